"""What is said twice: two readings of one clause, and headlines that the body repeats."""

from collections.abc import Sequence
from dataclasses import replace

from treatywatch.extract.draft import Draft
from treatywatch.model.claim import JOINING, KEYS, Claim

# One clause can hold two figures of one thing: "62, against 71 the year before".
_FIGURES = frozenset({"casualties", "clearance", "funding"})

_AMOUNTS = frozenset({"transfer", "production", "destruction", "requirement"})


def without_weaker(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts, of two readings of one act in one clause the first rule's; equal ones fold in the merge."""
    kept: list[Draft] = []
    seen: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        figure: object = draft.quantity if draft.kind in _FIGURES else None
        if draft.kind in _AMOUNTS and draft.span is not None:
            # "handed over 3,000 in the spring and 4,500 more in autumn"
            figure = draft.span
        if draft.slots.get("aspect") == "deadline":
            # "was moved to March 2019, and then to March 2021"
            figure = draft.when
        if draft.slots.get("aspect") == "duty":
            # "within four years … and within ten"
            figure = draft.duration
        slots = tuple(sorted((k, v or "") for k, v in draft.slots.items() if k in KEYS[draft.kind]))
        # What somebody denies is not what another says of him: "has been accused of it, a charge Moscow rejects".
        # One sum is paid once: "will finance, with 500,000 euros, a project of assistance".
        place = 0 if draft.kind == "funding" and draft.quantity is not None else id(draft.clause)
        key = (draft.kind, slots, figure, place, draft.speaker)
        first = seen.setdefault(key, draft)
        if first is not draft:
            first.when = first.when or draft.when
            continue
        kept.append(draft)
    return kept


def without_repeated_headlines(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without the headlines that the body repeats; one that goes further stays."""
    body = [c for c in claims if "headline" not in c.notes]
    return [c for c in claims if "headline" not in c.notes or _goes_further(c, body)]


def _goes_further(headline: Claim, body: Sequence[Claim]) -> bool:
    if "done" in headline.notes and headline.modality == "occurred" and _is_only_to_come(headline, body):
        return True
    if headline.modality != "denied" and headline.attribution:
        # "Thailand accuses Cambodia of laying mines": that Cambodia denies it does not tell it.
        body = [c for c in body if c.modality != "denied"]
    if any((c.key, c.quantity) == (headline.key, headline.quantity) for c in body):
        return False
    if headline.item == "mine":
        # "signs mine contract": the body tells which mines.
        body = [replace(c, item="mine") if _is_said_of_one_kind(headline, c) else c for c in body]
    if headline.kind == "production" and any(_is_told_of_a_maker(headline, c) for c in body):
        return False
    return headline.quantity is not None or all(_about(c) != _about(headline) for c in body)


def _is_said_of_one_kind(headline: Claim, claim: Claim) -> bool:
    return claim.item in ("apm", "avm") and claim.modality == headline.modality


def _about(claim: Claim) -> tuple[str | None, ...]:
    """What a claim is about; to join, to leave and to stay are three things."""
    step = "join" if claim.step in JOINING else claim.step if claim.step == "refuse_withdrawal" else None
    return (claim.kind, claim.actor, claim.item, claim.treaty, step)


def _is_told_of_a_maker(headline: Claim, claim: Claim) -> bool:
    """Whether the body names the maker: "Finnish firm to make mines" is told of the firm."""
    same = (claim.kind, claim.aspect) == (headline.kind, headline.aspect)
    return same and claim.actor is not None and not claim.actor.isupper()


def _is_only_to_come(headline: Claim, body: Sequence[Claim]) -> bool:
    """Whether the headline says that it has happened, the body only that it will."""
    same = [c for c in body if c.key == headline.key]
    return bool(same) and all(c.modality in ("planned", "possible") for c in same)
