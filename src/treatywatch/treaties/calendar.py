"""Deadlines as a calendar that other programs read (RFC 5545)."""

import datetime as dt
from collections.abc import Sequence

from treatywatch.model.ids import content_id
from treatywatch.model.treaty import Deadline

_WORDS = {
    "stockpile_destruction": "stockpile destruction due",
    "clearance": "clearance due",
    "first_report": "first report due",
    "yearly_report": "yearly report due",
    "withdrawal_effect": "withdrawal takes effect",
    "entry_into_force": "entry into force",
}


def calendar(deadlines: Sequence[Deadline], *, stamp: str) -> str:
    """Return `deadlines` as iCalendar text of whole days; `stamp` is the ISO day that it was made for.

    The same deadlines give the same text: events keep their UID from one export to the next.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//treatywatch//deadlines//EN", "CALSCALE:GREGORIAN"]
    for deadline in deadlines:
        lines += _event(deadline, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(deadline: Deadline, stamp: str) -> list[str]:
    day = dt.date.fromisoformat(deadline.due)
    uid = content_id("due", [deadline.treaty, deadline.state, deadline.kind, deadline.due])
    words = _WORDS.get(deadline.kind, deadline.kind.replace("_", " "))
    parts = (f"Article {deadline.article}: {deadline.text}", deadline.computed_from, deadline.note)
    about = "\n".join(part for part in (*parts, f"confidence: {deadline.confidence}") if part)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@treatywatch",
        f"DTSTAMP:{stamp.replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(f'{deadline.state} {deadline.treaty}: {words}')}",
        f"DESCRIPTION:{_escape(about)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escape(text: str) -> str:
    for old, new in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(old, new)
    return text


def _fold(line: str) -> list[str]:
    """Cut a line into pieces of at most 75 bytes, never within a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        width = len(char.encode("utf-8"))
        if size + width > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return [*pieces, piece]
