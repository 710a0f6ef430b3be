"""Weapons given: who gives them to whom, from the clause and from what was told before it."""

from collections.abc import Iterator

from treatywatch.extract.frames.act import APART, Act, Draft
from treatywatch.extract.frames.kinds.arms import MAKERS, ended, unasserted
from treatywatch.extract.frames.kinds.lands import (
    MONEY,
    bare_money,
    described_money,
    for_mines,
    hands_money,
    payers,
    unnamed_money,
)
from treatywatch.extract.frames.marks import Mark
from treatywatch.extract.frames.mentions import Mention, is_capital
from treatywatch.extract.frames.scope import is_act
from treatywatch.lang.pack import entities

# Whoever does this with weapons need not have been given them.
_KEEPING = ("make", "destroy", "oppose", "support", "concern", "ban", "order", "need")
# An order is in view for so many sentences.
_ORDERED = 2
_TRADERS = ("state", "union", "body", "organisation", *MAKERS)
_AHEAD = ("planned", "possible")
_FIRMLY = frozenset({"from", "by", "to", "with"})


def supply(act: Act) -> Iterator[Draft]:
    """Transfer: who gives to whom."""
    yield from _forbidden(act)
    yield from _moved(act, gives=True)


def _forbidden(act: Act) -> Iterator[Draft]:
    """Exports that a state has forbidden itself: "Bulgaria banned the export of mines in 1996"."""
    bans = [m for m in act.marks("verb") if m.says("verb", "ban") and not m.flags & {"inf", "cond", "fut", "part"}]
    item = _goods(act, gives=True) if act.mark.has("noun") and bans else None
    if item in (None, "other") or act.marks("treaty", "treaty_word", "crowd") or act.scope.negated:
        return
    ban = Act(act.frame, act.clause, bans[0], act.frame.scopes.of(act.clause, bans[0]), act.inside)
    actor = ban.actor()
    if actor is None or actor.kind not in ("state", "body") or actor.first not in act.inside:
        return
    if ban.scope.modality() == "occurred":
        for state in actor.states:
            slots: dict[str, str | None] = {"actor": state, "to": None, "item": item, "aspect": "cease"}
            yield act.draft("transfer", "occurred", slots, None, act.when("occurred"))


def receive(act: Act) -> Iterator[Draft]:
    """Transfer, told by who receives."""
    yield from _owed(act, _goods(act, gives=False)) if _gets_an_order(act) else _moved(act, gives=False)


def paid(act: Act) -> Iterator[Draft]:
    """Funding, told by who receives it: "Ukraine received 40 million euros from Japan for clearing mines"."""
    share = bare_money(act)
    quantity = share or act.quantity(*MONEY)
    if quantity is None or act.nominal or act.scope.bare or act.scope.negated or not (share or for_mines(act)):
        return
    if any(m.says("noun", "order", "make", "supply") or m.says("verb", "order", "supply") for m in _told_of(act)):
        # "received an order worth 40 million"
        return
    taker = act.actor()
    giver = _other_side(act, taker, gives=False)
    if taker is None or taker.kind in MAKERS:
        return
    modality = act.scope.modality()
    # "Norway gives 400 million. Ukraine gets 180 million of them."
    for payer in payers(act, giver) if giver is not None else act.d.payers if share else ():
        for getter in taker.states or taker.ids[:1]:
            if payer != getter:
                slots: dict[str, str | None] = {"actor": payer, "to": getter}
                yield act.draft("funding", modality, slots, quantity, act.when(modality))


def _told_of(act: Act) -> list[Mark]:
    return [m for m in act.marks("noun", "verb") if m is not act.mark]


