"""Times: absolute, relative to the document's date, fuzzy and open, as EDTF. Usable alone.

A time is a run of time words and the small words that join them ("the end of next year"); what it means follows from
which parts it holds, not from their order, so one matcher serves languages of any word order.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from treatywatch.extract.date_parts import LAYERS, DateParts, date_parts, period_at
from treatywatch.extract.date_values import date_value, first_month
from treatywatch.extract.story_times import counted_from, story_time
from treatywatch.extract.words import YEAR, Words
from treatywatch.lang.pack import Pack
from treatywatch.lang.tokens import Token

# A season or a quarter: "2026-23", "2026-10/2026-12".
_BY_A_DAY = re.compile(r"\.\./\d{4}-\d{2}-\d{2}")
_MONTHS = re.compile(r"\d{4}-\d{2}/\d{4}-\d{2}")
_PART_OF_YEAR = re.compile(r"\d{4}-2[1-4]|\d{4}-(?:01/\d{4}-03|04/\d{4}-06|07/\d{4}-09|10/\d{4}-12)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}X")
_STARTS = frozenset({*LAYERS, "first", "story_fixed"})
_OTHER_STARTS = _STARTS - {"small"}


_OVER_A_SEASON = frozenset({"in", "by", "until", "during", "over", "from", "since"})


_A_DAY = len("2025-08-20")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Tokens `first` to `last` (excluded) name a time. `edtf` is None where the words give none ("currently").

    `core_first` is where the date itself starts, after its "by", "since", …; `relative` tells that the document's
    date was needed.
    """

    first: int
    last: int
    edtf: str | None
    core_first: int
    limit: str | None = None
    relative: bool = False
    yearless: bool = False
    """A month or day without its year: the nearest was taken; `turned` takes the other side of the document's date."""
    weekday: bool = False
    """A bare day of the week: the last one was taken."""

    def next_week(self, published: dt.date | None) -> str | None:
        """Return the day of "is to vote on Thursday", which lies ahead."""
        if published is None or self.edtf is None or not self.weekday or len(self.edtf) != _A_DAY:
            return self.edtf
        day = dt.date.fromisoformat(self.edtf)
        return (day + dt.timedelta(days=7)).isoformat() if day < published else self.edtf

    def turned(self, published: dt.date | None, *, future: bool) -> str | None:
        """Return the EDTF with the year that suits an act that lies ahead (or behind)."""
        if self.edtf is None or published is None:
            return self.edtf
        if not self.yearless:
            if future:
                return _months_ahead(self.edtf, published) if self.relative else self.edtf
            return _by_last(self.edtf, published, relative=self.relative)
        if _PART_OF_YEAR.fullmatch(self.edtf) is not None:
            ahead = first_month(self.edtf[5:7]) >= published.month
            year = (
                published.year + (not ahead)
                if future
                else published.year - (first_month(self.edtf[5:7]) > published.month)
            )
            return self.edtf.replace(self.edtf[:4], f"{year:04}")
        if self.edtf.startswith("../"):
            day, now = self.edtf[3:], published.isoformat()
            return f"../{int(day[:4]) + 1:04}{day[4:]}" if future and day < now[: len(day)] else self.edtf
        if self.edtf.endswith("/..") and not future:
            # "has shipped 12,000 since January", said in November: that of the same year
            begun = self.edtf.removesuffix("/..")
            late = begun > published.isoformat()[: len(begun)]
            return f"{int(begun[:4]) - late:04}{begun[4:]}/.."
        if "/" in self.edtf:
            return self.edtf
        today = published.isoformat()[: len(self.edtf)]
        if future and self.edtf < today:
            return f"{int(self.edtf[:4]) + 1:04}{self.edtf[4:]}"
        if not future and self.edtf > today:
            return f"{int(self.edtf[:4]) - 1:04}{self.edtf[4:]}"
        return self.edtf


def _months_ahead(edtf: str, published: dt.date) -> str:
    """Return the next "between December and February", of what is to come."""
    if _MONTHS.fullmatch(edtf) is None or edtf[8:] >= published.isoformat()[:7]:
        return edtf
    first, last = edtf.split("/")
    return f"{int(first[:4]) + 1:04}{first[4:]}/{int(last[:4]) + 1:04}{last[4:]}"


