"""Who stands right before a verb of saying: somebody named, a report of theirs, or a crowd without a name."""

from collections.abc import Sequence

from treatywatch.extract.names import Mention, slug
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.verbs import is_finite
from treatywatch.lang.tokens import Token

SPEAKERS = ("person", "organisation", "company", "state", "body", "office", "union", "media")
JOINTS = frozenset({"and", "but", ",", "as"})
SKIPPED = frozenset({"the", "a", "an", "two", "three", "several", "some", "its", "their", "local", "senior", "our"})
OFFICIAL = frozenset({"police", "officials", "authorities", "prosecutors", "sources", "diplomats", "investigators"})
PRIVATE = frozenset(
    {"campaigners", "residents", "witnesses", "villagers", "deminers", "analysts", "experts", "doctors", "activists"}
    | {"researchers", "observers", "historians", "lawyers", "critics", "economists", "survivors", "farmers"}
)
ADVERBS = frozenset(
    {"also", "later", "then", "has", "have", "had", "again", "since", "already", "repeatedly", "further", "today"}
    | {"now", "previously", "recently", "earlier", "publicly", "explicitly", "itself", "himself", "herself"}
)
_WORKED_WITHIN = 4
_HOUSES = frozenset({"body", "organisation", "company", "union"})
_LONGEST_TITLE = 3
_ENDS = frozenset({",", ".", '"', "”", "»", ";", "!"})
_BEHIND_A_QUOTE = frozenset({",", '"', "”", "»", "’"})
_DESCRIBED = 5
_GOING_ON = frozenset({"he", "org", "company"})
_LONGEST_APPOSITION = 22
_SET_OFF = frozenset({",", '"', "”"})
_QUOTES = frozenset({'"', "”", "»"})
_OUTLETS = frozenset(
    {"newspaper", "daily", "agency", "broadcaster", "website", "magazine", "channel", "station", "outlet", "tabloid"}
    | {"portal", "weekly", "network", "television"}
)
_BRACKETED = 3
_FULL = 3
LINKING = frozenset({"of", "for", "the", "on", "and"})
_HIRED = frozenset({"researchers", "experts", "deminers", "analysts", "lawyers"})
_LONGEST_SUBJECT = 12
_OPENING_CLAUSES = frozenset({"that", "but", "and", "while", "as", "though", "although", "whereas"})
_TELLING_MORE = frozenset(
    {"familiar", "with", "close", "briefed", "who", "seen", "obtained", "reviewed", "at", "there", "here"}
) | frozenset({"interviewed", "reached", "contacted", "questioned"})
_UNNAMED = frozenset(
    {
        "members",
        "delegates",
        "senators",
        "mps",
        "legislators",
        "deputies",
        "parliamentarians",
        "sources",
        "source",
        "diplomats",
        "diplomat",
        "officials",
        "official",
        "aides",
        "insiders",
        "people",
        "papers",
    }
    | {"experts", "analysts", "campaigners", "activists", "researchers", "observers", "residents", "villagers"}
    | {"witnesses", "doctors", "deminers", "documents", "historians", "lawyers", "critics", "supporters", "opponents"}
    | {"economists", "representatives", "executives", "managers", "veterans", "survivors", "farmers", "soldiers"}
    | {"commanders", "engineers", "medics"}
)
# Who is nobody known behind "a" or "one".
_ONE = frozenset(
    {"aide", "adviser", "advisor", "executive", "lawmaker", "legislator", "colonel", "general", "officer", "commander"}
    | {"manager", "employee", "veteran", "soldier", "engineer", "campaigner", "activist", "researcher", "observer"}
    | {"resident", "villager", "witness", "doctor", "deminer", "negotiator", "envoy", "expert", "analyst", "insider"}
    | {"farmer", "survivor", "historian", "lawyer"}
)
_WORKS_FOUND = frozenset(
    {"report", "reports", "study", "data", "figures", "statistics", "survey", "database", "findings", "research"}
    | {"estimates", "analysis", "investigation", "update", "records"}
)


