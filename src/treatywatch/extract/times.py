"""Times: absolute, relative to the document's date, fuzzy and open, as EDTF. Usable alone.

A time is a run of time words and the small words that join them ("the end of next year"); what it means follows from
which parts it holds, not from their order, so one matcher serves languages of any word order.
"""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from treatywatch.extract.quantities import Words
from treatywatch.lang.pack import Pack
from treatywatch.lang.tokens import Token

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_DOTTED = re.compile(r"(\d{1,2})[.](\d{1,2})[.]((?:19|20)\d\d)")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "winter": "24"}
_MONTHS_OF = {"early": (1, 3), "late": (10, 12), "h1": (1, 6), "h2": (7, 12)} | {
    f"q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)
}
_DECADE_PART = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_SPAN_LIMIT = 14
# What a date is made of, in the order in which a word is tried.
_LAYERS = ("part", "day_word", "month", "weekday", "season", "shift", "period", "periods", "ago", "fiscal", "small")
_PARTS = frozenset({*_LAYERS, "first"})


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

    def turned(self, published: dt.date | None, *, future: bool) -> str | None:
        """Return the EDTF with the year that suits an act that lies ahead (or behind)."""
        if self.edtf is None or published is None or not self.yearless or "/" in self.edtf:
            return self.edtf
        today = published.isoformat()[: len(self.edtf)]
        if future and self.edtf < today:
            return f"{int(self.edtf[:4]) + 1:04}{self.edtf[4:]}"
        if not future and self.edtf > today:
            return f"{int(self.edtf[:4]) - 1:04}{self.edtf[4:]}"
        return self.edtf


@dataclass(slots=True)
class _Parts:
    day: int | None = None
    month: int | None = None
    year: int | None = None
    decade: bool = False
    weekday: int | None = None
    season: str | None = None
    part: str | None = None
    shift: int | None = None
    period: str | None = None
    count: int | None = None
    day_word: int | None = None
    ago: bool = False
    full: dt.date | None = None
    used: set[int] = field(default_factory=set)


def times(tokens: Sequence[Token], pack: Pack, *, published: dt.date | None) -> list[TimeMention]:
    """Return the times in `tokens`, left to right. Relative ones need `published`; without it they are None."""
    words = Words(pack.times, tokens)
    found: list[TimeMention] = []
    free = 0
    for position in words.starts(_PARTS):
        if position < free:
            continue
        mention = _mention(tokens, position, words, published)
        if mention is not None:
            found.append(mention)
            free = mention.last
    return _ranges(tokens, found, words)


def _mention(tokens: Sequence[Token], position: int, words: Words, published: dt.date | None) -> TimeMention | None:
    first_months = _first_months(tokens, position, words, published)
    if first_months is not None:
        return first_months
    parts, last = _collect(tokens, position, words)
    if not parts.used or position not in parts.used:
        return None
    edtf, relative = _meaning(parts, published)
    if edtf is None:
        return None
    first, limit = position, None
    before = words.before(position, "limit") or _limit_over_article(tokens, position, words)
    if before is not None:
        first, limit = before
    yearless = parts.year is None and parts.month is not None and parts.shift is None
    return TimeMention(first, last, _limited(edtf, limit, parts, published), position, limit, relative, yearless)


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
        year = int(tokens[here].text) if _YEAR.fullmatch(tokens[here].text) else None
        if year is None and words.get(here, "period") == (here + 1, "year") and published is not None:
            year = published.year
        if year is not None:
            edtf = f"{year:04}-01/{year:04}-{count:02}"
            return TimeMention(position, here + 1, edtf, position, None, year is None)
    return None


def _limit_over_article(tokens: Sequence[Token], position: int, words: Words) -> tuple[int, str] | None:
    if position and words.get(position - 1, "filler") is not None and tokens[position - 1].text.isalpha():
        return words.before(position - 1, "limit")
    return None


