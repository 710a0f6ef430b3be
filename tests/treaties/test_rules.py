"""The operators, at the ends of months and over leap days."""

import datetime as dt

import pytest

from treatywatch.treaties.rules import add_days, add_months, apply, days_of, first_of_nth_month, next_yearly, say


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        pytest.param("2025-08-20", 6, "2026-02-20", id="same-day-number"),
        pytest.param("2025-08-31", 6, "2026-02-28", id="no-such-day"),
        pytest.param("2023-08-31", 6, "2024-02-29", id="leap-day"),
        pytest.param("2024-02-29", 12, "2025-02-28", id="from-leap-day"),
        pytest.param("2025-12-15", 1, "2026-01-15", id="over-new-year"),
        pytest.param("2025-03-31", -1, "2025-02-28", id="backwards"),
    ],
)
def test_months_later(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2025-03-12", "2025-09-01", id="march"),
        pytest.param("2025-06-25", "2025-12-01", id="june"),
        pytest.param("2025-09-05", "2026-03-01", id="over-new-year"),
        pytest.param("2025-09-30", "2026-03-01", id="last-day-of-the-same-month"),
        pytest.param("2025-10-01", "2026-04-01", id="first-day-of-the-next"),
    ],
)
def test_first_day_of_the_sixth_month_after(start: str, end: str) -> None:
    assert first_of_nth_month(day(start), 6) == day(end)


def test_ninety_days_are_calendar_days() -> None:
    assert add_days(day("2015-05-20"), 90) == day("2015-08-18")
    assert add_days(day("2023-12-01"), 90) == day("2024-02-29")


def test_next_yearly_takes_the_day_itself() -> None:
    assert next_yearly(day("2026-04-30"), 4, 30) == day("2026-04-30")
    assert next_yearly(day("2026-05-01"), 4, 30) == day("2027-04-30")


def test_an_operator_past_the_calendar_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        apply("months_after", day("9999-12-01"), {"months": "6"})
    with pytest.raises(KeyError):
        apply("forbids", day("2025-01-01"), {})


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        pytest.param("P6M", 183, 200, id="six-months"),
        pytest.param("P90D", 90, 91, id="ninety-days"),
        pytest.param("P1Y", 365, 380, id="a-year"),
        pytest.param("P26W", 182, 183, id="weeks"),
    ],
)
def test_length_of_a_duration(text: str, inside: int, outside: int) -> None:
    span = days_of(text)
    assert span is not None
    assert span[0] <= inside <= span[1] < outside


@pytest.mark.parametrize("text", ["", "P", "six months", "PT6H", "6M"])
def test_what_is_no_duration(text: str) -> None:
    assert days_of(text) is None


def test_operators_say_themselves() -> None:
    assert say("months_after", {"months": "6"}) == "6 months after"
    assert say("first_of_nth_month_after", {"months": "6"}) == "first day of the 6th month after the month of"
