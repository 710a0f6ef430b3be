"""The subject of a clause."""

from collections.abc import Sequence

from treatywatch.extract.clause import Clause
from treatywatch.extract.lookahead import is_list_comma, is_set_in
from treatywatch.extract.names import Mention
from treatywatch.extract.parsed import Parsed
from treatywatch.extract.reading import Sentence
from treatywatch.extract.verbs import is_finite, is_verb

_ACTORS = frozenset({"state", "union", "body", "office", "person", "company", "organisation", "media", "name"})

# What governs a name that only tells which one is meant.
_DESCRIBING = frozenset({"bordering", "neighbouring", "neighboring"})


def subject(parsed: Parsed, clause: Clause, before: int | None = None) -> Mention | None:
    """Return the subject of a clause, taken over from the clause it hangs on where it has none of its own.

    It stands before the clause's verb, and before the token `before`.
    """
    seen: set[int] = set()
    here: Clause | None = clause
    limit = before
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        if _is_said_of(parsed, here, before):
            return _antecedent(parsed, here)
        own = _listed_as(parsed, here) or _begun_before(parsed, here) or _own_subject(parsed, here, limit)
        if own is not None:
            return own
        cleft = _cleft(parsed, here)
        if cleft is not None:
            return cleft
        if here.kind == "rel":
            return _antecedent(parsed, here)
        if here.kind == "tag" or (here.kind == "comp" and _has_other_subject(parsed.sentence, here)):
            return None
        if here.kind == "sub" and _is_of_another(parsed.sentence, here):
            return None
        limit = None
        here = here.parent
    return None


def _cleft(parsed: Parsed, clause: Clause) -> Mention | None:
    """Return X of "it was X that ratified the convention"."""
    tokens, opener = parsed.sentence.tokens, clause.opener
    if (
        clause.kind not in ("comp", "rel")
        or clause.parent is None
        or tokens[opener].low not in ("that", "who", "which")
    ):
        return None
    near = next((m for m in parsed.mentions if m.last == opener and m.whole and m.kind in _ACTORS), None)
    before = [p for p in clause.parent.tokens if near is not None and opener - _CLEFT_WITHIN <= p < near.first]
    pairs = ((tokens[p].low, tokens[p + 1].low) for p in before)
    return near if any(first == "it" and then in ("was", "is") for first, then in pairs) else None


_CLEFT_WITHIN = 9


def _own_subject(parsed: Parsed, clause: Clause, before: int | None) -> Mention | None:
    end = _verb_at(parsed.sentence, clause)
    if before is not None and (end is None or before < end):
        end = before
    positions = [p for p in clause.tokens if end is None or p < end]
    start = _past_a_source(parsed.sentence, clause)
    behind = [p for p in positions if p >= start] if start else []
    if behind:
        crowd = _named_of_many(parsed.sentence, behind, parsed.mentions_in(behind))
        if crowd is not None:
            return crowd
    if any(m.whole and m.kind in _ACTORS for m in parsed.mentions_in(behind)):
        # Behind "According to X," somebody else acts.
        positions = behind
    elif _is_nameless(parsed, behind):
        # "According to X, jihadists plant mines"
        return None
    else:
        positions = _behind_a_front(parsed, clause, positions)
    candidates = [
        m for m in parsed.mentions_in(positions) if m.kind in _ACTORS and not _only_describes(parsed.sentence, m)
    ]
    if any(m.whole for m in candidates[1:]):
        candidates = _without_sources(parsed.sentence, candidates)
    return _whole_of(parsed.sentence, positions, candidates) or _describing(parsed.sentence, clause, candidates, end)


def _whole_of(sentence: Sentence, positions: Sequence[int], candidates: Sequence[Mention]) -> Mention | None:
    whole = next((m for m in candidates if m.whole), None)
    if whole is not None and whole.kind in ("name", "person"):
        # "the Howard government", "the Chrétien cabinet"
        ruled = (m for m in candidates if m.kind == "body" and m.first == whole.last and m.body in _RULED)
        whole = next(ruled, whole)
    named = _named_of_many(sentence, positions, candidates)
    return whole if whole is not None and (named is None or not _goes_on_with(sentence, named, whole)) else named


