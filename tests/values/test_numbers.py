"""Numbers in words and digits: value, exact span, and what is no number."""

from fractions import Fraction

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.values.numbers import NumberValue, numbers
from treatywatch.values.numbers_pack import languages


def one(text: str, lang: str, **options) -> NumberValue:
    found = numbers(text, lang, **options)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "quote", "value"),
    [
        pytest.param("en", "some one hundred and twenty-three people", "one hundred and twenty-three", 123, id="en"),
        pytest.param("en", "cut by 1.2 million tons", "1.2 million", 1_200_000, id="en-mixed"),
        pytest.param("en", "a loan of 35 lakh", "35 lakh", 3_500_000, id="en-lakh"),
        pytest.param("en", "They sent half a dozen", "half a dozen", 6, id="en-dozen"),
        pytest.param(
            "en", "nearly two thirds of a million", "two thirds of a million", Fraction(2_000_000, 3), id="en-of"
        ),
        pytest.param("en", "one million and a half", "one million and a half", 1_500_000, id="en-and-a-half"),
        pytest.param("en", "In all ⅔ voted", "⅔", Fraction(2, 3), id="en-vulgar"),
        pytest.param("de", "Es waren zweihundertsechsundfünfzig Leute", "zweihundertsechsundfünfzig", 256, id="de"),
        pytest.param("de", "rund anderthalb Millionen", "anderthalb Millionen", 1_500_000, id="de-half"),
        pytest.param("de", "Das waren 1.200.000 Euro", "1.200.000", 1_200_000, id="de-groups"),
        pytest.param(
            "nl", "met driehonderdeenentachtigduizend man", "driehonderdeenentachtigduizend", 381_000, id="nl"
        ),
        pytest.param("sv", "hela tvåtusensexhundra meter", "tvåtusensexhundra", 2600, id="sv"),
        pytest.param("fr", "les quatre-vingt-dix-neuf pays", "quatre-vingt-dix-neuf", 99, id="fr"),
        pytest.param("fr", "soixante et onze voix", "soixante et onze", 71, id="fr-et"),
        pytest.param("es", "doscientos treinta y cinco mil votos", "doscientos treinta y cinco mil", 235_000, id="es"),
        pytest.param("es", "tres veintiunavos", "tres veintiunavos", Fraction(1, 7), id="es-parts"),
        pytest.param("pt", "dois milhões e meio de votos", "dois milhões e meio", 2_500_000, id="pt"),
        pytest.param("it", "tremiladuecentoquarantatré soldati", "tremiladuecentoquarantatré", 3243, id="it"),
        pytest.param("it", "1,2 mln di barili", "1,2 mln", 1_200_000, id="it-mln"),
        pytest.param("tr", "onbinaltıyüz kişi", "onbinaltıyüz", 10_600, id="tr"),
        pytest.param("ar", "قتل مائة وستة عشر شخصا", "مائة وستة عشر", 116, id="ar"),
        pytest.param("ar", "بلغ العدد ٢٠٠٠", "٢٠٠٠", 2000, id="ar-digits"),
        pytest.param("hi", "लगभग डेढ़ लाख लोग", "डेढ़ लाख", 150_000, id="hi"),
        pytest.param("zh", "共有十二万三千人", "十二万三千", 123_000, id="zh"),
        pytest.param("zh", "一万三", "一万三", 13_000, id="zh-tail"),
        pytest.param("zh", "约12.5万人", "12.5万", 125_000, id="zh-mixed"),
        pytest.param("ja", "合計で三分の二です", "三分の二", Fraction(2, 3), id="ja-under"),
        pytest.param("ja", "およそ２．５億人", "２．５億", 250_000_000, id="ja-wide"),
        pytest.param("ko", "이십일조 삼백은", "이십일조 삼백", 21_000_000_000_300, id="ko-sino"),
        pytest.param("ko", "스물여섯명이", "스물여섯", 26, id="ko-native"),
    ],
)
def test_cardinal(lang: str, text: str, quote: str, value: int | Fraction) -> None:
    found = one(text, lang, kinds=("cardinal",))
    assert (text[found.start : found.end], found.value) == (quote, value)


