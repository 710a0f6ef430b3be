"""`status` and `profile`: one state."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from treatywatch.cli.options import known_option, ledger_option, watch
from treatywatch.cli.show import printable
from treatywatch.model.treaty import Status, Step


@click.command()
@click.argument("state")
@click.option("--treaty", default="apmbc", show_default=True, metavar="ID", help="Id of the treaty.")
@click.option("--on", metavar="DATE", help="ISO date (default: today).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@known_option
def status(state: str, treaty: str, on: str | None, form: str, as_known_on: str | None) -> None:
    """Show the standing of STATE under a treaty on a day, and the dates and articles that it follows from.

    STATE is an ISO 3166-1 code (POL) or an English name (Poland).
    """
    found = watch(None, as_known_on=as_known_on).status(state, treaty, on=on)
    click.echo(json.dumps(asdict(found), ensure_ascii=False) if form == "json" else _status_text(found))


def _status_text(status: Status) -> str:
    lines = [f"{status.state} {status.treaty} on {status.on}: {status.status}"]
    lines += [_step_text(step) for step in status.steps]
    if status.note:
        lines.append(f"  note: {printable(status.note)}")
    return "\n".join(lines)


def _step_text(step: Step) -> str:
    rest = [part for part in (step.article, "computed" if step.computed else step.source, step.confidence) if part]
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
