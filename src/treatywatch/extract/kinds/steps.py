"""What the rules on treaties share: who takes a step, whether it lies ahead, and what a treaty's rule looks like."""

import itertools
from collections.abc import Iterator, Sequence

from treatywatch.extract.clauses import ABOVE_ALL
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.scope import Scope, is_subject_noun
from treatywatch.extract.times import TimeMention
from treatywatch.extract.verbs import is_finite

_PLANNING = ("future", "intend", "would")
_BESIDE = frozenset({"along with", "alongside", "together with", "like", "as well as"})
_ALONG = frozenset({"along with", "alongside", "together with"})
_SIGNS = frozenset(",.;:)—–")


def treaty_rule(
    act: Act,
    treaty: str,
    aspect: str,
    *,
    modality: str = "occurred",
    item: str | None = None,
    duration: str | None = None,
) -> Draft:
    """Return the draft of what a treaty itself says."""
    slots = {"treaty": treaty, "aspect": aspect, "item": item}
    return act.draft("treaty_rule", modality, slots, duration=duration)


def outlook(scope: Scope, *, urging: bool = False) -> str:
    """Return whether the operators leave an act done, planned or possible; with `urging`, what is urged is planned."""
    if scope.has(*_PLANNING) or (urging and scope.has("urge")):
        return "planned"
    return "possible" if scope.has("possible") else "occurred"


def left_alone(act: Act) -> bool:
    """Tell whether only a time stands behind the verb, with a treaty in view: "when Lithuania left"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.frame.discourse.treaty is None or act.mark.form("verb") == 3:
        return False
    if last >= len(tokens) or tokens[last].text in _SIGNS:
        return True
    if _is_counted_on(act) or (tokens[last].low == "and" and _another_clause(act)):
        return True
    plain = tokens[last].low in _BEFORE_A_TIME or tokens[last].low.endswith("ly")
    dates = act.sentence.dates
    return any(d.first <= last + plain and last <= d.core_first <= last + 2 for d in dates)


def _is_counted_on(act: Act) -> bool:
    """Tell of "will cease to be a party six months later": so long after what was told before."""
    span = act.sentence.mark(act.mark.last)
    if span is None or span.first != act.mark.last or "duration_word" not in span.meanings:
        return False
    return act.sentence.words(span.last, span.last + 1).lower() in ("later", "after", "afterwards", "on", "thereafter")


def _another_clause(act: Act) -> bool:
    """Tell of "voted to leave and the president signed the law": another's act begins behind "and"."""
    last = act.mark.last
    beside = [m for m in act.frame.mentions if 0 < m.first - last <= _TWO_WORDS and m.role == "" and m.pronoun is None]
    return any(c.kind == "coord" and c.opener == last for c in act.frame.clauses) and bool(beside)


_TWO_WORDS = 2


_BEFORE_A_TIME = frozenset(
    {"it", "only", "again", "back", "out", "up", "late", "first", "just", "there", "altogether"}
) | {
    "already",
    "before",
    "after",
    "when",
    "while",
    "because",
    "despite",
    "without",
    "but",
    "today",
    "yesterday",
    "tomorrow",
    "later",
    "earlier",
    "together",
    "alongside",
    "too",
    "both",
    "as",
    "then",
    "in",
    "on",
    "at",
    "by",
    "since",
    "for",
    "until",
    "from",
    "last",
    "the",
    "this",
    "sometime",
    "some",
    "around",
    "well",
    "soon",
    "shortly",
    "right",
}


def stands_bare(act: Act) -> bool:
    """Tell whether no object stands behind the verb: "joined long ago", "signed on the first day", "will join?"."""
    if left_alone(act):
        return True
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or (act.mark.form("verb") == _ING and act.nominal):
        return last >= len(tokens)
    if not tokens[last].text[0].isalnum():
        return tokens[last].text not in ("-", "'", "’", "$", "€")
    if tokens[last].low in _NO_OBJECT:
        return True
    return tokens[last].low in _PLACING and not _goes_with_its_verb(act)


