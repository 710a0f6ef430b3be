"""Who does an act: "by X", "X's", who is told to, else the subject."""

from collections.abc import Sequence

from treatywatch.extract.addressees import told, told_unnamed
from treatywatch.extract.clause import Clause
from treatywatch.extract.names import Mention
from treatywatch.extract.parsed import Parsed
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.subjects import UNITS, subject
from treatywatch.extract.verbs import is_finite
from treatywatch.extract.voice import is_passive

_OWNING = ("owner", "adj")
# What "their" before a noun has done to it: the mines', not the states'.
_DONE_TO = frozenset({"make", "use", "supply", "destroy", "acquire"})
_TREATY_STEPS = frozenset({"leave", "join", "ratify"})


def actor(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return who does the act: agent, owner, who is told to, subject; None where the clause does not say."""
    if told_unnamed(parsed, clause, mark):
        return None
    found = _firm_of_its_state(parsed, mark, _actor(parsed, clause, mark))
    if found is None and mark.form("verb") == _ING:
        found = fronted(parsed, clause, mark)
    if found is None:
        return _listed_agent(parsed, mark)
    part = _named_part(parsed, clause, mark) if found.kind == "union" else None
    return part or found


def _firm_of_its_state(parsed: Parsed, mark: Mark, found: Mention | None) -> Mention | None:
    """Return X of "Germany's X Y halted production": what a state's own name leads in acts, and not the state."""
    if found is None or found.kind != "state" or found.role != "owner" or found.pronoun is not None:
        return found
    behind = next((m for m in parsed.mentions if m.first >= found.last), None)
    if behind is not None and behind.first - found.last > _ITS_OWN:
        # "Poland's state-run Belma"
        between = parsed.sentence.tokens[found.last + 2 : behind.first]
        described = all((t.text.islower() or t.text == "-") and t.low not in _PARTING for t in between)
        return behind if behind.kind == "company" and behind.role == "" and not behind.prep and described else found
    if behind is None or behind.role != "" or behind.prep:
        return found
    makes = behind.kind == "name" and "make" in mark.values("verb") and behind.last <= mark.first
    return behind if behind.kind == "company" or behind.full_name or makes else found


_ITS_OWN = 2
_PARTING = frozenset(
    {"and", "by", "at", "in", "for", "from", "with", "of", "to", "has", "is", "will", "was", "had", "that"}
)
_ING = 3
_FRONT = frozenset({"by", "as", "having", "in", "before", "after", "since", "on", "being", "not", "despite", "without"})
_FRONT_WITHIN = 16


def fronted(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return X of "Having never signed it, X sends observers", "By leaving it, X has": named behind the comma."""
    tokens = parsed.sentence.tokens
    if not clause.tokens or mark.first - clause.first > 2 or tokens[clause.first].low not in _FRONT:
        return None
    if clause.first and tokens[clause.first - 1].text.isalnum():
        return None
    for mention in parsed.mentions:
        behind = mark.last <= mention.first <= mark.last + _FRONT_WITHIN and mention.role == "" and not mention.prep
        led = mention.first - 1 - (tokens[mention.first - 1].low == "the")
        if behind and tokens[led].text == ",":
            return mention
    return None


def _actor(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    nominal = "noun" in mark.meanings
    turned = _turned(parsed, mark)
    if turned is not None:
        return turned
    if not nominal and mark.form("verb") >= 0 and is_passive(parsed.sentence, clause, mark):
        return agent(parsed, clause, mark) or _owner_of_object(parsed, clause, mark)
    if nominal:
        found = owner(parsed, clause, mark) or _genitive(parsed, clause, mark) or agent(parsed, clause, mark)
        if found is not None:
            return found
        if _has_an_agent(parsed.sentence, clause, mark):
            # "documented the use of cluster bombs by rebels": they have no name, but they did it
            return None
    return (
        _blamed(parsed, clause, mark)
        or told(parsed, clause, mark)
        or _decider(parsed, clause, mark)
        or _told_before(parsed, clause)
        or _spliced(parsed, clause, mark)
        or subject(parsed, clause, mark.first)
    )


def _spliced(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return Y of "The army laid mines, Y laid mines": a second subject behind a comma, right before its own verb."""
    tokens = parsed.sentence.tokens
    near = next((m for m in parsed.mentions if m.last == mark.first and m.whole and m.pronoun is None), None)
    if near is None or near.first not in clause.tokens or near.role != "" or near.prep:
        return None
    comma = near.first - 1 - (tokens[near.first - 1].low == "the")
    if comma <= clause.first or tokens[comma].text != ",":
        return None
    return near if clause.has_verb_before(parsed.sentence, comma) else None


_TURNING = frozenset({"did", "do", "does", "will", "would", "has", "have", "had", "can", "could", "should", "may"})


def _turned(parsed: Parsed, mark: Mark) -> Mention | None:
    """Return X of "Only then did X ratify it", "Nor has X signed": the subject stands behind the auxiliary."""
    if mark.first < 2 or mark.form("verb") not in (0, 2, 4):
        return None
    for mention in parsed.mentions:
        if not 0 <= mark.first - mention.last <= _NEAR or mention.role != "" or mention.prep or not mention.first:
            continue
        if not all(_goes_between(parsed.sentence, p) for p in range(mention.last, mark.first)):
            continue
        if mention.pronoun is not None and parsed.sentence.tokens[mention.first].low not in _PRONOUNS:
            # "have both used"
            continue
        led = mention.first - 1
        led -= parsed.sentence.tokens[led].low == "the"
        if led >= 0 and parsed.sentence.tokens[led].low in _TURNING:
            return mention
    return None


def _goes_between(sentence: Sentence, position: int) -> bool:
    """Whether a word can stand between a turned subject and its verb: an adverb, "agree to"."""
    mark = sentence.mark(position)
    return sentence.tokens[position].low in _BETWEEN or (mark is not None and "intend" in mark.values("op"))


_NEAR = 3
_PRONOUNS = frozenset({"it", "they", "we"})
_BETWEEN = frozenset(
    {"still", "yet", "already", "currently", "ever", "finally", "also", "even", "now", "really", "actually", "itself"}
)


def _blamed(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return Myanmar in "condemned Myanmar for laying mines", Oman in "congratulated Oman on joining"."""
    if mark.form("verb") != _ING:
        return None
    tokens, here = parsed.sentence.tokens, mark.first - 1
    while here > 0 and (tokens[here].low.endswith("ly") or tokens[here].low in _AGAIN):
        here -= 1
    if here < 1 or tokens[here].low not in _BLAMING:
        return None
    near = next((m for m in parsed.mentions if m.last == here and m.whole and m.kind != "name"), None)
    if near is None or not clause.has_verb_before(parsed.sentence, near.first):
        return None
    return near


_BLAMING = frozenset({"for", "on", "over"})
_AGAIN = frozenset({"again", "not", "also", "still", "now", "first", "once"})


def _has_an_agent(sentence: Sentence, clause: Clause, mark: Mark) -> bool:
    behind = [p for p in clause.tokens if mark.last <= p < mark.last + _AGENT_WITHIN]
    by = next((p for p in behind if sentence.tokens[p].low == "by"), None)
    return by is not None and not any(d.first <= by < d.last for d in sentence.dates) and _is_of(sentence, mark)


_AGENT_WITHIN = 8


def _is_of(sentence: Sentence, mark: Mark) -> bool:
    return mark.last < len(sentence.tokens) and sentence.tokens[mark.last].low == "of"


def agent(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return "by X" behind a passive or a noun."""
    behind = [m for m in parsed.mentions_behind(clause, mark, 14) if not _only_follows(parsed.sentence, m)]
    found = next((m for m in behind if m.prep in ("by", "at the hands of")), None) or _whose_units(parsed, behind)
    return None if found is not None and _is_of_another_verb(parsed.sentence, mark, found) else found


def _only_follows(sentence: Sentence, mention: Mention) -> bool:
    """Tell of "approved it in April, followed by the Lithuanian Seimas": the next, and not who does the first."""
    led = mention.first - 1 - (sentence.tokens[mention.first - 1].low == "the")
    return led > 0 and sentence.tokens[led].low == "by" and sentence.tokens[led - 1].low == "followed"


def _whose_units(parsed: Parsed, behind: Sequence[Mention]) -> Mention | None:
    """Return whose they are in "dropped by Syrian aircraft", "laid by Cuban troops"."""
    tokens = parsed.sentence.tokens
    for mention in behind:
        led = [t.low for t in tokens[max(0, mention.first - 2) : mention.first] if t.low not in ("a", "an", "the")]
        if mention.role == "adj" and mention.states and led[-1:] == ["by"]:
            return mention if not UNITS.isdisjoint(t.low for t in tokens[mention.last : mention.last + 2]) else None
    return None


def _is_after_an_article(sentence: Sentence, mark: Mark) -> bool:
    return mark.first > 0 and sentence.tokens[mark.first - 1].low in ("the", "a", "an", "its", "their", "this")


def _is_of_another_verb(sentence: Sentence, mark: Mark, found: Mention) -> bool:
    """Tell of "Delivery of the mines ordered by Latvia": Latvia orders, and delivers nothing."""
    if "noun" not in mark.meanings or (mark.form("verb") >= 0 and not _is_after_an_article(sentence, mark)):
        return False
    led = next((p for p in range(found.first - 1, mark.last, -1) if sentence.tokens[p].low == "by"), None)
    verb = sentence.mark(led - 1) if led is not None else None
    return verb is not None and verb.first >= mark.last and verb.form("verb") in (2, 4) and verb.form("op") < 0


def owner(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return whose act a noun is: "Poland's production", "Finnish use", "its withdrawal"."""
    best: Mention | None = None
    for mention in parsed.mentions_before(clause, mark):
        if (
            mention.role in _OWNING
            and _reaches(parsed.sentence, mention, mark)
            and not _is_done_to(parsed.sentence, mention, mark)
        ):
            best = mention
    return best


def _is_done_to(sentence: Sentence, mention: Mention, mark: Mark) -> bool:
    """Whether "their export", "its use" is the mines', not the states': no weapon is named behind."""
    if mention.pronoun not in ("it", "they") or mention.last != mark.first or mention.kind == "company":
        return False
    followed = mark.last < len(sentence.tokens) and sentence.tokens[mark.last].low == "of"
    return not followed and not _DONE_TO.isdisjoint(mark.values("noun"))


def _reaches(sentence: Sentence, mention: Mention, mark: Mark) -> bool:
    """Only words that describe stand between an owner and the act that is its own."""
    return mark.first - mention.last <= 9 and not any(
        _cuts_off(sentence, position) for position in range(mention.last, mark.first)
    )


def _cuts_off(sentence: Sentence, position: int) -> bool:
    """Whether a token ends what an owner in front of it can own: a sign, a preposition, a verb."""
    low = sentence.tokens[position].low
    mark = sentence.mark(position)
    if low in (",", ";", ":"):
        return True
    if mark is None:
        return False
    if "prep" in mark.meanings and low not in ("to", "of", "for"):
        return True
    if "aux" in mark.meanings and low not in ("'", "s"):
        return True
    return "op" not in mark.meanings and "noun" not in mark.meanings and is_finite(sentence, position)


def _genitive(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """The states of "the departures of Estonia and Latvia"."""
    if _TREATY_STEPS.isdisjoint(mark.values("noun")):
        return None
    near = parsed.mentions_in(p for p in clause.tokens if mark.last < p <= mark.last + 2)
    behind = next((m for m in near if m.prep == "of"), None)
    return behind if behind is not None and behind.kind == "state" else None


def _owner_of_object(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """The owner of what is done away with does it: "its mines were scrapped", "Poland's stocks were destroyed"."""
    things = [p for p in clause.tokens if p < mark.first and _is_holding(parsed.sentence, p)]
    for mention in parsed.mentions_before(clause, mark):
        if mention.role in _OWNING and any(0 <= p - mention.last <= 5 for p in things):
            return mention
    return None


def _is_holding(sentence: Sentence, position: int) -> bool:
    mark = sentence.mark(position)
    if mark is None or mark.first != position:
        return False
    return "item" in mark.meanings or "hold" in mark.values("noun")


def _decider(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Whose decision it is does it: "an objection to Ukraine's decision to suspend"."""
    sentence = parsed.sentence
    if mark.first < 2 or sentence.tokens[mark.first - 1].low != "to":
        return None
    meant = sentence.mark(mark.first - 2)
    if meant is None or "intend" not in meant.values("op") or is_finite(sentence, meant.first):
        return _of_the_decision(parsed, clause, mark)
    return owner(parsed, clause, meant)


def _of_the_decision(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Whose decision is named behind it: "criticised the decision of Poland to leave"."""
    sentence = parsed.sentence
    before = [m for m in parsed.mentions_before(clause, mark) if m.prep in ("of", "by") and m.last == mark.first - 1]
    if not before:
        return None
    meant = next(
        (
            m
            for m in sentence.marks
            if before[-1].first - 3 <= m.last - 1 < before[-1].first and "intend" in m.values("op")
        ),
        None,
    )
    return None if meant is None or is_finite(sentence, meant.first) else before[-1]


def _told_before(parsed: Parsed, clause: Clause) -> Mention | None:
    """Who is told to do the first act is told to do the second: "enable Poland to stockpile and use"."""
    if not clause.bare or clause.parent is None:
        return None
    for position in reversed([p for p in clause.parent.tokens if p < clause.opener]):
        mark = parsed.sentence.mark(position)
        if mark is not None and mark.first == position and mark.form("verb") >= 0:
            return told(parsed, clause.parent, mark)
    return None


def _listed_agent(parsed: Parsed, mark: Mark) -> Mention | None:
    """The agent that is named behind its number: "by five states, namely X"."""
    for mention in parsed.mentions:
        if mention.kind != "state" or mention.prep not in ("namely", "including"):
            continue
        by = any(t.low == "by" for t in parsed.sentence.tokens[mark.last : mention.first])
        if by and mention.first - mark.last < 20:
            return mention
    return None


def _named_part(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """The named part of an unnamed whole: "NATO countries, including the Baltic states, …"."""
    aside = {p for c in parsed.clauses if c.connector == "dash" and c.opener < mark.first for p in c.tokens}
    for mention in parsed.mentions:
        if mention.first in aside and mention.kind == "state" and len(mention.states) > 1:
            # "Four NATO members - A, B, C and D - said"
            return mention
        named = mention.prep in ("including", "such as") and mention.kind == "state" and mention.last <= mark.first
        if named and (clause.first <= mention.first or clause.kind in ("coord", "comp")):
            return mention
    return None
