"""Gathers whole documents and appends them some at a time, for a transaction costs more than what is in it."""

import time
from collections.abc import Iterable, Sequence
from types import TracebackType

from treatywatch.ledger.records import issue_entry
from treatywatch.ledger.writer import LedgerWriter
from treatywatch.model.document import Issue
from treatywatch.model.entry import Entry

_DOCUMENTS = 64
_CHARACTERS = 4_000_000
_SECONDS = 1.0


class Batch:
    """Entries that wait for their transaction; a document's entries are added, and so written, together."""

    def __init__(self, writer: LedgerWriter) -> None:
        """Append to `writer`."""
        self.claims = 0
        self.entries = 0
        self._writer = writer
        self._waiting: dict[str, Entry] = {}
        self._documents = 0
        self._characters = 0
        self._since = time.monotonic()

    def has(self, entry_key: str) -> bool:
        """Tell whether an entry is in the ledger or waits to be."""
        return entry_key in self._waiting or self._writer.has(entry_key)

    def documents_of(self, digest: str) -> Sequence[Entry]:
        """Return the document entries in the ledger whose bytes have this digest."""
        return self._writer.entries("document", about=digest)

    def add(self, entries: Iterable[Entry]) -> None:
        """Take the entries of one whole document, and write all that wait if there are enough."""
        for entry in entries:
            self._waiting[entry.id] = entry
            self._characters += len(entry.payload.get("text") or "")
        self._documents += 1
        full = self._documents >= _DOCUMENTS or self._characters >= _CHARACTERS
        if full or time.monotonic() - self._since >= _SECONDS:
            self.flush()

    def issue(self, issue: Issue) -> None:
        """Take a line for the issue log; what a source left out on purpose is no issue."""
        if issue.kind != "known":
            self.add([issue_entry(issue)])

    def flush(self) -> None:
        """Append all that wait in one transaction.

        Raises:
            LedgerError: It could not be written; the ledger is as it was before.
        """
        added = self._writer.append(self._waiting.values())
        self.entries += len(added)
        self.claims += sum(entry.kind == "claim" for entry in added)
        self._waiting, self._documents, self._characters = {}, 0, 0
        self._since = time.monotonic()

    def __enter__(self) -> "Batch":
        """Start to gather."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what waits; after an error that is not a person's Ctrl-C, leave the ledger as it is."""
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self.flush()
