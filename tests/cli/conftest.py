import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from treatywatch.cli.main import run

MINISTER = "Poland submitted its notice of withdrawal from the Ottawa Convention on 20 August 2025."
RIVAL = "Poland submitted its notice of withdrawal from the Ottawa Convention on 3 March 2024."


class Done(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch, capsys) -> Callable[..., Done]:
    """Run a command in an empty folder, as on 1 June 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TREATYWATCH_TODAY", "2026-06-01")
    for name in ("TREATYWATCH_LEDGER", "TREATYWATCH_ARCHIVE"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path) -> Done:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        return Done(status, *capsys.readouterr())

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    (place / "one.txt").write_text(f"Warsaw leaves\n\n{MINISTER} The process takes six months.\n")
    (place / "two.txt").write_text(f"Analysis\n\n{RIVAL} Other states on the border followed later.\n")
    rows = [
        {"doc": "one", "published": "2025-08-22", "publisher": "Example Wire"},
        {"doc": "two", "published": "2026-01-10", "publisher": "Example Review"},
    ]
    (place / "meta.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return place
