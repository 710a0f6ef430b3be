"""Stances: who supports, opposes or worries about what."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from treatywatch.extract.frames.act import APART, BOTH, Act, Draft
from treatywatch.extract.frames.marks import Mark
from treatywatch.extract.frames.mentions import Mention, lone_name
from treatywatch.extract.frames.scope import is_act

_FLIPPED = {"support": "oppose", "oppose": "support", "concern": "concern"}
_HOLDERS = ("person", "organisation", "state", "union", "body", "office", "company", "name")
# Who approves a withdrawal decides on it.
_DECIDERS = ("parliament", "government", "president")
_HANDLED = frozenset({"make", "use", "hold", "acquire", "supply", "order"})
# So many sentences ago it was spoken of.
_SPOKEN_OF = 3
_RECENT = 2
# The step of a state that has left is spoken of for so many sentences.
_TOLD = 10
# A weapon that a set phrase is about stands so near to it.
_BESIDE = 3
_WEAPONS = ("apm", "avm", "mine", "cm")
# Acts that a judgement without an object of its own is about, where they are told with it.
_ELSE = ("clear", "remove", "destroy", "ratify", "join", "sign", "fund")


def rejects_charge(act: Act) -> bool:
    """Tell of a charge as what is rejected: "rejects these accusations" is no stance."""
    return act.mark.says("op", "deny") and any(m.says("op_noun", "accuse") for m in act.marks("op_noun"))


def position(act: Act) -> Iterator[Draft]:
    """A stance by a verb: "welcomes the decision", "condemned the use of mines"."""
    stance = next((v for v in act.mark.all("verb", "noun") if v in _FLIPPED), None)
    lone = None if act.own() or act.nominal else lone_name(act.s, act.clause.tokens, act.mark)
    if stance == "support" and act.d.stance is not None and _backs_who_judged(act):
        holder = act.actor()
        if holder is not None and not act.scope.negated:
            yield from taken(act, lone or holder, *act.d.stance)
        return
    target = None if rejects_charge(act) else _target(act) or _topic(act)
    if stance is None or target is None or act.mark.says("verb", "leave") or act.scope.over("possible"):
        return
    if act.scope.over("urge") and not act.mark.says("op", "urge"):
        yield from _wanted_of_others(act, stance, target)
        return
    holder = act.actor()
    if "to" in act.mark.flags or (holder is None and not act.nominal):
        holder = _felt(act) or holder
    if _no_stance(act, holder, stance, target):
        return
    both = act.treaties() if target in BOTH else ()
    for one in both or (target,):
        yield from taken(act, lone or _accompanied(act, holder), _turned(act, stance, target), one)


def agreed(act: Act) -> Iterator[Draft]:
    """The stance last told of, shared or not by another: "Norway's minister is of the same opinion"."""
    holder = act.actor()
    if act.d.stance is None or act.d.age("stance") > 1 or holder is None or act.marks("treaty", "treaty_word", "item"):
        return
    stance, target = act.d.stance
    if holder.kind not in _HOLDERS or act.scope.over("urge", "possible") or holder.pronoun == "we":
        return
    if act.scope.negated or act.mark.says("verb", "disagree"):
        if stance == "concern":
            return
        stance = _FLIPPED[stance]
    yield from taken(act, holder, stance, target)


def _accompanied(act: Act, holder: Mention | None) -> Mention | None:
    """A state with those that take its stance "together with" it: "Norway protested together with Austria"."""
    if holder is None or holder.kind != "state" or not holder.states or holder.ids != holder.states or act.nominal:
        return holder
    beside = [m for m in act.own() if m.can_be("too") and m.kind == "state" and not m.adj]
    deeds = [m.first for m in act.marks("verb") if is_act(m) and m.first >= act.mark.last]
    # "welcomed in the same year that the British had cleared them"
    beside = [m for m in beside if not any(m.last <= first for first in deeds)]
    states = tuple(dict.fromkeys((*holder.states, *(state for m in beside for state in m.states))))
    return replace(holder, ids=states, states=states)


def _turned(act: Act, stance: str, target: str) -> str:
    """Return a stance with what its clause denies: "does not support", "supports a ban on them", "not to leave"."""
    if act.scope.negated != _of_a_ban(act, target):
        stance = _FLIPPED[stance]
    # "calls on states to respect their duties and not to leave"
    return "oppose" if target == "withdrawal" and stance == "support" and _not_leaving(act) else stance


def _backs_who_judged(act: Act) -> bool:
    """Tell of "Austria criticised the withdrawal. Ireland supported it": whom it supports, not what."""
    if act.d.age("stance") > 1 or act.nominal or _target(act) is not None:
        return False
    near = [m for m in act.marks("pron") if m.says("pron", "he", "it", "they") and m.flags & {"obj", "gen"}]
    return any(0 <= act.mark.first - m.last <= 1 for m in near)


def _not_leaving(act: Act) -> bool:
    """Tell whether all leaving that a clause names is denied in it."""
    leaving = [m for m in act.marks("verb", "noun") if m.says("verb", "leave") or m.says("noun", "leave")]
    return bool(leaving) and all(map(act.frame.scopes.denies, leaving))


def _wanted_of_others(act: Act, stance: str, target: str) -> Iterator[Draft]:
    """A stance that others are asked for is that of who asks: "asked the government to condemn it"."""
    # "Belgium should condemn it": so says who speaks.
    modal = any(m.has("aux") and m.says("op", "urge") for m in act.marks("op"))
    if modal or act.urger() is not None:
        who = None if modal else act.urger()
        yield from taken(act, who, _FLIPPED[stance] if act.scope.negated else stance, target)


def _no_stance(act: Act, holder: Mention | None, stance: str, target: str) -> bool:
    """Tell of what is a decision, what a crowd or nobody holds, what is told as a step."""
    if "inf" in act.mark.flags and any(m.says("op", "urge") and m.first < act.mark.first for m in act.marks("op")):
        # "calls on all states to uphold the treaty and to condemn any use"
        return True
    if act.scope.negated and stance == "support" and target == "ihl":
        # Who breaks the law of war takes no stance on it.
        return True
    if act.scope.negated and stance != "support" and _target(act) is None:
        # "Berlin did not protest": that is no support.
        return True
    if holder is None:
        return "pass" in act.mark.flags or act.aside or any(m.first < act.mark.first for m in act.marks("crowd"))
    deciding = act.mark.says("op", "approve") and holder.body in _DECIDERS and not backs(act, holder)
    if deciding and (target == "withdrawal" or any(m.says("noun", "suspend") for m in act.marks("noun"))):
        return True
    if "pass" in act.mark.flags and not holder.can_be("by") and "to" not in act.mark.flags:
        # "was welcomed by several officials"
        return True
    refused = act.mark.says("op", "refuse") and stance == "oppose" and target == "withdrawal"
    return refused and _own_refusal(act, holder)


def backs(act: Act, holder: Mention) -> bool:
    """Tell of a head of state who is for it: what a parliament "backs" it has approved, a president only likes it."""
    words = [m for m in act.marks("op", "op_noun") if m.says("op", "approve") or m.says("op_noun", "approve")]
    return holder.body == "president" and bool(words) and all(m.says("verb", "support") for m in words)


def _own_refusal(act: Act, holder: Mention) -> bool:
    """Tell of "Norway rejects a withdrawal": its own, which is told as a step."""
    words = [m for m in act.marks("step_word") if not m.says("noun", "leave")]
    if holder.kind not in ("state", "body") or words:
        return False
    return not any(m.states and not set(m.states) & set(holder.states) for m in act.own())


def _felt(act: Act) -> Mention | None:
    """Who feels what a withdrawal or a step does to them: "the withdrawal worries Norway"."""
    caused = [m for m in act.marks("noun", "step_word") if m.has("step_word") or m.says("noun", "leave", "suspend")]
    if "to" not in act.mark.flags and not any(m.first < act.mark.first for m in caused):
        return None
    roles = ("to", "obj", "in") if "to" in act.mark.flags else ("to", "obj")
    barred = ("subj",) if "to" in act.mark.flags else ("subj", "gen")
    moved = [m for m in act.own() if m.can_be(*roles) and not m.can_be(*barred) and not m.adj and m.ids]
    if "to" in act.mark.flags:
        # "The decision in Warsaw met with criticism in Norway"
        moved = [m for m in moved if m.first >= act.mark.last] or moved
    return min(moved, key=lambda m: abs(m.first - act.mark.first), default=None)


def judged(act: Act) -> Iterator[Draft]:
    """A stance by a judgement: "the withdrawal is a mistake"; it is its speaker's."""
    value = act.mark.value("appraise")
    target = _target(act) or _of_a_weapon(act) or _pointed(act)
    if value is None or target is None:
        return
    if value == "cruel" and target not in _WEAPONS:
        return
    stance = {"cruel": "oppose", "worry": "concern"}.get(value, value)
    if (act.scope.negated and not _denied_behind(act)) != (value != "cruel" and _of_a_ban(act, target)):
        stance = _FLIPPED[stance]
    if _of_not_doing(act):
        stance = _FLIPPED[stance]
    yield from taken(act, _judging_together(act), stance, target)


