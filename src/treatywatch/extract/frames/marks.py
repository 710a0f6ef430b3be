"""A sentence as the frame engine sees it: tokens, and the phrases of the pack that stand in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from treatywatch.extract.frames.times import Time
from treatywatch.extract.weapons import TREATY_OF
from treatywatch.lang.framed import FramePack
from treatywatch.lang.lazy import going_on
from treatywatch.lang.lexicon import Entry, Hit
from treatywatch.lang.tokens import Token

if TYPE_CHECKING:
    from treatywatch.extract.frames.amounts import Amount

# Languages that write every noun with a capital.
_NOUN_CAPITALS = frozenset({"de"})
_FINITE = frozenset({"past", "pres", "fut", "cond", "imp"})


@dataclass(slots=True)
class Mark:
    """Tokens `first` to `last` (excluded) are a phrase; `entries` are its meanings."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    tail: str = ""
    """What stands behind the stem of its last word."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    rules: "tuple[Callable[..., Any], ...] | None" = None
    """What reads it as an act, once that was looked for."""

    def has(self, *layers: str) -> bool:
        """Tell whether the phrase means something in one of these layers."""
        values = self.values
        for layer in layers:  # noqa: SIM110 - asked for a hundred times a word: a generator takes twice as long
            if layer in values:
                return True
        return False

    def value(self, layer: str) -> str | None:
        """Return the first value of `layer`, None where the phrase has no such meaning."""
        found = self.values.get(layer)
        return found[0] if found else None

    def all(self, *layers: str) -> tuple[str, ...]:
        """Return all values of these layers."""
        if len(layers) == 1:
            return self.values.get(layers[0], ())
        return tuple([value for layer in layers for value in self.values.get(layer, ())])

    def says(self, layer: str, *wanted: str) -> bool:
        """Tell whether `layer` holds one of the `wanted` values."""
        found = self.values.get(layer)
        return found is not None and any(value in wanted for value in found)


@dataclass(slots=True)
class Sentence:
    """One sentence; offsets are those of the whole text."""

    text: str
    start: int
    end: int
    role: str
    tokens: list[Token]
    marks: list[Mark]
    at: list[int]
    """For each token the index of the mark that covers it, -1 for none."""
    times: list[Time]
    amounts: list["Amount"]
    quoted: set[int] = field(default_factory=set)
    """Tokens inside quotation marks."""
    by_layer: dict[str, list[Mark]] = field(default_factory=dict)
    """Its marks by the layers that they mean something in."""

    def mark(self, position: int) -> Mark | None:
        """Return the mark that covers the token at `position`."""
        if 0 <= position < len(self.at) and self.at[position] >= 0:
            return self.marks[self.at[position]]
        return None

    def before(self, position: int) -> Mark | None:
        """Return the mark right before the token at `position`, over an article."""
        mark = self.mark(position - 1)
        return self.mark(mark.first - 1) if mark is not None and mark.has("article") else mark

    def find(self, *layers: str, within: Iterable[int] | None = None) -> Iterator[Mark]:
        """Yield the marks of these layers; with `within`, those that start at one of its tokens."""
        if not self.by_layer:
            for mark in self.marks:
                for layer in mark.values:
                    self.by_layer.setdefault(layer, []).append(mark)
        if len(layers) == 1:
            found = self.by_layer.get(layers[0], ())
        else:
            # Marks do not overlap: each has a first token of its own.
            several = {mark.first: mark for layer in layers for mark in self.by_layer.get(layer, ())}
            found = [several[first] for first in sorted(several)]
        if within is None:
            yield from found
            return
        inside = within if isinstance(within, set | frozenset) or not found else set(within)
        for mark in found:
            if mark.first in inside:
                yield mark

    def words(self, first: int, last: int) -> str:
        """Return the text of the half-open token range."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""


def _found(pack: FramePack, tokens: Sequence[Token], lows: Sequence[str]) -> list[Mark]:
    """Return the phrases that stand in a sentence."""
    found: list[Mark] = []
    moved: list[Mark] = []
    joined = pack.code in _VERB_SECOND and any(_joins_on(lows, p) for p in range(1, len(lows)))
    for hit in pack.lexicon.hits(tokens):
        mark, behind = _marks(hit, _own_part(lows, hit.last) if joined and hit.sense.gaps else lows)
        found += [mark] if mark is not None else []
        moved += [behind] if behind is not None else []
    return _with_moved(found, moved)


