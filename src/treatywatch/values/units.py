"""Amounts in text: a number with its unit, money with its ISO 4217 code."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from treatywatch.values.numbers_digits import Value, reduced
from treatywatch.values.numbers_kinds import is_approximate, read_cardinals
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_pack import load_numbers
from treatywatch.values.numbers_ranges import Bound, ranges
from treatywatch.values.numbers_read import Reader
from treatywatch.values.numbers_scales import Reading
from treatywatch.values.units_match import Found, Matcher
from treatywatch.values.units_pack import AGE, CURRENCY, DIMENSION, TEMPERATURE, Mark, Unit, load_units

# Nothing that the text calls so many years old has an age; it is the number of a year.
_NO_AGE = 1500
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
    line = Line(text, load_numbers(lang))
    reader = Reader(line, measures=True)
    matcher = Matcher(line, load_units(lang), frozenset(kinds), loose=loose)
    readings = read_cardinals(reader)
    pairs = _Pairs(reader, matcher, {} if loose else _bounds(line, readings))
    found = pairs.amounts(pairs.with_halves(readings))
    if loose:
        found = sorted([*found, *pairs.bare(found)], key=_start)
    return tuple(found)


def _bounds(line: Line, readings: list[Reading]) -> dict[int, tuple[Bound, int]]:
    """Return the comparison in which each number stands, and where its last number ends."""
    ends = {reading.first: reading.last for reading in readings}
    return {
        slot: (bound, ends[bound.slots[-1]])
        for bound in ranges(line, readings)
        for slot in bound.slots
        if bound.shape != "interval"
    }


def _first(reading: Reading) -> int:
    return reading.first


def _start(value: AmountValue) -> int:
    return value.start


@dataclass(frozen=True, slots=True)
class _Pair:
    """A number with its unit, over pieces `first` to `last` (excluded)."""

    value: Value
    mark: Mark
    first: int
    last: int
    parts: int = 1
    step: int = 1
    low: Value | None = None
    high: Value | None = None
    shape: str = ""


class _Pairs:
    """Numbers of a line put to their units."""

    def __init__(self, reader: Reader, matcher: Matcher, bounds: dict[int, tuple[Bound, int]]) -> None:
        self.reader, self.line, self.matcher, self.bounds = reader, reader.line, matcher, bounds

    def amounts(self, readings: list[Reading]) -> list[AmountValue]:
        """Return amounts, smaller units put to the greater ones before them."""
        found: list[_Pair] = []
        free = 0
        for reading, following in pairwise([*readings, None]):
            if reading is None or reading.first < free:
                continue
            if found and self._loose(found[-1], reading, following):
                found[-1] = self._with_cents(found[-1], reading)
                free = found[-1].last
                continue
            pair = self._pair(reading, free)
            if pair is None:
                continue
            pair = self._ranged(pair, reading)
            joined = self._joined(found[-1], pair) if found else None
            if joined is not None:
                found[-1] = joined
            elif pair.parts == 0:
                continue
            else:
                found.append(pair)
            free = pair.last
        return [self._value(pair) for pair in found]

    def _ranged(self, pair: _Pair, reading: Reading) -> _Pair:
        """Put a unit on both ends of a range (`300-500 km`, `$5-10 billion`)."""
        bound, end = self.bounds.get(reading.first, (None, 0))
        if bound is None or pair.parts != 1 or not reading.value:
            return pair
        if bound.low is None or bound.high is None or bound.low == bound.high:
            return replace(pair, shape=bound.shape)
        times = Fraction(pair.value) / Fraction(reading.value)
        low, high = reduced(bound.low * times), reduced(bound.high * times)
        if reading.first == bound.slots[-1]:
            return replace(pair, first=min(pair.first, bound.slots[0]), low=low, high=high, shape="between")
        if pair.first < reading.first:
            return replace(pair, last=max(pair.last, end), low=low, high=high, shape="between")
        return pair

    def with_halves(self, readings: list[Reading]) -> list[Reading]:
        """Add halves that only count before a unit (`medio kilo`)."""
        line = self.line
        taken = {at for reading in readings for at in range(reading.first, reading.last + 1)}
        found = list(readings)
        for at in line.places:
            tail = line.sense(at).tail
            if tail is not None and at not in taken and not line.inside[at]:
                half = Reading(tail, at, line.after(at))
                if self.matcher.after(half) is not None:
                    found.append(half)
        return sorted(found, key=_first)

    def _pair(self, reading: Reading, free: int) -> _Pair | None:
        before = self.matcher.before(reading.first, free)
        after = self.matcher.after(reading)
        if self.reader.rules.square and after is not None:
            shorter = self._shorter(reading, after.last)
            if shorter is not None:
                return shorter
        if after is not None and after.mark.unit.kind == AGE and reading.value >= _NO_AGE:
            after = None
        if before is not None and after is not None:
            mark = self.matcher.both(before, after)
            if mark is not None:
                return _Pair(reading.value, mark, before.first, after.last)
        if before is not None and (after is None or before.mark.unit.kind == CURRENCY):
            return self._led(reading, before)
        timed = None if after is None else self.matcher.timed(after, reading.first, free)
        if timed is not None:
            return _Pair(reading.value, timed.mark, timed.first, timed.last)
        if after is None:
            return self._shorter(reading) or self._lesser(reading)
        return self._scaled(reading, after)

    def _led(self, reading: Reading, before: Found) -> _Pair:
        """`$ 5`, `£3.5m`."""
        line, last = self.line, reading.last
        written = line.text[line.start[last] : line.end[last]] if line.glued(last) else ""
        ends = line.is_end(last + 1) or not line.glued(last + 1)
        scale = self.matcher.pack.table.money.get(written, 1) if ends and line.value[last - 1] is not None else 1
        value = _times(reading.value, before.mark.scale * scale)
        return _Pair(value, before.mark, before.first, last + (scale > 1))

    def _shorter(self, reading: Reading, end: int | None = None) -> _Pair | None:
        """`50 cents`, 三千米: the last word of the number belongs to its unit."""
        end = reading.last if end is None else end
        for last in range(reading.last - 1, max(reading.first, reading.last - 3), -1):
            whole = self.reader.whole(reading.first, limit=last)
            if whole is None:
                continue
            found = self.matcher.after(Reading(whole.value, reading.first, last, whole))
            if found is None or found.last < end:
                continue
            if self.reader.rules.square or found.mark.unit.kind in (CURRENCY, TEMPERATURE):
                return self._scaled(Reading(whole.value, reading.first, last, whole), found)
        return None

    def _lesser(self, reading: Reading) -> _Pair | None:
        """Read a unit that only stands behind a greater one."""
        behind = self.matcher.behind(reading)
        return None if behind is None else _Pair(reading.value, behind.mark, reading.first, behind.last, 0)

    def _scaled(self, reading: Reading, after: Found) -> _Pair:
        """`75 USD million`, 两米半."""
        value, last = _times(reading.value, after.mark.scale), after.last
        scale = self.line.sense(last) if last < self.line.size else None
        number = None if scale is None else scale.card if scale.card is not None else scale.multiple
        whole = reading.whole is None or reading.whole.scale < 1000
        if after.mark.unit.kind == CURRENCY and isinstance(number, int) and number >= 1000 and whole:
            return _Pair(reduced(value * number), after.mark, reading.first, self.line.after(last))
        half = self._half(last)
        if half is not None and isinstance(value, int):
            return _Pair(value + half[0], after.mark, reading.first, half[1])
        return _Pair(value, after.mark, reading.first, last)

    def _half(self, at: int) -> tuple[Value, int] | None:
        line = self.line
        joined = line.marked(at, "and")
        start = line.after(at) if joined else at
        tail = line.sense(start).tail if start < line.size else None
        if tail is None or not (joined or self.reader.rules.square):
            return None
        return tail, line.after(start)

    def _joined(self, one: _Pair, two: _Pair) -> _Pair | None:
        """Put cents to dollars, inches to feet."""
        parts = self.matcher.parts(one.mark.unit, two.mark.unit)
        if parts is None or not self.matcher.links(one.last, two.first) or two.value >= parts * 10:
            return None
        if one.value != int(one.value) and one.parts == 1:
            return None
        value = one.value + Fraction(two.value) / parts
        return _Pair(reduced(value), one.mark, one.first, two.last, one.parts + 1, parts)

    def _loose(self, pair: _Pair, reading: Reading, following: Reading | None) -> bool:
        """Whether a number behind money is its cents (`15 dollars 50`, `15 dollars and 50`)."""
        line, unit = self.line, pair.mark.unit
        if unit.kind != CURRENCY or unit.name in self.matcher.pack.table.parts or pair.step not in (1, 10):
            return False
        value, gap = reading.value, reading.first - pair.last
        if not isinstance(value, int) or not 0 < value < 100 or (pair.value != int(pair.value) and pair.parts == 1):
            return False
        if not self.matcher.links(pair.last, reading.first) or line.is_sign(pair.last, ","):
            return False
        if self.matcher.after(reading) is not None or (line.glued(reading.last) and line.low[reading.last].isalnum()):
            return False
        return gap > 0 or self.matcher.closes(reading.last) or not line.low[reading.last].isalnum()

    def _with_cents(self, pair: _Pair, reading: Reading) -> _Pair:
        value = reduced(pair.value + Fraction(reading.value, 100))
        return _Pair(value, pair.mark, pair.first, reading.last, pair.parts + 1, 100)

    def bare(self, found: list[AmountValue]) -> Iterator[AmountValue]:
        """Return units of money and temperature that stand without a number."""
        line = self.line
        taken = [(value.start, value.end) for value in found]
        at, here = 0, 0
        while at < line.size:
            while here < len(taken) and taken[here][1] <= line.start[at]:
                here += 1
            unit = None if here < len(taken) and taken[here][0] <= line.start[at] else self.matcher.bare(at)
            if unit is None:
                at += 1
                continue
            yield self._amount(None, unit.mark.unit, (unit.first, unit.last))
            at = unit.last

    def _value(self, pair: _Pair) -> AmountValue:
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


def _times(value: Value, scale: int) -> Value:
    return value if scale == 1 else reduced(value * scale)