@pytest.mark.parametrize(
    ("lang", "text", "quote", "value"),
    [
        pytest.param("en", "the twenty-fifth round", "twenty-fifth", 25, id="en"),
        pytest.param("en", "on the 21st day", "21st", 21, id="en-digits"),
        pytest.param("de", "der einhunderteinunddreißigste Tag", "einhunderteinunddreißigste", 131, id="de"),
        pytest.param("es", "el cuadragésimo séptimo", "cuadragésimo séptimo", 47, id="es"),
        pytest.param("tr", "21'inci gün", "21'inci", 21, id="tr"),
        pytest.param("zh", "第二百五十天", "第二百五十", 250, id="zh"),
        pytest.param("ko", "스물다섯 번째", "스물다섯 번째", 25, id="ko"),
    ],
)
def test_ordinal(lang: str, text: str, quote: str, value: int) -> None:
    found = one(text, lang, kinds=("ordinal",))
    assert (text[found.start : found.end], found.value) == (quote, value)


def test_ordinal_by_place() -> None:
    assert one("the last but one meeting", "en", kinds=("ordinal",)).relative == "end-1"


@pytest.mark.parametrize(
    ("lang", "text", "quote", "low", "high"),
    [
        pytest.param("en", "It has more than 160 parties", "more than 160", 160, None, id="en-above"),
        pytest.param("en", "between 30 and 40 ships", "between 30 and 40", 30, 40, id="en-between"),
        pytest.param("en", "at most 100 and at least 20", "at most 100 and at least 20", 20, 100, id="en-both"),
        pytest.param("de", "höchstens zwanzig Mann", "höchstens zwanzig", None, 20, id="de"),
        pytest.param("zh", "大于一百并且小于三百", "大于一百并且小于三百", 100, 300, id="zh"),
        pytest.param("tr", "yirmiden fazla ülke", "yirmiden fazla", 20, None, id="tr"),
        pytest.param("hi", "30 से ज़्यादा देश", "30 से ज़्यादा", 30, None, id="hi"),
    ],
)
def test_range(lang: str, text: str, quote: str, low: int | None, high: int | None) -> None:
    found = one(text, lang, kinds=("range",))
    assert (text[found.start : found.end], found.low, found.high) == (quote, low, high)


@pytest.mark.parametrize(
    ("lang", "text", "quote", "value"),
    [
        pytest.param("en", "75 percent of it", "75 percent", 75, id="en"),
        pytest.param("tr", "yüzde 20 arttı", "yüzde 20", 20, id="tr-before"),
        pytest.param("zh", "百分之五点五", "百分之五点五", Fraction(11, 2), id="zh-under"),
        pytest.param("zh", "三成半", "三成半", 35, id="zh-tenths"),
        pytest.param("ar", "٢٥ في المئة", "٢٥ في المئة", 25, id="ar"),
    ],
)
def test_percent(lang: str, text: str, quote: str, value: int | Fraction) -> None:
    found = one(text, lang)
    assert (found.kind, text[found.start : found.end], found.value) == ("percent", quote, value)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "the one you mentioned", id="the-one"),
        pytest.param("en", "COVID-19 and the 180ml bottle", id="names-and-units"),
        pytest.param("en", "see https://example.org/2024/15", id="address"),
        pytest.param("de", "Das ist ein Erfolg", id="article"),
        pytest.param("zh", "四川的一切", id="words-with-numerals"),
        pytest.param("ko", "이 사람은 오늘", id="syllables-that-are-numerals"),
    ],
)
def test_no_number(lang: str, text: str) -> None:
    assert numbers(text, lang, kinds=("cardinal", "percent", "range")) == ()


def test_loose_takes_articles() -> None:
    assert one("Das ist ein Erfolg", "de", loose=True).value == 1


def test_approximate() -> None:
    assert one("about 850 people", "en").approx
    assert not one("the 850 people", "en").approx


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "9" * 40,
        "9" * 5000,
        "1," * 2000,
        "1e999999",
        "2^99999999",
        "-" * 500 + "1",
        "/".join("1" * 300),
        "(" * 500,
        "½" * 200,
        "\u0301\u0300",
        "İ" * 50,
        "\ud7ff\U0001f600١٢٣",
    ],
)
def test_untrusted_text(text: str) -> None:
    for lang in languages():
        for found in numbers(text, lang, loose=True):
            assert 0 <= found.start < found.end <= len(text)


def test_forty_digits_are_exact() -> None:
    assert one("1234567890" * 4, "en").value == int("1234567890" * 4)


def test_unknown_language() -> None:
    with pytest.raises(UsageError, match="no numbers for 'xx'"):
        numbers("one", "xx")
    with pytest.raises(UsageError):
        numbers("one", "../en")
