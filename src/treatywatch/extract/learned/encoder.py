"""A small transformer that reads a sentence whole, in arithmetic that is the same on every machine.

The encoder is all-MiniLM-L6-v2 (Apache 2.0), taught types of claims by `eval/learn.py`. Products of matrices are of
whole numbers held in floats: rows are scaled to -127 … 127, weights are such numbers, and sums below 2^24 are exact in
single precision in whatever order they are added. All else is done number by number, or looked up in a table.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from treatywatch.extract.learned.pieces import Pieces

Numbers = NDArray[np.float32]
Places = NDArray[np.bool_]
Arrays = Mapping[str, NDArray[Any]]

# Pieces of a sentence that are read, and sentences that are read at once: what they fill stays in a core's own memory.
LONGEST, AT_ONCE = 72, 8
# Sentences that go through the layers together; the matrices of a layer are unfolded once for them.
_IN_VIEW = 256
SIZE, HEADS = 384, 12
_EACH = SIZE // HEADS
_MOST = 127
# Sums of so many products of numbers up to 127 are exact.
_EXACT = 1024
# Steps of the tables: what a number is rounded to.
_FINE, _WIDE = 64, 24
_SHARE, _DEEP = 256, 16
_MOST_SHARE = 1023
_GRID = 1024.0
_LEAST = np.float32(1e-30)
_EPSILON = 1e-12
_HUNDREDTHS = 100
_DECIMALS = 6
MATRICES = ("query", "key", "value", "attended", "wide", "narrow")
"""The matrices of a layer, as arrays are named; `_by` and `_plus` follow for scales and bias."""


@cache
def _threads() -> ThreadpoolController:
    """Return what holds the threads of matrix products: of products so small they only wait for one another."""
    return ThreadpoolController()


def _table(value: Any, lowest: int, highest: int, steps: int) -> Numbers:
    places = range(lowest * steps, highest * steps + 1)
    return np.array([round(value(at / steps), _DECIMALS) for at in places], np.float32)


_GELU = _table(lambda x: x * (1 + math.erf(x / math.sqrt(2))) / 2, -_WIDE, _WIDE, _FINE)
_EXP = _table(lambda x: round(math.exp(x) * _MOST_SHARE), -_DEEP, 0, _SHARE)


class Encoder:
    """Reads sentences, and tells the log-odds of each label."""

    def __init__(self, pieces: Iterable[str], labels: Sequence[str], arrays: Arrays) -> None:
        """Take the pieces and labels in order, and the arrays: see `eval/encoder.py`, which writes them."""
        self.labels = tuple(labels)
        self._pieces = Pieces(pieces)
        self._arrays = arrays
        self._layers = sum(name.endswith(".query") for name in arrays)

    def sums(self, sentences: Sequence[str]) -> list[list[int]]:
        """Return for each sentence the log-odds of each label, in hundredths."""
        spelt = [self._pieces.numbers(sentence, LONGEST) for sentence in sentences]
        order = sorted(range(len(spelt)), key=lambda at: len(spelt[at]))
        found: list[list[int]] = [[]] * len(spelt)
        with _threads().limit(limits=1, user_api="blas"):
            for start in range(0, len(order), _IN_VIEW):
                some = order[start : start + _IN_VIEW]
                for at, row in zip(some, self._read([spelt[at] for at in some]), strict=True):
                    found[at] = row
        return found

    def _read(self, spelt: Sequence[Sequence[int]]) -> list[list[int]]:
        batches = [self._begun(spelt[at : at + AT_ONCE]) for at in range(0, len(spelt), AT_ONCE)]
        for number in range(self._layers):
            layer = _Layer(self._arrays, f"{number}.")
            batches = [(layer.read(state, there), there) for state, there in batches]
        return [row for state, there in batches for row in self._told(state, there)]

    def _begun(self, spelt: Sequence[Sequence[int]]) -> tuple[Numbers, Places]:
        """Return what stands at each place of each sentence, and which places there are."""
        length = max(map(len, spelt))
        numbers = np.zeros((len(spelt), length), np.int64)
        there = np.zeros((len(spelt), length), bool)
        for row, pieces in enumerate(spelt):
            numbers[row, : len(pieces)] = pieces
            there[row, : len(pieces)] = True
        a = self._arrays
        state = a["pieces"][numbers[there]].astype(np.float32) * a["pieces_by"] + a["places"][np.nonzero(there)[1]]
        return _even(state, a["begin_by"], a["begin_plus"]), there

    def _told(self, state: Numbers, there: Places) -> list[list[int]]:
        """Return the log-odds by the mean and the highest of what was read at each place."""
        told = []
        for rows in np.split(state, np.cumsum(there.sum(axis=1))[:-1]):
            mean = np.rint(rows.astype(np.float64) * _GRID).sum(axis=0) / (_GRID * len(rows))
            told.append(np.concatenate([mean.astype(np.float32), rows.max(axis=0)]))
        sums = _Matrix(self._arrays, "out").times(*_rounded(np.stack(told)))
        found: list[list[int]] = np.rint(sums * np.float32(_HUNDREDTHS)).astype(np.int64).tolist()
        return found


class _Matrix:
    """A matrix of whole numbers, what one stands for in each column, and what is added."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._weights = arrays[name].astype(np.float32)
        self._by, self._plus = arrays[f"{name}_by"], arrays[f"{name}_plus"]

    def times(self, rows: Numbers, scales: Numbers) -> Numbers:
        """Return whole rows, each of which stands for `scales` times as much, times the matrix."""
        found: Numbers = rows[:, :_EXACT] @ self._weights[:_EXACT]
        if rows.shape[1] > _EXACT:
            found += rows[:, _EXACT:] @ self._weights[_EXACT:]
        found *= scales
        found *= self._by
        found += self._plus
        return found


