"""Signs of one text: folded without moving an offset, cut into numerals, words and single signs.

Folding maps one code point to one code point (digits of every script to ASCII digits, full-width forms, dashes and
apostrophes to one kind, capitals to small letters), so a position in the folded text is a position in the text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

# Marks that belong to the letter before them; `re` counts none of them as a letter.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
# Scripts that write no spaces, or glue endings to numbers: one code point is one token.
CHARACTERS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WORD = f"[^\\W\\d_{CHARACTERS}]+(?:[{_MARKS}]+[^\\W\\d_{CHARACTERS}]*)*"
_POWER = r"(?:e[+-]?\d{1,4}(?![^\W_])|\^[+-]*\d{1,4}|[x×]10\^[+-]?\d{1,4})?"
_NUMERAL = (
    r"(?:(?<!\d)\d{1,3}(?:[ \u00a0\u202f']\d{3}(?!\d))+(?:[.,]\d+(?!\d))?"
    r"|\d+(?:[.,]\d+|(?<=\d)'\d{3}(?!\d))*|(?<![^\W_])(?<![.,])[.,]\d+)"
)
_TOKEN = re.compile(
    rf"(?P<url>(?:https?|ftp)://\S+)|(?P<number>{_NUMERAL}{_POWER})|(?P<word>{_WORD})|[{CHARACTERS}]|[^\s\w]|_|\w"
)
_SAME = {
    "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "−": "-", "–": "-", "﹣": "-",
    "٪": "%", "٫": ".", "٬": ",", "،": ",", "～": "~", "〜": "~", "∼": "~", "。": "。", "、": "、",
    "￥": "¥", "￡": "£", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "⁄": "/", "µ": "μ", "‒": "-",
}  # fmt: skip
_DROP = re.compile("[\u064b-\u065f\u0640\u0670\u093c\u200c\u200d]")
_REMEMBERED = 1 << 15


@cache
def _table() -> dict[int, str]:
    table = {ord(sign): same for sign, same in _SAME.items()}
    for point in range(0x600, 0x1FBFA):
        sign = chr(point)
        if sign.isdecimal() and not sign.isascii():
            table[point] = str(unicodedata.decimal(sign))
    for point in range(0xFF01, 0xFF5E):
        # Full-width forms stand at a fixed distance from ASCII.
        table.setdefault(point, chr(point - 0xFEE0))
    table[0x3000] = " "
    return table


_CHARACTER = re.compile(f"[{CHARACTERS}]")


def is_character(sign: str) -> bool:
    """Return whether `sign` belongs to a script that is read code point by code point."""
    return _CHARACTER.match(sign) is not None


def fold(text: str) -> str:
    """Return `text` folded for matching; position by position the same length."""
    folded = text.translate(_table())
    low = folded.lower()
    if len(low) == len(folded):
        return low
    return "".join([small if len(small := sign.lower()) == 1 else small[0] for sign in folded])


@lru_cache(_REMEMBERED)
def key(word: str) -> str:
    """Return the form of a folded word under which packs know it (vowel points, nukta and joiners dropped)."""
    if word.isascii():
        return word
    word = _DROP.sub("", unicodedata.normalize("NFD", word) if "\u0958" <= word[0] <= "\u095f" else word)
    return _DROP.sub("", "".join([_PLAIN.get(sign, sign) for sign in word]))


# Devanagari letters with a nukta as one code point, and the two ways to write a nasal.
_PLAIN = {"\u0901": "\u0902"} | {chr(p): unicodedata.normalize("NFD", chr(p))[0] for p in range(0x0958, 0x0960)}
_PLAIN |= {"\u0929": "\u0928", "\u0931": "\u0930", "\u0934": "\u0933"}


@lru_cache(_REMEMBERED)
def plain(word: str) -> str:
    """Return `word` without the accents of Latin letters."""
    return "".join([sign for sign in unicodedata.normalize("NFD", word) if not "\u0300" <= sign <= "\u036f"])


@dataclass(slots=True)
class Tokens:
    """Tokens of a text as parallel lists: folded forms, half-open offsets, whether a token is a numeral."""

    text: str
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.low)

    def glued(self, at: int) -> bool:
        """Return whether token `at` follows the token before it with nothing between them."""
        return 0 < at < len(self.low) and self.end[at - 1] == self.start[at]


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text`; an address (URL) is one token with the form `://`."""
    folded = fold(text)
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for found in _TOKEN.finditer(folded):
        kind = found.lastgroup
        word = found[0]
        low.append(word if kind is None else key(word) if kind == "word" else "://" if kind == "url" else word)
        start.append(found.start())
        end.append(found.end())
    return Tokens(folded, low, start, end)


def phrase(text: str) -> tuple[str, ...]:
    """Return the tokens of a phrase of a pack; `#` stands for a number, a star ends a stem."""
    joined: list[str] = []
    for word in tokenize(text).low:
        if word == "*" and joined:
            joined[-1] += "*"
        else:
            joined.append(word)
    return tuple(joined)
