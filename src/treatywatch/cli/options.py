"""Options that several commands share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from treatywatch.pipeline.api import Treatywatch

Command = Callable[..., Any]


def ledger_option(command: Command) -> Command:
    """Add `--ledger`."""
    return click.option(
        "--ledger",
        metavar="FILE",
        help="The ledger's file (TREATYWATCH_LEDGER; default: treatywatch.db).",
    )(command)


def archive_option(command: Command) -> Command:
    """Add `--archive`."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder of the archived bytes (TREATYWATCH_ARCHIVE; default: beside the ledger).",
    )(command)


def known_option(command: Command) -> Command:
    """Add `--as-known-on`."""
    return click.option(
        "--as-known-on",
        metavar="DATE",
        help="Leave out what became known after this ISO date or datetime (UTC).",
    )(command)


def on_option(command: Command) -> Command:
    """Add `--on`."""
    return click.option("--on", metavar="DATE", help="ISO date (default: today).")(command)


def facts_option(command: Command) -> Command:
    """Add `--facts`."""
    return click.option(
        "--facts",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="CSV of facts that you enter: armed conflicts, notices taken back, extensions, reservations.",
    )(command)


def paths_argument(command: Command) -> Command:
    """Add the argument `PATH…` and `--meta`."""
    command = click.option(
        "--meta",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Side file, a JSON object a line: doc, published, url, publisher, lang, title.",
    )(command)
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))(command)


def rows_option(command: Command) -> Command:
    """Add `--format` for lists."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["jsonl", "table"]),
        help="JSON lines or a table (default: a table on a terminal, else JSON lines).",
    )(command)


def as_table(form: str | None) -> bool:
    """Tell whether a list is to be shown as a table."""
    return sys.stdout.isatty() if form is None else form == "table"


def watch(ledger: str | None, archive: Path | None = None, *, as_known_on: str | None = None) -> "Treatywatch":
    """Return Treatywatch on the ledger that the options name."""
    from treatywatch.pipeline.api import open_ledger

    return open_ledger(ledger, archive=archive, as_known_on=as_known_on)
