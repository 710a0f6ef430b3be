"""What is done to several things or by several states in one breath: lists of weapons, and of who has how many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark
from treatywatch.extract.weapons import CODES
from treatywatch.model.quantity import Quantity

_Listed = TypeVar("_Listed", Mention, QuantityMention)
_KINDS = frozenset({"production", "requirement", "stockpile", "destruction", "transfer", "use"})
_JOINING = frozenset({"of", "and", "or", ",", "as", "well", "both", "nor", "plus", "also", "either"})
_LINKS = frozenset({"and", "or", ",", "nor", "plus", "well"})
# What may stand before a thing that is listed.
_DESCRIBING = frozenset(
    {"some", "about", "around", "another", "a", "further", "the", "its", "their", "other", "more", "than", "up", "to"}
    | {"nearly", "almost", "over", "new", "old", "modern", "smart", "scatterable", "soviet", "soviet-era", "large"}
    | {"many", "several", "any", "all", "at", "least"}
)


def spread(act: Act, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield what was found of an act, and the same of the other weapons and states that its words list."""
    found = list(drafts)
    if not found:
        return
    shared_out = list(_respectively(act, found))
    if shared_out:
        yield from shared_out
        return
    yield from found
    yield from _other_actors(act, found)
    yield from _other_places(act, found)
    told = [d for d in found if d.kind in _KINDS and d.slots.get("item") in CODES]
    if not told or act.scope.outer & {"doubt"}:
        return
    further = list(_other_items(act, told)) if _names_two(act) else []
    yield from further
    yield from _other_numbers(act, told)


def _names_two(act: Act) -> bool:
    return sum("item" in m.meanings for m in act.sentence.marks) > 1


# --- lists of those who do it

_DONE_TOGETHER = frozenset({"funding", "use", "production", "transfer", "position"})
_ACTING = frozenset({"state", "union", "organisation", "body", "company", "name"})


def _other_actors(act: Act, found: Sequence[Draft]) -> Iterator[Draft]:
    """As in "Germany and the European Union pay": those of a list who are of different kinds are no one mention."""
    told = [d for d in found if d.kind in _DONE_TOGETHER and d.slots.get("actor")]
    actor = act.actor() if told else None
    if actor is None or actor.pronoun is not None or not actor.whole or act.nominal:
        return
    named = [m for m in act.frame.mentions if m.kind in _ACTING and m.ids and m.pronoun is None and m.role == ""]
    run = next((run for run in _runs(act, named) if any(m.first == actor.first for m in run)), [])
    if not _closed_by_and(act, run):
        return
    have = {d.slots["actor"] for d in told}
    base = [d for d in told if d.slots["actor"] in (actor.states or actor.ids)]
    for mention in run:
        for who in mention.states or mention.ids:
            if who not in have:
                yield from (replace(d, slots={**d.slots, "actor": who}) for d in base)


def _closed_by_and(act: Act, run: Sequence[Mention]) -> bool:
    return len(run) > 1 and "and" in [t.low for t in act.sentence.tokens[run[-2].last : run[-1].first]]


# --- lists of weapons


def _other_items(act: Act, told: Sequence[Draft]) -> Iterator[Draft]:
    """As in "laid 20,000 anti-personnel mines and 5,000 anti-vehicle mines"."""
    item = act.frame.item(act.clause, act.mark)
    if item is None or item.value("item") != told[0].slots["item"]:
        return
    done = {d.slots["item"] for d in told}
    for mark in (*_ahead(act, item), *_behind(act, item)):
        code = mark.value("item")
        if code in done or code not in CODES:
            continue
        if code == "mine" and done & {"apm", "avm"}:
            # "anti-tank mines and other mines"
            continue
        done.add(code)
        for draft in told:
            if draft.slots["item"] == item.value("item"):
                when = _own_time(act, mark, draft)
                yield replace(draft, slots={**draft.slots, "item": code}, quantity=_counted(act, mark), when=when)


def _own_time(act: Act, mark: Mark, draft: Draft) -> str | None:
    """Return the time right behind a weapon that is listed: "of mines in 1994 and of cluster munitions in 2008"."""
    date = next((d for d in act.sentence.dates if 0 <= d.first - mark.last <= 1), None)
    return draft.when if date is None else date.turned(act.published, future=draft.modality == "planned")


