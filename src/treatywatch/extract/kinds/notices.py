"""Approvals and notices of a withdrawal that the sentences before speak of."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.matters import is_on_joining
from treatywatch.extract.kinds.steps import companions, gapped, leavers, outlook
from treatywatch.extract.kinds.withdrawal_stage import APPROVERS, is_awaited
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence

# The treaty goes on being the one spoken of for so many sentences.
_TREATY_LASTS = 8
_STEPS = frozenset({"leave", "suspend", "ban", "ratify", "join"})
_OTHER_OBJECTS = ("item", "barrier", "programme", "ignore")


def approve(act: Act) -> Iterator[Draft]:
    """A vote, signature or decision on a withdrawal that the sentences before speak of."""
    if "approve" not in act.mark.values("op"):
        return
    if is_on_joining(act):
        yield from _to_join(act)
    elif _withdrawal_in_view(act) and not _is_an_aside(act):
        yield from _to_leave(act)


def _to_leave(act: Act) -> Iterator[Draft]:
    """The withdrawal that a vote, signature or decision is on."""
    waits = _is_still_to_come(act)
    if speaks_of_a_step(act) or (act.scope.negated and not waits):
        return
    actor = _approver(act)
    if _is_vote_ahead(act):
        yield from _vote_ahead(act)
        return
    if (actor is None or actor.body not in APPROVERS) and _is_passed_by_votes(act):
        yield from _passed(act)
        return
    if actor is None or actor.body not in APPROVERS or not actor.states or not _on_the_step(act):
        return
    treaty = act.frame.discourse.treaty or act.frame.discourse.main_treaty
    if treaty is None:
        return
    modality = "denied" if waits else outlook(act.scope, urging=True)
    if modality == "occurred" and act.clause.kind == "sub" and act.clause.connector == "if":
        # "provided that parliament votes in favour next week"
        modality = "possible"
    when = act.when(modality)
    for state in actor.states:
        slots: dict[str, str | None] = {
            "actor": state,
            "treaty": treaty,
            "step": "approve_withdrawal",
            "body": actor.body,
        }
        yield act.draft("treaty_step", modality, slots, when=when)
    if modality == "occurred" and when is not None and not act.nominal:
        # "Latvia's Saeima had approved the step on April 16 and Estonia's Riigikogu on June 4"
        for state, date in gapped(act):
            slots = {"actor": state, "treaty": treaty, "step": "approve_withdrawal", "body": actor.body}
            yield act.draft("treaty_step", modality, slots, when=date.turned(act.published, future=False))


_MOVES = frozenset({"move", "step", "decision", "measure", "exit", "withdrawal", "departure"})
_WHOSE = frozenset({"had", "has", "have", "was", "by", "the", "that", "which", "been", "already", "its", "'", "s"})
_ASIDE_WITHIN = 9


def _is_an_aside(act: Act) -> bool:
    """Tell of "quit the convention, a move the Seimas had approved in July": the step told right before the comma."""
    tokens, first = act.sentence.tokens, act.mark.first
    for here in range(first - 1, max(1, first - _ASIDE_WITHIN), -1):
        if (
            tokens[here].low in _MOVES
            and tokens[here - 1].low in ("a", "the")
            and tokens[here - 2].text in (",", "–", "—")
        ):
            break
    else:
        return False
    left = [m for m in act.sentence.starting(range(here)) if "leave" in m.values("verb") + m.values("noun")]
    return bool(left) and not act.scope.negated


def approved_before(act: Act) -> Iterator[Draft]:
    """The approval told in an aside, by the house that stands before the verb or behind its "by"."""
    if not _is_an_aside(act) or is_on_joining(act):
        return
    near = [m for m in act.frame.mentions if 0 < act.mark.first - m.first <= _ASIDE_WITHIN and m.body in APPROVERS]
    near = near or [m for m in act.frame.mentions if 0 < m.first - act.mark.last <= _BY and m.body in APPROVERS]
    treaty = act.treaty() or act.frame.discourse.treaty or act.frame.discourse.main_treaty
    behind = [d for d in act.sentence.dates if 0 <= d.first - act.mark.last <= _ASIDE_WITHIN]
    when = behind[0].turned(act.published, future=False) if behind else None
    for state in near[-1].states if near and treaty is not None else ():
        slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "approve_withdrawal"}
        yield act.draft("treaty_step", "occurred", {**slots, "body": near[-1].body}, when=when)


_BY = 3


_PAPERS_OF_LAW = frozenset({"bill", "law", "act", "motion", "legislation", "decision", "measure", "proposal", "it"})
_GOING = frozenset(
    {"goes", "go", "gone", "heads", "moves", "passes", "sent", "referred", "forwarded", "submitted", "lies"}
)
_LACKING = frozenset({"needs", "need", "requires", "require", "awaits", "await", "lacks", "awaiting"})
_CONSENT = frozenset(
    {"signature", "approval", "consent", "blessing", "assent", "backing", "promulgation", "endorsement"}
)
_AWAITED_WITHIN = 9
_PAPER_WITHIN = 5


def may_await(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "The bill now goes to", "the law still needs the signature of": a paper and where it goes."""
    tokens, first = sentence.tokens, mark.first
    if tokens[mark.last - 1].low not in _PAPERS_OF_LAW or sentence.is_headline:
        return False
    return any(
        tokens[p].low in _GOING or tokens[p].low in _LACKING
        for p in range(mark.last, min(first + _PAPER_WITHIN, len(tokens)))
    )