def _by_last(edtf: str, published: dt.date, *, relative: bool) -> str:
    """Return the week before's day of "by Monday evening", of what is done already."""
    if not relative or _BY_A_DAY.fullmatch(edtf) is None:
        return edtf
    day = dt.date.fromisoformat(edtf[3:])
    week = dt.timedelta(days=7)
    return f"../{day - week}" if published < day <= published + week else edtf


def times(
    tokens: Sequence[Token], pack: Pack, *, published: dt.date | None, anchor: str | None = None
) -> list[TimeMention]:
    """Return the times in `tokens`, left to right.

    Relative ones need `published`; without it they are None. `anchor` is the time named last before these tokens.
    """
    words = Words(pack.times, tokens)
    found: list[TimeMention] = []
    free = 0
    for position in words.starts(_STARTS):
        if position < free or _counts_no_time(words, position):
            continue
        told = story_time(words, position, anchor)
        mention = (
            _mention(tokens, position, words, published)
            if told is None
            else TimeMention(position, told[1], told[0], position, None, relative=True)
        )
        if mention is not None:
            mention = _in_the_year_told(mention, found[-1] if found else None)
            if mention.limit in _BESIDE and words.low(mention.first) in ("after", "before") and mention.first:
                mention = _beside(mention, words)
            found.append(mention)
            free = mention.last
            anchor = anchor_of(mention) or anchor
    return _ranges(tokens, found, words)


def _counts_no_time(words: Words, position: int) -> bool:
    """Tell of a small number in words ("a", "two") that no period follows: most of what can begin a time is that."""
    meanings = words.at(position)
    small = meanings.get("small")
    return small is not None and _OTHER_STARTS.isdisjoint(meanings) and not period_at(words, small[0])


_MONTH = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def _in_the_year_told(mention: TimeMention, before: TimeMention | None) -> TimeMention:
    """Give the year of "ratified in March 2025 and Tonga acceded in June" to the later month behind it."""
    if (
        before is None
        or not mention.yearless
        or before.yearless
        or before.relative
        or mention.limit not in (None, "in")
    ):
        return mention
    first, second = before.edtf or "", mention.edtf or ""
    if _MONTH.fullmatch(first) is None or _MONTH.fullmatch(second) is None or mention.first - before.last > _NEAR:
        return mention
    if second[5:7] < first[5:7]:
        return mention
    return replace(mention, edtf=first[:4] + second[4:], yearless=False)


_NEAR = 8
_BESIDE = frozenset({"since", "until"})


def _beside(mention: TimeMention, words: Words) -> TimeMention:
    """Read "two days after Christmas", "a week before 24 February": a day counted from the one named."""
    later = words.low(mention.first) == "after"
    day = (mention.edtf or "").removesuffix("/..").removeprefix("../")
    counted = counted_from(words, mention.first, day, later=later)
    if counted is None:
        return mention
    edtf, first = counted
    return replace(mention, first=first, edtf=edtf, core_first=first, limit=None)


def anchor_of(mention: TimeMention) -> str | None:
    """Return the time that the story can go on from; spans, limits and what hangs on the document's date are none."""
    plain = mention.limit in (None, "in") and mention.edtf is not None and "/" not in mention.edtf
    return mention.edtf if plain else None


