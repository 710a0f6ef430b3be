"""Weapons made, needed, ordered, held, destroyed, given, used."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from treatywatch.extract.frames.act import APART, Act, Draft
from treatywatch.extract.frames.cut import Clause
from treatywatch.extract.frames.kinds.lands import MONEY, destroyed_in_place, priced, removed
from treatywatch.extract.frames.kinds.standing import demanded, duty
from treatywatch.extract.frames.kinds.views import against, rejects_charge
from treatywatch.extract.frames.marks import Mark
from treatywatch.extract.frames.mentions import Mention
from treatywatch.extract.frames.scope import is_act
from treatywatch.extract.quantities import AREAS
from treatywatch.lang.pack import entities, wars
from treatywatch.model.quantity import Quantity

# Which operator over making is which aspect; the first that stands there wins.
_WORDS_FOR = {"able": "ability", "increase": "increase", "begin": "start", "cease": "cease"}
# The role of an organisation of the name packs that fights.
_ARMED = "armed group"
MAKERS = ("company", "name")
_MILLION = 1_000_000
# An armed group stands so near behind its fighters.
_OF_GROUP = 2
_KEEPERS = ("state", "body", "office", "person")
# Between a verb of having and what is had stand at most so many adverbs that we do not know.
_ADVERBS = 1
# A smaller number than this tells of no output.
_FEWEST = 1000
# A range whose ends are so many times apart is none: "from 100,000 to 1.2 million".
_LEAP = 3
_COMING = ("planned", "possible")
# A contract just told of is that of who ordered so many sentences ago at most.
_CONTRACT = 5
# What only says that another plans it too has at most so many words and signs.
_SHORT = 9


def unwanted(act: Act) -> Iterator[Draft]:
    """Who urges a state not to make, buy or use a weapon is against it."""
    item = act.item_or_last(age=1)
    if item is not None and item != "other":
        yield from against(act, item)


def _makers(act: Act) -> tuple[str, ...]:
    """Who makes or wants: the company where one is named, else its state."""
    actor = act.actor()
    if actor is not None and (actor.kind in MAKERS or is_armed(actor)):
        return actor.ids
    if act.mark.says("verb", "make") and (firm := _maker_meant(act) or _maker_there(act)):
        return firm
    unsaid = actor is None or (actor.pronoun == "we" and actor.kind != "state")
    if unsaid and act.scope.modality() != "denied" and (teller := act.firm_speaking()) is not None:
        # "Output is to begin in September, says the firm's head N N."
        return (teller,)
    if actor is None and (there := _made_in(act)):
        return there
    if actor is None and _firms(act):
        near = [m for m in act.frame.mentions if m.first in act.inside and m.kind in ("state", "place")]
        inside = [m for m in near if m.can_be("in", "gen") and len(m.states) == 1 and m.pronoun is None]
        return inside[0].states if inside else act.d.homeland()
    told = actor is None or (actor.kind == "person" and actor.title in (None, "head")) or actor.pronoun == "it"
    told = told and act.mark.says("noun", "make")
    if told and (teller := _firm_told(act)) is not None:
        return (teller,)
    return act.states()


def _made_in(act: Act) -> tuple[str, ...]:
    """Where it is made, in a clause that names nobody who does it: a state, a town, the halls of a firm."""
    if not (act.nominal or "pass" in act.mark.flags):
        works = _works(act)
        return works[0].states if len(works) == 1 else ()
    # "In Finland and Lithuania production is to begin", "mines will be made in Bydgoszcz"
    inside = [m for m in act.frame.mentions if m.first in act.inside and m.kind in ("state", "place")]
    there = [m for m in inside if m.can_be("in") and m.pronoun in (None, "it")]
    # "In the works of Tartu 3,000 mines a month are put together."
    there = there or [m for m in inside if m.kind == "place" and m.last <= act.mark.first and not m.adj]
    if len(there) == 1:
        return there[0].states
    firms = [m for m in act.own() if m.kind == "company" and not m.roles.isdisjoint(("gen", "from"))]
    # "From Belma's halls come 100,000 mines a year."
    return firms[0].ids if len(firms) == 1 and act.mark.says("verb", "make") else ()


def _works(act: Act) -> list[Mention]:
    """The town of a works that makes them: "the factory in Tartu puts together 3,000 mines a month"."""
    words = [m for m in act.marks("kind_word", "pron") if m.says("kind_word", "company") or m.says("pron", "company")]
    ends = {m.last for m in words if m.last <= act.mark.first}
    places = [m for m in act.frame.mentions if m.first in act.inside and m.kind == "place" and not m.adj]
    return [m for m in places if any(0 <= m.first - end <= APART for end in ends)]


def _maker_there(act: Act) -> tuple[str, ...]:
    """The one firm of a clause whose state is only where it is made: "In Poland mines are made by Belma alone"."""
    actor = act.actor()
    if actor is None or actor.kind != "state" or not actor.roles or not actor.can_be("in"):
        return ()
    firms = [m for m in act.own() if m.kind == "company" and m.may_act and m.pronoun is None]
    return firms[0].ids if len(firms) == 1 else ()


def _firm_told(act: Act) -> str | None:
    """The firm whose making was just told of, in the sentence or the one before: "Output is to grow to a million"."""
    making = [m for m in act.s.find("verb") if m.says("verb", "make") and m.last <= act.mark.first]
    behind = [m for m in act.frame.mentions if making and making[-1].last <= m.first < act.clause.first]
    behind = [m for m in behind if m.kind == "company" and m.may_act]
    if behind:
        # "In Poland only Belma makes them; it means to increase its output", with the verb first
        return behind[-1].ids[0]
    able = [m for m in act.frame.mentions if making and m.last <= making[-1].first and m.may_act]
    able = [m for m in able if m.kind in ("company", "state", "body") and m.pronoun is None]
    if able:
        return able[-1].ids[0] if able[-1].kind == "company" else None
    deed = act.d.deed if act.d.age("deed") <= 1 else None
    actor = deed[1].get("actor") if deed is not None and deed[0] == "production" else None
    # A code of three letters is a state.
    return actor if actor is not None and not actor.isupper() else None


def _maker_meant(act: Act) -> tuple[str, ...]:
    """The firm that a pronoun, or nobody named, stands for: "Belma has begun … and says it can make 100,000"."""
    actor, d = act.actor(), act.d
    if actor is not None and actor.kind == "person":
        # "Its president says that he could …": who speaks for a firm.
        firm = d.firms.get(next(iter(actor.ids), ""))
        return () if firm is None else (firm,)
    if act.nominal or "pass" in act.mark.flags or (actor is not None and actor.pronoun != "it"):
        return ()
    before = [m for m in act.frame.mentions if m.last <= act.mark.first and m.may_act and m.pronoun is None]
    before = [m for m in before if m.kind in ("company", "state", "body")]
    if before:
        return before[-1].ids if before[-1].kind == "company" else ()
    word = None if actor is None else act.s.mark(actor.first)
    # "Elle", which is no word for a country; "the country has made them" tells of no firm.
    meant = actor is None or (word is not None and word.says("pron", "he"))
    return d.maker if meant and d.age("maker") <= 1 else ()


def _firms(act: Act) -> bool:
    """Tell of firms without a name that make weapons: "local firms could make them"; not detectors for mines."""
    led = [act.s.mark(m.first - 1) for m in act.marks("item")]
    if any(before is not None and before.has("prep") for before in led):
        return False
    return any(m.says("kind_word", "company") and m.last <= act.mark.first for m in act.marks("kind_word"))


def unasserted(act: Act) -> bool:
    """Tell whether the words only name the act: under a ban, an infinitive or noun that nobody tells."""
    if act.scope.bare and not act.nominal and not (act.mark.has("prep") and act.owned() is not None):
        # In Arabic the infinitive is a noun that has an owner: "condemned Russia's use".
        return True
    if act.judged or act.opposed:
        return True
    if "inf" in act.mark.flags and act.marks("appraise") and not (act.scope.inner or act.scope.outer):
        # "It would be irresponsible not to make them."
        return True
    words = [m for m in act.marks("verb", "noun") if not act.describes_weapon(m)]
    banned = any(m.says("verb", "ban") or m.says("noun", "ban") for m in words)
    return banned and not act.mark.says("verb", "ban")


def make(act: Act) -> Iterator[Draft]:
    """Production: who makes what, and whether that begins, grows, ends or could be."""
    item = act.item_or_last(age=5) if act.nominal else act.item_or_last(age=1) if act.counted() else act.item()
    if item is None or item == "other" or unasserted(act):
        return
    if act.nominal and not (act.scope.inner or "cease" in act.scope.refused or act.amounts("item") or act.times()):
        return
    if (act.nominal or act.mark.says("verb", "reach")) and _grows(act):
        # "its production will reach a million": told by the verb.
        return
    aspect, modality = _made(act)
    when = act.when(modality)
    if aspect == "make" and ended(modality, when):
        aspect, modality = "cease", "occurred"
    now, then = _from_to(act) if aspect == "increase" and modality in _COMING else (None, None)
    count = then or act.counted()
    for actor in _makers(act):
        slots: dict[str, str | None] = {"actor": actor, "item": item, "aspect": aspect}
        if count is not None and count.per is None and aspect == "increase" and act.d.rate and act.d.rate[0] == actor:
            # "makes 4,000 a year and wants to raise output to 15,000"
            count = replace(count, per=act.d.rate[1]) if act.d.age("rate") <= 1 else count
        elif count is not None and count.per is not None:
            act.d.rate = (actor, count.per)
            act.d.ages["rate"] = 0
        yield act.draft("production", modality, slots, count, when)
        if now is not None:
            yield act.draft("production", "occurred", {**slots, "aspect": "make"}, now)


def _from_to(act: Act) -> tuple[Quantity | None, Quantity | None]:
    """What is made now, and what will be: "from 100,000 to 900,000 mines a year"."""
    found = [a for a in act.s.amounts if a.first in act.inside and a.quantity.unit in ("item", "bare")]
    for one, other in pairwise(found):
        small, large = _size(one.quantity), _size(other.quantity)
        if 0 <= other.first - one.last <= APART + 1 and _FEWEST <= small < large:
            per = other.quantity.per or one.quantity.per
            return replace(one.quantity, unit="item", per=per), replace(other.quantity, unit="item", per=per)
    return None, None


def _size(quantity: Quantity) -> float:
    return max(quantity.low or 0, quantity.high or 0)


def _grows(act: Act) -> bool:
    """Tell whether a clause says what number making gets to."""
    verb = next((m for m in act.marks("verb") if m.says("verb", "reach")), None)
    if verb is None:
        return False
    other = Act(act.frame, act.clause, verb, act.frame.scopes.of(act.clause, verb), act.inside)
    return any(True for _ in reached(other))


def reached(act: Act) -> Iterator[Draft]:
    """Production that grows to a number, where making is in view: "it hopes to get to 1.2 million"."""
    who, item = _output_told(act), act.item_or_last(age=1)
    count = next((a.quantity for a in act.amounts("item", "bare") if _size(a.quantity) >= _FEWEST), None)
    modality = _reaching(act)
    if not who or item in (None, "other") or count is None or modality is None:
        return
    now, then = _from_to(act)
    slots: dict[str, str | None] = {"actor": who, "item": item}
    if then is None and count.low and count.high and count.low * _LEAP < count.high:
        # "from 100,000 to 1.2 million", read as one range
        then, now = replace(count, low=count.high, unit="item"), replace(count, high=count.low, unit="item")
    grown = then or replace(count, unit="item")
    yield act.draft("production", modality, {**slots, "aspect": "increase"}, grown, act.when(modality))
    if now is not None:
        yield act.draft("production", "occurred", {**slots, "aspect": "make"}, now)


def _reaching(act: Act) -> str | None:
    """Return the modality of what only a number is reached by, from all words of its clause; None: nothing is told."""
    said = {value for m in act.marks("op", "op_noun") for value in m.all("op", "op_noun")}
    said |= {flag for m in act.marks("op", "aux", "verb") for flag in m.flags if flag in ("fut", "cond")}
    said |= act.scope.outer
    if said & {"neg", "deny", "refuse", "urge"}:
        return None
    if said & {"able", "possible", "cond"}:
        return "possible"
    if said & {"intend", "future", "announce", "fut"}:
        return "planned"
    return "occurred" if not act.mark.flags & {"inf", "part"} or act.marks("aux") else None


def _output_told(act: Act) -> str | None:
    """Who makes what a number is told of: whose making this sentence or the last has told of."""
    nouns = [m for m in act.marks("noun", "verb") if m is not act.mark and is_act(m) and not m.says("noun", "make")]
    if nouns or act.amounts(*MONEY, "person", "state", "km", "km2", "m2", "ha") or act.marks("other_thing"):
        return None
    actor, deed = act.actor(), act.d.deed
    told = any(
        m.says("verb", "make") or m.says("noun", "make") for m in act.s.find("verb", "noun") if m is not act.mark
    )
    # "raised its capacity to …"
    told = told or act.mark.says("noun", "make")
    lately = deed is not None and deed[0] == "production" and act.d.age("deed") <= 1
    if actor is not None and actor.kind == "company" and actor.ids and (told or lately):
        return actor.ids[0]
    if actor is not None and actor.pronoun is None and actor.kind not in ("person", "office"):
        return None
    if lately and deed is not None:
        return deed[1].get("actor")
    firms = [m for m in act.frame.mentions if m.kind == "company" and m.ids and m.last <= act.mark.first]
    return firms[-1].ids[0] if told and firms else None


def _made(act: Act) -> tuple[str, str]:
    """Return aspect and modality of a production."""
    scope, modality = act.scope, act.scope.modality()
    aspect = next((aspect for word, aspect in _WORDS_FOR.items() if scope.has(word)), "make")
    if aspect == "ability":
        return aspect, "possible" if modality != "denied" else "denied"
    if aspect == "make" and scope.has("future", "intend", "announce") and modality != "denied":
        # "will make a million a year" goes on with it.
        return "make" if act.counted() is not None else "start", "planned"
    if act.nominal and modality == "occurred" and scope.has("announce", "recommend"):
        # "announced the resumption of production"
        return aspect, "planned"
    if aspect == "make" and modality == "possible" and "inf" in act.mark.flags and act.counted() is None:
        # "considers making mines"
        return "start", modality
    if aspect == "make" and modality == "possible" and act.counted() is not None and not act.nominal:
        # "50,000 mines a year could come from the factory"
        return "ability", modality
    return aspect, modality


def ended(modality: str, when: str | None) -> bool:
    """Tell of "has made none since 1969": that ended it."""
    return modality == "denied" and when is not None and when.endswith("/..")


def need(act: Act) -> Iterator[Draft]:
    """Requirement: what somebody needs."""
    yield from _wanted(act, "need")


def order(act: Act) -> Iterator[Draft]:
    """Requirement: what somebody orders."""
    if act.mark.says("op", "urge") and any(child.kind == "comp" for child in act.clause.children):
        # "ha pedido que …": asked, not ordered
        return
    _note_contract(act)
    yield from _wanted(act, "order")


def _note_contract(act: Act) -> None:
    """Note who has a contract on weapons with whom, whether or not it tells what is ordered."""
    actor, d = act.actor(), act.d
    if not act.marks("item") or actor is None or len(actor.states) != 1 or actor.kind not in ("state", "body"):
        return
    firms = [m for m in act.own() if m.kind == "company" and m is not actor and m.ids]
    names = tuple(name for m in firms for name in m.ids)
    if names and not act.scope.negated:
        d.ordered = (actor.states, names)
        d.ages["ordered"] = 0


def _wanted(act: Act, aspect: str) -> Iterator[Draft]:
    plain = aspect == "order" and act.scope.negated and (act.nominal or not act.marks("other_thing", "treaty"))
    item = act.item() or _bought(act, aspect) or (act.item_or_last(age=1 if plain or act.counted() else -1))
    if (
        item is None
        or item == "other"
        or (act.scope.bare and not act.nominal)
        or (act.nominal and not act.amounts("item") and act.scope.bare and aspect == "order")
    ):
        return
    behind = [m for m in act.marks("item") if m.first >= act.mark.last]
    if aspect == "need" and not act.nominal and behind and all(m.value("item") == "other" for m in behind):
        # "Victims of landmines need artificial legs"
        return
    modality = _outlook(act)
    actor = act.actor()
    wanted_by = _makers(act)
    if actor is not None and actor.can_be("from") and not actor.may_act and aspect == "order":
        # "A contract was signed on 15,000 mines from Germany."
        wanted_by = tuple(state for state in act.implied() if state not in actor.states) or act.d.homeland()
    if actor is None and not wanted_by and {"pass", "part"} & act.mark.flags and act.amounts("item"):
        # "Up to six million mines would be needed, the minister reckoned."
        wanted_by = act.implied()
    if actor is not None and actor.kind == "company" and aspect == "order":
        # Who makes weapons orders none: that is its state.
        taker = _ordering(act)
        wanted_by = taker[0].states if taker else actor.states or act.d.one_state()
    wanted_by, modality = _by_contract(act, aspect, wanted_by, modality)
    if aspect == "order" and modality != "denied":
        _note_order(act, wanted_by, item)
    for wanting in wanted_by:
        yield act.draft(
            "requirement",
            modality,
            {"actor": wanting, "item": item, "aspect": aspect},
            None if aspect == "order" and _is_price(act) else _contracted(act),
            act.when(modality),
        )
    if aspect == "order" or (not act.nominal and act.mark.last - act.mark.first > 1):
        # "wants to buy mines for 100 million" is one phrase.
        yield from priced(act, wanted_by, planned=aspect == "need")


def _by_contract(act: Act, aspect: str, wanted_by: tuple[str, ...], modality: str) -> tuple[tuple[str, ...], str]:
    """Return who orders, and the modality, by the contract that the text is about."""
    actor = act.actor()
    if aspect != "order":
        return wanted_by, modality
    ordered = act.d.ordered if act.d.age("ordered") <= _CONTRACT else None
    if actor is None and act.nominal and ordered is not None and act.counted():
        # "It has ordered mines of Belma. The contract holds an option on 10,000 more."
        optional = any(m.says("op", "possible") for m in act.marks("op"))
        return ordered[0], "possible" if optional and modality in ("occurred", "planned") else modality
    if actor is not None and actor.kind == "organisation" and not act.nominal and not is_armed(actor):
        # An agency that buys for its state.
        return wanted_by or actor.ids[:1], modality
    return wanted_by, modality


def _note_order(act: Act, wanted_by: tuple[str, ...], item: str) -> None:
    """Note who has ordered what of whom."""
    actor = act.actor()
    firms = [m for m in act.own() if m.kind == "company" and m is not actor]
    act.d.bought = item
    if wanted_by:
        # A house of no state's name buys for that of the text.
        states = tuple(one for one in wanted_by if one.isupper()) or act.d.homeland()
        before = act.d.ordered if act.d.ordered is not None and act.d.ordered[0] == states else (states, ())
        act.d.ordered = (states, tuple(name for m in firms for name in m.ids) or before[1])
        act.d.ages["ordered"] = 0


def _contracted(act: Act) -> Quantity | None:
    """How many are wanted; in German a contract "über 20.000 Minen" is one on so many, not on more."""
    count, behind = act.counted(), act.s.mark(act.mark.last)
    about = act.nominal and behind is not None and behind.says("prep", "about") and behind.first == act.mark.last
    if count is None or not about or count.high is not None or count.vague:
        return count
    return replace(count, high=count.low)


def _ordering(act: Act) -> list[Mention]:
    """Who orders of a firm that is the subject: "Belma has a contract with Latvia", "… got an order from Latvia"."""
    own = [m for m in act.own() if m.kind in ("state", "body") and m.states and not m.adj]
    sure = [m for m in own if m.can_be("to", "with")]
    return sure or [m for m in own if m.can_be("from", "by")]


def _is_price(act: Act) -> bool:
    """Tell of millions behind a preposition and behind the weapon: "has ordered mines for 90 million"."""
    found = act.amounts("item")
    if act.nominal or len(found) != 1 or found[0].unit_at is not None or (found[0].quantity.low or 0) < _MILLION:
        return False
    before = act.s.before(found[0].first)
    led = before is not None and before.has("prep")
    return led and any(m.last <= found[0].first for m in act.marks("item", "item_word"))


def _bought(act: Act, aspect: str) -> str | None:
    """The weapon of what is ordered by two verbs: "signed a contract to buy mines"."""
    verbs = [m for m in act.marks("verb") if m.says("verb", "acquire", "order") and "inf" in m.flags]
    verbs = [m for m in verbs if m.first >= act.mark.last]
    if aspect != "order" or act.nominal or not verbs:
        return None
    return Act(act.frame, act.clause, verbs[0], act.frame.scopes.of(act.clause, verbs[0]), act.inside).item()


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
    item = act.item() or act.item_or_last(age=1 if act.counted() or _are_kept(act) else -1)
    if item is None or item == "other" or unasserted(act):
        return
    done = [m for m in act.marks("verb", "noun") if "attributive" not in m.flags and "told" not in m.flags]
    # "In its stores are no mines": told by what is lacking.
    lacking = ("lack",) if act.mark.says("verb", "hold") and not act.mark.says("verb", "lack") else ()
    if any(m.says("verb", "destroy", "supply", *lacking) or m.says("noun", "destroy", "supply") for m in done):
        return
    if act.nominal and any(m.says("verb", "acquire") for m in act.marks("verb")):
        return
    if act.nominal and any(m.says("verb", "lack", "include") and not m.says("verb", "hold") for m in act.marks("verb")):
        # "comprises bunkers and stores of mines"
        return
    if act.mark.says("verb", "lack") and any(m.says("noun", "order", "need", "make", "supply") for m in done):
        # "there is no contract for mines yet"
        return
    scope = act.scope
    modality, aspect = scope.modality(), "hold"
    if scope.negated or act.mark.says("verb", "lack") or _none_held(act):
        aspect, modality = "none", "occurred"
    elif scope.has("begin", "increase", "intend"):
        aspect = "acquire"
    if act.nominal and aspect == "hold" and not act.amounts("item") and not act.marks("aux", "verb", "member"):
        return
    for actor in _holders(act):
        yield act.draft(
            "stockpile", modality, {"actor": actor, "item": item, "aspect": aspect}, act.counted(), act.when(modality)
        )


def _are_kept(act: Act) -> bool:
    """Tell of what is to be kept, and was named just before: "They will lie in stores", in Polish without "they"."""
    if act.nominal or act.scope.modality() != "planned" or act.marks("item", "other_thing", "treaty", "treaty_word"):
        return False
    passive = "pass" in act.mark.flags or any(m.says("pron", "they") for m in act.marks("pron"))
    others = [m for m in act.own() if m.may_act and m.pronoun is None and m.last <= act.mark.first]
    return passive and not others and not act.has_subject_words()


def _holders(act: Act) -> tuple[str, ...]:
    """Who has it: the subject, else whose store it is in."""
    if act.actor() is None:
        near = [m for m in act.own() if m.states and (m.adj or m.can_be("gen", "in"))]
        if near:
            return min(near, key=lambda m: abs(m.first - act.mark.first)).states
    return act.states() or _keeper(act)


def have(act: Act) -> Iterator[Draft]:
    """Stockpile, by a verb that only means having or being there: "Russia has 26 million mines", "Riga has none"."""
    if is_act(act.mark) or not _only_had(act) or act.opposed:
        return
    item = _thing_had(act)
    if item is None:
        return
    none = any(m.says("have", "none") for m in act.marks("have")) or any(
        m.says("op", "neg", "cease") for m in act.marks("op")
    )
    area = act.quantity(*AREAS)
    if area is not None:
        # "In Bosnia there are still mines on 800 square kilometres."
        for place in _having(act):
            soiled: dict[str, str | None] = {"place": place, "aspect": "contaminated", "item": item.value("item")}
            yield act.draft("clearance", "occurred", soiled, area, act.when("occurred"))
        return
    count = next(
        (a.quantity for a in act.amounts("item") if a.first <= item.first < a.last or a.unit_at == item.first), None
    )
    slots: dict[str, str | None] = {"item": item.value("item") or act.d.item, "aspect": "none" if none else "hold"}
    if none and _on_its_land(act):
        for place in act.states():
            yield act.draft("clearance", "occurred", {"place": place, "aspect": "cleared", "item": slots["item"]})
        return
    for actor in _having(act):
        yield act.draft(
            "stockpile", "occurred", {"actor": actor, **slots}, None if none else count, act.when("occurred")
        )


def _on_its_land(act: Act) -> bool:
    """Tell of mines that a country's land has none of: "there is not one mine left in the country"."""
    land = [m for m in act.marks("whole") if m.has("prep") or act.s.before(m.first) is not None]
    stored = any(m.says("noun", "hold") for m in act.marks("noun"))
    return bool(land) and not stored and act.clause.kind in ("main", "comp")


