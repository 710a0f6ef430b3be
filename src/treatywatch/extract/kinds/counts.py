"""Counts of the states that are bound by a treaty, or have signed it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.steps import low_words
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.model.quantity import Quantity

_ORDINAL = re.compile(r"(\d{2,3})(?:st|nd|rd|th)")
# What is numbered without counting states: "the 12th meeting of states parties".
_MEETINGS = frozenset({"meeting", "conference", "session", "of"})
_COUNTED = (
    "number of states parties",
    "number of parties",
    "number of member",
    "membership",
    "bringing the total",
    "brings the total",
    "brought the total",
)
_BINDING = frozenset(
    {"committed", "endorsed", "accepted", "bound", "binds", "covers", "unites", "comprises", "parties", "members"}
)
_PLAIN = frozenset({"members", "parties", "party"})


def count(act: Act) -> Iterator[Draft]:
    """How many states are bound, or have signed."""
    treaty = _described(act) or act.treaty(loose=True)
    if treaty is None:
        return
    yield from _bare_count(act, treaty)
    yield from _also_signed(act, treaty)
    yield from _more_signed(act, treaty)
    yield from _of_the_other(act, treaty)
    for amount in act.amounts(("state",)):
        quantity = amount.quantity
        if (quantity.low or quantity.high or 0) < 10 or quantity.vague:
            continue
        status = _status_of_unit(act, amount) or _count_status(act) or _left_unsaid(act, amount)
        status = status or _under_it(act, amount)
        if (
            status is None
            or _counts_kin(act, amount)
            or _counts_allies(act, amount)
            or _are_counted_for_once(act, amount)
        ):
            continue
        if _belong_to_a_thing(act, amount):
            continue
        if _does_something(act, amount):
            continue
        when = act.when("occurred") if act.has_layer("item") is None else None
        slots: dict[str, str | None] = {"treaty": treaty, "status": status}
        if status == "signatory":
            act.frame.discourse.signed = ("sign", act.sentence.start)
        yield act.draft("membership_count", "occurred", slots, quantity, when)
        yield from _arrived(act, treaty)
        yield from _but_not(act, amount, treaty, status)


_ARRIVING = frozenset({"arrival", "addition", "admission", "entry", "inclusion"})
_ARRIVED_WITHIN = 5


def _arrived(act: Act, treaty: str) -> Iterator[Draft]:
    """As in "With the arrival of the Marshall Islands and Tonga the convention counts 166 states parties"."""
    tokens = act.sentence.tokens
    at = next((p for p in act.clause.tokens if tokens[p].low in _ARRIVING), None)
    for mention in act.frame.mentions if at is not None else ():
        led = [t.low for t in tokens[at or 0 : mention.first]]
        if mention.kind == "state" and mention.role != "adj" and "of" in led[:2] and len(led) < _ARRIVED_WITHIN:
            for state in mention.states:
                slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "accede"}
                yield act.draft("treaty_step", "occurred", slots)


def _but_not(act: Act, amount: QuantityMention, treaty: str, status: str) -> Iterator[Draft]:
    """As in "More than 160 states belong to it, including Ukraine, but not the United States or Russia"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.kind != "state" or mention.first < amount.last or status not in ("party", "signatory"):
            continue
        led = [t.low for t in tokens[max(0, mention.first - 4) : mention.first] if t.low not in ("the", ",")][-2:]
        if led in (["but", "not"], ["except", "for"], ["exception", "of"]) or led[-1:] == ["except"]:
            for state in mention.states:
                slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "status": "non_party"}
                yield act.draft("membership", "occurred", slots)


def _described(act: Act) -> str | None:
    """Return the treaty of "fewer than the Ottawa Convention on landmines, which has 161"."""
    if (
        act.clause.kind != "rel"
        or act.clause.opener < _PAIR
        or act.frame.sentence.tokens[act.clause.opener].low != "which"
    ):
        return None
    before = [m for m in act.sentence.find("treaty", 0, act.clause.opener) if act.clause.opener - m.last <= _NAMED_NEAR]
    return str(before[-1].value("treaty")) if before else None


_NAMED_NEAR = 5


_STEPS = (("sign", "signatory"), ("ratify", "party"), ("join", "party"))


