"""What pronouns stand for: "it", "they", "the company", "both countries"."""

from collections.abc import Sequence
from typing import NamedTuple

from treatywatch.extract.authors import authors_of
from treatywatch.extract.coordination import is_a_source, joined
from treatywatch.extract.discourse import Discourse, Known
from treatywatch.extract.lookahead import is_set_in
from treatywatch.extract.names import Mention, armed_groups
from treatywatch.extract.reading import Sentence
from treatywatch.extract.verbs import is_finite

_COUNTS = {"neither": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}
_THINGS = frozenset({"company", "organisation", "name"})
_THE_COUNTRY = frozenset({"the country", "the nation", "the republic", "the kingdom"})
_THAT_COUNTRY = frozenset({"that country", "that nation", "that state", "that republic"})
_OF_A_STATE = frozenset({"state", "body", "office"})
_STATE_LAYERS = ("state", "capital", "group")
_BEFORE_A_LIST = frozenset({",", "(", "–", "—", "-", ":", "of", "from"})
# So many words may describe the states counted before their names follow.
_DESCRIBED_BY = 8
_IN_A_LIST = _BEFORE_A_LIST | {"and", "the", "as", "well"}


class Referent(NamedTuple):
    """Whom a pronoun stands for; no `ids` where nobody fits."""

    ids: tuple[str, ...]
    kind: str
    states: tuple[str, ...]


def referent(d: Discourse, s: Sentence, kind: str, words: str, found: Sequence[Mention], *, last: int) -> Referent:
    """Return whom a pronoun of this kind and these words stands for, behind the mentions `found` in its sentence.

    It ends before the token `last`.
    """
    if kind == "it":
        return _what_it_is(d, s, words, found, last)
    if kind == "they":
        return (
            _fighters_before(d, s, words, found)
            or _who_says_they(s, words, found, last)
            or _they(d, s, words, found, last)
        )
    if kind == "we" and (authors := authors_of(d, s)):
        return Referent(authors, "state", authors)
    if kind in ("company", "firms", "org"):
        house = _which_house(d, s, kind, words, found)
        return _last_named(d, kind) if house is None else house
    if kind == "home":
        if words.lower().startswith(("his", "her")):
            return _home(d, found)
        told = _from_where_who_says_it(s, last)
        return _home(d, ()) if told is None else Referent(told, "state", told)
    return _which_person(d, words, found) if kind == "he" else _last_named(d, kind)


def _which_house(d: Discourse, s: Sentence, kind: str, words: str, found: Sequence[Mention]) -> Referent | None:
    """Return which firm, firms or organisation are meant, None where it is the one named last."""
    if kind == "company":
        return _the_firm(d, s, found)
    if kind == "firms":
        ids = d.several_firms(_COUNTS.get(words.lower().split()[-2], 2))
        return Referent(ids, "company", ())
    if words.lower() == "the coalition":
        warring = next((user for user in reversed(d.users) if user.endswith("coalition")), d.coalition)
        if warring is not None:
            return Referent((warring,), "organisation", ())
    named = d.short.get(words.lower().rpartition(" ")[2]) if words.lower() in _BY_KIND else None
    if named is not None:
        # "the National Mine Action Agency … the agency's figures", whoever was named since
        return Referent((named,), "organisation", ())
    if d.floor is not None and words.lower() in _OWN_HOUSES:
        # In a debate "the coalition" is that of who speaks.
        house = d.houses.get(d.floor[0])
        return Referent((d.floor[0],), "person", d.floor[1]) if house is None else _house(d, house)
    return None


_BY_KIND = frozenset(
    {"the agency", "the network", "the observatory", "the institute", "the centre", "the center", "the trust"}
    | {"the foundation", "the monitor", "the committee", "the forum", "the association", "the campaign"}
)


