"""Casualties that only the sentence before explains: "Nine were children", "Nobody was hurt", "not one accident"."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.harm import harm_item, harm_place
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.weapons import HARM
from treatywatch.model.quantity import Quantity

_NEAR = 320
_NO_ONE = Quantity(0, 0, "person", None, False, False)

# --- part of a count


def who_they_were(act: Act) -> Iterator[Draft]:
    """As in "Thirty-eight were civilians. Nine were children", "Three came from Herat": part of those just counted."""
    discourse = act.frame.discourse
    said, place = discourse.casualties, discourse.casualty_place
    if said is None or place is None or not 0 < act.sentence.start - said[1] <= _NEAR or act.scope.negated:
        return
    for amount in act.sentence.amounts:
        if _are_people(act, amount):
            aspect = "total" if discourse.harmed_both == said[1] else said[0]
            slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
            quantity = replace(amount.quantity, unit="person")
            yield act.draft("casualties", "occurred", slots, quantity, discourse.casualty_when)
            discourse.casualties = (said[0], act.sentence.start)
            discourse.harmed_both = act.sentence.start if aspect == "total" else discourse.harmed_both


_PEOPLE = frozenset(
    {"children", "women", "men", "girls", "boys", "civilians", "soldiers", "minors", "adults", "farmers", "shepherds"}
    | {"deminers", "sappers", "schoolchildren", "pupils", "herders", "villagers", "policemen", "refugees", "migrants"}
    | {"teenagers", "foreigners", "peacekeepers", "pensioners", "workers", "fighters", "under", "younger", "babies"}
)
_WERE_WITHIN = 3


def _are_people(act: Act, amount: QuantityMention) -> bool:
    """Tell of "Nine were children": a bare number that opens its clause, a verb, a word for people."""
    tokens = act.sentence.tokens
    led = tokens[amount.first - 1].low if amount.first else ""
    opens = amount.first in act.clause.tokens and (amount.first == 0 or led in (",", ";", "and", "at", "least", "only"))
    behind = [t.low for t in tokens[amount.last : amount.last + _WERE_WITHIN + 2]]
    if not opens or amount.ordinal or amount.unit_at is not None or behind[:1] not in (["were"], ["was"], ["came"]):
        return False
    return behind[1:2] == ["from"] or not _PEOPLE.isdisjoint(behind[1:])


_RANKED = frozenset({"largest", "highest", "most", "worst", "biggest", "second", "third", "next", "fourth"})
_HAVING = frozenset({"had", "has", "recorded", "suffered", "came", "saw", "counted", "reported", "followed", "was"})


def ranked(act: Act) -> Iterator[Draft]:
    """As in "Nabatieh had the largest number, 19; Bint Jbeil came second with nine", casualties being counted."""
    discourse, tokens = act.frame.discourse, act.sentence.tokens
    said = discourse.casualties
    if said is None or not 0 <= act.sentence.start - said[1] <= _NEAR or act.scope.negated:
        return
    words = [tokens[p].low for p in act.clause.tokens]
    if _RANKED.isdisjoint(words) or _HAVING.isdisjoint(words):
        return
    if any(_is_of_harm(m) for m in act.clause.marks(act.sentence)):
        return
    where = [m for m in act.frame.mentions if m.first in act.clause.tokens and m.kind in ("name", "place", "state")]
    amount = next(
        (a for a in act.amounts(("item", "person")) if tokens[a.first - 1].low in ("with", ",", "(", ":")), None
    )
    if not where or amount is None or where[0].last > amount.first or amount.unit_at is not None or amount.ordinal:
        return
    part = where[0].kind == "place" and where[0].ids
    place = where[0].ids[0] if part or not where[0].states else where[0].states[0]
    aspect = "total" if discourse.harmed_both >= said[1] - _NEAR else said[0]
    slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
    yield act.draft("casualties", "occurred", slots, replace(amount.quantity, unit="person"), discourse.casualty_when)
    discourse.casualties = (said[0], act.sentence.start)


def _is_of_harm(mark: Mark) -> bool:
    return not HARM.isdisjoint(mark.traits.said)


# --- by place

_OTHER_ACTS = frozenset(
    {"clear", "remove", "destroy", "contaminate", "fund", "supply", "make", "need", "order", "hold", "deadline", "use"}
    | {"join", "ratify", "sign", "leave", "acquire"}
)
_BEFORE_A_PLACE = frozenset({"and", ",", "for", "neighbour", "neighbor", ";", "but", "while"})


def by_place(act: Act) -> Iterator[Draft]:
    """As in "Of the dead, nine were in Helmand, four in Kandahar", "South Sudan had 36 casualties and Sudan 61"."""
    discourse, said = act.frame.discourse, act.frame.discourse.casualties
    if said is None or not 0 <= act.sentence.start - said[1] <= _NEAR or act.scope.negated:
        return
    if act.clause is not act.frame.clauses[0] or any(
        not _OTHER_ACTS.isdisjoint(m.traits.said) for m in act.clause.marks(act.sentence)
    ):
        return
    dead = act.sentence.words(0, min(_WITHIN_OPENING, len(act.sentence.tokens))).lower().startswith("of the dead")
    for amount in act.sentence.amounts:
        place = None if amount.unit_at is not None or amount.ordinal else _place_of_a_part(act, amount)
        if place is None or amount.quantity.unit not in ("item", "person"):
            continue
        slots: dict[str, str | None] = {
            "place": place,
            "aspect": "killed" if dead else said[0],
            "item": harm_item(act),
        }
        yield act.draft(
            "casualties", "occurred", slots, replace(amount.quantity, unit="person"), discourse.casualty_when
        )


_WITHIN_OPENING = 4


def _place_of_a_part(act: Act, amount: QuantityMention) -> str | None:
    """Return the place right behind "nine were in", or right before a bare number."""
    tokens = act.sentence.tokens
    words = [t.low for t in tokens[amount.last : amount.last + 3]]
    skipped = 2 if words[:2] in (["were", "in"], ["was", "in"]) else 1 if words[:1] == ["in"] else None
    ends = amount.last >= len(tokens) or not tokens[amount.last].text.isalpha() or words[0] in ("and", "in", "for")
    for mention in act.frame.mentions:
        if mention.kind not in ("state", "place", "name") or not (mention.states or mention.ids):
            continue
        behind = skipped is not None and mention.first == amount.last + skipped
        led = tokens[mention.first - 1].low if mention.first else ""
        if behind or (mention.last == amount.first and ends and mention.kind != "name" and led in _BEFORE_A_PLACE):
            return mention.states[0] if mention.states else mention.ids[0]
    return None


# --- people lost

_LOST = frozenset(
    {
        "deminers",
        "deminer",
        "sappers",
        "sapper",
        "people",
        "men",
        "women",
        "children",
        "soldiers",
        "civilians",
        "workers",
    }
    | {"lives", "farmers", "villagers", "shepherds", "rangers", "peacekeepers", "colleagues", "personnel", "engineers"}
)
_LOST_BY = frozenset({"state", "body", "office"})


def lost(act: Act) -> Iterator[Draft]:
    """As in "Kuwait has lost 85 deminers and Iraq 64", mines being spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [a for a in act.amounts(("item", "person")) if 0 <= a.first - last <= 2 and not a.ordinal]
    of_mines = act.frame.discourse.item_age <= 1 or any("item" in m.meanings for m in act.sentence.marks)
    if not act.nominal and of_mines and (tokens[last].low == "nobody" if last < len(tokens) else False):
        yield from _lost_nobody(act)
    if act.nominal or not behind or not of_mines or act.scope.has("possible", "would", "future", "urge"):
        return
    words = {t.low for t in tokens[behind[0].number_at : behind[0].last + 2]}
    who = act.frame.subject(act.clause, act.mark.first)
    if _LOST.isdisjoint(words) or act.scope.negated or who is None or who.kind not in _LOST_BY or not who.states:
        return
    discourse = act.frame.discourse
    discourse.casualties, discourse.casualty_place = ("killed", act.sentence.start), who.states[0]
    discourse.casualty_when = act.when("occurred")
    told = [(who.states[0], behind[0].quantity)]
    for mention in act.frame.mentions:
        other = next((a for a in act.sentence.amounts if a.first == mention.last and a.unit_at is None), None)
        if (
            mention.first > behind[0].last
            and other is not None
            and mention.kind == "state"
            and len(mention.states) == 1
        ):
            told.append((mention.states[0], other.quantity))
    for place, quantity in told:
        slots: dict[str, str | None] = {"place": place, "aspect": "killed", "item": harm_item(act)}
        yield act.draft("casualties", "occurred", slots, replace(quantity, unit="person"), discourse.casualty_when)


