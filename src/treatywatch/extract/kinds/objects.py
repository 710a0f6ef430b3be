"""What an arms act is done to, and how many of them."""

import itertools
from dataclasses import replace

from treatywatch.extract.draft import Act
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark
from treatywatch.extract.verbs import is_verb
from treatywatch.model.quantity import Quantity

# Amounts of these are no amounts of weapons.
_SORTS = frozenset(
    {
        "lines",
        "plants",
        "factories",
        "companies",
        "firms",
        "types",
        "type",
        "kind",
        "kinds",
        "model",
        "models",
        "variant",
        "variants",
        "sort",
        "sorts",
        "batches",
        "packages",
    }
    | {"shipments", "tranches", "deliveries", "transfers", "occasions", "times", "attacks", "strikes", "different"}
)


# Words that stand for the weapon named last, where an act is done to them.
_STAND_INS = frozenset(
    {"ones", "pieces", "units", "batch", "consignment", "tranche", "pallets", "crates", "versions", "rest", "remainder"}
    | {"lot", "they", "them", "these", "own", "types", "type", "model"}
)


# What cluster munitions are called, once they are spoken of.
_LOOSE = frozenset({"shells", "bombs", "rounds", "rockets", "warheads", "bomblets"})


def item_owner(act: Act) -> tuple[str, ...]:
    """Return whose the weapons are by the word before them: "US cluster munitions stored at …"."""
    item = act.frame.item(act.clause, act.mark)
    if item is None:
        return ()
    near = [
        m
        for m in act.frame.mentions
        if m.last in (item.first, item.first - 1) and m.kind == "state" and m.first < item.first
    ]
    plain = [m for m in near if m.last == item.first or act.sentence.mark(m.last) is None]
    return plain[-1].states if plain and plain[-1].prep in ("", "of") else ()


_NOT_TO = frozenset(
    {"on", "against", "in", "at", "near", "for", "about", "into", "within", "between", "regarding", "under", "over"}
    | {"without"}
)


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


def amount(act: Act) -> Quantity | None:
    """Return how many weapons the act is about, over a year where the noun says "annual"."""
    counted = _right_before(act) or _of_them(act) or _part_of(act) or _in_sets(act)
    quantity = act.quantity() if counted is None else counted.quantity
    if quantity is None:
        found = _stated(act) or _apart(act)
        quantity = found.quantity if found is not None else None
    elif any(a.quantity == quantity and _counts_sorts(act, a) for a in act.amounts(("item",))):
        return None
    if quantity is None or quantity.per is not None or not act.nominal:
        return quantity
    near = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}
    if near & {"annual", "yearly"}:
        return replace(quantity, per="year")
    return replace(quantity, per="month") if "monthly" in near else quantity


def _part_of(act: Act) -> QuantityMention | None:
    """Return the first number of "1.2 million of Ukraine's 6 million mines had been destroyed"."""
    tokens, counted = act.sentence.tokens, act.amounts(("item",))
    for part, whole in itertools.pairwise(counted):
        of = part.unit_at is None and part.last < len(tokens) and tokens[part.last].low == "of"
        if of and 0 < whole.first - part.last <= _WHOLE_WITHIN and whole.unit_at is not None:
            return part
    return None


_WHOLE_WITHIN = 5


def _of_them(act: Act) -> QuantityMention | None:
    """Return the bare number of "has bought 85,000 of them"."""
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        behind = [t.low for t in tokens[found.last : found.last + 2]]
        if (
            found.unit_at is None
            and 0 <= found.first - act.mark.last <= 1
            and behind in (["of", "them"], ["of", "these"])
        ):
            words = [t.low for t in tokens[found.last + 2 : found.last + 4]]
            per = _PER.get(" ".join(words)) or _PER.get("".join(words[:1]))
            return found if per is None else replace(found, quantity=replace(found.quantity, per=per))
    return None


def _in_sets(act: Act) -> QuantityMention | None:
    """Return the number of "of which it bought 14 sets", "has ordered 300 units"."""
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        near = found.unit_at is None and 0 <= found.first - act.mark.last <= 1 and not act.nominal
        if near and found.last < len(tokens) and tokens[found.last].low in _SETS:
            return found
    return None


