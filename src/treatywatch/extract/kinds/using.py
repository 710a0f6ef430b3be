"""Use: who lays or fires what, and where."""

from collections.abc import Iterator
from itertools import pairwise

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import (
    beside,
    doer,
    has_own_doer,
    implied,
    is_bare_noun,
    is_unasserted,
    says_no_longer,
    stage,
)
from treatywatch.extract.kinds.objects import amount, item_age, object_code, stand_in
from treatywatch.extract.names import Mention, armed_groups
from treatywatch.extract.quantities import AREAS
from treatywatch.extract.reading import Mark
from treatywatch.extract.subjects import CREWS
from treatywatch.extract.voice import PARTS, is_of_a_part


def use(act: Act) -> Iterator[Draft]:
    """Use: who lays or fires what, and where."""
    code = _used(act)
    if (
        code is None
        or (code == "other" and not _sets_traps(act))
        or _is_defined(act)
        or _rule_noun(act)
        or _is_undone_noun(act)
        or is_unasserted(act)
        or _places_an_order(act)
        or _is_practised(act)
        or _is_of_a_device(act)
        or _is_works(act)
        or _is_set_apart(act)
        or _is_sent_to_be_used(act)
        or _is_what_it_does(act)
        or act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower() in ("whether to", "how to", "if to")
    ):
        return
    if _is_in_a_moratorium(act):
        yield from _given_up(act, code)
        return
    last = act.mark.first > 0 and act.sentence.tokens[act.mark.first - 1].low == "last"
    no_longer = says_no_longer(act)
    if (act.scope.has("cease") and not last and not no_longer) or (_mines_land(act) and act.amounts(AREAS)):
        return
    modality = "denied" if no_longer else stage(act)
    if modality == "planned" and act.nominal and act.frame.agent(act.clause, act.mark) is not None:
        # "wants an investigation into the use of mines by X"
        modality = "occurred"
    place = _place(act)
    users = _users(act)
    first = act.actor() if users else None
    if first is not None:
        users = tuple(dict.fromkeys((*users, *beside(act, first), *_alongside(act))))
    for actor in users:
        if modality in ("occurred", "possible"):
            act.frame.discourse.users[actor] = (code, act.sentence.start)
        slots = {"actor": actor, "item": code, "place": place}
        yield act.draft("use", modality, slots, amount(act), act.when(modality, clauses=_until_they_left(act)))
    if users and not act.nominal and is_of_a_part(act.sentence, act.mark):
        yield from _other_parts(act, code, modality)


def _alongside(act: Act) -> tuple[str, ...]:
    """Return Y of "one of two states whose forces used them in 2022, alongside Y"."""
    near = (m for m in act.frame.mentions if m.first >= act.mark.last and m.kind == "state" and m.role == "prep")
    return next((m.states for m in near if m.prep in ("alongside", "besides", "along with")), ())


def _is_in_a_moratorium(act: Act) -> bool:
    """Tell of "has kept a moratorium on the export and use of mines": a state's own word not to."""
    before = act.sentence.tokens[max(0, act.mark.first - _HALTED_WITHIN) : act.mark.first]
    return act.nominal and not _HALTS.isdisjoint(t.low for t in before)


_HALTS = frozenset({"moratorium", "moratoria"})
_HALTED_WITHIN = 12


def _given_up(act: Act, code: str) -> Iterator[Draft]:
    """Yield as denied the use that a state has renounced."""
    if stage(act) != "occurred" or act.scope.has("urge", "possible", "would"):
        return
    actor = doer(act)
    for state in actor.states if actor is not None else ():
        yield act.draft("use", "denied", {"actor": state, "item": code}, None, act.when("occurred"))


def _is_sent_to_be_used(act: Act) -> bool:
    """Tell of "sending mines to Ukraine to use in its war": what the receiver may do, and nobody has done."""
    tokens, first = act.sentence.tokens, act.mark.first
    if first < _TO_WHOM or tokens[first - 1].low != "to" or act.mark.form("verb") != 0:
        return False
    given = any(m.last == first - 1 and m.prep in ("to", "for") for m in act.frame.mentions)
    return given and any("supply" in m.traits.said for m in act.sentence.marks if m.first < first)


_TO_WHOM = 3


