"""Who is spoken of: mentions of states, bodies, persons, companies, and what pronouns stand for."""

from collections.abc import Sequence
from dataclasses import replace

from treatywatch.extract.coordination import OF_FIRMS, is_a_town, joined
from treatywatch.extract.discourse import Discourse
from treatywatch.extract.name_syntax import (
    capital_run,
    is_owner,
    is_people,
    is_plain_body,
    opens_with_given,
    owner_length,
    role_before,
    role_of,
    states_behind,
)
from treatywatch.extract.names import (
    Mention,
    armed_groups,
    is_agency_name,
    is_company_name,
    is_media_name,
    is_organisation_name,
    is_parliament,
    is_party_name,
    slug,
)
from treatywatch.extract.offices import Offices, over_a_meeting
from treatywatch.extract.pronouns import referent, spoken_for
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.traits import ENTITY_LAYERS, STATE_LAYERS
from treatywatch.extract.unknown_names import UnknownNames
from treatywatch.lang.pack import Pack

_COUNTRIES = frozenset({"state", "country", "nation", "republic"})
_UNIONS = frozenset({"EU", "NATO", "UN"})
# A name that begins with a people's has so many words.
_SHORTEST_NAME, _LONGEST_NAME = 3, 7
# So many words may describe "the company".
_DESCRIBED_BY = 4
# So many words may stand between who runs a house and its name.
_CLOSE = 4
# A sentence before is so long at most.
_LONGEST_BEFORE = 400
# A paper's name has so many words behind that of its town.
_PAPER_WORDS = 2
_SECTIONS = frozenset({"section", "branch", "office", "chapter", "arm", "wing"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})


