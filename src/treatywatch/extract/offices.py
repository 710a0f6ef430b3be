"""Offices and bodies of states: whose they are, and who holds them."""

from functools import cache
from typing import NamedTuple

from treatywatch.extract.discourse import Discourse, Known
from treatywatch.extract.name_syntax import capital_run, role_of, states_behind
from treatywatch.extract.names import Mention, slug, surname
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.lang.pack import Entity, Pack, entities

_ANYBODY = frozenset(
    {"every", "any", "each", "several", "some", "many", "other", "most", "all", "no", "which", "foreign", "western"}
)
# Whose authorities are those of a place, and not of the state that the text is about.
_LOCAL = frozenset({"local", "regional", "provincial", "municipal", "city", "district", "village"})
# What a party or a society calls its own house too.
_SHARED_NAMES = frozenset({"congress"})
_OF_MANY = frozenset({"these", "those", "both", "four", "three", "five", "their"})
# Words of an office that also stand in its holder's role in the gazetteer.
_CHARGES = ("defen", "foreign", "prime minister", "president", "chief executive")


@cache
def _surnames() -> dict[str, Entity | None]:
    """Map each last name of the gazetteer's persons to its bearer, None where several bear it."""
    found: dict[str, Entity | None] = {}
    for entity in entities().values():
        if entity.type == "person":
            last = surname(entity.name)
            found[last] = None if last in found else entity
    return found


def _is_of_the_country(s: Sentence, mark: Mark, first: int) -> bool:
    """Tell of a minister, or of "President X" with no house named before."""
    if mark.value("office") == "minister":
        return True
    alone = first == 0 or not s.tokens[first - 1].text[:1].isupper()
    return mark.value("office") == "president" and s.tokens[mark.first].text == "President" and alone


_MEETINGS = frozenset(
    {"meeting", "conference", "assembly", "session", "summit", "talks", "board", "company", "party", "group", "court"}
    | {"association", "federation", "union", "commission", "committee", "council", "convention", "treaty", "university"}
)


def over_a_meeting(s: Sentence, position: int) -> int | None:
    """Return the end of "president of the meeting", who is no state's, where `position` is that of "of"."""
    words = [t.low for t in s.tokens[position : position + 3]]
    return position + 3 if words[:2] == ["of", "the"] and words[-1] in _MEETINGS else None


_WHERE_WITHIN = 10


def _opening(s: Sentence, position: int) -> tuple[str, ...]:
    """Return the state of "In Latvia the government", before the token at `position`."""
    label = s.mark(0)
    if label is not None and "state" in label.meanings and s.words(label.last, label.last + 1) == ":":
        # "GREECE: The Army will need"
        return (str(label.value("state")),)
    opening = s.mark(1) if len(s.tokens) > 1 else None
    if s.tokens[0].low != "in" or opening is None or opening.last > position:
        return ()
    layer = next((x for x in ("state", "capital") if x in opening.meanings), None)
    return () if layer is None else (str(opening.value(layer)),)


def _in_whose_capital(s: Sentence, position: int) -> tuple[str, ...]:
    """Return the state of "the Joint Chiefs in Seoul told parliament": the house is that of the town named before."""
    for mark in s.starting(range(max(1, position - _WHERE_WITHIN), position)):
        if "capital" in mark.meanings and s.tokens[mark.first - 1].low == "in":
            return (str(mark.value("capital")),)
    return ()


def _where(s: Sentence, position: int) -> tuple[str, ...]:
    """Return the state of "in Myanmar, where the junta's troops", who are that state's."""
    near = range(position - 1, max(0, position - _WHERE_WITHIN), -1)
    where = next((p for p in near if s.tokens[p].low == "where"), None)
    if where is None:
        return ()
    last = where - 1 if s.mark(where - 1) is not None else where - 2
    named = _state_at(s, last)
    if named is None:
        return ()
    found = [named]
    many = s.tokens[position].low.endswith("s") and s.tokens[position - 1].low in (
        "the",
        "where",
        "both",
        "all",
        "their",
    )
    before = s.mark(last)
    while many and before is not None and before.first > 1:
        # "in Estonia, Latvia and Lithuania, where parliaments have": those of all
        joint = before.first - 1
        if s.tokens[joint].low not in ("and", ","):
            break
        joint -= s.tokens[joint - 1].text == ","
        before, other = s.mark(joint - 1), _state_at(s, joint - 1)
        if before is None or other is None:
            break
        found.insert(0, other)
    return tuple(found)


