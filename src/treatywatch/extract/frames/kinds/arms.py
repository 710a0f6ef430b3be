"""Weapons made, needed, ordered, held, destroyed, given, used."""

from collections.abc import Iterator

from treatywatch.extract.frames.act import APART, Act, Draft
from treatywatch.extract.frames.kinds.lands import MONEY
from treatywatch.extract.frames.kinds.views import against
from treatywatch.extract.frames.mentions import Mention
from treatywatch.extract.frames.scope import is_act
from treatywatch.lang.pack import entities, wars

# Which operator over making is which aspect; the first that stands there wins.
_WORDS_FOR = {"able": "ability", "increase": "increase", "begin": "start", "cease": "cease"}
# The role of an organisation of the name packs that fights.
_ARMED = "armed group"
_MAKERS = ("company", "name")
# Whoever does this with weapons need not have been given them.
_KEEPING = ("make", "destroy", "oppose", "support", "concern", "ban", "order", "need")
# An order is in view for so many sentences.
_ORDERED = 2
_TRADERS = ("state", "union", "body", "organisation", *_MAKERS)


def unwanted(act: Act) -> Iterator[Draft]:
    """Who urges a state not to make, buy or use a weapon is against it."""
    item = act.item_or_last(age=1)
    if item is not None and item != "other":
        yield from against(act, item)


def _makers(act: Act) -> tuple[str, ...]:
    """Who makes or wants: the company where one is named, else its state."""
    actor = act.actor()
    if actor is not None and (actor.kind in _MAKERS or is_armed(actor)):
        return actor.ids
    if actor is None and (act.nominal or "pass" in act.mark.flags):
        # "In Finland and Lithuania production is to begin", "mines will be made in Bydgoszcz"
        inside = [m for m in act.frame.mentions if m.first in act.inside and m.kind in ("state", "place")]
        there = [m for m in inside if m.can_be("in") and m.pronoun is None]
        if len(there) == 1:
            return there[0].states
    if actor is None and _firms(act):
        inside = [m for m in act.own() if m.kind == "state" and m.can_be("in") and len(m.states) == 1]
        return inside[0].states if inside else act.d.one_state()
    return act.states()


def _firms(act: Act) -> bool:
    """Tell of firms without a name that make weapons: "local firms could make them"; not detectors for mines."""
    led = [act.s.mark(m.first - 1) for m in act.marks("item")]
    if any(before is not None and before.has("prep") for before in led):
        return False
    return any(m.says("kind_word", "company") and m.last <= act.mark.first for m in act.marks("kind_word"))


def _unasserted(act: Act) -> bool:
    """Tell whether the words only name the act: under a ban, an infinitive or noun that nobody tells."""
    if act.scope.bare and not act.nominal:
        return True
    if act.judged or act.opposed:
        return True
    banned = any(m.says("verb", "ban") or m.says("noun", "ban") for m in act.marks("verb", "noun"))
    return banned and not act.mark.says("verb", "ban")


def make(act: Act) -> Iterator[Draft]:
    """Production: who makes what, and whether that begins, grows, ends or could be."""
    item = act.item_or_last(age=5) if act.nominal else act.item_or_last(age=1) if act.counted() else act.item()
    if item is None or item == "other" or _unasserted(act):
        return
    if act.nominal and not (act.scope.inner or act.amounts("item") or act.times()):
        return
    aspect, modality = _made(act)
    when = act.when(modality)
    if aspect == "make" and _ended(modality, when):
        aspect, modality = "cease", "occurred"
    for actor in _makers(act):
        yield act.draft("production", modality, {"actor": actor, "item": item, "aspect": aspect}, act.counted(), when)