def read_sentence(text: str, span: tuple[int, int], role: str, pack: FramePack) -> Sentence:
    """Return the sentence at `span` of `text` with its marks; times and amounts come later, where an act wants them."""
    tokens = pack.tokens(text, *span)
    lows = [token.low for token in tokens]
    found = _found(pack, tokens, lows)
    at = [-1] * len(tokens)
    for index, mark in enumerate(found):
        for position in range(mark.first, mark.last):
            at[position] = index
    sentence = Sentence(text, *span, role, tokens, found, at, [], [])
    for mark in found:
        before = sentence.mark(mark.first - 1)
        if before is not None and before.has("inf") and mark.has("verb", "op", "say"):
            # "zu bleiben": no form of "they stay", though it looks like one.
            mark.flags = (mark.flags - {"pres"}) | {"inf"}
        elif (
            "part" in mark.flags
            and not mark.flags & _FINITE
            and mark.has("verb")
            and not _led(sentence, mark, near=pack.order == "initial")
        ):
            mark.flags |= {"attributive"}
    if pack.code in _VERB_SECOND:
        _adverbs_first(sentence)
    _say_we(sentence, pack)
    _name_treaties(sentence)
    for mark in found:
        if pack.capitals and pack.code not in _NOUN_CAPITALS and _of_another_name(sentence, mark):
            mark.values = {"ignore": ("treaty",)}
        unmeant = _unmeant(sentence, mark)
        unmeant = (*unmeant, *_named_arms(sentence, mark, pack))
        if unmeant:
            mark.values = {layer: values for layer, values in mark.values.items() if layer not in unmeant}
    return sentence


# Languages whose verb stands second, whatever comes first.
_VERB_SECOND = frozenset({"da", "de", "no", "sv"})


_JOINTS = frozenset({"aber", "doch", "denn", "und", "men", "og", "och"})


def _joins_on(lows: Sequence[str], position: int) -> bool:
    """Tell of a comma and a word that goes on with another main clause."""
    return lows[position] in _JOINTS and lows[position - 1] == ","


def _own_part(lows: Sequence[str], first: int) -> Sequence[str]:
    """Return the words up to where another main clause begins: what is said there belongs to no verb before."""
    last = next((p for p in range(first + 1, len(lows)) if _joins_on(lows, p)), len(lows))
    return lows[:last]


def _adverbs_first(s: Sentence) -> None:
    """Read what stands right before the verb of a main clause as adverb or comparison: "Seitdem hat Laos …"."""
    first = s.mark(0)
    led = first is not None and (first.has("sub") or s.tokens[0].low in _AS)
    if first is None or first.first != 0 or not led or first.has("after", "prep"):
        return
    behind = s.mark(first.last)
    if behind is None or behind.first != first.last:
        return
    if first.has("sub") and _is_finite(behind) and not behind.has("state", "adj"):
        first.values = {layer: values for layer, values in first.values.items() if layer != "sub"}
    elif (
        (first.says("sub", "while") or first.has("coord")) and s.tokens[0].low in _AS and behind.has("state", "capital")
    ):
        verb = s.mark(behind.last)
        signs = [t.text for t in s.tokens[behind.last : behind.last + _SHORT]]
        if (
            verb is not None
            and verb.first == behind.last
            and _is_finite(verb)
            and not verb.has("say")
            and "," not in signs
        ):
            # "Wie Norwegen lagert auch Peru Minen."
            first.values = {"prep": ("with",)}


_AS = frozenset({"wie", "som", "liksom"})
_SHORT = 5


def _is_finite(mark: Mark) -> bool:
    return mark.has("verb", "op", "say", "aux", "member") and not mark.flags & {"part", "inf", "verbless"}


_VERBS = ("verb", "op", "say")
_OF_WE = ("verb", "op", "say", "aux", "member")


def _say_we(s: Sentence, pack: FramePack) -> None:
    """Note the verbs that say "we" by their ending, in a language that leaves the pronoun out: "destruimos"."""
    for mark in s.find(*_OF_WE) if pack.we else ():
        low = next((t.low for t in s.tokens[mark.first : mark.last] if t.low.endswith(pack.we)), None)
        if low is None or low in pack.we_not or not mark.flags & _FINITE or "attributive" in mark.flags:
            continue
        if "pron" not in mark.values:
            mark.values = {**mark.values, "pron": ("we",)}
        if low.endswith(pack.we_too or (" ",)) and "pres" in mark.flags:
            mark.flags |= {"past"}
    # They mean something in one more layer now.
    s.by_layer.clear()


