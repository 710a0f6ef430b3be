"""`status` and `profile`: one state, or one treaty."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import click

from treatywatch.cli.options import facts_option, known_option, ledger_option, on_option, watch
from treatywatch.cli.show import line, printable, table
from treatywatch.model.errors import UsageError
from treatywatch.model.treaty import Status, Step, TreatyStatus

Shown = TypeVar("Shown", Status, TreatyStatus)


@click.command()
@click.argument("who", metavar="STATE|TREATY")
@click.option(
    "--treaty", metavar="ID", help="Id or name of the treaty, or `all` (default: apmbc; not with a TREATY alone)."
)
@on_option
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl", "table"]), help="Default: text.")
@known_option
@facts_option
def status(
    who: str, treaty: str | None, on: str | None, form: str | None, as_known_on: str | None, facts: Path | None
) -> None:
    """Show the standing of STATE under a treaty on a day, or of TREATY itself, with dates and articles.

    STATE is an ISO 3166-1 code (POL) or an English name (Poland); TREATY an id (apmbc) or a name (Ottawa Convention).
    A month or a year will do for a state where nothing changed within it.
    """
    law = watch(None, as_known_on=as_known_on).law(facts=facts)
    kind, name = law.find(who)
    if kind == "treaty" and treaty is not None:
        raise UsageError(f"{who!r} is a treaty; leave --treaty out, or name a state")
    if kind == "treaty":
        found = law.treaty(name, on=on)
        _show([found], form, _treaty_text(found), _treaty_cells)
    elif treaty == "all":
        several = law.statuses(name, on=on)
        _show(several, form, "\n".join(_headline(one) for one in several), _status_cells)
    else:
        one = law.status(name, treaty or "apmbc", on=on)
        _show([one], form, _status_text(one), _status_cells)


def _show(rows: Sequence[Shown], form: str | None, text: str, cells: Callable[[Shown], Sequence[str]]) -> None:
    if form in ("json", "jsonl"):
        for row in rows:
            line(asdict(row))
    elif form == "table":
        table("", ("who", "on", "status", "note"), map(cells, rows))
    else:
        click.echo(text)


def _headline(status: Status) -> str:
    return f"{status.state} {status.treaty} on {status.on}: {status.status}"


def _status_cells(status: Status) -> tuple[str, ...]:
    return f"{status.state} {status.treaty}", status.on, status.status, status.note


def _treaty_cells(found: TreatyStatus) -> tuple[str, ...]:
    return found.treaty, found.on, found.status, found.note


def _status_text(status: Status) -> str:
    lines = [_headline(status), *(_step_text(step) for step in status.steps)]
    if status.note:
        lines.append(f"  note: {printable(status.note)}")
    return "\n".join(lines)


def _treaty_text(found: TreatyStatus) -> str:
    lines = [f"{found.treaty} on {found.on}: {found.status.replace('_', ' ')}", f"  {printable(found.name)}"]
    lines += [_step_text(step) for step in found.steps]
    lines.append(f"  depositary: {printable(found.depositary)}")
    if found.counts:
        lines.append("  states: " + ", ".join(f"{number} {name}" for name, number in found.counts.items()))
    if found.note:
        lines.append(f"  note: {printable(found.note)}")
    return "\n".join(lines)


def _step_text(step: Step) -> str:
    whose = f"computed: {step.source}" if step.computed else step.source
    rest = [printable(part) for part in (step.article, whose, step.confidence) if part]
    return f"  {step.date or 'undated':<10}  {printable(step.what)}" + (f"  [{'; '.join(rest)}]" if rest else "")


@click.command()
@click.argument("state")
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "json", "text"]), help="Default: by the ending of -o, else md."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there, not on stdout.")
@known_option
@ledger_option
def profile(state: str, form: str | None, output: Path | None, as_known_on: str | None, ledger: str | None) -> None:
    """Write the profile of STATE: what it does about the treaties, with a quote behind every sentence.

    STATE is an ISO 3166-1 code (POL) or an English name (Poland).
    """
    page = watch(ledger, as_known_on=as_known_on).profile(state, format=form or _form_of(output))
    if output is None:
        click.echo(page)
        return
    output.write_text(page, encoding="utf-8")
    click.echo(f"written to {output}", err=True)


def _form_of(output: Path | None) -> str:
    endings = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}
    return "md" if output is None else endings.get(output.suffix.lower(), "md")
