"""Dates and times: what is found, where, and what it means. The reference is Wednesday, 8 May 2024, noon."""

import datetime as dt

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.values import DateValue, date_languages, dates

REFERENCE = dt.datetime(2024, 5, 8, 12)


def only(text: str, lang: str) -> DateValue:
    found = dates(text, lang, REFERENCE)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "words", "kind", "timex", "edtf"),
    [
        # English
        ("en", "It was signed on 8 April 2010 in Prague.", "8 April 2010", "date", "2010-04-08", "2010-04-08"),
        ("en", "He said on Monday, June 3, 2024, at 5 p.m.", "Monday, June 3, 2024, at 5 p.m.", "datetime",
         "2024-06-03T17", "2024-06-03T17:00:00"),
        ("en", "Talks were held last week.", "last week", "daterange", "2024-W18", "2024-04-29/2024-05-05"),
        ("en", "Two years ago the treaty lapsed.", "Two years ago", "date", "2022-05-08", "2022"),
        ("en", "over the next six months", "next six months", "daterange", "(2024-05-09,2024-11-09,P6M)",
         "2024-05/2024-11"),
        ("en", "They met in the late 1990s.", "late 1990s", "daterange", "(1990-01-01,2000-01-01,P10Y)", "1997/1999"),
        ("en", "between May and July 2025", "between May and July 2025", "daterange", "(2025-05-01,2025-07-01,P2M)",
         "2025-05/2025-07"),
        ("en", "It ran for three and a half years.", "three and a half years", "duration", "P3.5Y", None),
        ("en", "Inspectors come every two weeks.", "every two weeks", "set", "P2W", None),
        ("en", "three weeks after Easter 2018", "three weeks after Easter 2018", "date", "2018-04-22", "2018-04-22"),
        ("en", "on the last Friday of November", "last Friday of November", "date", "XXXX-11-WXX-5-#5", "2023-11-24"),
        ("en", "from 18 to 20 March 2024", "from 18 to 20 March 2024", "daterange", "(2024-03-18,2024-03-20,P2D)",
         "2024-03-18/2024-03-20"),
        ("en", "half past seven in the evening", "half past seven in the evening", "time", "T19:30", None),
        # the others: a date, something relative, something of the language's own order or script
        ("fr", "Il a été signé le 8 avril 2010.", "8 avril 2010", "date", "2010-04-08", "2010-04-08"),
        ("fr", "Il y a trois mois", "Il y a trois mois", "date", "2024-02-08", "2024-02"),
        ("fr", "l'année dernière", "l'année dernière", "daterange", "2023", "2023"),
        ("es", "el 8 de abril de 2010", "8 de abril de 2010", "date", "2010-04-08", "2010-04-08"),
        ("es", "hace dos semanas", "hace dos semanas", "date", "2024-04-24", "2024-04-24"),
        ("es", "la semana que viene", "la semana que viene", "daterange", "2024-W20", "2024-05-13/2024-05-19"),
        ("de", "am 8. April 2010 unterzeichnet", "8. April 2010", "date", "2010-04-08", "2010-04-08"),
        ("de", "vor fünfundzwanzig Jahren", "vor fünfundzwanzig Jahren", "date", "1999-05-08", "1999"),
        ("de", "halb acht abends", "halb acht abends", "time", "T19:30", None),
        ("nl", "volgende week dinsdag", "volgende week dinsdag", "date", "2024-05-14", "2024-05-14"),
        ("nl", "drie maanden geleden", "drie maanden geleden", "date", "2024-02-08", "2024-02"),
        ("it", "due giorni fa", "due giorni fa", "date", "2024-05-06", "2024-05-06"),
        ("it", "il 2 giugno 1946", "2 giugno 1946", "date", "1946-06-02", "1946-06-02"),
        ("pt", "em 2 de outubro de 1992", "2 de outubro de 1992", "date", "1992-10-02", "1992-10-02"),
        ("pt", "no ano passado", "ano passado", "daterange", "2023", "2023"),
        ("sv", "för två veckor sedan", "för två veckor sedan", "date", "2024-04-24", "2024-04-24"),
        ("sv", "på 1990-talet", "1990-talet", "daterange", "(1990-01-01,2000-01-01,P10Y)", "199X"),
        ("ja", "2019年1月4日に署名した", "2019年1月4日", "date", "2019-01-04", "2019-01-04"),
        ("ja", "来週の月曜日", "来週の月曜日", "date", "2024-05-13", "2024-05-13"),
        ("ja", "令和2年4月", "令和2年4月", "daterange", "2020-04", "2020-04"),
        ("zh", "二〇一六年十二月三十一日", "二〇一六年十二月三十一日", "date", "2016-12-31", "2016-12-31"),
        ("zh", "三天前", "三天前", "date", "2024-05-05", "2024-05-05"),
        ("zh", "2014年至2018年", "2014年至2018年", "daterange", "(2014-01-01,2018-01-01,P4Y)", "2014/2018"),
        ("ko", "2019년 1월 4일에 서명", "2019년 1월 4일", "date", "2019-01-04", "2019-01-04"),
        ("ko", "지난주 금요일", "지난주 금요일", "date", "2024-05-03", "2024-05-03"),
        ("tr", "4 Ocak 2019'da imzalandı", "4 Ocak 2019", "date", "2019-01-04", "2019-01-04"),
        ("tr", "gelecek hafta", "gelecek hafta", "daterange", "2024-W20", "2024-05-13/2024-05-19"),
        ("hi", "4 जनवरी 2019 को", "4 जनवरी 2019", "date", "2019-01-04", "2019-01-04"),
        ("hi", "पिछले साल", "पिछले साल", "daterange", "2023", "2023"),
        ("ar", "في ٨ أبريل ٢٠١٠", "٨ أبريل ٢٠١٠", "date", "2010-04-08", "2010-04-08"),
        ("ar", "قبل شهرين", "قبل شهرين", "date", "2024-03-08", "2024-03"),
    ],
)  # fmt: skip
def test_a_time_is_found_where_it_stands(
    lang: str, text: str, words: str, kind: str, timex: str, edtf: str | None
) -> None:
    value = only(text, lang)
    assert (text[value.start : value.end], value.kind, value.timex[0], value.edtf) == (words, kind, timex, edtf)


