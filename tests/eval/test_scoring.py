import importlib.util
import itertools
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import corpus
import pytest
import scoring
from corpus import Corpus
from scoring import Rows

REFERENCE = Path(os.environ.get("TREATYWATCH_SHARED") or Path(__file__).parents[3] / "shared") / "eval" / "score.py"
needs_reference = pytest.mark.skipif(not REFERENCE.is_file(), reason="the shared folder with score.py is absent")

STEP = {"kind": "treaty_step", "actor": "FIN", "treaty": "apmbc", "step": "notify_withdrawal", "modality": "occurred"}
USE = {"kind": "use", "actor": "RUS", "item": "apm", "modality": "occurred"}
CLEARED = {"kind": "clearance", "place": "KHM", "aspect": "cleared", "modality": "occurred"}


@pytest.mark.parametrize(
    ("gold", "changed", "same"),
    [
        pytest.param(STEP, {}, True, id="the same"),
        pytest.param(STEP, {"step": "withdraw"}, False, id="another step"),
        pytest.param(STEP, {"actor": "EST"}, False, id="another state"),
        pytest.param({**STEP, "actor": ["FIN", "finnish-army"]}, {"actor": "finnish-army"}, True, id="one of a list"),
        pytest.param({**STEP, "step": ["withdraw", "notify_withdrawal"]}, {}, True, id="one of two readings"),
        pytest.param({**STEP, "body": "parliament"}, {}, True, id="a body left out"),
        pytest.param({**STEP, "body": "parliament"}, {"body": "government"}, False, id="another body"),
        pytest.param({**STEP, "actor": [None, "FIN"]}, {"actor": None}, True, id="none is right too"),
        pytest.param(STEP, {"actor": None}, False, id="an actor left out"),
        pytest.param({**STEP, "actor": "handicap-international"}, {"actor": "Handicap"}, True, id="part of a name"),
        pytest.param({**STEP, "actor": "FIN"}, {"actor": "finland"}, False, id="a code is no part of a name"),
        pytest.param({**STEP, "actor": "józef-łuk"}, {"actor": "Jozef Luk"}, True, id="accents"),
        pytest.param({**USE, "item": "mine"}, {"item": "apm"}, True, id="a mine may be anti-personnel"),
        pytest.param(USE, {"item": "avm"}, False, id="but no kind is another"),
        pytest.param(USE, {"item": "cm"}, False, id="nor a cluster munition"),
        pytest.param(CLEARED, {"place": None, "actor": "KHM"}, True, id="land by its owner"),
        pytest.param(CLEARED, {"place": "LAO"}, False, id="land of another"),
    ],
)
def test_key(gold: dict, changed: dict, same: bool) -> None:
    predicted = {
        slot: value[-1] if isinstance(value, list) else value for slot, value in gold.items() if slot != "body"
    }
    assert scoring.same_key(gold, {**predicted, **changed}) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "verdict"),
    [
        pytest.param({}, {"low": 1, "high": 1}, None, id="not scored"),
        pytest.param({"quantity": None}, None, True, id="none, and none given"),
        pytest.param({"quantity": None}, {"low": 1, "high": 1}, False, id="invented"),
        pytest.param({"quantity": {"low": 1000, "high": None}}, {"low": 1000, "high": 1000}, False, id="a bound lost"),
        pytest.param({"quantity": {"low": 1000, "high": 1000}}, {"low": 1010, "high": 1010}, True, id="rounded"),
        pytest.param(
            {"quantity": {"low": 1000, "high": 1000}}, {"low": 1020, "high": 1020}, False, id="another figure"
        ),
        pytest.param({"quantity": {"low": 2e6, "high": None, "vague": True}}, {"low": 1e6}, True, id="vague"),
        pytest.param(
            {"quantity": {"low": 5, "high": 5, "per": "year"}}, {"low": 5, "high": 5}, False, id="a rate lost"
        ),
        pytest.param({"quantity": {"low": 5, "unit": "EUR"}}, {"low": 5, "unit": "USD"}, False, id="another currency"),
        pytest.param({"quantity": [None, {"low": 5, "high": 5}]}, None, True, id="either reading"),
    ],
)
def test_quantity(gold: dict, predicted: dict | None, verdict: bool | None) -> None:
    assert scoring.compared({**STEP, **gold}, {**STEP, "quantity": predicted})["quantity"] is verdict


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        pytest.param("2025-08-20", 20250820, 20250820, id="a day"),
        pytest.param("2026", 20260101, 20261231, id="a year"),
        pytest.param("2024-06~", 20240601, 20240631, id="about a month"),
        pytest.param("1984/1986", 19840101, 19861231, id="from to"),
        pytest.param("../199X", None, 19991231, id="until a decade"),
        pytest.param("2026-02-20/..", 20260220, None, id="from on"),
        pytest.param("2025-22", 20250601, 20250831, id="a summer"),
        pytest.param(None, None, None, id="none"),
    ],
)
def test_days(edtf: str | None, first: int | None, last: int | None) -> None:
    assert scoring.days(edtf) == (first, last)


