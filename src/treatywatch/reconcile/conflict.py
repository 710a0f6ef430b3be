"""Making conflicts: an id from the sides, the sides in one order."""

from collections.abc import Iterable, Sequence

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.ids import content_id


def conflict(kind: str, question: str, sides: Sequence[Side], *, why: str, rule: str) -> Conflict:
    """Return a conflict whose id comes from its sides, whatever their order and whichever rule found it."""
    ordered = tuple(sorted(sides, key=_order))
    return Conflict(content_id("cfl", [_name(side) for side in ordered]), kind, question, ordered, why, rule)


def distinct(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return each conflict once, the first rule that found its sides keeping it, sorted by id."""
    kept: dict[str, Conflict] = {}
    for one in conflicts:
        kept.setdefault(one.id, one)
    return tuple(kept[key] for key in sorted(kept))


def _order(side: Side) -> tuple[str, ...]:
    # Rules and records come last: readers first want to see who says what.
    return ("1" if side.doc is None else "0", side.published or "9999", *_name(side))


def _name(side: Side) -> tuple[str, ...]:
    if side.text_id is None:
        return "", "", side.value, side.source or ""
    return side.text_id, f"{side.start or 0:09d}", f"{side.end or 0:09d}", ""
