"""What a time means: kind, TIMEX3 values, EDTF, first and last moment."""

import datetime as dt
from dataclasses import dataclass

KINDS = ("date", "time", "datetime", "daterange", "timerange", "datetimerange", "duration", "set")
MODIFIERS = ("before", "after", "since", "until", "approx", "start", "mid", "late", "end")


@dataclass(frozen=True, slots=True)
class DateValue:
    """A time named in a text.

    `start`, `end` are half-open code point offsets. `timex` holds every TIMEX3 value that the words allow ("8:00" is
    T08:00 and T20:00; a weekday stays XXXX-WXX-5). `edtf` (ISO 8601-2) and `first`, `last` (half-open moments) are
    the likeliest reading beside the reference; None where there is none (durations, sets, times without a day, open
    ends). `relative` tells that the reference was needed. `modifier` is one of MODIFIERS or "", two joined with "-".
    """

    start: int
    end: int
    kind: str
    timex: tuple[str, ...]
    edtf: str | None = None
    first: dt.datetime | None = None
    last: dt.datetime | None = None
    relative: bool = False
    modifier: str = ""