_SETS = frozenset({"sets", "units", "pieces", "systems", "kits", "dispensers", "launchers"})
_PER = {"a year": "year", "per year": "year", "each year": "year", "every year": "year", "a month": "month"}
_PER |= {"annually": "year", "yearly": "year", "monthly": "month"}
_PER |= {"per month": "month", "every month": "month", "each month": "month"}


def _right_before(act: Act) -> QuantityMention | None:
    """Return the bare number of "of the 6 million mines inherited, 2.7 million have been destroyed"."""
    if act.nominal or not act.frame.is_passive(act.clause, act.mark):
        return None
    for found in act.amounts(("item",)):
        between = [act.sentence.mark(p) for p in range(found.last, act.mark.first)]
        if found.unit_at is None and between and all(m is not None and "aux" in m.meanings for m in between):
            return found
    return None


def _counts_sorts(act: Act, found: QuantityMention) -> bool:
    return any(t.low in _SORTS for t in act.sentence.tokens[found.number_at : found.last + 1])


def _apart(act: Act) -> QuantityMention | None:
    """Return the clause's only bare number: "the last of them, some 13,600, were destroyed"."""
    if act.nominal or ("hold" not in act.mark.values("verb") and "destroy" not in act.mark.values("verb")):
        return None
    found = [
        a
        for a in act.amounts(("item",))
        if a.unit_at is None and max(a.quantity.low or 0, a.quantity.high or 0) >= _FEWEST_HELD
    ]
    return found[0] if len(found) == 1 and _ends_phrase(act, found[0]) else None


def _ends_phrase(act: Act, found: QuantityMention) -> bool:
    tokens = act.sentence.tokens
    following = tokens[found.last].low if found.last < len(tokens) else "."
    mark = act.sentence.mark(found.last)
    return not following.isalpha() or following in ("of", "in") or (mark is not None and "aux" in mark.meanings)


_SAID_TO_BE = (["estimated", "at"], ["put", "at"], ["thought", "to", "be"], ["believed", "to", "number"], ["some"])


def _stated(act: Act) -> QuantityMention | None:
    """Return a number said of the noun: "its stock is estimated at 411,000", "holdings are below 5 million"."""
    if not act.nominal:
        return None
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        between = [t.low for t in tokens[act.mark.last : found.first]]
        if between in ([","], [",", "perhaps"], ["–"], ["("]) and found.unit_at is None and _ends_phrase(act, found):
            # "the region's largest stockpile, perhaps five million"
            return found
        if between[:1] == [","] and between[1:] in _SAID_TO_BE:
            # "the world's largest stockpile, estimated at 26 million mines"
            return found
        if not 0 < len(between) <= 14 or "," in between or found.unit_at is not None:
            continue
        following = tokens[found.last].low if found.last < len(tokens) else "."
        said = {
            "at",
            "is",
            "are",
            "was",
            "were",
            "exceeds",
            "exceed",
            "exceeded",
            "reach",
            "reached",
            "totals",
            "totalled",
            "rose",
            "grew",
            "comprises",
            "comprised",
            "contains",
            "numbers",
            "numbered",
            "increased",
            "fell",
            "rise",
            "grow",
        }
        grows = between[-1:] == ["to"] and act.scope.has("increase")
        if (grows or said & set(between)) and (not following.isalpha() or following in _BEHIND_A_NUMBER):
            return found
    return None


_BEHIND_A_NUMBER = frozenset(
    {"in", "by", "a", "per", "and", "next", "at", "as", "of", "for", "after", "while", "this", "last", "annually"}
)


def item_age(act: Act) -> int:
    """Return how many sentences ago a weapon of ours was named; 0 where this sentence did so before the act."""
    named = any(m.value("item") not in (None, "other") for m in act.sentence.find("item", 0, act.mark.first))
    return 0 if named else act.frame.discourse.item_age


_SPOKEN_OF = 2


