"""Positions: a stance that somebody named takes in public."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft

_STANCES = ("support", "oppose", "concern")


def position(act: Act) -> Iterator[Draft]:
    """A stance that somebody named takes in public."""
    stance = next((s for s in _STANCES if s in act.mark.values("verb")), None)
    if stance is None or not _verbish(act):
        return
    holder = act.frame.subject(act.clause, act.mark.first)
    if holder is not None and holder.body in ("parliament", "government", "president") and "approve" in act.mark.values("op"):
        return
    if holder is None or holder.kind not in ("person", "organisation", "state", "body", "office", "union", "name"):
        return
    if holder.kind == "name" and "-" not in holder.ids[0]:
        return
    target = _target(act)
    if target is None:
        return
    if act.scope.negated and stance in ("support", "oppose"):
        stance = "oppose" if stance == "support" else "support"
    ids = holder.ids if holder.kind not in ("office",) or holder.ids else holder.states
    for actor in ids:
        yield Draft(
            "position", "occurred", act.clause, act.mark, {"actor": actor, "stance": stance, "target": target}, None, None,
            own_speaker=True,
        )


def _verbish(act: Act) -> bool:
    """A verb of stance, not the noun that looks like it ("the support of survivors", "to questions")."""
    low = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    form = act.mark.form("verb")
    if form < 0:
        return True
    if low in ("the", "a", "an", "of", "its", "their", "no", "any", "with", "from", "for", "his", "her", "s"):
        return False
    return not (low == "to" and form != 0)


def _target(act: Act) -> str | None:
    """The narrowest thing that the stance is on, behind it in the clause or in what hangs on it."""
    positions = [p for p in act.clause.tokens if p >= act.mark.last]
    for clause in act.frame.clauses:
        if clause.parent is act.clause and clause.kind in ("comp", "rel", "part") and clause.opener > act.mark.first:
            positions += clause.tokens
    found: dict[str, str] = {}
    for here in positions:
        mark = act.sentence.mark(here)
        if mark is None or mark.first != here:
            continue
        if "leave" in mark.values("verb") or "leave" in mark.values("noun") or "suspend" in mark.values("verb") + mark.values("noun"):
            found.setdefault("withdrawal", "withdrawal")
        treaty = act.treaty_of(mark)
        if treaty is not None:
            found.setdefault("treaty", treaty)
        if "item" in mark.meanings and mark.value("item") != "other":
            found.setdefault("item", str(mark.value("item")))
        elif {"make", "use"} & set(mark.values("noun") + mark.values("verb")) and act.frame.discourse.item is not None:
            found.setdefault("item", act.frame.discourse.item)
        if "ihl" in mark.meanings:
            found.setdefault("ihl", "ihl")
        if "step_word" in mark.meanings:
            found.setdefault("word", "withdrawal")
    for name in ("withdrawal", "ihl", "treaty", "item"):
        if name in found:
            return found[name]
    if "word" in found and act.frame.discourse.treaty is not None:
        return "withdrawal"
    return None
