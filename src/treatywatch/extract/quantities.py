"""Quantities: number words, digits, scales, ranges, bounds, units, rates. Usable alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from treatywatch.lang.lexicon import Lexicon
from treatywatch.lang.pack import Pack
from treatywatch.lang.tokens import Token
from treatywatch.model.quantity import Number, Quantity

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DIGITS = re.compile(r"\d")
_FEW_DIGITS = re.compile(r"\d{1,3}")
_GROUP = re.compile(r"\d{3}")
_NUMBERS = frozenset({"number", "several", "vague", "fraction"})
_SCALE = frozenset({"scale"})
_ARTICLES = ("a", "an")
# What goes on longer is no number. Without an end, a long line of them would take quadratic time.
_WORDS_OF_A_NUMBER = 32
_SCALES_OF_A_NUMBER = 6
CURRENCIES = frozenset(
    {"EUR", "USD", "PLN", "GBP", "NOK", "SEK", "DKK", "JPY", "CHF", "UAH"}
    | {"RUB", "AUD", "CAD", "CZK", "HUF", "KRW", "NZD", "INR", "TRY"}
)
# What is numbered, not counted.
_NUMBERED = frozenset(
    {"article", "articles", "art", "protocol", "section", "paragraph", "resolution", "no", "chapter", "law"}
)
# No unit of a number stands behind these.
_AFTER_NO_UNIT = frozenset(
    {"and", "in", "by", "for", "to", "on", "at", "from", "as", "was", "were", "is", "are", "with", "that"}
    | {"after", "before", "since", "until", "later", "earlier", "ago"}
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


class Words:
    """What each token can mean in one small lexicon, longest phrase first."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token]) -> None:
        """Look every token up once."""
        self._tokens = tokens
        self._at = lexicon.table(tokens)
        self._longest = {position: _by_layer(rows) for position, rows in self._at.items()}

    def starts(self, layers: frozenset[str]) -> list[int]:
        """Return, in order, where a phrase of one of `layers` or a token of digits starts."""
        at = self._longest
        return [
            position
            for position, token in enumerate(self._tokens)
            if token.text[0].isdigit() or (position in at and not layers.isdisjoint(at[position]))
        ]

    def get(self, position: int, layer: str) -> tuple[int, str] | None:
        """Return (end, value) of the longest phrase of `layer` at `position`."""
        here = self._longest.get(position)
        return None if here is None else here.get(layer)

    def year_at(self, position: int) -> bool:
        """Tell whether a four-digit year of 1800 to 2099 stands at `position`."""
        return position < len(self._tokens) and _YEAR.fullmatch(self._tokens[position].text) is not None

    def before(self, position: int, layer: str) -> tuple[int, str] | None:
        """Return (start, value) of the longest phrase of `layer` that ends right before `position`."""
        for start in range(max(0, position - 5), position):
            for end, name, value in self._at.get(start, ()):
                if name == layer and end == position:
                    return start, value
        return None


