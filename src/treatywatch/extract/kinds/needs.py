"""Requirement: what somebody needs, asks for, wants or has ordered."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import doer, is_condition, stage, teller, wanting
from treatywatch.extract.kinds.objects import amount, asks_how_many, item_age, may_be_weapons, so_many, stand_in
from treatywatch.extract.kinds.positions import is_somebodys_word, taken
from treatywatch.extract.kinds.sellers import note_seller
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark
from treatywatch.extract.verbs import is_verb
from treatywatch.model.quantity import Quantity


def need(act: Act) -> Iterator[Draft]:
    """Requirement: how many somebody needs or wants to have."""
    if _is_asked_for(act):
        return
    if _asks_for_data(act):
        for actor in wanting(act):
            modality = "denied" if act.scope.negated else "possible"
            yield _wish(act, actor, str(act.frame.discourse.item), quantity=None, modality=modality)
        return
    item = act.frame.item(act.clause, act.mark) or _cleft(act)
    revised = _revised(act)
    item = _unit(act) if item is None and revised is not None else item
    quantity = amount(act) or _bare_number(act)
    told = quantity is not None or _in_bulk(act) or _is_of_them(act)
    if item is None and (not told or act.frame.discourse.item is None):
        return
    asked = act.sentence.tokens[act.mark.last : item.first] if item is not None else []
    if not _TIME.isdisjoint(t.low for t in asked):
        # "asked for two more years to clear its minefields"
        return
    code = act.item_code(item) if item is not None else act.frame.discourse.item
    if code is None or code == "other" or _asks_how_many(act) or _is_in_making(act):
        return
    if quantity is None and _is_done_with(act):
        yield taken(act, None, "oppose", code)
        return
    for actor in _from_whom(act) or wanting(act):
        yield from _wished(act, actor, code, (quantity,) if revised is None else revised)


def _wished(act: Act, actor: str, code: str, quantities: tuple[Quantity | None, ...]) -> Iterator[Draft]:
    """Yield each need: "has been revised from 5 million to 6 million" tells what was needed, and what is."""
    for index, quantity in enumerate(quantities):
        draft = _wish(act, actor, code, quantity=quantity, modality=_wish_stage(act))
        if index + 1 < len(quantities):
            draft.span = (act.sentence.tokens[act.clause.first].start, act.sentence.tokens[act.clause.last - 1].end)
        yield draft


def _unit(act: Act) -> Mark | None:
    """Return the weapon that a number of the sentence counts."""
    units = (act.sentence.mark(a.unit_at) for a in act.sentence.amounts if a.unit_at is not None)
    return next((m for m in units if m is not None and "item" in m.meanings), None)


_REVISING = frozenset(
    {"revised", "raised", "increased", "lifted", "cut", "reduced", "lowered", "grown", "risen", "rose", "grew", "upped"}
    | {"fell", "fallen", "doubled", "tripled", "adjusted", "corrected"}
)


def _revised(act: Act) -> tuple[Quantity, Quantity] | None:
    """Return both numbers of "the requirement has been revised upwards from 5 million to well over 6 million"."""
    tokens = act.sentence.tokens
    if not act.nominal or _REVISING.isdisjoint(tokens[p].low for p in act.clause.tokens if p >= act.mark.last):
        return None
    counted = [a for a in act.sentence.amounts if a.quantity.unit == "item" and a.first >= act.mark.last]
    first = next((a for a in counted if "from" in (tokens[a.first - 1].low, tokens[a.first].low)), None)
    if first is None:
        return None
    low, high = first.quantity.low, first.quantity.high
    if low is not None and high is not None and low != high:
        return replace(first.quantity, high=low), replace(first.quantity, low=high)
    then = next((a for a in counted if 0 < a.first - first.last <= _CLOSE // 2), None)
    return None if then is None else (first.quantity, then.quantity)


_DATA = frozenset(
    {"data", "information", "samples", "sample", "details", "prices", "quotes", "quotations", "offers", "demonstration"}
    | {"specifications", "trials", "documentation", "demonstrations", "brochures", "quote", "offer", "quotation"}
)


def _asks_for_data(act: Act) -> bool:
    """Tell of "Latvia and Estonia have asked for data", of weapons that somebody offers."""
    tokens, last = act.sentence.tokens, act.mark.last
    near = {t.low for t in tokens[last : last + _CLOSE // 3]}
    asks = tokens[act.mark.first].low.startswith(("ask", "request", "sought", "seek"))
    weapon = act.frame.discourse.item not in (None, "other") and item_age(act) <= _SPOKEN_LATELY + 1
    return asks and not near.isdisjoint(_DATA) and weapon and act.frame.discourse.last_company is not None


def _is_asked_for(act: Act) -> bool:
    """Tell of "Germany has not been asked for mines": who is asked needs none; so with "for the needs of training"."""
    if act.nominal and act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower() in _FOR_NEEDS:
        # "keeps 350 of them for the needs of its training"
        return True
    asks = act.sentence.tokens[act.mark.first].low == "asked"
    return asks and act.sentence.tokens[max(0, act.mark.first - 1)].low in ("been", "was", "were", "being", "is", "are")


def _is_done_with(act: Act) -> bool:
    """Tell of "We no longer need these mines", "Nobody needs them any more", X said: a stance on the weapon."""
    tokens, first = act.sentence.tokens, act.mark.first
    before = [tokens[p].low for p in act.clause.tokens if p < first]
    if act.nominal or not is_somebodys_word(act):
        return False
    if not {"nobody", "no-one"}.isdisjoint(before[-3:]) or before[-2:] == ["no", "one"]:
        return True
    behind = " ".join(t.low for t in tokens[act.mark.last : act.mark.last + _CLOSE])
    past = before[-2:] == ["no", "longer"] or "any more" in behind or "anymore" in behind or "any longer" in behind
    own = not {"we", "i"}.isdisjoint(before)
    if own and _is_unwanted(act):
        return True
    return past and own and (act.scope.negated or before[-2:] == ["no", "longer"])


def _is_unwanted(act: Act) -> bool:
    """Tell of "We do not want them", "we do not want any such weapons"."""
    words = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.last]]
    return not _WANT.isdisjoint(words) and (act.scope.negated or "not" in words or "never" in words)


def _cleft(act: Act) -> Mark | None:
    """Return the weapon of "What our brigades lack is anti-tank mines"."""
    tokens, last = act.sentence.tokens, act.mark.last
    opens = "what" in [t.low for t in tokens[max(0, act.mark.first - _CLEFT_WITHIN) : act.mark.first]]
    while opens and last < len(tokens) and (tokens[last].low in _URGENTLY or tokens[last].low.endswith("ly")):
        # "What the army needs first is anti-tank mines"
        last += 1
    if not opens or last >= len(tokens) or tokens[last].low not in ("is", "are", "was", "were"):
        return None
    return next(act.sentence.find("item", last, last + _CLOSE), None)


_URGENTLY = frozenset({"first", "most", "now", "above", "all", "badly", "today", "next", "of", "still", "really"})


def _from_whom(act: Act) -> tuple[str, ...]:
    """Return whose "demand from the Baltics" is."""
    near = [m for m in act.frame.mentions if m.prep == "from" and 0 <= m.first - act.mark.last <= _PAIR]
    return near[0].states if act.nominal and near else ()


_CLEFT_WITHIN = 12
_FOR_NEEDS = ("for the", "for its", "for their", "to the")


def _is_in_making(act: Act) -> bool:
    """Tell of "has expressed interest in making the mines": who offers them needs none."""
    behind = act.sentence.mark(act.mark.last)
    return behind is not None and behind.first == act.mark.last and "make" in behind.values("verb")


def _in_bulk(act: Act) -> bool:
    """Tell of "We are interested in large quantities", where weapons were named shortly before."""
    behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]}
    return (
        not act.nominal
        and not behind.isdisjoint({"quantities", "numbers", "number"})
        and item_age(act) <= _SPOKEN_LATELY
    )


def _is_of_them(act: Act) -> bool:
    """Tell of "The Pentagon says it needs them", weapons having been named shortly before."""
    tokens, last = act.sentence.tokens, act.mark.last
    if tokens[last - 1].low == "any" and act.mark.last - act.mark.first > 1:
        # "do not want any": a verb that has its object in it
        last -= 1
    pointed = last < len(tokens) and tokens[last].low in ("them", "these", "those", "any")
    ends = last + 1 >= len(tokens) or not tokens[last + 1].text.isalpha() or tokens[last + 1].low in _BEHIND_WEAPONS
    told = not act.nominal and not is_condition(act) and "longer" not in tokens[act.mark.first - 1].low
    return told and pointed and ends and item_age(act) <= 1


_SPOKEN_LATELY = 3
_LACKING = frozenset({"need", "use", "desire", "wish", "appetite", "requirement"})


_NEEDY = frozenset({"state", "body", "office", "person"})


def no_need(act: Act) -> Iterator[Draft]:
    """As in "Turkey has no need for such weapons", "sees no use for mines"."""
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last + 2]]
    if words[:1] != ["no"] or len(words) < _PAIR or words[1] not in _LACKING or words[-1] == "to":
        return
    near = range(act.mark.last, act.mark.last + _CLOSE)
    item = next((m for m in act.sentence.starting(near) if "item" in m.meanings or "item_word" in m.meanings), None)
    pointed = act.frame.pronoun_object(act.mark) and item_age(act) <= 1
    code = act.item_code(item) if item is not None else act.frame.discourse.item if pointed else None
    actor = act.frame.subject(act.clause, act.mark.first) or teller(act)
    if code is None or code == "other" or actor is None or actor.kind not in _NEEDY:
        return
    for state in actor.states:
        yield _wish(act, state, code, quantity=None, modality="denied")


_PAIR = 2


def unwanted(act: Act) -> Iterator[Draft]:
    """As in "We do not have these weapons and we do not want them", X said: against the weapon."""
    tokens, last = act.sentence.tokens, act.mark.last
    words = [t.low for t in tokens[act.mark.first : last]]
    if _WANT.isdisjoint(words) or last >= len(tokens) or not is_somebodys_word(act):
        return
    ends = last + 1 >= len(tokens) or not tokens[last + 1].text.isalpha() or tokens[last + 1].low in _BEHIND_WEAPONS
    own = not {"we", "i"}.isdisjoint(t.low for t in tokens[max(0, act.mark.first - 2) : act.mark.first])
    code = act.frame.discourse.item
    pointed = own and ends and tokens[last].low in ("them", "any", "these", "those")
    if pointed and code not in (None, "other") and item_age(act) <= 1:
        yield taken(act, None, "oppose", str(code))


def requested(act: Act) -> Iterator[Draft]:
    """As in "Poland turned down a Ukrainian request for mines": who asks needs them, who refuses does not give."""
    tokens = act.sentence.tokens
    led = tokens[act.mark.last].low == "for" if act.mark.last < len(tokens) else False
    if not tokens[act.mark.first].low.startswith("request") or not (led or tokens[act.mark.last - 1].low == "for"):
        return
    item = next(act.sentence.find("item", act.mark.last, act.mark.last + _CLOSE), None)
    owner = act.frame.owner(act.clause, act.mark) or _who_files(act)
    if item is None or item.value("item") == "other" or owner is None or _asks_for_others(act, item):
        return
    refusing = [m for m in act.clause.marks(act.sentence) if "deny" in m.values("op") and m.last <= act.mark.first]
    refuser = act.frame.subject(act.clause, refusing[-1].first) if refusing else None
    for state in owner.states:
        yield _wish(act, state, act.item_code(item) or "mine", quantity=amount(act), modality="occurred")
        for giver in refuser.states if refuser is not None else ():
            slots: dict[str, str | None] = {
                "actor": giver,
                "to": state,
                "item": act.item_code(item),
                "aspect": "supply",
            }
            if giver != state:
                yield act.draft("transfer", "denied", slots, None, act.when("denied"))


_FILING = frozenset({"put", "puts", "made", "makes", "submitted", "filed", "sent", "sends", "lodged", "renewed"})


def _who_files(act: Act) -> Mention | None:
    """Return who "has put in a request for 30,000 mines"."""
    before = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    if _FILING.isdisjoint(before) or act.frame.is_passive_behind(act.clause, act.mark):
        return None
    return act.frame.subject(act.clause, act.mark.first)


def _asks_for_others(act: Act, item: Mark) -> bool:
    """Tell of "a request for help in clearing mines": another thing, or a deed, is asked for."""
    between = [act.sentence.mark(p) for p in range(act.mark.last, item.first)]
    return any(m is not None and (is_verb(m) or "noun" in m.meanings) for m in between)


def taken_back(act: Act) -> Iterator[Draft]:
    """As in "had destroyed its mines and did not want them back"."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [t.low for t in tokens[last : last + 2]]
    if (
        not act.scope.negated
        or behind not in (["them", "back"], ["any", "back"], ["these", "back"])
        or item_age(act) > 1
    ):
        return
    code = next((m.value("item") for m in act.sentence.find("item", 0, act.mark.first)), act.frame.discourse.item)
    actor = act.frame.subject(act.clause, act.mark.first)
    for state in actor.states if actor is not None and code not in (None, "other") else ():
        yield _wish(act, state, str(code), quantity=None, modality="denied")


