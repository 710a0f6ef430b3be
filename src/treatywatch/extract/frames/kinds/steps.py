"""Steps on a treaty: withdrawal in all its stages, joining, signing, force, suspension, refusal."""

from collections.abc import Iterable, Iterator

from treatywatch.extract.frames.act import Act, Draft, Frame
from treatywatch.extract.frames.kinds.standing import all_known, bare_count, only_signed, unsaid
from treatywatch.extract.frames.kinds.views import against, backs, taken
from treatywatch.extract.frames.marks import Mark
from treatywatch.extract.frames.mentions import ACTORS, Mention, is_capital
from treatywatch.extract.frames.scope import Scope, is_act
from treatywatch.model.claim import JOINING, LEAVING
from treatywatch.model.time import interval

_APPROVERS = ("parliament", "government", "president")
_VOICES = ("organisation", "person", "name", "union")
_TELLING = frozenset({"announce", "recommend"})
# So many states whose withdrawal is named have withdrawn: "the withdrawal of Estonia, Latvia and Poland weakens it".
_SEVERAL = 2
_TOPIC = 3
# What is refused stands at most so many words behind.
_NEXT = 4
_CUTS = (",", "،", "，", "–", "—")
# A plan stands so near to the verb by which it is given up.
_DROPPED = 5
# The only treaty of a text is meant for so many sentences without its name.
_FAR = 6
# In a text about withdrawals, for so many.
_LONG = 8
# A noun's own day stands at most so many words from it.
_DAY = 10
# A sentence without a verb has at most so many words, and these among them.
_GAPPED = 12
_SMALL = ("article", "prep", "post", "coord", "small", "stop", "unit", "name_part")
# A withdrawal takes effect within so many years of being told.
_YEARS = 3
# States go by three letters; EU, NATO, UN do not.
_CODE = 3
_JOINING = {
    "join": "accede",
    "enter": "accede",
    "sign": "sign",
    "ratify": "ratify",
    "adopt": "adopt",
    "force": "enter_into_force",
    "suspend": "suspend",
}


def leave(act: Act) -> Iterator[Draft]:
    """A withdrawal: announced, approved, begun, notified, in effect, refused."""
    treaty = _treaty(act)
    if treaty is None or _told_otherwise(act) or _leaves_off(act):
        return
    if act.urged_not:
        yield from against(act, "withdrawal")
        return
    if _plan_dropped(act):
        yield from dropped(act)
        return
    done = act.scope.bare or (act.nominal and _after(act) and act.owned() is not None)
    found = ("withdraw", "occurred") if done else stage(act)
    wisher = None if found is None else _wisher(act)
    if wisher is not None:
        refused = found is not None and found[0] == "refuse_withdrawal"
        yield from taken(act, wisher, "oppose" if refused else "support", "withdrawal")
        return
    stance = _stance_on(act, found)
    if stance is not None:
        yield from taken(act, *stance, "withdrawal")
        return
    if found is None:
        return
    step, modality = found
    decided = step == "announce_withdrawal" and modality == "occurred" and act.scope.has("intend", "announce")
    if (((step, modality) == ("withdraw", "occurred") and not act.nominal) or decided) and _by_parliament(act):
        # A parliament that "denounces" a treaty, or "decides to leave" it, approves it.
        if decided and not act.marks("op") and not act.nominal:
            # "voted on the motion to leave": how, is not told.
            return
        step = "approve_withdrawal"
    yield from _urged(act, found)
    duration = act.nearest("duration_word")
    if duration is not None and step == "withdraw" and act.marks("crowd") and "past" not in act.tense:
        yield act.draft(
            "treaty_rule",
            "occurred",
            {"treaty": treaty, "aspect": "notice_period"},
            duration=duration.value("duration_word"),
        )
        return
    yield from _each_treaty(act, treaty, step, modality)
    yield from _before_it(act, treaty, step, modality)


def _leaves_off(act: Act) -> bool:
    """Tell of what is left off doing, not left: "renuncie a fabricar las armas que la convención proscribe"."""
    if act.mark.says("verb", "remove") and act.amounts("item"):
        # "se retiraron 11.000 minas"
        return True
    behind = act.s.mark(act.mark.last)
    if act.nominal or behind is None or "inf" not in behind.flags:
        return False
    return behind.says("verb", "make", "use", "hold", "acquire", "order", "supply", "destroy")


def left_behind(act: Act) -> Iterator[Draft]:
    """A verb that is "leave" only where a treaty is what it is done to: "the convention, which Lithuania dropped"."""
    denied = any(m.says("op", "neg") for m in act.marks("op"))
    if act.antecedent("treaty", "treaty_word") is not None and not act.nominal and not denied:
        yield from leave(act)


def entered(act: Act) -> Iterator[Draft]:
    """A verb of joining alone, while a treaty is spoken of and nothing else is named that one may join."""
    behind = act.s.mark(act.mark.last)
    other = behind is not None and behind.says("prep", "to") and not act.marks("treaty", "treaty_word")
    if other or act.nominal or act.d.age("treaty") > 1 or (act.d.stance is not None and act.d.age("stance") <= 1):
        return
    actor = act.actor()
    if actor is None or actor.kind != "state" or actor.pronoun is not None or act.marks("item", "step_word", "law"):
        return
    if not act.marks("union", "organisation", "other_thing", "ignore", "noun", "place"):
        yield from join(act)


def _each_treaty(act: Act, treaty: str, step: str, modality: str) -> Iterator[Draft]:
    """Draft a step on each treaty that is left, of several with days each on its own."""
    several = act.treaties_by_time()
    for one, time in several:
        yield from _taken(act, act.states(), one, step, modality, None, act.dated(time, modality))
    for one in () if several else act.treaties() or (treaty,):
        yield from step_drafts(act, one, step, modality)


def _before_it(act: Act, treaty: str, step: str, modality: str) -> Iterator[Draft]:
    """Draft the step of those who took it before: "Poland left it on 20 February, after Finland"; when, is not told."""
    if (step, modality) != ("withdraw", "occurred") and (step, modality) != ("accede", "occurred"):
        return
    done = act.states()
    for state in act.named_after() if done and not act.nominal else ():
        if state not in done and len(state) == _CODE:
            yield act.draft("treaty_step", modality, {"actor": state, "treaty": treaty, "step": step, "body": None})


def _told_otherwise(act: Act) -> bool:
    """Tell of a withdrawal that is only named: a crowd's, one that is judged, what a law or a rule says."""
    return (
        (act.scope.bare and not _on_its_day(act))
        or _of_a_crowd(act)
        or act.judged
        or _decision_judged(act)
        or act.opposed
        or _by_law(act)
        or (act.nominal and any(m.says("rule", "notice_period", "exception") for m in act.marks("rule")))
        or any(m.says("member", "non_party") for m in act.marks("member"))
    )


def _stance_on(act: Act, found: tuple[str, str] | None) -> tuple[Mention, str] | None:
    """Who takes which stance on a withdrawal, where the words are no step: a critic, another state's body, a party."""
    critic = _rejecting(act)
    if critic is not None:
        return critic, "oppose"
    other = None if found is None else _of_others(act, found[0])
    if other is not None:
        return other, "oppose" if act.scope.negated else "support"
    party = act.actor() if found is not None and _party_wants(act, found[0]) else None
    if party is None or found is None:
        return None
    return party, "oppose" if found[0] == "refuse_withdrawal" else "support"


