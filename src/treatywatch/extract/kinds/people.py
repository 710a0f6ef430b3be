"""Positions, casualties, clearance, funding, programmes."""

from collections.abc import Iterator

from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.quantities import CURRENCIES, QuantityMention

_STANCES = ("support", "oppose", "concern")


def position(act: Act) -> Iterator[Draft]:
    """A stance that somebody named takes in public."""
    stance = next((s for s in _STANCES if s in act.mark.values("verb")), None)
    if stance is None or not _verbish(act):
        return
    holder = act.frame.subject(act.clause, act.mark.first)
    if holder is not None and holder.body in ("parliament", "government", "president") and "approve" in act.mark.values("op"):
        return
    if holder is None or holder.kind not in ("person", "organisation", "state", "body", "office", "union", "name"):
        return
    if holder.kind == "name" and "-" not in holder.ids[0]:
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


def _verbish(act: Act) -> bool:
    """A verb of stance, not the noun that looks like it ("the support of survivors", "to questions")."""
    low = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    form = act.mark.form("verb")
    if form < 0:
        return True
    if low in ("the", "a", "an", "of", "its", "their", "no", "any", "with", "from", "for", "his", "her", "s"):
        return False
    return not (low == "to" and form != 0)


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
        elif {"make", "use"} & set(mark.values("noun") + mark.values("verb")) and act.frame.discourse.item is not None:
            found.setdefault("item", act.frame.discourse.item)
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
    """People killed or hurt by mines or cluster munitions: each number goes with the harm that stands nearest."""
    aspect = _harm(act)
    if aspect is None or not _is_by_our_weapons(act):
        return
    amount = _sufferers(act)
    if amount is None:
        return
    if aspect != "total" and _joined_harm(act):
        aspect = "total"
    quantity = replace(amount.quantity, unit="person")
    modality = act.scope.modality()
    place = _place(act)
    act.frame.discourse.casualty_place = place
    item = act.has_layer("item")
    code = item.value("item") if item is not None else act.frame.discourse.item
    if code is None or code == "other":
        code = "mine"
    when = _harm_time(act, modality)
    yield Draft(
        "casualties", modality, act.clause, act.mark, {"place": place, "aspect": aspect, "item": code}, quantity, when
    )


_SAME_COUNT = frozenset({"them", "further", "another", "these", "those", "whom", "included", "including", "more"})


def _harm_time(act: Act, modality: str) -> str | None:
    """The clause's own time, else one in its sentence; a part of a count just given has that count's time."""
    discourse = act.frame.discourse
    when = act.when(modality, clauses=act.frame.clauses)
    if when is None and _SAME_COUNT & {t.low for t in act.sentence.tokens}:
        return discourse.casualty_when
    discourse.casualty_when = when
    return when


def _harm(act: Act) -> str | None:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    if "kill" in values:
        return "killed"
    if "injure" in values:
        return "injured"
    return "total" if "casualty" in values else None


_MEASURES = frozenset({"km", "mi", "km2", "m2", "ha", "t", "state"})


def _sufferers(act: Act) -> QuantityMention | None:
    """The number of people right before or behind the word of harm, or before "people" in its clause."""
    best: tuple[int, QuantityMention] | None = None
    for amount in act.sentence.amounts:
        if amount.quantity.unit in _MEASURES or amount.quantity.unit in CURRENCIES or amount.quantity.per is not None:
            continue
        if amount.quantity.unit == "item" and amount.unit_at is not None:
            continue
        distance = min(abs(amount.first - act.mark.last), abs(act.mark.first - amount.last))
        if amount.first <= act.mark.first < amount.last:
            distance = 0
        near = 9 if amount.quantity.unit == "person" else 3
        if distance > near or _crosses_harm(act, amount) or _is_an_age(act, amount):
            continue
        if best is None or distance < best[0]:
            best = (distance, amount)
    return None if best is None else best[1]


