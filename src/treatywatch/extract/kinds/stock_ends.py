"""What becomes of a stock that is being destroyed: a deadline missed, an end in sight, so many left."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence

_MISSED = ("miss", "overr", "breach", "exceed", "fail", "overshot", "overshoot", "blew", "blown")
_MET = frozenset({"meet", "met", "meets", "meeting", "keep", "kept", "make", "made", "honour", "honor", "observe"})
_MISSED_WITHIN = 7
_CLEARING = frozenset({"clear", "contaminate", "remove"})
_LAND = frozenset({"clearance", "demining", "minefields", "minefield", "land", "article", "clearing", "cleared"})
_REACH = 1500
_NEAR = 500


def _being_destroyed(act: Act) -> bool:
    """Tell whether the destruction of stocks was told of later than any clearing of land."""
    discourse = act.frame.discourse
    at = discourse.destroying[0]
    cleared = -1 if discourse.cleared is None else discourse.cleared[1]
    land = -1 if discourse.land is None else discourse.land[3]
    if not 0 <= act.sentence.start - at <= _REACH or max(cleared, land) > at:
        return False
    said = {v for m in act.sentence.marks for v in m.traits.said}
    return said.isdisjoint(_CLEARING) and _LAND.isdisjoint(t.low for t in act.sentence.tokens)


def misses(act: Act) -> bool:
    """Tell of "It missed that deadline", "have failed to meet their deadlines", stocks being spoken of."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not tokens[act.mark.last - 1].low.startswith("deadline") or not _being_destroyed(act):
        return False
    before = [t.low for t in tokens[max(0, first - _MISSED_WITHIN) : first]]
    missed = any(word.startswith(_MISSED) for word in before)
    return missed or (act.scope.negated and not _MET.isdisjoint(before))


def missed(act: Act) -> Iterator[Draft]:
    """A stock that was not destroyed in time."""
    discourse, actor = act.frame.discourse, act.frame.subject(act.clause, act.mark.first)
    if actor is None or actor.kind not in ("state", "body") or act.scope.has("urge", "possible"):
        return
    _, doer, item, due = discourse.destroying
    for state in actor.states:
        when = due if state == doer else None
        slots: dict[str, str | None] = {"actor": state, "item": item or discourse.item}
        yield act.draft("destruction", "denied", slots, when=when)


def finished(act: Act) -> Iterator[Draft]:
    """As in "Greece, which had announced that it would finish by 2016": the destruction that is spoken of."""
    actor = act.frame.subject(act.clause, act.mark.first)
    date = next((d for d in act.sentence.dates if 0 <= d.first - act.mark.last <= 1), None)
    if act.nominal or actor is None or actor.kind not in ("state", "body") or date is None or not _being_destroyed(act):
        return
    if act.mark.last - act.mark.first > 1 or any("programme" in m.meanings for m in act.sentence.marks):
        return
    modality = act.scope.modality()
    discourse = act.frame.discourse
    if modality not in ("planned", "possible") or not act.sentence.tokens[act.mark.first].low.startswith(_ENDING):
        return
    for state in actor.states:
        slots: dict[str, str | None] = {"actor": state, "item": discourse.destroying[2] or discourse.item}
        yield act.draft("destruction", modality, slots, when=act.when(modality))


_ENDING = ("finish", "complet", "conclud", "done", "end")
_HAVE = frozenset({"has", "have", "had", "with"})
_SMALL = frozenset({"still", "only", "just", "about", "some", "around", "now", "nearly", "almost", "roughly", "over"})
_FEW = 50


def may_be_left(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a bare number stands right before "left": "has 640,000 left"."""
    return sentence.tokens[mark.first].low == "left" and any(a.last == mark.first for a in sentence.amounts)


def has_left(act: Act) -> Iterator[Draft]:
    """As in "Greece has 640,000 left", "Ukraine still had some 5 million left", stocks being spoken of."""
    tokens, first = act.sentence.tokens, act.mark.first
    amount = next((a for a in act.sentence.amounts if a.last == first and a.quantity.unit == "item"), None)
    discourse = act.frame.discourse
    if not may_be_left(act.sentence, act.mark) or amount is None or amount.unit_at is not None or act.scope.negated:
        return
    led = [t.low for t in tokens[max(0, amount.first - 2) : amount.first] if t.low not in _SMALL]
    told = discourse.deed
    stocks = told is not None and told.kind in ("stockpile", "destruction") and act.sentence.start - told.at <= _NEAR
    if not led or led[-1] not in _HAVE or not stocks or told is None or (amount.quantity.low or 0) < _FEW:
        return
    actor = act.frame.subject(act.clause, first) or _opening(act)
    if actor is None or actor.kind not in ("state", "body"):
        return
    for state in actor.states:
        slots = {"actor": state, "item": told.slots.get("item") or discourse.item, "aspect": "hold"}
        yield act.draft("stockpile", "occurred", slots, amount.quantity)


def _opening(act: Act) -> Mention | None:
    mention = act.frame.mentions[0] if act.frame.mentions else None
    return mention if mention is not None and mention.first == 0 and mention.role == "" else None
