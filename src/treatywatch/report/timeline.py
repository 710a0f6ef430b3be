"""The timeline as a picture: hand-made SVG, one lane a kind, colour and shape together, no label on another."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from treatywatch.report.axis import Axis
from treatywatch.report.entries import LANES
from treatywatch.report.inert import line
from treatywatch.report.page import TimelineEntry

WIDTH = 980
"""Width of the view box; the page scales the picture, and shows a list where it would be too small to read."""
_LANE_LEFT, _LEFT, _RIGHT = 6, 146, 962
_TOP, _ROW, _PAD = 54, 25, 9
_CHAR = 6.3
"""Width of a character at 11.5 px in a sans-serif face, on the safe side."""
_OPEN = 42
_MOST = 54
_SHAPES = ("diamond", "circle", "square", "triangle", "hexagon")


@dataclass(frozen=True, slots=True)
class _Mark:
    entry: TimelineEntry
    left: float
    right: float
    text_x: float
    anchor: str
    bar: bool
    text: str

    @property
    def extent(self) -> tuple[float, float]:
        """First and last x that the mark or its label touches."""
        width = len(self.text) * _CHAR
        start = self.text_x - width if self.anchor == "end" else self.text_x
        return min(self.left - 7, start), max(self.right + 7, start + width)


def picture(entries: Sequence[TimelineEntry], *, as_of: str, title: str) -> str:
    """Return the SVG element, or nothing where no entry has a date; `as_of` (ISO 8601) is drawn as a line."""
    dated = [entry for entry in entries if is_drawn(entry)]
    if not dated:
        return ""
    today = dt.date.fromisoformat(as_of[:10])
    ends = [dt.date.fromisoformat(day) for e in dated for day in (e.first, e.last) if day]
    axis = Axis([*ends, today], left=_LEFT, right=_RIGHT - 60)
    body: list[str] = []
    y: float = _TOP
    for number, lane in enumerate(LANES):
        rows = _rows([_mark(e, axis) for e in dated if e.lane == lane])
        if not rows:
            continue
        height = len(rows) * _ROW + 2 * _PAD
        body.append(_lane(lane, number, y, height, rows, odd=len(body) % 2 == 1))
        y += height
    shown = f"{len(dated)} dated entries in {len(body)} lanes, from {dated[0].first or dated[0].last}."
    return "\n".join(
        [
            f'<svg class="timeline" viewBox="0 0 {WIDTH} {y + 8:g}" role="img" aria-labelledby="tl-t tl-d" '
            'xmlns="http://www.w3.org/2000/svg">',
            f'<title id="tl-t">{_safe(title)}</title>',
            f'<desc id="tl-d">{_safe(shown)} The list after the picture says the same in words.</desc>',
            *_frame(axis, today, y),
            *body,
            "</svg>",
        ]
    )


def is_drawn(entry: TimelineEntry) -> bool:
    """Tell whether an entry is in the picture; what is not stands in the list."""
    return bool(entry.first or entry.last) and entry.lane != "Other treaties"


def shape(lane: str, style: str) -> str:
    """Return a small SVG of the mark of a lane, for lists and legends."""
    number = LANES.index(lane)
    drawn = _symbol(number, 8, 8, style)
    return f'<svg class="mark l{number}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{drawn}</svg>'


def lane_number(lane: str) -> int:
    """Return the number that colours a lane."""
    return LANES.index(lane)


def _frame(axis: Axis, today: dt.date, bottom: float) -> list[str]:
    drawn = []
    for tick in axis.ticks():
        if tick.kind == "gap":
            drawn.append(f'<text class="gap" x="{tick.x:g}" y="{_TOP - 12}" text-anchor="middle">⋯</text>')
            drawn.append(f'<line class="gapline" x1="{tick.x:g}" x2="{tick.x:g}" y1="{_TOP}" y2="{bottom:g}"/>')
            continue
        if not tick.label:
            continue
        css = "year" if tick.kind == "year" else "month"
        drawn.append(f'<line class="{css}line" x1="{tick.x:g}" x2="{tick.x:g}" y1="{_TOP - 6}" y2="{bottom:g}"/>')
        drawn.append(f'<text class="{css}" x="{tick.x + 3:g}" y="{_TOP - 12}">{tick.label}</text>')
    x = axis.x(today)
    drawn.append(f'<line class="today" x1="{x:g}" x2="{x:g}" y1="22" y2="{bottom:g}"/>')
    drawn.append(f'<text class="todayword" x="{x:g}" y="16" text-anchor="middle">as of {today.isoformat()}</text>')
    return drawn


def _mark(entry: TimelineEntry, axis: Axis) -> _Mark:
    text = line(entry.label)
    text = text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"
    left, right = _reach(entry, axis)
    if entry.first and entry.last and right - left < 12:
        left = right = (left + right) / 2
    bar = right > left
    room = len(text) * _CHAR
    if bar:
        return _Mark(entry, left, right, max(_LEFT, min(left, _RIGHT + 14 - room)), "start", bar=True, text=text)
    if right + 11 + room <= _RIGHT + 14:
        return _Mark(entry, left, right, right + 11, "start", bar=False, text=text)
    return _Mark(entry, left, right, left - 11, "end", bar=False, text=text)


def _reach(entry: TimelineEntry, axis: Axis) -> tuple[float, float]:
    """Open ends get a short arrow: how far they go is not known, so no length is drawn."""
    if not entry.first:
        x = axis.x(dt.date.fromisoformat(entry.last))
        return max(_LEFT - 4, x - _OPEN), x
    x = axis.x(dt.date.fromisoformat(entry.first))
    if not entry.last:
        return x, min(_RIGHT + 4, x + _OPEN)
    return x, axis.x(dt.date.fromisoformat(entry.last))


def _rows(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """Pack marks into as few rows as keep every label clear of the next."""
    rows: list[list[_Mark]] = []
    for mark in sorted(marks, key=lambda m: (m.extent, m.text)):
        for row in rows:
            if row[-1].extent[1] + 8 <= mark.extent[0]:
                row.append(mark)
                break
        else:
            rows.append([mark])
    return rows


def _lane(lane: str, number: int, y: float, height: float, rows: Sequence[Sequence[_Mark]], *, odd: bool) -> str:
    drawn = [f'<g class="lane l{number}">']
    css = "band odd" if odd else "band"
    drawn.append(f'<rect class="{css}" x="0" y="{y:g}" width="{WIDTH}" height="{height:g}"/>')
    middle = y + _PAD + _ROW / 2
    drawn.append(f'<g class="lanehead">{_symbol(number, _LANE_LEFT + 8, middle, "solid")}</g>')
    drawn.append(f'<text class="lanename" x="{_LANE_LEFT + 22}" y="{middle + 4:g}">{_safe(lane)}</text>')
    for depth, row in enumerate(rows):
        centre = y + _PAD + depth * _ROW + _ROW / 2
        drawn += [_draw(mark, number, centre) for mark in row]
    drawn.append("</g>")
    return "".join(drawn)


def _draw(mark: _Mark, number: int, y: float) -> str:
    title = f"<title>{_safe(mark.entry.sentence.text)}</title>"
    text_y = y - 3 if mark.bar else y + 4
    label = (
        f'<text class="label" x="{mark.text_x:g}" y="{text_y:g}" text-anchor="{mark.anchor}">{_safe(mark.text)}</text>'
    )
    drawn = _bar(mark, y + 5) if mark.bar else _symbol(number, mark.left, y, mark.entry.shape)
    return f'<g class="entry">{title}{drawn}{label}</g>'


def _bar(mark: _Mark, y: float) -> str:
    css = "hollow" if mark.entry.shape in ("hollow", "crossed") else "solid"
    body = f'<rect class="{css}" x="{mark.left:g}" y="{y - 3:g}" width="{mark.right - mark.left:g}" height="6" rx="3"/>'
    if not mark.entry.first:
        x = mark.left
        body += f'<path class="arrow" d="M{x + 6:g} {y - 6:g}L{x - 1:g} {y:g}L{x + 6:g} {y + 6:g}"/>'
    if not mark.entry.last:
        x = mark.right
        body += f'<path class="arrow" d="M{x - 6:g} {y - 6:g}L{x + 1:g} {y:g}L{x - 6:g} {y + 6:g}"/>'
    return body


def _symbol(number: int, x: float, y: float, style: str) -> str:
    css = "hollow" if style in ("hollow", "crossed") else "solid"
    name = (
        _SHAPES[0]
        if LANES[number] in ("On record", "Other treaties")
        else _SHAPES[1 + (number - 1) % (len(_SHAPES) - 1)]
    )
    if name == "circle":
        drawn = f'<circle class="{css}" cx="{x:g}" cy="{y:g}" r="5.5"/>'
    elif name == "square":
        drawn = f'<rect class="{css}" x="{x - 5:g}" y="{y - 5:g}" width="10" height="10" rx="1"/>'
    else:
        points = {
            "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
            "triangle": ((0, -6.5), (6.5, 5), (-6.5, 5)),
            "hexagon": ((-3.5, -6), (3.5, -6), (7, 0), (3.5, 6), (-3.5, 6), (-7, 0)),
        }[name]
        path = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in points)
        drawn = f'<polygon class="{css}" points="{path}"/>'
    if style == "crossed":
        drawn += f'<path class="cross" d="M{x - 7:g} {y + 7:g}L{x + 7:g} {y - 7:g}"/>'
    return drawn


def _safe(text: str) -> str:
    return escape(line(text), quote=True)
