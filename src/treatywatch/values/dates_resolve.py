"""From frames to values: TIMEX3, EDTF and moments beside a reference."""

import datetime as dt
from dataclasses import replace

from treatywatch.values.dates_clocks import DAYPARTS, Times, double, single, span_text
from treatywatch.values.dates_edtf import edtf_of
from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_lengths import length
from treatywatch.values.dates_offsets import counted
from treatywatch.values.dates_ranges import ranged
from treatywatch.values.dates_reading import Reading, midnight
from treatywatch.values.dates_singles import Stretch
from treatywatch.values.dates_stretch import stretch

_DAY = dt.timedelta(days=1)
# A day without its year is no farther back, no farther ahead.
_BACK, _AHEAD = dt.timedelta(days=310), dt.timedelta(days=245)
_NOW = "PRESENT_REF"
_END_OF_DAY = "T23:59:59"
_MODIFIERS = {"around": "approx"}


def resolve(frame: Frame, reference: dt.datetime, told: int = 0) -> Reading | None:
    """Return what a frame means, None where its parts make no time; `told` is -1 (past) or 1 where the verb tells."""
    try:
        reading = _core(frame, reference, _side(frame) if told == 0 else told)
        if told and frame.day is not None and _is_far(reading, reference):
            reading = _core(frame, reference, _side(frame))
    except OverflowError:
        # A step beyond the first or last day of the calendar.
        return None
    if reading is None or not all(reading.timex):
        return None
    if frame.limit:
        reading = _limited(reading, frame)
    elif frame.later and reading.grain not in ("D", "T"):
        reading = _rest_of(replace(reading, modifier=frame.part), reference)
    elif frame.part:
        reading = replace(reading, modifier=frame.part)
    elif frame.around:
        reading = replace(reading, modifier="approx")
    return replace(reading, edtf=edtf_of(reading))


def _is_far(reading: Reading | None, reference: dt.datetime) -> bool:
    """Tell a day so far off that news would name its year: the verb beside it told something else."""
    if reading is None or reading.start is None:
        return False
    return not -_BACK <= reading.start - reference <= _AHEAD


def _rest_of(reading: Reading, reference: dt.datetime) -> Reading:
    """Start "later this year" today, end "earlier this year" today."""
    if reading.start is None or reading.end is None or not reading.start <= reference < reading.end:
        return reading
    today = midnight(reference.date())
    if reading.modifier == "start":
        return replace(reading, end=max(today, reading.start + _DAY), grain="D")
    return replace(reading, start=today, grain="D")


def _side(frame: Frame) -> int:
    """Choose the past or the future for a time that names no year: "by Friday" looks ahead, news looks back."""
    if frame.limit.startswith(("until", "before")):
        return 1
    if frame.limit.startswith("since") or (frame.weekday is not None and frame.day is None and not frame.limit):
        return -1
    return 0


def _core(frame: Frame, reference: dt.datetime, side: int) -> Reading | None:
    if frame.now and frame.to is None:
        return Reading("datetime", (_NOW,), reference, reference, relative=True)
    if frame.often or frame.every is not None:
        return _set(frame, reference)
    if frame.to is not None:
        return ranged(frame, reference, side, point)
    if frame.dur and frame.nth is None:
        return counted(frame, reference, side, point)
    if frame.unit in ("hour", "minute", "second") and frame.shift is not None:
        return _small_unit(frame, reference, side)
    return point(frame, reference, side)


def _small_unit(frame: Frame, reference: dt.datetime, side: int) -> Reading | None:
    if frame.the:
        return Reading("duration", (length(((1, frame.unit),)),))
    return counted(replace(frame, unit="", dur=((1, frame.unit),)), reference, side, point)


def point(frame: Frame, reference: dt.datetime, side: int) -> Reading | None:
    """Return the value of a frame without amounts and ranges: a date, a time, or both."""
    if frame.bare is not None:
        return _bare(frame, reference, side)
    if frame.part and frame.unit and frame.shift is None:
        frame = replace(frame, shift=0)
    clock_side = frame.has_clock
    if not frame.has_date:
        return _time_only(frame) if clock_side else None
    if frame.rest:
        return _rest(frame, reference)
    days = stretch(frame, reference.date(), side)
    if days is None or not days.timex:
        return None
    if clock_side:
        return _day_and_time(frame, days, reference)
    if frame.part == "end" and days.grain == "D" and not frame.later:
        moment = None if days.end is None else midnight(days.end) - dt.timedelta(seconds=1)
        return Reading("datetime", (days.timex + _END_OF_DAY,), moment, moment, relative=_needs_reference(days, frame))
    return _dated(frame, days)


def _dated(frame: Frame, days: Stretch) -> Reading:
    kind = "date" if days.grain == "D" else "daterange"
    start = None if days.start is None else midnight(days.start)
    end = None if days.end is None else midnight(days.end)
    return Reading(kind, (days.timex,), start, end, days.grain, _needs_reference(days, frame))


def _needs_reference(days: Stretch, frame: Frame) -> bool:
    shifted = frame.shift is not None or frame.day_offset is not None
    return days.open or shifted or (frame.year is None and frame.decade is None and frame.century is None)


