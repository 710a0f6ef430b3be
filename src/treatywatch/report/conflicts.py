"""Conflicts on their own: for the terminal, as Markdown, and as one JSON object a line."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.errors import UsageError
from treatywatch.report.cards import conflict_cards
from treatywatch.report.markdown import conflict_parts, note_parts
from treatywatch.report.names import Names
from treatywatch.report.notes import NoteBook
from treatywatch.report.page import ConflictCard, Footnote
from treatywatch.report.sentences import Teller
from treatywatch.report.text import conflict_lines, drawn, note_lines

FORMATS = ("text", "md", "jsonl")


def write(
    conflicts: Iterable[Conflict],
    documents: Mapping[str, TextDocument],
    *,
    format: str = "text",
    claims: Mapping[str, Claim] | None = None,
    names: Mapping[str, str] | None = None,
    width: int = 100,
    color: bool = False,
) -> str:
    """Return the conflicts in one of `FORMATS`; `names` gives names to ids, `width` and `color` are for `text`.

    Raises:
        UsageError: There is no such format.
    """
    if format not in FORMATS:
        raise UsageError(f"no conflict format {format!r}; choose one of: {', '.join(FORMATS)}")
    if format == "jsonl":
        return "".join(json.dumps(row(c), ensure_ascii=False) + "\n" for c in conflicts)
    cards = _cards(conflicts, documents, claims or {}, names or {})
    notes: dict[int, Footnote] = {}
    if format == "md":
        return "\n\n".join([*conflict_parts(cards, notes), *note_parts(notes)]) + "\n"
    lines = [*conflict_lines(cards, notes)]
    return drawn([*lines, *note_lines(notes)], width=width, color=color)


def row(conflict: Conflict) -> dict[str, Any]:
    """Return a conflict as a JSON-ready row; a side that is a rule or record has `source` and no `doc`."""
    return {
        "id": conflict.id,
        "question": conflict.question,
        "type": conflict.type,
        "severity": conflict.severity,
        "why": conflict.why,
        "rule": conflict.rule,
        "sides": [_side(side) for side in conflict.sides],
    }


def _side(side: Side) -> dict[str, Any]:
    if side.doc is None:
        return {"source": side.source, "value": side.value}
    shown = {
        "doc": side.doc,
        "start": side.start,
        "end": side.end,
        "exact": side.exact,
        "value": side.value,
        "speaker": side.speaker,
        "published": side.published,
        "modality": side.modality,
        "when": side.when,
    }
    return {key: value for key, value in shown.items() if value is not None}


def _cards(
    conflicts: Iterable[Conflict],
    documents: Mapping[str, TextDocument],
    claims: Mapping[str, Claim],
    names: Mapping[str, str],
) -> tuple[ConflictCard, ...]:
    teller = Teller(Names(names), NoteBook(documents), documents, claims, ())
    return conflict_cards(conflicts, teller)
