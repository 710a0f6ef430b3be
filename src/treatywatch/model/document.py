"""A document on its way: as found, as archived, as read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """What is said about a document from outside: by a side file, a feed, the page's own head.

    `published` is an ISO 8601 date; `lang` a BCP 47 code; all may be unknown.
    """

    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    lang: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Bytes as found at `place` (a path or URL), named `doc` (the file's stem; JSONL rows: their id)."""

    doc: str
    place: str
    data: bytes = field(repr=False)
    meta: DocumentMeta = DocumentMeta()
    format: str | None = None
    """`plain`, `markdown`, `html`, or None to be found out from the bytes and the name."""


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """A document whose bytes lie in the archive under their SHA-256 `digest`."""

    doc: str
    place: str
    digest: str
    size: int
    meta: DocumentMeta = DocumentMeta()
    format: str | None = None


@dataclass(frozen=True, slots=True)
class OffsetRun:
    """`length` code points from `start` come from bytes `byte_start` to `byte_end` (excluded).

    `exact` runs are the same characters one by one, each of as many bytes; others (entities, folded white space)
    map only as a whole.
    """

    start: int
    length: int
    byte_start: int
    byte_end: int
    exact: bool = True

    def bytes_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the bytes under code points `start` to `end` of this run; those of an exact one are equally wide."""
        if not self.exact:
            return self.byte_start, self.byte_end
        width = (self.byte_end - self.byte_start) // self.length
        first = self.byte_start + (max(start, self.start) - self.start) * width
        return first, self.byte_start + (min(end, self.start + self.length) - self.start) * width


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of the text, half-open code points, with its `role`.

    Roles: `title`, `heading`, `body`, `boilerplate`. Boilerplate is kept and gives no claims; `reason` names
    the rule that marked it.
    """

    start: int
    end: int
    role: str
    reason: str = ""
    lang: str = ""
    """Its language, where that is another than the document's."""


@dataclass(frozen=True, slots=True)
class TextDocument:
    """The characters read from an archived document. `text_id` comes from digest and reader version."""

    text_id: str
    doc: str
    digest: str
    text: str = field(repr=False)
    lang: str = "en"
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    offsets: tuple[OffsetRun, ...] = field(default=(), repr=False)
    reader: str = "plain.v1"
    notes: tuple[str, ...] = ()
    """What was doubtful in reading: "date in the future ignored", "decoded as windows-1252", …"""

    def bytes_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the byte range in the archived bytes that covers code points `start` to `end`, or None if unmapped."""
        hits = [run for run in self.offsets if run.start < end and start < run.start + run.length]
        if not hits:
            return None
        covered = [run.bytes_of(start, end) for run in hits]
        return min(first for first, _ in covered), max(last for _, last in covered)


@dataclass(frozen=True, slots=True)
class Issue:
    """A line of the issue log: an input that was set aside or read with a doubt, and why."""

    item: str
    kind: str
    """`set_aside`, `retry`, `known`, `doubt`."""
    reason: str
    advice: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