class Mentioner:
    """Finds the mentions of one document, sentence by sentence, in order."""

    def __init__(self, pack: Pack, discourse: Discourse) -> None:
        """Take the pack and the document's discourse, which it keeps up to date."""
        self.pack = pack
        self.discourse = discourse
        self.offices = Offices(pack, discourse)
        self.unknown_names = UnknownNames(discourse)

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the mentions of a sentence from left to right; pronouns are resolved."""
        found: list[Mention] = []
        dated = {p for d in sentence.dates for p in range(d.core_first, d.last)}
        free = 0
        for position, mark in _nameable(sentence):
            if position < free:
                continue
            if mark is None:
                mention = self.unknown_names.mention(sentence, position, dated=dated)
            else:
                mention = self._marked(sentence, mark, found)
            if mention is None or (mark is not None and _is_only_some_of(sentence, mention)):
                continue
            mention = self._delegate(sentence, mention, found)
            mention = _of_its_owner(sentence, mention, found)
            mention = _of_both(sentence, mention, found)
            if found and _sits_in(found[-1], mention):
                found[-1] = replace(found[-1], ids=mention.states, states=mention.states)
            mention = self._minister_of(sentence, _speaker_of(found, mention), found)
            _give_its_states(found, mention)
            mention = self._firm_among_firms(sentence, mention, found)
            found.append(mention)
            if len(found) > 1 and mention.ids and _is_of_its_house(sentence, found[-2], mention):
                self.discourse.houses[mention.ids[0]] = found[-2].ids[0]
            if len(found) > 1 and _speaks_for(sentence, found[-2], mention):
                self.discourse.houses[found[-2].ids[0]] = mention.ids[0]
            company = self.discourse.last_company
            self.discourse.note(mention)
            if len(found) > 1 and _is_group_of(sentence, found[-2], mention):
                # "Belma, part of the state group PGZ": it is Belma that goes on being spoken of.
                self.discourse.last_company = company
            if mention.kind == "company":
                self.discourse.company_at = sentence.start
            free = mention.last
        whole = joined(sentence, self._quoted_we(sentence, found))
        self.discourse.firm_group = next(
            (m.ids for m in whole if m.kind == "company" and m.pronoun is None), self.discourse.firm_group
        )
        return whole

    def _firm_among_firms(self, s: Sentence, mention: Mention, found: list[Mention]) -> Mention:
        """Let "Y" of "X Dynamics and Y", "X Dynamics of Lapua and Turku-based Y" be a firm too; so X of "X and Y"."""
        if mention.kind not in ("name", "company") or mention.role == "owner" or mention.pronoun is not None:
            return mention
        if s.words(mention.last, mention.last + 2) == "- based" or is_a_town(s, mention):
            return mention
        if mention.kind == "name" and _is_told_with_others(s, found, mention):
            self.discourse.know(s.words(mention.first, mention.last), mention.ids[0], ())
            return replace(mention, kind="company")
        before = _joined_to(s, found, mention)
        if before is None or before.kind == mention.kind or before.role == "owner":
            return mention
        if mention.kind == "company":
            if not before.full_name:
                return mention
            self.discourse.firms.append(before.ids[0])
            found[found.index(before)] = replace(before, kind="company")
            return mention
        name = s.words(mention.first, mention.last)
        self.discourse.know(name, mention.ids[0], ())
        return replace(mention, kind="company")

    def _delegate(self, s: Sentence, mention: Mention, found: list[Mention]) -> Mention:
        """Let "Kenya" of "SAMUEL KIPTOO (Kenya) said" be that person; the mention itself is returned else."""
        delegate = _delegate(s, mention)
        if delegate is None:
            return mention
        found[:] = [m for m in found if m.last <= delegate.first]
        self.discourse.know(s.words(delegate.first, mention.first - 1), delegate.ids[0], delegate.states)
        return delegate

    def _minister_of(self, s: Sentence, body: Mention, found: list[Mention]) -> Mention:
        """Let "the head of the ministry" be the minister who was named; the ministry itself is returned."""
        minister = self.discourse.officers.get("minister")
        head = found[-1] if found else None
        if head is None or head.kind != "office" or body.body != "ministry" or body.prep != "of":
            return body
        if (
            minister is not None
            and s.tokens[head.last - 1].low in ("head", "chief")
            and body.first - head.last <= _CLOSE
        ):
            states = body.states or minister[1]
            if states == minister[1]:
                found[-1] = replace(head, ids=(minister[0],), kind="person", states=states, pronoun=None)
        return body

    def _quoted_we(self, s: Sentence, found: list[Mention]) -> list[Mention]:
        """Let "we" and "I" of a quotation be those of who is said, behind it, to speak: "We regret it," X said."""
        if not any(m.pronoun in _OF_A_SPEAKER for m in found) and not _speaks_of_itself(s):
            return found
        closing = next((p for p in range(len(s.tokens) - 1, 0, -1) if s.tokens[p].text in _QUOTES), None)
        if closing is None or self.discourse.floor is not None:
            return found
        teller = next((m for m in found if m.first > closing and m.whole and m.kind in _TELLERS and _tells(s, m)), None)
        if teller is None or not (teller.states or teller.kind == "person" or (teller.kind == "office" and teller.ids)):
            return found
        others = [m for m in found if m.pronoun not in ("we", "i") or m.first > closing]
        for mark in s.starting(range(closing)):
            if mark.value("pron") not in ("we", "i"):
                continue
            if mark.value("pron") == "i":
                ids, kind, states = teller.ids, teller.kind, teller.states
            else:
                ids, kind, states = spoken_for(self.discourse, teller)
            if not ids:
                continue
            role, prep = role_of(s, mark.first, mark.last)
            role = "owner" if s.tokens[mark.last - 1].low in _POSSESSIVES else role
            others.append(
                Mention(mark.first, mark.last, ids, kind, states, role, pronoun=str(mark.value("pron")), prep=prep)
            )
        return sorted(others, key=lambda m: m.first)

    def _marked(self, s: Sentence, mark: Mark, found: Sequence[Mention]) -> Mention | None:
        layer = mark.traits.names
        if layer == "organisation":
            member = self._member(s, mark)
            if member is not None:
                return member
        bearer = self._bearer_of(s, mark) if layer == "capital" or "place" in mark.meanings else None
        if bearer is not None:
            return bearer
        if layer is not None:
            return self._state(s, mark, layer) if layer in STATE_LAYERS else self._entity(s, mark, layer)
        if "place" in mark.meanings:
            return self._house_of_a_town(s, mark) or _place(s, mark)
        if "office" in mark.meanings and not is_plain_body(s, mark):
            return self.offices.office(s, mark)
        if "body" in mark.meanings:
            return self.offices.body(s, mark, (), mark.first)
        if "maker" in mark.meanings:
            return self._company(s, mark, mark.first) or self._the_company(s, mark)
        return self._pronoun(s, mark, found) if "pron" in mark.meanings else None

    def _bearer_of(self, s: Sentence, mark: Mark) -> Mention | None:
        """Return who is called like a town, and speaks: "Kaunas said", of Robertas Kaunas."""
        following = s.mark(mark.last)
        if mark.last - mark.first > 1 or following is None or "say" not in following.meanings:
            return None
        known = self.discourse.known(s.tokens[mark.first].text)
        if known is None or "-" not in known[0]:
            return None
        return Mention(mark.first, mark.last, (known[0],), "person", known[1])

    def _state(self, s: Sentence, mark: Mark, layer: str) -> Mention | None:
        longer = self._paper(s, mark) or self._section(s, mark)
        longer = longer or (self._house_for(s, mark) if layer == "union" else None)
        if longer is not None:
            return longer
        if layer == "capital" and _is_a_given_name(s, mark):
            role, prep = role_of(s, mark.first, mark.last + 1)
            name = slug(s.words(mark.first, mark.last + 1))
            return Mention(mark.first, mark.last + 1, (name,), "name", (), role, prep=prep)
        ids = tuple(str(mark.value(layer)).split())
        kind = "union" if layer == "union" else "state"
        states = ids if kind == "state" else ()
        owner = is_owner(s, mark.last)
        if layer == "adj" or owner:
            behind = mark.last + (owner_length(s, mark.last) if owner else 0)
            headed = self._headed(s, behind, states or ids, mark.first)
            if headed is not None:
                return headed
        agency = self._agency(s, mark, states) if layer in ("adj", "state") and not owner else None
        if agency is not None:
            return agency
        if layer == "adj" and ids == ("CAF",) and s.tokens[mark.last].low in _COUNTRIES:
            # "The Central African state", said of its neighbour spoken of
            last = mark.last + 1
            states = self.discourse.one_state() if s.tokens[mark.first - 1].low == "the" else ids
            role, prep = role_of(s, mark.first, last)
            return Mention(mark.first, last, states, "state", states, role, pronoun="it", prep=prep) if states else None
        if layer == "adj" and not is_people(s, mark):
            return Mention(mark.first, mark.last, ids, kind, states, "adj")
        after = s.mark(mark.last)
        if layer != "adj" and after is not None and after.first == mark.last and "office" in after.meanings:
            headed = self._headed(s, mark.last, states or ids, mark.first)
            if headed is not None:
                return headed
        role, prep = ("owner", "") if owner else role_before(s, mark.first)
        return Mention(mark.first, mark.last, ids, kind, states, role, prep=prep)

    def _paper(self, s: Sentence, mark: Mark) -> Mention | None:
        """A paper or broadcaster named after a place: "the Washington Post", "The Baltic Times"."""
        end = mark.last
        while end < len(s.tokens) and end - mark.last < _PAPER_WORDS and s.tokens[end].text[:1].isupper():
            end += 1
            name = s.words(mark.first, end)
            if is_media_name(name) and s.role != "title":
                role, prep = role_of(s, mark.first, end)
                return Mention(mark.first, end, (slug(name.removeprefix("the ")),), "media", (), role, prep=prep)
        return None

    def _house_for(self, s: Sentence, mark: Mark) -> Mention | None:
        """A house whose name goes on with what it is for: "the Alliance for Human Security"."""
        end = mark.last + 1
        if end >= len(s.tokens) or s.tokens[mark.last].low not in _FOR or not s.tokens[mark.last - 1].text[0].isupper():
            return None
        while end < len(s.tokens) and (s.tokens[end].text[:1].isupper() or _goes_on(s, end)):
            end += 1
        if end == mark.last + 1 or any(m.traits.names is not None for m in s.starting(range(mark.last, end))):
            return None
        first = mark.first + (s.tokens[mark.first].low == "the")
        role, prep = role_of(s, mark.first, end)
        return Mention(mark.first, end, (slug(s.words(first, end)),), "organisation", (), role, prep=prep)

    def _section(self, s: Sentence, mark: Mark) -> Mention | None:
        """An organisation by its part in a country: "the Finnish section of Amnesty International"."""
        here = mark.last
        if here + 2 >= len(s.tokens) or s.tokens[here].low not in _SECTIONS or s.tokens[here + 1].low != "of":
            return None
        named = s.mark(here + 2)
        if named is not None and named.first == here + 2 and "organisation" in named.meanings:
            role, prep = role_of(s, mark.first, named.last)
            return Mention(
                mark.first, named.last, (str(named.value("organisation")),), "organisation", (), role, prep=prep
            )
        return None

    def _agency(self, s: Sentence, mark: Mark, states: tuple[str, ...]) -> Mention | None:
        """A body or organisation whose name begins with a people's: "the Cambodian Mine Action Authority"."""
        end = mark.last
        while end < len(s.tokens) and end - mark.first < _LONGEST_NAME and s.tokens[end].text[:1].isupper():
            end += 1
        end = _past_an_and(s, mark.last, end)
        name = s.words(mark.first, end)
        if end > mark.last and s.role == "body" and is_company_name(s.words(mark.last, end)):
            # "Baltic Ordnance", "Pakistan Ordnance Factories"
            homes = states if len(states) == 1 else ()
            self.discourse.last_company = (slug(name), homes)
            self.discourse.know(name, slug(name), homes)
            role, prep = role_of(s, mark.first, end)
            return Mention(mark.first, end, (slug(name),), "company", homes, role, prep=prep)
        if "adj" not in mark.meanings:
            return self._party_of(s, mark, end)
        if end - mark.first < _SHORTEST_NAME or s.role == "title" or not is_organisation_name(s.words(mark.last, end)):
            return None
        role, prep = role_of(s, mark.first, end)
        if not is_agency_name(name):
            return Mention(mark.first, end, (slug(name),), "organisation", (), role, prep=prep)
        return Mention(mark.first, end, (slug(name),), "body", states, role, prep=prep)

    def _party_of(self, s: Sentence, mark: Mark, end: int) -> Mention | None:
        """A party whose name begins with its country's: "the Denmark Democrats", "Norway First"."""
        rest = s.words(mark.last, end)
        alone = end - mark.last == 1 or s.tokens[mark.first - 1].low == "the"
        if end == mark.last or s.role == "title" or not is_party_name(rest) or not alone:
            return None
        role, prep = role_of(s, mark.first, end)
        return Mention(mark.first, end, (slug(s.words(mark.first, end)),), "organisation", (), role, prep=prep)

    def _house_of_a_town(self, s: Sentence, mark: Mark) -> Mention | None:
        """A house that is called after its town: "Lapua Defence", "Tampere Explosives"."""
        end = mark.last
        while end < len(s.tokens) and end - mark.first < _LONGEST_NAME and s.tokens[end].text[:1].isupper():
            end += 1
        rest = s.words(mark.last, end)
        if end == mark.last or s.role != "body" or not is_organisation_name(rest) or is_media_name(rest):
            return None
        name, homes = s.words(mark.first, end), (str(mark.value("place")),)
        role, prep = role_of(s, mark.first, end)
        if not is_company_name(rest):
            return Mention(mark.first, end, (slug(name),), "organisation", (), role, prep=prep)
        self.discourse.last_company = (slug(name), homes)
        self.discourse.know(name, slug(name), homes)
        return Mention(mark.first, end, (slug(name),), "company", homes, role, prep=prep)

    def _headed(self, s: Sentence, position: int, states: tuple[str, ...], first: int) -> Mention | None:
        """An adjective or owner in front of a body, office, person or company: one mention of that."""
        mark = _head(s, position)
        if mark is None:
            return None
        office = "office" in mark.meanings
        if "body" in mark.meanings and not (office and self.offices.name_after(s, mark.last)):
            return self.offices.body(s, mark, states, first)
        if office:
            return self.offices.office(s, mark, states=states, first=first)
        if "maker" in mark.meanings:
            return self._company(s, mark, first, states=states) or self._the_company(s, mark)
        layer = next((x for x in ENTITY_LAYERS if x in mark.meanings), None)
        if layer is None:
            return None
        named = self._entity(s, mark, layer)
        role, prep = role_before(s, first)
        if named.kind == "organisation" and named.ids[0] in armed_groups():
            # "Colombia's ELN", which is not Colombia
            states = named.states
        return Mention(first, named.last, named.ids, named.kind, states or named.states, role, named.body, prep=prep)

    def _entity(self, s: Sentence, mark: Mark, layer: str) -> Mention:
        """A person, organisation, company or medium of the gazetteer."""
        entity_id = str(mark.value(layer))
        entity = self.pack.entities.get(entity_id)
        states = (entity.country,) if entity is not None and entity.country else ()
        if layer == "person":
            self.discourse.know(s.words(mark.first, mark.last), entity_id, states)
        role, prep = role_of(s, mark.first, mark.last)
        if layer == "organisation" and is_parliament(entity_id):
            return Mention(mark.first, mark.last, states or (entity_id,), "body", states, role, "parliament", prep=prep)
        kind = "union" if entity_id in _UNIONS else layer
        presides = layer == "person" and entity is not None and entity.role.startswith("President") and bool(states)
        body = "president" if presides else None
        return Mention(mark.first, mark.last, (entity_id,), kind, states, role, body, prep=prep)

    def _member(self, s: Sentence, mark: Mark) -> Mention | None:
        """The person behind his party and office: "Left Alliance MP X", "ICRC president X"."""
        behind = mark.last + (owner_length(s, mark.last) if is_owner(s, mark.last) else 0)
        office = _head(s, behind)
        if office is None or "office" not in office.meanings or self.offices.name_after(s, office.last) is None:
            return None
        member = self.offices.office(s, office, first=mark.first)
        if member.kind != "person":
            return None
        self.discourse.houses[member.ids[0]] = str(mark.value("organisation"))
        return member

    def _company(self, s: Sentence, mark: Mark, first: int, *, states: tuple[str, ...] = ()) -> Mention | None:
        """The company whose name stands behind "the Finnish company"."""
        here = mark.last
        if here < len(s.tokens) and s.tokens[here].text == ",":
            here += 1
        named = s.mark(here)
        role, prep = role_before(s, first)
        if named is not None and named.first == here and "company" in named.meanings:
            company = self._entity(s, named, "company")
            return Mention(first, company.last, company.ids, "company", company.states or states, role, prep=prep)
        end = capital_run(s, here)
        if end is None:
            return None
        name = s.words(here, end)
        self.discourse.last_company = (slug(name), states)
        self.discourse.know(name, slug(name), states)
        return Mention(first, end, (slug(name),), "company", states, role, prep=prep)

    def _the_company(self, s: Sentence, mark: Mark) -> Mention | None:
        """The company named before, where words describe it: "the privately owned company"."""
        known = self.discourse.last_company
        if known is None or s.tokens[mark.last - 1].low.endswith("s"):
            return None
        here = mark.first - 1
        while (
            here >= 0
            and mark.first - here <= _DESCRIBED_BY
            and (s.tokens[here].text.isalpha() or s.tokens[here].text == "-")
        ):
            if s.tokens[here].low == "the":
                role, prep = role_of(s, here, mark.last)
                return Mention(here, mark.last, (known[0],), "company", known[1], role, pronoun="company", prep=prep)
            here -= 1
        return None

    # --- pronouns

    def _pronoun(self, s: Sentence, mark: Mark, found: Sequence[Mention]) -> Mention | None:
        kind = str(mark.value("pron"))
        if self._is_no_pronoun(s, mark, kind):
            return None
        words = s.words(mark.first, mark.last)
        described = self._described(s, mark) if kind == "he" and mark.last - mark.first > 1 else None
        if described is not None:
            return described
        following = s.mark(mark.last)
        if kind == "they" and " " in words and mark.last < len(s.tokens) and s.tokens[mark.last].low in _RESTRICTING:
            # "the five states that have left": described, and not those named before
            return None
        if words.lower() == "both" and following is not None and "state" in following.meanings:
            return None
        kind = self._sort_of_house(kind, mark)
        if kind == "org" and self._is_no_armed_group(s, mark):
            return self._coalition(s, mark)
        ids, what, states = referent(self.discourse, s, kind, words, found, last=mark.last)
        officer = self.discourse.officers.get(s.tokens[mark.last - 1].low) if kind == "he" and " " in words else None
        if officer is not None:
            ids, what, states = (officer[0],), "person", officer[1]
            self.discourse.last_person = officer
        elif words.lower() == "the president" and not self._presides(ids):
            return self._the_president(s, mark, found)
        if not ids:
            return None
        role, prep = role_of(s, mark.first, mark.last)
        if s.tokens[mark.last - 1].low in _POSSESSIVES:
            role = "owner"
        return Mention(mark.first, mark.last, ids, what, states, role, pronoun=kind, prep=prep)

    def _sort_of_house(self, kind: str, mark: Mark) -> str:
        """Return whether "the group" is the company or the organisation spoken of: the one that acted last."""
        if kind != "company" or "org" not in mark.values("pron"):
            return kind
        before = self.discourse.actor
        if self.discourse.last_company is None or (before is not None and before.kind == "organisation"):
            return "org"
        return kind

    def _is_no_armed_group(self, s: Sentence, mark: Mark) -> bool:
        """Tell of "the coalition", "the charity" behind the name of an armed group, which is neither."""
        last_org, word = self.discourse.last_org, s.tokens[mark.last - 1].low
        armed = last_org is not None and last_org == self.discourse.last_armed
        return word not in _ARMED_BANDS and (armed or (last_org is None and word == _COALITION))

    def _coalition(self, s: Sentence, mark: Mark) -> Mention | None:
        """Return the coalition of a war, which goes by that name."""
        verbs = s.starting(range(mark.last, mark.last + _CLOSE))
        fights = any(not _FIGHTING.isdisjoint(m.values("verb")) for m in verbs)
        role, prep = role_of(s, mark.first, mark.last)
        if s.tokens[mark.last - 1].low != _COALITION or role == "owner" or not fights:
            return None
        return Mention(mark.first, mark.last, (_COALITION,), "organisation", (), role, prep=prep)

    def _is_no_pronoun(self, s: Sentence, mark: Mark, kind: str) -> bool:
        """Tell of "neither X nor Y", and of "the Coalition", which is whoever goes by that name."""
        word = s.tokens[mark.last - 1]
        if word.low == "neither" and mark.last - mark.first == 1:
            return not _is_of_two(s, mark)
        if kind != "org" or not word.text[:1].isupper() or s.role == "title":
            return False
        last_org = self.discourse.last_org
        return self.discourse.short.get(word.low) is None and (last_org is None or word.low not in last_org[0])

    def _the_president(self, s: Sentence, mark: Mark, found: Sequence[Mention]) -> Mention | None:
        """The office itself, where none who holds it has been named."""
        near = next((m.states for m in reversed(found) if m.kind in ("body", "state") and len(m.states) == 1), ())
        states = near or self.discourse.one_state()
        if not states:
            return None
        role, prep = role_of(s, mark.first, mark.last)
        return Mention(mark.first, mark.last, states, "body", states, role, "president", prep=prep)

    def _presides(self, ids: tuple[str, ...]) -> bool:
        """Whether the person of this id is known to be a president."""
        entity = self.pack.entities.get(ids[0]) if ids else None
        return entity is not None and entity.role.startswith("President")

    def _was_just_named(self, s: Sentence, person: str) -> bool:
        """Whether the sentence before, in the same paragraph, names somebody of this id."""
        if s.opens_paragraph:
            return False
        before = s.text[max(0, s.start - _LONGEST_BEFORE) : s.start].rpartition("\n")[2]
        return person.rpartition("-")[2] in slug(before[before.rstrip(' ."”').rfind(". ") + 1 :])

    def _described(self, s: Sentence, mark: Mark) -> Mention | None:
        """A person by several words ("the minister"), whose name or state follows."""
        if mark.last >= len(s.tokens):
            return None
        behind = s.tokens[mark.last]
        role, prep = role_before(s, mark.first)
        body = "president" if s.tokens[mark.last - 1].low == "president" else None
        holder = self.offices.name_after(s, mark.last)
        if holder is not None and behind.text != ",":
            self.discourse.know(s.words(mark.last, holder.last), holder.person, holder.states)
            return Mention(mark.first, holder.last, (holder.person,), "person", holder.states, role, body, prep=prep)
        if behind.low != "of":
            return None
        house = next((m for m in s.starting((mark.last + 1, mark.last + 2)) if "organisation" in m.meanings), None)
        if house is not None and not is_parliament(str(house.value("organisation"))):
            # "The president of the ICRC"
            ids = (str(house.value("organisation")),)
            return Mention(mark.first, house.last, ids, "organisation", (), role, prep=prep)
        states, last = states_behind(s, mark.last)
        person = self.discourse.last_person
        if not states and person is not None and self._was_just_named(s, person[0]):
            # "…, says X. The director of the agency spoke in Y"
            self.discourse.actor = None
            return Mention(mark.first, mark.last, (person[0],), "person", person[1], role, body, "he", prep=prep)
        presides = None if states else over_a_meeting(s, mark.last)
        if presides is not None and body is not None:
            return Mention(
                mark.first, presides, (slug(s.words(mark.first + 1, presides)),), "office", (), role, prep=prep
            )
        states = states or self.discourse.one_state()
        return Mention(mark.first, max(last, mark.last), states, "office", states, role, body, prep=prep)