def _moved(act: Act, *, gives: bool) -> Iterator[Draft]:
    item = _goods(act, gives=gives)
    if item is None or item == "other" or unasserted(act) or _moves_money(act, gives=gives) or _travels(act):
        return
    if act.nominal and any(m.says("verb", "supply", "receive") for m in act.marks("verb")):
        # "sent a consignment of mines": told by the verb.
        return
    givers, takers = _parties(act, gives=gives)
    modality = act.scope.modality()
    if modality == "occurred" and act.nominal and any(m.says("verb", "order") for m in act.marks("verb")):
        modality = "planned"
    when = act.when(modality)
    aspect = "cease" if act.scope.has("cease") else "supply"
    if aspect == "supply" and ended(modality, when):
        aspect, modality = "cease", "occurred"
    if not givers and modality != "denied" and (not gives or _reaches_its_army(act, takers, modality)):
        yield from _received(act, takers, item, modality, when)
    if givers and takers and not act.scope.negated:
        act.d.moved = (givers, takers)
        act.d.ages["moved"] = 0
    for giver in givers:
        for taker in takers or (None,):
            if giver != taker:
                slots = {"actor": giver, "to": taker, "item": item, "aspect": aspect}
                yield act.draft("transfer", modality, slots, act.counted(), when)


def _gets_an_order(act: Act) -> bool:
    """Tell of "Belma has got an order from Lithuania": it gets no weapons."""
    actor = act.actor()
    return actor is not None and actor.kind in MAKERS and any(m.says("noun", "order") for m in act.marks("noun"))


def _owed(act: Act, item: str | None) -> Iterator[Draft]:
    """What a firm that has got an order will deliver to who gave it."""
    actor, other = act.actor(), _other_side(act, act.actor(), gives=False)
    if actor is None or item in (None, "other") or other is None or other.kind in MAKERS or unasserted(act):
        return
    if act.scope.modality() != "occurred":
        return
    for taker in _ids(other):
        slots: dict[str, str | None] = {"actor": actor.ids[0], "to": taker, "item": item, "aspect": "supply"}
        yield act.draft("transfer", "planned", slots, act.counted())


def _goods(act: Act, *, gives: bool) -> str | None:
    """The weapon given: named in the clause, or last spoken of, where something is counted or sent to a state."""
    if any(m.says("noun", "clear", "remove") for m in act.marks("noun")) and not act.amounts("item"):
        # "gives a fund for the removal of mines 16 million"
        return None
    stocks = any(m.says("noun", "hold") for m in act.marks("noun")) and not act.scope.bare
    unnamed = (stocks or act.amounts("item")) and not act.marks("item")
    item = act.item() or (act.item_or_last(age=1) if unnamed else None)
    # "will make them and could supply Ukraine"; "A part could go to Ukraine"; "China's exports have ceased."
    pointed = (gives and _to_a_state(act)) or (act.nominal and act.scope.has("cease"))
    if item is None and (pointed or (gives and _may_be_sold(act))):
        item = act.item_or_last(age=1)
    if item is None and act.d.age("ordered") <= _ORDERED and not act.marks("other_thing", "treaty", "treaty_word"):
        # "The first lots will be delivered in autumn."
        item = act.item_or_last(age=_ORDERED)
    return item


def _may_be_sold(act: Act) -> bool:
    """Tell of what is made, and may be sold or is not to be: "Exports are thinkable", "a part could be sold"."""
    if not _maker_lately(act) or act.scope.modality() not in ("possible", "denied") or act.amounts(*MONEY, "person"):
        return False
    if act.marks("treaty", "treaty_word", "other_thing", "notice", "law", "item"):
        return False
    if any(is_act(m) and not m.says("noun", "make") for m in _told_of(act)):
        return False
    behind = act.s.mark(act.mark.last)
    if act.nominal:
        # "the export of salmon"
        return behind is None or not behind.says("prep", "of", "by")
    return "pass" in act.mark.flags or bool(act.marks("crowd", "item_word"))


def _travels(act: Act) -> bool:
    """Tell of a person who arrives somewhere: no weapon does."""
    actor = act.actor() if "pass" in act.mark.flags and not act.marks("item") else None
    return actor is not None and actor.kind in ("person", "office", "name") and not actor.can_be("by", "from")


