"""A person goes by one id through script, spelling and case."""

import pytest

from treatywatch.extract.frames.people import person
from treatywatch.lang.romanize import romanize, skeletons


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Владислав Косіняк-Камиш", "wladyslaw-kosiniak-kamysz"),
        ("Władysławem Kosiniakiem-Kamyszem", "wladyslaw-kosiniak-kamysz"),
        ("Vladislav Kosinyak-Kamysh", "wladyslaw-kosiniak-kamysz"),
        ("Уладзіслаў Касіняк-Камыш", "wladyslaw-kosiniak-kamysz"),
        ("Vladislavas Kosiniakas-Kamyšas", "wladyslaw-kosiniak-kamysz"),
        ("Donalds Tusks", "donald-tusk"),
        ("Дональдом Туском", "donald-tusk"),
        ("Антти Хяккянен", "antti-hakkanen"),
        ("Валадзімір Зяленскі", "volodymyr-zelenskyy"),
        ("Hanno Pevkuri", "hanno-pevkur"),
        ("Gitano Nausėdos", "gitanas-nauseda"),
        ("Довіле Шакалене", "dovile-sakaliene"),
    ],
)
def test_one_id(name: str, known: str) -> None:
    found = person(name)
    assert found is not None
    assert found.id == known


@pytest.mark.parametrize("name", ["Donald Duck", "Anna Tusk", "Tusk", "Donald", "", "12 34", "Иван Петренко"])
def test_nobody_else_is_taken_for_them(name: str) -> None:
    assert person(name) is None


def test_unknown_names_get_a_latin_spelling() -> None:
    assert romanize("Сергій Коваленко") == "Sergiy Kovalenko"
    assert skeletons("Коваленко") == skeletons("Kovalenko") == ("kvlnk",)


def test_ukrainian_names_are_written_as_in_passports() -> None:
    assert romanize("Сергій Кислиця, Юлія Згурська", "uk") == "serhii kyslytsia, yuliia zghurska"


def test_belarusian_names_are_written_as_in_passports() -> None:
    assert romanize("Вольга Грынкевіч, Юлія Ёўкіна", "be") == "volha hrynkevich, yuliia youkina"


def test_signs_that_only_soften_are_left_out() -> None:
    assert romanize("Дарья Кальниньш") == "Darya Kalninsh"


def test_a_longer_surname_is_nobody_elses() -> None:
    assert person("Saara Lehtovaara") is None