def awaits(act: Act) -> Iterator[Draft]:
    """Whose approval comes next: "The act now goes to President X for promulgation", "needs the Senate's approval"."""
    tokens, last, discourse = act.sentence.tokens, act.mark.last, act.frame.discourse
    here = next(p for p in range(last, len(tokens)) if tokens[p].low in _GOING or tokens[p].low in _LACKING)
    behind = range(here + 1, min(here + 1 + _AWAITED_WITHIN, len(tokens)))
    if act.scope.negated or not _withdrawal_in_view(act) or is_on_joining(act) or speaks_of_a_step_but_this(act):
        return
    if tokens[here].low in _LACKING and _CONSENT.isdisjoint(tokens[p].low for p in behind):
        return
    if tokens[here].low in _GOING and (here + 1 >= len(tokens) or tokens[here + 1].low not in ("to", "before", "with")):
        return
    led = [t.low for t in tokens[max(0, act.mark.first - 1) : act.mark.first]]
    if not _OTHER_MATTERS.isdisjoint(led):
        return
    treaty = act.treaty() or discourse.treaty or discourse.main_treaty
    for mention in act.frame.mentions:
        presides = mention.kind == "person" and tokens[mention.first].low == "president"
        body = mention.body if mention.body in APPROVERS else "president" if presides else None
        if mention.first not in behind or body is None or treaty is None:
            continue
        for state in mention.states or discourse.one_state():
            slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "approve_withdrawal"}
            yield act.draft("treaty_step", "planned", {**slots, "body": body}, when=act.when("planned"))
        return


def speaks_of_a_step_but_this(act: Act) -> bool:
    """Tell whether the clause names a suspension, ban or ratification."""
    others = {"suspend", "ban", "ratify", "join"}
    return any(not others.isdisjoint(m.values("verb") + m.values("noun")) for m in act.clause.marks(act.sentence))


_PENDING = (["yet"], ["still"], ["so", "far"], ["as", "yet"])


def _is_still_to_come(act: Act) -> bool:
    """Tell of "has yet to sign the bill", "has not so far put his name to it"."""
    tokens = act.sentence.tokens
    words = [t.low for t in tokens[max(act.clause.first, act.mark.first - _WAITING_WITHIN) : act.mark.last]]
    waits = any(words[n : n + len(p)] == p for p in _PENDING for n in range(len(words)))
    return waits and (act.scope.negated or ("to" in words and not {"has", "have", "had"}.isdisjoint(words)))


_WAITING_WITHIN = 6


