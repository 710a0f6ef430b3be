"""Who does it, to what: subject, agent and object of an act."""

from dataclasses import dataclass, field

from treatywatch.extract import addressees, agents, objects, subjects, voice
from treatywatch.extract.clause import Clause
from treatywatch.extract.discourse import Discourse
from treatywatch.extract.names import Mention
from treatywatch.extract.parsed import Parsed
from treatywatch.extract.reading import Mark

_BE = frozenset({"is", "are", "was", "were", "be", "been"})


@dataclass(slots=True)
class Frame(Parsed):
    """A sentence ready for the kinds: its clauses, its mentions, and what the document has said before."""

    discourse: Discourse
    implied: list[Mention] = field(default_factory=list)
    """Whom words stand for that are no pronouns: the two sides of the order in "The first batch is due in May"."""
    _items: dict[tuple[int, int], Mark | None] = field(default_factory=dict)

    def subject(self, clause: Clause, before: int | None = None) -> Mention | None:
        """Return the subject of a clause, taken over from the clause it hangs on where it has none of its own."""
        return subjects.subject(self, clause, before)

    def actor(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return who does the act: agent, owner, who is told to, subject; None where the clause does not say."""
        return agents.actor(self, clause, mark)

    def fronted(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return X of "Having never signed it, X sends observers", "By leaving it, X has"."""
        return agents.fronted(self, clause, mark)

    def agent(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return "by X" behind a passive or a noun."""
        return agents.agent(self, clause, mark)

    def owner(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return whose act a noun is: "Poland's production", "Finnish use", "its withdrawal"."""
        return agents.owner(self, clause, mark)

    def told(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return X in "urged X to do", "enable X to do", "for X to do"."""
        return addressees.told(self, clause, mark)

    def told_unnamed(self, clause: Clause, mark: Mark) -> bool:
        """Tell whether somebody without a name is told to do it: "encourage the remaining nations to join"."""
        return addressees.told_unnamed(self, clause, mark)

    def imply(self, mark: Mark, *ids: str) -> None:
        """Note whom an act's words stand for, as a pronoun would."""
        self.implied.append(Mention(mark.first, mark.last, ids, "company", (), pronoun="it"))

    def is_passive(self, clause: Clause, mark: Mark) -> bool:
        """Tell whether the verb stands in the passive."""
        return voice.is_passive(self.sentence, clause, mark)

    def is_passive_behind(self, clause: Clause, mark: Mark) -> bool:
        """Tell whether a form of "be" stands close behind a noun: "an order was placed", "would be signed"."""
        return any(self.sentence.tokens[p].low in _BE for p in clause.tokens if mark.last <= p < mark.last + 7)

    def item(self, clause: Clause, mark: Mark) -> Mark | None:
        """Return the weapon that the act is done to, where the sentence names it."""
        place = (id(clause), mark.first)
        if place not in self._items:
            found = objects.item(self, clause, mark)
            if found is not None and found.value("item") in (None, "other") and self._is_in_a_firm(found):
                # "has placed an order with Baltic Arms for mines"
                behind = (m for m in self.sentence.find("item", mark.last, clause.last) if m.first in clause.tokens)
                found = next((m for m in behind if not self._is_in_a_firm(m)), None)
            self._items[place] = found
        return self._items[place]

    def _is_in_a_firm(self, item: Mark) -> bool:
        """Tell of "Ordnance", "Arms" in the name of a firm."""
        return any(m.first < item.last and item.first < m.last and m.kind == "company" for m in self.mentions)

    def pronoun_object(self, mark: Mark) -> bool:
        """Tell whether "them", "any", "none of these" stands right behind the act."""
        return objects.has_pronoun(self.sentence, mark)

    def place_of(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return the state in "in X" behind an act."""
        return objects.place(self, clause, mark)
