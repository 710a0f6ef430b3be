"""What stands at, reaches or falls to a number: output, tolls, the membership of a treaty; what is taken up again."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.making import company_in_view
from treatywatch.extract.kinds.objects import item_age
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.model.quantity import Quantity

# How far back, in code points, what "it" stands for may have been told.
_NEAR = 320
_WITHIN = 4
# Treaties of ours have so many parties.
_FEWEST, _MOST = 30, 200
_RISING = ("reach", "hit", "ris", "rose", "grow", "grew", "climb", "top", "exceed", "jump", "doubl")
_SCALING = ("halv", "doubl", "trebl", "tripl", "quadrupl")
_MAKERS = ("company", "name")


def level(act: Act) -> Iterator[Draft]:
    """As in "output stood at 180,000 mines last year", "By 2029 it is to reach 1.2 million", "It has fallen to 161"."""
    amount = _reached(act)
    if amount is None:
        yield from _multiplied(act)
    if amount is None or act.scope.negated:
        return
    topic = _topic(act)
    if topic == "make":
        yield from _output(act, amount)
    elif topic == "members":
        yield from _members(act, amount)
    elif topic == "harm":
        yield from _toll(act, amount)


def _reached(act: Act) -> QuantityMention | None:
    """Return the number right behind the verb."""
    behind = [a for a in act.amounts(("item", "state")) if 0 <= a.first - act.mark.last <= _WITHIN and not a.ordinal]
    if not behind:
        return None
    tokens, last = act.sentence.tokens, act.mark.last
    to = {t.low for t in tokens[max(0, last - 1) : behind[0].number_at + 1]}
    scaled = tokens[last - 1].low.startswith(_SCALING)
    # "more than halved, to 230"
    return behind[0] if not scaled or "to" in to else None


def _topic(act: Act) -> str | None:
    """Return what has the level: by the subject's noun, or by what "it" was said of."""
    here: Clause | None = act.clause
    while here is not None:
        before = [m for m in here.marks(act.sentence) if m.last <= act.mark.first]
        if any("make" in m.values("noun") for m in before):
            return "make"
        if any(act.sentence.tokens[m.first].low == "membership" for m in before):
            return "members"
        words = [act.sentence.tokens[p].low for p in here.tokens if p < act.mark.first]
        if "membership" in words:
            return "members"
        told = act.frame.discourse.casualties
        if not _TOLLS.isdisjoint(words) and told is not None and 0 <= act.sentence.start - told[1] <= _NEAR:
            return "harm"
        if here.kind != "coord" or any(m.first in here.tokens and m.whole for m in act.frame.mentions):
            break
        here = here.parent
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if _is_a_makers_rate(act):
        return "make"
    return _of_it(act) if "it" in words or "that" in words[:1] or "this" in words[:1] else None


def _is_a_makers_rate(act: Act) -> bool:
    """Tell of "Belma … hopes to reach one million a year by 2028", a maker just having been said to make mines."""
    rate = any(a.quantity.per is not None for a in act.amounts(("item",)) if a.first >= act.mark.last)
    deed = act.frame.discourse.deed
    if not rate or deed is None or deed.kind != "production" or not 0 <= act.sentence.start - deed.at <= _NEAR:
        return False
    actor = act.frame.subject(act.clause, act.mark.first)
    return actor is not None and deed.slots.get("actor") in actor.ids + actor.states


def _of_it(act: Act) -> str | None:
    discourse = act.frame.discourse
    counted = discourse.standing
    if counted is not None and "actor" not in counted.slots and 0 <= act.sentence.start - counted.at <= _NEAR:
        return "members"
    deed = discourse.deed
    made = deed is not None and deed.kind == "production" and 0 <= act.sentence.start - deed.at <= _NEAR
    return "make" if made else None


_TIMES = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4}
_THAT = frozenset({"that", "it", "this", "output", "production", "capacity", "its", "the", "their"})
_RATE = frozenset({"output", "production", "rate", "number", "figure", "capacity", "volume"})


