"""A state's standing under a treaty on a day, with the dates and articles that it was computed from."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from treatywatch.model.errors import UsageError
from treatywatch.model.treaty import Status, Step
from treatywatch.treaties.entered import known_facts
from treatywatch.treaties.entry import treaty_entry
from treatywatch.treaties.known import as_known, check_calendar, span_of
from treatywatch.treaties.life import Act, Life, live
from treatywatch.treaties.pack import find_state, load
from treatywatch.treaties.schema import Event, Fact, Pack, PackKey, Party

_FACT_ACTS = {
    "armed_conflict": "armed_conflict",
    "consent": "consent",
    "notice": "notice",
    "notice_withdrawn": "notice_withdrawn",
    "dissolved": "dissolved",
}


def status(
    state: str,
    treaty: str,
    *,
    on: str,
    as_known_on: str | None = None,
    facts: Sequence[Fact] = (),
    place: Path | None = None,
) -> Status:
    """Return the standing of `state` (ISO code or English name) under `treaty` on `on`.

    `on` is an ISO day, or a month, year or interval (EDTF) within which the standing did not change.

    `as_known_on` leaves out what became known after that day. `facts` are dated facts that a person entered beside
    those of the pack, such as an armed conflict that bars a withdrawal.

    Raises:
        UsageError: No such state, treaty or day, a day before the treaty was adopted, or a standing that changed.
        PackError: The pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    code = state if state in pack.parties else find_state(pack, state)
    entered = known_facts(facts, as_known_on, pack.id)
    if len(on) == 10 and "/" not in on:
        return status_in(pack, code, on=on, facts=entered)
    first, last = span_of(on)
    life = life_of(PackKey(pack), code, entered)
    changes = [(d, s) for d, s in zip(life.days, life.statuses, strict=True) if first < d <= last]
    found = status_in(pack, code, on=first, facts=entered)
    if any(name != found.status for _, name in changes):
        told = ", ".join(f"{name} from {day}" for day, name in changes)
        raise UsageError(f"{code} under {pack.id} changed within {on} ({found.status}, {told}); ask for a day")
    return replace(status_in(pack, code, on=last, facts=entered), on=on)


def status_in(pack: Pack, state: str, *, on: str, facts: tuple[Fact, ...] = ()) -> Status:
    """Return the standing of a state, by its code, in a loaded pack; raises like `status`."""
    check_day(pack, on)
    life, note = _told(PackKey(pack), state, facts)
    place = bisect_right(life.days, on)
    if on > pack.coverage:
        note = f"{note}; {_uncovered(pack)}" if note else _uncovered(pack)
    return Status(state, pack.id, on, life.statuses[place - 1] if place else "non_party", life.steps, note)


@lru_cache(maxsize=65536)
def _told(key: PackKey, state: str, facts: tuple[Fact, ...]) -> tuple[Life, str]:
    life = life_of(key, state, facts)
    return life, _note(key.pack, state, life, facts)


@lru_cache(maxsize=65536)
def life_of(key: PackKey, state: str, facts: tuple[Fact, ...] = ()) -> Life:
    """Return the life of a state in a treaty from its row, the pack's facts and those that a person entered."""
    pack = key.pack
    acts = _acts(pack.parties[state])
    acts += [act for fact in (*pack.facts, *facts) if fact.state == state for act in _fact_acts(fact)]
    life = live(pack, treaty_entry(key), acts)
    declared = [step for event in pack.events for step in _suspensions(pack, event, state)]
    if not declared:
        return life
    steps = sorted((*life.steps, *declared), key=lambda step: step.date or "9999")
    return Life(life.days, life.statuses, tuple(steps), life.notes)


def check_day(pack: Pack, day: str) -> None:
    """Refuse a text that is not a day, or a day before the treaty was adopted.

    Raises:
        UsageError: With what to write instead.
    """
    check_calendar(day)
    if day < pack.adopted:
        raise UsageError(f"{day} is before {pack.id} was adopted; ask for {pack.adopted} or later")


def _acts(party: Party) -> list[Act]:
    source, confidence = party.source, party.confidence
    acts = []
    if party.signed is not None:
        acts.append(Act("signature", party.signed, source=source, confidence=confidence))
    if party.consent is not None:
        acts.append(
            Act(
                "consent",
                party.consent,
                effect=party.in_force,
                how=party.consent_kind or "",
                source=source,
                confidence=confidence,
            )
        )
    if party.provisional is not None:
        acts.append(Act("provisional", party.provisional, source=source, confidence=confidence))
    if party.notice is not None:
        source = party.notice_source or source
        acts.append(Act("notice", party.notice, effect=party.effect, source=source, confidence=confidence))
    return acts


def _fact_acts(fact: Fact) -> list[Act]:
    kind = _FACT_ACTS.get(fact.kind)
    if kind is None:
        return []
    return [
        Act(
            kind,
            fact.first,
            effect=fact.last if kind in ("consent", "notice") else None,
            until=fact.last if kind == "armed_conflict" else None,
            source=fact.source,
            confidence=fact.confidence,
            what=fact.what,
        )
    ]


def _suspensions(pack: Pack, event: Event, state: str) -> list[Step]:
    if event.state != state or event.stage != "suspension_declaration":
        return []
    rule = pack.rule("suspension")
    why = "" if rule is None else f"; changes nothing: {rule.text}"
    article = "" if rule is None else rule.article
    return [Step(event.date, f"{event.what}{why}", article, event.source, event.confidence)]


def _note(pack: Pack, state: str, life: Life, facts: tuple[Fact, ...]) -> str:
    party, rule = pack.parties[state], pack.rule("reservations")
    entered = [f for f in (*pack.facts, *facts) if f.state == state and f.kind == "reservation"]
    made = [party.reservations] if party.reservations else []
    made += [f"{fact.what}, {fact.first}, {fact.source}" for fact in entered]
    law = "" if rule is None else f"; Article {rule.article}: {rule.text}"
    reserved = [f"a reservation is on record ({what}){law}" for what in made]
    parts = (*life.notes, *reserved, party.note, pack.notes.get(state, ""))
    return "; ".join(part for part in parts if part)


def _uncovered(pack: Pack) -> str:
    return f"the record ends on {pack.coverage}: later acts are not in it"