def _received(act: Act, takers: tuple[str, ...], item: str, modality: str, when: str | None) -> Iterator[Draft]:
    """Stocks that a state is said to get, nobody knows from whom: "The army received its first anti-tank mines"."""
    known = any(m.says("prep", "from") for m in act.marks("prep")) or any(map(is_act, act.marks("noun")))
    if act.nominal or known or modality not in ("occurred", *_AHEAD):
        # "goes on receiving mines from its partners"; "has received an order for mines"
        return
    ordered = act.d.ordered if act.d.age("ordered") <= _ORDERED else None
    if modality in _AHEAD and act.scope.has("intend"):
        # "wants to get them by 2028"
        return
    if modality in _AHEAD and (maker := _maker_lately(act)) and not set(maker) & set(takers):
        # "Poland makes them; Ukraine might get a part": of Poland's.
        for taker in takers:
            slots: dict[str, str | None] = {"actor": maker[0], "to": taker, "item": item, "aspect": "supply"}
            yield act.draft("transfer", modality, slots, act.counted(), when)
        return
    if modality in _AHEAD and ordered is not None and set(takers) <= set(ordered[0]):
        # "has ordered mines of Forcit. It will get the first in 2027."
        for firm in ordered[1]:
            slots = {"actor": firm, "to": ordered[0][0], "item": item, "aspect": "supply"}
            yield act.draft("transfer", "planned", slots, act.counted(), when)
        return
    for taker in takers:
        slots = {"actor": taker, "item": item, "aspect": "acquire"}
        yield act.draft("stockpile", modality, slots, act.counted(), when)


def _reaches_its_army(act: Act, takers: tuple[str, ...], modality: str) -> bool:
    """Tell of mines that are to reach an army, nobody knows from whom: "the first will reach the army in autumn"."""
    armies = [m for m in act.own() if m.kind == "body" and m.can_be("to") and m.states and not m.may_act]
    plain = modality in _AHEAD and not act.marks("kind_word") and not any(m.kind in MAKERS for m in act.frame.mentions)
    return plain and bool(armies) and set(takers) <= set(armies[0].states)


def _maker_lately(act: Act) -> tuple[str, ...]:
    """Who was last said to make weapons, with the state of a firm."""
    deed = act.d.deed
    maker = deed[1].get("actor") if deed is not None and deed[0] == "production" and act.d.age("deed") <= 1 else None
    if maker is None:
        return ()
    entity = entities().get(maker)
    return (maker, entity.country) if entity is not None and entity.country else (maker,)


def bought(act: Act) -> Iterator[Draft]:
    """Transfer, told by who buys or orders abroad: "has ordered 35,000 mines from Finland"."""
    item = act.item() or (act.item_or_last(age=1) if act.counted() else None)
    modality = act.scope.modality()
    if item is None or item == "other" or unasserted(act) or act.scope.bare or modality in ("denied", "urged"):
        return
    buyer = act.actor()
    if buyer is None or buyer.kind in MAKERS or buyer.adj:
        return
    buyers = act.states()
    seller = _seller(act, buyers)
    if seller is None or not buyers:
        return
    if modality == "occurred" and (act.mark.says("verb", "order") or "pres" in act.tense or "fut" in act.tense):
        modality = "planned"
    when = act.when(modality)
    for buying in buyers:
        slots: dict[str, str | None] = {"actor": seller, "to": buying, "item": item, "aspect": "supply"}
        yield act.draft("transfer", modality, slots, act.counted(), when)


def _seller(act: Act, buyers: tuple[str, ...]) -> str | None:
    """From whom a state buys: another state, or a firm of one ("from Germany", "of the Israeli firm Tomer")."""
    own = [m for m in act.own() if len(m.states) == 1 and m.ids and not any(map(is_act, _between(act, m)))]
    # What a state orders of its own makers is only an order.
    foreign = [m for m in own if not set(m.states) & set(buyers)]
    own = foreign if act.mark.says("verb", "order") or act.mark.says("noun", "order") else own
    firms = [m for m in own if m.kind == "company" and (m.can_be("from", "by", "with", "in") or _led(act, m))]
    own = foreign
    firms = firms or [m for m in own if m.kind == "company" and _bought_of(act, m)]
    theirs = [m for m in own if m.adj and m.kind == "state" and _of_a_firm(act, m)]
    states = [m for m in own if m.kind == "state" and not m.adj and m.roles and _sold_in(act, m)]
    states = states or [m for m in own if m.kind == "state" and not m.adj and _bought_of(act, m)]
    return next((m.ids[0] for m in (*firms, *states, *theirs)), None)


