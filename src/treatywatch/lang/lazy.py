"""A lexicon whose trie grows with the texts that it reads.

A pack has tens of thousands of phrases, written with choices that stand for millions of forms; a text has a few hundred
words. A phrase is therefore kept as written, and a node of the trie is made when a text first holds the word that leads
to it: what its phrases go on with is read off one word at a time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from treatywatch.lang.lexicon import Capital, Entry, Hit, Sense, fits, sense_of
from treatywatch.lang.phrases import choice, expand, size
from treatywatch.lang.scripts import ONE_SIGN, split_words
from treatywatch.lang.tokens import Token, fold
from treatywatch.model.errors import PackError

GAP = "…"
# A word, or the words behind a gap, with more readings would fill the memory.
MOST_FORMS = 25_000
# How many tokens may stand in a gap, and what ends it.
_GAP_LENGTH = 16
_STOPS = frozenset({";", ":", "(", ")"})
# In scripts without spaces each sign is a word.
_SIGN = ONE_SIGN.pattern
_WORD_END = re.compile(rf"\s|{GAP}|(?<={_SIGN})(?=[^*])|(?={_SIGN})")


@dataclass(frozen=True, slots=True)
class _Way:
    """One word on: whether it asks for a capital letter (or only capitals), the length of its stem, what is left."""

    capital: bool
    whole: bool
    stem: int
    words: tuple[str, ...]
    text: str


@dataclass(slots=True)
class _Rest:
    """What is left of a phrase, its words told apart only as far as the next one."""

    ends: bool = False
    """The phrase may end here."""
    gaps: tuple[tuple[str, ...], ...] = ()
    """Or here, if these words follow later."""
    words: Mapping[str, tuple[_Way, ...]] = field(default_factory=dict)
    stems: Mapping[str, tuple[_Way, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Pending:
    """A phrase on its way: what it means, the capitals asked for so far, and what is left of it."""

    entry: Entry
    capitals: tuple[Capital, ...]
    rest: _Rest


_End = tuple[Entry, tuple[Capital, ...]]
_Noted = tuple[str, Entry]
"""A phrase as the pack writes it, and what it means."""


@dataclass(slots=True)
class _Node:
    depth: int
    pending: list[_Pending] = field(default_factory=list)
    words: dict[str, "_Node | _Noted | list[_Noted] | None"] = field(default_factory=dict)
    """Made so far; else phrases go on with this word and its node is still to make: at the root, which ones."""
    stems: dict[str, "_Node | _Noted | list[_Noted] | None"] = field(default_factory=dict)
    longest: int = 0
    """The length of the longest stem."""
    ends: dict[tuple[str, str, tuple[str, ...]], list[_End]] = field(default_factory=dict)
    """The phrases that end here, by layer, value and what follows behind a gap."""
    senses: dict[tuple[bool, ...], Sense | None] = field(default_factory=dict)

    @property
    def entries(self) -> list[_End]:
        """Return the phrases that end here, each with the capitals that it asks for."""
        return [end for ends in self.ends.values() for end in ends]


class LazyLexicon:
    """Phrases with braces, stems and gaps over folded tokens; longest match first."""

    def __init__(self, fold: Mapping[int, str] | None = None) -> None:
        """Start empty; `fold` rewrites signs of phrases as it does those of texts."""
        self._fold = fold or {}
        self._root = _Node(0)

    def note(self, phrase: str, entry: Entry) -> None:
        """Take a phrase as the pack writes it.

        Raises:
            PackError: Its braces do not close, it has no words, or one of its words has too many forms.
        """
        phrase = phrase.translate(self._fold) if self._fold else phrase
        one = (phrase, entry)
        for word in dict.fromkeys(_first_words(phrase)):
            if word.endswith("*"):
                stem = fold(word[:-1])
                _note(self._root.stems, stem, one)
                self._root.longest = max(self._root.longest, len(stem))
            else:
                _note(self._root.words, fold(word), one)

    def phrases(self) -> Iterator[tuple[str, Entry]]:
        """Yield every phrase that no text has met yet, once for each word that it can begin with."""
        for noted in (*self._root.words.values(), *self._root.stems.values()):
            if not isinstance(noted, _Node):
                yield from _all(noted)

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the longest hits from left to right; none overlaps another.

        A phrase whose rest does not follow makes room for a shorter one.
        """
        lows = [token.low for token in tokens]
        found: list[Hit] = []
        free = 0
        for position in range(len(lows)):
            hit = None if position < free else self._longest(tokens, lows, position)
            if hit is not None:
                found.append(hit)
                free = hit.last
        return found

    def knows(self, word: str) -> bool:
        """Tell whether a phrase begins with this folded word, or with a stem of it."""
        root = self._root
        return word in root.words or any(word[:n] in root.stems for n in range(1, min(len(word), root.longest) + 1))

    def check(self) -> None:
        """Read every phrase that no text has met yet to its end.

        Raises:
            PackError: One cannot be read; the message holds it.
        """
        done: set[tuple[tuple[str, ...], str]] = set()
        for phrase, _ in self.phrases():
            waiting: list[tuple[tuple[str, ...], str]] = [((), phrase)]
            while waiting:
                left = waiting.pop()
                if left not in done:
                    done.add(left)
                    rest = _rest(*left)
                    ways = {way for ways in (*rest.words.values(), *rest.stems.values()) for way in ways}
                    waiting += [(way.words, way.text) for way in ways]

    def _longest(self, tokens: Sequence[Token], lows: Sequence[str], position: int) -> Hit | None:
        for node, end in self._reached(lows, position):
            sense = _sense(node, tokens, position)
            if sense is None:
                continue
            if not sense.gaps or any(not e.rest for e in sense.entries) or going_on(sense, lows, end):
                return Hit(position, end, sense)
        return None

    def _reached(self, lows: Sequence[str], position: int) -> list[tuple[_Node, int]]:
        """The ends of phrases that start at `position`, the farthest first, words before stems."""
        found: list[tuple[_Node, int]] = []
        waiting = [(self._root, position)]
        while waiting:
            node, here = waiting.pop()
            if node.ends:
                found.append((node, here))
            if here == len(lows):
                continue
            low = lows[here]
            for length in range(1, min(len(low), node.longest) + 1):
                if (stem := low[:length]) in node.stems:
                    known = node.stems[stem]
                    waiting.append((known if isinstance(known, _Node) else self._grow(node, stem, stem=True), here + 1))
            if low in node.words:
                known = node.words[low]
                waiting.append((known if isinstance(known, _Node) else self._grow(node, low, stem=False), here + 1))
        if len(found) > 1:
            found.sort(key=_end, reverse=True)
        return found

    def _grow(self, parent: _Node, low: str, *, stem: bool) -> _Node:
        """Make the node that a word or stem leads to from `parent`."""
        node = _Node(parent.depth + 1)
        children = parent.stems if stem else parent.words
        noted, children[low] = children[low], node
        if parent is self._root and not isinstance(noted, _Node):
            pending = [_Pending(entry, (), _rest((), phrase)) for phrase, entry in _all(noted)]
        else:
            pending = parent.pending
        for one in pending:
            for way in (one.rest.stems if stem else one.rest.words).get(low, ()):
                capitals = (*one.capitals, (parent.depth, way.whole)) if way.capital else one.capitals
                self._arrive(node, _Pending(one.entry, capitals, _rest(way.words, way.text)), way.stem)
        return node

    def _arrive(self, node: _Node, one: _Pending, stem: int) -> None:
        rest = one.rest
        if rest.ends:
            _put(node, replace(one.entry, stem=stem) if stem else one.entry, one.capitals)
        for behind in rest.gaps:
            _put(node, replace(one.entry, rest=behind, stem=stem), one.capitals)
        if rest.words or rest.stems:
            node.pending.append(one)
            node.words.update(dict.fromkeys(rest.words))
            for low in rest.stems:
                node.stems[low] = None
                node.longest = max(node.longest, len(low))


