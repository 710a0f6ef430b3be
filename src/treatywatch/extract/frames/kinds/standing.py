"""Membership, its counts, and what treaties rule."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.frames.act import Act, Draft
from treatywatch.extract.frames.mentions import Mention
from treatywatch.extract.frames.scope import is_act
from treatywatch.extract.weapons import TREATY_OF
from treatywatch.model.quantity import Quantity

_CODE = 3
# So many states may be party to a treaty.
_FEW, _ALL = 20, 200
# Beside a name only so great a number counts them: "with Tonga its parties are 166".
_MANY = 100
# A text's only treaty is meant for so many sentences without its name.
_LONG = 6
# One of two treaties is meant for so many.
_LATELY = 3
# One or two states are no count of members.
_PAIR = 2
# What describes a treaty stands so few words behind it: "the convention of 1997, which …".
_NEAR = 5
_FORBIDDEN = frozenset({"use", "make", "hold", "acquire", "supply"})
_OPPOSITE = {"party": "non_party", "signatory": "non_party"}


def _first_day(when: str | None) -> str | None:
    return None if when is None else when.removesuffix("/..")


def member(act: Act) -> Iterator[Draft]:
    """A state is, or is not, bound by a treaty."""
    several = act.treaties()
    treaty = act.treaty() or next(iter(several), None) or _treaty_meant(act)
    status = act.mark.value("member")
    if treaty is None or status is None or _of_a_programme(act):
        return
    if status != "withdrawn" and any(m.says("member", "withdrawn") for m in act.marks("member")):
        # "is no longer a party"
        return
    count = act.quantity("state") or (None if _named_one(act) else act.states_counted()) or bare_count(act)
    if any(m.says("verb", "lose") for m in act.marks("verb")) or _described_outside(act, status):
        # "has lost five parties", "there are 33 that have not ratified it": told by the other verb.
        return
    count = count or _more_of_them(act)
    if count is not None:
        if (count.high or count.low or 0) > _PAIR:
            slots: dict[str, str | None] = {"treaty": treaty, "status": status}
            yield act.draft("membership_count", "occurred", slots, count, act.when("occurred"))
            yield from _among_them(act, treaty, status)
            for state in _excepted(act):
                slots = {"actor": state, "treaty": treaty, "status": _OPPOSITE.get(status, "party")}
                yield act.draft("membership", "occurred", slots)
        if status == "party":
            yield from _one_more(act, treaty)
        return
    for one in several or (treaty,):
        yield from _belongs(act, one, status)


def _described_outside(act: Act, status: str) -> bool:
    """Tell of so many parties that a relative clause says are none."""
    if status != "party" or act.own() or not act.amounts("state", "bare"):
        return False
    named = [m.first for m in act.frame.mentions]
    if any("neg" in m.flags and m.says("verb", "sign", "ratify", "join") for m in act.marks("verb")):
        return True
    rels = [c for c in act.clause.children if c.kind == "rel" and not any(at in c.tokens for at in named)]
    words = [m for c in rels for m in act.marks_at(c.tokens, "member", "verb")]
    return any(m.says("member", "non_party") or m.says("verb", "sign", "ratify") for m in words)


def _of_a_programme(act: Act) -> bool:
    """Tell of "the border with Ukraine is not part of it": of the programme spoken of."""
    named = [m for m in act.marks("treaty", "treaty_word") if m is not act.mark or not m.says("member", "party")]
    return not named and act.d.age("programme") < min(act.d.age("named"), 2)


def _treaty_meant(act: Act) -> str | None:
    """The treaty just spoken of, where the clause names none and nothing else that one may belong to."""
    joined = [m for m in act.frame.mentions if m.first in act.inside and m.kind in ("union", "organisation")]
    joined = [m for m in joined if not m.can_be("gen", "with") or m.may_act]
    if act.d.foreign or joined or act.marks("ignore"):
        return None
    if len(act.d.treaties) <= 1 and act.d.age("treaty") <= _LONG:
        # The text speaks of no other treaty.
        return act.d.treaty or act.d.main_treaty
    return act.d.treaty if act.d.age("treaty") <= _LATELY else None


def _among_them(act: Act, treaty: str, status: str) -> Iterator[Draft]:
    """Draft the standing of the states named of those counted: "112 parties, among them Norway"."""
    for state in (state for state in act.examples() if len(state) == _CODE):
        yield act.draft("membership", "occurred", {"actor": state, "treaty": treaty, "status": status})


def _one_more(act: Act, treaty: str) -> Iterator[Draft]:
    """Draft the step of who makes a count complete: "Vanuatu became its 112th party"."""
    actor = act.actor()
    comer = _comer(act)
    if comer is not None:
        # "With the arrival of Tonga the convention has 166 parties"
        step: dict[str, str | None] = {"actor": comer, "treaty": treaty, "step": "accede"}
        yield act.draft("treaty_step", "occurred", step)
        return
    if actor is None or actor.kind != "state" or actor.pronoun is not None or actor.adj or len(actor.states) != 1:
        return
    if actor.first not in act.inside:
        return
    leads = actor.may_act and actor.last <= act.mark.first and not act.scope.negated
    if leads and not act.marks("verb"):
        # "Tonga is its 166th party"
        slots: dict[str, str | None] = {"actor": actor.states[0], "treaty": treaty, "status": "party"}
        yield act.draft("membership", "occurred", slots)
    elif any(m.says("verb", "join") for m in act.marks("verb")):
        step = {"actor": actor.states[0], "treaty": treaty, "step": "accede"}
        yield act.draft("treaty_step", "occurred", step, when=act.when("occurred"))


def _comer(act: Act) -> str | None:
    """Return the state with whose coming, put first, a count is complete."""
    opening = act.s.mark(act.clause.first)
    for coming in act.marks("noun"):
        owners = [m for m in act.own() if m.kind == "state" and m.can_be("gen") and not m.adj]
        if coming.says("noun", "join") and coming.first < act.mark.first and len(owners) == 1 == len(owners[0].states):
            # "Tonga'nın katılımıyla": in a case of its own
            return owners[0].states[0] if abs(owners[0].first - coming.first) <= _NEAR else None
    if opening is None or not (opening.says("prep", "with") or opening.has("after")):
        return None
    named = [m for m in act.frame.mentions if m.first in act.inside and m.kind == "state" and m.pronoun is None]
    near = [m for m in named if opening.last < m.first <= opening.last + _NEAR and m.can_be("gen", "with")]
    if len(named) != 1 or not near or len(near[0].states) != 1 or near[0].adj:
        return None
    between = act.marks_at(range(opening.last, near[0].first), "verb", "noun")
    plain = all(m.says("noun", "join", "ratify") or m.says("verb", "other") for m in between)
    return near[0].states[0] if plain and act.mark.first >= near[0].last else None


def _belongs(act: Act, treaty: str, status: str) -> Iterator[Draft]:
    """Draft the membership of every state that the clause speaks of."""
    joining = [m for m in act.marks("verb") if m.says("verb", "join", "ratify", "sign")]
    joined = any("attributive" not in m.flags and "told" not in m.flags for m in joining) and status != "signatory"
    if joined or (status == "non_party" and only_signed(act)):
        # "became a party": told as a step.
        return
    modality = act.scope.modality()
    status = "withdrawn" if status == "party" and _no_more(act) else status
    if act.scope.negated or (modality == "denied" and not act.scope.over("deny", "refuse")):
        # Phrases of standing outside hold their own "not".
        status, modality = _OPPOSITE.get(status, status), "occurred"
    if modality in ("urged", "possible"):
        return
    # "is no longer binding on Finland"
    bound = next((m for m in act.own() if m.can_be("to") and not m.adj and m.states), None)
    actor = act.actor() or bound or _where_no_more(act, status)
    if "to" in act.mark.flags:
        # "It does not bind Russia": in some languages an object like any other.
        binding = [m for m in act.own() if m.states and m.pronoun is None and not m.adj and m.roles != {"subj"}]
        actor = min(binding, key=lambda m: abs(m.first - act.mark.first), default=bound)
    if actor is not None and bound is not None and actor.first not in act.inside:
        # "Latvia left it, and since February it no longer binds Poland"
        actor = bound
    states = _unnamed(act) if actor is None else act.with_companions(actor)
    if not states or (actor is not None and actor.kind in ("organisation", "company", "media", "name")):
        return
    ahead = "fut" in act.mark.flags or act.scope.has("future")
    ahead = ahead or (status == "withdrawn" and act.ahead(_first_day(act.when("occurred"))))
    modality = "planned" if ahead else modality
    for state in states:
        if ahead and status == "withdrawn" and act.times() and len(state) == _CODE:
            # "will be bound no longer from Saturday on": that day it leaves.
            slots = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
            yield act.draft("treaty_step", modality, slots, when=_first_day(act.when(modality)))
            continue
        told = "planned" if ahead else "occurred"
        if status == "non_party":
            act.d.ages["joined"] = 0
        yield act.draft("membership", told, {"actor": state, "treaty": treaty, "status": status}, when=act.when(told))


def _where_no_more(act: Act, status: str) -> Mention | None:
    """The state in which a treaty holds no more: "the convention is no longer in force in Estonia"."""
    there = [m for m in act.own() if m.kind == "state" and m.can_be("in") and not m.adj and m.pronoun is None]
    ruled = any(m.first < act.mark.first for m in act.marks("treaty", "treaty_word"))
    return there[0] if status in ("withdrawn", "non_party") and ruled and len(there) == 1 else None


def _no_more(act: Act) -> bool:
    """Tell of "are parties no more": a word for ceasing beside the membership."""
    near = [m for m in act.marks("op") if m.says("op", "cease") and m is not act.mark]
    gaps = [range(*sorted((min(m.last, act.mark.last), max(m.first, act.mark.first)))) for m in near]
    beside = any(len(gap) <= _PAIR and all(act.s.tokens[p].text[0].isalnum() for p in gap) for gap in gaps)
    return beside and act.scope.has("cease") and not act.scope.negated


def only_signed(act: Act) -> bool:
    """Tell of the limb behind a signing alone: "signed it, but has not ratified it"."""
    outer = act.clause.parent if act.clause.kind == "coord" and not act.own() else None
    return outer is not None and any(m.says("member", "signatory") for m in act.marks_at(outer.tokens, "member"))


def _unnamed(act: Act) -> tuple[str, ...]:
    """Return the state in view, where a verb leaves its subject unsaid: "Is party to the convention as well"."""
    plain = act.clause.kind in ("main", "coord", "comp") and not act.marks("crowd", "unit", "pron")
    verb = "part" not in act.mark.flags and not act.scope.negated and not act.amounts("bare", "state")
    verb = verb and (bool(act.marks("treaty", "treaty_word")) or all_known(act))
    return act.states() if act.frame.drops_subject and plain and verb and not act.own() else ()


def all_known(act: Act) -> bool:
    """Tell whether a clause holds no word that means nothing to us; names that act are known."""
    timed = {p for t in act.s.times for p in range(t.first, t.last)}
    words = (p for p in act.inside - timed if act.s.tokens[p].text[0].isalnum())
    return all(act.s.mark(p) is not None for p in words)


def bare_count(act: Act) -> Quantity | None:
    """Return how many parties a bare number counts: "its parties number 161"."""
    bare = act.quantity("bare")
    least = _FEW if act.actor() is None else _MANY
    if bare is None or not least <= (bare.low or 0) <= _ALL:
        return None
    return replace(bare, unit="state")


def counted(act: Act) -> Iterator[Draft]:
    """How many states a treaty has: "164 states have joined"."""
    quantity = act.quantity("state") or (None if act.nominal else bare_count(act) or act.described_count())
    quantity = quantity or _more_of_them(act)
    treaty = act.treaty() or (act.d.treaty if quantity is not None and act.d.age("treaty") <= 1 else None)
    if treaty is None or quantity is None or act.scope.bare or (quantity.high or quantity.low or 0) <= _PAIR:
        return
    value = act.mark.all("verb", "noun")
    status = "withdrawn" if "leave" in value else "signatory" if "sign" in value else "party"
    excepted = _excepted(act)
    if status == "party" and act.scope.negated and not excepted and not act.nominal:
        # "there are 33 not to have ratified it"
        status = "non_party"
    if status != "withdrawn":
        act.d.ages["joined"] = 0
    modality = "occurred" if excepted or status == "non_party" else act.scope.modality()
    yield act.draft("membership_count", modality, {"treaty": treaty, "status": status}, quantity, act.when("occurred"))
    yield from _among_them(act, treaty, status if modality == "occurred" else "non_party")
    actor = act.actor()
    if modality == "occurred" and actor is not None and actor.may_act and not act.scope.negated:
        yield from _one_more(act, treaty)
    for state in excepted:
        yield act.draft("membership", "occurred", {"actor": state, "treaty": treaty, "status": "non_party"})


def _more_of_them(act: Act) -> Quantity | None:
    """The number alone behind a clause that counts states: "111 states have ratified it, twelve more only signed"."""
    outer = act.clause.parent if act.clause.kind == "coord" else None
    bare = next((a for a in act.amounts("bare") if a.last <= act.mark.first), None)
    if outer is None or bare is None or act.nominal or any(m.ids and m.pronoun is None for m in act.own()):
        return None
    states = any(a.first in outer.tokens and a.quantity.unit == "state" for a in act.s.amounts)
    return replace(bare.quantity, unit="state") if states else None


def gone(act: Act) -> Iterator[Draft]:
    """How many states have left a treaty, told by a verb: "five states have left it so far"."""
    treaty = act.treaty_in_view()
    quantity = act.states_counted()
    past = act.mark.flags.union(*(m.flags for m in act.marks("aux")))
    done = "past" in past or ("part" in past and bool(act.marks("aux")))
    if treaty is None or quantity is None or act.nominal or not done or _named_one(act) or act.s.role == "title":
        return
    said = (act.scope.inner | act.scope.outer | act.scope.refused) - set(act.mark.all("op"))
    if not _PAIR < (quantity.high or quantity.low or 0) < _FEW or said or act.scope.negated:
        return
    slots: dict[str, str | None] = {"treaty": treaty, "status": "withdrawn"}
    yield act.draft("membership_count", "occurred", slots, quantity, act.when("occurred"))


def _named_one(act: Act) -> bool:
    """Tell whether the clause names a state that acts; "with Poland five have left" names one of those counted."""
    return any(m.ids and m.pronoun is None and not m.can_be("with", "in") for m in act.own())


def lost(act: Act) -> Iterator[Draft]:
    """How many members a treaty has lost: "the convention has lost five members"."""
    treaty, quantity = act.treaty_in_view(), act.states_counted() or act.quantity("bare")
    members = act.marks("member", "unit", "crowd")
    if treaty is None or quantity is None or not members or act.scope.negated or _named_one(act):
        return
    if _PAIR < (quantity.high or quantity.low or 0) <= _FEW and not act.marks("other_thing", "item", "ignore"):
        slots: dict[str, str | None] = {"treaty": treaty, "status": "withdrawn"}
        yield act.draft("membership_count", "occurred", slots, replace(quantity, unit="state"), act.when("occurred"))


def remaining(act: Act) -> Iterator[Draft]:
    """How many a treaty has, or has left: "161 states remain", "it unites 161 states"."""
    treaty, quantity = act.treaty_in_view(), act.states_counted()
    if treaty is None or quantity is None or act.scope.negated or act.nominal or act.marks("member", "item"):
        return
    others = [m for m in act.marks("verb", "noun") if m is not act.mark and is_act(m)]
    size = quantity.high or quantity.low or 0
    if others or _named_one(act) or not _MANY <= size <= _ALL or act.scope.over("urge", "possible", "intend"):
        return
    slots: dict[str, str | None] = {"treaty": treaty, "status": "party"}
    yield act.draft("membership_count", "occurred", slots, quantity, act.when("occurred"))


def _excepted(act: Act) -> tuple[str, ...]:
    """The states that a count leaves out: "signed by 164 states, but not by Russia and China"."""
    for like in act.marks("like"):
        named = [m for m in act.own() if m.kind == "state" and 0 <= m.first - like.last <= _PAIR and not m.adj]
        if like.says("like", "not") and named:
            # "160 states except Russia and China"
            return tuple(state for state in named[0].states if len(state) == _CODE)
    for neg in act.marks("op"):
        if not neg.says("op", "neg") or neg.first < act.mark.last or neg.has("verb"):
            continue
        before = act.s.mark(neg.first - 1)
        if not (before is not None and before.has("coord")) and act.s.tokens[neg.first - 1].text not in (",", "،"):
            continue
        named = [m for m in act.own() if m.kind == "state" and 0 <= m.first - neg.last <= _PAIR and not m.adj]
        if named:
            return tuple(state for state in named[0].states if len(state) == _CODE)
    return ()


def _described(act: Act) -> str | None:
    """The treaty right before a clause that describes it: "the treaty, which prohibits …"."""
    clause = act.clause
    while clause.kind == "coord" and clause.parent is not None and clause.parent.kind == "rel":
        # "the convention, which has 161 members and prohibits …"
        clause = clause.parent
    parent = clause.parent
    if parent is None or clause.kind not in ("rel", "comp", "coord"):
        return None
    found = [m for m in act.s.find("treaty", "treaty_word", within=parent.tokens) if 0 <= clause.first - m.last < _NEAR]
    if not found:
        return None
    return found[-1].value("treaty") or (None if act.d.foreign else act.d.treaty or act.d.main_treaty)


def unsaid(act: Act) -> str | None:
    """Return the treaty just spoken of, where a verb has no subject, or "it": "It bans the use of mines"."""
    if act.d.foreign or act.clause.kind not in ("main", "coord") or act.mark.has("noun"):
        return None
    before = [m for m in act.own() if m.may_act and m.first < act.mark.first]
    if act.clause.kind == "coord" and act.clause.parent is not None and not before:
        # "The convention bans the use of mines and obliges its parties to destroy them"
        outer = act.clause.parent
        ruling = [
            m for m in act.marks_at(outer.tokens, "verb", "op") if m.says("verb", "ban") or m.says("op", "oblige")
        ]
        named = act.marks_at(outer.tokens, "treaty", "treaty_word")
        if ruling and named and named[0].first < ruling[0].first:
            return named[0].value("treaty") or act.d.treaty or act.d.main_treaty
        pointed = bool(ruling) and _alone(act, outer.first, ruling[0].first)
    else:
        pointed = _alone(act, act.clause.first, act.mark.first)
    pointed = pointed or (bool(before) and all(m.pronoun in ("it", "he") and m.last - m.first == 1 for m in before))
    acting = any(not m.adj and not m.can_be("in") for m in act.own())
    # "Signed in 1997, it bans …"
    opens = act.attributive and "pass" in act.mark.flags and act.mark.first - act.clause.first <= 1
    if not (pointed or ((act.frame.drops_subject or opens) and not acting)):
        return None
    return act.d.treaty if act.d.age("treaty") <= 1 else None


def _alone(act: Act, first: int, last: int) -> bool:
    """Tell of an article alone before a verb: in Swedish and German it is a pronoun."""
    opening = act.s.mark(first)
    return opening is not None and opening.has("article") and opening.first == first and opening.last == last


def ban(act: Act) -> Iterator[Draft]:
    """A treaty prohibits: its name or "the convention" stands with a verb of banning and a weapon or an act."""
    if act.nominal and (not any(m.says("verb", "include") for m in act.marks("verb")) or _is_title(act)):
        # "a ban on …" alone names what is wanted, or the treaty.
        return
    treaty = act.treaty() or _described(act) or unsaid(act) or _of_the_ban(act)
    if act.scope.negated and (treaty is not None or act.d.age("treaty") <= 1) and not act.nominal:
        yield from _not_banned(act, treaty or act.d.treaty)
    if treaty is None or act.scope.negated or act.scope.over("urge", "future", "intend", "possible"):
        return
    item = act.item() or act.d.item
    if item is None and not act.marks("noun"):
        return
    meant = TREATY_OF.get(str(item))
    if meant is not None and treaty != meant and treaty in TREATY_OF.values() and not act.marks("treaty"):
        # "the convention that bans cluster munitions"
        treaty = meant
    yield act.draft("treaty_rule", "occurred", {"treaty": treaty, "aspect": "prohibits", "item": item})


def _of_the_ban(act: Act) -> str | None:
    """The treaty just spoken of, where a phrase says what its ban covers: "the ban applies to mines only"."""
    phrase = act.mark.last - act.mark.first > 1 and not act.nominal and not any(m.ids for m in act.own())
    return (
        act.d.treaty if phrase and act.item() is not None and act.d.age("treaty") <= 1 and not act.d.foreign else None
    )


def _not_banned(act: Act, treaty: str | None) -> Iterator[Draft]:
    """Draft what a treaty leaves out: "anti-tank mines, which the convention does not ban"."""
    own = [m for m in act.own() if m.ids and m.pronoun is None and m.may_act]
    if treaty is not None and act.item() == "avm" and not own and "past" not in act.tense - {"part"}:
        yield act.draft("treaty_rule", "occurred", {"treaty": treaty, "aspect": "exception", "item": "avm"})


def left_out(act: Act) -> Iterator[Draft]:
    """Draft a weapon that a treaty does not cover: "the convention does not extend to anti-tank mines"."""
    denied = act.scope.negated or "neg" in act.mark.flags or act.mark.says("verb", "exclude")
    named = act.marks("treaty", "treaty_word")
    if denied and named and not act.nominal and not act.marks("programme"):
        yield from _not_banned(act, act.treaty())


def _is_title(act: Act) -> bool:
    """Tell whether a word for banning is part of a treaty's name: "the treaty on the ban of tests"."""
    near = [act.s.mark(p) for p in range(act.mark.first - 4, act.mark.first)]
    return any(m is not None and m.has("treaty_word") for m in near)


