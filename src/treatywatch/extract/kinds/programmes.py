"""Programmes: facts of a named plan, such as what it covers, how long its line is, what it costs."""

import itertools
from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import slug
from treatywatch.extract.quantities import CURRENCIES, QuantityMention
from treatywatch.extract.reading import Mark, Sentence

Slots = dict[str, str | None]


def programme(act: Act) -> Iterator[Draft]:
    """Facts of a named programme, or of two: "Neither X nor Y includes mines"."""
    name = _programme(act)
    if name is None:
        return
    for each in dict.fromkeys((name, *_beside(act, name))):
        yield from _facts(act, each)


def _beside(act: Act, name: str) -> Iterator[str]:
    """Yield the programmes that are listed with the one before the verb."""
    marks = [m for m in act.clause.marks(act.sentence) if "programme" in m.meanings and m.last <= act.mark.first]
    for before, mark in itertools.pairwise(marks):
        between = {t.low for t in act.sentence.tokens[before.last : mark.first]}
        if between <= {"and", "nor", "or", ",", "the"} and before.value("programme") == name:
            yield str(mark.value("programme"))


def _facts(act: Act, name: str) -> Iterator[Draft]:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    modality = act.scope.modality()
    # "should be finished by 2028": so it is planned.
    modality = "planned" if modality == "urged" else modality
    slots: Slots = {"programme": name}
    if _is_part_word(act):
        yield from _parts(act, slots, modality)
        return
    if "exclude" in values or ("include" in values and act.scope.negated):
        passive = act.frame.is_passive(act.clause, act.mark) or act.sentence.tokens[act.mark.first].low in _BE
        left_out = act.has_layer("item", after=not passive)
        what = {"item": left_out.value("item")} if left_out is not None else {"place": _words_behind(act)}
        if left_out is None and act.clause.kind == "rel":
            what = {"item": _set_before(act)}
        yield _draft(act, "occurred", slots | {"aspect": "excludes"} | what, when=act.when("occurred"))
        return
    if "include" in values:
        yield from _includes(act, slots, modality)
    if "launch" in values and act.time() is not None and _is_begun(act):
        yield _draft(act, modality, slots | {"aspect": "launch"}, when=act.when(modality))
    if "finish" in values and act.sentence.tokens[act.mark.first].low.startswith(_CALLING_OFF):
        if modality in ("occurred", "planned") and not act.nominal and _is_called_off(act):
            yield _draft(act, modality, slots | {"aspect": "end"}, when=act.when(modality))
        return
    if "finish" in values and act.time() is not None:
        words = act.sentence.words(act.mark.first, act.mark.last)
        kind = "planned" if modality == "occurred" and _is_ahead(act, words) else modality
        yield _draft(act, kind, slots | {"aspect": "end"}, when=act.when(kind))
    yield from _measures(act, slots, modality)


_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})
_CALLING_OFF = ("call", "cancel", "scrap", "axe", "axing", "shelv", "drop")


def _set_before(act: Act) -> str | None:
    """Return what "covers depots for mines, which were left out in 2024" leaves out: what stands before "which"."""
    parent = act.clause.parent
    marks = [] if parent is None else [m for m in parent.marks(act.sentence) if m.last <= act.clause.opener]
    near = [m for m in marks if "barrier" in m.meanings or "item" in m.meanings]
    return None if not near else near[-1].value("barrier") or near[-1].value("item")


def _is_called_off(act: Act) -> bool:
    """Tell of "has cancelled its Gator Landmine Replacement", "East Shield was scrapped": the programme itself ends."""
    known = act.frame.discourse.programme
    named_here = [m for m in act.clause.marks(act.sentence) if named(act.sentence, m, known) is not None]
    if act.frame.is_passive(act.clause, act.mark):
        return any(0 < act.mark.first - m.last <= _A_FEW for m in named_here)
    return any(0 <= m.first - act.mark.last <= _A_FEW + 1 for m in named_here)


def _is_ahead(act: Act, words: str) -> bool:
    """Tell of an end that is only scheduled: "to be finished", "Completion is planned for 2028"."""
    behind = {act.sentence.tokens[p].low for p in act.clause.tokens if p >= act.mark.last}
    if "scheduled" in words or (act.nominal and not _AHEAD.isdisjoint(behind)):
        return True
    return act.sentence.words(act.mark.first - 2, act.mark.first).lower() == "to be"


