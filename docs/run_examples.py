"""Runs the examples of the docs: `make docs` writes what the commands print, a test checks that it is still so.

In ```console blocks each line that begins with `$ ` is a command (a backslash carries it on), and what follows up to
the next one is what it prints. All blocks of a page run in one shell, in an empty folder that holds the sample bundle
at its place in the repository.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]))
SAMPLES = Path("src/treatywatch/packs/samples")

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)$", re.MULTILINE)
# Stands for the end of what a command prints; no command prints it.
_END = "\x1e"


def main() -> int:
    """Write what the commands of every page print into the page."""
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        after = refreshed(before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            sys.stdout.write(f"written: {page.relative_to(ROOT)}\n")
    return 0


def commands(page: str) -> Iterator[str]:
    """Yield the commands of a page in order."""
    for block in _BLOCK.findall(page):
        yield from _COMMAND.findall(block)


def refreshed(page: str) -> str:
    """Return the page with what its commands print now."""
    if next(commands(page), None) is None:
        return page
    printed = iter(_printed(list(commands(page))))

    def block(match: re.Match[str]) -> str:
        return "".join(f"$ {command}\n{next(printed)}" for command in _COMMAND.findall(match[0]))

    return _BLOCK.sub(block, page)


def _printed(lines: list[str]) -> list[str]:
    script = "".join(f"{line}\nprintf '{_END}'\n" for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / SAMPLES, Path(folder) / SAMPLES)
        # The command that belongs to the Python at work, and nothing of the caller's settings.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TREATYWATCH_")}
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env={**kept, "PATH": path, "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=True,
        )
    shown = [re.sub(r"[ \t]+$", "", part, flags=re.MULTILINE) for part in done.stdout.split(_END)]
    return [f"{part.rstrip()}\n" if part.strip() else "" for part in shown[:-1]]


if __name__ == "__main__":
    raise SystemExit(main())
