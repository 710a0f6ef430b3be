"""Who is bound by a treaty on a day, counted both ways."""

from collections.abc import Sequence
from pathlib import Path

from treatywatch.model.treaty import Members
from treatywatch.treaties.entered import known_facts
from treatywatch.treaties.known import as_known
from treatywatch.treaties.pack import load
from treatywatch.treaties.schema import Fact, Pack
from treatywatch.treaties.status import check_day, status_in


def members(
    treaty: str,
    *,
    on: str,
    as_known_on: str | None = None,
    facts: Sequence[Fact] = (),
    place: Path | None = None,
) -> Members:
    """Return the states by their standing under `treaty` on the ISO day `on`, as known on `as_known_on`.

    `facts` are dated facts that a person entered beside those of the pack.

    Raises:
        UsageError: No such treaty or day, or a day before the treaty was adopted.
        PackError: The pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    check_day(pack, on)
    found: dict[str, list[str]] = {name: [] for name in ("party", "deposited", "signatory", "withdrawn", "non_party")}
    entered = known_facts(facts, as_known_on, pack.id)
    for state in sorted(pack.parties):
        found[status_in(pack, state, on=on, facts=entered).status].append(state)
    lists = {name: tuple(states) for name, states in found.items()}
    return Members(treaty, on, note=_note(pack, on), **lists)


def _note(pack: Pack, on: str) -> str:
    notes = [f"the record ends on {pack.coverage}"] if on > pack.coverage else []
    if pack.count_margin:
        notes.append(f"published totals differ from this record by up to {pack.count_margin}")
    contested = [state for state, party in sorted(pack.parties.items()) if "contested" in party.recorded]
    if contested:
        notes.append(f"contested: {', '.join(contested)}")
    if "treaty" in pack.notes:
        notes.append(pack.notes["treaty"])
    return "; ".join(notes)
