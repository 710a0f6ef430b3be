"""Spells, treaties' own standing, and names."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.model.errors import UsageError
from treatywatch.treaties.history import history
from treatywatch.treaties.naming import find, find_treaty
from treatywatch.treaties.pack import available, load
from treatywatch.treaties.status import status
from treatywatch.treaties.summary import treaty_status

STATES = sorted(load("apmbc").parties)


def test_a_history_covers_every_day_without_a_gap() -> None:
    found = history("POL", "apmbc", first="1968-01-01", last="2030-12-31")
    assert [(s.first, s.last, s.status) for s in found] == [
        ("1968-01-01", "1997-12-03", "non_party"),
        ("1997-12-04", "2012-12-26", "signatory"),
        ("2012-12-27", "2013-05-31", "deposited"),
        ("2013-06-01", "2026-02-19", "party"),
        ("2026-02-20", "2030-12-31", "withdrawn"),
    ]


def test_a_history_may_start_within_a_spell() -> None:
    found = history("Poland", "apmbc", first="2020-01-01", last="2020-01-01")
    assert [(s.first, s.last, s.status) for s in found] == [("2020-01-01", "2020-01-01", "party")]


def test_a_history_as_it_was_known() -> None:
    found = history("POL", "apmbc", first="2020-01-01", last="2030-12-31", as_known_on="2025-08-19")
    assert [s.status for s in found] == ["party"]


@settings(deadline=None)
@given(
    st.sampled_from(STATES),
    st.sampled_from(available()),
    st.dates(dt.date(1960, 1, 1), dt.date(2060, 1, 1)),
    st.integers(0, 9000),
)
def test_a_history_says_what_the_status_of_each_day_says(state: str, treaty: str, first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    found = history(state, treaty, first=first.isoformat(), last=last.isoformat())
    assert (found[0].first, found[-1].last) == (first.isoformat(), last.isoformat())
    for before, after in itertools.pairwise(found):
        assert dt.date.fromisoformat(before.last) + dt.timedelta(days=1) == dt.date.fromisoformat(after.first)
        assert before.status != after.status
    for spell in found:
        for day in (spell.first, spell.last):
            if day >= load(treaty).adopted:
                assert status(state, treaty, on=day).status == spell.status


def test_days_that_run_backwards_are_refused() -> None:
    with pytest.raises(UsageError, match="runs backwards"):
        history("POL", "apmbc", first="2020-01-02", last="2020-01-01")


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        pytest.param("1997-09-17", "not_adopted", id="before"),
        pytest.param("1997-09-18", "adopted", id="adopted"),
        pytest.param("1997-12-03", "open_for_signature", id="opened"),
        pytest.param("1999-02-28", "open_for_signature", id="day-before"),
        pytest.param("1999-03-01", "in_force", id="in-force"),
    ],
)
def test_the_standing_of_a_treaty(on: str, wanted: str) -> None:
    found = treaty_status("Ottawa Convention", on=on)
    assert (found.treaty, found.status) == ("apmbc", wanted)


def test_a_treaty_tells_how_its_entry_into_force_was_computed() -> None:
    found = treaty_status("apmbc", on="2025-12-31")
    entry = found.steps[-1]
    assert (entry.date, entry.article, entry.computed) == ("1999-03-01", "17(1)", True)
    assert "deposit no. 40" in entry.source
    assert (found.counts["party"], found.counts["withdrawn"]) == (163, 3)


def test_a_day_of_the_head_that_rests_on_memory_is_low() -> None:
    adopted = treaty_status("cwc", on="2020-01-01").steps[0]
    assert (adopted.date, adopted.source, adopted.confidence) == ("1992-11-30", "memory", "low")
    assert treaty_status("ccw-ap2", on="2020-01-01").steps[-1].confidence == "low"
    assert treaty_status("apmbc", on="2020-01-01").steps[0].confidence == "high"


def test_a_treaty_as_known_before_its_deciding_deposit_is_not_in_force() -> None:
    assert treaty_status("apmbc", on="2020-01-01", as_known_on="1998-09-15").status == "open_for_signature"
    assert treaty_status("apmbc", on="2020-01-01", as_known_on="1998-09-16").status == "in_force"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("NPT", ("treaty", "npt"), id="id"),
        pytest.param("the  mine ban treaty", ("treaty", "apmbc"), id="name"),
        pytest.param("Non Proliferation Treaty", ("treaty", "npt"), id="hyphen"),
        pytest.param("pol", ("state", "POL"), id="code"),
        pytest.param("poland", ("state", "POL"), id="state"),
        pytest.param("UK", ("state", "GBR"), id="short"),
        pytest.param("Burma", ("state", "MMR"), id="former"),
        pytest.param("Turkey", ("state", "TUR"), id="usual"),
    ],
)
def test_names_of_states_and_treaties(text: str, wanted: tuple[str, str]) -> None:
    assert find(text) == wanted


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("apmb", "apmbc", id="treaty-id"),
        pytest.param("Otawa Convention", "Ottawa Convention", id="treaty-name"),
        pytest.param("Lithunia", "Lithuania", id="state"),
    ],
)
def test_nearest_names_are_offered(text: str, near: str) -> None:
    with pytest.raises(UsageError, match=f"did you mean .*{near}"):
        find(text)


def test_an_unknown_treaty_offers_ids_and_names() -> None:
    with pytest.raises(UsageError, match="no treaty 'Arms Trade'; did you mean Arms Trade Treaty"):
        find_treaty("Arms Trade")
