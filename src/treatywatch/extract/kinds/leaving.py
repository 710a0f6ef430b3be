"""Withdrawal from a treaty in all its stages, and its refusal."""

import itertools
from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import either_or
from treatywatch.extract.kinds.left_treaty import left_treaty
from treatywatch.extract.kinds.motions import mover
from treatywatch.extract.kinds.notices import speaks_of_a_step
from treatywatch.extract.kinds.positions import FAVOURING, taken
from treatywatch.extract.kinds.steps import (
    carried,
    companions,
    gapped,
    leavers,
    left_alone,
    singled_out,
    too,
    treaty_rule,
    wished_by_another,
)
from treatywatch.extract.kinds.withdrawal_stage import APPROVERS, approving_body, stage, stage_time
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.scope import is_subject_noun
from treatywatch.extract.verbs import is_finite
from treatywatch.model.time import lies_ahead

_THINGS = frozenset({"last", "rest", "mines", "they", "those", "these", "all"})
_LEFT_WITHIN = 4


def _goes_from_a_place(act: Act) -> bool:
    """Tell of "mined the fields before they left", "the last will be gone by 2028": no treaty is left."""
    tokens, first = act.sentence.tokens, act.mark.first
    if tokens[act.mark.last - 1].low == "gone":
        subject = {t.low for t in tokens[max(0, first - _LEFT_WITHIN) : first]}
        return not subject.isdisjoint(_THINGS) and act.has_layer("treaty", "treaty_word") is None
    if act.clause.kind != "sub" or act.clause.parent is None or act.has_layer("treaty", "treaty_word") is not None:
        return False
    above = act.clause.parent.marks(act.sentence)
    return any({"use", "place"} & m.traits.said and m.form("verb") == _PAST for m in above)


_PAST = 2
_FRONTED = 2


def _if_they_left(act: Act) -> bool:
    """Tell of "might think again if Norway or Sweden left": a condition of somebody else's, and nobody's plan."""
    told = act.clause.kind == "sub" and act.clause.connector == "if" and act.mark.form("verb") == _PAST
    return told and act.clause.opener > _FRONTED


def leave(act: Act) -> Iterator[Draft]:
    """Withdrawal in all its stages: announced, approved, begun, notified, in effect, refused."""
    treaty = left_treaty(act)
    if (
        treaty is None
        or either_or(act)
        or _is_only_next(act)
        or _if_they_left(act)
        or _goes_from_a_place(act)
        or _is_what_remains(act)
        or _is_only_judged(act)
        or _is_when_it_is_out(act)
        or (act.sentence.tokens[act.mark.last - 1].low == "out" and _is_a_state_of_things(act))
    ):
        return
    span = act.has_layer("duration_word") if _is_of_any_state(act) else None
    if span is not None:
        # "a state could leave the convention only six months after it had given notice"
        yield treaty_rule(act, treaty, "notice_period", duration=span.value("duration_word"))
        return
    moved_by = mover(act)
    if moved_by is not None:
        for holder in moved_by.ids:
            yield taken(act, holder, "support", "withdrawal")
        for state in leavers(act) or act.frame.discourse.one_state():
            slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
            yield act.draft("treaty_step", "urged", slots, when=act.when("planned"))
        return
    found = None if _is_told_of_nobody(act) else stage(act)
    if found is None or (found[0] == "approve_withdrawal" and (_needs(act) is not None or _is_favoured(act))):
        # What is needed yet is told by `still_needed`, what a president favours by `position`.
        return
    step, modality = found
    mark = act.has_layer("duration_word") if step == "withdraw" else None
    duration = mark.value("duration_word") if mark is not None else None
    if mark is not None and _anybodys(act):
        yield treaty_rule(act, treaty, "notice_period", duration=duration)
        return
    for state in _gone_before(act):
        gone = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
        yield act.draft("treaty_step", "occurred", gone)
    party = None if carried(act) else _party_or_person(act)
    yield from _told(act, treaty, step, modality, duration) if party is None else _wanted(act, party, step, modality)