def _which_person(d: Discourse, words: str, found: Sequence[Mention]) -> Referent:
    """Return whom "he", "the minister" stands for."""
    if " " not in words and d.actor is not None and _is_somebody_of(d.actor):
        # "A Ukrainian envoy replied … He added"
        return Referent(d.actor.ids, "office", d.actor.states)
    if " " not in words and (teller := _named_first(found)) is not None:
        return teller
    if d.last_person is None and d.focus is not None and words.lower() in _GOVERNING:
        # "Sweden's foreign minister spoke on Monday … The minister called it": nobody is named
        return Referent((d.focus,), "office", (d.focus,))
    return _last_named(d, "he")


_OWN_HOUSES = frozenset({"the coalition", "the party"})


def _what_it_is(d: Discourse, s: Sentence, words: str, found: Sequence[Mention], last: int) -> Referent:
    """Return whom "it", "its", "the country" stands for."""
    if words.lower() in ("it", "its"):
        # "According to the Monitor, it holds four million": whose word it is holds nothing
        found = [m for m in found if not is_a_source(s, m)]
        speaks = next((m for m in found if m.kind == "office" and m.whole and len(m.ids) == 1 and not m.states), None)
        if speaks is not None and not any(m.whole and m.kind in ("state", "body", "company") for m in found):
            # "A spokesman for the coalition denied that its forces had used them"
            return Referent(speaks.ids, "organisation", ())
    if words.lower() == "it" and 1 < last < len(s.tokens) and s.tokens[last].low in ("as", "among") and found:
        # "The Landmine Monitor lists it as a user": the subject is somebody else
        found = [m for m in found if m.last != last - 2]
    if words.lower() == "its" and (fighting := _whose_fighters(d, s, found, last)) is not None:
        return fighting
    if words == "it" and _is_given_it(s, last):
        # "Libya mined its borders. Belgium sold it mines": not the subject of its own clause.
        named = [m.states for m in found if m.kind == "state" and m.role in ("", "prep") and len(m.states) == 1]
        states = named[-1] if len(named) > 1 else _given_before(d, s) or d.one_state()
        return Referent(states, "state", states)
    if d.focus is not None and _is_own(s, words, last):
        # "Money comes from Germany. The country's own soldiers help too"
        return Referent((d.focus,), "state", (d.focus,))
    return (
        _subject_of_its_clause(s, words, found, last)
        or _who_says_it(s, words, found, last)
        or _of_the_firm(d, words, found)
        or _it(d, words, _of_this_part(s, found, last))
    )


def _whose_fighters(d: Discourse, s: Sentence, found: Sequence[Mention], last: int) -> Referent | None:
    """Return the group of "The front admitted that its fighters plant mines": no state has fighters."""
    if last >= len(s.tokens) or s.tokens[last].low not in _FIGHTERS or any(m.whole for m in found):
        return None
    group = d.last_armed if d.last_armed is not None and d.armed_age <= _SINCE else d.last_org
    return None if group is None else Referent((group[0],), "organisation", ())


_FIGHTERS = frozenset({"fighters", "militants", "gunmen", "guerrillas", "militiamen", "rebels", "combatants"})
_SINCE = 2


def _named_first(found: Sequence[Mention]) -> Referent | None:
    """Whom the sentence opens with by a full name: "Retired colonel X Y was blunt: mines, he said, …"."""
    if not found or any(m.kind == "person" for m in found):
        return None
    first = found[0]
    opens = first.first <= _OPENS_WITHIN and first.last - first.first in (2, 3)
    return Referent(first.ids, "person", first.states) if opens and first.full_name and first.whole else None


_OPENS_WITHIN = 4
_GOVERNING = frozenset({"the minister", "the president", "the premier", "the prime minister", "the chancellor"})


def _is_somebody_of(actor: Mention) -> bool:
    """Tell of a person without a name whose state is told: "a Ukrainian envoy"."""
    return actor.kind == "office" and actor.pronoun is None and len(actor.states) == 1 and actor.ids == actor.states


