"""Types of claims: a kind with the value that tells its questions apart, as the learnt models know them."""

from collections.abc import Mapping
from typing import Any

from treatywatch.model.claim import TREATIES, Claim

# The slot that makes types of a kind; those that are not here are one type each.
VALUE_OF = {
    "treaty_step": "step", "membership": "status", "membership_count": "status", "treaty_rule": "aspect",
    "production": "aspect", "requirement": "aspect", "stockpile": "aspect", "transfer": "aspect",
    "position": "stance", "programme": "aspect", "clearance": "aspect", "casualties": "aspect",
}  # fmt: skip
# Who a claim is about.
WHO_OF = {
    "treaty_step": "actor", "membership": "actor", "production": "actor", "requirement": "actor", "stockpile": "actor",
    "destruction": "actor", "transfer": "actor", "use": "actor", "position": "actor", "funding": "actor",
    "clearance": "place", "casualties": "place",
}  # fmt: skip
# What a claim is about.
WHAT_OF = {
    "treaty_step": "treaty", "membership": "treaty", "membership_count": "treaty", "treaty_rule": "treaty",
    "production": "item", "requirement": "item", "stockpile": "item", "destruction": "item", "transfer": "item",
    "use": "item", "position": "target", "programme": "programme",
}  # fmt: skip
NOTE = "wording"
"""What a claim says of itself that rests on what was learnt, and on no rule."""

_WHOLE = frozenset({"withdrawal", "ihl"})


def type_of(kind: str, value: str | None, target: str | None = None) -> str:
    """Return the type of claims of a kind with this value; stances are told apart by what they are about."""
    if kind != "position":
        return f"{kind} {value}" if value else kind
    about = target if target in _WHOLE else "treaty" if target in TREATIES else "item"
    return f"{kind} {value} {about}"


def type_of_claim(claim: Claim) -> str:
    """Return the type of a claim."""
    slot = VALUE_OF.get(claim.kind)
    return type_of(claim.kind, None if slot is None else getattr(claim, slot), claim.target)


def type_of_row(row: Mapping[str, Any]) -> str:
    """Return the type of a claim in the interchange format, of several readings the first."""
    slot = VALUE_OF.get(row["kind"])
    return type_of(row["kind"], None if slot is None else first(row.get(slot)), first(row.get("target")))


def first(value: Any) -> Any:
    """Return a slot's value, of several readings the first that says something."""
    return next((one for one in value if one is not None), None) if isinstance(value, list) else value


def whole_target(type_: str) -> str | None:
    """Return the target that a type of stance alone can have: "withdrawal", "ihl"."""
    about = type_.rpartition(" ")[2]
    return about if type_.startswith("position ") and about in _WHOLE else None
