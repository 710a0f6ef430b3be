"""Transfer: who gives what to whom."""

import re
from collections.abc import Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import (
    ceased_since,
    doer,
    has_own_doer,
    implied,
    is_bare_noun,
    is_condition,
    is_example,
    is_unasserted,
    stage,
    teller,
)
from treatywatch.extract.kinds.objects import (
    amount,
    item_age,
    item_owner,
    object_code,
    set_behind,
    so_many,
    stand_in,
    takes_what_was_left,
)
from treatywatch.extract.names import Mention, armed_groups
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.model.quantity import Quantity

# Verbs that say by themselves that something goes abroad.
_ABROAD = ("export", "transfer", "sell", "sale", "sold", "deliver")


def supply(act: Act) -> Iterator[Draft]:
    """Transfer: who gives what to whom."""
    ordered = (
        list(_won(act))
        or list(_of_what_was_ordered(act))
        or list(_ordered(act))
        or list(_from_the_seller(act))
        or list(_expected(act))
        or list(_returned(act))
    )
    if ordered:
        yield from ordered
        return
    code = _given(act)
    if code is None or _takes_time(act):
        return
    aspect = "cease" if act.scope.has("cease") or _is_banned(act) or _gives_no_more(act) else "supply"
    to = _receiver(act) or _who_is_told(act) or (None if _is_to_anybody(act, aspect) else _taker(act))
    before = act.frame.discourse.transfer
    bare = act.nominal or _goes_on_giving(act)
    if bare and to is None and act.actor() is None and before is not None and aspect == "supply":
        yield _draft(act, before[0], before[1], item=code, aspect=aspect)
        return
    if _tells_nothing(act, code, to):
        return
    word = act.sentence.tokens[act.mark.first].low
    if to is None and aspect == "supply" and not word.startswith(_ABROAD):
        return
    for actor in _givers(act, to):
        for receiver in to or (None,):
            if receiver == actor:
                continue
            if receiver is not None:
                act.frame.discourse.transfer = (actor, receiver)
            yield from _ordered_too(act, _draft(act, actor, receiver, item=code, aspect=aspect))


def _returned(act: Act) -> Iterator[Draft]:
    """As in "We ask Ukraine to send them back", right after the gift was told."""
    back = _sends_back(act)
    code = None if back is None else _given(act)
    if back is not None and code is not None and not is_condition(act):
        yield _draft(act, back[0], back[1], item=code, aspect="supply")


def _sends_back(act: Act) -> tuple[str, str] | None:
    """Return taker and giver of "urged Kyiv to send them back", right after the gift was told."""
    before, tokens, last = act.frame.discourse.transfer, act.sentence.tokens, act.mark.last
    if before is None or act.nominal or "back" not in [t.low for t in tokens[last - 1 : last + 2]]:
        return None
    actor = act.actor()
    return (before[1], before[0]) if actor is not None and before[1] in actor.states else None


def _gives_no_more(act: Act) -> bool:
    """Tell of "will deliver no more cluster shells", "will give Kyiv no more mines": it stops."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.nominal or not act.scope.negated:
        return False
    behind = [t.low for t in tokens[last : last + _NO_MORE_WITHIN]]
    return any(
        behind[n : n + 2] in (["no", "more"], ["no", "further"]) and "than" not in behind[n:]
        for n in range(len(behind))
    )


_NO_MORE_WITHIN = 6


def _who_is_told(act: Act) -> tuple[str, ...] | None:
    """Return Y of "X has told Y it will deliver no more of them": who is told would have got them."""
    if act.nominal or not (_gives_no_more(act) or act.scope.has("cease")):
        return None
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        told = mention.kind == "state" and mention.first > 0 and mention.last <= act.mark.first
        if told and tokens[mention.first - 1].low in _TOLD and tokens[mention.last].low in ("it", "that", "they"):
            return mention.states
    return None


_TOLD = frozenset({"told", "informed", "assured", "tells", "notified", "tell", "warned"})


def _is_to_anybody(act: Act, aspect: str) -> bool:
    """Tell of "Israel stopped exporting the weapon": to all, whoever was spoken of before."""
    return _goes_on_selling(act) is not None or (aspect == "cease" and _is_abroad(act))


def _is_abroad(act: Act) -> bool:
    tokens, last = act.sentence.tokens, act.mark.last
    exports = tokens[act.mark.first].low.startswith("export") and not act.nominal
    return exports or "abroad" in [t.low for t in tokens[last : last + _ABROAD_WITHIN]]


_ABROAD_WITHIN = 6


def _of_what_was_ordered(act: Act) -> Iterator[Draft]:
    """As in "Delivery of the 30,000 mines ordered by Latvia from Pohjan Panos is to start in June"."""
    code = object_code(act) if act.nominal else None
    behind = act.sentence.starting(range(act.mark.last, act.mark.last + _ORDERED_CLOSE)) if code is not None else ()
    verb = next((m for m in behind if "order" in m.values("verb") and m.form("verb") in (2, 4)), None)
    if verb is None or code in (None, "other"):
        return
    buyer = next((m for m in act.frame.mentions if m.prep == "by" and 0 < m.first - verb.last <= _PAIR_OF), None)
    seller = next((m for m in act.frame.mentions if m.prep == "from" and m.first >= verb.last), None)
    if buyer is None or not buyer.states or not _ids_of(seller):
        return
    draft = _draft(act, _ids_of(seller)[0], buyer.states[0], item=str(code), aspect="supply")
    if draft.modality == "planned":
        draft.when = act.when("planned")
    yield draft


_ORDERED_CLOSE, _PAIR_OF = 12, 2
_CODE = 3  # of a state; what is longer names a firm
_WINNING = frozenset({"won", "wins", "win", "secured", "landed", "got", "received", "awarded", "signed", "clinched"})
_WORK_FOR = frozenset({"contract", "order", "deal", "tender", "contracts", "agreement"})


def _won(act: Act) -> Iterator[Draft]:
    """As in "has won a contract to supply the army with 60,000 mines": who is supplied has ordered them."""
    tokens, first = act.sentence.tokens, act.mark.first
    before = [t.low for t in tokens[max(0, first - 8) : first]]
    if act.nominal or before[-1:] != ["to"] or _WORK_FOR.isdisjoint(before[-3:]) or _WINNING.isdisjoint(before):
        return
    maker = act.frame.subject(act.clause, first)
    code, to = object_code(act), _receiver(act)
    if maker is None or maker.kind not in ("company", "name", "organisation") or code in (None, "other") or not to:
        return
    for buyer in to:
        slots: dict[str, str | None] = {"actor": buyer, "item": code, "aspect": "order"}
        yield act.draft("requirement", "occurred", slots, amount(act), act.when("occurred"))
        slots = {"actor": maker.ids[0], "to": buyer, "item": code, "aspect": "supply"}
        yield act.draft("transfer", "planned", slots, amount(act), act.when("planned"))


def _goes_on_giving(act: Act) -> bool:
    """Tell of "has promised 3,000 mines; the first 500 were delivered in February"."""
    deed = act.frame.discourse.deed
    near = deed is not None and deed.kind == "transfer" and 0 <= act.sentence.start - deed.at <= _REACH
    return near and object_code(act) is None and act.frame.is_passive(act.clause, act.mark)


def _taker(act: Act) -> tuple[str, ...] | None:
    """Return who takes, where another sentence says so; what is not given is taken by nobody."""
    if act.nominal and object_code(act) is None and _is_the_approved(act):
        before = act.frame.discourse.transfer
        return None if before is None else (before[1],)
    return None if act.scope.negated else _buyer(act) or _taker_before(act) or _user_before(act)


def _takes_time(act: Act) -> bool:
    """Tell of "It would take two years to deliver them": how long, and by whom is not said."""
    tokens = act.sentence.tokens
    before = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return before[:1] == ["it"] and before[-1:] == ["to"] and not {"take", "takes", "took"}.isdisjoint(before)


def _is_banned(act: Act) -> bool:
    """Tell of "export of mines has been prohibited since 1999", by a state and no treaty."""
    if not act.nominal or act.has_layer("treaty", "treaty_word") is not None or act.scope.negated:
        return False
    behind = (m for m in act.clause.marks(act.sentence) if m.first >= act.mark.last)
    return any("ban" in m.values("verb") and m.form("verb") in (2, 4) for m in behind)


def _from_the_seller(act: Act) -> Iterator[Draft]:
    """What is delivered of an order told before: "… a contract with X for mines, and the first batch was delivered"."""
    seller = act.frame.discourse.seller
    if seller is None or not 0 <= act.sentence.start - seller[3] <= _ORDERED_WITHIN or act.scope.has("urge", "cease"):
        return
    if not act.sentence.tokens[act.mark.first].low.startswith(_HANDING) or _own_doer(act) is not None:
        return
    passive = not act.nominal and act.frame.is_passive(act.clause, act.mark)
    if not passive and not (act.nominal and act.time() is not None):
        return
    they = act.sentence.tokens[act.clause.first].low == "they" and item_age(act) <= 1
    if passive and not they and object_code(act) is None and stand_in(act) is None:
        return
    to = _receiver(act)
    if (to is not None and seller[1] not in to) or _goes_to_another(act):
        return
    act.frame.imply(act.mark, seller[0], seller[1])
    draft = _draft(act, seller[0], seller[1], item=seller[2], aspect="supply")
    if draft.modality == "occurred" and act.nominal and _is_ahead(act, draft.when):
        draft.modality = "planned"
    yield draft


_HANDING = ("deliver", "hand", "ship", "send", "sent", "suppl", "transfer", "dispatch", "turn", "provid")


def _goes_to_another(act: Act) -> bool:
    """Tell of "The mines were handed over to a museum": to somebody whom the text does not name."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or tokens[last].low != "to":
        return False
    return not any(last < m.first <= last + _PAIR_OF + 1 for m in act.frame.mentions)


