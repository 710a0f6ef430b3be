"""Annotated articles: a text with its claims marked under each sentence, for training alone.

A file holds several. An article begins `@ name | YYYY-MM-DD | publisher`; then comes a sentence, headline or caption a
line, an empty line between paragraphs, and under a sentence a line `= …` for each claim that it makes:

    Latvian lawmakers voted on Thursday to abandon the Ottawa pact.
    = treaty_step approve_withdrawal actor=LVA treaty=apmbc body=parliament when=2025-06-19

First the kind, then its step, status, aspect or stance where it has one, then slots without spaces: `mod` (occurred if
left out), `when` (EDTF), `q=low/high,unit[,per][,~|vague]`, `by` (speaker); `actor=A+B` is a claim of each,
`actor=A|B` says that both are right. `docs/reference/vocabulary.md` says what the values are.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from treatywatch.extract.learned.types import VALUE_OF

FOLDER = Path(__file__).parent / "annotated"
_HEAD = re.compile(r"@\s*(\S+)\s*\|\s*(\d{4}-\d\d-\d\d)\s*\|\s*(.+?)\s*")


class AnnotationError(Exception):
    """A line is not as it should be; the message names file and line."""


@dataclass(slots=True)
class Article:
    """A text with its claims, in the form of the gold; the evidence of each is its whole sentence."""

    name: str
    published: str
    publisher: str
    file: int
    """The number in the name of its file."""
    text: str = ""
    claims: list[dict[str, Any]] = field(default_factory=list)


def articles(lang: str, folder: Path = FOLDER) -> list[Article]:
    """Return all annotated articles of a language, in order of files.

    Raises:
        AnnotationError: A line cannot be read, or a name is used twice.
    """
    found = [article for path in sorted((folder / lang).glob("*.ann")) for article in _articles(path)]
    names = [article.name for article in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise AnnotationError(f"{folder / lang}: used twice: {', '.join(twice)}")
    return found


def _articles(path: Path) -> Iterator[Article]:
    article: Article | None = None
    span = (0, 0)
    for number, line in enumerate(map(str.rstrip, path.read_text(encoding="utf-8").split("\n")), start=1):
        where = f"{path}:{number}"
        if line.startswith("@"):
            if article is not None:
                yield _whole(article)
            article, span = _headed(line, path, where), (0, 0)
        elif article is None:
            if line:
                raise AnnotationError(f"{where}: text before the first head")
        elif line.startswith("= "):
            if span[1] == 0:
                raise AnnotationError(f"{where}: a claim before any sentence")
            try:
                article.claims += _claims(line[2:].split(), article, span)
            except (ValueError, IndexError) as error:
                raise AnnotationError(f"{where}: {error}") from error
        else:
            span = _grown(article, line) or span
    if article is not None:
        yield _whole(article)


def _headed(line: str, path: Path, where: str) -> Article:
    head = _HEAD.fullmatch(line)
    if head is None:
        raise AnnotationError(f"{where}: not «@ name | date | publisher»: {line}")
    number = path.stem.lstrip("t")
    if not number.isdecimal():
        raise AnnotationError(f"{path}: files are called t1.ann, t2.ann, …")
    return Article(*head.groups(), file=int(number))


def _grown(article: Article, line: str) -> tuple[int, int] | None:
    """Add a sentence, and return where it stands; an empty line ends the paragraph."""
    opens = not article.text or article.text.endswith("\n")
    if not line:
        article.text += "" if opens else "\n\n"
        return None
    article.text += "" if opens else " "
    start = len(article.text)
    article.text += line
    return start, len(article.text)


def _whole(article: Article) -> Article:
    article.text = article.text.rstrip() + "\n"
    return article


def _claims(words: list[str], article: Article, span: tuple[int, int]) -> list[dict[str, Any]]:
    kind, rest = words[0], words[1:]
    row: dict[str, Any] = {"kind": kind, "modality": "occurred", "when": None, "quantity": None}
    if kind in VALUE_OF:
        row[VALUE_OF[kind]] = rest.pop(0)
    each: list[Mapping[str, Any]] = [{}]
    for word in rest:
        key, equals, value = word.partition("=")
        if not equals or not value:
            raise ValueError(f"not key=value: {word}")
        if key == "q":
            row["quantity"] = _quantity(value)
        elif key == "by":
            row["attribution"] = [{"speaker": value}]
        elif "+" in value:
            each = [{key: one} for one in value.split("+")]
        else:
            row["modality" if key == "mod" else key] = value.split("|") if "|" in value else value
    evidence = [{"start": span[0], "end": span[1], "exact": article.text[span[0] : span[1]]}]
    return [{"doc": article.name, **row, **one, "evidence": evidence} for one in each]


def _quantity(value: str) -> dict[str, Any]:
    amount, *rest = value.split(",")
    low, slash, high = amount.partition("/")
    quantity: dict[str, Any] = {"low": _number(low), "high": _number(high if slash else low), "unit": rest.pop(0)}
    for word in rest:
        if word == "~":
            quantity["approx"] = True
        elif word == "vague":
            quantity["vague"] = True
        else:
            quantity["per"] = word
    return quantity


def _number(text: str) -> float | None:
    return None if text in ("", "-") else float(text)