def _is_what_it_does(act: Act) -> bool:
    """Tell of "artillery shells that scatter cluster munitions": what a thing does, and nobody's use."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = first >= _TO_WHOM and tokens[first - 1].low in ("that", "which")
    return led and act.mark.form("verb") in (0, 1) and tokens[first - 2].low in _THINGS_FIRED | _FOES


# "we have a neighbour that uses these weapons", which is left without a name
_FOES = frozenset({"neighbour", "neighbor", "enemy", "adversary", "aggressor", "foe", "opponent"})
_THINGS_FIRED = frozenset(
    {"shells", "shell", "rockets", "rocket", "bombs", "bomb", "missiles", "missile", "weapons", "weapon", "warheads"}
    | {
        "rounds",
        "round",
        "munitions",
        "ammunition",
        "warhead",
        "canisters",
        "containers",
        "system",
        "systems",
        "device",
    }
)


def _is_set_apart(act: Act) -> bool:
    """Tell of "the difference between one army using them and another using them": neither is said to."""
    words = [t.low for t in act.sentence.tokens[: act.mark.first]]
    return any(a in ("difference", "differences", "distinction") and b == "between" for a, b in pairwise(words))


def _until_they_left(act: Act) -> list[Clause]:
    """Return the clause of "soldiers mined the yard before they pulled out in May 2014": it tells when."""
    subs = (c for c in act.frame.clauses if c.kind == "sub" and c.parent is act.clause and c.connector == "when")
    tokens = act.sentence.tokens
    return [
        c
        for c in subs
        if tokens[c.opener].low in ("before", "as", "when") and tokens[min(c.opener + 1, len(tokens) - 1)].low in _SELF
    ]


_SELF = frozenset({"they", "it", "he"})


def _places_an_order(act: Act) -> bool:
    """Tell of "the order for 200,000 mines which Helsinki placed": no mine is put anywhere."""
    if not act.sentence.tokens[act.mark.first].low.startswith("plac"):
        return False
    return any("order" in m.values("noun") for m in act.sentence.marks)


_DEVICES = frozenset(
    {"system", "systems", "vehicle", "vehicles", "truck", "trucks", "machine", "machines", "equipment", "device"}
    | {"devices", "drone", "drones", "launcher", "launchers", "ship", "ships", "kit", "kits", "gear", "tank", "tanks"}
    | {"capability", "capabilities", "capacity", "capacities", "robot", "robots", "carrier", "carriers", "technology"}
    | {"platform", "platforms", "boat", "boats", "plough", "ploughs", "units", "unit", "role", "version", "variant"}
)


def _is_of_a_device(act: Act) -> bool:
    """Tell of "the Volcano mine-laying system", "scattering vehicles": what it is for, and nobody's use."""
    tokens, last = act.sentence.tokens, act.mark.last
    shaped = act.nominal or act.mark.form("verb") == _ING
    return shaped and last < len(tokens) and tokens[last].low in _DEVICES


def _is_works(act: Act) -> bool:
    """Tell of "its Belma plant would start delivering mines", where nobody plants any."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if tokens[first].low != "plant" or last - first > 1 or not first:
        return False
    behind = act.sentence.mark(last)
    led = tokens[first - 1].text[:1].isupper() or tokens[first - 1].low in _LEADING_WORKS
    return led or (behind is not None and "aux" in behind.meanings)


_LEADING_WORKS = frozenset(
    {"the", "its", "their", "a", "an", "this", "that", "new", "old", "mine", "munitions", "same"}
)
_ING = 3
_PRACTISING = ("practis", "practic", "rehears", "simulat", "train", "learn", "teach", "taught", "exercis")


def _is_practised(act: Act) -> bool:
    """Tell of "practised laying anti-tank mines", "are trained to lay mines"."""
    before = act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]
    return any(t.low.startswith(_PRACTISING) for t in before)


def mined_by(act: Act) -> Iterator[Draft]:
    """As in "El Alamein was mined by Germany, Italy and Britain in 1942"."""
    agent = act.frame.agent(act.clause, act.mark)
    if agent is None or act.nominal or act.sentence.tokens[act.mark.last - 1].low != "mined":
        return
    modality = stage(act)
    for actor in agent.states or agent.ids:
        slots = {"actor": actor, "item": "mine", "place": _place(act)}
        yield act.draft("use", modality, slots, None, act.when(modality))


_WITH = frozenset({"with", "using"})
_ALONG = frozenset({"along", "around", "under", "across", "beside", "behind", "near"})
_REACH = 12


def struck(act: Act) -> Iterator[Draft]:
    """Use told by what was hit: "hit Kharkiv with cluster bombs", "the shelling of towns with cluster munitions"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if _is_of_clusters(act):
        yield from _attacked(act)
        return
    led = next((p for p in act.clause.tokens if last <= p < last + _REACH and tokens[p].low in _WITH), None)
    if act.frame.is_passive(act.clause, act.mark) or tokens[act.mark.first - 1].low in _WAS:
        yield from _hit(act)
        return
    if led is None or is_unasserted(act):
        return
    item = next((m for m in act.sentence.find("item", led, led + 6) if m.first in act.clause.tokens), None)
    yield from _done_with(act, None if item is None else act.item_code(item))


