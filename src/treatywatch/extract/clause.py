"""One clause of a sentence, and whether it has its verb."""

from dataclasses import dataclass, field

from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_finite, is_verb


@dataclass(slots=True, eq=False)
class Clause:
    """A clause. `tokens` are its token positions, without those of clauses set inside it.

    `kind`: main, comp (that …), rel (which …), sub (because …), coord (and …), part (…ing), aside (dashes, brackets).
    `parent` is the clause it depends on; for `coord` the clause it stands beside.
    """

    kind: str
    parent: "Clause | None"
    opener: int
    tokens: list[int] = field(default_factory=list)
    connector: str = ""
    fronted: bool = False
    bare: bool = False
    """A coordinated bare infinitive: what is said of its neighbour's verb ("plans to") is said of it too."""
    _marks: list[Mark] | None = None
    _verbs: list[int] | None = None

    @property
    def first(self) -> int:
        """Return its first token."""
        return self.tokens[0] if self.tokens else self.opener

    @property
    def last(self) -> int:
        """Return the token after its last one."""
        return self.tokens[-1] + 1 if self.tokens else self.opener

    def marks(self, sentence: Sentence) -> list[Mark]:
        """Return the phrases that start in it, in order; to be asked when it is whole."""
        if self._marks is None:
            self._marks = list(sentence.starting(self.tokens))
        return self._marks

    def verbs(self, sentence: Sentence) -> list[int]:
        """Return where its finite verbs stand, in order; to be asked when it is whole."""
        if self._verbs is None:
            self._verbs = [p for p in self.tokens if is_finite(sentence, p)]
        return self._verbs

    def verb(self, sentence: Sentence) -> int | None:
        """Return where its first finite verb stands; to be asked when it is whole."""
        verbs = self.verbs(sentence)
        return verbs[0] if verbs else None

    def has_verb_before(self, sentence: Sentence, position: int) -> bool:
        """Tell whether a finite verb of it stands before a token; to be asked when it is whole."""
        verbs = self.verbs(sentence)
        return bool(verbs) and verbs[0] < position


def has_verb(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the clause has its verb so far; one that is set in is content with an infinite form."""
    return any(is_finite(sentence, p) for p in clause.tokens) or (
        clause.kind in ("part", "sub", "coord", "rel") and any(is_verb(sentence.mark(p)) for p in clause.tokens)
    )
