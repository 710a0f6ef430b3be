"""Whole numbers in a line: cardinals, ordinals, denominators, digits in a row."""

from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_run import CARDINAL, PARTS, Run, Whole
from treatywatch.values.numbers_tally import Tally

_CLOSERS = frozenset({"under", "ordinal", "point", "plus", "percent", "percent*10"})
# A number that runs into the next word is too long by no more than this.
_FEWER = 4
_LEADERS = frozenset({"under", "plus", "minus", "point"})


class Composer:
    """Reads whole numbers from a line."""

    def __init__(self, line: Line) -> None:
        """Read from `line`."""
        self.line = line
        self.rules = line.pack.rules

    def whole(self, first: int, kind: str = CARDINAL, *, limit: int | None = None) -> Whole | None:
        """Return the longest whole number from piece `first` on; with `limit` only one that ends there."""
        if limit is not None:
            return self._whole(first, kind, limit)
        known = self.line.wholes
        if (first, kind) not in known:
            known[first, kind] = self._whole(first, kind, None)
        return known[first, kind]

    def _whole(self, first: int, kind: str, limit: int | None) -> Whole | None:
        end = self.line.size if limit is None else limit
        if kind == CARDINAL and self.rules.positional:
            row = self._row(first, end)
            if row is not None:
                return row
        if not self._may_begin(first, kind):
            return None
        found = Run(self.line, Tally(self.rules), first, kind, end).read()
        if found is None or (limit is not None and found.last != limit):
            return None
        if self.rules.bounded and limit is None:
            return self._bounded(first, found, kind)
        return None if self._inside(found.last) else found

    def _may_begin(self, first: int, kind: str) -> bool:
        """Tell whether a run of this kind takes piece `first` at all: most pieces are no number."""
        line = self.line
        if first < line.size and line.value[first] is not None:
            return True
        sense = line.sense(first)
        if sense.card is not None or sense.suffix is not None or "article" in sense.marks:
            return True
        return (kind != CARDINAL and sense.ordinal is not None) or (kind == PARTS and sense.parts is not None)

    def _bounded(self, first: int, found: Whole | None, kind: str) -> Whole | None:
        """Where no space ends a number, only a known particle or counter does; a shorter number may fit."""
        for _ in range(_FEWER):
            if found is None or self._may_end(first, found):
                return found
            last = found.last - 1
            found = Run(self.line, Tally(self.rules), first, kind, last).read() if last > first else None
        return None

    def _may_end(self, first: int, found: Whole) -> bool:
        line, last = self.line, found.last
        glued = line.glued(last) and is_hangul(line.low[last])
        if glued and found.words and is_hangul(line.low[last - 1]):
            return self._followed(last, glued=True)
        weak = found.words and last - first == 1 and line.marked(first, "weak")
        return not weak or self._leads(first) or self._followed(last, glued=False)

    def _followed(self, last: int, *, glued: bool) -> bool:
        line = self.line
        if line.sense(last).marks & _CLOSERS:
            return True
        row = line.pack.followers.longest(line.forms, last)
        return row is not None and (glued or row[0] == "counters")

    def _leads(self, first: int) -> bool:
        """Whether the word before says that a number must follow."""
        return any(
            self.line.after(at) == first and self.line.sense(at).marks & _LEADERS
            for at in (first - 1, first - 2)
            if at >= 0
        )

    def _inside(self, last: int) -> bool:
        """A number never ends inside a word, but before a case ending, a half, or a sign of ordinals or parts."""
        line = self.line
        if last >= line.size or not line.inside[last] or line.low[last] in line.pack.words.endings:
            return False
        sense = line.sense(last)
        return sense.tail is None and not sense.marks & {"ordinal", "parts"}

    def _row(self, first: int, limit: int) -> Whole | None:
        """Digits in a row: 二〇一六. What cannot be told (二三十, twenty or thirty) is an empty number."""
        at, value, count = first, 0, 0
        while at < limit and count < 30:
            card = self.line.sense(at).card
            if self.line.value[at] is not None or not isinstance(card, int) or not 0 <= card < 10:
                break
            value, at, count = value * 10 + card, self.line.after(at), count + 1
        if count < 2:
            return None
        card = self.line.sense(at).card if at < limit else None
        zeros = self.line.sense(first).card == 0
        if (card is not None and card >= 10) or (card is not None and zeros):
            return Whole(0, first)
        return Whole(value, at)


def is_hangul(sign: str) -> bool:
    """Return whether `sign` is a Korean syllable."""
    return "\uac00" <= sign <= "\ud7a3"