def _also_signed(act: Act, treaty: str) -> Iterator[Draft]:
    """As in "Thirty-eight nations have ratified it and 107 have put their signature to it": a number and no unit."""
    tokens, fresh = act.sentence.tokens, act.frame.discourse.treaty_silence <= 1 or act.treaty() is not None
    for amount in act.amounts(("item",)) if fresh else ():
        here = amount.last
        while here < len(tokens) and tokens[here].low in _PERFECT:
            here += 1
        mark = act.sentence.mark(here)
        low = amount.quantity.low or 0
        if amount.unit_at is not None or mark is None or mark.first != here or not _FEW <= low <= _MOST:
            continue
        put = mark.form("verb") == 0 and here > amount.last
        if (mark.form("verb") not in (2, 4) and not put) or not _ends_at_it(act, mark.last):
            continue
        status = next((status for verb, status in _STEPS if verb in mark.values("verb")), None)
        # "161 have joined" is told by `_are_in`.
        if status is not None and (here > amount.last + 1 or status == "signatory" or here == amount.last):
            slots: dict[str, str | None] = {"treaty": treaty, "status": status}
            act.frame.discourse.signed = ("sign" if status == "signatory" else "ratify", act.sentence.start)
            yield act.draft("membership_count", "occurred", slots, replace(amount.quantity, unit="state"))


_PERFECT = frozenset({"have", "had", "has", "already", "also", "so", "far", "since", "now", "others", "more", "only"})
_FEW = 10


def _ends_at_it(act: Act, position: int) -> bool:
    """Tell whether nothing else is signed: the treaty, "it", or nothing stands behind."""
    tokens = act.sentence.tokens
    if position >= len(tokens) or not tokens[position].text.isalpha() or tokens[position].low in ("it", "so", "but"):
        return True
    behind = act.sentence.starting(range(position, position + 3))
    return any(act.treaty_of(m) is not None for m in behind)


def _under_it(act: Act, amount: QuantityMention) -> str | None:
    """Tell of "a treaty under which 164 states have renounced the weapons", "leaves 161 states in the treaty"."""
    behind = act.sentence.starting(range(amount.last, amount.last + _SOON))
    led = act.sentence.words(amount.last, amount.last + 1).lower()
    if led in ("in", "inside") and any(m.first <= amount.last + 2 and act.treaty_of(m) is not None for m in behind):
        return "party"
    near = act.sentence.starting(range(amount.number_at, amount.last + _SOON))
    gives_up = any(_gives_up(act, m) for m in near)
    weapons = any("item" in m.meanings or "item_word" in m.meanings for m in act.clause.marks(act.sentence))
    return "party" if gives_up and weapons and act.treaty() is not None and not act.scope.negated else None


def _gives_up(act: Act, mark: Mark) -> bool:
    words = {t.low for t in act.sentence.tokens[mark.first : mark.last]}
    return "ban" in mark.values("verb") or not _RENOUNCING.isdisjoint(words)


_RENOUNCING = frozenset({"renounced", "forsworn", "foresworn", "up", "abjured", "outlawed", "banned"})


_KIN = frozenset({"family", "household", "team", "crew", "unit", "patrol", "staff", "parliament", "group", "party"})


def _counts_kin(act: Act, amount: QuantityMention) -> bool:
    """Tell of "eleven members of one family"."""
    behind = [t.low for t in act.sentence.tokens[amount.last : amount.last + 4]]
    return behind[:1] == ["of"] and not _KIN.isdisjoint(behind)


_DOING = frozenset({"hold", "destroy", "make", "acquire", "clear", "supply", "fund"})


def _does_something(act: Act, amount: QuantityMention) -> bool:
    """Tell of "94 States Parties have completed the destruction of their stocks": so many of them, not all."""
    if act.sentence.words(amount.last, amount.last + 1).lower() in ("that", "which", "who"):
        # "the 36 States Parties that have destroyed their stocks"
        done = act.sentence.starting(range(amount.last + 1, amount.last + _SOON))
        return any(not _DOING.isdisjoint(m.traits.said) for m in done)
    behind = [m for m in act.clause.marks(act.sentence) if amount.number_at <= m.first < amount.last + _SOON]
    if any(_gives_up(act, m) for m in behind):
        # "164 states have renounced the use, production and transfer of the weapons"
        return False
    behind = [m for m in behind if m.first >= amount.last]
    # "obliges its 164 members to destroy their stocks": all of them are counted
    duty = act.op_words("oblige")
    obliged = duty is not None and duty.first < amount.first and duty.last >= amount.first - _PAIR
    return any(
        not _DOING.isdisjoint(m.traits.said) and not (obliged and act.sentence.tokens[m.first - 1].low == "to")
        for m in behind
    )


