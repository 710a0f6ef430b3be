"""Treaty steps, memberships, counts of parties, and rules."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.clauses import Clause, is_finite
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import either_or
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark
from treatywatch.extract.scope import is_subject_noun
from treatywatch.model.quantity import Quantity
from treatywatch.model.time import interval

_BODY_OF_WORD = (
    ("vote", "parliament"),
    ("ballot", "parliament"),
    ("bill", "parliament"),
    ("law", "parliament"),
    ("legislation", "parliament"),
    ("promulgat", "president"),
    ("decree", "president"),
)


def leave(act: Act) -> Iterator[Draft]:
    """Withdrawal in all its stages: announced, approved, begun, notified, in effect, refused."""
    treaty = _left_treaty(act)
    if treaty is None or either_or(act):
        return
    found = _stage(act)
    if found is None:
        return
    step, modality = found
    duration = act.has_layer("duration_word")
    if step == "withdraw" and duration is not None and _anybodys(act):
        yield Draft(
            "treaty_rule",
            "occurred",
            act.clause,
            act.mark,
            {"treaty": treaty, "aspect": "notice_period", "item": None},
            None,
            None,
            duration.value("duration_word"),
        )
        return
    body = _approving_body(act) if step == "approve_withdrawal" else None
    if step == "approve_withdrawal" and body is None:
        step = "announce_withdrawal"
    when = _stage_time(act, step, modality)
    if step == "withdraw" and modality == "occurred" and _lies_ahead(when, act.published):
        modality = "planned"
    states = companions(act, _leavers(act))
    if len(states) > 1:
        act.frame.discourse.group = states
    for state in states:
        yield Draft(
            "treaty_step",
            modality,
            act.clause,
            act.mark,
            {"actor": state, "treaty": treaty, "step": step, "body": body},
            None,
            when,
            duration.value("duration_word") if duration is not None and step == "withdraw" else None,
        )


def _anybodys(act: Act) -> bool:
    """ "a withdrawal takes effect six months after": nobody's, so the treaty's own rule."""
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    return act.nominal and before in ("a", "any", "each", "every") and act.frame.owner(act.clause, act.mark) is None


def listed(act: Act) -> Iterator[Draft]:
    """ "Five states have left: Estonia and Latvia on 27 December, Finland on 10 January": each with its own day."""
    tokens = act.sentence.tokens
    if (
        act.nominal
        or act.mark.form("verb") < 0
        or act.scope.negated
        or act.scope.has("possible", "intend")
    ):
        return
    colon = next((p for p in range(act.mark.last, len(tokens)) if tokens[p].text == ":"), None)
    if colon is None:
        # "Estonia leaves on 27 December, followed by Finland on 10 January and Poland on 20 February".
        colon = next((p for p in range(act.mark.last, len(tokens) - 1) if tokens[p].low == "followed"), None)
    treaty = act.treaty() or act.frame.discourse.treaty
    if colon is None or treaty is None or any(is_finite(act.sentence, p) for p in range(colon + 1, len(tokens))):
        return
    for mention in act.frame.mentions:
        if mention.first <= colon or mention.kind != "state":
            continue
        date = next((t for t in act.sentence.dates if 0 <= t.core_first - mention.last <= 3), None)
        if date is None:
            continue
        modality = "planned" if _lies_ahead(date.edtf, act.published) else "occurred"
        for state in mention.states:
            yield Draft(
                "treaty_step",
                modality,
                act.clause,
                act.mark,
                {"actor": state, "treaty": treaty, "step": "withdraw", "body": None},
                None,
                date.edtf,
                span=(tokens[mention.first].start, tokens[date.last - 1].end),
            )


def recommend(act: Act) -> Iterator[Draft]:
    """ "the ministers had recommended it on 18 March": the withdrawal just spoken of."""
    if "recommend" not in act.mark.values("op") or act.mark.form("op") < 0 or act.frame.discourse.topic_age > 5:
        return
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4]]
    step = act.has_layer("step_word", after=True)
    if _has_leave(act) or act.scope.negated or not (behind[:1] == ["it"] or step is not None):
        return
    treaty = act.frame.discourse.treaty or act.frame.discourse.main_treaty
    actor = act.actor()
    if treaty is None or actor is None:
        return
    for state in actor.states:
        yield Draft(
            "treaty_step",
            "occurred",
            act.clause,
            act.mark,
            {"actor": state, "treaty": treaty, "step": "announce_withdrawal", "body": None},
            None,
            act.when("occurred"),
        )


def _left_treaty(act: Act) -> str | None:
    if _leaves_something_else(act) or _describes(act):
        return None
    word = act.sentence.tokens[act.mark.first].low
    if not act.nominal and not word.startswith(("withdr", "pull")) and not _object_close(act):
        return None
    if not act.nominal and not word.startswith(("withdr", "pull")) and _left_alone(act):
        return act.treaty() or act.frame.discourse.main_treaty
    if word.startswith("withdr") and not act.nominal and _has_plain_object(act):
        return None
    loose = word.startswith(("withdr", "denounc", "denunci", "pull")) or (
        act.nominal and act.frame.discourse.topic_age <= 4
    )
    return act.treaty(loose=loose and act.frame.discourse.treaty is not None)


def _has_plain_object(act: Act) -> bool:
    """ "withdraw its consent": another thing is withdrawn."""
    last = act.mark.last
    if last >= len(act.sentence.tokens) or act.frame.is_passive(act.clause, act.mark):
        return False
    return act.sentence.tokens[last].low in ("its", "their", "his", "her", "the", "a", "an", "all", "some", "our")


def _left_alone(act: Act) -> bool:
    """ "when Lithuania left", "left on 6 March": nothing but a time behind the verb, and a treaty in view."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.frame.discourse.treaty is None or act.mark.form("verb") == 3:
        return False
    if last >= len(tokens) or tokens[last].text in ",.;:)—–":
        return True
    return any(date.first <= last + 1 and date.core_first in (last, last + 1, last + 2) for date in act.sentence.dates)