def _gone_before(act: Act) -> tuple[str, ...]:
    """Return the states of "the second country after Lithuania to abandon it", "the fifth to leave, after Finland"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.nominal or not first or tokens[first - 1].low != "to" or act.scope.has("notify", "announce"):
        return ()
    ranked = any(t.low in _RANKS for t in tokens[max(0, first - _RANKED_WITHIN) : first])
    if not ranked:
        return ()
    for mention in act.frame.mentions:
        near = abs(mention.first - first) <= _RANKED_WITHIN and mention.kind == "state" and mention.pronoun is None
        led = [t.low for t in tokens[max(0, mention.first - 3) : mention.first]]
        if near and "after" in led and mention.role != "adj":
            return mention.states
    return ()


_RANKS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "latest", "next"})
_RANKED_WITHIN = 12


def may_want_out(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "wants Norway out": a verb of wishing, one name, and "out" with nothing else to be out of."""
    tokens, last = sentence.tokens, mark.last
    if tokens[mark.first].low not in _WANTING:
        return False
    at = next((p for p in range(last + 1, min(last + _NAME_WITHIN, len(tokens))) if tokens[p].low == "out"), None)
    return at is not None and all(tokens[p].text[0].isupper() or tokens[p].low == "the" for p in range(last, at))


_WANTING = frozenset({"want", "wants", "wanted", "demand", "demands", "demanded"})
_NAME_WITHIN = 5


def wanted_out(act: Act) -> Iterator[Draft]:
    """Who wants another out: "The Progress Party wants Norway out by the end of the year"."""
    tokens, discourse = act.sentence.tokens, act.frame.discourse
    out = next(p for p in range(act.mark.last + 1, len(tokens)) if tokens[p].low == "out")
    near = [m for m in act.frame.mentions if m.last == out and m.kind == "state" and m.role == ""]
    behind = list(act.sentence.starting(range(out + 1, out + _NAME_WITHIN)))
    named = next((t for m in behind if (t := act.treaty_of(m)) is not None), None)
    elsewhere = tokens[out + 1].low == "of" if out + 1 < len(tokens) else False
    lately = min(discourse.treaty_age, discourse.topic_age / 3) <= _LATELY
    fresh = discourse.treaty if discourse.leaving and lately and not elsewhere else None
    treaty = named or fresh
    if not near or treaty is None or act.scope.negated:
        return
    holder = act.frame.subject(act.clause, act.mark.first)
    if holder is not None and not set(holder.states) & set(near[-1].states):
        for actor in holder.ids if holder.kind in ("person", "organisation") or holder.full_name else ():
            yield taken(act, actor, "support", "withdrawal")
    for state in near[-1].states:
        slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
        yield act.draft("treaty_step", "urged", slots, when=act.when("planned"))


def _is_only_judged(act: Act) -> bool:
    """Tell of "It would be wrong for Norway to leave": a judgement, and no plan."""
    tokens, first = act.sentence.tokens, act.mark.first
    if first < _JUDGED_WITHIN or tokens[first - 1].low != "to":
        return False
    words = [t.low for t in tokens[max(0, first - _JUDGED_WITHIN - 3) : first]]
    thinks = any(one in ("would", "is", "was") for one in words) and bool({"it", "that", "this"} & set(words))
    return thinks and "for" in words and not _BADLY.isdisjoint(words)


_JUDGED_WITHIN = 6
_BADLY = frozenset(
    {"wrong", "foolish", "folly", "mistake", "unwise", "dangerous", "irresponsible", "absurd", "premature", "odd"}
    | {"strange", "unthinkable", "shameful", "reckless", "disaster", "suicidal", "impossible", "inconceivable"}
    | {"better", "best", "right", "wise", "natural", "logical", "good", "bad", "fatal", "madness", "tragic"}
)


_ONCE = frozenset({"once", "when", "until", "if", "before", "till", "unless"})


def _is_when_it_is_out(act: Act) -> bool:
    """Tell of "Once the country is out of the treaty, it could buy them": told of a time to come, and dated nowhere."""
    tokens = act.sentence.tokens
    ahead = tokens[act.mark.first].low in ("is", "are") and tokens[act.clause.opener].low in _ONCE
    return ahead and act.clause.kind == "sub" and act.time() is None


def _is_what_remains(act: Act) -> bool:
    """Tell of "They have 500 square kilometres left": so much remains, and nobody goes."""
    tokens, first = act.sentence.tokens, act.mark.first
    counted = any(first - a.last in (0, 1) and a.first < first for a in act.sentence.amounts)
    return tokens[first].low == "left" and counted and not act.frame.is_passive(act.clause, act.mark)