def _made(act: Act) -> tuple[str, str]:
    """Return aspect and modality of a production."""
    scope, modality = act.scope, act.scope.modality()
    aspect = next((aspect for word, aspect in _WORDS_FOR.items() if scope.has(word)), "make")
    if aspect == "ability":
        return aspect, "possible" if modality != "denied" else "denied"
    if aspect == "make" and scope.has("future", "intend", "announce") and modality != "denied":
        return "start", "planned"
    if act.nominal and modality == "occurred" and scope.has("announce", "recommend"):
        # "announced the resumption of production"
        return aspect, "planned"
    if aspect == "make" and modality == "possible" and "inf" in act.mark.flags and act.counted() is None:
        # "considers making mines"
        return "start", modality
    return aspect, modality


def _ended(modality: str, when: str | None) -> bool:
    """Tell of "has made none since 1969": that ended it."""
    return modality == "denied" and when is not None and when.endswith("/..")


def need(act: Act) -> Iterator[Draft]:
    """Requirement: what somebody needs."""
    yield from _wanted(act, "need")


def order(act: Act) -> Iterator[Draft]:
    """Requirement: what somebody orders."""
    yield from _wanted(act, "order")


def _wanted(act: Act, aspect: str) -> Iterator[Draft]:
    plain = aspect == "order" and act.nominal and act.scope.negated
    item = act.item() or (act.item_or_last(age=1 if plain or act.counted() else -1))
    if (
        item is None
        or item == "other"
        or (act.scope.bare and not act.nominal)
        or (act.nominal and not act.amounts("item") and act.scope.bare and aspect == "order")
    ):
        return
    modality = _outlook(act)
    actor = act.actor()
    wanted_by = _makers(act)
    if actor is None and not wanted_by and {"pass", "part"} & act.mark.flags and act.amounts("item"):
        # "Up to six million mines would be needed, the minister reckoned."
        wanted_by = act.implied()
    if actor is not None and actor.kind == "company" and aspect == "order":
        # Who makes weapons orders none: that is its state.
        taker = [m for m in act.own() if m.kind in ("state", "body") and m.can_be("to") and m.states and not m.adj]
        wanted_by = taker[0].states if taker else actor.states or act.d.one_state()
    firms = [m for m in act.own() if m.kind == "company" and m is not actor]
    if aspect == "order" and wanted_by and modality != "denied":
        before = act.d.ordered if act.d.ordered is not None and act.d.ordered[0] == wanted_by else (wanted_by, ())
        act.d.ordered = (wanted_by, tuple(name for m in firms for name in m.ids) or before[1])
        act.d.ages["ordered"] = 0
    for wanting in wanted_by:
        yield act.draft(
            "requirement",
            modality,
            {"actor": wanting, "item": item, "aspect": aspect},
            act.counted(),
            act.when(modality),
        )


def _outlook(act: Act) -> str:
    """Return the modality; a noun under a verb that lies ahead lies ahead: "will spend 500 million on buying mines"."""
    modality = act.scope.modality()
    ahead = "fut" in act.tense or any(m.says("op", "future", "intend") for m in act.marks("op"))
    ahead = ahead or act.scope.has("announce", "recommend")
    return "planned" if act.nominal and modality == "occurred" and ahead else modality


def _none_held(act: Act) -> bool:
    """Tell whether another word for holding in the clause is denied: "of stocks it has none"."""
    held = [m for m in act.marks("verb", "noun") if m.says("verb", "hold") or m.says("noun", "hold")]
    return any(act.frame.scopes.denies(m) or "neg" in m.flags for m in held)


