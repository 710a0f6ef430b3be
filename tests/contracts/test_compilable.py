"""What mypyc cannot compile is not written: `make compiled` takes minutes, so that CI asks only for what is known."""

import ast
from pathlib import Path

EXTRACT = Path(__file__).resolve().parents[2] / "src" / "treatywatch" / "extract"


def starred_behind_in(source: str) -> list[int]:
    """Return the lines of `x in (*A, "b")`, at which mypyc 1.18 stops."""
    compared = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Compare))
    return [
        node.lineno
        for node in compared
        for side in node.comparators
        if isinstance(side, ast.Tuple | ast.List | ast.Set) and any(isinstance(x, ast.Starred) for x in side.elts)
    ]


def test_a_star_behind_in_is_found() -> None:
    assert starred_behind_in("A = (1,)\nB = 2 in (*A, 3)\n") == [2]
    assert starred_behind_in("A = (*(1,), 2)\nB = 2 in A\n") == []


def test_no_star_stands_behind_in() -> None:
    files = [*EXTRACT.glob("*.py"), *(EXTRACT / "kinds").glob("*.py")]
    assert len(files) > 100
    found = {file.name: starred_behind_in(file.read_text(encoding="utf-8")) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
