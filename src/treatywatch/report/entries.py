"""The dated entries of the timeline: claims with a time, and the depositary's record."""

import datetime as dt
from collections.abc import Iterable

from treatywatch.model.claim import Claim
from treatywatch.model.treaty import Record
from treatywatch.report.amounts import measured
from treatywatch.report.base import ProfileData
from treatywatch.report.dates import days, phrase, stamp
from treatywatch.report.inert import line
from treatywatch.report.names import ITEMS, TREATIES
from treatywatch.report.page import Sentence, TimelineEntry
from treatywatch.report.sentences import Teller

LANES = (
    "On record",
    "Announced",
    "Approved",
    "Notice",
    "In effect",
    "Joined",
    "Suspended or kept",
    "Production",
    "Requirement",
    "Stockpile",
    "Transfer",
    "Use",
    "Programmes",
    "Other",
    "Other treaties",
)
OUR_TREATIES = ("apmbc", "ccm")
"""Treaties whose record has its lane in the picture; the record on others would leave the picture no room."""
_STEP_LANES = {
    "announce_withdrawal": "Announced",
    "approve_withdrawal": "Approved",
    "begin_withdrawal": "Notice",
    "notify_withdrawal": "Notice",
    "withdraw": "In effect",
    "sign": "Joined",
    "ratify": "Joined",
    "accede": "Joined",
    "adopt": "Joined",
    "enter_into_force": "Joined",
    "suspend": "Suspended or kept",
    "refuse_withdrawal": "Suspended or kept",
}
_KIND_LANES = {
    "production": "Production",
    "requirement": "Requirement",
    "stockpile": "Stockpile",
    "destruction": "Stockpile",
    "transfer": "Transfer",
    "use": "Use",
    "programme": "Programmes",
    "funding": "Programmes",
    "membership": "In effect",
}
_STEP_WORDS = {
    "announce_withdrawal": "withdrawal announced",
    "approve_withdrawal": "withdrawal approved",
    "begin_withdrawal": "withdrawal begun",
    "notify_withdrawal": "notice deposited",
    "withdraw": "withdrawal in effect",
    "refuse_withdrawal": "withdrawal refused",
    "suspend": "suspended",
    "sign": "signed",
    "ratify": "ratified",
    "accede": "acceded",
    "adopt": "adopted",
    "enter_into_force": "in force",
}
_ASPECT_WORDS = {"cease": "stop", "ability": "could make", "none": "no stock", "destruction": "destroyed"}
_SHAPES = {"occurred": "solid", "planned": "hollow", "possible": "hollow", "urged": "hollow", "denied": "crossed"}


def timeline(data: ProfileData, teller: Teller) -> tuple[TimelineEntry, ...]:
    """Return the entries in order of time; claims that put one thing at one time are one entry."""
    told = [_recorded(record, teller) for record in data.records]
    together: dict[tuple[str, ...], list[Claim]] = {}
    for claim in _dated(data):
        key = (*claim.key, claim.modality, claim.when or "", str(claim.quantity), claim.condition or "")
        together.setdefault(key, []).append(claim)
    for claims in together.values():
        entry = _said(claims, data, teller)
        if entry is not None:
            told.append(entry)
    return tuple(sorted(told, key=_order))


def _dated(data: ProfileData) -> Iterable[Claim]:
    """Claims of the answers that carry a time, each once."""
    ids = dict.fromkeys(s.claim_id for a in data.answers for g in a.values for s in g.sides if s.claim_id is not None)
    claims = (data.claims[id] for id in ids if id in data.claims)
    return [claim for claim in claims if claim.when is not None]


def _said(claims: list[Claim], data: ProfileData, teller: Teller) -> TimelineEntry | None:
    sentence = teller.claims_as_one(claims)
    if sentence is None:
        return None
    claim = claims[0]
    lane = _STEP_LANES.get(claim.step or "", "Other") if claim.kind == "treaty_step" else ""
    documents = len({c.text_id for c in claims})
    label = _joined(stamp(claim.when or ""), _label(claim, data, teller))
    return _entry(
        lane or _KIND_LANES.get(claim.kind, "Other"),
        claim.when or "",
        f"{label} ×{documents}" if documents > 1 else label,
        _SHAPES[claim.modality],
        sentence,
    )


def _recorded(record: Record, teller: Teller) -> TimelineEntry:
    words = _STEP_WORDS.get(record.step, record.step.replace("_", " "))
    words += f" by {record.body}" if record.body else ""
    treaty = teller.names.treaty(record.treaty)
    detail = f" {line(record.detail).rstrip('.')}." if record.detail else ""
    text = f"{treaty[:1].upper()}{treaty[1:]}: {words} {phrase(record.date)}, on record.{detail}"
    note = teller.notes.record(line(record.source), says=f"confidence {record.confidence}")
    label = _joined(stamp(record.date), words + _treaty(record.treaty))
    lane = "On record" if record.treaty in OUR_TREATIES else "Other treaties"
    return _entry(lane, record.date, label, "record", Sentence(text, (note,), "record"))


def _entry(lane: str, when: str, label: str, shape: str, sentence: Sentence) -> TimelineEntry:
    span = days(when)
    first = span.first.isoformat() if span is not None and span.first is not None else ""
    last = span.last.isoformat() if span is not None and span.last is not None else ""
    return TimelineEntry(lane, when, first, last, line(label), shape, sentence)


def _label(claim: Claim, data: ProfileData, teller: Teller) -> str:
    who = "" if claim.actor in (None, data.state) else teller.names.show(claim.actor)
    if claim.kind == "treaty_step":
        begun = "begun" if claim.step == "begin_withdrawal" else ""
        return " ".join(w for w in (who, claim.body or "", begun, _treaty(claim.treaty).strip()) if w)
    item = ITEMS.get(claim.item or "", "") if claim.item in ("avm", "cm") else ""
    amount = measured(claim.quantity, "") if claim.quantity is not None else ""
    what = _ASPECT_WORDS.get(claim.aspect or "", claim.aspect or claim.kind).replace("_", " ")
    return " ".join(w for w in (who, what, amount, item) if w)


def _joined(when: str, what: str) -> str:
    return f"{when} · {what}" if what else when


def _treaty(id: str | None) -> str:
    # The Ottawa Convention is what most entries are about; the others are named.
    return (
        "" if id in ("apmbc", None) else f" ({TREATIES[id][0] if id in TREATIES and len(TREATIES[id][0]) < 20 else id})"
    )


def _order(entry: TimelineEntry) -> tuple[str, str, int, str, str]:
    first = entry.first or entry.last or dt.date.max.isoformat()
    return first, entry.last or "9999", LANES.index(entry.lane), entry.label, entry.sentence.text
