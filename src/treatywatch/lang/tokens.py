"""Tokens: runs of letters, numbers and single signs, with their code point offsets."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A number may carry group and decimal signs; a word may carry an inner apostrophe only as its own token, so that
# possessives can be told from names.
# Signs that nobody sees (joiners, marks of direction, soft hyphens) and marks that stand over or under a letter: they
# belong to the word that they stand in.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
_OVER = "\u0300-\u036f\u0483-\u0487\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TOKEN = re.compile(
    r"\d++(?:[.,\u00a0\u202f]\d++)*(?:(?:st|nd|rd|th)(?![^\W\d_]))?"
    rf"|(?:[A-Z]\.){{2,}}|[^\W\d_]++(?:[{_OVER}{_POINTS}{_UNSEEN}]++[^\W\d_]*+)*|[^\w\s{_UNSEEN}]|_",
    re.UNICODE,
)
_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-"})
# What a word is not told by: signs that nobody sees, vowel points, stretching.
_SILENT = re.compile(f"[{_UNSEEN}{_POINTS}\u0640]")
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[\u0430-\u044f\u0451-\u045f\u0491]")
# Letters of both that look the same: a word that mixes them is meant in the script that it has more of.
_LOOKS = ("aceopxyisjkmtbh", "асеорхуіѕјкмтвн")
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_LOOKS[1], _LOOKS[0]), str.maketrans(*_LOOKS)
# Words of a text come again and again; this many different ones are remembered.
_REMEMBERED = 1 << 15


# Not frozen: a page has hundreds, and freezing doubles the time that making one takes.
@dataclass(slots=True, init=False)
class Token:
    """One token: `text` as written, `low` folded for matching, half-open code point range."""

    text: str
    low: str
    start: int
    end: int

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        """Take the fields: written out, for a compiler leaves one that `dataclass` makes to Python."""
        self.text = text
        self.low = low
        self.start = start
        self.end = end


@lru_cache(_REMEMBERED)
def fold(word: str) -> str:
    """Return `word` in lower case and normal form C, with one kind of apostrophe and hyphen, one script, no points."""
    low = word.translate(_SIGNS).lower()
    return low if low.isascii() else _one_script(unicodedata.normalize("NFC", _SILENT.sub("", low)))


def _one_script(low: str) -> str:
    latin, cyrillic = len(_LATIN.findall(low)), len(_CYRILLIC.findall(low))
    if not latin or not cyrillic:
        return low
    return low.translate(_TO_LATIN if latin > cyrillic else _TO_CYRILLIC)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`, with offsets in the whole text."""
    stop = len(text) if end is None else end
    found: list[Token] = []
    here = start
    # What is passed over holds no sign that a token can begin with, so that the next place of a word is its own.
    for word in _TOKEN.findall(text, start, stop):
        first = text.find(word, here)
        here = first + len(word)
        if word in _LONG and found and found[-1].end == first and found[-1].low in _PREFIXES:
            # "anti—personnel": a hyphen that somebody's program has lengthened
            word = "-"
        found.append(Token(word, fold(word), first, here))
    return found


_LONG, _PREFIXES = frozenset("—–"), frozenset({"anti", "non", "post", "pre"})


def words(text: str) -> tuple[str, ...]:
    """Return the tokens of `text` as they are written."""
    return tuple(_TOKEN.findall(text))