def _multiplied(act: Act) -> Iterator[Draft]:
    """As in "Output stands at 600 a month, and the maker wants to double that next year"."""
    deed, tokens, last = act.frame.discourse.deed, act.sentence.tokens, act.mark.last
    times = next((n for word, n in _TIMES.items() if tokens[last - 1].low.startswith(word)), None)
    if times is None or act.nominal or deed is None or deed.kind != "production" or act.scope.negated:
        return
    behind = [t.low for t in tokens[last : last + 2]]
    named = behind[:1] != [] and behind[0] in _THAT
    rate = named and (behind[0] in ("that", "it", "this") or not _RATE.isdisjoint(behind))
    if not rate or not 0 <= act.sentence.start - deed.at <= _NEAR or not _is_the_makers(act, str(deed.slots["actor"])):
        return
    modality = act.scope.modality()
    before = act.frame.discourse.output
    sized = before is not None and modality != "occurred"
    quantity = _so_many_times(before, times) if before is not None and sized else None
    yield act.draft("production", modality, {**deed.slots, "aspect": "increase"}, quantity, act.when(modality))


def _is_the_makers(act: Act, maker: str) -> bool:
    """Tell whether who doubles it is the maker, or a house that has no other name."""
    actor = act.frame.subject(act.clause, act.mark.first)
    return actor is None or maker in actor.ids + actor.states or actor.pronoun == "company"


def _so_many_times(quantity: Quantity, times: int) -> Quantity:
    low, high = quantity.low, quantity.high
    return replace(quantity, low=None if low is None else low * times, high=None if high is None else high * times)


_TOLLS = frozenset({"number", "toll", "figure", "total", "count", "tally", "casualties", "deaths", "victims"})


def _toll(act: Act, amount: QuantityMention) -> Iterator[Draft]:
    """As in "In Yemen the annual number more than halved, to 230", while casualties are counted."""
    said = act.frame.discourse.casualties
    place = next((m for m in act.frame.mentions if m.prep in ("in", "for") and m.kind in ("state", "place")), None)
    if said is None or place is None or len(place.states) != 1 or amount.unit_at is not None or not said[0]:
        return
    words = {act.sentence.tokens[p].low for p in act.clause.tokens}
    aspect = "killed" if "deaths" in words else "total"
    slots: dict[str, str | None] = {
        "place": place.states[0],
        "aspect": aspect,
        "item": act.frame.discourse.item or "mine",
    }
    per = None if amount.quantity.per == "year" else amount.quantity.per
    quantity = replace(amount.quantity, unit="person", per=per)
    when = act.when("occurred") or act.frame.discourse.casualty_when
    yield act.draft("casualties", "occurred", slots, quantity, when)


def _members(act: Act, amount: QuantityMention) -> Iterator[Draft]:
    treaty = act.treaty(loose=True)
    many = _FEWEST <= (amount.quantity.low or amount.quantity.high or 0) <= _MOST
    if treaty is None or not many or amount.quantity.per is not None:
        return
    slots: dict[str, str | None] = {"treaty": treaty, "status": "party"}
    modality = act.scope.modality()
    yield act.draft("membership_count", modality, slots, replace(amount.quantity, unit="state"), act.when(modality))


def _output(act: Act, amount: QuantityMention) -> Iterator[Draft]:
    maker, code = _whose_output(act), _made(act, amount)
    if maker is None or code is None:
        return
    modality = act.scope.modality()
    modality = "planned" if modality == "urged" else modality
    rising = act.sentence.tokens[act.mark.first].low.startswith(_RISING)
    aspect = "increase" if rising and modality in ("planned", "possible") else "make"
    slots: dict[str, str | None] = {"actor": maker, "item": code, "aspect": aspect}
    yield act.draft("production", modality, slots, amount.quantity, act.when(modality))


