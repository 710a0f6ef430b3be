"""Copies that are surer than what they were copied from: "could" turned into "will", "up to" left out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from treatywatch.model.answer import Conflict
from treatywatch.model.story import Story
from treatywatch.reconcile import explain
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.statement import Statement

RULE = "drift.v1"

_KINDS = ("production", "requirement", "stockpile", "transfer", "destruction")
_OPEN = ("possible",)
_FIRM = ("occurred", "planned")


def drift_conflicts(statements: Sequence[Statement], actors: Actors, stories: Sequence[Story]) -> Iterator[Conflict]:
    """Yield a conflict for each text whose figure is firmer than in the origin of its story."""
    texts: dict[str, list[Statement]] = defaultdict(list)
    for one in sorted(statements, key=lambda each: each.order):
        if one.claim.kind in _KINDS and one.claim.quantity is not None and not one.headline:
            texts[one.claim.text_id].append(one)
    for story in stories:
        origin = texts.get(story.origin, [])
        for copy in (one for text_id in story.members if text_id != story.origin for one in texts.get(text_id, [])):
            same = [one for one in origin if _one_figure(one, copy, actors)]
            # A copy that has the origin's own words as well has changed nothing.
            firmer = [(one, why) for one in same if (why := _firmer(one, copy)) is not None]
            if firmer and len(firmer) == len(same):
                yield _conflict(firmer[0][0], copy, firmer[0][1])


def _one_figure(one: Statement, copy: Statement, actors: Actors) -> bool:
    mine, other = one.claim, copy.claim
    if mine.kind != other.kind or actors.state(mine) != actors.state(other) or mine.when != other.when:
        return False
    if item_relation(mine.item, other.item) == "apart" or mine.quantity is None or other.quantity is None:
        return False
    same_unit = (mine.quantity.unit, mine.quantity.high) == (other.quantity.unit, other.quantity.high)
    return same_unit and mine.quantity.high is not None


def _firmer(one: Statement, copy: Statement) -> str | None:
    mine, other = one.claim, copy.claim
    if mine.modality in _OPEN and other.modality in _FIRM:
        return f"what could be ({one.voice}) became what is or will be ({copy.voice})"
    assert mine.quantity is not None
    assert other.quantity is not None
    if mine.modality == other.modality and mine.quantity.low is None and other.quantity.low == other.quantity.high:
        shown = explain.amount(mine.quantity)
        return f'"{shown}" ({one.voice}) became {explain.amount(other.quantity)} ({copy.voice})'
    return None


def _conflict(one: Statement, copy: Statement, why: str) -> Conflict:
    text = f"Of two texts with one origin the later is surer: {why}."
    return conflict("modality", explain.question(one.claim), (one.side(), copy.side()), why=text, rule=RULE)
