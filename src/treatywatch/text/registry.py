"""Which reader reads what: a format's name to `module:Class`, loaded when first asked for."""

import datetime as dt
import re
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from treatywatch.model.document import ArchivedDocument, TextDocument
from treatywatch.model.errors import SetAside
from treatywatch.text.base import TextReader

READERS = {
    "plain": "treatywatch.text.plain:PlainReader",
    "markdown": "treatywatch.text.markdown:MarkdownReader",
    "html": "treatywatch.text.html:HtmlReader",
    "jsonl": "treatywatch.text.jsonl:RowReader",
}
_SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
# Each line becomes a paragraph to look at; no article has so many, a log file or a table has.
_MOST_LINES = 200_000
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S)


def read(archived: ArchivedDocument, data: bytes, *, today: dt.date) -> TextDocument:
    """Return the text of an archived document, read by the reader of its format.

    The format is what the source says, else told by the name's ending and the first bytes; a page that was saved
    as .txt is read as a page.

    Raises:
        SetAside: There is no text in it, or nothing that can be read; the error says what to do.
    """
    lines = data.count(b"\n")
    if lines > _MOST_LINES:
        raise SetAside(f"{lines} lines: a table or log, not an article", archived.place, "split it into articles")
    return reader(format_of(archived, data)).read(archived, data, today=today)


def format_of(archived: ArchivedDocument, data: bytes) -> str:
    """Return the name of the format that `data` is in."""
    named = archived.format or _SUFFIXES.get(PurePosixPath(archived.place.split("?")[0]).suffix.lower(), "plain")
    return "html" if named == "plain" and _PAGE.match(data[:4096]) else named


@cache
def reader(name: str) -> TextReader:
    """Return the reader of format `name`.

    Raises:
        SetAside: There is none.
    """
    place = READERS.get(name)
    if place is None:
        raise SetAside(f"no reader for the format {name!r}", "", f"formats: {', '.join(READERS)}")
    module, _, attribute = place.partition(":")
    return cast(TextReader, getattr(import_module(module), attribute)())
