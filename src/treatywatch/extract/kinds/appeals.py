"""Positions that are told by what somebody asks of others, or by set phrases of the debate."""

from collections.abc import Iterable, Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.attitudes import doing
from treatywatch.extract.kinds.left_treaty import left_treaty
from treatywatch.extract.kinds.positions import (
    HOLDERS,
    asking,
    is_crowd_of_many,
    is_somebodys_word,
    label,
    on_what,
    taken,
)
from treatywatch.extract.kinds.withdrawal_stage import is_expected_by_nobody
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark
from treatywatch.extract.verbs import is_finite


def appeal(act: Act) -> Iterator[Draft]:
    """What somebody asks of others shows a stance: staying opposes withdrawal, joining supports the treaty."""
    values = set(act.mark.values("verb"))
    if "leave" in values and _gives_up_the_law(act):
        yield from _on_the_law(act)
        return
    if "leave" in values and is_expected_by_nobody(act):
        return
    asked = asking(act) or (_wanting(act) if values & {"stay", "leave"} else None)
    asked = asked or (_wants_all(act) if values & {"join", "ratify", "sign"} else None)
    if asked is None:
        yield from _laid_down(act, values)
    if asked is None or not values & {"stay", "rethink", "join", "ratify", "sign", "leave"}:
        return
    clause, mark = asked
    passive = act.frame.is_passive(clause, mark)
    holder = _asker(act, clause, mark, passive=passive)
    if holder is None or _is_of_one_before(act, clause) or ("stay" in values and _is_of_a_thing(act, mark)):
        return
    discourse = act.frame.discourse
    if "leave" in values:
        told = act.frame.told(act.clause, act.mark)
        fits = told is not None or (act.scope.negated and _is_asked_of_many(act, mark))
        fits = fits and left_treaty(act) is not None and not _is_turned_down(act)
        stance, target = ("oppose" if act.scope.negated else "support", "withdrawal") if fits else (None, None)
    elif values & {"stay", "rethink"}:
        leaving = discourse.leaving or act.treaty() is not None
        stance, target = ("oppose", "withdrawal") if leaving and not act.scope.negated else (None, None)
    else:
        told = act.frame.subject(clause, mark.first) if passive else act.frame.told(act.clause, act.mark)
        told = told or next((m for m in act.frame.mentions if 0 <= m.first - mark.last <= 1 and m.whole), None)
        named = told is not None and (told.kind == "state" or (told.kind in ("body", "office") and bool(told.states)))
        stance, target = (None, None) if named or act.scope.negated else ("support", _joined(act))
    if stance is None or target is None:
        return
    for actor in holder.ids or holder.states:
        yield taken(act, actor, stance, target)


def _is_asked_of_many(act: Act, mark: Mark) -> bool:
    """Tell of "urged countries not to abandon the treaty"."""
    return not _CROWDS.isdisjoint(t.low for t in act.sentence.tokens[mark.last : act.mark.first])


def _is_of_one_before(act: Act, clause: Clause) -> bool:
    """Tell of "Georgia, whom Estonia had encouraged to join": a state is asked, and no stance is told."""
    return clause.kind == "rel" and act.sentence.tokens[clause.opener].low == "whom"


def _is_of_a_thing(act: Act, mark: Mark) -> bool:
    """Tell of "we want the work to stay here": neither a state nor anybody of one is to stay."""
    first, last = mark.last, act.mark.first
    between = [t.low for t in act.sentence.tokens[first:last] if t.text.isalpha() and t.low != "to"]
    named = any(first <= m.first < last for m in act.frame.mentions)
    return len(between) > 1 and between[0] in ("the", "our", "this", "that") and not named and between[1] in _THINGS


_THINGS = frozenset(
    {"work", "jobs", "money", "plant", "factory", "production", "mines", "soldiers", "troops", "forces"}
)


def _gives_up_the_law(act: Act) -> bool:
    """Tell of "giving up on humanitarian law", "turned its back on the laws of war": no treaty is left."""
    return any("ihl" in m.meanings for m in act.sentence.starting(range(act.mark.last, act.mark.last + _LAW_WITHIN)))


