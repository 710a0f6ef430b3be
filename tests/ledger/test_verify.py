import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from treatywatch.ledger.chain import about, entry_hash, entry_of, payload_text
from treatywatch.ledger.reader import LedgerReader
from treatywatch.ledger.writer import LedgerWriter
from treatywatch.model.errors import TamperError


def whole(_: str) -> None:
    return None


def forced(path: Path, *statements: str) -> None:
    """Do what a person with the file in hand can do: take the guards away, change, put them back."""
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)
        connection.commit()


def test_whole_ledger_verifies_and_tells_its_head(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document("a"))
    writer.append(document("b"))
    verified = LedgerReader(path).verify(whole)
    assert verified.counts == {"claim": 2, "document": 2, "done": 2, "text": 2}
    assert verified.head == writer.head


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        pytest.param("UPDATE entries SET payload = '{}' WHERE seq = 3", "entry 3 .*hash", id="payload"),
        pytest.param("UPDATE entries SET known_at = '2020' WHERE seq = 3", "entry 3 .*hash", id="second-clock"),
        pytest.param("UPDATE entries SET kind = 'issue' WHERE seq = 3", "entry 3 .*hash", id="kind"),
        pytest.param("UPDATE entries SET id = 'claim-0' WHERE seq = 3", "entry 3 .*hash", id="id"),
        pytest.param("UPDATE entries SET about = 'x' WHERE seq = 3", "entry 3 .*about", id="about"),
        pytest.param("UPDATE entries SET hash = 'x' WHERE seq = 3", "entry 3 .*hash", id="hash"),
        pytest.param("UPDATE entries SET previous = 'x' WHERE seq = 3", "entry 3 .*follow", id="previous"),
        pytest.param("DELETE FROM entries WHERE seq = 3", "entries 3 to 3 are missing", id="removed"),
        pytest.param("DELETE FROM entries WHERE seq = 1", "entries 1 to 1 are missing", id="first-removed"),
        pytest.param("UPDATE entries SET payload = 'no json' WHERE seq = 3", "entry 3: .*not JSON", id="no-json"),
        pytest.param("UPDATE entries SET payload = '[]' WHERE seq = 3", "entry 3: .*not a JSON object", id="no-object"),
    ],
)  # fmt: skip
def test_change_behind_the_guards_is_named(
    statement: str, wrong: str, writer: LedgerWriter, path: Path, document
) -> None:
    writer.append(document("a"))
    writer.append(document("b"))
    forced(path, statement)
    with pytest.raises(TamperError, match=wrong):
        LedgerReader(path).verify(whole)


def test_missing_guard_is_named(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER entries_no_update")
    with pytest.raises(TamperError, match="entries_no_update"):
        LedgerReader(path).verify(whole)


def test_guard_that_guards_nothing_is_named(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER entries_no_update")
        connection.execute("CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT 1; END")
    with pytest.raises(TamperError, match="entries_no_update"):
        LedgerReader(path).verify(whole)


def rehashed(path: Path, change: Callable[[dict], None], kind: str) -> None:
    """Change the last entry of a kind and make its id and all hashes fit again, as a careful forger would."""
    rows = list(LedgerReader(path).entries())
    at = max(number for number, entry in enumerate(rows) if entry.kind == kind)
    payload = json.loads(json.dumps(rows[at].payload))
    change(payload)
    rows[at] = replace(rows[at], id=entry_of(kind, payload).id, payload=payload)
    previous, values = "", []
    for entry in rows:
        text = payload_text(entry.payload)
        linked = replace(entry, previous=previous)
        previous = entry_hash(linked, text)
        values.append(
            (entry.seq, entry.id, kind_of(entry), about(entry), text, entry.known_at, linked.previous, previous)
        )
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM entries")
        connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        for _, sql in guards:
            connection.execute(sql)
        connection.commit()


def kind_of(entry) -> str:
    return entry.kind


def test_quote_that_does_not_stand_in_its_text_is_named(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())

    def forge(payload: dict) -> None:
        evidence = payload["claim"]["evidence"][0]
        evidence["exact"] = evidence["exact"].replace("ratified", "rejected")

    rehashed(path, forge, "claim")
    with pytest.raises(TamperError, match=r"claim-.*quote 'Finland rejected"):
        LedgerReader(path).verify(whole)


def test_quote_shifted_by_one_is_named(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())

    def forge(payload: dict) -> None:
        evidence = payload["claim"]["evidence"][0]
        evidence["start"], evidence["end"] = evidence["start"] - 1, evidence["end"] - 1

    rehashed(path, forge, "claim")
    with pytest.raises(TamperError, match="does not stand at"):
        LedgerReader(path).verify(whole)


def test_claim_without_its_text_is_named(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())
    rehashed(path, lambda payload: payload.update(text="text-gone"), "claim")
    with pytest.raises(TamperError, match="text-gone is not in the ledger"):
        LedgerReader(path).verify(whole)


def test_payload_without_its_fields_is_named(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())
    rehashed(path, lambda payload: payload.pop("claim"), "claim")
    with pytest.raises(TamperError, match="not the shape of a claim"):
        LedgerReader(path).verify(whole)


def test_archived_bytes_are_asked_for_every_document(writer: LedgerWriter, path: Path, document) -> None:
    entries = [document("a"), document("b")]
    for batch in entries:
        writer.append(batch)
    asked: list[str] = []
    LedgerReader(path).verify(asked.append)
    assert asked == [batch[0].payload["digest"] for batch in entries]
    with pytest.raises(TamperError, match=r"entry 1 .*bytes changed"):
        LedgerReader(path).verify(lambda digest: "bytes changed")


def test_noted_head_finds_a_ledger_cut_short(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document("a"))
    early = writer.head
    writer.append(document("b"))
    late = writer.head
    assert LedgerReader(path).verify(whole, head=early).head == late
    forced(path, "DELETE FROM entries WHERE seq > 4")
    # What is left is a chain without fault; only the noted head tells.
    assert LedgerReader(path).verify(whole).head == early
    with pytest.raises(TamperError, match="cut off"):
        LedgerReader(path).verify(whole, head=late)
