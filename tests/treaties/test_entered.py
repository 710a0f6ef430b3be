"""Facts of a person's own file."""

from pathlib import Path

import pytest

from treatywatch.model.errors import PackError
from treatywatch.treaties.entered import COLUMNS, known_facts, read_entered
from treatywatch.treaties.status import status


@pytest.fixture
def enter(tmp_path: Path):
    def write(*rows: str) -> Path:
        path = tmp_path / "facts.csv"
        path.write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", encoding="utf-8")
        return path

    return write


def test_facts_of_every_kind_are_read(enter) -> None:
    facts = read_entered(
        enter(
            ",Poland,armed_conflict,2026-01-01,,20(3),war,,a person,high",
            "apmbc,POL,notice_withdrawn,2026-02-19,,,,,a person,high",
            "apmbc,TON,extension,2034-11-20,2040-12-01,5(6),clearance,,a meeting,high",
            "apmbc,fra,reservation,1999-01-01,,19,to Article 5,2020-01-01,a person,low",
        )
    )
    assert [fact.state for fact in facts] == ["POL", "POL", "TON", "FRA"]
    assert [fact.treaty for fact in facts] == ["", "apmbc", "apmbc", "apmbc"]


def test_a_conflict_concerns_all_treaties_and_a_notice_taken_back_one(enter) -> None:
    facts = read_entered(
        enter(
            ",POL,armed_conflict,2026-01-01,,,war,,a person,high",
            "apmbc,POL,notice_withdrawn,2026-02-19,,,,,a person,high",
        )
    )
    assert [fact.kind for fact in known_facts(facts, None, "ccm")] == ["armed_conflict"]
    assert len(known_facts(facts, None, "apmbc")) == 2
    assert [fact.kind for fact in known_facts(facts, "2026-01-31", "apmbc")] == ["armed_conflict"]


def test_a_reservation_is_shown_with_the_article_that_forbids_it(enter) -> None:
    facts = read_entered(enter("apmbc,FRA,reservation,1999-01-01,,19,to Article 5,,a person,low"))
    note = status("FRA", "apmbc", on="2020-01-01", facts=facts).note
    assert note == "a reservation is on record (to Article 5, 1999-01-01, a person); Article 19: No reservations."
    assert status("FRA", "ccm", on="2020-01-01", facts=facts).note == ""


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param("apmb,POL,notice_withdrawn,2026-02-19,,,,,p,high", "did you mean apmbc", id="treaty"),
        pytest.param("apmbc,Polnd,notice_withdrawn,2026-02-19,,,,,p,high", "did you mean Poland", id="state"),
        pytest.param("apmbc,POL,war,2026-02-19,,,,,p,high", "kind is 'war'; use one of armed_conflict", id="kind"),
        pytest.param(",POL,notice_withdrawn,2026-02-19,,,,,p,high", "treaty is empty", id="no-treaty"),
        pytest.param("apmbc,POL,armed_conflict,2026-02,,,,,p,high", "a day is needed", id="month"),
        pytest.param("apmbc,POL,armed_conflict,19/02/2026,,,,,p,high", "write a date as", id="no-iso"),
        pytest.param("apmbc,POL,armed_conflict,2026-02-30,,,,,p,high", "write a date as", id="no-such-day"),
        pytest.param("apmbc,POL,armed_conflict,,,,,,p,high", "a day is needed", id="no-day"),
        pytest.param("apmbc,POL,armed_conflict,2026-02-19,2026-01-01,,,,p,high", "runs backwards", id="backwards"),
        pytest.param("apmbc,POL,armed_conflict,2026-02-19,2026-03,,,,p,high", "to is '2026-03'", id="to-month"),
        pytest.param("apmbc,POL,armed_conflict,1990-01-01,,,,,p,high", "before apmbc was adopted", id="too-early"),
        pytest.param("apmbc,POL,armed_conflict,2026-02-19,,,,,,high", "source is empty", id="no-source"),
        pytest.param("apmbc,POL,armed_conflict,2026-02-19,,,,,p,sure", "confidence is 'sure'", id="confidence"),
        pytest.param("apmbc,POL,notice_withdrawn,2026-02-19,2026-02-20,,,,p,high", "leave it empty", id="to"),
        pytest.param("apmbc,TON,extension,2034-01-01,2040-01-01,,mines,,p,high", "an extension is of", id="what"),
        pytest.param("apmbc,TON,extension,2034-01-01,,,clearance,,p,high", "to is empty", id="no-end"),
        pytest.param(
            "apmbc,TON,extension,2028-01-01,2030-01-01,,stockpile_destruction,,p,high",
            "Article 4 of apmbc knows no extension",
            id="not-extendable",
        ),
        pytest.param("npt,TON,extension,2028-01-01,2030-01-01,,clearance,,p,high", "no deadline", id="no-deadline"),
        pytest.param("apmbc,FRA,reservation,1999-01-01,,19,,,p,low", "what is empty", id="reservation-of-what"),
        pytest.param("apmbc,FRA,not_counted,1999-01-01,,,,,p,low", "pack's own facts", id="not-a-person's"),
        pytest.param("apmbc,FRA,reservation", "3 cells where the header has 10", id="cells"),
    ],
)
def test_a_wrong_row_is_one_line_with_file_and_row(enter, row: str, says: str) -> None:
    with pytest.raises(PackError, match=r"facts\.csv:2: ") as error:
        read_entered(enter(row))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_the_same_fact_twice_names_both_rows(enter) -> None:
    row = ",POL,armed_conflict,2026-01-01,,,war,,a person,high"
    with pytest.raises(PackError, match=r"facts\.csv:3: the same fact stands in line 2"):
        read_entered(enter(row, row))


def test_another_header_and_a_missing_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("state,from\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"facts\.csv:1: columns are state,from; expected treaty,state,kind"):
        read_entered(path)
    with pytest.raises(PackError, match="cannot be read"):
        read_entered(tmp_path / "nowhere.csv")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PackError, match="cannot be read"):
        read_entered(path)


def test_denouncing_the_framework_denounces_its_protocol(enter) -> None:
    facts = read_entered(enter("ccw,POL,notice,2024-03-01,,9(1),,,a person,high"))
    assert [fact.treaty for fact in facts] == ["ccw", "ccw-ap2"]
    for treaty in ("ccw", "ccw-ap2"):
        assert status("POL", treaty, on="2025-02-28", facts=facts).status == "party"
        assert status("POL", treaty, on="2025-03-01", facts=facts).status == "withdrawn"
    alone = read_entered(enter("ccw-ap2,POL,notice,2024-03-01,,9(1),,,a person,high"))
    assert status("POL", "ccw", on="2025-03-01", facts=alone).status == "party"
