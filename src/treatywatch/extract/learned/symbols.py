"""A sentence in symbols: what the learnt models read in place of its names, numbers and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import CURRENCIES
from treatywatch.extract.reading import Sentence

# What a phrase of the pack is read as, the first of its layers that stands here; of some the value tells more.
_LAYERS = ("treaty", "treaty_word", "item", "state", "adj", "capital", "group", "union", "currency", "month")
_VALUED = frozenset({"treaty", "item"})
_PLAIN = ("<state>", "<adj>")
# Of these layers the value is somebody's name, which tells nothing of what is said.
_NAMES = frozenset({"person", "organisation", "company", "media", "maker", "place", "city", "programme"})
_COUNTED = frozenset({"item", "person", "state", "m2", "km"})
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 4
_REMEMBERED = 1 << 14
_MOST_VALUES = 2


@dataclass(slots=True)
class Symbol:
    """What stands at token `at`: its symbol, and what else the pack knows it by."""

    name: str
    also: tuple[str, ...]
    at: int


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """Return a word of English without its ending, as far as a model needs it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def _clusters() -> dict[str, str]:
    """Return which words mean alike: a number for each, from the file beside this module."""
    found: dict[str, str] = {}
    lines = Path(__file__).with_name("clusters-en.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        for word in line.split():
            found[word] = str(number)
    return found


def cluster(word: str) -> str | None:
    """Return the number of the words that mean what a lower-case word means, None for one that is not known."""
    return _clusters().get(word)


def symbols(sentence: Sentence, mentions: Sequence[Mention]) -> list[Symbol]:
    """Return the symbols of a sentence; a name, an amount or a date of several words is one."""
    size = len(sentence.tokens)
    named = list[str | None]([None]) * size
    also = list[tuple[str, ...]]([()]) * size
    for date in sentence.dates:
        for at in range(date.core_first, min(date.last, size)):
            named[at] = "<date>"
    for amount in sentence.amounts:
        unit = amount.quantity.unit
        shown = "money" if unit in CURRENCIES else unit if unit in _COUNTED else "x"
        for at in range(amount.first, min(amount.last, size)):
            named[at] = f"<n {shown}>"
    for mark in sentence.marks:
        layer = next((layer for layer in _LAYERS if layer in mark.said), None)
        if layer is not None:
            name = f"<{layer}:{mark.said[layer][0]}>" if layer in _VALUED else f"<{layer}>"
            for at in range(mark.first, min(mark.last, size)):
                named[at] = named[at] or name
        known = list[str]()
        for other, values in mark.said.items():
            if other in _NAMES:
                known.append(other)
            elif other not in _LAYERS:
                known += [f"{other}:{value}" for value in values[:_MOST_VALUES]]
        if known and mark.first < size:
            also[mark.first] += tuple(known)
    for mention in mentions:
        if mention.pronoun is None and mention.kind != "state":
            for at in range(mention.first, min(mention.last, size)):
                if named[at] is None or named[at] in _PLAIN:
                    named[at] = f"<{mention.kind}>"
    found: list[Symbol] = []
    for at, token in enumerate(sentence.tokens):
        symbol = named[at] or _word(token.text, token.low, known=bool(also[at]), opens=at == 0)
        if found and symbol[0] == "<" and found[-1].name == symbol:
            found[-1].also += also[at]
            continue
        found.append(Symbol(symbol, also[at], at))
    return found


def _word(text: str, low: str, *, known: bool, opens: bool) -> str:
    if low[0].isdigit():
        return "<num>"
    if text[0].isupper() and not opens and not known and text.isalpha():
        return "<Name>"
    return stem(low)
