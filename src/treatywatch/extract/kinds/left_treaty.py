"""Which treaty a withdrawal is from, if from any: a state leaves other things too, and withdraws other things."""

from treatywatch.extract.draft import Act, is_the_ban, names_both
from treatywatch.extract.kinds.steps import left_alone
from treatywatch.extract.subjects import CREWS
from treatywatch.extract.survey import is_left_over
from treatywatch.extract.verbs import is_finite

_WITHDRAWING = ("withdr", "pull")
_LOOSE = (*_WITHDRAWING, "denounc", "denunci")
_OBJECT_STARTS = frozenset({"its", "their", "his", "her", "the", "a", "an", "all", "some", "our"})
_TO_WHAT = frozenset({"from", "of", "the", "out"})
_DESCRIBED = frozenset({"state", "states", "country", "countries", "party", "parties", "nation", "nations"})


# So few sentences ago another treaty than the text's own was named.
_FRESH = 2
_PAST = 2


def left_treaty(act: Act) -> str | None:
    """Return the treaty that is left, None where something else is."""
    if (
        _is_asked_in_a_paper_withdrawn(act)
        or _leaves_something_else(act)
        or _is_of_troops(act)
        or _describes(act)
        or is_left_over(act.sentence, act.mark)
        or _is_left_over(act)
    ):
        return None
    word = act.sentence.tokens[act.mark.first].low
    discourse = act.frame.discourse
    if _is_ruled_out(act):
        fresh = discourse.treaty if discourse.treaty_age <= _FRESH else None
        return act.treaty() or fresh or discourse.main_treaty
    if [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]] in _BOTH and names_both(act.frame):
        return "apmbc"
    if _is_going(act) or _is_what_is_decided(act):
        return discourse.treaty or discourse.main_treaty
    if not act.nominal and not word.startswith(_WITHDRAWING):
        if not _object_close(act):
            return None
        if _leaves_it(act):
            return act.treaty(loose=True)
        if left_alone(act):
            return act.treaty() or _spoken_of_right_before(act) or _just_named(act) or discourse.main_treaty
    if word.startswith("withdr") and not act.nominal and (_has_plain_object(act) or _is_a_paper_withdrawn(act)):
        return None
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    loose = any(w.startswith(_LOOSE) for w in words) or (act.nominal and discourse.topic_age <= 4) or _leaves_it(act)
    loose = loose or _is_the_exit_voted_on(act)
    return act.treaty(loose=loose and discourse.treaty is not None)


def _is_what_is_decided(act: Act) -> bool:
    """Tell of "The decision to leave was taken on Tuesday": nothing behind it but the clause's verb."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    plan = act.sentence.mark(first - 2) if first > 1 and tokens[first - 1].low == "to" else None
    if plan is None or "step_word" not in plan.meanings or last >= len(tokens):
        return False
    discourse = act.frame.discourse
    ends = not tokens[last].text.isalnum() or is_finite(act.sentence, last)
    return ends and discourse.treaty_age <= _FRESH and not discourse.foreign


def _is_the_exit_voted_on(act: Act) -> bool:
    """Tell of "Lawmakers in Helsinki approved the exit", with a treaty in view and no other thing left named."""
    if not act.nominal or not act.mark.first or act.frame.discourse.treaty_age > _FRESH:
        return False
    led = act.sentence.tokens[act.mark.first - 1].low
    owner = act.frame.owner(act.clause, act.mark)
    if owner is not None and owner.kind == "state" and owner.pronoun is None:
        # "Helsinki's exit was completed on 10 January"
        return act.sentence.words(act.mark.last, act.mark.last + 1).lower() not in ("from", "of")
    actor = act.actor() if led in ("the", "its", "their") and act.scope.has("approve") else None
    behind = act.sentence.tokens[act.mark.last].low if act.mark.last < len(act.sentence.tokens) else "."
    return actor is not None and actor.kind == "body" and behind not in ("from", "of")


_GOING_LASTS = 4
_BE = frozenset({"is", "are", "'s", "s", "'re", "re", "was", "were", "am", "m"})


def _is_going(act: Act) -> bool:
    """Tell of "Poland is leaving.", while a withdrawal is being spoken of: nothing stands behind the verb."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if act.mark.form("verb") != _ING or not first or last - first > 1 or tokens[first - 1].low not in _BE:
        return False
    ends = last >= len(tokens) or tokens[last].text in _ENDS or tokens[last].low in ("and", "too", "but")
    discourse = act.frame.discourse
    fresh = min(discourse.topic_age, discourse.treaty_age) <= _GOING_LASTS
    whole = any(m.kind == "state" and m.whole and m.last < first for m in act.frame.mentions)
    return ends and whole and fresh and discourse.leaving and not discourse.foreign


_ING = 3
_ENDS = frozenset('.,;:!?)"”')


def _spoken_of_right_before(act: Act) -> str | None:
    """Return the treaty of the standing told before in the same paragraph: "X never joined it. Y had, and left"."""
    told, text = act.frame.discourse.standing, act.sentence.text
    if told is None or act.frame.discourse.treaty_age or "\n" in text[told.at : act.sentence.start]:
        return None
    return told.slots.get("treaty")