def _goes_with_its_verb(act: Act) -> bool:
    """Tell of "signed on to", "joined in the singing", "signed for the parcel": the preposition is the verb's own."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [t.low for t in tokens[last : last + 2]]
    if behind in (["on", "to"], ["on", "behalf"], ["up", "for"], ["up", "with"]):
        return True
    if behind[:1] != ["in"]:
        return False
    place = act.sentence.mark(last + 1)
    return "join" in act.mark.values("verb") and (
        place is None or {"capital", "place", "month"}.isdisjoint(place.meanings)
    )


_ING = 3
_NO_OBJECT = frozenset(
    {"when", "while", "because", "despite", "without", "but", "after", "before", "too", "either", "again", "as"}
    | {"together", "alongside", "once", "if", "until", "following", "amid", "soon", "long", "later", "earlier", "under"}
    | {"only", "first", "today", "yesterday", "tomorrow", "then", "already", "now", "so", "nor", "or", "and", "though"}
    | {"although", "since", "during", "right", "immediately", "decades", "years", "last", "next", "at", "by", "than"}
    | {"or", "also", "even", "likewise", "eventually", "finally", "quickly", "promptly", "swiftly", "well", "unless"}
    | {"thanks", "via", "through", "within", "not", "with", "straight", "itself", "themselves", "early", "late"}
)
_PLACING = frozenset({"in", "on", "for", "from"})


_TOO = frozenset({"too", "likewise", "also"})


def too(act: Act) -> tuple[str, ...]:
    """Return the state of "Guyana joined long ago, Suriname too", "Kenya is bound by it; Somalia, too"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.first <= act.mark.last or mention.kind != "state" or mention.role != "":
            continue
        behind = [t.low for t in tokens[mention.last : mention.last + 3]]
        behind = behind[1:] if behind[:1] == [","] else behind
        ends = len(behind) < _TWO or not behind[1].isalnum()
        if tokens[mention.first - 1].low in (",", "and", ";") and behind and behind[0] in _TOO and ends:
            return mention.states
    return ()


_TWO = 2


def _is_the_one(act: Act, actor: Mention) -> bool:
    return "the" in [t.low for t in act.sentence.tokens[max(0, actor.first - 1) : actor.first + 1]]


_WANT = frozenset({"want", "wants", "wanted", "wish", "wishes", "like", "hope", "hopes"})


def _is_hoped_of_another(act: Act) -> bool:
    """Tell of "We hope that Vietnam will soon join", where who hopes is another."""
    outer = act.clause.parent
    if outer is None or not act.scope.has("future", "would", "possible"):
        return False
    led = act.sentence.tokens[act.clause.opener - 1].low if act.clause.opener else ""
    own, other = act.actor(), act.frame.subject(outer)
    return led in _HOPED and own is not None and (other is None or set(own.states).isdisjoint(other.states))


def wished_by_another(act: Act) -> bool:
    """Tell of "campaigners want the United States to join": asked for, and not what the state itself plans."""
    tokens, first = act.sentence.tokens, act.mark.first
    if _is_hoped(act) or (act.clause.kind == "comp" and _is_hoped_of_another(act)):
        return True
    if first < 1 or tokens[first - 1].low != "to":
        return False
    for mention in act.frame.mentions:
        if 0 <= first - 1 - mention.last <= 1 and mention.states and mention.role == "":
            return bool(_WANT & {t.low for t in tokens[max(0, mention.first - 3) : mention.first]})
    return False


def _is_hoped(act: Act) -> bool:
    """Tell of "Peru hopes that Cuba will join", "expressed the hope that it would": who hopes is not who joins."""
    outer, tokens = act.clause.parent, act.sentence.tokens
    if outer is None or act.clause.kind != "comp":
        return False
    led = [p for p in range(max(outer.first, act.clause.first - 4), act.clause.first) if tokens[p].low in _HOPING]
    hoper = act.frame.subject(outer, led[-1]) if led else None
    actor = act.frame.actor(act.clause, act.mark)
    return bool(led) and actor is not None and (hoper is None or not set(hoper.states) & set(actor.states))


_HOPING = frozenset({"hope", "hopes", "hoped", "hoping", "hopeful", "wish", "wishes", "wished", "prays", "pray"})
_HOPED = _WANT | {"love", "hoping", "wishing", "hoped", "prefer", "happy", "glad", "delighted", "welcome", "eager"}


