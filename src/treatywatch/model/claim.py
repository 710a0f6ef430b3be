"""A claim: what one document says, with its span. The vocabulary is `claims.md`."""

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from treatywatch.model.ids import content_id
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.model.time import is_edtf

KEYS: dict[str, tuple[str, ...]] = {
    "treaty_step": ("actor", "treaty", "step", "body"),
    "membership": ("actor", "treaty", "status"),
    "membership_count": ("treaty", "status"),
    "treaty_rule": ("treaty", "aspect"),
    "production": ("actor", "item", "aspect"),
    "requirement": ("actor", "item", "aspect"),
    "stockpile": ("actor", "item", "aspect"),
    "destruction": ("actor", "item"),
    "transfer": ("actor", "to", "item", "aspect"),
    "use": ("actor", "item"),
    "position": ("actor", "stance", "target"),
    "programme": ("programme", "aspect"),
    "clearance": ("actor", "place", "aspect"),
    "casualties": ("place", "aspect"),
    "funding": ("actor",),
}
KINDS = tuple(KEYS)
_KEY_OF = {kind: attrgetter("kind", *slots) for kind, slots in KEYS.items()}
TREATIES = ("apmbc", "ccm", "ccw", "ccw-ap2", "cwc", "btwc", "npt", "att", "tpnw")
STEPS = (
    "announce_withdrawal",
    "approve_withdrawal",
    "begin_withdrawal",
    "notify_withdrawal",
    "withdraw",
    "refuse_withdrawal",
    "suspend",
    "sign",
    "ratify",
    "accede",
    "adopt",
    "enter_into_force",
)
# Steps that bind a state to a treaty, and those that lead out of it.
JOINING = frozenset({"sign", "ratify", "accede"})
LEAVING = frozenset({"withdraw", "announce_withdrawal", "approve_withdrawal", "notify_withdrawal", "begin_withdrawal"})
ITEMS = ("apm", "avm", "mine", "cm", "other")
MODALITIES = ("occurred", "planned", "possible", "urged", "denied")
ASPECTS: dict[str, tuple[str, ...]] = {
    "treaty_rule": ("prohibits", "notice_period", "exception", "duty"),
    "production": ("start", "make", "increase", "cease", "ability"),
    "requirement": ("need", "order"),
    "stockpile": ("hold", "acquire", "none"),
    "transfer": ("supply", "cease"),
    "programme": ("launch", "end", "includes", "excludes", "area", "length", "cost"),
    "clearance": ("contaminated", "cleared", "removed", "deadline"),
    "casualties": ("killed", "injured", "total"),
}
SLOTS = (
    "actor",
    "treaty",
    "step",
    "body",
    "status",
    "aspect",
    "item",
    "to",
    "place",
    "programme",
    "stance",
    "target",
    "duration",
    "condition",
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose word it is: `speaker` (id of a person, organisation or state), `via` (outlet or report)."""

    speaker: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one document says, with every span that says it.

    `text_id` names the text that the evidence stands in; `doc` its human name. Slots that the kind does not
    have are None. `when` is EDTF, `duration` ISO 8601.
    """

    text_id: str
    doc: str
    kind: str
    modality: str
    evidence: tuple[Evidence, ...]
    actor: str | None = None
    treaty: str | None = None
    step: str | None = None
    body: str | None = None
    status: str | None = None
    aspect: str | None = None
    item: str | None = None
    to: str | None = None
    place: str | None = None
    programme: str | None = None
    stance: str | None = None
    target: str | None = None
    quantity: Quantity | None = None
    when: str | None = None
    duration: str | None = None
    condition: str | None = None
    attribution: tuple[Attribution, ...] = ()
    engine: str = "grammar.v1"
    notes: tuple[str, ...] = ()
    """Versioned names of the rules that gave it, and marks such as `headline`, `first` (says it is the first)."""

    def __post_init__(self) -> None:
        """Refuse a claim outside the vocabulary or without evidence."""
        if self.kind not in KEYS:
            raise ValueError(f"unknown kind: {self.kind}")
        if self.modality not in MODALITIES:
            raise ValueError(f"unknown modality: {self.modality}")
        if not self.evidence:
            raise ValueError("a claim without evidence does not exist")
        if self.when is not None and not is_edtf(self.when):
            raise ValueError(f"not EDTF: {self.when}")

    @property
    def key(self) -> tuple[str, ...]:
        """Return kind and key slots: claims with one key answer one question."""
        return tuple([value or "" for value in _KEY_OF[self.kind](self)])

    @property
    def id(self) -> str:
        """Return the content id: same text, same engine, same claim, same id."""
        return content_id("clm", [self.text_id, self.engine, self.as_dict()])

    def as_dict(self) -> dict[str, Any]:
        """Return the interchange form of `claims.md`: absent slots left out, `quantity` and `when` always there."""
        shown: dict[str, Any] = {"doc": self.doc, "kind": self.kind}
        for slot in SLOTS:
            value = getattr(self, slot)
            if value is not None:
                shown[slot] = value
        shown["modality"] = self.modality
        shown["quantity"] = None if self.quantity is None else self.quantity.as_dict()
        shown["when"] = self.when
        shown["attribution"] = [
            {k: v for k, v in (("speaker", a.speaker), ("via", a.via)) if v is not None} for a in self.attribution
        ]
        shown["evidence"] = [{"start": e.start, "end": e.end, "exact": e.exact} for e in self.evidence]
        if self.notes:
            shown["notes"] = list(self.notes)
        return shown

    def with_evidence(self, evidence: tuple[Evidence, ...]) -> "Claim":
        """Return the same claim resting on other spans."""
        return replace(self, evidence=evidence)


def claim_from_dict(row: dict[str, Any], *, text_id: str, engine: str) -> Claim:
    """Return the claim that an interchange row describes.

    Raises:
        ValueError: The row is outside the vocabulary.
    """
    quantity = row.get("quantity")
    return Claim(
        text_id=text_id,
        doc=row["doc"],
        kind=row["kind"],
        modality=row["modality"],
        evidence=tuple(Evidence(e["start"], e["end"], e["exact"]) for e in row["evidence"]),
        quantity=None
        if not quantity
        else Quantity(
            quantity.get("low"),
            quantity.get("high"),
            quantity.get("unit") or "item",
            quantity.get("per"),
            bool(quantity.get("approx")),
            bool(quantity.get("vague")),
        ),
        when=row.get("when"),
        attribution=tuple(Attribution(a.get("speaker"), a.get("via")) for a in row.get("attribution") or ()),
        engine=engine,
        notes=tuple(row.get("notes") or ()),
        **{slot: row.get(slot) for slot in SLOTS},
    )
