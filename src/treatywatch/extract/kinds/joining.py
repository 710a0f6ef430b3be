"""Signing, ratifying, acceding; adoption, entry into force and suspension of a treaty."""

from collections.abc import Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft, is_the_ban
from treatywatch.extract.kinds.of_two import both_named
from treatywatch.extract.kinds.steps import (
    are_its_neighbours,
    between_dashes,
    carried,
    companions,
    examples_of_a_crowd,
    gapped,
    hoped_to_see,
    is_judged,
    left_alone,
    low_words,
    one_each,
    stands_bare,
    too,
    treaty_rule,
    wished_by_another,
)
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.times import TimeMention
from treatywatch.extract.verbs import is_finite
from treatywatch.model.time import lies_ahead

_STEPS = ("ratify", "join", "sign", "suspend", "force", "adopt")
_CODES = {"join": "accede", "force": "enter_into_force"}
# "Tonga joined this year" goes back so many sentences to the treaty.
_JOINED_LATE = 10
_LAWS = frozenset({"law", "bill", "act", "decree"})


def join(act: Act) -> Iterator[Draft]:
    """Signing, ratifying, acceding; adoption, entry into force and suspension of a treaty."""
    values = {*act.mark.values("verb"), *act.mark.values("noun")}
    step = next((s for s in _STEPS if s in values), None)
    if (step == "adopt" and _adopts_a_law(act)) or (step == "join" and (_goes_elsewhere(act) or _is_a_standing(act))):
        return
    if step == "force" and (_leaving_before(act) is not None or _speaks_of_the_exit(act)):
        yield from _exit_in_force(act)
        return
    if step == "force" and _is_any_exit(act):
        yield from _exit_after_notice(act)
        return
    if step == "force" and act.sentence.tokens[act.mark.first].low == "in" and not _is_in_force_since(act):
        return
    treaty = None if step is None else _joined_treaty(act, step)
    if step is None or treaty is None or (step == "force" and _something_else_takes_force(act)):
        return
    if step == "suspend" and _no_room(act):
        # What a treaty forbids is told apart from what it forbids to do with itself.
        worded = any("ban" in m.values("verb") for m in act.clause.marks(act.sentence))
        yield treaty_rule(act, treaty, "exception" if worded else "prohibits")
        return
    if _tells_a_standing(act, step):
        yield from _has_signed(act, treaty) if step == "sign" else _is_in_since(act, treaty)
        return
    if step == "force" and _counted_apart(act) is not None:
        slots: dict[str, str | None] = {"actor": None, "treaty": treaty, "step": "enter_into_force"}
        yield act.draft("treaty_step", "occurred", slots, when=_counted_apart(act))
        return
    if _is_only_named(act) or _is_background(act) or _is_told_elsewhere(act, step):
        return
    yield from _taken(act, step, treaty)


_SPAN_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_SPAN_WORDS |= {"one": 1, "a": 1}


def _counted_apart(act: Act) -> str | None:
    """Return the year of "destroyed them in 1997, two years before the treaty came into force"."""
    tokens, at = act.sentence.tokens, act.clause.opener
    if act.clause.kind != "sub" or at < _PAIRED or tokens[at].low not in ("before", "after") or act.time() is not None:
        return None
    word = tokens[at - 2].text
    number = int(word) if word.isdecimal() else _SPAN_WORDS.get(word.lower(), 0)
    date = next((d for d in reversed(act.sentence.dates) if 0 <= at - 2 - d.last <= 1), None)
    if not number or tokens[at - 1].low not in ("year", "years") or date is None or date.relative:
        return None
    year = (date.edtf or "")[:4]
    moved = number if tokens[at].low == "before" else -number
    return f"{int(year) + moved:04}" if year.isdecimal() else None


def _is_told_elsewhere(act: Act, step: str) -> bool:
    """Tell of a law that is signed, and of what `demanded` and `signed_by_all` tell."""
    if step == "sign" and (_signs_a_law(act) or _was_signed_by_all(act)):
        return True
    if step != "adopt" and _is_by_so_many(act):
        return True
    return step in ("ratify", "join") and _is_demanded(act)


def signed_by_all(act: Act) -> Iterator[Draft]:
    """The day on which a treaty was signed by all who made it: "when the convention was signed in 1997"."""
    subject = act.sentence.mark(act.mark.first - 2) if act.mark.first > 1 and _was_signed_by_all(act) else None
    treaty = None if subject is None else act.treaty_of(subject)
    if treaty is not None:
        slots: dict[str, str | None] = {"actor": None, "treaty": treaty, "step": "adopt"}
        yield act.draft("treaty_step", "occurred", slots, when=act.when("occurred"))


def _was_signed_by_all(act: Act) -> bool:
    """Tell of "when the convention was signed in 1997": by nobody in particular, and dated."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.nominal or act.scope.negated or not act.frame.is_passive(act.clause, act.mark):
        return False
    if first < _PAIRED or tokens[first - 1].low != "was" or act.frame.agent(act.clause, act.mark) is not None:
        return False
    subject = act.sentence.mark(first - 2)
    if subject is None or act.treaty_of(subject) is None or act.scope.has("future", "would", "possible"):
        return False
    date = act.time()
    return date is not None and date.edtf is not None and date.edtf[:4] in ("1997", "2008")


def _is_demanded(act: Act) -> bool:
    """Tell of "who wants ratification before Christmas", "demanded accession by May": asked of the state spoken of."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = [t.low for t in tokens[max(0, first - _DEMANDED_WITHIN) : first] if t.low not in _SMALL]
    if not act.nominal or not led or led[-1] not in _DEMANDING or act.scope.negated or _is_of_something_else(act):
        return False
    discourse = act.frame.discourse
    return discourse.treaty is not None and discourse.treaty_age <= 1 and not discourse.foreign


_DEMANDED_WITHIN = 4
_SMALL = frozenset({"the", "a", "early", "swift", "prompt", "immediate", "quick", "speedy", "its", "rapid", "now"})
_DEMANDING = frozenset({"wants", "want", "wanted", "demanded", "demands", "demand", "demanding"})


def demanded(act: Act) -> Iterator[Draft]:
    """What is asked of the state spoken of by a noun: "Peter Hollins, who wants ratification before Christmas"."""
    if not _is_demanded(act):
        return
    step = "ratify" if "ratify" in act.mark.values("noun") else "accede"
    who = act.frame.subject(act.clause, act.mark.first)
    own = act.frame.discourse.one_state()
    if who is not None and who.kind in ("state", "body") and who.states:
        # "Chile wants ratification": its own, or that of others
        return
    for state in own:
        slots: dict[str, str | None] = {"actor": state, "treaty": act.frame.discourse.treaty, "step": step}
        yield act.draft("treaty_step", "urged", slots, when=act.when("planned"))


