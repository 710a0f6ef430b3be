"""Claims to be the first, refuted by an earlier document or an earlier state."""

import datetime as dt
from collections.abc import Iterator, Sequence

from treatywatch.model.answer import Conflict
from treatywatch.reconcile import explain, packs
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.statement import Statement, thinned

RULE = "first.v1"

# News of one announcement comes out over a few days.
_NEWS = 3
_VOICES = 3
_FIRM = ("occurred", "planned")
# Which aspects confirm which: who decided to raise his output has confirmed that he will produce.
_NEAR = {"start": ("start", "increase"), "increase": ("increase", "start")}


def first_conflicts(statements: Sequence[Statement], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict for each "first" with each earlier document that had it already."""
    ordered = sorted(statements, key=lambda one: (str(one.published or "9999"), one.order))
    for one in thinned(ordered):
        said = packs.phrase("first_statement", one.lang)
        state = packs.phrase("first_state", one.lang)
        if state is not None and state.search(one.words):
            yield from _first_state(one, ordered)
        elif "first" in one.claim.notes or (said is not None and said.search(one.words)):
            yield from _first_word(one, ordered, actors)


def _first_word(one: Statement, ordered: Sequence[Statement], actors: Actors) -> Iterator[Conflict]:
    if one.published is None or one.claim.modality not in _FIRM:
        return
    limit = one.published - dt.timedelta(_NEWS)
    earlier = (early for early in ordered if early.published is not None and early.published < limit)
    told: dict[tuple[str | None, str | None], Statement] = {}
    for early in earlier:
        if early.claim.modality in _FIRM and _same_matter(one, early, actors):
            told.setdefault((early.speaker, early.claim.aspect), early)
    # The earliest voices refute it; more of them prove nothing more.
    yield from (_word_conflict(one, early) for early in list(told.values())[:_VOICES])


def _same_matter(one: Statement, early: Statement, actors: Actors) -> bool:
    mine, other = one.claim, early.claim
    if mine.kind != other.kind or actors.who(mine) != actors.who(other):
        return False
    if mine.kind == "production":
        aspects = _NEAR.get(mine.aspect or "", (mine.aspect,))
        return other.aspect in aspects and item_relation(mine.item, other.item) != "apart"
    return mine.key == other.key


def _word_conflict(one: Statement, early: Statement) -> Conflict:
    words = packs.phrase("first_statement", one.lang)
    what = explain.question(one.claim).rstrip("?")
    day = explain.time(str(one.published))
    question = f'Was {day} the first word on "{what}"?'
    why = f"{early.voice} had already said so, before {one.claim.doc} called it the first time."
    return conflict("first", question, (one.side(words=words), early.side()), why=why, rule=RULE)


def _first_state(one: Statement, ordered: Sequence[Statement]) -> Iterator[Conflict]:
    """Refute "the first state to …" by another state's same step on an earlier date."""
    claim = one.claim
    first = one.when.first if one.when is not None else one.published
    if claim.kind != "treaty_step" or claim.modality not in _FIRM or first is None:
        return
    for other in ordered:
        theirs = other.claim
        if (theirs.kind, theirs.step, theirs.treaty) != (claim.kind, claim.step, claim.treaty):
            continue
        if theirs.actor in (None, claim.actor) or theirs.modality != "occurred" or other.when is None:
            continue
        if other.when.last is not None and other.when.last < first:
            question = f"Was {explain.name(claim.actor)} the first to {explain.STEPS[claim.step or '']} {_treaty(one)}?"
            why = f"{explain.name(theirs.actor)} did so by {explain.time(theirs.when or '')} ({other.voice})."
            words = packs.phrase("first_state", one.lang)
            yield conflict("first", question, (one.side(words=words), other.side()), why=why, rule=RULE)
            return


def _treaty(one: Statement) -> str:
    return explain.treaty(one.claim.treaty)