_SPEAKING = frozenset({"company", "organisation", "state", "union", "body", "name"})


def _who_says_it(s: Sentence, words: str, found: Sequence[Mention], last: int) -> Referent | None:
    """Whoever says it right before: "So does Stockholm, and Saab said it had no plans"."""
    said = s.mark(last - 2) if last > 1 else None
    if said is not None and "comp" in said.meanings and last > _PAST_THAT:
        said = s.mark(said.first - 1)
    if words.lower() != "it" or said is None or "say" not in said.meanings or said.form("say") not in (0, 1, 2):
        return None
    teller = next((m for m in reversed(found) if m.last in (said.first, said.first - 1) and m.whole), None)
    if teller is None or teller.kind not in _SPEAKING or len(teller.ids) != 1:
        return None
    if teller.kind == "body":
        return Referent(teller.states, "state", teller.states) if len(teller.states) == 1 else None
    return Referent(teller.ids, teller.kind, teller.states)


def _subject_of_its_clause(s: Sentence, words: str, found: Sequence[Mention], last: int) -> Referent | None:
    """Return whose "Norway said that Peru told the UN of its withdrawal" is: of several who act, who acts last."""
    behind = s.tokens[last].low if last < len(s.tokens) else ""
    if words.lower() != "its" or behind in _ANOTHERS:
        return None
    acting = [m for m in found if m.whole and m.pronoun is None and m.kind in _SPEAKING and _acts(s, m)]
    if len(acting) < _SEVERAL or len(acting[-1].ids) != 1:
        return None
    nearest = acting[-1]
    if nearest.kind == "body":
        return Referent(nearest.states, "state", nearest.states) if len(nearest.states) == 1 else None
    return Referent(nearest.ids, nearest.kind, nearest.states)


# What one state does on another's: "Ukraine says Russia has laid mines on its territory".
_ANOTHERS = frozenset(
    {"territory", "soil", "land", "border", "borders", "airspace", "people", "side", "fields", "waters", "citizens"}
    | {"eastern", "western", "northern", "southern", "request", "invitation", "troops", "forces", "soldiers"}
)


def _acts(s: Sentence, mention: Mention) -> bool:
    """Tell whether a verb of its own stands behind a name: "Peru has", "Peru, a member since 1999, has"."""
    for here in range(mention.last, min(mention.last + _VERB_WITHIN, len(s.tokens))):
        if s.tokens[here].text == ",":
            return is_set_in(s, here)
        if is_finite(s, here):
            return True
        mark = s.mark(here)
        if not s.tokens[here].text.isalpha() or (mark is not None and not _BEGINNING.isdisjoint(mark.meanings)):
            return False
    return False


_VERB_WITHIN = 8
_BEGINNING = frozenset({"comp", "rel", "sub", "coord"})


def _is_given_it(s: Sentence, last: int) -> bool:
    """Tell of "sold it mines", "gave it 3,000": what follows is given, and "it" is who gets it."""
    given = s.mark(last - 2) if last > 1 else None
    if given is None or "supply" not in given.values("verb") or last >= len(s.tokens):
        return False
    behind = s.mark(last)
    return any(a.first == last for a in s.amounts) or (behind is not None and "item" in behind.meanings)


def _given_before(d: Discourse, s: Sentence) -> tuple[str, ...]:
    """Return who was given weapons right before: "Germany has supplied Ukraine with mines. Denmark gave it 3,000"."""
    deed = d.deed
    if deed is None or deed.kind != "transfer" or not 0 <= s.start - deed.at <= _GIVEN_WITHIN:
        return ()
    to = deed.slots.get("to")
    return () if to is None else (to,)


_GIVEN_WITHIN = 300


