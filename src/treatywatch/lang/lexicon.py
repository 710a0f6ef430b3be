"""The matcher: all phrases of a pack in one trie, longest match first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from treatywatch.lang.tokens import Token, fold

Capital = tuple[int, bool]
"""The offset of a word in its phrase that wants a capital letter, and whether all of it is in capitals."""
Row = tuple[int, str, str]
"""Where a phrase ends, its layer and its value."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means: `layer` (file section), `value`, and the verb form index (-1: none).

    `flags` are what the pack says of the form ("fut", "gen"); `rest` the words that must follow later in the clause
    ("tritt … aus"); `stem` the length of the last word's stem where it is written with a `*`, else 0.
    """

    layer: str
    value: str
    form: int = -1
    flags: frozenset[str] = frozenset()
    rest: tuple[str, ...] = ()
    stem: int = 0


@dataclass(frozen=True, slots=True)
class Sense:
    """All that one phrase means: its entries, the entries of each layer, and the values of each layer."""

    entries: tuple[Entry, ...]
    layers: Mapping[str, tuple[Entry, ...]]
    values: Mapping[str, tuple[str, ...]]
    flags: frozenset[str] = frozenset()
    stem: int = 0
    gaps: bool = False
    """Some of its phrases go on later in the clause."""
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What its readers have worked out about it."""


# Not frozen, as tokens are not.
@dataclass(slots=True, init=False)
class Hit:
    """Tokens `first` to `last` (excluded) match a phrase with this meaning."""

    first: int
    last: int
    sense: Sense

    def __init__(self, first: int, last: int, sense: Sense) -> None:
        """Take the fields, as a token does."""
        self.first = first
        self.last = last
        self.sense = sense

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of the phrase."""
        return self.sense.entries


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    # (entry, the words that need a capital letter)
    entries: list[tuple[Entry, tuple[Capital, ...]]] = field(default_factory=list)
    capitals: bool = False
    # Which of `entries` fit to what they mean together. A phrase is written in few ways.
    senses: dict[tuple[bool, ...], Sense | None] = field(default_factory=dict)


class Lexicon:
    """A trie over folded tokens. A token ending in `*` matches every word that begins so."""

    def __init__(self) -> None:
        """Start empty."""
        self._root = _Node()
        self._seen: dict[tuple[tuple[str, ...], str, str], int] = {}
        self._longest_stem = 0
        self._first_words: dict[frozenset[str], frozenset[str]] = {}

    def add(self, tokens: Sequence[str], entry: Entry) -> None:
        """Add one phrase, token by token as written; capital letters in it ask for capitals in the text."""
        # Past and participle often look the same: the first form stands for both.
        mark = (tuple(tokens), entry.layer, f"{entry.value} {entry.rest}" if entry.rest else entry.value)
        known = self._seen.get(mark)
        settled = known is not None and (known >= 0 or entry.form < 0)
        if not tokens or (settled and not entry.flags):
            return
        written = _join_stars(tokens) if "*" in tokens else tokens
        node = self._way(written)
        if known is not None:
            entry = _with_flags(node, entry, keep=settled)
        self._seen[mark] = entry.form
        capitals = _capitals(written)
        node.entries.append((entry, capitals))
        node.capitals = node.capitals or bool(capitals)
        node.senses.clear()
        self._first_words.clear()

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the longest hits from left to right; none overlaps another."""
        lows = [token.low for token in tokens]
        found: list[Hit] = []
        free = 0
        for position in self._starts(lows):
            if position < free:
                continue
            hit = self._longest(tokens, lows, position)
            if hit is not None:
                found.append(hit)
                free = hit.last
        return found

    def table(self, tokens: Sequence[Token]) -> dict[int, list[Row]]:
        """Return, for every token where phrases start, the (end, layer, value) of all of them, longest first."""
        lows = [token.low for token in tokens]
        rows = ((position, self._rows(tokens, lows, position)) for position in self._starts(lows))
        return {position: found for position, found in rows if found}

    def rows(self, tokens: Sequence[Token], lows: Sequence[str], position: int) -> Sequence[Row]:
        """Return the (end, layer, value) of all phrases that start at a token, longest first; `lows` are its words."""
        root = self._root
        if position >= len(lows) or not (lows[position] in root.next or root.stems):
            return ()
        return self._rows(tokens, lows, position)

    def beginnings(self, layers: frozenset[str]) -> frozenset[str] | None:
        """Return the folded words that phrases of these layers can begin with; None: stems can begin with any."""
        if self._root.stems:
            return None
        known = self._first_words.get(layers)
        if known is None:
            known = frozenset(word for word, node in self._root.next.items() if _leads_to(node, layers))
            self._first_words[layers] = known
        return known

    def _way(self, written: Sequence[str]) -> _Node:
        node = self._root
        for word in written:
            if word.endswith("*"):
                stem = fold(word[:-1])
                self._longest_stem = max(self._longest_stem, len(stem))
                following = node.stems.get(stem)
                if following is None:
                    following = node.stems[stem] = _Node()
            else:
                low = fold(word)
                following = node.next.get(low)
                if following is None:
                    following = node.next[low] = _Node()
            node = following
        return node

    def _starts(self, lows: Sequence[str]) -> Sequence[int]:
        """Where a phrase can start."""
        if self._root.stems:
            return range(len(lows))
        first = self._root.next
        return [position for position, low in enumerate(lows) if low in first]

    def _longest(self, tokens: Sequence[Token], lows: Sequence[str], position: int) -> Hit | None:
        for node, end in self._reached(lows, position):
            sense = _sense(node, tokens, position)
            if sense is not None:
                return Hit(position, end, sense)
        return None

    def _senses(self, tokens: Sequence[Token], lows: Sequence[str], position: int) -> Iterator[tuple[Sense, int]]:
        """Yield what the phrases at `position` mean and where they end, the longest first."""
        if not self._root.stems and lows[position] not in self._root.next:
            return
        for node, end in self._reached(lows, position):
            sense = _sense(node, tokens, position)
            if sense is not None:
                yield sense, end

    def _rows(self, tokens: Sequence[Token], lows: Sequence[str], position: int) -> list[Row]:
        found: list[Row] = []
        for node, end in self._reached(lows, position):
            sense = _sense(node, tokens, position)
            if sense is not None:
                found.extend([(end, entry.layer, entry.value) for entry in sense.entries])
        return found

    def _reached(self, lows: Sequence[str], position: int) -> list[tuple[_Node, int]]:
        """The ends of phrases that start at `position`, the farthest first, words before stems."""
        node, here, size = self._root, position, len(lows)
        if not node.stems:
            # Most words begin no phrase but themselves.
            node, here = node.next[lows[position]], position + 1
            if not node.next and not node.stems:
                return [(node, here)]
        found: list[tuple[_Node, int]] = []
        waiting: list[tuple[_Node, int]] = []
        while True:
            if node.entries:
                found.append((node, here))
            following = None
            if here < size:
                following = node.next.get(lows[here])
                if node.stems:
                    waiting.extend((stem, here + 1) for stem in self._stems(node, lows[here]))
            if following is not None:
                node, here = following, here + 1
            elif waiting:
                node, here = waiting.pop()
            else:
                break
        if len(found) > 1:
            found.sort(key=_end, reverse=True)
        return found

    def _stems(self, node: _Node, word: str) -> Iterator[_Node]:
        """The shortest stem first."""
        for length in range(1, min(len(word), self._longest_stem) + 1):
            stem = node.stems.get(word[:length])
            if stem is not None:
                yield stem


