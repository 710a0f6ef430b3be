"""Land, people, money."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from treatywatch.extract.frames.act import Act, Draft, Frame
from treatywatch.extract.frames.amounts import Amount
from treatywatch.extract.frames.marks import Mark, Sentence
from treatywatch.extract.frames.mentions import MINISTERS, Mention
from treatywatch.extract.frames.scope import is_act
from treatywatch.extract.quantities import AREAS, CURRENCIES
from treatywatch.model.quantity import Quantity

MONEY = tuple(sorted(CURRENCIES))
# So many people in no named place are those of the whole world.
_OF_THE_WORLD = 1000
_MONITOR = "landmine-and-cluster-munition-monitor"
# Who counts those hurt in the whole world.
_COUNTERS = (_MONITOR, "landmine-monitor", "icbl", "icbl-cmc", "cluster-munition-coalition", "handicap-international")
# So large a number beside money is money.
_MONEYED = 100_000
_MILLION = 1_000_000
_BILLION = 1_000_000_000
# To whom money goes.
_TAKERS = ("state", "union", "organisation")
_NEAR = 6
# Whose land it is stands so near to the head of its clause.
_LED = 1
# "Nine out of ten of them" counts nobody.
_TENTHS = 10
# The place of a part of them stands so near behind its number.
_BESIDE = 4
# People hurt are hurt by the weapon that was spoken of so many sentences ago, unless something else is named.
_RECENT = 3
# Between an attack and what it was made with stand at most so many words.
_WITH = 2
_PURPOSES = ("clear", "remove", "make", "order", "need", "destroy", "hold", "casualty")
_AID = ("clear", "remove", "destroy", "casualty")
# Two sums in a row have so few words between them.
_JOINED = 2
_SCALES = (1_000_000_000, 1_000_000)
# A unit of area is meant for so many sentences.
_NEXT = 2
_GIVEN = ("acquire", "receive", "supply", "use")
# What a number of people hurt may be read as, and the fewest in a row.
_COUNTING = ("person", "item", "bare")
_ROWS = 2
_HARM = {"kill": "killed", "injure": "injured", "casualty": "total"}


def _named_place(act: Act) -> str | None:
    """Where it is by the words of the clause: "in X", its state, its people."""
    own = [m for m in act.frame.mentions if m.first in act.inside and m.kind in ("state", "place") and m.states]
    own = [m for m in own if m.pronoun != "we"]
    parts = [at for at, _, _ in _parts(act)]
    own = [m for m in own if m.first not in parts and not _describes_weapon(act, m) and not _comes_next(act.s, m)]
    fronted = [m for m in own if act.fronted(m)]
    if fronted and not act.nominal and any(_acts_between(m, fronted[-1], act) for m in act.frame.mentions):
        # "With the help of Japan Angola cleared 40 minefields."
        own = [m for m in own if m not in fronted]
    sure = [m for m in own if m.can_be("in", "gen")] or [m for m in own if m.may_act and m.kind == "state"]
    actor = act.actor() if act.mark.has("verb") else None
    if actor is not None and "subj" in actor.roles and actor.last <= act.mark.first:
        # "By Norway's account, Kenya cleared 12 km2": a genitive before the subject tells something else.
        sure = [m for m in sure if m.roles != {"gen"} or (m.last > actor.first and not _helps(act.s, m))]
        sure = sure or [m for m in own if m is actor]
    if act.mark.says("verb", "contaminate") and own and _lacks(act, own[0]):
        # "A Ecuador le faltan 40.000 metros cuadrados en la Cordillera"
        return own[0].states[0]
    sure = [m for m in sure if m.can_be("in")] or sure
    if not sure and not act.mark.says("verb", *_GIVEN):
        # "A Ecuador le faltan 40.000 metros cuadrados": who lacks it is put first.
        sure = [m for m in own if m.can_be("to") and not m.adj and m.first - act.clause.first <= _LED]
    if sure:
        return min(sure, key=lambda m: abs(m.first - act.mark.first)).states[0]
    adjectives = [m for m in act.frame.mentions if m.first in act.inside and m.adj and len(m.states) == 1]
    adjectives = [m for m in adjectives if not _describes_weapon(act, m)]
    if len(adjectives) == 1:
        return adjectives[0].states[0]
    if act.clause.kind == "rel":
        # "Croatia, where 1,000 square kilometres were contaminated"
        before = [m for m in act.frame.mentions if 0 <= act.clause.first - m.last <= 1 and m.kind in ("state", "place")]
        return before[0].states[0] if before and len(before[0].states) == 1 else None
    return None


def _helps(s: Sentence, mention: Mention) -> bool:
    """Tell of whose help it is: "with Norway's support", where a genitive stands behind a preposition."""
    before = s.mark(mention.first - 1) if mention.first else None
    return before is not None and before.says("prep", "with") and not before.says("prep", "in")


def _acts_between(mention: Mention, fronted: Mention, act: Act) -> bool:
    """Tell of a state or its house that may act, behind somebody named at the head of the clause."""
    named = mention.kind in ("state", "body", "office", "person") and len(mention.states) == 1 and mention.may_act
    return named and fronted.last <= mention.first and mention.first in act.inside


def _describes_weapon(act: Act, mention: Mention) -> bool:
    """Tell of a state that only tells whose a weapon is: "Russian mines killed two"."""
    behind = act.s.mark(mention.last)
    return mention.adj and behind is not None and behind.first == mention.last and behind.has("item")


def _lacks(act: Act, first: Mention) -> bool:
    """Tell of a state in the dative put first."""
    led = first.can_be("to") and not first.can_be("in") and first.first - act.clause.first <= _LED
    return led and first.kind == "state" and not first.adj


def _comes_next(s: Sentence, mention: Mention) -> bool:
    """Tell of a place right behind a word for "followed by": "Myanmar with 2,029, followed by Syria"."""
    before = s.before(mention.first)
    return before is not None and before.says("echo", "led")


def _place(act: Act) -> str | None:
    """Where it is: as the clause says, else the place that the text is in, else its state."""
    named = _named_place(act)
    if named is not None:
        return named
    actor = act.actor()
    if actor is not None and _stands_here(act, actor):
        return actor.states[0]
    quoted = [m for m in act.frame.mentions if m.first in act.inside and m.kind == "body" and len(m.states) == 1]
    quoted = [m for m in quoted if not m.assumed]
    if actor is None and len(quoted) == 1:
        # "By the Ukrainian ministry's reckoning …"
        return quoted[0].states[0]
    return act.d.scene


def _stands_here(act: Act, actor: Mention) -> bool:
    """Tell of one state whose act it is; who lays mines by the clause before is not where they lie and hurt."""
    if actor.kind not in ("state", "body", "office") or actor.pronoun is not None or len(actor.states) != 1:
        return False
    if actor.assumed and act.d.scene not in (None, *actor.states):
        # "Sappers cleared 4,000 km2 this year" where the text has just been.
        return False
    outer = act.clause.parent if actor.first not in act.inside and act.clause.kind in ("coord", "main") else None
    words = act.marks_at(outer.tokens, "verb", "noun", "op") if outer is not None else []
    lays = any(m.says("verb", "use") or m.says("noun", "use") for m in words)
    return not lays or any(m.says("op", "accuse") for m in words)


def _set_in(act: Act, place: str) -> None:
    """Note where the text is by a deadline or land of a state that the clause names itself."""
    if place == _named_place(act):
        act.d.place = place
        act.d.ages["place"] = 0


def _people(act: Act) -> Quantity | None:
    """A number without a word for what it counts, beside being killed or hurt, counts people; "a soldier" is one."""
    bare = act.quantity("bare", "item")
    if bare is not None:
        return replace(bare, unit="person")
    return Quantity(1, 1, "person") if act.marks("one") else None


def _next_number(act: Act) -> Quantity | None:
    """The number alone right behind the second of two harms: "killed 14 people and hurt 79"."""
    bare = next((a for a in act.amounts("bare") if 0 <= a.first - act.mark.last <= 1), None)
    before = [a for a in act.amounts("person") if a.last <= act.mark.first]
    if bare is None and not act.nominal:
        # "of the 6,279 people hurt 1,945 died"
        bare = next((a for a in act.amounts("bare") if 0 <= act.mark.first - a.last <= 1), None)
        before = [a for a in before if bare is not None and a.last <= bare.first]
    return None if bare is None or not before else replace(bare.quantity, unit="person")


def _both(act: Act) -> bool:
    """Tell of "killed or wounded at least 314 people": one number for both."""
    counted = act.amounts("person", "item", "bare")
    large = [a for a in counted if (a.quantity.low or a.quantity.high or 0) > _TENTHS]
    if 1 not in (len(large), len(counted), len(act.amounts("person"))):
        return False
    inside = set(act.inside)
    for other in (*act.clause.children, act.clause.parent):
        # "2,000 were hurt or lost their lives"
        if (
            other is not None
            and "coord" in (other.kind, act.clause.kind)
            and not any(a.first in other.tokens for a in act.s.amounts)
        ):
            inside.update(other.tokens)
    said = [m for m in act.s.find("verb", "noun", within=inside) if not _HARM.keys().isdisjoint(m.all("verb", "noun"))]
    values = {v for m in said for v in m.all("verb", "noun")}
    near = len(said) > 1 and said[1].first - said[0].last <= 2
    near = near and not any(said[0].last <= a.first < said[1].first for a in act.s.amounts)
    # "two died, one was hurt", where "one" is a word
    near = near and not any(True for _ in act.marks_at(range(said[0].last, said[1].first), "one"))
    return near and {"kill", "injure"} <= values


def _parts(act: Act) -> list[tuple[int, str, Quantity]]:
    """Places of parts of those hurt that the clause counts: token, state and number of each."""
    if act.frame.parts is None:
        act.frame.parts = list(_of_whom(act.frame))
    return [(at, state, number) for whole, at, state, number in act.frame.parts if whole in act.inside]


def _of_whom(frame: Frame) -> Iterator[tuple[int, int, str, Quantity]]:
    """All such places of a sentence, "289 people, of whom 187 in Syria": the token of the whole number with each."""
    s = frame.sentence
    counted = [a for a in s.amounts if a.quantity.unit in ("person", "item", "bare")]
    for whole, part in pairwise(counted):
        between = range(whole.last, part.first)
        joint = len(between) <= _NEAR and any(s.tokens[p].text in (",", "،", "(", "–", "—", "，") for p in between)
        smaller = (part.quantity.low or 0) < (whole.quantity.low or 0) and whole.quantity.unit == "person"
        if not (joint and smaller) or any(True for _ in s.find("verb", "noun", within=between)):
            continue
        there = [m for m in frame.mentions if part.last <= m.first <= part.last + _BESIDE and m.can_be("in")]
        there = [m for m in there if m.kind in ("state", "place") and len(m.states) == 1]
        if there:
            yield whole.first, there[0].first, there[0].states[0], replace(part.quantity, unit="person")


def _rows(act: Act) -> list[tuple[str, Quantity]]:
    """Places with their numbers in brackets: "in Syria (840), Yemen (510) and Mali (95)"; at least two."""
    if act.frame.rows is None:
        act.frame.rows = _bracketed(act.frame)
    return act.frame.rows


def _bracketed(frame: Frame) -> list[tuple[str, Quantity]]:
    found: list[tuple[str, Quantity]] = []
    text = frame.sentence.tokens
    ends = {m.last: m for m in frame.mentions if len(m.states) == 1 and m.kind in ("state", "place") and not m.adj}
    for amount in frame.sentence.amounts:
        opened = amount.first > 0 and text[amount.first - 1].text in ("(", "（")
        closed = amount.last < len(text) and text[amount.last].text in (")", "）")
        before = ends.get(amount.first - 1)
        if opened and closed and before is not None and amount.quantity.unit in ("bare", "item", "person"):
            found.append((before.states[0], replace(amount.quantity, unit="person")))
    led = any(True for _ in frame.sentence.find("echo"))
    return found if len(found) > 1 or led else []


def _in_turn(act: Act) -> list[tuple[str, Quantity]]:
    """Places and numbers that take turns: "in Syria 840 people were killed, in Yemen 510"."""
    reach = act.reach()
    counted = [a for a in act.s.amounts if a.first in reach and a.quantity.unit in ("person", "item", "bare")]
    if len(counted) < 2 or not any(a.quantity.unit == "person" for a in counted):
        return []
    own = [m for m in act.frame.mentions if m.first in reach and m.kind in ("state", "place") and not m.adj]
    there = [m for m in own if m.can_be("in") and len(m.states) == 1]
    return [(m.states[0], replace(a.quantity, unit="person")) for m, a in act.by_turns(there, counted)]


def _outer_item(act: Act) -> str | None:
    """The weapon of the clause that this one goes on: "mines hurt 6,279 people, of whom 1,945 lost their lives"."""
    parent = act.clause.parent
    if act.clause.kind not in ("rel", "coord") or parent is None:
        return None
    found = act.marks_at(parent.tokens, "item")
    return found[-1].value("item") if found else None


def _fired_at(act: Act, place: str | None) -> str | None:
    """Where a weapon was just fired or laid, if the place found so far is that of who did it, or none was.

    "Russia fired cluster munitions at Kharkiv; five died." "Mines lie near Kherson. Deminers took out …"
    """
    charge, age = act.d.charge, act.d.age("charge")
    if charge is None or charge[2] is None or age > 1:
        return place
    return charge[2] if place in charge[0] or (place is None and age == 0) else place


def _by_other_means(act: Act) -> bool:
    """Tell whether something else hurt them; "shelling with cluster munitions" is none such."""
    weapons = [m for m in act.marks("item") if m.value("item") != "other"]
    if not any(True for _ in act.s.find("item")) and any(m.says("ignore", "mine") for m in act.s.find("ignore")):
        # "Three workers died in a copper mine."
        return True
    return any(
        not any(0 <= m.first - cause.last <= _WITH or 0 <= cause.first - m.last <= _WITH for m in weapons)
        for cause in act.marks("other_cause")
    )


def harm(act: Act) -> Iterator[Draft]:
    """Casualties: people killed or hurt by mines or what remains of war."""
    if not (act.marks("item") or act.d.age("item") <= _RECENT) or _by_other_means(act) or act.scope.negated:
        return
    value = "casualty" if _both(act) else next((v for v in act.mark.all("verb", "noun") if v in _HARM), None)
    if value is None or act.scope.over("possible", "future"):
        return
    in_turn = _in_turn(act)
    if in_turn:
        yield from (_hurt(act, value, place, number) for place, number in in_turn)
        return
    rows = _rows(act)
    yield from (_hurt(act, value, place, number) for place, number in rows)
    quantity = _next_number(act) or act.quantity("person") or _people(act)
    if quantity is None or quantity in [number for _, number in rows] or 0 < (quantity.high or 1) < 1:
        # "The number of victims has halved."
        return
    parts = _parts(act)
    place = _hurt_in(act, quantity, parts=bool(parts))
    if place is None:
        return
    act.d.hurt = place
    act.d.ages["hurt"] = 0
    if place != "world":
        act.d.place = place
        act.d.ages["place"] = 0
    yield _hurt(act, value, place, quantity)
    yield from (_hurt(act, value, there, part) for _, there, part in parts)


def _hurt(act: Act, value: str, place: str, quantity: Quantity) -> Draft:
    slots = {"place": place, "aspect": _HARM[value], "item": act.item() or _outer_item(act) or act.item_or_last()}
    beside = (act.clause.parent,) if act.clause.kind == "coord" and act.clause.parent is not None else ()
    if value == "casualty":
        # "6,279 people were killed or hurt in 2024"
        beside = (*beside, *(c for c in act.clause.children if c.kind == "coord"))
    when = act.when("occurred", beside)
    if act.d.age("toll") or act.d.toll is None:
        # "6,279 people were hurt, of whom 1,945 died": of all of them.
        act.d.toll = (_HARM[value], slots["item"], when)
        act.d.ages["toll"] = 0
    return act.draft("casualties", "occurred", slots, quantity, when)


def counted_there(frame: Frame) -> Iterator[Draft]:
    """How many of those just told of were hurt in which place: "Myanmar leads the list with 2,029", "110 in Syria"."""
    d, s = frame.discourse, frame.sentence
    told = [m for m in s.marks if is_act(m) or m.has("op", "item", "other_thing", "unit", "member", "ignore")]
    # "Then follow Syria with 1,015 and …"
    told = [m for m in told if not (m.says("unit", "person", "none") or m.says("op", "increase") or _follows(m))]
    if d.toll is None or d.age("toll") > 1 or told or any(a.quantity.unit not in _COUNTING for a in s.amounts):
        return
    places = [m for m in frame.mentions if m.kind in ("state", "place") and m.pronoun is None and len(m.states) == 1]
    numbers = [a for a in s.amounts if (a.quantity.low or 0) > 1]
    # "three quarters of them, 207 people, in Syria"
    people = [a for a in numbers if a.quantity.unit == "person"]
    numbers = people if len(people) == 1 else numbers
    named = [m for m in frame.mentions if m.pronoun is None]
    if not numbers or len(places) != len(named) or any(m.adj for m in places):
        return
    rows = list(zip(places, numbers, strict=True)) if len(places) == len(numbers) == 1 else []
    aspect, item, when = d.toll
    for place, amount in rows or _by_turns(places, numbers):
        mark = s.mark(place.first)
        clause = next((c for c in frame.clauses if place.first in c.tokens), None)
        if mark is not None and clause is not None:
            d.ages["toll"] = 0
            slots: dict[str, str | None] = {"place": place.states[0], "aspect": aspect, "item": item}
            yield Draft("casualties", "occurred", clause, mark, slots, replace(amount.quantity, unit="person"), when)


def _follows(mark: Mark) -> bool:
    return mark.says("verb", "follow", "same") and not mark.has("op", "noun")


def _by_turns(places: list[Mention], numbers: list[Amount]) -> list[tuple[Mention, Amount]]:
    """Places and numbers in pairs that take turns, two at least."""
    pairs = list(zip(places, numbers, strict=False))
    if len(places) != len(numbers) or len(pairs) < _ROWS:
        return []
    turns = [sorted((place.first, amount.first)) for place, amount in pairs]
    return pairs if all(one[1] < other[0] for one, other in pairwise(turns)) else []


def _hurt_in(act: Act, quantity: Quantity, *, parts: bool) -> str | None:
    """Where so many people were hurt; `parts` tells whether the sentence says so of some of them."""
    place = "world" if act.marks("world") else _named_place(act)
    place = _fired_at(act, place)
    # "314 people died, 193 of them in Ukraine"
    if place is None and ((parts and act.d.age("hurt") > 0) or _of_the_world(act, quantity)):
        place = "world"
    if place is None:
        place = act.d.hurt if act.d.age("hurt") == 0 else _place(act)
    many = (quantity.low or 0) >= _OF_THE_WORLD and act.d.age("place") > _NEAR
    if place is None and (act.d.age("world") <= min(2, act.d.age("place")) or many):
        place = "world"
    return _fired_at(act, place or act.d.place or act.d.home)


def _of_the_world(act: Act, quantity: Quantity) -> bool:
    """Tell of the count of a year by those who count everywhere, or of some of them: no place needs to be named."""
    if (quantity.low or 0) < _OF_THE_WORLD:
        return False
    mentions = act.frame.mentions
    if not any(m.kind in ("state", "place") for m in _here(act)):
        counting = any(m.says("organisation", *_COUNTERS) or m.says("media", _MONITOR) for m in act.s.marks)
        if counting or (act.d.hurt == "world" and act.d.age("hurt") <= 1):
            return True
    # "The report that Landmine Monitor presented in Geneva counts 6,279"
    there = any(m.states and m.roles and m.can_be("in") for m in mentions)
    told = any(m.kind == "organisation" and any("monitor" in name for name in m.ids) for m in mentions)
    return told and not there and act.d.age("place") > 1 and act.clause.kind == "main"


def _here(act: Act) -> list[Mention]:
    """Return who is named, without where a report was given: "in the Spanish capital it was told: 6,279 people …"."""
    signs = [p for p, token in enumerate(act.s.tokens) if token.text == ":" and p < act.mark.first]
    led = signs[-1] if signs and any(True for _ in act.s.find("say", "op", within=range(signs[-1]))) else -1
    return [m for m in act.frame.mentions if m.first > led]


def clearance(act: Act) -> Iterator[Draft]:
    """Contaminated or cleared land, mines removed."""
    values = act.mark.all("verb", "noun")
    scope = act.scope
    modality = scope.modality()
    areas, items = _area(act), act.quantity("item")
    if areas is not None and not act.amounts(*AREAS):
        items = None
    if _of_another_deed(act) or (items is not None and (bare_money(act) is not None or unnamed_money(act))):
        return
    aspect = _aspect(values, items)
    if aspect == "removed" and items is None:
        return
    if aspect == "contaminated" and (_not_contaminated(act, modality) or _laid(act, areas)):
        return
    if aspect == "cleared" and items is not None and areas is None:
        aspect = "removed"
    over = (
        aspect == "cleared"
        and not any(m.says("noun", "deadline") for m in act.marks("noun"))
        and (scope.has("effect") or any(m.says("verb", "finish") for m in act.marks("verb")))
    )
    if not (areas or items or over or "contaminate" in values) or (scope.bare and not (areas or items or over)):
        return
    if not (act.marks("item", "treaty") or areas or act.d.age("item") <= 2):
        return
    if act.marks("other_thing") and not act.marks("item"):
        # "cleared 20 hectares of forest"
        return
    place = _cleared_in(act)
    if place is None:
        return
    _set_in(act, place)
    figure = items if aspect == "removed" else areas or items
    slots = {"place": place, "aspect": aspect, "item": act.item()}
    yield from _on_each_land(act, modality, slots, figure, over=over and figure is None)


def _on_each_land(
    act: Act, modality: str, slots: dict[str, str | None], figure: Quantity | None, *, over: bool
) -> Iterator[Draft]:
    """Say it of all states of which it is said: "Peru and Ecuador still have to clear several stretches"."""
    actor = act.actor() if figure is None else None
    listed = actor is not None and actor.kind == "state" and actor.first in act.inside and not actor.adj
    places = actor.states if listed and actor is not None and slots["place"] in actor.states else (slots["place"],)
    for place in places:
        yield _ended(act, modality, {**slots, "place": place}, figure, over=over)


def _aspect(values: tuple[str, ...], items: Quantity | None) -> str:
    """Return what is told of: "demined" is said of land and of what lies in it."""
    removed = "remove" in values and not ("clear" in values and items is None)
    return "contaminated" if "contaminate" in values else "removed" if removed else "cleared"


def taken_out(act: Act) -> Iterator[Draft]:
    """Mines removed; those of a stock that are blown up are destroyed."""
    items = act.quantity("item")
    if items is None or not _of_a_stock(act):
        yield from clearance(act)
        return
    keeper = next((m for m in act.own() if m.states and m.can_be("gen") and not m.adj), None)
    modality = act.scope.modality()
    for state in act.states() if keeper is None else keeper.states:
        yield act.draft("destruction", modality, {"actor": state, "item": act.item()}, items, act.when(modality))


def _of_a_stock(act: Act) -> bool:
    """Tell of weapons of a stock that are blown up: "the last 800 mines in the army's possession"."""
    if act.nominal or act.marks("place") or any(m.says("noun", "clear", "contaminate") for m in act.marks("noun")):
        return False
    return any(m.says("noun", "hold") for m in act.marks("noun"))


def _ended(act: Act, modality: str, slots: dict[str, str | None], figure: Quantity | None, *, over: bool) -> Draft:
    """What was cleared; with `over`, clearing that is to end on a day ahead: "hopes to be done with it in 2028"."""
    when = act.when(modality)
    if over and modality != "denied" and act.ahead(when) and "past" not in act.tense:
        slots = {"place": slots["place"], "aspect": "deadline"}
        modality = "planned" if modality == "occurred" else modality
    return act.draft("clearance", modality, slots, figure, when)


def whole(act: Act) -> Iterator[Draft]:
    """Land that a state has cleared to the last, or means to clear by a day, without its area."""
    place = _whose_land(act)
    if place is None or act.scope.negated or act.scope.refused or act.scope.has("begin"):
        return
    modality, times = act.scope.modality(), act.times()
    meant = _meant(act, modality)
    ahead = next((t for t in times if act.ahead((act.dated(t, "planned") or "").removeprefix("../"))), None)
    if meant is not None:
        if ahead is not None:
            when = act.dated(ahead, "planned")
            yield act.draft("clearance", meant, {"place": place, "aspect": "deadline"}, when=when)
    elif _is_done(act, modality) and (times or act.marks("whole")) and _of_all(act):
        yield act.draft("clearance", modality, {"place": place, "aspect": "cleared"}, None, act.when(modality))


def done(act: Act) -> Iterator[Draft]:
    """The end of clearing by a verb of ending alone, while it is spoken of: "hopes to finish the job by 2030"."""
    others = [m for m in act.marks("verb", "noun") if is_act(m) and not m.says("verb", "finish") and not _clears(m)]
    told = any(map(_clears, act.marks("noun"))) or act.d.age("clear") <= 1
    if not act.nominal and told and not others and not act.marks("programme", "programme_word", "treaty", "item"):
        yield from whole(act)


def _clears(mark: Mark) -> bool:
    """Tell of a word for clearing or for its deadline."""
    return mark.says("noun", "clear", "remove", "deadline") or mark.says("verb", "clear", "remove", "deadline")


def _is_done(act: Act, modality: str) -> bool:
    """Tell of what a verb says in the past, as far as the language shows tense."""
    present = "pres" in act.tense and "past" not in act.tense and "told" not in act.mark.flags
    barred = bool(act.mark.flags & {"inf", "attributive", "fut"})
    barred = barred or any(m.says("noun", "deadline") for m in act.marks("noun"))
    return not act.nominal and modality == "occurred" and not present and not barred


def _whose_land(act: Act) -> str | None:
    """The state that clears its own land, where the clause counts nothing and names no other place."""
    counted = act.amounts("item", "bare", "person", *AREAS, *MONEY)
    if counted or act.marks("other_thing", "ignore", "victim") or _of_another_deed(act) or act.judged:
        return None
    if not (act.marks("item", "treaty") or _recent(act)):
        return None
    actor = act.actor()
    if actor is None or actor.kind not in ("state", "body") or len(actor.states) != 1 or actor.assumed or actor.adj:
        return None
    inside = [m for m in act.frame.mentions if m.first in act.inside and m is not actor and m.pronoun is None]
    others = [m for m in inside if m.kind in ("state", "place", "organisation") and m.states != actor.states]
    return None if others else actor.states[0]


def _of_all(act: Act) -> bool:
    """Tell of a country, its border or all its mines as what is cleared, or of a verb that stands alone."""
    if act.marks("whole", "border"):
        return True
    actor = act.actor()
    words = [m for m in act.marks("pron") if m.says("pron", "it") and (actor is None or m.first != actor.first)]
    if words or act.mark.says("verb", "remove") or act.marks("item", "item_word"):
        return bool(words)
    return not _unknown_words(act)


def _unknown_words(act: Act) -> bool:
    """Tell of words where an object stands that mean nothing to us, names and times aside."""
    first = act.mark.last if act.frame.order == "initial" else act.clause.first
    named = {p for m in act.frame.mentions for p in range(m.first, m.last)}
    named |= {p for t in act.s.times for p in range(t.first, t.last)}
    words = [p for p in act.clause.tokens if p >= first and p not in named and act.s.mark(p) is None]
    return any(act.s.tokens[p].text[0].isalpha() for p in words)


def _meant(act: Act, modality: str) -> str | None:
    """How sure it is that land will be cleared by its day: meant, or an obligation; a noun needs its end or a goal."""
    words = act.marks("op", "op_noun")
    ends = any(m.says("verb", "finish") for m in act.marks("verb")) or any(
        m.says("op", "effect", "cease") or m.says("op_noun", "effect", "cease", "intend") for m in words
    )
    if act.nominal and not ends:
        return None
    if "past" in act.mark.flags and not ("pass" in act.mark.flags and modality in ("planned", "urged")):
        # "must be cleared" is ahead
        return None
    if act.mark.says("op", "oblige") and not act.nominal:
        return "occurred"
    if modality in ("planned", "possible", "urged"):
        return modality
    ahead = any(m.says("op", "intend", "future") or m.says("op_noun", "intend") for m in words) or "fut" in act.tense
    # "hopes to clear it by 2030"
    if ahead or "inf" in act.mark.flags:
        return "planned"
    return "occurred" if any(m.says("op", "oblige", "urge") for m in words) else None


def _in_a_title(act: Act) -> bool:
    """Tell of a noun in the name of an office: "the Centre for Action against Mines"."""
    first, last = act.mark.first, act.mark.last - 1
    return 0 < first < last and all(act.s.tokens[p].text[:1].isupper() for p in (first, last))


def _not_contaminated(act: Act, modality: str) -> bool:
    """Tell of what is denied, lies in a store or is being cleared."""
    if modality == "denied" or any(m.says("noun", "hold") for m in act.marks("noun")):
        # "In Ukraine's stores there lie three million mines."
        return True
    return any(set(m.all("verb", "noun")) & {"clear", "remove"} for m in act.marks("verb", "noun"))


def _laid(act: Act, area: Quantity | None) -> bool:
    """Tell of who mines the land of others: "Russian troops have mined the fields" is use."""
    actor = act.actor() if area is None and any(m.says("verb", "use") for m in act.marks("verb")) else None
    return actor is not None and actor.kind in ("state", "body") and actor.first in act.inside


def _area(act: Act) -> Quantity | None:
    """Return the area of a clause; a large bare number right behind one has its unit: "… gave back 35 thousand"."""
    area = act.quantity(*AREAS)
    if area is not None:
        act.d.area = area.unit
        act.d.ages["area"] = 0
        return area
    bare = next((a for a in act.amounts("item") if a.unit_at is None), None)
    known = act.d.area is not None and act.d.age("area") <= _NEXT
    if bare is None or not known or act.marks("item", "item_word") or "remove" in act.mark.all("verb", "noun"):
        return None
    return replace(bare.quantity, unit=str(act.d.area))


def _of_another_deed(act: Act) -> bool:
    """Tell of clearing that something else is done for: "keeps 1,000 mines for training in clearance"."""
    others = [m for m in act.marks("verb") if m is not act.mark and m.says("verb", *_PURPOSES, *_GIVEN)]
    return act.nominal and (_in_a_title(act) or any(not m.says("verb", "clear", "remove", "destroy") for m in others))


def _cleared_in(act: Act) -> str | None:
    """Where land or mines were cleared: everywhere, where that is what the text has just counted."""
    named = any(m.kind in ("state", "place", "body", "organisation") for m in act.frame.mentions)
    counted = (act.d.hurt == "world" and act.d.age("hurt") <= 1) or any(
        m.first < act.mark.first for m in act.s.find("world")
    )
    if act.marks("world") or (counted and not named):
        return "world"
    return _fired_at(act, _place(act) or act.d.place or act.d.home)


def destroyed_in_place(act: Act) -> bool:
    """Tell of so many weapons destroyed where they lay: by deminers, by an organisation, or while clearing.

    What comes out of a store is named as such, or a state destroys it.
    """
    counted = act.quantity("item") is not None
    if act.nominal or not counted or any(m.says("noun", "hold") for m in act.marks("noun")):
        return False
    if any(m.says("noun", "clear", "contaminate") for m in act.marks("noun")):
        return True
    if "pass" in act.mark.flags:
        return False
    # "HALO's teams destroyed …", "in Cambodia the sappers destroyed …": no state does.
    before = [m for m in act.own() if m.last <= act.mark.first and not m.can_be("in", "with")]
    if any(m.kind in ("organisation", "name") for m in before):
        return True
    there = any(m.can_be("in") and m.kind in ("state", "place") and not m.adj for m in act.own())
    return there and _people_act(act)


def _people_act(act: Act) -> bool:
    """Tell of people, the army's or anybody's, as who does it, and of no state."""
    actor = act.actor()
    if actor is not None and actor.first in act.inside:
        return any(m.says("body", "army") for m in act.marks_at(range(actor.first, actor.last), "body"))
    people = [m for m in act.marks("unit") if m.says("unit", "person") and m.last <= act.mark.first]
    return bool(people) or act.has_subject_words()


def removed(act: Act, item: str | None) -> Iterator[Draft]:
    """Mines destroyed where they lay have been removed."""
    place = _cleared_in(act)
    if place is not None:
        modality = act.scope.modality()
        slots = {"place": place, "aspect": "removed", "item": item}
        yield act.draft("clearance", modality, slots, act.quantity("item"), act.when(modality))


def deadline(act: Act) -> Iterator[Draft]:
    """A deadline for clearing: its day is the claim."""
    times = act.times()
    if not (act.marks("item", "treaty", "treaty_word") or _recent(act)):
        return
    if any(m.says("verb", "destroy") for m in act.marks("verb")) and any(
        m.says("noun", "hold") for m in act.marks("noun")
    ):
        # "has pledged to destroy its stocks by 2027"
        return
    if not times:
        yield from _more_time(act)
        return
    ahead = [t for t in times if act.ahead(act.dated(t, "planned"))]
    actor = act.actor()
    meant = () if actor is None else actor.states if actor.pronoun is not None else ()
    if meant and meant == act.d.payers and act.d.age("paid") <= 1 and act.d.scene is not None:
        # "Sweden pays for clearing there. The country hopes to be free of mines in 2028."
        meant = (act.d.scene,)
    place = (meant[0] if len(meant) == 1 else _place(act)) or act.d.place or act.d.home
    if place is not None:
        _set_in(act, place)
        yield act.draft(
            "clearance",
            act.scope.modality(),
            {"place": place, "aspect": "deadline"},
            when=act.dated((ahead or times)[0], "planned"),
        )


def more_years(act: Act) -> Iterator[Draft]:
    """Time got for clearing, while that is spoken of: "Angola got another five years"."""
    years = any(True for _ in act.marks("duration_word")) and not act.nominal and not act.scope.negated
    actor = act.actor() if years and act.d.age("clear") <= _NEXT else None
    barred = act.marks("item", "other_thing", "ignore", "treaty", "treaty_word", "noun") or act.s.amounts[_NEXT:]
    if actor is None or barred or actor.kind not in ("state", "body") or act.amounts(*MONEY):
        return
    for state in actor.states:
        yield act.draft("clearance", act.scope.modality(), {"place": state, "aspect": "deadline"})


def _more_time(act: Act) -> Iterator[Draft]:
    """More time that a state has asked for or got, without a day: "Ecuador has asked for five more years"."""
    asked = act.mark.has("verb") and act.mark.says("op", "urge") and not act.scope.negated
    granted = any(True for _ in act.marks("duration_word")) and act.mark.has("verb") and not act.scope.negated
    actor = act.actor() if asked or granted else None
    if actor is None or actor.kind not in ("state", "body") or any(act.marks("other_thing", "ignore")):
        return
    for state in actor.states:
        yield act.draft("clearance", "possible" if asked else "occurred", {"place": state, "aspect": "deadline"})


def fund(act: Act) -> Iterator[Draft]:
    """Money that a named payer gives, or gives no longer."""
    handed = list(_handed_on(act))
    if handed:
        yield from handed
        return
    quantity = _sum(act)
    if _halted(act):
        yield from _halt(act, quantity)
        return
    if not (for_mines(act) or _recent(act)):
        return
    if quantity is None and _unpaid(act):
        for state in act.states():
            yield act.draft("funding", "denied", {"actor": state, "to": None}, when=act.when("occurred"))
    elif (quantity is not None or _unpriced(act) or unnamed_money(act)) and not act.scope.bare:
        payer = _payer(act)
        yield from () if payer is None else _paid(act, payer, quantity)


def donor(act: Act) -> Iterator[Draft]:
    """Who gives most, and those behind it: "the largest donor was the United States with 210 million, then Germany"."""
    sums = _sums(act)
    if not sums or act.scope.negated or not (for_mines(act) or _recent(act) or act.d.age("money") <= 1):
        return
    who = [m for m in act.frame.mentions if m.kind in ("state", "union") and m.ids and m.pronoun is None]
    who = [m for m in who if not m.adj and not (m.roles and m.can_be("in", "to"))]
    rows = act.by_turns(who, sums)
    if not rows and len(sums) == len(who) == 1:
        rows = [(who[0], sums[0])]
    modality = act.scope.modality()
    for payer, amount in ((payer, amount) for m, amount in rows for payer in payers(act, m)):
        slots: dict[str, str | None] = {"actor": payer, "to": None}
        yield act.draft("funding", modality, slots, amount.quantity, act.when(modality))


def compared(act: Act) -> Iterator[Draft]:
    """What was paid in another year, set behind what is paid now: "32 million, against 27 million last year"."""
    now = act.quantity(*MONEY)
    words = [m for m in act.s.find("versus") if m.first >= act.mark.last]
    if now is None or not words or act.scope.negated or not (for_mines(act) or _recent(act)):
        return
    then = next((a for a in act.s.amounts if 0 <= a.first - words[0].last <= 1), None)
    time = None if then is None else next((t for t in act.s.times if 0 <= t.first - then.last <= _BESIDE), None)
    actor = _payer(act)
    figure = None if then is None else _part_of(then, replace(now, low=_BILLION, high=_BILLION))
    if time is None or actor is None or figure is None:
        return
    for payer in payers(act, actor):
        slots: dict[str, str | None] = {"actor": payer, "to": None}
        yield act.draft("funding", "occurred", slots, figure, act.dated(time, "occurred"))


def _recent(act: Act) -> bool:
    """Tell whether weapons or their clearing were just spoken of."""
    return act.d.age("item") <= 1 or act.d.fresh("clear", _RECENT)


def _sum(act: Act) -> Quantity | None:
    """The money of a clause, that it describes, or without its currency."""
    quantity = act.quantity(*MONEY)
    if quantity is not None:
        act.d.money = quantity.unit
        act.d.ages["money"] = 0
    return quantity or described_money(act) or bare_money(act)


def _paid(act: Act, actor: Mention, quantity: Quantity | None) -> Iterator[Draft]:
    """Draft what somebody pays, or what several pay, each their own."""
    modality = act.scope.modality()
    row = act.row(actor)
    own = [m for m in act.frame.mentions if m.first in act.inside and m not in row]
    to = next((m for m in own if m.can_be("to", "in")), None)
    receiver = next(iter(() if to is None else payers(act, to)), None)
    told = [(payer, amount) for who, amount in act.shared(_sums(act)) for payer in who.states or who.ids[:1]]
    given = tuple(payer for payer, _ in told) or tuple(payer for who in row for payer in payers(act, who))
    if modality in ("occurred", "planned"):
        act.d.payers = given
    for payer, amount in told:
        # "Britain gave £500,000, the EU 13.5 million": each its own; "Britain and the EU gave Laos 5 and 13 million".
        slots = {"actor": payer, "to": receiver if len(row) > 1 else None}
        yield act.draft("funding", modality, slots, amount.quantity, act.when(modality))
    if not told and len(row) == 1:
        rows = _each_receiver(act, actor)
        yield from (
            act.draft("funding", modality, {"actor": payer, "to": taker}, amount.quantity, act.when(modality))
            for payer in given
            for taker, amount in rows
        )
        told = [(given[0], rows[0][1])] if rows and given else []
    if told:
        return
    if quantity is not None:
        act.d.paid = (given, quantity)
        act.d.ages["paid"] = 0
    unknown = actor.assumed and to is not None and to.first > actor.last
    # "The government gives 45 million for clearing mines in Ukraine": we do not know which.
    for payer in (payer for payer in given if payer != receiver or not unknown):
        yield act.draft("funding", modality, {"actor": payer, "to": receiver}, quantity, act.when(modality))


def _each_receiver(act: Act, actor: Mention) -> list[tuple[str, Amount]]:
    """Return who gets which of several sums: "gives Moldova 250,000 euros, Bosnia 150,000"."""
    sums = _sums(act)
    others = [m for m in act.frame.mentions if m.may_act and m is not actor and m.pronoun is None]
    if len(sums) < 2 or any(m.kind in (*_TAKERS, "body") and m.states != actor.states for m in others):
        return []
    takers = [m for m in act.frame.mentions if m.roles and m.can_be("to", "in") and m.kind in _TAKERS and m.ids]
    takers = [m for m in takers if not m.adj and m is not actor and m.pronoun is None]
    rows = act.by_turns(takers, sums)
    return [(m.states[0] if m.states else m.ids[0], amount) for m, amount in rows]


def _unpaid(act: Act) -> bool:
    """Tell of aid that a state does not pay."""
    unpaid = set(act.mark.all("verb")) == {"fund"} and act.scope.negated and not act.scope.inner
    actor = act.actor() if unpaid and (for_mines(act) or bool(act.times())) else None
    return actor is not None and actor.kind in ("state", "union", "body") and not act.s.amounts


def _payer(act: Act) -> Mention | None:
    """Who pays by the words of the clause; for a programme a state, a body or an organisation."""
    actor = act.actor()
    if actor is None and ("pass" in act.mark.flags or not act.own()):
        # "In Lithuania 500 million are set aside for mines."
        actor = next((m for m in act.own() if m.kind == "state" and m.can_be("in")), None)
    if actor is None and act.frame.drops_subject and act.quantity(*MONEY) is not None and not act.own():
        actor = _unsaid_payer(act)
    if actor is None and act.mark.says("verb", "fund") and act.own():
        # "From Sweden came 34 million."
        actor = next((m for m in act.own()[:1] if m.kind in ("state", "union") and m.roles == {"from"}), None)
    if actor is None or not (actor.states or actor.ids):
        return None
    able = not act.marks("programme") or actor.kind in ("state", "body", "organisation", "union")
    return actor if able else None


def _unsaid_payer(act: Act) -> Mention | None:
    """The state that the text is about, where a finite verb leaves unsaid who pays."""
    plain = not act.nominal and act.mark.flags.isdisjoint(("pass", "inf", "part", "attributive"))
    meant = act.implied() if plain and act.clause.kind != "rel" else ()
    return Mention(act.mark.first, act.mark.last, "state", meant, meant, pronoun="it") if len(meant) == 1 else None


def _handed_on(act: Act) -> Iterator[Draft]:
    """To whom parts of a sum go that was just told of: "…, of which 12 go to Ukraine", "two million go to Ukraine"."""
    if act.d.paid is None or act.d.age("paid") > 1 or not {"pass"} <= act.mark.flags or act.actor_by():
        return
    given, whole = act.d.paid
    sums = [(a, part) for a in act.s.amounts if a.first >= act.clause.first and (part := _part_of(a, whole))]
    takers = [m for m in act.frame.mentions if m.first >= act.mark.last and m.kind in _TAKERS and m.ids and not m.adj]
    for at, (amount, part) in enumerate(sums):
        last = sums[at + 1][0].first if at + 1 < len(sums) else len(act.s.tokens)
        there = next((m for m in takers if amount.last <= m.first < last), None)
        for taker in () if there is None else there.states or there.ids[:1]:
            for payer in given:
                yield act.draft("funding", act.scope.modality(), {"actor": payer, "to": taker}, part)


def _part_of(amount: Amount, whole: Quantity) -> Quantity | None:
    """An amount as a part of a sum: money, or a number in whose unit the sum was told."""
    total, number = whole.high or whole.low or 0, amount.quantity.high or amount.quantity.low or 0
    if amount.quantity.unit in MONEY:
        return amount.quantity
    if amount.quantity.unit == "item" and amount.unit_at is None and _MONEYED <= number <= total:
        return replace(amount.quantity, unit=whole.unit)
    if amount.quantity.unit != "bare" or not 0 < number * _MILLION <= total:
        return None
    # "35 million dollars, of which 12 …"
    low, high = ((n if n is None else n * _MILLION) for n in (amount.quantity.low, amount.quantity.high))
    return replace(amount.quantity, low=low, high=high, unit=whole.unit)


def described_money(act: Act) -> Quantity | None:
    """The sum that a relative clause describes: "the three million euros a year that Spain gives"."""
    if act.clause.kind != "rel" or act.amounts(*MONEY):
        return None
    near = [a for a in act.s.amounts if a.quantity.unit in MONEY and 0 <= act.clause.first - a.last <= 1]
    return near[-1].quantity if near else None


def hands_money(act: Act) -> bool:
    """Tell of a verb of giving whose object is money for clearing or victims: "gave Laos a million for demining"."""
    if act.nominal or act.mark.says("verb", "fund") or not act.amounts(*MONEY) or act.amounts("item"):
        return False
    words = [m for m in act.marks("noun", "verb") if m is not act.mark]
    return bool(act.marks("victim")) or any(m.says("noun", *_AID) or m.says("verb", *_AID) for m in words)


def given(act: Act) -> Iterator[Draft]:
    """Money that a relative clause says was given: "the two million that Spain handed to the UN's mine service"."""
    if hands_money(act):
        yield from fund(act)
        return
    quantity = described_money(act)
    actor = None if quantity is None or act.scope.negated else act.actor()
    if actor is None or actor.kind == "name" or not (for_mines(act) or _recent(act)):
        return
    for payer in payers(act, actor):
        yield act.draft("funding", act.scope.modality(), {"actor": payer, "to": None}, quantity, act.when("occurred"))


def _halted(act: Act) -> bool:
    """Tell of money that stops: "the United States froze its aid to mine clearance"."""
    over = act.scope.has("cease") or (act.nominal and any(m.says("verb", "suspend") for m in act.marks("verb")))
    purpose = act.marks("victim") or any(m.says("noun", "clear", "remove") for m in act.marks("noun"))
    return over and bool(purpose) and not act.scope.negated and not act.marks("treaty", "treaty_word", "item")


def _halt(act: Act, quantity: Quantity | None) -> Iterator[Draft]:
    """Who pays no more."""
    actor = act.actor()
    if actor is None or actor.kind not in ("state", "union", "body", "organisation") or actor.first not in act.inside:
        return
    own = [m for m in act.own() if m is not actor and m.kind in ("state", "place") and m.can_be("to", "in")]
    receiver = next((state for m in own for state in m.states), None)
    for payer in payers(act, actor):
        yield act.draft("funding", "denied", {"actor": payer, "to": receiver}, quantity, act.when("occurred"))


def priced(act: Act, buyers: tuple[str, ...], *, planned: bool = False) -> Iterator[Draft]:
    """What a state pays for weapons that it orders: "ordered 120,000 mines for 46 million euros"."""
    price = act.quantity(*MONEY)
    told = any(m.says("verb", "fund") for m in act.marks("verb")) or act.marks("programme")
    modality = act.scope.modality()
    modality = "planned" if planned and modality == "occurred" else modality
    if price is None or told or (act.nominal and not planned) or modality not in ("occurred", "planned"):
        return
    for buyer in buyers:
        yield act.draft("funding", modality, {"actor": buyer, "to": None}, price, act.when(modality))


def payers(act: Act, actor: Mention) -> tuple[str, ...]:
    """Return who pays: an organisation or a firm itself, anybody else for a state."""
    if actor.kind == "person" and not actor.states and actor.title in MINISTERS:
        # "The minister of development, N N, announced two million": a minister pays for the country.
        return act.d.homeland() or actor.ids[:1]
    return actor.ids[:1] if actor.kind in ("organisation", "company") else actor.states or actor.ids[:1]


def _unpriced(act: Act) -> bool:
    """Tell of a state that pays for clearing or victims, without a sum: "Norway funds mine clearance in Laos"."""
    plain = not act.nominal and not act.scope.negated and act.mark.flags.isdisjoint(("pass", "attributive", "inf"))
    paid = any(m.says("noun", "clear", "remove") for m in act.marks("noun")) or bool(act.marks("victim"))
    there = any(m.can_be("to", "in") and m.roles and m.kind == "state" and not m.adj for m in act.own())
    # "We fund programmes in Chad", while clearing is spoken of
    paid = paid or (there and act.d.age("clear") <= 1 and not act.marks("other_thing", "item"))
    actor = act.actor()
    named = actor is not None and actor.kind in ("state", "union", "organisation") and actor.pronoun in (None, "we")
    return plain and paid and named and not act.s.amounts and act.mark.says("verb", "fund") and not act.mark.has("op")


def _sums(act: Act) -> list[Amount]:
    """The sums of the sentence; behind one with its currency a large bare number is money too: "Norway 40 million"."""
    found: list[Amount] = []
    for amount in act.s.amounts:
        if amount.quantity.unit in MONEY:
            found += [*_of_its_scale(act, amount), amount]
        elif found and amount.unit_at is None and (amount.quantity.low or 0) >= _MONEYED:
            found.append(replace(amount, quantity=replace(amount.quantity, unit=found[-1].quantity.unit)))
    return found


def _of_its_scale(act: Act, sum_: Amount) -> Iterator[Amount]:
    """The number right before a sum that has its scale and currency: "40 and 25 million euros"."""
    for amount in act.s.amounts:
        if amount.quantity.unit == "bare" and 0 < sum_.first - amount.last <= _JOINED and sum_.quantity.low:
            scale = next((scale for scale in _SCALES if sum_.quantity.low >= scale), None)
            if (
                scale is not None
                and amount.quantity.low
                and all((m := act.s.mark(p)) is not None and m.has("coord") for p in range(amount.last, sum_.first))
            ):
                low = amount.quantity.low * scale
                yield replace(amount, quantity=replace(sum_.quantity, low=low, high=low))


def bare_money(act: Act) -> Quantity | None:
    """Return money without its currency, behind some that had one: "the EU adds another 25 million", "another two"."""
    if act.d.paid is not None and act.d.age("paid") == 0 and not act.marks("item") and act.clause.kind == "coord":
        whole = act.d.paid[1]
        behind = [a for a in act.amounts("bare") if 0 <= a.first - act.mark.last <= 1 and a.last + 1 >= act.clause.last]
        part = _part_of(behind[0], replace(whole, low=_BILLION, high=_BILLION)) if behind else None
        if part is not None and (whole.low or whole.high or 0) >= _MILLION:
            return part
    bare = next((a for a in act.amounts("item") if a.unit_at is None and (a.quantity.low or 0) >= _MONEYED), None)
    if bare is None or act.d.money is None or act.d.age("money") > 1 or act.marks("item"):
        return None
    return replace(bare.quantity, unit=act.d.money)


def unnamed_money(act: Act) -> bool:
    """Tell of money without its currency, given for clearing or victims: "gives 2 million for the clearing"."""
    counted = act.amounts("item")
    if not counted or any(
        a.unit_at is not None or (a.quantity.low or a.quantity.high or 0) < _MONEYED for a in counted
    ):
        return False
    given = any(m.says("verb", "fund", "supply", "receive") for m in act.marks("verb"))
    spoken = act.d.age("clear") <= 1 and not act.marks("item", "item_word", "other_thing")
    if spoken and act.mark.says("verb", "fund"):
        # "Norway, which gave three million", while clearing is spoken of
        return (counted[0].quantity.low or 0) >= _MILLION
    purpose = act.marks("victim") or any(m.says("noun", "clear", "remove") for m in act.marks("noun"))
    purpose = purpose or (act.d.age("money") <= 1 and not act.marks("item"))
    return given and bool(purpose) and not any(act.s.mark(a.last) in act.marks("item") for a in counted)


def for_mines(act: Act) -> bool:
    """Tell whether a clause names a weapon, clearing, victims or a treaty: what its money is for."""
    if any(m.value("item") != "other" for m in act.marks("item")) or act.marks("treaty", "victim"):
        return True
    return any(m.says("noun", *_PURPOSES) or m.says("verb", *_PURPOSES) for m in act.marks("noun", "verb"))


def granted(act: Act) -> Iterator[Draft]:
    """Money that is announced, proposed or approved for clearing or for weapons, by no verb of paying."""
    others = [
        m for m in act.marks("verb", "noun") if is_act(m) and not m.says("noun", "clear", "remove", "need", "order")
    ]
    quantity = act.quantity(*MONEY)
    if quantity is None or others or not (act.marks("item") or any(m.says("noun", "clear") for m in act.marks("noun"))):
        return
    actor = act.actor()
    if actor is None or act.scope.negated or act.marks("programme"):
        return
    for payer in actor.states or (actor.ids[:1] if actor.kind in ("organisation", "union") else ()):
        yield act.draft("funding", "planned", {"actor": payer, "to": None}, quantity, act.when("planned"))