def _bare_number(act: Act) -> Quantity | None:
    """Return the number of "a need of at least 150,000", weapons being spoken of."""
    reach = _CLOSE if act.nominal else 2
    bare = [a for a in act.amounts(("item",)) if act.nominal or a.unit_at is None]
    behind = [a for a in bare if 0 <= a.first - act.mark.last <= reach]
    return behind[0].quantity if behind and may_be_weapons(act, behind[0]) else None


def _asks_how_many(act: Act) -> bool:
    if act.sentence.tokens[-1].text == "?":
        # What a question asks for waits for its answer.
        return False
    words = [t.low for t in act.sentence.tokens[: act.mark.first]]
    return any(pair == ("how", "many") for pair in itertools.pairwise(words))


def _wish(act: Act, actor: str, code: str, **said: object) -> Draft:
    modality = str(said["modality"])
    return act.draft(
        "requirement",
        modality,
        {"actor": actor, "item": code, "aspect": "need"},
        said["quantity"],  # type: ignore[arg-type]
        act.when(modality),
    )


def _wish_stage(act: Act) -> str:
    """Return the modality of a need; "interest in" is a need that is possible."""
    modality = act.scope.modality()
    if modality == "possible" and not act.scope.has("possible", "able") and act.scope.has("would"):
        modality = "occurred"
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    if words.endswith("not want any") or act.sentence.words(act.mark.first - 2, act.mark.first).lower() == "no longer":
        return "denied"
    if "interest" in words and modality != "denied":
        return "possible"
    return "occurred" if modality == "planned" or (act.nominal and modality == "urged") else modality


