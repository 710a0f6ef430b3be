"""What a document has said so far, and what it is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from treatywatch.extract.frames.marks import Mark, Sentence, dateline
from treatywatch.extract.weapons import HARM, ITEM_OF, TREATY_OF
from treatywatch.model.quantity import Quantity

_NEVER = 1000
# A text that has named its treaty or its weapon goes on meaning it.
_LASTING = {"treaty": 0.3, "item": 0.25}
_FOREIGN = 2
_NAMED = 5
# A treaty named so great a part as often as another is named about as often.
_ABOUT_AS_OFTEN = 0.5
_COMPANY = frozenset({"clear", "contaminate", "remove", "use", "make", "hold"})
# A text of a sentence or two has no room for company.
_SHORT = 3
_WEAPONS = frozenset({"apm", "avm", "cm"})
# A text in which so many sentences tell of an act is about it; one in which so great a part of the weapons named are of
# one kind is about that.
_AGAIN = 3
# In a text of so many sentences twice is enough.
_PAGE, _TWICE = 30, 2
_MOST = 0.8
# What a text is about is in view for so many times longer.
_ABOUT = 8
# The place last named is where the text is for so many sentences.
_SCENE = 3
# Where a text was written counts as so many mentions.
_HOME = 3
# In a list stand so few words between two names; so many names make one.
_LISTED = 2
_LIST = 4
# Acts that a text goes on about, and what it then is about.
_ACTS = {"leave": "leave", "suspend": "suspend", "clear": "clear", "remove": "clear"}
_TOPICS = {"state": "state", "adj": "state", "capital": "state", "treaty": "treaty", "item": "item"}


@dataclass(slots=True)
class Discourse:
    """Topics with their age in sentences; `focus` is the state that the document names most."""

    focus: str | None = None
    focused: bool = False
    """The document names its focus twice as often as any other state."""
    about: frozenset[str] = frozenset()
    """Acts that the text speaks of again and again."""
    press: str | None = None
    """The state whose press writes in the language, in a text that names no state."""
    sole_item: str | None = None
    """The weapon, where the text names no other."""
    before: str | None = None
    """The treaty in view when the sentence began."""
    main_treaty: str | None = None
    main_item: str | None = None
    subject: tuple[str, ...] = ()
    """States that were the last sentence's subject."""
    group: tuple[str, ...] = ()
    spot: tuple[int, bool, str] | None = None
    """Where "there" is: in which sentence it was named, as a place or not, and the state."""
    pair: tuple[str, ...] = ()
    """The two states last named: "both countries"."""
    recent: tuple[str, ...] = ()
    """The states last named, the last one last."""
    latest: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """What can act and was last named: kind, id and states of each; the last is "the latter"."""
    treaty: str | None = None
    told: Counter[str] = field(default_factory=Counter)
    """In how many sentences each treaty was named so far."""
    treaties: set[str] = field(default_factory=set)
    """All treaties named so far."""
    item: str | None = None
    item_before: str | None = None
    """The weapon in view when the sentence began."""
    opened: str | None = None
    """The weapon that the paragraph began with, as long as it has named no treaty and no other weapon."""
    announced: str | None = None
    """The treaty that the last question turned to."""
    charge: tuple[tuple[str, ...], str | None, str | None] | None = None
    """Who was last said to have used which weapon where."""
    moved: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Who was last said to have given weapons to whom."""
    ordered: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Who was last said to have ordered weapons of whom."""
    step: tuple[str, str, str | None] | None = None
    """The treaty, step and body last told of."""
    left: set[str] = field(default_factory=set)
    """Whose withdrawal was told of so far."""
    last: tuple[str, dict[str, str | None], str] | None = None
    """Kind, slots and modality of the step or membership that the last sentence told of."""
    deed: tuple[str, dict[str, str | None], str] | None = None
    """Kind, slots and modality of the use, making or order that the last sentence told of."""
    rate: tuple[str, str] | None = None
    """Whose output was last told of, and in what time it is made: "month", "year"."""
    bought: str | None = None
    """The weapon last said to be ordered or bought."""
    stance: tuple[str, str] | None = None
    """The stance last told of, and towards what."""
    speaking: tuple[str, ...] = ()
    """The state of whom a quotation is about to name as its speaker."""
    programme: str | None = None
    place: str | None = None
    money: str | None = None
    """The currency last given."""
    paid: tuple[tuple[str, ...], Quantity] | None = None
    """Who was last said to pay how much."""
    area: str | None = None
    """The unit of area last given."""
    payers: tuple[str, ...] = ()
    """Who was last said to pay."""
    hurt: str | None = None
    """Where people were last said to have been hurt."""
    person: tuple[str, tuple[str, ...]] | None = None
    company: tuple[str, tuple[str, ...]] | None = None
    named: str | None = None
    """The last name of somebody or something that the words do not tell."""
    firm: str | None = None
    """The firm of whom a quotation is about to name as its speaker."""
    organisation: tuple[str, tuple[str, ...]] | None = None
    reporting: tuple[str, tuple[str, ...]] | None = None
    """The organisation last named that does not fight."""
    maker: tuple[str, ...] = ()
    """The firm that was the last sentence's subject."""
    toll: tuple[str, str | None, str | None] | None = None
    """Aspect, weapon and time of those last told of as hurt."""
    armed: tuple[str, ...] = ()
    """The armed groups that the last sentence named as its subject."""
    houses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Parliament, government, president: whose was last named."""
    names: dict[str, tuple[str, str, tuple[str, ...]]] = field(default_factory=dict)
    """Surname, folded, to (id, kind, states)."""
    holders: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Who was last named as minister, president, head, officer, expert: id and states."""
    full: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """The full names of the text with the consonants of their surname, by the first of these."""
    firms: dict[str, str] = field(default_factory=dict)
    """For which firm a person speaks that was named with it."""
    spelled: dict[str, str] = field(default_factory=dict)
    """How the text writes a full name as a subject, by its surname folded and cut."""
    ours: bool = False
    """The text says "we" in its own voice, and is no speech."""
    voice: str | None = None
    """The organisation that the first sentences tell of as saying or judging something: a release is its word."""
    asking: bool = False
    """It is the one who asks that speaks."""
    quoting: bool = False
    """Somebody is quoted in the sentence, or answers."""
    first_person: str | None = None
    """The first person that the document names in full."""
    author: bool = False
    """The text is a speech: "I" stands outside quotations, and its speaker is named nowhere in it."""
    interviewee: str | None = None
    """Who answers, where the text is questions and answers."""
    ages: dict[str, int] = field(default_factory=dict)

    def copy(self) -> "Discourse":
        """Return one to look ahead with."""
        return replace(
            self,
            told=Counter(self.told),
            treaties=set(self.treaties),
            houses=dict(self.houses),
            names=dict(self.names),
            holders=dict(self.holders),
            firms=dict(self.firms),
            ages=dict(self.ages),
        )

    def age(self, topic: str) -> float:
        """Return how many sentences ago a topic was last named; those that last count less for each."""
        return self.ages.get(topic, _NEVER) * _LASTING.get(topic, 1)

    def fresh(self, topic: str, sentences: int) -> bool:
        """Tell whether a topic was named so many sentences ago at most; in a text about it, `_ABOUT` times as many."""
        return self.age(topic) <= (_ABOUT * sentences if topic in self.about else sentences)

    @property
    def foreign(self) -> bool:
        """Tell whether the treaty or union just spoken of is none of ours."""
        return self.age("foreign") <= _FOREIGN

    @property
    def home(self) -> str | None:
        """The state that a text is in where it names none: its focus; a speech is in none."""
        return None if self.author else self.focus

    @property
    def scene(self) -> str | None:
        """The place that the text is in, unless it has turned to another state in a later paragraph."""
        if self.age("place") > _SCENE or not self.place:
            return None
        turned = self.age("topic") <= self.age("paragraph") < self.age("place") and len(self.subject) == 1
        # "The Russians mined it": who lays mines somewhere is not where they are cleared.
        foreign = self.charge is not None and self.subject[:1] == self.charge[0][:1]
        return self.subject[0] if turned and not foreign else self.place

    def one_state(self) -> tuple[str, ...]:
        """Return the state that "the country" stands for."""
        if len(self.subject) == 1:
            return self.subject
        return (self.focus,) if self.focus else ()

    def homeland(self) -> tuple[str, ...]:
        """Return the state of "the army" that is named without one: that of "the country", else that of the press."""
        return self.one_state() or (() if self.press is None or self.focus else (self.press,))

    def notice(self, mark: Mark) -> None:
        """Note the treaty or weapon that a mark names."""
        item = mark.value("item")
        if item not in (None, "other"):
            self.item = item
            self.ages["item"] = 0
            self.opened = item if self.opened in ("", item) and item in ITEM_OF.values() else None
            self.ages["weapon"] = 0 if TREATY_OF.get(item) == self.treaty else _NEVER
        self._notice_treaty(mark)
        for topic in _topics(mark):
            self.ages[topic] = 0
        if mark.has("world"):
            self.ages["world"] = 0
        if mark.has("programme"):
            self.programme = mark.value("programme")
            self.ages["programme"] = 0

    def _notice_treaty(self, mark: Mark) -> None:
        if mark.has("treaty"):
            self.treaty = mark.value("treaty")
            self.treaties.add(str(self.treaty))
            self.opened = None
            self.ages["foreign"] = _NEVER
            self.item = ITEM_OF.get(str(self.treaty), self.item)
            self.ages["treaty"] = self.ages["item"] = self.ages["named"] = 0
        elif mark.has("item_word") and self.age("item") <= _FOREIGN:
            self.ages["item"] = 0
        elif mark.has("treaty_word") and self.treaty is not None and not self.foreign:
            meant = TREATY_OF.get(str(self.opened))
            if meant not in (None, self.treaty):
                # "With cluster munitions it is otherwise. Lithuania left the convention": the one on them.
                self.treaty = meant
            self.ages["treaty"] = 0
            if self.age("weapon") < self.age("named"):
                # It goes on being spoken of, and so is its weapon.
                self.ages["named"] = 0
        if mark.says("ignore", "treaty"):
            self.ages["foreign"] = 0

    def come_back(self, *, once: bool = False) -> None:
        """Go back to the treaty that the text is about from another; with `once`, from one named in one sentence."""
        other = str(self.treaty)
        if self.main_treaty is None or other == self.main_treaty or (once and self.told.get(other, 0) > 1):
            return
        self.treaty = self.main_treaty
        if self.item == ITEM_OF.get(other):
            self.item = ITEM_OF.get(self.main_treaty, self.item)

    def turn(self, *, far: bool = True) -> None:
        """Go on to the next sentence; a question or a word or two take the text no farther from its topics."""
        for topic in self.ages:
            if far or topic == "named":
                self.ages[topic] += 1
        if self.age("named") > _NAMED and self.main_treaty is not None:
            # "the convention", some time after another one was named, is the one that the text is about.
            self.treaty = self.main_treaty


