"""EDTF (ISO 8601-2) as intervals of days: the subset that news needs."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_DATE = re.compile(r"(\d{2,4}X{0,2})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?")
# ISO 8601-2 season codes: the first and last month of each.
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both included; None is open."""

    first: dt.date | None
    last: dt.date | None

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two share at least one day."""
        if self.first is not None and other.last is not None and self.first > other.last:
            return False
        return not (other.first is not None and self.last is not None and other.first > self.last)


def interval(edtf: str) -> Interval:
    """Return the days that `edtf` can mean: `2025`, `2025-03`, `2025-03-18`, `199X`, `2025-21`, `A/B`, `../B`, `A/..`.

    Raises:
        ValueError: Not in this subset, or no such day.
    """
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        span = Interval(_first(left), _last(right))
        if span.first is not None and span.last is not None and span.first > span.last:
            raise ValueError(f"interval runs backwards: {edtf}")
        return span
    return Interval(_first(edtf), _last(edtf))


def lies_ahead(when: str | None, day: dt.date | None) -> bool:
    """Tell whether an EDTF time begins after `day`."""
    if when is None or day is None:
        return False
    first = interval(when).first
    return first is not None and first > day


def is_edtf(text: str) -> bool:
    """Tell whether `interval` reads `text`."""
    try:
        interval(text)
    except ValueError:
        return False
    return True


def _first(text: str) -> dt.date | None:
    if text in ("", ".."):
        return None
    year, month, day = _parts(text)
    months = _months(month)
    return dt.date(int(year.replace("X", "0")), months[0], 1 if day in (None, "XX") else int(str(day)))


def _last(text: str) -> dt.date | None:
    if text in ("", ".."):
        return None
    year, month, day = _parts(text)
    number = int(year.replace("X", "9"))
    last = _months(month)[1]
    end = calendar.monthrange(number, last)[1] if day in (None, "XX") else int(str(day))
    return dt.date(number, last, end)


def _parts(text: str) -> tuple[str, str | None, str | None]:
    match = _DATE.fullmatch(text.strip("~?%"))
    if match is None or len(match[1]) != 4:
        raise ValueError(f"not an EDTF date: {text!r}")
    return match[1], match[2], match[3]


def _months(month: str | None) -> tuple[int, int]:
    if month in (None, "XX"):
        return 1, 12
    code = str(month)
    return _SEASONS[code] if code in _SEASONS else (int(code), int(code))
