"""Packs are read strictly: one line names file and row."""

from pathlib import Path

import pytest

from treatywatch.model.errors import PackError
from treatywatch.treaties.pack import available, load, read
from treatywatch.treaties.proof import prove
from treatywatch.treaties.status import status


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
        pytest.param("treaty.yml", "rules:\n", "count_margin: some\nrules:\n", "whole number", id="margin"),
        pytest.param("treaty.yml", "items: [apm]", "items: apm", "list of texts", id="items"),
        pytest.param("treaty.yml", "items: [apm]", "items: [[apm]]", "list of texts", id="items-in-items"),
        pytest.param("treaty.yml", "notes:\n", "notes: [a]\nnotes_:\n", "a mapping", id="notes"),
        pytest.param("treaty.yml", "counts:\n", "counts: 1\ncounts_:\n", "list of totals", id="counts"),
        pytest.param(
            "treaty.yml", "years: 4, from: 1999-03-01", "years: 4, from: 1999-13-01", "write a date", id="rule-from"
        ),
        pytest.param("treaty.yml", "rules:\n- {id", "rules:\n- x\n- {id", "a rule is a mapping", id="rule-no-mapping"),
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


@pytest.mark.parametrize("treaty", available())
def test_published_totals_agree_or_are_explained(treaty: str) -> None:
    proof = prove(treaty)
    assert proof.counts
    assert proof.miscounted == ()


def test_a_total_that_differs_without_a_reason_fails(packs: Path) -> None:
    change(packs, "treaty.yml", "what: signed, number: 133", "what: signed, number: 134")
    proof = prove("apmbc", place=packs)
    assert not proof.holds
    assert proof.miscounted[0].startswith("signed on 1999-02-28: published 134, here 133")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("what: signed", "what: signers", "what is 'signers'", id="what"),
        pytest.param("number: 133", "number: many", "a whole number", id="number"),
        pytest.param("{on: 1999-02-28", "{on: 1999", "needs a day", id="day"),
        pytest.param("rules:\n", "memory: [nothing]\nrules:\n", "memory names 'nothing'", id="memory"),
        pytest.param(
            "operator: states,", "operator: states, confidence: sure,", "confidence is 'sure'", id="confidence"
        ),
    ],
)
def test_wrong_totals_and_marks_say_where(packs: Path, old: str, new: str, says: str) -> None:
    change(packs, "treaty.yml", old, new)
    with pytest.raises(PackError, match=r"treaty\.yml:\d+: ") as error:
        read(packs / "apmbc")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("treaty", "rule"),
    [("ccm", "CM-13"), ("cwc", "CH-8"), ("btwc", "BW-5"), ("npt", "NP-8"), ("att", "AT-9"), ("tpnw", "TP-8")],
)
def test_what_was_written_from_memory_is_rated_low(treaty: str, rule: str) -> None:
    assert next(r.confidence for r in load(treaty).rules if r.id == rule) == "low"


def correct(packs: Path, *rows: str) -> None:
    append(packs, "corrections.csv", "\n".join(rows))


def test_a_correction_changes_nothing_for_the_earlier_clock(packs: Path) -> None:
    before = status("POL", "apmbc", on="2013-06-15", as_known_on="2020-01-01", place=packs)
    change(packs, "parties.csv", "2012-12-27,ratification,2013-06-01", "2013-01-27,ratification,2013-07-01")
    correct(
        packs,
        "POL,consent,2012-12-27,2026-01-10,a typing error,the depositary",
        "POL,in_force,2013-06-01,2026-01-10,a typing error,the depositary",
    )
    load.cache_clear()
    then = status("POL", "apmbc", on="2013-06-15", as_known_on="2020-01-01", place=packs)
    now = status("POL", "apmbc", on="2013-06-15", as_known_on="2026-01-10", place=packs)
    assert then == before
    assert (then.status, now.status) == ("party", "deposited")
    load.cache_clear()


def test_of_two_corrections_each_clock_gets_its_own(packs: Path) -> None:
    correct(packs, "POL,notice,2025-08-22,2026-01-10,why,src", "POL,notice,2025-08-21,2025-12-01,why,src")

    def notice(known: str) -> str:
        steps = status("POL", "apmbc", on="2026-02-20", as_known_on=known, place=packs).steps
        return next(step.date for step in steps if step.what.startswith("notice"))

    assert [notice(day) for day in ("2025-11-30", "2025-12-01", "2026-01-10")] == [
        *("2025-08-21", "2025-08-22", "2025-08-20"),
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param("POL,name,x,2026-01-10,why,src", "column is 'name'", id="column"),
        pytest.param("POL,notice,soon,2026-01-10,why,src", "was is 'soon'", id="date"),
        pytest.param("POL,notice,2025-08-22,2026,why,src", "a day is needed", id="day"),
        pytest.param("POL,notice,2025-08-22,2026-01-10,,src", "why is empty", id="why"),
        pytest.param("PLN,notice,2025-08-22,2026-01-10,why,src", "has no row in parties.csv", id="state"),
    ],
)
def test_a_wrong_correction_says_where(packs: Path, row: str, says: str) -> None:
    correct(packs, row)
    with pytest.raises(PackError, match=r"corrections\.csv:2: ") as error:
        read(packs / "apmbc")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        pytest.param("after: soon", "cannot be run", id="day"),
        pytest.param("acts: [{kind: party, date: 2020-01-01}], on: 2025-01-01", "no act of kind party", id="act"),
        pytest.param("acts: [{kind: consent}], on: 2025-01-01", "cannot be run", id="act-without-date"),
        pytest.param("acts: consent, on: 2025-01-01", "cannot be run", id="no-acts"),
        pytest.param("state: Polnd, on: 2025-01-01", "cannot be run", id="state"),
        pytest.param("state: POL, on: 2025", "cannot be run", id="no-day"),
    ],
)
def test_a_case_that_cannot_be_run_says_where(packs: Path, new: str, says: str) -> None:
    change(packs, "cases.yml", "after: 2025-03-12", new)
    with pytest.raises(PackError, match=r"cases\.yml:3: ") as error:
        prove("apmbc", place=packs)
    assert says in str(error.value)


def test_a_table_from_a_spreadsheet_is_read(packs: Path) -> None:
    path = packs / "apmbc" / "facts.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(packs / "apmbc").facts == ()


def test_an_endless_cell_is_refused(packs: Path) -> None:
    append(packs, "facts.csv", '"' + "x" * 200_000 + '"')
    with pytest.raises(PackError, match=r"facts\.csv:2: not CSV"):
        read(packs / "apmbc")
