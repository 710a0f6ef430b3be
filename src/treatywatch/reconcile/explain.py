"""Plain English: values, questions and reasons as people read them."""

import calendar
import re

from treatywatch.model.claim import Claim
from treatywatch.model.quantity import Number, Quantity
from treatywatch.reconcile import packs

TREATIES = {
    "apmbc": "the Ottawa Convention",
    "ccm": "the Convention on Cluster Munitions",
    "ccw": "the Convention on Certain Conventional Weapons",
    "ccw-ap2": "Amended Protocol II of the CCW",
    "cwc": "the Chemical Weapons Convention",
    "btwc": "the Biological Weapons Convention",
    "npt": "the Non-Proliferation Treaty",
    "att": "the Arms Trade Treaty",
    "tpnw": "the Treaty on the Prohibition of Nuclear Weapons",
    "ihl": "humanitarian law",
    "withdrawal": "leaving the treaty",
}
ITEMS = {"apm": "anti-personnel mines", "avm": "anti-vehicle mines", "mine": "mines", "cm": "cluster munitions"}
STEPS = {
    "announce_withdrawal": "announce its withdrawal from",
    "approve_withdrawal": "approve its withdrawal from",
    "begin_withdrawal": "begin its withdrawal from",
    "notify_withdrawal": "give notice of its withdrawal from",
    "withdraw": "leave",
    "refuse_withdrawal": "say that it stays in",
    "suspend": "suspend",
    "sign": "sign",
    "ratify": "ratify",
    "accede": "accede to",
    "adopt": "adopt",
    "enter_into_force": "see the entry into force of",
}
BARE = "is or was so"
"""What a claim says that gives neither amount nor time."""
_MODALITY = {
    "occurred": BARE,
    "planned": "planned",
    "possible": "possible",
    "urged": "urged by others",
    "denied": "denied",
}
_QUESTIONS = {
    "treaty_step": "When did {actor} {step} {treaty}{body}?",
    "membership": "Is {actor} {status} {treaty}?",
    "membership_count": "How many states are {statuses} {treaty}?",
    "treaty_rule": "What does {treaty} say on {aspect}?",
    "production.start": "When does {actor} start making {item}?",
    "production.make": "How many {item} does {actor} make?",
    "production.increase": "Does {actor} increase its making of {item}?",
    "production.cease": "When did {actor} stop making {item}?",
    "production.ability": "How many {item} could {actor} make, and how soon?",
    "requirement.need": "How many {item} does {actor} need?",
    "requirement.order": "How many {item} has {actor} ordered?",
    "stockpile.hold": "How many {item} does {actor} hold?",
    "stockpile.acquire": "How many {item} does {actor} acquire?",
    "stockpile.none": "Is {actor} without a stock of {item}?",
    "destruction": "How many {item} did {actor} destroy?",
    "transfer.supply": "How many {item} does {actor} supply to {to}?",
    "transfer.cease": "When did {actor} stop supplying {item} to {to}?",
    "use": "Did {actor} use {item}?",
    "position": "Does {actor} {stance} {target}?",
    "programme.launch": "When was {programme} launched?",
    "programme.end": "When does {programme} end?",
    "programme.includes": "What does {programme} include?",
    "programme.excludes": "What does {programme} leave out?",
    "programme.area": "Which area does {programme} cover?",
    "programme.length": "How long is {programme}?",
    "programme.cost": "What does {programme} cost?",
    "clearance.contaminated": "How much land is contaminated in {where}?",
    "clearance.cleared": "How much land was cleared in {where}?",
    "clearance.removed": "How many mines were removed in {where}?",
    "clearance.deadline": "When is the clearance deadline of {where}?",
    "casualties.killed": "How many people were killed by mines in {where}?",
    "casualties.injured": "How many people were injured by mines in {where}?",
    "casualties.total": "How many people were killed or injured by mines in {where}?",
    "funding": "How much does {actor} pay?",
}
_WHOLE_TREATY = {
    "adopt": "When was {treaty} adopted?",
    "sign": "When was {treaty} opened for signature?",
    "enter_into_force": "When did {treaty} enter into force?",
}
_STATUS = {
    "party": ("a party to", "parties to"),
    "signatory": ("a signatory of", "signatories of"),
    "non_party": ("outside", "outside"),
    "withdrawn": ("no longer a party to", "no longer parties to"),
}
_UNITS = {"item": "", "person": " people", "state": " states", "km": " km", "m2": " m²", "km2": " km²", "ha": " ha"}


