"""Positions that are told by what somebody asks of others, or by set phrases of the debate."""

from collections.abc import Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.positions import HOLDERS, taken
from treatywatch.extract.reading import Mark


def appeal(act: Act) -> Iterator[Draft]:
    """What somebody asks of others shows a stance: staying opposes withdrawal, joining supports the treaty."""
    asked = _asking(act)
    values = set(act.mark.values("verb"))
    if asked is None or not values & {"stay", "rethink", "join", "ratify", "sign"}:
        return
    clause, mark = asked
    holder = act.frame.subject(clause, mark.first)
    if holder is None or holder.kind not in HOLDERS or (holder.kind == "name" and "-" not in holder.ids[0]):
        return
    discourse = act.frame.discourse
    if values & {"stay", "rethink"}:
        stance, target = ("oppose", "withdrawal") if discourse.leaving and not act.scope.negated else (None, None)
    else:
        told = act.frame.told(act.clause, act.mark)
        named = told is not None and told.kind == "state"
        stance, target = (None, None) if named or act.scope.negated else ("support", _joined(act))
    if stance is None or target is None:
        return
    for actor in holder.ids or holder.states:
        yield taken(act, actor, stance, target)


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


_MODAL = frozenset({"should", "must", "ought", "has", "have", "had", "need", "needs", "let"})


def _asking(act: Act) -> tuple[Clause, Mark] | None:
    """The verb of asking over the act, in its own clause or the one that it hangs on."""
    for clause in (act.clause, act.clause.parent):
        if clause is None:
            continue
        for mark in act.sentence.starting(reversed([p for p in clause.tokens if p < act.mark.first])):
            if "urge" in mark.values("op") and act.sentence.tokens[mark.first].low not in _MODAL:
                return clause, mark
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


def stand(act: Act) -> Iterator[Draft]:
    """Set phrases of the debate on leaving ("cannot be bound by", "a dangerous precedent"), by who says them."""
    value = act.mark.value("stand")
    discourse = act.frame.discourse
    if value is None or not discourse.leaving or min(discourse.topic_age, discourse.treaty_age + 4) > 8:
        return
    bound = act.sentence.words(act.mark.first, act.mark.last).lower().endswith("bound by")
    if bound and act.has_layer("treaty", "treaty_word", after=True) is None:
        return
    yield taken(act, None, value, "withdrawal")
