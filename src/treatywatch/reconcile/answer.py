"""Questions answered: each value, who says it, through how many independent origins, and what changed over time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from treatywatch.model.answer import Answer, Conflict, Question, Side, ValueGroup
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.ids import content_id
from treatywatch.model.story import Story
from treatywatch.model.treaty import Record
from treatywatch.reconcile import explain, packs, trust
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.bearing import misread
from treatywatch.reconcile.conflict import distinct
from treatywatch.reconcile.dates import date_conflicts
from treatywatch.reconcile.denials import denial_conflicts
from treatywatch.reconcile.drift import drift_conflicts
from treatywatch.reconcile.firsts import first_conflicts
from treatywatch.reconcile.geography import geography
from treatywatch.reconcile.groups import groups
from treatywatch.reconcile.headlines import headline_conflicts, without_echoes
from treatywatch.reconcile.horizons import horizon_conflicts
from treatywatch.reconcile.legal import legal_conflicts
from treatywatch.reconcile.origins import Origins
from treatywatch.reconcile.remarks import Remark
from treatywatch.reconcile.remarks import remarks as remarks_in
from treatywatch.reconcile.stages import stage_conflicts
from treatywatch.reconcile.statement import Statement, statements
from treatywatch.reconcile.values import value_conflicts


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Answers by question id and conflicts by id, both sorted; the same for every order of the claims."""

    answers: tuple[Answer, ...]
    conflicts: tuple[Conflict, ...]


def reconcile(
    claims: Sequence[Claim],
    *,
    documents: Mapping[str, TextDocument],
    stories: Sequence[Story],
    records: Sequence[Record] = (),
    homes: Mapping[str, str] | None = None,
    remarks: Sequence[Remark] | None = None,
    doubtful: Collection[str] | None = None,
) -> Reconciled:
    """Return what `claims` add up to, and which of them cannot both hold.

    `documents` are keyed by text id. `homes` gives the state (ISO code) of companies and state bodies; by default the
    gazetteer's. Records take part in answers; treaty rules judge claims against them in stage `treaties`.
    `remarks` are the sentences that checks read as they stand, `doubtful` the ids of claims that their words do not
    bear out and that therefore contradict nothing; by default both are found in the words of `documents`.
    """
    actors = Actors(claims, packs.homes() if homes is None else homes)
    told = statements(claims, documents)
    noted = [one for each in documents.values() for one in remarks_in(each)] if remarks is None else remarks
    noted = sorted(noted, key=lambda one: (one.document.published or "9999", one.document.text_id, one.start, one.kind))
    unsure = _doubtful(claims, documents) if doubtful is None else doubtful
    sound = tuple(one for one in told if one.id not in unsure)
    found = _found(sound, actors, noted, records=records, stories=stories)
    conflicts = distinct((*found, *geography(documents.values())))
    answers = _answers(told, Origins(stories), records, conflicts)
    return Reconciled(tuple(sorted(answers, key=lambda one: one.question.id)), conflicts)


def _doubtful(claims: Iterable[Claim], documents: Mapping[str, TextDocument]) -> frozenset[str]:
    texts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        texts[claim.text_id].append(claim)
    return frozenset(
        id_ for text_id, own in texts.items() if text_id in documents for id_ in misread(own, documents[text_id])
    )


def _found(
    sound: Sequence[Statement],
    actors: Actors,
    noted: Sequence[Remark],
    *,
    records: Sequence[Record],
    stories: Sequence[Story],
) -> Iterator[Conflict]:
    """Yield what each rule finds; where two see the same two sides, the earlier says better what is wrong."""
    yield from headline_conflicts(sound, actors, noted)
    bodied = without_echoes(sound, actors)
    yield from legal_conflicts(bodied, actors)
    dated = tuple(date_conflicts(bodied, actors))
    # Two dates of one act say more plainly what two dates of two acts only show.
    plain = {side.claim_id for one in dated for side in one.sides}
    yield from stage_conflicts(bodied, actors, noted, settled=plain)
    yield from dated
    yield from horizon_conflicts(bodied, actors, noted)
    yield from value_conflicts(bodied, actors, records)
    yield from denial_conflicts(bodied, actors)
    yield from drift_conflicts(bodied, actors, stories)
    yield from first_conflicts(bodied, actors, noted, records)


def _answers(
    told: Sequence[Statement], origins: Origins, records: Sequence[Record], conflicts: Sequence[Conflict]
) -> Iterator[Answer]:
    by_claim: dict[str, set[str]] = defaultdict(set)
    for one in conflicts:
        for side in one.sides:
            by_claim[side.claim_id or ""].add(one.id)
    questions: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for each in told:
        questions[each.claim.key].append(each)
    for key, bucket in questions.items():
        question = Question(content_id("qst", list(key)), key, explain.question(bucket[0].claim))
        values = _values(bucket, origins, [one for one in records if _record_key(one) == key])
        ids = {id_ for each in bucket for id_ in by_claim.get(each.id, ())}
        yield Answer(question, values, tuple(sorted(ids)), tuple(_changes(values)))


def _values(bucket: Sequence[Statement], origins: Origins, records: Iterable[Record]) -> tuple[ValueGroup, ...]:
    officials = packs.officials()
    values = []
    for group in groups(bucket):
        sides = tuple(one.side() for one in sorted(group, key=lambda one: one.order))
        days = sorted(side.published for side in sides if side.published is not None)
        count = origins.count(group)
        first, last = (days[0], days[-1]) if days else (None, None)
        why = trust.reason(sides, count, officials)
        values.append(ValueGroup(explain.value(group[0].claim), sides, count, first, last, why))
    for record in records:
        side = _record_side(record)
        match = next((at for at, value in enumerate(values) if value.sides[0].when == record.date), None)
        if match is None:
            values.append(ValueGroup(side.value, (side,), 0, None, None, trust.reason((side,), 0, officials)))
        else:
            both = (*values[match].sides, side)
            why = trust.reason(both, values[match].origins, officials)
            values[match] = replace(values[match], sides=both, reason=why)
    return tuple(sorted(values, key=lambda one: (trust.rank(one.sides, one.origins, officials), one.value, str(one))))


def _record_key(record: Record) -> tuple[str, ...]:
    return ("treaty_step", record.state, record.treaty, record.step, record.body or "")


def _record_side(record: Record) -> Side:
    doubt = "" if record.confidence == "high" else f", confidence {record.confidence}"
    value = f"{explain.time(record.date)}{doubt}"
    return Side(value=value, when=record.date, source=record.source, exact=record.detail or None)


def _changes(values: Sequence[ValueGroup]) -> Iterator[str]:
    """Yield a sentence for each value that was first said only after another was last said.

    A value that gives neither amount nor time ("is or was so") is no change from one that does.
    """
    told = [one for one in values if one.first_said and one.last_said and one.value != explain.BARE]
    dated = sorted(told, key=lambda one: str(one.first_said))
    for before, after in pairwise(dated):
        if str(before.last_said) < str(after.first_said):
            old, new = explain.time(str(before.last_said)), explain.time(str(after.first_said))
            yield f"Until {old}: {before.value}. From {new}: {after.value}."
