"""The gold: texts of our own, what is said about them from outside, and the claims that careful readers found in them.

A language is a folder `gold/<code>/` with `<DOC>.txt`, `gold-<SET>.jsonl` (claims; a document without any has a row
without `kind`) and `meta-<SET>.jsonl` (the side file that `treatywatch read --meta` takes).
"""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scoring import Row, Rows

from treatywatch.model.document import Issue
from treatywatch.pipeline import road
from treatywatch.pipeline.settings import settle

GOLD = Path(__file__).parent / "gold"
# English sets that nobody opens, and no model is taught.
HELD_OUT = frozenset("CEHIK")
# A reader drops dates that lie in the future; figures must not hang on the day they are measured.
TODAY = dt.date(2026, 11, 21)


class CorpusError(Exception):
    """The gold is not whole; the message names file and document."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The gold of one language: claims and texts by document, and the set that each document belongs to."""

    folder: Path
    golds: Mapping[str, Rows]
    texts: Mapping[str, str]
    set_of: Mapping[str, str]
    digest: str

    @property
    def lang(self) -> str:
        """Return the code of the language."""
        return self.folder.name

    @property
    def words(self) -> int:
        """Return how many words the texts have."""
        return sum(len(text.split()) for text in self.texts.values())

    @property
    def claims(self) -> int:
        """Return how many claims the gold has."""
        return sum(len(rows) for rows in self.golds.values())


def languages(gold: Path = GOLD) -> tuple[str, ...]:
    """Return the codes of the languages that have gold, sorted."""
    return tuple(sorted(path.name for path in gold.iterdir() if any(path.glob("gold-*.jsonl"))))


def load(lang: str, *, gold: Path = GOLD) -> Corpus:
    """Return the gold of a language.

    Raises:
        CorpusError: A file is not JSON lines or not UTF-8, or a document lacks text, gold or its row in the side file.
    """
    folder = gold / lang
    golds: dict[str, list[Row]] = defaultdict(list)
    set_of: dict[str, str] = {}
    for path in sorted(folder.glob("gold-*.jsonl")):
        name = path.stem.removeprefix("gold-")
        for row in rows(path):
            if set_of.setdefault(row["doc"], name) != name:
                raise CorpusError(f"{path}: {row['doc']} has gold in set {set_of[row['doc']]} already")
            golds[row["doc"]] += [row] if "kind" in row else []
    texts = {path.stem: _text(path) for path in sorted(folder.glob("*.txt"))}
    headed = {row["doc"] for path in folder.glob("meta-*.jsonl") for row in rows(path)}
    for doc in sorted({*golds, *texts, *headed}):
        for what, having in (("gold", golds), ("text", texts), ("row in the side file", headed)):
            if doc not in having:
                raise CorpusError(f"{folder}: {doc} has no {what}")
    return Corpus(folder, dict(golds), texts, set_of, digest(folder))


def _text(path: Path) -> str:
    try:
        # As bytes, for Python would turn line ends into its own and shift every span after them.
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8") from error


def rows(path: Path) -> list[Row]:
    """Return the rows of a JSONL file.

    Raises:
        CorpusError: A line is not JSON.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found += [json.loads(line)] if line.strip() else []
        except ValueError as error:
            raise CorpusError(f"{path}:{number}: not JSON: {error}") from error
    return found


def digest(folder: Path) -> str:
    """Return the SHA-256 over names and bytes of all texts, gold and side files of a language, as hex."""
    total = hashlib.sha256()
    for path in sorted([*folder.glob("*.txt"), *folder.glob("gold-*.jsonl"), *folder.glob("meta-*.jsonl")]):
        data = path.read_bytes()
        # Lengths keep a byte from wandering from one file into the next unnoticed.
        total.update(f"{path.name} {len(data)}\n".encode() + data)
    return total.hexdigest()


def predictions(corpus: Corpus, engine: str) -> dict[str, list[Row]]:
    """Return what the whole road up to extraction gives for every document, as a user gets it.

    Raises:
        CorpusError: A document was not read, or its text is not the file's.
        UsageError: There is no such engine.
    """
    settings = replace(settle(today=TODAY), engine=engine)
    refused: list[Issue] = []
    found: dict[str, list[Row]] = {}
    for side in sorted(corpus.folder.glob("meta-*.jsonl")):
        paths = [corpus.folder / f"{row['doc']}.txt" for row in rows(side)]
        for examined in road.extract(paths, settings=settings, meta=side, report=refused.append):
            doc = examined.text.doc
            # Gold spans count code points of the file; a reader that folds anything would shift them.
            if examined.text.text != corpus.texts[doc]:
                raise CorpusError(f"{corpus.folder}: {doc} is not read as it is written (is it a web page?)")
            found[doc] = [claim.as_dict() for claim in examined.claims]
    lost = sorted(corpus.texts.keys() - found.keys())
    if lost:
        why = "; ".join(sorted({issue.reason for issue in refused})) or "no row, no file"
        raise CorpusError(f"{corpus.folder}: not read: {', '.join(lost)} ({why})")
    return found