def speaker_id(mention: Mention) -> str | None:
    """Return the id that a mention speaks under: the person or organisation, else the state."""
    if mention.ids:
        return mention.ids[0]
    return mention.states[0] if mention.states else None


def said_behind(s: Sentence, mark: Mark) -> int | None:
    """Return where who says it ends: before the verb of saying and its adverbs, None where there is no such verb."""
    if "say" not in mark.meanings or mark.form("say") not in (0, 1, 2):
        return None
    end = mark.first
    while end and s.tokens[end - 1].low in ADVERBS:
        end -= 1
    return end


def _begins(s: Sentence, end: int) -> int:
    """Return where the words that end before `end` and no sign or "that" parts begin."""
    first = end
    while first and end - first < _LONGEST_SUBJECT and not _bounds(s, first - 1):
        first -= 1
    return first


def adjoining(frame: Frame, mark: Mark) -> Mention | None:
    """Return who stands right before a verb of saying: "In a report released on Monday, X said", "X's report found"."""
    s = frame.sentence
    end = said_behind(s, mark)
    if end is None:
        return None
    end = _before_brackets(s, end)
    behind = _inverted(frame, mark) if end == mark.first else None
    if behind is not None or not end or not s.tokens[end - 1].text[-1:].isalnum():
        return behind or _before_an_apposition(frame, end)
    near = [m for m in frame.mentions if m.last <= end and (_can_speak(m) or _is_a_surname(m, end))]
    if not near:
        return None
    last = near[-1]
    between = s.tokens[last.last : end]
    opens = last.first == 0 or s.tokens[last.first - 1].text in _SET_OFF or _follows(s, last.first, _SET_OFF)
    if not between:
        if last.kind == "person" and last.whole and last.pronoun is None and len(near) > 1:
            # "the Foreign Office minister Baroness Hale told"
            opens = opens or (near[-2].kind in _HOUSES and _is_titled(s, near[-2].last, last.first))
        set_in = is_closed(s, mark)
        goes_on = last.pronoun is None or (last.pronoun in _GOING_ON and set_in and last.first > 0)
        return last if opens and last.whole and goes_on else None
    if last.kind != "organisation" or len(between) > _WORKED_WITHIN or between[-1].low not in _WORKS_FOUND:
        return None
    plain = all(t.text.islower() or t.text in ("'", "’") or t.text.isdigit() for t in between)
    return last if plain and (opens or last.role == "owner") else None


def is_closed(s: Sentence, mark: Mark) -> bool:
    """Tell of a verb of saying with a comma behind it, or behind where it was said: ", he said in an address, had"."""
    listened = s.tokens[mark.first].low in _TO_SOMEBODY
    for position in range(mark.last, min(mark.last + _SAID_WITHIN, len(s.tokens))):
        if s.tokens[position].text == ",":
            return True
        if (
            not s.tokens[position].text.isalnum()
            or is_finite(s, position)
            or (position == mark.last and s.tokens[position].low not in _WHERE_SAID and not listened)
        ):
            return False
    return False


_SAID_WITHIN = 8
_TO_SOMEBODY = frozenset({"told", "tells", "reminded", "reminds", "assured", "assures", "informed", "informs"})
_WHERE_SAID = frozenset({"in", "at", "on", "during"})


def _is_titled(s: Sentence, first: int, last: int) -> bool:
    """Tell whether only words for what somebody is stand between his house and his name: "UN chief X"."""
    return last - first <= _LONGEST_TITLE and all(t.text.islower() and t.text.isalpha() for t in s.tokens[first:last])


def _can_speak(mention: Mention) -> bool:
    return mention.full_name or (mention.kind in SPEAKERS and speaker_id(mention) is not None)


def _is_a_surname(mention: Mention, end: int) -> bool:
    """Tell of a name of one word right before a verb of saying, inside a sentence: "In court, X said"."""
    return mention.kind == "name" and mention.last == end and mention.whole and bool(mention.ids)


