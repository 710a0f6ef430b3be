"""Positions that somebody shows by what he feels or finds right: "It breaks my heart", "was wrong to go"."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.positions import (
    HOLDERS,
    in_view,
    is_quoted,
    is_somebodys_word,
    on_what,
    shown,
    stands_alone,
)
from treatywatch.extract.names import Mention

_FLIPPED = {"support": "oppose", "oppose": "support"}
_POINTING = frozenset({"it", "this", "that", "these", "those", "them", "they"})
_SPEAKERS = frozenset({"we", "i"})
_ING = 3
# So far behind a feeling, or before it, stands what it is about.
_NEAR = 3
_ANTECEDENT = 7
_DOING_WITHIN = 6
_LED_ON = frozenset({"to", "that", "when", "how", "if", "what", "whenever"})
_BARE = 5


def felt(act: Act) -> Iterator[Draft]:
    """A feeling on what is named beside it, or on what "it" stands for: "I am ashamed of this", "It frightens me"."""
    value = act.mark.value("attitude")
    if value is None or act.nominal or act.scope.has("possible", "future"):
        return
    if _is_a_right_to_something_else(act):
        return
    holder = _named_holder(act)
    if holder is not None and holder.kind in ("state", "body") and not _RIGHTS.isdisjoint(_own_words(act)):
        # "Poland had the right to leave", X said: X finds so
        holder = None
    if holder is None and not is_somebodys_word(act):
        return
    if value in ("right", "wrong"):
        yield from _of_doing(act, holder, "support" if value == "right" else "oppose")
        return
    if value == "discard":
        yield from _throwing_away(act)
        return
    if value == "each":
        value = "oppose" if _is_of_each(act) else None
    target = None if value is None else _aimed_at(act)
    if value is None or target is None or (act.scope.negated and value == "concern"):
        return
    stance = _FLIPPED[value] if act.scope.negated else value
    for actor in (None,) if holder is None else holder.ids or holder.states:
        yield shown(act, actor, stance, target)


def _is_a_right_to_something_else(act: Act) -> bool:
    """Tell of "had a right to know what the mines would cost", and not of "every right to use them"."""
    if "right" not in _own_words(act) and "entitled" not in _own_words(act):
        return False
    return act.sentence.words(act.mark.last, act.mark.last + 1).lower() in _CIVIL


_RIGHTS = frozenset({"right", "rights", "entitled"})
_CIVIL = frozenset(
    {
        "know",
        "ask",
        "see",
        "hear",
        "speak",
        "vote",
        "be",
        "live",
        "return",
        "work",
        "protest",
        "information",
        "complain",
    }
    | {"compensation", "walk", "say", "object", "refuse", "criticise", "criticize", "expect", "receive", "learn"}
)


def _named_holder(act: Act) -> Mention | None:
    """Return who by name feels so; None where "we", "I" or a thing is the subject: then it is the speaker."""
    holder = act.frame.subject(act.clause, act.mark.first)
    if holder is None or holder.kind not in HOLDERS or holder.kind == "name" or holder.first >= act.mark.first:
        return None
    if holder.pronoun in _SPEAKERS or not _OURS.isdisjoint(_own_words(act)):
        return None
    return None if holder.pronoun in ("it", "they") else holder


def _is_of_each(act: Act) -> bool:
    """Tell of "Every departure makes the next one easier", "Each of these makes it harder to give them up"."""
    clause = act.clause if act.clause.kind != "rel" or act.clause.parent is None else act.clause.parent
    words = (act.sentence.tokens[p].low for p in range(clause.first, act.mark.first))
    return not _EACH.isdisjoint(words)


_EACH = frozenset({"every", "each"})
_OURS = frozenset({"me", "us", "my", "our"})


def _own_words(act: Act) -> set[str]:
    return {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}


def _aimed_at(act: Act) -> str | None:
    """Return what a feeling is about: what is named behind it, before it, or what is spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [p for p in act.clause.tokens if p >= last]
    for clause in act.frame.clauses:
        if clause.parent is act.clause and clause.opener >= last and clause.kind in ("comp", "rel", "part", "sub"):
            behind += clause.tokens
    # "“We are heartbroken,” said X of the Landmine Campaign": who speaks is no part of it.
    behind = [p for p in behind if is_quoted(act, p) == is_quoted(act, act.mark.first)]
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "rel":
        before += range(max(0, act.clause.opener - _ANTECEDENT), act.clause.opener)
    thrown = any(m.value("attitude") == "discard" for m in act.sentence.starting(behind))
    if thrown and act.frame.discourse.leaving:
        # "It is hard to watch others throw it away."
        return "withdrawal"
    target = on_what(act, behind) or on_what(act, before)
    if target is not None:
        return target
    empty = last < len(tokens) and tokens[last].low in _LED_ON
    # "It breaks my heart to see the church closed": "it" stands for what follows.
    near = [*(() if empty else before[:_NEAR]), *behind[:_NEAR]]
    pointed = any(tokens[p].low in _POINTING and stands_alone(act, p) for p in near)
    ends = last >= len(tokens) or not tokens[last].text.isalpha()
    # "every right to such weapons," X said of mines
    pointed = pointed or any("item_word" in m.meanings for m in act.sentence.starting(behind[:_NEAR]))
    if not pointed and not (ends and len(before) <= _BARE):
        return None
    return in_view(act)


