"""Deadlines for clearing mined land, and requests for more time."""

from collections.abc import Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.clearance import cleared_place


def deadline(act: Act) -> Iterator[Draft]:
    """The time by which a state has to have cleared its land, or asks to."""
    place = cleared_place(act)
    if place is None or _is_of_something_else(act):
        return
    modality = act.scope.modality()
    asked = (
        act.scope.has("urge")
        or "urge" in act.scope.outer
        or "want" in act.sentence.words(act.clause.first, act.mark.first)
    )
    modality = "planned" if asked else "occurred" if modality == "denied" else modality
    when = _until(act, modality)
    if when is None:
        return
    yield act.draft(
        "clearance",
        modality,
        {"place": place, "actor": place, "aspect": "deadline", "item": None},
        None,
        when,
    )


_CLEARING_WORDS = frozenset({"clearance", "clear", "demining", "mine", "mines", "article", "landmines", "contaminated"})


def _is_of_something_else(act: Act) -> bool:
    """A bare "deadline" or "extension" counts only where clearing is spoken of."""
    words = {t.low for t in act.sentence.tokens}
    return not (_CLEARING_WORDS & words or act.frame.discourse.cleared_age <= 3)


_TO = frozenset({"to", "until", "by", "of", "on", "is", "was", ",", "till"})


def _until(act: Act, modality: str) -> str | None:
    """The time that a deadline runs to, not the one when it was spoken of."""
    here: list[Clause] = [act.clause, *(c for c in act.frame.clauses if c.parent is act.clause)]
    dates = [d for d in act.sentence.dates if any(d.core_first in c.tokens for c in here) and d.edtf is not None]
    if len(dates) < 2:
        return act.when(modality, clauses=here[1:])
    ahead = [d for d in dates if d.limit in ("until", "by") or act.sentence.tokens[max(0, d.first - 1)].low in _TO]
    return max(d.edtf or "" for d in (ahead or dates))
