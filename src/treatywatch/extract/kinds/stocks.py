"""Stockpile and destruction: what is held, built up, or got rid of."""

import itertools
from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import doer, has_own_doer, holders, is_unasserted, says_no_longer, stage, wanting
from treatywatch.extract.kinds.clearance import goes_on_with_removing
from treatywatch.extract.kinds.objects import (
    amount,
    item_age,
    object_code,
    reaches,
    set_behind,
    so_many,
    stand_in,
    takes_what_was_left,
)
from treatywatch.extract.kinds.plain_clearing import lie_in_land
from treatywatch.extract.kinds.provisions import of_a_list
from treatywatch.extract.kinds.sellers import note_seller
from treatywatch.extract.kinds.steps import gapped
from treatywatch.extract.names import Mention, is_an_army
from treatywatch.extract.quantities import AREAS, QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_verb
from treatywatch.model.quantity import Quantity


def _keeps_up(act: Act) -> bool:
    """Tell of "keep up the stigma around these weapons": it is the stigma that is kept."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [t.low for t in tokens[last : last + 3]]
    if act.nominal or not tokens[act.mark.first].low.startswith(("keep", "kept", "maintain", "uphold", "upheld")):
        return False
    return (behind[:1] == ["up"] and behind[1:2] != ["to"]) or not _KEPT_UP.isdisjoint(behind)


_KEPT_UP = frozenset({"stigma", "ban", "pressure", "norm", "momentum", "taboo", "moratorium", "prohibition", "secret"})


def hold(act: Act) -> Iterator[Draft]:
    """Stockpile: what somebody holds, or that nothing is held."""
    if (
        _keeps_up(act)
        or _is_drawn_on(act)
        or (act.scope.negated and _is_relied_on(act))
        or _is_ones_own(act)
        or _keeps_doing(act)
        or _are_fields(act)
        or (act.nominal and act.scope.negated and _belongs(act))
    ):
        return
    yield from _lying_in(act)
    yield from _put_at(act)
    yield from _inherited(act)
    yield from _estimated_at(act)
    yield from _they_sit(act)
    yield from _kept_back(act)
    yield from _containing(act)
    if act.nominal and ((act.scope.negated and _is_secret(act)) or _is_nobodys(act)):
        return
    code = _held(act)
    if code is None or code == "other" or is_unasserted(act) or _is_a_name(act):
        return
    if _is_destroyed(act) or _is_wished(act) or _is_asked_whether(act):
        return
    if act.nominal and (_is_building(act) or _is_given(act) or _is_included(act)):
        return
    scope = act.scope
    modality = stage(act)
    aspect = "hold"
    if scope.negated or says_no_longer(act) or _ends_it(act):
        aspect, modality = "none", "occurred"
    if scope.has("begin", "increase") or _is_building(act):
        aspect = "acquire"
    if modality == "possible" and doer(act) is None and not act.nominal:
        # "may be kept for training": what a rule allows.
        return
    for actor in holders(act):
        yield act.draft(
            "stockpile",
            modality,
            {"actor": actor, "item": code, "aspect": aspect},
            _behind_a_set_off(act)
            or amount(act)
            or _fronted(act)
            or _for_practice(act)
            or so_many(act)
            or _counted_ahead(act),
            _at_a_time(act, modality),
        )


def _is_relied_on(act: Act) -> bool:
    """Tell of "NATO's plans did not depend on them", which does not say that there are none."""
    return act.sentence.tokens[act.mark.first].low.startswith(("depend", "rely", "relie", "reliant"))


def _are_fields(act: Act) -> bool:
    """Tell of "in ploughed fields", "across the fields", where nobody fields anything."""
    first = act.mark.first
    if act.sentence.tokens[first].low not in ("fields", "field") or not first:
        return False
    before = act.sentence.mark(first - 1)
    led = act.sentence.tokens[first - 1].low in ("the", "its", "their", "of", "in", "and")
    return led or (before is not None and before.form("verb") in (2, 3, 4) and "aux" not in before.meanings)


def _ends_it(act: Act) -> bool:
    """Tell of "ended its stockpiling of cluster munitions"."""
    noun = act.sentence.tokens[act.mark.first].low == "stockpiling"
    return noun and act.scope.has("cease") and act.scope.modality() == "occurred"


_KEEPING = frozenset({"retention", "possession"})


def _is_nobodys(act: Act) -> bool:
    """Tell of "the retention of mines for training is allowed", whoever keeps them."""
    return act.sentence.tokens[act.mark.first].low in _KEEPING and not has_own_doer(act)


def _counted_ahead(act: Act) -> Quantity | None:
    """Return the number of "The 1,812 mines that Croatia had kept were never used"."""
    item = act.frame.item(act.clause, act.mark) if act.clause.kind == "rel" and not act.nominal else None
    if item is None or item.first > act.mark.first:
        return None
    return next((a.quantity for a in act.sentence.amounts if a.unit_at == item.first), None)


def _at_a_time(act: Act, modality: str) -> str | None:
    """Return when it is held; "today it has 364" tells no day."""
    date = act.time()
    today = date is not None and [t.low for t in act.sentence.tokens[date.first : date.last]] == ["today"]
    return None if today else act.when(modality)


def _is_asked_whether(act: Act) -> bool:
    """Tell of "declined to say whether it still had any mines", which says neither."""
    return act.clause.kind == "comp" and act.sentence.tokens[act.clause.opener].low in ("whether", "if")


def _is_included(act: Act) -> bool:
    """Tell of "The programme includes shelters and stocks of mines"."""
    before = (m for m in act.clause.marks(act.sentence) if m.first < act.mark.first)
    return any("include" in m.values("verb") for m in before)


_CONTAINING = frozenset(
    {"include", "includes", "included", "contain", "contains", "contained", "comprise", "comprises", "comprised"}
    | {"hold", "holds", "held", "number", "numbers", "numbered", "count", "counts", "consist", "consists", "house"}
)


def _containing(act: Act) -> Iterator[Draft]:
    """As in "Greece's arsenal still includes more than 130,000 cluster munitions"."""
    verb = _past_adverbs(act, len(act.sentence.tokens) - 1)
    owner = act.frame.owner(act.clause, act.mark) if act.nominal else None
    if not act.nominal or verb + 1 >= len(act.sentence.tokens) or act.sentence.tokens[verb].low not in _CONTAINING:
        return
    items = [m for m in act.sentence.find("item", verb, verb + 2 * _CONTAINED_WITHIN) if m.first in act.clause.tokens]
    if not items or items[0].first - verb > _CONTAINED_WITHIN:
        return
    none = act.sentence.tokens[verb + 1].low == "no" or act.scope.negated
    counted = {a.unit_at: a.quantity for a in act.amounts(("item",))}
    for item in items if all(m.first in counted for m in items) else items[:1]:
        code = item.value("item")
        for state in owner.states if owner is not None else holders(act) if code not in (None, "other") else ():
            slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "none" if none else "hold"}
            size = counted.get(item.first) or act.quantity(near=item)
            yield act.draft("stockpile", "occurred", slots, size, act.when("occurred"))


_CONTAINED_WITHIN = 12
_LIE = frozenset({"sit", "sits", "lie", "lies", "rest", "rests", "remain", "remains", "are", "sat", "lay"})
_SIT = _LIE | {"stay", "stays", "stayed", "kept", "sitting", "lying", "sits"}


def _they_sit(act: Act) -> Iterator[Draft]:
    """Stockpile: "They will sit in our depots", right after weapons were spoken of."""
    tokens = act.sentence.tokens
    subject = [tokens[p].low for p in act.clause.tokens if p < act.mark.first and tokens[p].text.isalpha()]
    them = subject[:1] in (["they"], ["these"]) or subject[:2] == ["the", "mines"]
    sits = tokens[act.mark.first].low in _SIT | _WERE and "in" in [
        t.low for t in tokens[act.mark.first : act.mark.last]
    ]
    item = next((m for m in reversed(act.clause.marks(act.sentence)) if m.last <= act.mark.first), None)
    counted = [a for a in act.amounts(("item",)) if item is not None and a.unit_at == item.first]
    them = them or (bool(counted) and item is not None and item.value("item") in ("apm", "avm", "mine", "cm"))
    if not counted and not them:
        # "fewer than 3,000 remain in store"
        counted = [a for a in act.amounts(("item",)) if a.unit_at is None and 0 <= act.mark.first - a.last <= 1]
        them, item = bool(counted), None
    code = item.value("item") if counted and item is not None else act.frame.discourse.item
    if act.nominal or not them or not sits or act.scope.negated or code in (None, "other") or item_age(act) > 3:
        return
    owner = next((m for m in act.frame.mentions if act.mark.first < m.first < act.mark.last and m.states), None)
    modality = stage(act)
    for state in owner.states if owner is not None else act.frame.discourse.one_state():
        slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "hold"}
        yield act.draft("stockpile", modality, slots, counted[0].quantity if counted else None, act.when(modality))


def _kept_back(act: Act) -> Iterator[Draft]:
    """As in "had been destroyed by 1997, with the exception of 5,980 that were set aside for training"."""
    if act.nominal or act.scope.negated or act.frame.discourse.item in (None, "other") or item_age(act) > _SPOKEN_OF:
        return
    tokens, first = act.sentence.tokens, act.mark.first
    near = (a for a in act.amounts(("item",)) if a.unit_at is None and 0 < first - a.last <= _LED_BY and not a.ordinal)
    found = next((a for a in near if tokens[a.last].low in ("that", "which")), None)
    outer = act.clause.parent
    if found is None or not _WHICH_WERE.issuperset(t.low for t in tokens[found.last : first]):
        return
    who = None if outer is None else act.frame.subject(outer)
    states = who.states if who is not None and who.kind in ("state", "body") else act.frame.discourse.one_state()
    for state in states if len(states) == 1 else ():
        slots: dict[str, str | None] = {"actor": state, "item": act.frame.discourse.item, "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, found.quantity, None)


_LED_BY = 4
_WHICH_WERE = frozenset({"that", "which", "were", "was", "are", "had", "have", "has", "been", "it", "they", "we", "is"})
_WERE = frozenset({"were", "was", "is", "left", "remained"})
_TOLD = frozenset({"disclosed", "revealed", "published", "disclose", "reveal", "publish", "declared", "said", "stated"})


def _is_secret(act: Act) -> bool:
    """Tell of "has never disclosed the size of its stockpile"."""
    return not _TOLD.isdisjoint(act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first)


def _estimated_at(act: Act) -> Iterator[Draft]:
    """As in "its stockpile, which the Monitor estimates at six million mines"."""
    if not act.nominal:
        return
    for clause in act.frame.clauses:
        if clause.kind != "rel" or not 0 <= clause.opener - act.mark.last <= 1:
            continue
        counted = [a for a in act.sentence.amounts if a.first in clause.tokens and a.quantity.unit == "item"]
        if not counted or act.sentence.tokens[counted[0].first - 1].low != "at":
            continue
        unit = act.sentence.mark(counted[0].unit_at) if counted[0].unit_at is not None else None
        code = act.item_code(unit) if unit is not None and "item" in unit.meanings else act.frame.discourse.item
        owner = act.frame.owner(act.clause, act.mark)
        for state in owner.states if owner is not None and code not in (None, "other") else ():
            slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "hold"}
            tokens = act.sentence.tokens
            span = (tokens[clause.first].start, tokens[counted[0].last - 1].end)
            yield act.draft("stockpile", "occurred", slots, counted[0].quantity, span=span)


def _inherited(act: Act) -> Iterator[Draft]:
    """As in "pledged to do away with six million mines inherited from the Soviet army": so many it still holds."""
    if act.sentence.tokens[act.mark.first].low != "inherited" or act.mark.form("verb") not in (2, 4):
        return
    item = next((m for m in act.sentence.marks if m.last == act.mark.first and "item" in m.meanings), None)
    counted = [a for a in act.amounts(("item",)) if item is not None and a.unit_at == item.first]
    gone = [m for m in act.sentence.marks if "destroy" in m.values("verb") and m.form("verb") in (1, 2, 4)]
    owner = act.frame.subject(act.clause, act.mark.first)
    if item is None or not counted or gone or owner is None or item.value("item") == "other":
        return
    for state in owner.states:
        slots = {"actor": state, "item": item.value("item"), "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, counted[0].quantity)


_PUT_AT = ("at", "to", "numbers", "number", "totals", "exceeds", "comprises")


def _put_at(act: Act) -> Iterator[Draft]:
    """As in "the American stockpile is put at around three million", "its stock numbers 20,000"."""
    if not act.nominal or act.frame.discourse.item in (None, "other") or item_age(act) > _SPOKEN_OF:
        return
    tokens = act.sentence.tokens
    verb = next((p for p in act.clause.verbs(act.sentence) if p >= act.mark.last), None)
    found = [a for a in act.amounts(("item",)) if verb is not None and a.unit_at is None and a.first > verb]
    if verb is None or not found or tokens[found[0].first - 1].low not in _PUT_AT or found[0].first - verb > _SIX:
        return
    owner = act.frame.owner(act.clause, act.mark)
    size = found[0].quantity.low or found[0].quantity.high or 0
    for state in owner.states if owner is not None and size >= _A_STOCK else ():
        slots: dict[str, str | None] = {"actor": state, "item": act.frame.discourse.item, "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, found[0].quantity, act.when("occurred"))


_SIX = 6
_STOCKS = frozenset({"stock", "stocks", "stockpile", "stockpiles", "holdings", "arsenal", "reserve", "reserves"})


def may_put(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a phrase may say how large a stock is: "put the stock at around 60,000"."""
    tokens, last = sentence.tokens, mark.last
    if _points_at_it(sentence, mark):
        # "an Israeli study put it at six million"
        return True
    return tokens[last - 1].low in _STOCKS and last < len(tokens) and tokens[last].low in ("at", "between")


