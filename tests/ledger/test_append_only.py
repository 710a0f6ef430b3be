import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from treatywatch.ledger.writer import LedgerWriter


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE entries SET payload = '{}' WHERE seq = 1", id="update"),
        pytest.param("UPDATE OR REPLACE entries SET seq = 2 WHERE seq = 1", id="update-or-replace"),
        pytest.param("DELETE FROM entries WHERE seq = 1", id="delete"),
        pytest.param("DELETE FROM entries", id="delete-all"),
        pytest.param("INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE seq = 1", id="replace-row"),
        pytest.param(
            "REPLACE INTO entries SELECT seq, 'other', kind, about, payload, known_at, previous, hash "
            "FROM entries WHERE seq = 1",
            id="replace-seq",
        ),
        pytest.param(
            "INSERT OR REPLACE INTO entries SELECT (SELECT max(seq) + 1 FROM entries), id, kind, about, payload, "
            "known_at, (SELECT hash FROM entries ORDER BY seq DESC LIMIT 1), 'h' FROM entries WHERE seq = 1",
            id="replace-id-at-the-end-of-the-chain",
        ),
        pytest.param("INSERT INTO entries VALUES (99, 'x', 'k', '', '{}', 'now', '', 'h')", id="insert-with-gap"),
        pytest.param(
            "INSERT INTO entries VALUES ((SELECT max(seq) + 1 FROM entries), 'x', 'k', '', '{}', 'now', 'wrong', 'h')",
            id="insert-beside-the-chain",
        ),
        pytest.param(
            "INSERT INTO entries (seq, id, kind, about, payload, known_at, previous, hash) "
            "SELECT seq, id, 'k', about, payload, known_at, previous, hash FROM entries WHERE seq = 1 "
            "ON CONFLICT (seq) DO UPDATE SET payload = 'changed'",
            id="upsert",
        ),
    ],
)
def test_database_refuses(statement: str, writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())
    with closing(sqlite3.connect(path)) as connection:
        before = connection.execute("SELECT * FROM entries").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
        assert connection.execute("SELECT * FROM entries").fetchall() == before


def test_database_takes_an_entry_that_follows_the_last(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO entries VALUES ((SELECT max(seq) + 1 FROM entries), 'x', 'k', '', '{}', 'now', "
            "(SELECT hash FROM entries ORDER BY seq DESC LIMIT 1), 'h')"
        )
        assert connection.execute("SELECT count(*) FROM entries WHERE id = 'x'").fetchone() == (1,)
