"""Units around a number: names and symbols before and behind it, rates, shared names told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from treatywatch.values.numbers_compose import is_hangul
from treatywatch.values.numbers_lexicon import Node, Trie
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_scales import Reading
from treatywatch.values.units_pack import AGE, CURRENCY, TEMPERATURE, Mark, Unit, UnitPack

_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
# A unit before its number is found within so many pieces.
_BACK = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A unit over pieces `first` to `last` (excluded); `name` says that it is a word, not a symbol."""

    mark: Mark
    first: int
    last: int
    name: bool = True


class Matcher:
    """Finds the units of one line."""

    def __init__(self, line: Line, pack: UnitPack, kinds: frozenset[str], *, loose: bool = False) -> None:
        """Look for units of these groups only; with `loose` lengths of time are ages."""
        self.line, self.pack, self.kinds, self.loose = line, pack, kinds, loose
        self.quotes = line.text.count('"') == 1
        self._angles: bool | None = None

    def after(self, reading: Reading) -> Found | None:
        """Return the unit behind a number."""
        line, at = self.line, reading.last
        if at >= line.size:
            return None
        if line.is_sign(at, "-"):
            both = line.glued(at) == line.glued(at + 1)
            behind = self._at(at + 1, reading) if both else None
            return behind if behind is None or behind.name or line.glued(at) else None
        closing = _BRACKETS.get(line.low[at])
        if closing is not None:
            inner = self._at(at + 1, reading)
            closed = inner is not None and line.is_sign(inner.last, closing)
            return replace(inner, last=inner.last + 1) if inner is not None and closed else None
        link = self._mark(at, "link")
        return self._at(at if link is None else link, reading)

    def _at(self, at: int, reading: Reading) -> Found | None:
        if at >= self.line.size:
            return None
        name, symbol = self._name(at), self._symbol(at, reading)
        if name is None or (symbol is not None and symbol.last > name.last):
            return symbol
        return self._rate(name)

    def _name(self, at: int) -> Found | None:
        row = self._walk(self.pack.names, at)
        if row is None:
            return None
        marks, last = row
        mark = self._chosen(marks)
        if mark is None or (mark.unit.kind == AGE and not self.loose and not self._is_age(at, last)):
            return None
        return Found(mark, at, last)

    def _is_age(self, at: int, last: int) -> bool:
        """`years old` is an age; `years` alone is a length of time, but some words are of age only (歳)."""
        return last > at + 1 or self.line.low[at] in self.pack.shared.get("old", frozenset())

    def _walk(self, trie: Trie[tuple[Mark, ...]], at: int) -> tuple[tuple[Mark, ...], int] | None:
        """Return what the longest name at `at` means, among units of the groups asked for."""
        line, words = self.line, self.pack.words
        first = words.forms(line.low[at]) if at < line.size else ()
        if not first or not any(form in trie.root.next for form in first):
            return None
        found: tuple[tuple[Mark, ...], int] | None = None
        waiting: list[tuple[Node[tuple[Mark, ...]], int]] = [(trie.root, at)]
        while waiting:
            node, here = waiting.pop()
            if node.value is not None and (found is None or here > found[1]):
                found = (node.value, here)
            if here < line.size:
                forms = words.forms(line.low[here])
                waiting.extend([(node.next[form], here + 1) for form in forms[::-1] if form in node.next])
        return found

    def _symbol(self, at: int, reading: Reading | None = None, stop: int | None = None) -> Found | None:
        line = self.line
        table = self.pack.table
        written = line.text[line.start[at] : line.end[at]]
        if line.low[at] not in table.folded.root.next and written not in table.symbols.root.next:
            return None
        return self._spelled(at, reading, min(line.size, at + 5) if stop is None else stop)

    def _spelled(self, at: int, reading: Reading | None, stop: int) -> Found | None:
        line = self.line
        written = [(line.text[line.start[here] : line.end[here]],) for here in range(at, stop)]
        table = self.pack.table
        row = table.symbols.longest(written, 0)
        loose = table.folded.longest([(low,) for low in line.low[at:stop]], 0)
        row = loose if row is None or (loose is not None and loose[1] > row[1]) else row
        if row is None:
            return None
        mark, last = self._chosen(row[0]), at + row[1]
        if line.low[last - 1].isdigit() and not line.glued(last - 1):
            return self._symbol(at, reading, last - 1) if last - 1 > at else None
        if mark is None or not self._stands(at, last, reading):
            return None
        return Found(mark, at, last, name=False)

    def _stands(self, at: int, last: int, reading: Reading | None) -> bool:
        """A symbol is no part of a word or a code (`24703m212`, `SCP-173m`)."""
        line = self.line
        if line.low[at] == '"' and not self.quotes:
            return False
        if reading is not None and line.glued(at) and last == at + 1 and line.low[at] in self.pack.table.apart:
            return False
        if line.glued(last) and line.low[last - 1][-1].isalnum() and _is_latin(line.low[last][0]):
            return reading is None and line.value[last] is not None
        if reading is not None and line.glued(last) and (self._elided(at, last) or self._runs_on(last)):
            return False
        if reading is not None and line.glued(last) and not line.glued(at) and self._opens(last):
            return False
        if reading is not None and self._needs_digits(at, last) and self._is_wordy(reading, at):
            return False
        if reading is None or not line.low[at][0].isalpha():
            return True
        first = reading.first
        if line.glued(first) and first > 0:
            before = first - 1
            if line.low[before] == "-" and line.glued(before) and line.value[before - 1] is None:
                return not _is_latin(line.low[before - 1][-1])
            return not _is_latin(line.low[before][-1])
        return True

    def _needs_digits(self, at: int, last: int) -> bool:
        """`um` is a word behind words, and a micrometer behind digits."""
        low = self.line.low[at]
        return last == at + 1 and len(low) <= 3 and low.isalpha()

    def _is_wordy(self, reading: Reading, at: int) -> bool:
        """`en rad` is a row, `2011 um` a year and a word; `acht mb` is an amount."""
        line = self.line
        if line.low[at] == "um":
            return not line.glued(at)
        article = reading.last == reading.first + 1 and line.marked(reading.first, "one_article")
        return article or (line.value[reading.last - 1] is None and len(line.low[at]) == 1)

    def _elided(self, at: int, last: int) -> bool:
        """`l'année`: no liter."""
        return self.line.is_sign(last, "'") and len(self.line.low[at]) == 1 and self.line.low[at].isalpha()

    def _runs_on(self, last: int) -> bool:
        """`t.métrique`: an abbreviation that goes on."""
        line = self.line
        return line.is_sign(last, ".") and line.glued(last + 1) and line.low[last + 1][0].isalpha()

    def _opens(self, last: int) -> bool:
        """`1 $10`: the sign belongs to the number behind it; `24703 L-202` is a code."""
        line = self.line
        dash = line.is_sign(last, "-") and line.glued(last + 1)
        return line.value[last] is not None or (dash and last + 1 < line.size and line.value[last + 1] is not None)

    def behind(self, reading: Reading) -> Found | None:
        """Return a unit that is only known behind a greater one (`2 in`)."""
        at = reading.last
        stop = min(self.line.size, at + 2)
        row = self.pack.table.behind.longest([(low,) for low in self.line.low[at:stop]], 0)
        mark = None if row is None else self._chosen(row[0])
        return None if row is None or mark is None else Found(mark, at, at + row[1], name=False)

    def _chosen(self, marks: Sequence[Mark]) -> Mark | None:
        """Return the unit meant among those that share a name."""
        fitting = [mark for mark in marks if mark.unit.group in self.kinds and self._sense(mark.unit, marks)]
        return fitting[0] if fitting else None

    def _sense(self, unit: Unit, marks: Sequence[Mark]) -> bool:
        """Degrees are of an angle where the text speaks of turning, of temperature elsewhere."""
        if len(marks) == 1 or unit.name != "Degree":
            return True
        if self._angles is None:
            words = self.pack.shared.get("angle", frozenset())
            self._angles = any(low in words for low in self.line.low)
        return (unit.kind == "angle") == self._angles

    def _rate(self, found: Found) -> Found:
        """Read `miles an hour`: a length by a time."""
        line = self.line
        if found.mark.unit.kind != "length":
            return found
        here = self._mark(found.last, "per")
        if here is None and line.is_sign(found.last, "/"):
            here = found.last + 1
        time = None if here is None else self._time(here)
        rate = None if time is None else self.pack.table.units.get(f"{found.mark.unit.name} per {time[0]}")
        return found if rate is None or time is None else Found(Mark(rate), found.first, time[1])

    def _time(self, at: int) -> tuple[str, int] | None:
        row = self._marked(at)
        return (row[0][5:], row[1]) if row is not None and row[0].startswith("time ") else None

    def _marked(self, at: int) -> tuple[str, int] | None:
        words = self.pack.words
        if at >= self.line.size or not words.forms(self.line.low[at]):
            return None
        forms = [words.forms(low) for low in self.line.low[at : at + 5]]
        row = self.pack.marks.longest(forms, 0)
        return None if row is None else (row[0], at + row[1])

    def _mark(self, at: int, mark: str) -> int | None:
        row = self._marked(at)
        return row[1] if row is not None and row[0] == mark else None

    def timed(self, found: Found, first: int, free: int) -> Found | None:
        """Return the speed where the time stands before the number (時速120キロ)."""
        for at in range(max(free, first - 3), first):
            row = self._marked(at)
            if row is not None and row[1] == first and row[0].startswith("per before "):
                rate = self.pack.table.units.get(f"{found.mark.unit.name} per {row[0][11:]}")
                return None if rate is None else Found(Mark(rate), at, found.last)
        return None

    def before(self, first: int, free: int) -> Found | None:
        """Return the unit before a number that begins at piece `first`, not before piece `free`."""
        for at in range(max(free, first - _BACK), first):
            found = self._before(at)
            if found is None:
                continue
            joined = found.last == first or self._mark(found.last, "link before") == first
            if joined and found.name and found.mark.unit.kind == CURRENCY and not self._may_name(first):
                continue
            if joined and self._may_lead(found):
                return found
        return None

    def _may_name(self, first: int) -> bool:
        """A word for money stands before digits that are no year (Euro 2020), or where words are not set apart."""
        year = _YEAR.fullmatch(self.line.low[first]) is not None and self.line.sense(first + 1).card is None
        return (self.line.value[first] is not None and not year) or self.line.pack.rules.square

    def _before(self, at: int) -> Found | None:
        symbol, name = self._symbol(at), self._name(at)
        return name if symbol is None or (name is not None and name.last >= symbol.last) else symbol

    def _may_lead(self, found: Found) -> bool:
        unit = found.mark.unit
        if unit.kind == CURRENCY:
            inside = self.line.glued(found.first) and _is_latin(self.line.low[found.first - 1][-1])
            return not (inside and _is_latin(self.line.low[found.first][0]))
        leads = unit.kind == TEMPERATURE and unit.name != "Degree"
        return found.name and (leads or (unit.kind == AGE and unit.name == "Age"))

    def both(self, before: Found, after: Found) -> Mark | None:
        """Return the unit of `$ 10 dollars`, 华氏98.6度; None when the two are not one."""
        one, two = before.mark.unit, after.mark.unit
        if one.kind == TEMPERATURE and two.name == "Degree":
            return before.mark
        same = one.kind == two.kind == CURRENCY and after.name and (one == two or two.name.lower() in one.name.lower())
        spaced = not self.line.glued(before.last)
        return before.mark if same and (spaced or before.name) else None

    def parts(self, one: Unit, two: Unit) -> int | None:
        """Return how many of `two` make one `one`."""
        count = self.pack.table.parts.get(two.name)
        if count is None or one.name in self.pack.table.parts or one.kind != two.kind:
            return None
        return count if one.kind == CURRENCY or one.name == "Foot" else None

    def links(self, last: int, first: int) -> bool:
        """Whether nothing but a joining word stands between two amounts."""
        if last == first:
            return True
        return self._mark(last, "join") == first or (self.line.marked(last, "and") and self.line.after(last) == first)

    def bare(self, at: int) -> Found | None:
        """Return the unit of money or temperature named at `at`."""
        line = self.line
        if line.glued(at) and is_hangul(line.low[at]) and is_hangul(line.low[at - 1][-1]):
            return None
        found = self._name(at)
        if found is None:
            found = self._symbol(at)
            plain = found is None or found.mark.unit.kind != TEMPERATURE or found.mark.unit.name == "Degree"
            return None if plain else found
        if found.mark.unit.kind not in (CURRENCY, TEMPERATURE) or found.mark.unit.name == "Degree":
            return None
        verbs = self.pack.shared.get("bare", frozenset())
        return None if self.line.low[at] in verbs else found


def _is_latin(sign: str) -> bool:
    return sign.isalnum() and sign < "\u0590"