def _object_close(act: Act) -> bool:
    """ "denounces the convention", "quit the pact": the treaty is the object, or the subject of the passive."""
    if act.frame.is_passive(act.clause, act.mark):
        return act.has_layer("treaty", "treaty_word", after=False) is not None
    for position in range(act.mark.last, min(act.mark.last + 7, len(act.sentence.tokens))):
        mark = act.sentence.mark(position)
        if mark is None or mark.first != position:
            continue
        if "treaty" in mark.meanings or "treaty_word" in mark.meanings or "member" in mark.meanings:
            return True
        if position == act.mark.last and act.sentence.tokens[position].low == "it":
            return act.frame.discourse.treaty_age <= 1
        if "item" in mark.meanings or is_finite(act.sentence, position):
            return False
    if _left_alone(act):
        return True
    return act.clause.kind in ("rel", "coord") and "noun" in act.mark.meanings


def _leaves_something_else(act: Act) -> bool:
    """ "withdraw from Schengen": the words behind name another thing."""
    last = act.mark.last
    tokens = act.sentence.tokens
    while last < len(tokens) and tokens[last].low in ("from", "of", "the", "out"):
        last += 1
    mark = act.sentence.mark(last)
    if mark is not None and "ignore" in mark.meanings:
        return True
    from_what = act.mark.last < len(tokens) and tokens[act.mark.last].low == "from"
    return from_what and not _treaty_within(act, act.mark.last, 9)


def _treaty_within(act: Act, first: int, count: int) -> bool:
    """The words behind "from" name a treaty of ours, or say "it"."""
    for position in range(first, min(first + count, len(act.sentence.tokens))):
        mark = act.sentence.mark(position)
        if mark is not None and act.treaty_of(mark) is not None:
            return True
        if act.sentence.tokens[position].low == "it" or (mark is not None and "treaty_pair" in mark.meanings):
            return True
    return False


def _describes(act: Act) -> bool:
    """ "a withdrawing state": the participle describes, nobody acts."""
    if act.mark.form("verb") != 3 or act.mark.last >= len(act.sentence.tokens):
        return False
    return act.sentence.tokens[act.mark.last].low in (
        "state",
        "states",
        "country",
        "countries",
        "party",
        "parties",
        "nation",
        "nations",
    )


def _stage(act: Act) -> tuple[str, str] | None:  # noqa: C901, PLR0911
    scope = act.scope
    everything = scope.inner | scope.outer
    if "deny" in everything:
        return "announce_withdrawal", "denied"
    if _refused(act):
        return ("refuse_withdrawal", "urged") if scope.has("urge") else ("refuse_withdrawal", "occurred")
    later = "planned" if scope.has("future", "intend", "would") else "possible" if scope.has("possible") else "occurred"
    if scope.negated and act.nominal and not scope.has("notify", "approve"):
        return None
    if scope.negated:
        return (
            ("withdraw", "denied")
            if not scope.has("notify", "approve")
            else (("notify_withdrawal", "denied") if scope.has("notify") else ("approve_withdrawal", "denied"))
        )
    if scope.has("notify"):
        return "notify_withdrawal", "urged" if scope.has("urge") else _stage_modality(act, "notify")
    if scope.has("effect"):
        return "withdraw", "planned" if later == "occurred" and _in_the_present(act) else later
    if (scope.has("approve") or "approve" in scope.outer) and not scope.has("urge"):
        return "approve_withdrawal", _stage_modality(act, "approve")
    if "announce" in everything or "recommend" in everything:
        return "announce_withdrawal", "occurred"
    on_noun = (act.nominal or act.mark.form("verb") == 3) and is_subject_noun(act.sentence, act.clause, act.mark)
    if scope.has("process", "begin") and not (
        on_noun and not scope.ahead & {"process", "begin"} and not _named_process(act)
    ):
        return "begin_withdrawal", later
    if scope.has("urge") or "urge" in scope.outer:
        return "withdraw", "urged"
    if scope.has("intend"):
        return "announce_withdrawal", "occurred"
    if scope.has("possible"):
        return "withdraw", "possible"
    if scope.has("future", "would") and not on_noun:
        return "withdraw", "planned"
    return _bare(act)


