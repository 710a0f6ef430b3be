"""Start plus period against end, inside one document."""

import calendar
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from treatywatch.model.answer import Conflict
from treatywatch.reconcile import explain
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.statement import Statement

RULE = "legal.v1"

# A notice runs from its receipt, which may come days after its sending.
_NOTICE_ROOM = 14
# "Began the process" may be the first step at home, months before the notice.
_PROCESS_ROOM = 365
_FIRM = ("occurred", "planned")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")


def legal_conflicts(statements: Sequence[Statement], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict where a document's own start, period and end of a withdrawal do not add up."""
    steps: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for one in sorted(statements, key=lambda each: each.order):
        if (one.claim.kind == "treaty_step" and one.claim.modality in _FIRM) or _dated_end(one):
            steps[one.claim.text_id, actors.who(one.claim), one.claim.treaty or ""].append(one)
    periods = _periods(statements)
    for (text_id, _, treaty), bucket in steps.items():
        ends = [one for one in bucket if one.claim.step == "withdraw" and one.when is not None]
        for end in ends[:1]:
            period = end.claim.duration or periods.get((text_id, treaty))
            yield from _sums(bucket, end, period)


def _dated_end(one: Statement) -> bool:
    """Tell whether a mere possibility gives day and period: whoever does the sum must get it right all the same."""
    claim = one.claim
    return claim.step == "withdraw" and claim.modality == "possible" and bool(claim.when and claim.duration)


def _periods(statements: Sequence[Statement]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for one in statements:
        claim = one.claim
        if claim.duration and (claim.step == "withdraw" or claim.aspect == "notice_period"):
            found.setdefault((claim.text_id, claim.treaty or ""), claim.duration)
    return found


def _sums(bucket: Sequence[Statement], end: Statement, period: str | None) -> Iterator[Conflict]:
    if period is None or end.when is None:
        return
    for start in bucket:
        room = {"notify_withdrawal": _NOTICE_ROOM, "begin_withdrawal": _PROCESS_ROOM}.get(start.claim.step or "")
        if room is None or start.when is None or start.when.first is None or start.when.last is None:
            continue
        first, last = after(start.when.first, period), after(start.when.last, period)
        if first is None or last is None:
            continue
        early = end.when.last is not None and end.when.last < first - dt.timedelta(_NOTICE_ROOM)
        late = end.when.first is not None and end.when.first > last + dt.timedelta(room)
        if early or late:
            yield _conflict(start, end, period, explain.time(last.isoformat()))


def after(start: dt.date, period: str) -> dt.date | None:
    """Return the day that lies the ISO 8601 `period` (years, months, days) after `start`; None if not readable."""
    match = _DURATION.fullmatch(period)
    if match is None or not any(match.groups()):
        return None
    years, months, days = (int(part or 0) for part in match.groups())
    months += start.month - 1
    year, month = start.year + years + months // 12, months % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return dt.date(year, month, day) + dt.timedelta(days)


def _conflict(start: Statement, end: Statement, period: str, by: str) -> Conflict:
    begun, ended = explain.time(start.claim.when or ""), explain.time(end.claim.when or "")
    question = f"Can a withdrawal begun in {begun} and lasting {explain.duration(period)} end on {ended}?"
    why = f"Inside one document: {explain.duration(period)} from {begun} ends by {by}, not on {ended}."
    return conflict("legal", question, (start.side(), end.side()), why=why, rule=RULE)
