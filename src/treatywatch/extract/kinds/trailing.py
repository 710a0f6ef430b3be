"""What the tail of a sentence tells besides its act: "twice what it makes today", "and will finish the job by 2027"."""

from collections.abc import Iterator

from treatywatch.extract.discourse import Deed
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.reading import Mark, Sentence

# How far back, in code points, the deed may stand.
_NEAR = 300
_COMPARING = frozenset({"what", "as", "than", "that"})
_THEY = frozenset({"it", "they", "we"})
_DO = frozenset({"do", "does", "did"})


def _compares(sentence: Sentence, mark: Mark) -> bool:
    words = [t.low for t in sentence.tokens[max(0, mark.first - 2) : mark.first]]
    return len(words) > 1 and words[0] in _COMPARING and words[1] in _THEY


def may_compare(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an auxiliary may end "three times as many as it does today"."""
    return sentence.tokens[mark.first].low in _DO and _compares(sentence, mark)


def as_now(act: Act) -> Iterator[Draft]:
    """What is made so far, behind what is planned: "60,000 a year, twice what it makes today"."""
    deed = act.frame.discourse.deed
    if deed is None or deed.kind != "production" or deed.at != act.sentence.start or act.nominal:
        return
    if _compares(act.sentence, act.mark) and deed.modality in ("planned", "possible") and not act.scope.negated:
        yield act.draft("production", "occurred", {**deed.slots, "aspect": "make"})


_JOB = frozenset({"job", "work", "task", "process", "rest", "remainder", "destruction", "operation", "effort"})
_ARTICLES = frozenset({"the", "this", "that", "its", "their", "with", "all", "of", "whole"})
_JOB_WITHIN = 4


def rest_of_it(act: Act) -> Iterator[Draft]:
    """What is left of a stock and when it will be gone: "has destroyed 70,000 and will finish the job by 2027"."""
    deed = act.frame.discourse.deed
    if deed is None or not _is_of_the_stock(act, deed):
        return
    ahead = act.scope.has("future", "intend", "would", "possible") or act.scope.outer & {"intend"}
    if ahead and not act.scope.negated:
        yield act.draft("destruction", "planned", dict(deed.slots), None, act.when("planned"))


def _is_of_the_stock(act: Act, deed: Deed) -> bool:
    if deed.kind != "destruction" or not 0 <= act.sentence.start - deed.at <= _NEAR or act.time() is None:
        return False
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _JOB_WITHIN]]
    led = [w for w in words if w not in _ARTICLES]
    who = act.frame.subject(act.clause, act.mark.first)
    if any("clear" in m.traits.said for m in act.sentence.marks):
        # "wants to complete the task of clearing the fields"
        return False
    same = who is not None and deed.slots.get("actor") in who.ids + who.states
    return same and not act.nominal and led[:1] != [] and led[0] in _JOB
