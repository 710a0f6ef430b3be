"""Times as EDTF: absolute, relative to the document's date, fuzzy, open; and words that name no time."""

import datetime as dt

import pytest

from treatywatch.extract.times import TimeMention, times
from treatywatch.lang.pack import load
from treatywatch.lang.tokens import Token, tokenize
from treatywatch.model.time import is_edtf

# A Wednesday.
PUBLISHED = dt.date(2026, 3, 18)
# Right answers that are not given yet; may only shrink.
KNOWN_AT_MOST = 2


def read(text: str, published: dt.date | None = PUBLISHED) -> tuple[list[Token], list[TimeMention]]:
    tokens = tokenize(text)
    return tokens, times(tokens, load("en"), published=published)


def edtf(text: str) -> list[str]:
    return [mention.edtf for mention in read(text)[1] if mention.edtf is not None]


CASES = {
    # absolute
    "day": ("on 20 August 2025", ["2025-08-20"]),
    "day-american": ("on August 20, 2025", ["2025-08-20"]),
    "day-th": ("on 20th August 2025", ["2025-08-20"]),
    "day-of": ("on the 3rd of December 1997", ["1997-12-03"]),
    "day-th-american": ("on August 20th, 2025", ["2025-08-20"]),
    "day-iso": ("on 2025-08-20", ["2025-08-20"]),
    "day-dotted": ("on 20.08.2025", ["2025-08-20"]),
    "day-short-month": ("on 3 Dec 1997", ["1997-12-03"]),
    "weekday-and-day": ("on Wednesday, 20 August 2025", ["2025-08-20"]),
    "month": ("in February 2026", ["2026-02"]),
    "month-short": ("in Aug 2025", ["2025-08"]),
    "year": ("in 2026", ["2026"]),
    "year-named": ("in the year 2000", ["2000"]),
    "two-years": ("in 2019 and in 2021", ["2019", "2021"]),
    "leap-day": ("on 29 February 2024", ["2024-02-29"]),
    # relative to a Wednesday
    "today": ("today", ["2026-03-18"]),
    "yesterday": ("yesterday", ["2026-03-17"]),
    "tomorrow": ("tomorrow", ["2026-03-19"]),
    "weekday-past": ("on Tuesday", ["2026-03-17"]),
    "weekday-same": ("on Wednesday", ["2026-03-18"]),
    "weekday-last": ("last Friday", ["2026-03-13"]),
    "weekday-next": ("next Monday", ["2026-03-23"]),
    "last-week": ("last week", ["2026-03-09/2026-03-15"]),
    "this-month": ("this month", ["2026-03"]),
    "last-month": ("last month", ["2026-02"]),
    "next-month": ("next month", ["2026-04"]),
    "this-year": ("later this year", ["2026"]),
    "last-year": ("last year", ["2025"]),
    "next-year": ("next year", ["2027"]),
    "days-ago": ("ten days ago", ["2026-03-08"]),
    "week-ago": ("a week ago", ["2026-03-11"]),
    "months-ago": ("three months ago", ["2025-12"]),
    "years-ago": ("two years ago", ["2024"]),
    "next-two-years": ("over the next two years", ["2026/2028"]),
    "past-five-years": ("over the past five years", ["2021/2026"]),
    "month-behind": ("in November", ["2025-11"]),
    "month-near": ("in May", ["2026-05"]),
    "month-day": ("on 2 March", ["2026-03-02"]),
    # fuzzy
    "mid-decade": ("in the mid-1980s", ["1984/1986"]),
    "early-decade": ("in the early 1990s", ["1990/1993"]),
    "late-decade": ("in the late 1970s", ["1977/1979"]),
    "decade": ("in the 1990s", ["199X"]),
    "decade-to-come": ("in the 2030s", ["203X"]),
    "mid-year": ("in mid-2024", ["2024-06~"]),
    "middle-of-year": ("in the middle of 2024", ["2024-06~"]),
    "late-year": ("in late 2026", ["2026-10/2026-12"]),
    "early-year": ("in early 2025", ["2025-01/2025-03"]),
    "beginning-of-year": ("at the beginning of 2027", ["2027-01/2027-03"]),
    "end-of-year": ("at the end of 2025", ["2025-12"]),
    "end-of-next-year": ("at the end of next year", ["2027-12"]),
    "early-month": ("in early July 2025", ["2025-07-01/2025-07-10"]),
    "mid-month": ("in mid-March 2025", ["2025-03-11/2025-03-20"]),
    "late-month": ("in late March 2025", ["2025-03-21/2025-03-31"]),
    # quarters, halves, seasons, fiscal years
    "quarter": ("in the first quarter of 2026", ["2026-01/2026-03"]),
    "quarter-short": ("in Q3 2025", ["2025-07/2025-09"]),
    "quarter-this-year": ("in the third quarter of this year", ["2026-07/2026-09"]),
    "half": ("in the second half of 2024", ["2024-07/2024-12"]),
    "half-short": ("in H1 2026", ["2026-01/2026-06"]),
    "first-months": ("in the first nine months of 2025", ["2025-01/2025-09"]),
    "first-months-this-year": ("in the first two months of the year", ["2026-01/2026-02"]),
    "season": ("in the summer of 2024", ["2024-22"]),
    "season-bare": ("spring 2025", ["2025-21"]),
    "season-american": ("in the fall of 2025", ["2025-23"]),
    "season-last": ("last summer", ["2025-22"]),
    "season-next": ("next autumn", ["2026-23"]),
    "fiscal": ("in fiscal year 2025", ["2025"]),
    "fiscal-behind": ("in the 2025 financial year", ["2025"]),
    "fiscal-next": ("in the next fiscal year", ["2027"]),
    "fiscal-glued": ("in FY2025", ["2025"]),
    # ranges
    "range-from": ("from 2024 to 2026", ["2024/2026"]),
    "range-dash": ("2024–2028", ["2024/2028"]),
    "range-hyphen": ("in 2024-2028", ["2024/2028"]),
    "range-between": ("between 2011 and 2017", ["2011/2017"]),
    "range-months": ("between May and July 2025", ["2025-05/2025-07"]),
    "range-months-from": ("from March to June 2025", ["2025-03/2025-06"]),
    "range-days": ("from 20 November to 3 December 2025", ["2025-11-20/2025-12-03"]),
    # limits
    "by": ("by 2028", ["../2028"]),
    "by-end-of": ("by the end of 2027", ["../2027"]),
    "by-end-of-this": ("by the end of the year", ["../2026"]),
    "by-end-hyphen": ("by end-2027", ["../2027"]),
    "by-month": ("by June", ["../2026-06"]),
    "until": ("until 2030", ["../2030"]),
    "until-decade": ("until the 1990s", ["../199X"]),
    "through": ("through 2028", ["../2028"]),
    "no-later-than": ("no later than 30 June 2026", ["../2026-06-30"]),
    "since": ("since 1999", ["1999/.."]),
    "since-last": ("since last year", ["2025/.."]),
    "after": ("after 20 February 2026", ["2026-02-20/.."]),
    "from-on": ("from January 2027 onwards", ["2027-01/.."]),
    "as-of": ("as of 1 January 2026", ["2026-01-01"]),
    # no time
    "currently": ("currently", []),
    "at-present": ("at present", []),
    "may-verb": ("Norway may withdraw", []),
    "march-noun": ("the march of time", []),
    "coming-months": ("in the coming months", []),
    "a-year": ("12,000 a year", []),
    "each-year": ("each year", []),
    "duration": ("for ten years", []),
    "count": ("2000 mines", []),
    "count-grouped": ("1,997 mines", []),
    "clock": ("at 20:25", []),
    "ordinal": ("the 22nd meeting", []),
    "no-such-month": ("2026-13-01", ["2026"]),
    "fall-verb": ("prices fall", []),
    "sun": ("the Sun shone", []),
    "article": ("Article 5", []),
    # once known failures
    "before-yesterday": ("the day before yesterday", ["2026-03-16"]),
    "day-short-month-stop": ("on 3 Dec. 1997", ["1997-12-03"]),
    "day-slashed": ("on 20/08/2025", ["2025-08-20"]),
    "in-months": ("in six months", ["2026-09"]),
    "in-years": ("in two years", ["2028"]),
    "month-comma": ("in February, 2026", ["2026-02"]),
    "weekday-by": ("by Friday", ["../2026-03-20"]),
}
KNOWN: dict[str, tuple[str, list[str]]] = {
    "no-such-day": ("on 31 February 2026", []),
    "range-days-one-month": ("from 1 to 5 December 2025", ["2025-12-01/2025-12-05"]),
}


