"""A sentence as the grammar sees it: tokens, and marks for every phrase of the pack that stands in it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from treatywatch.extract.quantities import QuantityMention, quantities
from treatywatch.extract.times import TimeMention, times
from treatywatch.lang.lexicon import Entry
from treatywatch.lang.pack import Pack
from treatywatch.lang.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens `first` to `last` (excluded) are a phrase of the pack; `meanings` maps layer to its entries."""

    first: int
    last: int
    meanings: dict[str, tuple[Entry, ...]]

    def value(self, layer: str) -> str | None:
        """Return the first value of `layer`, None where the phrase has no such meaning."""
        entries = self.meanings.get(layer)
        return entries[0].value if entries else None

    def values(self, layer: str) -> tuple[str, ...]:
        """Return all values of `layer`."""
        return tuple(entry.value for entry in self.meanings.get(layer, ()))

    def form(self, layer: str) -> int:
        """Return the verb form of the phrase in `layer`: 0 base, 1 third person, 2 past, 3 -ing, 4 participle, -1 none."""
        entries = self.meanings.get(layer)
        return entries[0].form if entries else -1


@dataclass(slots=True)
class Sentence:
    """One sentence with its tokens and marks; offsets are those of the whole text."""

    text: str
    start: int
    end: int
    role: str
    tokens: list[Token]
    marks: list[Mark]
    at: list[int]
    """For each token the index of the mark that covers it, -1 for none."""
    amounts: list[QuantityMention]
    dates: list[TimeMention]
    quoted: list[bool] = field(default_factory=list)
    """For each token whether it stands inside quotation marks."""
    opens_quoted: bool = False

    def mark(self, position: int) -> Mark | None:
        """Return the mark that covers the token at `position`."""
        if not 0 <= position < len(self.at) or self.at[position] < 0:
            return None
        return self.marks[self.at[position]]

    def find(self, layer: str, first: int = 0, last: int | None = None) -> Iterator[Mark]:
        """Yield the marks of `layer` that start in the half-open token range."""
        stop = len(self.tokens) if last is None else last
        for mark in self.marks:
            if first <= mark.first < stop and layer in mark.meanings:
                yield mark

    def words(self, first: int, last: int) -> str:
        """Return the text of the half-open token range."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def read_sentence(text: str, span: tuple[int, int], role: str, pack: Pack, *, published: dt.date | None) -> Sentence:
    """Return the sentence at `span` of `text`, fully marked."""
    tokens = tokenize(text, *span)
    marks = [_mark(hit.first, hit.last, hit.entries) for hit in pack.lexicon.hits(tokens)]
    at = [-1] * len(tokens)
    for index, mark in enumerate(marks):
        for position in range(mark.first, mark.last):
            at[position] = index
    dates = [d for d in times(tokens, pack, published=published) if not _inside_a_name(d, marks, tokens)]
    taken = frozenset(p for d in dates for p in range(d.core_first, d.last))
    amounts = [a for a in quantities(tokens, pack, taken=taken) if not _swallowed(a, marks)]
    return Sentence(text, span[0], span[1], role, tokens, marks, at, amounts, dates)


def _mark(first: int, last: int, entries: Sequence[Entry]) -> Mark:
    meanings: dict[str, list[Entry]] = {}
    for entry in entries:
        meanings.setdefault(entry.layer, []).append(entry)
    return Mark(first, last, {layer: tuple(found) for layer, found in meanings.items()})


_NAMES = frozenset({"treaty", "ignore", "person", "organisation", "company", "media", "programme"})


def _inside_a_name(date: TimeMention, marks: Sequence[Mark], tokens: Sequence[Token]) -> bool:
    """The 1997 of "the 1997 Ottawa Convention" dates the treaty, not the act."""
    for mark in marks:
        if not (_NAMES | {"treaty_word"}) & mark.meanings.keys():
            continue
        if mark.first <= date.core_first < mark.last:
            return True
        if date.last == mark.first and date.last - date.core_first == 1 and date.limit is None and (
            "treaty" in mark.meanings or "treaty_word" in mark.meanings
        ):
            return date.core_first == 0 or tokens[date.core_first - 1].low != "in"
    return False


def _swallowed(amount: QuantityMention, marks: Sequence[Mark]) -> bool:
    """A number inside a longer phrase that is no plain term ("the three countries") counts nothing."""
    for mark in marks:
        if mark.first <= amount.number_at < mark.last:
            return bool({"pron", "treaty", "treaty_pair", "group", "ignore", "first", "oblige"} & mark.meanings.keys())
    return False
