"""The learnt models of English (src/treatywatch/extract/learned): what they are trained on, and their training.

    pip install -e . -r eval/train.txt
    python eval/learn.py [--workers 2] [--begun FILE]

They learn from all English gold that is not held out, and from the annotated articles (`eval/annotated`), which serve
for nothing else: nobody mends a rule by them. Articles are of an earlier and a later part. Models of the earlier part
read the later one, and the model of trust learns from that how far to trust rules and models in texts that neither was
fitted to. What is shipped has been taught both parts.

Linear models have a penalty on squares (liblinear's primal solver, which draws no lots), their weights are rounded to
hundredths. The encoder (`encoder.py`) is taught the earlier part in four rounds, and both parts in two more; `--begun`
keeps it after the four rounds, and goes on from there when the file exists. Two hours on two cores.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import annotated
import corpus
import encoder as whole
import numpy as np
import scoring
import trust as trees

from treatywatch.extract import trust
from treatywatch.extract.grammar import GrammarEngine
from treatywatch.extract.learned import wording
from treatywatch.extract.learned.encoder import Encoder
from treatywatch.extract.learned.linear import Weights
from treatywatch.extract.learned.types import VALUE_OF, WHAT_OF, WHO_OF, first, type_of_row, whole_target
from treatywatch.extract.learned.wording import ENCODER, FILE, PIECES, Model, Wording
from treatywatch.extract.trust import Told
from treatywatch.model.claim import MODALITIES
from treatywatch.model.document import ArchivedDocument, DocumentMeta, TextDocument
from treatywatch.model.ids import digest
from treatywatch.sources.meta import read_meta
from treatywatch.text.registry import read

# The later part: this set of the gold, and what was annotated from this file on. No rule was mended on them.
_LATER_SET, _LATER_FILE = "J", 27
# Types that fewer sentences make are not learnt; what is seen less often than this tells nothing.
_LEAST_SENTENCES, _LEAST_SEEN, _LEAST_SEEN_OF_SLOTS = 12, 2, 3
_PENALTY = {"types": 1.0, "who": 0.3, "what": 0.3, "modalities": 0.3}
_ROUNDS, _ROUNDS_MORE = 4, 2
_RATE, _RATE_MORE = 1e-4, 5e-5
# Smaller weights, in hundredths, are left out.
_SMALLEST = 5
_BLANK: Mapping[str, Any] = {"bias": 0, "weights": {}}


@dataclass(slots=True)
class Article:
    """An article with its gold, and how the engine sees each of its sentences."""

    text: TextDocument
    gold: scoring.Rows
    told: Told
    later: bool
    """It is of the later part."""

    @property
    def sentences(self) -> Iterator[tuple[Wording, list[scoring.Row]]]:
        """Each sentence that has an end, with the gold claims whose evidence stands in it."""
        for seen in self.told.seen:
            if isinstance(seen.wording, Wording):
                yield seen.wording, [row for row in self.gold if _stands_in(row, seen.start, seen.end)]


def _stands_in(row: scoring.Row, start: int, end: int) -> bool:
    return any(start < span["end"] and span["start"] < end for span in row["evidence"])


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--begun", type=Path, help="where the encoder is kept between its two trainings")
    options = parser.parse_args()
    known = list(articles())
    earlier, later = ([a for a in known if a.later is part] for part in (False, True))
    print(f"{len(known)} articles, {sum(len(a.gold) for a in known)} claims; later {len(later)}", file=sys.stderr)
    labels = _labels(known)
    begun = options.begun
    if begun is not None and begun.exists():
        taught = whole.begun(begun, labels)
    else:
        taught = _teach(earlier, whole.Taught(labels), _ROUNDS, _RATE)
        if begun is not None:
            whole.keep(taught, begun)
    wording.use(model(train(earlier, labels, workers=options.workers), taught))
    readings = list(readings_of(later))
    weighed = trees.weigh(readings, trees.SETTINGS_LEARNT)
    trees.check("articles of the later part, each weighed by trees not taught it", readings, weighed, {"en"})
    trees.train(readings, FILE.parents[1] / "trust-en.json", trees.SETTINGS_LEARNT)
    content, weights = train(known, labels, workers=options.workers)
    taught = _teach(known, taught, _ROUNDS_MORE, _RATE_MORE)
    FILE.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    np.savez_compressed(FILE.with_suffix(".npz"), types=weights)
    np.savez(ENCODER, **whole.arrays(taught))
    PIECES.write_text("\n".join(whole.pieces()) + "\n", encoding="utf-8")
    for file in (FILE, FILE.with_suffix(".npz"), ENCODER):
        print(f"{file}: {file.stat().st_size // 1024} kB", file=sys.stderr)


def _teach(known: Sequence[Article], taught: whole.Taught, rounds: int, rate: float) -> whole.Taught:
    pairs = [
        (seen.frame.sentence.text[seen.frame.sentence.start : seen.frame.sentence.end], {type_of_row(r) for r in rows})
        for article in known
        for seen, rows in article.sentences
    ]
    return whole.train([text for text, _ in pairs], [types for _, types in pairs], taught, rounds=rounds, rate=rate)


def model(learnt: tuple[dict[str, Any], Weights], taught: whole.Taught) -> Model:
    """Return the model that reads with what was learnt."""
    return Model(*learnt, Encoder(whole.pieces(), taught.labels, whole.arrays(taught)))


def texts() -> Iterator[tuple[TextDocument, scoring.Rows, bool]]:
    """Yield every article that may be learnt from, with its gold, and whether it is of the later part."""
    gold = corpus.load("en")
    for side in sorted(gold.folder.glob("meta-*.jsonl")):
        for doc, meta in read_meta(side).items():
            if gold.set_of[doc] not in corpus.HELD_OUT:
                text = _read(doc, (gold.folder / f"{doc}.txt").read_bytes(), meta)
                yield text, gold.golds[doc], gold.set_of[doc] == _LATER_SET
    for article in annotated.articles("en"):
        meta = DocumentMeta(published=article.published, lang="en", publisher=article.publisher)
        yield _read(article.name, article.text.encode(), meta), article.claims, article.file >= _LATER_FILE


def _read(doc: str, data: bytes, meta: DocumentMeta) -> TextDocument:
    return read(ArchivedDocument(doc, f"{doc}.txt", digest(data), len(data), meta), data, today=corpus.TODAY)


def articles() -> Iterator[Article]:
    """Yield every article that may be learnt from, as the engine sees it."""
    wording.use(None)
    engine = GrammarEngine()
    for text, gold, later in texts():
        yield Article(text, gold, engine.seen(text), later)


def readings_of(known: Iterable[Article]) -> Iterator[trees.Reading]:
    """Yield what is claimed of each article by the models in use, and whether it is right."""
    engine = GrammarEngine()
    for article in known:
        claims, told = engine.read(article.text)
        gold = _once(article.gold)
        right = {at for _, at in scoring.paired(gold, [claim.as_dict() for claim in claims])}
        described = list(trust.described(claims, told, learnt=True))
        yield trees.Reading("en", described, [at in right for at in range(len(claims))], len(gold))


def _once(rows: scoring.Rows) -> list[scoring.Row]:
    """Return each claim once, which is marked under every sentence that makes it."""
    slots = ("kind", "modality", "quantity", *VALUE_OF.values(), *WHO_OF.values(), *WHAT_OF.values(), "to")
    return list({json.dumps([row.get(slot) for slot in slots]): row for row in reversed(rows)}.values())


def _labels(known: Sequence[Article]) -> list[str]:
    """Return the types of claims that are often enough made to be learnt."""
    often = Counter(t for article in known for _, rows in article.sentences for t in {type_of_row(r) for r in rows})
    return sorted(type_ for type_, times in often.items() if times >= _LEAST_SENTENCES)


def train(known: Sequence[Article], labels: Sequence[str], *, workers: int) -> tuple[dict[str, Any], Weights]:
    """Return the content of a model of these articles, and the weights of its types."""
    types, weights = _types(known, labels, workers)
    content: dict[str, Any] = {"types": types, "read": labels, "who": _BLANK, "what": _BLANK, "modalities": _BLANK}
    taught = Model(content, weights)
    slots = _Slots()
    for article in known:
        for sentence, rows in article.sentences:
            sentence.teach(taught)
            slots.add(sentence, rows)
    return content | slots.train(), weights


def _types(known: Sequence[Article], labels: Sequence[str], workers: int) -> tuple[dict[str, Any], Weights]:
    """Train which words make which type of claim."""
    from joblib import Parallel, delayed
    from sklearn.feature_extraction import DictVectorizer

    pairs = [(s.seen, {type_of_row(row) for row in rows}) for article in known for s, rows in article.sentences]
    vectors = DictVectorizer(dtype=np.float32)
    table = vectors.fit_transform([dict.fromkeys(seen, 1) for seen, _ in pairs])
    kept = np.asarray((table > 0).sum(axis=0)).ravel() >= _LEAST_SEEN
    table, names = table[:, kept], vectors.get_feature_names_out()[kept]
    made = Parallel(workers)(
        delayed(_fit)(table, np.array([label in types for _, types in pairs]), _PENALTY["types"]) for label in labels
    )
    coefficients = np.round(np.stack([weight for _, weight in made]).T * 100).astype(np.int16)
    coefficients[abs(coefficients) < _SMALLEST] = 0
    tells = (coefficients != 0).any(axis=1)
    content = {"labels": labels, "bias": [round(bias * 100) for bias, _ in made], "names": names[tells].tolist()}
    return content, coefficients[tells]


def _fit(table: Any, right: Any, penalty: float) -> tuple[float, Any]:
    from sklearn.linear_model import LogisticRegression

    made = LogisticRegression(C=penalty, solver="liblinear", random_state=0).fit(table, right)
    return float(made.intercept_[0]), made.coef_[0]


class _Slots:
    """What is seen of each whom and what a claim could be about, and which of them it is about."""

    def __init__(self) -> None:
        self.who = _Table()
        self.what = _Table()
        self.modalities = _Table()

    def add(self, sentence: Wording, rows: Iterable[scoring.Row]) -> None:
        by_type: dict[str, list[scoring.Row]] = defaultdict(list)
        for row in rows:
            by_type[type_of_row(row)].append(row)
        for type_, claims in by_type.items():
            peak, kind = sentence.peak(type_), type_.partition(" ")[0]
            if kind in WHO_OF:
                meant = [name for row in claims for name in _who(row)]
                self._add_who(sentence, type_, peak, meant)
            if kind == "transfer":
                meant = [name for row in claims for name in scoring.values(row.get("to"))]
                self._add_who(sentence, f"to {type_}", peak, meant)
            if kind in WHAT_OF and whole_target(type_) is None:
                right = {value for row in claims for value in scoring.values(row.get(WHAT_OF[kind]))}
                for what, seen in sentence.what_seen(type_, peak).items():
                    self.what.add(seen, ("", kind, what), what in right, words=(what,))
            told = {first(row["modality"]) for row in claims}
            seen = sentence.modality_seen(peak)
            for modality in MODALITIES:
                contexts = (modality, f"{modality} {kind}", f"{modality} {type_}")
                self.modalities.add(seen, contexts, modality in told, words=contexts[:2])

    def _add_who(self, sentence: Wording, type_: str, peak: int, meant: Sequence[str]) -> None:
        for who, seen in sentence.who_seen(peak).items():
            right = any(scoring.same_name(name, who) for name in meant)
            self.who.add(seen, ("", type_.partition(" ")[0], type_), right)

    def train(self) -> dict[str, Any]:
        return {name: getattr(self, name).train(_PENALTY[name]) for name in ("who", "what", "modalities")}


def _who(row: scoring.Row) -> list[Any]:
    slots = ("place", "actor") if row["kind"] == "clearance" else (WHO_OF[row["kind"]],)
    return [name for slot in slots for name in scoring.values(row.get(slot))]


class _Table:
    """Rows of one model whose weights hold for contexts."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.right: list[bool] = []

    def add(
        self, seen: Iterable[str], contexts: Sequence[str], right: bool, words: Sequence[str] | None = None
    ) -> None:
        """Add what was seen, in each context; names of single words in `words` alone, where given."""
        few = contexts if words is None else words
        self.rows.append(
            [f"{name}\t{context}" for name in seen for context in (few if name[:2] in _WORDY else contexts)]
        )
        self.right.append(right)

    def train(self, penalty: float) -> dict[str, Any]:
        """Return the content of a `One`."""
        from scipy.sparse import csr_matrix

        often = Counter(name for row in self.rows for name in row)
        columns = {name: at for at, name in enumerate(sorted(n for n, x in often.items() if x >= _LEAST_SEEN_OF_SLOTS))}
        found = [[columns[name] for name in row if name in columns] for row in self.rows]
        ends = np.cumsum([0, *map(len, found)])
        inside = np.fromiter((at for row in found for at in row), dtype=np.int32)
        table = csr_matrix((np.ones(len(inside), np.float32), inside, ends), shape=(len(found), len(columns)))
        bias, fitted = _fit(table, np.array(self.right), penalty)
        weights: dict[str, dict[str, int]] = {}
        for name, at in columns.items():
            weight = round(float(fitted[at]) * 100)
            if abs(weight) >= _SMALLEST:
                seen, _, context = name.partition("\t")
                weights.setdefault(seen, {})[context] = weight
        return {"bias": round(bias * 100), "weights": weights}


_WORDY = frozenset({"w ", "s ", "b ", "L ", "R ", "in"})

if __name__ == "__main__":
    main()