_RULED = frozenset({"government", "president", "ministry"})
CREWS = frozenset(
    {
        "men",
        "fighters",
        "members",
        "soldiers",
        "troops",
        "gunmen",
        "militants",
        "militiamen",
        "rebels",
        "units",
        "armies",
        "navies",
        "militaries",
        "women",
        "conscripts",
        "sappers",
        "volunteers",
        "paratroopers",
        "commanders",
    }
    | {
        "elements",
        "forces",
        "guerrillas",
        "officers",
        "guards",
        "commandos",
    }
)


def _crew_of(sentence: Sentence, candidates: Sequence[Mention], end: int | None) -> Mention | None:
    """Return whose men act: "Armed men from the FDLR placed mines", "soldiers of the Malian army have"."""
    for mention in candidates:
        led = mention.first - 1 - (sentence.tokens[mention.first - 1].low == "the")
        crew = led > 0 and sentence.tokens[led].low in ("of", "from") and sentence.tokens[led - 1].low in CREWS
        if crew and end is not None and mention.last <= end:
            return mention
    return None


def _describing(sentence: Sentence, clause: Clause, candidates: Sequence[Mention], end: int | None) -> Mention | None:
    """Return whose the subject is, where it has no name of its own: "Ukraine's troops", "with X"."""
    if clause.kind == "part" and clause.connector == "with":
        return next((m for m in candidates if m.prep == "with"), None)
    if end is None or clause.kind not in ("main", "comp", "coord", "sub"):
        return None
    crew = _crew_of(sentence, candidates, end)
    if crew is not None:
        return crew
    return next((m for m in candidates if m.role in ("owner", "adj") and not _owns_others(sentence, m, end)), None)


def _goes_on_with(sentence: Sentence, named: Mention, whole: Mention) -> bool:
    """Tell of "groups such as the ELN and the Clan": who is whole only goes on with the list."""
    between = {t.low for t in sentence.tokens[named.last : whole.first]}
    return named.last <= whole.first and between <= {"and", "or", ",", "the"}


def _is_nameless(parsed: Parsed, positions: Sequence[int]) -> bool:
    """Tell whether words name somebody, though nobody that we know: no pronoun, no house of a state."""
    marks = [parsed.sentence.mark(p) for p in positions]
    told = any(m is not None and not {"pron", "body", "office"}.isdisjoint(m.meanings) for m in marks)
    plain = any(parsed.sentence.tokens[p].text.isalpha() for p in positions)
    return plain and not told and not parsed.mentions_in(positions)


def _begun_before(parsed: Parsed, clause: Clause) -> Mention | None:
    """Return the list that the clause cuts: "are parties, but Bahrain, Saudi Arabia | and the Emirates have not"."""
    end = _verb_at(parsed.sentence, clause) if clause.kind == "coord" else None
    if end is None:
        return None
    near = (m for m in parsed.mentions if m.first < clause.opener < m.last <= end <= m.last + _CLOSE)
    return next((m for m in near if m.role == "" and not m.prep and m.kind in _ACTORS), None)


_CLOSE = 2
_MANY = frozenset({"countries", "states", "nations", "governments", "neighbours", "neighbors", "members", "allies"})
_MANY |= {"parties", "signatories", "producers", "users", "capitals"}
_MANY |= {"groups", "rebels", "militias", "factions", "insurgents", "forces", "organisations", "organizations"}
_MANY |= {"charities", "agencies", "operators", "jihadists", "guerrillas", "armies", "ngos"}
_MANY |= {"companies", "firms", "makers", "manufacturers", "suppliers", "plants"}
_NAMING = frozenset({"including", "such as", "like", "among", "namely"})


def _named_of_many(sentence: Sentence, positions: Sequence[int], candidates: Sequence[Mention]) -> Mention | None:
    """Return those named of "countries on the border, including X and Y,", where the crowd itself has no name."""
    named = next((m for m in candidates if m.kind in ("state", "organisation") and m.prep in _NAMING), None)
    if named is None:
        named = next((m for m in candidates if m.kind in ("company", "name") and m.prep in _NAMING), None)
    if named is None or not any(sentence.tokens[p].low in _MANY for p in positions if p < named.first):
        return None
    return named


