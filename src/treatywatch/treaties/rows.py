"""Strict reading of a pack's files: every cell is text, every error names file and row."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from treatywatch.model.errors import PackError
from treatywatch.model.time import is_edtf

Row = Mapping[str, str]


class _Lined(yaml.BaseLoader):
    """A loader that reads every scalar as text and remembers the line of every mapping."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping with its line under `__line__`; a key given twice is an error."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key given twice: {key.value}", key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        mapping["__line__"] = str(node.start_mark.line + 1)
        return mapping


def read_yaml(path: Path) -> Any:
    """Return the YAML of `path` with every scalar as text.

    Raises:
        PackError: The file is missing or not YAML.
    """
    try:
        # _Lined is a BaseLoader: it builds nothing but texts, lists and mappings.
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Lined)
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read ({error.__class__.__name__})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = "" if mark is None else f":{mark.line + 1}"
        raise PackError(f"{path}{line}: not YAML ({getattr(error, 'problem', error)})") from error


def read_csv(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Yield line number and row of a CSV file that has exactly `columns`.

    Raises:
        PackError: The file is missing, its header is another one, or a row has too few or too many cells.
    """
    try:
        # Spreadsheets put a byte order mark before the first column.
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read ({error.__class__.__name__}); save it as CSV in UTF-8") from error
    reader = csv.reader(text.splitlines(keepends=True))
    try:
        header = next(reader, [])
        if header != list(columns):
            raise PackError(f"{path}:1: columns are {','.join(header)}; expected {','.join(columns)}")
        for cells in reader:
            if len(cells) != len(header):
                raise PackError(f"{path}:{reader.line_num}: {len(cells)} cells where the header has {len(header)}")
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise PackError(f"{path}:{reader.line_num}: not CSV ({error})") from error


def date_of(row: Row, column: str, where: str) -> str | None:
    """Return the EDTF date in `column`, or None where the cell is empty.

    Raises:
        PackError: The cell holds something else; the message names `where`.
    """
    value = row.get(column) or ""
    if not value:
        return None
    if not is_edtf(value):
        raise PackError(f"{where}: {column} is {value!r}; write a date as YYYY-MM-DD, YYYY-MM or YYYY")
    return value


def one_of(row: Row, column: str, allowed: Sequence[str], where: str) -> str:
    """Return the cell if it is one of `allowed`.

    Raises:
        PackError: It is not; the message names `where` and lists what is allowed.
    """
    value = row.get(column) or ""
    if value not in allowed:
        raise PackError(f"{where}: {column} is {value!r}; use one of {', '.join(allowed)}")
    return value


def filled(row: Row, column: str, where: str) -> str:
    """Return the cell if it is not empty.

    Raises:
        PackError: It is; the message names `where`.
    """
    value = row.get(column) or ""
    if not value:
        raise PackError(f"{where}: {column} is empty")
    return value