def _leads_to(node: _Node, layers: frozenset[str]) -> bool:
    """Tell whether a phrase of one of these layers ends at this node or behind it."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if any(entry.layer in layers for entry, _ in here.entries):
            return True
        waiting += [*here.next.values(), *here.stems.values()]
    return False


def _with_flags(node: _Node, entry: Entry, *, keep: bool) -> Entry:
    """Take the entry of this meaning out of `node`; return it (or the new one) with the flags of both."""
    same = (entry.layer, entry.value, entry.rest)
    old = [e for e, _ in node.entries if (e.layer, e.value, e.rest) == same]
    node.entries = [e for e in node.entries if e[0] not in old]
    flags = entry.flags.union(*(e.flags for e in old))
    return replace(old[0] if keep and old else entry, flags=flags)


def _end(reached: tuple[_Node, int]) -> int:
    return reached[1]


def _sense(node: _Node, tokens: Sequence[Token], position: int) -> Sense | None:
    fitting = tuple([fits(tokens, position, words) for _, words in node.entries]) if node.capitals else ()
    try:
        return node.senses[fitting]
    except KeyError:
        entries = tuple([entry for at, (entry, _) in enumerate(node.entries) if not fitting or fitting[at]])
        made = node.senses[fitting] = sense_of(entries) if entries else None
        return made


def sense_of(entries: tuple[Entry, ...]) -> Sense:
    """Return what entries of one phrase mean together."""
    layers: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        layers[entry.layer] = (*layers.get(entry.layer, ()), entry)
    return Sense(
        entries,
        layers,
        {layer: tuple(e.value for e in found) for layer, found in layers.items()},
        frozenset(flag for entry in entries for flag in entry.flags),
        max(entry.stem for entry in entries),
        any(entry.rest for entry in entries),
    )


def _join_stars(tokens: Sequence[str]) -> list[str]:
    """`wycof` `*` → `wycof*`: the tokenizer takes the star for a sign of its own."""
    joined: list[str] = []
    for token in tokens:
        if token == "*" and joined:
            joined[-1] += "*"
        else:
            joined.append(token)
    return joined


def _capitals(written: Sequence[str]) -> tuple[Capital, ...]:
    return tuple(
        [
            (offset, len(word.strip(".*")) > 1 and word.isupper())
            for offset, word in enumerate(written)
            if word[0].isupper()
        ]
    )


def fits(tokens: Sequence[Token], position: int, capitals: tuple[Capital, ...]) -> bool:
    """Tell whether the words at `position` have the capitals that a phrase asks for."""
    for offset, whole in capitals:
        text = tokens[position + offset].text
        if not (text.isupper() if whole else text[0].isupper()):
            return False
    return True