def hold(act: Act) -> Iterator[Draft]:
    """Stockpile: what somebody holds, or that nothing is held."""
    item = act.item() or act.item_or_last(age=1 if act.counted() else -1)
    if item is None or item == "other" or _unasserted(act):
        return
    done = [m for m in act.marks("verb", "noun") if "attributive" not in m.flags and "told" not in m.flags]
    if any(m.says("verb", "destroy", "supply") or m.says("noun", "destroy", "supply") for m in done):
        return
    if act.nominal and any(m.says("verb", "acquire") for m in act.marks("verb")):
        return
    if act.nominal and any(m.says("verb", "lack", "include") for m in act.marks("verb")):
        # "comprises bunkers and stores of mines"
        return
    scope = act.scope
    modality, aspect = scope.modality(), "hold"
    if scope.negated or act.mark.says("verb", "lack") or _none_held(act):
        aspect, modality = "none", "occurred"
    elif scope.has("begin", "increase", "intend", "future"):
        aspect = "acquire"
    if act.nominal and aspect == "hold" and not act.amounts("item") and not act.marks("aux", "verb", "member"):
        return
    for actor in _holders(act):
        yield act.draft(
            "stockpile", modality, {"actor": actor, "item": item, "aspect": aspect}, act.counted(), act.when(modality)
        )


def _holders(act: Act) -> tuple[str, ...]:
    """Who has it: the subject, else whose store it is in."""
    if act.actor() is None:
        near = [m for m in act.own() if m.states and (m.adj or m.can_be("gen", "in"))]
        if near:
            return min(near, key=lambda m: abs(m.first - act.mark.first)).states
    return act.states()


def acquire(act: Act) -> Iterator[Draft]:
    """Buying: for a stock it is building one up; else an order, or a need where it is only wanted."""
    stocking = any(m.says("noun", "hold") for m in act.marks("noun"))
    item = act.item_or_last(age=1) if (act.nominal or stocking) and not act.scope.bare else act.item()
    if item is None or item == "other" or _unasserted(act):
        return
    modality = _outlook(act)
    stocks = act.mark.says("noun", "hold") or bool([m for m in act.marks("noun") if m.says("noun", "hold")])
    for actor in _makers(act):
        if stocks:
            yield act.draft(
                "stockpile",
                modality,
                {"actor": actor, "item": item, "aspect": "acquire"},
                act.counted(),
                act.when(modality),
            )
        else:
            aspect = "order" if modality == "occurred" or act.scope.has("future") else "need"
            yield act.draft(
                "requirement",
                modality,
                {"actor": actor, "item": item, "aspect": aspect},
                act.counted(),
                act.when(modality),
            )


def _leads(act: Act) -> bool:
    """Tell whether a weapon stands before the verb and none behind it."""
    items = act.marks("item")
    return any(m.first < act.mark.first for m in items) and not any(m.first > act.mark.first for m in items)


def destroy(act: Act) -> Iterator[Draft]:
    """Destruction of a stock."""
    stocked = any(m.says("noun", "hold") for m in act.marks("noun"))
    item = act.item() or (act.item_or_last(age=2) if stocked or act.counted() else None)
    if item is None and not act.nominal and any(m.says("verb", "hold", "lack") for m in act.s.find("verb")):
        # "had a million mines and destroyed all by 2015", "has none: the last were destroyed in 2004"
        item = act.item_or_last(age=0)
    if item is None or item == "other" or _unasserted(act) or act.scope.over("oblige"):
        return
    if act.nominal and act.scope.bare and act.owned() is None and not act.amounts("item"):
        return
    if not act.nominal and act.actor() is None and "pass" not in act.mark.flags and _leads(act):
        # The mine destroyed something.
        return
    modality = act.scope.modality()
    if act.actor() is None and act.marks("world", "treaty", "treaty_word", "crowd"):
        return
    for actor in _destroyers(act):
        yield act.draft("destruction", modality, {"actor": actor, "item": item}, act.counted(), act.when(modality))


def _destroyers(act: Act) -> tuple[str, ...]:
    """Who destroys; where nobody is named who does, whose stock it was: "the army's last mines were destroyed"."""
    if act.actor() is None and "pass" in act.mark.flags:
        items = act.marks("item") + [m for m in act.marks("noun") if m.says("noun", "hold")]
        owners = [m for m in act.own() if m.states and (m.adj or m.can_be("gen"))]
        owners = [m for m in owners if any(-1 <= m.first - i.last <= 1 or 0 <= i.first - m.last <= 1 for i in items)]
        if owners:
            return owners[0].states
    return act.states()


