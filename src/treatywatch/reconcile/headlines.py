"""Headlines that go further than their body."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from treatywatch.model.answer import Conflict
from treatywatch.reconcile import explain
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import amounts_clash, bounds, comparable, item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.statement import Statement

RULE = "headline.v1"

# A headline may round a range that is this narrow.
_NARROW = 0.9
_FIRM = ("occurred", "planned")


def headline_conflicts(statements: Sequence[Statement], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict for each headline whose figure or certainty its own body does not bear out."""
    texts: dict[str, list[Statement]] = defaultdict(list)
    for one in sorted(statements, key=lambda each: each.order):
        texts[one.claim.text_id].append(one)
    for text in texts.values():
        body = [one for one in text if not one.headline]
        for head in (one for one in text if one.headline):
            found = _figure(head, body, actors) or _certainty(head, body, actors)
            if found is not None:
                yield found


def without_echoes(statements: Sequence[Statement], actors: Actors) -> tuple[Statement, ...]:
    """Return the statements without headlines on matters that their own body speaks of: the body says it better."""
    bodies = {_matter(one, actors) for one in statements if not one.headline}
    return tuple(one for one in statements if not one.headline or _matter(one, actors) not in bodies)


def _matter(one: Statement, actors: Actors) -> tuple[str, str, str, str]:
    claim = one.claim
    return claim.text_id, claim.kind, actors.who(claim) or claim.programme or "", claim.treaty or ""


def _figure(head: Statement, body: Sequence[Statement], actors: Actors) -> Conflict | None:
    """Compare an exact figure above with the figures below: the top of a range is not the figure."""
    quantity = head.claim.quantity
    if quantity is None or quantity.low is None or quantity.low != quantity.high or quantity.approx:
        return None
    below = [one for one in body if _same_matter(head, one, actors) and one.claim.quantity is not None]
    if not below or any(not _further(head, one) for one in below):
        return None
    why = f"The headline says {explain.value(head.claim)}, the body {explain.value(below[0].claim)}."
    return _conflict(head, below[0], why)


def _further(head: Statement, one: Statement) -> bool:
    above, below = head.claim.quantity, one.claim.quantity
    if above is None or below is None or above.low is None or not comparable(above, below):
        return False
    if amounts_clash(above, below):
        return True
    low, _ = bounds(below)
    return low < _NARROW * float(above.low)


def _certainty(head: Statement, body: Sequence[Statement], actors: Actors) -> Conflict | None:
    """Compare a firm headline with a body that only considers; the present tense for a plan is the headline's way."""
    if head.claim.modality not in _FIRM or head.claim.quantity is not None:
        return None
    below = [one for one in body if _same_matter(head, one, actors)]
    if not below or any(one.claim.modality in _FIRM for one in below):
        return None
    worst = below[0]
    why = f"The headline has it as {head.claim.modality}, the body only as {worst.claim.modality}."
    return _conflict(head, worst, why)


def _same_matter(head: Statement, one: Statement, actors: Actors) -> bool:
    if head.claim.kind != one.claim.kind or actors.who(head.claim) != actors.who(one.claim):
        return False
    if item_relation(head.claim.item, one.claim.item) == "apart" or head.claim.treaty != one.claim.treaty:
        return False
    # For the figure the aspect must agree; for certainty any nearer or later stage of the same thing will do.
    return head.claim.quantity is None or head.claim.aspect == one.claim.aspect


def _conflict(head: Statement, body: Statement, why: str) -> Conflict:
    question = f"Does the body of {head.claim.doc} bear out its headline?"
    return conflict("headline", question, (head.side(), body.side()), why=why, rule=RULE)