def _is_of_clusters(act: Act) -> bool:
    """Tell of "cluster strikes", "a cluster munition attack", "cluster-bomb attacks": the noun names the weapon too."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.mark.value("item") == "cm":
        return True
    if not first or tokens[act.mark.last - 1].low.endswith("ed"):
        return False
    item = act.sentence.mark(first - 1)
    return act.nominal and item is not None and item.last == first and item.value("item") == "cm"


def _attacked(act: Act) -> Iterator[Draft]:
    """Use that a noun names: "blamed Kyiv for cluster strikes on Izium", "cluster attacks by the coalition"."""
    if is_unasserted(act) or act.scope.has("cease", "urge"):
        return
    user = _whose_attack(act)
    modality = stage(act)
    if user is None or modality not in ("occurred", "denied", "possible"):
        return
    for actor in user.states or user.ids[:1]:
        if modality != "denied":
            act.frame.discourse.users[actor] = ("cm", act.sentence.start)
        slots = {"actor": actor, "item": "cm", "place": _place(act)}
        yield act.draft("use", modality, slots, None, act.when(modality))


def _whose_attack(act: Act) -> Mention | None:
    """Return whose attack a noun names: its own, that of who is blamed for it, that of who denies it."""
    found = act.frame.owner(act.clause, act.mark) or act.frame.agent(act.clause, act.mark)
    if found is not None:
        return found
    tokens = act.sentence.tokens
    able = [m for m in act.frame.mentions if m.kind in _FIGHTING and (m.whole or m.prep in ("on", "at"))]
    for mark in act.sentence.find("op", 0, act.mark.first):
        values = mark.values("op")
        if "deny" in values or ("accuse" in values and tokens[mark.first - 1].low in _WAS):
            return next((m for m in reversed(able) if m.last <= mark.first), None)
        if "accuse" in values:
            return next((m for m in able if mark.last <= m.first < m.last <= act.mark.first), None)
    before = [t.low for t in tokens[max(0, act.mark.first - _RESPONSIBLE) : act.mark.first]]
    if "responsible" in before and "for" in before:
        return next(
            (m for m in reversed(able) if m.last <= act.mark.first - before[::-1].index("responsible") - 1), None
        )
    if any(t.low.startswith("attribut") for t in tokens[: act.mark.first]):
        return next((m for m in act.frame.mentions if m.prep == "to" and m.first >= act.mark.last), None)
    return None


_RESPONSIBLE = 5
_FIGHTING = frozenset({"state", "body", "organisation"})


def _hit(act: Act) -> Iterator[Draft]:
    """Use told by who suffered it: "Laos was hit by 270 million submunitions", "was struck with Russian mines"."""
    tokens, last = act.sentence.tokens, act.mark.last
    led = next((p for p in act.clause.tokens if last <= p < last + _HIT_WITHIN and tokens[p].low in _HIT_BY), None)
    item = None if led is None else next(act.sentence.find("item", led, led + _HIT_WITHIN), None)
    if led is None or item is None or item.first not in act.clause.tokens:
        return
    code, between = act.item_code(item), range(led + 1, item.first)
    modality = stage(act)
    named = [m for m in act.frame.mentions if m.first in between or m.prep == "by"]
    if code != "cm" or modality not in ("occurred", "possible") or any(m.kind != "state" for m in named):
        # Who is hit by a mine has stepped on it.
        return
    hit = next((m for m in act.frame.mentions if m.last <= act.mark.first and (m.whole or m.kind == "place")), None)
    place = hit.states[0] if hit is not None and len(hit.states) == 1 and hit.kind in ("state", "place") else None
    user = next((m.states[0] for m in named if m.states), None) or act.frame.discourse.attacker(place)
    if user is None and place is None:
        return
    act.frame.discourse.users[user or ""] = (code, act.sentence.start)
    yield act.draft("use", modality, {"actor": user, "item": code, "place": place}, amount(act), act.when(modality))


_WAS = frozenset({"was", "were", "been", "being", "is", "are", "again"})
_HIT_BY = frozenset({"by", "with"})
_HIT_WITHIN = 8


def placed(act: Act) -> Iterator[Draft]:
    """Use told by where the weapon was put: "put mines along the border", "left mines behind", "hid them in ovens"."""
    tokens, last = act.sentence.tokens, act.mark.last
    counted = any(last <= a.first <= last + 1 and a.unit_at is not None for a in act.sentence.amounts)
    if act.frame.pronoun_object(act.mark) and not counted:
        yield from _put_them(act)
        return
    left = tokens[act.mark.first].low.startswith("le")
    item = next(act.sentence.find("item", last, last + (_LEFT_WITHIN if left or counted else 3)), None)
    if item is None or act.nominal or item.last >= len(tokens) or is_unasserted(act):
        return
    behind = tokens[item.last].low
    open_to = behind in _ALONG | _INTO_GROUND or (behind in _IN_THE_OPEN and not _is_in_store(act, item.last))
    if _is_left_behind(act, item) if left else open_to:
        yield from _done_with(act, act.item_code(item))


def _put_them(act: Act) -> Iterator[Draft]:
    """As in "They put them in fridges, under beds", right after mines were spoken of."""
    led = act.mark.last + 1
    tokens = act.sentence.tokens
    if led >= len(tokens) or act.nominal or is_unasserted(act) or item_age(act) > _LATELY:
        return
    if tokens[led].low in _IN_THE_OPEN | _ALONG | _INTO and not _is_in_store(act, led):
        yield from _done_with(act, act.frame.discourse.item)


def _is_in_store(act: Act, position: int) -> bool:
    """Tell of "put them in boxes", "put the mines in a depot": packed, and laid nowhere."""
    return not _STORED.isdisjoint(t.low for t in act.sentence.tokens[position : position + _LEFT_WITHIN])


_INTO_GROUND = frozenset({"into", "beneath", "between"})
_INTO = frozenset({"inside", "into", "beneath", "between", "at", "outside", "round"})


_LEFT_WITHIN = 6
_IN_THE_OPEN = frozenset({"in", "on", "under", "along", "around", "across", "beneath", "among", "everywhere", "near"})
_STORED = frozenset({"depot", "depots", "stock", "stocks", "storage", "warehouses", "arsenal", "arsenals", "reserve"})
_STORED |= {"box", "boxes", "crate", "crates", "lorry", "lorries", "truck", "trucks", "containers", "container"}
_STORED |= {"museum", "store", "stores", "bunker", "bunkers", "warehouse", "reserves", "use", "order", "service"}
_STORED |= {"production", "operation", "bags", "sale", "market", "list", "table", "agenda", "display", "hands"}
_STORED |= {"custody", "pile", "heap", "pit", "pits", "furnace", "fire", "van", "vans", "sacks", "sandbags", "cases"}


def _is_left_behind(act: Act, item: Mark) -> bool:
    """Tell of "left mines and booby traps behind", "left behind thousands of mines", "left mines in the fields"."""
    if any(act.treaty_of(m) is not None for m in act.sentence.starting(range(act.mark.last, item.first))):
        # "left the treaty banning landmines in March"
        return False
    words = [t.low for t in act.sentence.tokens[act.mark.first : item.last + _LEFT_WITHIN]]
    if not _STORED.isdisjoint(words):
        return False
    if "behind" in words:
        return True
    listed = act.sentence.words(item.last, item.last + _LISTED).lower().split()
    return listed[:1] != [] and (
        listed[0] in _IN_THE_OPEN or (listed[0] in ("and", "or") and not _IN_THE_OPEN.isdisjoint(listed[2:]))
    )


_LISTED = 5


def _done_with(act: Act, code: str | None) -> Iterator[Draft]:
    if code is None or code == "other" or act.scope.has("cease"):
        return
    modality = stage(act)
    for actor in _users(act):
        if modality in ("occurred", "possible"):
            act.frame.discourse.users[actor] = (code, act.sentence.start)
        slots = {"actor": actor, "item": code, "place": _place(act)}
        yield act.draft("use", modality, slots, amount(act), act.when(modality))


_CHARGES = frozenset(
    {"it", "this", "accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim", "claims"}
    | {"account", "version"}
    | {"report", "reports", "suggestion", "suggestions"}
)
_NEAR = 900


def denied(act: Act) -> Iterator[Draft]:
    """Denied use: in "Cambodia rejected the accusation", who is said to have used a weapon just before denies it."""
    tokens = act.sentence.tokens
    behind = [tokens[p].low for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 5]
    inside = {t.low for t in tokens[act.mark.first + 1 : act.mark.last]}
    if _is_charged(act) or not _CHARGES.isdisjoint(inside):
        # "called this a fabrication"
        behind = ["it"]
    charged = act.clause.kind == "rel" and tokens[act.clause.opener].low == "which" and behind[:1] in ([], ["."])
    plain = behind[:1] == ["that"] and not "".join(behind[1:2]).isalpha()
    if act.mark.form("op") < 0 or act.scope.negated or not (charged or plain or _CHARGES & set(behind)):
        return
    if act.frame.is_passive(act.clause, act.mark):
        return
    actor = doer(act)
    for state in actor.states or actor.ids if actor is not None else ():
        users = act.frame.discourse.users
        code, said_at = users.get(state) or users.get("", ("", 0))
        if code and 0 <= act.sentence.start - said_at < _NEAR:
            draft = act.draft("use", "denied", {"actor": state, "item": code}, None, act.when("denied"))
            draft.speaker = state
            yield draft


def _is_charged(act: Act) -> bool:
    """Tell of "a charge Moscow rejects", "accusations that Baku denies": what is denied stands before."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last < len(tokens) and tokens[last].text.isalpha():
        return False
    before = [t.low for t in tokens[max(0, act.mark.first - 5) : act.mark.first]]
    return not _CHARGES.isdisjoint(before) and "the" not in before[-1:]


