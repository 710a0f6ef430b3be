"""Numbers written in digits: decimal and group signs by language and by what can only be one of them."""

import math
import re
from fractions import Fraction

from treatywatch.values.numbers_pack import Numerals

Value = int | Fraction
# More digits than that are no quantity; powers beyond are left unread.
_MOST_DIGITS = 300
_HIGHEST_POWER = 308
_POWER = re.compile(r"(?:(?P<e>e)|(?P<x>[x×]10\^)|(?P<raise>\^))(?P<signs>[+-]*)(?P<digits>\d+)$")
_SPACES = re.compile(r"[ \u00a0\u202f']")
_PAIR = re.compile(r"\d{1,3} [1-9]\d\d(?:[.,]\d+)?")
_THREES = re.compile(r"\d{1,3}([.,]\d{3})+")
_INDIAN = re.compile(r"\d{1,2}([.,]\d{2})+[.,]\d{3}")
# (offset in the token, length, value)
Part = tuple[int, int, Value]


def parse_numeral(written: str, numerals: Numerals, *, listed: bool = False) -> list[Part]:
    """Return the numbers in one numeral token: one as a rule, several where a list is written without spaces."""
    if len(written) > _MOST_DIGITS:
        return []
    if listed:
        return [(found.start(), len(found[0]), int(found[0])) for found in re.finditer(r"\d+", written)]
    if not numerals.blank and _PAIR.fullmatch(written):
        # "roughly 400 737 Max jets": two numbers where blanks group seldom.
        one, two = written.split(" ")
        return [(0, len(one), int(one)), *_shifted(parse_numeral(two, numerals), len(one) + 1)]
    power = _POWER.search(written)
    body = written[: power.start()] if power else written
    value = _plain(_SPACES.sub("", body), numerals)
    if value is not None:
        return [(0, len(written), value if power is None else _raised(value, power))]
    return [(found.start(), len(found[0]), int(found[0])) for found in re.finditer(r"\d+", written)]


def _shifted(parts: list[Part], offset: int) -> list[Part]:
    return [(start + offset, size, value) for start, size, value in parts]


def _plain(body: str, numerals: Numerals) -> Value | None:
    if body.isdigit():
        return int(body)
    commas, points = body.count(","), body.count(".")
    if commas and points:
        return _mixed(body, "," if body.rfind(",") > body.rfind(".") else ".")
    sign = "," if commas else "."
    if commas + points > 1:
        return int(body.replace(sign, "")) if _THREES.fullmatch(body) or _INDIAN.fullmatch(body) else None
    if sign != numerals.decimal and _THREES.fullmatch(body) and body[0] != "0":
        return int(body.replace(sign, ""))
    return _decimal(body, sign)


def _mixed(body: str, sign: str) -> Value | None:
    whole, _, rest = body.rpartition(sign)
    if sign in whole or not (_THREES.fullmatch(whole) or _INDIAN.fullmatch(whole)):
        return None
    return _decimal(re.sub(r"[.,]", "", whole) + sign + rest, sign)


def _decimal(body: str, sign: str) -> Value:
    whole, _, rest = body.partition(sign)
    return reduced(Fraction(int(whole + rest), 10 ** len(rest)))


def _raised(value: Value, power: re.Match[str]) -> Value:
    exponent = int(power["digits"][:6])
    if exponent > _HIGHEST_POWER:
        return value
    negative = power["signs"].count("-") % 2 == 1 and power["signs"] != "--"
    if power["raise"] is None:
        return reduced(value * Fraction(10) ** (-exponent if negative else exponent))
    if value == 0 or len(str(value)) * exponent > 3000:
        return value
    raised = Fraction(value) ** (-exponent if negative else exponent)
    return reduced(raised if raised.denominator == 1 else Fraction(repr(_float_power(value, exponent, negative))))


def _float_power(value: Value, exponent: int, negative: bool) -> float:
    """Powers of decimals as every calculator has them."""
    try:
        return math.pow(float(value), -exponent if negative else exponent)
    except (OverflowError, ValueError):
        return float(value)


def reduced(value: Value) -> Value:
    """Return `value` as an integer where it is one."""
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value
