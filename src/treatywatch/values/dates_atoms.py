"""Readers of single time words: month, weekday, "next", "tomorrow", "early", "every"."""

from collections.abc import Callable

from treatywatch.values.dates_amounts import set_shift
from treatywatch.values.dates_frame import SMALL_UNITS, Frame
from treatywatch.values.dates_line import Line
from treatywatch.values.dates_look import is_named
from treatywatch.values.dates_numbered import unit_number
from treatywatch.values.dates_numeric import numeric_date

_LAST_HOUR, _LAST_DAY = 24, 31


def _shift(frame: Frame, value: str) -> None:
    set_shift(frame, value)


def _day(frame: Frame, value: str) -> None:
    """`0`, `-1`, `0TNI` (tonight)."""
    offset, _, part = value.partition("T")
    frame.day_offset, frame.daypart = int(offset), part


def _calendar_month(frame: Frame, value: str) -> None:
    """`4` is April; `hijri9`, `persian1` are months of other calendars."""
    name = value.rstrip("0123456789")
    frame.month, frame.calendar = int(value[len(name) :]), name


def _era(frame: Frame, value: str) -> None:
    frame.calendar = value


def _weekday(frame: Frame, value: str) -> None:
    """`1`, `1TMO` (Montagmorgen)."""
    number, _, part = value.partition("T")
    frame.weekday, frame.daypart = int(number), part


def _weekdays(frame: Frame, value: str) -> None:
    frame.weekday, frame.every = int(value), 1


def _dayparts(frame: Frame, value: str) -> None:
    frame.daypart, frame.every = value, 1


def _part(frame: Frame, value: str) -> None:
    frame.later = value in ("earlier", "later")
    frame.part = {"earlier": "start", "later": "end"}.get(value, value)


def _the(frame: Frame, _value: str) -> None:
    frame.shift, frame.the = 0, True


def _fiscal(frame: Frame, value: str) -> None:
    frame.fiscal, frame.unit = value, "year"


def _undefined(frame: Frame, _value: str) -> None:
    frame.shift, frame.undefined = 0, True


def _unit_shift(frame: Frame, value: str) -> None:
    """`week+1`: one word that says both."""
    unit, sign, number = value.replace("-", "+-").partition("+")
    frame.unit, frame.shift = unit, int(number) if sign else 0


_SETTERS: dict[str, Callable[[Frame, str], None]] = {
    "day": _day,
    "unit_shift": _unit_shift,
    "holiday": lambda frame, value: setattr(frame, "holiday", value),
    "weekday": _weekday,
    "weekdays": _weekdays,
    "month": _calendar_month,
    "season": lambda frame, value: setattr(frame, "season", value),
    "quarter": lambda frame, value: setattr(frame, "quarter", int(value)),
    "half": lambda frame, value: setattr(frame, "half", int(value)),
    "fiscal": _fiscal,
    "era": _era,
    "dayparts": _dayparts,
    "daypart": lambda frame, value: setattr(frame, "daypart", value),
    "now": lambda frame, _value: setattr(frame, "now", True),
    "often": lambda frame, value: setattr(frame, "often", value),
    "every": lambda frame, value: setattr(frame, "every", int(value)),
    "part": _part,
    "rest": lambda frame, _value: setattr(frame, "rest", True),
    "same": _undefined,
    "week_of": lambda frame, _value: setattr(frame, "week_of", True),
    "way_post": lambda frame, value: setattr(frame, "way", value),
    "every_post": lambda frame, value: setattr(frame, "every", int(value)),
    "shift": _shift,
    "the": _the,
    "way": lambda frame, value: setattr(frame, "way", value),
    "unit": lambda frame, value: setattr(frame, "unit", value),
    "ampm": lambda frame, value: setattr(frame, "half_day", value),
    "around": lambda frame, _value: setattr(frame, "around", True),
}
# A longer phrase of these layers at the same token is no part of the time itself.
_LONGER = ("limit", "limit_post", "to", "open", "never", "than")


