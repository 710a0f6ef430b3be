"""A state's standing on a day."""

from pathlib import Path

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.treaties.pack import load
from treatywatch.treaties.schema import Fact
from treatywatch.treaties.status import status


@pytest.mark.parametrize(
    ("state", "treaty", "on", "wanted"),
    [
        pytest.param("POL", "apmbc", "2026-02-19", "party", id="last-day-of-the-period"),
        pytest.param("POL", "apmbc", "2026-02-20", "withdrawn", id="day-of-effect"),
        pytest.param("POL", "apmbc", "2013-05-31", "deposited", id="day-before-entry-into-force"),
        pytest.param("POL", "apmbc", "2013-06-01", "party", id="day-of-entry-into-force"),
        pytest.param("POL", "apmbc", "1997-12-04", "signatory", id="day-of-signature"),
        pytest.param("POL", "apmbc", "1997-12-03", "non_party", id="day-before-signature"),
        pytest.param("LTU", "ccm", "2025-03-05", "party", id="ccm-last-day"),
        pytest.param("LTU", "ccm", "2025-03-06", "withdrawn", id="ccm-day-of-effect"),
        pytest.param("UKR", "apmbc", "2026-02-20", "party", id="suspension-declared-changes-nothing"),
        pytest.param("USA", "apmbc", "2026-02-20", "non_party", id="never-joined"),
        pytest.param("USA", "att", "2026-02-20", "signatory", id="signed-only"),
        pytest.param("VUT", "ccm", "2026-02-22", "deposited", id="deposited-and-not-yet-in-force"),
        pytest.param("MNE", "apmbc", "2006-06-03", "party", id="bound-from-the-succession"),
        pytest.param("Poland", "apmbc", "2026-02-20", "withdrawn", id="by-name"),
    ],
)
def test_status_on_a_day(state: str, treaty: str, on: str, wanted: str) -> None:
    assert status(state, treaty, on=on).status == wanted


def test_status_shows_dates_articles_and_what_they_were_computed_from() -> None:
    steps = {step.date: step for step in status("POL", "apmbc", on="2026-02-20").steps}
    notice, effect, entry = steps["2025-08-20"], steps["2026-02-20"], steps["2013-06-01"]
    assert (notice.article, notice.computed, notice.confidence) == ("20(2)", False, "high")
    assert "prawo.pl" in notice.source
    assert (effect.article, effect.computed, effect.source) == ("20(3)", True, "6 months after receipt on 2025-08-20")
    assert (entry.article, entry.computed) == ("17(2)", True)


def test_what_was_not_known_yet_does_not_count() -> None:
    before = status("POL", "apmbc", on="2026-02-20", as_known_on="2025-08-19")
    after = status("POL", "apmbc", on="2026-02-20", as_known_on="2025-08-20")
    assert (before.status, after.status) == ("party", "withdrawn")
    assert "2025-08-20" not in {step.date for step in before.steps}


def test_nobody_is_party_as_known_before_the_deciding_deposit() -> None:
    assert status("BFA", "apmbc", on="2000-01-01", as_known_on="1998-09-15").status == "signatory"
    assert status("CAN", "apmbc", on="2000-01-01", as_known_on="1998-09-15").status == "deposited"
    assert status("CAN", "apmbc", on="2000-01-01", as_known_on="1998-09-16").status == "party"


def test_an_armed_conflict_bars_only_if_a_person_enters_it() -> None:
    war = Fact("POL", "armed_conflict", "2026-01-01", None, "20(3)", "war", None, "a person", "high")
    barred = status("POL", "apmbc", on="2026-12-01", facts=[war])
    assert barred.status == "party"
    assert any("armed conflict" in step.what and step.article == "20(3)" for step in barred.steps)
    assert status("POL", "apmbc", on="2026-12-01").status == "withdrawn"
    assert status("LTU", "apmbc", on="2026-12-01", facts=[war]).status == "withdrawn"


def test_a_suspension_is_a_step_that_changes_nothing() -> None:
    steps = status("UKR", "apmbc", on="2025-12-31").steps
    assert any("suspension" in step.what and "changes nothing" in step.what for step in steps)
    assert not any(
        "suspension" in s.what for s in status("UKR", "apmbc", on="2025-12-31", as_known_on="2025-07-01").steps
    )


def test_a_day_that_the_record_does_not_cover_is_noted() -> None:
    assert "the record ends on 2026-02-22" in status("POL", "apmbc", on="2026-11-01").note
    assert "the record ends" not in status("POL", "apmbc", on="2026-02-22").note


