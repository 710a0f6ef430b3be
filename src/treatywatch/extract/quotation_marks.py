"""Where words stand in quotation marks, and the stretches of text that no quotation runs out of."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from treatywatch.lang.segment import sentences

_DOUBLE = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ('"', '"'), ("「", "」"), ("『", "』"))
# Either kind may close what either kind opens: "…”, “…".
_EITHER = {'"': "”“", "“": '"', "„": '"', "”": '"'}
_LINE = re.compile(r"[^\r\n]+")
_DASH = re.compile(r"(?:(?<=\s)|^|(?<=[.,!?…»”]))[—–-](?=\s|\w)|(?<=\s)[—–](?=\w)|(?<=\w)[—–](?=[.,])")
_DASH_FIRST = re.compile(r"\s*[—–-]\s?(?=[^\W\d_]|[¿¡«“\"„])")
_GOES_ON = re.compile(r'\s*\n\s*"(?=\S)')
_SINGLE = "‘’‚'‹›"


@dataclass(frozen=True, slots=True)
class Region:
    """Text in quotation marks, signs and all; `dash` where a dialogue dash opens it and no sign closes it."""

    start: int
    end: int
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or several that one quotation joins, with the quotations in it; `opens` a paragraph."""

    start: int
    end: int
    regions: tuple[Region, ...]
    opens: bool


def units(
    text: str,
    pairs: Sequence[tuple[str, str]],
    abbreviations: Collection[str],
    tags: Callable[[str], bool] = lambda _: False,
) -> Iterator[Unit]:
    """Yield the sentences of a text in order, none of which cuts a quotation in two.

    `tags` tells of the words behind a quotation whether they say whose it is: "“Never!” Ruiz wrote."
    """
    for line in _LINE.finditer(text):
        start, end = line.span()
        regions = list(_regions(text, start, end, _closings(pairs, line[0])))
        if _DASH_FIRST.match(line[0]) and end - start < _LONGEST:
            yield Unit(start, end, tuple(regions), opens=True)
            continue
        first = start
        spans = list(sentences(text, start, end, abbreviations=abbreviations))
        for index, (_, last) in enumerate(spans):
            if index + 1 < len(spans) and last - first < _LONGEST:
                if any(r.start < last < r.end for r in regions):
                    continue
                behind = spans[index + 1][0]
                closed = any(r.end == last and text[r.end - 2] in "!?…" for r in regions)
                if text[behind : behind + 1].islower() or (closed and tags(text[behind : behind + _TAG])):
                    # "“Who are we?” she wrote."
                    continue
            inside = tuple(r for r in regions if first <= r.start and r.end <= max(last, first))
            yield Unit(first, last, inside, first == start)
            first = spans[index + 1][0] if index + 1 < len(spans) else last


# A tag is looked for in so many signs.
_TAG = 70
_LONGEST = 4_000


def _closings(pairs: Sequence[tuple[str, str]], line: str) -> dict[str, str]:
    """Return what may close each sign that opens a quotation in a line; « and » are turned as the line turns them."""
    found: dict[str, str] = {}
    turned = line.find("»") >= 0 and (line.find("«") < 0 or line.find("»") < line.find("«"))
    for opening, closing in (*pairs, *_DOUBLE):
        if {opening, closing} == {"«", "»"} and (opening == "»") != turned:
            continue
        if opening not in _SINGLE:
            found[opening] = found.get(opening, "") + closing + _EITHER.get(opening, "")
    return found


def _regions(text: str, start: int, end: int, closings: dict[str, str]) -> Iterator[Region]:
    """Yield the quotations of a line; one that the line leaves open runs to its end, if it began like one."""
    opened, closing = -1, ""
    for at in range(start, end):
        sign = text[at]
        if opened >= 0:
            nests = sign in ('"', text[opened]) and _opens(text, at, start, end)
            if sign in closing and not nests:
                yield Region(opened, at + 1)
                opened = -1
            continue
        if sign in closings and _opens(text, at, start, end):
            opened, closing = at, closings[sign]
    if opened >= 0 and (text[opened] != '"' or _GOES_ON.match(text, end) is not None):
        # The next paragraph goes on with it.
        yield Region(opened, end)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether a sign stands where a quotation begins: behind a gap, a bracket or dash, and before a word."""
    before = text[at - 1] if at > start else " "
    behind = text[at + 1] if at + 1 < end else " "
    wide = before >= "\u3000" or before in "：，"
    if text[at] in "«»":
        return before.isspace() or before in "([—–:-"
    return (before.isspace() or before in "([—–:-/" or wide) and not behind.isspace()


def spoken(text: str, start: int, end: int, tags: Collection[int]) -> tuple[Region, ...]:
    """Return what is spoken in a line that a dialogue dash opens; words of saying begin at `tags`.

    "— We stay — said the minister. — They go." Between the dashes whose words begin with one of saying nobody speaks.
    """
    led = _DASH_FIRST.match(text, start, end)
    if led is None:
        return ()
    cuts = [m.start() for m in _DASH.finditer(text, led.end(), end)]
    found: list[Region] = []
    begin, tagged, speaks = led.end(), False, True
    for cut, following in zip(cuts, [*cuts[1:], end], strict=True):
        near = any(cut < tag <= min(following, cut + _NEAR) for tag in tags)
        if speaks and near:
            found.append(Region(begin, cut, dash=True))
            speaks, tagged = False, True
        elif not speaks:
            begin, speaks = cut + 1, True
    if speaks and tagged:
        found.append(Region(begin, end, dash=True))
    return tuple(Region(*_trimmed(text, r.start, r.end), dash=True) for r in found)


# A word of saying stands so few signs behind the dash.
_NEAR = 14


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ".,—–"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
