"""Dates of one act that differ."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from treatywatch.model.answer import Conflict
from treatywatch.model.time import Interval
from treatywatch.reconcile import explain, packs
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.statement import Statement, thinned

RULE = "date.v1"

# An announcement is made again and again; only a date a day or three off is the same one misdated.
_SAME_ANNOUNCEMENT = 3
# A cabinet backs a bill and adopts it weeks later: such dates are two acts, a slip of days or of a season is not.
_TWO_ACTS = (4, 90)
# A forecast of the end that was made so long before another is an earlier plan.
_OLD_PLAN = 30
# Two starts of production this far apart are two starts.
_RESTART = 5 * 365
# A deadline said this much later may have been extended.
_EXTENSION = 60


def date_conflicts(statements: Sequence[Statement], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict for each pair of dates of one act that do not meet."""
    buckets: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.when is not None and (one.claim.kind, one.claim.aspect or "") in _JUDGES:
            buckets[_bucket(one, actors)].append(one)
    for bucket in buckets.values():
        yield from _bucket_conflicts(thinned(bucket))


def _bucket(one: Statement, actors: Actors) -> tuple[str, ...]:
    claim = one.claim
    actor = actors.place(claim) if claim.kind == "clearance" else actors.who(claim)
    slots = (claim.treaty, claim.step, claim.body, claim.aspect, claim.programme, claim.to, claim.item)
    return (claim.kind, actor, *(slot or "" for slot in slots))


def _bucket_conflicts(bucket: Sequence[Statement]) -> Iterator[Conflict]:
    seen: set[frozenset[str]] = set()
    for left, right in combinations(bucket, 2):
        pair = frozenset((str(left.claim.when), str(right.claim.when)))
        judge = _JUDGES[left.claim.kind, left.claim.aspect or ""]
        if pair in seen or not _apart(left, right) or _one_voice(left, right) or not judge(left, right):
            continue
        seen.add(pair)
        yield _conflict(left, right)


def _apart(left: Statement, right: Statement) -> bool:
    if left.when is None or right.when is None or left.when.meets(right.when):
        return False
    return item_relation(left.claim.item, right.claim.item) == "same"


def _one_voice(left: Statement, right: Statement) -> bool:
    """Within one document a writer knows where two dates differ, unless both are days of one step of a treaty."""
    if left.claim.text_id != right.claim.text_id:
        return False
    if left.claim.kind == "treaty_step" and _to_the_day(left) and _to_the_day(right):
        return False
    return left.speaker is None or right.speaker is None or left.speaker == right.speaker


def _step(left: Statement, right: Statement) -> bool:
    modalities = {left.claim.modality, right.claim.modality}
    if not modalities <= {"occurred", "planned"}:
        return False
    judge = _STEPS.get(left.claim.step or "")
    return judge is not None and judge(left, right, days_between(left.when, right.when))


def _announcement(left: Statement, right: Statement, days: int) -> bool:
    precise = _to_the_day(left) and _to_the_day(right)
    return days <= _SAME_ANNOUNCEMENT and precise and left.claim.text_id != right.claim.text_id


def _to_the_day(one: Statement) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", one.claim.when or "") is not None


def _approval(left: Statement, right: Statement, days: int) -> bool:
    if left.claim.body == "government" and _TWO_ACTS[0] <= days <= _TWO_ACTS[1]:
        return False
    partial = packs.phrase("partial_votes", left.lang)
    return partial is None or not (partial.search(left.words) or partial.search(right.words))


def _once(left: Statement, right: Statement, days: int) -> bool:
    return left.claim.modality == right.claim.modality == "occurred"


def _effect(left: Statement, right: Statement, days: int) -> bool:
    planned = [one for one in (left, right) if one.claim.modality == "planned"]
    rough = not all(_to_the_day(one) for one in planned)
    gap = left.gap(right)
    return not (rough and (gap is None or gap >= _OLD_PLAN))


_STEPS: dict[str, Callable[[Statement, Statement, int], bool]] = {
    "announce_withdrawal": _announcement,
    "approve_withdrawal": _approval,
    "notify_withdrawal": _once,
    "withdraw": _effect,
    "sign": _once,
    "ratify": _once,
    "accede": _once,
    "adopt": _once,
    "enter_into_force": _once,
}


def _start(left: Statement, right: Statement) -> bool:
    modalities = (left.claim.modality, right.claim.modality)
    days = days_between(left.when, right.when)
    if modalities == ("planned", "planned"):
        return True
    return modalities == ("occurred", "occurred") and days <= _RESTART


def _cease(left: Statement, right: Statement) -> bool:
    return left.claim.modality == right.claim.modality == "occurred"


def _programme(left: Statement, right: Statement) -> bool:
    # Works that are still to begin belong to a programme that was launched long ago.
    return left.claim.modality == right.claim.modality and left.claim.modality in ("occurred", "planned")


def _deadline(left: Statement, right: Statement) -> bool:
    early, late = sorted((left, right), key=lambda one: str(one.published or "9999"))
    gap = left.gap(right)
    # A date that is wished for, or comes with "three more years", is an extension and not the deadline.
    if left.claim.modality != right.claim.modality or left.claim.duration or right.claim.duration:
        return False
    # One document that gives two deadlines tells of an extension.
    if left.claim.text_id == right.claim.text_id or early.when is None or late.when is None:
        return False
    if early.when.last is None or late.when.last is None:
        return False
    return gap is not None and (gap < _EXTENSION or late.when.last < early.when.last)


_JUDGES: dict[tuple[str, str], Callable[[Statement, Statement], bool]] = {
    ("treaty_step", ""): _step,
    ("production", "start"): _start,
    ("production", "cease"): _cease,
    ("transfer", "cease"): _cease,
    ("programme", "launch"): _programme,
    ("programme", "end"): _programme,
    ("clearance", "deadline"): _deadline,
}


def days_between(left: Interval | None, right: Interval | None) -> int:
    """Return the days that lie between two intervals that do not meet; 0 where they do or are unknown."""
    if left is None or right is None or left.meets(right):
        return 0
    if left.last is not None and right.first is not None and left.last < right.first:
        return (right.first - left.last).days
    assert left.first is not None
    assert right.last is not None
    return (left.first - right.last).days


def _conflict(left: Statement, right: Statement) -> Conflict:
    early, late = sorted((left, right), key=lambda one: (str(one.published or "9999"), one.id))
    whens = [f"{explain.time(one.claim.when or '')} ({one.voice})" for one in (early, late)]
    planned = all(one.claim.modality == "planned" for one in (left, right)) and (left.gap(right) or 0) > 0
    later = " Perhaps a later plan." if planned else ""
    why = f"One act, two dates: {whens[0]} against {whens[1]}.{later}"
    return conflict("date", explain.question(early.claim), (early.side(), late.side()), why=why, rule=RULE)