_SOON = 6


def _of_the_other(act: Act, treaty: str) -> Iterator[Draft]:
    """As in "There are 161 parties to the mine ban and 111 to the Convention on Cluster Munitions"."""
    if not act.amounts(("state",)) or _count_status(act) != "party":
        return
    for amount in act.amounts(("item",)):
        led = act.sentence.words(amount.last, amount.last + 1).lower()
        behind = act.sentence.starting(range(amount.last + 1, amount.last + 3)) if led in ("to", "in", "for") else ()
        other = next((t for m in behind if (t := act.treaty_of(m)) is not None), None)
        if amount.unit_at is None and other is not None and other != treaty:
            slots: dict[str, str | None] = {"treaty": other, "status": "party"}
            yield act.draft("membership_count", "occurred", slots, replace(amount.quantity, unit="state"))


def _left_unsaid(act: Act, amount: QuantityMention) -> str | None:
    """Tell of "Washington has never joined it; 112 other countries have"."""
    tokens, standing = act.sentence.tokens, act.frame.discourse.standing
    words = [p for p in act.clause.tokens if tokens[p].text.isalpha()]
    others = not {"other", "others"}.isdisjoint(t.low for t in tokens[amount.number_at : amount.last + 1])
    ends = bool(words) and tokens[words[-1]].low in ("have", "do", "did", "are")
    near = standing is not None and 0 <= act.sentence.start - standing.at <= _SAID_WITHIN
    return "party" if others and ends and near else None


_SAID_WITHIN = 200


def ordinal(act: Act) -> Iterator[Draft]:
    """The last to join counts them all: "the 165th state party"."""
    treaty, mark = act.treaty(loose=True), act.mark
    if treaty is None or (mark.value("member") is None and "state" not in act.sentence.words(mark.first, mark.last)):
        return
    bound = "bound" in act.sentence.words(mark.first, mark.last)
    before = [t.low for t in act.sentence.tokens[max(0, mark.first - (5 if bound else 3)) : mark.first]]
    found = [m for m in map(_ORDINAL.fullmatch, before) if m is not None]
    if not found or not _MEETINGS.isdisjoint(before) or (act.treaty() is None and act.frame.discourse.treaty_age > 1):
        return
    number = int(found[-1][1])
    slots: dict[str, str | None] = {"treaty": treaty, "status": "party"}
    yield Draft("membership_count", "occurred", act.clause, mark, slots, Quantity(number, number, "state"))


_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_NUMBERED = frozenset({"party", "country", "state", "nation", "member", "government", "adherent"})


def numbered(sentence: Sentence) -> int | None:
    """Return 112 of "becoming the 112th country to join", "as its 112th member"."""
    tokens = sentence.tokens
    for position, token in enumerate(tokens):
        if token.text[-2:] not in _ORDINAL_ENDS or not token.text[0].isdigit():
            continue
        found = _ORDINAL.fullmatch(token.text)
        behind = [t.low for t in tokens[position + 1 : position + 3]]
        if found is not None and _FEWEST <= int(found[1]) <= _MOST and not _NUMBERED.isdisjoint(behind):
            return int(found[1])
    return None


_FEWEST, _MOST = 20, 200


def joiner(act: Act) -> Iterator[Draft]:
    """The one that joins counts them all: "joined on Monday, becoming the 165th country to do so"."""
    number = numbered(act.sentence)
    treaty = None if number is None else act.treaty(loose=True)
    if number is None or treaty is None or act.scope.negated or act.scope.has("urge", "possible", "refuse"):
        return
    part = next(
        (c for c in act.frame.clauses if any(_ORDINAL.fullmatch(act.sentence.tokens[p].low) for p in c.tokens)),
        act.clause,
    )
    signs = "sign" in act.mark.values("verb") + act.mark.values("noun")
    if signs and not _LAWS.isdisjoint(t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]):
        # "Once the president has signed the bill, it will be the 113th state to join"
        return
    slots: dict[str, str | None] = {"treaty": treaty, "status": "signatory" if signs else "party"}
    modality = "planned" if act.scope.modality() == "planned" else "occurred"
    yield Draft("membership_count", modality, part, act.mark, slots, Quantity(number, number, "state"))


