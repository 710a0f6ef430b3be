"""How likely a claim is right, told by how it was read: a small model that knows no word of any language.

It is made by `eval/trust.py` from what engines first said about articles that no rule had been fitted to. What it looks
at is the claim, what else was claimed, and how the sentence names who acts; its trees stand in a JSON file beside this
module.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from treatywatch.extract.learned.types import NOTE, WHAT_OF, WHO_OF, type_of_claim
from treatywatch.model.claim import ITEMS, TREATIES, Claim

# What is more likely wrong than right is not claimed.
EVEN = 0.5
# Codes of states have so many letters at most.
_CODE = 4
# What is longer, or more, is no different.
_MOST_SIGNS, _MOST_WORDS, _MOST_CLAUSES, _MOST = 400, 80, 8, 5
_SHORT = 25
# What is likelier than this rivals a type of claim.
_RIVAL = 0.1
# So few mines, victims or dollars are seldom what a text counts.
_FEW = 3
# Told of every claim whose words something was learnt of.
_ALONE = "by wording alone"


@dataclass(frozen=True, slots=True)
class Named:
    """Someone named at offset `at` of the text: ids of whom, and how."""

    at: int
    kind: str
    ids: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    adj: bool = False
    pronoun: bool = False
    assumed: bool = False
    """The words do not say of which state it is."""
    able: bool = False
    """It can be a subject."""


class Worded(Protocol):
    """What was learnt of a sentence's words (`learned.wording.Wording`); probabilities are from 0 to 1."""

    def type(self, type_: str) -> float | None:
        """Return how likely the words make a claim of a type, None for one that was never learnt."""

    def who(self, type_: str) -> Mapping[str, float]:
        """Return how likely each whom the text names is the one that a claim of a type is about."""

    def what(self, type_: str) -> Mapping[str, float]:
        """Return how likely each treaty, weapon or programme is what a claim of a type is about."""

    def modalities(self, type_: str) -> Mapping[str, float]:
        """Return how likely each modality is that of a claim of a type."""

    def likely(self, least: float) -> Sequence[tuple[str, float]]:
        """Return the types that the sentence has with a probability of at least `least`."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence, `start` to `end`, as an engine saw it when it read its claims."""

    start: int
    end: int
    words: int
    clauses: int
    title: bool
    quoted: bool
    """Some of it stands in quotation marks."""
    named: tuple[Named, ...]
    things: tuple[str, ...]
    """Ids of the treaties and weapons that it names, `withdrawal` for an act of leaving."""
    verbs: tuple[int, ...]
    """Where its verbs of the vocabulary begin."""
    nouns: tuple[int, ...]
    subject: tuple[str, ...]
    """Whom the sentence before was about."""
    wording: "Worded | None" = None
    """How likely its words make a claim of a type, where that was learnt."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says as a whole: its sentences in order, the state and treaty that it is most about."""

    seen: Sequence[Seen]
    focus: str | None
    main_treaty: str | None
    treaties: Mapping[str, int]
    """How often each treaty is named."""


def weighed(claims: Sequence[Claim], told: Told, *, learnt: bool = False) -> list[float]:
    """Return for each claim of a document the probability that it is right.

    `learnt` asks the model that looks at what was learnt of words too, where anything was.
    """
    if not learnt:
        plain = _model("trust.json")
        return [plain.probability(features) for features in described(claims, told)]
    return [
        _model("trust-en.json" if _ALONE in features else "trust.json").probability(features)
        for features in described(claims, told, learnt=True)
    ]


def described(claims: Sequence[Claim], told: Told, *, learnt: bool = False) -> Iterator[dict[str, float]]:
    """Yield for each claim what the model looks at, by name; what is absent is 0."""
    starts = [seen.start for seen in told.seen]
    for claim in claims:
        at = bisect_right(starts, claim.evidence[0].start) - 1
        seen = told.seen[at] if at >= 0 else None
        found = dict(_of_claim(claim, told))
        if seen is not None:
            found |= _of_sentence(claim, seen)
            found |= _of_whom(claim, seen, told)
            if learnt and seen.wording is not None:
                found |= _of_wording(claim, seen.wording)
        found |= _of_others(claim, claims)
        if learnt:
            found |= _of_its_key(claim, claims)
        yield found