def _unmeant(s: Sentence, mark: Mark) -> tuple[str, ...]:
    """The layers in which a phrase means nothing where it stands."""
    behind = s.mark(mark.last)
    if mark.says("pron", "they", "both") and behind is not None and behind.has("unit", "vague"):
        # "los cinco socios", "los tres millones": a number and its article.
        return ("pron",)
    if mark.has("company") and mark.has("verb", "op", "say") and _is_capital(s, mark):
        # The firm Insta, which in Spanish is also "urges".
        return ("verb", "op", "say")
    if mark.has(*_VERBS) and _is_surname(s, mark):
        # "Elena Weiss": in German "knows" too.
        return _VERBS
    if mark.has("organisation") and mark.has("op") and behind is not None and "inf" in behind.flags:
        # "Podemos fabricar": the party's name is also "we can".
        return ("organisation",)
    if mark.says("noun", "hold") and _is_firm(s, mark):
        # The firm Arsenal.
        return ("noun",)
    return ("appraise",) if mark.has("appraise") and _in_a_name(s, mark) else ()


def _of_another_name(s: Sentence, mark: Mark) -> bool:
    """Tell of a treaty that its name tells from ours: "el Tratado del Elíseo", "the Treaty of Lisbon"."""
    if not mark.says("treaty_word", "one") or mark.has("treaty", "verb", "member") or mark.last - mark.first > 1:
        return False
    led = s.mark(mark.last)
    if led is None or not led.says("prep", "of") or not s.tokens[mark.first].text[:1].isupper():
        return False
    at = led.last
    article = s.mark(at)
    at = article.last if article is not None and article.has("article") else at
    named = at < len(s.tokens) and s.tokens[at].text[:1].isupper() and s.tokens[at].text[1:].islower()
    word = s.mark(at)
    return named and (word is None or word.has("capital", "place"))


_ARMS = ("item", "item_word", "other_thing")


def _named_arms(s: Sentence, mark: Mark, pack: FramePack) -> tuple[str, ...]:
    """The layers of a word for arms that is part of a name: "Fjord Ammunisjon"."""
    if not pack.capitals or pack.code in _NOUN_CAPITALS or mark.value("item") not in (None, "other"):
        return ()
    return _ARMS if mark.has(*_ARMS) and _is_surname(s, mark) else ()


def _is_firm(s: Sentence, mark: Mark) -> bool:
    """Tell of a word that a word for a firm before it, or quotation marks around it alone, make a name."""
    before = s.mark(mark.first - 1)
    around = [s.tokens[p].text for p in (mark.first - 1, mark.last) if 0 <= p < len(s.tokens)]
    quoted = len(around) == 2 and all(text in _MARKS for text in around)
    led = before is not None and before.says("kind_word", "company")
    return (led or quoted) and s.tokens[mark.first].text[:1].isupper()


def _is_capital(s: Sentence, mark: Mark) -> bool:
    """Tell of a word inside a sentence that a capital letter marks as a name."""
    return mark.first > 0 and s.tokens[mark.first].text[:1].isupper() and s.tokens[mark.first - 1].text[0].isalnum()


def _is_surname(s: Sentence, mark: Mark) -> bool:
    """Tell of a word with a capital right behind an unknown one with a capital, in a text that has small letters."""
    if mark.last - mark.first > 1 or mark.first < 1 or s.mark(mark.first - 1) is not None:
        return False
    name, given = s.tokens[mark.first].text, s.tokens[mark.first - 1].text
    return name.istitle() and given.istitle() and any(t.text.islower() for t in s.tokens[mark.last :])


def _in_a_name(s: Sentence, mark: Mark) -> bool:
    """Tell of a judging word that is a surname: "the deputy Maciej Konieczny"."""
    if mark.last - mark.first > 1 or mark.first < 1 or s.mark(mark.first - 1) is not None:
        return False
    return all(s.tokens[p].text[:1].isupper() and s.tokens[p].text[1:].islower() for p in (mark.first - 1, mark.first))