def rule_word(act: Act) -> Iterator[Draft]:
    """Notice periods and exceptions by their own words."""
    value = act.mark.value("rule")
    named = act.treaty()
    treaty = named or (act.d.treaty if act.d.age("treaty") <= 2 else None)
    if treaty is None or value is None or (named is None and (_of_a_case(act) or act.marks("programme"))):
        return
    duration = act.nearest("duration_word")
    if value == "notice_period" and (duration is None or any(len(t.edtf or "") > _CODE + 4 for t in act.times())):
        # With a day it is told of one withdrawal.
        return
    yield act.draft(
        "treaty_rule",
        "occurred",
        {"treaty": treaty, "aspect": value, "item": "avm" if value == "exception" and act.item() == "avm" else None},
        duration=None if duration is None or value != "notice_period" else duration.value("duration_word"),
    )


def _of_a_case(act: Act) -> bool:
    """Tell of what is so in one case, not by the rule: "16,500 were kept for training", "the decision leaves out …"."""
    told = act.d.age("treaty") > 0 and act.mark.says("rule", "exception")
    return told and (bool(act.marks("step_word", "state")) or bool(act.amounts("item")) or "past" in act.tense)


def unforeseen(act: Act) -> Iterator[Draft]:
    """The treaty does not provide for what was just spoken of: its suspension."""
    treaty = act.treaty()
    denied = any(m.says("op", "neg", "refuse") for m in act.marks("op")) or "neg" in act.mark.flags
    if treaty is None or not denied or act.d.age("suspend") > 1 or any(m.states for m in act.own()):
        return
    yield act.draft("treaty_rule", "denied", {"treaty": treaty, "aspect": "exception"})


