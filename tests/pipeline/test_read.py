import errno
from pathlib import Path

import pytest

from treatywatch.archive.blobs import BlobArchive
from treatywatch.ledger.reader import LedgerReader
from treatywatch.ledger.views import LedgerView
from treatywatch.model.document import Issue
from treatywatch.model.errors import LedgerError, PackError, UsageError
from treatywatch.pipeline import batch as batches
from treatywatch.pipeline import road
from treatywatch.pipeline.settings import Settings


def content(settings: Settings) -> tuple[str, tuple[str, ...]]:
    reader = LedgerReader(settings.ledger)
    reader.verify(lambda _: None)
    return reader.content_digest(), tuple(claim.id for claim in LedgerView(reader).claims())


def test_every_input_is_counted(folder: Path, settings, examiner) -> None:
    (folder / "b1.txt").write_text("BROKEN")
    (folder / "b2.txt").write_text("LATER")
    (folder / "b3.txt").write_text("BUG")
    (folder / "b4.txt").write_text("SURROGATE treaty")
    (folder / "b5.txt").write_text("A recipe for soup.")
    issues: list[Issue] = []
    summary = road.read([folder], settings=settings(), report=issues.append, examiner=examiner)
    assert (summary.found, summary.read, summary.off_subject) == (17, 13, 1)
    assert (summary.known, summary.set_aside, summary.retry, summary.claims) == (0, 3, 1, 24)
    assert summary.refused
    told = {issue.item: (issue.kind, issue.reason.split(":")[0]) for issue in issues}
    assert told == {
        "b1": ("set_aside", "not a text"),
        "b2": ("retry", "still being written"),
        "b3": ("set_aside", "internal error"),
        "b4": ("set_aside", "its text or metadata holds half a character (a lone surrogate)"),
    }
    kept = {issue.item for _, issue in LedgerView(LedgerReader(settings().ledger)).issues()}
    assert kept == set(told)
    assert str(summary).startswith("17 found: 13 read (1 off the subject), 0 known already, 3 set aside (")


def test_reading_again_does_nothing_and_says_so(folder: Path, settings, examiner) -> None:
    road.read([folder], settings=settings(), examiner=examiner)
    before = settings().ledger.read_bytes()
    seen = len(examiner.seen)
    summary = road.read([folder], settings=settings(), examiner=examiner)
    assert (summary.known, summary.read, summary.entries, summary.refused) == (12, 0, 0, False)
    assert str(summary) == "12 found: 0 read, 12 known already, 0 set aside; nothing new"
    assert len(examiner.seen) == seen
    assert settings().ledger.read_bytes() == before


def test_later_version_reads_again_and_adds_only_what_is_new(folder: Path, settings, examiner, monkeypatch) -> None:
    road.read([folder], settings=settings(), examiner=examiner)
    before = content(settings())
    examiner.road = "fake.v1 of a later version"
    summary = road.read([folder], settings=settings(), examiner=examiner)
    assert (summary.read, summary.known, summary.claims, summary.entries) == (12, 0, 0, 12)
    assert content(settings()) == before


def test_same_file_at_another_place_is_known(folder: Path, settings, examiner, tmp_path: Path) -> None:
    road.read([folder], settings=settings(), examiner=examiner)
    moved = tmp_path / "moved"
    folder.rename(moved)
    assert road.read([moved], settings=settings(), examiner=examiner).known == 12


def test_file_that_gets_a_longer_name_is_known(tmp_path: Path, settings, examiner) -> None:
    place = tmp_path / "in"
    (place / "b").mkdir(parents=True)
    (place / "b" / "x.txt").write_text("Poland ratified the treaty.")
    road.read([place], settings=settings(), examiner=examiner)
    (place / "a").mkdir()
    (place / "a" / "x.txt").write_text("Latvia ratified the treaty.")
    summary = road.read([place], settings=settings(), examiner=examiner)
    assert (summary.read, summary.known) == (1, 1)


def test_changed_file_is_a_new_document(folder: Path, settings, examiner) -> None:
    road.read([folder], settings=settings(), examiner=examiner)
    (folder / "late" / "a00.txt").write_text("State 0 ratified the treaty after all.")
    summary = road.read([folder], settings=settings(), examiner=examiner)
    assert (summary.read, summary.known, summary.claims) == (1, 11, 1)


def test_order_and_halves_do_not_change_the_content(folder: Path, settings, examiner) -> None:
    whole = settings("whole")
    road.read([folder], settings=whole, examiner=examiner)
    files = sorted(folder.rglob("*.txt"))
    orders = {
        "halves": [[folder / "early"], [folder / "late"]],
        "other-halves": [[folder / "late"], [folder / "early"]],
        "overlapping": [files[:8], files[4:]],
        "one-by-one-backwards": [[file] for file in reversed(files)],
    }
    for name, runs in orders.items():
        for run in runs:
            road.read(run, settings=settings(name), examiner=examiner)
        assert content(settings(name)) == content(whole), name


