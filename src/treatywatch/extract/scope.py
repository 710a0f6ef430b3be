"""What is said of an act: the operators over it, and the modality they add up to."""

from collections.abc import Iterator
from dataclasses import dataclass

from treatywatch.extract.clause import Clause
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.subjects import fronted
from treatywatch.extract.verbs import is_in_a_name

# What a clause with "that" hands down to the act inside it.
_OWN = frozenset({"notify", "process", "approve", "effect"})
_ACTS = frozenset({"act", "law", "bill", "legislation", "decree", "resolution", "motion", "proposal"})
_HANDED_DOWN = frozenset({"announce", "deny", "recommend", "urge", "intend", "possible", "refuse", "oblige", "doubt"})
_PROPOSING = frozenset({"proposed", "proposes", "proposing", "propose"})
# Acts whose words speak of them alone, not of the act behind.
_CUTTING = frozenset({"make", "leave", "destroy", "supply"})
_LEADING = frozenset({"notify", "cease"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "am"})
_THINGS = ("item", "item_word", "treaty", "treaty_word")
_DESCRIBING = frozenset({"adj", "noun", "item"})
_BEFORE_NOUNS = frozenset(
    {"the", "a", "an", "its", "their", "of", "no", "any", "in", "for", "on", "his", "her", "our", "s", "such", "all"}
    | {"from", "by", "about"}
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Operators over one act: `inner` in its own clause, `outer` from the clause that reports it."""

    inner: frozenset[str]
    outer: frozenset[str]
    negated: bool
    ahead: frozenset[str] = frozenset()
    """Those of `inner` that stand behind an act named by its clause's subject."""

    def has(self, *names: str) -> bool:
        """Tell whether one of these operators stands in the act's own clause."""
        return not self.inner.isdisjoint(names)

    def modality(self) -> str:
        """Return the modality of the act."""
        if self.negated or "refuse" in self.inner or "deny" in self.outer or "deny" in self.inner:
            return "denied"
        if self.has("urge", "recommend") or "urge" in self.outer or "recommend" in self.outer:
            return "urged"
        if self.has("possible", "able"):
            return "possible"
        if self.has("future", "intend"):
            return "planned"
        if self.has("would"):
            return "planned" if self.outer or self.has("announce") else "possible"
        return "possible" if "possible" in self.outer else "occurred"


def scope(sentence: Sentence, clause: Clause, mark: Mark) -> Scope:
    """Return the operators over the act that `mark` names."""
    inner: set[str] = set()
    ahead: set[str] = set()
    for op_mark, value in _operators(sentence, clause, mark):
        inner.add(value)
        if op_mark.first >= mark.last:
            ahead.add(value)
    negated = "neg" in inner
    return Scope(frozenset(inner - {"neg"}), frozenset(_outer(sentence, clause)), negated, frozenset(ahead))


def _operators(sentence: Sentence, clause: Clause, mark: Mark) -> Iterator[tuple[Mark, str]]:
    # "Under pressure from Norway, Kenya criticised the ban": what is set in front governs nothing behind it.
    set_in_front = fronted(sentence, clause)
    cut = max(_cut(sentence, clause, mark), set_in_front if set_in_front <= mark.first else 0)
    before = [p for p in clause.tokens if cut <= p < mark.first]
    yield from _values(sentence, before)
    if mark.last - mark.first > 1 and "leave" in mark.values("verb"):
        # "wants the country out of the treaty", "may review its membership"
        yield from ((mark, value) for value in mark.values("op") if value in ("intend", "possible"))
    if "leave" in mark.values("noun"):
        for value in mark.values("op"):
            if value in _OWN:
                yield mark, value
    yield from _behind(sentence, clause, mark)
    if clause.bare and clause.parent is not None:
        yield from _values(sentence, _lent(sentence, clause.parent))
    elif _goes_on_with_no(sentence, clause) and clause.parent is not None:
        lent = list(_values(sentence, _lent(sentence, clause.parent)))
        yield from (op for op in lent if op[1] in ("neg", "refuse") or _is_no_longer(sentence, op[0]))
    if is_subject_noun(sentence, clause, mark):
        yield from _values(sentence, _predicate_of(sentence, clause, mark))


def _goes_on_with_no(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause goes on with its neighbour's "not": "has never produced or used"."""
    if clause.kind != "coord" or sentence.tokens[clause.opener].low not in ("or", "nor", ","):
        return False
    if sentence.tokens[clause.opener].text == "," and not _lists_on(sentence, clause.opener):
        return False
    led = clause.opener + 1
    if led < len(sentence.tokens) and sentence.tokens[led].low == "to":
        # "no plan to buy or to lay them"
        led += 1
    following = sentence.mark(led)
    return following is not None and following.form("verb") >= 0


def _is_no_longer(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "no longer makes or exports them": it goes for both."""
    return sentence.words(mark.first, mark.last).lower() == "no longer"


_LISTED_WITHIN = 4


def _lists_on(sentence: Sentence, comma: int) -> bool:
    """Tell of the first comma of "no longer makes, holds or supplies": one verb, and "or" before the last."""
    return "or" in [t.low for t in sentence.tokens[comma + 2 : comma + _LISTED_WITHIN]]


def _cut(sentence: Sentence, clause: Clause, mark: Mark) -> int:
    """Where the words that speak of an earlier act end; acts in one list share theirs."""
    cut = 0
    for other in [m for m in clause.marks(sentence) if m.first < mark.first]:
        if _CUTTING.isdisjoint(other.traits.said) or not _LEADING.isdisjoint(other.values("op")):
            # "gave up the manufacture of mines"
            # "handed over its instrument of withdrawal"
            continue
        between = [t.low for t in sentence.tokens[other.last : mark.first]]
        if not between:
            continue
        listed = len(between) <= 8 and any(w in ("and", "or", ",", "nor") for w in between[-3:])
        if not listed and between[-4:] != ["as", "well", "as", "to"] and between[-2:] != ["and", "to"]:
            cut = other.last
    return cut


def _behind(sentence: Sentence, clause: Clause, mark: Mark) -> Iterator[tuple[Mark, str]]:
    """What stands behind an act: "no" ("keep no mines"), or an effect ("the withdrawal period, set to end on …")."""
    for other in [m for m in clause.marks(sentence) if mark.last <= m.first < mark.last + 10]:
        if (
            other.first <= mark.last + 1
            and "neg" in other.values("op")
            and sentence.tokens[other.first].low in ("no", "none", "neither", "nothing")
            and not _is_compared(sentence, other)
        ):
            yield other, "neg"
        if "noun" in mark.meanings and "effect" in other.values("op"):
            yield other, "effect"


def _is_compared(sentence: Sentence, no: Mark) -> bool:
    """Tell of "will hold no more mines than it needs", which denies nothing."""
    behind = [t.low for t in sentence.tokens[no.last : no.last + 9]]
    return behind[:1] in (["more"], ["fewer"], ["less"]) and "than" in behind


def _after_be(sentence: Sentence, position: int) -> bool:
    here = position - 1
    while here >= 0 and (
        sentence.tokens[here].low.endswith("ly")
        or sentence.tokens[here].low in ("not", "also", "now", "still", "already")
    ):
        here -= 1
    return here >= 0 and sentence.tokens[here].low in _BE


def _is_thing(sentence: Sentence, position: int) -> bool:
    mark = sentence.mark(position)
    if sentence.tokens[position].low in ("them", "these", "those", "it"):
        return True
    return mark is not None and any(layer in mark.meanings for layer in _THINGS)


def is_nominal(sentence: Sentence, clause: Clause, mark: Mark) -> bool:
    """Tell whether a word that can be noun or verb ("exports", "use") is a noun here."""
    if "noun" not in mark.meanings:
        return False
    form = mark.form("verb")
    if form < 0:
        return True
    return _is_verbal_noun(sentence, mark) if form == 3 else _is_noun_among(sentence, clause, mark)


def _is_verbal_noun(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word in -ing is a noun: "the laying of mines"; with an object right behind it is a verb."""
    if _after_be(sentence, mark.first):
        return False
    after = sentence.tokens[mark.last].low if mark.last < len(sentence.tokens) else ""
    if after == "of" and mark.first > 0 and sentence.tokens[mark.first - 1].low in ("the", "a", "any", "this"):
        return True
    return not any(_is_thing(sentence, p) for p in range(mark.last, min(mark.last + 6, len(sentence.tokens))))


_SHORTEST = 5
_RANKED = frozenset(
    {"first", "second", "third", "new", "last", "initial", "next", "further", "latest", "final", "large"}
)


def _is_noun_among(sentence: Sentence, clause: Clause, mark: Mark) -> bool:
    """Whether the words around a word say that it is a noun: a determiner or noun before it, a verb behind it."""
    before = sentence.mark(mark.first - 1) if mark.first else None
    low = sentence.tokens[mark.first - 1].low if mark.first else ""
    if low.endswith("est") and len(low) > _SHORTEST:
        # "has the largest stockpile"
        return True
    if low in _BEFORE_NOUNS or (before is not None and not _DESCRIBING.isdisjoint(before.meanings)):
        return True
    if low in _RANKED and mark.first > 1 and sentence.tokens[mark.first - 2].low in _BEFORE_NOUNS:
        # "A first contract for mines should be signed"
        return True
    if low == "to":
        return mark.form("verb") != 0
    verbs = clause.verbs(sentence)
    return bool(verbs) and verbs[0] >= mark.first and verbs[-1] >= mark.last


def is_subject_noun(sentence: Sentence, clause: Clause, mark: Mark) -> bool:
    """Tell whether the act is named by a noun that is its clause's subject ("the withdrawal will take effect")."""
    if "noun" not in mark.meanings and mark.form("verb") != 3:
        return False
    return not clause.has_verb_before(sentence, mark.first)


def _predicate_of(sentence: Sentence, clause: Clause, mark: Mark) -> list[int]:
    after = [p for p in clause.tokens if p >= mark.last]
    verb = next((p for p in clause.verbs(sentence) if p >= mark.last), None)
    if verb is None and clause.connector == "with":
        # "with production of mines possibly beginning next year"
        doing = (p for p in after if (m := sentence.mark(p)) is not None and 3 in (m.form("verb"), m.form("op")))
        verb = next((p - (sentence.tokens[p - 1].low.endswith("ly")) for p in doing), None)
    # Counted in the clause's own words: what is set in between does not part them.
    return [] if verb is None or after.index(verb) > 14 else [p for p in after if verb <= p < verb + 7]


def _lent(sentence: Sentence, parent: Clause) -> list[int]:
    """The words of the neighbour up to its first act: its auxiliaries and "plans to"."""
    lent: list[int] = []
    verb = parent.verb(sentence)
    finite = -1 if verb is None else verb
    for position in parent.tokens:
        mark = sentence.mark(position)
        if position >= finite and mark is not None and mark.form("verb") >= 0 and "op" not in mark.meanings:
            break
        lent.append(position)
    return lent


def _values(sentence: Sentence, positions: list[int]) -> Iterator[tuple[Mark, str]]:
    seen: Mark | None = None
    dated = {p for d in sentence.dates for p in range(d.first, d.last)}
    for position in positions:
        mark = sentence.covering[position]
        if mark is None or "op" not in mark.meanings:
            continue
        if position == 0 and sentence.tokens[0].low == "asked":
            # "Asked about production, X said": nobody is asked to do anything.
            continue
        if mark.first == position and sentence.words(mark.first, mark.last).lower() == "had to":
            # "had to give up producing them": it did.
            seen = mark
            continue
        if mark is seen or position in dated or is_in_a_name(sentence, position):
            continue
        if mark.last - 1 in dated and mark.last - mark.first > 1:
            # "between July 2023 and the end of 2024"
            seen = mark
            continue
        if _is_a_time(sentence, mark):
            # "until the end of the Cold War"
            seen = mark
            continue
        if _is_a_country(sentence, position):
            seen = mark
            continue
        seen = mark
        wished = "intend" in mark.values("op") and is_for_others(sentence, mark)
        for value in dict.fromkeys(mark.values("op")):
            yield mark, "urge" if wished and value == "intend" else value


_WANTING = frozenset({"want", "wants", "wanted", "wish", "wishes", "wished", "expects", "expected"})
_OWN_WISH = frozenset({"to", "out", "in", "more", "its", "their", "his", "her", "a", "an", "no"})
_WISHED_WITHIN = 9


def is_for_others(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "wants the army to buy mines": asked of somebody else."""
    tokens, last = sentence.tokens, mark.last
    if last - mark.first > 1 or tokens[mark.first].low not in _WANTING or last >= len(tokens):
        return False
    if tokens[last].low in _OWN_WISH:
        return False
    for position in range(last + 1, min(last + _WISHED_WITHIN, len(tokens) - 1)):
        if tokens[position].low == "to":
            verb = sentence.mark(position + 1)
            return verb is not None and verb.form("verb") == 0
        if not tokens[position].text[-1:].isalnum() and tokens[position].text not in ("'", "’", "-", ","):
            return False
    return False


_BEFORE_AN_END = frozenset({"until", "since", "before", "after", "by", "at", "from", "towards", "toward", "till"})


def _is_a_time(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "until the end of the war", which ends nothing else."""
    ends = mark.last - mark.first > 1 and sentence.words(mark.first, mark.last).lower().endswith("end of")
    return ends and mark.first > 0 and sentence.tokens[mark.first - 1].low in _BEFORE_AN_END


_BEFORE_A_COUNTRY = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "each",
        "every",
        "any",
        "no",
        "one",
        "only",
        "member",
        "baltic",
        "nordic",
        "next",
    }
    | {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "latest"}
    | {
        "all",
        "other",
        "many",
        "several",
        "most",
        "both",
        "these",
        "those",
        "some",
        "two",
        "three",
        "four",
        "five",
        "six",
    }
    | {
        "arctic",
        "island",
        "neutral",
        "neighbouring",
        "neighboring",
        "frontline",
        "european",
        "small",
        "newest",
        "another",
    }
)


def _is_a_country(sentence: Sentence, position: int) -> bool:
    """Tell of "the seventh state to leave", where nothing is stated."""
    if sentence.tokens[position].low not in ("state", "states") or not position:
        return False
    return sentence.tokens[position - 1].low in _BEFORE_A_COUNTRY


def _says(sentence: Sentence, clause: Clause) -> bool:
    return any(mark.form("say") >= 0 for mark in map(sentence.mark, clause.tokens) if mark is not None)


def _of_saying(sentence: Sentence, mark: Mark, value: str) -> bool:
    """Whether it is the telling that is possible, and not what is told: "I can confirm that"."""
    following = sentence.mark(mark.last)
    return value == "possible" and following is not None and following.form("say") == 0


def _outer(sentence: Sentence, clause: Clause) -> set[str]:
    found: set[str] = set()
    here = clause
    saying = clause.parent
    if saying is not None and saying.kind == "coord" and len(saying.tokens) == 1:
        # "said that … and that …"
        saying = saying.parent
        saying = saying.parent if saying is not None and saying.kind == "comp" else saying
    if clause.kind == "comp" and saying is not None and _says(sentence, saying):
        found.add("said")
    if here.kind == "rel" and here.parent is not None:
        # "passed the act by which the Republic denounces …"
        near = [p for p in here.parent.tokens if here.opener - 8 <= p < here.opener]
        if any(sentence.mark(p) is not None and sentence.tokens[p].low in _ACTS for p in near):
            above = [p for p in here.parent.tokens if p < here.opener]
            found |= {v for _, v in _values(sentence, above) if v in ("approve", "deny")}
    while here.kind in ("comp", "coord", "aside") and here.parent is not None:
        if here.kind == "comp":
            positions = [p for p in here.parent.tokens if p < here.opener]
            found |= {
                v for m, v in _values(sentence, positions) if v in _HANDED_DOWN and not _of_saying(sentence, m, v)
            }
            if any(sentence.tokens[p].low in _PROPOSING for p in positions):
                # "proposed that the country quit"
                found.add("urge")
        here = here.parent
    return found
