"""A state's standing under a treaty on a day, with the dates it was computed from."""

from dataclasses import dataclass


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