def _of_others(act: Act, step: str) -> Mention | None:
    """The body that approves of what other states do: "the Spanish government backs Latvia's withdrawal"."""
    owner = act.owned() if act.nominal and (step == "approve_withdrawal" or act.scope.has("approve")) else None
    if owner is None or not owner.states or not -1 <= owner.first - act.mark.last <= 1:
        return None
    bodies = [m for m in act.own() if m.body in _APPROVERS and m.may_act and m.states and m.last <= act.mark.first]
    return next((m for m in bodies if not set(m.states) & set(owner.states)), None)


def _party_wants(act: Act, step: str) -> bool:
    """Tell of an organisation that wants its state to leave or to stay: "the Sweden Democrats want to leave"."""
    actor = act.actor()
    if actor is None or actor.kind not in ("organisation", "name") or actor.first not in act.inside or act.nominal:
        return False
    return step in ("announce_withdrawal", "refuse_withdrawal") and act.scope.over("intend", "refuse")


def _wisher(act: Act) -> Mention | None:
    """Return the party or person that is for what its state should do: "Vox backs that Spain leave the treaty"."""
    told = act.clause.parent if act.clause.kind == "comp" else None
    if told is None or act.mark.flags & {"past", "part"} or act.nominal:
        return None
    inside = set(told.tokens)
    able = [m for m in act.frame.mentions if m.first in inside and m.may_act and m.kind in ("organisation", "person")]
    wishing = any(_wishes(m) for m in act.marks_at(inside, "verb", "op"))
    return able[0] if wishing and able and not any(m.states for m in able) else None


def _wishes(mark: Mark) -> bool:
    """Tell of a verb of stance, or of wanting, that is not also one of saying."""
    stance = mark.says("verb", "support", "oppose") and not mark.has("op")
    return stance or (mark.says("op", "intend") and not mark.has("say"))


def _decision_judged(act: Act) -> bool:
    """Tell of "the decision to leave was right": known before, it is judged; whose it is may be new."""
    if (act.mark.has("verb") and "inf" not in act.mark.flags) or act.decider() or act.owned():
        return False
    words = [m for m in act.marks("op", "op_noun") if m.has("op", "verb") and not m.says("op", "neg")]
    judged = [m for m in act.marks("appraise") if m.first >= act.mark.last]
    return bool(judged) and not words and not act.times() and bool(act.marks("op_noun"))


def _urged(act: Act, found: tuple[str, str]) -> Iterator[Draft]:
    """Who urges a state to leave is for it; who urges it to give that up, against it."""
    urger = act.urger()
    teller = _teller(act) if found == ("withdraw", "urged") else None
    if teller is not None:
        yield from taken(act, teller, "support", "withdrawal")
        return
    if urger is None:
        return
    if found == ("withdraw", "urged") and urger.kind in _VOICES:
        yield from taken(act, urger, "support", "withdrawal")
    elif found == ("refuse_withdrawal", "urged"):
        yield from against(act, "withdrawal")


def _teller(act: Act) -> Mention | None:
    """Who says that a state should leave: "the Progress Party says that Norway should leave"."""
    told = act.clause.parent if act.clause.kind == "comp" else None
    if told is None or not any(m.says("op", "urge") for m in act.marks("op")):
        return None
    inside = set(told.tokens)
    able = [m for m in act.frame.mentions if m.first in inside and m.kind in _VOICES and m.may_act and m.ids]
    said = any(m.has("say") for m in act.marks_at(inside, "say"))
    return able[0] if said and able and able[0].kind != "union" else None


def _of_a_crowd(act: Act) -> bool:
    """Tell of "the withdrawal of five states": of nobody in particular."""
    if not act.nominal:
        return False
    crowds = [a.first for a in act.amounts("state")] + [m.first for m in act.marks("crowd") if not m.says("pron", "it")]
    # "the abandonment of the convention by five allies"
    led = [act.s.before(first) for first in (*crowds, *(a.first for a in act.amounts("bare"))) if first > act.mark.last]
    return any(0 <= first - act.mark.last < _NEXT for first in crowds) or any(
        m is not None and m.says("prep", "by") and not m.says("prep", "from") and m.first >= act.mark.last for m in led
    )


def _by_parliament(act: Act) -> bool:
    actor = act.actor()
    return actor is not None and actor.body == "parliament"


def _by_law(act: Act) -> bool:
    """Tell of "a law by which Latvia withdraws": that is only what the law says."""
    if act.clause.kind != "rel" or "past" in act.mark.flags:
        return False
    return bool(act.marks_at(range(act.clause.first - 4, act.clause.first), "step_word", "approver"))


def _on_its_day(act: Act) -> bool:
    """Tell of "Poland's withdrawal from the treaty on 20 February": a noun with its owner, its treaty and its day."""
    owner = act.owned() if act.nominal else None
    judging = any(m.says("noun", "concern", "oppose", "support") for m in act.marks("noun"))
    if owner is not None and len(owner.states) >= _SEVERAL and not judging:
        return True
    if ("inf" in act.mark.flags and (_after(act) or _in_its_turn(act))) or _completed(act):
        # "After leaving the convention, Lithuania …"
        return True
    named = bool(act.marks_at(range(act.mark.last, act.mark.last + _NEXT), "treaty", "treaty_word"))
    if act.nominal and _after(act) and (act.owned() is not None or (named and act.actor() is not None)):
        return True
    times = act.times()
    if not act.nominal or not times or not act.marks("treaty", "treaty_word") or act.owned() is None:
        return False
    first, last = sorted((act.mark.first, times[0].first))
    between = act.marks_at(range(first, last), "verb", "op", "op_noun", "say", "aux", "member", "coord")
    return last - first <= _DAY and all(m is act.mark for m in between)


def _in_its_turn(act: Act) -> bool:
    """Tell of "the last to leave was Poland"."""
    led = act.s.mark(act.mark.first - 1)
    return led is not None and led.says("echo", "turn") and led.last == act.mark.first


def _completed(act: Act) -> bool:
    """Tell of a withdrawal that a state has completed: "Poland completed its withdrawal in February"."""
    verbs = [m for m in act.marks("verb") if m.says("verb", "finish")] if act.nominal else []
    done = [m for m in verbs if not m.flags & {"fut", "inf", "cond"}]
    actor = act.actor() if done else None
    near = any(max(act.mark.first - m.last, m.first - act.mark.last) <= _NEXT for m in done)
    return near and actor is not None and actor.kind in ("state", "body") and not act.marks("crowd")


def _after(act: Act) -> bool:
    """Tell of "after the withdrawals of Finland and Poland": they are done."""
    near = act.marks_at(range(act.mark.first - _NEXT, act.mark.first), "after", "verb", "op", "op_noun")
    return bool(near) and near[-1].has("after")


