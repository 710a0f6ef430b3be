"""A state's standing under a treaty on a day, with the dates it was computed from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic: a date, what happened or follows, the article, and whose record it is."""

    date: str | None
    what: str
    article: str = ""
    source: str = ""
    confidence: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """`status`: `party`, `signatory`, `non_party`, `withdrawn`, `deposited` (consented, not yet in force for it)."""

    state: str
    treaty: str
    on: str
    status: str
    steps: tuple[Step, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A fact of the depositary or of the pack's timeline: `step` of `state` on `treaty` at `date` (EDTF).

    `step` is a value of the claims vocabulary; `body` goes with `approve_withdrawal`.
    """

    state: str
    treaty: str
    step: str
    date: str
    source: str
    confidence: str
    detail: str = ""
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Members:
    """Who stands how under a treaty on a day: ISO codes in order, one list a status.

    Two ways of counting go about: `party` (in force) and `party` with `deposited`.
    """

    treaty: str
    on: str
    party: tuple[str, ...]
    deposited: tuple[str, ...]
    signatory: tuple[str, ...]
    withdrawn: tuple[str, ...]
    non_party: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something is due or takes effect for a state, with the article and what it was computed from.

    `kind`: `stockpile_destruction`, `clearance`, `first_report`, `yearly_report`, `withdrawal_effect`,
    `entry_into_force`. A deadline to destroy or to clear binds only a state that has something to destroy or clear.
    """

    state: str
    treaty: str
    kind: str
    due: str
    article: str
    text: str
    computed_from: str
    confidence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One rung on the way out of a treaty: `date` is None where the record has nothing.

    `name`: `announced`, `government`, `parliament`, `head_of_state`, `deposited`, `in_effect`.
    """

    name: str
    date: str | None
    what: str
    source: str = ""
    confidence: str = ""
    expected: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """A status and the sentences that lead to it, each with its date, article and source."""

    status: Status
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """Days from `first` to `last` (ISO, both included) on which a state's status did not change."""

    first: str
    last: str
    status: str


@dataclass(frozen=True, slots=True)
class TreatyStatus:
    """`status`: `not_adopted`, `adopted`, `open_for_signature`, `in_force`; `counts` of states by their own status."""

    treaty: str
    name: str
    on: str
    status: str
    depositary: str
    steps: tuple[Step, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
