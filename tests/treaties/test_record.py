"""The record as facts beside claims."""

import pytest

from treatywatch.model.claim import STEPS
from treatywatch.model.errors import UsageError
from treatywatch.model.time import is_edtf
from treatywatch.treaties.pack import available
from treatywatch.treaties.record import records


@pytest.mark.parametrize(
    ("state", "step", "body", "dates"),
    [
        pytest.param("POL", "notify_withdrawal", None, ["2025-08-20"], id="notice"),
        pytest.param("POL", "withdraw", None, ["2026-02-20"], id="effect"),
        pytest.param("POL", "announce_withdrawal", None, ["2025-03-07", "2025-03-18"], id="two-announcements"),
        pytest.param("EST", "approve_withdrawal", "parliament", ["2025-06-04"], id="vote"),
        pytest.param("POL", "ratify", None, ["2012-12-27"], id="ratification"),
        pytest.param("FIN", "accede", None, ["2012-01-09"], id="accession"),
        pytest.param("FIN", "ratify", None, [], id="who-acceded-did-not-ratify"),
        pytest.param("POL", "enter_into_force", None, ["2013-06-01"], id="entry-into-force"),
        pytest.param("UKR", "suspend", None, ["2025-07-18", "2025-07-21"], id="declaration-and-another-day"),
        pytest.param("UKR", "withdraw", None, [], id="no-withdrawal"),
        pytest.param("", "enter_into_force", None, ["1999-03-01"], id="the-treaty-itself"),
    ],
)
def test_dates_of_a_step(state: str, step: str, body: str | None, dates: list[str]) -> None:
    found = [r.date for r in records("apmbc") if (r.state, r.step, r.body) == (state, step, body)]
    assert found == dates


def test_another_day_of_a_second_source_is_of_low_confidence() -> None:
    votes = [r for r in records("apmbc") if r.state == "POL" and r.body == "parliament" and r.date == "2025-06-26"]
    assert [(vote.confidence, vote.detail.startswith("another day")) for vote in votes] == [("low", True)]


def test_every_record_speaks_the_words_of_claims() -> None:
    found = list(records())
    assert {record.treaty for record in found} == set(available())
    assert all(record.step in STEPS and is_edtf(record.date) and record.source for record in found)
    assert len(found) == len(set(found))


def test_what_was_not_known_is_no_record() -> None:
    early = [r for r in records("apmbc", as_known_on="2025-08-19") if r.state == "POL"]
    assert {r.step for r in early} == {
        "sign",
        "ratify",
        "enter_into_force",
        "announce_withdrawal",
        "approve_withdrawal",
    }


def test_an_unknown_treaty_is_refused() -> None:
    with pytest.raises(UsageError, match="no treaty"):
        list(records("kyoto"))