def _bought_of(act: Act, seller: Mention) -> bool:
    """Tell of "to" that in some languages leads whom something is bought of: "compró minas a Israel"."""
    # Whom a firm's order goes to by name is told as the order alone.
    values = ("acquire", "order")
    plain = act.mark.says("verb", *values) and act.frame.drops_subject and act.frame.order == "initial"
    return plain and seller.can_be("to") and not seller.can_be("in") and seller.first >= act.mark.last


def _between(act: Act, mention: Mention) -> list[Mark]:
    first, last = min(act.mark.last, mention.last), max(act.mark.first, mention.first)
    return [m for m in act.marks_at(range(first, last), "verb", "noun") if m is not act.mark]


def _led(act: Act, mention: Mention) -> bool:
    """Tell of a name behind a preposition, alone or with what it is: "in the Finnish firm Forcit"."""
    before = act.s.before(mention.first)
    while before is not None and (before.says("kind_word", "company") or before.has("adj")) and not before.has("prep"):
        before = act.s.before(before.first)
    return before is not None and before.has("prep")


def _sold_in(act: Act, mention: Mention) -> bool:
    """Tell of a state from which, or in which, something is bought; a capital may be where it is told."""
    if mention.can_be("from", "by") or mention.pronoun is not None:
        return mention.pronoun is None
    there = mention.can_be("in") or (mention.roles == {"subj"} and _led(act, mention))
    if not there or act.nominal or is_capital(act.s, mention) or mention.first <= act.clause.first + 1:
        return False
    # "has ordered them at home, and in Latvia they deliberate"
    return not any(act.s.tokens[p].text in (",", "،") for p in range(act.mark.last, mention.first))


def _of_a_firm(act: Act, adjective: Mention) -> bool:
    """Tell of an adjective before a firm, behind a preposition or in a case: "of the Israeli Tomer"."""
    if not (adjective.roles & _FIRMLY or _led(act, adjective)) or adjective.last >= len(act.s.tokens):
        return False
    behind = act.s.mark(adjective.last)
    if behind is None:
        return act.s.tokens[adjective.last].text[:1].isupper() and act.frame.order != "final"
    return behind.has("company") or behind.says("kind_word", "company")


def _given_before_use(act: Act) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Who gave whom the weapons that a clause says are used: "has used shells supplied by the United States"."""
    described = act.nominal or act.attributive or "part" in act.mark.flags
    if not described:
        return None
    # "… uses mines, delivered by the United States": the participle may stand in a clause of its own.
    outer = [] if act.clause.parent is None or act.clause.kind not in ("aside", "rel") else act.clause.parent.tokens
    reach = {*act.inside, *outer}
    uses = [m for m in act.marks_at(reach, "verb") if m.says("verb", "use") and m is not act.mark]
    if not uses or not act.marks_at(reach, "item"):
        return None
    own = [m for m in act.frame.mentions if m.first in reach and m.kind in _TRADERS and m.ids and not m.adj]
    users = [m for m in own if m.may_act and m.last <= uses[0].first and m.kind in ("state", "body")]
    near = [m for m in own if m.can_be("by", "from") and 0 <= m.first - act.mark.last <= APART]
    if not near and act.frame.left:
        # In Chinese who gave them stands before it.
        near = [m for m in own if uses[0].last <= m.first and m.last <= act.mark.first]
    if not users or not near:
        return None
    return _ids(near[0]), users[0].states


def _parties(act: Act, *, gives: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who gives and who gets, from the clause and from what was told just before."""
    described = (_given_before_use(act) or _under_a_contract(act)) if gives else None
    if described is not None:
        return described
    subject = act.owned() if act.nominal and act.scope.bare else act.actor()
    other = _other_side(act, subject, gives=gives)
    if not gives:
        givers = _ids(other) or _makers_of(act)
        return givers, _getters(act, subject) or _getters_unsaid(act, givers)
    if other is None and subject is not None and _is_handed(act, subject):
        # In Chinese "the first mines will be delivered the Finnish army"; "the Americans, who gave Kyiv mines"
        subject, other = act.outer() if act.clause.kind == "rel" else None, subject
    givers, takers = _ids(subject) or _firm_of(act, subject), _ids(other)
    if not givers and not act.nominal:
        givers = tuple(s for s in _ids(_source(act)) or _makers_of(act) if s not in takers)
        takers = takers or (_there(act) if givers else ())
    return _completed(act, subject, givers, takers)


