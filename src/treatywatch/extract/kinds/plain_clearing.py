"""Land that is cleared, or still mined, told plainly: with no number, or with a bare "has"."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import AREAS, QuantityMention, in_square_metres
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_finite

# --- what is cleared

_FIELDS = frozenset({"minefield", "minefields", "mined", "contaminated", "contamination", "hazardous"})
_MINED = _FIELDS | {
    *("mines", "landmines", "mine", "landmine", "bomblets", "submunitions", "ordnance", "munitions", "bombs"),
    *("explosives", "remnants"),
}
_LAND = frozenset(
    {"land", "lands", "territory", "soil", "border", "borders", "frontier", "frontiers", "coast", "coastline", "shores"}
    | {"country", "fields", "areas", "area", "region", "province", "district", "side", "half", "share", "farmland"}
    | {"zone", "zones", "island", "islands", "sites", "site", "beaches", "roads", "terrain", "soils", "provinces"}
    | {"south", "north", "east", "west", "valley", "airport", "desert", "forest", "town", "village", "city"}
    | {"districts", "regions", "hills", "villages", "backlog", "rest", "line", "corridor"}
    | {"rim", "edge", "enclave", "strip", "outskirts", "dunes", "slopes", "ridge", "banks", "surroundings", "perimeter"}
)
_CLEARING = ("clear", "demin", "decontam", "de-min")
_DEMINING = ("demin", "de-min")
_STEERING = frozenset({"of", "along", "all", "the", "its", "on"})
_OBJECT_WITHIN = 9


def clears_land(act: Act) -> bool:
    """Tell of "has cleared all known minefields", "plans to clear its border", "The coast was cleared of mines"."""
    return not act.nominal and _is_told(act) and _is_of_land(act)


def _is_of_land(act: Act) -> bool:
    passive = act.frame.is_passive(act.clause, act.mark)
    words = _before(act) if passive else _behind(act)
    low = act.sentence.tokens[act.mark.first].low
    own = act.sentence.words(act.mark.first, act.mark.last).lower()
    clearing = low.startswith(_CLEARING) or own.endswith(" safe")
    if low.startswith(_DEMINING) or (clearing and act.mark.form("verb") == _ING):
        # "demined the road", "finished clearing the airport"
        return True
    if not (_MINED if clearing else _FIELDS).isdisjoint(words):
        return True
    return clearing and not _LAND.isdisjoint(words if passive else words[-1:] or words)


def _before(act: Act) -> list[str]:
    """Return the words of a passive's subject, and those of "cleared of mines"."""
    tokens, last = act.sentence.tokens, act.mark.last
    before = [tokens[p].low for p in act.clause.tokens if act.mark.first - _OBJECT_WITHIN <= p < act.mark.first]
    behind = [t.low for t in tokens[last : last + _OBJECT_WITHIN]]
    return before + (behind if behind[:1] == ["of"] else [])


def _behind(act: Act) -> list[str]:
    """Return the words of the object: up to a sign, another verb, or words that tell where."""
    found: list[str] = []
    for position in range(act.mark.last, min(act.mark.last + _OBJECT_WITHIN, len(act.sentence.tokens))):
        token, mark = act.sentence.tokens[position], act.sentence.mark(position)
        leads = mark is not None and "prep" in mark.meanings and token.low not in _STEERING
        ends = position not in act.clause.tokens or not (token.text[0].isalnum() or token.text in "-'’")
        if ends or leads or (is_finite(act.sentence, position) and token.low not in _MINED | _LAND):
            break
        found.append(token.low)
    return found


# --- how it is told

_MANAGED = frozenset({"managed", "manages", "able", "helped", "succeeded", "did", "does", "do"})
_LED = frozenset({"finished", "completed", "finish", "complete", "ended", "concluded", "succeeded", "in", "resumed"})
_LENDING = frozenset({"help", "helps", "helping", "assist", "assisting", "support", "supporting", "fund", "funding"})
_LENDING |= {"take", "takes", "took", "cost", "costs", "trained", "enough", "impossible", "hard", "difficult", "how"}
_LENDING |= {"work", "works", "working", "worked", "used", "uses", "money", "teams", "effort", "efforts", "task"}
_BE = frozenset({"be", "been", "is", "are", "was", "were", "being", "get", "got"})
_ALL = frozenset({"all", "every", "last", "remaining", "final", "entire", "whole", "known"})
_PEOPLE = frozenset({"state", "body", "organisation"})
_SCOPED_WITHIN = 7
_PRESENT, _ING = 1, 3
_TASKS = (["task"], ["work"], ["job"])


