"""Puts together what the profile of one state rests on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from treatywatch.ledger.views import LedgerView
from treatywatch.model.answer import Answer, Conflict, Side
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.treaty import Status
from treatywatch.pipeline.road import Answered
from treatywatch.reconcile import packs
from treatywatch.reconcile.actors import state_of_body
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
    home = _belonging(state, answered.claims)
    own = {claim.id for claim in answered.claims if _is_about(claim, state, home)}
    answers = tuple(answer for answer in answered.answers if _touches(_sides(answer), own))
    conflicts = tuple(one for one in answered.conflicts if _touches(one.sides, own) or _places(one, state))
    findings = tuple(finding for finding in answered.findings if own.intersection(finding.claim_ids))
    quoted = {side.text_id for one in conflicts for side in one.sides if side.text_id is not None}
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
        documents=_documents(view, {claim.text_id for claim in claims.values()} | quoted),
        claims=claims,
        stories=answered.stories,
        records=tuple(record for record in records(as_known_on=as_known_on) if record.state == state),
        names=_names(),
        own=home,
    )


def _is_about(claim: Claim, state: str, home: frozenset[str]) -> bool:
    """Tell whether a claim is about a state: it or its own act, it receives, it is the place, its programme."""
    slots = (claim.actor, claim.to, claim.place, claim.programme)
    return state in slots or not home.isdisjoint(slots)


def _belonging(state: str, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the ids that belong to a state: by the gazetteer, by their own name, or by the company they keep."""
    listed = {id_ for id_, country in packs.at_home().items() if country == state}
    actors: dict[str, set[str]] = defaultdict(set)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        actor = claim.actor or ""
        if actor in packs.state_names():
            states[claim.text_id][actor] += 1
        elif actor and actor not in packs.entity_names():
            if state_of_body(actor) == state:
                listed.add(actor)
            elif claim.kind == "production":
                actors[actor].add(claim.text_id)
    # A maker that no list knows belongs to the state that all its texts speak of most.
    makers = {maker for maker, texts in actors.items() if all(_mostly(states[text], state) for text in texts)}
    return frozenset(listed | makers)


def _mostly(states: Counter[str], state: str) -> bool:
    return bool(states) and states.most_common(1)[0][0] == state and 2 * states[state] > states.total()


def _places(conflict: Conflict, state: str) -> bool:
    """Tell whether a conflict on geography, which rests on no claim, speaks of the state."""
    name = packs.state_names().get(state)
    return conflict.type == "geography" and name is not None and name in conflict.question


def _sides(answer: Answer) -> tuple[Side, ...]:
    return tuple(side for group in answer.values for side in group.sides)


def _touches(sides: tuple[Side, ...], claims: set[str]) -> bool:
    return any(side.claim_id in claims for side in sides)


def _statuses(state: str, *, on: str, as_known_on: str | None) -> Iterator[Status]:
    for treaty in available():
        if state in load(treaty).parties:
            yield status(state, treaty, on=on, as_known_on=as_known_on)


def _documents(view: LedgerView, wanted: set[str]) -> Mapping[str, TextDocument]:
    found: dict[str, TextDocument] = {}
    for text in view.texts():
        if text.text_id in wanted and (text.text_id not in found or text.doc < found[text.text_id].doc):
            found[text.text_id] = text
    return found


def _names() -> Mapping[str, str]:
    return {**{row["id"]: row["name"] for row in packs.entities()}, **packs.state_names()}
