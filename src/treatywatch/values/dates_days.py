"""Readers of the numbers of days, months and hours that only their surroundings show."""

from treatywatch.values.dates_clock import clock_at
from treatywatch.values.dates_frame import Clock, Frame
from treatywatch.values.dates_line import Line, Num
from treatywatch.values.dates_look import ends, is_fraction, led_by, next_hit

_LAST_DAY, _LAST_MONTH, _LAST_HOUR, _FOUR = 31, 12, 24, 4
_JOINS = 3


def day_number(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read the number of a day beside its month, its weekday, its sign or its "on the"."""
    num = line.num(position)
    if num is None or num.whole is None or not 1 <= num.whole <= _LAST_DAY or so_far.day is not None:
        return None
    if is_fraction(line, position) or line.get(position, "month") is not None:
        return None
    if line.low(position - 1) == "," and so_far.month is not None and not ends(line, num.end):
        return None
    mark = line.get(num.end, "day_mark")
    end = num.end if mark is None else mark[0]
    if not (mark is not None or _is_day(line, num, position, so_far)):
        return None
    unit = line.get(num.end, "unit")
    if mark is None and ((unit is not None and unit[1] != "night") or line.low(num.end) == ":"):
        return None
    said = num.ordinal and line.get(position - 1, "the") is not None
    return Frame(position, end, day=num.whole, day_said=said)


def month_number(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read 09月: the number of a month before its sign."""
    num = line.num(position)
    mark = None if num is None or not num.digits else line.get(num.end, "month_mark")
    if num is None or mark is None or num.whole is None or not 1 <= num.value <= _LAST_MONTH:
        return None
    return None if so_far.month is not None else Frame(position, mark[0], month=num.whole)


def the_day(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read "the 18th" after "on", "the week of"; the article belongs to it."""
    article = line.get(position, "the")
    if article is None or so_far.month is not None or so_far.weekday is not None:
        return None
    num = line.num(article[0])
    before = line.get(position - 1, "day_pre")
    led = (before is not None and before[0] == position) or so_far.week_of
    if num is None or num.whole is None or not led or not num.ordinal or not 1 <= num.whole <= _LAST_DAY:
        return None
    if line.get(num.end, "unit") is not None or next_hit(line, num.end, "month") is not None:
        return None
    if not ends(line, num.end) and not line.layers(num.end):
        # "on the 15th anniversary"
        return None
    return Frame(position, num.end, day=num.whole)


def _is_day(line: Line, num: Num, position: int, so_far: Frame) -> bool:
    if so_far.week_of:
        return True
    if so_far.month is not None:
        joined = not num.digits and not num.ordinal and line.get(position - 1, "join") is not None
        return (so_far.year is None and not joined and not _is_article(num)) or _in_figures(line, position)
    if _month_follows(line, num):
        # "one may ask"
        return bool(num.digits) or num.ordinal or num.value > 1
    if so_far.weekday is not None and so_far.nth is None and so_far.shift is None and not so_far.has_clock:
        return bool(num.digits) or num.ordinal
    before = [hit for back in (1, 2, 3) if (hit := line.get(position - back, "day_pre")) and hit[0] == position]
    if before:
        if not ends(line, num.end) and not (num.digits and line.layers(num.end)):
            return False
        return num.ordinal or before[0][1] == "any"
    return num.ordinal and (so_far.unit == "month" or _month_shift(line, num.end))


def _is_article(num: Num) -> bool:
    """Tell "im Dezember einen großen Kongress" from the first of December."""
    return not num.digits and not num.ordinal and num.value == 1


def _in_figures(line: Line, position: int) -> bool:
    """2020/aug/01: a day behind year and month, joined by signs."""
    return line.low(position - 1) in ("/", "-") and bool(line.num(position))


def _month_follows(line: Line, num: Num) -> bool:
    hit = None
    for here in line.gaps(num.end, "join", _JOINS):
        if here > num.end and line.low(here - 1) in (",", "(", ")"):
            break
        hit = hit or line.get(here, "month")
        year = line.num(here)
        if year is not None and len(year.digits) == _FOUR and line.low(here - 1) == "-":
            hit = hit or line.get(here + 2, "month")
    return hit is not None


def _month_shift(line: Line, position: int) -> bool:
    """Tell whether "this month", "of the month" follows."""
    for here in line.gaps(position, "join", _JOINS):
        shift = line.get(here, "shift") or line.get(here, "the")
        unit = line.get(here if shift is None else shift[0], "unit")
        if unit is not None and unit[1] == "month":
            return True
    return False


def bare_hour(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read an hour that only its surroundings show: "tonight around 7", "Sat at 5", "7 in the morning"."""
    num = line.num(position)
    if num is None or num.whole is None or not 0 <= num.value <= _LAST_HOUR or so_far.clock is not None:
        return None
    if num.ordinal and not line.pack.is_on("ordinal_hours"):
        return None
    if line.get(num.end, "unit") is not None or line.low(num.end) in ("%", ":", "/") or is_fraction(line, position):
        return None
    at = led_by(line, position, "hour_pre")
    if so_far.daypart and num.digits and line.pack.is_on("hour_daypart") and ends(line, num.end):
        return _hour_frame(line, num, position)
    if (at and (so_far.is_day or so_far.daypart)) or ((so_far.daypart or so_far.is_day) and so_far.around):
        return _hour_frame(line, num, position)
    following = next_hit(line, num.end, "daypart", 2)
    if following is not None and (num.digits or at or following[0] > num.end + 1) and not so_far.daypart:
        return _hour_frame(line, num, position) if _is_said_hour(line, num, at=at) else None
    offset = next_hit(line, num.end, "day", 1)
    return _hour_frame(line, num, position) if offset is not None and (at or "T" in offset[1]) else None


def led_clock(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read "saat 16", "الساعة 4": a word that makes any number an hour, and belongs to it."""
    lead = line.get(position, "hour_lead")
    if lead is None:
        return None
    found = clock_at(line, lead[0], Frame(day_offset=0))
    if found is not None:
        return Frame(position, found[1], clock=found[0])
    num = line.num(lead[0])
    if num is None or num.whole is None or not 0 <= num.value <= _LAST_HOUR or so_far.clock is not None:
        return None
    end = line.skip(num.end, "hour_mark")
    return Frame(position, end, clock=Clock(num.whole))


def _is_said_hour(line: Line, num: Num, *, at: bool) -> bool:
    """Tell "5 in the morning" from "2 morning sessions": something joins them."""
    return at or line.pack.is_on("hour_daypart") or line.get(num.end, "join") is not None or _long_part(line, num.end)


def _long_part(line: Line, position: int) -> bool:
    hit = line.get(position, "daypart")
    return hit is not None and hit[0] > position + 1


def _hour_frame(line: Line, num: Num, position: int) -> Frame:
    return Frame(position, line.skip(num.end, "hour_mark"), clock=Clock(int(num.value)))
