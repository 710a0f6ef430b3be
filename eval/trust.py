"""The model of trust (src/treatywatch/extract/trust.py): what it is trained on, its training, what it is worth.

    python eval/trust.py record LANG DOC …        note what the engine says of articles that nothing was mended on yet
    .ci/uv run --group train python eval/trust.py check      precision and recall by threshold, on articles left out
    .ci/uv run --group train python eval/trust.py train      write src/treatywatch/extract/trust.json

`first-readings.jsonl` holds, for each article of sets A, B and D, the claims that the engine of the day gave before
engine or pack had been mended on it, and which of them the gold calls right: an engine's claims about texts it was
fitted to are right far oftener than those about new ones. How claims are described is reckoned anew by today's engine.
"""

import argparse
import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import corpus
from corpus import Corpus
from scoring import Row, paired

from treatywatch.extract import trust
from treatywatch.extract.frames.engine import FrameEngine
from treatywatch.extract.grammar import GrammarEngine
from treatywatch.lang.pack import engine_of
from treatywatch.model.claim import Claim, claim_from_dict
from treatywatch.model.document import ArchivedDocument, TextDocument
from treatywatch.model.ids import digest
from treatywatch.sources.meta import read_meta
from treatywatch.text.registry import read

READINGS = Path(__file__).with_name("first-readings.jsonl")
ENGINES: dict[str, GrammarEngine | FrameEngine] = {engine.name: engine for engine in (GrammarEngine(), FrameEngine())}
MODEL = Path(trust.__file__).with_suffix(".json")
# Small trees of many kinds of evidence; more of them, or deeper ones, bring nothing (`check`).
SETTINGS = {
    "n_estimators": 80, "max_depth": 3, "learning_rate": 0.2, "subsample": 0.6, "max_features": 0.3,
    "min_samples_leaf": 10, "random_state": 1,
}  # fmt: skip
# English has five times the claims, and what was learnt of words to look at.
SETTINGS_LEARNT = SETTINGS | {"n_estimators": 150, "max_depth": 4, "learning_rate": 0.1, "min_samples_leaf": 20}
# What fewer claims show is chance.
RAREST = 8
FOLDS = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What was first said of one article: descriptions of its claims, which of them are right, how many gold has."""

    lang: str
    described: list[dict[str, float]]
    right: list[bool]
    gold: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    record_ = commands.add_parser("record")
    record_.add_argument("lang")
    record_.add_argument("docs", nargs="+")
    commands.add_parser("check")
    commands.add_parser("train")
    options = parser.parse_args(arguments)
    if options.command == "record":
        record(options.lang, options.docs)
        return
    readings = list(load())
    weighed = weigh(readings)
    for name, langs in (("English", {"en"}), ("other languages", {r.lang for r in readings} - {"en"})):
        check(name, readings, weighed, langs)
    if options.command == "train":
        train(readings)


def record(lang: str, docs: Sequence[str]) -> None:
    """Append what the engine says of articles, every claim that the words allow, with the gold's verdict."""
    known = corpus.load(lang)
    for text in _texts(known, docs):
        if known.set_of[text.doc] in corpus.HELD_OUT:
            raise SystemExit(f"{text.doc} is held out")
        claims = [claim.as_dict() for claim, _ in ENGINES[engine_of(lang)].weighed(text)]
        right = {other for _, other in paired(known.golds[text.doc], claims)}
        shown = [_shown(claim, right=at in right) for at, claim in enumerate(claims)]
        row = {"lang": lang, "doc": text.doc, "gold": len(known.golds[text.doc]), "claims": shown}
        with READINGS.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _shown(claim: Row, *, right: bool) -> dict[str, Any]:
    kept = {slot: value for slot, value in claim.items() if slot != "doc" and value not in (None, [])}
    return {**kept, "evidence": [[span["start"], span["end"]] for span in claim["evidence"]], "right": right}


def load() -> Iterator[Reading]:
    """Yield the first readings, described by today's engines."""
    rows = corpus.rows(READINGS)
    for lang in sorted({row["lang"] for row in rows}):
        mine = {row["doc"]: row for row in rows if row["lang"] == lang}
        engine = ENGINES[engine_of(lang)]
        for text in _texts(corpus.load(lang), list(mine)):
            row = mine[text.doc]
            claims = [_claim(claim, text, engine.name) for claim in row["claims"]]
            described = list(trust.described(claims, engine.seen(text)))
            yield Reading(lang, described, [claim["right"] for claim in row["claims"]], row["gold"])


