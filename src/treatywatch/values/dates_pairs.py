"""Readers of two numbers of which the rest shows whether they are days or hours: "3 to 5"."""

from dataclasses import replace

from treatywatch.values.dates_clock import ClockAt, clock_at
from treatywatch.values.dates_clocks import halved
from treatywatch.values.dates_frame import Clock, Frame
from treatywatch.values.dates_line import Line
from treatywatch.values.dates_look import is_named, next_hit
from treatywatch.values.dates_numeric import numeric_date

_LAST_HOUR, _LAST_DAY, _LONGEST_FIGURES = 24, 31, 2
_CONTEXTS = ("month", "daypart", "day", "weekday", "shift", "ampm", "unit")


def pair(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read two numbers of which the rest of the time shows whether they are days or hours: "3 to 5"."""
    first = _side(line, position, so_far)
    second = None if first is None else _second(line, position, first, so_far)
    if first is None or second is None or not _is_pair(line, first, second, so_far):
        return None
    one, two = halved(first[0], second[0])
    if max(one.hour, two.hour) > _LAST_HOUR and (one.half or two.half or one.minute is not None):
        return None
    if one.half or two.half or one.minute is not None or two.minute is not None or one.sure or two.sure:
        return Frame(position, second[1], clock=one, clock_to=two)
    return Frame(position, second[1], bare=(one, two))


def _second(line: Line, position: int, first: ClockAt, so_far: Frame) -> ClockAt | None:
    """Return the second number of a pair: what joins them must not belong to something else."""
    join = line.get(first[1], "to")
    if join is None or _limits(line, first[1], join[0]):
        return None
    if so_far.weekday is not None and line.get(first[1], "hour_pre") is not None and not line.opened(position):
        # "sexta-feira 23 às 4": the fourth hour of Friday the 23rd.
        return None
    timed = replace(so_far, day_offset=0) if first[0].minute is not None else so_far
    second = _side(line, line.skip(join[0], "hour_pre"), timed)
    if second is None:
        return None
    end = second[1]
    if line.low(end) in ("-", "/") and line.tight(end) and line.tight(end + 1):
        return None
    is_open = join[1] != "and" or line.opened(position) or line.get(end, "close") is not None
    return second if is_open else None


def _limits(line: Line, position: int, end: int) -> bool:
    """Tell "से पहले" (before) from "से" (from): the longer phrase is meant."""
    limit = line.get(position, "limit_post")
    return limit is not None and limit[0] > end


def _is_pair(line: Line, first: ClockAt, second: ClockAt, so_far: Frame) -> bool:
    """Two plain numbers need a month, a day or a part of the day beside them."""
    if first[0].half or second[0].half or first[0].minute is not None or second[0].minute is not None:
        return True
    if first[0].sure or second[0].sure:
        return True
    if so_far.has_date or so_far.daypart:
        return True
    if any(_context(line, second[1], layer) for layer in _CONTEXTS):
        return True
    return any(numeric_date(line, here, Frame()) is not None for here in line.gaps(second[1], "join", 2))


def _context(line: Line, position: int, layer: str) -> bool:
    hit = next_hit(line, position, layer)
    if hit is None or (layer == "unit" and hit[1] != "month"):
        return False
    return layer != "shift" or is_named(line, hit[0])


def _side(line: Line, position: int, so_far: Frame) -> ClockAt | None:
    """Return one number of a pair, as a clock, and the token after it."""
    with_day = replace(so_far, day_offset=0) if so_far.has_date or so_far.daypart else so_far
    found = clock_at(line, position, with_day)
    if found is not None:
        return found
    num = line.num(position)
    if line.get(position, "month") is not None:
        return None
    if num is not None and num.ordinal and not (num.digits or line.pack.is_on("ordinal_hours")):
        return None
    if num is None or num.whole is None or not 0 <= num.value <= _LAST_DAY or len(num.digits) > _LONGEST_FIGURES:
        return _packed_clock(line, position)
    end = line.skip(num.end, "day_mark")
    after = line.get(end, "unit")
    return None if after is not None and end == num.end else (Clock(num.whole), end)


def _packed_clock(line: Line, position: int) -> ClockAt | None:
    """0730-0930."""
    digits = line.low(position)
    if len(digits) != 4 or not digits.isdecimal() or digits[0] not in "012":
        return None
    hour, minute = int(digits[:2]), int(digits[2:])
    if line.low(position + 1) not in ("-", "~") or not (hour < _LAST_HOUR and minute < 60 and digits[0] == "0"):
        return (Clock(hour, minute), position + 1) if digits[0] == "0" and hour < _LAST_HOUR and minute < 60 else None
    return Clock(hour, minute), position + 1
