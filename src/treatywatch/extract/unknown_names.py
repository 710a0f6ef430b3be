"""Names that no gazetteer knows: whose they are is told by the words in them and around them."""

from collections.abc import Container
from dataclasses import replace

from treatywatch.extract.discourse import Discourse
from treatywatch.extract.name_syntax import capital_run, role_of, states_behind
from treatywatch.extract.names import Mention, first_word, is_company_name, is_media_name, is_organisation_name, slug
from treatywatch.extract.reading import Sentence

_EMPLOYERS = ("office", "organisation", "maker")
# "some Democrats": a crowd, nobody that a claim could name.
_SOME = frozenset({"some", "many", "most", "several", "few", "all", "other", "both"})
_SHORTEST = 3
_HALVES = frozenset({"north", "south", "east", "west"})
_CROWDS = frozenset({"states", "countries", "nations", "governments", "capitals", "islands", "republics"})
_ADVERB_OR_PLURAL = ("s", "ed", "ing", "ly")


class UnknownNames:
    """Reads capitalised words that the pack does not explain, and remembers whom they name."""

    def __init__(self, discourse: Discourse) -> None:
        """Take the document's discourse, which it adds persons and companies to."""
        self.discourse = discourse

    def mention(self, s: Sentence, position: int, *, dated: Container[int]) -> Mention | None:
        """Return the name that starts at a token, None where none does; tokens `dated` belong to dates."""
        if position in dated or not _is_capitalised(s, position):
            return None
        end = capital_run(s, position)
        if end is None or position < _bold(s):
            return None
        if end - position == 1 and (_only_tells_where(s, position, end) or _is_given_name(s, position, end)):
            return None
        if end - position == 1 and _describes_a_body(s, end):
            return None
        if end < len(s.tokens) and s.tokens[end].text in _CROWDS and position < end:
            # "Two Pacific states, Palau and Tuvalu", "Several Gulf countries": no name of anybody
            return None
        position = _from_its_first_word(s, position, end)
        longer = _past_its_aim(s, end)
        name = s.words(position, longer or end)
        if longer is not None:
            role, prep = role_of(s, position, longer)
            return Mention(position, longer, (slug(name),), "organisation", (), role, prep=prep)
        role, prep = role_of(s, position, end)
        half = self.discourse.halves.get(s.tokens[position].low) if end - position == 1 else None
        if half is not None and position and s.tokens[position - 1].low == "the":
            # "In the South", of Korea
            return Mention(position, end, (half,), "state", (half,), role, prep=prep)
        if end - position == 1 and s.tokens[position].low in _HALVES and s.tokens[position - 1].low == "the":
            # "The South has used none", of nobody that a claim could name
            return None
        named = Mention(position, end, (slug(name),), "name", (), role, prep=prep)
        return self._known(named, name) or self._organisation(named, name) or self._by_context(s, named, name)

    def _known(self, named: Mention, name: str) -> Mention | None:
        """Somebody named before, by the last word of the name."""
        short = self._by_short_name(named, name)
        if short is not None:
            return short
        known = self.discourse.known(name)
        if known is None:
            return None
        words = known[0].replace("-", " ").title()
        if known == self.discourse.last_company or known[0] in self.discourse.firms:
            kind = "company"
        elif is_organisation_name(words):
            kind = "company" if is_company_name(words) else "organisation"
        else:
            kind = "person"
        return replace(named, ids=(known[0],), kind=kind, states=known[1])

    def _by_short_name(self, named: Mention, name: str) -> Mention | None:
        """Return the house that capitals or "the Forum" stand for."""
        house = self.discourse.short.get(name.lower()) if named.last - named.first == 1 else None
        if house is None or name.lower() in self.discourse.common:
            return None
        kind = "company" if is_company_name(house.replace("-", " ").title()) else "organisation"
        return replace(named, ids=(house,), kind=kind, states=())

    def _organisation(self, named: Mention, name: str) -> Mention | None:
        housed = is_organisation_name(name) or is_company_name(name) or is_media_name(name)
        if named.last - named.first < 2 or not housed:
            return None
        if is_media_name(name):
            return replace(named, kind="media")
        bearer = (named.ids[0], ())
        self.discourse.persons[first_word(name)] = bearer
        if not is_company_name(name):
            return replace(named, kind="organisation")
        self.discourse.last_company = bearer
        return replace(named, kind="company")

    def _by_context(self, s: Sentence, named: Mention, name: str) -> Mention | None:
        full = named.last - named.first > 1
        if full and s.role == "body" and (_is_itself_a_maker(s, named.last) or _is_run_by(s, named)):
            self.discourse.last_company = bearer = (named.ids[0], ())
            self.discourse.know(name, *bearer)
            return replace(named, kind="company")
        person = self._new_person(s, named, name) if full else None
        if person is not None and s.tokens[named.first - 1].low not in _HOUSES:
            return person
        if full and s.role == "body" and s.words(named.last, named.last + 1) in _CALLED_SO:
            # "The ruling Nation First party"
            return replace(named, kind="organisation")
        maker = _is_maker(s, named.last)
        if named.first and s.tokens[named.first - 1].low in _HOUSES and s.role != "title":
            # "the trade union Metalli"
            self.discourse.short[name.lower()] = named.ids[0]
            return replace(named, kind="organisation")
        if named.last == 1 and not maker and not self._opens_with_a_name(s):
            return None
        bearer = (named.ids[0], ())
        self.discourse.weakly.add(named.ids[0])
        if maker:
            self.discourse.last_company = bearer
            self.discourse.know(name, *bearer)
            return replace(named, kind="company")
        if full and named.whole and _acts(s, named.last):
            self.discourse.know(name, *bearer)
            self.discourse.last_person = bearer
        elif named.whole and s.role == "body" and _tells_somebody(s, named.last):
            # "Zalewski told Reuters": a surname alone, and "he" goes on with it
            self.discourse.last_person = bearer
        return named

    def _new_person(self, s: Sentence, named: Mention, name: str) -> Mention | None:
        """Two capitalised words beside an office, or before a verb of saying, are a person."""
        states, employed = _apposed(s, named.last)
        beside = [m for m in (s.mark(named.last), s.mark(named.first - 1)) if m is not None]
        says = any("say" in m.meanings for m in beside) or (named.whole and _runs(s, named.last))
        if not says and not employed and not _is_of_a_house(s, named.last):
            return None
        if s.words(named.last, named.last + 2) == ", which":
            # "The contract went to X Y, which makes mines": no person is a which
            return None
        self.discourse.know(name, named.ids[0], states)
        return replace(named, kind="person", states=states)

    def _opens_with_a_name(self, s: Sentence) -> bool:
        """Whether a sentence's first word is a name: the text has it elsewhere, or never without a capital."""
        low = s.tokens[0].low
        if low in self.discourse.proper:
            return True
        if len(s.tokens) < 2 or low in self.discourse.common or low.endswith(_ADVERB_OR_PLURAL):
            return False
        following = s.mark(1)
        return s.tokens[1].text == "," or (
            following is not None
            and ("aux" in following.meanings or any(following.form(x) in (1, 2) for x in ("verb", "op", "say")))
        )