_AHEAD = frozenset({"scheduled", "planned", "due", "set", "expected", "foreseen", "envisaged", "will"})
_DEALS = frozenset({"deal", "contract", "order", "purchase", "agreement", "procurement", "package", "tender"})
_DEAL_WITHIN, _SUBJECT_WITHIN = 3, 5


def deal_worth(act: Act) -> Iterator[Draft]:
    """As in "The deal is worth 210 billion won", "the contract cost 90 million": what a purchase as a whole costs."""
    tokens = act.sentence.tokens
    sums = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - act.mark.last <= _DEAL_WITHIN]
    subject = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "coord" and act.clause.parent is not None and len(subject) <= 1:
        # "The order was placed in December and is worth 9 million euros"
        subject = [tokens[p].low for p in act.clause.parent.tokens]
    deal = next((word for word in subject[:_SUBJECT_WITHIN] if word in _DEALS), None)
    deal = deal or _bought(act)
    discourse = act.frame.discourse
    near = discourse.item_age <= _DEAL_WITHIN or any("item" in m.meanings for m in act.sentence.marks)
    tells = not act.nominal or (tokens[act.mark.first].low == "cost" and bool(sums))
    if not tells or not sums or deal is None or not near or act.scope.negated:
        return
    date = next((d for d in act.sentence.dates if d.last <= act.mark.first), None)
    when = None if date is None else date.turned(act.published, future=False)
    if act.scope.modality() == "possible":
        return
    yield _draft(act, act.scope.modality(), {"programme": deal, "aspect": "cost"}, amount=sums[0], when=when)


_BOUGHT = frozenset({"ordered", "bought", "purchased"})


def _bought(act: Act) -> str | None:
    """Tell of "The mines that Lithuania ordered in 2024 cost 50 million euros"."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = [t.low for t in tokens[max(0, first - _BOUGHT_WITHIN) : first]]
    if _is_of_its_own_mines(act):
        return "purchase"
    bought = not _BOUGHT.isdisjoint(led) and any("item" in m.meanings for m in act.sentence.find("item", 0, first))
    return "purchase" if bought and tokens[first].low in ("cost", "costs") else None


def _is_of_its_own_mines(act: Act) -> bool:
    """Tell of "Finland's new anti-personnel mines will cost 45 million euros": not what one of them costs."""
    items = [m for m in act.sentence.find("item", act.clause.first, act.mark.first) if m.value("item") != "other"]
    owned = items and any(m.role == "owner" and 0 < items[-1].first - m.last <= _OWNED for m in act.frame.mentions)
    large = any((a.quantity.low or 0) >= _A_PURCHASE for a in act.amounts(CURRENCIES))
    return bool(owned) and large and act.mark.first - items[-1].last <= 1


_OWNED, _A_PURCHASE = 4, 100_000
_BOUGHT_WITHIN = 8
_PART_WORDS = frozenset(
    {"added", "attached", "part", "belong", "belongs", "belonged", "account", "accounts", "component", "components"}
)


def _is_part_word(act: Act) -> bool:
    """Tell whether what is part of the plan stands before the words: "mines are part of it", "belong to it"."""
    return not _PART_WORDS.isdisjoint(t.low for t in act.sentence.tokens[act.mark.first : act.mark.last])


def _parts(act: Act, slots: Slots, modality: str) -> Iterator[Draft]:
    part = act.has_layer("item", "barrier", after=False)
    if part is None:
        return
    code = part.value("barrier") if "barrier" in part.meanings else part.value("item")
    left_out = act.scope.negated
    aspect = "excludes" if left_out else "includes"
    yield _draft(act, "occurred" if left_out else modality, slots | {"aspect": aspect, "item": code})


_HAVE = frozenset({"have", "has", "had"})


def may_have(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a "have" may say what a programme has: a barrier is named close behind."""
    if sentence.amounts and _may_measure(sentence, mark):
        return True
    if sentence.tokens[mark.last - 1].low not in _HAVE:
        return False
    none = sentence.words(mark.last, mark.last + 1).lower() == "no"
    layer = "item" if none else "barrier"
    return next(sentence.find(layer, mark.last, mark.last + 8), None) is not None


