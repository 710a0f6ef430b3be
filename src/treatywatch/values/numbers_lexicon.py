"""Words of number: what a phrase of `amounts.yml` can mean, a trie over tokens, and words cut into their pieces."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Generic, TypeVar

from treatywatch.values.scan import plain

T = TypeVar("T")
# No number word is longer; a longer one is not cut.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Sense:
    """What one phrase can be in a number; any of them at a time.

    `card` a cardinal, `multiple` a cardinal only behind a number, `ordinal`, `parts` a denominator, `part` a fraction
    that stands alone, `tail` a fraction glued behind a whole number, `times` a count of things by the dozen, `suffix`
    a multiplier glued behind digits (`cased`: written so), `marks` the roles of grammar.
    """

    card: int | Fraction | None = None
    multiple: int | None = None
    ordinal: int | None = None
    parts: int | None = None
    part: Fraction | None = None
    tail: Fraction | None = None
    times: int | None = None
    suffix: int | None = None
    relative: str = ""
    marks: frozenset[str] = frozenset()

    @property
    def numeric(self) -> bool:
        """Return whether a number can begin here."""
        return self.card is not None or self.part is not None or self.ordinal is not None or self.times is not None


@dataclass(slots=True)
class Node(Generic[T]):
    """One state of a trie."""

    next: dict[str, "Node[T]"] = field(default_factory=dict)
    value: T | None = None


class Trie(Generic[T]):
    """Phrases by token; a token of a phrase that ends in `*` is a stem."""

    def __init__(self) -> None:
        """Start empty."""
        self.root: Node[T] = Node()

    def at(self, tokens: Sequence[str]) -> Node[T]:
        """Return the node of a phrase, made if absent."""
        node = self.root
        for token in tokens:
            node = node.next.setdefault(token, Node())
        return node

    def longest(self, forms: Sequence[tuple[str, ...]], first: int) -> tuple[T, int] | None:
        """Return the value of the longest phrase that begins at `first`, and its end."""
        found: tuple[T, int] | None = None
        waiting = [(self.root, first)]
        while waiting:
            node, here = waiting.pop()
            if node.value is not None and (found is None or here > found[1]):
                found = (node.value, here)
            if here < len(forms):
                waiting.extend([(node.next[form], here + 1) for form in forms[here][::-1] if form in node.next])
        return found


class Words:
    """The single tokens a pack knows, their stems, and how to cut what it does not know into pieces."""

    def __init__(self, *, fold_accents: bool = False) -> None:
        """Start empty."""
        self.known: set[str] = set()
        self.stems: dict[str, str] = {}
        self.pieces: set[str] = set()
        self.piece_stems: set[str] = set()
        self.prefixes: tuple[str, ...] = ()
        self.articles: tuple[str, ...] = ()
        self.endings: frozenset[str] = frozenset()
        self.fold_accents = fold_accents
        self._longest = 0
        self._initials: set[str] = set()
        self._forms: dict[str, tuple[str, ...]] = {}
        self._cuts: dict[str, tuple[tuple[str, int], ...]] = {}

    def written(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """Return the tokens of a phrase as they are kept: without accents where a language may drop them."""
        return tuple([plain(token) if self.fold_accents and len(token) > 2 else token for token in tokens])

    def learn(self, tokens: Iterable[str]) -> None:
        """Know these tokens."""
        for token in tokens:
            if token.endswith("*") and len(token) > 1:
                self.stems[token[:-1]] = token
                self._longest = max(self._longest, len(token))
            else:
                self.known.add(token)

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the tokens of phrases that `word` can be, as written first, stems from long to short."""
        try:
            return self._forms[word]
        except KeyError:
            made = self._make_forms(word)
            if len(self._forms) < 1 << 16:
                self._forms[word] = made
            return made

    def _make_forms(self, word: str) -> tuple[str, ...]:
        found = [word] if word in self.known else []
        # `é` is another word than `e`.
        if self.fold_accents and not word.isascii() and len(word) > 2 and plain(word) in self.known:
            found.append(plain(word))
        if self.stems:
            for bare in (word, plain(word)) if self.fold_accents and not word.isascii() else (word,):
                found += [stem for stem in self._stems(bare) if stem not in found]
        return tuple(found)

    def _stems(self, word: str) -> Iterable[str]:
        for size in range(min(len(word), self._longest), 0, -1):
            stem = self.stems.get(word[:size])
            if stem is not None:
                yield stem

    def piece_forms(self, piece: str) -> tuple[str, ...]:
        """Return the forms of a piece of a glued word, with those that stand in glued words only (`ott-`)."""
        glued = piece + "-"
        return (*self.forms(piece), glued) if glued in self.known else self.forms(piece)

    def cut(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return the pieces of an unknown word with their lengths, or nothing when it is no number word."""
        try:
            return self._cuts[word]
        except KeyError:
            made = self._make_cut(word) if len(word) <= LONGEST else ()
            if len(self._cuts) < 1 << 16:
                self._cuts[word] = made
            return made

    def numeric(self, pieces: Iterable[tuple[str, int]]) -> bool:
        """Return whether one of the pieces is a number word."""
        return any(piece in self.pieces or not self.piece_stems.isdisjoint(self.forms(piece)) for piece, _ in pieces)

    def _make_cut(self, word: str) -> tuple[tuple[str, int], ...]:
        for head in self._heads(word):
            lead = sum(size for _, size in head)
            rest = self._rest(word[lead:], head=bool(head)) if lead < len(word) else None
            if rest is not None and (len(rest) > 1 or head):
                return (*head, *rest)
        return ()

    def _rest(self, word: str, *, head: bool) -> list[tuple[str, int]] | None:
        return [(word, len(word))] if head and len(word) > 1 and self.forms(word) else self._body(word)

    def _heads(self, word: str) -> Iterable[list[tuple[str, int]]]:
        """Ways to begin a word: nothing, a glued `and`, an article (empty form), both."""
        yield []
        fronts: list[list[tuple[str, int]]] = [[(p, len(p))] for p in self.prefixes if word.startswith(p)]
        fronts += [[("", len(a))] for a in self.articles if word.startswith(a)]
        for p in self.prefixes:
            fronts += [[(p, len(p)), ("", len(a))] for a in self.articles if word.startswith(p + a)]
        yield from fronts

    def _body(self, word: str) -> list[tuple[str, int]] | None:
        """Cut all of `word` into pieces; fewest first. Every place is tried once."""
        size = len(word)
        if not self.pieces or word[:2] not in self._first():
            return None
        best: list[list[tuple[str, int]] | None] = [None] * size + [[]]
        for at in range(size - 1, -1, -1):
            for end in range(min(size, at + 24), at, -1):
                piece, rest = word[at:end], best[end]
                known = best[at]
                if rest is None or (known is not None and len(rest) + 1 >= len(known)):
                    continue
                if self._is_piece(piece, last=end == size, first=at == 0):
                    best[at] = [(piece, end - at), *rest]
        return best[0]

    def _is_piece(self, piece: str, *, last: bool, first: bool) -> bool:
        if piece in self.pieces:
            return True
        if not last or first:
            return False
        return piece in self.endings or any(piece[:n] in self.piece_stems for n in range(3, len(piece)))

    def _first(self) -> set[str]:
        if not self._initials:
            self._initials = {piece[:2] for piece in self.pieces} | {stem[:2] for stem in self.piece_stems}
        return self._initials


def merged(first: Sense | None, second: Sense) -> Sense:
    """Return both meanings of one phrase; the first one stated wins where they clash."""
    if first is None:
        return second
    changes: dict[str, object] = {
        name: getattr(second, name)
        for name in ("card", "multiple", "ordinal", "parts", "part", "tail", "times", "suffix")
        if getattr(first, name) is None
    }
    return replace(first, **changes, relative=first.relative or second.relative, marks=first.marks | second.marks)  # type: ignore[arg-type]
