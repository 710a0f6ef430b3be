"""Compatible statements of one question gathered into values, the looser folded into the tighter."""

import math
from collections.abc import Sequence

from treatywatch.model.time import Interval
from treatywatch.reconcile.compare import amounts_clash, bounds, comparable, item_relation
from treatywatch.reconcile.statement import Statement


def groups(bucket: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements in groups whose first member is the tightest; each joins the tightest that it allows."""
    found: list[list[Statement]] = []
    homes: dict[tuple[object, ...], int] = {}
    for one in sorted(bucket, key=_looseness):
        # The same words go where they went before; only what differs is compared.
        claim = one.claim
        said = (claim.modality, claim.item, claim.quantity, claim.when)
        if said in homes:
            found[homes[said]].append(one)
            continue
        fits = (at for at, group in enumerate(found) if all(_one_value(other, one) for other in _distinct(group)))
        homes[said] = next(fits, len(found))
        if homes[said] == len(found):
            found.append([])
        found[homes[said]].append(one)
    return tuple(tuple(group) for group in found)


def _distinct(group: Sequence[Statement]) -> list[Statement]:
    return list({(one.claim.quantity, one.claim.when): one for one in group}.values())


def _looseness(one: Statement) -> tuple[float, float, tuple[bool, bool, str, str]]:
    return _width_of_amount(one), _width_of_time(one.when), one.order


def _width_of_amount(one: Statement) -> float:
    if one.claim.quantity is None:
        return math.inf
    low, high = bounds(one.claim.quantity)
    # An open bound is looser than any range; between two open ones the higher floor says more.
    return 1e18 - (low if high == math.inf else 0) if math.inf in (high, -low) else high - low


def _width_of_time(when: Interval | None) -> float:
    if when is None:
        return math.inf
    return 1e9 if when.first is None or when.last is None else (when.last - when.first).days


def _one_value(tight: Statement, loose: Statement) -> bool:
    mine, other = tight.claim, loose.claim
    if mine.modality != other.modality or item_relation(mine.item, other.item) != "same":
        return False
    if tight.when is not None and loose.when is not None and not tight.when.meets(loose.when):
        return False
    # Who gives no date or figure does not speak against one, but does not vouch for it either.
    if (tight.when is None) != (loose.when is None):
        return False
    if mine.quantity is None or other.quantity is None:
        return mine.quantity is other.quantity
    return comparable(mine.quantity, other.quantity) and not amounts_clash(mine.quantity, other.quantity)
