"""Tokens: runs of letters, numbers and single signs, with their code point offsets."""

import re
from dataclasses import dataclass
from functools import lru_cache

# A number may carry group and decimal signs; a word may carry an inner apostrophe only as its own token, so that
# possessives can be told from names.
_TOKEN = re.compile(
    r"\d++(?:[.,\u00a0\u202f]\d++)*(?:(?:st|nd|rd|th)(?![^\W\d_]))?"
    r"|(?:[A-Z]\.){2,}|[^\W\d_]+|[^\w\s]|_",
    re.UNICODE,
)
_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-"})
# Words of a text come again and again; this many different ones are remembered.
_REMEMBERED = 1 << 15


# Not frozen: a page has hundreds, and freezing doubles the time that making one takes.
@dataclass(slots=True)
class Token:
    """One token: `text` as written, `low` folded for matching, half-open code point range."""

    text: str
    low: str
    start: int
    end: int


@lru_cache(_REMEMBERED)
def fold(word: str) -> str:
    """Return `word` in lower case with one kind of apostrophe and hyphen."""
    return word.translate(_SIGNS).lower()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`, with offsets in the whole text."""
    stop = len(text) if end is None else end
    return [Token(word := m[0], fold(word), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]


def words(text: str) -> tuple[str, ...]:
    """Return the tokens of `text` as they are written."""
    return tuple(_TOKEN.findall(text))
