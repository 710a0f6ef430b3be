"""Amounts in text: a number with its unit, money with its ISO 4217 code."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from treatywatch.values.numbers_digits import Value, reduced
from treatywatch.values.numbers_kinds import is_approximate, read_cardinals
from treatywatch.values.numbers_line import Line, line_of
from treatywatch.values.numbers_names import is_named
from treatywatch.values.numbers_ranges import ranges
from treatywatch.values.numbers_read import Reader
from treatywatch.values.numbers_scales import Reading
from treatywatch.values.units_match import Matcher
from treatywatch.values.units_pack import AGE, CURRENCY, DIMENSION, TEMPERATURE, Unit, load_units
from treatywatch.values.units_pairs import Bounds, Pair, Pairs

GROUPS: tuple[str, ...] = (CURRENCY, TEMPERATURE, DIMENSION, AGE)


@dataclass(frozen=True, slots=True)
class AmountValue:
    """A number with a unit over code points `start` to `end` (excluded) of the text.

    `value` counts `unit`; it is None where the unit stands alone, and for a range (300-500 km), which has `low` and
    `high`. `kind` is length, area, volume, weight, speed, information, angle, currency, temperature, age, ...;
    `currency` the ISO 4217 code where the text says which; `label` the unit's name in the language; `parts` how many
    units were put together (5 feet 2 inches: 2); `shape` the comparison it stands in (above, least, below, most,
    between), without the words of it.
    """

    kind: str
    start: int
    end: int
    value: int | Fraction | None
    unit: str
    label: str
    currency: str = ""
    parts: int = 1
    approx: bool = False
    factor: Fraction = Fraction(1)
    low: int | Fraction | None = None
    high: int | Fraction | None = None
    shape: str = ""

    @property
    def base(self) -> int | Fraction | None:
        """Return the value in the base unit of the kind (meter, square meter, liter, kilogram, meter per second)."""
        return None if self.value is None else reduced(Fraction(self.value) * self.factor)


def amounts(text: str, lang: str, *, kinds: Collection[str] = GROUPS, loose: bool = False) -> tuple[AmountValue, ...]:
    """Return the amounts of `text` in order; `kinds` are groups: `currency`, `temperature`, `age`, `dimension`.

    With `loose` also what is an amount only in some texts: lengths of time as ages (`zehn Jahre`), units of money and
    temperature without a number.

    Raises:
        UsageError: There are no numbers for the language.
    """
    line = line_of(text, lang)
    reader = Reader(line, measures=True)
    matcher = Matcher(line, load_units(lang), frozenset(kinds), loose=loose)
    readings = [reading for reading in read_cardinals(reader) if loose or not is_named(line, reading)]
    pairs = _Amounts(reader, matcher, {} if loose else _bounds(line, readings))
    found = pairs.scaled(pairs.joined(pairs.with_halves(readings)))
    values = [pairs.value(pair) for pair in found]
    if loose:
        values = sorted([*values, *pairs.bare(found)], key=_start)
    return tuple(values)


def _bounds(line: Line, readings: list[Reading]) -> Bounds:
    """Return the comparison in which each number stands, and where its last number ends."""
    ends = {reading.first: reading.last for reading in readings}
    return {
        slot: (bound, ends[bound.slots[-1]])
        for bound in ranges(line, readings)
        for slot in bound.slots
        if bound.shape != "interval"
    }


def _start(value: AmountValue) -> int:
    return value.start


class _Amounts(Pairs):
    """The amounts of a line, smaller units put to the greater ones before them."""

    def joined(self, readings: list[Reading]) -> list[Pair]:
        """Return amounts, smaller units put to the greater ones before them."""
        found: list[Pair] = []
        free = 0
        for reading in readings:
            if reading.first < free:
                continue
            if found and self._loose(found[-1], reading):
                found[-1] = self._with_cents(found[-1], reading)
                free = found[-1].last
                continue
            pair = self.pair(reading, free)
            if pair is None:
                continue
            pair = self.ranged(pair, reading)
            joined = self._joined(found[-1], pair) if found else None
            if joined is not None:
                found[-1] = joined
            elif pair.parts == 0:
                continue
            else:
                found.append(pair)
            free = pair.last
        return found

    def _joined(self, one: Pair, two: Pair) -> Pair | None:
        """Put cents to dollars, inches to feet."""
        parts = self.matcher.parts(one.mark.unit, two.mark.unit)
        if parts is None or not self.matcher.links(one.last, two.first) or two.value >= parts * 10:
            return None
        if one.value != int(one.value) and one.parts == 1:
            return None
        value = one.value + Fraction(two.value) / parts
        return Pair(reduced(value), one.mark, one.first, two.last, one.parts + 1, parts)

    def _loose(self, pair: Pair, reading: Reading) -> bool:
        """Whether a number behind money is its cents (`15 dollars 50`, `15 dollars and 50`)."""
        line, value = self.line, reading.value
        if not isinstance(value, int) or not 0 < value < 100 or not self._takes_cents(pair):
            return False
        if not self.matcher.links(pair.last, reading.first) or line.is_sign(pair.last, ","):
            return False
        if self.matcher.after(reading) is not None or (line.glued(reading.last) and not line.is_end(reading.last)):
            return False
        return (reading.first > pair.last and self.matcher.loose) or line.is_end(reading.last)

    def _takes_cents(self, pair: Pair) -> bool:
        unit = pair.mark.unit
        if unit.kind != CURRENCY or unit.name in self.matcher.pack.table.parts or pair.step not in (1, 10):
            return False
        return pair.parts > 1 or pair.value == int(pair.value)

    def _with_cents(self, pair: Pair, reading: Reading) -> Pair:
        value = reduced(pair.value + Fraction(reading.value, 100))
        return Pair(value, pair.mark, pair.first, reading.last, pair.parts + 1, 100)

    def bare(self, found: list[Pair]) -> Iterator[AmountValue]:
        """Return units of money and temperature that stand without a number."""
        at, here = 0, 0
        while at < self.line.size:
            while here < len(found) and found[here].last <= at:
                here += 1
            free = here == len(found) or at < found[here].first
            unit = self.matcher.bare(at) if free else None
            if unit is None:
                at += 1
                continue
            yield self._amount(None, unit.mark.unit, (unit.first, unit.last))
            at = unit.last

    def value(self, pair: Pair) -> AmountValue:
        """Return a pair with its place in the text."""
        found = self._amount(pair.value, pair.mark.unit, (pair.first, pair.last), pair.parts)
        if pair.low is None:
            return replace(found, low=found.value, high=found.value, shape=pair.shape)
        return replace(found, value=None, low=pair.low, high=pair.high, shape=pair.shape)

    def _amount(self, value: Value | None, unit: Unit, pieces: tuple[int, int], parts: int = 1) -> AmountValue:
        first, last = pieces
        labels = self.matcher.pack.labels
        return AmountValue(
            unit.kind,
            self.line.start[first],
            self.line.end[last - 1],
            None if value is None else reduced(value),
            unit.name,
            labels.get(f"{unit.name} of {unit.kind}") or labels.get(unit.name, unit.name),
            unit.iso,
            parts,
            is_approximate(self.line, first),
            unit.factor,
        )
