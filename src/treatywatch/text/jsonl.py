"""A row of a JSONL file: its text as it is, with the way back through JSON's escapes to the row's bytes."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from treatywatch.model.document import ArchivedDocument, OffsetRun, TextDocument
from treatywatch.model.errors import SetAside
from treatywatch.model.ids import content_id
from treatywatch.text.assemble import Reading, assemble
from treatywatch.text.decode import Decoded
from treatywatch.text.facts import Facts, settled
from treatywatch.text.html import HtmlReader
from treatywatch.text.offsets import TextBuilder, utf8_runs
from treatywatch.text.pieces import pieces

TEXTS = ("text", "body", "content", "html")
"""Keys that hold the article, the first that has one wins."""

_STRING = re.compile(r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"')
_COLON = re.compile(r"\s*:\s*")
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2})?\\u[0-9a-fA-F]{4}|\\.")
# JSON can hold NUL and half a surrogate pair, which no file and no database takes.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_MARKUP = re.compile(r"<(?:p|div|br|article|h[1-6]|html|body|section|ul|span)\b[^>]*>", re.IGNORECASE)


class RowReader:
    """Reads one article of a JSONL file.

    The text is the row's own, so that offsets into it hold for the row too; a headline that it does not begin
    with stands behind it.
    """

    name = "jsonl.v1"

    def read(self, archived: ArchivedDocument, data: bytes, *, today: dt.date) -> TextDocument:
        """Return the text of the row, or the article in it where it is HTML.

        Raises:
            SetAside: No JSON object, or no text in it.
        """
        source, row = _row(archived, data)
        key = next((key for key in TEXTS if isinstance(row.get(key), str) and row[key].strip()), None)
        if key is None:
            raise SetAside("no text in the row", archived.place, f"an article row has one of {', '.join(TEXTS)}")
        text, runs = _value(source, key, row[key])
        if key == "html" or len(_MARKUP.findall(text[:5000])) > 2:
            page = HtmlReader().page(archived, Decoded(text, "utf-8", runs), today=today)
            return replace(page, text_id=content_id("txt", [page.text_id, self.name]), reader=self.name)
        return self._plain(archived, text, runs, source, today=today)

    def _plain(
        self, archived: ArchivedDocument, text: str, runs: tuple[OffsetRun, ...], source: str, *, today: dt.date
    ) -> TextDocument:
        facts = settled(archived.meta, Facts(), today=today)
        if facts.title and not _same_start(text, facts.title):
            text, runs = _with_headline(text, runs, source, facts.title)
        found = Reading(self.name, text, runs, pieces(text), facts, dated_by_line=True)
        return assemble(archived, found, today=today)


def _row(archived: ArchivedDocument, data: bytes) -> tuple[str, Mapping[str, Any]]:
    try:
        source = data.decode("utf-8")
        row = json.loads(source.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SetAside(f"not a line of JSON: {error}", archived.place, "correct the line") from error
    if not isinstance(row, Mapping):
        raise SetAside("not a JSON object", archived.place, "an article is one object a line")
    return source, row


def _value(source: str, key: str, value: str) -> tuple[str, tuple[OffsetRun, ...]]:
    """Return the string under `key`, its line breaks LF, and its way back to the bytes of `source`."""
    builder = TextBuilder(source, tuple(utf8_runs(source, start=0, byte_start=0)))
    for found in _strings(source, key):
        if json.loads(found[0], strict=False) == value:
            _unescape(source, found.start() + 1, found.end() - 1, builder)
            text, runs = builder.build()
            if text == _folded(value):
                return text, runs
            builder = TextBuilder(source, ())
    return _folded(value), ()


def _strings(source: str, key: str) -> list[re.Match[str]]:
    """Return the strings that stand as value behind `key`; the last one counts, as in `json`."""
    found = []
    for name in _STRING.finditer(source):
        colon = _COLON.match(source, name.end())
        value = None if colon is None else _STRING.match(source, colon.end())
        if value is not None and json.loads(name[0], strict=False) == key:
            found.append(value)
    return found[::-1]


def _unescape(source: str, start: int, end: int, builder: TextBuilder) -> None:
    place = start
    for found in _ESCAPE.finditer(source, start, end):
        if found.start() < place:
            continue
        builder.take(place, found.start())
        place = found.end()
        char = _UNFIT.sub("\ufffd", json.loads(f'"{found[0]}"'))
        if char == "\r":
            if source.startswith("\\n", place) and place < end:
                place += 2
            char = "\n"
        builder.put(char, found.start(), place)
    builder.take(place, end)


def _folded(text: str) -> str:
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _with_headline(
    text: str, runs: tuple[OffsetRun, ...], source: str, title: str
) -> tuple[str, tuple[OffsetRun, ...]]:
    start = len(text) + 2
    where = source.find(title)
    if where >= 0:
        before = len(source[:where].encode("utf-8", "surrogatepass"))
        runs = (*runs, *utf8_runs(title, start=start, byte_start=before))
    return f"{text}\n\n{title}", runs


def _same_start(text: str, title: str) -> bool:
    return _plain(text[: 4 * len(title) + 400]).find(_plain(title)) in range(200)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
