"""Weeks, weekends, years, quarters, seasons, decades and centuries as stretches of days."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from treatywatch.values.dates_calendar import (
    add_days,
    add_months,
    day_or_none,
    iso_week,
    last_week,
    monday,
    nth_weekday,
    week_start,
)
from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_singles import Stretch, full_year, month_of, month_stretch, year_of

_WEEK, _WEEKEND, _WORKDAYS, _FORTNIGHT = 7, 5, 5, 14
_MONTHS, _QUARTER, _HALF, _DECADE, _CENTURY = 12, 3, 6, 10, 100
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LAST_OF_MONTH = 5


def period(frame: Frame, today: dt.date, side: int) -> Stretch | None:
    """Return the stretch of a frame that names no single day."""
    if frame.undefined:
        return _undefined(frame, today)
    if frame.nth_unit:
        return _nth(frame, today, side)
    for name, make in _BY_PART:
        if getattr(frame, name) not in (None, ""):
            return make(frame, today, side)
    make_unit = _BY_UNIT.get(frame.unit)
    if make_unit is not None and (frame.year is None):
        return make_unit(frame, today, side)
    return _plain_year(frame, today)


def spelled(start: dt.date | None, end: dt.date | None, length: str) -> str:
    """Return a range as TIMEX: (2019-07-01,2019-10-01,P3M)."""
    return f"({_text(start)},{_text(end)},{length})"


def _text(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _plain_year(frame: Frame, today: dt.date) -> Stretch | None:
    year = year_of(frame, today)
    if year is None and not frame.fiscal:
        return None
    if frame.fiscal in ("FY", "SY"):
        text = f"{frame.fiscal}{'XXXX' if year is None else f'{year:04}'}"
        return Stretch(text, None, None, "Y", open=True)
    start = day_or_none(year or today.year, 1, 1)
    return Stretch(f"{year or today.year:04}", start, None if start is None else add_months(start, _MONTHS), "Y")


def _week(frame: Frame, today: dt.date, _side: int) -> Stretch:
    start = add_days(monday(today), _WEEK * (frame.shift or 0))
    days = _WORKDAYS if frame.unit == "workweek" else _WEEK
    return stretch_of(start, days, "" if start is None else iso_week(start), "W")


def stretch_of(start: dt.date | None, days: int, timex: str, grain: str, *, is_open: bool = False) -> Stretch:
    """Return some days from a first one on."""
    return Stretch(timex, start, None if start is None else add_days(start, days), grain, is_open)


def _weekend(frame: Frame, today: dt.date, side: int) -> Stretch:
    start = add_days(monday(today), _WEEK * (frame.shift or 0) + _WEEKEND)
    return stretch_of(start, 2, "" if start is None else f"{iso_week(start)}-WE", "WE")


def _month(frame: Frame, today: dt.date, _side: int) -> Stretch:
    first = add_months(today.replace(day=1), frame.shift or 0) or today
    return month_stretch(first.year, first.month, f"{first.year:04}-{first.month:02}")


def _months(start: dt.date | None, months: int, length: str, grain: str) -> Stretch:
    end = None if start is None else add_months(start, months)
    return Stretch(spelled(start, end, length), start, end, grain)


def _quarter_unit(frame: Frame, today: dt.date, _side: int) -> Stretch:
    first = today.replace(month=(today.month - 1) // _QUARTER * _QUARTER + 1, day=1)
    return _months(add_months(first, _QUARTER * (frame.shift or 0)), _QUARTER, "P3M", "Q")


def _half_unit(frame: Frame, today: dt.date, _side: int) -> Stretch:
    first = today.replace(month=(today.month - 1) // _HALF * _HALF + 1, day=1)
    return _months(add_months(first, _HALF * (frame.shift or 0)), _HALF, "P6M", "Q")


def _fortnight(frame: Frame, today: dt.date, _side: int) -> Stretch:
    start = add_days(monday(today), _FORTNIGHT * (frame.shift or 0))
    end = None if start is None else add_days(start, _FORTNIGHT)
    return Stretch(spelled(start, end, "P2W"), start, end, "W")


def _decade_unit(frame: Frame, today: dt.date, _side: int) -> Stretch:
    if frame.near and frame.shift == -1:
        # "the past decade": the ten years that end today.
        start = add_months(today, -_DECADE * _MONTHS)
        return Stretch(spelled(start, today, "P10Y"), start, today, "YS")
    return _years(today.year // _DECADE * _DECADE + _DECADE * (frame.shift or 0), _DECADE)


def _century_unit(frame: Frame, today: dt.date, _side: int) -> Stretch:
    return _years(today.year // _CENTURY * _CENTURY + _CENTURY * (frame.shift or 0), _CENTURY)


def _years(year: int, count: int) -> Stretch:
    start, end = day_or_none(year, 1, 1), day_or_none(year + count, 1, 1)
    return Stretch(spelled(start, end, f"P{count}Y"), start, end, "Y")


def _decade(frame: Frame, _today: dt.date, _side: int) -> Stretch:
    decade = frame.decade or 0
    if not frame.short_year:
        return _years(decade, _DECADE)
    known = _years(full_year(decade), _DECADE)
    text = f"(XX{decade:02}-01-01,XX{(decade + _DECADE) % _CENTURY:02}-01-01,P10Y)"
    return replace(known, timex=text, open=True)


def _century(frame: Frame, _today: dt.date, _side: int) -> Stretch:
    return _years(((frame.century or 1) - 1) * _CENTURY or 1, _CENTURY)


def _part_of_year(frame: Frame, today: dt.date, first_month: int, months: int) -> Stretch:
    year = year_of(frame, today)
    if year is not None and not frame.the:
        return _months(day_or_none(year, first_month, 1), months, f"P{months}M", "Q")
    known = _months(day_or_none(today.year, first_month, 1), months, f"P{months}M", "Q")
    if months == _HALF:
        return known
    last = "XXXX-01-01" if first_month + months > _MONTHS else f"XXXX-{first_month + months:02}-01"
    return replace(known, timex=f"(XXXX-{first_month:02}-01,{last},P{months}M)", open=True)


def _quarter(frame: Frame, today: dt.date, _side: int) -> Stretch:
    return _part_of_year(frame, today, ((frame.quarter or 1) - 1) * _QUARTER + 1, _QUARTER)


def _half(frame: Frame, today: dt.date, _side: int) -> Stretch:
    return _part_of_year(frame, today, ((frame.half or 1) - 1) * _HALF + 1, _HALF)


def _week_number(frame: Frame, today: dt.date, _side: int) -> Stretch:
    year = year_of(frame, today) or today.year
    return stretch_of(week_start(year, frame.week or 1), _WEEK, f"{year:04}-W{frame.week:02}", "W")


def _season(frame: Frame, today: dt.date, side: int) -> Stretch:
    year = year_of(frame, today)
    if year is None and frame.shift is not None:
        year = _shifted_season(frame, today)
    first = _SEASONS.get(frame.season, 1)
    start = day_or_none(_season_year(first, today, side) if year is None else year, first, 1)
    end = None if start is None else add_months(start, _QUARTER)
    return Stretch(frame.season if year is None else f"{year:04}-{frame.season}", start, end, "S", open=year is None)


def _shifted_season(frame: Frame, today: dt.date) -> int:
    return today.year + (frame.shift or 0)


def _season_year(first: int, today: dt.date, side: int) -> int:
    """Return the year of the season nearest to a day."""
    if side > 0:
        return today.year + (first + 2 < today.month)
    return today.year - (first > today.month) if side < 0 or first - today.month > _HALF else today.year


def _undefined(frame: Frame, today: dt.date) -> Stretch | None:
    """Read "the same week": some week."""
    make = _BY_UNIT.get(frame.unit)
    known = None if make is None else make(replace(frame, shift=0), today, 0)
    text = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "weekend": "XXXX-WXX-WE"}.get(frame.unit)
    if frame.unit == "year":
        known = _plain_year(replace(frame, undefined=False, shift=0), today)
    return None if known is None or text is None else replace(known, timex=text, open=True)


def _nth(frame: Frame, today: dt.date, side: int) -> Stretch | None:
    """Read "the third week of July", "the last week of 2016", "the last day of June"."""
    if frame.nth_unit not in ("week", "weekend"):
        return None
    if frame.month is None and frame.unit != "month":
        return _nth_week_of_year(frame, today)
    year, month, is_open = month_of(frame, today, side)
    nth = frame.nth or 1
    thursday = nth_weekday(year, month, 4, nth)
    start = None if thursday is None else monday(thursday)
    number = nth if nth > 0 else _LAST_OF_MONTH
    text = f"{'XXXX' if is_open else f'{year:04}'}-{month:02}-W{number:02}"
    if frame.nth_unit == "weekend":
        return stretch_of(None if start is None else add_days(start, 5), 2, f"{text}-WE", "WE", is_open=is_open)
    return stretch_of(start, _WEEK, text, "W", is_open=is_open)


def _nth_week_of_year(frame: Frame, today: dt.date) -> Stretch | None:
    year = year_of(frame, today)
    if year is None or not 1 <= year < dt.MAXYEAR:
        return None
    week = frame.nth if frame.nth and frame.nth > 0 else last_week(year)
    return stretch_of(week_start(year, week), _WEEK, f"{year:04}-W{week:02}", "W")


_Make = Callable[[Frame, dt.date, int], Stretch | None]
_BY_PART: tuple[tuple[str, _Make], ...] = (
    ("season", _season),
    ("quarter", _quarter),
    ("half", _half),
    ("week", _week_number),
    ("decade", _decade),
    ("century", _century),
)
_BY_UNIT: dict[str, _Make] = {
    "week": _week,
    "workweek": _week,
    "weekend": _weekend,
    "month": _month,
    "quarter": _quarter_unit,
    "halfyear": _half_unit,
    "fortnight": _fortnight,
    "decade": _decade_unit,
    "century": _century_unit,
}