def _only_had(act: Act) -> bool:
    """Tell of a clause whose only verb is one of having, and that nobody supposes, plans or urges."""
    if act.scope.over("urge", "intend", "possible", "deny", "refuse", "future", "recommend", "able"):
        return False
    others = [
        m for m in act.marks("verb", "member", "op", "op_noun", "noun", "other_thing", "sub") if m is not act.mark
    ]
    return all(m.says("noun", "hold") or set(m.all("op")) == {"neg"} or m.has("have") for m in others)


def _thing_had(act: Act) -> Mark | None:
    """The weapon that is had: no preposition before it, no word that we do not know between it and the verb."""
    items = [m for m in act.marks("item") if m.value("item") != "other"]
    if not items and act.d.age("item") <= 1 and act.d.item not in (None, "other"):
        # "Such mines the army has not."
        items = act.marks("item_word")
    if len({m.value("item") for m in items}) != 1 or len(act.marks("item")) > len(act.marks("item") and items):
        return None
    item = items[0]
    if item.has("verb"):
        return None
    count = next(
        (a for a in act.amounts("item") if item.first in range(a.first, a.last + 1) or a.unit_at == item.first), None
    )
    first = item.first if count is None else min(count.first, item.first)
    before = act.s.before(first)
    led = before is not None and before.has("prep") and before is not act.mark and not before.says("prep", "of")
    if led and (count is None or not count.quantity.approx):
        return None
    strict = act.frame.order == "initial" and act.mark.says("have", "own")
    between = range(act.mark.last, first) if act.mark.last <= first else range(item.last, act.mark.first)
    behind = range(max(item.last, act.mark.last), act.clause.last)
    loose = sum(_is_unknown(act, p) for p in between)
    if strict and loose == 1 and before is not None and before.says("prep", "of") and act.marks("op"):
        # "n'a pas de mines"
        loose = 0
    ends = next((p for p in reversed(behind) if act.s.tokens[p].text[0].isalnum()), None)
    if loose > (0 if strict else _ADVERBS) or (not strict and ends is not None and _is_unknown(act, ends)):
        return None
    return item