def _inverted(frame: Frame, mark: Mark) -> Mention | None:
    """Return who is named behind the verb in "Estonia, argues analyst X, will", "“…,” said X.": a sign follows."""
    s = frame.sentence
    low = s.tokens[mark.first].low
    if not mark.first or s.tokens[mark.first - 1].text not in _BEHIND_A_QUOTE or low in ("asked", "urged", "told"):
        return None
    behind = next((m for m in frame.mentions if m.first >= mark.last and m.whole and m.pronoun is None), None)
    if behind is None or behind.first - mark.last > _DESCRIBED or behind.kind not in ("person", "name", "organisation"):
        return None
    between = s.tokens[mark.last : behind.first]
    closed = behind.last >= len(s.tokens) or s.tokens[behind.last].text in _ENDS
    if behind.kind == "person" or behind.full_name:
        # "said X of Switzerland"
        closed = closed or s.tokens[behind.last].low in ("of", "from", "at")
    return behind if closed and _can_speak(behind) and all(t.text.islower() for t in between) else None


def _before_an_apposition(frame: Frame, end: int) -> Mention | None:
    """Return who speaks in "“…,” X, chief executive of Y, told", "“…,” X, who heads Y, said"."""
    s = frame.sentence
    if end < 2 or s.tokens[end - 1].text != ",":
        return None
    for mention in frame.mentions:
        before = s.tokens[mention.first - 1] if mention.first else None
        if mention.last == end - 1 and mention.whole and _is_set_off(s, mention):
            return mention
        opens = before is None or before.text in _QUOTES or _follows(s, mention.first, _QUOTES)
        # "The Pacific Network, based in Suva, urged"
        opens = opens or (mention.first == 1 and s.tokens[0].low == "the" and mention.kind in _OPENING_KINDS)
        if not opens and before is not None and before.text == "," and mention.kind == "person":
            # "…, Colonel X, who leads the engineers, said"
            opens = any(is_finite(s, p) for p in range(mention.first))
        if not opens or not mention.whole or not 0 < end - mention.last <= _LONGEST_APPOSITION:
            continue
        between = range(mention.last + 1, end - 1)
        who = s.tokens[between.start].low in ("who", "whose", "which") if between else False
        if mention.kind not in _APPOSED and not (who and mention.kind in _DESCRIBED_BY_WHICH):
            continue
        if mention.pronoun is not None:
            continue
        if s.tokens[mention.last].text == "," and (who or not _is_told_in(frame, between)):
            described = s.tokens[between.start].low in ("a", "an", "the") if between else False
            return mention if _can_speak(mention) or before is not None or described else None
    return None


_OPENING_KINDS = frozenset({"organisation", "company", "state", "union"})
_APPOSED = frozenset({"person", "name", "organisation", "company"})
_DESCRIBED_BY_WHICH = frozenset({"state", "union", "body"})


def _is_told_in(frame: Frame, between: range) -> bool:
    """Tell whether a verb stands in an apposition outside a relative clause: "X, a project which Kuwait pays for,"."""
    verbs = [p for p in between if is_finite(frame.sentence, p)]
    return any(frame.clause_at(p).kind != "rel" for p in verbs)


def _is_set_off(s: Sentence, mention: Mention) -> bool:
    """Tell of the name between commas in "the minister, X, said", "The national agency, ANAM, counts"."""
    if mention.kind == "person" and any(t.text == "," for t in s.tokens[mention.first : mention.last]):
        # office and name are one mention
        return True
    if not mention.first or s.tokens[mention.first - 1].text != ",":
        return False
    return _is_short(s, mention) or (mention.kind in ("person", "name") and _is_described(s, mention.first - 1))


def _is_described(s: Sentence, comma: int) -> bool:
    """Tell whether an office stands before the comma of "the deputy defence minister, X, has said"."""
    for position in range(comma - 1, max(-1, comma - _LONGEST_OFFICE), -1):
        mark = s.mark(position)
        if mark is not None and ("office" in mark.meanings or mark.value("pron") == "he"):
            return True
        if not s.tokens[position].text[-1:].isalnum():
            return False
    return False


