"""Dates that stand in a line of their own, as pages print them under the headline."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from treatywatch.text.cues import Cues
from treatywatch.text.pieces import Piece

EARLIEST = dt.date(1997, 1, 1)
"""No date of publication before the Ottawa Convention: what claims to be older is a placeholder (1970-01-01)."""

_ISO = re.compile(r"\b(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})(?:T[\d:.+Z-]*)?\b")
_DOTTED = re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b")
_DAY_FIRST = re.compile(r"\b(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? (?P<n>[^\W\d_]{3,12})\.?,? (?P<y>\d{4})\b")
_MONTH_FIRST = re.compile(r"\b(?P<n>[^\W\d_]{3,12})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b")
_PARTS = re.compile(r" *[|•·–—/] +|\. (?=[^\W\d_]{4})")
_REST = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}|\d+")
# "WARSAW, 18 March 2025 (Reuters) - ": how agencies begin.
_WIRE = re.compile(r"[A-Z][\w.' /-]{2,40}, (?P<date>[^()–—-]{8,22}\d{4})(?: ?\([^)]{2,30}\))? ?[-–—:]")
_LINES = 10
_LONGEST = 140
_SHORT = 12


def published(pieces: Sequence[Piece], cues: Cues, *, today: dt.date) -> tuple[str, str] | None:
    """Return the date that one of the first ten lines gives alone, and the line; None where there is none.

    "Published" comes before "updated". Dates after `today` or before 1997 are passed over.
    """
    found: list[tuple[bool, int, str, str]] = []
    for number, piece in enumerate(pieces[:_LINES]):
        for part in _parts(piece):
            day = _alone(part, cues)
            if day is not None and EARLIEST <= day <= today:
                late = any(word in cues.updated for word in _REST.findall(part.lower()))
                found.append((late, number, day.isoformat(), part))
    return min(found)[2:] if found else None


def is_dateline(piece: Piece, cues: Cues) -> bool:
    """Tell whether the piece is a line that says when (and by whom) it was published, nothing more."""
    return piece.words <= 16 and any(_alone(part, cues) is not None for part in _PARTS.split(piece.text))


def _parts(piece: Piece) -> Iterator[str]:
    wire = _WIRE.match(piece.text)
    if wire is not None:
        yield wire["date"]
    if len(piece.text) <= _LONGEST:
        yield from _PARTS.split(piece.text)
    if piece.words <= _SHORT and not piece.sentence:
        # "Press release, Dublin, 4 April 2025": what stands behind a comma.
        yield from (re.sub(r" \([^)]*\)$", "", piece.text[m.end() :]) for m in re.finditer(", ", piece.text))


def _alone(part: str, cues: Cues) -> dt.date | None:
    """Return the date in `part` if nothing else stands there but weekday, time, "published" and a name after "by"."""
    for pattern in (_ISO, _DOTTED, _DAY_FIRST, _MONTH_FIRST):
        match = pattern.search(part)
        if match is None:
            continue
        day = _day(match, cues)
        rest = re.sub(r"\bby\b.*", "", part[: match.start()] + " " + part[match.end() :])
        words = _REST.findall(_TIME.sub(" ", rest).lower())
        if day is not None and all(word in cues.date_words for word in words):
            return day
    return None


def _day(match: re.Match[str], cues: Cues) -> dt.date | None:
    named = match.groupdict()
    month = cues.months.get(named["n"].lower(), 0) if "n" in named else int(named["m"])
    try:
        return dt.date(int(named["y"]), month, int(named["d"]))
    except ValueError:
        return None
