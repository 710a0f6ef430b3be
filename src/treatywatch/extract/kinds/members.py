"""Membership: that a state is or is not bound by a treaty."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.counts import BECOMING, numbered
from treatywatch.extract.kinds.lapses import may_lapse
from treatywatch.extract.kinds.notices import still_unsigned
from treatywatch.extract.kinds.of_two import both_named, in_order, under_each
from treatywatch.extract.kinds.steps import (
    are_its_neighbours,
    between_dashes,
    companions,
    examples_of_a_crowd,
    left_alone,
    low_words,
    singled_out,
    too,
)
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.times import TimeMention
from treatywatch.extract.verbs import MEMBER_VERBS

_BE = frozenset({"is", "are", "was", "were", "remains", "remain", "a"})
_MAKING = frozenset({"both", "all", "making", "makes", "made", "become", "becomes", "became", "becoming", "remaining"})
_EXAMPLES = ("including", "such as", "like", "namely")


def member(act: Act) -> Iterator[Draft]:
    """Membership: that a state is or is not bound."""
    if may_lapse(act.sentence, act.mark):
        # It ends: told by `lapses`.
        return
    unsigned = still_unsigned(act)
    yield from _standing(act) if unsigned is None else (unsigned,)


def _standing(act: Act) -> Iterator[Draft]:
    status, treaty = _status(act), _treaty(act)
    if status is None or treaty is None or not _is_of_the_treaty(act, status) or _is_their_doing(act):
        return
    modality = _modality(act, status)
    if modality is None or (modality == "planned" and "stay" in act.mark.values("verb")):
        # "will remain a party" is a refusal to leave.
        return
    if status == "party" and _has_just_joined(act):
        yield from _joined(act, treaty)
        return
    when = act.when(modality) if status == "withdrawn" else _since(act)
    if _is_out_since(act, when):
        for state in companions(act, _members(act)):
            left = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
            yield act.draft("treaty_step", "occurred", left, when=str(when).removesuffix("/.."))
        return
    ends = status == "withdrawn" and modality == "planned"
    ends = ends and "appl" in act.sentence.words(act.mark.first, act.mark.last)
    if ends or _is_out_by_then(act, status):
        # "The treaty will cease to apply to Slovakia in October", "will be outside the treaty six months later"
        for state in companions(act, _members(act)):
            gone = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
            yield act.draft("treaty_step", "planned", gone, when=act.when("planned"))
        return
    for state in too(act):
        for one, how in under_each(act, treaty, status):
            yield act.draft("membership", "occurred", {"actor": state, "treaty": one, "status": how})
    yield from _other_than_all(act, treaty, status)
    yield from _standings(act, treaty, status, modality, when)


def _is_their_doing(act: Act) -> bool:
    """Tell of "was extended by the States Parties until 2014": what all of them do."""
    tokens, first = act.sentence.tokens, act.mark.first
    by = "by" in [t.low for t in tokens[max(0, first - 2) : first]]
    return (
        by
        and tokens[act.mark.last - 1].low == "parties"
        and not any(m.first == act.mark.last for m in act.frame.mentions)
    )


def _joined(act: Act, treaty: str) -> Iterator[Draft]:
    """The step that has just made a state a party; "becoming the 111th to be bound by it" is told by the count."""
    if act.sentence.tokens[act.clause.first].low == "becoming":
        return
    step = "ratify" if "ratif" in act.sentence.words(act.mark.first, act.mark.last).lower() else "accede"
    for state in companions(act, _members(act)):
        slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": step}
        yield act.draft("treaty_step", "occurred", slots, when=act.when("occurred"))


def _other_than_all(act: Act, treaty: str, status: str) -> Iterator[Draft]:
    """As in "All EU countries except Latvia are parties": the standing of the one that is not as all are."""
    none = act.sentence.tokens[act.clause.first].low in _NONE
    if status in ("party", "non_party") and (none or not act.scope.negated):
        other = "non_party" if status == "party" else "party"
        for state in (*_exceptions(act), *_unlike(act)):
            yield act.draft("membership", "occurred", {"actor": state, "treaty": treaty, "status": other})


def _standings(act: Act, treaty: str, status: str, modality: str, when: str | None) -> Iterator[Draft]:
    out = act.sentence.tokens[act.mark.last - 1].low == "out"
    words = {t.low for t in act.sentence.tokens[: act.mark.first]}
    bound = "bound" in act.sentence.words(act.mark.first, act.mark.last)
    counted = status == "party" and not bound and not words.isdisjoint(BECOMING) and numbered(act.sentence) is not None
    for state in companions(act, _members(act)):
        if counted and act.frame.discourse.joiners.get(state) == treaty:
            # "acceded on Monday and thereby becomes the 158th member": told by the step and the count
            continue
        if out and state in act.frame.discourse.leavers:
            # "Six months on, it is out."
            left = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
            yield act.draft("treaty_step", "occurred", left)
            continue
        for one, how in under_each(act, treaty, status):
            slots: dict[str, str | None] = {"actor": state, "treaty": one, "status": how}
            yield act.draft("membership", modality, slots, when=when)


_EXCEPT = frozenset({"except", "bar", "save", "but", "excepting", "barring"})
_ALL = frozenset({"all", "every", "each"})
_NONE = frozenset({"no", "none", "nobody"})


def _exceptions(act: Act) -> tuple[str, ...]:
    """Return the states of "All EU countries except Latvia are parties", "Every EU state is a party apart from X"."""
    tokens = act.sentence.tokens
    if (_ALL | _NONE).isdisjoint(t.low for t in tokens[act.clause.first : act.clause.last]):
        return ()
    for mention in act.frame.mentions:
        if mention.kind != "state" or mention.pronoun is not None or mention.first < 3:
            continue
        led = [t.low for t in tokens[max(0, mention.first - 4) : mention.first] if t.low != "the"]
        if (led[-1:] and led[-1] in _EXCEPT) or led[-2:] in (
            ["apart", "from"],
            ["other", "than"],
            ["exception", "of"],
            ["except", "for"],
        ):
            return mention.states
    return ()


def _unlike(act: Act) -> tuple[str, ...]:
    """Return the states of "Unlike Russia and China, Belarus is a party"."""
    tokens = act.sentence.tokens
    opens = bool(act.clause.tokens) and tokens[act.clause.first].low == "unlike"
    end = next((p for p in act.clause.tokens if tokens[p].text == ","), 0) if opens else 0
    for mention in act.frame.mentions:
        led = mention.prep == "unlike" or mention.first < end
        if led and mention.kind == "state" and mention.pronoun is None and mention.first in act.clause.tokens:
            return mention.states
    return ()


def _has_just_joined(act: Act) -> bool:
    """Tell of "has ratified the convention, becoming the 111th country to do so": news of a step."""
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]}
    becoming = act.clause.kind == "part" and act.sentence.tokens[act.clause.first].low == "becoming"
    if (becoming or not before.isdisjoint({"became", "become"})) and numbered(act.sentence) is not None:
        # "became the 163rd state party in 2017"
        return True
    if words[:1] not in (["has"], ["have"]) or words[-1] not in ("ratified", "joined"):
        return False
    told = act.when("occurred")
    if told is not None and not told.endswith("/.."):
        # "has ratified the convention in March 2011": dated, it is the step
        return True
    raised = any(t.low in ("becoming", "bringing") for t in act.sentence.tokens)
    return _is_news(act, words) or (raised and numbered(act.sentence) is not None)


_NEWLY = frozenset({"also", "now", "just", "finally", "become"})


def _is_news(act: Act, words: list[str]) -> bool:
    """Tell of "has also ratified it", "has ratified it, 14 years after signing it", "…, he said on Monday"."""
    if len(act.amounts(("state",))) > 0 or act.scope.negated:
        return False
    if words[-1] == "ratified" and not _NEWLY.isdisjoint(words):
        return True
    if words[-1] == "ratified" and any(d.limit in (None, "in") and not d.relative for d in _dates_of(act)):
        # "has ratified the convention in March 2011"
        return True
    signed = (m for m in act.sentence.marks if "sign" in m.values("verb") and m.form("verb") == _ING)
    if any(act.sentence.tokens[m.first - 1].low in ("after", "since") for m in signed):
        return True
    tags = [c for c in act.frame.clauses if c.kind == "tag" and c.opener > act.mark.first]
    return any(d.core_first in c.tokens for c in tags for d in act.sentence.dates)


_ING = 3


def _dates_of(act: Act) -> Iterator[TimeMention]:
    return (d for d in act.sentence.dates if d.core_first in act.clause.tokens and d.first >= act.mark.last)


def _treaty(act: Act) -> str | None:
    """Return the treaty named, else the one spoken of; beside clusters that is theirs, where the text has it."""
    named = act.treaty()
    if named is None and act.frame.discourse.main_treaty == "ccm":
        items = {m.value("item") for m in act.sentence.marks if "item" in m.meanings}
        named = "ccm" if "cm" in items and items.isdisjoint({"apm", "avm"}) else None
    return named or act.treaty(loose=True)


def others_include(act: Act) -> Iterator[Draft]:
    """As in "Iran has not joined the treaty. Others include Russia and China": they stand where the one before does."""
    standing, tokens, first = act.frame.discourse.standing, act.sentence.tokens, act.mark.first
    near = standing is not None and 0 < act.sentence.start - standing.at <= _OTHERS_WITHIN
    if standing is None or not near or first > _PAIR or act.scope.negated:
        return
    if tokens[0].low not in _OTHERS or any("member" in m.meanings for m in act.sentence.marks):
        return
    for mention in act.frame.mentions:
        if mention.kind == "state" and 0 <= mention.first - act.mark.last <= 1 and mention.role == "":
            for state in mention.states:
                slots = {**standing.slots, "actor": state}
                yield act.draft("membership", "occurred", slots)


_OTHERS = frozenset({"others", "they", "these", "those", "other"})
_OTHERS_WITHIN = 400


def may_be_in(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "is in the Ottawa Convention": a form of "be", and "in" and a treaty behind it."""
    tokens, here = sentence.tokens, mark.last
    if tokens[mark.first].low not in _BEING:
        return False
    while here < len(tokens) and tokens[here].low in _BETWEEN:
        here += 1
    if here >= len(tokens) or tokens[here].low not in ("in", "inside") or sentence.mark(here) is None:
        return False
    if here + 1 >= len(tokens) or tokens[here + 1].text in _SIGNS or tokens[here + 1].low == "it":
        # "Malta and Cyprus are both in."
        return True
    article = here + 1 < len(tokens) and tokens[here + 1].low in ("the", "both", "that", "this", "either")
    behind = sentence.mark(here + 1 + article)
    return behind is not None and ("treaty" in behind.meanings or (article and "treaty_word" in behind.meanings))


