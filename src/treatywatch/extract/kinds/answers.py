"""Answers of one word: "To this the minister answered with one word: no.", "The answer was a curt no"."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.model.claim import LEAVING

_BEFORE = frozenset(
    {":", "“", '"', "‘", "'", ",", "–", "—", "a", "an", "curt", "flat", "plain", "simple", "firm", "short", "clear"}
    | {"categorical", "emphatic", "blunt", "answered", "answers", "said", "says", "replied", "replies", "was", "is"}
    | {"with", "resounding", "definite", "polite", "terse", "one-word"}
)
_WEIGHED = frozenset({"urged", "possible", "planned"})
# What is answered stands so many code points back at most.
_NEAR = 320
_ANSWERING = frozenset(
    {"answered", "answer", "answers", "replied", "reply", "response", "said", "says", "asked", "replies"}
)


def says_no(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "no" is all that is answered."""
    tokens, first, last = sentence.tokens, mark.first, mark.last
    if tokens[first].low != "no" or last - first > 1:
        return False
    if last < len(tokens) and tokens[last].text[0].isalnum():
        return False
    opens = first == 0 or (first == 1 and not tokens[0].text[0].isalnum())
    if (opens or tokens[first - 1].low in _BEFORE) and asks_of_a_date(sentence):
        return True
    if not opens and tokens[first - 1].low not in _BEFORE:
        return False
    return not _ANSWERING.isdisjoint(t.low for t in tokens)


_REALISTIC = ("realistic", "possible", "feasible", "achievable", "doable", "attainable", "reachable")
_QUESTION_WITHIN = 90


def asks_of_a_date(sentence: Sentence) -> bool:
    """Tell whether the question right before is "Is it realistic?"."""
    before = sentence.text[max(0, sentence.start - _QUESTION_WITHIN) : sentence.start].rstrip(' \n\t"“”')
    if not before.endswith("?"):
        return False
    asked = before[:-1].rpartition(".")[2].lower()
    return any(word in asked for word in _REALISTIC)


def _will_not_be_met(act: Act) -> Iterator[Draft]:
    """As in "Your deadline is 2019. Is it realistic? – I will be honest with you: no"."""
    told, tokens = act.frame.discourse.land, act.sentence.tokens
    if told is not None and told[0] in ("deadline", "due") and 0 < act.sentence.start - told[3] <= _NEAR:
        slots: dict[str, str | None] = {"place": told[1], "actor": told[1], "aspect": "deadline", "item": None}
        yield act.draft("clearance", "denied", slots, span=(tokens[0].start, tokens[-1].end))


def no(act: Act) -> Iterator[Draft]:
    """The departure that was asked for or asked about, refused."""
    if asks_of_a_date(act.sentence):
        yield from _will_not_be_met(act)
        return
    slots = _asked_here(act) or _asked_before(act) or _asked_of_the_state(act)
    if slots is not None:
        tokens = act.sentence.tokens
        span = (tokens[0].start, tokens[-1].end)
        slots = {**slots, "step": "refuse_withdrawal", "body": None}
        yield act.draft("treaty_step", "occurred", slots, span=span)


def _asked_here(act: Act) -> dict[str, str | None] | None:
    """Return the departure of "Asked whether Norway would leave as well, Lund answered with one word: no"."""
    tokens = act.sentence.tokens
    left = next((m for m in act.sentence.marks if "leave" in m.traits.said and m.last <= act.mark.first), None)
    if left is None or {"whether", "if"}.isdisjoint(t.low for t in tokens[: left.first]):
        return None
    clause = act.frame.clause_at(left.first)
    who, discourse = act.frame.subject(clause, left.first), act.frame.discourse
    states = who.states if who is not None and who.states else discourse.one_state()
    treaty = act.treaty(loose=True)
    return {"actor": states[0], "treaty": treaty} if len(states) == 1 and treaty is not None else None


def _asked_before(act: Act) -> dict[str, str | None] | None:
    """Return the departure that the sentence before asked for, or asked about."""
    told = [d for d in act.frame.discourse.deeds if d.kind == "treaty_step" and d.slots.get("step") in LEAVING]
    if not told or told[-1].modality not in _WEIGHED or not 0 < act.sentence.start - told[-1].at <= _NEAR:
        return None
    return dict(told[-1].slots)


def _asked_of_the_state(act: Act) -> dict[str, str | None] | None:
    """Return the departure of "Did she plan to quit the convention? The answer was a curt no"."""
    discourse = act.frame.discourse
    treaty = discourse.treaty or discourse.main_treaty
    state = discourse.one_state()
    if not 0 < act.sentence.start - discourse.asked_at <= _NEAR or treaty is None or len(state) != 1:
        return None
    return {"actor": state[0], "treaty": treaty}