def _party_or_person(act: Act) -> str | None:
    """Return who wants (not) to leave and is no state: a party, a member of parliament."""
    actor = act.actor()
    if actor is None or actor.states or not actor.ids:
        return None
    return actor.ids[0] if actor.kind in ("organisation", "person") or actor.full_name else None


def _wanted(act: Act, party: str, step: str, modality: str) -> Iterator[Draft]:
    """As in "The Greens see no need to leave", "The Finns Party wants to leave": a stance."""
    stance = {"refuse_withdrawal": "oppose", "announce_withdrawal": "support"}.get(step)
    if stance is not None and modality == "occurred" and act.scope.has("intend", "refuse"):
        yield taken(act, party, stance, "withdrawal")


def _told(act: Act, treaty: str, step: str, modality: str, duration: str | None) -> Iterator[Draft]:
    body = approving_body(act) if step == "approve_withdrawal" else None
    actor = act.actor()
    if (
        step == "approve_withdrawal"
        and body is None
        and actor is not None
        and actor.role == "owner"
        and not act.nominal
    ):
        # "most of Lithuania's parties support leaving": no step of the state.
        return
    if step == "approve_withdrawal" and body is None:
        step = "announce_withdrawal"
    when = stage_time(act, step, modality)
    if step == "withdraw" and modality == "occurred" and _leaves_on_a_day_to_come(act):
        # "Finland thus leaves on 10 January"
        modality, when = "planned", act.when("planned")
    if step == "withdraw" and modality == "occurred" and lies_ahead(when, act.published):
        modality = "planned"
    states = companions(act, leavers(act))
    states = (*states, *too(act)) if states and not act.nominal else states
    if len(states) > 1:
        act.frame.discourse.group = states
    for state in states:
        for one in [treaty, *_and_another(act, treaty)]:
            slots = {"actor": state, "treaty": one, "step": step, "body": body}
            yield act.draft("treaty_step", modality, slots, when=when, duration=duration)
    if states and when is not None and modality in ("occurred", "planned"):
        yield from _in_a_row(act, {"treaty": treaty, "step": step, "body": body}, modality)


def _and_another(act: Act, treaty: str) -> tuple[str, ...]:
    """Return the second of "has left both the Ottawa Convention and the Convention on Cluster Munitions"."""
    tokens = act.sentence.tokens
    named = [m for m in act.sentence.find("treaty", act.mark.last) if m.first in act.clause.tokens]
    for first, second in itertools.pairwise(named):
        between = {t.low for t in tokens[first.last : second.first]}
        if first.value("treaty") == treaty and "and" in between and between <= _BETWEEN_TWO:
            return (str(second.value("treaty")),) if second.value("treaty") != treaty else ()
    return ()


_BETWEEN_TWO = frozenset(
    {"and", "the", "from", "of", ",", "on", "anti", "personnel", "-", "mines", "landmines", "also"}
)
_BETWEEN_TWO |= {"anti-personnel", "1997", "2008", "then"}


def _leaves_on_a_day_to_come(act: Act) -> bool:
    """Tell whether the present tense dates a departure by a day without its year: the next one, but in headlines."""
    mention = act.time()
    if mention is None or not mention.yearless or act.nominal or act.sentence.role == "title":
        return False
    return act.mark.form("verb") == 1 and len(mention.edtf or "") == _A_DAY


_A_DAY = len("2026-01-10")


def _is_told_of_nobody(act: Act) -> bool:
    """Tell whether leaving is named and nobody is said to do it: a rule, a judgement, a wish."""
    return _is_an_articles(act) or _is_only_named(act) or _is_only_spoken_of(act) or _is_allowed_by_the_treaty(act)


_ANY = frozenset({"a", "any", "each", "every", "no"})


def _is_of_any_state(act: Act) -> bool:
    """Tell of "A member may leave the convention after six months", "States can leave it", "It takes six months to"."""
    if act.nominal or act.mark.form("verb") != 0:
        return False
    tokens = act.sentence.tokens
    words = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if words[:2] in (["it", "takes"], ["it", "took"]):
        return True
    may = [m for m in act.clause.marks(act.sentence) if m.first < act.mark.first and "possible" in m.values("op")]
    if not may or may[0].first < 1 or tokens[may[0].first - 1].low not in _ANYBODY:
        return False
    led = tokens[may[0].first - 2] if may[0].first > 1 else None
    # "a state may", "said members could", "States can"
    return (
        led is None
        or led.low in _ANY
        or (tokens[may[0].first - 1].low.endswith("s") and act.frame.subject(act.clause) is None)
    )


