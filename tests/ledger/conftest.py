import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from treatywatch.ledger.records import carried
from treatywatch.ledger.writer import LedgerWriter
from treatywatch.model.claim import Claim
from treatywatch.model.document import ArchivedDocument, Block, DocumentMeta, OffsetRun, TextDocument
from treatywatch.model.entry import Entry
from treatywatch.model.ids import digest
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence

QUOTE = "Finland ratified 🇫🇮 the treaty."


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = dt.datetime(2025, 3, 18, 12, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "t.db"


@pytest.fixture
def writer(path: Path, clock: Clock) -> Iterator[LedgerWriter]:
    with LedgerWriter(path, clock=clock) as writer:
        yield writer


@pytest.fixture
def document() -> Callable[..., tuple[Entry, ...]]:
    def make(
        doc: str = "a",
        *,
        body: str | None = None,
        engine: str = "e.v1",
        road: str | None = None,
        published: str | None = None,
        place: str = "a",
        claims: bool = True,
    ) -> tuple[Entry, ...]:
        text = f"{doc}: {QUOTE}" if body is None else body
        raw = text.encode()
        archived = ArchivedDocument(doc, place, digest(raw), len(raw), DocumentMeta(published=published), "plain")
        start = text.index(QUOTE)
        read = TextDocument(
            text_id=f"txt-{digest(raw)[:8]}",
            doc=doc,
            digest=archived.digest,
            text=text,
            published=published,
            blocks=(Block(0, len(text), "body"),),
            offsets=(OffsetRun(0, len(text), 0, len(raw), False),),
            notes=("decoded as utf-8",),
        )
        claim = Claim(
            text_id=read.text_id,
            doc=doc,
            kind="treaty_step",
            modality="occurred",
            evidence=(Evidence(start, start + len(QUOTE), QUOTE),),
            actor="FIN",
            treaty="apmbc",
            step="ratify",
            quantity=Quantity(None, 5, approx=True),
            engine=engine,
        )
        return carried(archived, read, [claim] if claims else [], road=road or engine)

    return make
