"""Clearance: contaminated and cleared land, mines removed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from treatywatch.extract.discourse import Deed
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.earlier import earlier
from treatywatch.extract.kinds.plain_clearing import (
    clears_land,
    is_said_of_land,
    lie_in_land,
    nothing_left,
    the_last_one,
    whole_object,
)
from treatywatch.extract.kinds.steps import gapped
from treatywatch.extract.names import Mention, is_an_army
from treatywatch.extract.quantities import AREAS, QuantityMention, in_square_metres
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.model.quantity import Quantity
from treatywatch.model.time import lies_ahead

_WORK = frozenset({"clear", "remove"})


def clearance(act: Act) -> Iterator[Draft]:
    """Land contaminated or cleared, mines removed."""
    aspect = _clearing(act)
    if aspect is None or _is_told_to_do_so(act):
        return
    if aspect == "cleared" and _clears_nothing(act):
        yield from _none_cleared(act)
        return
    if nothing_left(act):
        yield from _none_left(act)
        return
    counted = _states_counted(act) if aspect == "contaminated" else None
    if counted is not None:
        slots: dict[str, str | None] = {"place": "world", "actor": None, "aspect": aspect, "item": _item(act, None)}
        yield act.draft("clearance", "occurred", slots, counted.quantity, act.when("occurred"))
        return
    yield from _of_one_place(act, aspect)


def _is_told_to_do_so(act: Act) -> bool:
    """Tell of "Discover more from The Paper 24": a base form that opens its sentence asks the reader."""
    word = act.sentence.tokens[act.mark.first].low
    first = next((p for p, t in enumerate(act.sentence.tokens) if t.text.isalpha()), -1)
    return act.mark.first == first and not act.nominal and not word.endswith(("ed", "ing", "found", "s", "dug"))


_NOTHING = (["nothing"], ["no", "land"], ["no", "ground"], ["no", "minefields"], ["no", "minefield"], ["none"])


def _clears_nothing(act: Act) -> bool:
    """Tell of "It has cleared nothing since 2014", "did not clear a single square metre"."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]]
    if act.nominal or act.scope.modality() not in ("occurred", "denied"):
        return False
    return (
        behind[:1] in _NOTHING
        or behind[:2] in _NOTHING
        or behind in (["not", "a", "single"], ["a", "single", "square"])
    )


def _none_cleared(act: Act) -> Iterator[Draft]:
    place = cleared_place(act)
    if place is not None and _of_mines(act):
        slots = {"place": place, "actor": None, "aspect": "cleared", "item": _item(act, None)}
        yield act.draft("clearance", "denied", slots, None, act.when("occurred"))


def _none_left(act: Act) -> Iterator[Draft]:
    place = cleared_place(act) or _named_place(act)
    if place is not None and _of_mines(act):
        slots = {"place": place, "actor": None, "aspect": "contaminated", "item": _item(act, None)}
        yield act.draft("clearance", "denied", slots, None, act.when("occurred"))


_THE_WORK = frozenset(
    {"it", "the", "its", "their", "work", "job", "task", "clearance", "demining", "clearing", "there"}
    | {"this", "that", "these", "those", "tasks", "works", "all", "of", "them", "effort", "operation", "operations"}
)
_HOPING = frozenset(
    {"hopes", "hope", "hoped", "means", "mean", "aims", "aim", "wants", "want", "expects", "expect"}
    | {"intends", "intend", "plans", "plan", "wishes", "seeks", "undertakes", "undertook", "promises", "promised"}
    | {"intended", "planned", "wanted", "aimed", "pledges", "pledged"}
)


def finished(act: Act) -> Iterator[Draft]:
    """As in "It finished in 2015", "hopes to finish in 2028", right after clearing was told of."""
    tokens, last, time = act.sentence.tokens, act.mark.last, act.time()
    discourse = act.frame.discourse
    own = act.sentence.words(act.mark.first, last).lower().split()
    if time is None or act.nominal or act.scope.negated or own[0] not in _FINISHING:
        return
    work = _work_to_finish(act)
    if work is not None:
        yield from _work_finished(act, work)
        return
    near = discourse.cleared_age <= _LATELY or _told_just_now(act)
    counted = any(a.first >= act.mark.first for a in act.amounts(("item", *AREAS)))
    if not near or counted or any("destroy" in m.traits.said for m in act.sentence.marks):
        return
    between = {t.low for t in tokens[last : time.first]} if time.core_first >= last else {"?"}
    who = act.frame.subject(act.clause, act.mark.first)
    if not _THE_WORK.issuperset(between) or who is None or who.kind not in ("state", "body") or len(who.states) != 1:
        return
    ahead = {t.low for t in tokens[max(0, act.mark.first - 3) : act.mark.first]}
    modality = "planned" if _HOPING & ahead else act.scope.modality()
    slots = {"place": who.states[0], "actor": None, "aspect": "cleared", "item": _item(act, None)}
    _remember_freed(act, who.states[0], modality)
    yield act.draft("clearance", modality, slots, None, act.when(modality))
    for state, date in gapped(act):
        # "Zambia was done in 2009, Mozambique in 2015"
        told = {**slots, "place": state}
        yield act.draft("clearance", modality, told, None, date.turned(act.published, future=modality == "planned"))


_CLEARING = frozenset({"clearing", "demining", "clearance", "decontaminating", "de-mining"})


def _work_to_finish(act: Act) -> str | None:
    """Return the land of "Clearing the Falkland Islands, where troops laid mines, should be finished by 2020"."""
    tokens = act.sentence.tokens
    words = [p for p in act.clause.tokens if p < act.mark.first and tokens[p].text.isalpha()][:3]
    if _CLEARING.isdisjoint(tokens[p].low for p in words) or (words and tokens[words[0]].low in ("after", "by")):
        return None
    whose = (m for m in act.frame.mentions if m.states and m.first in act.clause.tokens and m.last <= act.mark.first)
    return next((m.states[0] for m in whose if m.kind in ("state", "place")), None) or cleared_place(act)


def _work_finished(act: Act, place: str) -> Iterator[Draft]:
    time, own = act.time(), act.sentence.words(act.mark.first, act.mark.last).lower().split()
    if time is None or own[-1] == "end" or not 0 <= time.core_first - act.mark.last <= 2 or not _of_mines(act):
        return
    modality = act.scope.modality()
    ahead = modality != "occurred" or lies_ahead(time.edtf, act.published)
    modality = "planned" if ahead and modality != "denied" else modality
    act.frame.discourse.land = ("due" if ahead else "cleared", place, "", act.sentence.start)
    slots: dict[str, str | None] = {"place": place, "actor": None, "aspect": "cleared", "item": _item(act, None)}
    yield act.draft("clearance", modality, slots, None, act.when(modality))


def _told_just_now(act: Act) -> bool:
    told = act.frame.discourse.land
    return told is not None and told[3] == act.sentence.start


_FINISHING = frozenset(
    {"finish", "finishes", "finished", "finishing", "done", "be", "been", "was", "is", "complete", "completes"}
    | {"completed", "conclude", "concludes", "concluded", "wrap", "end", "ended", "finalise", "finalize"}
)
_LATELY = 2
_SAFE_WITHIN = 9


def made_safe(act: Act) -> Iterator[Draft]:
    """As in "had made 14 square kilometres of farmland safe"."""
    tokens, last = act.sentence.tokens, act.mark.last
    areas = [a for a in act.amounts(AREAS) if 0 <= a.first - last <= 1]
    if act.nominal or not areas or act.scope.negated:
        return
    behind = [t.low for t in tokens[areas[0].last : areas[0].last + _SAFE_WITHIN]]
    place = cleared_place(act) if "safe" in behind else None
    actor = act.actor()
    if place is None or (actor is not None and actor.pronoun == "we" and not actor.states):
        return
    modality = act.scope.modality()
    slots = {"place": place, "actor": _clearer(act), "aspect": "cleared", "item": _item(act, None)}
    yield act.draft("clearance", modality, slots, in_square_metres(areas[0].quantity), act.when(modality))


def given_back(act: Act) -> Iterator[Draft]:
    """As in "gave nearly ten square kilometres back to farmers": land is given back when it is cleared."""
    tokens = act.sentence.tokens
    areas = [a for a in act.amounts(AREAS) if 0 <= a.first - act.mark.last <= _BACK_WITHIN]
    if act.nominal or not areas or act.scope.negated or tokens[act.mark.first].low not in _GIVING:
        return
    behind = [t.low for t in tokens[areas[0].last : areas[0].last + _BACK_WITHIN]]
    place = cleared_place(act) if "back" in behind and _of_mines(act) else None
    if place is None:
        return
    modality = act.scope.modality()
    slots = {"place": place, "actor": _clearer(act), "aspect": "cleared", "item": _item(act, None)}
    when = act.when(modality) or _shared_time(act)
    yield act.draft("clearance", modality, slots, in_square_metres(areas[0].quantity), when)


_BACK_WITHIN = 4
_GIVING = frozenset({"give", "gives", "gave", "given", "hand", "hands", "handed", "turned", "turn"})


def land_level(act: Act) -> Iterator[Draft]:
    """As in "the land remaining to be cleared stood at 25.8 square kilometres, compared with 1,302 in 2009"."""
    tokens, last = act.sentence.tokens, act.mark.last
    areas = [a for a in act.sentence.amounts if a.quantity.unit in AREAS and 0 <= a.first - last <= _BE_WITHIN]
    subject = [t.low for t in tokens[max(0, act.mark.first - _LAND_BEFORE) : act.mark.first]]
    if act.nominal or not areas or act.scope.has("possible", "would", "future", "urge") or not _is_mined(subject):
        return
    place = cleared_place(act) or _named_place(act)
    if place is None:
        return
    _remember_land(act, place)
    _remember_told(act, "contaminated", place, areas, "occurred")
    slots: dict[str, str | None] = {"place": place, "actor": None, "aspect": "contaminated", "item": _item(act, None)}
    before = [d for d in act.sentence.dates if d.first < areas[0].first or 0 <= d.first - areas[0].last <= 1]
    when = before[-1].turned(act.published, future=False) if before else None
    yield act.draft("clearance", "occurred", slots, in_square_metres(areas[0].quantity), when)
    for figure, time in earlier(act, areas[0], when):
        yield act.draft("clearance", "occurred", slots, in_square_metres(figure), time)


_LAND_BEFORE = 14
_GROUNDS = frozenset({"land", "area", "areas", "territory", "contamination", "minefields", "ground", "hectares"})
_TO_CLEAR = frozenset(
    {"remaining", "left", "contaminated", "mined", "hazardous", "contamination", "minefields", "cleared"}
)


def _is_mined(words: list[str]) -> bool:
    """Tell of "the land still to be cleared", "the remaining contamination", "the mined area"."""
    done = "cleared" in words and "be" not in words
    return not _GROUNDS.isdisjoint(words) and not _TO_CLEAR.isdisjoint(words) and not done