def _fighters_before(d: Discourse, s: Sentence, words: str, found: Sequence[Mention]) -> Referent | None:
    """Return the armed group of "Houthi forces used them. The Monitor reported that they had laid mines in Aden"."""
    before = d.actor
    if before is None or words.lower() != "they" or s.opens_paragraph or before.kind != "organisation":
        return None
    telling = all(m.kind in ("organisation", "person", "media") or not m.whole for m in found)
    armed = before.ids[0] in armed_groups() and not any(m.ids[:1] == before.ids for m in found)
    return Referent(before.ids, "organisation", ()) if armed and telling else None


_PAST_THAT = 2
_PARTIES = frozenset({"organisation", "company"})


def _who_says_they(s: Sentence, words: str, found: Sequence[Mention], last: int) -> Referent | None:
    """Return the party or firm that says it right before: "the opposition Socialists said they would vote against"."""
    said = s.mark(last - 2) if last > 1 else None
    if said is not None and "comp" in said.meanings and last > _PAST_THAT:
        said = s.mark(said.first - 1)
    if words.lower() != "they" or said is None or "say" not in said.meanings:
        return _firms_that_tell(s, words, found, last)
    teller = next((m for m in reversed(found) if m.last in (said.first, said.first - 1) and m.whole), None)
    if teller is not None and teller.kind == "company":
        # "X Works and Y Works said they could make them"
        listed = next((m for m in joined(s, found) if m.last == teller.last), teller)
        return Referent(listed.ids, "company", ())
    if teller is None:
        return _whose_people_say(s, found, said.first)
    if teller.kind == "body" and len(teller.states) == 1 and s.tokens[teller.last - 1].low.endswith("s"):
        # "Burkina Faso's engineers say they destroyed 166"
        return Referent(teller.states, "state", teller.states)
    if teller.kind not in _PARTIES or len(teller.ids) != 1:
        return None
    return Referent(teller.ids, teller.kind, teller.states)


def _firms_that_tell(s: Sentence, words: str, found: Sequence[Mention], last: int) -> Referent | None:
    """Return the firms of "X Works and Y Works have told the ministry that they could make them"."""
    firms = next((m for m in joined(s, found) if m.kind == "company" and m.whole and len(m.ids) > 1), None)
    if firms is None or words.lower() != "they" or any(m.kind == "state" and len(m.ids) > 1 for m in found):
        return None
    between = [m for m in s.starting(range(firms.last, last)) if "say" in m.meanings]
    return Referent(firms.ids, "company", ()) if between else None


_OF_SOMEBODY = 4


def _whose_people_say(s: Sentence, found: Sequence[Mention], said: int) -> Referent | None:
    """Return the state of "Burkina Faso's engineers say they destroyed 166"."""
    owner = next((m for m in reversed(found) if m.role in ("owner", "adj") and m.last < said), None)
    if owner is None or len(owner.states) != 1 or said - owner.last > _OF_SOMEBODY:
        return None
    people = [t for t in s.tokens[owner.last : said] if t.text.isalpha() and t.low != "s"]
    plural = bool(people) and people[-1].low.endswith("s") and all(t.text.islower() for t in people)
    return Referent(owner.states, "state", owner.states) if plural else None


def _of_this_part(s: Sentence, found: Sequence[Mention], last: int) -> Sequence[Mention]:
    """The mentions behind the last colon or semicolon, if there are any: "We warn donors: Germany has cut its aid"."""
    cut = next((p for p in reversed(range(last)) if s.tokens[p].text in (":", ";")), -1)
    return [m for m in found if m.first > cut] or found


_CLOSING = frozenset('"”»’')


def _from_where_who_says_it(s: Sentence, last: int) -> tuple[str, ...] | None:
    """Return the state of who is quoted, told behind: "My own country …," said X, who is from Harare."""
    said = next((m for m in s.marks if m.first >= last and "say" in m.meanings), None)
    if said is None or not any(t.text[:1] in _CLOSING for t in s.tokens[last : said.first]):
        return None
    for mark in s.marks:
        layer = next((x for x in ("state", "capital", "place") if x in mark.meanings), None)
        if layer is not None and mark.first > said.last and s.tokens[mark.first - 1].low in ("from", "of"):
            states = str(mark.value(layer)).split()
            return tuple(states) if len(states) == 1 else None
    return None