_END = _Rest(ends=True)


def _rest(words: tuple[str, ...], text: str) -> _Rest:
    """What is left of a phrase: these words, then what `text` writes."""
    return _read(words, text) if words or text.strip() else _END


def _read(words: tuple[str, ...], text: str) -> _Rest:
    """Tell apart what a phrase can go on with."""
    rest = _Rest()
    plain: dict[str, dict[_Way, None]] = {}
    stems: dict[str, dict[_Way, None]] = {}
    same: dict[_Way, _Way] = {}
    for tokens, left in [(words, text)] if words else _steps(text):
        if not tokens:
            if left:
                rest.gaps += _behind(left)
            else:
                rest.ends = True
            continue
        word, bare = tokens[0], tokens[0].rstrip("*")
        stem = fold(bare) if bare != word else ""
        capitals = word[0].isupper() and len(bare.strip(".")) > 1 and bare.isupper()
        way = _Way(word[0].isupper(), capitals, len(stem), tokens[1:], left)
        ways = stems.setdefault(stem, {}) if stem else plain.setdefault(fold(word), {})
        ways[same.setdefault(way, way)] = None
    rest.words = {low: tuple(ways) for low, ways in plain.items()}
    rest.stems = {low: tuple(ways) for low, ways in stems.items()}
    return rest