_MINING = frozenset({"mined", "mine", "mines", "mining"})


def _mines_land(act: Act) -> bool:
    return any(t.low in _MINING for t in act.sentence.tokens[act.mark.first : act.mark.last])


_LAYING = frozenset({"laid", "lay", "lays", "laying", "planted", "planting", "buried", "emplaced"})


def _lays_it(act: Act) -> bool:
    """Tell of "came back and laid it", right after a mine was spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = tokens[last].low if last < len(tokens) else ""
    if behind == "theirs" and not act.nominal:
        # "Saddam's army laid them, and the Iranians laid theirs"
        return item_age(act) <= _LATELY
    if act.frame.is_passive(act.clause, act.mark) and tokens[act.clause.first].low == "none":
        # "None had been laid"
        return tokens[last - 1].low in _LAYING and item_age(act) <= 1
    if _uses_one(act):
        # "The army has not used one since"
        return True
    if behind == "nothing" and tokens[last - 1].low in _LAYING:
        # "In peacetime we shall lay nothing"
        return act.frame.discourse.item_age <= _LATELY
    if (
        behind == "it"
        and act.scope.negated
        and any(
            "item" in m.meanings and m.last <= act.mark.first and not tokens[m.last - 1].low.endswith("s")
            for m in act.sentence.marks
        )
    ):
        # "had built a cluster bomb, but had never used it"
        return True
    return behind == "it" and tokens[last - 1].low in _LAYING and act.frame.discourse.item_age <= 1


def _drops_them(act: Act) -> bool:
    """Tell of "dropped them on dozens of towns", where cluster munitions are what the text is about."""
    d, tokens = act.frame.discourse, act.sentence.tokens
    about = "cm" in (d.item, d.main_item) or d.treaty == "ccm"
    return about and not act.nominal and tokens[act.mark.first].low.startswith("drop") and _is_them(act)


def _is_them(act: Act) -> bool:
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 2]]
    if behind[1:] != [] and behind[1] in ("from", "off", "out", "for"):
        # "dropped them from the agenda"
        return False
    return behind[:1] in (["them"], ["these"]) and act.frame.discourse.item_age <= _LATELY


def _is_no_new_use(act: Act) -> bool:
    """Tell of "there has been no new use since", right after somebody was said to have laid mines."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    before = [t.low for t in tokens[max(0, first - 2) : first]]
    ends = last >= len(tokens) or not tokens[last].text.isalpha() or tokens[last].low in ("since", "after", "by")
    there = act.sentence.tokens[act.clause.first].low == "there" and tokens[first].low == "use"
    return there and ends and bool({"no", "any", "further"} & {*before}) and act.frame.discourse.item_age <= 1


