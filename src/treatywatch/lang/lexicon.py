"""The matcher: all phrases of a pack in one trie, longest match first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from treatywatch.lang.tokens import Token, fold


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means: `layer` (file section), `value`, and the verb form index (-1: none)."""

    layer: str
    value: str
    form: int = -1


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` to `last` (excluded) match a phrase with these meanings."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    # (entry, the written tokens that need a capital letter)
    entries: list[tuple[Entry, tuple[str, ...]]] = field(default_factory=list)


class Lexicon:
    """A trie over folded tokens. A token ending in `*` matches every word that begins so."""

    def __init__(self) -> None:
        """Start empty."""
        self._root = _Node()
        self._seen: dict[tuple[tuple[str, ...], tuple[str, str]], int] = {}

    def add(self, tokens: Sequence[str], entry: Entry) -> None:
        """Add one phrase, token by token as written; capital letters in it ask for capitals in the text."""
        # Past and participle often look the same: the first form stands for both.
        mark = (tuple(tokens), (entry.layer, entry.value))
        if not tokens or self._seen.get(mark, -1) >= 0 or (mark in self._seen and entry.form < 0):
            return
        replaced = mark in self._seen
        self._seen[mark] = entry.form
        node = self._root
        merged = _join_stars(tokens)
        for word in merged:
            if word.endswith("*"):
                node = node.stems.setdefault(fold(word[:-1]), _Node())
            else:
                node = node.next.setdefault(fold(word), _Node())
        if replaced:
            node.entries = [e for e in node.entries if (e[0].layer, e[0].value) != (entry.layer, entry.value)]
        node.entries.append((entry, tuple(merged)))

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the longest hits from left to right; none overlaps another."""
        found: list[Hit] = []
        position = 0
        while position < len(tokens):
            hit = self._longest(tokens, position)
            if hit is None:
                position += 1
                continue
            found.append(hit)
            position = hit.last
        return found

    def at(self, tokens: Sequence[Token], position: int) -> list[tuple[int, str, str]]:
        """Return (end, layer, value) of every phrase that starts at `position`, longest first."""
        found: list[tuple[int, str, str]] = []
        stack = [(self._root, position)]
        while stack:
            node, here = stack.pop()
            found.extend(
                (here, e.layer, e.value) for e, written in node.entries if _case_fits(tokens[position:here], written)
            )
            if here < len(tokens):
                stack.extend(_steps(node, tokens[here].low, here + 1))
        found.sort(key=lambda row: -row[0])
        return found

    def _longest(self, tokens: Sequence[Token], position: int) -> Hit | None:
        best: Hit | None = None
        stack = [(self._root, position)]
        while stack:
            node, here = stack.pop()
            if node.entries and (best is None or here > best.last):
                entries = tuple(e for e, written in node.entries if _case_fits(tokens[position:here], written))
                if entries:
                    best = Hit(position, here, entries)
            if here < len(tokens):
                stack.extend(_steps(node, tokens[here].low, here + 1))
        return best


def _steps(node: _Node, word: str, after: int) -> Iterable[tuple[_Node, int]]:
    following = node.next.get(word)
    if following is not None:
        yield following, after
    if node.stems:
        for length in range(len(word), 0, -1):
            stem = node.stems.get(word[:length])
            if stem is not None:
                yield stem, after


def _join_stars(tokens: Sequence[str]) -> list[str]:
    """`wycof` `*` → `wycof*`: the tokenizer takes the star for a sign of its own."""
    joined: list[str] = []
    for token in tokens:
        if token == "*" and joined:
            joined[-1] += "*"
        else:
            joined.append(token)
    return joined


def _case_fits(tokens: Sequence[Token], written: Sequence[str]) -> bool:
    for token, word in zip(tokens, written, strict=True):
        if not word[:1].isupper():
            continue
        if len(word.strip(".*")) > 1 and word.isupper():
            if not token.text.isupper():
                return False
        elif not token.text[:1].isupper():
            return False
    return True
