"""The treaties through the public interface."""

import datetime as dt
from pathlib import Path

import pytest

import treatywatch
from treatywatch.model.errors import PackError, UsageError


@pytest.fixture
def watch(tmp_path: Path) -> treatywatch.Treatywatch:
    return treatywatch.open(tmp_path / "none.db", today=dt.date(2026, 2, 20))


def test_members_deadlines_and_explanations_need_no_ledger(watch) -> None:
    assert len(watch.members("apmbc").party) == 161
    assert len(watch.members("Ottawa Convention", on="2025-12-26").party) == 166
    assert watch.explain("POL", "apmbc").status.status == "withdrawn"
    assert [d.kind for d in watch.deadlines("POL", within="1d")][:1] == ["withdrawal_effect"]
    assert not watch.settings.ledger.exists()


def test_all_questions_are_seen_with_the_earlier_clock(watch) -> None:
    law = watch.as_known("2025-06-26T10:00:00Z").law()
    assert len(law.members("apmbc").withdrawn) == 0
    assert law.status("POL", "apmbc").status == "party"
    assert law.treaty("apmbc").counts["party"] == 166
    assert law.stages("EST", "apmbc")[-1].date is None
    assert {one.status for one in law.statuses("POL") if one.treaty == "apmbc"} == {"party"}


def test_facts_of_a_person_change_every_answer(watch, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(
        "treaty,state,kind,from,to,article,what,known,source,confidence\n"
        ",POL,armed_conflict,2026-01-01,,20(3),war,,a person,high\n",
        encoding="utf-8",
    )
    law = watch.law(facts=path)
    assert "POL" in law.members("apmbc").party
    assert law.explain("POL", "apmbc").status.status == "party"
    assert not [d for d in law.deadlines("POL", on="2026-02-01") if d.kind == "withdrawal_effect"]


def test_wrong_names_and_files_are_told(watch) -> None:
    with pytest.raises(UsageError, match="did you mean apmbc"):
        watch.members("apmb")
    with pytest.raises(UsageError, match="did you mean Poland"):
        watch.explain("Polnd", "apmbc")
    with pytest.raises(PackError, match="cannot be read"):
        watch.law(facts="nowhere.csv")