class _Layer:
    """One layer of the transformer."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._query, self._key, self._value, self._seen, self._wide, self._narrow = (
            _Matrix(arrays, name + part) for part in MATRICES
        )
        self._even, self._even_again = (
            (arrays[f"{name}{part}_even_by"], arrays[f"{name}{part}_even_plus"]) for part in ("attended", "narrow")
        )

    def read(self, state: Numbers, there: Places) -> Numbers:
        """Return what stands at each place after the layer."""
        whole = _rounded(state)
        query, key, value = (part.times(*whole) for part in (self._query, self._key, self._value))
        attended = _attended(query, key, value, there)
        state = _even(state + self._seen.times(*_rounded(attended)), *self._even)
        wide = _looked_up(_GELU, self._wide.times(*_rounded(state)), _FINE, _WIDE)
        return _even(state + self._narrow.times(*_rounded(wide)), *self._even_again)


def _looked_up(table: Numbers, numbers: Numbers, steps: int, lowest: int) -> Numbers:
    """Return what a table that begins at -`lowest` tells of numbers, which are changed; beyond its ends the last."""
    numbers *= np.float32(steps)
    numbers += np.float32(lowest * steps)
    np.rint(numbers, out=numbers)
    found: Numbers = table.take(numbers.astype(np.intp), mode="clip")
    return found


def _rounded(rows: Numbers) -> tuple[Numbers, Numbers]:
    """Return rows as whole numbers from -127 to 127, and what one of each row stands for."""
    most = np.maximum(rows.max(axis=-1, keepdims=True), -rows.min(axis=-1, keepdims=True))
    np.maximum(most, _LEAST, out=most)
    whole = rows * (np.float32(_MOST) / most)
    return np.rint(whole, out=whole), most / np.float32(_MOST)


def _even(rows: Numbers, by: Numbers, plus: Numbers) -> Numbers:
    """Return rows of mean 0 and variance 1, times `by`, plus `plus`."""
    whole = rows * np.float32(_GRID)
    np.rint(whole, out=whole)
    # Whole numbers add up the same in any order, below 2^24 in single and below 2^53 in double precision.
    mean = whole.sum(axis=1, keepdims=True) / np.float32(SIZE)
    squares = np.square(whole, dtype=np.float64).sum(axis=1, keepdims=True)
    middle = mean.astype(np.float64)
    spread = np.sqrt(squares / SIZE - middle * middle + _EPSILON)
    whole -= mean
    whole /= spread.astype(np.float32)
    whole *= by
    whole += plus
    return whole


def _attended(query: Numbers, key: Numbers, value: Numbers, there: Places) -> Numbers:
    """Return for each place the values of all places of its sentence, by how much it looks at each."""
    batch, length = there.shape

    def parted(rows: Numbers) -> Numbers:
        whole = np.zeros((batch, length, SIZE), np.float32)
        whole[there] = rows
        return np.ascontiguousarray(whole.reshape(batch, length, HEADS, _EACH).transpose(0, 2, 1, 3))

    asked, asked_by = _rounded(parted(query))
    known, known_by = _rounded(parted(key))
    values = parted(value)
    most = np.maximum(np.abs(values).max(axis=(1, 2, 3), keepdims=True), _LEAST)
    values = np.rint(values * (np.float32(_MOST) / most))
    scores = (asked @ known.transpose(0, 1, 3, 2)) * (asked_by * np.float32(1 / math.sqrt(_EACH)))
    scores *= known_by.transpose(0, 1, 3, 2)
    if not there.all():
        scores += np.where(there, np.float32(0), np.float32(-1e6))[:, None, None, :]
    scores -= scores.max(axis=-1, keepdims=True)
    np.maximum(scores, np.float32(-_DEEP), out=scores)
    shares = _looked_up(_EXP, scores, _SHARE, _DEEP)
    seen = (shares @ values) / shares.sum(axis=-1, keepdims=True) * (most / np.float32(_MOST))
    found: Numbers = seen.transpose(0, 2, 1, 3).reshape(batch, length, SIZE)[there]
    return found