def _is_favoured(act: Act) -> bool:
    """Tell of "The president supports the withdrawal": a stance, and no act of his office."""
    told = act.op_words("approve")
    plain = told is not None and told.last - told.first == 1
    favoured = told is not None and plain and act.sentence.tokens[told.first].low.startswith(FAVOURING)
    return favoured and approving_body(act) not in ("parliament", "government")


_NEEDING = frozenset(
    {"involve", "involves", "require", "requires", "need", "needs", "awaits", "await", "entail", "entails", "involved"}
    | {"required", "requiring", "takes", "take"}
)


def still_needed(act: Act) -> Iterator[Draft]:
    """Who has to agree yet: "The withdrawal requires the approval of parliament and the president's signature"."""
    needing = _needs(act)
    treaty = None if needing is None or act.scope.negated else left_treaty(act)
    if needing is None or treaty is None:
        return
    behind = act.sentence.starting(p for p in act.clause.tokens if p > needing)
    bodies = (m.value("body") or ("president" if m.value("pron") == "he" else None) for m in behind)
    for body in dict.fromkeys(b for b in bodies if b in APPROVERS):
        for state in leavers(act):
            slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "body": body}
            slots["step"] = "approve_withdrawal"
            yield act.draft("treaty_step", "planned", slots)


def _needs(act: Act) -> int | None:
    """Return where the verb of "the withdrawal requires", "Poland's exit will need" stands."""
    if not act.nominal or not is_subject_noun(act.sentence, act.clause, act.mark):
        return None
    behind = [p for p in act.clause.tokens if act.mark.first < p <= act.mark.last + _BACK]
    return next((p for p in behind if act.sentence.tokens[p].low in _NEEDING), None)


def _is_only_spoken_of(act: Act) -> bool:
    """Tell of "leaving it did not mean", "urged MPs to vote down the bill on leaving", "should not have been left"."""
    tokens, first = act.sentence.tokens, act.mark.first
    low = tokens[first].low
    if is_subject_noun(act.sentence, act.clause, act.mark):
        options = [m for m in act.clause.marks(act.sentence) if "possible" in m.values("op") and m.first > first]
        own = [t.low for m in options for t in tokens[m.first : m.last]]
        if not _OPTIONS.isdisjoint(own) and (act.scope.negated or not _NO.isdisjoint(own)):
            # told by `no_option`
            return True
    if first and act.scope.negated and low in ("leaving", "withdrawing", "quitting", "exiting"):
        opens = tokens[first - 1].low == "that" or first == act.clause.first
        behind = [t.low for t in tokens[act.mark.last : act.mark.last + 8]]
        before = {tokens[p].low for p in act.clause.tokens if p < first}
        if opens and "not" in behind and before.isdisjoint({"not", "no", "never"}):
            return True
    if (
        first
        and low in ("leaving", "withdrawing", "quitting", "exiting")
        and act.frame.owner(act.clause, act.mark) is None
    ):
        led = act.sentence.mark(first - 1)
        opens = first == act.clause.first or (led is not None and ("say" in led.meanings or "comp" in led.meanings))
        judged = any("appraise" in m.meanings for m in act.clause.marks(act.sentence) if m.first > act.mark.last)
        if opens and judged:
            # "said leaving the treaty had been a mistake"
            return True
    if act.scope.negated and act.scope.has("urge") and "been" in {t.low for t in tokens[max(0, first - 2) : first]}:
        return True
    if not act.scope.has("urge"):
        return False
    if not act.nominal and _is_past_wish([t.low for t in tokens[max(0, first - _BACK) : first]]):
        # "should have left ten years ago": nobody is asked for anything.
        return True
    urging = [m for m in act.clause.marks(act.sentence) if "urge" in m.values("op") and m.last <= first]
    between = act.sentence.starting(range(urging[-1].last, first)) if urging else ()
    return any("oppose" in m.values("verb") and m.form("verb") == 0 for m in between)


