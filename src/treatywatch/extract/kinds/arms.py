"""Production, requirement, stockpile, destruction, transfer, use."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark

# Acts of making that need no "mine" beside them once the text has named one.
_CLEAR = frozenset({"production", "produce", "manufacture", "manufacturing"})


def make(act: Act) -> Iterator[Draft]:
    """Production: who makes what, and whether that begins, grows, ends or could be."""
    item = _made(act)
    if item is None or _is_bare_noun(act) or _is_compound(act) or either_or(act):
        return
    scope = act.scope
    modality = scope.modality()
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
            act.quantity(),
            act.when(modality),
        )


def _is_bare_noun(act: Act) -> bool:
    """A noun that nothing is said of ("the production of mines is a sore point") tells no act."""
    return (
        act.nominal
        and not act.scope.inner
        and not act.scope.negated
        and act.quantity() is None
        and act.time() is None
    )


_ACTS = frozenset({"make", "leave", "use", "supply", "hold", "acquire"})


def either_or(act: Act) -> bool:
    """"A, B and C are pursuing production or withdrawal": of none of them is either said."""
    actor = act.actor()
    if actor is None or len(actor.ids) < 2:
        return False
    for mark in act.sentence.marks:
        if mark is act.mark or mark.first not in act.clause.tokens or not _ACTS & set(mark.values("noun")):
            continue
        low, high = sorted((mark, act.mark), key=lambda m: m.first)
        between = [t.low for t in act.sentence.tokens[low.last : high.first]]
        if "or" in between and len(between) <= 6:
            return not act.scope.negated
    return False


_COMPOUND = frozenset(
    "volume volumes cost costs target targets challenge challenges site sites order orders outlook ban bans schedule".split()
)


def _is_compound(act: Act) -> bool:
    last = act.mark.last
    return last < len(act.sentence.tokens) and act.sentence.tokens[last].low in _COMPOUND


def _made(act: Act) -> str | None:
    item = act.words_item()
    if item is not None and item != "other":
        return item
    if item == "other":
        return None
    word = act.sentence.tokens[act.mark.first].low
    if word not in _CLEAR and not any(word.startswith(c[:7]) for c in _CLEAR):
        return None
    if _other_product(act):
        return None
    if not act.nominal and act.quantity() is None and not act.frame.pronoun_object(act.mark):
        return None
    if act.frame.discourse.item_age > 3:
        return None
    actor = act.actor()
    return None if actor is not None and actor.kind == "name" else act.frame.discourse.item


_PLAIN = frozenset(
    "domestic mass own national local large-scale scale large industrial series serial new further full the its their of a an"
    " any such this that such annual current future planned renewed potential and or in to for possible own homegrown"
    " resume restart begin start its peak total actual yearly".split()
)


def _other_product(act: Act) -> bool:
    """"arms production", "production of drones": another product than ours."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if first:
        before = tokens[first - 1]
        if act.sentence.mark(first - 1) is None and before.text.isalpha() and before.low not in _PLAIN:
            return True
    if last < len(tokens) and tokens[last].low == "of":
        return True
    return False


def _make_aspect(act: Act, modality: str) -> str:
    scope = act.scope
    if scope.has("cease"):
        return "cease"
    if scope.has("increase"):
        return "increase"
    if scope.has("begin"):
        return "start"
    if scope.has("able") or modality == "possible":
        return "ability"
    if modality == "planned" and act.quantity() is None:
        return "start"
    return "make"


def _makers(act: Act) -> tuple[str, ...]:
    actor = act.actor()
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


def need(act: Act) -> Iterator[Draft]:
    """Requirement: how many somebody needs or wants to have."""
    item = act.frame.item(act.clause, act.mark)
    amount = act.quantity()
    if item is None and (amount is None or act.frame.discourse.item is None):
        return
    code = act.item_code(item) if item is not None else act.frame.discourse.item
    if code is None or code == "other":
        return
    modality = act.scope.modality()
    if modality == "planned":
        modality = "occurred"
    for actor in _wanting(act):
        yield Draft(
            "requirement", modality, act.clause, act.mark, {"actor": actor, "item": code, "aspect": "need"}, amount,
            act.when(modality),
        )


