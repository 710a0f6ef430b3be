"""The one table of the ledger, and the triggers that make it append-only."""

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, Text

APPLICATION_ID = 0x54574C31
"""`TWL1`: tells a ledger from any other SQLite file."""
VERSION = 1

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    # What the entry is about: a document's digest, the document of a text or claim. Derived from the payload.
    Column("about", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("known_at", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("entries_kind_about", "kind", "about", "seq"),
)

TRIGGERS = {
    "entries_no_update": """
        CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: UPDATE refused'); END""",
    "entries_no_delete": """
        CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: DELETE refused'); END""",
    # INSERT OR REPLACE removes the old row without firing the DELETE trigger, so an existing key is refused first.
    "entries_no_replace": """
        CREATE TRIGGER entries_no_replace BEFORE INSERT ON entries
        WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id OR seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry with this id or seq exists'); END""",
    "entries_in_chain": """
        CREATE TRIGGER entries_in_chain BEFORE INSERT ON entries
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
          OR NEW.previous IS NOT coalesce((SELECT hash FROM entries ORDER BY seq DESC LIMIT 1), '')
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry must follow the last one'); END""",
}


def create(connection: Connection) -> None:
    """Create table, index and triggers in an empty database, and sign it as a ledger."""
    metadata.create_all(connection)
    for trigger in TRIGGERS.values():
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def missing_guards(connection: Connection) -> tuple[str, ...]:
    """Return the names of triggers that are gone or do not read as this version wrote them."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = {name: " ".join(sql.split()) for name, sql in rows}
    return tuple(name for name, sql in TRIGGERS.items() if found.get(name) != " ".join(sql.split()))