def _firm_of(act: Act, speaker: Mention | None) -> tuple[str, ...]:
    """The firm that a person speaks for: "we could sell them", says its head."""
    firm = act.d.firms.get(next(iter(speaker.ids), "")) if speaker is not None and speaker.kind == "person" else None
    return () if firm is None else (firm,)


def _getters(act: Act, subject: Mention | None) -> tuple[str, ...]:
    """Who receives: the subject, or "it" to whom weapons were given just before."""
    pointed = subject is not None and subject.pronoun in ("it", "they") and act.clause.kind != "rel"
    # "Germany gave Ukraine mines. It received others from the USA."
    return (_told_takers(act) if pointed else ()) or _ids(subject)


def _getters_unsaid(act: Act, givers: tuple[str, ...]) -> tuple[str, ...]:
    """Who receives where the verb alone tells: "Kyiv has suspended it. Earlier it got mines from the Americans"."""
    plain = act.frame.drops_subject and act.clause.kind != "rel" and not act.nominal and act.actor() is None
    if not givers or not plain or "pass" in act.mark.flags or act.mark.flags.isdisjoint(("past", "pres", "fut")):
        return ()
    told = act.implied()
    # "From Poland it received 10,000": not Poland's people.
    meant = act.d.one_state() if set(told) & set(givers) else told
    return () if set(meant) & set(givers) else meant


def _under_a_contract(act: Act) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The firm and the buyer of "signed a contract with the firm on the supply of mines"."""
    buying = act.nominal and any(m.says("verb", "order") for m in act.marks("verb"))
    firms = [m for m in act.own() if m.kind == "company"] if buying else []
    if not firms:
        return None
    buyer = act.actor()
    if buyer is not None and set(buyer.states) & {s for m in firms for s in m.states}:
        # "signed with the Polish firm Belma": that is whose the firm is.
        first = [m for m in act.own() if m.may_act and m.kind in ("state", "body") and m is not buyer]
        buyer = first[0] if first and (buyer.can_be("gen") or buyer.adj) else buyer
    return tuple(name for m in firms for name in m.ids), _ids(buyer)


def _there(act: Act) -> tuple[str, ...]:
    """Who gets weapons that arrive in a state."""
    return _ids(next((m for m in act.own() if m.kind in ("state", "body") and m.can_be("in") and not m.adj), None))


def _completed(
    act: Act, subject: Mention | None, givers: tuple[str, ...], takers: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sides with what the clause leaves unsaid: by an order told before, by whom the text has in view."""
    ordered = act.d.ordered if act.d.age("ordered") <= _ORDERED else None
    if ordered is not None and act.nominal and act.owned() is None:
        # "It ordered mines of Forcit; deliveries begin in 2027."
        givers = ()
    if not givers and ordered is not None and ordered[1] and not act.marks("treaty", "treaty_word"):
        # "It ordered mines of Forcit. The first will be delivered in 2027."
        return (ordered[1], takers or ordered[0]) if set(takers) <= set(ordered[0]) else ((), takers)
    if not givers and _may_be_sold(act):
        givers = tuple(name for name in _maker_lately(act)[:1] if name not in takers)
    if not givers and _left_unsaid(act, takers):
        givers = tuple(s for s in act.implied() if s not in takers)
    if "pass" in act.mark.flags and not takers and givers:
        takers = tuple(s for s in _there(act) if s not in givers)
    bought = ordered is not None and set(givers) == set(ordered[0]) and set(takers) <= set(ordered[0])
    if ordered is not None and bought and act.scope.modality() in _AHEAD:
        # "It has ordered mines; they are to be delivered in 2027": the buyer does not give.
        return (ordered[1], ordered[0]) if ordered[1] else ((), ())
    if givers and (not takers or set(takers) == set(givers)):
        takers = _meant_taker(act, givers, subject) or _taker_before(act, givers) or takers
    return givers, takers


