"""The read side of the ledger: entries as they were known on a date."""

import datetime as dt
import hashlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from treatywatch.ledger.chain import CONTENT_KINDS, ChainCheck, parse
from treatywatch.ledger.connect import check_signature, path_of, reading_engine, told
from treatywatch.ledger.schema import entries, missing_guards
from treatywatch.model.entry import Entry
from treatywatch.model.errors import TamperError, UsageError

_ROWS_AT_ONCE = 500
_CONTENT = (entries.c.about, entries.c.seq)
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "known": (entries.c.seq,),
    "content": _CONTENT,
    "doc": (func.json_extract(entries.c.payload, "$.claim.doc"), *_CONTENT),
}


@dataclass(frozen=True, slots=True)
class Verified:
    """What a whole check went over: entries by kind, and the hash of the last one to note down elsewhere."""

    counts: dict[str, int]
    head: str


class LedgerReader:
    """Reads a ledger file; many may read while one writes.

    `as_known_on` is an ISO date (the whole day, UTC) or datetime; entries that became known later do not exist for
    this reader.
    """

    def __init__(self, place: str | Path, *, as_known_on: str | None = None) -> None:
        """Open the file for reading.

        Raises:
            LedgerError: There is no such file, it is no ledger, or one of a later version.
            UsageError: `as_known_on` is no ISO date or datetime.
        """
        self.path = path_of(place)
        self._until = None if as_known_on is None else known_until(as_known_on)
        self._engine = reading_engine(self.path)
        with told(self.path), self._engine.connect() as connection:
            check_signature(connection, self.path)

    def entries(self, kind: str | None = None, *, about: str | None = None, order: str = "known") -> Iterator[Entry]:
        """Yield the entries that there are at this moment; memory stays flat (8 bytes an entry).

        `order` is `known` (as they were appended), `content` (by what they are about: the same for every run over the
        same archive) or `doc` (claims by the name of their document, then by content).

        Raises:
            LedgerError: The file can not be read.
        """
        query = self._scope(select(entries.c.seq)).order_by(*_ORDERS[order])
        if kind is not None:
            query = query.where(entries.c.kind == kind)
        if about is not None:
            query = query.where(entries.c.about == about)
        yield from (_entry(row) for row in self._rows(query))

    def get(self, entry_key: str) -> Entry | None:
        """Return the entry with this id, or None."""
        query = self._scope(select(entries.c.seq)).where(entries.c.id == entry_key)
        return next((_entry(row) for row in self._rows(query)), None)

    def count(self, kind: str) -> int:
        """Return how many entries of `kind` there are."""
        query = self._scope(select(func.count()).select_from(entries)).where(entries.c.kind == kind)
        with self._opened() as connection:
            return int(connection.execute(query).scalar_one())

    def repeated(self, kind: str) -> list[str]:
        """Return what more than one entry of `kind` is about, sorted: digests kept twice, documents read twice."""
        query = self._scope(select(entries.c.about)).where(entries.c.kind == kind)
        query = query.group_by(entries.c.about).having(func.count() > 1).order_by(entries.c.about)
        with self._opened() as connection:
            return list(connection.scalars(query))

    def content_digest(self) -> str:
        """Return a digest over sorted kinds and ids of documents, texts and claims.

        It is the same for the same archive, whatever the order, the number of runs or their dates.
        """
        query = self._scope(select(entries.c.kind, entries.c.id)).where(entries.c.kind.in_(CONTENT_KINDS))
        total = hashlib.sha256()
        with self._opened() as connection:
            for row in connection.execute(query.order_by(entries.c.kind, entries.c.id)):
                total.update(f"{row.kind} {row.id}\n".encode())
        return total.hexdigest()

    def verify(
        self,
        blob_fault: Callable[[str], str | None],
        *,
        head: str | None = None,
        tick: Callable[[], None] = lambda: None,
    ) -> Verified:
        """Recheck the guards, every hash, every archived digest and every quote.

        `head` is a hash noted earlier that must still stand in the chain: so a ledger that was cut short, or written
        anew from some point on, is found out. `tick` is called once an entry.

        Raises:
            TamperError: Names the first thing that is wrong.
            LedgerError: The file can not be read.
        """
        with self._opened() as connection:
            gone = missing_guards(connection)
        if gone:
            raise TamperError(f"{self.path}: the guard {gone[0]} against changes was removed or altered")
        check = ChainCheck(text_of=self._text_of, blob_fault=blob_fault)
        head_seen = head in (None, "")
        rows = self._rows(select(entries.c.seq).order_by(entries.c.seq))
        for entry in check.walk((_entry(row), str(row.payload), str(row.about)) for row in rows):
            head_seen = head_seen or entry.hash == head
            tick()
        if not head_seen:
            raise TamperError(f"{self.path}: the noted head {head} is not in the chain; entries were cut off or redone")
        return Verified(dict(sorted(check.counts.items())), check.head)

    def _text_of(self, entry_key: str) -> str | None:
        entry = self.get(entry_key)
        return None if entry is None or entry.kind != "text" else str(entry.payload["text"])

    def _scope(self, query: Select[Any]) -> Select[Any]:
        return query if self._until is None else query.where(entries.c.known_at <= self._until)

    @contextmanager
    def _opened(self) -> Iterator[Connection]:
        with told(self.path), self._engine.connect() as connection:
            yield connection

    def _rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        """Yield the rows whose `seq` the query gives, in its order.

        Entries never change, so pages read one after the other fit together; no transaction is held open between
        them, which would keep a writer from tidying up its log.
        """
        with self._opened() as connection:
            order = array("q", connection.scalars(query))
        for start in range(0, len(order), _ROWS_AT_ONCE):
            page = order[start : start + _ROWS_AT_ONCE]
            with self._opened() as connection:
                rows = {row.seq: row for row in connection.execute(select(entries).where(entries.c.seq.in_(page)))}
            yield from (rows[seq] for seq in page)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=row.id,
        kind=row.kind,
        payload=parse(row.payload, seq=row.seq),
        known_at=row.known_at,
        seq=row.seq,
        previous=row.previous,
        hash=row.hash,
    )


def known_until(text: str) -> str:
    """Return the last moment (ISO 8601, UTC, microseconds) that an ISO date or datetime still covers.

    Raises:
        UsageError: It is neither.
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"not an ISO date or datetime: {text!r}; write it like 2025-03-18") from error
    if len(text) <= len("2025-03-18"):
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999999)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
