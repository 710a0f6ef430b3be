"""Forecasts of one thing that differ in how soon: "quickly" against "would take years"."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.time import Interval
from treatywatch.reconcile import explain, packs
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.packs import Horizon
from treatywatch.reconcile.remarks import Remark, matter_of, speaker_of
from treatywatch.reconcile.statement import Statement, thinned

RULE = "horizon.v2"

# Forecasts made further apart than this speak of another day's plans.
_SAME_DEBATE = 2 * 365
_FORECAST = ("planned", "possible")


@dataclass(frozen=True, slots=True)
class _Forecast:
    statement: Statement
    span: Interval
    words: Horizon | None

    @property
    def value(self) -> str:
        """Return the forecast's own words, or its date."""
        if self.words is None:
            return explain.time(self.statement.claim.when or "")
        match = self.words.pattern.search(self.statement.words)
        return self.words.id if match is None else match[0]

    def side(self) -> Side:
        return self.statement.side(value=self.value, words=None if self.words is None else self.words.pattern)


def horizon_conflicts(statements: Sequence[Statement], actors: Actors, remarks: Sequence[Remark]) -> Iterator[Conflict]:
    """Yield a conflict for each pair of forecasts of one state's production that differ, one of them in vague words."""
    buckets: dict[str, list[_Forecast]] = defaultdict(list)
    told = [*statements, *_unclaimed(statements, actors, remarks)]
    making = [one for one in told if one.claim.kind == "production" and one.claim.aspect in ("start", "ability")]
    # Thinned last: of two sayings of one voice the one that is a forecast counts.
    for one in thinned(one for one in making if _forecast(one) is not None):
        forecast = _forecast(one)
        assert forecast is not None
        buckets[actors.state(one.claim)].append(forecast)
    for bucket in buckets.values():
        seen = set()
        for left, right in combinations(bucket, 2):
            pair = frozenset((_said(left), _said(right)))
            if pair not in seen and _clash(left, right):
                seen.add(pair)
                yield _conflict(left, right)


def _unclaimed(statements: Sequence[Statement], actors: Actors, remarks: Sequence[Remark]) -> Iterator[Statement]:
    """Yield forecasts that stand in a text beside talk of production, but in no claim."""
    for remark in remarks:
        if remark.kind != "horizon":
            continue
        own = [one for one in statements if one.claim.text_id == remark.document.text_id]
        matter = matter_of(remark, own, actors)
        if matter is not None and not any(_forecasts(one, remark) for one in own):
            state = actors.state(matter.claim)
            item = "apm" if matter.claim.item in (None, "other") else matter.claim.item
            slots = {"aspect": "start", "modality": "possible", "actor": state, "item": item}
            yield remark.as_statement(matter.claim, speaker=speaker_of(remark, own), **slots)


def _forecasts(one: Statement, remark: Remark) -> bool:
    """Tell whether a claim on production holds the sentence's words on how soon."""
    if one.claim.kind != "production" or one.claim.aspect not in ("start", "ability"):
        return False
    spans = [each for each in one.claim.evidence if each.start < remark.end and remark.start < each.end]
    return any(words.pattern.search(each.exact) for words in packs.horizons(one.lang) for each in spans)


def _forecast(one: Statement) -> _Forecast | None:
    claim = one.claim
    if claim.modality not in _FORECAST or one.published is None:
        return None
    for words in packs.horizons(one.lang):
        if words.pattern.search(one.words):
            least = None if words.least is None else one.published + dt.timedelta(words.least)
            most = None if words.most is None else one.published + dt.timedelta(words.most)
            return _Forecast(one, Interval(least or one.published, most), words)
    # A yearly output is no forecast of how soon, nor is the day from which a start is allowed.
    if one.when is None or claim.quantity is not None or claim.aspect != "start" or claim.modality != "planned":
        return None
    return _Forecast(one, one.when, None)


def _clash(left: _Forecast, right: _Forecast) -> bool:
    one, two = left.statement, right.statement
    if left.words is None and right.words is None:
        return False
    if one.claim.text_id == two.claim.text_id and one.speaker == two.speaker:
        return False
    gap = one.gap(two)
    return _one_item(one, two) and gap is not None and gap <= _SAME_DEBATE and not left.span.meets(right.span)


def _one_item(one: Statement, two: Statement) -> bool:
    left, right = one.claim.item, two.claim.item
    if left == right:
        return True
    # "Mines" in a debate on starting again are the banned ones; an output of mines of all kinds is another matter.
    counted = one.claim.quantity is not None or two.claim.quantity is not None
    return {left, right} == {"apm", "mine"} and not counted


def _said(forecast: _Forecast) -> str:
    claim = forecast.statement.claim
    return f"{forecast.statement.speaker} {forecast.value.casefold()} {claim.item}"


def _conflict(left: _Forecast, right: _Forecast) -> Conflict:
    early, late = sorted((left, right), key=lambda one: (str(one.statement.published), one.statement.id))
    claim = early.statement.claim
    question = f"How soon can {explain.item(claim.item)} be made in or for {explain.name(claim.actor)}?"
    said = [f'"{one.value}" ({one.statement.voice})' for one in (early, late)]
    why = f"Forecasts that exclude each other: {said[0]} against {said[1]}."
    return conflict("date", question, (early.side(), late.side()), why=why, rule=RULE)
