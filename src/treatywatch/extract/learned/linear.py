"""Linear models of whole numbers: hundredths of log-odds, summed by name of what was seen."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.int16]

# Weights and sums are hundredths.
UNIT = 100
# Beyond this many hundredths a probability is 0 or 1.
_MOST = 3000


def probability(total: int) -> float:
    """Return the probability from 0 to 1 of log-odds in hundredths."""
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, total)) / UNIT))


def threshold(chance: float) -> float:
    """Return the log-odds in hundredths from which on a probability is at least `chance`."""
    return UNIT * math.log(chance / (1 - chance))


class Many:
    """One linear model for each of several labels, which look at the same things."""

    def __init__(self, labels: Sequence[str], bias: Sequence[int], names: Sequence[str], weights: Weights) -> None:
        """Take the labels with a bias each, and for each name of what can be seen a row of weights, one a label."""
        self.labels = tuple(labels)
        self.at = {label: at for at, label in enumerate(self.labels)}
        self._bias = np.array(bias, np.int32)
        self._rows = {name: row for row, name in enumerate(names)}
        self._weights = weights

    def row(self, name: str) -> int | None:
        """Return the row of what can be seen, None for what was never learnt."""
        return self._rows.get(name)

    def sums(self, names: Iterable[str]) -> list[int]:
        """Return the log-odds of each label for what was seen, in hundredths."""
        rows = [row for row in map(self._rows.get, names) if row is not None]
        total: list[int] = (self._weights[rows].sum(axis=0, dtype=np.int32) + self._bias).tolist()
        return total

    def peak(self, rows: Sequence[int], places: Sequence[int], label: str) -> int:
        """Return the place whose rows add most to a label, the first of equal ones; 0 where there are none."""
        if not rows:
            return 0
        added = np.bincount(places, weights=self._weights[rows, self.at[label]])
        return int(added.argmax())


class One:
    """A linear model whose weights hold for all contexts, and others for a context each: a kind, a type of claim."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """Take `bias` and `weights`: by name, the weight of each context, "" for all."""
        self._bias: int = content["bias"]
        self._weights: dict[str, dict[str, int]] = content["weights"]

    def sum(self, names: Iterable[str], contexts: Sequence[str]) -> int:
        """Return the log-odds for what was seen in these contexts, in hundredths."""
        total = self._bias
        weights = self._weights
        for name in names:
            row = weights.get(name)
            if row is not None:
                total += row.get("", 0)
                for context in contexts:
                    total += row.get(context, 0)
        return total
