"""Who is spoken of: mentions of states, bodies, persons, companies, and what pronouns stand for."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from treatywatch.extract.reading import Mark, Sentence
from treatywatch.lang.pack import Pack

STATE_LAYERS = ("state", "adj", "capital", "group", "union")
NAMED = ("person", "organisation", "company", "media")
_NAME_WORD = re.compile(r"[^\W\d_]+")
_ANYBODY = frozenset(
    {"every", "any", "each", "several", "some", "many", "other", "most", "all", "no", "which", "foreign", "western"}
)
_COUNTS = {"neither": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}
_UNIONS = frozenset({"EU", "NATO", "UN"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (excluded) name `ids`.

    `kind`: state, union, person, organisation, company, media, body, office. `states` are the states they belong to or are.
    `role`: `subject`-able (""), `prep` (behind a preposition), `owner` (possessive), `adj` (describes a noun).
    """

    first: int
    last: int
    ids: tuple[str, ...]
    kind: str
    states: tuple[str, ...]
    role: str = ""
    body: str | None = None
    pronoun: str | None = None
    prep: str = ""

    @property
    def whole(self) -> bool:
        """Tell whether it can be a subject or object by itself."""
        return self.role == ""


def slug(name: str) -> str:
    """Return a name as an id: lower case, accents off, words joined by `-`."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\W_]+", "-", plain.removesuffix("'s").removesuffix("’s")).strip("-")


@dataclass(slots=True)
class Discourse:
    """What has been named so far in one document, nearest last."""

    states: list[tuple[str, ...]] = field(default_factory=list)
    persons: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Surname, folded, to (id, states)."""
    last_person: tuple[str, tuple[str, ...]] | None = None
    last_company: tuple[str, tuple[str, ...]] | None = None
    last_org: tuple[str, tuple[str, ...]] | None = None
    last_speaker: Mention | None = None
    subject: tuple[str, ...] = ()
    focus: str | None = None
    """The state that the document is about, where one stands out."""
    treaty: str | None = None
    main_treaty: str | None = None
    focused: bool = False
    """One state makes up most of the naming of states."""
    item: str | None = None
    main_item: str | None = None
    programme: str | None = None
    item_age: int = 99
    """Sentences since a weapon of ours was last named."""
    foreign: bool = False
    """The treaty spoken of last is none of ours."""
    common: frozenset[str] = frozenset()
    """Words that it writes without a capital."""
    treaty_age: int = 99
    proper: frozenset[str] = frozenset()
    """Words, folded, that the document writes with a capital inside sentences: names of its own."""
    everybody: list[tuple[str, ...]] = field(default_factory=list)
    """All states named, in whatever role."""
    actor: Mention | None = None
    """The subject of the sentence before."""
    holders: list[tuple[str, str, str]] = field(default_factory=list)
    """(person, state, role in lower case) of the gazetteer's persons that the document names."""
    suspend_age: int = 99
    """Sentences since a suspension was last spoken of."""
    leaving: bool = False
    """The document speaks of a withdrawal somewhere."""
    topic_age: int = 99
    """Sentences since a withdrawal was last spoken of."""
    payer: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    """States that last did something together."""
    transfer: tuple[str, str] | None = None
    users: dict[str, tuple[str, int]] = field(default_factory=dict)
    """User to the weapon it was last said to use, and where in the text that was said."""
    casualty_place: str | None = None
    place: str | None = None
    """The state that the text last was in."""
    place_age: int = 99
    cleared_age: int = 99
    """Sentences since clearing was last spoken of."""
    casualty_when: str | None = None
    section_when: str | None = None
    section_year: str | None = None

    def see_states(self, states: tuple[str, ...]) -> None:
        """Note that these states were just named together."""
        if states:
            self.states.append(states)

    def one_state(self) -> tuple[str, ...]:
        """Return the state that "the country" or "it" stands for."""
        if len(self.subject) == 1:
            return self.subject
        if self.focus:
            return (self.focus,)
        return next((states for states in reversed(self.states[-4:]) if len(states) == 1), ())

    def many_states(self, count: int | None) -> tuple[str, ...]:
        """Return the states that "they" or "the four countries" stands for."""
        if len(self.group) > 1 and count in (None, len(self.group)):
            return self.group
        for states in reversed(self.states[-8:]):
            if len(states) > 1 and (count is None or len(states) == count):
                return states
        if count is not None:
            apart = tuple(dict.fromkeys(s for states in reversed(self.everybody) for s in states))
            return tuple(reversed(apart[:count])) if len(apart) >= count else ()
        return self.subject if len(self.subject) > 1 else ()