def _collect(tokens: Sequence[Token], position: int, words: Words) -> tuple[_Parts, int]:
    parts = _Parts()
    last = position
    here = position
    while here < len(tokens) and here - position < _SPAN_LIMIT:
        step = _take(tokens, here, words, parts)
        if step:
            parts.used.update(range(here, step))
            here = last = step
            continue
        filler = words.get(here, "filler")
        if filler is None or not parts.used or _filled_enough(parts, tokens[here]):
            break
        here = filler[0]
    return parts, last


def _filled_enough(parts: _Parts, token: Token) -> bool:
    """After a year nothing follows that belongs to the same date, unless it was a decade or half."""
    if token.low in (",", "-"):
        dated = parts.day is not None or parts.weekday is not None or parts.part is not None
        return parts.year is not None or not dated
    return parts.year is not None or parts.full is not None or (token.low == "on")


def _take(tokens: Sequence[Token], here: int, words: Words, parts: _Parts) -> int:
    """Take one part at `here` into `parts`; return the token after it, 0 for none."""
    token = tokens[here]
    if token.text[0].isdigit():
        return _take_digits(tokens, here, words, parts)
    for layer in _LAYERS:
        hit = words.get(here, layer)
        if hit is not None and _fits(layer, hit, here, words, parts):
            _store(layer, hit[1], parts)
            return hit[0]
    return 0


def _fits(layer: str, hit: tuple[int, str], here: int, words: Words, parts: _Parts) -> bool:
    end = hit[0]
    if layer == "small":
        return parts.count is None and _period_at(words, end)
    if layer == "shift":
        # A shift counts only before what it shifts: "next year", "last Friday", "the past two years".
        return parts.shift is None and any(
            words.get(end, name) is not None for name in ("period", "weekday", "month", "season", "fiscal", "small")
        )
    if layer == "part":
        return parts.part is None and parts.year is None
    if layer == "period":
        return parts.period is None and (parts.shift is not None or parts.count is not None or parts.part is not None)
    if layer == "periods":
        return parts.period is None and parts.count is not None
    if layer == "ago":
        return parts.count is not None and parts.period is not None
    if layer == "month":
        return parts.month is None and parts.year is None
    if layer == "weekday":
        return parts.weekday is None
    if layer == "season":
        # "fall", "spring" are words of their own: only with a year or a shift beside them.
        return parts.season is None and (parts.shift is not None or _year_near(words, end) or parts.part is not None)
    return True


def _period_at(words: Words, position: int) -> bool:
    return words.get(position, "period") is not None or words.get(position, "periods") is not None


def _year_near(words: Words, end: int) -> bool:
    return words.year_at(end) or (words.get(end, "filler") is not None and words.year_at(end + 1))


def _store(layer: str, value: str, parts: _Parts) -> None:
    if layer in ("month", "weekday", "shift", "day_word"):
        setattr(parts, layer, int(value))
    elif layer in ("season", "part", "period"):
        setattr(parts, layer, value)
    elif layer == "periods":
        parts.period = value
    elif layer == "small":
        parts.count = int(value)
    elif layer == "ago":
        parts.ago = True
    elif layer == "fiscal" and parts.shift is not None:
        parts.period = "year"


def _take_digits(tokens: Sequence[Token], here: int, words: Words, parts: _Parts) -> int:
    text = tokens[here].text
    iso = _iso(tokens, here)
    if iso is not None and not parts.used:
        parts.full = iso
        return here + 5
    dotted = _DOTTED.fullmatch(text)
    if dotted is not None and not parts.used:
        parts.full = _date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return here + 1 if parts.full is not None else 0
    if _YEAR.fullmatch(text) and parts.year is None:
        return _take_year(tokens, here, words, parts)
    day = _DAY.fullmatch(text)
    if day is None or parts.year is not None:
        return 0
    if parts.day is None and 1 <= int(day[1]) <= 31 and _month_beside(words, here, parts):
        parts.day = int(day[1])
        return here + 1
    if parts.count is None and _period_at(words, here + 1):
        parts.count = int(day[1])
        return here + 1
    return 0


def _month_beside(words: Words, here: int, parts: _Parts) -> bool:
    if parts.month is not None:
        return True
    if words.get(here + 1, "month") is not None:
        return True
    filler = words.get(here + 1, "filler")
    return filler is not None and words.get(filler[0], "month") is not None