def _is_by_so_many(act: Act) -> bool:
    """Tell of "has been ratified or acceded to by more than 160 countries, except for Russia": a count, and no step."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or tokens[last].low != "by":
        return False
    return any(0 < a.first - last <= _COUNTED_WITHIN for a in act.amounts(("state",)))


_COUNTED_WITHIN = 4


def _tells_a_standing(act: Act, step: str) -> bool:
    if step == "join":
        return _is_a_party_since(act)
    return step == "sign" and (_signs_without_more(act) or _is_a_signatory(act))


def _is_in_since(act: Act, treaty: str) -> Iterator[Draft]:
    for state in _joiners(act, "accede"):
        slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "status": "party"}
        yield act.draft("membership", "occurred", slots, when=act.when("occurred"))


def _has_signed(act: Act, treaty: str) -> Iterator[Draft]:
    """The standing of who has signed and no more; "but have yet to ratify it" tells it by itself."""
    for state in _joiners(act, "sign") if _signs_without_more(act) else ():
        yield act.draft("membership", "occurred", {"actor": state, "treaty": treaty, "status": "signatory"})


def _signs_without_more(act: Act) -> bool:
    """Tell of "have signed the convention without joining it"."""
    if act.nominal or act.time() is not None or low_words(act).isdisjoint({"has", "have"}) or act.scope.negated:
        return False
    tokens = act.sentence.tokens
    for mark in act.sentence.starting(range(act.mark.last, len(tokens))):
        if {"join", "ratify"} & set(mark.values("verb")) and mark.form("verb") == _ING:
            return tokens[mark.first - 1].low == "without"
    return False


_ING = 3


def _is_a_signatory(act: Act) -> bool:
    """Tell of "has signed the convention but not ratified it", undated: where a state stands, and no step."""
    if act.nominal or act.mark.form("verb") not in (2, 4) or act.time() is not None:
        return False
    behind = act.sentence.starting(range(act.mark.last, len(act.sentence.tokens)))
    return any("member" in m.meanings and act.sentence.tokens[m.last - 1].low.startswith("ratif") for m in behind)


def may_put(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "should submit the convention to the Senate", "must put the treaty before parliament"."""
    tokens, last = sentence.tokens, mark.last
    if last >= len(tokens) or tokens[last].low not in _PUTTING:
        return False
    behind = list(sentence.starting(range(last + 1, last + _PUT_WITHIN)))
    treaty = next((m for m in behind if "treaty" in m.meanings or "treaty_word" in m.meanings), None)
    return treaty is not None and any(m.value("body") == "parliament" and m.first > treaty.last for m in behind)


def put(act: Act) -> Iterator[Draft]:
    """What is to be put to parliament is to be ratified: asked of the state whose government should."""
    actor = act.frame.subject(act.clause, act.mark.first) or act.frame.told(act.clause, act.mark)
    treaty = act.treaty()
    if actor is None or treaty is None or act.scope.negated or actor.kind not in ("state", "body", "office"):
        return
    for state in actor.states:
        yield act.draft("treaty_step", "urged", {"actor": state, "treaty": treaty, "step": "ratify"})


_PUTTING = frozenset({"submit", "send", "put", "lay", "present", "transmit", "forward", "bring", "table", "refer"})
_PUT_WITHIN = 9


def _is_a_party_since(act: Act) -> bool:
    """Tell of "signed the treaty in 1997 and became a State Party in 2003": by which step is not said."""
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    above = [act.clause, *([act.clause.parent] if act.clause.kind == "coord" and act.clause.parent is not None else [])]
    before = (m for clause in above for m in clause.marks(act.sentence) if m.first < act.mark.first)
    signed = any("sign" in m.values("verb") for m in before)
    return words[0].startswith("bec") and signed and act.time() is not None and act.scope.modality() == "occurred"


