"""Fractions and mixed numbers, in digits and words: 2 1/4, two thirds, 三分之二, one in five."""

from fractions import Fraction

from treatywatch.values.numbers_digits import Value, reduced
from treatywatch.values.numbers_run import CARDINAL, ORDINAL, PARTS, Whole
from treatywatch.values.numbers_scales import Reading, Scales
from treatywatch.values.scan import is_character

# A fraction is found within so many pieces.
_REACH = 16
# No fraction in digits has more parts; 17/2214 is a file number.
_PARTS = 1000


class Fractions(Scales):
    """Reads fractions from a line."""

    def _digits(self, at: int, whole: Whole | None) -> Reading | None:
        if whole is None or whole.words:
            return None
        slashed = self._slashed(at)
        if slashed is not None or whole.value != int(whole.value) or whole.value >= 1000:
            return slashed
        behind = self._slashed(at + 1) if at + 1 < self.line.size and self.line.value[at + 1] is not None else None
        if behind is None or "\n" in self.line.text[self.line.end[at] : self.line.start[at + 1]]:
            return None
        return Reading(reduced(whole.value + behind.value), at, behind.last)

    def _slashed(self, at: int) -> Reading | None:
        line = self.line
        if not line.is_sign(at + 1, "/") or at + 2 >= line.size or self._chained(at):
            return None
        above, below = line.value[at], line.value[at + 2]
        if above is None or not below or below > _PARTS or line.glued(at + 1) != line.glued(at + 2):
            return None
        return Reading(reduced(Fraction(above) / Fraction(below)), at, at + 3)

    def _chained(self, at: int) -> bool:
        """A date, a telephone number: more digits on either side."""
        line = self.line
        before = line.is_sign(at - 1, "-/") and line.glued(at) and at > 1 and line.glued(at - 1)
        if before and (line.value[at - 2] is not None or line.is_sign(at - 2, "-/")):
            return True
        follows = line.is_sign(at + 3, "/-") and line.glued(at + 3) and line.glued(at + 4)
        return follows and at + 4 < line.size and line.value[at + 4] is not None

    def _under(self, at: int, whole: Whole | None) -> Reading | None:
        line = self.line
        if whole is None or not line.marked(whole.last, "under") or not whole.value:
            return None
        if (
            line.low[whole.last].isalpha()
            and not is_character(line.low[whole.last])
            and not self._is_ending(whole.last)
        ):
            return None
        following = line.after(whole.last)
        sign = self._sign(following)
        above = self.whole(sign)
        if above is None or above.last == sign:
            return None
        if self.rules.bounded and above.scale >= 10**4 and above.last - sign > 1:
            # 분의 일만: "only one", not ten thousand.
            shorter = self.whole(sign, limit=above.last - 1)
            above = shorter if shorter is not None and shorter.value < whole.value else above
        top = self._decimals(Reading(above.value, sign, above.last, above)) or Reading(above.value, sign, above.last)
        value = Fraction(top.value) / Fraction(whole.value)
        return Reading(reduced(-value if sign != following else value), at, top.last)

    def _is_ending(self, at: int) -> bool:
        """Turkish üçte iki: the sign is the end of the word; apart (`de`) it is another word."""
        line = self.line
        return " " in line.low[at] or line.inside[at] or line.after(at) > at + 1

    def _fraction(self, at: int, whole: Whole | None) -> Reading | None:
        """Read `two thirds`, `a half`, `one hundred and three and two thirds`."""
        if whole is not None:
            for joint in reversed(whole.joints):
                mixed = self._mixed_at(at, abs(joint)) if joint > 0 else None
                if mixed is not None:
                    return mixed
        pure = self._pure(at)
        if pure is not None:
            return pure
        return None if whole is None else self._mixed_behind(at, whole)

    def _mixed_at(self, at: int, joint: int) -> Reading | None:
        """What stands before the `and` of a whole number, and a proper fraction behind it."""
        back = joint - 1
        while back > at and self.line.after(back) != joint:
            back -= 1
        whole = self.whole(at, limit=back)
        below = self._pure(joint)
        if whole is None or below is None or not below.value < 1:
            return None
        return self._sum(at, whole, below)

    def _mixed_behind(self, at: int, whole: Whole) -> Reading | None:
        line, last = self.line, whole.last
        if whole.value != int(whole.value) or last >= line.size:
            return None
        joined = line.marked(last, "and") or line.marked(last, "plus")
        following = line.after(last) if joined else last
        tail = line.sense(following).tail if following < line.size else None
        if tail is not None and (joined or line.inside[last]):
            return self._sum(at, whole, Reading(tail, following, line.after(following)))
        below = self._pure(following) or (self._joined_fraction(following) if joined else None)
        bare = (
            below is not None and (self.rules.mixed_bare or not whole.words) and line.sense(following).part is not None
        )
        if below is None or not below.value < 1 or not (joined or bare or self.rules.mixed_bare):
            return None
        if joined:
            return self._sum(at, whole, below)
        return Reading(whole.value + below.value, at, below.last, whole)

    def _joined_fraction(self, at: int) -> Reading | None:
        """Behind a joining word also 4/5 and 分の."""
        if at < self.line.size and self.line.value[at] is not None:
            slashed = self._slashed(at)
            if slashed is not None:
                return slashed
        whole = self.whole(at)
        if whole is None or whole.last == at:
            return None
        return self._under(at, whole) or self._ratio(Reading(whole.value, at, whole.last, whole))

    def _pure(self, at: int) -> Reading | None:
        """A fraction with no whole number before it."""
        line = self.line
        if at >= line.size:
            return None
        start = line.after(at) if line.marked(at, "article") else at
        part = line.sense(start).part if start < line.size else None
        if part is not None and (line.sense(start).card is None or start > at):
            return Reading(part, at, line.after(start))
        tail = line.sense(start).tail if start < line.size else None
        if tail is not None and self._counted(line.after(start)):
            return Reading(tail, at, line.after(start))
        end = self._denominator(at)
        return None if end is None else self._split(at, end)

    def _counted(self, at: int) -> bool:
        """Whether a scale or a dozen follows (`medio millón`)."""
        at = at + 1 if self.line.is_sign(at, "-") else at
        dozens = at < self.line.size and self.line.sense(at).times is not None
        return dozens or self._scale_at(Reading(0, at, at)) is not None

    def _denominator(self, at: int) -> int | None:
        """Return the piece that can close a fraction from `at` on."""
        line, here = self.line, at
        while here < min(line.size, at + _REACH):
            sense = line.sense(here)
            if here > at and (sense.parts is not None or "parts" in sense.marks):
                return here
            if here > at and sense.ordinal is not None and self.rules.divide:
                return here
            counts = sense.card is not None or sense.multiple is not None or line.value[here] is not None
            if not counts and not line.is_sign(here, "-") and not sense.marks & {"and", "article"}:
                return None
            here = line.after(here)
        return None

    def _split(self, at: int, end: int) -> Reading | None:
        """Find the longest denominator that leaves a numerator."""
        line = self.line
        last = line.after(end)
        signed = line.marked(end, "parts")
        plural = line.sense(end).parts is not None or signed
        if not plural and self._is_place(at, last):
            return None
        ordinal = not plural and self._all_ordinal(at, last)
        starts = [p for p in range(at + 1, end + 1) if not line.marked(p, "and") and not line.inside[p]]
        for place in starts:
            top = self._numerator(at, place)
            if top is None or (not plural and (ordinal or self.rules.divide == "one") and top != 1):
                continue
            if self.rules.glue and not all(line.inside[place + 1 : end + 1]):
                continue
            below = self._below(place, end, signed=signed, plural=plural)
            if below is None or self._takes(at, place) or below.value < 2 + (not plural):
                continue
            return Reading(reduced(Fraction(top) / Fraction(below.value)), at, last)
        return None

    def _below(self, place: int, end: int, *, signed: bool, plural: bool) -> Whole | None:
        """The denominator: a number with a sign of parts behind it, or one that ends as a part or an ordinal."""
        if signed:
            return self.whole(place, ORDINAL, limit=end) if place < end else None
        if place == end and self.line.sense(end).parts is not None:
            return Whole(self.line.sense(end).parts or 1, self.line.after(end), PARTS)
        below = self.whole(place, PARTS if plural else ORDINAL, limit=self.line.after(end))
        return None if below is None or below.kind == CARDINAL else below

    def _is_place(self, at: int, last: int) -> bool:
        """Tell the third in a row from a third part: "a third buyer" names what it counts; "a third of" does not."""
        line = self.line
        if not line.pack.counted.root.next or not line.marked(at, "article") or line.is_end(last):
            return False
        return line.low[last][0].isalpha() and line.pack.counted.longest(line.forms, last) is None

    def _numerator(self, at: int, last: int) -> Value | None:
        line = self.line
        if line.marked(at, "article") and line.after(at) == last:
            return 1
        if line.is_sign(last - 1, "-") and last - 1 > at:
            # `one-eighth`, but not `ninety-five hundredths` as 90 of 5/100.
            top = self.whole(at, limit=last - 1)
            return None if top is None or line.sense(last).card is not None else top.value
        top = self.whole(at, limit=last)
        return None if top is None else top.value

    def _takes(self, at: int, place: int) -> bool:
        """The first word of the denominator could as well go on the numerator as its multiplier."""
        card, following = self.line.sense(place).card, self.line.after(place)
        if following < self.line.size and self.line.inside[following] and not self.line.inside[place]:
            return False
        if not isinstance(card, int) or (card not in self.rules.places and card < 1000):
            return False
        return self.whole(at, limit=self.line.after(place)) is not None

    def _all_ordinal(self, at: int, last: int) -> bool:
        ordinal = self.ordinal(at)
        return ordinal is not None and ordinal.last >= last

    def _ratio(self, above: Reading) -> Reading | None:
        line, at = self.line, above.last
        over, among = line.marked(at, "over"), line.marked(at, "among")
        if line.marked(at, "share"):
            return self._shared(above, line.after(at))
        if not (over or among) or line.is_sign(above.first - 1, "$€£¥"):
            return None
        below = self.whole(line.after(at))
        if below is None or not below.value or below.last == line.after(at) or self._is_ordinal(line.after(at), below):
            return None
        if not over and (not above.value < below.value or (not below.words and 1500 <= below.value < 2100)):
            return None
        return Reading(reduced(Fraction(above.value) / Fraction(below.value)), above.first, below.last)

    def _shared(self, above: Reading, at: int) -> Reading | None:
        """Read "of three the fifth": three fifths."""
        below = self.ordinal(at)
        if below is None or below.value < 3:
            return None
        return Reading(reduced(Fraction(above.value) / Fraction(below.value)), above.first, below.last)
