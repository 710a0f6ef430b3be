"""A second reading: claims that the words of a sentence make, where no rule has read them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.learned.types import NOTE, VALUE_OF, WHAT_OF, WHO_OF, type_of
from treatywatch.extract.learned.wording import Wording
from treatywatch.extract.quantities import AREAS, CURRENCIES
from treatywatch.extract.reading import Mark
from treatywatch.extract.traits import traits_of
from treatywatch.model.claim import Claim
from treatywatch.model.quantity import Quantity

# So likely the words must make a claim of a type, somebody be whom it is about, and all of it hold together.
_LEAST, _LEAST_WHO, _LEAST_WHAT, _LEAST_IN_ALL = 0.15, 0.5, 0.3, 0.1
# The likeliest will do with less, for somebody it is about.
_LEAST_FIRST = 0.3
_UNITS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("production", "requirement", "stockpile", "destruction", "transfer", "use", "clearance removed"),
        frozenset({"item"}),
    ),
    "casualties": frozenset({"person"}),
    "membership_count": frozenset({"state"}),
    "clearance contaminated": frozenset(AREAS),
    "clearance cleared": frozenset(AREAS),
    "funding": frozenset(CURRENCIES),
    "programme cost": frozenset(CURRENCIES),
    "programme length": frozenset({"km"}),
}
_REACH = 25
# So many sentences behind the last treaty or weapon named, a text is no longer about it.
_FORGOTTEN = 3
_RECEIVER = "to"


def drafts(wording: Wording, told: Iterable[Draft], published: dt.date | None) -> Iterator[Draft]:
    """Yield what the sentence claims by its wording, but for types that the rules have told of it.

    Nothing where neither it nor what stands before it is about treaties or weapons of ours.
    """
    if not _on_subject(wording):
        return
    done = {type_of(d.kind, d.slots.get(VALUE_OF.get(d.kind, "")), d.slots.get("target")) for d in told}
    for type_, chance in wording.likely(_LEAST):
        if type_ not in done:
            yield from _of_type(wording, type_, chance, published)


def _on_subject(wording: Wording) -> bool:
    frame = wording.frame
    return frame.discourse.item_age <= _FORGOTTEN or any(
        "treaty" in mark.said or "programme" in mark.said or mark.value("item") not in (None, "other")
        for mark in frame.sentence.marks
    )


def _of_type(wording: Wording, type_: str, chance: float, published: dt.date | None) -> Iterator[Draft]:
    kind, _, value = type_.partition(" ")
    slots: dict[str, str | None] = {}
    if kind in VALUE_OF:
        slots[VALUE_OF[kind]] = value.split(" ")[0]
    if kind in WHAT_OF:
        what = max(wording.what(type_).items(), key=_chance, default=None)
        if what is None or what[1] < _LEAST_WHAT:
            return
        slots[WHAT_OF[kind]], chance = what[0], chance * what[1]
    whos = _likeliest(wording.who(type_)) if kind in WHO_OF else []
    if not whos and kind in WHO_OF:
        return
    at = wording.peak(type_)
    act = _act_at(wording, at, published)
    modality = max(wording.modalities(type_).items(), key=_chance)[0]
    quantity, when = _amount(act, type_), act.when(modality)
    if kind == "transfer":
        receivers = {who: c for who, c in wording.who(f"{_RECEIVER} {type_}").items() if who not in dict(whos)}
        receiver = max(receivers.items(), key=_chance, default=None)
        slots[_RECEIVER] = receiver[0] if receiver is not None and receiver[1] >= _LEAST_WHO else None
    about: list[tuple[str | None, float]] = [*whos] or [(None, 1.0)]
    for who, sure in about:
        if chance * sure < _LEAST_IN_ALL:
            continue
        own = {} if who is None else {WHO_OF[kind]: who}
        yield Draft(
            kind,
            modality,
            act.clause,
            act.mark,
            {**slots, **own},
            quantity,
            when,
            own_speaker=kind == "position",
            note=NOTE,
        )


def _chance(pair: tuple[str, float]) -> float:
    return pair[1]


def _likeliest(chances: dict[str, float]) -> list[tuple[str, float]]:
    """Return all who are more likely meant than not, or the one who is likeliest."""
    ranked = sorted(chances.items(), key=lambda pair: (-pair[1], pair[0]))
    sure = [pair for pair in ranked if pair[1] >= _LEAST_WHO]
    return sure or [pair for pair in ranked[:1] if pair[1] >= _LEAST_FIRST]


def _act_at(wording: Wording, at: int, published: dt.date | None) -> Act:
    frame = wording.frame
    mark = frame.sentence.mark(at) or Mark(at, at + 1, {}, {}, traits_of({}))
    return Act(frame, frame.clause_at(at), mark, published)


def _amount(act: Act, type_: str) -> Quantity | None:
    """Return the amount next to the act that counts what claims of its type count; its own clause comes first."""
    units = _UNITS.get(type_) or _UNITS.get(type_.partition(" ")[0], frozenset())
    at = act.mark.first
    near = [
        (a.number_at not in act.clause.tokens, abs(a.number_at - at), a.number_at, a)
        for a in act.sentence.amounts
        if a.quantity.unit in units and abs(a.number_at - at) <= _REACH
    ]
    return min(near, key=lambda found: found[:3])[3].quantity if near else None


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without those by their wording alone that say what the text is known to claim anyhow.

    What differs in modality, or in an amount, may be said on purpose: one half delivered, the other still to come.
    """
    told: dict[tuple[str | None, ...], list[Claim]] = {}
    for claim in claims:
        if NOTE not in claim.notes:
            told.setdefault(claim.key, []).append(claim)
    kept: list[Claim] = []
    for claim in claims:
        if NOTE in claim.notes:
            others = told.setdefault(claim.key, [])
            if any(_says_the_same(claim, other) for other in others):
                continue
            others.append(claim)
        kept.append(claim)
    return kept


def _says_the_same(claim: Claim, other: Claim) -> bool:
    if claim.modality != other.modality:
        return False
    return claim.quantity is None or other.quantity is None or claim.quantity == other.quantity


def likely(weighed: Iterable[tuple[Claim, float]], even: float) -> tuple[Claim, ...]:
    """Return the claims that are likely right: of rules from `even` on, by wording alone from nearly a half on.

    Where a rule has told of somebody's step, making, need or stance, words beside it tell the same: "announced its
    intent to withdraw" is no withdrawal too.
    """
    known = list(weighed)
    ruled = [claim for claim, chance in known if NOTE not in claim.notes and chance >= even]
    told: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in ruled:
        if claim.kind in _TOLD_ONCE:
            told.setdefault((claim.kind, claim.actor), []).append(claim)
    return tuple(
        claim
        for claim, chance in known
        if (
            chance >= _EVEN and not any(_overlap(claim, other) for other in told.get((claim.kind, claim.actor), ()))
            if NOTE in claim.notes
            else chance >= even
        )
    )


# On 712 articles that neither models nor trees had met, F was flat from 0.3 to 0.45.
_EVEN = 0.45
_TOLD_ONCE = frozenset({"treaty_step", "production", "position", "requirement"})


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)