def _joined_to(s: Sentence, found: Sequence[Mention], mention: Mention) -> Mention | None:
    """Return the name or firm that an "and" joins to a name, over the towns of both."""
    here = len(found) - 1
    towns: set[int] = set()
    while here >= 0 and mention.first - found[here].first <= _TOWNS_WITHIN and is_a_town(s, found[here]):
        towns.update(range(found[here].first, found[here].last))
        here -= 1
    if here < 0 or found[here].kind not in ("company", "name") or found[here].pronoun is not None:
        return None
    between = [s.tokens[p].low for p in range(found[here].last, mention.first) if p not in towns]
    joint = not {"and", "or", "nor", "&"}.isdisjoint(between) and OF_FIRMS.issuperset(between)
    return found[here] if joint else None


def _is_told_with_others(s: Sentence, found: Sequence[Mention], mention: Mention) -> bool:
    """Tell of the first name of "Two local companies, X and Turku-based Y,", of "the firms X and Y"."""
    here = mention.first - 1
    while found and here > 1 and s.tokens[here].low in ("based", "-", "the", "both"):
        here -= 1
        if found[-1].last == here + 1 and is_a_town(s, found[-1]):
            here = found[-1].first - 1
    if here < 1 or s.tokens[here].text not in (",", ":", "–", "—"):
        return False
    if s.tokens[here - 1].low not in _MAKERS:
        return False
    behind = range(mention.last, min(mention.last + _TOWNS_WITHIN, len(s.tokens)))
    return any(s.tokens[p].low == "and" for p in behind)