def asked(act: Act) -> Iterator[Draft]:
    """Requirement of who asks: "Kyiv asked Washington for mines", "has requested cluster shells"."""
    tokens = act.sentence.tokens
    if act.nominal or (act.frame.is_passive(act.clause, act.mark) and act.frame.agent(act.clause, act.mark) is None):
        # "Berlin has not been asked for mines": by whom is not said
        return
    behind = [p for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 10]
    led = next((p for p in behind if tokens[p].low == "for"), None) or _to_be_given(act, behind)
    if led is None:
        return
    found = [m for m in act.sentence.find("item", led, led + 6) if m.first in act.clause.tokens]
    code = act.item_code(found[0]) if found else None
    actor = doer(act)
    if code is None or code == "other" or actor is None or actor.kind not in ("state", "body", "office", "person"):
        return
    if not _TIME.isdisjoint(t.low for t in tokens[led : found[0].first]):
        return
    modality = "denied" if act.scope.negated else "occurred"
    addressed = next((m for m in act.frame.mentions if act.mark.last <= m.first < led and m.kind == "state"), None)
    for state in actor.states:
        if addressed is not None and modality == "occurred" and state not in addressed.states:
            act.frame.discourse.transfer = (addressed.states[0], state)
        yield _wish(act, state, code, quantity=amount(act), modality=modality)


