"""A lexicon whose trie grows with the texts that it reads.

A pack has tens of thousands of phrases, written with choices that stand for millions of forms; a text has a few hundred
words. A phrase is therefore kept as written, and a node of the trie is made when a text first holds the word that leads
to it: what its phrases go on with is read off one word at a time.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

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
# What a first word surely begins with: letters of one script that no mark follows.
_LETTERS = re.compile(
    rf"(?:{_SIGN}|[A-Za-z\u00c0-\u024f]+|[\u0400-\u052f]+|(?!{_SIGN})[^\W\d_A-Za-z\u00c0-\u024f\u0400-\u052f]+)"
    r"(?![\u0300-\u036f\u0483-\u0487\u0900-\u0957])"
)
# With no more commas no word has too many forms: 2 to the power of 14 is fewer.
_CHOICES = 14
# So many ways to go on are remembered, to be shared by the phrases that end alike.
_ALIKE = 1 << 13
# So many first words of texts are remembered with what they lead to.
_REMEMBERED = 1 << 13
_Places = int | list[int]
"""Where phrases stand in the lexicon."""
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


_Ending = tuple[Entry, tuple[Capital, ...]]
"""A phrase that ends, and the capitals that it asks for."""
_Endings = dict[tuple[str, str, tuple[str, ...]], list[_Ending]]
"""Those that end in one place, by layer, value and what follows behind a gap."""


@dataclass(slots=True)
class _Node:
    depth: int
    pending: list[_Pending] = field(default_factory=list)
    words: dict[str, "_Node | None"] = field(default_factory=dict)
    """Made so far; None: phrases go on with this word, and its node is still to make."""
    stems: dict[str, "_Node | None"] = field(default_factory=dict)
    longest: int = 0
    """The length of the longest stem."""
    ends: tuple[_Ending, ...] = ()
    """The phrases that end here."""
    asks: bool = False
    """One of them asks for a capital letter."""
    senses: dict[tuple[bool, ...], Sense | None] = field(default_factory=dict)


class LazyLexicon:
    """Phrases with braces, stems and gaps over folded tokens; longest match first."""

    def __init__(self, fold: Mapping[int, str] | None = None) -> None:
        """Start empty; `fold` rewrites signs of phrases as it does those of texts."""
        self._fold = fold or {}
        self._phrases: list[str] = []
        self._entries: list[Entry] = []
        self._read = bytearray()
        # By the letters that a phrase surely begins with, until a text holds a word that begins so.
        self._unread: dict[str, _Places] = {}
        self._words: dict[str, _Places] = {}
        self._stems: dict[str, _Places] = {}
        self._longest = 0
        self._begun: dict[str, tuple[_Node, ...]] = {}
        self._by_word: dict[str, _Node] = {}
        self._by_stem: dict[str, _Node] = {}

    def note(self, phrase: str, entry: Entry) -> None:
        """Take a phrase as the pack writes it.

        Raises:
            PackError: Its braces do not close, it has no words, or its first word has too many forms.
        """
        phrase = phrase.translate(self._fold) if self._fold else phrase
        place = len(self._phrases)
        self._phrases.append(phrase)
        self._entries.append(entry)
        self._read.append(0)
        beginnings = _beginnings(phrase)
        if beginnings is None:
            self._read_first(place)
            return
        for letters in beginnings:
            _note(self._unread, letters, place)

    def phrases(self) -> Iterator[tuple[str, Entry]]:
        """Yield every phrase with its meaning, in the order of the pack."""
        yield from zip(self._phrases, self._entries, strict=True)

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the longest hits from left to right; none overlaps another.

        A phrase whose rest does not follow makes room for a shorter one.
        """
        lows = [token.low for token in tokens]
        found: list[Hit] = []
        free = 0
        known = self._begun.get
        for position, low in enumerate(lows):
            if position < free:
                continue
            begun = known(low)
            if begun is None:
                begun = self._begin(low)
            hit = _longest_hit(begun, tokens, lows, position) if begun else None
            if hit is not None:
                found.append(hit)
                free = hit.last
        return found

    def knows(self, word: str) -> bool:
        """Tell whether a phrase begins with this folded word, or with a stem of it."""
        return bool(self._begin(word))

    def check(self) -> None:
        """Read every phrase to its end.

        Raises:
            PackError: One cannot be read; the message holds it.
        """
        done: set[tuple[tuple[str, ...], str]] = set()
        for phrase in self._phrases:
            for _ in _first_words(phrase):
                pass
            waiting: list[tuple[tuple[str, ...], str]] = [((), phrase)]
            while waiting:
                left = waiting.pop()
                if left not in done:
                    done.add(left)
                    rest = _rest(*left)
                    ways = {way for ways in (*rest.words.values(), *rest.stems.values()) for way in ways}
                    waiting += [(way.words, way.text) for way in ways]

    def _begin(self, low: str) -> tuple[_Node, ...]:
        """Return the nodes that a first word leads to: of its stems, the shortest first, then its own."""
        begun = self._begun.get(low)
        if begun is None:
            if len(self._begun) >= _REMEMBERED:
                self._begun.clear()
            begun = self._begun[low] = tuple(self._met(low))
        return begun

    def _met(self, low: str) -> Iterator[_Node]:
        for length in range(len(low) + 1):
            for place in _all(self._unread.pop(low[:length], ())):
                self._read_first(place)
        for length in range(1, min(len(low), self._longest) + 1):
            if (stem := low[:length]) in self._stems:
                yield self._first(self._by_stem, self._stems, stem)
        if low in self._words:
            yield self._first(self._by_word, self._words, low)

    def _read_first(self, place: int) -> None:
        """Note a phrase by the words that it can begin with, once."""
        if self._read[place]:
            return
        self._read[place] = 1
        for word in dict.fromkeys(_first_words(self._phrases[place])):
            if word.endswith("*"):
                stem = fold(word[:-1])
                _note(self._stems, stem, place)
                self._longest = max(self._longest, len(stem))
            else:
                _note(self._words, fold(word), place)

    def _first(self, made: dict[str, _Node], places: Mapping[str, _Places], low: str) -> _Node:
        node = made.get(low)
        if node is None:
            pending = (
                _Pending(self._entries[place], (), _rest((), self._phrases[place]))
                for place in sorted(_all(places[low]))
            )
            node = made[low] = _grow(0, pending, low, stem=made is self._by_stem)
        return node


