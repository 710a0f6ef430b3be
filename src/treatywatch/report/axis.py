"""A scale of time that gives busy years more room, and says so."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_QUIET = 0.35
"""Weight of a year in which nothing is dated; a busy one weighs 2 and more."""
_YEAR_LABEL = 36.0
"""Room that the number of a year needs; a year with less has its line and no number."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: `kind` is `year`, `month` or `gap` (years left out)."""

    x: float
    label: str
    kind: str


class Axis:
    """Maps days to x between `left` and `right`: linear inside a year, years as wide as they are busy."""

    def __init__(self, dates: Iterable[dt.date], *, left: float, right: float) -> None:
        """Cover all `dates`, at least one; a date that stands twice weighs twice.

        Runs of three and more empty years become one gap.
        """
        found = sorted(dates)
        busy = Counter(day.year for day in found)
        weights: list[tuple[int, int, float]] = []
        year = found[0].year
        while year <= found[-1].year:
            until = year
            while not busy[until] and until < found[-1].year:
                until += 1
            if until - year >= 3:
                weights.append((year, until, 0.6))
                year = until
                continue
            weight = 1 + busy[year] ** 0.8 if busy[year] else _QUIET
            weights.append((year, year + 1, weight))
            year += 1
        self._busy = frozenset(busy)
        total = sum(weight for _, _, weight in weights)
        self._pieces: list[tuple[int, int, float, float]] = []
        x = left
        for first, until, weight in weights:
            width = (right - left) * weight / total
            self._pieces.append((first, until, x, width))
            x += width
        self.left, self.right = left, right

    def x(self, day: dt.date) -> float:
        """Return the place of a day; days beyond the ends are put at the ends."""
        for first, until, x, width in self._pieces:
            if first <= day.year < until:
                start, end = dt.date(first, 1, 1), dt.date(until, 1, 1)
                return round(x + width * (day - start).days / (end - start).days, 1)
        return self.left if day.year < self._pieces[0][0] else self.right

    def ticks(self) -> tuple[Tick, ...]:
        """Return year marks, gaps, and the quarters of wide years."""
        ticks = []
        said = float("-inf")
        for first, until, x, width in self._pieces:
            busy = first in self._busy
            if until - first > 1:
                ticks.append(Tick(round(x + width / 2, 1), f"{first}–{until - 1}", "gap"))
                continue
            free = x - said >= _YEAR_LABEL and (width >= _YEAR_LABEL or busy)
            ticks.append(Tick(round(x, 1), str(first) if free else "", "year"))
            said = x if free else said
            if width > 170:
                names = ((4, "Apr"), (7, "Jul"), (10, "Oct"))
                ticks += [Tick(self.x(dt.date(first, month, 1)), name, "month") for month, name in names]
        return tuple(ticks)
