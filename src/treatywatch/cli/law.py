"""`explain`, `members`, `deadlines`, `calendar`, `stages`: what the treaties say."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from treatywatch.cli.options import as_table, facts_option, known_option, ledger_option, on_option, rows_option, watch
from treatywatch.cli.show import line, printable, table
from treatywatch.model.claim import Claim
from treatywatch.model.errors import UsageError
from treatywatch.model.treaty import Deadline, Stage

_WITHIN = "How far ahead: 30d, 12m, 1y or an ISO 8601 duration."


@click.command()
@click.argument("state")
@click.argument("treaty")
@on_option
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@known_option
@facts_option
def explain(state: str, treaty: str, on: str | None, form: str, as_known_on: str | None, facts: Path | None) -> None:
    """Explain the standing of STATE under TREATY: each step of the arithmetic with its article, source and confidence.

    What follows for a party and what still binds a state that left is told as well.
    """
    found = watch(None, as_known_on=as_known_on).law(facts=facts).explain(state, treaty, on=on)
    if form == "text":
        click.echo("\n".join(printable(sentence) for sentence in found.lines))
    else:
        line(asdict(found))


@click.command()
@click.argument("treaty")
@on_option
@rows_option
@known_option
@facts_option
def members(treaty: str, on: str | None, form: str | None, as_known_on: str | None, facts: Path | None) -> None:
    """Count and list the states by their standing under TREATY on a day.

    `party` is in force for the state, `deposited` not yet: some counts take both together.
    """
    law = watch(None, as_known_on=as_known_on).law(facts=facts)
    found = law.members(treaty, on=on)
    lists = {name: getattr(found, name) for name in ("party", "deposited", "signatory", "withdrawn", "non_party")}
    if not as_table(form):
        counts = {name: len(states) for name, states in lists.items()}
        counts["party+deposited"] = counts["party"] + counts["deposited"]
        line({"treaty": found.treaty, "on": found.on, "counts": counts, **lists, "note": found.note})
        return
    both = len(found.party) + len(found.deposited)
    title = f"{found.treaty} on {found.on}: {len(found.party)} parties in force, {both} with deposits made"
    rows = ((name, str(len(states)), ", ".join(states)) for name, states in lists.items())
    table(title, ("status", "count", "states"), rows)
    if found.note:
        click.echo(f"note: {printable(found.note)}")


@click.command()
@click.argument("who", metavar="[STATE]", required=False)
@click.option("--within", default="12m", show_default=True, metavar="DURATION", help=_WITHIN)
@click.option("--treaty", metavar="ID", help="Only this treaty: id or name (default: all).")
@on_option
@rows_option
@known_option
@facts_option
def deadlines(
    who: str | None,
    within: str,
    treaty: str | None,
    on: str | None,
    form: str | None,
    as_known_on: str | None,
    facts: Path | None,
) -> None:
    """List what falls due: destruction, clearance, reports, withdrawals that take effect, entries into force.

    Without STATE all states are listed.
    """
    law = watch(None, as_known_on=as_known_on).law(facts=facts)
    found = law.deadlines(who, treaty=treaty, within=within, on=on)
    if not as_table(form):
        for deadline in found:
            line(asdict(deadline))
        return
    columns = ("due", "state", "treaty", "what", "article", "computed from", "confidence", "note")
    table(f"{len(found)} deadlines within {within}", columns, map(_deadline_cells, found))


def _deadline_cells(due: Deadline) -> tuple[str, ...]:
    what = due.kind.replace("_", " ")
    return due.due, due.state, due.treaty, what, due.article, due.computed_from, due.confidence, due.note


@click.command()
@click.argument("who", metavar="[STATE|TREATY]", required=False)
@click.option("--within", default="12m", show_default=True, metavar="DURATION", help=_WITHIN)
@click.option("--format", "form", type=click.Choice(["ics"]), default="ics", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there, not on stdout.")
@on_option
@known_option
@facts_option
def calendar(
    who: str | None,
    within: str,
    form: str,
    output: Path | None,
    on: str | None,
    as_known_on: str | None,
    facts: Path | None,
) -> None:
    """Write upcoming effects and deadlines as a calendar (iCalendar), of one state, one treaty or all.

    The same day and facts give the same file; an event keeps its identity from one export to the next.
    """
    law = watch(None, as_known_on=as_known_on).law(facts=facts)
    kind, name = ("all", None) if who is None else law.find(who)
    found = law.deadlines(
        name if kind == "state" else None, treaty=name if kind == "treaty" else None, within=within, on=on
    )
    text = law.calendar(found)
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_bytes(text.encode("utf-8"))
    click.echo(f"{len(found)} events written to {output}", err=True)


@click.command()
@click.argument("state")
@click.option("--treaty", metavar="ID", help="Only this treaty: id or name (default: all that STATE is leaving).")
@on_option
@rows_option
@known_option
@ledger_option
def stages(
    state: str, treaty: str | None, on: str | None, form: str | None, as_known_on: str | None, ledger: str | None
) -> None:
    """Show how far STATE is on its way out: announced, government, parliament, head of state, deposited, in effect.

    The step of its own procedure that comes next is shown, and what has not come. With --ledger, rungs on which the
    treaty packs have nothing are filled from the claims there, with low confidence.
    """
    opened = watch(ledger, as_known_on=as_known_on)
    law = opened.law()
    kind, code = law.find(state)
    if kind == "treaty":
        raise UsageError(f"{state!r} is a treaty; name a state, and the treaty with --treaty")
    said = tuple(opened.claims(kind="treaty_step", actor=code)) if ledger is not None else ()
    chosen = [treaty] if treaty is not None else [one.treaty for one in law.statuses(code, on=on)]
    rows = [row for one in chosen for row in _way_out(law, code, one, on, said)]
    if not as_table(form):
        for row in rows:
            line(row)
        return
    shown = (
        (row["treaty"], row["stage"], row["date"] or "–", row["what"], row["confidence"], row["source"]) for row in rows
    )
    table(
        f"{code}: {len(rows)} lines" if rows else f"{code} is on its way out of no treaty on record",
        ("treaty", "stage", "date", "what", "confidence", "source"),
        shown,
    )


def _way_out(law: Any, state: str, treaty: str, on: str | None, said: tuple[Claim, ...]) -> Iterator[dict[str, Any]]:
    rungs = law.stages(state, treaty, on=on, claims=said)
    for rung in rungs:
        yield {"state": state, "treaty": treaty, "stage": rung.name, **_rung_cells(rung)}
    standing = law.status(state, treaty, on=on).status if rungs else ""
    if standing in ("non_party", "signatory"):
        what = f"{state} is no party to {treaty} ({standing.replace('_', ' ')}): there is nothing to leave"
        rest = {"what": what, "source": f"treaty pack {treaty}", "confidence": "high", "expected": False}
        yield {"state": state, "treaty": treaty, "stage": "note", "date": None, **rest}
        return
    coming = law.next_step(state, treaty, on=on) if rungs else None
    if coming is not None:
        # Its `detail` is left out: it may tell how the step went when it came.
        rest = {
            "what": f"{coming.body}: {coming.act}",
            "source": coming.source,
            "confidence": coming.confidence,
            "expected": True,
        }
        yield {"state": state, "treaty": treaty, "stage": "next", "date": None, **rest}
    for finding in law.missing(treaty, state=state, on=on):
        rest = {"what": finding.text, "source": finding.rule, "confidence": finding.sure, "expected": True}
        yield {"state": state, "treaty": treaty, "stage": "missing", "date": None, **rest, "dates": finding.dates}


def _rung_cells(rung: Stage) -> dict[str, Any]:
    what = rung.what if rung.expected else f"{rung.what}; not part of this state's procedure"
    return {
        "date": rung.date,
        "what": what,
        "source": rung.source,
        "confidence": rung.confidence,
        "expected": rung.expected,
    }
