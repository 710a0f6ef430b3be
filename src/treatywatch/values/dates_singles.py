"""Days and months of a frame: by date, weekday, holiday, or counted from today."""

import datetime as dt
from dataclasses import dataclass, replace

from treatywatch.values.dates_calendar import (
    add_days,
    add_months,
    common_year,
    day_or_none,
    from_other,
    holiday,
    is_fixed,
    monday,
    nth_weekday,
)
from treatywatch.values.dates_frame import Frame

_MONTHS, _WEEK, _WEEKEND = 12, 7, 5
_QUARTER, _HALF = 3, 6
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Two figures of a year: from here on the last century.
_LAST_CENTURY = 40
# News tells what was: a day without its year is the last one, unless that is more than eight months back.
_NEWS_LOOKS_BACK = 245
_LEAP_DAY, _FEBRUARY = 29, 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `start` to `end` (half-open; None where there is no such day) with their TIMEX value.

    `grain` is D, W, WE, M, Q, Y or S (season); `open` tells that the words leave year, month or week to the reader.
    """

    timex: str
    start: dt.date | None
    end: dt.date | None
    grain: str
    open: bool = False
    others: tuple[str, ...] = ()


def iso_year(frame: Frame) -> Frame:
    """Turn a year of two figures or of another era into one of the common era."""
    if frame.year is None:
        return frame
    if frame.calendar and frame.calendar not in ("hijri", "persian"):
        return replace(frame, year=common_year(frame.calendar, frame.year), short_year=False, calendar="")
    return frame


def full_year(year: int) -> int:
    """Return the likeliest year of two figures."""
    return year + (1900 if year >= _LAST_CENTURY else 2000)


def year_of(frame: Frame, today: dt.date) -> int | None:
    """Return the year that the words give, by number or by "next year"."""
    if frame.year is not None:
        return full_year(frame.year) if frame.short_year else frame.year
    if frame.unit == "year" and frame.shift is not None:
        return today.year + frame.shift
    return None


def _one(day: dt.date | None, timex: str, *, is_open: bool = False) -> Stretch:
    return Stretch(timex, day, None if day is None else add_days(day, 1), "D", is_open)


def pick(days: list[dt.date], today: dt.date, side: int) -> dt.date | None:
    """Choose among days that a text leaves open: the nearest on the asked side."""
    if side == 0:
        side = -1 if any(0 <= (today - day).days <= _NEWS_LOOKS_BACK for day in days) else 1
    fitting = [day for day in days if (day >= today if side > 0 else day <= today)]
    return min(fitting or days, key=lambda day: abs((day - today).days), default=None)


def day_of_year(frame: Frame, today: dt.date, side: int) -> Stretch:
    """Month and day, with or without the year."""
    month, day, year = frame.month or 1, frame.day or 1, year_of(frame, today)
    if frame.calendar:
        return _other_day(frame, today, side)
    if year is not None:
        text = _short(frame) or f"{year:04}"
        return _one(day_or_none(year, month, day), f"{text}-{month:02}-{day:02}")
    if frame.shift is not None and not frame.unit and frame.weekday is None and abs(frame.shift) == 1:
        side = frame.shift
    reach = 8 if (month, day) == (_FEBRUARY, _LEAP_DAY) else 1
    days = [d for y in range(today.year - reach, today.year + reach + 1) if (d := day_or_none(y, month, day))]
    return _one(pick(days, today, side), f"XXXX-{month:02}-{day:02}", is_open=True)


def _short(frame: Frame) -> str:
    """A year of two figures in a date of figures stays open where both centuries are near."""
    if frame.short_year and frame.year is not None and 30 <= frame.year < _LAST_CENTURY:
        return f"XX{frame.year:02}"
    return ""


def _other_day(frame: Frame, today: dt.date, _side: int) -> Stretch:
    """A day or month of the lunar or solar Hijri calendar."""
    year = frame.year if frame.year is not None else from_iso_year(frame.calendar, today.year)
    start = from_other(frame.calendar, year, frame.month or 1, frame.day or 1)
    if frame.day is not None:
        return _one(start, "" if start is None else start.isoformat(), is_open=frame.year is None)
    month, turn = (frame.month or 1) % _MONTHS + 1, (frame.month or 1) // _MONTHS
    end = from_other(frame.calendar, year + turn, month, 1)
    text = f"{start}/{end}" if start is not None else ""
    return Stretch(text, start, end, "X", open=frame.year is None)


def from_iso_year(name: str, year: int) -> int:
    """Return the year of another calendar that overlaps most with a year of the common era."""
    return year - 621 if name == "persian" else round((year - 622) * 33 / 32)


def weekday_stretch(frame: Frame, today: dt.date, side: int) -> Stretch:
    """Return a weekday: bare, shifted, beside the number of a day, or the nth of a month."""
    weekday = (frame.weekday or 1) - 1
    if frame.nth is not None or frame.nth_unit:
        return _nth_weekday(frame, today, side)
    if frame.shift is not None:
        return _shifted_weekday(frame, today, weekday)
    if frame.day is not None:
        day = day_or_none(today.year, today.month, frame.day)
        if day is not None and day.weekday() == weekday and (frame.day_said or day == today):
            return _one(day, day.isoformat())
        return _one(pick(_matching(today, weekday, frame.day), today, side), f"XXXX-WXX-{weekday + 1}", is_open=True)
    back = (today.weekday() - weekday) % _WEEK
    days = [day for shift in (-back, _WEEK - back) if (day := add_days(today, shift))]
    return _one(pick(days, today, side), f"XXXX-WXX-{weekday + 1}", is_open=True)


def _matching(today: dt.date, weekday: int, number: int) -> list[dt.date]:
    """Days within two years whose number in the month and weekday are these."""
    first = today.replace(day=1)
    months = [month for shift in range(-24, 25) if (month := add_months(first, shift))]
    days = [day for month in months if (day := day_or_none(month.year, month.month, number))]
    return [day for day in days if day.weekday() == weekday]


def _shifted_weekday(frame: Frame, today: dt.date, weekday: int) -> Stretch:
    shift = frame.shift or 0
    if frame.near and not frame.unit:
        ahead = (weekday - today.weekday()) % _WEEK
        distance = (ahead or _WEEK) if shift > 0 else (ahead - _WEEK)
        day = add_days(today, distance)
    elif frame.unit == "month":
        return _one(None, "")
    else:
        day = add_days(monday(today), _WEEK * shift + weekday)
    return _one(day, "" if day is None else day.isoformat())


def month_of(frame: Frame, today: dt.date, side: int) -> tuple[int, int, bool]:
    """Return year and month that hold something, and whether the year is open."""
    if frame.month is None and frame.unit == "month":
        first = add_months(today.replace(day=1), frame.shift or 0) or today
        return first.year, first.month, False
    year, month = year_of(frame, today), frame.month or 1
    if year is not None:
        return year, month, False
    if frame.shift is not None and frame.unit in ("", "month") and frame.weekday is None:
        return _month_shift(frame.shift, month, today), month, False
    if side:
        # "in November", said in November, is this one, whatever the verb.
        months = [dt.date(today.year + turn, month, 1) for turn in (-1, 0, 1) if 1 < today.year < dt.MAXYEAR]
        return (pick(months, today.replace(day=1), side) or today).year, month, True
    days = [d for y in (-1, 0, 1) if (d := day_or_none(today.year + y, month, 15))]
    return (pick(days, today, side) or today).year, month, True


def _month_shift(shift: int, month: int, today: dt.date) -> int:
    """Take the May ahead for "next May", the one behind for "last May", this year's for "this May"."""
    if shift > 0:
        return today.year + (month <= today.month) + shift - 1
    return today.year - (month >= today.month) + shift + 1 if shift < 0 else today.year


