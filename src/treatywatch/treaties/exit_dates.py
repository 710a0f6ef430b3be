"""Planned exits: the day that an article gives, held against notice plus period."""

import datetime as dt
from collections.abc import Iterator, Sequence

from treatywatch.model.claim import Claim
from treatywatch.model.time import Interval, interval
from treatywatch.model.treaty import Record
from treatywatch.treaties.draft import Documents, Draft, claim_side, published_on, record_side
from treatywatch.treaties.record import of_state
from treatywatch.treaties.rules import LAST_YEAR, apply, last_day, say
from treatywatch.treaties.schema import Pack, PackKey
from treatywatch.treaties.step_record import meets, stages

RULE = "exit_date.v1"
NOTICED = ("deposit", "effective", "suspension_declaration", "depositary_circulation")
"""Stages from which the period is rightly counted, or that are no domestic act."""


def check_planned_exit(claim: Claim, said: Interval, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Hold a planned exit against the effect that the record computes, if the notice was given when it was written.

    Before the notice a plan can only be too soon, or be counted from an act that starts no period.
    """
    actor = claim.actor or ""
    published = published_on(claim, documents)
    rule = pack.rule("withdrawal_effect", published)
    if published is None or rule is None or actor not in pack.parties or int(published[:4]) > LAST_YEAR:
        return
    own = of_state(PackKey(pack), actor)
    notices = [r for r in own if r.step == "notify_withdrawal" and r.confidence != "low"]
    targets = [r for r in own if r.step == "withdraw"]
    if targets and meets(claim, said, targets):
        return
    if targets and notices and last_day(notices[0].date) <= published:
        yield _impossible(claim, pack, documents, targets, notices[0])
        return
    earliest = apply(rule.operator, dt.date.fromisoformat(published), rule.args)
    if said.last is not None and said.last < earliest and _bound(pack, actor):
        yield _too_soon(claim, pack, documents, published, earliest)
    elif said.first is not None and said.first == said.last and _counted_from(claim, pack, published) is not None:
        yield _miscounted(claim, pack, documents, published)


def _bound(pack: Pack, state: str) -> bool:
    return any(r.step == "enter_into_force" for r in of_state(PackKey(pack), state))


def _impossible(claim: Claim, pack: Pack, documents: Documents, targets: Sequence[Record], notice: Record) -> Draft:
    rule = pack.rule("withdrawal_effect")
    assert rule is not None, "the loader refuses a pack without one"
    effect = targets[0].date
    why = f"{say(rule.operator, rule.args)} receipt of the notice on {notice.date}"
    text = f"{{states}}: the article has the exit on {claim.when}; by Article {rule.article} it is {effect} ({why})"
    counted = _counted_from(claim, pack, claim.when or "")
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


def _counted_from(claim: Claim, pack: Pack, by: str) -> str | None:
    """Return the act on record by a day from which the treaty's period would give the day of the claim, if any."""
    rule = pack.rule("withdrawal_effect")
    if rule is None or claim.when is None:
        return None
    said = interval(claim.when)
    for other in stages(pack, claim.actor or ""):
        if len(other.date) != 10 or other.date > by or other.step in NOTICED:
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
        "medium" if len(claim.when or "") == 10 else "low",
        (claim.actor or "",),
    )


def _miscounted(claim: Claim, pack: Pack, documents: Documents, published: str) -> Draft:
    rule = pack.rule("withdrawal_effect")
    assert rule is not None, "the loader refuses a pack without one"
    counted = _counted_from(claim, pack, published)
    words = say(rule.operator, rule.args)
    return Draft(
        "impossible",
        pack.id,
        RULE,
        rule.article,
        f"{{states}}: the article has the exit on {claim.when}, counted from {counted}; by Article {rule.article} it "
        f"is {words} receipt of the notice, and none is on record by {published}.",
        (claim,),
        (
            claim_side(claim, documents),
            record_side(f"not before {words} notice", f"Article {rule.article}: {rule.text}"),
        ),
        (published,),
        "medium",
        (claim.actor or "",),
    )
