import datetime as dt
from pathlib import Path

import pytest

from treatywatch.ledger.reader import LedgerReader, known_until
from treatywatch.ledger.records import as_claim, as_document, as_text, claim_entry, document_entry, text_entry
from treatywatch.ledger.views import LedgerView
from treatywatch.ledger.writer import LedgerWriter
from treatywatch.model.errors import LedgerError, UsageError


def engines(path: Path, **scope) -> list[tuple[str, str]]:
    return sorted((claim.doc, claim.engine) for claim in LedgerView(LedgerReader(path, **scope)).claims())


def test_what_goes_in_comes_out(document) -> None:
    stored, text, claim, _ = document(published="2025-03-18")
    assert document_entry(as_document(stored)) == stored
    assert text_entry(as_text(text), document=stored.id) == text
    assert claim_entry(as_claim(claim), document=stored.id, text=text.id) == claim


def test_later_engine_replaces_the_claims_of_the_earlier(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document("a", engine="e.v1"))
    writer.append(document("b", engine="e.v1"))
    writer.append(document("a", engine="e.v2"))
    assert engines(path) == [("a", "e.v2"), ("b", "e.v1")]


def test_later_road_of_the_same_engine_replaces_what_it_no_longer_says(
    writer: LedgerWriter, path: Path, document
) -> None:
    writer.append(document("a", road="1"))
    assert [entry.kind for entry in writer.append(document("a", road="2"))] == ["done"]
    assert engines(path) == [("a", "e.v1")]
    writer.append(document("a", road="3", claims=False))
    assert engines(path) == []
    assert len(list(LedgerView(LedgerReader(path)).texts())) == 1


def test_same_bytes_with_new_metadata_replace_the_old(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document("a"))
    writer.append(document("a", published="2025-03-18"))
    view = LedgerView(LedgerReader(path))
    assert [text.published for text in view.texts()] == ["2025-03-18"]
    assert [found.meta.published for found in view.documents()] == ["2025-03-18"]
    assert len(list(view.claims())) == 1


def test_same_bytes_under_two_names_are_two_documents(writer: LedgerWriter, path: Path, document) -> None:
    body = "Finland ratified 🇫🇮 the treaty."
    writer.append(document("a", body=body))
    writer.append(document("b", body=body))
    view = LedgerView(LedgerReader(path))
    assert [claim.doc for claim in view.claims(by_doc=True)] == ["a", "b"]
    assert len({text.text_id for text in view.texts()}) == 1


def test_as_known_on_leaves_out_what_came_later(writer: LedgerWriter, path: Path, clock, document) -> None:
    writer.append(document("a", engine="e.v1"))
    clock.now += dt.timedelta(days=1)
    writer.append(document("b"))
    clock.now += dt.timedelta(days=1)
    writer.append(document("a", engine="e.v2"))
    assert engines(path, as_known_on="2025-03-17") == []
    assert engines(path, as_known_on="2025-03-18") == [("a", "e.v1")]
    assert engines(path, as_known_on="2025-03-19T11:59:59") == [("a", "e.v1")]
    assert engines(path, as_known_on="2025-03-19T12:00:00") == [("a", "e.v1"), ("b", "e.v1")]
    assert engines(path, as_known_on="2025-03-20") == [("a", "e.v2"), ("b", "e.v1")]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("2025-03-18", "2025-03-18T23:59:59.999999+00:00", id="day"),
        pytest.param("2025-03-18T12:00", "2025-03-18T12:00:00.000000+00:00", id="minute"),
        pytest.param("2025-03-18T12:00+02:00", "2025-03-18T10:00:00.000000+00:00", id="zone"),
    ],
)
def test_known_until(text: str, moment: str) -> None:
    assert known_until(text) == moment


def test_known_until_refuses_what_is_no_date() -> None:
    with pytest.raises(UsageError, match="write it like 2025-03-18"):
        known_until("last week")


def test_content_does_not_depend_on_order_and_transactions(tmp_path: Path, document) -> None:
    digests = set()
    for number, order in enumerate(("abc", "cab", "bca")):
        path = tmp_path / f"{number}.db"
        with LedgerWriter(path) as writer:
            for name in order:
                writer.append(document(name))
        reader = LedgerReader(path)
        digests.add((reader.content_digest(), *(claim.id for claim in LedgerView(reader).claims())))
    with LedgerWriter(tmp_path / "one.db") as writer:
        writer.append([entry for name in "abc" for entry in document(name)])
    assert digests == {
        (
            LedgerReader(tmp_path / "one.db").content_digest(),
            *(claim.id for claim in LedgerView(LedgerReader(tmp_path / "one.db")).claims()),
        )
    }


def test_content_digest_tells_another_document(tmp_path: Path, document) -> None:
    for name in "ab":
        with LedgerWriter(tmp_path / f"{name}.db") as writer:
            writer.append(document(name))
    assert LedgerReader(tmp_path / "a.db").content_digest() != LedgerReader(tmp_path / "b.db").content_digest()


def test_doubts_of_reading_stand_in_the_issue_log(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document("a"))
    ((known_at, issue),) = LedgerView(LedgerReader(path)).issues()
    assert known_at.startswith("2025-03-18T12")
    assert (issue.item, issue.kind, issue.reason) == ("a", "doubt", "decoded as utf-8")


def test_reader_sees_whole_documents_while_another_writes(writer: LedgerWriter, path: Path, document) -> None:
    writer.append(document("a"))
    rows = LedgerReader(path).entries()
    first = next(rows)
    writer.append(document("b"))
    assert (first.kind, len(list(rows))) == ("document", 3)
    assert LedgerReader(path).count("document") == 2


def test_no_ledger_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(LedgerError, match="treatywatch read PATH"):
        LedgerReader(path)
    assert not path.exists()


def test_reading_leaves_nothing_behind_and_cannot_write(path: Path, document) -> None:
    with LedgerWriter(path) as writer:
        writer.append(document())
    reader = LedgerReader(path)
    assert len(list(reader.entries())) == 4
    with pytest.raises(LedgerError, match="read-only"), reader._opened() as connection:
        connection.exec_driver_sql("CREATE TABLE other (x)")
    assert sorted(file.name for file in path.parent.iterdir()) == ["t.db", "t.db-lock"]


@pytest.mark.parametrize("folder_mode", [0o755, 0o555])
def test_ledger_that_may_not_be_written_can_be_read(folder_mode: int, path: Path, document, monkeypatch) -> None:
    with LedgerWriter(path) as writer:
        writer.append(document())
    path.chmod(0o444)
    path.parent.chmod(folder_mode)
    # A test that runs as root may write everywhere; what the rights say stands in for what root would not be told.
    monkeypatch.setattr("os.access", lambda place, mode: bool(Path(place).stat().st_mode & 0o200))
    try:
        assert LedgerReader(path).verify(lambda _: None).counts["claim"] == 1
    finally:
        path.parent.chmod(0o755)
