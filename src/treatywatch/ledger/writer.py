"""The write side of the ledger: append, and nothing else."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Row, select

from treatywatch.ledger import schema
from treatywatch.ledger.chain import about, entry_hash, parse, payload_text
from treatywatch.ledger.connect import check_signature, making_engine, path_of, told, writing_engine
from treatywatch.ledger.lock import WriterLock
from treatywatch.model.entry import Entry

# SQLite takes 32 766 variables in one statement.
_IDS_AT_ONCE = 1000


def utc_now() -> dt.datetime:
    """Return this moment in UTC."""
    return dt.datetime.now(dt.UTC)


class LedgerWriter:
    """The one writer of a ledger file; made if it is not there. Use it as a context manager.

    `clock` gives the moment at which entries became known (aware datetime); tests stand it still.
    """

    def __init__(self, place: str | Path, *, clock: Callable[[], dt.datetime] = utc_now) -> None:
        """Remember `place`; nothing is opened before `with`.

        Raises:
            UsageError: `place` is the URL of another kind of database.
        """
        self.path = path_of(place)
        self._clock = clock
        self._lock = WriterLock(self.path)
        self._engine = writing_engine(self.path)
        self._connection: Connection | None = None
        self._last = Entry(id="", kind="", payload={})

    def __enter__(self) -> "LedgerWriter":
        """Take the writer's lock and open the ledger.

        Raises:
            LedgerError: Another writer holds it, or the file can not be written to, or is no ledger.
        """
        self._lock.__enter__()
        try:
            with told(self.path):
                _make(self.path)
                self._connection = self._engine.connect()
                self._prepare(self._connection)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file and free the lock; an open batch is dropped whole."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._lock.__exit__(kind, error, trace)

    def _prepare(self, connection: Connection) -> None:
        with connection.begin():
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
                schema.create(connection)
            check_signature(connection, self.path)
            self._last = _last_entry(connection)

    @property
    def head(self) -> str:
        """Return the hash of the last entry, empty for an empty ledger."""
        return self._last.hash

    def has(self, entry_key: str) -> bool:
        """Tell whether an entry with this id is in the ledger."""
        return bool(self._known([entry_key]))

    def entries(self, kind: str, *, about: str) -> list[Entry]:
        """Return the entries of `kind` about one digest, document or item, oldest first."""
        table = schema.entries
        query = select(table).where(table.c.kind == kind, table.c.about == about).order_by(table.c.seq)
        connection = self._open_connection()
        with told(self.path), connection.begin():
            return [replace(_placed(row), payload=parse(row.payload, seq=row.seq)) for row in connection.execute(query)]

    def append(self, new: Iterable[Entry]) -> list[Entry]:
        """Append in one transaction, all or nothing, what is not there yet, and return that.

        Raises:
            LedgerError: The disk is full, the file read-only, …; nothing of this batch was written.
            UnicodeEncodeError: A payload holds a lone surrogate.
        """
        batch = {entry.id: entry for entry in new}
        if not batch:
            return []
        connection = self._open_connection()
        with told(self.path), connection.begin():
            known = self._find(connection, list(batch))
            fresh = [entry for entry in batch.values() if entry.id not in known]
            rows, last = self._chain(fresh)
            if rows:
                connection.execute(schema.entries.insert(), rows)
        self._last = last
        return fresh

    def _chain(self, fresh: list[Entry]) -> tuple[list[dict[str, object]], Entry]:
        # The second clock never runs backwards, even if the machine's does.
        moment = max(self._clock().astimezone(dt.UTC).isoformat(timespec="microseconds"), self._last.known_at)
        rows: list[dict[str, object]] = []
        last = self._last
        for entry in fresh:
            text = payload_text(entry.payload)
            placed = replace(entry, seq=last.seq + 1, known_at=moment, previous=last.hash)
            last = replace(placed, hash=entry_hash(placed, text), payload={})
            rows.append(
                {
                    "seq": last.seq,
                    "id": last.id,
                    "kind": last.kind,
                    "about": about(entry),
                    "payload": text,
                    "known_at": last.known_at,
                    "previous": last.previous,
                    "hash": last.hash,
                }
            )
        return rows, last

    def _known(self, ids: list[str]) -> set[str]:
        connection = self._open_connection()
        with told(self.path), connection.begin():
            return self._find(connection, ids)

    @staticmethod
    def _find(connection: Connection, ids: list[str]) -> set[str]:
        found: set[str] = set()
        column = schema.entries.c.id
        for start in range(0, len(ids), _IDS_AT_ONCE):
            found.update(connection.scalars(select(column).where(column.in_(ids[start : start + _IDS_AT_ONCE]))))
        return found

    def _open_connection(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("use LedgerWriter as a context manager")
        return self._connection


def _make(path: Path) -> None:
    """Make the ledger beside its place and move it there whole: a killed run leaves a ledger or none."""
    if path.exists():
        return
    fresh = Path(f"{path}-new")
    fresh.unlink(missing_ok=True)
    with making_engine(fresh).connect() as connection, connection.begin():
        schema.create(connection)
    fresh.replace(path)


def _last_entry(connection: Connection) -> Entry:
    row = connection.execute(select(schema.entries).order_by(schema.entries.c.seq.desc()).limit(1)).one_or_none()
    if row is None:
        return Entry(id="", kind="", payload={})
    return _placed(row)


def _placed(row: Row[Any]) -> Entry:
    return Entry(
        id=row.id,
        kind=row.kind,
        payload={},
        known_at=row.known_at,
        seq=row.seq,
        previous=row.previous,
        hash=row.hash,
    )
