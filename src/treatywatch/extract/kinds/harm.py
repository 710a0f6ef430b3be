"""Casualties: people killed or hurt."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.quantities import CURRENCIES, QuantityMention


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
