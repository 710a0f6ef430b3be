"""Phrases written out: choices, optional parts, verb forms."""

import pytest

from treatywatch.lang.phrases import Inflector, expand, readings
from treatywatch.model.errors import PackError

INFLECTOR = Inflector([["^(.*)e$", [r"\1e", r"\1es", r"\1ed", r"\1ing", r"\1ed"]]], {"leave": "leave leaves left leaving left".split()})


@pytest.mark.parametrize(
    ("phrase", "want"),
    [
        pytest.param("land mine", ["land mine"], id="plain"),
        pytest.param("  land   mine ", ["land mine"], id="white-space"),
        pytest.param("{land,sea} mine", ["land mine", "sea mine"], id="choice"),
        pytest.param("mine{s,}", ["mines", "mine"], id="ending"),
        pytest.param("{,formal }notice", ["notice", "formal notice"], id="left-out"),
        pytest.param("{a,b}{c,d}", ["ac", "ad", "bc", "bd"], id="two-choices"),
        pytest.param("{one}", ["one"], id="one-choice"),
        pytest.param("{}", [""], id="empty-choice"),
        pytest.param("", [""], id="empty"),
        pytest.param("a } b", ["a } b"], id="stray-end"),
    ],
)
def test_expand(phrase: str, want: list[str]) -> None:
    assert list(expand(phrase)) == want


@pytest.mark.parametrize("phrase", ["{a,b", "mine {s", "{a,b} {c"])
def test_a_brace_that_does_not_close_names_its_phrase(phrase: str) -> None:
    with pytest.raises(PackError, match="brace does not close") as caught:
        list(expand(phrase))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("phrase", "want"),
    [
        pytest.param("mine", [("mine", -1)], id="no-verb"),
        pytest.param("~leave", [("leave", 0), ("leaves", 1), ("left", 2), ("leaving", 3), ("left", 4)], id="irregular"),
        pytest.param("~cease", [("cease", 0), ("ceases", 1), ("ceased", 2), ("ceasing", 3), ("ceased", 4)], id="regular"),
        pytest.param("~withdraw", [("withdraw", 0)], id="no-rule"),
        pytest.param("has ~leave it", [("has leave it", 0), ("has leaves it", 1), ("has left it", 2), ("has leaving it", 3), ("has left it", 4)], id="inside"),
    ],
)  # fmt: skip
def test_readings(phrase: str, want: list[tuple[str, int]]) -> None:
    assert [(" ".join(tokens), form) for tokens, form in readings(phrase, INFLECTOR)] == want


def test_a_choice_of_verbs_is_written_out() -> None:
    told = {(" ".join(tokens), form) for tokens, form in readings("~{leave,cease} it", INFLECTOR)}
    assert told >= {("left it", 2), ("ceased it", 2), ("ceasing it", 3)}
    assert len(told) == 10


def test_tokens_of_a_reading_are_those_of_a_text() -> None:
    assert [tokens for tokens, _ in readings("Poland's mine-ban", INFLECTOR)] == [("Poland", "'", "s", "mine", "-", "ban")]
