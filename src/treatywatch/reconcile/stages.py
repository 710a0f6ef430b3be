"""The order of the stages by which a state leaves a treaty: announce, approve, notify, leave."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from treatywatch.model.answer import Conflict
from treatywatch.reconcile import explain
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.remarks import Remark
from treatywatch.reconcile.statement import Statement, thinned

RULE = "stages.v2"

# Higher comes later; an approval that names no body may be any of the three.
_RANK: Mapping[str, float] = {
    "announce_withdrawal": 0,
    "begin_withdrawal": 1,
    "approve_withdrawal": 2,
    "approve_withdrawal.government": 2,
    "approve_withdrawal.parliament": 3,
    "approve_withdrawal.president": 4,
    "notify_withdrawal": 5,
    "withdraw": 6,
}
# Days by which a stage may seem to come before an earlier one. Announcements are repeated, so the one at hand may be
# a late one. "Began the process" is any first act: it may come long before the notice, but laws of withdrawal have
# taken months, none a year.
_REPEATED = 60
_PROCESS = 365
_SLIP = 3


def stage_conflicts(
    statements: Sequence[Statement],
    actors: Actors,
    remarks: Sequence[Remark] = (),
    *,
    settled: Collection[str | None] = (),
) -> Iterator[Conflict]:
    """Yield a conflict where a stage is dated before one that must come first, or before it was still to come.

    Dates of the claims `settled` are not asked after: another rule has something plainer to say of them.
    """
    buckets: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in [*statements, *_pending(statements, actors, remarks)]:
        if one.claim.kind == "treaty_step" and _stage(one) in _RANK:
            buckets[actors.who(one.claim), one.claim.treaty or ""].append(one)
    for bucket in map(thinned, buckets.values()):
        for late in (one for one in _each_date_once(bucket) if one.id not in settled):
            yield from _too_early(late, bucket)


def _pending(statements: Sequence[Statement], actors: Actors, remarks: Sequence[Remark]) -> Iterator[Statement]:
    """Yield what a text has as still to be done on a treaty, whether or not a claim says so."""
    for remark in remarks:
        slots = _PENDING.get(remark.kind)
        if slots is None:
            continue
        for one in remark.beside(statements, ("treaty_step",)):
            leaving = _stage(one) in _RANK and one.claim.modality != "denied"
            state = remark.states[0] if remark.states else one.claim.actor
            # A state that the sentence names is its subject only where it stands first.
            if leaving and state and len(remark.states) <= 1:
                yield remark.as_statement(one.claim, actor=state, **slots)
                break


_PENDING: Mapping[str, Mapping[str, str | None]] = {
    "pending.parliament": {"step": "approve_withdrawal", "body": "parliament", "modality": "planned"},
    "pending.notice": {"step": "notify_withdrawal", "body": None, "modality": "planned"},
}


def _stage(one: Statement) -> str:
    step, body = one.claim.step or "", one.claim.body
    return f"{step}.{body}" if step == "approve_withdrawal" and body else step


def _each_date_once(bucket: Sequence[Statement]) -> list[Statement]:
    """Return the best evidence for each dated stage."""
    kept: dict[tuple[str, str], Statement] = {}
    for one in bucket:
        if one.claim.modality == "occurred" and one.when is not None and one.when.last is not None:
            kept.setdefault((_stage(one), str(one.claim.when)), one)
    return list(kept.values())


def _too_early(late: Statement, bucket: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield a conflict of `late` with the best evidence for each earlier stage, dated or still to come."""
    seen: set[tuple[str, bool]] = set()
    # The nearest stages first: what lies before the notice lies before the exit, too.
    for early in sorted(bucket, key=lambda one: (_stage(one) == "withdraw", str(one.published or "9999"), one.order)):
        found = _dated_after(late, early) or _still_to_come(late, early)
        if found is None:
            continue
        if _stage(early) == "withdraw" and seen:
            return
        why, pending = found
        # One stage that was still to come refutes it as well as four.
        mark = ("", True) if pending else (_stage(early), False)
        if mark not in seen:
            seen.add(mark)
            yield conflict("date", explain.question(late.claim), (late.side(), early.side()), why=why, rule=RULE)


def _dated_after(late: Statement, early: Statement) -> tuple[str, bool] | None:
    if early.claim.modality not in ("occurred", "planned") or early.when is None or early.when.first is None:
        return None
    slack = _slack(late, early)
    if slack is None or _stage(late) == _stage(early) or _last(late) + timedelta(slack) >= early.when.first:
        return None
    mine, other = explain.time(late.claim.when or ""), explain.time(early.claim.when or "")
    what, first = _phrase(late), _phrase(early)
    return (
        f"{mine} for the step to {what} ({late.voice}) lies before {other} for that to {first} ({early.voice}).",
        False,
    )


def _still_to_come(late: Statement, early: Statement) -> tuple[str, bool] | None:
    pending = early.claim.modality == "denied" or (early.claim.modality == "planned" and early.when is None)
    if not pending or early.published is None or early.claim.text_id == late.claim.text_id:
        return None
    slack = _SLIP if _stage(late) == _stage(early) else _slack(late, early)
    if slack is None or _last(late) + timedelta(max(slack, _SLIP)) >= early.published:
        return None
    day = explain.time(early.published.isoformat())
    when = explain.time(late.claim.when or "")
    return f"On {day} the step to {_phrase(early)} was still to come ({early.voice}), so it was not {when}.", True


def _slack(late: Statement, early: Statement) -> int | None:
    """Return by how many days `late` may seem to come before `early`, or None if their order is free."""
    one, two = _stage(late), _stage(early)
    if one == "begin_withdrawal":
        return _REPEATED if two == "announce_withdrawal" else _PROCESS
    if two == "begin_withdrawal":
        return _SLIP if one in ("notify_withdrawal", "withdraw") else None
    if _RANK[one] <= _RANK[two] or (one.startswith("approve") and "approve_withdrawal" in (one, two)):
        return None
    return _REPEATED if two == "announce_withdrawal" else _SLIP


def _last(one: Statement) -> date:
    assert one.when is not None
    assert one.when.last is not None
    return one.when.last


def _phrase(one: Statement) -> str:
    body = f" in its {one.claim.body}" if one.claim.body else ""
    return f"{explain.STEPS[one.claim.step or '']} {explain.treaty(one.claim.treaty)}{body}"