def _is_given_name(s: Sentence, position: int, end: int) -> bool:
    """Tell of the first word of "Volodymyr Zelenskiy", where only the second is known, by another spelling."""
    behind = s.mark(end)
    person = behind.value("person") if behind is not None and behind.first == end else None
    return person is not None and person.startswith(s.tokens[position].low + "-")


def _describes_a_body(s: Sentence, end: int) -> bool:
    """Tell of "the Royal Government of Bhutan": a word before a body's own, both with capitals."""
    behind = s.mark(end)
    if behind is None or behind.first != end or "body" not in behind.meanings or s.role != "body":
        return False
    return s.tokens[end].text[:1].isupper() and s.words(behind.last, behind.last + 1) == "of"


# What is called by the name right before.
_CALLED_SO = frozenset({"party", "bloc", "alliance", "faction", "caucus", "movement"})
# What is called by the name right behind.
_HOUSES = frozenset(
    {"union", "network", "charity", "ngo", "party", "foundation", "association", "watchdog", "campaign", "coalition"}
    | {"movement", "federation", "nonprofit", "organisation", "organization", "alliance", "initiative", "collective"}
    | {"think-tank", "tank", "society", "trust"}
)


def _from_its_first_word(s: Sentence, position: int, end: int) -> int:
    """Return where a house's name begins that opens with a weapon's: "the Landmine Action Network"."""
    first = position
    while first and s.tokens[first - 1].text[:1].isupper() and s.role == "body":
        mark = s.mark(first - 1)
        if mark is None or not _OPENING_A_NAME.intersection(mark.meanings):
            break
        if not all(t.text[:1].isupper() for t in s.tokens[mark.first : mark.last]):
            break
        first = mark.first
    house = is_organisation_name(s.words(first, end)) or s.words(end, end + 2) in _APPOSED
    house = house or (first > 0 and s.tokens[first - 1].low in _HOUSES)
    return first if house else position