def _counted(act: Act, mark: Mark) -> Quantity | None:
    near = [a for a in act.sentence.amounts if a.unit_at is not None and mark.first <= a.unit_at < mark.last]
    near += [a for a in act.sentence.amounts if 0 <= mark.first - a.last <= 1 and a.unit_at is None]
    return near[0].quantity if near and near[0].quantity.unit == "item" else None


def _behind(act: Act, item: Mark) -> Iterator[Mark]:
    """Yield the weapons that are listed behind one."""
    last = item
    for mark in act.sentence.marks:
        if mark.first < last.last or "item" not in mark.meanings:
            continue
        if not _are_joined(act, last.last, mark.first) or _has_own_verb(act, mark):
            return
        yield mark
        last = mark


def _ahead(act: Act, item: Mark) -> Iterator[Mark]:
    """Yield the weapons that are listed before one: "mines and cluster bombs were used"."""
    first = item
    for mark in reversed(act.sentence.marks):
        if mark.last > first.first or "item" not in mark.meanings:
            continue
        if mark.first < act.mark.last <= item.first or not _are_joined(act, mark.last, first.first):
            return
        if mark.first not in act.clause.tokens:
            return
        yield mark
        first = mark


def _are_joined(act: Act, start: int, end: int) -> bool:
    """Tell whether only "and", a number and words that describe stand between two weapons."""
    tokens = act.sentence.tokens
    if not 0 < end - start <= _WITHIN:
        return False
    words = [tokens[p].low for p in range(start, end)]
    numbered = {p for a in act.sentence.amounts for p in range(a.first, a.last)}
    for date in act.sentence.dates:
        if 0 <= date.first - start <= 1:
            # "of mines in 1994 and of cluster munitions in 2008"
            numbered.update(range(start, date.last))
    plain = all(
        tokens[p].low in _JOINING or tokens[p].low in _DESCRIBING or p in numbered or tokens[p].low == "mines"
        for p in range(start, end)
    )
    return plain and not _LINKS.isdisjoint(words) and (words[0] in _JOINING | {"mines"} or start in numbered)


_WITHIN = 9


def _has_own_verb(act: Act, mark: Mark) -> bool:
    """Tell of "used mines, and cluster bombs were dropped", where the second is what another verb is said of."""
    home = next((c for c in act.frame.clauses if mark.first in c.tokens), None)
    if home is None or home is act.clause:
        return False
    return home.verb(act.sentence) is not None


# --- lists of states with their numbers

_BEFORE = frozenset({",", "and", ";", "while", "but"})
_TO_NUMBER = frozenset({"on", "another", "a", "with", "further", "only", "just"})


def _other_numbers(act: Act, told: Sequence[Draft]) -> Iterator[Draft]:
    """As in "India holds four million mines, Pakistan six million"; "ordered 512 in 2010 and Saudi Arabia 1,300"."""
    base = next((d for d in told if d.quantity is not None and d.slots.get("actor") and not act.nominal), None)
    if base is None or base.quantity is None or base.quantity.unit != "item":
        return
    tokens = act.sentence.tokens
    yield from _other_years(act, base)
    for mention in act.frame.mentions:
        if mention.first < act.mark.last or not _may_have(act, mention):
            continue
        amount = next((a for a in act.sentence.amounts if 0 <= a.first - mention.last <= 1), None)
        if amount is None or amount.quantity.unit != "item" or amount.ordinal or not _is_of_weapons(act, amount):
            continue
        if amount.first > mention.last and tokens[mention.last].low not in _TO_NUMBER:
            continue
        date = next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1), None)
        when = base.when if date is None else date.turned(act.published, future=base.modality == "planned")
        span = (tokens[mention.first].start, tokens[max(amount.last, date.last if date else 0) - 1].end)
        for actor in mention.states:
            slots = {**base.slots, "actor": actor}
            yield replace(base, slots=slots, quantity=amount.quantity, when=when, span=span)


