"""Use told by whose the weapons are that lie somewhere: "Those are mostly American, from 1991"."""

import re
from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import beside
from treatywatch.extract.kinds.objects import item_age
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence

_ARE = frozenset({"are", "were", "is", "was"})
_POINTING = frozenset({"those", "these", "they", "some", "most", "many", "others", "all", "here", "rest", "what"})
_HOW_MANY = frozenset({"mostly", "all", "mainly", "largely", "chiefly", "partly", "both", "either", "nearly", "almost"})
_HOW_MANY |= {"the", "and", "or", ",", "old", "also", "still", "of", "a", "former", "half", "ones"}
_HOW_MANY |= {"for", "most", "part", "rest", "others", "remainder", "some", "few", "in", "main", "by", "origin"}
_NEAR = 300
_BEFORE = 220
_LISTED = 8
_SUBJECT = 11
_KEPT = ("museum", "depot", "stock", "exhibit", "collection", "warehouse", "arsenal", "in store", "shows ", "training")
_SENTENCE_END = re.compile(r"[.?!]\s|\n")
_ARMS = frozenset({"stockpile", "requirement", "transfer", "production", "destruction"})


def may_tell_origin(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "are" may say whose "those" are: a people's name stands close behind."""
    if sentence.tokens[mark.first].low not in _ARE or not 0 < mark.first <= _SUBJECT:
        return False
    if sentence.words(mark.last, mark.last + 3).lower() in _WORKS:
        return True
    pointed = not _POINTING.isdisjoint(t.low for t in sentence.tokens[: mark.first])
    return pointed and any("adj" in m.meanings for m in sentence.starting(range(mark.last, mark.last + _LISTED)))


def told_by_origin(act: Act) -> Iterator[Draft]:
    """As in "Those are mostly American and British, from 1991 and 2003", said of what lies in the ground."""
    yield from _told_as_work(act)
    code = act.frame.discourse.item
    whose = _whose(act)
    if code in (None, "other") or not whose or act.scope.negated or item_age(act) > 1 or _are_kept(act, str(code)):
        return
    behind = [t.low for t in act.sentence.tokens[whose[-1].last : whose[-1].last + _LISTED]]
    deed = act.frame.discourse.deed
    used = deed is not None and deed.kind == "use" and 0 <= act.sentence.start - deed.at <= _NEAR
    if used:
        # "NATO aircraft dropped 1,100 of them. They were for the most part American, the rest British"
        behind = ["from"]
    if "from" not in behind or not (used or any(d.first >= whose[-1].last for d in act.sentence.dates)):
        return
    for mention in whose:
        for state in mention.states:
            # "from 1999" is when they were dropped, and not since when they lie there.
            when = (act.when("occurred") or "").removesuffix("/..") or None
            yield act.draft("use", "occurred", {"actor": state, "item": code}, None, when)


_WORKS = frozenset({"the work of", "the legacy of", "the doing of", "a legacy of"})
_ABLE = frozenset({"state", "body", "organisation", "name"})
_PAST_THE_WORK = 3


def _told_as_work(act: Act) -> Iterator[Draft]:
    """As in "The minefields in the east were the work of the Portuguese army"."""
    last = act.mark.last + _PAST_THE_WORK
    if act.sentence.words(act.mark.last, last).lower() not in _WORKS or act.scope.negated:
        return
    item = next((m for m in act.sentence.find("item", 0, act.mark.first) if m.value("item") != "other"), None)
    who = next((m for m in act.frame.mentions if 0 <= m.first - last <= 1 and m.kind in _ABLE), None)
    if item is None or who is None or (who.kind == "name" and not who.ids):
        return
    for user in dict.fromkeys((*(who.states or who.ids[:1]), *beside(act, who))):
        slots: dict[str, str | None] = {"actor": user, "item": act.item_code(item)}
        yield act.draft("use", "occurred", slots, None, act.when("occurred"))


def _whose(act: Act) -> list[Mention]:
    """Return the peoples right behind "are", which only words of how many lead."""
    tokens, here = act.sentence.tokens, act.mark.last
    found: list[Mention] = []
    for mention in act.frame.mentions:
        if mention.first < here or mention.kind != "state" or "adj" not in _layers(act, mention):
            continue
        if not _HOW_MANY.issuperset(t.low for t in tokens[here : mention.first]):
            break
        found.append(mention)
        here = mention.last
    follows = tokens[here].low if here < len(tokens) else "."
    return found if not follows.isalpha() or follows in ("ones", "from", "and", "left", "in") else []


def _layers(act: Act, mention: Mention) -> tuple[str, ...]:
    mark = act.sentence.mark(mention.first)
    return () if mark is None else tuple(mark.meanings)


def _are_kept(act: Act, code: str) -> bool:
    """Tell whether they were spoken of as held, made, bought or shown, and lie nowhere."""
    deed, start = act.frame.discourse.deed, act.sentence.start
    told = deed is not None and deed.kind in _ARMS and deed.slots.get("item") == code and start - deed.at <= _NEAR
    before = _SENTENCE_END.split(act.sentence.text[max(0, start - _BEFORE) : start].rstrip().lower()[:-1])[-1]
    return told or any(word in before for word in _KEPT)


_WARS = frozenset({"war", "wars", "invasion", "occupation", "campaign", "siege"})
_OF_A_WAR = ("1914", "1915", "1916", "1917", "1918", "1939", "194")
_ONES = frozenset({"ones"})


def left_by(act: Act) -> Iterator[Draft]:
    """As in "The last mines, German ones from the Second World War, were cleared in 2012"."""
    for mention in act.frame.mentions:
        if mention.kind != "state" or mention.role != "adj" or "adj" not in _layers(act, mention):
            continue
        code = _their_weapon(act, mention)
        if code in (None, "other") or act.scope.has("urge") or not _is_from_a_war(act, mention):
            continue
        for state in mention.states:
            when = _time_of(act, mention)
            yield act.draft("use", "occurred", {"actor": state, "item": code}, None, when)


def _their_weapon(act: Act, mention: Mention) -> str | None:
    """Return the weapon right behind a people's name: "German ones", "Italian mines"."""
    tokens, last = act.sentence.tokens, mention.last
    if last < len(tokens) and tokens[last].low in _ONES:
        return act.frame.discourse.item
    mark = act.sentence.mark(last)
    return mark.value("item") if mark is not None and mark.first == last else None


def _is_from_a_war(act: Act, mention: Mention) -> bool:
    words = [t.low for t in act.sentence.tokens[mention.last : mention.last + _LISTED]]
    led = "from" in words[1:4] or "of" in words[1:3]
    years = any(w.startswith(_OF_A_WAR) and len(w) == len("1944") for w in words)
    return led and (years or not _WARS.isdisjoint(words))


def _time_of(act: Act, mention: Mention) -> str | None:
    near = range(mention.last, mention.last + _LISTED)
    date = next((d for d in act.sentence.dates if d.core_first in near), None)
    told = act.sentence.words(mention.last, mention.last + _LISTED).lower()
    if date is None:
        return "1939/1945" if "second world war" in told or "world war ii" in told else None
    return date.turned(act.published, future=False)
