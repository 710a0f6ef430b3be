"""The road: the only place that knows which stage follows which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from treatywatch import __version__
from treatywatch.model.answer import Answer, Conflict
from treatywatch.model.claim import Claim
from treatywatch.model.document import ArchivedDocument, DocumentMeta, Issue, RawDocument, TextDocument
from treatywatch.model.entry import Entry
from treatywatch.model.errors import ItemError, Retry, TreatywatchError, UsageError
from treatywatch.model.finding import Finding
from treatywatch.model.ids import digest
from treatywatch.model.story import CopyLink, Story
from treatywatch.pipeline.issues import Summary, Tally, issue_of
from treatywatch.pipeline.settings import Settings

if TYPE_CHECKING:
    from treatywatch.archive.blobs import BlobArchive
    from treatywatch.ledger.views import LedgerView
    from treatywatch.pipeline.batch import Batch

Report = Callable[[Issue], None]
T = TypeVar("T")


class Engine(Protocol):
    """What finds claims in a text; `name` is versioned and goes into every claim's id."""

    name: str

    def extract(self, text: TextDocument) -> tuple[Claim, ...]:
        """Return the claims of one text."""
        ...


@dataclass(frozen=True, slots=True)
class Examined:
    """What one document came to. `relevant` is triage's word and `why` its reason."""

    archived: ArchivedDocument
    text: TextDocument
    claims: tuple[Claim, ...]
    relevant: bool
    why: str


class Examiner:
    """text → triage → extract, for one document after the other; touches no ledger and no archive."""

    def __init__(self, settings: Settings) -> None:
        """Load the readers, the triggers and the engine that `settings` name.

        Raises:
            UsageError: There is no such engine.
        """
        from treatywatch.lang import pack
        from treatywatch.text import registry as readers
        from treatywatch.triage.triggers import triage

        self._languages = pack.available()
        self._read = readers.read
        self._triage = triage
        self._today = settings.today
        self.engine = engine_of(settings.engine)

    @property
    def road(self) -> str:
        """Return the versioned name of all that a document passes through: a later version reads it again."""
        return f"treatywatch {__version__} {self.engine.name}"

    def examine(self, archived: ArchivedDocument, data: bytes) -> Examined:
        """Return the text and claims of a document.

        Raises:
            SetAside: It can not be read as a text.
            Retry: It may be read later, as when there is no pack for its language yet.
        """
        text = self._read(archived, data, today=self._today)
        triage = self._triage(text)
        if triage.relevant and text.lang not in self._languages:
            advice = f"packs: {', '.join(self._languages)}; docs/howto/add-a-language.md says how to add one"
            raise Retry(f"no language pack for {text.lang!r}", archived.doc, advice)
        claims = self.engine.extract(text) if triage.relevant else ()
        return Examined(archived, text, claims, triage.relevant, triage.why)


def engine_of(name: str) -> Engine:
    """Return the extraction engine with a versioned name.

    Raises:
        UsageError: There is none of this name.
    """
    try:
        from treatywatch.extract.registry import engine
    except ModuleNotFoundError as error:
        raise UsageError(f"the extraction engine {name!r} is not installed ({error.name} is missing)") from error
    found: Engine = engine(name)
    return found


def find(
    paths: Sequence[Path], *, meta: Path | None, report: Report, exclude: Sequence[Path] = ()
) -> Iterator[RawDocument]:
    """Return the documents at and under `paths`; `meta` is a side file of what is known about them.

    Raises:
        UsageError: A path does not exist, or the side file is broken.
    """
    from treatywatch.sources import folder
    from treatywatch.sources.meta import read_meta

    known: Mapping[str, DocumentMeta] = {} if meta is None else read_meta(meta)
    sides = [*exclude, *([] if meta is None else [meta])]
    return folder.find(paths, meta=known, report=report, exclude=sides)


def extract(paths: Sequence[Path], *, settings: Settings, meta: Path | None, report: Report) -> Iterator[Examined]:
    """Yield what each document at and under `paths` says, without ledger and archive.

    Raises:
        UsageError: A path does not exist, or the side file is broken.
    """
    examiner = Examiner(settings)
    for raw in find(paths, meta=meta, report=report):
        archived = ArchivedDocument(raw.doc, raw.place, digest(raw.data), len(raw.data), raw.meta, raw.format)
        examined = _guarded(partial(examiner.examine, archived, raw.data), archived, report)
        if examined is not None:
            yield examined


def _guarded(work: Callable[[], T], archived: ArchivedDocument, report: Report) -> T | None:
    try:
        return work()
    except Exception as error:
        # One bad document never ends a run. What is wrong with ledger, packs or usage is wrong for all of them, and
        # going on would say something wrong.
        ours = isinstance(error, TreatywatchError) and not isinstance(error, ItemError)
        if ours or isinstance(error, MemoryError):
            raise
        report(issue_of(error, archived))
        return None