def becomes(act: Act) -> Iterator[Draft]:
    """As in "The island nation becomes the 166th member", where a treaty is being joined."""
    number, joining, discourse = numbered(act.sentence), act.frame.discourse.joining, act.frame.discourse
    near = joining is not None and 0 <= act.sentence.start - joining.at <= _JOINED_WITHIN
    treaty = act.treaty() or (str(joining.slots["treaty"]) if near and joining is not None else discourse.treaty)
    if number is None or treaty is None or not (near or discourse.treaty_age <= _SOON) or discourse.foreign:
        return
    slots: dict[str, str | None] = {"treaty": treaty, "status": "party"}
    yield Draft("membership_count", "occurred", act.clause, act.mark, slots, Quantity(number, number, "state"))


def may_become(sentence: Sentence) -> bool:
    """Tell of "becomes the 166th member": a number of its kind, a bare word for members, and the verb."""
    words = [t.low for t in sentence.tokens]
    numbers = [p for p, word in enumerate(words) if word[:1].isdigit() and _ORDINAL.fullmatch(word)]
    return any(
        not BECOMING.isdisjoint(words[max(0, p - 4) : p])
        and words[p + 1 : p + 2] in (["member"], ["party"], ["adherent"])
        and (p + 2 >= len(words) or not words[p + 2][0].isalpha())
        for p in numbers
    )


BECOMING = frozenset({"become", "becomes", "became", "becoming"})
_JOINED_WITHIN = 900
_LAWS = frozenset({"bill", "law", "act", "decree"})
_HAS = frozenset({"has", "had", "have", "counts", "numbers", "boasts", "gained", "gains"})


def _belong_to_a_thing(act: Act, amount: QuantityMention) -> bool:
    """Tell of "The club has 162 members": of something that has a name of its own, and is no treaty."""
    tokens, first = act.sentence.tokens, act.clause.first
    has = next((p for p in act.clause.tokens if p < amount.first and tokens[p].low in _HAS), None)
    if has is None or tokens[first].low not in ("the", "a", "an", "this", "our", "his", "her", "their", "its"):
        return False
    before = list(act.sentence.starting(range(first, has)))
    if not _TEXTS.isdisjoint(t.low for t in tokens[first:has]):
        return False
    return not any(act.treaty_of(m) is not None or not _OF_A_TREATY.isdisjoint(m.meanings) for m in before)


_TEXTS = frozenset({"text", "instrument", "document", "regime", "ban", "list", "number", "total", "norm"})
_OF_A_TREATY = frozenset({"treaty", "treaty_word", "treaty_pair", "member"})


def _counts_allies(act: Act, amount: QuantityMention) -> bool:
    """Tell of "fourteen NATO members", "107 members of the Seimas", which are members of something else."""
    behind = range(amount.last, amount.last + 4)
    of = any(act.sentence.tokens[p].low == "of" for p in behind if p < len(act.sentence.tokens))
    if of and any(m.first in behind and m.kind in ("body", "union") for m in act.frame.mentions):
        return True
    if of and _are_of_a_house(act, amount.last):
        return True
    words = act.sentence.words(amount.last - 1, amount.last + 2).lower()
    if words in _OF_A_BODY and not any(act.treaty_of(m) is not None for m in act.sentence.starting(behind)):
        # "Ten members of the committee"
        return True
    return any("union" in m.meanings for m in act.sentence.starting(range(amount.number_at, amount.last + 1)))


def _are_of_a_house(act: Act, last: int) -> bool:
    """Tell of "the ten members of ASEAN": a name of capitals, and no treaty's."""
    behind = act.sentence.tokens[last : last + 2]
    if [t.low for t in behind[:1]] != ["of"] or len(behind) < _PAIR:
        return False
    return behind[1].text.isupper() and len(behind[1].text) > _PAIR and act.sentence.mark(last + 1) is None


_PAIR = 2
_OF_A_BODY = frozenset({"members of the", "members of its", "members of a", "members of their", "parties of the"})
_ONCE = frozenset(
    {"supported", "opposed", "voted", "abstained", "absent", "subscribed", "backed", "rejected", "spoke", "attended"}
    | {"approved", "present", "took", "objected", "asked", "called", "sent", "met", "gathered", "walked", "missed"}
)


def _are_counted_for_once(act: Act, amount: QuantityMention) -> bool:
    """Tell of "Fifty-six members supported the bill", "with 24 members absent": who did a thing, not all there are."""
    led = act.sentence.tokens[amount.number_at - 1].low if amount.number_at else ""
    if led in ("first", "last", "next", "other", "another", "lost", "loses", "gained", "won"):
        # "among the first ten states to ratify it"
        return True
    inside = [p for p in range(amount.number_at + 1, amount.number_at + 5) if p in act.clause.tokens]
    return not _ONCE.isdisjoint(act.sentence.tokens[p].low for p in inside)


