"""Untrusted text: nothing fails, and time grows with size."""

import datetime as dt
import random
import time

import pytest

from treatywatch.values import date_languages, dates
from treatywatch.values.dates_pack import load_dates

EDGES = (dt.date.min, dt.date.max, dt.datetime(2024, 2, 29, 23, 59, 59))
ODD = ["1", "31", "2019", "98", "12:30", "13:61", "31.02.", "5/3/18", "9" * 40, "0", ",", "-", "(", "%", "٣", "२", "½"]


@pytest.mark.parametrize("lang", date_languages())
def test_any_row_of_words_is_read_without_fail(lang: str) -> None:
    chance = random.Random(lang)
    words = sorted({word for node in _nodes(load_dates(lang).words._root) for word in node.next})
    for _ in range(150):
        text = " ".join(chance.choice(ODD if chance.random() < 0.3 else words) for _ in range(chance.randint(1, 9)))
        for value in dates(text, lang, chance.choice(EDGES)):
            assert 0 <= value.start < value.end <= len(text)
            assert value.first is None or value.last is None or value.first <= value.last


def _nodes(root: object) -> list:
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(node.next.values())
        waiting.extend(node.stems.values())
    return found


@pytest.mark.parametrize(
    ("lang", "unit"),
    [
        ("en", "May "),
        ("en", "before "),
        ("en", "between 1 and "),
        ("en", "one thousand "),
        ("en", "3 days 3 hours "),
        ("en", "Monday, "),
        ("en", "the end of "),
        ("en", "12/"),
        ("en", "9"),
        ("zh", "第"),
        ("zh", "年月日"),
        ("ja", "一"),
    ],
)
def test_time_grows_with_the_text(lang: str, unit: str) -> None:
    dates(unit, lang, EDGES[2])
    small, large = (min(_seconds(unit * size, lang) for _ in range(3)) for size in (500, 4000))
    # Eight times the text; a square would take 64 times as long. The rest is room for a busy machine.
    assert large < 0.2 + 25 * small


def _seconds(text: str, lang: str) -> float:
    start = time.perf_counter()
    dates(text, lang, EDGES[2])
    return time.perf_counter() - start