def _mention(tokens: Sequence[Token], position: int, words: Words, published: dt.date | None) -> TimeMention | None:
    first_months = _first_months(tokens, position, words, published)
    if first_months is not None:
        return first_months
    parts, last = date_parts(tokens, position, words)
    if not parts.used or position not in parts.used:
        return None
    first, limit = position, None
    before = words.before(position, "limit") or _limit_over_article(tokens, position, words)
    if before is not None and not _is_a_verb(tokens, before[0]):
        first, limit = before
    if limit == "until" and parts.weekday is not None and parts.shift is None and parts.month is None:
        # "by Friday" looks ahead.
        parts.shift = 1
    bare = _is_bare_part(parts)
    if bare:
        # "in the autumn", "by the summer", "in the fourth quarter"
        over = [t.low for t in tokens[max(0, position - 2) : position]]
        if parts.season is not None and over[-1:] != ["the"]:
            # "by spring", "in summer"
            over = [*over[-1:], "the"]
        if over[-1:] != ["the"] or len(over) < 2 or over[0] not in _OVER_A_SEASON:
            return None
    parts.ahead = limit == "in" and not parts.ago and parts.shift is None and not _goes_on(tokens, last)
    edtf, relative = _around_now(tokens, position, last, parts, limit, published) or date_value(parts, published)
    if edtf is None:
        return None
    if last + 1 < len(tokens) and _two_years(tokens, last, edtf):
        # "the stand-off of 2001-02"
        return TimeMention(first, last + 2, f"{edtf}/{int(edtf) + 1}", position, limit, relative)
    yearless = parts.year is None and parts.shift is None and (parts.month is not None or bare)
    weekday = parts.weekday is not None and parts.shift is None and parts.month is None and limit is None
    return TimeMention(first, last, _limited(edtf, limit, parts), position, limit, relative, yearless, weekday)


def _two_years(tokens: Sequence[Token], last: int, edtf: str) -> bool:
    """Tell whether the next year's last two digits stand right behind a year: "2001-02", "1998/99"."""
    sign, digits = tokens[last], tokens[last + 1]
    close = sign.text in "-–/" and sign.start == tokens[last - 1].end and digits.start == sign.end
    year = _YEAR.fullmatch(edtf) is not None and len(digits.text) == len("02")
    return close and year and digits.text == f"{(int(edtf) + 1) % 100:02}"


def _is_bare_part(parts: DateParts) -> bool:
    """Tell whether a season or a quarter stands without its year."""
    named = (parts.year, parts.shift, parts.month, parts.period, parts.weekday, parts.day_word, parts.full)
    return all(part is None for part in named) and (parts.season is not None or parts.part is not None)


def _first_months(
    tokens: Sequence[Token], position: int, words: Words, published: dt.date | None
) -> TimeMention | None:
    """Read "the first nine months of the year", "the first six months of 2025"."""
    head = words.get(position, "first")
    if head is None or head[0] >= len(tokens):
        return None
    small = words.get(head[0], "small")
    count = int(small[1]) if small is not None else int(tokens[head[0]].text) if tokens[head[0]].text.isdigit() else 0
    after = small[0] if small is not None else head[0] + 1
    months = words.get(after, "periods")
    if not 1 <= count <= 12 or months is None or months[1] != "month":
        return None
    for here in range(months[0], min(months[0] + 4, len(tokens))):
        year = int(tokens[here].text) if YEAR.fullmatch(tokens[here].text) else None
        if year is None and words.get(here, "period") == (here + 1, "year") and published is not None:
            year = published.year
        if year is not None:
            edtf = f"{year:04}-01/{year:04}-{count:02}"
            return TimeMention(position, here + 1, edtf, position, None, year is None)
    return None


def _around_now(
    tokens: Sequence[Token], position: int, last: int, parts: DateParts, limit: str | None, published: dt.date | None
) -> tuple[str | None, bool] | None:
    """Read "over the past decade" and "within two years", which begin or end with the document's date."""
    if published is None:
        return None
    year, count = published.year, parts.count
    if parts.period == "decade" and parts.shift == -1 and count is None and tokens[position].low == "past":
        return f"{year - 10:04}/{year:04}", True
    if limit != "within" or parts.period != "year" or parts.shift is not None or _hangs_on(tokens, last):
        return None
    if count is None or not 1 <= count <= _SOON:
        return None
    if count == 1 and (published.month, published.day) != _LEAP_DAY:
        return f"{published}/{published.replace(year=year + 1)}", True
    return f"{year:04}/{year + count:04}", True


_SOON = 5
_LEAP_DAY = (2, 29)