_OF_A_UNION = frozenset({"state", "country", "nation", "member", "ally", "government", "capital", "neighbour"})
_OF_A_UNION |= {"states", "countries", "nations", "members", "allies", "governments", "capitals", "neighbours"}
_RANKED = frozenset(
    {"first", "last", "only", "latest", "newest", "second", "third", "fourth", "fifth", "sixth", "sole"}
    | {
        "no",
        "any",
        "every",
        "each",
        "another",
        "a",
        "an",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
    }
    | {"several", "many", "some", "other", "most", "all", "nine", "ten", "twelve"}
)


def _only_describes(sentence: Sentence, mention: Mention) -> bool:
    """Tell of "becoming the last European Union state to accede", where the union does nothing."""
    if mention.kind == "name" and mention.ids[0].endswith(("-war", "-wars")):
        # "Since the Gulf War it has"
        return True
    if mention.kind == "name" and mention.last < len(sentence.tokens) and mention.first:
        # "the Blair government"
        return sentence.tokens[mention.last].low in _GOVERNING and sentence.tokens[mention.first - 1].low == "the"
    if mention.kind != "union" or not mention.first or mention.last >= len(sentence.tokens):
        return False
    return sentence.tokens[mention.last].low in _OF_A_UNION and sentence.tokens[mention.first - 1].low in _RANKED


_GOVERNING = frozenset({"government", "administration", "cabinet", "coalition", "regime", "ministry"})


def _without_sources(sentence: Sentence, candidates: Sequence[Mention]) -> list[Mention]:
    """Leave out whose word it is, and who that is: "According to X, the deputy minister, Latvia has …"."""
    kept: list[Mention] = []
    end = -1
    for mention in candidates:
        told_more = 0 <= mention.first - end <= _COMMA_AND_ARTICLE and sentence.tokens[end].text == ","
        closed = mention.last < len(sentence.tokens) and sentence.tokens[mention.last].text == ","
        if _is_a_source(sentence, mention) or (told_more and closed and mention.kind in ("office", "person")):
            end = mention.last
            continue
        kept.append(mention)
    return kept


_COMMA_AND_ARTICLE = 2


def _is_a_source(sentence: Sentence, mention: Mention) -> bool:
    """Tell of "According to the ministry, Latvia has bought mines": whose word it is does nothing."""
    for back in (1, 2):
        mark = sentence.mark(mention.first - back) if mention.first >= back else None
        if mark is not None and "according" in mark.meanings:
            return True
    return False


_OTHERS = frozenset(
    {"allies", "neighbours", "neighbors", "partners", "enemies", "opponents", "supporters", "backers", "donors"}
    | {"friends", "rivals", "critics", "adversaries", "creditors"}
)


def _owns_others(sentence: Sentence, mention: Mention, end: int) -> bool:
    """Tell of "Ukraine's allies have given", "FSD, a Swiss charity, has": others do it."""
    if mention.role == "adj" and mention.first and sentence.tokens[mention.first - 1].low in ("a", "an"):
        return UNITS.isdisjoint(t.low for t in sentence.tokens[mention.last : mention.last + 2])
    behind = [t.low for t in sentence.tokens[mention.last : mention.last + 2]]
    if mention.role == "adj" and behind[:1] == ["-"] and behind[-1] in _LENT:
        # "The Saudi-funded Masam project"
        return True
    return any(t.low in _OTHERS for t in sentence.tokens[mention.last : end])


