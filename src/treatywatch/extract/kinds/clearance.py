"""Clearance: contaminated and cleared land, mines removed, deadlines."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft


def clearance(act: Act) -> Iterator[Draft]:
    """Land contaminated or cleared, mines removed, deadlines."""
    aspect = _clearing(act)
    if aspect is None:
        return
    place = _cleared_place(act)
    if place is None:
        return
    amounts = act.amounts(("km2", "m2", "ha")) if aspect in ("cleared", "contaminated") else act.amounts(("item",))
    quantity = amounts[0].quantity if amounts else None
    if aspect in ("cleared", "removed") and quantity is None:
        return
    heavily = "heavily" in act.sentence.words(act.mark.first, act.mark.last).lower()
    if aspect == "contaminated" and quantity is None and act.has_layer("item") is None and not heavily:
        return
    if aspect == "removed" and act.has_layer("item") is None and act.frame.discourse.item_age > 1:
        return
    modality = act.scope.modality()
    when = act.when(modality)
    if aspect == "deadline" and when is None:
        return
    if quantity is not None and quantity.unit == "ha":
        quantity = type(quantity)(
            None if quantity.low is None else quantity.low * 10000, None if quantity.high is None else quantity.high * 10000,
            "m2", quantity.per, quantity.approx, quantity.vague,
        )
    item = act.has_layer("item")
    yield Draft(
        "clearance", modality, act.clause, act.mark,
        {"place": place, "actor": _clearer(act), "aspect": aspect, "item": item.value("item") if item is not None else None},
        quantity, when,
    )


def _clearer(act: Act) -> str | None:
    """The organisation that clears; for a state the place says it."""
    actor = act.actor()
    return actor.ids[0] if actor is not None and actor.kind in ("organisation", "company") and actor.ids else None


def _clearing(act: Act) -> str | None:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    for value, aspect in (
        ("deadline", "deadline"), ("contaminate", "contaminated"), ("remove", "removed"), ("destroy", "removed"),
    ):
        if value in values:
            if value == "destroy" and not (act.has_layer("noun") is not None and _speaks_of_clearing(act)):
                return None
            return aspect
    return "cleared" if "clear" in values else None


def _speaks_of_clearing(act: Act) -> bool:
    return any({"clear"} & set(m.values("noun") + m.values("verb")) for m in act.sentence.marks)


def _cleared_place(act: Act) -> str | None:
    place = act.frame.place_of(act.clause, act.mark)
    if place is not None and place.states:
        return place.states[0]
    for mention in act.frame.mentions:
        if mention.kind == "place" and mention.states:
            return mention.states[0]
    for mention in act.frame.mentions:
        if mention.kind in ("state", "body") and mention.first in act.clause.tokens and mention.states:
            return mention.states[0]
    states = act.frame.discourse.one_state()
    return states[0] if states else None
