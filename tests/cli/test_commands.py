import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from treatywatch.cli.main import COMMANDS


@pytest.fixture
def told(cli, articles: Path):
    """Return the command line with two articles read."""
    assert cli("read", articles, "--meta", articles / "meta.jsonl").status == 0
    return cli


def test_read_counts_and_then_says_that_all_is_known(cli, articles: Path) -> None:
    first = cli("read", articles, "--meta", articles / "meta.jsonl")
    assert (first.status, first.err) == (0, "")
    assert re.fullmatch(r"2 found: 2 read, 0 known already, 0 set aside; \d+ new claims\n", first.out)
    again = cli("read", articles, "--meta", articles / "meta.jsonl")
    assert (again.status, again.out) == (0, "2 found: 0 read, 2 known already, 0 set aside; nothing new\n")
    assert Path("treatywatch.db").is_file()
    assert Path("treatywatch.archive").is_dir()


def test_read_sets_aside_with_reason_and_status_1(cli, articles: Path) -> None:
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    done = cli("read", articles, "--meta", articles / "meta.jsonl")
    assert done.status == 1
    assert re.match(r"treatywatch: set aside: broken: .+\n$", done.err)
    assert "3 found: 2 read" in done.out
    assert "1 set aside (" in done.out
    log = cli("issues", "--format", "jsonl")
    assert [(row["kind"], row["item"]) for row in log.rows if row["kind"] == "set_aside"] == [("set_aside", "broken")]
    assert "broken" in cli("issues", "--format", "table").out