# "an Azerbaijani battery fired": its state does.
UNITS = frozenset(
    {"battery", "drone", "unit", "jet", "plane", "aircraft", "warplane", "helicopter", "bomber", "brigade", "battalion"}
    | {"regiment", "division", "patrol", "frigate", "submarine", "gun", "crew", "platoon", "squad", "warship"}
    | {"missile", "rocket", "garrison", "column", "minelayer", "gunboat", "corvette", "squadron", "fighter", "army"}
    | {"planes", "jets", "warplanes", "helicopters", "bombers", "drones", "batteries", "gunners", "artillery", "pilots"}
    | {"engineers", "sappers", "tanks", "missiles", "legionnaires", "ships", "boats"}
    | {"gunboats", "paratroopers", "marines", "gunships"}
    | CREWS
)
_LENT = frozenset({"funded", "backed", "based", "led", "made", "trained", "run", "owned", "built", "supplied", "born"})
_FRONTING = frozenset(
    {"under", "in", "with", "by", "at", "through", "as", "to", "after", "before", "on", "for", "from", "since", "amid"}
    | {"despite", "without", "during", "following", "against", "besides", "like", "unlike", "ahead", "together"}
    | {"throughout", "within", "outside", "across", "among", "over", "beyond", "near", "instead", "because", "thanks"}
    | {"faced", "given", "citing", "encouraged", "pressed", "alarmed", "asked", "compared", "spurred", "prompted"}
)


def _behind_a_front(parsed: Parsed, clause: Clause, positions: list[int]) -> list[int]:
    """Leave out "In a bid to deter Russia,": whoever it names, the subject stands behind it."""
    start = fronted(parsed.sentence, clause)
    if not clause.tokens or start == clause.first or any(m.first < start <= m.last for m in parsed.mentions):
        return positions
    behind = [p for p in positions if p >= start]
    return behind if any(parsed.sentence.tokens[p].text.isalpha() for p in behind) else positions


def fronted(sentence: Sentence, clause: Clause) -> int:
    """Where the words behind "Under a deal signed on Monday," begin; where the clause does, if none are fronted."""
    if clause.kind not in _WITH_FRONTS or not clause.tokens:
        return clause.first if clause.tokens else 0
    opener = next((p for p in clause.tokens if sentence.tokens[p].text.isalpha()), clause.first)
    if sentence.tokens[opener].low in _JOINERS and opener + 1 in clause.tokens:
        opener += 1
    if sentence.tokens[opener].low not in _FRONTING:
        return clause.first
    commas = (p for p in clause.tokens if sentence.tokens[p].text == "," and not _is_of_a_list(sentence, p))
    # "In 2025 Peru, too, destroyed its mines": the comma sets something in.
    comma = next((p for p in commas if not is_set_in(sentence, p)), None)
    verbs = clause.verbs(sentence)
    if comma is None or not any(p > comma and (p in verbs or is_finite(sentence, p)) for p in clause.tokens):
        return clause.first
    ahead = [p for p in verbs if p < comma]
    return clause.first if any(_tells_before(sentence, clause, p) for p in ahead) else comma + 1


def _is_of_a_list(sentence: Sentence, comma: int) -> bool:
    """Tell of the first comma of "In the end the Greens, the Finns Party and the Left voted"."""
    if not is_list_comma(sentence, comma, fronted=False):
        return False
    verb = next((p for p in range(comma, len(sentence.tokens)) if is_finite(sentence, p)), len(sentence.tokens))
    return any(sentence.tokens[p].low in ("and", "or") for p in range(comma, verb))


_WITH_FRONTS = frozenset({"main", "comp", "coord"})
_JOINERS = frozenset({"and", "but", "that", "so", "yet"})
_NOUNS_AHEAD = frozenset({"a", "an", "the", "its", "their", "this", "that", "his", "her", "another", "of", "no", "to"})


def _tells_before(sentence: Sentence, clause: Clause, position: int) -> bool:
    """Tell whether a verb before the comma has the clause's subject: "By 2027 Poland will have 500, and"."""
    mark = sentence.mark(position)
    if position == clause.first or sentence.tokens[position - 1].low in _FRONTING:
        # "Faced with the war, Peru has", "Under pressure from Norway, Peru has"
        return False
    if mark is None or (mark.form("verb") in (2, 4) and "aux" not in mark.meanings and len(clause.verbs(sentence)) > 1):
        # "Under a deal signed on Monday,"
        return _has_a_name_at(sentence, position - 1)
    within = [sentence.tokens[p].low for p in clause.tokens if position - _NEAR <= p < position]
    # "In a surprise move,"
    return "aux" in mark.meanings or mark.form("verb") not in (0, 1) or _NOUNS_AHEAD.isdisjoint(within)