_NEW = frozenset({"new", "fresh", "further", "recent", "continued", "widespread", "any", "such", "their", "repeated"})


def _is_new_use(act: Act) -> bool:
    """Tell of "found evidence of fresh use by the Arakan Army", right after weapons were spoken of."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if tokens[first].low != "use" or not first or tokens[first - 1].low not in _NEW or last >= len(tokens):
        return False
    return tokens[last].low == "by" and act.frame.agent(act.clause, act.mark) is not None and item_age(act) <= _LATELY


def _uses_one(act: Act) -> bool:
    """Tell of "has not dropped one since", "never fired a single one", right after the weapon was spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [t.low for t in tokens[last : last + 3] if t.low not in ("a", "single", "even")]
    if act.nominal or not act.scope.negated or behind[:1] != ["one"] or act.frame.discourse.item_age > _LATELY:
        return False
    return len(behind) < _ONE_AND or not behind[1].isalpha() or behind[1] in _BEHIND_ONE


_ONE_AND = 2
_BEHIND_ONE = frozenset({"since", "in", "again", "there", "after", "until", "yet", "during", "for", "of", "at"})


def _lays_so_many(act: Act) -> bool:
    """Tell of "has laid tens of thousands more", right after mines were spoken of."""
    tokens = act.sentence.tokens
    if act.nominal or tokens[act.mark.last - 1].low not in _LAYING or item_age(act) > 1:
        return False
    bare = (a for a in act.amounts(("item",)) if a.unit_at is None and 0 <= a.first - act.mark.last <= 1)
    return any((a.quantity.low or a.quantity.high or 0) >= _MANY for a in bare)


def _other_parts(act: Act, code: str, modality: str) -> Iterator[Draft]:
    """Yield the use of who comes behind "some laid by X in 2020, others by Y": the verb goes without saying."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        led = [t.low for t in tokens[max(0, mention.first - 3) : mention.first] if t.low not in ("the", "a", "an")][-2:]
        if mention.first < act.mark.last or len(led) < _PART_BY or led[1] != "by" or led[0] not in PARTS:
            continue
        date = next((d for d in act.sentence.dates if 0 <= d.first - mention.last <= _PART_BY), None)
        when = None if date is None else date.turned(act.published, future=modality != "occurred")
        for actor in mention.states or mention.ids[:1]:
            yield act.draft("use", modality, {"actor": actor, "item": code, "place": _place(act)}, None, when)


_PART_BY = 2
_MANY = 1000
_LATELY = 3


def _in_part(act: Act) -> str | None:
    """Return the weapon of "8 square kilometres with submunitions, some dropped by NATO planes": who used a part."""
    if act.nominal or not is_of_a_part(act.sentence, act.mark):
        return None
    before = [m for m in act.sentence.find("item", 0, act.mark.first) if act.item_code(m) not in (None, "other")]
    if before:
        return act.item_code(before[-1])
    return act.frame.discourse.item if act.frame.discourse.item_age <= 1 else None


_HAD = frozenset(
    {"have", "has", "had", "having", "was", "were", "been", "be", "being", "is", "are", "ever", "never", "not", "also"}
)


def _used(act: Act) -> str | None:
    if act.sentence.tokens[act.mark.first].low.startswith("booby"):
        return "other" if _sets_traps(act) else None
    code = object_code(act) or _in_part(act)
    if code is not None:
        return code
    if _mines_land(act):
        return "mine" if _is_done(act) else None
    if _drops_them(act):
        return "cm"
    if _is_no_new_use(act) or _is_new_use(act):
        return act.frame.discourse.item
    if act.frame.pronoun_object(act.mark) or _lays_it(act) or _lays_so_many(act):
        return act.frame.discourse.item
    joined = act.clause.kind == "coord" and act.clause.parent is not None and _only_in_war(act)
    if joined and act.clause.parent is not None:
        # "mines would be kept in depots and would be laid only in the event of war"
        shared = next((m for m in act.clause.parent.marks(act.sentence) if m.value("item") is not None), None)
        if shared is not None:
            return act.item_code(shared)
    if act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower() == "rather than":
        # "mines would be kept in depots rather than laid"
        before = act.has_layer("item", after=False)
        return None if before is None else act.item_code(before)
    return None if act.nominal else stand_in(act)


def _sets_traps(act: Act) -> bool:
    """Tell of "booby-trapped houses and a school", where no other weapon is named; "a booby-trapped car" is a thing."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not tokens[first].low.startswith("booby") or act.frame.is_passive(act.clause, act.mark):
        return False
    if any(m.last == first and m.whole for m in act.frame.mentions):
        return True
    verbal = act.clause.verb(act.sentence) is not None
    return verbal and tokens[first - 1].low not in ("a", "an", "the", "of", "by", "with")