_PUTTING = frozenset({"put", "puts", "putting", "estimated", "estimates", "reckoned"})


def _points_at_it(sentence: Sentence, mark: Mark) -> bool:
    words = [t.low for t in sentence.tokens[mark.first : mark.last + 2]]
    here = next((k for k in range(1, len(words) - 1) if words[k] in ("it", "them")), None)
    return here is not None and words[here - 1] in _PUTTING and words[here + 1] == "at"


def put_at(act: Act) -> Iterator[Draft]:
    """As in "A defence ministry official put the stockpile at around 90,000", mines being spoken of."""
    last = act.mark.last
    pointed = _points_at_it(act.sentence, act.mark)
    if pointed and act.frame.discourse.stock_age > 1:
        return
    found = next((a for a in act.amounts(("item",)) if 0 <= a.first - last <= _PAIR + pointed), None)
    owner = next((m for m in act.frame.mentions if act.mark.first <= m.first < last and m.role == "owner"), None)
    unit = act.sentence.mark(found.unit_at) if found is not None and found.unit_at is not None else None
    code = act.frame.discourse.item if unit is None else act.item_code(unit)
    if found is None or code in (None, "other") or (unit is None and item_age(act) > _STOCK_SPOKEN_OF):
        return
    if (found.quantity.low or found.quantity.high or 0) < _A_STOCK or act.scope.negated:
        return
    for state in owner.states if owner is not None else act.frame.discourse.one_state():
        act.frame.imply(act.mark, state)
        slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, found.quantity)


_PAIR = 2
_STOCK_SPOKEN_OF = 4
_WHOSE = frozenset({"its", "their", "his", "her", "our", "my", "your", "s"})


def _is_ones_own(act: Act) -> bool:
    """Tell of "its own mines", where nothing is said to be owned."""
    first = act.mark.first
    return act.sentence.tokens[first].low == "own" and first > 0 and act.sentence.tokens[first - 1].low in _WHOSE


def _fronted(act: Act) -> Quantity | None:
    """Return the number of "With 26 million mines, Russia has the largest stockpile"."""
    if not act.nominal or act.sentence.tokens[0].low != "with":
        return None
    counted = [a for a in act.sentence.amounts if a.quantity.unit == "item" and a.unit_at is not None]
    return counted[0].quantity if counted and counted[0].first <= 2 else None


def _keeps_doing(act: Act) -> bool:
    """Tell of "keep turning them out", which holds nothing."""
    tokens, last = act.sentence.tokens, act.mark.last
    keeps = tokens[act.mark.first].low in ("keep", "keeps", "kept") and last - act.mark.first == 1
    return keeps and last < len(tokens) and tokens[last].low.endswith("ing") and len(tokens[last].low) > _SHORT


def _belongs(act: Act) -> bool:
    """Tell of "these stocks do not belong to us", which says whose they are and not that there are none."""
    return any(act.sentence.tokens[p].low.startswith("belong") for p in act.clause.tokens if p >= act.mark.last)


_SHORT = 5


def lying(act: Act) -> Iterator[Draft]:
    """Stockpile by where it lies: "about three million of them are still in American depots"."""
    yield from _lying_in(act)
    yield from _there_are(act)


