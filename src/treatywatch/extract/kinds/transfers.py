"""Transfer: who gives what to whom."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import is_bare_noun


def supply(act: Act) -> Iterator[Draft]:
    """Transfer: who gives what to whom."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else None
    tokens, last = act.sentence.tokens, act.mark.last
    plain = last >= len(tokens) or tokens[last].low != "of"
    if code is None and act.nominal and tokens[act.mark.first].low.startswith("export") and plain:
        code = act.frame.discourse.item if act.frame.discourse.item_age <= 3 else None
    if code is None and act.frame.pronoun_object(act.mark) and act.frame.discourse.item_age <= 2:
        code = act.frame.discourse.item
    if code is None:
        return
    modality = act.scope.modality()
    to = _receiver(act)
    aspect = "cease" if act.scope.has("cease") else "supply"
    last = act.frame.discourse.transfer
    if act.nominal and to is None and act.actor() is None and last is not None and aspect == "supply":
        yield Draft(
            "transfer",
            modality,
            act.clause,
            act.mark,
            {"actor": last[0], "to": last[1], "item": code, "aspect": aspect},
            act.quantity(),
            act.when(modality),
        )
        return
    if (code == "other" and to is None) or is_bare_noun(act):
        return
    word = act.sentence.tokens[act.mark.first].low
    if (
        to is None
        and aspect == "supply"
        and not word.startswith(("export", "transfer", "sell", "sale", "sold", "deliver"))
    ):
        return
    for actor in _givers(act, to):
        for receiver in to or (None,):
            if receiver == actor:
                continue
            if receiver is not None:
                act.frame.discourse.transfer = (actor, receiver)
            yield Draft(
                "transfer",
                modality,
                act.clause,
                act.mark,
                {"actor": actor, "to": receiver, "item": code, "aspect": aspect},
                act.quantity(),
                act.when(modality),
            )


def _receiver(act: Act) -> tuple[str, ...] | None:
    behind = [
        m
        for m in act.frame.mentions_in(p for p in act.clause.tokens if p >= act.mark.last)
        if m.kind in ("state", "body", "union", "company", "office") and m.role != "adj"
    ]
    for mention in behind:
        if mention.prep in ("to", "for", "towards", "on"):
            return mention.states or mention.ids
    for mention in behind:
        if mention.whole and mention.first - act.mark.last <= 2 and act.mark.form("verb") >= 0:
            return mention.states or mention.ids
    return None


def _givers(act: Act, to: tuple[str, ...] | None) -> tuple[str, ...]:
    actor = act.actor()
    if actor is not None:
        if actor.kind in ("company", "name"):
            return actor.ids[:1]
        if actor.states:
            return tuple(s for s in actor.states if to is None or s not in to) or ()
        if actor.kind == "union":
            return actor.ids
        if actor.kind in ("organisation", "media"):
            return ()
    states = act.implied_states()
    return () if to is not None and set(states) <= set(to) else states
