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
    named, also = _named(sentence, mentions), _also(sentence)
    found: list[Symbol] = []
    for at, token in enumerate(sentence.tokens):
        symbol = named[at] or _word(token.text, token.low, known=bool(also[at]), opens=at == 0)
        if found and symbol[0] == "<" and found[-1].name == symbol:
            found[-1].also += also[at]
            continue
        found.append(Symbol(symbol, also[at], at))
    return found


def _named(sentence: Sentence, mentions: Sequence[Mention]) -> list[str | None]:
    """Return for each token the symbol of the date, amount or name that it stands in."""
    named = list[str | None]([None]) * len(sentence.tokens)
    for date in sentence.dates:
        _put(named, date.core_first, date.last, "<date>")
    for amount in sentence.amounts:
        unit = amount.quantity.unit
        shown = "money" if unit in CURRENCIES else unit if unit in _COUNTED else "x"
        _put(named, amount.first, amount.last, f"<n {shown}>")
    for mark in sentence.marks:
        layer = next((layer for layer in _LAYERS if layer in mark.said), None)
        if layer is not None:
            name = f"<{layer}:{mark.said[layer][0]}>" if layer in _VALUED else f"<{layer}>"
            _put(named, mark.first, mark.last, name, over=(None,))
    for mention in mentions:
        if mention.pronoun is None and mention.kind != "state":
            _put(named, mention.first, mention.last, f"<{mention.kind}>", over=(None, *_PLAIN))
    return named


def _put(named: list[str | None], first: int, last: int, symbol: str, over: Sequence[str | None] | None = None) -> None:
    for at in range(first, min(last, len(named))):
        if over is None or named[at] in over:
            named[at] = symbol


def _also(sentence: Sentence) -> list[tuple[str, ...]]:
    """Return what else the pack knows of the phrase that begins at each token."""
    also = list[tuple[str, ...]]([()]) * len(sentence.tokens)
    for mark in sentence.marks:
        known = list[str]()
        for layer, values in mark.said.items():
            if layer in _NAMES:
                known.append(layer)
            elif layer not in _LAYERS:
                known += [f"{layer}:{value}" for value in values[:_MOST_VALUES]]
        if known:
            also[mark.first] += tuple(known)
    return also


def _word(text: str, low: str, *, known: bool, opens: bool) -> str:
    if low[0].isdigit():
        return "<num>"
    if text[0].isupper() and not opens and not known and text.isalpha():
        return "<Name>"
    return stem(low)
