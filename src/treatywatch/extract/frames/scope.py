"""What is said of an act: the operators over it, and the modality they add up to."""

from collections.abc import Iterator
from dataclasses import dataclass

from treatywatch.extract.frames.cut import Clause
from treatywatch.extract.frames.marks import Mark, Sentence

OPERATORS = ("op", "op_noun")
ACTS = ("verb", "noun")
# Handed down from the clause that tells to the clause that is told.
_HANDED = frozenset(
    {"announce", "deny", "recommend", "urge", "intend", "possible", "refuse", "approve", "oblige", "notify"}
)
_TENSES = {"fut": "future", "cond": "would", "imp": "urge"}
# What stands in the conditional under these is as certain as they are.
_MOODS = frozenset({"approve", "urge", "recommend"})
_STEPS = frozenset({"notify", "approve", "effect", "recommend"})
# Words that open no act of their own.
_NO_ACT = frozenset({"other", "reach", "remain", "lose", "agree", "disagree", "drop", "enter"})
# An act that mostly works on another: "the withdrawal enters into force".
_FORCE = frozenset({"force", "other"})
# What is not meant, told, possible or urged is not done either.
_UNDONE = frozenset({"intend", "future", "announce", "possible", "able", "urge"})
_NEGATION_REACH = 12
# "None of the two has signed, nor has Russia": what others have not done either.
_ONCE = ("join", "sign", "ratify")
_NAMES = ("state", "adj", "capital", "group", "body", "office", "article", "prep", "coord")
# "Al abandonar", "ao abandonar", "nel lasciare": upon doing it.
_UPON = ("al", "ao", "nel", "nell")
# A plan or decision is one to do what stands at most so many words from it.
_NOUN_REACH = 5
# An infinitive that an operator governs stands at most so many words behind it.
_TO_INFINITIVE = 6
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Scope:
    """Operators over an act: `inner` of its own clause, `outer` of the one that tells it, `refused` negated ones."""

    inner: frozenset[str]
    outer: frozenset[str]
    negated: bool
    refused: frozenset[str]
    bare: bool = False
    """The act is an infinitive or noun without any operator: named, not told."""

    def has(self, *names: str) -> bool:
        """Tell whether one of these operators stands over the act in its own clause."""
        return not self.inner.isdisjoint(names)

    def over(self, *names: str) -> bool:
        """Tell whether one of these operators stands over the act, near or far."""
        return not (self.inner | self.outer).isdisjoint(names)

    def modality(self) -> str:
        """Return the modality of the act."""
        if self.over("deny", "refuse") or self.negated or self.refused & _UNDONE:
            return "denied"
        if self.over("urge", "recommend"):
            return "urged"
        if self.has("possible", "able"):
            return "possible"
        if "possible" in self.outer and "announce" not in self.outer:
            return "possible"
        if self.has("future", "intend") or "intend" in self.outer:
            return "planned"
        if self.has("would"):
            return "planned" if self.outer & {"announce", "intend"} else "possible"
        return "possible" if "possible" in self.outer else "occurred"


def _governs(mark: Mark) -> bool:
    """Tell whether a phrase stands over acts of its own: a "nor" only joins."""
    return mark.has("op_noun", "say") or (mark.has("op") and not (mark.has("coord") and set(mark.all("op")) == {"neg"}))


def _is_noun(mark: Mark) -> bool:
    """Tell whether an operator is only a noun: "decision", "plan"."""
    return mark.has("op_noun") and not mark.has("op", "verb", "say")


def is_told(mark: Mark) -> bool:
    """Tell whether a phrase is an act, or else something that can be denied: membership, a judgement."""
    return is_act(mark) or mark.has("member", "appraise", "stand")


def is_act(mark: Mark) -> bool:
    """Tell whether a phrase names an act of the vocabulary."""
    return any(value not in _NO_ACT for value in mark.all(*ACTS))