def _left_unsaid(act: Act, takers: tuple[str, ...]) -> bool:
    """Tell whether the text has in view who gives, though the clause leaves it unsaid."""
    if "pass" in act.mark.flags:
        # "Mines could be supplied to Ukraine too": by the state that the text is about.
        return act.scope.modality() != "occurred"
    if act.nominal:
        # "Export of mines to Ukraine is possible"
        return bool(takers) and not act.scope.bare and act.scope.modality() != "occurred"
    # "The USA is no party. In 2024 it gave Ukraine mines", where "it" is left out.
    return act.frame.drops_subject and act.mark.has("verb") and bool(takers) and act.actor() is None


def _is_handed(act: Act, subject: Mention) -> bool:
    """Tell of a name without case right behind the verb in a language whose subject stands before it."""
    if "pass" in act.mark.flags and not act.nominal and subject.first >= act.mark.last and not subject.adj:
        # "In July the first mines reached Lithuania"
        return subject.kind in ("state", "body") and not subject.can_be("by", "subj", "from")
    if act.frame.drops_subject and (act.mark.has("item_word") or act.mark.says("pron", "dative")):
        # "Las municiones las suministra Estados Unidos": the object stands before its verb, the subject behind it;
        # "las que le suministró Estados Unidos"
        return False
    return (
        act.frame.order == "initial"
        and not act.nominal
        and not subject.roles
        and 0 <= subject.first - act.mark.last <= 1
        and subject.kind in ("state", "body")
    )


def _source(act: Act) -> Mention | None:
    """From whom weapons come: "20,000 mines arrived from Spain"."""
    own = [m for m in act.own() if m.kind not in ("person", "media") and not m.adj]
    return next((m for m in own if m.can_be("from", "by")), None)


def _makers_of(act: Act) -> tuple[str, ...]:
    """Whose the weapons are by the word beside them: "American cluster shells were sent to Ukraine"."""
    items = [m for m in act.marks("item") if m.value("item") != "other"]
    beside = [m for m in act.own() if (m.adj or (act.frame.left and m.roles == {"gen"})) and m.kind == "state"]
    beside = [
        m for m in beside if m.states and any(0 <= i.first - m.last <= 1 or 0 <= m.first - i.last <= 1 for i in items)
    ]
    return beside[0].states if beside else ()


def _taker_before(act: Act, givers: tuple[str, ...]) -> tuple[str, ...]:
    """Who got weapons by the act told before: "the USA gave Ukraine mines, Germany has sent others since"."""
    told = _told_takers(act)
    done = not act.nominal and act.scope.modality() == "occurred"
    return told if done and not set(told) & set(givers) else ()


def _told_takers(act: Act) -> tuple[str, ...]:
    """Who was said to get weapons in this sentence or the one before."""
    return act.d.moved[1] if act.d.moved is not None and act.d.age("moved") <= 1 else ()


def _moves_money(act: Act, *, gives: bool) -> bool:
    """Tell of money, and no number of weapons, that is given for victims or received for clearing."""
    if described_money(act) is not None or bare_money(act) is not None or unnamed_money(act):
        return True
    if not act.amounts(*MONEY) or act.amounts("item"):
        return False
    return not gives or act.mark.says("verb", "fund") or hands_money(act)


def _meant_taker(act: Act, givers: tuple[str, ...], giver: Mention | None) -> tuple[str, ...]:
    """To whom it goes by a pronoun, or by the noun that a relative clause describes: "Ukraine, to which the USA …"."""
    before = [m for m in act.frame.mentions if m.kind == "state" and not m.adj and m.pronoun is None and m.ids]
    before = [m for m in before if m.last <= act.mark.first and not set(m.states) & set(givers)]
    if act.clause.kind == "rel" and giver is not None and giver.first in act.inside:
        near = [m for m in before if m.last <= act.clause.first and act.clause.first - m.last <= APART]
        if near:
            return near[-1].states
        pointed = _pointed_at(act, givers, giver, before)
        return pointed or _user_of(act, givers)
    return _pointed_at(act, givers, giver, before)


