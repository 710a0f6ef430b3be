"""Production told by what somebody is: "the only producer of mines"."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import stage
from treatywatch.extract.names import Mention


def produces(act: Act) -> Iterator[Draft]:
    """Production, by a maker's name: "X is a producer of mines", "Belma, the only producer of mines in Poland"."""
    item = act.frame.item(act.clause, act.mark)
    own = act.sentence.tokens[act.mark.first].low in ("mine", "landmine")
    code = "mine" if own else act.item_code(item) if item is not None else None
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    if code is None or code == "other" or _NO_LONGER & set(before):
        return
    for actor in _named_producer(act):
        modality = stage(act)
        yield act.draft(
            "production",
            modality,
            {"actor": actor, "item": code, "aspect": "make"},
            None,
            act.when(modality),
        )


def _is_told_beside(mention: Mention) -> bool:
    """Tell of the firm in "sold its stake in X Works, a Texan maker of mines", which acts nowhere."""
    return mention.role == "prep" and (mention.kind == "company" or mention.full_name)


_NO_LONGER = frozenset(
    {"former", "formerly", "potential", "once", "possible", "future", "other", "ex", "past", "onetime", "last"}
)


_BE = frozenset({"is", "are", "was", "were", "remain", "remains", "remained", "be"})


def _named_producer(act: Act) -> tuple[str, ...]:
    tokens = act.sentence.tokens
    item = act.frame.item(act.clause, act.mark)
    if item is not None and item.last < len(tokens) and tokens[item.last].text == ":":
        return tuple(
            s for m in act.frame.mentions if m.first > item.last and m.kind == "state" and m.whole for s in m.states
        )
    between = [p for p in act.clause.tokens if max(0, act.mark.first - 9) <= p < act.mark.first]
    linked = [p for p in between if tokens[p].low in _BE]
    for mention in reversed(act.frame.mentions):
        if mention.last > act.mark.first or not (mention.whole or _is_told_beside(mention)):
            continue
        apart = [t.text for t in tokens[mention.last : act.mark.first]]
        if not linked and act.sentence.tokens[act.mark.first].low in ("mine", "landmine"):
            # "Belma, Poland's only mine maker, turns out 100,000": the verb behind says more.
            continue
        is_one = bool(linked) and mention.last <= linked[0] and "," not in apart
        named = apart[:1] == [","] and len(apart) <= 8 and apart.count(",") == 1 and not linked
        if not is_one and not named:
            continue
        if mention.kind in ("company", "name"):
            return mention.ids[:1]
        return mention.states if mention.kind == "state" and is_one else ()
    return ()
