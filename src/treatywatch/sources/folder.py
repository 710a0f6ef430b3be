"""Documents from files and folders."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from treatywatch.model.document import DocumentMeta, Issue, RawDocument
from treatywatch.sources.names import Names
from treatywatch.sources.rows import rows
from treatywatch.sources.walk import Report, Walk, roots_of, shown

LIMIT = 64 * 1024 * 1024
"""Bytes of the longest file (or JSONL line) that is read; an article has a few thousand."""

_ROWS = (".jsonl", ".ndjson")
_FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def find(
    paths: Sequence[Path],
    *,
    meta: Mapping[str, DocumentMeta],
    report: Report,
    exclude: Collection[Path] = (),
    limit: int = LIMIT,
) -> Iterator[RawDocument]:
    """Return the documents at and under `paths`, sorted by path whatever the order given; JSONL files row by row.

    A document is named after its file without the ending; where a run has that name already, its folder goes
    before it. Every file that gives no document is reported with a reason. `exclude` names files and
    folders that are something else, such as the side file itself.

    Raises:
        UsageError: One of `paths` does not exist.
    """
    roots = roots_of(paths)
    return _find(roots, Walk(roots, report=report, exclude=exclude), meta=meta, report=report, limit=limit)


def _find(
    roots: Sequence[Path], walk: Walk, *, meta: Mapping[str, DocumentMeta], report: Report, limit: int
) -> Iterator[RawDocument]:
    names = Names()
    for root in roots:
        for path in walk.files(root):
            try:
                if path.suffix.lower() in _ROWS:
                    yield from rows(path, names=names, meta=meta, report=report, limit=limit)
                    continue
                raw = _file(path, names, meta=meta, report=report, limit=limit)
            except OSError as error:
                report(
                    Issue(shown(path), "set_aside", f"cannot be read: {error.strerror}", "check its rights and disk")
                )
                continue
            if raw is not None:
                yield raw


def _file(
    path: Path, names: Names, *, meta: Mapping[str, DocumentMeta], report: Report, limit: int
) -> RawDocument | None:
    with path.open("rb") as file:
        data = file.read(limit + 1) if path.stat().st_size <= limit else None
    if data is None or len(data) > limit:
        report(Issue(shown(path), "set_aside", f"larger than {limit} bytes", "split it, or raise the limit"))
        return None
    folder = path.absolute().parent.name
    doc = names.pick([path.stem, f"{folder}/{path.stem}", f"{folder}/{path.name}", shown(path)])
    if doc not in meta and path.stem in meta:
        report(Issue(shown(path), "doubt", f"the side file's row {path.stem!r} went to another file of that name; "
                     f"this one is {doc!r}", f"add a row for {doc!r} to the side file"))  # fmt: skip
    return RawDocument(doc, shown(path), data, meta.get(doc, DocumentMeta()), _FORMATS.get(path.suffix.lower()))
