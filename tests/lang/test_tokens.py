"""Tokens and their offsets."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.lang.tokens import fold, tokenize, words


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("Norway left.", ["Norway", "left", "."], id="words"),
        pytest.param("", [], id="empty"),
        pytest.param(" \t\n\u00a0\u2003", [], id="white-space"),
        pytest.param("1,200,000.5 mines", ["1,200,000.5", "mines"], id="number"),
        pytest.param("1\u00a0200\u202f000", ["1\u00a0200\u202f000"], id="number-hard-spaces"),
        pytest.param("1 200", ["1", "200"], id="number-spaces"),
        pytest.param("in 2025, on", ["in", "2025", ",", "on"], id="comma-behind-a-number"),
        pytest.param("22nd 3rd 1st 20th", ["22nd", "3rd", "1st", "20th"], id="ordinals"),
        pytest.param("20 thieves", ["20", "thieves"], id="no-ordinal"),
        pytest.param("20thieves", ["20", "thieves"], id="no-ordinal-glued"),
        pytest.param("5m 155mm", ["5", "m", "155", "mm"], id="unit-glued"),
        pytest.param("F-35", ["F", "-", "35"], id="model"),
        pytest.param("Poland's", ["Poland", "'", "s"], id="possessive"),
        pytest.param("don’t", ["don", "’", "t"], id="curly-apostrophe"),
        pytest.param("U.S. troops", ["U.S.", "troops"], id="initials"),
        pytest.param("the UN. It", ["the", "UN", ".", "It"], id="full-stop"),
        pytest.param("snake_case", ["snake", "_", "case"], id="underscore"),
        pytest.param("€20", ["€", "20"], id="currency"),
        pytest.param("m² 5²", ["m²", "5", "²"], id="superscript"),
        pytest.param("参議院は批准した。", ["参議院は批准した", "。"], id="no-spaces"),
        pytest.param("🇫🇮left", ["🇫", "🇮", "left"], id="outside-bmp"),
        pytest.param("Ne\u0301e", ["Ne\u0301e"], id="combining"),
        pytest.param("a\u200bb", ["a\u200bb"], id="zero-width"),
    ],
)
def test_tokens_of(text: str, want: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == want
    assert list(words(text)) == want


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "🇫🇮 Finland left. Norway stays."
    tokens = tokenize(text, text.index("Norway"), len(text))
    assert [(token.text, text[token.start : token.end]) for token in tokens] == [
        (w, w) for w in ("Norway", "stays", ".")
    ]


@pytest.mark.parametrize(
    ("word", "want"),
    [
        pytest.param("NORWAY", "norway", id="capitals"),
        pytest.param("’", "'", id="apostrophe"),
        pytest.param("‑", "-", id="hyphen"),
        pytest.param("Ł", "ł", id="other-letters"),
    ],
)
def test_fold(word: str, want: str) -> None:
    assert fold(word) == want


# Marks of direction, joiners and soft hyphens are no tokens.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)


@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("0123456789.,'’-stndrdth \u00a0\u202fAU.S.")), max_size=60
    )
)
def test_tokens_are_exact_in_order_and_leave_out_nothing_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    here = 0
    for token in tokens:
        assert token.text == text[token.start : token.end]
        assert here <= token.start < token.end
        assert _UNSEEN.sub("", text[here : token.start]).strip() == ""
        here = token.end
    assert _UNSEEN.sub("", text[here:]).strip() == ""


@given(st.text(max_size=40))
def test_composed_and_combining_text_are_both_exact(text: str) -> None:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        assert all(written[token.start : token.end] == token.text for token in tokenize(written))