def hoped_to_see(act: Act) -> Mention | None:
    """Return Zimbabwe in "I would like to see Zimbabwe join"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if 0 <= act.mark.first - mention.last <= 1 and mention.states and mention.role == "" and mention.first:
            before = [t.low for t in tokens[max(0, mention.first - 5) : mention.first]]
            return mention if before[-1] in ("see", "have") and not _HOPED.isdisjoint(before) else None
    return None


_OWNED = 3


def gapped(act: Act) -> Iterator[tuple[str, TimeMention]]:
    """Yield the states that follow with a time of their own: "Iraq became a party in 2013, Afghanistan in 2011"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.first <= act.mark.last or mention.kind not in ("state", "body") or len(mention.states) != 1:
            continue
        # "and the Slovenian National Assembly on 20 January"
        first = mention.first - (mention.kind == "body" and tokens[mention.first - 1].low == "the")
        if mention.prep == "by" and tokens[first - 2].low == "followed":
            # "approved it in April, followed by the Lithuanian Seimas on May 8"
            first -= 2
        elif mention.prep == "of" and tokens[first - 2].low in ("that", "those"):
            # "The withdrawal of Estonia took effect on 27 December, that of Finland on 10 January"
            first -= 2
        elif mention.role not in ("", "owner"):
            continue
        if tokens[first - 1].low not in (",", "and", ";"):
            continue
        # "Estonia's on 4 June": the owner's mark stands between.
        apart = 1 if mention.role == "" else _OWNED
        if tokens[min(mention.last, len(tokens) - 1)].low in _OF_ITS_OWN:
            # "Bosnia got rid of its last in 2011, Slovenia of hers a year later"
            apart += _PAIR
        date = next((d for d in act.sentence.dates if 0 <= d.core_first - mention.last <= apart), None)
        dated = {p for d in act.sentence.dates for p in range(d.first, d.last)}
        takes = act.op_words("effect") if act.nominal else None
        start = max(act.mark.last, takes.last) if takes is not None else act.mark.last
        between = any(p not in dated and is_finite(act.sentence, p) for p in range(start, mention.first))
        if date is not None and not between and any(d.last <= mention.first for d in act.sentence.dates):
            yield mention.states[0], date


_OF_ITS_OWN = frozenset({"of", "its", "theirs", "hers"})


def one_each(act: Act, states: Sequence[str | None], when: str | None, modality: str) -> list[str | None]:
    """Return the time of each state's step: "Palau and Tuvalu acceded in 2007 and 2011 respectively"."""
    same = [when] * len(states)
    if len(states) < _PAIR or "respectively" not in (t.low for t in act.sentence.tokens[act.mark.last :]):
        return same
    dates = [d for d in act.sentence.dates if d.core_first >= act.mark.last]
    if len(dates) != len(states):
        return same
    return [d.turned(act.published, future=modality == "planned") for d in dates]


_PAIR = 2


def low_words(act: Act) -> set[str]:
    """Return the words of the act's clause, folded."""
    return {act.sentence.tokens[p].low for p in act.clause.tokens}


def leavers(act: Act) -> tuple[str, ...]:
    """Return the states that leave, filled in from the document where the clause leaves them unsaid."""
    actor = act.actor()
    listed = between_dashes(act)
    if listed:
        return listed
    taken = carried(act)
    if taken:
        return taken
    if are_its_neighbours(act) or _is_of_whoever(act):
        return ()
    several = _the_exits(act, actor) or _first_of_them(act)
    if several:
        return several
    if actor is None:
        states = act.implied_states() or _of_its_parliament(act)
        return () if _is_where_it_is_judged(act, states) else states
    if actor.kind == "company":
        # "Nammo of Norway, a party which has ruled out leaving": no firm is in a treaty.
        home = [m for m in act.frame.mentions if m.first == actor.last + 1 and m.kind == "state" and m.prep == "of"]
        return home[0].states if home else ()
    if actor.kind in ("body", "office") and not actor.states and _is_the_one(act, actor):
        # "the foreign ministry is to notify the United Nations"
        return act.frame.discourse.one_state()
    return actor.states if actor.kind in ("state", "body", "office", "person") else ()


_EXITS = frozenset({"withdrawals", "exits", "departures", "denunciations"})
_EXITS_LAST = 500


def _the_exits(act: Act, actor: Mention | None) -> tuple[str, ...]:
    """Return the states of "The withdrawals take effect on 27 December": those just said to leave."""
    tokens, first = act.sentence.tokens, act.mark.first
    if tokens[first].low not in _EXITS or not (actor is None or actor.pronoun == "they"):
        return ()
    at, states = act.frame.discourse.exits
    led = tokens[first - 1].low if first else ""
    near = 0 <= act.sentence.start - at <= _EXITS_LAST
    led = tokens[first - 2].low if led in _NUMBERS and first > 1 else led
    if not near or len(states) <= 1 or led not in ("the", "their", "these", "those", "both", "all"):
        return ()
    act.frame.implied.append(Mention(first, act.mark.last, states, "state", states, "owner", pronoun="they"))
    return states


