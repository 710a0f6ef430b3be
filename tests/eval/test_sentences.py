import json
from pathlib import Path

import pytest
import sentences
from corpus import CorpusError

from treatywatch.model.claim import KEYS

PERU = {"kind": "treaty_step", "actor": "PER", "treaty": "apmbc", "step": "ratify", "modality": "occurred"}


def written(folder: Path, *rows: dict[str, object], name: str = "some") -> Path:
    home = folder / "en"
    home.mkdir(exist_ok=True)
    (home / "context.txt").write_text("Delegates met to speak of the Ottawa Convention, which Chad has ratified.\n")
    (home / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_what_the_paragraph_before_claims_is_not_counted(tmp_path: Path) -> None:
    row = {"id": "1", "text": "Peru ratified the treaty.", "claims": [PERU]}
    texts = sentences.load("en", folder=written(tmp_path, row))
    (claim,) = sentences.predictions(texts)["1"]
    assert claim["actor"] == "PER"
    (quote,) = claim["evidence"]
    assert texts.texts["1"][quote["start"] : quote["end"]] == quote["exact"]


def test_a_text_has_its_own_date_and_paragraph_before(tmp_path: Path) -> None:
    row = {"id": "1", "text": "Peru ratified the convention last year.", "claims": [], "date": "2012-03-01"}
    texts = sentences.load(
        "en", folder=written(tmp_path, row | {"context": "The talk was of the Convention on Cluster Munitions."})
    )
    (claim,) = sentences.predictions(texts)["1"]
    assert (claim["treaty"], claim["when"]) == ("ccm", "2011")


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([{"id": "1", "text": "Peru ratified."}], "a row without 'claims'"),
        ([{"id": "1", "text": "Peru.", "claims": []}] * 2, "1 stands twice"),
    ],
)
def test_a_fault_of_a_file_is_told(tmp_path: Path, rows: list[dict[str, object]], fault: str) -> None:
    with pytest.raises(CorpusError, match=fault):
        sentences.load("en", folder=written(tmp_path, *rows))


@pytest.mark.parametrize("lang", sentences.languages())
def test_what_is_written_is_of_the_vocabulary(lang: str) -> None:
    texts = sentences.load(lang)
    for key, claims in texts.golds.items():
        for claim in claims:
            assert claim["kind"] in KEYS, key
            assert "modality" in claim, key
    assert sum(not claims for claims in texts.golds.values()) * 20 >= len(texts.golds), "near misses are too few"
