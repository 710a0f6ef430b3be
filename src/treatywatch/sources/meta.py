"""The side file `--meta`: what is known about documents from outside, one JSON object a line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from treatywatch.model.document import DocumentMeta
from treatywatch.model.errors import UsageError
from treatywatch.sources.dates import iso_date

_TEXTS = ("url", "publisher", "lang", "title")


def read_meta(path: Path) -> dict[str, DocumentMeta]:
    """Return what the side file at `path` says, by document name; keys other than those of DocumentMeta are left alone.

    Raises:
        UsageError: The file cannot be read, or a row is broken; the message names file and line.
    """
    found: dict[str, DocumentMeta] = {}
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    doc, meta = _row(line, f"{path}:{number}")
                    if found.setdefault(doc, meta) != meta:
                        raise UsageError(f"{path}:{number}: a second, different row for {doc!r}; keep one of them")
    except OSError as error:
        raise UsageError(
            f"{path}: cannot read the side file: {error.strerror}; check the path given to --meta"
        ) from error
    return found


def merged(inner: DocumentMeta, outer: DocumentMeta | None) -> DocumentMeta:
    """Return `inner` with every field that `outer`, the side file's word, fills taken from there."""
    if outer is None:
        return inner
    return DocumentMeta(
        published=outer.published or inner.published,
        url=outer.url or inner.url,
        publisher=outer.publisher or inner.publisher,
        lang=outer.lang or inner.lang,
        title=outer.title or inner.title,
    )


def _row(line: bytes, place: str) -> tuple[str, DocumentMeta]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        raise UsageError(f"{place}: not JSON ({error}); each line of a side file is one object") from error
    if not isinstance(row, Mapping):
        raise UsageError(f'{place}: not an object; write {{"doc": …, "published": …}}')
    doc = row.get("doc")
    if not isinstance(doc, str) or not doc:
        raise UsageError(f"{place}: no `doc`; name the document (a file's name without its ending)")
    return doc, DocumentMeta(_published(row, place), **{key: _text(row, key, place) for key in _TEXTS})


def _published(row: Mapping[str, Any], place: str) -> str | None:
    value = row.get("published")
    if value is None or value == "":
        return None
    day = iso_date(value)
    if day is None:
        raise UsageError(f"{place}: `published` is not a date: {value!r}; write it as 2025-03-18")
    return day


def _text(row: Mapping[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UsageError(f"{place}: `{key}` is not a text: {value!r}")
    return value