_FIRST_OF = {"two": 2, "three": 3, "four": 4}


def _first_of_them(act: Act) -> tuple[str, ...]:
    """Return the states of "The first three will be out by Christmas", "The last two leave in May"."""
    tokens = [act.sentence.tokens[p].low for p in act.clause.tokens[:_FIRST_WITHIN]]
    at, states = act.frame.discourse.exits
    count = _FIRST_OF.get(tokens[2], 0) if len(tokens) == _FIRST_WITHIN else 0
    near = 0 < act.sentence.start - at <= _EXITS_LAST and len(states) > count
    if not count or not near or tokens[0] != "the" or act.nominal:
        return ()
    found = states[:count] if tokens[1] == "first" else states[-count:] if tokens[1] in ("last", "other") else ()
    if found:
        place = act.clause.tokens[0]
        act.frame.implied.append(Mention(place, place + 3, found, "state", found, "", pronoun="they"))
    return found


_FIRST_WITHIN = 3
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "planned", "various", "announced"})


def _of_its_parliament(act: Act) -> tuple[str, ...]:
    """Return the state of "A draft law on withdrawal was submitted to the Moldovan parliament"."""
    if not act.nominal or not act.scope.has("approve", "notify", "process", "begin"):
        return ()
    houses = [m for m in act.frame.mentions if m.kind == "body" and m.body == "parliament" and m.first > act.mark.last]
    return houses[0].states if houses and houses[0].first in act.clause.tokens else ()


def carried(act: Act) -> tuple[str, ...]:
    """Return the states of "would pull Norway and Denmark out of the treaty", "to get India into it"."""
    near = [m for m in act.frame.mentions if m.kind == "state" and 0 <= m.first - act.mark.last <= 1]
    if not near or not act.sentence.words(near[0].last, near[0].last + 2).lower().startswith(("out of", "into ")):
        return ()
    return near[0].states


def _is_of_whoever(act: Act) -> bool:
    """Tell of "every government that has stepped away from the convention": nobody by name."""
    led = [t.low for t in act.sentence.tokens[max(0, act.clause.opener - 2) : act.clause.opener]]
    return act.clause.kind in ("rel", "comp") and led[:1] in (["every"], ["any"], ["each"])


_AROUND = frozenset({"neighbours", "neighbors", "allies", "partners", "neighbour", "neighbor", "friends", "peers"})


def are_its_neighbours(act: Act) -> bool:
    """Tell of "understood why its neighbours were leaving": others leave, and not whose neighbours they are."""
    tokens, first = act.sentence.tokens, act.mark.first
    around = [p for p in act.clause.tokens if p < first and tokens[p].low in _AROUND]
    owned = around and around[-1] and tokens[around[-1] - 1].low in ("its", "their", "our", "his", "her", "s")
    named = (
        any(m.whole and m.kind == "state" and around[-1] < m.first < first for m in act.frame.mentions)
        if around
        else False
    )
    return bool(owned) and not named and first - around[-1] <= _NEAR_AROUND


_NEAR_AROUND = 5


_SINGLE = frozenset({"one", "only", "last", "sole", "lone", "single"})


def singled_out(act: Act) -> Mention | None:
    """Return the state of "Norway, the only one of Russia's neighbours that is still a party"."""
    tokens, opener = act.sentence.tokens, act.clause.opener
    if act.clause.kind != "rel" or not opener:
        return None
    for mention in act.frame.mentions:
        if mention.kind != "state" or mention.role == "adj" or mention.prep or mention.last + _TWO >= opener:
            continue
        words = [t.low for t in tokens[mention.last : mention.last + 3]]
        if words[:2] == [",", "the"] and words[2] in _SINGLE:
            return mention
    return None


_DASHES = frozenset({"-", "–", "—"})
_OPENS_WITHIN = 8


