"""Times and amounts of a sentence, by token."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from treatywatch.extract.quantities import quantities
from treatywatch.extract.times import TimeMention
from treatywatch.extract.times import times as old_times
from treatywatch.lang.pack import load
from treatywatch.lang.tokens import Token
from treatywatch.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Time:
    """Tokens `first` to `last` (excluded) name a time; `edtf` as read, `turned` for acts ahead or behind."""

    first: int
    last: int
    edtf: str | None
    mention: TimeMention | None = None

    def turned(self, published: dt.date | None, *, future: bool) -> str | None:
        """Return the EDTF with the year that suits an act that lies ahead (or behind)."""
        return self.edtf if self.mention is None else self.mention.turned(published, future=future)


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens `first` to `last` (excluded) name an amount; `unit_at` is where its unit stands, None where none is."""

    first: int
    last: int
    quantity: Quantity
    unit_at: int | None = None


def times(tokens: Sequence[Token], text: str, lang: str, published: dt.date | None) -> list[Time]:
    """Return the times in `tokens`, left to right."""
    if lang != "en":
        return []
    return [Time(t.first, t.last, t.edtf, t) for t in old_times(tokens, load(lang), published=published)]


def amounts(tokens: Sequence[Token], text: str, lang: str, taken: frozenset[int]) -> list[Amount]:
    """Return the amounts in `tokens`, left to right; tokens in `taken` belong to dates."""
    if lang != "en":
        return []
    return [Amount(q.first, q.last, q.quantity, q.unit_at) for q in quantities(tokens, load(lang), taken=taken)]


def position_of(tokens: Sequence[Token], offset: int) -> int:
    """Return the first token that starts at or after `offset`."""
    return bisect_left([token.start for token in tokens], offset)
