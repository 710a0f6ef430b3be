"""Dates of one document that cannot all hold: notice, period and effect have to agree with one another."""

import datetime as dt
from collections.abc import Iterator, Sequence

from treatywatch.model.claim import Claim
from treatywatch.model.time import Interval, interval
from treatywatch.treaties.draft import Documents, Draft, claim_side, claim_sides, record_side
from treatywatch.treaties.rules import LAST_YEAR, apply, days_of, last_day, say
from treatywatch.treaties.schema import Pack, Rule
from treatywatch.treaties.step_record import first_announced, process

RULE = "notice_arithmetic.v1"
PERIOD = "notice_period.v1"
_NEARBY = 600
_TOLERANCE = 10


def check_document(claims: Sequence[Claim], pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Yield pairs of claims of one document on one state whose dates the treaty's notice period cannot join."""
    steps = [c for c in claims if c.kind == "treaty_step" and c.actor in pack.parties]
    steps = [c for c in steps if c.modality in ("occurred", "planned")]
    ends = [c for c in steps if c.step == "withdraw" and _bounded(c)]
    starts = [c for c in steps if c.step in ("notify_withdrawal", "begin_withdrawal") and _bounded(c)]
    stated = any(c.kind == "treaty_rule" and c.aspect == "notice_period" for c in claims)
    for end in ends:
        for start in starts:
            named = start.step == "notify_withdrawal"
            # A document that has the right end beside this one knows better: the other is another act, or misread.
            if any(_fits(start, other, pack) for other in ends):
                continue
            rule = pack.rule("withdrawal_effect", last_day(start.when or ""))
            if rule is None or start.actor != end.actor or not _cannot(start, end, rule):
                continue
            if named or _means_notice(start, end, pack, stated):
                yield _draft(start, end, rule, pack, documents)


def check_period(claim: Claim, pack: Pack, documents: Documents) -> Iterator[Draft]:
    """Yield a notice period that is not the treaty's."""
    rule = pack.rule("withdrawal_effect")
    if rule is None or claim.aspect != "notice_period" or claim.duration is None or claim.modality != "occurred":
        return
    said = days_of(claim.duration)
    own = _period(rule)
    if said is None or (said[0] <= own[1] + _TOLERANCE and own[0] - _TOLERANCE <= said[1]):
        return
    words = say(rule.operator, rule.args)
    yield Draft(
        "against_record",
        pack.id,
        PERIOD,
        rule.article,
        f"The article gives a notice period of {claim.duration}; by Article {rule.article} the withdrawal takes effect "
        f"{words} receipt of the notice.",
        (claim,),
        (claim_side(claim, documents, claim.duration), record_side(words, f"Article {rule.article}")),
        (),
    )


def _bounded(claim: Claim) -> bool:
    if claim.when is None:
        return False
    span = interval(claim.when)
    return span.first is not None and span.last is not None and span.last.year <= LAST_YEAR


def _shift(when: str, rule: Rule) -> Interval:
    span = interval(when)
    assert span.first is not None, "only bounded claims come here"
    assert span.last is not None, "only bounded claims come here"
    return Interval(apply(rule.operator, span.first, rule.args), apply(rule.operator, span.last, rule.args))


def _cannot(start: Claim, end: Claim, rule: Rule) -> bool:
    if start.when is None or end.when is None:
        return False
    return not _shift(start.when, rule).meets(interval(end.when))


def _fits(start: Claim, end: Claim, pack: Pack) -> bool:
    rule = pack.rule("withdrawal_effect", last_day(start.when or ""))
    return rule is not None and start.actor == end.actor and not _cannot(start, end, rule)


def _means_notice(start: Claim, end: Claim, pack: Pack, stated: bool) -> bool:
    """Tell whether "began to withdraw" is meant as the act that starts the period, and not as an early stage."""
    actor = start.actor or ""
    opened = first_announced(pack, actor)
    said = interval(start.when or "")
    notices = [r.date for r in process(pack, actor) if r.step == "notify_withdrawal"]
    if opened is not None:
        closed = interval(max(notices)).last if notices else None
        # A beginning between announcement and notice is an early stage: laws take months.
        return not said.meets(Interval(dt.date.fromisoformat(opened), closed))
    far = min(abs(a.start - b.end) for a in start.evidence for b in end.evidence)
    return (stated or end.duration is not None or start.duration is not None) and far <= _NEARBY


def _draft(start: Claim, end: Claim, rule: Rule, pack: Pack, documents: Documents) -> Draft:
    span = _shift(start.when or "", rule)
    reach = f"{span.first}" if span.first == span.last else f"{span.first}/{span.last}"
    named = start.step == "notify_withdrawal"
    words = say(rule.operator, rule.args)
    text = (
        f"{{states}}: a withdrawal whose {'notice' if named else 'beginning'} the article puts at {start.when} cannot "
        f"take effect at {end.when}: by Article {rule.article} it takes effect {words} receipt of the notice, which "
        f"gives {reach}"
    )
    notices = [r for r in process(pack, start.actor or "") if r.step == "notify_withdrawal" and r.confidence != "low"]
    if notices:
        text += f"; the record has the notice on {notices[-1].date}"
    return Draft(
        "impossible",
        pack.id,
        RULE,
        rule.article,
        f"{text}.",
        (start, end),
        (*claim_sides((start, end), documents), record_side(reach, f"Article {rule.article}: {words} {start.when}")),
        (start.when or "", end.when or "", reach, *(r.date for r in notices)),
        "high" if named or notices else "medium",
        (start.actor or "",),
    )


def _period(rule: Rule) -> tuple[int, int]:
    units = {"months_after": ("months", "P{}M"), "days_after": ("days", "P{}D"), "years_after": ("years", "P{}Y")}
    name, shape = units[rule.operator]
    return days_of(shape.format(rule.args[name])) or (0, 0)
