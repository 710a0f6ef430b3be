"""Where a state stands under two treaties: "is bound by the first but not by the second"."""

import itertools

from treatywatch.extract.draft import Act

_NAMED_BEFORE = {"first": 0, "former": 0, "second": 1, "latter": 1}
_NOT = frozenset({"not", "neither", "nor", "without", "never", "outside"})
_FLIPPED = {"party": "non_party", "signatory": "non_party", "non_party": "party"}
# The two treaties were named among so many namings of one.
_LATELY = 4
_TWO = 2
_WITHIN = 16


def under_each(act: Act, treaty: str, status: str) -> list[tuple[str, str]]:
    """Return each treaty that the words behind speak of, with the standing under it."""
    told = in_order(act, status)
    if told:
        return told
    both = both_named(act)
    if both:
        return [(one, status) for one in both]
    second = _second_treaty(act, treaty)
    if second is not None:
        return [(treaty, status), (second, status)]
    other = _but_not(act, treaty)
    return (
        [(treaty, status), (other, _FLIPPED[status])]
        if other is not None and status in _FLIPPED
        else [(treaty, status)]
    )


def both_named(act: Act) -> tuple[str, ...]:
    """Return the two treaties of "Vietnam has joined neither.", "stays outside both", named before."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or tokens[last].low not in ("neither", "both", "either"):
        return ()
    ends = last + 1 >= len(tokens) or not tokens[last + 1].text.isalpha() or tokens[last + 1].low in _GOING_ON
    return ("apmbc", "ccm") if ends and act.frame.discourse.treaties.issuperset(("apmbc", "ccm")) else ()


def in_order(act: Act, status: str) -> list[tuple[str, str]]:
    """Return what "the first treaty but not the second", "only the former" tell, of two treaties named before."""
    named = tuple(dict.fromkeys(act.frame.discourse.treaties_in_order[-_LATELY:]))
    if len(named) != _TWO or set(named) != {"apmbc", "ccm"} or status not in _FLIPPED:
        return []
    found: list[tuple[str, str]] = []
    tokens = act.sentence.tokens
    for position in range(act.mark.last, min(act.mark.last + _WITHIN, len(tokens))):
        at = _NAMED_BEFORE.get(tokens[position].low)
        if at is None or tokens[position - 1].low != "the" or not _ends_there(act, position + 1):
            continue
        before = {t.low for t in tokens[max(act.mark.last, position - _LED_BY) : position]}
        found.append((named[at], _FLIPPED[status] if found and not _NOT.isdisjoint(before) else status))
    return found


_LED_BY = 5


def _ends_there(act: Act, position: int) -> bool:
    """Tell whether "the first" stands for a treaty: nothing, a joining word or "treaty" behind it."""
    tokens = act.sentence.tokens
    if position >= len(tokens) or not tokens[position].text.isalpha() or tokens[position].low in _GOING_ON:
        return True
    mark = act.sentence.mark(position)
    return mark is not None and "treaty_word" in mark.meanings


_GOING_ON = frozenset({"but", "and", "not", "nor", "only", "either", "too", "as", "while", "though", "of"})


def _but_not(act: Act, treaty: str) -> str | None:
    """Return the other treaty of "is a party to the mine ban but not to the Convention on Cluster Munitions"."""
    tokens = act.sentence.tokens
    for first, other in itertools.pairwise(act.sentence.find("treaty", act.mark.first)):
        between = [
            t.low for t in tokens[first.last : other.first] if t.low not in (",", "yet", "the", "to", "by", "of")
        ]
        if act.treaty_of(first) == treaty and between in (["but", "not"], ["not"], ["though", "not"]):
            found = act.treaty_of(other)
            return found if found != treaty and found in ("apmbc", "ccm") else None
    return None


def _second_treaty(act: Act, treaty: str) -> str | None:
    """Return the other treaty of "has joined neither the Mine Ban Treaty nor the Convention on Cluster Munitions"."""
    tokens = act.sentence.tokens
    marks = [m for m in act.sentence.find("treaty", act.mark.first)]
    for first, other in itertools.pairwise(marks):
        between = [t.low for t in tokens[first.last : other.first]]
        if act.treaty_of(first) == treaty and between and _JOINING.issuperset(between):
            found = act.treaty_of(other)
            return found if found != treaty and found in ("apmbc", "ccm") else None
    return None


_JOINING = frozenset({"and", "or", "nor", "the", "to", "a", "party", "both", "either", "by", "also", "of"})
