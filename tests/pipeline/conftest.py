import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from treatywatch.model.claim import Claim
from treatywatch.model.document import ArchivedDocument, Block, TextDocument
from treatywatch.model.errors import PackError, Retry, SetAside
from treatywatch.model.span import Evidence
from treatywatch.pipeline.road import Examined
from treatywatch.pipeline.settings import Settings


class FakeEngine:
    name = "fake.v1"


class FakeExaminer:
    """Reads UTF-8; every sentence with `ratified` is a claim; words in capitals make trouble on purpose."""

    engine = FakeEngine()
    road = "fake.v1"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def examine(self, archived: ArchivedDocument, data: bytes) -> Examined:
        self.seen.append(archived.doc)
        text = data.decode()
        if "BROKEN" in text:
            raise SetAside("not a text", archived.doc, "convert it")
        if "LATER" in text:
            raise Retry("still being written", archived.doc)
        if "PACK" in text:
            raise PackError("packs/lang/en/terms.yml:3: no such column")
        if "BUG" in text:
            raise ZeroDivisionError("division by zero")
        if "SURROGATE" in text:
            text += "\ud800"
        read = TextDocument(
            f"txt-{archived.digest[:20]}", archived.doc, archived.digest, text, blocks=(Block(0, len(text), "body"),)
        )
        claims = tuple(self._claim(read, match) for match in re.finditer(r"[^.]*ratified[^.]*\.", text))
        relevant = "treaty" in text
        return Examined(archived, read, claims if relevant else (), relevant, "" if relevant else "no trigger word")

    def _claim(self, read: TextDocument, match: re.Match[str]) -> Claim:
        return Claim(
            text_id=read.text_id,
            doc=read.doc,
            kind="treaty_step",
            modality="occurred",
            evidence=(Evidence(match.start(), match.end(), match[0]),),
            treaty="apmbc",
            step="ratify",
            engine="fake.v1",
        )


@pytest.fixture
def examiner() -> FakeExaminer:
    return FakeExaminer()


@pytest.fixture
def settings(tmp_path: Path) -> Callable[[str], Settings]:
    def make(name: str = "t") -> Settings:
        return Settings(
            ledger=tmp_path / f"{name}.db",
            archive=tmp_path / f"{name}.archive",
            today=dt.date(2025, 6, 1),
            clock=lambda: dt.datetime(2025, 6, 1, tzinfo=dt.UTC),
        )

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    for number in range(12):
        file = place / ("early" if number % 2 else "late") / f"a{number:02}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"State {number} ratified the treaty. It was a {number}th day. State {number} then ratified.")
    return place
