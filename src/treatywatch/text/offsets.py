"""The way back from a text to the bytes it was read from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from treatywatch.model.document import OffsetRun

# Within an exact run every character takes the same number of bytes, so that any part of it can be found.
_WIDTHS = re.compile("[\x00-\x7f]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
CR_OR_LF = re.compile(rb"\r\n|\r|\n")
CR = re.compile(rb"\r\n?")


def utf8_runs(text: str, *, start: int, byte_start: int) -> Iterator[OffsetRun]:
    """Yield exact runs of one width each for `text`, which stands at code point `start` and byte `byte_start`."""
    if text.isascii():
        if text:
            yield OffsetRun(start, len(text), byte_start, byte_start + len(text))
        return
    for match in _WIDTHS.finditer(text):
        size = len(match[0].encode("utf-8", "surrogatepass"))
        yield OffsetRun(start + match.start(), len(match[0]), byte_start, byte_start + size)
        byte_start += size


def fixed_runs(text: str, *, start: int, byte_start: int, byte_end: int) -> Iterator[OffsetRun]:
    """Yield one run for `text`: exact if its bytes divide evenly among its characters, else as a whole."""
    if text:
        even = (byte_end - byte_start) % len(text) == 0
        yield OffsetRun(start, len(text), byte_start, byte_end, even)


def broken(data: bytes, breaks: re.Pattern[bytes]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end, and end with its break, of every piece of `data` between `breaks`."""
    place = 0
    for match in breaks.finditer(data):
        yield place, match.start(), match.end()
        place = match.end()
    yield place, len(data), len(data)


class SourceMap:
    """Finds the bytes under code points of a decoded source whose `runs` are sorted."""

    def __init__(self, runs: Sequence[OffsetRun]) -> None:
        """Look up in `runs`."""
        self._runs = runs
        self._starts = [run.start for run in runs]

    def carry(self, start: int, end: int, target: int) -> Iterator[OffsetRun]:
        """Yield runs that map the characters at `target` of a text to the bytes of source `start` to `end`."""
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self._runs) and self._runs[index].start < end:
            run = self._runs[index]
            low, high = max(start, run.start), min(end, run.start + run.length)
            if low < high:
                yield _part(run, low, high, target + low - start)
            index += 1

    def whole(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the bytes that cover source `start` to `end`, or None."""
        parts = list(self.carry(start, end, 0))
        return (parts[0].byte_start, parts[-1].byte_end) if parts else None


class TextBuilder:
    """Puts a text together from pieces of a decoded source and keeps their way back."""

    def __init__(self, source: str, runs: Sequence[OffsetRun]) -> None:
        """Build from `source`, whose own way to the bytes is `runs`."""
        self._source = source
        self._map = SourceMap(runs)
        self._parts: list[str] = []
        self._runs: list[OffsetRun] = []
        self.length = 0

    def take(self, start: int, end: int) -> None:
        """Append source `start` to `end` unchanged."""
        self._runs.extend(self._map.carry(start, end, self.length))
        self._add(self._source[start:end])

    def put(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for source `start` to `end` as a whole (an entity, folded white space)."""
        covered = self._map.whole(start, end)
        if covered is not None and text:
            self._runs.append(OffsetRun(self.length, len(text), covered[0], covered[1], False))
        self._add(text)

    def invent(self, text: str) -> None:
        """Append `text` that stands nowhere in the source: a line break between blocks, an unaligned piece."""
        self._add(text)

    def build(self) -> tuple[str, tuple[OffsetRun, ...]]:
        """Return the text and its runs, neighbours of one width joined."""
        return "".join(self._parts), tuple(joined(self._runs))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)


def joined(runs: Iterable[OffsetRun]) -> Iterator[OffsetRun]:
    """Yield `runs` with exact neighbours of one width made one."""
    last: OffsetRun | None = None
    for run in runs:
        if last is not None and _continues(last, run):
            last = OffsetRun(last.start, last.length + run.length, last.byte_start, run.byte_end)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _continues(last: OffsetRun, run: OffsetRun) -> bool:
    touching = last.start + last.length == run.start and last.byte_end == run.byte_start
    return touching and last.exact and run.exact and _width(last) == _width(run)


def _width(run: OffsetRun) -> int:
    return (run.byte_end - run.byte_start) // run.length


def _part(run: OffsetRun, low: int, high: int, target: int) -> OffsetRun:
    if not run.exact:
        return OffsetRun(target, high - low, run.byte_start, run.byte_end, False)
    width = _width(run)
    first = run.byte_start + (low - run.start) * width
    return OffsetRun(target, high - low, first, first + (high - low) * width)