def _take_year(tokens: Sequence[Token], here: int, words: Words, parts: _Parts) -> int:
    text = tokens[here].text
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    if after is not None and after.start == tokens[here].end and words.get(here + 1, "decade") is not None:
        parts.year, parts.decade = int(text), True
        return here + 2
    if after is not None and after.low in ("mines", "people", "km", "soldiers", "units"):
        return 0
    parts.year = int(text)
    return here + 1


def _iso(tokens: Sequence[Token], here: int) -> dt.date | None:
    if here + 4 >= len(tokens) or not _YEAR.fullmatch(tokens[here].text):
        return None
    a, b, c, d = tokens[here + 1 : here + 5]
    if a.text != "-" or c.text != "-" or not (b.text.isdigit() and d.text.isdigit()):
        return None
    return _date(int(tokens[here].text), int(b.text), int(d.text))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _meaning(parts: _Parts, published: dt.date | None) -> tuple[str | None, bool]:
    """Return (EDTF, whether the document's date was needed)."""
    if parts.full is not None:
        return parts.full.isoformat(), False
    if parts.year is not None:
        return _with_year(parts), False
    if published is None:
        return None, True
    if parts.month is not None:
        return _month_only(parts, published), True
    if parts.day_word is not None:
        return (published + dt.timedelta(days=parts.day_word)).isoformat(), True
    if parts.weekday is not None:
        return _weekday(parts, published), True
    if parts.season is not None and parts.shift is not None:
        return f"{published.year + _season_shift(parts, published)}-{_SEASONS[parts.season]}", True
    if parts.period is not None:
        return _period(parts, published), True
    return None, True


def _with_year(parts: _Parts) -> str | None:
    year = parts.year
    assert year is not None
    if parts.decade:
        return _decade(year, parts.part)
    if parts.month is not None:
        return _with_month(year, parts)
    if parts.season is not None:
        return f"{year:04}-{_SEASONS[parts.season]}"
    if parts.part == "mid":
        return f"{year:04}-06~"
    if parts.part == "end":
        return f"{year:04}-12"
    if parts.part in _MONTHS_OF:
        first, last = _MONTHS_OF[str(parts.part)]
        return f"{year:04}-{first:02}/{year:04}-{last:02}"
    return f"{year:04}"


def _with_month(year: int, parts: _Parts) -> str | None:
    month = parts.month
    assert month is not None
    if parts.day is not None:
        date = _date(year, month, parts.day)
        return None if date is None else date.isoformat()
    if parts.part in ("early", "mid", "late", "end"):
        last = calendar.monthrange(year, month)[1]
        low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last), "end": (21, last)}[str(parts.part)]
        return f"{year:04}-{month:02}-{low:02}/{year:04}-{month:02}-{high:02}"
    return f"{year:04}-{month:02}"


def _decade(year: int, part: str | None) -> str:
    if part in _DECADE_PART and year % 10 == 0:
        low, high = _DECADE_PART[str(part)]
        return f"{year + low:04}/{year + high:04}"
    return f"{year // 10:03}X"


def _month_only(parts: _Parts, published: dt.date) -> str | None:
    """A month without a year is the nearest one: the past unless it lies more than eight months back."""
    month = parts.month
    assert month is not None
    year = published.year
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
    return _with_month(year, parts)


def _weekday(parts: _Parts, published: dt.date) -> str:
    wanted = parts.weekday
    assert wanted is not None
    today = published.isoweekday()
    if parts.shift == 1:
        days = (wanted - today) % 7 or 7
    else:
        days = -((today - wanted) % 7)
        if parts.shift == -1 and days == 0:
            days = -7
    return (published + dt.timedelta(days=days)).isoformat()


def _season_shift(parts: _Parts, published: dt.date) -> int:
    assert parts.season is not None
    assert parts.shift is not None
    middle = {"spring": 4, "summer": 7, "autumn": 10, "winter": 12}[parts.season]
    if parts.shift == 1:
        return 0 if middle > published.month + 1 else 1
    if parts.shift == -1:
        return 0 if middle < published.month - 1 else -1
    return 0


