"""Conflicts and near misses of `cases.yml`."""

from pathlib import Path

import pytest
import yaml

from treatywatch.model.claim import SLOTS, Attribution, Claim
from treatywatch.model.document import Block, TextDocument
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.reconcile import reconcile

CASES = yaml.load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def quantity(text: str) -> Quantity:
    words = text.split()
    low, high = (None if not part else int(part) for part in words[0].split(".."))
    units = [word for word in words[1:] if word[0].isalpha()]
    per = next((word[1:] for word in words if word.startswith("/")), None)
    return Quantity(low, high, units[0] if units else "item", per, "~" in words, "?" in words)


def document(doc: str, line: str) -> TextDocument:
    published, _, text = line.partition(" ")
    blocks = ()
    if text.startswith("# "):
        text = text[2:]
        blocks = (Block(0, text.index("\n"), "title"),)
    return TextDocument(f"t-{doc}", doc, doc, text, published=published, blocks=blocks)


def claim(row: dict, documents: dict[str, TextDocument]) -> Claim:
    text = documents[f"t-{row['doc']}"].text
    start = text.index(row["exact"])
    slots = {key: value for key, value in row.items() if key in SLOTS}
    return Claim(
        f"t-{row['doc']}",
        row["doc"],
        row["kind"],
        row["modality"],
        (Evidence(start, start + len(row["exact"]), row["exact"]),),
        quantity=quantity(row["q"]) if "q" in row else None,
        when=row.get("when"),
        attribution=(Attribution(row["speaker"]),) if "speaker" in row else (),
        **slots,
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_case(case: dict) -> None:
    documents = {one.text_id: one for one in (document(doc, line) for doc, line in case["texts"].items())}
    claims = [claim(row, documents) for row in case.get("claims", ())]
    found = reconcile(claims, documents=documents, stories=(), homes=case.get("homes", {})).conflicts
    told = [(one.type, one.question, one.why) for one in found]
    if case["verdict"] == "compatible":
        assert told == []
    else:
        assert [one.type for one in found] == [case["type"]], told
        assert len(found[0].sides) >= 2
        assert found == reconcile(claims[::-1], documents=documents, stories=(), homes=case.get("homes", {})).conflicts


def test_at_least_half_of_the_cases_are_near_misses() -> None:
    misses = sum(case["verdict"] == "compatible" for case in CASES)
    assert len(CASES) >= 60
    assert misses >= len(CASES) / 2