@pytest.mark.parametrize(
    ("text", "words", "modifier", "edtf"),
    [
        ("no later than 31 December 2025", "no later than 31 December 2025", "before", "../2025-12-31"),
        ("since June 2020", "since June 2020", "since", "2020-06/.."),
        ("by the end of next year", "by the end of next year", "before-end", "../2025-12"),
        ("after early 2023", "after early 2023", "after-start", "2023-01/.."),
        ("around 2010", "around 2010", "approx", "2010~"),
        ("in mid-May", "mid-May", "mid", "2024-05-11/2024-05-20"),
        ("in 2018 or later", "2018 or later", "since", "2018/.."),
        ("later this year", "later this year", "end", "2024-05-08/2024-12-31"),
    ],
)
def test_a_limit_belongs_to_its_time(text: str, words: str, modifier: str, edtf: str) -> None:
    value = only(text, "en")
    assert (text[value.start : value.end], value.modifier, value.edtf) == (words, modifier, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "This may not be disclosed.",
        "Tel: 138-2010-55",
        "They deployed 2000 soldiers and 3000 mines.",
        "It rose to 6.45 percent.",
        "A second wave came.",
        "He lives at 1909 Jolinda Drive.",
        "She told USA Today so.",
        "Autumn Smith and the Summer Olympics",
        "1/4 cup of milk",
        "It has a 6/8 feel.",
        "At the end of the day, it counts.",
        "in the early days of the war",
        "as soon as possible",
        "version 1.2.3.4 of the file",
        "He marched on.",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert dates(text, "en", REFERENCE) == ()


def test_an_hour_without_half_of_the_day_is_two_times() -> None:
    assert only("at 8:00", "en").timex == ("T08:00", "T20:00")


def test_a_day_that_never_was_keeps_its_words_and_has_no_moment() -> None:
    value = only("31 February 2019", "en")
    assert (value.timex, value.edtf, value.first) == (("2019-02-31",), None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They were released Tuesday in a prisoner swap.", "Tuesday"),
        ("on Friday a court ruled", "Friday"),
        ("It begins Monday at 8a.", "Monday at 8a"),
        ("since mid-September — the first time", "since mid-September"),
        ("in its third year in January", "January"),
        ("In 1909 Main Street was paved.", "1909"),
        ("a near 1-1/2 year trade war", "1-1/2 year"),
        ("for two-and-a-half years", "two-and-a-half years"),
        ("in the year before last", "the year before last"),
    ],
)
def test_a_time_ends_where_its_words_end(text: str, words: str) -> None:
    value = only(text, "en")
    assert text[value.start : value.end] == words