_OPENING_A_NAME = frozenset({"item", "noun"})
_APPOSED = frozenset({", a", ", an"})
_REGIONS = frozenset(
    {"european", "western", "eastern", "northern", "southern", "african", "asian", "arab", "nordic", "arctic", "soviet"}
    | {"baltic", "balkan", "scandinavian", "latin", "central", "islamic", "catholic", "christian", "jewish", "muslim"}
    | {"allied", "atlantic", "transatlantic", "pacific", "caucasian", "slavic", "anglican", "eurasian", "alliance"}
)


_OFFICES = frozenset({"centre", "center", "agency", "directorate", "bureau", "inspectorate", "institute"})
_AIMS = frozenset({"for", "against", "without"})


def _past_its_aim(s: Sentence, end: int) -> int | None:
    """Return where "Mayors for Peace", "Veterans Against Landmines" end, with a verb behind."""
    if end + 1 >= len(s.tokens) or s.role == "title":
        return None
    if s.tokens[end].low in ("for", "of") and s.tokens[end - 1].low in _OFFICES and s.tokens[end - 1].text[0].isupper():
        # "the Center for Defense Investments"
        return capital_run(s, end + 1)
    if s.tokens[end].low not in _AIMS:
        return None
    last = capital_run(s, end + 1)
    mark = None if last is None or last >= len(s.tokens) else s.mark(last)
    acts = mark is not None and any(mark.form(layer) in (1, 2) for layer in ("verb", "op", "say"))
    return last if acts or (mark is not None and "aux" in mark.meanings) else None


def _bold(s: Sentence) -> int:
    """Return where a heading between stars ends that begins its sentence: "*Addressing Needs at Home* The money …"."""
    if s.tokens[0].text != "*":
        return 0
    return next((position for position, token in enumerate(s.tokens) if position and token.text == "*"), 0)


def _only_tells_where(s: Sentence, position: int, end: int) -> bool:
    """Tell of "some Democrats" and "European officials", who are nobody that a claim could name."""
    if position and s.tokens[position - 1].low in _SOME:
        return True
    behind = s.mark(end)
    if position and s.tokens[position - 1].low in ("a", "an") and behind is not None and s.tokens[end].text.islower():
        # "an Ohio maker of mines", "a Lapua firm"
        return "maker" in behind.meanings or "producer" in behind.values("noun")
    return s.tokens[position].low in _REGIONS and end < len(s.tokens) and s.tokens[end].text.islower()


def _is_capitalised(s: Sentence, position: int) -> bool:
    """Whether a token may start a name; capitals throughout may at the start be those of a headline."""
    text = s.tokens[position].text
    if not text[:1].isupper() or len(text) < _SHORTEST:
        return False
    if position or not text.isupper():
        return True
    # "KDI, a South Korean company"
    return s.role == "body" and len(s.tokens) > 1 and not s.tokens[1].text.isupper() and text.isalpha()


def _acts(s: Sentence, end: int) -> bool:
    """A bracket, a comma or a verb behind a full name: somebody, not something."""
    if end >= len(s.tokens):
        return False
    mark = s.mark(end)
    if s.tokens[end].low in _DONE_BY_PEOPLE:
        return True
    near = [t.low for t in s.tokens[end : end + 3]]
    if near[:1] == ["has"] and not _OWN.isdisjoint(near):
        # "Dale Harjo has his own reasons"
        return True
    return s.tokens[end].text in ("(", ",") or (mark is not None and mark.form("say") >= 0)


def _tells_somebody(s: Sentence, end: int) -> bool:
    """Tell of "Zalewski told Reuters", "Ito said on Monday that": a finite verb of saying right behind."""
    mark = s.mark(end) if end < len(s.tokens) else None
    return mark is not None and mark.first == end and mark.form("say") in (1, 2)


_OWN = frozenset({"his", "her"})
# What only a person does.
_DONE_BY_PEOPLE = frozenset(
    {
        "remembers",
        "remembered",
        "recalls",
        "recalled",
        "knows",
        "knew",
        "served",
        "lives",
        "worries",
        "worried",
        "hopes",
    }
    | {"pointed", "points", "rose", "rises", "wondered", "wonders", "joked", "gestured", "paused", "sneered", "mocked"}
    | {"doubts", "doubted", "fears", "feared", "hates", "hated", "loves", "loved", "speaks", "spoke", "sees", "saw"}
    | {"smiles", "smiled", "laughs", "laughed", "shrugs", "shrugged", "nods", "nodded", "sighs", "sighed", "thinks"}
    | {"thought", "wants", "wanted", "grew", "retired", "stepped", "wept", "believes", "believed", "knelt", "teaches"}
    | {"taught", "studied", "studies", "farms", "farmed", "sits", "sat", "stood", "walks", "walked", "spends", "lost"}
)