def _more_signed(act: Act, treaty: str) -> Iterator[Draft]:
    """As in "there are 111 states parties, and a further 12 have signed but not ratified"."""
    for mark in act.clause.marks(act.sentence):
        if mark.value("member") != "signatory" and not _signs_and_no_more(act, mark):
            continue
        for amount in act.amounts(("item", "state")):
            bare = amount.unit_at is None or amount.quantity.unit == "state"
            between = {t.low for t in act.sentence.tokens[amount.last : mark.first]}
            if bare and amount.last <= mark.first and between <= _HAVING and (amount.quantity.low or 0) > 1:
                slots: dict[str, str | None] = {"treaty": treaty, "status": "signatory"}
                yield act.draft("membership_count", "occurred", slots, replace(amount.quantity, unit="state"))


_HAVING = frozenset({"have", "had", "more", "others", "states", "countries", "nations", "governments", "only"})


def _signs_and_no_more(act: Act, mark: Mark) -> bool:
    """Tell of "have signed without ratifying", "have signed it but have yet to ratify"."""
    if "sign" not in mark.values("verb") or mark.form("verb") not in (2, 4):
        return False
    behind = [t.low for t in act.sentence.tokens[mark.last : mark.last + _RATIFIED_WITHIN]]
    at = next((p for p, low in enumerate(behind) if low.startswith("ratif")), 0)
    return not {"without", "not", "yet", "never", "nt"}.isdisjoint(behind[:at])


_RATIFIED_WITHIN = 12


def _bare_count(act: Act, treaty: str) -> Iterator[Draft]:
    """The amount stands without its unit: "The number of states parties climbs to 166"."""
    low = act.sentence.words(act.clause.first, act.clause.last).lower()
    in_all = (
        any(a.unit_at is None and _in_all(act, a) for a in act.amounts(("item",))) and _count_status(act) == "party"
    )
    counted = in_all or any(words in low for words in _COUNTED) or _are_so_many(act)
    for amount in act.amounts(("item",)):
        if not counted and not _are_in(act, amount) and not _has_now(act, amount):
            continue
        if amount.unit_at is None and 30 <= (amount.quantity.low or 0) <= 200:
            slots: dict[str, str | None] = {"treaty": treaty, "status": "party"}
            states = replace(amount.quantity, unit="state")
            modality = act.scope.modality()
            yield act.draft("membership_count", modality, slots, states, act.when("occurred"))


def _in_all(act: Act, amount: QuantityMention) -> bool:
    """Tell of "Three quarters of the world's states, 162 in all, have joined"."""
    behind = act.sentence.words(amount.last, amount.last + 2).lower()
    return behind in ("in all", "in total") or behind.startswith("altogether")


def _are_in(act: Act, amount: QuantityMention) -> bool:
    """Tell of "Of 193 states, 164 are in", "161 have joined", right after the treaty was named."""
    behind = [t.low for t in act.sentence.tokens[amount.last : amount.last + 3]]
    at = next((p for p, low in enumerate(behind) if p and low in _IN), None)
    if at is not None and behind[0] in ("are", "have", "now") and _says_all(act, amount.last + at + 1):
        return act.frame.discourse.treaty_age <= _SPOKEN_OF or act.treaty() is not None
    return False


def _says_all(act: Act, position: int) -> bool:
    """Tell whether nothing but the treaty or a time stands there: "164 are in", and not "120 have joined online"."""
    return _ends(act, position) or act.sentence.tokens[position].low in _BEHIND_IN


_BEHIND_IN = frozenset(
    {"it", "the", "so", "since", "by", "as", "to", "and", "but", "while", "now", "today", "both", "that"}
)
_IN = frozenset({"in", "inside", "joined", "ratified", "parties", "party", "members", "bound"})


def _has_now(act: Act, amount: QuantityMention) -> bool:
    """Tell of "had 166 members at its peak and has 161 now": the second of two counts leaves its unit out."""
    before = act.sentence.tokens[amount.first - 1].low if amount.first else ""
    subject = [act.sentence.tokens[p].low for p in act.clause.tokens if p < amount.first]
    if subject[-2:] in (["it", "has"], ["it", "had"], ["it", "counts"]) and _ends(act, amount.last):
        # "The convention has lost five members. Today it has 161."
        return act.frame.discourse.treaty_age <= 1
    first = [a for a in act.sentence.amounts if a.last <= amount.first and a.quantity.unit == "state"]
    return before in ("has", "had", "counts", "to", "numbers", "have") and bool(first) and act.clause.kind != "main"


