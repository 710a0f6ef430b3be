"""Readers of numbered stretches: first week, 15th day, week 31, second quarter, siglo XXI."""

from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Hit, Line, Num

_LAST_DAY, _LAST_WEEK = 31, 53
_FOUR = 4
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "m": 1000}
_LONGEST_ROMAN = 6


def nth(line: Line, position: int, _so_far: Frame) -> Frame | None:
    """Read "first Monday", "third week", "the first 2 weeks", "15th day", "1st quarter", "21st century"."""
    num = line.num(position)
    if num is None or not num.ordinal or num.whole is None:
        return None
    if line.get(position, "quarter") is not None or line.get(position, "half") is not None:
        return None
    count = line.num(num.end)
    if num.value < 0 and count is not None:
        return None
    here = line.skip(num.end if count is None or count.ordinal else count.end, "counter")
    weekday = line.get(here, "weekday")
    if weekday is not None and here == num.end and num.value < 6:
        number, _, part = weekday[1].partition("T")
        return Frame(position, weekday[0], weekday=int(number), daypart=part, nth=num.whole)
    hit = line.get(here, "unit")
    return None if hit is None else _nth_unit(position, num.whole, None if here == num.end else count, hit)


def _nth_unit(position: int, number: int, count: Num | None, hit: tuple[int, str]) -> Frame:
    end, unit = hit
    frame = numbered(unit, number) if count is None else None
    if frame is None:
        frame = Frame(nth=number, nth_unit=unit, dur=() if count is None else ((count.value, unit),))
    frame.first, frame.last = position, end
    return frame


def numbered(unit: str, number: int) -> Frame | None:
    """Return the frame of "quarter 2", "second half", "21st century", None for units that are not numbered so."""
    if unit == "quarter" and 1 <= number <= _FOUR:
        return Frame(quarter=number)
    if unit == "halfyear" and number in (1, 2):
        return Frame(half=number)
    if unit == "century" and number < _LAST_DAY:
        return Frame(century=number)
    return None


def first_ones(line: Line, position: int, _so_far: Frame) -> Frame | None:
    """Read "the first nine months" where "first" has a plural, or stands behind the number or the unit."""
    first = line.get(position, "ord_many")
    if first is not None:
        count = line.num(first[0])
        unit = None if count is None else line.get(count.end, "unit") or line.get(count.end + 1, "unit")
        return _first_of(position, first[1], count, unit)
    count = line.num(position)
    if count is not None:
        first = line.get(count.end, "ord_many")
        return None if first is None else _first_of(position, first[1], count, line.get(first[0], "unit"))
    unit = line.get(position, "unit")
    count = None if unit is None else line.num(unit[0])
    first = None if count is None else line.get(count.end, "ord_many")
    return None if unit is None or first is None else _first_of(position, first[1], count, (first[0], unit[1]))


def _first_of(position: int, number: str, count: Num | None, unit: Hit | None) -> Frame | None:
    if count is None or count.ordinal or count.whole is None or count.value <= 1 or unit is None:
        return None
    if unit[1] not in ("month", "week", "day", "year"):
        return None
    return Frame(position, unit[0], nth=int(number), nth_unit=unit[1], dur=((count.value, unit[1]),))


def unit_number(line: Line, position: int, _so_far: Frame) -> Frame | None:
    """Read "week 31", "quarter 2", "year 2008", "siècle XX", "día 30"."""
    for after, unit in line.all(position, "unit"):
        for here in line.gaps(after, "unit_join", 1):
            num = line.num(here)
            number, end = (num.whole, num.end) if num is not None else _roman(line.low(here), here, unit)
            frame = None if number is None or _goes_on(line, end) else _numbered_by(unit, number, num)
            if frame is not None:
                frame.first, frame.last = position, end
                return frame
    return None


def _goes_on(line: Line, end: int) -> bool:
    """Tell whether the number belongs to what follows: "week 10 hours", "week 8 pm", "week 2:00"."""
    return line.get(end, "unit") is not None or line.ampm(end) is not None or _is_clock(line, end)


def _is_clock(line: Line, end: int) -> bool:
    return line.low(end) == ":" or line.get(end, "hour_mark") is not None


def _numbered_by(unit: str, number: int, num: Num | None) -> Frame | None:
    if unit == "week" and 1 <= number <= _LAST_WEEK and num is not None and (num.digits or num.ordinal):
        return Frame(week=number)
    if unit == "year" and _FIRST_YEAR <= number <= _LAST_YEAR:
        return Frame(year=number)
    if unit == "day_of_month" and 1 <= number <= _LAST_DAY:
        return Frame(day=number)
    return numbered(unit, number)


def _roman(word: str, position: int, unit: str) -> tuple[int | None, int]:
    if unit != "century" or not 0 < len(word) <= _LONGEST_ROMAN or not set(word) <= set(_ROMAN):
        return None, position
    values = [_ROMAN[sign] for sign in word]
    signs = [-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)]
    return sum(signs), position + 1