_LONGEST_OFFICE = 9


def _is_short(s: Sentence, mention: Mention) -> bool:
    """Tell of a name in capitals that says once more who speaks: "The national agency, ANAM, counts"."""
    name = s.words(mention.first, mention.last)
    return mention.kind in ("name", "organisation") and name.isupper() and len(name) > 2


def _follows(s: Sentence, position: int, signs: frozenset[str]) -> bool:
    """Tell whether one of these signs and an article stand before a name."""
    return position > 1 and s.tokens[position - 1].low in ("the", "a") and s.tokens[position - 2].text in signs


def outlet_before(frame: Frame, mark: Mark) -> str | None:
    """Return an outlet that no pack knows: "…, the newspaper Bild reported", "state news agency SANA said"."""
    s = frame.sentence
    last = first = mark.first
    while first and s.tokens[first - 1].text[:1].isupper():
        first -= 1
    named = 0 < first < last and s.tokens[first - 1].low in _OUTLETS
    return slug(s.words(first, last)) if named else None


def house_before(frame: Frame, mark: Mark) -> str | None:
    """Return a house that no pack knows, by its capitals: "Save the Children said", "the Mines Group (MG) said"."""
    s = frame.sentence
    end = said_behind(s, mark)
    if end is None or s.role == "title":
        return None
    end = _before_brackets(s, end)
    first = _begins(s, end)
    while first < end and s.tokens[first].low in SKIPPED:
        first += 1
    member = next((m for m in frame.mentions if m.full_name and m.first <= first < m.last and m.kind == "name"), None)
    if member is not None and member.last < end and s.tokens[member.last].low in ("of", "from", "at"):
        # "Erin Hunt-Lavoie of Mines Without Frontiers said"
        return member.ids[0]
    if end - first < _FULL or not (s.tokens[first].text[:1].isupper() and s.tokens[end - 1].text[:1].isupper()):
        return None
    if any(m.kind == "person" and m.first < first and m.last == end for m in frame.mentions):
        # "U.S. President Joe Biden said"
        return None
    plain = all(t.text[:1].isupper() or t.low in LINKING for t in s.tokens[first:end])
    named = any(
        first <= m.first < end
        and m.role != "adj"
        and m.kind != "name"
        and not (_heads_a_name(m, first, end) or _ends_a_name(s, m, first, end))
        for m in frame.mentions
    )
    dated = any(first <= d.core_first < end for d in s.dates)
    return slug(s.words(first, end)) if plain and not named and not dated else None


def apposed_before(frame: Frame, mark: Mark) -> str | None:
    """Return the capital that opens "Airwars, a group that counts harm, put the toll at 18": a name that none knows."""
    s = frame.sentence
    end = said_behind(s, mark)
    first = int(s.tokens[0].low == "the")
    if not end or end <= first + _BRACKETED or end > _LONGEST_APPOSITION or s.role == "title":
        return None
    name, comma, led = s.tokens[first : first + 3]
    if s.tokens[end - 1].text != "," or comma.text != "," or led.low not in ("a", "an", "the", "which", "whose"):
        return None
    known = s.mark(first) is not None or any(m.first <= first for m in frame.mentions)
    if known or not name.text[:1].isupper() or _is_told_in(frame, range(first + 2, end - 1)):
        return None
    return slug(name.text)


def short_name_before(frame: Frame, mark: Mark) -> Token | None:
    """Return the one word with a capital that speaks: "ANAMA believes", "the Forum says", where it is no known name."""
    end = said_behind(frame.sentence, mark)
    if not end or frame.sentence.role == "title" or not _is_short_name(frame.sentence, end - 1):
        return None
    known = any(m.first < end <= m.last and m.kind in SPEAKERS for m in frame.mentions)
    return None if known else frame.sentence.tokens[end - 1]