def _own_doer(act: Act) -> Mention | None:
    """Return who gives, named in the clause itself: "the ministry said deliveries would start" names nobody."""
    actor = doer(act)
    return actor if actor is not None and actor.first in act.clause.tokens else None


def _is_ahead(act: Act, when: str | None) -> bool:
    return act.published is not None and (when or "")[:4] > str(act.published.year)


def is_a_states_ban(frame: Frame, clause: Clause, mark: Mark) -> bool:
    """Tell of "South Korea has prohibited the export of mines": a state's own ban, and no treaty's."""
    bans = [m for m in clause.marks(frame.sentence) if "ban" in m.values("verb") and m.last <= mark.first]
    if not bans or mark.first - bans[-1].last > _BANNED_WITHIN:
        return False
    asked = bans[-1].form("verb") == 0 and frame.sentence.tokens[bans[-1].first - 1].low in ("should", "must", "to")
    if asked:
        return _is_asked_to_ban(frame, clause, bans[-1])
    if bans[-1].form("verb") not in (1, 2, 4) and not frame.sentence.tokens[bans[-1].first].low.startswith("do"):
        return False
    actor = frame.subject(clause, bans[-1].first)
    named = actor is not None and actor.pronoun is None and actor.kind in ("state", "body", "office")
    return named and actor is not None and bool(actor.states)


def _is_asked_to_ban(frame: Frame, clause: Clause, ban: Mark) -> bool:
    """Tell of "Berlin should forbid the shipment of mines", "must ban exports of them"."""
    actor = frame.subject(clause, ban.first)
    modal = frame.sentence.tokens[ban.first - 1].low in ("should", "must")
    return modal and actor is not None and actor.kind in ("state", "body") and bool(actor.states)


_BANNED_WITHIN = 4


def banned_by_a_state(act: Act) -> Iterator[Draft]:
    """Transfer that ends: "South Korea has prohibited the export of mines"."""
    actor, code = act.frame.subject(act.clause, act.mark.first), object_code(act)
    modality = act.scope.modality()
    if actor is None or code in (None, "other") or modality not in ("occurred", "planned", "urged"):
        return
    to = _receiver(act) if modality != "urged" else None
    for giver in actor.states:
        slots: dict[str, str | None] = {"actor": giver, "to": None, "item": code, "aspect": "cease"}
        if to is not None:
            # "does not permit the export of mines to Ukraine"
            slots, modality = {**slots, "to": to[0], "aspect": "supply"}, "denied"
        yield act.draft("transfer", modality, slots, None, act.when(modality))


_MORE = frozenset({"also", "however", "already", "instead", "though"})


def _taker_before(act: Act) -> tuple[str, ...] | None:
    """Return who took before, where the same giver is said to give more: "it also started supplying shells"."""
    before = act.frame.discourse.transfer
    words = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    if before is None or act.nominal or act.scope.has("cease"):
        return None
    behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4]}
    if _gives_too(act, words):
        return (before[1],)
    if not behind.isdisjoint(_FURTHER) and act.scope.modality() in ("occurred", "planned"):
        # "has since shipped five more lots"
        giver = doer(act)
        return (before[1],) if giver is not None and before[0] in giver.states else None
    if _MORE.isdisjoint(words):
        return None
    giver = doer(act)
    return (before[1],) if giver is not None and before[0] in giver.states else None


_FURTHER = frozenset({"more", "another", "further", "additional"})


def _gives_too(act: Act, words: set[str]) -> bool:
    """Tell of "Germany, too, has sent some", "The Netherlands has promised 5,000 more", some just having been given."""
    deed = act.frame.discourse.deed
    if (
        deed is None
        or deed.kind not in ("transfer", "production", "requirement")
        or not 0 <= act.sentence.start - deed.at <= _REACH
    ):
        return False
    actor = act.actor()
    if actor is None or actor.kind != "state":
        return False
    if deed.kind == "requirement":
        # "Ukraine has asked Germany for mines, and Berlin has delivered 14,000"
        asked = before_asked(act)
        return asked is not None and asked in actor.states and _so_many_of_them(act) is not None
    if _gave_then(act):
        return True
    more = "more" in {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4]}
    some = act.frame.pronoun_object(act.mark) and not words.isdisjoint({"too", "also", "likewise"})
    return some or (more and _so_many_of_them(act) is not None)


def _gave_then(act: Act) -> bool:
    """Tell of "Bulgaria donated 3,500 mines from army stocks in 2022", "which sent 1,000 in 2023": gifts compared."""
    if act.scope.modality() != "occurred" or act.mark.form("verb") not in (2, 4) or act.scope.has("cease"):
        return False
    tokens, last = act.sentence.tokens, act.mark.last
    if "to" in [t.low for t in tokens[last : last + _GIVEN_TO]] or act.frame.is_passive(act.clause, act.mark):
        return False
    return (amount(act) is not None and act.time() is not None) or (
        _so_many_of_them(act) is not None and item_age(act) <= 1
    )


_GIVEN_TO = 12


def before_asked(act: Act) -> str | None:
    """Return who was just asked for weapons, as `needs.asked` notes it."""
    before = act.frame.discourse.transfer
    return None if before is None else before[0]


def promised(act: Act) -> Iterator[Draft]:
    """As in "The Netherlands has promised 5,000 more", right after weapons were given to somebody."""
    if act.nominal or act.scope.negated:
        return
    if (
        act.sentence.tokens[act.mark.first].low.startswith(_PROMISING)
        and act.frame.item(act.clause, act.mark) is not None
    ):
        yield from _promised_weapons(act)
        return
    if _so_many_of_them(act) is None or item_age(act) > 1:
        return
    to, actor, item = _taker_before(act), act.actor(), act.frame.discourse.item
    if to is None or actor is None or item in (None, "other"):
        return
    for giver in actor.states:
        if giver not in to:
            draft = _draft(act, giver, to[0], item=str(item), aspect="supply")
            draft.modality = "planned"
            yield draft


_PROMISING = ("promis", "pledg", "offer", "earmark")


def _promised_weapons(act: Act) -> Iterator[Draft]:
    """As in "Finland has promised Ukraine 3,000 anti-tank mines"."""
    code, to, giver = object_code(act), _receiver(act), doer(act)
    if (
        code in (None, "other")
        or to is None
        or giver is None
        or giver.kind not in ("state", "body", "person", "office")
    ):
        return
    for actor in giver.states:
        if actor not in to and stage(act) == "occurred":
            act.frame.discourse.transfer = (actor, to[0])
            draft = _draft(act, actor, to[0], item=str(code), aspect="supply")
            draft.modality = "possible" if act.sentence.tokens[act.mark.first].low.startswith("offer") else "planned"
            yield draft


