"""How far a state is on its way out of a treaty, which step comes next, and what has not come."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from treatywatch.model.answer import Side
from treatywatch.model.claim import Claim
from treatywatch.model.finding import Finding
from treatywatch.model.ids import content_id
from treatywatch.model.time import interval
from treatywatch.model.treaty import Record, Stage
from treatywatch.treaties.known import as_known
from treatywatch.treaties.pack import find_state, load
from treatywatch.treaties.record import of_state
from treatywatch.treaties.rules import add_months, last_day
from treatywatch.treaties.schema import Pack, PackKey, ProcedureStep
from treatywatch.treaties.status import check_day, life_of, status_in

RULE = "missing_step.v1"
_LONG = 12
"""Months after which a deposit that has not come is told, however few steps were taken."""
_RUNGS: tuple[tuple[str, str, str | None, tuple[str, ...]], ...] = (
    ("announced", "announce_withdrawal", None, ()),
    ("government", "approve_withdrawal", "government", ("government",)),
    ("parliament", "approve_withdrawal", "parliament", ("parliament", "upper_house")),
    ("head_of_state", "approve_withdrawal", "president", ("president",)),
    ("deposited", "notify_withdrawal", None, ("notice",)),
    ("in_effect", "withdraw", None, ()),
)


def stages(
    state: str,
    treaty: str,
    *,
    on: str,
    as_known_on: str | None = None,
    claims: Sequence[Claim] = (),
    place: Path | None = None,
) -> tuple[Stage, ...]:
    """Return the six rungs on a state's way out of a treaty as reached on a day; empty where it is not on its way.

    `claims` fill rungs on which the record has nothing; such a rung has low confidence and names document and quote.

    Raises:
        UsageError: No such state, treaty or day.
        PackError: The pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    check_day(pack, on)
    return _stages(pack, find_state(pack, state), on, claims)


def next_step(
    state: str, treaty: str, *, on: str, as_known_on: str | None = None, place: Path | None = None
) -> ProcedureStep | None:
    """Return the step of the state's own procedure that comes after the last rung it has reached, if any is on record.

    Raises:
        UsageError: No such state, treaty or day.
        PackError: The pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    check_day(pack, on)
    code = find_state(pack, state)
    reached = _reached(_stages(pack, code, on))
    own = sorted((step for step in pack.procedures if step.state == code), key=lambda step: step.step)
    if reached is None or reached >= _rung("deposited"):
        return None
    later = {stage for rung in _RUNGS[reached + 1 :] for stage in rung[3]}
    return next((step for step in own if step.stage in later), None)


def missing(
    treaty: str, *, on: str, state: str | None = None, as_known_on: str | None = None, place: Path | None = None
) -> tuple[Finding, ...]:
    """Return what has not come by a day: rungs that later ones stepped over, and the next rung of those under way.

    `state` (code or name) narrows the list to one.

    Raises:
        UsageError: No such treaty or day.
        PackError: The pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    check_day(pack, on)
    states = sorted(pack.parties) if state is None else [find_state(pack, state)]
    return tuple(finding for code in states for finding in _missing(pack, code, on))


def _stages(pack: Pack, state: str, on: str, claims: Sequence[Claim] = ()) -> tuple[Stage, ...]:
    found = [r for r in of_state(PackKey(pack), state) if r.step != "withdraw" and last_day(r.date) <= on]
    found += [_said(claim, pack.id) for claim in claims if _tells(claim, pack.id, state, on)]
    found += _effects(pack, state, on)
    leaving = {rung[1] for rung in _RUNGS}
    if not any(record.step in leaving for record in found):
        return ()
    return tuple(_stage(pack, state, rung, found) for rung in _RUNGS)


def _tells(claim: Claim, treaty: str, state: str, on: str) -> bool:
    """Tell whether a claim puts a rung of this way out on a day that has come; effect is left to the rule."""
    if (claim.kind, claim.treaty, claim.actor, claim.modality) != ("treaty_step", treaty, state, "occurred"):
        return False
    if claim.step == "withdraw" or claim.step not in {rung[1] for rung in _RUNGS} or claim.when is None:
        return False
    last = interval(claim.when).last
    return last is not None and last.isoformat() <= on


def _said(claim: Claim, treaty: str) -> Record:
    quote = " […] ".join(evidence.exact for evidence in claim.evidence)
    source = f"article {claim.doc}: {quote}"
    body = claim.body if claim.step == "approve_withdrawal" else None
    return Record(claim.actor or "", treaty, claim.step or "", claim.when or "", source, "low", "said", body)


def _effects(pack: Pack, state: str, on: str) -> Iterator[Record]:
    """Yield the effect by rule: a notice known in time is enough to say that it has come."""
    for step in life_of(PackKey(pack), state).steps:
        due = step.what.startswith("withdrawal takes effect") and "void" not in step.what
        if due and step.date is not None and step.date <= on:
            detail = f"Article {step.article}: {step.source}"
            yield Record(state, pack.id, "withdraw", step.date, detail, step.confidence, detail)


def _stage(pack: Pack, state: str, rung: tuple[str, str, str | None, tuple[str, ...]], found: list[Record]) -> Stage:
    name, step, body, procedure = rung
    hits = [r for r in found if r.step == step and r.body == body and r.confidence != "low"]
    hits = hits or [r for r in found if r.step == step and r.body == body]
    own = [p for p in pack.procedures if p.state == state]
    expected = not procedure or not own or any(p.stage in procedure for p in own)
    if not hits:
        return Stage(name, None, "nothing on record", expected=expected)
    last = max(hits, key=lambda r: last_day(r.date))
    return Stage(name, last.date, last.detail, last.source, last.confidence, expected)


def _rung(name: str) -> int:
    return next(number for number, rung in enumerate(_RUNGS) if rung[0] == name)


def _reached(rungs: tuple[Stage, ...]) -> int | None:
    dated = [number for number, stage in enumerate(rungs) if stage.date is not None]
    return max(dated) if dated else None


def _missing(pack: Pack, state: str, on: str) -> Iterator[Finding]:
    rungs = _stages(pack, state, on)
    reached = _reached(rungs)
    bound = status_in(pack, state, on=on).status in ("party", "deposited")
    if reached is None or not (bound or rungs[_rung("deposited")].date is not None):
        return
    known = any(step.state == state for step in pack.procedures)
    for number, stage in enumerate(rungs):
        if stage.date is not None or not stage.expected:
            continue
        # Between deposit and effect nothing is missing: the period is running.
        if stage.name == "in_effect" and rungs[_rung("deposited")].date is not None:
            continue
        if number < reached and not known:
            continue
        if number <= reached + 1:
            yield _finding(pack, state, on, stage, stepped_over=number < reached, last=rungs[reached])
        elif stage.name == "deposited" and _months(rungs[_first(rungs)].date or on, on) >= _LONG:
            yield _finding(pack, state, on, stage, stepped_over=False, last=rungs[_first(rungs)])


def _first(rungs: tuple[Stage, ...]) -> int:
    dated = [(last_day(stage.date), number) for number, stage in enumerate(rungs) if stage.date is not None]
    return min(dated)[1]


def _finding(pack: Pack, state: str, on: str, stage: Stage, *, stepped_over: bool, last: Stage) -> Finding:
    article = {"deposited": "withdrawal_notice", "in_effect": "withdrawal_effect"}.get(stage.name, "")
    words = stage.name.replace("_", " ")
    name = pack.parties[state].name
    tail = "its procedure has one" if stepped_over else "it is still to be expected"
    reached = f"{last.name.replace('_', ' ')} {last.date}"
    since = f"{reached}, no step '{words}' known {_elapsed(last.date or on, on)} (by {on})"
    since = f"{reached}, no step '{words}' on record before it" if stepped_over else since
    text = f"{name}, {pack.id}: {since}; {tail}{_suspended(pack, state, on)}."
    return Finding(
        id=content_id("fnd", [RULE, pack.id, state, stage.name, on]),
        verdict="missing_step",
        treaty=pack.id,
        rule=RULE,
        article=pack.article(article),
        text=text,
        sides=(
            Side(value=f"no {words} by {on}", source=f"timeline of {pack.id}, record to {pack.coverage}"),
            Side(value=last.date or "", source=last.source),
        ),
        claim_ids=(),
        dates=(on,) if last.date is None else (last.date, on),
        sure="low" if stepped_over or on > pack.coverage else "medium",
    )


def _suspended(pack: Pack, state: str, on: str) -> str:
    declared = [
        e.date for e in pack.events if e.state == state and e.stage == "suspension_declaration" and e.date <= on
    ]
    rule = pack.rule("suspension")
    if not declared or rule is None:
        return ""
    return f"; a suspension was declared on {declared[0]}, which is no withdrawal ({rule.article}: {rule.text[:-1]})"


def _elapsed(first: str, on: str) -> str:
    """Return how many whole months, or days where there are fewer, lie between a date (EDTF) and a day."""
    months = _months(first, on)
    if months < 1:
        return f"after {(dt.date.fromisoformat(on) - dt.date.fromisoformat(last_day(first))).days} days"
    return f"after {months} month{'' if months == 1 else 's'}"


def _months(first: str, on: str) -> int:
    start, end = dt.date.fromisoformat(last_day(first)), dt.date.fromisoformat(on)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
