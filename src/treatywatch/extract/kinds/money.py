"""Funding: money that a named payer gives."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.quantities import CURRENCIES


def funding(act: Act) -> Iterator[Draft]:
    """Money that a named payer gives."""
    amounts = act.amounts(CURRENCIES)
    if not amounts or not _for_our_field(act):
        return
    amount = min(amounts, key=lambda a: abs(a.number_at - act.mark.first))
    payers = _payers(act)
    if not payers:
        return
    act.frame.discourse.payer = payers
    modality = act.scope.modality()
    if modality == "possible" and act.scope.has("able"):
        modality = "occurred"
    for actor in payers:
        yield Draft(
            "funding", modality, act.clause, act.mark, {"actor": actor, "to": _paid(act, payers)}, amount.quantity,
            act.when(modality),
        )


def _payers(act: Act) -> tuple[str, ...]:
    payer = act.actor()
    if payer is not None and payer.kind in ("state", "union", "organisation", "body", "office", "company", "name"):
        return payer.states if payer.kind in ("state", "body", "office") else payer.ids
    if payer is not None and payer.kind == "person" and payer.states:
        return payer.states
    if payer is None and not act.nominal:
        return act.frame.discourse.payer
    return ()


def _for_our_field(act: Act) -> bool:
    for mark in act.sentence.marks:
        if any(layer in mark.meanings for layer in ("item", "treaty", "programme")):
            return True
        if {"clear", "casualty"} & set(mark.values("noun")):
            return True
    discourse = act.frame.discourse
    if discourse.item_age <= 1 and act.sentence.tokens[act.mark.first].low not in ("said", "spent", "spend", "announced"):
        return True
    return bool(discourse.payer) and discourse.item is not None


def _paid(act: Act, payers: tuple[str, ...]) -> str | None:
    for mention in act.frame.mentions:
        if mention.first > act.mark.first and mention.prep in ("to", "for", "in") and mention.ids and mention.ids != payers:
            return mention.states[0] if mention.kind in ("state", "body") and mention.states else mention.ids[0]
    mark = act.has_layer("programme")
    return None if mark is None else mark.value("programme")