def _runs(s: Sentence, end: int) -> bool:
    """Tell of "X runs Y", which only somebody does."""
    mark = s.mark(end)
    behind = end + 1
    behind += behind < len(s.tokens) and s.tokens[behind].low == "the"
    named = behind < len(s.tokens) and s.tokens[behind].text[:1].isupper()
    return mark is not None and mark.form("runs") in (1, 2) and named


def _is_itself_a_maker(s: Sentence, end: int) -> bool:
    """Tell of "X Y, a start-up from Tampere," which is one; "X Y, an engineer at a mine maker," is none."""
    if end + 2 >= len(s.tokens) or s.tokens[end].text not in (",", "–", "—") or s.tokens[end + 1].low not in _ONE:
        return False
    for here in range(end + 2, min(end + 9, len(s.tokens))):
        mark = s.mark(here)
        if mark is not None and "maker" in mark.meanings:
            behind = s.mark(mark.last)
            owner = s.words(mark.last, mark.last + 1) in ("'", "’")
            return not owner and (behind is None or "office" not in behind.meanings)
        if mark is not None and not _NO_MAKER.isdisjoint(mark.meanings):
            return False
        if not s.tokens[here].text.isalpha() and s.tokens[here].text != "-":
            return False
    return False


_ONE = frozenset({"a", "an", "the", "another", "one"})
_NO_MAKER = frozenset({"prep", "office", "person", "rel", "comp", "say", "body"})


def _is_run_by(s: Sentence, named: Mention) -> bool:
    """Tell of the firm in "a spokesman for X Y said the company", "X Y's chief executive said the firm"."""
    follows = range(named.last, min(named.last + _SAID_WITHIN, len(s.tokens)))
    told = any((m := s.mark(p)) is not None and m.first == p and "company" in m.values("pron") for p in follows)
    if not told or named.first < 2:
        return told and s.words(named.last, named.last + 1) in ("'", "’") and _heads(s, named.last + 2)
    if s.words(named.last, named.last + 1) in ("'", "’"):
        return _heads(s, named.last + 2)
    head = s.mark(named.first - 2)
    return s.tokens[named.first - 1].low in ("for", "of", "at") and head is not None and "office" in head.meanings


def _heads(s: Sentence, position: int) -> bool:
    return any((m := s.mark(p)) is not None and "office" in m.meanings for p in (position, position + 1))


_SAID_WITHIN = 10


def _is_maker(s: Sentence, end: int) -> bool:
    """Whether ", a Finnish explosives maker," behind a name makes it a company's."""
    if end >= len(s.tokens) or s.tokens[end].text not in (",", "(", "—", "–"):
        return False
    for here in range(end + 1, min(end + 9, len(s.tokens))):
        mark = s.mark(here)
        if mark is not None and "maker" in mark.meanings:
            return True
        if s.tokens[here].text in (",", "."):
            return False
    return False


def _is_of_a_house(s: Sentence, end: int) -> bool:
    """Tell of "X Y of the Nistru Human Security Forum": the capitals behind name an organisation."""
    if end + 1 >= len(s.tokens) or s.tokens[end].low not in ("of", "from", "at"):
        return False
    first = end + 1 + (s.tokens[end + 1].low in ("the", "a"))
    last = first
    while last < len(s.tokens) and s.tokens[last].text[:1].isupper():
        last += 1
    return last - first > 1 and is_organisation_name(s.words(first, last))


_WHERE = frozenset({"in", "to", "into", "near", "at", "against", "over", "across", "through", "around", "inside"})


_WHO_SAYS = frozenset({"he", "she", "they", "it", "i", "we"})


def _apposed(s: Sentence, end: int) -> tuple[tuple[str, ...], bool]:
    """States of, and whether there is an employer in, ", Latvia's defence minister," or "of the ICRC"."""
    states: tuple[str, ...] = ()
    if end >= len(s.tokens) or (s.tokens[end].text not in (",", "(") and s.tokens[end].low not in ("of", "from", "at")):
        return (), False
    for here in range(end, min(end + 12, len(s.tokens))):
        mark = s.mark(here)
        if mark is None:
            continue
        if "state" in mark.meanings and s.tokens[here - 1].low in _WHERE:
            # "X, who served in Bosnia, said"
            continue
        if "adj" in mark.meanings or "state" in mark.meanings:
            states = tuple(str(mark.value("adj") or mark.value("state")).split())
        if any(layer in mark.meanings for layer in _EMPLOYERS):
            return states or states_behind(s, mark.last)[0], True
        if "say" in mark.meanings:
            # "mines on the Amu Darya, he said": somebody else
            return states, s.tokens[end].text == "," and s.tokens[here - 1].low not in _WHO_SAYS
    return (), False
