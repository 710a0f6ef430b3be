"""Production: who makes what, and whether that begins, grows, ends or could be."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import either_or, is_bare_noun


_CLEAR = frozenset({"production", "produce", "manufacture", "manufacturing"})


def make(act: Act) -> Iterator[Draft]:
    """Production: who makes what, and whether that begins, grows, ends or could be."""
    item = _made(act)
    if item is None or is_bare_noun(act) or _is_compound(act) or either_or(act):
        return
    scope = act.scope
    modality = scope.modality()
    aspect = _make_aspect(act, modality)
    if aspect == "cease" and modality == "planned" and scope.negated:
        modality = "denied"
    for actor in _makers(act):
        yield Draft(
            "production",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": item, "aspect": aspect},
            act.quantity(),
            act.when(modality),
        )


_COMPOUND = frozenset(
    "volume volumes cost costs target targets challenge challenges site sites order orders outlook ban bans schedule".split()
)


def _is_compound(act: Act) -> bool:
    last = act.mark.last
    return last < len(act.sentence.tokens) and act.sentence.tokens[last].low in _COMPOUND


def _made(act: Act) -> str | None:
    item = act.words_item()
    if item is not None and item != "other":
        return item
    if item == "other":
        return None
    word = act.sentence.tokens[act.mark.first].low
    if word not in _CLEAR and not any(word.startswith(c[:7]) for c in _CLEAR):
        return None
    if _other_product(act):
        return None
    if not act.nominal and act.quantity() is None and not act.frame.pronoun_object(act.mark):
        return None
    if act.frame.discourse.item_age > 3:
        return None
    actor = act.actor()
    return None if actor is not None and actor.kind == "name" else act.frame.discourse.item


_PLAIN = frozenset(
    "domestic mass own national local large-scale scale large industrial series serial new further full the its their of a an"
    " any such this that such annual current future planned renewed potential and or in to for possible own homegrown"
    " resume restart begin start its peak total actual yearly".split()
)


def _other_product(act: Act) -> bool:
    """ "arms production", "production of drones": another product than ours."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if first:
        before = tokens[first - 1]
        if act.sentence.mark(first - 1) is None and before.text.isalpha() and before.low not in _PLAIN:
            return True
    if last < len(tokens) and tokens[last].low == "of":
        return True
    return False


def _make_aspect(act: Act, modality: str) -> str:
    scope = act.scope
    if scope.has("cease"):
        return "cease"
    if scope.has("increase"):
        return "increase"
    if scope.has("begin"):
        return "start"
    if scope.has("able") or modality == "possible":
        return "ability"
    if modality == "planned" and act.quantity() is None:
        return "start"
    return "make"


def _makers(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is not None:
        if actor.kind in ("company", "name"):
            return actor.ids[:1]
        if actor.kind == "person" and not actor.states:
            company = act.frame.discourse.last_company
            return (company[0],) if company is not None else ()
        if actor.states:
            return actor.states
        if actor.kind == "union":
            return actor.ids
    if "noun" in act.mark.meanings or actor is None:
        place = act.frame.place_of(act.clause, act.mark)
        if place is not None:
            return place.states
    return act.implied_states() if actor is None or actor.kind in ("body", "office") else ()


def scaled(act: Act) -> Iterator[Draft]:
    """ "can scale up to 1.2 million mines": a maker's output grows to a number."""
    actor = act.actor()
    amounts = [a for a in act.amounts(("item",)) if a.first >= act.mark.last - 1 and a.unit_at is not None]
    if actor is None or actor.kind not in ("company", "name") or not amounts:
        return
    if any("make" in m.values("verb") + m.values("noun") for m in act.sentence.marks if m.first in act.clause.tokens):
        return
    modality = act.scope.modality()
    mark = act.sentence.mark(amounts[0].unit_at or 0)
    code = mark.value("item") if mark is not None and "item" in mark.meanings else act.frame.discourse.item
    if code is None:
        return
    yield Draft(
        "production",
        modality,
        act.clause,
        act.mark,
        {"actor": actor.ids[0], "item": code, "aspect": "ability" if modality == "possible" else "increase"},
        amounts[0].quantity,
        act.when(modality),
    )
