"""Numbers that count nothing: in telephone numbers, addresses and names (S&P 500, Boeing 737)."""

import re
from bisect import bisect_right

from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_scales import Reading

_AREA = r"(?:\(\d{2,4}\)[ \u00a0.-]?|\d{3}[-.])"
_TELEPHONE = re.compile(
    rf"(?<![\w.,])(?:\+?\d{{1,3}}[ .-])?{_AREA}\d{{3,4}}[-. \u00a0–]\d{{4}}(?![\w,]|\.\d)"
    r"|\+\d{1,3}(?:[ \u00a0.-]?\(?\d{1,4}\)?){2,6}(?!\w)"
)
# Fewer figures are no number abroad ("+500 000").
_LEAST_FIGURES = 10
_GROUPS = re.compile(r"\+\d{1,3}(?:[ \u00a0.]\d{3})+")
# The longest name before a number, and the longest name of a street behind one, in pieces.
_NAME, _STREET = 4, 6


def is_named(line: Line, reading: Reading) -> bool:
    """Return whether a number in figures belongs to a name, an address or a telephone number."""
    if line.value[reading.first] is None:
        return False
    return _in_telephone(line, reading) or _has_name_before(line, reading.first) or _is_address(line, reading)


def _in_telephone(line: Line, reading: Reading) -> bool:
    spans = line.telephones
    if spans is None:
        spans = line.telephones = [found.span() for found in _TELEPHONE.finditer(line.text) if _rings(found[0])]
    start = line.start[reading.first]
    at = bisect_right(spans, (start, len(line.text)))
    return at > 0 and start < spans[at - 1][1]


def _rings(written: str) -> bool:
    figures = sum(sign.isdecimal() for sign in written)
    return written[0] != "+" or (figures >= _LEAST_FIGURES and _GROUPS.fullmatch(written) is None)


def _has_name_before(line: Line, first: int) -> bool:
    """Tell the number of "the S&P 500" and "Boeing 737": the name is written with a capital letter (iPhone 11)."""
    for at in range(max(0, first - _NAME), first):
        found = line.pack.names.longest(line.forms, at)
        if found is not None and found[0] == "before" and found[1] == first:
            return any(sign.isupper() for sign in line.text[line.start[at] : line.start[first]])
    return False


def _is_address(line: Line, reading: Reading) -> bool:
    """Tell the house of "1119 Eighth St.", "3170 W. County Road" from what is counted."""
    if reading.last != reading.first + 1 or reading.value != int(reading.value):
        return False
    for at in range(reading.last, min(line.size, reading.last + _STREET)):
        written = line.text[line.start[at]]
        found = line.pack.names.longest(line.forms, at) if at > reading.last and written.isupper() else None
        if found is not None and found[0] == "street":
            return True
        if not (written.isupper() or written.isdecimal() or line.low[at] == "."):
            return False
        if "\n" in line.text[line.end[at - 1] : line.start[at]]:
            return False
    return False