def _judging_together(act: Act) -> Mention | None:
    """Several states that say it together: "Austria and Switzerland call the suspension unlawful"."""
    if act.mark.first in act.s.quoted:
        return None
    inside = set(act.inside)
    if act.clause.kind == "comp" and act.clause.parent is not None:
        inside |= set(act.clause.parent.tokens)
    said = next(iter(act.marks_at(inside, "say")), None)
    able = [m for m in act.frame.mentions if said is not None and m.first in inside and m.last <= said.first]
    able = [m for m in able if m.kind == "state" and m.may_act and m.pronoun is None]
    return able[0] if len(able) == 1 and len(able[0].states) > 1 else None


def _of_not_doing(act: Act) -> bool:
    """Tell of a judgement on not doing it: "it would be irresponsible not to make them"."""
    done = [m for m in act.marks("verb") if "inf" in m.flags and is_act(m) and m.first >= act.mark.last]
    return bool(done) and act.frame.scopes.denies(done[0])


def _denied_behind(act: Act) -> bool:
    """Tell of a "no" that stands behind a judgement in a language that puts it before: "has no place in no arsenal"."""
    denying = [m for m in act.marks("op") if m.says("op", "neg")]
    before = act.frame.scopes.negation == "before" and "neg" not in act.mark.flags
    return before and bool(denying) and all(m.first >= act.mark.first for m in denying)


