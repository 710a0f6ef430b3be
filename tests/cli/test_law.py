"""The commands that ask the treaties."""

import json
from pathlib import Path

import pytest

HEADER = "treaty,state,kind,from,to,article,what,known,source,confidence\n"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.csv"
    path.write_text(
        HEADER
        + ",POL,armed_conflict,2026-01-01,,20(3),war,,a person,high\n"
        + "apmbc,TON,extension,2034-11-20,2040-12-01,5(6),clearance,,a meeting,high\n",
        encoding="utf-8",
    )
    return path


def test_status_of_a_treaty(cli) -> None:
    done = cli("status", "Ottawa Convention", "--on", "2025-12-31")
    assert (done.status, done.err) == (0, "")
    first, *rest = done.out.splitlines()
    assert first == "apmbc on 2025-12-31: in force"
    assert any("1999-03-01  in force" in line and "deposit no. 40" in line for line in rest)
    assert "  states: 163 party, 0 deposited, 0 signatory, 3 withdrawn" in rest


def test_status_of_a_treaty_before_it_was_one(cli) -> None:
    done = cli("status", "tpnw", "--on", "2010-01-01", "--format", "json")
    assert (done.status, done.rows[0]["status"]) == (0, "not_adopted")
    assert "adopted on 2017-07-07" in done.rows[0]["note"]


def test_status_under_all_treaties_leaves_out_those_to_come(cli) -> None:
    rows = cli("status", "POL", "--treaty", "all", "--on", "2010-01-01", "--format", "jsonl").rows
    assert [row["treaty"] for row in rows] == ["apmbc", "ccm", "ccw", "ccw-ap2", "cwc", "btwc", "npt"]
    assert "POL tpnw" in cli("status", "POL", "--treaty", "all", "--format", "table").out


def test_status_as_it_was_known(cli) -> None:
    done = cli("status", "POL", "--on", "2026-02-20", "--as-known-on", "2025-08-19")
    assert done.out.splitlines()[0] == "POL apmbc on 2026-02-20: party"


def test_status_takes_a_month_where_nothing_changed(cli) -> None:
    assert cli("status", "POL", "--on", "2026-01").out.startswith("POL apmbc on 2026-01: party")
    done = cli("status", "POL", "--on", "2026-02")
    assert (done.status, "withdrawn from 2026-02-20); ask for a day" in done.err) == (2, True)


def test_status_with_facts_of_a_person(cli, facts: Path) -> None:
    assert cli("status", "POL", "--on", "2026-03-01").out.startswith("POL apmbc on 2026-03-01: withdrawn")
    done = cli("status", "POL", "--on", "2026-03-01", "--facts", facts)
    assert done.out.startswith("POL apmbc on 2026-03-01: party")
    assert "armed conflict" in done.out


def test_members_are_counted_both_ways(cli) -> None:
    row = cli("members", "ccm", "--on", "2025-09-30").rows[0]
    assert (row["counts"]["party"], row["counts"]["deposited"], row["counts"]["party+deposited"]) == (111, 1, 112)
    assert row["deposited"] == ["VUT"]
    shown = cli("members", "ccm", "--on", "2025-09-30", "--format", "table").out
    assert "111 parties in force, 112 with deposits made" in shown
    earlier = cli("members", "ccm", "--on", "2025-09-30", "--as-known-on", "2024-09-05").rows[0]
    assert earlier["withdrawn"] == []


def test_members_with_facts_of_a_person(cli, facts: Path) -> None:
    assert "POL" in cli("members", "apmbc", "--on", "2026-03-01", "--facts", facts).rows[0]["party"]


def test_deadlines_within_a_duration(cli, facts: Path) -> None:
    rows = cli("deadlines", "POL", "--on", "2026-01-01", "--within", "2m", "--treaty", "apmbc").rows
    assert [(row["due"], row["kind"], row["article"]) for row in rows] == [
        ("2026-02-20", "withdrawal_effect", "20(3)"),
    ]
    rows = cli("deadlines", "Tonga", "--on", "2040-11-01", "--within", "60d", "--facts", facts).rows
    assert [(row["due"], row["kind"]) for row in rows if row["kind"] == "clearance"] == [("2040-12-01", "clearance")]
    assert (
        "1 deadlines"
        in cli("deadlines", "POL", "--on", "2026-01-01", "--within", "2m", "--treaty", "apmbc", "--format", "table").out
    )