def _to_be_given(act: Act, behind: list[int]) -> int | None:
    """Return where "asked the United States to sell it mines" names what it would be given."""
    for position in behind:
        verb = act.sentence.mark(position + 1) if act.sentence.tokens[position].low == "to" else None
        if verb is not None and verb.form("verb") == 0:
            self_named = act.sentence.words(verb.last, verb.last + 1).lower() in ("it", "them", "us", "him", "kyiv")
            return position + 1 if "supply" in verb.values("verb") and self_named else None
    return None


_TIME = frozenset({"year", "years", "month", "months", "time", "extension", "help", "money"})


def enquired(act: Act) -> Iterator[Draft]:
    """Interest of who enquires: "we have received enquiries from Estonia", "Tallinn sent us a letter of intent"."""
    tokens = act.sentence.tokens
    near = [m for m in act.frame.mentions if m.prep == "from" and 0 <= m.first - act.mark.last <= 2]
    from_last = tokens[act.mark.last - 1].low == "from"
    near += [m for m in act.frame.mentions if from_last and 0 <= m.first - act.mark.last <= 1]
    sender = near[0] if near else _who_enquires(act)
    found = next(act.sentence.find("item", act.mark.last, act.mark.last + 10), None)
    code = act.item_code(found) if found is not None else act.frame.discourse.item if item_age(act) <= 2 else None
    if sender is None or code is None or code == "other":
        return
    if act.nominal and act.frame.discourse.last_company is None:
        return
    for state in sender.states:
        yield _wish(act, state, code, quantity=amount(act), modality="denied" if act.scope.negated else "possible")


