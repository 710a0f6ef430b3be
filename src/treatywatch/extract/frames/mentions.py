"""Who is spoken of: states, bodies, persons, companies, with the part that each plays in its clause."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, zip_longest

from treatywatch.extract.frames.cut import is_predicate
from treatywatch.extract.frames.discourse import Discourse
from treatywatch.extract.frames.marks import Mark, Sentence, dateline
from treatywatch.extract.frames.people import person
from treatywatch.extract.names import slug, surname
from treatywatch.lang.framed import FramePack
from treatywatch.lang.romanize import alike, is_form_of, romanize, skeletons
from treatywatch.model.errors import UsageError
from treatywatch.values.dates_read import dates

ACTORS = frozenset({"state", "union", "body", "office", "person", "company", "organisation", "media", "name"})
_STATES = ("state", "adj", "capital", "group", "union")
_ENTITIES = ("person", "organisation", "company", "media")
# What names or means somebody.
_MEANING = frozenset({*_STATES, *_ENTITIES, "place", "body", "office", "pron"})
_NAMED = frozenset({"company", "organisation", "media", "name"})
_SAYING = frozenset({"person", "office", "body", "organisation", "name"})
_LISTED = frozenset({"state", "company", "organisation", "person"})
_ACTING = frozenset({"state", "body", "office", "person"})
# What a preposition says of a name before which it stands that is no actor then.
_PLACED = frozenset({"in", "to", "about"})
# Words that end or begin the names of firms that make arms, in whatever language, and their legal forms.
_FIRM_WORDS = frozenset({
    "systems", "systeme", "systemen", "defence", "defense", "difesa", "defensa", "défense", "industries", "industrie",
    "industrier", "industrias", "munitions", "arms", "armaments", "explosives", "explosivos", "esplosivi", "explosifs",
    "ordnance", "dynamics", "technologies", "technology", "technologie", "tecnologie", "tecnologías", "teknologi",
    "wehrtechnik", "wehrsysteme", "rüstung", "munitionswerke", "ammunisjon", "ammunition", "amunicija", "munīcija",
    "aerospace", "holding", "corporation", "corp", "inc", "ltd", "plc", "gmbh", "ag", "se", "oy", "oyj", "ab", "as",
    "asa", "uab", "sia", "oü", "spa", "srl", "sas", "savunma",
})  # fmt: skip
# What is told of somebody with whom, against whom something is done: "after talks with Norway the army …".
_LED_IN = frozenset({"obj", "with", "about", "by", "from"})
_UNIONS = frozenset({"EU", "NATO", "UN"})
_ROLES = frozenset({"subj", "gen", "to", "in", "from", "by", "obj", "with", "about"})
# A body takes the state that stands this many tokens beside it.
_BESIDE = 4
_MOST_OWNERS = 5
# A house named without its state is the one named at most this many sentences ago.
_HOUSE = 2
# A head speaks for the firm that was named so many sentences ago at most.
_FIRM_OF = 5
# What a case puts behind a name has so many letters at most.
_CASE = 3
# "The latter" was named so many sentences ago at most.
_LATEST = 1
# "They" are several states named together so many sentences ago at most.
_GROUP = 3
# A name that no capital tells begins so near behind its office, and has so many words or signs.
_OFFICE = 10
_SHORTEST, _LONGEST = 2, 5
_PAIR, _THREE = 2, 3
# The states last named are kept, so many.
_RECENT = 5
# A person's name has at most so many words.
_FULL = 3
# "We in the Red Cross": so many words between.
_WITHIN = 2
# A lone name stands so near before its verb.
_NEAR = 3
# A quotation ends at most so many words before the name of who says it.
_QUOTATION = 60
# Names are told apart by the first consonants of their surname; so many with the same ones are compared.
_HEAD = 2
_MOST_NAMES = 50
# What a word of a firm's name may mean elsewhere.
_IN_FIRMS = ("ignore", "item", "item_word", "other_thing", "place", "noun")
# Languages that write every noun with a capital.
_NOUN_CAPITALS = frozenset({"de"})
# Articles that are relative pronouns too.
_RELATIVE_ARTICLES = {"de": frozenset({"dem", "der", "den"})}
_ADJECTIVES = frozenset({"en", "em", "er"})
# What the article tells of the case of the noun behind it, and what only together with an adjective in "-en".
_CASES = {
    "de": {
        **dict.fromkeys(("des", "eines", "dieses", "seines", "ihres"), frozenset({"gen"})),
        **dict.fromkeys(("dem", "einem", "diesem", "seinem", "ihrem"), frozenset({"to"})),
    }
}
_WEAK = {"de": frozenset({"der", "einer", "dieser", "seiner", "ihrer"})}
# A place put first stands so near to the head of its sentence.
_FRONT = 1
# One put first to be compared with, "in contrast to Poland, …", so near.
_LED = 4
# A body stands so near behind the "whose" that gives it to a state.
_WHOSE = 4
# Who leads a house.
_LED_HOUSES = ("head", "officer")
# Who speaks for a government.
MINISTERS = ("minister", "president")
# Parts of the words for them, where a pack has them as words for somebody named before.
_OFFICES = {"minister": ("minister", "premier", "kanzler"), "president": ("präsident", "staatschef")}
# What an office may be one of.
_HOUSES = frozenset({"organisation", "union", "company", "body", "media"})
_CLOSINGS = frozenset('”»"“」』')
# Quotation marks, beside those of the language: what every press uses.
QUOTES = (("“", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("「", "」"), ("『", "』"), ("《", "》"))
# What stands between the parts of a sentence.
_PARTS = frozenset({":", ";", "：", "；", ",", "，", "،"})
# Where every noun has a capital, one behind a town tells nothing.
_NOUNS_CAPITAL = frozenset({"de", "lb"})
_JOINTS = frozenset({",", "、", "،", "，", "/", "(", "–", "-"})
# Between two names of a list stand at most a comma, an "and", a preposition and an article of two tokens.
_BETWEEN = 5
# The role of an organisation of the gazetteer that fights.
_ARMED = "armed group"
# The role of an organisation of the gazetteer that is part of a state.
_ORGAN = "state body"
# Who holds or held the highest office of a state.
_PRESIDENT = re.compile(r"(former )?President($| of the Republic| of the United States| of [A-Z][a-z]+$)")
_PARLIAMENTS = frozenset({"sejm", "senate-of-poland", "seimas", "saeima", "riigikogu", "eduskunta", "verkhovna-rada"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (excluded) name `ids`, of `states`.

    `roles` are the parts that it can play by its case or the word before or behind it; empty: any (no case to see).
    `adj` tells of an adjective or people's name ("Polish").
    """

    first: int
    last: int
    kind: str
    ids: tuple[str, ...]
    states: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    body: str | None = None
    adj: bool = False
    pronoun: str | None = None
    assumed: bool = False
    """The words do not say of which state it is."""
    name: tuple[int, int] | None = None
    """The tokens of the name alone, where an office stands beside it."""
    title: str | None = None
    """What office stands there: minister, president, head, officer, expert."""
    own: bool = False
    """The words say that it is that of whom the sentence spoke: "its parliament"."""
    sort: str | None = None
    """What a body is: army, ministry, agency."""

    def can_be(self, *roles: str) -> bool:
        """Tell whether it can play one of these parts by what is seen of it."""
        return not self.roles.isdisjoint(roles)

    @property
    def may_act(self) -> bool:
        """Tell whether it can be a subject: in the nominative, or with nothing that says otherwise."""
        return not self.adj and (not self.roles or "subj" in self.roles)