def test_deadlines_of_all_states(cli) -> None:
    rows = cli("deadlines", "--on", "2026-01-01", "--within", "90d").rows
    assert len({row["state"] for row in rows}) > 1
    assert [row["due"] for row in rows] == sorted(row["due"] for row in rows)


def test_explain_gives_each_step_with_its_article(cli) -> None:
    done = cli("explain", "Lithuania", "ccm", "--on", "2025-03-06")
    assert done.out.splitlines()[0] == "Lithuania has left the Oslo Convention on 2025-03-06."
    assert (
        "2025-03-06: withdrawal takes effect. Article 20(3); computed: 6 months after receipt on 2024-09-06" in done.out
    )
    assert "Article 16 (from memory, confidence low)" in done.out
    row = json.loads(cli("explain", "LTU", "ccm", "--on", "2025-03-06", "--format", "json").out)
    assert row["status"]["status"] == "withdrawn"


def test_explain_with_facts_of_a_person(cli, facts: Path) -> None:
    done = cli("explain", "POL", "apmbc", "--on", "2026-03-01", "--facts", facts)
    assert "is bound by" in done.out.splitlines()[0]
    assert "armed conflict 2026-01-01/.. (a person)" in done.out


@pytest.mark.parametrize(
    ("who", "events"),
    [pytest.param(["POL"], 1, id="state"), pytest.param(["apmbc"], 1, id="treaty")],
)
def test_calendar_of_a_state_and_of_a_treaty(who: list[str], events: int, cli, tmp_path: Path) -> None:
    place = tmp_path / "due.ics"
    done = cli("calendar", *who, "--on", "2026-02-01", "--within", "25d", "-o", place)
    assert (done.status, done.out, done.err) == (0, "", f"{events} events written to {place}\n")
    text = place.read_bytes()
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"SUMMARY:POL apmbc: withdrawal takes effect\r\n" in text
    assert cli("calendar", *who, "--on", "2026-02-01", "--within", "25d").out.count("BEGIN:VEVENT") == events


def test_calendar_of_all(cli) -> None:
    assert cli("calendar", "--on", "2026-02-01", "--within", "90d").out.count("BEGIN:VEVENT") > 100


def test_stages_show_the_next_step_and_what_has_not_come(cli) -> None:
    rows = cli("stages", "EST", "--on", "2025-05-01").rows
    dated = {row["stage"]: row["date"] for row in rows if row["date"] is not None}
    assert dated == {"announced": "2025-03-18", "government": "2025-04-24"}
    assert next(row["what"] for row in rows if row["stage"] == "next").startswith("Riigikogu: ")
    missing = [row for row in rows if row["stage"] == "missing"]
    assert [row["dates"] for row in missing] == [["2025-04-24", "2025-05-01"]]
    assert "head_of_state" in cli("stages", "EST", "--on", "2025-05-01", "--format", "table").out


def test_stages_of_a_state_that_leaves_nothing(cli) -> None:
    assert cli("stages", "FRA").out == ""
    assert "on its way out of no treaty" in cli("stages", "FRA", "--format", "table").out


def test_stages_of_a_state_that_is_no_party_say_so(cli) -> None:
    rows = cli("stages", "POL", "--treaty", "ccm", "--on", "2025-12-01").rows
    assert "nothing to leave" in rows[-1]["what"]
    assert not [row for row in rows if row["stage"] == "missing"]


