"""A state's standing over a stretch of days, as the spells between which it changed."""

from collections.abc import Sequence
from pathlib import Path

from treatywatch.model.errors import UsageError
from treatywatch.model.treaty import Spell
from treatywatch.treaties.entered import known_facts
from treatywatch.treaties.known import as_known, check_calendar
from treatywatch.treaties.pack import find_state, load
from treatywatch.treaties.rules import day_before
from treatywatch.treaties.schema import Fact, Pack, PackKey
from treatywatch.treaties.status import life_of


def history(
    state: str,
    treaty: str,
    *,
    first: str,
    last: str,
    as_known_on: str | None = None,
    facts: Sequence[Fact] = (),
    place: Path | None = None,
) -> tuple[Spell, ...]:
    """Return the spells that cover every day from `first` to `last` (ISO days, both included) without a gap.

    Days before the treaty was adopted are a spell of `non_party`: nobody could join it.

    Raises:
        UsageError: No such state, treaty or day, or `last` lies before `first`.
        PackError: The pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    check_calendar(first)
    check_calendar(last)
    if last < first:
        raise UsageError(f"{first} to {last} runs backwards; give the earlier day first")
    return spells(pack, find_state(pack, state), first, last, known_facts(facts, as_known_on, pack.id))


def spells(pack: Pack, state: str, first: str, last: str, facts: tuple[Fact, ...] = ()) -> tuple[Spell, ...]:
    """Return the spells of a state, by its code, in a loaded pack."""
    life = life_of(PackKey(pack), state, facts)
    started = [(first, "non_party")]
    for day, status in zip(life.days, life.statuses, strict=True):
        if day <= started[0][0]:
            started = [(first, status)]
        elif day <= last and status != started[-1][1]:
            started.append((day, status))
    ends = [day_before(day) for day, _ in started[1:]] + [last]
    return tuple(Spell(day, end, status) for (day, status), end in zip(started, ends, strict=True))
