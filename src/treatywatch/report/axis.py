"""A scale of time that gives busy years more room, and says so."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

_QUIET = 0.5
"""Weight of a year in which nothing is dated; a busy one weighs 1 and more."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: `kind` is `year`, `month` or `gap` (years left out)."""

    x: float
    label: str
    kind: str


class Axis:
    """Maps days to x between `left` and `right`: linear inside a year, years as wide as they are busy."""

    def __init__(self, dates: Iterable[dt.date], *, left: float, right: float) -> None:
        """Cover all `dates`, at least one of them; runs of three and more empty years become one gap."""
        found = sorted(set(dates))
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
            weight = 1 + 1.7 * sqrt(busy[year]) if busy[year] else _QUIET
            weights.append((year, year + 1, weight))
            year += 1
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
        for first, until, x, width in self._pieces:
            if until - first > 1:
                ticks.append(Tick(round(x + width / 2, 1), f"{first}–{until - 1}", "gap"))
                continue
            ticks.append(Tick(round(x, 1), str(first), "year"))
            if width > 170:
                names = ((4, "Apr"), (7, "Jul"), (10, "Oct"))
                ticks += [Tick(self.x(dt.date(first, month, 1)), name, "month") for month, name in names]
        return tuple(ticks)