def _is_unknown(act: Act, position: int) -> bool:
    """Tell of a word in small letters that means nothing to us: it may be a verb."""
    text = act.s.tokens[position].text
    if position not in act.inside or act.s.mark(position) is not None or not text[0].isalpha() or text[0].isupper():
        return False
    if any(a.first <= position < a.last for a in act.s.amounts) or any(
        t.first <= position < t.last for t in act.s.times
    ):
        return False
    return not any(m.first <= position < m.last for m in act.frame.mentions)


def _having(act: Act) -> tuple[str, ...]:
    """Who has it: the subject; where something is there, to whom, or in whose stores."""
    if act.mark.says("have", "own"):
        actor = act.actor()
        return act.states() if actor is None or actor.kind in _KEEPERS else ()
    own = [m for m in act.own() if m.states and not m.adj and m.kind in _KEEPERS]
    stores = any(m.says("noun", "hold") for m in act.marks("noun"))
    roles = (
        ("to", "subj", "in", "gen")
        if stores
        else ("to", "subj", "gen")
        if act.frame.order == "final"
        else ("to", "subj")
    )
    able = [m for m in own if m.can_be(*roles) or (not m.roles and m.first == act.mark.last)]
    return able[0].states if able else ()


def _keeper(act: Act) -> tuple[str, ...]:
    """Whose the weapons will be that a relative clause says are to be stored: who buys or makes them."""
    main = act.frame.clauses[0]
    described = act.clause if act.clause.kind == "rel" else act.clause.parent
    if "pass" not in act.mark.flags or described is None or described.kind != "rel" or described.parent is not main:
        return ()
    able = [m for m in act.frame.mentions if m.first in set(main.tokens) and m.may_act and m.kind in _KEEPERS]
    return able[0].states if able else ()