def _is_only_named(act: Act) -> bool:
    """Tell of "To leave it is the right choice", "Leaving it gives us one more tool", "has every right to leave"."""
    tokens, first, form = act.sentence.tokens, act.mark.first, act.mark.form("verb")
    before = [tokens[p].low for p in act.clause.tokens if p < first and tokens[p].text.isalpha()]
    if before == ["to"] and form == 0 and not act.scope.has("effect", "approve", "notify"):
        return True
    if not before and form == _ING and _is_subject_of_another_verb(act):
        return True
    grounds = first > _PAIR and tokens[first - 1].low in ("to", "for") and tokens[first - 2].low in _GROUNDS
    if grounds and tokens[first - 2].low == "right" and tokens[first - 3].low in _BE:
        # "Latvia was right to leave"
        return False
    return grounds and tokens[first - 3].low not in ("no", "any", "little", "not")


_GROUNDS = frozenset(
    {"reason", "reasons", "right", "cause", "excuse", "grounds", "motive", "temptation", "pretext", "justification"}
    | {"justifications", "arguments", "argument", "case", "motives"}
)
_ING = 3


def _is_subject_of_another_verb(act: Act) -> bool:
    """Tell whether the clause says something of leaving, and no stage of it."""
    if act.scope.has("effect", "approve", "notify", "process", "begin") or act.has_layer("duration_word") is not None:
        return False
    verb = next((p for p in act.clause.tokens if p >= act.mark.last and is_finite(act.sentence, p)), None)
    told = None if verb is None else act.sentence.mark(verb)
    return told is not None and "aux" not in told.meanings and told.form("verb") in (1, 2)


_LETTING = frozenset(
    {"allow", "allows", "permit", "permits", "let", "lets", "forbid", "forbids", "bar", "bars", "prevent", "prevents"}
    | {"entitle", "entitles", "stop", "stops", "enable", "enables", "prohibit", "prohibits"}
)
_ANYBODY = frozenset({"country", "state", "states", "countries", "members", "member", "parties", "party", "anyone"})


def _is_allowed_by_the_treaty(act: Act) -> bool:
    """Tell of "the treaty does not allow a country at war to withdraw": its rule, and nobody's step."""
    before = [p for p in act.clause.tokens if p < act.mark.first]
    letting = next((p for p in before if act.sentence.tokens[p].low in _LETTING), None)
    if act.nominal and act.frame.owner(act.clause, act.mark) is None and letting is not None:
        # "The convention allows withdrawal"
        return any("treaty" in m.meanings or "treaty_word" in m.meanings for m in act.sentence.starting(before))
    if act.nominal or letting is None or any(m.kind == "state" and m.first > letting for m in act.frame.mentions):
        return False
    ruled = any("treaty" in m.meanings or "treaty_word" in m.meanings for m in act.sentence.starting(before))
    return ruled and not _ANYBODY.isdisjoint(act.sentence.tokens[p].low for p in before if p > letting)


_BACK = 5


def _is_past_wish(before: list[str]) -> bool:
    """Tell of "should have left", "ought never to have joined": "have" with a modal verb right before it."""
    if "have" not in before:
        return False
    ahead = before[: before.index("have")]
    return not {"should", "ought", "must"}.isdisjoint(ahead)


def _is_an_articles(act: Act) -> bool:
    """Tell of "Article 20 allows no withdrawal during a war": the treaty's word, and no step of a state."""
    return act.nominal and act.sentence.tokens[act.clause.first].low == "article"


def _in_a_row(act: Act, slots: dict[str, str | None], modality: str) -> Iterator[Draft]:
    """As in "Lithuania's parliament approved it on 8 May, Estonia's on 4 June"."""
    for state, date in () if act.nominal and not act.scope.has("effect", "approve", "notify") else gapped(act):
        when = date.turned(act.published, future=modality == "planned")
        yield act.draft("treaty_step", modality, {"actor": state, **slots}, when=when)


def _is_a_state_of_things(act: Act) -> bool:
    """Tell of "Russia and China are out", which dates nothing: they may never have been in."""
    be = act.sentence.tokens[act.mark.first].low in _BE
    return be and act.mark.last - act.mark.first == _PAIR and act.time() is None


_NEXT_LASTS = 2


def _is_only_next(act: Act) -> bool:
    """Tell of "could be next", with no withdrawal in view."""
    tokens = act.sentence.tokens
    discourse = act.frame.discourse
    return tokens[act.mark.last - 1].low == "next" and not (discourse.leaving and discourse.topic_age <= _NEXT_LASTS)


_BE = frozenset({"be", "is", "are", "am", "was", "were", "been", "being"})
_PAIR = 2


