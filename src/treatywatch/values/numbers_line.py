"""A text made ready for the grammar of numbers: tokens cut into the pieces a pack knows, with their senses."""

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from treatywatch.values.numbers_digits import Value, parse_numeral
from treatywatch.values.numbers_lexicon import Sense
from treatywatch.values.numbers_pack import NumberPack, load_numbers
from treatywatch.values.scan import Tokens, key, tokenize

if TYPE_CHECKING:
    from treatywatch.values.numbers_run import Whole

# Numbers and amounts are often asked of the same text, one after the other.
_LINES = 4
_NO_SENSE = Sense()
_NONE: tuple[str, ...] = ()


class Line:
    """Parallel lists over pieces: forms, offsets, numerals, and where a piece goes on inside a word."""

    def __init__(self, text: str, pack: NumberPack) -> None:
        """Read `text` with the words of `pack`."""
        self.text = text
        self.pack = pack
        self.forms: list[tuple[str, ...]] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.value: list[Value | None] = []
        self.inside: list[bool] = []
        # Where a number or a known phrase begins, and where phrases that are no numbers end (by the pieces in them).
        self.places: list[int] = []
        self.barred: dict[int, int] = {}
        # Where telephone numbers stand; None until somebody asks.
        self.telephones: list[tuple[int, int]] | None = None
        # The whole numbers that were looked for, by where they begin and their kind (`Composer.whole`).
        self.wholes: dict[tuple[int, str], Whole | None] = {}
        self._senses: dict[int, tuple[Sense, int]] = {}
        self._fill(tokenize(text))
        self.size = len(self.low)
        self._look_up()

    def sense(self, at: int) -> Sense:
        """Return what the longest known phrase at `at` means; an empty sense where there is none."""
        found = self._senses.get(at)
        return _NO_SENSE if found is None else found[0]

    def after(self, at: int) -> int:
        """Return where the phrase at `at` ends (the next piece where there is none)."""
        found = self._senses.get(at)
        return at + 1 if found is None else found[1]

    def marked(self, at: int, mark: str) -> bool:
        """Return whether a phrase with the role `mark` begins at `at`."""
        found = self._senses.get(at)
        return found is not None and mark in found[0].marks

    def glued(self, at: int) -> bool:
        """Return whether nothing stands between piece `at` and the one before it."""
        return 0 < at < self.size and self.end[at - 1] == self.start[at]

    def is_sign(self, at: int, signs: str) -> bool:
        """Return whether piece `at` is one of `signs`."""
        return 0 <= at < self.size and self.low[at] in signs and len(self.low[at]) == 1

    def is_end(self, at: int) -> bool:
        """Return whether no letter or digit follows at `at`."""
        return at >= self.size or not self.low[at][0].isalnum()

    def _fill(self, tokens: Tokens) -> None:
        words, numerals = self.pack.words, self.pack.numerals
        for word, start, end in zip(tokens.low, tokens.start, tokens.end, strict=True):
            first = word[0]
            if first.isdecimal() or (first in ".," and len(word) > 1):
                # The wide comma groups only wide digits; behind others it parts a list.
                listed = "，" in self.text[start:end] and self.text[start].isascii()
                for offset, size, value in parse_numeral(word, numerals, listed=listed):
                    forms = words.forms(word) if size == len(word) else _NONE
                    self._add(word[offset : offset + size], forms, start + offset, start + offset + size)
                    self.value[-1] = value
                continue
            forms = words.forms(word)
            if len(word) < 2 or (forms and _begins(forms, self.pack.senses.root.next)):
                self._add(word, forms, start, end)
                continue
            self._cut(word, start, end)

    def _cut(self, word: str, start: int, end: int) -> None:
        words = self.pack.words
        pieces = words.cut(word)
        known = words.forms(word)
        if not pieces or (known and not words.numeric(pieces)):
            self._add(word, known, start, end)
            return
        ends, lead, taken = self._ends(start, end, len(word)), start, 0
        for number, (piece, size) in enumerate(pieces):
            taken += size
            at = ends[taken]
            if piece:
                self._add(piece, words.piece_forms(piece), lead, at)
                self.inside[-1] = number > 0 and pieces[number - 1][0] not in ("", *words.prefixes)
                lead = at

    def _ends(self, start: int, end: int, size: int) -> Sequence[int]:
        """Return where each letter of a word ends in the text (the word has lost its vowel points)."""
        if size == end - start:
            return range(start, end + 1)
        kept = [at for at in range(start, end) if key(self.text[at])]
        return [start, *kept[1:], end] if len(kept) == size else [start] + [end] * size

    def _add(self, word: str, forms: tuple[str, ...], start: int, end: int) -> None:
        self.low.append(word)
        self.forms.append(forms)
        self.start.append(start)
        self.end.append(end)
        self.value.append(None)
        self.inside.append(False)

    def _look_up(self) -> None:
        senses, nones = self.pack.senses, self.pack.nones
        skip = -1
        for at, forms in enumerate(self.forms):
            if self.value[at] is not None:
                self.places.append(at)
            if not forms:
                continue
            barred = nones.longest(self.forms, at) if _begins(forms, nones.root.next) else None
            if barred is not None:
                skip = max(skip, barred[1])
            if at < skip:
                self.barred[at] = skip
            found = senses.longest(self.forms, at) if _begins(forms, senses.root.next) else None
            if found is None:
                continue
            self._senses[at] = found
            if self.value[at] is None:
                self.places.append(at)


def _begins(forms: tuple[str, ...], known: Container[str]) -> bool:
    return forms[0] in known or (len(forms) > 1 and any(form in known for form in forms))


@lru_cache(_LINES)
def line_of(text: str, lang: str) -> Line:
    """Return a text made ready, which none of its readers changes.

    Raises:
        UsageError: There are no numbers for the language.
    """
    return Line(text, load_numbers(lang))
