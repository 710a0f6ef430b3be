"""A page's article, its facts, and its way back through tags and entities."""

import pytest

from treatywatch.model.errors import SetAside

FIRST = (
    "The parliament in Riga voted on Wednesday to leave the convention, with 66 members in favour and 14 against, "
    "officials said after the session."
)
SECOND = (
    "The army destroyed its last anti-personnel mines in 2011, according to the ministry, and has had none in its "
    "depots since then, whatever the rumours say."
)
HEAD = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Riga leaves &amp; Vilnius stays &lt;script&gt;alert(1)&lt;/script&gt; | Baltic Daily</title>
<meta property="og:title" content="Riga leaves &amp; Vilnius stays">
<meta property="og:site_name" content="Baltic Daily">
<link rel="canonical" href="https://baltic.example/2025/riga-leaves">
<meta property="article:published_time" content="2025-04-16T10:00:00+03:00">
<script>var x = "</p><p>Latvia laid 5,000 mines.</p>";</script><style>p { color: red }</style></head>
"""
BODY = f"""<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Riga leaves &amp; Vilnius stays</h1>
<p>{FIRST}</p>
<p>The <b>army</b> destroyed its last anti&#8209;personnel&nbsp;mines in 2011, &ldquo;all of them&rdquo;, the
   ministry said, and has had none in its depots since then, whatever the rumours say.</p>
<h2>What comes next</h2><ul><li>The president signs the bill within ten days of the vote.</li></ul>
<p>{SECOND}</p>
<p>Sign up for our weekly newsletter on arms control.</p>
</article><script>document.write("<p>Latvia used mines.</p>")</script></body></html>"""


def test_headline_text_and_facts(read):
    text = read(HEAD + BODY, place="page.html")
    assert (text.title, text.published, text.publisher) == ("Riga leaves & Vilnius stays", "2025-04-16", "Baltic Daily")
    assert (text.url, text.lang, text.reader) == ("https://baltic.example/2025/riga-leaves", "en", "html.v1")
    assert text.text.startswith("Riga leaves & Vilnius stays\n\n" + FIRST)
    assert "Home" not in text.text
    assert "Latvia" not in text.text
    assert "alert" not in text.text + text.title


def test_roles(read):
    text = read(HEAD + BODY, place="page.html")
    roles = {text.text[b.start : b.end]: b.role for b in text.blocks}
    assert roles["Riga leaves & Vilnius stays"] == "title"
    assert roles["What comes next"] == "heading"
    assert roles[FIRST] == roles["The president signs the bill within ten days of the vote."] == "body"
    assert roles["Sign up for our weekly newsletter on arms control."] == "boilerplate"


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        pytest.param(FIRST, FIRST, id="plain"),
        pytest.param("army destroyed its last", "army</b> destroyed its last", id="through a tag"),
        pytest.param("anti\u2011personnel mines in 2011", "anti&#8209;personnel&nbsp;mines in 2011", id="entities"),
        pytest.param("“all of them”, the ministry", "&ldquo;all of them&rdquo;, the\n   ministry", id="folded space"),
        pytest.param("What comes next", "What comes next", id="heading"),
    ],
)
def test_a_quote_finds_its_bytes(read, quote, source):
    data = (HEAD + BODY).replace("Riga voted", "Rīga voted").encode()
    text = read(data, place="page.html")
    quote = quote.replace("Riga voted", "Rīga voted")
    start = text.text.index(quote)
    low, high = text.bytes_of(start, start + len(quote))
    assert data[low:high].decode() == source.replace("Riga voted", "Rīga voted")
    assert not any("without a way back" in note for note in text.notes)


def test_exact_runs_are_the_same_characters(read):
    data = (HEAD + BODY).encode()
    text = read(data, place="page.html")
    exact = [run for run in text.offsets if run.exact]
    assert len(exact) > 5
    for run in exact:
        assert data[run.byte_start : run.byte_end].decode() == text.text[run.start : run.start + run.length]


def test_the_side_file_wins_over_the_page(read):
    text = read(HEAD + BODY, place="page.html", published="2025-04-17", publisher="Other", url="https://o.example")
    assert (text.published, text.publisher, text.url) == ("2025-04-17", "Other", "https://o.example")


def test_a_date_in_the_future_is_ignored_with_a_note(read):
    text = read(HEAD + BODY, place="page.html", today="2025-04-01")
    assert text.published is None
    assert any("future" in note for note in text.notes)


def test_a_copyright_year_is_no_date(read):
    page = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article><footer>© 2019 Daily</footer></body></html>"
    assert read(page, place="page.html").published is None


def test_a_page_saved_as_txt_is_read_as_a_page(read):
    assert read(HEAD + BODY, place="page.txt", format="plain").reader == "html.v1"
    assert read("A text about <html> tags in a sentence.", place="a.txt").reader == "plain.v1"


def test_the_declared_encoding_counts(read):
    page = f'<html><head><meta charset="windows-1257"></head><body><p>Rīgā, Šiauliai. {FIRST}</p></body></html>'
    text = read(page.encode("cp1257"), place="page.html")
    assert "Rīgā, Šiauliai." in text.text


def test_an_xml_declaration_does_no_harm(read):
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + HEAD + BODY
    assert FIRST in read(page, place="page.xhtml").text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<div>" * 10_000 + f"<p>{FIRST}</p>" + "</div>" * 10_000, id="10,000 nested tags"),
        pytest.param(f"<p>{FIRST}</p>" + "<svg>" * 20_000, id="20,000 tags never closed"),
        pytest.param(f"<p>{FIRST}</p>" + "<" * 200_000, id="200,000 angle brackets"),
        pytest.param(f"<p>{FIRST}</p>" + "<a b='" * 50_000, id="quotes never closed"),
        pytest.param(f"<p>{FIRST}</p><!-- " + "<!--" * 50_000, id="comments never closed"),
        pytest.param(f"<p>{FIRST}</p>" + "&#0;&#xD800;&bogus;" * 10_000, id="entities of nothing"),
        pytest.param(f"<p>{FIRST}</p><script>" + "x" * 100_000, id="script never closed"),
        pytest.param(f"<td></table></p><p>{FIRST}</b></i><table><tr>", id="tags crosswise"),
        pytest.param(f"<p>{FIRST}</p>" + "<i>a</i>" * 60_000, id="120,000 tags"),
    ],
)
def test_a_hostile_page_still_gives_its_text(read, page):
    text = read(f"<html><body>{page}</body></html>", place="page.html")
    assert FIRST in text.text
    start = text.text.index(FIRST)
    assert text.bytes_of(start, start + len(FIRST)) is not None
    text.text.encode()


def test_what_was_not_parsed_is_noted(read):
    text = read("<div>" * 10_000 + f"<p>{FIRST}</p>", place="page.html")
    assert "nested too deeply" in text.notes[0]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("<html><body><script>1</script></body></html>", "no visible text", id="scripts only"),
        pytest.param("<html>" + "<p>text</p>" * 1_000_000 + "</html>", "more than 10000000 characters", id="11 MB"),
        pytest.param("", "empty", id="empty"),
    ],
)
def test_a_page_without_text_is_set_aside(read, page, reason):
    with pytest.raises(SetAside, match=reason):
        read(page, place="page.html")


def test_reading_is_deterministic(read):
    assert read(HEAD + BODY, place="page.html") == read(HEAD + BODY, place="page.html")


def test_the_extractor_says_nothing_on_stderr(read, capfd):
    read("<html><body><p>Hi</p></body></html>", place="page.html")
    assert capfd.readouterr() == ("", "")