_ENQUIRING = ("enquir", "inquir", "show", "feel", "put", "express", "sound", "shop")


def _who_enquires(act: Act) -> Mention | None:
    """Return who "has put out feelers", "has expressed an interest in mines"."""
    if act.nominal or not act.sentence.tokens[act.mark.first].low.startswith(_ENQUIRING) or act.scope.has("urge"):
        return None
    actor = act.frame.subject(act.clause, act.mark.first)
    return actor if actor is not None and actor.kind in ("state", "body") else None


def awaited(act: Act) -> Iterator[Draft]:
    """Requirement: "Estonia is waiting for 10,000 mines from Singapore": so many it has ordered."""
    item = act.frame.item(act.clause, act.mark)
    code = None if item is None else act.item_code(item)
    if act.nominal or item is None or code in (None, "other") or act.scope.negated or not _is_weighty(act, item):
        return
    for actor in wanting(act):
        note_seller(act, actor, str(code))
        slots: dict[str, str | None] = {"actor": actor, "item": code, "aspect": "order"}
        yield act.draft("requirement", "occurred", slots, amount(act), None)


def _is_weighty(act: Act, item: Mark) -> bool:
    """Tell whether mines that are counted are waited for, or such as come from somewhere."""
    counted = any(a.unit_at == item.first for a in act.sentence.amounts)
    source = any(m.prep == "from" and m.first >= item.last for m in act.frame.mentions)
    return item.first - act.mark.last <= _PAIR * _PAIR and (counted or source)


