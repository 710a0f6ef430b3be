"""One claim for what a document says several times."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from treatywatch.model.claim import JOINING, Attribution, Claim
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.model.time import interval


def merged(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims with equal kind, key, modality and quantity as one, its evidence in order of the text."""
    claims = _one_item(_by_its_step(_with_the_number(claims)))
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_sameness(claim), []).append(claim)
    return tuple(_one(same) for group in groups.values() for same in _at_one_time(group))


def _at_one_time(group: Sequence[Claim]) -> list[list[Claim]]:
    """A step or deadline with two days that do not meet is told twice: the two stand against each other."""
    found: list[list[Claim]] = []
    for claim in group:
        home = next((told for told in found if not _is_dated(claim) or all(_meet(claim, c) for c in told)), None)
        if home is None:
            found.append([claim])
        else:
            home.append(claim)
    return found


def _is_dated(claim: Claim) -> bool:
    return claim.kind in ("treaty_step", "use", "destruction", "transfer") or claim.aspect in ("deadline", "duty")


def _is_another_stage(claim: Claim, other: Claim) -> bool:
    """Tell of "approved the bill to join on Thursday; it will join before the end of the year": a day, and a limit."""
    if claim.step not in JOINING or claim.modality != "planned":
        return False
    times = sorted((claim.when or "", other.when or ""))
    return times[0].startswith("../") and not times[1].startswith("../") and len(times[1]) == _A_DAY


_A_DAY = len("2026-01-10")


def _meet(claim: Claim, other: Claim) -> bool:
    if _is_another_stage(claim, other):
        return False
    if claim.aspect == "duty":
        # Stocks within four years, land within ten: two duties.
        return None in (claim.duration, other.duration) or claim.duration == other.duration
    if claim.when is None or other.when is None:
        return True
    if claim.aspect == other.aspect == "deadline":
        # "until 2019" and "until 2025" have their ends apart
        return interval(claim.when.removeprefix("../")).meets(interval(other.when.removeprefix("../")))
    return interval(claim.when).meets(interval(other.when))


def _sameness(claim: Claim) -> object:
    if claim.kind == "programme" and claim.aspect in ("includes", "area"):
        # What a plan covers is one thing, whether told as done or as planned; what it may come to cover is another.
        return claim.key, claim.modality == "possible"
    return claim.key, claim.modality, _number(claim)


def _number(claim: Claim) -> Quantity | None:
    """Return the quantity; "800 km" and "about 800 km" are one."""
    quantity = claim.quantity
    return quantity if quantity is None or not quantity.approx else replace(quantity, approx=False)


def _with_the_number(claims: Sequence[Claim]) -> list[Claim]:
    """Fold a bare claim into the one with the number: "the need for mines, … up to a million"."""
    return [c for c in claims if c.quantity is not None or not _close_number(c, claims)]


def _close_number(claim: Claim, claims: Sequence[Claim]) -> bool:
    reach = {"requirement": 200, "clearance": 600}.get(claim.kind, 0)
    return reach > 0 and any(
        c.quantity is not None
        and c.key == claim.key
        and abs(c.evidence[0].start - claim.evidence[0].start) < reach
        and not _is_another_time(claim, c)
        for c in claims
    )


def _is_another_time(claim: Claim, other: Claim) -> bool:
    """Tell of "cleared 8 square kilometres last year and hopes to finish in 2028": a time that is not the number's."""
    if claim.aspect != "cleared" or claim.when is None:
        return False
    return claim.modality != other.modality or not _meet(claim, other)


def _one(group: Sequence[Claim]) -> Claim:
    first = group[0]
    if len(group) == 1 and len(first.evidence) == 1:
        return first
    return replace(
        first,
        evidence=_evidence(e for c in group for e in c.evidence),
        when=_sharpest([c.when for c in group]),
        duration=next((c.duration for c in group if c.duration is not None), None),
        place=next((c.place for c in group if c.place is not None), None),
        condition=next((c.condition for c in group if c.condition is not None), None),
        attribution=_attribution(group),
        notes=tuple(dict.fromkeys(n for c in group for n in c.notes)),
    )


def _sharpest(times: Sequence[str | None]) -> str | None:
    known = [t for t in times if t is not None]
    return max(known, key=lambda t: (t.count("-") - 2 * t.count(".."), -known.index(t))) if known else None


def _attribution(group: Sequence[Claim]) -> tuple[Attribution, ...]:
    """Whose word it is: nobody's where the text has asserted the fact itself before; a plan is always somebody's."""
    told = [c for c in group if "headline" not in c.notes] or list(group)
    if told[0].modality == "occurred" or told[0].attribution:
        return told[0].attribution
    return next((c.attribution for c in told if c.attribution and c.attribution[0].speaker != c.actor), ())


def _evidence(spans: Iterable[Evidence]) -> tuple[Evidence, ...]:
    kept: dict[tuple[int, int], Evidence] = {(e.start, e.end): e for e in spans}
    return tuple(kept[k] for k in sorted(kept))


def _by_its_step(claims: Sequence[Claim]) -> list[Claim]:
    """Fold "is the 111th state to become a party" into the ratification that made it one."""
    ratified = {(c.actor, c.treaty, c.modality): c.step for c in claims if c.step == "ratify"}
    return [
        replace(c, step="ratify")
        if c.step == "accede" and c.when is None and (c.actor, c.treaty, c.modality) in ratified
        else c
        for c in claims
    ]


def _one_item(claims: Sequence[Claim]) -> list[Claim]:
    """Take "mines", where the text has said "anti-personnel mines" of the same act, for those mines."""
    named = {(c.kind, c.actor, c.aspect, c.to, c.modality, c.quantity) for c in claims if c.item == "apm"}
    return [
        replace(c, item="apm")
        if c.item == "mine" and (c.kind, c.actor, c.aspect, c.to, c.modality, c.quantity) in named
        else c
        for c in claims
    ]