def supply(act: Act) -> Iterator[Draft]:
    """Transfer: who gives to whom."""
    yield from _moved(act, gives=True)


def receive(act: Act) -> Iterator[Draft]:
    """Transfer, told by who receives."""
    yield from _moved(act, gives=False)


def _moved(act: Act, *, gives: bool) -> Iterator[Draft]:
    stocks = any(m.says("noun", "hold") for m in act.marks("noun")) and not act.scope.bare
    unnamed = (stocks or act.amounts("item")) and not act.marks("item")
    item = act.item() or (act.item_or_last(age=1) if unnamed else None)
    if item is None and gives and _to_a_state(act):
        # "will make them and could supply Ukraine"; "A part could go to Ukraine."
        item = act.item_or_last(age=1)
    if item is None and act.nominal and act.scope.has("cease"):
        # "China's exports have ceased."
        item = act.item_or_last(age=1)
    if item is None and act.d.age("ordered") <= _ORDERED and not act.marks("other_thing", "treaty", "treaty_word"):
        # "The first lots will be delivered in autumn."
        item = act.item_or_last(age=_ORDERED)
    if item is None or item == "other" or _unasserted(act):
        return
    if _moves_money(act, gives=gives) or _travels(act):
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
    if aspect == "supply" and _ended(modality, when):
        aspect, modality = "cease", "occurred"
    if not givers and not gives and takers and modality != "denied" and not act.nominal:
        if any(m.says("prep", "from") for m in act.marks("prep")) or any(map(is_act, act.marks("noun"))):
            # "goes on receiving mines from its partners"
            return
        yield from _received(act, takers, item, modality, when)
        return
    if givers and takers and not act.scope.negated:
        act.d.moved = (givers, takers)
        act.d.ages["moved"] = 0
    for giver in givers:
        for taker in takers or (None,):
            if giver != taker:
                slots = {"actor": giver, "to": taker, "item": item, "aspect": aspect}
                yield act.draft("transfer", modality, slots, act.counted(), when)


def _travels(act: Act) -> bool:
    """Tell of a person who arrives somewhere: no weapon does."""
    actor = act.actor() if "pass" in act.mark.flags and not act.marks("item") else None
    return actor is not None and actor.kind in ("person", "office", "name") and not actor.can_be("by", "from")


def _received(act: Act, takers: tuple[str, ...], item: str, modality: str, when: str | None) -> Iterator[Draft]:
    """Stocks that a state is said to get, nobody knows from whom: "The army received its first anti-tank mines"."""
    for taker in takers:
        slots: dict[str, str | None] = {"actor": taker, "item": item, "aspect": "acquire"}
        yield act.draft("stockpile", modality, slots, act.counted(), when)


