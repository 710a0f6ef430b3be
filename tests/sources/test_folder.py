"""Every file gives a document or a line in the issue log."""

import json
import os
from pathlib import Path

import pytest

from treatywatch.model.document import DocumentMeta, Issue, RawDocument
from treatywatch.model.errors import UsageError
from treatywatch.sources.folder import find


def found(*paths: Path, **options) -> tuple[list[RawDocument], list[Issue]]:
    issues: list[Issue] = []
    documents = list(find(paths, meta=options.pop("meta", {}), report=issues.append, **options))
    return documents, issues


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_files_come_sorted_with_stem_and_format(tmp_path):
    write(tmp_path, b_dot_txt="B", a__z_dot_md="Z", a__c_dot_html="C", d_dot_bin="D")
    documents, issues = found(tmp_path)
    assert [(d.doc, d.format) for d in documents] == [("c", "html"), ("z", "markdown"), ("b", "plain"), ("d", None)]
    assert issues == []


@pytest.mark.parametrize("turn", [1, -1], ids=["given in order", "given in reverse"])
def test_two_files_of_one_name_keep_apart_whatever_the_order(tmp_path, turn):
    write(tmp_path, one__x_dot_txt="1", two__x_dot_txt="2", two__x_dot_md="3")
    documents, _ = found(*[tmp_path / "one", tmp_path / "two"][::turn])
    assert [(d.doc, d.data) for d in documents] == [("x", b"1"), ("two/x", b"3"), ("two/x.txt", b"2")]


def test_a_file_given_with_its_folder_is_read_once(tmp_path):
    write(tmp_path, x_dot_txt="1")
    documents, _ = found(tmp_path, tmp_path / "x.txt", tmp_path)
    assert [d.doc for d in documents] == ["x"]


def test_a_path_that_does_not_exist_is_wrong_usage_before_anything_is_read(tmp_path):
    with pytest.raises(UsageError, match=r"nowhere.*no such file"):
        find([tmp_path / "nowhere"], meta={}, report=lambda _: None)


def test_folders_in_a_loop_end_and_are_reported(tmp_path):
    write(tmp_path, a__x_dot_txt="1")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    documents, issues = found(tmp_path)
    assert [d.doc for d in documents] == ["x"]
    assert [(Path(i.item).name, i.kind) for i in issues] == [("back", "known"), ("self", "set_aside")]


def test_a_link_to_a_folder_above_is_not_followed(tmp_path):
    write(tmp_path, top_dot_txt="0", a__x_dot_txt="1")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    documents, issues = found(tmp_path / "a")
    assert [d.doc for d in documents] == ["x"]
    assert "above" in issues[0].reason


def test_a_link_that_leads_out_is_read_once_under_its_own_name(tmp_path):
    write(tmp_path, store__deadbeef="text", _dot_hidden__object="kept")
    write(tmp_path, **{"in__y_dot_txt": "y"})
    (tmp_path / "in" / "article.txt").symlink_to(tmp_path / "store" / "deadbeef")
    (tmp_path / "in" / "again.txt").symlink_to(tmp_path / "store" / "deadbeef")
    documents, issues = found(tmp_path / "in")
    assert [d.doc for d in documents] == ["again", "y"]
    assert issues[0].kind == "known"


def test_a_link_into_a_hidden_folder_is_read_for_nothing_else_reads_it(tmp_path):
    write(tmp_path, **{".store__object": "text"})
    (tmp_path / "article.txt").symlink_to(tmp_path / ".store" / "object")
    documents, issues = found(tmp_path)
    assert [d.data for d in documents] == [b"text"]
    assert [i.kind for i in issues] == ["known"]


def test_hidden_files_are_counted_not_silent(tmp_path):
    write(tmp_path, **{".git__config": "c", ".DS_Store": "d", "x_dot_txt": "1"})
    documents, issues = found(tmp_path)
    assert [d.doc for d in documents] == ["x"]
    assert [(i.kind, i.reason[:8]) for i in issues] == [("known", "2 hidden")]


def test_a_file_over_the_limit_is_set_aside_and_the_rest_read(tmp_path):
    write(tmp_path, big_dot_txt="x" * 101, fits_dot_txt="x" * 100)
    documents, issues = found(tmp_path, limit=100)
    assert [d.doc for d in documents] == ["fits"]
    assert issues[0].kind == "set_aside"
    assert "larger than 100 bytes" in issues[0].reason


def test_a_pipe_does_not_hang_the_run(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path, x_dot_txt="1")
    documents, issues = found(tmp_path)
    assert [d.doc for d in documents] == ["x"]
    assert "not a regular file" in issues[0].reason


def test_an_unreadable_file_is_set_aside(tmp_path, monkeypatch):
    write(tmp_path, a_dot_txt="1", b_dot_txt="2")
    opened = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    documents, issues = found(tmp_path)
    assert [d.doc for d in documents] == ["b"]
    assert "Permission denied" in issues[0].reason


def test_excluded_files_and_folders_are_left_out(tmp_path):
    write(tmp_path, meta_dot_jsonl='{"doc": "x"}', blobs__aa="b", x_dot_txt="1")
    documents, issues = found(tmp_path, exclude=[tmp_path / "meta.jsonl", tmp_path / "blobs"])
    assert [d.doc for d in documents] == ["x"]
    assert issues == []


def test_the_side_file_speaks_for_its_document(tmp_path):
    write(tmp_path, x_dot_txt="1", sub__x_dot_txt="2")
    documents, issues = found(tmp_path, meta={"x": DocumentMeta(published="2025-03-18")})
    assert [(d.doc, d.meta.published) for d in documents] == [("x", "2025-03-18"), (f"{tmp_path.name}/x", None)]
    assert issues[0].kind == "doubt"


def test_rows_of_a_jsonl_file_are_documents_of_their_own(tmp_path):
    rows = [
        {"doc": "one", "text": "Text.", "date": "Tue, 18 Mar 2025 23:30:00 -0500", "publisher": "P", "lang": "en"},
        {"id": 7, "body": "Body.", "published": 1742342400},
        {"content": "Content.", "title": "T", "date": "soon"},
    ]
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    documents, issues = found(tmp_path)
    assert [(d.doc, d.meta.published) for d in documents] == [
        ("one", "2025-03-18"),
        ("7", "2025-03-19"),
        ("feed-3", None),
    ]
    assert documents[0].place == f"{path}:1"
    assert documents[0].data == json.dumps(rows[0]).encode()
    assert [(i.kind, i.item) for i in issues] == [("doubt", f"{path}:3")]


def test_a_broken_line_in_the_middle_is_named_and_the_rest_read(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"doc": "a", "text": "A"}\r\n{"doc": "b", "te\n\n[1]\n\xff\xfe\n' + b"[" * 100_000 + b"\n"
        b'{"doc": "x"}\n{"doc": "c", "text": "C"}'
    )
    documents, issues = found(tmp_path)
    assert [d.doc for d in documents] == ["a", "c"]
    assert [i.item.removeprefix(f"{path}") for i in issues] == [":2", ":4", ":5", ":6", ""]
    assert {i.kind for i in issues} == {"set_aside"}
    assert "1 rows without a text (lines 7)" in issues[-1].reason


def test_a_line_over_the_limit_is_not_held_in_memory(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text('{"doc": "a", "text": "A"}\n' + "x" * 1000 + '\n{"doc": "b", "text": "B"}\n', encoding="utf-8")
    documents, issues = found(tmp_path, limit=100)
    assert [d.doc for d in documents] == ["a", "b"]
    assert issues[0].item == f"{path}:2"
