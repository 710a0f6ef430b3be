"""What the parts of a date mean on the calendar, as EDTF."""

import calendar
import datetime as dt

from treatywatch.extract.date_parts import DateParts, date_or_none

_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "winter": "24"}
_QUARTERS = frozenset({"q1", "q2", "q3", "q4"})
_SEASON_MIDDLES = {"spring": 4, "summer": 7, "autumn": 10, "winter": 12}
_MONTHS_OF = {"early": (1, 3), "late": (10, 12), "h1": (1, 6), "h2": (7, 12)} | {
    f"q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)
}
_DAYS_IN: dict[str | None, int] = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN: dict[str | None, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DECADE_PART = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def first_month(code: str) -> int:
    """Return the month in which a month of EDTF begins: 21 to 24 are seasons."""
    number = int(code)
    return {21: 3, 22: 6, 23: 9, 24: 12}.get(number, number)


def date_value(parts: DateParts, published: dt.date | None) -> tuple[str | None, bool]:
    """Return (EDTF, whether the document's date was needed)."""
    if parts.full is not None:
        return parts.full.isoformat(), False
    if parts.year is not None:
        return _with_year(parts.year, parts), False
    return (None if published is None else _relative(parts, published)), True


def _relative(parts: DateParts, published: dt.date) -> str | None:
    if parts.month is not None:
        return _month_only(parts.month, parts, published)
    if parts.day_word is not None:
        return (published + dt.timedelta(days=parts.day_word)).isoformat()
    if parts.weekday is not None:
        return _weekday(parts.weekday, parts.shift, published)
    if parts.season is not None and parts.shift is not None:
        return f"{published.year + _season_shift(parts.season, parts.shift, published)}-{_SEASONS[parts.season]}"
    if parts.season is not None:
        begun = first_month(_SEASONS[parts.season]) <= published.month
        return f"{published.year - (not begun)}-{_SEASONS[parts.season]}"
    if parts.period is None and parts.part in _QUARTERS:
        first = _MONTHS_OF[str(parts.part)][0]
        return _year_part(published.year - (first > published.month), parts.part)
    return None if parts.period is None else _period(parts, published)


def _with_year(year: int, parts: DateParts) -> str | None:
    if parts.decade:
        return _decade(year, parts.part)
    if parts.month is not None:
        return _with_month(year, parts.month, parts)
    if parts.season is not None:
        return f"{year:04}-{_SEASONS[parts.season]}"
    return _year_part(year, parts.part)


def _year_part(year: int, part: str | None) -> str:
    if part == "mid":
        return f"{year:04}-06~"
    if part == "end":
        return f"{year:04}-12"
    if part is not None and part in _MONTHS_OF:
        first, last = _MONTHS_OF[part]
        return f"{year:04}-{first:02}/{year:04}-{last:02}"
    return f"{year:04}"


def _with_month(year: int, month: int, parts: DateParts) -> str | None:
    if parts.day is not None:
        date = date_or_none(year, month, parts.day)
        return None if date is None else date.isoformat()
    last = calendar.monthrange(year, month)[1]
    days = {"early": (1, 10), "mid": (11, 20), "late": (21, last), "end": (21, last)}.get(str(parts.part))
    if days is not None:
        return f"{year:04}-{month:02}-{days[0]:02}/{year:04}-{month:02}-{days[1]:02}"
    return f"{year:04}-{month:02}"


def _decade(year: int, part: str | None) -> str:
    if part is not None and part in _DECADE_PART and year % 10 == 0:
        low, high = _DECADE_PART[part]
        return f"{year + low:04}/{year + high:04}"
    return f"{year // 10:03}X"


def _month_only(month: int, parts: DateParts, published: dt.date) -> str | None:
    """A month without a year is the nearest one: the past unless it lies more than eight months back."""
    year = published.year
    if parts.period == "year" and parts.shift is not None and parts.count is None:
        # "in July last year", "in June of next year"
        return _with_month(year + parts.shift, month, parts)
    if parts.shift == 1:
        year += month <= published.month
    elif parts.shift == -1:
        year -= month >= published.month
    else:
        ahead = (month - published.month) % 12
        behind = (published.month - month) % 12
        if ahead and behind > 8:
            year += month < published.month
        else:
            year -= month > published.month
    return _with_month(year, month, parts)


def _weekday(wanted: int, shift: int | None, published: dt.date) -> str:
    today = published.isoweekday()
    if shift == 1:
        days = (wanted - today) % 7 or 7
    else:
        days = -((today - wanted) % 7)
        if shift == -1 and days == 0:
            days = -7
    return (published + dt.timedelta(days=days)).isoformat()


def _season_shift(season: str, shift: int, published: dt.date) -> int:
    middle = _SEASON_MIDDLES[season]
    if shift == 1:
        return 0 if middle > published.month + 1 else 1
    if shift == -1:
        return 0 if middle < published.month - 1 else -1
    return 0


def _period(parts: DateParts, published: dt.date) -> str | None:
    """A period without its own name: "two years ago", "the past six months", "next week", "the end of the year"."""
    if parts.count is not None:
        if parts.ago or parts.ahead:
            return _ago(parts.period, parts.count if parts.ago else -parts.count, published)
        return None if parts.shift is None else _counted(parts.period, parts.count, parts.shift, published)
    if parts.shift is not None:
        return _shifted(parts, parts.shift, published)
    if parts.period == "year" and parts.part in ("end", "mid", "early"):
        return _year_part(published.year, parts.part)
    if parts.period == "month" and parts.part == "end":
        return published.isoformat()[:7]
    return None


def _shifted(parts: DateParts, shift: int, published: dt.date) -> str | None:
    if parts.period == "year":
        return _year_part(published.year + shift, parts.part)
    if parts.period == "month":
        month = _add_months(published, shift)
        return _with_month(month.year, month.month, DateParts(part=parts.part))
    if parts.period == "week":
        monday = published - dt.timedelta(days=published.isoweekday() - 1) + dt.timedelta(weeks=shift)
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    if parts.period == "decade" and shift == 1:
        # "over the coming decade": from now on.
        return f"{published.year:04}/{published.year + 10:04}"
    if parts.period == "decade":
        return f"{(published.year + 10 * shift) // 10:03}X"
    return None


def _counted(period: str | None, count: int, shift: int, published: dt.date) -> str | None:
    """The next two years, the past six months."""
    other = _moved(published, period, count if shift == 1 else -count)
    if other is None:
        return None
    first, last = sorted((published, other))
    if period == "year":
        return f"{first.year:04}/{last.year:04}"
    return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"


def _ago(period: str | None, count: int, published: dt.date) -> str | None:
    moved = _moved(published, period, -count)
    if moved is None:
        return None
    if period == "decade":
        return f"{moved.year:04}~"
    return {"year": f"{moved.year:04}", "month": moved.isoformat()[:7]}.get(str(period), moved.isoformat())


def _moved(day: dt.date, period: str | None, count: int) -> dt.date | None:
    try:
        if period in _DAYS_IN:
            return day + dt.timedelta(days=_DAYS_IN[period] * count)
        return _add_months(day, _MONTHS_IN[period] * count) if period in _MONTHS_IN else None
    except (ValueError, OverflowError):
        return None


def _add_months(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
