"""Sections of boilerplate: a line such as "Related:" opens one, a paragraph of the article closes it."""

from collections.abc import Sequence

from treatywatch.text.cues import Cues, Section
from treatywatch.text.pieces import Piece

_OPENER_WORDS = 12
# An article paragraph is longer than the teasers under links to other articles.
_PARAGRAPH = 20
_TO_THE_END = 0.4
_ENOUGH_BEFORE = 0.3
_HEADING_WORDS = 8


def mark_sections(pieces: Sequence[Piece], roles: list[str], reasons: list[str], cues: Cues) -> None:
    """Mark in `roles` and `reasons` the sections that lines of `pieces` open."""
    index = 0
    while index < len(pieces):
        section = _opened(pieces, index, cues)
        if section is None:
            index += 1
            continue
        end = _Reach(pieces, roles, cues).end(section, index)
        for inside in range(index, max(end, index + 1)):
            roles[inside], reasons[inside] = "boilerplate", section.reason
        index = max(end, index + 1)


def _opened(pieces: Sequence[Piece], index: int, cues: Cues) -> Section | None:
    piece = pieces[index]
    if piece.words > _OPENER_WORDS or piece.bullet:
        return None
    for section in cues.sections:
        if section.pattern.fullmatch(piece.text):
            return section
        if section.weak.fullmatch(piece.text) and not _prose_follows(pieces, index):
            return section
    return None


def _prose_follows(pieces: Sequence[Piece], index: int) -> bool:
    return index + 1 < len(pieces) and pieces[index + 1].prose


class _Reach:
    """How far a section goes."""

    def __init__(self, pieces: Sequence[Piece], roles: Sequence[str], cues: Cues) -> None:
        self._pieces = pieces
        self._roles = roles
        self._cues = cues

    def end(self, section: Section, index: int) -> int:
        """Return the first piece behind the section that piece `index` opens."""
        before, after = self._prose(0, index), self._prose(index + 1, len(self._pieces))
        share = after / (before + after) if after else 0.0
        last = len(self._pieces)
        if section.kind == "comments":
            return last if 1 - share >= _ENOUGH_BEFORE and before else index + 1
        if section.kind == "end":
            return last if share <= _TO_THE_END else index + 1
        skip = index + 1
        if section.kind == "bio" and skip < last:
            skip += 1
        for place in range(skip, last):
            if self._resumes(section.kind, place):
                return self._heading_before(place, index)
        return last if share <= _TO_THE_END else index + 1

    def _prose(self, start: int, end: int) -> int:
        return sum(self._pieces[i].words for i in range(start, end) if not self._roles[i] and self._pieces[i].prose)

    def _resumes(self, kind: str, place: int) -> bool:
        if not self._paragraph(place):
            return False
        if kind == "related":
            return True
        if kind == "list":
            return place + 1 < len(self._pieces) and self._paragraph(place + 1)
        piece = self._pieces[place]
        speaks = self._cues.addresses.search(piece.unquoted) is not None
        return not speaks and self._cues.reports.search(piece.text) is not None and not self._bio(piece)

    def _paragraph(self, place: int) -> bool:
        piece = self._pieces[place]
        return not self._roles[place] and piece.prose and piece.sentence and piece.words >= _PARAGRAPH

    def _bio(self, piece: Piece) -> bool:
        return any(
            rule.where == "end" and piece.words <= rule.words and rule.pattern.search(piece.unquoted)
            for rule in self._cues.rules
        )

    def _heading_before(self, place: int, opener: int) -> int:
        """Return `place`, or the line before it where that is the heading of what resumes, not the last link."""
        line = self._pieces[place - 1]
        if place - 2 <= opener or line.bullet or not line.gap or line.words > _HEADING_WORDS:
            return place
        links = self._pieces[place - 2]
        apart = links.bullet or not links.gap or self._roles[place - 2] == "boilerplate"
        return place - 1 if apart and line.headline_like and not self._roles[place - 1] else place