def _pointed(act: Act) -> str | None:
    """What "this is a mistake" is said of, where somebody speaks: the withdrawal just told."""
    told = act.mark.first in act.s.quoted or any(m.has("say", "according") for m in act.s.marks)
    told = told or act.d.interviewee is not None
    if not told or act.marks("noun", "other_thing", "union", "item", "ignore", "kind_word") or _of_a_deed(act):
        return None
    return _lately(act)


def _of_a_weapon(act: Act) -> str | None:
    """The weapon right before a clause that describes it: "a mine, which knows no soldier from a child, …"."""
    before = act.antecedent("item", "item_word") if act.clause.kind == "rel" else None
    if before is None or act.clause.first - before.last > 1:
        return None
    return before.value("item") or (act.d.item if act.d.age("item") <= _RECENT else act.d.main_item)


def _of_a_deed(act: Act) -> bool:
    """Tell of what is judged in so many words: "it would be a mistake to wait", "… when they are needed most"."""
    deeds = [m for m in act.marks("verb") if "inf" in m.flags and m is not act.mark]
    return bool(deeds) or (act.clause.kind == "sub" and not act.own())


def _lately(act: Act) -> str | None:
    """The topic of judgements spoken of last: a withdrawal, for good or for a time, or the weapon just used."""
    used = None if act.d.charge is None else act.d.charge[1]
    # Who is against a suspension is against leaving the treaty, for a time.
    ages = [("leave", "withdrawal"), ("suspend", "withdrawal"), ("charge", used)]
    topic, target = min(ages, key=lambda row: act.d.age(row[0]))
    return target if act.d.fresh(topic, 1) else None


def phrase(act: Act) -> Iterator[Draft]:
    """A set phrase of the debate on leaving: "we cannot be bound by treaties"; it is its speaker's."""
    value = act.mark.value("stand")
    if value is None:
        return
    beside = [
        m for m in act.marks("item", "item_word") if max(m.first - act.mark.last, act.mark.first - m.last) <= _BESIDE
    ]
    barred = any(m.says("noun", "leave", "ban") for m in act.marks("noun"))
    item = None if barred else _of_a_weapon(act) or (act.item() if beside else None)
    if item in _WEAPONS:
        # "The border cannot be defended without mines."
        yield from taken(act, None, value, str(item))
    elif act.d.fresh("leave", _SPOKEN_OF) or act.marks("treaty", "treaty_word") or act.d.age("suspend") <= _SPOKEN_OF:
        yield from taken(act, None, value, "withdrawal")


