"""When two amounts, items or times cannot both hold; looser and tighter words for one value can."""

import math
from typing import Literal

from treatywatch.model.quantity import Number, Quantity

Relation = Literal["same", "part", "whole", "apart"]

# "About" leaves a tenth on either side.
ABOUT = 0.1
# "Millions" is two million at least; a writer with 1.6 million in mind may still say it.
VAGUE = 0.25
# A round figure stands for what rounds to it, but never for what is more than a twentieth off.
ROUND = 0.05
_MEASURES = {"km", "m", "m2", "USD", "EUR", "PLN", "GBP", "UAH", "SEK", "NOK", "DKK", "CZK", "CHF", "JPY"}
_AREAS = {"m2": 1, "ha": 10_000, "km2": 1_000_000}
_SPECIAL = {"apm", "avm"}


def item_relation(left: str | None, right: str | None) -> Relation:
    """Return how the items relate: anti-personnel mines are part of "mines", apart from anti-vehicle mines."""
    one, two = left or "mine", right or "mine"
    if one == two:
        return "same"
    if one in _SPECIAL and two == "mine":
        return "part"
    if one == "mine" and two in _SPECIAL:
        return "whole"
    return "apart"


def amounts_clash(left: Quantity, right: Quantity, relation: Relation = "same") -> bool:
    """Tell whether both amounts cannot hold; a part clashes with its whole only by being larger."""
    if relation == "apart" or not comparable(left, right):
        return False
    one, two = bounds(left), bounds(right)
    slack = _rounding(left, right)
    above = one[0] - slack > two[1]
    below = one[1] + slack < two[0]
    if relation == "part":
        return above
    return below if relation == "whole" else above or below


def comparable(left: Quantity, right: Quantity) -> bool:
    """Tell whether the amounts count the same unit over the same period."""
    same_unit = left.unit == right.unit or (left.unit in _AREAS and right.unit in _AREAS)
    return same_unit and left.per == right.per


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the lowest and highest amount that the words allow, in m² for areas; open ends are infinite."""
    scale = _AREAS.get(quantity.unit, 1)
    low = -math.inf if quantity.low is None else float(quantity.low) * scale
    high = math.inf if quantity.high is None else float(quantity.high) * scale
    down = ABOUT if quantity.approx else VAGUE if quantity.vague else 0.0
    up = ABOUT if quantity.approx else 0.0
    return low * (1 - down), high * (1 + up)


def _rounding(left: Quantity, right: Quantity) -> float:
    """Return the room that the rounder of the two figures leaves; counts of states and people are not rounded."""
    one, two = _grain(left), _grain(right)
    if one == two:
        return 0.0
    rounder, grain = (left, one) if one > two else (right, two)
    numbers = [float(number) for number in (rounder.low, rounder.high) if number is not None]
    if rounder.unit not in _MEASURES and max(numbers) < 1000:
        return 0.0
    return min(grain / 2, ROUND * max(numbers)) * _AREAS.get(rounder.unit, 1)


def _grain(quantity: Quantity) -> float:
    return min(_step(number) for number in (quantity.low, quantity.high) if number is not None)


def _step(number: Number) -> float:
    """Return the place of the last digit that is not zero: 1,200,000 is given to 100,000."""
    if number == 0:
        return 1.0
    text = f"{float(number):.6f}".rstrip("0").rstrip(".")
    if "." in text:
        return float(10.0 ** -len(text.split(".")[1]))
    return float(10.0 ** (len(text) - len(text.rstrip("0"))))