def _user_before(act: Act) -> tuple[str, ...] | None:
    """Return who was just said to use them: "Russia has used mines there. North Korea supplied some of them."."""
    deed, actor = act.frame.discourse.deed, act.actor()
    if deed is None or deed.kind != "use" or deed.modality != "occurred" or act.nominal:
        return None
    if actor is None or not act.frame.pronoun_object(act.mark) or item_age(act) > 1:
        return None
    user = str(deed.slots["actor"])
    return None if user in actor.states else (user,)


def _tells_nothing(act: Act, code: str, to: tuple[str, ...] | None) -> bool:
    """Tell whether nothing is told of a transfer: only a condition, a bare noun, a passive of nobody's."""
    if is_condition(act) or (is_unasserted(act) and not _is_ruled_out(act)) or (code == "other" and to is None):
        return True
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    if not has_own_doer(act) and before in ("every", "any", "each") and _is_judged(act):
        return True
    if is_bare_noun(act) and not (has_own_doer(act) and to is not None):
        return True
    # "to be delivered by mid-2027": by whom and to whom, nobody says.
    return to is None and stage(act) != "denied" and _is_nobodys(act)


def _is_ruled_out(act: Act) -> bool:
    """Tell of "Selling to Ukraine was not on the table", "Giving them to Kyiv is out of the question"."""
    return act.mark.form("verb") == _ING and _is_the_subject(act) and stage(act) == "denied"


def _is_judged(act: Act) -> bool:
    """Tell of "have protested at every transfer", which is others' to make."""
    before = act.sentence.starting(p for p in act.clause.tokens if p < act.mark.first)
    return any({"oppose", "support", "concern"} & set(m.values("verb")) and m.form("verb") >= 0 for m in before)


def _is_nobodys(act: Act) -> bool:
    """Tell whether a passive says neither who gives nor whose weapons they are."""
    return act.actor() is None and act.frame.is_passive(act.clause, act.mark) and not item_owner(act)


def _draft(act: Act, actor: str, receiver: str | None, *, item: str, aspect: str) -> Draft:
    modality = stage(act)
    if aspect == "cease" and modality == "denied" and _gives_no_more(act):
        modality = "planned" if act.scope.has("future", "would", "intend") else "occurred"
    if modality == "denied" and _goes_abroad(act):
        receiver = None
    if act.nominal and _is_put_off(act):
        modality = "planned"
    if modality == "occurred" and (_is_to_come(act) or act.sentence.tokens[act.mark.last - 1].low == "way"):
        modality = "planned"
    if modality == "occurred" and _contracted(act) is not None:
        # "approved an agreement with Germany on the delivery of mines"
        modality = "planned"
    if modality == "possible" and _is_permitted(act):
        modality = "planned"
    if modality == "occurred" and _is_plural_noun(act) and act.op_words("possible") is not None:
        modality = "possible"
    if aspect == "supply" and receiver is None and ceased_since(act, modality):
        modality, aspect = "occurred", "cease"
    return act.draft(
        "transfer",
        modality,
        {"actor": actor, "to": receiver, "item": item, "aspect": aspect},
        amount(act) or _bare_number(act),
        act.when("occurred" if modality == "planned" and _is_permission_told(act) else modality),
    )


def _is_put_off(act: Act) -> bool:
    """Tell of "Exports would not start until the order was filled", "Deliveries will not begin before 2028"."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _PUT_OFF_WITHIN]]
    return "not" in behind and not _STARTING.isdisjoint(behind) and not {"until", "before"}.isdisjoint(behind)


_PUT_OFF_WITHIN = 9
_STARTING = frozenset({"start", "begin", "commence", "resume", "happen", "started", "begun"})


def _goes_abroad(act: Act) -> bool:
    """Tell of "has no plans to sell them abroad": to nobody in particular."""
    behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _ABROAD_WITHIN]}
    return not behind.isdisjoint({"abroad", "overseas", "elsewhere"})


def _is_to_come(act: Act) -> bool:
    """Tell of "ordered mines, to be delivered in 2027", "a contract for mines, for delivery by 2027"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if "due" in [t.low for t in tokens[first : act.mark.last]]:
        return True
    if not tokens[first].low.startswith("deliver"):
        return False
    before = [t.low for t in tokens[max(0, first - 2) : first]]
    return before == ["to", "be"] or (act.nominal and before[-1:] == ["for"] and act.time() is not None)


_DUE = frozenset({"due", "expected", "scheduled", "planned", "begin", "start", "foreseen", "begins", "starts"})
_MADE_WITHIN = 500
_ORDERED_WITHIN = 900


def _expected(act: Act) -> Iterator[Draft]:
    """As in "First deliveries to the Finnish army are due in 2027", right after a maker was spoken of."""
    deed, tokens = act.frame.discourse.deed, act.sentence.tokens
    if not act.nominal or not tokens[act.mark.first].low.startswith(("deliver", "shipment")) or act.scope.negated:
        return
    behind = {tokens[p].low for p in act.clause.tokens if p >= act.mark.last}
    to = _receiver(act)
    seller, near = act.frame.discourse.seller, act.sentence.start
    ordered = seller is not None and 0 <= near - seller[3] <= _ORDERED_WITHIN and (to is None or seller[1] in to)
    maker = deed is not None and deed.kind == "production" and 0 <= near - deed.at <= _MADE_WITHIN
    group = _firms_in_view(act) if not ordered else ()
    if group and to is None and not _DUE.isdisjoint(behind) and _own_doer(act) is None and act.time() is not None:
        buyer = act.frame.discourse.buyer
        slots: dict[str, str | None]
        for firm in group if buyer is not None else ():
            act.frame.imply(act.mark, firm, buyer[0] if buyer is not None else "")
            slots = {"actor": firm, "to": buyer[0] if buyer is not None else None}
            slots |= {"item": act.frame.discourse.item, "aspect": "supply"}
            yield act.draft("transfer", "planned", slots, amount(act), act.when("planned"))
        return
    if _DUE.isdisjoint(behind) or _own_doer(act) is not None or not (ordered or (maker and to is not None)):
        return
    giver, item = (None, None) if deed is None else (deed.slots.get("actor"), deed.slots.get("item"))
    if ordered and seller is not None:
        giver, to, item = seller[0], (seller[1],), seller[2]
    if to is None:
        return
    if giver is not None and item is not None and act.time() is not None:
        act.frame.imply(act.mark, giver, to[0])
        slots = {"actor": giver, "to": to[0], "item": item, "aspect": "supply"}
        yield act.draft("transfer", "planned", slots, amount(act), act.when("planned"))


def _firms_in_view(act: Act) -> tuple[str, ...]:
    """Return the firms named since a state was said to order weapons: they are to deliver them."""
    d = act.frame.discourse
    near = d.buyer is not None and 0 <= act.sentence.start - d.buyer[1] <= _ORDERED_WITHIN
    named = d.buyer is not None and d.buyer[1] <= d.company_at <= act.sentence.start
    return d.firm_group if near and named and d.item not in (None, "other") and item_age(act) <= _REACHED else ()


_REACHED = 3
_PAPER = frozenset({"contract", "deal", "order", "agreement", "contracts"})


def _under_contract(act: Act) -> bool:
    """Tell of "Under a contract signed on Monday, Saab will supply …", where an order has been given."""
    tokens = act.sentence.tokens
    if act.nominal or tokens[act.clause.first].low != "under":
        return False
    comma = next((p for p in act.clause.tokens if tokens[p].text == "," and p < act.mark.first), None)
    return comma is not None and not _PAPER.isdisjoint(t.low for t in tokens[act.clause.first : comma])


def _ordered_too(act: Act, draft: Draft) -> Iterator[Draft]:
    """Yield what a firm supplies, and the order behind it, where a contract is told of."""
    to, item = draft.slots.get("to"), draft.slots.get("item")
    firm = len(str(draft.slots.get("actor"))) > _CODE
    if to is not None and item is not None and firm and draft.slots.get("aspect") == "supply" and _under_contract(act):
        draft.when = _time_behind(act)
        yield _implied_order(act, to, item)
    yield draft


