"""Tells an article from what stands around it: every paragraph gets a role, and boilerplate a reason.

Boilerplate is kept and gives no claims. In doubt a paragraph is the article's: a claim that is lost is worse than
one more sentence read.
"""

import re
from collections.abc import Sequence

from treatywatch.model.document import Block
from treatywatch.text.cues import Cues, Rule
from treatywatch.text.datelines import is_dateline
from treatywatch.text.pieces import Piece
from treatywatch.text.sections import mark_sections

_WEB = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|@\w)\S*")
_PART = r"(?:[^\W\d_a-z][\w.'’-]*|de|van|von|der|al|bin|la|le|di)"
_NAME = re.compile(rf"{_PART}(?: {_PART}){{1,3}}(?:(?:,| and| &) {_PART}(?: {_PART}){{0,3}})*")
_FACT = re.compile(r"\d|:\s")
_HINTED = {"link": "link", "code": "code"}
_BOX = ("newsletter or subscription", "appeal to readers", "cookie or privacy notice", "comments")
# A sub-heading is shorter; four lines like that in a row are a menu.
_HEADING_WORDS = 14
_RUN = 4


class Marks:
    """Roles and reasons under way, one for each of `pieces`; an empty role is still open."""

    def __init__(self, pieces: Sequence[Piece], cues: Cues) -> None:
        """Begin with nothing decided."""
        self.pieces = pieces
        self.cues = cues
        self.roles = [""] * len(pieces)
        self.reasons = [""] * len(pieces)

    def set(self, index: int, role: str, reason: str = "") -> None:
        """Give piece `index` its role."""
        self.roles[index], self.reasons[index] = role, reason

    def open_prose(self) -> list[int]:
        """Return where paragraphs of the article stand, as far as known."""
        return [i for i, piece in enumerate(self.pieces) if not self.roles[i] and piece.prose]


def mark(pieces: Sequence[Piece], cues: Cues, *, title: str | None = None) -> tuple[Block, ...]:
    """Return a block for every piece, in order; `title` is the headline where it is known from outside."""
    marks = Marks(pieces, cues)
    for index, piece in enumerate(pieces):
        reason = _rule_reason(piece, cues.rules) or _shape_reason(piece, cues)
        if reason:
            marks.set(index, "boilerplate", reason)
    mark_sections(marks.pieces, marks.roles, marks.reasons, cues)
    _titles(marks, title)
    _end(marks)
    _front(marks)
    _between(marks)
    _box_headings(marks)
    return tuple(
        Block(piece.start, piece.end, role or "body", reason)
        for piece, role, reason in zip(pieces, marks.roles, marks.reasons, strict=True)
    )


def _rule_reason(piece: Piece, rules: Sequence[Rule], where: Sequence[str] = ("line", "start", "inside")) -> str:
    for rule in rules:
        if rule.where not in where or piece.words > rule.words:
            continue
        if rule.where == "line":
            found = rule.pattern.fullmatch(piece.text)
        elif rule.where == "start":
            found = rule.pattern.match(piece.text)
        else:
            found = rule.pattern.search(piece.unquoted)
        if found is not None:
            return rule.reason
    return ""


def _shape_reason(piece: Piece, cues: Cues) -> str:
    if piece.hint in _HINTED:
        return _HINTED[piece.hint]
    if piece.words > 40:
        return ""
    if not any(c.isalnum() for c in piece.text):
        return "separator"
    if not _WEB.sub("", piece.text).strip(" .,|()[]"):
        return "link"
    if is_dateline(piece, cues):
        return "dateline"
    # Cells with figures in them are the row of a table.
    menu = piece.cells >= 3 and piece.hint != "row" and not piece.sentence and not any(c.isdigit() for c in piece.text)
    return "menu" if menu else ""


def _titles(marks: Marks, title: str | None) -> None:
    """Find the headline: known as such, or standing twice before the article, or else its first line of some length."""
    prose = marks.open_prose()
    if not prose:
        return
    first = prose[0]
    front = [i for i in range(min(first + 1, 25)) if not marks.roles[i] and marks.pieces[i].headline_like]
    texts = [_plain(marks.pieces[i].text) for i in front]
    known = _named(marks, title)
    twice = [i for i, text in zip(front, texts, strict=True) if texts.count(text) > 1]
    alone = [i for i in front if i < first]
    named = [i for i in alone if marks.pieces[i].words >= 4 and "|" not in marks.pieces[i].text] or alone
    for index in known or twice or named[:1]:
        marks.set(index, "title")


def _named(marks: Marks, title: str | None) -> list[int]:
    """Return the lines that are `title`, wherever they stand: a row's headline stands behind its text."""
    name = "" if title is None else _plain(title)
    lines = [i for i, piece in enumerate(marks.pieces) if not marks.roles[i] and len(piece.text) <= 300]
    return [i for i in lines if name and _plain(marks.pieces[i].text) == name]


