"""No module sets a name twice: the second would silently take the place of the first, which ruff does not find."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "treatywatch"


def set_twice(source: str) -> list[str]:
    """Return the names of a module's top level that are bound more than once."""
    seen: set[str] = set()
    twice: list[str] = []
    for node in ast.parse(source).body:
        names: list[str] = []
        if isinstance(node, ast.Assign):
            targets = [target for whole in node.targets for target in ast.walk(whole)]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and node.value is not None and isinstance(node.target, ast.Name):
            names = [node.target.id]
        elif isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
            names = [node.name]
        twice += [name for name in names if name in seen]
        seen.update(names)
    return twice


@pytest.mark.parametrize(
    ("source", "wanted"), [("_A = 1\n_B = 2\n_A = 3\n", ["_A"]), ("_A, _B = 1, 2\ndef f(): ...\n_C: int = 1\n", [])]
)
def test_a_second_setting_is_found(source: str, wanted: list[str]) -> None:
    assert set_twice(source) == wanted


def test_no_module_sets_a_name_twice() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 100
    found = {str(file.relative_to(SOURCE)): set_twice(file.read_text(encoding="utf-8")) for file in files}
    assert {file: names for file, names in found.items() if names} == {}