def _whose_output(act: Act) -> str | None:
    """Return who makes: named beside the noun, or whose making was told before."""
    for mention in act.frame.mentions:
        beside = mention.prep in ("at", "of", "by", "in") or mention.role in ("owner", "adj")
        if mention.last <= act.mark.first and beside and (mention.kind in _MAKERS or mention.states):
            return mention.ids[0] if mention.kind in _MAKERS else mention.states[0]
    deed = act.frame.discourse.deed
    if deed is not None and deed.kind == "production" and 0 <= act.sentence.start - deed.at <= _NEAR:
        return deed.slots.get("actor")
    behind = (m for m in act.frame.mentions if m.kind in _MAKERS and m.whole and m.first >= act.mark.last)
    return company_in_view(act) or next((m.ids[0] for m in behind if m.kind == "company"), None)


def _made(act: Act, amount: QuantityMention) -> str | None:
    mark = act.sentence.mark(amount.unit_at) if amount.unit_at is not None else None
    if mark is not None and mark.value("item") not in (None, "other"):
        return act.item_code(mark)
    deed = act.frame.discourse.deed
    if deed is not None and deed.kind == "production" and 0 <= act.sentence.start - deed.at <= _NEAR:
        return deed.slots.get("item")
    return act.frame.discourse.item if item_age(act) <= 1 else None


# --- taken up again, or given up


_AGAIN = frozenset({"restart", "resume", "resumes", "restarts", "back", "again", "restarted", "resumed"})


def again(act: Act) -> Iterator[Draft]:
    """As in "it could restart within a year", "says it will not go back", of a maker that has stopped."""
    deed, tokens = act.frame.discourse.deed, act.sentence.tokens
    words = {t.low for t in tokens[act.mark.first : act.mark.last]}
    if deed is None or deed.kind != "production" or _AGAIN.isdisjoint(words) or not _ends(act):
        return
    if not 0 <= act.sentence.start - deed.at <= _NEAR:
        return
    actor = act.frame.subject(act.clause, act.mark.first)
    if actor is None or deed.slots.get("actor") not in actor.ids + actor.states:
        return
    modality = act.scope.modality()
    slots = {**deed.slots, "aspect": "start"}
    yield act.draft("production", modality, slots, None, act.when(modality))


_BACK = ("return", "going", "go", "goes", "comeback", "resum", "restart", "re-ent", "reviv")
_REFUSING = frozenset({"refuse", "deny", "neg"})
_EXCLUDING = frozenset({"exclude", "oppose"})
_TO_IT = frozenset({"them", "it", "this", "that", "these", "those"})


def never_again(act: Act) -> Iterator[Draft]:
    """As in "Rheinmetall has ruled out any return to cluster munitions", of a maker."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith(_BACK) or not _is_ruled_out(act):
        return
    actor = act.frame.subject(act.clause, act.mark.first)
    if actor is None or actor.kind != "company":
        return
    behind = [act.sentence.mark(p) for p in range(act.mark.first, min(last + _WITHIN, len(tokens)))]
    item = next((m for m in behind if m is not None and m.value("item") not in (None, "other")), None)
    deed = act.frame.discourse.deed
    again = deed is not None and deed.kind == "production" and 0 <= act.sentence.start - deed.at <= _NEAR
    words = {t.low for t in tokens[act.mark.first : last + 2]}
    code = None if item is None else act.item_code(item)
    if code is None and again and deed is not None and not words.isdisjoint(_TO_IT | _BUSINESS):
        code = deed.slots.get("item")
    if code is None or any(m is not None and "make" in m.values("verb") for m in behind):
        # "rules out going back to making mines" has its own word for it.
        return
    act.frame.imply(act.mark, *actor.ids)
    yield act.draft("production", "denied", {"actor": actor.ids[0], "item": code, "aspect": "start"})


def may_return(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a comeback is ruled out: no word for making or returning need stand there."""
    behind = [t.low for t in sentence.tokens[mark.last : mark.last + 3]]
    return not _COMEBACK.isdisjoint(behind)


