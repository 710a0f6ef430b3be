"""Tokens for times: a run of digits, a run of letters, one sign; scripts without spaces go character by character."""

import unicodedata
from functools import lru_cache

import regex

from treatywatch.lang.tokens import Token

# Han, kana and hangul are written without (dependable) spaces: each character is a token, and phrases run over them.
_TOKEN = regex.compile(
    r"\d++|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ーｰ々〇]"
    r"|[[\p{L}\p{M}\u200c\u200d]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ーｰ々〇]]++|\S",
    regex.VERSION1,
)
_SIGNS = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "－": "-"}
    | {"～": "~", "〜": "~", "：": ":", "／": "/", "．": ".", "，": ",", "、": ",", "。": ".", "（": "(", "）": ")"}
    | {"،": ",", "۔": ".", "।": ".", "ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "œ": "oe", "æ": "ae"}
    # Letters that Arabic writers take for one another, and those that carry no sound.
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": None, "\u200c": None, "\u200d": None}
)
_FLAT = {key: value for key, value in _SIGNS.items() if value is not None and len(value) == 1 and not value.isalpha()}
# The signs, without the letters that stand for others.
_APART = {key: value for key, value in _SIGNS.items() if value is None or not value.isalpha()}
# Marks that writers leave out. Vowel signs of Indic scripts are letters and stay.
_MARKS = regex.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u093c]+")
_REMEMBERED = 1 << 15


@lru_cache(_REMEMBERED)
def plain(word: str, *, accents: bool = False) -> str:
    """Return `word` in lower case, with one kind of apostrophe, hyphen and digit; without accents but on demand."""
    if word.isascii():
        return word.lower()
    if len(word) == 1 and word.isnumeric() and not word.isalpha():
        return word
    if accents:
        return unicodedata.normalize("NFC", word.lower()).translate(_APART) or word
    low = unicodedata.normalize("NFKD", word.replace("İ", "i").lower())
    return unicodedata.normalize("NFC", _MARKS.sub("", low)).translate(_SIGNS) or word


def tokens_of(text: str, *, accents: bool = False) -> list[Token]:
    """Return the tokens of `text`: `low` is plain, digits of any script are ASCII in it."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        found.append(
            Token(
                word, _digits(word) if word[0].isdecimal() else plain(word, accents=accents), match.start(), match.end()
            )
        )
    return found


def _digits(word: str) -> str:
    return word if word.isascii() else "".join(str(unicodedata.decimal(sign)) for sign in word)


def flat(text: str) -> str:
    """Return `text` with ASCII figures and plain separators, code point for code point."""
    if text.isascii():
        return text
    return "".join([str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text.translate(_FLAT)])
