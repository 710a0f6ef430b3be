"""Number words put together: ones, tens, places and scales, in any of the ways that languages have."""

from dataclasses import dataclass, field

from treatywatch.values.numbers_digits import Value
from treatywatch.values.numbers_pack import Rules

_GROUP = 1000


@dataclass(slots=True)
class Tally:
    """A number while it is read.

    `done` holds (amount, scale) of finished groups, the greater scale first; `cur` what the places of this group have
    brought; `pend` what no place has taken up yet. `room` is the least place used: what follows must be less.
    """

    rules: Rules
    done: list[tuple[Value, int]] = field(default_factory=list)
    cur: Value = 0
    pend: Value = 0
    room: int = 0
    pend_room: int = 0
    zero: bool = False
    empty: bool = True
    exact: bool = False

    def copy(self) -> "Tally":
        """Return the state as it is now."""
        made = Tally(self.rules, self.done.copy(), self.cur, self.pend, self.room)
        made.pend_room, made.zero, made.empty, made.exact = self.pend_room, self.zero, self.empty, self.exact
        return made

    @property
    def value(self) -> Value:
        """Return the number."""
        return sum([amount for amount, _ in self.done]) + self.cur + self._tail()

    def _tail(self) -> Value:
        """一万三 is 13,000: a last digit stands one place below the last place, unless a zero says otherwise."""
        tailed = self.rules.short_tail and not self.zero and not self.exact and self.room >= 100
        if tailed and 0 < self.pend < 10 and (self.cur or self.done):
            return self.pend * (self.room // 10)
        return self.pend

    def add(self, value: Value) -> bool:
        """Take a word for a number below a place (or one that holds its place); return whether it fits."""
        if value == 0:
            return self._nothing()
        if self.exact:
            return False
        if self.zero and not self.rules.square and not (self.cur or self.done):
            return False
        if value >= _GROUP and isinstance(value, int):
            return self._whole_scale(value)
        if self.pend:
            if not self._fits(value):
                return False
            self.pend += value
        elif self.room and value >= self.room:
            return False
        elif value >= 100 and 100 in self.rules.places:
            self.cur += value
            self.room = 100
        else:
            self.pend = value
        self.pend_room = self._room(value)
        self.empty = False
        return True

    def _fits(self, value: Value) -> bool:
        return value < self.pend_room

    def invert(self, value: Value) -> bool:
        """Take tens behind ones (`ein-und-zwanzig`); return whether they fit."""
        if not (0 < self.pend < 10 and 20 <= value < 100 and value % 10 == 0):
            return False
        self.pend += value
        self.pend_room = 1
        return True

    def numeral(self, value: Value) -> bool:
        """Take digits; behind words only a whole number that fits."""
        if self.empty:
            self.pend, self.pend_room, self.empty, self.exact = value, 1, False, True
            return True
        if self.pend or not isinstance(value, int) or value == 0 or not value < self.room:
            return False
        self.pend, self.pend_room, self.exact = value, 1, True
        return True

    def multiply(self, place: int) -> bool:
        """Take a place or a scale; return whether it fits."""
        if not self._may_begin(place):
            return False
        if place in self.rules.places:
            return self._place(place)
        return self._scale(place)

    def _may_begin(self, place: int) -> bool:
        if self.pend == 1 and place in self.rules.no_one and self.pend_room <= 1 and not self.exact:
            return False
        bare = self.pend == 0 and (place in self.rules.places or self.cur == 0)
        return not (bare and self.rules.bare is not None and place not in self.rules.bare and self.empty)

    def _place(self, place: int) -> bool:
        if (self.room and place >= self.room) or self.pend >= _GROUP:
            return False
        self.cur += (self.pend or 1) * place
        self._settle(place)
        return True

    def _scale(self, scale: int) -> bool:
        amount = self.cur + self.pend
        below: Value = 0
        kept = list(self.done)
        while kept and kept[-1][1] <= scale:
            if kept[-1][1] == scale and (amount or not self.rules.square):
                return False
            below += kept.pop()[0]
        if kept and amount == 0 and below == 0 and self.rules.square:
            return False
        self.done = [*kept, ((amount + below or 1) * scale, scale)]
        self.cur = 0
        self._settle(scale)
        return True

    def _settle(self, room: int) -> None:
        self.room, self.pend, self.pend_room, self.empty, self.zero, self.exact = room, 0, 0, False, False, False

    def _whole_scale(self, value: int) -> bool:
        """A word such as the dual `two thousand` holds its own scale."""
        scale = _GROUP
        while value >= scale * _GROUP:
            scale *= _GROUP
        if self.pend or self.cur or (self.done and self.done[-1][1] <= scale):
            return False
        self.done.append((value, scale))
        self._settle(scale)
        return True

    def _nothing(self) -> bool:
        if self.empty:
            self.empty, self.zero = False, True
            return True
        if not self.rules.square or self.pend or self.zero:
            return False
        self.zero = True
        return True

    def _room(self, value: Value) -> int:
        if isinstance(value, int) and value in self.rules.room:
            return self.rules.room[value]
        if isinstance(value, int) and value >= 20 and value % 10 == 0 and value < 100:
            return 1 if self.rules.inverted else 10
        return 1
