"""Phrases of a pack written out: braces, optional parts, verb lemmas."""

import re
from collections.abc import Iterator, Mapping, Sequence

from treatywatch.lang.tokens import words
from treatywatch.model.errors import PackError

_LEMMA = re.compile(r"~([\w’'-]+)")


def expand(phrase: str) -> Iterator[str]:
    """Yield every reading of `phrase`: `{a,b}` is a choice, an empty choice leaves the part out; choices may nest.

    Raises:
        PackError: Braces do not close.
    """
    start = phrase.find("{")
    if start < 0:
        yield " ".join(phrase.split())
        return
    choices, end = choice(phrase, start)
    for one in choices:
        yield from expand(phrase[:start] + one + phrase[end:])


def choice(phrase: str, start: int) -> tuple[list[str], int]:
    """Return the parts of the choice whose brace opens at `start`, and where the text behind it begins.

    Raises:
        PackError: It does not close.
    """
    depth, begun, parts = 0, start + 1, []
    for place in range(start, len(phrase)):
        sign = phrase[place]
        if sign == "{":
            depth += 1
        elif sign == "," and depth == 1:
            parts.append(phrase[begun:place])
            begun = place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                return [*parts, phrase[begun:place]], place + 1
    raise PackError(f"brace does not close in phrase {phrase!r}")


def size(phrase: str) -> int:
    """Return how many readings `phrase` has."""
    start = phrase.find("{")
    if start < 0:
        return 1
    choices, end = choice(phrase, start)
    return sum(map(size, choices)) * size(phrase[end:])


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


def lemmas(phrase: str, inflector: Inflector) -> Iterator[tuple[str, int]]:
    """Yield a phrase with its lemma written out in each form (its other choices as they stand), and the form's index.

    -1: it has no lemma.
    """
    for plain in _with_one_lemma(phrase):
        place = plain.find("~")
        if place < 0:
            yield plain, -1
            continue
        lemma = _LEMMA.search(plain)
        if lemma is None:
            raise PackError(f"no word behind ~ in phrase {phrase!r}")
        before, after = plain[: lemma.start()], _LEMMA.sub(r"\1", plain[lemma.end() :])
        for index, form in enumerate(inflector.forms(lemma[1])):
            yield f"{before}{form}{after}", index


def _with_one_lemma(phrase: str) -> Iterator[str]:
    """Write out the choices that hold a lemma, or stand right behind its sign, and no others."""
    lemma = phrase.find("~")
    start = phrase.find("{")
    while start >= 0 and lemma >= 0:
        choices, end = choice(phrase, start)
        if start < lemma < end or start == lemma + 1:
            for one in choices:
                yield from _with_one_lemma(phrase[:start] + one + phrase[end:])
            return
        start = phrase.find("{", end)
    yield phrase


def readings(phrase: str, inflector: Inflector) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield (tokens, form) for every reading of `phrase`; `form` is the index of the verb form, -1 for none."""
    for plain in expand(phrase):
        lemma = _LEMMA.search(plain)
        if lemma is None:
            yield words(plain), -1
            continue
        before, after = plain[: lemma.start()], _LEMMA.sub(r"\1", plain[lemma.end() :])
        for index, form in enumerate(inflector.forms(lemma[1])):
            # A form may be written in several ways: "is", "are" and "am".
            for written in expand(form):
                yield words(before + written + after), index