def acquire(act: Act) -> Iterator[Draft]:
    """Buying: for a stock it is building one up; else an order, or a need where it is only wanted."""
    stocking = any(m.says("noun", "hold") for m in act.marks("noun"))
    viewed = ((act.nominal or stocking) and not act.scope.bare) or _does_so_too(act)
    item = act.item_or_last(age=1) if viewed else act.item()
    if item is None or item == "other" or unasserted(act):
        return
    modality = _outlook(act)
    stocks = act.mark.says("noun", "hold") or bool([m for m in act.marks("noun") if m.says("noun", "hold")])
    buyers = _makers(act)
    if not stocks and not act.mark.says("verb", "order"):
        yield from priced(act, buyers, planned=modality == "planned")
    for actor in buyers:
        if stocks:
            yield act.draft(
                "stockpile",
                modality,
                {"actor": actor, "item": item, "aspect": "acquire"},
                act.counted(),
                act.when(modality),
            )
        else:
            # "has bought none", "will buy none": nothing is ordered.
            sure = modality in ("occurred", "denied") or act.scope.has("future")
            aspect = "order" if sure else "need"
            yield act.draft(
                "requirement",
                modality,
                {"actor": actor, "item": item, "aspect": aspect},
                act.counted(),
                act.when(modality),
            )