def _implied_order(act: Act, buyer: str, code: str) -> Draft:
    """Return the order behind "Under a contract signed on Monday, Saab will supply the army with mines"."""
    date = next((d for d in act.sentence.dates if d.last <= act.mark.first), None)
    when = None if date is None else date.turned(act.published, future=False)
    slots: dict[str, str | None] = {"actor": buyer, "item": code, "aspect": "order"}
    return act.draft("requirement", "occurred", slots, amount(act), when)


def _time_behind(act: Act) -> str | None:
    date = next((d for d in act.sentence.dates if d.first >= act.mark.last), None)
    return None if date is None else date.turned(act.published, future=True)


def _bare_number(act: Act) -> Quantity | None:
    straight = _bare_from(act)
    if straight is not None:
        return straight
    found = _so_many_of_them(act) or _arriving(act) or _of_a_batch(act)
    if found is None and takes_what_was_left(act):
        return set_behind(act)
    return None if found is None else found.quantity


_SUMMING = frozenset({"bring", "brings", "bringing", "brought", "take", "takes", "taking", "took", "raise", "raises"})
_SUMMING |= {"raising", "makes", "making"}
_TOTALS = frozenset({"total", "totals", "tally", "deliveries", "donations", "number", "sum", "gifts", "supplies"})
_SINCE = frozenset({"since", "so", "by", "over", "this", "in", "to", "and", "altogether"})
_MAKES = frozenset({"makes", "making"})
_IN_ALL = (["in", "all"], ["in", "total"], ["so", "far"], ["to", "date"], ["all", "told"], ["altogether"])
_TOLD_WITHIN = 300


def in_all(act: Act) -> Iterator[Draft]:
    """As in "shipped 5,000 mines to Ukraine in March, which brings its total to 38,000", right behind a gift."""
    deed = act.frame.discourse.deed
    if deed is None or deed.kind != "transfer" or deed.modality != "occurred" or deed.slots.get("aspect") != "supply":
        return
    if not 0 <= act.sentence.start - deed.at <= _TOLD_WITHIN or act.scope.negated or deed.slots.get("to") is None:
        return
    hurt = act.frame.discourse.casualties
    if hurt is not None and hurt[1] >= deed.at:
        # "A blast killed two, which brings the total to 31"
        return
    found = _summed(act)
    if found is not None and found.quantity not in [a.quantity for a in act.sentence.amounts if a is not found]:
        date = next(
            (d for d in act.sentence.dates if d.core_first in act.clause.tokens and d.first >= found.last), None
        )
        when = None if date is None else date.turned(act.published, future=False)
        act.frame.imply(act.mark, *(str(deed.slots[slot]) for slot in ("actor", "to")))
        yield act.draft("transfer", "occurred", dict(deed.slots), found.quantity, when)


def _summed(act: Act) -> QuantityMention | None:
    """Return the number of "brings the total to 11,000", "it has now sent 9,000 in all"."""
    tokens = act.sentence.tokens
    words = {tokens[p].low for p in act.clause.tokens}
    for found in act.amounts(("item",)):
        behind = [t.low for t in tokens[found.last : found.last + 2]]
        led = tokens[found.first - 1].low == "to" or tokens[found.first].low == "to"
        sums = led and not _SUMMING.isdisjoint(words) and not _TOTALS.isdisjoint(words)
        # "That makes 46,000 since the invasion"
        makes = tokens[found.first - 1].low in _MAKES or tokens[found.first - 2].low in _MAKES
        ends = not "".join(behind[:1]).isalpha() or behind[0] in _SINCE or behind[:2] in _IN_ALL
        sums = sums or (makes and ends)
        if found.unit_at is None and (sums or behind in _IN_ALL or behind[:1] in _IN_ALL):
            return found
    return None


_REMAINING = frozenset({"others", "rest", "remainder", "balance", "second", "next"})


def _of_a_batch(act: Act) -> QuantityMention | None:
    """Return the number of "The first batch of 2,400 is due to be handed over"."""
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        led = [t.low for t in tokens[max(0, found.first - 2) : found.first]]
        if found.unit_at is None and found.last <= act.mark.first and led[1:] == ["of"] and led[0] in _BATCHES:
            return found
    return None


_BATCHES = frozenset({"batch", "lot", "tranche", "shipment", "consignment", "delivery", "instalment", "load"})


def follows(act: Act) -> Iterator[Draft]:
    """Transfer told by what is still to come: "Another 5,000 will follow in autumn"."""
    if not act.sentence.tokens[act.mark.first].low.startswith("follow"):
        return
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if _arriving(act) is not None:
        yield from arrive(act)
    elif not _REMAINING.isdisjoint(words[:3]) and item_age(act) <= _PAIR_OF and act.frame.discourse.item is not None:
        yield from _of_an_order(act, act.frame.discourse.item)


_ORDINAL = frozenset({"last", "first", "remaining", "next", "final", "other", "further", "second"})


_LEADING_ON = frozenset({"a", "an", "another", "and", "the", "some", "about"})


def _arriving(act: Act) -> QuantityMention | None:
    """Return the number of "Another 5,000 will follow in autumn", which opens its clause."""
    if act.nominal or not ("arrive" in act.mark.traits.said or "echo" in act.mark.meanings):
        return None
    opening = act.clause.first + 1
    while opening < len(act.sentence.tokens) and act.sentence.tokens[opening].low in _ORDINAL | _LEADING_ON:
        # "The last 1,500 are to arrive", "and a further 8,000 will follow"
        opening += 1
    near = (a for a in act.amounts(("item",)) if a.unit_at is None and a.first <= opening)
    return next((a for a in near if a.last <= act.mark.first and (a.quantity.low or 0) >= _MANY), None)


_PERMITTING = frozenset({"approve", "announce"})


def _is_permission_told(act: Act) -> bool:
    """Tell of "approved the sale in May": the time is that of what has been decided."""
    if not act.nominal or act.scope.has("future", "would"):
        return False
    before = act.sentence.starting(p for p in act.clause.tokens if p < act.mark.first)
    return any(not _PERMITTING.isdisjoint(m.values("op")) and m.form("op") in (1, 2) for m in before)


_PERMITTED = frozenset({"allowed", "permitted", "authorised", "authorized", "cleared"})


def _is_permitted(act: Act) -> bool:
    """Tell of "allowed mines to be sent": somebody has decided it."""
    permitting = act.op_words("possible")
    return (
        permitting is not None
        and permitting.first < act.mark.first
        and act.sentence.tokens[permitting.first].low in _PERMITTED
        and not act.scope.has("would", "future")
    )


def _given(act: Act) -> str | None:
    """Return what is given: the weapon named, else the last one where "exports" or "the batch" stands for it."""
    code = object_code(act)
    if code is not None:
        return None if _is_about_them(act) else _the_ordered(act, code)
    if _is_left_to_talk_of(act) or _is_the_approved(act):
        return act.frame.discourse.item
    discourse = act.frame.discourse
    tokens, last = act.sentence.tokens, act.mark.last
    plain = last >= len(tokens) or tokens[last].low != "of"
    if (act.nominal or _is_plural_noun(act)) and tokens[act.mark.first].low.startswith("export") and plain:
        return discourse.item if item_age(act) <= 3 else None
    if (act.frame.pronoun_object(act.mark) or _with_some(act)) and item_age(act) <= 2:
        return discourse.item
    if not act.nominal and item_age(act) <= 1 and _so_many_of_them(act) is not None:
        return discourse.item
    if takes_what_was_left(act):
        # "what it had it gave to Ukraine"
        return discourse.item
    return None if act.nominal else stand_in(act) or _loads(act) or _goes_on_selling(act)


