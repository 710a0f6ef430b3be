"""Names: their ids, lists of them, and what pronouns stand for."""

import pytest

from treatywatch.extract.discourse import Discourse
from treatywatch.extract.mentioner import Mentioner
from treatywatch.extract.names import Mention, slug, surname
from treatywatch.extract.reading import read_sentence
from treatywatch.lang.pack import load


def mentions(*sentences: str) -> list[Mention]:
    """The mentions of the last sentence, read after the others."""
    pack = load("en")
    mentioner = Mentioner(pack, Discourse())
    found: list[Mention] = []
    for text in sentences:
        found = mentioner.mentions(read_sentence(text, (0, len(text)), "body", pack, published=None))
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Wałęsa", "walesa", id="accents"),
        pytest.param("Fields Without Fear’s", "fields-without-fear", id="possessive"),
        pytest.param("Saint-Gobain", "saint-gobain", id="hyphen"),
    ],
)
def test_a_name_has_one_id_however_it_is_written(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(("name", "expected"), [("Dovilė Šakalienė", "sakaliene"), ("Ng", "")])
def test_a_surname_is_the_last_word_unless_too_short(name: str, expected: str) -> None:
    assert surname(name) == expected


def test_states_in_a_row_are_one_mention() -> None:
    found = mentions("Poland, Estonia and Latvia announced it.")
    assert found[0].ids == ("POL", "EST", "LVA")
    assert found[0].whole


def test_states_behind_different_words_are_two_mentions() -> None:
    found = mentions("Poland urged Estonia to stay.")
    assert [m.ids for m in found] == [("POL",), ("EST",)]


def test_they_are_the_states_named_together() -> None:
    found = mentions("Poland and Estonia said that they will produce mines.")
    assert [(m.ids, m.pronoun) for m in found] == [(("POL", "EST"), None), (("POL", "EST"), "they")]


def test_it_is_the_only_state_named() -> None:
    assert mentions("Poland left the treaty.", "It will produce mines.")[0].ids == ("POL",)


def test_a_preposition_keeps_a_state_from_being_a_subject() -> None:
    found = mentions("Mines were laid in Ukraine.")
    assert [(m.ids, m.role, m.prep) for m in found] == [(("UKR",), "prep", "in")]


def test_a_name_without_a_gazetteer_is_a_person_beside_an_office() -> None:
    found = mentions("Jane Doe, the defence minister, resigned.", "Doe declined to comment.")
    assert (found[0].ids, found[0].kind) == (("jane-doe",), "person")
