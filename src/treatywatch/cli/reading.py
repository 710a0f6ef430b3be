"""`read` and `extract`: from files to claims."""

from pathlib import Path

import click

from treatywatch.cli.options import archive_option, ledger_option, paths_argument, watch
from treatywatch.cli.show import Progressing, files_under, line, tell_issue
from treatywatch.model.document import Issue


@click.command()
@paths_argument
@ledger_option
@archive_option
def read(paths: tuple[Path, ...], meta: Path | None, ledger: str | None, archive: Path | None) -> int:
    """Read files and folders into the ledger.

    Text, Markdown, HTML and JSONL (one document a line) are read. A file that is known already is passed by; what
    can not be read is set aside with the reason. The last line counts every input.
    """
    with Progressing("reading", total=files_under(paths)) as progress:
        summary = watch(ledger, archive).read(paths, meta=meta, on_issue=_shown, on_document=progress.tick)
    click.echo(str(summary))
    return int(summary.refused)


@click.command()
@paths_argument
def extract(paths: tuple[Path, ...], meta: Path | None) -> int:
    """Print the claims of files and folders as JSON lines, without a ledger.

    One line a claim; `doc` is the file's name without its ending. A file that can not be read gives a line on
    stderr and exit status 1.
    """
    refused = 0

    def note(issue: Issue) -> None:
        nonlocal refused
        refused |= issue.kind in ("set_aside", "retry")
        _shown(issue)

    with Progressing("extracting") as progress:
        for examined in watch(None).examine(paths, meta=meta, on_issue=note):
            progress.tick()
            for claim in examined.claims:
                line(claim.as_dict())
    return refused


def _shown(issue: Issue) -> None:
    if issue.kind != "known":
        tell_issue(issue)
