"""How rows, tables and progress look on a terminal."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from treatywatch.model.document import Issue

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0
_WIDTH_OF_A_FILE = 160


def line(row: Any) -> None:
    """Print one JSON object a line, readable in every script."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; on no terminal it is wide and plain."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*columns, title=title, title_justify="left", show_lines=False)
    for row in rows:
        # Words of documents are untrusted: as Text they are never read as markup, nor as orders to the terminal.
        drawn.add_row(*(Text(printable(cell)) for cell in row))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH_OF_A_FILE, highlight=False)
    console.print(drawn)


def printable(text: str) -> str:
    """Return `text` on one line without control characters, which could steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))


def tell_issue(issue: Issue) -> None:
    """Print one line of the issue log on stderr."""
    head = f"{issue.item}: " if issue.item else ""
    advice = f" ({issue.advice})" if issue.advice else ""
    click.echo(f"treatywatch: {issue.kind.replace('_', ' ')}: {printable(f'{head}{issue.reason}{advice}')}", err=True)


class Progressing:
    """A bar on stderr for work that takes longer than a second, on a terminal only."""

    def __init__(self, what: str, *, total: int | None = None) -> None:
        """Call the work `what`; with no `total` the bar only counts."""
        self._what = what
        self._total = total
        self._count = 0
        self._since = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def tick(self, *_: Any) -> None:
        """Count one more."""
        self._count += 1
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._count)
        elif self._watched and time.monotonic() - self._since > _PATIENCE:
            self._show()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        count = "{task.completed:,.0f}" if self._total is None else "{task.completed:,.0f} of {task.total:,.0f}"
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn(count), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        self._task = self._bar.add_task(self._what, total=self._total, completed=self._count)

    def __enter__(self) -> "Progressing":
        """Start to count."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


def files_under(paths: Iterable[Path]) -> int | None:
    """Return how many files there are at and under `paths`, or None where one of them holds many documents."""
    if not sys.stderr.isatty():
        return None
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    if any(file.suffix.lower() in (".jsonl", ".ndjson") for file in files):
        return None
    return sum(file.is_file() for file in files)