def _is_done(act: Act) -> bool:
    """Tell whether "mined" is a verb: behind an auxiliary or right behind who did it; not "the last mined hillside"."""
    if act.mark.last - act.mark.first > 1:
        return True
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    named = any(m.last == act.mark.first and m.whole for m in act.frame.mentions)
    owned = any(m.role in ("owner", "adj") and 0 < act.mark.first - m.last <= _THEIR_MEN for m in act.frame.mentions)
    if owned and before.endswith("s") and act.clause.verb(act.sentence) in (None, act.mark.first):
        # "Argentina's conscripts mined the beaches"
        return True
    if before == "," and act.clause.verb(act.sentence) in (None, act.mark.first):
        # "The rebels, who surrounded the town, mined the roads"
        subject = act.frame.subject(act.clause, act.mark.first)
        return subject is not None and subject.first in act.clause.tokens and subject.whole
    if before in CREWS | {"they", "we", "he"}:
        # "soldiers mined the grounds of two churches"
        return True
    return (
        before in _HAD
        or before in ("that", "which", "who", "both", "all", "each", "then", "later")
        or before.endswith("ly")
        or named
    )


_THEIR_MEN = 3


def _is_undone_noun(act: Act) -> bool:
    """Tell whether a noun tells of no use by anybody: nothing is said of it, or it is only judged."""
    if not act.nominal or has_own_doer(act):
        return False
    near = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]]
    if (_CURBED | _TOLD_OF) & set(near):
        return True
    if act.scope.has("urge"):
        # "we urge all to condemn the use of mines": nobody's use.
        return True
    judged = not act.clause.has_verb_before(act.sentence, act.mark.first)
    return is_bare_noun(act) or (judged and not act.scope.negated and act.time() is None)


# "concerned by reports of renewed use of the weapon": whose it is, nobody says.
_TOLD_OF = frozenset({"reports", "news", "signs", "rumours", "rumors", "talk"})
_CURBED = frozenset(
    {
        "limit",
        "limits",
        "limiting",
        "restrict",
        "restricts",
        "curb",
        "regulate",
        "regulates",
        "reduce",
        "avoid",
        "whether",
        "debate",
        "debates",
        "debated",
        "debating",
        "discuss",
        "discussed",
        "discussing",
    }
)
_AT = frozenset({"at", "on", "against", "into", "over", "upon", "onto", "outside"})


_CAMPAIGNS = frozenset(
    {"invasion", "war", "campaign", "offensive", "attack", "assault", "conflict", "operation", "aggression"}
    | {"incursion", "attacks", "occupation"}
)
_CAMPAIGN_WITHIN = 6


def _is_named(mention: Mention) -> bool:
    return mention.kind == "state" and mention.pronoun is None and mention.role not in ("adj", "owner")


def _invaded(act: Act) -> str | None:
    """Return the state of "has used mines in its invasion of X"; empty where the war is with or against one."""
    tokens, last = act.sentence.tokens, act.mark.last
    for position in range(last, min(last + _REACH, len(tokens) - 1)):
        if tokens[position].low in _CAMPAIGNS and not {"its", "their", "his"}.isdisjoint(
            t.low for t in tokens[max(last, position - _CAMPAIGN_WITHIN) : position]
        ):
            led = tokens[position + 1].low
            near = (m for m in act.frame.mentions if 0 < m.first - position <= _CAMPAIGN_WITHIN and _is_named(m))
            named = next(near, None)
            if named is None or led not in ("of", "on", "in", "into", "against", "with"):
                return None
            return "" if led in ("against", "with") or not named.states else named.states[0]
    return None


def _place(act: Act) -> str | None:
    invaded = _invaded(act)
    if invaded is not None:
        return invaded or None
    place = act.frame.place_of(act.clause, act.mark)
    if place is not None and place.states:
        return place.states[0]
    for mention in act.frame.mentions_in(p for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 12):
        if mention.prep in _AT and mention.kind == "state" and mention.states:
            return mention.states[0]
    return None


