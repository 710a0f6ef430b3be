"""What is known about a text beside its words, and whose word wins."""

import datetime as dt
from dataclasses import dataclass

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
    notes: tuple[str, ...] = ()

    def ids(self) -> list[str | None]:
        """Return what changes the reading of the same bytes: language and date."""
        return [self.lang, self.published]


def settled(meta: DocumentMeta, page: Facts, *, today: dt.date) -> Facts:
    """Return the facts of the side file, filled up with those of the page; a date that cannot be is left out."""
    notes = list(page.notes)
    given = _believable(meta.published, "given", notes, today)
    return Facts(
        published=given or _believable(page.published, "page's", notes, today),
        url=meta.url or page.url,
        publisher=meta.publisher or page.publisher,
        title=meta.title or page.title,
        lang=(meta.lang or page.lang or "en").replace("_", "-").split("-")[0].lower(),
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
