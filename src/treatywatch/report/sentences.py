"""Sentences made of claims: what, when, whose word, and how many independent origins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treatywatch.model.answer import Answer, Side, ValueGroup
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.story import Story
from treatywatch.report.amounts import number
from treatywatch.report.clauses import clause
from treatywatch.report.dates import days, phrase, plain
from treatywatch.report.inert import line
from treatywatch.report.names import Names, counted, listed
from treatywatch.report.notes import NoteBook, merged
from treatywatch.report.page import Footnote, Sentence

_ORDER = ("occurred", "planned", "possible", "urged", "denied")
_FOREVER = 10**7
"""Days of a date that is not given: looser than any that is."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells claims as sentences, with the names, documents and stories of one profile."""

    names: Names
    notes: NoteBook
    documents: Mapping[str, TextDocument]
    claims: Mapping[str, Claim]
    stories: Sequence[Story]

    def answer(self, answer: Answer) -> tuple[Sentence, ...]:
        """Return the sentences of an answer: one for each value and modality, then what changed."""
        told = [sentence for group in answer.values for sentence in self.group(group)]
        notes = merged(note for sentence in told for note in sentence.footnotes)
        changes = [Sentence(line(change), notes, "what changed") for change in answer.changes if notes]
        return (*told, *changes)

    def group(self, group: ValueGroup) -> tuple[Sentence, ...]:
        """Return one sentence for each modality in which a value is said, best established first."""
        by_modality: dict[str, list[Claim]] = {}
        others: list[Side] = []
        for side in group.sides:
            claim = self.claims.get(side.claim_id or "")
            if claim is None:
                others.append(side)
            else:
                by_modality.setdefault(claim.modality, []).append(claim)
        ordered = sorted(by_modality, key=_ORDER.index)
        told = [
            self.claims_as_one(by_modality[m], origins=group.origins if len(ordered) == 1 else None) for m in ordered
        ]
        told += [self._bare(side) for side in others]
        return tuple(sentence for sentence in told if sentence is not None)

    def claims_as_one(self, claims: Sequence[Claim], *, origins: int | None = None) -> Sentence | None:
        """Return one sentence for claims of one value and modality, or None if no quote of theirs can be shown."""
        ranked = sorted(dict.fromkeys(claims), key=self._rank)
        notes = merged(note for claim in ranked for note in self.notes.claim(claim, says=self.reading(claim)))
        if not notes:
            return None
        return Sentence(self.tell(ranked[0], ranked), notes, self.support(notes, origins))

    def tell(self, best: Claim, claims: Sequence[Claim]) -> str:
        """Return what `best` says, and whose word it is by all `claims`."""
        published = self._published(best)
        said, remark = clause(best, self.names, published=published)
        parts = [said]
        if best.when is not None:
            parts.append(f" {phrase(best.when)}")
        if best.duration:
            parts.append(_lasting(best))
        if remark:
            parts.append(f" {remark}")
        if best.condition:
            parts.append(f", on a condition (“{line(best.condition)}”)")
        text = line("".join(parts))
        return f"{text[:1].upper()}{text[1:]}, {self._credit(claims)}."

    def reading(self, claim: Claim) -> str:
        """Return a short reading of one claim, to stand beside its quote."""
        by = "; ".join(self._voice(a.speaker, a.via) for a in claim.attribution if a.speaker or a.via)
        when = plain(claim.when) if claim.when is not None else "no date"
        return line(" · ".join((claim.modality, when, by or "the document itself says so")))

    def support(self, notes: Iterable[Footnote], origins: int | None = None) -> str:
        """Return in words how many independent origins and documents stand behind footnotes."""
        texts = self.notes.documents_of(notes)
        if not texts:
            return "record"
        found = len({self.origin_of(text) for text in texts})
        count = found if origins is None else max(1, min(origins, len(texts)))
        if count > 1:
            more = "" if count == len(texts) else f", {counted(len(texts), 'document')}"
            return f"{counted(count, 'independent origin')}{more}"
        if len(texts) == 1:
            return "one origin"
        # Without copies of a text it is the same voice heard twice: one speaker on one day.
        kind = "cop" + ("y" if len(texts) == 2 else "ies") if found == 1 else f"document{'s' if len(texts) > 1 else ''}"
        shown = len(texts) - 1 if found == 1 else len(texts)
        return f"one origin, {counted(shown, 'document').split(' ')[0]} {kind}"

    def origin_of(self, text_id: str) -> str:
        """Return the text that a document's story began with; its own id where it is nobody's copy."""
        return next((s.origin for s in self.stories if text_id in s.members), text_id)

    def who(self, side: Side) -> str:
        """Return who says one side: speaker and outlet, or the source of a rule or record."""
        if side.text_id is None:
            return line(side.source or "rule or record")
        claim = self.claims.get(side.claim_id or "")
        spoken = [self._voice(a.speaker, a.via) for a in claim.attribution] if claim is not None else []
        speaker = listed(spoken) or (self.names.show(side.speaker) if side.speaker else "")
        return line(speaker) or f"{self.outlet(side.text_id)} itself"

    def outlet(self, text_id: str) -> str:
        """Return a document's publisher, or its name where none is known."""
        document = self.documents.get(text_id)
        return line((document.publisher or document.title or document.doc) if document is not None else text_id)

    def _bare(self, side: Side) -> Sentence | None:
        note = self.notes.side(side, says=line(side.value))
        if note is None:
            return None
        when = f" ({plain(side.when)})" if side.when and side.when not in side.value else ""
        return Sentence(f"{line(side.value)}{when}, according to {self.who(side)}.", (note,), self.support((note,)))

    def _credit(self, claims: Sequence[Claim]) -> str:
        spoken = [self._voice(a.speaker, a.via) for c in claims for a in c.attribution if a.speaker or a.via]
        silent = [self.outlet(c.text_id) for c in claims if not any(a.speaker or a.via for a in c.attribution)]
        if spoken and silent:
            return f"according to {listed(spoken)}; also reported by {listed(silent)}"
        return f"according to {listed(spoken)}" if spoken else f"as reported by {listed(silent)}"

    def _voice(self, speaker: str | None, via: str | None) -> str:
        if speaker and via:
            return f"{self.names.show(speaker)} (via {self.names.show(via)})"
        return self.names.show(speaker or via)

    def _published(self, claim: Claim) -> str | None:
        document = self.documents.get(claim.text_id)
        return document.published if document is not None else None

    def _rank(self, claim: Claim) -> tuple[float, int, str, str, str]:
        return _width(claim), _days(claim), self._published(claim) or "9999", claim.doc, claim.id


def _width(claim: Claim) -> float:
    if claim.quantity is None:
        return float("inf")
    low, high = claim.quantity.low, claim.quantity.high
    # An open bound is looser than any closed range, and still tighter than no amount at all.
    return 1e30 if low is None or high is None else float(high) - float(low)


def _days(claim: Claim) -> int:
    span = days(claim.when)
    if span is None:
        return _FOREVER
    return _FOREVER - 1 if span.first is None or span.last is None else (span.last - span.first).days


def _lasting(claim: Claim) -> str:
    shown = lasting(claim.duration or "")
    if claim.kind == "treaty_step":
        return f", after {shown}"
    return f" of {shown}" if claim.kind == "treaty_rule" else f" for {shown}"


def lasting(duration: str) -> str:
    """Return an ISO 8601 duration in words: `P6M` gives `six months`."""
    units = {"Y": "year", "M": "month", "W": "week", "D": "day"}
    body = duration.removeprefix("P")
    if not body[:-1].isdigit() or body[-1:] not in units:
        return duration
    count = int(body[:-1])
    return counted(count, units[body[-1]]) if count else f"{number(count)} {units[body[-1]]}s"