_MAKERS = frozenset(
    {"companies", "firms", "manufacturers", "makers", "producers", "start-ups", "startups", "suppliers"}
)
_TOWNS_WITHIN = 9


def _delegate(s: Sentence, state: Mention) -> Mention | None:
    """The person of "SAMUEL KIPTOO (Kenya) said", as the records of meetings name who speaks for a state."""
    tokens, first = s.tokens, state.first - 1
    if first < 1 or state.kind != "state" or tokens[first].text != "(" or len(state.states) != 1:
        return None
    if state.last >= len(tokens) or tokens[state.last].text != ")":
        return None
    start = first
    while start and first - start < _LONGEST_NAME and tokens[start - 1].text[:1].isupper():
        start -= 1
    mark = s.mark(start)
    start = mark.last if mark is not None and "office" in mark.meanings and mark.last < first else start
    behind = s.starting(range(state.last + 1, state.last + 1 + _TELLS_WITHIN))
    tells = tokens[first - 1].text.isupper() or any("say" in m.meanings for m in behind)
    if start == first or first - start > _LONGEST_NAME - 1 or start > _OPENS or not tells:
        return None
    return Mention(start, state.last + 1, (slug(s.words(start, first)),), "person", state.states)


_TELLS_WITHIN = 14
_OPENS = 3
_COALITION = "coalition"
_FIGHTING = frozenset({"use", "strike", "place"})
_ARMED_BANDS = frozenset({"group", "organisation", "organization", "movement"})
_FOR = frozenset({"for", "against"})


