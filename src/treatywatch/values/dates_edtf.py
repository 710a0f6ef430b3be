"""Readings as EDTF (ISO 8601-2)."""

import calendar
import datetime as dt

from treatywatch.values.dates_reading import Reading

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_DAY = dt.timedelta(days=1)
_DECADE, _CENTURY = 10, 100
# Parts of a year by months, of a month by days, of a decade by years.
_YEAR_PARTS = {"start": (1, 3), "late": (10, 12)}
_MONTH_PARTS = {"start": (1, 10), "mid": (11, 20), "end": (21, 0), "late": (21, 0)}
_DECADE_PARTS = {"start": (0, 3), "mid": (4, 6), "end": (7, 9), "late": (7, 9)}


def edtf_of(reading: Reading) -> str | None:
    """Return the EDTF of a reading, None for durations, sets, "now", times without a day, and days that never were."""
    if reading.kind in ("duration", "set", "time", "timerange") or reading.start is None:
        return None
    if reading.timex == ("PRESENT_REF",):
        return None
    names = reading.modifier.split("-")
    known = _part(reading, reading.start, names[-1]) or _plain(reading, reading.start)
    if names[0] in ("before", "until"):
        return f"../{known.split('/')[-1]}"
    if names[0] in ("after", "since"):
        return f"{known.split('/')[0]}/.."
    return known + "~" if names[0] == "approx" and known[-1].isdecimal() and "T" not in known else known


def _part(reading: Reading, start: dt.datetime, part: str) -> str | None:
    """Return "early 2024", "mid-May", "the end of the decade"."""
    year = start.year
    if reading.grain == "M" and part in _MONTH_PARTS:
        first, last = _MONTH_PARTS[part]
        last = last or calendar.monthrange(year, start.month)[1]
        return f"{start:%Y-%m}-{first:02}/{start:%Y-%m}-{last:02}"
    if reading.grain != "Y" or part not in _DECADE_PARTS:
        return None
    if reading.end is not None and reading.end.year - year == _DECADE:
        low, high = _DECADE_PARTS[part]
        return f"{year + low:04}/{year + high:04}"
    if part in _YEAR_PARTS:
        first, last = _YEAR_PARTS[part]
        return f"{year:04}-{first:02}/{year:04}-{last:02}"
    return f"{year:04}-06~" if part == "mid" else f"{year:04}-12"


def _plain(reading: Reading, start: dt.datetime) -> str:
    end = reading.end
    if reading.grain == "T" or reading.kind == "datetime":
        first = start.isoformat()
        return first if end is None or end == start else f"{first}/{end.isoformat()}"
    known = _by_grain(reading, start, end)
    if known is not None:
        return known
    day = start.date().isoformat()
    if end is None or end <= start or end - start == _DAY:
        return day
    return f"{day}/{(end - _DAY).date().isoformat()}"


def _by_grain(reading: Reading, start: dt.datetime, end: dt.datetime | None) -> str | None:
    year, month = f"{start.year:04}", f"{start.year:04}-{start.month:02}"
    rough = {"M": month, "M1": month, "Y1": year, "Y~": f"{year}~"}.get(reading.grain)
    if rough is not None:
        return rough
    if reading.grain == "S":
        return f"{year}-{_SEASONS.get(reading.timex[0][-2:], '21')}"
    if reading.grain == "Y":
        return _years(start, end)
    if reading.grain in ("YS", "MS") and end is not None and end > start:
        size = 4 if reading.grain == "YS" else 7
        return f"{start.date().isoformat()[:size]}/{(end - _DAY).date().isoformat()[:size]}"
    return None


def _years(start: dt.datetime, end: dt.datetime | None) -> str:
    """Return 2019, 199X, 19XX, or the first and last year."""
    count = 1 if end is None else end.year - start.year
    if count == _DECADE and start.year % _DECADE == 0:
        return f"{start.year // _DECADE:03}X"
    if count == _CENTURY and start.year % _CENTURY == 0:
        return f"{start.year // _CENTURY:02}XX"
    return f"{start.year:04}" if count <= 1 else f"{start.year:04}/{start.year + count - 1:04}"
