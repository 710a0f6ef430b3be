"""What the treaties' rules and the depositary's record have to say about claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from treatywatch.model.claim import Claim
from treatywatch.model.finding import Finding
from treatywatch.treaties.acts import check_act, check_suspension
from treatywatch.treaties.arithmetic import check_document, check_period
from treatywatch.treaties.draft import Documents, Draft, finish
from treatywatch.treaties.known import as_known
from treatywatch.treaties.pack import available, load
from treatywatch.treaties.schema import Pack
from treatywatch.treaties.standing import check_count, check_membership
from treatywatch.treaties.step_dates import check_step
from treatywatch.treaties.step_record import on_record


def check(
    claims: Sequence[Claim],
    documents: Documents,
    *,
    as_known_on: str | None = None,
    place: Path | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules and the record find about `claims`; `documents` are keyed by text id.

    Nothing that became known after `as_known_on` takes part. The order of the claims does not matter.
    A claim on a treaty that there is no pack for gives nothing. Verdicts `impossible`, `against_record`, `premature`
    and `wrong_count` contradict the claim; `no_such_act` and `prohibited_to_party` comment on it.

    Raises:
        PackError: A pack is wrong.
    """
    packs = {treaty: as_known(load(treaty, place=place), as_known_on) for treaty in available(place)}
    drafts: list[Draft] = []
    for claim in claims:
        drafts.extend(_of_claim(claim, packs, documents))
    drafts = _doubted(drafts, claims, packs)
    by_text: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.treaty in packs:
            by_text.setdefault((claim.text_id, claim.treaty), []).append(claim)
    for (_, treaty), group in sorted(by_text.items()):
        drafts.extend(check_document(group, packs[treaty], documents))
    return finish(drafts, packs)


def _doubted(drafts: Sequence[Draft], claims: Sequence[Claim], packs: Mapping[str, Pack]) -> list[Draft]:
    """Lower what is said of an exit in a text that has the exit on record as well: one of the two may be misread."""
    exits = [c for c in claims if c.step == "withdraw" and c.when is not None and c.treaty in packs]
    right = {(c.text_id, c.actor, c.treaty) for c in exits if on_record(c, packs[c.treaty or ""])}
    return [
        replace(draft, sure="low")
        if any(c.step == "withdraw" and (c.text_id, c.actor, c.treaty) in right for c in draft.claims)
        else draft
        for draft in drafts
    ]


def _of_claim(claim: Claim, packs: Mapping[str, Pack], documents: Documents) -> Iterator[Draft]:
    if claim.item is not None and claim.treaty is None:
        for pack in packs.values():
            yield from check_act(claim, pack, documents)
        return
    if claim.treaty is None or claim.treaty not in packs:
        return
    pack = packs[claim.treaty]
    if claim.kind == "treaty_step":
        yield from check_step(claim, pack, documents)
        yield from check_suspension(claim, pack, documents)
        if claim.step == "withdraw" and claim.when is None:
            yield from check_membership(claim, pack, documents)
    elif claim.kind == "membership":
        yield from check_membership(claim, pack, documents)
    elif claim.kind == "membership_count":
        yield from check_count(claim, pack, documents)
    elif claim.kind == "treaty_rule":
        yield from check_period(claim, pack, documents)
