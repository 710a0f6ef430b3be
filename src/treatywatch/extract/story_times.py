"""Times that are counted from another one in the story: "two years earlier", "a week later", "that same year"."""

import datetime as dt
import re

from treatywatch.extract.words import Words

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# How many characters of an EDTF day are right for a period of this kind.
_PRECISION = {"day": 10, "week": 10, "fortnight": 10, "month": 7, "year": 4}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def story_time(words: Words, position: int, anchor: str | None) -> tuple[str, int] | None:
    """Return (EDTF, token behind) of a time told by `anchor`, the last one named; None where none stands there."""
    if anchor is None or _DAY.fullmatch(anchor) is None:
        return None
    fixed = words.get(position, "story_fixed")
    if fixed is not None and fixed[1] == "since":
        return f"{anchor}/..", fixed[0]
    if fixed is not None:
        number, _, what = fixed[1].partition(" ")
        day = _moved(anchor, int(number), what)
        return None if day is None else (day, fixed[0])
    month = _that_month(words, position, anchor)
    if month is not None:
        return month
    spanned = _following(words, position, anchor)
    if spanned is not None:
        return spanned
    counted = _counted(words, position)
    if counted is None:
        return None
    count, period, last = counted
    way = words.get(last, "story")
    if way is None:
        return None
    moved = _moved(anchor, count if way[1] == "later" else -count, period)
    return None if moved is None else (moved, way[0])


_SAYING = frozenset({"said", "says", "say", "told", "know", "knew", "hope", "hopes", "saw", "shows"})


def _that_month(words: Words, position: int, anchor: str) -> tuple[str, int] | None:
    """Return the month of "voted for it in July 2024 and left that September"."""
    month = words.get(position, "month")
    if month is None or position < _LED or words.low(position - 1) != "that":
        return None
    led, behind = words.low(position - 2), words.low(month[0])
    if led in _SAYING or led.endswith("ed") or behind[:1].isdigit():
        return None
    number, year = int(month[1]), int(anchor[:4])
    late = len(anchor) > len("2024") and int(anchor[5:7]) > number
    return f"{year + late:04}-{number:02}", month[0]


_LED = 2


def counted_from(words: Words, end: int, edtf: str, *, later: bool) -> tuple[str, int] | None:
    """Return (EDTF, first token) of "two days after Christmas", whose words before the limit at `end` count."""
    if _DAY.fullmatch(edtf) is None:
        return None
    for first in range(max(0, end - _COUNT_WITHIN), end):
        counted = _counted(words, first)
        if counted is not None and counted[2] == end:
            count, period, _ = counted
            moved = _moved(edtf, count if later else -count, period)
            return None if moved is None else (moved, first)
    return None


_COUNT_WITHIN = 3


def _following(words: Words, position: int, anchor: str) -> tuple[str, int] | None:
    """Return the span of "over the following three years", counted from the time named last."""
    if words.low(position) not in ("following", "ensuing", "subsequent"):
        return None
    number = words.number_at(position + 1)
    period = None if number is None else words.get(number[1], "periods")
    if number is None or period is None or period[1] != "year":
        return None
    return f"{anchor[:4]}/{int(anchor[:4]) + number[0]:04}", period[0]


def _counted(words: Words, position: int) -> tuple[int, str, int] | None:
    """Return the count, the period and the token behind "two years", "a week", "half a year"."""
    number = words.number_at(position)
    if number is None:
        return None
    count, here = number
    period = words.get(here, "periods") or words.get(here, "period")
    if period is not None and period[1] == "year" and position and words.low(position - 1) == "half":
        return 6, "month", period[0]
    return None if period is None else (count, period[1], period[0])


def _moved(anchor: str, count: int, period: str) -> str | None:
    """Move a day, month or year; None where it is not told finely enough ("two weeks later" than a year)."""
    precision = _PRECISION.get(period)
    if precision is None or precision > len(anchor):
        return None
    try:
        day = dt.date.fromisoformat(f"{anchor}-01-01"[:10] if len(anchor) < 7 else f"{anchor}-01"[:10])
        if period in _DAYS_IN:
            return (day + dt.timedelta(days=_DAYS_IN[period] * count)).isoformat()
        year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if period == "year" else 1), 12)
        return f"{year:04}-{month + 1:02}"[:precision]
    except (ValueError, OverflowError):
        return None
