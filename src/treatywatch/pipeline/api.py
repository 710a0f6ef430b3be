"""The public Python interface: one object on one ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from treatywatch.model.answer import Answer, Conflict
from treatywatch.model.claim import KINDS, Claim
from treatywatch.model.document import Issue, RawDocument
from treatywatch.model.errors import LedgerError, UsageError
from treatywatch.model.finding import Finding
from treatywatch.model.treaty import Deadline, Explanation, Members, Status
from treatywatch.pipeline import road
from treatywatch.pipeline.issues import Summary
from treatywatch.pipeline.settings import ARCHIVE, Settings, settle, utc_now

if TYPE_CHECKING:
    from treatywatch.ledger.reader import LedgerReader, Verified
    from treatywatch.ledger.views import LedgerView
    from treatywatch.pipeline.law import Law

PathLike = str | Path


def open_ledger(
    ledger: PathLike | None = None,
    *,
    archive: PathLike | None = None,
    as_known_on: str | None = None,
    today: dt.date | None = None,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Treatywatch:
    """Return Treatywatch on a ledger; nothing is opened or made before it is needed.

    Args:
        ledger: Path of the SQLite file; default `TREATYWATCH_LEDGER`, else `treatywatch.db` in the current folder.
        archive: Folder of the archived bytes; default `TREATYWATCH_ARCHIVE`, else beside the ledger.
        as_known_on: ISO 8601 date (the whole day, UTC) or datetime: what became known later is left out of all views.
        today: Day that dates in texts are measured against; default `TREATYWATCH_TODAY`, else the machine's, in UTC.
        clock: Gives the moment at which entries became known, as an aware datetime.

    Raises:
        UsageError: The ledger is the URL of another database, or a date is none.
    """
    return Treatywatch(settle(ledger, archive=archive, today=today, clock=clock), as_known_on=as_known_on)


class Treatywatch:
    """Reads documents into a ledger and answers from it. Made by `treatywatch.open`."""

    def __init__(self, settings: Settings, *, as_known_on: str | None = None) -> None:
        """Use `settings`; answer as known on an ISO 8601 date or datetime, or now where None."""
        self.settings = settings
        self.as_known_on = as_known_on

    def as_known(self, on: str) -> Treatywatch:
        """Return the same ledger as it was known on `on` (ISO 8601 date, the whole day in UTC, or datetime)."""
        return Treatywatch(self.settings, as_known_on=on)

    def read(
        self,
        paths: PathLike | Iterable[PathLike],
        *,
        meta: PathLike | None = None,
        on_issue: Callable[[Issue], None] = lambda _: None,
        on_document: Callable[[RawDocument], None] = lambda _: None,
    ) -> Summary:
        """Read files and folders into the ledger and return the count of every input.

        Args:
            paths: Files and folders: text, Markdown, HTML, and JSONL with a document a line.
            meta: Side file (JSONL: `doc`, `published`, `url`, `publisher`, `lang`, `title`).
            on_issue: Called with every line of the issue log as it is written.
            on_document: Called with every document before it is looked at.

        Raises:
            UsageError: A path does not exist, or the side file is broken.
            LedgerError: Ledger or archive can not be written, or another writer is at work.
        """
        return road.read(
            _paths(paths),
            settings=self.settings,
            meta=None if meta is None else Path(meta),
            report=on_issue,
            tick=on_document,
        )

    def examine(
        self,
        paths: PathLike | Iterable[PathLike],
        *,
        meta: PathLike | None = None,
        on_issue: Callable[[Issue], None] = lambda _: None,
    ) -> Iterator[road.Examined]:
        """Yield the text and claims of each document at and under `paths`, without ledger and archive.

        Raises:
            UsageError: A path does not exist, or the side file is broken.
        """
        side = None if meta is None else Path(meta)
        return road.extract(_paths(paths), settings=self.settings, meta=side, report=on_issue)

    def claims(self, *, kind: str | None = None, actor: str | None = None, doc: str | None = None) -> Iterator[Claim]:
        """Yield claims, sorted by the name of their document; memory stays flat.

        Args:
            kind: A kind of the vocabulary, such as `treaty_step`.
            actor: ISO 3166-1 alpha-3 code, English name of a state, or the id of another actor.
            doc: Name of a document.

        Raises:
            UsageError: No such kind.
            LedgerError: There is no ledger, or it can not be read.
        """
        if kind is not None and kind not in KINDS:
            raise UsageError(f"no kind {kind!r}; kinds are {', '.join(KINDS)}")
        who = None if actor is None else _actor_of(actor)
        for claim in self._view().claims(by_doc=True):
            if kind not in (None, claim.kind) or who not in (None, claim.actor) or doc not in (None, claim.doc):
                continue
            yield claim

    def answers(self) -> tuple[Answer, ...]:
        """Return the answer to each question that the claims are about, conflicts kept.

        Raises:
            LedgerError: There is no ledger, or it can not be read.
        """
        return self._answered().answers

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the values that cannot all hold: between documents, and against treaty rules and the record.

        Raises:
            LedgerError: There is no ledger, or it can not be read.
        """
        return self._answered().conflicts

    def findings(self) -> tuple[Finding, ...]:
        """Return what the treaties' rules say about the claims.

        Raises:
            LedgerError: There is no ledger, or it can not be read.
        """
        return self._answered().findings

    def status(self, state: str, treaty: str = "apmbc", *, on: str | None = None) -> Status:
        """Return a state's standing under a treaty on a day, with the steps that it was computed from.

        Args:
            state: ISO 3166-1 alpha-3 code or English name.
            treaty: Id of a treaty, such as `apmbc`.
            on: ISO 8601 date; default today.

        Raises:
            UsageError: No such state, treaty or day; the message offers the nearest.
        """
        return self.law().status(state, treaty, on=on)

    def members(self, treaty: str, *, on: str | None = None) -> Members:
        """Return who stands how under a treaty on an ISO day (default today); raises like `status`."""
        return self.law().members(treaty, on=on)

    def deadlines(
        self, state: str | None = None, *, within: str = "12m", on: str | None = None
    ) -> tuple[Deadline, ...]:
        """Return what falls due within a duration (`90d`, `12m`, `P1Y`), earliest first; raises like `status`."""
        return self.law().deadlines(state, within=within, on=on)

    def explain(self, state: str, treaty: str, *, on: str | None = None) -> Explanation:
        """Return a standing with each step of the arithmetic and its article; raises like `status`."""
        return self.law().explain(state, treaty, on=on)

    def law(self, *, facts: PathLike | None = None) -> Law:
        """Return all questions to the treaties; `facts` is a CSV file of facts that a person entered."""
        from treatywatch.pipeline.law import Law

        return Law.on_day(self.settings.today.isoformat(), known=self._known_day(), facts=facts)

    def profile(self, state: str, *, format: str = "md") -> str:
        """Return the profile of a state as a page with a quote behind every sentence.

        Args:
            state: ISO 3166-1 alpha-3 code or English name.
            format: `md`, `html`, `json` or `text`.

        Raises:
            UsageError: No such state or format.
            LedgerError: There is no ledger, or it can not be read.
        """
        from treatywatch.pipeline import profiles

        # A wrong name or format is told before the ledger is worked through.
        code = profiles.state_of(state)
        writer = profiles.writer_of(format)
        view = self._view()
        on = self.settings.today.isoformat()
        known = self._known_day()
        answered = road.answer(view, as_known_on=known)
        data = profiles.profile_data(code, answered, view, on=on, as_known_on=known)
        return profiles.page(data, writer)

    def issues(self) -> Iterator[tuple[str, Issue]]:
        """Yield the issue log: when a line became known (ISO 8601, UTC), and the issue.

        Raises:
            LedgerError: There is no ledger, or it can not be read.
        """
        yield from self._view().issues()

    def verify(self, *, head: str | None = None, tick: Callable[[], None] = lambda: None) -> Verified:
        """Recheck the chain, the archived bytes and every quote, and return what was gone over.

        Args:
            head: Hash of a last entry noted down earlier, which must still stand in the chain.
            tick: Called once an entry.

        Raises:
            TamperError: Names the first thing that is wrong.
            LedgerError: There is no ledger, or it can not be read.
        """
        return self._reader().verify(_blob_fault(self.settings.archive), head=head, tick=tick)

    def content_digest(self) -> str:
        """Return a digest of all documents, texts and claims, the same for the same archive in whatever order read.

        Raises:
            LedgerError: There is no ledger, or it can not be read.
        """
        return self._reader().content_digest()

    def at(self, *, today: dt.date) -> Treatywatch:
        """Return the same ledger seen on another day: what counts as today in texts, statuses and profiles."""
        return Treatywatch(replace(self.settings, today=today), as_known_on=self.as_known_on)

    def _reader(self) -> LedgerReader:
        from treatywatch.ledger.reader import LedgerReader

        return LedgerReader(self.settings.ledger, as_known_on=self.as_known_on)

    def _view(self) -> LedgerView:
        from treatywatch.ledger.views import LedgerView

        return LedgerView(self._reader())

    def _answered(self) -> road.Answered:
        return road.answer(self._view(), as_known_on=self._known_day())

    def _known_day(self) -> str | None:
        return None if self.as_known_on is None else self.as_known_on[:10]


def _blob_fault(root: Path) -> Callable[[str], str | None]:
    """Return what says what is wrong with the archived bytes of a digest."""
    from treatywatch.archive.blobs import BlobArchive

    # Looking makes nothing: an archive that is gone is told of, not begun anew.
    archive = BlobArchive(root) if root.is_dir() else None

    def fault(digest: str) -> str | None:
        if archive is None:
            return f"the archive {root} is not there; restore it, or name it ({ARCHIVE})"
        try:
            archive.open(digest)
        except LedgerError as error:
            return str(error)
        return None

    return fault


def _paths(paths: PathLike | Iterable[PathLike]) -> list[Path]:
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


def _actor_of(text: str) -> str:
    """Return the code of a state by its name, or the id of another actor as it is written in claims."""
    from treatywatch.pipeline import profiles

    try:
        return profiles.state_of(text)
    except UsageError:
        return "-".join(text.casefold().split())
