"""Cards: standing under a treaty with its arithmetic, and conflicts with both sides."""

from collections.abc import Iterable

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.claim import Claim
from treatywatch.model.time import is_edtf
from treatywatch.model.treaty import Status, Step
from treatywatch.report.dates import days, phrase, plain, point, short
from treatywatch.report.inert import line
from treatywatch.report.names import TREATIES, article, sentence_case
from treatywatch.report.notes import merged
from treatywatch.report.page import ConflictCard, ConflictSide, Footnote, Sentence, StatusCard
from treatywatch.report.sentences import Teller

_BADGES = {
    "party": ("Party", "is a party to"),
    "signatory": ("Signatory", "has signed, and is not a party to,"),
    "non_party": ("Not a party", "is not a party to"),
    "withdrawn": ("Withdrawn", "has left, and is no longer bound by,"),
    "deposited": ("Deposited", "has deposited its consent to, and is not yet bound by,"),
}
_SEVERITY = {"conflict": 0, "doubt": 1}


def status_card(status: Status, teller: Teller, *, name: str) -> StatusCard:
    """Return the card of one treaty: every date rests on its record and on the documents that say the same."""
    badge, verb = _BADGES.get(status.status, (status.status, f"has the standing “{line(status.status)}” under"))
    steps = tuple(_step(step, status, teller) for step in status.steps)
    notes = merged(note for step in steps for note in step.footnotes) + _membership_notes(status, teller)
    if not notes:
        notes = (teller.notes.record(f"treaty pack {status.treaty}: no act of {status.state} on record"),)
    title, subject = TREATIES.get(status.treaty, (status.treaty, ""))
    head = f"On {point(status.on)} {line(name)} {verb} {teller.names.treaty(status.treaty)}."
    return StatusCard(
        treaty=status.treaty,
        title=title,
        subject=subject,
        badge=badge,
        kind=status.status,
        head=Sentence(head, merged(notes), teller.support(notes)),
        steps=steps,
        note=line(status.note),
    )


def conflict_cards(conflicts: Iterable[Conflict], teller: Teller) -> tuple[ConflictCard, ...]:
    """Return a card for each conflict, hard ones first; the order of the ledger is kept among equals."""
    ordered = sorted(conflicts, key=lambda c: _SEVERITY.get(c.severity, 2))
    return tuple(card for card in (_conflict(c, teller) for c in ordered) if card is not None)


def side_card(side: Side, teller: Teller) -> ConflictSide | None:
    """Return one side of a conflict or finding, or None if its quote cannot be shown."""
    value = plain(side.value) if is_edtf(side.value) else line(side.value)
    note = teller.notes.side(side, says=value if side.text_id is None else "")
    if note is None:
        return None
    return ConflictSide(value=value, who=teller.who(side), when=short(side.published or ""), footnote=note)


def _conflict(conflict: Conflict, teller: Teller) -> ConflictCard | None:
    sides = tuple(s for s in (side_card(side, teller) for side in conflict.sides) if s is not None)
    if not sides:
        return None
    return ConflictCard(
        id=conflict.id,
        type=conflict.type,
        severity=conflict.severity,
        question=line(conflict.question),
        why=line(conflict.why),
        rule=line(conflict.rule),
        sides=sides,
    )


def _step(step: Step, status: Status, teller: Teller) -> Sentence:
    parts = [sentence_case(line(step.what))]
    if step.date:
        parts.append(f" {phrase(step.date)}")
    if step.computed:
        parts.append(", by computation")
    if step.article:
        parts.append(f" ({article(step.article)})")
    source = line(step.source or step.article or f"treaty pack {status.treaty}")
    record = teller.notes.record(source, says=f"confidence {step.confidence}" if step.confidence else "")
    notes = (record, *_same_day(step, status, teller))
    return Sentence("".join(parts) + ".", merged(notes), teller.support(notes))


def _same_day(step: Step, status: Status, teller: Teller) -> tuple[Footnote, ...]:
    """Quotes of documents that date a step of this state on this treaty to the same day."""
    if not step.date or days(step.date) is None:
        return ()
    said = [
        c for c in _of(status, teller, "treaty_step") if c.when == step.date and c.modality in ("occurred", "planned")
    ]
    return merged(note for claim in said for note in teller.notes.claim(claim, says=teller.reading(claim)))


def _membership_notes(status: Status, teller: Teller) -> tuple[Footnote, ...]:
    said = [c for c in _of(status, teller, "membership") if c.status == status.status and c.modality == "occurred"]
    return merged(note for claim in said for note in teller.notes.claim(claim, says=teller.reading(claim)))


def _of(status: Status, teller: Teller, kind: str) -> list[Claim]:
    found = (c for c in teller.claims.values() if c.kind == kind)
    return sorted((c for c in found if c.actor == status.state and c.treaty == status.treaty), key=lambda c: c.id)