def still_unsigned(act: Act) -> Draft | None:
    """Return the approval that "the president has yet to sign it" says has not been given, of a departure in view."""
    tokens, last = act.sentence.tokens, act.mark.last
    if tokens[last - 1].low != "sign" or act.sentence.words(last, last + 1).lower() != "it":
        return None
    actor = act.frame.subject(act.clause, act.mark.first)
    treaty = act.frame.discourse.treaty or act.frame.discourse.main_treaty
    presides = actor is not None and len(actor.states) == 1 and actor.kind in ("person", "body", "office")
    if actor is None or not presides or treaty is None or not _withdrawal_in_view(act) or is_on_joining(act):
        return None
    slots: dict[str, str | None] = {"actor": actor.states[0], "treaty": treaty, "step": "approve_withdrawal"}
    return act.draft("treaty_step", "denied", {**slots, "body": actor.body or "president"})


def _to_join(act: Act) -> Iterator[Draft]:
    """The joining that a bill, vote or decision spoken of is about: "The bill was approved by the government"."""
    actor, said = _approver(act), act.frame.discourse.joining
    known = actor is not None and actor.body in APPROVERS and bool(actor.states)
    about = _on_the_step(act) if known else _is_vote_ahead(act)
    if said is None or not about or speaks_of_a_step(act) or act.scope.negated:
        return
    states = actor.states if actor is not None and known else act.frame.discourse.one_state()
    for state in states:
        if act.frame.discourse.matters.get(state) == "join":
            step = "accede" if said.slots.get("step") == "sign" else said.slots.get("step")
            yield act.draft("treaty_step", "planned", {"actor": state, "treaty": said.slots["treaty"], "step": step})


_PASSING = ("pass", "adopt", "approv", "carr")


def _is_passed_by_votes(act: Act) -> bool:
    """Tell of "It was passed by 157 votes to 18", "The bill was adopted with 99 votes": by a parliament."""
    tokens = act.sentence.tokens
    before = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if not tokens[act.mark.first].low.startswith(_PASSING) or {"was", "were", "been"}.isdisjoint(before[-2:]):
        return False
    told = before[:1] == ["it"] or not {"bill", "law", "motion", "act"}.isdisjoint(before[:3])
    behind = [tokens[p].low for p in act.clause.tokens if p >= act.mark.last][:_VOTES_WITHIN]
    return told and any(word.isdigit() for word in behind) and bool({"by", "with"} & set(behind))


_VOTES_WITHIN = 5


def _passed(act: Act) -> Iterator[Draft]:
    treaty = act.frame.discourse.treaty or act.frame.discourse.main_treaty
    for state in act.frame.discourse.one_state() if treaty is not None else ():
        slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "approve_withdrawal"}
        yield act.draft("treaty_step", "occurred", {**slots, "body": "parliament"}, when=act.when("occurred"))


def voted_down(act: Act) -> Iterator[Draft]:
    """A motion to leave that fails: "It was rejected by 131 votes to 60", "The motion was defeated"."""
    tokens, discourse = act.sentence.tokens, act.frame.discourse
    before = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if act.scope.has("future", "would", "possible", "urge") or {"was", "were", "been"}.isdisjoint(before[-2:]):
        return
    behind = {tokens[p].low for p in act.clause.tokens if p >= act.mark.last}
    counted = any(word.isdigit() for word in behind) and not behind.isdisjoint({"votes", "to", "against"})
    moved = not {"motion", "bill", "proposal"}.isdisjoint(before[:3])
    if not (moved or (before[:1] == ["it"] and counted)) or speaks_of_a_step(act):
        return
    treaty = discourse.treaty or discourse.main_treaty
    if treaty is None or discourse.topic_age > _MOVED_LATELY or is_on_joining(act):
        return
    for state in discourse.one_state():
        slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "approve_withdrawal"}
        yield act.draft("treaty_step", "denied", {**slots, "body": "parliament"}, when=act.when("occurred"))


_MOVED_LATELY = 4
_VOTES = frozenset({"vote", "ballot"})


