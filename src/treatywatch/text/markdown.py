"""Markdown: the words without the marks, headings known as such, front matter read for date and title."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from treatywatch.model.document import ArchivedDocument, TextDocument
from treatywatch.text.article import tidy
from treatywatch.text.assemble import Reading, assemble
from treatywatch.text.decode import decode
from treatywatch.text.facts import Facts, settled
from treatywatch.text.offsets import TextBuilder
from treatywatch.text.pieces import Piece, piece

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?")
_RULE = re.compile(r"[ ]{0,3}(?:[-*_][ \t]*){3,}$")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]+\S+")
# Marks within a line: what group 1 holds stays, the rest goes. Bounded, so that a page of brackets stays linear.
_INLINE = re.compile(
    r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,200}\])"
    r"|\[(?P<link>[^\[\]\n]{1,500})\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,200}\])"
    r"|<(?P<auto>https?://[^<>\s]{1,500})>"
    r"|</?[a-zA-Z][^<>\n]{0,300}>|<!--.{0,2000}?-->"
    r"|(?P<strong>\*{1,3}|_{1,3}(?=\S)|(?<=\S)_{1,3}|~~|`+)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!>~|-])"
)
_ALL_LINK = re.compile(r"\**\[[^\[\]]{1,500}\]\([^()]{0,1000}\)\**")
_WORD = re.compile(r"\w")


class MarkdownReader:
    """Reads Markdown files; a line that is broken within a paragraph goes on after a blank."""

    name = "markdown.v1"

    def read(self, archived: ArchivedDocument, data: bytes, *, today: dt.date) -> TextDocument:
        """Return the words of the file with their places, roles and the facts of the front matter.

        Raises:
            SetAside: Empty or binary.
        """
        decoded = decode(data, item=archived.place)
        notes = list(decoded.notes)
        page, start = _front_matter(decoded.text, notes)
        facts = settled(archived.meta, page, today=today)
        builder = TextBuilder(decoded.text, decoded.runs)
        places = list(_pieces(decoded.text, start, page.title, builder))
        text, offsets = builder.build()
        found = [made for made in (_cut(text, place) for place in places) if made is not None]
        read = Reading(self.name, text, offsets, found, facts, tuple(notes), dated_by_line=True, headline_known=False)
        return assemble(archived, read, today=today)


def _front_matter(source: str, notes: list[str]) -> tuple[Facts, int]:
    front = _FRONT.match(source)
    if front is None:
        return Facts(), 0
    try:
        row = yaml.load(front["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        notes.append("front matter is not YAML, ignored")
        return Facts(), front.end()
    if not isinstance(row, Mapping):
        return Facts(), 0
    return Facts(
        published=_first(row, "published", "date"),
        url=_first(row, "url", "canonical_url", "link"),
        publisher=_first(row, "publisher", "site", "sitename"),
        title=tidy(_first(row, "title")),
        lang=_first(row, "lang", "language") or "",
    ), front.end()


def _first(row: Mapping[str, Any], *keys: str) -> str | None:
    return next((row[key] for key in keys if isinstance(row.get(key), str) and row[key]), None)


def _pieces(source: str, start: int, headline: str | None, builder: TextBuilder) -> Iterator[tuple[int, int, str]]:
    """Append headline and paragraphs of `source` and yield where each begins and ends in the text, and its hint."""
    place = -1 if headline is None else source.find(headline, 0, start)
    if headline is not None and place >= 0:
        builder.take(place, place + len(headline))
        yield 0, builder.length, "heading"
    for lines, hint in _Paragraphs(source).read(start):
        if builder.length:
            builder.invent("\n\n")
        first = builder.length
        for number, (low, high) in enumerate(lines):
            if number:
                builder.put(" ", low - 1, low)
            _inline(source, low, high, builder)
        yield first, builder.length, hint


class _Paragraphs:
    """Groups the lines of a Markdown source; hints are `heading`, `item`, `link` (an item that is all link), `code`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._held: list[tuple[int, int]] = []
        self._hint = ""

    def read(self, start: int) -> Iterator[tuple[list[tuple[int, int]], str]]:
        """Yield the lines of each paragraph from `start` on, without the marks before them, and its hint."""
        lines = list(_lines(self._source, start))
        fences = [i for i, (low, high) in enumerate(lines) if _FENCE.match(self._source, low, high)]
        # A fence without an end closes nothing off: the text behind it must not be lost.
        closed = frozenset(fences[: len(fences) // 2 * 2])
        inside = False
        for number, (low, high) in enumerate(lines):
            if number in closed:
                yield from self._flush()
                inside = not inside
            elif inside:
                self._held, self._hint = [(low, high)], "code"
                yield from self._flush()
            else:
                yield from self._line(low, high)
        yield from self._flush()

    def _line(self, low: int, high: int) -> Iterator[tuple[list[tuple[int, int]], str]]:
        line = self._source[low:high]
        heading = _HEADING.match(line)
        if self._held and not self._hint and len(self._held) == 1 and _UNDERLINE.match(line):
            self._hint = "heading"
            yield from self._flush()
        elif not line.strip() or _FENCE.match(line) or _RULE.match(line) or _DEFINITION.match(line):
            yield from self._flush()
        elif heading is not None:
            yield from self._flush()
            yield [(low + heading.end(), low + len(line.rstrip(" #\t")))], "heading"
        else:
            yield from self._words(low, high, line)

    def _words(self, low: int, high: int, line: str) -> Iterator[tuple[list[tuple[int, int]], str]]:
        lead = _LEAD.match(line)
        width = 0 if lead is None else lead.end()
        bullet = line[:width].strip(" >\t") != ""
        if bullet:
            yield from self._flush()
            self._hint = "link" if _ALL_LINK.fullmatch(line[width:].strip()) else "item"
        self._held.append((low + width, high))

    def _flush(self) -> Iterator[tuple[list[tuple[int, int]], str]]:
        if any(self._source[low:high].strip() for low, high in self._held):
            yield self._held, self._hint
        self._held, self._hint = [], ""


def _lines(source: str, start: int) -> Iterator[tuple[int, int]]:
    for line in source[start:].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _inline(source: str, low: int, high: int, builder: TextBuilder) -> None:
    place = low
    for found in _INLINE.finditer(source, low, high):
        builder.take(place, found.start())
        place = found.end()
        kept = next((name for name in ("link", "auto", "escaped") if found[name] is not None), None)
        if kept == "link":
            _inline(source, found.start(kept), found.end(kept), builder)
        elif kept is not None:
            builder.take(found.start(kept), found.end(kept))
        elif found["strong"] is not None and not _is_mark(source, found):
            builder.take(found.start(), found.end())
    builder.take(place, high)


def _is_mark(source: str, found: re.Match[str]) -> bool:
    """Tell whether stars or underscores are a mark: not within a word (snake_case) nor between blanks (3 * 4)."""
    before, after = source[found.start() - 1 : found.start()], source[found.end() : found.end() + 1]
    if found[0].startswith("_"):
        return not (_WORD.match(before) and _WORD.match(after))
    return not ((not before or before.isspace()) and (not after or after.isspace()))


def _cut(text: str, raw: tuple[int, int, str]) -> Piece | None:
    start, end, hint = raw
    return piece(text, start, end, bullet=hint in ("item", "link"), hint="" if hint == "item" else hint)
