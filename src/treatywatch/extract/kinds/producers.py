"""Production told by what somebody is: "the only producer of mines"."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import stage
from treatywatch.extract.kinds.objects import item_age
from treatywatch.extract.names import Mention


def produces(act: Act) -> Iterator[Draft]:
    """Production, by a maker's name: "X is a producer of mines", "Belma, the only producer of mines in Poland"."""
    item = act.frame.item(act.clause, act.mark)
    own = act.sentence.tokens[act.mark.first].low in ("mine", "landmine")
    code = "mine" if own else act.item_code(item) if item is not None else None
    listed = act.sentence.tokens[act.mark.first].low in _LISTED
    if code is None and listed and item_age(act) <= _SPOKEN_OF:
        # "The Monitor lists China and India as producers"
        code = act.frame.discourse.item
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    if code is None or code == "other" or _NO_LONGER & set(before):
        return
    for actor in (_listed(act) if listed else ()) or _named_producer(act):
        modality = stage(act)
        yield act.draft(
            "production",
            modality,
            {"actor": actor, "item": code, "aspect": "make"},
            None,
            act.when(modality),
        )


_LISTED = frozenset({"as", "among"})
_SPOKEN_OF = 3
_LISTING = ("list", "nam", "identif", "count", "describ", "classif", "regard", "cit", "record", "rank", "considered")


def _listed(act: Act) -> tuple[str, ...]:
    """Return who "are among the countries that the Monitor lists as producers", or "lists X and Y as producers"."""
    tokens, first = act.sentence.tokens, act.mark.first
    before = [p for p in act.clause.tokens if p < first]
    listing = next((p for p in reversed(before) if tokens[p].low.startswith(_LISTING)), None)
    if act.scope.negated or (listing is None and tokens[first].low == "as"):
        return ()
    if listing is not None:
        object_ = next(
            (m for m in act.frame.mentions if m.kind == "state" and listing < m.first and m.last <= first), None
        )
        if object_ is not None:
            return object_.states
    clause = act.clause
    if clause.kind in ("rel", "comp") and clause.parent is not None:
        outer = {tokens[p].low for p in clause.parent.tokens}
        if not outer.isdisjoint({"among", "one", "the"}):
            clause = clause.parent
    subject = act.frame.subject(clause)
    return subject.states if subject is not None and subject.kind == "state" else ()


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
