"""Docs and command line name the same things."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from treatywatch.cli.main import COMMANDS, treatywatch
from treatywatch.pipeline.settings import VARIABLES

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_reference_is_what_the_code_gives(maker: ModuleType) -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert page == maker.page(), "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_command_and_its_options_stand_in_the_reference(name: str) -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
    for parameter in treatywatch.get_command(None, name).params:
        assert (
            parameter.opts[-1] if parameter.param_type_name == "option" else parameter.make_metavar(None)
        ) in section


@pytest.mark.parametrize("variable", VARIABLES)
def test_variable_stands_in_the_reference(variable: str) -> None:
    assert variable in (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page_names_only_commands_and_variables_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = set(re.findall(r"(?:^|[`$ ])treatywatch ([a-z]+)\b(?=[^`\n]*`|[^`\n]*$)", _code(text), re.MULTILINE))
    assert commands <= set(COMMANDS)
    assert set(re.findall(r"TREATYWATCH_[A-Z]+", text)) <= {*VARIABLES, "TREATYWATCH_SHARED"}


def _code(text: str) -> str:
    """Return what stands in code: fenced or indented lines, and spans between backticks."""
    fenced = re.findall(r"```.*?\n(.*?)```", text, re.DOTALL)
    indented = re.findall(r"^(?: {4}|\t)(.*)$", text, re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", text)
    return "\n".join((*fenced, *indented, *spans))
