"""Production: who makes what, and whether that begins, grows, ends or could be."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.discourse import Deed
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import (
    ceased_since,
    doer,
    either_or,
    implied,
    is_bare_noun,
    is_unasserted,
    partners,
    stage,
)
from treatywatch.extract.kinds.objects import amount, item_age, object_code, so_many, stand_in
from treatywatch.extract.kinds.sellers import note_maker_for
from treatywatch.extract.names import Mention, armed_groups
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.times import TimeMention
from treatywatch.extract.verbs import is_verb
from treatywatch.lang.pack import entities
from treatywatch.model.quantity import Quantity

# Acts of making that need no "mine" beside them once the text has named one.
_CLEAR = frozenset({"production", "produce", "manufacture", "manufacturing", "capacity", "output"})
_CLEARLY = tuple(word[:7] for word in _CLEAR)
# A company goes on being spoken of for so many code points.
_REACH = 500


def make(act: Act) -> Iterator[Draft]:
    """Production: who makes what, and whether that begins, grows, ends or could be."""
    item = _made(act)
    if (
        item is None
        or _is_a_maker_mark(act)
        or _is_unconfirmed(act)
        or is_unasserted(act)
        or is_bare_noun(act)
        or _is_compound(act)
        or either_or(act)
        or _causes(act)
        or _is_made_to(act)
    ):
        return
    excepted = _excepted(act)
    for actor in excepted:
        yield act.draft("production", "occurred", {"actor": actor, "item": item, "aspect": "make"})
    if not excepted:
        yield from _made_by(act, item, *_stage_and_aspect(act))


def _is_made_to(act: Act) -> bool:
    """Tell of "a visit that the princess made to its minefields": what is made there is the visit."""
    tokens, last = act.sentence.tokens, act.mark.last
    led = last < len(tokens) and tokens[last].low == "to" and act.clause.kind in ("rel", "comp")
    led = led and _before_its_maker(act) is None
    return led and tokens[act.mark.first].low in _MAKE and not act.frame.is_passive(act.clause, act.mark)


def _stage_and_aspect(act: Act) -> tuple[str, str]:
    """Return modality and aspect of the making."""
    modality = stage(act)
    if modality == "occurred" and (_is_planned_behind(act) or _is_agreed_on(act)):
        modality = "planned"
    aspect = _make_aspect(act, modality)
    if modality == "occurred" and aspect == "make" and (_is_to_begin(act) or _is_to_be_built(act)):
        modality, aspect = "planned", "start"
    if modality == "occurred" and _is_yet_to_come(act):
        modality = "planned"
    if aspect == "cease" and modality == "planned" and act.scope.negated:
        modality = "denied"
    if aspect == "make" and ceased_since(act, modality):
        modality, aspect = "occurred", "cease"
    if aspect == "increase" and modality == "possible" and _grows_capacity(act):
        modality = "planned"
    return modality, aspect


def _made_by(act: Act, item: str, modality: str, aspect: str) -> Iterator[Draft]:
    """Yield the making of each maker."""
    dated = _dated_rise(act) if aspect == "increase" else None
    makers = _makers(act)
    for actor in dict.fromkeys((*makers, *(partners(act) if makers else ()))):
        if item == "other" and _but_no(act) is not None:
            # "makes ammunition but no mines"
            slots: dict[str, str | None] = {"actor": actor, "item": _but_no(act), "aspect": "make"}
            yield act.draft("production", "denied", slots)
            continue
        if dated is not None:
            # "has raised its output from 100,000 in 2024 to 250,000 this year"
            slots = {"actor": actor, "item": item, "aspect": "increase"}
            yield act.draft("production", modality, slots, *_at_its_time(act, dated[1], future=modality != "occurred"))
            slots = {"actor": actor, "item": item, "aspect": "make"}
            yield act.draft("production", "occurred", slots, *_at_its_time(act, dated[0], future=False))
            continue
        yield act.draft(
            "production",
            modality,
            {"actor": actor, "item": item, "aspect": aspect},
            _risen_to(act) if aspect == "increase" else _how_many(act),
            act.when(modality),
        )
        note_maker_for(act, actor, item)
        if _but_no(act) not in (None, item):
            # "makes anti-tank mines but not the anti-personnel sort"
            slots = {"actor": actor, "item": _but_no(act), "aspect": "make"}
            yield act.draft("production", "denied", slots)
        yield from _told_beside(act, actor, item)
        both = _to_behind(act, amount(act)) if aspect == "increase" else None
        if both is not None:
            # "can raise output from 100,000 mines a year": so many it makes.
            slots = {"actor": actor, "item": item, "aspect": "make"}
            yield act.draft("production", "occurred", slots, both[1])


def banned_by_a_state(act: Act) -> Iterator[Draft]:
    """Production that ends: "Italy outlawed the manufacture of landmines in 1997"."""
    actor, code = act.frame.subject(act.clause, act.mark.first), object_code(act)
    modality = act.scope.modality()
    if actor is None or code in (None, "other") or modality not in ("occurred", "planned"):
        return
    for maker in actor.states:
        slots: dict[str, str | None] = {"actor": maker, "item": code, "aspect": "cease"}
        yield act.draft("production", modality, slots, None, act.when(modality))


def _is_unconfirmed(act: Act) -> bool:
    """Tell of "Production of mines there has not been confirmed", which neither says nor denies it."""
    if not act.nominal or not act.scope.negated:
        return False
    behind = {act.sentence.tokens[p].low for p in act.clause.tokens if p >= act.mark.last}
    return not behind.isdisjoint({"confirmed", "verified", "proven", "documented"})


def _dated_rise(act: Act) -> tuple[QuantityMention, QuantityMention] | None:
    """Return both numbers of "from 100,000 in 2024 to 250,000 this year", each with a time of its own."""
    tokens, found = act.sentence.tokens, act.amounts(("item",))
    low = next((a for a in found if "from" in (tokens[a.first - 1].low, tokens[a.first].low)), None)
    high = next((a for a in found if "to" in (tokens[a.first - 1].low, tokens[a.first].low)), None)
    if low is None or high is None or not low.last <= high.first or _its_time(act, low) is None:
        return None
    return (low, high) if _its_time(act, low) is not _its_time(act, high) else None


def _its_time(act: Act, amount: QuantityMention) -> TimeMention | None:
    return next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1), None)


def _at_its_time(act: Act, amount: QuantityMention, *, future: bool) -> tuple[Quantity, str | None]:
    date = _its_time(act, amount)
    return amount.quantity, None if date is None else date.turned(act.published, future=future)


def _grows_capacity(act: Act) -> bool:
    """Tell of "plans to expand its capacity to make mines": what is planned is the capacity, not what it allows."""
    if not act.scope.has("able") or act.scope.has("possible", "would"):
        return False
    grows = act.op_words("increase")
    led = grows is not None and grows.first > 0 and act.sentence.tokens[grows.first - 1].low == "to"
    able = act.op_words("able")
    return led and able is not None and act.sentence.tokens[able.first].low.startswith("capa")


_PLANNED = frozenset({"planned", "expected", "targeted", "envisaged", "foreseen", "scheduled", "due", "slated"})
_IS = frozenset({"is", "are", "was", "were"})


def _is_to_begin(act: Act) -> bool:
    """Tell of "expects production of mines to begin in 2027"."""
    if not act.nominal:
        return False
    tokens = act.sentence.tokens
    be = next((p for p in range(act.mark.last, act.mark.last + 2) if p < len(tokens) and tokens[p].low in _IS), None)
    if be is not None and be + 1 < len(tokens) and tokens[be + 1].low in _PLANNED:
        # "Mass production is foreseen from 2028"
        return True
    behind = act.sentence.starting(p for p in act.clause.tokens if act.mark.last < p <= act.mark.last + _BEGUN_WITHIN)
    return any("begin" in m.values("op") and tokens[m.first - 1].low == "to" for m in behind)


_BEGUN_WITHIN = 6


def _is_yet_to_come(act: Act) -> bool:
    """Tell of "Production starts next year", "picked X to make mines"."""
    if act.nominal:
        return _is_still_to_begin(act)
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - _AGREED_WITHIN) : act.mark.first]}
    if not before.isdisjoint({"teamed", "partnered"}) and act.sentence.tokens[act.mark.first - 1].low == "to":
        return True
    return not before.isdisjoint(_HIRING) and _contracted(act) is not None


def _is_still_to_begin(act: Act) -> bool:
    """Tell of "Production starts in Lahti next year": told as of now, and yet to come."""
    begins = act.op_words("begin")
    if begins is None or begins.form("op") not in (0, 1) or begins.first < act.mark.last or act.published is None:
        return False
    when = act.when("planned") or ""
    return when[:1].isdigit() and when[:4] > str(act.published.year)


def _is_to_be_built(act: Act) -> bool:
    """Tell of "A plant that makes mines is to be built": it does not make any yet."""
    outer = act.clause.parent
    if outer is None or not _is_of_a_plant(act):
        return False
    ahead = {v for m in outer.marks(act.sentence) for v in m.values("op")}
    built = any(act.sentence.tokens[p].low in ("built", "opened", "constructed", "build") for p in outer.tokens)
    return built and not ahead.isdisjoint({"future", "intend", "would"})


_PAPERS = frozenset({"memorandum", "agreement", "deal", "accord", "letter", "mou"})


def _is_agreed_on(act: Act) -> bool:
    """Tell of "signed a memorandum on joint production of mines": agreed on, and not done yet."""
    if not act.nominal:
        return False
    before = act.sentence.tokens[max(act.clause.first, act.mark.first - _AGREED_WITHIN) : act.mark.first]
    words = {t.low for t in before}
    return not _PAPERS.isdisjoint(words) and any(w.startswith(("sign", "conclud", "announc")) for w in words)


_AGREED_WITHIN = 14


def _is_planned_behind(act: Act) -> bool:
    """Tell of "with output of 20,000 a month planned from 2027"."""
    rated = _rated(act)
    if rated is None:
        return False
    return not _PLANNED.isdisjoint(t.low for t in act.sentence.tokens[rated.last : rated.last + 2])


def _how_many(act: Act) -> Quantity | None:
    rated = _rated(act)
    return amount(act) or _bare(act) if rated is None else rated.quantity


def _is_a_maker_mark(act: Act) -> bool:
    """Tell of "British-made cluster bombs", of which only the origin is told."""
    tokens, first = act.sentence.tokens, act.mark.first
    return first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].end == tokens[first].start


def _risen_to(act: Act) -> Quantity | None:
    """Return the higher number of "will rise from 100,000 to 1.2 million"."""
    found = amount(act)
    higher = _to_behind(act, found)
    if higher is not None:
        return higher[0]
    if found is None or found.low is None or found.high is None or found.low >= found.high:
        return found
    rising = any(a.first and act.sentence.tokens[a.first].low == "from" for a in act.sentence.amounts)
    rising = rising or any(
        act.sentence.tokens[a.number_at - 1].low == "from" for a in act.sentence.amounts if a.number_at
    )
    return replace(found, low=found.high) if rising else found


def _to_behind(act: Act, found: Quantity | None) -> tuple[Quantity, Quantity] | None:
    """Return both numbers of "from 100,000 mines a year to 1.2 million", the higher first, in one unit."""
    tokens = act.sentence.tokens
    amounts = act.amounts(("item",))
    start = next((a for a in amounts if a.first and "from" in (tokens[a.first - 1].low, tokens[a.first].low)), None)
    if found is None or start is None or start.quantity != found:
        return None
    for other in amounts:
        words = (tokens[other.first - 1].low, tokens[other.first].low)
        if other.first >= start.last and "to" in words and other.unit_at in (None, start.unit_at):
            between = {t.low for t in tokens[start.last : other.first]}
            per = found.per or ("year" if "year" in between else "month" if "month" in between else None)
            return replace(other.quantity, per=other.quantity.per or per), replace(found, per=per)
    return None


_EXCEPTING = ("except", "except for", "apart from", "other than", "bar", "besides", "with the exception of", "but")


def _excepted(act: Act) -> tuple[str, ...]:
    """Return who alone makes them: "No EU member now produces cluster munitions except Greece and Poland"."""
    before = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    if act.nominal or before.isdisjoint({"no", "none", "nobody"}):
        return ()
    for mention in act.frame.mentions:
        led = act.sentence.words(max(0, mention.first - 4), mention.first).lower()
        if mention.kind == "state" and mention.first >= act.mark.last and led.endswith(_EXCEPTING):
            return mention.states
    return ()


def _told_beside(act: Act, actor: str, item: str) -> Iterator[Draft]:
    """As in "its output, which stood at 100,000 a year in 2025, is expected to grow": what it has been so far."""
    if not act.nominal:
        return
    for clause in act.frame.clauses:
        if clause.kind != "rel" or clause.parent is not act.clause or not 0 <= clause.opener - act.mark.last <= 1:
            continue
        amounts = [a for a in act.sentence.amounts if a.number_at in clause.tokens and a.quantity.unit == "item"]
        if amounts:
            date = next((d for d in act.sentence.dates if d.core_first in clause.tokens), None)
            when = None if date is None else date.turned(act.published, future=False)
            slots: dict[str, str | None] = {"actor": actor, "item": item, "aspect": "make"}
            tokens = act.sentence.tokens
            span = (tokens[clause.first].start, tokens[max(amounts[0].last, date.last if date else 0) - 1].end)
            yield act.draft("production", "occurred", slots, amounts[0].quantity, when, span=span)


_COMPOUND = frozenset(
    {"volume", "volumes", "cost", "costs", "target", "targets", "challenge", "challenges", "site", "sites", "order"}
    | {"orders", "outlook", "ban", "bans", "schedule"}
)


def _is_compound(act: Act) -> bool:
    last = act.mark.last
    return last < len(act.sentence.tokens) and act.sentence.tokens[last].low in _COMPOUND


_MAKE = frozenset({"make", "makes", "made", "making"})
_AFTER_A_PRODUCT = frozenset(
    {
        "in",
        "at",
        "for",
        "and",
        "or",
        "but",
        "with",
        "by",
        "from",
        "under",
        "on",
        "to",
        "as",
        "per",
        "a",
        "an",
        "each",
        "every",
    }
    | {
        "that",
        "still",
        "together",
        "jointly",
        "alone",
        "soon",
        "too",
        "also",
        "anymore",
        "abroad",
        "only",
        "which",
        "itself",
        "once",
        "already",
        "long",
        "ever",
        "instead",
        "besides",
        "elsewhere",
        "themselves",
        "ourselves",
        "domestically",
        "locally",
        "yet",
        "either",
        "again",
        "annually",
        "there",
        "here",
        "this",
        "next",
        "last",
        "since",
        "until",
        "after",
        "before",
    }
    | {
        "when",
        "while",
        "if",
        "because",
        "now",
        "today",
        "using",
        "including",
        "of",
        "without",
        "along",
        "near",
        "within",
        "warheads",
        "shells",
        "rounds",
        "rockets",
        "missiles",
        "components",
        "parts",
        "systems",
        "casings",
    }
)


def _causes(act: Act) -> bool:
    """Tell whether "make" makes things so: "to make mines destroy themselves", "made them respectable"."""
    tokens = act.sentence.tokens
    if tokens[act.mark.first].low not in _MAKE or act.mark.last - act.mark.first > 1:
        return False
    if act.frame.is_passive(act.clause, act.mark) or _before_its_maker(act) or _in_own_works(act):
        # "are to be made in Finland again", "some of the mines it makes"
        return False
    item = act.frame.item(act.clause, act.mark)
    after = act.mark.last + 1 if item is None or item.first < act.mark.last else item.last
    if after >= len(tokens) or not tokens[after].text.isalpha() or after not in act.clause.tokens:
        return False
    mark = act.sentence.mark(after)
    timed = any(d.first <= after < d.last for d in act.sentence.dates)
    return tokens[after].low not in _AFTER_A_PRODUCT and not timed and (mark is None or "prep" not in mark.meanings)


def _made(act: Act) -> str | None:
    item = object_code(act) or (act.frame.discourse.item if act.frame.pronoun_object(act.mark) else None)
    item = item or _before_its_maker(act) or (_in_own_works(act) or ("", ()))[0] or None
    if item is None:
        item = _off_the_line(act) or _counted_behind(act) or _of_the_plant(act) or _at_a_rate(act) or _so_many(act)
    if item is not None and item != "other":
        return item
    if item == "other":
        return item if _is_a_part(act) or _but_no(act) is not None else None
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    if not any(word in _CLEAR or word.startswith(_CLEARLY) for word in words):
        return None if act.nominal else stand_in(act)
    if _other_product(act):
        return None
    if not act.nominal and act.quantity() is None and not act.frame.pronoun_object(act.mark):
        return None
    if item_age(act) > 3:
        return None
    actor = act.actor()
    return None if actor is not None and actor.kind == "name" else act.frame.discourse.item


def _in_own_works(act: Act) -> tuple[str, tuple[str, ...]] | None:
    """Return weapon and users of "have laid mines, many of them made in their own workshops"."""
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _OWN_WITHIN]]
    if act.nominal or words[:2] not in (["in", "their"], ["in", "its"], ["at", "their"], ["at", "its"]):
        return None
    users = act.frame.discourse.users.items()
    told = [(code, user) for user, (code, at) in users if user and at == act.sentence.start]
    if not told or not _OWN_WORKS.issuperset(words[2:3]) or _WORKSHOPS.isdisjoint(words[2:]):
        return None
    return told[0][0], tuple(user for _, user in told)


_OWN_WITHIN = 5
_OWN_WORKS = frozenset({"own", "secret", "makeshift", "small", "workshops", "factories"})
_WORKSHOPS = frozenset({"workshop", "workshops", "factory", "factories", "plants", "foundries", "garages", "kitchens"})


def _before_its_maker(act: Act) -> str | None:
    """Return the weapon of "some of the mines it makes", "mines that Belma makes": right before who makes it."""
    if act.nominal or act.frame.is_passive(act.clause, act.mark):
        return None
    maker = next((m for m in act.frame.mentions if m.last == act.mark.first and m.whole), None)
    if maker is None:
        return None
    first = maker.first - (act.sentence.tokens[maker.first - 1].low in ("the", "that", "which"))
    item = act.sentence.mark(first - 1)
    return item.value("item") if item is not None and item.value("item") not in (None, "other") else None


def _but_no(act: Act) -> str | None:
    """Return the weapon of "makes ammunition but no mines"."""
    tokens = act.sentence.tokens
    for mark in act.sentence.find("item", act.mark.last, act.mark.last + _BUT_WITHIN):
        led = [t.low for t in tokens[max(0, mark.first - 3) : mark.first] if t.low not in _ARTICLES][-2:]
        if led in (["but", "no"], ["but", "not"], ["and", "no"]) and mark.value("item") != "other":
            return mark.value("item")
    return None


_BUT_WITHIN = 12
_ARTICLES = frozenset({"the", "any", "of"})
_PARTS = frozenset({"fuzes", "fuses", "detonators", "submunition", "components", "component"})


def _is_a_part(act: Act) -> bool:
    """Tell whether a maker named makes parts of munitions: "currently produces fuzes"."""
    item = act.frame.item(act.clause, act.mark)
    actor = act.actor()
    if item is None or actor is None or actor.kind not in ("company", "name") or act.nominal:
        return False
    return act.sentence.tokens[item.last - 1].low in _PARTS


_MEASURING = frozenset({"at", "to", "reach", "reached", "exceed", "exceeded", "total", "totalled"})


def _counted_behind(act: Act) -> str | None:
    """Return the weapon that a noun's number counts: "output is planned at 60,000 mines a year"."""
    if not act.nominal:
        return None
    for found in act.amounts(("item",)):
        mark = act.sentence.mark(found.unit_at) if found.unit_at is not None else None
        before = act.sentence.tokens[found.first - 1].low if found.first else ""
        if found.first >= act.mark.last and mark is not None and "item" in mark.meanings and before in _MEASURING:
            return act.item_code(mark)
    return None


