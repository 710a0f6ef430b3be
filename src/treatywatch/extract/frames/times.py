"""Times of a sentence, by token, as the vocabulary of claims writes them."""

import calendar
import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from treatywatch.lang.tokens import Token
from treatywatch.model.errors import UsageError
from treatywatch.model.time import interval, is_edtf
from treatywatch.values.dates_read import dates
from treatywatch.values.dates_value import DateValue

_TIMES = frozenset({"date", "daterange", "datetime", "datetimerange"})
# A day, month or season without its year.
_NO_YEAR = re.compile(r"(?:XXXX-)?(?:\d\d|SP|SU|FA|WI)(?!\d)")
# A range of such days or months.
_NO_YEARS = re.compile(r"\(XXXX-\d\d-\d\d,XXXX-")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Time:
    """Tokens `first` to `last` (excluded) name a time; `edtf` is its likeliest reading.

    `open` tells what the words leave open: `year` (a day or month without its year), `week` (a weekday), or nothing.
    """

    first: int
    last: int
    edtf: str | None
    open: str = ""

    def turned(self, published: dt.date | None, *, future: bool) -> str | None:
        """Return the EDTF with the year or week that suits an act that lies ahead (or behind)."""
        if self.edtf is None or published is None or not self.open:
            return self.edtf
        first, slash, last = self.edtf.partition("/")
        if slash and ".." in (first, last):
            end = Time(self.first, self.last, last if first == ".." else first, self.open)
            # What has lasted since a day began in the past.
            turned = end.turned(published, future=future and first == "..")
            return f"../{turned}" if first == ".." else f"{turned}/.."
        span = interval(self.edtf)
        if self.open == "week":
            late = future and span.last is not None and span.last < published
            return "/".join(_next_week(part) for part in self.edtf.split("/")) if late else self.edtf
        years = 0
        if future and span.last is not None and span.last < published:
            years = 1
        elif not future and span.first is not None and span.first > published:
            years = -1
        moved = "/".join(_other_year(part, years) for part in self.edtf.split("/"))
        return moved if is_edtf(moved) else self.edtf


def times(tokens: Sequence[Token], text: str, lang: str, published: dt.date | None) -> list[Time]:
    """Return the times in `tokens`, left to right; none for a language without words of time."""
    if not tokens:
        return []
    offset = tokens[0].start
    try:
        found = dates(text[offset : tokens[-1].end], lang, published or dt.date(1900, 1, 1))
    except UsageError:
        return []
    starts, ends = [t.start - offset for t in tokens], [t.end - offset for t in tokens]
    made: list[Time] = []
    for value in found:
        if value.kind not in _TIMES or "PRESENT_REF" in value.timex or (value.relative and published is None):
            continue
        edtf = _claimed(value)
        first, last = bisect_right(starts, value.start) - 1, bisect_left(ends, value.end) + 1
        if edtf is not None and 0 <= first < last:
            made.append(Time(first, last, edtf, _left_open(value)))
    return made


def _left_open(value: DateValue) -> str:
    if all(timex.startswith("XXXX-WXX-") for timex in value.timex):
        return "week"
    open_year = all(_NO_YEAR.match(timex) or _NO_YEARS.match(timex) for timex in value.timex)
    return "year" if open_year else ""


def _claimed(value: DateValue) -> str | None:
    """Return the EDTF by days; whole months and years are written as such, or they would end on other days."""
    if value.edtf is None:
        return None
    edtf = re.sub(r"T[\d:]+", "", value.edtf)
    first, slash, last = edtf.partition("/")
    if first == last:
        # "Thursday evening"
        return first
    return _aligned(first, last) if slash and ".." not in (first, last) else edtf


def _aligned(first: str, last: str) -> str:
    """Whole years and months are written as such: 2024-01-01/2027-12-31 is 2024/2027."""
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(last)):
        return f"{first}/{last}"
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"
    end = calendar.monthrange(int(last[:4]), int(last[5:7]))[1]
    if first.endswith("-01") and last.endswith(f"-{end:02}"):
        return first[:7] if first[:7] == last[:7] else f"{first[:7]}/{last[:7]}"
    return f"{first}/{last}"


def _next_week(edtf: str) -> str:
    return (dt.date.fromisoformat(edtf) + _WEEK).isoformat() if _DAY.fullmatch(edtf) else edtf


def _other_year(edtf: str, years: int) -> str:
    return f"{int(edtf[:4]) + years:04}{edtf[4:]}"