def order(act: Act) -> Iterator[Draft]:
    """Requirement: what has been ordered or contracted."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else act.frame.discourse.item
    if code is None or code == "other":
        return
    denied = act.scope.negated and act.frame.discourse.item_age <= 2
    if item is None and not denied and "production" not in _low_words(act):
        return
    modality = act.scope.modality()
    for actor in _wanting(act):
        yield Draft(
            "requirement", modality, act.clause, act.mark, {"actor": actor, "item": code, "aspect": "order"},
            act.quantity(), act.when(modality),
        )


def _low_words(act: Act) -> set[str]:
    return {act.sentence.tokens[p].low for p in act.clause.tokens}


def _wanting(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is None:
        return act.implied_states()
    if actor.states and actor.kind != "company":
        return actor.states
    if actor.kind in ("company", "organisation", "media", "person"):
        return act.implied_states() if "noun" in act.mark.meanings else ()
    if actor.kind == "union":
        return actor.ids
    return act.implied_states()


def wanted(act: Act) -> Iterator[Draft]:
    """"plans 1,000,000 mines", "wants 200,000 mines": a number right behind the wish is a need."""
    behind = [a for a in act.sentence.amounts if 0 <= a.first - act.mark.last <= 1 and a.quantity.unit == "item"]
    if not behind or behind[0].unit_at is None or act.sentence.tokens[act.mark.last - 1].low == "to":
        return
    item = act.sentence.mark(behind[0].unit_at)
    code = act.item_code(item) if item is not None and "item" in item.meanings else act.frame.discourse.item
    if code is None or code == "other":
        return
    for actor in _wanting(act):
        yield Draft(
            "requirement", "denied" if act.scope.negated else "occurred", act.clause, act.mark,
            {"actor": actor, "item": code, "aspect": "need"}, behind[0].quantity, act.when("planned"),
        )


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
        "production", modality, act.clause, act.mark,
        {"actor": actor.ids[0], "item": code, "aspect": "ability" if modality == "possible" else "increase"},
        amounts[0].quantity, act.when(modality),
    )


def hold(act: Act) -> Iterator[Draft]:
    """Stockpile: what somebody holds, or that nothing is held."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else _counted_before(act)
    if code is None or code == "other":
        return
    if _is_destroyed(act) or (act.nominal and _is_building(act)):
        return
    scope = act.scope
    modality = scope.modality()
    aspect = "hold"
    if scope.negated:
        aspect, modality = "none", "occurred"
    if scope.has("begin", "increase") or _is_building(act):
        aspect = "acquire"
    for actor in _holders(act):
        yield Draft(
            "stockpile", modality, act.clause, act.mark, {"actor": actor, "item": code, "aspect": aspect}, act.quantity(),
            act.when(modality),
        )


def _counted_before(act: Act) -> str | None:
    """"sits on fewer than five million": the weapon was named just before."""
    if act.nominal or act.frame.discourse.item_age > 1 or act.quantity() is None and not act.frame.pronoun_object(act.mark):
        return None
    behind = [a for a in act.amounts(("item",)) if 0 <= a.first - act.mark.last <= 2]
    return act.frame.discourse.item if behind or act.frame.pronoun_object(act.mark) else None


def _is_destroyed(act: Act) -> bool:
    return any("destroy" in m.values("verb") + m.values("noun") for m in act.sentence.marks if m.first in act.clause.tokens)


def _is_building(act: Act) -> bool:
    return any(
        "acquire" in m.values("verb") and m.first in act.clause.tokens and m.first < act.mark.first
        for m in act.sentence.marks
        if m is not act.mark
    )


