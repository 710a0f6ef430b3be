"""What each token can mean in one small lexicon (numbers, times), longest phrase first."""

import re
from collections.abc import Mapping, Sequence

from treatywatch.lang.lexicon import Lexicon, Row
from treatywatch.lang.tokens import Token

_NOTHING: Mapping[str, tuple[int, str]] = {}
YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Words:
    """What each token can mean in one small lexicon, longest phrase first; looked up where it is asked for."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token]) -> None:
        """Look nothing up yet."""
        self._tokens = tokens
        self._lexicon = lexicon
        self._lows = [token.low for token in tokens]
        self._at: dict[int, Sequence[Row]] = {}
        self._longest: dict[int, Mapping[str, tuple[int, str]]] = {}
        self._digits = [
            position for position, low in enumerate(self._lows) if (low < ":" or low > "\x7f") and low[0].isdigit()
        ]

    def starts(self, layers: frozenset[str]) -> list[int]:
        """Return, in order, where a phrase of one of `layers` or a token of digits starts."""
        first = self._lexicon.beginnings(layers)
        if first is not None and first.isdisjoint(self._lows):
            return self._digits
        told = [
            position
            for position, low in enumerate(self._lows)
            if (first is None or low in first) and not layers.isdisjoint(self.at(position))
        ]
        return sorted({*told, *self._digits}) if self._digits else told

    def get(self, position: int, layer: str) -> tuple[int, str] | None:
        """Return (end, value) of the longest phrase of `layer` at `position`."""
        here = self._longest.get(position)
        return (self.at(position) if here is None else here).get(layer)

    def at(self, position: int) -> Mapping[str, tuple[int, str]]:
        """Return (end, value) of the longest phrase of each layer at `position`."""
        here = self._longest.get(position)
        if here is None:
            here = self._longest[position] = _by_layer(self._rows(position))
        return here

    def _rows(self, position: int) -> Sequence[Row]:
        rows = self._at.get(position)
        if rows is None:
            rows = self._at[position] = self._lexicon.rows(self._tokens, self._lows, position)
        return rows

    def low(self, position: int) -> str:
        """Return the token at `position`, folded; empty behind the last one."""
        return self._tokens[position].low if position < len(self._tokens) else ""

    def number_at(self, position: int) -> tuple[int, int] | None:
        """Return (number, token behind) where a small number stands at `position`, in digits or as a word."""
        small = self.get(position, "small")
        if small is not None:
            return int(small[1]), small[0]
        text = self._tokens[position].text if position < len(self._tokens) else ""
        return (int(text), position + 1) if text.isdecimal() and len(text) <= 2 else None

    def year_at(self, position: int) -> bool:
        """Tell whether a four-digit year of 1800 to 2099 stands at `position`."""
        return position < len(self._tokens) and YEAR.fullmatch(self._tokens[position].text) is not None

    def before(self, position: int, layer: str) -> tuple[int, str] | None:
        """Return (start, value) of the longest phrase of `layer` that ends right before `position`."""
        for start in range(max(0, position - 5), position):
            for end, name, value in self._rows(start):
                if name == layer and end == position:
                    return start, value
        return None


def _by_layer(rows: Sequence[Row]) -> Mapping[str, tuple[int, str]]:
    if not rows:
        return _NOTHING
    found: dict[str, tuple[int, str]] = {}
    for end, layer, value in rows:
        found.setdefault(layer, (end, value))
    return found
