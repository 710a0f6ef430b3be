"""What is known about a text beside its words, and whose word wins."""

import datetime as dt
from dataclasses import dataclass

from treatywatch.lang.detect import primary
from treatywatch.model.document import DocumentMeta
from treatywatch.text.datelines import EARLIEST


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page, a front matter or a row says about itself; `notes` on what was not believed."""

    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    lang: str = ""
    """Of the side file, which is believed; else empty."""
    page_lang: str = ""
    """What the page says of itself, which is often a default that nobody set."""
    notes: tuple[str, ...] = ()


def settled(meta: DocumentMeta, page: Facts, *, today: dt.date) -> Facts:
    """Return the facts of the side file, filled up with those of the page; a date that cannot be is left out."""
    notes = list(page.notes)
    given = _believable(meta.published, "given", notes, today)
    return Facts(
        published=given or _believable(page.published, "page's", notes, today),
        url=meta.url or page.url,
        publisher=meta.publisher or page.publisher,
        title=meta.title or page.title,
        lang=primary(meta.lang or ""),
        page_lang=primary(page.lang),
        notes=tuple(notes),
    )


def _believable(date: str | None, whose: str, notes: list[str], today: dt.date) -> str | None:
    if date is None:
        return None
    try:
        day = dt.date.fromisoformat(date[:10])
    except ValueError:
        notes.append(f"{whose} date {date!r} is not ISO 8601, ignored")
        return None
    if day > today:
        notes.append(f"{whose} date {date} lies in the future, ignored")
        return None
    if day < EARLIEST:
        notes.append(f"{whose} date {date} lies before {EARLIEST.year}, ignored")
        return None
    return day.isoformat()