def _stage_modality(act: Act, stage: str) -> str:
    """What stands before the word of the stage counts: "informed the UN of its plan to leave" has happened."""
    own = [m for m in act.sentence.marks if m.first in act.clause.tokens]
    first = next((m.first for m in own if stage in m.values("op")), act.mark.first)
    before = {v for m in own if m.first < first for v in m.values("op")}
    if act.clause.bare or is_subject_noun(act.sentence, act.clause, act.mark):
        before |= act.scope.inner - {stage, "intend"}
    if before & {"future", "would", "intend", "urge"}:
        return "planned"
    return "possible" if "possible" in before else "occurred"


def _in_the_present(act: Act) -> bool:
    """ "takes effect six months later": the present tense of what is to come, unless a past day is named."""
    for mark in act.sentence.marks:
        if mark.first in act.clause.tokens and "effect" in mark.values("op") and mark.form("op") in (0, 1):
            when = act.when("planned")
            return when is None or _lies_ahead(when, act.published)
    return False


def _named_process(act: Act) -> bool:
    """ "began its withdrawal process": a verb stands before it."""
    return any(is_finite(act.sentence, p) for p in act.clause.tokens if p < act.mark.first)


def _refused(act: Act) -> bool:
    """A refusal stands before the act ("will not leave"); "exiting will not be easy" refuses nothing."""
    scope = act.scope
    before = {
        v
        for m in act.sentence.marks
        if m.first in act.clause.tokens and m.first < act.mark.first
        for v in m.values("op")
    }
    if "refuse" in before:
        return True
    return "neg" in before and scope.negated and bool(before & {"intend", "future", "would", "possible"})


def _bare(act: Act) -> tuple[str, str] | None:
    """A verb tells of the act; a noun alone ("after its withdrawal") tells nothing new."""
    of_state = act.frame.actor(act.clause, act.mark)
    dated = [
        t for t in act.sentence.dates if t.core_first in act.clause.tokens and 0 < t.core_first - act.mark.last < 10
    ]
    if act.nominal and dated and of_state is not None and of_state.prep == "of" and of_state.first >= act.mark.last:
        # "with the departures of Estonia and Latvia on 27 December": a day makes the noun tell of the act.
        return "withdraw", "occurred"
    if act.nominal:
        return None
    if act.mark.form("verb") in (1, 2, 4) or (act.mark.form("verb") == 0 and "noun" not in act.mark.meanings):
        return "withdraw", "occurred"
    return None


def _stage_time(act: Act, step: str, modality: str) -> str | None:
    outer: list[Clause] = []
    if step in ("announce_withdrawal", "approve_withdrawal", "notify_withdrawal", "begin_withdrawal"):
        if act.clause.kind == "comp" and act.clause.parent is not None:
            outer.append(act.clause.parent)
        if act.clause.kind == "comp" and act.time() is not None and step == "announce_withdrawal":
            mention = act.time(clauses=outer)
            own = act.time()
            if own is not None and mention is own:
                # "said it would leave in 2026": the year belongs to the leaving, the telling stands outside.
                return _time_in(act, outer, modality)
    return act.when(modality, clauses=outer)


def _time_in(act: Act, clauses: list[Clause], modality: str) -> str | None:
    for clause in clauses:
        for date in act.sentence.dates:
            if date.core_first in clause.tokens:
                published = act.published if isinstance(act.published, dt.date) else None
                return date.turned(published, future=False)
    return None


def _lies_ahead(when: str | None, published: object) -> bool:
    if when is None or not isinstance(published, dt.date):
        return False
    first = interval(when).first
    return first is not None and first > published


def _approving_body(act: Act) -> str | None:
    actor = act.actor()
    if actor is not None and actor.body in ("parliament", "government", "president"):
        return actor.body
    tokens = set(act.clause.tokens)
    if act.clause.kind in ("rel", "comp") and act.clause.parent is not None:
        tokens |= set(act.clause.parent.tokens)
    for mention in act.frame.mentions:
        if mention.first in tokens and mention.body in ("parliament", "government", "president"):
            return mention.body
    mark = act.op_words("approve")
    if mark is not None:
        word = act.sentence.words(mark.first, mark.last).lower()
        for start, body in _BODY_OF_WORD:
            if start in word:
                return body
    return None