def _of_one_place(act: Act, aspect: str) -> Iterator[Draft]:
    """Land of one state contaminated or cleared."""
    place = cleared_place(act) or _named_place(act)
    if place is None:
        yield from _by_a_crew(act, aspect)
        return
    if aspect == "cleared" and not _of_mines(act):
        return
    due = list(_due(act, place)) if aspect == "cleared" else []
    if due:
        yield from due
        return
    amounts = _amounts(act, aspect)
    if not amounts and not (_goes_without_number(act, aspect) and _says_where(act, aspect, place)):
        return
    if _is_only_enough(act):
        return
    modality = _modality(act, aspect)
    _remember_land(act, place)
    _remember_told(act, aspect, place, amounts, modality)
    if aspect == "cleared" and not amounts:
        _remember_freed(act, place, modality)
    when = _time_told(act, aspect, modality)
    slots = {"place": place, "actor": _clearer(act), "aspect": aspect}
    before = list(earlier(act, amounts[-1], when)) if amounts else []
    if len(act.sentence.dates) == 1 and any(time == when for _, time in before):
        # "at 137,000, down from 174,000 two years ago": the time is the earlier figure's.
        when = None
    for amount in amounts or (None,):
        quantity = _one_mine(act) if amount is None and aspect == "removed" else None
        quantity = quantity if amount is None else in_square_metres(amount.quantity)
        yield act.draft("clearance", modality, slots | {"item": _item(act, amount)}, quantity, when)
    others = (slots | {"place": other, "item": _item(act, None)} for other in _others_at_it(act, place))
    yield from (act.draft("clearance", modality, told, None, when) for told in others)
    yield from _parts(act, aspect, amounts, modality)
    yield from _and_more(act, aspect, amounts, modality, when)
    for figure, time in before:
        yield act.draft("clearance", modality, slots | {"item": _item(act, None)}, in_square_metres(figure), time)


_AROUND = frozenset({"in", "near", "around", "at", "outside", "across"})


def _named_place(act: Act) -> str | None:
    """Return a place that no pack knows: "14 hectares were handed back in Batticaloa"."""
    near = (m for m in act.frame.mentions if m.kind == "name" and m.prep in _AROUND and m.first in act.clause.tokens)
    return next((m.ids[0] for m in near if m.ids), None)


def _by_a_crew(act: Act, aspect: str) -> Iterator[Draft]:
    """What an organisation has cleared, no land being in view: "Her teams have removed 63 mines since October"."""
    amounts = _amounts(act, aspect) if aspect != "contaminated" and (aspect == "removed" or _of_mines(act)) else ()
    crew = _clearer(act) or _house_of(act)
    if not amounts or crew is None or act.nominal or _is_only_enough(act):
        return
    modality = act.scope.modality()
    slots = {"place": None, "actor": crew, "aspect": aspect, "item": _item(act, amounts[0])}
    yield act.draft("clearance", modality, slots, in_square_metres(amounts[0].quantity), act.when(modality))


def _house_of(act: Act) -> str | None:
    """Return the organisation that a person's "her teams", "we" is of."""
    actor = act.actor()
    if actor is None or actor.kind != "person" or not actor.ids:
        return None
    named = next((m for m in act.frame.mentions if m.kind == "organisation" and m.prep in ("of", "from", "for")), None)
    return named.ids[0] if named is not None else act.frame.discourse.houses.get(actor.ids[0])


def _others_at_it(act: Act, place: str) -> tuple[str, ...]:
    """Return who else of "Peru and Ecuador cleared the border", "the two Koreas swept the mines"."""
    subject = None if act.nominal else act.frame.subject(act.clause, act.mark.first)
    if subject is None or subject.kind != "state" or place not in subject.states or act.amounts((*AREAS, "item")):
        return ()
    return tuple(state for state in subject.states if state != place)


_HAVING_TO = frozenset(
    {
        "had",
        "was",
        "were",
        "is",
        "are",
        "supposed",
        "meant",
        "has",
        "have",
        "must",
        "needs",
        "need",
        "obliged",
        "required",
        "bound",
        "due",
    }
)


def _has_to_clear(act: Act) -> bool:
    """Tell of "has to clear its last 4 hectares by the end of 2022", "must clear its land by 2027"."""
    time = act.time()
    if act.nominal or time is None or time.limit not in ("by", "until"):
        return False
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    if before[-1:] == ["be"]:
        # "the land had to be cleared by 2009"
        before = before[:-1]
    return before[-1:] == ["must"] or (before[-1:] == ["to"] and not _HAVING_TO.isdisjoint(before[-2:-1]))


def _due(act: Act, place: str) -> Iterator[Draft]:
    """By when land is promised, or has, to be cleared; the area that has to be is still contaminated."""
    slots: dict[str, str | None] = {"place": place, "actor": place, "aspect": "deadline", "item": None}
    given = _given_until(act)
    if given is not None:
        slots |= {"place": given, "actor": given}
        act.frame.discourse.land = ("deadline", given, "", act.sentence.start)
        yield act.draft("clearance", "occurred", slots, None, act.when("planned"))
    elif _is_promised(act):
        act.frame.discourse.land = ("deadline", place, "", act.sentence.start)
        yield act.draft("clearance", "planned", slots, when=act.when("planned"))
    elif _has_to_clear(act):
        for area in act.amounts(AREAS)[:1]:
            land = {"place": place, "actor": None, "aspect": "contaminated", "item": _item(act, None)}
            yield act.draft("clearance", "occurred", land, in_square_metres(area.quantity), None)
        act.frame.discourse.land = ("deadline", place, "", act.sentence.start)
        yield act.draft("clearance", "occurred", slots, None, act.when("planned"))


_GRANTING = frozenset({"gave", "give", "gives", "granted", "grants", "allowed", "given"})


def _given_until(act: Act) -> str | None:
    """Return the state of "gave Angola until the end of 2025 to clear its mines"."""
    time, tokens = act.time(), act.sentence.tokens
    if act.nominal or time is None or time.limit not in ("until", "by") or time.first > act.mark.first:
        return None
    near = [m for m in act.frame.mentions if m.last <= time.first and m.kind == "state" and len(m.states) == 1]
    given = near and tokens[near[-1].first - 1].low in _GRANTING and near[-1].first
    return near[-1].states[0] if given else None


def _parts(act: Act, aspect: str, amounts: Sequence[QuantityMention], modality: str) -> Iterator[Draft]:
    """Part of an area just told, by where it lies: "34 square kilometres of land, 9 of them in Cambodia"."""
    whole = amounts[0] if amounts and amounts[0].quantity.unit in AREAS else None
    for part in act.amounts(("item",)) if whole is not None else ():
        near = [m for m in act.frame.mentions if part.unit_at is None and 0 < m.first - part.last <= _PART_REACH]
        if whole is None or not near or not near[0].states or not _is_of_a_part(act, near[0]):
            continue
        slots = {"place": near[0].states[0], "actor": _clearer(act), "aspect": aspect, "item": _item(act, None)}
        quantity = in_square_metres(replace(part.quantity, unit=whole.quantity.unit))
        yield act.draft("clearance", modality, slots, quantity, act.when(modality) or _shared_time(act))


def _and_more(
    act: Act, aspect: str, amounts: Sequence[QuantityMention], modality: str, when: str | None
) -> Iterator[Draft]:
    """As in "15 square kilometres are strewn with bomblets, and another 9 with mines", "HALO cleared 2.1, NPA one"."""
    whole, tokens = amounts[0] if amounts else None, act.sentence.tokens
    if whole is None or whole.quantity.unit not in AREAS or act.nominal:
        return
    place = act.frame.discourse.land[1] if act.frame.discourse.land is not None else None
    for more in act.sentence.amounts:
        if more.first <= max(whole.last, act.mark.last) or more.unit_at is not None or more.ordinal or place is None:
            continue
        led = {t.low for t in tokens[more.first - 1 : more.number_at]}
        crew = next(
            (m for m in act.frame.mentions if m.last == more.first and m.kind in ("organisation", "state")), None
        )
        added = not _FURTHER.isdisjoint(led) and tokens[min(more.last, len(tokens) - 1)].low in ("with", ",", "in", ".")
        if not added and (crew is None or aspect == "contaminated"):
            continue
        item = act.sentence.mark(more.last + 1) if more.last + 1 < len(tokens) else None
        code = item.value("item") if item is not None and "item" in item.meanings else _item(act, None)
        state = crew is not None and crew.kind == "state"
        slots = {
            "place": crew.states[0] if crew is not None and state and crew.states else place,
            "actor": crew.ids[0] if crew is not None and not state else None,
            "aspect": aspect,
            "item": code,
        }
        yield act.draft(
            "clearance", modality, slots, in_square_metres(replace(more.quantity, unit=whole.quantity.unit)), when
        )


_FURTHER = frozenset({"another", "further", "additional"})
_PART_REACH = 3


def _is_only_enough(act: Act) -> bool:
    """Tell of "2 million dollars, enough to clear 600,000 square metres"."""
    return "enough" in [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]]


def _remember_told(act: Act, aspect: str, place: str, amounts: Sequence[QuantityMention], modality: str) -> None:
    """Note what was said of the land, for "Across the country it is …", "now they say 2030"."""
    if place != "world":
        unit = amounts[0].quantity.unit if amounts else ""
        told = "due" if aspect == "cleared" and modality != "occurred" else aspect
        act.frame.discourse.land = (told, place, unit, act.sentence.start)


def _remember_freed(act: Act, place: str, modality: str) -> None:
    """Note that a land was cleared as a whole, for "Zambia did so in 2009"."""
    slots = {"place": place, "actor": None, "aspect": "cleared", "item": _item(act, None)}
    act.frame.discourse.freed = Deed("clearance", modality, slots, act.sentence.start)


def _remember_land(act: Act, place: str) -> None:
    if place != "world" and any(
        m.states == (place,) and (m.pronoun is None or _is_that(act, m)) for m in act.frame.mentions
    ):
        act.frame.discourse.cleared = (place, act.sentence.start)


