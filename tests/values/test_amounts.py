"""Amounts: value, unit, currency code, exact span."""

from fractions import Fraction

import pytest

from treatywatch.values.numbers_pack import languages
from treatywatch.values.units import amounts


@pytest.mark.parametrize(
    ("lang", "text", "quote", "value", "unit"),
    [
        pytest.param("en", "over $4.2 billion in aid", "$4.2 billion", 4_200_000_000, "Dollar", id="sign"),
        pytest.param("en", "US$ 10 million", "US$ 10 million", 10_000_000, "United States dollar", id="us-sign"),
        pytest.param("en", "30 MUSD were lost", "30 MUSD", 30_000_000, "United States dollar", id="mega-code"),
        pytest.param("en", "75 USD million", "75 USD million", 75_000_000, "United States dollar", id="scale-behind"),
        pytest.param("en", "it cost 3 dollars 50 cents.", "3 dollars 50 cents", Fraction(7, 2), "Dollar", id="cents"),
        pytest.param("en", "he is 5 feet 2 inches tall", "5 feet 2 inches", Fraction(31, 6), "Foot", id="inches"),
        pytest.param("en", "a 155-mm shell", "155-mm", 155, "Millimeter", id="dash"),
        pytest.param("en", "at 188 miles an hour", "188 miles an hour", 188, "Mile per hour", id="rate"),
        pytest.param("en", "10 1/2 miles of cable", "10 1/2 miles", Fraction(21, 2), "Mile", id="mixed"),
        pytest.param("en", "660 square meters", "660 square meters", 660, "Square meter", id="area"),
        pytest.param("en", "a yield of 15 kilotons", "15 kilotons", 15_000, None, id="kilotons"),
        pytest.param("de", "6,2 Milliarden Euro", "6,2 Milliarden Euro", 6_200_000_000, "Euro", id="de"),
        pytest.param("fr", "75 millions de dollars", "75 millions de dollars", 75_000_000, "Dollar", id="fr-de"),
        pytest.param("fr", "50 cents", "50 cents", 50, "Cent", id="fr-cents"),
        pytest.param("es", "medio kilómetro", "medio kilómetro", Fraction(1, 2), "Kilometer", id="es-half"),
        pytest.param("pt", "37ºC", "37ºC", 37, "C", id="pt-degrees"),
        pytest.param("sv", "4,3 miljarder kronor", "4,3 miljarder kronor", 4_300_000_000, "Krone", id="sv"),
        pytest.param("nl", "30 vierkante kilometer", "30 vierkante kilometer", 30, "Square kilometer", id="nl"),
        pytest.param("tr", "75 milyon $'lık", "75 milyon $", 75_000_000, "Dollar", id="tr"),
        pytest.param("zh", "三千米", "三千米", 3, "Kilometer", id="zh-kilo"),
        pytest.param("zh", "36.57亿元", "36.57亿元", 3_657_000_000, "Chinese yuan", id="zh-money"),
        pytest.param("ja", "時速120キロメートル", "時速120キロメートル", 120, "Kilometer per hour", id="ja-speed"),
        pytest.param("ja", "華氏98.6度", "華氏98.6度", Fraction(493, 5), "F", id="ja-before"),
        pytest.param("ko", "7천 5백만 달러", "7천 5백만 달러", 75_000_000, "Dollar", id="ko"),
        pytest.param("hi", "10-गैलन", "10-गैलन", 10, "Gallon", id="hi"),
        pytest.param("ar", "٥ ملايين دولار", "٥ ملايين دولار", 5_000_000, "Dollar", id="ar"),
    ],
)
def test_amount(lang: str, text: str, quote: str, value: int | Fraction, unit: str | None) -> None:
    (found,) = amounts(text, lang)
    assert text[found.start : found.end] == quote
    if unit is None:
        assert found.base == value * 1000
    else:
        assert (found.value, found.unit) == (value, unit)


def test_currency_code() -> None:
    (found,) = amounts("They paid £ 15 and 20 Swiss francs", "en")[1:]
    assert (found.currency, found.kind) == ("CHF", "currency")
    assert amounts("£ 15", "en")[0].currency == ""


def test_base_unit() -> None:
    (found,) = amounts("2 km", "en")
    assert (found.kind, found.base) == ("length", 2000)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "SCP-173m and 24703m212", id="codes"),
        pytest.param("en", "at 6 pm in April", id="time-of-day"),
        pytest.param("en", "ALL 5 solutions", id="code-that-is-a-word"),
        pytest.param("de", "im Jahr 2011 um 8", id="um"),
        pytest.param("sv", "en rad reformer", id="rad"),
        pytest.param("fr", "28 l'année", id="elision"),
        pytest.param("de", "vor zehn Jahren", id="no-age"),
    ],
)
def test_no_amount(lang: str, text: str) -> None:
    assert amounts(text, lang) == ()


def test_loose_takes_lengths_of_time_as_ages_and_units_alone() -> None:
    assert [found.kind for found in amounts("vor zehn Jahren", "de", loose=True)] == ["age"]
    assert [found.value for found in amounts("10 celsius to fahrenheit", "en", loose=True)] == [10, None]


def test_angle_or_temperature() -> None:
    assert amounts("rotate 90 degrees", "en")[0].kind == "angle"
    assert amounts("it is 90 degrees", "en")[0].kind == "temperature"


@pytest.mark.parametrize(
    "text", ["", "$" * 500, "5 " * 500, "$5" * 300, "1 m 2" * 200, '"' * 99 + '5 "', "9" * 5000 + " km"]
)
def test_untrusted_text(text: str) -> None:
    for lang in languages():
        for found in amounts(text, lang, loose=True):
            assert 0 <= found.start < found.end <= len(text)