def ruled_out(act: Act) -> Iterator[Draft]:
    """As in "The company rules out a comeback", said of what it made before."""
    deed, actor = act.frame.discourse.deed, act.frame.subject(act.clause, act.mark.first)
    if deed is None or deed.kind != "production" or not 0 <= act.sentence.start - deed.at <= _NEAR:
        return
    if actor is not None and deed.slots.get("actor") in actor.ids + actor.states:
        yield act.draft("production", "denied", {**deed.slots, "aspect": "start"})


_COMEBACK = frozenset({"comeback", "resumption", "restart", "revival"})
_BUSINESS = frozenset({"business", "trade", "market", "field", "sector", "production"})


def _is_ruled_out(act: Act) -> bool:
    """Tell whether the return is refused, excluded or denied before it is named."""
    before = [m for m in act.clause.marks(act.sentence) if m.last <= act.mark.first]
    refused = any(not _REFUSING.isdisjoint(m.values("op")) for m in before)
    return refused or any(not _EXCLUDING.isdisjoint(m.values("verb")) for m in before)


def _ends(act: Act) -> bool:
    """Tell whether no object stands behind, only a time or a sign."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or not tokens[last].text.isalpha():
        return True
    if tokens[last].low in ("it", "that", "this", "them", "production") and (
        last + 1 >= len(tokens) or not tokens[last + 1].text.isalpha()
    ):
        return True
    timed = any(d.first <= last + 1 and last <= d.core_first <= last + 2 for d in act.sentence.dates)
    return timed or tokens[last].low in (
        "within",
        "in",
        "at",
        "if",
        "when",
        "once",
        "after",
        "quickly",
        "tomorrow",
        "to",
    )


def given_up(act: Act) -> Iterator[Draft]:
    """As in "Elbit discontinued cluster munitions in 2018": a maker's product, with no word for making it."""
    actor = act.frame.subject(act.clause, act.mark.first)
    item = next(act.sentence.find("item", act.mark.last, act.mark.last + _WITHIN), None)
    if item is None:
        yield from _gave_it_up(act)
    if actor is None or actor.kind != "company" or item is None or act.mark.form("op") < 1 or act.scope.negated:
        return
    acts = {v for m in act.clause.marks(act.sentence) if m is not act.mark for v in m.values("verb") + m.values("noun")}
    code = act.item_code(item)
    if code in (None, "other") or not acts.isdisjoint({"make", "supply", "hold", "order"}):
        return
    modality = act.scope.modality()
    slots: dict[str, str | None] = {"actor": actor.ids[0], "item": code, "aspect": "cease"}
    yield act.draft("production", modality, slots, None, act.when(modality, clauses=act.frame.clauses))


def _gave_it_up(act: Act) -> Iterator[Draft]:
    """As in "Germany and France gave them up long ago", right after others were said to make them."""
    deed, actor = act.frame.discourse.deed, act.frame.subject(act.clause, act.mark.first)
    words = act.sentence.words(act.mark.first, act.mark.last).lower().split()
    if deed is None or deed.kind != "production" or actor is None or words[-2:] not in (["them", "up"], ["it", "up"]):
        return
    near = 0 <= act.sentence.start - deed.at <= _NEAR
    for maker in (actor.states or actor.ids) if near and act.mark.form("op") == _PAST and not act.scope.negated else ():
        yield act.draft(
            "production", "occurred", {**deed.slots, "actor": maker, "aspect": "cease"}, None, act.when("occurred")
        )


_PAST = 2


# --- no maker at all


_MAKING = frozenset(
    {"producer", "producers", "manufacturer", "manufacturers", "maker", "makers", "factory", "factories", "plant"}
    | {"plants", "industry"}
)
_HAVE = frozenset({"have", "has", "had"})
_REACH = 6