def left_over(act: Act) -> Iterator[Draft]:
    """Land still to clear: "They have about 60 square kilometres left", "with 40 hectares left to clear"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if tokens[first].low != "left" or act.mark.last - first > 1 or act.scope.negated:
        return
    areas = [a for a in act.amounts(AREAS) if 0 <= first - a.last <= _BEFORE_LEFT]
    had = any(tokens[p].low in _HAVING for p in act.clause.tokens if areas and p < areas[0].first)
    discourse = act.frame.discourse
    lately = min(discourse.cleared_age, discourse.item_age) <= _STILL_FRESH or act.has_layer("item") is not None
    fresh = lately or (bool(areas) and discourse.land is not None)
    if not areas or not had or not fresh:
        return
    owner = act.frame.subject(act.clause, first)
    single = owner.states if owner is not None and len(owner.states) == 1 else ()
    pointing = {tokens[p].low for p in act.clause.tokens[:2]} & {"they", "it"}
    spoken = next((states for states in reversed(discourse.everybody) if pointing), ())
    places = (spoken if len(spoken) == 1 else single) or discourse.one_state()
    for place in places[:1]:
        discourse.cleared = (place, act.sentence.start)
        slots = {"place": place, "actor": None, "aspect": "contaminated", "item": _item(act, None)}
        yield act.draft("clearance", "occurred", slots, in_square_metres(areas[-1].quantity), act.when("occurred"))


_ACCOUNTED_WITHIN = 400


def accounted(act: Act) -> Iterator[Draft]:
    """As in "The army accounted for 0.62 square kilometres of that", right after land was told to be cleared."""
    told, last = act.frame.discourse.land, act.mark.last
    if (
        told is None
        or told[0] not in ("cleared", "removed")
        or not 0 <= act.sentence.start - told[3] <= _ACCOUNTED_WITHIN
    ):
        return
    areas = [a for a in act.amounts(AREAS) if 0 <= a.first - last <= _BEFORE_LEFT]
    if not areas or not act.sentence.tokens[act.mark.first].low.startswith("account") or act.scope.negated:
        return
    slots = {"place": told[1], "actor": _clearer(act), "aspect": "cleared", "item": _item(act, None)}
    yield act.draft("clearance", "occurred", slots, in_square_metres(areas[0].quantity), act.when("occurred"))


def _owner_of(act: Act, area: QuantityMention) -> str | None:
    """Return the state that has so much mined land: "Tajikistan still has 9 square kilometres of minefields"."""
    owner = act.frame.subject(act.clause, area.first)
    if owner is None or owner.kind == "person" or owner.last > area.first or len(owner.states) != 1:
        return None
    return owner.states[0]


_STIRRED = frozenset(
    {"shifted", "moved", "washed", "displaced", "unearthed", "exposed", "dislodged", "swept", "carried", "uncovered"}
    | {"shift", "move", "wash", "displace", "dislodge", "scattered", "brought"}
)


def may_be_stirred(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "shifted mines", "washed old mines": a verb of moving right before a weapon."""
    return any(t.low in _STIRRED for t in sentence.tokens[max(0, mark.first - 2) : mark.first])


def stirred(act: Act) -> Iterator[Draft]:
    """As in "Landslides have shifted mines in at least 14 places around Doboj": they lie there."""
    if act.mark.value("item") == "other" or act.scope.negated or act.scope.has("possible", "would", "future", "urge"):
        return
    before = {t.low for t in act.sentence.tokens[: act.mark.first]}
    behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _STIRRED_WITHIN]}
    if before.isdisjoint(_FORCES):
        return
    if {"mine", "apm", "avm", "cm"}.isdisjoint({act.mark.value("item")}) or behind.isdisjoint(
        _AROUND | {"out", "along", "into", "onto", "down"}
    ):
        return
    tokens = act.sentence.tokens
    into = (m for m in act.frame.mentions if m.states and tokens[m.first - 1].low in _AROUND | {"into", "onto"})
    state = next((m.states[0] for m in into), None)
    place = state or cleared_place(act) or _named_place(act)
    if place is not None:
        slots: dict[str, str | None] = {
            "place": place,
            "actor": None,
            "aspect": "contaminated",
            "item": _item(act, None),
        }
        yield act.draft("clearance", "occurred", slots, None, act.when("occurred"))


_FORCES = frozenset(
    {
        "rain",
        "rains",
        "flood",
        "floods",
        "landslide",
        "landslides",
        "quake",
        "earthquake",
        "earthquakes",
        "river",
        "sea",
    }
    | {"water", "waters", "storm", "storms", "erosion", "snow", "avalanche", "avalanches", "tide", "tides", "wind"}
    | {"winds", "sand", "mud", "mudslide", "mudslides", "monsoon", "cyclone", "hurricane", "typhoon", "fire", "fires"}
    | {"wildfires", "downpours", "downpour", "flooding", "waves", "meltwater", "rockfall", "stream", "streams", "dam"}
)
_STIRRED_WITHIN = 3
_STILL_FRESH = 4


def _is_that(act: Act, mention: Mention) -> bool:
    """Tell of "that country", which points at one."""
    return act.sentence.tokens[mention.first].low == "that"


def minefields(act: Act) -> Iterator[Draft]:
    """Land still mined: "1,090 known minefields remain in Angola"."""
    remains = act.sentence.tokens[act.mark.first].low.startswith("remain")
    mined = any(_is_mined_land(act, a) for a in act.amounts(AREAS) if a.last <= act.mark.first)
    if remains and (mined or _minefields_before(act) is not None or _lie_in_land(act)):
        yield from clearance(act)


_HOUSES = frozenset({"centre", "center", "agency", "authority", "committee", "group", "groups", "service", "sector"})


def _shared_time(act: Act) -> str | None:
    """Return the time of the clause before: "cleared 210 square kilometres last year and destroyed 4,320 mines"."""
    parent = act.clause.parent
    if act.clause.kind == "comp" and parent is not None and "clear" in act.mark.traits.said:
        # "In 2012 Jordan announced that it was clean of mines"
        said = [m for m in parent.marks(act.sentence) if "announce" in m.values("op") and m.form("op") == _PAST]
        dates = [d for d in act.sentence.dates if d.core_first in parent.tokens] if said else []
        return dates[0].turned(act.published, future=False) if len(dates) == 1 else None
    if act.clause.kind != "coord" or parent is None or act.frame.subject(act.clause) is not act.frame.subject(parent):
        return None
    dates = [d for d in act.sentence.dates if d.core_first in parent.tokens]
    return dates[0].turned(act.published, future=False) if len(dates) == 1 else None


def _time_told(act: Act, aspect: str, modality: str) -> str | None:
    """Return the time of what is told of land: its own, that of the clause before, or of the work just told."""
    when = act.when(modality) or _shared_time(act) or _time_of_their_work(act, aspect)
    if aspect != "contaminated":
        act.frame.discourse.worked_when = (when, act.sentence.start)
    return when


_THEIR_WORK_WITHIN = 160


def _time_of_their_work(act: Act, aspect: str) -> str | None:
    """Return the time of "Our 420 deminers cleared 3.1 square kilometres in 2019. They destroyed 2,874 mines"."""
    when, start = act.frame.discourse.worked_when
    near = 0 < act.sentence.start - start <= _THEIR_WORK_WITHIN and not act.sentence.opens_paragraph
    told = aspect == "removed" and act.sentence.tokens[0].low in ("they", "we", "it") and not act.sentence.dates
    return when if near and told and act.scope.modality() == "occurred" else None


def _names_a_house(act: Act) -> bool:
    """Tell of "the mine action centre", which clears by another word."""
    last = act.mark.last
    return last < len(act.sentence.tokens) and act.sentence.tokens[last].low in _OFFICES


def _clearing(act: Act) -> str | None:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    if "stay" in values and "remain" not in values:
        return "contaminated"
    if (act.nominal and _names_a_house(act)) or _lets_pass(act) or _is_of_a_stock(act):
        return None
    if "remain" in values:
        return "contaminated" if _is_left(act) or _lie_in_land(act) else None
    if "contaminate" in values:
        if act.frame.agent(act.clause, act.mark) is not None and act.sentence.tokens[act.mark.last - 1].low == "mined":
            # "was mined by Germany in 1942": who laid them
            return None
        if act.sentence.tokens[act.mark.last - 1].low in _UNSAFE and not act.amounts(AREAS):
            # "Mines are dangerous"
            return None
        if (_strews(act) and not _lies_about(act)) or (act.nominal and _is_obliged(act)):
            return None
        return None if _works_elsewhere(act) else "contaminated"
    return _worked(act, values)


def _worked(act: Act, values: set[str]) -> str | None:
    """Return what is told by a verb of clearing, removing or destroying."""
    if not _WORK.isdisjoint(values) and _counts_fields(act):
        return "contaminated" if _only_finds(act) else "cleared"
    if {"clear", "remove"} <= values and act.amounts(AREAS):
        # "made safe 210,000 square metres of minefields"
        return "cleared"
    if "remove" in values and _come_to_light(act):
        return "contaminated"
    if "remove" in values:
        return "removed" if not _only_finds(act) or _destroys_found(act) or _go_on_clearing(act) else None
    if "destroy" in values:
        return "removed" if _destroys_found(act) or _one_mine(act) is not None else None
    if "clear" not in values:
        return None
    if not act.nominal and not act.amounts(AREAS) and _clears_mines(act):
        return "removed"
    return "contaminated" if _is_left_to_do(act) and not act.nominal else "cleared"


def _counts_fields(act: Act) -> bool:
    """Tell of "cleared 17 minefields", "found nine more mined areas": land that is counted."""
    tokens = act.sentence.tokens
    if act.nominal:
        return False
    counted = ({t.low for t in tokens[a.number_at + 1 : a.number_at + 4]} for a in act.amounts(("item",)))
    return any(not _PLOTS.isdisjoint(words) and not _MINED_PLOTS.isdisjoint(words) for words in counted)


_PLOTS = frozenset({"minefields", "fields", "areas"})
_MINED_PLOTS = frozenset({"minefields", "mined", "hazardous"})


def _is_of_a_stock(act: Act) -> bool:
    """Tell of "disposed of its 1,385 cluster bombs", "declared stocks": what it holds, and nothing in the ground."""
    behind = act.sentence.mark(act.mark.last)
    if behind is not None and "hold" in behind.values("noun"):
        return True
    disposed = {"destroy", "remove"} <= act.mark.traits.said and not act.nominal
    return disposed and not _destroys_found(act)


def _is_obliged(act: Act) -> bool:
    """Tell of "A State Party is obliged to destroy the mines in mined areas": land of nobody in particular."""
    return any("oblige" in m.values("op") for m in act.sentence.marks if m.first < act.mark.first)


def _strews(act: Act) -> bool:
    return act.sentence.tokens[act.mark.first].low in ("litter", "litters", "dot", "dots") and not act.nominal


def _lies_about(act: Act) -> bool:
    """Tell of "Bomblets still litter parts of the province": weapons, and nobody, litter it."""
    before = [m for m in act.clause.marks(act.sentence) if m.last <= act.mark.first]
    return any(m.value("item") is not None for m in before) and not any(
        m.whole and m.first in act.clause.tokens and m.last <= act.mark.first for m in act.frame.mentions
    )


_LYING_IN = frozenset({"in", "under", "along", "beneath", "across", "around"})


def _lie_in_land(act: Act) -> bool:
    """Tell of "17 million mines from the war remain in its western desert"."""
    tokens, last = act.sentence.tokens, act.mark.last
    counted = [a for a in act.amounts(("item",)) if a.unit_at is not None and a.last <= act.mark.first]
    led = {t.low for t in tokens[last - 1 : last + 1]}
    if not counted or _LYING_IN.isdisjoint(led) or act.scope.negated:
        return False
    unit = act.sentence.mark(counted[-1].unit_at or 0)
    kept = not _STORES.isdisjoint(t.low for t in tokens) or any("hold" in m.traits.said for m in act.sentence.marks)
    return unit is not None and unit.value("item") in ("mine", "apm", "avm", "cm") and not kept


def _states_counted(act: Act) -> QuantityMention | None:
    """Return the number of "more than 60 countries are contaminated by landmines"."""
    counted = [a for a in act.amounts(("state",)) if a.last <= act.mark.first]
    if not counted or act.nominal or act.scope.negated:
        return None
    return counted[-1] if act.mark.first - counted[-1].last <= _STATES_REACH else None


