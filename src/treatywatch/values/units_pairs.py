"""A number and its unit put together: before, behind, with a scale, a half or a range."""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from treatywatch.values.numbers_digits import Value, reduced
from treatywatch.values.numbers_ranges import NUMBER, Bound
from treatywatch.values.numbers_read import Reader
from treatywatch.values.numbers_scales import Reading
from treatywatch.values.units_match import Found, Matcher
from treatywatch.values.units_pack import AGE, CURRENCY, TEMPERATURE, Mark

# Nothing that the text calls so many years old has an age; it is the number of a year.
_NO_AGE = 1500
# The words of a range ("between", "up to the") are no more than this.
_LONGEST_LINK = 3
# The comparison in which a number stands, and where its last number ends, by the first piece of the number.
Bounds = dict[int, tuple[Bound, int]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A number with its unit, over pieces `first` to `last` (excluded); `step` counts the parts put to it last."""

    value: Value
    mark: Mark
    first: int
    last: int
    parts: int = 1
    step: int = 1
    low: Value | None = None
    high: Value | None = None
    shape: str = ""


class Pairs:
    """Puts single numbers of a line to their units."""

    def __init__(self, reader: Reader, matcher: Matcher, bounds: Bounds) -> None:
        """Read from the line of `reader`; `bounds` are its comparisons."""
        self.reader, self.line, self.matcher, self.bounds = reader, reader.line, matcher, bounds

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

    def pair(self, reading: Reading, free: int) -> Pair | None:
        """Return a number with its unit; nothing before piece `free` belongs to it."""
        before = self.matcher.before(reading.first, free)
        after = self.matcher.after(reading)
        if self.reader.rules.square and after is not None:
            shorter = self._shorter(reading, after.last)
            if shorter is not None:
                return shorter
        if after is not None and after.mark.unit.kind == AGE and reading.value >= _NO_AGE:
            after = None
        mark = None if before is None or after is None else self.matcher.both(before, after)
        if before is not None and after is not None and mark is not None:
            return Pair(reading.value, mark, before.first, after.last)
        if before is not None and (after is None or before.mark.unit.kind == CURRENCY):
            return self._led(reading, before)
        return self._followed(reading, after, free)

    def _followed(self, reading: Reading, after: Found | None, free: int) -> Pair | None:
        if after is None:
            return self._shorter(reading) or self._lesser(reading)
        timed = self.matcher.timed(after, reading.first, free)
        if timed is not None:
            return Pair(reading.value, timed.mark, timed.first, timed.last)
        return self._scaled(reading, after)

    def _led(self, reading: Reading, before: Found) -> Pair:
        """`$ 5`, `£3.5m`."""
        line, last = self.line, reading.last
        written = line.text[line.start[last] : line.end[last]] if line.glued(last) else ""
        ends = line.is_end(last + 1) or not line.glued(last + 1)
        scale = self.matcher.pack.table.money.get(written, 1) if ends and line.value[last - 1] is not None else 1
        value = _times(reading.value, before.mark.scale * scale)
        return Pair(value, before.mark, before.first, last + (scale > 1))

    def _shorter(self, reading: Reading, end: int | None = None) -> Pair | None:
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

    def _lesser(self, reading: Reading) -> Pair | None:
        """Read a unit that only stands behind a greater one."""
        behind = self.matcher.behind(reading)
        return None if behind is None else Pair(reading.value, behind.mark, reading.first, behind.last, 0)

    def _scaled(self, reading: Reading, after: Found) -> Pair:
        """`75 USD million`, 两米半."""
        value, last = _times(reading.value, after.mark.scale), after.last
        scale = self.line.sense(last) if last < self.line.size else None
        number = None if scale is None else scale.card if scale.card is not None else scale.multiple
        whole = reading.whole is None or reading.whole.scale < 1000
        if after.mark.unit.kind == CURRENCY and isinstance(number, int) and number >= 1000 and whole:
            return Pair(reduced(value * number), after.mark, reading.first, self.line.after(last))
        half = self._half(last)
        if half is not None and isinstance(value, int):
            return Pair(value + half[0], after.mark, reading.first, half[1])
        return Pair(value, after.mark, reading.first, last)

    def _half(self, at: int) -> tuple[Value, int] | None:
        line = self.line
        joined = line.marked(at, "and")
        start = line.after(at) if joined else at
        tail = line.sense(start).tail if start < line.size else None
        if tail is None or not (joined or self.reader.rules.square):
            return None
        return tail, line.after(start)

    def scaled(self, found: list[Pair]) -> list[Pair]:
        """Give the lower end of "between $40 and $50 billion" the scale that only the upper one names."""
        made = list(found)
        for at, (one, two) in enumerate(pairwise(found)):
            scale = self._scale_of(two)
            money = one.mark == two.mark and one.mark.unit.kind == CURRENCY and self._scale_of(one) == 1
            if scale > 1 and money and 1 <= one.value < Fraction(two.value) / scale and self._spans(one, two):
                made[at] = replace(one, value=_times(one.value, scale))
        return made

    def _scale_of(self, pair: Pair) -> int:
        line, at = self.line, pair.last - 1
        sense = line.sense(at)
        number = sense.card if sense.card is not None else sense.multiple
        if line.value[at] is None and isinstance(number, int) and number >= 1000:
            return number
        return self.matcher.pack.table.money.get(line.text[line.start[at] : line.end[at]], 1)

    def _spans(self, one: Pair, two: Pair) -> bool:
        """Tell whether the words around two amounts make them the ends of one range."""
        line, number = self.line, (NUMBER,)
        if not 0 < two.first - one.last <= _LONGEST_LINK:
            return False
        inner = [number, *line.forms[one.last : two.first], number]
        starts = range(one.first, max(0, one.first - _LONGEST_LINK) - 1, -1)
        rows = (line.pack.ranges.longest([*line.forms[start : one.first], *inner], 0) for start in starts)
        return any(row is not None and row[0] == "between" for row in rows)

    def ranged(self, pair: Pair, reading: Reading) -> Pair:
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


def _first(reading: Reading) -> int:
    return reading.first


def _times(value: Value, scale: int) -> Value:
    return value if scale == 1 else reduced(value * scale)