def step_drafts(act: Act, treaty: str, step: str, modality: str) -> Iterator[Draft]:
    """Draft one step for each state that takes it."""
    body = approving_body(act) if step == "approve_withdrawal" else None
    if step == "approve_withdrawal" and body is None:
        if any(m.says("verb", "support") for m in act.marks("op")):
            # A minister who supports leaving decides nothing.
            return
        step = "announce_withdrawal"
    told = act.shared(act.s.times)
    if told:
        # "Finland on 10 January, Poland on 20 February": each its own day.
        for mention, time in told:
            when = act.dated(time, modality)
            yield from _taken(act, mention.states, treaty, step, modality, mention.body if body else None, when)
        return
    when = act.when(modality, _outer(act))
    states = act.states()
    actor = act.actor()
    if (actor is None or actor.first not in act.inside) and step == "withdraw" and act.scope.has("effect"):
        # "For Estonia, Latvia and Lithuania the withdrawal takes effect on 27 December."
        there = [m for m in act.own() if m.kind == "state" and m.can_be("in") and m.pronoun is None]
        states = tuple(state for state in _bound(act) if state is not None) or states
        # "The same day it took effect in Latvia and Lithuania too."
        states = there[0].states if len(there) == 1 else states
    elif actor is None and step == "withdraw" and not act.nominal and not act.marks("crowd", "unit"):
        # "For Latvia the convention lost its force"; not "several states that border on Russia have left".
        states = tuple(state for state in _bound(act) if state is not None) or states
    if actor is None and len(act.d.subject) > 1 and states:
        # What was last told of several goes on with all of them: "The decision takes effect in March".
        states = act.d.subject
    if len(states) > 1:
        act.d.group = states
        act.d.ages["group"] = 0
    yield from _taken(act, states, treaty, step, modality, body, when)


def _taken(
    act: Act, states: Iterable[str], treaty: str, step: str, modality: str, body: str | None, when: str | None
) -> Iterator[Draft]:
    if when is not None and step != "suspend":
        # "since today no longer part of it": that day the step was taken.
        when = when.removesuffix("/..")
    duration = act.nearest("duration_word") if step == "withdraw" else None
    if modality in ("occurred", "planned"):
        act.d.step = (treaty, step, body)
        act.d.ages["step"] = act.d.ages["leave" if step != "suspend" else "suspend"] = 0
    for state in states:
        if len(state) != _CODE:
            # Alliances and unions take no steps.
            continue
        yield act.draft(
            "treaty_step",
            modality,
            {"actor": state, "treaty": treaty, "step": step, "body": body},
            when=when,
            duration=None if duration is None else duration.value("duration_word"),
        )


def _outer(act: Act) -> list:  # type: ignore[type-arg]
    return [act.clause.parent] if act.clause.kind in ("comp", "sub") and act.clause.parent is not None else []


def _treaty(act: Act) -> str | None:
    """The treaty left: named in the clause, or still the topic; other treaties and unions left are not ours."""
    treaty = act.treaty()
    if treaty is not None:
        return treaty
    left = [m for m in act.marks("union") if m.value("union") != "UN"]
    if (
        act.d.foreign
        or left
        or act.marks("other_thing")
        or any(m.says("ignore", "treaty", "leave", "mine") for m in act.marks("ignore"))
    ):
        return None
    named = any(m.has("treaty", "treaty_word") for m in act.s.marks)
    told = act.scope.over("approve", "notify", "announce", "effect", "recommend", "begin", "process", "intend")
    fresh = named or (told and act.nominal) or (bool(act.scope.inner) and act.d.age("treaty") <= _TOPIC)
    fresh = fresh or _plainly(act) or (act.d.age("treaty") <= _TOPIC and _noticed(act))
    return (act.d.treaty or act.d.main_treaty) if fresh else None


def _plainly(act: Act) -> bool:
    """Tell of states that "left", in a text about just that: "Lithuania, which left in December"."""
    about = "leave" in act.d.about and act.d.age("treaty") <= _LONG
    # "Helsinki left in January", right behind the treaty's name
    about = about or (act.d.age("treaty") <= 1 and not act.nominal and "past" in act.tense and all_known(act))
    if not (about or (act.nominal and act.d.age("treaty") <= _TOPIC)) or act.marks("place", "body", "office"):
        return False
    actor = act.owned() if act.nominal else act.actor()
    return actor is not None and actor.kind == "state" and (act.nominal or not actor.adj)


def _rejecting(act: Act) -> Mention | None:
    """Who rejects the withdrawal of another: "Moscow rejects Finland's withdrawal", "rejects that Poland leaves"."""
    if not act.scope.over("refuse") or act.scope.negated or act.scope.over("urge"):
        return None
    told = act.clause.parent if act.clause.kind == "comp" and "refuse" in act.scope.outer else None
    whose = act.owned() if told is None and act.nominal else act.actor() if told is not None else None
    if whose is None or not whose.states or (told is not None and whose.first not in act.inside):
        return None
    inside = act.inside if told is None else set(told.tokens)
    able = [m for m in act.frame.mentions if m.first in inside and m is not whose and m.kind in ACTORS and m.may_act]
    able = [m for m in able if m.ids and m.last <= act.mark.first and not set(m.states) & set(whose.states)]
    return able[0] if able else None


def stage(act: Act) -> tuple[str, str] | None:
    """Return (step, modality) of a withdrawal, None where nothing new is told of it."""
    scope = act.scope
    if scope.over("deny"):
        if _by_parliament(act):
            # "voted down a motion to leave"
            return "approve_withdrawal", "denied"
        done = act.mark.flags & {"past", "part"} and not scope.over("intend", "announce", "future", "would")
        return ("withdraw" if done else "announce_withdrawal"), "denied"
    if _refused(scope):
        return "refuse_withdrawal", "urged" if scope.over("urge") else "occurred"
    if "effect" in scope.refused:
        # "has not taken effect", "cannot take effect"
        return None if scope.over("possible", "able") else ("withdraw", "denied")
    if scope.negated:
        if scope.over("urge"):
            return None
        if scope.has("notify"):
            return "notify_withdrawal", "denied"
        return None if act.nominal else ("withdraw", "denied")
    if "notify" in scope.refused:
        return "notify_withdrawal", "denied"
    return _formal(act) or _told(act)


def _refused(scope: Scope) -> bool:
    if "notify" in scope.refused:
        return False
    if scope.over("refuse") or scope.refused & {"intend", "future", "announce", "possible"}:
        return True
    return scope.negated and scope.has("intend", "future", "would", "announce")


def _formal(act: Act) -> tuple[str, str] | None:
    scope = act.scope
    handed = not act.times() and _noticed(act)
    if scope.has("notify") and not handed and _to_parliament(act):
        return "announce_withdrawal", "occurred"
    if (scope.has("notify") or handed) and not scope.has("approve"):
        if handed and not scope.has("notify"):
            # "told the UN that it is leaving"
            return "notify_withdrawal", "planned" if "future" in scope.outer else "occurred"
        meant = "planned" if scope.has("intend") and "past" not in act.tense else _outlook(scope)
        return "notify_withdrawal", "urged" if scope.has("urge") else meant
    if scope.has("effect"):
        return "withdraw", _outlook(scope)
    if {"approve", "urge"} <= scope.inner and approving_body(act) is not None:
        # "parliament must approve the withdrawal"
        return "approve_withdrawal", "planned"
    if scope.over("approve") and not scope.has("urge"):
        return "approve_withdrawal", _outlook(scope, own=scope.has("approve"))
    return None


def _noticed(act: Act) -> bool:
    """Tell of what somebody tells the United Nations: "notified the UN that it is leaving", "told the UN that …"."""
    if act.scope.outer.isdisjoint({"notify", "announce"}):
        return False
    around: set[int] = set()
    clause = act.clause
    while clause.parent is not None and clause.kind in ("comp", "coord", "aside"):
        clause = clause.parent
        around.update(clause.tokens)
    told = [m for m in act.marks_at(around, "op") if m.says("op", "notify")]
    if "notify" in act.scope.outer and any(m.last - m.first > 1 and not m.has("say") for m in told):
        # The pack's phrase names who is notified.
        return True
    depositary = [m for m in act.s.marks if _is_depositary(m)]
    if "notify" in act.scope.outer or not depositary:
        return bool(depositary)
    # "The UN announced that Poland is leaving" is no notice.
    who = act.actor()
    own = who is not None and (who.first not in act.inside or who.pronoun is not None)
    telling = [m for m in act.frame.mentions if m.first in around and m.may_act and m.states]
    return own and any(t.last <= d.first for t in telling for d in depositary if d.first in around)


