"""Numbers in text, in words or digits: cardinals, ordinals, percentages and ranges."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from treatywatch.values.numbers_digits import Value, reduced
from treatywatch.values.numbers_kinds import (
    is_approximate,
    is_doubtful,
    is_free,
    read_cardinals,
    read_ordinals,
    with_ordinals,
)
from treatywatch.values.numbers_line import Line, line_of
from treatywatch.values.numbers_percents import read_percents
from treatywatch.values.numbers_ranges import Bound, ranges
from treatywatch.values.numbers_read import Reader
from treatywatch.values.numbers_scales import Reading

Kind = Literal["cardinal", "ordinal", "percent", "range"]
KINDS: tuple[Kind, ...] = ("range", "percent", "cardinal", "ordinal")


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number over code points `start` to `end` (excluded) of the text.

    `low` and `high` are equal for a single number; either is None where a range is open to that side. `open_low` and
    `open_high` say that the bound itself is outside. `shape` names the comparison of a range (above, least, below,
    most, exact, between, interval). A percentage of 5 has the value 5. `relative` places an ordinal without a number:
    `end-1` is the last but one, `current+1` the next. `share` says that a range is of per cent.
    """

    kind: Kind
    start: int
    end: int
    low: int | Fraction | None
    high: int | Fraction | None
    open_low: bool = False
    open_high: bool = False
    approx: bool = False
    shape: str = ""
    relative: str = ""
    share: bool = False

    @property
    def value(self) -> int | Fraction | None:
        """Return the number, where it is one."""
        return self.low if self.low == self.high else None


def numbers(text: str, lang: str, *, kinds: Collection[Kind] = KINDS, loose: bool = False) -> tuple[NumberValue, ...]:
    """Return the numbers of `text` in order; where two kinds overlap, the earlier one in `KINDS` is kept.

    With `loose` also what is seldom meant as a number: articles that look like one (`ein`, `une`) and numbers in names
    (COVID-19).

    Raises:
        UsageError: There are no numbers for the language.
    """
    line = line_of(text, lang)
    reader = Reader(line)
    found: list[NumberValue] = []
    cardinals = [found for found in read_cardinals(reader) if loose or not is_doubtful(line, found)]
    if "range" in kinds:
        bounds = ranges(line, with_ordinals(reader, cardinals))
        found += [_range_value(line, bound, with_percent=not loose) for bound in bounds]
    if "percent" in kinds:
        found += [_single(line, "percent", reading) for reading in read_percents(reader, cardinals)]
    if "cardinal" in kinds:
        found += [_single(line, "cardinal", reading) for reading in cardinals if is_free(line, reading)]
    if "ordinal" in kinds:
        found += [_ordinal_value(line, *row) for row in read_ordinals(reader)]
    return _without_overlap(found)


def _single(line: Line, kind: Kind, reading: Reading) -> NumberValue:
    number = reduced(reading.value)
    return NumberValue(
        kind,
        line.start[reading.first],
        line.end[reading.last - 1],
        number,
        number,
        approx=is_approximate(line, reading.first),
    )


def _ordinal_value(line: Line, first: int, last: int, value: Value | None, relative: str) -> NumberValue:
    return NumberValue("ordinal", line.start[first], line.end[last - 1], value, value, relative=relative)


def _range_value(line: Line, bound: Bound, *, with_percent: bool) -> NumberValue:
    share = with_percent and line.marked(bound.last, "percent")
    last = line.after(bound.last) if share else bound.last
    return NumberValue(
        "range",
        line.start[bound.first],
        line.end[last - 1],
        None if bound.low is None else reduced(bound.low),
        None if bound.high is None else reduced(bound.high),
        bound.open_low,
        bound.open_high,
        is_approximate(line, bound.first),
        bound.shape,
        share=share,
    )


def _without_overlap(found: list[NumberValue]) -> tuple[NumberValue, ...]:
    kept: list[NumberValue] = []
    for value in sorted(found, key=_order):
        if not kept or value.start >= kept[-1].end:
            kept.append(value)
        elif KINDS.index(value.kind) < KINDS.index(kept[-1].kind):
            kept[-1] = value
    return tuple(kept)


def _order(value: NumberValue) -> tuple[int, int]:
    return value.start, KINDS.index(value.kind)
