"""A status in sentences: every date with its article, its source and how sure it is."""

import re
from collections.abc import Sequence
from pathlib import Path

from treatywatch.model.treaty import Explanation, Status, Step
from treatywatch.treaties.entered import known_facts
from treatywatch.treaties.known import as_known
from treatywatch.treaties.naming import short_name
from treatywatch.treaties.pack import available, find_state, load
from treatywatch.treaties.schema import Fact, Pack
from treatywatch.treaties.status import status_in

_WORDS = {
    "party": "is bound by the",
    "withdrawn": "has left the",
    "signatory": "has signed and is not bound by the",
    "deposited": "has deposited its instrument; not yet in force for it: the",
    "non_party": "is not a party to the",
}
_NUMBERED = re.compile(r"\d|[IVX]+\b")
_DUTIES = ("prohibition", "exception", "stockpile_destruction", "clearance", "yearly_report")


def explain(
    state: str,
    treaty: str,
    *,
    on: str,
    as_known_on: str | None = None,
    facts: Sequence[Fact] = (),
    place: Path | None = None,
) -> Explanation:
    """Return the status of a state with the sentences that lead to it, and what follows from it.

    `facts` are dated facts that a person entered beside those of the pack.

    Raises:
        UsageError: No such state, treaty or day, or a day before the treaty was adopted.
        PackError: A pack is wrong.
    """
    pack = as_known(load(treaty, place=place), as_known_on)
    code = find_state(pack, state)
    found = status_in(pack, code, on=on, facts=known_facts(facts, as_known_on, pack.id))
    short = short_name(pack)
    lines = [f"{pack.parties[code].name} {_WORDS[found.status]} {short} on {on}."]
    lines += [_line(pack, step, on) for step in found.steps]
    lines += _follows(pack, found)
    if found.status == "withdrawn":
        lines += _still(pack, code, on, as_known_on, place)
    if found.note:
        lines.append(f"Note: {found.note}.")
    return Explanation(found, tuple(lines))


def _cite(pack: Pack, article: str) -> str:
    """Return the article as words; one whose rule was written from memory says so."""
    recalled = any(rule.article == article and rule.confidence == "low" for rule in pack.rules)
    words = f"Article {article}" if _NUMBERED.match(article) else article
    return f"{words} (from memory, confidence low)" if recalled else words


def _line(pack: Pack, step: Step, on: str) -> str:
    ahead = " (still to come)" if step.date is None or step.date > on else ""
    kind = "computed" if step.computed else "recorded"
    sure = f", confidence {step.confidence}" if step.confidence else ""
    return (
        f"{step.date or 'no day known'}{ahead}: {step.what}. {_cite(pack, step.article)}; {kind}: {step.source}{sure}."
    )


def _follows(pack: Pack, found: Status) -> list[str]:
    if found.status != "party":
        return []
    rules = [pack.rule(subject, found.on) for subject in _DUTIES]
    lines = [f"{_cite(pack, rule.article)}: {rule.text}" for rule in rules if rule is not None]
    ways = [pack.rule(subject, found.on) for subject in ("withdrawal_notice", "withdrawal_effect", "conflict_bar")]
    return lines + [f"To leave, {_cite(pack, rule.article)}: {rule.text}" for rule in ways if rule is not None]


def _still(pack: Pack, state: str, on: str, known_on: str | None, place: Path | None) -> list[str]:
    """Return what binds the state after it left: other duties, and the other treaties that it is party to."""
    rule = pack.rule("other_duties")
    lines = [] if rule is None else [f"{_cite(pack, rule.article)}: {rule.text}"]
    others = []
    for treaty in available(place):
        other = as_known(load(treaty, place=place), known_on)
        if other.id == pack.id or on < other.adopted:
            continue
        if status_in(other, state, on=on).status == "party":
            others.append(short_name(other))
    return [*lines, f"Still party to: {', '.join(others)}."] if others else lines
