"""How what flows along the road is written into entries, and read back."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from treatywatch.ledger.chain import entry_of, payload_text
from treatywatch.model.claim import Claim, claim_from_dict
from treatywatch.model.document import ArchivedDocument, Block, DocumentMeta, Issue, OffsetRun, TextDocument
from treatywatch.model.entry import Entry
from treatywatch.model.errors import SetAside


def document_entry(archived: ArchivedDocument) -> Entry:
    """Return the entry of a document; its id does not depend on the place where it was found."""
    payload = {key: getattr(archived, key) for key in ("doc", "place", "digest", "size", "format")}
    return entry_of("document", {**payload, "meta": asdict(archived.meta)})


def text_entry(text: TextDocument, *, document: str) -> Entry:
    """Return the entry of a text read from the document with entry id `document`."""
    payload: dict[str, Any] = {
        key: getattr(text, key)
        for key in ("text_id", "doc", "digest", "text", "lang", "published", "url", "publisher", "title", "reader")
    }
    payload["document"] = document
    payload["notes"] = list(text.notes)
    payload["blocks"] = [[b.start, b.end, b.role, b.reason] for b in text.blocks]
    payload["offsets"] = [[o.start, o.length, o.byte_start, o.byte_end, o.exact] for o in text.offsets]
    return entry_of("text", payload)


def claim_entry(claim: Claim, *, document: str, text: str) -> Entry:
    """Return the entry of a claim on the text with entry id `text` of the document with entry id `document`."""
    return entry_of(
        "claim",
        {
            "document": document,
            "text": text,
            "text_id": claim.text_id,
            "engine": claim.engine,
            "claim": claim.as_dict(),
        },
    )


def issue_entry(issue: Issue) -> Entry:
    """Return the entry of a line of the issue log."""
    payload = {key: _printable(getattr(issue, key)) for key in ("item", "kind", "reason", "advice")}
    context = {_printable(key): _printable(value) for key, value in issue.context.items()}
    return entry_of("issue", {**payload, "context": context})


def done_entry(*, document: str, road: str, text: str | None, claims: Iterable[str], why: str) -> Entry:
    """Return the marker that the document was carried down `road` to its end.

    It names the entries of text and claims that this gave, so that what a later road no longer says can be told.
    `text` is None where triage let the document go, for the reason `why`. There is one marker per document and road.
    """
    payload = {"document": document, "road": road, "text": text, "claims": sorted(claims), "why": why}
    return entry_of("done", payload)


def as_document(entry: Entry) -> ArchivedDocument:
    """Return the document that its entry describes."""
    payload = entry.payload
    return ArchivedDocument(
        doc=payload["doc"],
        place=payload["place"],
        digest=payload["digest"],
        size=payload["size"],
        meta=DocumentMeta(**payload["meta"]),
        format=payload["format"],
    )


def as_text(entry: Entry) -> TextDocument:
    """Return the text that its entry holds."""
    payload = entry.payload
    return TextDocument(
        text_id=payload["text_id"],
        doc=payload["doc"],
        digest=payload["digest"],
        text=payload["text"],
        lang=payload["lang"],
        published=payload["published"],
        url=payload["url"],
        publisher=payload["publisher"],
        title=payload["title"],
        blocks=tuple(Block(*block) for block in payload["blocks"]),
        offsets=tuple(OffsetRun(*run) for run in payload["offsets"]),
        reader=payload["reader"],
        notes=tuple(payload["notes"]),
    )


def as_claim(entry: Entry) -> Claim:
    """Return the claim that its entry holds."""
    payload = entry.payload
    return claim_from_dict(payload["claim"], text_id=payload["text_id"], engine=payload["engine"])


def as_issue(entry: Entry) -> Issue:
    """Return the issue that its entry holds."""
    return Issue(**entry.payload)


def carried(
    archived: ArchivedDocument,
    text: TextDocument | None,
    claims: Iterable[Claim],
    *,
    road: str,
    why: str = "",
) -> tuple[Entry, ...]:
    """Return all entries of one document, to be appended in one transaction: document, text, claims, done marker.

    Raises:
        SetAside: Its words or metadata hold half a character, which no database keeps.
    """
    document = _kept(document_entry(archived))
    if text is None:
        return document, done_entry(document=document.id, road=road, text=None, claims=(), why=why)
    read = _kept(text_entry(text, document=document.id))
    said = {entry.id: entry for entry in (claim_entry(c, document=document.id, text=read.id) for c in claims)}
    done = done_entry(document=document.id, road=road, text=read.id, claims=said, why=why)
    return document, read, *said.values(), done


def _kept(entry: Entry) -> Entry:
    try:
        payload_text(entry.payload)
    except UnicodeEncodeError as error:
        reason = "its text or metadata holds half a character (a lone surrogate)"
        raise SetAside(reason, entry.payload["doc"], "save it as UTF-8") from error
    return entry


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
