"""Builds the page of a state, free of format: every writer prints this and nothing else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from treatywatch.model.answer import Answer
from treatywatch.model.claim import ASPECTS, STEPS
from treatywatch.model.finding import Finding
from treatywatch.report.base import ProfileData
from treatywatch.report.cards import conflict_cards, side_card, status_card
from treatywatch.report.dates import plain
from treatywatch.report.entries import timeline
from treatywatch.report.inert import line, web_address
from treatywatch.report.names import ITEMS, TREATIES, Names, article, counted, sentence_case
from treatywatch.report.notes import NoteBook
from treatywatch.report.page import ConflictCard, Page, Section, Sentence, Source, StatusCard, Topic
from treatywatch.report.sentences import Teller

THEMES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("policy", "Policy", ("treaty_step", "membership", "position")),
    ("production", "Production", ("production",)),
    ("requirement", "Requirement", ("requirement",)),
    ("stockpile", "Stockpile", ("stockpile", "destruction")),
    ("transfer", "Transfer", ("transfer",)),
    ("use", "Use", ("use",)),
    ("programmes", "Programmes", ("programme", "funding")),
    ("effects", "Clearance and casualties", ("clearance", "casualties")),
    ("rules", "The treaties themselves", ("treaty_rule", "membership_count")),
)
_NOBODYS = ("programme", "treaty_rule", "membership_count", "clearance", "casualties")
"""Kinds whose key names no actor that could be another state's."""
_PLAIN = {
    *STEPS,
    *(aspect for aspects in ASPECTS.values() for aspect in aspects),
    "support",
    "oppose",
    "concern",
    "ihl",
}


def build(data: ProfileData) -> Page:
    """Return the page for `data`; a sentence whose quote cannot be shown is withheld and listed."""
    names = Names({data.state: data.state_name, **data.names})
    teller = Teller(names, NoteBook(data.documents), data.documents, data.claims, data.stories)
    conflicts = conflict_cards(data.conflicts, teller)
    statuses, status_note = _shared(status_card(status, teller, name=data.state_name) for status in data.statuses)
    entries = timeline(data, teller)
    sections = (*_themes(data, teller), _findings(data.findings, teller))
    sources = _sources(data, teller, _quoted(conflicts, statuses, sections))
    return Page(
        state=data.state,
        title=line(data.state_name),
        as_of=data.as_of,
        as_known_on=data.as_known_on,
        conflicts=conflicts,
        statuses=statuses,
        timeline=entries,
        sections=sections,
        sources=sources,
        origins=len({teller.origin_of(text_id) for text_id in data.documents}),
        status_note=status_note,
        withheld=teller.notes.refused,
    )


def _shared(found: Iterable[StatusCard]) -> tuple[tuple[StatusCard, ...], str]:
    """Lift what the notes of all cards say alike, so that it is said once."""
    cards = tuple(found)
    parts = [[part for part in card.note.split("; ") if part] for card in cards]
    alike = [part for part in parts[0] if all(part in other for other in parts)] if len(cards) > 1 else []
    rest = ("; ".join(part for part in own if part not in alike) for own in parts)
    cleared = (replace(card, note=sentence_case(note)) for card, note in zip(cards, rest, strict=True))
    return tuple(cleared), sentence_case("; ".join(alike))


def _themes(data: ProfileData, teller: Teller) -> tuple[Section, ...]:
    sections = []
    for id, title, kinds in THEMES:
        answers = sorted((a for a in data.answers if a.question.key[0] in kinds), key=lambda a: _place(a, kinds, data))
        topics = tuple(topic for topic in (_topic(answer, data, teller) for answer in answers) if topic is not None)
        sections.append(Section(id, title, topics, "No document of this profile says anything here."))
    return tuple(sections)