def _there_are(act: Act) -> Iterator[Draft]:
    """As in "There are no anti-personnel mines in Latvian depots", "There are 20,000 in its warehouses"."""
    tokens, first = act.sentence.tokens, act.mark.first
    there = next((p for p in act.clause.tokens if p < first and tokens[p].low == "there"), None)
    inside = next((p for p in range(first - 1, max(0, first - _DEPOT_WITHIN), -1) if tokens[p].low in _STORED_IN), None)
    if not act.nominal or there is None or inside is None:
        return
    owner = next((m for m in act.frame.mentions if inside < m.first < first + 3 and m.states), None)
    item = next((m for m in act.sentence.find("item", there, inside)), None)
    counted = [a for a in act.amounts(("item",)) if there < a.first < inside]
    none = any("neg" in m.values("op") for m in act.sentence.starting(range(there, inside)))
    asked = tokens[-1].text == "?" and any(t.low in ("any", "some", "still") for t in tokens[there:inside])
    code = item.value("item") if item is not None else act.frame.discourse.item if item_age(act) <= 1 else None
    if code in (None, "other") or not (counted or none or asked):
        return
    many = owner is None and bool(counted) and (counted[0].quantity.low or 0) >= _A_STOCK
    for state in owner.states if owner is not None else act.frame.discourse.one_state() if many else ():
        slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "none" if none else "hold"}
        held = counted[0].quantity if counted and not none else None
        yield act.draft("stockpile", "occurred", slots, held, act.when("occurred"))


_DEPOT_WITHIN = 6
_STORED_IN = frozenset({"in", "inside", "at"})


def _destroys_its_own(act: Act) -> bool:
    """Tell of "We destroyed ours in 1999"."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _OWN_WITHIN]]
    if behind[:3] == ["the", "last", "of"] or behind[:2] == ["all", "of"]:
        behind = behind[behind.index("of") + 1 :]
    if behind[:3] == ["every", "last", "one"] or behind[:2] in (["every", "one"], ["each", "one"], ["the", "lot"]):
        return item_age(act) <= 1
    if behind[:2] in (["its", "last"], ["their", "last"], ["our", "last"]) and behind[2:3] != []:
        return item_age(act) <= 1 and (not behind[2].isalpha() or behind[2] in ("in", "on", "by", "last"))
    own = behind[:1] in (["ours"], ["theirs"], ["hers"]) or (
        behind[1:2] == ["own"] and not "".join(behind[2:3]).isalpha()
    )
    return own and item_age(act) <= 1


_OWN_WITHIN = 6


_GONE = frozenset({"gone", "went"})
_THOSE = frozenset({"they", "those", "these", "all", "both", "last", "rest"})
_TOLD_WITHIN = 300
_SUBJECT_WITHIN = 4


def used_up(act: Act) -> Iterator[Draft]:
    """Stockpile that is no more: "has run out of mines for training"."""
    code = object_code(act)
    if code in (None, "other") or act.nominal or act.scope.negated or stage(act) in ("denied", "possible"):
        return
    for actor in holders(act):
        slots: dict[str, str | None] = {"actor": actor, "item": code, "aspect": "none"}
        yield act.draft("stockpile", "occurred", slots, None, act.when("occurred"))


def gone(act: Act) -> Iterator[Draft]:
    """Destruction told without its word: "By 2016 they were gone", "and those went in 2019"."""
    deed, tokens, last = act.frame.discourse.deed, act.sentence.tokens, act.mark.last
    yield from _all_gone(act)
    if tokens[last - 1].low not in _GONE or deed is None or deed.kind not in ("stockpile", "destruction"):
        return
    words = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    dated = {tokens[p].low for d in act.sentence.dates for p in range(d.first, d.last)}
    words = [w for w in words if w not in dated and w not in ("and", ",", "but", "by", "in")]
    words = words[-_SUBJECT_WITHIN:]
    ends = last >= len(tokens) or not tokens[last].text.isalpha() or any(d.first == last for d in act.sentence.dates)
    time = act.time()
    if not ends or time is None or _THOSE.isdisjoint(words) or act.scope.negated:
        return
    modality = act.scope.modality()
    if 0 <= act.sentence.start - deed.at <= _TOLD_WITHIN and modality in ("occurred", "planned"):
        slots = {"actor": deed.slots.get("actor"), "item": deed.slots.get("item")}
        yield act.draft("destruction", modality, slots, None, act.when(modality))


_WHOLE = frozenset({"all", "every", "last", "entire", "each", "whole"})


def _all_gone(act: Act) -> Iterator[Draft]:
    """As in "Every one of Portugal's 231,781 mines is gone", "All its cluster bombs are gone"."""
    tokens = act.sentence.tokens
    item = next((m for m in reversed(act.clause.marks(act.sentence)) if m.last <= act.mark.first), None)
    before = {tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    code = None if item is None else item.value("item")
    if item is None or code in (None, "other") or act.scope.negated or _WHOLE.isdisjoint(before):
        return
    owner = next((m for m in act.frame.mentions if m.role in ("owner", "adj") and m.last <= item.first), None)
    if tokens[act.mark.last - 1].low != "gone" or owner is None or item.first - owner.last > _SUBJECT_WITHIN:
        return
    for state in owner.states:
        slots: dict[str, str | None] = {"actor": state, "item": code}
        yield act.draft("destruction", "occurred", slots, act.quantity(near=item), act.when("occurred"))


def left_in_store(act: Act) -> Iterator[Draft]:
    """Stockpile by what is left of it: "Today 343,000 are left, in depots in the north"."""
    deed, discourse = act.frame.discourse.deed, act.frame.discourse
    words = act.sentence.tokens
    bare = [a for a in act.amounts(("item",)) if a.unit_at is None and a.last <= act.mark.first]
    bare = [a for a in bare if _OF_THOSE.issuperset(t.low for t in words[a.last : act.mark.first])]
    of_those = bool(bare) and _is_of_those(act, bare[-1])
    least = 1 if of_those else _A_STOCK
    if deed is None or not bare or (bare[-1].quantity.low or bare[-1].quantity.high or 0) < least:
        return
    lately = deed.kind in ("stockpile", "destruction", "transfer") and act.sentence.start - deed.at <= _TOLD_WITHIN
    if lately and discourse.cleared_age > _LAND_LATELY and item_age(act) <= _TALKED_OF and not act.scope.negated:
        slots = {"actor": deed.slots.get("actor"), "item": deed.slots.get("item"), "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, bare[-1].quantity, act.when("occurred"))


_LAND_LATELY = 2
_OF_THOSE = frozenset({"of", "those", "these", "them", "still", "are", "now", "were"})


def _is_of_those(act: Act, found: QuantityMention) -> bool:
    """Tell of "450 of those remain", "Of these 90 are left": a part of what was just said to be held."""
    words = [t.low for t in act.sentence.tokens[max(0, found.first - 3) : act.mark.last]]
    return any(of == "of" and them in ("those", "these", "them") for of, them in itertools.pairwise(words))


def _lying_in(act: Act) -> Iterator[Draft]:
    """Stockpile: "three million of them sit in American arsenals"."""
    tokens = act.sentence.tokens
    before = [p for p in act.clause.tokens if p < act.mark.first]
    inside = next((p for p in reversed(before) if tokens[p].low == "in"), None)
    if not act.nominal or inside is None or act.mark.first - inside > 4 or act.scope.negated:
        return
    owner = next((m for m in act.frame.mentions if inside < m.first < act.mark.first and m.states), None)
    yield from _lying_with(act, inside)
    lies = [p for p in before if tokens[p].low in _LIE and 0 < inside - p <= 3]
    counted = [a for a in act.amounts(("item",)) if lies and a.last <= lies[-1]]
    if owner is None or not counted:
        return
    unit = act.sentence.mark(counted[-1].unit_at) if counted[-1].unit_at is not None else None
    them = {t.low for t in tokens[counted[-1].last : counted[-1].last + 2]} == {"of", "them"}
    them = them or (unit is None and counted[-1].last in lies and (counted[-1].quantity.low or 0) >= _A_STOCK)
    code = unit.value("item") if unit is not None else act.frame.discourse.item if them and item_age(act) <= 2 else None
    if code in (None, "other"):
        return
    for state in owner.states:
        slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, counted[-1].quantity)


def _lying_with(act: Act, inside: int) -> Iterator[Draft]:
    """Stockpile: "cluster munitions remain in the arsenals of Greece, Turkey and Romania"."""
    tokens = act.sentence.tokens
    lies = [p for p in act.clause.tokens if p < inside and tokens[p].low in _LIE and inside - p <= 2]
    owners = [
        m for m in act.frame.mentions if m.prep == "of" and 0 < m.first - act.mark.last <= 2 and m.kind == "state"
    ]
    item = next((m for m in act.sentence.find("item", 0, inside) if lies and m.last <= lies[-1]), None)
    code = None if item is None else act.item_code(item)
    if not lies or not owners or code in (None, "other") or act.amounts(("item",)):
        return
    for state in owners[0].states:
        slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots)


_HAVE = frozenset({"has", "have", "had"})
_KEPT = frozenset(
    {
        "stock",
        "stocks",
        "storage",
        "store",
        "reserve",
        "reserves",
        "depots",
        "warehouses",
        "arsenal",
        "arsenals",
        "inventory",
    }
    | {"hand"}
)


def may_own(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a "have" may be a verb of its own: a weapon is named close behind."""
    if sentence.tokens[mark.first].low not in _HAVE:
        return False
    if _has_none(sentence, mark.last) or next(sentence.find("item", mark.last, mark.last + 10), None) is not None:
        return True
    if _of_the_kind(sentence, mark.last) is not None:
        return True
    return _has_no_such(sentence, mark.last) or _of_them(sentence, mark.last) is not None or _bare(sentence, mark.last)