def test_a_dash_parts_two_times() -> None:
    text = "18 years ago – on the same day"
    assert [text[v.start : v.end] for v in dates(text, "en", REFERENCE)] == ["18 years ago", "same day"]


def test_the_past_decade_ends_today() -> None:
    assert only("in the past decade", "en").timex == ("(2014-05-08,2024-05-08,P10Y)",)


def test_parts_of_a_list_stay_apart() -> None:
    text = "last Friday, in October, and on December 3, 2020"
    assert [text[v.start : v.end] for v in dates(text, "en", REFERENCE)] == [
        "last Friday",
        "October",
        "December 3, 2020",
    ]


@pytest.mark.parametrize(
    ("lang", "text", "pieces"),
    [
        ("nl", "op 3 maart, tussen 2011 en 2018, voor eind 2025", ["3 maart", "tussen 2011 en 2018", "voor eind 2025"]),
        ("de", "am 3. März, in den 90er-Jahren, letzte Woche", ["3. März", "90er-Jahren", "letzte Woche"]),
        ("es", "este miércoles, el mes que viene", ["este miércoles", "el mes que viene"]),
        ("ja", "来週月曜日、2024年第1四半期、過去6か月間", ["来週月曜日", "2024年第1四半期", "過去6か月間"]),
        ("zh", "三个月前，过去六个月，2026年1月1日前", ["三个月前", "过去六个月", "2026年1月1日前"]),
        ("ko", "7일 2010년 4월 8일 서명된", ["7일", "2010년 4월 8일"]),
        ("hi", "अगले सोमवार, 18 से 20 मार्च तक", ["अगले सोमवार", "18 से 20 मार्च तक"]),
    ],
)
def test_parts_of_a_list_stay_apart_in_every_language(lang: str, text: str, pieces: list[str]) -> None:
    assert [text[v.start : v.end] for v in dates(text, lang, REFERENCE)] == pieces


def test_the_coming_months_are_no_time() -> None:
    assert dates("in the coming months", "en", REFERENCE) == ()


def test_a_day_of_the_story_is_not_guessed() -> None:
    assert only("two days later", "en").edtf is None


def test_news_looks_back_and_deadlines_look_ahead() -> None:
    assert only("They met on Friday.", "en").edtf == "2024-05-03"
    assert only("They must answer by Friday.", "en").edtf == "../2024-05-10"


def test_other_calendars_become_iso_days() -> None:
    assert only("في 9 رمضان 1445 هجرية", "ar").edtf == "2024-03-19"


def test_a_reference_without_a_clock_is_midnight() -> None:
    assert dates("in 5 minutes", "en", dt.date(2024, 5, 8))[0].timex == ("2024-05-08T00:05:00",)


def test_an_unknown_language_says_which_there_are() -> None:
    with pytest.raises(UsageError, match="en"):
        dates("today", "xx", REFERENCE)


def test_a_path_is_no_language() -> None:
    with pytest.raises(UsageError):
        dates("today", "../en", REFERENCE)


@pytest.mark.parametrize("lang", date_languages())
def test_every_pack_loads_and_reads_figures(lang: str) -> None:
    assert only("2016-11-07", lang).edtf == "2016-11-07"