def _rated(act: Act) -> QuantityMention | None:
    """Return the bare rate of "can turn out 25,000 a month", "output of 20,000 a month"."""
    for found in act.amounts(("item",)):
        near = 0 <= found.first - act.mark.last <= 1
        near = near or _is_added(act, found)
        if near and found.unit_at is None and found.quantity.per is not None and _many(found.quantity) >= _FEWEST:
            return found
    return None


_FEWEST = 100


def _many(quantity: Quantity) -> float:
    return quantity.low or quantity.high or 0


def _is_added(act: Act, found: QuantityMention) -> bool:
    """Tell of "will turn out mines as well, up to 100,000 a month"."""
    alone = len(act.amounts(("item",))) == 1 and not act.nominal and act.frame.item(act.clause, act.mark) is not None
    return alone and found.first > act.mark.last and act.sentence.tokens[found.first - 1].text == ","


def _at_a_rate(act: Act) -> str | None:
    """Return the weapon spoken of, where only a rate says how many of it are made."""
    return act.frame.discourse.item if _rated(act) is not None and item_age(act) <= _SPOKEN_OF else None


def _so_many(act: Act) -> str | None:
    """Return the weapon spoken of, of which "The plant turned out 100,000 last year" makes so many."""
    return act.frame.discourse.item if _bare(act) is not None else None


