"""Claims on the date of a step, held against the depositary's record and the treaty's arithmetic."""

import datetime as dt
from collections.abc import Iterator, Sequence

from treatywatch.model.claim import Claim
from treatywatch.model.time import Interval, interval
from treatywatch.model.treaty import Record
from treatywatch.treaties.draft import Documents, Draft, claim_side, published_on, record_side
from treatywatch.treaties.exit_dates import check_planned_exit
from treatywatch.treaties.record import STEP_OF_STAGE, of_state, records_in
from treatywatch.treaties.rules import add_days, add_months, last_day
from treatywatch.treaties.schema import Pack, PackKey
from treatywatch.treaties.step_record import first_announced, gap, meets, process, stages

RULE = "step_date.v1"
NEAR = {"announce_withdrawal": 1, "approve_withdrawal": 3, "suspend": 3}
"""Days within which a day that is named is taken to mean the act on record, and not another one: ministers repeat an
announcement for days, parliaments vote once."""
EARLY = 30
"""Days before the first announcement from which on an earlier announcement or approval is against the record."""
_PROCESS = ("announce_withdrawal", "approve_withdrawal", "begin_withdrawal")
_JOIN = ("ratify", "accede")
_WORDS = {
    "announce_withdrawal": "announcement of withdrawal",
    "approve_withdrawal": "approval of withdrawal",
    "begin_withdrawal": "beginning of withdrawal",
    "notify_withdrawal": "notice of withdrawal",
    "withdraw": "withdrawal taking effect",
    "suspend": "declaration of suspension",
    "ratify": "consent to be bound",
    "accede": "consent to be bound",
    "sign": "signature",
    "adopt": "adoption",
    "enter_into_force": "entry into force",
}