def duty(act: Act) -> Iterator[Draft]:
    """A treaty obliges its parties to destroy, clear or report."""
    treaty = act.treaty() or unsaid(act) or _of_its_members(act)
    subject = unsaid(act) is not None or any(m.first < act.mark.first for m in act.marks("treaty", "treaty_word"))
    subject = subject or _of_its_members(act) is not None
    acting = [m for m in act.frame.mentions if m.first in act.inside and m.may_act and m.kind != "place"]
    subject = subject and not any(m.pronoun is None for m in acting)
    if treaty is None or not subject or not act.marks("verb", "noun"):
        return
    duration = act.nearest("duration_word")
    told = [m for m in act.marks("verb", "noun") if not _FORBIDDEN.isdisjoint(m.all("verb", "noun"))]
    if told and (any(map(act.frame.scopes.denies, told)) or any(m.says("op", "neg") for m in act.marks("op"))):
        # "obliges its parties not to use, make or store them"
        yield act.draft(
            "treaty_rule", "occurred", {"treaty": treaty, "aspect": "prohibits", "item": act.item() or act.d.item}
        )
        return
    yield act.draft(
        "treaty_rule",
        "occurred",
        {"treaty": treaty, "aspect": "duty", "item": act.item()},
        duration=None if duration is None else duration.value("duration_word"),
    )


