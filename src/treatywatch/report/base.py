"""What a report takes and what a writer of one format must offer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from treatywatch.model.answer import Answer, Conflict
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.finding import Finding
from treatywatch.model.story import Story
from treatywatch.model.treaty import Record, Status
from treatywatch.report.page import Page


@dataclass(frozen=True, slots=True)
class ProfileData:
    """All that a profile of one state rests on.

    `as_of` and `as_known_on` are ISO 8601 dates. `documents` are keyed by text id, `claims` by claim id. `names`
    gives a name to print for ids of actors, speakers and programmes; an id that is not there is shown in words.
    """

    state: str
    state_name: str
    as_of: str
    as_known_on: str
    statuses: tuple[Status, ...] = ()
    answers: tuple[Answer, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: Mapping[str, TextDocument] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    records: tuple[Record, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    """Ids that belong to the state: its makers, ministries, officials, programmes."""


class Writer(Protocol):
    """A format of the report: `name` as given to `--format`, `suffix` of its files."""

    name: str
    suffix: str

    def write(self, page: Page) -> str:
        """Return the page in this format."""
        ...
