"""Persons of the gazetteer in any script and case: found by the skeleton of their names."""

from collections.abc import Mapping
from functools import cache

from treatywatch.lang.pack import Entity, entities
from treatywatch.lang.romanize import alike, is_form_of, romanize, skeletons

# Fewer consonants in a surname tell nobody.
_SHORTEST = 3
# The longest ending of a case.
_ENDING = 4


@cache
def _index() -> Mapping[str, tuple[tuple[tuple[str, ...], Entity], ...]]:
    """The persons by the first two consonants of their surname, each with the skeletons of its names."""
    found: dict[str, list[tuple[tuple[str, ...], Entity]]] = {}
    for entity in entities().values():
        words = skeletons(entity.name)
        if entity.type == "person" and len(words) > 1:
            found.setdefault(words[-1][:2], []).append((words, entity))
    return {head: tuple(rows) for head, rows in found.items()}


def person(name: str) -> Entity | None:
    """Return whom a full name means, None where it is nobody's or more than one person's."""
    words = skeletons(name)
    if len(words) < 2 or len(words[-1]) < _SHORTEST:
        return None
    fitting = {e.id: e for known, e in _index().get(words[-1][:2], ()) if _same(words, known)}
    length = len(romanize(_last(name)))
    # What a case adds to a surname has few letters: "Lehtovaara" is no "Lehto".
    fitting = {key: e for key, e in fitting.items() if length - len(romanize(_last(e.name))) <= _ENDING}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _last(name: str) -> str:
    """The last part of a name: "Kamysz" of "Kosiniak-Kamysz"."""
    return name.replace("-", " ").split()[-1]


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """The surnames agree in all their parts, and so do the first names."""
    if not alike(words[0], known[0]):
        return False
    parts = min(len(words), len(known)) - 1
    return parts > 0 and all(is_form_of(a, b) for a, b in zip(words[-parts:], known[-parts:], strict=True))