def _is_vote_ahead(act: Act) -> bool:
    """Tell of "A final vote is set for Thursday", "The vote will be on 16 April", right behind a withdrawal."""
    if act.sentence.tokens[act.mark.last - 1].low not in _VOTES:
        return False
    if act.frame.discourse.topic_age > 2 and not is_on_joining(act):
        return False
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    alone = len(before) <= 3 and before[:1] in (["the"], ["a"], ["that"], ["this"])
    ahead = any(
        {"future", "intend"} & set(m.values("op")) for m in act.clause.marks(act.sentence) if m.first > act.mark.first
    )
    return alone and ahead and act.time() is not None and not act.scope.negated


def _vote_ahead(act: Act) -> Iterator[Draft]:
    treaty = act.frame.discourse.treaty or act.frame.discourse.main_treaty
    state = act.frame.discourse.one_state()
    if treaty is not None and state:
        slots: dict[str, str | None] = {"actor": state[0], "treaty": treaty, "step": "approve_withdrawal"}
        yield act.draft("treaty_step", "planned", {**slots, "body": "parliament"}, when=act.when("planned"))


def _withdrawal_in_view(act: Act) -> bool:
    """Tell whether the sentences before speak of a withdrawal, and no suspension came after it."""
    discourse = act.frame.discourse
    if discourse.suspend_age <= min(discourse.topic_age, 4):
        return False
    if _leave_before(act) and (discourse.treaty is not None or act.treaty() is not None):
        return True
    return discourse.topic_age <= 6 or (discourse.leaving and discourse.treaty_age <= _TREATY_LASTS)


def _house(act: Act, actor: Mention | None) -> Mention | None:
    """Return the parliament that "The Croatian Sabor is to vote" names, though no list has it; else the actor."""
    votes = act.sentence.tokens[act.mark.first].low.startswith("vot")
    if actor is None or actor.kind != "name" or not votes or actor.last - actor.first > 1:
        return actor
    whose = [m for m in act.frame.mentions if m.role in ("adj", "owner") and 0 <= actor.first - m.last <= _OWNED]
    if not whose or whose[-1].kind != "state" or len(whose[-1].states) != 1:
        return actor
    return replace(actor, kind="body", states=whose[-1].states, ids=whose[-1].states, body="parliament")


# The owner's mark stands between.
_OWNED = 2


def _approver(act: Act) -> Mention | None:
    actor = _house(act, act.frame.subject(act.clause, act.mark.first))
    agent = act.frame.agent(act.clause, act.mark)
    if agent is not None and agent.body in APPROVERS:
        return agent
    if actor is None and act.sentence.tokens[act.mark.first].low.startswith("pass"):
        # "The bill passed the Sejm"
        near = (m for m in act.frame.mentions if 0 <= m.first - act.mark.last <= 1)
        return next((m for m in near if m.body == "parliament"), None)
    return agent if act.frame.is_passive(act.clause, act.mark) or actor is None else actor


def speaks_of_a_step(act: Act) -> bool:
    """Tell whether the clause itself names a withdrawal, suspension, ban or ratification beside the act."""
    return any(
        m.first in act.clause.tokens and not _STEPS.isdisjoint(m.values("verb") + m.values("noun"))
        for m in act.sentence.marks
        if m is not act.mark
    )


def _on_the_step(act: Act) -> bool:
    """Tell whether the object is the law or decision, or nothing is named but a date or a tally."""
    if _is_done_to_the_step(act):
        return True
    for mark in act.clause.marks(act.sentence):
        if mark is act.mark:
            continue
        if act.sentence.tokens[mark.first - 1].low in _OTHER_MATTERS:
            return False
        if "step_word" in mark.meanings and mark.first != act.mark.first:
            return True
        if any(x in mark.meanings for x in _OTHER_OBJECTS):
            return False
    return act.mark.last - act.mark.first > 1 or _only_votes(act) or _is_done_to_it(act)


