"""What falls due, and its calendar."""

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.treaties.calendar import calendar
from treatywatch.treaties.deadlines import deadlines, end_of
from treatywatch.treaties.schema import Fact


def due(state: str, kind: str, on: str, within: str, treaty: str = "apmbc", **more: object) -> list[str]:
    return [d.due for d in deadlines(state, on=on, within=within, treaty=treaty, **more) if d.kind == kind]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "kind", "on", "within", "wanted"),
    [
        pytest.param("TON", "entry_into_force", "2025-11-01", "P2M", ["2025-12-01"], id="entry-into-force"),
        pytest.param("TON", "first_report", "2026-01-01", "P1Y", ["2026-05-30"], id="first-report"),
        pytest.param("TON", "stockpile_destruction", "2029-01-01", "P1Y", ["2029-12-01"], id="stockpiles"),
        pytest.param("TON", "clearance", "2035-01-01", "P1Y", ["2035-12-01"], id="clearance"),
        pytest.param("TON", "yearly_report", "2026-01-01", "P2Y", ["2026-04-30", "2027-04-30"], id="yearly-reports"),
        pytest.param("TON", "yearly_report", "2025-01-01", "P1Y", [], id="no-report-before-joining"),
        pytest.param("POL", "withdrawal_effect", "2026-01-01", "P3M", ["2026-02-20"], id="effect"),
        pytest.param("POL", "yearly_report", "2026-01-01", "P1Y", [], id="no-report-after-leaving"),
        pytest.param("POL", "yearly_report", "2025-01-01", "P1Y", ["2025-04-30"], id="report-while-bound"),
        pytest.param("LTU", "clearance", "2013-01-01", "P1Y", ["2013-11-01"], id="clearance-while-bound"),
        pytest.param("USA", "clearance", "1999-01-01", "P30Y", [], id="not-bound-nothing-due"),
    ],
)
def test_due_days(state: str, kind: str, on: str, within: str, wanted: list[str]) -> None:
    assert due(state, kind, on, within) == wanted


def test_a_granted_extension_replaces_the_day_and_names_itself() -> None:
    fact = Fact(
        "TON", "extension", "2034-11-20", "2040-12-01", "5(6)", "clearance", None, "decision of a meeting", "high"
    )
    assert due("TON", "clearance", "2035-01-01", "P1Y", facts=[fact]) == []
    found = [d for d in deadlines("TON", on="2040-01-01", treaty="apmbc", facts=[fact]) if d.kind == "clearance"]
    assert [d.due for d in found] == ["2040-12-01"]
    assert (found[0].article, "decision of a meeting" in found[0].computed_from) == ("5(3)-(6)", True)
    assert due("TON", "clearance", "2035-01-01", "P1Y", facts=[fact], as_known_on="2034-11-19") == ["2035-12-01"]


def test_a_deadline_says_article_and_what_it_was_computed_from() -> None:
    found = next(d for d in deadlines("TON", on="2029-01-01", treaty="apmbc") if d.kind == "stockpile_destruction")
    assert (found.article, found.computed_from) == ("4", "4 years after entry into force on 2025-12-01")
    assert "stockpiles" in found.note


def test_all_states_and_treaties_come_in_order_of_day() -> None:
    found = deadlines(on="2025-12-01", within="P4M")
    assert [d.due for d in found] == sorted(d.due for d in found)
    assert {"apmbc", "ccm"} <= {d.treaty for d in found}


@pytest.mark.parametrize("within", ["six months", "", "6M", "P9999Y", "P7500Y"])
def test_a_duration_that_is_none_is_refused(within: str) -> None:
    with pytest.raises(UsageError):
        deadlines("POL", on="2025-01-01", within=within)


def test_the_end_of_a_window_counts_months_and_days() -> None:
    assert (end_of("2025-08-31", "P6M"), end_of("2025-01-01", "P2W")) == ("2026-02-28", "2025-01-15")


def test_a_calendar_is_whole_and_the_same_each_time() -> None:
    found = deadlines("POL", on="2026-01-01", within="P3M", treaty="apmbc")
    text = calendar(found, stamp="2026-01-01")
    assert text == calendar(found, stamp="2026-01-01")
    assert "DTSTART;VALUE=DATE:20260220\r\n" in text
    assert "DTEND;VALUE=DATE:20260221\r\n" in text
    assert "SUMMARY:POL apmbc: withdrawal takes effect\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_an_event_keeps_its_uid_when_it_is_exported_again() -> None:
    def uids(stamp: str) -> list[str]:
        found = deadlines("POL", on="2026-01-01", within="P3M", treaty="apmbc")
        return [line for line in calendar(found, stamp=stamp).split("\r\n") if line.startswith("UID")]

    assert uids("2026-01-01") == uids("2026-01-02")


def test_an_empty_calendar_is_still_one() -> None:
    assert "BEGIN:VEVENT" not in calendar((), stamp="2026-01-01")


@pytest.mark.parametrize(
    ("within", "end"),
    [
        pytest.param("30d", "2025-01-31", id="days"),
        pytest.param("2w", "2025-01-15", id="weeks"),
        pytest.param("12m", "2026-01-01", id="months"),
        pytest.param("1y", "2026-01-01", id="years"),
        pytest.param("P1Y6M", "2026-07-01", id="iso"),
    ],
)
def test_short_durations(within: str, end: str) -> None:
    assert end_of("2025-01-01", within) == end


def test_an_extension_beyond_what_the_article_allows_is_told() -> None:
    fact = Fact("TON", "extension", "2034-11-20", "2046-01-01", "5(6)", "clearance", None, "a meeting", "high")
    found = next(d for d in deadlines("TON", on="2045-06-01", treaty="apmbc", facts=[fact]) if d.kind == "clearance")
    assert "allows 10 years at a time, to 2045-12-01: check the entry" in found.computed_from


def test_a_deadline_is_no_surer_than_its_rule() -> None:
    found = next(d for d in deadlines("GHA", on="2026-01-01", treaty="tpnw") if d.kind == "first_report")
    assert (found.due, found.article, found.confidence) == ("2026-01-24", "2", "low")