def _leavers(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is None:
        return act.implied_states()
    return actor.states if actor.kind in ("state", "body", "office", "person") else ()


_APPROVERS = ("parliament", "government", "president")


def approve(act: Act) -> Iterator[Draft]:
    """A vote, signature or decision on a withdrawal that the sentences before speak of."""
    discourse = act.frame.discourse
    if discourse.suspend_age <= min(discourse.topic_age, 4):
        return
    if "approve" not in act.mark.values("op") or not (
        discourse.topic_age <= 6 or discourse.leaving and discourse.treaty_age <= 4
    ):
        return
    if _has_leave(act) or act.scope.negated:
        return
    actor = act.frame.subject(act.clause, act.mark.first)
    if act.frame.is_passive(act.clause, act.mark) or (
        actor is None and act.frame.agent(act.clause, act.mark) is not None
    ):
        actor = act.frame.agent(act.clause, act.mark)
    if actor is None or actor.body not in _APPROVERS or not actor.states or not _on_the_step(act):
        return
    treaty = act.frame.discourse.treaty or act.frame.discourse.main_treaty
    if treaty is None:
        return
    scope = act.scope
    modality = (
        "planned"
        if scope.has("future", "intend", "would", "urge")
        else "possible"
        if scope.has("possible")
        else "occurred"
    )
    for state in actor.states:
        yield Draft(
            "treaty_step",
            modality,
            act.clause,
            act.mark,
            {"actor": state, "treaty": treaty, "step": "approve_withdrawal", "body": actor.body},
            None,
            act.when(modality),
        )


def _has_leave(act: Act) -> bool:
    return any(
        m.first in act.clause.tokens
        and {"leave", "suspend", "ban", "ratify"} & set(m.values("verb") + m.values("noun"))
        for m in act.sentence.marks
        if m is not act.mark
    )


def _on_the_step(act: Act) -> bool:
    """The object is the law or decision, or nothing is named but a date or a tally."""
    for position in act.clause.tokens:
        mark = act.sentence.mark(position)
        if mark is None or mark.first != position or mark is act.mark:
            continue
        if "step_word" in mark.meanings and mark.first != act.mark.first:
            return True
        if any(x in mark.meanings for x in ("item", "barrier", "programme", "ignore")):
            return False
    return act.mark.last - act.mark.first > 1


def notice(act: Act) -> Iterator[Draft]:
    """An instrument handed in, or the depositary informed, on a withdrawal that the text speaks of."""
    discourse = act.frame.discourse
    if discourse.suspend_age < discourse.topic_age or not _about_a_step(act):
        return
    fresh = discourse.topic_age <= 6 or act.has_layer("treaty", "treaty_word") is not None or _leave_before(act)
    if not (fresh or discourse.leaving and act.op_words("notify") is act.mark) or _has_leave(act) or _suspends(act):
        return
    treaty = act.treaty() or discourse.treaty or discourse.main_treaty
    if treaty is None or not _goes_to_the_depositary(act):
        return
    scope = act.scope
    modality = (
        scope.modality()
        if scope.negated
        else (
            "planned"
            if scope.has("future", "intend", "would", "urge")
            else "possible"
            if scope.has("possible")
            else "occurred"
        )
    )
    when = act.when(modality)
    for state in companions(act, _leavers(act)):
        yield Draft(
            "treaty_step",
            modality,
            act.clause,
            act.mark,
            {"actor": state, "treaty": treaty, "step": "notify_withdrawal", "body": None},
            None,
            when,
        )


def _leave_before(act: Act) -> bool:
    """The sentence itself has spoken of a withdrawal: "it left six months after depositing its notice"."""
    return any(
        "leave" in m.values("verb") + m.values("noun") for m in act.sentence.marks if m.first < act.mark.first
    )


def _about_a_step(act: Act) -> bool:
    """"data submitted to the United Nations" is no notice: an instrument or a decision is what goes there."""
    word = act.sentence.tokens[act.mark.first].low
    if "notice" in act.mark.values("noun") or word.startswith(("notif", "inform")):
        return True
    return any(
        "notice" in m.values("noun") or "step_word" in m.meanings
        for m in act.sentence.marks
        if m.first in act.clause.tokens
    )


def _suspends(act: Act) -> bool:
    return any("suspend" in m.values("verb") + m.values("noun") for m in act.sentence.marks)


def _goes_to_the_depositary(act: Act) -> bool:
    if (
        "notice" in act.mark.values("noun")
        and act.op_words("notify") is not None
        and act.op_words("notify") is not act.mark
    ):
        return True
    if any(m.ids == ("UN",) or "un-" in "".join(m.ids) for m in act.frame.mentions if m.first in act.clause.tokens):
        return True
    return act.has_layer("depositary") is not None


def _declarer(act: Act) -> Mention | None:
    """ "the suspension, declared by Ukraine,"."""
    behind = [m for m in act.frame.mentions if m.prep == "by" and 0 <= m.first - act.mark.last <= 8]
    return behind[0] if behind else None


def companions(act: Act, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states with those that stand beside them ("along with", "alongside", "like")."""
    more: list[str] = list(states)
    for mention in act.frame.mentions:
        if (
            mention.prep in ("along with", "alongside", "together with", "like", "as well as")
            and mention.kind == "state"
        ):
            near = act.clause.first - 12 <= mention.first <= act.clause.last
            if near and mention.first < act.mark.first:
                more += mention.states
    return tuple(dict.fromkeys(more))


def join(act: Act) -> Iterator[Draft]:
    """Signing, ratifying, acceding; adoption, entry into force and suspension of a treaty."""
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    step = next((s for s in ("ratify", "join", "sign", "suspend", "force", "adopt") if s in values), None)
    if step is None or (step == "force" and _something_else_takes_force(act)):
        return
    treaty = act._named_treaty(act.clause)  # noqa: SLF001
    if treaty is None and act.clause.kind in ("rel", "part", "coord"):
        treaty = act.treaty()
    word = act.sentence.tokens[act.mark.first].low
    intransitive = word.startswith(("acced", "access")) or (step == "suspend" and act.nominal)
    said_it = act.mark.last < len(act.sentence.tokens) and act.sentence.tokens[act.mark.last].low == "it"
    joined = step in ("join", "ratify") and _left_alone(act)
    if treaty is None and joined and act.frame.discourse.treaty_age <= 1:
        treaty, intransitive = act.frame.discourse.treaty, True
    if treaty is None and said_it and step != "sign" and act.frame.discourse.treaty_age <= 1:
        treaty, intransitive = act.frame.discourse.treaty, True
    filed = step == "ratify" and act.nominal and act.scope.has("notify")
    intransitive = intransitive or filed
    if treaty is None and intransitive:
        treaty = act.frame.discourse.treaty or act.frame.discourse.main_treaty
    if treaty is None or not (intransitive or _object_is_treaty(act, step)):
        return
    if step == "suspend" and _no_room(act):
        yield Draft(
            "treaty_rule",
            "occurred",
            act.clause,
            act.mark,
            {"treaty": treaty, "aspect": "prohibits", "item": None},
            None,
            None,
        )
        return
    code = {"join": "accede", "force": "enter_into_force"}.get(step, step)
    modality = act.scope.modality()
    if step == "suspend" and act.scope.has("approve") and modality == "occurred":
        modality = "planned"
    if act.nominal and not act.scope.inner and act.time() is None:
        return
    if step == "sign" and any(
        "approve" in m.values("op")
        and m is not act.mark
        and m.last - m.first == 1
        and act.sentence.tokens[m.first].low in ("law", "bill", "act", "decree")
        for m in act.sentence.marks
        if m.first in act.clause.tokens
    ):
        return
    when = act.when(modality)
    if modality == "occurred" and _lies_ahead(when, act.published):
        modality = "planned"
    actors: tuple[str | None, ...] = _joiners(act, code)
    for state in actors:
        yield Draft(
            "treaty_step", modality, act.clause, act.mark, {"actor": state, "treaty": treaty, "step": code}, None, when
        )


def _no_room(act: Act) -> bool:
    """ "the convention does not allow suspension", "cannot be suspended": a rule, nobody's act."""
    if not act.scope.negated and "cannot" not in _low_words(act):
        return False
    if act.frame.is_passive(act.clause, act.mark):
        return act.frame.agent(act.clause, act.mark) is None and bool({"cannot", "may", "can"} & _low_words(act))
    before = [p for p in act.clause.tokens if p < act.mark.first]
    ruled = any(act.sentence.mark(p) is not None and act.treaty_of(act.sentence.mark(p)) is not None for p in before)  # type: ignore[arg-type]
    return ruled and act.scope.has("possible", "able")


def _something_else_takes_force(act: Act) -> bool:
    """A withdrawal, a law or a suspension takes effect too."""
    for mark in act.sentence.marks:
        if mark.first in act.clause.tokens and mark.first < act.mark.first:
            if {"leave", "suspend"} & set(mark.values("noun")) or "approve" in mark.values("op"):
                return True
    return False


def _object_is_treaty(act: Act, step: str) -> bool:
    """The treaty is what is signed or suspended: it stands close behind, or is the passive's subject."""
    if step in ("force", "adopt"):
        return True
    for position in range(act.mark.last, min(act.mark.last + 14, len(act.sentence.tokens))):
        mark = act.sentence.mark(position)
        if mark is None or mark.first != position:
            continue
        if "treaty" in mark.meanings or "treaty_word" in mark.meanings:
            return True
        if is_finite(act.sentence, position) and "op" not in mark.meanings:
            return False
    return (
        act.frame.is_passive(act.clause, act.mark) or "noun" in act.mark.meanings or act.clause.kind in ("rel", "coord")
    )


def _joiners(act: Act, code: str) -> tuple[str | None, ...]:
    if code in ("enter_into_force", "adopt"):
        for mention in act.frame.mentions:
            if mention.first in act.clause.tokens and mention.prep in ("for", "on", "upon") and mention.kind == "state":
                return mention.states
            bound = mention.first == act.mark.last and act.sentence.tokens[act.mark.last - 1].low == "on"
            if bound and mention.kind == "state":
                return mention.states
            if mention.first in act.clause.tokens and mention.pronoun is not None and mention.prep in ("for", "on"):
                return mention.states
        if code == "enter_into_force" and _for_somebody(act):
            return act.frame.discourse.one_state() or (None,)
        return (None,)
    actor = act.actor()
    if code == "suspend" and act.nominal:
        own = act.frame.owner(act.clause, act.mark) or _declarer(act)
        if own is not None or not act.scope.has("notify", "announce", "approve"):
            return own.states if own is not None else ()
    if actor is not None and actor.states and actor.kind in ("state", "body", "office", "person"):
        return actor.states
    if actor is None and act.frame.is_passive(act.clause, act.mark):
        return ()
    return act.implied_states() if actor is None else ()


def _for_somebody(act: Act) -> bool:
    """ "enters into force for the islands": a state, though by another name."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 2]]
    return behind[:1] == ["for"] or act.sentence.tokens[act.mark.last - 1].low == "on"


def stay(act: Act) -> Iterator[Draft]:
    """A state says that it stays in a treaty."""
    treaty = act.treaty()
    if treaty is None and (act.frame.discourse.topic_age > 4 or act.frame.discourse.treaty is None):
        return
    if act.scope.negated or act.scope.has("possible"):
        return
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    if "party" in words and not act.scope.has("future", "intend"):
        # "remains a party until then" is a standing, no refusal.
        return
    if treaty is None and not words.endswith((" in", " put", " within")):
        return
    actor = act.actor()
    if actor is None or not actor.states or actor.kind == "company":
        return
    for state in actor.states:
        yield Draft(
            "treaty_step",
            "urged" if act.scope.has("urge") else "occurred",
            act.clause,
            act.mark,
            {"actor": state, "treaty": treaty or act.frame.discourse.treaty, "step": "refuse_withdrawal", "body": None},
            None,
            None,
        )


def member(act: Act) -> Iterator[Draft]:
    """Membership: that a state is or is not bound; and counts of states."""
    status = act.mark.value("member")
    treaty = act.treaty(loose=True)
    if status is None or treaty is None or _of_another_body(act):
        return
    if act.scope.negated and status in ("party", "signatory"):
        status = "non_party"
    counted = [a for a in act.amounts(("state",)) if a.quantity.low is None or a.quantity.low > 20]
    named = act.has_layer("treaty", "treaty_word") is not None or act.treaty() is not None
    if counted:
        return
    if not named and not (act.frame.discourse.treaty is not None and (status == "non_party" or _is_predicate(act))):
        return
    scope = act.scope
    modality = scope.modality()
    if (scope.has("possible", "urge", "would", "intend") or "cannot" in _low_words(act)) and status != "withdrawn":
        return
    if scope.negated and status == "withdrawn":
        modality = "denied"
    if status == "non_party":
        modality = "occurred"
    for state in companions(act, _members(act)):
        yield Draft(
            "membership",
            modality,
            act.clause,
            act.mark,
            {"actor": state, "treaty": treaty, "status": status},
            None,
            _since(act) if status != "withdrawn" else act.when(modality),
        )


def _low_words(act: Act) -> set[str]:
    return {act.sentence.tokens[p].low for p in act.clause.tokens}


def _of_another_body(act: Act) -> bool:
    """"NATO members", "EU member states", "number of member states": no word on the treaty."""
    low = act.sentence.words(act.mark.first, act.mark.last).lower()
    if not low.startswith(("member", "parties", "party")):
        return False
    before = act.sentence.mark(act.mark.first - 1) if act.mark.first else None
    counted = act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower()
    return (before is not None and "union" in before.meanings) or "number of" in counted


def _since(act: Act) -> str | None:
    """A standing has a time only where the text says since or until when."""
    mention = act.time()
    return mention.edtf if mention is not None and mention.limit in ("since", "until") else None


def _is_predicate(act: Act) -> bool:
    """ "Fiji and Samoa are long-standing members", right after the treaty was named."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    return act.frame.discourse.treaty_age <= 3 and bool(
        {"is", "are", "was", "were", "remains", "remain", "a"} & set(before)
    )


def _members(act: Act) -> tuple[str, ...]:
    actor = act.frame.subject(act.clause, act.mark.first) or act.frame.subject(act.clause)
    if actor is not None and actor.kind in ("state", "body") and actor.states:
        return actor.states
    # "signatories, including France"; "non-parties such as Russia and China"
    for mention in act.frame.mentions:
        if (
            mention.kind == "state"
            and mention.prep in ("including", "such as", "like")
            and mention.first >= act.mark.last
        ):
            return mention.states
    return ()


def count(act: Act) -> Iterator[Draft]:
    """How many states are bound, or have signed."""
    treaty = act.treaty(loose=True)
    if treaty is None:
        return
    yield from _bare_count(act)
    for amount in act.amounts(("state",)):
        quantity = amount.quantity
        if (quantity.low or quantity.high or 0) < 10 or quantity.vague:
            continue
        status = _status_of_unit(act, amount) or _count_status(act)
        if status is None:
            continue
        yield Draft(
            "membership_count",
            "occurred",
            act.clause,
            act.mark,
            {"treaty": treaty, "status": status},
            quantity,
            act.when("occurred") if act.has_layer("item") is None else None,
        )


_ORDINAL = re.compile(r"(\d{2,3})(?:st|nd|rd|th)")


def ordinal(act: Act) -> Iterator[Draft]:
    """ "the 165th state party": the last to join counts them all."""
    treaty = act.treaty(loose=True)
    if (
        treaty is None
        or act.mark.value("member") is None
        and "state" not in act.sentence.words(act.mark.first, act.mark.last)
    ):
        return
    before = act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]
    found = [m for m in (_ORDINAL.fullmatch(t.low) for t in before) if m is not None]
    if found and any(t.low in ("meeting", "conference", "session", "of") for t in before):
        return
    if not found or (act.treaty() is None and act.frame.discourse.treaty_age > 1):
        return
    number = int(found[-1][1])
    yield Draft(
        "membership_count",
        "occurred",
        act.clause,
        act.mark,
        {"treaty": treaty, "status": "party"},
        Quantity(number, number, "state"),
        None,
    )


