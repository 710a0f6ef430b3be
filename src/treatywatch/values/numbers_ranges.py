"""Comparisons and ranges: `more than 20`, `between 20 and 30`, `at most 100 and at least 20`."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from treatywatch.values.numbers_digits import Value
from treatywatch.values.numbers_lexicon import Node
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_scales import Reading

NUMBER = "#"
_LOWER = frozenset({"above", "least"})
_UPPER = frozenset({"below", "most"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A range over pieces `first` to `last` (excluded); `shape` is above, least, below, most, exact, between."""

    shape: str
    low: Value | None
    high: Value | None
    first: int
    last: int
    open_low: bool = False
    open_high: bool = False
    # The first pieces of its numbers.
    slots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hit:
    shape: str
    first: int
    last: int
    slots: tuple[int, ...]


def ranges(line: Line, readings: Sequence[Reading]) -> list[Bound]:
    """Return the ranges of a line, left to right; `readings` are its numbers, none overlapping another."""
    if not readings:
        return []
    squeezed = _Squeezed(line, readings)
    return squeezed.joined(squeezed.bounds())


class _Squeezed:
    """The line with every number as one piece."""

    def __init__(self, line: Line, readings: Sequence[Reading]) -> None:
        self.line, self.pack = line, line.pack
        self.forms: list[tuple[str, ...]] = []
        self.first: list[int] = []
        self.last: list[int] = []
        self.numbers: list[Value | None] = []
        wholes = [(one.first, one.whole) for one in readings if one.whole is not None]
        self.scales = {first: whole.scale for first, whole in wholes if whole.scale >= 1000}
        self.floors = {reading.first: reading for reading in readings if reading.whole and reading.whole.more}
        at = 0
        for reading in readings:
            while at < reading.first:
                self._put(line.forms[at], at, at + 1, None)
                at += 1
            self._put((NUMBER,), reading.first, reading.last, reading.value)
            at = reading.last
        while at < line.size:
            self._put(line.forms[at], at, at + 1, None)
            at += 1

    def _put(self, forms: tuple[str, ...], first: int, last: int, number: Value | None) -> None:
        self.forms.append(forms)
        self.first.append(first)
        self.last.append(last)
        self.numbers.append(number)

    def bounds(self) -> list[Bound]:
        """Return single comparisons, the longest first, none overlapping."""
        found: list[Bound] = []
        free = 0
        hits = [self._hits(at) for at in range(len(self.forms))]
        for at, here in enumerate(hits):
            if at < free:
                continue
            floor = self.floors.get(self.first[at])
            if not here and floor is not None:
                found.append(Bound("above", floor.value, None, floor.first, floor.last, open_low=True))
            for hit in here:
                bound = None if self._cut_short(hit, hits) else self._bound(hit)
                if bound is not None:
                    free = hit.last
                    found.append(bound)
                    break
        return [bound for bound in found if bound.shape != "none"]

    def _hits(self, at: int) -> list[_Hit]:
        """Return all phrases that begin at `at`, from long to short."""
        root = self.pack.ranges.root
        if not self.forms[at] or not any(form in root.next for form in self.forms[at]):
            return []
        found: list[_Hit] = []
        waiting: list[tuple[Node[str], int, tuple[int, ...]]] = [(root, at, ())]
        while waiting:
            node, here, slots = waiting.pop()
            if node.value is not None:
                found.append(_Hit(node.value, at, here, slots))
            if here < len(self.forms):
                taken = (*slots, here) if self.numbers[here] is not None else slots
                waiting.extend([(node.next[form], here + 1, taken) for form in self.forms[here] if form in node.next])
        return sorted(found, key=_length, reverse=True)

    def _cut_short(self, hit: _Hit, hits: Sequence[Sequence[_Hit]]) -> bool:
        """`5000 or less` is no phrase where `less than 6000` goes on."""
        if self.numbers[hit.last - 1] is not None:
            return False
        beyond = (other for at in range(hit.first + 1, hit.last) for other in hits[at])
        return any(other.last > hit.last and other.slots and other.slots[-1] >= hit.last for other in beyond)

    def _bound(self, hit: _Hit) -> Bound | None:
        first, last = self.first[hit.first], self.last[hit.last - 1]
        values = [self.numbers[slot] for slot in hit.slots]
        if hit.shape == "none":
            return Bound("none", None, None, first, last)
        if hit.shape == "between":
            return self._between(hit, first, last)
        value = values[0]
        if self._dated(hit):
            return None
        return Bound(
            hit.shape,
            None if hit.shape in _UPPER else value,
            None if hit.shape in _LOWER else value,
            first,
            last,
            open_low=hit.shape == "above",
            open_high=hit.shape == "below",
            slots=(self.first[hit.slots[0]],),
        )

    def _dated(self, hit: _Hit) -> bool:
        """`under 2024` is a time in Swedish."""
        line = self.line
        written = line.low[self.first[hit.slots[0]]]
        year = len(written) == 4 and written.isdigit() and "1900" <= written <= "2099"
        return year and line.low[self.first[hit.first]] in self.pack.year_words

    def _between(self, hit: _Hit, first: int, last: int) -> Bound | None:
        low, high = (self.numbers[slot] for slot in hit.slots)
        if low is None or high is None or self._chained(hit):
            return None
        scale = self.scales.get(self.first[hit.slots[1]], 1)
        if 1 <= low < Fraction(high) / scale and self.scales.get(self.first[hit.slots[0]], 1) == 1:
            # `5 to 10 million`: the scale is of both.
            low *= scale
        plain = hit.slots[0] == hit.first
        if low >= high or (plain and 0 < low < 1 < high):
            return None
        slots = tuple([self.first[slot] for slot in hit.slots])
        return Bound("between", low, high, first, last, open_high=True, slots=slots)

    def _chained(self, hit: _Hit) -> bool:
        """1995-01, +1-222-2222: more of the same sign, or a number that only counts places."""
        line = self.line
        sign = self.first[hit.slots[0]] + 1
        if not line.is_sign(sign, "-"):
            return False
        before, after = self.first[hit.first] - 1, self.last[hit.last - 1]
        zeros = line.low[sign + 1].startswith("0") and len(line.low[sign + 1]) > 1 and line.low[sign + 1].isdigit()
        return zeros or self._goes_on(before, before + 1) or self._goes_on(after, after)

    def _goes_on(self, sign: int, glue: int) -> bool:
        return self.line.is_sign(sign, "-/+") and self.line.glued(glue)

    def joined(self, bounds: list[Bound]) -> list[Bound]:
        """Put a lower and an upper bound that follow each other into one range."""
        found: list[Bound] = []
        for bound in bounds:
            both = self._both(found[-1], bound) if found else None
            if both is None:
                found.append(bound)
            else:
                found[-1] = both
        return found

    def _both(self, one: Bound, two: Bound) -> Bound | None:
        lower, upper = (one, two) if one.shape in _LOWER else (two, one)
        if lower.shape not in _LOWER or upper.shape not in _UPPER or not self._linked(one.last, two.first):
            return None
        if lower.low is None or upper.high is None or lower.low >= upper.high:
            return None
        shape = "interval"
        return Bound(shape, lower.low, upper.high, one.first, two.last, lower.open_low, upper.open_high)

    def _linked(self, last: int, first: int) -> bool:
        """Whether only a word of linking stands between."""
        if last == first:
            return True
        if first - last > 6:
            return False
        found = self.pack.joins.longest(self.line.forms, last)
        return found is not None and found[1] == first


def _length(hit: _Hit) -> int:
    return hit.last
