"""What a claim hangs on: "if necessary", "once Poland's own needs are met", "subject to Article 20"."""

from treatywatch.extract.clause import Clause
from treatywatch.extract.reading import Sentence

_HINGES = frozenset({"if"})
_TIMED = frozenset({"after", "once", "until", "unless", "provided"})
_LIMIT = 160


def condition(sentence: Sentence, found: list[Clause], clause: Clause, modality: str) -> str | None:
    """Return the words that an act which has not happened hangs on, None where the text names none."""
    if modality not in ("possible", "planned", "denied", "urged"):
        return None
    for other in found:
        if other.kind != "sub" or (other.parent is not clause and other is not clause.parent):
            continue
        low = sentence.tokens[other.first].low
        if other.connector in _HINGES or (low in _TIMED and modality in ("possible", "denied")):
            return _words(sentence, other.first, other.last)
    return _phrase(sentence, clause)


def _phrase(sentence: Sentence, clause: Clause) -> str | None:
    for mark in sentence.starting(clause.tokens):
        if "condition" in mark.meanings:
            last = mark.last if mark.value("condition") == "whole" else clause.last
            return _words(sentence, mark.first, last)
    return None


def _words(sentence: Sentence, first: int, last: int) -> str | None:
    words = sentence.words(first, last).strip(' ,.;:—–"”“')
    return words[:_LIMIT] or None