def _goes_on(s: Sentence, position: int) -> bool:
    """Tell of a word inside a name: "the Alliance for Peace and Justice"."""
    behind = s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    return s.tokens[position].low in ("and", "of", "the") and behind is not None and behind.text[:1].isupper()


_RESTRICTING = frozenset({"that", "who", "whose"})


def _is_of_two(s: Sentence, mark: Mark) -> bool:
    """Tell of "Neither has signed", and not of "neither X nor Y", "Neither option is"."""
    behind = s.mark(mark.last)
    return behind is not None and ("aux" in behind.meanings or behind.form("verb") in (1, 2))


def _past_an_and(s: Sentence, first: int, end: int) -> int:
    """Return where a name with an "and" in it ends: "the Cambodian Mine Action and Victim Assistance Authority"."""
    if end - first < 2 or end + 1 >= len(s.tokens) or s.tokens[end].low != "and" or is_agency_name(s.words(first, end)):
        return end
    last = end + 1
    while last < len(s.tokens) and last - end < _LONGEST_NAME and s.tokens[last].text[:1].isupper():
        last += 1
    return last if last > end + 1 and is_agency_name(s.words(first, last)) else end


def _is_a_given_name(s: Sentence, mark: Mark) -> bool:
    """Tell of "the party's leader, Sofia Virta": a capital's name that opens a person's."""
    last = mark.last
    if mark.last - mark.first > 1 or last >= len(s.tokens) or s.covering[last] is not None or not mark.first:
        return False
    token, before = s.tokens[last], s.mark(mark.first - 1)
    named = token.text[:1].isupper() and token.text[1:].islower() and not any(d.first <= last < d.last for d in s.dates)
    behind = s.tokens[last + 1].text if last + 1 < len(s.tokens) else "."
    set_in = s.tokens[mark.first - 1].text == "," and behind in (",", ".")
    return named and (set_in or (before is not None and "office" in before.meanings))