def _ends(act: Act, position: int) -> bool:
    tokens = act.sentence.tokens
    return position >= len(tokens) or not tokens[position].text.isalpha()


_WE = frozenset({"we", "they", "there"})
_ARE = frozenset({"are", "remain", "were", "still", "now", "only", "just", "'", "re", "number"})


def _are_so_many(act: Act) -> bool:
    """Tell of "We are 161 as of today", with the treaty in view."""
    tokens = act.sentence.tokens
    for amount in act.amounts(("item",)):
        before = [t.low for t in tokens[max(act.clause.first, amount.first - 4) : amount.first]]
        alone = amount.unit_at is None and amount.quantity.per is None
        behind = tokens[amount.last].low if amount.last < len(tokens) else "."
        ends = not behind.isalpha() or behind in ("as", "now", "today", "in", "at", "of", "left", "after")
        if alone and ends and before[:1] and before[0] in _WE and _ARE.issuperset(before[1:]) and len(before) > 1:
            return act.frame.discourse.treaty_age <= _SPOKEN_OF
    return False


_SPOKEN_OF = 2


def _status_of_unit(act: Act, amount: QuantityMention) -> str | None:
    """Return the status that the word counted says: "twelve signatories"."""
    mark = act.sentence.mark(amount.unit_at) if amount.unit_at is not None else None
    return "signatory" if mark is not None and mark.value("member") == "signatory" else None


def _count_status(act: Act) -> str | None:
    """Return whether parties or signatories are counted, by the words of the clause and of those that describe."""
    tokens = set(act.clause.tokens)
    for clause in act.frame.clauses:
        if clause.parent is act.clause and clause.kind == "rel":
            tokens |= set(clause.tokens)
    marks = [m for m in act.sentence.marks if m.first in tokens]
    for mark in marks:
        if "among" in [t.low for t in act.sentence.tokens[mark.first : mark.last]]:
            # "is not among the 111 parties": who is not, is not what is counted
            continue
        if "member" in mark.meanings and mark.value("member") != "withdrawn" and not _is_plain(act, mark):
            return mark.value("member")
    verbs = {v for m in marks for v in m.values("verb") if not _is_without(act, m) and not _joins_in(act, m)}
    if "sign" in verbs and "ratify" in verbs and any(_is_not_yet(act, m) for m in marks):
        return "signatory"
    if verbs & {"ratify", "join"} or ("stay" in verbs and act.treaty() is not None):
        return "party"
    if "sign" in verbs:
        return "signatory"
    spoken = act.has_layer("treaty", "treaty_word") is not None or act.frame.discourse.treaty_age <= 1
    bound = not _BINDING.isdisjoint(low_words(act)) and spoken
    return "party" if "support" in verbs or bound else None


def _is_not_yet(act: Act, mark: Mark) -> bool:
    """Tell of "have signed the convention but not yet ratified it"."""
    before = [t.low for t in act.sentence.tokens[max(0, mark.first - 3) : mark.first]]
    return "ratify" in mark.values("verb") and not {"not", "never"}.isdisjoint(before)


def _joins_in(act: Act, mark: Mark) -> bool:
    """Tell of "Delegates of 80 states joined in the applause"."""
    behind = act.sentence.words(mark.last, mark.last + 2).lower()
    return "join" in mark.values("verb") and behind in ("in the", "in a", "in an", "in their")


def _is_without(act: Act, mark: Mark) -> bool:
    """Tell of "have signed without ratifying it"."""
    return mark.first > 0 and act.sentence.tokens[mark.first - 1].low == "without"


def _is_plain(act: Act, mark: Mark) -> bool:
    """Tell whether a word such as "members" may be those of anything."""
    if mark.last - mark.first != 1 or act.sentence.tokens[mark.first].low not in _PLAIN:
        return False
    return act.treaty() is None and not _remains(act)


_GOES_ON = 4


def _remains(act: Act) -> bool:
    """Tell of "161 states remain parties", right after the treaty was named."""
    words = low_words(act)
    return (
        act.frame.discourse.treaty_age <= _GOES_ON
        and not words.isdisjoint({"remain", "remains", "are", "were"})
        and not words.isdisjoint({"parties", "party"})
    )