def _is_told(act: Act) -> bool:
    tokens, first, form = act.sentence.tokens, act.mark.first, act.mark.form("verb")
    before = [t.low for t in tokens[max(0, first - _SCOPED_WITHIN) : first]]
    if form == 0:
        if not _LENDING.isdisjoint(before):
            return False
        asserted = act.scope.modality() not in ("occurred", "possible")
        return (before[-1:] == ["to"] and (asserted or not _MANAGED.isdisjoint(before[-3:]))) or asserted
    if form == _PRESENT:
        return not _ALL.isdisjoint(_behind(act))
    if form == _ING and not _BE.isdisjoint(before[-2:]) and "mine" in {m.value("item") for m in act.sentence.marks}:
        # "is clearing mines in Mokha"
        return not _PEOPLE.isdisjoint({m.kind for m in act.frame.mentions if m.whole and m.last <= first})
    if form == _ING:
        led = before[-1:] != [] and before[-1] in _LED and before[-1] != "in"
        done = before[-1:] in (["after"], ["since"]) or (before[-1:] == ["of"] and before[-2:-1] in _TASKS)
        return led or done or before[-2:] == ["succeeded", "in"]
    if act.frame.is_passive(act.clause, act.mark):
        return not _BE.isdisjoint(before[-4:])
    ahead = act.sentence.mark(first - 1) if first else None
    return ahead is None or "prep" not in ahead.meanings


def whole_object(act: Act) -> bool:
    """Tell of "lifted the last mines", "removed all landmines from its border": every one, though not counted."""
    if act.nominal or act.mark.form("verb") not in (2, 4) or not _is_told(act):
        return False
    if the_last_one(act):
        return True
    if act.mark.traits.said >= {"destroy"} and "remove" not in act.mark.traits.said:
        return False
    if act.sentence.tokens[act.mark.first].low in _FOUND:
        return False
    words = _before(act) if act.frame.is_passive(act.clause, act.mark) else _behind(act)
    return not _ALL.isdisjoint(words) and not _MINED.isdisjoint(words)


_LAID = frozenset({"along", "buried", "laid", "planted", "under", "beneath", "left"})
_GROUND = frozenset({"ground", "soil", "earth", "border", "borders", "frontier", "fields", "territory"})


_LAST_ONE = frozenset({"last", "final"})
_SINGLE = frozenset({"mine", "landmine", "bomblet", "submunition", "bomb"})
_OF_A_STOCK = ("stock", "depot", "arsenal", "store", "warehouse", "reserve")


def the_last_one(act: Act) -> bool:
    """Tell of "blew up the country's last land mine", "The last known mine was detonated": none is left in the soil."""
    if act.nominal or act.mark.form("verb") not in (2, 4) or act.scope.negated:
        return False
    words = _before(act) if act.frame.is_passive(act.clause, act.mark) else _behind(act)
    last = next((n for n, word in enumerate(words) if word in _LAST_ONE), None)
    if any(m.role == "adj" and act.sentence.tokens[m.first - 1].low in _LAST_ONE for m in act.frame.mentions):
        # "The last Belgian mine was destroyed": of a stock
        return False
    kept = any(t.low.startswith(_OF_A_STOCK) for t in act.sentence.tokens)
    return last is not None and not _SINGLE.isdisjoint(words[last + 1 : last + 5]) and not kept


def lie_in_land(act: Act) -> bool:
    """Tell of "destroyed the last of 179,815 mines along its borders": mines that were laid, and no stock."""
    if the_last_one(act):
        return True
    item = next(act.sentence.find("item", act.mark.last, act.mark.last + _OBJECT_WITHIN), None)
    if item is None or act.nominal:
        return False
    behind = [t.low for t in act.sentence.tokens[item.last : item.last + 6]]
    if behind[:1] in (["that"], ["which"]) and not _FOUND.isdisjoint(behind):
        # "destroyed 210 mines that it had found"
        return True
    behind = behind[:4]
    if behind[:1] == ["under"] and not _ARRANGED.isdisjoint(behind):
        # "destroyed its mines under a plan agreed with Norway"
        return False
    return behind[:1] != [] and (behind[0] in _LAID or (behind[0] in ("in", "on") and not _GROUND.isdisjoint(behind)))


_ARRANGED = frozenset(
    {"plan", "contract", "agreement", "deal", "supervision", "programme", "program", "law", "treaty", "convention"}
    | {"terms", "auspices", "observation", "eyes", "control", "project", "scheme", "accord", "pact", "ban", "article"}
)
_FOUND = frozenset({"found", "discovered", "located", "detected", "uncovered", "recovered"})


def nothing_left(act: Act) -> bool:
    """Tell of "Nothing is left to clear", "No minefields remain in the country"."""
    if "remain" not in act.mark.traits.said or not act.scope.negated:
        return False
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4]]
    empty = "nothing" in words or "none" in words
    return (empty and "to" in behind and any(w.startswith(_CLEARING) for w in behind)) or not _NOTHING.isdisjoint(words)