def _is_the_approved(act: Act) -> bool:
    """Tell of "Biden approved the first transfer in July", a transfer having been told."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    told = act.frame.discourse.transfer is not None and item_age(act) <= _REACHED
    if not told or not act.nominal or act.time() is None or (last < len(tokens) and tokens[last].low == "of"):
        return False
    led = [t.low for t in tokens[max(0, first - _APPROVED_WITHIN) : first]]
    if not any(w.startswith(_APPROVING) for w in led):
        return False
    actor = act.frame.subject(act.clause, first)
    before = act.frame.discourse.transfer
    return actor is not None and before is not None and before[0] in actor.states


_APPROVING = ("approv", "authoris", "authoriz", "announc", "order", "greenlit", "cleared", "sanction")
_APPROVED_WITHIN = 4


def _is_left_to_talk_of(act: Act) -> bool:
    """Tell of "Sales to Ukraine are not under discussion", right after weapons were spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    named = act.nominal or (act.mark.form("verb") == _ING and _is_the_subject(act))
    led = last < len(tokens) and tokens[last].low == "to" and named and item_age(act) <= _REACHED
    if not led or not any(m.first == last + 1 and m.kind == "state" for m in act.frame.mentions):
        return False
    verb = next((p for p in act.clause.verbs(act.sentence) if p > last), None)
    return verb is not None and stage(act) in ("denied", "possible")


def _the_ordered(act: Act, code: str) -> str:
    """Return the kind that was ordered, where "the mines" stands for it."""
    seller = act.frame.discourse.seller
    item = act.frame.item(act.clause, act.mark)
    if code != "mine" or seller is None or item is None or not 0 <= act.sentence.start - seller[3] <= _REACH:
        return code
    pointed = item.first > 0 and act.sentence.tokens[item.first - 1].low in ("the", "these", "those")
    return seller[2] if pointed and seller[2] in ("apm", "avm") else code


_SELLING = frozenset({"sell", "sells", "selling", "sold", "export", "exports", "exporting", "exported"})


def _goes_on_selling(act: Act) -> str | None:
    """Return the weapon spoken of, of a firm that "is still selling", a state that "still exports"."""
    tokens, last = act.sentence.tokens, act.mark.last
    still = {t.low for t in tokens[max(0, act.mark.first - 2) : act.mark.first]} & {"still", "continues", "on", "keeps"}
    actor = act.actor()
    if tokens[act.mark.first].low not in _SELLING or not still or actor is None or actor.kind not in _SELLERS:
        return None
    ends = last >= len(tokens) or tokens[last].text in _SIGNS or tokens[last].low in ("to", "abroad")
    return act.frame.discourse.item if ends and item_age(act) <= 1 else None


_SELLERS = frozenset({"company", "state"})
_SIGNS = frozenset(".,;:—–")


def _with_some(act: Act) -> bool:
    """Tell of "decided to supply Ukraine with some"."""
    tokens, last = act.sentence.tokens, act.mark.last
    led = next((p for p in range(last, min(last + 5, len(tokens))) if tokens[p].low == "with"), None)
    return led is not None and [t.low for t in tokens[led + 1 : led + 2]] in (["some"], ["them"], ["any"], ["these"])


_MANY = 1000
_AFTER = frozenset(
    {"free", "for", "in", "by", "from", "last", "this", "next", "at", "as", "since", "and", "but", "of", "more", "to"}
    | {"so", "already", "over", "until", "during", "when", "while", "under"}
)


def _so_many_of_them(act: Act) -> QuantityMention | None:
    """Return the number of "Denmark last year gave it 8,000", the weapon named just before."""
    if act.nominal:
        return None
    tokens, last = act.sentence.tokens, act.mark.last
    for found in act.amounts(("item",)):
        ends = found.last >= len(tokens) or not tokens[found.last].text.isalpha() or tokens[found.last].low in _AFTER
        near = 0 <= found.first - last <= 3 and found.unit_at is None
        ends = ends or any(d.first == found.last for d in act.sentence.dates)
        if near and ends and (found.quantity.low or 0) >= _MANY:
            return found
    return None


def _loads(act: Act) -> str | None:
    """Return the weapon just named that "sent Kyiv at least seven shipments" gives."""
    if item_age(act) > 1:
        return None
    counted = any(act.sentence.tokens[a.last - 1].low in _LOADS or _is_load(act, a.last) for a in act.sentence.amounts)
    behind = {
        act.sentence.tokens[p].low for p in act.clause.tokens if act.mark.last <= p < act.mark.last + _LOAD_WITHIN
    }
    return act.frame.discourse.item if counted and not _LOADS.isdisjoint(behind) else None


def _is_load(act: Act, position: int) -> bool:
    tokens = act.sentence.tokens
    if position < len(tokens) and tokens[position].low in _FURTHER:
        # "five more lots"
        position += 1
    return position < len(act.sentence.tokens) and act.sentence.tokens[position].low in _LOADS


_LOAD_WITHIN = 8
_LOADS = frozenset(
    {"shipments", "consignments", "deliveries", "batches", "tranches", "planeloads", "shiploads", "lots"}
)


_ABOUT = frozenset(
    {"maps", "map", "records", "record", "data", "information", "footage", "images", "plans", "charts", "coordinates"}
    | {"models", "replicas", "photographs", "photos", "evidence", "details", "reports", "parts", "detectors"}
)


def _is_about_them(act: Act) -> bool:
    """Tell of "gave Azerbaijan maps of 972,000 mines": what is given only tells of weapons."""
    item = act.frame.item(act.clause, act.mark)
    if item is None or item.first < act.mark.last:
        return False
    return not _ABOUT.isdisjoint(t.low for t in act.sentence.tokens[act.mark.last : item.first])


def _is_plural_noun(act: Act) -> bool:
    """Tell whether "exports" is a noun after all: "described exports to Ukraine as a priority"."""
    tokens = act.sentence.tokens
    followed = act.mark.last < len(tokens) and tokens[act.mark.last].low in ("to", "for")
    named = any(m.last == act.mark.first and m.whole for m in act.frame.mentions)
    return "noun" in act.mark.meanings and act.mark.form("verb") == 1 and followed and not named


def _parties(act: Act) -> list[Mention]:
    """Those named behind the act who can give or take."""
    return [
        m
        for m in act.frame.mentions_in(p for p in act.clause.tokens if p >= act.mark.last)
        if m.kind in ("state", "body", "union", "company", "office") and m.role != "adj"
    ]


def _receiver(act: Act) -> tuple[str, ...] | None:
    behind = _parties(act)
    buyer = act.frame.subject(act.clause, act.mark.first) if _contracted(act) is not None else None
    if buyer is not None and buyer.states:
        return buyer.states
    for mention in behind:
        own = mention.prep == "for" and mention.pronoun is not None
        if (mention.prep in ("to", "for", "towards", "on") and not own) or (mention.prep == "with" and _shares(act)):
            # "supply Ukraine with shells for its offensive": for nobody's else
            return mention.states or mention.ids
    meant = _meant_for(act)
    if meant:
        return meant
    group = next((m for m in act.frame.mentions if m.first >= act.mark.last and _is_a_group(act, m)), None)
    if group is not None:
        return group.ids[:1]
    for mention in behind:
        if mention.whole and mention.first - act.mark.last <= 2 and act.mark.form("verb") >= 0:
            return mention.states or mention.ids
    return _among_many(act)


def _among_many(act: Act) -> tuple[str, ...] | None:
    """Return the named of "shipped mines to at least 16 countries, among them X and Y"."""
    tokens = act.sentence.tokens
    crowd = next((a for a in act.amounts(("state",)) if a.first >= act.mark.last), None)
    if crowd is None or "to" not in {t.low for t in tokens[max(0, crowd.first - 1) : crowd.number_at]}:
        return None
    for mention in act.frame.mentions:
        near = 0 <= mention.first - crowd.last <= _NAMED_WITHIN
        if near and mention.kind == "state" and is_example(act, mention):
            return mention.states
    return None


_NAMED_WITHIN = 4


def _meant_for(act: Act) -> tuple[str, ...]:
    """Return the state of "Sweden's mines for Ukraine were flown to Rzeszów"."""
    if act.nominal or not act.frame.is_passive(act.clause, act.mark):
        return ()
    items = list(act.sentence.find("item", act.clause.first, act.mark.first))
    for mention in act.frame.mentions:
        behind = items and 0 <= mention.first - items[-1].last <= _PAIR_OF and mention.last <= act.mark.first
        if behind and mention.prep == "for" and mention.kind in ("state", "body"):
            return mention.states
    return ()