def _home(d: Discourse, found: Sequence[Mention]) -> Referent:
    """The state of who speaks: "our country"; of "his country" that of whom the sentence names before."""
    teller = next((m for m in found if m.whole and m.kind in ("person", "office") and len(m.states) == 1), None)
    if teller is not None:
        return Referent(teller.states, "state", teller.states)
    known = d.floor or d.last_person
    states = (known[1] if known is not None else ()) or ((d.focus,) if d.focus is not None else ())
    return Referent(states, "state", states)


def _on_the_floor(d: Discourse, person: Known, kind: str) -> Referent:
    """Who speaks, or is spoken to, in a conversation: "we" and "you" are the state or house, "I" the person."""
    if kind != "i":
        house = d.houses.get(person[0])
        if house is not None:
            return _house(d, house)
        if person[1]:
            return Referent(person[1], "state", person[1])
    return Referent((person[0],), "person", person[1])


def _house(d: Discourse, house: str) -> Referent:
    company = d.last_company is not None and d.last_company[0] == house
    return Referent((house,), "company" if company else "organisation", ())


def spoken_for(d: Discourse, teller: Mention) -> Referent:
    """Return whom "we" are where somebody named speaks: his house, else his state."""
    house = d.houses.get(teller.ids[0]) if teller.ids else None
    if house is not None:
        return _house(d, house)
    if teller.kind in ("organisation", "company"):
        return Referent(teller.ids, teller.kind, ())
    if teller.kind == "office" and not teller.states:
        return Referent(teller.ids, "organisation", ())
    return Referent(teller.states, "state", teller.states)


def _last_named(d: Discourse, kind: str) -> Referent:
    if kind in ("we", "i") and d.floor is not None:
        return _on_the_floor(d, d.floor, kind)
    if kind == "you" and d.asked is None and d.focus is not None and (d.focused or d.floor is not None):
        # "You kept seven thousand of them!", called out in a parliament
        return Referent((d.focus,), "state", (d.focus,))
    if kind == "you":
        return Referent((), "", ()) if d.asked is None else _on_the_floor(d, d.asked, kind)
    if kind == "we":
        house = None if d.last_person is None else d.houses.get(d.last_person[0])
        if house is not None:
            return _house(d, house)
        if d.last_person is None and d.actor is not None and d.actor.kind in ("organisation", "name"):
            # A release of an organisation: "we" are who sends it.
            return Referent(d.actor.ids, "organisation", ())
        states = () if d.last_person is None else d.last_person[1]
        if not states and d.quoting and d.last_person is None:
            states = d.one_state()
        if not states and d.governs and not d.quoting:
            return Referent(d.governs, "state", d.governs)
        if not states and d.publisher is not None and not d.quoting:
            return Referent((d.publisher,), "organisation", ())
        return Referent(states, "state", states)
    last, what = {
        "company": (d.last_company, "company"),
        "he": (d.last_person, "person"),
        "i": (d.last_person if d.quoting or d.author is None else (d.author, ()), "person"),
        "org": (d.last_org, "organisation"),
        "fighters": (d.last_armed, "organisation"),
    }.get(kind, (None, ""))
    return Referent((), "", ()) if last is None else Referent((last[0],), what, last[1])


def _the_firm(d: Discourse, s: Sentence, found: Sequence[Mention]) -> Referent:
    """The company: the firm or unknown name that this sentence or the one before is about, else the last one named."""
    near = next((m for m in reversed(found) if m.kind == "company" and m.pronoun is None and len(m.ids) == 1), None)
    if near is not None:
        return Referent(near.ids, "company", near.states)
    if not any(m.kind == "company" for m in found):
        named = next((m for m in found if m.kind == "name" and m.full_name and m.ids[0] in d.weakly), None)
        before = d.actor
        if (
            named is None
            and before is not None
            and before.kind == "name"
            and before.full_name
            and d.last_company is None
        ):
            named = before
        if named is not None:
            d.last_company, d.company_at = (named.ids[0], ()), s.start
            d.see_firms(named.ids[:1])
    return _last_named(d, "company")


