"""Production: who makes what, and whether that begins, grows, ends or could be."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import amount, doer, either_or, is_bare_noun, is_unasserted, item_age, object_code, stage, stand_in
from treatywatch.extract.names import Mention

# Acts of making that need no "mine" beside them once the text has named one.
_CLEAR = frozenset({"production", "produce", "manufacture", "manufacturing", "capacity"})


def make(act: Act) -> Iterator[Draft]:
    """Production: who makes what, and whether that begins, grows, ends or could be."""
    item = _made(act)
    if item is None or is_unasserted(act) or is_bare_noun(act) or _is_compound(act) or either_or(act) or _causes(act):
        return
    scope = act.scope
    modality = stage(act)
    aspect = _make_aspect(act, modality)
    if aspect == "cease" and modality == "planned" and scope.negated:
        modality = "denied"
    for actor in _makers(act):
        yield Draft(
            "production",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": item, "aspect": aspect},
            amount(act),
            act.when(modality),
        )


_COMPOUND = frozenset(
    {"volume", "volumes", "cost", "costs", "target", "targets", "challenge", "challenges", "site", "sites", "order"}
    | {"orders", "outlook", "ban", "bans", "schedule"}
)


def _is_compound(act: Act) -> bool:
    last = act.mark.last
    return last < len(act.sentence.tokens) and act.sentence.tokens[last].low in _COMPOUND


_MAKE = frozenset({"make", "makes", "made", "making"})
_AFTER_A_PRODUCT = frozenset(
    {"in", "at", "for", "and", "or", "but", "with", "by", "from", "under", "on", "to", "as", "per", "a", "an", "each", "every"}
    | {"that", "which", "again", "annually", "there", "here", "this", "next", "last", "since", "until", "after", "before"}
    | {"when", "while", "if", "because", "now", "today", "using", "including", "of", "without", "along", "near", "within"}
)


def _causes(act: Act) -> bool:
    """Tell whether "make" makes things so: "to make mines destroy themselves", "made them respectable"."""
    tokens = act.sentence.tokens
    if tokens[act.mark.first].low not in _MAKE or act.mark.last - act.mark.first > 1:
        return False
    item = act.frame.item(act.clause, act.mark)
    if item is None or item.first < act.mark.last:
        after = act.mark.last + 1
    else:
        after = item.last
    if after >= len(tokens) or not tokens[after].text.isalpha():
        return False
    mark = act.sentence.mark(after)
    timed = any(d.first <= after < d.last for d in act.sentence.dates)
    return tokens[after].low not in _AFTER_A_PRODUCT and not timed and (mark is None or "prep" not in mark.meanings)


def _made(act: Act) -> str | None:
    item = object_code(act) or (act.frame.discourse.item if act.frame.pronoun_object(act.mark) else None)
    if item is None:
        item = _off_the_line(act)
    if item is not None and item != "other":
        return item
    if item == "other":
        return None
    word = act.sentence.tokens[act.mark.first].low
    if word not in _CLEAR and not any(word.startswith(c[:7]) for c in _CLEAR):
        return None if act.nominal else stand_in(act)
    if _other_product(act):
        return None
    if not act.nominal and act.quantity() is None and not act.frame.pronoun_object(act.mark):
        return None
    if item_age(act) > 3:
        return None
    actor = act.actor()
    return None if actor is not None and actor.kind == "name" else act.frame.discourse.item


def _leaves_the_line(act: Act) -> bool:
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    return "line" in words.split() and not act.nominal


def _off_the_line(act: Act) -> str | None:
    """Return what "will leave the production line": the mines named before the verb; " leave the production line": what comes off it stands before the verb."""
    if not _leaves_the_line(act):
        return None
    before = [m for m in act.sentence.find("item", 0, act.mark.first) if m.first in act.clause.tokens]
    return act.item_code(before[-1]) if before else None


_PLAIN = frozenset(
    {"domestic", "mass", "own", "national", "local", "large-scale", "scale", "large", "industrial", "series", "serial"}
    | {"new", "further", "full", "the", "its", "their", "of", "a", "an", "any", "such", "this", "that", "annual", "current"}
    | {"future", "planned", "renewed", "potential", "and", "or", "in", "to", "for", "possible", "homegrown", "resume"}
    | {"restart", "begin", "start", "peak", "total", "actual", "yearly"}
)


def _other_product(act: Act) -> bool:
    """Tell whether another product than ours is made: "arms production", "production of drones"."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if first:
        before = tokens[first - 1]
        if act.sentence.mark(first - 1) is None and before.text.isalpha() and before.low not in _PLAIN:
            return True
    return last < len(tokens) and tokens[last].low == "of"