def _is_depositary(mark: Mark) -> bool:
    """Tell of who keeps the treaty: the UN, its Secretary-General."""
    named = mark.has("depositary") or mark.says("union", "UN") or mark.says("organisation", "UN")
    return named or str(mark.value("office")).endswith(" UN")


def _to_parliament(act: Act) -> bool:
    """Tell of a bill that a government submits: that is no notice."""
    given = any(m.body == "parliament" and m.can_be("to") for m in act.own())
    return given and not act.marks("depositary", "notice")


def _outlook(scope: Scope, *, own: bool = True) -> str:
    if scope.has("possible", "would"):
        return "possible"
    return "planned" if own and scope.has("future") else "occurred"


def _told(act: Act) -> tuple[str, str] | None:
    scope = act.scope
    if scope.over("urge") and not scope.over(*_TELLING):
        return "withdraw", "urged"
    named = act.nominal and scope.inner.isdisjoint(_TELLING | {"intend"})
    if (
        named
        and any(not m.flags & {"attributive", "part"} for m in act.marks("verb"))
        and not scope.has("begin", "process")
    ):
        # "said that leaving undermines …": what is said is something else.
        return None
    if scope.over(*_TELLING) or "intend" in scope.outer:
        return "announce_withdrawal", "occurred"
    if scope.has("begin", "process"):
        return "begin_withdrawal", _outlook(scope)
    if scope.has("intend"):
        return "announce_withdrawal", "occurred"
    return _foreseen(act)


def _foreseen(act: Act) -> tuple[str, str] | None:
    """Return step and modality of a withdrawal by its tense alone."""
    scope = act.scope
    if scope.over("possible"):
        return "withdraw", "possible"
    if scope.has("future"):
        # "will leave the treaty, the minister said", without a day: that is only announced.
        return ("announce_withdrawal", "occurred") if _only_said(act) else ("withdraw", "planned")
    if scope.has("would"):
        return "withdraw", "possible"
    if act.nominal:
        return None
    if "pres" in act.mark.flags and "past" not in act.mark.flags and _only_said(act):
        # "Poland is pulling out, the minister announced"
        return "announce_withdrawal", "occurred"
    return "withdraw", "occurred"


def _only_said(act: Act) -> bool:
    """Tell whether somebody says it and no day is named."""
    if act.times(_outer(act)) or act.shared(act.s.times) or act.nearest("duration_word") is not None:
        return False
    return any(m.has("say", "according") for m in act.s.marks) or act.mark.first in act.s.quoted


def approving_body(act: Act) -> str | None:
    """Return which body of a state approves: who acts, who is named beside it, or whose act the word is."""
    actor = act.actor()
    if actor is not None and backs(act, actor):
        return None
    if actor is not None and actor.body in _APPROVERS:
        return actor.body
    clauses = [act.clause, *([act.clause.parent] if act.clause.parent is not None else [])]
    for clause in clauses:
        inside = set(clause.tokens)
        for mention in act.frame.mentions:
            if mention.first not in inside or mention.body not in _APPROVERS or backs(act, mention):
                continue
            if not act.of_participle(mention):
                return mention.body
    word = act.nearest("approver")
    return None if word is None else word.value("approver")


def follow(act: Act) -> Iterator[Draft]:
    """The next to leave, while a withdrawal is being spoken of: "Poland follows on 20 February"."""
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    times = act.times()
    if treaty is None or act.d.foreign or act.d.age("leave") > 1 or act.marks("item", "other_thing"):
        return
    if act.scope.negated or act.scope.over("refuse", "deny") or act.scope.refused:
        yield from step_drafts(act, treaty, "refuse_withdrawal", "occurred")
        return
    if not times:
        return
    when = act.dated(times[0], act.scope.modality())
    modality = "planned" if act.ahead(when) or act.scope.has("future") else act.scope.modality()
    told = act.shared(act.s.times)
    for mention, time in told:
        yield from _taken(act, mention.states, treaty, "withdraw", modality, None, act.dated(time, modality))
    if told:
        return
    beside = [m for m in act.own() if m.can_be("gen") and m.states and -1 <= m.first - act.mark.last <= 1]
    # "On 20 February it is Poland's turn."
    actor = beside[0] if beside else act.actor()
    for state in actor.states if actor is not None else ():
        slots = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
        yield act.draft("treaty_step", modality, slots, when=when)


def same(act: Act) -> Iterator[Draft]:
    """The step last told, taken by others too: "Lithuania did the same on 8 May"."""
    if act.d.stance is not None and act.d.age("stance") <= 1 and act.d.age("stance") < act.d.age("step"):
        # "Switzerland objected; Norway and Austria did the same."
        holder = act.actor()
        if holder is not None and not act.scope.negated:
            yield from taken(act, holder, *act.d.stance)
        return
    if _after_a_deed(act) or act.scope.negated:
        yield from _same_deed(act) if _after_a_deed(act) else _outside(act)
        return
    meant = _step_meant(act)
    if meant is None:
        return
    treaty, step, body = meant
    modality, refused = act.scope.modality(), _refused(act.scope)
    about = "leave" in act.d.about and step in ("withdraw", "announce_withdrawal")
    age = 1 if meant != act.d.step else act.d.age("step")
    if age > ((_LONG if refused else _TOPIC) if about else 1):
        return
    if refused and step in ("withdraw", "announce_withdrawal", "approve_withdrawal", "notify_withdrawal"):
        # "Sweden does not intend to follow its example"
        step, modality, body = "refuse_withdrawal", "occurred", None
    told = act.shared(act.s.times)
    if told:
        for mention, time in told:
            yield from _taken(act, mention.states, treaty, step, modality, body, act.dated(time, modality))
        return
    actor = act.actor()
    if actor is not None:
        states = actor.states if actor.kind in ("state", "body", "office", "person") else ()
        yield from _taken(act, states, treaty, step, modality, body, act.when(modality))


def _step_meant(act: Act) -> tuple[str, str, str | None] | None:
    """Return the step that "did it" stands for: the last one told, or the leaving that was last spoken of.

    "Did it" alone means a step only with a day, or with a word for "too": "Finland did it on 10 January".
    """
    if "so" in act.mark.flags and not (act.times() or act.marks("echo", "duration_word")):
        return None
    step, last = act.d.step, act.d.last if act.d.age("last") <= 1 else None
    if last is not None and last[1].get("step") in JOINING and (step is None or act.d.age("step") > act.d.age("last")):
        # "Somalia ratified it in 2012; Ethiopia had done so in 2004."
        return (str(last[1]["treaty"]), str(last[1]["step"]), None)
    if step is not None and act.d.age("step") > 1 and act.d.age("leave") <= 1 and step[1] in LEAVING:
        # "With it five have left so far. Estonia did so in December."
        return (step[0], "withdraw", None)
    return step


