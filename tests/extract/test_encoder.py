"""The encoder: how it spells, and that it reads every sentence the same whatever it is read with."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from treatywatch.extract.learned import wording
from treatywatch.extract.learned.encoder import HEADS, LONGEST, SIZE, Encoder
from treatywatch.extract.learned.pieces import Pieces
from treatywatch.extract.learned.wording import ENCODER, PIECES

SENTENCES = [
    "Poland notified the depositary of its withdrawal from the Ottawa Convention on 20 August 2025.",
    "Mines.",
    "Нічого з цього немає у словнику, а проте читається.",
    "The minister, who had flown in from Łódź, said that neither his country nor its neighbours would ever lay them.",
    "",
    "withdraw " * 400,
]

KNOWN = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "mine", "##s", "mines", "##field", "łodz", "lodz", ",", "-", "no", "##n"]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    model = wording.model()
    assert model is not None
    assert model.encoder is not None
    return model.encoder


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Mines", ["mines"]),
        ("MINEFIELDS, mines", ["mine", "##field", "##s", ",", "mines"]),
        ("non-mine", ["no", "##n", "-", "mine"]),
        ("Łódź", ["łodz"]),
        ("quux", ["[UNK]"]),
        ("m" * 101, ["[UNK]"]),
        ("mine\u200bs\u0301", ["mines"]),
        ("", []),
    ],
)
def test_words_are_spelt_by_the_longest_pieces_known(text: str, spelt: list[str]) -> None:
    numbers = Pieces(KNOWN).numbers(text, 50)
    assert [KNOWN[number] for number in numbers] == ["[CLS]", *spelt, "[SEP]"]


def test_a_long_text_is_cut_with_its_end_in_place() -> None:
    numbers = Pieces(KNOWN).numbers("minefields " * 30, 10)
    assert (len(numbers), KNOWN[numbers[0]], KNOWN[numbers[-1]]) == (10, "[CLS]", "[SEP]")


def test_a_sentence_reads_the_same_alone_and_among_others(encoder: Encoder) -> None:
    together = encoder.sums(SENTENCES)
    assert together == [encoder.sums([sentence])[0] for sentence in SENTENCES]
    assert together == encoder.sums(SENTENCES[::-1])[::-1]
    assert all(len(row) == len(encoder.labels) for row in together)
    assert encoder.sums([]) == []


def test_it_reads_as_the_transformer_that_its_weights_are_of(encoder: Encoder) -> None:
    pieces = Pieces(PIECES.read_text(encoding="utf-8").splitlines())
    with np.load(ENCODER, allow_pickle=False) as kept:
        arrays = {name: kept[name].astype(np.float64) for name in kept}
    for sentence, row in zip(SENTENCES, encoder.sums(SENTENCES), strict=True):
        told = _plain(arrays, pieces.numbers(sentence, LONGEST)) * 100
        away = np.abs(told - np.array(row))
        assert away.mean() < 30, sentence
        assert np.corrcoef(told, row)[0, 1] > 0.98, sentence


def test_it_knows_a_step_by_its_words(encoder: Encoder) -> None:
    (row,) = encoder.sums(SENTENCES[:1])
    assert encoder.labels[int(np.argmax(row))] == "treaty_step notify_withdrawal"


def _plain(a: Mapping[str, NDArray[Any]], numbers: list[int]) -> NDArray[np.float64]:
    """The same transformer, in plain double precision."""
    from math import erf, sqrt

    def times(rows: NDArray[Any], name: str) -> NDArray[Any]:
        return rows @ (a[name] * a[f"{name}_by"]) + a[f"{name}_plus"]

    def even(rows: NDArray[Any], name: str) -> NDArray[Any]:
        spread = np.sqrt(rows.var(axis=1, keepdims=True) + 1e-12)
        return (rows - rows.mean(axis=1, keepdims=True)) / spread * a[f"{name}_by"] + a[f"{name}_plus"]

    gelu = np.vectorize(lambda x: x * (1 + erf(x / sqrt(2))) / 2)
    state = even(a["pieces"][numbers] * a["pieces_by"] + a["places"][: len(numbers)], "begin")
    for layer in range(sum(name.endswith(".query") for name in a)):
        query, key, value = (
            times(state, f"{layer}.{part}").reshape(-1, HEADS, SIZE // HEADS).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        shares = np.exp(query @ key.transpose(0, 2, 1) / sqrt(SIZE // HEADS))
        seen = (shares / shares.sum(axis=-1, keepdims=True)) @ value
        attended = times(seen.transpose(1, 0, 2).reshape(-1, SIZE), f"{layer}.attended")
        state = even(state + attended, f"{layer}.attended_even")
        wide = gelu(times(state, f"{layer}.wide"))
        state = even(state + times(wide, f"{layer}.narrow"), f"{layer}.narrow_even")
    told: NDArray[np.float64] = times(np.concatenate([state.mean(axis=0), state.max(axis=0)]), "out")
    return told
