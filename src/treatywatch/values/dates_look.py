"""Looking around in a line: what stands before, behind, and over the words that only join."""

from collections.abc import Callable

from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Line

_JOINS = 3
Reader = Callable[[Line, int, Frame], Frame | None]


def next_hit(line: Line, position: int, layer: str, most: int = _JOINS) -> tuple[int, str] | None:
    """Return the phrase of a layer at a token or behind up to `most` words that only join."""
    for here in line.gaps(position, "join", most):
        hit = line.get(here, layer)
        if hit is not None:
            return hit
    return None


def led_by(line: Line, position: int, layer: str) -> bool:
    """Tell whether a phrase of a layer ends right before a token."""
    return any((hit := line.get(position - back, layer)) is not None and hit[0] == position for back in (1, 2, 3))


def ends(line: Line, position: int) -> bool:
    """Tell whether a word or number ends before a token: no letter or figure follows."""
    return not line.low(position)[:1].isalnum()


def is_fraction(line: Line, position: int) -> bool:
    """Tell the 31 of 107.31 from a number of its own."""
    tight = line.tight(position) and line.tight(position - 1)
    return tight and line.low(position - 1) in (".", ",") and line.low(position - 2)[:1].isdecimal()


def is_named(line: Line, position: int) -> bool:
    """Tell whether a weekday, a month or a unit stands at a token."""
    return any(line.get(position, layer) is not None for layer in ("weekday", "month", "unit"))
