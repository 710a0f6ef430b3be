"""What the arms kinds ask of an act: whether it tells anything, who does it, at what stage, how many."""

from dataclasses import replace

from treatywatch.extract.clauses import is_finite, is_verb
from treatywatch.extract.draft import Act
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark
from treatywatch.model.quantity import Quantity

_ACTS = frozenset({"make", "leave", "use", "supply", "hold", "acquire"})
# Amounts of these are no amounts of weapons.
_SORTS = frozenset(
    {"type", "types", "kind", "kinds", "model", "models", "variant", "variants", "sort", "sorts", "batches", "packages"}
    | {"shipments", "tranches", "deliveries", "transfers", "occasions", "times", "attacks", "strikes", "different"}
)
# Words that stand for the weapon named last, where an act is done to them.
_STAND_INS = frozenset(
    {"ones", "pieces", "units", "batch", "consignment", "tranche", "pallets", "crates", "versions", "rest", "remainder"}
    | {"lot", "they", "them", "these"}
)


def is_bare_noun(act: Act) -> bool:
    """Tell whether the act is a noun that nothing is said of: "the production of mines is a sore point"."""
    return (
        act.nominal
        and not act.scope.inner
        and not act.scope.negated
        and act.quantity() is None
        and act.time() is None
    )


def either_or(act: Act) -> bool:
    """Tell whether the act is one of a choice: "A, B and C are pursuing production or withdrawal"."""
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


def doer(act: Act) -> Mention | None:
    """Return who does the act, None where the clause names nobody or only "its states parties"."""
    actor = act.actor()
    if actor is not None and actor.kind == "name" and any(a.number_at == actor.first for a in act.sentence.amounts):
        # "Seven transfers were announced": a number that opens its sentence is no name.
        return None
    if actor is None or actor.pronoun is None or actor.role != "owner":
        return actor
    behind = [act.sentence.mark(p) for p in range(actor.last, min(actor.last + 4, act.mark.first))]
    return None if any(m is not None and "member" in m.meanings for m in behind) else actor


def is_condition(act: Act) -> bool:
    """Tell whether the act stands in a condition: "if the government ordered them"."""
    return act.clause.kind == "sub" and act.sentence.tokens[act.clause.opener].low in ("if", "unless")


def is_unasserted(act: Act) -> bool:
    """Tell whether the act is only warned off ("urged Poland not to use") or describes a thing ("newly planted mines")."""
    return (act.scope.negated and act.scope.has("urge")) or _is_attribute(act)


def _is_attribute(act: Act) -> bool:
    item = act.frame.item(act.clause, act.mark)
    if act.mark.form("verb") not in (2, 4) or item is None or not 0 <= item.first - act.mark.last <= 2:
        return False
    before = act.sentence.mark(act.mark.first - 1) if act.mark.first else None
    if before is not None and ("aux" in before.meanings or "coord" in before.meanings):
        return False
    earlier = [p for p in act.clause.tokens if p < act.mark.first and is_finite(act.sentence, p)]
    return bool(earlier) and "," not in [t.text for t in act.sentence.tokens[earlier[-1] : act.mark.first]]


def item_owner(act: Act) -> tuple[str, ...]:
    """Return whose the weapons are by the word before them: "US cluster munitions stored at …"."""
    item = act.frame.item(act.clause, act.mark)
    if item is None:
        return ()
    near = [m for m in act.frame.mentions if m.last in (item.first, item.first - 1) and m.kind == "state" and m.first < item.first]
    plain = [m for m in near if m.last == item.first or act.sentence.mark(m.last) is None]
    return plain[-1].states if plain and plain[-1].prep in ("", "of") else ()


_NOT_TO = frozenset({"on", "against", "in", "at", "near", "for", "about", "into", "within", "between", "regarding", "under"})


def reaches(act: Act, item: Mark) -> bool:
    """Tell whether a weapon named behind a verb is its object: no other phrase or purpose stands between."""
    tokens = act.sentence.tokens
    counted = {p for a in act.sentence.amounts for p in range(a.first, a.last)}
    for position in range(act.mark.last, item.first):
        mark = act.sentence.mark(position)
        if mark is None or mark.first != position or position in counted:
            continue
        if tokens[position].low in _NOT_TO and tokens[position - 1].low not in (",", "and", "or"):
            return False
        listed = tokens[position - 1].low in (",", "and", "or")
        if is_verb(mark) and position and tokens[position - 1].low == "to" and not listed:
            return False
    return True


def has_own_doer(act: Act) -> bool:
    """Tell whether a noun's own words say whose act it is: "Russia's use of mines", "the laying of mines by Russia"."""
    if not act.nominal:
        return False
    return (act.frame.owner(act.clause, act.mark) or act.frame.agent(act.clause, act.mark)) is not None


def stage(act: Act) -> str:
    """Return the act's modality; a headline's "X to do" is planned, and so is what is only approved or offered."""
    modality = act.scope.modality()
    if modality != "occurred":
        return modality
    return "planned" if _is_headline_plan(act) or _is_granted(act) or _is_announced(act) else modality


def _is_announced(act: Act) -> bool:
    """Tell whether the act comes behind "said it would" taken as one phrase."""
    before = [m for m in act.sentence.find("op", 0, act.mark.first) if m.first in act.clause.tokens]
    return any(act.sentence.tokens[m.last - 1].low in ("will", "would") and m.last - m.first > 1 for m in before)


def _is_headline_plan(act: Act) -> bool:
    before = act.mark.first - 1
    if act.sentence.role != "title" or before < 1 or act.sentence.tokens[before].low != "to":
        return False
    return not any(is_finite(act.sentence, p) for p in act.clause.tokens if p < before)


