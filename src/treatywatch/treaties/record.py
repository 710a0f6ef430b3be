"""What the depositary and the timeline have: facts that stand beside claims as one more voice."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from treatywatch.model.treaty import Record
from treatywatch.treaties.known import as_known
from treatywatch.treaties.pack import available, load
from treatywatch.treaties.schema import Event, Pack, PackKey, Party
from treatywatch.treaties.status import life_of

STEP_OF_STAGE: dict[str, tuple[str, str | None]] = {
    "announcement": ("announce_withdrawal", None),
    "government_approval": ("approve_withdrawal", "government"),
    "parliament_vote": ("approve_withdrawal", "parliament"),
    "parliament_upper_house": ("approve_withdrawal", "parliament"),
    "presidential_submission": ("approve_withdrawal", "president"),
    "presidential_signature": ("approve_withdrawal", "president"),
    "presidential_promulgation": ("approve_withdrawal", "president"),
    "presidential_decision": ("approve_withdrawal", "president"),
    "deposit": ("notify_withdrawal", None),
    "effective": ("withdraw", None),
    "suspension_declaration": ("suspend", None),
}
"""Stages of the timeline as steps of the claims vocabulary; other stages are no step."""
_CONSENT_STEP = {"accession": "accede", "succession": "accede", "accession or succession": "accede"}


def records(
    treaty: str | None = None, *, as_known_on: str | None = None, place: Path | None = None
) -> Iterator[Record]:
    """Yield every dated fact of the record on one treaty, or on all: steps of states, then of the treaty itself.

    A day that another source gives for the same act follows as a record of its own, with low confidence.

    Raises:
        UsageError: No such treaty.
        PackError: A pack is wrong.
    """
    for treaty_id in available(place) if treaty is None else (treaty,):
        yield from records_in(as_known(load(treaty_id, place=place), as_known_on))


def records_in(pack: Pack) -> Iterator[Record]:
    """Yield the records of a loaded pack, states in the order of their codes."""
    source = f"treaty pack {pack.id}"
    yield Record("", pack.id, "adopt", pack.adopted, source, "high", pack.name)
    yield Record("", pack.id, "sign", pack.opened, source, "high", "opened for signature")
    yield Record("", pack.id, "enter_into_force", pack.in_force, source, "high", pack.article("treaty_entry"))
    for state in sorted(pack.parties):
        yield from of_state(PackKey(pack), state)


@lru_cache(maxsize=8192)
def of_state(key: PackKey, state: str) -> tuple[Record, ...]:
    """Return the records of one state in order of date; nothing for an actor that has no row."""
    pack = key.pack
    if state not in pack.parties:
        return ()
    found = [*_of_party(key, pack.parties[state])]
    for event in pack.events:
        if event.state == state and event.stage in STEP_OF_STAGE:
            found.extend(_of_event(pack, event))
    return tuple(sorted(dict.fromkeys(found), key=lambda r: (r.date, r.step, r.confidence != "high", r.source)))


def _of_party(key: PackKey, party: Party) -> Iterator[Record]:
    treaty, source, sure = key.pack.id, party.source, party.confidence
    if party.signed is not None:
        yield Record(party.state, treaty, "sign", party.signed, source, sure)
    if party.consent is not None:
        step = _CONSENT_STEP.get(party.consent_kind or "", "ratify")
        yield Record(party.state, treaty, step, party.consent, source, sure, party.consent_kind or "")
    dated = {e.stage for e in key.pack.events if e.state == party.state}
    for found in life_of(key, party.state).steps:
        if found.date is None:
            continue
        if found.what == "in force for the state":
            detail = f"Article {found.article}: {found.source}"
            yield Record(party.state, treaty, "enter_into_force", found.date, source, sure, detail)
        elif found.what.startswith("withdrawal takes effect") and "void" not in found.what and "effective" not in dated:
            detail = f"Article {found.article}: {found.source}"
            yield Record(party.state, treaty, "withdraw", found.date, detail, sure, detail)
    if party.notice is not None and "deposit" not in dated:
        yield Record(party.state, treaty, "notify_withdrawal", party.notice, source, sure)


def _of_event(pack: Pack, event: Event) -> Iterator[Record]:
    step, body = STEP_OF_STAGE[event.stage]
    state = event.state or ""
    detail = "; ".join(part for part in (event.what, event.detail, event.disagreement) if part)
    yield Record(state, pack.id, step, event.date, event.source, event.confidence, detail, body)
    for other in event.also:
        source = event.source2 or event.source
        yield Record(state, pack.id, step, other, source, "low", f"another day given for: {event.what}", body)