def _users(act: Act) -> tuple[str, ...]:
    actor = _each_other(act) or doer(act) or _accused(act)
    if actor is not None and not actor.ids and _mines_land(act):
        # "In Kayah State soldiers mined the grounds": those of the country spoken of
        fronted = (m.states for m in act.frame.mentions if m.prep == "in" and m.last <= act.mark.first and m.states)
        return next(fronted, ()) or act.frame.discourse.one_state()
    return _named_users(act, actor)


def _named_users(act: Act, actor: Mention | None) -> tuple[str, ...]:
    if actor is None:
        return _on_its_border(act) or _unnamed_users(act)
    listed = _both_of(act, actor)
    if listed:
        return listed
    if _accuses_another(act, actor):
        act.frame.discourse.users[""] = (act.frame.discourse.item or "mine", act.sentence.start)
        return ()
    if actor.pronoun == "they" and act.sentence.tokens[actor.last - 1].low in ("sides", "armies", "belligerents"):
        at_war = _at_war(act)
        if at_war:
            return at_war
    if (
        actor.pronoun == "they"
        and act.sentence.tokens[actor.last - 1].low == "sides"
        and _place(act) not in actor.states
    ):
        return ()
    if actor.kind == "organisation" and actor.states and armed_groups().isdisjoint(actor.ids):
        # "The Monitor says …": who counts them uses none
        return ()
    if actor.states:
        return actor.states
    # "Since the Gulf War it has employed the weapon once": no war does.
    named = actor.kind in ("organisation", "union", "name") and not actor.ids[0].endswith("-war")
    if actor.kind == "name" and actor.pronoun == "it":
        # "it becomes easier for others to use them"
        return ()
    return actor.ids if named else ()


def _unnamed_users(act: Act) -> tuple[str, ...]:
    """Return who uses where the clause names nobody."""
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.bare and act.clause.parent is not None:
        # "there is no intention to make or lay any"
        before += [p for p in act.clause.parent.tokens if p < act.mark.first]
    there = "there" in [act.sentence.tokens[p].low for p in before]
    nobody = act.sentence.tokens[act.clause.first].low in _NOBODY and act.scope.negated
    if nobody and (act.scope.has("intend", "future", "would") or (act.frame.is_passive(act.clause, act.mark))):
        # "Nobody intends to mine the border", "None had been laid"
        return _told_by(act) or act.frame.discourse.one_state()
    if (there and stage(act) == "denied") or _is_announced(act) or _only_in_war(act) or _is_on_a_list(act):
        return _told_by(act) or implied(act)
    return _denying(act) or _who_allows(act) or _same_as_before(act)


_NOBODY = frozenset({"nobody", "none"})
_BORDERS = frozenset({"border", "borders", "frontier", "frontiers", "boundary"})
_BORDER_WITHIN = 4


def _on_its_border(act: Act) -> tuple[str, ...]:
    """Return whose "mines are to be laid along Poland's eastern border" are: who plans to lay them on its own."""
    if not act.frame.is_passive(act.clause, act.mark) or stage(act) not in ("planned", "possible"):
        return ()
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.role != "owner" or mention.first < act.mark.last or not mention.states:
            continue
        behind = [t.low for t in tokens[mention.last : mention.last + _BORDER_WITHIN]]
        if not _BORDERS.isdisjoint(behind) and tokens[mention.first - 1].low in _ALONG | {"on", "at", "of"}:
            return mention.states
    return ()


def _same_as_before(act: Act) -> tuple[str, ...]:
    """Return who goes on speaking: "The coalition has not used British bombs. We have used an American type"."""
    deed, tokens = act.frame.discourse.deed, act.sentence.tokens
    quoted = act.frame.discourse.quoting and tokens[act.clause.first].low == "we"
    near = deed is not None and deed.kind == "use" and 0 <= act.sentence.start - deed.at <= _SAME_BREATH
    if quoted and not near:
        # "Col. X, a deputy commander, said … 'We have no plan to lay them'", in a text about one state
        d = act.frame.discourse
        speaks = d.last_person is not None and any(known[0] == d.last_person[0] for known in d.officers.values())
        return (d.focus,) if speaks and d.focus is not None and stage(act) == "denied" else ()
    return (str(deed.slots["actor"]),) if quoted and near and deed is not None else ()


_SAME_BREATH = 120