_BOTH = (["either", "of", "them"], ["both", "of", "them"])


def _just_named(act: Act) -> str | None:
    """Return the treaty that the sentence before named, and none other with it."""
    discourse = act.frame.discourse
    ahead = act.mark.form("verb") != _PAST
    return discourse.treaty if ahead and discourse.treaty_age <= 1 else None


def _is_ruled_out(act: Act) -> bool:
    """Tell of "have ruled out leaving", where withdrawals are what the text is about."""
    tokens, last = act.sentence.tokens, act.mark.last
    before = act.sentence.mark(act.mark.first - 1)
    alone = last >= len(tokens) or tokens[last].text in (".", ",", ";")
    if not alone or before is None:
        return False
    lately = act.frame.discourse.treaty_age <= _FRESH or act.treaty_age() == 0
    thought = {"possible", "intend"} & set(before.values("op")) and act.scope.negated and lately
    return bool(thought) or (act.frame.discourse.leaving and "refuse" in before.values("op"))


def _leaves_it(act: Act) -> bool:
    """Tell of "left it", right after the treaty was named."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = tuple(t.low for t in tokens[last : last + 2])
    pointed = behind[:1] == ("it",) or behind in (("that", "one"), ("this", "one"), ("the", "latter"))
    return pointed and act.treaty_age() <= 1


def _has_plain_object(act: Act) -> bool:
    """Tell whether another thing is withdrawn: "withdraw its consent"."""
    last = act.mark.last
    if last >= len(act.sentence.tokens) or act.frame.is_passive(act.clause, act.mark):
        return False
    if any(a.first == last for a in act.sentence.amounts):
        # "will withdraw 200 soldiers from Iraq"
        return True
    return act.sentence.tokens[last].low in _OBJECT_STARTS and not _takes_the_country(act)


def _takes_the_country(act: Act) -> bool:
    """Tell of "withdraw the country from the treaty", where it is the state that is withdrawn."""
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _COUNTRY_WITHIN]]
    at = next((p for p, word in enumerate(words) if word in _COUNTRY), None)
    return at is not None and words[at + 1 : at + 2] == ["from"] and all(w.isalpha() for w in words[:at])


_COUNTRY_WITHIN = 5
_COUNTRY = frozenset({"country", "nation", "state", "republic", "kingdom", "countries", "homeland", "government"})


def _object_close(act: Act) -> bool:
    """Tell whether the treaty is the object ("denounces the convention"), or the subject of the passive."""
    if act.frame.is_passive(act.clause, act.mark):
        return act.has_layer("treaty", "treaty_word", after=False) is not None
    for mark in act.sentence.starting(range(act.mark.last, act.mark.last + 7)):
        if "treaty" in mark.meanings or "treaty_word" in mark.meanings or "member" in mark.meanings:
            return True
        if is_the_ban(act.sentence, mark):
            return True
        if mark.first == act.mark.last and act.sentence.tokens[mark.first].low == "it":
            return act.treaty_age() <= 1
        apart = (
            act.mark.last - act.mark.first > 1
            and act.mark.last < len(act.sentence.tokens)
            and act.sentence.tokens[act.mark.last].text in _APART
        )
        apart = apart or _is_spliced(act)
        told = "say" in mark.meanings or ((apart or act.time() is not None) and is_finite(act.sentence, mark.first))
        if told and mark.first not in act.clause.tokens:
            # "Greece could be next, analysts say"
            break
        if "item" in mark.meanings or is_finite(act.sentence, mark.first):
            return False
    return left_alone(act) or (act.clause.kind in ("rel", "coord") and "noun" in act.mark.meanings)


def _is_spliced(act: Act) -> bool:
    """Tell of "Finland has left, Poland has left": another clause begins behind the comma."""
    led = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    behind = any(c.kind == "coord" and c.opener == act.mark.last + 1 for c in act.frame.clauses)
    return behind and led in ("has", "have", "had")


# "Warsaw wants out, and so does Tallinn"
_APART = frozenset({",", ";", ":", "–", "—"})


def _leaves_something_else(act: Act) -> bool:
    """Tell whether the words behind name another thing: "withdraw from Schengen"."""
    last = act.mark.last
    tokens = act.sentence.tokens
    if _is_what_was_withdrawn(act):
        return True
    while last < len(tokens) and tokens[last].low in _TO_WHAT:
        last += 1
    mark = act.sentence.mark(last)
    if mark is not None and "ignore" in mark.meanings:
        return True
    counted = [a.first for a in act.sentence.amounts if 0 < a.first - act.mark.last <= _WITH_MEMBERS]
    if counted and not act.nominal and tokens[counted[0] - 1].low == "with" and tokens[act.mark.first].low == "leave":
        # "That will leave the treaty with 161 members"
        return True
    from_what = act.mark.last < len(tokens) and tokens[act.mark.last].low == "from"
    from_what = from_what or (tokens[act.mark.first].low.startswith("pull") and tokens[act.mark.last - 1].low == "of")
    return from_what and not _treaty_within(act, act.mark.last, 9)


_WITH_MEMBERS = 5
_TROOPS = (
    frozenset({"forces", "army", "armies", "commander", "commanders", "tanks", "invaders", "paratroopers"}) | CREWS
)


def _is_of_troops(act: Act) -> bool:
    """Tell of "soldiers mined the yard before they pulled out", "the French army withdrew in 2022": from no treaty."""
    if not act.sentence.tokens[act.mark.first].low.startswith(_WITHDRAWING) or act.nominal:
        return False
    if act.has_layer("treaty", "treaty_word") is not None or any("member" in m.meanings for m in act.sentence.marks):
        return False
    if any(not {"treaty", "treaty_word", "rule", "ban"}.isdisjoint(m.meanings) for m in act.sentence.marks):
        return False
    return not _TROOPS.isdisjoint(t.low for t in act.sentence.tokens[: act.mark.first])


def _is_what_was_withdrawn(act: Act) -> bool:
    """Tell of "the grants that Washington has withdrawn": a thing, and no treaty, stands before "that"."""
    tokens, opener, last = act.sentence.tokens, act.clause.opener, act.mark.last
    if not tokens[act.mark.first].low.startswith("withdr") or act.clause.kind not in ("rel", "comp") or opener < _PAST:
        return False
    if tokens[opener].low not in ("that", "which") or (last < len(tokens) and tokens[last].text.isalnum()):
        return False
    thing = act.sentence.mark(opener - 1)
    named = any(opener < m.first < act.mark.first for m in act.frame.mentions)
    named = named and tokens[act.mark.first - 1].low in ("has", "have", "had")
    above = act.clause.parent.marks(act.sentence) if act.clause.parent is not None else ()
    if any("say" in m.meanings for m in above):
        return False
    told = thing is not None and bool({"say", "op", "treaty", "treaty_word"} & thing.meanings.keys())
    return named and not told and tokens[opener - 1].text.islower()


def _treaty_within(act: Act, first: int, count: int) -> bool:
    """Tell whether the words behind "from" name a treaty of ours, or say "it"."""
    for position in range(first, min(first + count, len(act.sentence.tokens))):
        mark = act.sentence.mark(position)
        if mark is not None and act.treaty_of(mark) is not None:
            return True
        if act.sentence.tokens[position].low == "it" or (mark is not None and "treaty_pair" in mark.meanings):
            return True
    return False


_PAPERS = frozenset(
    {"motion", "bill", "proposal", "amendment", "request", "draft", "petition", "complaint", "resolution"}
)


def _is_a_paper_withdrawn(act: Act) -> bool:
    """Tell of "The motion was withdrawn by its authors"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.mark.form("verb") not in (2, 4) or not first or tokens[first - 1].low not in ("was", "were", "been", "is"):
        return False
    opening = {tokens[p].low for p in act.clause.tokens[:_OPENING] if p < first}
    return not _PAPERS.isdisjoint(opening)