def _on_the_law(act: Act) -> Iterator[Draft]:
    """Give whoever does or does not give up the law of war a stance on it; "we" are who speaks."""
    holder = act.frame.subject(act.clause, act.mark.first)
    named = holder is not None and holder.kind in HOLDERS
    stance = "support" if act.scope.negated or act.scope.has("refuse") else "oppose"
    if named or is_somebodys_word(act):
        for actor in holder.ids or holder.states if holder is not None and named else (None,):
            yield taken(act, actor, stance, "ihl")


_LAW_WITHIN = 3


def _asker(act: Act, clause: Clause, mark: Mark, *, passive: bool) -> Mention | None:
    """Return who asks, where it is not only told of whom somebody asked, or of some who are somewhere."""
    if mark.last < len(act.sentence.tokens) and is_finite(act.sentence, mark.last):
        # "No diplomat whom we asked expects it to leave"
        return None
    holder = _who_asks(act, clause, mark, passive=passive)
    # "There are senators in Bangkok who want Thailand to leave it"
    return None if holder is not None and holder.prep == "in" and clause.kind == "rel" else holder


def all_asked(act: Act) -> Iterator[Draft]:
    """As in "urged those states that have not joined it to do so soon": nobody named is asked to join."""
    asked = asking(act) if act.sentence.tokens[act.mark.last - 1].low in ("so", "likewise") else None
    treaty = act.treaty() or act.frame.discourse.treaty
    if asked is None or treaty is None or act.scope.negated or act.scope.has("would"):
        return
    told = act.frame.told(act.clause, act.mark)
    between = list(act.sentence.starting(range(asked[1].last, act.mark.first)))
    outside = any("non_party" in m.values("member") or "join" in m.values("verb") for m in between)
    holder = _who_asks(act, *asked, passive=act.frame.is_passive(*asked))
    if outside and holder is not None and (told is None or not told.states):
        for actor in holder.ids or holder.states:
            yield taken(act, actor, "support", treaty)


def hoped(act: Act) -> Iterator[Draft]:
    """As in "hoped that others in the region would follow", of a state that joins: for the treaty."""
    tokens, step = act.sentence.tokens, act.frame.discourse.step
    hope = next((p for p in range(act.mark.first) if tokens[p].low in _HOPING), None)
    joined = step is not None and step.slots.get("step") in ("accede", "ratify", "sign")
    if hope is None or step is None or not joined or act.scope.negated:
        return
    between = {t.low for t in tokens[hope + 1 : act.mark.first]}
    holder = act.frame.subject(act.frame.clause_at(hope), hope)
    near = 0 <= act.sentence.start - step.at <= _HOPED_WITHIN
    many = bool(between & (_EVERYBODY | _CROWDS | {"others", "neighbours"}))
    if near and many and holder is not None and holder.kind in HOLDERS:
        for actor in holder.ids or holder.states:
            yield taken(act, actor, "support", str(step.slots.get("treaty")))


_HOPING = frozenset({"hope", "hopes", "hoped", "hoping", "wishes", "expects"})
_HOPED_WITHIN = 600