_SIGNS = frozenset(".,;")
_BEING = frozenset({"is", "are", "was", "were", "been", "isn", "aren", "wasn", "weren"})
_BETWEEN = frozenset(
    {"not", "never", "'", "’", "t", "all", "both", "also", "already", "each", "now", "itself", "themselves"}
)


def is_in(act: Act) -> Iterator[Draft]:
    """A standing told by where one is: "Slovenia is in the Ottawa Convention", "Russia has never been in it"."""
    treaty = next((m.value("treaty") for m in act.sentence.starting(range(act.mark.last, act.mark.last + 4))), None)
    discourse = act.frame.discourse
    treaty = treaty or act.treaty() or (discourse.treaty if discourse.treaty_age <= _CLOSE else None)
    first = act.mark.first - (act.mark.first > 1 and act.sentence.tokens[act.mark.first - 1].text == ",")
    near = [m for m in act.frame.mentions if m.last == first and m.kind == "state" and m.role != "adj"]
    actor = near[-1] if near else act.frame.subject(act.clause, act.mark.first)
    if treaty is None or actor is None or actor.kind not in ("state", "body"):
        return
    inside = next(p for p in range(act.mark.last, len(act.sentence.tokens)) if act.sentence.tokens[p].low in _INSIDE)
    negated = act.scope.negated or any(act.sentence.tokens[p].low in _NOT for p in range(act.mark.last, inside))
    past = act.sentence.tokens[act.mark.first].low in _PAST and not negated
    if past or act.scope.has("possible", "urge", "would", "intend", "future"):
        return
    status = "non_party" if negated else "party"
    for state in companions(act, actor.states):
        yield act.draft(
            "membership", "occurred", {"actor": state, "treaty": treaty, "status": status}, when=_since(act)
        )