_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}


def _is_only_some_of(s: Sentence, mention: Mention) -> bool:
    """Tell of "two Baltic states", "one of the Baltic states": some of a group, and nobody says which."""
    tokens, first = s.tokens, mention.first
    if len(mention.states) < _A_GROUP or mention.pronoun is not None or not first or s.mark(first) is None:
        return False
    if tokens[first - 1].low == "the" and first > _A_GROUP and tokens[first - 2].low == "of":
        first -= 2
    count = _NUMBERS.get(tokens[first - 1].low)
    return count is not None and count < len(mention.states) and tokens[mention.last - 1].low not in ("and", ",")


_A_GROUP = 2


def _nameable(s: Sentence) -> list[tuple[int, Mark | None]]:
    """Where a name can start: phrases that name, and words with a capital that no phrase explains."""
    return [
        (position, mark if mark is None or mark.traits.naming else None)
        for position, (mark, token) in enumerate(zip(s.covering, s.tokens, strict=True))
        if (token.text[0].isupper() if mark is None else mark.traits.naming and mark.first == position)
        or (mark is not None and token.text[0].isupper() and opens_with_given(s, position))
    ]


def _head(s: Sentence, position: int) -> Mark | None:
    """The next mark within four tokens, over words in lower case and hyphens."""
    for here in range(position, min(position + 4, len(s.tokens))):
        mark = s.mark(here)
        if mark is not None and "location" in mark.meanings and mark.last - mark.first == 1:
            # "Russian border troops"
            behind = s.mark(mark.last)
            return behind if behind is not None and "body" in behind.meanings else mark
        if mark is not None:
            return mark if mark.first == here else None
        text = s.tokens[here].text
        if text != "-" and (not text.isalpha() or text[0].isupper()):
            return None
    return None