def survey(sentences: Sequence[Sentence]) -> Discourse:
    """Return the discourse of a document that is about what it names most, its first sentences counting threefold."""
    counts: dict[str, Counter[str]] = {topic: Counter() for topic in _TOPICS.values()}
    for index, sentence in enumerate(sentences):
        weight = 3 if index < 4 else 1
        listed = _in_lists(sentence) if weight > 1 else frozenset()
        for mark in sentence.marks:
            if _TOPICS.keys().isdisjoint(mark.values):
                continue
            for layer, topic in _TOPICS.items():
                name = mark.value(layer)
                if name is not None and name != "other" and " " not in name:
                    counts[topic][name] += 2 if mark.first in listed else weight
    for state in _written_in(sentences):
        counts["state"][state] += _HOME
    focus, treaty, item = (_first(counts[topic]) for topic in ("state", "treaty", "item"))
    meant = TREATY_OF.get(str(item))
    if (
        treaty is not None
        and meant is not None
        and counts["treaty"][meant] >= _ABOUT_AS_OFTEN * counts["treaty"][treaty]
    ):
        # Of two named about as often the one on the weapon that the text is about.
        treaty = meant
    if treaty is None:
        # "The treaty" that is never named is the one on the weapon that the text is about.
        told = any(mark.has("treaty_word") for sentence in sentences for mark in sentence.marks)
        other = any(mark.says("ignore", "treaty") for sentence in sentences for mark in sentence.marks)
        treaty = TREATY_OF.get(str(item)) if told and not other else None
    others = [count for state, count in counts["state"].items() if state != focus]
    focused = focus is not None and counts["state"][focus] >= 2 * max(others, default=0)
    said = Counter(topic for s in sentences for topic in {t for m in s.marks for t in _topics(m)})
    long = len(sentences) > _PAGE
    weapons = {"apm" if name == "mine" else name: 0 for name in counts["item"]}
    for name, count in counts["item"].items():
        weapons["apm" if name == "mine" else name] += count
    return Discourse(
        focus=focus,
        focused=focused,
        about=frozenset(topic for topic, count in said.items() if count >= (_AGAIN if long else _TWICE)),
        main_treaty=treaty,
        main_item=item,
        sole_item=item if weapons and max(weapons.values()) >= _MOST * sum(weapons.values()) else None,
    )


