"""Readers of years, decades and centuries in figures, in words, and of two figures."""

from treatywatch.values.dates_frame import Frame
from treatywatch.values.dates_line import Line, Num
from treatywatch.values.dates_look import ends, led_by, next_hit

_LAST_DAY, _FOUR, _THOUSAND = 31, 4, 1000
_LAST_OF_ALL = 9999
_FIRST_HIJRI = 1000
# The name of a street has no more tokens.
_ADDRESS = 6
_FIRST_YEAR, _LAST_YEAR = 1500, 2199


def year_number(line: Line, position: int, so_far: Frame) -> Frame | None:
    """Read a year in figures or words, 1990s, '87 behind its month, 2019年."""
    num = line.num(position)
    if num is not None and num.ordinal:
        num = None
    marked = num if num is not None and len(num.digits) in (2, _FOUR) else line.year_words(position)
    if so_far.calendar and num is not None:
        marked = num
    if marked is None or marked.whole is None or so_far.year is not None or so_far.now:
        return None
    for read in (_decade, _marked_year, _plain_year, _short_year):
        frame = read(line, marked, position, so_far)
        if frame is not None:
            frame.first = position
            return frame
    return None


def named_decade(line: Line, position: int, _so_far: Frame) -> Frame | None:
    """Read "les années 1990", "años 90": the word comes first."""
    before = line.get(position, "decade_pre")
    num = None if before is None else line.num(before[0]) or line.year_words(before[0])
    if num is None or num.ordinal or num.whole is None or num.whole % 10:
        return None
    if not (_FIRST_YEAR <= num.value <= _LAST_YEAR or 20 <= num.value < 100):
        return None
    return Frame(position, line.skip(num.end, "decade_mark"), decade=num.whole, short_year=num.value < 100)


def _decade(line: Line, num: Num, position: int, _so_far: Frame) -> Frame | None:
    number = int(num.value)
    mark = line.get(num.end, "decade_mark")
    if mark is None or number % 10 or not (number < 100 or _FIRST_YEAR <= number <= _LAST_YEAR):
        return None
    return Frame(last=mark[0], decade=number, short_year=number < 100)


def _marked_year(line: Line, num: Num, _position: int, so_far: Frame) -> Frame | None:
    century = line.get(num.end, "century_mark")
    if century is not None and num.value < _LAST_DAY:
        return Frame(last=century[0], century=int(num.value))
    mark = line.get(num.end, "year_mark")
    if mark is None or num.value >= _LAST_OF_ALL:
        return None
    era = bool(so_far.calendar) or num.digits[:1] == "0"
    if num.value < _THOUSAND and not (era or next_hit(line, mark[0], "month") or line.get(mark[0], "to")):
        return None
    return Frame(last=mark[0], year=int(num.value), short_year=num.value < 100 and not so_far.calendar)


def _plain_year(line: Line, num: Num, position: int, so_far: Frame) -> Frame | None:
    hijri = bool(so_far.calendar) and _FIRST_HIJRI <= num.value < _FIRST_YEAR
    if not (hijri or _FIRST_YEAR <= num.value <= _LAST_YEAR):
        return None
    if line.get(num.end, "unit") is not None and line.get(num.end, "half") is None:
        return None
    if num.digits and not (so_far.has_date or _free(line, position)):
        return None
    if not so_far.has_date and (line.get(num.end, "counted") is not None or _counts(line, position)):
        return None
    if num.digits and not so_far.has_date and _is_address(line, position, num.end):
        return None
    return Frame(last=num.end, year=int(num.value))


def _is_address(line: Line, position: int, end: int) -> bool:
    """Tell the number of a house from a year: "1909 Jolinda Drive", but "in 1909 Main Street was paved"."""
    if led_by(line, position, "way") or led_by(line, position, "limit"):
        return False
    for here in range(end, min(len(line.tokens), end + _ADDRESS)):
        text = line.tokens[here].text
        if here > end and text[0].isupper() and line.get(here, "street") is not None:
            return True
        if not (text[0].isupper() or text[0].isdecimal() or text == "."):
            return False
    return False


def _counts(line: Line, position: int) -> bool:
    """Tell whether "more than", "some", "No." stands before; "later than" is a limit."""
    return led_by(line, position, "counting") and not led_by(line, position, "limit")


def _free(line: Line, position: int) -> bool:
    """No part of a longer number, a code or a price."""
    before, after = line.low(position - 1), line.low(position + 1)
    if line.tight(position) and (
        before in tuple("$€£.,:+#%") or (before.isalnum() and not _clitic(line, position - 1))
    ):
        return False
    if _code_beside(line, position, -1) or _code_beside(line, position, 1):
        return False
    joined = line.tight(position + 1) and line.tight(position + 2)
    return not (joined and after in tuple(".,:") and line.low(position + 2)[:1].isdecimal()) and after != "%"


def _clitic(line: Line, position: int) -> bool:
    """Tell of an "and", "to" or "in" of one letter that Arabic writes together with the figures behind it."""
    return (
        len(line.low(position)) == 1
        and not line.tight(position)
        and any(line.get(position, layer) is not None for layer in ("to", "num_join", "join", "date_pre"))
    )


def _code_beside(line: Line, position: int, step: int) -> bool:
    """Tell whether a hyphen joins figures that are no year: 138-2010."""
    if line.low(position + step) != "-" or not (
        line.tight(position + (step > 0)) and line.tight(position + 2 * step + (step < 0))
    ):
        return False
    beside = line.low(position + 2 * step)
    return beside[:1].isdecimal() and len(beside) != _FOUR


def _short_year(line: Line, num: Num, position: int, so_far: Frame) -> Frame | None:
    if so_far.fiscal and len(num.digits) == 2 and line.tight(position):
        return Frame(last=num.end, year=int(num.value), short_year=True)
    if so_far.month is None or len(num.digits) != 2 or line.get(num.end, "hour_mark") or line.ampm(num.end):
        return None
    if line.low(num.end) == ":" or line.get(num.end, "unit") is not None:
        return None
    joined = line.get(position - 1, "join")
    if so_far.day is None and not (num.value > _LAST_DAY and (joined is not None or ends(line, num.end))):
        return None
    if joined is not None and joined[1] != "of" and not (line.low(position - 1) == line.low(position - 3) == "-"):
        return None
    return Frame(last=num.end, year=int(num.value), short_year=True)
