"""Times of day as TIMEX, alone and behind a day."""

import datetime as dt
from dataclasses import dataclass, replace

from treatywatch.values.dates_frame import AM, PM, Clock, Frame
from treatywatch.values.dates_lengths import between

# Parts of the day: from hour, to hour, and the half of the day of an hour named with it.
DAYPARTS = {
    "MO": (8, 12, AM), "MI": (12, 13, PM), "AF": (12, 16, PM), "EV": (16, 20, PM), "NI": (20, 24, PM),
    "DT": (8, 18, ""), "NT": (0, 8, AM), "MEB": (8, 12, AM), "MEL": (11, 13, PM), "MED": (16, 20, PM),
    "EM": (4, 8, AM), "BU": (8, 18, ""),
}  # fmt: skip
_NOON, _DAY = 12, dt.timedelta(days=1)
# "tonight at 3" is after midnight.
_LATE_NIGHT = 6
_BASE = dt.datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Times:
    """One reading of a clock or of two: their TIMEX values, moments on a base day, and days to add to the second."""

    first: str
    last: str
    start: dt.timedelta
    end: dt.timedelta


def clock_text(clock: Clock, hour: int) -> str:
    """Return a time of day as TIMEX: T08, T08:30, T08:30:05."""
    minute = "" if clock.minute is None else f":{clock.minute:02}"
    second = "" if clock.second is None else f":{clock.second:02}"
    return f"T{hour:02}{minute}{second}"


def offset_of(clock: Clock, hour: int) -> dt.timedelta:
    """Return the time since midnight."""
    return dt.timedelta(hours=hour, minutes=clock.minute or 0, seconds=clock.second or 0)


def with_part(clock: Clock, part: str) -> Clock:
    """Return the clock with the half of the day that a part of the day gives it."""
    half = DAYPARTS[part][2] if part in DAYPARTS else ""
    if clock.half or clock.sure or not half or clock.hour > _NOON:
        return clock
    if clock.hour == _NOON:
        return replace(clock, half=AM if part in ("NI", "MO", "NT", "EV") else PM)
    if part == "NI" and clock.hour < _LATE_NIGHT:
        return replace(clock, half=AM)
    return replace(clock, half=half)


def single(frame: Frame, clock: Clock) -> list[Times]:
    """Return the readings of one clock."""
    clock = with_part(clock, frame.daypart or _part_of_half(frame.half_day))
    return [
        Times(clock_text(clock, hour), "", offset_of(clock, hour), offset_of(clock, hour)) for hour in clock.hours()
    ]


def _part_of_half(half: str) -> str:
    return {"am": "MO", "pm": "AF"}.get(half, "")


def double(frame: Frame, first: Clock, last: Clock) -> list[Times]:
    """Return the readings of two clocks as a range; the second comes after the first."""
    part = frame.daypart or _part_of_half(frame.half_day)
    plain = first
    first, last = with_part(first, part), with_part(last, part)
    if (
        part
        and len(first.hours()) == len(last.hours()) == 1
        and offset_of(first, first.hours()[0]) > offset_of(last, last.hours()[0])
    ):
        first = replace(plain, half=AM) if not plain.half else first
    if first.minute is not None and last.minute is not None and (first.hour > _NOON or last.hour > _NOON):
        first = replace(first, sure=True) if first.hour > _NOON or not first.half else first
    found = []
    for hour in first.hours():
        start = offset_of(first, hour)
        ends = [(offset_of(last, other), other) for other in last.hours()]
        later = [row for row in ends if row[0] > start]
        end, other = min(later) if later else (min(ends)[0] + _DAY, min(ends)[1])
        found.append(Times(clock_text(first, hour), clock_text(last, other), start, end))
    # An hour that runs over midnight is read so only where the other does not.
    today = [row for row in found if row.end <= _DAY]
    return found if len(today) != 1 or _both_open(first, last) else today


def _both_open(first: Clock, last: Clock) -> bool:
    return len(first.hours()) > 1 and len(last.hours()) > 1


def span_text(times: Times, day: str, next_day: str) -> str:
    """Return a range of clocks as TIMEX, with the day before each clock."""
    last_day = next_day if times.end >= _DAY and times.end > _DAY and day else day
    return f"({day}{times.first},{last_day}{times.last},{between(_BASE + times.start, _BASE + times.end)})"


def halved(first: Clock, second: Clock) -> tuple[Clock, Clock]:
    """Give "5 to 6 pm" one half of the day where that runs forward."""
    if second.half and not first.half and first.hour <= 12:
        forward = (first.hour % 12, first.minute or 0) < (second.hour % 12, second.minute or 0)
        flipped = "am" if second.half == "pm" else "pm"
        return replace(first, half=second.half if forward else flipped), second
    if first.half and not second.half and second.hour <= 12 and not second.sure:
        forward = (first.hour % 12, first.minute or 0) < (second.hour % 12, second.minute or 0)
        flipped = "am" if first.half == "pm" else "pm"
        return first, replace(second, half=first.half if forward else flipped)
    return first, second