def _is_own(s: Sentence, words: str, last: int) -> bool:
    """Tell of "the country's own soldiers", set against somebody else's."""
    if words.lower().removesuffix("'s").removesuffix("’s") not in _THE_COUNTRY:
        return False
    return "own" in [t.low for t in s.tokens[last : last + 3]]


def _of_the_firm(d: Discourse, words: str, found: Sequence[Mention]) -> Referent | None:
    """The firm that a paragraph is headed by: "Belma (Bydgoszcz). … It stopped exporting in 2022"."""
    if d.section_firm is None or " " in words or any(m.whole for m in found):
        return None
    return Referent((d.section_firm[0],), "company", d.section_firm[1])


def _it(d: Discourse, words: str, found: Sequence[Mention]) -> Referent:
    if " " not in words:
        thing = _thing(d, words, found)
        if thing is not None:
            return Referent(thing.ids, thing.kind, thing.states)
        # The subject comes first; "it" goes on speaking of it.
        for mention in found:
            if not mention.whole or len(mention.ids) != 1:
                continue
            if mention.kind in _THINGS or mention.kind in ("state", "union"):
                return Referent(mention.ids, mention.kind, mention.states)
            if mention.kind == "body" and len(mention.states) == 1:
                return Referent(mention.states, "state", mention.states)
    elif words.lower() in _THAT_COUNTRY:
        named = next((m.states for m in reversed(found) if m.kind == "state" and m.pronoun is None), None)
        last = named or next(reversed(d.everybody), ())
        return Referent(last, "state", last) if len(last) == 1 else Referent((), "", ())
    elif words.lower() in _THE_COUNTRY:
        teller = next((m for m in found if m.whole and m.kind in _OF_A_STATE), None)
        if teller is not None and len(teller.states) == 1:
            return Referent(teller.states, "state", teller.states)
    states = d.one_state()
    return Referent(states, "state", states)


def _thing(d: Discourse, words: str, found: Sequence[Mention]) -> Mention | None:
    """The company or house that the sentence before was about, or "its" of this one: "Its director said it could"."""
    before = d.actor
    if before is not None and (before.kind in _THINGS or before.kind == "union") and _opens(words, found):
        return before
    if any(m.whole and m.kind in ("state", "union", "body") for m in found):
        return None
    return next((m for m in found if m.pronoun == "it" and m.role == "owner" and m.kind in _THINGS), None)


def _opens(words: str, found: Sequence[Mention]) -> bool:
    """Whether "it" comes before any subject of its sentence: it goes on with that of the sentence before."""
    return words.lower() in ("it", "its") and not any(m.whole for m in found)


def _they(d: Discourse, s: Sentence, words: str, found: Sequence[Mention], last: int) -> Referent:
    number = next((_COUNTS[w] for w in words.lower().split() if w in _COUNTS), None)
    named = _named_behind(s, last, number)
    if named:
        return Referent(named, "state", named)
    listed = joined(s, found)
    houses = next((m for m in listed if m.whole and m.kind == "organisation" and len(m.ids) > 1), None)
    if houses is not None and words.lower() in _OF_MANY and not any(m.kind == "state" and m.whole for m in found):
        # "Two parties, X and Y, have said they will support it"
        return Referent(houses.ids, "organisation", ())
    in_sentence = _many_in_sentence(listed, number)
    if in_sentence is not None:
        return in_sentence
    group = [m for m in found if m.whole and m.kind == "state"]
    if len(group) > 1:
        states = tuple(dict.fromkeys(i for m in group for i in m.ids))
        return Referent(states, "state", states)
    states = d.many_states(number)
    before = d.actor
    if number is None and before is not None and before.kind == "organisation" and _is_last_named(before, states, s):
        # "The Free Democrats have changed sides. They now favour leaving."
        return Referent(before.ids, "organisation", ())
    if not states and number is None and d.last_armed is not None and d.armed_age == 0 and _goes_on_with_it(s):
        # "What did Daesh leave behind? They made mines themselves."
        return Referent((d.last_armed[0],), "organisation", ())
    if not states and number is None and _goes_on_with_one(d, s, words, found, last):
        # "Croatia had it easier. They have 500 square kilometres left."
        states = () if before is None else before.states
    return Referent(states, "state", states)


