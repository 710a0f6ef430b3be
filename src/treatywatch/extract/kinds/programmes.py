"""Programmes: facts of a named plan, such as what it covers, how long its line is, what it costs."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.quantities import CURRENCIES


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