def may_lack(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a "have" may say that no maker is there: "has no producer of its own", "never had a factory"."""
    if mark.first and sentence.tokens[mark.first].low in _IS and sentence.tokens[mark.first - 1].low == "there":
        return _is_none_such(sentence, mark)
    if sentence.tokens[mark.first].low not in _HAVE:
        return False
    near = [t.low for t in sentence.tokens[mark.last : mark.last + _REACH]]
    return not _MAKING.isdisjoint(near)


_IS = frozenset({"is", "are"})
_SUCH = frozenset(
    {"nothing of the", "nothing of that", "nothing like that", "none of that", "no such industry", "no such factory"}
    | {"no such production", "no such plant"}
)


def _is_none_such(sentence: Sentence, mark: Mark) -> bool:
    return sentence.words(mark.last, mark.last + 3).lower() in _SUCH


def _none_such(act: Act) -> Iterator[Draft]:
    """As in "Now there is nothing of that kind", right after somebody was said to have made mines."""
    deed = act.frame.discourse.deed
    if deed is None or deed.kind != "production" or not 0 <= act.sentence.start - deed.at <= _NEAR:
        return
    yield act.draft("production", "denied", {**deed.slots, "aspect": "make"}, None, None)


def lacks(act: Act) -> Iterator[Draft]:
    """As in "Lithuania, which has no producer of its own", "We never had a factory": nothing is made there."""
    if _is_none_such(act.sentence, act.mark):
        yield from _none_such(act)
        return
    tokens, last = act.sentence.tokens, act.mark.last
    end = next((p for p in range(last, min(last + _REACH, len(tokens))) if tokens[p].low in _MAKING), None)
    none = any(tokens[p].low in ("no", "any") for p in range(last, end or last))
    if end is None or not (none or act.scope.negated):
        return
    item = next((m for m in act.sentence.find("item", last, end + _REACH) if m.value("item") != "other"), None)
    own = [t.low for t in tokens[end + 1 : end + 4]] == ["of", "its", "own"] or "own" in [
        t.low for t in tokens[last:end]
    ]
    ends = end + 1 >= len(tokens) or not tokens[end + 1].text.isalpha()
    code = act.item_code(item) if item is not None else act.frame.discourse.item
    if code in (None, "other") or (item is None and (item_age(act) > 2 or not (own or ends))):
        code = _named_behind(act) if own else None
    actor = act.frame.subject(act.clause, act.mark.first)
    if code is None or actor is None or actor.kind not in ("state", "body"):
        return
    for state in actor.states:
        yield act.draft("production", "denied", {"actor": state, "item": code, "aspect": "make"})


def _named_behind(act: Act) -> str | None:
    """Return the weapon of "which has no producer of its own, needs anti-tank mines"."""
    found = next(act.sentence.find("item", act.mark.last, len(act.sentence.tokens)), None)
    code = None if found is None else found.value("item")
    return None if code == "other" else code


# --- users


def users(act: Act) -> Iterator[Draft]:
    """As in "Russia and Myanmar remain the biggest users of landmines"."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else None
    before = {t.low for t in act.sentence.tokens[max(act.clause.first, act.mark.first - _REACH) : act.mark.first]}
    if (
        code in (None, "other")
        or act.scope.negated
        or not before.isdisjoint({"former", "potential", "possible", "past"})
    ):
        return
    linked = next((p for p in act.clause.tokens if act.sentence.tokens[p].low in _BE and p < act.mark.first), None)
    who = _linked(act, linked)
    for mention in who:
        for actor in mention.states if mention.kind in ("state", "body") else mention.ids:
            yield act.draft("use", "occurred", {"actor": actor, "item": code}, None, act.when("occurred"))


_BE = frozenset({"is", "are", "was", "were", "remain", "remains", "remained", "became"})
_USERS = ("state", "body", "organisation", "name")


def _linked(act: Act, linked: int | None) -> list[Mention]:
    """Return those named before the verb, all of a list of groups."""
    if linked is None:
        return []
    before = [m for m in act.frame.mentions if m.last <= linked and m.whole and m.kind in _USERS]
    return [m for m in before if m.kind != "name" or m.full_name]
