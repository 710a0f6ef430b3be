"""Positions, casualties, clearance, funding, programmes."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import CURRENCIES

_STANCES = ("support", "oppose", "concern")


def position(act: Act) -> Iterator[Draft]:
    """A stance that somebody named takes in public."""
    stance = next((s for s in _STANCES if s in act.mark.values("verb")), None)
    if stance is None:
        return
    holder = act.frame.subject(act.clause, act.mark.first)
    if holder is None or holder.kind not in ("person", "organisation", "state", "body", "office", "union"):
        return
    target = _target(act)
    if target is None:
        return
    if act.scope.negated and stance in ("support", "oppose"):
        stance = "oppose" if stance == "support" else "support"
    ids = holder.ids if holder.kind not in ("office",) or holder.ids else holder.states
    for actor in ids:
        yield Draft(
            "position", "occurred", act.clause, act.mark, {"actor": actor, "stance": stance, "target": target}, None, None,
            own_speaker=True,
        )


def _target(act: Act) -> str | None:
    """The narrowest thing that the stance is on, behind it in the clause or in what hangs on it."""
    positions = [p for p in act.clause.tokens if p >= act.mark.last]
    for clause in act.frame.clauses:
        if clause.parent is act.clause and clause.kind in ("comp", "rel", "part") and clause.opener > act.mark.first:
            positions += clause.tokens
    found: dict[str, str] = {}
    for here in positions:
        mark = act.sentence.mark(here)
        if mark is None or mark.first != here:
            continue
        if "leave" in mark.values("verb") or "leave" in mark.values("noun") or "suspend" in mark.values("verb") + mark.values("noun"):
            found.setdefault("withdrawal", "withdrawal")
        treaty = act.treaty_of(mark)
        if treaty is not None:
            found.setdefault("treaty", treaty)
        if "item" in mark.meanings and mark.value("item") != "other":
            found.setdefault("item", str(mark.value("item")))
        if "ihl" in mark.meanings:
            found.setdefault("ihl", "ihl")
        if "step_word" in mark.meanings:
            found.setdefault("word", "withdrawal")
    for name in ("withdrawal", "ihl", "treaty", "item"):
        if name in found:
            return found[name]
    if "word" in found and act.frame.discourse.treaty is not None:
        return "withdrawal"
    return None


def casualties(act: Act) -> Iterator[Draft]:
    """People killed or hurt by mines or cluster munitions."""
    aspect = _harm(act)
    if aspect is None:
        return
    item = _harmful(act)
    if item is None:
        return
    amounts = act.amounts(("person", "item"))
    amounts = [a for a in amounts if a.quantity.unit == "person" or a.unit_at is None]
    if not amounts:
        return
    amount = min(amounts, key=lambda a: abs(a.number_at - act.mark.first))
    quantity = amount.quantity
    if quantity.unit != "person":
        quantity = type(quantity)(quantity.low, quantity.high, "person", quantity.per, quantity.approx, quantity.vague)
    modality = act.scope.modality()
    yield Draft(
        "casualties", modality, act.clause, act.mark, {"place": _place(act), "aspect": aspect, "item": item}, quantity,
        act.when(modality),
    )


def _harm(act: Act) -> str | None:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    if "kill" in values:
        return "killed"
    if "injure" in values:
        return "injured"
    return "total" if "casualty" in values else None


def _harmful(act: Act) -> str | None:
    mark = act.has_layer("item")
    if mark is not None:
        code = mark.value("item")
        return "mine" if code == "other" else code
    words = {t.low for t in act.sentence.tokens}
    if "casualties" in words or "mine" in words or act.frame.discourse.item is not None:
        return act.frame.discourse.item
    return None


def _place(act: Act) -> str:
    for mention in act.frame.mentions:
        if mention.kind == "state" and mention.prep in ("in", "across", "inside", "from") and mention.first in act.clause.tokens:
            return mention.states[0]
    words = {t.low for t in act.sentence.tokens}
    if words & {"worldwide", "globally", "global", "world"}:
        return "world"
    return "world"


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
        {"place": place, "actor": None, "aspect": aspect, "item": item.value("item") if item is not None else None},
        quantity, when,
    )


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
        if mention.kind == "state" and mention.first in act.clause.tokens and mention.states:
            return mention.states[0]
    states = act.implied_states()
    return states[0] if states else None


def funding(act: Act) -> Iterator[Draft]:
    """Money that a named payer gives."""
    amounts = act.amounts(CURRENCIES)
    if not amounts or not _for_our_field(act):
        return
    payer = act.actor()
    if payer is None or payer.kind not in ("state", "union", "organisation", "body", "office"):
        return
    modality = act.scope.modality()
    if "noun" in act.mark.meanings and act.mark.form("verb") < 0 and act.frame.owner(act.clause, act.mark) is None:
        return
    amount = min(amounts, key=lambda a: abs(a.number_at - act.mark.first))
    for actor in payer.states or payer.ids:
        yield Draft(
            "funding", modality, act.clause, act.mark, {"actor": actor, "to": _paid(act, payer)}, amount.quantity,
            act.when(modality),
        )


def _for_our_field(act: Act) -> bool:
    for mark in act.sentence.marks:
        if any(layer in mark.meanings for layer in ("item", "treaty", "programme")):
            return True
        if {"clear", "casualty"} & set(mark.values("noun")):
            return True
    return False


def _paid(act: Act, payer: Mention) -> str | None:
    for mention in act.frame.mentions:
        if mention.first > act.mark.first and mention.prep in ("to", "for", "in") and mention.ids and mention.ids != payer.ids:
            return mention.states[0] if mention.kind in ("state", "body") and mention.states else mention.ids[0]
    mark = act.has_layer("programme")
    return None if mark is None else mark.value("programme")


def programme(act: Act) -> Iterator[Draft]:
    """Facts of a named programme."""
    name = _programme(act)
    if name is None:
        return
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    modality = act.scope.modality()
    slots: dict[str, str | None] = {"programme": name}
    if "exclude" in values or ("include" in values and act.scope.negated):
        yield Draft("programme", "occurred", act.clause, act.mark, slots | {"aspect": "excludes", "place": _words_behind(act)})
        return
    if "include" in values:
        item = act.has_layer("item", "barrier", after=True)
        if item is not None:
            code = item.value("item") or item.value("barrier")
            yield Draft("programme", modality, act.clause, act.mark, slots | {"aspect": "includes", "item": code})
    if "launch" in values and act.time() is not None and act.has_layer("programme") is not None:
        yield Draft("programme", modality, act.clause, act.mark, slots | {"aspect": "launch"}, None, act.when(modality))
    if "finish" in values and act.time() is not None:
        kind = "planned" if modality == "occurred" and "scheduled" in act.sentence.words(act.mark.first, act.mark.last) else modality
        yield Draft("programme", kind, act.clause, act.mark, slots | {"aspect": "end"}, None, act.when(kind))
    yield from _measures(act, slots, modality)


def _measures(act: Act, slots: dict[str, str | None], modality: str) -> Iterator[Draft]:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    lengths = act.amounts(("km", "mi"))
    if lengths and act.mark.value("location") is None and "fortify" in values:
        yield Draft("programme", modality, act.clause, act.mark, slots | {"aspect": "length"}, lengths[0].quantity, None)
    if "fortify" in values and act.has_layer("location") is not None:
        yield Draft("programme", modality, act.clause, act.mark, slots | {"aspect": "area", "place": _words_behind(act)}, None, None)
    money = act.amounts(CURRENCIES)
    if money and "cost" in values:
        yield Draft("programme", modality, act.clause, act.mark, slots | {"aspect": "cost"}, money[0].quantity, None)


def _programme(act: Act) -> str | None:
    mark = act.has_layer("programme")
    if mark is not None:
        return mark.value("programme")
    if act.clause.parent is not None:
        for here in act.clause.parent.tokens:
            other = act.sentence.mark(here)
            if other is not None and "programme" in other.meanings:
                return other.value("programme")
    if act.has_layer("programme_word", after=False) is not None:
        return act.frame.discourse.programme
    first = act.clause.tokens[0] if act.clause.tokens else 0
    if any(act.sentence.tokens[p].low == "it" for p in act.clause.tokens if first <= p < act.mark.first):
        return act.frame.discourse.programme
    return None


def _words_behind(act: Act) -> str | None:
    behind = [p for p in act.clause.tokens if p >= act.mark.last]
    if not behind:
        return None
    words = act.sentence.words(behind[0], behind[-1] + 1).strip(" ,.;:")
    return words[:120] or None