def _anybodys(act: Act) -> bool:
    """Tell whether it is nobody's, so the treaty's own rule: "a withdrawal takes effect six months after"."""
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    bare = act.mark.first == act.clause.first
    anybodys = bare or before in ("a", "any", "each", "every")
    return act.nominal and anybodys and act.frame.owner(act.clause, act.mark) is None


def listed(act: Act) -> Iterator[Draft]:
    """Withdrawals listed each with its day: "five states have left: Estonia on 27 December, Finland on 10 January"."""
    if act.nominal or act.mark.form("verb") < 0 or act.scope.negated or act.scope.has("possible", "intend"):
        return
    tokens = act.sentence.tokens
    opener = _list_opener(act)
    treaty = act.treaty() or act.frame.discourse.treaty
    if opener is None or treaty is None or any(is_finite(act.sentence, p) for p in range(opener + 1, len(tokens))):
        return
    counted = [int(a.quantity.low or 0) for a in act.amounts(("state",))]
    for mention in act.frame.mentions:
        if mention.first <= opener or mention.kind != "state":
            continue
        dated = any(d.core_first > opener for d in act.sentence.dates)
        if len(mention.states) > 1 and counted == [len(mention.states)] and not dated:
            # "Five countries have left the treaty: A, B, C, D and E"
            span = (tokens[act.clause.first].start, tokens[mention.last - 1].end)
            for state in mention.states:
                slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
                yield act.draft("treaty_step", "occurred", slots, span=span)
        date = next((t for t in act.sentence.dates if 0 <= t.core_first - mention.last <= 3), None)
        if date is None:
            continue
        modality = "planned" if lies_ahead(date.edtf, act.published) else "occurred"
        span = (tokens[mention.first].start, tokens[date.last - 1].end)
        for state in mention.states:
            slots = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
            yield act.draft("treaty_step", modality, slots, when=date.edtf, span=span)


def _list_opener(act: Act) -> int | None:
    """Return where the list begins: the colon, or "followed" ("Estonia leaves on 27 December, followed by …")."""
    tokens = act.sentence.tokens
    colon = next((p for p in range(act.mark.last, len(tokens)) if tokens[p].text == ":"), None)
    if colon is not None:
        return colon
    led = (p for p in range(act.mark.last, len(tokens) - 1) if tokens[p].low == "followed")
    return next((p for p in led if tokens[p + 1].low == "by"), None)


def _only_stands(act: Act, words: str) -> bool:
    """Tell of "Berlin remains in the convention", where nobody says that it will."""
    told = act.mark.form("verb") in _TOLD_NOW or words.startswith("remains")
    return words.startswith("remain") and told and not act.scope.has("future", "intend", "would", "urge", "possible")


_TOLD_NOW = frozenset({1, 2})


def _standing(act: Act, treaty: str) -> Iterator[Draft]:
    actor = singled_out(act) or act.actor()
    if actor is None or actor.kind not in ("state", "body"):
        return
    for state in actor.states:
        yield act.draft("membership", "occurred", {"actor": state, "treaty": treaty, "status": "party"})


_OPTIONS = frozenset({"consideration", "table", "question", "option", "agenda", "cards", "considered", "discussed"})


_NO = frozenset({"out", "off", "not", "no"})


def no_option(act: Act) -> Iterator[Draft]:
    """As in "withdrawal from it is not under consideration", "leaving is not an option for Austria"."""
    tokens = act.sentence.tokens
    before = [m for m in act.clause.marks(act.sentence) if m.last <= act.mark.first]
    left = next((m for m in before if "leave" in m.values("noun") + m.values("verb")), None)
    own = [t.low for t in tokens[act.mark.first : act.mark.last]]
    negated = any("neg" in m.values("op") for m in before) or not _NO.isdisjoint(own)
    if left is None or not negated or tokens[act.mark.last - 1].low not in _OPTIONS:
        return
    if any(is_finite(act.sentence, m.first) for m in before if m.last <= left.first):
        return
    discourse = act.frame.discourse
    treaty = act.treaty() or (discourse.treaty if discourse.treaty_age <= _SPOKEN_LATELY else None)
    if treaty is None:
        return
    for state in _whose_option(act, left):
        slots = {"actor": state, "treaty": treaty, "step": "refuse_withdrawal", "body": None}
        yield act.draft("treaty_step", "occurred", slots)