def _written_in(sentences: Sequence[Sentence]) -> Iterator[str]:
    """The states that the text's datelines name: "Madrid, 25 February (EFE).–"."""
    for sentence in sentences:
        line = dateline(sentence)
        for mark in sentence.marks:
            name = mark.value("capital") or mark.value("place") or mark.value("state")
            if mark.first < line and name is not None and " " not in name:
                yield name


def _in_lists(s: Sentence) -> frozenset[int]:
    """The first tokens of states that stand in a list of four or more: none of them is what a text is about."""
    lists: list[list[Mark]] = []
    for mark in s.find("state"):
        if lists and mark.first - lists[-1][-1].last <= _LISTED:
            lists[-1].append(mark)
        else:
            lists.append([mark])
    return frozenset(mark.first for line in lists if len(line) >= _LIST for mark in line)


def _topics(mark: Mark) -> Iterator[str]:
    """The topics that an act belongs to."""
    for value in mark.all("noun", "verb"):
        if value in _ACTS:
            yield _ACTS[value]


def _first(counts: Counter[str]) -> str | None:
    """What is named most, of several what is named first."""
    return max(counts, key=lambda name: counts[name]) if counts else None


def is_on_subject(sentences: Sequence[Sentence], *, pits: bool) -> bool:
    """Tell whether a treaty or weapon of ours is named, and more often than what only looks like it.

    The bare word for a mine needs company: clearing, laying, soldiers; where it cannot be a pit (not `pits`), people
    hurt are company too.
    """
    beside = _COMPANY if pits else _COMPANY | HARM
    strong = weak = company = other = 0
    for sentence in sentences:
        for mark in sentence.marks:
            if mark.has("treaty") or mark.value("item") in _WEAPONS:
                strong += 1
            elif mark.says("item", "mine"):
                weak += 1
                # "to mine", "laying mines"
                company += mark.says("verb", "use") or mark.says("noun", "use")
            elif mark.says("ignore", "mine"):
                other += 1
            elif mark.says("noun", "clear"):
                # A word for demining names both.
                weak, company = weak + 1, company + 1
            elif not beside.isdisjoint(mark.all("verb", "noun")) or mark.says("body", "army", "ministry"):
                company += 1
    return other <= strong + weak if strong else bool(weak and (company or len(sentences) < _SHORT) and not other)
