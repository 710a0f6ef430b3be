"""Stockpile and destruction: what is held, built up, or got rid of."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import holders, wanting


def hold(act: Act) -> Iterator[Draft]:
    """Stockpile: what somebody holds, or that nothing is held."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else _counted_before(act)
    if code is None or code == "other":
        return
    if _is_destroyed(act) or (act.nominal and _is_building(act)):
        return
    scope = act.scope
    modality = scope.modality()
    aspect = "hold"
    if scope.negated:
        aspect, modality = "none", "occurred"
    if scope.has("begin", "increase") or _is_building(act):
        aspect = "acquire"
    for actor in holders(act):
        yield Draft(
            "stockpile",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "aspect": aspect},
            act.quantity(),
            act.when(modality),
        )


def _counted_before(act: Act) -> str | None:
    """ "sits on fewer than five million": the weapon was named just before."""
    if (
        act.nominal
        or act.frame.discourse.item_age > 1
        or act.quantity() is None
        and not act.frame.pronoun_object(act.mark)
    ):
        return None
    behind = [a for a in act.amounts(("item",)) if 0 <= a.first - act.mark.last <= 2]
    return act.frame.discourse.item if behind or act.frame.pronoun_object(act.mark) else None


def _is_destroyed(act: Act) -> bool:
    return any(
        "destroy" in m.values("verb") + m.values("noun") for m in act.sentence.marks if m.first in act.clause.tokens
    )


def _is_building(act: Act) -> bool:
    return any(
        "acquire" in m.values("verb") and m.first in act.clause.tokens and m.first < act.mark.first
        for m in act.sentence.marks
        if m is not act.mark
    )


def acquire(act: Act) -> Iterator[Draft]:
    """Stockpile or requirement: buying for a stock; what is only wished for is a need."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else _wished_for(act)
    if code is None or code == "other":
        return
    modality = act.scope.modality()
    word = act.sentence.tokens[act.mark.first].low
    stocks = "stock" in word or "stock" in act.sentence.words(
        act.mark.first, min(act.mark.last + 8, len(act.sentence.tokens))
    )
    for actor in wanting(act):
        if stocks or word.startswith(("build", "rebuil", "replenish", "acqui", "lay")):
            yield Draft(
                "stockpile",
                modality,
                act.clause,
                act.mark,
                {"actor": actor, "item": code, "aspect": "acquire"},
                act.quantity(),
                act.when(modality),
            )
            continue
        bought = modality == "occurred"
        yield Draft(
            "requirement",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "aspect": "order" if bought else "need"},
            act.quantity(),
            act.when(modality),
        )


def _wished_for(act: Act) -> str | None:
    """ "is interested in buying abroad", "asked to buy": of the weapon just named."""
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]}
    if act.frame.discourse.item_age > 1 or not before & {"interested", "interest", "asked", "wants", "hopes"}:
        return None
    return act.frame.discourse.item


def destroy(act: Act) -> Iterator[Draft]:
    """Destruction of a stock."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else _stock_item(act)
    if code is None or code == "other":
        return
    modality = act.scope.modality()
    if _is_a_duty(act):
        return
    if (
        act.scope.has("oblige")
        and modality != "denied"
        and act.has_layer("treaty", "treaty_word", after=False) is not None
    ):
        return
    for actor in holders(act):
        yield Draft(
            "destruction",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code},
            act.quantity(),
            act.when(modality),
        )


def _is_a_duty(act: Act) -> bool:
    """ "have eight years to destroy": a rule, no act."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 5) : act.mark.first]]
    return "years" in before and "to" in before and act.time() is None


def _stock_item(act: Act) -> str | None:
    """ "destroyed its stockpile", "destroyed the last of them": the weapon was named before."""
    mark = act.has_layer("noun", after=True)
    if mark is not None and "hold" in mark.values("noun"):
        return act.frame.discourse.item
    if act.frame.pronoun_object(act.mark) or act.quantity() is not None:
        return act.frame.discourse.item
    return None
