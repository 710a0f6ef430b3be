"""Planned exits: the day that an article gives, held against notice plus period."""

import datetime as dt
from collections.abc import Iterator, Sequence

from treatywatch.model.claim import Claim
from treatywatch.model.time import Interval, interval
from treatywatch.model.treaty import Record
from treatywatch.treaties.draft import Documents, Draft, claim_side, record_side
from treatywatch.treaties.record import of_state
from treatywatch.treaties.rules import apply, last_day, say
from treatywatch.treaties.schema import Pack, PackKey
from treatywatch.treaties.step_record import meets, stages

RULE = "exit_date.v1"


def check_planned_exit(claim: Claim, said: Interval, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Hold a planned exit against the effect that the record computes, if the notice was given when it was written."""
    actor = claim.actor or ""
    document = documents.get(claim.text_id)
    published = None if document is None else document.published
    rule = pack.rule("withdrawal_effect")
    if published is None or rule is None or actor not in pack.parties:
        return
    own = of_state(PackKey(pack), actor)
    notices = [r for r in own if r.step == "notify_withdrawal" and r.confidence != "low"]
    targets = [r for r in own if r.step == "withdraw"]
    if targets and notices and last_day(notices[0].date) <= published[:10]:
        if not meets(claim, said, targets):
            yield _impossible(claim, pack, documents, targets, notices[0])
        return
    earliest = apply(rule.operator, dt.date.fromisoformat(published[:10]), rule.args)
    early = not notices and said.last is not None and said.last < earliest
    if early and _bound(pack, actor):
        yield _too_soon(claim, pack, documents, published[:10], earliest)


def _bound(pack: Pack, state: str) -> bool:
    return any(r.step == "enter_into_force" for r in of_state(PackKey(pack), state))


def _impossible(claim: Claim, pack: Pack, documents: Documents, targets: Sequence[Record], notice: Record) -> Draft:
    rule = pack.rule("withdrawal_effect")
    assert rule is not None, "the loader refuses a pack without one"
    effect = targets[0].date
    why = f"{say(rule.operator, rule.args)} receipt of the notice on {notice.date}"
    text = f"{{states}}: the article has the exit on {claim.when}; by Article {rule.article} it is {effect} ({why})"
    counted = _counted_from(claim, pack)
    if counted is not None:
        text += f"; the article's day counts from another act: {counted}"
    return Draft(
        "impossible",
        pack.id,
        RULE,
        rule.article,
        f"{text}.",
        (claim,),
        (claim_side(claim, documents), record_side(effect, f"Article {rule.article}: {why}; {notice.source}")),
        (notice.date, effect),
        "high" if notice.confidence == "high" else "medium",
        (claim.actor or "",),
    )


def _counted_from(claim: Claim, pack: Pack) -> str | None:
    """Return the act on record from which the treaty's period would give the day that the claim has, if any."""
    rule = pack.rule("withdrawal_effect")
    if rule is None or claim.when is None:
        return None
    said = interval(claim.when)
    for other in stages(pack, claim.actor or ""):
        if len(other.date) != 10:
            continue
        day = apply(rule.operator, dt.date.fromisoformat(other.date), rule.args)
        if said.meets(Interval(day, day)):
            return f"{other.detail} ({other.date})"
    return None


def _too_soon(claim: Claim, pack: Pack, documents: Documents, published: str, earliest: dt.date) -> Draft:
    rule = pack.rule("withdrawal_effect")
    assert rule is not None, "the loader refuses a pack without one"
    why = f"{say(rule.operator, rule.args)} receipt; none on record by {published}"
    return Draft(
        "impossible",
        pack.id,
        RULE,
        rule.article,
        f"{{states}}: the article has the exit on {claim.when}; a notice given on the day of the article ({published}) "
        f"takes effect on {earliest} at the earliest (Article {rule.article}), and none is on record.",
        (claim,),
        (claim_side(claim, documents), record_side(f"{earliest}/..", f"Article {rule.article}: {why}")),
        (published, earliest.isoformat()),
        "medium",
        (claim.actor or "",),
    )
