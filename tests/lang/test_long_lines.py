import pytest

from treatywatch.lang.segment import sentences

LIMIT = 4_000


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text), abbreviations=frozenset())]


def test_a_sentence_of_the_limit_is_one() -> None:
    text = ("word " * 1_000)[: LIMIT - 1] + "."
    assert cut(text) == [text]


def test_a_longer_one_is_cut_between_words_and_keeps_all_of_them() -> None:
    text = "mines " * 5_000 + "end"
    pieces = cut(text)
    assert len(pieces) == 8
    assert max(len(piece) for piece in pieces) <= LIMIT
    assert [word for piece in pieces for word in piece.split()] == text.split()


@pytest.mark.parametrize("run", ["a" * 9_000, "7" * 9_000, "1,000," * 2_000 + "000", "1\u00a0000" * 2_000])
def test_a_word_or_number_is_never_cut(run: str) -> None:
    assert cut(f"{run} mines") == [run, "mines"]


def test_signs_without_spaces_are_cut() -> None:
    pieces = cut("(" * 9_000)
    assert "".join(pieces) == "(" * 9_000
    assert max(len(piece) for piece in pieces) <= LIMIT
