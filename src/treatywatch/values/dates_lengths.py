"""Amounts of time: as TIMEX durations, and added to a moment."""

import datetime as dt

from treatywatch.values.dates_calendar import add_days, add_months
from treatywatch.values.dates_frame import SMALL_UNITS

Dur = tuple[tuple[float, str], ...]
# unit: (how many of the TIMEX letter, the letter); letters of the clock side stand behind a T.
_LETTERS = {
    "second": (1.0, "S"), "minute": (1.0, "M"), "hour": (1.0, "H"), "day": (1.0, "D"), "night": (1.0, "D"),
    "weekday": (1.0, "WD"), "businessday": (1.0, "BD"), "week": (1.0, "W"), "workweek": (1.0, "W"),
    "fortnight": (2.0, "W"), "weekend": (1.0, "WE"), "month": (1.0, "M"), "quarter": (3.0, "M"),
    "halfyear": (6.0, "M"), "year": (1.0, "Y"), "decade": (10.0, "Y"), "century": (100.0, "Y"),
}  # fmt: skip
_DAYS = {"day": 1, "night": 1, "week": 7, "workweek": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12, "decade": 120, "century": 1200}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS_OF_MONTH, _WORKDAYS = 30.4, 5
_MOST = 10_000_000.0


def is_small(dur: Dur) -> bool:
    """Tell whether every part is shorter than a day."""
    return all(unit in SMALL_UNITS for _, unit in dur)


def has_small(dur: Dur) -> bool:
    """Tell whether some part is shorter than a day."""
    return any(unit in SMALL_UNITS for _, unit in dur)


def length(dur: Dur) -> str:
    """Return the TIMEX duration: P3M2W2D, PT1H30M, P3.5Y."""
    days = "".join(_part(amount, unit) for amount, unit in dur if unit not in SMALL_UNITS)
    times = "".join(_part(amount, unit) for amount, unit in dur if unit in SMALL_UNITS)
    return f"P{days}" + (f"T{times}" if times else "")


def _part(amount: float, unit: str) -> str:
    each, letter = _LETTERS.get(unit, (1.0, "D"))
    return f"{amount * each:g}{letter}" if amount < _MOST else f"{int(amount * each)}{letter}"


def between(first: dt.datetime, last: dt.datetime) -> str:
    """Return the time between two moments as TIMEX: PT2H30M, PT26H30M."""
    seconds = int((last - first).total_seconds())
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
    return "PT" + ("".join(f"{number}{letter}" for number, letter in parts if number) or "0S")


def moved(moment: dt.datetime, dur: Dur, sign: int) -> dt.datetime | None:
    """Return a moment some amounts on (sign 1) or back (-1), None outside the calendar."""
    here: dt.datetime | None = moment
    for amount, unit in dur:
        if here is None or amount > _MOST:
            return None
        here = _moved_by(here, amount * sign, unit)
    return here


def _moved_by(moment: dt.datetime, amount: float, unit: str) -> dt.datetime | None:
    if unit in _SECONDS:
        try:
            return moment + dt.timedelta(seconds=amount * _SECONDS[unit])
        except OverflowError:
            return None
    if unit in ("businessday", "weekday"):
        day: dt.date | None = _workdays(moment.date(), int(amount))
    elif unit in _MONTHS:
        months = amount * _MONTHS[unit]
        day = add_months(moment.date(), int(months))
        day = None if day is None else add_days(day, round((months - int(months)) * _DAYS_OF_MONTH))
    else:
        day = add_days(moment.date(), amount * _DAYS.get(unit, 1))
    return None if day is None else dt.datetime.combine(day, moment.time())


def _workdays(day: dt.date, count: int) -> dt.date | None:
    """Return the day some working days on, Monday to Friday."""
    weeks, rest = divmod(abs(count), _WORKDAYS)
    step = 1 if count > 0 else -1
    here = add_days(day, step * 7 * weeks)
    while here is not None and rest:
        here = add_days(here, step)
        rest -= here is not None and here.weekday() < _WORKDAYS
    return here