def order(act: Act) -> Iterator[Draft]:
    """Requirement: what has been ordered or contracted."""
    item = act.frame.item(act.clause, act.mark) or _of_the_purchase(act) or _placed_for(act)
    bare = (so_many(act) or _is_for_so_many(act)) if item is None else None
    code = act.item_code(item) if item is not None else act.frame.discourse.item if bare else _ordered_before(act)
    if _asks_how_many(act):
        # "has not yet decided how many mines it will order"
        return
    if code is None or code == "other" or is_condition(act) or (item is not None and not _is_for(act, item)):
        return
    optional = not {"option", "options"}.isdisjoint(_own_words(act))
    modality = "denied" if _is_cancelled(act) else "possible" if optional else stage(act)
    if modality == "urged" and _is_due_to_be_signed(act):
        modality = "planned"
    told = act.frame.discourse.deed
    if bare is not None and modality == "occurred" and act.nominal and told is not None and told.kind == "requirement":
        # "will order mines. The first order is for 85,000"
        modality = told.modality if told.modality == "planned" else modality
    for actor in _given_by(act) or (() if _is_got(act) else wanting(act)) or _buyer_again(act):
        if modality in ("occurred", "planned"):
            note_seller(act, actor, code)
        yield act.draft(
            "requirement",
            modality,
            {"actor": actor, "item": code, "aspect": "order"},
            amount(act) or bare,
            _ordered_when(act, modality),
        )


def _is_due_to_be_signed(act: Act) -> bool:
    """Tell of "A first contract should be signed in the spring", which is expected and not asked for."""
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p >= act.mark.last]
    should = words.index("should") if "should" in words else -1
    return act.nominal and should >= 0 and words[should + 1 : should + 2] == ["be"] and act.time() is not None


def _placed_for(act: Act) -> Mark | None:
    """Return the weapon of "No order has been placed for anti-personnel mines", "no contract was signed for mines"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not act.nominal or not act.frame.is_passive_behind(act.clause, act.mark):
        return None
    led = next((p for p in act.clause.tokens if last < p < last + _CLOSE and tokens[p].low == "for"), None)
    if led is None or tokens[led - 1].low not in _PLACED:
        return None
    return next(act.sentence.find("item", led, led + _PAIR + 2), None)


def _is_for_so_many(act: Act) -> Quantity | None:
    """Return the number of "The first order is for 85,000", right after weapons were spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not act.nominal or tokens[act.mark.first].low not in ("order", "contract", "deal", "tender"):
        return None
    for found in act.amounts(("item",)):
        between = [t.low for t in tokens[last : found.first]]
        said = between[-1:] in (["for"], ["covers"], ["comprises"]) and len(between) <= _PAIR + 1
        if found.unit_at is None and said and (between[:1] in (["is"], ["was"], ["will"]) or len(between) == 1):
            return found.quantity if may_be_weapons(act, found) else None
    return None


def _own_words(act: Act) -> list[str]:
    """Return the act's own words, folded."""
    return [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]


_CANCELLED = frozenset(
    {
        "shelved",
        "frozen",
        "halted",
        "suspended",
        "withdrawn",
        "revoked",
        "cancelled",
        "canceled",
        "scrapped",
        "annulled",
        "dropped",
        "voided",
        "terminated",
    }
)


def _is_cancelled(act: Act) -> bool:
    """Tell of "has cancelled its order for mines", "the contract was annulled"."""
    near = range(max(act.clause.first, act.mark.first - _CLOSE), act.mark.last + _CLOSE)
    return act.nominal and any(act.sentence.tokens[p].low in _CANCELLED for p in act.clause.tokens if p in near)


def _ordered_when(act: Act, modality: str) -> str | None:
    """Return when it was ordered: not "2027" of "signed a contract for mines, to be delivered in 2027"."""
    tokens = act.sentence.tokens
    delivered = next((p for p in range(act.mark.last, len(tokens)) if tokens[p].low.startswith("deliver")), None)
    time = act.time()
    if delivered is None or time is None or time.core_first < delivered:
        return act.when(modality)
    before = [d for d in act.sentence.dates if d.last <= delivered and d.core_first in act.clause.tokens]
    return before[-1].turned(act.published, future=modality == "planned") if before else None


def _of_the_purchase(act: Act) -> Mark | None:
    """Return the weapon of "a contract for the purchase of 12,000 mines"."""
    if not act.nominal and act.mark.form("verb") < 0:
        return None
    near = range(act.mark.last, act.mark.last + _PAIR + 1)
    bought = next((m for m in act.sentence.starting(near) if {"acquire", "supply"} & set(m.values("noun"))), None)
    if bought is None or act.sentence.words(bought.last, bought.last + 1).lower() != "of":
        return None
    return next(act.sentence.find("item", bought.last, bought.last + _CLOSE), None)