def _bare_count(act: Act) -> Iterator[Draft]:
    """ "The number of states parties climbs to 166": the amount stands without its unit."""
    treaty = act.treaty(loose=True)
    low = act.sentence.words(act.clause.first, act.clause.last).lower()
    if treaty is None or not ("number of states parties" in low or "number of parties" in low or "number of member" in low or "membership" in low):
        return
    for amount in act.amounts(("item",)):
        if amount.unit_at is None and 30 <= (amount.quantity.low or 0) <= 200:
            yield Draft(
                "membership_count",
                act.scope.modality(),
                act.clause,
                act.mark,
                {"treaty": treaty, "status": "party"},
                replace(amount.quantity, unit="state"),
                act.when("occurred"),
            )


def _remains(act: Act) -> bool:
    """ "161 states remain parties", right after the treaty was named."""
    return (
        act.frame.discourse.treaty_age <= 1
        and bool(_low_words(act) & {"remain", "remains", "are", "were"})
        and ("parties" in _low_words(act))
    )


def _status_of_unit(act: Act, amount: QuantityMention) -> str | None:
    """ "twelve signatories": the word counted says which."""
    mark = act.sentence.mark(amount.unit_at) if amount.unit_at is not None else None
    return mark.value("member") if mark is not None and mark.value("member") == "signatory" else None