def _sits_in(member: Mention, house: Mention) -> bool:
    """Tell whether a body no state is named with is that of the house behind: "lawmakers in the Saeima"."""
    if member.kind != "body" or member.states or house.kind != "body" or not house.states:
        return False
    return house.prep in ("in", "of", "from") and house.first - member.last <= 2


_QUOTES = frozenset('"”“»')
_TELLERS = frozenset({"person", "office", "body", "organisation", "company"})


_OF_A_SPEAKER = frozenset({"we", "i"})


def _speaks_of_itself(s: Sentence) -> bool:
    """Whether "we" or "I" stands anywhere in a sentence."""
    return any("pron" in m.meanings and m.value("pron") in _OF_A_SPEAKER for m in s.marks)


_PART = frozenset({"part", "subsidiary", "unit", "arm", "division", "member", "owned", "belonging"})


def _is_group_of(s: Sentence, company: Mention, group: Mention) -> bool:
    """Whether a company's group is named right behind it."""
    if company.kind != "company" or group.kind != "company" or group.first - company.last > _LONGEST_NAME:
        return False
    return not _PART.isdisjoint(t.low for t in s.tokens[company.last : group.first])


def _tells(s: Sentence, teller: Mention) -> bool:
    """Whether a verb of saying stands right before or behind who is named."""
    for position in (teller.first - 1, teller.first - 2, teller.last, teller.last + 1):
        mark = s.mark(position) if position >= 0 else None
        if mark is not None and "say" in mark.meanings and mark.form("say") != 3:
            return True
    rest = s.starting(range(teller.last, len(s.tokens)))
    return any("say" in m.meanings and m.form("say") in (1, 2) for m in rest)


def _speaker_of(found: list[Mention], office: Mention) -> Mention:
    """Join an office to the body right before it: "a Thai military spokesman"."""
    body = found[-1] if found else None
    if body is None or body.kind != "body" or body.last != office.first or not body.states or body.role == "owner":
        return office
    if office.kind != "office" or office.pronoun != "he":
        return office
    found.pop()
    return replace(
        office, first=body.first, ids=body.states, states=body.states, pronoun=None, role=body.role, prep=body.prep
    )


def _give_its_states(found: list[Mention], house: Mention) -> None:
    """Take the states of the body behind an office: "a spokesperson for its defence ministry"."""
    here = len(found) - 1
    if here >= 0 and found[here].role == "owner" and found[here].last <= house.first <= found[here].last + 1:
        here -= 1
    if here < 0:
        return
    office = found[here]
    if house.kind in ("organisation", "company") and house.ids and office.kind == "office" and not office.ids:
        if house.first - office.last <= _CLOSE and house.prep in ("for", "of", "at", "from", "with"):
            # "a spokesperson for the Red Cross"
            found[here] = replace(office, ids=house.ids, states=(), pronoun=None)
        return
    if house.kind != "body" or not house.states:
        return
    if office.kind == "office" and office.pronoun == "he" and 0 < house.first - office.last <= _CLOSE:
        behind = house.prep or found[-1].prep
        if behind in ("for", "of", "at", "from"):
            found[here] = replace(office, ids=house.states, states=house.states, pronoun=None)


_HOUSES = frozenset({"organisation", "company", "name"})


_CLOSE_NAME = 6