class Mentioner:
    """Finds the mentions of one document, sentence by sentence, in order."""

    def __init__(self, pack: Pack, discourse: Discourse) -> None:
        """Take the pack and the document's discourse, which it keeps up to date."""
        self.pack = pack
        self.discourse = discourse
        self.current: Sentence | None = None
        self.dated: set[int] = set()

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the mentions of a sentence from left to right; pronouns are resolved."""
        self.current = sentence
        found: list[Mention] = []
        self.dated = {p for d in sentence.dates for p in range(d.core_first, d.last)}
        position = 0
        while position < len(sentence.tokens):
            mention = self._at(sentence, position, found)
            if mention is None:
                position += 1
                continue
            mention = _of_its_owner(mention, found)
            found.append(mention)
            self._note(mention)
            position = mention.last
        return _joined(sentence, found)

    # --- one mention

    def _at(self, s: Sentence, position: int, found: Sequence[Mention]) -> Mention | None:
        mark = s.mark(position)
        if mark is None or mark.first != position:
            return self._unknown_name(s, position, found) if mark is None else None
        for layer in STATE_LAYERS:
            if layer in mark.meanings:
                return self._state(s, mark, layer)
        for layer in NAMED:
            if layer in mark.meanings:
                return self._named(s, mark, layer, found)
        if "place" in mark.meanings:
            role, prep = _role(s, mark.first)
            place = slug(s.words(mark.first, mark.last))
            return Mention(
                mark.first, mark.last, (place,), "place", (str(mark.value("place")),), role or "prep", prep=prep
            )
        if "office" in mark.meanings and not _plain_body(s, mark):
            return self._office(s, mark, found)
        if "body" in mark.meanings:
            return self._body(s, mark, (), position)
        if "maker" in mark.meanings:
            return self._maker(s, mark, position)
        if "pron" in mark.meanings:
            return self._pronoun(s, mark, found)
        return None

    def _state(self, s: Sentence, mark: Mark, layer: str) -> Mention:
        ids = tuple(str(mark.value(layer)).split())
        kind = "union" if layer == "union" else "state"
        states = ids if kind == "state" else ()
        after = s.mark(mark.last)
        owner = _is_owner(s, mark.last)
        if layer == "adj" or owner:
            taken = self._headed(
                s, mark.last + (_owner_length(s, mark.last) if owner else 0), states or ids, mark.first
            )
            if taken is not None:
                return taken
        if layer == "adj" and not _people(s, mark):
            return Mention(mark.first, mark.last, ids, kind, states, "adj")
        if layer != "adj" and after is not None and after.first == mark.last and "office" in after.meanings:
            taken = self._headed(s, mark.last, states, mark.first)
            if taken is not None:
                return taken
        role, prep = ("owner", "") if owner else _role(s, mark.first)
        return Mention(mark.first, mark.last, ids, kind, states, role, prep=prep)

    def _headed(self, s: Sentence, position: int, states: tuple[str, ...], first: int) -> Mention | None:
        """An adjective or owner in front of a body, office, person or company: one mention of that."""
        here = position
        while here < len(s.tokens) and here < position + 4:
            mark = s.mark(here)
            if mark is None:
                if not s.tokens[here].text.isalpha() and s.tokens[here].text != "-":
                    return None
                if s.tokens[here].text[0].isupper():
                    return None
                here += 1
                continue
            if mark.first != here:
                return None
            if "body" in mark.meanings and not ("office" in mark.meanings and self._name_after(s, mark.last)):
                return self._body(s, mark, states, first)
            if "office" in mark.meanings:
                return self._office(s, mark, (), states=states, first=first)
            if "maker" in mark.meanings:
                return self._maker(s, mark, first, states=states)
            for layer in NAMED:
                if layer in mark.meanings:
                    mention = self._named(s, mark, layer, ())
                    return Mention(
                        first, mention.last, mention.ids, mention.kind, states or mention.states, *_role(s, first)
                    )
            return None
        return None

    def _named(self, s: Sentence, mark: Mark, layer: str, found: Sequence[Mention]) -> Mention:
        entity_id = str(mark.value(layer))
        entity = self.pack.entities.get(entity_id)
        states = (entity.country,) if entity is not None and entity.country else ()
        if layer == "person":
            self._know(s.words(mark.first, mark.last), entity_id, states)
        kind = "union" if entity_id in _UNIONS else layer
        role, prep = _role(s, mark.first)
        if _is_owner(s, mark.last):
            role = "owner"
        if layer == "organisation" and _is_parliament(entity_id):
            return Mention(mark.first, mark.last, states or (entity_id,), "body", states, role, "parliament", prep=prep)
        return Mention(mark.first, mark.last, (entity_id,), kind, states, role, prep=prep)

    def _office(
        self,
        s: Sentence,
        mark: Mark,
        found: Sequence[Mention],
        *,
        states: tuple[str, ...] = (),
        first: int | None = None,
    ) -> Mention:
        """An office, with the name of its holder where one follows: one mention of the person."""
        start = mark.first if first is None else first
        last = mark.last
        if not states:
            states, last = self._of_state(s, last)
        name = self._name_after(s, last)
        if name is not None:
            person, holder_states, end = name
            states = states or holder_states
            self._know(s.words(last, end), person, states)
            role, prep = _role(s, start)
            role = "owner" if _is_owner(s, end) else role
            body = "president" if mark.value("office") == "president" else None
            return Mention(start, end, (person,), "person", states, role, body, prep=prep)
        role, prep = _role(s, start)
        role = "owner" if _is_owner(s, last) else role
        body = "president" if mark.value("office") == "president" else None
        if mark.value("office") == "head" and not states:
            person_now = self.discourse.last_person
            ids = (person_now[0],) if person_now is not None else ()
            return Mention(
                start, last, ids, "office", person_now[1] if person_now else (), role, prep=prep, pronoun="he"
            )
        if not states:
            states = self._unsaid(s, start)
            if s.tokens[max(0, start - 1)].low in ("its", "their") and self.discourse.states:
                states = self._own_state(s, start) or states
        holder = self._holder(s, mark, states)
        ids = (holder,) if holder else states
        return Mention(start, last, ids, "person" if holder else "office", states, role, body, prep=prep)

    def _holder(self, s: Sentence, mark: Mark, states: tuple[str, ...]) -> str | None:
        """The person who holds the office, where the document names exactly one who does."""
        words = s.words(mark.first, mark.last).lower()
        subject = next(
            (w for w in ("defen", "foreign", "prime minister", "president", "chief executive") if w in words), None
        )
        if subject is None or len(states) != 1:
            return None
        found = {p for p, state, role in self.discourse.holders if state == states[0] and subject in role}
        return found.pop() if len(found) == 1 else None

    def _own_state(self, s: Sentence, start: int) -> tuple[str, ...]:
        """The state that "its" stands for: the subject of the sentence."""
        for mark in s.marks:
            if mark.first >= start - 1:
                break
            if "state" in mark.meanings:
                return (str(mark.value("state")),)
        return ()

    def _of_state(self, s: Sentence, position: int) -> tuple[tuple[str, ...], int]:
        """ "of Latvia", "of the Polish parliament" right behind an office or body."""
        here = position
        if here < len(s.tokens) and s.tokens[here].low in ("of", "in", "for"):
            here += 1
            while here < len(s.tokens) and s.tokens[here].low == "the" and not _names_a_state(s, here):
                here += 1
            mark = s.mark(here)
            if mark is not None and mark.first == here:
                for layer in ("state", "capital", "group"):
                    if layer in mark.meanings:
                        return self._more_states(s, tuple(str(mark.value(layer)).split()), mark.last)
        return (), position

    def _more_states(self, s: Sentence, states: tuple[str, ...], last: int) -> tuple[tuple[str, ...], int]:
        """ "the armed forces of Russia, Iran and North Korea": all of the list."""
        here = last
        while here < len(s.tokens) and (
            s.tokens[here].text == "," or s.tokens[here].low in _AND or s.tokens[here].low == "the"
        ):
            here += 1
            mark = s.mark(here)
            for layer in ("state", "group"):
                if mark is not None and mark.first == here and layer in mark.meanings and not _is_owner(s, mark.last):
                    states += tuple(str(mark.value(layer)).split())
                    here = last = mark.last
                    break
        return states, last

    def _name_after(self, s: Sentence, position: int) -> tuple[str, tuple[str, ...], int] | None:
        here = position
        if here < len(s.tokens) and s.tokens[here].text == ",":
            here += 1
        mark = s.mark(here)
        if mark is not None and mark.first == here and "person" in mark.meanings:
            entity = self.pack.entities[str(mark.value("person"))]
            return entity.id, (entity.country,) if entity.country else (), mark.last
        if here != position:
            return None
        end = _capital_run(s, here)
        if end is None:
            return None
        name = s.words(here, end)
        known = self._known(name)
        if known is not None:
            return known[0], known[1], end
        return slug(name), (), end

    def _body(self, s: Sentence, mark: Mark, states: tuple[str, ...], first: int) -> Mention:
        last = mark.last
        if not states:
            states, last = self._of_state(s, last)
        if not states:
            states = self._unsaid(s, first)
        role, prep = _role(s, first)
        role = "owner" if _is_owner(s, last) else role
        return Mention(first, last, states, "body", states, role, mark.value("body"), prep=prep)

    def _unsaid(self, s: Sentence, first: int) -> tuple[str, ...]:
        """The state of a body that none is named with; "these ministers" are those of all states just named.

        "every government", "several parliaments" are nobody's.
        """
        if first and s.tokens[first - 1].low in _ANYBODY:
            return ()
        opening = s.mark(1) if len(s.tokens) > 1 else None
        if s.tokens[0].low == "in" and opening is not None and "state" in opening.meanings and opening.last <= first:
            return (str(opening.value("state")),)
        before = {t.low for t in s.tokens[max(0, first - 3) : first]}
        if before & {"these", "those", "both", "four", "three", "five", "their"}:
            return self.discourse.many_states(None) or self.discourse.one_state()
        return self.discourse.one_state()

    def _maker(self, s: Sentence, mark: Mark, first: int, *, states: tuple[str, ...] = ()) -> Mention | None:
        """ "the Finnish company X": the name is the company's; "the company" stands for the last one named."""
        here = mark.last
        if here < len(s.tokens) and s.tokens[here].text == ",":
            here += 1
        named = s.mark(here)
        role, prep = _role(s, first)
        if named is not None and named.first == here and "company" in named.meanings:
            mention = self._named(s, named, "company", ())
            return Mention(first, mention.last, mention.ids, "company", mention.states or states, role, prep=prep)
        end = _capital_run(s, here)
        if end is not None:
            name = s.words(here, end)
            company = (slug(name), states)
            self.discourse.persons[_surname(name)] = company
            self.discourse.last_company = company
            return Mention(first, end, (company[0],), "company", states, role, prep=prep)
        return None

    def _pronoun(self, s: Sentence, mark: Mark, found: Sequence[Mention]) -> Mention | None:
        kind = str(mark.value("pron"))
        following = s.mark(mark.last)
        named = self._name_after(s, mark.last) if kind == "he" and mark.last - mark.first > 1 else None
        if named is not None and s.tokens[mark.last].text != ",":
            self._know(s.words(mark.last, named[2]), named[0], named[1])
            return Mention(mark.first, named[2], (named[0],), "person", named[1], *_role(s, mark.first))
        if (
            kind == "he"
            and mark.last - mark.first > 1
            and mark.last < len(s.tokens)
            and s.tokens[mark.last].low == "of"
        ):
            states, last = self._of_state(s, mark.last)
            states = states or self.discourse.one_state()
            return Mention(mark.first, max(last, mark.last), states, "office", states, *_role(s, mark.first))
        if s.words(mark.first, mark.last).lower() == "both" and following is not None and "state" in following.meanings:
            return None
        ids, what, states = self._antecedent(kind, s.words(mark.first, mark.last), found)
        if not ids:
            return None
        role, prep = _role(s, mark.first)
        low = s.tokens[mark.last - 1].low
        if low in ("its", "their", "his", "her", "our", "my") or _is_owner(s, mark.last):
            role = "owner"
        return Mention(mark.first, mark.last, ids, what, states, role, pronoun=kind, prep=prep)

    def _antecedent(
        self, kind: str, words: str, found: Sequence[Mention]
    ) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        d = self.discourse
        if kind == "company" and d.last_company is not None:
            return (d.last_company[0],), "company", d.last_company[1]
        if kind in ("he", "i") and d.last_person is not None:
            return (d.last_person[0],), "person", d.last_person[1]
        if kind == "org" and d.last_org is not None:
            return (d.last_org[0],), "organisation", d.last_org[1]
        if kind == "it":
            return self._it(words, found)
        if kind == "they":
            return self._they(words, found)
        if kind == "we" and d.last_person is not None and d.last_person[1]:
            return d.last_person[1], "state", d.last_person[1]
        return (), "", ()

    def _it(self, words: str, found: Sequence[Mention]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        if " " not in words and not any(m.whole for m in found) and self.discourse.actor is not None:
            last = self.discourse.actor
            if last.kind in ("company", "organisation", "name") and words.lower() in ("it", "its"):
                return last.ids, last.kind, last.states
        if " " not in words:
            # The subject comes first; "it" goes on speaking of it.
            for mention in found:
                if not mention.whole or len(mention.ids) != 1:
                    continue
                if mention.kind in ("state", "company", "organisation", "union", "name"):
                    return mention.ids, mention.kind, mention.states
                if mention.kind == "body" and len(mention.states) == 1:
                    return mention.states, "state", mention.states
        states = self.discourse.one_state()
        return states, "state", states

    def _lists(self, found: Sequence[Mention]) -> list[Mention]:
        return [] if self.current is None else _joined(self.current, list(found))

    def _they(self, words: str, found: Sequence[Mention]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        number = next((_COUNTS[w] for w in words.lower().split() if w in _COUNTS), None)
        listed = self._lists(found)
        for mention in reversed(listed):
            if len(mention.ids) > 1 and mention.kind == "state" and number in (None, len(mention.ids)):
                # "Poland and the Baltic states – Estonia, … – announced that they": the larger list is meant.
                wider = [m for m in listed if m.whole and set(m.ids) > set(mention.ids)]
                chosen = wider[0] if wider else mention
                return chosen.ids, "state", chosen.states
            if mention.kind in ("office", "body") and mention.whole and mention.states and number is None:
                return mention.ids, mention.kind, mention.states
            if mention.kind == "body" and mention.prep == "with" and number is None:
                return mention.ids, mention.kind, mention.states
        group = [m for m in found if m.whole and m.kind == "state"]
        if len(group) > 1:
            states = tuple(dict.fromkeys(s for m in group for s in m.ids))
            return states, "state", states
        states = self.discourse.many_states(number)
        return states, "state", states

    # --- names that no gazetteer knows

    def _unknown_name(self, s: Sentence, position: int, found: Sequence[Mention]) -> Mention | None:
        token = s.tokens[position]
        if (
            position in self.dated
            or not token.text[:1].isupper()
            or len(token.text) < 3
            or token.text.isupper()
            and position == 0
        ):
            return None
        end = _capital_run(s, position)
        if end is None:
            return None
        name = s.words(position, end)
        known = self._known(name)
        role, prep = _role(s, position)
        role = "owner" if _is_owner(s, end) else role
        if known is not None:
            kind = "company" if known == self.discourse.last_company else "person"
            if kind == "person" and _looks_like_an_organisation(known[0].replace("-", " ").title()):
                kind = "company" if _COMPANY_WORDS.search(known[0].replace("-", " ").title()) else "organisation"
            return Mention(position, end, (known[0],), kind, known[1], role, prep=prep)
        if _looks_like_an_organisation(name) and end - position > 1:
            self.discourse.persons[_first_word(name)] = (slug(name), ())
            if _COMPANY_WORDS.search(name) is not None:
                self.discourse.last_company = (slug(name), ())
                return Mention(position, end, (slug(name),), "company", (), role, prep=prep)
            return Mention(position, end, (slug(name),), "organisation", (), role, prep=prep)
        person = self._new_person(s, position, end, name, role, prep) if end - position > 1 else None
        if person is not None:
            return person
        if position == 0 and end == 1 and not self._opens_with_a_name(s, token.low):
            return None
        maker = self._made_by(s, end)
        if maker:
            self.discourse.last_company = (slug(name), ())
            self.discourse.persons[_surname(name)] = (slug(name), ())
            return Mention(position, end, (slug(name),), "company", (), role, prep=prep)
        if end - position > 1 and role == "" and self._acts(s, end):
            self._know(name, slug(name), ())
            self.discourse.last_person = (slug(name), ())
        return Mention(position, end, (slug(name),), "name", (), role, prep=prep)

    def _acts(self, s: Sentence, end: int) -> bool:
        """A bracket, a comma or a verb behind a full name: somebody, not something."""
        if end >= len(s.tokens):
            return False
        mark = s.mark(end)
        return s.tokens[end].text in ("(", ",") or (mark is not None and mark.form("say") >= 0)

    def _opens_with_a_name(self, s: Sentence, low: str) -> bool:
        """A capital at the start of a sentence is a name's if the text has it elsewhere, or never without it."""
        if low in self.discourse.proper:
            return True
        following = s.mark(1)
        goes_on = len(s.tokens) > 1 and (
            s.tokens[1].text == ","
            or following is not None
            and ("aux" in following.meanings or following.form("verb") in (1, 2) or following.form("op") in (1, 2))
        )
        return goes_on and low not in self.discourse.common and not low.endswith(("s", "ed", "ing", "ly"))

    def _made_by(self, s: Sentence, end: int) -> bool:
        """ ", a Finnish explosives maker," behind a name makes it a company's."""
        if end >= len(s.tokens) or s.tokens[end].text not in (",", "(", "—", "–"):
            return False
        for here in range(end + 1, min(end + 9, len(s.tokens))):
            mark = s.mark(here)
            if mark is not None and "maker" in mark.meanings:
                return True
            if s.tokens[here].text in (",", "."):
                return False
        return False

    def _new_person(self, s: Sentence, position: int, end: int, name: str, role: str, prep: str) -> Mention | None:
        """Two capitalised words beside an office, or before a verb of saying, are a person."""
        states, office = self._apposed(s, end)
        says = any("say" in m.meanings for m in (s.mark(end), s.mark(position - 1)) if m is not None)
        if not says and not office:
            return None
        person = slug(name)
        self._know(name, person, states)
        return Mention(position, end, (person,), "person", states, role, prep=prep)

    def _apposed(self, s: Sentence, end: int) -> tuple[tuple[str, ...], bool]:
        """ ", Latvia's defence minister," or "of the ICRC" behind a name."""
        states: tuple[str, ...] = ()
        for here in range(end, min(end + 12, len(s.tokens))):
            mark = s.mark(here)
            if here == end and s.tokens[here].text not in (",", "(") and s.tokens[here].low not in ("of", "from", "at"):
                return (), False
            if mark is None:
                continue
            if any(x in mark.meanings for x in ("adj", "state")):
                states = tuple(str(mark.value("adj") or mark.value("state")).split())
            if "office" in mark.meanings or "organisation" in mark.meanings or "maker" in mark.meanings:
                if not states:
                    states = self._of_state(s, mark.last)[0]
                return states, True
            if "say" in mark.meanings:
                return states, s.tokens[end].text == ","
        return (), False

    def _know(self, name: str, person: str, states: tuple[str, ...]) -> None:
        self.discourse.persons[_surname(name)] = (person, states)

    def _known(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        if not _surname(name):
            return None
        found = self.discourse.persons.get(_surname(name))
        return found if found is not None or "-" in slug(name) else self.discourse.persons.get(_first_word(name))

    def _note(self, mention: Mention) -> None:
        d = self.discourse
        if mention.pronoun is not None:
            return
        if mention.kind == "person" and mention.ids:
            d.last_person = (mention.ids[0], mention.states)
        elif mention.kind == "company":
            d.last_company = (mention.ids[0], mention.states)
        elif mention.kind == "organisation":
            d.last_org = (mention.ids[0], mention.states)
        if mention.kind == "state" and mention.role != "adj":
            d.everybody.append(mention.ids)
        if mention.kind == "state" and mention.role in ("", "owner"):
            d.see_states(mention.ids)


def _of_its_owner(mention: Mention, found: Sequence[Mention]) -> Mention:
    """ "its cabinet": the body of whoever "its" stands for."""
    if mention.kind not in ("body", "office") or not found or mention.pronoun is not None:
        return mention
    owner = found[-1]
    if owner.role != "owner" or owner.last != mention.first or not owner.states or owner.pronoun is None:
        return mention
    ids = owner.states if mention.ids == mention.states else mention.ids
    return replace(mention, ids=ids, states=owner.states)


def _joined(s: Sentence, found: list[Mention]) -> list[Mention]:
    """ "Poland, Estonia and Latvia": mentions of one list carry the ids of all."""
    joined: list[Mention] = []
    group: list[Mention] = []
    for mention in found:
        if group and _listed(s, group[-1], mention):
            group.append(mention)
            continue
        joined.extend(_spread(s, group))
        group = [mention]
    joined.extend(_spread(s, group))
    return joined


_AND = frozenset({"and", "or", "nor", "&"})


def _listed(s: Sentence, before: Mention, after: Mention) -> bool:
    if before.kind != after.kind or before.kind not in ("state", "union", "body", "organisation", "company"):
        return False
    if before.pronoun is not None or after.pronoun is not None or (before.role == "adj") != (after.role == "adj"):
        return False
    between = [t.low for t in s.tokens[before.last : after.first]]
    closed = any(s.tokens[p].low in _AND for p in range(max(0, before.first - 2), before.first)) and not any(
        w in _AND for w in between
    )
    if closed and between == [","]:
        # "Estonia, Latvia and Lithuania, Poland": the list was closed by its "and".
        return False
    rest = [
        w
        for w in between
        if w
        not in (
            ",",
            "the",
            "both",
            "neighbouring",
            "–",
            "-",
            "—",
            "with",
            "along",
            "as",
            "well",
            "together",
            "alongside",
            "plus",
            "but",
            "also",
            "then",
            "of",
            "republics",
            "states",
            "'",
            "s",
        )
    ]
    joint = [
        w
        for w in between
        if w in (",", "and", "or", "nor", "–", "—", "along", "alongside", "well", "together", "plus", "&")
    ]
    return bool(joint) and all(w in _AND for w in rest) and "of" not in between and not ({"'", "s"} <= set(between))


def _spread(s: Sentence, group: list[Mention]) -> Iterable[Mention]:
    if len(group) < 2:
        return group
    if group[0].role == "owner" and group[-1].role != "owner":
        return group
    if len(group[0].ids) > 1 and len(group) - 1 == len(group[0].ids):
        # "Three Baltic states, Lithuania, Estonia and Finland": the names are what the writer means.
        group = [replace(group[1], first=group[0].first, role=group[0].role, prep=group[0].prep), *group[2:]]
    ids = tuple(dict.fromkeys(i for m in group for i in m.ids))
    states = tuple(dict.fromkeys(i for m in group for i in m.states))
    head = group[0]
    role = group[-1].role if group[-1].role in ("owner", "adj") else head.role
    return [Mention(head.first, group[-1].last, ids, head.kind, states, role, head.body, prep=head.prep)]


def _role(s: Sentence, first: int) -> tuple[str, str]:
    """Return (`prep` and the preposition) where one governs the mention that starts at `first`."""
    here = first - 1
    while here >= 0:
        token = s.tokens[here]
        mark = s.mark(here)
        if mark is not None and "prep" in mark.meanings:
            return "prep", token.low if mark.last - mark.first == 1 else s.words(mark.first, mark.last).lower()
        if token.low in (
            "the",
            "both",
            "its",
            "their",
            "a",
            "an",
            "neighbouring",
            "several",
            "other",
            "fellow",
            "then",
            "former",
            "all",
        ) or (mark is None and token.low.endswith(("ern", "ing", "an"))):
            here -= 1
            continue
        return "", ""
    return "", ""


def _is_owner(s: Sentence, last: int) -> bool:
    if last >= len(s.tokens):
        return False
    token = s.tokens[last]
    if token.low != "'" or token.start != s.tokens[last - 1].end:
        return False
    following = s.tokens[last + 1] if last + 1 < len(s.tokens) else None
    return following is not None and (
        following.low == "s" and following.start == token.end or s.tokens[last - 1].low.endswith("s")
    )


def _owner_length(s: Sentence, last: int) -> int:
    return 2 if last + 1 < len(s.tokens) and s.tokens[last + 1].low == "s" else 1


def _people(s: Sentence, mark: Mark) -> bool:
    """ "Poles", "Finns" act; "Polish" describes. Plural peoples end in s and stand without a noun."""
    word = s.tokens[mark.last - 1].low
    nxt = s.mark(mark.last)
    return word.endswith("s") and word not in ("swiss",) and (nxt is None or "noun" not in nxt.meanings)


def _plain_body(s: Sentence, mark: Mark) -> bool:
    """ "the president" is a body of state unless a name follows."""
    behind = s.mark(mark.last)
    named = behind is not None and "person" in behind.meanings
    return "body" in mark.meanings and not named and _capital_run(s, mark.last) is None


def _capital_run(s: Sentence, position: int) -> int | None:
    """Return the end of a run of capitalised words that no phrase of the pack explains."""
    end = position
    while end < len(s.tokens) and end - position < 5:
        token, mark = s.tokens[end], s.mark(end)
        if mark is not None and not _inside_a_name(s, position, end):
            break
        if token.text == "-" and end > position and end + 1 < len(s.tokens) and token.start == s.tokens[end - 1].end:
            end += 1
            continue
        if not _NAME_WORD.fullmatch(token.text) or not token.text[0].isupper():
            break
        end += 1
    while end > position and s.tokens[end - 1].text == "-":
        end -= 1
    return end if end > position else None


def _names_a_state(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and mark.first == position and "state" in mark.meanings


def _first_word(name: str) -> str:
    return slug(name).split("-")[0]


_WORDS_IN_NAMES = frozenset(
    {"stop", "prep", "verb", "op", "say", "via_verb", "sub", "noun", "limit", "step_word", "own", "programme_word"}
)


def _inside_a_name(s: Sentence, first: int, position: int) -> bool:
    """ "Fields Without Fear", "Brzezina Works": common words with capitals inside a name."""
    mark, token = s.mark(position), s.tokens[position]
    if position == first or mark is None or mark.last - mark.first > 1 or not set(mark.meanings) <= _WORDS_IN_NAMES:
        return False
    if not token.text[:1].isupper() or s.role == "title":
        return False
    return first > 0 or position > first


def _surname(name: str) -> str:
    words = slug(name).split("-")
    return words[-1] if words and len(words[-1]) > 2 else ""


_ORGANISATION_WORDS = re.compile(
    r"\b(?:Institute|Association|Foundation|Organi[sz]ation|Committee|Council|Campaign|Coalition|Agency|Group|Centre|Center"
    r"|Union|Forum|Network|Trust|Society|University|Commission|Initiative|Action|Watch|Party|Monitor|Service|Fund|Alliance"
    r"|Bank|Programme|Program|Office|Ltd|Inc|Oy|AB|AS|GmbH|SA|Corp|Industries|Industry|Systems|Munitions|Explosives|Precision|Works|Ammunition|Front|Army|Forces|Brigade|Movement|Relief|Cross|Authority|Ministry|Secretariat|Assembly|Council|Defence|Times|Post|News|Radio|TV)\b"
)


def _looks_like_an_organisation(name: str) -> bool:
    return _ORGANISATION_WORDS.search(name) is not None


_COMPANY_WORDS = re.compile(
    r"\b(?:Ltd|Inc|Oy|AB|AS|ASA|GmbH|SA|Corp|Industries|Industry|Systems|Munitions|Explosives|Precision|Works|Ammunition|Arms"
    r"|Ordnance|Dynamics|Technologies|Holding|Aerospace|Armaments)\b"
)
_PARLIAMENTS = frozenset({"sejm", "senate-of-poland", "seimas", "saeima", "riigikogu", "eduskunta", "verkhovna-rada"})


def _is_parliament(entity_id: str) -> bool:
    return entity_id in _PARLIAMENTS
