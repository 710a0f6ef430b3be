"""Two times that make one: ranges ("May to July"), anchors ("3 days after Easter"), "from 2 pm for 2 hours"."""

from dataclasses import dataclass, replace

from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Line
from treatywatch.values.dates_mention import mention


@dataclass(slots=True)
class Time:
    """A time in a text: tokens `first` to `last` (half-open), with its limit."""

    frame: Frame
    first: int
    last: int


def is_amount(frame: Frame) -> bool:
    """Tell whether a frame is an amount alone: "3 days"."""
    return bool(frame.dur) and not frame.way and frame.anchor is None and frame.shift is None and frame.nth is None


def anchored(line: Line, position: int) -> Time | None:
    """Read "3 days after Tuesday", "two weeks from now", "2 hours from 2 pm"; without an anchor the time alone."""
    frame = mention(line, position)
    if frame is None:
        return None
    alone = Time(frame, position, frame.last)
    if frame.dur and frame.way in ("", "in") and frame.shift is None and frame.every is None:
        if frame.way:
            alone = Time(replace(frame, way=""), line.skip(position, "way"), frame.last)
        return _counted_from(line, alone) or Time(frame, position, frame.last)
    return _lasting(line, alone) or alone


def _counted_from(line: Line, alone: Time, meant: str = "") -> Time | None:
    link = line.get(alone.last, "from")
    if link is None or (meant and link[1] != "from"):
        return None
    for here in line.gaps(link[0], "join", 2):
        anchor = mention(line, here)
        if anchor is None:
            continue
        way = _way_of(alone.frame, anchor, meant or link[1])
        if way:
            frame = replace(alone.frame, way=way, anchor=anchor, last=anchor.last)
            return Time(frame, alone.first, anchor.last)
    return None


def _way_of(amount: Frame, anchor: Frame, link: str) -> str:
    """What an amount does to its anchor: counts on, counts back, or starts there; "" where they are two times."""
    small = all(unit in ("second", "minute", "hour") for _, unit in amount.dur)
    if anchor.dur or anchor.every is not None or anchor.often or anchor.part:
        return ""
    if anchor.now:
        return {"after": "later", "from": "later", "before": "ago"}.get(link, "")
    if link == "start":
        return "start" if anchor.is_day or anchor.clock else ""
    if anchor.clock is not None:
        return "start" if link == "from" and small else ""
    dated = anchor.is_day or (anchor.year is not None and link == "after")
    if not dated or small:
        return ""
    return {"after": "later", "from": "later", "before": "ago"}.get(link, "")


def _lasting(line: Line, start: Time) -> Time | None:
    """Read "from 2 pm for 2 hours": a clock and how long from there."""
    link = line.get(start.last, "lasting")
    if link is None or start.frame.clock is None or start.frame.clock_to is not None:
        return None
    if not start.frame.has_date and line.get(start.first - 1, "open") is None:
        return None
    long = mention(line, link[0])
    if long is None or not long.dur or long.way or long.shift is not None:
        return None
    frame = Frame(start.first, long.last, dur=long.dur, way="start", anchor=start.frame)
    return Time(frame, start.first, long.last)


def spanning(line: Line, position: int) -> Time | None:
    """Read "from May to July", "between 3 and 5 pm", "2014-2018"."""
    for end, kind in line.all(position, "open"):
        for here in line.gaps(end, "join", 2):
            time = _opened(line, here, kind)
            if time is not None:
                return Time(time.frame, position, time.last)
    return _joined(line, position, "")


def _opened(line: Line, position: int, kind: str) -> Time | None:
    """Read what stands behind "from" or "between"."""
    if kind == "for":
        amount = mention(line, position)
        return (
            None
            if amount is None or not amount.dur
            else _counted_from(line, Time(amount, position, amount.last), "start")
        )
    time = _joined(line, position, kind)
    if time is not None:
        return time
    first = anchored(line, position)
    if first is None:
        return None
    if first.frame.way == "start" or first.frame.clock_to is not None or first.frame.bare is not None:
        return first
    return None


def _joined(line: Line, position: int, kind: str) -> Time | None:
    first = _end_of_range(line, position)
    if first is None or not _may_start(first):
        return None
    join = line.get(first.last, "to")
    limit = line.get(first.last, "limit_post")
    if first.way and line.dash(first.last):
        # "18 years ago – on the same day"
        return None
    if join is None or (limit is not None and limit[0] > join[0]):
        return None
    for here in line.gaps(join[0], "join", 2):
        second = _end_of_range(line, here)
        if second is not None and join[1] == "and" and kind != "between" and line.get(second.last, "close") is None:
            return None
        if second is not None and _match(first, second, loose=join[1] == "sign" and not kind):
            return Time(_ranged(first, second), position, second.last)
    return None


def _end_of_range(line: Line, position: int) -> Frame | None:
    frame = mention(line, position)
    if frame is not None and frame.dur and frame.way:
        return frame
    return None if frame is None or frame.dur else frame


def _may_start(frame: Frame) -> bool:
    return not (frame.every is not None or frame.often or frame.to or frame.bare or frame.clock_to)


def _match(first: Frame, second: Frame, *, loose: bool) -> bool:
    """Tell whether two times can be the ends of one range."""
    if not _may_start(second):
        return False
    if first.now or second.now or second.way:
        return True
    if loose and (first.shift is not None or (first.day_offset is not None and not first.has_clock)):
        return False
    if first.has_clock != second.has_clock:
        return first.has_date and second.has_date
    if first.has_clock:
        return first.clock is not None and second.clock is not None
    return True


def _ranged(first: Frame, second: Frame) -> Frame:
    return replace(first, to=second, last=second.last)
