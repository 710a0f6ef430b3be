"""What a document has said so far: what "it", "the country" or "the treaty" can stand for."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from treatywatch.extract.names import Mention, armed_groups, surname
from treatywatch.model.quantity import Quantity

if TYPE_CHECKING:
    from treatywatch.extract.draft import Draft

Known = tuple[str, tuple[str, ...]]
"""Somebody named before: (id, states)."""


class Deed(NamedTuple):
    """A claim in the making that another is said to share: "so does Vietnam", "as Lithuania did"."""

    kind: str
    modality: str
    slots: dict[str, str | None]
    at: int


class Said(NamedTuple):
    """A claim in the making that words without a verb of their own can repeat: its slots, its time, where it stands."""

    slots: dict[str, str | None]
    when: str | None
    at: int


class Lead(NamedTuple):
    """What a line that leads in a list says of every row: its kind, slots, time, whose it is, and what is counted."""

    kind: str
    slots: dict[str, str | None]
    modality: str
    when: str | None
    who: tuple[str, ...]
    unit: str
    ours: bool
    """It speaks of clearing or of weapons; else each row has to."""
    at: int


# So many sentences ago a treaty was named or pointed at that the next paragraph does not go on with.
_IN_PASSING = 2
_SHORTEST_NAME = 2
_SLOWLY_FORGOTTEN = 0.3
_SEVERAL = 2


@dataclass(slots=True)
class Discourse:
    """What has been named so far in one document, nearest last."""

    states: list[tuple[str, ...]] = field(default_factory=list)
    persons: dict[str, Known] = field(default_factory=dict)
    """Surname, folded, to (id, states)."""
    groups: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The states named together last, by how many they were: "the four countries"."""
    authors: tuple[str, ...] = ()
    """The states whose joint statement was spoken of, and where."""
    authored: int = 0
    last_person: Known | None = None
    last_company: Known | None = None
    last_org: Known | None = None
    last_armed: Known | None = None
    """The armed group named last: "the insurgents"."""
    coalition: str | None = None
    """The states at war together that were named last, as in "the Saudi-led coalition"."""
    armed_age: int = 99
    """Sentences since an armed group was last spoken of."""
    subject: tuple[str, ...] = ()
    narrated: tuple[str, ...] | None = None
    """What the text itself spoke of before a quotation that speaks of another."""
    focus: str | None = None
    """The state that the document is about, where one stands out."""
    treaty: str | None = None
    main_treaty: str | None = None
    passing: str | None = None
    """The treaty that the paragraph before spoke of last, where that is not the main one."""
    focused: bool = False
    """One state makes up most of the naming of states."""
    item: str | None = None
    main_item: str | None = None
    programme: str | None = None
    programme_at: int = -10_000
    """Where in the text a programme was last named."""
    stock_age: int = 99
    """Sentences since a stock was last spoken of."""
    item_age: int = 99
    """Sentences since a weapon of ours was last named."""
    foreign: bool = False
    """The treaty spoken of last is none of ours."""
    publisher: str | None = None
    """The organisation that publishes the text: its "we", where nobody is quoted."""
    governs: tuple[str, ...] = ()
    """The state whose government publishes the text."""
    author: str | None = None
    """Who signs the text at its head: the "I" that nobody is quoted with."""
    of_opinion: bool = False
    """The publisher is a house that argues or appeals: a stance that the text takes itself is its."""
    quoting: bool = False
    """The sentence read holds words of somebody quoted."""
    common: frozenset[str] = frozenset()
    """Words that it writes without a capital."""
    treaty_silence: int = 99
    """Sentences since a treaty was last spoken of."""
    proper: frozenset[str] = frozenset()
    """Words, folded, that the document writes with a capital inside sentences: names of its own."""
    everybody: list[tuple[str, ...]] = field(default_factory=list)
    """All states named, in whatever role."""
    peoples: list[tuple[str, ...]] = field(default_factory=list)
    """The same with those that only an adjective or a body of theirs names."""
    actor: Mention | None = None
    """The subject of the sentence before."""
    holders: list[tuple[str, str, str]] = field(default_factory=list)
    """(person, state, role in lower case) of the gazetteer's persons that the document names."""
    suspend_age: int = 99
    """Sentences since a suspension was last spoken of."""
    leaving: bool = False
    """The document speaks of a withdrawal somewhere."""
    present: frozenset[str] = frozenset()
    """The states that the document names, by whatever name."""
    bill_on: str | None = None
    """The treaty that the bill of a text without a withdrawal is to give effect to."""
    topic_age: int = 99
    """Sentences since a withdrawal was last spoken of."""
    payer: tuple[str, ...] = ()
    given_at: int = -10_000
    """Where in the text a sum was last said to be given, by whomever."""
    firms: list[str] = field(default_factory=list)
    """The companies named so far, each once, those named last at the end."""
    firm_group: tuple[str, ...] = ()
    """The companies that were last named together, or the one that was."""
    weakly: set[str] = field(default_factory=set)
    """Full names of somebody, or of some firm: nothing told which."""
    company_at: int = -10_000
    """Where in the text a company was last named."""
    buyer: tuple[str, int] | None = None
    """The state that was last said to need or order weapons, and where in the text that was said."""
    seller: tuple[str, str, str, int] | None = None
    """Who last got an order for weapons, of whom, for which, and where in the text that was said."""
    joiners: dict[str, str] = field(default_factory=dict)
    """The states that were said to join a treaty, and which."""
    signers: set[str] = field(default_factory=set)
    """The states that were said to have signed a treaty."""
    leavers: dict[str, None] = field(default_factory=dict)
    """The states that were said to leave a treaty, in order."""
    exits: tuple[int, tuple[str, ...]] = (-10_000, ())
    """Where in the text, and by which states, steps out of a treaty were told last: "the withdrawals" are theirs."""
    matters: dict[str, str] = field(default_factory=dict)
    """What each state's decision on a treaty was last told to be about: "join" or "leave"."""
    group: tuple[str, ...] = ()
    """States that last did something together."""
    transfer: tuple[str, str] | None = None
    step: Said | None = None
    """The step on a treaty told last."""
    short: dict[str, str] = field(default_factory=dict)
    """Houses by what they are called for short: "the Forum", "ANAMA"."""
    pointed_at: int = -1000
    """Where in the text "the treaty" was last said."""
    named_at: int = -1000
    """Where in the text a treaty was last named."""
    treaties: set[str] = field(default_factory=set)
    """The treaties named so far."""
    treaties_in_order: list[str] = field(default_factory=list)
    """Each naming of a treaty, in order: "the first" and "the second", "the former" and "the latter"."""
    paired_at: int = -10_000
    """Where in the text a step on both treaties was told in one breath."""
    signed: tuple[str, int] | None = None
    """Whether many were last said to sign or to ratify, and where in the text."""
    joining: Said | None = None
    """The step told last by which a state joins a treaty."""
    crowd: tuple[str, str, int] | None = None
    """Stance and target of many of whom none was named, and where in the text they were told."""
    chorus: tuple[str, str, int] | None = None
    """Stance and target of campaigners without a name, and where they were told: who is quoted next is one of them."""
    deed: Deed | None = None
    """What somebody was last said to do, make, hold, need or think."""
    made: Deed | None = None
    """What somebody was last said to make, or to be going to."""
    former: Deed | None = None
    """The deed told last before a stance was."""
    output: Quantity | None = None
    """How many weapons a maker was last said to make."""
    deeds: list[Deed] = field(default_factory=list)
    """All such of the sentence that told the last."""
    asked_at: int = -10_000
    """Where in the text it was last asked whether somebody leaves."""
    at_war: bool = False
    """Both sides of the war in Ukraine are named: they are "both armies"."""
    stance: Said | None = None
    """The stance told last."""
    standing: Said | None = None
    """The standing under a treaty told last; a step that brings one counts."""
    officers: dict[str, Known] = field(default_factory=dict)
    """Who was last named with an office, by the word for it: "the minister"."""
    houses: dict[str, str] = field(default_factory=dict)
    """Persons to the organisation that they were named with."""
    floor: Known | None = None
    """Who speaks, where a conversation is written down: "we" and "I" are theirs."""
    chamber: str | None = None
    """The state whose house debates, where several of its members speak in turn: "the government" is its own."""
    asked: Known | None = None
    """Who is spoken to there: "you"."""
    stances: set[tuple[str, str, str]] = field(default_factory=set)
    """Who has taken which stance on what."""
    users: dict[str, tuple[str, int]] = field(default_factory=dict)
    """User to the weapon it was last said to use, and where in the text that was said."""
    casualties: tuple[str, int] | None = None
    """Which harm was last counted, and where in the text."""
    asked_of_land: tuple[str, int] | None = None
    """What a question wants to know of mined land, and where in the text it stands."""
    harm_spoken: int = -10_000
    """Where in the text people hurt by mines were last spoken of."""
    harm_asked: int = -10_000
    """Where in the text somebody last asked for them."""
    harmed_both: int = -1
    """Where in the text the dead and the hurt were told together."""
    blast: tuple[int, str | None, str | None] | None = None
    """Where in the text a mine was last said to go off, when, and in which place."""
    casualty_place: str | None = None
    stepped: tuple[int, str | None] | None = None
    """Where in the text one person was last said to step on a mine, and when: "he died" tells of that one."""
    place: str | None = None
    """The state that the text last was in."""
    place_age: int = 99
    parties_listed: int | None = None
    """Where a line such as "States that join the treaty:" leads in a list of what they do, None where none does."""
    listed_to: bool = False
    """That line ends with "to:", and its items begin with what is to be done."""
    cleared: tuple[str, int] | None = None
    """Whose land was last said to be mined or cleared, and where in the text."""
    land: tuple[str, str, str, int] | None = None
    """What was last said of whose land: aspect, place, unit of its area ("" without one), and where in the text."""
    destroying: tuple[int, str | None, str | None, str | None] = (-10_000, None, None, None)
    """Where in the text the destruction of a stock was told last, whose it was, of what, and when."""
    scene: str | None = None
    """The one state that the paragraph's first sentence is set in, where it is about no other."""
    cleared_age: int = 99
    """Sentences since clearing was last spoken of."""
    casualty_when: str | None = None
    year: str | None = None
    """The bare year that the text told last."""
    halves: dict[str, str] = field(default_factory=dict)
    """What "the North" and "the South" are, where a text speaks of both Koreas."""
    section_firm: Known | None = None
    """The firm that a paragraph's opening words, without a verb, are about: "Belma (Bydgoszcz). …"."""
    section_state: str | None = None
    """The state that a line of its own names: what stands under it is told of that state."""
    section_when: str | None = None
    told: "Draft | None" = None
    """What the sentence before told, where it is of one kind: a sentence of mere names can go on with it."""
    leads: tuple[Lead, ...] = ()
    """What the line says that leads in the list which is being read."""
    section_year: str | None = None
    worked_when: tuple[str | None, int] = (None, -10_000)
    """When land was last told to be cleared, and where in the text."""
    freed: Deed | None = None
    """The land that was last told to be cleared as a whole: "and Zambia did so in 2009"."""

    @property
    def treaty_age(self) -> float:
        """Return how far a treaty has gone out of mind, in sentences on a weapon.

        A text that has named its treaty goes on meaning it: "Ghana joined in 2011", after a paragraph on stocks.
        """
        return self.treaty_silence * _SLOWLY_FORGOTTEN

    def see_states(self, states: tuple[str, ...]) -> None:
        """Note that these states were just named together."""
        if states:
            self.states.append(states)

    def go_on(self) -> None:
        """Go on behind a quotation with what the text itself spoke of before."""
        if self.narrated is not None and not self.quoting:
            self.subject, self.narrated = self.narrated, None

    def tell(self, deed: Deed) -> None:
        """Note what somebody was said to do, beside what else the sentence told."""
        if self.deed is None or self.deed.at != deed.at:
            self.deeds = []
        self.deeds.append(deed)
        self.deed = deed
        if deed.kind == "production":
            self.made = deed

    def deed_at(self) -> int:
        """Return where the deed told last stands."""
        return -1 if self.deed is None else self.deed.at

    def attacker(self, place: str | None) -> str | None:
        """Return who was last said to use weapons, in a text that names no other user; never who is hit itself."""
        known = [user for user in self.users if user and user != place]
        return known[0] if len(known) == 1 else "RUS" if place == "UKR" and self.at_war else None

    def back_to_the_main_treaty(self, *, passed: bool = False) -> None:
        """Let "the treaty" of a new paragraph be that of the whole text, where another was named only in passing.

        Under a new heading (`passed`) it is, however lately another was named.
        """
        passed = passed or self.treaty_silence >= _IN_PASSING or self._named_once()
        if None not in (self.treaty, self.main_treaty) and not self.foreign and passed:
            self.passing = self.treaty if self.treaty != self.main_treaty else None
            self.treaty = self.main_treaty
        else:
            self.passing = None

    def _named_once(self) -> bool:
        """Tell whether the treaty named last has been named but once, and the text's own several times before."""
        told = self.treaties_in_order
        if self.treaty == self.main_treaty or not told or told[-1] != self.treaty or self.pointed_at >= self.named_at:
            return False
        return told.count(str(self.treaty)) == 1 and told.count(str(self.main_treaty)) >= _SEVERAL

    def one_state(self) -> tuple[str, ...]:
        """Return the state that "the country" or "it" stands for."""
        if len(self.subject) == 1:
            return self.subject
        if self.scene is not None:
            return (self.scene,)
        if self.section_state is not None:
            return (self.section_state,)
        if self.focus:
            return (self.focus,)
        return next((states for states in reversed(self.states[-4:]) if len(states) == 1), ())

    def many_states(self, count: int | None) -> tuple[str, ...]:
        """Return the states that "they" or "the four countries" stands for."""
        if len(self.group) > 1 and count in (None, len(self.group)):
            return self.group
        if count is not None and count == len(self.subject):
            return self.subject
        if count is not None and count == len(self.leavers):
            return tuple(self.leavers)
        for states in reversed(self.states[-8:]):
            if len(states) > 1 and (count is None or len(states) == count):
                return states
        if count is not None:
            apart = tuple(dict.fromkeys(s for states in reversed(self.everybody) for s in states))
            if len(apart) < count:
                apart = tuple(dict.fromkeys(s for states in reversed(self.peoples) for s in states))
            return tuple(reversed(apart[:count])) if len(apart) >= count else ()
        return self.subject if len(self.subject) > 1 else ()

    def know(self, name: str, person: str, states: tuple[str, ...]) -> None:
        """Remember a person or company by the last word of its name."""
        self.persons[surname(name)] = (person, states)

    def known(self, name: str) -> Known | None:
        """Return the person or company that goes by the last word of this name."""
        last = surname(name)
        return (self.persons.get(last) or self._by_first_name(last)) if last else None

    def _by_first_name(self, word: str) -> Known | None:
        """Return the one person whose first name this is: "Tom", of Tom Birkett."""
        if "-" in word or len(word) <= _SHORTEST_NAME:
            return None
        found = {known for known in self.persons.values() if known[0].startswith(word + "-")}
        return found.pop() if len(found) == 1 else None

    def see_firms(self, firms: tuple[str, ...]) -> None:
        """Note that companies were just named."""
        for firm in firms:
            if firm in self.firms:
                self.firms.remove(firm)
            self.firms.append(firm)

    def several_firms(self, count: int) -> tuple[str, ...]:
        """Return the companies that "neither company", "the two firms" stands for."""
        return tuple(self.firms[-count:]) if len(self.firms) >= count else ()

    def _note_organisation(self, mention: Mention) -> None:
        self.last_org = (mention.ids[0], mention.states)
        if "-led-" in mention.ids[0] and mention.ids[0].endswith("coalition"):
            self.coalition = mention.ids[0]
        if mention.ids[0] in armed_groups():
            self.last_armed = self.last_org

    def note(self, mention: Mention) -> None:
        """Note a mention: what later pronouns can stand for. Pronouns themselves name nothing new."""
        if mention.pronoun is not None:
            return
        if mention.kind == "person" and mention.ids:
            self.last_person = (mention.ids[0], mention.states)
        elif mention.kind == "company":
            self.last_company = (mention.ids[0], mention.states)
            self.see_firms(mention.ids)
        elif mention.kind == "organisation":
            self._note_organisation(mention)
        elif mention.kind in ("body", "office") and mention.states:
            self.peoples.append(mention.states)
        elif mention.kind == "state":
            self.peoples.append(mention.ids)
            if mention.role != "adj":
                self.everybody.append(mention.ids)
            if mention.role in ("", "owner"):
                self.see_states(mention.ids)