_KIND = frozenset({"kind", "type", "sort", "variety"})
_BANNED = frozenset({"forbidden", "banned", "outlawed", "prohibited", "same", "that", "this", "american"})
_SHELLS = frozenset({"shells", "bombs", "rounds", "rockets", "warheads", "bomblets"})
_KIND_WITHIN = 9
_OF_THE_TEXT = 12


def _of_the_kind(sentence: Sentence, position: int) -> QuantityMention | None:
    """Return the number of "have about 12,600 artillery shells of the forbidden kind"."""
    tokens = sentence.tokens
    words = [t.low for t in tokens[position : position + _KIND_WITHIN + 2]]
    if _KIND.isdisjoint(words) or _SHELLS.isdisjoint(words) or _BANNED.isdisjoint(words):
        return None
    near = (a for a in sentence.amounts if a.quantity.unit == "item")
    return next((a for a in near if _opens_what_is_had(sentence, position, a)), None)


def _of_them(sentence: Sentence, position: int) -> QuantityMention | None:
    """Return the number of "had 1,080 of them"."""
    tokens = sentence.tokens
    near = (a for a in sentence.amounts if a.unit_at is None and _opens_what_is_had(sentence, position, a))
    return next((a for a in near if [t.low for t in tokens[a.last : a.last + 2]] in _PART_OF_THEM), None)


_PART_OF_THEM = (["of", "them"], ["of", "those"], ["of", "these"])


def _opens_what_is_had(sentence: Sentence, position: int, found: QuantityMention) -> bool:
    between = {t.low for t in sentence.tokens[position : found.first]}
    return 0 <= found.first - position <= 1 and between <= _STILL


def _bare(sentence: Sentence, position: int) -> bool:
    """Tell of "It then had 1.6 million.", "still has about 340,000"."""
    return _so_many_behind(sentence, position) is not None


def _so_many_behind(sentence: Sentence, position: int) -> QuantityMention | None:
    tokens = sentence.tokens
    for found in sentence.amounts:
        ends = found.last >= len(tokens) or not tokens[found.last].text.isalpha()
        ends = ends or any(d.first == found.last for d in sentence.dates)
        size = found.quantity.low or found.quantity.high or 0
        plain = found.unit_at is None and not found.ordinal and found.quantity.unit == "item"
        named = any(m.value("item") not in (None, "other") for m in sentence.find("item", 0, position))
        if (
            plain
            and ends
            and size >= (_FEW_LEFT if named else _MANY_LEFT)
            and _opens_what_is_had(sentence, position, found)
        ):
            return found
    return None


_MANY_LEFT = 10_000
_FEW_LEFT = 20


def _has_no_such(sentence: Sentence, position: int) -> bool:
    """Tell of "has no such weapons", "had not got any such weapons"."""
    words = [t.low for t in sentence.tokens[position : position + 4]]
    if "no" not in words[:1] and "any" not in words[:2]:
        return False
    mark = next(sentence.find("item_word", position, position + 3), None)
    return mark is not None and sentence.tokens[mark.first].low in ("such", "these", "those")


_AFTER_NONE = frozenset({"and", "but", "to", "in", "at", "any", "left", "since", "today", "now", "yet", "itself"})


def _has_none(sentence: Sentence, position: int) -> bool:
    """Tell of "has none", "has none of them"."""
    words = [t.low for t in sentence.tokens[position : position + 3]]
    if words[:1] == ["any"] and not "".join(words[1:2]).isalpha():
        # "Albania never had any"
        return "never" in [t.low for t in sentence.tokens[max(0, position - 3) : position]]
    if words[:1] != ["none"]:
        return False
    return (
        len(words) == 1
        or not words[1].isalpha()
        or words[1] in _AFTER_NONE
        or words[1:] in (["of", "them"], ["of", "these"], ["of", "its"], ["of", "their"], ["of", "our"])
    )


def own(act: Act) -> Iterator[Draft]:
    """Stockpile: "has about three million mines", "had no cluster munitions"."""
    item = next(act.sentence.find("item", act.mark.last, act.mark.last + 10), None)
    actor = doer(act)
    if _is_asked_whether(act):
        return
    discourse = act.frame.discourse
    kept = _of_the_kind(act.sentence, act.mark.last) or _of_them(act.sentence, act.mark.last)
    long_ago = _of_the_kind(act.sentence, act.mark.last) is not None
    spoken = item_age(act) <= (_OF_THE_TEXT if long_ago else _TALKED_OF if kept is not None else 1)
    none = _has_none(act.sentence, act.mark.last) or _has_no_such(act.sentence, act.mark.last)
    if none and spoken and actor is not None and actor.kind in ("state", "body"):
        for state in actor.states if discourse.item not in (None, "other") else ():
            yield act.draft("stockpile", "occurred", {"actor": state, "item": discourse.item, "aspect": "none"})
        return
    counted_them = (
        _of_the_kind(act.sentence, act.mark.last)
        or _of_them(act.sentence, act.mark.last)
        or _so_many_behind(act.sentence, act.mark.last)
    )
    if counted_them is not None and spoken and actor is not None and actor.kind in ("state", "body"):
        for state in actor.states if discourse.item not in (None, "other") else ():
            kind, aspect = _had_or_needed(act)
            slots: dict[str, str | None] = {"actor": state, "item": discourse.item, "aspect": aspect}
            yield act.draft(kind, stage(act), slots, counted_them.quantity, _at_a_time(act, stage(act)))
        return
    if item is None or item.value("item") in (None, "other") or actor is None or actor.kind not in ("state", "body"):
        return
    if act.sentence.tokens[item.last - 1].low.startswith("minefield"):
        # "still has 60 square kilometres of minefields": land, and no stock.
        return
    start = _past_adverbs(act, item.first)
    counted = [a for a in act.amounts(("item",)) if a.first <= start <= a.number_at < item.first]
    without = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]}
    refused = act.sentence.tokens[start].low in ("no", "any") or not without.isdisjoint(("not", "never"))
    refused = refused or _is_of_neither(act)
    bare = start == item.first and item.value("item") != "mine"
    some = item.value("item") != "mine" and not _SOME.isdisjoint(t.low for t in act.sentence.tokens[start : item.first])
    if not (counted or refused or some or bare) or not _is_owned(act, item, start):
        return
    modality = stage(act)
    negated = refused or act.scope.negated
    for state in actor.states:
        yield act.draft(
            "stockpile",
            "occurred" if negated else modality,
            {"actor": state, "item": item.value("item"), "aspect": "none" if negated else "hold"},
            counted[0].quantity if counted else None,
            _at_a_time(act, modality),
        )


def _had_or_needed(act: Act) -> tuple[str, str]:
    """Tell what it has from what it needs: "The army ought to have 50,000 of them"."""
    needed = act.scope.has("urge") and not act.scope.negated
    return ("requirement", "need") if needed else ("stockpile", "hold")


def _is_of_neither(act: Act) -> bool:
    """Tell of "Neither Peru nor Chile has cluster bombs"."""
    return "neither" in {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}


_SOME = frozenset(
    {
        "plenty",
        "many",
        "several",
        "some",
        "numerous",
        "enough",
        "large",
        "small",
        "few",
        "type",
        "types",
        "kinds",
        "own",
    }
)


def _past_adverbs(act: Act, end: int) -> int:
    position = act.mark.last
    while position < end and act.sentence.tokens[position].low in _STILL:
        position += 1
    return position


_STILL = frozenset({"still", "currently", "now", "only", "had", "also", "at", "least", "an", "estimated", "n't", "not"})


def _is_owned(act: Act, item: Mark, start: int) -> bool:
    """Nothing but describing words stands before the weapon, and nothing behind it that says it lies in the ground."""
    tokens = act.sentence.tokens
    for position in range(start, item.first):
        mark = act.sentence.mark(position)
        if tokens[position].text in (",", ";", ":") or (
            mark is not None and (is_verb(mark) or "noun" in mark.meanings)
        ):
            return False
        if mark is not None and "op" in mark.meanings and mark.last - mark.first > 1:
            # "has no need for mines", "has no plans for mines"
            return False
    behind = [t.low for t in tokens[item.last : item.last + 4]]
    if not behind or not behind[0].isalpha() or any(d.first == item.last for d in act.sentence.dates):
        return True
    if behind[0] in ("in", "on"):
        return bool(_KEPT & set(behind))
    return behind[0] in _AFTER_A_STOCK


