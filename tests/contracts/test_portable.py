"""The same input gives the same output on every Python that is supported."""

import re
from pathlib import Path

import pytest

from treatywatch.lang.tokens import tokenize

SOURCE = Path(__file__).parents[2] / "src" / "treatywatch"
FILES = sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.yml")])
# Python 3.11.2, which Debian 12 has, swallows the beginning of a repetition that fails in a possessive group, as the
# comma in "18, " (python/cpython#101955). Possessive signs and classes, as `\d++`, are sound.
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")


def test_no_pattern_repeats_a_group_possessively() -> None:
    found = [str(path.relative_to(SOURCE)) for path in FILES if _POSSESSIVE_GROUP.search(path.read_text("utf-8"))]
    assert found == [], "take a plain repetition of a group that ends in a possessive class"


def test_the_pattern_that_was_wrong_would_be_found() -> None:
    assert _POSSESSIVE_GROUP.search(r"\d++(?:[.,]\d++)*+")
    assert not _POSSESSIVE_GROUP.search(r"\d++(?:[.,]\d++)*")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("March 18, 2025.", ["March", "18", ",", "2025", "."], id="signs after a number"),
        pytest.param("1,200,000.5 m", ["1,200,000.5", "m"], id="signs within"),
        pytest.param("5.5., x", ["5.5", ".", ",", "x"], id="both"),
    ],
)
def test_signs_after_a_number_are_no_part_of_it(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens
