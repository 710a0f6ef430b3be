"""What must be in order within a pack: dates of a row, rows and rules that need one another."""

from pathlib import Path

from treatywatch.model.errors import PackError
from treatywatch.treaties.rules import last_day
from treatywatch.treaties.schema import Pack, Party


def check_order(pack: Pack, folder: Path) -> None:
    """Refuse a pack whose dates run backwards or whose rows lack what they need.

    Raises:
        PackError: The first thing that is wrong, with file and row.
    """
    head = folder / "treaty.yml"
    if not pack.adopted <= pack.opened <= pack.in_force:
        raise PackError(f"{head}:1: adopted, opened and in_force are out of order")
    for subject in ("treaty_entry", "state_entry", "withdrawal_effect"):
        if pack.rule(subject) is None:
            raise PackError(f"{head}:1: no rule with subject {subject}")
    for party in pack.parties.values():
        _check_party(party, f"{folder / 'parties.csv'}:{party.row}", pack.adopted)
    known = set(pack.parties)
    states: dict[str, list[str | None]] = {
        "events.csv": [event.state for event in pack.events],
        "procedures.csv": [step.state for step in pack.procedures],
        "facts.csv": [fact.state for fact in pack.facts],
        "corrections.csv": [correction.state for correction in pack.corrections],
    }
    for name, column in states.items():
        for line, state in enumerate(column, start=2):
            if state is not None and state not in known:
                raise PackError(f"{folder / name}:{line}: state {state!r} has no row in parties.csv")


def _check_party(party: Party, where: str, adopted: str) -> None:
    late = "succession" in (party.consent_kind or "")
    pairs = (
        ("adopted", adopted, "signed", party.signed),
        ("signed", party.signed, "consent", party.consent),
        ("consent", None if late else party.consent, "in_force", party.in_force),
        ("in_force", party.in_force, "notice", party.notice),
        ("notice", party.notice, "effect", party.effect),
    )
    for before, first, after, second in pairs:
        # A month or a year is compared by its last day: it is out of order only if all of it is.
        if first is not None and second is not None and last_day(second) < last_day(first)[: len(second)]:
            raise PackError(f"{where}: {after} {second} of {party.state} comes before {before} {first}")
    for column, value, other, needed in (
        ("consent", party.consent, "consent_kind", party.consent_kind),
        ("notice", party.notice, "consent", party.consent),
        ("effect", party.effect, "notice", party.notice),
    ):
        if value is not None and needed is None:
            raise PackError(f"{where}: {party.state} has {column} but no {other}")