def _end(marks: Marks) -> None:
    """After the last paragraph: author bios, then lines that are no sentences."""
    index = len(marks.pieces) - 1
    prose = marks.open_prose()
    while index > 0 and len(prose) > 1:
        piece = marks.pieces[index]
        if not marks.roles[index] and piece.sentence:
            reason = _rule_reason(piece, marks.cues.rules, ("end",))
            if not reason:
                break
            marks.set(index, "boilerplate", reason)
        index -= 1
    if not marks.open_prose():
        return
    last = max(i for i, piece in enumerate(marks.pieces) if not marks.roles[i] and (piece.prose or piece.sentence))
    for index in range(last + 1, len(marks.pieces)):
        if not marks.roles[index] and _left_over(marks, index):
            marks.set(index, "boilerplate", "end matter")


def _left_over(marks: Marks, index: int) -> bool:
    piece = marks.pieces[index]
    if piece.sentence or piece.text[0].islower() or piece.text.endswith(":") or re.search(r":\s.*\d", piece.text):
        return False
    following = marks.pieces[index + 1 : index + 2]
    if not piece.bullet and following and following[0].bullet and not marks.roles[index + 1]:
        return False
    return not piece.bullet or (_link_like(piece) and not _led_in(marks, index))


def _link_like(piece: Piece) -> bool:
    """Tell whether a bullet could be a link to another article; a page has told its lists from its menus already."""
    return not piece.hint and piece.words >= 5 and not piece.text[0].isdigit()


def _led_in(marks: Marks, index: int) -> bool:
    """Tell whether a heading, or a line such as "the figures are:", leads in the list that a bullet belongs to."""
    while index > 0 and marks.pieces[index].bullet:
        index -= 1
    opener = marks.pieces[index]
    return opener.text.endswith(":") or not opener.sentence


def _front(marks: Marks) -> None:
    """Before the first paragraph: menus, names of authors, sub-titles."""
    prose = marks.open_prose()
    if not prose:
        return
    for run in _runs(marks, range(prose[0])):
        if len(run) >= _RUN and all(marks.pieces[i].words <= 4 for i in run):
            for index in run:
                marks.set(index, "boilerplate", "menu")
    titled = False
    for index in range(prose[0]):
        piece = marks.pieces[index]
        if marks.roles[index] == "title":
            titled = True
        elif not marks.roles[index] and piece.headline_like and not piece.text[0].islower():
            author = titled and not piece.text.isupper() and _NAME.fullmatch(piece.text) is not None
            marks.set(index, *(("boilerplate", "byline") if author else ("heading", "subtitle")))


def _between(marks: Marks) -> None:
    """Within the article: sub-headings, and runs of short lines that are a menu."""
    for run in _runs(marks, range(len(marks.pieces))):
        facts = sum(_FACT.search(marks.pieces[i].text) is not None for i in run)
        # On a page the extractor has left the menus out already.
        paged = bool(marks.pieces[run[0]].hint)
        opened = run[0] > 0 and marks.pieces[run[0] - 1].text.endswith(":")
        if len(run) < _RUN:
            for index in run:
                if _heads(marks, index):
                    marks.set(index, "heading")
        elif facts * 2 < len(run) and not opened and not paged and marks.open_prose():
            for index in run:
                marks.set(index, "boilerplate", "run of short lines")


def _heads(marks: Marks, index: int) -> bool:
    """Tell whether something stands under the line that it can be the heading of."""
    return index + 1 < len(marks.pieces)


def _runs(marks: Marks, indices: range) -> list[list[int]]:
    """Return the maximal runs of open short lines that are no sentences."""
    found: list[list[int]] = [[]]
    for index in indices:
        piece = marks.pieces[index]
        short = piece.words <= _HEADING_WORDS and len(piece.text) <= 110
        short = short and (not piece.bullet or _numbers_a_section(marks, index))
        label = (piece.text.endswith(":") and piece.words > 5) or piece.text[0].islower()
        heading = (piece.headline_like or piece.bullet) and not piece.text.startswith('"')
        if not marks.roles[index] and short and not label and (heading or piece.hint == "heading"):
            found[-1].append(index)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def _numbers_a_section(marks: Marks, index: int) -> bool:
    """Tell whether a numbered line stands over paragraphs, not in a list."""
    piece, after = marks.pieces[index], marks.pieces[index + 1 : index + 2]
    before = marks.pieces[index - 1 : index] if index else []
    if not piece.numbered or piece.sentence or any(near.numbered for near in (*before, *after)):
        return False
    return bool(after) and (after[0].prose or after[0].bullet)


def _box_headings(marks: Marks) -> None:
    """A heading over nothing but a newsletter box or the like goes with it."""
    for index in range(len(marks.pieces) - 2, -1, -1):
        below = marks.reasons[index + 1]
        if marks.roles[index] == "heading" and marks.roles[index + 1] == "boilerplate" and below in _BOX:
            marks.set(index, "boilerplate", below)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
