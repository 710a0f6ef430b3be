"""Use: who lays or fires what, and where."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import is_bare_noun
from treatywatch.extract.names import Mention


def use(act: Act) -> Iterator[Draft]:
    """Use: who lays or fires what, and where."""
    item = act.frame.item(act.clause, act.mark)
    code = act.item_code(item) if item is not None else None
    word = act.sentence.tokens[act.mark.first].low
    if code is None and word == "mined":
        code = "mine"
    if code is None and act.frame.pronoun_object(act.mark):
        code = act.frame.discourse.item
    if code is None or code == "other" or _rule_noun(act) or is_bare_noun(act):
        return
    if word == "mined" and act.amounts(("km2", "m2", "ha")):
        return
    modality = act.scope.modality()
    place = act.frame.place_of(act.clause, act.mark)
    for actor in _users(act):
        yield Draft(
            "use",
            modality,
            act.clause,
            act.mark,
            {"actor": actor, "item": code, "place": _place(place, actor)},
            act.quantity(),
            act.when(modality),
        )


def _place(place: Mention | None, actor: str) -> str | None:
    return None if place is None or not place.states else place.states[0]


def _users(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is None:
        return _denying(act)
    if actor.states:
        return actor.states
    if actor.kind in ("organisation", "union", "name"):
        return actor.ids
    return ()


def _denying(act: Act) -> tuple[str, ...]:
    """ "insisted that no such weapons had been fired": who denies speaks for the user."""
    if not act.scope.negated or act.clause.kind != "comp" or act.clause.parent is None:
        return ()
    speaker = act.frame.subject(act.clause.parent)
    return speaker.states if speaker is not None else ()


def _rule_noun(act: Act) -> bool:
    """ "bans the use of mines": what a rule forbids is no use."""
    for position in act.clause.tokens:
        if position >= act.mark.first:
            break
        mark = act.sentence.mark(position)
        if mark is not None and ("ban" in mark.values("verb") or "ban" in mark.values("noun")):
            return True
    return False