def check_step(claim: Claim, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Yield what the record has against the date that a `treaty_step` claim gives."""
    if claim.when is None or claim.step is None or claim.modality not in ("occurred", "planned"):
        return
    said = interval(claim.when)
    if claim.modality == "planned" or _after_publication(claim, said, documents):
        # "Takes effect on" a day to come is a plan, however it is worded; other steps to come are not on record yet.
        if claim.step == "withdraw":
            yield from check_planned_exit(claim, said, pack, documents)
        return
    if claim.actor is None:
        yield from _of_treaty(claim, said, pack, documents)
    elif claim.actor in pack.parties:
        yield from _of_state(claim, said, pack, documents)


def _after_publication(claim: Claim, said: Interval, documents: Documents) -> bool:
    published = published_on(claim, documents)
    return published is not None and said.first is not None and said.first.isoformat() > published


def _of_treaty(claim: Claim, said: Interval, pack: Pack, documents: Documents) -> Iterator[Draft]:
    kinds = {"adopt": ("adopt", "sign"), "sign": ("adopt", "sign"), "enter_into_force": ("enter_into_force",)}
    own = [r for r in records_in(pack) if not r.state and r.step in kinds.get(claim.step or "", ())]
    if own and not meets(claim, said, own):
        yield _against(claim, said, pack, own, documents)


def _of_state(claim: Claim, said: Interval, pack: Pack, documents: Documents) -> Iterator[Draft]:
    actor = claim.actor or ""
    own = of_state(PackKey(pack), actor)
    if claim.step in _PROCESS or claim.step == "suspend":
        yield from _process_step(claim, said, pack, documents)
    elif claim.step in _JOIN:
        yield from _joining(claim, said, pack, documents, own)
    elif claim.step == "sign":
        yield from _signing(claim, said, pack, documents, own)
    elif claim.step == "notify_withdrawal":
        targets = [r for r in own if r.step == "notify_withdrawal"]
        excused = [r for r in own if r.step == "suspend" or r.body == "president"] + stages(pack, actor)
        if targets and not meets(claim, said, targets + excused):
            yield _against(claim, said, pack, targets, documents)
    elif claim.step == "withdraw":
        yield from _leaving(claim, said, pack, documents)
    elif claim.step == "enter_into_force":
        targets = [r for r in own if r.step == "enter_into_force"]
        whole = [r for r in records_in(pack) if not r.state and r.step == "enter_into_force"]
        if targets and not meets(claim, said, targets + whole):
            yield _against(claim, said, pack, targets, documents)


def _process_step(claim: Claim, said: Interval, pack: Pack, documents: Documents) -> Iterator[Draft]:
    actor = claim.actor or ""
    steps = process(pack, actor)
    if not steps or meets(claim, said, _excuses(claim, pack, steps)):
        return
    wanted = "notify_withdrawal" if claim.step == "begin_withdrawal" else claim.step
    targets = [r for r in steps if r.step == wanted and (claim.body is None or r.body in (None, claim.body))]
    sure = [r for r in targets if r.confidence != "low"]
    begun = [r for r in steps if r.step == "announce_withdrawal" and r.confidence != "low"]
    start = first_announced(pack, actor)
    slack = 0 if claim.step == "begin_withdrawal" else EARLY
    if start is not None and said.last is not None and said.last < add_days(dt.date.fromisoformat(start), -slack):
        yield _against(claim, said, pack, sure or begun or list(steps), documents, begun=start)
        return
    day_said = said.first is not None and said.first == said.last
    near = [r for r in sure if len(r.date) == 10 and gap(said, interval(r.date)) <= NEAR.get(r.step, -1)]
    if day_said and near:
        yield _against(claim, said, pack, near, documents)


def _excuses(claim: Claim, pack: Pack, steps: Sequence[Record]) -> list[Record]:
    """Return what a date of this claim may mean: where the body is named, no other body's approval."""
    others = {stage for stage, (_, body) in STEP_OF_STAGE.items() if body not in (None, claim.body)}
    everything = [*steps, *stages(pack, claim.actor or "")]
    if claim.body is None:
        return everything
    return [r for r in everything if r.step not in others and r.body in (None, claim.body)]


def _joining(claim: Claim, said: Interval, pack: Pack, documents: Documents, own: Sequence[Record]) -> Iterator[Draft]:
    targets = [r for r in own if r.step in _JOIN]
    if not targets or said.last is None:
        return
    deposit = dt.date.fromisoformat(last_day(targets[0].date))
    force = [r for r in own if r.step == "enter_into_force"]
    # A parliament ratifies months before the instrument is deposited, and "joined" is also said of entry into force.
    home = Interval(add_months(deposit, -18), deposit)
    if said.meets(home) or meets(claim, said, [*targets, *force]):
        return
    yield _against(claim, said, pack, targets, documents)


def _signing(claim: Claim, said: Interval, pack: Pack, documents: Documents, own: Sequence[Record]) -> Iterator[Draft]:
    targets = [r for r in own if r.step == "sign"]
    later = [r for r in own if r.step in (*_JOIN, "enter_into_force")]
    if not targets or said.first is None or meets(claim, said, [*targets, *later, *stages(pack, claim.actor or "")]):
        return
    # "Signed" after joining is another paper: a law, a decree, a declaration.
    if later and said.first.isoformat() > last_day(later[0].date):
        return
    yield _against(claim, said, pack, targets, documents)


def _leaving(claim: Claim, said: Interval, pack: Pack, documents: Documents) -> Iterator[Draft]:
    actor = claim.actor or ""
    targets = [r for r in of_state(PackKey(pack), actor) if r.step == "withdraw"]
    if not targets or meets(claim, said, targets):
        return
    others = [r for r in stages(pack, actor) if r.step != "effective" and said.meets(interval(r.date))]
    yield _against(claim, said, pack, targets, documents, taken_for=others[0].detail if others else None)


def _against(
    claim: Claim,
    said: Interval,
    pack: Pack,
    targets: Sequence[Record],
    documents: Documents,
    *,
    begun: str | None = None,
    taken_for: str | None = None,
) -> Draft:
    nearest = min(targets, key=lambda r: (r.confidence == "low", gap(said, interval(r.date)), r.date))
    dates = tuple(sorted({r.date for r in targets if r.confidence != "low"} or {nearest.date}))
    words = _WORDS[nearest.step]
    own = _WORDS[claim.step or nearest.step]
    shown = "it" if own == words else f"the {words}"
    text = f"{{states}}: the article dates the {own} to {claim.when}; the record has {shown} on {nearest.date}"
    if begun is not None and begun != nearest.date:
        text += f", and nothing of the kind before {begun}"
    if taken_for is not None:
        text += f"; on {claim.when} falls another step: {taken_for}"
    article = _article(pack, nearest.step)
    source = f"{words}, {nearest.date}: {nearest.source}" + (f" (Article {article})" if article else "")
    return Draft(
        verdict="premature" if taken_for is not None else "against_record",
        treaty=pack.id,
        rule=RULE,
        article=article,
        text=f"{text}.",
        claims=(claim,),
        sides=(claim_side(claim, documents), record_side(nearest.date, source)),
        dates=dates if begun is None else tuple(sorted({*dates, begun})),
        sure="medium" if taken_for is not None or nearest.confidence != "high" else "high",
        states=(claim.actor,) if claim.actor else (),
    )


def _article(pack: Pack, step: str) -> str:
    subjects = {
        "notify_withdrawal": "withdrawal_notice",
        "withdraw": "withdrawal_effect",
        "suspend": "suspension",
        "enter_into_force": "state_entry",
        "ratify": "consent",
        "accede": "consent",
        "sign": "signature",
    }
    return pack.article(subjects.get(step, ""))