_SECTIONS = frozenset({"section", "stretch", "part", "portion", "segment", "leg", "line"})
_LONG = frozenset({"long", "length", "measure", "measures"})
_LONG_WITHIN = 7


def _may_measure(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "is", "will" may say how long a section is: "the Estonian section will be 40 km long"."""
    behind = [t.low for t in sentence.tokens[mark.last : mark.last + _LONG_WITHIN]]
    before = [t.low for t in sentence.tokens[max(0, mark.first - _A_FEW) : mark.first]]
    if sentence.tokens[mark.first].low not in _BE:
        return False
    return not _LONG.isdisjoint(behind) and not _SECTIONS.isdisjoint(before)


def _is_in_view(act: Act) -> bool:
    """Tell whether a programme was named so shortly before that the text goes on with it."""
    return 0 <= act.sentence.start - act.frame.discourse.programme_at <= 2 * _NEAR


def _section(act: Act) -> Iterator[Draft]:
    lengths = [a for a in act.amounts(("km", "mi")) if 0 <= a.first - act.mark.last <= _A_FEW]
    name = act.frame.discourse.programme
    own = any("programme" in m.meanings for m in act.clause.marks(act.sentence))
    if lengths and name is not None and not own and _is_in_view(act) and not act.scope.negated:
        modality = "planned" if act.scope.modality() == "planned" else "occurred"
        slots: Slots = {"programme": name, "aspect": "length"}
        yield _draft(act, modality, slots, amount=lengths[0])


_BUILT = frozenset({"dug", "built", "completed", "finished", "erected", "constructed", "raised", "excavated", "laid"})


def _works_done(act: Act) -> str | None:
    """Return the programme of "Estonia has dug 10 km of anti-tank ditch so far", where one is being spoken of."""
    behind = act.sentence.words(act.mark.last, act.mark.last + 2).lower().split()
    return act.frame.discourse.programme if not _BUILT.isdisjoint(behind) and _is_in_view(act) else None


def has(act: Act) -> Iterator[Draft]:
    """As in "the line will have ditches, bunkers and minefields"."""
    tokens = act.sentence.tokens
    if act.sentence.amounts and _may_measure(act.sentence, act.mark):
        yield from _section(act)
        return
    name = next((n for m in act.sentence.marks if m.first < act.mark.first and (n := _meant(act, m))), None)
    if act.sentence.words(act.mark.last, act.mark.last + 1).lower() == "no":
        # "The Northern Belt has no mines in it"
        item = next(act.sentence.find("item", act.mark.last, act.mark.last + 4), None)
        if name is not None and item is not None:
            slots: Slots = {"programme": name, "aspect": "excludes", "item": item.value("item")}
            yield _draft(act, "occurred", slots)
        return
    if name is None and any(tokens[p].low == "it" for p in act.clause.tokens if p < act.mark.first):
        name = act.frame.discourse.programme
    name = name or _works_done(act)
    barrier = next(act.sentence.find("barrier", act.mark.last, act.mark.last + 8), None)
    if name is None or barrier is None or act.scope.negated:
        return
    length = next((a for a in act.amounts(("km", "mi")) if act.mark.last <= a.first < barrier.first), None)
    if length is not None:
        yield _draft(act, act.scope.modality(), {"programme": name, "aspect": "length"}, amount=length)
        return
    slots = {"programme": name, "aspect": "includes", "item": barrier.value("barrier")}
    yield _draft(act, act.scope.modality(), slots)


def _meant(act: Act, mark: Mark) -> str | None:
    if not _stands_for_one(act, mark):
        return None
    return named(act.sentence, mark, act.frame.discourse.programme) or act.frame.discourse.programme


def _draft(
    act: Act, modality: str, slots: Slots, *, amount: QuantityMention | None = None, when: str | None = None
) -> Draft:
    return act.draft("programme", modality, slots, None if amount is None else amount.quantity, when)


def _includes(act: Act, slots: Slots, modality: str) -> Iterator[Draft]:
    passive = act.frame.is_passive(act.clause, act.mark)
    before = act.has_layer("item", "barrier", after=False) if passive else None
    item = before or act.has_layer("item", "barrier", after=True) or _hanging_barrier(act)
    if item is not None:
        code = item.value("barrier") if "barrier" in item.meanings else item.value("item")
        yield _draft(act, modality, slots | {"aspect": "includes", "item": code})


def _hanging_barrier(act: Act) -> Mark | None:
    """A list that the clauses cut: "includes roads, bunkers and trenches"."""
    return next(act.sentence.find("barrier", act.mark.last, act.mark.last + 10), None)


def _is_begun(act: Act) -> bool:
    """The programme itself begins: it stands right before the verb, or is what is launched."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "rel" and before[:2] in (["on", "which"], ["of", "which"]):
        # "the Baltic Defence Line, on which construction began this spring"
        before = before[2:]
    if len(before) <= 5 and before[:1] and before[0] in _WORK and (len(before) == 1 or before[1] in _WORK_ON):
        # "Work on it began in May", "Construction of the line started"
        return True
    if before[:1] == ["it"] and len(before) <= 3 and act.frame.is_passive(act.clause, act.mark):
        # "It was launched in May 2024"
        return act.frame.discourse.programme_at >= act.sentence.start - _NEAR
    if act.clause.kind == "rel" and not before and act.clause.parent is not None:
        # "East Shield, launched in May 2024, will"
        near = [m for m in act.clause.parent.marks(act.sentence) if 0 < act.mark.first - m.last <= 1]
        return any(_stands_for_one(act, m) for m in near)
    if _is_what_somebody_began(act):
        return True
    for mark in act.sentence.marks:
        if mark.first not in act.clause.tokens or not _stands_for_one(act, mark):
            continue
        if 0 <= act.mark.first - mark.last <= 6 or 0 <= mark.first - act.mark.last <= 5:
            return True
    return False


def _is_what_somebody_began(act: Act) -> bool:
    """Tell of "East Shield, the programme that Warsaw launched in May 2024"."""
    tokens, clause = act.sentence.tokens, act.clause
    if clause.kind not in ("rel", "comp") or clause.parent is None or tokens[clause.opener].low not in _WHICH:
        return False
    near = [m for m in clause.parent.marks(act.sentence) if 0 <= clause.opener - m.last <= 1]
    actor = act.frame.subject(clause, act.mark.first)
    ends = any(d.first == act.mark.last for d in act.sentence.dates)
    return ends and actor is not None and actor.kind in ("state", "body") and any(_is_a_programmes(m) for m in near)


def _is_a_programmes(mark: Mark) -> bool:
    return "programme" in mark.meanings or "programme_word" in mark.meanings


_WHICH = frozenset({"that", "which"})


# --- mines and barriers as part of one

_NEAR = 300
_WORK = frozenset({"work", "works", "construction", "building"})
_WORK_ON = frozenset({"on", "of", "is", "has", "was", "will"})
_PART = frozenset({"of", "under", "within", "for", "meet", "into", "along"})
_FIELD = frozenset({"apm", "mine", "avm"})


def part_of(act: Act) -> Iterator[Draft]:
    """Mines or barriers named as part of a programme ("as part of X", "under X", "to meet X requirements")."""
    name = act.mark.value("programme")
    yield from _priced(act, name)
    for length in (*act.amounts(("km", "mi")), *_told_beside(act)):
        behind = act.sentence.words(length.last, length.last + 2).lower()
        long = behind.startswith("long") or behind == "in length" or _is_of_length(act)
        if length.first > act.mark.last and long:
            # "Latvia's section of the Baltic Defence Line is 240 kilometres long"
            yield _draft(act, "occurred", {"programme": name, "aspect": "length"}, amount=length)
        if act.sentence.words(length.last, act.mark.first).strip() == "" and length.last == act.mark.first:
            # "the 350-kilometre Baltic Defence Line"
            yield _draft(act, "occurred", {"programme": name, "aspect": "length"}, amount=length)
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 5) : act.mark.first]]
    yield from _built_along(act, name)
    if name is not None and before == ["under"]:
        yield from _under_it(act, name)
    if name is not None and act.scope.negated:
        yield from _left_out(act, name, before)
    if name is None or not _PART & set(before) or act.scope.negated:
        return
    marks = [m for m in act.sentence.marks if m.first in act.clause.tokens and m.first < act.mark.first]
    items = [str(m.value("item")) for m in marks if m.value("item") in _FIELD]
    making = [m for m in marks if "make" in m.values("noun") + m.values("verb")]
    # "began building its part of the line": what is built is the line.
    made = any(not act.sentence.tokens[m.first].low.startswith(("buil", "construct")) for m in making)
    walls = any("barrier" in m.meanings for m in marks)
    these = not items and not made and not walls and _are_meant_for_it(act)
    if not items and not made and not walls and not these:
        return
    code = items[-1] if items else act.frame.discourse.item if made or these else "other"
    modality = "planned" if act.scope.has("future", "intend") else "occurred"
    yield _draft(act, modality, {"programme": name, "aspect": "includes", "item": code})