def _does_so_too(act: Act) -> bool:
    """Tell of a verb without an object behind what was told of the same weapons: "Latvia buys, too"."""
    deed = act.d.deed if act.d.age("deed") <= 1 else None
    if deed is None or deed[0] not in ("requirement", "production") or act.nominal or "inf" in act.mark.flags:
        return False
    alone = act.mark.last >= len(act.s.tokens) or not act.s.tokens[act.mark.last].text[0].isalnum()
    return alone and not act.has_subject_words() and not act.marks("treaty", "other_thing")


def _of_its_owner(act: Act) -> bool:
    """Tell of a stock before a verb that ends its clause, whose owner stands before it: "Peru's mines are gone"."""
    timed = {p for t in act.s.times for p in range(t.first, t.last)}
    behind = [p for p in range(act.mark.last, act.clause.last) if act.s.tokens[p].text[0].isalnum() and p not in timed]
    behind = [p for p in behind if (m := act.s.mark(p)) is None or not m.has("prep", "unit", "ignore", "label")]
    if act.frame.order == "final" or act.nominal or behind:
        return False
    owners = [m for m in act.frame.mentions if m.first in act.inside and m.states and (m.adj or "gen" in m.roles)]
    items = [i for i in act.marks("item") if i.last <= act.mark.first]
    return any(0 <= i.first - m.last <= 1 for m in owners for i in items)


