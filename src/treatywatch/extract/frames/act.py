"""All that a kind's rule may ask about one act: who, what, when, how many, and what is said of it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar, cast

from treatywatch.extract.frames.amounts import Amount
from treatywatch.extract.frames.cut import Clause
from treatywatch.extract.frames.discourse import Discourse
from treatywatch.extract.frames.marks import Mark, Sentence, dateline
from treatywatch.extract.frames.mentions import ACTORS, Mention, is_capital, sayer, sayers
from treatywatch.extract.frames.scope import Scope, Scopes, excepted, is_act
from treatywatch.extract.frames.times import Time
from treatywatch.extract.weapons import TREATY_OF
from treatywatch.lang.pack import entities
from treatywatch.model.quantity import Quantity
from treatywatch.model.time import interval, lies_ahead

# The role of an organisation of the name packs that fights.
_ARMED = "armed group"
# What happens on a day; membership, rules and stances hold, and a deadline always lies ahead.
_DATED = frozenset({
    "treaty_step", "production", "requirement", "stockpile", "destruction", "transfer", "use", "funding", "programme",
})  # fmt: skip
# What is told in the present of a state of things.
_LASTING = frozenset({"production", "stockpile", "membership", "membership_count", "requirement"})
# A crowd and its number have at most so many words.
_NUMBERED = 4
# What is dated further ahead was reckoned from another day: "forty years later it makes mines again".
_SOON = 15
_OBLIQUE = frozenset({"about", "with"})
_OWNING = frozenset({"gen", "from"})
# Between the later ones of several actors and their times stand at most so many words.
_ASIDE = 4
# Weapons that exclude each other; a "mine" may be either.
_WEAPONS = frozenset({"apm", "avm", "cm"})
_HANDLED = ("make", "use", "acquire", "order", "supply", "destroy", "hold")
_SIDES = frozenset({"from", "with", "about"})
_SUBJECTS = ("state", "body", "office", "person")
_VOICES = ("organisation", "person", "name")
_TAKING = ("state", "body", "union", "organisation", "company")
# What a relative clause describes stands at most so many words before it.
_BEFORE = 5
# The agent of a noun stands at most so many words behind it.
_DEED = 6
# Who is urged stands at most so many words behind the urging.
_CROWD = 5
# A participle's phrase has at most so many words.
_FAR = 30
# "Them" stands so near to its verb.
_THEM = 3
# Two treaties named together stand so near to each other.
_TWO, _PAIR = 2, 6
# The two treaties on weapons that this is about, where a text has not named them.
BOTH = ("apmbc", "ccm")
# "The convention of 1997" is told by its year from that of 2008.
_OF_YEAR = {"1997": "apmbc", "2008": "ccm"}
# A relative clause begins so near behind what it describes.
APART = 2
# Examples stand at most so many words behind the crowd that they are of.
_LIKE = 12
# The weapon of a text is meant for so many sentences without its name.
_LONG = 8
# What may follow a name that stands alone.
_GOING_ON = ("coord", "prep", "verb", "aux", "treaty", "treaty_word", "small")
# Between "after" and a name stand at most so many words: "after the three Baltic states".
_LED = 4
# So large a number without a word for what it counts may count weapons.
_MANY = 1000
_Thing = TypeVar("_Thing", Time, Amount)


@dataclass(slots=True)
class Frame:
    """A sentence ready for the kinds."""

    sentence: Sentence
    clauses: list[Clause]
    mentions: list[Mention]
    scopes: Scopes
    discourse: Discourse
    published: dt.date | None
    order: str
    drops_subject: bool
    left: bool = False
    """What describes a noun stands before it."""
    right: bool = False
    """Whose something is stands behind it."""
    parts: list[tuple[int, int, str, Quantity]] | None = None
    """Parts of those hurt with their places, once they were looked for."""
    rows: list[tuple[str, Quantity]] | None = None
    """Places with numbers in brackets, once they were looked for."""
    places: dict[int, int] = field(init=False)
    """Where a clause stands among them, by its id."""

    def __post_init__(self) -> None:
        """Note where the clauses stand."""
        self.places = {id(clause): at for at, clause in enumerate(self.clauses)}


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    kind: str
    modality: str
    clause: Clause
    mark: Mark
    slots: dict[str, str | None]
    quantity: Quantity | None = None
    when: str | None = None
    duration: str | None = None
    own_speaker: bool = False
    speaker: str | None = None
    """Who says it, where the act itself tells."""
    as_we: bool = False
    """Told by "we" in a quotation: whoever speaks takes the stance."""
    span: tuple[int, int] | None = None


@dataclass(slots=True)
class Act:
    """One act: a verb or noun of the vocabulary in its clause."""

    frame: Frame
    clause: Clause
    mark: Mark
    scope: Scope
    inside: set[int] = field(default_factory=set)
    known: list[Mention | None] = field(default_factory=list)
    """Who does it, once that was looked for."""

    @property
    def s(self) -> Sentence:
        """Return the sentence."""
        return self.frame.sentence

    @property
    def d(self) -> Discourse:
        """Return the document's discourse."""
        return self.frame.discourse

    @property
    def nominal(self) -> bool:
        """Tell whether a noun names the act."""
        return not self.mark.has("verb", "have")

    @property
    def tense(self) -> frozenset[str]:
        """Return the flags of the act's verb, for a noun or infinitive those of the verbs of its clause."""
        if not self.nominal and "inf" not in self.mark.flags:
            return self.mark.flags
        return self._tense_of(self.inside)

    def draft(
        self,
        kind: str,
        modality: str,
        slots: dict[str, str | None],
        quantity: Quantity | None = None,
        when: str | None = None,
        duration: str | None = None,
    ) -> Draft:
        """Return a claim in the making that rests on this act; what is told of a day to come is planned."""
        if modality == "occurred" and kind in _DATED and self.ahead(when):
            modality = "planned"
        published = self.frame.published
        if kind in _LASTING and "pres" in self.tense and published is not None and when == published.isoformat():
            # What lasts "today" lasts nowadays.
            when = None
        return Draft(kind, modality, self.clause, self.mark, slots, quantity, when, duration)

    @property
    def attributive(self) -> bool:
        """Tell of a participle that only describes what stands before it: "Lithuania, gone since March"."""
        return "attributive" in self.mark.flags

    def ahead(self, when: str | None) -> bool:
        """Tell whether a time begins after the document was published."""
        published = self.frame.published
        if when is None or published is None or not lies_ahead(when, published):
            return False
        first = interval(when).first
        return first is not None and first.year - published.year <= _SOON

    @property
    def urged_not(self) -> bool:
        """Tell whether somebody is urged not to do it."""
        denied = self.scope.negated or bool(self.scope.refused)
        return "urge" in self.scope.refused or (denied and self.scope.over("urge"))

    @property
    def judged(self) -> bool:
        """Tell of "the minister criticised the decision to leave": who judges it does not do it."""
        if not self.nominal and "inf" not in self.mark.flags:
            return False
        return self.under_stance and self.owned() is None and self.decider() is None

    @property
    def under_stance(self) -> bool:
        """Tell whether a verb of stance stands in the clause."""
        return any(m.says("verb", "support", "oppose", "concern") and not m.has("op") for m in self.marks("verb"))

    @property
    def opposed(self) -> bool:
        """Tell of "is against NATO laying mines" as a clause: what somebody is against has not happened."""
        told = self.clause.parent if self.clause.kind == "comp" else None
        if told is None or "past" in self.tense:
            return False
        words = self.marks_at(told.tokens, "verb")
        return any(m.says("verb", "oppose") and not m.has("op", "say") for m in words)

    # --- who

    def actor(self) -> Mention | None:
        """Return who does the act: agent, owner of the noun, subject; taken over from the clause it hangs on."""
        if not self.known:
            # The rules of an act ask again and again.
            self.known.append(self._actor())
        return self.known[0]

    def _actor(self) -> Mention | None:
        own = self.own()
        if self.attributive:
            return self._described(own)
        example = self._example() or self._counted_among()
        if example is not None:
            return example
        if self.scope.over("urge") and self.urges_crowd():
            return None
        told = self._addressee(own) or self._decider(own) or self._house(own)
        if told is not None:
            return told
        if self.scope.over("accuse") and self.nominal and len(own) == 1 and not self.mark.says("op", "deny"):
            # Who accuses has not done it.
            return None
        return self._doer(own)

    def _doer(self, own: list[Mention]) -> Mention | None:
        """Agent, holder of a stance, owner of the noun, subject; else taken over from the clause around."""
        known = self._told_of(own) or self._first_person(own)
        if known is not None:
            return known
        agents = [m for m in own if m.can_be("by") and not m.adj and not self.of_participle(m)]
        agents = [m for m in agents if not self._of_noun(m)]
        agent = _nearest(self, agents)
        member = self.mark.has("member") and (any("subj" in m.roles for m in own) or self._has_plain_subject(own))
        if agent is not None and (
            (self.nominal and not member) or "pass" in self.mark.flags or not self._subjects(own)
        ):
            return agent
        stance = self.mark.says("noun", "support", "oppose", "concern")
        if stance and self.aside:
            # "despite criticism by Germany": whose it is stands behind it.
            return _nearest(self, [m for m in own if m.can_be("by", "gen") and 0 <= m.first - self.mark.last <= 1])
        if stance and (subject := self._subject([m for m in own if m.last <= self.mark.first])) is not None:
            # "Norway lodged a protest against Ukraine's suspension"
            return subject
        if self.nominal and not member:
            owner = self._owner(own)
            if owner is not None:
                return owner
        with_them = [m for m in own if m.can_be("with") and len(m.states) > 1]
        if any(a.quantity.low == len(m.states) for a in self.amounts("state") for m in with_them):
            # "With Finland and Poland two states have …"
            return with_them[0]
        return self._subject(own) or self._seat(own) or self._inherited()

    def _has_plain_subject(self, own: list[Mention]) -> bool:
        """Tell of a verb of membership with its subject: in German "trotz der Kritik Polens ist Laos …"."""
        signed = self.mark.says("member", "non_party") and "part" not in self.mark.flags
        if not (signed or self.mark.flags & {"pres", "past"}):
            return False
        return any(m.may_act and m.kind == "state" for m in own)

    def _told_of(self, own: list[Mention]) -> Mention | None:
        """In Turkish whose deed is told of stands in the genitive before it."""
        if "told" not in self.mark.flags:
            return None
        before = [m for m in reversed(own) if m.last <= self.mark.first and m.can_be("gen", "by")]
        return next((m for m in before if m.can_be("by")), next(iter(before), None))

    def _first_person(self, own: list[Mention]) -> Mention | None:
        """Who "we" is that the verb's own form says: "aportamos", "nie zamierzamy"."""
        spoken = next((m for m in own if m.pronoun == "we" and m.first <= self.mark.first < m.last), None)
        said = "we" in self.mark.flags or any("we" in m.flags for m in self.marks("op", "aux", "say"))
        if spoken is not None or not said:
            return spoken
        if any(m.pronoun == "we" or (m.may_act and m.first not in self.s.quoted) for m in own):
            return None
        return sayer(self.s, self.frame.mentions) or self._we()

    def _seat(self, own: list[Mention]) -> Mention | None:
        """The capital in which somebody unnamed does it: "in Oslo they decided to stay"."""
        if self.nominal or "pass" in self.mark.flags:
            return None
        return self._seat_of(self.clause, own)

    def _seat_of(self, clause: Clause, named: list[Mention]) -> Mention | None:
        """The capital in which a clause is, put first; `named` are those of the clause."""
        if not named or not named[0].can_be("in") or named[0].adj:
            return None
        opens = dateline(self.s) <= named[0].first <= clause.first + APART + 1
        return named[0] if opens and is_capital(self.s, named[0]) and len(named[0].states) == 1 else None

    def _we(self) -> Mention:
        """The firm or state of who speaks in the first person plural, where the sentence does not name them."""
        if (firm := self.firm_speaking()) is not None:
            return Mention(self.mark.first, self.mark.last, "company", (firm,), (), pronoun="we")
        states = self.d.speaking or (self.d.person[1] if self.d.person is not None else ())
        states = states or ((self.d.focus,) if self.d.focus is not None and not self.d.author else ())
        return Mention(self.mark.first, self.mark.last, "state", states, states, pronoun="we")

    def firm_speaking(self) -> str | None:
        """Return the firm for which speaks who is quoted here: its head, named in the sentence, before or behind it."""
        if self.d.firm is not None or not self.d.firms:
            return self.d.firm
        who = sayer(self.s, self.frame.mentions)
        if who is not None:
            return self.d.firms.get(who.ids[0])
        quoted = self.mark.first in self.s.quoted or self.d.quoting
        known = self.d.person if quoted and not self.d.speaking and self.d.age("person") <= APART else None
        return None if known is None else self.d.firms.get(known[0])

    @property
    def aside(self) -> bool:
        """Tell of a noun behind a preposition such as "despite", "amid", "after"."""
        before = self.s.before(self.mark.first)
        return self.nominal and before is not None and (before.has("sub", "after") or before.says("prep", "about"))

    @property
    def _is_over(self) -> bool:
        """Tell of a noun behind "since" or "after": "its first purchase since the withdrawal in January"."""
        near = self.marks_at(range(self.mark.first - APART, self.mark.first), "after") if self.nominal else []
        return bool(near)

    def _of_noun(self, mention: Mention) -> bool:
        """Tell of the agent of another act's noun: "considers leaving because of the use of mines by Russia"."""
        between = range(max(self.mark.last, mention.first - _DEED), mention.first)
        return any(is_act(m) and not m.has("verb") for m in self.marks_at(between, "noun") if m is not self.mark)

    def of_participle(self, mention: Mention) -> bool:
        """Tell of the agent of another participle: "the withdrawal decided by the government was approved"."""
        beside = (self.s.mark(mention.last), self.s.mark(mention.first - 2), self.s.mark(mention.first - 3))
        return any(m is not None and m is not self.mark and "attributive" in m.flags for m in beside)

    def _example(self) -> Mention | None:
        """The states named of a crowd that acts or is urged: "states outside, such as Egypt and Syria"."""
        asides = {
            p for c in self.clause.children if c.kind in ("rel", "aside") and not self._tells(c) for p in c.tokens
        }
        acting = [m for m in self._subjects(self.own()) if m.kind in _SUBJECTS and m.pronoun is None]
        for like in self.marks_at(self.inside | asides, "like"):
            crowds = [m for m in self.marks("crowd", "unit") if like.first - _LIKE <= m.first < like.first]
            crowd = bool(crowds) or like.first in asides
            if like.says("like", "not", "both") or (crowds and any(m.last <= crowds[0].first for m in acting)):
                # "Poland sells them to allies such as Latvia"
                continue
            named = [
                m for m in self.frame.mentions if 0 <= m.first - like.last <= 2 and m.kind == "state" and not m.adj
            ]
            # "sells them to its allies, above all to Ukraine"
            named = [m for m in named if not m.roles or m.can_be("subj", "obj", "gen")]
            if crowd and named:
                return named[0]
        return None

    def examples(self) -> tuple[str, ...]:
        """Return the states named of those that are counted: "112 states, among them Norway and Denmark"."""
        named = self._example()
        return () if named is None else named.states

    def _tells(self, clause: Clause) -> bool:
        """Tell whether a clause has a verb of its own."""
        return any(True for _ in self.s.find("verb", "op", "say", "aux", "member", within=clause.tokens))

    def _counted_among(self) -> Mention | None:
        """The states that are said to be of a crowd: "among the states that have not signed are Russia and China"."""
        parent = self.clause.parent
        if self.clause.kind != "rel" or parent is None:
            return None
        outer = set(parent.tokens)
        crowd = [m for m in self.marks_at(outer, "crowd", "unit", "pron") if 0 <= self.clause.first - m.last <= APART]
        crowd = [m for m in crowd if not m.has("pron") or m.says("pron", "they")]
        # "Cuba is among the twelve states that make them"
        one = self._listed_in(crowd[-1], outer) if crowd else None
        if one is not None:
            return one
        # "Among the states that have not signed belong Russia and China" tells of nothing else.
        acts = any(is_act(m) and not m.says("verb", "include") for m in self.marks_at(outer, "verb", "noun"))
        if not crowd or acts or any(a.first in outer for a in self.s.amounts):
            return None
        named = [m for m in self.frame.mentions if m.first in outer and m.kind == "state" and not m.adj and m.ids]
        named = [m for m in named if m.may_act and m.pronoun is None]
        return named[0] if len(named) == 1 else None

    def _listed_in(self, crowd: Mark, outer: set[int]) -> Mention | None:
        """Return who is set among a crowd that is counted, "among" right before it."""
        counts = [a for a in self.s.amounts if a.first in outer and 0 <= crowd.last - a.first <= _NUMBERED]
        first = min([crowd.first, *(a.first for a in counts)])
        before = self.s.before(first)
        if not counts or before is None or not before.has("prep", "like"):
            return None
        clause = self.clause.parent
        while clause is not None and clause.kind == "coord" and clause.parent is not None:
            # "Cuba has not signed it and is among the twelve …"
            clause = clause.parent
            outer = outer | set(clause.tokens)
        named = [m for m in self.frame.mentions if m.first in outer and m.last <= before.first and m.may_act]
        named = [m for m in named if m.kind == "state" and not m.adj and m.ids]
        return named[0] if len(named) == 1 else None

    def _described(self, own: list[Mention]) -> Mention | None:
        """Of whom a participle speaks: by whom, what stands right before it, or the subject that it opens for."""
        free = self.frame.order != "initial"
        agents = [m for m in own if m.can_be("by") and (free or m.first >= self.mark.last)]
        # "signed in 1997 and ratified by France": not signed by France alone
        agent = _nearest(self, [m for m in agents if not self._of_next_participle(m)])
        before = next((m for m in reversed(own) if 0 <= self.mark.first - m.last <= 2), None) or self._before_comma(own)
        if self.frame.left and agent is None:
            head = next((m for m in own if 0 <= m.first - self.mark.last <= 1), None)
            owner = next((m for m in reversed(own) if m.last <= self.mark.first and m.can_be("gen")), None)
            # "Poland, the mines destroyed having"; in Turkish who did it may stand in the genitive before it.
            agent = head or (owner if self.frame.order == "final" else None)
        opens = self.mark.first - self.clause.first <= 1
        return agent or before or (next((m for m in own if m.may_act), None) if opens else None)

    def _of_next_participle(self, agent: Mention) -> bool:
        """Tell whether another participle stands between, behind an "and"."""
        between = self.marks_at(range(self.mark.last, agent.first), "verb", "coord")
        joint = next((m.first for m in between if m.has("coord")), None)
        return joint is not None and any(m.first > joint and "attributive" in m.flags for m in between)

    def _urging(self) -> tuple[set[int], list[Mark]]:
        """Return the tokens of the clause and of the one that tells it, and the words of urging among them."""
        told = self.clause.parent if self.clause.kind == "comp" else None
        inside = self.inside | (set(told.tokens) if told is not None else set())
        return inside, [m for m in self.s.find("op", "op_noun", within=inside) if "urge" in m.all("op", "op_noun")]

    def _before_comma(self, own: list[Mention]) -> Mention | None:
        """The name before the comma that the participle's phrase begins behind: "Ukraine, last July gone from …"."""
        for position in range(self.mark.first - 1, max(self.clause.first, self.mark.first - _FAR), -1):
            if self.s.tokens[position].text in (",", "،"):
                return next((m for m in own if 0 <= position - m.last <= 1 and m.may_act), None)
        return None

    def actor_by(self) -> Mention | None:
        """Return the agent of a passive."""
        return next((m for m in self.own() if m.can_be("by") and m.roles), None)

    def urger(self) -> Mention | None:
        """Return who urges: the subject of the word of urging, here or in the clause that tells this one."""
        inside, urging = self._urging()
        able = [m for m in self.frame.mentions if m.first in inside and m.kind in ACTORS and m.may_act and m.ids]
        if urging and urging[0].has("aux") and self.clause.kind == "comp":
            # "HRW holds that the United States should not …"
            able = [m for m in able if m.first not in self.inside]
        before = [m for m in able if urging and m.last <= urging[0].first]
        return before[-1] if before else None

    def urges_crowd(self) -> bool:
        """Tell of "calls on all states to join": nobody in particular is urged."""
        inside, urging = self._urging()
        crowds = list(self.s.find("crowd", within=inside))
        return any(
            u.last <= c.first <= u.last + _CROWD or c.last <= u.first <= c.last + 1 for u in urging for c in crowds
        )

    def _addressee(self, own: list[Mention]) -> Mention | None:
        """Who is urged to act, or accused of it: named beside the urging, and not as its subject."""
        if self.scope.has("urge"):
            urging = [m for m in self.marks("op", "op_noun") if "urge" in m.all("op", "op_noun")]
            urging = [m for m in urging if m.last <= self.mark.first and not m.has("aux")]
            between = [m for m in own if urging and urging[-1].last <= m.first and m.last <= self.mark.first]
            between = [m for m in between if not m.adj and not m.can_be("by", "in", "from")]
            between = [m for m in between if m.can_be("obj") or not m.can_be("gen")]
            if self.frame.order == "initial" and len(between) > 1 and not any(m.last <= urging[-1].first for m in own):
                # "Called Amnesty Morocco to ratify": the first is who calls.
                return between[1]
            return next(iter(between), None)
        if self.scope.over("urge") and self.clause.kind in ("comp", "sub") and not any(m.may_act for m in own):
            return self._asked()
        conceded = self.clause.opener is not None and self.clause.opener.says("sub", "while")
        told = self.clause.parent if self.clause.kind != "rel" and not conceded else None
        clauses = [self.clause, *([told] if told is not None else [])]
        inside = {p for clause in clauses for p in clause.tokens}
        accusing = [m for m in self.s.find("op", "op_noun", within=inside) if "accuse" in m.all("op", "op_noun")]
        if not accusing:
            return None
        named = [m for m in self.frame.mentions if m.first in inside and not m.adj]
        last = accusing[-1].last
        told_of = [m for m in named if m.kind == "organisation" and 0 <= m.first - last <= APART]
        told_of = [m for m in told_of if m.can_be("to", "obj") or m.pronoun is not None]
        named = [m for m in named if m.kind in ("state", "body") or _fights(m) or m in told_of]
        voices = [m for m in self.frame.mentions if m.first in inside and m.kind in _VOICES and m.may_act and m.ids]
        sole = len(named) == 1 or (bool(named) and 0 <= named[0].first - accusing[-1].last <= 1)
        if sole and any(m.last <= accusing[-1].first for m in voices) and not named[0].can_be("in", "by"):
            # "Human Rights Watch accuses Russia of using cluster munitions."
            return named[0] if named[0].first >= accusing[-1].last or "obj" in named[0].roles else None
        behind = [m for m in named if 0 <= m.first - accusing[-1].last <= 2 and not m.can_be("by", "in")]
        right = [m for m in behind if m.can_be("obj", "to") or not m.can_be("gen")]
        right = right if named and named[0].last <= accusing[-1].first else []
        accused = right or [m for m in named if m.can_be("to", "obj", "with", "about")]
        if accused or len(named) < 2 or named[1].can_be("in", "by"):
            return accused[0] if accused else None
        # "rejected Thailand's accusation of laying mines"
        charged = (
            named[1].roles == {"gen"} and named[1].first == accusing[-1].last and self.scope.over("deny", "refuse")
        )
        return named[0] if charged else named[1]

    def _house(self, own: list[Mention]) -> Mention | None:
        """The house in which something was approved: "in the Riigikogu the law was passed"."""
        if "pass" not in self.mark.flags or not self.mark.says("op", "approve"):
            return None
        return next((m for m in own if m.body is not None and m.can_be("in") and m.states), None)

    def _asked(self) -> Mention | None:
        """Who is urged in the clause that tells this one: "called on Vietnam that it join"."""
        _, urging = self._urging()
        urging = [m for m in urging if m.last <= self.clause.first]
        if not urging:
            return None
        last, first = urging[-1].last, self.clause.first
        named = [m for m in self.frame.mentions if last <= m.first and m.last <= first and m.kind in _SUBJECTS]
        named = [m for m in named if not m.adj and m.states]
        return next((m for m in named if m.can_be("obj", "to", "gen") or not m.roles), None)

    def _decider(self, own: list[Mention]) -> Mention | None:
        """Whose plan or decision an infinitive is: "regrets Finland's decision to leave"."""
        if "inf" not in self.mark.flags and not self.nominal:
            return None
        plans = [m for m in self.marks("op_noun") if m.last <= self.mark.first]
        named = {p for m in own for p in range(m.first, m.last)}
        plans = [m for m in plans if len(set(range(m.last, self.mark.first)) - named) <= 4]
        if not plans:
            return None
        # "la decisión de Polonia": a phrase that holds its preposition leaves the name without a case.
        near = [m for m in own if m.adj or m.can_be("gen") or (not m.roles and m.first == plans[-1].last)]
        near = [m for m in near if _gap(m, plans[-1]) <= 2 and not _cut_between(self.s, m, plans[-1])]
        return _closest(plans[-1], near)

    def own(self) -> list[Mention]:
        """Return who is named in the clause, from left to right."""
        own = [m for m in self.frame.mentions if m.first in self.inside and m.kind in ACTORS and m.kind != "media"]
        sources = self.marks("according")
        return [m for m in own if not any(self._is_source_of(m, mark, own) for mark in sources)] if sources else own

    def _is_source_of(self, mention: Mention, mark: Mark, own: list[Mention]) -> bool:
        """Tell of whom "according to" names: the first behind it ("According to Ukraine Russia has used them")."""
        if any(mark.last <= m.first and m.last <= mention.first for m in own):
            return False
        return _is_source(self.s, mention, mark)

    def fronted(self, mention: Mention) -> bool:
        """Tell of whom a noun before the act belongs to, where whose something is stands behind it."""
        if not self.frame.right or mention.adj or mention.last > self.mark.first:
            return False
        if mention.roles and mention.roles <= _SIDES and self.nominal:
            # "Thanks to a grant from Japan the army began the destruction of …"
            return bool(self.marks_at(range(mention.last, self.mark.first), "op", "verb"))
        if not mention.can_be("gen"):
            return False
        return not mention.may_act and not self.marks_at(
            range(mention.first - 1, mention.first), "prep", "noun", "op_noun", "op"
        )

    def outer(self) -> Mention | None:
        """Return who acts in the clause that this one hangs on, or whom it describes."""
        return self._inherited()

    def decider(self) -> Mention | None:
        """Return whose plan or decision the act is, as far as the words say."""
        return self._decider(self.own())

    def owned(self) -> Mention | None:
        """Return whose act a noun is, or by whom it is done, as far as the words say."""
        own = self.own()
        agents = [m for m in own if m.can_be("by") and not (self.nominal and self._of_a_passive(m))]
        return _nearest(self, agents) or self._owner(own)

    def _of_a_passive(self, agent: Mention) -> bool:
        """Tell of the agent of the verb behind a noun: "the accession of Palau was welcomed by the association"."""
        between = self.marks_at(range(self.mark.last, agent.first), "verb")
        return any(is_act(m) and "attributive" not in m.flags for m in between)

    def _subjects(self, own: list[Mention]) -> list[Mention]:
        able = [m for m in own if m.may_act and not self._compared(m) and not self._beside_described(m)]
        return [m for m in able if not self._likened(m, able)]

    def _likened(self, mention: Mention, able: list[Mention]) -> bool:
        """Tell of whom a phrase put first only compares with: "Come la Norvegia, le autorità estoni hanno …"."""
        before = self.s.before(mention.first)
        if before is None or not before.has("like") or before.says("like", "both") or before.first > 0:
            return False
        closed = mention.last < len(self.s.tokens) and self.s.tokens[mention.last].text in (",", "،")
        return closed and any(mention.last < m.first < self.mark.first for m in able)

    def _beside_described(self, mention: Mention) -> bool:
        """Tell of who is set beside whom a relative clause describes: "Greece, which keeps 300,000, and Ukraine"."""
        if self.clause.kind != "rel" or mention.first < self.mark.last:
            return False
        before = self.s.before(mention.first)
        apart = before is not None and before.first > 0 and self.s.tokens[before.first - 1].text in (",", "،")
        joined = apart and before is not None and before.says("coord", "and")
        return joined and not any(m.first >= mention.last for m in self.marks("verb", "aux", "op", "member"))

    def _compared(self, mention: Mention) -> bool:
        """Tell of whom somebody described is only set beside: "Korea, which like China and India is no party"."""
        before = self.s.before(mention.first) if self.clause.kind == "rel" else None
        return before is not None and before.has("like", "coord") and before.first - self.clause.first == 1

    def _subject(self, own: list[Mention]) -> Mention | None:
        """The nearest that may act: before the act, else behind it."""
        able = self._subjects(own)
        states = [m for m in able if m.kind != "union"]
        if self.scope.has("notify") and states:
            # "The United States notified the UN", whatever its form.
            able = states
        if "pass" in self.mark.flags:
            able = [m for m in able if m.kind in ("body", "office", "person")] or able
        before = [m for m in able if m.last <= self.mark.first]
        if not before and self.mark.says("verb", "need", "hold", "lack") and self.marks("say"):
            # "Six million mines are needed by Poland, reckons Belma."
            whose = [m for m in own if m.can_be("to") and not m.adj]
            if whose:
                return whose[0]
        if len(before) > 1 and not self.nominal and self._judged_between(before[-1]):
            # In Chinese "HRW condemned the Russian army use cluster munitions".
            return before[-1]
        sure = [m for m in before if "subj" in m.roles] or before
        if sure:
            # With several, the first is the subject of most clauses; a verb behind another subject takes the nearest.
            return (
                sure[-1]
                if self.frame.order == "initial" and len(sure) > 1 and _verb_between(self, sure[-1])
                else sure[0]
            )
        if not able and (self.mark.says("verb", "need", "hold", "lack") or self.mark.says("op", "oblige")):
            # "To Latvia are needed": in some languages who needs or has stands in the dative.
            able = [m for m in own if m.can_be("to") and not m.adj]
            if able:
                return able[0]
        behind = [m for m in able if m.first >= self.mark.last and m.first - self.mark.last <= 12]
        sure = [m for m in behind if "subj" in m.roles]
        return next(iter(sure or behind), None) or self._obliged(own)

    def _obliged(self, own: list[Mention]) -> Mention | None:
        """Who must do it, in the dative beside a verb of duty: in Latvian "to Latvia (it) is to be bought"."""
        duties = [m for m in (self.mark, *self.marks("op")) if "imp" in m.flags]
        if not duties or not self.frame.drops_subject or self.frame.order == "final":
            return None
        whose = [m for m in own if m.roles == {"to"} and not m.adj]
        whose = [m for m in whose if m.last <= duties[0].first or duties[0].has("op")]
        return next(iter(whose), None)

    def _judged_between(self, nearest: Mention) -> bool:
        """Tell of a verb of stance before the name right before an act that has no case to see."""
        if nearest.roles or self.mark.first - nearest.last > 1:
            return False
        stances = [m for m in self.marks("verb") if m.says("verb", "support", "oppose", "concern")]
        return any(m is not self.mark and 0 <= nearest.first - m.last <= 1 for m in stances)

    def _owner(self, own: list[Mention]) -> Mention | None:
        """Whose act a noun is: "Poland's withdrawal", "the withdrawal of Poland", "Polish production"."""
        for mention in sorted(own, key=lambda m: _gap(m, self.mark)):
            if _gap(mention, self.mark) > 5 or _cut_between(self.s, mention, self.mark):
                continue
            if self.fronted(mention):
                # "With the help of Japan the army began the destruction of …"
                continue
            if mention.can_be("from") and not mention.adj and self.mark.says("noun", "acquire", "order", "receive"):
                # "the purchase of mines from Poland"
                continue
            if mention.pronoun in ("they", "it") and self.mark.says("noun", *_HANDLED):
                # "does not rule out their use": of the weapons.
                continue
            if mention.kind == "union" and "leave" in self.mark.all("verb", "noun"):
                # "told the UN of its withdrawal"
                continue
            if (
                mention.adj
                or mention.can_be(*_OWNING)
                or (mention.can_be("to") and "to" in self.mark.flags)
                or (not mention.roles and mention.last <= self.mark.first and _gap(mention, self.mark) <= 2)
                # In Chinese "condemned the Russian army use": whose it is stands before it.
                or (self.frame.left and mention.roles == {"about"} and mention.last == self.mark.first)
            ):
                return mention
        return None

    def _inherited(self) -> Mention | None:
        crowds = [m for m in self.marks("crowd") if m.first < self.mark.first]
        led = [m for m in crowds if (word := self.s.mark(m.first - 1)) is not None and word.has("prep")]
        passive = "pass" in self.mark.flags
        # "notified the UN that the convention is suspended"
        ours = (
            self.clause.kind == "comp" and self.mark.says("verb", "suspend") and self.scope.over("notify", "announce")
        )
        if len(crowds) > len(led) or self._unresolved() or (passive and self.clause.kind != "rel" and not ours):
            return None
        clause: Clause | None = self.clause
        thing: Mark | bool | None = None
        while clause is not None and clause.parent is not None:
            parent = clause.parent
            inside = set(parent.tokens)
            outer = [m for m in self.frame.mentions if m.first in inside and m.kind in ACTORS and m.kind != "media"]
            if clause.kind == "rel":
                clause = self._first_of_row(clause)
                before = range(clause.first - 3, clause.first)
                law = self.marks_at(before, "approver", "step_word")
                # "the other neighbour with a Russian border, which stays"
                near = [m for m in outer if m.last <= clause.first and clause.first - m.last <= 3 and not m.adj]
                if passive and not law:
                    return None
                if near and not passive:
                    return self._past_neighbour(clause, near[-1], outer)
                apposed = None if passive else self._apposed(clause, outer)
                if apposed is not None:
                    return apposed
                # "is out of the treaty that bans them, which it had joined": the outer clause may hang on it in turn.
                thing = thing or (clause is self.clause and self.antecedent("treaty", "treaty_word", "item"))
                saying = self.frame.drops_subject and self.scope.has("recommend", "announce")
                if not law and not saying and not (thing and self.frame.drops_subject):
                    return None
                # "passed a law that suspends …"
            able = [m for m in outer if m.may_act and m.first < clause.first] or [m for m in outer if m.may_act]
            if able:
                return self._in_last_half(able)
            if clause.kind == "comp" and (seat := self._seat_of(parent, outer)) is not None:
                # "In Oslo they assure that they will stay."
                return seat
            clause = parent
        return None

    def _first_of_row(self, clause: Clause) -> Clause:
        """Return the first of relative clauses joined by "and": "Norway, which borders on Russia and which stays"."""
        before, joint = clause.parent, self.s.mark(clause.first - 1) if clause.first else None
        joined = before is not None and before.kind == "rel" and joint is not None and joint.says("coord", "and")
        return before if joined and before is not None else clause

    def _in_last_half(self, able: list[Mention]) -> Mention:
        """Return the first of several subjects, or the last where it opens a half of its own.

        "Lithuania wants to spend millions, while Tallinn has only let it be known that it will buy none."
        """
        last = able[-1]
        before = self.s.before(last.first)
        opened = (
            before is not None and before.has("coord") and self.s.tokens[before.first - 1].text in (",", "،", "，", ";")
        )
        sure = last.may_act and last.last <= self.clause.first and last.kind in _SUBJECTS and last.pronoun is None
        return last if opened and sure and self.clause.kind == "comp" else able[0]

    def _unresolved(self) -> bool:
        """Tell of a subject that stands for states nobody knows: "regrets that the five countries have left"."""
        words = [m for m in self.marks("pron") if m.says("pron", "they") and m.last - m.first > 1]
        named = {m.first for m in self.frame.mentions}
        return self.clause.kind == "comp" and any(m.last <= self.mark.first and m.first not in named for m in words)

    def _past_neighbour(self, clause: Clause, nearest: Mention, outer: list[Mention]) -> Mention:
        """Return whom a clause describes: in "Norway, the only neighbour of Russia that stays in" not the nearest."""
        subjects = [m for m in outer if m.may_act and m.last <= nearest.first]
        set_off = any(self.s.tokens[p].text in (",", "،") for p in (clause.first - 1, clause.first))
        # "Belma, a firm in Bydgoszcz that makes mines"
        beside = (nearest.kind == "state" and nearest.roles == {"about"}) or (
            nearest.kind in ("state", "place") and nearest.roles == {"in"} and not nearest.adj
        )
        return subjects[-1] if subjects and beside and not set_off else nearest

    def _apposed(self, clause: Clause, outer: list[Mention]) -> Mention | None:
        """Return of whom a noun set behind its comma speaks: "Belma, a state firm in Bydgoszcz that makes mines"."""
        before = [m for m in outer if m.last < clause.first and not m.adj]
        if not before or not (before[-1].may_act or before[-1].can_be("in")):
            return None
        between = range(before[-1].last, clause.first)
        signs = [self.s.tokens[p].text for p in between if not self.s.tokens[p].text[0].isalnum()]
        verbs = any(
            m.flags & {"past", "pres", "fut", "cond"} for m in self.marks_at(between, "verb", "op", "say", "aux")
        )
        described = self.s.tokens[before[-1].last].text in (",", "،") and len(between) <= _FAR
        return before[-1] if described and len(signs) == 1 and not verbs else None

    def states(self) -> tuple[str, ...]:
        """Return the states that do the act, filled in from the document where the clause leaves them unsaid."""
        actor = self.actor()
        if actor is not None:
            if actor.kind in ("organisation", "company", "media", "name"):
                # Its seat does not act for it; whom it urges, the text has in view.
                urges = self.scope.over("urge") and actor.first not in self.inside
                return self.d.one_state() if urges else ()
            if actor.states:
                return self.with_companions(actor)
            if actor.kind == "union":
                return actor.ids
            if actor.pronoun == "author":
                return ()
            cleared = self.mark.says("verb", "destroy", "clear", "remove")
            if actor.pronoun == "we" and self.d.focus is not None and not cleared:
                # A member of parliament, a scholar: "we" is the state that the text is about.
                return (self.d.focus,)
        if actor is not None and actor.pronoun == "it" and not self.d.one_state():
            # "A state that leaves in wartime", in a text that names none.
            return ()
        meant = self.implied()
        return self._with_those_beside(meant) if actor is None and len(meant) == 1 and not self.nominal else meant

    def _with_those_beside(self, states: tuple[str, ...]) -> tuple[str, ...]:
        """Return whom a clause leaves unsaid with those that do it "as well as" it: "has left it, as has Latvia"."""
        beside = [m for m in self.own() if m.kind == "state" and not m.adj and m.pronoun is None and m.can_be("too")]
        return tuple(dict.fromkeys((*states, *(state for m in beside for state in m.states))))

    def with_companions(self, actor: Mention) -> tuple[str, ...]:
        """Return an actor's states with those that do it "together with" it."""
        beside = [m for m in self.own() if not m.adj and (m.can_be("too") or self._likewise(actor, m))]
        return tuple(dict.fromkeys((*actor.states, *(state for m in beside for state in m.states))))

    def excepted(self) -> tuple[str, ...]:
        """Return the states that do not do it, told by a "not" alone: "Finland makes them, Estonia not"."""
        reach = self._reach_of_nots()
        words = [m for m in self.marks_at(reach, "op") if m.says("op", "neg") and m.first >= self.mark.last]
        first = [name.first for name in (excepted(self.s, m) for m in words) if name is not None]
        named = [m for m in self.frame.mentions if m.first in reach and m.kind == "state"]
        named = [m for m in named if any(m.first <= p < m.last for p in first)]
        return tuple(state for m in named if not m.can_be("in", "with") for state in m.states)

    def _reach_of_nots(self) -> set[int]:
        """Return the clause's tokens with those of the next that has no verb of its own, though a "not"."""
        at = self.frame.places[id(self.clause)]
        behind = self.frame.clauses[at + 1] if at + 1 < len(self.frame.clauses) else None
        if behind is None or self.marks_at(behind.tokens, "verb", "noun", "member", "say", "treaty", "item"):
            return self.inside
        nor = behind.opener is not None and behind.opener.says("op", "neg")
        if self.marks_at(behind.tokens, "aux") and not nor:
            return self.inside
        return self.inside | set(behind.tokens)

    def echoed(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield states set behind the act by a word for "too" or for "did" alone: "Norway stays, Sweden too"."""
        for word in self.marks_at(self.reach(), "echo"):
            if word.says("echo", "led"):
                yield from ((m.states, "too") for m in self.frame.mentions if self._comes_next(word, m))
                continue
            name = next((m for m in self.frame.mentions if 0 <= word.first - m.last <= 1 and m.kind == "state"), None)
            if name is None or name.pronoun is not None or name.adj or name.first < self.mark.last:
                continue
            first = name.first - 1
            opening = self.s.mark(first)
            first -= opening is not None and opening.has("article")
            ends = word.last >= len(self.s.tokens) or not self.s.tokens[word.last].text[0].isalnum()
            if self._joint(first) and ends and not any(m.may_act and m.last > word.last for m in self.own()):
                yield name.states, str(word.value("echo"))

    def _comes_next(self, word: Mark, name: Mention) -> bool:
        """Tell of a state named right behind a word for "followed by": "Russia has most, followed by China"."""
        named = name.kind == "state" and name.pronoun is None and not name.adj
        return named and word.first >= self.mark.last and 0 <= name.first - word.last <= 1

    def limbs(self) -> Iterator[tuple[tuple[str, ...], Time]]:
        """Yield states set behind the act with a day of their own and no verb: "… ratified it; Mauritius in 1997"."""
        at = self.frame.places[id(self.clause)]
        behind = self.frame.clauses[at + 1] if at + 1 < len(self.frame.clauses) else None
        if behind is None or behind.kind not in ("main", "coord"):
            return
        if self.marks_at(behind.tokens, "verb", "noun", "member", "say", "aux", "op", "treaty", "item"):
            return
        inside = set(behind.tokens)
        names = [m for m in self.frame.mentions if m.first in inside]
        days = [t for t in self.s.times if t.first in inside]
        plain = len(names) == len(days) == 1 and names[0].kind == "state" and names[0].pronoun is None
        if plain and names[0].may_act and 0 <= days[0].first - names[0].last <= APART:
            yield names[0].states, days[0]

    def _likewise(self, actor: Mention, other: Mention) -> bool:
        """Tell of one more actor set beside the first or put last: "Russia, like China, …", "…, as well as China"."""
        if actor.kind != "state" or other.kind != "state" or other.pronoun is not None or other.first < actor.last:
            return False
        before = self.s.before(other.first)
        if self._compared(other):
            return True
        if before is None or before.first == 0 or self.s.tokens[before.first - 1].text not in (",", "،", "，"):
            return False
        if before.has("like"):
            return before.first - actor.last == 1
        if before.says("prep", "with") and before.first - actor.last == 1 and actor.last <= self.mark.first:
            # "Estonia, with Latvia and Lithuania, has left it"
            return self.s.tokens[min(other.last, len(self.s.tokens) - 1)].text in (",", "،", "，")
        last = all(not self.s.tokens[p].text[0].isalnum() for p in range(other.last, self.clause.last))
        return last and not self._beside_described(other) and before.has("coord") and before.first > self.mark.last

    def implied(self) -> tuple[str, ...]:
        """Return the state that the document has in view, where the clause may leave its actor unsaid."""
        if self.d.author and self.mark.first not in self.s.quoted:
            # A speech has no state in view: nobody knows whom it leaves unsaid.
            return ()
        if self.clause.kind == "rel" and self._of_a_treaty():
            return self.d.one_state()
        if self.clause.kind == "rel" or self.crowds() or self.attributive or self.urges_crowd():
            return ()
        counts = [a for a in self.amounts("bare") if 0 <= self.mark.first - a.last <= 1 and not self.nominal]
        if counts or any(a.first < self.mark.first for a in self.amounts("state")):
            # "six states have begun to withdraw"; "five notified their withdrawal"
            return ()
        if (
            not self.nominal
            and "pass" not in self.mark.flags
            and not self.frame.drops_subject
            and self.has_subject_words()
        ):
            return ()
        if self.frame.drops_subject and self.mark.first in self.s.quoted and self.mark.has("verb"):
            # "'We shall leave', the minister said": told by the verb alone.
            said = sayers(self.s, self.frame.mentions)
            if said:
                return said
        if self._regretted() or self._unresolved():
            return ()
        known = self._told_before() or self._teller() or self._whose_people() or self._subject_behind()
        known = known or self._said_behind()
        if known or self._unknown_subject():
            return known
        # "A state that leaves in wartime stays bound", in a text that names none.
        spoken = any(m.says("pron", "it", "they") and not self._led(m) for m in self.marks("pron"))
        home = self.d.one_state() if spoken else self.d.homeland()
        beside = [m for m in self.own() if m.states == home and m.pronoun is None]
        # "Along the border with Russia mines are to be laid": not by Russia.
        return () if beside and all(m.roles and m.roles <= _OBLIQUE for m in beside) else home

    def _led(self, word: Mark) -> bool:
        """Tell of a pronoun behind a preposition, or with one in it: "in the country"."""
        before = self.s.before(word.first)
        return "in" in word.flags or word.has("prep") or (before is not None and before.has("prep"))

    def _of_a_treaty(self) -> bool:
        """Tell of "is party to the convention, which (it) ratified in 2009", where nobody else is named."""
        done = self.mark.says("verb", "join", "sign", "ratify", "leave") and "pass" not in self.mark.flags
        outer = set() if self.clause.parent is None else set(self.clause.parent.tokens)
        named = any(m.first in outer or m.first in self.inside for m in self.frame.mentions)
        crowd = self.marks("crowd", "unit", "pron")
        return (
            done
            and self.frame.drops_subject
            and not (named or crowd)
            and bool(self.antecedent("treaty", "treaty_word"))
        )

    def _regretted(self) -> bool:
        """Tell of what nobody named does and somebody deplores: "Chile is alarmed that they are used again"."""
        told = self.clause.parent if self.clause.kind == "comp" and "pass" in self.mark.flags else None
        words = self.marks_at(told.tokens, "verb") if told is not None else []
        return any(m.says("verb", "oppose", "concern") and not m.has("op") for m in words)

    def _subject_behind(self) -> tuple[str, ...]:
        """The subject of the clause behind one that opens the sentence: "after having notified the UN, Poland left"."""
        at = self.frame.places[id(self.clause)]
        led = any(True for _ in self.marks_at(range(self.clause.first, self.mark.first), "sub", "after"))
        behind = self.frame.clauses[1:2]
        if at or not led or not behind:
            return ()
        inside = set(behind[0].tokens)
        able = [m for m in self.frame.mentions if m.first in inside and m.may_act and m.kind in _SUBJECTS]
        return able[0].states if able and len(able[0].states) == 1 else ()

    def _unknown_subject(self) -> bool:
        """Tell of a capitalised word right before the verb that we do not know: "…, Bern does not intend to leave"."""
        verbs = [m for m in self.marks("verb", "op", "aux") if m.last <= self.mark.last]
        at = verbs[0].first - 1 if verbs else self.clause.first
        if at <= self.clause.first or self.nominal or at not in self.inside or self.s.mark(at) is not None:
            return False
        return self.s.tokens[at].text[:1].isupper() and not self.s.tokens[at].text.isupper()

    def _whose_people(self) -> tuple[str, ...]:
        """The states whose people act that we do not know: "the chiefs of defence of Poland and Latvia announced"."""
        owners = [m for m in self.own() if m.roles == {"gen"} and m.last <= self.mark.first and not m.adj]
        return owners[0].states if len(owners) == 1 and owners[0].kind == "state" else ()

    def _teller(self) -> tuple[str, ...]:
        """The state whose minister tells of what is done by nobody named: "the minister said that none are laid"."""
        if "pass" not in self.mark.flags or self.clause.kind != "comp" or self.clause.parent is None:
            return ()
        inside = set(self.clause.parent.tokens)
        able = [m for m in self.frame.mentions if m.first in inside and m.may_act and m.kind in _SUBJECTS]
        return next((m.states for m in able if len(m.states) == 1 and not m.assumed and m.kind != "state"), ())

    def _said_behind(self) -> tuple[str, ...]:
        """The state whose minister says it in the words behind: "no mines will be laid, promises the premier"."""
        unsaid = self.frame.drops_subject and not self.nominal and not self.has_subject_words()
        if not ("pass" in self.mark.flags or unsaid) or self.clause.kind != "main":
            return ()
        told = [c for c in self.frame.clauses if c.first >= self.clause.last and c.kind in ("coord", "main")]
        inside = {p for c in told[:1] for p in c.tokens}
        if not self.marks_at(inside, "say") or any(map(is_act, self.marks_at(inside, "verb", "noun"))):
            return ()
        able = [m for m in self.frame.mentions if m.first in inside and m.kind in ("person", "office", "body")]
        return next((m.states for m in able if len(m.states) == 1 and not m.assumed and m.may_act), ())

    def _told_before(self) -> tuple[str, ...]:
        """The subject of the clause before in the same sentence, where a clause may leave its own unsaid."""
        if not self.frame.drops_subject:
            return ()
        before = [c for c in self.frame.clauses if c.kind in ("main", "coord") and c.first < self.clause.first]
        inside = {p for c in before for p in c.tokens}
        able = [
            m
            for m in self.frame.mentions
            if m.first in inside and m.may_act and m.kind in _SUBJECTS and len(m.states) == 1
        ]
        return able[-1].states if able else self._presented(inside)

    def _presented(self, before: set[int]) -> tuple[str, ...]:
        """The one state that the clauses before speak of: "Finland's case hurts more: (it) had got rid of them"."""
        named = [m for m in self.frame.mentions if m.first in before and m.kind == "state" and m.pronoun is None]
        spoken = any(is_act(m) or m.has("say") for m in self.marks_at(before, "verb", "noun", "say"))
        spoken = spoken or any("we" in m.flags or m.says("pron", "we") for m in self.s.marks)
        if spoken or len(named) != 1 or named[0].adj or not named[0].can_be("gen", "to", "subj"):
            return ()
        return named[0].states if len(named[0].states) == 1 else ()

    def has_subject_words(self) -> bool:
        """Some word stands before the act though it names no actor that we know and means nothing else to us."""
        before = [p for p in self.clause.tokens if p < self.mark.first and self.s.tokens[p].text[0].isalpha()]
        return any((m := self.s.mark(p)) is None or m.has("kind_word") for p in before)

    # --- what

    def marks(self, *layers: str) -> list[Mark]:
        """Return the clause's marks of these layers; who is "one of the states of the region" is no crowd."""
        found = list(self.s.find(*layers, within=self.inside))
        return [m for m in found if not self._set_beside(m)] if "crowd" in layers else found

    def _set_beside(self, crowd: Mark) -> bool:
        """Tell of a word for several in what only describes a state: "Kenya, one of the poorest countries, has …"."""
        tokens = self.s.tokens
        commas = [p for p in range(max(0, crowd.first - _ASIDE), crowd.first) if tokens[p].text in (",", "،", "，")]
        ends = range(crowd.last, min(crowd.last + _ASIDE, len(tokens)))
        close = next((p for p in ends if not tokens[p].text[0].isalnum()), None)
        if not commas or close is None or tokens[close].text not in (",", "،", "，"):
            return False
        named = any(m.last == commas[-1] and m.kind == "state" and m.may_act for m in self.frame.mentions)
        between = [m for p in range(commas[-1] + 1, close) if (m := self.s.mark(p)) is not None]
        return named and not any(m.has("like", "verb", "op", "say", "prep", "rel", "coord", "sub") for m in between)

    def crowds(self) -> list[Mark]:
        """Return the clause's words for a crowd that may act; "all were destroyed" tells of the weapons."""
        return [m for m in self.marks("crowd") if not (m.has("rest") and self._to_all())]

    def marks_at(self, where: Iterable[int], *layers: str) -> list[Mark]:
        """Return the marks of these layers that begin at one of these tokens."""
        return list(self.s.find(*layers, within=set(where)))

    def nearest(self, *layers: str) -> Mark | None:
        """Return the clause's mark of these layers that stands nearest to the act, what follows it first."""
        found = self.marks(*layers)
        return min(found, key=lambda m: (_distance(self, m), m.first)) if found else None

    def item(self) -> str | None:
        """Return the weapon that the act is done to, where the clause names it or a word that stands for it."""
        found = [m for m in self.marks("item") if not self._anothers(m)]
        real = [m for m in found if m.value("item") != "other"] or found
        if real:
            best = min(real, key=lambda m: (_distance(self, m), m.first))
            other = self.nearest("other_thing")
            if other is not None and other.first >= self.mark.last and _distance(self, other) < _distance(self, best):
                return None
            return best.value("item")
        words = self.marks("item_word")
        if words:
            return self._spoken_of(words[0])
        said_of = self.antecedent("item") or self._shared_object()
        if said_of is None and (self._done_to_them() or self._to_the_same()):
            return self.d.item
        return None if said_of is None else said_of.value("item")

    def _spoken_of(self, word: Mark) -> str | None:
        """The weapon that "them" means: one that the sentence names only behind it was not yet in view."""
        named = next((m for m in self.s.find("item") if m.value("item") != "other"), None)
        if named is not None and named.first >= word.last and self.d.item_before is not None:
            return self.d.item_before
        return self.d.item if self.d.age("item") <= 2 else self.d.main_item

    def _shared_object(self) -> Mark | None:
        """The weapon of the next verb, whose object both have: "neither makes nor uses cluster munitions"."""
        at = self.frame.places[id(self.clause)]
        behind = self.frame.clauses[at + 1] if at + 1 < len(self.frame.clauses) else None
        if self.nominal or behind is None or behind.kind != "coord" or self.mark.last != self.clause.last:
            return None
        verbs = self.marks_at(behind.tokens, "verb")
        items = self.marks_at(behind.tokens, "item")
        near = verbs and is_act(verbs[0]) and verbs[0].first - behind.first <= APART
        return items[0] if near and items and items[0].first >= verbs[0].last else None

    def _to_the_same(self) -> bool:
        """Tell of a verb alone behind one whose object is "them": "Germany makes them and sells them not"."""
        outer = self.clause.parent if self.clause.kind == "coord" and self.mark.says("verb", *_HANDLED) else None
        behind = [self.s.mark(p) for p in range(self.mark.last, self.clause.last) if self.s.tokens[p].text[0].isalnum()]
        alone = all(m is not None and m.has("small", "echo") for m in behind)
        alone = alone and self.mark.first - self.clause.first <= APART
        if outer is None or not alone or self.nominal or self.d.age("item") > 1:
            return False
        verbs = self.marks_at(outer.tokens, "verb")
        words = self.marks_at(outer.tokens, "item_word", "pron")
        said = any(m.has("item_word") or m.says("pron", "them") or _is_object(m) for m in words)
        said = said or bool(self.marks_at(outer.tokens, "item"))
        return said and bool(verbs) and verbs[-1].says("verb", *_HANDLED)

    def _done_to_them(self) -> bool:
        """Tell whether the object of a verb is "them": the weapons last spoken of."""
        if self.nominal or not self.mark.says("verb", "need", *_HANDLED) or self.d.age("item") > 1:
            return False
        words = [m for m in self.marks("pron") if m.says("pron", "them") or _is_object(m)]
        words = [m for m in words if (noun := self.s.mark(m.last)) is None or not noun.has("noun", "item")]
        if self._to_all():
            return True
        return any(max(m.first - self.mark.last, self.mark.first - m.last) <= _THEM for m in words)

    def _to_all(self) -> bool:
        """Tell of a word for "all" or "the last" alone beside a verb of destroying: "all were destroyed by 2015"."""
        words = self.marks("rest") if self.mark.says("verb", "destroy") else []
        behind = [self.s.tokens[m.last].text if m.last < len(self.s.tokens) else "" for m in words]
        nouns = [text.islower() and self.s.mark(m.last) is None for m, text in zip(words, behind, strict=True)]
        return bool(words) and not all(nouns)

    def antecedent(self, *layers: str) -> Mark | None:
        """What a relative clause describes, where it is of these layers: "mines that …", "the treaty from which …"."""
        parent = self.clause.parent
        if self.clause.kind != "rel" or parent is None:
            return None
        outer = set(parent.tokens)
        first = self.clause.first
        found = [m for m in self.s.find(*layers, within=outer) if m.first < first]
        # Its name may be a long one.
        found = [m for m in found if m.first >= first - _BEFORE or m.last >= first - 1]
        between = range(found[-1].last, first) if found else ()
        return found[-1] if found and not any(map(is_act, self.marks_at(between, "verb"))) else None

    def listed_items(self) -> list[tuple[str, Quantity | None]]:
        """Return the weapons of a list in the clause, each with its own number; empty where there is no list."""
        marks = [m for m in self.marks("item") if m.value("item") in (*_WEAPONS, "mine")]
        lists: list[list[Mark]] = []
        for mark in marks:
            if lists and self._goes_with(lists[-1][-1], mark):
                lists[-1].append(mark)
            else:
                lists.append([mark])
        # "Mines and cluster munitions", but not "mines, anti-personnel and anti-tank mines"
        for line in lists:
            if {m.value("item") for m in line} != {"mine", "cm"}:
                line[:] = [m for m in line if m.value("item") in _WEAPONS]
        several = [line for line in lists if len({m.value("item") for m in line}) > 1]
        if not several:
            return []
        counts = {a.first: a.quantity for a in self.amounts("item")}
        found: dict[str, Quantity | None] = {}
        last = several[0][0].first - _BEFORE
        for mark in several[0]:
            own = [counts[p] for p in sorted(counts) if last <= p < mark.first]
            found.setdefault(str(mark.value("item")), own[-1] if own else None)
            last = mark.last
        return list(found.items())

    def _goes_with(self, one: Mark, other: Mark) -> bool:
        """Tell whether two weapons stand in one list: only a sign or "and", a number and its words between them."""
        between = range(one.last, other.first)
        if len(between) > _BEFORE or not any(self._joint(p) for p in between):
            return False
        said = {self.s.tokens[p].low for p in range(self.mark.first, self.mark.last)}
        if any(self.s.tokens[p].text[0].isalpha() and self.s.tokens[p].low in said for p in between):
            # "nie ma min przeciwpiechotnych, ma przeciwpancerne": told of anew.
            return False
        counted = {p for a in self.s.amounts for p in range(a.first, a.last)}
        plain = (p for p in between if p not in counted and not self._joint(p))
        return all((m := self.s.mark(p)) is None or m.has("article", "small", "unit", "prep", "stop") for p in plain)

    def describes_weapon(self, word: Mark) -> bool:
        """Tell of a participle of banning right before a weapon, which another verb has: "has used banned mines"."""
        if not (word.says("verb", "ban") and word.flags >= {"part", "pass"} and not self.mark.says("verb", "ban")):
            return False
        behind = self.s.mark(word.last)
        return behind is not None and behind.first == word.last and behind.has("item")

    def _anothers(self, item: Mark) -> bool:
        """Tell whether another act stands between this one and a weapon: that one has it."""
        first, last = (self.mark.last, item.first) if self.mark.first < item.first else (item.last, self.mark.first)
        for mark in self.s.marks:
            if first <= mark.first < last and is_act(mark) and mark.has("verb") and not self.describes_weapon(mark):
                gap = range(min(mark.last, self.mark.last), max(mark.first, self.mark.first))
                if not any(self._joint(p) for p in gap):
                    return True
        return False

    def _joint(self, position: int) -> bool:
        mark = self.s.mark(position)
        return self.s.tokens[position].text in (",", "、", "،", "，") or (mark is not None and mark.has("coord"))

    def item_or_last(self, *, age: int = 1) -> str | None:
        """Return the weapon of the clause, else the one last spoken of, at most `age` sentences ago."""
        found = self.item()
        if found is None and self.d.age("item") <= age and not self.marks("other_thing"):
            return self.d.item
        return found or self._sole_item()

    def _sole_item(self) -> str | None:
        """The weapon of a text that names no other, for what is done to it by name or number: "the production …"."""
        if self.d.sole_item is None or self.d.age("item") > _LONG or self.marks("other_thing", "ignore", "item"):
            return None
        return self.d.sole_item if self.nominal or self.amounts("item") else None

    def treaty(self) -> str | None:
        """Return the treaty that the clause names, or that "the convention" stands for."""
        mark = self.nearest("treaty") or self.antecedent("treaty", "treaty_word")
        if mark is not None and mark.has("treaty"):
            return mark.value("treaty")
        by_year = self._treaty_of_its_year() or self._treaty_of_its_weapon()
        if by_year is not None:
            return by_year
        if (mark is not None or self.marks("treaty_word")) and not self.d.foreign:
            meant = {TREATY_OF.get(str(m.value("item"))) for m in self.marks("item")} & self.d.treaties
            if len(meant) == 1:
                # Of two treaties "the convention" is the one on the weapon of the clause.
                return meant.pop()
            named = [m for m in self.s.find("treaty") if m.first < self.mark.first]
            if named:
                return named[-1].value("treaty")
            late = any(True for _ in self.s.find("treaty"))
            return (self.d.before if late else self.d.treaty) or self.d.main_treaty
        return None

    def _treaty_of_its_year(self) -> str | None:
        """Return the treaty that its year tells, where the text has named it: "the convention of 2008"."""
        for word in self.marks("treaty_word"):
            near = self.s.tokens[word.last : word.last + _TWO] if not self.d.foreign else ()
            meant = {_OF_YEAR.get(token.text) for token in near} & self.d.treaties
            if meant:
                return meant.pop()
        return None

    def _treaty_of_its_weapon(self) -> str | None:
        """Return the treaty on the weapon just spoken of: "has no cluster munitions; the corresponding convention"."""
        told = any(m.says("treaty_word", "its") for m in self.marks("treaty_word"))
        return TREATY_OF.get(str(self.d.item)) if told and self.d.age("item") <= 1 and not self.d.foreign else None

    def treaties(self) -> tuple[str, ...]:
        """Return both treaties where the clause speaks of two: "neither of the two treaties", "Ottawa nor Oslo"."""
        if any(m.says("treaty_word", "both") for m in self.marks("treaty_word")):
            return tuple(sorted(self.d.treaties)) if len(self.d.treaties) == _TWO else BOTH
        named = self.marks("treaty")
        values = tuple(dict.fromkeys(str(m.value("treaty")) for m in named))
        if len(values) != _TWO or any(named[0].last <= m.first < named[-1].first for m in self.marks("verb", "noun")):
            return ()
        between = range(named[0].last, named[-1].first)
        joined = len(between) <= _PAIR and any(self._joint(p) for p in between)
        # "no party to one, but to the other"
        apart = any(m.says("coord", "but") for m in self.marks_at(between, "coord"))
        return values if joined and not apart else ()

    def treaties_by_time(self) -> list[tuple[str, Time]]:
        """Return several treaties each with its own time: "ratified Ottawa in 1999 and the Oslo convention in 2009"."""
        reach = self.reach()
        words = self.marks_at(reach, "treaty", "treaty_word")
        words = [m for m in words if m.has("treaty") or m.says("treaty_word", "one")]
        # "The convention bans …, which it ratified": a word of the verb itself names none.
        words = [m for m in words if m is not self.mark and not m.has("verb", "noun", "member")]
        found: list[Mark | Time] = [*words, *(t for t in self.s.times if t.first in reach)]
        found.sort(key=lambda part: part.first)
        first, second = found[0::2], found[1::2]
        if len(words) < _TWO or len(first) != len(second):
            return []
        if any(isinstance(a, Mark) == isinstance(b, Mark) for a, b in zip(first, second, strict=True)):
            return []
        if not all(any(map(self._joint, range(b.last, a.first))) for a, b in zip(first[1:], second, strict=False)):
            return []
        pairs = [(a, b) if isinstance(a, Mark) else (b, a) for a, b in zip(first, second, strict=True)]
        told = [(m.value("treaty") or self._word_between(m), t) for m, t in pairs if isinstance(m, Mark)]
        named = [(str(treaty), cast("Time", time)) for treaty, time in told if treaty is not None]
        return named if len({treaty for treaty, _ in named}) == len(pairs) else []

    def _word_between(self, word: Mark) -> str | None:
        """The treaty that "the convention" stands for beside another that is named: "it in 2007, the one on …"."""
        named = {str(m.value("treaty")) for m in self.s.find("treaty", within=self.reach())}
        others = (self.d.before, self.d.main_treaty) if not self.d.foreign else ()
        return next((t for t in others if t is not None and t not in named and word.has("treaty_word")), None)

    def named_after(self) -> tuple[str, ...]:
        """Return the states that have done it before: "Poland left on 20 February, after Finland and Estonia"."""
        found: list[str] = []
        for name in self.frame.mentions:
            plain = name.kind == "state" and name.pronoun is None and not name.adj and name.first in self.reach()
            if plain and self._stands_after(name):
                found += name.states
        return tuple(dict.fromkeys(found))

    def _stands_after(self, name: Mention) -> bool:
        """Tell of a name alone behind (or before) a word for "after"."""
        before, behind = self._led_by(name.first), self.s.mark(name.last)
        if behind is not None and behind.has("after") and behind.has("post"):
            return True
        if before is None or not before.has("after"):
            return False
        ends = name.last >= len(self.s.tokens) or not self.s.tokens[name.last].text[0].isalnum()
        return ends or (behind is not None and behind.has(*_GOING_ON))

    def _led_by(self, position: int) -> Mark | None:
        """Return the mark before a name, over its article, a number, "the states"."""
        for _ in range(_LED):
            mark = self.s.mark(position - 1)
            if mark is None or mark.has("after") or not mark.has("article", "unit", "small", "crowd"):
                return mark
            position = mark.first
        return None

    # --- how many, when

    def amounts(self, *units: str) -> list[Amount]:
        """Return the clause's amounts in these units, nearest first."""
        found = [a for a in self.s.amounts if a.first in self.inside and a.quantity.unit in units]
        return sorted(found, key=lambda a: (abs(a.first - self.mark.first), a.first))

    def quantity(self, *units: str) -> Quantity | None:
        """Return the clause's amount that stands nearest to the act, of items unless `units` says otherwise."""
        found = self.amounts(*(units or ("item",)))
        if not found and not units and self.antecedent("item") is not None:
            # "85,000 mines, which …"
            before = range(self.clause.first - _BEFORE - 2, self.clause.first)
            found = [a for a in self.s.amounts if a.first in before and a.quantity.unit == "item"]
        return found[0].quantity if found else None

    def described_count(self) -> Quantity | None:
        """Return how many states a relative clause describes: "regrets the step of the five that have left it"."""
        if self.clause.kind != "rel" or self.clause.opener is None or self.own():
            return None
        opener = self.clause.opener
        near = [a for a in self.s.amounts if 0 <= opener.first - a.last <= APART]
        for amount in near:
            word = self.s.mark(amount.first)
            states = opener.has("crowd") or (word is not None and word.says("pron", "they"))
            if amount.quantity.unit == "state" or (amount.quantity.unit == "bare" and states):
                return replace(amount.quantity, unit="state")
        return None

    def states_counted(self) -> Quantity | None:
        """Return how many states the clause counts; the number may stand in a word for a crowd: "five countries"."""
        found = self.quantity("state") or self.described_count()
        if found is not None:
            return found
        for amount in self.amounts("bare"):
            word = self.s.mark(amount.first)
            if word is not None and word.has("crowd") and word.last > amount.last:
                return replace(amount.quantity, unit="state")
        return None

    def treaty_in_view(self) -> str | None:
        """Return the treaty of the clause, else the one spoken of last, where "it" can be nothing else."""
        treaty = self.treaty()
        if treaty is not None or self.d.foreign or self.d.age("treaty") > 1:
            return treaty
        others = self.marks("union", "other_thing", "ignore", "place", "body", "office", "kind_word", "organisation")
        return None if others else self.d.treaty

    def counted(self) -> Quantity | None:
        """Return how many weapons: counted as such, or a large number alone while they are spoken of."""
        found = self.quantity()
        if found is None and self.d.age("item") <= 1 and not self.marks("other_thing"):
            bare = next(iter(self.amounts("bare")), None)
            if bare is not None and (bare.quantity.low or bare.quantity.high or 0) >= _MANY:
                return replace(bare.quantity, unit="item")
        return found

    def times(self, clauses: Iterable[Clause] = ()) -> list[Time]:
        """Return the times of the clause, nearest first, else those of the first of `clauses` that has one."""
        for clause in (self.clause, *clauses, *self._empty_clauses()):
            inside = set(clause.tokens)
            found = [t for t in self.s.times if t.first in inside and not self._anothers_time(t)]
            if found:
                return sorted(found, key=lambda t: (abs(t.first - self.mark.first), t.first))
        return []

    def _anothers_time(self, time: Time) -> bool:
        """Tell of the day of a participle, or of what is said of a noun: "signed in 1997", "regretted on Monday"."""
        if self.mark.says("verb", "fund") and any(self.mark.last <= m.first < time.first for m in self.marks("versus")):
            # "32 million, against 27 million last year"
            return True
        if self._of_a_record(time):
            return True
        before = self.s.mark(time.first - 1)
        if before is None or before is self.mark:
            return False
        if before.has("prep") and not before.has("verb"):
            before = self.s.mark(before.first - 1)
        if before is None or before is self.mark or not before.has("verb"):
            return False
        if "attributive" in before.flags:
            return True
        judging = before.says("verb", "support", "oppose", "concern") and not before.has("op")
        return self.nominal and judging and self.mark.first >= time.last

    def _of_a_record(self, time: Time) -> bool:
        """Tell of since when something is a record, in words set behind a comma: "…, the highest number since 2020"."""
        if not (time.edtf or "").endswith("/.."):
            return False
        behind = range(time.first - 1, max(self.mark.last - 1, time.first - _FAR), -1)
        comma = next((p for p in behind if self.s.tokens[p].text in (",", "،", "–", "—")), None)
        if comma is None:
            return False
        words = [p for p in range(comma + 1, time.first) if self.s.tokens[p].text[0].isalpha()]
        telling = ("verb", "noun", "member", "op", "say", "item", "state", "treaty", "treaty_word")
        plain = not self.marks_at(words, *telling)
        return plain and len(words) > _THEM

    def _empty_clauses(self) -> Iterator[Clause]:
        """The clauses around and right before that only point: "it was on 1 March that …", "meeting on Tuesday, …"."""
        at = self.frame.places[id(self.clause)]
        before = self.frame.clauses[at - 1] if at else None
        for clause in (self.clause.parent if self.clause.kind == "comp" else None, before):
            if clause is None:
                continue
            inside = set(clause.tokens)
            telling = (
                m for m in self.s.marks if m.first in inside and (is_act(m) or m.has("say", "op", "op_noun", "member"))
            )
            if not any(telling):
                yield clause

    def shared(self, things: Sequence[_Thing]) -> list[tuple[Mention, _Thing]]:
        """Return who goes with which of several times or amounts: "Finland left on 10 January, Poland on 20 February".

        Empty unless actors and things take turns, at least two of each, with little between the later ones.
        """
        reach = self.reach()
        who: list[Mention] = [m for m in self.frame.mentions if m.first in reach and m.kind in _TAKING]
        who = [m for m in who if m.ids and not m.adj and m.pronoun is None]
        able = [m for m in who if m.may_act]
        # "Japan gave 45 million for Ukraine's land, the EU 80": Ukraine is no giver.
        who = able if len(able) > 1 else who
        what: list[_Thing] = [t for t in things if t.first in reach]
        return (
            self._in_order(what)
            or self.by_turns(who, what)
            or self._one_later(who, what)
            or self._last_dated(who, what)
        )

    def _last_dated(self, who: Sequence[Mention], what: Sequence[_Thing]) -> list[tuple[Mention, _Thing]]:
        """Return two who do it, only the second with its day: "Latvia left it the same day, Finland on 10 January"."""
        if len(who) != 2 or len(what) != 1 or not isinstance(what[0], Time) or self.nominal:
            return []
        one, other, day = who[0], who[1], what[0]
        apart = other.first > self.mark.last and one.last <= self.mark.first and self._joint(other.first - 1)
        between = self.marks_at(range(other.last, day.first), "verb", "op", "say", "aux", "treaty", "treaty_word")
        if not apart or between or not 0 <= day.first - other.last <= _ASIDE + 2:
            return []
        return [(one, Time(one.last, other.first, None)), (other, day)]

    def _one_later(self, who: Sequence[Mention], what: Sequence[_Thing]) -> list[tuple[Mention, _Thing]]:
        """Return a row of names and times, one of which is only "some weeks later": its day is not told."""
        if len(who) != len(what) + 1 or not all(isinstance(t, Time) for t in what):
            return []
        for name in who[1:]:
            told: list[tuple[Mention, _Thing]] = self.by_turns([m for m in who if m is not name], what)
            later = range(name.last, min(name.last + _ASIDE + 1, len(self.s.tokens)))
            joint = next((p for p in later if self._joint(p) or not self.s.tokens[p].text[0].isalnum()), name.last)
            if told and joint - name.last > 1 and not any(name.last <= t.first < joint for t in what):
                none = Time(name.last, joint, None)
                row: list[tuple[Mention, _Thing]] = [*told, (name, none)]  # type: ignore[list-item]
                return sorted(row, key=lambda pair: pair[0].first)
        return []

    def by_turns(self, who: Sequence[Mention], what: Sequence[_Thing]) -> list[tuple[Mention, _Thing]]:
        """Return names and things that take turns in pairs, at least two, with little between the later ones."""
        if len(who) < 2 or len(what) < 2:
            return []
        turns: list[Mention | Time | Amount] = [*who, *what]
        turns.sort(key=lambda part: part.first)
        first, second = turns[0::2], turns[1::2]
        if len(first) != len(second) or len({isinstance(p, Mention) for p in first}) > 1:
            return []
        if any(isinstance(a, Mention) == isinstance(b, Mention) for a, b in zip(first, second, strict=True)):
            return []
        if len({m.ids for m in who}) < len(who) or any(
            b.first - a.last > _ASIDE for a, b in list(zip(first, second, strict=True))[1:]
        ):
            return []
        pairs = [(a, b) if isinstance(a, Mention) else (b, a) for a, b in zip(first, second, strict=True)]
        return [(a, cast("_Thing", b)) for a, b in pairs if isinstance(a, Mention)]

    def _in_order(self, things: Sequence[_Thing]) -> list[tuple[Mention, _Thing]]:
        """Return each of a row of actors with its own of as many things: "A and B gave 40 and 25 million"."""
        actor = self.actor()
        whole = [] if actor is None else self.row(actor)
        row = [replace(m, ids=(one,), states=m.states and (one,)) for m in whole for one in m.ids]
        if len(row) < 2 or len(row) != len(things):
            return []
        for one, other in pairwise(things):
            between = range(one.last, other.first)
            joined = any(self._joint(p) for p in between)
            apart = len(between) > _ASIDE or any(m.first in between for m in self.frame.mentions)
            if not joined or apart or any(True for _ in self.s.find("verb", "op", within=between)):
                return []
        return list(zip(row, things, strict=True))

    def row(self, actor: Mention) -> list[Mention]:
        """Return an actor with those that stand in one row with it: "Japan and the European Union"."""
        row = [actor]
        for mention in self.own():
            fits = mention.kind in _TAKING and mention.ids and not mention.adj and mention.pronoun is None
            if mention.first < row[-1].last or not fits or not mention.may_act:
                continue
            between = range(row[-1].last, mention.first)
            joined = any(self._joint(p) for p in between)
            if not joined or not all(self._joint(p) or self._is_article(p) for p in between):
                break
            row.append(mention)
        return row

    def _is_article(self, position: int) -> bool:
        mark = self.s.mark(position)
        return mark is not None and mark.has("article")

    def reach(self) -> set[int]:
        """Return the clause's tokens with those of its asides, and of what follows it without a verb of its own."""
        reach = set(self.inside)
        for child in self.clause.children:
            if child.kind == "aside":
                reach.update(child.tokens)
        at = self.frame.places[id(self.clause)]
        for clause in self.frame.clauses[at + 1 :]:
            inside = set(clause.tokens)
            if any(m.first in inside and (is_act(m) or m.has("say", "op", "verb", "aux")) for m in self.s.marks):
                break
            reach |= inside
        return reach

    def when(self, modality: str, clauses: Iterable[Clause] = ()) -> str | None:
        """Return the EDTF of the nearest time; a day without its year lies ahead of what is planned."""
        found = self.times(clauses)
        return self.dated(found[0], modality) if found else None

    def _tense_at(self, position: int) -> frozenset[str]:
        """The tense of the clause that holds a time: "on 18 March they said that they want to leave"."""
        return self._tense_of(next((c for c in self.frame.clauses if position in c.tokens), self.clause).tokens)

    def _tense_of(self, tokens: Iterable[int]) -> frozenset[str]:
        return frozenset(flag for m in self.s.find("verb", "op", "aux", "say", within=tokens) for flag in m.flags)

    def dated(self, time: Time, modality: str) -> str | None:
        """Return the EDTF of a time; a day without its year lies ahead of what is planned."""
        # What is told in the present of a day without its year is still to come.
        told = self.tense if time.first in self.inside else self._tense_at(time.first)
        present = "pres" in told and "past" not in told and not self.scope.over("accuse")
        coming = time.open == "year" or (time.open == "week" and self.scope.has("effect"))
        ahead = modality in ("planned", "possible", "urged") or (present and coming and not self._is_over)
        if modality == "possible" and time.first not in self.inside and "past" in told:
            # "said in December that it considers leaving"
            ahead = False
        return time.turned(self.frame.published, future=ahead)


def _fights(mention: Mention) -> bool:
    """Tell of an armed group of the name packs: it may be accused as a state is."""
    entity = entities().get(mention.ids[0]) if mention.kind == "organisation" and mention.ids else None
    return entity is not None and entity.role == _ARMED


def _is_object(word: Mark) -> bool:
    """Tell of "they" in a case that no subject has."""
    return word.says("pron", "they") and bool(word.flags & {"gen", "obj"}) and "subj" not in word.flags


def tells_between(s: Sentence, first: int, last: int) -> bool:
    """Tell of a verb between "according to" and a name: "According to the report Russia has used them" in Swedish."""
    return any(m.has("aux") or m.flags & {"pres", "past"} for m in s.find("aux", "verb", within=range(first, last)))


def _is_source(s: Sentence, mention: Mention, mark: Mark) -> bool:
    """Tell of whom "according to" names: who is only quoted does nothing."""
    if mark.says("according", "his", "their", "mine"):
        return False
    if mark.has("post"):
        return 0 <= mark.first - mention.last <= 1 or mention.first <= mark.first < mention.last
    if "gen" in mark.flags and mention.roles and not mention.can_be("gen"):
        # "Według raportu Mongolia …": whose report it is would stand in the genitive.
        return False
    between = [s.tokens[p].text for p in range(mark.last, mention.first)]
    if tells_between(s, mark.last, mention.first):
        return False
    if mark.has("prep") and mention.kind == "state" and len(mention.ids) > 1:
        # "For Estonia, Latvia and Lithuania …"
        return False
    return 0 <= mention.first - mark.last <= 2 and not any(text in (",", "،") for text in between)


def _gap(mention: Mention, mark: Mark) -> int:
    return mark.first - mention.last if mention.last <= mark.first else max(0, mention.first - mark.last)


def _distance(act: Act, mark: Mark) -> float:
    if mark.first >= act.mark.last:
        return mark.first - act.mark.last
    behind = act.mark.first - mark.last
    return behind + (1.5 if act.frame.order == "initial" else 0)


def _nearest(act: Act, found: list[Mention]) -> Mention | None:
    return _closest(act.mark, found)


def _closest(mark: Mark, found: list[Mention]) -> Mention | None:
    return min(found, key=lambda m: (_gap(m, mark), m.first)) if found else None


def _verb_between(act: Act, mention: Mention) -> bool:
    """Tell whether a verb stands before a mention: then that mention is nearer to the act than the first subject."""
    return any(m.has("say", "op") and m.first < mention.first for m in act.marks("say"))


def _cut_between(s: Sentence, mention: Mention, mark: Mark) -> bool:
    first, last = (mention.last, mark.first) if mention.last <= mark.first else (mark.last, mention.first)
    for position in range(first, last):
        other = s.mark(position)
        if s.tokens[position].text in (",", ";", ":", "،", "，"):
            return True
        if other is not None and other.has("say", "aux", "rel", "comp", "verb"):
            return True
    return False
