"""EDTF dates as English."""

import datetime as dt
import re

from treatywatch.model.time import Interval, interval, is_edtf

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_YEARS = {(0, 3): "early", (4, 6): "mid", (7, 9): "late"}
_PARTS_OF_YEAR = {
    ("01", "03"): "early ",
    ("10", "12"): "late ",
    ("01", "06"): "the first half of ",
    ("07", "12"): "the second half of ",
}


def point(edtf: str) -> str:
    """Return one date in words, without preposition: `20 August 2025`, `August 2023`, `the 1990s`, `spring 2025`."""
    text = edtf.strip("~?%")
    if re.fullmatch(r"\d{3}X", text):
        return f"the {text[:3]}0s"
    if re.fullmatch(r"\d{2}XX", text):
        return f"the {text[:2]}00s"
    year, *rest = text.split("-")
    if not rest or rest[0] == "XX":
        return year
    if rest[0] in _SEASONS:
        return f"{_SEASONS[rest[0]]} {year}"
    month = MONTHS[int(rest[0]) - 1]
    if len(rest) == 1 or rest[1] == "XX":
        return f"{month} {year}"
    return f"{int(rest[1])} {month} {year}"


def short(iso: str) -> str:
    """Return a date with its month cut to three letters: `20 Aug 2025`; what is no date comes back as it is."""
    if not is_edtf(iso):
        return iso
    return re.sub(r"\b([A-Z][a-z]{2})[a-z]+(?= \d{4})", r"\1", point(iso))


def phrase(edtf: str) -> str:
    """Return `edtf` as a phrase to hang on a sentence: `on 20 August 2025`, `in the mid-1980s`, `by 1995`.

    What is not EDTF is given back as it stands.
    """
    if not is_edtf(edtf):
        return edtf
    if "/" not in edtf:
        return _hedged(edtf)
    left, right = edtf.split("/", 1)
    if left in ("", ".."):
        word = "until" if "X" in right else "by"
        return f"{word} {point(right)}"
    if right in ("", ".."):
        return f"from {point(left)}"
    return _between(left, right)


def plain(edtf: str) -> str:
    """Return `edtf` as a value to stand alone: the phrase without `on` or `in`."""
    return re.sub(r"^(on|in) ", "", phrase(edtf))


def stamp(edtf: str) -> str:
    """Return `edtf` as short as a picture needs it: `20 Aug 2025`, `mid-1980s`, `by 1995`."""
    shown = re.sub(r"^the (?=[a-z]*-?\d)", "", plain(edtf))
    return re.sub(r"\b([A-Z][a-z]{2})[a-z]+(?= \d{4})", r"\1", shown)


def days(edtf: str | None) -> Interval | None:
    """Return the days of `edtf`, or None where there is no date that can be read."""
    return interval(edtf) if edtf is not None and is_edtf(edtf) else None


def is_over(edtf: str | None, published: str | None) -> bool:
    """Tell whether `edtf` lies wholly before the day of publication; unknown dates are not over."""
    span = days(edtf)
    if span is None or span.last is None or not published:
        return False
    return span.last < dt.date.fromisoformat(published[:10])


def is_ahead(edtf: str | None, published: str | None) -> bool:
    """Tell whether `edtf` lies wholly after the day of publication."""
    span = days(edtf)
    if span is None or span.first is None or not published:
        return False
    return span.first > dt.date.fromisoformat(published[:10])


def _hedged(edtf: str) -> str:
    word = "on" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf.strip("~?%")) else "in"
    shown = point(edtf)
    if edtf.endswith("%"):
        return f"perhaps around {shown}"
    if edtf.endswith("~"):
        return f"around {shown}"
    return f"perhaps {word} {shown}" if edtf.endswith("?") else f"{word} {shown}"


def _between(left: str, right: str) -> str:
    years = re.fullmatch(r"(\d{3})(\d)/(\d{3})(\d)", f"{left}/{right}")
    if years is not None and years[1] == years[3]:
        part = _YEARS.get((int(years[2]), int(years[4])))
        if part is not None:
            return f"in the {part}{'-' if part == 'mid' else ' '}{years[1]}0s"
    months = re.fullmatch(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})", f"{left}/{right}")
    if months is not None and months[1] == months[3]:
        part = _PARTS_OF_YEAR.get((months[2], months[4]))
        if part is not None:
            return f"in {part}{months[1]}"
    return f"between {point(left)} and {point(right)}"