def _by_layer(rows: Sequence[tuple[int, str, str]]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for end, layer, value in rows:
        found.setdefault(layer, (end, value))
    return found


def quantities(tokens: Sequence[Token], pack: Pack, *, taken: frozenset[int] = frozenset()) -> list[QuantityMention]:
    """Return the amounts in `tokens`, left to right; tokens in `taken` belong to dates and are no numbers."""
    words = Words(pack.numbers, tokens)
    starts = words.starts(_NUMBERS)
    # "a million": no number begins with any other word that is none itself.
    articles = [p - 1 for p in words.starts(_SCALE) if p and tokens[p - 1].low in _ARTICLES]
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
    if value is None or _is_part_of_a_name(tokens, position):
        return None
    joined = value.last + 1 < len(tokens) and tokens[value.last].text == "-"
    if joined and words.get(value.last + 1, "ordinal") is not None:
        return None
    first = position
    last = value.last
    currency = words.before(position, "unit")
    if currency is not None and currency[1] in CURRENCIES:
        first = currency[0]
    value, last = _ranged(tokens, value, last, words, pack, taken)
    unit, unit_at, last = _unit(tokens, last, words, currency if first < position else None)
    low, high, approx, first = _bounded(value, first, words)
    if low is not None and high is None and value.high is not None and words.get(last, "bound") is not None:
        high = None
    plus = words.get(last, "bound")
    if plus is not None and plus[1] == "plus":
        high, last = None, plus[0]
    after = words.get(last, "bound_after")
    if after is not None and low == high:
        low, high, last = (None, high, after[0]) if after[1] == "max" else (low, None, after[0])
    per, last = _per(tokens, last, first, words)
    if unit == "pct":
        return None
    try:
        quantity = Quantity(low, high, unit or "item", per, approx, value.vague)
    except ValueError:
        return None
    return QuantityMention(first, last, position, quantity, unit_at)


def _value(tokens: Sequence[Token], position: int, words: Words, pack: Pack) -> _Value | None:
    several = words.get(position, "several")
    if several is not None:
        scale = words.get(several[0], "scale")
        if scale is not None:
            size, end = _scales(several[0], words)
            return _Value(2 * size, None, end, vague=True)
        return None
    vague = words.get(position, "vague")
    if vague is not None:
        return _vague(tokens, vague, words)
    number = _number(tokens, position, words, pack)
    if number is None:
        return None
    return _Value(number[0], number[0], number[1])


def _vague(tokens: Sequence[Token], vague: tuple[int, str], words: Words) -> _Value:
    end, size = vague[0], int(vague[1])
    # "hundreds of thousands": the two multiply.
    if end + 1 < len(tokens):
        inner = words.get(end + 1, "vague")
        if inner is not None and tokens[end].low in ("of", "-"):
            return _Value(2 * size * int(inner[1]), None, inner[0], vague=True)
    return _Value(2 * size, None, end, vague=True)


def _number(tokens: Sequence[Token], position: int, words: Words, pack: Pack) -> tuple[Number, int] | None:
    token = tokens[position]
    if _DIGITS.match(token.text):
        value = parse_digits(token.text, group=pack.group, decimal=pack.decimal)
        if value is None:
            return None
        end = position + 1
        # Groups set apart by spaces: 1 200 000.
        limit = min(len(tokens), position + _WORDS_OF_A_NUMBER) if _FEW_DIGITS.fullmatch(token.text) else end
        while end < limit and _GROUP.fullmatch(tokens[end].text):
            value = value * 1000 + int(tokens[end].text)
            end += 1
        return _with_scale(value, end, words)
    return _words_number(tokens, position, words)


def parse_digits(text: str, *, group: str, decimal: str) -> Number | None:
    """Return the number written in digits, or None for an ordinal or a form that fits no number.

    A sign followed by exactly three digits is a group sign unless it is the pack's decimal sign and stands once
    in front of other than three digits.
    """
    if not text[-1].isdigit() or len(text) > 30:
        return None
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(group, "")
    if re.search(re.escape(group) + r"\d{1,2}(?!\d)", text) and text.count(group) == 1 and decimal not in text:
        # 1,2 in a language that groups with commas: the writer meant a decimal.
        plain = text.replace(group, decimal)
    if plain.count(decimal) > 1:
        plain = plain.replace(decimal, "")
    try:
        return float(plain.replace(decimal, ".")) if decimal in plain else int(plain)
    except ValueError:
        return None


def _with_scale(value: Number, end: int, words: Words) -> tuple[Number, int]:
    for _ in range(_SCALES_OF_A_NUMBER):
        scale = words.get(end, "scale")
        if scale is None:
            break
        value, end = value * int(scale[1]), scale[0]
    return _whole(value), end


def _words_number(tokens: Sequence[Token], position: int, words: Words) -> tuple[Number, int] | None:
    fraction = words.get(position, "fraction")
    if fraction is not None:
        scale = words.get(fraction[0], "scale")
        return None if scale is None else _with_scale(float(fraction[1]), fraction[0], words)
    start = position
    if tokens[position].low in _ARTICLES and words.get(position + 1, "scale") is not None:
        return _with_scale(1, position + 1, words)
    total, current, end = 0, 0, position
    limit = min(len(tokens), start + _WORDS_OF_A_NUMBER)
    while end < limit:
        small, scale = words.get(end, "number"), words.get(end, "scale")
        if small is not None:
            current += int(small[1])
            end = small[0]
        elif scale is not None and end > start:
            current, total, end = _scaled(current, total, scale)
        elif end > start and _joins(tokens, end, words):
            end += 1
        else:
            break
    if end == start:
        return None
    return total + current, end


def _scaled(current: int, total: int, scale: tuple[int, str]) -> tuple[int, int, int]:
    size = int(scale[1])
    if size < 1000:
        return max(current, 1) * size, total, scale[0]
    return 0, total + max(current, 1) * size, scale[0]


def _joins(tokens: Sequence[Token], end: int, words: Words) -> bool:
    if end + 1 >= len(tokens) or words.get(end + 1, "number") is None:
        return False
    if tokens[end].low == "-":
        return True
    return tokens[end].low == "and" and words.before(end, "scale") is not None


def _scales(position: int, words: Words) -> tuple[int, int]:
    value, end = _with_scale(1, position, words)
    return int(value), end


def _is_part_of_a_name(tokens: Sequence[Token], position: int) -> bool:
    """Article 20, Protocol 5, 22nd, F-35, 1997 in a treaty's name: no amounts."""
    if position == 0:
        return False
    before = tokens[position - 1]
    if before.low in _NUMBERED:
        return True
    if before.text in ("-", "/") and position >= 2 and before.end == tokens[position].start:
        return (
            tokens[position - 2].text[-1:].isalpha()
            and tokens[position - 2].end == before.start
            and (tokens[position - 2].text.isupper())
        )
    return False


def _ranged(
    tokens: Sequence[Token], value: _Value, last: int, words: Words, pack: Pack, taken: frozenset[int]
) -> tuple[_Value, int]:
    joint = words.get(last, "range")
    if joint is None or joint[0] >= len(tokens) or joint[0] in taken:
        return value, last
    other = _value(tokens, joint[0], words, pack)
    if other is None or other.high is None or value.low is None:
        return value, last
    started = words.before(_start_of(value, last, words), "between")
    tight = tokens[last].text in ("-", "–", "—")
    if tokens[last].low in ("and", "or") and started is None and tokens[last].low == "and":
        return value, last
    low = value.low
    scale = _scale_of(tokens, joint[0], other, words)
    # "5 to 6 million": the scale of the second serves both.
    if scale > 1 and low < other.high / scale * 10 and low < scale:
        low = low * scale if not value.vague else low
    if low >= other.high or (tight and low == 0):
        return value, last
    return _Value(_whole(low), other.high, other.last, vague=value.vague), other.last


def _whole(value: Number) -> Number:
    return int(value) if float(value).is_integer() else value


def _start_of(value: _Value, last: int, words: Words) -> int:
    for start in range(last - 1, max(-1, last - 6), -1):
        if words.before(start, "between") is not None:
            return start
    return last - 1


def _scale_of(tokens: Sequence[Token], start: int, value: _Value, words: Words) -> int:
    for position in range(start, value.last):
        scale = words.get(position, "scale")
        if scale is not None:
            return int(scale[1])
    return 1


def _unit(
    tokens: Sequence[Token], last: int, words: Words, currency: tuple[int, str] | None
) -> tuple[str | None, int | None, int]:
    if currency is not None:
        return currency[1], currency[0], last
    for position in range(last, min(last + 6, len(tokens))):
        token = tokens[position]
        hit = words.get(position, "unit")
        if hit is not None:
            return hit[1], position, hit[0]
        if not (token.text[0].isalpha() or token.low in ("-", "'", "s", "“", '"', "‘")):
            return None, None, last
        if token.low in _AFTER_NO_UNIT:
            return None, None, last
    return None, None, last


def _bounded(value: _Value, first: int, words: Words) -> tuple[Number | None, Number | None, bool, int]:
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


def _per(tokens: Sequence[Token], last: int, first: int, words: Words) -> tuple[str | None, int]:
    hit = words.get(last, "per")
    if hit is not None:
        return hit[1], hit[0]
    before = words.before(first, "per")
    return (before[1], last) if before is not None else (None, last)