def _who(claim: Claim) -> str | None:
    return claim.actor or claim.place


def _of_claim(claim: Claim, told: Told) -> Iterator[tuple[str, float]]:
    value = claim.step or claim.status or claim.aspect or claim.stance or ""
    yield f"kind {claim.kind}", 1
    yield f"{claim.kind} {value}", 1
    for slot in ("modality", "item", "target"):
        yield f"{slot} {getattr(claim, slot)}", 1
    yield "dated", claim.when is not None
    yield "counted", claim.quantity is not None
    yield "few", claim.quantity is not None and 0 < (claim.quantity.low or 0) <= _FEW
    speaker = next((a.speaker for a in claim.attribution), None)
    yield "said", speaker is not None
    yield "said by who acts", speaker is not None and speaker == _who(claim)
    yield "said by a state", speaker is not None and len(speaker) <= _CODE
    who = _who(claim)
    yield "nobody", who is None
    yield "by a state", who is not None and len(who) <= _CODE
    span = claim.evidence[0]
    yield "spans", len(claim.evidence)
    yield "signs", min(span.end - span.start, _MOST_SIGNS)
    yield "few signs", span.end - span.start < _SHORT
    if claim.treaty is not None:
        yield "share of treaty", told.treaties.get(claim.treaty, 0) / max(1, sum(told.treaties.values()))
        yield "several treaties", len(told.treaties) > 1
        yield "main treaty", claim.treaty == told.main_treaty


def _of_sentence(claim: Claim, seen: Seen) -> Iterator[tuple[str, float]]:
    span = claim.evidence[0]
    yield "words", min(seen.words, _MOST_WORDS)
    yield "clauses", min(seen.clauses, _MOST_CLAUSES)
    yield "share of sentence", (span.end - span.start) / max(1, seen.end - seen.start)
    yield "quotation", seen.quoted
    yield "title", seen.title
    yield "verbs", min(sum(span.start <= at < span.end for at in seen.verbs), _MOST)
    yield "nouns", min(sum(span.start <= at < span.end for at in seen.nouns), _MOST)
    for slot in ("treaty", "item", "target"):
        thing = getattr(claim, slot)
        if thing is not None:
            yield f"{slot} named", thing in seen.things
            yield f"another {slot} named", thing not in seen.things and not _like(thing).isdisjoint(seen.things)


def _of_wording(claim: Claim, wording: Worded) -> Iterator[tuple[str, float]]:
    """How likely all of it is by what was learnt of words."""
    type_ = type_of_claim(claim)
    chance = wording.type(type_)
    yield _ALONE, NOTE in claim.notes
    if chance is None:
        yield "type never learnt", 1
        return
    yield "by its words", chance
    if claim.kind in WHO_OF:
        whos = wording.who(type_)
        sure = whos.get(_who(claim) or "", 0.0)
        yield "by whom", sure
        yield "likelier others", sum(other > sure for other in whos.values())
        chance *= sure
    if claim.kind in WHAT_OF:
        what = wording.what(type_).get(str(getattr(claim, WHAT_OF[claim.kind])), 0.0)
        yield "by what", what
        chance *= what
    yield "by all words", chance
    if NOTE in claim.notes:
        yield "by how", wording.modalities(type_).get(claim.modality, 0.0)
    rivals = [(other, likely) for other, likely in wording.likely(_RIVAL) if other != type_]
    yield "likelier types", sum(likely > chance for _, likely in rivals)
    yield "likeliest of its kind", max((x for other, x in rivals if other.partition(" ")[0] == claim.kind), default=0.0)


