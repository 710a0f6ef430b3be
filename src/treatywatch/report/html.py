"""The profile as one self-contained HTML file: no script, nothing fetched, a strict content security policy."""

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from treatywatch.report.dates import point, short
from treatywatch.report.inert import visible, web_address
from treatywatch.report.names import counted
from treatywatch.report.notes import outlet
from treatywatch.report.page import ConflictCard, Page, Sentence
from treatywatch.report.timeline import is_drawn, lane_number, picture, shape


class HtmlWriter:
    """Writes the page as HTML. All text passes autoescape; only http and https addresses become links."""

    name = "html"
    suffix = ".html"

    def write(self, page: Page) -> str:
        """Return the page as HTML."""
        css = files("treatywatch.report").joinpath("templates/style.css").read_text(encoding="utf-8")
        # The policy names the style sheet by its digest, so that no other style, and no script at all, can run.
        style_hash = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
        title = f"Timeline of {page.title} and the treaties"
        svg = picture(page.timeline, as_of=page.as_of, title=title)
        shown: set[int] = set()
        return (
            _environment()
            .get_template("profile.html")
            .render(
                page=page,
                css=Markup(css),  # our own file
                style_hash=style_hash,
                timeline_svg=Markup(svg),  # every text in it is escaped where it is drawn
                hard=[card for card in page.conflicts if card.severity == "conflict"],
                doubts=[card for card in page.conflicts if card.severity != "conflict"],
                elsewhere=_outside_the_list(page),
                undrawn=sum(not is_drawn(entry) for entry in page.timeline),
                questions=_by_question,
                first_time=lambda number: not (number in shown or shown.add(number)),  # type: ignore[func-returns-value]
                conflict_ids={card.id for card in page.conflicts},
            )
        )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("treatywatch.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.filters |= {"point": point, "short": short, "outlet": outlet, "evidence": _evidence, "linked": _linked}
    environment.globals |= {"counted": counted, "lane_number": lane_number, "mark": _mark}
    return environment


def _linked(text: str) -> Markup:
    """Escape `text`, and make the web addresses in it links."""
    parts = re.split(r"(https?://[^\s;()<>\"]*[^\s;()<>\".,:])", visible(text))
    return Markup("").join(_link(part) if web_address(part) else part for part in parts)


def _link(address: str) -> Markup:
    return Markup('<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>').format(address)


def _finalized(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _mark(lane: str, style: str) -> Markup:
    return Markup(shape(lane, style))  # drawn from numbers only


def _outside_the_list(page: Page) -> frozenset[int]:
    """Numbers of footnotes that stand in a card or under a theme: links lead there, not into the timeline's list."""
    sentences = [s for section in page.sections for topic in section.topics for s in topic.sentences]
    sentences += [s for card in page.statuses for s in (card.head, *card.steps)]
    sides = {side.footnote.number for card in page.conflicts for side in card.sides}
    return frozenset(sides | {note.number for s in sentences for note in s.footnotes})


def _by_question(cards: Sequence[ConflictCard]) -> list[list[ConflictCard]]:
    """Put cards on one question together, in the order in which the questions come up."""
    groups: dict[str, list[ConflictCard]] = {}
    for card in cards:
        groups.setdefault(card.question, []).append(card)
    return list(groups.values())


def _evidence(sentence: Sentence) -> str:
    """Say what opens under a sentence: how many quotes or records, and how well it is supported."""
    quotes = sum(note.kind == "quote" for note in sentence.footnotes)
    records = len(sentence.footnotes) - quotes
    parts = [counted(quotes, "quote")] if quotes else []
    parts += [counted(records, "record")] if records else []
    if sentence.support and sentence.support != "record":
        parts.append(sentence.support)
    return " · ".join(parts)