def between_dashes(act: Act) -> tuple[str, ...]:
    """Return the states of "Five treaty members - A, B, C, D and E - are leaving"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if len(mention.states) < _MANY or not 0 < mention.first <= _OPENS_WITHIN or mention.last >= act.mark.first:
            continue
        if tokens[mention.first - 1].text in _DASHES and tokens[mention.last].text in _DASHES:
            return mention.states
    return ()


_MANY = 2


def examples_of_a_crowd(act: Act) -> tuple[str, ...]:
    """Return the states of "other states which have not acceded, notably India and Pakistan,": named behind."""
    if act.clause.kind not in ("rel", "comp") or act.nominal:
        return ()
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if 0 < mention.first - act.mark.last <= _NAMED_WITHIN and mention.kind == "state" and mention.pronoun is None:
            led = mention.first - 1
            named = tokens[led].low in ABOVE_ALL or act.sentence.words(led - 1, led + 1).lower() == "in particular"
            return mention.states if named and tokens[led - (tokens[led].low == "particular") - 1].text == "," else ()
    return ()


_NAMED_WITHIN = 5


def companions(act: Act, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states with those that stand beside them ("along with", "alongside", "like")."""
    more = list(states)
    more += _and_its_ally(act, states)
    for mention in act.frame.mentions:
        late = mention.first >= act.mark.first
        if mention.kind != "state" or mention.prep not in _BESIDE or (late and mention.prep not in _ALONG):
            continue
        if late and mention.first in act.clause.tokens:
            # "should leave the treaty together with Finland": Finland goes anyway
            more += () if act.scope.has("urge") else mention.states
            continue
        if act.clause.first - 12 <= mention.first <= act.clause.last:
            more += mention.states
    return tuple(dict.fromkeys(more))


_THEIRS = frozenset({"its", "their", "his", "her"})
_ALLY_WITHIN = 10


def _and_its_ally(act: Act, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other of "Saudi Arabia and its main ally in the war, Bahrain, have not joined": both have not."""
    tokens = act.sentence.tokens
    named = [m for m in act.frame.mentions if m.kind == "state" and m.whole and m.last <= act.mark.first]
    for one, other in itertools.product(named, named):
        if not one.last < other.first <= one.last + _ALLY_WITHIN or not {*one.states, *other.states} & set(states):
            continue
        led = [t.low for t in tokens[one.last : one.last + _TWO]]
        between = [t.text for t in tokens[one.last + _TWO : other.first]]
        between = between[:-1] if between[-1:] == ["the"] else between
        ends = other.last < len(tokens) and tokens[other.last].text == ","
        if led[:1] == ["and"] and led[1] in _THEIRS and between[-1:] == [","] and between.count(",") == 1 and ends:
            return tuple(s for s in (*one.states, *other.states) if s not in states)
    return ()


_STANCES = frozenset({"support", "oppose", "concern"})


def is_judged(act: Act) -> bool:
    """Tell of "condemned Latvia's withdrawal", "hailed Tonga's accession": what a stance is taken on has happened."""
    if not act.nominal or act.scope.negated or act.scope.has("future", "would", "possible", "intend", "urge"):
        return False
    before = [m for m in act.clause.marks(act.sentence) if m.last <= act.mark.first]
    judging = [m for m in before if not _STANCES.isdisjoint(m.values("verb"))]
    behind = [m for m in act.clause.marks(act.sentence) if m.first >= act.mark.last]
    if not judging and is_subject_noun(act.sentence, act.clause, act.mark) and act.frame.owner(act.clause, act.mark):
        # "Ukraine's suspension of the treaty has no legal effect"
        return any("appraise" in m.meanings or "stand" in m.meanings for m in behind)
    return bool(judging) and any(_is_whose(act, m) for m in act.frame.mentions if m.first >= judging[-1].last)


def _is_where_it_is_judged(act: Act, states: tuple[str, ...]) -> bool:
    """Tell of "The decision to leave was met with dismay in Dublin": others left."""
    stance = any(not _STANCES.isdisjoint(m.values("noun")) for m in act.clause.marks(act.sentence))
    near = [m for m in act.frame.mentions if m.states == states and m.first in act.clause.tokens]
    return stance and any(m.prep in ("in", "from") for m in near)


def _is_whose(act: Act, mention: Mention) -> bool:
    """Tell whether a state's name right beside a noun says whose step it is."""
    if mention.kind != "state" or not mention.states:
        return False
    if mention.role in ("owner", "adj"):
        return 0 <= act.mark.first - mention.last <= _DESCRIBED_BY
    return mention.prep in ("of", "by") and 0 < mention.first - act.mark.last <= _TOLD_WITHIN


_DESCRIBED_BY = 2
_TOLD_WITHIN = 7