def _after_a_deed(act: Act) -> bool:
    """Tell whether what was last told is no step but a use, a making or an order."""
    return act.d.age("deed") <= 1 and act.d.age("deed") < min(act.d.age("step"), act.d.age("last"))


def _same_deed(act: Act) -> Iterator[Draft]:
    """The use, making or order last told of, by another: "Russia uses them; Ukraine does the same"."""
    actor = act.actor()
    if act.d.deed is None or actor is None or actor.kind not in ("state", "body", "office"):
        return
    if "so" in act.mark.flags and not act.marks("echo"):
        return
    kind, slots, modality = act.d.deed
    here = act.scope.modality()
    if kind == "production" and here in ("planned", "possible", "denied"):
        # "Lithuania will make them; Finland intends to do the same."
        modality, slots = here, {**slots, "aspect": "start"}
    elif not modality == here == "occurred" or act.scope.negated:
        return
    for state in actor.states:
        if state != slots.get("actor"):
            yield act.draft(kind, modality, {**slots, "actor": state}, when=act.when(modality))


def is_gapped(frame: Frame) -> bool:
    """Tell of a sentence that is one state and words that tell no act: "Poland on 20 February.", "Nor has China."."""
    s, names = frame.sentence, frame.mentions
    if len(names) != 1 or names[0].kind != "state" or names[0].pronoun is not None or not names[0].may_act:
        return False
    if names[0].adj or len(s.tokens) > _GAPPED:
        return False
    words = (m for m in s.marks if not (names[0].first <= m.first < names[0].last or m.has("echo", *_SMALL)))
    return all(set(m.all("op")) == {"neg"} and not m.has("verb", "member", "say") for m in words)


def gapped(frame: Frame) -> Iterator[Draft]:
    """The step or membership last told of, for one more state: by its own day, or by a word for "too" or "nor"."""
    if frame.discourse.last is None:
        return
    kind, slots, modality = frame.discourse.last
    s, name, clause = frame.sentence, frame.mentions[0], frame.clauses[0]
    mark = s.mark(name.first)
    if mark is None:
        return
    denied = any(True for _ in s.find("op"))
    echo = any(m.says("echo", "too") for m in s.marks)
    known = {p for m in s.marks for p in range(m.first, m.last)} | {p for t in s.times for p in range(t.first, t.last)}
    dated = (
        len(s.times) == 1
        and kind == "treaty_step"
        and all(p in known or not token.text[0].isalnum() for p, token in enumerate(s.tokens))
    )
    if denied != (slots.get("status") == "non_party" and not echo) and not echo:
        return
    if not (echo or denied or dated) or (denied and kind == "treaty_step") or set(name.states) & {slots["actor"]}:
        return
    published = frame.published
    when = s.times[0].turned(published, future=modality == "planned") if dated else None
    for state in (state for state in name.states if len(state) == _CODE):
        yield Draft(kind, modality, clause, mark, {**slots, "actor": state}, when=when)


def _outside(act: Act) -> Iterator[Draft]:
    """Who has not done what others have just been said to: "161 states joined it. Russia and China did not"."""
    step = act.d.step if act.d.age("step") <= 1 else None
    treaty = step[0] if step is not None and step[1] in ("accede", "sign", "ratify") else None
    treaty = act.d.treaty if act.d.age("joined") <= 1 else treaty
    actor = act.actor()
    if treaty is None or actor is None or actor.kind != "state":
        return
    for state in (state for state in actor.states if len(state) == _CODE):
        yield act.draft("membership", "occurred", {"actor": state, "treaty": treaty, "status": "non_party"})


def stay(act: Act) -> Iterator[Draft]:
    """A state says that it stays in a treaty."""
    recent = act.d.age("leave") <= 1 or (act.d.fresh("leave", _TOPIC) and _says_all(act))
    told = recent and not act.d.foreign and not act.marks("union", "other_thing", "item", "place", "law")
    treaty = act.treaty() or (act.d.treaty if told else None)
    if treaty is None and act.marks("law") and not (act.scope.negated or act.scope.over("possible", "urge")):
        # "It goes on observing the law of war."
        yield from taken(act, act.actor(), "support", "ihl")
    if treaty is None or act.scope.negated or act.scope.over("possible") or act.scope.bare or act.mark.has("member"):
        return
    modality = "urged" if act.scope.over("urge") else "occurred"
    if modality == "urged" and act.urger() is not None:
        # "Austria called on Lithuania to stay"
        yield from against(act, "withdrawal")
    if modality == "urged" and act.urges_crowd():
        # "calls on its allies to stay"
        return
    urger = act.urger() if modality == "urged" else None
    for state in (state for state in act.states() if urger is None or state not in urger.states):
        for one in act.treaties() or (treaty,):
            slots = {"actor": state, "treaty": one, "step": "refuse_withdrawal", "body": None}
            yield act.draft("treaty_step", modality, slots)


def _confirms(act: Act, value: str) -> bool:
    """Tell of "ratificó que …": what is told there is confirmed, and nothing is ratified."""
    named = act.marks("treaty", "treaty_word")
    told = any(child.kind == "comp" for child in act.clause.children)
    return value == "ratify" and act.mark.has("say") and told and not named


def _says_all(act: Act) -> bool:
    """Tell whether no word that we do not know follows: "Norway stays in", but "stays in a position to make them"."""
    last = act.mark.last
    return last not in act.inside or not act.s.tokens[last].text[0].isalnum() or act.s.mark(last) is not None


def join(act: Act) -> Iterator[Draft]:
    """Signing, ratifying, acceding, adoption, entry into force, suspension."""
    value = next((v for v in act.mark.all("verb", "noun") if v in _JOINING), None)
    treaty = None if value is None else act.treaty() or _joined_treaty(act, value)
    if treaty is None or value is None or _of_the_law(act) or _confirms(act, value):
        return
    if act.mark.says("member", "signatory"):
        # "has signed, but not ratified"
        return
    if value == "sign" and act.amounts("item") and not act.marks("treaty"):
        # "signed a contract for 250,000 mines"
        return
    step = _JOINING[value]
    actor = act.actor()
    signs = value == "sign" and actor is not None and actor.body == "president"
    if signs and not act.marks("treaty", "treaty_word") and act.d.fresh("leave", 2):
        # What a president signs while a withdrawal is spoken of is the law on it.
        return
    gone = _withdrawal_before(act) if value == "force" else None
    if value == "force" and gone is None and _of_the_step(act):
        # "Poland notified its withdrawal in August. It entered into force on 20 February."
        modality = _outlook(act.scope)
        yield from _taken(act, _of_last(act), treaty, "withdraw", modality, None, act.when(modality))
    elif gone is not None:
        whose = gone.owned()
        modality = _outlook(act.scope)
        states = act.states() if whose is None else whose.states
        yield from _taken(act, states, treaty, "withdraw", modality, None, act.when(modality))
    elif step == "suspend" and act.nominal and act.scope.negated and not any(m.states for m in act.own()):
        # "the convention knows no suspension"
        if act.marks("treaty", "treaty_word"):
            yield act.draft("treaty_rule", "denied", {"treaty": treaty, "aspect": "exception"})
    else:
        yield from _joined(act, treaty, step)