def _nth_weekday(frame: Frame, today: dt.date, side: int) -> Stretch:
    if frame.month is None and frame.unit != "month":
        return _nth_weekday_of_year(frame, today)
    year, month, is_open = month_of(frame, today, side)
    nth, weekday = frame.nth or 1, frame.weekday or 1
    # The last of a month is its fifth in TIMEX as Recognizers-Text writes it.
    number = f"#{nth}" if nth > 0 else "#5"
    text = f"{year:04}" if frame.year is not None else "XXXX"
    return _one(nth_weekday(year, month, weekday, nth), f"{text}-{month:02}-WXX-{weekday}-{number}", is_open=is_open)


def _nth_weekday_of_year(frame: Frame, today: dt.date) -> Stretch:
    year, nth = year_of(frame, today) or today.year, frame.nth or 1
    first = nth_weekday(year, 1 if nth > 0 else _MONTHS, frame.weekday or 1, 1 if nth > 0 else -1)
    day = None if first is None else add_days(first, _WEEK * (nth - 1 if nth > 0 else 0))
    return _one(day, "" if day is None else day.isoformat())


def holiday_stretch(frame: Frame, today: dt.date, side: int) -> Stretch:
    """Return the day of a holiday."""
    year = year_of(frame, today)
    if year is not None:
        day = holiday(frame.holiday, year)
        return _one(day, "" if day is None else day.isoformat())
    days = [day for shift in (-1, 0, 1) if (day := holiday(frame.holiday, today.year + shift))]
    shift = frame.shift if not frame.unit else None
    day = pick([d for d in days if d != today] if shift else days, today, shift or side)
    if day is None or shift:
        return _one(day, "" if day is None else day.isoformat())
    this = day if is_fixed(frame.holiday) else holiday(frame.holiday, today.year) or day
    return _one(day, f"XXXX-{this.month:02}-{this.day:02}", is_open=True)


def offset_day(frame: Frame, today: dt.date, _side: int) -> Stretch:
    """Return today, tomorrow, yesterday."""
    day = add_days(today, frame.day_offset or 0)
    return _one(day, "" if day is None else day.isoformat())


def day_only(frame: Frame, today: dt.date, side: int) -> Stretch:
    """Return a day of which only the number is said."""
    number = frame.day or 1
    if frame.unit == "month":
        first = add_months(today.replace(day=1), frame.shift or 0) or today
        return _one(day_or_none(first.year, first.month, number), f"{first.year:04}-{first.month:02}-{number:02}")
    firsts = [month for shift in (-1, 0, 1) if (month := add_months(today.replace(day=1), shift))]
    days = [day for month in firsts if (day := day_or_none(month.year, month.month, number))]
    return _one(pick(days, today, side), f"XXXX-XX-{number:02}", is_open=True)


def unit_day(frame: Frame, today: dt.date, _side: int) -> Stretch:
    """Return "this day", "the next day"."""
    if frame.undefined:
        return _one(today, "XXXX-XX-XX", is_open=True)
    day = add_days(today, frame.shift or 0)
    return _one(day, "" if day is None else day.isoformat())


def month_stretch(year: int, month: int, timex: str, *, is_open: bool = False) -> Stretch:
    """Return a month as a stretch."""
    start = day_or_none(year, month, 1)
    return Stretch(timex, start, None if start is None else add_months(start, 1), "M", is_open)


def month_named(frame: Frame, today: dt.date, side: int) -> Stretch:
    """Return a month, with or without its year."""
    if frame.calendar:
        return _other_day(frame, today, side)
    year, month, is_open = month_of(frame, today, side)
    return month_stretch(year, month, f"{'XXXX' if is_open else f'{year:04}'}-{month:02}", is_open=is_open)