def _lost_nobody(act: Act) -> Iterator[Draft]:
    """As in "last year South Sudan lost nobody to a mine"."""
    who = act.frame.subject(act.clause, act.mark.first)
    if who is not None and who.kind in _LOST_BY and len(who.states) == 1:
        yield _none(act, who.states[0], "killed")


# --- nobody

_COUNTING = frozenset(
    {"counted", "recorded", "registered", "documented", "reported", "logged", "known", "noted", "happened", "occurred"}
    | {"were", "was", "been", "had", "saw"}
)
_MISHAPS = frozenset({"accident", "accidents", "incident", "incidents", "mishap", "mishaps"})
_WITHIN = 3


def may_have_no_accident(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "accident" stands behind a "no": "not one accident was registered"."""
    behind = [t.low for t in sentence.tokens[mark.last : mark.last + _WITHIN]]
    return not _MISHAPS.isdisjoint(behind)


def no_accident(act: Act) -> Iterator[Draft]:
    """As in "In 2014, not one accident was registered", mines being spoken of."""
    words = {act.sentence.tokens[p].low for p in act.clause.tokens}
    if act.frame.discourse.item_age > _SPOKEN_OF or _COUNTING.isdisjoint(words) or act.time() is None:
        return
    place = harm_place(act, _NO_ONE)
    if place is not None:
        yield _none(act, place, "total")


_SPOKEN_OF = 3


def may_be_none(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "there was none", "there were none"."""
    words = [t.low for t in sentence.tokens[max(0, mark.first - 1) : mark.last + 1]]
    return words[:1] == ["there"] and words[-1] == "none"


def none_there(act: Act) -> Iterator[Draft]:
    """As in "six mine casualties in 2023. There was none last year"."""
    discourse = act.frame.discourse
    said, place = discourse.casualties, discourse.casualty_place
    if said is None or place is None or not 0 <= act.sentence.start - said[1] <= _NEAR or act.time() is None:
        return
    if any(m.states and m.states != (place,) for m in act.frame.mentions):
        return
    yield _none(act, place, said[0])


def _none(act: Act, place: str, aspect: str) -> Draft:
    slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
    return act.draft("casualties", "denied", slots, None, act.when("occurred"))