_INSIDE = frozenset({"in", "inside"})
_NOT = frozenset({"not", "t", "n't", "never"})
_PAST = frozenset({"was", "were", "wasn", "weren"})


def _is_out_since(act: Act, when: str | None) -> bool:
    """Tell of "has been outside the convention since 27 December": on that day it left."""
    outside = act.sentence.words(act.mark.first, act.mark.last).lower().endswith("outside")
    return outside and when is not None and len(when.removesuffix("/..")) == _A_DAY and when.endswith("/..")


_A_DAY = len("2025-12-27")
_OUTSIDE = frozenset({"outside", "out", "of"})


def _is_out_by_then(act: Act, status: str) -> bool:
    """Tell of "will be outside the treaty by January": who is in it yet leaves."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    ahead = act.scope.has("future", "would") and not act.scope.negated and act.time() is not None
    be = "be" in [t.low for t in tokens[max(0, first - 1) : last]]
    return status == "non_party" and ahead and be and tokens[last - 1].low in _OUTSIDE


def _status(act: Act) -> str | None:
    status = act.mark.value("member")
    if status == "party" and act.scope.has("cease") and not _apposed(act):
        # "has no longer been a party since Saturday"
        return "withdrawn"
    if status == "non_party" and act.sentence.tokens[act.mark.last - 1].low.startswith("ratif"):
        signed = (m for m in act.sentence.starting(range(act.mark.first)) if "sign" in m.values("verb"))
        if any(m.form("verb") in (2, 4) for m in signed):
            # "signed it in 2009 but has yet to ratify it"
            return "signatory"
    out = act.scope.negated or _is_left_out(act)
    return "non_party" if out and status in ("party", "signatory") else status


_AMONG = frozenset({"among", "amongst", "one", "belong", "belongs", "belonged"})


def _is_left_out(act: Act) -> bool:
    """Tell of "Neither X nor Y is among the 111 states that have joined": the "no" stands outside."""
    outer = act.clause.parent
    if act.clause.kind != "rel" or outer is None:
        return False
    before = {act.sentence.tokens[p].low for p in outer.tokens if p < act.clause.opener}
    if _AMONG.isdisjoint(before):
        return False
    marks = [m for m in outer.marks(act.sentence) if m.first < act.clause.opener]
    return any("neg" in m.values("op") or m.value("member") == "non_party" for m in marks)


def _is_of_the_treaty(act: Act, status: str) -> bool:
    """Tell whether a standing in a treaty is meant, and not that of another body's members."""
    if act.sentence.tokens[act.mark.first].low in _STANDING_NOUNS:
        named = any(
            act.treaty_of(m) is not None for m in act.sentence.starting(range(act.mark.last, act.mark.last + 4))
        )
        refused = act.mark.last - act.mark.first > _PAIR and act.frame.discourse.treaty_age <= _CLOSE
        bare = refused and act.sentence.words(act.mark.last, act.mark.last + 1).lower() not in _DETERMINERS
        return bool(_owned(act)) and (named or bare)
    if _of_another_body(act) or _is_anybody(act) or _is_lost(act) or _is_some_of_them(act) or _is_elsewhere(act):
        return False
    led = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}
    noun = act.sentence.tokens[act.mark.first].low not in MEMBER_VERBS
    if noun and not led.isdisjoint({"meeting", "meetings", "conference", "assembly"}):
        # "hosted the meeting of states parties"
        return False
    if in_order(act, status) or both_named(act):
        # "belongs only to the former", "belongs to both"
        return True
    if _has_joined_it(act) or _has_joined_and_no_more(act) or _has_only_signed(act, status):
        return True
    if act.sentence.words(act.mark.first, act.mark.last).lower().endswith((" still in", " firmly in")):
        # "is still in the treaty", and not "is still in talks"
        behind = (act.sentence.mark(p) for p in range(act.mark.last, act.mark.last + _CLOSE))
        return any(m is not None and act.treaty_of(m) is not None for m in behind)
    if act.has_layer("treaty", "treaty_word") is not None or act.treaty() is not None:
        return True
    if (
        act.frame.discourse.treaty is not None
        and act.frame.discourse.treaty_age <= _SPOKEN_LATELY
        and (_told_behind(act) or _are_named(act))
    ):
        return True
    return _is_one_of_them(act) or _is_of_the_one_in_view(act, status)


