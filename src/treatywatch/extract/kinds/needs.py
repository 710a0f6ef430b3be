"""Requirement: what somebody needs, wants, buys or has ordered."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import wanting


def need(act: Act) -> Iterator[Draft]:
    """Requirement: how many somebody needs or wants to have."""
    item = act.frame.item(act.clause, act.mark)
    amount = act.quantity()
    if item is None and (amount is None or act.frame.discourse.item is None):
        return
    code = act.item_code(item) if item is not None else act.frame.discourse.item
    if code is None or code == "other":
        return
    modality = act.scope.modality()
    if modality == "planned":
        modality = "occurred"
    for actor in wanting(act):
        yield Draft(
            "requirement",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "aspect": "need"},
            amount,
            act.when(modality),
        )


def order(act: Act) -> Iterator[Draft]:
    """Requirement: what has been ordered or contracted."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else act.frame.discourse.item
    if code is None or code == "other":
        return
    denied = act.scope.negated and act.frame.discourse.item_age <= 2
    if item is None and not denied and "production" not in _low_words(act):
        return
    modality = act.scope.modality()
    for actor in wanting(act):
        yield Draft(
            "requirement",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "aspect": "order"},
            act.quantity(),
            act.when(modality),
        )


def _low_words(act: Act) -> set[str]:
    return {act.sentence.tokens[p].low for p in act.clause.tokens}


def wanted(act: Act) -> Iterator[Draft]:
    """ "plans 1,000,000 mines", "wants 200,000 mines": a number right behind the wish is a need."""
    behind = [a for a in act.sentence.amounts if 0 <= a.first - act.mark.last <= 1 and a.quantity.unit == "item"]
    if not behind or behind[0].unit_at is None or act.sentence.tokens[act.mark.last - 1].low == "to":
        return
    item = act.sentence.mark(behind[0].unit_at)
    code = act.item_code(item) if item is not None and "item" in item.meanings else act.frame.discourse.item
    if code is None or code == "other":
        return
    for actor in wanting(act):
        yield Draft(
            "requirement",
            "denied" if act.scope.negated else "occurred",
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "aspect": "need"},
            behind[0].quantity,
            act.when("planned"),
        )
