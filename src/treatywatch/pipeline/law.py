"""What the treaties say, asked in one place: the day, the clock and the entered facts are set once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from treatywatch.model.claim import Claim
from treatywatch.model.errors import UsageError
from treatywatch.model.finding import Finding
from treatywatch.model.treaty import Deadline, Explanation, Members, Stage, Status, TreatyStatus
from treatywatch.treaties.calendar import calendar
from treatywatch.treaties.deadlines import deadlines
from treatywatch.treaties.entered import read_entered
from treatywatch.treaties.explain import explain
from treatywatch.treaties.known import span_of
from treatywatch.treaties.members import members
from treatywatch.treaties.naming import find, find_treaty
from treatywatch.treaties.pack import available, load
from treatywatch.treaties.proof import Proof, prove
from treatywatch.treaties.schema import Fact, ProcedureStep
from treatywatch.treaties.stages import missing, next_step, stages
from treatywatch.treaties.status import status
from treatywatch.treaties.summary import treaty_status


@dataclass(frozen=True, slots=True)
class Law:
    """Questions to the treaty packs. Every `on` is an ISO day and defaults to `today`.

    `known` leaves out what became known after that ISO day; `facts` are those that a person entered. A wrong name or
    date is a `UsageError` in every method, a wrong pack a `PackError`.
    """

    today: str
    known: str | None = None
    facts: tuple[Fact, ...] = ()

    @classmethod
    def on_day(cls, today: str, *, known: str | None = None, facts: str | Path | None = None) -> "Law":
        """Return the law with the facts of the CSV file `facts`, if one is given."""
        return cls(today, known, () if facts is None else read_entered(Path(facts)))

    def find(self, name: str) -> tuple[str, str]:
        """Return `("treaty", id)` or `("state", ISO code)` for the name of either."""
        return find(name)

    def treaties(self) -> tuple[str, ...]:
        """Return the ids of all treaties."""
        return available()

    def name_of(self, state: str) -> str:
        """Return the English name of a state by its ISO code."""
        return load(available()[0]).parties[state].name

    def status(self, state: str, treaty: str, *, on: str | None = None) -> Status:
        """Return a state's standing under one treaty; `on` may be a month or year in which it did not change."""
        return status(state, self._id(treaty), on=self._day(on), as_known_on=self.known, facts=self.facts)

    def statuses(self, state: str, *, on: str | None = None) -> tuple[Status, ...]:
        """Return a state's standing under every treaty that had been adopted by the day."""
        first, _ = span_of(self._day(on))
        adopted = [treaty for treaty in available() if load(treaty).adopted <= first]
        if not adopted:
            earliest = min(load(treaty).adopted for treaty in available())
            raise UsageError(f"{self._day(on)} is before every treaty; ask for {earliest} or later")
        return tuple(self.status(state, treaty, on=on) for treaty in adopted)

    def treaty(self, treaty: str, *, on: str | None = None) -> TreatyStatus:
        """Return how a treaty itself stands: adopted, opened, in force since when, with how many parties."""
        return treaty_status(treaty, on=self._day(on), as_known_on=self.known)

    def members(self, treaty: str, *, on: str | None = None) -> Members:
        """Return the states by their standing under a treaty, counted both ways."""
        return members(self._id(treaty), on=self._day(on), as_known_on=self.known, facts=self.facts)

    def deadlines(
        self, state: str | None = None, *, treaty: str | None = None, within: str = "P1Y", on: str | None = None
    ) -> tuple[Deadline, ...]:
        """Return what falls due within a duration such as `12m`, `90d` or `P1Y`, earliest first."""
        chosen = None if treaty is None else self._id(treaty)
        return deadlines(
            state, on=self._day(on), within=within, treaty=chosen, as_known_on=self.known, facts=self.facts
        )

    def explain(self, state: str, treaty: str, *, on: str | None = None) -> Explanation:
        """Return a standing with each step of the arithmetic and its article, as sentences."""
        return explain(state, self._id(treaty), on=self._day(on), as_known_on=self.known, facts=self.facts)

    def calendar(self, found: Sequence[Deadline]) -> str:
        """Return deadlines as iCalendar text."""
        return calendar(found, stamp=self.today)

    def stages(
        self, state: str, treaty: str, *, on: str | None = None, claims: Sequence[Claim] = ()
    ) -> tuple[Stage, ...]:
        """Return the rungs on a state's way out of a treaty; claims fill those on which the record has nothing."""
        return stages(state, self._id(treaty), on=self._day(on), as_known_on=self.known, claims=claims)

    def next_step(self, state: str, treaty: str, *, on: str | None = None) -> ProcedureStep | None:
        """Return the step of the state's own procedure that is to be expected next, if any is on record."""
        return next_step(state, self._id(treaty), on=self._day(on), as_known_on=self.known)

    def missing(self, treaty: str, *, state: str | None = None, on: str | None = None) -> tuple[Finding, ...]:
        """Return what has not come on the way out of a treaty, of one state or of all."""
        return missing(self._id(treaty), state=state, on=self._day(on), as_known_on=self.known)

    def prove(self, treaty: str) -> Proof:
        """Return how a pack agrees with its own record, its cases and the published totals."""
        return prove(self._id(treaty))

    def _day(self, on: str | None) -> str:
        return self.today if on is None else on

    def _id(self, treaty: str) -> str:
        return find_treaty(treaty)
