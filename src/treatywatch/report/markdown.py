"""The profile as Markdown, with footnotes that hold quote, document and digest."""

import re
from collections.abc import Iterable

from treatywatch.report.dates import point, short
from treatywatch.report.inert import line
from treatywatch.report.names import counted
from treatywatch.report.page import ConflictCard, Footnote, Page, Section, Sentence, Source

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#!$^@=])")
_LINKING = re.compile(r"(www)\.|(:)(?=//)", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return text of strangers as Markdown that shows it and does nothing: no markup, no HTML, no link."""
    shown = _SPECIAL.sub(r"\\\1", line(text))
    shown = _LINKING.sub(lambda m: f"{m[1]}\\." if m[1] else "\\:", shown)
    # At the start of a line these would make a list, a heading or a rule.
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^([-+])", r"\\\1", shown))


class MarkdownWriter:
    """Writes the page as Markdown with footnotes as GitHub and Pandoc read them."""

    name = "md"
    suffix = ".md"

    def write(self, page: Page) -> str:
        """Return the page as Markdown."""
        notes: dict[int, Footnote] = {}
        parts = [
            f"# {escaped(page.title)}",
            f"As of {point(page.as_of)}, as known on {point(page.as_known_on)}. "
            f"{counted(len(page.sources), 'document').capitalize()}, "
            f"{counted(page.origins, 'independent origin')}, {counted(len(page.conflicts), 'conflict')}.",
            *conflict_parts(page.conflicts, notes),
            *_statuses(page, notes),
            *_timeline(page, notes),
        ]
        for section in page.sections:
            parts += _section(section, notes)
        parts += _sources(page)
        parts += [_note(notes[number]) for number in sorted(notes)]
        return "\n\n".join(parts) + "\n"


def conflict_parts(cards: Iterable[ConflictCard], notes: dict[int, Footnote]) -> list[str]:
    """Return the conflicts as blocks of Markdown, one table each; footnotes used are put into `notes`."""
    cards = tuple(cards)
    parts = ["## Conflicts"]
    if not cards:
        parts.append("No two statements of this profile contradict each other.")
    for card in cards:
        rows = ["| value | who | published | quote | |", "| --- | --- | --- | --- | --- |"]
        for side in card.sides:
            note = side.footnote
            words = f"“{escaped(note.quote)}”" if note.kind == "quote" else escaped(note.source)
            who, when = escaped(side.who), escaped(side.when)
            rows.append(f"| {escaped(side.value)} | {who} | {when} | {words} | {_marks((side.footnote,), notes)} |")
        parts.append(f"### {escaped(card.question)}")
        parts.append(f"{escaped(card.why)} ({escaped(card.type)}, {escaped(card.severity)}, rule `{_code(card.rule)}`)")
        parts.append("\n".join(rows))
    return parts


def note_parts(notes: dict[int, Footnote]) -> list[str]:
    """Return the definitions of footnotes."""
    return [_note(notes[number]) for number in sorted(notes)]


def _statuses(page: Page, notes: dict[int, Footnote]) -> list[str]:
    parts = ["## Status per treaty", *([f"*{escaped(page.status_note)}*"] if page.status_note else ())]
    for card in page.statuses:
        parts.append(f"### {escaped(card.title)}: {escaped(card.badge)}")
        parts.append("\n".join(_item(s, notes) for s in (card.head, *card.steps)))
        if card.note:
            parts.append(f"*{escaped(card.note)}*")
    return parts


def _timeline(page: Page, notes: dict[int, Footnote]) -> list[str]:
    rows = [
        f"- **{escaped(entry.label)}** ({escaped(entry.lane)}) – "
        f"{escaped(entry.sentence.text)} {_marks(entry.sentence.footnotes, notes)}"
        for entry in page.timeline
    ]
    return ["## Timeline", "\n".join(rows) or "Nothing is dated."]


def _section(section: Section, notes: dict[int, Footnote]) -> list[str]:
    parts = [f"## {escaped(section.title)}"]
    if not section.topics:
        parts.append(escaped(section.empty))
    for topic in section.topics:
        parts.append(f"### {escaped(topic.title)}" + (" ⚠ in conflict" if topic.conflicts else ""))
        parts.append("\n".join(_item(sentence, notes) for sentence in topic.sentences))
    return parts


def _item(sentence: Sentence, notes: dict[int, Footnote]) -> str:
    support = f" *({escaped(sentence.support)})*" if sentence.support not in ("", "record") else ""
    return f"- {escaped(sentence.text)}{_marks(sentence.footnotes, notes)}{support}"


def _marks(footnotes: Iterable[Footnote], notes: dict[int, Footnote]) -> str:
    shown = ""
    for footnote in footnotes:
        notes.setdefault(footnote.number, footnote)
        shown += f"[^{footnote.number}]"
    return shown


def _note(note: Footnote) -> str:
    if note.kind == "record":
        says = f" ({escaped(note.says)})" if note.says else ""
        return f"[^{note.number}]: Record or rule: {escaped(note.source)}{says}"
    quote = f"{escaped(note.before)} **“{escaped(note.quote)}”** {escaped(note.after)}".strip()
    about = [escaped(note.title), escaped(note.publisher), short(note.published), f"document {escaped(note.doc)}"]
    place = f"characters {note.start}–{note.end}, sha256 `{_code(note.digest)}`"
    address = f" <{note.url}>" if note.url else ""
    return f"[^{note.number}]: {quote} — {', '.join(a for a in about if a)}; {place}.{address}"


def _sources(page: Page) -> list[str]:
    rows = ["| document | publisher | published | origin | quotes | sha256 |", "| --- | --- | --- | --- | --- | --- |"]
    rows += [_source(source) for source in page.sources]
    parts = ["## Sources", "\n".join(rows)]
    if page.withheld:
        parts += ["### Withheld", "\n".join(f"- {escaped(reason)}" for reason in page.withheld)]
    return parts


def _source(source: Source) -> str:
    title = f"[{escaped(source.title)}](<{source.url}>)" if source.url else escaped(source.title)
    cells = (title, escaped(source.publisher), source.published, escaped(source.origin), str(source.quotes))
    return f"| {' | '.join(escaped(c) if n == 2 else c for n, c in enumerate(cells))} | `{_code(source.digest)}` |"


def _code(text: str) -> str:
    return line(text).replace("`", "'").replace("|", "/")
