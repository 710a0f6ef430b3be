"""Amounts that cannot both hold."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from treatywatch.model.answer import Conflict
from treatywatch.model.quantity import Quantity
from treatywatch.model.time import Interval, interval
from treatywatch.model.treaty import Record
from treatywatch.reconcile import explain, packs
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import Relation, amounts_clash, bounds, item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.places import named_in
from treatywatch.reconcile.statement import Statement, thinned

RULE = "value.v1"


@dataclass(frozen=True, slots=True)
class Habit:
    """How amounts of a kind behave: `days` is how far apart two undated ones may be said and still be compared.

    A `flow` belongs to its period or event (made, fired, sent); anything else is a level that can be read at any time.
    """

    days: int
    flow: bool = False


# A level changes slowly, so two readings within a year or two should agree or be shown beside each other. Two
# undated events are taken for one only when they are told of at nearly the same time.
HABITS: Mapping[tuple[str, str], Habit] = {
    ("membership_count", ""): Habit(30),
    ("production", "make"): Habit(365),
    ("production", "ability"): Habit(730),
    ("production", "increase"): Habit(365),
    ("requirement", "need"): Habit(730),
    ("requirement", "order"): Habit(14, flow=True),
    ("stockpile", "hold"): Habit(365),
    ("stockpile", "acquire"): Habit(31, flow=True),
    ("destruction", ""): Habit(730, flow=True),
    ("transfer", "supply"): Habit(14, flow=True),
    ("use", ""): Habit(0, flow=True),
    ("programme", "area"): Habit(730),
    ("programme", "length"): Habit(730),
    ("programme", "cost"): Habit(730),
    ("clearance", "contaminated"): Habit(365),
    ("clearance", "cleared"): Habit(14, flow=True),
    ("clearance", "removed"): Habit(14, flow=True),
    ("casualties", "killed"): Habit(3, flow=True),
    ("casualties", "injured"): Habit(3, flow=True),
    ("casualties", "total"): Habit(3, flow=True),
    ("funding", ""): Habit(14, flow=True),
}
# A plan or need is as good a statement of the figure as its present tense; a mere possibility is not.
_ONE_MODALITY = ("requirement", "programme")
# What a doubled count of parties would need years for.
_COUNT_DAYS, _COUNT_SHARE = 365, 0.05


def value_conflicts(
    statements: Sequence[Statement], actors: Actors, records: Sequence[Record] = ()
) -> Iterator[Conflict]:
    """Yield one conflict for each pair of stated amounts that cannot both hold.

    By the treaties' `records`, counts of states that differ by no more than came and went in between are a change.
    """
    for bucket in _buckets(statements, actors).values():
        best: dict[tuple[str, str], tuple[Statement, Statement]] = {}
        for left, right in combinations(sorted(bucket, key=lambda one: one.order), 2):
            if _clash(left, right) and not _came_or_went(left, right, records):
                # The bucket comes best evidence first, so the first pair found shows the two amounts best.
                best.setdefault(_stated_pair(left, right), (left, right))
        for left, right in best.values():
            yield _conflict(left, right)


def _buckets(statements: Iterable[Statement], actors: Actors) -> dict[tuple[str, ...], list[Statement]]:
    counted = [one for one in statements if (one.claim.kind, one.claim.aspect or "") in HABITS]
    counted = [one for one in counted if one.claim.quantity is not None and one.claim.modality in _MODALITIES]
    buckets: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in counted:
        buckets[_bucket(one, actors)].append(one)
    return {key: thinned(bucket) for key, bucket in buckets.items()}


_MODALITIES = ("occurred", "planned", "possible")


def _bucket(one: Statement, actors: Actors) -> tuple[str, ...]:
    claim = one.claim
    modality = "occurred" if claim.kind in _ONE_MODALITY and claim.modality == "planned" else claim.modality
    actor = actors.place(claim) if claim.kind == "clearance" else actors.who(claim)
    fixed = (claim.aspect, claim.treaty, claim.status, claim.programme, claim.to)
    place = claim.place if claim.kind in ("casualties", "use", "stockpile") else ""
    return (claim.kind, modality, actor, *(slot or "" for slot in fixed), (place or "").casefold())


def _stated(one: Statement) -> str:
    quantity = one.claim.quantity
    assert quantity is not None
    return str(sorted(quantity.as_dict().items(), key=str))


def _stated_pair(left: Statement, right: Statement) -> tuple[str, str]:
    one, two = sorted((_stated(left), _stated(right)))
    return one, two


def _clash(left: Statement, right: Statement) -> bool:
    one, two = left.claim, right.claim
    if one.quantity is None or two.quantity is None:
        return False
    if one.text_id == two.text_id and not _two_voices(left, right):
        return False
    if (one.kind == "funding" and one.to is None) or one.duration != two.duration:
        return False
    if one.kind == "casualties" and (_of_some(left) or _of_some(right)):
        return False
    if one.kind == "programme" and not _one_whole(left, right):
        return False
    relation = item_relation(one.item, two.item)
    habit = HABITS[one.kind, one.aspect or ""]
    if habit.flow and left.when is not None and right.when is not None and relation == "same":
        relation = _period(left.when, right.when)
    if not amounts_clash(one.quantity, two.quantity, relation):
        return False
    return _same_time(left, right, habit)


def _one_whole(left: Statement, right: Statement) -> bool:
    """Tell whether two sizes may measure the same: no section, no year's share, not another neighbour's border."""
    cost = left.claim.aspect == "cost"
    part = packs.phrase("part_cost" if cost else "part", left.lang)
    if part is not None and (part.search(left.words) or part.search(right.words)):
        return False
    if cost:
        return True
    home = packs.programme_homes().get(left.claim.programme or "")
    one, two = ({*named_in(each.words)} - {home} for each in (left, right))
    return not one or not two or one == two


def _came_or_went(left: Statement, right: Statement, records: Sequence[Record]) -> bool:
    claim = left.claim
    if claim.kind != "membership_count" or left.published is None or right.published is None:
        return False
    first, last = sorted((left.published, right.published))
    steps = ("ratify",) if claim.status == "signatory" else ("ratify", "accede", "enter_into_force", "withdraw")
    spans = (interval(one.date) for one in records if one.treaty == claim.treaty and one.state and one.step in steps)
    moved = sum(span.first is not None and first <= span.first <= last for span in spans)
    return abs(_nearest(claim.quantity) - _nearest(right.claim.quantity)) <= moved


def _of_some(one: Statement) -> bool:
    """Tell whether the words count only some of the victims: children, soldiers."""
    words = packs.phrase("some_victims", one.lang)
    return words is not None and words.search(one.words) is not None


def _two_voices(left: Statement, right: Statement) -> bool:
    """Within one document only two speakers contradict each other; its writer knows where two figures differ."""
    return left.speaker is not None and right.speaker is not None and left.speaker != right.speaker


def _period(left: Interval, right: Interval) -> Relation:
    if (left.first, left.last) == (right.first, right.last):
        return "same"
    if _within(left, right):
        return "part"
    return "whole" if _within(right, left) else "apart"


def _within(inner: Interval, outer: Interval) -> bool:
    begins = outer.first is None or (inner.first is not None and inner.first >= outer.first)
    return begins and (outer.last is None or (inner.last is not None and inner.last <= outer.last))


def _same_time(left: Statement, right: Statement, habit: Habit) -> bool:
    if left.when is not None and right.when is not None:
        return left.when.meets(right.when)
    days = _count_days(left, right) if left.claim.kind == "membership_count" else habit.days
    gap = left.gap(right)
    if gap is not None and gap > days:
        return False
    # States come and go: without a day for both, only a count that is far off is another one.
    if gap is None and left.claim.kind == "membership_count" and not _far(left, right):
        return False
    dated = left if left.when is not None else right
    if dated.when is None:
        # Undated events in documents without a date may be any two events.
        return gap is not None or not habit.flow
    if habit.flow:
        return left.claim.kind == "destruction"
    undated = right if dated is left else left
    if undated.published is None:
        return False
    room = dt.timedelta(days=days)
    return dated.when.meets(Interval(undated.published - room, undated.published + room))


def _count_days(left: Statement, right: Statement) -> int:
    """Return how far apart two counts may be said: a state more or less takes weeks, a twentieth takes years."""
    return _COUNT_DAYS if _far(left, right) else HABITS["membership_count", ""].days


def _far(left: Statement, right: Statement) -> bool:
    one, two = _nearest(left.claim.quantity), _nearest(right.claim.quantity)
    return abs(one - two) > _COUNT_SHARE * max(one, two)


def _nearest(quantity: Quantity | None) -> float:
    low, high = (0.0, 0.0) if quantity is None else bounds(quantity)
    return low if high == float("inf") else high


def _conflict(left: Statement, right: Statement) -> Conflict:
    early, late = sorted((left, right), key=lambda one: (str(one.published or "9999"), one.id))
    said = [f"{explain.value(one.claim)} ({one.voice})" for one in (early, late)]
    later = " Perhaps a later figure or a wider count." if (early.gap(late) or 0) > 0 else ""
    why = f"The amounts do not meet: {said[0]} against {said[1]}.{later}"
    return conflict("value", explain.question(early.claim), (early.side(), late.side()), why=why, rule=RULE)
