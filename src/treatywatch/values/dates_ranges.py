"""Ranges of two times: "from May to July", "between 3 and 5 pm", "Jan-Feb 2017"."""

import datetime as dt
from dataclasses import dataclass, replace

from treatywatch.values.dates_calendar import add_days, add_months
from treatywatch.values.dates_clocks import halved, with_part
from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_lengths import between
from treatywatch.values.dates_offsets import Point, counted
from treatywatch.values.dates_reading import Reading, midnight
from treatywatch.values.dates_singles import Stretch
from treatywatch.values.dates_stretch import stretch

_MONTHS, _HALF_MONTH, _HALF_YEAR = 12, 15, 6
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a range is read beside: the reference, the side on which open years lie, and who reads single times."""

    reference: dt.datetime
    side: int
    point: Point


def ranged(frame: Frame, reference: dt.datetime, side: int, point: Point) -> Reading | None:
    """Return the value of a range, None where its ends do not fit; `point` reads a time without a range."""
    last = frame.to
    if last is None:
        return None
    if last.way == "then":
        last = replace(last, way="later")
    first = replace(frame, to=None, limit="")
    if first.has_clock or last.has_clock or _is_moment(first) or _is_moment(last):
        return _clocked(first, last, reference, point)
    first, last = _shared(first, last)
    return _dated(first, last, _Seen(reference, side, point))


def _is_moment(frame: Frame) -> bool:
    return bool(frame.dur) and any(unit in ("second", "minute", "hour") for _, unit in frame.dur)


def _shared(first: Frame, last: Frame) -> tuple[Frame, Frame]:
    """Give one end what only the other says: "26 to 28 June 2020", "November to February 2017"."""
    if last.month is None and last.day is not None and first.month is not None and last.weekday is None:
        last = replace(last, month=first.month)
    if first.year is None and first.month is not None and last.year is not None and first.shift is None:
        turn = last.month is not None and (first.month, first.day or 0) > (last.month, last.day or 40)
        first = replace(first, year=last.year - turn, short_year=last.short_year, calendar=last.calendar)
    if last.year is None and last.month is not None and first.year is not None and last.shift is None:
        turn = first.month is not None and (last.month, last.day or 40) < (first.month, first.day or 0)
        last = replace(last, year=first.year + turn, short_year=first.short_year, calendar=first.calendar)
    if last.weekday is not None and last.shift is None and first.shift is not None and first.weekday is not None:
        last = replace(last, shift=first.shift, near=first.near)
    return first, last


def _dated(first: Frame, last: Frame, seen: _Seen) -> Reading | None:
    one, two = _stretch(first, seen), _stretch(last, seen)
    if one is None or two is None:
        return None
    if one.start is None or two.start is None:
        return Reading("daterange", (f"({one.timex},{two.timex},PXD)",)) if one.timex and two.timex else None
    one, two = _ordered(one, two)
    if one.start is None or two.start is None:
        return None
    start, end = _moved(first, one), _moved(last, two)
    if start is None or end is None or (end < start and not (one.open or two.open)):
        return None
    text = f"({_text(one, start)},{_text(two, end)},{_length(first, last, start, end)})"
    until = two.end if two.end is not None and not last.part else add_days(end, two.grain == "D") or end
    relative = one.open or two.open or first.shift is not None or last.shift is not None or last.now or first.now
    grain = "D"
    if _is_long(first) and _is_long(last) and not first.part and not last.part:
        grain = "YS" if first.month is None and last.month is None and first.quarter is None else "MS"
    return Reading("daterange", (text,), midnight(start), midnight(max(until, start)), grain, relative)


def _stretch(frame: Frame, seen: _Seen) -> Stretch | None:
    if frame.now:
        today = seen.reference.date()
        return Stretch(today.isoformat(), today, today + _DAY, "D")
    if frame.dur:
        known = counted(frame, seen.reference, seen.side, seen.point)
        if known is None or known.start is None:
            return None
        day = known.start.date()
        return Stretch(day.isoformat(), day, day + _DAY, "D")
    return stretch(frame, seen.reference.date(), seen.side)


def _ordered(one: Stretch, two: Stretch) -> tuple[Stretch, Stretch]:
    """Move an open end so that the range runs forward."""
    if one.start is None or two.start is None or one.start <= two.start:
        return one, two
    if two.open:
        return one, _a_turn_on(two, 1)
    return (_a_turn_on(one, -1), two) if one.open else (one, two)


def _a_turn_on(days: Stretch, sign: int) -> Stretch:
    """Move a weekday by a week, a day of the month by a month, else by a year."""
    if days.start is None or days.end is None:
        return days
    if days.timex.startswith("XXXX-WXX"):
        return replace(days, start=days.start + 7 * sign * _DAY, end=days.end + 7 * sign * _DAY)
    months = sign * (1 if days.timex.startswith("XXXX-XX") else _MONTHS)
    return replace(days, start=add_months(days.start, months), end=add_months(days.end, months))


def _moved(frame: Frame, days: Stretch) -> dt.date | None:
    """Return the day where an end of a range lies: "the end of 2008" is its last moment."""
    if days.start is None or days.end is None or not frame.part:
        return days.start
    if frame.part == "end":
        return days.end
    if frame.part == "mid":
        if days.grain == "M":
            return add_days(days.start, _HALF_MONTH)
        return add_days(days.start, (days.end - days.start).days // 2)
    return days.start


def _text(days: Stretch, day: dt.date) -> str:
    """Return an end of a range as a TIMEX day, open where its words leave the year open."""
    if not days.open:
        return day.isoformat()
    if days.grain == "D":
        return days.timex
    return f"XXXX-{day.month:02}-{day.day:02}"


def _length(first: Frame, last: Frame, start: dt.date, end: dt.date) -> str:
    months = (end.year - start.year) * _MONTHS + end.month - start.month
    if all(_is_long(frame) for frame in (first, last)):
        years_only = all(frame.month is None and not frame.part and frame.quarter is None for frame in (first, last))
        return f"P{months // _MONTHS}Y" if years_only and months % _MONTHS == 0 else f"P{months}M"
    return f"P{(end - start).days}D"


def _is_long(frame: Frame) -> bool:
    """Tell whether an end is a month, a quarter or a year."""
    if frame.is_day or frame.now or frame.dur or frame.week is not None:
        return False
    return frame.month is not None or frame.year is not None or frame.quarter is not None or frame.unit in _LONG_UNITS


_LONG_UNITS = ("month", "year", "quarter")


def _clocked(first: Frame, last: Frame, reference: dt.datetime, point: Point) -> Reading | None:
    """A range whose ends are clocks or moments."""
    if first.clock is not None and last.clock is not None and not (first.has_date and last.has_date):
        if not first.has_date and last.has_date and last.date_first:
            first = replace(first, day_offset=0)
        else:
            return _same_day(first, last, reference, point)
    one = _moment(_read(first, reference, point), first, reference)
    two = _moment(_read(last, reference, point), last, reference)
    if one is None or two is None:
        return None
    if one[1] > two[1]:
        two = (two[0], _after(one[1], two[1], last))
    text = f"({one[0]},{two[0]},{between(one[1], two[1])})"
    has_day = first.has_date or last.has_date or first.now or last.now or bool(first.dur or last.dur)
    if not has_day:
        return point(replace(first, clock_to=last.clock), reference, 0)
    return Reading("datetimerange", (text,), one[1], two[1], "T", relative=True)


def _read(frame: Frame, reference: dt.datetime, point: Point) -> Reading | None:
    if frame.now:
        return None
    if frame.dur:
        return counted(frame, reference, 0, point)
    weekday = frame.weekday is not None and frame.day is None
    return point(replace(frame, part=""), reference, -1 if weekday else 0)


def _after(start: dt.datetime, end: dt.datetime, frame: Frame) -> dt.datetime:
    week = frame.weekday is not None
    step = 7 * _DAY if week else _DAY
    return end + step * (1 + (start - end) // step)


def _same_day(first: Frame, last: Frame, reference: dt.datetime, point: Point) -> Reading | None:
    """Two clocks of one day: "from 3 in the morning until 5 pm", "10 am to 12 pm on Monday"."""
    if first.clock is None or last.clock is None:
        return None
    one, two = first.clock, last.clock
    if first.daypart or not last.daypart:
        one = with_part(one, first.daypart)
        two = with_part(two, last.daypart or ("" if two.half else first.daypart))
    else:
        one, two = with_part(one, last.daypart), with_part(two, last.daypart)
    one, two = halved(one, two)
    day = first if first.has_date else last
    return point(replace(day, clock=one, clock_to=two, daypart="", half_day=""), reference, 0)


def _moment(reading: Reading | None, frame: Frame, reference: dt.datetime) -> tuple[str, dt.datetime] | None:
    if frame.now:
        return "PRESENT_REF", reference
    if reading is None:
        return None
    if reading.start is not None:
        return reading.timex[0], reading.start
    if frame.clock is None:
        return None
    hour = max(frame.clock.hours()) if max(frame.clock.hours()) > reference.hour else min(frame.clock.hours())
    moment = midnight(reference.date()) + dt.timedelta(hours=hour, minutes=frame.clock.minute or 0)
    minute = "" if frame.clock.minute is None else f":{frame.clock.minute:02}"
    return f"{reference.date()}T{hour:02}{minute}", moment