def _told_beside(act: Act) -> list[QuantityMention]:
    """Return the length of "East Shield, which is 700 kilometres long, runs"."""
    beside = [c for c in act.frame.clauses if c.kind == "rel" and 0 <= c.opener - act.mark.last <= 1]
    inside = {p for c in beside for p in c.tokens}
    return [a for a in act.sentence.amounts if a.number_at in inside and a.quantity.unit in ("km", "mi")]


def _is_of_length(act: Act) -> bool:
    """Tell of "The total length of East Shield is put at 800 kilometres"."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return "length" in before[-_A_FEW:]


def _built_along(act: Act, name: str | None) -> Iterator[Draft]:
    """As in "The line is being built along Estonia's border with Russia"."""
    tokens, last = act.sentence.tokens, act.mark.last
    along = next((p for p in act.clause.tokens if last <= p < last + 2 * _A_FEW and tokens[p].low == "along"), None)
    built = [t.low for t in tokens[last:along]] if along is not None else []
    border = next(act.sentence.find("location", along, along + 2 * _A_FEW), None) if along is not None else None
    if name is None or border is None or _RAISED.isdisjoint(built):
        return
    slots: Slots = {"programme": name, "aspect": "area", "place": _words_behind(act)}
    yield _draft(act, act.scope.modality(), slots)


_RAISED = frozenset({"built", "constructed", "erected", "run", "runs", "stretch", "stretches", "rising", "going"})


def _under_it(act: Act, name: str) -> Iterator[Draft]:
    """As in "Under East Shield, Poland has already stored mines in four depots"."""
    item = next((m for m in act.sentence.find("item", act.mark.last) if m.value("item") in _FIELD), None)
    if item is not None and item.first in act.clause.tokens and not act.scope.negated:
        yield _draft(act, "occurred", {"programme": name, "aspect": "includes", "item": item.value("item")})


_ALONG = frozenset({"on", "in", "along", "of"})


def _left_out(act: Act, name: str, led: list[str]) -> Iterator[Draft]:
    """As in "There will be no anti-personnel mines on the Baltic Defence Line"."""
    if _ALONG.isdisjoint(led[-2:]):
        return
    for mark in act.sentence.find("item", 0, act.mark.first):
        none = act.sentence.words(mark.first - 1, mark.first).lower() in ("no", "any")
        if none and act.mark.first - mark.last <= 2 * _A_FEW:
            slots: Slots = {"programme": name, "aspect": "excludes", "item": mark.value("item")}
            yield _draft(act, "occurred", slots)


_MEANT = frozenset({"intended", "meant", "destined", "earmarked", "reserved", "bought"})
_OF_THESE = frozenset({"this", "these", "them", "it", "those", "they", "which"})
_MOST = frozenset({"much", "most", "some", "all", "part", "many", "half", "few", "none"})


def _are_meant_for_it(act: Act) -> bool:
    """Tell of "Much of this is intended for East Shield", weapons being spoken of."""
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    pointed = words[:1] != [] and (
        words[0] in ("these", "they") or (words[0] in _MOST and not _OF_THESE.isdisjoint(words[1:3]))
    )
    return pointed and not _MEANT.isdisjoint(words) and act.frame.discourse.item_age <= 1


def _priced(act: Act, name: str | None) -> Iterator[Draft]:
    """As in "the 10 billion zloty East Shield", "East Shield, worth 10 billion zlotys"."""
    for amount in act.amounts(CURRENCIES):
        between = [t.low for t in act.sentence.tokens[amount.last : act.mark.first]]
        before = act.mark.first >= amount.last and (not between or between in (["-"], [","]))
        words = [t.low for t in act.sentence.tokens[act.mark.last : amount.first]]
        behind = 0 < len(words) <= 6 and bool({"worth", "valued", "costing", "costed", "priced"} & set(words))
        kind = act.sentence.tokens[amount.last].low if amount.last < len(act.sentence.tokens) else ""
        behind = behind or (words == [",", "a"] and kind in ("programme", "program", "plan", "project", "scheme"))
        if name is not None and (before or behind):
            yield _draft(act, "occurred", {"programme": name, "aspect": "cost"}, amount=amount)


# --- measures


def _measures(act: Act, slots: Slots, modality: str) -> Iterator[Draft]:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    lengths = act.amounts(("km", "mi"))
    if lengths and act.mark.value("location") is None and not values.isdisjoint({"fortify", "include"}):
        yield _draft(act, modality, slots | {"aspect": "length"}, amount=lengths[0])
    covers = "include" in values and act.has_layer("item", "barrier", after=True) is None
    along = any(act.sentence.tokens[p].low == "along" for p in act.clause.tokens if p >= act.mark.last)
    builds = not values.isdisjoint({"fortify", "include"}) and along
    if ("fortify" in values or covers or builds) and act.has_layer("location") is not None:
        yield _draft(act, modality, slots | {"aspect": "area", "place": _words_behind(act)})
    money = act.amounts(CURRENCIES)
    if money and "cost" in values:
        yield _draft(act, modality, slots | {"aspect": "cost"}, amount=money[0])


# --- which


def _programme(act: Act) -> str | None:
    """The programme that the clause names or stands under; "the line", "it" for the last one named."""
    chain = _chain(act)
    for tokens in chain:
        marks = [m for m in act.sentence.marks if m.first in tokens]
        name = next((n for m in marks if (n := named(act.sentence, m, act.frame.discourse.programme))), None)
        if name is not None:
            return name
    if any(_stands_for_one(act, m) for tokens in chain for m in act.sentence.marks if m.first in tokens):
        return act.frame.discourse.programme
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "coord" and act.clause.parent is not None:
        # "It was launched in May and is to be completed in 2028"
        before += act.clause.parent.tokens[:1]
    if any(act.sentence.tokens[p].low in ("it", "its", "ours") for p in before):
        return act.frame.discourse.programme if _is_of_this_paragraph(act) else None
    opening = [act.sentence.tokens[p].low for p in act.clause.tokens[:1]]
    near = 0 <= act.sentence.start - act.frame.discourse.programme_at <= 2 * _NEAR
    if near and opening and opening[0] in _WHOLE and len(before) <= _A_FEW and act.time() is not None:
        # "Work began last spring. All is to be ready by 2034"
        return act.frame.discourse.programme
    behind = act.sentence.tokens[act.mark.last : act.mark.last + 1]
    if (_is_part_word(act) or "exclude" in act.mark.values("verb")) and behind and behind[0].low == "it":
        return act.frame.discourse.programme if _is_of_this_paragraph(act) else None
    return None


def _is_of_this_paragraph(act: Act) -> bool:
    """Tell whether "it" can be the programme named last: inside a paragraph that has not named it, it is another."""
    sentence, at = act.sentence, act.frame.discourse.programme_at
    return (
        act.frame.discourse.floor is not None
        or at < 0
        or sentence.opens_paragraph
        or "\n\n" not in sentence.text[at : sentence.start]
    )


_WHOLE = frozenset({"work", "works", "construction", "all", "everything", "building"})
_A_FEW = 3


def _chain(act: Act) -> list[frozenset[int]]:
    """The words of the act's clause and of those that it hangs on, nearest first."""
    found = [frozenset(act.clause.tokens)]
    above = act.clause.parent
    while above is not None:
        found.append(frozenset(above.tokens))
        above = above.parent
    return found


