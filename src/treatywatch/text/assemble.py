"""The last stretch of every reader: language, date, roles of the paragraphs, and the document itself."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from treatywatch.lang.detect import detect, is_foreign
from treatywatch.model.document import ArchivedDocument, Block, OffsetRun, TextDocument
from treatywatch.model.ids import content_id
from treatywatch.text.boilerplate import mark
from treatywatch.text.cues import cues
from treatywatch.text.datelines import published
from treatywatch.text.facts import Facts
from treatywatch.text.pieces import Piece

# How sure the detector must be to go against what a page says of itself, and to set a paragraph apart.
_SURE = 0.9
_SURE_OF_A_PARAGRAPH = 0.98
_SHORTEST_PARAGRAPH = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: the text with its way back to the bytes, its paragraphs, and what is known about it."""

    reader: str
    text: str
    offsets: tuple[OffsetRun, ...]
    pieces: Sequence[Piece]
    facts: Facts
    notes: tuple[str, ...] = ()
    dated_by_line: bool = False
    """A date line under the headline dates the text where nothing else does."""
    headline_known: bool = True
    """The title that is known from outside; else the first block of that role is it."""


def assemble(archived: ArchivedDocument, found: Reading, *, today: dt.date) -> TextDocument:
    """Return the document; `text_id` comes from digest, reader, language and given date."""
    lang, doubts = _language(found)
    words = cues(lang)
    facts = found.facts
    line = published(found.pieces, words, today=today) if found.dated_by_line and not facts.published else None
    blocks = tuple(_with_language(found.text, block, lang) for block in mark(found.pieces, words, title=facts.title))
    headline = None
    if not found.headline_known:
        headline = next((found.text[b.start : b.end] for b in blocks if b.role == "title"), None)
    dated = () if line is None else (f"dated by its line {line[1]!r}",)
    return TextDocument(
        text_id=content_id("txt", [archived.digest, found.reader, [lang, facts.published]]),
        doc=archived.doc,
        digest=archived.digest,
        text=found.text,
        lang=lang,
        published=facts.published if line is None else line[0],
        url=facts.url,
        publisher=facts.publisher,
        title=facts.title or headline,
        blocks=blocks,
        offsets=found.offsets,
        reader=found.reader,
        notes=(*found.notes, *facts.notes, *doubts, *dated, *_mixed(blocks)),
    )


def _language(found: Reading) -> tuple[str, tuple[str, ...]]:
    """Return the language: as given from outside, else as detected, else as the page says, else English."""
    given, said = found.facts.lang, found.facts.page_lang
    if given:
        return given, ()
    seen = detect(_prose(found.text, found.pieces))
    if seen is None or (said and seen.code != said and seen.share < _SURE):
        return said or "en", ()
    if said and seen.code != said:
        return seen.code, (f"the page says that its language is {said!r}; its words are {seen.code!r}",)
    return seen.code, ()


def _prose(text: str, pieces: Sequence[Piece]) -> str:
    """The paragraphs of an article before menus and captions: the longest first."""
    longest = sorted(pieces, key=lambda piece: (piece.start - piece.end, piece.start))[:6]
    return "\n".join(text[piece.start : piece.end] for piece in longest)


def _with_language(text: str, block: Block, lang: str) -> Block:
    """Return the block, with its language where that is another than the document's."""
    words = text[block.start : block.end]
    if block.role == "boilerplate" or len(words) < _SHORTEST_PARAGRAPH or not is_foreign(words, lang):
        return block
    seen = detect(words)
    if seen is None or seen.code == lang or seen.share < _SURE_OF_A_PARAGRAPH:
        return block
    return replace(block, lang=seen.code)


def _mixed(blocks: Sequence[Block]) -> tuple[str, ...]:
    found = Counter(block.lang for block in blocks if block.lang)
    return tuple(f"paragraphs in {code!r}: {found[code]}" for code in sorted(found))