def _is_of_the_one_in_view(act: Act, status: str) -> bool:
    return act.frame.discourse.treaty is not None and (status == "non_party" or _is_predicate(act))


def _is_one_of_them(act: Act) -> bool:
    """Tell of "Peru, one of the newest members,", "has asked fellow members", with a treaty in view."""
    discourse = act.frame.discourse
    if discourse.treaty is None or discourse.treaty_age > _REMAINS_LATE or discourse.foreign:
        return False
    return bool(_set_beside(act) or _as_fellow(act))


_FEW_OF = frozenset({"one", "two", "three", "four", "some", "both", "among", "none", "several"})
_MANY_MEMBERS = ("members", "parties", "adherents")
_DESCRIBED_WITHIN = 3


def _set_beside(act: Act) -> tuple[str, ...]:
    """Return the states of "Peru, one of the newest members,", "X and Y, two of its members closest to Z,"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not tokens[act.mark.last - 1].low.endswith(_MANY_MEMBERS):
        return ()
    here = first
    while here > 1 and first - here < _DESCRIBED_WITHIN and tokens[here - 1].low not in ("the", "its"):
        here -= 1
    if here <= _PAIR or tokens[here - 1].low not in ("the", "its"):
        return ()
    led = here - 2
    if tokens[led].low == "of":
        led -= 1
    if tokens[led].low not in _FEW_OF or tokens[led - 1].text != ",":
        return ()
    near = [m for m in act.frame.mentions if m.last == led - 1 and m.kind == "state" and m.whole]
    return near[-1].states if near else ()


def _as_fellow(act: Act) -> tuple[str, ...]:
    """Return the state of "Angola has asked its fellow members for more time": it is one of them."""
    tokens, first = act.sentence.tokens, act.mark.first
    before = [t.low for t in tokens[max(0, first - _DESCRIBED_WITHIN) : first]]
    if "fellow" not in before or not tokens[act.mark.last - 1].low.endswith(_MANY_MEMBERS):
        return ()
    if act.mark.last < len(tokens) and tokens[act.mark.last].low == "of":
        return ()
    actor = act.frame.subject(act.clause, first - 1 - before[::-1].index("fellow"))
    return actor.states if actor is not None and actor.kind == "state" and len(actor.states) == 1 else ()


def _are_named(act: Act) -> bool:
    """Tell of "three States Parties, namely Peru and Slovakia, still hold some"."""
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    return words == "states parties" and any(m.kind == "state" and m.prep == "namely" for m in act.frame.mentions)


def _is_elsewhere(act: Act) -> bool:
    """Tell of "nobody outside the country knows": out of something else than a treaty."""
    tokens, last = act.sentence.tokens, act.mark.last
    if any("treaty" in m.values("ignore") for m in act.sentence.starting(range(last, last + _CLOSE))):
        # "remains bound by the Geneva Conventions"
        return True
    if tokens[last - 1].low in _ACTS and last < len(tokens) and tokens[last].low in _OBJECTS:
        # "has not yet signed the contract"
        near = act.sentence.starting(range(last, last + _OBJECT_WITHIN))
        pair = any("treaty_pair" in m.meanings or "treaty_word" in m.meanings for m in near)
        return not pair and not any(
            act.treaty_of(m) is not None for m in act.sentence.starting(range(last, last + _OBJECT_WITHIN))
        )
    if tokens[last - 1].low == "out" and act.sentence.words(last, last + 2).lower() in ("of the", "of this", "of that"):
        # "stays out of the debate"
        named = act.sentence.starting(range(last + 1, last + 1 + _OBJECT_WITHIN))
        return not any(act.treaty_of(m) is not None or "treaty_word" in m.meanings for m in named)
    if tokens[last - 1].low == "outside" and act.mark.first and tokens[act.mark.first - 1].low == "from":
        # "gets most of it from outside"
        return True
    if (
        tokens[last - 1].low != "outside"
        or last >= len(tokens)
        or tokens[last].low not in ("the", "its", "their", "our", "of")
    ):
        return False
    behind = act.sentence.starting(range(last, last + 5))
    return not any("treaty" in m.meanings or "treaty_word" in m.meanings or "ban" in m.values("noun") for m in behind)


_ACTS = frozenset({"signed", "joined", "ratified", "sign", "join", "ratify", "accepted"})
_OBJECTS = frozenset({"the", "a", "an", "its", "their", "any", "this", "that"})
_OBJECT_WITHIN = 8


def _has_joined_it(act: Act) -> bool:
    """Tell of "75 states have joined it so far, among them Japan", right after the treaty was named."""
    tokens, last = act.sentence.tokens, act.mark.last
    joined = tokens[act.mark.first].low in ("has", "have") and last < len(tokens) and tokens[last].low == "it"
    return joined and act.frame.discourse.treaty is not None and act.frame.discourse.treaty_age <= _CLOSE


def _has_only_signed(act: Act, status: str) -> bool:
    """Tell of "has signed but has yet to ratify": said of nothing else than a treaty, once one has been named."""
    ratifies = act.sentence.tokens[act.mark.last - 1].low.startswith("ratif")
    return status == "signatory" and ratifies and act.frame.discourse.treaty is not None


def _has_joined_and_no_more(act: Act) -> bool:
    """Tell of "Every country in the region but Cuba has joined.", right after the treaty was named."""
    joined = act.sentence.tokens[act.mark.first].low in ("has", "have") and act.mark.last - act.mark.first > 1
    return joined and act.frame.discourse.treaty_age <= _CLOSE and left_alone(act)


def _modality(act: Act, status: str) -> str | None:
    """Return the modality of a standing, None where it is only possible or asked for."""
    scope = act.scope
    if status == "withdrawn" and act.clause.kind == "sub" and act.clause.connector in ("when", "if"):
        # "as soon as it is no longer bound": when, and not whether.
        return None
    if status == "withdrawn":
        return "denied" if scope.negated else scope.modality()
    if scope.has("possible", "urge", "would", "intend") or "cannot" in low_words(act):
        return None
    return "occurred" if status == "non_party" else scope.modality()


_SPOKEN_LATELY = 3
_CLOSE = 2
_PAIR = 2
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "in"})


def _of_another_body(act: Act) -> bool:
    """Tell of "NATO members", "EU member states", "number of member states": no word on the treaty."""
    low = act.sentence.words(act.mark.first, act.mark.last).lower()
    if low.startswith("hold"):
        # "holds out against Russia": no treaty's affair.
        behind = act.sentence.tokens[act.mark.last].text if act.mark.last < len(act.sentence.tokens) else "."
        return (behind.isalpha() and behind != "as") or act.frame.discourse.treaty_age > _SPOKEN_LATELY
    near = [m for m in act.frame.mentions if 0 <= m.first - act.mark.last < _CLOSE]
    if low.endswith("of") and any(m.kind in ("union", "body") for m in near):
        # "is not a member of NATO", "members of parliament"
        return True
    if not low.startswith(("member", "parties", "party")) or _as_fellow(act):
        return False
    if any(
        m.role == "owner" and m.last <= act.mark.first <= m.last + 3 and m.kind == "state" for m in act.frame.mentions
    ):
        # "most of Lithuania's parties"
        return True
    before = act.sentence.mark(act.mark.first - 1) if act.mark.first else None
    counted = act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower()
    return (before is not None and "union" in before.meanings) or "number of" in counted


_LOSING = frozenset(
    {"lost", "lose", "loses", "losing", "gained", "gain", "gains", "gaining", "won", "has", "have", "had"}
)


def _is_lost(act: Act) -> bool:
    """Tell of "has lost five members": a treaty's, and no state's standing."""
    if act.sentence.tokens[act.mark.last - 1].low not in ("members", "parties", "member", "party"):
        return False
    counted = [a for a in act.amounts(("state",)) if a.first <= act.mark.first < a.last]
    return any(a.first and act.sentence.tokens[a.first - 1].low in _LOSING for a in counted)


def _is_anybody(act: Act) -> bool:
    """Tell of "forbids a party at war from leaving": whoever is one."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.mark.last - first > 1 or first < 2 or tokens[first - 1].low not in ("a", "any", "each", "every"):
        return False
    before = act.sentence.mark(first - 2)
    return before is not None and "ban" in before.values("verb") + before.values("noun")


