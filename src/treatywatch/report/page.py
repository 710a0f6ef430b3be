"""The page that every format prints: sections of sentences with footnotes, cards, sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a sentence rests on: words of a document (`quote`), or a rule or record (`record`).

    `before` and `after` are context from the same document; `start` and `end` code points of its text; `digest` the
    SHA-256 of its bytes. A record has `source` and no quote. `says` is a short reading of that one statement.
    """

    number: int
    kind: str
    quote: str = ""
    before: str = ""
    after: str = ""
    text_id: str = ""
    doc: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    digest: str = ""
    start: int = 0
    end: int = 0
    source: str = ""
    says: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, how well it is supported (`support`, in words), and its footnotes: never none."""

    text: str
    footnotes: tuple[Footnote, ...]
    support: str = ""

    def __post_init__(self) -> None:
        """Refuse a sentence that rests on nothing."""
        if not self.footnotes:
            raise ValueError(f"a sentence without a footnote: {self.text}")

    @property
    def is_record(self) -> bool:
        """Tell whether no document says this, only a rule or record."""
        return all(note.kind == "record" for note in self.footnotes)


@dataclass(frozen=True, slots=True)
class Topic:
    """Sentences under one question; `conflicts` are ids of the cards that show what cannot all hold."""

    title: str
    sentences: tuple[Sentence, ...]
    conflicts: tuple[str, ...] = ()
    own: bool = True
    """Whether it is about the state of the page, or about somebody else whom its documents name."""


@dataclass(frozen=True, slots=True)
class Section:
    """A theme of the page, with a name for links."""

    id: str
    title: str
    topics: tuple[Topic, ...]
    empty: str = ""
    """What to print where there is no topic."""


@dataclass(frozen=True, slots=True)
class StatusCard:
    """Standing under one treaty: `badge` in words, `kind` the value of `Status.status`."""

    treaty: str
    title: str
    badge: str
    kind: str
    subject: str
    head: Sentence
    steps: tuple[Sentence, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One side of a conflict: its value, who says it and when, and the words that say so."""

    value: str
    who: str
    when: str
    footnote: Footnote


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Values that cannot all hold, side by side."""

    id: str
    type: str
    severity: str
    question: str
    why: str
    rule: str
    sides: tuple[ConflictSide, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated thing: first and last day (ISO 8601, empty is open), lane, and a sentence.

    `shape`: `solid` (occurred), `hollow` (planned, possible, urged), `crossed` (denied), `record`.
    """

    lane: str
    when: str
    first: str
    last: str
    label: str
    shape: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the profile, and where its story began."""

    text_id: str
    doc: str
    title: str
    publisher: str
    published: str
    url: str
    digest: str
    origin: str
    quotes: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A profile, free of format."""

    state: str
    title: str
    as_of: str
    as_known_on: str
    conflicts: tuple[ConflictCard, ...]
    statuses: tuple[StatusCard, ...]
    timeline: tuple[TimelineEntry, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    origins: int
    status_note: str = ""
    """What all status cards have in common."""
    withheld: tuple[str, ...] = ()
    """Sentences that were not printed because their quote does not stand in its document, and why."""