class Mentioner:
    """Finds the mentions of a document, sentence by sentence, in order."""

    def __init__(self, pack: FramePack, discourse: Discourse) -> None:
        """Take the pack and the document's discourse, which it keeps up to date."""
        self.pack = pack
        self.discourse = discourse

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the mentions of a sentence from left to right; lists of states are one."""
        found = [m for m in map(lambda mark: self._mention(sentence, mark), sentence.marks) if m is not None]
        found = _of_lands(found)
        heads = list(self._heads(sentence, found))
        covered = {p for m in heads for p in range(m.first, m.last)}
        found = [m for m in found if covered.isdisjoint(range(m.first, m.last))] + heads
        found += list(self._unknown(sentence, found))
        found.sort(key=lambda m: m.first)
        found = [m for index, m in enumerate(found) if not _titles(sentence, m, found[index + 1 : index + 3])]
        found = _without_dummy(sentence, found) if self.pack.code == "de" else found
        found = [m for m, behind in zip_longest(found, found[1:]) if not _is_kind_of(sentence, m, behind)]
        # Who stands in a dateline only tells where the text was written.
        line = dateline(sentence)
        places = [replace(m, roles=frozenset({"in"})) for m in found if m.first < line]
        found = [m for m in found if m.first >= line]
        held = _of_houses(sentence, found)
        kept = {id(m) for m in held}
        for house in (m for m in found if m.kind == "organisation" and m.pronoun is None and id(m) not in kept):
            self._note_name(house, sentence)
        found = self._joined_offices(sentence, held)
        found = _bodies_listed(sentence, self._with_states(sentence, self._lists(sentence, found)))
        found = [replace(m, kind="person") if _says(sentence, m) else m for m in found]
        self._note_firms(found)
        self._note_heads(found)
        found = places + _resolved(sentence, found, self.discourse.firms)
        for mention in found:
            self._note(mention, sentence)
        return found

    def _lists(self, s: Sentence, found: list[Mention]) -> list[Mention]:
        """Put lists together; in Turkish the ending of the last name is that of all: "Suriye ve Irak'ta"."""
        if self.pack.order != "final":
            return _listed(s, found)
        bare = list(found)
        for index in range(len(found) - 2, -1, -1):
            one, other = bare[index : index + 2]
            joint = s.mark(one.last)
            near = other.first - one.last == 1 and joint is not None and joint.says("coord", "and")
            if near and one.kind == other.kind == "state" and one.roles == {"subj"} and other.roles - {"subj"}:
                bare[index] = replace(one, roles=other.roles)
        return _listed(s, bare)

    def _note_firms(self, found: Sequence[Mention]) -> None:
        """Note for which firm somebody speaks who was named with it: "the head of the company Belma, N N"."""
        for before, mention in pairwise(found):
            if not (before.ids and mention.ids):
                continue
            if before.kind == "person" and mention.kind == "company" and before.first <= mention.first < before.last:
                self.discourse.firms[before.ids[0]] = mention.ids[0]
            elif _heads_it(before, mention):
                # "Forcit's head, N N"; in many languages the firm stands first.
                self.discourse.firms[mention.ids[0]] = before.ids[0]

    def _note_heads(self, found: Sequence[Mention]) -> None:
        """Note for which firm a head speaks beside whom no house stands: "the firm … its head, N N, says"."""
        d = self.discourse
        if d.company is None or d.age("company") > _FIRM_OF or d.age("company") > d.age("organisation"):
            return
        houses = [m for m in found if m.kind in ("organisation", "union", "body") and m.pronoun is None]
        for m in found:
            if m.ids[:1] == d.company[:1]:
                continue
            if m.kind == "person" and m.title == "head" and m.ids and m.pronoun is None and not m.states and not houses:
                d.firms.setdefault(m.ids[0], d.company[0])

    def _mention(self, s: Sentence, mark: Mark) -> Mention | None:
        if _MEANING.isdisjoint(mark.values) or mark.has("ignore"):
            return None
        if self.pack.code not in _NOUNS_CAPITAL and _town_in_name(s, mark.first) and mark.has("capital"):
            # "Sofía Petrova", "Santiago Peña"
            return None
        roles = self._roles(s, mark)
        for layer in _STATES:
            if mark.has(layer):
                ids = tuple(str(mark.value(layer)).split())
                if layer == "union":
                    return Mention(mark.first, mark.last, "union", ids, (), roles)
                return Mention(mark.first, mark.last, "state", ids, ids, roles, adj=layer == "adj")
        for layer in _ENTITIES:
            if mark.has(layer):
                return self._entity(mark, layer, roles)
        if mark.has("place"):
            state = str(mark.value("place"))
            return Mention(mark.first, mark.last, "place", (slug(s.words(mark.first, mark.last)),), (state,), roles)
        if mark.has("body", "office"):
            kind, _, state = str(mark.value("body") or mark.value("office")).partition(" ")
            states = (state,) if state else ()
            what = "body" if mark.has("body") else "office"
            body = kind if kind in ("parliament", "government", "president", "expert") else None
            title = kind if what == "office" else None
            own, sort = "own" in mark.flags, kind if what == "body" else None
            return Mention(mark.first, mark.last, what, states, states, roles, body, title=title, own=own, sort=sort)
        return self._stand_in(s, mark, roles) if mark.has("pron") else None

    def _stand_in(self, s: Sentence, mark: Mark, roles: frozenset[str]) -> Mention | None:
        """Whom or where a pronoun means; none in an amount: "los dos millones de euros"."""
        if any(a.first <= mark.first < a.last for a in s.amounts):
            return None
        if mark.says("pron", "there"):
            there: tuple[str, ...] = self._there()
            return Mention(mark.first, mark.last, "state", there, there, frozenset({"in"}), pronoun="there")
        office = _office_of(s, mark, roles) if mark.says("pron", "he") else None
        return office or self._pronoun(s, mark, roles)

    def _entity(self, mark: Mark, layer: str, roles: frozenset[str]) -> Mention:
        name = str(mark.value(layer))
        entity = self.pack.entities.get(name)
        states = (entity.country,) if entity is not None and entity.country else ()
        if name in _UNIONS:
            return Mention(mark.first, mark.last, "union", (name,), (), roles)
        if layer == "organisation" and name in _PARLIAMENTS:
            return Mention(mark.first, mark.last, "body", states, states, roles, "parliament")
        if entity is not None and entity.role == _ORGAN and states:
            # A ministry or an army acts for its state, and speaks in its own name.
            sort = str(mark.value("body")).partition(" ")[0] if mark.has("body") else None
            return Mention(mark.first, mark.last, "body", (name,), states, roles, sort=sort)
        head = entity is not None and _PRESIDENT.match(entity.role) is not None
        return Mention(mark.first, mark.last, layer, (name,), states, roles, "president" if head else None)

    def _roles(self, s: Sentence, mark: Mark) -> frozenset[str]:
        behind = s.mark(mark.last)
        if behind is not None and behind.first == mark.last and behind.has("post"):
            return frozenset(behind.all("post"))
        before = self._governor(s, mark)
        stated = mark.flags & _ROLES
        named = mark.has("state", "capital")
        if before is not None and before.all("prep") == ("of",) and not named and _opens_clause(s, before.first):
            # "Des militaires …": an article; "De Polonia recibió …" none.
            return stated
        if before is not None and stated == {"gen"} and self.pack.genitive_first and _opens_noun(behind, mark.last):
            # "mot Ukrainas suspendering": the preposition governs the noun behind it.
            return stated
        if before is not None:
            led = frozenset("gen" if role == "of" else role for role in before.all("prep"))
            # A preposition some words back governs another word, where the name's own case says so.
            return stated & led or (stated if "subj" in stated and before.last < mark.first else led)
        stated = stated or self._case_of_article(s, mark)
        if stated:
            return stated
        if self._is_put_first(s, mark):
            return frozenset({"obj"})
        role = self.pack.role_of_tail(mark.tail.lstrip("'")) if mark.tail else ""
        if not role and mark.last + 1 < len(s.tokens) and s.tokens[mark.last].low == "'":
            role = self.pack.role_of_tail(s.tokens[mark.last + 1].low)
        return frozenset({role}) if role else frozenset()

    def _governor(self, s: Sentence, mark: Mark) -> Mark | None:
        """The preposition that governs a name, over a state in the genitive too."""
        before = self._preposition(s, mark.first)
        whose = s.mark(mark.first - 1) if mark.has("body", "office") else None
        if before is None and whose is not None and "gen" in whose.flags and whose.has("state"):
            # "efter ett besök av Norges statsminister"
            before = self._preposition(s, whose.first)
        if before is not None and before.has("pron") and mark.has("state") and self._opens_subject(s, before):
            # "Grannlandet Estland har …"
            return None
        # "several states, among them Russia": its own case tells.
        return None if before is not None and before.has("like") and not before.says("prep", "too") else before

    def _opens_subject(self, s: Sentence, word: Mark) -> bool:
        """Tell of a word for a neighbour at the head of a clause or right behind its verb."""
        before = s.mark(word.first - 1) if word.first else None
        return word.first == 0 or (before is not None and before.has("aux", "comp", "verb", "op", "say"))

    def _is_put_first(self, s: Sentence, mark: Mark) -> bool:
        """Tell of the object of an infinitive that the sentence begins with: "för att lugna Norge har Kenya …"."""
        opening = s.mark(0)
        if opening is None or opening.first != 0 or not opening.has("inf") or self.pack.order != "initial":
            return False
        verb = s.mark(opening.last)
        finite = verb is not None and verb.flags & {"pres", "past"}
        return not finite and mark.has("state", "union", "body") and mark.first - opening.last in (1, _PAIR)

    def _case_of_article(self, s: Sentence, mark: Mark) -> frozenset[str]:
        """The case that the article before a body or an office tells: "des norwegischen Ministers", of the minister."""
        cases = _CASES.get(self.pack.code)
        if cases is None or not mark.has("body", "office"):
            return frozenset()
        adj = s.mark(mark.first - 1)
        led = adj is not None and adj.has("adj") and adj.last - adj.first == 1
        at = mark.first - 1 - led
        article = s.mark(at)
        if at < 0 or article is None or not article.has("article"):
            return frozenset()
        text = s.tokens[at].low
        if led and text in _WEAK[self.pack.code] and s.tokens[mark.first - 1].low.endswith("en"):
            return frozenset({"gen", "to"})
        return cases.get(text, frozenset())

    def _preposition(self, s: Sentence, first: int) -> Mark | None:
        """The preposition before a name, over articles and describing words."""
        led = adverb = False
        for position in range(first - 1, max(-1, first - 4), -1):
            mark, text = s.mark(position), s.tokens[position].text
            led = led or (mark is not None and mark.has("article"))
            adverb = adverb or ((mark is None or mark.has("small")) and text.islower() and text[-2:] not in _ADJECTIVES)
            if mark is None:
                if led or not text[0].isalpha() or any(t.first <= position < t.last for t in s.times):
                    return None
                continue
            if mark.has("prep"):
                # "aus dem bislang nur Litauen ausgetreten ist": the article is no article there.
                relative = (
                    adverb
                    and mark.last - mark.first > 1
                    and mark.last == position + 1
                    and self._is_article(s, position)
                )
                return None if relative else mark
            if not mark.has("article", "adj", "small", "body", "office") or mark.has("state", "capital"):
                # "in Ukraine Rome pays for …"
                return None
        return None

    def _told_near(self, s: Sentence, mark: Mark) -> bool:
        """Tell of a word for saying near "the report", "the organisation": who fights is then not meant."""
        near = [s.mark(p) for p in (*range(mark.first - _NEAR, mark.first), *range(mark.last, mark.last + _NEAR))]
        return any(m is not None and m.has("say", "according") for m in near)

    def _is_article(self, s: Sentence, position: int) -> bool:
        """Tell of an article that a phrase has swallowed, which may be a relative pronoun."""
        return self.pack.code in _RELATIVE_ARTICLES and s.tokens[position].low in _RELATIVE_ARTICLES[self.pack.code]

    def _voiced(self, s: Sentence, mark: Mark) -> bool:
        """Tell whether a verb of saying or of stance stands near behind a pronoun, or right before it."""
        near = [s.mark(p) for p in (mark.first - 1, *range(mark.last, mark.last + _NEAR))]
        stances = ("verb", "support", "oppose", "concern")
        return any(m is not None and (m.has("say", "according") or m.says(*stances)) for m in near)

    def _pronoun(self, s: Sentence, mark: Mark, roles: frozenset[str]) -> Mention | None:
        if mark.says("pron", "latter", "former", "other", "three"):
            one = self._pointed_at(s, mark, roles)
            if one is not None or (mark.says("pron", "other", "three") and not mark.says("pron", "it", "they")):
                return one
        d, kind = self.discourse, "both" if mark.says("pron", "both") else _plain_pron(mark)
        if mark.says("pron", "it") and mark.says("pron", "he"):
            # "Elle", "вона": a woman or a state; who says or judges something is rather somebody.
            kind = "he" if d.person is not None and d.age("person") <= _HOUSE and self._voiced(s, mark) else "it"
        if kind == "we" and d.voice is not None and not d.quoting and d.interviewee is None:
            # A release: "we" is who speaks in it.
            return Mention(mark.first, mark.last, "organisation", (d.voice,), (), roles, pronoun=kind)
        if kind == "we" and (who := self._speaker()) is not None:
            return Mention(mark.first, mark.last, "person", (who,), (), roles, pronoun=kind)
        if kind in ("it", "we"):
            # Whom "we" means may stand behind the quotation: it is looked up when the sentence has been read.
            states = self._meant(kind, roles)
            return Mention(mark.first, mark.last, "state", states, states, roles, pronoun=kind)
        if kind in ("they", "both"):
            told = kind == "they" and len(d.group) > 1 and d.age("group") <= _GROUP
            states = d.group if told else d.pair if kind == "both" else ()
            return Mention(mark.first, mark.last, "state", states, states, roles, pronoun=kind) if states else None
        if kind == "i" and not d.quoting:
            # Who writes or speaks is not named.
            return None
        house = d.reporting or d.organisation if self._told_near(s, mark) else d.organisation
        self._take_for_firm(kind)
        last = {"company": d.company, "he": d.person, "i": self._myself(s), "org": house}.get(kind)
        if last is None:
            # Whom it means may stand in this very sentence.
            return Mention(mark.first, mark.last, kind, (), (), roles, pronoun=kind) if kind == "company" else None
        what = {"company": "company", "org": "organisation"}.get(kind, "person")
        return Mention(mark.first, mark.last, what, (last[0],), last[1], roles, pronoun=kind)

    def _take_for_firm(self, kind: str) -> None:
        """The name before "the company" is that of one: "The order goes to Bergström & Son. The company makes …"."""
        d = self.discourse
        unknown = d.named is not None and d.named not in (d.person or ())[:1]
        if kind == "company" and d.company is None and d.named is not None and unknown and d.age("named") <= _HOUSE:
            d.company = (d.named, ())
            d.ages["company"] = 0

    def _of_two(self, s: Sentence, mark: Mark, roles: frozenset[str]) -> Mention | None:
        """Who "the latter" and "the former" are, as far as something has been named that can act."""
        d = self.discourse
        if not _stands_alone(s, mark):
            return None
        if d.age("latest") > _LATEST:
            # What it means may stand in this very sentence.
            return Mention(mark.first, mark.last, "state", (), (), roles, pronoun=_which(mark))
        return _chosen_of(d.latest, Mention(mark.first, mark.last, "state", (), (), roles, pronoun=_which(mark)))

    def _pointed_at(self, s: Sentence, mark: Mark, roles: frozenset[str]) -> Mention | None:
        """Whom a word that counts those last named means: "the latter", "the three", "its neighbour"."""
        if mark.says("pron", "latter", "former"):
            return self._of_two(s, mark, roles)
        return self._of_several(mark, roles)

    def _of_several(self, mark: Mark, roles: frozenset[str]) -> Mention | None:
        """The three states last named; "its neighbour", who is the other of the two last named."""
        kind, d = "three" if mark.says("pron", "three") else "other", self.discourse
        if kind == "three" and len(d.group) == _THREE and d.age("group") <= _GROUP:
            return Mention(mark.first, mark.last, "state", d.group, d.group, roles, pronoun="they")
        if kind == "three" and len(d.subject) == _THREE:
            return Mention(mark.first, mark.last, "state", d.subject, d.subject, roles, pronoun="they")
        if kind == "three" and (len(d.recent) < _THREE or d.age("recent") > _GROUP):
            return None
        if kind == "other" and len(d.pair) < _PAIR:
            return None
        states = d.recent[-_THREE:] if kind == "three" else d.pair
        return Mention(mark.first, mark.last, "state", states, states, roles, pronoun=kind)

    def _there(self) -> tuple[str, ...]:
        """Where "there" is: the place or the state that was named last, else the state in view."""
        d = self.discourse
        return (d.spot[2],) if d.spot is not None and d.age("spot") <= _HOUSE else d.one_state()

    def _note_spot(self, mention: Mention, s: Sentence) -> None:
        """Note what a later "there" may mean: where something was, else the state last named."""
        d, placed = self.discourse, mention.can_be("in") and bool(mention.roles)
        named = mention.kind in ("state", "place") and len(mention.states) == 1 and not mention.adj
        if named and (placed or d.spot is None or d.spot[0] != s.start or not d.spot[1]):
            d.spot = (s.start, placed, mention.states[0])
            d.ages["spot"] = 0

    def _myself(self, s: Sentence) -> tuple[str, tuple[str, ...]] | None:
        """Who "I" is: who answers, outside quotations, else the person last named."""
        d = self.discourse
        if d.interviewee is None or d.asking or any(token.text in self._signs for token in s.tokens):
            return d.person
        return d.interviewee, next((states for who, _, states in d.names.values() if who == d.interviewee), ())

    def _speaker(self) -> str | None:
        """Who "we" is, where neither the quotation's speaker nor the one last named speaks for a state."""
        d = self.discourse
        if d.speaking:
            return None
        if d.interviewee is not None:
            known = [states for who, _, states in d.names.values() if who == d.interviewee]
            return None if known and len(known[0]) == 1 else d.interviewee
        return d.person[0] if d.person is not None and not d.person[1] and d.age("person") <= _HOUSE else None

    def _meant(self, kind: str, roles: frozenset[str]) -> tuple[str, ...]:
        """The state of who speaks in "we", where the text is in "in the country", else the one last spoken of."""
        d = self.discourse
        if kind == "we" and d.speaking:
            return d.speaking
        if kind == "we" and d.interviewee is not None:
            return next((states for who, _, states in d.names.values() if who == d.interviewee), d.one_state())
        if kind == "we" and d.ours and d.focused and not d.quoting and d.focus is not None:
            # A release of a ministry: "we" is its state.
            return (d.focus,)
        if kind == "we" and d.person is not None and len(d.person[1]) == 1:
            return d.person[1]
        if kind == "it" and "in" in roles and d.scene is not None:
            return (d.scene,)
        return (self._last_of_all() if kind == "it" else ()) or d.one_state()

    def _last_of_all(self) -> tuple[str, ...]:
        """The state that was last named beside several: "All five point to Russia. It has not signed …"."""
        d = self.discourse
        last = d.latest[-1] if d.latest and d.age("latest") <= _LATEST else None
        alone = last is not None and last[0] == "state" and last[1] not in d.subject
        return (last[1],) if alone and last is not None and len(d.subject) > 1 else ()

    # --- names that no pack knows

    def _heads(self, s: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
        """Parties, churches, firms by the word for what they are and the name beside it: "the firm “Forcit”"."""
        known = {p for m in found if m.kind in _ENTITIES and m.pronoun is None for p in range(m.first, m.last)}
        for mark in s.find("kind_word", "pron"):
            if not mark.has("kind_word"):
                # "the group" is both what a firm is and a word for one named before.
                yield from self._named_kind(s, mark, found, known)
                continue
            name = self._quoted_name(s, mark.last) or self._name_behind(s, mark, known)
            first = mark.first
            if name is None:
                apposed = self._name_apposed(s, mark, known)
                if apposed is not None:
                    yield apposed
                    continue
                name = self._name_before(s, mark, known)
                if name is None or self._of_an_office(s, name):
                    yield from _nameless(mark, found, self._roles(s, mark))
                    continue
                first = name[0]
            last = max(mark.last, name[1])
            if not known.isdisjoint(range(first, last)):
                continue
            if s.tokens[name[0] - 1].text in self._signs and name[0] > mark.first:
                last = min(last + 1, len(s.tokens))
            kind = "company" if mark.says("kind_word", "company") else "organisation"
            # "Koskinen Oy:ltä": what the case has put behind a form.
            said = s.words(*name).partition(":")[0].strip()
            word = slug(romanize(said, self.pack.code)) if self.pack.capitals else "-".join(said.split())
            yield Mention(first, last, kind, (word,), (), self._roles(s, mark), name=name)

    def _of_an_office(self, s: Sentence, name: tuple[int, int]) -> bool:
        """Tell of somebody's name behind an office, not of an organisation's: "minister N N told the committee"."""
        before = s.mark(name[0] - 1) if name[0] else None
        quoted = s.tokens[name[0]].text in self._signs
        return before is not None and before.last == name[0] and before.has("office") and not quoted

    def _named_kind(self, s: Sentence, mark: Mark, found: Sequence[Mention], known: set[int]) -> Iterator[Mention]:
        """A firm by a word that may stand for one alone, an adjective and its name: "il gruppo norvegese Fjellvik"."""
        if not mark.says("pron", "company", "org") or not self.pack.capitals:
            return
        name = self._quoted_name(s, mark.last) or self._name_behind(s, mark, known)
        if name is None or (name[0] == mark.last and name[1] - name[0] < _PAIR):
            return
        kind = "company" if mark.says("pron", "company") else "organisation"
        word = slug(romanize(s.words(*name), self.pack.code))
        yield Mention(mark.first, name[1], kind, (word,), (), self._roles(s, mark), name=name)

    def _name_apposed(self, s: Sentence, mark: Mark, known: set[int]) -> Mention | None:
        """A firm that its kind, set behind a comma, tells: "Fjellvik, a Norwegian company, …"."""
        if not self.pack.capitals or not mark.says("kind_word", "company"):
            return None
        last = _comma_before(s, mark.first)
        first = last
        while first > 0 and last - first < _LONGEST and first - 1 not in known and _in_name(s, first - 1, last):
            first -= 1
        while first < last and not s.tokens[first].text[:1].isupper():
            first += 1
        if first == last:
            return None
        name = s.words(first, last)
        return Mention(first, last, "company", (slug(romanize(name, self.pack.code)),), (), name=(first, last))

    @cached_property
    def _signs(self) -> dict[str, str]:
        return closings((*self.pack.quotes, *QUOTES))

    def _quoted_name(self, s: Sentence, position: int) -> tuple[int, int] | None:
        """The words in quotation marks right behind: at most so many, and the first with its capital."""
        sign = s.tokens[position].text if position < len(s.tokens) else ""
        closing = self._signs.get(sign)
        if closing is None:
            return None
        first = position + 1
        for last in range(first + 1, min(first + _LONGEST + 2, len(s.tokens))):
            if s.tokens[last].text in closing:
                capital = s.tokens[first].text[:1].isupper() or not self.pack.capitals
                return (first, last) if capital else None
        return None

    def _name_behind(self, s: Sentence, mark: Mark, known: set[int]) -> tuple[int, int] | None:
        before = s.mark(mark.first - 1)
        if not self.pack.capitals or (before is not None and before.has("office")):
            # "the director of the firm N N"
            return None
        first = mark.last
        after = s.mark(first)
        if after is not None and after.has("adj") and s.tokens[first].text.islower():
            # "the firm finlandesa Forcit"
            first += 1
        last = self._run(s, first, known, led=mark.says("kind_word", "company"))
        return (first, last) if last > first else None

    def _name_before(self, s: Sentence, mark: Mark, known: set[int]) -> tuple[int, int] | None:
        """The words from a capital on up to the word for what it is: "Lietuvos katalikų vyskupai", "Sol Parti"."""
        if not self.pack.capitals:
            return None
        first = mark.first
        found = mark.first
        while first > max(0, mark.first - _LONGEST) and first - 1 not in known:
            first -= 1
            text, other = s.tokens[first].text, s.mark(first)
            named = other is not None and first > 0 and text[0].isupper() and mark.says("kind_word", "company")
            named = named and other is not None and other.has(*_IN_FIRMS)
            plain = other is None or other.has("adj", "state", "name_part", "kind_word")
            if not text[0].isalpha() or not (plain or named):
                break
            if text[0].isupper() and (other is None or not other.has("state", "adj")) and first:
                found = first
        named = found < mark.first or s.tokens[mark.first].text[0].isupper()
        return (found, mark.last) if named and found < mark.first else None

    def _unknown(self, s: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
        """Capitalised words that mean nothing else: known by surname, or beside an office or a verb of saying."""
        if not self.pack.capitals:
            yield from self._behind_offices(s, found)
            return
        taken = {p for m in found for p in range(m.first, m.last)} | {
            p for t in s.times for p in range(t.first, t.last)
        }
        position = 0
        while position < len(s.tokens):
            if not s.tokens[position].text[0].isupper():
                position += 1
                continue
            end = self._run(s, position, taken)
            if end > position:
                before = s.mark(position - 1)
                titled = before is not None and (before.has("office") or before.says("pron", "company"))
                telling = self.pack.code not in _NOUN_CAPITALS
                titled = titled or (telling and self.pack.order == "initial" and _by_its_people(s, position))
                titled = titled or (telling and _told_by(before, s, end))
                mention = self._named(s, position, end, titled=titled)
                if mention is not None:
                    yield self._led_name(s, mention)
            position = max(end, position + 1)

    def _led_name(self, s: Sentence, mention: Mention) -> Mention:
        """A name that we do not know, in the part that the preposition right before it gives: "at the MSPO fair"."""
        before = s.before(mention.first)
        led = frozenset(before.all("prep")) if before is not None and before.last <= mention.first else frozenset()
        if mention.kind != "name" or not led or not led <= _PLACED or before is None or before.has("according", "say"):
            return mention
        return replace(mention, roles=led)

    def _behind_offices(self, s: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
        """Names in scripts without capitals: words that mean nothing to us beside an office or a verb of saying."""
        taken = {p for m in found for p in range(m.first, m.last)}
        for index, mention in enumerate(found):
            name = self._behind_office(s, mention, found[index + 1 :], taken) if mention.kind == "office" else None
            if name is not None:
                taken.update(range(*name))
                yield self._uncapitalised(s, *name)
        if self.pack.order == "initial":
            yield from self._behind_saying(s, taken)

    def _behind_office(
        self, s: Sentence, office: Mention, behind: Sequence[Mention], taken: set[int]
    ) -> tuple[int, int] | None:
        """The name between an office and its verb of saying, or right behind an office that stands behind its verb."""
        house, after = self._house_behind(s, office, behind)
        stop = min(after[0].first if after else len(s.tokens), house + _OFFICE)
        told = next((p for p in range(house, stop + 1) if _tells_at(s, p) or _joined_verb(s, p)), house)
        first = told
        while first > house and s.mark(first - 1) is None and s.tokens[first - 1].text[0].isalpha():
            first -= 1
        if first not in taken and _SHORTEST <= told - first <= _LONGEST:
            return first, told
        before = s.before(office.first)
        last = self._plain_run(s, house, taken)
        if self.pack.order != "initial" or not _SHORTEST <= last - house <= _FULL + 1:
            return None
        # "the director of the centre, Brigadier N N, says"
        ranked = office.title == "officer" and self._ends_name(s, last)
        led = before is not None and before.has("say", "verb", "op")
        return (house, last) if led or ranked or (before is not None and before.has("office")) else None

    def _behind_saying(self, s: Sentence, taken: set[int]) -> Iterator[Mention]:
        """The names right behind a verb of saying: "said N N, who works at …"; a surname that the text knows."""
        for mark in s.find("say"):
            last = self._plain_run(s, mark.last, taken)
            if not mark.flags & {"past", "pres"} or not 0 < last - mark.last <= _FULL:
                continue
            known = self.discourse.names.get(self._key(s.words(mark.last, last)))
            if known is not None:
                yield Mention(mark.last, last, known[1], (known[0],), known[2])
            elif last - mark.last >= _SHORTEST and self._ends_name(s, last):
                yield self._uncapitalised(s, mark.last, last)

    def _house_behind(self, s: Sentence, office: Mention, found: Sequence[Mention]) -> tuple[int, Sequence[Mention]]:
        """Where the house of an office ends, "the deputy of the Green party", and what is named behind it."""
        last = office.last
        while found and (found[0].kind in ("organisation", "union", "company", "body") or found[0].adj):
            if found[0].first < last or not _plain_between(s, last, found[0].first) or found[0].first - last > _BESIDE:
                break
            last, found = found[0].last, found[1:]
        return last, found

    def _uncapitalised(self, s: Sentence, first: int, last: int) -> Mention:
        return Mention(first, last, "name", ("-".join(s.words(first, last).split()),), ())

    def _plain_run(self, s: Sentence, first: int, taken: set[int]) -> int:
        last = first
        while last < len(s.tokens) and last not in taken and s.tokens[last].text[0].isalpha():
            mark = s.mark(last)
            if mark is not None and not (last > first and _joined_article(s, mark)):
                break
            last += 1
        return last

    def _ends_name(self, s: Sentence, position: int) -> bool:
        """Tell whether a name behind a verb of saying may end here: at a sign, a "that"."""
        if position >= len(s.tokens):
            return False
        mark = s.mark(position)
        return not s.tokens[position].text[0].isalnum() if mark is None else mark.has("comp")

    def _run(self, s: Sentence, position: int, taken: set[int], *, led: bool = False) -> int:
        here = position
        telling = self.pack.code not in _NOUN_CAPITALS
        while here < len(s.tokens) and here not in taken:
            text, mark = s.tokens[here].text, s.mark(here)
            hyphen = (
                text == "-" and here > position and here + 1 < len(s.tokens) and s.tokens[here + 1].text[:1].isupper()
            )
            opens = (here == position and not led) or not telling
            part = mark is None or not mark.values or mark.has("name_part") or _may_be_named(mark, first=opens)
            if self._initial(s, here, position):
                here += 2
                continue
            if here == position and telling and _town_in_name(s, here):
                here += 1
                continue
            if not hyphen and not (text[:1].isupper() and len(text) > 1 and part):
                break
            here += 1
        return here

    def _initial(self, s: Sentence, here: int, first: int) -> bool:
        """Tell of an initial inside a name: "Tore O. Sandvik"."""
        if not first < here or here + 2 >= len(s.tokens) or s.tokens[here + 1].text != ".":
            return False
        return len(s.tokens[here].text) == 1 and s.tokens[here].text.isupper() and s.tokens[here + 2].text[:1].isupper()

    def _named(self, s: Sentence, first: int, last: int, *, titled: bool) -> Mention | None:
        name = s.words(first, last)
        known = self.discourse.names.get(self._key(name))
        if known is not None:
            return Mention(first, last, known[1], (known[0],), known[2])
        if _is_led_firm(s, first, last) or _is_firm_name(s, first, last):
            roles = frozenset({"gen"}) if _is_led_firm(s, first, last) else self._led_roles(s, first)
            name = name if _is_led_firm(s, first, last) else self._nominative(name)
            return Mention(first, last, "company", (slug(romanize(name, self.pack.code)),), (), roles)
        if last - first == 1 and self._is_foreign_firm(s, first):
            return Mention(first, last, "company", (slug(name),), (), self._firm_roles(s, first))
        if (last - first < 2 and not titled) or last - first > 6:
            return None
        if first == 0 and all((m := s.mark(p)) is not None and m.has("kind_word") for p in range(1, last)):
            # "Local Companies …": the first word has its capital from the sentence.
            return None
        if last - first == 1:
            # "Lebedeva said": who is named in full elsewhere.
            name = self._full(name)
        entity = person(name)
        if entity is not None:
            return Mention(first, last, "person", (entity.id,), (entity.country,) if entity.country else ())
        name = self._nominative(name)
        return Mention(first, last, "name", (slug(romanize(name, self.pack.code)),), ())

    def _led_roles(self, s: Sentence, first: int) -> frozenset[str]:
        """The part that a preposition before a firm's name gives it, over what else tells whose it is."""
        before = self._preposition(s, first)
        return frozenset() if before is None else frozenset(before.all("prep"))

    def _is_foreign_firm(self, s: Sentence, position: int) -> bool:
        """Tell of a lone word in Latin letters behind a state's adjective in another script: "ізраїльська Tomer"."""
        before, text = s.mark(position - 1), s.tokens[position].text
        latin = text.isascii() and text.isalpha() and len(text) > _SHORTEST
        other = before is not None and not s.tokens[position - 1].text.isascii()
        return latin and other and before is not None and before.has("adj") and not before.has("state")

    def _firm_roles(self, s: Sentence, position: int) -> frozenset[str]:
        before = s.mark(position - 1)
        return frozenset() if before is None else self._roles(s, before)

    def name_id(self, name: str) -> str:
        """Return the id that somebody who is only named has."""
        if not self.pack.capitals:
            return "-".join(name.split())
        entity = person(name)
        return slug(romanize(self._nominative(name), self.pack.code)) if entity is None else entity.id

    def learn(self, read: Sequence[Sentence]) -> None:
        """Note how the text writes the full names that it gives in several forms: as subjects of saying, else shortest.

        "With Anna Lebedeva's help … Anna Lebedeva said": the id is that of the second.
        """
        forms: dict[str, dict[str, int]] = {}
        for s in read if self.pack.capitals else ():
            position = 0
            while position < len(s.tokens):
                end = self._run(s, position, set())
                if _SHORTEST <= end - position <= _FULL:
                    name = s.words(position, end)
                    told = any((m := s.mark(p)) is not None and m.has("say") for p in (position - 1, end))
                    known = forms.setdefault(self._key(name), {})
                    known[name] = known.get(name, 0) + told
                position = max(end, position + 1)
        alone = self._told_alone(read)
        for key, known in forms.items():
            likeliest = min(known, key=lambda name: (-known[name], len(name), name))
            if key and len(known) > 1:
                # A name that is nowhere a subject reads as the pack's rules write it.
                self.discourse.spelled[key] = likeliest if known[likeliest] else self._by_rule(likeliest)
            elif key and not any(known.values()) and (bare := _bare(likeliest, alone)) is not None:
                self.discourse.spelled[key] = bare
            if parts := skeletons(likeliest):
                self.discourse.full.setdefault(parts[-1][:_HEAD], []).append((parts[-1], likeliest))

    def _told_alone(self, read: Sequence[Sentence]) -> frozenset[str]:
        """The capitalised words that stand alone beside a verb of saying: "Lindqvist said"."""
        beside = (
            (s, p) for s in (read if self.pack.capitals else ()) for m in s.find("say") for p in (m.first - 1, m.last)
        )
        return frozenset(s.tokens[p].text for s, p in beside if 0 <= p < len(s.tokens) and _is_bare_name(s, p))

    def _nominative(self, name: str) -> str:
        """A name as the text writes it elsewhere as a subject, else as the pack's rules write it."""
        other = self.discourse.spelled.get(self._key(name))
        if other is not None and skeletons(other)[:1] and alike(skeletons(name)[0], skeletons(other)[0]):
            return other
        return self._by_rule(name)

    def _by_rule(self, name: str) -> str:
        for pattern, form in self.pack.nominative:
            if (match := pattern.fullmatch(name)) is not None:
                return match.expand(form)
        return name

    def _full(self, surname_alone: str) -> str:
        """The one full name of the text that a surname may be of, else the surname."""
        alone = skeletons(surname_alone)
        known = self.discourse.full.get(alone[-1][:_HEAD], []) if alone else []
        fitting = [full for word, full in known[:_MOST_NAMES] if is_form_of(alone[-1], word)]
        return self._nominative(fitting[0]) if len(fitting) == 1 else surname_alone

    def _key(self, name: str) -> str:
        """The last word of a name, without what inflection may have put behind it."""
        word = surname(name)
        return word[: max(4, len(word) - 3)] if len(word) > 5 else word

    # --- putting together

    def _joined_offices(self, s: Sentence, found: list[Mention]) -> list[Mention]:
        """An office with the name of its holder beside it is one mention of the person."""
        out: list[Mention] = []
        for mention in found:
            if out and _described(s, out[-1], mention):
                # "Gunilla Hedvall, lecturer in law": the office says nothing of a state of its own.
                said = out[-1]
                states = said.states or mention.states
                name = (said.first, said.last)
                title = mention.title
                out[-1] = replace(said, kind="person", last=mention.last, states=states, name=name, title=title)
                continue
            if out and _holds(s, out[-1], mention):
                office = out.pop()
                states = office.states or mention.states
                body = office.body
                out.append(
                    replace(
                        mention,
                        first=office.first,
                        kind="person",
                        states=states,
                        body=body,
                        title=office.title,
                        roles=_roles_behind(s, mention.last) or mention.roles or office.roles,
                    )
                )
                continue
            out.append(mention)
        return out

    def _with_states(self, s: Sentence, found: list[Mention]) -> list[Mention]:
        """Bodies and offices take the state beside them; that state is then no actor of its own."""
        gone: set[int] = set()
        out: dict[int, Mention] = {}
        for index, mention in enumerate(found):
            if mention.kind not in ("body", "office", "person", "organisation", "company") or mention.pronoun:
                continue
            owner = self._owner(s, found, index)
            if mention.states and mention.kind != "person" and not _of_another(mention, owner, found):
                continue
            alone = mention.kind == "office" and not mention.own and (owner is None or mention.body == "expert")
            holder = self._holder(mention) if alone and not _names_beside(found, index) else None
            if holder is not None:
                states = () if mention.body == "expert" else holder[1]
                out[index] = replace(mention, kind="person", ids=(holder[0],), states=states, pronoun="he")
                continue
            if mention.body == "expert":
                # Who studies a state, or comes from it, does not speak for it.
                gone.update(() if owner is None else (owner,))
                continue
            if owner is None:
                before = [out.get(i, m) for i, m in enumerate(found[:index]) if i not in gone]
                out[index] = self._of_nobody_named(s, mention, found[:index], before, found)
                continue
            if mention.kind == "person" and _between_office(found, owner, index):
                # "The minister of Lithuania N N": the state goes with the office.
                continue
            gone.add(owner)
            own = not _of_another(mention, owner, found)
            states = (own and mention.states) or found[owner].states
            first, last = min(mention.first, found[owner].first), max(mention.last, found[owner].last)
            ids = (own and mention.ids) or found[owner].ids
            roles = self._outer_roles(mention, found[owner])
            out[index] = replace(mention, first=first, last=last, ids=ids, states=states, roles=roles)
        gone.update(self._of_companies(s, found))
        return _of_one_house(s, [out.get(i, m) for i, m in enumerate(found) if i not in gone])

    def _of_companies(self, s: Sentence, found: Sequence[Mention]) -> Iterator[int]:
        """The states that only tell where a firm is: "the Finnish company N"; in Chinese right before it."""
        for index, (before, mention) in enumerate(pairwise(found)):
            near = mention.first - before.last <= 1 and _plain_between(s, before.last, mention.first)
            told = before.adj or (not self.pack.capitals and not before.roles and before.last == mention.first)
            if before.kind == "state" and told and near and mention.kind == "company" and mention.pronoun is None:
                yield index

    def _of_nobody_named(
        self,
        s: Sentence,
        mention: Mention,
        before: Sequence[Mention],
        housed: Sequence[Mention],
        found: Sequence[Mention],
    ) -> Mention:
        """A body or office beside which no state stands: of the state that the sentence or the text has in view.

        `before` is what stands before it, `housed` the same with bodies and offices put together with their states.
        """
        its = mention.kind in ("body", "office") and not mention.states and _its(s, mention)
        named = [m for m in before if m.pronoun is None] if its else before
        if (mention.own or its) and (whose := _owner_before(named)):
            return replace(mention, ids=whose, states=whose)
        if mention.kind == "person" and not mention.states and not before and self._at_home(mention):
            return replace(mention, states=(str(self.pack.home),))
        unknown = self._is_unknown_head(mention)
        if (mention.kind not in ("body", "office") and not unknown) or mention.states:
            return mention
        if self._of_unknown_house(s, mention):
            return mention
        before = [m for m in before if not _is_quoted_source(s, m)]
        placed = [m for m in before if not _of_a_fronted_noun(s, m)]
        states = _whose(s, mention, before) or _where(s, placed) or self._house_so_far(s, mention)
        if not states and _in_clause_before(s, before, mention) and self.discourse.age(mention.body or "") <= 1:
            # "The Estonian army trained. Although Norway protested, the army laid mines."
            states = self.discourse.houses.get(mention.body or "", ())
        states = states or _subject_of(before) or _house_of(housed)
        states = (
            states or (self._teller(s, found) if mention.kind == "body" else ()) or self._same_house(mention, before)
        )
        if unknown:
            return replace(mention, states=states)
        at_home = self._at_home(mention) and states == (self.discourse.focus,)
        return replace(mention, ids=states, states=states, assumed=not at_home)

    def _is_unknown_head(self, mention: Mention) -> bool:
        """Tell of an office with a name of nobody we know, of no state yet, in scripts without capitals."""
        known = any(one in self.pack.entities for one in mention.ids)
        led = mention.kind == "person" and mention.title in _LED_HOUSES
        return led and not mention.states and not known and not self.pack.capitals

    def _at_home(self, office: Mention) -> bool:
        """Tell of a minister beside whom no state stands, in a paragraph of the press at home: no other is meant."""
        d = self.discourse
        return d.focus == self.pack.home and office.title in MINISTERS and d.ages.get("paragraph", 1) == 0

    def _teller(self, s: Sentence, found: Sequence[Mention]) -> tuple[str, ...]:
        """The state of the one person of the sentence who says it: "The government has no such plans, says N N"."""
        persons = [m for m in found if m.kind == "person" and m.pronoun is None and len(m.states) == 1]
        said = any(m.has("say") for m in s.marks)
        if (whose := self._in_his_words(s, found)) is not None:
            return whose
        return persons[0].states if said and len(persons) == 1 and persons[0].title in MINISTERS else ()

    def _in_his_words(self, s: Sentence, found: Sequence[Mention]) -> tuple[str, ...] | None:
        """The state of who was last named in "according to him, sappers have removed 100 mines"."""
        source = next((m for m in s.find("according") if m.first <= _LED), None)
        named = [m for m in found if m.pronoun is None and m.ids]
        who = self.discourse.person
        meant = source is not None and not named and who is not None and self.discourse.age("person") <= _HOUSE
        return who[1] if meant and who is not None and len(who[1]) == 1 else None

    def _of_unknown_house(self, s: Sentence, office: Mention) -> bool:
        """Tell of the office of something named that we do not know: "the director of Caritas"."""
        if office.kind != "office" or not self.pack.capitals:
            return False
        here, led = office.last, False
        while here < len(s.tokens) and here - office.last < _NEAR:
            mark = s.mark(here)
            if mark is None or not mark.has("article", "prep"):
                break
            led = led or mark.says("prep", "of", "from", "by")
            here = mark.last
        if not led or here >= len(s.tokens):
            return False
        return s.mark(here) is None and s.tokens[here].text[:1].isupper()

    def _holder(self, mention: Mention) -> tuple[str, tuple[str, ...]] | None:
        """Who was named with such an office a few sentences before: "the minister stressed …"."""
        d = self.discourse
        known = None if mention.title is None else d.holders.get(mention.title)
        return known if d.age(f"office {mention.title}") <= _HOUSE + 1 else None

    def _house_so_far(self, s: Sentence, mention: Mention) -> tuple[str, ...]:
        """The house of the sentence before, where another clause names another: "While Norway waits, the army …"."""
        d, sort = self.discourse, mention.sort if mention.body is None else mention.body
        if mention.kind != "body" or sort not in d.houses:
            return ()
        apart = any(m.has("sub", "comp", "coord") and m.last <= mention.first for m in s.marks)
        age = d.ages.get(sort if mention.body is not None else f"house {sort}", _HOUSE)
        return d.houses[str(sort)] if apart and age <= min(1, d.ages.get("paragraph", 0)) else ()

    def _same_house(self, mention: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
        """The state of the house or minister last spoken of, else the one that the text is about just now."""
        d = self.discourse
        if mention.body is not None:
            same = [m for m in before if m.body == mention.body and len(m.states) == 1]
            if same:
                return same[-1].states
            if d.age(mention.body) <= min(_HOUSE, d.age("topic")) and mention.body in d.houses:
                return d.houses[mention.body]
        elif mention.sort in d.houses and d.age(f"house {mention.sort}") <= min(_HOUSE, d.age("topic")):
            # "The Finnish army trained on Sunday. The army has ordered mines."
            return d.houses[str(mention.sort)]
        elif (
            mention.kind == "office"
            and d.person is not None
            and len(d.person[1]) == 1
            and d.age("person") <= _HOUSE + 1
        ):
            return d.person[1]
        if d.focus is not None and d.focus == self.pack.home and d.ages.get("paragraph", 1) == 0:
            # A paragraph that names no state: the minister, the army of the text's own.
            return (d.focus,)
        return d.homeland()

    def _outer_roles(self, mention: Mention, owner: Mention) -> frozenset[str]:
        if owner.last <= mention.first and owner.roles - {"gen", "subj"} and not mention.roles:
            return owner.roles - {"gen"}
        return mention.roles

    def _owner(self, s: Sentence, found: Sequence[Mention], index: int) -> int | None:
        mention = found[index]
        if mention.kind in ("body", "office") and _its(s, mention):
            return None
        for other, near in ((index - 1, -1), (index + 1, 1)):
            if not 0 <= other < len(found):
                continue
            state = found[other]
            if state.kind != "state" or state.pronoun is not None or len(state.ids) > _MOST_OWNERS:
                continue
            gap = (state.last, mention.first) if near < 0 else (mention.last, state.first)
            if gap[1] - gap[0] > _BESIDE or not _plain_between(s, *gap):
                continue
            beside = gap[1] - gap[0] <= 1 and not (state.can_be("in", "to") or _led_in(s, state))
            behind_its_house = near < 0 and not self.pack.genitive_last
            if state.adj or (behind_its_house and (state.can_be("gen") or beside)):
                return other
            seat = state.can_be("in") and gap[1] - gap[0] <= 1
            if near > 0 and (
                (state.can_be("gen") and not self.pack.genitive_first) or seat or (not state.roles and gap[1] == gap[0])
            ):
                return other
        return None

    def _note(self, mention: Mention, s: Sentence) -> None:
        d = self.discourse
        if mention.pronoun is not None and mention.can_be("in") and mention.states == (d.place,):
            # "over the country": the text is still there.
            d.ages["place"] = 0
        if mention.pronoun is not None or not mention.ids:
            return
        self._note_name(mention, s)
        if mention.kind == "state" and len(mention.ids) > 1:
            d.group = mention.ids
            d.ages["group"] = 0
        self._note_spot(mention, s)
        seat = mention.can_be("in") and is_capital(s, mention)
        if not mention.adj and not seat and (mention.kind == "state" or _names_its_state(mention)):
            states = mention.states
            d.pair = states if len(states) == 2 else tuple(dict.fromkeys((*d.pair, *states)))[-2:]
            d.recent = tuple(dict.fromkeys((*(s for s in d.recent if s not in states), *states)))[-_RECENT:]
            d.ages["recent"] = 0
        if mention.body is not None and len(mention.states) == 1:
            d.houses[mention.body] = mention.states
            d.ages[mention.body] = 0
        elif mention.sort is not None and len(mention.states) == 1 and not mention.assumed:
            d.houses[mention.sort] = mention.states
            d.ages[f"house {mention.sort}"] = 0
        rows = () if seat or mention.adj or mention.assumed else _rows(mention)
        if rows:
            d.latest = (*(d.latest if d.age("latest") == 0 else ()), *rows)[-2:]
            d.ages["latest"] = 0
        if mention.states and mention.can_be("in") and mention.kind in ("state", "place"):
            d.place = mention.states[0]
            d.ages["place"] = 0

    def _note_name(self, mention: Mention, s: Sentence) -> None:
        d = self.discourse
        if mention.kind in ("person", "company", "organisation"):
            known = (mention.ids[0], mention.states)
            if mention.kind == "person":
                d.person = known
                d.ages["person"] = 0
                if mention.title is not None:
                    d.holders[mention.title] = known
                    d.ages[f"office {mention.title}"] = 0
                d.first_person = d.first_person or mention.ids[0]
            elif mention.kind == "company":
                d.company = known
                d.ages["company"] = 0
            else:
                d.ages["organisation"] = 0
                d.organisation = known
                d.reporting = d.reporting if self._fights(mention) else known
            name = s.words(*_name_of(mention))
            key = self._key(name)
            if key:
                d.names.setdefault(key, (mention.ids[0], mention.kind, mention.states))
            if mention.kind == "company" and len(short := name.split()[0]) > _CASE and short[:1].isupper():
                # "Nordvik", of Nordvik Systems
                d.names.setdefault(self._key(short), (mention.ids[0], mention.kind, mention.states))
        elif mention.kind == "name" and mention.last - mention.first > 1 and not self._may_be_person(s, mention):
            d.named = mention.ids[0]
            d.ages["named"] = 0
        if (
            mention.kind == "name"
            and d.first_person is None
            and 2 <= mention.last - mention.first <= 3
            and (mention.first or not self._is_time(s.tokens[0].text))
            and not _is_byline(s, mention)
        ):
            d.first_person = mention.ids[0]

    def _may_be_person(self, s: Sentence, name: Mention) -> bool:
        """Tell of a name that a word for saying or an office stands near, or that is all of its line."""
        near = (s.mark(p) for p in (*range(name.first - _NEAR, name.first), *range(name.last, name.last + _NEAR)))
        return any(m is not None and m.has("say", "according", "office") for m in near) or _is_byline(s, name)

    def _fights(self, mention: Mention) -> bool:
        """Tell of an armed group: "the organisation", "the report" is rather somebody else."""
        entity = self.pack.entities.get(mention.ids[0])
        return entity is not None and entity.role == _ARMED

    def _is_time(self, word: str) -> bool:
        """Tell of "Monday" at the head of a sentence, which its capital makes look like a name."""
        try:
            return bool(dates(word, self.pack.code, dt.date(2000, 1, 1)))
        except UsageError:
            return False


def _of_lands(found: list[Mention]) -> list[Mention]:
    """A word for a land and its adjective name a state: "el país andino" nobody, "la nación peruana" Peru."""
    out: list[Mention] = []
    for mention in found:
        before = out[-1] if out else None
        beside = before is not None and before.last == mention.first and before.last - before.first > 1
        if before is not None and before.pronoun == "it" and before.last - before.first > 1:
            # "la República de Chile"
            led = mention.first - before.last == 1 and mention.roles == {"gen"} and mention.kind == "state"
            beside = (beside and mention.adj) or (led and mention.pronoun is None and not mention.adj)
        else:
            beside = False
        if before is not None and beside and mention.states:
            out[-1] = replace(before, last=mention.last, ids=mention.ids, states=mention.states, pronoun=None)
            continue
        out.append(mention)
    return out


def _is_byline(s: Sentence, mention: Mention) -> bool:
    """Tell of a line that is a name and nothing else: who has written the text."""
    words = sum(token.text.isalpha() for token in s.tokens[: mention.first] + s.tokens[mention.last :])
    return words <= 1 and next(s.find("verb"), None) is None and all(token.text != ":" for token in s.tokens)


def closings(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for each sign that opens a quotation, all those that may close it."""
    found: dict[str, str] = {}
    for opening, closing in pairs:
        found[opening] = found.get(opening, "") + closing
    return found


def _may_be_named(mark: Mark, *, first: bool) -> bool:
    """Tell of a word that means something to us and may yet be part of a name: "Tierra Limpia", "clean land"."""
    if mark.last - mark.first > 1:
        return False
    munition = mark.has("item_word", "other_thing") or mark.value("item") == "other"
    return mark.has("kind_word") or (
        not first and (mark.has("small", "verb", "noun", "unit") or munition) and not mark.has(*_MEANING)
    )


def _is_firm_name(s: Sentence, first: int, last: int) -> bool:
    """Tell of a name that ends in a word of firms: "Bergström Systems", "Fjord Ammunisjon AS"."""
    return last - first > 1 and s.tokens[last - 1].low in _FIRM_WORDS


def _town_in_name(s: Sentence, position: int) -> bool:
    """Tell of a town that a firm's name begins with: "the company Tallinn Arms"."""
    mark = s.mark(position)
    if mark is None or not mark.has("capital", "place") or mark.has("state") or mark.last - mark.first > 1:
        return False
    behind = s.tokens[position + 1].text if position + 1 < len(s.tokens) else ""
    return behind[:1].isupper() and len(behind) > 1 and s.mark(position + 1) is None


def _by_its_people(s: Sentence, position: int) -> bool:
    """Tell of a lone name behind an article and a small adjective of a people: "la tedesca Dynaform"."""
    before = s.mark(position - 1)
    if before is None or not before.has("adj") or before.has("state") or not s.tokens[before.first].text.islower():
        return False
    article = s.mark(before.first - 1)
    return article is not None and article.has("article")


def _comma_before(s: Sentence, position: int) -> int:
    """Return where the comma stands that an article and describing words lead a noun behind; 0 where none does."""
    for at in range(position - 1, max(0, position - _BESIDE), -1):
        mark = s.mark(at)
        if s.tokens[at].text in _JOINTS:
            return at if s.tokens[at].text == "," and at < position - 1 else 0
        if mark is not None and not mark.has("article", "adj", "small"):
            return 0
    return 0


def _in_name(s: Sentence, position: int, last: int) -> bool:
    """Tell of a word of a name: with its capital, or one such as "of" between two of them."""
    mark, text = s.mark(position), s.tokens[position].text
    if text[:1].isupper() and len(text) > 1:
        return mark is None or mark.has("name_part", "kind_word")
    return mark is not None and mark.has("name_part") and position + 1 < last


def _nameless(mark: Mark, found: Sequence[Mention], roles: frozenset[str]) -> Iterator[Mention]:
    """A firm told only by its state, which then stands for it: "a Lithuanian firm is to make mines"."""
    if any(m.kind in _NAMED and -1 <= m.first - mark.last <= 1 for m in found):
        return
    beside = [m for m in found if m.kind == "state" and (m.adj or m.can_be("gen")) and len(m.states) == 1]
    beside = [m for m in beside if m.last == mark.first or m.first == mark.last]
    if mark.says("kind_word", "company") and len(beside) == 1:
        state = beside[0]
        first, last = min(state.first, mark.first), max(state.last, mark.last)
        yield Mention(first, last, "state", state.ids, state.states, roles)


def _of_houses(s: Sentence, found: list[Mention]) -> list[Mention]:
    """An office of a house with its holder's name is one person: "the director of Caritas, N N, has condemned …"."""
    out: list[Mention] = []
    index = 0
    while index < len(found):
        office = found[index]
        titled = (office.kind == "office" or office.body == "president") and office.pronoun is None
        held = _held_by(s, found, index) if titled else None
        if held is None:
            out.append(office)
            index += 1
            continue
        name = found[held]
        inside = found[index + 1 : held]
        houses = [m for m in inside if m.kind in ("body", "state") and len(m.states) == 1 and not m.assumed]
        states = name.states or office.states or (houses[-1].states if houses else ())
        body = office.body if any(m.kind == "state" for m in inside) else name.body
        whole = replace(name, first=office.first, kind="person", states=states, title=office.title, body=body)
        out.append(replace(whole, roles=_roles_behind(s, name.last) or office.roles or name.roles, name=_name_of(name)))
        # "The head of the company Belma, N N, says that the company makes …"
        out += [replace(m, roles=frozenset({"gen"})) for m in inside if m.kind == "company"]
        index = held + 1
    return out


def is_capital(s: Sentence, mention: Mention) -> bool:
    """Tell whether a mention is a capital, which may stand for its government."""
    mark = s.mark(mention.first)
    return mark is not None and mark.has("capital")


def _name_of(mention: Mention) -> tuple[int, int]:
    """Return the tokens of a mention's name alone."""
    return mention.name or (mention.first, mention.last)


def _held_by(s: Sentence, found: Sequence[Mention], index: int) -> int | None:
    """Where the name of an office's holder stands behind the house of that office; a comma may lead it."""
    office = found[index]
    for held in range(index + 1, len(found)):
        name = found[held]
        between = range(office.last, name.first)
        states = name.kind == "state" and name.pronoun is None and (name.adj or name.can_be("gen"))
        if len(between) > _OFFICE or not (states or name.kind in ("name", "person", *_HOUSES)):
            return None
        commas = [p for p in between if s.tokens[p].text in (",", "،")]
        if any(_predicates(s, p) for p in between) or (commas and commas != [name.first - 1]):
            return None
        if any(m.kind == "state" for m in found[index + 1 : held]) and not commas:
            # "the president of Finland N N": told apart elsewhere.
            return None
        full = name.pronoun is None and name.kind in ("name", "person") and name.last - name.first >= _SHORTEST
        housed = held > index + 1 or any(s.tokens[p].text in _CLOSINGS for p in between) or _told_of_office(s, between)
        if full and (housed if not commas else len(between) > 1) and (not commas or _closed(s, name.last)):
            return held
        if name.kind in ("name", "person") and (full or name.last - name.first > 1):
            return None
    return None


def _told_of_office(s: Sentence, between: range) -> bool:
    """Tell of a word or two that only describe an office before its holder: "the socialist deputy N N" in Spanish."""
    words = [s.tokens[p].text for p in between if s.mark(p) is None]
    return 0 < len(between) == len(words) <= _PAIR and all(word.isalpha() and word.islower() for word in words)


def _predicates(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and mark.has("verb", "op", "say", "aux", "member", "comp", "rel", "coord", "according")


def _closed(s: Sentence, position: int) -> bool:
    """Tell whether a name in apposition ends there: at a sign, or at a verb."""
    return position >= len(s.tokens) or not s.tokens[position].text[0].isalnum() or _predicates(s, position)


def _names_beside(found: Sequence[Mention], index: int) -> bool:
    """Tell whether somebody or something else is named right beside an office."""
    mention = found[index]
    near = [found[other] for other in (index - 1, index + 1) if 0 <= other < len(found)]
    return any(
        max(m.first - mention.last, mention.first - m.last) <= _BESIDE for m in near if m.kind != "state" or m.adj
    )


def _of_another(house: Mention, owner: int | None, found: Sequence[Mention]) -> bool:
    """Tell of "Rusijos URM": what is at home a ministry of one state is here that of the state right beside it."""
    if owner is None or house.kind != "body":
        return False
    state = found[owner]
    return state.states != house.states and house.first in (state.last, state.last + 1) and state.can_be("gen")


def _between_office(found: Sequence[Mention], owner: int, index: int) -> bool:
    if owner != index - 1 or index < 2 or found[index - 2].kind != "office":
        return False
    return 0 <= found[owner].first - found[index - 2].last <= 1


def _says(s: Sentence, name: Mention) -> bool:
    """Tell of an unknown full name right beside a verb of saying: somebody's."""
    if name.kind == "name" and name.last - name.first == 1:
        return _told_by(s.mark(name.first - 1), s, name.last)
    if name.kind != "name" or not _SHORTEST <= name.last - name.first <= _FULL:
        return False
    beside = [s.mark(name.last), s.mark(name.first - 1)]
    return any(m is not None and m.has("say") and not m.has("according", "noun") for m in beside)


def _told_by(before: Mark | None, s: Sentence, end: int) -> bool:
    """Tell of a lone name right behind a finite verb of saying, at the end of its phrase: "…, said Bonelli."."""
    said = before is not None and before.has("say") and not before.has("according", "noun")
    behind = s.mark(end)
    closed = end >= len(s.tokens) or not s.tokens[end].text[0].isalnum() or (behind is not None and behind.has("prep"))
    return said and closed and any(token.text in _CLOSINGS for token in s.tokens[max(0, end - _QUOTATION) : end])


def _is_led_firm(s: Sentence, first: int, last: int) -> bool:
    """Tell of a name that we do not know before the head of a firm, where making is told of: "Dynasafes vd N N"."""
    behind = s.mark(last)
    head = behind is not None and behind.first == last and behind.value("office") == "head"
    short = last - first < _FULL and last < len(s.tokens) - 1 and s.tokens[last + 1].text[:1].isupper()
    return head and short and any(m.says("verb", "make") for m in s.marks)


def _heads_it(firm: Mention, person: Mention) -> bool:
    """Tell of a firm right before the head of a firm: "Forcit's director N N"."""
    named = firm.kind == "company" and bool(firm.ids) and person.kind == "person" and bool(person.ids)
    return named and person.title == "head" and 0 <= person.first - firm.last <= 1 and not firm.can_be("in", "to")


def _titles(s: Sentence, word: Mention, behind: Sequence[Mention]) -> bool:
    """Tell of "the company" right before its name: "the company Belma"."""
    if word.pronoun not in ("company", "org") or not behind:
        return False
    if behind[0].adj and behind[0].first == word.last and len(behind) > 1 and behind[1].first == behind[0].last:
        # "la empresa noruega Nammo"
        return behind[1].kind in _NAMED
    if behind[0].kind not in _NAMED:
        return False
    return all(not s.tokens[p].text[0].isalnum() and s.tokens[p].text != "," for p in range(word.last, behind[0].first))


# "It", "she" are shorter than "the state".
_SHORT_WORD = 4
_DUMMY = frozenset({
    "wurde", "wurden", "worden", "werde", "gibt", "gab", "gebe", "gäbe", "heißt", "hieß", "heisst", "geht", "ging",
    "handelt", "handele", "kommt", "kam", "zufolge",
})  # fmt: skip


def _without_dummy(s: Sentence, found: list[Mention]) -> list[Mention]:
    """Leave out the "es" of a sentence that names its subject behind it or has none: "es wurden Minen verlegt"."""
    dummy = not _DUMMY.isdisjoint(token.low for token in s.tokens)
    out: list[Mention] = []
    for index, mention in enumerate(found):
        if mention.last - mention.first == 1 and s.tokens[mention.first].low == "es":
            acting = any(m.may_act and m.kind in ("state", "body", "office", "person") for m in found[index + 1 :])
            beside = [s.mark(p) for p in (mention.first - 1, mention.last)]
            if (
                dummy
                or acting
                or not any(m is not None and m.has("verb", "op", "aux", "comp", "member") for m in beside)
            ):
                continue
        out.append(mention)
    return out


def _is_kind_of(s: Sentence, word: Mention | None, behind: Mention | None) -> bool:
    """Tell of "the republic", "the neighbour" right before the state's own name: "das Nachbarland Estland"."""
    if word is None or behind is None or word.pronoun not in ("it", "other"):
        return False
    commas = [p for p in (word.last, behind.last) if p < len(s.tokens) and s.tokens[p].text == ","]
    if word.last != behind.first and not (behind.first == word.last + 1 and len(commas) == _PAIR):
        # "the country, Laos, has …"
        return False
    named = behind.kind == "state" and behind.pronoun is None and not behind.adj and behind.may_act
    return named and not word.can_be("gen") and len(s.words(word.first, word.last)) > _SHORT_WORD


def _where(s: Sentence, before: Sequence[Mention]) -> tuple[str, ...]:
    """The state whose house is meant in "in Lithuania the parliament …": the last one that the sentence is in.

    Not so in "in view of the war in Ukraine, the parliament …": the place is that of the war.
    """
    inside = [m for m in before if m.kind == "state" and m.can_be("in") and not m.adj and len(m.states) == 1]
    inside = [m for m in inside if m.first <= _PAIR - 1 or not _ends_phrase(s, m.last)]
    return inside[-1].states if inside else ()


def _led_in(s: Sentence, state: Mention) -> bool:
    """Tell of "after talks with Norway the army …" and, behind its own word for that, "by Norway's account …"."""
    if not state.roles or not state.roles <= _LED_IN:
        return False
    own, behind = s.mark(state.last - 1), s.mark(state.last)
    post = behind is not None and behind.first == state.last and behind.has("post")
    return post or own is None or "gen" not in own.flags


def _ends_phrase(s: Sentence, position: int) -> bool:
    """Tell of a comma behind which no relative clause opens."""
    behind = s.mark(position + 1)
    return s.tokens[position].text in (",", "،") and (behind is None or not behind.has("rel"))


def _roles_behind(s: Sentence, position: int) -> frozenset[str]:
    mark = s.mark(position)
    return frozenset(mark.all("post")) if mark is not None and mark.first == position else frozenset()


def _tells_at(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and mark.first == position and mark.has("say", "comp", "op", "verb")


def _joined_verb(s: Sentence, position: int) -> bool:
    """Tell of an "and" with its verb: "أما الوزير بيتر كوسكي فدافع عن …" ("as for the minister N N, he …")."""
    mark = s.mark(position)
    return mark is not None and mark.first == position and mark.has("coord") and _tells_at(s, mark.last)


def lone_name(s: Sentence, inside: Sequence[int], verb: Mark) -> Mention | None:
    """The one capitalised word right before a verb that means nothing to us, as parties are called: "Vox backs it"."""
    for position in range(verb.first - 1, max(-1, verb.first - _NEAR), -1):
        text = s.tokens[position].text
        if position not in inside or s.mark(position) is not None or not text[0].isalpha():
            return None
        if text[0].isupper() and len(text) > 1 and (text.isupper() or (position > 0 and s.mark(position - 1) is None)):
            return Mention(position, position + 1, "name", (slug(text),), (), frozenset())
        if not text.islower():
            return None
    return None


def _opens_noun(behind: Mark | None, position: int) -> bool:
    return behind is not None and behind.first == position and behind.has("noun", "step_word", "op_noun")


def _opens_clause(s: Sentence, position: int) -> bool:
    before = s.mark(position - 1)
    return position == 0 or (before is not None and before.has("comp", "rel", "sub") and before.last == position)


def _whose(s: Sentence, mention: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
    """Of which state a body is that a relative clause names: "Latvia, whose parliament had approved it"."""
    for position in range(mention.first - 1, max(-1, mention.first - _WHOSE), -1):
        mark = s.mark(position)
        if mark is not None and mark.has("rel"):
            named = [m for m in before if 0 <= mark.first - m.last <= 1 and m.states and m.kind == "state"]
            # "in Ukraine and in Myanmar, where the army …"
            return named[-1].states[-1:] if named else ()
    return ()


def _its(s: Sentence, mention: Mention) -> bool:
    """Tell of "its army", "her ministers": the word for whose stands right before it."""
    mark = s.mark(mention.first - 1) if mention.first else None
    return mark is not None and mark.last == mention.first and mark.says("pron", "it") and "gen" in mark.flags


def _owner_before(before: Sequence[Mention]) -> tuple[str, ...]:
    """Whose "its parliament" is: the state last named in the sentence, one that something is done to or with aside."""
    named = [m for m in before if m.kind == "state" and len(m.states) == 1 and not m.can_be("in")]
    named = [m for m in named if not m.roles or m.can_be("subj", "gen", "by")]
    return named[-1].states if named else ()


def _subject_of(before: Sequence[Mention]) -> tuple[str, ...]:
    """The one state that is the subject of the sentence so far."""
    named = [m for m in before if m.kind == "state" and m.pronoun is None and not m.adj]
    return named[0].states if len(named) == 1 and len(named[0].states) == 1 and named[0].may_act else ()


def _is_quoted_source(s: Sentence, mention: Mention) -> bool:
    """Tell of who is only quoted at the head of a sentence: "As Norway reported, the country has …"."""
    sources = (m for m in s.find("according") if m.first == 0)
    return any(0 <= mention.first - m.last <= 1 and s.tokens[mention.last].text == "," for m in sources)


def _of_a_fronted_noun(s: Sentence, mention: Mention) -> bool:
    """Tell of "faced with the war in Ukraine the army …": where the war is, not the army."""
    first, led = s.mark(0), s.before(mention.first)
    if first is None or not first.has("prep") or led is None or not led.has("prep") or led.first - first.last < 1:
        return False
    between = range(first.last, led.first)
    return all(s.tokens[p].text.islower() and s.tokens[p].text.isalpha() for p in between)


def _in_clause_before(s: Sentence, before: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether all named before stand in a clause of its own at the head: "Although Norway protested, the army"."""
    opener = s.mark(0)
    if opener is None or not opener.has("sub") or not before or mention.first < 1:
        return False
    return s.tokens[mention.first - 1].text == "," and before[-1].last < mention.first


def _house_of(before: Sequence[Mention]) -> tuple[str, ...]:
    """The one state whose house, minister or people have been the subjects of the sentence so far."""
    able = {m.states for m in before if m.kind in _ACTING and m.may_act and m.pronoun is None and not m.assumed}
    return able.pop() if len(able) == 1 and len(min(able)) == 1 else ()


def _of_one_house(s: Sentence, found: list[Mention]) -> list[Mention]:
    """An office or a name takes the state of the house right beside it: "spokesman of the Latvian ministry N N"."""
    out: list[Mention] = []
    titled = False
    for each in found:
        before = out[-1] if out else None
        mention = _of_its_unit(s, before, each)
        named = mention.kind in ("name", "person") and mention.pronoun is None
        if named and before is not None and before.kind == "office" and _house_between(s, before.last, mention.first):
            # "the spokeswoman of the coalition N N": of no state that is told.
            out[-1] = replace(mention, first=before.first, kind="person", roles=before.roles or mention.roles)
            continue
        if before is None or mention.first - before.last > 1 or not _plain_between(s, before.last, mention.first):
            out.append(mention)
            continue
        if before.kind == "office" and before.assumed and mention.kind == "body" and not mention.assumed:
            out[-1] = replace(before, ids=mention.states, states=mention.states, assumed=False)
            out.append(mention)
        elif _unnamed_of(before, mention) and mention.first != before.last:
            # "the director of the foundation": speaks for it.
            out[-1] = replace(mention, first=before.first, roles=before.roles)
        elif mention.first != before.last:
            out.append(mention)
        elif before.kind in ("organisation", "union") and mention.assumed and _speaks_for(before, mention):
            # In Chinese "ICRC director": who speaks for it.
            roles = mention.roles if before.roles == {"gen"} else before.roles
            out[-1] = replace(before, last=mention.last, roles=roles)
            titled = True
        elif before.kind == "office" and before.assumed and mention.kind in ("organisation", "union"):
            # "the director of the ICBL": speaks for it.
            out[-1] = replace(mention, first=before.first, roles=before.roles)
            titled = True
        elif named:
            joined = _person_of(before, mention, titled=titled)
            out[-1 if joined.first == before.first else len(out) :] = [joined]
        else:
            out.append(mention)
    return out


def _of_its_unit(s: Sentence, house: Mention | None, word: Mention) -> Mention:
    """Give the officer of a part of a house its state: "the armed forces' Engineer Battalion head"; so two ranks."""
    named = word.kind == "person" and word.title == "officer"
    if house is None or len(house.states) != 1 or not (word.kind == "office" or named):
        return word
    if word.pronoun is not None or not (word.assumed or not word.states):
        return word
    between = range(house.last, word.first)
    if house.kind == "office":
        told = not between and not house.assumed and house.title == word.title == "officer"
    else:
        plain = all(s.mark(p) is None and s.tokens[p].text[0].isalpha() for p in between)
        told = house.kind == "body" and house.roles == {"gen"} and 0 < len(between) <= _NEAR and plain
    ids = word.ids if named else house.states
    return replace(word, ids=ids, states=house.states, assumed=False) if told else word


def _house_between(s: Sentence, first: int, last: int) -> bool:
    """Tell of a word for an organisation alone, between an office and a name."""
    word = s.mark(first) if first < last else None
    return word is not None and word.says("kind_word", "org") and word.last == last


def _unnamed_of(office: Mention, house: Mention) -> bool:
    """Tell of an office of no state that we know right before its house."""
    plain = office.kind == "office" and (office.assumed or not office.ids) and office.pronoun is None
    return plain and house.kind in ("organisation", "company") and house.pronoun is None and house.can_be("gen", "by")


def _speaks_for(house: Mention, word: Mention) -> bool:
    """Tell of an office, or of officials, of an organisation right before them: "Sarkanā Krusta pārstāvji"."""
    return word.kind == "office" or (word.kind == "body" and word.body is None and house.roles == {"gen"})


def _person_of(before: Mention, name: Mention, *, titled: bool) -> Mention:
    """A name with the office, body or organisation right before it."""
    if before.kind == "office":
        # "the prime minister of Norway N N": one and the same.
        states = (() if before.assumed else before.states) or name.states
        roles = before.roles or name.roles
        held = replace(name, first=before.first, kind="person", states=states, roles=roles)
        return replace(held, body=before.body, title=before.title)
    if before.kind == "organisation" and before.roles == {"gen"} and name.kind == "name":
        # "Vasemmistoliiton Outi Kallionpää": who is of a party.
        return replace(name, first=before.first, kind="person", states=(), name=(name.first, name.last))
    if titled and before.kind in ("organisation", "union"):
        return replace(name, first=before.first, kind="person", states=(), roles=before.roles or name.roles)
    if before.kind == "body" and len(before.states) == 1:
        return replace(name, kind="person", states=name.states or before.states)
    return name


def _resolved(s: Sentence, found: list[Mention], firms: Mapping[str, str]) -> list[Mention]:
    """A sentence's own subject is what "the country" behind it stands for; "we" are those of who says it."""
    out: list[Mention] = []
    for mention in found:
        if mention.pronoun == "it" and any(_is_name_of(s, mention, m) for m in found):
            # "the Republic of Peru"
            continue
        meant = _meant_by(s, mention, out, found) if mention.pronoun is not None else mention
        if mention.pronoun == "we" and (who := sayer(s, found)) is not None and who.ids[0] in firms:
            # "We can make 100,000 a year, said the head of Belma."
            meant = replace(mention, kind="company", ids=(firms[who.ids[0]],), states=who.states)
        if meant.ids or meant.pronoun is None:
            out.append(meant)
    return out


def _is_name_of(s: Sentence, word: Mention, state: Mention) -> bool:
    """Tell of "Republika Peru": a capital word for a state right before its name."""
    named = state.kind == "state" and state.pronoun is None and not state.adj and len(state.states) == 1
    capital = word.last - word.first == 1 and s.tokens[word.first].text[:1].isupper()
    return named and capital and word.first > 0 and state.first == word.last


def _names_its_state(mention: Mention) -> bool:
    """Tell of a house that is named with its state: "the Thai army"."""
    return mention.kind == "body" and len(mention.states) == 1 and not mention.assumed and not mention.own


def _office_of(s: Sentence, mark: Mark, roles: frozenset[str]) -> Mention | None:
    """The office that a word for somebody is where its state stands behind it: "der Minister Polens, N N"."""
    whose = s.mark(mark.last) if mark.last - mark.first > 1 else None
    if whose is None or whose.first != mark.last or "gen" not in whose.flags or not whose.has("state"):
        return None
    word = s.tokens[mark.last - 1].low
    title = next((t for t, parts in _OFFICES.items() if any(part in word for part in parts)), "head")
    body = title if title == "president" else None
    return Mention(mark.first, mark.last, "office", (), (), roles, body, title=title)


def _plain_pron(mark: Mark) -> str:
    """The first meaning of a pronoun beside "the neighbour" and "the three"."""
    return next((v for v in mark.all("pron") if v not in ("other", "three")), "")


def _which(mark: Mark) -> str:
    return "latter" if mark.says("pron", "latter") else "former"


def _is_bare_name(s: Sentence, position: int) -> bool:
    return (
        s.tokens[position].text[:1].isupper() and s.mark(position) is None and len(s.tokens[position].text) > _SHORTEST
    )


def _bare(name: str, alone: frozenset[str]) -> str | None:
    """A full name with its surname as it stands where it is told alone: "Kaj Lindqvistin", "Lindqvist said"."""
    first, _, last = name.rpartition(" ")
    fitting = [word for word in alone if last.startswith(word) and 0 < len(last) - len(word) <= _CASE]
    return f"{first} {fitting[0]}" if first and len(fitting) == 1 else None


def _joined_article(s: Sentence, mark: Mark) -> bool:
    """Tell of an article that is written together with a word that means nothing to us, as inside a name."""
    joined = mark.last < len(s.tokens) and s.tokens[mark.last - 1].end == s.tokens[mark.last].start
    return joined and mark.last - mark.first == 1 and mark.has("article") and s.mark(mark.last) is None


def _stands_alone(s: Sentence, mark: Mark) -> bool:
    """Tell of a word for "the latter" that describes no other behind it, "the last consignment"."""
    behind = s.mark(mark.last) if mark.last < len(s.tokens) else None
    if behind is None:
        return mark.last >= len(s.tokens) or not s.tokens[mark.last].text[0].isalnum()
    return behind.first == mark.last and behind.has("verb", "aux", "op", "say", "member", "article", "prep", "small")


def _rows(mention: Mention) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What a mention names that can act: kind, id and states of each."""
    if mention.kind in ("state", "body") and mention.states:
        return tuple(("state", state, (state,)) for state in mention.states)
    if mention.kind in ("company", "organisation", "person") and mention.ids:
        return tuple((mention.kind, name, mention.states) for name in mention.ids)
    return ()


def _chosen_of(rows: Sequence[tuple[str, str, tuple[str, ...]]], word: Mention) -> Mention | None:
    """The last or the first of two."""
    if not rows or (word.pronoun == "former" and len(rows) < 2):
        return None
    kind, name, states = rows[-1 if word.pronoun == "latter" else -2]
    return replace(word, kind=kind, ids=(name,), states=states)


def _says_that(s: Sentence, mention: Mention) -> bool:
    """Tell of who says what stands behind: a verb of saying is near."""
    return any((m := s.mark(p)) is not None and m.has("say") for p in range(mention.last, mention.last + _NEAR))


def _meant_by(s: Sentence, word: Mention, before: Sequence[Mention], found: Sequence[Mention]) -> Mention:
    """Whom a pronoun stands for by its own sentence, else whom it stood for so far."""
    named = [m for m in before if m.pronoun is None]
    there = [m for m in named if m.kind in ("state", "place") and m.can_be("in") and not m.adj and len(m.states) == 1]
    if word.pronoun == "there" and not there:
        # "Laos reminds us how this ends: bomblets lie there still."
        near = [m for m in named if m.kind == "state" and not m.adj and len(m.states) == 1 and not _says_that(s, m)]
        return replace(word, ids=near[-1].states, states=near[-1].states) if near else word
    if word.pronoun in ("it", "there") and word.can_be("in") and there:
        # "Both were used in Ukraine, and mines killed 400 there."
        return replace(word, ids=there[-1].states, states=there[-1].states)
    owner = named[-1] if word.pronoun == "it" and named else None
    if owner is not None and owner.kind == "state" and owner.last == word.first and owner.roles == {"gen"}:
        # "the Republic of Chile", the state before it.
        return replace(word, first=owner.first, ids=owner.states, states=owner.states)
    if word.pronoun == "it":
        who = _source_named(s, word, named)
        return _it(s, word, named) if who is None else replace(who, first=word.first, last=word.last, pronoun="he")
    if word.pronoun in ("latter", "former"):
        rows = [row for m in named if not m.adj and not m.assumed for row in _rows(m)]
        return _chosen_of(rows, word) or word
    if word.pronoun == "other":
        # "Thailand accused its neighbour of …"
        known = [m for m in named if m.kind in _ACTING and len(m.states) == 1 and m.states[0] in word.states]
        rest = tuple(state for state in word.states if not known or state != known[-1].states[0])
        return replace(word, ids=rest, states=rest) if len(rest) == 1 else replace(word, ids=(), states=())
    if word.pronoun in ("both", "they"):
        # "Look at Cambodia and Thailand: both are members."
        several = [m for m in named if m.kind == "state" and len(m.states) > 1]
        pairs = [m for m in several if len(m.states) == 2 and not m.adj]
        able = pairs if word.pronoun == "both" else [m for m in several if m.may_act]
        return replace(word, ids=able[-1].states, states=able[-1].states) if able else word
    if word.pronoun in ("org", "company"):
        # "According to the Red Cross …, and the organisation warns …"
        houses = [m for m in named if m.kind == ("organisation" if word.pronoun == "org" else "company") and m.ids]
        seat = houses[-1].states if houses and word.pronoun == "company" else ()
        return replace(word, ids=houses[-1].ids, states=seat) if houses else word
    if word.pronoun == "he":
        # "In Norway the minister N N says that he regrets …"
        who = sayer(s, [m for m in found if m.kind == "person" and m.last <= word.first])
        return word if who is None else replace(word, ids=who.ids, states=who.states)
    return _us(s, word, found) if word.pronoun == "we" else word


def _source_named(s: Sentence, word: Mention, named: Sequence[Mention]) -> Mention | None:
    """Who "in her view" means, where a word for "she" may mean a state too: who was named before in the sentence."""
    mark, before, behind = s.mark(word.first), s.before(word.first), s.mark(word.last)
    led = before is not None and before.last == word.first and before.has("according")
    said = behind is not None and behind.first == word.last and behind.has("say", "according", "post")
    if mark is None or not mark.says("pron", "he") or not (led or said):
        return None
    return next((m for m in reversed(named) if m.kind == "person"), None)


def _it(s: Sentence, word: Mention, named: Sequence[Mention]) -> Mention:
    """Whom "it", "the country" stands for by what stands before it in its sentence."""
    named = [m for m in named if not _is_quoted_source(s, m)]
    able = [m for m in named if m.kind in _ACTING and m.may_act and len(m.states) == 1 and not m.assumed]
    states = [m for m in named if m.kind == "state" and len(m.states) == 1]
    presented = len({m.states for m in states}) == 1 and _broken_between(s, states[-1], word)
    able = able or (states if not word.states or word.can_be("gen") or presented else [])
    if not able or word.can_be("in"):
        return word
    acted_on = word.roles and not word.can_be("subj")
    if (
        acted_on
        and len(able) == 1
        and able[0].kind == "state"
        and word.states
        and not _broken_between(s, able[0], word)
    ):
        # "Russia has strewn mines over a fifth of the country": not over its own.
        return word
    return replace(word, ids=able[-1].states, states=able[-1].states)


def _broken_between(s: Sentence, one: Mention, other: Mention) -> bool:
    """Tell of a colon, a semicolon, or a comma with a word that opens a clause, between two names."""
    for position in range(one.last, other.first):
        mark = s.mark(position)
        if s.tokens[position].text in _PARTS or (mark is not None and mark.has("comp", "sub", "coord", "say")):
            return True
    return False


def _us(s: Sentence, word: Mention, found: Sequence[Mention]) -> Mention:
    """Whom "we" stands for by its own sentence: "We in Norwegian People's Aid …", else who says it."""
    ours = [m for m in found if m.kind in ("organisation", "company") and 1 <= m.first - word.last <= _WITHIN]
    if ours and _led_within(s, word.last, ours[0].first):
        return replace(word, kind=ours[0].kind, ids=ours[0].ids, states=())
    who = sayer(s, found)
    if who is None:
        # "In Wien sieht man …": those there.
        led = [m for m in found if m.first <= _FRONT and m.kind == "state" and m.can_be("in") and len(m.states) == 1]
        return replace(word, kind="state", ids=led[0].states, states=led[0].states) if led else word
    if len(who.states) == 1 and who.kind != "organisation":
        return replace(word, kind="state", ids=who.states, states=who.states)
    home = sayers(s, found) if not who.states and who.title in MINISTERS else ()
    if home:
        # "'We make none', said the undersecretary N N in the Chamber": the house tells whose minister it is.
        return replace(word, kind="state", ids=home, states=home)
    return replace(word, kind=who.kind, ids=who.ids, states=())


def _led_within(s: Sentence, first: int, last: int) -> bool:
    """Tell whether only prepositions and articles stand between, and at least one preposition."""
    between = [s.mark(p) for p in range(first, last)]
    plain = all(m is not None and m.has("prep", "article") for m in between)
    return plain and any(m is not None and m.has("prep") for m in between)


def sayer(s: Sentence, found: Sequence[Mention]) -> Mention | None:
    """Return the person, office or organisation that stands nearest to the sentence's verb of saying."""
    said = next((m for m in s.marks if m.has("say", "according") and not _we_say(s, m)), None)
    able = [m for m in found if m.kind in _SAYING and m.pronoun is None and m.ids]
    able = [m for m in able if not m.assumed] or able
    # "Told the agency N that …", "said N N, the minister, to …"
    able = able if said is None or said.has("according") else [m for m in able if m.roles != {"to"}] or able
    if said is None or not able:
        return None
    return min(able, key=lambda m: (max(m.first - said.last, said.first - m.last), m.first))


def _we_say(s: Sentence, said: Mark) -> bool:
    """Tell of a verb of saying whose form is "we": "lo abbiamo scritto al ministro"."""
    behind = s.mark(said.last)
    if said.has("according") and behind is not None and behind.says("pron", "we"):
        # "per noi è un errore"
        return True
    near = (said, s.mark(said.first - 1), s.mark(said.first - 2))
    return any(m is not None and m.says("pron", "we") and m.has("say", "aux") for m in near)


def sayers(s: Sentence, found: Sequence[Mention]) -> tuple[str, ...]:
    """Return the state of who says it, as far as one speaks for a state."""
    able = [m for m in found if m.kind in ("person", "office", "body") and len(m.states) == 1]
    who = sayer(s, able)
    return () if who is None else who.states


def _holds(s: Sentence, office: Mention, name: Mention) -> bool:
    if (
        not (office.kind == "office" or office.body == "president")
        or name.kind not in ("name", "person")
        or name.pronoun is not None
    ):
        return False
    between = range(office.last, name.first)
    return len(between) <= 1 and all(s.tokens[p].text in (",", "-") for p in between)


def _described(s: Sentence, name: Mention, office: Mention) -> bool:
    if office.kind != "office" or name.kind not in ("name", "person") or name.pronoun is not None:
        return False
    between = range(name.last, office.first)
    if not between or s.tokens[name.last].text not in (",", "،", "("):
        return False
    # "بيكا نيمي، الباحث في …": an article is a token of its own.
    return all((mark := s.mark(p)) is not None and mark.has("article") for p in between[1:])


def _plain_between(s: Sentence, first: int, last: int) -> bool:
    """Tell whether only words in lower case that mean nothing to us stand between."""
    for position in range(first, last):
        mark, text = s.mark(position), s.tokens[position].text
        if mark is not None and not mark.has("article", "prep", "post", "small", "kind_word"):
            return False
        if not text[0].isalpha() and text not in ("'", "-"):
            return False
    return True


def _listed(s: Sentence, found: list[Mention]) -> list[Mention]:
    """States joined by commas and "and" are one mention, in the role of the first: "Poland, Lithuania and Estonia"."""
    out: list[Mention] = []
    for index, mention in enumerate(found):
        before = out[-1] if out else None
        if before is not None and before.kind == mention.kind in _LISTED and _joined(s, before, mention, found[index:]):
            behind = found[index:]
            fronted = _fronted(s, before, mention, behind) or _put_first(s, before, mention, behind)
            if fronted or _is_quoted_source(s, before) or _new_clause(s, before, mention):
                out.append(mention)
                continue
            ids = tuple(dict.fromkeys(before.ids + mention.ids))
            states = tuple(dict.fromkeys(before.states + mention.states))
            roles = before.roles & mention.roles or before.roles or mention.roles
            if _as_well(s, before, mention) or (before.may_act and _but_also(s, range(before.last, mention.first))):
                roles = before.roles
            out[-1] = replace(before, last=mention.last, ids=ids, states=states, roles=roles)
            continue
        out.append(mention)
    return out


def _bodies_listed(s: Sentence, found: list[Mention]) -> list[Mention]:
    """Bodies of several states joined by "and" are one mention: "the parliaments of Latvia and the Estonian army"."""
    out: list[Mention] = []
    for mention in found:
        before = out[-1] if out else None
        if before is not None and before.kind == mention.kind == "body" and not (before.assumed or mention.assumed):
            between = range(before.last, mention.first)
            plain = all((m := s.mark(p)) is not None and m.has("coord", "article") for p in between)
            if plain and any(_joins(s, p) for p in between) and set(before.states).isdisjoint(mention.states):
                states = (*before.states, *mention.states)
                body = before.body if before.body == mention.body else None
                out[-1] = replace(before, last=mention.last, ids=states, states=states, body=body)
                continue
        out.append(mention)
    return out


def _fronted(s: Sentence, before: Mention, mention: Mention, behind: Sequence[Mention]) -> bool:
    """Tell of "In Laos, the United States …": a place put first, and a subject behind its comma."""
    put_first = before.first <= (_FRONT if before.can_be("in") else _LED)
    if (
        not (before.can_be("in", "about") and before.roles.isdisjoint(("subj", "to", "with")))
        or (not put_first and (before.can_be("about") or _goes_on_with(s, behind)))
        or mention.roles - {"subj"}
        or any(_joins(s, p) for p in range(before.last, mention.first))
    ):
        return False
    last = min(behind[1].first, mention.last + 3) if len(behind) > 1 else mention.last
    return not any(_joins(s, p) for p in range(mention.last, last))


def _put_first(s: Sentence, before: Mention, mention: Mention, behind: Sequence[Mention]) -> bool:
    """Tell of "Under pressure from Norway, Poland has …": no verb before the name of the phrase, no list behind it."""
    if before.adj or mention.roles - {"subj"} or not _is_led_in(s, before):
        return False
    listed = _goes_on_with(s, behind) or _joins(s, mention.last)
    if listed and not _list_acts(s, before, behind):
        return False
    if "about" in before.roles and before.first <= _LED and not listed:
        # What is likened or excepted has rules of its own.
        return False
    return _one_comma_between(s, before, mention) and _verb_only_behind(s, before, mention)


def _one_comma_between(s: Sentence, before: Mention, mention: Mention) -> bool:
    signs = [s.tokens[p].text for p in range(before.last, mention.first) if not s.tokens[p].text[0].isalnum()]
    comma = len(signs) == 1 and signs[0] in _JOINTS
    return comma and not any(_joins(s, p) for p in range(before.last, mention.last))


def _verb_only_behind(s: Sentence, before: Mention, mention: Mention) -> bool:
    """Tell whether the clause has no verb before the first name, and one behind the second."""
    for position in range(before.first - 1, -1, -1):
        if _starts_clause(s, position):
            break
        if is_predicate(s, position):
            return False
    # What follows the subject: its verb, or what is set in behind it.
    after = mention.last
    if after >= len(s.tokens) or s.tokens[after].text in (".", ";", ":"):
        return False
    return any(is_predicate(s, p) for p in range(after, len(s.tokens)))


def _is_led_in(s: Sentence, mention: Mention) -> bool:
    """Tell of a name that no subject can be: right behind its preposition, in a case of its own, in a phrase."""
    if "subj" in mention.roles or (not mention.roles and not _in_phrase(s, mention)):
        return False
    own, led = s.mark(mention.first), s.mark(mention.first - 1)
    cased = own is not None and not own.flags.isdisjoint(mention.roles)
    # "Among the Gulf states only Oman, Qatar and Kuwait …"
    return cased or (led is not None and led.has("prep", "article", "office", "body"))


def _in_phrase(s: Sentence, mention: Mention) -> bool:
    """Tell of a name inside a phrase put first that a preposition opens: "Per rassicurare la Norvegia, …"."""
    start = next((p + 1 for p in range(mention.first - 1, -1, -1) if _starts_clause(s, p)), 0)
    first = s.mark(start)
    led = first is not None and first.has("prep", "op_noun") and not first.has("like", "coord")
    return led and start + 1 < mention.first and all(s.tokens[p].text[0].isalpha() for p in range(start, mention.first))


def _list_acts(s: Sentence, before: Mention, behind: Sequence[Mention]) -> bool:
    """Tell of a list behind a phrase put first whose verb follows it: "Under pressure from Norway, A and B have …"."""
    start = next((p + 1 for p in range(before.first - 1, -1, -1) if _starts_clause(s, p)), 0)
    first = s.mark(start)
    place = before.can_be("in") or (first is not None and first.says("prep", "in"))
    if first is None or not first.has("prep", "sub", "according", "versus", "after") or place:
        return False
    if before.first - start <= _FRONT and not first.has("according"):
        # "De Noruega, Suecia y Dinamarca llegan …"
        return False
    if any((m := s.mark(p)) is not None and m.has("body", "office") for p in range(start, before.first)):
        return False
    last = behind[0]
    for one, other in pairwise(behind):
        between = range(one.last, other.first)
        if one.kind != other.kind or len(between) > _BETWEEN or not all(_links(s, p) for p in between):
            break
        last = other
    return any(is_predicate(s, p) for p in range(last.last, min(last.last + 3, len(s.tokens)))) and not any(
        not s.tokens[p].text[0].isalnum() for p in range(last.last, last.last + 1)
    )


def _links(s: Sentence, position: int) -> bool:
    """Tell of what stands between the names of a list: a comma, an "and", an article."""
    mark = s.mark(position)
    return s.tokens[position].text in _JOINTS or (mark is not None and mark.has("coord", "article"))


def _starts_clause(s: Sentence, position: int) -> bool:
    """Tell of a word that opens a clause, "that", "and", and of a sign that ends one."""
    mark = s.mark(position)
    return s.tokens[position].text in (";", ":") or (
        mark is not None and mark.has("comp", "rel", "sub", "coord") and not mark.has("prep")
    )


def _new_clause(s: Sentence, before: Mention, mention: Mention) -> bool:
    """Tell of "… to Ukraine, and Russia has used them": a comma, an "and" and a subject with its verb."""
    between = range(before.last, mention.first)
    if not before.roles or "subj" in before.roles or mention.roles - {"subj"}:
        return False
    if not any(_joins(s, p) for p in between) or not any(s.tokens[p].text in _JOINTS for p in between):
        return False
    verb = s.mark(mention.last)
    return verb is not None and verb.has("verb", "aux", "op", "say")


def _joins(s: Sentence, position: int) -> bool:
    mark = s.mark(position)
    return mark is not None and mark.has("coord")


def _goes_on_with(s: Sentence, behind: Sequence[Mention]) -> bool:
    """Tell whether a list of organisations ends in "and": "PiS, KO and PSL"."""
    for one, other in pairwise(behind):
        if one.kind != other.kind or other.first - one.last > _BETWEEN:
            return False
        between = range(one.last, other.first)
        if any(_joins(s, p) for p in between):
            return True
        if not any(s.tokens[p].text in _JOINTS for p in between):
            return False
    return False


def _tied(s: Sentence, before: Mention, after: Mention) -> bool:
    """Tell of two names that a pair of words puts together."""
    opening, link, article = s.before(before.first), s.mark(before.last), s.mark(after.first - 1)
    joins = after.first - 1 if article is not None and article.has("article") else after.first
    if opening is not None and opening.has("article"):
        opening = s.before(opening.first)
    if opening is not None and opening.says("like", "both") and link is not None and link.last in (joins, after.first):
        # "tanto Suecia como Austria", "sia la Finlandia che l'Estonia"
        return True
    return before.may_act and (_as_well(s, before, after) or _but_also(s, range(before.last, after.first)))


def _as_well(s: Sentence, before: Mention, after: Mention) -> bool:
    """Tell of "as well as" and nothing else between two names: in German "Laos ebenso wie Polen"."""
    link = s.mark(before.last)
    return link is not None and link.says("prep", "too") and (link.first, link.last) == (before.last, after.first)


def _but_also(s: Sentence, between: range) -> bool:
    """Tell of "but also" and nothing else between two names: "not only Laos but also Poland"."""
    marks = [s.mark(p) for p in between if s.tokens[p].text not in _JOINTS]
    if len(marks) < _PAIR or not all(m is not None and (m.says("coord", "but") or m.has("echo")) for m in marks):
        return False
    return marks[0] is not None and marks[0].has("coord") and marks[-1] is not None and marks[-1].has("echo")


def _owns_next(state: Mention, behind: Sequence[Mention]) -> bool:
    """Tell of a genitive right before its body or office."""
    follows = len(behind) > 1 and behind[1].first - state.last <= 1
    return state.kind == "state" and follows and behind[1].kind in ("body", "office", "person")


def _joined(s: Sentence, before: Mention, after: Mention, behind: Sequence[Mention]) -> bool:
    if before.adj != after.adj or after.first - before.last > _BETWEEN or before.pronoun or after.pronoun:
        return False
    apart = before.roles and after.roles and before.roles.isdisjoint(after.roles)
    if apart and "subj" in before.roles | after.roles and "too" not in before.roles:
        return False
    between = range(before.last, after.first)
    opening = s.before(before.first)
    source = opening is not None and opening.has("according") and opening.last == before.first
    alone = source or (apart and after.roles == {"gen"})
    if alone and _owns_next(after, behind) and not any(_joins(s, p) for p in between):
        # "in view of the war in Ukraine, Poland's ministry …", "According to Norway, Poland's government …"
        return False
    if _tied(s, before, after):
        return True
    if before.kind != "state" and not any(_joins(s, p) for p in between) and not _goes_on_with(s, behind):
        return False
    if not before.roles and any((m := s.mark(p)) is not None and m.has("prep") for p in between):
        # "Israel, like the United States, …"
        return False
    return _only_joints(s, between)


def _only_joints(s: Sentence, between: range) -> bool:
    """Tell whether a comma or an "and" stands between two names, and articles at most."""
    seen = False
    for position in between:
        mark = s.mark(position)
        if s.tokens[position].text in _JOINTS or (mark is not None and mark.says("coord", "and")):
            seen = True
        elif mark is not None and mark.has("rel") and s.tokens[mark.first].text in _JOINTS:
            # In German "…, die USA": an article.
            continue
        elif mark is None or not mark.has("article", "prep", "post"):
            return False
    return seen