def _state_at(s: Sentence, position: int) -> str | None:
    mark = s.mark(position)
    layer = None if mark is None else next((x for x in ("state", "capital") if x in mark.meanings), None)
    return None if mark is None or layer is None else str(mark.value(layer))


_FULL_NAME = 2
_SOME = frozenset({"a", "an", "another", "one"})
_SPEAKING_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "ambassador", "representative", "delegate", "envoy", "negotiator"}
    | {"adviser", "advisor", "governor", "official"}
)


_OF_NO_STATE = frozenset(
    {
        "serb",
        "croat",
        "bosniak",
        "kurd",
        "tamil",
        "karen",
        "hutu",
        "tutsi",
        "houthi",
        "chechen",
        "tigray",
        "oromo",
        "mon",
    }
    | {
        "shan",
        "kachin",
        "druze",
        "sunni",
        "shia",
        "tuareg",
        "miskito",
        "moro",
        "maoist",
        "contra",
        "communist",
        "rebel",
    }
)
_PEOPLES = ("ish", "ian", "ese", "ean")


def _is_of_a_people(s: Sentence, position: int) -> bool:
    """Tell of "Kurdish politicians", who are no state's."""
    token = s.tokens[position]
    people = token.low.endswith(_PEOPLES) or token.low in _OF_NO_STATE
    return token.text[:1].isupper() and people and s.mark(position) is None


class Holder(NamedTuple):
    """Who holds an office, by the name behind it; the name ends before token `last`."""

    person: str
    states: tuple[str, ...]
    last: int