def _of_the_step(act: Act) -> bool:
    """Tell of "it entered into force" right behind a withdrawal: no treaty is named, and a day is."""
    # "It gave notice in July, and half a year later it took effect."
    same = act.d.age("last") == 0 and act.clause.kind == "coord" and bool(act.marks("duration_word"))
    last = act.d.last if same or act.d.age("last") == 1 else None
    if last is None or str(last[1].get("step")) not in LEAVING or act.clause.kind == "rel":
        return False
    own = any(m.pronoun not in ("it", "he") for m in act.own())
    return (same or _lately(act)) and not own and not act.marks("treaty", "treaty_word", "law")


def _lately(act: Act) -> bool:
    """Tell of a day in these years: the treaties entered into force long ago."""
    days = [interval(t.edtf).first for t in act.times() if t.edtf is not None]
    published = act.frame.published
    return published is not None and any(d is not None and published.year - d.year <= _YEARS for d in days)


def _of_last(act: Act) -> tuple[str, ...]:
    """Return whose step was told of last."""
    return () if act.d.last is None else (str(act.d.last[1]["actor"]),)


def _joined(act: Act, treaty: str, step: str) -> Iterator[Draft]:
    """Draft a step of joining, or of the treaty itself."""
    if _only_named(act, step) or (step == "suspend" and _not_provided(act)):
        return
    asking = act.urger() if act.scope.has("urge") else None
    yield from _appealed(act, asking, treaty, step)
    if asking is not None and asking.kind in ("person", "office") and asking is act.actor():
        # "Malta's president called for joining the convention": it is not Malta that is to join.
        return
    ahead = act.scope.has("future", "intend") and "past" not in act.tense
    if act.scope.negated and step in ("sign", "ratify", "accede") and not act.nominal and not ahead:
        act.d.ages["joined"] = 0
        for one in () if only_signed(act) else act.treaties() or (treaty,):
            for state in act.states():
                yield act.draft("membership", "occurred", {"actor": state, "treaty": one, "status": "non_party"})
        return
    modality = _join_modality(act, step)
    # The day of a vote in the past is that of what it decides, though that is yet to come.
    # "told the UN in July that it suspends it"
    told = _outer(act) if step == "suspend" and act.scope.over("notify") else []
    when = act.when("occurred" if step == "suspend" and "past" in act.tense else modality, told)
    if step in ("adopt", "enter_into_force") or (step == "sign" and _of_the_treaty(act)):
        yield from _of_itself(act, treaty, step, modality, when)
        return
    shared = list(_each_its_time(act, treaty, step, modality))
    yield from shared
    if shared:
        return
    owner = act.owned() if act.nominal else None
    states = act.states() if act.actor() is not None or act.frame.drops_subject else ()
    states = owner.states if owner is not None and owner.states else states
    treaties = act.treaties() if step != "suspend" else ()
    each = [(one, act.dated(time, modality)) for one, time in act.treaties_by_time()]
    for state in (state for state in states if len(state) == _CODE):
        for one, day in each or [(one, when) for one in treaties or (treaty,)]:
            yield act.draft("treaty_step", modality, {"actor": state, "treaty": one, "step": step}, when=day)
    yield from _before_it(act, treaty, step, modality)


def _appealed(act: Act, asking: Mention | None, treaty: str, step: str) -> Iterator[Draft]:
    """Draft the stance of who calls on all states to join: it is for the treaty."""
    if asking is not None and step in ("accede", "ratify", "sign") and act.marks("crowd") and not act.scope.negated:
        yield from taken(act, asking, "support", treaty)


def _each_its_time(act: Act, treaty: str, step: str, modality: str) -> Iterator[Draft]:
    """Draft the steps of a row: "Lithuania acceded in 2003, Estonia in 2004", "in force for Tonga since June, …"."""
    for mention, time in act.shared(act.s.times):
        for state in (state for state in mention.states if len(state) == _CODE):
            slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": step}
            yield act.draft("treaty_step", modality, slots, when=act.dated(time, modality))


def _of_itself(act: Act, treaty: str, step: str, modality: str, when: str | None) -> Iterator[Draft]:
    """Draft what a treaty itself goes through: adopted, opened for signature, in force."""
    told = list(_each_its_time(act, treaty, step, modality)) if step == "enter_into_force" else []
    yield from told
    if told:
        return
    day = None if when is None else when.removesuffix("/..")
    for bound in _bound(act) if step == "enter_into_force" else (None,):
        yield act.draft("treaty_step", modality, {"actor": bound, "treaty": treaty, "step": step}, when=day)


def _not_provided(act: Act) -> bool:
    """Tell of "the convention does not allow it to be suspended": that is its rule, and no step."""
    clauses = [act.clause, *([act.clause.parent] if act.clause.parent is not None else [])]
    inside = {p for clause in clauses for p in clause.tokens}
    if act.times() and act.clause.kind == "main":
        # "suspended it in July, which the convention does not provide for"
        signs = [p for p, token in enumerate(act.s.tokens) if p >= act.mark.last and token.text in _CUTS]
        inside = {p for p in inside if not signs or p < signs[0]}
    return any(True for _ in act.s.find("provide", within=inside))


def _only_named(act: Act, step: str) -> bool:
    """Tell whether the act is only named, or done by so many states; a suspension may be told by its noun and day."""
    if (act.amounts("state") or bare_count(act)) and step not in ("adopt", "enter_into_force"):
        return True
    if step == "suspend" and act.judged:
        # "objects to the suspension"
        return True
    owned = act.nominal and act.owned() is not None
    if owned and step in ("accede", "ratify") and not act.scope.inner and act.under_stance:
        # "welcomes the accession of Vanuatu"
        return False
    done = (owned and (step == "suspend" or bool(act.times()))) or (act.nominal and _after(act))
    # "after acceding in 2012"
    done = done or ("inf" in act.mark.flags and _after(act))
    return not done and (act.scope.bare or (act.nominal and not act.scope.inner and not act.times()))


def _for_whom(act: Act) -> Mention | None:
    """The state of which a relative clause says it: "Ukraine, for which the treaty had been in force since 2006"."""
    if act.clause.kind != "rel" or act.own() or not act.marks("treaty", "treaty_word"):
        return None
    near = [m for m in act.frame.mentions if 0 <= act.clause.first - m.last <= 1 and m.kind == "state" and not m.adj]
    return near[0] if near and len(near[0].states) == 1 else None


def _bound(act: Act) -> tuple[str | None, ...]:
    """For whom a treaty enters into force: "in force for Vanuatu since March"."""
    if (whose := _for_whom(act)) is not None:
        return whose.states
    named = [m for m in act.own() if m.kind == "state" and not m.adj and m.pronoun not in ("we", "they") and m.states]
    behind = [m for m in named if m.can_be("to", "with", "about") or (not m.roles and m.first > act.mark.first)]
    # "in force in Finland since July 2012"
    named = behind or [m for m in named if m.can_be("in") and not is_capital(act.s, m)]
    named = [m for m in named if m.pronoun is None] or named
    return named[0].states if len(named) == 1 else (None,)


def _of_a_union(act: Act) -> bool:
    """Tell of an alliance as what is joined: "Finland joined NATO in 2023"."""
    named = [m for m in act.marks("union") if m.value("union") != "UN"]
    actor = act.actor() if named else None
    return actor is not None and not any(actor.first <= m.first < actor.last for m in named)


