import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from treatywatch.report.base import ProfileData
from treatywatch.report.html import HtmlWriter
from treatywatch.report.profile import build

EVIL = [
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param('"><img src=x onerror=alert(1)>', id="attribute"),
    pytest.param("</style></svg></title><iframe src=//evil.example>", id="breaking-out"),
    pytest.param("javascript:alert(1)", id="script-address"),
    pytest.param("data:text/html,<b>x</b>", id="data-address"),
    pytest.param('https://evil.example/" onclick="alert(1)', id="address-with-attribute"),
    pytest.param("{{ 7 * 7 }}{% raw %}", id="template"),
    pytest.param("a\x00b\x1b[31mc\u202ed", id="control-characters"),
]


class Reader(HTMLParser):
    """Collects tags and attributes, and checks that they close in order."""

    VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture
def html(data: ProfileData) -> str:
    return HtmlWriter().write(build(data))


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_text_is_inert(hostile: Callable[[str], ProfileData], evil: str) -> None:
    harmless = read(HtmlWriter().write(build(hostile("a plain name"))))
    reader = read(HtmlWriter().write(build(hostile(evil))))
    # Words may change the text of a page, never what it is made of.
    assert set(reader.tags) - {"a"} == set(harmless.tags) - {"a"}
    assert not any(name.startswith("on") or name in ("style", "src", "srcdoc") for _, name, _ in reader.attributes)
    for tag, name, value in reader.attributes:
        if name == "href":
            assert tag == "a"
            assert value.startswith(("#", "https://", "http://"))
            assert "evil" not in value
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202e]", "".join(reader.text))


def test_hostile_words_are_shown_as_words(hostile: Callable[[str], ProfileData]) -> None:
    reader = read(HtmlWriter().write(build(hostile("<script>alert(1)</script>"))))
    assert "<script>alert(1)</script>" in "".join(reader.text)


def test_one_file_that_fetches_nothing_and_runs_nothing(html: str) -> None:
    reader = read(html)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(reader.tags)
    assert "url(" not in html
    assert "@import" not in html
    policy = next(value for _, name, value in reader.attributes if name == "content" and "default-src" in value)
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    named = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{named}'")


def test_links_that_leave_the_page_tell_nobody(html: str) -> None:
    links = dict[str, Any]()
    reader = read(html)
    for number, (_tag, name, value) in enumerate(reader.attributes):
        if name == "href" and value.startswith("http"):
            links[value] = reader.attributes[number + 1]
    assert links == {"https://wire.example.org/1": ("a", "rel", "noopener noreferrer nofollow")}


def test_every_footnote_opens_quote_document_and_digest(html: str, data: ProfileData) -> None:
    page = build(data)
    for section in page.sections:
        for topic in section.topics:
            for sentence in topic.sentences:
                for note in sentence.footnotes:
                    assert f'id="n{note.number}"' in html
                    assert f'href="#n{note.number}"' in html
                    if note.kind == "quote":
                        assert note.digest in html
                        assert f"<mark>{note.quote}</mark>" in html


def test_ids_are_unique_and_links_inside_the_page_lead_somewhere(html: str) -> None:
    reader = read(html)
    ids = [value for _, name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {value[1:] for _, name, value in reader.attributes if name == "href" and value.startswith("#")}
    assert targets <= set(ids)


def test_on_paper_every_quote_is_shown_somewhere(html: str) -> None:
    # Style hides a note marked `again`; its first showing must not be marked.
    shown = re.findall(r'<figure class="note \w+( again)?"(?: id="n(\d+)")?', html)
    assert shown
    assert all(bool(again) != bool(number) for again, number in shown)
    style = html[html.index("@media print") : html.index("</style>")]
    assert "details::details-content { content-visibility: visible" in style


def test_headings_go_down_one_level_at_a_time(html: str) -> None:
    levels = [int(tag[1]) for tag in read(html).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_a_way_past_the_menu(html: str) -> None:
    reader = read(html)
    assert {"header", "nav", "main", "footer"} <= set(reader.tags)
    assert ("a", "href", "#main") in reader.attributes
    assert ("html", "lang", "en") in reader.attributes


def test_an_empty_profile_is_a_page() -> None:
    page = HtmlWriter().write(build(ProfileData("RUR", "Ruritania", "2025-10-01", "2025-10-02")))
    assert "Nothing in this profile is dated." in page
    read(page)


def test_same_page_same_bytes(data: ProfileData) -> None:
    assert HtmlWriter().write(build(data)) == HtmlWriter().write(build(data))