def asks_how_many(act: Act) -> bool:
    """Tell of "How many has Oslo ordered?", "How many of them were destroyed?", weapons being spoken of."""
    tokens = act.sentence.tokens
    led = [t.low for t in tokens[:2]] == ["how", "many"] and tokens[-1].text == "?"
    if not led or act.nominal or item_age(act) > _SPOKEN_OF or len(tokens) <= _AT_LEAST:
        return False
    third = act.sentence.mark(2)
    return tokens[2].low == "of" or (third is not None and "aux" in third.meanings)


_AT_LEAST = 3


def object_code(act: Act) -> str | None:
    """Return the weapon that the act is done to; "neither produced nor used such weapons" names it for both."""
    inside = act.sentence.tokens[act.mark.first : act.mark.last]
    if any(t.low in ("them", "these") for t in inside[1:]) and item_age(act) <= _SPOKEN_OF:
        # "took them apart", "put them down along the border"
        return act.frame.discourse.item
    item = act.frame.item(act.clause, act.mark)
    if item is None and asks_how_many(act):
        return act.frame.discourse.item
    if item is None and not act.nominal and act.mark.last == act.clause.last:
        item = _shared(act)
    elif item is None:
        item = _banned_thing(act)
    elif item is not None and not act.nominal and item.first >= act.mark.last and not reaches(act, item):
        return None
    if item is None or _is_in_a_compound(act, item):
        return None
    return act.frame.discourse.item if _is_pointed_at(act, item) else act.item_code(item)


def _is_pointed_at(act: Act, item: Mark) -> bool:
    """Tell of "would not fire the munitions into Russia", right after our weapons were named: those."""
    if item.value("item") != "other" or item.last - item.first > 1 or act.frame.discourse.item in (None, "other"):
        return False
    tokens, first = act.sentence.tokens, item.first
    pointed = (
        first > 0 and tokens[first - 1].low in _POINTING and tokens[first].low in ("munitions", "weapons", "bombs")
    )
    return pointed and act.frame.discourse.item_age <= _SPOKEN_OF


_POINTING = frozenset({"the", "these", "those", "such"})


def _is_in_a_compound(act: Act, item: Mark) -> bool:
    """Tell of "mine-carrying drones", "mine-resistant trucks": other things, and no mines."""
    tokens, last = act.sentence.tokens, item.last
    if last + 1 >= len(tokens) or tokens[last].text != "-" or tokens[last].start != tokens[last - 1].end:
        return False
    return tokens[last + 1].low.endswith("ing") or tokens[last + 1].low in ("resistant", "proof", "protected")


def _banned_thing(act: Act) -> Mark | None:
    """Return the weapon of "using banned landmines", where "banned" describes and does not ban."""
    for item in act.sentence.find("item", act.mark.last, act.mark.last + 9):
        before = act.sentence.mark(item.first - 1)
        described = before is not None and "ban" in before.values("verb") and before.form("verb") in (2, 4)
        between = [act.sentence.mark(p) for p in range(act.mark.last, item.first - 1)]
        if described and item.first in act.clause.tokens and not any(is_verb(m) for m in between):
            return item
        return None
    return None


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
        if _counted_subject(act, places) or _is_the_last(act, places):
            return discourse.item
    else:
        places = [p for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 6]
    for position in places:
        if tokens[position].low in _LOOSE and discourse.item == "cm" and not act.nominal:
            return discourse.item
        if tokens[position].low not in _STAND_INS:
            continue
        after = [t.low for t in tokens[position + 1 : position + 3]]
        if (
            after[:1] != ["of"]
            or after[1:] in (["them"], ["these"], ["which"])
            or (after[1:2] and after[1][:1].isdigit())
        ):
            return discourse.item
    return None


_LAST = frozenset({"last", "first", "rest", "remainder", "final", "remaining", "others", "bulk", "most", "all"})


def _is_the_last(act: Act, places: list[int]) -> bool:
    """Tell of "The last was destroyed in 2011", "The last of them were blown up"."""
    words = [act.sentence.tokens[p].low for p in places]
    if words[:1] == ["the"]:
        words = words[1:]
    if not words or words[0] not in _LAST:
        return False
    rest = words[1:3]
    return (
        rest == ["of", "them"] or rest == ["of", "these"] or rest[:1] in (["was"], ["were"], ["has"], ["have"], ["had"])
    )


_NONE = frozenset({"none", "nothing"})