@pytest.mark.parametrize(("text", "want"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_times_of(text: str, want: list[str]) -> None:
    assert edtf(text) == want
    assert all(is_edtf(one) for one in want)


@pytest.mark.parametrize(("text", "want"), [pytest.param(*case, id=name) for name, case in KNOWN.items()])
def test_known_failure(text: str, want: list[str]) -> None:
    if edtf(text) != want:
        pytest.xfail(f"{text!r} gives {edtf(text)}, not {want}")


def test_known_failures_do_not_grow() -> None:
    failing = [name for name, (text, want) in KNOWN.items() if edtf(text) != want]
    assert len(KNOWN) <= KNOWN_AT_MOST, list(KNOWN)
    assert len(failing) <= KNOWN_AT_MOST, failing
    assert not KNOWN.keys() & CASES.keys()


def test_within_the_next_year_said_in_december_is_the_next_year() -> None:
    _, (mention,) = read("within the next year", dt.date(2025, 12, 10))
    assert mention.edtf == "2026"


@pytest.mark.parametrize("text", ["last year", "on Tuesday", "yesterday", "two years ago", "in November", "next month"])
def test_relative_times_without_a_date_of_the_document_are_none(text: str) -> None:
    assert [mention.edtf for mention in read(text, None)[1] if mention.edtf is not None] == []


@pytest.mark.parametrize("text", ["on 3 May 2024", "in 2024", "in the 1990s", "by the end of 2027"])
def test_absolute_times_need_no_date_of_the_document(text: str) -> None:
    _, (mention,) = read(text, None)
    assert mention.edtf is not None
    assert not mention.relative


@pytest.mark.parametrize(
    ("text", "published", "past", "future"),
    [
        pytest.param("in November", "2026-03-18", "2025-11", "2026-11", id="ahead-in-the-year"),
        pytest.param("in February", "2026-09-10", "2026-02", "2027-02", id="behind-in-the-year"),
        pytest.param("on 15 October", "2026-05-02", "2025-10-15", "2026-10-15", id="day"),
        pytest.param("in March", "2026-03-18", "2026-03", "2026-03", id="the-same-month"),
        pytest.param("in November 2024", "2026-03-18", "2024-11", "2024-11", id="named-year"),
    ],
)
def test_a_month_without_its_year_takes_the_side_that_the_act_asks_for(text, published, past, future) -> None:
    day = dt.date.fromisoformat(published)
    _, (mention,) = read(text, day)
    assert mention.turned(day, future=False) == past
    assert mention.turned(day, future=True) == future


@pytest.mark.parametrize(
    ("text", "words", "core"),
    [
        pytest.param("It ends by the end of 2027.", "by the end of 2027", "end of 2027", id="limit"),
        pytest.param("“🇫🇮 On 20 August 2025 it left”", "20 August 2025", "20 August 2025", id="outside-bmp"),
        pytest.param("They left last year, it says.", "last year", "last year", id="relative"),
    ],
)
def test_mention_covers_its_words(text: str, words: str, core: str) -> None:
    tokens, (mention,) = read(text)
    end = tokens[mention.last - 1].end
    assert text[tokens[mention.first].start : end] == words
    assert text[tokens[mention.core_first].start : end] == core


RELATIVE = ["last year", "next year", "next month", "last week", "next week", "tomorrow", "yesterday", "ten years ago"]
RELATIVE += ["over the next 20 years", "in November", "31 decades ago", "next decade", "last summer", "on Tuesday"]


def _at(text: str, published: dt.date) -> list[str]:
    mentions = read(text, published)[1]
    turned = [mention.turned(published, future=future) for mention in mentions for future in (False, True)]
    return [one for one in (*turned, *(mention.edtf for mention in mentions)) if one is not None]


@pytest.mark.parametrize("published", [dt.date(1400, 2, 28), dt.date(2024, 2, 29), dt.date(9960, 12, 31)])
@pytest.mark.parametrize("text", RELATIVE)
def test_relative_times_are_edtf_on_any_day(text: str, published: dt.date) -> None:
    assert [one for one in _at(text, published) if not is_edtf(one)] == []


@pytest.mark.parametrize("published", [dt.date(1, 1, 1), dt.date(400, 2, 29), dt.date(9999, 12, 31)])
@pytest.mark.parametrize("text", RELATIVE)
def test_known_failure_at_the_ends_of_the_calendar(text: str, published: dt.date) -> None:
    try:
        wrong = [one for one in _at(text, published) if not is_edtf(one)]
    except (ValueError, OverflowError) as error:
        pytest.xfail(f"{type(error).__name__}: {error}")
    if wrong:
        pytest.xfail(f"no EDTF: {wrong}")
