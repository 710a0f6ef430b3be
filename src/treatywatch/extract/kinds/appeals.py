"""Positions that are told by what somebody asks of others, or by set phrases of the debate."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.left_treaty import left_treaty
from treatywatch.extract.kinds.positions import HOLDERS, asking, label, on_what, taken


def appeal(act: Act) -> Iterator[Draft]:
    """What somebody asks of others shows a stance: staying opposes withdrawal, joining supports the treaty."""
    asked = asking(act)
    values = set(act.mark.values("verb"))
    if asked is None and act.scope.has("urge") and values & {"stay", "rethink"}:
        yield from _demanded(act)
    if asked is None or not values & {"stay", "rethink", "join", "ratify", "sign", "leave"}:
        return
    clause, mark = asked
    holder = act.frame.subject(clause, mark.first)
    if holder is None or holder.kind not in HOLDERS or (holder.kind == "name" and "-" not in holder.ids[0]):
        return
    discourse = act.frame.discourse
    if "leave" in values:
        told = act.frame.told(act.clause, act.mark)
        fits = told is not None and left_treaty(act) is not None
        stance, target = ("oppose" if act.scope.negated else "support", "withdrawal") if fits else (None, None)
    elif values & {"stay", "rethink"}:
        leaving = discourse.leaving or act.treaty() is not None
        stance, target = ("oppose", "withdrawal") if leaving and not act.scope.negated else (None, None)
    else:
        told = act.frame.told(act.clause, act.mark)
        named = told is not None and told.kind == "state"
        stance, target = (None, None) if named or act.scope.negated else ("support", _joined(act))
    if stance is None or target is None:
        return
    for actor in holder.ids or holder.states:
        yield taken(act, actor, stance, target)


def _demanded(act: Act) -> Iterator[Draft]:
    """As in "Ukraine must reverse course", X said: a stance of who is quoted."""
    if act.frame.discourse.leaving and not act.scope.negated and act.frame.discourse.topic_age <= 3:
        yield taken(act, None, "oppose", "withdrawal")


def _joined(act: Act) -> str | None:
    """The treaty right behind "join"; at the end of a sentence part the one just spoken of."""
    for position in range(act.mark.last, min(act.mark.last + 7, len(act.sentence.tokens))):
        if act.sentence.tokens[position].text in (",", ".", ";"):
            return (
                act.frame.discourse.treaty
                if position == act.mark.last and act.frame.discourse.treaty_age <= 1
                else None
            )
        mark = act.sentence.mark(position)
        if mark is not None and act.treaty_of(mark) is not None:
            return act.treaty_of(mark)
    return None


def forbidden(act: Act) -> Iterator[Draft]:
    """As in "nobody should use cluster munitions", X said: a rule that somebody lays down is a stance on the weapon."""
    if not act.scope.has("urge") or not act.scope.negated or act.clause.kind == "rel":
        return
    item = act.frame.item(act.clause, act.mark)
    code = None if item is None else act.item_code(item)
    subject = act.frame.subject(act.clause, act.mark.first)
    if code not in ("apm", "avm", "mine", "cm") or (
        subject is not None and subject.kind == "state" and len(subject.ids) == 1
    ):
        return
    yield taken(act, None, "oppose", code)


_THEM = frozenset({"they", "these", "those"})


def stand(act: Act) -> Iterator[Draft]:
    """Set phrases of the debate on leaving ("cannot be bound by", "a dangerous precedent"), by who says them."""
    value = act.mark.value("stand")
    if value is None or ("appraise" in act.mark.meanings and label(act) is not None):
        return
    discourse = act.frame.discourse
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "coord" and act.clause.parent is not None:
        before = [*act.clause.parent.tokens, *before]
    judged = on_what(act, before)
    if judged is None and discourse.item_age <= 1 and any(act.sentence.tokens[p].low in _THEM for p in before):
        judged = discourse.item
    if judged in ("apm", "avm", "mine", "cm"):
        if value == "oppose" and not act.scope.negated:
            yield taken(act, None, value, judged)
        return
    if not discourse.leaving or min(discourse.topic_age, discourse.treaty_age + 4) > 8:
        return
    bound = act.sentence.words(act.mark.first, act.mark.last).lower().endswith("bound by")
    if bound and act.has_layer("treaty", "treaty_word", after=True) is None:
        return
    yield taken(act, None, value, "withdrawal")