class Offices:
    """Reads offices and bodies in the light of what the document has said."""

    def __init__(self, pack: Pack, discourse: Discourse) -> None:
        """Take the pack, for the persons that it knows, and the document's discourse."""
        self.pack = pack
        self.discourse = discourse

    def office(self, s: Sentence, mark: Mark, *, states: tuple[str, ...] = (), first: int | None = None) -> Mention:
        """Return an office with the name of its holder, where one follows: one mention of the person."""
        start = mark.first if first is None else first
        last = mark.last
        if not states:
            states, last = states_behind(s, last)
        body = "president" if mark.value("office") == "president" else None
        holder = self.name_after(s, last)
        if holder is not None:
            states = states or holder.states
            if not states and self.discourse.focused and _is_of_the_country(s, mark, start):
                # A minister or president of the country that the text is about needs no country beside the name.
                states = self.discourse.one_state()
            if not states and not self.discourse.focused and _is_of_the_country(s, mark, start):
                states = self._of_the_focus(s)
            self.discourse.know(s.words(last, holder.last), holder.person, states)
            self.discourse.officers[s.tokens[mark.last - 1].low] = (holder.person, states)
            role, prep = role_of(s, start, holder.last)
            return Mention(start, holder.last, (holder.person,), "person", states, role, body, prep=prep)
        role, prep = role_of(s, start, last)
        if mark.value("office") == "head" and not states and start and s.tokens[start - 1].low in ("its", "their"):
            states = self._whose(s, start)
        if mark.value("office") == "head" and not states:
            person, homes = self.discourse.last_person or ("", ())
            named = (person,) if person else ()
            if start and s.tokens[start - 1].low in _SOME:
                # "a spokesperson": somebody new, who may speak for the state spoken of; "an analyst" does not.
                named = ()
                homes = homes if s.tokens[last - 1].low in _SPEAKING_FOR else ()
            return Mention(start, last, named, "office", homes, role, prep=prep, pronoun="he")
        states = states or self._whose(s, start)
        known = self._known_holder(s, mark, states)
        ids = (known,) if known else states
        return Mention(start, last, ids, "person" if known else "office", states, role, body, prep=prep)

    def _of_the_focus(self, s: Sentence) -> tuple[str, ...]:
        """Return the state that a text is most about, where its sentence, and what it speaks of, name no other one."""
        focus = self.discourse.focus
        named = {str(m.value(x)) for m in s.marks for x in ("state", "adj", "capital") if x in m.meanings}
        if focus is None or named != {focus} or self.discourse.subject not in ((), (focus,)):
            return ()
        return (focus,)

    def body(self, s: Sentence, mark: Mark, states: tuple[str, ...], first: int) -> Mention:
        """Return a body of state (parliament, army) that starts at `first`, with the state it belongs to."""
        last = mark.last
        if not states and "home" in mark.meanings:
            # "the Bundestag" needs no state beside it.
            states = (str(mark.value("home")),)
            elsewhere = self.discourse.focus is not None and states[0] not in self.discourse.present
            if elsewhere and s.tokens[mark.first].low in _SHARED_NAMES:
                # "Congress did agree on one thing": that of a party
                return Mention(first, last, (), "body", (), role_of(s, first, last)[0])
        if not states:
            states, last = states_behind(s, last)
        presides = over_a_meeting(s, last) if mark.value("body") == "president" and not states else None
        if presides is not None:
            role, prep = role_of(s, first, presides)
            return Mention(first, presides, (slug(s.words(mark.first, presides)),), "office", (), role, prep=prep)
        if not states and [t.low for t in s.tokens[last : last + 2]] == ["of", "the"] and last + 2 < len(s.tokens):
            # "soldiers of the North"
            half = self.discourse.halves.get(s.tokens[last + 2].low)
            states = () if half is None else (half,)
        if not states and last < len(s.tokens) and s.tokens[last].low == "here" and self.discourse.focus:
            # "the finance ministry here has promised"
            states = (self.discourse.focus,)
        if not states:
            states = self._of_its_head(s, last) or self._unsaid(s, first)
        role, prep = role_of(s, first, last)
        return Mention(first, last, states, "body", states, role, mark.value("body"), prep=prep)

    def _of_its_head(self, s: Sentence, position: int) -> tuple[str, ...]:
        """Return the state of "the administration of former U.S. President X", by the person named behind "of"."""
        if position >= len(s.tokens) or s.tokens[position].low != "of":
            return ()
        for mark in s.starting(range(position + 1, position + 7)):
            if "state" in mark.meanings:
                return (str(mark.value("state")),)
            if "person" in mark.meanings:
                country = self.pack.entities[str(mark.value("person"))].country
                return (country,) if country else ()
        return ()

    def name_after(self, s: Sentence, position: int) -> Holder | None:
        """Return the person whose name stands behind an office; behind a comma only one of the gazetteer's."""
        here = position
        if here < len(s.tokens) and s.tokens[here].text == ",":
            here += 1
        mark = s.mark(here)
        if mark is not None and mark.value("office") in ("titled", "officer") and mark.first == here == position:
            # "the minister Baroness Hale", "army spokesman Colonel Popescu"
            here = position = mark.last
            mark = s.mark(here)
        if mark is not None and mark.first == here and "person" in mark.meanings:
            entity = self.pack.entities[str(mark.value("person"))]
            return Holder(entity.id, (entity.country,) if entity.country else (), mark.last)
        if mark is not None and mark.first == here == position and mark.last == here + 1:
            # "Minister Kaunas": a person named before, though a town has the name too.
            known = self.discourse.known(s.tokens[here].text) if s.tokens[here].text[:1].isupper() else None
            if known is not None:
                return Holder(known[0], known[1], mark.last)
        end = capital_run(s, here)
        behind = s.mark(end) if end == here + 1 else None
        person = behind.value("person") if behind is not None and behind.first == end else None
        if behind is not None and person is not None and person.startswith(s.tokens[here].low + "-"):
            # "President Volodymyr Zelenskiy": only the surname is known, by another spelling
            entity = self.pack.entities[person]
            return Holder(entity.id, (entity.country,) if entity.country else (), behind.last)
        if end is None or (here > position and not self._is_apposed(s, here, end)):
            return None
        name = s.words(here, end)
        person, states = self.discourse.known(name) or self._by_surname(s, here, end) or (slug(name), ())
        return Holder(person, states, end)

    def _is_apposed(self, s: Sentence, first: int, end: int) -> bool:
        """Tell whether a full name stands between commas: "Croatia's president, Zoran Milanovic, ruled out"."""
        return end - first == _FULL_NAME and end < len(s.tokens) and s.tokens[end].text == "," and s.mark(first) is None

    def _by_surname(self, s: Sentence, first: int, end: int) -> Known | None:
        """Return the one person of the gazetteer whose last name stands alone behind an office: "President Stubb"."""
        if end - first > 1:
            return None
        found = _surnames().get(surname(s.words(first, end)))
        return (found.id, (found.country,)) if found is not None and found.country else None

    def _known_holder(self, s: Sentence, mark: Mark, states: tuple[str, ...]) -> str | None:
        """The person who holds the office, where the document names exactly one who does."""
        words = s.words(mark.first, mark.last).lower()
        charge = next((w for w in _CHARGES if w in words), None)
        if charge is None or len(states) != 1 or words.endswith("ministry"):
            return None
        found = {p for p, state, role in self.discourse.holders if state == states[0] and charge in role}
        return found.pop() if len(found) == 1 else None

    def _whose(self, s: Sentence, start: int) -> tuple[str, ...]:
        """The state of an office that none is named with; "its minister" is that of the sentence's first state."""
        if s.tokens[max(0, start - 1)].low in ("its", "their") and self.discourse.states:
            first = next((m for m in s.marks if "state" in m.meanings), None)
            if first is not None and first.first < start - 1:
                return (str(first.value("state")),)
        return self._unsaid(s, start)

    def _his(self, s: Sentence, first: int) -> tuple[str, ...]:
        """The states of whom "his ministry" is."""
        person = self.discourse.last_person
        return person[1] if person is not None and s.tokens[first].low in ("his", "her") else ()

    def _unsaid(self, s: Sentence, first: int) -> tuple[str, ...]:
        """The state of a body that none is named with; "these ministers" are those of all states just named.

        "every government", "several parliaments" are nobody's.
        """
        if first and (s.tokens[first - 1].low in _ANYBODY | _LOCAL or _is_of_a_people(s, first - 1)):
            return ()
        opening = [t.low for t in s.tokens[:3]]
        half = self.discourse.halves.get(s.tokens[first - 1].low) if first else None
        if half is None and opening[:2] == ["in", "the"] and len(opening) > 2 and first > 2:
            # "In the South, the army"
            half = self.discourse.halves.get(opening[2])
        if half is not None:
            return (half,)
        there = self._his(s, first) or _where(s, first) or _opening(s, first)
        if there:
            return there
        head = s.mark(0)
        if head is not None and "state" in head.meanings and head.last <= first and len(self.discourse.subject) == 1:
            own = (str(head.value("state")),)
            if self.discourse.subject != (self.discourse.focus,) and len(own[0].split()) == 1:
                # "Estonia's stocks were destroyed, and the government has no plans": that of Estonia.
                return own
        near = _in_whose_capital(s, first)
        if near:
            return near
        if self.discourse.chamber is not None and first and s.tokens[first - 1].low in ("the", "this", "our"):
            # "Laos was hit hardest. The government has committed $100 million": that of the house which debates
            return (self.discourse.chamber,)
        if _OF_MANY & {t.low for t in s.tokens[max(0, first - 3) : first]}:
            return self.discourse.many_states(None) or self.discourse.one_state()
        return self.discourse.one_state()
