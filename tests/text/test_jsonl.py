"""A row's text is the row's, and finds its bytes through JSON's escapes."""

import json

import pytest

from treatywatch.model.errors import SetAside

BODY = "Łódź said “no”.\r\nThe army destroyed its last mines in 2011, a spokesman told reporters in Riga 😀.\n"


@pytest.mark.parametrize("ascii_only", [True, False], ids=["escaped", "as it is"])
def test_text_and_bytes(read, ascii_only):
    row = {"text": "decoy", "meta": {"text": BODY}, "x": 1} | {"text": BODY}
    data = json.dumps(row, ensure_ascii=ascii_only).encode()
    text = read(data, format="jsonl")
    assert text.text == BODY.replace("\r\n", "\n")
    for quote in ("destroyed its last mines", "Łódź", "😀"):
        start = text.text.index(quote)
        low, high = text.bytes_of(start, start + len(quote))
        assert json.loads(b'"' + data[low:high] + b'"') == quote
        assert low > data.index(b'"meta"') or not ascii_only


def test_a_headline_stands_behind_so_that_offsets_hold(read):
    data = json.dumps({"title": "Riga leaves", "text": BODY}).encode()
    text = read(data, format="jsonl", title="Riga leaves")
    assert text.text == BODY.replace("\r\n", "\n") + "\n\nRiga leaves"
    block = text.blocks[-1]
    assert (text.text[block.start : block.end], block.role) == ("Riga leaves", "title")
    low, high = text.bytes_of(block.start, block.end)
    assert data[low:high] == b"Riga leaves"


def test_a_headline_that_the_text_has_is_not_said_twice(read):
    body = f"Riga leaves\n\n{BODY}"
    text = read(json.dumps({"text": body}), format="jsonl", title="Riga leaves")
    assert text.text.count("Riga leaves") == 1
    assert text.blocks[0].role == "title"


def test_html_in_a_row_is_read_as_a_page(read):
    page = f"<div><p>{BODY}</p><p>{BODY}</p><p>Latvia &amp; Estonia left.</p><script>mines</script></div>"
    data = json.dumps({"content": page}).encode()
    text = read(data, format="jsonl")
    assert "Latvia & Estonia left." in text.text
    assert "script" not in text.text
    start = text.text.index("Latvia")
    low, high = text.bytes_of(start, start + 16)
    assert data[low:high] == b"Latvia &amp; Estonia"


def test_half_a_character_and_nul_become_marks_of_what_is_missing(read):
    text = read(b'{"text": "a \\ud800 b \\u0000 c and so on"}', format="jsonl")
    assert text.text == "a \ufffd b \ufffd c and so on"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(b'{"text": ""}', "no text", id="empty"),
        pytest.param(b'{"title": "T"}', "no text", id="headline only"),
        pytest.param(b"[1]", "not a JSON object", id="list"),
        pytest.param(b'{"text": "a', "not a line of JSON", id="broken"),
        pytest.param(b"[" * 100_000, "not a line of JSON", id="nested"),
    ],
)
def test_a_row_without_text_is_set_aside(read, row, reason):
    with pytest.raises(SetAside, match=reason):
        read(row, format="jsonl")
