"""Packs are read strictly: one line names file and row."""

from pathlib import Path

import pytest

from treatywatch.model.errors import PackError
from treatywatch.treaties.pack import available, load, read
from treatywatch.treaties.proof import prove


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "apmbc" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(folder: Path, name: str, line: str) -> None:
    with (folder / "apmbc" / name).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def test_all_treaties_of_the_vocabulary_have_a_pack() -> None:
    assert available() == ("apmbc", "ccm", "ccw", "ccw-ap2", "cwc", "btwc", "npt", "att", "tpnw")


@pytest.mark.parametrize("treaty", available())
def test_every_row_and_rule_names_its_source(treaty: str) -> None:
    pack = load(treaty)
    assert len(pack.parties) == 197
    assert all(party.source and party.confidence for party in pack.parties.values())
    assert all(event.source and event.confidence for event in pack.events)
    assert all(rule.article and rule.text for rule in pack.rules)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        pytest.param(
            "treaty.yml", "months_after, months: 6, from", "month_after, months: 6, from", "operator", id="operator"
        ),
        pytest.param("treaty.yml", "years: 4,", "", "needs years", id="argument-missing"),
        pytest.param("treaty.yml", "years: 4,", "years: four,", "whole number", id="argument-no-number"),
        pytest.param("treaty.yml", "id: AP-2,", "id: AP-1,", "two rules", id="rule-twice"),
        pytest.param(
            "treaty.yml", "in_force: 1999-03-01", "in_force: 1997-01-01", "out of order", id="dates-of-the-treaty"
        ),
        pytest.param("treaty.yml", "adopted: 1997-09-18", "adopted: 1997", "a day is needed", id="not-a-day"),
        pytest.param("treaty.yml", "depositary: ", "depositary_: ", "depositary is missing", id="key-missing"),
        pytest.param("treaty.yml", "names: [", "names: [[", "not YAML", id="not-yaml"),
        pytest.param("treaty.yml", "name: Conv", "id: x\nname: Conv", "given twice", id="key-twice"),
        pytest.param(
            "parties.csv", "2025-08-20,2026-02-20", "2026-08-20,2026-02-20", "comes before", id="effect-before-notice"
        ),
        pytest.param(
            "parties.csv",
            "2012-12-27,ratification",
            "1996-12-27,ratification",
            "comes before",
            id="consent-before-signature",
        ),
        pytest.param(
            "parties.csv", "2012-12-27,ratification", "2012-13-27,ratification", "consent is", id="no-such-day"
        ),
        pytest.param(
            "parties.csv", "2012-12-27,ratification", "2012-12-27,ratified", "consent_kind", id="unknown-kind"
        ),
        pytest.param("parties.csv", "POL,Poland", "PLN,Poland", "has no row", id="event-of-a-state-without-row"),
        pytest.param("parties.csv", "POL,Poland", "Poland,Poland", "ISO 3166", id="no-code"),
        pytest.param("events.csv", ",announcement,", ",rumour,", "stage", id="unknown-stage"),
        pytest.param("events.csv", "2025-08-20,POL", "20/08/2025,POL", "date is", id="event-without-edtf"),
        pytest.param("procedures.csv", "POL,1,", "POL,first,", "whole number", id="step-no-number"),
    ],
)
def test_a_broken_pack_says_where(packs: Path, name: str, old: str, new: str, says: str) -> None:
    change(packs, name, old, new)
    with pytest.raises(PackError, match=says) as error:
        read(packs / "apmbc")
    text = str(error.value)
    assert "\n" not in text
    assert ".csv:" in text or ".yml:" in text


def test_two_rows_of_one_state_name_both(packs: Path) -> None:
    path = packs / "apmbc" / "parties.csv"
    row = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("POL,"))
    append(packs, "parties.csv", row)
    with pytest.raises(PackError, match=r"parties\.csv:199: second row of POL; the first is in line 14\d"):
        read(packs / "apmbc")


def test_cells_too_few_and_another_header_are_refused(packs: Path) -> None:
    append(packs, "facts.csv", "POL,armed_conflict")
    with pytest.raises(PackError, match=r"facts\.csv:2: 2 cells"):
        read(packs / "apmbc")
    change(packs, "facts.csv", "state,kind", "country,kind")
    with pytest.raises(PackError, match=r"facts\.csv:1: columns"):
        read(packs / "apmbc")


def test_a_missing_file_is_named(packs: Path) -> None:
    (packs / "apmbc" / "events.csv").unlink()
    with pytest.raises(PackError, match=r"events\.csv: cannot be read"):
        read(packs / "apmbc")


def test_no_is_a_word_and_not_false(packs: Path) -> None:
    change(packs, "treaty.yml", "names: [", "names: [no, ")
    assert load("apmbc", place=packs).names[0] == "no"


@pytest.mark.parametrize("treaty", available())
def test_dates_agree_with_the_rules_and_cases_hold(treaty: str) -> None:
    proof = prove(treaty)
    assert proof.unexplained == ()
    assert proof.failed == ()
    assert proof.untried == ()
    assert proof.compared >= 197
    assert proof.cases >= 8


def test_a_wrong_row_is_found_by_its_own_rule(packs: Path) -> None:
    change(packs, "parties.csv", "2012-12-27,ratification,2013-06-01", "2012-12-27,ratification,2013-07-01")
    proof = prove("apmbc", place=packs)
    assert any(text.startswith("POL: the record has 2013-07-01") for text in proof.unexplained)
    assert not proof.holds


def test_a_wrong_case_fails_by_name(packs: Path) -> None:
    change(packs, "cases.yml", "after: 2025-03-12, gives: 2025-09-01", "after: 2025-03-12, gives: 2025-10-01")
    assert prove("apmbc", place=packs).failed == ("first day of the sixth month: wanted 2025-10-01, got 2025-09-01",)


def test_a_case_of_no_rule_is_refused(packs: Path) -> None:
    change(packs, "cases.yml", "rule: AP-14", "rule: AP-99")
    with pytest.raises(PackError, match=r"cases\.yml:\d+: no rule 'AP-99'"):
        prove("apmbc", place=packs)