_STATES_REACH = 7
_PASSING = frozenset(
    {"sale", "sales", "export", "exports", "transfer", "transfers", "delivery", "deliveries", "shipment", "shipments"}
    | {"purchase", "deal", "contract", "order", "way", "path", "road", "hurdle", "hurdles", "bill", "committee", "vote"}
    | {"customs", "name", "obstacle", "obstacles", "licence", "license", "donation", "proposal", "request", "debt"}
)


def _lets_pass(act: Act) -> bool:
    """Tell of "cleared the possible sale of mines", "cleared the last hurdle": no land is cleared."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.nominal or not tokens[act.mark.first].low.startswith(("clear", "releas", "return", "surve")):
        return False
    for position in range(last, min(last + 5, len(tokens))):
        if tokens[position].low in _PASSING:
            return True
        mark = act.sentence.mark(position)
        if not tokens[position].text.isalpha() or (mark is not None and "prep" in mark.meanings):
            return False
    return False


def _clears_mines(act: Act) -> bool:
    """Tell of "1.2 million mines have been cleared": mines that are counted, and no land."""
    if not act.sentence.tokens[act.mark.first].low.startswith(("clear", "demin")):
        return False
    return any(a.unit_at is not None and _counts_mines(act, a) for a in act.amounts(("item",)))


def _is_left(act: Act) -> bool:
    """Tell of "58 square kilometres are left": land or mines counted right before, while clearing is told of."""
    counted = [
        a
        for a in (*act.amounts((*AREAS, "item")),)
        if 0 <= act.mark.first - _past_a_bracket(act, a.last) <= _BEFORE_LEFT * (1 + _is_mined_land(act, a))
        and (a.quantity.unit in AREAS or _counts_mines(act, a) or _areas_going_on(act))
    ]
    if _minefields_before(act) is not None:
        return not act.scope.negated
    stored = any("hold" in m.values("noun") + m.values("verb") for m in act.sentence.marks)
    stored = stored or not _STORES.isdisjoint(t.low for t in act.sentence.tokens)
    fresh = (
        act.frame.discourse.cleared_age <= 1 or "cleared" in act.sentence.words(act.mark.first, act.mark.last).split()
    ) or any(_WORK & set(m.values("verb") + m.values("noun")) for m in act.sentence.marks)
    fresh = fresh or any(_is_mined_land(act, a) for a in counted)
    return bool(counted) and fresh and not stored and not act.scope.negated


def _past_a_bracket(act: Act, position: int) -> int:
    """Return where "13 square kilometres (5 square miles)" ends, told again in another measure."""
    tokens = act.sentence.tokens
    if position >= len(tokens) or tokens[position].text != "(":
        return position
    closing = next((p for p in range(position, len(tokens)) if tokens[p].text == ")"), position - 1)
    return closing + 1


def _is_mined_land(act: Act, area: QuantityMention) -> bool:
    """Tell of "84 square kilometres of minefields remained"."""
    between = {t.low for t in act.sentence.tokens[area.last : act.mark.first]}
    return area.quantity.unit in AREAS and not between.isdisjoint(_FIELDS | {"mined", "contaminated", "hazardous"})


_BEFORE_LEFT = 3
_STORES = frozenset({"depots", "depot", "stores", "storage", "warehouses", "warehouse", "arsenal", "arsenals"})
_FIELDS = frozenset({"minefields", "minefield"})


def _minefields_before(act: Act) -> QuantityMention | None:
    """Return the number of "some 1,090 known minefields remain"."""
    tokens = act.sentence.tokens
    for amount in act.sentence.amounts:
        between = [t.low for t in tokens[amount.number_at + 1 : act.mark.first]]
        if amount.first < act.mark.first and _FIELDS & set(between) and len(between) <= _BEFORE_LEFT:
            return amount
    return None


_LEFT = frozenset({"left", "yet", "still", "remain", "remains", "remaining"})


def _is_left_to_do(act: Act) -> bool:
    """As in "1,100 square kilometres have yet to be cleared", "still has 11 to clear": that much is contaminated."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 5) : act.mark.first]]
    if "to" not in before[-2:] or not act.amounts(AREAS):
        return False
    ahead = [a for a in act.amounts(AREAS) if _only_mined_land(act, a.last, act.mark.first - 1)]
    had = {act.sentence.tokens[p].low for p in act.clause.tokens if ahead and p < ahead[0].first}
    return bool(_LEFT & set(before)) or not {"has", "have", "had"}.isdisjoint(had)


def _only_mined_land(act: Act, first: int, last: int) -> bool:
    """Tell whether only "of minefields", "of mined land" stands between an area and "to clear"."""
    between = [t.low for t in act.sentence.tokens[first:last]]
    if first > last:
        return False
    return not between or (between[0] == "of" and len(between) <= _OF_LAND and not _LAND_TO_DO.isdisjoint(between))


_OF_LAND = 4
_LAND_TO_DO = frozenset({"minefields", "land", "ground", "territory", "area", "areas", "fields"})


def _works_elsewhere(act: Act) -> bool:
    """As in "released 94 square kilometres of mined land": the number is of what was cleared."""
    if act.nominal and any(
        not _WORK.isdisjoint(m.values("verb")) and m.form("verb") in (_PAST, 4) and act.frame.is_passive(act.clause, m)
        for m in act.clause.marks(act.sentence)
        if m.first > act.mark.last
    ):
        # "The last mined area, 0.8 square kilometres, was handed over"
        return True
    for position in act.clause.tokens:
        mark = act.sentence.mark(position)
        if mark is not None and mark.first == position < act.mark.first and _WORK & set(mark.values("verb")):
            # "had found new contamination" tells of it
            return not act.sentence.tokens[position].low.startswith(_FINDING) or bool(act.amounts(AREAS))
    return False


_FINDING = ("find", "found", "discover", "encounter", "uncover", "detect", "locat", "unearth", "come", "came")


def _come_to_light(act: Act) -> bool:
    """Tell of "Remnants of cluster bombs were encountered in two districts": weapons that lie there, not counted."""
    if act.nominal or not act.sentence.tokens[act.mark.first].low.startswith(_FINDING):
        return False
    if any(a.last <= act.mark.first for a in act.amounts(("item",))):
        return False
    if not act.frame.is_passive(act.clause, act.mark) or act.scope.negated or act.scope.modality() != "occurred":
        return False
    things = [m for m in act.clause.marks(act.sentence) if m.last <= act.mark.first and "item" in m.meanings]
    many = (
        bool(things) and things[-1].value("item") != "other" and act.sentence.tokens[things[-1].last - 1].low[-1] == "s"
    )
    led = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _FOUND_WITHIN]}
    return many and not _LYING_IN.isdisjoint(led)


_FOUND_WITHIN = 4
_CREWS = frozenset(
    [
        "deminers",
        "deminer",
        "sappers",
        "sapper",
        "engineers",
        "teams",
        "team",
        "crews",
        "bomb-disposal",
        "pyrotechnicians",
    ]
)


def _only_finds(act: Act) -> bool:
    """Tell of "found 300 mines", which soldiers, too, may do who clear nothing."""
    return act.sentence.tokens[act.mark.first].low in ("find", "finds", "found", "finding") and (
        act.mark.last - act.mark.first == 1
    )


def _go_on_clearing(act: Act) -> bool:
    """Tell of "They found 28,450 mines", right after land was cleared."""
    tokens = act.sentence.tokens
    subject = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return subject[:1] == ["they"] and act.frame.discourse.cleared_age == 0


def _destroys_found(act: Act) -> bool:
    """Crews destroy what they find in the ground; a stock is destroyed by its holder."""
    if any("hold" in m.values("noun") for m in act.sentence.marks):
        return False
    if lie_in_land(act) or _left_by_a_war(act):
        return True
    words = {t.low for t in act.sentence.tokens}
    others = [m for m in act.sentence.marks if m is not act.mark]
    cleared = any("clear" in m.values("noun") for m in others)
    cleared = cleared or any(
        "clear" in m.values("verb") and not act.sentence.tokens[m.first].low.startswith(("hand", "declar"))
        for m in others
    )
    subject = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if goes_on_with_removing(act) or _beside_land(act):
        return True
    if any("hold" in m.values("verb") and m.last <= act.mark.first for m in act.sentence.marks):
        # "kept 5,000 for its engineers when it blew up the other 1.4 million"
        return False
    if "they" in subject[-1:] and act.frame.discourse.cleared_age <= _LATELY:
        # "The HALO Trust and APOPO work there. In 2025 they destroyed 31,000 mines"
        return True
    actor = act.actor()
    crew = actor is not None and actor.kind == "organisation" and actor.whole and not is_an_army(actor.ids[0])
    return cleared or bool(_CREWS & words) or crew


def goes_on_with_removing(act: Act) -> bool:
    """Tell of "Malian teams lifted 328 mines. Burkina Faso's engineers say they destroyed 166": the same work."""
    told, tokens = act.frame.discourse.land, act.sentence.tokens
    if told is None or told[0] != "removed" or not 0 < act.sentence.start - told[3] <= _THEIR_WORK_WITHIN:
        return False
    bare = (a for a in act.amounts(("item",)) if a.unit_at is None and 0 <= a.first - act.mark.last <= 1)
    return not act.nominal and any(
        a.last >= len(tokens) or not tokens[a.last].text.isalpha() or tokens[a.last].low in ("of", "in", "and")
        for a in bare
    )


def _beside_land(act: Act) -> bool:
    """Tell of "1,900 mines were destroyed, and 2.3 square kilometres of olive groves were handed back"."""
    areas = [a for a in act.sentence.amounts if a.quantity.unit in AREAS]
    return bool(areas) and any("clear" in m.values("verb") and m.last >= areas[0].first - 3 for m in act.sentence.marks)


_OLD = frozenset(
    {"old", "unexploded", "wartime", "abandoned", "wwii", "war", "second", "rusting", "uxo", "remnants", "wwi"}
)


def _left_by_a_war(act: Act) -> bool:
    """Tell of "destroyed 60,000 pieces of old ordnance": nobody's stock, but what lay in the ground."""
    return any(_is_old(act, a) for a in act.amounts(("item",)))


def _is_old(act: Act, amount: QuantityMention) -> bool:
    words = {t.low for t in act.sentence.tokens[amount.number_at : amount.last + _OLD_WITHIN]}
    return not words.isdisjoint(_OLD) and not words.isdisjoint(_ORDNANCE)


_OLD_WITHIN = 5
_ORDNANCE = frozenset({"ordnance", "uxo", "shells", "shell", "bombs", "grenades", "rockets", "explosives", "munitions"})
_OTHER_LAND = frozenset(
    {"forest", "jungle", "trees", "snow", "debris", "rubble", "vegetation", "woodland", "rainforest"}
)