def _steps(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield (tokens of the next word, what is left) for all that a phrase can go on with, each choice in turn.

    No tokens: the phrase ends, or with something left goes on behind a gap.
    """
    count = 0
    waiting = [("", text)]
    while waiting:
        word, left = waiting.pop()
        count += 1
        if count > MOST_FORMS:
            raise PackError(f"a word of phrase {text[:80]!r} has more than {MOST_FORMS:,} forms: split the phrase")
        left = left if word else left.lstrip()
        start = left.find("{")
        plain = left if start < 0 else left[:start]
        cut = _end_of_word(word, plain)
        if cut is None and start >= 0:
            choices, end = choice(left, start)
            if not _is_whole(word + plain, choices):
                waiting += [(word + plain, one + left[end:]) for one in reversed(choices)]
                continue
        cut = len(plain) if cut is None else cut
        whole, left = word + plain[:cut], left[cut:]
        tokens = tuple(split_words(whole))
        if tokens:
            yield tokens, left
        elif whole and left.strip():
            waiting.append(("", left))
        else:
            yield (), left[1:] if left.startswith(GAP) else ""


def _end_of_word(word: str, plain: str) -> int | None:
    """Where in `plain`, the plain text behind `word`, the word ends; None: it may go on behind `plain`."""
    if not word and plain.startswith(GAP):
        return 0
    before = word[-1:]
    end = _WORD_END.search(before + plain, 1)
    return None if end is None else end.start() - len(before)


def _is_whole(word: str, choices: Sequence[str]) -> bool:
    """Tell of a sign that is a word of its own, whatever choice follows."""
    return bool(word and ONE_SIGN.match(word[-1])) and not any(one.startswith("*") for one in choices)


def _behind(text: str) -> tuple[tuple[str, ...], ...]:
    """The words behind a gap, and behind further ones, in every reading."""
    if (forms := size(text)) > MOST_FORMS:
        raise PackError(f"{text[:80]!r} behind a gap has {forms:,} forms, more than {MOST_FORMS:,}: split the phrase")
    readings = (plain.replace(GAP, " ") for plain in expand(text))
    return tuple(dict.fromkeys(tuple(fold(word) for word in split_words(plain)) for plain in readings))


def _first_words(phrase: str) -> Iterator[str]:
    """Yield the words that a phrase can begin with, a `*` kept."""
    first = phrase[: _end_of_first(phrase)]
    words = list(expand(first)) if GAP not in first and size(first) <= MOST_FORMS else [""]
    if all(words) and all(_is_plain(word.removesuffix("*")) for word in words):
        yield from words
        return
    for tokens, _ in _steps(phrase):
        if not tokens:
            raise PackError(f"phrase {phrase!r} has no words")
        yield tokens[0]


def _is_plain(word: str) -> bool:
    """Tell of a word that is one token however it is written."""
    return word.isalpha() and (word.isascii() or not ONE_SIGN.search(word))


def _end_of_first(phrase: str) -> int:
    """Where the first word ends: at the first blank that stands in no brace."""
    place = 0
    while (blank := phrase.find(" ", place)) >= 0:
        if phrase.count("{", 0, blank) == phrase.count("}", 0, blank):
            return blank
        place = blank + 1
    return len(phrase)


def _put(node: _Node, entry: Entry, capitals: tuple[Capital, ...]) -> None:
    """Let a phrase end at `node`; what means the same is one entry with the flags of all."""
    key = (entry.layer, entry.value, entry.rest)
    same = node.ends.get(key)
    if same is None:
        node.ends[key] = [(entry, capitals)]
        return
    known = [old for old, asked in same if asked == capitals]
    if not known:
        same.append((entry, capitals))
        return
    # Past and participle often look the same: the first form stands for both.
    settled = known[-1].form >= 0 or entry.form < 0
    if settled and not entry.flags:
        return
    flags = entry.flags.union(*(old.flags for old, _ in same))
    # What is told anew stands last.
    del node.ends[key]
    node.ends[key] = [(replace(same[0][0] if settled else entry, flags=flags), capitals)]


def _sense(node: _Node, tokens: Sequence[Token], position: int) -> Sense | None:
    ends = node.entries
    fitting = tuple([fits(tokens, position, capitals) for _, capitals in ends])
    if fitting not in node.senses:
        entries = tuple([entry for (entry, _), fit in zip(ends, fitting, strict=True) if fit])
        node.senses[fitting] = sense_of(entries) if entries else None
    return node.senses[fitting]


def _note(known: dict[str, _Node | _Noted | list[_Noted] | None], word: str, one: _Noted) -> None:
    """Note a phrase under its first word; most words begin one."""
    before = known.get(word)
    if isinstance(before, list):
        before.append(one)
    else:
        known[word] = [before, one] if isinstance(before, tuple) else one


def _all(noted: _Noted | list[_Noted] | None) -> list[_Noted]:
    return noted if isinstance(noted, list) else [] if noted is None else [noted]


def _end(reached: tuple[_Node, int]) -> int:
    return reached[1]


@dataclass(slots=True)
class _Gaps:
    """The entries of a sense that go on behind a gap, by the first word there, or by its stem."""

    words: dict[str, list[Entry]] = field(default_factory=dict)
    stems: dict[str, list[Entry]] = field(default_factory=dict)


def going_on(sense: Sense, lows: Sequence[str], start: int) -> dict[Entry, int]:
    """Return the entries of a phrase whose words behind a gap stand there, each with the token behind them.

    Only those are looked at whose first word is one of the few that follow.
    """
    gaps = sense.memo.get("gaps")
    if not isinstance(gaps, _Gaps):
        gaps = sense.memo["gaps"] = _gaps(sense)
    found: dict[Entry, int] = {}
    for position in range(start, min(start + _GAP_LENGTH, len(lows))):
        low = lows[position]
        if low in _STOPS:
            break
        candidates = list(gaps.words.get(low, ()))
        if gaps.stems:
            for length in range(1, len(low) + 1):
                candidates += gaps.stems.get(low[:length], ())
        for entry in candidates:
            if entry not in found and (end := _follows(entry.rest, lows, start)) is not None:
                found[entry] = end
    return found


def _gaps(sense: Sense) -> _Gaps:
    gaps = _Gaps()
    for entry in sense.entries:
        if entry.rest:
            first = entry.rest[0]
            (gaps.stems if first.endswith("*") else gaps.words).setdefault(first.rstrip("*"), []).append(entry)
    return gaps


def _follows(rest: Sequence[str], lows: Sequence[str], start: int) -> int | None:
    """Return the token behind the words of a gap phrase, where they stand behind its head, in order; else None."""
    here = 0
    for position in range(start, min(start + _GAP_LENGTH, len(lows))):
        low = lows[position]
        if low in _STOPS:
            return None
        word = rest[here]
        if low == word or (word.endswith("*") and low.startswith(word[:-1])):
            here += 1
            if here == len(rest):
                return position + 1
    return None
