"""CI, make and a machine without make do the same."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def recipes() -> dict[str, list[str]]:
    """Return the commands of each target of the Makefile that run inside the environment."""
    targets = re.split(r"^(?=[a-z]+:)", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.split(":")[0]: re.findall(r"^\t\$\(RUN\) (.*)$", part, re.MULTILINE) for part in targets}


def test_ci_without_make_takes_the_steps_of_make_test() -> None:
    wanted = re.search(r"^test: ([a-z ]+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()
    assert wanted[0] == "setup"
    steps = [command for target in wanted for command in recipes()[target]]
    assert re.findall(r"^step (.*)$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE) == steps


def test_slow_tests_stay_out_of_make_test_and_have_a_target() -> None:
    assert recipes()["unit"] == ['pytest -m "not slow"']
    assert recipes()["slow"] == ["pytest -m slow"]
