"""Where sentences end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.lang.pack import load
from treatywatch.lang.segment import sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text), abbreviations=load("en").abbreviations)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("It left. It stayed.", ["It left.", "It stayed."], id="two"),
        pytest.param("It left! Did it? Yes…", ["It left!", "Did it?", "Yes…"], id="signs"),
        pytest.param("“It left.” He nodded.", ["“It left.”", "He nodded."], id="quotation-mark"),
        pytest.param("It left (in May). He nodded.", ["It left (in May).", "He nodded."], id="bracket"),
        pytest.param("It left\nIt stayed", ["It left", "It stayed"], id="line"),
        pytest.param("One\n\n  Two  \n", ["One", "Two"], id="paragraph"),
        pytest.param("It left in 2025. Then it stayed.", ["It left in 2025.", "Then it stayed."], id="year"),
        pytest.param("これは条約。それは法。", ["これは条約。", "それは法。"], id="no-spaces"),
        pytest.param("هل غادرت؟ نعم.", ["هل غادرت؟", "نعم."], id="arabic-question"),
        pytest.param("It left.It stayed.", ["It left.It stayed."], id="no-space-between"),
        pytest.param("It covers 2.5 km.", ["It covers 2.5 km."], id="decimal"),
        pytest.param("See icrc.org for more.", ["See icrc.org for more."], id="address"),
        pytest.param("Gen. Kukuła spoke.", ["Gen. Kukuła spoke."], id="title"),
        pytest.param("Mr. J. Smith left.", ["Mr. J. Smith left."], id="initial"),
        pytest.param("The U.S. Senate voted.", ["The U.S. Senate voted."], id="initials"),
        pytest.param("It is No. 5 of six.", ["It is No. 5 of six."], id="number"),
        pytest.param("Do we leave? No. We stay.", ["Do we leave?", "No.", "We stay."], id="no-that-is-no-number"),
        pytest.param("It left, etc. and stayed.", ["It left, etc. and stayed."], id="lower-case-goes-on"),
        pytest.param("It left on 3 Dec. 1997.", ["It left on 3 Dec. 1997."], id="short-month"),
        pytest.param("It waited ... and left.", ["It waited ... and left."], id="dots-inside"),
        pytest.param("What?! It left.", ["What?!", "It left."], id="two-signs"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\n ", [], id="white-space"),
        pytest.param("...", ["..."], id="dots-alone"),
    ],
)
def test_sentences_of(text: str, want: list[str]) -> None:
    assert cut(text) == want


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "🇫🇮 One. Two. Three."
    start, end = text.index("Two"), text.index(" Three")
    assert list(sentences(text, start, end, abbreviations=())) == [(start, end)]


def test_abbreviations_are_those_that_are_told() -> None:
    text = "Gen. Kukuła spoke."
    assert len(list(sentences(text, 0, len(text), abbreviations=()))) == 2


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('.!?… \n"”)ANo5')), max_size=80))
def test_sentences_are_in_order_trimmed_and_leave_out_nothing_but_white_space(text: str) -> None:
    here = 0
    for start, end in sentences(text, 0, len(text), abbreviations={"No", "Art"}):
        assert text[here:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        here = end
    assert text[here:].strip() == ""


@pytest.mark.parametrize("sign", [".", "?!", "a.", "A.", "No.", "1.", "“.", "\n", "。"])
def test_a_hundred_thousand_signs_are_read_to_the_end(sign: str) -> None:
    text = sign * 100_000
    spans = list(sentences(text, 0, len(text), abbreviations={"No"}))
    assert not text.strip() or spans[-1][1] == len(text)


def test_a_year_that_opens_a_clause_ends_no_sentence() -> None:
    text = "Przypomniał, że do 2016 r. Polska zniszczyła miny. Było to w naszym kraju latem 2016 r. Polska świętowała."
    assert [text[a:b] for a, b in sentences(text, 0, len(text), abbreviations=())] == [
        "Przypomniał, że do 2016 r. Polska zniszczyła miny.",
        "Było to w naszym kraju latem 2016 r.",
        "Polska świętowała.",
    ]


def test_the_years_of_a_range_end_no_sentence() -> None:
    text = "Od lipca 2023 r. do października 2024 r. Stany Zjednoczone słały Ukrainie amunicję. Miny przyszły potem."
    assert len(list(sentences(text, 0, len(text), abbreviations=()))) == 2
