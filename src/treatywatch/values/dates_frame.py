"""What the words of one time say, part by part, before anything is computed."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

# Units whose shift names a stretch ("next week"); below them a shift counts from the minute of the reference.
SMALL_UNITS = frozenset({"second", "minute", "hour"})
AM, PM = "am", "pm"
NOON = 12
_LAST_HOUR = 24


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was said; `half` is am or pm where the words tell, `sure` when 24 hours are meant."""

    hour: int
    minute: int | None = None
    second: int | None = None
    half: str = ""
    sure: bool = False

    def hours(self) -> tuple[int, ...]:
        """Return the hours of the day it can mean, the earlier first."""
        hour = self.hour
        if self.half == PM and hour < NOON:
            return (hour + NOON,)
        if self.half == AM and hour == NOON:
            return (0,)
        if self.half or self.sure or hour > NOON or hour == 0:
            return (hour % _LAST_HOUR,)
        return (hour % NOON, hour % NOON + NOON)


@dataclass(slots=True)
class Frame:
    """The parts of one time. None (or "", False, ()) is a part that the words do not give.

    `first`, `last` are tokens (half-open). `shift` belongs to `unit` where there is one, else to the weekday, month
    or holiday beside it; `near` marks a shift that takes the nearest ("coming"). `dur` holds (amount, unit) pairs;
    `way` tells where they lie (ago, in, later, within). `bare` is a pair "3 to 5" of which only the rest tells
    whether they are days or hours; `to` ends a range; `anchor` is what a duration counts from.
    """

    first: int = -1
    last: int = -1
    year: int | None = None
    short_year: bool = False
    calendar: str = ""
    month: int | None = None
    day: int | None = None
    day_said: bool = False
    day_of_unit: bool = False
    weekday: int | None = None
    weekend_of: bool = False
    nth: int | None = None
    nth_unit: str = ""
    season: str = ""
    holiday: str = ""
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    decade: int | None = None
    century: int | None = None
    fiscal: str = ""
    shift: int | None = None
    near: bool = False
    the: bool = False
    unit: str = ""
    dur: tuple[tuple[float, str], ...] = ()
    way: str = ""
    day_offset: int | None = None
    now: bool = False
    clock: Clock | None = None
    clock_to: Clock | None = None
    daypart: str = ""
    half_day: str = ""
    bare: tuple[Clock, Clock] | None = None
    part: str = ""
    later: bool = False
    every: int | None = None
    often: str = ""
    week_of: bool = False
    rest: bool = False
    undefined: bool = False
    limit: str = ""
    around: bool = False
    to: "Frame | None" = None
    anchor: "Frame | None" = None
    weak: bool = False
    date_first: bool = False

    def given(self) -> dict[str, Any]:
        """Return the parts that are given, by name."""
        rows = zip(_NAMES, _parts_of(self), _DEFAULTS, strict=True)
        return {name: value for name, value, default in rows if value is not default and value != default}

    def copied(self) -> "Frame":
        """Return a frame with the same parts."""
        return Frame(*_all_of(self))

    @property
    def has_clock(self) -> bool:
        """Tell whether there is a time of day, or a part of one."""
        return self.clock is not None or bool(self.daypart) or bool(self.half_day)

    @property
    def is_day(self) -> bool:
        """Tell whether the date side names a day, not a longer stretch."""
        named = self.day is not None or self.weekday is not None or self.day_offset is not None
        return named or bool(self.holiday) or self.unit == "day" or self.nth_unit == "day"

    @property
    def has_date(self) -> bool:
        """Tell whether there is a date side at all."""
        if self.is_day or self.month is not None or self.year is not None or self.season:
            return True
        numbers = (self.quarter, self.half, self.week, self.decade, self.century)
        return any(number is not None for number in numbers) or (bool(self.unit) and self.unit not in SMALL_UNITS)


_SKIPPED = frozenset({"first", "last", "weak", "date_first"})
_NAMES, _DEFAULTS = zip(*[(f.name, f.default) for f in fields(Frame) if f.name not in _SKIPPED], strict=True)
_parts_of: Callable[[Frame], tuple[Any, ...]] = attrgetter(*_NAMES)
_all_of: Callable[[Frame], tuple[Any, ...]] = attrgetter(*[f.name for f in fields(Frame)])