def _taken(act: Act, step: str, treaty: str) -> Iterator[Draft]:
    code = _CODES.get(step, step)
    modality, when = _stage(act, step)
    when = when or (_time_of_both(act) or _that_day(act) if modality == "occurred" else None)
    if modality == "denied" and step == "suspend" and act.nominal and not _denied_before(act):
        # "Ukraine's suspension has no basis in the text"
        modality = "occurred"
    neither = act.sentence.words(act.mark.last, act.mark.last + 1).lower() == "neither" and not act.nominal
    if neither or (modality == "denied" and step in ("join", "sign") and _has_not(act)):
        others = {m.value("treaty") for m in act.sentence.find("treaty", act.mark.last)} if neither else set()
        others |= set(both_named(act)) if not others else set()
        for state in _joiners(act, code):
            for one in sorted({treaty, *(str(t) for t in others)}):
                yield act.draft("membership", "occurred", {"actor": state, "treaty": one, "status": "non_party"})
        return
    joiners = _joiners(act, code) or _listed_behind(act)
    full = "full" in [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    for state, day in zip(joiners, one_each(act, joiners, when, modality), strict=True):
        # "signed it in 2008 and intends to be a full party"
        own = "ratify" if full and code == "accede" and state in act.frame.discourse.signers else code
        slots = {"actor": state, "treaty": treaty, "step": own}
        when = day
        yield act.draft("treaty_step", modality, slots, when=when)
        for other, date in _and_another(act, treaty):
            day = when if date is None else date.turned(act.published, future=modality == "planned")
            yield act.draft("treaty_step", modality, {**slots, "treaty": other}, when=day)
    for state in too(act) if joiners and not act.nominal else ():
        yield act.draft("treaty_step", modality, {"actor": state, "treaty": treaty, "step": code})
    if modality == "occurred" and when is not None and not act.nominal:
        for state, date in gapped(act):
            slots = {"actor": state, "treaty": treaty, "step": code}
            yield act.draft("treaty_step", modality, slots, when=date.turned(act.published, future=False))


def _listed_behind(act: Act) -> tuple[str, ...]:
    """Return the states of "Five more countries joined in 2011: Grenada, Italy, Mozambique, …"."""
    tokens = act.sentence.tokens
    counted = [int(a.quantity.low or 0) for a in act.amounts(("state",)) if a.first < act.mark.first]
    colon = next((p for p in range(act.mark.last, len(tokens)) if tokens[p].text == ":"), None)
    if act.nominal or not counted or colon is None:
        return ()
    named = [s for m in act.frame.mentions if m.first > colon and m.kind == "state" for s in m.states]
    return tuple(named) if len(named) == counted[0] else ()


def _and_another(act: Act, treaty: str) -> Iterator[tuple[str, TimeMention | None]]:
    """Yield the second of "ratified the mine ban in 2000 and the convention on clusters in 2010", with its own time."""
    tokens, dates = act.sentence.tokens, act.sentence.dates
    marks = [m for m in act.sentence.find("treaty", act.mark.last) if m.value("treaty") != treaty]
    first = next((m for m in act.sentence.find("treaty", act.mark.last) if m.value("treaty") == treaty), None)
    if first is None or not marks or marks[0].first < first.last:
        return
    dated = {p for d in dates for p in range(d.first, d.last)}
    between = {tokens[p].low for p in range(first.last, marks[0].first) if p not in dated}
    if not between <= _BESIDE or "and" not in between:
        return
    behind = next((d for d in dates if 0 <= d.core_first - marks[0].last <= 1), None)
    own = next((d for d in dates if first.last <= d.core_first < marks[0].first), None)
    if behind is not None or own is None:
        yield str(marks[0].value("treaty")), behind


_BESIDE = frozenset({"and", "the", ",", "also", "its", "later", "then", "in", "on", "1997", "2008"})


def _is_in_force_since(act: Act) -> bool:
    """Tell of "in force for our country since 1 March 1999", and not "was still in force"."""
    mention = act.time()
    return mention is not None and mention.limit == "since" and not act.nominal and not act.scope.negated


def _is_any_exit(act: Act) -> bool:
    """Tell of "An exit becomes effective": nobody's, so the treaty's own rule."""
    exits = [m for m in act.clause.marks(act.sentence) if m.first < act.mark.first and "leave" in m.values("noun")]
    before = act.sentence.tokens[exits[0].first - 1].low if exits and exits[0].first else ""
    return bool(exits) and (exits[0].first == act.clause.first or before in ("a", "an", "any", "each", "every"))


def _exit_after_notice(act: Act) -> Iterator[Draft]:
    mark, treaty = act.has_layer("duration_word"), act.treaty(loose=True)
    if mark is not None and treaty is not None and not act.scope.negated:
        yield treaty_rule(act, treaty, "notice_period", duration=mark.value("duration_word"))


def _exit_in_force(act: Act) -> Iterator[Draft]:
    left = _leaving_before(act)
    if left is not None:
        yield from _takes_effect(act, left)
    else:
        yield from _exit_takes_effect(act)


# "the exits of X from the convention, which will …": so many words may stand between.
_EXIT_WITHIN = 16


def _leaving_before(act: Act) -> Mark | None:
    """Return the withdrawal of "the exits of Estonia and Latvia, which will become effective on 27 December"."""
    outer = act.clause.parent
    if outer is None or act.clause.kind != "rel":
        return None
    near = [m for m in outer.marks(act.sentence) if 0 < act.clause.opener - m.last <= _EXIT_WITHIN]
    return next((m for m in reversed(near) if "leave" in m.values("noun")), None)


# What "it takes effect" speaks of stands so many code points back at most.
_EXIT_TOLD = 300
_EXITS = frozenset({"approve_withdrawal", "notify_withdrawal", "announce_withdrawal"})
_PRESENT = (0, 1)


def _speaks_of_the_exit(act: Act) -> bool:
    """Tell of "It takes effect on 27 December", right behind a step by which a state leaves."""
    said = act.frame.discourse.step
    if said is None or said.slots.get("step") not in _EXITS or not 0 < act.sentence.start - said.at <= _EXIT_TOLD:
        return False
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return before[:1] in (["it"], ["this"], ["that"]) and act.time() is not None and not act.scope.negated


def _exit_takes_effect(act: Act) -> Iterator[Draft]:
    said = act.frame.discourse.step
    if said is None:
        return
    ahead = act.mark.form("verb") in _PRESENT
    modality = "planned" if ahead else act.scope.modality()
    when = act.when(modality)
    modality = modality if lies_ahead(when, act.published) or modality != "planned" else "occurred"
    yield act.draft("treaty_step", modality, {**said.slots, "step": "withdraw", "body": None}, when=when)


def _takes_effect(act: Act, left: Mark) -> Iterator[Draft]:
    outer = act.clause.parent
    leaver = None if outer is None else act.frame.actor(outer, left)
    treaty = act.treaty(loose=True)
    if leaver is None or treaty is None or act.scope.negated:
        return
    modality = act.scope.modality()
    when = act.when("planned" if act.mark.form("verb") in _PRESENT else modality)
    if modality == "occurred" and lies_ahead(when, act.published):
        modality = "planned"
    for state in leaver.states:
        slots = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
        yield act.draft("treaty_step", modality, slots, when=when)


def _denied_before(act: Act) -> bool:
    before = act.sentence.starting(p for p in act.clause.tokens if p < act.mark.first)
    return any(not {"neg", "deny", "refuse"}.isdisjoint(m.values("op")) for m in before)


_TREATIES = frozenset({"treaty", "convention", "pact", "accord", "agreement"})


def _own_words(act: Act) -> set[str]:
    """Return the words of the act itself: "put the treaty on hold"."""
    return {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}


def _joined_treaty(act: Act, step: str) -> str | None:
    """Return the treaty named, or the one spoken of where the words name none: "when Lithuania acceded"."""
    named, discourse = act.treaty(), act.frame.discourse
    alone = _needs_no_object(act, step)
    signed = None if act.nominal else _signed_and_ratified(act)
    if signed is None and not act.nominal and carried(act):
        behind = act.sentence.starting(range(act.mark.last, len(act.sentence.tokens)))
        signed = next((t for m in behind if (t := act.treaty_of(m)) is not None), None)
    if signed is not None:
        return signed
    if _signs_nothing(act) or _has_not_signed_it(act):
        return None if discourse.foreign else discourse.treaty or discourse.main_treaty
    if alone and _is_of_something_else(act):
        return None
    if named is not None:
        beside = act.clause.kind in ("coord", "sub") or (act.clause.kind == "main" and _joins_bare(act))
        whole = step in ("ratify", "join") and stands_bare(act) and beside
        it = step == "sign" and _signs_it(act)
        return named if alone or whole or it or _object_is_treaty(act, step) else None
    asked = act.scope.has("urge")
    bare = not act.nominal and stands_bare(act) and (not asked or act.frame.told(act.clause, act.mark) is not None)
    lately = _JOINED_LATE if left_alone(act) and not asked else _FRESH if bare else 1
    if step in ("ratify", "join") and _is_its_ratification(act) and _lies_ahead(act):
        return None if discourse.foreign else discourse.treaty
    fresh = min(act.treaty_age(), _pointed_at(act)) <= lately or (lately > 1 and _pointed_lately(act))
    fresh = fresh or (step == "suspend" and not _TREATIES.isdisjoint(_own_words(act)))
    if not alone and not (fresh and _leaves_it_unnamed(act, step)):
        return None
    if discourse.foreign:
        return _of_its_bill(act)
    return discourse.treaty or discourse.main_treaty


def _signs_nothing(act: Act) -> bool:
    """Tell of "is not about to sign anything", "will not join any of them"."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]]
    none = behind[:1] in (["anything"], ["either"]) or behind in (["any", "of", "them"], ["any", "such", "treaty"])
    return none and not act.nominal and act.scope.negated


def _has_not_signed_it(act: Act) -> bool:
    """Tell of "None of the three has signed it", right after the treaty was spoken of."""
    if act.nominal or not act.scope.negated or not _has_not(act):
        return False
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 2]]
    alone = len(behind) < _PAIRED or not behind[1].isalnum()
    return behind[:1] == ["it"] and alone and act.treaty_age() <= 1


_PAIRED = 2


def _of_its_bill(act: Act) -> str | None:
    """Return the treaty that the state was said to join, where another agreement has been named in passing."""
    discourse, actor = act.frame.discourse, act.actor()
    joins = actor is not None and any(discourse.matters.get(state) == "join" for state in actor.states)
    return discourse.joining.slots.get("treaty") if joins and discourse.joining is not None else None


def _is_of_something_else(act: Act) -> bool:
    """Tell of "Italy's accession to the club": what is joined is named, and is no treaty."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or tokens[last].low not in ("to", "of"):
        return False
    behind = act.sentence.starting(range(last + 1, last + _OBJECT_WITHIN))
    state = tokens[last].low == "of"
    return tokens[min(last + 1, len(tokens) - 1)].low not in ("it", "them", "both", "either") and not any(
        act.treaty_of(m) is not None or "treaty_pair" in m.meanings or (state and "state" in m.meanings) for m in behind
    )


_OBJECT_WITHIN = 9
_FRESH = 2
_SUBJECT_LASTS = 3


def _is_its_ratification(act: Act) -> bool:
    """Tell of "ratification was being prepared", "its accession is expected": the subject, with a treaty in view."""
    if not act.nominal or act.frame.discourse.treaty_age > _SUBJECT_LASTS:
        return False
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return len(before) <= 2 and not before[:-1] and (not before or before[-1] in ("the", "its", "their", "that", "and"))


def _lies_ahead(act: Act) -> bool:
    """Tell whether what is said of a step named by its noun puts it in the time to come."""
    return act.scope.has("intend", "future", "process", "possible", "would")


def _pointed_at(act: Act) -> int:
    """Return 0 where the sentence has said "the convention" before the act: "ratified the treaty, having signed it"."""
    said = act.sentence.starting(range(act.mark.first))
    return 0 if any("treaty_word" in m.meanings and act.treaty_of(m) is not None for m in said) else _NEVER


def _pointed_lately(act: Act) -> bool:
    """Tell whether "the treaty" has just been spoken of: "Angola had signed the treaty? - We ratified in 2002"."""
    return 0 <= act.sentence.start - act.frame.discourse.pointed_at <= _POINTED_WITHIN


_NEVER = 99
_POINTED_WITHIN = 250


def _signed_and_ratified(act: Act) -> str | None:
    """Return the treaty of "signed and ratified the convention": the first of two verbs leaves it to the second."""
    tokens, last = act.sentence.tokens, act.mark.last
    joint = last < len(tokens) and tokens[last].low in ("and", "but")
    other = next(act.sentence.starting(range(last + 1, last + 4)), None) if joint else None
    if other is None or not {"ratify", "join", "sign"} & set(other.values("verb")):
        return None
    near = act.sentence.starting(range(other.last, other.last + 5))
    found = next((t for m in near if (t := act.treaty_of(m)) is not None), None)
    alone = other.last >= len(tokens) or tokens[other.last].low in _BARE_OR_IT or not tokens[other.last].text.isalnum()
    # "signed and ratified it on the same day"
    return found or (act.treaty() or act.frame.discourse.treaty if alone and act.treaty_age() <= _FRESH else None)


_BARE_OR_IT = frozenset({"it", "on", "in", "that", "immediately", "at"})


def _time_of_both(act: Act) -> str | None:
    """Return the time of "signed and ratified it on 3 December 1997", which is both steps'."""
    dates = [d for d in act.sentence.dates if d.core_first >= act.mark.last]
    if act.nominal or not dates or _signed_and_ratified(act) is None:
        return None
    between = act.sentence.tokens[act.mark.last : dates[0].core_first]
    return (
        dates[0].turned(act.published, future=False) if all(t.low not in ("and", "but") for t in between[1:]) else None
    )


def _needs_no_object(act: Act, step: str) -> bool:
    """Tell whether the word says it all: "acceded", "the suspension", "deposited its ratification"."""
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    if words[-1].startswith(("acced", "access", "membership")) or (len(words) > 1 and words[-1].startswith("ratif")):
        return True
    if not act.nominal:
        return False
    return step == "suspend" or (step == "ratify" and act.scope.has("notify"))


_COMES_FROM = frozenset({"dates", "dated", "date", "came", "followed", "goes", "comes"})


def _is_dated_by_a_verb(act: Act) -> bool:
    """Tell of "Poland's signature dates from 1997", "its signature came in 2008": of no other paper."""
    tokens, last = act.sentence.tokens, act.mark.last
    dated = last < len(tokens) and tokens[last].low in _COMES_FROM and act.time() is not None
    return dated and act.frame.owner(act.clause, act.mark) is not None


def may_date(frame: Frame) -> bool:
    """Tell of "Canada's dates from December 2008": a state's name alone, and a day."""
    tokens = frame.sentence.tokens
    if len(tokens) < _DATED_WITHIN or not frame.sentence.dates or not frame.mentions:
        return False
    owner = frame.mentions[0]
    if owner.first > 1 or owner.kind != "state" or owner.role != "owner" or len(owner.states) != 1:
        return False
    behind = next((t.low for t in tokens[owner.last : owner.last + 3] if t.text.isalpha() and t.low != "s"), "")
    return behind in _COMES_FROM and frame.discourse.treaty_silence == 0


_DATED_WITHIN = 5


def dated(act: Act) -> Iterator[Draft]:
    """The signature or ratification that the sentence before ended with, of one state: "Canada's dates from 2008"."""
    told, treaty = act.frame.discourse.signed, act.frame.discourse.treaty
    if (
        told is None
        or treaty is None
        or not 0 < act.sentence.start - told[1] <= _ONE_BEFORE
        or act.frame.discourse.foreign
    ):
        return
    date = act.sentence.dates[0]
    when = (date.turned(act.published, future=False) or "").removesuffix("/..") or None
    for state in act.frame.mentions[0].states:
        yield act.draft("treaty_step", "occurred", {"actor": state, "treaty": treaty, "step": told[0]}, when=when)


_ONE_BEFORE = 300


def _leaves_it_unnamed(act: Act, step: str) -> bool:
    """Tell whether the treaty just named is meant: "when Lithuania joined", "ratified it"."""
    if act.named_behind() is not None:
        # "The most recent to join was Tonga"
        return True
    if step == "sign" and act.nominal and _is_dated_by_a_verb(act):
        return True
    if step in ("join", "ratify") and (left_alone(act) or _joins_bare(act) or _is_its_own(act)):
        return True
    if step == "sign" and not act.nominal and (_signs_on_a_day(act) or _signs_it(act) or _signs_alone(act)):
        return True
    if step in ("force", "adopt") and _is_of_it(act):
        # "For Vanuatu it enters into force on 1 March", "after it was adopted"
        return True
    tokens, last = act.sentence.tokens, act.mark.last
    if step == "suspend" and last - act.mark.first > 1 and tokens[act.mark.first].low != "on":
        # "has suspended its obligations"
        return True
    return step != "sign" and last < len(tokens) and tokens[last].low == "it"


def _is_of_it(act: Act) -> bool:
    """Tell of "it enters into force", "after it was adopted in Dublin": the treaty just named is the subject."""
    tokens = act.sentence.tokens
    near = [tokens[p].low for p in act.clause.tokens if act.mark.first - _IT_WITHIN <= p < act.mark.first]
    return not {"it", "which"}.isdisjoint(near)


_IT_WITHIN = 3


def _signs_alone(act: Act) -> bool:
    """Tell of "Peru was quick to sign", "Chile signed too": a state signs, and no word tells another thing."""
    if act.frame.is_passive(act.clause, act.mark) or not stands_bare(act):
        return False
    actor = act.actor()
    return actor is not None and (actor.kind == "state" or actor.pronoun in ("we", "they"))


def _is_its_own(act: Act) -> bool:
    """Tell of "The ratification by Guinea-Bissau dates from 2001": a state's, dated, with the treaty in view."""
    actor = act.actor() if act.nominal and act.time() is not None else None
    return actor is not None and actor.kind == "state" and not _is_of_something_else(act)


def _joins_bare(act: Act) -> bool:
    """Tell of "Guyana joined long ago", "Accra intends to ratify without further delay": of states alone."""
    if act.nominal or not stands_bare(act):
        return False
    if act.scope.has("urge") and act.frame.told(act.clause, act.mark) is None:
        # "whom Estonia had encouraged to join"
        return False
    actor = act.actor()
    return actor is not None and actor.kind in ("state", "body")


def _signs_on_a_day(act: Act) -> bool:
    """Tell of "Zambia signed on the very first day, the third of December 1997"."""
    tokens, last = act.sentence.tokens, act.mark.last
    timed = last < len(tokens) and tokens[last].low in ("on", "in") and act.time() is not None
    actor = act.actor() if timed else None
    ours = actor is not None and (actor.kind == "state" or actor.pronoun == "we")
    return ours and not act.sentence.words(last, len(tokens)).startswith("on to")


def _signs_it(act: Act) -> bool:
    """Tell of "ratified it in 2025, having signed it in 1997": a treaty, where no law is spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or tokens[last].low != "it":
        return False
    asked = act.scope.has("urge") and act.treaty_age() <= _FRESH and not are_its_neighbours(act)
    if act.time() is None and not asked and not (act.clause.kind == "sub" and _ratifies_above(act)):
        return False
    return _LAWS.isdisjoint(t.low for t in tokens)


def _ratifies_above(act: Act) -> bool:
    """Tell of "has ratified the convention, 14 years after signing it"."""
    return act.clause.parent is not None and any(
        "ratify" in m.values("verb") or act.sentence.words(m.first, m.last).endswith(("ratified", "joined"))
        for m in act.sentence.marks
    )


def _is_only_named(act: Act) -> bool:
    """Tell whether a noun names the step and nothing is said of it: "since ratification"."""
    if not act.nominal or act.scope.inner or act.time() is not None or _told_of_behind(act) is not None:
        return False
    if _is_taken_for_done(act) or (act.mark.form("verb") == _ING and act.clause.kind == "sub" and _ratifies_above(act)):
        return False
    if any("number of" in act.sentence.words(p, p + 2).lower() for p in range(act.mark.last, act.clause.last)):
        # "The accession of Vanuatu brings the number of parties to 112"
        return False
    return not is_judged(act)


_DONE = frozenset(
    {"brings", "brought", "makes", "made", "means", "meant", "marks", "marked", "raises", "raised", "came", "comes"}
    | {"followed", "follows", "closes", "closed", "leaves", "left", "has", "had", "drew", "draws"}
)


def _is_taken_for_done(act: Act) -> bool:
    """Tell of "Tonga's accession brings the total to 165", "Kyiv's suspension of it has no legal force"."""
    owner = act.frame.owner(act.clause, act.mark)
    if owner is None or owner.kind != "state" or act.scope.negated:
        return False
    verb = next((p for p in act.clause.verbs(act.sentence) if p >= act.mark.last), None)
    verb = next((p for p in act.clause.tokens if p >= act.mark.last and act.sentence.tokens[p].low in _DONE), verb)
    return verb is not None and verb - act.mark.last <= _DONE_WITHIN and act.sentence.tokens[verb].low in _DONE


_DONE_WITHIN = 5


def _told_of_behind(act: Act) -> Clause | None:
    """Return the clause of "Its suspension of the treaty, announced to the UN in July, is disputed"."""
    for clause in act.frame.clauses:
        if clause.parent is not act.clause or clause.kind not in ("rel", "part") or clause.opener < act.mark.last:
            continue
        told = act.sentence.mark(clause.opener)
        if told is not None and told.first == clause.opener and {"announce", "notify"} & set(told.values("op")):
            return clause
    return None


def _is_background(act: Act) -> bool:
    """Tell of "since they joined": told to date something else, and not dated itself."""
    opens = act.sentence.tokens[act.clause.opener].low
    if act.nominal and act.scope.negated and act.scope.has("would"):
        # "Accession would cost Azerbaijan nothing"
        return act.frame.owner(act.clause, act.mark) is None
    before = act.sentence.words(max(0, act.mark.first - 4), act.mark.first).lower()
    if "force" in act.mark.values("verb") and "the time" in before and act.time() is None:
        # "By the time it entered into force, 71 states had ratified it"
        return True
    if act.clause.kind != "sub":
        return False
    if_so = opens == "should" and act.clause.opener <= 1
    if if_so or ("force" in act.mark.values("verb") and opens in _DATING):
        # "Should Vietnam sign,", "fewer than 50 parties when it took effect"
        return if_so or act.time() is None
    return opens == "since" and act.time() is None


_DATING = frozenset({"when", "before", "after", "until", "once", "since", "as"})


def _stage(act: Act, step: str) -> tuple[str, str | None]:
    """Return the modality of a step and its time; what is only approved, or dated ahead, is planned."""
    modality = act.scope.modality()
    if act.nominal and _is_out_of_question(act):
        return "denied", None
    late = act.time() if modality == "denied" and not act.nominal else None
    late = late if late is not None and act.sentence.tokens[late.first].low in ("until", "till") else None
    if late is not None and not lies_ahead(late.edtf, act.published):
        # "did not ratify until 2011"
        return "occurred", (late.turned(act.published, future=False) or "").removeprefix("../") or None
    brought = modality == "occurred" and act.mark.form("verb") == 0 and bool(carried(act))
    if brought or (modality == "planned" and wished_by_another(act)) or hoped_to_see(act) is not None:
        # "works to bring Egypt into the treaty"
        modality = "urged"
    comes = step == "force" and modality == "occurred" and not act.nominal and act.mark.form("verb") in _PRESENT
    # "enters into force on March 1": the next one
    when = act.when("planned" if comes else modality)
    if step == "suspend" and when is None and modality in ("occurred", "planned"):
        when = _notified_at(act)
    dates_from = any(act.sentence.tokens[p].low in ("dates", "dated", "dating") for p in act.clause.tokens)
    if when is not None and (step == "force" or dates_from):
        # "has been in force since 1 August 2010": on that day it took force.
        when = when.removesuffix("/..")
    if step == "suspend" and act.scope.has("approve") and modality == "occurred":
        # The vote has its time, what is voted comes later.
        return "planned", when
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    if modality == "occurred" and act.scope.has("approve") and before == "to" and step in ("join", "ratify", "sign"):
        # "has voted to join"
        modality = "planned"
    modality, when = _while_on_its_way(act, step, modality, when)
    ahead = modality == "occurred" and lies_ahead(when, act.published)
    return "planned" if ahead else modality, when


def _while_on_its_way(act: Act, step: str, modality: str, when: str | None) -> tuple[str, str | None]:
    """Return modality and time of a step that is under way, approved or stands in a bill: planned."""
    part = any("include" in m.values("verb") for m in act.clause.marks(act.sentence) if m.first >= act.mark.last)
    # not "the accession formed part of the peace process"
    if modality == "occurred" and act.nominal and step in ("join", "ratify") and act.scope.has("process") and not part:
        # "ratification is under way"
        modality = "planned"
    named = act.nominal or act.mark.form("verb") == 3
    if modality == "occurred" and named and step in ("join", "ratify") and _is_approved(act):
        # "the cabinet approved accession"
        modality = "planned"
    if _is_on_paper(act) and modality == "occurred":
        # "On Thursday it approved a bill to join"
        modality = "planned"
    return modality, when


def _that_day(act: Act) -> str | None:
    """Return the day of "was opened for signature on 3 December 2008, and Norway ratified it that same day"."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _DAY_WITHIN]]
    if act.nominal or "day" not in behind or {"same", "very", "that"}.isdisjoint(behind[: behind.index("day")]):
        return None
    before = [d for d in act.sentence.dates if d.last <= act.mark.first]
    return before[-1].turned(act.published, future=False) if before else None


_DAY_WITHIN = 6


def _is_on_paper(act: Act) -> bool:
    """Tell of "a bill to join", "the draft law on accession", "a motion for ratification"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if first < _LED_BY or tokens[first - 1].low not in _ON:
        return False
    at = first - _LED_BY - (act.nominal and tokens[first - 2].low in ("the", "its"))
    return tokens[at].low in _PAPERS


_LED_BY = 2
_ON = frozenset({"to", "on", "for", "about", "of"})
_PAPERS = _LAWS | {"motion", "legislation", "proposal", "resolution", "draft", "laws", "bills"}


def _is_out_of_question(act: Act) -> bool:
    """Tell of "accession was out of the question", "joining is not on the agenda"."""
    behind = [m for m in act.clause.marks(act.sentence) if m.first > act.mark.last and "possible" in m.values("op")]
    words = {t.low for m in behind for t in act.sentence.tokens[m.first : m.last]}
    return not words.isdisjoint(_OPTIONS) and (act.scope.negated or not words.isdisjoint({"out", "off", "no", "not"}))


_OPTIONS = frozenset({"question", "table", "agenda", "option", "cards"})


def _notified_at(act: Act) -> str | None:
    """Return the time of "notified the UN in July 2025 that it was suspending the pact"."""
    behind = _told_of_behind(act) if act.nominal else None
    if behind is not None:
        day = next((d for d in act.sentence.dates if d.core_first in behind.tokens), None)
        return None if day is None else day.turned(act.published, future=False)
    outer = act.clause.parent
    if outer is None or act.clause.kind != "comp":
        return None
    told = any({"notify", "announce"} & set(m.values("op")) or "say" in m.meanings for m in outer.marks(act.sentence))
    date = next((d for d in act.sentence.dates if d.core_first in outer.tokens), None)
    return date.turned(act.published, future=False) if told and date is not None else None


def _is_approved(act: Act) -> bool:
    told = act.op_words("approve")
    return told is not None and told.first < act.mark.first and told is not act.mark and told.form("op") >= 0


def _has_not(act: Act) -> bool:
    """Tell of "neither X nor Y has signed": a standing, told in the perfect."""
    if act.nominal or act.mark.form("verb") not in (2, 4) or act.scope.has("future", "would", "intend", "urge"):
        return False
    return not {"has", "have", "had", "hasn", "haven", "hadn"}.isdisjoint(low_words(act))


def _signs_a_law(act: Act) -> bool:
    """Tell whether it is a law that is signed: "signed the ratification bill", "the law, which X signed"."""
    if act.clause.kind == "rel":
        near = {t.low for t in act.sentence.tokens[max(0, act.clause.opener - 4) : act.clause.opener]}
        if near & (_LAWS | {"legislation", "resolution"}):
            return True
    actor = act.actor()
    if actor is not None and actor.body == "president" and act.has_layer("treaty", "treaty_word") is None:
        # "the president signed the decision"
        return True
    return any(
        "approve" in m.values("op")
        and m is not act.mark
        and m.last - m.first == 1
        and act.sentence.tokens[m.first].low in _LAWS
        for m in act.sentence.marks
        if m.first in act.clause.tokens
    )


def _is_a_standing(act: Act) -> bool:
    """Tell of "membership" that is not weighed, planned or asked for, or that is of another body."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if tokens[last - 1].low != "membership":
        return False
    led = tokens[first - 1] if first else None
    other = led is None or led.text[:1].isupper() or led.low in ("'s", "s", "its", "their", "our", "his", "her")
    named = last < len(tokens) and tokens[last].low in ("in", "of", "for", "fee", "fees", "card", "drive")
    elsewhere = named and not any(
        act.treaty_of(m) is not None for m in act.sentence.starting(range(last + 1, last + _OBJECT_WITHIN))
    )
    fresh = act.frame.discourse.treaty_age <= _MEMBERSHIP_LASTS
    return other or elsewhere or not fresh or not act.scope.has("possible", "intend", "urge", "refuse")


_MEMBERSHIP_LASTS = 3


def _goes_elsewhere(act: Act) -> bool:
    """Tell of "returned to their villages": back into a treaty goes only what names one right behind."""
    tokens, last = act.sentence.tokens, act.mark.last
    if tokens[act.mark.first].low.startswith("adher") and last - act.mark.first == _LED_BY:
        # "exhorted India to adhere to the Ottawa Convention", and not "adheres to its rules"
        behind = act.sentence.starting(range(last, last + _LED_BY + 1))
        named = any(act.treaty_of(m) is not None for m in behind)
        return not named or act.nominal or act.frame.told(act.clause, act.mark) is None
    if act.nominal or tokens[act.mark.first].low not in _GOING_BACK or tokens[last - 1].low not in ("to", "into"):
        return False
    near = [act.sentence.mark(p) for p in (last, last + 1)]
    return not any(m is not None and act.treaty_of(m) is not None for m in near)


_GOING_BACK = frozenset(
    {
        "return",
        "returns",
        "returned",
        "returning",
        "go",
        "goes",
        "went",
        "going",
        "gone",
        "come",
        "comes",
        "came",
        "coming",
    }
)


def _adopts_a_law(act: Act) -> bool:
    """Tell whether a law or paper is adopted: "adopted a bill on leaving the treaty", "the motion was adopted"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last < len(tokens) and tokens[last].low == "it" and not act.frame.is_passive(act.clause, act.mark):
        # "Parliament adopted it on 4 August": its own law
        who = act.frame.subject(act.clause, act.mark.first)
        return who is not None and who.kind == "body"
    if act.frame.is_passive(act.clause, act.mark):
        near = [p for p in act.clause.tokens if p < act.mark.first]
    else:
        near = [p for p in act.clause.tokens if act.mark.last <= p < act.mark.last + _ADOPTED_WITHIN]
    paper = next((p for p in near if tokens[p].low in _ADOPTED), None)
    named = next((p for p in near if (m := act.sentence.mark(p)) is not None and act.treaty_of(m) is not None), None)
    return paper is not None and (named is None or paper < named)


_ADOPTED_WITHIN = 6
_ADOPTED = _LAWS | {"motion", "resolution", "legislation", "draft", "amendment", "declaration", "plan", "strategy"}


def _no_room(act: Act) -> bool:
    """Tell whether it is a rule, nobody's act: "the convention does not allow suspension", "cannot be suspended"."""
    words = low_words(act)
    before = [act.sentence.mark(p) for p in act.clause.tokens if p < act.mark.first]
    banned = [m for m in before if m is not None and "ban" in m.values("verb")]
    first = [act.sentence.tokens[p].low for p in act.clause.tokens[:2]]
    ruled = any(m is not None and m.first < banned[0].first and act.treaty_of(m) is not None for m in before if banned)
    if banned and (ruled or first == ["the", "text"] or first[:1] == ["it"]):
        # "the convention does not allow a state to suspend it"
        return True
    if not act.scope.negated and "cannot" not in words:
        return False
    if act.frame.is_passive(act.clause, act.mark):
        return act.frame.agent(act.clause, act.mark) is None and not words.isdisjoint({"cannot", "may", "can"})
    ruled = any(mark is not None and act.treaty_of(mark) is not None for mark in before)
    return ruled and act.scope.has("possible", "able")


def _something_else_takes_force(act: Act) -> bool:
    """Tell whether a withdrawal, a law or a suspension takes effect."""
    return any(
        not {"leave", "suspend"}.isdisjoint(mark.values("noun"))
        or "approve" in mark.values("op")
        or ("step_word" in mark.meanings and "treaty" not in mark.meanings)
        for mark in act.sentence.marks
        if mark.first in act.clause.tokens and mark.first < act.mark.first
    )


def _object_is_treaty(act: Act, step: str) -> bool:
    """Tell whether the treaty is what is signed or suspended: it stands close behind, or is the passive's subject."""
    if step in ("force", "adopt"):
        return True
    tokens, last = act.sentence.tokens, act.mark.last
    if tokens[act.mark.first].low == "on" or (
        step != "sign" and last < len(tokens) and tokens[last].low == "it" and not act.scope.negated
    ):
        # "put the convention on hold"; "one of the first to sign the treaty, ratified it only in March"
        return True
    if _is_what_it_did(act):
        return True
    for mark in act.sentence.starting(range(act.mark.last, act.mark.last + 14)):
        if "treaty" in mark.meanings or "treaty_word" in mark.meanings or is_the_ban(act.sentence, mark):
            return True
        if {"order", "suspend", "leave"} & set(mark.values("noun")):
            # "signs mine contract", "ratified the suspension of the treaty"
            return False
        if is_finite(act.sentence, mark.first) and mark.first not in act.clause.tokens:
            # "The treaty, which X ratified in 1998, bans"
            break
        if is_finite(act.sentence, mark.first) and "op" not in mark.meanings:
            return False
    return (
        act.frame.is_passive(act.clause, act.mark) or "noun" in act.mark.meanings or act.clause.kind in ("rel", "coord")
    )


def _is_what_it_did(act: Act) -> bool:
    """Tell of "has yet to ratify the treaty it signed in 1997", "the convention that Greece ratified": right before."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if not 0 <= act.mark.first - mention.last <= 1 or mention.kind != "state" or not mention.first:
            continue
        led = mention.first - 1
        led -= tokens[led].low in ("that", "which")
        before = act.sentence.mark(led)
        return before is not None and act.treaty_of(before) is not None
    return False


def _joiners(act: Act, code: str) -> tuple[str | None, ...]:
    """Return the states whose step it is; None stands for the treaty's own entry into force or adoption."""
    return carried(act) or _who_joins(act, code)


def _who_joins(act: Act, code: str) -> tuple[str | None, ...]:
    if code in ("enter_into_force", "adopt"):
        return _bound(act, code)
    if code == "suspend" and act.nominal:
        own = act.frame.owner(act.clause, act.mark) or _declarer(act)
        if own is not None:
            return own.states
        if not act.scope.has("notify", "announce", "approve"):
            return ()
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    if before and before[-1] in _CROWDS and not act.nominal and not _LED.isdisjoint(before):
        # "works to have more states join it"
        return ()
    named = examples_of_a_crowd(act) or between_dashes(act)
    if named:
        return named
    actor = hoped_to_see(act) or act.actor()
    if actor is None and _is_of_everybody(act):
        return ()
    if actor is None:
        return () if act.frame.is_passive(act.clause, act.mark) else act.implied_states()
    if _asks_others(act, actor):
        # "Mexico urges its neighbours to join"
        return ()
    return _of_the_actor(act, actor)


def _of_the_actor(act: Act, actor: Mention) -> tuple[str, ...]:
    """Return the states that an actor stands for: only states join."""
    if actor.pronoun == "it" and not actor.states:
        # "Ana Ruiz wanted Spain to leave the convention, which it joined in 2010"
        return _named_last(act)
    if actor.kind == "name" and actor.ids[0] == "whoever":
        # "Whoever governs in Naypyidaw should accede"
        near = [m for m in act.frame.mentions if actor.last < m.first < act.mark.first and m.prep == "in"]
        return near[0].states if near else ()
    if actor.pronoun == "we" and actor.kind in ("organisation", "person"):
        # "We signed in December 1997": only a state does.
        return act.frame.discourse.one_state()
    return companions(act, actor.states) if actor.kind in ("state", "body", "office", "person") else ()


def _named_last(act: Act) -> tuple[str, ...]:
    """Return the state named last before the act."""
    before = [m for m in act.frame.mentions if m.kind == "state" and m.pronoun is None and m.last <= act.mark.first]
    return before[-1].states if before and len(before[-1].states) == 1 else ()


_ASKING = ("urg", "call", "encourag", "invit", "appeal", "exhort", "implor", "press", "plead", "lobb")


def _asks_others(act: Act, actor: Mention) -> bool:
    """Tell whether the actor found is who asks, and others without a name are asked."""
    asking = [m for m in act.clause.marks(act.sentence) if "urge" in m.values("op") and m.form("op") >= 0]
    asking = [m for m in asking if actor.last <= m.first and m.last < act.mark.first]
    if not asking or act.nominal or not act.sentence.tokens[asking[-1].first].low.startswith(_ASKING):
        return False
    between = {t.low for t in act.sentence.tokens[asking[-1].last : act.mark.first]}
    if any(
        m.kind == "state" and m.pronoun is None and asking[-1].last <= m.first < act.mark.first
        for m in act.frame.mentions
    ):
        # "its neighbours Vietnam and Laos"
        return False
    return not between.isdisjoint(
        {"neighbours", "neighbors", "states", "countries", "others", "governments", "nations", "all"}
    )


def _is_of_everybody(act: Act) -> bool:
    """Tell of "All states should join": nobody by name."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return not act.nominal and not _CROWDS.isdisjoint(before) and not _ALL.isdisjoint(before)


_ALL = frozenset({"all", "every", "more", "other", "many", "further", "most"})
_CROWDS = frozenset({"states", "countries", "nations", "governments", "others", "capitals"})
_LED = frozenset({"have", "see", "get", "make", "let", "help", "having", "seeing", "getting", "helping"})


def _bound(act: Act, code: str) -> tuple[str | None, ...]:
    """Return the states for which a treaty enters into force."""
    bound = next((m for m in act.frame.mentions if _is_bound(act, m)), None)
    if bound is not None:
        return bound.states
    if code == "enter_into_force" and _for_somebody(act):
        return act.frame.discourse.one_state() or (None,)
    return (None,)


def _is_bound(act: Act, mention: Mention) -> bool:
    """Tell whether the treaty binds who is mentioned: "entered into force for Estonia", "became binding on them"."""
    binding_on = mention.first == act.mark.last and act.sentence.tokens[act.mark.last - 1].low == "on"
    if binding_on and mention.kind == "state":
        return True
    if mention.first not in act.clause.tokens:
        return False
    if mention.kind == "state" and mention.prep in ("for", "on", "upon"):
        return True
    return mention.pronoun is not None and mention.prep in ("for", "on")


def _declarer(act: Act) -> Mention | None:
    """Return who declares it, right behind: "the suspension, declared by Ukraine,"."""
    return next((m for m in act.frame.mentions if m.prep == "by" and 0 <= m.first - act.mark.last <= 8), None)


def _for_somebody(act: Act) -> bool:
    """Tell whether it is for a state by another name: "enters into force for the islands"."""
    tokens, last = act.sentence.tokens, act.mark.last
    return (last < len(tokens) and tokens[last].low == "for") or tokens[last - 1].low == "on"
