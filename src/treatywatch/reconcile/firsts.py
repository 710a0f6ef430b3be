"""Sentences that claim to be the first, refuted by an earlier document, an earlier state, or the record."""

import datetime as dt
from collections.abc import Iterator, Sequence

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.time import interval
from treatywatch.model.treaty import Record
from treatywatch.reconcile import explain
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.remarks import Remark
from treatywatch.reconcile.statement import Statement

RULE = "first.v2"

# News of one announcement comes out over a few days.
_NEWS = 3
_VOICES = 3
_FIRM = ("occurred", "planned")
_MATTERS = ("production", "treaty_step", "transfer", "requirement", "use", "stockpile")
# Which aspects confirm which: who decided to raise his output has confirmed that he will produce.
_NEAR = {"start": ("start", "increase"), "increase": ("increase", "start"), "ability": ("start", "increase")}


def first_conflicts(
    statements: Sequence[Statement], actors: Actors, remarks: Sequence[Remark], records: Sequence[Record]
) -> Iterator[Conflict]:
    """Yield a conflict for each "first" with what came before it."""
    ordered = sorted(statements, key=lambda one: (str(one.published or "9999"), one.order))
    for remark in remarks:
        if remark.kind == "first_state":
            yield from _first_state(remark, ordered, records)
        elif remark.kind == "first_statement":
            yield from _first_word(remark, ordered, actors)


def _first_word(remark: Remark, ordered: Sequence[Statement], actors: Actors) -> Iterator[Conflict]:
    matter = next(iter(remark.beside(ordered, _MATTERS)), None)
    if matter is None or matter.published is None:
        return
    limit = matter.published - dt.timedelta(_NEWS)
    told: dict[tuple[str | None, str | None], Statement] = {}
    for early in ordered:
        before = early.published is not None and early.published < limit
        if before and early.claim.modality in _FIRM and _same_matter(matter, early, actors):
            told.setdefault((early.speaker, early.claim.aspect), early)
    # The earliest voices refute it; more of them prove nothing more.
    yield from (_word_conflict(remark, matter, early) for early in list(told.values())[:_VOICES])


def _same_matter(one: Statement, early: Statement, actors: Actors) -> bool:
    mine, other = one.claim, early.claim
    if mine.kind != other.kind:
        return False
    if mine.kind == "production":
        aspects = _NEAR.get(mine.aspect or "", (mine.aspect,))
        same = actors.state(mine) == actors.state(other) and item_relation(mine.item, other.item) != "apart"
        return same and other.aspect in aspects
    return mine.key == other.key


def _word_conflict(remark: Remark, matter: Statement, early: Statement) -> Conflict:
    what = explain.question(early.claim).rstrip("?")
    on = explain.time(str(matter.published))
    question = f'Was {on} the first word on "{what}"?'
    why = f"{early.voice} had already said so, before {remark.document.doc} called it the first time."
    return conflict("first", question, (remark.side(f"first on {on}"), early.side()), why=why, rule=RULE)


def _first_state(remark: Remark, ordered: Sequence[Statement], records: Sequence[Record]) -> Iterator[Conflict]:
    """Refute "the first state to …" by another state's same step on an earlier date."""
    for one in remark.beside(ordered, ("treaty_step",)):
        claim = one.claim
        within = any(each.start < remark.end and remark.start < each.end for each in claim.evidence)
        first = one.when.first if one.when is not None else one.published
        if not within or claim.modality not in _FIRM or first is None or not _names(remark, claim.actor):
            continue
        before = _earlier_statement(one, ordered, first) or _earlier_record(one, records, first)
        if before is not None:
            who, side, said = before
            treaty = explain.treaty(claim.treaty)
            question = f"Was {explain.name(claim.actor)} the first to {explain.STEPS[claim.step or '']} {treaty}?"
            why = f"{explain.name(who)} did so by {said}."
            yield conflict("first", question, (remark.side("first"), side), why=why, rule=RULE)
            return


def _names(remark: Remark, actor: str | None) -> bool:
    """Tell whether the sentence names the state, or none at all."""
    return actor is not None and (not remark.states or actor in remark.states)


def _earlier_statement(one: Statement, ordered: Sequence[Statement], first: dt.date) -> tuple[str, Side, str] | None:
    claim = one.claim
    for other in ordered:
        theirs = other.claim
        if (theirs.kind, theirs.step, theirs.treaty) != (claim.kind, claim.step, claim.treaty):
            continue
        if theirs.actor in (None, claim.actor) or theirs.modality != "occurred" or other.when is None:
            continue
        if other.when.last is not None and other.when.last < first:
            return theirs.actor or "", other.side(), f"{explain.time(theirs.when or '')} ({other.voice})"
    return None


def _earlier_record(one: Statement, records: Sequence[Record], first: dt.date) -> tuple[str, Side, str] | None:
    claim = one.claim
    same = [each for each in records if (each.treaty, each.step) == (claim.treaty, claim.step)]
    sure = [each for each in same if each.state and each.state != claim.actor and each.confidence != "low"]
    for record in sorted(sure, key=lambda each: (each.date, each.state)):
        last = interval(record.date).last
        if last is not None and last < first:
            said = explain.time(record.date)
            side = Side(value=f"{explain.name(record.state)}, {said}", source=record.source)
            return record.state, side, f"{said}, as the record has it"
    return None
