"""Compile the English engine with mypyc into build/compiled, and check there that its claims are those of Python.

    make compiled
    PYTHONPATH=build/compiled treatywatch read articles/

It needs a C compiler and two minutes of a processor. The package is copied, and only the copy is compiled: `src` stays
pure Python, the reference, and no edit of it is shadowed by an older module. What the copy then says of every English
text of eval/gold is compared with what `src` says, claim by claim; where the two differ, the copy goes and the exit
status is 1. Build it anew after every change of the sources.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
SOURCE, PLACE = HERE / "src", HERE / "build" / "compiled"
MATCHER = ("tokens", "lexicon", "lazy", "segment")
# Loaded by name or made of a protocol: there is nothing to win in these.
LEFT_OUT = frozenset({"__init__", "base", "registry", "by_language", "paired"})
# The sources are checked strictly by `make types`; here only what the compiler needs to know.
CHECKING = "[mypy]\nmypy_path = .\nignore_missing_imports = true\n"
CHECK = """
import datetime, hashlib, sys, time
from pathlib import Path
from treatywatch.extract.grammar import GrammarEngine
from treatywatch.extract.reading import Mark
from treatywatch.model.document import ArchivedDocument, DocumentMeta
from treatywatch.model.ids import digest
from treatywatch.text.registry import read
texts, today = [], datetime.date(2026, 11, 21)
for file in sorted(Path(sys.argv[1]).glob("*.txt")):
    data, meta = file.read_bytes(), DocumentMeta(published="2025-06-15", lang="en")
    texts.append(read(ArchivedDocument(file.stem, file.name, digest(data), len(data), meta), data, today=today))
reads = GrammarEngine()
assert reads.name == "grammar.v1"
claims = [reads.extract(text) for text in texts]
begun = time.process_time()
for text in texts:
    reads.extract(text)
spent = time.process_time() - begun
print(hashlib.sha256(repr(claims).encode()).hexdigest(), sum(map(len, claims)), len(texts), spent)
print("compiled" if hasattr(Mark, "__mypyc_attrs__") else "python")
"""


def modules() -> list[str]:
    """Return the modules to compile: what matches words, and all of the grammar."""
    package = SOURCE / "treatywatch"
    files = [*(package / "extract").glob("*.py"), *(package / "extract" / "kinds").glob("*.py")]
    grammar = [str(file.relative_to(SOURCE)) for file in sorted(files) if file.stem not in LEFT_OUT]
    return [*(f"treatywatch/lang/{name}.py" for name in MATCHER), *grammar]


def build() -> None:
    """Copy the package and compile the copy."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    shutil.rmtree(PLACE, ignore_errors=True)
    shutil.copytree(SOURCE / "treatywatch", PLACE / "treatywatch", ignore=shutil.ignore_patterns("__pycache__"))
    (PLACE / "mypy.ini").write_text(CHECKING, encoding="utf-8")
    os.chdir(PLACE)
    # With -O3 the C compiler was not done after ten minutes.
    extensions = mypycify(["--config-file", "mypy.ini", *modules()], opt_level="1", debug_level="0", multi_file=True)
    made = Distribution({"name": "treatywatch-compiled", "packages": [], "ext_modules": extensions})
    command = made.get_command_obj("build_ext")
    command.inplace = True
    command.ensure_finalized()
    command.run()
    shutil.rmtree(PLACE / "build")


def told(place: Path) -> tuple[str, int, int, float, str]:
    """Return the digest of all claims, how many of how many texts, the seconds they took, and what code ran."""
    command = [sys.executable, "-c", CHECK, str(HERE / "eval" / "gold" / "en")]
    path = os.pathsep.join([str(place), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path}
    found = subprocess.run(command, env=environment, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout
    claims, count, texts, spent, kind = found.split()
    return claims, int(count), int(texts), float(spent), kind


def main() -> int:
    """Build, compare and tell the pace of both."""
    try:
        import setuptools  # noqa: F401
    except ImportError:
        print("setuptools is not installed: make compiled", file=sys.stderr)
        return 2
    if not any(shutil.which(name) for name in ("cc", "gcc", "clang")):
        print("there is no C compiler here (cc, gcc or clang); the engine runs as Python", file=sys.stderr)
        return 2
    build()
    python, compiled = told(SOURCE), told(PLACE)
    if (python[4], compiled[4]) != ("python", "compiled") or python[:3] != compiled[:3]:
        shutil.rmtree(PLACE)
        print(f"not the same claims: {python} and {compiled}; nothing was kept", file=sys.stderr)
        return 1
    _, count, texts, slow, _ = python
    fast = compiled[3]
    print(f"the same {count} claims of {texts} texts; {1000 * slow / texts:.1f} ms a text in Python,")
    print(f"{1000 * fast / texts:.1f} ms compiled, {slow / fast:.2f} times as fast")
    print(f"use it: PYTHONPATH={PLACE.relative_to(HERE)} treatywatch read …")
    return 0


if __name__ == "__main__":
    sys.exit(main())