def test_size_of_batches_does_not_change_the_content(folder: Path, settings, examiner, monkeypatch) -> None:
    road.read([folder], settings=settings("whole"), examiner=examiner)
    monkeypatch.setattr(batches, "_DOCUMENTS", 1)
    road.read([folder], settings=settings("single"), examiner=examiner)
    assert content(settings("single")) == content(settings("whole"))


def test_documents_stay_whole_when_a_run_breaks_off(folder: Path, settings, examiner, monkeypatch) -> None:
    monkeypatch.setattr(batches, "_DOCUMENTS", 5)
    keep = BlobArchive.keep
    kept = []

    def full_after_seven(archive: BlobArchive, raw):
        kept.append(raw.doc)
        if len(kept) == 8:
            raise LedgerError("the disk of the archive is full")
        return keep(archive, raw)

    monkeypatch.setattr(BlobArchive, "keep", full_after_seven)
    with pytest.raises(LedgerError, match="full"):
        road.read([folder], settings=settings(), examiner=examiner)
    counts = LedgerReader(settings().ledger).verify(lambda _: None).counts
    assert counts == {"claim": 10, "document": 5, "done": 5, "text": 5}
    monkeypatch.setattr(BlobArchive, "keep", keep)
    summary = road.read([folder], settings=settings(), examiner=examiner)
    assert (summary.known, summary.read) == (5, 7)
    road.read([folder], settings=settings("whole"), examiner=examiner)
    assert content(settings()) == content(settings("whole"))


def test_broken_pack_ends_the_run(folder: Path, settings, examiner) -> None:
    (folder / "z.txt").write_text("PACK")
    with pytest.raises(PackError, match="no such column"):
        road.read([folder], settings=settings(), examiner=examiner)


def test_ctrl_c_keeps_whole_documents(folder: Path, settings, examiner) -> None:
    def stop_at_the_fourth(raw) -> None:
        if len(examiner.seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        road.read([folder], settings=settings(), examiner=examiner, tick=stop_at_the_fourth)
    assert LedgerReader(settings().ledger).verify(lambda _: None).counts["document"] == 3


def test_disk_error_of_the_archive_ends_the_run(folder: Path, settings, examiner, monkeypatch) -> None:
    def no_space(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space)
    with pytest.raises(LedgerError, match="disk"):
        road.read([folder], settings=settings(), examiner=examiner)


def test_own_files_are_not_read(folder: Path, settings, examiner) -> None:
    own = Settings(folder / "t.db", folder / "t.archive", settings().today)
    assert road.read([folder], settings=own, examiner=examiner).found == 12
    summary = road.read([folder], settings=own, examiner=examiner)
    assert (summary.found, summary.known) == (12, 12)


def test_set_aside_file_is_told_again(folder: Path, settings, examiner) -> None:
    (folder / "b1.txt").write_text("BROKEN")
    road.read([folder], settings=settings(), examiner=examiner)
    summary = road.read([folder], settings=settings(), examiner=examiner)
    assert (summary.known, summary.set_aside, summary.entries) == (12, 1, 0)


def test_path_that_is_not_there(tmp_path: Path, settings, examiner) -> None:
    with pytest.raises(UsageError, match="no such file"):
        road.read([tmp_path / "nowhere"], settings=settings(), examiner=examiner)


def test_second_run_at_the_same_time_is_told(folder: Path, settings, examiner) -> None:
    def meanwhile(_: object) -> None:
        with pytest.raises(LedgerError, match="another treatywatch"):
            road.read([folder], settings=settings(), examiner=examiner)

    assert road.read([folder], settings=settings(), examiner=examiner, tick=meanwhile).read == 12


def test_language_without_a_pack_ends_no_run_and_is_listed(tmp_path: Path, settings) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.html").write_text("<p>ფინეთმა დატოვა ოტავის კონვენცია, განაცხადა მინისტრმა.</p>")
    (place / "b.txt").write_text("Finland has withdrawn from the Ottawa Convention, the minister said.")
    issues: list[Issue] = []
    summary = road.read([place], settings=settings(), report=issues.append)
    assert (summary.read, summary.retry, summary.found) == (1, 1, 2)
    assert [(issue.item, issue.kind, issue.reason) for issue in issues] == [
        ("a", "retry", "no language pack for 'ka'"),
    ]
    # It waits: once there is a pack, the same run reads it.
    assert road.read([place], settings=settings()).retry == 1
