"""The longest time without range or limit that starts at a token."""

from dataclasses import replace

from treatywatch.values.dates_amounts import amount
from treatywatch.values.dates_atoms import word
from treatywatch.values.dates_clock import clock_frame
from treatywatch.values.dates_days import bare_hour, day_number, led_clock, month_number, the_day
from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Line
from treatywatch.values.dates_look import Reader
from treatywatch.values.dates_merge import merged
from treatywatch.values.dates_numbered import first_ones, nth, unit_number
from treatywatch.values.dates_numeric import numeric_date
from treatywatch.values.dates_pairs import pair
from treatywatch.values.dates_whole import is_time
from treatywatch.values.dates_years import named_decade, year_number

# Words that join the parts of one time: more in a row say something of their own.
_MOST_JOINS = 3
# A time has no more parts than this; a run of thousands of time words stays a run of short times.
_MOST_PARTS = 12
# After these a capital says nothing.
_STOPS = frozenset({"", ".", "!", "?", ":", "$", '"', "-"})
# In this order: what needs most words of the right kind comes first.
_COUNTING: tuple[Reader, ...] = (
    first_ones,
    pair,
    numeric_date,
    clock_frame,
    led_clock,
    named_decade,
    month_number,
    amount,
    nth,
    bare_hour,
    day_number,
    year_number,
)
_NAMING: tuple[Reader, ...] = (first_ones, unit_number, the_day, word)
_ALL = _COUNTING + _NAMING[1:]


def mention(line: Line, position: int) -> Frame | None:
    """Read the longest time without range or limit that starts at a token."""
    if position not in line.memo:
        line.memo[position] = _mention(line, position)
    known: Frame | None = line.memo[position]
    return known


def _mention(line: Line, position: int) -> Frame | None:
    frame = Frame()
    best: Frame | None = None
    for _ in range(_MOST_PARTS):
        step = _next(line, position if frame.first < 0 else frame.last, frame)
        if step is None:
            break
        frame = step
        if is_time(frame) and _stands_alone(line, frame):
            best = frame
    return best


def _stands_alone(line: Line, frame: Frame) -> bool:
    """Tell times from words that also mean something else, and from vague ones ("the coming months")."""
    shifted = frame.unit and frame.shift is not None and not frame.dur and frame.every is None
    if shifted and any(line.get(i, "plural") is not None for i in range(frame.first, frame.last)):
        return False
    if not frame.weak:
        return True
    if frame.shift is not None:
        return line.tokens[frame.last - 1].text[0].isupper()
    if line.tokens[frame.last - 1].text[0].isupper() and line.low(frame.first - 1) not in _STOPS:
        return True
    return any((hit := line.get(frame.first - back, "lead")) is not None and hit[0] == frame.first for back in (1, 2))


def _next(line: Line, position: int, frame: Frame) -> Frame | None:
    """Return the time with one more part, None where nothing more belongs to it."""
    if frame.first < 0:
        return _part_at(line, position, frame, frozenset())
    links: frozenset[str] = frozenset()
    for _ in range(_MOST_JOINS + 1):
        found = _part_at(line, position, frame, links) or _clock_limit(line, position, frame)
        if found is not None:
            return found
        join = line.get(position, "join")
        if join is None or line.dash(position):
            return None
        links |= {join[1], "comma"} if line.low(join[0] - 1) == "," or line.low(position) == "," else {join[1]}
        position = join[0]
    return None


def _clock_limit(line: Line, position: int, frame: Frame) -> Frame | None:
    """Read "tomorrow before 5 pm": a limit between day and clock."""
    limit = line.get(position, "limit")
    if limit is None or not frame.is_day or frame.has_clock or frame.limit:
        return None
    clock = _part_at(line, line.skip(limit[0], "join"), Frame(day_offset=0), frozenset())
    if clock is None or clock.clock is None:
        return None
    together = replace(frame, clock=clock.clock, limit=limit[1], last=clock.last)
    return _with_daypart(line, together)


def _with_daypart(line: Line, frame: Frame) -> Frame:
    part = _part_at(line, frame.last, frame, frozenset())
    return part if part is not None and part.daypart else frame


def _part_at(line: Line, position: int, frame: Frame, links: frozenset[str]) -> Frame | None:
    readers = _ALL if line.counts(position) else _NAMING
    for reader in readers:
        part = reader(line, position, frame)
        if part is not None:
            together = merged(frame, part, links)
            if together is not None:
                return together
    return None