def test_a_contested_withdrawal_keeps_the_period_of_the_treaty_and_says_so() -> None:
    during, after = status("PRK", "npt", on="2003-04-09"), status("PRK", "npt", on="2003-04-10")
    assert (during.status, after.status) == ("party", "withdrawn")
    assert "ontested" in after.note


@pytest.mark.parametrize(
    ("state", "treaty", "on", "says"),
    [
        pytest.param("Polnd", "apmbc", "2026-02-20", "did you mean Poland", id="state-misspelt"),
        pytest.param("POL", "apmb", "2026-02-20", "did you mean apmbc", id="treaty-misspelt"),
        pytest.param("POL", "../apmbc", "2026-02-20", "no treaty", id="a-path-is-no-treaty"),
        pytest.param("POL", "apmbc", "2026-02-30", "not a day", id="no-such-day"),
        pytest.param("POL", "apmbc", "2026-02", "withdrawn from 2026-02-20.; ask for a day", id="a-month-of-change"),
        pytest.param("POL", "apmbc", "2026-02-20~", "an uncertain date", id="uncertain"),
        pytest.param("POL", "apmbc", "2026-13", "not a day", id="no-such-month"),
        pytest.param("POL", "apmbc", "2026-01-01/..", "not a day", id="open"),
        pytest.param("POL", "apmbc", "20260220", "not a day", id="basic-form"),
        pytest.param("POL", "apmbc", "2026-W08-5", "not a day", id="week-date"),
        pytest.param("POL", "apmbc", "2026-02-20T10:00Z", "not a day", id="with-a-time"),
        pytest.param("POL", "apmbc", "1990", "before apmbc was adopted", id="a-year-before-the-treaty"),
        pytest.param("POL", "apmbc", "1990-01-01", "before apmbc was adopted", id="before-the-treaty"),
    ],
)
def test_wrong_questions_say_what_to_ask(state: str, treaty: str, on: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as error:
        status(state, treaty, on=on)
    assert "\n" not in str(error.value)


def test_every_state_has_a_status_under_every_treaty() -> None:
    for treaty in ("apmbc", "ccm", "ccw", "ccw-ap2", "cwc", "btwc", "npt", "att", "tpnw"):
        pack = load(treaty)
        assert len(pack.parties) == 197
        assert all(status(state, treaty, on="2026-01-01").status for state in pack.parties)


def test_a_rule_is_used_only_within_its_dates(packs: Path) -> None:
    path = packs / "apmbc" / "treaty.yml"
    text = path.read_text(encoding="utf-8")
    first = "operator: months_after, months: 6, from: 1999-03-01, counted_from: receipt"
    assert first in text
    later = text.replace(first, f"{first}, to: 2025-06-30").replace(
        "- {id: AP-19b",
        "- {id: AP-19c, article: 20(3), subject: withdrawal_effect, operator: years_after, years: 1,\n"
        "   from: 2025-07-01, text: An amendment that does not exist.}\n- {id: AP-19b",
    )
    path.write_text(later, encoding="utf-8")
    assert status("LTU", "apmbc", on="2025-12-27", place=packs).status == "withdrawn"
    assert status("POL", "apmbc", on="2026-08-19", place=packs).status == "party"


def test_a_reservation_where_none_is_allowed_is_noted(packs: Path) -> None:
    path = packs / "apmbc" / "parties.csv"
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("FRA,"))
    cells = row.split(",")
    cells[11] = "to Article 5"
    path.write_text(text.replace(row, ",".join(cells)), encoding="utf-8")
    assert "Article 19: No reservations" in status("FRA", "apmbc", on="2025-01-01", place=packs).note
    assert status("FRA", "apmbc", on="2025-01-01").note == ""


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        pytest.param("2026-01", "party", id="month"),
        pytest.param("2020", "party", id="year"),
        pytest.param("2020/2022", "party", id="years"),
        pytest.param("2025-12-01/2026-02-19", "party", id="interval"),
        pytest.param("2027-21", "withdrawn", id="season"),
        pytest.param("202X", None, id="decade-of-change"),
    ],
)
def test_a_coarse_date_will_do_where_nothing_changed(on: str, wanted: str | None) -> None:
    if wanted is None:
        with pytest.raises(UsageError, match="ask for a day"):
            status("POL", "apmbc", on=on)
    else:
        found = status("POL", "apmbc", on=on)
        assert (found.status, found.on) == (wanted, on)