_AFTER_A_STOCK = frozenset(
    {"and", "to", "that", "left", "awaiting", "of", "for", "or", "but", "according", "as", "at", "which", "because"}
    | {"whatsoever", "anymore", "any", "today", "yet", "either", "until", "since", "before", "after", "now", "still"}
    | {"altogether", "overall", "too", "from", "by", "with", "available", "ready", "remaining", "itself", "stored"}
)


def _held(act: Act) -> str | None:
    item = act.frame.item(act.clause, act.mark)
    if item is not None and act.sentence.tokens[item.last - 1].low.startswith("minefield"):
        return None
    if item is None and act.sentence.tokens[act.mark.first].low == "in":
        # "has around three million mines in store"
        before = [m for m in act.sentence.find("item", 0, act.mark.first) if m.first in act.clause.tokens]
        item = before[-1] if before else None
    if item is not None:
        behind = item.first >= act.mark.last and not act.nominal
        return None if behind and not reaches(act, item) else act.item_code(item)
    noun = act.nominal or (act.sentence.tokens[act.mark.first].low in _STOCKS and _is_had(act))
    if noun and act.scope.negated and item_age(act) <= _in_view(act, 1) and not _holds_it(act):
        # "has no stocks as yet"
        return act.frame.discourse.item
    if _behind_a_set_off(act) is not None or _is_on_its_soil(act):
        return act.frame.discourse.item if item_age(act) <= _STOCKS_KEPT_IN_VIEW else None
    fronted = _fronted(act)
    if fronted is not None:
        unit = next((m for m in act.sentence.find("item", 0, act.mark.first)), None)
        return None if unit is None else act.item_code(unit)
    if noun and (_is_ranked(act) or _is_had(act)) and item_age(act) <= _in_view(act, _SPOKEN_OF):
        return act.frame.discourse.item
    return (
        object_code(act) or _said_of_the_stock(act) or _counted_before(act) or (None if act.nominal else stand_in(act))
    )


def _holds_it(act: Act) -> bool:
    """Tell of "Our arsenals contain no cluster bombs", where the weapon is named behind."""
    verb = _past_adverbs(act, len(act.sentence.tokens) - 1)
    return act.sentence.tokens[verb].low in _CONTAINING


_SPOKEN_OF = 2


_STOCKS_KEPT_IN_VIEW = 5
_SET_OFF_WITHIN = 9
_OF_THE_THINGS = frozenset({"them", "these", "those", "things", "weapons", "devices"})


def _behind_a_set_off(act: Act) -> Quantity | None:
    """Return the number of "holds, by the Pentagon's own figures, more than five million of the things"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.nominal or last >= len(tokens):
        return None
    start = last
    if tokens[last].text == ",":
        near = range(last + 1, min(last + _SET_OFF_WITHIN, len(tokens)))
        start = next((p + 1 for p in near if tokens[p].text == ","), last)
    for found in act.sentence.amounts:
        of_them = [t.low for t in tokens[found.last : found.last + 3]]
        if found.first == start and found.quantity.unit == "item" and of_them[:1] == ["of"]:
            return None if _OF_THE_THINGS.isdisjoint(of_them[1:3]) else found.quantity
    return None


_SOIL = frozenset({"soil", "territory", "land", "ground"})


def _is_on_its_soil(act: Act) -> bool:
    """Tell of "will not allow foreign stocks on its soil", weapons being spoken of."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]]
    plain = act.sentence.tokens[act.mark.last - 1].low in _STOCKS
    return plain and behind[:1] == ["on"] and not _SOIL.isdisjoint(behind)


def _in_view(act: Act, usual: int) -> int:
    """How many sentences a weapon goes on being what a bare "stocks" is of: no other thing is stockpiled here."""
    plain = act.sentence.tokens[act.mark.last - 1].low.startswith(("stockpile", "stocks"))
    return _STOCKS_KEPT_IN_VIEW if plain else usual


_HAS_A_STOCK = _HAVE | frozenset(
    {"hold", "holds", "held", "keep", "keeps", "kept", "maintain", "maintains", "maintained", "possess", "possesses"}
    | {"possessed", "retain", "retains", "retained", "own", "owns", "owned", "holding", "keeping", "having"}
)
_ITS_SIZE = 3


def _is_had(act: Act) -> bool:
    """Tell of "Pakistan has stocks, too", "Both hold large stocks", the weapon named just before."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    have = next(
        (p for p in range(first - 1, max(-1, first - 2 - _ITS_SIZE), -1) if tokens[p].low in _HAS_A_STOCK), None
    )
    if have is None or any(m.last <= first for m in act.sentence.starting(range(have + 1, first)) if _leads_on(m)):
        return False
    if any(a.first == last and a.unit_at is None and _ends_a_part(act, a.last) for a in act.amounts(("item",))):
        # "had a stockpile of roughly 1 million, the last of which"
        return True
    return last >= len(tokens) or not tokens[last].text.isalpha() or tokens[last].low in ("as", "in", "too", "and")


def _ends_a_part(act: Act, position: int) -> bool:
    return position >= len(act.sentence.tokens) or not act.sentence.tokens[position].text.isalnum()


def _leads_on(mark: Mark) -> bool:
    """Tell whether a word is more than a description of the noun behind it."""
    return is_verb(mark) or not {"prep", "coord", "item", "comp", "rel", "treaty"}.isdisjoint(mark.meanings)


def _is_ranked(act: Act) -> bool:
    """Tell of "the world's largest stockpile"."""
    return act.mark.first > 0 and act.sentence.tokens[act.mark.first - 1].low in ("largest", "biggest")


def _said_of_the_stock(act: Act) -> str | None:
    """Return the weapon that comes with the number: "Russia's stockpile is estimated at 26 million mines"."""
    if not act.nominal:
        return None
    for found in act.amounts(("item",)):
        mark = act.sentence.mark(found.unit_at) if found.unit_at is not None else None
        between = [t.low for t in act.sentence.tokens[act.mark.last : found.first]]
        if mark is not None and "item" in mark.meanings and 0 < len(between) < 8 and "at" in between[-1:]:
            return act.item_code(mark)
    return None


def _counted_before(act: Act) -> str | None:
    """Return the weapon named just before: "sits on fewer than five million"."""
    if act.nominal or act.frame.discourse.item_age > 1:
        return None
    if act.frame.pronoun_object(act.mark):
        return act.frame.discourse.item
    behind = [a for a in act.amounts(("item",)) if 0 <= a.first - act.mark.last <= 2]
    bare = behind and behind[0].unit_at is None and amount(act) is None
    if bare and not _is_stored(act, behind[0]) and so_many(act) is None:
        return None
    return act.frame.discourse.item if behind else None


def _is_stored(act: Act, found: QuantityMention) -> bool:
    """Tell of "keeps another 400,000 in storage"."""
    words = [t.low for t in act.sentence.tokens[found.last : found.last + 4]]
    if words[:1] == ["for"] and not _PRACTICE.isdisjoint(words):
        # "now keeps 21 for training"
        return True
    return words[:1] == ["in"] and not _KEPT.isdisjoint(words)


def _for_practice(act: Act) -> Quantity | None:
    """Return the bare number of "now keeps 21 for training"."""
    for found in act.amounts(("item",)):
        if found.unit_at is None and found.first - act.mark.last in (0, 1) and _is_stored(act, found):
            return found.quantity
    return None


_PRACTICE = frozenset({"training", "research", "instruction", "practice"})


def _is_a_name(act: Act) -> bool:
    """Tell whether "Arsenal" inside a sentence is a company and no stock."""
    first = act.mark.first
    return first > 0 and act.sentence.tokens[first].text[:1].isupper() and act.sentence.role == "body"


def _others(act: Act, value: str) -> Iterator[Mark]:
    """The clause's other marks of one act."""
    for mark in act.sentence.marks:
        if (
            mark is not act.mark
            and mark.first in act.clause.tokens
            and value in mark.values("verb") + mark.values("noun")
        ):
            yield mark


_AWAITING = ("await", "pending", "slated", "earmarked", "ready", "set", "before", "for", "until", "prior")


def _is_destroyed(act: Act) -> bool:
    """Tell whether the clause speaks of destroying, other than of mines that still await it."""
    if any(not _is_awaited(act, mark) for mark in _others(act, "destroy")):
        return True
    outer = act.clause.parent if act.clause.kind == "rel" else None
    # "the mines that we had in store were blown up"
    behind = [] if outer is None else [m for m in outer.marks(act.sentence) if m.first > act.mark.first]
    return any("destroy" in m.values("verb") and m.form("verb") >= 0 for m in behind)