def _leads(act: Act) -> bool:
    """Tell whether a weapon that is nobody's stands before the verb and none behind it."""
    items = act.marks("item")
    if _of_its_owner(act):
        return False
    return any(m.first < act.mark.first for m in items) and not any(m.first > act.mark.first for m in items)


def destroy(act: Act) -> Iterator[Draft]:
    """Destruction of a stock, or the duty to destroy it."""
    bound = act.scope.over("oblige")
    ruled = list(demanded(act)) or (list(duty(act)) if bound else [])
    if ruled or not bound:
        yield from ruled or _destroyed(act)
    elif _binds_itself(act):
        yield from (replace(d, modality="planned") if d.modality == "occurred" else d for d in _destroyed(act))


def _binds_itself(act: Act) -> bool:
    """Tell of one state that has to destroy its mines, or has pledged to: "Peru has committed itself to …"."""
    actor = act.actor()
    named = actor is not None and actor.kind in ("state", "body") and actor.pronoun is None and len(actor.states) == 1
    return named and not act.marks("crowd", "treaty", "treaty_word")


def _destroyed(act: Act) -> Iterator[Draft]:
    stocked = any(m.says("noun", "hold") for m in act.marks("noun"))
    item = act.item() or (act.item_or_last(age=2) if stocked or act.counted() else None)
    if item is None and not act.nominal and any(m.says("verb", "hold", "lack") for m in act.s.find("verb")):
        # "had a million mines and destroyed all by 2015", "has none: the last were destroyed in 2004"
        item = act.item_or_last(age=0)
    if item is None or item == "other" or unasserted(act):
        return
    if act.nominal and act.scope.bare and act.owned() is None and not act.amounts("item"):
        return
    if _none_destroys(act):
        return
    if destroyed_in_place(act):
        yield from removed(act, item)
        return
    modality = act.scope.modality()
    if act.actor() is None and (act.marks("world", "treaty", "treaty_word") or act.crowds()):
        return
    if _amid_clearing(act) and not stocked:
        # "54 square kilometres were cleared and 71,000 bomblets destroyed"
        for place in act.states():
            slots: dict[str, str | None] = {"place": place, "aspect": "removed", "item": item}
            yield act.draft("clearance", modality, slots, act.counted(), act.when(modality, _before(act)))
        return
    for actor in _destroyers(act):
        yield act.draft("destruction", modality, {"actor": actor, "item": item}, act.counted(), act.when(modality))


