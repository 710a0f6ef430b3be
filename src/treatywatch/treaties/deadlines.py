"""What falls due when: destruction, clearance, reports, withdrawals that take effect, entries into force."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from treatywatch.model.errors import UsageError
from treatywatch.model.treaty import Deadline
from treatywatch.treaties.entered import known_facts
from treatywatch.treaties.known import as_known
from treatywatch.treaties.life import Life
from treatywatch.treaties.pack import available, find_state, load
from treatywatch.treaties.rules import LAST_YEAR, add_days, add_months, apply, next_yearly, parse_duration, say
from treatywatch.treaties.schema import CONFIDENCES, Fact, Pack, PackKey, Rule
from treatywatch.treaties.status import check_day, life_of, status_in

_SHORT = re.compile(r"\d{1,4}[dwmy]")
_COUNTED = ("stockpile_destruction", "clearance", "first_report")
_IF = {
    "stockpile_destruction": "binds a state that has stockpiles",
    "clearance": "binds a state that has contaminated areas under its control",
}


def deadlines(
    state: str | None = None,
    *,
    on: str,
    within: str = "P1Y",
    treaty: str | None = None,
    as_known_on: str | None = None,
    facts: Sequence[Fact] = (),
    place: Path | None = None,
) -> tuple[Deadline, ...]:
    """Return what falls due from the ISO day `on` through `within` later, earliest first.

    `within` is 30d, 12m, 1y or an ISO 8601 duration. `state` (code or name) and `treaty` narrow the list. `facts` are
    those that a person entered beside the pack's, such as a granted extension.

    Raises:
        UsageError: No such state, treaty, day or duration.
        PackError: A pack is wrong.
    """
    treaties = available(place) if treaty is None else (treaty,)
    packs = [as_known(load(treaty_id, place=place), as_known_on) for treaty_id in treaties]
    until = end_of(on, within)
    found: list[Deadline] = []
    for pack in packs:
        if treaty is None and on < pack.adopted:
            continue
        check_day(pack, on)
        states = sorted(pack.parties) if state is None else [find_state(pack, state)]
        for code in states:
            found.extend(_of_state(pack, code, known_facts(facts, as_known_on, pack.id)))
    due = [deadline for deadline in found if on <= deadline.due <= until]
    yearly = [d for pack in packs for d in _yearly(pack, state, on, until, known_facts(facts, as_known_on, pack.id))]
    return tuple(sorted([*due, *yearly], key=lambda d: (d.due, d.treaty, d.kind, d.state)))


def end_of(on: str, within: str) -> str:
    """Return the ISO day that lies the ISO 8601 duration `within` (or 30d, 12m, 1y) after `on`.

    Raises:
        UsageError: Not a day, or not a duration.
    """
    parts = parse_duration(f"P{within.upper()}" if _SHORT.fullmatch(within) else within)
    if parts is None:
        raise UsageError(f"{within!r} is not a duration; write 30d, 12m, 1y or an ISO 8601 one such as P1Y6M")
    try:
        end = add_days(add_months(dt.date.fromisoformat(on), parts[0]), parts[1])
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{on!r} is not a day, or {within} after it leaves the calendar") from error
    if end.year > LAST_YEAR:
        raise UsageError(f"{within} after {on} is too far; ask for a day before {LAST_YEAR}")
    return end.isoformat()


def _of_state(pack: Pack, state: str, facts: tuple[Fact, ...]) -> Iterator[Deadline]:
    life = life_of(PackKey(pack), state, facts)
    confidence = pack.parties[state].confidence
    for step in life.steps:
        if not step.computed or step.date is None:
            continue
        if step.what == "in force for the state":
            yield Deadline(
                state, pack.id, "entry_into_force", step.date, step.article, step.what, step.source, confidence
            )
        elif step.what.startswith("withdrawal takes effect") and "void" not in step.what:
            yield Deadline(
                state, pack.id, "withdrawal_effect", step.date, step.article, step.what, step.source, step.confidence
            )
    start = _start(life)
    if start is None:
        return
    for subject in _COUNTED:
        rule = pack.rule(subject)
        if rule is not None and rule.operator != "states":
            yield from _counted(pack, state, rule, start, facts)


def _counted(pack: Pack, state: str, rule: Rule, start: str, facts: tuple[Fact, ...]) -> Iterator[Deadline]:
    due = apply(rule.operator, dt.date.fromisoformat(start), rule.args).isoformat()
    why = f"{say(rule.operator, rule.args)} entry into force on {start}"
    deadline = Deadline(
        state,
        pack.id,
        rule.subject,
        due,
        rule.article,
        rule.text,
        why,
        _least(pack.parties[state].confidence, rule.confidence),
        _IF.get(rule.subject, ""),
    )
    for fact in _extensions(pack, state, rule.subject, facts):
        note = f"extended from {deadline.due} on {fact.first} ({fact.source}){_too_long(rule, deadline.due, fact)}"
        deadline = replace(
            deadline,
            due=fact.last or deadline.due,
            article=str(rule.args.get("extension") or rule.article),
            computed_from=f"{why}; {note}",
            confidence=_least(fact.confidence, rule.confidence),
        )
    if _still_bound(pack, state, deadline.due, facts) and rule.holds(deadline.due):
        yield deadline


def _least(*levels: str) -> str:
    """Return the lowest of several confidences: a sum is no surer than its parts."""
    return max(levels, key=CONFIDENCES.index)


def _too_long(rule: Rule, due: str, fact: Fact) -> str:
    years = rule.args.get("extension_years")
    if years is None or fact.last is None:
        return ""
    latest = add_months(dt.date.fromisoformat(due), 12 * int(years)).isoformat()
    allowed = f"Article {rule.args['extension']} allows {years} years at a time, to {latest}: check the entry"
    return f"; {allowed}" if fact.last > latest else ""


def _extensions(pack: Pack, state: str, subject: str, facts: tuple[Fact, ...]) -> list[Fact]:
    own = [fact for fact in (*pack.facts, *facts) if fact.state == state and fact.kind == "extension"]
    own = [fact for fact in own if fact.what == subject and fact.last is not None]
    return sorted(own, key=lambda fact: (fact.first, fact.last or ""))


def _still_bound(pack: Pack, state: str, day: str, facts: tuple[Fact, ...]) -> bool:
    return status_in(pack, state, on=max(day, pack.adopted), facts=facts).status == "party"


def _start(life: Life) -> str | None:
    starts = [day for day, status in zip(life.days, life.statuses, strict=True) if status == "party"]
    return starts[-1] if starts else None


def _yearly(pack: Pack, state: str | None, on: str, until: str, facts: tuple[Fact, ...]) -> Iterator[Deadline]:
    rule = pack.rule("yearly_report")
    if rule is None or rule.operator != "every_year" or on < pack.adopted:
        return
    month, number = (int(part) for part in rule.args["month_day"].split("-"))
    day = next_yearly(dt.date.fromisoformat(on), month, number)
    states = sorted(pack.parties) if state is None else [find_state(pack, state)]
    while day.isoformat() <= until:
        for code in states:
            start = _start(life_of(PackKey(pack), code, facts))
            # The report covers the year before: a state that joined this year has its first report to give.
            late = start is not None and int(start[:4]) < day.year
            if late and _still_bound(pack, code, day.isoformat(), facts) and rule.holds(day.isoformat()):
                yield Deadline(
                    code,
                    pack.id,
                    "yearly_report",
                    day.isoformat(),
                    rule.article,
                    rule.text,
                    f"every year; in force on {start}",
                    pack.parties[code].confidence,
                )
        day = next_yearly(add_days(day, 1), month, number)
