"""Times in figures alone: 2016-10-16, 22/04/2016, 2014-05, 20161016, 7:56:30."""

import re
from collections.abc import Callable

from treatywatch.values.dates_frame import Clock, Frame
from treatywatch.values.dates_line import Line

_FEW_YEARS = 10
_LAST_MONTH, _LAST_DAY, _LAST_HOUR, _SIXTY = 12, 31, 24, 60
# No figures of a longer number, a telephone number, a fraction or an address behind it.
_RIGHT = r"(?![\d])(?![.,:/]\d)"

_YMD = re.compile(r"((?:1\d|2[01])\d\d)([-/.]|\s?[-/]\s?|\s)(\d{1,2})\2(\d{1,2})" + _RIGHT)
_DMY = re.compile(r"(\d{1,2})(\s?[-/.]\s?|\s)(\d{1,2})\2(\d{4}|\d{2})" + _RIGHT)
_PACKED = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)" + _RIGHT)
_YEAR_MONTH = re.compile(r"((?:1[5-9]|2[01])\d\d)([-/])(\d{1,2})" + _RIGHT + r"(?!-\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})([-/.])((?:1[5-9]|20|21)\d\d)" + _RIGHT + r"(?!-\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})([-/.])(\d{1,2})" + _RIGHT)
_YEARS = re.compile(r"((?:19|20)\d\d)-(\d\d)" + _RIGHT + r"(?![-/])")
_DOTTED = re.compile(r"(\d{1,2})(\.)\s?(\d{1,2})\.(?!\d)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")
_DOTTED_CLOCK = re.compile(r"(\d{1,2})\.(\d{2})(?!\d|[.,]\d)")


