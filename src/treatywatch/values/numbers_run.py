"""Number words read one by one into a whole number."""

from dataclasses import dataclass

from treatywatch.values.numbers_digits import Value
from treatywatch.values.numbers_lexicon import Sense
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_tally import Tally

# What may end the number: nothing but cardinals, an ordinal, a denominator.
CARDINAL, ORDINAL, PARTS = "cardinal", "ordinal", "parts"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number over pieces up to `last` (excluded); `kind` says what its last word is.

    `joints` are the pieces before which an "and" stands, `words` whether any of it is a word, `scale` the greatest
    place or scale that ends it (1: none), `more` that it is a floor (十多万), `bare` that it begins with a place.
    """

    value: Value
    last: int
    kind: str = CARDINAL
    joints: tuple[int, ...] = ()
    words: bool = True
    scale: int = 1
    more: bool = False
    bare: bool = False


# No number has more words; without an end, zeros in a row would be read from each of them.
_MOST_WORDS = 60


class Run:
    """One attempt to read a number word by word."""

    def __init__(self, line: Line, tally: Tally, first: int, kind: str, limit: int) -> None:
        self.line, self.tally, self.kind, self.limit = line, tally, kind, limit
        self.at = self.first = first
        self.ended = CARDINAL
        self.joints: list[int] = []
        self.words = False
        self.scale = 1
        self.more = False
        self.digits = False
        self.native: bool | None = None
        self.safe: Whole | None = None
        self.bare = False

    def read(self) -> Whole | None:
        """Read as many words as belong to the number."""
        self._article()
        for _ in range(_MOST_WORDS):
            if self.at >= self.limit or not self._step():
                break
        if self.at == self.first or self.tally.empty:
            return None
        return self._now()

    def _now(self) -> Whole:
        joints = tuple(self.joints)
        return Whole(
            self.tally.value, self.at, self.ended, joints, self.words, self.scale, self.more, self.bare
        )  # fmt: skip

    def _article(self) -> None:
        """`a hundred`: an article counts before a place or a scale."""
        if not self.line.marked(self.first, "article"):
            return
        following = self.line.after(self.first)
        sense = self.line.sense(following)
        if following < self.limit and self._is_multiplier(sense.card):
            self.tally.add(1)
            self.at = following

    def _is_multiplier(self, value: object) -> bool:
        if not isinstance(value, int) or value < 10:
            return False
        return value in self.tally.rules.places or (value >= 1000 and str(value).strip("0") == "1")

    def _step(self) -> bool:
        """Take one more word; false when the number ends before it."""
        if self.line.value[self.at] is not None:
            return self._numeral()
        if self.at > self.first and (self._joined() or self._skipped()):
            return True
        value, kind = self._meaning(self.line.sense(self.at))
        if value is None or self.line.after(self.at) > self.limit:
            return False
        if not self._same_kind(value):
            return False
        if kind == ORDINAL and self.digits and not self._is_multiplier(value):
            # `280 million first` is no 280,000,001st.
            return False
        if not self._take(self.tally, value):
            self._fall_back(value)
            return False
        self._go(self.line.after(self.at), kind, value)
        return kind == CARDINAL or (kind == ORDINAL and self.tally.rules.chain)

    def _skipped(self) -> bool:
        """十多万: a word for "and more" inside the number."""
        if not self.line.marked(self.at, "more"):
            return False
        following = self.line.after(self.at)
        card = self.line.sense(following).card
        if following >= self.limit or not isinstance(card, int) or card < 10**4 or not self.tally.multiply(card):
            return False
        self.more = True
        self._go(self.line.after(following), CARDINAL, card)
        return True

    def _numeral(self) -> bool:
        value = self.line.value[self.at]
        if value is None or not self.tally.numeral(value):
            return False
        self.at += 1
        self.digits = True
        return True

    def _meaning(self, sense: Sense) -> tuple[Value | None, str]:
        if sense.card is not None and not (self.kind == ORDINAL and sense.ordinal is not None and self.at > self.first):
            return sense.card, CARDINAL
        if sense.multiple is not None and self.at > self.first:
            return sense.multiple, CARDINAL
        if sense.suffix is not None and self.tally.exact and self._upper(sense):
            return sense.suffix, CARDINAL
        if self.kind == PARTS and sense.parts is not None:
            return sense.parts, PARTS
        if self.kind != CARDINAL and sense.ordinal is not None:
            return sense.ordinal, self.kind
        return None, CARDINAL

    def _upper(self, sense: Sense) -> bool:
        """Some letters are a multiplier only as capitals (10M, but 10m), small ones but k only glued (5b)."""
        low = self.line.low[self.at]
        if len(low) == 1 and low != "k" and "upper" not in sense.marks and not self.line.glued(self.at):
            return False
        return "upper" not in sense.marks or self.line.text[self.line.start[self.at]].isupper()

    def _take(self, tally: Tally, value: Value) -> bool:
        if self._is_multiplier(value) and not (value == 10 and 10 not in tally.rules.places):
            return tally.multiply(int(value))
        return tally.add(value)

    def _go(self, last: int, kind: str, value: Value) -> None:
        if self.at == self.first:
            self.bare = self._is_multiplier(value) and value >= 100
        self.at, self.words = last, True
        if kind != CARDINAL or self.ended == CARDINAL:
            self.ended = kind
        if self.tally.pend == 0:
            self.scale = int(value) if value >= 100 else self.scale
            self.safe = self._now()
        else:
            self.scale = 1

    def _fall_back(self, value: Value) -> None:
        """`three hundred and two hundred`: the two belongs to the second number."""
        if self._is_multiplier(value) and self.safe is not None and self.tally.pend:
            self.tally = Tally(self.tally.rules)
            self.tally.add(1)
            self.tally.pend = self.safe.value
            self.at, self.ended, self.joints = self.safe.last, self.safe.kind, list(self.safe.joints)
            self.scale = self.safe.scale

    def _same_kind(self, value: Value) -> bool:
        """Native and Sino-Korean ones do not mix (십 세 is "ten years", not thirteen)."""
        if not self.tally.rules.bounded:
            return True
        native = self.line.marked(self.at, "native")
        mixed = value < 10 and self.native is not None and native != self.native
        self.native = native
        return not mixed

    def _link(self) -> tuple[int, bool] | None:
        """Return the piece behind `and`, a hyphen or `-et-`, and whether it was a hyphen alone."""
        line, at = self.line, self.at
        dash = line.is_sign(at, "-")
        if not dash:
            return (line.after(at), False) if line.marked(at, "and") else None
        if not (line.glued(at) and line.marked(at + 1, "and")):
            return at + 1, True
        following = line.after(at + 1)
        return following + (line.is_sign(following, "-") and line.glued(following)), False

    def _joined(self) -> bool:
        """Take `and` or a hyphen together with the word behind it."""
        link = self._link()
        if link is None or link[0] >= self.limit:
            return False
        following, dash = link
        tried = self.tally.copy()
        after_place = tried.pend == 0
        kind = self._dashed(tried, following) if dash else self._anded(tried, following)
        if kind is None:
            return False
        if after_place:
            self.joints.append(-following if dash else following)
        last = following + 1 if self.line.value[following] is not None else self.line.after(following)
        self.tally = tried
        self.at = following
        value = self._meaning(self.line.sense(following))[0] or 1
        self._go(last, kind, value)
        return kind == CARDINAL or self.tally.rules.chain

    def _dashed(self, tried: Tally, following: int) -> str | None:
        if not self.words or self.line.value[following] is not None:
            return None
        self.at, saved = following, self.at
        value, kind = self._meaning(self.line.sense(following))
        self.at = saved
        fits = value is not None and (tried.pend_room >= 10 or self._is_multiplier(value) or tried.pend == 0)
        return kind if fits and value is not None and self._take(tried, value) else None

    def _anded(self, tried: Tally, following: int) -> str | None:
        rules = tried.rules
        numeral = self.line.value[following]
        after_place = tried.pend == 0 and tried.room > 0
        if numeral is not None:
            return CARDINAL if after_place and self.words and tried.numeral(numeral) else None
        self.at, saved = following, self.at
        value, kind = self._meaning(self.line.sense(following))
        self.at = saved
        if value is None:
            return None
        if rules.inverted and tried.invert(value):
            return kind
        tens = tried.pend_room >= 10 and (rules.tens_and == "yes" or (rules.tens_and == "one" and value in (1, 11)))
        allowed = after_place or rules.and_any or tens
        return kind if allowed and not tried.exact and value and self._take(tried, value) else None