def _other_years(act: Act, base: Draft) -> Iterator[Draft]:
    """As in "made 80,000 mines in 2024 and 140,000 in 2025": another number, and a time of its own."""
    tokens = act.sentence.tokens
    if base.when is None:
        return
    for amount in act.sentence.amounts:
        led = tokens[amount.first - 1].low if amount.first > act.mark.last else ""
        date = next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1), None)
        if led not in ("and", ",") or date is None or amount.unit_at is not None or amount.quantity.unit != "item":
            continue
        if amount.ordinal or not any(d.last <= amount.first and d.first > act.mark.last for d in act.sentence.dates):
            continue
        when = date.turned(act.published, future=base.modality == "planned")
        span = (tokens[amount.first].start, tokens[date.last - 1].end)
        yield replace(base, quantity=amount.quantity, when=when, span=span)


def _may_have(act: Act, mention: Mention) -> bool:
    named = mention.kind == "state" and mention.pronoun is None and not mention.prep and mention.role == ""
    before = act.sentence.tokens[mention.first - 1].low if mention.first else ""
    return named and before in _BEFORE


def _is_of_weapons(act: Act, amount: QuantityMention) -> bool:
    tokens = act.sentence.tokens
    if amount.unit_at is not None:
        mark = act.sentence.mark(amount.unit_at)
        return mark is not None and "item" in mark.meanings
    if amount.last >= len(tokens) or not tokens[amount.last].text.isalpha():
        return True
    return tokens[amount.last].low in _ENDING or any(d.first == amount.last for d in act.sentence.dates)


_ENDING = frozenset({"in", "and", "of", "at", "by", "for", "from", "more", "to"})


# --- lists of places with their numbers

_COUNTED_PLACES = frozenset({"clearance", "casualties"})
_PLACED = frozenset({"state", "place"})
_IN_IT = frozenset({"in", "for", "from", "across"})


def _other_places(act: Act, found: Sequence[Draft]) -> Iterator[Draft]:
    """As in "Thailand cleared 2.9 km² in 2025, Cambodia 88 and Vietnam 41", "12 died in Mali, 8 in Niger"."""
    base = next((d for d in found if d.kind in _COUNTED_PLACES and d.quantity is not None), None)
    if base is None or base.quantity is None or base.slots.get("aspect") == "deadline":
        return
    done = {d.slots.get("place") for d in found}
    for mention, amount in _placed_numbers(act):
        own = mention.ids[0] if mention.kind == "place" and _is_of_a_place(act, base) else mention.states[0]
        if own in done or not _goes_with(act, amount, base):
            continue
        done.add(own)
        date = next((d for d in act.sentence.dates if 0 <= d.first - max(amount.last, mention.last) <= 1), None)
        when = base.when if date is None else date.turned(act.published, future=base.modality == "planned")
        span = (
            act.sentence.tokens[min(mention.first, amount.first)].start,
            act.sentence.tokens[max(amount.last, mention.last) - 1].end,
        )
        slots = {**base.slots, "place": mention.states[0]}
        if slots.get("actor"):
            slots["actor"] = mention.states[0] if mention.kind == "state" and not mention.prep else None
        quantity = replace(amount.quantity, unit=base.quantity.unit, per=base.quantity.per)
        yield replace(base, slots=slots, quantity=quantity, when=when, span=span)


def _is_of_a_place(act: Act, base: Draft) -> bool:
    """Tell whether the first number was that of a region too: "Kharkiv with 31, ahead of Kherson with 22"."""
    state = base.slots.get("place")
    return any(m.kind == "place" and state in m.states for m in act.frame.mentions if m.first <= act.mark.first)


_RANKED = frozenset({"ahead of", "followed by", "behind", "before", "then", "then came", "next came"})
_LISTABLE = frozenset({"state", "place", "organisation", "name"})
_BETWEEN = frozenset({",", "and", "&", "the", "in"})