_NOTHING = frozenset({"minefields", "minefield", "mined", "contaminated", "hazardous", "mines", "landmines"})


def is_said_of_land(act: Act) -> bool:
    """Tell of "A third of Ukraine is contaminated", mines being spoken of: where, and that it is so."""
    if act.nominal or act.mark.form("verb") not in (2, 4, -1) or act.frame.discourse.item_age > _STILL_SPOKEN_OF:
        return False
    before = {act.sentence.tokens[p].low for p in act.clause.tokens if p <= act.mark.first}
    here = any(m.states and m.first in act.clause.tokens and m.last <= act.mark.first for m in act.frame.mentions)
    asked = act.sentence.tokens[act.clause.opener].low in ("how", "whether", "if", "where")
    return here and not asked and not _BE.isdisjoint(before)


_STILL_SPOKEN_OF = 3

# --- land that one has

_HAVE = frozenset({"have", "has", "had", "holds", "having"})
_HAS_WITHIN = 8
_TELLING = frozenset(
    {"mined", "contaminated", "suspected", "suspect", "hazardous", "minefields", "affected", "polluted", "mines"}
    | {"do", "go", "finish", "left", "remaining"}
    | {"landmines", "dangerous", "infested", "contamination", "minefield", "confirmed", "bomblets", "unsafe"}
)


