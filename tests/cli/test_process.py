"""The command line as a process of its own: start-up, encoding, broken pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "from treatywatch.cli.main import main; main()"


def called(*arguments: str, code: str = RUN, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environ},
    )


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        pytest.param(("--help",), ("sqlalchemy", "sqlite3", "yaml", "rich", "trafilatura"), id="help"),
        pytest.param(("extract", "ARTICLE"), ("sqlalchemy", "sqlite3", "rich"), id="extract"),
        pytest.param(("status", "POL"), ("sqlalchemy", "sqlite3", "rich", "trafilatura"), id="status"),
    ],
)
def test_loads_only_what_it_needs(arguments: tuple[str, ...], absent: tuple[str, ...], articles: Path) -> None:
    code = (
        "import sys; from treatywatch.cli.main import run; run(sys.argv[1:]); "
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = called(*(str(articles / "one.txt") if a == "ARTICLE" else a for a in arguments), code=code)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "click" in loaded
    assert loaded.isdisjoint(absent)


def test_output_is_utf_8_whatever_the_machine_says(tmp_path: Path) -> None:
    article = tmp_path / "ä.txt"
    article.write_text(
        "“We leave”\n\nPoland submitted its notice of withdrawal from the Ottawa Convention on 20 August 2025.",
        encoding="utf-8",
    )
    done = called("extract", str(article), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"doc": "ä"' in done.stdout


def test_reader_of_our_output_may_stop_early(articles: Path) -> None:
    command = f'"{sys.executable}" -c "{RUN}" extract "{articles / "one.txt"}" | true; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