def _is_granted(act: Act) -> bool:
    """"approved the transfer", "authorised deliveries", "offered to give": no act yet."""
    near = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    if act.nominal:
        return any(w.startswith(("approv", "authori", "greenlight")) for w in near)
    return near[-2:] in (["offered", "to"], ["offers", "to"], ["agreed", "to"])


def amount(act: Act) -> Quantity | None:
    """Return how many weapons the act is about, over a year where the noun says "annual"."""
    quantity = act.quantity()
    if quantity is None:
        found = _stated(act)
        quantity = found.quantity if found is not None else None
    elif any(a.quantity == quantity and _counts_sorts(act, a) for a in act.amounts(("item",))):
        return None
    if quantity is None or quantity.per is not None or not act.nominal:
        return quantity
    near = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}
    if near & {"annual", "yearly"}:
        return replace(quantity, per="year")
    return replace(quantity, per="month") if "monthly" in near else quantity


def _counts_sorts(act: Act, found: QuantityMention) -> bool:
    return any(t.low in _SORTS for t in act.sentence.tokens[found.number_at : found.last + 1])


def _stated(act: Act) -> QuantityMention | None:
    """"its stock is estimated at 411,000", "holdings are below 5 million": a number said of the noun."""
    if not act.nominal:
        return None
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        between = [t.low for t in tokens[act.mark.last : found.first]]
        if not 0 < len(between) <= 14 or "," in between or found.unit_at is not None:
            continue
        following = tokens[found.last].low if found.last < len(tokens) else "."
        said = {"at", "is", "are", "was", "were", "exceeds", "exceed", "exceeded", "reach", "reached", "totals", "totalled"}
        if said & set(between) and (not following.isalpha() or following in _BEHIND_A_NUMBER):
            return found
    return None


_BEHIND_A_NUMBER = frozenset({"in", "by", "a", "per", "and", "at", "as", "of", "for", "after", "while", "this", "last", "annually"})


def item_age(act: Act) -> int:
    """Return how many sentences ago a weapon of ours was named; 0 where this sentence did so before the act."""
    named = any(m.value("item") not in (None, "other") for m in act.sentence.find("item", 0, act.mark.first))
    return 0 if named else act.frame.discourse.item_age


def object_code(act: Act) -> str | None:
    """Return the weapon that the act is done to; "neither produced nor used such weapons" names it for both."""
    item = act.frame.item(act.clause, act.mark)
    if item is None and not act.nominal and act.mark.last == act.clause.last:
        item = _shared(act)
    elif item is not None and not act.nominal and item.first >= act.mark.last and not reaches(act, item):
        return None
    return None if item is None else act.item_code(item)


def _shared(act: Act) -> Mark | None:
    for clause in act.frame.clauses:
        if clause.kind != "coord" or clause.parent is not act.clause or clause.opener != act.mark.last:
            continue
        verb = next((act.sentence.mark(p) for p in clause.tokens if is_verb(act.sentence.mark(p))), None)
        if verb is not None and verb.first - clause.opener <= 2:
            return act.frame.item(clause, verb)
    return None


def stand_in(act: Act, *, age: int = 1) -> str | None:
    """Return the weapon named last where a word such as "the batch", "the rest" or "they" stands for it in the act."""
    discourse, tokens = act.frame.discourse, act.sentence.tokens
    if item_age(act) > age:
        return None
    if act.frame.is_passive(act.clause, act.mark):
        places = [p for p in act.clause.tokens if p < act.mark.first]
        if _counted_subject(act, places):
            return discourse.item
    else:
        places = [p for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 6]
    for position in places:
        if tokens[position].low not in _STAND_INS:
            continue
        after = [t.low for t in tokens[position + 1 : position + 3]]
        if after[:1] != ["of"] or after[1:] in (["them"], ["these"], ["which"]) or after[1:2] and after[1][:1].isdigit():
            return discourse.item
    return None


_NONE = frozenset({"none", "nothing"})


def _counted_subject(act: Act, places: list[int]) -> bool:
    """Tell whether a bare number is what the passive is said of: "1,304 have been kept", "none were sold"."""
    tokens = act.sentence.tokens
    ends = {a.last for a in act.amounts(("item",)) if a.unit_at is None and a.first in places and (a.quantity.low or 0) >= 10}
    ends |= {p + 1 for p in places if tokens[p].low in _NONE}
    marks = [act.sentence.mark(p) for p in ends]
    return any(m is not None and "aux" in m.meanings for m in marks)


def wanting(act: Act) -> tuple[str, ...]:
    """Return the states that need, order or buy."""
    actor = doer(act)
    if actor is None:
        return act.implied_states()
    if actor.states and actor.kind != "company":
        return actor.states
    if actor.kind in ("company", "organisation", "media", "person"):
        return act.implied_states() if "noun" in act.mark.meanings else ()
    if actor.kind == "union":
        return actor.ids
    return act.implied_states()


def holders(act: Act) -> tuple[str, ...]:
    """Return who holds or gets rid of a stock."""
    actor = doer(act)
    passive = act.frame.is_passive(act.clause, act.mark)
    if passive and item_owner(act) and act.frame.agent(act.clause, act.mark) is None:
        return item_owner(act)
    if actor is None:
        place = act.frame.place_of(act.clause, act.mark) if act.nominal or passive else None
        return place.states if place is not None else act.implied_states()
    if actor.states:
        return actor.states
    return actor.ids if actor.kind in ("union", "organisation") else ()