_NEAR = 3


def _has_a_name_at(sentence: Sentence, position: int) -> bool:
    mark = sentence.mark(position) if position >= 0 else None
    return mark is not None and not _NAMES.isdisjoint(mark.meanings)


_NAMES = frozenset({"state", "capital", "body", "pron", "union", "office", "company", "organisation"})


def _past_a_source(sentence: Sentence, clause: Clause) -> int:
    """Return where the words behind "According to a report by X," begin; 0 where the clause opens otherwise."""
    opening = sentence.mark(clause.first) if clause.kind == "main" and clause.tokens else None
    unlike = clause.kind == "main" and bool(clause.tokens) and sentence.tokens[clause.first].low in _CONTRASTING
    if not unlike and (opening is None or "according" not in opening.meanings):
        return 0
    commas = [p for p in clause.tokens if sentence.tokens[p].text == ","]
    for comma in commas[:_COMMAS]:
        verb = next((p for p in clause.tokens if p > comma and is_finite(sentence, p)), None)
        closing = next((p for p in commas if p > comma and verb is not None and p < verb), None)
        apposed = closing is not None and sentence.tokens[comma + 1].low in ("a", "an", "the", "its", "their")
        if verb is not None and not apposed:
            return comma + 1
    return 0


_CONTRASTING = frozenset({"unlike", "besides"})
_COMMAS = 2


def _verb_at(sentence: Sentence, clause: Clause) -> int | None:
    """Where the clause's first finite verb stands, else its first verb."""
    set_in = max(fronted(sentence, clause), _past_a_source(sentence, clause))
    for position in clause.verbs(sentence):
        if position >= set_in:
            return position
    for position in clause.tokens:
        mark = sentence.mark(position)
        if mark is not None and mark.first == position and is_verb(mark) and "prep" not in mark.meanings:
            return position
    return None


def _has_other_subject(sentence: Sentence, clause: Clause) -> bool:
    """A complement with a subject that is no actor ("that the landscape is evolving")."""
    verb = _verb_at(sentence, clause)
    if verb is None:
        return False
    if clause.opener and sentence.tokens[clause.opener - 1].low == "one":
        # "Ukraine is a member, and one that still owns mines"
        return True
    ahead = [sentence.tokens[p] for p in clause.tokens if p < verb and sentence.tokens[p].text.isalpha()]
    return len([t for t in ahead if t.low not in _HOW and not t.low.endswith("ly")]) > 1


# "few countries that still make mines": between "that" and its verb these are no subject.
_HOW = frozenset({"still", "now", "also", "already", "once", "never", "no", "longer", "not", "again", "even", "today"})


_DETERMINERS = frozenset({"the", "a", "an", "our", "many", "some", "most", "those", "these"})


def _is_of_another(sentence: Sentence, clause: Clause) -> bool:
    """Tell of "while the enemy lays mines": a subject of its own, though nobody named."""
    behind = clause.opener + 1
    led = behind < len(sentence.tokens) and sentence.tokens[behind].low in _DETERMINERS
    return led and behind in clause.tokens and _has_other_subject(sentence, clause)


def _is_one_of_many(sentence: Sentence, position: int) -> bool:
    """Whether "among those", "one of those" stands before a relative pronoun."""
    before = [t.low for t in sentence.tokens[max(0, position - 4) : position]]
    among = "among" in before or before[-3:-1] in (["one", "of"], ["some", "of"])
    # "one of 33 states that", "one of the few countries that"
    wider = [t.low for t in sentence.tokens[max(0, position - 6) : position]]
    return among or "one of" in " ".join(wider)


_OWNING = frozenset({"has", "have", "had", "owns", "own", "owned", "runs", "run", "home", "operates"})