def moved(act: Act) -> Iterator[Draft]:
    """As in "a motion by the Finns Party which would oblige the government to leave": who moves it is for it."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.nominal or act.mark.form("verb") != 0 or left_treaty(act) is None:
        return
    for mention in act.frame.mentions:
        paper = act.sentence.mark(mention.first - 1 - (tokens[mention.first - 1].low == "the") - 1)
        led = mention.prep in ("by", "from", "of") and mention.kind in ("organisation", "person", "name")
        if led and mention.last <= first and paper is not None and tokens[paper.first].low in _MOTIONS:
            for actor in mention.ids:
                yield taken(act, actor, "support", "withdrawal")
            return


_MOTIONS = frozenset({"motion", "bill", "proposal", "petition", "initiative", "amendment", "draft", "resolution"})


def _laid_down(act: Act, values: set[str]) -> Iterator[Draft]:
    """As in "All states should join", "Ukraine must reverse course", X said: nobody is asked by a verb."""
    if act.scope.has("urge") and values & {"stay", "rethink"}:
        yield from _demanded(act)
    if values & {"join", "ratify", "sign"}:
        yield from _everybody_ought(act)
    if "leave" in values:
        yield from _thought_fit(act)
        yield from _we_must(act)


def _who_asks(act: Act, clause: Clause, mark: Mark, *, passive: bool) -> Mention | None:
    """Return whoever by name asks others; "seventy laureates" are nobody named."""
    holder = act.frame.agent(clause, mark) if passive else act.frame.subject(clause, mark.first)
    if holder is None or holder.kind not in HOLDERS or (holder.kind == "name" and "-" not in holder.ids[0]):
        return None
    return None if is_crowd_of_many(act, holder) else holder


_BACK = (
    ["to", "return"],
    ["to", "rejoin"],
    ["to", "come", "back"],
    ["to", "reconsider", "and", "return"],
    ["to", "think", "again"],
    ["to", "come", "home"],
    ["to", "lead", "the", "way", "back"],
    ["to", "find", "its", "way", "back"],
    ["to", "reverse", "course"],
    ["to", "turn", "back"],
    ["back"],
)


def come_back(act: Act) -> Iterator[Draft]:
    """As in "We call on Lithuania to return", said of a state that has left."""
    tokens, discourse = act.sentence.tokens, act.frame.discourse
    told = next((m for m in act.frame.mentions if 0 <= m.first - act.mark.last <= 1 and m.kind == "state"), None)
    if told is None or act.scope.negated or discourse.treaty is None or len(told.states) != 1:
        return
    start = _past_a_description(act, told.last)
    behind = [t.low for t in tokens[start : start + _LONGEST_BACK]]
    ended = next((p for p in _BACK if behind[: len(p)] == p), None)
    if ended is None or told.states[0] not in discourse.leavers:
        return
    after = start + len(ended)
    if after < len(tokens) and tokens[after].text not in (",", ".", ";"):
        return
    slots: dict[str, str | None] = {"actor": told.states[0], "treaty": discourse.treaty, "step": "accede"}
    yield act.draft("treaty_step", "urged", slots)


_LONGEST_BACK = 5


def _is_told(act: Act) -> bool:
    """Tell of "Bangkok should leave the treaty, X says": whose word it is stands beside."""
    before = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    return not before.isdisjoint({"should", "must", "ought"}) and "have" not in before and is_somebodys_word(act)


def _past_a_description(act: Act, position: int) -> int:
    """Return where the words behind "Lithuania, where the matter will be debated again," go on."""
    tokens = act.sentence.tokens
    if position + 1 >= len(tokens) or tokens[position].text != ",":
        return position
    opened = act.sentence.mark(position + 1)
    if opened is None or "rel" not in opened.meanings:
        return position
    return next((p + 1 for p in range(position + 1, len(tokens)) if tokens[p].text == ","), position)


def called_for(act: Act) -> Iterator[Draft]:
    """As in "Senator X called for a withdrawal by the end of the year"."""
    tokens, first = act.sentence.tokens, act.mark.first
    before = [t.low for t in tokens[max(0, first - 4) : first]]
    called = "for" in before and not {"called", "calls", "calling"}.isdisjoint(before)
    if not act.nominal or not called or act.scope.negated or left_treaty(act) is None:
        return
    holder = act.frame.subject(act.clause, first)
    if holder is None or holder.kind not in HOLDERS or (holder.kind == "name" and "-" not in holder.ids[0]):
        return
    for actor in holder.ids or holder.states:
        yield taken(act, actor, "support", "withdrawal")


def _is_turned_down(act: Act) -> bool:
    """Tell of "rejected a motion calling on the government to leave"."""
    before = act.sentence.starting(range(act.mark.first))
    return any(
        ("oppose" in m.values("verb") and m.form("verb") >= 0) or ("deny" in m.values("op") and m.form("op") >= 0)
        for m in before
    )


def _thought_fit(act: Act) -> Iterator[Draft]:
    """As in "General X thinks that Germany should leave": a stance of who thinks so."""
    if act.sentence.tokens[act.clause.first].low == "whether":
        return
    told = act.clause.kind == "comp" or (act.clause.kind in ("main", "coord") and _is_told(act))
    if act.scope.has("urge") and told and not act.nominal and left_treaty(act) is not None:
        yield taken(act, None, "oppose" if act.scope.negated else "support", "withdrawal")


def _we_must(act: Act) -> Iterator[Draft]:
    """As in "We must not leave", "We should get out", X said."""
    quoted = act.mark.first < len(act.sentence.quoted) and act.sentence.quoted[act.mark.first]
    if not quoted or act.nominal or not act.scope.has("urge") or act.clause.kind not in ("main", "coord"):
        return
    who = act.frame.subject(act.clause, act.mark.first)
    been = {act.sentence.tokens[p].low for p in range(max(0, act.mark.first - 3), act.mark.first)}
    if who is None or who.pronoun != "we" or "have" in been or not act.frame.discourse.leaving:
        return
    if left_treaty(act) is not None or act.frame.discourse.topic_age <= 2:
        yield taken(act, None, "oppose" if act.scope.negated else "support", "withdrawal")


def _everybody_ought(act: Act) -> Iterator[Draft]:
    """As in "All states should join this treaty", X said: a stance of who says so."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    everybody = not _EVERYBODY.isdisjoint(before) and not _CROWDS.isdisjoint(before)
    target = _joined(act) if everybody and _is_told(act) and not act.scope.negated else None
    if target is not None:
        yield taken(act, None, "support", target)


