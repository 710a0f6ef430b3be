"""A text cut into paragraphs, and what can be told of each from its looks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

# 1:1, so that nothing moves: curly and foreign quotation marks become straight ones.
_STRAIGHT = str.maketrans("“”„‟«»‘’‚\u00a0\t", '""""""\'\'\'  ')
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪■●◦·▶►→✓+]|\(?(?:\d{1,2}|[a-zA-Z])[.)])[ \t]+(?=\S)")
# A credit in brackets may stand behind the last full stop: "… remain members. (Reporting by X; Editing by Y)".
_TERMINAL = re.compile(r"[.!?…。！？؟।॥։።][\"')\]*\d\s]*(?: \([^()]{5,200}\))?$")
_QUOTED = re.compile(r'"[^"]*"')
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"[.!?]\s+\S")
# What is longer is prose whatever it says; looking closer would only cost time.
_LONG = 4000
# Columns between which a text is taken for hard-wrapped: e-mail, PDF, press releases.
_NARROWEST, _WIDEST = 45, 100
_CELLS = re.compile(r" {2,}|\t+| ?[|•·»›>→] ?| - ")
_NUMBERED = re.compile(r"[ \t]*\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph: half-open code points, its folded text, and whether a bullet or an empty line stands before it.

    `hint` is what the page itself says of it: `heading`, `body`, or nothing.
    """

    start: int
    end: int
    text: str
    words: int
    sentence: bool
    bullet: bool = False
    gap: bool = True
    hint: str = ""
    cells: int = 1
    """Into how many short parts, of at most five words, bars or wide gaps divide it; 1 if a part is longer."""
    numbered: bool = False

    def moved(self, by: int) -> "Piece":
        """Return the same piece `by` code points further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def unquoted(self) -> str:
        """Return the text without what stands in quotation marks."""
        return _QUOTED.sub(" ", self.text)

    @property
    def single(self) -> bool:
        """Tell whether it is at most one sentence."""
        return _SENTENCE_END.search(self.text) is None

    @property
    def headline_like(self) -> bool:
        """Tell whether it looks like a headline: short, one sentence at most, not closed by a full stop."""
        closed = self.text.endswith((".", ";", ",", ":")) or (self.sentence and not self.text.endswith(("?", "!")))
        return not self.bullet and self.words <= 25 and len(self.text) <= 200 and not closed and self.single

    @property
    def prose(self) -> bool:
        """Tell whether it looks like a paragraph of an article."""
        if self.bullet or (self.words <= 14 and self.headline_like):
            return False
        return self.words > 25 or (self.sentence and self.words >= 8)


def piece(text: str, start: int, end: int, *, bullet: bool = False, gap: bool = True, hint: str = "") -> Piece | None:
    """Return the piece of `text` from `start` to `end` without white space around it and bullet, or None if empty."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip("\ufeff \t\r\n\u00a0"))
    raw = raw.strip("\ufeff \t\r\n\u00a0")
    mark = None if len(raw) < 3 else _BULLET.match(raw)
    if mark is not None:
        start += mark.end()
        raw = raw[mark.end() :]
    if not raw:
        return None
    folded = " ".join(raw[:_LONG].translate(_STRAIGHT).split())
    sentence = _TERMINAL.search(raw[-220:].translate(_STRAIGHT)) is not None
    bullet = bullet or mark is not None
    numbered = mark is not None and _NUMBERED.match(mark[0]) is not None
    return Piece(
        start, start + len(raw), folded, _words(raw, folded), sentence, bullet, gap, hint, _cells(raw), numbered
    )


def pieces(text: str) -> list[Piece]:
    """Return the paragraphs of a plain text: its lines, or where it is hard-wrapped the lines that belong together."""
    everywhere = _wrap_width(text)
    found: list[Piece] = []
    for group in _groups(text):
        gap = True
        for start, end in _joined(text, group, everywhere):
            made = piece(text, start, end, gap=gap)
            gap = gap and made is None
            if made is not None:
                found.append(made)
    return found


def _cells(raw: str) -> int:
    parts = [] if len(raw) > 400 else [part for part in _CELLS.split(raw) if part.strip()]
    return len(parts) if parts and all(len(part.split()) <= 5 for part in parts) else 1


def _words(raw: str, folded: str) -> int:
    if len(raw) > _LONG:
        return len(raw) // 6
    # Scripts without spaces: two characters count as a word.
    return max(sum(any(map(str.isalnum, word)) for word in folded.split()), len(_CJK.findall(folded)) // 2)


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines between two empty ones, as starts and ends."""
    group: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            group.append((start, end))
        elif group:
            yield group
            group = []
        start = end + 1
    if group:
        yield group


def _joined(text: str, group: Sequence[tuple[int, int]], everywhere: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of `group`, those made one that were broken only because the next word did not fit."""
    width = everywhere or _group_width(text, group)
    held = group[0][0]
    for (start, end), (after, stop) in pairwise(group):
        if not (width and _broken(text[start:end], text[after:stop], width)):
            yield held, end
            held = after
    yield held, group[-1][1]


def _broken(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following) or len(line) > _WIDEST:
        return False
    return len(line.rstrip()) + 1 + len(following.split()[0]) > width


def _group_width(text: str, group: Sequence[tuple[int, int]]) -> int:
    """Return where the lines of `group` end if one of them goes on in small letters, else 0."""
    width = max(end - start for start, end in group)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    for (start, end), (after, stop) in pairwise(group):
        following = text[after:stop]
        if following.lstrip()[0].islower() and _broken(text[start:end], following, width):
            return width
    return 0


def _wrap_width(text: str) -> int:
    """Return the column at which the lines of a hard-wrapped text end, 0 if it has a paragraph a line."""
    sample = [len(line.rstrip()) for line in text[:100_000].split("\n") if line.strip()]
    if len(sample) < 6:
        return 0
    width = sorted(sample)[int(len(sample) * 0.98) - 1]
    full = sum(width - 15 <= size <= width for size in sample)
    return width if _NARROWEST <= width <= _WIDEST and full >= 4 and full * 3 >= len(sample) else 0
