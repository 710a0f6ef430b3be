import json
import shutil
from pathlib import Path

import corpus
import floors
import gate
import pytest
import quality
import sentences
from floors import MEASURES, Floor

from treatywatch.lang import pack

GOOD = dict(zip(MEASURES, (0.8, 0.7, 0.6, 1.0), strict=True))


@pytest.fixture
def apart(tmp_path: Path, monkeypatch) -> Path:
    """Keep the repository's floors and page out of the way of a test that writes."""
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(quality, "PAGE", tmp_path / "quality.md")
    for function in (floors.load, floors.save):
        monkeypatch.setattr(function, "__defaults__", (tmp_path / "floors.json",))
    return tmp_path


@pytest.fixture
def few(tmp_path: Path, monkeypatch) -> None:
    """Leave the gate two English sets to measure, and nothing else."""
    place = tmp_path / "gold" / "en"
    place.mkdir(parents=True)
    for name in "AC":
        for file in (f"gold-{name}.jsonl", f"meta-{name}.jsonl"):
            shutil.copy(corpus.GOLD / "en" / file, place)
        for text in (corpus.GOLD / "en").glob(f"{name.lower()}[0-9]*.txt"):
            shutil.copy(text, place)
    monkeypatch.setattr(corpus.load, "__kwdefaults__", {"gold": place.parent})
    monkeypatch.setattr(corpus.languages, "__defaults__", (place.parent,))
    monkeypatch.setattr(sentences.languages, "__defaults__", (tmp_path / "none",))
    monkeypatch.setattr(pack, "available", lambda: ("en",))


def pinned() -> Floor:
    floor = Floor()
    floor.accept(GOOD, "digest", reason="begun")
    return floor


def test_a_new_floor_lies_under_the_figures_and_bears_no_invented_quote() -> None:
    assert pinned().least == dict(zip(MEASURES, (0.78, 0.68, 0.58, 1.0), strict=True))
    assert pinned().faults(GOOD, "digest") == []


@pytest.mark.parametrize("measure", MEASURES)
def test_a_figure_below_its_floor_is_a_fault(measure: str) -> None:
    (fault,) = pinned().faults({**GOOD, measure: 0.5}, "digest")
    assert fault.startswith(f"{measure} 0.500 is below its floor")


def test_changed_gold_is_a_fault_until_it_is_accepted() -> None:
    floor = pinned()
    assert "the gold changed" in floor.faults(GOOD, "another")[0]
    floor.accept({**GOOD, "key F1": 0.1}, "another", reason="labels corrected")
    assert floor.faults(GOOD, "another") == []
    # To accept new gold does not let the floor down.
    assert floor.least == pinned().least


def test_lowering_touches_only_what_is_not_reached_and_is_noted() -> None:
    floor = pinned()
    floor.lower({**GOOD, "key F1": 0.5, "strict F1": 0.9}, reason="positions rewritten")
    assert floor.least == {**pinned().least, "key F1": 0.48}
    assert [row["reason"] for row in floor.reasons] == ["begun", "positions rewritten"]


def test_raising_lets_nothing_down() -> None:
    floor = pinned()
    floor.lift({**GOOD, "key F1": 0.9, "strict F1": 0.1}, reason="passives")
    assert floor.least == {**pinned().least, "key F1": 0.88}


@pytest.mark.parametrize("change", ["--accept", "--lower", "--raise"])
def test_no_change_without_a_reason(change: str, apart: Path, capsys) -> None:
    with pytest.raises(SystemExit):
        gate.main([change])
    assert "--reason" in capsys.readouterr().err
    assert list(apart.iterdir()) == []


@pytest.mark.usefixtures("few")
def test_the_gate_opens_and_shuts(apart: Path, capsys) -> None:
    assert gate.main([]) == 1
    assert "gate: en grammar.v1: it has no floor yet" in capsys.readouterr().err
    assert gate.main(["--accept", "--reason", "begun"]) == 0
    written = json.loads((apart / "floors.json").read_text(encoding="utf-8"))
    assert written["en"]["grammar.v1"]["reasons"][0]["reason"] == "begun"
    written["en"]["grammar.v1"]["floors"]["strict F1"] = 0.99
    (apart / "floors.json").write_text(json.dumps(written), encoding="utf-8")
    capsys.readouterr()
    assert gate.main(["--misses"]) == 1
    shown = capsys.readouterr()
    assert shown.err.startswith("gate: en grammar.v1: strict F1 0.")
    assert '\nmissed {"doc": ' in shown.out
    page = (apart / "quality.md").read_text(encoding="utf-8")
    assert "| kind treaty_step |" in page
    assert "| set A |" in page
    assert corpus.load("en").digest in page


def test_an_unknown_engine_is_no_success(apart: Path, capsys) -> None:
    assert gate.main(["--engine", "oracle.v9"]) == 1
    assert "nothing to measure for engine oracle.v9" in capsys.readouterr().err


def test_the_page_in_the_docs_is_of_the_gold_that_the_floors_are_pinned_to() -> None:
    page = quality.PAGE.read_text(encoding="utf-8")
    for lang in pack.available():
        digest = floors.load()[lang, pack.engine_of(lang)].corpus
        assert digest == corpus.load(lang).digest
        assert digest in page