def test_stages_are_filled_from_a_ledger(cli, tmp_path: Path) -> None:
    place = tmp_path / "one.txt"
    place.write_text("France notified its withdrawal from the Ottawa Convention on 3 March 2025, the ministry said.\n")
    assert cli("read", place).status == 0
    rows = cli("stages", "FRA", "--treaty", "apmbc", "--ledger", "treatywatch.db", "--on", "2025-06-01").rows
    deposited = next(row for row in rows if row["stage"] == "deposited")
    assert (deposited["date"], deposited["confidence"]) == ("2025-03-03", "low")
    assert "France" in deposited["source"] or "withdrawal" in deposited["source"]
    assert cli("stages", "FRA", "--treaty", "apmbc", "--on", "2025-06-01").rows == []


def test_treaties_check_counts_and_explains(cli) -> None:
    done = cli("treaties", "check")
    assert (done.status, done.err) == (0, "")
    assert [row["treaty"] for row in done.rows][:2] == ["apmbc", "ccm"]
    assert all(row["holds"] and row["unexplained"] == 0 for row in done.rows)
    assert sum(row["cases"] for row in done.rows) >= 400
    shown = cli("treaties", "check", "npt", "--format", "table").out
    assert "total differs" in shown
    assert "PRK" in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["status", "apmb"], "did you mean apmbc", id="status"),
        pytest.param(["status", "apmbc", "--treaty", "ccm"], "leave --treaty out", id="two-treaties"),
        pytest.param(["status", "POL", "--on", ""], "is not a day", id="empty-day"),
        pytest.param(["status", "POL", "--treaty", "all", "--on", "../2026"], "is not a day", id="open-interval"),
        pytest.param(["status", "POL", "--treaty", "all", "--on", "1960-01-01"], "before every treaty", id="too-early"),
        pytest.param(["stages", "EST", "--on", "-0001"], "is not a day", id="stages-day"),
        pytest.param(["members", "apmb"], "did you mean apmbc", id="members"),
        pytest.param(["members", "apmbc", "--on", "1990-01-01"], "before apmbc was adopted", id="before"),
        pytest.param(["members", "apmbc", "--on", "2026-02"], "is not a day", id="month"),
        pytest.param(["members", "apmbc", "--on", "2026-02-20~"], "is not a day", id="uncertain"),
        pytest.param(["members", "apmbc", "--as-known-on", "soon"], "is not a day", id="as-known"),
        pytest.param(["deadlines", "Polnd"], "did you mean Poland", id="deadlines-state"),
        pytest.param(["deadlines", "--within", "soon"], "is not a duration; write 30d, 12m", id="within"),
        pytest.param(["deadlines", "--on", "2026"], "is not a day", id="deadlines-on"),
        pytest.param(["explain", "POL", "apmb"], "did you mean apmbc", id="explain-treaty"),
        pytest.param(["explain", "Polnd", "apmbc"], "did you mean Poland", id="explain-state"),
        pytest.param(["explain", "POL", "tpnw", "--on", "2010-01-01"], "before tpnw was adopted", id="explain-before"),
        pytest.param(["calendar", "Polnd"], "did you mean Poland", id="calendar"),
        pytest.param(["calendar", "--format", "xml"], "is not 'ics'", id="calendar-format"),
        pytest.param(["stages", "apmbc"], "is a treaty; name a state", id="stages-treaty"),
        pytest.param(["stages", "Polnd"], "did you mean Poland", id="stages-state"),
        pytest.param(["stages", "POL", "--ledger", "nowhere.db"], "nowhere.db", id="stages-ledger"),
        pytest.param(["treaties", "check", "apmb"], "did you mean apmbc", id="check"),
        pytest.param(["status", "POL", "--facts", "nowhere.csv"], "nowhere.csv: cannot be read", id="facts"),
    ],
)
def test_wrong_questions_are_one_line(arguments: list[str], says: str, cli) -> None:
    done = cli(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert says in done.err


def test_a_wrong_fact_names_file_and_row(cli, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(HEADER + "apmbc,POL,war,2026-01-01,,,,,a person,high\n", encoding="utf-8")
    done = cli("explain", "POL", "apmbc", "--facts", path)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert f"{path}:2: kind is 'war'; use one of armed_conflict" in done.err