def _speaks_for(s: Sentence, person: Mention, house: Mention) -> bool:
    """Tell of "X, director of the organisation Y", "X from Y", "X runs Y"."""
    if person.kind not in ("person", "office") or not person.ids or house.kind not in _HOUSES or not house.ids:
        return False
    between = list(s.starting(range(person.last, house.first)))
    if house.first - person.last <= _CLOSE and any("runs" in m.meanings for m in between):
        return True
    if house.kind == "name":
        # "Hannah Obeng, Chief Executive of Safe Steps"
        led = house.prep in ("of", "at", "for") and any("office" in m.meanings for m in between)
        return led and "-" in house.ids[0] and house.first - person.last <= _CLOSE_NAME
    if house.role == "owner" and house.first - person.last == 1 and s.tokens[person.last].text == ",":
        # "X, HI's advocacy director"
        return True
    return house.prep in ("of", "at", "from", "for", "with") and house.first - person.last <= 8


def _place(s: Sentence, mark: Mark) -> Mention:
    role, prep = role_before(s, mark.first)
    place = slug(s.words(mark.first, mark.last))
    return Mention(mark.first, mark.last, (place,), "place", (str(mark.value("place")),), role or "prep", prep=prep)


_PLURAL_BODIES = frozenset(
    {
        "forces",
        "troops",
        "soldiers",
        "militaries",
        "authorities",
        "parliaments",
        "governments",
        "presidents",
        "cabinets",
        "armies",
        "legislatures",
    }
)


def _of_both(s: Sentence, mention: Mention, found: Sequence[Mention]) -> Mention:
    """The bodies of "Latvia's and Estonia's parliaments", of "the Latvian and Estonian governments"."""
    if mention.kind != "body" or not found or s.tokens[mention.last - 1].low not in _PLURAL_BODIES:
        return mention
    owner = found[-1]
    between = {t.low for t in s.tokens[owner.last : mention.first]}
    if (
        owner.kind != "state"
        or owner.role not in ("owner", "adj")
        or not between <= _BETWEEN_OWNERS
        or "and" not in between
    ):
        return mention
    states = tuple(dict.fromkeys((*owner.states, *mention.states)))
    return replace(mention, ids=states, states=states)


_BETWEEN_OWNERS = frozenset({"'", "’", "s", "'s", "and", ",", "the"})


def _is_of_its_house(s: Sentence, office: Mention, name: Mention) -> bool:
    """Tell of "its director, Jane Moor", where an organisation's office stands right before the name."""
    held = office.kind == "office" and office.ids and not office.states
    named = name.kind in ("name", "person") and name.first - office.last == 1
    return bool(held) and named and s.tokens[office.last].text == "," and name.ids != office.ids


def _is_of_a_house(office: Mention, owner: Mention) -> bool:
    """Tell of an office that an organisation or company has: "its delegate", "its spokesperson"."""
    if office.kind != "office" or owner.role != "owner" or owner.pronoun is None or owner.last != office.first:
        return False
    return owner.kind in ("organisation", "company") and bool(owner.ids)


_MEN = frozenset({"forces", "troops", "soldiers", "military"})


def _of_its_owner(s: Sentence, mention: Mention, found: Sequence[Mention]) -> Mention:
    """The body of whoever "its" stands for in "its cabinet"."""
    if mention.kind not in ("body", "office") or not found:
        return mention
    owner = found[-1]
    behind = s.tokens[mention.last].text if mention.last < len(s.tokens) else ""
    if _is_of_a_house(mention, owner) and _tells(s, mention) and behind != ",":
        # "Its spokesperson" speaks for the organisation.
        return replace(mention, kind=owner.kind, ids=owner.ids, states=(), body=None, pronoun=None)
    if _is_of_a_house(mention, owner) and mention.body is None and behind == ",":
        # "its director, Jane Moor": no state's
        return replace(mention, ids=owner.ids, states=(), pronoun=None)
    whose = mention.first and s.tokens[mention.first - 1].low == "whose" and mention.first - owner.last <= 2
    if mention.pronoun is not None:
        # "Serbia, whose delegate reported"
        theirs = whose and owner.states and mention.pronoun == "he"
        return replace(mention, ids=owner.states, states=owner.states, pronoun=None) if theirs else mention
    if mention.first and s.tokens[mention.first - 1].low == "whose" and mention.first - owner.last <= 2:
        ids = owner.states if mention.ids == mention.states else mention.ids
        return replace(mention, ids=ids, states=owner.states)
    own = owner.last == mention.first - 1 and s.tokens[owner.last].low == "own"
    if not (own or (owner.role == "owner" and owner.last == mention.first)) or owner.pronoun is None:
        return mention
    if owner.kind == "organisation" and mention.kind == "body" and mention.body == "president":
        # "Its president" is the organisation's, as its word is.
        return replace(mention, kind="organisation", ids=owner.ids, states=(), body=None)
    if owner.kind == "organisation" and mention.kind == "body" and s.tokens[mention.last - 1].low in _MEN:
        # "A spokesman for the coalition denied that its forces had used them"
        return replace(mention, kind="organisation", ids=owner.ids, states=(), body=None)
    if not owner.states:
        return mention
    ids = owner.states if mention.ids == mention.states else mention.ids
    return replace(mention, ids=ids, states=owner.states)
