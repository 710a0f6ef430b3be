"""A status in sentences: every date with its article, its source and how sure it is."""

from pathlib import Path

from treatywatch.model.treaty import Explanation, Status, Step
from treatywatch.treaties.known import as_known
from treatywatch.treaties.pack import available, find_state, load
from treatywatch.treaties.schema import Pack
from treatywatch.treaties.status import status_in

_WORDS = {
    "party": "is bound by",
    "withdrawn": "has left",
    "signatory": "has signed and is not bound by",
    "deposited": "has deposited its instrument; not yet in force for it:",
    "non_party": "is not a party to",
}
_DUTIES = ("prohibition", "exception", "stockpile_destruction", "clearance", "yearly_report")


def explain(
    state: str, treaty: str, *, on: str, as_known_on: str | None = None, place: Path | None = None
) -> Explanation:
    """Return the status of a state with the sentences that lead to it, and what follows from it.

    Raises:
        UsageError: No such state, treaty or day, or a day before the treaty was adopted.
        PackError: A pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    code = find_state(pack, state)
    found = status_in(pack, code, on=on)
    short = pack.names[0] if pack.names else pack.name
    lines = [f"{pack.parties[code].name} {_WORDS[found.status]} {short} on {on}."]
    lines += [_line(step, on) for step in found.steps]
    lines += _follows(pack, found)
    if found.status == "withdrawn":
        lines += _still(pack, code, on, as_known_on, place)
    if found.note:
        lines.append(f"Note: {found.note}.")
    return Explanation(found, tuple(lines))


def _line(step: Step, on: str) -> str:
    ahead = " (still to come)" if step.date is None or step.date > on else ""
    kind = "computed" if step.computed else "recorded"
    sure = f", confidence {step.confidence}" if step.confidence else ""
    return f"{step.date or 'no day known'}{ahead}: {step.what}. Article {step.article}; {kind}: {step.source}{sure}."


def _follows(pack: Pack, found: Status) -> list[str]:
    if found.status != "party":
        return []
    rules = [pack.rule(subject, found.on) for subject in _DUTIES]
    lines = [f"Article {rule.article}: {rule.text}" for rule in rules if rule is not None]
    ways = [pack.rule(subject, found.on) for subject in ("withdrawal_notice", "withdrawal_effect", "conflict_bar")]
    return lines + [f"To leave, Article {rule.article}: {rule.text}" for rule in ways if rule is not None]


def _still(pack: Pack, state: str, on: str, known_on: str | None, place: Path | None) -> list[str]:
    """Return what binds the state after it left: other duties, and the other treaties that it is party to."""
    rule = pack.rule("other_duties")
    lines = [] if rule is None else [f"Article {rule.article}: {rule.text}"]
    others = []
    for treaty in available(place):
        other = as_known(load(treaty, place=place), known_on)
        if other.id == pack.id or on < other.adopted:
            continue
        if status_in(other, state, on=on).status == "party":
            others.append(other.names[0] if other.names else other.name)
    return [*lines, f"Still party to: {', '.join(others)}."] if others else lines
