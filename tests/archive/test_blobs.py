"""What was kept stays as it was; what cannot be kept is said."""

import errno
import os
import pickle
from pathlib import Path

import pytest

from treatywatch.archive import blobs
from treatywatch.archive.blobs import BlobArchive
from treatywatch.model.document import DocumentMeta, RawDocument
from treatywatch.model.errors import LedgerError, TamperError

RAW = RawDocument("a", "in/a.txt", b"text", DocumentMeta(lang="en"), "plain")


def test_bytes_come_back_and_the_document_keeps_its_facts(tmp_path):
    archive = BlobArchive(tmp_path / "blobs")
    kept = archive.keep(RAW)
    assert archive.open(kept.digest) == b"text"
    assert (kept.doc, kept.place, kept.size, kept.meta, kept.format) == ("a", "in/a.txt", 4, RAW.meta, "plain")


def test_the_same_bytes_twice_write_nothing(tmp_path):
    archive = BlobArchive(tmp_path)
    path = tmp_path / archive.keep(RAW).digest[:2] / archive.keep(RAW).digest
    before = path.stat()
    archive.keep(RAW)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert before.st_mode & 0o222 == 0


def test_a_changed_blob_is_found_and_named(tmp_path):
    archive = BlobArchive(tmp_path)
    digest = archive.keep(RAW).digest
    path = tmp_path / digest[:2] / digest
    path.chmod(0o644)
    path.write_bytes(b"tex!")
    with pytest.raises(TamperError, match=digest):
        archive.open(digest)
    assert len(list(archive.verify())) == 1


def test_a_cut_blob_is_not_taken_for_kept(tmp_path):
    archive = BlobArchive(tmp_path)
    digest = archive.keep(RAW).digest
    path = tmp_path / digest[:2] / digest
    path.chmod(0o644)
    path.write_bytes(b"t")
    with pytest.raises(TamperError, match="1 bytes, not 4"):
        archive.keep(RAW)


def test_whole_archive_verifies_and_strays_are_named(tmp_path):
    archive = BlobArchive(tmp_path)
    digests = sorted(archive.keep(RawDocument("d", "p", bytes([n]))).digest for n in range(20))
    assert list(archive.digests()) == digests
    assert list(archive.verify()) == []
    (tmp_path / "tmp" / "half").write_bytes(b"x")
    assert ["half" in line for line in archive.verify()] == [True]


def test_another_writer_who_came_first_is_left_alone(tmp_path, monkeypatch):
    archive = BlobArchive(tmp_path)
    link = os.link

    def overtaken(source, target):
        Path(target).write_bytes(b"text")
        link(source, target)

    monkeypatch.setattr(blobs.os, "link", overtaken)
    assert archive.open(archive.keep(RAW).digest) == b"text"


def test_a_file_system_without_links_works_too(tmp_path, monkeypatch):
    def refuse(source, target):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(blobs.os, "link", refuse)
    archive = BlobArchive(tmp_path)
    assert archive.open(archive.keep(RAW).digest) == b"text"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        pytest.param(errno.ENOSPC, "is full; make room and run again", id="disk full"),
        pytest.param(errno.EROFS, "not writable", id="read-only"),
        pytest.param(errno.EIO, "cannot be written", id="broken disk"),
    ],
)
def test_what_cannot_be_written_says_what_to_do_and_leaves_nothing(tmp_path, monkeypatch, code, says):
    archive = BlobArchive(tmp_path)

    def refuse(_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(blobs.os, "fsync", refuse)
    with pytest.raises(LedgerError, match=says) as caught:
        archive.keep(RAW)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "0" * 63, "G" * 64])
def test_what_is_no_digest_opens_nothing(tmp_path, digest):
    with pytest.raises(LedgerError, match="not a SHA-256"):
        BlobArchive(tmp_path).open(digest)


def test_a_digest_that_was_never_kept_says_so(tmp_path):
    with pytest.raises(LedgerError, match="cannot be read"):
        BlobArchive(tmp_path).open("0" * 64)