def _period(parts: _Parts, published: dt.date) -> str | None:
    if parts.ago and parts.count is not None:
        return _ago(parts, published)
    if parts.count is not None:
        return None if parts.shift is None else _counted(parts, published)
    shift = 0 if parts.shift is None else parts.shift
    if parts.period == "year":
        moved = _Parts(year=published.year + shift, part=parts.part)
        return None if parts.shift is None and parts.part not in ("end", "mid", "early") else _with_year(moved)
    if parts.shift is None:
        if parts.part == "end" and parts.period == "month":
            return published.isoformat()[:7]
        return None
    if parts.period == "month":
        moved_to = _add_months(published, shift)
        return _with_month(moved_to.year, _Parts(month=moved_to.month, part=parts.part))
    if parts.period == "week":
        monday = published - dt.timedelta(days=published.isoweekday() - 1) + dt.timedelta(weeks=shift)
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    if parts.period == "decade":
        return f"{(published.year + 10 * shift) // 10:03}X"
    return None


def _counted(parts: _Parts, published: dt.date) -> str | None:
    """The next two years, the past six months."""
    assert parts.count is not None
    other = _moved(published, parts.period, parts.count if parts.shift == 1 else -parts.count)
    if other is None:
        return None
    first, last = sorted((published, other))
    if parts.period == "year":
        return f"{first.year:04}/{last.year:04}"
    return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"


def _ago(parts: _Parts, published: dt.date) -> str | None:
    assert parts.count is not None
    moved = _moved(published, parts.period, -parts.count)
    if moved is None:
        return None
    if parts.period == "decade":
        return f"{moved.year:04}~"
    return {"year": f"{moved.year:04}", "month": moved.isoformat()[:7]}.get(str(parts.period), moved.isoformat())


def _moved(day: dt.date, period: str | None, count: int) -> dt.date | None:
    try:
        if period == "day":
            return day + dt.timedelta(days=count)
        if period == "week":
            return day + dt.timedelta(weeks=count)
        if period == "month":
            return _add_months(day, count)
        if period == "quarter":
            return _add_months(day, 3 * count)
        if period in ("year", "decade"):
            return _add_months(day, count * (12 if period == "year" else 120))
    except (ValueError, OverflowError):
        return None
    return None


def _add_months(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _limited(edtf: str, limit: str | None, parts: _Parts, published: dt.date | None) -> str:
    if limit == "until":
        return f"../{_end_of(edtf, parts)}"
    if limit == "since":
        return f"{edtf.split('/')[0]}/.."
    if limit == "within" and published is not None and parts.shift == 1 and parts.count in (None, 1):
        return edtf
    return edtf


def _end_of(edtf: str, parts: _Parts) -> str:
    """By the end of 2027 is by 2027."""
    if parts.part == "end" and parts.month is None and re.fullmatch(r"\d{4}-12", edtf):
        return edtf[:4]
    return edtf.split("/")[-1] if "/" in edtf else edtf


def _ranges(tokens: Sequence[Token], found: list[TimeMention], words: Words) -> list[TimeMention]:
    """Join "from 2024 to 2026", "2024–2028", "between May and July 2025"."""
    joined: list[TimeMention] = []
    for mention in found:
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


def _may_join(tokens: Sequence[Token], before: TimeMention, mention: TimeMention) -> bool:
    sign = tokens[before.last].low
    if sign == "and" and before.limit not in ("between", "since"):
        return False
    return before.edtf is not None and mention.edtf is not None and _span(before, mention) is not None


def _span(before: TimeMention, mention: TimeMention) -> str | None:
    first = str(before.edtf).removesuffix("/..").split("/")[0]
    last = str(mention.edtf).removeprefix("../").split("/")[-1]
    if first > last:
        # "between May and July 2025": the first took the nearest year, the second names its own.
        first = last[:4] + first[4:]
    return f"{first}/{last}" if first <= last else None
