"""Times counted from another: "3 days ago", "the next 5 minutes", "2 weeks after Easter", "3 days from Monday on"."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from treatywatch.values.dates_calendar import add_days, add_months, day_or_none, monday
from treatywatch.values.dates_clocks import clock_text, single
from treatywatch.values.dates_frame import Clock, Frame
from treatywatch.values.dates_lengths import Dur, has_small, is_small, length, moved
from treatywatch.values.dates_reading import Reading, midnight

Point = Callable[[Frame, dt.datetime, int], Reading | None]
# How exact "two years ago" is: to the year.
_ROUGH = {"year": "Y1", "month": "M1", "decade": "Y~", "century": "Y~", "quarter": "M1", "halfyear": "M1"}
_ALIGNED = {"decade": 10, "century": 100}
# Of a story's own time ("two days earlier", "a week later") nobody knows the day; TIMEX counts from the reference.
_STORY = {"earlier": "ago", "then": "later"}
_SIGNS = {"ago": -1, "later": 1, "in": 1}


def counted(frame: Frame, reference: dt.datetime, side: int, point: Point) -> Reading | None:
    """Return the value of a frame with an amount; `point` reads the time that it counts from."""
    if frame.way == "start":
        return _from_start(frame, reference, point)
    if frame.way == "within" and not (frame.shift or 0) < 0:
        return _span(reference, moved(reference, frame.dur, 1), frame.dur)
    if frame.way in _STORY:
        known = _point(replace(frame, way=_STORY[frame.way]), reference, side, point)
        return known if known is None or frame.anchor is not None else replace(known, start=None, end=None)
    if frame.way in _SIGNS:
        return _point(frame, reference, side, point)
    if frame.shift:
        return _next_or_last(frame, reference)
    if frame.shift == 0 and not frame.the:
        return _next_or_last(replace(frame, shift=1), reference)
    return Reading("duration", (length(frame.dur),))


def _moment_text(moment: dt.datetime, dur: Dur) -> str:
    return moment.isoformat() if has_small(dur) else moment.date().isoformat()


def _span(start: dt.datetime | None, end: dt.datetime | None, dur: Dur) -> Reading | None:
    if start is None or end is None:
        return None
    kind = "datetimerange" if has_small(dur) else "daterange"
    text = f"({_moment_text(start, dur)},{_moment_text(end, dur)},{length(dur)})"
    grain = "T" if has_small(dur) else _ROUGH.get(dur[-1][1], "D").replace("1", "S")
    if not has_small(dur):
        start, end = midnight(start.date()), midnight(end.date())
    return Reading(kind, (text,), start, end, grain, relative=True)


def _next_or_last(frame: Frame, reference: dt.datetime) -> Reading | None:
    """Start "the next 3 days" tomorrow, end "the last 3 days" today."""
    dur = frame.dur
    if dur[0][1] in _ALIGNED:
        return _aligned(frame, reference)
    if (frame.shift or 0) < 0:
        return _span(moved(reference, dur, -1), reference, dur)
    start = reference if has_small(dur) else moved(reference, ((1, "day"),), 1)
    if start is not None and dur[0][1] == "businessday":
        end = moved(reference, dur, 1)
        return _span(start, None if end is None else moved(end, ((1, "day"),), 1), dur)
    return _span(start, None if start is None else moved(start, dur, 1), dur)


def _aligned(frame: Frame, reference: dt.datetime) -> Reading | None:
    size = _ALIGNED[frame.dur[0][1]]
    first = reference.year // size * size
    years = int(frame.dur[0][0]) * size
    first = first + size if (frame.shift or 0) > 0 else first - years
    start, end = day_or_none(first, 1, 1), day_or_none(first + years, 1, 1)
    if start is None or end is None:
        return None
    return Reading("daterange", (f"({start},{end},P{years}Y)",), midnight(start), midnight(end), "Y", relative=True)


def _point(frame: Frame, reference: dt.datetime, side: int, point: Point) -> Reading | None:
    """Read "3 days ago", "in 2 hours", "2 weeks after Easter"."""
    anchor, start = frame.anchor, reference
    if anchor is not None and not anchor.now:
        known = point(anchor, reference, side or 1)
        if known is None or known.start is None:
            return None
        start = known.start
    moment = moved(start, frame.dur, _SIGNS[frame.way])
    if moment is None:
        return None
    if frame.weekday is not None:
        moment = _on_weekday(moment, frame.weekday)
    if has_small(frame.dur):
        return Reading("datetime", (moment.isoformat(),), moment, moment, "T", relative=True)
    return _whole_day(frame, moment)


def _whole_day(frame: Frame, moment: dt.datetime) -> Reading | None:
    day = midnight(moment.date())
    after = add_days(moment.date(), 1)
    if frame.clock is not None:
        rows = single(frame, frame.clock)
        texts = tuple(f"{moment.date()}{row.first}" for row in rows)
        return Reading("datetime", texts, day + rows[0].start, day + rows[0].end, "T", relative=True)
    end = None if after is None else midnight(after)
    rough = "D" if frame.weekday is not None or frame.anchor is not None else _ROUGH.get(frame.dur[-1][1], "D")
    return Reading("date", (moment.date().isoformat(),), day, end, rough, relative=True)


def _on_weekday(moment: dt.datetime, weekday: int) -> dt.datetime:
    """Take the Monday of its week for "Monday two weeks from now"."""
    day = add_days(monday(moment.date()), weekday - 1) or moment.date()
    return dt.datetime.combine(day, moment.time())


def _from_start(frame: Frame, reference: dt.datetime, point: Point) -> Reading | None:
    """Read "3 days starting from Monday", "from 2 pm for 2 hours"."""
    anchor = frame.anchor
    if anchor is None:
        return None
    if anchor.clock is not None and not anchor.has_date:
        return _clock_span(anchor, anchor.clock, frame.dur)
    known = point(anchor, reference, 0)
    if known is None or known.start is None:
        return None
    if anchor.clock is None:
        return _span(known.start, moved(known.start, frame.dur, 1), frame.dur)
    end = moved(known.start, frame.dur, 1)
    if end is None:
        return None
    first, _, _clock = known.timex[0].partition("T")
    text = f"({known.timex[0]},{first}T{end:%H:%M:%S},{length(frame.dur)})"
    if not is_small(frame.dur):
        text = f"({known.start.isoformat()},{end.isoformat()},{length(frame.dur)})"
    return Reading("datetimerange", (text,), known.start, end, "T", relative=True)


def _clock_span(anchor: Frame, clock: Clock, dur: Dur) -> Reading | None:
    """Take the hour as it stands in "from 9 for 2.5 hours"."""
    hour = (single(anchor, clock)[0].start.seconds // 3600) % 24
    base = dt.datetime(2000, 1, 1, hour, clock.minute or 0, clock.second or 0)
    end = moved(base, dur, 1)
    if end is None:
        return None
    seconds = (end - base).total_seconds()
    known = length(dur) if all(amount == int(amount) for amount, _ in dur) else _clean(int(seconds))
    return Reading("timerange", (f"({clock_text(clock, hour)},T{end:%H:%M:%S},{known})",))


def _clean(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest // 60}M" if rest // 60 else "")


__all__ = ["add_months", "counted"]
