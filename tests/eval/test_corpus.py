import json
import shutil
from pathlib import Path

import corpus
import pytest

from treatywatch.model.claim import KINDS, MODALITIES


def write(folder: Path) -> Path:
    """Write a small corpus of language `en` and return its folder."""
    place = folder / "en"
    place.mkdir(parents=True)
    (place / "x1.txt").write_text("Finland has left.\n", encoding="utf-8")
    row = {"doc": "x1", "lang": "en"}
    (place / "gold-X.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (place / "meta-X.jsonl").write_text(json.dumps({**row, "published": "2025-07-01"}) + "\n", encoding="utf-8")
    return place


@pytest.mark.parametrize("lang", corpus.languages())
def test_every_gold_quote_stands_in_its_text_and_every_name_is_of_the_vocabulary(lang: str) -> None:
    gold = corpus.load(lang)
    claims = [claim for rows in gold.golds.values() for claim in rows]
    assert claims
    for claim in claims:
        assert claim["kind"] in KINDS
        modality = claim["modality"]
        assert set(modality if isinstance(modality, list) else [modality]) <= set(MODALITIES)
        assert claim["evidence"]
        for one in claim["evidence"]:
            assert gold.texts[claim["doc"]][one["start"] : one["end"]] == one["exact"] != ""


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        pytest.param("x1.txt", "x1 has no text", id="text"),
        pytest.param("gold-X.jsonl", "x1 has no gold", id="gold"),
        pytest.param("meta-X.jsonl", "x1 has no row in the side file", id="side file"),
    ],
)
def test_a_document_that_is_not_whole_is_named(tmp_path: Path, gone: str, said: str) -> None:
    (write(tmp_path) / gone).unlink()
    with pytest.raises(corpus.CorpusError, match=said):
        corpus.load("en", gold=tmp_path)


def test_a_document_of_two_sets_is_named(tmp_path: Path) -> None:
    place = write(tmp_path)
    shutil.copy(place / "gold-X.jsonl", place / "gold-Y.jsonl")
    with pytest.raises(corpus.CorpusError, match="x1 has gold in set X already"):
        corpus.load("en", gold=tmp_path)


def test_a_line_that_is_not_json_is_named(tmp_path: Path) -> None:
    place = write(tmp_path)
    (place / "gold-X.jsonl").write_text('{"doc": "x1"}\n\n{"doc": \n', encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=r"gold-X\.jsonl:3: not JSON"):
        corpus.load("en", gold=tmp_path)


def test_a_document_without_claims_counts_as_gold(tmp_path: Path) -> None:
    write(tmp_path)
    gold = corpus.load("en", gold=tmp_path)
    assert (gold.golds, gold.set_of, gold.words, gold.claims) == ({"x1": []}, {"x1": "X"}, 3, 0)
    assert corpus.predictions(gold, "grammar.v1").keys() == {"x1"}


@pytest.mark.parametrize("name", ["x1.txt", "gold-X.jsonl", "meta-X.jsonl"])
def test_one_byte_changes_the_digest(tmp_path: Path, name: str) -> None:
    place = write(tmp_path)
    before = corpus.digest(place)
    (place / "notes.md").write_text("not of the corpus", encoding="utf-8")
    assert corpus.digest(place) == before
    with (place / name).open("ab") as file:
        file.write(b"\n")
    assert corpus.digest(place) != before


def test_a_text_that_is_not_read_as_written_is_refused(tmp_path: Path) -> None:
    (write(tmp_path) / "x1.txt").write_text("<!doctype html><p>Finland has left.</p>\n", encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match="x1 is not read as it is written"):
        corpus.predictions(corpus.load("en", gold=tmp_path), "grammar.v1")


def test_a_text_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (write(tmp_path) / "x1.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(corpus.CorpusError, match=r"x1\.txt: not UTF-8"):
        corpus.load("en", gold=tmp_path)