def _is_awaited(act: Act, mark: Mark) -> bool:
    near = [t.low for t in act.sentence.tokens[max(0, mark.first - 2) : mark.first]]
    if near == ["left", "to"]:
        # "have no stocks left to destroy"
        return True
    return "noun" in mark.meanings and any(w.startswith(_AWAITING) for w in near)


def _is_building(act: Act) -> bool:
    return any(
        "acquire" in m.values("verb") and "hold" not in m.values("noun") and m.first < act.mark.first
        for m in _others(act, "acquire")
    )


def _is_given(act: Act) -> bool:
    """Tell whether the stock is what is given away: "shipped its entire stock"."""
    return any("supply" in m.values("verb") and m.first < act.mark.first for m in _others(act, "supply"))


_GIVING = frozenset({"supply", "arrive", "receive"})


def _is_drawn_on(act: Act) -> bool:
    """Tell of "donated 3,500 mines from army stocks": what is given, which may be the last of them."""
    tokens, first = act.sentence.tokens, act.mark.first
    if tokens[first].low not in _STOCKS:
        return False
    led = [t.low for t in tokens[max(0, first - _FROM_WITHIN) : first]]
    given = any(not _GIVING.isdisjoint(m.values("verb")) for m in act.sentence.marks)
    return given and ("from" in led or led[-2:] == ["out", "of"])


_FROM_WITHIN = 4


def _is_wished(act: Act) -> bool:
    """Tell whether to "stockpile" is still to be done (or refused), which is building up and not holding."""
    if act.nominal or not act.sentence.tokens[act.mark.first].low.startswith("stockpil") or _is_on_its_soil(act):
        return False
    if act.mark.form("verb") in (2, 4) and act.scope.negated:
        # "has never stockpiled"
        return False
    return (
        act.scope.has("intend", "future", "refuse", "urge", "begin", "increase")
        or act.mark.form("verb") == 3
        or "to" in _before(act, 1)
    )


def _is_not_bought(word: str, modality: str) -> bool:
    """Tell of "has no plans to buy such mines"."""
    return modality == "denied" and word.startswith(("buy", "bought", "purchas"))


def acquire(act: Act) -> Iterator[Draft]:
    """Stockpile or requirement: buying for a stock; what is only wished for is a need."""
    code = (
        object_code(act)
        or _of_that_type(act)
        or _off_the_same_line(act)
        or _wished_for(act)
        or _joint(act)
        or _so_many(act)
        or _them(act)
    )
    bought = code is None and act.nominal and (_no_such(act) or _none_decided(act))
    if bought:
        code = act.frame.discourse.item
    if code is None or code == "other" or _is_got_from(act):
        return
    word = act.sentence.tokens[act.mark.first].low
    if word.startswith("stockpil") and (act.nominal or not _is_wished(act)):
        return
    modality = stage(act)
    words = act.sentence.words(act.mark.first, min(act.mark.last + 8, len(act.sentence.tokens)))
    kind, aspect = "stockpile", "acquire"
    if not ("stock" in words or word.startswith(_FOR_A_STOCK)):
        kind, aspect = (
            "requirement",
            "order" if modality == "occurred" or bought or _is_not_bought(word, modality) else "need",
        )
    if kind == "requirement" and _is_decided(act, modality):
        # "Romania would buy 20,000 of them in 2026"
        aspect, modality = "order", "planned"
    if _bought_none(act):
        kind, aspect, modality = "stockpile", "acquire", "denied"
    if _is_of_interest(act):
        kind, aspect, modality = "requirement", "need", "denied" if modality == "denied" else "possible"
    together = [m for m in act.frame.mentions if _is_with(act, m) and m.kind == "state" and m.last <= act.mark.first]
    partners = together[-1].states if together and _joint(act) is not None else ()
    for actor in dict.fromkeys((*(wanting(act) or _irregular(act, kind)), *partners)):
        if aspect == "order":
            note_seller(act, actor, code)
        yield act.draft(
            kind,
            modality,
            {"actor": actor, "item": code, "aspect": aspect},
            amount(act),
            act.when(modality),
        )


_LINE_WORDS = frozenset({"line", "plant", "factory", "firm", "company", "maker", "producer", "manufacturer"})
_MADE_WITHIN = 1500


def _off_the_same_line(act: Act) -> str | None:
    """Return the weapon of "a letter of intent to buy from the same production line", told to be made before."""
    made = act.frame.discourse.made
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _OF_THOSE_WITHIN]]
    led = words[:2] in (["from", "the"], ["from", "that"], ["from", "this"])
    if made is None or act.nominal or not led or _LINE_WORDS.isdisjoint(words):
        return None
    return made.slots.get("item") if 0 <= act.sentence.start - made.at <= _MADE_WITHIN else None


_OF_THOSE_WITHIN = 6


def _of_that_type(act: Act) -> str | None:
    """Return the weapon of "buying shells of the American type", cluster shells having been spoken of."""
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _KIND_WITHIN]]
    loose = not act.nominal and not _SHELLS.isdisjoint(words[:3]) and not _KIND.isdisjoint(words)
    return "cm" if loose and act.frame.discourse.item == "cm" and item_age(act) <= _TALKED_OF else None


def _them(act: Act) -> str | None:
    """Return the weapon just named that "bought them" means."""
    pointed = act.frame.pronoun_object(act.mark) or _takes_ones(act)
    return act.frame.discourse.item if pointed and not act.nominal and item_age(act) <= 1 else None


def _takes_ones(act: Act) -> bool:
    """Tell of "would not buy new ones", "has bought any more of them"."""
    tokens, last = act.sentence.tokens, act.mark.last
    led = [t.low for t in tokens[last : last + 3]]
    if "ones" in led:
        return True
    ends = last + 1 >= len(tokens) or not tokens[last + 1].text.isalpha() or tokens[last + 1].low in ("again", "more")
    return led[:1] == ["any"] and ends


def bought_from(act: Act) -> Iterator[Draft]:
    """Transfer behind a purchase: "Zimbabwe bought mines from Portugal and Italy"."""
    code = object_code(act)
    word = act.sentence.tokens[act.mark.first].low
    if code in (None, "other") or act.nominal or not word.startswith(("bought", "purchas", "buy")):
        return
    modality = stage(act)
    sellers = [m for m in act.frame.mentions if m.prep == "from" and m.kind == "state" and m.role == "prep"]
    if modality != "occurred" or not sellers or is_unasserted(act):
        return
    for buyer in wanting(act) or _whose_they_are(act):
        for seller in sellers[0].states:
            if seller != buyer:
                slots: dict[str, str | None] = {"actor": seller, "to": buyer, "item": code, "aspect": "supply"}
                yield act.draft("transfer", modality, slots, amount(act), act.when(modality))


def _whose_they_are(act: Act) -> tuple[str, ...]:
    """Return who was just said to use or hold them: "laid 2.5 million mines, most of them bought from Portugal"."""
    deed, before = act.frame.discourse.deed, act.sentence.tokens[act.mark.first - 1].low
    near = deed is not None and 0 <= act.sentence.start - deed.at <= _TOLD_WITHIN
    reduced = before in ("them", "these", "which") or "item" in getattr(
        act.sentence.mark(act.mark.first - 1), "meanings", ()
    )
    if deed is None or not near or not reduced or deed.kind not in ("use", "stockpile"):
        return ()
    return (str(deed.slots["actor"]),)


def _is_got_from(act: Act) -> bool:
    """Tell of "obtained their mines from Iran": given, and not ordered."""
    got = act.sentence.tokens[act.mark.first].low.startswith("obtain")
    return got and any(m.prep == "from" and m.kind == "state" for m in act.frame.mentions)


def _irregular(act: Act, kind: str) -> tuple[str, ...]:
    """Return the group of "the Houthis have built up a huge stockpile of mines"."""
    actor = doer(act) if kind == "stockpile" else None
    return actor.ids if actor is not None and actor.kind == "organisation" and actor.whole else ()


def _is_decided(act: Act, modality: str) -> bool:
    """Tell of what "will buy", or in another's words "would buy", so many by a time: more than a wish."""
    told = act.scope.has("future", "would") or _is_to(act)
    if act.nominal or modality not in ("planned", "possible") or not told:
        return False
    wished = act.scope.has("possible", "urge") or (act.scope.has("intend") and not _is_to(act))
    return not wished and act.time() is not None and amount(act) is not None


