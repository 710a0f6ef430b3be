"""Finding states in English text: lists of them, and the words that name one."""

import re
from collections.abc import Iterator
from functools import cache

from treatywatch.model.document import TextDocument
from treatywatch.reconcile import packs

# Words that may stand between the names of one list of neighbours.
_GLUE = re.compile(
    r"(?:[\s,&]|\band\b|\bor\b|\bthe\b|\bits\b|\bboth\b|\bneighbou?ring\b|['’]s\b|\bas well as\b|\benclave of\b"
    r"|\bexclave of\b|\bregion of\b)+"
)
_TAIL = re.compile(r"\s+(?:oblast|region|enclave|exclave|territory)\b", re.IGNORECASE)


@cache
def state_pattern() -> str:
    """Return a pattern for the English name of any state, longest first."""
    names = [name for row in packs.load("names", "state_words.yml") for name in row["names"]]
    return _either(names)


@cache
def word_pattern() -> re.Pattern[str]:
    """Return a pattern for any name or adjective of a state or of a named part of one."""
    words = [word for row in packs.load("names", "state_words.yml") for word in (*row["names"], *_adjectives(row))]
    words += [name for part in packs.load("names", "borders.yml")["parts"] for name in part["names"]]
    return re.compile(rf"(?<![\w-])(?:{_either(words)})(?!\w)")


def code(word: str) -> str:
    """Return the code of the state or part that `word` names."""
    return packs.places()[" ".join(word.lower().split())]


def named_in(text: str) -> list[str]:
    """Return the codes of all states and parts named in `text`, in order, with repetitions."""
    return [code(match[0]) for match in word_pattern().finditer(text)]


def listed_at(text: str, start: int) -> list[str]:
    """Return the codes of the list of places that begins at `start`: "Belarus and Russia's Kaliningrad Oblast"."""
    found: list[str] = []
    at = start
    while True:
        glue = _GLUE.match(text, at)
        at = glue.end() if glue is not None else at
        match = word_pattern().match(text, at)
        if match is None:
            # "With Belarus and along the coast": a list that goes on with something else measures something else.
            if glue is not None and re.search(r"\b(?:and|or|as well as)\b", glue[0]):
                return []
            return [one for one in found if one not in {packs.part_of().get(other) for other in found}]
        found.append(code(match[0]))
        tail = _TAIL.match(text, match.end())
        at = tail.end() if tail is not None else match.end()


def sentences(document: TextDocument) -> Iterator[tuple[int, str]]:
    """Yield start and words of each sentence outside boilerplate."""
    closed = [(block.start, block.end) for block in document.blocks if block.role == "boilerplate"]
    for match in re.finditer(r"[^\n]+?(?:[.!?][”\"’)]*(?=\s+[A-Z“\"‘(])|(?=\n)|\Z)", document.text):
        if not any(start <= match.start() < end for start, end in closed):
            yield match.start(), match[0]


def _adjectives(row: dict[str, list[str]]) -> list[str]:
    return row.get("adjectives", [])


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=lambda w: (-len(w), w)))