def numeric_date(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read a date in figures at a token."""
    if not line.low(position)[:1].isdecimal() or not _stands_free(line, position):
        return None
    start = line.tokens[position].start
    for pattern, make in _PATTERNS:
        match = pattern.match(line.flat, start)
        frame = None if match is None else make(match, line, position, so_far)
        if match is not None and frame is not None:
            return _placed(frame, line, position, match.end())
    return None


def numeric_clock(line: Line, position: int, *, dotted: bool) -> tuple[Clock, int] | None:
    """Read 7:56 or 7:56:30 at a token, 7.56 with `dotted`; return it and the token after it."""
    start = line.tokens[position].start
    if line.tight(position) and (line.low(position - 1)[0].isdecimal() or line.low(position - 1) in ":."):
        return None
    match = _CLOCK.match(line.flat, start) or (_DOTTED_CLOCK.match(line.flat, start) if dotted else None)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    second = int(match[3]) if match.re is _CLOCK and match[3] else None
    if hour > _LAST_HOUR or minute >= _SIXTY or (second or 0) >= _SIXTY:
        return None
    return Clock(hour, minute, second, sure=hour == 0), _token_at(line, position, match.end())


def _stands_free(line: Line, position: int) -> bool:
    """No letter, figure or currency sign touches it on the left."""
    start = line.tokens[position].start
    before = line.flat[max(0, start - 2) : start]
    if not before or before[-1].isspace():
        return True
    if before[-1] in "$€£%#" or before[-1].isdecimal():
        return False
    return not (before[-1] in ".,:/" and before[:1].isdecimal())


def _placed(frame: Frame, line: Line, position: int, end: int) -> Frame:
    frame.first, frame.last = position, _token_at(line, position, end)
    return frame


def _token_at(line: Line, position: int, end: int) -> int:
    """Return the first token that starts at or after code point `end`."""
    while position < len(line.tokens) and line.tokens[position].start < end:
        position += 1
    return position


def _ymd(match: re.Match[str], _line: Line, _position: int, _so_far: Frame) -> Frame | None:
    month, day = int(match[3]), int(match[4])
    if month > _LAST_MONTH and day <= _LAST_MONTH:
        month, day = day, month
    return _day(int(match[1]), month, day)


def _packed(match: re.Match[str], _line: Line, _position: int, _so_far: Frame) -> Frame | None:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _dmy(match: re.Match[str], line: Line, _position: int, _so_far: Frame) -> Frame | None:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if match[2].isspace() and len(year) < 4:
        return None
    day, month = _day_and_month(first, second, line)
    if len(year) == 2 and line.pack.settings.get("order") == "ymd" and second <= _LAST_MONTH and int(year) <= _LAST_DAY:
        return _day(first, second, int(year), short=True)
    return _day(int(year), month, day, short=len(year) == 2)


def _day_and_month(first: int, second: int, line: Line) -> tuple[int, int]:
    """Tell day from month in figures: the order of the pack, unless that makes no date."""
    month_first = line.pack.settings.get("order", "dmy") != "dmy"
    if second > _LAST_MONTH or (month_first and first <= _LAST_MONTH):
        return second, first
    return first, second


def _year_month(match: re.Match[str], line: Line, position: int, _so_far: Frame) -> Frame | None:
    month = int(match[3])
    if line.tight(position) and line.low(position - 1) in ("-", "/", "_"):
        return None
    return Frame(year=int(match[1]), month=month) if 1 <= month <= _LAST_MONTH else None


def _years(match: re.Match[str], line: Line, position: int, so_far: Frame) -> Frame | None:
    """2025-26, where the second half is no month and comes soon after the first."""
    first = int(match[1])
    last = first - first % 100 + int(match[2])
    if (
        so_far.has_date
        or line.tight(position)
        or not (int(match[2]) > _LAST_MONTH and first < last <= first + _FEW_YEARS)
    ):
        return None
    return Frame(year=first, to=Frame(year=last))


def _month_year(match: re.Match[str], _line: Line, _position: int, _so_far: Frame) -> Frame | None:
    month = int(match[1])
    return Frame(year=int(match[3]), month=month) if 1 <= month <= _LAST_MONTH else None


def _day_month(match: re.Match[str], line: Line, position: int, so_far: Frame) -> Frame | None:
    """Day and month without a year: with a slash, or where a weekday or a preposition shows a date."""
    day, month = _day_and_month(int(match[1]), int(match[3]), line)
    if match[2] == "." and _after_hour_word(line, position):
        return None
    if match[2] == "-" and line.pack.is_on("dash_dates"):
        return _day(None, month, day)
    if match[2] != "/":
        shown = (so_far.weekday is not None and match[2] == ".") or _after_date_word(line, position)
        if not shown or so_far.day is not None:
            return None
    if so_far.day is not None or so_far.month is not None or line.get(position + 3, "unit") is not None:
        return None
    if match[2] == "/" and _is_share(line, position):
        return None
    return _day(None, month, day)


def _is_share(line: Line, position: int) -> bool:
    """Tell 1/4 cup, a 6/8 feel, 1/2-inch from a day."""
    after = position + 3 + (line.low(position + 3) == "-")
    article = line.get(position - 1, "few")
    return line.get(after, "counted") is not None or (article is not None and article == (position, "1"))


def _dotted(match: re.Match[str], line: Line, _position: int, so_far: Frame) -> Frame | None:
    """22.04. with its last full stop."""
    if not line.pack.is_on("dot_dates") or so_far.day is not None or so_far.month is not None:
        return None
    return _day(None, int(match[3]), int(match[1]))


def _after_hour_word(line: Line, position: int) -> bool:
    hit = line.get(position - 1, "hour_pre")
    return hit is not None and hit[0] == position


def _after_date_word(line: Line, position: int) -> bool:
    return any(line.get(position - back, "date_pre") == (position, "1") for back in (1, 2))


def _day(year: int | None, month: int, day: int, *, short: bool = False) -> Frame | None:
    """Return the frame of a day that some calendar could have (2019-02-30 is a date that never was)."""
    if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
        return None
    return Frame(year=year, month=month, day=day, short_year=short)


_Make = Callable[[re.Match[str], Line, int, Frame], Frame | None]
_PATTERNS: tuple[tuple[re.Pattern[str], _Make], ...] = (
    (_YMD, _ymd),
    (_DMY, _dmy),
    (_PACKED, _packed),
    (_YEAR_MONTH, _year_month),
    (_YEARS, _years),
    (_MONTH_YEAR, _month_year),
    (_DOTTED, _dotted),
    (_DAY_MONTH, _day_month),
)