def _bare(act: Act) -> Quantity | None:
    """Return the number right behind "turned out", "aims to make", where a maker's weapons are spoken of."""
    if act.nominal or act.mark.form("verb") < 0 or not _is_a_makers(act):
        return None
    return so_many(act)


def _is_a_makers(act: Act) -> bool:
    """Tell whether who makes so many is a maker: named, spoken of before, or works."""
    words = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    if not words.isdisjoint(_WORKS | _FIRMS):
        return True
    actor, deed = act.actor(), act.frame.discourse.deed
    if actor is not None and actor.kind == "company":
        return True
    making = deed is not None and deed.kind == "production" and 0 <= act.sentence.start - deed.at <= _REACH
    return making and actor is not None and deed is not None and deed.slots.get("actor") in actor.ids + actor.states


_FIRMS = frozenset({"firm", "company", "maker", "producer", "manufacturer", "plants", "hall", "workshop", "works"})
_SPOKEN_OF = 2


def _of_the_plant(act: Act) -> str | None:
    """Return what "build a factory" is for, where mines have just been spoken of."""
    words = {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}
    if act.nominal and not _BUILDING.isdisjoint(words):
        own_word = not words.isdisjoint({"mine", "landmine"})
        return "mine" if own_word else act.frame.discourse.item if item_age(act) <= _SPOKEN_OF else None
    if act.sentence.tokens[act.mark.last - 1].low not in _WORKS or "begin" not in act.mark.values("op"):
        return None
    own = next(
        (m for m in act.sentence.marks if act.mark.first <= m.first < act.mark.last and "item" in m.meanings), None
    )
    if own is None and act.sentence.tokens[act.mark.last : act.mark.last + 1]:
        following = act.sentence.tokens[act.mark.last].low
        if following in ("for", "that", "which"):
            return None
    return act.frame.discourse.item if item_age(act) <= _SPOKEN_OF else None