def _of_mines(act: Act) -> bool:
    """Land is cleared of other things too: mines, or those who clear them, are spoken of nearby."""
    words = {t.low for t in act.sentence.tokens}
    if _OTHER_LAND & words:
        return False
    discourse = act.frame.discourse
    own = act.sentence.words(act.mark.first, act.mark.last).lower()
    if own.startswith("demin") or "mine" in own:
        # "declared free of mines", "mine-free"
        return True
    spoken = (m for m in act.sentence.marks if "item" in m.meanings or {"clear", "contaminate"} & set(m.values("noun")))
    if any(spoken) or _CREWS & words:
        return True
    return discourse.item_age <= 4 or discourse.cleared_age <= 3


# --- how much


def _amounts(act: Act, aspect: str) -> Sequence[QuantityMention]:
    if aspect == "removed":
        found = [a for a in act.amounts(("item",)) or _shared_amounts(act) if _counts_mines(act, a)]
        return sorted(found, key=lambda a: abs(a.number_at - act.mark.first)) if found else ()
    areas = act.amounts(AREAS) or _areas_before(act) or _areas_going_on(act) or _areas_covered(act)
    if not areas and aspect == "cleared":
        areas = _lengths(act) or _areas_told(act)
    if areas or aspect == "cleared":
        return areas[:1]
    counted = (a for a in act.amounts(("item",)) if a.unit_at is not None or _is_of_these(act, a) or _lie(act, a))
    return [a for a in counted if _counts_mines(act, a)][:1]


_LENGTHS = ("km", "mi")
_WAYS = frozenset(
    {
        "road",
        "roads",
        "railway",
        "railways",
        "rail",
        "track",
        "tracks",
        "highway",
        "highways",
        "route",
        "routes",
        "path",
    }
    | {"paths", "border", "frontier", "fence", "shore", "shoreline", "coast", "coastline", "beach", "beaches", "line"}
    | {"canal", "canals", "riverbank", "pipeline", "street", "streets", "trail", "trails", "lines"}
)
_WAY_WITHIN = 5


def _lengths(act: Act) -> list[QuantityMention]:
    """Return the length of "have cleared 8,000 km of road": what lies along a line has no area."""
    low = [t.low for t in act.sentence.tokens]
    return [
        a
        for a in act.amounts(_LENGTHS)
        if low[a.last : a.last + 1] == ["of"] and not _WAYS.isdisjoint(low[a.last : a.last + _WAY_WITHIN])
    ]


def _lie(act: Act, amount: QuantityMention) -> bool:
    """Tell of "some 1.2 million lie in the ground", mines being spoken of."""
    own = act.sentence.words(act.mark.first, act.mark.last).lower()
    near = 0 <= act.mark.first - amount.last <= 1 and (amount.quantity.low or 0) >= _A_THOUSAND
    discourse = act.frame.discourse
    if "remain" in act.mark.traits.said:
        # "Along the frontier 400,000 remain", mines having just been cleared
        return near and amount.unit_at is None and discourse.item_age <= 1 and discourse.cleared_age <= 1
    return near and own.endswith(("ground", "soil", "buried")) and discourse.item_age <= 2


_A_THOUSAND = 1000


def _is_of_these(act: Act, amount: QuantityMention) -> bool:
    """Tell of "infested with more than a million of them"."""
    behind = [t.low for t in act.sentence.tokens[amount.last : amount.last + 2]]
    return behind[:1] == ["of"] and behind[-1] in _THESE


def _shared_amounts(act: Act) -> list[QuantityMention]:
    """As in "107,000 mines have been found and removed": the number stands before the verb that is shared."""
    clause, parent = act.clause, act.clause.parent
    if clause.kind != "coord" or parent is None or act.mark.first - clause.opener > 1 or act.mark.form("verb") != _PAST:
        return []
    if not parent.tokens or not any(_WORK & set(m.values("verb")) for m in parent.marks(act.sentence)):
        return []
    inside = set(parent.tokens)
    return [a for a in act.sentence.amounts if a.quantity.unit == "item" and a.number_at in inside]


_PAST = 2


def _areas_before(act: Act) -> list[QuantityMention]:
    """As in "137,000 square kilometres that may be contaminated": the area stands in the clause before."""
    clause, parent = act.clause, act.clause.parent
    set_in = clause.kind == "coord" and act.sentence.tokens[clause.opener].low == "or"
    if parent is None or not (set_in or clause.kind in ("rel", "part", "comp")):
        return []
    # "922 square kilometres, or nearly two per cent of the country, were suspected of being mined"
    return [
        a
        for a in act.sentence.amounts
        if a.quantity.unit in AREAS and a.number_at in parent.tokens and 0 <= clause.opener - a.last <= 4
    ]


_UNSAFE = frozenset({"dangerous", "unsafe", "suspect", "hazardous", "limits", "bounds"})


def _areas_told(act: Act) -> list[QuantityMention]:
    """As in "838 square kilometres are dangerous. Its centre cleared a bare 7 last year": the unit is told before."""
    told, tokens = act.frame.discourse.land, act.sentence.tokens
    if told is None or told[2] not in AREAS or not 0 < act.sentence.start - told[3] <= _STILL_THERE or act.nominal:
        return []
    dated = {d.first for d in act.sentence.dates}
    for amount in act.amounts(("item",)):
        near = 0 <= amount.first - act.mark.last <= _BEFORE_LEFT - 1
        ends = amount.last >= len(tokens) or amount.last in dated or not tokens[amount.last].text.isalpha()
        if near and ends and amount.unit_at is None:
            return [replace(amount, quantity=replace(amount.quantity, unit=told[2]))]
    return []


def _areas_going_on(act: Act) -> list[QuantityMention]:
    """As in "137,000 square kilometres are mined, 35,000 are returned": a bare number takes the unit before it."""
    earlier_areas = [a for a in act.sentence.amounts if a.quantity.unit in AREAS and a.last <= act.mark.first]
    bare = [a for a in act.amounts(("item",)) if a.unit_at is None and a.last <= act.mark.first]
    if not earlier_areas or not bare or earlier_areas[-1].first > bare[0].first:
        return []
    return [replace(bare[0], quantity=replace(bare[0].quantity, unit=earlier_areas[-1].quantity.unit))]


def _areas_covered(act: Act) -> list[QuantityMention]:
    """As in "1,090 minefields remain, covering 67 square kilometres": the area stands in the part behind."""
    if _minefields_before(act) is None:
        return []
    hanging = {
        p for c in act.frame.clauses if c.parent is act.clause and c.kind in ("part", "rel", "aside") for p in c.tokens
    }
    return [a for a in act.sentence.amounts if a.quantity.unit in AREAS and a.number_at in hanging]


_DANGERS = frozenset(
    ["duds", "bombies", "mines", "explosive", "explosives", "ordnance", "uxo", "bomblets", "submunitions", "remnants"]
)
_SHELLS = frozenset({"shells", "bombs", "grenades", "rockets", "projectiles", "missiles", "devices", "items", "pieces"})
_THESE = frozenset({"them", "these", "those", "which"})


def _counts_mines(act: Act, amount: QuantityMention) -> bool:
    if _is_old(act, amount):
        return True
    if amount.unit_at is None:
        behind = [t.low for t in act.sentence.tokens[amount.last : amount.last + 2]]
        pointing = not behind or behind[0] in (",", ".", ";") or (behind[0] == "of" and behind[-1] in _THESE)
        spoken = act.frame.discourse.item_age <= 1 or any("item" in m.meanings for m in act.sentence.marks)
        if _has_a_noun(act, amount):
            return False
        return act.has_layer("item") is not None or (pointing and spoken) or _lie(act, amount)
    mark = act.sentence.mark(amount.unit_at)
    if mark is not None and "ignore" in mark.meanings:
        # "cleared 20 sea mines"
        return False
    if mark is not None and ("item" in mark.meanings or "item_word" in mark.meanings):
        return True
    words = {t.low for t in act.sentence.tokens[amount.number_at : amount.unit_at + 1]}
    lifted = bool(words & _SHELLS) and not _WORK.isdisjoint(act.mark.traits.said)
    return (lifted or bool(words & _DANGERS)) and not act.scope.has("possible")


def _has_a_noun(act: Act, amount: QuantityMention) -> bool:
    """Tell of "four NGOs have lifted mines": another noun stands right behind the number."""
    tokens, last = act.sentence.tokens, amount.last
    if last + 1 >= len(tokens) or not tokens[last].text.isalpha() or act.sentence.mark(last) is not None:
        return False
    behind = act.sentence.mark(last + 1)
    return tokens[last].text.isupper() or (
        tokens[last].low.endswith("s") and behind is not None and "aux" in behind.meanings
    )


def _says_where(act: Act, aspect: str, place: str) -> bool:
    """Without a number the clause itself has to name the land, or its subject does."""
    inside = _inside(act)
    if any(place in m.states or place in m.ids for m in inside):
        return True
    subject = act.frame.subject(act.clause, act.mark.first)
    if aspect == "removed" or (
        aspect == "contaminated" and (_everywhere(act) or _strews(act) or _counts_districts(act) or _is_the_most(act))
    ):
        return True
    if aspect != "cleared":
        if act.nominal and act.clause.kind == "comp" and act.clause.parent is not None:
            # "told its partners that there was new contamination"
            teller = act.frame.subject(act.clause.parent)
            subject = subject or teller
        return act.nominal and subject is not None and place in subject.states and subject.kind == "state"
    fields = [t.low for t in act.sentence.tokens[act.clause.first : act.mark.first]]
    if act.frame.is_passive(act.clause, act.mark) and ("minefields" in fields or "minefield" in fields):
        # "The Evros minefields were cleared of mines in 2009"
        return act.frame.discourse.focus == place or act.frame.discourse.subject == (place,)
    if subject is not None and place in subject.states and subject.kind in ("state", "body"):
        return True
    if any(m.kind == "name" and m.prep in ("in", "near", "around", "at") for m in inside):
        # "In Luau, the teams completed their last task"
        return place in (act.frame.discourse.focus, act.frame.discourse.place)
    return bool(inside) and inside[0].kind == "name" and inside[0].whole and act.frame.discourse.focus == place


def _inside(act: Act) -> list[Mention]:
    """Return who is named in the act's clause, and whom a description between commas is about."""
    inside = [m for m in act.frame.mentions if m.first in act.clause.tokens]
    described = act.frame.subject(act.clause) if act.clause.connector == "apposed" else None
    if act.clause.kind == "sub" and act.sentence.tokens[act.clause.opener].low == "as" and not inside:
        # "the declaration of the country as free of mines"
        outer = () if act.clause.parent is None else act.clause.parent.tokens
        inside = [m for m in act.frame.mentions if m.first in outer and m.prep == "of" and m.last == act.clause.opener]
    return inside if described is None else [described, *inside]


_LAND = frozenset({"land", "area", "areas", "territory", "minefields", "contamination"})


def _a_share(act: Act) -> bool:
    """Tell of "has released 90 per cent of its mined land"."""
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 12]]
    if act.frame.is_passive(act.clause, act.mark):
        # "less than one per cent of the land has been cleared"
        words = [t.low for t in act.sentence.tokens[max(act.clause.first, act.mark.first - 12) : act.mark.first]]
        return ("%" in words or "percent" in words or "cent" in words) and not _LAND.isdisjoint(words)
    share = "%" in words or "percent" in words or ("per" in words and "cent" in words)
    return share and not act.nominal and not _LAND.isdisjoint(words)