def may_have_land(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a "has" stands before a number: "has 17 square kilometres of suspected land"."""
    if sentence.tokens[mark.first].low not in _HAVE:
        return False
    if not _PLAIN_FIELDS.isdisjoint(t.low for t in sentence.tokens[mark.last : mark.last + _FIELDS_WITHIN]):
        return True
    return any(0 <= a.first - mark.last <= 2 for a in sentence.amounts)


_DISTRICTS = frozenset(
    {"states", "regions", "provinces", "districts", "counties", "oblasts", "municipalities", "departments", "villages"}
    | {"communes", "cantons", "towns", "settlements", "communities", "locations", "sites", "places", "areas", "islands"}
)
_LEFT_TO_DO = frozenset({"left", "remaining", "still", "with", "to", "that"})


def _counts_districts(act: Act) -> bool:
    """Tell of "has only two municipalities left with mines": places with mines that are counted, and no area."""
    tokens = act.sentence.tokens
    for amount in act.sentence.amounts:
        if not 0 <= amount.first - act.mark.last <= 2 or amount.quantity.unit != "item":
            continue
        near = range(amount.last - 1, min(amount.last + 3, len(tokens)))
        at = next((p for p in near if tokens[p].low in _DISTRICTS), 0)
        behind = [t.low for t in tokens[at + 1 : at + 6]] if at else []
        if not _LEFT_TO_DO.isdisjoint(behind[:1]) and not (_PLAIN_FIELDS | {"clear", "demine"}).isdisjoint(behind):
            return True
    return False


def still_has_land(act: Act) -> Iterator[Draft]:
    """As in "The country still has 1,011 known minefields": the same where "still has" is one phrase."""
    if act.sentence.tokens[act.mark.last - 1].low in _HAVE and act.mark.last - act.mark.first > 1:
        yield from has_land(act)


def has_land(act: Act) -> Iterator[Draft]:
    """As in "Sri Lanka had 200 square kilometres of suspected land in 2010 and now has less than 17"."""
    amount = _land_had(act)
    owner = act.frame.subject(act.clause, act.mark.first)
    if amount is None and owner is not None and len(owner.states) == 1 and _counts_districts(act):
        place = owner.states[0]
        act.frame.discourse.land = ("contaminated", place, "", act.sentence.start)
        act.frame.discourse.cleared = (place, act.sentence.start)
        told: dict[str, str | None] = {"place": place, "actor": None, "aspect": "contaminated", "item": "mine"}
        yield act.draft("clearance", "occurred", told, None, act.when("occurred"))
        return
    if amount is None:
        yield from _has_fields(act, owner)
        return
    house = owner is not None and owner.kind == "organisation" and amount.quantity.unit in AREAS
    places = act.frame.discourse.one_state() if house else () if owner is None else owner.states
    if owner is None or (owner.kind not in ("state", "body") and not house) or len(places) != 1:
        return
    place = places[0]
    act.frame.discourse.land = ("contaminated", place, amount.quantity.unit, act.sentence.start)
    act.frame.discourse.cleared = (place, act.sentence.start)
    item = act.has_layer("item")
    slots: dict[str, str | None] = {
        "place": place,
        "actor": None,
        "aspect": "contaminated",
        "item": item.value("item") if item is not None else act.frame.discourse.item,
    }
    modality = act.scope.modality()
    yield act.draft("clearance", modality, slots, in_square_metres(amount.quantity), act.when(modality))


_PLAIN_FIELDS = frozenset({"minefields", "minefield", "mined", "mines", "landmines"})
_IN_ITS_SOIL = frozenset({"soil", "ground", "soils", "earth", "fields"})
_FIELDS_WITHIN = 5


def _has_fields(act: Act, owner: Mention | None) -> Iterator[Draft]:
    """As in "Egypt, Libya and Tunisia all have minefields from the war", "Estonia has no minefields"."""
    tokens, last = act.sentence.tokens, act.mark.last
    end = next(
        (p for p in range(last, min(last + _FIELDS_WITHIN, len(tokens))) if tokens[p].low in _PLAIN_FIELDS), None
    )
    verbs = (m for m in act.sentence.starting(range(last, end or last)) if "verb" in m.meanings)
    if end is None or owner is None or owner.kind not in ("state", "body") or any(verbs):
        return
    weapons = tokens[end].low in ("mines", "landmines")
    if weapons and _IN_ITS_SOIL.isdisjoint(t.low for t in tokens[end + 1 : end + 5]) and not _left_behind(act, end):
        return
    if tokens[end].low == "mined" and tokens[min(end + 1, len(tokens) - 1)].low not in _LAND:
        return
    if weapons and act.amounts(("item",)):
        return
    none = act.scope.negated or any(tokens[p].low == "no" for p in range(last, end))
    area = _set_beside(act, end)
    if len(owner.states) == 1:
        act.frame.discourse.land = ("contaminated", owner.states[0], "" if area is None else "km2", act.sentence.start)
        act.frame.discourse.cleared = (owner.states[0], act.sentence.start)
    for place in owner.states:
        slots: dict[str, str | None] = {"place": place, "actor": None, "aspect": "contaminated", "item": "mine"}
        quantity = None if area is None or len(owner.states) > 1 else in_square_metres(area.quantity)
        yield act.draft("clearance", "denied" if none else "occurred", slots, quantity, act.when("occurred"))


_BORDER = frozenset({"border", "borders", "frontier", "frontiers", "boundary"})
_BEHIND_MINES = 6


def _left_behind(act: Act, end: int) -> bool:
    """Tell of "has mines left on its border": those in the ground, of no stock."""
    behind = [t.low for t in act.sentence.tokens[end + 1 : end + _BEHIND_MINES]]
    if behind[:1] == ["left"] and behind[1:2] in (["on"], ["along"], ["in"], ["around"], ["near"]):
        return True
    return behind[:1] in (["on"], ["along"]) and not _BORDER.isdisjoint(behind)


_BESIDE_WITHIN = 12


def _set_beside(act: Act, end: int) -> QuantityMention | None:
    """Return the area of "has mines left on its border with Ecuador, about 0.4 square kilometres, and"."""
    tokens = act.sentence.tokens
    near = (a for a in act.sentence.amounts if a.quantity.unit in AREAS and 0 < a.first - end <= _BESIDE_WITHIN)
    found = next(near, None)
    led = "" if found is None else tokens[found.first - 1].low
    apart = led in (",", "–", "—", "(", ":", "of", "covering", "totalling", "totaling", "spanning", "over")
    ends = found is not None and (found.last >= len(tokens) or not tokens[found.last].text[0].isalnum())
    return found if apart and ends else None


def _land_had(act: Act) -> QuantityMention | None:
    near = [a for a in act.sentence.amounts if 0 <= a.first - act.mark.last <= 2 and a.first in act.clause.tokens]
    if not near or act.scope.negated:
        return None
    amount, tokens = near[0], act.sentence.tokens
    if any("verb" in m.meanings for m in act.sentence.starting(range(act.mark.last, amount.first))):
        # "had strewn 137,000 square kilometres with mines"
        return None
    told = act.frame.discourse.land
    fresh = told is not None and told[0] == "contaminated" and 0 <= act.sentence.start - told[3] <= _FRESH
    behind = {t.low for t in tokens[amount.last : amount.last + _HAS_WITHIN]}
    if amount.quantity.unit in AREAS:
        verbs = {v for m in act.clause.marks(act.sentence) for v in m.values("verb") if m.first >= amount.last}
        return amount if not _TELLING.isdisjoint(behind) and "clear" not in verbs else None
    ends = amount.last >= len(tokens) or not tokens[amount.last].text.isalpha() or tokens[amount.last].low == "left"
    if amount.unit_at is None and ends and fresh and told is not None and told[2] in AREAS:
        return replace(amount, quantity=replace(amount.quantity, unit=told[2]))
    return None


_FRESH = 250