def _of_its_key(claim: Claim, claims: Sequence[Claim]) -> Iterator[tuple[str, float]]:
    """What else the text claims on the same question."""
    others = [other for other in claims if other is not claim and other.key == claim.key]
    yield "same question", min(len(others), _MOST)
    yield "asked first", all(claim.evidence[0].start <= other.evidence[0].start for other in others)
    yield "same question, other modality", sum(other.modality != claim.modality for other in others)
    yield "same question, counted", sum(other.quantity is not None for other in others)
    yield "same question, by a rule", sum(NOTE not in other.notes for other in others)


def _like(thing: str) -> frozenset[str]:
    """What might stand in a thing's place."""
    return next((group for group in (frozenset(TREATIES), frozenset(ITEMS)) if thing in group), frozenset())


def _of_whom(claim: Claim, seen: Seen, told: Told) -> Iterator[tuple[str, float]]:
    """How the words name who acts, and whom else they name."""
    who, span = _who(claim), claim.evidence[0]
    inside = [name for name in seen.named if span.start <= name.at < span.end]
    by_name = [name for name in inside if not name.pronoun and who in name.ids]
    in_sentence = [name for name in seen.named if not name.pronoun and who in name.ids]
    yield f"named {_how(who, inside, by_name, in_sentence, seen, told)}", 1
    named = by_name or in_sentence
    if named:
        yield "an adjective", all(name.adj for name in named)
        yield "able to act", any(name.able for name in named)
        yield f"as {named[0].kind}", 1
        for role in named[0].roles:
            yield f"role {role}", 1
    states = {state for name in inside if not name.pronoun for state in name.ids if len(state) <= _CODE}
    yield "states", min(len(states), _MOST)
    yield "no other state", states == {who}
    yield "another state", bool(states - {who})
    yield "pronoun", any(name.pronoun for name in inside)
    if claim.to is not None:
        yield "receiver named", any(claim.to in name.ids for name in seen.named)


def _how(
    who: str | None,
    inside: Sequence[Named],
    by_name: Sequence[Named],
    in_sentence: Sequence[Named],
    seen: Seen,
    told: Told,
) -> str:
    if who is None:
        return "not at all"
    for names, where in ((by_name, "in the clause"), (in_sentence, "in the sentence")):
        if names:
            return f"{where}, assumed" if all(name.assumed for name in names) else where
    if any(name.pronoun and who in name.ids for name in inside):
        return "by a pronoun"
    if who == told.focus:
        return "nowhere near, the text's own"
    return "in the sentence before" if who in seen.subject else "nowhere near"


def _of_others(claim: Claim, claims: Sequence[Claim]) -> Iterator[tuple[str, float]]:
    span, who = claim.evidence[0], _who(claim)
    here = [
        other
        for other in claims
        if other is not claim and other.evidence[0].start < span.end and span.start < other.evidence[0].end
    ]
    yield "others here", min(len(here), _MOST)
    yield "others of its kind here", any(other.kind == claim.kind for other in here)
    yield "others of who acts here", any(_who(other) == who for other in here)
    alike = [other for other in claims if other.kind == claim.kind and _who(other) == who]
    yield "others of its kind by who acts", len(alike) - 1


class Trees:
    """Boosted trees: a leaf is a number, a node [feature, threshold, at most it, above it]."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """Take what the JSON file holds."""
        self._names: list[str] = content["features"]
        self._base: float = content["base"]
        self._trees = [_frozen(tree) for tree in content["trees"]]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability from 0 to 1 for one described claim."""
        values = [features.get(name, 0.0) for name in self._names]
        total = self._base
        for node in self._trees:
            # A page has thousands of these steps.
            while node.__class__ is tuple:
                feature, threshold, below, above = node
                node = below if values[feature] <= threshold else above
            total += node
        return 1 / (1 + math.exp(-total))


def _frozen(node: Any) -> Any:
    return tuple(map(_frozen, node)) if isinstance(node, list) else node


@cache
def _model(name: str) -> Trees:
    return Trees(json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8")))