def _is_to(act: Act) -> bool:
    """Tell of "was to buy", "is to purchase": settled."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]]
    return before[-1:] == ["to"] and before[0] in ("is", "are", "was", "were")


def _joint(act: Act) -> str | None:
    """Return the weapon spoken of that "in talks on joint purchases" is about."""
    joint = act.nominal and act.sentence.tokens[act.mark.first].low == "joint"
    return act.frame.discourse.item if joint and item_age(act) <= _TALKED_OF else None


_TALKED_OF = 4


def _is_with(act: Act, mention: Mention) -> bool:
    return mention.first > 0 and act.sentence.tokens[mention.first - 1].low == "with"


def _so_many(act: Act) -> str | None:
    """Return the weapon just named of which "intends to buy tens of thousands"."""
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        size = found.quantity.low or found.quantity.high or 0
        bare = found.unit_at is None and found.first == act.mark.last and size >= _A_STOCK
        ended = found.last >= len(tokens) or not tokens[found.last].text.isalpha() or tokens[found.last].low in _ENDING
        if bare and ended and not act.nominal and item_age(act) <= _TALKED_OF:
            return act.frame.discourse.item
    return None


_A_STOCK = 1000
_ENDING = frozenset({"of", "for", "by", "from", "before", "this", "next", "over", "more", "in", "and"})


def _bought_none(act: Act) -> bool:
    """Tell of "had destroyed its stocks and had bought none since"."""
    tokens, last = act.sentence.tokens, act.mark.last
    return not act.nominal and last < len(tokens) and tokens[last].low in ("none", "no")


_DECIDED = frozenset({"decided", "planned", "agreed", "approved", "signed", "made", "foreseen", "envisaged"})


def _none_decided(act: Act) -> bool:
    """Tell of "No purchase has been decided", "A purchase is on the table", right after weapons were spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith(("purchas", "procure", "acquisition")) or item_age(act) > _STILL_MEANT:
        return False
    behind_it = act.sentence.mark(last)
    if behind_it is None or not ("aux" in behind_it.meanings or "possible" in behind_it.values("op")):
        return False
    behind = {tokens[p].low for p in act.clause.tokens if p > last}
    return stage(act) == "possible" or (act.scope.negated and not behind.isdisjoint(_DECIDED))


_STILL_MEANT = 2


def _no_such(act: Act) -> bool:
    """Tell of "has made no such purchase", right after weapons were spoken of."""
    words = act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower()
    return words == "no such" and item_age(act) <= 3


_FOR_A_STOCK = (
    "hoard",
    "pil",
    "stor",
    "stock",
    "build",
    "built",
    "rebuil",
    "replenish",
    "acqui",
    "amass",
    "accumul",
    "creat",
    "lay",
)
_INTEREST = frozenset({"interested", "interest", "asked", "wants", "hopes", "like", "want", "wish", "wishes"})


def _before(act: Act, count: int = 4) -> set[str]:
    return {t.low for t in act.sentence.tokens[max(0, act.mark.first - count) : act.mark.first]}


def _is_of_interest(act: Act) -> bool:
    return bool(_before(act, 3) & {"interested", "interest"})


def _wished_for(act: Act) -> str | None:
    """Return the weapon just named: "is interested in buying abroad", "asked to buy"."""
    if act.frame.discourse.item_age > 1 or not _before(act) & _INTEREST:
        return None
    return act.frame.discourse.item


def destroy(act: Act) -> Iterator[Draft]:
    """Destruction of a stock."""
    if act.nominal and _is_awaited(act, act.mark):
        yield from _still_held(act)
        return
    code, bare = _destroyed(act)
    if code in (None, "other") or _is_on_a_list(act) or _is_of_what_they_found(act):
        return
    if _is_due(act):
        yield from _by_a_deadline(act, str(code))
        return
    if _is_a_duty(act) or is_unasserted(act):
        due = next(iter(holders(act)), None) if act.time() is not None else None
        if due is not None:
            # "was obliged to get rid of its stocks by 2008": a deadline, which may be missed
            act.frame.discourse.destroying = (act.sentence.start, due, code, act.when("planned"))
        return
    if _has_left_to_destroy(act):
        for actor in holders(act):
            yield act.draft(
                "stockpile", "occurred", {"actor": actor, "item": code, "aspect": "hold"}, amount(act), None
            )
        return
    modality = "denied" if _misses_its_deadline(act) else stage(act)
    if modality == "occurred" and _is_yet_to_come(act):
        modality = "planned"
    if modality == "denied" or not _is_told_to_all(act):
        yield from _gets_rid(act, modality, str(code), amount(act) or bare)


_AHEAD = frozenset(
    {"until", "time", "extension", "help", "funds", "aid", "assistance", "permission", "ready", "slated"}
)
_AHEAD_WITHIN = 6


def _is_yet_to_come(act: Act) -> bool:
    """Tell of "has until 2027 to destroy them", "asked for more time to destroy", "for help with destroying"."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = tokens[first - 1].low if first else ""
    near = {t.low for t in tokens[max(0, first - _AHEAD_WITHIN) : first]}
    return not act.nominal and led in ("to", "with", "in") and not _AHEAD.isdisjoint(near)


def _destroyed(act: Act) -> tuple[str | None, Quantity | None]:
    """Return the weapon that is done away with, and the bare number of "destroyed 20,000 last year"."""
    if act.nominal and act.sentence.words(act.mark.first - 2, act.mark.first).lower().startswith("at "):
        # "has 300 mines at its disposal"
        return None, None
    code = object_code(act) or _stock_item(act) or stand_in(act)
    if code is None and _who_had_them(act) and item_age(act) <= _TALKED_OF:
        return act.frame.discourse.item, None
    if code is None and takes_what_was_left(act):
        return act.frame.discourse.item, set_behind(act)
    if code is None and _takes_what_it_had(act):
        return act.frame.discourse.item, None
    bare = so_many(act) if code is None and not act.nominal else None
    return (act.frame.discourse.item if bare is not None else code), bare


_ALL_THAT = frozenset({"what", "everything", "whatever", "all", "anything"})
_THOSE_WHO_HAD = frozenset({"it", "they", "we", "she", "that", "was", "were"})


def _takes_what_it_had(act: Act) -> bool:
    """Tell of "got rid of what it had", "destroyed everything that they held", weapons being spoken of."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4]]
    if act.nominal or behind[:1] == [] or behind[0] not in _ALL_THAT or item_age(act) > _TALKED_OF:
        return False
    had = next((n for n, word in enumerate(behind) if word in _HAD_IT), None)
    return had is not None and had > 1 and _THOSE_WHO_HAD.issuperset(behind[1:had])


def _who_took_them(act: Act) -> tuple[str, ...]:
    """Return who stands right before the verb of "what we found we destroyed", "what was left it burned"."""
    if not takes_what_was_left(act):
        return ()
    near = next((m for m in act.frame.mentions if m.last == act.mark.first and m.whole), None)
    if near is not None:
        return near.states
    pronoun = act.sentence.tokens[act.mark.first - 1].low in ("we", "it", "they")
    return act.frame.discourse.one_state() if pronoun else ()


def _who_had_them(act: Act) -> tuple[str, ...]:
    """Return who had what is done away with: "All the stocks that its army held were burnt in 2003"."""
    tokens, here = act.sentence.tokens, act.mark.first - 1
    while here > 0 and tokens[here].low in _WERE_OR_BEEN:
        here -= 1
    if act.nominal or here < 2 or here == act.mark.first - 1 or tokens[here].low not in _HAD_IT:
        return ()
    return next((m.states for m in act.frame.mentions if m.last == here and m.whole), ())


_WERE_OR_BEEN = frozenset({"was", "were", "been", "has", "have", "all", "then", "is", "are", "later"})
_HAD_IT = frozenset({"had", "held", "kept", "owned", "possessed", "inherited", "stored", "stockpiled"})


def _gets_rid(act: Act, modality: str, code: str, counted: Quantity | None) -> Iterator[Draft]:
    slots: dict[str, str | None] = {"item": code}
    who = _who_had_them(act) or holders(act) or _for_whom_a_firm_works(act)
    for actor in who or _who_took_them(act) or _all_together(act, counted):
        yield act.draft("destruction", modality, {"actor": actor, **slots}, counted, act.when(modality))
    if modality == "occurred" and not act.nominal and act.time() is not None:
        for state, date in gapped(act):
            when = date.turned(act.published, future=False)
            yield act.draft("destruction", modality, {"actor": state, **slots}, None, when)


_FIRMS = frozenset(
    {"firm", "company", "contractor", "plant", "factory", "specialists", "contractors", "firms", "works"}
)


