"""Whether two parts belong to one time, and what they say together."""

from dataclasses import replace

from treatywatch.values.dates_frame import NOON, Frame


def merged(frame: Frame, part: Frame, links: frozenset[str]) -> Frame | None:
    """Return both parts as one time, None where they are two; `links` are the words that join them, by kind."""
    frame = _as_nth(frame, part, links)
    if frame.the and part.shift is not None and not part.the:
        # "la semana pasada": the article says nothing of its own.
        frame = replace(frame, the=False, shift=None)
    if _counts_from(frame, part, links):
        return Frame(first=frame.first, last=part.last, dur=part.dur, anchor=frame)
    left, right = frame.given(), part.given()
    shared = (left.keys() & right.keys()) - {"calendar", "short_year", "later"}
    if shared and not _agree(left, right, shared):
        return None
    together = frame.copied()
    for name, value in right.items():
        if name not in shared:
            setattr(together, name, value)
    together.first, together.last = (frame.first if frame.first >= 0 else part.first), part.last
    alone = frame.first < 0 or (left.keys() == {"shift"} and not frame.shift and part.month is not None)
    together.weak = part.weak and (frame.weak or alone)
    together.date_first = frame.date_first or (frame.has_date and not frame.has_clock and part.has_clock)
    if not left:
        return together
    return _settled(together) if _belong(frame, part, together, links) else None


def _counts_from(frame: Frame, part: Frame, links: frozenset[str]) -> bool:
    """Tell whether an amount counts from the day before it: 今日から3日後."""
    if not part.dur or frame.dur or frame.unit or not (frame.is_day or frame.now):
        return False
    return "from" in links or (frame.weekday is None and "sep" not in links)


_TWICE = frozenset({"daypart", "half_day", "near", "way", "every"})


def _agree(left: dict[str, object], right: dict[str, object], shared: set[str]) -> bool:
    """Let a part be said twice: "Wednesday morning … in the morning"."""
    return shared <= _TWICE and all(left[name] == right[name] for name in shared)


def _as_nth(frame: Frame, part: Frame, links: frozenset[str]) -> Frame:
    """Turn "last week" into the last of its kind before "of July", "of 2016", "of this month"."""
    if frame.shift != -1 or frame.nth is not None or frame.month or "comma" in links:
        return frame
    if "of" not in links and not (part.shift == 0 and frame.dur):
        return frame
    names_year = bool(part.month is not None or part.year is not None or part.season)
    container = names_year or part.shift is not None or part.the or part.unit in ("month", "year")
    if not container or part.weekday is not None:
        return frame
    last = replace(frame, shift=None, near=False, nth=-1)
    if frame.dur:
        unit = frame.dur[0][1]
        return replace(last, nth_unit=unit) if names_year or part.unit not in ("", unit) else frame
    if frame.unit == "month" and part.month is not None:
        return frame
    if frame.unit in ("week", "day", "weekend", "month", "quarter"):
        return replace(last, unit="", nth_unit=frame.unit)
    return last if frame.weekday is not None and not frame.unit else frame


def _belong(frame: Frame, part: Frame, together: Frame, links: frozenset[str]) -> bool:
    """Tell whether the parts make sense beside one another."""
    return all(rule(frame, part, together, links) for rule in _RULES)


def _clock_once(frame: Frame, part: Frame, together: Frame, links: frozenset[str]) -> bool:
    if together.bare is not None and together.clock is not None:
        return False
    return not (together.holiday and together.has_clock)


def _duration_apart(frame: Frame, part: Frame, together: Frame, _links: frozenset[str]) -> bool:
    """An amount stands with a shift, a way, an "every", or as the number of an ordinal ("first 2 weeks")."""
    if not together.dur:
        return not together.way
    if together.nth is not None:
        return not together.has_clock
    if together.has_clock or together.day is not None or together.month is not None or together.year is not None:
        return False
    if together.season or together.holiday:
        return False
    return not (together.way == "in" and together.shift is not None)


def _now_alone(_frame: Frame, _part: Frame, together: Frame, _links: frozenset[str]) -> bool:
    return not together.now or len(together.given()) == 1


def _shift_has_what(frame: Frame, part: Frame, together: Frame, links: frozenset[str]) -> bool:
    """A shift stands beside what it shifts."""
    if part.shift is None and frame.shift is None:
        return True
    if part.shift is not None and "sep" in links and frame.weekday is None:
        return False
    if together.day_offset is not None:
        return False
    if together.shift and together.year is not None and together.unit in ("year", ""):
        return False
    return not (part.shift is not None and frame.shift is None and _complete(frame) and not _opens_stretch(part))


def _complete(frame: Frame) -> bool:
    """A day with month and year takes no shift."""
    return frame.year is not None and frame.month is not None


def _opens_stretch(part: Frame) -> bool:
    return bool(part.unit)


def _units_fit(frame: Frame, part: Frame, together: Frame, links: frozenset[str]) -> bool:
    if not together.unit:
        return True
    if together.weekday is not None and together.unit in ("month", "year", "quarter"):
        return together.nth is not None or together.month is not None
    if together.unit == "year":
        return together.year is None or (together.shift in (None, 0) and not together.the)
    if together.unit == "month":
        return together.month is None or together.shift in (None, 0)
    if together.unit == "day":
        return together.weekday is None and together.month is None and together.year is None
    if together.unit in ("week", "weekend"):
        return _week_fits(together)
    return not (together.month is not None or together.year is not None or together.weekday is not None)


