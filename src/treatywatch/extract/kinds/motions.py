"""Motions and bills that somebody by name has moved: "a motion by the Centre Party that would force us to leave"."""

from treatywatch.extract.draft import Act
from treatywatch.extract.names import Mention

_PAPERS = frozenset(
    {"motion", "proposal", "petition", "resolution", "bill", "amendment", "initiative", "draft", "proposals", "motions"}
)
_BY = frozenset({"by", "from", "of"})
_MOVERS = ("organisation", "person", "name")
_NEAR = 9
_OPENING = 4


def mover(act: Act) -> Mention | None:
    """Return who moved what would make a state leave: no government, but a party or a member of parliament."""
    paper = _paper(act)
    if paper is None or act.nominal or not act.scope.has("would") or act.scope.negated:
        return None
    end = act.clause.opener if act.clause.opener > paper else act.mark.first
    for mention in act.frame.mentions:
        if mention.kind not in _MOVERS or mention.states or not mention.ids:
            continue
        if paper < mention.first < end and (mention.prep in _BY or _led_by(act, mention)):
            return mention
        if mention.role == "owner" and 0 < paper - mention.last <= _OWNED_WITHIN:
            return mention
    return None


_OWNED_WITHIN = 3


def _led_by(act: Act, mention: Mention) -> bool:
    before = [t.low for t in act.sentence.tokens[max(0, mention.first - 3) : mention.first]]
    return not _BY.isdisjoint(before)


def would_do(act: Act) -> bool:
    """Tell of "The bill would take Spain out of the convention": what may come of it, and not that it is passed."""
    subject = act.clause.kind not in ("rel", "comp") and _paper(act) is not None
    return subject and act.scope.has("would") and not act.nominal and not act.scope.negated


def _paper(act: Act) -> int | None:
    """Return where the motion stands: before the clause that describes it, or as the clause's subject."""
    tokens, clause = act.sentence.tokens, act.clause
    if clause.kind in ("rel", "comp") and clause.parent is not None:
        near = range(clause.opener - 1, max(-1, clause.opener - 1 - _NEAR), -1)
        return next((p for p in near if tokens[p].low in _PAPERS), None)
    return next((p for p in clause.tokens[:_OPENING] if p < act.mark.first and tokens[p].low in _PAPERS), None)