def _respectively(act: Act, found: Sequence[Draft]) -> Iterator[Draft]:
    """As in "Blasts in Burkina Faso and Mali killed 62 and 91 people respectively": each number to its place."""
    if not found or "respectively" not in [t.low for t in act.sentence.tokens]:
        return
    base = next((d for d in found if d.kind in _COUNTED_PLACES and d.quantity is not None), None)
    named = [m for m in act.frame.mentions if m.kind in _LISTABLE and m.ids and m.pronoun is None]
    if base is None or base.quantity is None:
        return
    for run in (*_runs(act, named), *([m] * len(m.ids) for m in named if len(m.ids) > 1)):
        for amounts in _runs(act, [a for a in act.sentence.amounts if not a.ordinal]):
            if len(run) == len(amounts) > 1:
                several = len(run[0].ids) > 1
                for index, (mention, amount) in enumerate(zip(run, amounts, strict=True)):
                    yield _given(base, mention, amount, index if several else 0)
                return


def _given(base: Draft, mention: Mention, amount: QuantityMention, index: int) -> Draft:
    unit = base.quantity.unit if base.quantity is not None else amount.quantity.unit
    own = mention.states[index] if mention.kind in ("state", "place") and len(mention.states) > index else None
    if own is None and base.kind == "clearance":
        slots = {**base.slots, "actor": mention.ids[index]}
    else:
        slots = {**base.slots, "place": own or mention.ids[index]}
    said = amount.quantity
    size = _SIZES.get(unit, {}).get(said.unit, 1)
    low = None if said.low is None else said.low * size
    high = None if said.high is None else said.high * size
    return replace(base, slots=slots, quantity=replace(said, low=low, high=high, unit=unit))


_SIZES = {"m2": {"ha": 10000, "item": 1}}


def _runs(act: Act, things: Sequence[_Listed]) -> Iterator[list[_Listed]]:
    """Yield the things that stand in one list: only commas and "and" between them."""
    run: list[_Listed] = []
    for thing in things:
        between = [t.low for t in act.sentence.tokens[run[-1].last : thing.first]] if run else []
        if run and not (between and _BETWEEN.issuperset(between)):
            yield run
            run = []
        run.append(thing)
    if run:
        yield run


def _placed_numbers(act: Act) -> Iterator[tuple[Mention, QuantityMention]]:
    """Yield the places behind an act with the number right behind them, or right before "in" them."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.kind not in _PLACED or len(mention.states) != 1 or mention.role not in ("", "prep"):
            continue
        before = tokens[mention.first - 1].low if mention.first else ""
        if mention.prep in _IN_IT:
            led = tokens[mention.first - 2].low if before == "the" and mention.first > 1 else before
            amount = next((a for a in act.sentence.amounts if 0 < mention.first - a.last <= _IN_WITHIN), None)
            listed = amount is not None and amount.first > 0 and tokens[amount.first - 1].low in _BEFORE
            if led in _IN_IT and listed and amount is not None:
                yield mention, amount
        elif (before in _BEFORE or _is_ranked(act, mention)) and not mention.pronoun:
            amount = next((a for a in act.sentence.amounts if 0 <= a.first - mention.last <= 1), None)
            plain = amount is not None and (
                amount.first == mention.last or tokens[mention.last].low in _TO_NUMBER | {":", "had", "saw", "by"}
            )
            if plain and amount is not None:
                yield mention, amount


def _is_ranked(act: Act, mention: Mention) -> bool:
    """Tell of "ahead of Kherson", "followed by Syria"."""
    first = mention.first - (act.sentence.words(mention.first - 1, mention.first).lower() == "the")
    words = [t.low for t in act.sentence.tokens[max(0, first - 2) : first]]
    return " ".join(words) in _RANKED or words[-1:] == ["then"]


_IN_WITHIN = 2


def _goes_with(act: Act, amount: QuantityMention, base: Draft) -> bool:
    """Tell whether a number can count what the first one does: bare, or in the same unit, and nothing behind it."""
    if amount.ordinal or base.quantity is None:
        return False
    if amount.unit_at is not None and amount.quantity.unit != "none":
        return amount.quantity.unit == base.quantity.unit
    tokens, last = act.sentence.tokens, amount.last
    if last >= len(tokens) or not tokens[last].text.isalpha():
        return True
    return tokens[last].low in _ENDING or any(d.first == last for d in act.sentence.dates)