def _is_of_an_own_firm(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause describes a firm or plant that the subject before it has or is home to."""
    head = sentence.mark(clause.opener - 1) if clause.opener else None
    if head is None or "maker" not in head.meanings or clause.parent is None:
        return False
    return any(sentence.tokens[p].low in _OWNING for p in clause.parent.tokens if p < clause.opener)


def _which_before(parsed: Parsed, clause: Clause) -> Clause | None:
    """Return the first clause of "Russia, which never joined and which uses mines": both describe the same."""
    tokens, opener = parsed.sentence.tokens, clause.opener
    if tokens[opener].low not in ("which", "who") or tokens[opener - 1].low not in ("and", "but", "or"):
        return None
    beside = (c for c in parsed.clauses if c.kind == "rel" and c.parent is clause.parent and c.opener < opener)
    return next((c for c in beside if tokens[c.opener].low == tokens[opener].low), None)


def _is_of_the_only(sentence: Sentence, clause: Clause) -> bool:
    """Tell of "were the only states whose", "is one state that": a predicate that the subject is."""
    before = [t.low for t in sentence.tokens[max(0, clause.opener - _ONLY_WITHIN) : clause.opener]]
    head = before[-1:] != [] and before[-1] in _OF_A_UNION
    return (
        head and not {"is", "are", "was", "were"}.isdisjoint(before) and not {"only", "sole", "few"}.isdisjoint(before)
    )


_ONLY_WITHIN = 6


def _is_said_of(parsed: Parsed, clause: Clause, before: int | None) -> bool:
    """Tell of "Kyiv, which he said had laid mines": what he says of it is what it did."""
    sentence, opener = parsed.sentence, clause.opener
    if clause.kind != "rel" or sentence.tokens[opener].low not in ("which", "who") or before is None:
        return False
    teller = next((m for m in parsed.mentions if 1 <= m.first - opener <= _COMMA_AND_ARTICLE), None)
    said = None if teller is None else sentence.mark(teller.last)
    if said is None or "say" not in said.meanings or said.last >= before:
        return False
    return is_finite(sentence, said.last)


def _listed_as(parsed: Parsed, clause: Clause) -> Mention | None:
    """Return X of "lists X as one of two states whose forces", "names X and Y as countries that"."""
    tokens, opener = parsed.sentence.tokens, clause.opener
    if clause.kind not in ("rel", "comp") or not opener or tokens[opener - 1].low not in _OF_A_UNION:
        return None
    if tokens[opener].low not in ("whose", "that", "which", "where"):
        return None
    led = next(
        (p for p in range(opener - 2, max(0, opener - _AS_WITHIN), -1) if tokens[p].low in ("as", "among")), None
    )
    return None if led is None else next((m for m in parsed.mentions if m.last == led and m.kind in _ACTORS), None)


_AS_WITHIN = 9


def _antecedent(parsed: Parsed, clause: Clause) -> Mention | None:
    """Whom a relative clause speaks of: the mention right before it."""
    if clause.parent is None:
        return None
    before = [m for m in parsed.mentions_in(clause.parent.tokens) if m.kind in _ACTORS]
    near = [m for m in before if m.last <= clause.opener <= m.last + 2]
    first = _which_before(parsed, clause)
    if first is not None:
        return _antecedent(parsed, first)
    if not near and _is_one_of_many(parsed.sentence, clause.opener):
        # "X was among those who voted against it"
        return subject(parsed, clause.parent)
    if not near and _is_of_an_own_firm(parsed.sentence, clause):
        # "Cuba has a state enterprise that makes mines"
        return subject(parsed, clause.parent, clause.opener)
    if not near and _is_of_the_only(parsed.sentence, clause):
        # "Iran and Syria were the only governments whose forces laid mines"
        return subject(parsed, clause.parent)
    only = any(parsed.sentence.tokens[p].low == "only" for p in clause.parent.tokens if p < clause.opener)
    if near and (near[-1].prep in _DESCRIBING or (only and near[-1].prep)):
        # "the only state bordering Russia that is a party": who it borders is not who is one.
        return subject(parsed, clause.parent)
    return near[-1] if near else None
