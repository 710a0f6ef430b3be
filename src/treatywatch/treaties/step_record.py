"""Looking things up in the record: the steps of a state's withdrawal, and how far a claim misses them."""

from collections.abc import Sequence

from treatywatch.model.claim import Claim
from treatywatch.model.time import Interval, interval
from treatywatch.model.treaty import Record
from treatywatch.treaties.record import of_state
from treatywatch.treaties.schema import Pack, PackKey

_LEAVING = ("announce_withdrawal", "approve_withdrawal", "begin_withdrawal", "notify_withdrawal", "withdraw", "suspend")


def gap(one: Interval, other: Interval) -> int:
    """Return by how many days two intervals miss one another; 0 where they meet."""
    if one.meets(other):
        return 0
    if one.last is not None and other.first is not None and one.last < other.first:
        return (other.first - one.last).days
    if one.first is not None and other.last is not None:
        return (one.first - other.last).days
    return 0


def process(pack: Pack, state: str) -> tuple[Record, ...]:
    """Return the dated steps of a state's withdrawal on record."""
    return tuple(r for r in of_state(PackKey(pack), state) if r.step in _LEAVING)


def first_announced(pack: Pack, state: str) -> str | None:
    """Return the first day on which the record has a step of the state's withdrawal, or None where it has none."""
    days = [first for r in process(pack, state) if (first := interval(r.date).first) is not None]
    return min(days).isoformat() if days else None


def stages(pack: Pack, state: str) -> list[Record]:
    """Return every other dated row of the state's withdrawal as records that excuse a claim."""
    return [
        Record(state, pack.id, event.stage, date, event.source, event.confidence, event.what)
        for event in pack.events
        if event.state == state
        for date in (event.date, *event.also)
    ]


def on_record(claim: Claim, pack: Pack) -> bool:
    """Tell whether a dated claim gives a date that the record has for its step."""
    own = [r for r in of_state(PackKey(pack), claim.actor or "") if r.step == claim.step]
    return claim.when is not None and meets(claim, interval(claim.when), own)


def meets(claim: Claim, said: Interval, records: Sequence[Record]) -> bool:
    """Tell whether what a claim says meets a recorded date."""
    # "About" is given a month and a half on either side.
    leave = 45 if (claim.when or "").endswith(("~", "?", "%")) else 0
    return any(gap(said, interval(r.date)) <= leave for r in records)