def _whose_option(act: Act, left: Mark) -> tuple[str, ...]:
    """Return the state whose withdrawal it is, who it is no option for, or who says so."""
    own = act.frame.owner(act.clause, left)
    if own is not None and own.kind == "state":
        return own.states
    own = next((m for m in act.frame.mentions if m.prep == "for" and m.kind == "state"), None)
    if own is not None:
        return own.states
    for clause in act.frame.clauses:
        says = any("say" in m.meanings for m in clause.marks(act.sentence))
        teller = act.frame.subject(clause) if says and clause is not act.clause else None
        if teller is not None and teller.kind in ("state", "body", "office", "person") and len(teller.states) == 1:
            return teller.states
    return act.frame.discourse.one_state()


def recommend(act: Act) -> Iterator[Draft]:
    """The withdrawal just spoken of is recommended: "the ministers had recommended it on 18 March"."""
    discourse = act.frame.discourse
    if "recommend" not in act.mark.values("op") or act.mark.form("op") < 0 or discourse.topic_age > 5:
        return
    tokens, last = act.sentence.tokens, act.mark.last
    it = last < len(tokens) and tokens[last].low == "it"
    if speaks_of_a_step(act) or act.scope.negated or not (it or act.has_layer("step_word", after=True) is not None):
        return
    treaty = discourse.treaty or discourse.main_treaty
    actor = act.actor()
    if treaty is None or actor is None:
        return
    when = act.when("occurred")
    for state in actor.states:
        slots = {"actor": state, "treaty": treaty, "step": "announce_withdrawal", "body": None}
        yield act.draft("treaty_step", "occurred", slots, when=when)


# Ends of phrases that need no treaty beside them.
_STAYING = (
    " such plan",
    " such plans",
    " such intention",
    " such intentions",
    " such wish",
    " such desire",
    " in",
    " put",
    " within",
    " step",
    " move",
    " decision",
    " good",
    " stay",
)


def _is_all_said(act: Act) -> bool:
    """Tell of "We are staying.", with a treaty in view."""
    tokens, last = act.sentence.tokens, act.mark.last
    ends = last >= len(tokens) or not tokens[last].text.isalpha()
    return ends and act.frame.discourse.treaty_age <= _SPOKEN_LATELY


_SPOKEN_LATELY = 3


_JUST_TOLD = 300


def _not_that(act: Act) -> Iterator[Draft]:
    """As in "There was, however, no plan to do so", right after a withdrawal was spoken of."""
    said = act.frame.discourse.step
    if said is None or not 0 < act.sentence.start - said.at <= _JUST_TOLD:
        return
    if said.slots.get("step") in ("withdraw", "announce_withdrawal", "notify_withdrawal"):
        yield act.draft("treaty_step", "occurred", {**said.slots, "step": "refuse_withdrawal", "body": None})


def _says_no(act: Act) -> bool:
    """Tell of "has no such plans": the phrase carries its own no."""
    tokens = act.sentence.tokens[act.mark.first : act.mark.last]
    return any(t.low == "such" for t in tokens) and any(t.low in ("no", "not") for t in tokens)


_ONLY = frozenset({"only", "sole", "last", "lone", "single"})


def _is_the_only_one(act: Act) -> bool:
    """Tell of "the only NATO member bordering Russia to remain in the convention"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not first or tokens[first - 1].low != "to":
        return False
    before = [t.low for t in tokens[max(0, first - 10) : first - 1]]
    return any(a == "the" and b in _ONLY for a, b in itertools.pairwise(before))


def _the_only_one(act: Act, treaty: str | None) -> Iterator[Draft]:
    """The standing of whom "the only one to remain" describes: the state right before its comma."""
    tokens, first = act.sentence.tokens, act.mark.first
    only = max(p for p in range(first) if tokens[p].low in _ONLY)
    near = [m for m in act.frame.mentions if m.kind == "state" and m.whole and 0 < only - m.last <= _APPOSED]
    if treaty is None or not near or tokens[near[-1].last].text != ",":
        return
    for state in near[-1].states:
        yield act.draft("membership", "occurred", {"actor": state, "treaty": treaty, "status": "party"})


_APPOSED = 3


def _followed(act: Act, words: str) -> str | None:
    """Return the treaty that is not left in "would not follow suit", "does not intend to follow Lithuania"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not words.endswith(("follow", "following")) or last >= len(tokens):
        return None
    discourse = act.frame.discourse
    at = last + (tokens[last].low == "the")
    named = [m for m in act.frame.mentions if m.first in (last, at) and m.kind == "state"]
    out = words.startswith(("rul", "exclu", "reject")) and bool(named) and discourse.leaving
    lately = out and min(discourse.topic_age, discourse.treaty_silence) <= _LATELY
    neighbour = any(t.low in _NEIGHBOURS for t in tokens[last : last + 3])
    if (
        tokens[last].low != "suit"
        and not neighbour
        and not lately
        and not any(s in discourse.leavers or _left_behind(act) for m in named for s in m.states)
    ):
        return None
    behind = (act.treaty_of(m) for m in act.sentence.marks if m.first >= last and "treaty" in m.meanings)
    near = discourse.leaving and (lately or discourse.topic_age <= _FOLLOWS_WITHIN)
    return next(behind, None) or (discourse.treaty or discourse.main_treaty if near else None)