_DISTRICTS = frozenset(
    {"state", "region", "province", "district", "county", "oblast", "municipality", "department", "governorate"}
    | {"states", "regions", "provinces", "districts", "counties", "oblasts", "municipalities", "departments"}
)
_DISTRICTS |= {"village", "commune", "canton", "town", "settlement", "community", "location", "site", "place", "parish"}
_DISTRICTS |= {"villages", "communes", "cantons", "towns", "settlements", "communities", "locations", "sites", "places"}
_EVERY = frozenset({"every", "each", "all", "most", "half"})


def _counts_districts(act: Act) -> bool:
    """Tell of "156 municipalities were still contaminated": places that are counted, and no area."""
    tokens = act.sentence.tokens
    before = (a for a in act.amounts(("item",)) if a.last <= act.mark.first)
    counted = any(not _DISTRICTS.isdisjoint(t.low for t in tokens[a.last - 1 : a.last + 2]) for a in before)
    return counted and not act.nominal and not act.scope.negated


_MOST = frozenset({"most", "worst", "heaviest", "more"})
_LANDS = frozenset({"country", "countries", "nation", "nations", "state", "states", "region", "regions", "place"})
_LANDS |= {"places", "in", "province", "provinces", "territory", "territories", "areas", "part", "parts", "on"}


def _is_the_most(act: Act) -> bool:
    """Tell of "the most mined country in Europe", "among the most heavily contaminated places on earth"."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    ahead = [t.low for t in tokens[max(0, first - 2) : last]]
    behind = tokens[last].low if last < len(tokens) else ""
    if not {"once", "formerly", "was", "were", "been"}.isdisjoint(t.low for t in tokens[max(0, first - 3) : first]):
        # "once the most mined country of Africa"
        return False
    return not _MOST.isdisjoint(ahead) and behind in _LANDS and not act.scope.negated


def _everywhere(act: Act) -> bool:
    """Tell of "Every state and region is contaminated"."""
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first][:6]
    return not act.nominal and words[:1] != [] and words[0] in _EVERY and not _DISTRICTS.isdisjoint(words)


_ONE_MINE = frozenset({"mine", "landmine", "bomblet", "submunition", "device"})
_DETERMINERS = frozenset({"the", "a", "an", "one", "this", "that"})
_FOUND = frozenset({"find", "finds", "found", "finding", "discover", "discovered", "located", "detected", "detect"})


def _the_one(act: Act) -> bool:
    """Tell of "blew up the mine on Monday", "the device was defused": one, and done."""
    return _one_mine(act) is not None


def _one_mine(act: Act) -> Quantity | None:
    if act.nominal or act.mark.form("verb") not in (2, 4) or act.scope.modality() != "occurred":
        return None
    if the_last_one(act):
        return Quantity(1, 1, "item", None, False, False)
    tokens, low = act.sentence.tokens, act.sentence.tokens[act.mark.first].low
    if low in _FOUND or act.amounts(("item",)):
        return None
    if act.frame.is_passive(act.clause, act.mark):
        shared = act.clause.parent if act.clause.kind == "coord" and act.clause.parent is not None else act.clause
        near = [m for m in act.clause.marks(act.sentence) if m.last <= act.mark.first and "item" in m.meanings]
        near = near or [m for m in shared.marks(act.sentence) if m.last <= act.mark.first and "item" in m.meanings]
    else:
        near = list(act.sentence.find("item", act.mark.last, act.mark.last + 3))
    thing = near[-1] if near else None
    if thing is None or tokens[thing.last - 1].low not in _ONE_MINE or not thing.first:
        return None
    before = {t.low for t in tokens[max(0, thing.first - 2) : thing.first]}
    return None if _DETERMINERS.isdisjoint(before) else Quantity(1, 1, "item", None, False, False)


def _all_from_there(act: Act) -> bool:
    """Tell of "swept the mines from the Joint Security Area": a weapon, and where it was taken from."""
    if act.nominal or act.scope.modality() != "occurred" or act.mark.form("verb") != _PAST:
        return False
    item = next(act.sentence.find("item", act.mark.last, act.mark.last + 4), None)
    tokens = act.sentence.tokens
    if item is None or item.value("item") == "other" or item.last >= len(tokens):
        return False
    led = tokens[item.last].low == "from" and item.last + 1 < len(tokens)
    return led and tokens[act.mark.first].low not in _FOUND and any(t.text[:1].isupper() for t in tokens[item.last :])


_NEWLY = ("new ", "fresh ", "further ", "recent ", "additional ")
_WHOLE = frozenset({"all", "every", "remaining", "entire", "last", "final"})


def _goes_without_number(act: Act, aspect: str) -> bool:
    """As in "heavily mined", "contaminated with cluster munitions", "free of mines": said of a place as a whole."""
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    if (aspect == "cleared" and _a_share(act)) or (aspect != "removed" and _counts_fields(act)):
        return True
    if aspect == "contaminated":
        counted = act.nominal and any(0 <= act.mark.first - a.last <= 1 for a in act.amounts(("item",)))
        if act.nominal and (act.scope.negated or words.startswith(_NEWLY) or counted):
            # "says that it has no mined areas", "reported new contamination in 2019"
            return True
        if _strews(act) or _everywhere(act) or _counts_districts(act) or _is_the_most(act):
            return True
        named = act.has_layer("item") is not None or "heavily" in words or "minefield" in words
        return named or is_said_of_land(act)
    if aspect == "removed":
        return _the_one(act) or _all_from_there(act) or whole_object(act)
    if aspect == "cleared":
        dated = {p for d in act.sentence.dates for p in range(d.first, d.last)}
        low = {act.sentence.tokens[p].low for p in act.clause.tokens if p not in dated}
        due = any("deadline" in m.values("noun") and not _is_met(act, m) for m in act.clause.marks(act.sentence))
        whole = not due and not act.nominal and act.time() is not None and bool(_WHOLE & low)
        if "finish" in words or "conclude" in words:
            timed = act.time() is not None or "in time" in act.sentence.words(act.mark.last, act.clause.last).lower()
            return timed or _has_finished_all(act)
        if not due and (_is_cleared_of(act, low) or _the_last_mines(act) or clears_land(act)):
            return True
        return whole or (
            any(w in words for w in (*_FREE, "complet", "last ")) and (act.mark.form("verb") != 3 or _is_hoped_for(act))
        )
    return False


_WHOLE_LAND = frozenset({"territory", "land", "minefields", "country", "soil", "minefield", "province", "border"})
_PERFECT = frozenset({"has", "have", "had"})


def _has_finished_all(act: Act) -> bool:
    """Tell of "announced that it had finished clearing its territory": all of it, though on no day."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    done = not _PERFECT.isdisjoint(t.low for t in tokens[max(0, first - 2) : first]) and not act.scope.negated
    return done and not _WHOLE_LAND.isdisjoint(t.low for t in tokens[first : last + 3])


_FREE = ("free", "clear of", "clean of", "rid of")
_HOPEFUL = frozenset({"confident", "hopeful", "optimistic", "sure", "certain", "goal", "aim", "target", "prospect"})


def _is_hoped_for(act: Act) -> bool:
    """Tell of "is confident of declaring the country free of mines by the end of 2020"."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]]
    return "of" in before and not _HOPEFUL.isdisjoint(before)


def _is_met(act: Act, due: Mark) -> bool:
    """Tell of "was cleared one day before the expiry of the deadline"."""
    before = {t.low for t in act.sentence.tokens[act.mark.last : due.first]}
    return due.first >= act.mark.last and not {"before", "ahead", "within"}.isdisjoint(before)


_IN_THE_GROUND = frozenset({"mines", "landmines", "minefields", "contamination", "ordnance", "munitions", "bombs"})
_LAND_WORDS = frozenset(
    {"minefields", "minefield", "fields", "border", "areas", "area", "land", "district", "province"}
)


def _is_cleared_of(act: Act, low: set[str]) -> bool:
    """Tell of "has been cleared of all known mined areas", "the minefields were cleared of mines in 2009"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.nominal or act.scope.negated or not act.frame.is_passive(act.clause, act.mark):
        return False
    behind = [t.low for t in tokens[last : last + _OF_WITHIN]]
    if behind[:1] != ["of"] or (_IN_THE_GROUND.isdisjoint(behind) and "mined" not in behind):
        return False
    subject = act.frame.mentions[0] if act.frame.mentions else None
    itself = subject is not None and subject.kind in ("place", "state") and subject.pronoun is None
    if itself and subject is not None and not subject.prep and subject.last <= act.mark.first:
        # "the Falkland Islands have been cleared of mines"
        return True
    return bool(_WHOLE & low) or (act.time() is not None and bool(_LAND_WORDS & low))


_OF_WITHIN = 7


def _the_last_mines(act: Act) -> bool:
    """Tell of "have cleared the last mines along the border"."""
    if act.nominal or act.mark.form("verb") not in (2, 4) or act.scope.modality() != "occurred":
        return False
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4]]
    return (
        words[:1] == ["the"] and words[1:2] in (["last"], ["final"], ["remaining"]) and not _LAST_OF.isdisjoint(words)
    )


_LAST_OF = frozenset({"mines", "landmines", "minefields", "minefield", "bomblets"})


def _item(act: Act, amount: QuantityMention | None) -> str | None:
    if amount is not None and _is_old(act, amount) and amount.quantity.unit == "item":
        near = act.sentence.find("item", amount.number_at, amount.last + _OLD_WITHIN)
        return next((m.value("item") for m in near if m.value("item") in ("mine", "apm", "avm", "cm")), "other")
    if amount is not None and amount.unit_at is not None:
        counted = act.sentence.mark(amount.unit_at)
        if counted is not None and "item" in counted.meanings:
            return counted.value("item")
    item = act.has_layer("item")
    return item.value("item") if item is not None else act.frame.discourse.item or "mine"


def _modality(act: Act, aspect: str) -> str:
    modality = act.scope.modality()
    if modality == "occurred" and _GOALS & {
        t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]
    }:
        # "has set itself the goal of clearing"
        return "planned"
    if aspect == "cleared" and modality == "occurred" and lies_ahead(act.when("occurred"), act.published):
        # "is confident of finishing clearance by 2027"
        return "planned"
    if aspect == "contaminated" and (modality in ("urged", "planned") or _is_left_to_do(act)):
        return "occurred"
    if aspect == "contaminated" and modality == "denied" and _only_remains(act):
        return "occurred"
    return modality


_NO = frozenset({"no", "not", "n't", "never", "none", "nothing", "neither", "nor", "t"})


def _only_remains(act: Act) -> bool:
    """Tell of "mined land remained in Ethiopia": that it remains in it is here no refusal to leave."""
    words = {act.sentence.tokens[p].low for p in act.clause.tokens}
    return any(w.startswith("remain") for w in words) and words.isdisjoint(_NO)


