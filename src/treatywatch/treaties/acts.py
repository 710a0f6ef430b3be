"""Claims on acts: what a treaty prohibits to its parties, and what it has no clause for."""

from collections.abc import Iterator

from treatywatch.model.claim import Claim
from treatywatch.treaties.draft import Documents, Draft, claim_side, record_side
from treatywatch.treaties.record import of_state
from treatywatch.treaties.schema import Pack, PackKey
from treatywatch.treaties.standing import bound_throughout, days_of_claim

PROHIBITED = "prohibited_act.v1"
SUSPENSION = "suspension.v1"
_ACTS = {
    ("production", "start"): "produce",
    ("production", "make"): "produce",
    ("production", "increase"): "produce",
    ("stockpile", "acquire"): "acquire",
    ("transfer", "supply"): "transfer",
    ("use", None): "use",
}


def check_act(claim: Claim, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Yield an act that the treaty prohibits, said to be done by a state that was party on every day it speaks of."""
    act = _ACTS.get((claim.kind, claim.aspect))
    actor = claim.actor or ""
    if act is None or claim.modality != "occurred" or claim.item not in pack.items or actor not in pack.parties:
        return
    days = days_of_claim(claim, pack, documents)
    rule = pack.rule("prohibition", days[0] if days else None)
    if rule is None or act not in rule.args["acts"] or not bound_throughout(pack, actor, days):
        return
    exception = pack.rule("exception", days[0])
    text = (
        f"{{states}} was party on {days[-1]}. If this happened as the article says, "
        f"Article {rule.article} speaks to it: {rule.text}"
    )
    if exception is not None and act in exception.args["acts"]:
        recalled = " (from memory)" if exception.confidence == "low" else ""
        text += f" Article {exception.article}{recalled} excepts: {exception.text}"
    yield Draft(
        "prohibited_to_party",
        pack.id,
        PROHIBITED,
        rule.article,
        text,
        (claim,),
        (claim_side(claim, documents), record_side(f"party on {days[-1]}", f"Article {rule.article}: {rule.text}")),
        (days[0], days[-1]) if days[0] != days[-1] else (days[0],),
        "medium",
        (actor,),
    )


def check_suspension(claim: Claim, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Yield a suspension of a treaty that has no clause on it."""
    rule = pack.rule("suspension")
    if claim.step != "suspend" or rule is None or rule.operator != "not_provided":
        return
    if claim.modality not in ("occurred", "planned"):
        return
    declared = [r for r in of_state(PackKey(pack), claim.actor or "") if r.step == "suspend"] if claim.actor else []
    text = f"{{states}}: {rule.text} A declaration of suspension does not change who is bound."
    if declared:
        text += f" On record: {declared[0].detail} ({declared[0].date})."
    yield Draft(
        "no_such_act",
        pack.id,
        SUSPENSION,
        rule.article,
        text,
        (claim,),
        (claim_side(claim, documents), record_side("not provided for", f"{rule.article}: {rule.text}")),
        tuple(record.date for record in declared),
        rule.confidence,
        (claim.actor,) if claim.actor else (),
    )
