"""What stands around a number: its sign, a scale behind it, the signs that make it an ordinal."""

from dataclasses import dataclass, replace
from fractions import Fraction

from treatywatch.values.numbers_compose import Composer
from treatywatch.values.numbers_digits import Value, reduced
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_run import ORDINAL, Whole
from treatywatch.values.scan import is_character


@dataclass(frozen=True, slots=True)
class Reading:
    """A number over pieces `first` to `last` (excluded); `whole` when it is one whole number."""

    value: Value
    first: int
    last: int
    whole: Whole | None = None


class Scales(Composer):
    """Whole numbers with signs and scales."""

    def __init__(self, line: Line, *, measures: bool = False) -> None:
        """Read from `line`; with `measures` a raised ring is a degree, not the sign of an ordinal."""
        super().__init__(line)
        self.measures = measures
        self._ordinals: dict[int, Whole | None] = {}

    def ordinal(self, at: int) -> Whole | None:
        """Return the longest number from `at` on that ends as an ordinal."""
        if at not in self._ordinals:
            found = self.whole(at, ORDINAL)
            self._ordinals[at] = found if found is not None and found.kind == ORDINAL else None
        return self._ordinals[at]

    def is_marked(self, at: int) -> bool:
        """Return whether a sign of ordinals follows (11th; letters must be glued)."""
        line = self.line
        if line.marked(at, "parts") and line.inside[at]:
            return True
        if not line.marked(at, "ordinal"):
            return False
        if line.low[at] == "." and at > 1 and line.after(at) >= line.size:
            # The full stop of a sentence.
            return False
        single = len(line.low[at]) == 1 and line.after(at) == at + 1
        if self.measures and single and (line.low[at] in "º°" or is_character(line.low[at])):
            return False
        return line.glued(at) or not (single or line.low[at][0].isascii())

    def _is_ordinal(self, at: int, whole: Whole) -> bool:
        """The cardinal is only the beginning of an ordinal (`twenty-first`)."""
        if self.is_marked(whole.last):
            return True
        ordinal = self.ordinal(at)
        return ordinal is not None and ordinal.last > whole.last

    def _sign(self, at: int) -> int:
        line = self.line
        if line.marked(at, "minus"):
            return line.after(at)
        if not line.is_sign(at, "-") or at + 1 >= line.size:
            return at
        before = line.low[at - 1][-1:] if at else ""
        free = not line.glued(at) or not (before.isalnum() or before in ")]-/") or is_character(before)
        if free and line.glued(at) and (line.sense(at - 1).numeric or before == "%"):
            return at
        if not line.glued(at) and at > 0 and line.value[at - 1] is not None:
            return at
        if line.is_sign(at + 1, "-") and line.glued(at + 1):
            return at + 2 if free else at
        return at + 1 if free and line.value[at + 1] is not None else at

    def _scaled(self, found: Reading) -> bool:
        return self._scale_at(found) is not None

    def _scale_at(self, found: Reading) -> tuple[int, int] | None:
        line, at = self.line, found.last
        if self.rules.bounded:
            return None
        if line.marked(at, "of") or (found.value < 1 and line.marked(at, "article")):
            at = line.after(at)
        elif line.is_sign(at, "-") and line.glued(at) and (found.value < 1 or line.glued(at + 1)):
            at += 1
        sense = line.sense(at)
        card = sense.card if sense.card is not None else sense.multiple
        if isinstance(card, int) and card >= 1000 and str(card).strip("0") == "1":
            return card, line.after(at)
        return None

    def _scale(self, found: Reading) -> Reading:
        scale = self._scale_at(found)
        if scale is None:
            return found
        return Reading(reduced(found.value * scale[0]), found.first, scale[1])

    def _sum(self, at: int, whole: Whole, below: Reading) -> Reading:
        """Add a fraction behind an "and" to its whole number.

        `two million and a half` is 2,500,000, `a billion and a half million` 1,000,500,000, `five and a half` (million)
        waits for the scale.
        """
        scaled = self._scale_at(below)
        if scaled is not None and whole.scale > scaled[0]:
            below = self._scale(below)
        elif scaled is None and whole.scale >= 10**6:
            below = replace(below, value=below.value * whole.scale)
        return Reading(reduced(whole.value + below.value), at, below.last, whole if whole.scale == 1 else None)

    def _is_share(self, whole: Whole) -> bool:
        """百分之: the word for "per cent" before its number."""
        return self.rules.percent_under == "instead" and self.is_hundred(whole)

    def is_hundred(self, whole: Whole) -> bool:
        """Return whether a number is a bare power of ten before the sign of parts (百分之, 万分の)."""
        power = whole.bare and str(whole.value).strip("0") == "1"
        return power and self.line.marked(whole.last, "under")

    def _decimals(self, before: Reading) -> Reading | None:
        """Read `two hundred point seventy-one`."""
        line, at = self.line, before.last
        if not line.marked(at, "point") or before.value != int(before.value):
            return None
        here = line.after(at)
        digits = ""
        while here < line.size and len(digits) < 30:
            sense, written = line.sense(here), line.value[here]
            if written is not None and isinstance(written, int):
                digits, here = digits + line.low[here], here + 1
            elif sense.card is not None and 0 <= sense.card < 10 and (sense.card == 0 or self._lone(here)):
                digits, here = digits + str(sense.card), line.after(here)
            else:
                break
        behind = None if self.rules.positional or digits.strip("0") else self.whole(here)
        if behind is not None and behind.last > here:
            digits, here = digits + str(behind.value), behind.last
        if not digits.isdigit():
            return None
        return Reading(before.value + reduced(Fraction(int(digits), 10 ** len(digits))), before.first, here)

    def _lone(self, at: int) -> bool:
        """One digit, not the beginning of a greater number."""
        if self.rules.positional:
            return "pair" not in self.line.sense(at).marks
        found = self.whole(at)
        return found is not None and found.last == self.line.after(at)