def _since(act: Act) -> str | None:
    """A standing has a time only where the text says since or until when."""
    mention = act.time()
    if (
        act.sentence.tokens[act.clause.first].low in ("as", "being")
        and mention is not None
        and mention.limit == "until"
    ):
        # "As a State Party, Niger has to clear its land by 2028"
        return None
    return mention.edtf if mention is not None and mention.limit in ("since", "until") else None


def _is_predicate(act: Act) -> bool:
    """Tell of "Fiji and Samoa are long-standing members", right after the treaty was named."""
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first + 1]}
    # "Bhutan and the Maldives are parties": of nothing else are states parties
    plain = act.sentence.words(act.mark.first, act.mark.last).lower().endswith(("state party", "parties", "a party"))
    remains = act.sentence.tokens[act.mark.first].low in ("remain", "remains", "remained")
    lately = _SAID_IN_FULL if plain else _REMAINS_LATE if remains else 3
    been = "been" in (t.low for t in act.sentence.tokens[max(0, act.mark.first - 1) : act.mark.first + 1])
    return act.frame.discourse.treaty_age <= lately and (been or not (_BE | _MAKING).isdisjoint(before))


# "remains a State Party" needs its treaty no nearer than so many sentences.
_SAID_IN_FULL = 12
_REMAINS_LATE = 6


