"""Footnotes: numbered once, checked against the document they quote."""

from collections.abc import Iterable, Mapping

from treatywatch.model.answer import Side
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.report.dates import short
from treatywatch.report.inert import web_address
from treatywatch.report.names import listed
from treatywatch.report.page import Footnote

CONTEXT = 110
"""Code points of the document shown before and after a quote, cut at a word."""


class NoteBook:
    """Numbers footnotes in the order in which the page first needs them.

    A quote that does not stand in its document at its place gives no footnote; `refused` says which.
    """

    def __init__(self, documents: Mapping[str, TextDocument]) -> None:
        """Quote from these documents only."""
        self._documents = documents
        self._numbers: dict[tuple[str, ...], int] = {}
        self._refused: dict[str, None] = {}

    @property
    def refused(self) -> tuple[str, ...]:
        """Return one line for each quote that could not be shown."""
        return tuple(self._refused)

    def quote(self, text_id: str, start: int, end: int, exact: str, *, says: str = "") -> Footnote | None:
        """Return the footnote for words of a document, or None (and note it) if they do not stand there."""
        document = self._documents.get(text_id)
        if document is None:
            self._refused[f"{text_id} {start}–{end}: the document is not among those of this profile"] = None
            return None
        if document.text[start:end] != exact:
            self._refused[f"{document.doc} {start}–{end}: the quote does not stand at its place"] = None
            return None
        return Footnote(
            number=self._number("quote", text_id, str(start), str(end)),
            kind="quote",
            quote=exact,
            before=_before(document.text, start),
            after=_after(document.text, end),
            text_id=text_id,
            doc=document.doc,
            title=document.title or document.doc,
            publisher=document.publisher or "",
            published=document.published or "",
            url=web_address(document.url),
            digest=document.digest,
            start=start,
            end=end,
            says=says,
            lang=document.lang,
        )

    def record(self, source: str, *, says: str = "") -> Footnote:
        """Return the footnote for a rule or a record, named by its source."""
        return Footnote(number=self._number("record", source), kind="record", source=source, says=says)

    def claim(self, claim: Claim, *, says: str = "") -> tuple[Footnote, ...]:
        """Return a footnote for each span that a claim rests on."""
        notes = (self.quote(claim.text_id, e.start, e.end, e.exact, says=says) for e in claim.evidence)
        return tuple(note for note in notes if note is not None)

    def side(self, side: Side, *, says: str = "") -> Footnote | None:
        """Return the footnote for one side of an answer or conflict."""
        if side.text_id is None or side.start is None or side.end is None or side.exact is None:
            return self.record(side.source or "a rule or record whose source was not given", says=says)
        return self.quote(side.text_id, side.start, side.end, side.exact, says=says)

    def documents_of(self, notes: Iterable[Footnote]) -> tuple[str, ...]:
        """Return the text ids that footnotes quote, in order."""
        return tuple(dict.fromkeys(n.text_id for n in notes if n.kind == "quote"))

    def _number(self, *key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)


def merged(notes: Iterable[Footnote]) -> tuple[Footnote, ...]:
    """Return footnotes without repeats, the first of each number kept."""
    kept: dict[int, Footnote] = {}
    for note in notes:
        kept.setdefault(note.number, note)
    return tuple(kept.values())


def outlet(note: Footnote) -> str:
    """Return who published what a footnote quotes, and when: `Northern Wire, 18 Dec 2025`."""
    if note.kind == "record":
        return note.source
    return listed((note.publisher or note.title, "")) + (f", {short(note.published)}" if note.published else "")


def _before(text: str, start: int) -> str:
    cut = max(0, start - CONTEXT)
    shown = text[cut:start]
    # A paragraph break ends the context: what stands before it is another thought, often a headline or a menu.
    shown = shown[shown.rfind("\n") + 1 :]
    if cut > 0 and len(shown) == start - cut:
        shown = "…" + (shown.partition(" ")[2] or shown)
    return shown


def _after(text: str, end: int) -> str:
    shown = text[end : end + CONTEXT]
    head, broke, _ = shown.partition("\n")
    if broke or end + CONTEXT >= len(text):
        return head
    return (head.rpartition(" ")[0] or head) + "…"
