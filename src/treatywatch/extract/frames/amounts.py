"""Amounts of a sentence, by token: what a number counts, its bounds, its rate."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from treatywatch.extract.frames.marks import Mark, Sentence
from treatywatch.lang.pack import coin
from treatywatch.model.errors import UsageError
from treatywatch.model.quantity import Number, Quantity
from treatywatch.values.numbers import NumberValue, numbers
from treatywatch.values.units import AmountValue
from treatywatch.values.units import amounts as measured

_UNITS = {
    "Kilometer": "km", "Square kilometer": "km2", "Square meter": "m2", "Hectare": "ha", "Ton": "t", "Mile": "mi",
    "Metric ton": "t",
}  # fmt: skip
# What a number counts stands at most this many tokens behind it, over words that mean nothing to us.
_REACH = 5
_BEFORE = 2
# Without a word for what it counts only a number of this size counts things.
_FEWEST = 1000
# So many states may be party to a treaty.
_MEMBERS, _ALL = 20, 200
# A number with its scale has at most so many letters.
_LEADING = 40
_GROUPED = re.compile(r"[1-9]\d{0,2},\d{3}")
_BETWEEN = ("article", "small", "adj", "state", "vague", "prep")


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens `first` to `last` (excluded) name an amount; `unit_at` is where its unit stands, None where none is."""

    first: int
    last: int
    quantity: Quantity
    unit_at: int | None = None


def amounts(s: Sentence, lang: str, taken: frozenset[int], plain: str) -> list[Amount]:
    """Return the amounts of a sentence, left to right; tokens in `taken` belong to dates and are no numbers.

    `plain` is the sentence's text in the signs that the pack writes.
    """
    if not s.tokens:
        return []
    offset = s.tokens[0].start
    text = plain[offset : s.tokens[-1].end]
    try:
        read = [n for n in numbers(text, lang) if n.kind in ("cardinal", "range", "ordinal")]
        found = [n for n in read if n.kind != "ordinal" or _completes(s, n, offset)]
        units = measured(text, lang) if found else ()
    except UsageError:
        return []
    starts, ends = [t.start - offset for t in s.tokens], [t.end - offset for t in s.tokens]
    places = [(bisect_right(starts, n.start) - 1, bisect_left(ends, n.end) + 1) for n in found]
    counted = {p for first, last in places for p in range(first, last)}
    loose = [mark for mark in s.find("vague") if counted.isdisjoint(range(mark.first - 1, mark.last))]
    made = [_vague(s, mark) or _vague_money(s, mark, lang) for mark in loose]
    for number, (first, last) in zip(found, places, strict=True):
        if first < 0 or not taken.isdisjoint(range(first, last)) or _numbered(s, first):
            continue
        unit = next((u for u in units if u.start < number.end and number.start < u.end), None)
        if unit is not None:
            end = bisect_left(ends, max(unit.end, number.end)) + 1
            begin = min(first, bisect_right(starts, unit.start) - 1)
            made.append(_measured(s, number, unit, (begin, end), lang))
        else:
            made.append(_counted(s, number, first, last))
    kept = _with_the_rate(s, [amount for amount in made if amount is not None])
    return sorted(kept, key=lambda amount: amount.first)


def _completes(s: Sentence, number: NumberValue, offset: int) -> bool:
    """Tell of the ordinal of a member that makes a count complete: "its 166th party"."""
    if number.low is None or not _MEMBERS <= float(number.low) <= _ALL:
        return False
    behind = next((p for p, token in enumerate(s.tokens) if token.start >= offset + number.end), len(s.tokens))
    named = s.mark(behind)
    if named is not None and named.has("treaty"):
        # "its 112th party": "the 112th of the convention's parties"
        behind = named.last
    marks = (s.mark(p) for p in range(behind, min(behind + 2, len(s.tokens))))
    return any(m is not None and (m.has("member") or m.says("unit", "state")) for m in marks)


def leading_number(text: str, lang: str) -> float | None:
    """Return the number that a text begins with; None: it begins with none, or the language has no numbers."""
    try:
        first = next(iter(numbers(text[:_LEADING], lang)), None)
    except UsageError:
        return None
    return float(first.low) if first is not None and first.start == 0 and first.low is not None else None


def _with_the_rate(s: Sentence, found: list[Amount]) -> list[Amount]:
    """The rate of a sentence's only count may stand away from it: "every year it makes some 100,000 mines"."""
    counts = [a for a in found if a.quantity.unit == "item" and a.quantity.per is None]
    rates = [m for m in s.find("per") if not any(t.first < m.last and m.first < t.last for t in s.times)]
    if len(counts) != 1 or len(rates) != 1 or any(a.quantity.per for a in found):
        return found
    with_rate = replace(counts[0], quantity=replace(counts[0].quantity, per=rates[0].value("per")))
    return [with_rate if amount is counts[0] else amount for amount in found]


def _measured(s: Sentence, number: NumberValue, unit: AmountValue, at: tuple[int, int], lang: str) -> Amount | None:
    """A number with a unit of measure or money; a scale that its unit spelled out counts for its range."""
    name = unit.currency or _UNITS.get(unit.unit) or coin(unit.unit, [m.value("state") for m in s.marks], lang)
    if name is None:
        return None
    quantity = _quantity(s, number, name, *at)
    return None if quantity is None else Amount(*at, quantity, at[0])


