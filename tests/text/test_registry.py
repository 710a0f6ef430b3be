"""Every format has a reader that keeps the protocol."""

import datetime as dt

import pytest

from treatywatch.model.document import ArchivedDocument
from treatywatch.model.errors import SetAside
from treatywatch.text import registry

WORDS = "The parliament in Riga voted on Wednesday to leave the convention, with 66 members in favour.\n"
SOURCES = {
    "plain": WORDS.encode(),
    "markdown": WORDS.encode(),
    "html": f"<html><body><p>{WORDS}</p></body></html>".encode(),
    "jsonl": b'{"text": "' + WORDS.strip().encode() + b'"}',
}


@pytest.mark.parametrize("name", sorted(registry.READERS))
def test_a_reader_keeps_the_protocol(name):
    data = SOURCES[name]
    archived = ArchivedDocument("d", "p", "0" * 64, len(data), format=name)
    text = registry.reader(name).read(archived, data, today=dt.date(2026, 1, 1))
    assert (text.doc, text.digest, text.reader) == ("d", "0" * 64, f"{name}.v1")
    start = text.text.index("Riga")
    low, high = text.bytes_of(start, start + 4)
    assert data[low:high] == b"Riga"
    assert text == registry.reader(name).read(archived, data, today=dt.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("place", "data", "name"),
    [
        ("a.HTM", b"words", "html"),
        ("https://x.example/p.html?y=1.md", b"words", "html"),
        ("README.md", b"words", "markdown"),
        ("noend", b"words", "plain"),
        ("noend", b"\xef\xbb\xbf\n<!-- saved --><!DOCTYPE html><p>", "html"),
    ],
)
def test_the_format_is_told_by_name_and_first_bytes(place, data, name):
    assert registry.format_of(ArchivedDocument("d", place, "", 0), data) == name


def test_an_unknown_format_is_set_aside():
    with pytest.raises(SetAside, match="no reader for the format 'pdf'"):
        registry.reader("pdf")