# "the pension bill"
_OTHER_MATTERS = frozenset(
    {"pension", "pensions", "budget", "tax", "health", "school", "education", "migration", "asylum", "climate"}
    | {"energy", "labour", "labor", "housing", "farm", "fisheries", "railway", "media", "election", "electoral", "aid"}
)


def _is_done_to_the_step(act: Act) -> bool:
    """Tell of "The bill was passed in May and signed by the president", "the exit, approved by parliament in May,"."""
    above, agent = act.clause.parent, act.frame.agent(act.clause, act.mark)
    if above is None or agent is None or agent.body not in APPROVERS:
        return False
    if act.clause.kind == "coord":
        near = act.sentence.starting(above.tokens[:3])
    elif act.clause.kind in ("rel", "part") and act.clause.opener == act.mark.first:
        near = act.sentence.starting(p for p in above.tokens if 0 < act.clause.opener - p <= _SET_IN)
    else:
        return False
    return any("step_word" in m.meanings or "leave" in m.values("noun") for m in near)


_SET_IN = 10
_ENACTING = ("confirm", "promulgat", "seal", "sign", "approv", "adopt", "pass", "ratif", "endors", "back")


def _is_done_to_it(act: Act) -> bool:
    """Tell of "parliament adopted the law, and the president signed it": nothing but a time stands behind."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith(_ENACTING) or act.nominal or last >= len(tokens):
        return False
    if tokens[last].low != "it" or (act.clause.kind == "sub" and tokens[act.clause.opener].low in ("if", "unless")):
        return False
    timed = any(
        date.first <= last + _PAST_ON and last < date.core_first <= last + _PAST_ON + 1 for date in act.sentence.dates
    )
    later = {"later", "after", "afterwards", "before"} & {t.low for t in tokens[last + 1 : last + 5]}
    return timed or bool(later) or last + 1 >= len(tokens) or not tokens[last + 1].text[-1:].isalnum()


# "on" stands between "signed it" and a day.
_PAST_ON = 2


def _only_votes(act: Act) -> bool:
    """Tell of "is due to vote next week", "voted on it in June"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith("vot") or act.nominal:
        return False
    words = [t.low for t in tokens[last : last + 2]]
    favoured = words[:1] == ["in"] and words[1:] in (["favour"], ["favor"])
    on_the = [t.low for t in tokens[last : last + 3]]
    if on_the[:1] == ["on"] and on_the[1:2] in (["the"], ["this"], ["that"]) and on_the[2:] and on_the[2] in _MATTERS:
        # "is due to vote on the matter next week"
        last += 3
    elif words in (["on", "it"], ["on", "this"], ["on", "that"]) or favoured:
        last += 2
    if favoured and (last >= len(tokens) or not tokens[last].text.isalpha()):
        return True
    if last >= len(tokens) or tokens[last].text in ".;":
        return act.scope.has("future", "intend")
    on = last < len(tokens) and tokens[last].low == "on"
    return any(date.first <= last + on and last <= date.core_first for date in act.sentence.dates)


_MATTERS = frozenset({"matter", "issue", "question", "subject", "topic", "exit", "file", "measure"})


def notice(act: Act) -> Iterator[Draft]:
    """An instrument handed in, or the depositary informed, on a withdrawal that the text speaks of."""
    if not _about_a_step(act):
        return
    if not _is_of_a_withdrawal(act):
        yield from _joined(act)
        return
    discourse, scope = act.frame.discourse, act.scope
    treaty = act.treaty() or discourse.treaty or discourse.main_treaty
    if treaty is None or not _goes_to_the_depositary(act):
        return
    modality = scope.modality() if scope.negated else outlook(scope, urging=True)
    if modality == "occurred" and _is_to_be(act):
        modality = "planned"
    when = None if _only_dates_another(act) else act.when(modality)
    for state in companions(act, leavers(act)):
        slots = {"actor": state, "treaty": treaty, "step": "notify_withdrawal", "body": None}
        yield act.draft("treaty_step", modality, slots, when=when)


