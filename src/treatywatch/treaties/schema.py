"""What a treaty pack holds, as frozen values: rules, rows, events, procedures, facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CONFIDENCES = ("high", "medium", "low")
CONSENTS = (
    "ratification",
    "accession",
    "acceptance",
    "approval",
    "succession",
    "accession or succession",
    "consent to be bound",
)
STAGES = (
    "preparation",
    "policy",
    "announcement",
    "bill_submitted",
    "government_approval",
    "presidential_submission",
    "parliament_committee",
    "parliament_first_reading",
    "parliament_vote",
    "parliament_upper_house",
    "presidential_signature",
    "presidential_promulgation",
    "presidential_decision",
    "deposit",
    "effective",
    "suspension_declaration",
    "depositary_circulation",
    "objection",
    "deposit_join",
    "entry_into_force",
    "meeting",
    "report",
    "statement",
)
PROCEDURE_STAGES = (
    "opinion",
    "government",
    "committee",
    "parliament",
    "upper_house",
    "president",
    "ministry",
    "notice",
)
FACTS = (
    *("armed_conflict", "consent", "notice", "notice_withdrawn", "dissolved", "extension", "reservation"),
    "not_counted",
)
CORRECTED = ("signed", "consent", "consent_kind", "in_force", "provisional", "notice", "effect")
COUNTED = ("party", "party+deposited", "signed", "signatory", "non_party", "outside", "deposits")
"""What totals count: `signed` whoever ever signed, `outside` all but parties and depositors, `deposits` for entry."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a treaty: `subject` says what it is about, `operator` how it is computed, `args` with what.

    It holds from `first` to `last` (ISO days, both included; None is open). `confidence` is `high` where the article
    was read in the text, `low` where the rule was written from memory.
    """

    id: str
    article: str
    subject: str
    operator: str
    text: str
    args: Mapping[str, Any] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None
    confidence: str = "high"

    def holds(self, on: str) -> bool:
        """Tell whether the rule is in force on the ISO day `on`."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class Party:
    """One state's row of the depositary's record; dates are ISO days, or EDTF where only month or year is known."""

    state: str
    name: str
    signed: str | None
    consent: str | None
    consent_kind: str | None
    in_force: str | None
    basis: str
    recorded: str
    provisional: str | None
    notice: str | None
    effect: str | None
    reservations: str
    known: str | None
    note: str
    source: str
    notice_source: str
    confidence: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One dated row of the treaty's timeline; `also` gives other days (EDTF) that a source has for the same act."""

    id: str
    date: str
    state: str | None
    stage: str
    what: str
    detail: str
    also: tuple[str, ...]
    disagreement: str
    votes: tuple[str, str, str]
    known: str | None
    source: str
    source2: str
    confidence: str


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step that a state's own law asks for before it can leave the treaty."""

    state: str
    step: int
    body: str
    stage: str
    act: str
    detail: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact that a person entered and no rule can compute, such as an armed conflict or an extension.

    An empty `treaty` stands for every treaty: an armed conflict is one whatever the treaty.
    """

    state: str
    kind: str
    first: str
    last: str | None
    article: str
    what: str
    known: str | None
    source: str
    confidence: str
    treaty: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected cell of `parties.csv`: until the day `on`, `column` of the state's row was known as `was`."""

    state: str
    column: str
    was: str
    on: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Count:
    """A published total: `number` of `what` (a value of `COUNTED`) on a day, and why it differs where it does."""

    on: str
    what: str
    number: int
    source: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """One treaty: its names and dates, its rules, and what the record has on every state.

    `coverage` is the last day that the record covers; `count_margin` by how many states its totals are known to miss
    the published ones; `notes` explain what does not fit, keyed by state or `treaty`. `memory` names the keys of
    the head that rest on memory; `counts` are the totals that others published.
    """

    id: str
    name: str
    names: tuple[str, ...]
    adopted: str
    opened: str
    depositary: str
    in_force: str
    coverage: str
    count_margin: int
    items: tuple[str, ...]
    rules: tuple[Rule, ...]
    parties: Mapping[str, Party]
    events: tuple[Event, ...]
    procedures: tuple[ProcedureStep, ...]
    facts: tuple[Fact, ...]
    notes: Mapping[str, str]
    place: str = ""
    memory: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def rule(self, subject: str, on: str | None = None) -> Rule | None:
        """Return the first rule on `subject` that is in force on `on` (any day where None)."""
        for rule in self.rules:
            if rule.subject == subject and (on is None or rule.holds(on)):
                return rule
        return None

    def article(self, subject: str) -> str:
        """Return the article of the first rule on `subject`, or an empty text."""
        rule = self.rule(subject)
        return "" if rule is None else rule.article


@dataclass(frozen=True, slots=True)
class PackKey:
    """A pack as a key of a cache: two are the same only if they are one object."""

    pack: Pack

    def __hash__(self) -> int:
        """Return a hash of the object, not of its thousands of cells."""
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        """Tell whether the two hold one and the same pack."""
        return isinstance(other, PackKey) and other.pack is self.pack
