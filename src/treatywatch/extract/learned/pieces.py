"""Words in pieces: how the sentence encoder spells (WordPiece without case or accents, Devlin and others 2018)."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_REMEMBERED = 1 << 14
# Longer words are spelt by nobody.
_LONGEST = 100


class Pieces:
    """The pieces that an encoder knows, by number; `##ing` goes on with a word."""

    def __init__(self, pieces: Iterable[str]) -> None:
        """Take the pieces in order of their numbers, `[UNK]`, `[CLS]` and `[SEP]` among them."""
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._unknown, self._opens, self._ends = (self._numbers[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._spelt = lru_cache(_REMEMBERED)(self._spell)

    def numbers(self, text: str, most: int) -> list[int]:
        """Return the numbers of the pieces of a text, at most so many, those of its begin and end among them."""
        found = [self._opens]
        for word in _words(text):
            found += self._spelt(word)
            if len(found) >= most:
                break
        return [*found[: most - 1], self._ends]

    def _spell(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self._unknown,)
        found, at = list[int](), 0
        while at < len(word):
            lead = "##" if at else ""
            for end in range(len(word), at, -1):
                number = self._numbers.get(lead + word[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return (self._unknown,)
        return tuple(found)


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters, each sign a word of its own."""
    found: list[str] = []
    for part in text.lower().split():
        if part.isascii() and part.isalnum():
            found.append(part)
            continue
        word = ""
        for sign in unicodedata.normalize("NFD", part):
            kind = unicodedata.category(sign)
            if kind == "Mn" or kind[0] == "C":
                continue
            if kind[0] in "PS":
                if word:
                    found.append(word)
                found.append(sign)
                word = ""
            else:
                word += sign
        if word:
            found.append(word)
    return found
