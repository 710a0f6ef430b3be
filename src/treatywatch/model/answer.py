"""Questions, their answers, and conflicts between the values that were said."""

from dataclasses import dataclass, field

from treatywatch.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Question:
    """What claims with one key are about. `key` is `Claim.key`; `text` a sentence to print."""

    id: str
    key: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One value in an answer or conflict, and who says it.

    A side that rests on a rule or the depositary's record has no `claim_id` and names its `source`.
    `origins` counts independent origins (copies and same-speaker-same-day counted once).
    """

    value: str
    doc: str | None = None
    text_id: str | None = None
    claim_id: str | None = None
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    speaker: str | None = None
    modality: str | None = None
    when: str | None = None
    quantity: Quantity | None = None
    published: str | None = None
    source: str | None = None
    """For a rule or record: article and dates, or the row's source."""


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Compatible statements of one value, loosest folded into tightest, with all who say it."""

    value: str
    sides: tuple[Side, ...]
    origins: int
    first_said: str | None = None
    last_said: str | None = None
    reason: str = ""
    """Why it stands where it does among the values: origins and kind of source."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the claims on one question add up to; conflicting values stand side by side, best supported first."""

    question: Question
    values: tuple[ValueGroup, ...]
    conflicts: tuple[str, ...] = ()
    """Ids of the conflicts among these values."""
    changes: tuple[str, ...] = ()
    """Sentences on what changed over time."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that cannot all hold.

    `type`: `date`, `value`, `legal`, `modality`, `scope`, `geography`, `headline`, `first`. `why` is one sentence
    for people; `rule` the versioned name of the check that found it.
    """

    id: str
    type: str
    question: str
    sides: tuple[Side, ...]
    why: str
    rule: str
    severity: str = field(default="conflict")
    """`conflict` or `doubt`."""
