"""`verify`: recheck everything that the ledger stands on."""

from pathlib import Path

import click

from treatywatch.cli.options import archive_option, ledger_option, watch
from treatywatch.cli.show import Progressing
from treatywatch.model.errors import TamperError


@click.command()
@click.option("--head", metavar="HASH", help="A last hash noted down earlier that must still stand in the chain.")
@ledger_option
@archive_option
def verify(head: str | None, ledger: str | None, archive: Path | None) -> int:
    """Recheck the chain of hashes, the archived bytes, and that every quote stands letter by letter at its place.

    Names the first thing that is wrong (exit status 1).
    """
    opened = watch(ledger, archive)
    try:
        with Progressing("verifying") as progress:
            verified = opened.verify(head=head, tick=progress.tick)
    except TamperError as error:
        click.echo(f"treatywatch: wrong: {' '.join(str(error).split())}", err=True)
        return 1
    counts = ", ".join(f"{count} {kind}" for kind, count in verified.counts.items()) or "no entries"
    click.echo(f"all well: {counts}\nhead {verified.head}")
    return 0