_POINTING = frozenset({"the", "this", "its", "that", "whole", "entire", "s", "of"})


def _stands_for_one(act: Act, mark: Mark) -> bool:
    """A programme by its name, or "the line", "this programme"; not the verb "plan to"."""
    if "programme" in mark.meanings:
        return True
    if "programme_word" not in mark.meanings or mark.first == 0:
        return False
    pointed = act.sentence.tokens[mark.first - 1].low in _POINTING
    return pointed or named(act.sentence, mark, act.frame.discourse.programme) is not None


_GENERAL = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "our",
        "its",
        "new",
        "old",
        "national",
        "state",
        "government",
        "ministry",
        "defence",
        "defense",
    ]
)
_WORKS = ("barrier", "location", "item")


def named(sentence: Sentence, mark: Mark, known: str | None = None) -> str | None:
    """Return a programme's id: the gazetteer's, else its name ("the Iron Belt Line") beside works or if `known`."""
    if "programme" in mark.meanings:
        return mark.value("programme")
    if "programme_word" not in mark.meanings:
        return None
    if not sentence.tokens[mark.first].text[:1].isupper():
        return _called_so(sentence, mark)
    first = mark.first
    while (
        first > 0 and sentence.tokens[first - 1].text[:1].isupper() and sentence.tokens[first - 1].low not in _GENERAL
    ):
        first -= 1
    if first == mark.first or mark.first - first > 4 or any(m.first < mark.first <= m.last - 1 for m in sentence.marks):
        return None
    name = slug(sentence.words(first, _end_of_name(sentence, mark)))
    works = any(layer in m.meanings for m in sentence.marks for layer in _WORKS)
    works = works or any("programme_word" in m.meanings and m.first < first for m in sentence.marks)
    works = works or _is_a_works_name(sentence, mark) or _is_being_built(sentence, mark)
    return name if works or name == known else None


