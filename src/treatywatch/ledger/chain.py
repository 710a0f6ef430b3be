"""Ids, hashes and the check of a whole ledger."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from treatywatch.model.entry import Entry
from treatywatch.model.errors import TamperError
from treatywatch.model.ids import canonical, content_id

CONTENT_KINDS = ("document", "text", "claim")
"""Kinds that say the same for the same archive, whatever the order or the number of runs."""

KINDS = (*CONTENT_KINDS, "copy_link", "decision", "issue", "done")

# `place` is where a run happened to find the bytes; the same document found elsewhere is still the same.
# A done marker is one per document and road, whatever came of it.
_IDENTITY: dict[str, Callable[[dict[str, Any]], Any]] = {
    "document": lambda payload: {key: value for key, value in payload.items() if key != "place"},
    "done": lambda payload: [payload["document"], payload["road"]],
}
_ABOUT = {"document": "digest", "text": "document", "claim": "document", "done": "document", "issue": "item"}

# A claim follows its text at once; a few texts kept serve the claims that do not.
_TEXTS_KEPT = 8


def entry_of(kind: str, payload: dict[str, Any]) -> Entry:
    """Return the entry, not yet placed in a chain, that `payload` makes; its id comes from content."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of entry: {kind}")
    return Entry(id=entry_id(kind, payload), kind=kind, payload=payload)


def entry_id(kind: str, payload: dict[str, Any]) -> str:
    """Return the content id of an entry: independent of order, run and place."""
    identity = _IDENTITY.get(kind)
    return content_id(kind, payload if identity is None else identity(payload))


def about(entry: Entry) -> str:
    """Return what the entry is about: digest, document id or item; empty where its kind has none."""
    return str(entry.payload.get(_ABOUT.get(entry.kind, ""), ""))


def payload_text(payload: dict[str, Any]) -> str:
    """Return the canonical JSON that is stored and hashed.

    Raises:
        UnicodeEncodeError: The payload holds a lone surrogate, which no UTF-8 database can keep.
    """
    text = canonical(payload).decode("utf-8", "surrogatepass")
    text.encode("utf-8")
    return text


def entry_hash(entry: Entry, text: str) -> str:
    """Return the SHA-256, in hex, of an entry with payload `text` and of everything before it."""
    head = "\n".join((str(entry.seq), entry.id, entry.kind, entry.known_at, entry.previous))
    return hashlib.sha256(f"{head}\n{text}".encode()).hexdigest()


class ChainCheck:
    """Walks a ledger from its first entry and stops at the first thing that is wrong.

    `blob_fault` takes a digest and returns what is wrong with the archived bytes, or None.
    Memory is flat: one entry, the digests still open and a few texts are held.
    """

    def __init__(self, *, text_of: Callable[[str], str | None], blob_fault: Callable[[str], str | None]) -> None:
        """Keep the two ways to look something up: a text by its entry id, the state of archived bytes by digest."""
        self._text_of = text_of
        self._blob_fault = blob_fault
        self._texts: OrderedDict[str, str | None] = OrderedDict()
        self._last = Entry(id="", kind="", payload={})
        self.counts: dict[str, int] = {}

    @property
    def head(self) -> str:
        """Return the hash of the last entry that was checked, empty for an empty ledger."""
        return self._last.hash

    def walk(self, rows: Iterable[tuple[Entry, str, str]]) -> Iterator[Entry]:
        """Check and pass on `(entry, stored payload, stored about)` in the order of `seq`.

        Raises:
            TamperError: Names the first entry that is wrong, and how.
        """
        for entry, text, stored_about in rows:
            fault = self._fault(entry, text, stored_about)
            if fault is not None:
                raise TamperError(f"entry {entry.seq} ({entry.id}): {fault}")
            self._last = entry
            self.counts[entry.kind] = self.counts.get(entry.kind, 0) + 1
            yield entry

    def _fault(self, entry: Entry, text: str, stored_about: str) -> str | None:
        try:
            return self._link_fault(entry, text, stored_about) or self._content_fault(entry)
        except (KeyError, TypeError) as error:
            return f"its payload has not the shape of a {entry.kind}: {error}"

    def _link_fault(self, entry: Entry, text: str, stored_about: str) -> str | None:
        if entry.seq != self._last.seq + 1:
            return f"entries {self._last.seq + 1} to {entry.seq - 1} are missing"
        if entry.previous != self._last.hash:
            return "it does not follow the entry before it"
        if entry.hash != entry_hash(entry, text):
            return "its hash does not fit what it says; it was changed after it was written"
        if entry.known_at < self._last.known_at:
            return "it was known before the entry that it follows"
        if entry.kind not in KINDS or entry.id != entry_id(entry.kind, entry.payload):
            return "its id does not come from its content"
        return None if stored_about == about(entry) else "its column `about` does not fit its payload"

    def _content_fault(self, entry: Entry) -> str | None:
        if entry.kind == "document":
            return self._blob_fault(str(entry.payload["digest"]))
        if entry.kind == "text":
            self._keep(entry.id, str(entry.payload["text"]))
        if entry.kind == "claim":
            return self._quote_fault(entry.payload)
        return None

    def _quote_fault(self, payload: dict[str, Any]) -> str | None:
        text = self._text(str(payload["text"]))
        if text is None:
            return f"its text {payload['text']} is not in the ledger"
        for evidence in payload["claim"]["evidence"]:
            start, end, exact = evidence["start"], evidence["end"], evidence["exact"]
            if text[start:end] != exact:
                return f"the quote {exact[:60]!r} does not stand at {start}..{end} of its text"
        return None

    def _text(self, entry_key: str) -> str | None:
        if entry_key not in self._texts:
            self._keep(entry_key, self._text_of(entry_key))
        return self._texts[entry_key]

    def _keep(self, entry_key: str, text: str | None) -> None:
        self._texts[entry_key] = text
        if len(self._texts) > _TEXTS_KEPT:
            self._texts.popitem(last=False)


def parse(text: str, *, seq: int) -> dict[str, Any]:
    """Return the payload that the stored canonical JSON of entry `seq` holds.

    Raises:
        TamperError: It is not a JSON object.
    """
    try:
        payload = json.loads(text)
    except json.JSONDecodeError as error:
        raise TamperError(f"entry {seq}: its payload is not JSON ({error}); restore the ledger from a copy") from error
    if not isinstance(payload, dict):
        raise TamperError(f"entry {seq}: its payload is not a JSON object; restore the ledger from a copy")
    return payload
