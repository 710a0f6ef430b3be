"""Numerals: what a number written in digits, in words, or in both ("1.2 million") amounts to."""

import re
from collections.abc import Sequence

from treatywatch.extract.words import Words
from treatywatch.lang.pack import Pack
from treatywatch.lang.tokens import Token
from treatywatch.model.quantity import Number

ARTICLES = frozenset({"a", "an"})
_DIGITS = re.compile(r"\d")
_FEW_DIGITS = re.compile(r"\d{1,3}")
_GROUP = re.compile(r"\d{3}")
# What goes on longer is no number. Without an end, a long line of them would take quadratic time.
_WORDS_OF_A_NUMBER = 32
_SCALES_OF_A_NUMBER = 6


def numeral(tokens: Sequence[Token], position: int, words: Words, pack: Pack) -> tuple[Number, int] | None:
    """Return the number written at `position` and the token after it, None where none is written."""
    token = tokens[position]
    if _DIGITS.match(token.text):
        value = parse_digits(token.text, group=pack.group, decimal=pack.decimal)
        if value is None:
            return None
        end = position + 1
        # Groups set apart by spaces: 1 200 000.
        limit = min(len(tokens), position + _WORDS_OF_A_NUMBER) if _FEW_DIGITS.fullmatch(token.text) else end
        while end < limit and _GROUP.fullmatch(tokens[end].text):
            value = value * 1000 + int(tokens[end].text)
            end += 1
        return with_scale(value, end, words)
    return _words_number(tokens, position, words)


def parse_digits(text: str, *, group: str, decimal: str) -> Number | None:
    """Return the number written in digits, or None for an ordinal or a form that fits no number.

    A sign followed by exactly three digits is a group sign unless it is the pack's decimal sign and stands once
    in front of other than three digits.
    """
    if not text[-1].isdigit() or len(text) > 30:
        return None
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(group, "")
    if re.search(re.escape(group) + r"\d{1,2}(?!\d)", text) and text.count(group) == 1 and decimal not in text:
        # 1,2 in a language that groups with commas: the writer meant a decimal.
        plain = text.replace(group, decimal)
    if plain.count(decimal) > 1:
        plain = plain.replace(decimal, "")
    try:
        return float(plain.replace(decimal, ".")) if decimal in plain else int(plain)
    except ValueError:
        return None


def with_scale(value: Number, end: int, words: Words) -> tuple[Number, int]:
    """Return `value` times the scales written at `end` ("hundred thousand"), and the token after them."""
    for _ in range(_SCALES_OF_A_NUMBER):
        scale = words.get(end, "scale")
        if scale is None and words.low(end) == "-":
            # "a 10-billion-zloty programme"
            scale = words.get(end + 1, "scale")
        if scale is None:
            break
        value, end = value * int(scale[1]), scale[0]
    return whole(value), end


def _words_number(tokens: Sequence[Token], position: int, words: Words) -> tuple[Number, int] | None:
    fraction = words.get(position, "fraction")
    if fraction is not None:
        scale = words.get(fraction[0], "scale")
        return None if scale is None else with_scale(float(fraction[1]), fraction[0], words)
    start = position
    led = tokens[position].low in ARTICLES and words.get(position + 1, "scale") is not None
    # "a hundred and twenty thousand"
    total, current, end = 0, 0, position + led
    limit = min(len(tokens), start + _WORDS_OF_A_NUMBER)
    while end < limit:
        small, scale = words.get(end, "number"), words.get(end, "scale")
        if small is not None:
            current += int(small[1])
            end = small[0]
        elif scale is not None and end > start:
            current, total, end = _scaled(current, total, scale)
        elif end > start and _joins(tokens, end, words):
            end += 1
        else:
            break
    if end == start:
        return None
    half = [t.low for t in tokens[end : end + 3]] == ["and", "a", "half"] and words.get(end + 3, "scale") is not None
    # "two and a half million"
    return with_scale(total + current + 0.5, end + 3, words) if half else (total + current, end)


def _scaled(current: int, total: int, scale: tuple[int, str]) -> tuple[int, int, int]:
    size = int(scale[1])
    if size < 1000:
        return max(current, 1) * size, total, scale[0]
    return 0, total + max(current, 1) * size, scale[0]


def _joins(tokens: Sequence[Token], end: int, words: Words) -> bool:
    if end + 1 >= len(tokens) or words.get(end + 1, "number") is None:
        return False
    if tokens[end].low == "-":
        return True
    return tokens[end].low == "and" and words.before(end, "scale") is not None


def whole(value: Number) -> Number:
    """Return a number without decimals as int."""
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded
