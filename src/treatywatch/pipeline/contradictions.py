"""Findings of treaty rules as conflicts: a claim on one side, the rule or the record on the other."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.claim import Claim
from treatywatch.model.finding import Finding
from treatywatch.model.ids import content_id
from treatywatch.reconcile import explain

TYPES = {"impossible": "legal", "premature": "legal", "against_record": "date", "wrong_count": "value"}
"""Verdicts that contradict a claim, as types of conflict; other verdicts comment and contradict nothing."""


def doubted(findings: Iterable[Finding], doubtful: Collection[str]) -> tuple[Finding, ...]:
    """Return findings with those lowered that rest on claims which their own words do not bear out."""
    return tuple(replace(one, sure="low") if _rests_on(one, doubtful) else one for one in findings)


def all_conflicts(
    between: Iterable[Conflict],
    findings: Iterable[Finding],
    claims: Iterable[Claim],
    *,
    doubtful: Collection[str] = (),
) -> tuple[Conflict, ...]:
    """Return the conflicts between values and those of findings, each set of words against the record only once.

    A finding on a claim whose words do not bear it out (`doubtful` ids) contradicts nothing: it may be misread.
    """
    by_id = {claim.id: claim for claim in claims}
    found = {_words(conflict.sides): conflict for conflict in reversed(tuple(between))}
    for finding in findings:
        if finding.verdict in TYPES and len(finding.sides) > 1 and not _rests_on(finding, doubtful):
            found.setdefault(_words(finding.sides), _conflict(finding, by_id))
    return tuple(sorted(found.values(), key=lambda conflict: (conflict.type, conflict.question, conflict.id)))


def _rests_on(finding: Finding, doubtful: Collection[str]) -> bool:
    return any(id_ in doubtful for id_ in finding.claim_ids)


def _conflict(finding: Finding, claims: Mapping[str, Claim]) -> Conflict:
    about = next((claims[id] for id in finding.claim_ids if id in claims), None)
    return Conflict(
        id=content_id("cfl", [finding.id]),
        type=TYPES[finding.verdict],
        question=explain.question(about) if about is not None else f"Does this fit Article {finding.article}?",
        sides=finding.sides,
        why=finding.text,
        rule=finding.rule,
        severity="doubt" if finding.sure == "low" else "conflict",
    )


def _words(sides: Iterable[Side]) -> tuple[tuple[str, int, int], ...]:
    """Return the places that sides quote; rules and records count as one place without words."""
    return tuple(sorted({(side.text_id or "", side.start or 0, side.end or 0) for side in sides}))
