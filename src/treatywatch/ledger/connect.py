"""Opens SQLite files as ledgers, and says in words what SQLite says in codes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from treatywatch.ledger import schema
from treatywatch.model.errors import LedgerError, UsageError

_BUSY_SECONDS = 5.0
_MMAP_BYTES = 256 * 1024 * 1024

# The words of SQLite that a person can do something about, and what.
_ADVICE = (
    ("disk is full", "no space left on the disk; free some and run again, everything up to the last batch is kept"),
    ("readonly database", "the ledger is read-only; allow writing to it and its folder, or name another (--ledger)"),
    ("read-only", "the ledger is read-only; allow writing to it and its folder, or name another (--ledger)"),
    ("database is locked", "another program is writing to the ledger; wait until it is done and run again"),
    ("append-only", "an entry that is there already can not be written over; run `treatywatch verify`"),
    ("not a database", "the file is not a Treatywatch ledger; name another (--ledger)"),
    ("malformed", "the ledger is damaged; restore it from a copy, or move it away and read the sources again"),
    ("disk i/o error", "the disk does not read or write; check it and its space, then run again"),
    ("unable to open", "the ledger can not be opened; check that its folder exists and may be written to"),
    ("no such table", "the file is not a Treatywatch ledger; name another (--ledger)"),
)


def path_of(place: str | Path) -> Path:
    """Return the file that `place` names: a path or an `sqlite:///` URL.

    Raises:
        UsageError: A URL of another database.
    """
    text = str(place)
    if text.startswith("sqlite:///"):
        return Path(text.removeprefix("sqlite:///"))
    if "://" in text:
        raise UsageError(f"{text.split('://')[0]} ledgers are not supported yet; give the path of an SQLite file")
    return Path(text)


def writing_engine(path: Path) -> Engine:
    """Return an engine whose transactions hold the write lock from their first moment."""
    return _engine(path, "rwc", begin="BEGIN IMMEDIATE", setup=("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"))


def making_engine(path: Path) -> Engine:
    """Return an engine for a new file that leaves nothing beside it when closed, so that it can be moved."""
    return _engine(path, "rwc", begin="BEGIN IMMEDIATE", setup=("PRAGMA synchronous=FULL",))


def reading_engine(path: Path) -> Engine:
    """Return an engine that can not write.

    Raises:
        LedgerError: There is no such file.
    """
    if not path.is_file():
        raise LedgerError(f"there is no ledger at {path}; make one with `treatywatch read PATH`, or name it (--ledger)")
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # Opened for writing, the last reader tidies up the files beside the ledger; query_only lets it do nothing else.
        return _engine(path, "rw", begin="BEGIN", setup=("PRAGMA query_only = ON",))
    # Without leave to make its `-shm` file, SQLite reads a WAL ledger only if told that nobody writes to it.
    frozen = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return _engine(path, "ro&immutable=1" if frozen else "ro", begin="BEGIN", setup=())


def _engine(path: Path, mode: str, *, begin: str, setup: tuple[str, ...]) -> Engine:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: SQLAlchemy and we begin and end transactions, never the driver on its own.
        connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        for pragma in (f"PRAGMA mmap_size={_MMAP_BYTES}", *setup):
            connection.execute(pragma).close()
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def check_signature(connection: Connection, path: Path) -> None:
    """Refuse a file that is no ledger, or one of a later version.

    Raises:
        LedgerError: Says which, and what to do.
    """
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application != schema.APPLICATION_ID:
        raise LedgerError(f"{path} is not a Treatywatch ledger; name another (--ledger)")
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > schema.VERSION:
        raise LedgerError(f"{path} was written by a later Treatywatch (format {version}); upgrade to read it")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the database and the disk say into a `LedgerError` that names `path` and what to do.

    Raises:
        LedgerError: Always instead of SQLAlchemy, sqlite3 and OS errors.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        said = str(original)
        advice = next((text for word, text in _ADVICE if word in said.lower()), "check the file and its disk")
        raise LedgerError(f"{path}: {advice} [{said}]") from error