def _members(act: Act) -> tuple[str, ...]:
    among = act.sentence.words(act.mark.first, act.mark.last).lower().endswith(("among", "among the")) or _is_one(act)
    if _exceptions(act):
        return ()
    many = any(a.quantity.low is None or a.quantity.low > 20 for a in act.amounts(("state",)))
    if not among and (many or _is_a_counted_crowd(act)):
        # A count of states names no state, but examples it may give.
        return _examples(act)
    made = (
        _set_beside(act)
        or _as_fellow(act)
        or _owned(act)
        or _made_one(act)
        or _apposed(act)
        or examples_of_a_crowd(act)
    )
    if made:
        return made
    opening = {act.sentence.tokens[p].low for p in act.clause.tokens[:2]}
    if _opens_a_list(act) or (not opening.isdisjoint(_OWN) and are_its_neighbours(act)):
        # "our neighbour never joined it"
        return _examples(act)
    if "appl" in act.sentence.words(act.mark.first, act.mark.last).lower():
        # "The convention no longer applies to Estonia"
        near = [m for m in act.frame.mentions if m.kind == "state" and 0 <= m.first - act.mark.last <= 1]
        return near[0].states if near else ()
    behind = _told_behind(act) or (between_dashes(act) if act.clause.kind in ("main", "coord") else ())
    if behind:
        return behind
    signing = act.sentence.tokens[act.mark.last - 1].low == "sign"
    described = act.clause.kind == "rel" or (act.clause.kind == "comp" and act.mark.first == act.clause.opener + 1)
    if described and _is_of_a_stranger(act):
        return ()
    actor = singled_out(act) or act.frame.subject(act.clause, act.mark.first) or act.frame.subject(act.clause)
    actor = actor or act.frame.fronted(act.clause, act.mark)
    if signing and actor is not None and actor.kind != "state":
        # "its president has yet to sign" the law
        return ()
    if actor is not None and actor.kind in ("state", "body") and actor.states:
        return actor.states
    return _examples(act)