def _holders(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is None:
        place = act.frame.place_of(act.clause, act.mark)
        return place.states if place is not None else act.implied_states()
    if actor.states:
        return actor.states
    return actor.ids if actor.kind in ("union", "organisation") else ()


def acquire(act: Act) -> Iterator[Draft]:
    """Stockpile or requirement: buying for a stock; what is only wished for is a need."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else _wished_for(act)
    if code is None or code == "other":
        return
    modality = act.scope.modality()
    word = act.sentence.tokens[act.mark.first].low
    stocks = "stock" in word or "stock" in act.sentence.words(act.mark.first, min(act.mark.last + 8, len(act.sentence.tokens)))
    for actor in _wanting(act):
        if stocks or word.startswith(("build", "rebuil", "replenish", "acqui", "lay")):
            yield Draft(
                "stockpile", modality, act.clause, act.mark, {"actor": actor, "item": code, "aspect": "acquire"},
                act.quantity(), act.when(modality),
            )
            continue
        bought = modality == "occurred"
        yield Draft(
            "requirement", modality, act.clause, act.mark,
            {"actor": actor, "item": code, "aspect": "order" if bought else "need"}, act.quantity(), act.when(modality),
        )


def _wished_for(act: Act) -> str | None:
    """"is interested in buying abroad", "asked to buy": of the weapon just named."""
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]}
    if act.frame.discourse.item_age > 1 or not before & {"interested", "interest", "asked", "wants", "hopes"}:
        return None
    return act.frame.discourse.item


def destroy(act: Act) -> Iterator[Draft]:
    """Destruction of a stock."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else _stock_item(act)
    if code is None or code == "other":
        return
    modality = act.scope.modality()
    if _is_a_duty(act):
        return
    if act.scope.has("oblige") and modality != "denied" and act.has_layer("treaty", "treaty_word", after=False) is not None:
        return
    for actor in _holders(act):
        yield Draft(
            "destruction", modality, act.clause, act.mark, {"actor": actor, "item": code}, act.quantity(), act.when(modality)
        )


def _is_a_duty(act: Act) -> bool:
    """"have eight years to destroy": a rule, no act."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 5) : act.mark.first]]
    return "years" in before and "to" in before and act.time() is None


def _stock_item(act: Act) -> str | None:
    """"destroyed its stockpile", "destroyed the last of them": the weapon was named before."""
    mark = act.has_layer("noun", after=True)
    if mark is not None and "hold" in mark.values("noun"):
        return act.frame.discourse.item
    if act.frame.pronoun_object(act.mark) or act.quantity() is not None:
        return act.frame.discourse.item
    return None


def supply(act: Act) -> Iterator[Draft]:
    """Transfer: who gives what to whom."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else None
    tokens, last = act.sentence.tokens, act.mark.last
    plain = last >= len(tokens) or tokens[last].low != "of"
    if code is None and act.nominal and tokens[act.mark.first].low.startswith("export") and plain:
        code = act.frame.discourse.item if act.frame.discourse.item_age <= 3 else None
    if code is None and act.frame.pronoun_object(act.mark) and act.frame.discourse.item_age <= 2:
        code = act.frame.discourse.item
    if code is None:
        return
    modality = act.scope.modality()
    to = _receiver(act)
    aspect = "cease" if act.scope.has("cease") else "supply"
    last = act.frame.discourse.transfer
    if act.nominal and to is None and act.actor() is None and last is not None and aspect == "supply":
        yield Draft(
            "transfer", modality, act.clause, act.mark,
            {"actor": last[0], "to": last[1], "item": code, "aspect": aspect}, act.quantity(), act.when(modality),
        )
        return
    if (code == "other" and to is None) or _is_bare_noun(act):
        return
    word = act.sentence.tokens[act.mark.first].low
    if to is None and aspect == "supply" and not word.startswith(("export", "transfer", "sell", "sale", "sold", "deliver")):
        return
    for actor in _givers(act, to):
        for receiver in to or (None,):
            if receiver == actor:
                continue
            if receiver is not None:
                act.frame.discourse.transfer = (actor, receiver)
            yield Draft(
                "transfer", modality, act.clause, act.mark,
                {"actor": actor, "to": receiver, "item": code, "aspect": aspect}, act.quantity(), act.when(modality),
            )


def _receiver(act: Act) -> tuple[str, ...] | None:
    behind = [
        m
        for m in act.frame.mentions_in(p for p in act.clause.tokens if p >= act.mark.last)
        if m.kind in ("state", "body", "union", "company", "office") and m.role != "adj"
    ]
    for mention in behind:
        if mention.prep in ("to", "for", "towards", "on"):
            return mention.states or mention.ids
    for mention in behind:
        if mention.whole and mention.first - act.mark.last <= 2 and act.mark.form("verb") >= 0:
            return mention.states or mention.ids
    return None


def _givers(act: Act, to: tuple[str, ...] | None) -> tuple[str, ...]:
    actor = act.actor()
    if actor is not None:
        if actor.kind in ("company", "name"):
            return actor.ids[:1]
        if actor.states:
            return tuple(s for s in actor.states if to is None or s not in to) or ()
        if actor.kind == "union":
            return actor.ids
        if actor.kind in ("organisation", "media"):
            return ()
    states = act.implied_states()
    return () if to is not None and set(states) <= set(to) else states


def use(act: Act) -> Iterator[Draft]:
    """Use: who lays or fires what, and where."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else None
    word = act.sentence.tokens[act.mark.first].low
    if code is None and word == "mined":
        code = "mine"
    if code is None and act.frame.pronoun_object(act.mark):
        code = act.frame.discourse.item
    if code is None or code == "other" or _rule_noun(act) or _is_bare_noun(act):
        return
    if word == "mined" and act.amounts(("km2", "m2", "ha")):
        return
    modality = act.scope.modality()
    place = act.frame.place_of(act.clause, act.mark)
    for actor in _users(act):
        yield Draft(
            "use", modality, act.clause, act.mark,
            {"actor": actor, "item": code, "place": _place(place, actor)}, act.quantity(), act.when(modality),
        )


def _place(place: Mention | None, actor: str) -> str | None:
    return None if place is None or not place.states else place.states[0]


def _users(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is None:
        return _denying(act)
    if actor.states:
        return actor.states
    if actor.kind in ("organisation", "union", "name"):
        return actor.ids
    return ()


def _denying(act: Act) -> tuple[str, ...]:
    """"insisted that no such weapons had been fired": who denies speaks for the user."""
    if not act.scope.negated or act.clause.kind != "comp" or act.clause.parent is None:
        return ()
    speaker = act.frame.subject(act.clause.parent)
    return speaker.states if speaker is not None else ()


def _rule_noun(act: Act) -> bool:
    """"bans the use of mines": what a rule forbids is no use."""
    for position in act.clause.tokens:
        if position >= act.mark.first:
            break
        mark = act.sentence.mark(position)
        if mark is not None and ("ban" in mark.values("verb") or "ban" in mark.values("noun")):
            return True
    return False


def item_mark_before(act: Act) -> Mark | None:
    """Return the item that stands right before the act."""
    return act.has_layer("item", after=False)
