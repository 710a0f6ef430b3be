"""Claims on who is bound and on how many are, held against the status on the day that they speak of."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from treatywatch.model.claim import Claim
from treatywatch.model.quantity import Quantity
from treatywatch.model.time import interval
from treatywatch.model.treaty import Status
from treatywatch.treaties.draft import Documents, Draft, claim_side, published_on, record_side
from treatywatch.treaties.rules import say
from treatywatch.treaties.schema import Pack, PackKey
from treatywatch.treaties.status import life_of, status_in
from treatywatch.treaties.step_record import process

RULE = "membership.v1"
COUNT = "party_count.v1"
_FITS = {
    "party": ("party", "deposited"),
    # "Signatory" is loosely said of every state that is bound or was.
    "signatory": ("signatory", "party", "deposited", "withdrawn"),
    "non_party": ("non_party", "signatory", "withdrawn", "deposited"),
    "withdrawn": ("withdrawn",),
}
_UNITS = ("state", "item", "country", "party")


def check_membership(claim: Claim, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Yield a `membership` claim, or a plain "has left", that the status on its days does not bear out."""
    said = "withdrawn" if claim.kind == "treaty_step" else claim.status
    actor = claim.actor or ""
    if claim.modality != "occurred" or actor not in pack.parties or said not in _FITS or _unsure(pack, actor):
        return
    # A headline's present tense says what is announced.
    if "headline" in claim.notes:
        return
    days = days_of_claim(claim, pack, documents)
    statuses = [status_in(pack, actor, on=day) for day in days]
    if not statuses or any(status.status in _FITS[said] for status in statuses):
        return
    yield _standing(claim, said, statuses[-1], pack, documents)