def _crosses_harm(act: Act, amount: QuantityMention) -> bool:
    """Another word of harm stands between: the number is its own."""
    low, high = sorted((act.mark.first, amount.number_at))
    for mark in act.sentence.marks:
        if low < mark.first < high and mark is not act.mark:
            if {"kill", "injure", "casualty"} & set(mark.values("verb") + mark.values("noun")) and not _joined_harm(act):
                return True
    return False


def _is_an_age(act: Act, amount: QuantityMention) -> bool:
    words = [t.low for t in act.sentence.tokens[amount.last : amount.last + 3]]
    return "year" in words or words[:2] == ["years", "old"]


def _joined_harm(act: Act) -> bool:
    """"killed or injured", "dead and wounded" with one number: the total."""
    tokens = act.sentence.tokens
    for first, last in ((act.mark.last, act.mark.last + 1), (act.mark.first - 1, act.mark.first - 1)):
        joint = tokens[first].low if 0 <= first < len(tokens) else ""
        other = act.sentence.mark(last if first != last else first - 1)
        if joint in ("or", "and", "/") and other is not None and other is not act.mark:
            if {"kill", "injure"} & set(other.values("verb") + other.values("noun")):
                return True
    return False


def _is_by_our_weapons(act: Act) -> bool:
    marks = [m for m in act.sentence.marks if "item" in m.meanings]
    if any("mine" in m.values("ignore") for m in act.sentence.marks):
        return False
    if marks:
        return True
    discourse = act.frame.discourse
    return discourse.item_age <= 2 or (discourse.item_age <= 6 and discourse.casualty_place is not None)


_WORLD = frozenset({"worldwide", "globally", "global", "world", "globe"})


def _place(act: Act) -> str:
    for mention in act.frame.mentions:
        if mention.kind == "state" and mention.prep in ("in", "across", "inside", "for", "from") and mention.states:
            return mention.states[0]
    for mention in act.frame.mentions:
        if mention.kind == "place" and mention.states:
            return mention.states[0]
    if _WORLD & {t.low for t in act.sentence.tokens}:
        return "world"
    for mention in act.frame.mentions:
        if mention.kind == "state" and mention.whole and mention.states:
            return mention.states[0]
    discourse = act.frame.discourse
    if discourse.casualty_place is not None:
        return discourse.casualty_place
    near = discourse.one_state()
    return near[0] if near and (discourse.focused or _in_a_place(act)) else "world"


def _in_a_place(act: Act) -> bool:
    """"in Quang Tri": a place that no pack knows lies in the state in view."""
    return any(m.kind == "name" and m.prep in ("in", "near", "at", "on") for m in act.frame.mentions)


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
    if "launch" in values and act.time() is not None and act.has_layer("programme", "programme_word", after=False) is not None:
        yield Draft("programme", modality, act.clause, act.mark, slots | {"aspect": "launch"}, None, act.when(modality))
    if "finish" in values and act.time() is not None:
        kind = "planned" if modality == "occurred" and "scheduled" in act.sentence.words(act.mark.first, act.mark.last) else modality
        yield Draft("programme", kind, act.clause, act.mark, slots | {"aspect": "end"}, None, act.when(kind))
    yield from _measures(act, slots, modality)


def part_of(act: Act) -> Iterator[Draft]:
    """Mines named as part of a programme ("as part of X", "under X", "to meet X requirements")."""
    name = act.mark.value("programme")
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 5) : act.mark.first]]
    if name is None or not {"of", "under", "within", "for", "meet", "into"} & set(before):
        return
    marks = [m for m in act.sentence.marks if m.first in act.clause.tokens and m.first < act.mark.first]
    if not any(m.value("item") in ("apm", "mine", "avm") or "make" in m.values("noun") + m.values("verb") for m in marks):
        return
    items = [str(m.value("item")) for m in marks if m.value("item") in ("apm", "mine", "avm")]
    yield Draft(
        "programme", "planned" if act.scope.has("future", "intend") else "occurred", act.clause, act.mark,
        {"programme": name, "aspect": "includes", "item": items[-1] if items else act.frame.discourse.item},
    )


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
    if act.has_layer("programme_word") is not None:
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