def _count_status(act: Act) -> str | None:
    tokens = set(act.clause.tokens)
    for clause in act.frame.clauses:
        if clause.parent is act.clause and clause.kind == "rel":
            tokens |= set(clause.tokens)
    marks = [m for m in act.sentence.marks if m.first in tokens]
    for mark in marks:
        plain = mark.last - mark.first == 1 and act.sentence.tokens[mark.first].low in ("members", "parties", "party")
        if plain and act.treaty() is None and not _remains(act):
            continue
        if "member" in mark.meanings and mark.value("member") != "withdrawn":
            return mark.value("member")
    verbs = {v for m in marks for v in m.values("verb")}
    if verbs & {"ratify", "join"}:
        return "party"
    if "sign" in verbs or "support" in verbs:
        return "signatory" if "sign" in verbs else "party"
    words = {act.sentence.tokens[p].low for p in act.clause.tokens}
    if (
        words & {"endorsed", "accepted", "bound", "parties", "members"}
        and act.has_layer("treaty", "treaty_word") is not None
    ):
        return "party"
    return None


def rule(act: Act) -> Iterator[Draft]:
    """What a treaty forbids."""
    treaty = _ruling_treaty(act)
    if treaty is None:
        return
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else {"ccm": "cm", "apmbc": "apm"}.get(treaty)
    if item is None and not act.nominal and not _forbids_acts(act):
        return
    if act.nominal and not _forbids_acts(act):
        return
    yield Draft(
        "treaty_rule",
        "denied" if act.scope.negated else "occurred",
        act.clause,
        act.mark,
        {"treaty": treaty, "aspect": "prohibits", "item": code},
        None,
        None,
    )


