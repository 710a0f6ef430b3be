"""Short texts of one to three sentences, each with all that it claims: how plain wordings are read, kind by kind.

Usage: python eval/sentences.py LANG [--files NAME,…] [--misses]

A file `sentences/<code>/<name>.jsonl` has a row for each text: `id`, `text`, `claims` (rows like those of the gold,
without spans; none where nothing is claimed), and where they differ from the usual ones `date` (of publication) and
`context` (the paragraph before it, whose claims are not asked for).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from scoring import Row, score

from treatywatch.extract.registry import engine
from treatywatch.model.document import TextDocument

SENTENCES = Path(__file__).parent / "sentences"
DATE = "2026-03-05"


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of one file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def claimed(row: Row, lang: str, context: str) -> list[Row]:
    """Return what the engine claims of one text, without what it claims of the paragraph before."""
    before = row.get("context", context)
    lead = f"{before}\n\n" if before else ""
    text = TextDocument(row["id"], row["id"], "-", lead + row["text"], published=row.get("date", DATE), lang=lang)
    claims = [{**claim.as_dict(), "doc": row["id"]} for claim in engine("packs.v1").extract(text)]
    return [claim for claim in claims if claim["evidence"][0]["start"] >= len(lead)]


def main() -> int:
    """Print the figures of each file and of all, and what is missed and too much if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("lang")
    parser.add_argument("--files")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    folder = SENTENCES / asked.lang
    names = asked.files.split(",") if asked.files else sorted(path.stem for path in folder.glob("*.jsonl"))
    context = (folder / "context.txt").read_text(encoding="utf-8").strip()
    texts: dict[str, Row] = {}
    for name in names:
        of_file = {row["id"]: row for row in rows(folder / f"{name}.jsonl")}
        if texts.keys() & of_file.keys():
            parser.error(f"an id stands twice: {sorted(texts.keys() & of_file.keys())[0]}")
        texts |= of_file
        _report(name, of_file, asked.lang, context, misses=asked.misses)
    if len(names) > 1:
        _report("all", texts, asked.lang, context, misses=False)
    return 0


def _report(name: str, texts: dict[str, Row], lang: str, context: str, *, misses: bool) -> None:
    golds = {key: [{**claim, "doc": key} for claim in row["claims"]] for key, row in texts.items()}
    scored = score(golds, {key: claimed(row, lang, context) for key, row in texts.items()}, groups=lambda row: [])
    tally = scored.tallies["all"]
    precision, recall, f1 = tally.figures()
    slots = " ".join(f"{slot} {tally.accuracy(slot):.2f}" for slot in ("modality", "quantity", "when", "speaker"))
    print(
        f"{name}: {len(texts)} texts, {tally.gold} claims, P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
        f"strict {tally.figures(strict=True)[2]:.3f} {slots}"
    )
    if misses:
        for sign, found in (("MISS", scored.missed), ("EXTRA", scored.extra)):
            for claim in found:
                told = {slot: value for slot, value in claim.items() if value is not None and slot in _SHOWN}
                print(sign, claim["doc"], texts[claim["doc"]]["text"], json.dumps(told, ensure_ascii=False))


_SHOWN = {
    *("kind", "actor", "to", "treaty", "step", "status", "stance", "target", "item", "aspect", "place", "body"),
    *("programme", "modality", "when", "quantity"),
}


if __name__ == "__main__":
    sys.exit(main())
