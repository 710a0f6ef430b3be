"""Markdown without its marks."""

import pytest

PARAGRAPH = (
    'The parliament in **Riga** voted to leave the [convention](https://un.example/(x) "t"), with 66 members in favour.'
)
PARAGRAPH = PARAGRAPH.replace("(x)", "x")
PLAIN = "The parliament in Riga voted to leave the convention, with 66 members in favour."


def roles(text) -> dict[str, str]:
    return {text.text[b.start : b.end]: b.role for b in text.blocks}


def test_words_headings_and_places(read):
    data = f"# Riga leaves\n\n{PARAGRAPH}\n\n## What next\n\nIt said so\nin a statement on Friday, and meant it.\n"
    text = read(data, place="a.md")
    assert text.text == f"Riga leaves\n\n{PLAIN}\n\nWhat next\n\nIt said so in a statement on Friday, and meant it."
    assert [roles(text)[k] for k in ("Riga leaves", PLAIN, "What next")] == ["title", "body", "heading"]
    start = text.text.index("leave the convention")
    low, high = text.bytes_of(start, start + len("leave the convention"))
    assert data.encode()[low:high].decode() == "leave the [convention"


def test_front_matter_gives_the_facts_and_the_headline(read):
    front = "---\ntitle: Riga leaves\ndate: 2025-04-16\npublisher: Daily\nlang: en\ndraft: no\n---\n"
    text = read(f"{front}{PARAGRAPH}\n", place="a.md")
    assert (text.title, text.published, text.publisher) == ("Riga leaves", "2025-04-16", "Daily")
    assert text.text == f"Riga leaves\n\n{PLAIN}"
    assert roles(text)["Riga leaves"] == "title"


def test_broken_front_matter_is_noted_and_the_rest_read(read):
    text = read(f"---\ntitle: [\n---\n{PARAGRAPH}\n", place="a.md")
    assert text.text == PLAIN
    assert "front matter" in text.notes[0]


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        pytest.param("a *b* _c_ ~~d~~ `e`", "a b c d e", id="marks"),
        pytest.param("snake_case and 3 * 4 * 5", "snake_case and 3 * 4 * 5", id="no marks"),
        pytest.param(r"1\. and \*stars\*", "1. and *stars*", id="escapes"),
        pytest.param("see <https://x.example> now", "see https://x.example now", id="address"),
        pytest.param("a ![picture](p.png) b", "a  b", id="picture"),
        pytest.param("> quoted words", "quoted words", id="quotation"),
        pytest.param("[ref text][1] here", "ref text here", id="reference"),
        pytest.param("a <b>b</b> c", "a b c", id="tags"),
    ],
)
def test_marks_within_a_line(read, source, plain):
    assert read(source, place="a.md").text == plain


def test_lists_of_links_and_code_give_no_claims_but_facts_do(read):
    data = (
        f"{PARAGRAPH}\n\n- [Finland makes mines](/f)\n- 300 mines were found in May.\n\n```\nLatvia laid mines.\n```\n"
    )
    found = roles(read(data, place="a.md"))
    assert found["Finland makes mines"] == "boilerplate"
    assert found["300 mines were found in May."] == "body"
    assert found["Latvia laid mines."] == "boilerplate"


def test_a_fence_that_never_closes_hides_nothing(read):
    assert roles(read(f"```\n{PARAGRAPH}\n", place="a.md"))[PLAIN] == "body"


def test_brackets_without_end_take_no_time(read):
    assert len(read("[" * 100_000 + "![" * 50_000 + "*_" * 50_000, place="a.md").text) > 100_000
