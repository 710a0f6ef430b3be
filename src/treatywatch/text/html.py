"""HTML pages: the article's own text, with the way back through entities and tags to the bytes."""

import datetime as dt
import re
from collections.abc import Sequence

from treatywatch.model.document import ArchivedDocument, TextDocument
from treatywatch.model.errors import SetAside
from treatywatch.text.align import Aligner
from treatywatch.text.article import Article, Line, article
from treatywatch.text.assemble import Reading, assemble
from treatywatch.text.decode import Decoded, decode
from treatywatch.text.facts import Facts, settled
from treatywatch.text.markup import Visible
from treatywatch.text.offsets import TextBuilder
from treatywatch.text.pieces import Piece, piece

# Beyond these a page is not parsed but read as it stands: the parser gives up at 256 levels, and slows down.
_DEEPEST = 200
_MOST_TAGS = 100_000
_LONGEST = 10_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


class HtmlReader:
    """Reads web pages; where no article is found, all visible text of the page."""

    name = "html.v1"

    def read(self, archived: ArchivedDocument, data: bytes, *, today: dt.date) -> TextDocument:
        """Return the headline and main text of the page with title, date, publisher and canonical URL.

        Raises:
            SetAside: Empty, binary, or a page without visible text.
        """
        charset = _CHARSET.search(data[:4096])
        declared = None if charset is None else charset[1].decode("ascii", "replace")
        return self.page(archived, decode(data, item=archived.place, declared=declared), today=today)

    def page(self, archived: ArchivedDocument, decoded: Decoded, *, today: dt.date) -> TextDocument:
        """Return the text of a page that is decoded already.

        Raises:
            SetAside: A page without visible text.
        """
        if len(decoded.text) > _LONGEST:
            raise SetAside(f"page of more than {_LONGEST} characters", archived.place, "cut the article out of it")
        visible = Visible(decoded.text)
        if not visible.flat:
            raise SetAside("no visible text on the page", archived.place, "it may need scripts to run; save its text")
        notes = list(decoded.notes)
        found = _found(decoded.text, visible, notes, today)
        facts = settled(archived.meta, found.facts, today=today)
        builder = TextBuilder(decoded.text, decoded.runs)
        aligner = Aligner(decoded.text, visible, builder)
        pieces = _pieces(_with_headline(found.lines, found.facts.title), aligner, builder)
        if aligner.lost:
            notes.append(f"{aligner.lost} characters not found on the page, without a way back to its bytes")
        text, offsets = builder.build()
        read = Reading(self.name, text, offsets, pieces, facts, tuple(notes))
        return assemble(archived, read, today=today)


def _found(source: str, visible: Visible, notes: list[str], today: dt.date) -> Article:
    tame = visible.depth <= _DEEPEST and visible.tags <= _MOST_TAGS
    found = article(source, today=today) if tame else None
    if found is not None:
        return found
    notes.append(
        "no article found, the whole page was read"
        if tame
        else "not parsed, the whole page was read: nested too deeply or too many tags"
    )
    return Article(tuple(Line(text) for text in visible.paragraphs(source)), Facts())


def _with_headline(lines: Sequence[Line], title: str | None) -> list[Line]:
    """Return `lines` with the headline on top if none of the first is it: extractors leave it to the page's head."""
    if title is None or any(_plain(line.text).startswith(_plain(title)) for line in lines[:4]):
        return list(lines)
    return [Line(title, "heading"), *lines]


def _pieces(lines: Sequence[Line], aligner: Aligner, builder: TextBuilder) -> list[Piece]:
    found: list[Piece] = []
    for line in lines:
        if found:
            builder.invent("\n" if line.kind in ("item", "row") else "\n\n")
        start = builder.length
        aligner.add(line.text)
        made = piece(line.text, 0, len(line.text), bullet=line.kind in ("item", "row"), hint=line.kind)
        if made is not None:
            found.append(made.moved(start))
    return found


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