def _of_doing(act: Act, holder: Mention | None, stance: str) -> Iterator[Draft]:
    """As in "had no business leaving it", said by somebody: on the leaving, and not by who leaves."""
    told = doing(act, act.mark.last)
    if told is None or (holder is not None and not is_somebodys_word(act)):
        return
    turned = _FLIPPED[stance] if act.scope.negated else stance
    target, kept = told
    yield shown(act, None, _FLIPPED[turned] if kept else turned, target)


def doing(act: Act, last: int) -> tuple[str, bool] | None:
    """Return what the verb right behind "right to", "wrong to" is about, and whether it keeps a state where it is."""
    for mark in act.sentence.starting(range(last, last + _DOING_WITHIN)):
        values = set(mark.values("verb"))
        if {"leave", "suspend"} & values:
            return "withdrawal", False
        if {"stay", "stay_on"} & values:
            leaving = act.frame.discourse.leaving or act.treaty() is not None
            return ("withdrawal", True) if leaving else None
        if {"join", "ratify", "sign"} & values:
            treaty = act.treaty() or act.frame.discourse.treaty
            return None if treaty is None else (treaty, False)
        if "echo" in mark.meanings:
            told = in_view(act)
            return None if told is None else (told, False)
    return None


def of_doing(act: Act) -> Iterator[Draft]:
    """As in "we were wrong to go", "It is madness to leave this treaty", X said: on the leaving."""
    value = act.mark.value("appraise")
    behind = act.sentence.words(act.mark.last, act.mark.last + 1).lower()
    echoed = any("echo" in m.meanings for m in act.sentence.starting(range(act.mark.last + 1, act.mark.last + _NEAR)))
    if value in (None, "worry") or behind != "to" or not echoed or not is_somebodys_word(act):
        return
    yield from _of_doing(act, None, "support" if value == "support" else "oppose")


def _throwing_away(act: Act) -> Iterator[Draft]:
    """As in "We are throwing away a treaty that saves legs", X said: against the withdrawal."""
    behind = [p for p in act.clause.tokens if p >= act.mark.last][:_DOING_WITHIN]
    named = any(act.treaty_of(m) is not None for m in act.sentence.starting(behind))
    pointed = not _own_words(act).isdisjoint(_POINTING) and act.frame.discourse.treaty_silence <= 1
    if (named or pointed) and act.frame.discourse.leaving and not act.scope.negated:
        yield shown(act, None, "oppose", "withdrawal")
