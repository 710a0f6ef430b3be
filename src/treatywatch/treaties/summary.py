"""A treaty's own standing on a day: adopted, opened, in force, and who is bound."""

from pathlib import Path

from treatywatch.model.treaty import Step, TreatyStatus
from treatywatch.treaties.entry import treaty_entry
from treatywatch.treaties.known import as_known, check_calendar
from treatywatch.treaties.members import members
from treatywatch.treaties.naming import find_treaty
from treatywatch.treaties.pack import load
from treatywatch.treaties.schema import Pack, PackKey

_MEMORY = "memory"


def treaty_status(treaty: str, *, on: str, as_known_on: str | None = None, place: Path | None = None) -> TreatyStatus:
    """Return how `treaty` (id or name) itself stands on the ISO day `on`; a day before its adoption is answered so.

    Raises:
        UsageError: No such treaty or day.
        PackError: The pack is wrong.
    """
    treaty_id = find_treaty(treaty, place=place)
    pack = as_known(load(treaty_id, place=place), as_known_on)
    check_calendar(on)
    entry = treaty_entry(PackKey(pack))
    steps = tuple(_steps(pack))
    if on < pack.adopted:
        note = f"{on} is before the treaty: it was adopted on {pack.adopted}"
        return TreatyStatus(pack.id, pack.name, on, "not_adopted", pack.depositary, steps, note=note)
    names = [(entry.in_force, "in_force"), (pack.opened, "open_for_signature"), (pack.adopted, "adopted")]
    status = next(name for day, name in names if day is not None and day <= on)
    found = members(pack.id, on=on, as_known_on=as_known_on, place=place)
    counts = {name: len(getattr(found, name)) for name in ("party", "deposited", "signatory", "withdrawn")}
    return TreatyStatus(pack.id, pack.name, on, status, pack.depositary, steps, counts=counts, note=found.note)


def _steps(pack: Pack) -> list[Step]:
    entry = treaty_entry(PackKey(pack))
    steps = [_recorded(pack, "adopted", pack.adopted), _recorded(pack, "opened", pack.opened)]
    if entry.in_force is None:
        return steps
    if entry.in_force == entry.computed and "in_force" not in pack.memory:
        steps.append(Step(entry.in_force, "in force", entry.article, entry.why, "high", computed=True))
    else:
        steps.append(_recorded(pack, "in_force", entry.in_force))
    return steps


def _recorded(pack: Pack, key: str, day: str) -> Step:
    words = {"adopted": "adopted", "opened": "opened for signature", "in_force": "in force"}
    article = {"opened": pack.article("signature"), "in_force": pack.article("treaty_entry")}.get(key, "")
    from_memory = key in pack.memory
    return Step(
        day, words[key], article, _MEMORY if from_memory else f"treaty pack {pack.id}", "low" if from_memory else "high"
    )
