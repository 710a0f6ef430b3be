"""What "the bill", "the decision", "the vote" is about, as a sentence before has told: joining a treaty, or leaving."""

from treatywatch.extract.discourse import Said
from treatywatch.extract.draft import Act
from treatywatch.extract.names import Mention
from treatywatch.model.claim import JOINING

_WHOSE = ("owner", "adj")


def is_on_joining(act: Act) -> bool:
    """Tell of "welcomed the Armenian decision", "will vote against the bill", of a state that was said to join."""
    matters = act.frame.discourse.matters
    if "join" not in matters.values():
        return False
    near = [m for m in act.frame.mentions if _may_tell_whose(m) and m.first in act.clause.tokens]
    told = {matters[s] for m in near for s in m.states if s in matters}
    if told or any(m.role in _WHOSE and m.pronoun is None for m in near):
        return told == {"join"}
    return _is_what_was_told_last(act)


def _is_what_was_told_last(act: Act) -> bool:
    """Tell whether joining is what the text has just spoken of: no departure, and no deed with a weapon, since."""
    discourse = act.frame.discourse
    step, deed = discourse.step, discourse.deed
    if step is None or step.slots.get("step") not in JOINING:
        return False
    if discourse.matters.get(str(step.slots.get("actor"))) != "join":
        return False
    later = deed is not None and deed.at > step.at and deed.kind not in ("treaty_step", "membership", "position")
    states = {s for s in discourse.one_state() if s in discourse.matters}
    return not later and all(discourse.matters[s] == "join" for s in states)


def _may_tell_whose(mention: Mention) -> bool:
    return mention.role in _WHOSE or mention.kind in ("body", "office")


def was_long_ago(act: Act, joined: Said) -> bool:
    """Tell of a text on leaving whose state ratified the treaty years ago: nobody decides on that today."""
    if not act.frame.discourse.leaving or joined.when is None or act.published is None:
        return False
    year = joined.when.lstrip("./")[:4]
    return year.isdigit() and int(year) < act.published.year - 1
