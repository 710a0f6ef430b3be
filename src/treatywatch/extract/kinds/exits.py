"""Departures that other words tell: "following Finland out of the treaty", "made a similar announcement in May"."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention

_OUT = (["out", "of"], ["out", ","], ["out", "."])
_OUT_WITHIN = 4
_LATELY = 2


def out_after(act: Act) -> Iterator[Draft]:
    """As in "Hungary is following Finland out of the treaty", "could follow Poland out of it"."""
    treaty = _followed_out_of(act)
    gone = _named_behind(act)
    for state in gone.states if gone is not None and treaty is not None else ():
        # whoever follows another out, the other is going
        left: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": "withdraw", "body": None}
        yield act.draft("treaty_step", "occurred", left)
    actor = act.frame.subject(act.clause, act.mark.first) if treaty is not None else None
    if treaty is None or actor is None or actor.kind not in ("state", "body", "office") or not actor.states:
        return
    modality, step = _outlook(act), "withdraw"
    if modality == "refused":
        modality, step = "occurred", "refuse_withdrawal"
    for state in actor.states:
        slots: dict[str, str | None] = {"actor": state, "treaty": treaty, "step": step, "body": None}
        yield act.draft("treaty_step", modality, slots, when=act.when(modality) if step == "withdraw" else None)


def _outlook(act: Act) -> str:
    scope = act.scope
    if scope.has("refuse") or (scope.negated and scope.has("intend", "future", "would", "possible")):
        return "refused"
    if scope.negated:
        return "denied"
    if scope.has("urge"):
        return "urged"
    if scope.has("possible"):
        return "possible"
    ahead = scope.has("future", "would", "intend") or act.mark.form("echo") == _ING
    return "planned" if ahead else "occurred"


_ING = 3


def _followed_out_of(act: Act) -> str | None:
    """Return the treaty of "follow Finland out of the convention"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith("follow") or last - act.mark.first > 1:
        return None
    near = _named_behind(act)
    if near is None or [t.low for t in tokens[near.last : near.last + 2]] not in _OUT:
        return None
    behind = act.sentence.starting(range(near.last + 2, near.last + 2 + _OUT_WITHIN))
    named = next((t for m in behind if (t := act.treaty_of(m)) is not None), None)
    discourse = act.frame.discourse
    bare = tokens[near.last + 1].low != "of" or tokens[min(near.last + 2, len(tokens) - 1)].low == "it"
    fresh = discourse.treaty if bare and discourse.treaty_age <= _LATELY else None
    return named or fresh


def _named_behind(act: Act) -> Mention | None:
    last = act.mark.last
    return next((m for m in act.frame.mentions if 0 <= m.first - last <= 1 and m.kind == "state"), None)