def _given_before_use(act: Act) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Who gave whom the weapons that a clause says are used: "has used shells supplied by the United States"."""
    uses = [m for m in act.marks("verb") if m.says("verb", "use") and m is not act.mark]
    described = act.nominal or act.attributive or "part" in act.mark.flags
    if not uses or not described or not act.marks("item"):
        return None
    own = [m for m in act.own() if m.kind in _TRADERS and m.ids and not m.adj]
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
    used = _given_before_use(act) if gives else None
    if used is not None:
        return used
    buying = [m for m in act.marks("verb") if m.says("verb", "order")] if gives and act.nominal else []
    firms = [m for m in act.own() if m.kind == "company"] if buying else []
    if firms:
        # "signed a contract with the firm on the supply of mines"
        return tuple(name for m in firms for name in m.ids), _ids(act.actor())
    subject = act.owned() if act.nominal and act.scope.bare else act.actor()
    other = _other_side(act, subject, gives=gives)
    if gives and other is None and subject is not None and _is_handed(act, subject):
        # In Chinese "the first mines will be delivered the Finnish army"; "the Americans, who gave Kyiv mines"
        subject, other = act.outer() if act.clause.kind == "rel" else None, subject
    if not gives:
        pointed = subject is not None and subject.pronoun in ("it", "they") and act.clause.kind != "rel"
        if pointed and act.d.age("moved") <= 1 and act.d.moved is not None:
            # "Germany gave Ukraine mines. It received others from the USA."
            return _ids(other) or _makers_of(act), act.d.moved[1]
        return _ids(other) or _makers_of(act), _ids(subject)
    givers, takers = _ids(subject), _ids(other)
    if not givers and not act.nominal:
        givers = tuple(s for s in _ids(_source(act)) or _makers_of(act) if s not in takers)
        if givers and not takers:
            at = next((m for m in act.own() if m.kind in ("state", "body") and m.can_be("in") and not m.adj), None)
            takers = _ids(at)
    ordered = act.d.ordered if act.d.age("ordered") <= _ORDERED else None
    if ordered is not None and act.nominal and act.owned() is None:
        # "It ordered mines of Forcit; deliveries begin in 2027."
        givers = ()
    if not givers and ordered is not None and ordered[1] and not act.marks("treaty", "treaty_word"):
        # "It ordered mines of Forcit. The first will be delivered in 2027."
        return (ordered[1], takers or ordered[0]) if set(takers) <= set(ordered[0]) else ((), takers)
    if not givers and _left_unsaid(act, takers):
        givers = tuple(s for s in act.implied() if s not in takers)
    if "pass" in act.mark.flags and not takers and givers:
        there = next((m for m in act.own() if m.kind in ("state", "body") and m.can_be("in") and not m.adj), None)
        takers = tuple(s for s in _ids(there) if s not in givers)
    ahead = act.scope.modality() in ("planned", "possible")
    if ordered is not None and not takers and set(givers) == set(ordered[0]) and ahead:
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
    beside = [m for m in act.own() if m.adj and m.kind == "state" and m.states]
    beside = [m for m in beside if any(0 <= i.first - m.last <= 1 or 0 <= m.first - i.last <= 1 for i in items)]
    return beside[0].states if beside else ()


def _taker_before(act: Act, givers: tuple[str, ...]) -> tuple[str, ...]:
    """Who got weapons by the act told before: "the USA gave Ukraine mines, Germany has sent others since"."""
    if act.d.moved is None or act.d.age("moved") > 1 or act.nominal or act.scope.modality() != "occurred":
        return ()
    return tuple(s for s in act.d.moved[1] if s not in givers) if not set(act.d.moved[1]) & set(givers) else ()


def _moves_money(act: Act, *, gives: bool) -> bool:
    """Tell of money, and no number of weapons, that is given for victims or received for clearing."""
    if not act.amounts(*MONEY) or act.amounts("item"):
        return False
    return not gives or act.mark.says("verb", "fund")


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
    moved = act.d.moved[1] if act.d.moved is not None and act.d.age("moved") <= 1 else ()
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
    return not others and any(m.kind == "state" and m.can_be("to") and not m.adj for m in act.own())


def _ids(mention: Mention | None) -> tuple[str, ...]:
    if mention is None:
        return ()
    return mention.states if mention.kind in ("state", "body", "office", "person") else mention.ids[:1]


def _other_side(act: Act, subject: Mention | None, *, gives: bool) -> Mention | None:
    wanted = ("to",) if gives else ("from", "gen", "by")
    own = [
        m
        for m in act.frame.mentions
        if m.first in act.inside and m is not subject and m.kind in _TRADERS
    ]
    if gives:
        own = [m for m in own if m.kind not in _MAKERS]
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


def is_armed(actor: Mention) -> bool:
    """Tell of an armed group of the name packs."""
    return _role(actor) == _ARMED


def _may_lay(actor: Mention) -> bool:
    """Tell of an organisation that may lay mines: an armed group, or one of which nothing is known."""
    return _role(actor) in ("", _ARMED)


def _role(actor: Mention) -> str | None:
    """What an organisation is by the name packs: "" where they do not say; None: it is no organisation."""
    if actor.kind != "organisation":
        return None
    entity = entities().get(actor.ids[0]) if actor.ids else None
    return "" if entity is None else entity.role


def use(act: Act) -> Iterator[Draft]:
    """Use: who lays, fires or drops what, where."""
    agent = any(m.can_be("by") for m in act.own())
    item = act.item() or (act.item_or_last(age=1) if agent or not act.nominal else None)
    if item is None or item == "other" or _unasserted(act) or (act.nominal and act.owned() is None and act.scope.bare):
        return
    if act.amounts(*MONEY):
        # "will use 500 million euros for mines"
        return
    laid = "part" in act.mark.flags and any(m.can_be("by") and m.first >= act.mark.last for m in act.own())
    # "removed 3,500 mines laid by the Houthis"
    barring = ("ban",) if laid else ("remove", "clear", "ban")
    if any(m.says("verb", *barring) for m in act.marks("verb")) or (
        act.scope.has("cease") and not act.scope.over("accuse")
    ):
        return
    modality = act.scope.modality()
    place = next((m for m in act.frame.mentions if m.first in act.inside and m.can_be("in") and m.states), None)
    actor = act.actor()
    users: tuple[str, ...] = ()
    if actor is not None and actor.kind in ("organisation", "union") and act.scope.over("refuse"):
        # "The European Parliament rejects the use of mines": it lays none.
        return
    if actor is not None and actor is not place:
        users = actor.ids[:1] if actor.kind in ("name", "union") else actor.ids if _may_lay(actor) else act.states()
    elif (
        actor is None
        and modality in ("denied", "planned", "possible")
        and ("pass" in act.mark.flags or (act.frame.drops_subject and act.mark.first in act.s.quoted))
    ):
        # "Mines will not be laid in peacetime": at home. "'We shall lay none', the minister said."
        users = act.implied()
    elif actor is None and act.frame.drops_subject and act.mark.flags & {"pres", "past"} and not act.nominal:
        # "Russia is no party. It uses mines in Ukraine", where "it" is left out.
        told = act.clause.kind == "main" and "pass" not in act.mark.flags and not act.has_subject_words()
        users = tuple(s for s in act.implied() if place is None or s not in place.states) if told else ()
    where = place.states[0] if place is not None else None
    if any(m.says("pron", "both") for m in act.marks("pron")) and (actor is None or actor.pronoun == "both"):
        users = _foes(act, users, where)
    if users and modality in ("occurred", "possible"):
        act.d.charge = (users, item, where)
        act.d.ages["charge"] = 0
    for user in users:
        slots = {"actor": user, "item": item, "place": where}
        yield act.draft("use", modality, slots, act.counted(), act.when(modality))


def _foes(act: Act, meant: tuple[str, ...], where: str | None) -> tuple[str, ...]:
    """Who "both sides" are that use a weapon: two states at war, one of them told of or named just before."""
    if any(set(meant) == set(pair) for pair in wars()):
        return meant
    named = [s for m in act.frame.mentions if m.pronoun is None for s in m.states]
    before = [s for s in (where, *named, act.d.place if act.d.age("place") <= 1 else None, *act.d.subject, *act.d.pair)]
    return next((pair for state in before for pair in wars() if state in pair), ())


def deny(act: Act) -> Iterator[Draft]:
    """What a state was just accused of using it denies: "Phnom Penh rejects this"."""
    actor = act.actor()
    if act.d.charge is None or act.d.age("charge") > 1 or actor is None or act.scope.negated:
        return
    users, item, place = act.d.charge
    if actor.states != users or any(map(is_act, act.marks("verb", "noun"))):
        return
    for user in users:
        draft = act.draft("use", "denied", {"actor": user, "item": item, "place": place})
        draft.speaker = next(iter(actor.ids), None)
        yield draft
