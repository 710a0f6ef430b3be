"""What an act is done to, and where."""

from collections.abc import Iterable, Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.names import Mention
from treatywatch.extract.parsed import Parsed
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_finite, is_verb
from treatywatch.extract.voice import is_passive

_THEM = frozenset({"them", "these", "those"})
_SHARED = frozenset({"them", "any", "none"})
_SOME = _THEM | {"such", "any", "none", "some"}
_FAR = frozenset({"far", "many", "still"})
_PARTICLES = frozenset({"out", "up", "down", "off", "over"})
_AT_A_POINT = frozenset({"on", "at"})
_INSIDE = frozenset({"in", "inside", "within", "across", "near", "around", "over"})


def item(parsed: Parsed, clause: Clause, mark: Mark) -> Mark | None:
    """Return the weapon that the act is done to, where the sentence names it."""
    nominal = "noun" in mark.meanings
    before = _item_before(parsed.sentence, clause, mark) or _subject_shared(parsed.sentence, clause, mark)
    distance = 0 if before is None else mark.first - before.last
    if before is not None and (
        (nominal and distance <= 1) or (mark.form("verb") >= 0 and is_passive(parsed.sentence, clause, mark))
    ):
        return before
    behind = _item_behind(parsed, clause, mark)
    if behind is not None:
        return behind
    if before is not None and not nominal and _is_asked_for(parsed.sentence, before):
        return before
    if clause.kind == "rel" and clause.parent is not None:
        items = _items(parsed.sentence, clause.parent.tokens)
        near = [m for m in items if m.last <= clause.opener <= m.last + 3]
        return near[-1] if near else None
    return before if nominal and distance <= 4 else None


def _is_asked_for(sentence: Sentence, item: Mark) -> bool:
    """Tell of "How many mines did Chile destroy?", "Which mines does it make?"."""
    opening = [t.low for t in sentence.tokens[: item.first]]
    return sentence.tokens[-1].text == "?" and opening[:1] != [] and opening[0] in ("how", "which", "what")


def _subject_shared(sentence: Sentence, clause: Clause, mark: Mark) -> Mark | None:
    """Return the weapon of "The mines came from Belgium and were delivered to Rwanda": what both are said of."""
    if clause.kind != "coord" or clause.parent is None or not is_passive(sentence, clause, mark):
        return None
    led = [p for p in clause.tokens if p < mark.first and sentence.tokens[p].text.isalpha()]
    if any((m := sentence.mark(p)) is None or not _SMALL.intersection(m.meanings) for p in led):
        return None
    verb = clause.parent.verb(sentence)
    return next(_items(sentence, (p for p in clause.parent.tokens if verb is not None and p < verb)), None)


_SMALL = frozenset({"coord", "aux", "op", "stop"})


def has_pronoun(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "them", "any", "none of these" stands right behind the act."""
    behind = [t.low for t in sentence.tokens[mark.last : mark.last + 4]]
    if not behind:
        return False
    if behind[0] == "between":
        # "between four and five million of them"
        counted = next((a for a in sentence.amounts if a.first == mark.last), None)
        behind = behind if counted is None else [t.low for t in sentence.tokens[counted.last : counted.last + 2]]
    if behind[0] in ("and", "or", "nor") and behind[2:3] != [] and behind[2] in _SHARED:
        # "still builds and sells them", "neither produces nor exports any"
        return True
    if behind[0] == "more" or (behind[0] in _FAR and behind[1:2] == ["more"]):
        # "Russia has laid far more"
        following = behind[1:] if behind[0] == "more" else behind[2:]
        return not following or not following[0].isalpha()
    if behind[0] in _SOME or (behind[0] in _PARTICLES and behind[1:2] == ["them"]):
        return True
    return "of" in behind and not _THEM.isdisjoint(behind)


def place(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return the state in "in X" behind an act; "on X", "at X" only for a place that is no state."""
    for mention in parsed.mentions_behind(clause, mark, 12):
        if mention.prep in _INSIDE and mention.kind in ("place", "state"):
            return mention
        if mention.prep in _AT_A_POINT and mention.kind == "place":
            return mention
    return None


def _items(sentence: Sentence, positions: Iterable[int]) -> Iterator[Mark]:
    for mark in sentence.starting(sorted(set(positions))):
        if "item" in mark.meanings or "item_word" in mark.meanings:
            yield mark


def _item_before(sentence: Sentence, clause: Clause, mark: Mark) -> Mark | None:
    found = list(_items(sentence, (p for p in clause.tokens if p < mark.first)))
    return found[-1] if found else None


def _item_behind(parsed: Parsed, clause: Clause, mark: Mark) -> Mark | None:
    near = (p for p in clause.tokens if mark.last <= p < mark.last + 22)
    found = next(_items(parsed.sentence, near), None)
    if found is not None and _is_of_a_norm(parsed.sentence, found):
        return None
    if found is not None:
        return found if _is_way_open(parsed.sentence, clause, mark.last, found.first) else None
    # "to produce, stockpile or lay mines": the object comes with the last verb.
    for other in parsed.clauses:
        if other.parent is clause and other.kind == "coord" and other.opener >= mark.last:
            if not other.bare and not _is_verb_list(parsed.sentence, mark.last, other):
                continue
            near_enough = other.opener - mark.last <= 6
            return next(_items(parsed.sentence, other.tokens), None) if near_enough else None
    return None


_NORMS = frozenset({"norm", "norms", "stigma", "taboo", "taboos", "campaign", "fight", "struggle"})
_NORM_WITHIN = 4


def _is_of_a_norm(sentence: Sentence, item: Mark) -> bool:
    """Tell of "keep up the stigma around these weapons": what is kept is no weapon."""
    return any(t.low in _NORMS for t in sentence.tokens[max(0, item.first - _NORM_WITHIN) : item.first])


def _is_verb_list(sentence: Sentence, start: int, last: Clause) -> bool:
    """Whether only verbs stand between a verb and the last one of its list: "never produced, stockpiled or used"."""
    first = sentence.mark(last.opener + 1)
    if first is None or first.first != last.opener + 1 or not is_verb(first):
        return False
    for position in range(start, last.opener):
        mark = sentence.mark(position)
        if sentence.tokens[position].text != "," and not (mark is not None and is_verb(mark)):
            return False
    return True


def _is_way_open(sentence: Sentence, clause: Clause, start: int, end: int) -> bool:
    """Whether no other act's verb stands between a verb and its object."""
    for position in range(start, end):
        if position not in clause.tokens:
            continue
        other = sentence.mark(position)
        if other is None or other.first != position or "op" in other.meanings or not is_finite(sentence, position):
            continue
        if (
            other.last == end
            and other.form("verb") in (2, 4)
            and sentence.tokens[position - 1].low not in (",", "or", "and")
        ):
            # "locally made cluster bombs"
            continue
        listed = position > 0 and sentence.tokens[position - 1].low in (",", "or", "and")
        if not listed:
            return False
    return True