def excepted(s: Sentence, neg: Mark) -> Mark | None:
    """Return the state that a "not" without a verb of its own goes with: "Finland makes them, Estonia not".

    It stands right behind the name, or before it ("…, and neither does China"), at the end of the clause.
    """
    told = [m for m in s.find("verb", "member", within=range(neg.first)) if is_told(m)]
    if not told or neg.has("verb", "member"):
        return None
    if neg.has("coord"):
        return _nor(s, neg)
    if "inf" in told[-1].flags or set(neg.all("op")) != {"neg"}:
        # "to leave, while the war goes on, Ukraine cannot"
        return None
    behind = s.mark(neg.last)
    if behind is not None and behind.has("article"):
        behind = s.mark(behind.last)
    if behind is not None and behind.has("state"):
        name, first = behind, neg.first
    else:
        back = neg.first - 1 if s.mark(neg.first - 1) is not None else neg.first - 2
        before = s.mark(back)
        if before is None or not before.has("state") or (before.has("adj") and before.last < neg.first - 1):
            return None
        name = before
        article = s.mark(name.first - 1)
        first = article.first if article is not None and article.has("article") else name.first
    joint = s.mark(first - 1)
    apart = s.tokens[first - 1].text in (",", "،", "，") or (joint is not None and joint.has("coord"))
    last = max(name.last, neg.last)
    ends = last >= len(s.tokens) or not s.tokens[last].text[0].isalnum()
    return name if first > 1 and apart and ends else None


def _nor(s: Sentence, neg: Mark) -> Mark | None:
    """Return the state behind a "nor" that ends its clause, over a verb of being: "…, nor is China"."""
    name = s.mark(neg.last)
    if name is not None and name.has("aux") and not name.has("verb"):
        name = s.mark(name.last)
    if name is None or not name.has("state"):
        return None
    ends = name.last >= len(s.tokens) or not s.tokens[name.last].text[0].isalnum()
    return name if ends else None


def _past_stock(ahead: list[Mark]) -> list[Mark]:
    """Leave out a stock right before the infinitive whose object it is: in Lithuanian "plans its stocks to destroy"."""
    if len(ahead) < _PAIR or ahead[0].has("verb") or not ahead[0].says("noun", "hold"):
        return ahead
    return ahead[1:] if "inf" in ahead[1].flags and ahead[1].first - ahead[0].last <= _PAIR else ahead