def _longest_hit(begun: Sequence[_Node], tokens: Sequence[Token], lows: Sequence[str], position: int) -> Hit | None:
    """The longest phrase that stands at `position`, where these nodes lead on from its first word."""
    for node, end in _reached(begun, lows, position):
        sense = _sense(node, tokens, position)
        if sense is None:
            continue
        if not sense.gaps or any(not e.rest for e in sense.entries) or going_on(sense, lows, end):
            return Hit(position, end, sense)
    return None


def _reached(begun: Sequence[_Node], lows: Sequence[str], position: int) -> list[tuple[_Node, int]]:
    """The ends of phrases that start at `position`, the farthest first, words before stems."""
    if len(begun) == 1:
        node, here = begun[0], position + 1
        if here == len(lows) or not (node.longest or lows[here] in node.words):
            # Most phrases are one word, and most that are longer do not go on here.
            return [(node, here)] if node.ends else []
    found: list[tuple[_Node, int]] = []
    waiting = [(node, position + 1) for node in begun]
    while waiting:
        node, here = waiting.pop()
        if node.ends:
            found.append((node, here))
        if here == len(lows):
            continue
        low = lows[here]
        for length in range(1, min(len(low), node.longest) + 1):
            if (stem := low[:length]) in node.stems:
                waiting.append((node.stems[stem] or _next(node, stem, stem=True), here + 1))
        if low in node.words:
            waiting.append((node.words[low] or _next(node, low, stem=False), here + 1))
    if len(found) > 1:
        found.sort(key=_end, reverse=True)
    return found


def _next(parent: _Node, low: str, *, stem: bool) -> _Node:
    """Make the node that a word or stem leads to from `parent`."""
    node = _grow(parent.depth, parent.pending, low, stem=stem)
    (parent.stems if stem else parent.words)[low] = node
    return node


