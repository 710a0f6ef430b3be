"""A text file's text is the file, character by character, and every character knows its bytes."""

import datetime as dt
import pickle
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.model.document import ArchivedDocument, DocumentMeta
from treatywatch.model.errors import SetAside
from treatywatch.model.ids import digest
from treatywatch.text.decode import decode
from treatywatch.text.plain import PlainReader

LINES = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=1, max_size=8)
BREAK = st.sampled_from(["\n", "\r\n", "\r"])


@given(LINES, st.lists(BREAK, min_size=8, max_size=8), st.booleans())
def test_text_is_what_python_reads_and_maps_back(lines, breaks, mark):
    source = ("\ufeff" if mark else "") + "a" + "".join(line + end for line, end in zip(lines, breaks, strict=False))
    data = source.encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(data)
        expected = path.read_text(encoding="utf-8")
    decoded = decode(data, item="a")
    assert decoded.text == expected
    assert sum(run.length for run in decoded.runs) == len(expected)
    for run in decoded.runs:
        under = data[run.byte_start : run.byte_end].decode()
        assert under.replace("\r\n", "\n").replace("\r", "\n") == expected[run.start : run.start + run.length]


def test_bytes_of_a_quote_are_exact(read):
    data = "Łódź — “Poland’s exit”\r\nзаконопроект о выходе 😀 готов\r\n"
    text = read(data)
    for quote in ("Poland", "’s exit", "выходе 😀 готов", "Łódź"):
        start = text.text.index(quote)
        low, high = text.bytes_of(start, start + len(quote))
        assert data.encode()[low:high].decode() == quote


def test_a_span_over_a_line_break_covers_both_of_its_bytes(read):
    text = read("one\r\ntwo")
    assert text.text == "one\ntwo"
    assert text.bytes_of(2, 5) == (2, 6)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "words", ["Poland leaves the treaty.\r\nSo it is 😀.", "Польша выходит из договора. Да, это так."]
)
def test_wide_encodings_with_and_without_a_mark(read, encoding, words):
    data = words.encode(encoding)
    text = read(data)
    assert text.text == words.replace("\r\n", "\n")
    start = text.text.index("it is" if "it is" in words else "это")
    low, high = text.bytes_of(start, start + 3)
    assert (
        data[low:high].decode(
            "utf-32-le" if "32" in encoding else encoding.replace("16", "16-le") if encoding == "utf-16" else encoding
        )
        == text.text[start : start + 3]
    )
    assert any(note.startswith("decoded as utf-") for note in text.notes)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        pytest.param("cp1252", "Le ministre a déclaré que l’armée française détruira ses mines. ", id="fr"),
        pytest.param("cp1250", "Rząd przyjął wczoraj uchwałę o konwencji, żołnierze czekają. ", id="pl"),
        pytest.param("cp1251", "Министр обороны заявил, что страна выходит из договора. ", id="ru"),
        pytest.param("shift_jis", "参議院は本日、対人地雷禁止条約を承認しました。政府は声明を発表。", id="ja"),
    ],
)
def test_old_encodings_are_found_and_noted(read, encoding, words):
    text = read((words * 6).encode(encoding))
    assert text.text == words * 6
    assert "decoded as" in text.notes[0]


def test_mixed_encodings_lose_nothing_and_are_noted(read):
    data = (
        "Ministra obrony: żołnierze są gotowi – mówi.\n".encode() * 4 + "Caf\xe9 closed\n".encode("latin-1") + b"end\n"
    )
    text = read(data)
    assert "Café closed" in text.text
    assert "żołnierze są gotowi" in text.text
    assert "mixed encodings: UTF-8 with 1 other bytes" in text.notes[0]
    start = text.text.index("end")
    assert text.bytes_of(start, start + 3) == (data.index(b"end"), data.index(b"end") + 3)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n\t", "empty", id="mark and blanks only"),
        pytest.param(b"\0" * 500, "empty", id="all NUL"),
        pytest.param(b"Poland le\0ft the treaty and\0 so on", "NUL bytes", id="NUL in a text"),
        pytest.param(b"%PDF-1.7 \x00\x01", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00", "ZIP", id="docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "PNG", id="png"),
        pytest.param(bytes(range(1, 256)) * 40, "binary", id="noise"),
        pytest.param(b"\x01\x02\x03\x04" * 100 + b"abc", "control characters", id="controls"),
        pytest.param(b"\xff\xfe\x00\xd8\x00\xd8", "not valid utf-16", id="broken utf-16"),
    ],
)
def test_what_is_no_text_is_set_aside_with_a_reason(read, data, reason):
    with pytest.raises(SetAside, match=reason) as caught:
        read(data)
    assert caught.value.item == "in/a.txt"
    assert caught.value.advice
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_table_of_a_million_lines_is_set_aside(read):
    with pytest.raises(SetAside, match="1000000 lines"):
        read(b"a\n" * 1_000_000)


def test_one_very_long_line_is_read_in_linear_time(read):
    text = read("Poland left the treaty. " * 200_000)
    assert len(text.text) == 4_800_000
    assert [block.role for block in text.blocks] == ["body"]


def test_ids_come_from_bytes_reader_language_and_date():
    reader = PlainReader()

    def text_id(data: bytes, place: str = "x", **meta) -> str:
        archived = ArchivedDocument("d", place, digest(data), len(data), DocumentMeta(**meta))
        return reader.read(archived, data, today=dt.date(2026, 1, 1)).text_id

    same = text_id(b"Poland left.")
    assert same == text_id(b"Poland left.", place="elsewhere", publisher="P")
    assert len({same, text_id(b"Poland left!"), text_id(b"Poland left.", lang="de"),
                text_id(b"Poland left.", published="2025-01-01")}) == 4  # fmt: skip
