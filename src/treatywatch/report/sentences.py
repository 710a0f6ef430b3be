"""Sentences made of claims: what, when, whose word, and how many independent origins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from treatywatch.model.answer import Answer, Side, ValueGroup
from treatywatch.model.claim import KEYS, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.span import Evidence
from treatywatch.model.story import Story
from treatywatch.model.time import is_edtf
from treatywatch.report.amounts import number
from treatywatch.report.clauses import clause
from treatywatch.report.dates import days, phrase, plain
from treatywatch.report.inert import line
from treatywatch.report.names import Names, counted, listed, sentence_case
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
        """Return the sentences of an answer, those of each value in turn, then what changed."""
        told = [sentence for group in answer.values for sentence in self.group(group, answer.question.key)]
        notes = merged(note for sentence in told for note in sentence.footnotes)
        changes = [Sentence(line(change), notes, "what changed") for change in answer.changes if notes]
        return (*told, *changes)

    def group(self, group: ValueGroup, key: tuple[str, ...]) -> tuple[Sentence, ...]:
        """Return the sentences of one value: one for each modality, and for each amount, time or condition said."""
        claims = dict.fromkeys(self.claims[s.claim_id] for s in group.sides if s.claim_id and s.claim_id in self.claims)
        others = [side for side in group.sides if side.claim_id not in self.claims]
        parts = self._parts(claims)
        origins = group.origins if len(parts) == 1 else None
        told = [self._sentence(same, less, origins=origins) for same, less in parts]
        told += [self._bare(side, key) for side in others]
        shown = [sentence for sentence in told if sentence is not None]
        # Why a value stands where it does is said of the value, so once.
        why = group.reason.rpartition("; ")[2]
        if shown and why and not shown[0].is_record:
            shown[0] = replace(shown[0], support=f"{shown[0].support}; {why}")
        return tuple(shown)

    def claims_as_one(self, claims: Sequence[Claim]) -> Sentence | None:
        """Return one sentence for claims that say the same, or None if no quote of theirs can be shown."""
        return self._sentence(sorted(dict.fromkeys(claims), key=self._rank), ())

    def _parts(self, claims: Iterable[Claim]) -> list[tuple[list[Claim], list[Claim]]]:
        """Put claims together that say the same, each with those that say the same with less detail."""
        rest = sorted(claims, key=lambda claim: (_ORDER.index(claim.modality), *self._rank(claim)))
        parts = []
        while rest:
            same = [claim for claim in rest if _detail(claim) == _detail(rest[0])]
            less = [claim for claim in rest if claim not in same and _says_less(claim, rest[0])]
            parts.append((same, less))
            rest = [claim for claim in rest if claim not in same and claim not in less]
        return parts

    def _sentence(self, same: Sequence[Claim], less: Sequence[Claim], *, origins: int | None = None) -> Sentence | None:
        claims = (*same, *less)
        notes = merged(note for claim in claims for note in self.notes.claim(claim, says=self.reading(claim)))
        if not notes:
            return None
        return Sentence(self.tell(same, less), notes, self.support(notes, origins))

    def tell(self, same: Sequence[Claim], less: Sequence[Claim] = ()) -> str:
        """Return what the claims `same` say and whose word it is; `less` say it without amount or time."""
        best = same[0]
        text = self._statement(best)
        also = f"; with less detail also {self._credit(less)}" if less else ""
        return f"{sentence_case(text)}, {self._credit(same)}{also}."

    def _statement(self, best: Claim) -> str:
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
        return line("".join(parts))

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
            return "rule or record"
        claim = self.claims.get(side.claim_id or "")
        spoken = [self._voice(a.speaker, a.via) for a in claim.attribution] if claim is not None else []
        speaker = listed(spoken) or (self.names.show(side.speaker) if side.speaker else "")
        outlet = self.outlet(side.text_id)
        return f"{line(speaker)}, in {outlet}" if speaker else f"{outlet} itself"

    def outlet(self, text_id: str) -> str:
        """Return a document's publisher, or its name where none is known."""
        document = self.documents.get(text_id)
        return line((document.publisher or document.title or document.doc) if document is not None else text_id)

    def _bare(self, side: Side, key: tuple[str, ...]) -> Sentence | None:
        """Tell a side that is no claim: a record, by the slots of its question."""
        note = self.notes.side(side, says=line(side.value))
        if note is None:
            return None
        text = self._statement(_as_claim(side, key))
        return Sentence(f"{sentence_case(text)}, as the record has it.", (note,), self.support((note,)))

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


def _detail(claim: Claim) -> tuple[object, ...]:
    return claim.modality, claim.quantity, claim.when, claim.condition


def _says_less(claim: Claim, than: Claim) -> bool:
    """A claim without a condition does not say less: it promises more, and is told on its own."""
    if (claim.modality, claim.condition) != (than.modality, than.condition):
        return False
    return claim.quantity in (None, than.quantity) and claim.when in (None, than.when)


def _as_claim(side: Side, key: tuple[str, ...]) -> Claim:
    kind, *values = key
    slots: dict[str, str | None] = {slot: value or None for slot, value in zip(KEYS[kind], values, strict=True)}
    when = side.when if side.when is not None else side.value
    return Claim(
        text_id="",
        doc="",
        kind=kind,
        modality=side.modality or "occurred",
        evidence=(Evidence(0, 1, "\N{REPLACEMENT CHARACTER}"),),
        quantity=side.quantity,
        when=when if is_edtf(when) else None,
        **slots,  # type: ignore[arg-type]
    )


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
