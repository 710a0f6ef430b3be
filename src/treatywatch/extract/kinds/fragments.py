"""Sentences without a verb that go on with the one before: "Then the Americans with 25. Denmark, Britain."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from treatywatch.extract.discourse import Lead
from treatywatch.extract.draft import Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import CURRENCIES, QuantityMention
from treatywatch.extract.roles import Frame
from treatywatch.extract.weapons import CODES
from treatywatch.model.quantity import Quantity

# What may stand in such a sentence beside names, numbers and times.
_JOINING = frozenset(
    {"and", "then", "also", "too", "with", "the", "next", "finally", "likewise", "plus", "another", "further", "only"}
    | {"just", "a", "little", "of", "course", "well", "as", "after", "them", "that", "behind", "followed", "by", "in"}
    | {"some", "perhaps", "second", "third", "last", "place", "came", "comes", "come", "follows", "same", "goes", "for"}
)
_SIGNS = frozenset({",", ".", ";", ":", "–", "—", "-", "(", ")", "…"})
_WHO = frozenset({"state", "union", "organisation", "company", "body"})
_SHORT = 24
# What others are said to do too without a number; whose number is what is told needs one.
_BARE = frozenset({"funding", "use", "production", "treaty_step", "membership", "transfer"})
_COUNTED = frozenset({"funding", "casualties", "clearance", "stockpile", "destruction", "production", "requirement"})
_PLACED = frozenset({"casualties", "clearance"})
_STEPS = frozenset({"sign", "ratify", "accede", "withdraw", "announce_withdrawal", "approve_withdrawal"})
_MILLION = 1_000_000
_SMALL = 1_000


def remember(frame: Frame, drafts: Sequence[Draft], asked: Lead | None) -> None:
    """Note, at the end of a sentence, what names behind it can go on with, or answer."""
    if asked is not None:
        frame.discourse.told = _answerable(frame, asked)
        return
    told = [d for d in drafts if d.modality != "denied" and (d.slots.get("actor") or d.slots.get("place"))]
    kinds = {d.kind for d in told}
    if len(kinds) == 1:
        frame.discourse.told = told[-1]
    elif told or frame.sentence.opens_paragraph or any(c.verbs(frame.sentence) for c in frame.clauses):
        frame.discourse.told = None


def _answerable(frame: Frame, asked: Lead) -> Draft | None:
    """Return what a question leaves open: who pays, how many were found."""
    if not frame.sentence.marks:
        return None
    whose = asked.who[0] if len(asked.who) == 1 else None
    slot = "place" if asked.kind in _PLACED else "actor"
    slots = {**asked.slots, slot: whose}
    return Draft(asked.kind, asked.modality, frame.clauses[0], frame.sentence.marks[0], slots, None, asked.when)


def goes_on(frame: Frame) -> list[Draft]:
    """Return what a sentence tells that only names who else, and how much."""
    told, sentence = frame.discourse.told, frame.sentence
    if told is not None and not sentence.opens_paragraph and told.quantity is not None and _is_of_a_figure(frame):
        return list(_at_another_time(frame, told))
    if told is not None and not sentence.opens_paragraph and told.quantity is None and _is_a_number(frame):
        return list(_answer(frame, told))
    if told is not None and not sentence.opens_paragraph and told.kind in _OF_WEAPONS and _is_of_weapons(frame):
        return list(_other_weapons(frame, told))
    if told is None or sentence.opens_paragraph or len(sentence.tokens) > _SHORT or not _is_of_names(frame):
        return []
    return list(_others(frame, told))


_OF_WEAPONS = frozenset({"destruction", "production", "stockpile", "transfer", "use", "requirement"})
_THEIR = frozenset({"its", "their", "our", "his", "all", "of", "those", "on", "by", "until", "since"})


def _is_of_weapons(frame: Frame) -> bool:
    """Tell of "And the cluster bombs in 2013.": a weapon, how many, when, and no more."""
    sentence = frame.sentence
    items = [m for m in sentence.marks if m.value("item") in CODES]
    known = {p for m in items for p in range(m.first, m.last)}
    known |= {p for a in sentence.amounts for p in range(a.first, a.last)}
    known |= {p for d in sentence.dates for p in range(d.first, d.last)}
    return len(items) == 1 and all(
        p in known or t.low in _JOINING or t.low in _THEIR or t.text in _SIGNS for p, t in enumerate(sentence.tokens)
    )


def _other_weapons(frame: Frame, told: Draft) -> Iterator[Draft]:
    sentence = frame.sentence
    mark = next(m for m in sentence.marks if m.value("item") in CODES)
    if mark.value("item") == told.slots.get("item") or told.modality == "denied":
        return
    amount = next((a.quantity for a in sentence.amounts if a.quantity.unit == "item"), None)
    when = sentence.dates[0].edtf if sentence.dates else told.when
    slots = {**told.slots, "item": mark.value("item")}
    span = (sentence.tokens[0].start, sentence.tokens[-1].end)
    yield replace(told, clause=frame.clauses[0], mark=mark, slots=slots, quantity=amount, when=when, span=span)


def _is_a_number(frame: Frame) -> bool:
    """Tell of "1,140.", "About 30 this year.", which answer how many."""
    sentence = frame.sentence
    known = {p for a in sentence.amounts for p in range(a.first, a.last)}
    known |= {p for d in sentence.dates for p in range(d.first, d.last)}
    return len(sentence.amounts) == 1 and all(
        p in known or t.low in _AND_TIMES or t.text in _SIGNS for p, t in enumerate(sentence.tokens)
    )


def _answer(frame: Frame, told: Draft) -> Iterator[Draft]:
    sentence, amount = frame.sentence, frame.sentence.amounts[0]
    whose = told.slots.get("place") or told.slots.get("actor")
    fits = amount.quantity.unit in CURRENCIES if told.kind == "funding" else amount.unit_at is None
    if whose and fits and told.kind in _COUNTED:
        unit = {"casualties": "person"}.get(told.kind, amount.quantity.unit)
        quantity = replace(amount.quantity, unit=unit)
        when = sentence.dates[0].edtf if sentence.dates else told.when
        span = (sentence.tokens[0].start, sentence.tokens[-1].end)
        yield replace(told, clause=frame.clauses[0], quantity=quantity, when=when, span=span)


def _is_of_names(frame: Frame) -> bool:
    sentence = frame.sentence
    known = {p for m in frame.mentions for p in range(m.first, m.last)}
    known |= {p for a in sentence.amounts for p in range(a.first, a.last)}
    known |= {p for d in sentence.dates for p in range(d.first, d.last)}
    return bool(frame.mentions) and all(
        p in known or t.low in _JOINING or t.text in _SIGNS for p, t in enumerate(sentence.tokens)
    )


_FIGURE = frozenset(
    {"it", "that", "this", "the", "figure", "sum", "total", "number", "amount", "was", "had", "been", "is"}
)
_WERE = frozenset({"was", "were", "is", "are", "been", "stood", "came", "gave", "paid", "spent"})
_AND_TIMES = (
    _FIGURE
    | _WERE
    | frozenset(
        {"there", "were", "still", "only", "just", "at", "to", "as", "high", "low", "even", "a", "little", "bit"}
    )
    | frozenset(
        {"in", "same", "period", "of", "year", "before", "earlier", "previous", "quarter", "half", "month", "for"}
    )
    | frozenset({"slightly", "much", "higher", "lower", "more", "less", "smaller", "bigger", "about", "nearly", "some"})
)


def _is_of_a_figure(frame: Frame) -> bool:
    """Tell of "Last year it was 4 million", "The year before, the figure had been 31"."""
    sentence = frame.sentence
    if len(sentence.amounts) != 1 or len(sentence.dates) != 1 or sentence.tokens[-1].text == "?":
        return False
    amount, date = sentence.amounts[0], sentence.dates[0]
    known = {*range(amount.first, amount.last), *range(date.first, date.last)}
    words = {t.low for p, t in enumerate(sentence.tokens) if p not in known and t.text not in _SIGNS}
    return words <= _AND_TIMES and not words.isdisjoint(_WERE) and not words.isdisjoint(_FIGURE)


def _at_another_time(frame: Frame, told: Draft) -> Iterator[Draft]:
    amount, date = frame.sentence.amounts[0], frame.sentence.dates[0]
    figure = _figure(told, amount)
    if told.kind in _COUNTED and figure is not None and date.edtf is not None and date.edtf != told.when:
        tokens = frame.sentence.tokens
        span = (tokens[0].start, tokens[-1].end)
        clause, mark = frame.clauses[0], (*frame.sentence.marks, told.mark)[0]
        yield replace(told, clause=clause, mark=mark, quantity=figure, when=date.edtf, span=span)


def _others(frame: Frame, told: Draft) -> Iterator[Draft]:
    slot = "place" if told.kind in _PLACED else "actor"
    named = [m for m in frame.mentions if m.kind in _WHO and m.pronoun is None and m.ids]
    for index, mention in enumerate(named):
        until = named[index + 1].first if index + 1 < len(named) else len(frame.sentence.tokens)
        amount = next((a for a in frame.sentence.amounts if mention.last <= a.first < until and not a.ordinal), None)
        if not _may_be_told(told, amount):
            continue
        for who in mention.states or mention.ids:
            if who != told.slots.get(slot):
                yield _draft(frame, told, mention, amount, {**told.slots, slot: who})


def _may_be_told(told: Draft, amount: QuantityMention | None) -> bool:
    if told.kind == "treaty_step" and told.slots.get("step") not in _STEPS:
        return False
    return told.kind in _BARE if amount is None else told.kind in _COUNTED and _figure(told, amount) is not None


def _figure(told: Draft, amount: QuantityMention) -> Quantity | None:
    """Return the amount in the unit of what was told: "28 million dollars … the Americans with 25"."""
    said, quantity = told.quantity, amount.quantity
    if said is None and told.kind == "funding":
        return quantity if quantity.unit in CURRENCIES else None
    if said is None or quantity.unit == said.unit:
        return quantity
    if quantity.unit != "item" or amount.unit_at is not None:
        return None
    low, high = quantity.low, quantity.high
    if said.unit in CURRENCIES and (high or low or 0) < _SMALL and (said.low or said.high or 0) >= _MILLION:
        low, high = low and low * _MILLION, high and high * _MILLION
    return replace(quantity, low=low, high=high, unit=said.unit)


def _draft(
    frame: Frame, told: Draft, mention: Mention, amount: QuantityMention | None, slots: dict[str, str | None]
) -> Draft:
    sentence = frame.sentence
    last = mention.last if amount is None else amount.last
    date = next((d for d in sentence.dates if 0 <= d.first - last <= 1), None)
    return replace(
        told,
        clause=frame.clauses[0],
        mark=(*sentence.marks, told.mark)[0],
        slots=slots,
        quantity=None if amount is None else _figure(told, amount),
        when=told.when if date is None else date.edtf,
        span=(sentence.tokens[mention.first].start, sentence.tokens[last - 1].end),
    )
