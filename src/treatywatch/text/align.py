"""Puts extracted lines back onto the page they came from."""

import re

from treatywatch.text.markup import Visible
from treatywatch.text.offsets import TextBuilder

_PARTS = re.compile(r"\S+\s*")
# How much further than its own length a piece of a line is looked for behind the piece before it.
_WINDOW = 400


class Aligner:
    """Appends lines to a text and finds for each where on the page it stands; lines come in the page's order."""

    def __init__(self, source: str, visible: Visible, builder: TextBuilder) -> None:
        """Align to `source`, whose visible characters are `visible`, and append to `builder`."""
        self._source = source
        self._visible = visible
        self._builder = builder
        self._cursor = 0
        self.lost = 0
        """How many characters were not found on the page."""

    def add(self, line: str) -> None:
        """Append `line`, white space folded; its places are found in one go, or piece by piece, or not at all."""
        flat = "".join(line.split())
        found = self._find(flat)
        if found is not None:
            self._place(line, found)
            return
        place = self._cursor
        for part in _PARTS.findall(line):
            bare = part.rstrip()
            found = self._visible.flat.find(bare, place, place + len(bare) + _WINDOW)
            if found < 0:
                self._builder.invent(part)
                self.lost += len(bare)
                continue
            self._place(bare, found)
            self._builder.invent(part[len(bare) :])
            place = found + len(bare)
        self._cursor = place

    def _find(self, flat: str) -> int | None:
        """Return where `flat` stands, first behind the last line, else anywhere (then later lines do not follow it)."""
        found = self._visible.flat.find(flat, self._cursor)
        if found >= 0:
            self._cursor = found + len(flat)
            return found
        found = self._visible.flat.find(flat)
        return found if found >= 0 else None

    def _place(self, line: str, found: int) -> None:
        starts, ends = self._visible.starts, self._visible.ends
        size = sum(map(len, line.split()))
        first, last = starts[found], ends[found + size - 1]
        if self._source[first:last] == line:
            self._builder.take(first, last)
            return
        index = found
        before: int | None = None
        for word in line.split():
            if before is not None:
                self._builder.put(" ", before, max(before + 1, starts[index]))
            self._word(index, index + len(word))
            index += len(word)
            before = ends[index - 1]

    def _word(self, index: int, end: int) -> None:
        starts, ends, flat = self._visible.starts, self._visible.ends, self._visible.flat
        while index < end:
            if ends[index] - starts[index] != 1:
                self._builder.put(flat[index], starts[index], ends[index])
                index += 1
                continue
            run = index + 1
            while run < end and starts[run] == ends[run - 1] and ends[run] - starts[run] == 1:
                run += 1
            self._builder.take(starts[index], ends[run - 1])
            index = run