def _hangs_on(tokens: Sequence[Token], last: int) -> bool:
    """Tell of "within two years of joining", which counts from there."""
    return last < len(tokens) and tokens[last].low in ("of", "after", "from", "following", "-")


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a period tells how long, not when: "in two years of war"."""
    return last < len(tokens) and tokens[last].low in ("of", "-")


_STARTING, _BE = frozenset({"starting", "beginning"}), frozenset({"is", "are", "was", "were", "be", "been"})


def _is_a_verb(tokens: Sequence[Token], position: int) -> bool:
    """Tell of "is starting next year", "with production possibly beginning in 2027": no "from … on"."""
    if tokens[position].low not in _STARTING or not position:
        return False
    return tokens[position - 1].low in _BE or tokens[position - 1].low.endswith("ly")


def _limit_over_article(tokens: Sequence[Token], position: int, words: Words) -> tuple[int, str] | None:
    if position and words.get(position - 1, "filler") is not None and tokens[position - 1].text.isalpha():
        return words.before(position - 1, "limit")
    return None


def _limited(edtf: str, limit: str | None, parts: DateParts) -> str:
    """Return the time with the open end that "until" or "since" gives it."""
    if limit == "until":
        return f"../{_end_of(edtf, parts)}"
    return f"{edtf.split('/')[0]}/.." if limit == "since" else edtf


def _end_of(edtf: str, parts: DateParts) -> str:
    """By the end of 2027 is by 2027."""
    if parts.part == "end" and parts.month is None and re.fullmatch(r"\d{4}-12", edtf):
        return edtf[:4]
    return edtf.split("/")[-1] if "/" in edtf else edtf


def _ranges(tokens: Sequence[Token], found: list[TimeMention], words: Words) -> list[TimeMention]:
    """Join "from 2024 to 2026", "2024–2028", "between May and July 2025"."""
    joined: list[TimeMention] = []
    for mention in _running(tokens, found):
        if joined:
            before = joined[-1]
            link = words.get(before.last, "range")
            if link is not None and link[0] == mention.core_first and _may_join(tokens, before, mention):
                joined[-1] = TimeMention(
                    before.first, mention.last, _span(before, mention), before.core_first, None, mention.relative
                )
                continue
        joined.append(mention)
    return joined


def _running(tokens: Sequence[Token], found: list[TimeMention]) -> list[TimeMention]:
    """Join "in 2023, 2024 and 2025", year after year."""
    if len(found) < _THREE:
        return found
    joined: list[TimeMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        year, last = mention.edtf or "", (before.edtf or "").split("/")[-1] if before is not None else ""
        between = [t.low for t in tokens[before.last : mention.first]] if before is not None else []
        listed = between in ([","], ["and"], [",", "and"]) and not any(t.low == "respectively" for t in tokens)
        years = _YEAR.fullmatch(year) is not None and _YEAR.fullmatch(last) is not None
        several = before is not None and ("/" in (before.edtf or "") or between == [","])
        if before is not None and listed and years and several and int(year) - int(last) == 1:
            begun = (before.edtf or "").split("/")[0]
            joined[-1] = replace(before, last=mention.last, edtf=f"{begun}/{year}")
            continue
        joined.append(mention)
    return joined


_THREE = 3


def _may_join(tokens: Sequence[Token], before: TimeMention, mention: TimeMention) -> bool:
    sign = tokens[before.last].low
    shared = any(t.low == "respectively" for t in tokens)
    running = _are_years_running(before, mention) and not shared
    if sign == "and" and before.limit not in ("between", "since") and not running:
        return False
    return before.edtf is not None and mention.edtf is not None and _span(before, mention) is not None


def _are_years_running(before: TimeMention, mention: TimeMention) -> bool:
    """Tell of "in 2026 and 2027": one year and the next."""
    years = (before.edtf or "", mention.edtf or "")
    if before.limit == "in" and all(_DECADE.fullmatch(y) for y in years):
        # "in the 1970s and 1980s"
        return int(years[1][:3]) - int(years[0][:3]) == 1
    return before.limit == "in" and all(_YEAR.fullmatch(y) for y in years) and int(years[1]) - int(years[0]) == 1


def _span(before: TimeMention, mention: TimeMention) -> str | None:
    first = str(before.edtf).removesuffix("/..").split("/")[0]
    last = str(mention.edtf).removeprefix("../").split("/")[-1]
    if first > last:
        # "between May and July 2025": the first took the nearest year, the second names its own.
        first = last[:4] + first[4:]
    return f"{first}/{last}" if first <= last else None
