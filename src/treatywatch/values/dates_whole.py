"""Whether the parts that were found together name a time at all."""

from treatywatch.values.dates_frame import Frame


def is_time(frame: Frame) -> bool:
    """Tell whether the parts together name a time at all."""
    if _lacks_something(frame):
        return False
    if frame.dur:
        return not (frame.nth is not None and not frame.has_date)
    if frame.nth is not None:
        return _has_container(frame)
    if frame.rest and frame.unit:
        return True
    if frame.part or frame.rest:
        return _is_parted(frame)
    return _is_whole(frame)


def _lacks_something(frame: Frame) -> bool:
    """Tell parts that wait for another: a clock with a month, "around", an amount with its anchor."""
    if frame.has_clock and frame.has_date and not frame.is_day and frame.every is None:
        return True
    if frame.around and frame.clock is None:
        return True
    if frame.weekday is not None and frame.month is not None and frame.day is None and frame.nth is None:
        return True
    if frame.part and (frame.dur or (frame.clock is not None and not frame.daypart)):
        return True
    if not frame.dur or frame.way or frame.nth is not None:
        return False
    return frame.anchor is not None or frame.weekday is not None or frame.day_offset is not None


def _is_parted(frame: Frame) -> bool:
    """Tell whether "early", "the end of" stand beside what they part."""
    if frame.daypart or (frame.unit and frame.part):
        return True
    return frame.has_date and (frame.shift is not None or not frame.unit)


def _is_whole(frame: Frame) -> bool:
    if frame.every is not None:
        return bool(frame.unit or frame.weekday is not None or frame.daypart or frame.season or frame.holiday)
    if frame.unit in ("week", "month") and frame.month is not None and frame.day is None and frame.weekday is None:
        return frame.unit == "month"
    if frame.unit:
        return frame.shift is not None or bool(frame.fiscal) or frame.week_of or frame.unit == "weekend"
    if frame.shift is not None or frame.bare is not None:
        return frame.has_date or bool(frame.daypart)
    return _stands(frame)


def _has_container(frame: Frame) -> bool:
    if frame.nth_unit in ("year", "decade") and frame.month is not None:
        # "in its third year in January": two times.
        return False
    if frame.month is not None or frame.year is not None:
        return True
    return frame.unit in ("month", "year") and (frame.shift is not None or frame.nth_unit != "")


def _stands(frame: Frame) -> bool:
    if frame.half_day and not (frame.has_date or frame.clock):
        return False
    if frame.day is not None and frame.month is None and frame.year is not None:
        return False
    return frame.has_date or frame.clock is not None or bool(frame.daypart or frame.often or frame.now)