_PROMISING = frozenset(
    {
        "supposed",
        "due",
        "promised",
        "aimed",
        "pledged",
        "vowed",
        "undertaken",
        "undertook",
        "committed",
        "hoped",
        "meant",
    }
    | {"aims", "aim", "aiming", "hopes", "hope", "hoping", "wants", "plans", "pledges", "promises", "intends", "vows"}
    | {"seeks", "expects", "wishes", "targets", "target", "goal", "set"}
)


def _is_promised(act: Act) -> bool:
    """Tell of "had promised to be mine-free by the end of 2025", "was meant to clear all its land by 2025"."""
    time = act.time()
    if time is None:
        return False
    own = act.sentence.words(act.mark.first, act.mark.last).lower()
    if not any(word in own for word in _FREE):
        ahead = {act.sentence.tokens[p].low for p in act.clause.tokens if act.mark.first - 5 < p < act.mark.first}
        return time.limit in ("by", "until") and not _DUE.isdisjoint(ahead) and not act.amounts(AREAS)
    before = {act.sentence.tokens[p].low for p in act.clause.tokens if act.mark.first - 7 < p < act.mark.first}
    return not _PROMISING.isdisjoint(before)


_DUE = frozenset(
    {"meant", "supposed", "obliged", "required", "obligated", "bound", "undertaken", "pledged", "promised"}
)
_GOALS = frozenset({"goal", "goals", "aim", "target", "pledge", "promise", "commitment"})


# --- who and where


def _clearer(act: Act) -> str | None:
    """The organisation that clears; for a state the place says it."""
    actor = act.actor()
    if actor is None or not actor.ids:
        return None
    return actor.ids[0] if actor.kind in ("organisation", "company") or _is_a_crews(act, actor) else None


def _is_a_crews(act: Act, actor: Mention) -> bool:
    """Tell of "Safe Steps teams": a name that no pack knows, of those who clear."""
    behind = {t.low for t in act.sentence.tokens[actor.last : actor.last + 2]}
    return actor.kind == "name" and "-" in actor.ids[0] and not _CREWS.isdisjoint(behind)


def _in_many_countries(act: Act) -> bool:
    """Tell of "destroyed 18,400 mines in eleven countries"."""
    counted = [a for a in act.amounts(("state",)) if a.first >= act.mark.last and a.first]
    return any(act.sentence.tokens[a.first - 1].low in ("in", "across") for a in counted)


def _is_of_a_part(act: Act, mention: Mention) -> bool:
    """Tell of "34 square kilometres, 9 of them in Cambodia": where a part of it lies."""
    words = [t.low for t in act.sentence.tokens[max(0, mention.first - 4) : mention.first]]
    return "of" in words and not _THESE.isdisjoint(words)


def cleared_place(act: Act) -> str | None:
    """Return the state whose land an act of clearing is about, None where no state is in view."""
    discourse = act.frame.discourse
    if _in_many_countries(act):
        discourse.cleared = ("world", act.sentence.start)
        return "world"
    place = _described(act) or act.frame.place_of(act.clause, act.mark)
    if place is not None and place.states and not (_is_of_a_part(act, place) or _is_they(act, place)):
        told = discourse.cleared
        if place.pronoun == "it" and told is not None and told[1] == act.sentence.start:
            # "In Zimbabwe 2.4 square kilometres were cleared and 11,000 mines taken out of it"
            return told[0]
        return place.states[0]
    if _of_all_parties(act):
        return "world"
    inside = _inside(act)
    for mention in (*inside, *act.frame.mentions):
        if mention.kind == "place" and mention.states:
            return mention.states[0]
    if discourse.place is not None and discourse.place_age == 0 and _the_country(act, inside):
        return discourse.place
    lands = [m for m in inside if _is_land_of(act, m) and not _is_of_a_part(act, m)]
    subject = act.frame.subject(act.clause, act.mark.first) if lands else None
    if subject is not None and len(subject.states) == 1:
        # "In a bid to reassure Norway, Chile's army has cleared 40 minefields"
        lands = [m for m in lands if m.first >= subject.first or m.first <= _OPENING_PLACE]
    own = subject if subject in lands else next(iter(lands), None)
    if own is not None:
        return _told_in_this_sentence(act, own) or _where_it_fell(act, own) or own.states[0]
    return _land_in_view(act)


# "In Laos, Norway's army has cleared"
_OPENING_PLACE = 2


def _where_it_fell(act: Act, own: Mention) -> str | None:
    """Return the land hit by "Russian bomblets" that "Sappers" without a state lifted: not that of who fired them."""
    discourse = act.frame.discourse
    hit = discourse.deed.slots.get("place") if discourse.deed is not None and discourse.deed.kind == "use" else None
    named = any(m.kind == "state" and m.pronoun is None for m in act.frame.mentions)
    if own.kind != "body" or named or hit is None or own.states[0] not in discourse.users or hit == own.states[0]:
        return None
    return hit


def _told_in_this_sentence(act: Act, own: Mention) -> str | None:
    """Return the land of "The national office cleared little, and it will ask for a new deadline"."""
    cleared = act.frame.discourse.cleared
    # "Its mine action centre cleared 7 last year"
    back = _JUST_BEFORE if own.role == "owner" and own.first == 0 else 0
    here = own.pronoun == "it" and cleared is not None and 0 <= act.sentence.start - cleared[1] <= back
    return cleared[0] if here and cleared is not None else None


_JUST_BEFORE = 160


def _of_all_parties(act: Act) -> bool:
    """Tell of "States Parties cleared 282 square kilometres"."""
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "coord" and act.clause.parent is not None and len(before) <= 1:
        before = [p for p in act.clause.parent.tokens if p < act.clause.opener]
    opening = [act.sentence.tokens[p].low for p in before[:1]]
    crowd = (m for m in act.sentence.starting(before) if m.value("member") == "party")
    # "has asked fellow members for an extension": asked of them all
    crowd = (m for m in crowd if not m.first or act.sentence.tokens[m.first - 1].low != "fellow")
    subject = act.frame.subject(act.clause, act.mark.first)
    asked = subject is not None and subject.kind == "state" and subject.pronoun is None
    return opening == ["states"] or any(act.sentence.tokens[m.last - 1].low in _CROWDS and not asked for m in crowd)


def _land_in_view(act: Act) -> str | None:
    """Return the state whose land the text speaks of, where the clause names none."""
    discourse = act.frame.discourse
    if act.sentence.tokens[0].low == "there" and act.clause.first == 0 and discourse.cleared is not None:
        # "There the deadline is March 2027"
        return discourse.cleared[0]
    if discourse.place is not None and discourse.place_age == 0 and _is_there(act):
        # "Police there have destroyed 60,000 pieces of old ordnance"
        return discourse.place
    named = any(m.kind == "state" and m.pronoun is None and not _is_of_a_part(act, m) for m in act.frame.mentions)
    if discourse.cleared is not None and not named and 0 <= act.sentence.start - discourse.cleared[1] <= _STILL_THERE:
        # "some 17 square kilometres in Thailand … The clearance deadline is": the same land.
        return discourse.cleared[0]
    states = (
        _of_the_national_office(act)
        or _of_the_agency(act)
        or _at_home(act)
        or _just_there(act)
        or discourse.one_state()
    )
    if states and discourse.place is not None and discourse.place_age <= 1 and states[0] in discourse.users:
        # "Russia fired cluster munitions at Kharkiv. Sappers removed 63 bomblets.": of the land that was hit
        return discourse.place
    return states[0] if states else discourse.place if discourse.place_age <= 1 else None