def _is_one(act: Act) -> bool:
    """Tell of "Germany is among the convention's 111 members", "Sweden is one of its 162 parties"."""
    words = " ".join(act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first)
    return any(f" {led} " in f" {words} " for led in ("among", "one of", "belongs to", "belong to"))


def _owned(act: Act) -> tuple[str, ...]:
    """Return the states of "Kuwait's membership in the convention", "India's absence from it"."""
    named = act.sentence.tokens[act.mark.first].low in _STANDING_NOUNS
    owner = act.frame.owner(act.clause, act.mark) if named else None
    return owner.states if owner is not None and owner.kind == "state" else ()


_STANDING_NOUNS = frozenset({"membership", "absence", "refusal", "failure", "unwillingness"})
_SOME = frozenset({"several", "some", "many", "other", "fellow", "most", "few", "remaining", "numerous", "various"})


def _is_some_of_them(act: Act) -> bool:
    """Tell of "drew criticism from several treaty members": a crowd without names, said of nobody."""
    tokens, first = act.sentence.tokens, act.mark.first
    if tokens[act.mark.last - 1].low not in ("members", "parties", "signatories"):
        return False
    before = [t.low for t in tokens[max(0, first - 4) : first]]
    if _as_fellow(act):
        return False
    return not _SOME.isdisjoint(before) and _BE.isdisjoint(before) and not _examples(act) and not _set_beside(act)


def _is_a_counted_crowd(act: Act) -> bool:
    """Tell of "A further 12 countries have signed but not ratified": so many, right before it, and none by name."""
    for amount in act.amounts(("state",)):
        if amount.last == act.mark.first and (amount.quantity.low or 0) > 1:
            return not any(
                m.kind == "state" and m.first < act.mark.first and m.first in act.clause.tokens
                for m in act.frame.mentions
            )
    return False


