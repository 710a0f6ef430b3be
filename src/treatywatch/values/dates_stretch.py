"""The date side of a frame as a stretch of days with its TIMEX value."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from treatywatch.values.dates_calendar import add_days, add_months, iso_week, monday
from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_periods import period, spelled, stretch_of
from treatywatch.values.dates_singles import (
    Stretch,
    day_of_year,
    day_only,
    holiday_stretch,
    iso_year,
    month_named,
    offset_day,
    unit_day,
    weekday_stretch,
)

_WEEK, _WEEKEND, _MONTHS = 7, 5, 12


def stretch(frame: Frame, today: dt.date, side: int) -> Stretch | None:
    """Return the days of a frame. `side` chooses among years: -1 the past, 1 the future, 0 the nearest."""
    frame = iso_year(frame)
    for reads, make in _KINDS:
        if reads(frame):
            return make(frame, today, side)
    return None


def _weekend_of(frame: Frame, today: dt.date, side: int) -> Stretch:
    day = stretch(replace(frame, unit="", shift=None, the=False), today, side)
    # A holiday on a Monday makes the weekend before it longer.
    start = None if day is None or day.start is None else add_days(monday(day.start), _WEEKEND)
    if start is not None and day is not None and day.start is not None and day.start.weekday() == 0:
        start = add_days(start, -_WEEK)
    is_open = day is not None and day.open
    return stretch_of(start, 2, "" if start is None else f"{iso_week(start)}-WE", "WE", is_open=is_open)


def _week_of(frame: Frame, today: dt.date, side: int) -> Stretch | None:
    """Read "the week of April 10": its TIMEX is the day."""
    day = stretch(replace(frame, week_of=False, unit="", shift=None, the=False), today, side)
    if day is None or day.start is None:
        return None
    return stretch_of(monday(day.start), _WEEK, day.timex, "W", is_open=day.open)


def _nth_day(frame: Frame, today: dt.date, side: int) -> Stretch | None:
    whole = stretch(replace(frame, nth=None, nth_unit=""), today, side)
    if whole is None or whole.start is None or whole.end is None:
        return None
    nth = frame.nth or 1
    day = add_days(whole.start, nth - 1) if nth > 0 else add_days(whole.end, nth)
    return None if day is None else stretch_of(day, 1, day.isoformat(), "D")


def _counted(frame: Frame, today: dt.date, side: int) -> Stretch | None:
    """Read "the first 2 weeks of 2021", "the last four months of 2021"."""
    whole = stretch(replace(frame, nth=None, nth_unit="", dur=()), today, side)
    if whole is None or whole.start is None or whole.end is None:
        return None
    count, unit = int(frame.dur[0][0]), frame.dur[0][1]
    start, end = whole.start, whole.end
    if unit == "week":
        start, end = _whole_weeks(start, end)
    first, last = _counted_ends((start, end), count, unit, from_start=(frame.nth or 1) > 0)
    letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}.get(unit, "D")
    # Several months are written from the first to the last: 2025-01/2025-09.
    grain = {"M": "MS", "Y": "YS"}.get(letter, letter)
    return Stretch(spelled(first, last, f"P{count}{letter}"), first, last, grain)


def _whole_weeks(start: dt.date, end: dt.date) -> tuple[dt.date, dt.date]:
    """The ISO weeks whose Thursday lies in the stretch."""
    first, last = monday(start), monday(end)
    first = first if (start - first).days <= 3 else add_days(first, _WEEK) or first
    return first, last if (end - last).days <= 3 else add_days(last, _WEEK) or last


def _counted_ends(
    ends: tuple[dt.date, dt.date], count: int, unit: str, *, from_start: bool
) -> tuple[dt.date | None, dt.date | None]:
    sign = 1 if from_start else -1
    known = ends[0] if from_start else ends[1]
    if unit in ("month", "year"):
        other = add_months(known, sign * count * (_MONTHS if unit == "year" else 1))
    else:
        other = add_days(known, sign * count * (_WEEK if unit == "week" else 1))
    return (known, other) if from_start else (other, known)


_Make = Callable[[Frame, dt.date, int], Stretch | None]
_Reads = Callable[[Frame], bool]
# What a frame names, by its first telling part.
_KINDS: tuple[tuple[_Reads, _Make], ...] = (
    (lambda f: bool(f.dur) and f.nth is not None, _counted),
    (lambda f: f.nth_unit == "day" and f.weekday is None, _nth_day),
    (lambda f: f.nth_unit in ("week", "weekend", "month") and f.weekday is None, period),
    (lambda f: f.week_of, _week_of),
    (lambda f: f.unit == "weekend" and bool(f.holiday or f.month or f.day), _weekend_of),
    (lambda f: f.unit == "weekend", period),
    (lambda f: f.day is not None and f.month is not None, day_of_year),
    (lambda f: bool(f.holiday), holiday_stretch),
    (lambda f: f.weekday is not None, weekday_stretch),
    (lambda f: f.day_offset is not None, offset_day),
    (lambda f: f.day is not None, day_only),
    (lambda f: f.unit == "day", unit_day),
    (lambda f: f.month is not None, month_named),
    (lambda f: True, period),
)