def _only_dates_another(act: Act) -> bool:
    """Tell of "lapses on 27 December, six months after its notice reached the UN": that day is not the notice's."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = next((p for p in range(first - 1, max(0, first - _LED_WITHIN), -1) if tokens[p].low == "after"), 0)
    behind = any(d.core_first > act.mark.first and d.core_first in act.clause.tokens for d in act.sentence.dates)
    return led > 0 and tokens[led - 1].low in ("months", "month", "year", "weeks") and not behind


_LED_WITHIN = 4


def _is_to_be(act: Act) -> bool:
    """Tell of "the notice to be lodged": not done yet."""
    if is_awaited(act):
        return True
    told = act.op_words("notify")
    words = [] if told is None else [t.low for t in act.sentence.tokens[max(0, told.first - 2) : told.first]]
    return words == ["to", "be"]


# The instrument of a state that joins is spoken of within so many code points.
_REACH = 300


def _joined(act: Act) -> Iterator[Draft]:
    """The instrument of a state that has just been said to join: "the instrument was deposited today"."""
    said = act.frame.discourse.joining
    if said is None or not 0 < act.sentence.start - said.at <= _REACH or not _goes_to_the_depositary(act):
        return
    if act.scope.modality() == "occurred" and "notice" in act.mark.values("noun"):
        yield act.draft("treaty_step", "occurred", dict(said.slots), when=act.when("occurred"))


def _is_of_a_withdrawal(act: Act) -> bool:
    """Tell whether the text speaks of a withdrawal, and neither of a suspension nor of another step here."""
    discourse = act.frame.discourse
    if discourse.suspend_age < discourse.topic_age or speaks_of_a_step(act) or _suspends(act):
        return False
    words = {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}
    if not words.isdisjoint({"withdrawal", "denunciation", "exit"}):
        # "handed its withdrawal papers to the UN"
        return True
    neutral = not discourse.leaving and not _leave_in(act) and act.has_layer("member") is not None
    if neutral:
        # "deposited the papers that make his country a party"
        return False
    fresh = discourse.topic_age <= 6 or act.has_layer("treaty", "treaty_word") is not None or _leave_in(act)
    return fresh or (discourse.leaving and act.op_words("notify") is act.mark)


def _leave_in(act: Act) -> bool:
    """Tell whether the sentence speaks of a withdrawal: "handed in its notice, and the withdrawal takes effect in"."""
    return any("leave" in m.values("verb") + m.values("noun") for m in act.sentence.marks)


def _leave_before(act: Act) -> bool:
    """Tell whether the sentence has spoken of a withdrawal: "it left six months after depositing its notice"."""
    return any("leave" in m.values("verb") + m.values("noun") for m in act.sentence.marks if m.first < act.mark.first)


_PAPERS = frozenset({"notice", "instrument", "papers", "documents"})


def _about_a_step(act: Act) -> bool:
    """An instrument or a decision goes to a depositary; "data submitted to the United Nations" is no notice."""
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    if "notice" in act.mark.values("noun") or any(w.startswith(("notif", "inform")) for w in words):
        return True
    if len(words) > 1 and not _PAPERS.isdisjoint(words):
        # "handed in its notice"
        return True
    return any(
        "notice" in m.values("noun") or "step_word" in m.meanings
        for m in act.sentence.marks
        if m.first in act.clause.tokens
    )


def _suspends(act: Act) -> bool:
    return any("suspend" in m.values("verb") + m.values("noun") for m in act.sentence.marks)


def _goes_to_the_depositary(act: Act) -> bool:
    told = act.op_words("notify")
    if "notice" in act.mark.values("noun") and told is not None and told is not act.mark:
        return True
    words = {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}
    if {"handed", "hands", "hand"} & words and not _PAPERS.isdisjoint(words) and act.time() is not None:
        # "handed in its notice on 20 August"
        return True
    if any(m.ids == ("UN",) or "un-" in "".join(m.ids) for m in act.frame.mentions if m.first in act.clause.tokens):
        return True
    return act.has_layer("depositary") is not None
