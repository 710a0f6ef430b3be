import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from treatywatch.ledger.chain import entry_of
from treatywatch.ledger.connect import told
from treatywatch.ledger.reader import LedgerReader
from treatywatch.ledger.writer import LedgerWriter
from treatywatch.model.errors import LedgerError, UsageError


def test_same_entry_appended_twice_is_one(writer: LedgerWriter, path: Path, document) -> None:
    assert len(writer.append(document())) == 4
    assert writer.append(document()) == []
    assert writer.append([*document(), *document()]) == []
    assert len(list(LedgerReader(path).entries())) == 4


def test_place_does_not_change_a_document(writer: LedgerWriter, document) -> None:
    writer.append(document(place="here/a.txt"))
    assert writer.append(document(place="there/a.txt")) == []
    assert len(writer.append(document(published="2025-01-01"))) == 4


def test_batch_is_all_or_nothing(writer: LedgerWriter, path: Path, document) -> None:
    lone = entry_of("issue", {"item": "\ud800", "kind": "doubt", "reason": "", "advice": "", "context": {}})
    with pytest.raises(UnicodeEncodeError):
        writer.append([*document(), lone])
    assert list(LedgerReader(path).entries()) == []
    assert len(writer.append(document())) == 4
    LedgerReader(path).verify(lambda _: None)


def test_ledger_goes_on_from_its_last_entry(path: Path, document) -> None:
    for name in ("a", "b"):
        with LedgerWriter(path) as writer:
            writer.append(document(name))
    entries = list(LedgerReader(path).entries())
    assert [entry.seq for entry in entries] == list(range(1, 9))
    assert [entry.previous for entry in entries] == ["", *(entry.hash for entry in entries[:-1])]
    LedgerReader(path).verify(lambda _: None)


def test_second_clock_never_runs_backwards(writer: LedgerWriter, path: Path, clock, document) -> None:
    writer.append(document("a"))
    clock.now -= dt.timedelta(days=1)
    writer.append(document("b"))
    assert {entry.known_at for entry in LedgerReader(path).entries()} == {"2025-03-18T12:00:00.000000+00:00"}


def test_second_writer_is_told_at_once(writer: LedgerWriter, path: Path) -> None:
    with pytest.raises(LedgerError, match=r"another treatywatch \(process \d+\) is writing to .*wait"):
        LedgerWriter(path).__enter__()


def test_second_writer_in_another_process_is_told(writer: LedgerWriter, path: Path) -> None:
    code = "import sys; from treatywatch.ledger.writer import LedgerWriter; LedgerWriter(sys.argv[1]).__enter__()"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "another treatywatch" in done.stderr


def test_lock_is_free_again_after_the_first_writer(path: Path, document) -> None:
    with LedgerWriter(path):
        pass
    with LedgerWriter(path) as second:
        assert len(second.append(document())) == 4


def test_full_disk_says_so_and_loses_nothing(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document("a"))
    pages = writer._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    writer._connection.commit()
    writer._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    writer._connection.commit()
    before = writer.head
    with pytest.raises(LedgerError, match="no space left on the disk; free some and run again"):
        writer.append(document("b", body="x" * 100_000 + "Finland ratified 🇫🇮 the treaty."))
    writer._connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    writer._connection.commit()
    assert writer.head == before
    assert len(writer.append(document("c"))) == 4
    assert LedgerReader(path).verify(lambda _: None).counts["document"] == 2


def test_read_only_ledger_says_so(writer: LedgerWriter, document) -> None:
    writer._connection.exec_driver_sql("PRAGMA query_only = ON")
    writer._connection.commit()
    with pytest.raises(LedgerError, match="the ledger is read-only; allow writing"):
        writer.append(document())


def test_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="make its folder"):
        LedgerWriter(tmp_path / "no" / "t.db").__enter__()


def test_folder_in_place_of_the_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="can not be opened"):
        LedgerWriter(tmp_path).__enter__()


def test_file_of_something_else_is_left_alone(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 100)
    with pytest.raises(LedgerError, match="not a Treatywatch ledger"):
        LedgerWriter(path).__enter__()
    assert path.read_bytes() == b"Dear diary, " * 100


def test_database_of_something_else_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    with pytest.raises(LedgerError, match="not a Treatywatch ledger"):
        LedgerWriter(path).__enter__()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("diary",)]


def test_ledger_of_a_later_version_is_refused(path: Path) -> None:
    with LedgerWriter(path):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="later Treatywatch"):
        LedgerWriter(path).__enter__()
    with pytest.raises(LedgerError, match="later Treatywatch"):
        LedgerReader(path)


def test_damaged_ledger_says_so(path: Path, document) -> None:
    with LedgerWriter(path) as writer:
        for number in range(40):
            writer.append(document(f"d{number}"))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x00" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged; restore it"):
        list(LedgerReader(path).entries())


def test_other_databases_are_named_as_not_supported() -> None:
    with pytest.raises(UsageError, match="postgresql ledgers are not supported yet"):
        LedgerWriter("postgresql://host/base")


def test_errors_of_others_pass_through_unchanged(path: Path) -> None:
    with pytest.raises(KeyError), told(path):
        raise KeyError("ours")