def _make_aspect(act: Act, modality: str) -> str:
    scope = act.scope
    if scope.has("cease"):
        return "cease"
    if scope.has("increase"):
        return "increase"
    if scope.has("begin"):
        return "start"
    if scope.has("able") or modality == "possible" or act.sentence.tokens[act.mark.first].low == "capacity":
        return "ability"
    if modality == "planned" and (act.quantity() is None or _leaves_the_line(act)):
        return "start"
    return "make"


def _makers(act: Act) -> tuple[str, ...]:
    contracted = _contracted(act)
    if contracted is not None:
        return contracted.ids[:1]
    actor = doer(act)
    if actor is not None:
        if actor.kind in ("company", "name"):
            return actor.ids[:1]
        if actor.kind == "person" and not actor.states:
            company = act.frame.discourse.last_company
            return (company[0],) if company is not None else ()
        if actor.states:
            return actor.states
        if actor.kind == "union":
            return actor.ids
    if "noun" in act.mark.meanings or actor is None:
        place = act.frame.place_of(act.clause, act.mark)
        if place is not None:
            return place.states
    return act.implied_states() if actor is None or actor.kind in ("body", "office") else ()


def _contracted(act: Act) -> Mention | None:
    """"signed a contract with X to produce": who is contracted makes."""
    before = act.mark.first - 1
    if before < 1 or act.sentence.tokens[before].low != "to":
        return None
    near = [m for m in act.frame.mentions if m.last == before and m.prep == "with"]
    return next((m for m in near if m.kind in ("company", "name", "person", "organisation")), None)


def produces(act: Act) -> Iterator[Draft]:
    """"X is a producer of mines", "Belma, the only producer of mines in Poland, …": a maker by its name."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else None
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    if code is None or code == "other" or _NO_LONGER & set(before):
        return
    for actor in _named_producer(act):
        modality = stage(act)
        yield Draft(
            "production",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "aspect": "make"},
            None,
            act.when(modality),
        )


_NO_LONGER = frozenset({"former", "formerly", "potential", "once", "possible", "future", "other", "ex", "past", "onetime"})
_BE = frozenset({"is", "are", "was", "were", "remain", "remains", "remained", "be"})


def _named_producer(act: Act) -> tuple[str, ...]:
    tokens = act.sentence.tokens
    item = act.frame.item(act.clause, act.mark)
    if item is not None and item.last < len(tokens) and tokens[item.last].text == ":":
        return tuple(s for m in act.frame.mentions if m.first > item.last and m.kind == "state" and m.whole for s in m.states)
    between = [p for p in act.clause.tokens if max(0, act.mark.first - 9) <= p < act.mark.first]
    linked = [p for p in between if tokens[p].low in _BE]
    for mention in reversed(act.frame.mentions):
        if mention.last > act.mark.first or not mention.whole:
            continue
        apart = [t.text for t in tokens[mention.last : act.mark.first]]
        is_one = bool(linked) and mention.last <= linked[0] and "," not in apart
        named = apart[:1] == [","] and len(apart) <= 8 and apart.count(",") == 1 and not linked
        if not is_one and not named:
            continue
        if mention.kind in ("company", "name"):
            return mention.ids[:1]
        return mention.states if mention.kind == "state" and is_one else ()
    return ()


def scaled(act: Act) -> Iterator[Draft]:
    """"can scale up to 1.2 million mines": a maker's output grows to a number."""
    actor = act.actor()
    amounts = [a for a in act.amounts(("item",)) if a.first >= act.mark.last - 1 and a.unit_at is not None]
    if actor is None or actor.kind not in ("company", "name") or not amounts:
        return
    if any("make" in m.values("verb") + m.values("noun") for m in act.sentence.marks if m.first in act.clause.tokens):
        return
    modality = act.scope.modality()
    mark = act.sentence.mark(amounts[0].unit_at or 0)
    code = mark.value("item") if mark is not None and "item" in mark.meanings else act.frame.discourse.item
    if code is None:
        return
    yield Draft(
        "production",
        modality,
        act.clause,
        act.mark,
        {"actor": actor.ids[0], "item": code, "aspect": "ability" if modality == "possible" else "increase"},
        amounts[0].quantity,
        act.when(modality),
    )
