import pytest

from treatywatch.model.quantity import Quantity
from treatywatch.report.amounts import measured, number


@pytest.mark.parametrize(
    ("quantity", "quote", "words"),
    [
        pytest.param(Quantity(None, 1_200_000), "", "up to 1.2 million mines", id="up-to"),
        pytest.param(Quantity(1_200_000, 1_200_000), "", "1.2 million mines", id="near-miss-exact"),
        pytest.param(Quantity(5_000_000, 6_000_000), "", "5–6 million mines", id="range"),
        pytest.param(Quantity(500_000, 1_000_000), "", "500,000 to 1 million mines", id="range-of-two-scales"),
        pytest.param(Quantity(100_000, 100_000, per="year", approx=True), "", "about 100,000 mines a year", id="rate"),
        pytest.param(Quantity(None, 900_000, approx=True), "", "up to about 900,000 mines", id="about-an-open-bound"),
        pytest.param(Quantity(1_000_000, None), "", "at least 1 million mines", id="at-least"),
        pytest.param(
            Quantity(2_000_000, None, vague=True),
            "equipped with millions of mines",
            "at least 2 million mines (“millions”)",
            id="vague-in-its-own-words",
        ),
        pytest.param(
            Quantity(2_000_000, None, vague=True),
            "a great many",
            "at least 2 million mines (a vague plural)",
            id="vague-without-the-word",
        ),
        pytest.param(Quantity(800, 800, "km"), "", "800 km", id="unit"),
        pytest.param(Quantity(10_000_000_000, 10_000_000_000, "PLN"), "", "10 billion PLN", id="money"),
        pytest.param(Quantity(6279, 6279, "person"), "", "6,279 people", id="people"),
    ],
)
def test_an_amount_keeps_its_bounds(quantity: Quantity, quote: str, words: str) -> None:
    assert measured(quantity, "mines", quote=quote) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.5, "0.5"), (1_055_971, "1,055,971"), (1_500_000, "1.5 million"), (2_000_000_000, "2 billion"), (0, "0")],
)
def test_numbers_lose_no_digit(value: float, words: str) -> None:
    assert number(value) == words