def test_each_claim_is_used_once_and_the_best_pair_goes_first() -> None:
    golds = [{**STEP, "when": "2025"}, {**STEP, "when": "2026"}]
    predictions = [{**STEP, "when": "2026"}, {**STEP, "when": "2024"}, {**STEP, "when": "2023"}]
    assert sorted(scoring.paired(golds, predictions)) == [(0, 1), (1, 0)]


def test_strict_wants_the_time_right_too() -> None:
    scored = scoring.score({"d": [{**STEP, "when": "2025"}]}, {"d": [{**STEP, "when": "2026"}]}, groups=lambda _: ())
    assert (scored.tallies["all"].figures(), scored.tallies["all"].figures(strict=True)) == ((1, 1, 1), (0, 0, 0))


def test_what_was_missed_and_what_was_too_much_is_told() -> None:
    scored = scoring.score({"d": [STEP]}, {"d": [USE], "elsewhere": [STEP]}, groups=lambda row: (row["kind"],))
    assert (scored.missed, scored.extra) == ([STEP], [USE])
    assert (scored.tallies["use"].predicted, scored.tallies["treaty_step"].gold) == (1, 1)


def test_a_quote_that_is_not_in_the_text_is_counted() -> None:
    claims = [{"evidence": [{"start": 0, "end": 4, "exact": "Mine"}, {"start": 0, "end": 4, "exact": "mine"}]}, {}]
    assert scoring.verbatim({"d": claims}, {"d": "Mines"}) == (1, 3)


@pytest.fixture(scope="module")
def gold() -> Corpus:
    return corpus.load("en")


@pytest.fixture(scope="module")
def predicted(gold: Corpus) -> dict[str, Rows]:
    return corpus.predictions(gold, "rules.v1")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    module = importlib.util.module_from_spec(spec)
    # The shared folder is read-only: no cache beside the file.
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@needs_reference
def test_verdicts_are_those_of_the_reference(gold: Corpus, predicted: dict[str, Rows], reference: ModuleType) -> None:
    dice = random.Random(1)
    given = [claim for claims in predicted.values() for claim in claims]
    labelled = [_plain(claim) for claims in gold.golds.values() for claim in claims]
    for wanted in itertools.chain(*gold.golds.values()):
        for claim in [*dice.sample(labelled, 40), *dice.sample(given, 20), _plain(wanted), *predicted[wanted["doc"]]]:
            assert scoring.same_key(wanted, claim) == reference.same_key(wanted, claim)
            theirs = {slot: check(wanted, claim) for slot, check in reference.SLOTS.items()}
            assert scoring.compared(wanted, claim) == theirs


def _plain(claim: dict) -> dict:
    """Return a gold claim as a prediction: the last of several readings."""
    return {
        slot: v[-1] if isinstance(v, list) and slot not in ("evidence", "attribution") else v
        for slot, v in claim.items()
    }


@needs_reference
def test_figures_are_those_of_the_reference(gold: Corpus, predicted: dict[str, Rows], tmp_path: Path) -> None:
    scored = scoring.score(gold.golds, predicted, groups=lambda row: (row["kind"],))
    # A document without claims has a row of its own, or the reference would not know that it belongs to the gold.
    golds = [row for doc, claims in gold.golds.items() for row in claims or [{"doc": doc}]]
    files = {"gold.jsonl": golds, "predicted.jsonl": [claim for claims in predicted.values() for claim in claims]}
    for name, rows in files.items():
        (tmp_path / name).write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    command = [sys.executable, REFERENCE, *(tmp_path / name for name in files), "--by", "kind", "--texts", gold.folder]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    theirs = {" ".join(line.split()) for line in printed.splitlines()}
    ours = {_line(name, tally) for name, tally in scored.tallies.items()}
    right, spans = scoring.verbatim(predicted, gold.texts)
    whole = scored.tallies["all"]
    ours |= {f"{s} {whole.right[s]}/{whole.scored[s]} {whole.accuracy(s):.3f}" for s in scoring.SLOTS}
    assert theirs == {*ours, f"verbatim {right}/{spans}"}


def _line(name: str, tally: scoring.Tally) -> str:
    key, strict = ("P {:.3f} R {:.3f} F1 {:.3f}".format(*tally.figures(strict=s)) for s in (False, True))
    return f"{name} gold {tally.gold} predicted {tally.predicted} key: {key} strict: {strict}"