def _for_whom_a_firm_works(act: Act) -> tuple[str, ...]:
    """Return who had them: "The artillery had 115,210 shells. A German firm took them apart"."""
    deed, tokens = act.frame.discourse.deed, act.sentence.tokens
    before = {tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    near = deed is not None and 0 <= act.sentence.start - deed.at <= _TOLD_WITHIN
    if deed is None or not near or deed.kind not in ("stockpile", "destruction") or _FIRMS.isdisjoint(before):
        return ()
    return (str(deed.slots["actor"]),)


_PARTIES = frozenset({"parties", "members", "states", "signatories", "countries", "governments"})
_EVERYWHERE = ("under the treaty", "under the convention", "worldwide", "around the world", "globally")


def _all_together(act: Act, counted: Quantity | None) -> tuple[str, ...]:
    """Tell of "States Parties have destroyed 55 million mines", "have been destroyed under the treaty"."""
    if act.nominal or counted is None or (counted.low or counted.high or 0) < _MANY_LEFT:
        return ()
    if any(m.states and m.last <= act.mark.first for m in act.frame.mentions):
        return ()
    tokens = act.sentence.tokens
    if act.frame.is_passive(act.clause, act.mark):
        told = act.sentence.words(act.clause.first, act.clause.last).lower()
        return ("world",) if any(w in told for w in _EVERYWHERE) else ()
    subject = {tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    named = not any(a.quantity.unit == "state" and a.last <= act.mark.first for a in act.sentence.amounts)
    return ("world",) if named and not subject.isdisjoint(_PARTIES) else ()


def _misses_its_deadline(act: Act) -> bool:
    """Tell of "missed its deadline of March 2008 to destroy its mines", which it did not do by then."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - _MISSED_WITHIN) : act.mark.first]]
    missed = not {"missed", "miss", "missing", "overran"}.isdisjoint(before)
    if missed and "deadline" in before and before[-1:] in (["to"], ["for"], ["on"]):
        return True
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _PAIR]]
    # "missed its stockpile destruction deadline in 2008"
    return missed and "deadline" in behind


_MISSED_WITHIN = 10


def _is_due(act: Act) -> bool:
    """Tell of "Guinea-Bissau's deadline for destroying its cluster munitions runs out in November"."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]]
    dated = before in (["deadline", "for"], ["deadline", "to"]) and act.time() is not None
    return dated and not _misses_its_deadline(act)


def _by_a_deadline(act: Act, code: str) -> Iterator[Draft]:
    owner = next((m for m in act.frame.mentions if m.states and m.last <= act.mark.first), None)
    date = act.when("planned")
    when = date if date is None or "/" in date else f"../{date}"
    for state in owner.states if owner is not None else holders(act):
        yield act.draft("destruction", "planned", {"actor": state, "item": code}, amount(act), when)


def _is_told_to_all(act: Act) -> bool:
    """Tell of "The treaty obliges states to destroy their mines", "It obliges each of them to destroy its stocks"."""
    if not act.scope.has("oblige"):
        return False
    each = "each" in {t.low for t in act.sentence.tokens[: act.mark.first]}
    return each or act.has_layer("treaty", "treaty_word", after=False) is not None


def _is_on_a_list(act: Act) -> bool:
    """Tell of "must destroy their stocks", an item of a list of what all parties have to do."""
    return (act.scope.has("oblige", "urge") or act.frame.discourse.listed_to) and of_a_list(act)


def _is_of_what_they_found(act: Act) -> bool:
    """Tell of "HALO's teams destroyed 2,300 mines": those that they found, and no state's stock."""
    who = doer(act)
    house = who is not None and who.kind == "organisation" and bool(who.states) and not is_an_army(who.ids[0])
    if house or lie_in_land(act) or _is_the_last_mine(act):
        return True
    if not act.nominal and (_is_left_lying(act) or _found_first(act) or goes_on_with_removing(act)):
        return True
    # "cleared 210 square kilometres and destroyed 4,320 mines"
    land = any(a.quantity.unit in AREAS for a in act.sentence.amounts)
    return land and not act.nominal and any("clear" in m.values("verb") for m in act.sentence.marks)


def _is_the_last_mine(act: Act) -> bool:
    """Tell of "the last known mine in the Falkland Islands was blown up": it lay in the ground, and in no stock."""
    item = act.frame.item(act.clause, act.mark)
    tokens = act.sentence.tokens
    if item is None or item.last > act.mark.first or not act.frame.is_passive(act.clause, act.mark):
        return False
    led = {t.low for t in tokens[max(0, item.first - 3) : item.first]}
    one = tokens[item.last - 1].low in ("mine", "landmine") and "last" in led
    return one and (tokens[item.last].low in ("in", "on", "at", "near") or "known" in led)


def _found_first(act: Act) -> bool:
    """Tell of "located 34 mines and blew them up on the spot"."""
    inside = any(t.low == "them" for t in act.sentence.tokens[act.mark.first : act.mark.last])
    before = (m for m in act.sentence.marks if m.last <= act.mark.first)
    return inside and any("remove" in m.values("verb") for m in before)


_FINDERS = frozenset({"teams", "team", "deminers", "sappers", "squads", "technicians", "engineers", "pyrotechnicians"})
_LEFT_LYING = frozenset({"unexploded", "live", "leftover", "dud", "abandoned", "buried", "discovered", "found"})


def _is_left_lying(act: Act) -> bool:
    """Tell of "teams removed 46 unexploded bomblets", "our deminers have destroyed 100,000 mines"."""
    tokens = act.sentence.tokens
    before = {tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    item = act.frame.item(act.clause, act.mark)
    described = set() if item is None else {t.low for t in tokens[max(act.mark.last, item.first - 3) : item.first]}
    return not _FINDERS.isdisjoint(before) or not _LEFT_LYING.isdisjoint(described)


def _has_left_to_destroy(act: Act) -> bool:
    """Tell of "still has 3.3 million mines to destroy": what is left is held."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.nominal or first < 1 or tokens[first - 1].low != "to":
        return False
    have = next((p for p in reversed([p for p in act.clause.tokens if p < first]) if tokens[p].low in _HAVE), None)
    return have is not None and any(have < a.first < first for a in act.amounts(("item",)))


def _still_held(act: Act) -> Iterator[Draft]:
    """What awaits destruction is held: "reported 3.4 million mines still awaiting destruction"."""
    before = [m for m in act.sentence.find("item", 0, act.mark.first) if act.mark.first - m.last <= _AWAITING_WITHIN]
    counted = [a for a in act.amounts(("item",)) if before and a.first <= before[-1].first]
    code = before[-1].value("item") if before else None
    actor = act.frame.subject(act.clause, act.mark.first)
    if not counted or code in (None, "other") or actor is None or act.scope.negated or any(_others(act, "hold")):
        return
    for state in actor.states:
        slots: dict[str, str | None] = {"actor": state, "item": code, "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, counted[-1].quantity)


_AWAITING_WITHIN = 3


def _is_a_duty(act: Act) -> bool:
    """Tell whether it is a rule and no act: "have eight years to destroy"."""
    before = _before(act, 5)
    if act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower() == "deadline to":
        # "has missed its deadline to destroy them"
        return True
    words = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]]
    bound = words[-2:-1] != [] and words[-2] in _OWED and words[0] in ("was", "were", "is", "are")
    if words[-1:] == ["to"] and bound and not (words[-2] == "expected" and words[0] in ("is", "are")):
        # "which it was supposed to destroy by 2010"
        return True
    taken = not _TAKING.isdisjoint(_before(act, 7)) and not act.scope.has("future", "would", "possible")
    return "years" in before and "to" in before and act.time() is None and not taken


_TAKING = frozenset({"took", "taken", "needed"})


_OWED = frozenset({"supposed", "meant", "obliged", "required", "expected", "bound"})


def _is_carried_out(act: Act) -> bool:
    """Tell of "plans to finish the destruction by the end of the year"."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]]
    return before[-1:] == ["the"] and before[0].startswith(("finish", "complet", "begin", "began", "start", "conclud"))


def _is_the_last_of(act: Act) -> bool:
    """Tell of "destroyed the last of about one million"."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]]
    return not act.nominal and behind == ["the", "last", "of"] and bool(act.amounts(("item",)))


def _stock_item(act: Act) -> str | None:
    """Return the weapon named before: "destroyed its stockpile", "destroyed the last of them"."""
    mark = act.has_layer("noun", after=True)
    if mark is not None and "hold" in mark.values("noun"):
        return act.frame.discourse.item
    if act.frame.pronoun_object(act.mark) or act.quantity() is not None or _destroys_its_own(act):
        return act.frame.discourse.item
    if act.frame.is_passive(act.clause, act.mark) and item_age(act) <= 1:
        # "Estonia's stocks were destroyed in 2004", with mines in view
        before = [m for m in act.clause.marks(act.sentence) if m.first < act.mark.first]
        if any("hold" in m.values("noun") for m in before):
            return act.frame.discourse.item
    owned = act.nominal and act.sentence.tokens[act.mark.first - 1].low in ("its", "their")
    owned = owned or (act.nominal and _is_carried_out(act)) or _is_the_last_of(act)
    return act.frame.discourse.item if owned and item_age(act) <= 1 else None
