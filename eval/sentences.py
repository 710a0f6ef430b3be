"""Short texts of one to three sentences, each with all that it claims: how plain wordings are read.

Usage: python eval/sentences.py LANG [--files NAME,…] [--misses]

A file `sentences/<code>/<name>.jsonl` has a row for each text: `id`, `text`, `claims` (rows like those of the gold,
without spans; none where nothing is claimed), and where they differ from the usual ones `date` (of publication) and
`context` (the paragraph before it, whose claims are not asked for; the usual one stands in `context.txt`).
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, CorpusError, rows
from scoring import Row, score

from treatywatch.extract.registry import engine
from treatywatch.model.document import TextDocument

SENTENCES = Path(__file__).parent / "sentences"
SHORT = "short texts"
"""How the floors and the page name the measurement."""

_DATE = "2026-03-05"
_GAP = "\n\n"


def languages(folder: Path = SENTENCES) -> tuple[str, ...]:
    """Return the codes of the languages that have short texts, sorted."""
    return tuple(sorted({path.parent.name for path in folder.glob("*/*.jsonl")}))


def load(lang: str, names: Sequence[str] = (), folder: Path = SENTENCES) -> Corpus:
    """Return the texts of a language, each behind its paragraph before, from all files or those named; a file is a set.

    Raises:
        CorpusError: A file is not of the form told above, or an id stands twice.
    """
    home = folder / lang
    files = [home / f"{name}.jsonl" for name in names] or sorted(home.glob("*.jsonl"))
    usual = home / "context.txt"
    before = usual.read_text(encoding="utf-8").strip()
    digest = hashlib.sha256(usual.read_bytes())
    golds: dict[str, list[Row]] = {}
    texts: dict[str, str] = {}
    set_of: dict[str, str] = {}
    for path in files:
        digest.update(path.read_bytes())
        for row in rows(path):
            try:
                key, text, claims = row["id"], row["text"], row["claims"]
            except KeyError as missing:
                raise CorpusError(f"{path}: a row without {missing}: {json.dumps(row)[:80]}") from None
            if key in texts:
                raise CorpusError(f"{path}: {key} stands twice")
            texts[key] = row.get("context", before) + _GAP + text
            golds[key] = [{**claim, "doc": key} for claim in claims]
            set_of[key] = path.stem
    return Corpus(home, golds, texts, set_of, digest.hexdigest())


def predictions(texts: Corpus) -> dict[str, list[Row]]:
    """Return what is claimed of every text, without what is claimed of the paragraph before it."""
    dates = {row["id"]: row.get("date", _DATE) for path in texts.folder.glob("*.jsonl") for row in rows(path)}
    found: dict[str, list[Row]] = {}
    for key, text in texts.texts.items():
        start = text.index(_GAP) + len(_GAP)
        document = TextDocument(key, key, "-", text, published=dates[key], lang=texts.lang)
        claims = [claim.as_dict() for claim in engine("packs.v1").extract(document)]
        found[key] = [{**claim, "doc": key} for claim in claims if claim["evidence"][0]["start"] >= start]
    return found


def main() -> int:
    """Print the figures of each file and of all, and what is missed and too much if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("lang", choices=languages())
    parser.add_argument("--files", help="names without .jsonl, with commas between")
    parser.add_argument("--misses", action="store_true", help="print what is missed and what is too much")
    asked = parser.parse_args()
    texts = load(asked.lang, asked.files.split(",") if asked.files else ())
    scored = score(texts.golds, predictions(texts), groups=lambda row: [texts.set_of[row["doc"]]])
    for name, tally in sorted(scored.tallies.items()):
        precision, recall, f1 = tally.figures()
        slots = " ".join(f"{slot} {tally.accuracy(slot):.2f}" for slot in ("modality", "quantity", "when", "speaker"))
        print(
            f"{name}: {tally.gold} claims, P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
            f"strict {tally.figures(strict=True)[2]:.3f} {slots}"
        )
    if asked.misses:
        for sign, claims in (("MISS", scored.missed), ("EXTRA", scored.extra)):
            for claim in claims:
                told = {slot: value for slot, value in claim.items() if value is not None and slot in _SHOWN}
                text = texts.texts[claim["doc"]].split(_GAP, 1)[1]
                print(sign, claim["doc"], text, json.dumps(told, ensure_ascii=False))
    return 0


_SHOWN = {
    *("kind", "actor", "to", "treaty", "step", "status", "stance", "target", "item", "aspect", "place", "body"),
    *("programme", "modality", "when", "quantity"),
}


if __name__ == "__main__":
    sys.exit(main())