def _forbids_acts(act: Act) -> bool:
    for position in act.clause.tokens:
        if position < act.mark.last:
            continue
        mark = act.sentence.mark(position)
        if mark is not None and set(mark.values("noun")) & {"make", "use", "hold", "acquire", "supply"}:
            return True
        if mark is not None and set(mark.values("verb")) & {"make", "use", "hold", "acquire", "supply"}:
            return True
    return act.sentence.tokens[min(act.mark.last, len(act.sentence.tokens) - 1)].low in ("them", "their", "such")


def _ruling_treaty(act: Act) -> str | None:
    """The treaty is the subject of "bans", or what "which bans" hangs on."""
    clause = act.clause
    if act.mark.first and act.sentence.tokens[act.mark.first - 1].low == "it" and act.frame.discourse.treaty_age <= 1:
        return act.frame.discourse.treaty
    for position in reversed([p for p in clause.tokens if p < act.mark.first]):
        mark = act.sentence.mark(position)
        if mark is not None:
            treaty = act.treaty_of(mark)
            if treaty is not None:
                return treaty
    if clause.kind in ("rel", "part", "coord") and clause.parent is not None:
        for position in reversed([p for p in clause.parent.tokens if p < clause.opener]):
            mark = act.sentence.mark(position)
            if mark is not None:
                treaty = act.treaty_of(mark)
                if treaty is not None:
                    return treaty
                if "state" in mark.meanings or "capital" in mark.meanings:
                    return None
    if act.frame.is_passive(clause, act.mark):
        for position in (p for p in clause.tokens if p >= act.mark.last):
            mark = act.sentence.mark(position)
            if mark is not None and act.treaty_of(mark) is not None:
                return act.treaty_of(mark)
    return None