def dateline(s: Sentence) -> int:
    """Return the token behind "WARSAW, 18 December (Reuters) —" at the head of a paragraph, 0 where there is none."""
    if s.start and s.text[s.start - 1] not in "\r\n":
        return 0
    opening = s.mark(0)
    if opening is not None and opening.has("article") and not s.tokens[0].text.isupper():
        # "La Croazia – come il Laos – ha …"
        return 0
    found = 0
    for position, token in enumerate(s.tokens[:_DATELINE]):
        mark = s.mark(position)
        if mark is not None and mark.has("verb", "op", "say", "aux", "member"):
            break
        before = s.tokens[position - 1] if position else token
        apart = before.end < token.start or before.text in (".", ")")
        spaced = position and apart and s.text[token.end : token.end + 1] == " "
        if (
            token.text in _LINE_DASHES
            and spaced
            and (position > 1 or (s.tokens[0].text.isupper() and len(s.tokens[0].text) > 2) or _written_at(s))
        ):
            found = position
            if not any(t.text.isupper() and len(t.text) > 2 for t in s.tokens[position : position + 2]):
                break
    return found or _agency(s)


def _written_at(s: Sentence) -> bool:
    """Tell of a town alone before the only dash of a paragraph's first sentence: "Helsinki – No one in Europe …"."""
    town = s.mark(0)
    if town is None or not town.has("capital", "place") or town.last != 1 or s.start == 0 or len(s.tokens) < _INITIALS:
        return False
    dashes = sum(token.text in _LINE_DASHES for token in s.tokens)
    return dashes == 1 and s.tokens[_BEHIND_DASH].text[:1].isupper()


def _agency(s: Sentence) -> int:
    """Return the token behind "Tallinn/Helsinki (TT)" at the head of a paragraph: places and an agency in brackets."""
    opening = next((p for p, token in enumerate(s.tokens[:_DATELINE]) if token.text == "("), 0)
    closing = next((p for p in range(opening, min(opening + _INITIALS, len(s.tokens))) if s.tokens[p].text == ")"), 0)
    if not opening or not closing or closing + 1 >= len(s.tokens):
        return 0
    places = [s.mark(p) for p in range(opening) if s.tokens[p].text[0].isalnum()]
    agency = s.tokens[opening + 1].text
    told = all(m is not None and m.has("capital", "place") for m in places)
    led = s.tokens[closing + 1].text[0].isupper() or not s.tokens[closing + 1].text[0].isalnum()
    return closing + 1 if told and led and len(agency) > 1 and (agency.isupper() or agency == "dpa") else 0


def _name_treaties(s: Sentence) -> None:
    """Let "a treaty that bans such weapons" name the treaty."""
    for mark in s.marks:
        if mark.has("treaty_word") and not mark.has("treaty", "ignore"):
            if _on_another_thing(s, mark):
                mark.values = {"ignore": ("treaty",)}
                continue
            named = _banning(s, mark)
            if named is not None:
                mark.values = {**mark.values, "treaty": (named,)}


def _on_another_thing(s: Sentence, word: Mark) -> bool:
    """Tell of "the treaty on missiles", "the missile treaty": one on something that is none of our weapons."""
    before = s.mark(word.first - 1)
    if before is not None and before.has("other_thing") and not before.has("item", "verb", "noun"):
        return True
    led = s.mark(word.last)
    if led is None or not led.has("prep"):
        return False
    thing = s.mark(led.last) or s.mark(led.last + 1)
    return thing is not None and thing.has("other_thing") and not thing.says("item", "mine", "apm", "avm", "cm")


def name_by_ban(s: Sentence, item: str | None) -> None:
    """Let "the convention that bans them", "the convention on their prohibition" name the treaty on the weapon meant.

    `item` is the weapon last spoken of before the sentence.
    """
    for word in s.marks:
        if not word.has("treaty_word") or word.has("treaty", "ignore"):
            continue
        near = range(word.last, word.last + _TO_THEM)
        if any((m := s.mark(p)) is not None and m.has("item", "treaty") for p in near):
            continue
        led = False
        for position in near:
            mark = s.mark(position)
            led = led or (mark is not None and mark.has("rel"))
            if mark is not None and (mark.says("noun", "ban") or (led and mark.says("verb", "ban"))):
                named = [m.value("item") for m in s.find("item") if m.last <= word.first]
                meant = TREATY_OF.get(str(named[-1] if named else item))
                if meant is not None:
                    word.values = {**word.values, "treaty": (meant,)}
                break


def _bans(mark: Mark | None) -> bool:
    return mark is not None and (mark.says("verb", "ban") or mark.says("noun", "ban"))