def _user_of(act: Act, givers: tuple[str, ...]) -> tuple[str, ...]:
    """Who uses the weapons that a relative clause describes: "Ukraine fires shells that the USA has given"."""
    if act.antecedent("item") is None or act.scope.modality() != "occurred" or act.clause.parent is None:
        return ()
    outer = set(act.clause.parent.tokens)
    handled = [m for m in act.marks_at(outer, "verb") if m.says("verb", *_KEEPING)]
    able = [m for m in act.frame.mentions if m.first in outer and m.kind in ("state", "body") and m.may_act]
    able = [m for m in able if not m.adj and m.pronoun is None and len(m.states) == 1]
    return able[0].states if able and not handled and not set(able[0].states) & set(givers) else ()


def _pointed_at(act: Act, givers: tuple[str, ...], giver: Mention | None, before: list[Mention]) -> tuple[str, ...]:
    """The state last told of that is not the giver, where a pronoun stands for who receives."""
    words = [m for m in act.marks("pron") if m.says("pron", "it", "he", "they") and "subj" not in m.flags]
    words = [m for m in words if "gen" not in m.flags or "to" in m.flags]
    words = [m for m in words if giver is None or not giver.first <= m.first < giver.last]
    dative = any(m.says("pron", "dative") for m in act.marks("pron"))
    if not dative and not any("to" in m.flags or m.first >= act.mark.last for m in words):
        return ()
    moved = _told_takers(act)
    if moved and not set(moved) & set(givers):
        return moved
    before = [m for m in before if not m.can_be("from", "by")]
    if before and len(before[-1].states) == 1:
        return before[-1].states
    told = [(state,) for state in (*act.d.subject, *reversed(act.d.pair), act.d.focus) if state is not None]
    return next((states for states in told if states[0] not in givers), ())


def _to_a_state(act: Act) -> bool:
    """Tell whether something is given to a state, and no paper, money or treaty is named that it could be."""
    if act.marks("notice", "depositary", "treaty", "treaty_word", "step_word", "law") or act.amounts(*MONEY, "person"):
        return False
    others = [m for m in act.marks("noun", "verb") if m is not act.mark and is_act(m) and not m.says("noun", "make")]
    if act.frame.order == "initial" and act.mark.last < len(act.s.tokens) and not act.nominal:
        # "Colombia exports coffee to Japan"
        word = act.s.tokens[act.mark.last].text
        if act.s.mark(act.mark.last) is None and word.isalpha() and word.islower() and len(word) > 2:
            return False
    return not others and any(m.kind == "state" and m.can_be("to") and not m.adj for m in act.own())


def _ids(mention: Mention | None) -> tuple[str, ...]:
    if mention is None:
        return ()
    return mention.states if mention.kind in ("state", "body", "office", "person") else mention.ids[:1]


def _other_side(act: Act, subject: Mention | None, *, gives: bool) -> Mention | None:
    wanted = ("to",) if gives else ("from", "gen", "by")
    # "has according to the Monitor sent none": who is only quoted gets nothing.
    own = [m for m in act.own() if m is not subject and m.kind in _TRADERS]
    if gives:
        own = [m for m in own if m.kind not in MAKERS]
    sure = [m for m in own if m.can_be(*wanted) and not m.adj]
    if not gives and not sure:
        # A name in quotation marks shows no case.
        sure = [m for m in own if m.kind == "company" and not m.can_be("to", "in")]
    if sure:
        return min(sure, key=lambda m: abs(m.first - act.mark.first))
    loose = [m for m in own if not m.adj and not m.can_be("in", "gen", "from", "by", "with") and m.roles != {"subj"}]
    loose = loose if gives else []
    beside = [m for m in own if m.can_be("obj") and not m.adj and 0 <= m.first - act.mark.last <= 1]
    if gives and not loose and not act.nominal and beside and beside[0].kind in ("state", "body"):
        # "supplied Moscow with warheads"
        return beside[0]
    return loose[0] if loose else None