def rule_words(act: Act) -> Iterator[Draft]:
    """Notice periods, exceptions and duties."""
    aspect = act.mark.value("rule")
    treaty = act.treaty(loose=True)
    if aspect is None or treaty is None:
        return
    duration = act.has_layer("duration_word")
    if aspect == "notice_period":
        if not _ruled_by_treaty(act):
            return
    elif not _speaks_of_treaty(act) and not (aspect == "exception" and _at_war(act)):
        return
    treaty = act.treaty() or act.frame.discourse.treaty or treaty
    code = duration.value("duration_word") if duration is not None and aspect == "notice_period" else None
    if aspect == "notice_period" and code is None:
        code = _duration_in(act.sentence.words(act.mark.first, act.mark.last))
    if aspect == "notice_period" and code is None:
        return
    yield Draft(
        "treaty_rule",
        "occurred",
        act.clause,
        act.mark,
        {"treaty": treaty, "aspect": aspect, "item": None},
        None,
        None,
        code,
    )


def _ruled_by_treaty(act: Act) -> bool:
    """A notice period is the treaty's where the text says so; "the withdrawal takes effect in six months" is a step."""
    if act.frame.owner(act.clause, act.mark) is not None:
        return False
    named = any("treaty" in m.meanings or "treaty_word" in m.meanings for m in act.sentence.marks)
    if not named and act.frame.discourse.treaty_age > 1:
        return False
    for mark in act.sentence.marks:
        if "leave" not in mark.values("verb") + mark.values("noun") or "rule" in mark.meanings:
            continue
        before = act.sentence.tokens[mark.first - 1].low if mark.first else ""
        if mark.form("verb") in (1, 2) or before in ("the", "its", "their", "s"):
            return False
        return named or before in ("a", "any")
    return named


def _at_war(act: Act) -> bool:
    """ "a state that is engaged in armed conflict remains bound": the brake on withdrawal, in whatever clause."""
    words = {t.low for t in act.sentence.tokens}
    leaving = any("leave" in m.values("noun") + m.values("verb") for m in act.sentence.marks)
    return (
        act.frame.discourse.treaty_age <= 2
        and (leaving or "bound" in words)
        and bool(words & {"conflict", "war", "wartime"})
    )


def _duration_in(words: str) -> str | None:
    low = words.lower()
    for word, code in (("six", "P6M"), ("three", "P3M"), ("twelve", "P12M"), ("90", "P90D")):
        if word in low:
            return code
    return None


def _speaks_of_treaty(act: Act) -> bool:
    if act.frame.discourse.treaty_age <= 1 and act.sentence.tokens[act.clause.first].low == "it":
        return True
    return act.has_layer("treaty", "treaty_word") is not None


def duty(act: Act) -> Iterator[Draft]:
    """What a treaty obliges its parties to do."""
    mark: Mark | None = act.op_words("oblige")
    if mark is None:
        return
    treaty = None
    for position in (p for p in act.clause.tokens if p < mark.first):
        other = act.sentence.mark(position)
        if other is not None and act.treaty_of(other) is not None:
            treaty = act.treaty_of(other)
    obliging = act.sentence.tokens[mark.first].low.startswith(("oblig", "requir", "commit"))
    if (
        treaty is None
        and mark.first
        and obliging
        and act.sentence.tokens[mark.first - 1].low in ("it", "text", "protocol")
        and (act.frame.discourse.treaty_age <= 1)
    ):
        treaty = act.frame.discourse.treaty
    if treaty is None and act.has_layer("treaty", "treaty_word") is not None and act.has_layer("member") is not None:
        treaty = act.treaty()
    if treaty is None:
        return
    duration = act.has_layer("duration_word")
    yield Draft(
        "treaty_rule",
        "occurred",
        act.clause,
        act.mark,
        {"treaty": treaty, "aspect": "duty", "item": None},
        None,
        None,
        duration.value("duration_word") if duration is not None else None,
    )