def acronym_behind(s: Sentence, position: int) -> str | None:
    """Return who is meant by "according to (the) ANAMA", where no pack knows the capitals."""
    position += position < len(s.tokens) and s.tokens[position].low == "the"
    if position >= len(s.tokens) or s.mark(position) is not None or not is_acronym(s.tokens[position].text):
        return None
    behind = s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    # "according to MKE Director X" names somebody else
    ends = behind is None or not behind.text[:1].isupper()
    return slug(s.tokens[position].text) if ends else None


def _is_short_name(s: Sentence, position: int) -> bool:
    """Tell of capitals that open their part of the sentence, or of a capital behind "the"."""
    token = s.tokens[position]
    before = s.tokens[position - 1] if position else None
    if before is not None and before.low == "the":
        return token.text[:1].isupper()
    opens = before is None or before.text in _SET_OFF_SHORT or before.low in _OPENING_CLAUSES
    return opens and is_acronym(token.text) and s.mark(position) is None


_SET_OFF_SHORT = frozenset({",", ";", ":", '"', "”", "»", "–", "—", "."})
_SHORTEST_ACRONYM = 3


def is_acronym(text: str) -> bool:
    """Tell of capitals throughout: "ANAMA"."""
    return len(text) >= _SHORTEST_ACRONYM and text.isupper() and text.isalpha()


def _heads_a_name(mention: Mention, first: int, end: int) -> bool:
    """Tell of the town in "the Kyiv School of Economics", of the end of "the Network for Human Rights"."""
    if mention.kind == "person" and mention.first > first and mention.last == end:
        return mention.prep in ("for", "of", "on")
    return (
        mention.kind in ("state", "place", "organisation")
        and mention.first == first
        and mention.last < end
        and mention.role == ""
    )


def _ends_a_name(s: Sentence, mention: Mention, first: int, end: int) -> bool:
    """Tell of "Mine Action Centre" in "the Lebanon Mine Action Centre": the end of a longer name, and no known one."""
    inside = first < mention.first and mention.last == end and mention.kind == "organisation"
    return inside and mention.ids == (slug(s.words(mention.first, mention.last)),)


def house_behind(frame: Frame, mark: Mark) -> str | None:
    """Return who speaks behind the verb, by the capitals: "…, estimates the Kyiv School of Economics."."""
    s = frame.sentence
    if not mark.first or s.tokens[mark.first - 1].text not in _BEHIND_A_QUOTE or mark.form("say") not in (1, 2):
        return None
    first = mark.last
    while first < len(s.tokens) and s.tokens[first].low in SKIPPED:
        first += 1
    last = first
    while last < len(s.tokens) and (s.tokens[last].text[:1].isupper() or (last > first and _leads_on(s, last))):
        last += 1
    if last == first or (last < len(s.tokens) and s.tokens[last].text not in _ENDS):
        return None
    inside = [m for m in frame.mentions if first <= m.first < last]
    alone = last - first == 1 and last < len(s.tokens) and s.tokens[last].text == ","
    if any(m.kind not in ("state", "name", "place") for m in inside) or (last - first < _FULL and not alone):
        return None
    if alone and inside and inside[0].kind != "name":
        return None
    return slug(s.words(first, last))


def _leads_on(s: Sentence, position: int) -> bool:
    """Tell of "of" inside a name: a capital stands behind it."""
    behind = s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    return (
        s.tokens[position].low in LINKING
        and behind is not None
        and (behind.text[:1].isupper() or behind.low in LINKING)
    )


def _before_brackets(s: Sentence, end: int) -> int:
    """Return where "(MAG)" begins, where that stands before `end`."""
    short = end > _BRACKETED and s.tokens[end - 1].text == ")" and s.tokens[end - _BRACKETED].text == "("
    return end - _BRACKETED if short else end