def _none_destroys(act: Act) -> bool:
    """Tell of "the mine destroyed a tank", and of "asked that all mines be destroyed": not by who asks."""
    if "pass" in act.mark.flags:
        return act.scope.over("urge") and not act.own()
    return not act.nominal and act.actor() is None and _leads(act)


def _before(act: Act) -> tuple[Clause, ...]:
    """The clause that this one goes on."""
    return () if act.clause.parent is None or act.clause.kind != "coord" else (act.clause.parent,)


def _amid_clearing(act: Act) -> bool:
    """Tell of a clause that goes on one about cleared land, and counts weapons: those were found there."""
    if act.counted() is None or act.nominal:
        return False
    words = (m for clause in _before(act) for m in act.marks_at(clause.tokens, "verb", "noun"))
    return any(m.says("verb", "clear", "remove") or m.says("noun", "clear", "remove") for m in words)


def _destroyers(act: Act) -> tuple[str, ...]:
    """Who destroys; where nobody is named who does, whose stock it was: "the army's last mines were destroyed"."""
    if act.actor() is None and ("pass" in act.mark.flags or _of_its_owner(act)):
        items = act.marks("item") + [m for m in act.marks("noun") if m.says("noun", "hold")]
        owners = [m for m in act.own() if m.states and (m.adj or m.can_be("gen"))]
        owners = [m for m in owners if any(-1 <= m.first - i.last <= 1 or 0 <= i.first - m.last <= 1 for i in items)]
        if owners:
            return owners[0].states
    return act.states()


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
    item = act.item() or (act.item_or_last(age=1) if agent or not act.nominal else _ruled_out(act))
    if item is None or item == "other" or unasserted(act) or (act.nominal and act.owned() is None and act.scope.bare):
        return
    if act.amounts(*MONEY) or _cleared(act):
        # "will use 500 million euros for mines"
        return
    modality = act.scope.modality()
    place = next((m for m in act.frame.mentions if m.first in act.inside and m.can_be("in") and m.states), None)
    place = place or _struck(act) or _around(act)
    users = _users(act, place, modality)
    where = place.states[0] if place is not None else None
    if users and modality in ("occurred", "possible"):
        act.d.charge = (users, item, where)
        act.d.ages["charge"] = 0
    for user in users:
        slots = {"actor": user, "item": item, "place": where}
        yield act.draft("use", modality, slots, act.counted(), act.when(modality))


def _ruled_out(act: Act) -> str | None:
    """The weapon last spoken of, whose laying is ruled out by its noun: "No laying in peacetime is planned"."""
    told = act.scope.over("refuse") or (act.scope.negated and act.scope.over("intend", "possible"))
    others = act.marks("other_thing", "treaty", "treaty_word", "law", "organisation")
    return act.item_or_last(age=2) if told and not others and not act.own() else None


def _around(act: Act) -> Mention | None:
    """The town whose fields or villages they are laid in: "they drop them on the villages of Kherson"."""
    near = [m for m in act.frame.mentions if m.first in act.inside and m.kind == "place" and len(m.states) == 1]
    return next((m for m in near if m.can_be("gen") and m.first >= act.mark.last and not m.adj), None)


def _struck(act: Act) -> Mention | None:
    """The place that weapons are fired at, where it is the verb's object: "shelled Kherson with cluster munitions"."""
    if act.nominal or "pass" in act.mark.flags:
        return None
    near = [m for m in act.frame.mentions if m.first in act.inside and m.kind == "place" and m.states]
    return next((m for m in near if not m.roles or m.can_be("obj", "to")), None)


def _cleared(act: Act) -> bool:
    """Tell whether the clause is about weapons removed or banned, or use that ends, not use."""
    # "removed 3,500 mines laid by the Houthis"
    laid = "part" in act.mark.flags and any(m.can_be("by") and m.first >= act.mark.last for m in act.own())
    barring = ("ban",) if laid else ("remove", "clear", "ban")
    over = act.scope.has("cease") and not act.scope.over("accuse")
    return over or any(m.says("verb", *barring) for m in act.marks("verb"))


def _users(act: Act, place: Mention | None, modality: str) -> tuple[str, ...]:
    actor = act.actor()
    if any(m.says("pron", "both") for m in act.marks("pron")) and (actor is None or actor.pronoun == "both"):
        return _foes(act, () if actor is None else actor.states, place)
    fighters = _fighters(act, actor)
    if fighters:
        return fighters
    if actor is not None and actor.kind in ("organisation", "union") and act.scope.over("refuse"):
        # "The European Parliament rejects the use of mines": it lays none.
        return ()
    if actor is not None:
        if actor is place:
            return ()
        return actor.ids[:1] if actor.kind in ("name", "union") else actor.ids if _may_lay(actor) else act.states()
    passive = "pass" in act.mark.flags or (modality == "denied" and _impersonal(act))
    # "In peacetime they will lay none, assured the premier" is a passive in Ukrainian.
    passive = passive or (act.frame.drops_subject and "fut" in act.mark.flags and act.item() is not None)
    if modality == "denied" and (_nobody(act) or (act.nominal and act.item() is None)):
        return act.d.homeland()
    if modality in ("denied", "planned", "possible") and (
        passive or (act.frame.drops_subject and act.mark.first in act.s.quoted)
    ):
        # "Mines will not be laid in peacetime": at home. "'We shall lay none', the minister said."
        return act.implied()
    told = act.clause.kind == "main" and not act.nominal and bool(act.mark.flags & {"pres", "past"})
    if act.frame.drops_subject and told and not passive and not act.has_subject_words():
        # "Russia is no party. It uses mines in Ukraine", where "it" is left out.
        return tuple(s for s in act.implied() if place is None or s not in place.states)
    return ()


