import json
import re
from collections.abc import Callable

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.report import registry
from treatywatch.report.base import ProfileData
from treatywatch.report.markdown import escaped
from treatywatch.report.profile import build
from treatywatch.report.text import TextWriter


@pytest.mark.parametrize("name", sorted(registry.FORMATS))
def test_every_format_says_the_same(name: str, data: ProfileData) -> None:
    writer = registry.load(name)
    assert writer.name == name
    page = build(data)
    written = re.sub(r"[\s\\]+", " ", registry.load(name).write(page))
    for section in page.sections:
        for topic in section.topics:
            for sentence in topic.sentences:
                assert re.sub(r"\s+", " ", sentence.text) in written
                for note in sentence.footnotes:
                    assert note.digest in written


def test_an_unknown_format_is_told_what_there_is() -> None:
    with pytest.raises(UsageError, match=r"no report format 'pdf'; choose one of: text, md, html, json"):
        registry.load("pdf")


def test_json_is_the_page(data: ProfileData) -> None:
    page = json.loads(registry.load("json").write(build(data)))
    assert page["format"] == "treatywatch.profile.v1"
    first = page["sections"][0]["topics"][0]["sentences"][0]["footnotes"][0]
    text = data.documents[first["text_id"]].text
    assert text[first["start"] : first["end"]] == first["quote"]


def test_markdown_defines_every_footnote_once(data: ProfileData) -> None:
    written = registry.load("md").write(build(data))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", written))
    defined = re.findall(r"^\[\^(\d+)\]:", written, re.MULTILINE)
    assert sorted(defined, key=int) == sorted(used, key=int)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("<b>", r"\<b\>", id="html"),
        pytest.param("[x](javascript:1)", r"\[x\](javascript:1)", id="link"),
        pytest.param("see https://evil.example", r"see https\://evil.example", id="bare-address"),
        pytest.param("www.evil.example", r"www\.evil.example", id="bare-host"),
        pytest.param("# head\n# two", r"\# head \# two", id="heading"),
        pytest.param("1. item", r"1\. item", id="list"),
        pytest.param("a|b `c` *d*", r"a\|b \`c\` \*d\*", id="table-and-code"),
        pytest.param("1.2 million – 5", "1.2 million – 5", id="near-miss-plain-text"),
    ],
)
def test_markdown_of_strangers_is_inert(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_the_terminal_gets_no_orders_from_a_document(hostile: Callable[[str], ProfileData]) -> None:
    written = TextWriter().write(build(hostile("\x1b]0;owned\x07\x1b[2J[bold red]x[/]\x9b31m")))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", written)
    assert "[bold red]x[/]" in written


def test_lines_fit_the_terminal(data: ProfileData) -> None:
    lines = TextWriter(width=70).write(build(data)).splitlines()
    # A digest is one word of 64 digits and stays whole.
    assert all(len(line) <= 70 for line in lines if "sha256" not in line and not re.search("[0-9a-f]{64}", line))


def test_colours_only_when_asked_for(data: ProfileData) -> None:
    page = build(data)
    assert "\x1b[" not in TextWriter().write(page)
    assert "\x1b[" in TextWriter(color=True).write(page)
