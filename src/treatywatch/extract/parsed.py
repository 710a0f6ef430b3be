"""A sentence cut into clauses, with the mentions that stand in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from treatywatch.extract.clause import Clause
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence


@dataclass(slots=True)
class Parsed:
    """A sentence with its clauses and mentions: what subjects, agents and objects are looked for in."""

    sentence: Sentence
    clauses: list[Clause]
    mentions: list[Mention]

    def clause_at(self, position: int) -> Clause:
        """Return the clause that the token at `position` belongs to."""
        for clause in self.clauses:
            if position in clause.tokens:
                return clause
        return self.clauses[0]

    def mentions_in(self, positions: Iterable[int]) -> list[Mention]:
        """Return the mentions that start at one of these tokens."""
        wanted = set(positions)
        return [m for m in self.mentions if m.first in wanted]

    def mentions_before(self, clause: Clause, mark: Mark) -> list[Mention]:
        """Return the mentions of a clause in front of an act."""
        return self.mentions_in(p for p in clause.tokens if p < mark.first)

    def mentions_behind(self, clause: Clause, mark: Mark, reach: int) -> list[Mention]:
        """Return the mentions of a clause within `reach` tokens behind an act."""
        return self.mentions_in(p for p in clause.tokens if mark.last <= p < mark.last + reach)