_AGAIN_WITHIN = 400


def _buyer_again(act: Act) -> tuple[str, ...]:
    """Return who ordered before: "An order for anti-personnel mines could follow this autumn"."""
    buyer = act.frame.discourse.buyer
    follows = any(act.sentence.tokens[p].low.startswith("follow") for p in act.clause.tokens if p >= act.mark.last)
    near = buyer is not None and 0 < act.sentence.start - buyer[1] <= _AGAIN_WITHIN
    return (buyer[0],) if buyer is not None and near and follows and act.nominal else ()


_GETTING = frozenset(
    {
        "booked",
        "books",
        "bagged",
        "gained",
        "received",
        "receives",
        "won",
        "wins",
        "secured",
        "landed",
        "got",
        "obtained",
        "awarded",
        "win",
    }
)


def _is_got(act: Act) -> bool:
    """Tell of "has booked an order from an undisclosed customer": who gets it orders nothing."""
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - _CLOSE) : act.mark.first]}
    actor = act.actor()
    firm = actor is not None and actor.kind in ("company", "name", "organisation")
    return act.nominal and not _BOOKING.isdisjoint(before) and (firm or actor is None or actor.role == "adj")


_BOOKING = frozenset({"booked", "books", "bagged", "won", "wins", "landed", "clinched"})


def _given_by(act: Act) -> tuple[str, ...]:
    """Return who orders, where a maker gets it: "received an order for mines from Lithuania"."""
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - _CLOSE) : act.mark.first]}
    if act.nominal and "noun" in act.mark.meanings:
        right = (m for m in act.frame.mentions if m.prep == "from" and 0 <= m.first - act.mark.last <= _PAIR)
        placed = next((m for m in right if m.kind in ("state", "body") and m.states), None)
        if placed is not None:
            # "An order from Sweden for 20,000 mines"
            return placed.states
    if "noun" not in act.mark.meanings or _GETTING.isdisjoint(before):
        return ()
    for mention in act.frame.mentions:
        led = act.sentence.tokens[mention.first - 1].low if mention.first else ""
        if mention.first >= act.mark.last and mention.states and "from" in (mention.prep, led):
            return mention.states
    return ()


_CLOSE = 9


def _is_for(act: Act, item: Mark) -> bool:
    """Tell whether a noun's order is for the weapon: no verb between ("under the contract, X will send mines")."""
    if not act.nominal or item.first < act.mark.last:
        return True
    between = [act.sentence.mark(p) for p in range(act.mark.last, item.first)]
    return not any(m is not None and is_verb(m) and not _says_what_for(act, m) for m in between)


_COMPRISING = frozenset({"include", "fortify"})


def _says_what_for(act: Act, mark: Mark) -> bool:
    """Tell of "the order, placed with X, covers 200,000 mines", "the contract is for mines"."""
    low = act.sentence.tokens[mark.first].low
    return low in _PLACED or "aux" in mark.meanings or not _COMPRISING.isdisjoint(mark.values("verb"))


_POINTING = frozenset({"them", "these", "those", "more", "some", "such", "the", "any", "another"})


def _ordered_before(act: Act) -> str | None:
    """Return the weapon named just before: "no contract has been signed so far", "nothing has been ordered"."""
    discourse = act.frame.discourse
    if act.mark.last - act.mark.first > 1 and act.sentence.tokens[act.mark.first].low.startswith("plac"):
        # "placed its last order in 2007"
        return discourse.item if item_age(act) <= _SPOKEN_LATELY else None
    if asks_how_many(act):
        return discourse.item
    denied = (act.scope.negated or _is_cancelled(act)) and item_age(act) <= 5
    if not act.nominal and act.frame.pronoun_object(act.mark) and item_age(act) <= 1:
        # "bought 400 in the 1980s and have ordered none since"
        return discourse.item
    behind = act.sentence.words(act.mark.last, act.mark.last + 1).lower()
    if act.sentence.tokens[act.mark.last - 1].low == "for" and behind not in _POINTING:
        # "a contract for demining machines": something else is ordered.
        return None
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    if before in ("export", "supply", "sales", "delivery"):
        return None
    if denied or before == "production" or (item_age(act) <= 2 and _is_placed(act)):
        return discourse.item
    return None if act.nominal else stand_in(act)