def _impersonal(act: Act) -> bool:
    """Tell of an infinitive that leads its clause: "To lay mines in peacetime is not planned"."""
    return "inf" in act.mark.flags and act.clause.kind == "main" and act.mark.first == act.clause.first


def _nobody(act: Act) -> bool:
    """Tell of "nobody will lay mines in peacetime": at home."""
    words = [m for m in act.marks("crowd") if m.last - m.first == 1 and not m.has("unit", "state")]
    return any(m.says("op", "neg") or m.says("crowd", "nobody") for m in words) and act.clause.kind != "rel"


def _fighters(act: Act, actor: Mention | None) -> tuple[str, ...]:
    """The armed group whose fighters do it: "rebels of the ELN", or that the last sentence named alone."""
    if actor is None:
        spoken = act.frame.drops_subject and act.d.armed and act.d.age("armed") <= 1 and not act.nominal
        plain = "pass" not in act.mark.flags and not act.has_subject_words()
        return act.d.armed if spoken and plain and not act.marks("crowd") else ()
    if actor.kind != "body" or not actor.assumed:
        return ()
    groups = [m for m in act.own() if is_armed(m) and 0 <= m.first - actor.last <= _OF_GROUP]
    return groups[0].ids if groups else ()


def _foes(act: Act, meant: tuple[str, ...], place: Mention | None) -> tuple[str, ...]:
    """Who "both sides" are that use a weapon: two states at war, one of them told of or named just before."""
    if any(set(meant) == set(pair) for pair in wars()):
        return meant
    named = [s for m in act.frame.mentions if m.pronoun is None for s in m.states]
    where = place.states[:1] if place is not None else ()
    before = [
        s for s in (*where, *named, act.d.place if act.d.age("place") <= 1 else None, *act.d.subject, *act.d.pair)
    ]
    return next((pair for state in before for pair in wars() if state in pair), ())


def rejected(act: Act) -> Iterator[Draft]:
    """A charge that is rejected by a verb that may be a stance too: "Moscow rejects these charges"."""
    others = [m for m in act.marks("verb", "noun") if m is not act.mark and is_act(m)]
    if rejects_charge(act) and not others:
        yield from _denied(act)


def deny(act: Act) -> Iterator[Draft]:
    """What a state was just accused of using it denies: "Phnom Penh rejects this"."""
    if not any(map(is_act, act.marks("verb", "noun"))):
        yield from _denied(act)


def _denied(act: Act) -> Iterator[Draft]:
    """Draft the use that the state just accused of it denies."""
    actor = act.actor()
    if act.d.charge is None or act.d.age("charge") > 1 or actor is None or act.scope.negated:
        return
    users, item, place = act.d.charge
    if actor.states != users:
        return
    for user in users:
        draft = act.draft("use", "denied", {"actor": user, "item": item, "place": place})
        draft.speaker = next(iter(actor.ids), None)
        yield draft


def likewise(act: Act) -> Iterator[Draft]:
    """Making or ordering, just told of one, that another plans, considers or rules out: "Latvia does not plan this"."""
    deed, actor, d = act.d.deed, act.actor(), act.d
    if deed is None or d.age("deed") > 1 or d.age("deed") >= min(d.age("step"), d.age("last"), d.age("stance")):
        return
    kind, slots, _ = deed
    if kind not in ("production", "requirement") or actor is None or actor.pronoun is not None or not _is_all(act):
        return
    modality = act.scope.modality()
    said = set(act.mark.all("op"))
    if said & {"neg", "refuse"} or any(m.says("op", "neg") for m in act.marks("op")):
        modality = "denied"
    elif modality == "occurred":
        modality = "possible" if "possible" in said else "planned"
    who = actor.ids if actor.kind in MAKERS else actor.states
    aspect = "start" if kind == "production" else slots.get("aspect")
    for one in who:
        if one != slots.get("actor"):
            yield act.draft(kind, modality, {**slots, "actor": one, "aspect": aspect}, None, act.when(modality))


def resumed(act: Act) -> Iterator[Draft]:
    """Making taken up again, told by a verb of beginning alone: "gave up making them but wants to begin anew"."""
    outer = act.clause.parent if act.clause.kind == "coord" else None
    others = act.marks("verb", "noun", "item", "treaty", "treaty_word", "other_thing", "member")
    if outer is None or any(is_act(m) for m in others) or any(m.has("item", "other_thing") for m in others):
        return
    made = [m for m in act.marks_at(outer.tokens, "verb", "noun") if m.says("verb", "make") or m.says("noun", "make")]
    if not made or act.amounts("bare", "item") or act.scope.negated or act.scope.refused:
        return
    before = Act(act.frame, outer, made[0], act.frame.scopes.of(outer, made[0]), set(outer.tokens))
    item = before.item()
    if item is None or item == "other" or not before.scope.has("cease"):
        return
    modality = _coming(act)
    for actor in _makers(before):
        slots: dict[str, str | None] = {"actor": actor, "item": item, "aspect": "start"}
        yield act.draft("production", modality, slots, None, act.when(modality))


def _coming(act: Act) -> str:
    """Return the modality of a verb of beginning by the words beside it."""
    said = {value for m in act.marks("op", "op_noun") for value in m.all("op", "op_noun")}
    if said & {"possible", "would"} or "cond" in act.mark.flags:
        return "possible"
    ahead = said & {"intend", "future", "announce"} or "fut" in act.tense
    return "planned" if ahead else "occurred"


def _is_all(act: Act) -> bool:
    """Tell of a short sentence that says only that somebody means to or not, and names nothing."""
    if len(act.frame.clauses) > 1 or len(act.clause.tokens) > _SHORT or act.s.amounts or len(act.own()) > 1:
        return False
    return not act.marks(
        "verb", "noun", "item", "treaty", "treaty_word", "step_word", "other_thing", "ignore", "member", "programme"
    )
