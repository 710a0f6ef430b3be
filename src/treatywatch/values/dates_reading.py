"""A reading: the value of a frame while it is put together."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Kind, TIMEX values and half-open moments of a time; `grain` is that of its `Stretch`, T for clocks."""

    kind: str
    timex: tuple[str, ...]
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    grain: str = ""
    relative: bool = False
    modifier: str = ""
    edtf: str | None = None


def midnight(day: dt.date) -> dt.datetime:
    """Return the first moment of a day."""
    return dt.datetime.combine(day, dt.time())
