"""Numbers of names, addresses and telephones, and words that only look like numbers or units."""

from fractions import Fraction

import pytest

from treatywatch.values import amounts, numbers


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "the S&P 500 index"),
        ("en", "STOXX 600 fell"),
        ("sv", "utbildning på JAS 39 Gripen"),
        ("de", "eine Boeing 737"),
        ("en", "her iPhone 11"),
        ("en", "Resolution 1325"),
        ("en", "call (202) 646-3272"),
        ("en", "call 202-646-3272 or +1 202 646 3272"),
        ("en", "the house at 2134 Caldwell Place"),
        ("en", "on 3170 W. County Road"),
        ("en", "802.11ac"),
        ("en", "60fps"),
    ],
)
def test_the_number_of_a_name_counts_nothing(lang: str, text: str) -> None:
    assert numbers(text, lang, kinds=("cardinal", "range")) == ()
    assert amounts(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("roughly 400 737 Max jets", [400, 737]),
        ("10 000 people", [10_000]),
        ("1 414 021 people", [1_414_021]),
        ("400\u00a0737 people", [400_737]),
        ("In all 500 Iraqi soldiers", [500]),
        ("+500 000 votes", [500_000]),
        ("1119 people on Main Street", [1119]),
        ("half a million people", [500_000]),
        ("five-and-a-half points", [Fraction(11, 2)]),
        ("a 13.8-billion-year-old universe", [13_800_000_000]),
        ("a third of them", [Fraction(1, 3)]),
        ("A third were killed.", [Fraction(1, 3)]),
        ("a third buyer in a seventh straight session", []),
    ],
)
def test_figures_and_parts_are_told_apart(text: str, values: list[int | Fraction]) -> None:
    assert [found.value for found in numbers(text, "en", kinds=("cardinal",))] == values


def test_a_dash_before_a_percentage_is_no_minus() -> None:
    assert [found.value for found in numbers("97%–98%", "en", kinds=("percent",))] == [97, 98]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between $40 and $50 billion", [40_000_000_000, 50_000_000_000]),
        ("from $40 to $50bn", [40_000_000_000, 50_000_000_000]),
        ("it has $40, and $50 billion", [40, 50_000_000_000]),
        ("half a million dollars", [500_000]),
        ("Euro 2020", []),
        ("3170 W of power", [3170]),
    ],
)
def test_amounts(text: str, values: list[int]) -> None:
    assert [found.value for found in amounts(text, "en")] == values


def test_newton_meters_are_no_nanometers() -> None:
    assert [found.unit for found in amounts("197 Nm of torque", "en")] == ["Newton meter"]
