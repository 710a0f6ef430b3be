"""One text, scanned: its tokens, the time words among them, and the numbers in digits or words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from treatywatch.lang.tokens import Token
from treatywatch.values.dates_pack import DatePack
from treatywatch.values.dates_words import flat, tokens_of

# Longer digit runs are no part of a time.
_LONGEST_NUMBER = 8
# A number in words has no more words than this.
_MOST_WORDS = 10
_HUNDRED, _THOUSAND, _TEN = 100, 1000, 10
_FIRST_TEENS, _LAST_CENTURY = 10, 21

Hit = tuple[int, str]
_COUNTING = frozenset({"num", "ord", "ord_pre", "few", "amount", "clock", "before_hour", "hour_lead", "decade_pre"})
# Words that only stand inside a time, or tell something of one.
_NEVER_FIRST = frozenset(
    {"join", "lead", "num_join", "plus", "minus", "past", "till", "dur_join", "counter", "hour_pre", "date_pre"}
    | {"day_pre", "weak", "counted", "counting", "to", "close", "limit_post", "than_post", "lasting", "from"}
    | {"unit_join", "hour_mark", "minute_mark", "second_mark", "after_hour", "and_half", "after_unit", "ord_mark"}
    | {"way_post", "every_post", "decade_mark", "year_mark", "day_mark", "month_mark", "century_mark", "plural"}
    | {"street"}
)
# Words that lead to a time and are none: where only such words and signs stand in a row, no time can start.
_LEADING = _NEVER_FIRST | {"the", "way", "limit", "open", "than", "around"}
_WORDS_OF_TIME = (
    "ampm",
    "daypart",
    "day",
    "weekday",
    "month",
    "unit_shift",
    "shift",
    "close",
    "limit_post",
    "never",
    "holiday",
)


@dataclass(frozen=True, slots=True)
class Num:
    """A number that ends before token `end`; `digits` is how it was written in figures, "" for words."""

    value: float
    end: int
    ordinal: bool = False
    digits: str = ""

    @property
    def whole(self) -> int | None:
        """Return the value as int, None for a fraction."""
        return int(self.value) if self.value == int(self.value) else None


class Line:
    """Tokens of a text with, for each, what phrases of each layer start there."""

    __slots__ = ("_layers", "_nums", "_years", "flat", "memo", "pack", "text", "tokens")

    def __init__(self, text: str, pack: DatePack) -> None:
        """Scan `text` once."""
        self.text = text
        self.pack = pack
        # The same length as the text, with plain signs and figures, for patterns.
        self.flat = flat(text)
        self.tokens: list[Token] = tokens_of(text, accents=pack.is_on("accents"))
        self._layers: dict[int, dict[str, list[Hit]]] = {}
        for position, rows in pack.words.table(self.tokens).items():
            layers: dict[str, list[Hit]] = {}
            for end, layer, value in rows:
                if self.whole_word(position, end):
                    layers.setdefault(layer, []).append((end, value))
            self._layers[position] = layers
        self._nums: dict[int, Num | None] = {}
        # What readers found at a token, so that none reads the same words twice.
        self.memo: dict[int, Any] = {}
        self._years: dict[int, Num | None] = {}

    def starts(self) -> list[int]:
        """Return the tokens where a time can start: a time word or a digit, or what leads on to one."""
        layers, tokens = self._layers, self.tokens
        leads_on = [False] * (len(tokens) + 1)
        found = []
        for i in range(len(tokens) - 1, -1, -1):
            first, here = tokens[i].low[0], layers.get(i)
            if first.isdecimal():
                leads_on[i] = True
            elif here is None:
                leads_on[i] = not first.isalnum() and leads_on[i + 1]
                continue
            else:
                leads_on[i] = not here.keys() <= _LEADING or any(leads_on[e] for rows in here.values() for e, _ in rows)
                if not leads_on[i] or here.keys() <= _NEVER_FIRST:
                    continue
            found.append(i)
        return found[::-1]

    def counts(self, position: int) -> bool:
        """Tell whether a number, or a word that leads to one, stands at a token."""
        if position >= len(self.tokens):
            return False
        if self.tokens[position].low[0].isdecimal():
            return True
        layers = self._layers.get(position)
        return layers is not None and not _COUNTING.isdisjoint(layers)

    def layers(self, position: int) -> dict[str, list[Hit]]:
        """Return the layers of the phrases that start at a token."""
        return self._layers.get(position, {})

    def get(self, position: int, layer: str) -> Hit | None:
        """Return (end, value) of the longest phrase of a layer at a token."""
        hits = self._layers.get(position)
        if hits is None:
            return None
        rows = hits.get(layer)
        return rows[0] if rows else None

    def all(self, position: int, layer: str) -> list[Hit]:
        """Return (end, value) of every phrase of a layer at a token, longest first."""
        return self._layers.get(position, {}).get(layer, [])

    def low(self, position: int) -> str:
        """Return the plain token, "" outside the text."""
        return self.tokens[position].low if 0 <= position < len(self.tokens) else ""

    def tight(self, position: int) -> bool:
        """Tell whether nothing stands between a token and the one before it."""
        return 0 < position < len(self.tokens) and self.tokens[position].start == self.tokens[position - 1].end

    def dash(self, position: int) -> bool:
        """Tell a dash, which parts thoughts, from a hyphen: — anywhere, – or - between spaces."""
        if not 0 <= position < len(self.tokens) or self.low(position) != "-":
            return False
        if self.tokens[position].text == "—" or self.low(position + 1) == "-":
            return True
        return not self.tight(position) and not self.tight(position + 1) and self.tokens[position].text != "-"

    def whole_word(self, first: int, last: int) -> bool:
        """Tell whether the pack may match here: not after a sign of an address, a tag or a ticker."""
        return not (self.low(first - 1) in ("$", "#", "@") and self.tight(first)) or last - first > 1

    def skip(self, position: int, layer: str) -> int:
        """Return the token after a phrase of a layer at `position`, `position` itself without one."""
        hit = self.get(position, layer)
        return position if hit is None else hit[0]

    def gaps(self, position: int, layer: str, most: int) -> Iterator[int]:
        """Yield `position` and the tokens after each of up to `most` phrases of a layer in a row."""
        yield position
        for _ in range(most):
            hit = self.get(position, layer)
            if hit is None:
                return
            position = hit[0]
            yield position

    def num(self, position: int) -> Num | None:
        """Return the number at a token, in digits or words, without its decimals."""
        if position not in self._nums:
            self._nums[position] = self._num(position)
        return self._nums[position]

    def ampm(self, position: int) -> Hit | None:
        """Return am or pm at a token; a single letter must touch the figures before it."""
        hit = self.get(position, "ampm")
        if hit is None or (len(self.low(position)) == 1 and hit[0] == position + 1 and not self.tight(position)):
            return None
        return None if self.tight(hit[0]) and self.low(hit[0])[:1].isalnum() else hit

    def opened(self, position: int) -> bool:
        """Tell whether "from" or "between" stands shortly before a token."""
        return any(self.get(position - back, "open") is not None for back in (1, 2, 3, 4))

    def year_words(self, position: int) -> Num | None:
        """Return a year in words: "nineteen ninety six", "two thousand and five", 二〇一六."""
        if position not in self._years:
            self._years[position] = self._year_words(position)
        return self._years[position]

    def _num(self, position: int) -> Num | None:
        low = self.low(position)
        if low[:1].isdecimal():
            return self._figures(position, low)
        ordinal = self.get(position, "ord_pre")
        if ordinal is not None:
            # One prefix only: a row of them is no number.
            inner = None if self.get(ordinal[0], "ord_pre") is not None else self.num(ordinal[0])
            return None if inner is None else Num(inner.value, inner.end, True, inner.digits)
        return self._words(position)

    def _figures(self, position: int, low: str) -> Num | None:
        if len(low) > _LONGEST_NUMBER:
            return None
        mark = self.get(position + 1, "ord_mark")
        if mark is not None and (self.tight(position + 1) or self.pack.is_on("loose_ordinals")):
            return Num(int(low), mark[0], True, low)
        return Num(int(low), position + 1, False, low)

    def _words(self, position: int) -> Num | None:
        if self.pack.is_on("tens_multiply") and self._is_longer_word(position):
            return None
        total = 0.0
        group: float | None = None
        here, end = position, -1
        for _ in range(_MOST_WORDS):
            hit = self.get(here, "ord") or self.get(here, "num")
            if hit is None:
                break
            is_ordinal = self.get(here, "ord") is not None
            value = float(hit[1])
            added = self._add(group, value)
            if added is None:
                break
            group, end = added, hit[0]
            if value == _THOUSAND:
                total, group = total + group, 0.0
            if is_ordinal:
                return Num(total + group, end, True)
            here = self._next_word(end, value)
        if group is None:
            return None
        return self._marked(total + group, end)

    def _is_longer_word(self, position: int) -> bool:
        """Tell whether a sign that counts begins a word of time here: 오 (5) in 오후 (p.m.)."""
        layers = self._layers.get(position, {})
        number = max((layers[name][0][0] for name in ("num", "ord") if name in layers), default=position)
        return any(layers[name][0][0] > number for name in _WORDS_OF_TIME if name in layers)

    def _marked(self, value: float, end: int) -> Num:
        mark = self.get(end, "ord_mark") if self.pack.is_on("word_ordinals") else None
        return Num(value, end) if mark is None else Num(value, mark[0], True)

    def _next_word(self, end: int, value: float) -> int:
        """Return where the next word of a number may stand: behind a hyphen or an "and"."""
        if self.low(end) == "-" and value >= _TEN:
            return end + 1
        joined = self.get(end, "num_join")
        if joined is not None and (value >= _TEN or self.pack.is_on("unit_first")):
            return joined[0]
        return end

    def _add(self, group: float | None, value: float) -> float | None:
        """Add the value of one more word to a number, None where it does not belong to it."""
        if group is None:
            return value
        if value in (_HUNDRED, _THOUSAND):
            return (group or 1) * value if group < value else None
        unit = group % _TEN
        if value == _TEN and self.pack.is_on("tens_multiply") and unit:
            return group - unit + unit * _TEN
        if group == 0 or (group % _HUNDRED == 0 and value < _HUNDRED):
            return group + value
        tens = group % _HUNDRED
        if unit == 0 and value < _TEN and (tens >= 2 * _TEN or self.pack.is_on("tens_multiply") or self._adds_ten()):
            return group + value
        if self.pack.is_on("unit_first") and tens < _TEN and value % _TEN == 0 and value < _HUNDRED:
            return group + value
        return None

    def _adds_ten(self) -> bool:
        return self.pack.is_on("ten_adds")

    def _year_words(self, position: int) -> Num | None:
        figures = self._row_of_figures(position)
        if figures is not None:
            return figures
        first = self.num(position)
        if first is None or first.digits or first.ordinal:
            return None
        if first.value >= _THOUSAND:
            return first
        if not _FIRST_TEENS <= first.value <= _LAST_CENTURY and first.value % _HUNDRED:
            return None
        second = self.num(first.end)
        if second is None or second.digits or second.ordinal or not _TEN <= second.value < _HUNDRED:
            return None
        return Num(first.value * _HUNDRED + second.value, second.end)

    def _row_of_figures(self, position: int) -> Num | None:
        """Read 二〇一六: four figures in words in a row."""
        if not self.pack.is_on("tens_multiply"):
            return None
        value, here = 0, position
        while here - position < 4:
            hit = self.get(here, "num")
            if hit is None or hit[0] != here + 1 or float(hit[1]) >= _TEN or self.low(here).isdecimal():
                break
            value, here = value * 10 + int(float(hit[1])), here + 1
        return Num(value, here) if here - position in (2, 4) else None
