"""Use: who lays or fires what, and where."""

from collections.abc import Iterator

from treatywatch.extract.clauses import is_finite
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import amount, doer, has_own_doer, is_bare_noun, is_unasserted, object_code, stage, stand_in
from treatywatch.extract.names import Mention


def use(act: Act) -> Iterator[Draft]:
    """Use: who lays or fires what, and where."""
    code = _used(act)
    if code is None or code == "other" or _rule_noun(act) or _is_undone_noun(act) or is_unasserted(act):
        return
    if act.scope.has("cease") or _mines_land(act) and act.amounts(("km2", "m2", "ha")):
        return
    modality = stage(act)
    place = _place(act)
    for actor in _users(act):
        if modality in ("occurred", "possible"):
            act.frame.discourse.users[actor] = (code, act.sentence.start)
        yield Draft(
            "use",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "place": place},
            amount(act),
            act.when(modality),
        )


_CHARGES = frozenset(
    {"it", "this", "accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim", "claims"}
    | {"report", "reports", "suggestion", "suggestions"}
)
_NEAR = 900


def denied(act: Act) -> Iterator[Draft]:
    """Denied use: in "Cambodia rejected the accusation", who is said to have used a weapon just before denies it."""
    tokens = act.sentence.tokens
    behind = [tokens[p].low for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 5]
    if act.mark.form("op") < 0 or act.scope.negated or not _CHARGES & set(behind):
        return
    if act.frame.is_passive(act.clause, act.mark):
        return
    actor = doer(act)
    for state in actor.states or actor.ids if actor is not None else ():
        code, said_at = act.frame.discourse.users.get(state, ("", 0))
        if code and 0 <= act.sentence.start - said_at < _NEAR:
            yield Draft("use", "denied", act.clause, act.mark, {"actor": state, "item": code}, None, act.when("denied"))


def _mines_land(act: Act) -> bool:
    return act.sentence.tokens[act.mark.first].low in ("mined", "mine", "mining")


_HAD = frozenset({"have", "has", "had", "was", "were", "been", "be", "being", "is", "are", "ever", "never", "not", "also"})


def _used(act: Act) -> str | None:
    code = object_code(act)
    if code is not None:
        return code
    if _mines_land(act):
        return "mine" if _is_done(act) else None
    if act.frame.pronoun_object(act.mark):
        return act.frame.discourse.item
    return None if act.nominal else stand_in(act)


def _is_done(act: Act) -> bool:
    """Tell whether "mined" is a verb: behind an auxiliary or right behind who did it; not "the last mined hillside"."""
    if act.mark.last - act.mark.first > 1:
        return True
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    named = any(m.last == act.mark.first and m.whole for m in act.frame.mentions)
    return before in _HAD or before.endswith("ly") or named


def _is_undone_noun(act: Act) -> bool:
    """Tell whether a noun tells of no use by anybody: nothing is said of it, or it is only judged."""
    if not act.nominal or has_own_doer(act):
        return False
    judged = not any(is_finite(act.sentence, p) for p in act.clause.tokens if p < act.mark.first)
    return is_bare_noun(act) or (judged and not act.scope.negated and act.time() is None)


_AT = frozenset({"at", "on", "against", "into", "over", "upon", "onto", "outside"})


def _place(act: Act) -> str | None:
    place = act.frame.place_of(act.clause, act.mark)
    if place is not None and place.states:
        return place.states[0]
    for mention in act.frame.mentions_in(p for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 12):
        if mention.prep in _AT and mention.kind == "state" and mention.states:
            return mention.states[0]
    return None


def _users(act: Act) -> tuple[str, ...]:
    actor = doer(act)
    if actor is None:
        return _denying(act)
    if _accuses_another(act, actor):
        return ()
    if actor.states:
        return actor.states
    if actor.kind in ("organisation", "union", "name"):
        return actor.ids
    return ()


def _accuses_another(act: Act, actor: Mention) -> bool:
    """Tell whether the actor is who accuses: "Thailand accuses its neighbour of laying mines"."""
    for mark in act.sentence.marks:
        if "accuse" not in mark.values("op") or mark.first not in act.clause.tokens or mark.first > act.mark.first:
            continue
        behind = act.sentence.tokens[mark.last : act.mark.first]
        if actor.last <= mark.first and "of" in [t.low for t in behind] and not act.frame.is_passive(act.clause, mark):
            return True
    return False


def _denying(act: Act) -> tuple[str, ...]:
    """Return who denies: "insisted that no such weapons had been fired" speaks for the user."""
    if not act.scope.negated or act.clause.kind != "comp" or act.clause.parent is None:
        return ()
    speaker = act.frame.subject(act.clause.parent)
    return speaker.states if speaker is not None else ()


def _rule_noun(act: Act) -> bool:
    """Tell whether a rule forbids it: "bans the use of mines"."""
    for position in act.clause.tokens:
        if position >= act.mark.first:
            break
        mark = act.sentence.mark(position)
        if mark is not None and ("ban" in mark.values("verb") or "ban" in mark.values("noun")):
            return True
    return False