_CROWDS = frozenset({"states", "countries", "nations", "governments", "state", "country", "nation", "members"})


def _demanded(act: Act) -> Iterator[Draft]:
    """As in "Ukraine must reverse course", X said: a stance of who is quoted."""
    spoken = act.frame.discourse.leaving and act.frame.discourse.topic_age <= 3
    if not act.scope.negated and (spoken or (act.treaty() is not None and _is_told(act))):
        yield taken(act, None, "oppose", "withdrawal")


def _joined(act: Act) -> str | None:
    """The treaty right behind "join"; where nothing is said to be joined, the one just spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    for position in range(last, min(last + 7, len(tokens))):
        if tokens[position].text in (",", ".", ";"):
            break
        mark = act.sentence.mark(position)
        if mark is not None and act.treaty_of(mark) is not None:
            return act.treaty_of(mark)
    behind = tokens[last].low if last < len(tokens) else "."
    lasts = 1 if behind in (",", ".", ";") else _FORGOTTEN if behind in _SOON else -1
    return act.frame.discourse.treaty if act.frame.discourse.treaty_age <= lasts else None


_SOON = frozenset({"without", "soon", "now", "as", "at", "promptly", "quickly", "this", "next", "before", "it", "too"})
_FORGOTTEN = 3


def forbidden(act: Act) -> Iterator[Draft]:
    """As in "nobody should use cluster munitions", X said: a rule that somebody lays down is a stance on the weapon."""
    if not act.scope.has("urge") or not act.scope.negated or act.clause.kind == "rel":
        return
    item = act.frame.item(act.clause, act.mark)
    code = None if item is None else act.item_code(item)
    subject = act.frame.subject(act.clause, act.mark.first)
    quoted = is_somebodys_word(act) and any(t.low == "must" for t in act.sentence.tokens[: act.mark.first])
    of_one = subject is not None and subject.kind == "state" and len(subject.ids) == 1
    if code not in ("apm", "avm", "mine", "cm") or (of_one and not quoted):
        return
    yield taken(act, None, "oppose", code)


def not_to(act: Act) -> Iterator[Draft]:
    """As in "urged the president not to send cluster munitions to Ukraine": against the weapon."""
    asked = asking(act) if act.scope.negated and not act.nominal else None
    if asked is None or act.sentence.tokens[asked[1].first].low in ("called", "calls", "calling"):
        return
    between = [t.low for t in act.sentence.tokens[asked[1].last : act.mark.first]]
    holder = act.frame.subject(asked[0], asked[1].first)
    item = act.frame.item(act.clause, act.mark)
    code = None if item is None else act.item_code(item)
    named = holder is not None and holder.kind in HOLDERS and holder.kind != "name"
    if named and holder is not None and code in ("apm", "avm", "mine", "cm") and between[-2:] == ["not", "to"]:
        for actor in holder.ids or holder.states:
            yield taken(act, actor, "oppose", code)


_ING = 3
_ENDING = frozenset({"use", "supply", "make", "hold"})


def to_end(act: Act) -> Iterator[Draft]:
    """Who asks for an end takes a stance on the weapon: "wants Germany to stop the transit of cluster munitions"."""
    tokens = act.sentence.tokens
    asked = asking(act) or _wanting(act)
    verb = (
        "ban" in act.mark.values("verb")
        or act.mark.form("op") >= 0
        or act.sentence.tokens[act.mark.last - 1].low == "up"
    )
    demanded = asked is None and act.scope.has("urge")
    if (asked is None and not demanded) or act.scope.negated or not verb or act.nominal:
        return
    holder = None if asked is None else act.frame.subject(asked[0], asked[1].first)
    behind = [p for p in act.clause.tokens if act.mark.last <= p < act.mark.last + _OBJECT_WITHIN]
    items = [m for m in act.sentence.starting(behind) if m.value("item") not in (None, "other")]
    dealt = any(
        _ENDING & set(m.values("noun")) or (m.form("verb") == _ING and _ENDING & set(m.values("verb")))
        for m in act.sentence.starting(behind)
    )
    dealt = dealt or any(tokens[p].low in _DEALINGS for p in behind) or "ban" in act.mark.values("verb")
    code = items[0].value("item") if items else _these(act, behind)
    if demanded and act.frame.is_passive(act.clause, act.mark):
        code, dealt = _given_up(act), True
    if demanded and code is not None and dealt:
        # "“Governments should stop the use of these weapons,” X said"
        yield taken(act, None, "oppose", code)
    if holder is None or holder.kind not in HOLDERS or holder.kind == "name" or not items or not dealt:
        return
    if tokens[holder.last].text[:1].isupper():
        # "the US Campaign …": the state only opens a name.
        return
    for actor in holder.ids or holder.states:
        yield taken(act, actor, "oppose", str(items[0].value("item")))


def _given_up(act: Act) -> str | None:
    """Return the weapon of "mines are of little use and should be given up": the subject of the passive."""
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "coord" and act.clause.parent is not None and len(before) <= _BARE:
        before = [*act.clause.parent.tokens[:_SUBJECT_WITHIN], *before]
    items = [m for m in act.sentence.starting(before) if m.value("item") not in (None, "other")]
    return items[0].value("item") if items else None


_BARE = 4
_SUBJECT_WITHIN = 6
_OBJECT_WITHIN = 9
_DEALINGS = frozenset({"transit", "trade", "transport", "storage", "investment", "financing"})
_WANT = frozenset({"want", "wants", "wanted"})


def _these(act: Act, positions: Iterable[int]) -> str | None:
    """Return the weapon that "these weapons" stands for."""
    named = any("item_word" in m.meanings for m in act.sentence.starting(positions))
    return act.frame.discourse.item if named else None


_EVERYBODY = frozenset({"all", "every", "more", "other", "many", "further"})


def _wants_all(act: Act) -> tuple[Clause, Mark] | None:
    """Return the "wants" of "wants all states to join", "would like to see more countries ratify it"."""
    before = [m for m in act.clause.marks(act.sentence) if m.first < act.mark.first]
    found = next((m for m in before if act.sentence.tokens[m.first].low in _WANT | {"hopes", "would"}), None)
    between = {t.low for t in act.sentence.tokens[found.last : act.mark.first]} if found is not None else set()
    many = not between.isdisjoint(_EVERYBODY) and not between.isdisjoint(
        {"states", "countries", "nations", "governments"}
    )
    return (act.clause, found) if found is not None and many else None


def _wanting(act: Act) -> tuple[Clause, Mark] | None:
    """Return the "wants" over "to stop", where somebody else is to do it."""
    before = [m for m in act.clause.marks(act.sentence) if m.first < act.mark.first]
    found = next((m for m in before if act.sentence.tokens[m.first].low in _WANT), None)
    between = [] if found is None else [m for m in act.frame.mentions if found.last <= m.first < act.mark.first]
    return (act.clause, found) if found is not None and between else None


def _own_words(act: Act) -> set[str]:
    return {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}


_THEM = frozenset({"they", "these", "those", "it", "this"})


def stand(act: Act) -> Iterator[Draft]:
    """Set phrases of the debate on leaving ("cannot be bound by", "a dangerous precedent"), by who says them."""
    value = act.mark.value("stand")
    if value is None or ("appraise" in act.mark.meanings and label(act) is not None):
        return
    discourse = act.frame.discourse
    done = _of_joining_or_leaving(act)
    if done is not None:
        yield from done
        return
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind in ("coord", "rel") and act.clause.parent is not None:
        before = [*act.clause.parent.tokens, *before]
    judged = on_what(act, before)
    if judged is None and act.sentence.tokens[act.mark.first].low in ("no", "nobody", "should", "must"):
        # "Nobody should use anti-personnel mines", "They should not use them": what stands behind
        judged = on_what(act, [p for p in act.clause.tokens if p >= act.mark.last - 1])
        if judged is None and discourse.item_age <= 1 and "them" in _own_words(act):
            judged = discourse.item
    if judged is None and discourse.item_age <= 1 and any(act.sentence.tokens[p].low in _THEM for p in before):
        judged = discourse.item
    target = _stood_for(act, value, judged)
    if target is not None:
        yield taken(act, None, value, target)
    elif discourse.bill_on is not None and value == "support" and not _HANDS.isdisjoint(_own_words(act)):
        # "We are tying the hands of our soldiers", of a bill that bans their weapons
        yield taken(act, None, "support" if act.scope.negated else "oppose", discourse.bill_on)


def _of_joining_or_leaving(act: Act) -> list[Draft] | None:
    """Return the stance of "We should never have joined", "Norway is right to stay"; None for any other phrase."""
    if _is_about_joining(act):
        treaty = act.treaty() or act.frame.discourse.treaty
        return [] if treaty is None else [taken(act, None, "oppose", treaty)]
    led = act.sentence.words(act.mark.last, act.mark.last + 1).lower()
    if act.sentence.tokens[act.mark.last - 1].low != "right" or led != "to":
        return None
    told = doing(act, act.mark.last)
    if told is None or not any(m.last <= act.mark.first and m.kind in HOLDERS for m in act.frame.mentions):
        # "The talks were right to continue"
        return []
    return [taken(act, None, "oppose" if told[1] != act.scope.negated else "support", told[0])]


def _is_about_joining(act: Act) -> bool:
    """Tell of "We should never have joined", "Signing it was a mistake"."""
    return not _JOINED.isdisjoint(_own_words(act))


_JOINED = frozenset({"joined", "signed", "ratified", "acceded", "joining", "signing", "ratifying", "acceding"})
_HANDS = frozenset({"hand", "hands", "arm", "arms"})


_WORTH = frozenset({"worth", "value", "usefulness"})


_BEING = frozenset({"is", "are", "was", "were"})
_TREATY_OF = {"apm": "apmbc", "cm": "ccm"}
_BANNING = ("stigmat", "bann", "outlaw", "prohibit", "forbid")


def _saver(act: Act, judged: str | None) -> str | None:
    """Return what "saves lives": the treaty, the ban on a weapon for its treaty, or the weapon itself."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    norm = any(low.startswith(_BANNING) or low in ("ban", "stigma", "norm") for low in before)
    if norm and judged in ("apm", "cm", "mine"):
        return act.frame.discourse.treaty if judged == "mine" else _TREATY_OF[judged]
    return None if judged == "withdrawal" or act.scope.negated else judged