_HAVING = frozenset({"have", "had", "still", "lifted", "cleared", "want", "say", "hope", "plan"})


def _goes_on_with_one(d: Discourse, s: Sentence, words: str, found: Sequence[Mention], last: int) -> bool:
    """Tell whether "they" opens a sentence on the one state that the sentence before was about."""
    before = d.actor
    if before is None or before.kind not in ("state", "body") or len(before.states) != 1 or found or s.opens_paragraph:
        return False
    if words.lower() != "they" or last >= len(s.tokens):
        return False
    behind = s.mark(last)
    acts = before.kind == "body" and behind is not None and is_finite(s, last) and "aux" not in behind.meanings
    return acts or s.tokens[last].low in _HAVING


def _goes_on_with_it(s: Sentence) -> bool:
    """Tell whether a sentence goes on with the one before, as an answer to it does in a paragraph of its own."""
    return not s.opens_paragraph or s.text[max(0, s.start - 9) : s.start].rstrip(' \n\t"”’').endswith("?")


def _is_last_named(house: Mention, states: tuple[str, ...], s: Sentence) -> bool:
    """Tell whether a house named in the plural is nearer than several states."""
    many = len(house.ids) > 1 or house.ids[0].endswith("s") or house.ids[0] in armed_groups()
    return many and not s.opens_paragraph and len(states) < _SEVERAL


_SEVERAL = 2


_OF_MANY = frozenset({"they", "their", "them", "both"})


def _named_behind(s: Sentence, position: int, number: int | None) -> tuple[str, ...]:
    """The states right behind "the four ministers –", where they are as many as are counted."""
    if number is None:
        return ()
    end = min(position + _DESCRIBED_BY, len(s.tokens))
    while position < end and s.tokens[position].text.islower():
        # "none of the three main users of the past year – X, Y and Z"
        position += 1
    if position >= len(s.tokens) or s.tokens[position].text not in _BEFORE_A_LIST:
        return ()
    states: list[str] = []
    while position < len(s.tokens) and len(states) < number:
        mark = s.mark(position)
        layer = None if mark is None else next((x for x in _STATE_LAYERS if x in mark.meanings), None)
        if mark is not None and layer is not None:
            states += str(mark.value(layer)).split()
            position = mark.last
        elif s.tokens[position].low in _IN_A_LIST:
            position += 1
        else:
            return ()
    return tuple(states) if len(states) == number else ()


def _many_in_sentence(listed: Sequence[Mention], number: int | None) -> Referent | None:
    """The nearest list of states, or body of several people, before the pronoun."""
    for mention in reversed(listed):
        if len(mention.ids) > 1 and mention.kind == "state" and number in (None, len(mention.ids)):
            # "Poland and the Baltic states – Estonia, … – announced that they": the larger list is meant.
            chosen = next((m for m in listed if m.whole and set(m.ids) > set(mention.ids)), mention)
            return Referent(chosen.ids, "state", chosen.states)
        if number is not None:
            continue
        if mention.kind in ("office", "body") and mention.whole and mention.states:
            return Referent(mention.ids, mention.kind, mention.states)
        if mention.kind == "body" and mention.prep == "with":
            return Referent(mention.ids, mention.kind, mention.states)
    return None
