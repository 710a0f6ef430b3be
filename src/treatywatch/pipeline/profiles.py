"""Puts together what the profile of one state rests on."""

from collections.abc import Iterator, Mapping

from treatywatch.ledger.views import LedgerView
from treatywatch.model.answer import Answer, Side
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.treaty import Record, Status
from treatywatch.pipeline.road import Answered
from treatywatch.reconcile import packs
from treatywatch.report import registry
from treatywatch.report.base import ProfileData, Writer
from treatywatch.report.profile import build
from treatywatch.treaties.pack import available, find_state, load
from treatywatch.treaties.record import records
from treatywatch.treaties.status import status

_NAMES_FROM = "apmbc"


def state_of(text: str) -> str:
    """Return the ISO code of a state from its code or English name.

    Raises:
        UsageError: No such state; the message offers the nearest names.
    """
    return find_state(load(_NAMES_FROM), text)


def writer_of(form: str) -> Writer:
    """Return what writes the format `md`, `html`, `json` or `text`.

    Raises:
        UsageError: No such format.
    """
    return registry.load(form)


def page(data: ProfileData, writer: Writer) -> str:
    """Return the profile as a page of the writer's format."""
    return writer.write(build(data))


def profile_data(
    state: str, answered: Answered, view: LedgerView, *, on: str, as_known_on: str | None = None
) -> ProfileData:
    """Return what the profile of the state with this code rests on: what is said of it, and all that answers it."""
    own = {claim.id for claim in answered.claims if state in _states_of(claim)}
    answers = tuple(answer for answer in answered.answers if _touches(_sides(answer), own))
    conflicts = tuple(conflict for conflict in answered.conflicts if _touches(conflict.sides, own))
    findings = tuple(finding for finding in answered.findings if own.intersection(finding.claim_ids))
    groups = [_sides(answer) for answer in answers]
    groups += [conflict.sides for conflict in conflicts] + [finding.sides for finding in findings]
    shown = {side.claim_id for sides in groups for side in sides if side.claim_id is not None} | own
    claims = {claim.id: claim for claim in answered.claims if claim.id in shown}
    return ProfileData(
        state=state,
        state_name=load(_NAMES_FROM).parties[state].name,
        as_of=on,
        as_known_on=as_known_on or on,
        statuses=tuple(_statuses(state, on=on, as_known_on=as_known_on)),
        answers=answers,
        conflicts=conflicts,
        findings=findings,
        documents=_documents(view, {claim.text_id for claim in claims.values()}),
        claims=claims,
        stories=answered.stories,
        records=tuple(record for record in _records(as_known_on) if record.state == state),
        names=_names(),
    )


def _states_of(claim: Claim) -> set[str]:
    """Return the states that a claim is about: who acts (a company stands for its state), who receives, where."""
    actor = claim.actor or ""
    return {packs.homes().get(actor, actor), claim.to or "", claim.place or ""}


def _sides(answer: Answer) -> tuple[Side, ...]:
    return tuple(side for group in answer.values for side in group.sides)


def _touches(sides: tuple[Side, ...], claims: set[str]) -> bool:
    return any(side.claim_id in claims for side in sides)


def _statuses(state: str, *, on: str, as_known_on: str | None) -> Iterator[Status]:
    for treaty in available():
        if state in load(treaty).parties:
            yield status(state, treaty, on=on, as_known_on=as_known_on)


def _records(as_known_on: str | None) -> Iterator[Record]:
    for record in records():
        if as_known_on is None or record.date[:10] <= as_known_on:
            yield record


def _documents(view: LedgerView, wanted: set[str]) -> Mapping[str, TextDocument]:
    found: dict[str, TextDocument] = {}
    for text in view.texts():
        if text.text_id in wanted and (text.text_id not in found or text.doc < found[text.text_id].doc):
            found[text.text_id] = text
    return found


def _names() -> Mapping[str, str]:
    return {**{row["id"]: row["name"] for row in packs.entities()}, **packs.state_names()}
