"""What is said of one and, without a verb, of others: "Iran also, and Turkey.", "Likewise Brazil.", "Then Kuwait."."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.reading import STATES
from treatywatch.extract.roles import Frame

_REPEATED = frozenset({"treaty_step", "membership", "production", "stockpile", "use", "destruction"})
# How far back, in code points, what is repeated may stand.
_NEAR = 260
_LONGEST = 14
_TOO = frozenset({"also", "too", "likewise", "well", "same", "then", "next", "first", "second", "so", "ditto"})
_JOINING = frozenset({"and", "or", "as", "the", "for", "with", "after", "that", "finally", "perhaps", "even", "later"})
_SAME = frozenset({"goes", "holds", "applies", "is", "was", "true", "of", "to", "can", "be", "said"})
_OUGHT = frozenset({"must", "should", "ought", "to"})


def is_of_others(frame: Frame) -> bool:
    """Tell whether a sentence, or what opens it, names states and says nothing but that they do so too."""
    deed, sentence = frame.discourse.deed, frame.sentence
    if deed is None or deed.kind not in _REPEATED or len(sentence.tokens) > _LONGEST or not frame.mentions:
        return False
    if not 0 < sentence.start - deed.at <= _NEAR:
        return False
    named = {p for m in sentence.marks if not STATES.isdisjoint(m.meanings) for p in range(m.first, m.last)}
    others = [t.low for p in _opening(frame) for t in (sentence.tokens[p],) if p not in named and t.text[0].isalnum()]
    if not named or _TOO.isdisjoint(others):
        return False
    allowed = _TOO | _JOINING
    allowed = allowed | _SAME if "same" in others else allowed | _OUGHT if others[0] == "so" else allowed
    return allowed.issuperset(others)


def _opening(frame: Frame) -> list[int]:
    """Return the positions of a sentence but for who says it, behind."""
    tags = [p for c in frame.clauses if c.kind == "tag" for p in c.tokens]
    return [p for p in range(len(frame.sentence.tokens)) if p not in tags]


def as_well(act: Act) -> Iterator[Draft]:
    """Each state that does so too, or ought to."""
    deed = act.frame.discourse.deed
    asked = not _OUGHT.isdisjoint(t.low for t in act.sentence.tokens)
    if deed is None or (asked and deed.modality != "urged"):
        return
    told = [
        d for d in act.frame.discourse.deeds if (d.kind, d.slots.get("actor")) == (deed.kind, deed.slots.get("actor"))
    ]
    for mention in act.frame.mentions:
        for state in mention.states if mention.kind == "state" and mention.pronoun is None else ():
            for one in told if state != deed.slots.get("actor") else ():
                yield act.draft(one.kind, one.modality, {**one.slots, "actor": state})