def check_count(claim: Claim, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Yield a number of members that is none of the totals by any way of counting on the days it speaks of."""
    quantity, said = claim.quantity, claim.status
    if claim.modality != "occurred" or quantity is None or said is None or quantity.unit not in _UNITS:
        return
    days = days_of_claim(claim, pack, documents)
    if not days or quantity.vague:
        return
    counts = [counts_on(PackKey(pack), day) for day in days]
    wanted = {total for count in counts for total in _totals(count, said)}
    margin = pack.count_margin + (0.03 * max(wanted, default=0) if quantity.approx else 0)
    if not wanted or _holds(quantity, wanted, margin, open_low=said == "withdrawn"):
        return
    # Far below the total it counts a part: "four parties to the treaty".
    top = quantity.high if quantity.high is not None else quantity.low
    if top is not None and said != "withdrawn" and top < 0.5 * max(wanted):
        return
    yield _count(claim, quantity, days[-1], counts[-1], pack, documents)


def days_of_claim(claim: Claim, pack: Pack, documents: Documents) -> tuple[str, ...]:
    """Return the days to hold a claim against: those of its `when` on which a status changed, else its publication.

    Nothing where neither is known, where the treaty was not adopted yet, or where the record ends before.
    """
    published = published_on(claim, documents)
    days: tuple[str, ...]
    if claim.when is None:
        days = () if published is None else (published,)
    else:
        span = interval(claim.when)
        first = span.first.isoformat() if span.first is not None else pack.adopted
        last = span.last.isoformat() if span.last is not None else published or first
        days = tuple(dict.fromkeys((first, *_changes(PackKey(pack), first, last), last)))
    if any(not pack.adopted <= day <= pack.coverage for day in days):
        return ()
    return days


@lru_cache(maxsize=1024)
def _changes(key: PackKey, first: str, last: str) -> tuple[str, ...]:
    days = {day for state in key.pack.parties for day in life_of(key, state).days if first <= day <= last}
    return tuple(sorted(days))


@lru_cache(maxsize=4096)
def counts_on(key: PackKey, day: str) -> dict[str, int]:
    """Return how many states have each status on a day, and `signed`: how many ever signed by then."""
    pack = key.pack
    counts = dict.fromkeys(("party", "deposited", "signatory", "non_party", "withdrawn", "signed", "leaving"), 0)
    for state, party in pack.parties.items():
        counts[status_in(pack, state, on=day).status] += 1
        counts["signed"] += party.signed is not None and party.signed <= day
        counts["leaving"] += any(r.date[: len(day)] <= day for r in process(pack, state))
    return counts


def _totals(count: dict[str, int], said: str) -> tuple[int, ...]:
    bound = (count["party"], count["party"] + count["deposited"])
    if said == "party":
        return bound
    if said == "signatory":
        return (*bound, count["signed"], count["signatory"])
    if said == "non_party":
        # 193 members of the United Nations, 195 with the two observers, 197 and 198 with those beside it.
        return tuple(base - total for base in range(193, 199) for total in bound)
    return (max(count["withdrawn"], count["leaving"]),)


def _holds(quantity: Quantity, totals: set[int], margin: float, *, open_low: bool) -> bool:
    low = 0 if quantity.low is None else quantity.low
    high = 10**9 if quantity.high is None else quantity.high
    if open_low:
        return low <= max(totals)
    return any(low - margin <= total <= high + margin for total in totals)


def _unsure(pack: Pack, state: str) -> bool:
    party = pack.parties[state]
    return party.confidence == "low" or "contested" in party.recorded


def _standing(claim: Claim, said: str, found: Status, pack: Pack, documents: Documents) -> Draft:
    effect = pack.rule("withdrawal_effect")
    ends = [step for step in found.steps if step.what.startswith("withdrawal takes effect") and "void" not in step.what]
    notices = [step for step in found.steps if step.what.startswith("notice of withdrawal received")]
    early = said in ("withdrawn", "non_party") and found.status == "party"
    text = f"{{states}}: the article says {said.replace('_', ' ')}; on {found.on} the record has {found.status}"
    source = f"status on {found.on} from the record of the depositary"
    article = pack.article("state_entry") if effect is None else effect.article
    if ends and notices and effect is not None:
        only = "its notice came only on" if (notices[-1].date or "") > found.on else "notice of"
        text += f": {only} {notices[-1].date}, effect on {ends[-1].date} by Article {article}"
        why = f"notice {notices[-1].date}, {say(effect.operator, effect.args)} receipt"
        source = f"Article {article}: {why} gives {ends[-1].date}"
    elif early:
        text += "; it has no notice of withdrawal"
    dates = tuple(step.date for step in (*notices, *ends) if step.date is not None)
    return Draft(
        "premature" if early and (said == "withdrawn" or bool(notices)) else "against_record",
        pack.id,
        RULE,
        article,
        f"{text}.",
        (claim,),
        (claim_side(claim, documents, said), record_side(found.status, source)),
        dates or (found.on,),
        # "Was a party" and "will not be bound" are easily taken for the present.
        "medium" if said in ("party", "non_party") or (early and not notices) else "high",
        (claim.actor or "",),
    )


def _count(
    claim: Claim, quantity: Quantity, day: str, count: dict[str, int], pack: Pack, documents: Documents
) -> Draft:
    said = _amount(quantity)
    party, deposited = count["party"], count["party"] + count["deposited"]
    kind = (claim.status or "").replace("_", " ")
    text = f"The article counts {said} as {kind}; on {day} the record has {party} in force"
    text += f" and {deposited} with instruments deposited" if deposited != party else ""
    if claim.status in ("signatory", "withdrawn"):
        text += f", {count['signed']} that ever signed, {count['withdrawn']} that left"
    value = f"{party} in force, {deposited} deposited"
    return Draft(
        "wrong_count",
        pack.id,
        COUNT,
        pack.article("state_entry"),
        f"{text}.",
        (claim,),
        (claim_side(claim, documents, said), record_side(value, f"count of the depositary's record on {day}")),
        (day,),
        "high" if claim.status == "party" else "medium",
    )


def _amount(quantity: Quantity) -> str:
    if quantity.low == quantity.high:
        return f"{quantity.low:g}" if quantity.low is not None else "?"
    if quantity.high is None:
        return f"more than {quantity.low:g}" if quantity.low is not None else "?"
    return f"up to {quantity.high:g}" if quantity.low is None else f"{quantity.low:g}–{quantity.high:g}"


def bound_throughout(pack: Pack, state: str, days: Sequence[str]) -> bool:
    """Tell whether a state was party on every one of `days`."""
    return bool(days) and all(status_in(pack, state, on=day).status == "party" for day in days)