class Scopes:
    """Gives every act of a sentence its operators: each goes to the nearest act on the side that it governs."""

    def __init__(self, sentence: Sentence, clauses: list[Clause], order: str, negation: str) -> None:
        """Attach the operators of every clause."""
        self.s = sentence
        self.order = order
        self.negation = negation
        self.given: dict[int, set[str]] = {}
        self.refused: dict[int, set[str]] = {}
        self.negated: set[int] = set()
        self.loose: dict[int, set[str]] = {}
        """Operators of a clause, by the clause's id, whether they found an act or not."""
        for clause in clauses:
            self._attach(clause)

    def denies(self, mark: Mark) -> bool:
        """Tell whether a "not" stands over the act that `mark` names."""
        return mark.first in self.negated

    def of(self, clause: Clause, mark: Mark) -> Scope:
        """Return the operators over the act that `mark` names."""
        key = mark.first
        if "attributive" in mark.flags:
            return Scope(frozenset(mark.all(*OPERATORS)), frozenset(), False, frozenset())
        own = set(mark.all(*OPERATORS))
        if mark.says("verb", "order") and "urge" in own:
            # Arabic "asks for" is "orders" too.
            own.discard("urge")
        inner = set(self.given.get(key, ())) | own
        refused = set(self.refused.get(key, ()))
        negated = key in self.negated or "neg" in mark.flags
        if self._goes_on(mark, negated=negated or "cease" in refused):
            # "has not stopped making them"
            inner, refused, negated = inner - {"cease", "neg"}, refused - {"cease"}, False
        outer, outer_refused = self._outer(clause)
        # "Voted that the state should leave": the mood comes with the vote.
        moods = {"cond"} if outer & _MOODS else set()
        inner |= {_TENSES[f] for f in mark.flags - moods if f in _TENSES}
        infinite = bool(mark.flags & {"inf"}) and not mark.flags & {"past", "pres", "fut"} and not self._is_deed(mark)
        told = set(self.given.get(key, ())) if infinite else inner
        bare = (infinite or not mark.has("verb")) and not (told or refused or negated)
        return Scope(frozenset(inner), frozenset(outer), negated, frozenset(refused | outer_refused), bare)

    def _is_deed(self, mark: Mark) -> bool:
        """Tell of an infinitive that tells what was done: "after leaving", "was the first to leave", "admits using"."""
        before = self.s.mark(mark.first - 1)
        if before is None or before.last != mark.first or self.order != "initial":
            return False
        if before.has("op", "op_noun", "verb"):
            return False
        unsure = any(m.flags & {"cond", "fut"} or m.says("op", "possible", "intend") for m in self.s.marks)
        if before.has("after") or self.s.words(before.first, before.last).lower() in _UPON:
            return not unsure
        first = before.has("aux") and "past" in before.flags and before.last - before.first > _PAIR
        return first or (before.has("say") and not before.flags.isdisjoint({"past", "pres"}))

    def _goes_on(self, mark: Mark, *, negated: bool) -> bool:
        """Tell of what somebody does not stop doing, told by another word than the act's own."""
        ceased = "cease" in self.given.get(mark.first, ()) and not mark.says("op", "cease")
        return ceased and negated and mark.says("verb", "make", "use", "supply")

    def _outer(self, clause: Clause) -> tuple[set[str], set[str]]:
        found: set[str] = set()
        refused: set[str] = set()
        here = clause
        while here.parent is not None and here.kind in ("comp", "coord", "aside"):
            if here.kind == "comp":
                found |= self.loose.get(id(here.parent), set()) & _HANDED
                refused |= self.refused.get(-id(here.parent), set()) & _HANDED
            here = here.parent
        return found - refused, refused

    def _attach(self, clause: Clause) -> None:
        inside = set(clause.tokens)
        marks = [m for m in self.s.marks if m.first in inside]
        acts = [m for m in marks if is_told(m) and "attributive" not in m.flags]
        # Where nothing else is done, depositing and approving are what is done.
        acts = acts or [m for m in marks if not _STEPS.isdisjoint(m.all(*OPERATORS))]
        loose = self._negate(marks, acts)
        told = self.loose.setdefault(id(clause), set())
        for mark in marks:
            for value in self._values(mark):
                told.add(value)
                denied = (-mark.first - 1) in self.refused
                if denied:
                    self.refused.setdefault(-id(clause), set()).add(value)
                for act in self._targets(mark, acts):
                    (self.refused if denied else self.given).setdefault(act.first, set()).add(value)
        for verb in loose:
            # "has not withdrawn": the auxiliary was negated, and so is its act.
            self.negated.update(act.first for act in self._targets(verb, acts))

    def _negate(self, marks: list[Mark], acts: list[Mark]) -> list[Mark]:
        """Note what every "not" denies: an act, or an operator; return the other verbs that it denies."""
        verbs = [m for m in marks if m.has("verb", "op", "say", "aux", "member") and not m.says("op", "neg")]
        verbs = [m for m in verbs if "attributive" not in m.flags]
        loose: list[Mark] = []
        for mark in marks:
            if not mark.says("op", "neg"):
                continue
            if self._agrees(mark, marks):
                continue
            if excepted(self.s, mark) is not None and not any(m.says("verb", *_ONCE) for m in acts):
                continue
            target = self._denied_thing(mark, acts) or self._negated_verb(mark, verbs, acts)
            if target is None:
                continue
            if is_told(target):
                self.negated.add(target.first)
                if any(self._values(mark)):
                    # "neplanuoja kaupti ar naudoti": one word for "does not plan"
                    self.negated.update(act.first for act in self._targets(mark, acts))
            elif target.has(*OPERATORS):
                self.refused.setdefault(-target.first - 1, set()).update(target.all(*OPERATORS))
            else:
                loose.append(target)
        return loose

    def _agrees(self, neg: Mark, marks: list[Mark]) -> bool:
        """Tell of a "nor" between two names under a "not" before them: "neither Sweden nor Denmark means to leave"."""
        before = self.s.mark(neg.first - 1)
        if not neg.has("coord") or neg.has("verb") or before is None or not before.has(*_NAMES):
            return False
        return any(m.says("op", "neg", "refuse") and m.last < neg.first for m in marks)

    def _denied_thing(self, neg: Mark, acts: list[Mark]) -> Mark | None:
        """The act whose object a "no" stands before: "has no mines in store"."""
        near = [self.s.mark(p) for p in range(neg.last, min(neg.last + 2, len(self.s.tokens)))]
        if not acts or not any(m is not None and m.has("item", "item_word") for m in near):
            return None
        nearest = min(acts, key=lambda m: (min(abs(m.first - neg.last), abs(neg.first - m.last)), m.first))
        if nearest.has("appraise") and near[0] is not None and near[0].has("verb") and near[0] in acts:
            # "irresponsible not to make mines"
            return near[0]
        return nearest

    def _values(self, mark: Mark) -> Iterator[str]:
        for value in dict.fromkeys(mark.all(*OPERATORS)):
            if value != "neg":
                yield value
        if not is_act(mark) or set(mark.all(*ACTS)) <= _FORCE:
            for flag in mark.flags:
                if flag in _TENSES and mark.has("aux", "op"):
                    yield _TENSES[flag]

    def _negated_verb(self, neg: Mark, verbs: list[Mark], acts: list[Mark]) -> Mark | None:
        """The verb that a "not" denies: the nearest on its side, within a few words."""
        best: Mark | None = None
        least = float(_NEGATION_REACH * 2)
        # A noun is denied only where the clause has no verb that could be.
        for mark in verbs or acts:
            if mark is neg:
                continue
            behind = mark.first >= neg.last
            gap = mark.first - neg.last if behind else neg.first - mark.last
            if gap < 0 or gap > _NEGATION_REACH:
                continue
            preferred = self.negation == "both" or behind == (self.negation == "before")
            cost = gap if preferred else gap + 3.5
            if cost < least:
                best, least = mark, cost
        return best

    def _targets(self, mark: Mark, acts: list[Mark]) -> list[Mark]:
        """The acts that an operator works on: the nearest on the side that it governs, and those listed with it."""
        others = [a for a in acts if a is not mark]
        if not others:
            return []
        ahead = _past_stock([a for a in others if a.first >= mark.last])
        behind = [a for a in others if a.last <= mark.first]
        first = self._chosen(mark, ahead, behind)
        if first is None or (_is_noun(mark) and self._apart(mark, first) > _NOUN_REACH):
            return []
        chosen = [first]
        line = ahead if first in ahead else list(reversed(behind))
        for act in line[line.index(first) + 1 :]:
            if not self._listed(chosen[-1], act):
                break
            chosen.append(act)
        return chosen

    def _apart(self, one: Mark, other: Mark) -> int:
        """How many words stand between, names and what joins them aside: "the decision of Latvia and Estonia to …"."""
        first, last = (one.last, other.first) if one.first < other.first else (other.last, one.first)
        between = (self.s.mark(p) for p in range(first, last) if self.s.tokens[p].text[0].isalnum())
        return sum(m is None or not m.has(*_NAMES) for m in between)

    def _chosen(self, mark: Mark, ahead: list[Mark], behind: list[Mark]) -> Mark | None:
        """The nearer of the next act and the last one; what stands on the other side counts double."""
        next_one = ahead[0] if ahead else None
        last_one = behind[-1] if behind else None
        if next_one is None or last_one is None:
            return next_one or last_one
        after, before = next_one.first - mark.last, mark.first - last_one.last
        if _is_noun(mark):
            # "the decision of Estonia, Finland and Poland to leave"
            after = min(after, self._apart(mark, next_one))
        if self.order == "initial" and "inf" in next_one.flags and after <= _TO_INFINITIVE and not last_one.has("verb"):
            # "the withdrawal will allow Finland to store mines"
            return next_one
        if self.order == "initial":
            before = before * 2 + 2
        elif self.order == "final":
            after = after * 2 + 2
        return next_one if after <= before else last_one

    def _listed(self, one: Mark, other: Mark) -> bool:
        """Tell whether two acts stand in one list: "produce, stockpile and use"."""
        first, last = (one.last, other.first) if one.first < other.first else (other.last, one.first)
        between = range(first, last)
        small = sum(m is not None and m.has("article", "prep") for m in map(self.s.mark, between))
        if last - first - small > 5:
            return False
        joined = any(self._joins(p) for p in between)
        return joined and not any(m is not None and _governs(m) for m in map(self.s.mark, between))

    def _joins(self, position: int) -> bool:
        mark = self.s.mark(position)
        return self.s.tokens[position].text in (",", "、", "،", "，", "/") or (mark is not None and mark.has("coord"))
