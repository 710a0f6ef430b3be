"""The side file is right, or the run does not begin."""

import pytest

from treatywatch.model.document import DocumentMeta
from treatywatch.model.errors import UsageError
from treatywatch.sources.dates import iso_date
from treatywatch.sources.meta import merged, read_meta
from treatywatch.sources.names import Names


def test_rows_by_document_with_absent_values_unknown(tmp_path):
    path = tmp_path / "meta.jsonl"
    path.write_text(
        '{"doc": "a", "published": "2025-03-18", "url": null, "publisher": "", "lang": "en", "note": 1}\n\n'
        '{"doc": "b"}\n',
        encoding="utf-8",
    )
    assert read_meta(path) == {"a": DocumentMeta(published="2025-03-18", lang="en"), "b": DocumentMeta()}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("{", "not JSON", id="broken"),
        pytest.param("[]", "not an object", id="list"),
        pytest.param('{"published": "2025-01-01"}', "no `doc`", id="no name"),
        pytest.param('{"doc": "a", "published": "spring"}', "not a date", id="no date"),
        pytest.param('{"doc": "a", "published": "2025-02-30"}', "not a date", id="no such day"),
        pytest.param('{"doc": "a", "url": 5}', "`url` is not a text", id="number for text"),
        pytest.param('{"doc": "first", "lang": "de"}', "second, different row", id="contradicts itself"),
    ],
)
def test_a_wrong_row_names_file_and_line(tmp_path, line, says):
    path = tmp_path / "meta.jsonl"
    path.write_text('{"doc": "first", "lang": "en"}\n' + line, encoding="utf-8")
    with pytest.raises(UsageError, match=rf"meta\.jsonl:2: .*{says}"):
        read_meta(path)


def test_a_missing_side_file_says_so(tmp_path):
    with pytest.raises(UsageError, match="cannot read the side file"):
        read_meta(tmp_path / "none.jsonl")


def test_the_side_file_wins_field_by_field():
    inner = DocumentMeta(published="2025-01-01", publisher="row")
    assert merged(inner, DocumentMeta(published="2025-02-02")) == DocumentMeta("2025-02-02", None, "row")
    assert merged(inner, None) is inner


@pytest.mark.parametrize(
    ("value", "day"),
    [
        pytest.param("2025-03-18", "2025-03-18", id="iso"),
        pytest.param("2025-03-18T23:59:00-08:00", "2025-03-18", id="as written, no shift"),
        pytest.param("20250318", "2025-03-18", id="basic"),
        pytest.param("Tue, 18 Mar 2025 10:00:00 GMT", "2025-03-18", id="mail"),
        pytest.param("March 18th, 2025", "2025-03-18", id="month first"),
        pytest.param("18 March 2025", "2025-03-18", id="day first"),
        pytest.param(1742255999000, "2025-03-17", id="milliseconds"),
        pytest.param("03/04/2025", None, id="could be two days"),
        pytest.param(True, None, id="a truth value"),
        pytest.param("", None, id="empty"),
    ],
)
def test_dates_as_exports_write_them(value, day):
    assert iso_date(value) == day


def test_names_stay_apart_when_there_are_many():
    names = Names()
    given = [names.pick([f"n{i % 3000}", f"d/n{i % 3000}"]) for i in range(9000)]
    assert len(set(given)) == 9000
    assert given[6000] == "d/n0#2"