def name(id_: str | None) -> str:
    """Return the printed name of a state, person, company or organisation; its own id where none is known."""
    if not id_:
        return "somebody"
    known = packs.state_names().get(id_) or packs.entity_names().get(id_)
    if known is not None:
        return known
    return id_ if id_.isupper() else " ".join(part.capitalize() for part in id_.split("-"))


def question(claim: Claim) -> str:
    """Return the question that claims with this key answer, as one plain sentence."""
    pattern = _QUESTIONS.get(f"{claim.kind}.{claim.aspect}") or _QUESTIONS.get(claim.kind) or "What of {actor}?"
    if claim.kind == "treaty_step" and claim.actor is None:
        pattern = _WHOLE_TREATY.get(claim.step or "", pattern)
    one, many = _STATUS.get(claim.status or "", ("in", "in"))
    return pattern.format(
        actor=name(claim.actor),
        treaty=treaty(claim.treaty),
        step=STEPS.get(claim.step or "", "act on"),
        body=f" in its {claim.body}" if claim.body else "",
        status=one,
        statuses=many,
        aspect=(claim.aspect or "").replace("_", " "),
        item=item(claim.item),
        to="anybody" if claim.to is None else name(claim.to),
        stance="have concerns about" if claim.stance == "concern" else (claim.stance or ""),
        target=TREATIES.get(claim.target or "") or item(claim.target),
        programme=name(claim.programme),
        where="the world" if claim.place == "world" else name(claim.place or claim.actor),
    )


def treaty(code: str | None) -> str:
    """Return a treaty's usual English name."""
    return TREATIES.get(code or "", code or "the treaty")


def item(code: str | None) -> str:
    """Return the plural English name of an item code."""
    return ITEMS.get(code or "", "munitions" if code in (None, "other") else str(code))


def value(claim: Claim) -> str:
    """Return what the claim says, apart from its key: amount, time, duration, modality."""
    parts = []
    if claim.quantity is not None:
        parts.append(amount(claim.quantity))
    if claim.when is not None:
        parts.append(time(claim.when))
    if claim.duration is not None:
        parts.append(duration(claim.duration))
    if not parts:
        return _MODALITY[claim.modality]
    if claim.modality != "occurred":
        parts.append(_MODALITY[claim.modality])
    return ", ".join(parts)


def amount(quantity: Quantity) -> str:
    """Return a quantity as people write it: "about 100,000 a year", "at least 2,000,000"."""
    low, high = quantity.low, quantity.high
    if low is None:
        text = f"up to {_number(high)}"
    elif high is None:
        text = f"at least {_number(low)}"
    elif low == high:
        text = _number(low)
    else:
        text = f"{_number(low)}–{_number(high)}"
    unit = _UNITS.get(quantity.unit, f" {quantity.unit}")
    return f"{'about ' if quantity.approx else ''}{text}{unit}{f' a {quantity.per}' if quantity.per else ''}"


def time(when: str) -> str:
    """Return an EDTF time in words: "20 August 2025", "by 1995", "from 20 February 2026"."""
    if "/" not in when:
        return _date(when)
    first, last = when.split("/", 1)
    if first in ("", ".."):
        return f"by {_date(last)}"
    if last in ("", ".."):
        return f"from {_date(first)}"
    return f"between {_date(first)} and {_date(last)}"


def duration(period: str) -> str:
    """Return an ISO 8601 duration in words: "6 months"; as it stands if it is of another form."""
    parts = re.findall(r"(\d+)([YMWD])", period)
    if not parts or "T" in period:
        return period
    units = {"Y": "year", "M": "month", "W": "week", "D": "day"}
    return " ".join(f"{count} {units[unit]}{'' if count == '1' else 's'}" for count, unit in parts)


def voice(speaker: str | None, doc: str, published: object) -> str:
    """Return who says a thing and when: "Ana Lima, in 17 of 20 May 2025"."""
    dated = f" of {time(str(published))}" if published is not None else ""
    return f"{name(speaker)}, in {doc}{dated}" if speaker else f"{doc}{dated}"


def _date(text: str) -> str:
    about = "about " if re.search(r"[~?%]", text) else ""
    parts = text.strip("~?%").split("-")
    if parts[0].endswith("X"):
        return f"the {parts[0].replace('X', '0')}s"
    seasons = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
    if len(parts) == 1 or parts[1] == "XX":
        return about + parts[0]
    month = seasons.get(parts[1]) or calendar.month_name[int(parts[1])]
    if len(parts) == 2 or parts[2] == "XX":
        return f"{about}{month} {parts[0]}"
    return f"{about}{int(parts[2])} {month} {parts[0]}"


def _number(value: Number | None) -> str:
    return f"{value:,}" if value is not None else "?"
