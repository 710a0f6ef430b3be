"""The seeds' conflicts, from the seeds' own gold claims."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from treatywatch.model.answer import Conflict
from treatywatch.model.claim import Claim, claim_from_dict
from treatywatch.model.document import Block, TextDocument
from treatywatch.reconcile import reconcile

SHARED = Path(os.environ.get("TREATYWATCH_SHARED") or Path(__file__).parents[3] / "shared")
pytestmark = pytest.mark.skipif(not (SHARED / "eval/gold-seeds.jsonl").exists(), reason="no shared folder")


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (SHARED / "eval" / name).read_text(encoding="utf-8").splitlines() if line]


def title(text: str) -> tuple[Block, ...]:
    """Mark the first line of some length that ends without a full stop, as the text stage would."""
    for match in re.finditer(r"[^\n]+", text):
        if len(match[0]) > 40:
            return () if match[0].rstrip().endswith(".") else (Block(match.start(), match.end(), "title"),)
    return ()


def document(meta: dict) -> TextDocument:
    text = (SHARED / "seeds" / f"{meta['doc']}.txt").read_text(encoding="utf-8")
    return TextDocument(
        f"t{meta['doc']}", meta["doc"], meta["doc"], text, published=meta["published"], publisher=meta["publisher"],
        blocks=title(text),
    )  # fmt: skip


def plain(row: dict) -> dict:
    def one(value: object) -> object:
        return next((v for v in value if v is not None), None) if isinstance(value, list) else value

    fixed = {k: v if k == "evidence" else one(v) for k, v in row.items() if k != "attribution"}
    said = [{k: one(v) for k, v in each.items()} for each in row.get("attribution", [])]
    return {**fixed, "attribution": said}


@pytest.fixture(scope="module")
def world() -> tuple[list[Claim], dict[str, TextDocument]]:
    documents = [document(meta) for meta in rows("meta-seeds.jsonl")]
    claims = [claim_from_dict(plain(row), text_id=f"t{row['doc']}", engine="gold") for row in rows("gold-seeds.jsonl")]
    return claims, {one.text_id: one for one in documents}


def as_line(conflict: Conflict) -> str:
    sides = [{"doc": s.doc, "start": s.start, "end": s.end, "exact": s.exact, "value": s.value} for s in conflict.sides]
    return json.dumps({"type": conflict.type, "question": conflict.question, "sides": sides, "why": conflict.why})


def test_conflicts_of_the_seeds(world: tuple, tmp_path: Path) -> None:
    claims, documents = world
    found = reconcile(claims, documents=documents, stories=()).conflicts
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(map(as_line, found)), encoding="utf-8")
    run = subprocess.run(
        [
            sys.executable, SHARED / "eval/score_conflicts.py", SHARED / "eval/conflicts-seeds.jsonl", predicted,
            "--texts", SHARED / "seeds", "--misses",
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    score = re.search(r"conflicts found (\d+)/13\s+false alarms (\d+)/19", run.stdout)
    assert score is not None, run.stdout
    assert int(score[1]) >= 10, run.stdout
    assert int(score[2]) == 0, run.stdout


def test_order_and_halves_do_not_matter(world: tuple) -> None:
    claims, documents = world
    forward = reconcile(claims, documents=documents, stories=())
    backward = reconcile(claims[::-1], documents=dict(reversed(documents.items())), stories=())
    assert forward == backward