def test_extract_prints_the_interchange_form_and_makes_no_ledger(cli, articles: Path) -> None:
    done = cli("extract", articles / "one.txt", articles / "two.txt", "--meta", articles / "meta.jsonl")
    assert (done.status, done.err) == (0, "")
    assert {row["doc"] for row in done.rows} == {"one", "two"}
    assert list(Path.cwd().glob("treatywatch*")) == []
    for row in done.rows:
        text = (articles / f"{row['doc']}.txt").read_text()
        for evidence in row["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert any(row["kind"] == "treaty_step" and row["actor"] == "POL" for row in done.rows)


def test_extract_tells_what_it_could_not_read(cli, articles: Path) -> None:
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    done = cli("extract", articles, "--meta", articles / "meta.jsonl")
    assert done.status == 1
    assert done.err.startswith("treatywatch: set aside: broken: ")
    assert {row["doc"] for row in done.rows} == {"one", "two"}


def test_claims_are_filtered(told) -> None:
    rows = told("claims").rows
    assert {row["doc"] for row in rows} == {"one", "two"}
    assert [row["doc"] for row in rows] == sorted(row["doc"] for row in rows)
    assert {row["doc"] for row in told("claims", "--doc", "one").rows} == {"one"}
    assert told("claims", "--actor", "poland").rows == told("claims", "--actor", "POL").rows
    assert {row["actor"] for row in told("claims", "--actor", "POL").rows} == {"POL"}
    assert told("claims", "--actor", "Finland").rows == []
    assert {row["kind"] for row in told("claims", "--kind", "treaty_step").rows} == {"treaty_step"}


def test_claims_as_a_table(told) -> None:
    shown = told("claims", "--format", "table", "--doc", "one").out
    assert "Poland submitted its notice" in " ".join(shown.split())
    assert "treaty_step" in shown


def test_unknown_kind_lists_the_kinds(told) -> None:
    done = told("claims", "--kind", "treaty")
    assert done.status == 2
    assert done.err.startswith("treatywatch: no kind 'treaty'; kinds are treaty_step, ")


def test_conflict_shows_both_quotes(told) -> None:
    rows = told("conflicts").rows
    assert all({"question", "type", "why", "rule", "sides"} <= set(row) for row in rows)
    quotes = [{side.get("exact") for side in row["sides"] if "doc" in side} for row in rows]
    assert any(len(found) == 2 for found in quotes), "the two documents name different days for one notice"
    for side in (side for row in rows for side in row["sides"] if "doc" in side):
        text = Path("articles", f"{side['doc']}.txt").read_text()
        assert text[side["start"] : side["end"]] == side["exact"]
    assert any("doc" not in side and side["source"] for row in rows for side in row["sides"]), "the record is a side"
    assert "conflicts" in told("conflicts", "--format", "table").out


def test_conflicts_are_the_same_in_any_order(cli, articles: Path) -> None:
    for name, order in (("a.db", ("one", "two")), ("b.db", ("two", "one"))):
        for doc in order:
            cli("read", articles / f"{doc}.txt", "--meta", articles / "meta.jsonl", "--ledger", name)
    assert cli("conflicts", "--ledger", "a.db").out == cli("conflicts", "--ledger", "b.db").out
    assert cli("claims", "--ledger", "a.db").out == cli("claims", "--ledger", "b.db").out
    assert cli("profile", "POL", "--ledger", "a.db").out == cli("profile", "POL", "--ledger", "b.db").out


def test_as_known_on_goes_back_in_time(told) -> None:
    assert told("claims", "--as-known-on", "2001-01-01").rows == []
    assert told("conflicts", "--as-known-on", "2001-01-01").rows == []
    assert told("claims", "--as-known-on", "2999-01-01").rows == told("claims").rows
    assert told("claims", "--as-known-on", "yesterday").status == 2


@pytest.mark.parametrize("form", ["md", "html", "json", "text"])
def test_profile_has_a_quote(form: str, told) -> None:
    done = told("profile", "poland", "--format", form)
    assert (done.status, done.err) == (0, "")
    assert "20 August 2025" in done.out
    if form == "json":
        json.loads(done.out)


def test_profile_goes_to_a_file_in_the_format_of_its_ending(told, tmp_path: Path) -> None:
    done = told("profile", "POL", "-o", tmp_path / "pol.html")
    assert (done.status, done.out) == (0, "")
    assert "<html" in (tmp_path / "pol.html").read_text()


def test_profile_into_a_folder_that_is_not_there(told, tmp_path: Path) -> None:
    done = told("profile", "POL", "-o", tmp_path / "no" / "pol.html")
    assert done.status == 2
    assert re.fullmatch(r"treatywatch: .*pol\.html: No such file or directory; check .*\n", done.err)


@pytest.mark.parametrize("command", ["status", "profile"])
def test_misspelt_state_gets_suggestions(command: str, told) -> None:
    done = told(command, "Polnd")
    assert (done.status, done.out) == (2, "")
    assert re.fullmatch(r"treatywatch: no state 'Polnd'.*did you mean Poland.*\n", done.err)


@pytest.mark.parametrize(
    ("day", "status"), [("2013-05-31", "deposited"), ("2025-12-01", "party"), ("2026-02-20", "withdrawn")]
)
def test_status_on_a_day(day: str, status: str, cli) -> None:
    done = cli("status", "Poland", "--on", day)
    assert (done.status, done.out.splitlines()[0]) == (0, f"POL apmbc on {day}: {status}")
    assert json.loads(cli("status", "POL", "--on", day, "--format", "json").out)["status"] == status


def test_verify_says_all_well_and_then_names_what_is_wrong(told) -> None:
    done = told("verify")
    assert done.status == 0
    assert re.fullmatch(r"all well: \d+ claim, 2 document, 2 done, 2 text\nhead [0-9a-f]{64}\n", done.out)
    head = done.out.split()[-1]
    assert told("verify", "--head", head).status == 0
    assert told("verify", "--head", "0" * 64).status == 1
    blob = next(path for path in Path("treatywatch.archive").rglob("*") if path.is_file())
    blob.chmod(0o644)
    kept = blob.read_bytes()
    blob.write_bytes(kept.replace(b"Poland", b"Norway"))
    done = told("verify")
    assert (done.status, done.out) == (1, "")
    assert re.match(rf"treatywatch: wrong: entry \d+ \(document-\w+\): .*{blob.name}", done.err)
    blob.unlink()
    assert told("verify").status == 1
    blob.write_bytes(kept)
    assert told("verify").status == 0


def test_verify_finds_a_changed_row(told) -> None:
    with closing(sqlite3.connect("treatywatch.db")) as connection:
        connection.execute("DROP TRIGGER entries_no_update")
        connection.execute("UPDATE entries SET payload = replace(payload, 'POL', 'FIN') WHERE kind = 'claim'")
        connection.commit()
    done = told("verify")
    assert (done.status, done.err.startswith("treatywatch: wrong: ")) == (1, True)


@pytest.mark.parametrize("command", ["claims", "conflicts", "issues", "verify"])
def test_no_ledger_says_how_to_make_one(command: str, cli) -> None:
    done = cli(command)
    assert (done.status, done.out) == (2, "")
    assert re.fullmatch(r"treatywatch: there is no ledger at treatywatch\.db; .*treatywatch read PATH.*\n", done.err)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["foo"], "No such command 'foo'", id="command"),
        pytest.param(["read"], "Missing argument 'PATH...'; see `treatywatch read --help`", id="no-path"),
        pytest.param(["read", "nowhere"], "nowhere: no such file or folder", id="path"),
        pytest.param(["read", ".", "--meta", "nowhere.jsonl"], "cannot read the side file", id="meta"),
        pytest.param(["extract", "nowhere"], "nowhere: no such file or folder", id="extract-path"),
        pytest.param(["read", ".", "--ledger", "postgresql://h/b"], "not supported yet", id="postgres"),
        pytest.param(["read", ".", "--ledger", "no/such/t.db"], "make its folder", id="ledger-folder"),
        pytest.param(["status", "POL", "--on", "2025-02-30"], "is not a day", id="day"),
        pytest.param(["status", "POL", "--treaty", "apmb"], "did you mean apmbc?", id="treaty"),
        pytest.param(["status", "POL", "--on"], "requires an argument", id="option"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str], message: str, cli) -> None:
    done = cli(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("treatywatch: ")
    assert done.err.count("\n") == 1
    assert message in done.err


def test_file_that_is_no_ledger_is_refused(cli, articles: Path) -> None:
    done = cli("claims", "--ledger", articles / "one.txt")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "not a Treatywatch ledger" in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, cli) -> None:
    done = cli(command, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: treatywatch {command}")


def test_version(cli) -> None:
    assert cli("--version").out == "treatywatch 0.1.0\n"


def test_demo_writes_pages(cli, tmp_path: Path) -> None:
    done = cli("demo", "--output", tmp_path / "out")
    assert (done.status, done.err) == (0, "")
    assert "14 found: 14 read" in done.out
    assert "conflict (" in done.out
    assert list((tmp_path / "out").glob("*.html"))
