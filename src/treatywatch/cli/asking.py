"""`claims`, `conflicts` and `issues`: what the ledger says."""

from dataclasses import fields
from typing import Any

import click

from treatywatch.cli.options import as_table, known_option, ledger_option, rows_option, watch
from treatywatch.cli.show import line, table
from treatywatch.model.answer import Conflict, Side
from treatywatch.model.claim import Claim


@click.command()
@click.option("--kind", metavar="KIND", help="Only claims of this kind, such as treaty_step.")
@click.option("--actor", metavar="STATE", help="Only claims about this actor: ISO code, English name or id.")
@click.option("--doc", metavar="NAME", help="Only claims of this document.")
@rows_option
@known_option
@ledger_option
def claims(
    kind: str | None,
    actor: str | None,
    doc: str | None,
    form: str | None,
    as_known_on: str | None,
    ledger: str | None,
) -> None:
    """List claims with their quotes."""
    found = watch(ledger, as_known_on=as_known_on).claims(kind=kind, actor=actor, doc=doc)
    if as_table(form):
        table("", ("document", "what", "modality", "when", "said by", "quote"), map(_claim_cells, found))
        return
    for claim in found:
        line(claim.as_dict())


def _claim_cells(claim: Claim) -> tuple[str, ...]:
    speakers = ", ".join(dict.fromkeys(a.speaker or a.via or "" for a in claim.attribution))
    quote = " […] ".join(evidence.exact for evidence in claim.evidence)
    return claim.doc, " ".join(part for part in claim.key if part), claim.modality, claim.when or "", speakers, quote


@click.command()
@rows_option
@known_option
@ledger_option
def conflicts(form: str | None, as_known_on: str | None, ledger: str | None) -> None:
    """List values that cannot all hold, with the quotes, rules and records that they rest on."""
    found = watch(ledger, as_known_on=as_known_on).conflicts()
    if as_table(form):
        rows = (
            (conflict.type, conflict.why, _source(side), side.value) for conflict in found for side in conflict.sides
        )
        table(f"{len(found)} conflicts", ("type", "why", "who says it", "value"), rows)
        return
    for conflict in found:
        line(conflict_row(conflict))


def conflict_row(conflict: Conflict) -> dict[str, Any]:
    """Return a conflict in the form that is printed; a side without `doc` is a rule or a record."""
    row = {name: getattr(conflict, name) for name in ("id", "question", "type", "why", "rule", "severity")}
    return {**row, "sides": [_side_row(side) for side in conflict.sides]}


def _side_row(side: Side) -> dict[str, Any]:
    row = {field.name: getattr(side, field.name) for field in fields(side)}
    if side.quantity is not None:
        row["quantity"] = side.quantity.as_dict()
    return {name: value for name, value in row.items() if value is not None}


def _source(side: Side) -> str:
    if side.doc is None:
        return side.source or ""
    speaker = f" ({side.speaker})" if side.speaker else ""
    return f"{side.doc}{speaker}: {side.exact}" if side.exact else f"{side.doc}{speaker}"


@click.command()
@rows_option
@known_option
@ledger_option
def issues(form: str | None, as_known_on: str | None, ledger: str | None) -> None:
    """List what was set aside, left for later or read with a doubt, and why."""
    found = watch(ledger, as_known_on=as_known_on).issues()
    if as_table(form):
        rows = ((known, issue.kind, issue.item, issue.reason, issue.advice) for known, issue in found)
        table("", ("known since", "kind", "item", "reason", "advice"), rows)
        return
    for known_at, issue in found:
        row = {"known_at": known_at, "kind": issue.kind, "item": issue.item, "reason": issue.reason}
        line({**row, "advice": issue.advice, "context": dict(issue.context)})