def read(
    paths: Sequence[Path],
    *,
    settings: Settings,
    meta: Path | None = None,
    report: Report = lambda _: None,
    tick: Callable[[RawDocument], None] = lambda _: None,
    examiner: Examiner | None = None,
) -> Summary:
    """Carry every document at and under `paths` into the ledger, and return what became of each.

    A document's text, claims and done marker stand in one transaction with it: a run that is broken off leaves whole
    documents only. `report` gets every issue, `tick` every document before it is looked at; `examiner` stands in for
    the one that `settings` name.

    Raises:
        UsageError: A path does not exist, the side file is broken, there is no such engine.
        LedgerError: Ledger or archive can not be written; what was reported as written stays.
    """
    from treatywatch.archive.blobs import BlobArchive
    from treatywatch.ledger.writer import LedgerWriter
    from treatywatch.pipeline.batch import Batch

    stages = Examiner(settings) if examiner is None else examiner
    tally = Tally()
    with LedgerWriter(settings.ledger, clock=settings.clock) as writer, Batch(writer) as batch:

        def note(issue: Issue) -> None:
            tally.issue(issue)
            batch.issue(issue)
            report(issue)

        found = find(paths, meta=meta, report=note, exclude=_own(settings))
        archive = BlobArchive(settings.archive)
        for raw in found:
            if not _is_archived(raw, settings):
                tick(raw)
                tally.add(_carry(raw, stages, archive, batch=batch, note=note))
    return tally.summary(claims=batch.claims, entries=batch.entries)


def _carry(raw: RawDocument, examiner: Examiner, archive: BlobArchive, *, batch: Batch, note: Report) -> str:
    """Carry one document to its end and return the name to count it under; a refusal is counted where it is noted."""
    from treatywatch.pipeline.done import is_done

    archived = archive.keep(raw)
    if is_done(batch, archived, road=examiner.road):
        return "known"
    entries = _guarded(partial(_entries, examiner, archived, raw.data), archived, note)
    if entries is None:
        return ""
    batch.add(entries)
    return "off_subject" if entries[-1].payload["text"] is None else "read"


def _entries(examiner: Examiner, archived: ArchivedDocument, data: bytes) -> tuple[Entry, ...]:
    from treatywatch.ledger.records import carried

    examined = examiner.examine(archived, data)
    text = examined.text if examined.relevant else None
    return carried(archived, text, examined.claims, road=examiner.road, why=examined.why)


def _own(settings: Settings) -> list[Path]:
    """Return the files that a run writes itself, so that `read .` does not read them."""
    ledger = settings.ledger
    return [settings.archive, *(Path(f"{ledger}{tail}") for tail in ("", "-wal", "-shm", "-lock", "-new"))]


def _is_archived(raw: RawDocument, settings: Settings) -> bool:
    return Path(raw.place).absolute().is_relative_to(settings.archive.absolute())


@dataclass(frozen=True, slots=True)
class Answered:
    """What the ledger adds up to on a date: recomputed each time, for a rule's verdict is never stored.

    `documents` are the texts by `text_id`, without their words.
    """

    claims: tuple[Claim, ...]
    documents: Mapping[str, TextDocument]
    stories: tuple[Story, ...]
    links: tuple[CopyLink, ...]
    answers: tuple[Answer, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]


def answer(view: LedgerView, *, as_known_on: str | None = None) -> Answered:
    """Return answers, conflicts and findings from what a ledger says: lineage → treaties → reconcile.

    `as_known_on` (ISO day) leaves what became known later out of the record. Claims are held in memory, and of texts
    their heads and the few sentences that are checked as they stand.
    """
    from treatywatch.lineage import link
    from treatywatch.pipeline.contradictions import all_conflicts, doubted
    from treatywatch.pipeline.words import Words
    from treatywatch.reconcile import reconcile
    from treatywatch.treaties.check import check
    from treatywatch.treaties.record import records

    claims = tuple(view.claims())
    words = Words(claims)
    lineage = link(words.passed(view.texts()))
    findings = doubted(check(claims, words.documents, as_known_on=as_known_on), words.doubtful)
    reconciled = reconcile(
        claims,
        documents=words.documents,
        stories=lineage.stories,
        records=tuple(records(as_known_on=as_known_on)),
        remarks=words.remarks,
        doubtful=words.doubtful,
    )
    conflicts = all_conflicts(reconciled.conflicts, findings, claims, doubtful=words.doubtful)
    return Answered(claims, words.documents, lineage.stories, lineage.links, reconciled.answers, conflicts, findings)