def against(act: Act, target: str) -> Iterator[Draft]:
    """Who urges a state not to do something opposes it; so does who says that it should not."""
    urger = act.urger()
    for who in (None,) if urger is None or set(urger.states) & set(act.states()) else urger.ids:
        draft = act.draft("position", "occurred", {"actor": who, "stance": "oppose", "target": target})
        draft.own_speaker = True
        yield draft


def taken(act: Act, holder: Mention | None, stance: str, target: str) -> Iterator[Draft]:
    """Draft the stance of `holder`, or of who speaks."""
    if target == "withdrawal" and stance == "support" and _after_a_stay(act):
        target = str(act.d.treaty)
    act.d.stance = (stance, target)
    act.d.ages["stance"] = 0
    if holder is not None and holder.pronoun == "author":
        return
    if holder is not None and holder.kind in _HOLDERS:
        for actor in holder.ids:
            draft = act.draft("position", "occurred", {"actor": actor, "stance": stance, "target": target})
            draft.own_speaker = True
            draft.as_we = holder.pronoun == "we" and act.mark.first in act.s.quoted
            yield draft
        return
    draft = act.draft("position", "occurred", {"actor": None, "stance": stance, "target": target})
    draft.own_speaker = True
    yield draft


def _after_a_stay(act: Act) -> bool:
    """Tell of what is welcomed right after a state was said to stay: that is no withdrawal."""
    stays = act.d.step is not None and act.d.step[1] == "refuse_withdrawal" and act.d.age("step") <= 1
    judged = act.d.stance is not None and act.d.stance[1] == "withdrawal" and act.d.age("stance") <= act.d.age("step")
    named = any("leave" in m.all("verb", "noun") for m in act.s.find("verb", "noun"))
    others = any(m.kind == "state" and not m.may_act for m in act.own())
    return stays and act.d.treaty is not None and not (judged or named or others)


def _of_a_ban(act: Act, target: str) -> bool:
    """Tell of a stance towards forbidding a weapon: who supports a ban on it opposes it."""
    if target not in _WEAPONS or act.mark.says("verb", "ban"):
        return False
    inside = act.inside | {p for child in act.clause.children if child.kind == "comp" for p in child.tokens}
    return any(m.says("noun", "ban") or m.says("verb", "ban") for m in act.s.find("noun", "verb", within=inside))


def _of_something_else(act: Act) -> bool:
    """Tell of a relative clause about a thing that is none of ours: "the amnesty, which Vox called a disgrace"."""
    if act.clause.kind != "rel" or act.marks("pron"):
        return False
    return act.antecedent("noun", "step_word", "treaty", "treaty_word", "item", "item_word", "state", "person") is None


def _topic(act: Act) -> str | None:
    """What a stance without an object of its own is about: the withdrawal that was just spoken of."""
    if _of_something_else(act):
        return None
    actor = act.actor()
    told = (
        actor is not None
        and actor.kind in ("organisation", "state", "union", "person", "office", "name", "body")
        and actor.body != "parliament"
        and not act.nominal
    )
    if act.nominal and actor is not None and actor.kind in _HOLDERS:
        told = bool(act.marks("aux", "verb", "op"))
    others = [m for m in act.marks("noun") if m is not act.mark and is_act(m)]
    # "celebrated that the islands were cleared", "welcomed the Marshall Islands, which have ratified it"
    inner = {p for child in act.clause.children if child.kind in ("comp", "rel") for p in child.tokens}
    others += [m for m in act.marks_at(inner, "verb") if m.says("verb", *_ELSE)]
    unions = [m for m in act.marks("union") if actor is None or not actor.first <= m.first < actor.last]
    # "condemned the party's policy"
    near = [m for m in act.marks("kind_word") if 0 < m.first - act.mark.last <= APART and not act.nominal]
    others += [m for m in near if not any(True for _ in act.marks_at(range(act.mark.last, m.first), "prep"))]
    if not told or others or unions or act.marks("other_thing", "ignore", "item"):
        return None
    suspended, left = act.d.age("suspend"), act.d.age("leave")
    if act.d.charge is not None and act.d.age("charge") <= 1 and act.d.age("charge") < min(left, suspended):
        # "The coalition condemned this": the use that was just told of.
        return act.d.charge[1]
    recent = suspended < left and act.d.fresh("suspend", 1)
    return "withdrawal" if recent or act.d.fresh("leave", 3 if "leave" in act.d.about else 1) else None