def _in_thousands(s: Sentence, number: NumberValue, first: int, last: int) -> NumberValue:
    """What counts has no decimals: "6,279 víctimas", as Mexico writes, are thousands."""
    text = s.text[s.tokens[first].start : s.tokens[last - 1].end]
    if number.low != number.high or not isinstance(number.low, Fraction) or _GROUPED.fullmatch(text) is None:
        return number
    return replace(number, low=int(number.low * 1000), high=int(number.low * 1000))


def _counted(s: Sentence, number: NumberValue, first: int, last: int) -> Amount | None:
    number = _in_thousands(s, number, first, last)
    mark = _unit(s, first, last)
    if mark is None:
        size = max(abs(float(n)) for n in (number.low, number.high, 0) if n is not None)
        quantity = _quantity(s, number, "item" if size >= _FEWEST else "bare", first, last)
        return None if quantity is None else Amount(first, last, quantity)
    name = mark.value("unit") or "item"
    if name == "none" or any(n is not None and Fraction(n).denominator != 1 for n in (number.low, number.high)):
        return None
    quantity = _quantity(s, number, name, first, max(last, mark.last))
    return None if quantity is None else Amount(first, max(last, mark.last), quantity, mark.first)


def _vague(s: Sentence, mark: Mark) -> Amount | None:
    """A vague plural ("thousands of mines") is at least twice its unit; two of them multiply."""
    size = int(str(mark.value("vague")))
    inner = next((m for m in s.find("vague") if mark.last <= m.first <= mark.last + 2), None)
    outer = next((m for m in s.find("vague") if m.last <= mark.first <= m.last + 2), None)
    if outer is not None and outer is not mark:
        return None
    last = mark.last
    if inner is not None:
        size, last = size * int(str(inner.value("vague"))), inner.last
    unit = _unit(s, mark.first, last)
    if unit is None or unit.says("unit", "none"):
        return None
    quantity = Quantity(2 * size, None, unit.value("unit") or "item", _per(s, mark.first, unit.last), False, True)
    return Amount(mark.first, max(last, unit.last), quantity, unit.first)


def _vague_money(s: Sentence, mark: Mark, lang: str) -> Amount | None:
    """Money of a vague plural: "hundreds of millions of euros" are at least twice a hundred million."""
    outer = any(m.last <= mark.first <= m.last + 2 for m in s.find("vague") if m is not mark)
    inner = next((m for m in s.find("vague") if mark.last <= m.first <= mark.last + 2), None)
    if outer:
        return None
    start = s.tokens[(inner or mark).first].start
    # As "two millions of euros" would be read.
    money = next(iter(measured(f"2 {s.text[start : s.end]}", lang)), None)
    if money is None or not money.currency or money.start > 0 or money.value is None:
        return None
    size = int(str(mark.value("vague"))) if inner is not None else 1
    low = _number(money.value)
    if low is None:
        return None
    end = start + money.end - 2
    last = next((p + 1 for p, token in enumerate(s.tokens) if token.end >= end), len(s.tokens))
    return Amount(mark.first, last, Quantity(low * size, None, money.currency, None, False, True), mark.first)


def _quantity(s: Sentence, number: NumberValue, unit: str, first: int, last: int) -> Quantity | None:
    low, high = _number(number.low), _number(number.high)
    if low is not None and high is not None and low < high and any(t.text[0].isalpha() for t in s.tokens[first:last]):
        low = _shared_scale(low, high)
    try:
        return Quantity(low, high, unit, _per(s, first, last), number.approx, False)
    except ValueError:
        return None


def _shared_scale(low: Number, high: Number) -> Number:
    """5 to 6 million: the scale of the second number serves both."""
    for scale in (1_000_000_000, 1_000_000, 10_000, 1_000):
        if high >= scale and low < scale and low <= high / scale:
            return low * scale
    return low


def _number(value: int | Fraction | None) -> Number | None:
    if value is None:
        return None
    # What is counted is never less than nothing: the sign before it was a dash.
    size = abs(Fraction(value))
    return int(size) if size.denominator == 1 else float(size)


def _unit(s: Sentence, first: int, last: int) -> Mark | None:
    """The word for what is counted: behind the number, else right before it; a dual ("طفلين") counts itself."""
    own = s.mark(first)
    if own is not None and own.has("unit") and own.first == first and own.last >= last:
        return own
    for mark in _ahead(s, last):
        if any(t.first <= mark.first < t.last for t in s.times):
            # "27 million last year" counts no years.
            break
        if mark.has("unit", "item", "item_word", "victim"):
            return mark
        if not mark.has(*_BETWEEN):
            break
    for position in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        before = s.mark(position)
        if before is not None:
            return before if before.has("item") else None
    return None


def _ahead(s: Sentence, last: int) -> Iterator[Mark]:
    position = last
    while position < min(last + _REACH, len(s.tokens)):
        mark = s.mark(position)
        if mark is not None:
            yield mark
            position = mark.last
            continue
        text = s.tokens[position].text
        if not text[0].isalpha() and text not in ("-", "'", '"', "«", "“", "„"):
            return
        position += 1


def _per(s: Sentence, first: int, last: int) -> str | None:
    """The period of a rate, right behind the amount or right before it."""
    for position in (*range(last, min(last + 2, len(s.tokens))), *range(first - 1, max(-1, first - 3), -1)):
        mark = s.mark(position)
        if (
            mark is not None
            and mark.has("per")
            and not any(t.first < mark.last and mark.first < t.last for t in s.times)
        ):
            return mark.value("per")
    return None


def _numbered(s: Sentence, first: int) -> bool:
    """Tell whether a word before a number says that it numbers and does not count: "Article 20"."""
    before = s.mark(first - 1)
    return before is not None and before.has("numbered")
