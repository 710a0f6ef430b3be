"""Counts every input of a run: read, known already, set aside and why. Nothing leaves the road uncounted."""

from collections import Counter
from dataclasses import dataclass

from treatywatch.model.document import ArchivedDocument, Issue
from treatywatch.model.errors import ItemError, Retry


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did with its inputs; `found` is the sum of the four counts after it.

    `off_subject` of the `read` ones were about something else and gave no claims. `passed_over` counts notes on what
    was left out on purpose (hidden files). `reasons` counts why inputs were set aside or left for later; `claims` and
    `entries` are those that this run added to the ledger.
    """

    found: int
    read: int
    known: int
    set_aside: int
    retry: int
    off_subject: int = 0
    doubts: int = 0
    passed_over: int = 0
    claims: int = 0
    entries: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def refused(self) -> bool:
        """Tell whether some input was not read."""
        return self.set_aside + self.retry > 0

    def __str__(self) -> str:
        """Return the closing line of a run."""
        parts = [f"{self.read} read" + (f" ({self.off_subject} off the subject)" if self.off_subject else "")]
        parts.append(f"{self.known} known already")
        why = "; ".join(f"{reason}: {count}" for reason, count in self.reasons)
        parts.append(f"{self.set_aside} set aside" + (f" ({why})" if why else ""))
        if self.retry:
            parts.append(f"{self.retry} to try again")
        if self.passed_over:
            parts.append(f"{self.passed_over} passed over")
        tail = "nothing new" if self.entries == 0 else f"{self.claims} new claim{'' if self.claims == 1 else 's'}"
        return f"{self.found} found: {', '.join(parts)}; {tail}"


class Tally:
    """Adds up a run."""

    def __init__(self) -> None:
        """Start at nothing."""
        self._counts: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()

    def add(self, what: str) -> None:
        """Count one `read`, `off_subject` or `known` document; what was noted as an issue is counted there."""
        self._counts[what] += 1

    def issue(self, issue: Issue) -> None:
        """Count a line of the issue log."""
        # A source that says `known` speaks of what it left out: hidden files, a link to what it has already.
        self._counts["passed_over" if issue.kind == "known" else issue.kind] += 1
        if issue.kind in ("set_aside", "retry"):
            self._reasons[issue.reason] += 1

    def summary(self, *, claims: int, entries: int) -> Summary:
        """Return the counts, with the `claims` and `entries` that are new in the ledger."""
        counts = self._counts
        read = counts["read"] + counts["off_subject"]
        return Summary(
            found=read + counts["known"] + counts["set_aside"] + counts["retry"],
            read=read,
            known=counts["known"],
            set_aside=counts["set_aside"],
            retry=counts["retry"],
            off_subject=counts["off_subject"],
            doubts=counts["doubt"],
            passed_over=counts["passed_over"],
            claims=claims,
            entries=entries,
            reasons=tuple(sorted(self._reasons.items())),
        )


def issue_of(error: Exception, archived: ArchivedDocument) -> Issue:
    """Return the issue that a failure with one document makes.

    A failure that nobody foresaw is set aside too, and says that it is ours.
    """
    context = {"place": archived.place, "digest": archived.digest}
    if isinstance(error, ItemError):
        kind = "retry" if isinstance(error, Retry) else "set_aside"
        return Issue(archived.doc, kind, error.reason, error.advice, context)
    reason = f"internal error: {type(error).__name__}: {error}".splitlines()[0]
    return Issue(archived.doc, "set_aside", reason, "please report it with this document", context)