def _called_so(sentence: Sentence, mark: Mark) -> str | None:
    """Return the name of "has called off the Ridgeback programme, a networked mine": unknown words before its sort."""
    tokens, last = sentence.tokens, mark.first
    first = last
    while first and tokens[first - 1].text[:1].isupper() and sentence.mark(first - 1) is None:
        first -= 1
    led = first > 0 and tokens[first - 1].low in ("the", "its", "their") and 0 < last - first <= _LONGEST_NAME
    sort = tokens[mark.last - 1].low in _PLANS
    works = any(layer in m.meanings for m in sentence.marks for layer in _WORKS)
    return slug(sentence.words(first, last)) if led and sort and works else None


_LONGEST_NAME = 3
_WALLS = frozenset(
    {"barrier", "bulwark", "fortress", "shield", "wall", "belt", "line", "rampart", "bastion", "palisade"}
)
_PLANS = frozenset({"programme", "program", "project", "plan", "scheme", "initiative"})


def _is_being_built(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "The Northern Rampart is being built in stages": a wall's name, and building."""
    behind = [t.low for t in sentence.tokens[mark.last : mark.last + _BUILT_WITHIN]]
    return sentence.tokens[mark.last - 1].low in _WALLS and not _RAISING.isdisjoint(behind)


_BUILT_WITHIN = 5
_RAISING = frozenset({"built", "constructed", "erected", "rising", "fortified"})


def _is_a_works_name(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the Northern Wall programme": a wall's name, called a plan."""
    tokens, last = sentence.tokens, mark.last
    behind = tokens[last].low if last < len(tokens) else ""
    return tokens[mark.first].low in _WALLS and tokens[mark.first].text[:1].isupper() and behind in _PLANS


def _end_of_name(sentence: Sentence, mark: Mark) -> int:
    """The Line of "the Iron Belt Line" belongs to it."""
    behind = sentence.mark(mark.last)
    more = behind is not None and "programme_word" in behind.meanings and sentence.tokens[mark.last].text[:1].isupper()
    return mark.last + 1 if more else mark.last


def _words_behind(act: Act) -> str | None:
    behind = [p for p in act.clause.tokens if p >= act.mark.last]
    if not behind:
        return None
    words = act.sentence.words(behind[0], behind[-1] + 1).strip(" ,.;:")
    return words[:120] or None