def _grow(depth: int, pending: Iterable[_Pending], low: str, *, stem: bool) -> _Node:
    """Make the node behind the word at `depth` of these phrases."""
    node = _Node(depth + 1)
    ends: _Endings = {}
    for one in pending:
        for way in (one.rest.stems if stem else one.rest.words).get(low, ()):
            capitals = (*one.capitals, (depth, way.whole)) if way.capital else one.capitals
            _arrive(node, ends, _Pending(one.entry, capitals, _rest(way.words, way.text)), way.stem)
    node.ends = tuple(end for same in ends.values() for end in same)
    node.asks = any(capitals for _, capitals in node.ends)
    return node


def _arrive(node: _Node, ends: _Endings, one: _Pending, stem: int) -> None:
    rest = one.rest
    if rest.ends:
        _put(ends, replace(one.entry, stem=stem) if stem else one.entry, one.capitals)
    for behind in rest.gaps:
        _put(ends, replace(one.entry, rest=behind, stem=stem), one.capitals)
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


@lru_cache(_ALIKE)
def _read(words: tuple[str, ...], text: str) -> _Rest:
    """Tell apart what a phrase can go on with; many phrases go on alike."""
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
    rest.words, rest.stems = _shared(plain), _shared(stems)
    return rest


def _shared(ways_of: Mapping[str, Mapping[_Way, None]]) -> dict[str, tuple[_Way, ...]]:
    """All the words of a choice go on alike: what they go on with is kept once, and so is a word of many phrases."""
    kept: dict[tuple[int, ...], tuple[_Way, ...]] = {}
    return {sys.intern(low): kept.setdefault(tuple(map(id, ways)), tuple(ways)) for low, ways in ways_of.items()}


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


def _put(ends: _Endings, entry: Entry, capitals: tuple[Capital, ...]) -> None:
    """Let a phrase end; what means the same is one entry with the flags of all."""
    key = (entry.layer, entry.value, entry.rest)
    same = ends.get(key)
    if same is None:
        ends[key] = [(entry, capitals)]
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
    del ends[key]
    others = [one for one in same if one[1] != capitals]
    ends[key] = [*others, (replace(same[0][0] if settled else entry, flags=flags), capitals)]


def _sense(node: _Node, tokens: Sequence[Token], position: int) -> Sense | None:
    fitting = tuple([fits(tokens, position, capitals) for _, capitals in node.ends]) if node.asks else ()
    try:
        return node.senses[fitting]
    except KeyError:
        entries = tuple([entry for at, (entry, _) in enumerate(node.ends) if not fitting or fitting[at]])
        made = node.senses[fitting] = sense_of(entries) if entries else None
        return made


def _beginnings(phrase: str) -> dict[str, None] | None:
    """Return, for each choice that a phrase opens with, the letters that its first word surely begins with.

    None: it begins with something else, or with too many choices.
    """
    if phrase.count("{") != phrase.count("}"):
        raise PackError(f"brace does not close in phrase {phrase!r}")
    if phrase.count(",") > _CHOICES and (forms := size(phrase[: _end_of_first(phrase)])) > MOST_FORMS:
        raise PackError(
            f"the first word of phrase {phrase[:80]!r} has {forms:,}, more than {MOST_FORMS:,} forms: split the phrase"
        )
    found: dict[str, None] = {}
    waiting = [phrase]
    while waiting:
        text = waiting.pop().lstrip()
        if text.startswith("{"):
            parts, end = choice(text, 0)
            waiting += [part + text[end:] for part in parts]
        elif (letters := _LETTERS.match(text)) is None or len(found) > _REMEMBERED:
            return None
        else:
            found[fold(letters[0])] = None
    return found


def _note(known: dict[str, _Places], key: str, place: int) -> None:
    """Note a phrase under a word or under letters; most stand alone there."""
    before = known.get(key)
    if isinstance(before, list):
        before.append(place)
    else:
        known[key] = place if before is None else [before, place]


def _all(places: _Places | tuple[()]) -> Sequence[int]:
    return (places,) if isinstance(places, int) else places


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
