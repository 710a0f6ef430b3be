"""The profile for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from treatywatch.report.dates import point, short
from treatywatch.report.inert import line
from treatywatch.report.names import counted
from treatywatch.report.page import ConflictCard, Footnote, Page, Section, Sentence

Line = tuple[str, str, int]
"""Text, style of rich, and the column at which the text starts and its further lines continue."""


class TextWriter:
    """Writes the page as plain text of at most `width` columns, with colours if asked for."""

    name = "text"
    suffix = ".txt"

    def __init__(self, *, width: int = 100, color: bool = False) -> None:
        """Wrap at `width`; `color` adds the control sequences of a terminal."""
        self._width = width
        self._color = color

    def write(self, page: Page) -> str:
        """Return the page as text: conflicts, status, timeline, themes, then all footnotes."""
        notes: dict[int, Footnote] = {}
        lines = [
            (page.title.upper(), "bold", 0),
            (f"Status on {point(page.as_of)}, as known on {point(page.as_known_on)}.", "dim", 0),
            (
                f"{counted(len(page.sources), 'document').capitalize()}, "
                f"{counted(page.origins, 'independent origin')}.",
                "dim",
                0,
            ),
            *conflict_lines(page.conflicts, notes),
            *_status_lines(page, notes),
            *_timeline_lines(page, notes),
        ]
        for section in page.sections:
            lines += _section_lines(section, notes)
        lines += _source_lines(page)
        lines += note_lines(notes)
        return drawn(lines, width=self._width, color=self._color)


def drawn(lines: Iterable[Line], *, width: int, color: bool) -> str:
    """Return lines wrapped to `width`; text of strangers is stripped of control characters."""
    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None, highlight=False
    )
    for text, style, indent in lines:
        pad = " " * indent
        shown = textwrap.wrap(line(text), max(20, width - indent), break_on_hyphens=False, break_long_words=False) or [
            ""
        ]
        for part in shown:
            console.print(Text(f"{pad}{part}".rstrip(), style=style), soft_wrap=True)
    return out.getvalue()


def conflict_lines(cards: Iterable[ConflictCard], notes: dict[int, Footnote]) -> Iterator[Line]:
    """Yield the conflicts, both sides under each other; footnotes used are put into `notes`."""
    cards = tuple(cards)
    yield from _head(f"CONFLICTS ({len(cards)})")
    if not cards:
        yield "No two statements contradict each other.", "", 2
    for card in cards:
        yield "", "", 0
        yield f"{card.question}  [{card.type}{', doubt' if card.severity != 'conflict' else ''}]", "bold red", 2
        for side in card.sides:
            when = f", {side.when}" if side.when else ""
            yield f"• {side.value} – {side.who}{when} {_marks((side.footnote,), notes)}", "", 4
            words = f"“{side.footnote.quote}”" if side.footnote.kind == "quote" else side.footnote.source
            yield words, "italic", 6
        yield f"{card.why} (rule {card.rule})", "dim", 4


def note_lines(notes: dict[int, Footnote]) -> Iterator[Line]:
    """Yield each footnote: the quote, its document, its place and its digest."""
    yield from _head("FOOTNOTES")
    for number in sorted(notes):
        note = notes[number]
        if note.kind == "record":
            yield f"[{number}] {note.source}{f' ({note.says})' if note.says else ''}", "", 2
            continue
        yield f"[{number}] “{note.quote}”", "", 2
        about = ", ".join(p for p in (note.title, note.publisher, short(note.published)) if p)
        yield f"{about}; {note.doc} {note.start}–{note.end}; sha256 {note.digest}", "dim", 6


def _status_lines(page: Page, notes: dict[int, Footnote]) -> Iterator[Line]:
    yield from _head("STATUS PER TREATY")
    if page.status_note:
        yield page.status_note, "dim", 2
    for card in page.statuses:
        yield f"{card.title}: {card.badge}", "bold", 2
        for sentence in (card.head, *card.steps):
            yield _sentence(sentence, notes), "", 4
        if card.note:
            yield card.note, "dim", 4


def _timeline_lines(page: Page, notes: dict[int, Footnote]) -> Iterator[Line]:
    yield from _head("TIMELINE")
    signs = {"solid": "●", "hollow": "○", "crossed": "×", "record": "◆"}
    for entry in page.timeline:
        yield f"{signs[entry.shape]} {entry.label} [{entry.lane}] {_marks(entry.sentence.footnotes, notes)}", "", 2


def _section_lines(section: Section, notes: dict[int, Footnote]) -> Iterator[Line]:
    yield from _head(section.title.upper())
    if not section.topics:
        yield section.empty, "dim", 2
    for topic in section.topics:
        yield topic.title + ("  [in conflict]" if topic.conflicts else ""), "bold", 2
        for sentence in topic.sentences:
            yield _sentence(sentence, notes), "", 4


def _source_lines(page: Page) -> Iterator[Line]:
    yield from _head("SOURCES")
    for source in page.sources:
        about = ", ".join(p for p in (source.title, source.publisher, short(source.published)) if p)
        yield f"{source.doc}: {about}; {source.origin}; {counted(source.quotes, 'quote')} used", "", 2
        yield f"sha256 {source.digest}", "dim", 6
    for reason in page.withheld:
        yield f"withheld: {reason}", "red", 2


def _head(title: str) -> Iterator[Line]:
    yield "", "", 0
    yield title, "bold cyan", 0


def _sentence(sentence: Sentence, notes: dict[int, Footnote]) -> str:
    support = f" ({sentence.support})" if sentence.support not in ("", "record") else ""
    return f"{sentence.text}{support} {_marks(sentence.footnotes, notes)}"


def _marks(footnotes: Iterable[Footnote], notes: dict[int, Footnote]) -> str:
    shown = []
    for footnote in footnotes:
        notes.setdefault(footnote.number, footnote)
        shown.append(str(footnote.number))
    return f"[{','.join(shown)}]"