def _week_fits(together: Frame) -> bool:
    if together.week_of or together.holiday or together.weekday is not None:
        return True
    return together.year is None and (together.month is None or together.nth is not None or together.day is not None)


def _numbers_fit(frame: Frame, part: Frame, together: Frame, _links: frozenset[str]) -> bool:
    """Quarters, halves, weeks and decades stand with a year at most."""
    parts = (together.quarter, together.half, together.week, together.decade, together.century)
    given = sum(number is not None for number in parts) + bool(together.season)
    if not given:
        return True
    if given > 1 or together.is_day or together.has_clock or together.now:
        return False
    if together.decade is not None or together.century is not None:
        return together.year is None and together.month is None
    return together.month is None or together.week is not None


def _often_fits(frame: Frame, part: Frame, together: Frame, _links: frozenset[str]) -> bool:
    if not together.often:
        return True
    dated = together.has_date and (together.weekday is None or part.weekday is None)
    return not (dated or together.dur or together.now) and not frame.weak


def _at_leads_clock(frame: Frame, part: Frame, _together: Frame, links: frozenset[str]) -> bool:
    """Let "at" join a clock, not two dates."""
    if "from" in links or ("at" in links and part.dur):
        return False
    return links != {"at"} or part.has_clock or frame.has_clock or not part.has_date


def _comma_fits(frame: Frame, part: Frame, _together: Frame, links: frozenset[str]) -> bool:
    """A comma joins a year, a weekday or a clock to a day; else it parts two times."""
    if "comma" not in links:
        return True
    if (part.bare is not None and "at" not in links) or (part.day_offset is not None and frame.is_day):
        return False
    if part.bare is not None:
        return frame.is_day
    if (frame.has_clock and part.weekday is not None) or (frame.every is not None and not part.has_clock):
        return False
    if frame.dur or part.dur:
        return (frame.weekday if part.dur else part.weekday) is not None
    if part.has_clock or frame.has_clock:
        return frame.is_day or part.is_day
    return _comma_joins_date(frame, part, links)


def _comma_joins_date(frame: Frame, part: Frame, links: frozenset[str]) -> bool:
    if part.weekday is not None:
        return frame.year is None and frame.is_day
    if part.year is not None and (part.month is None or frame.day_offset is None):
        dated = frame.month is not None or frame.quarter is not None or bool(frame.season) or bool(frame.holiday)
        plain = part.month is None and dated and frame.year is None
        return links <= {"sep", "comma"} and (plain or (frame.weekday is not None and part.month is not None))
    if frame.weekday is not None or frame.day_offset is not None:
        return part.month is not None or part.day is not None or part.shift is not None or bool(part.unit)
    return frame.month is not None and frame.day is None and frame.year is None and part.day is not None


def _day_before_year(frame: Frame, part: Frame, _together: Frame, links: frozenset[str]) -> bool:
    """A year does not follow a day without its month, but in "23-2020-September"."""
    return not (frame.day is not None and frame.month is None and part.year is not None and "sep" not in links)


_RULES = (
    _comma_fits,
    _day_before_year,
    _at_leads_clock,
    _clock_once,
    _duration_apart,
    _now_alone,
    _shift_has_what,
    _units_fit,
    _numbers_fit,
    _often_fits,
)


def _settled(frame: Frame) -> Frame:
    """Return the parts with those resolved that only make sense together."""
    if (
        frame.shift is not None
        and (frame.daypart or frame.half_day)
        and not (frame.unit or frame.is_day or frame.month)
    ):
        return replace(frame, day_offset=frame.shift, shift=None, near=False, the=False)
    if frame.half_day and frame.clock is not None and not frame.clock.half:
        clock = replace(frame.clock, half=frame.half_day if frame.clock.hour <= NOON else "")
        return replace(frame, half_day="", clock=clock)
    if frame.often and frame.weekday is not None:
        return replace(frame, often="", every=1)
    if frame.unit == "week" and frame.shift is None and frame.day is not None and frame.month is not None:
        return replace(frame, unit="", week_of=True)
    return frame if frame.nth is None or frame.dur else _numbered(frame, frame.nth)


def _numbered(frame: Frame, nth: int) -> Frame:
    """Turn numbered units into what they count: "15th day of June" is a day, "third month of 2021" a month."""
    if frame.nth_unit == "day" and nth > 0 and (frame.month is not None or frame.unit == "month"):
        return replace(frame, day=nth, nth=None, nth_unit="", day_of_unit=True)
    in_year = frame.year is not None or frame.unit == "year"
    if frame.nth_unit == "month" and in_year and frame.month is None:
        return replace(frame, month=nth if nth > 0 else 12, nth=None, nth_unit="", day_of_unit=True)
    if frame.nth_unit == "quarter" and in_year and nth == -1:
        return replace(frame, quarter=4, nth=None, nth_unit="")
    return frame