def word(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read the longest single time word that starts at a token and fits to what was read so far."""
    layers = line.layers(position)
    best: tuple[int, str, str] | None = None
    given = None
    for layer in _SETTERS:
        if layer in layers:
            end, value = layers[layer][0]
            if given is None:
                given = so_far.given()
            if (best is None or end > best[0]) and _FITS.get(layer, _always)(line, end, so_far, value):
                best = (end, layer, value)
    if best is None or any(layer in layers and layers[layer][0][0] > best[0] for layer in _LONGER):
        return None
    frame = Frame(position, best[0])
    _SETTERS[best[1]](frame, best[2])
    frame.weak = frame.first + 1 == frame.last and line.get(position, "weak") is not None
    return frame


def _always(_line: Line, _end: int, _so_far: Frame, _value: str) -> bool:
    return True


def _weekday_fits(line: Line, end: int, so_far: Frame, _value: str) -> bool:
    month = line.get(end - 1, "month")
    dated = month is not None and month[0] == end and so_far.day is not None and so_far.month is None
    return so_far.weekday is None and not dated


def _month_fits(line: Line, end: int, so_far: Frame, _value: str) -> bool:
    return so_far.month is None


def _the_fits(line: Line, end: int, so_far: Frame, _value: str) -> bool:
    """An article stands for "this" before a lone unit."""
    hit = line.get(end, "unit")
    if hit is None or so_far.shift is not None or so_far.unit:
        return False
    if line.get(hit[0], "shift") is not None and not line.pack.is_on("shift_article"):
        return False
    if so_far.month is not None or so_far.year is not None or so_far.weekday is not None or so_far.day is not None:
        return False
    if so_far.dur or hit[1] in SMALL_UNITS or unit_number(line, end, so_far) is not None:
        return False
    return line.get(end, "decade_pre") is None and line.get(end, "fiscal") is None


def _ampm_fits(line: Line, end: int, so_far: Frame, _value: str) -> bool:
    """Am and pm stand before an hour, or behind a day; a single letter (8a) stands behind figures only."""
    if len(line.low(end - 1)) == 1 and line.low(end - 1).isascii() and line.get(end - 1, "ampm") is not None:
        return False
    if so_far.half_day or so_far.clock is not None:
        return so_far.clock is not None and not so_far.clock.half
    num = line.num(end)
    return so_far.is_day or (num is not None and 0 <= num.value <= _LAST_HOUR)


def _unit_fits(line: Line, end: int, so_far: Frame, value: str) -> bool:
    return not (so_far.unit or so_far.dur) and value != "night"


def _often_fits(line: Line, end: int, _so_far: Frame, _value: str) -> bool:
    """In 每周一 the last sign belongs to the weekday."""
    weekday = line.get(end - 1, "weekday")
    return weekday is None or weekday[0] <= end


def _next_stretch(line: Line, position: int) -> bool:
    """Tell two times: "30 minutes later this week"."""
    shift = line.get(position, "shift")
    return shift is not None and is_named(line, shift[0])


def _shift_fits(line: Line, end: int, so_far: Frame, _value: str) -> bool:
    """What the shift stands before must not begin another time: "2 hours | next week", "3 May | this week"."""
    if not so_far.given():
        join = line.get(end, "join")
        here = join[0] if join is not None and join[1] == "of" else end
        return any(line.low(at)[:1].isdecimal() or not _SHIFTED.isdisjoint(line.layers(at)) for at in (end, here))
    if (so_far.dur or so_far.month is not None) and is_named(line, end) != (so_far.month is not None):
        return False
    unit = line.get(end, "unit")
    return not (so_far.day is not None and so_far.month is not None and unit is not None and unit[1] != "year")


# What a shift that comes first stands right before.
_SHIFTED = frozenset(
    {"unit", "weekday", "month", "season", "holiday", "num", "ord", "few", "amount", "daypart", "fiscal", "quarter"}
    | {"half", "shift", "counter", "ord_pre", "part", "weekdays", "decade_pre", "clock", "unit_shift"}
)


def _week_of_fits(line: Line, end: int, so_far: Frame, _value: str) -> bool:
    """Let "the week of" stand before a day: neither before a year nor before a month alone."""
    for here in line.gaps(end, "join", 2):
        if line.get(here, "holiday") is not None or numeric_date(line, here, Frame()) is not None:
            return True
        month = line.get(here, "month")
        num = line.num(here if month is None else month[0])
        if num is not None and 1 <= num.value <= _LAST_DAY:
            return True
    return False


def _around_fits(line: Line, end: int, so_far: Frame, _value: str) -> bool:
    return so_far.is_day or bool(so_far.daypart)


def _season_fits(line: Line, end: int, _so_far: Frame, _value: str) -> bool:
    """Tell the season from a name where seasons are written small: "Autumn Smith", "the Summer Olympics"."""
    named = line.pack.is_on("small_seasons") and line.tokens[end - 1].text[0].isupper() and end < len(line.tokens)
    return not (named and line.tokens[end].text[0].isupper() and not is_named(line, end))


_FITS: dict[str, Callable[[Line, int, Frame, str], bool]] = {
    "weekday": _weekday_fits,
    "month": _month_fits,
    "the": _the_fits,
    "ampm": _ampm_fits,
    "part": lambda line, _end, so_far, _value: (
        not so_far.dur and not (so_far.has_date and line.pack.is_on("part_first"))
    ),
    "often": _often_fits,
    "every_post": lambda _line, _end, so_far, _value: bool(so_far.dur or so_far.unit or so_far.weekday),
    "way_post": lambda line, end, so_far, _value: bool(so_far.dur) and not _next_stretch(line, end),
    "week_of": _week_of_fits,
    "season": _season_fits,
    "same": lambda line, end, so_far, _value: line.get(end, "unit") is not None and not so_far.given(),
    "shift": _shift_fits,
    "way": lambda _line, _end, so_far, _value: not so_far.given(),
    "unit": _unit_fits,
    "around": _around_fits,
}
