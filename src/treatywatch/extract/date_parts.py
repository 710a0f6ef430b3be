"""The parts of a date as a text writes them, in any order: day, month, year, season, "early", "next", "ago"."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from treatywatch.extract.words import YEAR, Words
from treatywatch.lang.tokens import Token

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_DOTTED = re.compile(r"(\d{1,2})[.](\d{1,2})[.]((?:19|20)\d\d)")
_TWO_DIGITS = re.compile(r"\d{1,2}")
_SPAN_LIMIT = 14
# What a date is made of, in the order in which a word is tried.
LAYERS = (
    "part",
    "day_word",
    "month",
    "holiday",
    "weekday",
    "season",
    "shift",
    "period",
    "periods",
    "ago",
    "fiscal",
    "small",
)
_SHIFTED = ("period", "weekday", "month", "season", "fiscal", "small")
# Behind a number of four digits these show that it counts, and is no year.
_COUNTED = frozenset({"mines", "people", "km", "soldiers", "units"})


@dataclass(slots=True)
class DateParts:
    """The parts found so far; `used` are the tokens that they took."""

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
    ahead: bool = False
    full: dt.date | None = None
    used: set[int] = field(default_factory=set)


def date_parts(tokens: Sequence[Token], position: int, words: Words) -> tuple[DateParts, int]:
    """Return the parts of the date that starts at `position`, and the token after the last of them."""
    parts = DateParts()
    last = position
    here = position
    while here < len(tokens) and here - position < _SPAN_LIMIT:
        step = _take(tokens, here, words, parts)
        if step:
            parts.used.update(range(here, step))
            here = last = step
            continue
        filler = words.get(here, "filler")
        month_and_year = parts.month is not None and tokens[here].text == "," and words.year_at(here + 1)
        if filler is None or not parts.used or (_filled_enough(parts, tokens[here]) and not month_and_year):
            break
        here = filler[0]
    return parts, last


def _filled_enough(parts: DateParts, token: Token) -> bool:
    """After a year nothing follows that belongs to the same date, unless it was a decade or half."""
    if token.low in (",", "-"):
        dated = parts.day is not None or parts.weekday is not None or parts.part is not None
        return parts.year is not None or not dated
    return parts.year is not None or parts.full is not None or (token.low == "on")


def _take(tokens: Sequence[Token], here: int, words: Words, parts: DateParts) -> int:
    """Take one part at `here` into `parts`; return the token after it, 0 for none."""
    token = tokens[here]
    if token.text[0].isdigit():
        return _take_digits(tokens, here, words, parts)
    meanings = words.at(here)
    for layer in LAYERS if meanings else ():
        hit = meanings.get(layer)
        if hit is not None and _fits(layer, hit[0], words, parts):
            _store(layer, hit[1], parts)
            return hit[0]
    return 0


# What else must stand there for a word to belong to the date; `end` is the token after it. Other layers always do.
_FITS: dict[str, Callable[[DateParts, Words, int], bool]] = {
    "small": lambda parts, words, end: parts.count is None and period_at(words, end),
    # A shift counts only before what it shifts: "next year", "last Friday", "the past two years".
    "shift": lambda parts, words, end: parts.shift is None and any(words.get(end, x) is not None for x in _SHIFTED),
    "part": lambda parts, words, end: parts.part is None and parts.year is None,
    "period": lambda parts, words, end: (
        parts.period is None and (parts.shift is not None or parts.count is not None or parts.part is not None)
    ),
    "periods": lambda parts, words, end: parts.period is None and parts.count is not None,
    "ago": lambda parts, words, end: parts.count is not None and parts.period is not None,
    "month": lambda parts, words, end: parts.month is None and parts.year is None,
    "holiday": lambda parts, words, end: parts.month is None and parts.year is None and parts.day_word is None,
    "weekday": lambda parts, words, end: parts.weekday is None,
    # "fall", "spring" are words of their own: only with a year or a shift beside them.
    "season": lambda parts, words, end: (
        parts.season is None
        and (parts.shift is not None or _year_near(words, end) or parts.part is not None or _after_the(words, end))
    ),
}


def _fits(layer: str, end: int, words: Words, parts: DateParts) -> bool:
    fits = _FITS.get(layer)
    return fits is None or fits(parts, words, end)


def period_at(words: Words, position: int) -> bool:
    """Tell whether a period ("year", "weeks") stands at `position`."""
    return words.get(position, "period") is not None or words.get(position, "periods") is not None


def _after_the(words: Words, end: int) -> bool:
    """Tell of "in the autumn", "by spring": what stands before it is asked for where the whole date is read."""
    return end > 1 and words.low(end - 2) in _BEFORE_A_SEASON


_BEFORE_A_SEASON = frozenset({"the", "by", "until", "since", "before", "in", "during"})


def _year_near(words: Words, end: int) -> bool:
    return words.year_at(end) or (words.get(end, "filler") is not None and words.year_at(end + 1))


def _store(layer: str, value: str, parts: DateParts) -> None:
    if layer in ("month", "weekday", "shift", "day_word"):
        setattr(parts, layer, int(value))
    elif layer == "holiday":
        parts.month, parts.day = int(value[:2]), int(value[3:])
    elif layer == "part" and value == "end-year":
        parts.part, parts.period = "end", "year"
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


def _take_digits(tokens: Sequence[Token], here: int, words: Words, parts: DateParts) -> int:
    if not parts.used:
        full, last = _full_date(tokens, here)
        if full is not None:
            parts.full = full
            return last
    if YEAR.fullmatch(tokens[here].text) and parts.year is None:
        return _take_year(tokens, here, words, parts)
    digits = _DAY.fullmatch(tokens[here].text)
    if digits is None or parts.year is not None:
        return 0
    number = int(digits[1])
    if _counts_something(tokens, here):
        return 0
    if parts.day is None and 1 <= number <= 31 and _month_beside(words, here, parts):
        parts.day = number
    elif parts.count is None and period_at(words, here + 1):
        parts.count = number
    else:
        return 0
    return here + 1


def _counts_something(tokens: Sequence[Token], here: int) -> bool:
    """Tell of "Since the beginning of July, 22 people": behind a comma a number counts what follows, and is no day."""
    behind = tokens[here + 1].text if here + 1 < len(tokens) else ""
    return here > 1 and tokens[here - 1].text == "," and tokens[here - 2].text.isalpha() and behind.islower()


def _full_date(tokens: Sequence[Token], here: int) -> tuple[dt.date | None, int]:
    """Return the day written at `here` in digits alone (2026-03-18, 18.3.2026), and the token after it."""
    dotted = _DOTTED.fullmatch(tokens[here].text)
    if dotted is not None:
        return date_or_none(int(dotted[3]), int(dotted[2]), int(dotted[1])), here + 1
    return _iso(tokens, here) or _slashed(tokens, here), here + 5


def _slashed(tokens: Sequence[Token], here: int) -> dt.date | None:
    """A day written 20/08/2025 or 8/20/2025; one that can be read both ways (03/04/2025) is no date."""
    if here + 4 >= len(tokens) or not YEAR.fullmatch(tokens[here + 4].text):
        return None
    a, slash, b, again, year = tokens[here : here + 5]
    if slash.text != "/" or again.text != "/" or not (_TWO_DIGITS.fullmatch(a.text) and _TWO_DIGITS.fullmatch(b.text)):
        return None
    first, second = int(a.text), int(b.text)
    if first > 12 or first == second:
        return date_or_none(int(year.text), second, first)
    return date_or_none(int(year.text), first, second) if second > 12 else None


# "81 to 1 in June" has no first of June in it.
_NO_DAY_BEFORE = frozenset({"in", "on"})


def _month_beside(words: Words, here: int, parts: DateParts) -> bool:
    if parts.month is not None:
        return True
    if words.get(here + 1, "month") is not None:
        return True
    filler = words.get(here + 1, "filler")
    return (
        filler is not None and words.low(here + 1) not in _NO_DAY_BEFORE and words.get(filler[0], "month") is not None
    )


_OPENS_A_TIME = frozenset({"in", "during", "since", "until", "before", "throughout"})


def _take_year(tokens: Sequence[Token], here: int, words: Words, parts: DateParts) -> int:
    text = tokens[here].text
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    if after is not None and after.start == tokens[here].end and words.get(here + 1, "decade") is not None:
        parts.year, parts.decade = int(text), True
        return here + 2
    opens = (here == 1 and tokens[0].low in _OPENS_A_TIME) or (here > 0 and tokens[here - 1].low == "since")
    if after is not None and after.low in _COUNTED and not opens and parts.month is None:
        # "killed 2000 people", but "In 2023 mines killed 176 people"
        return 0
    parts.year = int(text)
    return here + 1


def _iso(tokens: Sequence[Token], here: int) -> dt.date | None:
    if here + 4 >= len(tokens) or not YEAR.fullmatch(tokens[here].text):
        return None
    a, b, c, d = tokens[here + 1 : here + 5]
    if a.text != "-" or c.text != "-" or not (b.text.isdigit() and d.text.isdigit()):
        return None
    return date_or_none(int(tokens[here].text), int(b.text), int(d.text))


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, None where there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