_BUILDING = frozenset({"construction", "opening", "building", "completion"})
_WORKS = frozenset({"plant", "factory", "line", "lines"})


_WORKPLACES = frozenset({"line", "lines", "workshop"})


def _leaves_the_line(act: Act) -> bool:
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    works = not _WORKPLACES.isdisjoint(words.split())
    return works and not act.nominal and "begin" not in act.mark.values("op") and "build" not in words


def _off_the_line(act: Act) -> str | None:
    """Return what "will leave the production line": the mines named before the verb."""
    if not _leaves_the_line(act):
        return None
    before = [m for m in act.sentence.find("item", 0, act.mark.first) if m.first in act.clause.tokens]
    if not before and item_age(act) <= _SPOKEN_OF:
        words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
        words = [w for w in words if w.isalpha()][:2]
        return (
            act.frame.discourse.item if words in (["the", "first"], ["the", "last"]) or words[:1] == ["they"] else None
        )
    return act.item_code(before[-1]) if before else None


_PLAIN = frozenset(
    {"domestic", "mass", "own", "national", "local", "large-scale", "scale", "large", "industrial", "series", "serial"}
    | {
        "new",
        "further",
        "full",
        "the",
        "its",
        "their",
        "of",
        "a",
        "an",
        "any",
        "such",
        "this",
        "that",
        "annual",
        "current",
    }
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
    if scope.has("cease") or _quits(act):
        return "cease"
    if scope.has("increase"):
        return "increase"
    if "begin" in act.mark.values("op") or (act.nominal and act.sentence.tokens[act.mark.first].low in _BUILDING):
        # "is building a plant for", "the construction of a mine factory"
        return "start"
    if modality == "possible" and _only_if_needed(act):
        return "ability"
    if scope.has("begin") or (modality == "possible" and _is_weighed(act)):
        return "start"
    if modality == "possible" and _may_be_at_it(act):
        return "make"
    if modality == "possible" and _leaves_the_line(act):
        # "the first series might come off the line in 2027"
        return "start"
    if scope.has("able") or modality == "possible" or act.sentence.tokens[act.mark.first].low == "capacity":
        return "ability"
    if modality == "planned" and (_how_many(act) is None or _leaves_the_line(act)):
        return "start"
    return "make"


def _quits(act: Act) -> bool:
    """Tell of "pulled out of cluster munition manufacture": a business is left, and no treaty."""
    if not act.nominal or act.has_layer("treaty", "treaty_word") is not None or act.scope.negated:
        return False
    before = act.sentence.starting(p for p in act.clause.tokens if p < act.mark.first)
    return any(
        "leave" in m.values("verb") and m.form("verb") >= 0 and act.mark.first - m.last < _NEAR_BY for m in before
    )


def _may_be_at_it(act: Act) -> bool:
    """Tell of "may be making mines as well", "may still have been producing them", which is no ability."""
    tokens = act.sentence.tokens
    led = [t.low for t in tokens[max(0, act.mark.first - 2) : act.mark.first]]
    form = act.mark.form("verb")
    if not any(t.low in ("may", "might") for t in tokens[max(0, act.mark.first - _NEAR_BY) : act.mark.first]):
        return False
    return (form == 3 and not {"be", "been"}.isdisjoint(led)) or (form in (2, 4) and led[-1:] == ["have"])


_NEAR_BY = 6
_CAN = frozenset({"could", "can", "able"})


def _only_if_needed(act: Act) -> bool:
    """Tell of "could quickly start making them if necessary": what it could do, and no plan."""
    own = {act.sentence.tokens[p].low for p in act.clause.tokens}
    return not _CAN.isdisjoint(own) and act.has_layer("condition") is not None and act.time() is None


_TALKS = frozenset({"talks", "negotiating", "licence", "license", "permit", "permission", "authorisation"})


def _is_weighed(act: Act) -> bool:
    """Tell of what somebody thinks of doing: "is considering making mines", not "could make"."""
    talks = act.op_words("possible")
    if (
        talks is not None
        and talks.first < act.mark.first
        and _TALKS & {t.low for t in act.sentence.tokens[talks.first : talks.last]}
    ):
        return True
    if "see" in {t.low for t in act.sentence.tokens[max(0, act.mark.first - _NEAR_BY) : act.mark.first]}:
        # "would like to see mines made in Lithuania"
        return True
    if act.mark.form("verb") != 3:
        return False
    before = act.sentence.mark(act.mark.first - 1)
    return before is not None and "possible" in before.values("op") and before.form("op") >= 0


def _makers(act: Act) -> tuple[str, ...]:
    own = _in_own_works(act)
    agreed = _jointly(act) if own is None else own[1]
    if agreed:
        return agreed
    contracted = _contracted(act) or _our_company(act)
    if contracted is not None:
        return contracted.ids[:1]
    made_in = _made_in(act) or _of_origin(act)
    if made_in is not None:
        return made_in.states
    actor = doer(act) or _works(act)
    if actor is not None and _describes_the_weapon(act, actor):
        return ()
    line = _of_the_line(act) if actor is None else None
    if line is not None:
        return line
    if actor is None and act.nominal:
        in_view = company_in_view(act) or _owner_of_the_line(act)
        place = act.frame.place_of(act.clause, act.mark)
        if in_view is not None and (place is None or place.kind == "place"):
            return (in_view,)
    named = None if actor is None else _maker_ids(act, actor)
    if named is not None:
        return named
    if actor is None and _industry(act):
        return _of_the_town(act) or act.frame.discourse.one_state()
    return _unnamed_maker(act, actor)


_VENTURES = frozenset({"venture", "consortium", "partnership", "teamed", "teaming", "partnered", "partnering"})


def _jointly(act: Act) -> tuple[str, ...]:
    """Return the firms of "A venture between X Arms and Finland's Y will make", "X teamed up with Y to make"."""
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.nominal or _VENTURES.isdisjoint(act.sentence.tokens[p].low for p in before):
        return ()
    firms = [m for m in act.frame.mentions_in(before) if m.kind == "company" and m.pronoun is None]
    return tuple(dict.fromkeys(i for m in firms for i in m.ids))


def _describes_the_weapon(act: Act, actor: Mention) -> bool:
    """Tell of "Homegrown scatterable mine goes into production": a name, or none, of the mine itself."""
    if actor.kind != "name" or not act.nominal:
        return False
    item = next(act.sentence.find("item", actor.last, actor.last + _RIGHT_BEHIND + 1), None)
    return item is not None and item.last <= act.mark.first and not is_verb(act.sentence.mark(item.last - 1))


def _unnamed_maker(act: Act, actor: Mention | None) -> tuple[str, ...]:
    """Return who makes where the clause names no maker: whose land it is done in, else the state in view."""
    firm = _firm_of_who_speaks(act) if actor is None else None
    if firm is not None:
        return (firm,)
    if "noun" in act.mark.meanings or actor is None:
        place = act.frame.place_of(act.clause, act.mark) or _nobody_in(act) or _where_the_plant_is(act)
        if place is not None:
            return place.states
    if actor is None and _made_elsewhere(act):
        return ()
    if actor is None and _leaves_the_line(act):
        in_view = company_in_view(act)
        return act.frame.discourse.one_state() if in_view is None else (in_view,)
    return implied(act) if actor is None or actor.kind in ("body", "office") else ()


_RUNNING = frozenset({"manager", "director", "executive", "ceo", "boss", "founder", "engineer", "salesman", "foreman"})


def _firm_of_who_speaks(act: Act) -> str | None:
    """Return the firm of "We do not make them," he said, where he who runs the firm spoken of speaks."""
    d, quoted, tokens = act.frame.discourse, act.sentence.quoted, act.sentence.tokens
    before = [p for p in act.clause.tokens if p < min(act.mark.first, len(quoted))]
    ours = any(tokens[p].low == "we" and quoted[p] for p in before)
    if not ours or d.last_company is None or not 0 <= act.sentence.start - d.company_at <= _REACH:
        return None
    named = {t.low for p, t in enumerate(tokens) if p >= len(quoted) or not quoted[p]}
    runs = not named.isdisjoint(_RUNNING) or (d.last_person is not None and not d.last_person[1])
    return (_firm_told_of(act) or d.last_company[0]) if runs else None


def _firm_told_of(act: Act) -> str | None:
    """Return the firm that the sentence before was about, or that was last said to make them or not."""
    d = act.frame.discourse
    if d.actor is not None and d.actor.kind in ("company", "name") and d.actor.whole:
        return d.actor.ids[0]
    maker = None if d.deed is None or d.deed.kind != "production" else d.deed.slots.get("actor")
    return maker if maker is not None and len(maker) > _CODE else None


_CODE = 3


def _made_elsewhere(act: Act) -> bool:
    """Tell of "mines made in Yugoslavia", a place that is no state of ours."""
    led = [t for t in act.sentence.tokens[act.mark.last : act.mark.last + 2]]
    return not act.nominal and len(led) > 1 and led[0].low == "in" and led[1].text[:1].isupper()


_NOBODY = frozenset({"nobody", "none", "nothing", "no"})


def _nobody_in(act: Act) -> Mention | None:
    """Return the state of "nobody in Estonia produces mines", "no firm in Chile makes any"."""
    before = act.frame.mentions_in(p for p in act.clause.tokens if p < act.mark.first)
    words = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    if act.nominal or words.isdisjoint(_NOBODY):
        return None
    return next((m for m in before if m.kind == "state" and m.prep == "in"), None)


def _is_of_a_plant(act: Act) -> bool:
    """Tell of "a factory that will make mines", which nobody is named as the owner of."""
    head = act.sentence.mark(act.clause.opener - 1) if act.clause.opener else None
    return act.clause.kind in ("rel", "comp") and head is not None and "maker" in head.meanings


def _where_the_plant_is(act: Act) -> Mention | None:
    """Return the state of "Work has begun in Poland on a factory that will make mines", else whose office says so."""
    outer = act.clause.parent
    if outer is None or not _is_of_a_plant(act):
        return None
    near = act.frame.mentions_in(outer.tokens)
    place = next((m for m in near if m.kind in ("state", "place") and m.prep in ("in", "near") and m.states), None)
    tellers = [m for m in act.frame.mentions if m.kind in ("body", "office", "person") and len(m.states) == 1]
    told = [m for m in tellers if (said := act.sentence.mark(m.last)) is not None and "say" in said.meanings]
    return place or next(iter(told), None)


def _of_the_line(act: Act) -> tuple[str, ...] | None:
    """Return whose "the line", "the Bydgoszcz plant" is; None where no works are spoken of, or those of a town."""
    if not _the_line(act):
        return None
    in_view = company_in_view(act)
    if in_view is None and _industry(act):
        return None
    return () if in_view is None else (in_view,)


def _made_in(act: Act) -> Mention | None:
    """Return the state of "their production in Ukraine is easier": theirs are the mines that are made there."""
    first = act.mark.first - 1
    if not act.nominal or first != act.clause.first + (act.sentence.tokens[act.clause.first].low == "and"):
        return None
    if act.sentence.tokens[first].low not in ("their", "its"):
        return None
    near = (m for m in act.frame.mentions if 0 < m.first - act.mark.last <= _RIGHT_BEHIND and m.prep == "in")
    return next((m for m in near if m.kind == "state"), None)


_RIGHT_BEHIND = 2


def _of_origin(act: Act) -> Mention | None:
    """Return the state of "The first Latvian-made mines left the workshop"."""
    tokens = act.sentence.tokens
    if not _leaves_the_line(act):
        return None
    for mention in act.frame.mentions:
        behind = [t.low for t in tokens[mention.last : mention.last + 2]]
        if mention.role == "adj" and mention.last <= act.mark.first and behind in (["-", "made"], ["-", "built"]):
            return mention
    return None


def _owner_of_the_line(act: Act) -> str | None:
    """Return the company just spoken of, where "the line for mines" stands for what it makes."""
    discourse = act.frame.discourse
    if act.sentence.tokens[act.mark.first].low not in _THE_WORKS or discourse.last_company is None:
        return None
    near = 0 <= act.sentence.end - discourse.company_at <= _REACH
    return discourse.last_company[0] if near else None


def _maker_ids(act: Act, actor: Mention) -> tuple[str, ...] | None:
    """Return whom a mention names as a maker, None where it names nobody who makes."""
    if actor.kind == "name" and (actor.prep in _THERE or _is_one_of_places(act, actor)):
        # "a plant in Iecava, which could turn out": a town makes nothing.
        in_view = company_in_view(act) or (act.frame.discourse.last_company or (None,))[0]
        return act.frame.discourse.one_state() if in_view is None else (in_view,)
    behind = act.sentence.words(actor.last, actor.last + 1).lower()
    if actor.kind == "name" and behind in _THE_WORKS and company_in_view(act) is not None:
        # "its Karlskoga works can assemble"
        return (str(company_in_view(act)),)
    if actor.kind in ("company", "name"):
        return actor.ids if actor.kind == "company" else actor.ids[:1]
    weakly = actor.pronoun is None and actor.ids[:1] != () and actor.ids[0] in act.frame.discourse.weakly
    if actor.kind == "person" and not actor.states and weakly and "-" in actor.ids[0]:
        # "X Y builds mines": nothing told that it is a person
        return actor.ids[:1]
    if actor.kind == "person" and not actor.states:
        company = act.frame.discourse.last_company
        return (company[0],) if company is not None else ()
    if actor.states:
        return actor.states
    if actor.kind == "organisation" and actor.ids[0] in armed_groups():
        return actor.ids[:1]
    if actor.kind == "organisation" and not act.nominal and actor.ids and actor.ids[0] not in entities():
        # "Vytis Defence": a name that may be a company's.
        return actor.ids[:1]
    return actor.ids if actor.kind == "union" else None


_THERE = frozenset({"in", "at", "near", "outside"})


def _is_one_of_places(act: Act, actor: Mention) -> bool:
    """Tell of "In Goražde and Vogošća they made mines": the second of two towns."""
    tokens = act.sentence.tokens
    before = next((m for m in act.frame.mentions if m.prep in _THERE and 0 < actor.first - m.last <= 1), None)
    return before is not None and tokens[before.last].low in ("and", "or")


def _of_the_town(act: Act) -> tuple[str, ...]:
    """Return whose town "the plant near Riga" stands in."""
    near = act.frame.mentions_in(p for p in act.clause.tokens if p < act.mark.first)
    return next((m.states for m in near if m.prep in ("in", "at", "near", "outside") and len(m.states) == 1), ())


_INDUSTRY = frozenset(
    {
        "plant",
        "factory",
        "companies",
        "firms",
        "manufacturers",
        "producers",
        "factories",
        "plants",
        "industry",
        "makers",
    }
)
_ELSEWHERE = frozenset({"foreign", "western", "european", "other", "international", "no", "which", "global"})


def _industry(act: Act) -> bool:
    """Tell whether the companies of the country spoken of make it: "two private firms have begun assembling"."""
    if act.sentence.role == "title":
        return False
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return not _INDUSTRY.isdisjoint(before) and _ELSEWHERE.isdisjoint(before)


def company_in_view(act: Act) -> str | None:
    """Return the company that the text goes on speaking of, where the words name no maker: "Output is planned at …"."""
    discourse = act.frame.discourse
    company = discourse.last_company
    if company is None or not 0 <= act.sentence.start - discourse.company_at <= _REACH:
        return None
    told = _firm_that_tells(act)
    if told is not None:
        return told
    if discourse.floor is not None:
        return company[0] if discourse.houses.get(discourse.floor[0]) == company[0] else None
    if discourse.section_firm is not None and not any(m.kind == "company" for m in act.frame.mentions):
        return discourse.section_firm[0]
    before = discourse.actor
    if before is None or any(m.kind == "state" and m.whole for m in act.frame.mentions):
        return None
    if any(m.kind == "organisation" and m.pronoun is None for m in act.frame.mentions):
        # A campaign warns that "reviving production" is costly: nothing says that the maker's is meant.
        return None
    if before.kind == "company" and before.pronoun is None and discourse.company_at < act.sentence.start:
        # "KDI, which took over Hanwha's business, makes shells. A second shift will lift output": KDI's
        return before.ids[0]
    spoken_of = before.kind == "company" or (before.kind == "person" and not before.states)
    return company[0] if spoken_of else None


def _firm_that_tells(act: Act) -> str | None:
    """Return the firm whose chief says, behind a quotation, "Production starts next year"."""
    if not act.sentence.quoted or not act.sentence.quoted[act.mark.first]:
        return None
    discourse = act.frame.discourse
    for mention in act.frame.mentions:
        if mention.first <= act.mark.last or act.sentence.quoted[mention.first] or not mention.whole:
            continue
        if mention.kind == "company" and mention.ids[0] in discourse.firms:
            return mention.ids[0]
        house = discourse.houses.get(mention.ids[0]) if mention.kind == "person" and mention.ids else None
        if house is not None and house in discourse.firms:
            return house
    return None


def _works(act: Act) -> Mention | None:
    """Return the company whose works are named: "production of mines at Belma", "left the line at Insta's factory"."""
    if not act.nominal and not _leaves_the_line(act):
        return None
    near = [m for m in act.frame.mentions if m.kind == "company" and m.prep in ("at", "by", "in")]
    return next((m for m in near if m.first in act.clause.tokens and 0 < m.first - act.mark.last < 10), None)


def _our_company(act: Act) -> Mention | None:
    """Return the company of who is quoted: "We will start production," said X, chief executive of Y."""
    quoted = act.sentence.quoted
    subject = [p for p in act.clause.tokens if p < act.mark.first and act.sentence.tokens[p].low == "we"]
    if not subject or not quoted or not quoted[subject[0]]:
        return None
    named = [
        m
        for m in act.frame.mentions
        if (m.kind in ("company", "name") and m.prep in ("of", "at") and not quoted[m.first])
        or (m.kind == "company" and m.role == "owner" and not quoted[m.first])
    ]
    told = any(
        m.kind in ("office", "person")
        for m in act.frame.mentions
        if named and (m.last <= named[0].first or named[0].role == "owner")
    )
    return named[0] if named and told else None


_NEW = frozenset({"new", "second", "production", "assembly", "same"})


def _the_line(act: Act) -> bool:
    """Tell of "The line will be able to turn out 60,000 mines a year", said of the works of a company."""
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    words = [w for w in words[:_LINE_WITHIN] if w not in _NEW]
    if act.nominal or words[:1] == []:
        return False
    if words[0] in ("the", "its", "this", "that") and words[1:2] and words[1] in _THE_WORKS:
        return True
    # "the Bydgoszcz plant"
    return words[0] == "the" and len(words) > _AT_LEAST and words[2] in _THE_WORKS and act.actor() is None


_LINE_WITHIN = 4
_AT_LEAST = 2
_THE_WORKS = frozenset({"line", "plant", "factory", "lines", "hall", "workshop", "works", "facility", "site"})


_QUITTING = frozenset({"business", "market", "trade", "industry", "sector", "field"})


def left_business(act: Act) -> Iterator[Draft]:
    """Production that ceases: "South Korea's Hanwha gave up the business in 2020", right after weapons were told of."""
    tokens, last, actor = act.sentence.tokens, act.mark.last, act.actor()
    behind = [t.low for t in tokens[last : last + 4]]
    if act.nominal or actor is None or actor.kind != "company" or _QUITTING.isdisjoint(behind):
        return
    named = next(act.sentence.find("item", last, last + 5), None)
    code = act.item_code(named) if named is not None else act.frame.discourse.item
    if code in (None, "other") or (named is None and item_age(act) > _SPOKEN_OF) or "treaty" in behind:
        return
    modality = act.scope.modality()
    slots: dict[str, str | None] = {"actor": actor.ids[0], "item": code, "aspect": "cease"}
    yield act.draft("production", modality, slots, None, act.when(modality))


_LINES = frozenset({"line", "lines", "plant", "factory", "works", "workshop", "production"})
_ENDED_WITHIN = 5
_SHUTTING = (
    "shut",
    "clos",
    "mothball",
    "wound",
    "wind",
    "gave",
    "give",
    "given",
    "dismantl",
    "stop",
    "end",
    "halt",
    "scrap",
)


def shut_down(act: Act) -> Iterator[Draft]:
    """As in "The line was shut down in 2006", "Textron shut its line", "a business which it gave up in 1996"."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    deed, discourse = act.frame.discourse.deed, act.frame.discourse
    low = tokens[first].low
    if not low.startswith(_SHUTTING) or (act.mark.form("op") < 0 and low not in ("shut", "shuts", "shutting")):
        return
    if act.scope.negated:
        yield from _never_stopped(act)
        return
    if any("make" in m.traits.said and m.first != first for m in act.clause.marks(act.sentence)):
        return
    subject = [tokens[p].low for p in act.clause.tokens if p < first]
    behind = [t.low for t in tokens[last : last + _ENDED_WITHIN]]
    own = behind[:1] != [] and behind[0] in ("its", "their", "the") and not _LINES.isdisjoint(behind[1:])
    whole = (
        not _LINES.isdisjoint(subject[:_ENDED_WITHIN]) and subject[:1] != [] and subject[0] in ("the", "this", "its")
    )
    whose = _owner_of_works(act)
    left = act.clause.kind == "rel" and tokens[act.clause.opener].low == "which" and _ends_here(act)
    near = deed is not None and deed.kind == "production" and 0 <= act.sentence.start - deed.at <= _REACH
    if near and deed is not None and _ends_here(act) and _is_of_the_maker(act, deed):
        # "MKE used to make them. It stopped in 1996"
        yield act.draft(
            "production", act.scope.modality(), {**deed.slots, "aspect": "cease"}, when=act.when("occurred")
        )
        return
    maker = (act.frame.told(act.clause, act.mark) or act.frame.subject(act.clause, first)) if own else None
    named = next((m for m in act.sentence.marks if m.value("item") in ("apm", "avm", "mine", "cm")), None)
    code = named.value("item") if named is not None else deed.slots.get("item") if deed is not None and near else None
    if code is None and item_age(act) <= _SPOKEN_OF:
        code = discourse.item
    if code in (None, "other") or not (own or whole or whose or (left and near)):
        return
    who = whose
    if not who and maker is not None and maker.kind in ("company", "name", "state"):
        who = maker.ids[:1]
    elif not who and near and deed is not None:
        who = (str(deed.slots["actor"]),)
    modality = act.scope.modality()
    for actor in who:
        slots: dict[str, str | None] = {"actor": actor, "item": code, "aspect": "cease"}
        yield act.draft("production", modality, slots, None, act.when(modality))


def shut_the_book(act: Act) -> Iterator[Draft]:
    """As in "We closed that chapter in the nineties", said of who was just told to make them, or not to."""
    deed = act.frame.discourse.deed
    if deed is None or deed.kind != "production" or not act.sentence.tokens[act.mark.first].low.startswith(_SHUTTING):
        return
    if _shuts_the_book(act, deed):
        yield act.draft("production", "occurred", {**deed.slots, "aspect": "cease"}, when=act.when("occurred"))


def _shuts_the_book(act: Act, deed: Deed) -> bool:
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 2]]
    over = behind[:1] in (["that"], ["this"], ["the"]) and behind[1:2] != [] and behind[1] in _CHAPTERS
    led = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    who = act.frame.subject(act.clause, act.mark.first)
    same = led == "we" or (who is not None and deed.slots.get("actor") in who.ids + who.states)
    return over and same and 0 <= act.sentence.start - deed.at <= _REACH and act.scope.modality() == "occurred"


_CHAPTERS = frozenset({"chapter", "book", "line", "business", "door", "branch", "division", "department", "shop"})


def _owner_of_works(act: Act) -> tuple[str, ...]:
    """Return whose "Thailand's last mine factory closed in 1998" is: mines are made there."""
    tokens, first = act.sentence.tokens, act.mark.first
    subject = [p for p in act.clause.tokens if p < first]
    works = next((p for p in subject if tokens[p].low in _LINES), None)
    made = works is not None and any("item" in m.meanings for m in act.sentence.starting((works - 1, works - 2)))
    owner = next((m for m in act.frame.mentions_in(subject) if m.role in ("owner", "adj")), None)
    return owner.states if made and owner is not None and works is not None and owner.last <= works else ()


def _never_stopped(act: Act) -> Iterator[Draft]:
    """As in "Singapore stopped making mines, but Myanmar has never stopped"."""
    deed = act.frame.discourse.deed
    actor = act.frame.subject(act.clause, act.mark.first)
    if deed is None or deed.kind != "production" or actor is None or not _ends_here(act):
        return
    if not _NOBODY.isdisjoint(act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first):
        # "so no factory would have to close"
        return
    if not 0 <= act.sentence.start - deed.at <= _REACH or act.scope.outer & {"urge"}:
        return
    for maker in actor.states or (actor.ids[:1] if actor.kind in ("company", "name") else ()):
        yield act.draft("production", "occurred", {**deed.slots, "actor": maker, "aspect": "make"})


def _is_of_the_maker(act: Act, deed: Deed) -> bool:
    subject = act.frame.subject(act.clause, act.mark.first)
    if subject is None or act.frame.is_passive(act.clause, act.mark) or deed.slots.get("aspect") == "cease":
        return False
    return (
        deed.slots.get("actor") in subject.ids + subject.states and act.sentence.tokens[act.mark.first].low in _STOPPED
    )


_STOPPED = frozenset({"stopped", "stop", "stops", "ceased", "quit", "halted", "ended"})


def _ends_here(act: Act) -> bool:
    """Tell whether nothing but a time stands behind."""
    tokens, last = act.sentence.tokens, act.mark.last
    timed = any(d.first == last for d in act.sentence.dates)
    return last >= len(tokens) or timed or not tokens[last].text.isalpha()


_HIRING = frozenset({"contracted", "hired", "commissioned", "tasked", "chosen", "selected", "picked", "chose", "picks"})


def _contracted(act: Act) -> Mention | None:
    """Return who is contracted to make: "signed a contract with X to produce"."""
    before = act.mark.first - 1
    if before < 1 or act.sentence.tokens[before].low != "to":
        return None
    hired = {t.low for t in act.sentence.tokens[max(0, before - 7) : before]}
    near = [m for m in act.frame.mentions if m.last == before and (m.prep == "with" or not _HIRING.isdisjoint(hired))]
    return next((m for m in near if m.kind in ("company", "name", "person", "organisation")), None)


def _is_capacity(act: Act) -> bool:
    """Tell whether it is a capacity that grows: "capacity could be increased to 250,000 a year"."""
    return any(act.sentence.tokens[p].low in ("capacity", "output") for p in act.clause.tokens if p < act.mark.first)


def _to_the_higher(act: Act, found: QuantityMention) -> Quantity:
    """Return the higher number of "expanding capacity from 100,000 to 1.2 million"."""
    quantity = found.quantity
    led = [t.low for t in act.sentence.tokens[max(0, found.first - 1) : found.number_at]]
    rising = "from" in led and quantity.low is not None and quantity.high is not None
    return replace(quantity, low=quantity.high) if rising else quantity


def capacity(act: Act) -> Iterator[Draft]:
    """Production that could be: "Its capacity is 15,000 mines a month", "the plant's capacity of 9,000 a year"."""
    tokens, last = act.sentence.tokens, act.mark.last
    near = [a for a in act.amounts(("item",)) if 0 <= a.first - last <= _RATED_WITHIN]
    if tokens[last - 1].low != "capacity" or not near or act.scope.negated:
        return
    unit = act.sentence.mark(near[0].unit_at) if near[0].unit_at is not None else None
    named = unit is not None and "item" in unit.meanings
    code = act.item_code(unit) if unit is not None and named else act.frame.discourse.item
    if code in (None, "other") or (not named and not _is_of_what_it_makes(act, near[0])):
        return
    owner = next((m for m in reversed(act.frame.mentions) if m.last <= act.mark.first and m.role == "owner"), None)
    makers = act.frame.subject(act.clause, act.mark.first) if owner is None else owner
    maker = company_in_view(act) if makers is None else next(iter(_maker_ids(act, makers) or ()), None)
    if maker is not None:
        slots: dict[str, str | None] = {"actor": maker, "item": code, "aspect": "ability"}
        yield act.draft("production", "possible", slots, near[0].quantity, act.when("occurred"))


def _is_of_what_it_makes(act: Act, found: QuantityMention) -> bool:
    """Tell whether a bare number is that of the weapons just spoken of: a rate, or behind what a firm has made."""
    deed = act.frame.discourse.deed
    told = deed is not None and deed.kind == "production" and 0 <= act.sentence.start - deed.at <= _REACH
    large = told and (found.quantity.low or 0) >= _FEWEST
    return (found.quantity.per is not None or large) and item_age(act) <= _SPOKEN_OF


_RATED_WITHIN = 4


def _its_capacity(act: Act) -> bool:
    """Tell of "two lines, which will lift its capacity to", "…, raising capacity to": whose is told before."""
    if act.clause.kind not in ("rel", "part"):
        return False
    behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _RATED_WITHIN]}
    return not behind.isdisjoint({"capacity", "output"})


def _is_planned_above(act: Act) -> bool:
    """Tell of "is to add two lines, lifting its capacity to": what is planned grows it."""
    outer = act.clause.parent
    if outer is None:
        return False
    ahead = {v for m in outer.marks(act.sentence) if m.first < act.clause.opener for v in m.values("op")}
    aux = any(act.sentence.words(m.first, m.last).lower() in _IS_TO for m in outer.marks(act.sentence))
    return aux or not ahead.isdisjoint({"future", "intend"})


_IS_TO = frozenset({"is to", "are to"})


def _grows_as_well(act: Act) -> Iterator[Draft]:
    """As in "Output runs at 2,000 a month and is to double by the autumn": the second clause names no output."""
    deed, outer, tokens = act.frame.discourse.deed, act.clause.parent, act.sentence.tokens
    if deed is None or deed.kind != "production" or deed.at != act.sentence.start or outer is None:
        return
    own = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind != "coord" or any(act.frame.mentions_in(p for p in act.clause.tokens if p < act.mark.first)):
        return
    grows = [tokens[p].low for p in outer.tokens][:_LINE_WITHIN]
    ends = act.mark.last >= len(tokens) or not tokens[act.mark.last].text.isalpha() or act.time() is not None
    if {"output", "production", "capacity"}.isdisjoint(grows) or not ends or len(own) > _OWN_WITHIN:
        return
    modality = act.scope.modality()
    if modality == "occurred" and {"to", "due"} & {*own}:
        modality = "planned"
    slots = {**deed.slots, "aspect": "increase"}
    yield act.draft("production", modality, slots, None, act.when(modality))


_SPEAKING = frozenset({"spoke", "speaks", "speak", "talked", "talks", "mentioned", "mentions", "cited", "cites"})


def may_speak_of(frame: Frame) -> bool:
    """Tell of "spoke of 50,000 annually": a rate, no other word of making, and somebody was just told to make."""
    deed, sentence = frame.discourse.deed, frame.sentence
    if deed is None or deed.kind != "production" or not 0 < sentence.start - deed.at <= _REACH:
        return False
    if not any(a.quantity.per is not None and a.unit_at is None for a in sentence.amounts):
        return False
    return not any("make" in m.traits.said for m in sentence.marks) and _rate_spoken_of(sentence) is not None


def _rate_spoken_of(sentence: Sentence) -> QuantityMention | None:
    """Return the rate right behind "spoke of", "talks about", "mentioned"."""
    tokens = sentence.tokens
    for found in sentence.amounts:
        led = [t.low for t in tokens[max(0, found.first - _LINE_WITHIN) : found.first]]
        bare = found.quantity.per is not None and found.unit_at is None and _many(found.quantity) >= _FEWEST
        if bare and not _SPEAKING.isdisjoint(led) and {*led} <= _SPEAKING_OF | {*led[:-_RIGHT_BEHIND]}:
            return found
    return None


_SPEAKING_OF = _SPEAKING | {"of", "about", "around", "some", "up", "to"}


def spoken_of(act: Act) -> Iterator[Draft]:
    """As in "X, who runs Y Works, spoke of 50,000 a year", said of what a maker was just told to make, or could."""
    deed, discourse = act.frame.discourse.deed, act.frame.discourse
    found = _rate_spoken_of(act.sentence)
    if deed is None or found is None or deed.modality == "denied":
        return
    houses = (discourse.houses.get(m.ids[0]) for m in act.frame.mentions if m.kind == "person" and m.ids)
    named = (m.ids[0] for m in act.frame.mentions if m.kind == "company" and m.last <= found.first)
    firm = next((h for h in (*houses, *named) if h is not None and h in discourse.firms), deed.slots.get("actor"))
    aspect = "ability" if deed.modality == "possible" else "make"
    yield act.draft("production", deed.modality, {**deed.slots, "actor": firm, "aspect": aspect}, found.quantity)


def scaled(act: Act) -> Iterator[Draft]:
    """Production that grows to a number: "can scale up to 1.2 million mines"."""
    actor = act.actor()
    amounts = [a for a in act.amounts(("item",)) if a.first >= act.mark.last - 1]
    if not amounts:
        yield from _grows_as_well(act)
    if _its_capacity(act) and act.clause.parent is not None and (actor is None or actor.pronoun is None):
        actor = act.frame.subject(act.clause.parent) or actor
    grown = actor is None and _is_capacity(act)
    this = act.sentence.tokens[act.mark.last].low if act.mark.last < len(act.sentence.tokens) else ""
    pointing = this in ("this", "that", "it") and item_age(act) <= 1
    amounts = [a for a in amounts if a.unit_at is not None or (grown and a.quantity.per is not None) or pointing]
    if not amounts or (not grown and (actor is None or actor.kind not in ("company", "name"))):
        return
    maker = actor.ids[0] if actor is not None else company_in_view(act)
    if maker is None:
        return
    if not pointing and any(
        "make" in m.values("verb") + m.values("noun") for m in act.sentence.marks if m.first in act.clause.tokens
    ):
        return
    modality = act.scope.modality()
    if modality == "occurred" and act.clause.kind == "part" and _is_planned_above(act):
        modality = "planned"
    mark = act.sentence.mark(amounts[0].unit_at) if amounts[0].unit_at is not None else None
    code = mark.value("item") if mark is not None and "item" in mark.meanings else act.frame.discourse.item
    if code is None:
        return
    yield act.draft(
        "production",
        modality,
        {"actor": maker, "item": code, "aspect": "ability" if modality == "possible" else "increase"},
        _to_the_higher(act, amounts[0]),
        act.when(modality),
    )
