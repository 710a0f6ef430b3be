"""Scripts without spaces between words, and signs that nobody sees."""

import re
from collections.abc import Iterator

from treatywatch.lang.tokens import Token, fold, tokenize

# Scripts that set no space between words: each sign is a token of its own.
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
ONE_SIGN = re.compile(f"[{_UNSPACED}]")
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]"
)


def signs(token: Token) -> Iterator[Token]:
    """Yield a token of an unspaced script sign by sign; other letters in it stay together."""
    start = 0
    for match in ONE_SIGN.finditer(token.text):
        if match.start() > start:
            yield _piece(token, start, match.start())
        yield _piece(token, match.start(), match.end())
        start = match.end()
    if start < len(token.text):
        yield _piece(token, start, len(token.text))


def _piece(token: Token, start: int, end: int) -> Token:
    return Token(token.text[start:end], fold(token.text[start:end]), token.start + start, token.start + end)


def without_marks(word: str) -> str:
    """Take vowel points, stretching and invisible signs off a word."""
    return _MARKS.sub("", word)


def split_words(phrase: str) -> list[str]:
    """Return the tokens of a phrase as a text in this language would have them, a `*` kept on its word."""
    joined: list[str] = []
    pieces = [
        piece for token in tokenize(phrase) for piece in (signs(token) if ONE_SIGN.search(token.text) else (token,))
    ]
    for token in pieces:
        if token.text == "*" and joined:
            joined[-1] += "*"
        else:
            joined.append(_MARKS.sub("", token.text))
    return [word for word in joined if word]
