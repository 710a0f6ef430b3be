"""Which numbers of a line are counted: cardinals, ordinals, what is no number by itself."""

from collections.abc import Iterator, Mapping

from treatywatch.values.numbers_compose import is_hangul
from treatywatch.values.numbers_digits import Value
from treatywatch.values.numbers_line import Line
from treatywatch.values.numbers_names import is_named
from treatywatch.values.numbers_read import Reader
from treatywatch.values.numbers_run import Whole
from treatywatch.values.numbers_scales import Reading
from treatywatch.values.scan import is_character


def read_cardinals(reader: Reader) -> list[Reading]:
    """Return the cardinals, decimals and fractions of a line, left to right, none overlapping."""
    line = reader.line
    found: list[Reading] = []
    free = 0
    barred = _barred(reader)
    for at in line.places:
        if at < free or line.inside[at] or _is_middle(line, at, free):
            continue
        if at in barred and line.marked(at, "minus"):
            # `al menos 20` is no -20.
            continue
        if line.marked(at, "ordinal_before"):
            free = max(free, _behind_prefix(reader, at))
            continue
        reading = _with_sign(reader, at, free)
        if reading is not None and reading.last <= barred.get(at, 0):
            continue
        if reading is not None:
            found.append(reading)
            free = line.after(reading.last) if line.marked(reading.last, "percent") else reading.last
        else:
            free = max(free, _unread(reader, at))
    return found


def _unread(reader: Reader, at: int) -> int:
    """Return where an ordinal, or a row of digits that cannot be told (二三十), ends; `at` where there is none."""
    ordinal = reader.ordinal(at)
    if ordinal is not None:
        return ordinal.last
    whole, line = reader.whole(at), reader.line
    while whole is not None and whole.last <= at < line.size and line.sense(at).card is not None:
        at = line.after(at)
        whole = Whole(0, at)
    return at


def _barred(reader: Reader) -> Mapping[int, int]:
    """Before a unit `that one` is a number after all; the caller looks for the unit."""
    return {} if reader.measures and not reader.rules.square else reader.line.barred


def _is_middle(line: Line, at: int, free: int) -> bool:
    """Where no space parts words, a number begins at the beginning of one, or right behind another."""
    if not line.pack.rules.bounded or at == free or not line.glued(at):
        return False
    return is_hangul(line.low[at]) and is_hangul(line.low[at - 1])


def _with_sign(reader: Reader, at: int, free: int) -> Reading | None:
    """Read the number at `at` with the minus signs before it."""
    line, start = reader.line, at
    while start > max(free, at - 2) and line.is_sign(start - 1, "-"):
        start -= 1
    reading = reader.number(start)
    return reader.number(at) if reading is None or reading.last <= at else reading


def _behind_prefix(reader: Reader, at: int) -> int:
    following = reader.line.after(at)
    whole = reader.whole(following)
    return following if whole is None else whole.last


def is_free(line: Line, reading: Reading) -> bool:
    """Return whether no letter is glued to a number in digits (180ml, M16 are no numbers by themselves)."""
    first, last = reading.first, reading.last
    if line.value[last - 1] is not None and line.glued(last) and _is_letter(line.low[last][0]):
        return line.marked(last, "glue")
    glued = line.value[first] is not None and line.glued(first) and _is_letter(line.low[first - 1][-1])
    words = line.pack.words
    return not glued or line.low[first - 1] in words.prefixes or line.low[first - 1] in words.articles


def is_doubtful(line: Line, reading: Reading) -> bool:
    """Return whether a number is an article, or part of a name (COVID-19)."""
    first = reading.first
    if (reading.last == first + 1 and line.marked(first, "one_article")) or is_named(line, reading):
        return True
    dashed = line.value[first] is not None and line.is_sign(first - 1, "-") and line.glued(first)
    return dashed and first > 1 and line.glued(first - 1) and _is_letter(line.low[first - 2][-1])


def _is_letter(sign: str) -> bool:
    return (sign.isalpha() and not is_character(sign)) or sign == "_"


def is_approximate(line: Line, first: int) -> bool:
    """Return whether a word such as `about` stands before piece `first`."""
    for at in range(max(0, first - 3), first):
        found = line.pack.approx.longest(line.forms, at)
        if found is not None and found[1] == first:
            return True
    return False


def with_ordinals(reader: Reader, cardinals: list[Reading]) -> list[Reading]:
    """Return the cardinals of a line and the ordinals between them (`between the tenth and the fifteenth`)."""
    found = list(cardinals)
    taken = {at for reading in cardinals for at in range(reading.first, reading.last)}
    for first, last, value, _ in read_ordinals(reader):
        if value is not None and not taken.intersection(range(first, last)):
            found.append(Reading(value, first, last))
    return sorted(found, key=_first)


def _first(reading: Reading) -> int:
    return reading.first


def read_ordinals(reader: Reader) -> Iterator[tuple[int, int, Value | None, str]]:
    """Return first and last piece, value, and place of the ordinals."""
    line = reader.line
    free = 0
    for at in line.places:
        if at < free or line.inside[at]:
            continue
        row = _ordinal_at(reader, at)
        if row is not None:
            free = row[1]
            yield row


def _ordinal_at(reader: Reader, at: int) -> tuple[int, int, Value | None, str] | None:
    line = reader.line
    relative = line.sense(at).relative
    if relative:
        return at, line.after(at), None, relative
    before = line.marked(at, "ordinal_before")
    start = line.after(at) if before else at
    found = reader.ordinal(start)
    if found is not None:
        behind = not before and reader.is_marked(found.last)
        return at, line.after(found.last) if behind else found.last, found.value, ""
    whole = reader.whole(start)
    if whole is None or whole.last == start:
        return None
    behind = not before and reader.is_marked(whole.last)
    if not (before or behind) or whole.value != int(whole.value):
        return None
    return at, line.after(whole.last) if behind else whole.last, whole.value, ""
