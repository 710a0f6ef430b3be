"""A claim made ready for comparing: its dates as days, its document at hand, its words for a side."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from treatywatch.model.answer import Side
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.span import Evidence
from treatywatch.model.time import Interval, interval
from treatywatch.reconcile import explain

SENTENCE = "sentence.v1"
"""Engine of statements that rest on a sentence and on no claim of the ledger."""
_NUMBER = re.compile(
    r"\d|\b(?:hundred|thousand|million|billion|dozen|one|two|three|four|five|six|seven|eight|nine|ten)"
)
# A month or year marked "about" may be meant up to this many days off.
_SLACK = {4: 366, 7: 31, 10: 3}


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with what comparing asks of it; `published` and `when` are days, None where unknown.

    `id` is the claim's, reckoned once: it makes every choice independent of the order of claims.
    """

    id: str
    claim: Claim
    document: TextDocument | None = field(repr=False)
    published: dt.date | None
    when: Interval | None
    headline: bool

    @property
    def speaker(self) -> str | None:
        """Return the nearest speaker, or None where the document itself says it."""
        return next((one.speaker for one in self.claim.attribution if one.speaker), None)

    @property
    def via(self) -> str | None:
        """Return the outlet or report that it was said to."""
        return next((one.via for one in self.claim.attribution if one.via), None)

    @property
    def lang(self) -> str:
        """Return the document's language, `en` if unknown."""
        return "en" if self.document is None else self.document.lang.split("-")[0]

    @property
    def words(self) -> str:
        """Return all words of evidence, one span after the other."""
        return "\n".join(one.exact for one in self.claim.evidence)

    @property
    def order(self) -> tuple[bool, bool, str, str]:
        """Return the key that puts the best evidence first: in the body, by a named speaker, early."""
        return self.headline, self.speaker is None, str(self.published or "9999"), self.id

    @property
    def voice(self) -> str:
        """Return who says it, where and when, for people."""
        return explain.voice(self.speaker, self.claim.doc, self.published)

    def gap(self, other: "Statement") -> int | None:
        """Return the days between the two documents, or None if one of them has no date."""
        if self.published is None or other.published is None:
            return None
        return abs((self.published - other.published).days)

    def side(self, *, value: str = "", words: re.Pattern[str] | None = None) -> Side:
        """Return the statement as a side of an answer or conflict, shown by its most telling evidence."""
        evidence = self.evidence(words)
        claim = self.claim
        return Side(
            value=value or explain.value(claim),
            doc=claim.doc,
            text_id=claim.text_id,
            claim_id=None if claim.engine == SENTENCE else self.id,
            start=evidence.start,
            end=evidence.end,
            exact=evidence.exact,
            speaker=self.speaker,
            modality=claim.modality,
            when=claim.when,
            quantity=claim.quantity,
            published=None if self.published is None else self.published.isoformat(),
        )

    def evidence(self, words: re.Pattern[str] | None = None) -> Evidence:
        """Return the span that shows `words`, or the claim's figure or date; else the first."""
        return min(self.claim.evidence, key=lambda one: (-self._weight(one.exact, words), one.start))

    def _weight(self, exact: str, words: re.Pattern[str] | None) -> int:
        if words is not None:
            return int(words.search(exact) is not None)
        if self.claim.quantity is not None:
            return int(_NUMBER.search(exact.lower()) is not None)
        if self.claim.when is None:
            return 0
        digits = [part.lstrip("0") for part in re.split(r"[-/~?%.X]+", self.claim.when) if part.isdigit()]
        return sum(1 for part in digits if re.search(rf"\b{part}\b", exact))


def statements(claims: Iterable[Claim], documents: Mapping[str, TextDocument]) -> tuple[Statement, ...]:
    """Return `claims` made ready, each once, sorted by id."""
    unique = {claim.id: claim for claim in claims}
    return tuple(_statement(key, unique[key], documents.get(unique[key].text_id)) for key in sorted(unique))


def thinned(bucket: Iterable[Statement]) -> list[Statement]:
    """Return the best evidence for each key, value, speaker and month: a thousand copies clash no more than one."""
    kept: dict[tuple[object, ...], Statement] = {}
    for one in sorted(bucket, key=lambda each: each.order):
        claim = one.claim
        month = "" if one.published is None else one.published.strftime("%Y-%m")
        said = (claim.key, claim.modality, claim.item, claim.place, claim.when, claim.quantity, claim.duration)
        kept.setdefault((*said, one.speaker, month), one)
    return list(kept.values())


def _statement(id_: str, claim: Claim, document: TextDocument | None) -> Statement:
    return Statement(
        id_,
        claim,
        document,
        None if document is None else day(document.published),
        None if claim.when is None else loosened(claim.when),
        "headline" in claim.notes or (document is not None and _in_title(claim, document)),
    )


def day(text: str | None) -> dt.date | None:
    """Return the date that an ISO 8601 date or time begins with, or None."""
    try:
        return None if text is None else dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def loosened(when: str) -> Interval:
    """Return the days that the EDTF `when` can mean, with room for "about" (`~`, `?`)."""
    span = interval(when)
    if not any(mark in when for mark in "~?%"):
        return span
    room = dt.timedelta(days=_SLACK.get(max(len(part.strip("~?%")) for part in when.split("/")), 366))
    return Interval(
        None if span.first is None else span.first - room,
        None if span.last is None else span.last + room,
    )


def _in_title(claim: Claim, document: TextDocument) -> bool:
    titles = [block for block in document.blocks if block.role == "title"]
    spans = claim.evidence
    return bool(titles) and all(any(t.start <= one.start and one.end <= t.end for t in titles) for one in spans)
