"""The public reader of times."""

import datetime as dt

from treatywatch.values.dates_compose import compose
from treatywatch.values.dates_line import Line
from treatywatch.values.dates_pack import load_dates
from treatywatch.values.dates_reading import Reading
from treatywatch.values.dates_resolve import resolve
from treatywatch.values.dates_spans import Time
from treatywatch.values.dates_tense import placed
from treatywatch.values.dates_value import DateValue


def dates(text: str, lang: str, reference: dt.date | dt.datetime) -> tuple[DateValue, ...]:
    """Return the times in `text`, left to right; none overlaps another.

    `lang` is a code that `date_languages()` lists; `reference` is the day (or moment) that "tomorrow" is counted
    from, usually that of publication.

    Raises:
        UsageError: There are no time words for the language.
    """
    moment = reference if isinstance(reference, dt.datetime) else dt.datetime.combine(reference, dt.time())
    moment = moment.replace(tzinfo=None, microsecond=0)
    line = Line(text, load_dates(lang))
    values = (_value(line, time, _read(line, time, moment)) for time in compose(line))
    return tuple([value for value in values if value is not None])


def _read(line: Line, time: Time, moment: dt.datetime) -> Reading | None:
    """Read a time on the side where the verbs of its clause place it."""
    frame, side = placed(line, time.frame, (time.first, time.last))
    return resolve(frame, moment, side)


def _value(line: Line, time: Time, reading: Reading | None) -> DateValue | None:
    if reading is None:
        return None
    return DateValue(
        start=line.tokens[time.first].start,
        end=line.tokens[time.last - 1].end,
        kind=reading.kind,
        timex=reading.timex,
        edtf=reading.edtf,
        first=reading.start,
        last=reading.end,
        relative=reading.relative,
        modifier=reading.modifier,
    )
