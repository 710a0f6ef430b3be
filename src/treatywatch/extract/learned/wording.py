"""How likely the words of a sentence make a claim of a type, and whom and what it is about.

Two models tell of types: a linear one of symbols, which knows what the pack knows, and an encoder that reads the
sentence whole. Their log-odds are put together.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from treatywatch.extract.attribution import Speech
from treatywatch.extract.clause import Clause
from treatywatch.extract.learned.encoder import Encoder
from treatywatch.extract.learned.linear import Many, One, Weights, probability, threshold
from treatywatch.extract.learned.symbols import Symbol, cluster, stem, symbols
from treatywatch.extract.learned.types import WHAT_OF, whole_target
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Sentence
from treatywatch.extract.roles import Frame
from treatywatch.model.claim import MODALITIES

# What each of the two weighs.
_BY_SYMBOLS, _BY_WHOLE = 2, 3
_NEAR = 8
_MOST_BITS, _MOST, _MOST_SHOWN = 4, 3, 2
# Codes of states and unions have so many letters at most.
_CODE = 4
_LONG_WORD = 3
_FUNCTION_WORDS = frozenset(
    {",", ".", "'", '"', "“", "”", "’", "(", ")", "-", "–", "—", ":", ";"}
    | {"the", "a", "an", "this", "that", "it", "its", "which", "s", "and", "or"}
    | {"of", "to", "in", "on", "for", "with", "by", "at", "as", "from"}
    | {"is", "are", "was", "were", "be", "been", "has", "have", "had"}
)
_ITEMS = frozenset({"apm", "avm", "mine", "cm", "other"})
_USUAL = {"treaty": ("apmbc", "ccm"), "item": ("apm", "mine", "cm")}


class Model:
    """All that was learnt for a language."""

    def __init__(self, content: Mapping[str, Any], weights: Weights, encoder: Encoder | None = None) -> None:
        """Take what the JSON file holds, the weights of the types, and what reads sentences whole."""
        types = content["types"]
        self.types = Many(types["labels"], types["bias"], types["names"], weights)
        self.modalities = One(content["modalities"])
        self.who = One(content["who"])
        self.what = One(content["what"])
        self.encoder = encoder


FILE = Path(__file__).with_name("en.json")
ENCODER = FILE.with_name("encoder-en.npz")
PIECES = FILE.with_name("pieces-en.txt")
_kept: list[Model | None] = []


def model() -> Model | None:
    """Return the model of English; None where a training has taken it away."""
    if not _kept:
        content = json.loads(FILE.read_text(encoding="utf-8"))
        with np.load(FILE.with_suffix(".npz"), allow_pickle=False) as arrays:
            weights = arrays["types"]
        with np.load(ENCODER, allow_pickle=False) as arrays:
            encoder = Encoder(PIECES.read_text(encoding="utf-8").splitlines(), content["read"], dict(arrays))
        _kept.append(Model(content, weights, encoder))
    return _kept[0]


def use(other: Model | None) -> None:
    """Let another model be read with: for training, which must not ask a model what it was taught."""
    _kept[:] = [other]


def read_whole(sentences: Sequence[Sentence]) -> list[Mapping[str, int]]:
    """Return what the encoder tells of sentences: the log-odds of each type, in hundredths."""
    known = model()
    if known is None or known.encoder is None:
        return [{} for _ in sentences]
    labels = known.encoder.labels
    sums = known.encoder.sums([sentence.text[sentence.start : sentence.end] for sentence in sentences])
    return [dict(zip(labels, row, strict=True)) for row in sums]


class Wording:
    """One sentence as the learnt models see it, at the point of the text where it was read.

    Probabilities are from 0 to 1. What is looked at is worked out when it is asked for.
    """

    def __init__(
        self, frame: Frame, speech: Speech, before: tuple[str, ...], whole: Mapping[str, int] | None = None
    ) -> None:
        """Note what the text had in view; `before` is whom the sentence before was about.

        `whole` is what the encoder tells of each type, as `read_whole` gives it.
        """
        d = frame.discourse
        self.frame = frame
        self._before = before
        self._focus = d.focus
        self._inherited = {"item": d.item, "treaty": d.treaty, "programme": d.programme}
        self._main = {"item": d.main_item, "treaty": d.main_treaty}
        self._speaker = next((said.speaker for said in speech.over(0) if said.speaker is not None), None)
        self._whole = whole or {}
        self._known = model()
        self._told: dict[tuple[str, str], dict[str, float]] = {}

    def teach(self, other: Model) -> None:
        """Let another model tell of the sentence: for training."""
        self._known = other
        for kept in ("_sums", "_places"):
            self.__dict__.pop(kept, None)
        self._told.clear()

    @cached_property
    def symbols(self) -> list[Symbol]:
        """The sentence in symbols."""
        return symbols(self.frame.sentence, self.frame.mentions)

    @cached_property
    def seen(self) -> list[str]:
        """What the model of types looks at, each name once."""
        found = dict.fromkeys((*self._by_symbols(), *self._by_meaning()))
        if self.frame.sentence.is_headline:
            found["headline"] = None
        if True in self.frame.sentence.quoted:
            found["quoted"] = None
        found[f"item {self._inherited['item']}"] = None
        found[f"treaty {self._inherited['treaty']}"] = None
        found[f"main {self._main['treaty']}"] = None
        return list(found)

    def _by_symbols(self) -> Iterator[str]:
        before = None
        for symbol in self.symbols:
            yield f"u {symbol.name}"
            for known in symbol.also:
                yield f"a {known}"
            if before is not None:
                yield f"b {before} {symbol.name}"
            before = symbol.name

    def _by_meaning(self) -> Iterator[str]:
        """Yield groups of words that mean alike, and two of them after one another, or with one between."""
        tokens = self.frame.sentence.tokens
        for token in tokens:
            group = cluster(token.low)
            if group is not None:
                yield f"c {group}"
        one = two = None
        for symbol in self.symbols:
            if symbol.name not in _FUNCTION_WORDS:
                group = cluster(tokens[symbol.at].low) or symbol.name
                if one is not None:
                    yield f"k {one} {group}"
                if two is not None:
                    yield f"j {two} {group}"
                two, one = one, group

    @cached_property
    def _sums(self) -> dict[str, int]:
        if self._known is None:
            return {}
        types, whole = self._known.types, self._whole
        return {
            type_: (_BY_SYMBOLS * total + _BY_WHOLE * whole[type_]) // (_BY_SYMBOLS + _BY_WHOLE)
            if type_ in whole
            else total
            for type_, total in zip(types.labels, types.sums(self.seen), strict=True)
        }

    def likely(self, least: float) -> list[tuple[str, float]]:
        """Return the types that the sentence has with a probability of at least `least`."""
        limit = threshold(least)
        return [(type_, probability(total)) for type_, total in self._sums.items() if total >= limit]

    def type(self, type_: str) -> float | None:
        """Return how likely the sentence makes a claim of a type, None for one that was never learnt."""
        total = self._sums.get(type_)
        return None if total is None else probability(total)

    def peak(self, type_: str) -> int:
        """Return the token that speaks most for a type."""
        if self._known is None or type_ not in self._sums:
            return 0
        return self._known.types.peak(*self._places, type_)

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """What was learnt of single words and pairs of them, as rows, and the token that each stands at."""
        assert self._known is not None
        row, tokens = self._known.types.row, self.frame.sentence.tokens
        rows: list[int] = []
        places: list[int] = []

        def note(name: str, *at: int) -> None:
            found = row(name)
            if found is not None:
                # A word tells as much as the two words of a pair.
                rows.extend([found] * 2)
                places.extend(at if len(at) > 1 else at * 2)

        before: Symbol | None = None
        for symbol in self.symbols:
            note(f"u {symbol.name}", symbol.at)
            for known in symbol.also:
                note(f"a {known}", symbol.at)
            group = cluster(tokens[symbol.at].low)
            if group is not None:
                note(f"c {group}", symbol.at)
            if before is not None:
                note(f"b {before.name} {symbol.name}", before.at, symbol.at)
            before = symbol
        return rows, places

    def who(self, type_: str) -> dict[str, float]:
        """Return how likely each whom the sentence or the text before it names is the one that a claim is about."""
        return self._once("who", type_, self._who)

    def _who(self, type_: str) -> dict[str, float]:
        if self._known is None:
            return {}
        contexts = (type_.partition(" ")[0], type_)
        one = self._known.who
        # Who is given something stands where the giving is told.
        peak = self.peak(type_.removeprefix("to "))
        return {who: probability(one.sum(seen, contexts)) for who, seen in self.who_seen(peak).items()}

    def what(self, type_: str) -> dict[str, float]:
        """Return how likely each treaty, weapon or programme in view is what a claim of a type is about."""
        return self._once("what", type_, self._what)

    def _what(self, type_: str) -> dict[str, float]:
        whole = whole_target(type_)
        if whole is not None:
            return {whole: 1.0}
        if self._known is None:
            return {}
        kind, one = type_.partition(" ")[0], self._known.what
        seen = self.what_seen(type_, self.peak(type_))
        return {what: probability(one.sum(names, (kind, what))) for what, names in seen.items()}

    def modalities(self, type_: str) -> dict[str, float]:
        """Return how likely each modality is that of a claim of a type."""
        return self._once("modality", type_, self._modalities)

    def _modalities(self, type_: str) -> dict[str, float]:
        if self._known is None:
            return {}
        seen, kind, one = self.modality_seen(self.peak(type_)), type_.partition(" ")[0], self._known.modalities
        return {m: probability(one.sum(seen, (m, f"{m} {kind}", f"{m} {type_}"))) for m in MODALITIES}

    def _once(self, slot: str, type_: str, tell: Callable[[str], dict[str, float]]) -> dict[str, float]:
        """Return what a model tells, which is asked once."""
        told = self._told.get((slot, type_))
        if told is None:
            told = self._told[slot, type_] = tell(type_)
        return told

    # --- what the models of slots look at

    def _clause(self, position: int) -> Clause | None:
        return next((clause for clause in self.frame.clauses if position in clause.tokens), None)

    def who_seen(self, peak: int) -> dict[str, list[str]]:
        """Return, for each whom a claim at `peak` could be about, what tells whether it is."""
        found: dict[str, list[tuple[Mention, bool]]] = {}
        for mention in self.frame.mentions:
            for who in dict.fromkeys((*mention.ids, *mention.states)):
                found.setdefault(who, []).append((mention, who in mention.ids))
        for implied in (*self._before, self._focus, self._speaker):
            if implied is not None:
                found.setdefault(implied, [])
        named = len({who for mention in self.frame.mentions for who in mention.ids})
        return {who: self._of_who(who, mentions, peak, named) for who, mentions in found.items()}

    def _of_who(self, who: str, mentions: list[tuple[Mention, bool]], peak: int, named: int) -> list[str]:
        state = "state" if len(who) <= _CODE and who.isupper() else "other"
        seen = [state, f"n{min(_MOST, len(mentions))}"]
        if who in self._before:
            seen.append("before")
        if who == self._focus:
            seen.append("focus")
        if who == self._speaker:
            seen.append(f"speaks {state}")
        if not mentions:
            seen.append(f"absent {state} {min(_MOST, named)}")
        near = sorted(mentions, key=lambda pair: abs(pair[0].first - peak))
        here = self._clause(peak)
        order = min((m.first for m in self.frame.mentions if m.role in ("", "prep")), default=-1)
        for number, (mention, own) in enumerate(near[:_MOST_SHOWN]):
            seen += self._of_mention(mention, "2 " if number else "", peak, own=own, first=order, here=here)
        return seen

    def _of_mention(
        self, mention: Mention, lead: str, peak: int, *, own: bool, first: int, here: Clause | None
    ) -> list[str]:
        tokens, away = self.frame.sentence.tokens, mention.first - peak
        side = "L" if away < 0 else "R"
        there = self._clause(mention.first)
        seen = [
            f"{lead}{mention.kind} {own}",
            f"{lead}role {mention.role} {side}",
            f"{lead}away {side}{min(_MOST_BITS, abs(away).bit_length())}",
            f"{lead}here {there is here}",
            f"{lead}clause {None if there is None else there.kind}",
            f"{lead}first {mention.first == first}",
            f"{lead}ids {min(_MOST, len(mention.ids))}",
        ]
        if mention.pronoun:
            seen.append(f"{lead}pronoun {mention.pronoun}")
        if mention.prep:
            seen.append(f"{lead}prep {mention.prep} {side}")
        seen += [f"{lead}-{back} {tokens[mention.first - back].low}" for back in (1, 2) if mention.first >= back]
        seen += [
            f"{lead}+{on} {stem(tokens[mention.last + on].low)}" for on in (0, 1) if mention.last + on < len(tokens)
        ]
        rivals = (m for m in self.frame.mentions if m is not mention and m.kind == mention.kind)
        if not lead and any(m.role == mention.role and abs(m.first - peak) < abs(away) for m in rivals):
            seen.append("another nearer")
        return seen

    def what_seen(self, type_: str, peak: int) -> dict[str, list[str]]:
        """Return, for each treaty, weapon or programme that a claim at `peak` could be about, what tells that it is."""
        layer = WHAT_OF.get(type_.partition(" ")[0])
        if layer == "target":
            layer = "treaty" if type_.endswith(" treaty") else "item"
        if layer is None:
            return {}
        sentence = self.frame.sentence
        places: dict[str, list[int]] = {}
        for mark in sentence.find(layer):
            value = mark.value(layer)
            if value is not None and (layer != "item" or value in _ITEMS):
                places.setdefault(value, []).append(mark.first)
        named = sorted(at for some in places.values() for at in some)
        told, main = self._inherited.get(layer), self._main.get(layer)
        for other in (told, main, *_USUAL.get(layer, ())):
            if other is not None:
                places.setdefault(other, [])
        words = [f"w {stem(t.low)}" for t in sentence.tokens if t.text.isalpha() and len(t.low) > _LONG_WORD]
        here = self._clause(peak)
        found: dict[str, list[str]] = {}
        for what, at in places.items():
            seen = ["all", f"told {what == told}", f"main {what == main}", f"n{min(_MOST, len(at))}"]
            if not at:
                seen.append(f"absent {bool(named)} {what == told}")
            else:
                place = min(at, key=lambda p: abs(p - peak))
                seen += [
                    f"away {'L' if place < peak else 'R'}{min(_MOST_BITS, abs(place - peak).bit_length())}",
                    f"nearest {place == min(named, key=lambda p: abs(p - peak))}",
                    f"here {self._clause(place) is here}",
                ]
            # Names of programmes tell nothing of others.
            found[what] = seen if layer == "programme" else [*seen, *dict.fromkeys(words)]
        return found

    def modality_seen(self, peak: int) -> list[str]:
        """Return what tells the modality of a claim at `peak`: its clause, and the words around."""
        here = self._clause(peak)
        inside = frozenset(() if here is None else here.tokens)
        found = dict.fromkeys(["all"])
        before: str | None = None
        for symbol in self.symbols:
            near = abs(symbol.at - peak) <= _NEAR
            for name in (symbol.name, *symbol.also):
                found[f"s {name}"] = None
                if symbol.at in inside:
                    found[f"in {name}"] = None
                if near:
                    found[f"{'L' if symbol.at < peak else 'R'} {name}"] = None
            if before is not None and near:
                found[f"b {before} {symbol.name}"] = None
            before = symbol.name
        return list(found)