def _time_only(frame: Frame) -> Reading:
    if frame.clock is not None and frame.clock_to is not None:
        rows = double(frame, frame.clock, frame.clock_to)
        return Reading("timerange", tuple(span_text(row, "", "") for row in rows))
    if frame.clock is not None:
        return Reading("time", tuple(row.first for row in single(frame, frame.clock)))
    return Reading("timerange", (f"T{_part_code(frame)}",))


def _part_code(frame: Frame) -> str:
    return frame.daypart or {"am": "MO", "pm": "AF"}.get(frame.half_day, "")


def _day_and_time(frame: Frame, days: Stretch, reference: dt.datetime) -> Reading:
    relative = _needs_reference(days, frame)
    if frame.clock is None:
        return _day_and_part(frame, days, relative=relative)
    if frame.clock_to is not None:
        rows = double(frame, frame.clock, frame.clock_to)
        following = _next_day(days)
        texts = tuple(span_text(row, days.timex, following) for row in rows)
        return _moments("datetimerange", texts, days, rows[0], relative=relative)
    rows = single(frame, frame.clock)
    return _moments("datetime", tuple(days.timex + row.first for row in rows), days, rows[0], relative=relative)


def _moments(kind: str, texts: tuple[str, ...], days: Stretch, row: Times, *, relative: bool) -> Reading:
    if days.start is None:
        return Reading(kind, texts, relative=relative)
    base = midnight(days.start)
    return Reading(kind, texts, base + row.start, base + row.end, "T", relative)


def _next_day(days: Stretch) -> str:
    """Return the TIMEX of the day after, for clocks that run over midnight."""
    if days.timex.startswith("XXXX-WXX-") and days.timex[-1].isdigit():
        return f"XXXX-WXX-{int(days.timex[-1]) % 7 + 1}"
    if days.open or days.end is None:
        return days.timex if days.end is None else f"XXXX-{days.end.month:02}-{days.end.day:02}"
    return days.end.isoformat()


def _day_and_part(frame: Frame, days: Stretch, *, relative: bool) -> Reading:
    code = _part_code(frame)
    text = f"{days.timex}T{code}"
    if days.start is None:
        return Reading("datetimerange", (text,), relative=relative)
    first, last, _ = DAYPARTS.get(code, (0, 24, ""))
    base = midnight(days.start)
    start, end = base + dt.timedelta(hours=first), base + dt.timedelta(hours=last)
    return Reading("datetimerange", (text,), start, end, "T", relative)


def _bare(frame: Frame, reference: dt.datetime, side: int) -> Reading | None:
    """Read a pair of numbers: days beside a month, hours beside a day."""
    if frame.bare is None:
        return None
    first, last = frame.bare
    holds_days = (frame.month is not None and frame.day is None) or frame.unit == "month"
    if not holds_days or frame.weekday is not None or first.minute is not None or last.minute is not None:
        return point(replace(frame, bare=None, clock=first, clock_to=last), reference, side)
    plain = replace(frame, bare=None)
    return ranged(replace(plain, day=first.hour, to=replace(plain, day=last.hour)), reference, side, point)


def _rest(frame: Frame, reference: dt.datetime) -> Reading | None:
    days = stretch(replace(frame, rest=False, shift=frame.shift or 0), reference.date(), 0)
    if days is None or days.end is None:
        return None
    last = days.end - _DAY
    if last < reference.date():
        return None
    text = f"({reference.date()},{last},P{max(0, (last - reference.date()).days)}D)"
    return Reading("daterange", (text,), midnight(reference.date()), midnight(days.end), "D", relative=True)


def _set(frame: Frame, reference: dt.datetime) -> Reading | None:
    """Return a set: P1D for "daily", XXXX-WXX-1 for "every Monday", T19:13 for "every day at 7:13 pm"."""
    if frame.clock is not None and frame.weekday is None and not frame.month:
        return Reading("set", tuple(row.first for row in single(frame, frame.clock)))
    if frame.often:
        return Reading("set", (frame.often,))
    if frame.weekday is not None or frame.month is not None or frame.season or frame.holiday:
        plain = point(replace(frame, every=None, unit=""), reference, 0)
        return None if plain is None else Reading("set", plain.timex)
    if frame.daypart and frame.unit in ("", "day"):
        return Reading("set", (f"T{frame.daypart}",))
    if frame.unit == "weekend" and not frame.dur and frame.every == 1:
        return Reading("set", ("XXXX-WXX-WE",))
    dur = frame.dur or ((float(frame.every or 1), frame.unit),)
    return Reading("set", (length(dur),)) if dur[0][1] else None


def _limited(reading: Reading, frame: Frame) -> Reading:
    """Return a reading with the limit before or behind it."""
    names = [_MODIFIERS.get(name, name) for name in frame.limit.split("-")]
    if frame.part and reading.kind.endswith("range"):
        names.append(frame.part)
    kind = reading.kind
    if names[0] != "approx":
        kind = {"date": "daterange", "time": "timerange", "datetime": "datetimerange"}.get(kind, kind)
    return replace(reading, kind=kind, modifier="-".join(names))
