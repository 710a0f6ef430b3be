"""The words of a stretch of text as quotations ask for them: which say something, which open a clause."""

import re
from dataclasses import dataclass, field

from treatywatch.extract.quotation_marks import Region
from treatywatch.lang.framed import FramePack

WORD = re.compile(
    r"(?:Jr|Sr|Dr|Mr|Mrs|Ms|Rep|Sen|Gov|Gen|Col|Lt|St|Prof|Capt|Sgt|Maj|Rev|Hon|Nov|Oct|Sept|Dec|Jan|Feb|Aug)\."
    r"|(?:[A-Z]\.){1,4}(?=\W)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:(?:[’'&.-]|\d)[^\W_]+)*|\S",
)


@dataclass(slots=True)
class Word:
    """A word or sign with its place in the text."""

    text: str
    low: str
    start: int
    end: int
    quoted: int = -1
    """The number of the quotation that it stands in."""

    @property
    def is_sign(self) -> bool:
        """Tell of a comma and the like."""
        return not self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Tell of a word that a capital opens."""
        return self.text[0].isupper()


@dataclass(slots=True)
class Cue:
    """A word for saying, and what may be said by it."""

    first: int
    last: int
    bare: bool = True
    """A clause may follow without "that"."""
    tells: bool = False
    """Whom it is told to may follow."""
    ing: bool = False
    helped: int | None = None
    """Where its auxiliary stands, far before it: "hat am Montag gesagt"."""
    dead: bool = False
    """Not said, or not yet: only words in quotation marks show that something was."""
    unsaid: bool = False
    """A word before it takes it back: "has not said", "will say"."""
    weak: bool = False
    """Only a pronoun opens the clause that follows without "that"."""


@dataclass(slots=True)
class Line:
    """The words of a unit, what is said in them, and what each is: what the language's reader knows."""

    words: list[Word]
    regions: tuple[Region, ...]
    spans: list[tuple[int, int]]
    """For each quotation the words that it covers."""
    cues: list[Cue] = field(default_factory=list)
    according: list[tuple[int, int]] = field(default_factory=list)
    that: dict[int, int] = field(default_factory=dict)
    """Where a word like "that" stands, and where it ends."""
    opens: set[int] = field(default_factory=set)
    """Words that open a clause of another kind: who, because, while."""
    joins: set[int] = field(default_factory=set)
    relative: set[int] = field(default_factory=set)
    prep: set[int] = field(default_factory=set)
    of: set[int] = field(default_factory=set)
    aux: set[int] = field(default_factory=set)
    pronouns: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    """Articles that begin a noun of their own, as far as the language has no genitives."""
    skipped: set[int] = field(default_factory=set)
    """Adverbs and times, which belong to nobody."""
    verb_second: bool = False
    """A clause without "that" follows behind a comma."""
    drops: bool = False
    turning: bool = False
    """Only few verbs stand before their subject without a quotation: English."""
    said: set[int] = field(default_factory=set)
    """Where its cues begin."""
    runs: list[tuple[int, int]] | None = None
    """Its runs of words with capitals, once they were asked for."""

    def is_free(self, at: int) -> bool:
        """Tell of a place in the line and outside quotations."""
        return 0 <= at < len(self.words) and self.words[at].quoted < 0


def line_of(text: str, start: int, end: int, regions: tuple[Region, ...], pack: FramePack | None = None) -> Line:
    """Return the words of `text[start:end]`, by the pack's rules where words are not written apart."""
    if pack is not None and pack.code in ("zh", "ja"):
        words = [Word(t.text, t.low, t.start, t.end) for t in pack.tokens(text, start, end)]
    else:
        words = [Word(m[0], m[0].lower().replace("’", "'"), *m.span()) for m in WORD.finditer(text, start, end)]
    spans = []
    at = 0
    for number, region in enumerate(regions):
        while at < len(words) and words[at].start < region.start:
            at += 1
        first = at
        while at < len(words) and words[at].start < region.end:
            words[at].quoted = number
            at += 1
        spans.append((first, at) if at > first else (0, 0))
    return Line(words, regions, spans)