def _claim(row: Row, text: TextDocument, engine: str) -> Claim:
    spans = [{"start": start, "end": end, "exact": text.text[start:end]} for start, end in row["evidence"]]
    return claim_from_dict({**row, "doc": text.doc, "evidence": spans}, text_id=text.text_id, engine=engine)


def _texts(known: Corpus, docs: Sequence[str]) -> Iterator[TextDocument]:
    """Yield the named articles of a language as the road reads them."""
    for side in sorted(known.folder.glob("meta-*.jsonl")):
        for doc, meta in read_meta(side).items():
            if doc in docs:
                data = (known.folder / f"{doc}.txt").read_bytes()
                archived = ArchivedDocument(doc, f"{doc}.txt", digest(data), len(data), meta)
                yield read(archived, data, today=corpus.TODAY)


def _table(readings: Sequence[Reading]) -> tuple[Any, Any, list[str]]:
    import numpy as np

    if not readings:
        raise SystemExit(f"{READINGS} holds nothing")
    names = sorted({name for reading in readings for row in reading.described for name in row})
    rows = [[float(row.get(name, 0)) for name in names] for reading in readings for row in reading.described]
    table, right = np.array(rows), np.array([verdict for reading in readings for verdict in reading.right])
    kept = (table != 0).sum(axis=0) >= RAREST
    return table[:, kept], right, [name for name, keep in zip(names, kept, strict=True) if keep]


def check(name: str, readings: Sequence[Reading], weighed: Any, langs: Collection[str]) -> None:
    """Print what each threshold gives for the articles in some languages."""
    import numpy as np

    asked = np.array([reading.lang in langs for reading in readings for _ in reading.right])
    right = np.array([verdict for reading in readings for verdict in reading.right])
    golds = [reading.gold for reading in readings if reading.lang in langs]
    gold = sum(golds)
    print(f"{name}: {len(golds)} articles, {gold} gold claims, {asked.sum()} given, {right[asked].sum()} right")
    for threshold in (0, 0.3, 0.4, trust.EVEN, 0.6, 0.7):
        chosen = asked & (weighed >= threshold)
        given, hits = chosen.sum(), right[chosen].sum()
        print(f"{threshold:.1f}  P {hits / given:.3f}  R {hits / gold:.3f}  F1 {2 * hits / (given + gold):.3f}")


def weigh(readings: Sequence[Reading], settings: Mapping[str, Any] = SETTINGS) -> Any:
    """Weigh every article by a model that has not seen it."""
    import numpy as np
    from sklearn.ensemble import GradientBoostingClassifier

    table, right, _ = _table(readings)
    # By a fixed order that spreads each language over all the folds.
    fold = np.array([at % FOLDS for at, reading in enumerate(readings) for _ in reading.right])
    weighed = np.zeros(len(right))
    for number in range(FOLDS):
        model = GradientBoostingClassifier(**settings).fit(table[fold != number], right[fold != number])
        weighed[fold == number] = model.predict_proba(table[fold == number])[:, 1]
    return weighed


def train(readings: Sequence[Reading], file: Path = MODEL, settings: Mapping[str, Any] = SETTINGS) -> None:
    """Write the model."""
    from sklearn.ensemble import GradientBoostingClassifier

    table, right, names = _table(readings)
    model = GradientBoostingClassifier(**settings).fit(table, right)
    trees = [_nested(tree[0].tree_, 0, settings["learning_rate"]) for tree in model.estimators_]
    share = right.mean()
    content = {
        "made_by": "eval/learn.py" if file != MODEL else "eval/trust.py from eval/first-readings.jsonl",
        "claims": len(right),
        "features": names,
        "base": round(math.log(share / (1 - share)), 6),
        "trees": trees,
    }
    file.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{file.name}: {len(trees)} trees over {len(names)} features, {file.stat().st_size} bytes")


def _nested(tree: Any, node: int, rate: float) -> Any:
    if tree.children_left[node] < 0:
        return round(float(tree.value[node][0][0]) * rate, 5)
    left = _nested(tree, tree.children_left[node], rate)
    right = _nested(tree, tree.children_right[node], rate)
    return [int(tree.feature[node]), round(float(tree.threshold[node]), 6), left, right]


if __name__ == "__main__":
    main()