def _is_a_group(act: Act, mention: Mention) -> bool:
    """Tell of "shipped mines to Hezbollah", "supplied the Houthis with mines": armed groups take too."""
    near = 0 <= mention.first - act.mark.last <= 1 and not armed_groups().isdisjoint(mention.ids)
    if mention.kind == "organisation" and near and not act.nominal:
        return mention.whole
    return mention.kind == "organisation" and mention.prep == "to" and mention.first in act.clause.tokens


def _shares(act: Act) -> bool:
    return act.sentence.tokens[act.mark.first].low.startswith("shar")


def _ordered(act: Act) -> Iterator[Draft]:
    """What is to be delivered under an order told in the same sentence: "ordered mines from X, and deliveries …"."""
    owner = act.frame.owner(act.clause, act.mark) if act.nominal else None
    if owner is not None or not act.sentence.tokens[act.mark.first].low.startswith("deliver"):
        return
    code = next((m.value("item") for m in act.sentence.find("item", 0, act.mark.first)), None)
    if code is None or code == "other":
        return
    buyer = act.frame.discourse.buyer
    sellers = [m for m in act.frame.mentions if m.prep in ("from", "with") and m.last <= act.mark.first]
    makers = [m for m in sellers if m.kind in ("company", "name")]
    seller = next(iter(makers or [m for m in sellers if m.prep == "from"]), None)
    if buyer is None or buyer[1] != act.sentence.start or seller is None:
        return
    givers = seller.ids[:1] if seller.kind in ("company", "name") else seller.states
    for giver in givers:
        draft = _draft(act, giver, buyer[0], item=code, aspect="supply")
        if draft.modality == "occurred" and act.nominal and _is_ahead(act, draft.when):
            draft.modality = "planned"
        yield draft


# A purchase goes on being spoken of for so many code points.
_REACH = 400


def _buyer(act: Act) -> tuple[str, ...] | None:
    """Return who has just been said to buy, where a company supplies and no receiver is named."""
    buyer, actor = act.frame.discourse.buyer, doer(act)
    if buyer is not None and actor is not None and actor.kind == "state" and not act.nominal:
        return _who_waits(act, actor)
    if buyer is None or actor is None or actor.kind != "company" or act.nominal or act.scope.modality() == "denied":
        # "will not sell the mine outside Europe": not to who has bought it
        return None
    return (buyer[0],) if 0 <= act.sentence.start - buyer[1] <= _REACH else None


def _who_waits(act: Act, giver: Mention) -> tuple[str, ...] | None:
    """Return who ordered of the state that "will deliver them by the end of 2026"."""
    seller, buyer = act.frame.discourse.seller, act.frame.discourse.buyer
    if seller is not None and seller[0] in giver.states and 0 <= act.sentence.start - seller[3] <= _ORDERED_WITHIN:
        return (seller[1],)
    ahead = act.frame.pronoun_object(act.mark) and act.scope.has("future", "intend") and item_age(act) <= 1
    near = buyer is not None and 0 <= act.sentence.start - buyer[1] <= _REACH and buyer[0] not in giver.states
    return (buyer[0],) if ahead and near and buyer is not None else None


_AGREED = frozenset({"agreement", "deal", "accord", "memorandum"})


def _contracted(act: Act) -> Mention | None:
    """Return who is to deliver: "signed a contract with X for the delivery of"."""
    if not act.nominal:
        return None
    near = [m for m in act.frame.mentions if m.prep == "with" and m.last <= act.mark.first <= m.last + 4]
    ordered = any(
        "order" in m.values("noun") + m.values("verb")
        for m in act.sentence.starting(act.clause.tokens)
        if m.first < act.mark.first
    ) or any(act.sentence.tokens[p].low in _AGREED for p in act.clause.tokens if p < act.mark.first)
    return near[-1] if near and ordered and near[-1].kind in ("company", "name", "state") else None


def _givers(act: Act, to: tuple[str, ...] | None) -> tuple[str, ...]:
    contracted = _contracted(act)
    if contracted is not None:
        return contracted.ids[:1]
    actor = doer(act)
    if act.frame.is_passive(act.clause, act.mark) and act.frame.agent(act.clause, act.mark) is None and item_owner(act):
        return item_owner(act)
    if _is_the_subject(act) and (actor is None or actor.first not in act.clause.tokens):
        # "Latvia had asked for mines, but exports would not start": who asks does not give
        return _exporter(act, to)
    if actor is not None:
        if actor.kind in ("company", "name"):
            return actor.ids[:1]
        if actor.states:
            return tuple(s for s in actor.states if to is None or s not in to)
        if actor.kind == "union":
            return actor.ids
        if actor.kind in ("organisation", "media"):
            return ()
        if actor.kind == "person":
            # "The dealer smuggled mines from Bosnia to Sweden"
            return next((m.states for m in _parties(act) if m.prep == "from" and m.kind == "state"), ())
    return _unnamed_giver(act, to)


