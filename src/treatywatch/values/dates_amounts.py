"""Readers of amounts of time: 3 days, half an hour, 2 years 1 month, 3日後."""

from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Line, Num
from treatywatch.values.dates_look import next_hit

_FOUR = 4
# "2 years 1 month 3 weeks 4 days 5 hours 6 minutes 7 seconds"
_MOST_UNITS = 7
_FIRST_YEAR, _LAST_YEAR = 1500, 2199


def amount(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read "3 days", "5 upcoming years", "2 years 1 month", "half an hour", "1 hour and a half"."""
    first = _one_amount(line, position, dated=so_far.shift is None)
    if first is not None and (_is_year_beside(line, position, so_far) or so_far.calendar):
        return None
    if first is None or (so_far.has_date and not _goes_somewhere(line, first)):
        return None
    frame, end = first, first.last
    while len(frame.dur) < _MOST_UNITS:
        step = line.skip(end, "dur_join")
        more = None if _is_year_beside(line, step, so_far) else _one_amount(line, step)
        if more is None or more.shift is not None or more.dur[0][1] == frame.dur[-1][1] or _is_ago(line, more, so_far):
            break
        frame.dur += more.dur
        end = frame.last = more.last
    return frame


def _is_year_beside(line: Line, position: int, so_far: Frame) -> bool:
    """Tell the year of "2019年", "18年10月" and "labor day 2021 weekend" from an amount."""
    num = line.num(position)
    if num is None or not num.digits:
        num = line.year_words(position) if line.pack.is_on("tens_multiply") else num
    if num is None or num.whole is None:
        return False
    if line.get(num.end, "century_mark") is not None:
        return True
    four = _FIRST_YEAR <= num.value <= _LAST_YEAR
    if line.get(num.end, "year_mark") is not None:
        mark = line.get(num.end, "year_mark") or (0, "")
        return four or num.digits[:1] == "0" or next_hit(line, mark[0], "month") is not None
    return four and len(num.digits) == _FOUR and so_far.has_date


def _is_ago(line: Line, more: Frame, so_far: Frame) -> bool:
    """After "the last 3 months", "and 2 days ago" is a time of its own."""
    return so_far.shift is not None and line.get(more.last, "way_post") is not None


def _goes_somewhere(line: Line, frame: Frame) -> bool:
    """Tell whether an amount behind a date counts from it: "今日から3日後"."""
    return any(line.get(here, "way_post") is not None for here in line.gaps(frame.last, "join", 1))


def _one_amount(line: Line, position: int, *, dated: bool = False) -> Frame | None:
    whole = line.get(position, "amount")
    if whole is not None:
        number_text, _, unit = whole[1].partition(" ")
        return Frame(position, whole[0], dur=((float(number_text), unit),))
    value = _quantity(line, position)
    if value is None:
        return None
    number, here = value
    if line.get(here, "unit") is None:
        here = line.skip(here, "counter")
    shift = line.get(here, "shift")
    hit = line.get(here if shift is None else shift[0], "unit")
    if hit is None or _is_no_unit(line, here, hit, dated=dated) or _is_quarter(line, position, hit[0]):
        return None
    frame = Frame(position, hit[0], dur=((number, hit[1]),))
    if shift is not None:
        set_shift(frame, shift[1])
        return None if hit[1] == "night" else frame
    half = line.get(hit[0], "after_unit")
    if half is not None:
        frame.dur, frame.last = ((number + float(half[1]), hit[1]),), half[0]
    return frame


def _is_no_unit(line: Line, here: int, hit: tuple[int, str], *, dated: bool) -> bool:
    """Tell the H of "2019 H2", and the 日 of a date, from units."""
    if line.tight(hit[0]) and line.low(hit[0])[:1].isdecimal():
        return True
    if hit[1] in ("month", "day") and line.get(here, "date_mark") is not None:
        return True
    if not dated or line.get(here, "day_mark") is None or not line.pack.is_on("day_is_date"):
        return False
    return not _counts_days(line, hit[0])


def _is_quarter(line: Line, position: int, end: int) -> bool:
    """Tell the first quarter from one quarter: 1분기."""
    return any((hit := line.get(position, name)) is not None and hit[0] >= end for name in ("quarter", "half"))


def _counts_days(line: Line, position: int) -> bool:
    """Tell whether 3日 is an amount: something behind it counts on or back."""
    return any(line.get(position, layer) is not None for layer in ("way_post", "every_post", "than_post"))


def set_shift(frame: Frame, value: str) -> None:
    """Put the value of the layer `shift` (-2 … 2, with `n` for the nearest) into a frame."""
    frame.near = value.endswith("n")
    frame.shift = int(value.rstrip("n"))


def _quantity(line: Line, position: int) -> tuple[float, int] | None:
    """Return an amount at a token: a number with its decimals, "half an", "several"."""
    few = line.get(position, "few")
    num = line.num(position)
    if num is not None and (few is None or num.end >= few[0]):
        if num.ordinal:
            return None
        value, end = _decimals(line, num)
        fraction = line.get(end + 1 if _is_hyphen(line, end) else end, "and_half")
        if fraction is not None:
            return value + float(fraction[1]), fraction[0]
        return value, end
    return None if few is None else (float(few[1]), few[0])


def _is_hyphen(line: Line, position: int) -> bool:
    """Tell the hyphen of "1-1/2 years", "two-and-a-half"."""
    return line.low(position) == "-" and line.tight(position) and line.tight(position + 1)


def _decimals(line: Line, num: Num) -> tuple[float, int]:
    """Take ".5" behind a number in figures; thousands with a comma are no amount of time that we read."""
    end = num.end
    if num.digits and line.low(end) in (".", ",") and line.tight(end) and line.tight(end + 1):
        digits = line.low(end + 1)
        if digits.isdecimal() and len(digits) < _FOUR:
            return float(f"{num.digits}.{digits}"), end + 2
    return num.value, end