def _target(act: Act) -> str | None:
    """What it is about: a withdrawal, a weapon, a treaty, the law of war; the narrowest."""
    tokens = set(act.inside)
    for child in act.clause.children:
        if child.kind == "comp":
            tokens |= set(child.tokens)
    layers = ("verb", "noun", "treaty", "treaty_word", "item", "step_word", "law", "item_word")
    found = list(act.s.find(*layers, within=tokens))
    values = {v for m in found for v in m.all("verb", "noun")}
    if "leave" in values:
        ours = act.d.age("leave") <= _SPOKEN_OF and not any(m.says("ignore", "treaty") for m in act.marks("ignore"))
        return "withdrawal" if ours else None
    if "suspend" in values and act.d.treaty is not None:
        return "withdrawal"
    named = next((m.value("item") for m in found if m.has("item") and m.value("item") != "other"), None)
    if named is not None or any(m.has("item_word") for m in found):
        return named or act.item()
    treaty = next((m.value("treaty") for m in found if m.has("treaty")), None)
    if treaty is not None:
        return treaty
    if not _HANDLED.isdisjoint(values) and act.d.age("item") <= _SPOKEN_OF and not act.marks("other_thing", "ignore"):
        # "criticised the plans to make them"; "defended the purchase", whatever was named since
        purchase = values & _HANDLED <= {"order", "acquire"} and act.d.bought is not None
        return act.d.bought if purchase and not act.marks("item_word") else act.d.item
    meant = _meant(act, found)
    if meant is None and act.d.bought is not None and act.d.age("ordered") <= _TOLD and act.d.age("leave") > _RECENT:
        # "defended the project": the purchase that the text is about.
        plans = [m for m in act.marks("op_noun") if m.says("op_noun", "intend") and m.first >= act.mark.last]
        return act.d.bought if plans and not act.marks("other_thing", "treaty", "treaty_word", "programme") else None
    return meant


def _of_who_left(act: Act) -> bool:
    """Tell of the step of others right after a stay: "Norway stays. It understands the step of the Balts"."""
    stays = act.d.last is not None and act.d.age("last") <= 1 and act.d.last[1].get("step") == "refuse_withdrawal"
    whose = [m for m in act.own() if m.kind == "state" and m.first >= act.mark.last and m.pronoun is None]
    holder = act.actor()
    return stays and any(not set(m.states) & set(() if holder is None else holder.states) for m in whose)


def _of_leavers(act: Act, words: Sequence[Mark]) -> bool:
    """Tell of the step of a state whose withdrawal the text has told: "France regretted the choice of Vilnius"."""
    if act.d.age("leave") > _TOLD or act.marks("item", "noun"):
        return False
    holder = act.actor()
    gone = [m for m in act.own() if m.states and m is not holder and set(m.states) <= act.d.left]
    around = [*((m.first, m.last) for m in gone), *((m.first, m.last) for m in act.marks("crowd"))]
    return any(max(first - word.last, word.first - last) <= _BESIDE for word in words for first, last in around)


def _meant(act: Act, found: Sequence[Mark]) -> str | None:
    """What a word such as "the law of war", "the decision", "the convention" stands for."""
    if any(m.has("law") for m in found):
        return "ihl"
    words = [m for m in found if m.has("step_word")]
    if words and act.d.age("leave") > 0:
        told = [m for m in act.s.find("verb", "noun") if m.first < act.clause.first]
        if any(m.says("verb", "supply", "use") or m.says("noun", "supply", "use") for m in told):
            # "approved the supply of mines, a decision that the coalition condemned"
            return act.d.item if act.d.age("item") <= 1 else None
    recent = act.d.fresh("leave", _RECENT) or act.d.age("suspend") <= _RECENT or _of_who_left(act)
    recent = recent or _of_leavers(act, words)
    if words and recent and not act.marks("other_thing"):
        return "withdrawal"
    if any(m.has("treaty_word") for m in found) and not act.d.foreign:
        return act.d.treaty
    return None
