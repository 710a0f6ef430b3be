"""Dates as feeds, exports and people write them into a row."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?=$|[T\s_])")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d.%m.%Y")
# Beyond this a number counts milliseconds since 1970, not seconds: 2e10 seconds is the year 2603.
_MILLISECONDS = 2e10


def iso_date(value: Any) -> str | None:
    """Return the day that `value` names as ISO 8601, as written there (no shift of time zone), or None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    if not isinstance(value, str):
        return None
    text = value.strip()
    iso = _ISO.match(text)
    if iso is not None:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    return _from_mail(text) or _from_words(text)


def _from_epoch(seconds: float) -> str | None:
    if seconds > _MILLISECONDS:
        seconds /= 1000
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _from_mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_words(text: str) -> str | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", text)
    for form in _WRITTEN:
        try:
            return dt.datetime.strptime(plain, form).date().isoformat()  # a day has no time zone
        except ValueError:
            continue
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