def _opens_a_list(act: Act) -> bool:
    """Tell of "…, but signatories, including France, have": the crowd, and not whom the sentence began with."""
    tokens, last = act.sentence.tokens, act.mark.last
    many = tokens[last - 1].low in ("signatories", "parties", "members", "non-parties")
    behind = [t.low for t in tokens[last : last + 2]]
    led = behind == [",", "including"] or behind in (["such", "as"], [",", "such"])
    return many and led and act.mark.first > 0 and tokens[act.mark.first - 1].low not in _BE


def _is_of_a_stranger(act: Act) -> bool:
    """Tell of "a great power that never joined": whoever it is, no name stands before "that"."""
    opener = act.clause.opener
    tokens = act.sentence.tokens
    near = [m for m in act.frame.mentions if m.last <= opener <= m.last + 2]
    words = [t.low for t in tokens[max(0, opener - 5) : opener]]
    return not near and ("a" in words or "an" in words) and "," not in words[-1:]


def _told_behind(act: Act) -> tuple[str, ...]:
    """Return the states of "The newest member is Vanuatu", "Among those that have stayed outside are X and Y"."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = act.sentence.starting(range(last, last + 3))
    of = next((m for m in behind if act.treaty_of(m) is not None), None)
    if of is not None and (tokens[last].low == "of" or tokens[last - 1].low == "outside"):
        # "The newest member of the Convention on Cluster Munitions is Vanuatu"
        last = of.last
    if last >= len(tokens) or tokens[last].low not in ("is", "are", "was", "were", ":"):
        return ()
    if any(m.kind == "state" and m.last <= act.mark.first and m.role != "adj" for m in act.frame.mentions):
        return ()
    near = [m for m in act.frame.mentions if 1 <= m.first - last <= _CLOSE and m.kind == "state" and m.whole]
    return near[0].states if near else ()


def _made_one(act: Act) -> tuple[str, ...]:
    """Return the state of "making Vanuatu the 112th party"."""
    if act.sentence.tokens[act.clause.first].low in ("none", "nothing"):
        # "None of this makes the United States a party"
        return ()
    for mention in act.frame.mentions_before(act.clause, act.mark):
        before = act.sentence.tokens[mention.first - 1].low if mention.first else ""
        if before in ("making", "makes", "made") and mention.kind == "state" and mention.pronoun is None:
            return mention.states
    return ()


def _examples(act: Act) -> tuple[str, ...]:
    """Return the states given as examples: "signatories, including France"; "non-parties such as Russia and China"."""
    for mention in act.frame.mentions:
        before = mention.first in act.clause.tokens and mention.prep == "including"
        if mention.kind == "state" and mention.prep in _EXAMPLES and (before or mention.first >= act.mark.last):
            return mention.states
    listing = next((p for p in range(act.mark.last, len(act.sentence.tokens)) if _lists(act, p)), None)
    if listing is not None:
        # "Countries that have not joined the treaty include China and India."
        near = [m for m in act.frame.mentions if m.kind == "state" and 0 < m.first - listing <= _CLOSE]
        return near[0].states if near else ()
    return ()


_OWN = frozenset({"its", "their", "our", "his", "her", "my"})


def _apposed(act: Act) -> tuple[str, ...]:
    """Return the state of "Nammo of Norway, a party to the convention, makes none": right before the comma."""
    tokens, first = act.sentence.tokens, act.mark.first
    article = first
    while article and tokens[article - 1].low in ("a", "an", "itself", "also", "not", "another"):
        article -= 1
    if article < 1 or tokens[article - 1].text != ",":
        return ()
    too = not {"also", "itself", "another"}.isdisjoint(t.low for t in tokens[article : act.mark.last])
    behind = act.sentence.starting(range(act.mark.last, act.mark.last + _CLOSE))
    too = too or any(act.treaty_of(m) is not None for m in behind)
    near = [m for m in act.frame.mentions if m.last == article - 1 and m.kind == "state" and (too or m.prep == "of")]
    return near[-1].states if near and len(near[-1].states) == 1 else ()


def _lists(act: Act, position: int) -> bool:
    return act.sentence.tokens[position].low in ("include", "includes", "included")