def _joined_treaty(act: Act, value: str) -> str | None:
    """The treaty just spoken of, where the clause names none: "it acceded only in 2012", "in force since 1999"."""
    age = act.d.age("treaty")
    told = act.scope.has("announce", "notify", "approve") or (act.under_stance and act.owned() is not None)
    if value == "suspend" and act.nominal and not act.d.foreign and (told or act.marks("appraise")):
        # "announced the suspension of its obligations", "calls Ukraine's decision on suspension unlawful"
        # "Austria calls this suspension unlawful" is not Austria's.
        actor = act.owned() or (act.actor() if told else None)
        return act.d.treaty if age <= 2 and actor is not None and actor.kind in ("state", "body", "office") else None
    if act.nominal or act.d.foreign:
        return None
    if value in ("join", "ratify", "enter") and not _of_a_union(act):
        if age <= 1:
            return act.d.treaty
        if len(act.d.treaties) <= 1 and age <= _FAR and not act.marks("union", "other_thing", "ignore", "organisation"):
            return act.d.treaty or act.d.main_treaty
        # "Finland, which had acceded in 2012, …"
        return act.d.main_treaty if act.times() and not act.marks("union", "other_thing", "ignore") else None
    if value == "suspend" and act.mark.last - act.mark.first > 1:
        # "has frozen its application", "lo ha sospeso"
        named = act.marks("union", "other_thing", "ignore", "item", "law", "organisation")
        return act.d.treaty if age <= 1 and not named else None
    if value == "sign" and act.scope.negated:
        # "the United States never signed it"
        return act.d.treaty if age <= 1 else None
    if value not in ("force", "sign", "adopt") or not act.times():
        return None
    # "It was adopted in Dublin in 2008." "In force since 1999."
    return act.d.treaty if age == 0 else unsaid(act)


def _of_the_law(act: Act) -> bool:
    """Tell whether it is the law on leaving that is signed or adopted, not a treaty."""
    leaving = any("leave" in m.all("verb", "noun") for m in act.marks("verb", "noun"))
    said = set(act.mark.all("verb", "noun"))
    if "force" in said and _step_words(act) and act.d.age("leave") <= 2 and not act.marks("treaty"):
        return True
    if leaving and {"force", "adopt"} & said:
        # What takes effect or is adopted is the withdrawal.
        return True
    return act.mark.says("op", "approve") and (leaving or bool(_step_words(act)))


def _withdrawal_before(act: Act) -> Act | None:
    """The withdrawal whose force is told of: "Lithuania's withdrawal, which took effect", "was lodged and takes …"."""
    clause = act.clause
    if clause.kind == "rel" and clause.parent is not None:
        clause, near = clause.parent, range(max(0, act.clause.first - _DAY), act.clause.first)
    elif clause.kind == "coord" and clause.parent is not None and not act.own() and not act.marks("treaty"):
        clause = clause.parent
        near = range(clause.first, clause.last)
    else:
        near = range(clause.first, act.mark.first)
    nouns = [m for m in act.marks_at(near, "noun") if m.says("noun", "leave")]
    treaty = [m for m in act.marks_at(near, "treaty", "treaty_word") if nouns and m.first < nouns[0].first]
    if not nouns or treaty:
        return None
    noun = nouns[-1]
    return Act(act.frame, clause, noun, act.frame.scopes.of(clause, noun), set(clause.tokens))


def _of_the_treaty(act: Act) -> bool:
    """Tell whether it is the treaty's own signing: nobody is named who signs, and a time is."""
    return act.actor() is None and bool(act.times()) and not act.marks("crowd")


def _join_modality(act: Act, step: str) -> str:
    modality = act.scope.modality()
    decided = act.scope.over("approve", "intend") and not act.scope.has("notify")
    if step == "suspend" and modality == "occurred" and decided:
        # Voted or decreed, a suspension is yet to be notified.
        return "planned"
    ahead = act.nominal or "inf" in act.mark.flags
    return "planned" if modality == "occurred" and act.scope.has("announce", "begin") and ahead else modality


# --- operators that tell of a withdrawal that another sentence names


def notice(act: Act) -> Iterator[Draft]:
    """The instrument is deposited: "handed the notification to the UN", while a withdrawal is being spoken of."""
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    noun = act.antecedent("noun")
    if _of_a_paper(act):
        return
    if noun is not None and noun.says("noun", "suspend") and treaty is not None and not act.d.foreign:
        # "the suspension that it lodged in July"
        yield from _suspension(act, treaty, "denied" if act.scope.negated else _outlook(act.scope))
        return
    told = act.marks("notice", "depositary") or (noun is not None and noun.says("noun", "leave"))
    recent = act.d.fresh("leave", _TOPIC) or _of_the_instrument(act)
    if treaty is None or act.d.foreign or not told or not recent or _other_act(act):
        return
    told_of = [child for child in act.clause.children if child.opener is not None and child.opener.has("comp")]
    if any(is_act(m) for child in told_of for m in act.marks_at(child.tokens, "verb")):
        # "told the UN that it suspends it": what is told is something else.
        return
    modality = "denied" if act.scope.negated else _outlook(act.scope)
    if _suspends(act):
        yield from _suspension(act, treaty, modality)
        return
    yield from step_drafts(act, treaty, "notify_withdrawal", modality)


def handed(act: Act) -> Iterator[Draft]:
    """A verb of giving that may be one of notice: "handed over the instrument in New York", "… in June"."""
    if act.marks("notice") and (act.marks("depositary") or (act.times() and not act.marks("office", "item"))):
        yield from notice(act)


def _of_the_instrument(act: Act) -> bool:
    """Tell of the notice of leaving with its treaty right behind: "lodged the denunciation of the convention"."""
    behind = act.s.mark(act.mark.last) if act.mark.has("notice") else None
    return behind is not None and behind.has("treaty", "treaty_word")


def _of_a_paper(act: Act) -> bool:
    """Tell of what somebody submitted that is no notice: "the report that Minsk submitted to the UN"."""
    if act.clause.kind != "rel" or act.marks("notice"):
        return False
    own = any(m.may_act and m.last <= act.mark.first for m in act.own())
    return own and act.antecedent("noun", "notice", "step_word", "treaty", "treaty_word", "approver") is None


def approve(act: Act) -> Iterator[Draft]:
    """A body approves the bill or decision that is being spoken of."""
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    if treaty is None or act.d.foreign or not act.d.fresh("leave", _TOPIC) or _other_act(act):
        return
    actor = act.actor()
    if actor is None or actor.body not in _APPROVERS:
        return
    if not _step_words(act) and (act.marks("item", "ignore", "other_thing") or actor.body == "government"):
        return
    modality = "denied" if act.scope.negated else _outlook(act.scope)
    if modality == "occurred" and act.scope.over("urge", "oblige"):
        # "must be approved by parliament"
        modality = "planned"
    if _suspends(act):
        yield from _suspension(act, treaty, "planned" if modality == "occurred" else modality)
        return
    yield from step_drafts(act, treaty, "approve_withdrawal", modality)


def effect(act: Act) -> Iterator[Draft]:
    """The withdrawal that is being spoken of takes effect."""
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    if treaty is None or act.d.foreign or not act.d.fresh("leave", 2) or _other_act(act):
        return
    gone = _withdrawal_before(act) if act.clause.kind == "rel" else None
    whose = None if gone is None else gone.owned()
    if whose is not None and act.times() and not any(m.may_act for m in act.own()):
        # "deplores the withdrawal of Poland from the convention, which took effect on Friday"
        modality = "denied" if act.scope.negated else _outlook(act.scope)
        yield from _taken(act, whose.states, treaty, "withdraw", modality, None, act.when(modality))
        return
    modality = "denied" if act.scope.negated else _outlook(act.scope)
    if (whose := _that_of(act)) is not None:
        yield from _taken(act, whose.states, treaty, "withdraw", modality, None, act.when(modality))
        return
    if not _step_words(act) or not (act.times() or act.nearest("duration_word")):
        return
    bound = [state for state in _bound(act) if state is not None]
    if bound:
        yield from _taken(act, bound, treaty, "withdraw", modality, None, act.when(modality))
        return
    yield from step_drafts(act, treaty, "withdraw", modality)