_PLACED_WITHIN = 4
_PLACING = frozenset({"placed", "place", "places", "placing"})
_PLACED = frozenset({"placed", "signed", "awarded", "concluded", "finalised", "finalized"})


def _is_placed(act: Act) -> bool:
    """Tell of "a first order was placed", where weapons are what the text is about."""
    behind = {act.sentence.tokens[p].low for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 8}
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    named = act.nominal or before in ("a", "the", "first", "second", "new", "no")
    led = [t.low for t in act.sentence.tokens[max(0, act.mark.first - _PLACED_WITHIN) : act.mark.first]]
    if named and any(low in _PLACING for low in led):
        # "placed a first order worth 22 million euros"
        return True
    return named and not _PLACED.isdisjoint(behind) and act.frame.is_passive_behind(act.clause, act.mark)


_WANT = frozenset({"want", "wants", "wanted", "wanting"})
_BEFORE_WEAPONS = frozenset({"any", "more", "new", "its", "their", "some", "own", "modern", "these", "such", "our"})
_BEHIND_WEAPONS = frozenset(
    {"for", "in", "on", "along", "to", "as", "and", "or", "too", "of", "but", "by", "at", "soon"}
)


def _wants_weapons(act: Act) -> Iterator[Draft]:
    """As in "The army wants anti-tank mines", and not "wants mines banned"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.mark.last - act.mark.first > 1 or tokens[act.mark.first].low not in _WANT:
        return
    cleft = _cleft(act)
    if cleft is not None and cleft.value("item") != "other" and not act.scope.negated:
        for actor in wanting(act):
            yield _wish(act, actor, str(cleft.value("item")), quantity=amount(act), modality="occurred")
        return
    item = next(act.sentence.find("item", last, last + _PAIR + 1), None)
    if item is None or item.value("item") == "other" or item.first not in act.clause.tokens:
        return
    plain = all(tokens[p].low in _BEFORE_WEAPONS for p in range(last, item.first))
    ends = item.last >= len(tokens) or not tokens[item.last].text.isalpha() or tokens[item.last].low in _BEHIND_WEAPONS
    if not plain or not (ends or any(d.first == item.last for d in act.sentence.dates)):
        return
    modality = "denied" if act.scope.negated or "deny" in act.scope.outer else "occurred"
    for actor in wanting(act):
        yield _wish(act, actor, str(item.value("item")), quantity=None, modality=modality)


def wanted(act: Act) -> Iterator[Draft]:
    """Requirement by a number right behind the wish: "plans 1,000,000 mines", "wants 200,000 mines"."""
    behind = [a for a in act.sentence.amounts if 0 <= a.first - act.mark.last <= 1 and a.quantity.unit == "item"]
    if not behind:
        yield from _wants_weapons(act)
    if not behind or act.sentence.tokens[act.mark.last - 1].low == "to":
        return
    if behind[0].unit_at is None:
        # "wants closer to half a million", with mines in view
        code = act.frame.discourse.item if may_be_weapons(act, behind[0]) else None
        item = None
    else:
        item = act.sentence.mark(behind[0].unit_at)
        code = act.frame.discourse.item
    if item is not None and "item" in item.meanings:
        code = act.item_code(item)
    if code is None or code == "other":
        return
    for actor in wanting(act):
        yield act.draft(
            "requirement",
            "denied" if act.scope.negated else "occurred",
            {"actor": actor, "item": code, "aspect": "need"},
            behind[0].quantity,
            act.when("planned"),
        )