_FOLLOWS_WITHIN = 8
_NEIGHBOURS = frozenset(
    {"neighbour", "neighbours", "neighbor", "neighbors", "ally", "allies", "example", "lead", "them"}
)


def _left_behind(act: Act) -> bool:
    return any("leave" in m.values("verb") for m in act.sentence.marks if m.first >= act.mark.last)


def stays_on(act: Act) -> Iterator[Draft]:
    """As in "Spain and Italy have said they will remain.", with a treaty in view and nothing that they remain."""
    told = act.clause.kind == "comp" or act.scope.has("urge", "intend")
    if _is_all_said(act) and told and act.scope.has("future", "would", "urge", "intend"):
        yield from stay(act)


_LATELY = 2


def stay(act: Act) -> Iterator[Draft]:
    """A state says that it stays in a treaty."""
    treaty, discourse = act.treaty(), act.frame.discourse
    treaty = treaty or _followed(act, act.sentence.words(act.mark.first, act.mark.last).lower())
    fresh = discourse.topic_age <= 4 or (_is_all_said(act) and act.sentence.tokens[act.mark.first].low == "staying")
    fresh = fresh or (act.clause.kind == "comp" and act.scope.has("would", "future") and _is_all_said(act))
    # "urged Norway to stay", right after the treaty was named
    fresh = fresh or (discourse.treaty_age <= _LATELY and act.scope.has("urge") and _is_all_said(act))
    if treaty is None and (not fresh or discourse.treaty is None):
        return
    if (act.scope.negated or act.scope.has("possible")) and not _says_no(act):
        return
    if _is_the_only_one(act):
        yield from _the_only_one(act, treaty or discourse.treaty)
        return
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    ahead = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]}
    if words.startswith("rul") and "not" in ahead:
        # "would not rule it out for ever"
        return
    if "party" in words and not act.scope.has("future", "intend"):
        # "remains a party until then" is a standing, no refusal.
        return
    if treaty is not None and _only_stands(act, words):
        yield from _standing(act, treaty)
        return
    if treaty is None and not (words.endswith(_STAYING) or left_alone(act) or _is_all_said(act)):
        return
    yield from _stays(act, words, treaty)


def _stays(act: Act, words: str, treaty: str | None) -> Iterator[Draft]:
    actor, discourse = singled_out(act) or act.actor(), act.frame.discourse
    if actor is None and words.endswith((" to do so", " of doing so", " to do that", " of doing that")):
        yield from _not_that(act)
        return
    if actor is None or actor.kind == "company":
        return
    if actor.kind in ("organisation", "person") and not actor.states and actor.ids and act.scope.has("intend"):
        # "The Agrarians want to stay in the treaty"
        yield taken(act, actor.ids[0], "oppose", "withdrawal")
        return
    urged = act.scope.has("urge") or "urge" in act.scope.outer
    modality = "urged" if urged or wished_by_another(act) else "occurred"
    # "he ruled out following the Finns": of whom the paragraph speaks
    told = actor.states or (discourse.subject if actor.kind == "person" and words.endswith("following") else ())
    for state in told:
        such = words.endswith((" step", " move", " decision")) or " such " in words
        spoken = discourse.main_treaty if such and discourse.main_treaty is not None else discourse.treaty
        slots = {"actor": state, "treaty": treaty or spoken, "step": "refuse_withdrawal", "body": None}
        yield act.draft("treaty_step", modality, slots)
