"""The article on a page, as trafilatura finds it: lines with their kind, and what the page says of itself."""

import datetime as dt
import html
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from trafilatura import bare_extraction

from treatywatch.text.facts import Facts

# These libraries report a page without an article as an error on stderr; here that is a note on the text.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

_BROKEN = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError, etree.LxmlError)
_BLOCKS = frozenset(("p", "head", "quote", "list", "item", "table", "row", "cell", "code", "div", "ab", "body"))
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")
_LANG = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of an article: its text, white space folded, and `kind`: `body`, `heading`, `item`, `row`."""

    text: str
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article and the facts of its page."""

    lines: tuple[Line, ...]
    facts: Facts


def article(source: str, *, today: dt.date) -> Article | None:
    """Return the article in the page `source`, or None where none is found or the page is broken beyond reading."""
    try:
        found = bare_extraction(
            source,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_dates(today),
        )
        body = getattr(found, "body", None)
        lines = () if body is None else tuple(_lines(body))
    except _BROKEN:
        return None
    if not lines:
        return None
    return Article(lines, _facts(found, source))


def _dates(today: dt.date) -> dict[str, object]:
    # The extensive search invents dates from copyright lines. Given the true limit, htmldate moves a later date there;
    # so it gets a later one, and the caller sees the date as the page has it.
    latest = f"{today.year + 20}-12-31"
    return {"extensive_search": False, "original_date": True, "min_date": "1997-01-01", "max_date": latest}


def _facts(found: object, source: str) -> Facts:
    lang = _LANG.search(source[:5000])
    return Facts(
        published=getattr(found, "date", None),
        url=getattr(found, "url", None),
        publisher=tidy(getattr(found, "sitename", None)),
        title=tidy(getattr(found, "title", None)),
        lang="" if lang is None else lang[1].lower(),
    )


def tidy(text: str | None) -> str | None:
    """Return a title or name from a page's head as plain words: entities read, scripts and tags gone, one line."""
    if text is None:
        return None
    plain = _MARKUP.sub(" ", _SCRIPT.sub(" ", html.unescape(text)))
    return " ".join("".join(c if c.isprintable() else " " for c in plain).split())[:_LONGEST_TITLE] or None


def _lines(body: etree._Element) -> Iterator[Line]:
    for text, kind in _blocks(body, "body"):
        folded = " ".join(text.split())
        if folded:
            yield Line(folded, kind)


def _blocks(element: etree._Element, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the texts between block-level elements, in order, each with the kind of the innermost."""
    kind = {"head": "heading", "item": "item", "row": "row"}.get(str(element.tag), kind)
    if element.tag == "row":
        yield " | ".join(filter(None, (" ".join("".join(cell.itertext()).split()) for cell in element))), kind
        return
    held = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield held, kind
            held = ""
            yield from _blocks(child, kind)
        elif child.tag == "lb":
            held += "\n"
        elif isinstance(child.tag, str):
            held += "".join(child.itertext())
        held += child.tail or ""
    yield held, kind
