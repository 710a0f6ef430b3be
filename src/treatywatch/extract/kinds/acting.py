"""What the arms kinds ask of an act: whether it says anything of anybody, and who does it."""

from treatywatch.extract.draft import Act


def is_bare_noun(act: Act) -> bool:
    """A noun that nothing is said of ("the production of mines is a sore point") tells no act."""
    return (
        act.nominal and not act.scope.inner and not act.scope.negated and act.quantity() is None and act.time() is None
    )


_ACTS = frozenset({"make", "leave", "use", "supply", "hold", "acquire"})


def either_or(act: Act) -> bool:
    """ "A, B and C are pursuing production or withdrawal": of none of them is either said."""
    actor = act.actor()
    if actor is None or len(actor.ids) < 2:
        return False
    for mark in act.sentence.marks:
        if mark is act.mark or mark.first not in act.clause.tokens or not _ACTS & set(mark.values("noun")):
            continue
        low, high = sorted((mark, act.mark), key=lambda m: m.first)
        between = [t.low for t in act.sentence.tokens[low.last : high.first]]
        if "or" in between and len(between) <= 6:
            return not act.scope.negated
    return False


def wanting(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is None:
        return act.implied_states()
    if actor.states and actor.kind != "company":
        return actor.states
    if actor.kind in ("company", "organisation", "media", "person"):
        return act.implied_states() if "noun" in act.mark.meanings else ()
    if actor.kind == "union":
        return actor.ids
    return act.implied_states()


def holders(act: Act) -> tuple[str, ...]:
    actor = act.actor()
    if actor is None:
        place = act.frame.place_of(act.clause, act.mark)
        return place.states if place is not None else act.implied_states()
    if actor.states:
        return actor.states
    return actor.ids if actor.kind in ("union", "organisation") else ()