def crowd_before(frame: Frame, mark: Mark) -> str | None:
    """Return who speaks right before the verb without a name: "two sources familiar with the matter told"."""
    s = frame.sentence
    end = said_behind(s, mark)
    if end is None:
        return None
    end = _before_a_reserve(s, end)
    first = _begins(s, end)
    head = next((p for p in range(first, end) if _is_unnamed(s, p)), None)
    if head is None or (head + 1 < end and not _tells_more(s, head)):
        return None
    named = [m for m in frame.mentions if first <= m.first < end]
    if any(is_finite(s, p) for p in range(head + 1, end - 1)):
        return None
    firm = frame.discourse.last_company
    if head > first and s.tokens[head - 1].low in ("company", "firm") and firm is not None:
        # "Company representatives told"
        return firm[0]
    owner = next((m for m in named if m.role == "owner" and m.last <= head and m.kind in _HOUSES and m.ids), None)
    if owner is not None and s.tokens[head].low in _HIRED:
        # "Its researchers conclude"
        return owner.ids[0]
    while first < head and (s.tokens[first].low in SKIPPED or s.tokens[first].low in JOINTS):
        first += 1
    return _crowd_named(s, first, head, named)


def _before_a_reserve(s: Sentence, end: int) -> int:
    """Return the end of "one diplomat" in "one diplomat, who asked not to be named, said"."""
    if end < _BRACKETED or s.tokens[end - 1].text != ",":
        return end
    comma = next((p for p in range(end - 2, max(0, end - _LONGEST_APPOSITION), -1) if s.tokens[p].text == ","), None)
    return comma if comma is not None and s.tokens[comma + 1].low in _RESERVED else end


_RESERVED = frozenset({"who", "speaking", "asking", "requesting", "declining", "citing"})


def _is_unnamed(s: Sentence, position: int) -> bool:
    low = s.tokens[position].low
    return low in _UNNAMED or (low in _ONE and _is_some(s, position)) or _is_somebody(s, position)


def _tells_more(s: Sentence, head: int) -> bool:
    """Tell of words that say more of who speaks: "villagers interviewed by", "a source in the general staff"."""
    behind = s.tokens[head + 1].low
    single = s.tokens[head].low in _ONE
    if behind == "of" and s.tokens[head].low in _OF_A_HOUSE:
        return True
    return behind in _TELLING_MORE or (
        (behind in _INSIDE and s.tokens[head].low in _INSIDERS) or (single and behind in _BELONGING)
    )


def _is_some(s: Sentence, head: int) -> bool:
    """Tell of "a former executive", "one adviser": somebody without a name."""
    return any(t.low in ("a", "an", "one", "another") for t in s.tokens[max(0, head - 3) : head])


_OF_A_HOUSE = frozenset({"members", "delegates", "deputies", "supporters", "opponents", "representatives"})
_BELONGING = frozenset({"in", "inside", "within", "from", "of", "to", "for", "on"})


_INSIDE = frozenset({"in", "inside", "within", "from"})
_INSIDERS = frozenset({"source", "sources", "insiders"})


def _is_somebody(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and "somebody" in mark.values("crowd")


def _crowd_named(s: Sentence, first: int, head: int, named: Sequence[Mention]) -> str | None:
    """Return what a crowd is called; "Latvian officials" are their state's, "administration officials" stand alone."""
    before = s.tokens[first:head]
    if any(not t.text.isalpha() for t in before):
        return None
    if named and s.tokens[head].low not in PRIVATE | _INSIDERS:
        if any(m.kind == "body" and m.last <= head for m in named) and s.tokens[head - 1].low not in (
            "administration",
            "government",
        ):
            # "defence ministry officials"
            return None
        if any(t.text[:1].isupper() for t in before if t is not s.tokens[0]) or any(m.first > head for m in named):
            return None
        if first == 0 and before and before[0].text[:1].isupper() and named[0].kind == "state":
            return None
    return slug(s.words(first, head + 1))


def _bounds(s: Sentence, position: int) -> bool:
    token = s.tokens[position]
    return not token.text[-1:].isalnum() or token.low in _OPENING_CLAUSES