def _topic(answer: Answer, data: ProfileData, teller: Teller) -> Topic | None:
    sentences = teller.answer(answer)
    if not sentences:
        return None
    heading = line(answer.question.text) or _heading(answer.question.key, teller.names)
    return Topic(heading, sentences, answer.conflicts, own=_is_own(answer, data))


def _is_own(answer: Answer, data: ProfileData) -> bool:
    kind, *slots = answer.question.key
    return kind in _NOBODYS or any(slot == data.state or slot in data.own for slot in slots[:2])


def _place(answer: Answer, kinds: tuple[str, ...], data: ProfileData) -> tuple[bool, int, bool, int, tuple[str, ...]]:
    """The state first, then its own, then others; steps in the order in which states take them."""
    key = answer.question.key
    order = STEPS if key[0] == "treaty_step" else ASPECTS.get(key[0], ())
    step = next((order.index(slot) for slot in key[1:] if slot in order), 0)
    return not _is_own(answer, data), kinds.index(key[0]), data.state not in key, step, key


def _heading(key: tuple[str, ...], names: Names) -> str:
    words = [_word(part, names) for part in key[1:] if part]
    return line(f"{key[0].replace('_', ' ').capitalize()}: {', '.join(words)}")


def _word(part: str, names: Names) -> str:
    if part in TREATIES:
        return TREATIES[part][0]
    return ITEMS.get(part) or (part.replace("_", " ") if "_" in part or part in _PLAIN else names.show(part))


def _findings(findings: Iterable[Finding], teller: Teller) -> Section:
    topics = []
    for finding in findings:
        sides = [card for card in (side_card(side, teller) for side in finding.sides) if card is not None]
        notes = tuple(side.footnote for side in sides) or (teller.notes.record(finding.article or finding.rule),)
        dates = f" Dates: {', '.join(plain(d) for d in finding.dates)}." if finding.dates else ""
        text = (
            f"{line(finding.text).rstrip('.')} ({article(finding.article)}).{dates}"
            if finding.article
            else line(finding.text)
        )
        verdict = finding.verdict.replace("_", " ")
        sentence = Sentence(text, notes, f"{verdict} · rule {finding.rule} · confidence {finding.sure}")
        topics.append(Topic(verdict.capitalize(), (sentence,)))
    empty = "No rule of a treaty pack has anything to say about these claims."
    return Section("findings", "What the treaties say to this", tuple(topics), empty)


def _quoted(
    conflicts: Iterable[ConflictCard], statuses: Iterable[StatusCard], sections: Iterable[Section]
) -> Counter[str]:
    """Count the quotes that the page takes from each text."""
    sentences = [s for section in sections for topic in section.topics for s in topic.sentences]
    sentences += [s for card in statuses for s in (card.head, *card.steps)]
    notes = {n.number: n.text_id for s in sentences for n in s.footnotes if n.kind == "quote"}
    notes |= {s.footnote.number: s.footnote.text_id for c in conflicts for s in c.sides if s.footnote.kind == "quote"}
    return Counter(notes.values())


def _sources(data: ProfileData, teller: Teller, quoted: Counter[str]) -> tuple[Source, ...]:
    ordered = sorted(data.documents.values(), key=lambda d: (d.published or "9999", d.doc, d.text_id))
    return tuple(
        Source(
            text_id=document.text_id,
            doc=line(document.doc),
            title=line(document.title or document.doc),
            publisher=line(document.publisher or ""),
            published=document.published or "",
            url=web_address(document.url),
            digest=document.digest,
            origin=_lineage(document.text_id, teller),
            quotes=quoted[document.text_id],
            notes=tuple(line(note) for note in document.notes),
        )
        for document in ordered
    )


def _lineage(text_id: str, teller: Teller) -> str:
    story = next((s for s in teller.stories if text_id in s.members), None)
    if story is None or len(story.members) < 2:
        return "a story of its own"
    if story.origin == text_id:
        return f"the earliest of {counted(len(story.members), 'text')} that share one origin"
    return f"shares its origin with {teller.outlet(story.origin)}"
