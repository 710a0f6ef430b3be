"""Quantities as English, with their bounds."""

import re
from decimal import Decimal

from treatywatch.model.quantity import Number, Quantity

_VAGUE = re.compile(
    r"(?:(?:several|a few|many) )?(?:tens of |hundreds of |dozens of )?(?:hundred |ten )?"
    r"(?:millions?|thousands?|hundreds?|billions?|dozens)(?: of millions| of thousands)?",
    re.IGNORECASE,
)
_UNITS = {"person": "people", "state": "states", "m2": "m²", "km2": "km²", "ha": "hectares"}
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))


def number(value: Number) -> str:
    """Return a number as people write it: `1.2 million`, `100,000`, `0.5`."""
    for size, word in _SCALES:
        if abs(value) >= size and (Decimal(str(value)) * 1000 / size) % 1 == 0:
            return f"{_plain(Decimal(str(value)) / size)} {word}"
    return _plain(Decimal(str(value)))


def amount(quantity: Quantity) -> str:
    """Return the amount without its unit: `up to 1.2 million`, `5–6 million`, `about 100,000`."""
    shown = _bounds(quantity)
    if not quantity.approx:
        return shown
    for open_end in ("up to ", "at least "):
        if shown.startswith(open_end):
            return f"{open_end}about {shown.removeprefix(open_end)}"
    return f"about {shown}"


def measured(quantity: Quantity, noun: str, *, quote: str = "") -> str:
    """Return amount and unit: `about 100,000 mines a year`, `800 km`, `at least 2 million mines (“millions”)`.

    `noun` names plain items. A vague plural is shown in the words of `quote` where they stand there.
    """
    unit = noun if quantity.unit == "item" else _UNITS.get(quantity.unit, quantity.unit)
    per = f" a {quantity.per}" if quantity.per is not None else ""
    shown = f"{amount(quantity)} {unit}".rstrip() + per
    if not quantity.vague:
        return shown
    words = _vague_words(quote)
    return f"{shown} (“{words}”)" if words else f"{shown} (a vague plural)"


def _bounds(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is None and high is not None:
        return f"up to {number(high)}"
    if low is not None and high is None:
        return f"at least {number(low)}"
    if low is None or high is None:
        raise ValueError("a quantity needs a low or a high bound")
    if low == high:
        return number(low)
    first, second = number(low), number(high)
    if first.split(" ")[1:] == second.split(" ")[1:]:
        return f"{first.split(' ')[0]}–{second}"
    return f"{first} to {second}"


def _vague_words(quote: str) -> str:
    hits = [hit[0].strip() for hit in _VAGUE.finditer(quote)]
    plural = [hit for hit in hits if hit.lower().endswith("s") or " " in hit]
    return max(plural, key=len, default="")


def _plain(value: Decimal) -> str:
    return f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
