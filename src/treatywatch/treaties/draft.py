"""Findings in the making: the same words said of several states make one finding."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from treatywatch.model.answer import Side
from treatywatch.model.claim import Claim
from treatywatch.model.finding import Finding
from treatywatch.model.ids import content_id
from treatywatch.model.span import Evidence
from treatywatch.model.time import interval
from treatywatch.treaties.schema import Pack


class Document(Protocol):
    """What a check needs to know of a document: its human name and the ISO day that it was published on."""

    @property
    def doc(self) -> str:
        """The human name."""

    @property
    def published(self) -> str | None:
        """The ISO day, or None."""


Documents = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Draft:
    """One finding on one state; `{states}` in `text` is filled when drafts on the same words are put together."""

    verdict: str
    treaty: str
    rule: str
    article: str
    text: str
    claims: tuple[Claim, ...]
    sides: tuple[Side, ...]
    dates: tuple[str, ...]
    sure: str = "high"
    states: tuple[str, ...] = ()


def claim_side(claim: Claim, documents: Documents, value: str | None = None) -> Side:
    """Return a claim as a side: its quote, speaker and date, under `value` (its own `when` or amount where None)."""
    document = documents.get(claim.text_id)
    shown = evidence_of(claim)
    return Side(
        value=value if value is not None else claim.when or claim.status or claim.modality,
        doc=claim.doc,
        text_id=claim.text_id,
        claim_id=claim.id,
        start=shown.start,
        end=shown.end,
        exact=shown.exact,
        speaker=claim.attribution[0].speaker if claim.attribution else None,
        modality=claim.modality,
        when=claim.when,
        quantity=claim.quantity,
        published=None if document is None else document.published,
    )


def published_on(claim: Claim, documents: Documents) -> str | None:
    """Return the ISO day on which the claim's document was published, or None where no whole day is known."""
    document = documents.get(claim.text_id)
    if document is None or document.published is None:
        return None
    try:
        return dt.date.fromisoformat(document.published[:10]).isoformat()
    except ValueError:
        return None


def evidence_of(claim: Claim) -> Evidence:
    """Return the piece of evidence that shows the claim's day or year, else the first."""
    if claim.when is not None and len(claim.evidence) > 1:
        span = interval(claim.when)
        first = span.first or span.last
        for wanted in () if first is None else (str(first.day), str(first.year)):
            for piece in claim.evidence:
                if wanted in piece.exact:
                    return piece
    return claim.evidence[0]


def record_side(value: str, source: str) -> Side:
    """Return a side that rests on a rule or on the record: `value` (dates or a count) and `source` (article, row)."""
    return Side(value=value, source=source)


def finish(drafts: Iterable[Draft], packs: Mapping[str, Pack]) -> tuple[Finding, ...]:
    """Return the findings of drafts, one for each set of words and rule, in an order that does not hang on theirs."""
    merged: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=_sort_key):
        key = _merge_key(draft)
        before = merged.get(key)
        merged[key] = draft if before is None else _join(before, draft)
    return tuple(_finding(draft, packs) for draft in merged.values())


def _sort_key(draft: Draft) -> tuple[object, ...]:
    spots = tuple((s.text_id or "", s.start or 0, s.end or 0, s.value) for s in draft.sides)
    return (spots, draft.rule, draft.treaty, draft.states, tuple(c.id for c in draft.claims))


def _merge_key(draft: Draft) -> tuple[object, ...]:
    spots = tuple((s.text_id, s.start, s.end, s.value, s.source) for s in draft.sides)
    return (spots, draft.rule, draft.verdict, draft.treaty, draft.text)


def _join(first: Draft, second: Draft) -> Draft:
    known = {claim.id for claim in first.claims}
    return replace(
        first,
        states=tuple(sorted({*first.states, *second.states})),
        claims=first.claims + tuple(claim for claim in second.claims if claim.id not in known),
    )


def _finding(draft: Draft, packs: Mapping[str, Pack]) -> Finding:
    pack = packs[draft.treaty]
    names = [pack.parties[state].name if state in pack.parties else state for state in draft.states]
    short = pack.names[0] if pack.names else pack.name
    about = f"{', '.join(sorted(names))} ({short})" if names else short
    claim_ids = tuple(claim.id for claim in draft.claims)
    text = draft.text.replace("{states}", about)
    return Finding(
        id=content_id("fnd", [draft.rule, draft.verdict, draft.treaty, list(claim_ids), list(draft.dates)]),
        verdict=draft.verdict,
        treaty=draft.treaty,
        rule=draft.rule,
        article=draft.article,
        text=text,
        sides=draft.sides,
        claim_ids=claim_ids,
        dates=draft.dates,
        sure=draft.sure,
    )


def claim_sides(claims: Sequence[Claim], documents: Documents) -> tuple[Side, ...]:
    """Return the sides of several claims of one document."""
    return tuple(claim_side(claim, documents) for claim in claims)
