"""Phrases of a pack written out: braces, optional parts, verb lemmas."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from treatywatch.lang.tokens import words
from treatywatch.model.errors import PackError

_LEMMA = re.compile(r"~([\w’'-]+)")


def expand(phrase: str) -> Iterator[str]:
    """Yield every reading of `phrase`: `{a,b}` is a choice, an empty choice leaves the part out.

    Raises:
        PackError: Braces do not close.
    """
    start = phrase.find("{")
    if start < 0:
        yield " ".join(phrase.split())
        return
    end = phrase.find("}", start)
    if end < 0:
        raise PackError(f"brace does not close in phrase {phrase!r}")
    for choice in phrase[start + 1 : end].split(","):
        yield from expand(phrase[:start] + choice + phrase[end + 1 :])


def size(phrase: str) -> int:
    """Return how many readings `phrase` has."""
    return math.prod(choices.partition("}")[0].count(",") + 1 for choices in phrase.split("{")[1:])


class Inflector:
    """Writes out the forms of a lemma by a pack's regular rules and its list of irregular verbs."""

    def __init__(self, rules: Sequence[Sequence[object]], irregular: Mapping[str, Sequence[str]]) -> None:
        """Take `verb_forms` (pattern, five replacements) and `irregular` (lemma to five forms) of a pack."""
        self._rules = [(re.compile(str(rule[0])), [str(form) for form in _list(rule[1])]) for rule in rules]
        self._irregular = {lemma: tuple(forms) for lemma, forms in irregular.items()}

    @property
    def has_rules(self) -> bool:
        """Tell whether the pack writes verbs as lemmas."""
        return bool(self._rules)

    def forms(self, lemma: str) -> tuple[str, ...]:
        """Return base, third person, past, -ing and past participle, in this order."""
        if lemma in self._irregular:
            return self._irregular[lemma]
        for pattern, templates in self._rules:
            if pattern.match(lemma):
                return tuple(pattern.sub(template, lemma, count=1) for template in templates)
        return (lemma,)


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def readings(phrase: str, inflector: Inflector) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield (tokens, form) for every reading of `phrase`; `form` is the index of the verb form, -1 for none."""
    for plain in expand(phrase):
        lemma = _LEMMA.search(plain)
        if lemma is None:
            yield words(plain), -1
            continue
        before, after = plain[: lemma.start()], _LEMMA.sub(r"\1", plain[lemma.end() :])
        for index, form in enumerate(inflector.forms(lemma[1])):
            yield words(before + form + after), index
