"""What each token can mean in one small lexicon (numbers, times), longest phrase first."""

import re
from collections.abc import Sequence

from treatywatch.lang.lexicon import Lexicon
from treatywatch.lang.tokens import Token

YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Words:
    """What each token can mean in one small lexicon, longest phrase first."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token]) -> None:
        """Look every token up once."""
        self._tokens = tokens
        self._at = lexicon.table(tokens)
        self._longest = {position: _by_layer(rows) for position, rows in self._at.items()}

    def starts(self, layers: frozenset[str]) -> list[int]:
        """Return, in order, where a phrase of one of `layers` or a token of digits starts."""
        at = self._longest
        return [
            position
            for position, token in enumerate(self._tokens)
            if token.text[0].isdigit() or (position in at and not layers.isdisjoint(at[position]))
        ]

    def get(self, position: int, layer: str) -> tuple[int, str] | None:
        """Return (end, value) of the longest phrase of `layer` at `position`."""
        here = self._longest.get(position)
        return None if here is None else here.get(layer)

    def low(self, position: int) -> str:
        """Return the token at `position`, folded; empty behind the last one."""
        return self._tokens[position].low if position < len(self._tokens) else ""

    def number_at(self, position: int) -> tuple[int, int] | None:
        """Return (number, token behind) where a small number stands at `position`, in digits or as a word."""
        small = self.get(position, "small")
        if small is not None:
            return int(small[1]), small[0]
        text = self._tokens[position].text if position < len(self._tokens) else ""
        return (int(text), position + 1) if text.isdigit() and len(text) <= 2 else None

    def year_at(self, position: int) -> bool:
        """Tell whether a four-digit year of 1800 to 2099 stands at `position`."""
        return position < len(self._tokens) and YEAR.fullmatch(self._tokens[position].text) is not None

    def before(self, position: int, layer: str) -> tuple[int, str] | None:
        """Return (start, value) of the longest phrase of `layer` that ends right before `position`."""
        for start in range(max(0, position - 5), position):
            for end, name, value in self._at.get(start, ()):
                if name == layer and end == position:
                    return start, value
        return None


def _by_layer(rows: Sequence[tuple[int, str, str]]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for end, layer, value in rows:
        found.setdefault(layer, (end, value))
    return found
