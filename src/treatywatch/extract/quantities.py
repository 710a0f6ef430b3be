"""Quantities: numbers with their ranges, bounds, units and rates. Usable alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from treatywatch.extract.numerals import ARTICLES, numeral, whole, with_scale
from treatywatch.extract.words import Words
from treatywatch.lang.pack import Pack
from treatywatch.lang.tokens import Token
from treatywatch.model.quantity import Number, Quantity

_NUMBERS = frozenset({"number", "several", "vague", "fraction"})
_SCALE = frozenset({"scale"})
CURRENCIES = frozenset(
    {"EUR", "USD", "PLN", "GBP", "NOK", "SEK", "DKK", "JPY", "CHF", "UAH"}
    | {"RUB", "AUD", "CAD", "CZK", "HUF", "KRW", "NZD", "INR", "TRY", "CNY", "THB", "ILS", "RON", "BYN", "KZT"}
    | {"PKR", "LKR", "AOA", "AZN", "GEL", "IQD", "MDL", "COP", "ZMW", "BGN", "AED", "SAR", "BRL", "ZAR", "BAM", "RSD"}
    | {"VND", "KES", "EGP", "PEN", "CLP", "ARS", "PHP", "MZN", "NAD", "XOF", "XAF", "ETB", "UGX", "NGN", "GHS"}
    | {"QAR", "KWD", "JOD", "OMR", "LBP", "AFN", "BDT", "NPR", "KHR", "LAK", "MMK", "IDR", "MYR", "SGD", "TWD"}
    | {"ISK", "ALL", "MKD", "AMD", "TJS", "MAD", "TND", "DZD", "MNT"}
)
AREAS = ("km2", "m2", "ha", "ac")
_DASHES = frozenset({"-", "–", "—"})
# What is numbered, not counted.
_NUMBERED = frozenset(
    {"article", "articles", "art", "protocol", "section", "paragraph", "resolution", "no", "chapter", "law"}
)
# "the second one" counts nothing.
_BEFORE_ONE = frozenset(
    {
        "not",
        "first",
        "second",
        "third",
        "fourth",
        "latest",
        "other",
        "another",
        "this",
        "that",
        "which",
        "each",
        "every",
        "no",
    }
    | {"new", "old", "big", "large", "small", "same", "next", "previous", "former", "latter"}
)
_WITHIN_A_NOUN_PHRASE = frozenset({"-", "'", "s", "“", '"', "‘"})
# No unit of a number stands behind these.
_AFTER_NO_UNIT = frozenset(
    {"and", "in", "by", "for", "to", "on", "at", "from", "as", "was", "were", "is", "are", "with", "that"}
    | {"after", "before", "since", "until", "later", "earlier", "ago", "worth", "into", "towards", "toward", "against"}
)


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """Tokens `first` to `last` (excluded) name an amount; `number_at` is the token of its first number.

    `unit_at` is the token where the unit stands, None where none is written.
    """

    first: int
    last: int
    number_at: int
    quantity: Quantity
    unit_at: int | None
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class _Value:
    low: Number | None
    high: Number | None
    last: int
    vague: bool = False


def quantities(tokens: Sequence[Token], pack: Pack, *, taken: frozenset[int] = frozenset()) -> list[QuantityMention]:
    """Return the amounts in `tokens`, left to right; tokens in `taken` belong to dates and are no numbers."""
    words = Words(pack.numbers, tokens)
    starts = words.starts(_NUMBERS)
    # "a million": no number begins with any other word that is none itself.
    articles = [p - 1 for p in words.starts(_SCALE) if p and tokens[p - 1].low in ARTICLES]
    found: list[QuantityMention] = []
    free = 0
    for position in sorted({*starts, *articles}) if articles else starts:
        if position < free or position in taken:
            continue
        mention = _at(tokens, position, words, pack, taken)
        if mention is not None:
            found.append(mention)
            free = mention.last
    return found


def _at(
    tokens: Sequence[Token], position: int, words: Words, pack: Pack, taken: frozenset[int]
) -> QuantityMention | None:
    value = _value(tokens, position, words, pack)
    if tokens[position].low == "one" and position and tokens[position - 1].low in _BEFORE_ONE:
        return None
    if value is None or _is_part_of_a_name(tokens, position, words) or _is_clock(tokens, position, value.last):
        return None
    if _is_ordinal(tokens, value.last, words) or _is_share(tokens, position, value.last, words, pack):
        return None
    currency = _currency_before(position, words)
    value = _ranged(tokens, value, words, pack, taken)
    if currency is None and _is_uncounted(tokens, value.last, words):
        return None
    low, high, approx, first = _bounded(value, position if currency is None else currency[0], words)
    # "10,000 or more mines", "10,000 mines or more": the bound stands before the unit or behind it.
    low, high, end = _bounded_after(low, high, value.last, words)
    unit, unit_at, last = _unit(tokens, end, words, currency)
    low, high, last = _bounded_after(low, high, last, words)
    per, last = _per(last, first, words)
    if unit == "pct":
        return None
    try:
        quantity = Quantity(low, high, unit or "item", per, approx, value.vague)
    except ValueError:
        return None
    return QuantityMention(first, last, position, quantity, unit_at)


def _is_share(tokens: Sequence[Token], first: int, last: int, words: Words, pack: Pack) -> bool:
    """Tell of "four out of five", which counts nothing, and of either number in it."""
    ahead = [t.low for t in tokens[last : last + 2]] == _OUT_OF
    if ahead and last + 2 < len(tokens) and numeral(tokens, last + 2, words, pack) is not None:
        return True
    behind = first > 2 and [t.low for t in tokens[first - 2 : first]] == _OUT_OF
    return behind and numeral(tokens, first - 3, words, pack) is not None


_OUT_OF = ["out", "of"]


def _value(tokens: Sequence[Token], position: int, words: Words, pack: Pack) -> _Value | None:
    several = words.get(position, "several")
    if several is not None:
        scale = words.get(several[0], "scale")
        if scale is None:
            return None
        # "several thousand"
        size, end = with_scale(1, several[0], words)
        return _Value(2 * int(size), None, end, vague=True)
    vague = words.get(position, "vague")
    if vague is not None:
        return _vague(tokens, vague, words)
    number = numeral(tokens, position, words, pack)
    return None if number is None else _Value(number[0], number[0], number[1])


def _vague(tokens: Sequence[Token], vague: tuple[int, str], words: Words) -> _Value:
    end, size = vague[0], int(vague[1])
    # "hundreds of thousands": the two multiply.
    if end + 1 < len(tokens):
        inner = words.get(end + 1, "vague")
        if inner is not None and tokens[end].low in ("of", "-"):
            return _Value(2 * size * int(inner[1]), None, inner[0], vague=True)
    return _Value(2 * size, None, end, vague=True)


def _is_ordinal(tokens: Sequence[Token], last: int, words: Words) -> bool:
    """Tell whether a number goes on to an ordinal: "twenty-first"."""
    joined = last + 1 < len(tokens) and tokens[last].text == "-"
    return joined and words.get(last + 1, "ordinal") is not None


def _currency_before(position: int, words: Words) -> tuple[int, str] | None:
    """Return (start, code) of the currency right before a number: "€5"."""
    unit = words.before(position, "unit")
    return unit if unit is not None and unit[1] in CURRENCIES else None


def _is_uncounted(tokens: Sequence[Token], last: int, words: Words) -> bool:
    """Tell whether a number measures what is no amount of ours: "ten years", "155 mm", "two-thirds", "12-year-old"."""
    if words.get(last, "uncounted") is not None:
        return True
    hyphen = last < len(tokens) and tokens[last].text == "-"
    return hyphen and words.get(last + 1, "uncounted") is not None


def _is_clock(tokens: Sequence[Token], position: int, last: int) -> bool:
    """Tell whether a number is part of a time of day: "15:30"."""

    def glued(at: int) -> bool:
        return (
            0 < at < len(tokens) - 1
            and tokens[at].text == ":"
            and tokens[at - 1].end == tokens[at].start
            and tokens[at].end == tokens[at + 1].start
            and tokens[at - 1].text.isdigit()
            and tokens[at + 1].text.isdigit()
        )

    return glued(position - 1) or glued(last)


def _is_part_of_a_name(tokens: Sequence[Token], position: int, words: Words) -> bool:
    """Tell whether a name holds the number: Article 20, Protocol 5, F-35, G20."""
    if position == 0:
        return False
    before = tokens[position - 1]
    if before.low in _NUMBERED:
        return True
    if before.end == tokens[position].start and before.text.isalpha() and _currency_before(position, words) is None:
        return True
    if before.text in ("-", "/") and position >= 2 and before.end == tokens[position].start:
        head = tokens[position - 2]
        return head.text[-1:].isalpha() and head.end == before.start and head.text[:1].isupper()
    return False


def _ranged(tokens: Sequence[Token], value: _Value, words: Words, pack: Pack, taken: frozenset[int]) -> _Value:
    """Return the range that begins with `value`, or `value` itself where none does."""
    last = value.last
    joint = words.get(last, "range")
    if joint is None or joint[0] >= len(tokens) or joint[0] in taken:
        return value
    again = words.get(joint[0], "unit")
    start = again[0] if again is not None and again[1] in CURRENCIES and again[0] < len(tokens) else joint[0]
    other = _value(tokens, start, words, pack)
    if other is None or other.high is None or value.low is None:
        return value
    if tokens[last].low == "and" and not _between(last, words):
        return value
    low = value.low
    scale = _scale_of(tokens, start, other, words)
    # "5 to 6 million": the scale of the second serves both.
    if scale > 1 and low < other.high / scale * 10 and low < scale:
        low = low * scale if not value.vague else low
    if low >= other.high or (low == 0 and tokens[last].text in _DASHES):
        return value
    return _Value(whole(low), other.high, other.last, vague=value.vague)


def _between(last: int, words: Words) -> bool:
    """Tell whether a "between" stands before the number that ends at `last`."""
    return any(words.before(start, "between") is not None for start in range(last - 1, max(-1, last - 6), -1))


def _scale_of(tokens: Sequence[Token], start: int, value: _Value, words: Words) -> int:
    for position in range(start, value.last):
        scale = words.get(position, "scale")
        if scale is not None:
            return int(scale[1])
    return 1


def _unit(
    tokens: Sequence[Token], last: int, words: Words, currency: tuple[int, str] | None
) -> tuple[str | None, int | None, int]:
    """Return the unit of a number that ends at `last`, where it stands, and the token after both."""
    if currency is not None:
        return currency[1], currency[0], last
    for position in range(last, min(last + 6, len(tokens))):
        token = tokens[position]
        hit = words.get(position, "unit")
        if hit is not None:
            return hit[1], position, hit[0]
        inside = token.text[0].isalpha() or token.low in _WITHIN_A_NOUN_PHRASE
        if not inside or token.low in _AFTER_NO_UNIT:
            break
    return None, None, last


def _bounded(value: _Value, first: int, words: Words) -> tuple[Number | None, Number | None, bool, int]:
    """Return the bounds that the words before a number give, whether it is approximate, and where those begin."""
    low, high, approx = value.low, value.high, False
    for _ in range(3):
        bound = words.before(first, "bound")
        if bound is not None and words.before(first, "unbound") is not None:
            break
        if bound is None:
            start = words.before(first, "between")
            if start is not None and value.low != value.high:
                first = start[0]
                continue
            break
        first = bound[0]
        if bound[1] == "max" and low == high:
            low = None
        elif bound[1] == "min" and not value.vague:
            high = None
        elif bound[1] == "approx":
            approx = True
    return low, high, approx, first


def _bounded_after(
    low: Number | None, high: Number | None, last: int, words: Words
) -> tuple[Number | None, Number | None, int]:
    """Return the bounds that the words behind a number give ("500+", "500 or more"), and the token after them."""
    plus = words.get(last, "bound")
    if plus is not None and plus[1] == "plus":
        high, last = None, plus[0]
    after = words.get(last, "bound_after")
    if after is None or low != high:
        return low, high, last
    return (None, high, after[0]) if after[1] == "max" else (low, None, after[0])


# "destroyed 1,082 mines a year later"
_NO_RATE = frozenset({"later", "earlier", "ago", "before", "after", "old"})


def _per(last: int, first: int, words: Words) -> tuple[str | None, int]:
    """Return the period of a rate and the token after it: "a year", "annual"."""
    hit = words.get(last, "per")
    if hit is not None and words.low(hit[0]) not in _NO_RATE:
        return hit[1], hit[0]
    before = words.before(first, "per")
    return (before[1], last) if before is not None else (None, last)


_SQUARE_METRES = {"ha": 10000.0, "ac": 4046.856}


def in_square_metres(quantity: Quantity) -> Quantity:
    """Return an area as it is claimed: hectares and acres in square metres."""
    size = _SQUARE_METRES.get(quantity.unit)
    if size is None:
        return quantity
    low, high = quantity.low, quantity.high
    return replace(
        quantity,
        low=None if low is None else round(low * size),
        high=None if high is None else round(high * size),
        unit="m2",
    )
