"""Active or passive."""

from treatywatch.extract.clause import Clause
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_finite

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "get", "got", "gets"})
# Words that can stand between "be" and its participle, besides those in -ly.
_ADVERBS = frozenset(
    {"yet", "not", "also", "already", "now", "still", "so", "far", "ever", "never", "all", "then", "since", "again"}
    | {"first", "once", "no", "longer", "last", "soon", "later", "long", "thus", "always", "often", "just", "both"}
)


def is_passive(sentence: Sentence, clause: Clause, mark: Mark) -> bool:
    """Tell whether the verb that `mark` names stands in the passive."""
    if mark.form("op" if "urge" in mark.values("op") else "verb") not in (2, 4):
        return False
    led = _led_by_be(sentence, clause, mark)
    return _is_participle_behind_object(sentence, clause, mark) if led is None else led


def _led_by_be(sentence: Sentence, clause: Clause, mark: Mark) -> bool | None:
    """Whether a form of "be" leads the verb, False for another auxiliary, None where none does."""
    tokens = sentence.tokens
    here = mark.first - 1
    while here >= 0 and here in clause.tokens and mark.first - here < 5:
        if tokens[here].low in _BE or tokens[here].text == "'":
            return True
        other = sentence.mark(here)
        if other is not None and "aux" in other.meanings:
            return False
        if not tokens[here].low.endswith("ly") and tokens[here].low not in _ADVERBS:
            return None
        here -= 1
    return None


def _is_participle_behind_object(sentence: Sentence, clause: Clause, mark: Mark) -> bool:
    """Whether the verb describes what stands before it: "mines laid by", "mines produced in"."""
    if is_of_a_part(sentence, mark):
        return True
    before = sentence.mark(mark.first - 1) if mark.first else None
    if before is None or not any(layer in before.meanings for layer in ("item", "item_word", "noun")):
        return False
    return not (clause.kind == "main" and _is_only_verb(sentence, clause, mark))


def _is_only_verb(sentence: Sentence, clause: Clause, mark: Mark) -> bool:
    alone = all(mark.first <= p < mark.last for p in clause.verbs(sentence))
    return alone and is_finite(sentence, mark.first)


def is_of_a_part(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "some dropped by NATO planes, most of them fired by Israel": whose a part of what was named is."""
    tokens, first, last = sentence.tokens, mark.first, mark.last
    if not first or mark.form("verb") not in (2, 4):
        return False
    behind = [t.low for t in tokens[last : last + _BY_WITHIN]]
    if "by" not in behind or "," in behind[: behind.index("by")]:
        return False
    if tokens[first - 1].low in _OF_WHICH:
        return first > _OF_THEM and tokens[first - 2].low == "of"
    return tokens[first - 1].low in PARTS


_OF_WHICH = frozenset({"them", "these", "which", "those"})
_OF_THEM = 2
_BY_WITHIN = 6
PARTS = frozenset(
    {
        "some",
        "others",
        "many",
        "most",
        "few",
        "one",
        "two",
        "three",
        "several",
        "half",
        "rest",
        "part",
        "another",
        "all",
    }
    | {"other", "both", "hundreds", "thousands", "dozens", "more", "remainder", "third", "quarter", "majority"}
)
