"""Headlines that go further than their body."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from treatywatch.model.answer import Conflict
from treatywatch.reconcile import explain
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import amounts_clash, bounds, comparable, item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.remarks import Remark
from treatywatch.reconcile.statement import Statement

RULE = "headline.v2"

# A headline may round a range that is this narrow.
_NARROW = 0.9
_FIRM = ("occurred", "planned")


def headline_conflicts(
    statements: Sequence[Statement], actors: Actors, remarks: Sequence[Remark] = ()
) -> Iterator[Conflict]:
    """Yield a conflict for each headline whose figure or certainty its own body does not bear out."""
    texts: dict[str, list[Statement]] = defaultdict(list)
    for one in sorted(statements, key=lambda each: each.order):
        texts[one.claim.text_id].append(one)
    for text in texts.values():
        body = [one for one in text if not one.headline]
        for head in (one for one in text if one.headline):
            found = _figure(head, body, actors) or _order(head, body, actors) or _certainty(head, body, actors)
            if found is not None:
                yield found
        own = [remark for remark in remarks if remark.document.text_id == text[0].claim.text_id]
        yield from (found for remark in own if (found := _done(remark, body, actors)) is not None)


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


def _order(head: Statement, body: Sequence[Statement], actors: Actors) -> Conflict | None:
    """Compare an order above with a body that knows of a wish, a plan or a need only."""
    if head.claim.aspect != "order" or head.claim.modality not in _FIRM:
        return None
    below = [one for one in body if _same_subject(head, one, actors)]
    wished = [one for one in below if one.claim.aspect == "need" and one.claim.modality != "denied"]
    if not wished or any(one.claim.aspect == "order" and one.claim.modality in _FIRM for one in below):
        return None
    best = min(wished, key=lambda one: (one.claim.quantity is None, one.order))
    return _conflict(head, best, f"The headline has an order, the body has {explain.value(best.claim)} and no order.")


def _done(remark: Remark, body: Sequence[Statement], actors: Actors) -> Conflict | None:
    """Compare a headline that has a thing as done with a body that has it all before it."""
    wanted = _DONE.get(remark.kind)
    if wanted is None:
        return None
    kind, name, done = wanted
    own = [one for one in body if one.claim.kind == kind and actors.state(one.claim) in remark.states]
    same = [one for one in own if name in (one.claim.aspect, one.claim.step)]
    ahead = [one for one in same if one.claim.modality in ("planned", "possible") and not _past(one)]
    if not ahead or any(one.claim.modality == "occurred" and done in (one.claim.aspect, one.claim.step) for one in own):
        return None
    best = min(ahead, key=lambda one: (one.claim.modality != "planned", one.when is None, one.order))
    why = f"The headline has it as done, the body as {explain.value(best.claim)}."
    question = f"Does the body of {best.claim.doc} bear out its headline?"
    return conflict("headline", question, (remark.side("done"), best.side()), why=why, rule=RULE)


# What a headline has as done: kind and aspect or step of the claims below, and what would show it done.
_DONE = {
    "headline_made": ("production", "start", "start"),
    "headline_left": ("treaty_step", "withdraw", "withdraw"),
}


def _past(one: Statement) -> bool:
    """Tell whether a plan's time lies before its document."""
    last = None if one.when is None else one.when.last
    return last is not None and one.published is not None and last < one.published


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
    # A charge that is told as somebody's promises nothing.
    if head.claim.modality not in _FIRM or head.claim.quantity is not None or head.speaker is not None:
        return None
    below = [one for one in body if _same_matter(head, one, actors)]
    if not below or any(one.claim.modality in _FIRM for one in below):
        return None
    worst = below[0]
    why = f"The headline has it as {head.claim.modality}, the body only as {worst.claim.modality}."
    return _conflict(head, worst, why)


def _same_matter(head: Statement, one: Statement, actors: Actors) -> bool:
    if not _same_subject(head, one, actors):
        return False
    # For the figure the aspect must agree; for certainty any nearer or later stage of the same thing will do.
    return head.claim.quantity is None or head.claim.aspect == one.claim.aspect


def _same_subject(head: Statement, one: Statement, actors: Actors) -> bool:
    if head.claim.kind != one.claim.kind or actors.who(head.claim) != actors.who(one.claim):
        return False
    return item_relation(head.claim.item, one.claim.item) != "apart" and head.claim.treaty == one.claim.treaty


def _conflict(head: Statement, body: Statement, why: str) -> Conflict:
    question = f"Does the body of {head.claim.doc} bear out its headline?"
    return conflict("headline", question, (head.side(), body.side()), why=why, rule=RULE)
