"""Articles in a JSONL file, one a line: the line's own bytes are what is kept."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from treatywatch.model.document import DocumentMeta, Issue, RawDocument
from treatywatch.sources.dates import iso_date
from treatywatch.sources.meta import merged
from treatywatch.sources.names import Names, clean
from treatywatch.sources.walk import Report, shown

# The keys that exports use for one and the same thing, the plainest first.
_TEXT = ("text", "body", "content", "html")
_DOC = ("doc", "id")
_PUBLISHED = ("published", "date", "published_at", "date_published", "pubDate")
_URL = ("url", "link", "canonical_url")
_PUBLISHER = ("publisher", "sitename", "outlet")
_LANG = ("lang", "language")
_ADVICE = "correct the line; the other lines were read"


def rows(
    path: Path, *, names: Names, meta: Mapping[str, DocumentMeta], report: Report, limit: int
) -> Iterator[RawDocument]:
    """Yield the articles of the JSONL file at `path`; broken lines and rows without a text are reported.

    A line longer than `limit` bytes is set aside without being held in memory.
    """
    textless: list[int] = []
    missing = 0
    with path.open("rb") as file:
        for number, line in _lines(file, lambda n: _too_long(path, n, limit, report), limit):
            place = f"{shown(path)}:{number}"
            row = _row(line, place, report)
            if row is None:
                continue
            if not any(isinstance(row.get(key), str) and row[key].strip() for key in _TEXT):
                missing += 1
                textless = [*textless, number][:10]
                continue
            doc = names.pick(_candidates(row, path, number))
            found = merged(_meta(row, place, report), meta.get(doc))
            yield RawDocument(doc, place, line, found, "jsonl")
    if missing:
        report(_no_text(path, missing, textless))


def _lines(file: BinaryIO, too_long: Callable[[int], None], limit: int) -> Iterator[tuple[int, bytes]]:
    number = 0
    while chunk := file.readline(limit + 1):
        number += 1
        if len(chunk) > limit and not chunk.endswith(b"\n"):
            too_long(number)
            while chunk and not chunk.endswith(b"\n"):
                chunk = file.readline(limit + 1)
            continue
        line = chunk.rstrip(b"\r\n")
        if line.strip(b"\xef\xbb\xbf \t"):
            yield number, line


def _too_long(path: Path, number: int, limit: int, report: Report) -> None:
    reason = f"line longer than {limit} bytes"
    report(Issue(f"{shown(path)}:{number}", "set_aside", reason, "split the row or raise the limit"))


def _row(line: bytes, place: str, report: Report) -> Mapping[str, Any] | None:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        report(Issue(place, "set_aside", "line is not UTF-8", "save the file as UTF-8"))
        return None
    except ValueError as error:
        report(Issue(place, "set_aside", f"line is not JSON: {error}", _ADVICE))
        return None
    except RecursionError:
        report(Issue(place, "set_aside", "line is nested too deeply to be an article", _ADVICE))
        return None
    if not isinstance(row, Mapping):
        report(Issue(place, "set_aside", "line is not a JSON object", _ADVICE))
        return None
    return row


def _no_text(path: Path, missing: int, first: list[int]) -> Issue:
    lines = ", ".join(str(number) for number in first)
    reason = f"{missing} rows without a text (lines {lines}{', …' if missing > len(first) else ''})"
    advice = "an article row has `text` (or `body`, `content`, `html`); a side file goes to --meta"
    return Issue(shown(path), "set_aside", reason, advice)


def _candidates(row: Mapping[str, Any], path: Path, number: int) -> list[str]:
    folder = path.absolute().parent.name
    for key in _DOC:
        value = row.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and clean(str(value)):
            name = str(value)
            return [name, f"{path.stem}/{name}", f"{folder}/{path.stem}/{name}"]
    name = f"{path.stem}-{number}"
    return [name, f"{folder}/{name}"]


def _meta(row: Mapping[str, Any], place: str, report: Report) -> DocumentMeta:
    published = next((row[key] for key in _PUBLISHED if row.get(key)), None)
    day = iso_date(published)
    if published is not None and day is None:
        report(Issue(place, "doubt", f"date not understood: {str(published)[:60]!r}", "write it as 2025-03-18"))
    return DocumentMeta(
        published=day,
        url=_first(row, _URL),
        publisher=_first(row, _PUBLISHER),
        lang=_first(row, _LANG),
        title=_first(row, ("title", "headline")),
    )


def _first(row: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    value = next((row[key].strip() for key in keys if isinstance(row.get(key), str) and row[key].strip()), None)
    # JSON can hold half a surrogate pair, which no file and no database takes.
    return None if value is None else value.encode("utf-8", "replace").decode("utf-8")
