"""Phrases written out: choices, optional parts, verb forms."""

import pytest

from treatywatch.lang.lazy import LazyLexicon
from treatywatch.lang.lexicon import Entry
from treatywatch.lang.phrases import Inflector, expand, lemmas, readings, size
from treatywatch.lang.tokens import words
from treatywatch.model.errors import PackError

INFLECTOR = Inflector(
    [["^(.*)e$", [r"\1e", r"\1es", r"\1ed", r"\1ing", r"\1ed"]]],
    {"leave": ["leave", "leaves", "left", "leaving", "left"]},
)


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
        pytest.param("~leave", ["leave", "leaves", "left", "leaving", "left"], id="irregular"),
        pytest.param("~cease", ["cease", "ceases", "ceased", "ceasing", "ceased"], id="regular"),
        pytest.param("~withdraw", ["withdraw"], id="no-rule"),
        pytest.param("~leave it", ["leave it", "leaves it", "left it", "leaving it", "left it"], id="inside"),
    ],
)  # fmt: skip
def test_readings_number_the_forms_of_a_verb(phrase: str, want: list[str]) -> None:
    told = [(" ".join(tokens), form) for tokens, form in readings(phrase, INFLECTOR)]
    assert told == [(words, form) for form, words in enumerate(want)]


def test_a_phrase_without_a_verb_has_no_form() -> None:
    assert list(readings("land mine{s,}", INFLECTOR)) == [(("land", "mines"), -1), (("land", "mine"), -1)]


def test_a_choice_of_verbs_is_written_out() -> None:
    told = {(" ".join(tokens), form) for tokens, form in readings("~{leave,cease} it", INFLECTOR)}
    assert told >= {("left it", 2), ("ceased it", 2), ("ceasing it", 3)}
    assert len(told) == 10


def test_tokens_of_a_reading_are_those_of_a_text() -> None:
    assert [tokens for tokens, _ in readings("Poland's mine-ban", INFLECTOR)] == [
        ("Poland", "'", "s", "mine", "-", "ban")
    ]


def test_size_counts_the_readings() -> None:
    phrase = "{a,b} x{,y,z} {c,d}"
    assert size(phrase) == len(list(expand(phrase))) == 12
    assert list(expand("{a,b{c,d}} e")) == ["a e", "bc e", "bd e"]
    assert size("{a,b{c,d}} e") == 3
    assert size("plain words") == 1


def test_a_phrase_too_large_to_write_out_is_refused() -> None:
    choices = "{" + ",".join(f"word{number}" for number in range(30)) + "}"
    lexicon = LazyLexicon()
    with pytest.raises(PackError, match="more than 25,000 forms"):
        lexicon.note(f"begin{choices}{choices}{choices}", Entry("noun", "leave"))


@pytest.mark.parametrize(
    "phrase",
    [
        "~leave",
        "{to,and} ~{leave,take} {the,a} treaty",
        "{~leave,gone} it",
        "~take {,over }",
        "mine{s,}",
        "~{ceas,us}e {a,b}",
    ],
)
def test_lemmas_written_out_give_the_same_readings(phrase: str) -> None:
    late = {(tuple(words(plain)), form) for text, form in lemmas(phrase, INFLECTOR) for plain in expand(text)}
    assert late == set(readings(phrase, INFLECTOR))


def test_lemmas_leave_other_choices_as_they_stand() -> None:
    assert next(text for text, _ in lemmas("~take {the,a} treaty", INFLECTOR)) == "take {the,a} treaty"


def test_a_sign_without_its_lemma_is_refused() -> None:
    with pytest.raises(PackError, match="no word behind ~"):
        list(lemmas("~ treaty", INFLECTOR))
