"""What the ledger says now, or said on a date: the texts and claims that nothing later has replaced."""

from collections.abc import Iterator
from dataclasses import dataclass

from treatywatch.ledger.reader import LedgerReader
from treatywatch.ledger.records import as_claim, as_document, as_issue, as_text
from treatywatch.model.claim import Claim
from treatywatch.model.document import ArchivedDocument, Issue, TextDocument
from treatywatch.model.entry import Entry


@dataclass(frozen=True, slots=True)
class _Replaced:
    """`documents`: ids told anew with other metadata; `latest`: what the last of several roads gave, by document."""

    documents: frozenset[str]
    latest: dict[str, frozenset[str]]

    def stands(self, entry: Entry) -> bool:
        """Tell whether a text or claim entry is still what the ledger says."""
        document = str(entry.payload["document"])
        if document in self.documents:
            return False
        return document not in self.latest or entry.id in self.latest[document]


class LedgerView:
    """Texts, claims and issues of one ledger as known on the reader's date; memory stays flat."""

    def __init__(self, reader: LedgerReader) -> None:
        """Look through `reader`; what was replaced is looked up once."""
        self._reader = reader
        self._replaced = _replaced(reader)

    def documents(self) -> Iterator[ArchivedDocument]:
        """Yield documents that no later telling of the same bytes under the same name has replaced."""
        for entry in self._reader.entries("document", order="content"):
            if entry.id not in self._replaced.documents:
                yield as_document(entry)

    def texts(self) -> Iterator[TextDocument]:
        """Yield the texts in an order that does not depend on when they were read."""
        found = self._reader.entries("text", order="content")
        yield from (as_text(entry) for entry in found if self._replaced.stands(entry))

    def claims(self, *, by_doc: bool = False) -> Iterator[Claim]:
        """Yield the claims in an order that does not depend on when they were read; `by_doc` sorts by document name."""
        found = self._reader.entries("claim", order="doc" if by_doc else "content")
        yield from (as_claim(entry) for entry in found if self._replaced.stands(entry))

    def issues(self) -> Iterator[tuple[str, Issue]]:
        """Yield when it became known (ISO 8601 UTC) and the issue: the log, and the doubts noted while reading."""
        for entry in self._reader.entries("issue"):
            yield entry.known_at, as_issue(entry)
        for entry in self._reader.entries("text"):
            if self._replaced.stands(entry):
                for note in entry.payload["notes"]:
                    yield entry.known_at, Issue(entry.payload["doc"], "doubt", note)


def _replaced(reader: LedgerReader) -> _Replaced:
    gone: set[str] = set()
    for digest in reader.repeated("document"):
        gone |= _told_anew(reader, digest)
    latest: dict[str, frozenset[str]] = {}
    for document in reader.repeated("done"):
        for done in reader.entries("done", about=document):
            latest[document] = frozenset((done.payload["text"], *done.payload["claims"]))
    return _Replaced(frozenset(gone), latest)


def _told_anew(reader: LedgerReader, digest: str) -> set[str]:
    # The same bytes under another name are another document; under the same name, the last telling holds.
    newest: dict[str, tuple[int, str]] = {}
    every: set[str] = set()
    for document in reader.entries("document", about=digest):
        every.add(document.id)
        name = str(document.payload["doc"])
        newest[name] = max(newest.get(name, (0, "")), (document.seq, document.id))
    return every - {document for _, document in newest.values()}
