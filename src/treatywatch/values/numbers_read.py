"""Numbers in a line: signs, decimals, powers, and what multiplies a number from behind."""

from dataclasses import replace
from fractions import Fraction

from treatywatch.values.numbers_digits import reduced
from treatywatch.values.numbers_fractions import Fractions
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_scales import Reading

# Powers beyond are left unread.
_HIGHEST = 300


class Reader(Fractions):
    """Reads the numbers of one line."""

    def number(self, at: int) -> Reading | None:
        """Return the cardinal, decimal or fraction that begins at piece `at`, with its sign."""
        start = self._sign(at)
        found = self._unsigned(start)
        if found is None or start == at:
            return found
        return replace(found, value=-found.value, first=at, whole=None)

    def _unsigned(self, at: int) -> Reading | None:
        whole = self.whole(at)
        if whole is not None and (whole.last == at or self._is_share(whole)):
            return None
        found = self._digits(at, whole) or self._under(at, whole) or self._fraction(at, whole)
        if found is None and whole is None and line_dozen(self.line, at):
            found = Reading(1, at, self.line.after(at))
        if found is None and whole is not None:
            if self._is_ordinal(at, whole):
                return None
            found = Reading(whole.value, at, whole.last, whole)
            found = self._decimals(found) or self._ratio(found) or found
        return None if found is None else self._more(found)

    def _more(self, found: Reading) -> Reading:
        """Take a scale or a dozen behind the number."""
        line = self.line
        plain = found.whole is not None and found.value == found.whole.value
        if (not plain or line.value[found.last - 1] is not None) and self._scaled(found):
            found = self._scale(found)
        at = found.last
        if line.marked(at, "article") or (line.is_sign(at, "-") and found.value < 1):
            at = line.after(at)
        times = line.sense(at).times if at < line.size else None
        if times is not None and (at == found.last or found.value < 1):
            found = Reading(reduced(found.value * times), found.first, line.after(at))
        return self._power(found) or found

    def _signs(self, at: int) -> tuple[int, bool]:
        """Return the piece behind minus signs, and whether there is just one."""
        line, start, count = self.line, at, 0
        while start < line.size and (line.is_sign(start, "-") or line.marked(start, "minus")):
            start, count = line.after(start), count + 1
        return start, count == 1

    def _power(self, found: Reading) -> Reading | None:
        """Read 1.1の23乗 and 12×10の14乗."""
        line, at = self.line, found.last
        ten = self.whole(at + 1) if line.is_sign(at, "×x") else None
        factor = ten is not None and ten.value == 10
        at = ten.last if ten is not None and factor else at
        if not line.marked(at, "power"):
            return None
        start, minus = self._signs(line.after(at))
        above = self.whole(start)
        if above is None or not line.marked(above.last, "power_end") or not 0 < above.value <= _HIGHEST:
            return None
        exponent = -int(above.value) if minus else int(above.value)
        base = Fraction(10) if factor else Fraction(found.value)
        if base == 0 or len(str(base)) * abs(exponent) > 3000:
            return None
        value = base**exponent
        value = value if factor or value.denominator == 1 else Fraction(repr(float(base) ** exponent))
        return Reading(reduced(found.value * value if factor else value), found.first, line.after(above.last))


def line_dozen(line: Line, at: int) -> bool:
    """Return whether `a dozen` begins at piece `at`."""
    following = line.after(at)
    return line.marked(at, "article") and following < line.size and line.sense(following).times is not None