def _stood_for(act: Act, value: str, judged: str | None) -> str | None:
    """Return what a set phrase is said of: a treaty that saves lives, a weapon, or the leaving of the treaty."""
    first = act.sentence.tokens[act.mark.first].low
    if first in ("has", "have") and "saved" in _own_words(act):
        # "The treaty has saved thousands of lives"
        saver = _saver(act, judged)
        return saver if saver in ("apmbc", "ccm") and act.clause.kind != "rel" else None
    if "lives" in _own_words(act) and (first.startswith("sav") or first in _BEING):
        return _saver(act, judged)
    if first in ("has", "have", "what") and not _WORTH.isdisjoint(_own_words(act)):
        # "an instrument which, he said, has shown its worth"
        return judged if judged in ("apmbc", "ccm") else None
    if judged in ("apm", "avm", "mine", "cm"):
        liked = first.startswith("sav") or not {"role", "use"}.isdisjoint(_own_words(act))
        return judged if (value == "oppose" or liked) and not act.scope.negated else None
    if judged == "withdrawal" and "legal" in _own_words(act) | {first[:5]}:
        # "The suspension has no legal basis"
        return judged
    discourse = act.frame.discourse
    if first == "let" and "leave" in _own_words(act):
        # "Let us leave this treaty"
        named = act.has_layer("treaty", "treaty_word", after=True) is not None
        return "withdrawal" if named or discourse.leaving else None
    if not discourse.leaving or min(discourse.topic_age, discourse.treaty_age + 4) > 8:
        return None
    bound = act.sentence.words(act.mark.first, act.mark.last).lower().endswith("bound by")
    return None if bound and act.has_layer("treaty", "treaty_word", after=True) is None else "withdrawal"
