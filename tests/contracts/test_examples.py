"""What the docs show can be run, and prints what they say."""

import importlib.util
import itertools
import re
import shlex
from pathlib import Path
from types import ModuleType

import click
import pytest

from treatywatch.cli.main import COMMANDS, run, treatywatch
from treatywatch.model import claim
from treatywatch.pipeline.settings import VARIABLES

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "treatywatch" / "packs" / "samples"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GUIDES = [page for page in PAGES if "reference" not in page.parts]

_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CALL = re.compile(r"(?:^|[|;&] *|\$ )treatywatch (.*)$")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def calls(page: Path) -> list[list[str]]:
    """Return the words of every `treatywatch …` that stands in a shell block of a page."""
    blocks = [body for kind, body in _FENCED.findall(page.read_text(encoding="utf-8")) if kind in ("bash", "console")]
    found = []
    for line in "\n".join(blocks).replace("\\\n", " ").splitlines():
        match = _CALL.search(line)
        if match is not None:
            words = list(shlex.shlex(match[1].split(" 2>")[0], posix=True, punctuation_chars=True))
            found.append(list(itertools.takewhile(lambda word: not set(word) <= set("|;&>"), words)))
    return found


CALLS = [pytest.param(words, id=f"{name(page)}: {' '.join(words)}"[:80]) for page in GUIDES for words in calls(page)]


@pytest.mark.parametrize("words", CALLS)
def test_call_in_a_page_parses(words: list[str]) -> None:
    called, *rest = words
    assert called in COMMANDS
    treatywatch.get_command(None, called).make_context(called, rest)


def test_a_wrong_option_would_be_noticed() -> None:
    command = treatywatch.get_command(None, "read")
    with pytest.raises(click.UsageError):
        command.make_context("read", ["articles", "--no-such-option"])


def test_guides_show_every_command_and_setting() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in GUIDES)
    assert {command for command in COMMANDS if f"treatywatch {command}" not in text} == set()
    assert {variable for variable in VARIABLES if variable not in text} == set()


def test_vocabulary_names_every_value() -> None:
    page = (ROOT / "docs" / "reference" / "vocabulary.md").read_text(encoding="utf-8")
    aspects = {aspect for values in claim.ASPECTS.values() for aspect in values}
    values = {*claim.KINDS, *claim.STEPS, *claim.ITEMS, *claim.MODALITIES, *claim.TREATIES, *aspects}
    assert {value for value in values if f"`{value}`" not in page} == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_name_only_targets_that_make_has(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE)) <= targets


def conflict_of_the_readme() -> str:
    return next(body for kind, body in _FENCED.findall((ROOT / "README.md").read_text("utf-8")) if kind == "text")


def folded(text: str) -> str:
    return " ".join(re.sub(r" \[\d+\]", "", text).split())


def test_both_quotes_of_the_readme_stand_in_the_samples() -> None:
    quotes = re.findall("“(.*?)”", folded(conflict_of_the_readme()))
    texts = [folded(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("s*.txt"))]
    assert len(quotes) == 2
    assert all(any(quote in text for text in texts) for quote in quotes)


def test_python_of_the_readme_runs(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    articles = tmp_path / "articles"
    articles.mkdir()
    for path in SAMPLES.glob("*"):
        (articles / path.name).write_bytes(path.read_bytes())
    code = next(body for kind, body in _FENCED.findall((ROOT / "README.md").read_text("utf-8")) if kind == "python")
    scope: dict[str, str] = {}
    exec(compile(code, "README.md", "exec"), scope)
    printed = capsys.readouterr().out
    assert "15 found: 15 read" in printed
    assert "\nparty\n" in printed
    assert scope["page"].startswith("#")


@pytest.fixture(scope="module")
def examples() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_examples", ROOT / "docs" / "run_examples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples_print_what_the_page_shows(page: Path, examples: ModuleType) -> None:
    text = page.read_text(encoding="utf-8")
    assert examples.refreshed(text) == text, "run `make docs` and look at what changed"


@pytest.mark.slow
def test_the_demo_prints_the_conflict_of_the_readme(tmp_path: Path, capsys) -> None:
    assert run(["demo", "--output", str(tmp_path)]) == 0
    assert folded(conflict_of_the_readme()) in folded(capsys.readouterr().out)
