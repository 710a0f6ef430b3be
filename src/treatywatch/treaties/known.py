"""The second clock: a pack as it was known on a day."""

from dataclasses import replace
from functools import lru_cache

from treatywatch.model.errors import UsageError
from treatywatch.model.time import interval
from treatywatch.treaties.rules import last_day
from treatywatch.treaties.schema import Pack, PackKey, Party


def as_known(pack: Pack, day: str | None) -> Pack:
    """Return `pack` without what became known after the ISO day `day`; the pack itself where that is None.

    A row or event is known from its `known` date, else from its own date. Notes and the recorded status were written
    with all rows in view, so they are left out. A cell that was corrected after `day` has what it held before.

    Raises:
        UsageError: `day` is no day.
    """
    if day is None:
        return pack
    check_calendar(day)
    return _as_known(PackKey(pack), day)


@lru_cache(maxsize=65536)
def check_calendar(day: str) -> None:
    """Refuse a text that is not an ISO day.

    Raises:
        UsageError: With what to write instead.
    """
    try:
        span = interval(day)
    except ValueError:
        span = None
    if span is None or len(day) != 10 or span.first is None or span.first != span.last:
        raise UsageError(f"{day!r} is not a day; write YYYY-MM-DD")


def span_of(text: str) -> tuple[str, str]:
    """Return the first and last ISO day of a date of any precision: `2025-12-01`, `2025-12`, `2025`, `A/B`.

    Raises:
        UsageError: Not such a date, an uncertain one, or one that is open to one side.
    """
    if any(mark in text for mark in "?~%"):
        raise UsageError(f"{text!r} is an uncertain date; ask for a day, YYYY-MM-DD")
    try:
        span = interval(text)
    except ValueError:
        span = None
    if span is None or span.first is None or span.last is None:
        raise UsageError(f"{text!r} is not a day; write YYYY-MM-DD (YYYY-MM and YYYY will do where nothing changed)")
    return span.first.isoformat(), span.last.isoformat()


@lru_cache(maxsize=128)
def _as_known(key: PackKey, day: str) -> Pack:
    pack = key.pack
    return replace(
        pack,
        coverage=min(pack.coverage, day),
        parties={state: _party(_before(pack, party, day), day) for state, party in pack.parties.items()},
        events=tuple(event for event in pack.events if last_day(event.known or event.date) <= day),
        facts=tuple(fact for fact in pack.facts if last_day(fact.known or fact.first) <= day),
        notes={},
    )


def _before(pack: Pack, party: Party, day: str) -> Party:
    """Return the row as it stood on a day: cells that were corrected later get back what they held."""
    # Latest first, so that of two corrections of one cell the earlier one has the last word.
    later = sorted((c for c in pack.corrections if c.state == party.state and c.on > day), key=lambda c: c.on)
    cells = {c.column: c.was or None for c in reversed(later)}
    changed: Party = replace(party, **cells)  # type: ignore[arg-type]
    return changed


def _party(party: Party, day: str) -> Party:
    def early(date: str | None) -> bool:
        return date is not None and last_day(date) <= day

    consent = early(party.known or party.consent)
    notice = early(party.notice)
    return replace(
        party,
        signed=party.signed if early(party.signed) else None,
        consent=party.consent if consent else None,
        consent_kind=party.consent_kind if consent else None,
        in_force=party.in_force if consent else None,
        provisional=party.provisional if early(party.provisional) else None,
        notice=party.notice if notice else None,
        effect=party.effect if notice else None,
        recorded="contested" if notice and "contested" in party.recorded else "",
        note="",
    )
