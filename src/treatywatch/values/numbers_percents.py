"""Shares of a hundred: the number with its sign or word, before or behind it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from treatywatch.values.numbers_digits import Value, reduced
from treatywatch.values.numbers_lexicon import Sense
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_read import Reader
from treatywatch.values.numbers_scales import Reading

_PERCENT = re.compile(r"percent(?P<before>_before)?(?P<times>[*/]\d+)?(?P<off>-)?$")
# A word for per cent stands within so many pieces before its number.
_BACK = 8


def read_percents(reader: Reader, cardinals: list[Reading]) -> Iterator[Reading]:
    """Return the cardinals that are shares, with their words and with the value in per cent."""
    for reading in cardinals:
        found = _behind(reader.line, reading) or _before(reader.line, reading) or _share_before(reader, reading)
        if found is not None:
            yield found


def _behind(line: Line, reading: Reading) -> Reading | None:
    mark, last = _percent_mark(line, reading.last, before=False), line.after(reading.last)
    if mark is None and _percent_mark(line, reading.last, before=True) is not None:
        # `percent of` is a word before numbers too; behind one only its first part counts.
        found = line.pack.senses.longest(line.forms[reading.last : reading.last + 1], 0)
        mark, last = None if found is None else _marked(found[0], before=False), reading.last + 1
    if mark is None:
        return None
    value = _share(reading.value, mark)
    tail = _tenths(line, last) if mark["times"] == "*10" and not mark["off"] else None
    if tail is not None:
        return Reading(value + tail[1], reading.first, tail[0])
    return Reading(value, reading.first, last)


def _before(line: Line, reading: Reading) -> Reading | None:
    for at in range(max(0, reading.first - _BACK), reading.first):
        mark = _percent_mark(line, at, before=True) if line.after(at) == reading.first else None
        if mark is None:
            continue
        value = _share(reading.value, mark)
        if at > 0 and line.marked(at - 1, "minus"):
            return Reading(-value, at - 1, reading.last)
        return Reading(value, at, reading.last)
    return None


def _percent_mark(line: Line, at: int, *, before: bool) -> re.Match[str] | None:
    return _marked(line.sense(at), before=before)


def _marked(sense: Sense, *, before: bool) -> re.Match[str] | None:
    for mark in sense.marks:
        found = _PERCENT.match(mark)
        if found is not None and (found["before"] is not None) == before:
            return found
    return None


def _tenths(line: Line, at: int) -> tuple[int, Value] | None:
    """三成半, 七成六: what stands behind tenths, in per cent."""
    sense = line.sense(at) if at < line.size else None
    if sense is None:
        return None
    if Fraction(1, 2) in (sense.part, sense.tail):
        return line.after(at), 5
    if isinstance(sense.card, int) and 0 < sense.card < 10 and line.is_end(line.after(at)):
        return line.after(at), sense.card
    return None


def _share_before(reader: Reader, reading: Reading) -> Reading | None:
    """Read 百分之五, 万分之三."""
    line = reader.line
    if reader.rules.percent_under == "also":
        below = reader.whole(reading.first)
        share = below is not None and reader.is_hundred(below) and reading.last > below.last
        return replace(reading, value=reduced(Fraction(reading.value) * 100)) if share else None
    if not reader.rules.percent_under:
        return None
    for at in range(max(0, reading.first - _BACK), reading.first):
        whole = reader.whole(at)
        if whole is None or not reader.is_hundred(whole) or (at and line.sense(at - 1).numeric):
            continue
        if line.after(whole.last) == reading.first:
            value = reduced(Fraction(reading.value) * 100 / Fraction(whole.value))
            return replace(reading, value=value, first=at)
    return None


def _share(value: Value, mark: re.Match[str]) -> Value:
    """Per mille, tenths and discounts to per cent."""
    times = mark["times"]
    if times is not None:
        number = int(times[1:])
        if times[0] == "/":
            value = reduced(Fraction(value) / number)
        elif value <= number:
            value = reduced(value * number)
    return 100 - value if mark["off"] else value
