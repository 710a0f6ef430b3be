"""What the rules on treaties share: who takes a step, whether it lies ahead, and what a treaty's rule looks like."""

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.scope import Scope

_PLANNING = ("future", "intend", "would")
_BESIDE = frozenset({"along with", "alongside", "together with", "like", "as well as"})
_SIGNS = frozenset(",.;:)—–")


def treaty_rule(
    act: Act,
    treaty: str,
    aspect: str,
    *,
    modality: str = "occurred",
    item: str | None = None,
    duration: str | None = None,
) -> Draft:
    """Return the draft of what a treaty itself says."""
    slots = {"treaty": treaty, "aspect": aspect, "item": item}
    return act.draft("treaty_rule", modality, slots, duration=duration)


def outlook(scope: Scope, *, urging: bool = False) -> str:
    """Return whether the operators leave an act done, planned or possible; with `urging`, what is urged is planned."""
    if scope.has(*_PLANNING) or (urging and scope.has("urge")):
        return "planned"
    return "possible" if scope.has("possible") else "occurred"


def left_alone(act: Act) -> bool:
    """Tell whether only a time stands behind the verb, with a treaty in view: "when Lithuania left"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.frame.discourse.treaty is None or act.mark.form("verb") == 3:
        return False
    if last >= len(tokens) or tokens[last].text in _SIGNS:
        return True
    return any(date.first <= last + 1 and last <= date.core_first <= last + 2 for date in act.sentence.dates)


def low_words(act: Act) -> set[str]:
    """Return the words of the act's clause, folded."""
    return {act.sentence.tokens[p].low for p in act.clause.tokens}


def leavers(act: Act) -> tuple[str, ...]:
    """Return the states that leave, filled in from the document where the clause leaves them unsaid."""
    actor = act.actor()
    if actor is None:
        return act.implied_states()
    return actor.states if actor.kind in ("state", "body", "office", "person") else ()


def companions(act: Act, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states with those that stand beside them ("along with", "alongside", "like")."""
    more = list(states)
    for mention in act.frame.mentions:
        if mention.kind != "state" or mention.prep not in _BESIDE or mention.first >= act.mark.first:
            continue
        if act.clause.first - 12 <= mention.first <= act.clause.last:
            more += mention.states
    return tuple(dict.fromkeys(more))