def _exporter(act: Act, to: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return whose exports are spoken of: those of the firm that was told to make them, else as where nobody is."""
    maker = _who_makes_them(act)
    if maker:
        act.frame.imply(act.mark, *maker, *(to or ()))
    return maker or _unnamed_giver(act, to)


def _is_the_subject(act: Act) -> bool:
    """Tell of "but exports would not start", "Selling to Ukraine is out of the question": the act opens its clause."""
    if not act.nominal and act.mark.form("verb") != _ING:
        return False
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return _OPENING_WORDS.issuperset(w for w in before if w.isalpha()) and (
        stage(act) in ("denied", "planned", "possible") or _is_put_off(act)
    )


_ING = 3
_OPENING_WORDS = frozenset({"but", "and", "that", "the", "any", "while", "though", "first", "however", "such"})


def _who_makes_them(act: Act) -> tuple[str, ...]:
    """Return the firm that was told to make them, whose exports are spoken of."""
    made = act.frame.discourse.made
    near = made is not None and 0 <= act.sentence.start - made.at <= _ORDERED_WITHIN and made.modality != "denied"
    maker = str(made.slots.get("actor")) if made is not None and near else ""
    return (maker,) if len(maker) > _CODE else ()


def _unnamed_giver(act: Act, to: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return who gives where the clause names no giver: whose they are, who gave before, who tells of it."""
    if act.nominal and item_owner(act):
        return item_owner(act)
    place = act.frame.place_of(act.clause, act.mark) if act.nominal and act.scope.has("cease") else None
    if place is not None and to is None:
        # "a moratorium on the export of mines, in force in Israel"
        return place.states
    before = act.frame.discourse.transfer
    if act.nominal and to is not None and before is not None and before[1] in to:
        return (before[0],)
    told = _made_by(act) or _teller_gives(act, to) or _maker_before(act, to)
    if told:
        return told
    states = act.frame.discourse.one_state() if _is_plural_noun(act) else implied(act)
    return () if to is not None and set(states) <= set(to) else states


def _maker_before(act: Act, to: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the firm that was just told to make them: "A pilot lot of 5,000 has been handed to the army"."""
    deed = act.frame.discourse.made
    if deed is None or to is None or act.nominal or deed.modality == "denied":
        return ()
    maker = str(deed.slots.get("actor"))
    near = 0 <= act.sentence.start - deed.at <= _MADE_WITHIN and not act.scope.has("possible", "able")
    near = near and any(m.kind == "body" and m.prep in ("to", "for") for m in _parties(act))
    return (maker,) if near and len(maker) > _CODE and act.frame.is_passive(act.clause, act.mark) else ()


def may_have_customer(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "could be a customer", "is a potential buyer"."""
    return any(t.low in _CUSTOMERS for t in sentence.tokens[mark.last : mark.last + _CUSTOMER_WITHIN])


_CUSTOMERS = frozenset({"customer", "customers", "buyer", "buyers", "client", "clients", "purchaser"})
_CUSTOMER_WITHIN = 6


def customer(act: Act) -> Iterator[Draft]:
    """As in "Ukraine could be a customer one day", said of who was just told to make weapons, or to be going to."""
    deed = act.frame.discourse.made
    buyer = act.frame.subject(act.clause)
    if deed is None or buyer is None or buyer.kind != "state":
        return
    if not 0 <= act.sentence.start - deed.at <= _ORDERED_WITHIN or act.scope.negated or item_age(act) > _REACHED:
        return
    maker, item = deed.slots.get("actor"), deed.slots.get("item")
    for to in buyer.states:
        if to != maker and maker is not None and item not in (None, "other"):
            slots: dict[str, str | None] = {"actor": maker, "to": to, "item": item, "aspect": "supply"}
            yield act.draft("transfer", "possible", slots, None, act.when("planned"))


def _made_by(act: Act) -> tuple[str, ...]:
    """Return whose make "deliveries of the American-made mines" are of."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        behind = [t.low for t in tokens[mention.last : mention.last + 2]]
        if act.nominal and mention.role == "adj" and mention.first > act.mark.last and behind == ["-", "made"]:
            return mention.states
    return ()


def _teller_gives(act: Act, to: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return whose office says that "deliveries of mines to Kyiv began in March", where nobody else is named."""
    told = teller(act) if act.nominal and to is not None else None
    return () if told is None or not set(to or ()).isdisjoint(told.states) else told.states


_ARRIVING = frozenset(
    {
        "batch",
        "shipment",
        "shipments",
        "consignment",
        "consignments",
        "delivery",
        "deliveries",
        "pallets",
        "lot",
        "they",
    }
    | {"them", "first", "tranche", "ones", "shells", "rounds", "thousands", "hundreds", "dozens"}
)


def arrive(act: Act) -> Iterator[Draft]:
    """Transfer by what arrives: "a first batch from Germany reached Lithuania in January", "the last one arrived"."""
    before = [p for p in act.clause.tokens if p < act.mark.first]
    found = [m for m in act.sentence.find("item", 0, act.mark.first) if m.first in act.clause.tokens]
    stands = not _ARRIVING.isdisjoint(act.sentence.tokens[p].low for p in before) or _arriving(act) is not None
    code = act.item_code(found[0]) if found else act.frame.discourse.item if stands and item_age(act) <= 2 else None
    if code in (None, "other") or not (stands or found):
        return
    goal = next((m for m in _parties(act) if m.whole or m.prep in ("to", "in")), None) or _troops(act)
    if goal is None and act.mark.last <= act.clause.last and (found == [] or stands):
        seller = act.frame.discourse.seller
        plain = code == "mine" and seller is not None and seller[2] in ("apm", "avm")
        yield from _of_an_order(act, seller[2] if plain and seller is not None else str(code))
    sources = [m for m in act.frame.mentions if m.prep == "from"]
    source = next((m for m in sources if m.last <= act.mark.first or m.first in act.clause.tokens), None)
    if source is None and act.sentence.tokens[act.mark.last - 1].low == "from":
        # "went from Poland to Ukraine"
        source = next((m for m in _parties(act) if m.first - act.mark.last <= 1), None)
        goal = next((m for m in _parties(act) if m.prep in ("to", "into")), None)
    told = act.frame.discourse.transfer
    seen = told if told is not None and (goal is None or told[1] in goal.states) else None
    giver = item_owner_before(act, found) or (source.states or source.ids if source is not None else ())
    giver = giver or (seen[:1] if seen is not None else ()) or _seller_to(act, goal) or _holder_before(act)
    giver = giver or _promiser(act) or _giver_ahead(act)
    giver = giver or (_who_says_so(act, goal) if found or stands else ())
    receiver = goal.states if goal is not None else seen[1:] if seen is not None else ()
    for actor in giver[:1]:
        for to in receiver:
            if actor != to:
                act.frame.discourse.transfer = (actor, to)
                yield _draft(act, actor, to, item=str(code), aspect="supply")


_GIVING = frozenset({"supply", "make", "fund"})


def _promiser(act: Act) -> tuple[str, ...]:
    """Return who gives in "mines supplied by the United States reached", "Of the mines promised by X, 600 arrived"."""
    for mention in act.frame.mentions:
        if mention.prep != "by" or mention.last > act.mark.first:
            continue
        verb = act.sentence.mark(mention.first - 2) or act.sentence.mark(mention.first - 3)
        if verb is not None and not _GIVING.isdisjoint(verb.values("verb")) and verb.form("verb") in (2, 4):
            return mention.states or mention.ids[:1]
    return ()


def _giver_ahead(act: Act) -> tuple[str, ...]:
    """Return who "gave away its mines: all 10,000 went to Ukraine"."""
    outer = act.clause.parent
    if act.clause.kind != "main" or outer is None:
        return ()
    given = any("supply" in m.values("verb") for m in outer.marks(act.sentence))
    actor = act.frame.subject(outer) if given else None
    return () if actor is None else actor.states


_TROOPS = frozenset({"units", "troops", "forces", "brigades", "soldiers", "engineers", "depots", "sappers", "military"})


def _troops(act: Act) -> Mention | None:
    """Return the state of "reached Ukrainian units", "arrived in Estonian depots"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        near = mention.role == "adj" and 0 <= mention.first - act.mark.last <= 1 and mention.last < len(tokens)
        if near and tokens[mention.last].low in _TROOPS:
            return mention
    return None


def came_from(act: Act) -> Iterator[Draft]:
    """As in "Mozambique's mines came from Portugal and China"."""
    tokens = act.sentence.tokens
    items = [m for m in act.sentence.find("item", act.clause.first, act.mark.first) if m.value("item") != "other"]
    owners = [m for m in act.frame.mentions if items and m.role == "owner" and 0 < items[-1].first - m.last <= _OWNED]
    givers = [m for m in act.frame.mentions if m.kind == "state" and 0 <= m.first - act.mark.last <= 1]
    if not owners or not givers or act.scope.negated or tokens[act.mark.last - 1].low != "from":
        return
    for giver in givers[0].states:
        for taker in owners[-1].states:
            if giver != taker:
                yield _draft(act, giver, taker, item=str(items[-1].value("item")), aspect="supply")


_OWNED = 3


def _of_an_order(act: Act, code: str) -> Iterator[Draft]:
    """As in "The first will arrive this year and the last in 2028", right after an order was told."""
    seller = act.frame.discourse.seller
    if seller is None or not 0 <= act.sentence.start - seller[3] <= _ORDERED_WITHIN or seller[2] != code:
        return
    if act.time() is not None or _arriving(act) is not None:
        act.frame.imply(act.mark, seller[0], seller[1])
        yield _draft(act, seller[0], seller[1], item=code, aspect="supply")


def _who_says_so(act: Act, goal: Mention | None) -> tuple[str, ...]:
    """Return whose office tells of it: "Another 4,000 mines will go to Kyiv in May, the Danish ministry said"."""
    tellers = [m for m in act.frame.mentions if m.kind in ("body", "office", "person") and len(m.states) == 1]
    told = [m for m in tellers if (said := act.sentence.mark(m.last)) is not None and "say" in said.meanings]
    if not told or goal is None or told[0].states == goal.states or told[0].first in act.clause.tokens:
        return ()
    return told[0].states


_HELD_LATELY = 300


def _seller_to(act: Act, goal: Mention | None) -> tuple[str, ...]:
    """Return who got the order of whom they arrive at: "The first batch will arrive in Riga in 2027"."""
    seller = act.frame.discourse.seller
    if seller is None or goal is None or seller[1] not in goal.states:
        return ()
    return (seller[0],) if 0 <= act.sentence.start - seller[3] <= 2 * _REACH else ()


def _holder_before(act: Act) -> tuple[str, ...]:
    """Return who was just said to hold them: "held 4 million of them; tens of thousands have gone to Ukraine"."""
    deed = act.frame.discourse.deed
    if deed is None or deed.kind != "stockpile" or deed.slots.get("aspect") != "hold":
        return ()
    near = 0 <= act.sentence.start - deed.at <= _HELD_LATELY
    return (str(deed.slots["actor"]),) if near else ()


def item_owner_before(act: Act, found: list[Mark]) -> tuple[str, ...]:
    """Return whose the weapons named before the verb are: "American cluster shells reached Ukraine"."""
    near = [m for m in act.frame.mentions if found and m.last == found[0].first and m.kind == "state" and m.role]
    return near[-1].states if near else ()


def _parties_unnamed(act: Act) -> bool:
    """Tell whether weapons that are counted were received, and nothing says from whom."""
    behind = {t.low for t in act.sentence.tokens[act.mark.last :]}
    got = _GETS.match(act.sentence.tokens[act.mark.first].low) is not None
    return got and (amount(act) or so_many(act)) is not None and "from" not in behind


_GETS = re.compile(r"receiv|gets?$|getting$|got$|obtain")
_LOOSE = frozenset({"shells", "ones", "stocks", "rounds", "weapons", "bombs", "munitions", "some"})


def _is_reduced(act: Act) -> bool:
    """Tell of "has used them, among them shells received from Washington", right after our weapons were named."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if not first or last >= len(tokens) or tokens[last].low != "from" or tokens[first].low not in ("received", "got"):
        return False
    before = act.sentence.mark(first - 1)
    named = before is not None and before.value("item") not in (None, "other")
    return named or (tokens[first - 1].low in _LOOSE and item_age(act) <= 1)


def _received(act: Act) -> str | None:
    code = object_code(act)
    if code is None and item_age(act) <= 1 and _bare_from(act) is not None:
        return act.frame.discourse.item
    if code is None and so_many(act) is not None:
        # "received its first 2,000", weapons being spoken of
        return act.frame.discourse.item
    pointed = act.frame.pronoun_object(act.mark) and item_age(act) <= 2
    return act.frame.discourse.item if code is None and (pointed or _is_reduced(act)) else code


def _bare_from(act: Act) -> Quantity | None:
    """Return the bare number of "took delivery of 512 from Textron", weapons being spoken of."""
    tokens = act.sentence.tokens
    for found in act.amounts(("item",)):
        near = found.unit_at is None and 0 <= found.first - act.mark.last <= 1 and not act.nominal
        if near and found.last < len(tokens) and tokens[found.last].low == "from":
            return found.quantity
    return None


def _seller_of(act: Act, taker: Mention) -> tuple[str, ...]:
    """Return who was just said to have got the order of who receives: "ordered from X … It received them in 2015"."""
    seller = act.frame.discourse.seller
    if seller is None or seller[1] not in taker.states or not 0 <= act.sentence.start - seller[3] <= _REACH:
        return ()
    return (seller[0],)


def receive(act: Act) -> Iterator[Draft]:
    """Transfer seen by its taker: "Ukraine received cluster munitions from the United States"."""
    if _is_given(act) and act.mark.last < len(act.sentence.tokens) and act.sentence.tokens[act.mark.last].low == "to":
        yield from _given_to(act)
        return
    code, agent = _received(act), _given_by(act)
    taker = _who_receives(act, agent)
    if code is None or taker is None or act.scope.negated:
        return
    giver = agent or _from_whom(act)
    givers = _ids_of(giver) or item_owner(act) or (_seller_of(act, taker) if giver is None else ())
    if not givers and giver is None:
        givers = _of_their_origin(act)
    if not givers and giver is None:
        yield from _from_nobody(act, taker, code)
    for to in taker.states or taker.ids[:1]:
        for actor in givers:
            if actor != to:
                act.frame.discourse.transfer = (actor, to)
                aspect = "cease" if act.nominal and act.scope.has("cease") else "supply"
                yield from _ordered_too(act, _draft(act, actor, to, item=code, aspect=aspect))


_SUPPLIED = frozenset({"made", "supplied", "donated", "provided", "built", "delivered", "gifted", "produced"})


def _of_their_origin(act: Act) -> tuple[str, ...]:
    """Return the giver of "received US-supplied cluster shells": the words before the weapon name it."""
    item, tokens = act.frame.item(act.clause, act.mark), act.sentence.tokens
    if item is None or act.nominal:
        return ()
    for mention in act.frame.mentions:
        behind = [t.low for t in tokens[mention.last : mention.last + 2]]
        if act.mark.last <= mention.first < item.first and behind[:1] == ["-"] and behind[1:2] != []:
            return mention.states if behind[1] in _SUPPLIED else ()
    return ()


def _is_given(act: Act) -> bool:
    """Tell of "was given", "were supplied with", which stand in the passive and name the taker first."""
    words = {t.low for t in act.sentence.tokens[act.mark.first + 1 : act.mark.last]}
    return not words.isdisjoint({"given", "supplied"})


def _given_to(act: Act) -> Iterator[Draft]:
    """As in "Some 4,000 mines were given to Kyiv by the Danish army", "Mines from Danish stocks were given to Kyiv"."""
    items = [m for m in act.sentence.find("item", act.clause.first, act.mark.first) if m.first in act.clause.tokens]
    code = act.item_code(items[-1]) if items else stand_in(act)
    taker = next((m for m in _parties(act) if m.prep == "to"), None)
    sources = (m for m in act.frame.mentions if m.prep == "from" and m.last <= act.mark.first)
    giver = act.frame.agent(act.clause, act.mark) or next(sources, None)
    before = [t.low for t in act.sentence.tokens[act.clause.first : items[-1].first]] if items else []
    if code in (None, "other") or taker is None or act.scope.has("cease", "urge"):
        return
    if not _OF_OTHER_THINGS.isdisjoint(before) or any(w.endswith("ing") for w in before):
        # "Money for removing mines was given to Ukraine"
        return
    givers = (
        _ids_of(giver) or item_owner_before(act, items) or (_teller_gives_them(act, taker) if giver is None else ())
    )
    for actor in givers:
        for to in taker.states:
            if actor != to:
                act.frame.discourse.transfer = (actor, to)
                yield _draft(act, actor, to, item=str(code), aspect="supply")


_OF_OTHER_THINGS = frozenset({"for", "on", "against", "about", "with", "over"})


def _teller_gives_them(act: Act, taker: Mention) -> tuple[str, ...]:
    """Return whose office says that "4,000 mines had been given to Ukraine"."""
    told = teller(act)
    return () if told is None or not set(taker.states).isdisjoint(told.states) else told.states


def _given_by(act: Act) -> Mention | None:
    return act.frame.agent(act.clause, act.mark) if _is_given(act) else None


def _who_receives(act: Act, agent: Mention | None) -> Mention | None:
    if not _is_given(act) and not act.nominal and act.frame.is_passive(act.clause, act.mark):
        return None
    taker = doer(act)
    if agent is not None and taker == agent:
        return act.frame.subject(act.clause, act.mark.first)
    return teller(act) if taker is None and act.nominal else taker


def _from_whom(act: Act) -> Mention | None:
    """Return the giver of "received mines from X"; "From X it received" names it first."""
    fronted = [m for m in act.frame.mentions if m.first <= _OPENING and m.last <= act.mark.first]
    makers = [m for m in act.frame.mentions if m.full_name and m.first in act.clause.tokens and m.first > act.mark.last]
    led = (m for m in _parties(act) if m.kind == "company" and m.prep.endswith("by") and _leads_others(act, m.first))
    return next((m for m in (*_parties(act), *makers, *fronted) if m.prep == "from"), None) or next(led, None)


def _leads_others(act: Act, position: int) -> bool:
    """Tell of "from a consortium led by X"."""
    words = [t.low for t in act.sentence.tokens[max(0, position - 5) : position]]
    return "from" in words and words[-2:] in (["led", "by"], ["headed", "by"], ["run", "by"])


_OPENING = 2


def _ids_of(giver: Mention | None) -> tuple[str, ...]:
    if giver is None:
        return ()
    return giver.ids[:1] if giver.kind in ("company", "name") else giver.states


def _from_nobody(act: Act, taker: Mention, code: str) -> Iterator[Draft]:
    """What is received, and nothing says from whom: what a contract brings is ordered, the rest builds up a stock."""
    if _under_contract(act):
        for to in taker.states or taker.ids[:1]:
            yield _implied_order(act, to, code)
    elif taker.kind in ("state", "body") and _parties_unnamed(act):
        # "its armed forces have received 85,000 mines": who gave them is left open.
        for to in taker.states:
            slots: dict[str, str | None] = {"actor": to, "item": code, "aspect": "acquire"}
            counted = amount(act) or so_many(act)
            yield act.draft("stockpile", stage(act), slots, counted, act.when(stage(act)))