def _is_asked_in_a_paper_withdrawn(act: Act) -> bool:
    """Tell of "A motion to leave the treaty was withdrawn by its authors"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if first < _OPENING - 1 or tokens[first - 1].low != "to":
        return False
    led = first - 2 - (tokens[first - 2].text == ",")
    dropped = any(t.low == "withdrawn" for t in tokens[act.mark.last :])
    return dropped and tokens[led].low in _PAPERS


_OPENING = 4


def _is_left_over(act: Act) -> bool:
    """Tell of "They have about 60 square kilometres left", "has 4,000 mines left"."""
    if act.sentence.tokens[act.mark.last - 1].low == "gone":
        # "Peru's cluster bombs are gone"
        return any("item" in m.meanings and m.last <= act.mark.first for m in act.clause.marks(act.sentence))
    if act.sentence.tokens[act.mark.first].low != "left" or act.mark.last - act.mark.first > 1:
        return False
    have = next((p for p in act.clause.tokens if act.sentence.tokens[p].low in _HAVE and p < act.mark.first - 1), None)
    if have is None or (act.sentence.tokens[have].low == "with" and act.frame.subject(act.clause) is None):
        return False
    if any(0 <= act.mark.first - a.last <= _LEFT_WITHIN for a in act.sentence.amounts):
        return True
    # "Kabul has few friends left", "has five weeks of work left", and not "has finally left"
    between = [t.low for t in act.sentence.tokens[have + 1 : act.mark.first]]
    counted = any(have < a.first < act.mark.first for a in act.sentence.amounts) or between[0] in _SO_MUCH
    return counted and any(w.isalpha() and not w.endswith("ly") for w in between[1:])


_LEFT_WITHIN = 2
_HAVE = frozenset({"have", "has", "had", "with"})
_SO_MUCH = frozenset({"few", "little", "no", "some", "only", "many", "much", "a", "any", "enough", "several", "just"})
_SO_MUCH |= {"another", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "about", "less"}


def _describes(act: Act) -> bool:
    """Tell whether a participle describes and nobody acts: "a withdrawing state"."""
    if act.mark.form("verb") != 3 or act.mark.last >= len(act.sentence.tokens):
        return False
    return act.sentence.tokens[act.mark.last].low in _DESCRIBED
