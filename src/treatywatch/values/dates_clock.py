"""Readers of times of day: 8:30, 5 pm, half past seven, 午後5時半, 14h30, ocho menos cuarto."""

from collections.abc import Callable
from dataclasses import replace

from treatywatch.values.dates_frame import AM, PM, Clock, Frame
from treatywatch.values.dates_line import Line, Num
from treatywatch.values.dates_look import next_hit
from treatywatch.values.dates_numeric import numeric_clock

_SIXTY, _LAST_HOUR, _QUARTER = 60, 24, 15
# A number of minutes in words behind an hour in words: "nine thirty"; below it, it could be anything.
_LEAST_MINUTES = 10
_MILITARY = 4

_NONE = Num(0, 0)

ClockAt = tuple[Clock, int]


def clock_frame(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read a time of day at a token."""
    found = clock_at(line, position, so_far)
    if found is None:
        return None
    return Frame(position, found[1], clock=found[0])


def clock_at(line: Line, position: int, so_far: Frame) -> ClockAt | None:
    """Return a time of day and the token after it, None where there is none."""
    for reader in _READERS:
        found = reader(line, position, so_far)
        if found is not None:
            return _with_half(line, *found)
    return None


def _with_half(line: Line, clock: Clock, end: int) -> ClockAt:
    """Take "o'clock", "pm", "in the morning" behind a time."""
    end = line.skip(end, "hour_mark") if clock.minute is not None else end
    half = line.ampm(end)
    if half is None or clock.half:
        return clock, end
    return _extra(line, replace(clock, half=half[1]), half[0])


def _extra(line: Line, clock: Clock, end: int) -> ClockAt:
    """Take minutes said after the half of the day: "9 pm and a quarter"."""
    after = line.get(end, "after_hour")
    return (clock, end) if after is None or clock.minute is not None else (_moved(clock, int(after[1])), after[0])


def _moved(clock: Clock, minutes: int) -> Clock:
    """Return a clock some minutes on (or back, where negative)."""
    total = clock.hour * _SIXTY + (clock.minute or 0) + minutes
    hour, minute = divmod(total, _SIXTY)
    if clock.hour and hour == 0:
        hour = 12
    if hour < 0:
        hour += _LAST_HOUR // (1 if clock.sure else 2)
    return replace(clock, hour=hour, minute=minute)


def _figures(line: Line, position: int, so_far: Frame) -> ClockAt | None:
    if not line.low(position)[:1].isdecimal():
        return None
    found = numeric_clock(line, position, dotted=line.pack.is_on("clock_dot"))
    if found is not None and line.low(position + 1) == ".":
        found = replace(found[0], sure=True), found[1]
    if found is None:
        found = numeric_clock(line, position, dotted=True)
        if found is None or not _shows_clock(line, position, found[1], so_far):
            return None
    return found


def _shows_clock(line: Line, position: int, end: int, so_far: Frame) -> bool:
    """Tell whether 8.30 is a time: with am or pm, after "at", after a day."""
    if line.ampm(end) is not None or line.get(end, "hour_mark") is not None:
        return True
    before = line.get(position - 1, "hour_pre")
    return (
        before is not None
        and before[0] == position
        and line.low(end) != "%"
        and line.get(end, "counted") is None
        and not so_far.has_clock
    )


def _hour(line: Line, position: int) -> Num | None:
    num = line.num(position)
    if num is None or num.whole is None or not 0 <= num.whole <= _LAST_HOUR:
        return None
    return None if num.ordinal and not line.pack.is_on("ordinal_hours") else num


def _marked(line: Line, position: int, so_far: Frame) -> ClockAt | None:
    """Read an hour with its sign: 5 pm, 5 o'clock, 17h30, 5点十五分."""
    hour = _hour(line, position)
    if hour is None:
        return None
    half = line.ampm(hour.end)
    if half is not None and not _is_unit_first(line, hour, so_far):
        return _extra(line, Clock(int(hour.value), half=half[1]), half[0])
    mark = line.get(hour.end, "hour_mark")
    unit = line.get(hour.end, "unit")
    if mark is not None and unit is not None and unit[0] > mark[0]:
        return None
    if mark is None or (mark[1] == "tight" and not line.tight(hour.end)):
        return None
    clock = Clock(int(hour.value), sure=len(hour.digits) == 2 and hour.digits[0] == "0")
    found = _minutes(line, clock, mark[0])
    if mark[1] in ("weak", "h24") and found[0] == clock and not _hour_is_meant(line, position, mark[0], so_far):
        return None
    if mark[1] == "h24" and hour.digits:
        return replace(found[0], sure=True), found[1]
    return found


def _is_unit_first(line: Line, hour: Num, so_far: Frame) -> bool:
    """Tell whether what looks like am or pm is a word of its own: "3 a day"."""
    return line.get(hour.end + 1, "unit") is not None and not so_far.has_date


def _hour_is_meant(line: Line, position: int, end: int, so_far: Frame) -> bool:
    """Tell an hour of the day from a number of hours where one word says both ("8 horas", "8時間")."""
    before = line.get(position - 1, "hour_pre")
    if before is not None and before[0] == position:
        return True
    if line.ampm(end) is not None or line.get(end, "daypart") is not None or so_far.is_day or _day_follows(line, end):
        return True
    if so_far.has_clock or (line.tight(end - 1) and _LAST_HOUR > (line.num(position) or _NONE).value > 12):
        return True
    to = line.get(end, "to")
    return to is not None and to[1] != "and" and line.num(line.skip(to[0], "hour_pre")) is not None


def _day_follows(line: Line, end: int) -> bool:
    """9h le mardi."""
    hit = next_hit(line, end, "weekday", 1)
    figures = line.low(end - 1)[:1].isdecimal() or line.low(end - 2)[:1].isdecimal()
    return hit is not None and figures and line.low(end) != ","


def _minutes(line: Line, clock: Clock, end: int) -> ClockAt:
    """Take the minutes behind the sign of the hour."""
    after = line.get(end, "after_hour")
    if after is not None:
        return _moved(clock, int(after[1])), after[0]
    joined = line.get(end, "plus")
    here = end if joined is None else joined[0]
    num = line.num(here)
    if num is None or num.whole is None or num.ordinal or not 0 <= num.value < _SIXTY or line.low(num.end) == ":":
        return _less(line, clock, end)
    mark = line.get(num.end, "minute_mark")
    if mark is None and joined is None and (len(num.digits) == 1 or (not num.digits and num.value < _LEAST_MINUTES)):
        return clock, end
    if mark is None and (line.get(num.end, "unit") is not None or line.ampm(num.end) or _ends_range(line, num)):
        return clock, end
    return _seconds(line, replace(clock, minute=int(num.value)), num.end if mark is None else mark[0])


def _ends_range(line: Line, num: Num) -> bool:
    return line.get(num.end, "hour_mark") is not None or line.get(num.end, "month") is not None


def _less(line: Line, clock: Clock, end: int) -> ClockAt:
    """Take "menos cinco", "moins dix"."""
    minus = line.get(end, "minus")
    num = None if minus is None else line.num(minus[0])
    if num is None or not 0 < num.value < _SIXTY:
        return clock, end
    return _moved(clock, -int(num.value)), line.skip(num.end, "minute_mark")


def _seconds(line: Line, clock: Clock, end: int) -> ClockAt:
    joined = line.skip(end, "plus")
    num = line.num(joined)
    mark = None if num is None else line.get(num.end, "second_mark")
    if num is None or mark is None or not 0 <= num.value < _SIXTY:
        return clock, end
    return replace(clock, second=int(num.value)), mark[0]


def _before_hour(line: Line, position: int, _so_far: Frame) -> ClockAt | None:
    """Read "half past seven", "halb acht", "quarter to nine"."""
    head = line.get(position, "before_hour")
    hour = None if head is None else _hour(line, head[0])
    if head is None or hour is None:
        return None
    return _moved(Clock(int(hour.value)), int(head[1])), line.skip(hour.end, "hour_mark")


def _minutes_past(line: Line, position: int, _so_far: Frame) -> ClockAt | None:
    """Read "20 minutes past eight", "ten to nine"."""
    num = line.num(position)
    if num is None or num.ordinal or not 0 < num.value < _SIXTY:
        return None
    minutes = line.skip(num.end, "minute_mark")
    for layer, sign in (("past", 1), ("till", -1)):
        link = line.get(minutes, layer)
        hour = None if link is None else _hour(line, link[0])
        if link is not None and hour is not None and (minutes > num.end or link[1] == "sure"):
            return _moved(Clock(int(hour.value)), sign * int(num.value)), line.skip(hour.end, "hour_mark")
    return None


def _hour_and(line: Line, position: int, so_far: Frame) -> ClockAt | None:
    """Read "siete y media", "ocho menos cuarto", "nine thirty", "5 e 45"."""
    hour = _hour(line, position)
    if hour is None or (hour.ordinal and not line.pack.is_on("ordinal_hours")):
        return None
    after = line.get(hour.end, "after_hour")
    if after is not None and after[1] != "30":
        return _moved(Clock(int(hour.value)), int(after[1])), line.skip(after[0], "hour_mark")
    if not (so_far.is_day or so_far.has_clock or _after_clock_word(line, position)):
        return _spoken(line, hour, sure=False)
    if after is not None:
        return _moved(Clock(int(hour.value)), int(after[1])), line.skip(after[0], "hour_mark")
    clock, end = _less(line, Clock(int(hour.value)), hour.end)
    return (clock, end) if end > hour.end else _spoken(line, hour, sure=True)


def _spoken(line: Line, hour: Num, *, sure: bool) -> ClockAt | None:
    """Read hour and minutes in words, side by side."""
    joined = line.get(hour.end, "plus")
    if joined is not None and line.opened(hour.end - 1):
        return None
    here = hour.end if joined is None else joined[0]
    here += line.low(here) == "-"
    num = line.num(here)
    if num is None or num.ordinal or not _LEAST_MINUTES <= num.value < _SIXTY or num.whole is None:
        return None
    if bool(num.digits) != bool(hour.digits) or (num.digits and joined is None):
        return None
    end = line.skip(num.end, "minute_mark")
    if not sure and line.ampm(end) is None and line.get(end, "daypart") is None:
        return None
    return Clock(int(hour.value), int(num.value)), end


def _after_clock_word(line: Line, position: int) -> bool:
    return any((hit := line.get(position - back, "hour_pre")) is not None and hit[0] == position for back in (1, 2))


def _military(line: Line, position: int, _so_far: Frame) -> ClockAt | None:
    """Read 1140 with am or pm behind it."""
    digits = line.low(position)
    if len(digits) != _MILITARY or not digits.isdecimal() or not _clocked(line, position + 1):
        return None
    hour, minute = int(digits[:2]), int(digits[2:])
    return (Clock(hour, minute), position + 1) if hour <= _LAST_HOUR and minute < _SIXTY else None


def _clocked(line: Line, position: int) -> bool:
    return line.ampm(position) is not None or line.get(position, "hour_mark") is not None


def _named(line: Line, position: int, _so_far: Frame) -> ClockAt | None:
    """Read noon and midnight, with the 12 that may stand before them."""
    num = line.num(position)
    start = num.end if num is not None and num.value == 12 else position
    hit = line.get(start, "clock")
    if hit is None:
        return None
    return Clock(int(hit[1]), sure=True), hit[0]


_Reader = Callable[[Line, int, Frame], ClockAt | None]
_READERS: tuple[_Reader, ...] = (
    _named,
    _figures,
    _military,
    _minutes_past,
    _before_hour,
    _marked,
    _hour_and,
)

__all__ = ["AM", "PM", "clock_at", "clock_frame"]