def _banning(s: Sentence, word: Mark) -> str | None:
    """The treaty that "a treaty that bans such weapons" describes."""
    for line in (range(word.last, word.last + _TO_ITEM), range(word.first - 1, word.first - 1 - _TO_BAN, -1)):
        banned = False
        for position in line:
            mark = s.mark(position)
            if mark is None:
                continue
            far = not banned and position - word.last >= _TO_BAN
            if _bans(mark):
                banned = True
            elif far or mark.has("treaty", "treaty_word", "ignore", "state"):
                break
            elif mark.has("item") and banned:
                return TREATY_OF.get(str(mark.value("item")))
    return None


def _led(sentence: Sentence, mark: Mark, *, near: bool) -> bool:
    """Tell whether an auxiliary leads a participle, or follows it; in some languages it stands far ahead."""
    around = (*range(mark.first - (5 if near else 30), mark.first), *range(mark.last, mark.last + 3))
    return any((other := sentence.mark(p)) is not None and other.has("aux", "op") for p in around)


def _marks(hit: Hit, lows: Sequence[str]) -> tuple[Mark | None, Mark | None]:
    """Return the phrase found and, where it goes on to a verb behind a gap, that verb.

    "From the treaty … withdrew": what begins with a preposition is done where its last word stands.
    """
    sense = hit.sense
    tail = lows[hit.last - 1][sense.stem :] if sense.stem else ""
    if not sense.gaps:
        return Mark(hit.first, hit.last, sense.entries, tail, sense.values, sense.flags), None
    ends = going_on(sense, lows, hit.last)
    if not ends:
        return _without_gaps(hit, tail), None
    here = tuple(e for e in sense.entries if not e.rest or e in ends)
    most: dict[str, int] = {}
    for entry in here:
        most[entry.layer] = max(most.get(entry.layer, 0), len(entry.rest))
    # Of phrases that go on behind a gap the one with more words is meant.
    here = tuple(e for e in here if not e.rest or len(e.rest) == most[e.layer])
    plain = tuple(e for e in here if not e.rest)
    if any(e.layer in _LEADING for e in plain):
        far = tuple(e for e in here if e.rest and e.layer == "verb")
        last = ends[far[0]] if far else 0
        behind = _of(last - 1, last, tuple(e for e in far if ends[e] == last), "") if far else None
        return _of(hit.first, hit.last, tuple(e for e in here if e not in far), tail), behind
    return _of(hit.first, hit.last, here, tail), None


def _without_gaps(hit: Hit, tail: str) -> Mark | None:
    """Return what a phrase means by itself, none of its entries going on; a sense has that once for all."""
    memo = hit.sense.memo
    plain = memo.get("plain")
    if not isinstance(plain, Mark):
        plain = _of(0, 0, tuple(e for e in hit.sense.entries if not e.rest), "") or Mark(0, 0, ())
        memo["plain"] = plain
    return Mark(hit.first, hit.last, plain.entries, tail, plain.values, plain.flags) if plain.entries else None


def _of(first: int, last: int, entries: tuple[Entry, ...], tail: str) -> Mark | None:
    values: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        values[entry.layer] = (*values.get(entry.layer, ()), entry.value)
    flags = frozenset(f for e in entries for f in e.flags)
    return Mark(first, last, entries, tail, values, flags) if entries else None


def _with_moved(found: list[Mark], moved: Sequence[Mark]) -> list[Mark]:
    """Put verbs that were told apart from their phrases in their places, over what stands there."""
    for mark in moved:
        there = [m for m in found if m.first <= mark.first < m.last]
        if any(m.says("verb", "lack") and m.last == mark.last and m.first < mark.first for m in there):
            # "in stores … are": but there stands "are not".
            continue
        found = [m for m in found if m not in there]
        found.append(mark)
    return sorted(found, key=lambda m: m.first) if moved else found


# What a treaty is called by the weapon that it bans: the ban stands within so many words of it, the weapon soon behind.
_TO_BAN = 7
# "The convention that bans them": the ban stands so near.
_TO_THEM = 4
# A dateline is over after so many words.
_DATELINE = 12
_MARKS = frozenset('«»“”„"')
_LINE_DASHES = frozenset("-–—")
# What stands behind the dash of "Helsinki – …".
_BEHIND_DASH = 2
# An agency's initials in brackets have so many words with them: "(TT-AFP)".
_INITIALS = 7
_TO_ITEM = 16
# What a phrase with a gap may begin with beside its verb.
_LEADING = frozenset({"prep", "article", "small", "coord"})
NAMING = ("treaty", "ignore", "person", "organisation", "company", "media", "programme", "group", "state")