def _who_allows(act: Act) -> tuple[str, ...]:
    """Return whose forces it is in "had allowed commanders to use mines"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if first < _ALLOWED_WITHIN or tokens[first - 1].low != "to" or tokens[first - 2].low not in _ORDERED:
        return ()
    allowed = [p for p in range(first - _ALLOWED_WITHIN, first - 2) if tokens[p].low.startswith(_ALLOWING)]
    who = act.frame.subject(act.clause, allowed[-1]) if allowed else None
    return () if who is None else who.states


_ALLOWED_WITHIN = 6
_ALLOWING = ("allow", "permit", "authori", "let", "enabl", "free")
_ORDERED = CREWS | {"commanders", "generals", "army", "military", "navy"}


def _is_defined(act: Act) -> bool:
    """Tell of "It is a bomb that opens in the air and scatters submunitions": what the weapon is."""
    opening = [t.low for t in act.sentence.tokens[:3]]
    return opening in (["it", "is", "a"], ["it", "is", "an"]) and not act.nominal


def _both_of(act: Act, actor: Mention) -> tuple[str, ...]:
    """Return those of "both the Government forces and Renamo have used them": who is listed behind the word."""
    if actor.pronoun != "they" or act.sentence.tokens[actor.last - 1].low != "both":
        return ()
    near = (m for m in act.frame.mentions if 0 <= m.first - actor.last <= 1 and m.whole and m.last <= act.mark.first)
    first = next(near, None)
    return () if first is None else tuple(dict.fromkeys((*(first.states or first.ids), *beside(act, first))))


_WAR = ("RUS", "UKR")


def _at_war(act: Act) -> tuple[str, ...]:
    """Return the two sides of the war that the text speaks of: "both armies have fired them"."""
    return _WAR if act.frame.discourse.at_war or _place(act) == "UKR" else ()


def _is_announced(act: Act) -> bool:
    """Tell of what will or will not be done, nobody being named: "no mines will be laid in peacetime"."""
    passive = act.frame.is_passive(act.clause, act.mark)
    return passive and act.scope.has("future", "would", "refuse") and stage(act) in ("denied", "planned")


def _only_in_war(act: Act) -> bool:
    """Tell of "would be laid only in the event of war", nobody being named."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not act.frame.is_passive(act.clause, act.mark):
        return False
    near = [t.low for t in tokens[max(0, act.mark.first - 3) : last + _ONLY_WITHIN]]
    return "only" in near and not _WARLIKE.isdisjoint(t.low for t in tokens[last : last + _WAR_WITHIN])


_ONLY_WITHIN, _WAR_WITHIN = 2, 10
_WARLIKE = frozenset(
    {"war", "wartime", "attack", "attacked", "invasion", "threat", "threatened", "crisis", "emergency"}
)


def _told_by(act: Act) -> tuple[str, ...]:
    """Return whose minister says so: "Mines would not be laid in peacetime, he assured the House"."""
    for mention in act.frame.mentions:
        said = act.sentence.mark(mention.last)
        speaks = mention.kind in ("person", "office") and len(mention.states) == 1 and mention.whole
        if speaks and said is not None and "say" in said.meanings and mention.first not in act.clause.tokens:
            return mention.states
    return ()


def _is_on_a_list(act: Act) -> bool:
    """Tell of "Not use mines outside …", an item of a list whose heading names the state."""
    tokens = act.sentence.tokens
    opening = next((t.low for t in tokens if t.text.isalpha()), "")
    return opening == "not" and act.mark.form("verb") == 0 and act.mark.first <= _NEAR_THE_START


_NEAR_THE_START = 8


def _accused(act: Act) -> Mention | None:
    """Return who "has been accused of" the act."""
    for mark in act.sentence.find("op", 0, act.mark.first):
        if "accuse" not in mark.values("op") or mark.first not in act.clause.tokens:
            continue
        before = [m for m in act.frame.mentions if m.last <= mark.first and m.first in act.clause.tokens and m.whole]
        if before and _is_told_of(act, before[-1], mark.first):
            return before[-1]
    return None


def _accuses_another(act: Act, actor: Mention) -> bool:
    """Tell whether the actor is who accuses: "Thailand accuses its neighbour of laying mines"."""
    for mark in act.sentence.marks:
        if "accuse" not in mark.values("op") or mark.first not in act.clause.tokens or mark.first > act.mark.first:
            continue
        behind = act.sentence.tokens[mark.last : act.mark.first]
        if [t.low for t in behind[:3]] in (["each", "other", "of"], ["one", "another", "of"]):
            return False
        if actor.last <= mark.first and "of" in [t.low for t in behind] and not _is_told_of(act, actor, mark.first):
            return True
    return False


def _each_other(act: Act) -> Mention | None:
    """Return both of "Thailand and Cambodia accuse each other of laying mines"."""
    words = act.sentence.words(max(0, act.mark.first - 3), act.mark.first).lower()
    if words not in ("each other of", "one another of"):
        return None
    subject = act.frame.subject(act.clause)
    return subject if subject is not None and len(subject.states) > 1 else None


def _is_told_of(act: Act, actor: Mention, position: int) -> bool:
    """Tell whether the actor "is accused", "has been accused"."""
    return bool(
        {"is", "are", "was", "were", "been", "being"} & {t.low for t in act.sentence.tokens[actor.last : position]}
    )


def _denying(act: Act) -> tuple[str, ...]:
    """Return who denies: "insisted that no such weapons had been fired" speaks for the user."""
    if not act.scope.negated or act.clause.kind != "comp" or act.clause.parent is None:
        return ()
    speaker = act.frame.subject(act.clause.parent)
    return speaker.states if speaker is not None else ()


def _rule_noun(act: Act) -> bool:
    """Tell whether a rule forbids it: "bans the use of mines"."""
    for position in act.clause.tokens:
        if position >= act.mark.first:
            break
        mark = act.sentence.mark(position)
        if mark is not None and ("ban" in mark.values("verb") or "ban" in mark.values("noun")):
            return True
    return False