def _that_of(act: Act) -> Mention | None:
    """Whose withdrawal takes effect that only its owner names: "Poland's takes effect on 20 February"."""
    if act.d.last is None or act.d.age("last") > 1 or not _lately(act) or act.marks("step_word", "noun"):
        return None
    own = act.own()
    lone = len(own) == 1 and own[0].kind == "state" and own[0].roles == {"gen"} and own[0].pronoun is None
    leaving = str(act.d.last[1].get("step")) in LEAVING
    return own[0] if lone and leaving and not own[0].adj and own[0].last <= act.mark.first else None


def _suspends(act: Act) -> bool:
    """Tell whether what is approved or notified is a suspension: that was spoken of last."""
    return act.d.age("suspend") < act.d.age("leave") or (
        act.d.step is not None and act.d.step[1] == "suspend" and act.d.age("suspend") == act.d.age("leave")
    )


def _suspension(act: Act, treaty: str, modality: str) -> Iterator[Draft]:
    when = act.when("occurred" if "past" in act.tense else modality)
    yield from _taken(act, act.states() or _whose(act), treaty, "suspend", modality, None, when)


def _whose(act: Act) -> tuple[str, ...]:
    """Whose act a relative clause without a subject describes: "asks Ukraine to undo the suspension that it lodged"."""
    noun, outer = act.antecedent("noun"), act.clause.parent
    if noun is None or outer is None:
        return ()
    described = Act(act.frame, outer, noun, act.frame.scopes.of(outer, noun), set(outer.tokens))
    whose = described.owned() or next(
        (m for m in reversed(described.own()) if m.kind == "state" and m.last <= noun.first and m.can_be("to")), None
    )
    return whose.states if whose is not None and len(whose.states) == 1 else ()


def recommend(act: Act) -> Iterator[Draft]:
    """The step that is being spoken of is recommended or announced."""
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    noun = act.antecedent("noun")
    if noun is not None and noun.says("noun", "suspend") and act.mark.says("op", "announce") and treaty is not None:
        # "the suspension that Ukraine declared"
        if not (act.d.foreign or act.scope.negated):
            yield from _suspension(act, treaty, "occurred")
        return
    fresh = act.d.fresh("leave", _TOPIC) and not act.d.foreign
    if treaty is None or not fresh or _other_act(act) or not _step_words(act) or act.scope.negated:
        return
    if act.mark.says("op", "announce") and (act.d.age("leave") > 1 or act.marks("notice", "depositary", "noun")):
        return
    actor = act.actor()
    if actor is not None and actor.states and not act.nominal:
        yield from step_drafts(act, treaty, "announce_withdrawal", "occurred")


def refuse(act: Act) -> Iterator[Draft]:
    """The step that is being spoken of is ruled out: "Norway rejects such a move"."""
    if not _step_words(act) and _plan_dropped(act):
        yield from dropped(act)
        return
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    fresh = act.d.fresh("leave", _TOPIC) and not act.d.foreign
    if treaty is None or not fresh or _other_act(act) or act.scope.negated:
        return
    other = act.marks("item", "other_thing", "ignore", "noun", "op_noun", "union")
    recent = _TOPIC if "leave" in act.d.about and not act.marks("verb") else 1
    if not _step_words(act) and (other or act.d.age("leave") > recent or act.clause.children):
        # "has no such plans" says all; "refused to pay" refuses something else.
        return
    if not _step_words(act) and _of_something_else(act):
        return
    if not _step_words(act) and any(
        "inf" in m.flags and 0 <= m.first - act.mark.last <= _NEXT for m in act.marks("verb", "say")
    ):
        # "refuses to name suppliers"
        return
    if any(m.last <= act.mark.first for m in act.marks("treaty", "treaty_word")) and not any(
        m.may_act for m in act.own()
    ):
        # "the convention does not allow it"
        return
    actor = act.actor()
    if actor is not None and actor.kind in ("state", "body", "office", "person"):
        yield from step_drafts(act, treaty, "refuse_withdrawal", "occurred")


def _of_something_else(act: Act) -> bool:
    """Tell of a verb that we do not know right behind: "we shall not defend the country with our hands tied"."""
    behind = act.mark.last
    plain = behind in act.inside and act.s.mark(behind) is None and act.s.tokens[behind].text.islower()
    return "we" in act.mark.flags and plain


def dropped(act: Act) -> Iterator[Draft]:
    """The plan to leave is given up: "considered leaving, but dropped the idea in spring"."""
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    modal = any(m is not act.mark and m.says("op", "possible", "intend", "urge", "future") for m in act.marks("op"))
    plain = not (act.scope.negated or act.scope.over("urge") or modal or act.d.foreign)
    if treaty is None or not plain or act.d.age("leave") > 1 or not _plan_dropped(act):
        return
    actor = act.actor()
    if actor is None or (actor.kind in ("state", "body", "office", "person") and actor.states):
        yield from step_drafts(act, treaty, "refuse_withdrawal", "occurred")


def _plan_dropped(act: Act) -> bool:
    """Tell of a plan or an idea, and no treaty, that is given up."""
    given_up = act.mark.says("op", "cease", "refuse", "deny") or act.mark.says("verb", "leave")
    if not given_up or act.mark.flags & {"fut", "cond", "inf", "verbless"}:
        return False
    named = act.marks("treaty", "treaty_word", "item", "item_word", "other_thing", "union", "noun", "ignore")
    others = [m for m in act.marks("verb") if m is not act.mark and is_act(m)]
    plans = [m for m in act.marks("op_noun", "step_word") if m is not act.mark and not m.says("op_noun", "begin")]
    plans = [m for m in plans if m.has("step_word") or m.says("op_noun", "possible", "intend")]
    near = (max(m.first - act.mark.last, act.mark.first - m.last) for m in plans)
    return not (others or [m for m in named if m is not act.mark]) and any(gap <= _DROPPED for gap in near)


def unwilling(act: Act) -> Iterator[Draft]:
    """The step that is being spoken of is not even considered: "nor does Spain contemplate such a step"."""
    treaty = act.treaty() or act.d.treaty or act.d.main_treaty
    fresh = act.d.fresh("leave", _TOPIC) and not act.d.foreign
    if treaty is None or not fresh or not act.scope.negated or _other_act(act) or not _step_words(act):
        return
    actor = act.actor()
    if actor is not None and actor.kind in ("state", "body", "office", "person"):
        yield from step_drafts(act, treaty, "refuse_withdrawal", "occurred")


def _step_words(act: Act) -> list[Mark]:
    """The words for the step in the clause, or before a relative clause: "the decision, which takes effect …"."""
    before = act.antecedent("step_word")
    return act.marks("step_word") or ([] if before is None else [before])


def _other_act(act: Act) -> bool:
    """Tell whether the clause has an act of its own that the operator belongs to."""
    others = [m for m in act.marks("verb", "noun") if m is not act.mark and "attributive" not in m.flags]
    return any(is_act(m) and not m.says("verb", "force") for m in others)
