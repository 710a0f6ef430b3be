"""What the words beside a time tell of it: whether it lies behind or ahead.

"Voters will go to the polls on Sunday" speaks of the coming Sunday, "they met on Sunday" of the last. The nearest sign
in the clause decides: first what stands before the time (behind it where verbs come last), then the other side. A cheap
look, not a parse: where nothing is listed, nothing is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from treatywatch.lang.lexicon import Row
from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Line

BEHIND, AHEAD = -1, 1
# The verb of a clause stands within so many tokens; signs of scripts without spaces are tokens one by one.
_REACH = 25
# So many words may stand between the beginning of a clause and the time that opens it ("and in early March").
_OPENING = 3
# "will be formally signed": so many words between a form of "be" and its participle.
_BETWEEN = 3
_LEAST_LETTERS = 4
_ABBREVIATED = 4
_STOPS = frozenset("!?;:。！？।؟")
_QUOTES = frozenset('"“”„«»「」『』')


def placed(line: Line, frame: Frame, span: tuple[int, int]) -> tuple[Frame, int]:
    """Return a frame and the side on which it lies (0: not told).

    What took a time, or is measured by it, just lasts: "built in two years", "from zero to 60 in five seconds".
    """
    if frame.way in ("in", "within") and frame.anchor is None and frame.dur and frame.weekday is None:
        side = told(line, *span)
        seconds = frame.way == "in" and all(unit == "second" for _, unit in frame.dur)
        return (replace(frame, way=""), 0) if side == BEHIND or seconds else (frame, 0)
    return frame, told(line, *span) if _is_open(frame) and not frame.limit else 0


def _is_open(frame: Frame) -> bool:
    """Tell whether the words leave the year or the week to the reader."""
    if frame.year is not None or (frame.shift is not None and not frame.to):
        return False
    return frame.weekday is not None or frame.month is not None or bool(frame.holiday or frame.season)


def told(line: Line, first: int, last: int) -> int:
    """Return AHEAD, BEHIND or 0 for a time over tokens `first` to `last` (excluded)."""
    near = range(first - 1, first - 1 - _OPENING, -1)
    before = (list(_back(line, first)), first)
    after = (_forth(line, last, commas=any(_ends_sentence(line, position) for position in near)), last)
    if line.pack.is_on("verb_last"):
        return _first_sign(line, *after) or _first_sign(line, *before)
    comma = next((position for position in near if line.low(position) == ","), -1)
    if comma < 0:
        return _first_sign(line, *before) or _first_sign(line, *after)
    # The time opens a clause: what stands between its comma and the time is nearest.
    inner = [position for position in before[0] if position > comma]
    return _first_sign(line, inner, first) or _first_sign(line, *after) or _first_sign(line, *before)


def _first_sign(line: Line, positions: Iterable[int], place: int) -> int:
    return next((sign for position in positions if (sign := _sign(line, position, place))), 0)


def _back(line: Line, first: int) -> Iterator[int]:
    """Yield the tokens before a time, the nearest first, up to the beginning of its clause."""
    for position in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if _ends_clause(line, position) or (line.low(position) == "," and _parts_clauses(line, position)):
            return
        yield position


def _forth(line: Line, last: int, *, commas: bool) -> Iterator[int]:
    """Yield the tokens behind a time up to the end of its clause; with `commas` beyond a comma."""
    for position in range(last, min(len(line.tokens), last + _REACH)):
        if _ends_clause(line, position) or (line.low(position) == "," and not commas):
            return
        yield position


def _parts_clauses(line: Line, comma: int) -> bool:
    """Tell a comma between clauses: before an "and", or any where the language writes one before every clause."""
    joined = line.get(comma + 1, "num_join") or line.get(comma + 1, "dur_join")
    linked = line.get(comma + 1, "to")
    return line.pack.is_on("comma_bounds") or joined is not None or (linked is not None and linked[1] == "and")


def _ends_clause(line: Line, position: int) -> bool:
    return _ends_sentence(line, position) or line.tokens[position].text in _QUOTES


def _ends_sentence(line: Line, position: int) -> bool:
    """Tell whether a sentence ends with a token; outside the text one has ended."""
    if not 0 <= position < len(line.tokens):
        return True
    token = line.tokens[position]
    if position + 1 < len(line.tokens) and "\n" in line.text[token.end : line.tokens[position + 1].start]:
        return True
    if token.text == ".":
        word = line.tokens[position - 1].text if position else ""
        short = len(word) <= _ABBREVIATED and word[:1].isupper()
        return not short and not line.tight(position + 1)
    return token.text in _STOPS


def _sign(line: Line, position: int, place: int) -> int:
    """Return what a single word or phrase tells of the time that begins (or ends) at token `place`."""
    token, verbs = line.tokens[position], line.pack.verbs
    if token.text[0].isupper() and not _ends_clause(line, position - 1):
        # A name, a noun, a month: "Will Smith", "Stimmen", "May".
        return 0
    row = verbs.get(line.tokens, position)
    if row is not None and not (len(token.low) == 1 and token.low.isascii() and not token.text.isascii()):
        return _listed(line, position, row, place)
    word = token.text.lower()
    if len(word) < _LEAST_LETTERS:
        return 0
    if word.endswith(verbs.future):
        return AHEAD
    return BEHIND if word.endswith(verbs.past) and not _is_passive(line, position) else 0


def _listed(line: Line, position: int, row: Row, place: int) -> int:
    """Return what a phrase of the pack tells; `beside` says that it must stand right before the time."""
    end, layer, value = row
    if layer == "passive" or value == "never" or (value == "beside" and end != place):
        return 0
    if layer == "ahead":
        return AHEAD
    return 0 if value == "participle" and _is_passive(line, position) else BEHIND


def _is_passive(line: Line, position: int) -> bool:
    """Tell the participle of "will be signed", "the proposed law" from a past verb."""
    if line.get(position - 1, "the") is not None or line.get(position - 1, "few") is not None:
        return True
    near = (line.pack.verbs.get(line.tokens, before) for before in range(max(0, position - 1 - _BETWEEN), position))
    return any(row is not None and row[1] == "passive" for row in near)
