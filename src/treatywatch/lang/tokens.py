"""Tokens: runs of letters, numbers and single signs, with their code point offsets."""

import re
from dataclasses import dataclass

# A number may carry group and decimal signs; a word may carry an inner apostrophe only as its own token, so that
# possessives can be told from names.
_TOKEN = re.compile(
    r"\d++(?:[.,\u00a0\u202f]\d++)*+(?:(?:st|nd|rd|th)(?![^\W\d_]))?"
    r"|(?:[A-Z]\.){2,}|[^\W\d_]+|[^\w\s]|_",
    re.UNICODE,
)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})
_DASHES = str.maketrans({"‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` as written, `low` folded for matching, half-open code point range."""

    text: str
    low: str
    start: int
    end: int


def fold(word: str) -> str:
    """Return `word` in lower case with one kind of apostrophe and hyphen."""
    return word.translate(_APOSTROPHES).translate(_DASHES).lower()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`, with offsets in the whole text."""
    stop = len(text) if end is None else end
    return [
        Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)
    ]
