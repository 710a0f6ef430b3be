"""A lexicon that writes its phrases out when a text first holds the word that they begin with.

A pack has tens of thousands of forms and a text a few hundred words: reading a pack only notes how its phrases begin.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from treatywatch.lang.lexicon import Entry, Hit, Lexicon
from treatywatch.lang.phrases import expand, size
from treatywatch.lang.scripts import split_words
from treatywatch.lang.tokens import Token, fold
from treatywatch.model.errors import PackError

GAP = "…"
# How many tokens may stand in a gap, and what ends it.
# A phrase with more readings would fill the memory.
MOST_FORMS = 25_000
_GAP_LENGTH = 16
_STOPS = frozenset({";", ":", "(", ")"})


@dataclass(slots=True)
class _Waiting:
    """A phrase as the pack writes it, not yet written out."""

    phrase: str
    entry: Entry
    done: bool = False


class LazyLexicon(Lexicon):
    """Takes phrases with braces and gaps; otherwise a lexicon like every other."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._words: dict[str, list[_Waiting]] = {}
        self._beginnings: dict[str, list[_Waiting]] = {}
        self._longest_beginning = 0
        self._asked: set[str] = set()

    def note(self, phrase: str, entry: Entry) -> None:
        """Take a phrase, to be written out when a word that it can begin with is met.

        Raises:
            PackError: Its braces do not close, or it has no words.
        """
        waiting = _Waiting(phrase, entry)
        for word in dict.fromkeys(_first_words(phrase)):
            if word.endswith("*"):
                stem = fold(word[:-1])
                self._longest_beginning = max(self._longest_beginning, len(stem))
                self._beginnings.setdefault(stem, []).append(waiting)
            else:
                self._words.setdefault(fold(word), []).append(waiting)

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the longest hits from left to right; none overlaps another.

        A phrase whose rest does not follow makes room for a shorter one.
        """
        for token in tokens:
            if token.low not in self._asked:
                self._meet(token.low)
        lows = [token.low for token in tokens]
        found: list[Hit] = []
        free = 0
        for position in self._starts(lows):
            hit = None if position < free else self._whole(tokens, lows, position)
            if hit is not None:
                found.append(hit)
                free = hit.last
        return found

    def _whole(self, tokens: Sequence[Token], lows: Sequence[str], position: int) -> Hit | None:
        for sense, end in self._senses(tokens, lows, position):
            if not sense.gaps or any(not e.rest or follows(e.rest, lows, end) for e in sense.entries):
                return Hit(position, end, sense)
        return None

    def knows(self, word: str) -> bool:
        """Tell whether a phrase begins with this folded word, or with a stem of it."""
        if word not in self._asked:
            self._meet(word)
        return super().knows(word)

    def _meet(self, low: str) -> None:
        self._asked.add(low)
        found = self._words.pop(low, [])
        for length in range(1, min(len(low), self._longest_beginning) + 1):
            found = found + self._beginnings.pop(low[:length], [])
        for waiting in found:
            if not waiting.done:
                waiting.done = True
                self._write_out(waiting)

    def _write_out(self, waiting: _Waiting) -> None:
        if (forms := size(waiting.phrase)) > MOST_FORMS:
            raise PackError(
                f"phrase {waiting.phrase[:80]!r}… writes out to {forms:,} forms, more than {MOST_FORMS:,}: split it"
            )
        for plain in expand(waiting.phrase):
            head, *rest = [tuple(split_words(part)) for part in plain.split(GAP)]
            if not head:
                raise PackError(f"phrase {plain!r} has no words")
            stem = len(fold(head[-1])) - 1 if head[-1].endswith("*") else 0
            behind = tuple(fold(word) for part in rest for word in part)
            entry = waiting.entry
            self.add(head, Entry(entry.layer, entry.value, entry.form, entry.flags, behind, stem))


def follows(rest: Sequence[str], lows: Sequence[str], start: int) -> bool:
    """Tell whether the words of a gap phrase stand behind its head, in order, in the same stretch."""
    here = 0
    for position in range(start, min(start + _GAP_LENGTH, len(lows))):
        low = lows[position]
        if low in _STOPS:
            return False
        word = rest[here]
        if low == word or (word.endswith("*") and low.startswith(word[:-1])):
            here += 1
            if here == len(rest):
                return True
    return False


def _first_words(phrase: str) -> Iterator[str]:
    """Yield the words that a phrase can begin with, a `*` kept."""
    end = _end_of_first(phrase)
    first = phrase[:end]
    if "{" not in first:
        yield _first_token(first, phrase)
        return
    for plain in expand(first):
        if plain:
            yield _first_token(plain, phrase)
        else:
            # An empty choice: the phrase begins with what follows.
            yield from (_first_token(whole, phrase) for whole in expand(phrase))


def _first_token(word: str, phrase: str) -> str:
    bare = word[:-1] if word.endswith("*") else word
    if bare.isalpha() and bare.isascii():
        return word
    found = split_words(word)
    if not found:
        raise PackError(f"phrase {phrase!r} has no words")
    return found[0]


def _end_of_first(phrase: str) -> int:
    """Where the first word ends: at the first blank that stands in no brace."""
    depth = 0
    for place, sign in enumerate(phrase):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == " " and depth == 0 and place:
            return place
    if depth:
        raise PackError(f"brace does not close in phrase {phrase!r}")
    return len(phrase)
