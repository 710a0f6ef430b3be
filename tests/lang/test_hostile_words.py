"""Words are told whatever their letters are made of; their offsets stay those of the text."""

import unicodedata

import pytest

from treatywatch.lang.tokens import fold, tokenize


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_either_normal_form_is_one_word(form: str) -> None:
    text = unicodedata.normalize(form, "Šakalienė nutarė išeiti")
    tokens = tokenize(text)
    assert [t.low for t in tokens] == ["šakalienė", "nutarė", "išeiti"]
    assert [text[t.start : t.end] for t in tokens] == text.split(" ")


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        pytest.param("con\u00advention", ["convention"], id="soft hyphen"),
        pytest.param("land\u200bmines", ["landmines"], id="zero width space"),
        pytest.param("\u200eOttawa\u200f treaty", ["ottawa", "treaty"], id="marks of direction"),
        pytest.param("الأَلْغَام", ["الألغام"], id="vowel points"),
        pytest.param("مـــعاهدة", ["معاهدة"], id="stretching"),
        pytest.param("קוֹנְבֶנְצְיָה", ["קונבנציה"], id="niqqud"),
        pytest.param("сoнвенция", ["сонвенция"], id="latin o in cyrillic"),
        pytest.param("Рoland left", ["poland", "left"], id="cyrillic er in latin"),
        pytest.param("संधि से", ["संधि", "से"], id="vowel signs"),
    ],
)
def test_what_nobody_sees_does_not_part_words(text: str, lows: list[str]) -> None:
    assert [t.low for t in tokenize(text)] == lows


def test_a_word_of_one_script_is_left_alone() -> None:
    assert fold("Конвенція") == "конвенція"
    assert fold("Kraków") == "kraków"