def demanded(act: Act) -> Iterator[Draft]:
    """What a treaty itself demands, by a verb of urging: "the convention demands that stocks be destroyed"."""
    told = act.clause.parent if act.clause.kind == "comp" else None
    inside = act.inside if told is None else {*told.tokens, *act.inside}
    urging = [m for m in act.marks_at(inside, "op") if m.says("op", "urge", "oblige") and m.first <= act.mark.first]
    named = [m for m in act.marks_at(inside, "treaty", "treaty_word") if urging and m.last <= urging[0].first]
    acting = [m for m in act.frame.mentions if m.first in inside and m.may_act and m.pronoun is None]
    treaty = None if not named or act.d.foreign or acting else named[0].value("treaty") or act.d.treaty
    if treaty is None or act.nominal or act.scope.negated or any(m.has("verb", "op") for m in named):
        return
    duration = act.nearest("duration_word")
    length = None if duration is None else duration.value("duration_word")
    slots: dict[str, str | None] = {"treaty": treaty, "aspect": "duty", "item": act.item()}
    yield act.draft("treaty_rule", "occurred", slots, duration=length)


def _of_its_members(act: Act) -> str | None:
    """The treaty in view, where all its members must do something in so many years: "they have four years for it"."""
    crowd = any(m.first <= act.mark.first for m in act.marks("crowd"))
    unsaid = act.frame.drops_subject and not act.nominal and any(m.says("noun", "hold") for m in act.marks("noun"))
    named = any(m.ids and m.pronoun is None for m in act.own())
    if not (crowd or unsaid) or named or act.nearest("duration_word") is None or act.d.foreign:
        return None
    stocks = any(
        m.says("verb", "destroy", "clear") or m.says("noun", "destroy", "clear") for m in act.marks("verb", "noun")
    )
    return act.d.treaty if stocks and act.d.age("treaty") <= 1 else None