def _is_there(act: Act) -> bool:
    """Tell of "Soldiers there have cleared", and not of "There are"."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return "there" in before[1:]


_OFFICES = _HOUSES | {"office", "directorate", "commission", "institute", "department", "programme", "program"}


def _of_the_national_office(act: Act) -> tuple[str, ...]:
    """Return whose "the national mine action office" is: of the land told of, not a neighbour."""
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if "national" not in words or _OFFICES.isdisjoint(words[words.index("national") :]):
        return ()
    discourse = act.frame.discourse
    told = discourse.land[1] if discourse.land is not None else discourse.cleared[0] if discourse.cleared else None
    home = discourse.section_state or (discourse.focus if discourse.focused else None) or told
    if home in (None, "world"):
        return ()
    discourse.cleared = (str(home), act.sentence.start)
    return (str(home),)


def _of_the_agency(act: Act) -> tuple[str, ...]:
    """Return the country of "Yerevan handed over maps. The agency cleared 34,000 hectares": what the text is about."""
    crew, discourse = act.actor(), act.frame.discourse
    if crew is None or crew.kind != "organisation" or not discourse.focused or discourse.focus is None:
        return ()
    return (discourse.focus,)


def _just_there(act: Act) -> tuple[str, ...]:
    """Return where bombs were just said to fall: "dropped 270 million on Laos. Perhaps 80 million of them failed"."""
    discourse = act.frame.discourse
    fell = "contaminate" in act.mark.traits.said and discourse.place is not None and discourse.place_age == 0
    of_these = any(_is_of_these(act, a) for a in act.amounts(("item",)))
    return (discourse.place,) if fell and of_these and discourse.place is not None else ()


def _at_home(act: Act) -> tuple[str, ...]:
    """Return whose army clears: "were cleared by Bulgaria's army", at home where no other place is told."""
    crew = act.actor() if not _WORK.isdisjoint(act.mark.traits.said) else None
    return crew.states if crew is not None and crew.kind == "body" and len(crew.states) == 1 else ()


_CROWDS = frozenset({"parties", "members", "states"})


def _described(act: Act) -> Mention | None:
    """Return the state of "Ukraine, which has been littered with mines since Russia's invasion"."""
    if act.clause.kind != "rel":
        return None
    described = act.frame.subject(act.clause)
    ahead = described is not None and described.kind == "state" and described.last <= act.clause.opener
    return described if ahead else None


def _is_they(act: Act, mention: Mention) -> bool:
    """Tell of "9 of them", which are square kilometres and no states."""
    tokens = act.sentence.tokens
    return mention.pronoun == "they" and tokens[mention.first].low in _THESE and tokens[mention.first - 1].low == "of"


def _is_land_of(act: Act, mention: Mention) -> bool:
    """Tell whether who is mentioned is whose land is cleared: a state or its government."""
    if _is_they(act, mention):
        return False
    if mention.kind not in ("state", "body") or not mention.states:
        return False
    if mention.prep in _BESIDE_LAND or _is_next_door(act, mention) or _is_who_helps(act, mention):
        # "all minefields along the borders with Türkiye"
        return False
    if mention.role == "adj" and act.sentence.words(mention.last, mention.last + 1).lower() in _ORIGINS:
        # "mines of a Russian design"
        return False
    return not _is_whose_army(mention) and not _is_of_a_charity(act, mention)


_ORIGINS = frozenset(
    {"design", "make", "origin", "type", "model", "manufacture", "pattern", "drones", "jets", "planes", "aircraft"}
    | {"production", "money", "aid", "support", "funding", "help", "assistance", "donors", "funds", "grants"}
)


def _is_who_helps(act: Act, mention: Mention) -> bool:
    """Tell of "with the support of Norway": who helps clears no land of its own."""
    led = [t.low for t in act.sentence.tokens[max(0, mention.first - 2) : mention.first]]
    return len(led) > 1 and led[1] == "of" and led[0] in _HELP


_HELP = frozenset(
    {"help", "support", "assistance", "aid", "backing", "funding", "money", "generosity", "experts", "behalf"}
)


def _is_next_door(act: Act, mention: Mention) -> bool:
    """Tell of "Turkish soldiers lifted 30,000 mines along the Iranian border"."""
    if mention.role == "adj" and act.sentence.words(mention.last, mention.last + 1).lower() == "side":
        # "and 90,000 on the Iranian side"
        return True
    behind = act.sentence.mark(mention.last)
    if mention.role != "adj" or behind is None or "location" not in behind.meanings:
        return False
    actor = act.actor()
    return actor is not None and bool(actor.states) and actor.states != mention.states


_BESIDE_LAND = frozenset({"with", "from", "to", "by", "against", "between", "together with", "like", "than", "unlike"})


_CHARITIES = frozenset(
    {"charity", "organisation", "organization", "ngo", "nonprofit", "group", "firm", "company", "foundation", "agency"}
    | {"non", "nongovernmental", "association", "team", "contractor", "funded", "based", "backed", "led", "trained"}
)


def _is_of_a_charity(act: Act, mention: Mention) -> bool:
    """Tell of "FSD, a Swiss charity, has returned": where it comes from is not where it clears."""
    behind = [t.low for t in act.sentence.tokens[mention.last : mention.last + 3]]
    return mention.role == "adj" and not _CHARITIES.isdisjoint(behind)


# Land goes on being spoken of for so many code points.
_STILL_THERE = 350


def _the_country(act: Act, inside: Sequence[Mention]) -> bool:
    return any(act.sentence.words(m.first, m.last).lower() == "the country" for m in inside)


def _is_whose_army(mention: Mention) -> bool:
    """As in "Russian forces had strewn …": who laid mines says nothing of where."""
    return mention.kind == "body" and mention.body not in ("government", "parliament", "president", None)


# --- parts of land told before


_OF_THIS = frozenset({"this", "that", "these", "those", "it", "them", "which", "the"})
_DID = frozenset({"did", "do", "does", "cleared", "released", "surveyed", "handled", "took", "completed", "covered"})


def part_of_land(act: Act) -> Iterator[Draft]:
    """As in "Of this, 1.1 square kilometres lay in the Bekaa", "The agency's men did 130 of these"."""
    told, tokens = act.frame.discourse.land, act.sentence.tokens
    if told is None or not 0 < act.sentence.start - told[3] <= _STILL_THERE or told[2] not in AREAS or not told[2]:
        return
    if (
        told[0] not in ("cleared", "contaminated")
        or act.scope.negated
        or act.clause.first != act.frame.clauses[0].first
    ):
        return
    words = [t.low for t in tokens]
    opening = words[:1] == ["of"] and words[1:2] != [] and words[1] in _OF_THIS
    for amount in act.sentence.amounts:
        behind = words[amount.last : amount.last + 2]
        done = behind[:1] == ["of"] and behind[-1] in _OF_THIS and words[amount.first - 1] in _DID
        if not (opening and amount.quantity.unit in AREAS) and not (done and amount.unit_at is None):
            continue
        unit = amount.quantity.unit if amount.quantity.unit in AREAS else told[2]
        slots: dict[str, str | None] = {"place": told[1], "actor": None, "aspect": told[0], "item": _item(act, None)}
        quantity = in_square_metres(replace(amount.quantity, unit=unit))
        yield act.draft("clearance", "occurred", slots, quantity, act.when("occurred"))
        return


def answered(act: Act) -> Iterator[Draft]:
    """As in "How much is left? – Eleven square kilometres", "What mines have you found? – Some 260,000 by now"."""
    asked, tokens = act.frame.discourse.asked_of_land, act.sentence.tokens
    if asked is None or not 0 < act.sentence.start - asked[1] <= _ANSWER_WITHIN or act.scope.negated:
        return
    opening = next((a for a in act.sentence.amounts if a.first <= _ANSWER_OPENS and not a.ordinal), None)
    if opening is None and not any(m.traits.works for m in act.sentence.marks):
        # "How much is left? The national centre speaks of 1.2 million square metres."
        opening = next((a for a in act.sentence.amounts if a.quantity.unit in AREAS), None)
    states = act.frame.discourse.one_state()
    if opening is None or not states or any(t.text == "?" for t in tokens):
        return
    area = opening.quantity.unit in AREAS
    counted = opening.unit_at is None or _counts_mines(act, opening)
    if not (area or (asked[0] == "removed" and counted and (opening.quantity.low or 0) >= _A_THOUSAND)):
        return
    act.frame.discourse.asked_of_land = None
    act.frame.discourse.land = (asked[0], states[0], opening.quantity.unit if area else "", act.sentence.start)
    slots: dict[str, str | None] = {"place": states[0], "actor": None, "aspect": asked[0], "item": _item(act, None)}
    yield act.draft("clearance", "occurred", slots, in_square_metres(opening.quantity), None)


_ANSWER_WITHIN = 160
_ANSWER_OPENS = 5


# --- the same of the whole land


def going_on(act: Act) -> Iterator[Draft]:
    """As in "Across the country it is 1,018 square kilometres", right after a part of its land was told of."""
    told, tokens = act.frame.discourse.land, act.sentence.tokens
    if told is None or not 0 <= act.sentence.start - told[3] <= _STILL_THERE or told[0] in ("deadline", "due"):
        return
    words = [tokens[p].low for p in act.clause.tokens]
    be = next((p for p in act.clause.tokens if tokens[p].low in _COMES_TO), None)
    areas = [a for a in act.amounts(AREAS) if be is not None and 0 < a.first - be <= _BE_WITHIN]
    timed = act.time() is not None or "now" in words or tokens[0].low in _WHEN
    if be is not None and not areas and told[0] == "contaminated" and told[2] in AREAS and timed:
        # "99 square kilometres remained; in 2020 it was 280"
        bare = [a for a in act.amounts(("item",)) if a.unit_at is None and 0 < a.first - be <= _BE_WITHIN]
        areas = [replace(a, quantity=replace(a.quantity, unit=told[2])) for a in bare if _ends(act, a)]
    pointed = not _POINTING_AT.isdisjoint(words[: words.index(tokens[be].low)]) if be is not None and areas else False
    states = {s for m in act.frame.mentions if m.kind == "state" and m.first in act.clause.tokens for s in m.states}
    if not areas or not pointed or not states <= {told[1]} or act.scope.negated:
        return
    before = [m for m in act.clause.marks(act.sentence) if m.first < areas[0].first]
    if any(not _AT_WORK.isdisjoint(m.traits.said) for m in before):
        return
    act.frame.discourse.land = (*told[:3], act.sentence.start)
    slots: dict[str, str | None] = {"place": told[1], "actor": None, "aspect": told[0], "item": _item(act, None)}
    modality = act.scope.modality()
    yield act.draft("clearance", modality, slots, in_square_metres(areas[0].quantity), act.when(modality))


def _ends(act: Act, amount: QuantityMention) -> bool:
    return amount.last >= len(act.sentence.tokens) or not act.sentence.tokens[amount.last].text.isalpha()


_WHEN = frozenset({"before", "after", "when", "at", "since", "during", "until", "today"})
_AT_WORK = frozenset({"clear", "remove", "contaminate", "destroy", "remain", "fortify", "include"})
_COMES_TO = frozenset({"is", "was", "were", "are", "stands", "stood", "makes", "came", "comes"})
_POINTING_AT = frozenset({"it", "that", "this", "figure", "total", "area", "number"})
_BE_WITHIN = 3


# --- land by the mines on it

_LYING = frozenset({"use", "hold", "contaminate"})


def mined_area(act: Act) -> Iterator[Draft]:
    """As in "137,000 square kilometres may hold mines", "mines lie across 5,000 hectares": an area with mines in it."""
    marks = [m for m in act.sentence.marks if m.first in act.clause.tokens]
    verbs = {v for m in marks for v in m.values("verb") + m.values("noun")}
    areas = act.amounts(AREAS) if _LYING & verbs else _of_minefields(act) or _there_are(act) or _covered(act)
    if " own country" in act.sentence.words(act.clause.first, act.clause.last).lower() and not any(
        m.states and m.role in ("owner", "") for m in act.frame.mentions
    ):
        # "their own country still has 34 square kilometres": whose, nobody has said.
        return
    if not areas or verbs & {"clear", "remove", "destroy", "make", "contaminate"}:
        return
    here = [m for m in act.frame.mentions if m.first in act.clause.tokens and m.states]
    places = [m.states[0] for m in here if m.kind == "place" or m.prep in ("in", "of", "across")]
    places = places or [m.states[0] for m in here if areas[0].last <= m.first and m.role == "owner"]
    focus = (None if "use" in verbs else _owner_of(act, areas[0])) or act.frame.discourse.focus
    place = places[0] if places else focus if areas[0].quantity.unit in AREAS else None
    if place is None:
        return
    if areas[0].quantity.unit in AREAS:
        act.frame.discourse.cleared = (place, act.sentence.start)
    yield act.draft(
        "clearance",
        "possible" if act.scope.modality() == "possible" else "occurred",
        {"place": place, "actor": None, "aspect": "contaminated", "item": act.mark.value("item")},
        in_square_metres(areas[0].quantity),
        act.when("occurred"),
    )


_COVERING = ("cover", "blanket", "occup", "tak", "took", "block", "den", "foul", "spoil", "lie", "lay", "scatter")
_COVERED_WITHIN = 4


def _covered(act: Act) -> list[QuantityMention]:
    """As in "mines still cover about 1,230 square kilometres of Bosnia": the land that they lie on."""
    tokens, last = act.sentence.tokens, act.mark.last
    verb = next((p for p in range(last, min(last + 3, len(tokens))) if tokens[p].low.startswith(_COVERING)), None)
    if verb is None or act.scope.negated or act.mark.value("item") == "other":
        return []
    return [a for a in act.amounts(AREAS) if 0 < a.first - verb <= _COVERED_WITHIN]


_HAVING = frozenset({"have", "has", "had", "are", "is", "were", "remain", "remains"})


def _of_minefields(act: Act) -> list[QuantityMention]:
    """As in "we have 9.4 square kilometres of confirmed minefields": land counted by what lies in it."""
    tokens = act.sentence.tokens
    before = {tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    if tokens[act.mark.first].low not in ("minefields", "minefield") or _HAVING.isdisjoint(before) or act.scope.negated:
        return []
    near = (a for a in act.amounts(AREAS) if 0 < act.mark.first - a.last <= _MINEFIELDS_WITHIN)
    return [a for a in near if "of" in [t.low for t in tokens[a.last : act.mark.first]]]


_MINEFIELDS_WITHIN = 4


def _there_are(act: Act) -> list[QuantityMention]:
    """As in "there are about 800,000 mines in …": mines counted where they lie."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if not {"there"} & set(before) or not {"are", "were", "remain"} & set(before) or act.scope.negated:
        return []
    return [a for a in act.amounts(("item",)) if a.unit_at is not None and act.mark.first <= a.unit_at < act.mark.last]