def _counted_subject(act: Act, places: list[int]) -> bool:
    """Tell whether a bare number is what the passive is said of: "1,304 have been kept", "none were sold"."""
    tokens = act.sentence.tokens
    ends = {
        a.last
        for a in act.amounts(("item",))
        if a.unit_at is None and a.first in places and (a.quantity.low or 0) >= 10
    }
    ends |= {p + 1 for p in places if tokens[p].low in _NONE or (tokens[p].low == "one" and tokens[p - 1].low == "not")}
    marks = [act.sentence.mark(p) for p in ends]
    return any(m is not None and "aux" in m.meanings for m in marks)


def so_many(act: Act) -> Quantity | None:
    """Return the bare number of weapons just named: "has ordered 30,000", "an order of 10,000", "20,000 on order"."""
    tokens = act.sentence.tokens
    on_order = act.nominal and act.mark.first > 0 and tokens[act.mark.first - 1].low == "on"
    held = _FEWEST_HELD if not {"hold", "destroy"}.isdisjoint(act.mark.values("verb")) else None
    for found in act.amounts(("item",)):
        if found.unit_at is not None or item_age(act) > 1 or _size(found) < (_FEWEST if held is None else held):
            continue
        if on_order and found.last == act.mark.first - 1:
            return found.quantity
        between = [t.low for t in tokens[act.mark.last : found.first]]
        led = {"of", "for"} & set(between[:1]) or tokens[act.mark.last - 1].low in ("for", "on") or not act.nominal
        if found.first >= act.mark.last and led and _MORE.issuperset(between) and may_be_weapons(act, found):
            return found.quantity
    return None


_MORE = frozenset(
    {"of", "for", "another", "a", "an", "further", "additional", "its", "their", "the", "first", "initial", "some"}
    | {"other", "remaining", "last", "rest", "others"}
    | {"about", "around", "at", "least", "more", "than", "up", "to", "only", "nearly", "almost", "over"}
)


def _size(amount: QuantityMention) -> float:
    return max(amount.quantity.low or 0, amount.quantity.high or 0)


_FEWEST = 1000
# A number behind "keeps", "destroyed" counts weapons, however few.
_FEWEST_HELD = 20


def may_be_weapons(act: Act, amount: QuantityMention) -> bool:
    """Tell whether a bare number behind a wish counts the weapons just named."""
    tokens = act.sentence.tokens
    ends = amount.last >= len(tokens) or not tokens[amount.last].text.isalpha() or tokens[amount.last].low in _BEHIND
    return ends and item_age(act) <= 1 and _size(amount) >= _FEWEST_HELD


_BEHIND = frozenset(
    {
        "so",
        "from",
        "already",
        "under",
        "worth",
        "during",
        "after",
        "more",
        "at",
        "today",
        "now",
        "still",
        "as",
        "until",
        "of",
        "by",
        "in",
        "over",
        "for",
        "before",
        "and",
        "but",
        "since",
        "last",
        "this",
        "next",
    }
)


_FRONTED = frozenset({"what", "whatever", "those", "these"})


def takes_what_was_left(act: Act) -> bool:
    """Tell of "what we found later we destroyed, 14,000 or so", right after mines were spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.nominal or act.frame.is_passive(act.clause, act.mark) or item_age(act) > 1:
        return False
    ends = last >= len(tokens) or not tokens[last].text.isalpha() or any(d.first == last for d in act.sentence.dates)
    ends = ends or ("supply" in act.mark.traits.said and tokens[last].low in ("to", "away"))
    before = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    opener = tokens[act.clause.opener].low if act.clause.opener < len(tokens) else ""
    return ends and (opener in _FRONTED or not _FRONTED.isdisjoint(before[:2]))


def set_behind(act: Act) -> Quantity | None:
    """Return the number of "we destroyed, 14,000 or so", "burned in 2004, some 600"."""
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        near = act.mark.last <= found.first <= act.mark.last + _SET_WITHIN
        if near and found.unit_at is None and tokens[found.first - 1].text in _SET_OFF:
            return found.quantity
    return None


_SET_WITHIN = 6
_SET_OFF = (",", "–", "—", "(", ":")
