"""Who got an order for weapons, and of whom: what the sentences behind it go on with."""

from treatywatch.extract.draft import Act
from treatywatch.extract.names import Mention, armed_groups

_FIRMS = ("company", "organisation")
_BEHIND = ("with", "from", "to", "in")
_BUYERS = ("state", "body")
_OWNED_WITHIN = 4


def note_seller(act: Act, buyer: str, code: str) -> None:
    """Note whom an order went to: "signed a contract with X", "won an order from", "bought mines in South Korea"."""
    maker = _of_the_same_line(act)
    if maker is not None:
        act.frame.discourse.seller = (maker, buyer, code, act.sentence.start)
    for mention in act.frame.mentions:
        if mention.first in act.clause.tokens and _sells(act, mention, buyer):
            seller = mention.states[0] if mention.kind == "state" else mention.ids[0]
            act.frame.discourse.seller = (seller, buyer, code, act.sentence.start)


def note_maker_for(act: Act, maker: str, code: str) -> None:
    """Note for whom a maker makes: "has begun production of mines for the Swedish army"."""
    behind = (m for m in act.frame.mentions if m.prep == "for" and m.first >= act.mark.last and m.states)
    buyer = next((m for m in behind if m.kind in _BUYERS and maker not in m.states), None)
    if buyer is not None:
        act.frame.discourse.seller = (maker, buyer.states[0], code, act.sentence.start)


def _of_the_same_line(act: Act) -> str | None:
    """Return the maker of "has ordered 36,000 from the same line", "from it": who was just said to make them."""
    deed, tokens, last = act.frame.discourse.deed, act.sentence.tokens, act.mark.last
    led = next((p for p in range(last, min(last + _FROM_WITHIN, len(tokens))) if tokens[p].low == "from"), None)
    if led is None or deed is None or deed.kind != "production" or act.sentence.start - deed.at > _MADE_WITHIN:
        return None
    words = [t.low for t in tokens[led + 1 : led + 4]]
    works = words[:1] != [] and words[0] in ("the", "that", "this") and not _WORKS.isdisjoint(words)
    return deed.slots.get("actor") if works or words[:1] == ["it"] else None


_FROM_WITHIN, _MADE_WITHIN = 6, 500
_WORKS = frozenset({"line", "plant", "factory", "firm", "company", "maker", "producer", "manufacturer", "works"})


def _sells(act: Act, mention: Mention, buyer: str) -> bool:
    if mention.kind == "state":
        return mention.prep in ("from", "in") and mention.role == "prep" and buyer not in mention.states
    firm = mention.kind in _FIRMS and mention.ids[0] not in armed_groups()
    if not firm and not mention.full_name:
        return False
    led = mention.prep in _BEHIND or (not mention.prep and _is_with(act, mention.first))
    return led or (mention.kind == "company" and mention.whole and mention.last <= act.mark.first and act.nominal)


def _is_with(act: Act, position: int) -> bool:
    """Tell whether "with" leads to a name over its owner: "with Germany's Dynamit Nobel Defence"."""
    return any(t.low == "with" for t in act.sentence.tokens[max(0, position - _OWNED_WITHIN) : position])
