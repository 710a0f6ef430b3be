"""No text takes more than about twice the time when it is twice as long."""

import time
from collections.abc import Callable

import pytest

from treatywatch.values.numbers import numbers
from treatywatch.values.units import amounts

_GROWTH = 3.2


def _seconds(read: Callable[[str, str], object], text: str, lang: str) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        read(text, lang)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("read", [numbers, amounts])
@pytest.mark.parametrize(
    ("lang", "piece"),
    [
        pytest.param("en", "one hundred and ", id="en-words"),
        pytest.param("en", "five five and a fifth ", id="en-fractions"),
        pytest.param("en", "1 ", id="digits"),
        pytest.param("en", "1/", id="slashes"),
        pytest.param("en", "1-", id="dashes"),
        pytest.param("en", "- ", id="signs"),
        pytest.param("en", "more than 5 or ", id="ranges"),
        pytest.param("en", "$ 5 dollars 5 ", id="money"),
        pytest.param("en", "9", id="one-numeral"),
        pytest.param("de", "hunderttausendund", id="de-one-word"),
        pytest.param("ar", "و", id="ar-and"),
        pytest.param("zh", "三百万分之", id="zh"),
        pytest.param("zh", "一", id="zh-row"),
        pytest.param("ko", "이십만", id="ko"),
        pytest.param("ko", "영", id="ko-zeros"),
        pytest.param("ko", "백영영영늘", id="ko-no-end"),
        pytest.param("zh", "十零", id="zh-zeros"),
        pytest.param("tr", "beşten ", id="tr"),
        pytest.param("hi", "एक का ", id="hi"),
        pytest.param("en", "word ", id="plain"),
    ],
)
def test_linear(read: Callable[[str, str], object], lang: str, piece: str) -> None:
    read("one 1", lang)
    text = piece * (6_000 // len(piece))
    once, twice = _seconds(read, text, lang), _seconds(read, text * 2, lang)
    assert twice < once * _GROWTH + 0.02
    assert twice < 8
