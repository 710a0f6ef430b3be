"""All times of a text: the longest at each place, with its limit and what closes it."""

from dataclasses import replace

from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Line
from treatywatch.values.dates_spans import Time, anchored, is_amount, spanning

# Words of time that begin like a limit: بعد الظهر is the afternoon, not after noon.
_NO_LIMIT = ("daypart", "day", "unit_shift")


def compose(line: Line) -> list[Time]:
    """Return the times of a text, left to right."""
    found: list[Time] = []
    free = 0
    for position in line.starts():
        if position < free or _inside_code(line, position):
            continue
        barred = line.get(position, "never")
        if barred is not None:
            free = barred[0]
            continue
        time = _time(line, position)
        if time is not None:
            found.append(time)
            free = time.last
    return found


def _inside_code(line: Line, position: int) -> bool:
    """Tell figures behind figures and a hyphen, as in a telephone number."""
    tight = line.tight(position) and line.tight(position - 1)
    digits = line.low(position)[:1].isdecimal() and line.low(position - 2)[:1].isdecimal()
    return tight and digits and line.low(position - 1) in ("-", "/")


def _time(line: Line, position: int) -> Time | None:
    """Read the longest time that starts at a token: a range, or a time with its limit."""
    found = spanning(line, position) or _limited(line, position)
    if found is None:
        return None
    return _closed(line, _with_article(line, found))


def _with_article(line: Line, time: Time) -> Time:
    """Take the article before "first week of July" where the language counts it in."""
    frame = time.frame
    if frame.nth_unit or (frame.nth is not None and frame.dur) or frame.day_of_unit:
        article = line.get(time.first - 1, "the")
        if article is not None and article[0] == time.first and line.pack.is_on("nth_article"):
            return Time(frame, time.first - 1, time.last)
    return time


def _limited(line: Line, position: int) -> Time | None:
    """Read "before May", "more than 3 days", "around 5"; without a limit the time alone."""
    for layer in ("limit", "than"):
        for end, value in line.all(position, layer):
            if any((longer := line.get(position, name)) is not None and longer[0] > end for name in _NO_LIMIT):
                continue
            time = _behind(line, end)
            frame = None if time is None else _with_limit(time.frame, layer, value)
            if time is not None and frame is not None:
                return Time(frame, position, time.last)
    return anchored(line, position)


def _with_limit(frame: Frame, layer: str, value: str) -> Frame | None:
    """Return a frame under a limit: "before May"; "more than 3 days", "more than 2 weeks before today"."""
    if layer == "than":
        if is_amount(frame):
            return frame
        if frame.anchor is None or frame.way not in ("ago", "later"):
            return None
        if value == "less" and frame.way == "later":
            return replace(frame, way="start")
        return replace(frame, limit={"ago": "before", "later": "after"}[frame.way] if value == "more" else "")
    if is_amount(frame) or not _may_limit(frame):
        return None
    return replace(frame, limit="-".join(filter(None, (value, frame.limit))))


def _may_limit(frame: Frame) -> bool:
    return not (frame.every is not None or frame.often)


def _behind(line: Line, position: int) -> Time | None:
    """Read the time behind a limit: a second limit, a preposition or an article may stand between."""
    for end, value in line.all(position, "limit"):
        time = anchored(line, end)
        if time is not None and not is_amount(time.frame) and _may_limit(time.frame):
            return Time(replace(time.frame, limit=value), position, time.last)
    for here in line.gaps(position, "join", 2):
        time = anchored(line, here)
        if time is not None:
            return time
    return None


def _closed(line: Line, time: Time) -> Time:
    """Take what stands behind: まで, arası, "or later", a date behind two clocks."""
    close = line.get(time.last, "close") if time.frame.to or time.frame.clock_to or time.frame.bare else None
    if close is not None:
        time = Time(time.frame, time.first, close[0])
    time = _trimmed(line, time)
    than = line.get(time.last, "than_post") if is_amount(time.frame) else None
    if than is not None:
        return Time(time.frame, time.first, than[0])
    since = line.get(time.last, "limit_post") if time.frame.limit == "since" else None
    if since is not None and since[1] == "since":
        return Time(time.frame, time.first, since[0])
    if time.frame.limit:
        return time
    for end, value in line.all(time.last, "limit_post"):
        than = line.get(end - 1, "limit")
        if than is not None and (than[0] > end or anchored(line, end) is not None):
            # "or later than 2020", "ou avant 2000" begin a time of their own.
            continue
        if not is_amount(time.frame) and not time.frame.way and _may_limit(time.frame):
            return Time(replace(time.frame, limit=value), time.first, end)
    return time


def _trimmed(line: Line, time: Time) -> Time:
    """Drop the full stop behind a last abbreviation; close a bracket that was opened."""
    words = [line.low(i) for i in range(time.first, time.last)]
    if line.low(time.last) == ")" and words.count("(") > words.count(")"):
        return Time(time.frame, time.first, time.last + 1)
    if line.pack.is_on("article_out") and time.frame.the and line.get(time.first, "the") is not None:
        time = Time(time.frame, line.skip(time.first, "the"), time.last)
    if line.pack.is_on("dot_in"):
        return time
    if words[-1] == "." and len(words) > 1 and line.get(time.last - 2, "month") is not None:
        return Time(time.frame, time.first, time.last - 1)
    return time
