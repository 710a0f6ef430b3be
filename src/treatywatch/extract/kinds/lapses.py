"""A membership that ends, and an exit that has its day: "Estonia's membership lapses on 27 December"."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.model.claim import LEAVING
from treatywatch.model.time import lies_ahead

_MEMBERSHIP = frozenset({"membership", "memberships", "participation"})
_ENDS = frozenset(
    {"lapse", "lapses", "lapsed", "end", "ends", "ended", "expire", "expires", "expired", "cease", "ceases", "ceased"}
    | {"terminates", "terminated", "terminate", "ran", "runs", "lapsing", "expiring"}
)
_VERB_WITHIN = 12
_OWNED_WITHIN = 6
_LATELY = 3


def verb_of_the_end(sentence: Sentence, mark: Mark) -> int | None:
    """Return where the "lapses" of "Estonia's membership in the treaty lapses" stands."""
    if sentence.tokens[mark.first].low not in _MEMBERSHIP:
        return None
    for here in range(mark.last, min(mark.last + _VERB_WITHIN, len(sentence.tokens))):
        low = sentence.tokens[here].low
        if sentence.tokens[here].text in (",", ".", ";") or low in ("and", "that", "which", "who"):
            return None
        if low in _ENDS:
            return here
    return None


def may_lapse(sentence: Sentence, mark: Mark) -> bool:
    """Tell of a membership that is said to end."""
    return verb_of_the_end(sentence, mark) is not None


def lapse(act: Act) -> Iterator[Draft]:
    """As in "Estonia's membership of the treaty lapses on 27 December", "Latvia's membership has ended"."""
    discourse, tokens = act.frame.discourse, act.sentence.tokens
    at = verb_of_the_end(act.sentence, act.mark)
    owners = [m for m in act.frame.mentions if 0 <= act.mark.first - m.last <= _OWNED_WITHIN]
    owners = [m for m in owners if m.kind == "state" and m.role == "owner"]
    led = tokens[act.mark.first - 1].low if act.mark.first else ""
    states = owners[-1].states if owners else discourse.one_state() if led in ("its", "their") else ()
    behind = act.sentence.starting(range(act.mark.last, act.mark.last + _LATELY))
    named = next((t for m in behind if (t := act.treaty_of(m)) is not None), None)
    elsewhere = act.sentence.words(act.mark.last - 1, act.mark.last).lower() in ("in", "of") and named is None
    elsewhere = elsewhere or act.sentence.words(act.mark.last, act.mark.last + 1).lower() in ("in", "of")
    treaty = named or (discourse.treaty if discourse.leaving and discourse.treaty_age <= 1 else None)
    if at is None or not states or treaty is None or (elsewhere and named is None):
        return
    ops = {v for m in act.clause.marks(act.sentence) if act.mark.last <= m.first < at for v in m.values("op")}
    if {"neg", "urge"} & ops:
        return
    modality = "planned" if {"future", "would", "intend"} & ops else "possible" if "possible" in ops else "occurred"
    when = act.when(modality)
    if modality == "occurred" and tokens[at].low.endswith("s"):
        # "lapses on December 27": the next one
        ahead = act.when("planned")
        modality, when = ("planned", ahead) if lies_ahead(ahead, act.published) else (modality, when)
    for state in states:
        yield act.draft(
            "treaty_step", modality, {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}, when=when
        )


_SET = frozenset({"due", "scheduled", "slated", "timed", "set", "booked", "pencilled", "fixed", "planned", "foreseen"})
_COMING = frozenset({"comes", "follows", "falls", "happens"})
_DAY_WITHIN = 6


def is_set_for(act: Act) -> bool:
    """Tell of "Poland's exit is due next month", "its departure is scheduled for 20 February": a day to come."""
    tokens, last = act.sentence.tokens, act.mark.last
    for here in range(last, min(last + _DAY_WITHIN, len(tokens))):
        low = tokens[here].low
        if low in _SET and tokens[here - 1].low in (
            "is",
            "are",
            "now",
            "formally",
            "officially",
            "be",
            "falls",
            "fall",
        ):
            break
        if low in _COMING and tokens[min(here + 1, len(tokens) - 1)].low != "due":
            break
    else:
        return False
    return any(0 < d.first - last <= _DAY_WITHIN + 1 and d.core_first in act.clause.tokens for d in act.sentence.dates)


_STEPS = frozenset({"step", "move", "decision", "notice", "measure", "notification", "change"})
_POINTING = frozenset({"the", "this", "that", "its", "their"})
_BARE = frozenset({"it", "this", "that", "they"})
_REACH = 450
_OPENING = 4


def may_take_effect(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "When the step takes effect", "It became effective": nothing but a word for what was told before."""
    first = mark.first
    if not first or mark.form("op") < 0:
        return False
    before = [t.low for t in sentence.tokens[max(0, first - _OPENING) : first] if t.low not in _HELPING]
    if len(before) > 1 and before[-1] in _STEPS and before[-2] in _POINTING:
        return True
    return bool(before) and before[-1] in _BARE and (len(before) == 1 or before[-2] in _OPENERS)


_HELPING = frozenset({"will", "would", "has", "had", "then", "only", "formally", "finally", "to", "is", "was", "due"})
_OPENERS = frozenset({"when", "once", "and", ",", "until", "before", "after", "–", "—", ";"})


def took_effect(act: Act) -> Iterator[Draft]:
    """The day on which the withdrawal just told of takes effect: "When the step takes effect, on 6 March"."""
    discourse = act.frame.discourse
    said, (at, states) = discourse.step, discourse.exits
    near = said is not None and 0 < act.sentence.start - said.at <= _REACH
    if said is None or not near or said.slots.get("step") not in LEAVING or at != said.at or act.scope.negated:
        return
    if any("leave" in m.values("noun") + m.values("verb") for m in act.clause.marks(act.sentence)):
        return
    dates = [d for d in act.sentence.dates if 0 <= d.first - act.mark.last <= _COMMA]
    ahead = act.mark.form("op") != _PAST and act.scope.has("future", "would", "intend", "possible")
    modality = "planned" if ahead else "occurred"
    # "takes effect on 9 August": the next one
    to_come = ahead or act.mark.form("op") in _PRESENT
    when = dates[0].turned(act.published, future=to_come) if dates else act.when(modality)
    if modality == "occurred" and lies_ahead(when, act.published):
        modality = "planned"
    if when is None:
        return
    first = act.mark.first
    act.frame.implied.append(Mention(first - 1, first, states, "state", states, "owner", pronoun="they"))
    for state in states:
        slots: dict[str, str | None] = {"actor": state, "treaty": said.slots.get("treaty"), "step": "withdraw"}
        yield act.draft("treaty_step", modality, {**slots, "body": None}, when=when)


_COMMA = 2
_PAST = 2
_PRESENT = (0, 1)
