"""Does a pack agree with itself: dates computed by rule against dates on record, and cases against rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from treatywatch.model.treaty import Status
from treatywatch.treaties.cases import SORTS, run_cases
from treatywatch.treaties.entry import deposit_days, treaty_entry
from treatywatch.treaties.members import members
from treatywatch.treaties.pack import load
from treatywatch.treaties.rules import last_day
from treatywatch.treaties.schema import Count, Pack, PackKey, Party
from treatywatch.treaties.status import status_in


@dataclass(frozen=True, slots=True)
class Counted:
    """A published total beside the number that the record and the rules give."""

    count: Count
    got: int

    @property
    def agrees(self) -> bool:
        """Tell whether the two are the same."""
        return self.got == self.count.number

    def __str__(self) -> str:
        """Return the comparison as a line."""
        line = f"{self.count.what} on {self.count.on}: published {self.count.number}, here {self.got}"
        tail = "" if self.agrees else f"; {self.count.why}" if self.count.why else "; not explained"
        return f"{line} ({self.count.source}){tail}"


@dataclass(frozen=True, slots=True)
class Proof:
    """How a pack came out: `compared` dates and statuses, how many `agree`, which differ with a note and which without.

    `rows` are the states' rows, `rows_agree` those of them whose status and every date agree. `failed`
    are cases that did not come out as written; `untried` are computed rules without a case of each sort.
    """

    treaty: str
    states: int
    compared: int
    agree: int
    explained: tuple[str, ...]
    unexplained: tuple[str, ...]
    cases: int
    failed: tuple[str, ...]
    untried: tuple[str, ...]
    rows: int = 0
    rows_agree: int = 0
    counts: tuple[Counted, ...] = ()

    @property
    def miscounted(self) -> tuple[str, ...]:
        """Return the published totals that differ without a reason given."""
        return tuple(str(found) for found in self.counts if not found.agrees and not found.count.why)

    @property
    def holds(self) -> bool:
        """Tell whether nothing is left unexplained and every case holds."""
        return not (self.unexplained or self.failed or self.miscounted)


def prove(treaty: str, *, place: Path | None = None) -> Proof:
    """Return how the pack of `treaty` agrees with its own record and cases.

    Raises:
        UsageError: No such treaty.
        PackError: The pack is wrong.
    """
    pack = load(treaty, place=place)
    compared, differing, rows = 0, [], set()
    for key, wanted, got in _comparisons(pack):
        compared += 1
        rows |= {key} & pack.parties.keys()
        if wanted != got:
            differing.append((key, f"{key}: the record has {wanted}, the rules give {got}"))
    results = run_cases(pack)
    tried = {(result.rule, result.sort) for result in results}
    computed = [rule.id for rule in pack.rules if rule.operator not in ("states", "allows", "forbids")]
    return Proof(
        treaty=treaty,
        states=len(pack.parties),
        compared=compared,
        agree=compared - len(differing),
        explained=tuple(f"{text} – {pack.notes[key]}" for key, text in differing if key in pack.notes),
        unexplained=tuple(text for key, text in differing if key not in pack.notes),
        cases=len(results),
        failed=tuple(f"{r.name}: wanted {r.wanted}, got {r.got}" for r in results if not r.holds),
        untried=tuple(f"{rule}: no {sort} case" for rule in computed for sort in SORTS if (rule, sort) not in tried),
        rows=len(rows),
        rows_agree=len(rows - {key for key, _ in differing}),
        counts=tuple(Counted(count, _count(pack, count)) for count in pack.counts),
    )


def _count(pack: Pack, count: Count) -> int:
    if count.what == "signed":
        return sum(p.signed is not None and last_day(p.signed) <= count.on for p in pack.parties.values())
    if count.what == "deposits":
        return sum(day <= count.on for day, _ in deposit_days(pack))
    found = members(pack.id, on=count.on, place=Path(pack.place).parent)
    bound = len(found.party) + len(found.deposited)
    if count.what == "party+deposited":
        return bound
    if count.what == "outside":
        return len(pack.parties) - bound
    return len(getattr(found, count.what))


def _comparisons(pack: Pack) -> Iterator[tuple[str, str, str]]:
    entry = treaty_entry(PackKey(pack))
    yield "treaty", pack.in_force, entry.computed or "nothing"
    for state, party in sorted(pack.parties.items()):
        found = status_in(pack, state, on=pack.coverage)
        yield state, party.recorded.replace("non-party", "non_party"), found.status
        yield from _dates(state, party, found)


def _dates(state: str, party: Party, found: Status) -> Iterator[tuple[str, str, str]]:
    # A succession's day is a fact of the record: there is nothing to compute it from.
    if party.in_force is not None and party.consent_kind != "succession":
        yield state, party.in_force, _computed(found, "in force for the state")
    if party.effect is not None:
        yield state, party.effect, _computed(found, "withdrawal takes effect")


def _computed(found: Status, what: str) -> str:
    days = [step.date for step in found.steps if step.what == what and step.date is not None and step.computed]
    return days[0] if days else "another day"
