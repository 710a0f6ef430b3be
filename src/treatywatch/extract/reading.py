"""A sentence as the grammar sees it: tokens, and marks for every phrase of the pack that stands in it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from treatywatch.extract.quantities import QuantityMention, quantities
from treatywatch.extract.times import TimeMention, times
from treatywatch.extract.traits import Meanings, Traits, traits, traits_of
from treatywatch.lang.lexicon import Entry
from treatywatch.lang.pack import Pack
from treatywatch.lang.tokens import Token, tokenize


# Not frozen, as tokens are not: a page has hundreds.
@dataclass(slots=True, eq=False, init=False)
class Mark:
    """Tokens `first` to `last` (excluded) are a phrase of the pack; `meanings` maps layer to its entries."""

    first: int
    last: int
    meanings: Mapping[str, tuple[Entry, ...]]
    said: Mapping[str, tuple[str, ...]]
    """The values of each layer: they are asked for thousands of times a page."""
    traits: Traits

    def __init__(
        self,
        first: int,
        last: int,
        meanings: Mapping[str, tuple[Entry, ...]],
        said: Mapping[str, tuple[str, ...]],
        traits: Traits,
    ) -> None:
        """Take the fields, as a token does."""
        self.first = first
        self.last = last
        self.meanings = meanings
        self.said = said
        self.traits = traits

    def value(self, layer: str) -> str | None:
        """Return the first value of `layer`, None where the phrase has no such meaning."""
        entries = self.meanings.get(layer)
        return entries[0].value if entries else None

    def values(self, layer: str) -> tuple[str, ...]:
        """Return all values of `layer`."""
        return self.said.get(layer, ())

    def form(self, layer: str) -> int:
        """Return the verb form of the phrase: 0 base, 1 third person, 2 past, 3 -ing, 4 participle, -1 none."""
        entries = self.meanings.get(layer)
        return entries[0].form if entries else -1


_BULLET = 5
_CLOSING = frozenset('.!?:;,…"”’»)')


@dataclass(slots=True)
class Sentence:
    """One sentence with its tokens and marks; offsets are those of the whole text."""

    text: str
    start: int
    end: int
    role: str
    tokens: list[Token]
    marks: list[Mark]
    covering: list[Mark | None]
    """For each token the mark that covers it."""
    amounts: list[QuantityMention]
    dates: list[TimeMention]
    quoted: list[bool] = field(default_factory=list)
    """For each token whether it stands inside quotation marks."""
    opens_quoted: bool = False
    led: int = 0
    """So many tokens stand in the line that leads in the list, whose verb the item goes on with."""
    finite: set[int] | None = None
    """Where finite verbs stand, once it has been asked: a clause is looked through again and again."""

    @property
    def opens_paragraph(self) -> bool:
        """Tell whether a line ends right before it."""
        before = self.text[max(0, self.start - _BULLET) : self.start]
        # "- Libya should accede": the bullet is no part of the sentence.
        return "\n" in before[-2:] or before.rstrip(" \t-–—*•·▪>").endswith("\n")

    @property
    def is_headline(self) -> bool:
        """Tell of a title, or a line of its own that no sign closes: "Army to buy mines"."""
        if self.role == "title":
            return True
        closed = self.text[self.start : self.end].rstrip()[-1:] in _CLOSING
        return not closed and self.text[self.end :][:1] in ("", "\n") and (self.start == 0 or self.opens_paragraph)

    def mark(self, position: int) -> Mark | None:
        """Return the mark that covers the token at `position`."""
        covering = self.covering
        return covering[position] if 0 <= position < len(covering) else None

    def put(self, index: int, meanings: Meanings) -> None:
        """Give the mark at `index` these meanings alone."""
        old = self.marks[index]
        said = {layer: tuple([entry.value for entry in entries]) for layer, entries in meanings.items()}
        mark = self.marks[index] = Mark(old.first, old.last, meanings, said, traits_of(meanings))
        for position in range(mark.first, mark.last):
            self.covering[position] = mark

    def find(self, layer: str, first: int = 0, last: int | None = None) -> Iterator[Mark]:
        """Yield the marks of `layer` that start in the half-open token range."""
        stop = len(self.tokens) if last is None else last
        for mark in self.marks:
            if first <= mark.first < stop and layer in mark.meanings:
                yield mark

    def starting(self, positions: Iterable[int]) -> Iterator[Mark]:
        """Yield the mark of every phrase that starts at one of `positions`, in their order."""
        covering = self.covering
        size = len(covering)
        for position in positions:
            if 0 <= position < size:
                mark = covering[position]
                if mark is not None and mark.first == position:
                    yield mark

    def words(self, first: int, last: int) -> str:
        """Return the text of the half-open token range, as far as the sentence goes."""
        last = min(last, len(self.tokens))
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def read_sentence(
    text: str,
    span: tuple[int, int],
    role: str,
    pack: Pack,
    *,
    published: dt.date | None,
    anchor: str | None = None,
    lead: tuple[int, int] | None = None,
) -> Sentence:
    """Return the sentence at `span` of `text`, fully marked; `anchor` is the time named last in the one before.

    `lead` is where the words stand that it goes on with: an item of "Since 2015 Japan has:".
    """
    ahead = [] if lead is None else tokenize(text, *lead)
    own = tokenize(text, *span)
    if ahead and own and own[0].text.istitle():
        # "must:" / "- Leave the treaty": no name
        own[0].text = own[0].text.lower()
    tokens = [*ahead, *own]
    marks: list[Mark] = []
    covering: list[Mark | None] = [None] * len(tokens)
    for hit in pack.lexicon.hits(tokens):
        sense = hit.sense
        if "person" in sense.layers and _goes_on_behind_a_hyphen(tokens, hit.last):
            continue
        mark = Mark(hit.first, hit.last, sense.layers, sense.values, traits(sense))
        marks.append(mark)
        if hit.last - hit.first == 1:
            covering[hit.first] = mark
        else:
            covering[hit.first : hit.last] = [mark] * (hit.last - hit.first)
    _take_in_realms(tokens, marks, covering)
    sentence = Sentence(text, span[0], span[1], role, tokens, marks, covering, [], [], led=len(ahead))
    sentence.dates = [
        d
        for d in times(tokens, pack, published=published, anchor=anchor)
        if not _inside_a_name(d, sentence) and not _is_a_given_name(d, sentence)
    ]
    taken = frozenset([p for d in sentence.dates for p in range(d.core_first, d.last)])
    sentence.amounts = [a for a in quantities(tokens, pack, taken=taken) if not _swallowed(a, sentence)]
    for index in (*_states(sentence), *_months(sentence)):
        sentence.put(index, {})
    for index, value, form in _carried(sentence):
        sentence.put(index, {"verb": (Entry("verb", value, form),)})
    for index in _shells(sentence):
        meanings = sentence.marks[index].meanings
        sentence.put(index, {layer: meanings[layer] for layer in meanings if layer != "verb"})
    return sentence


_REALMS = frozenset({"Republic", "Kingdom", "Commonwealth", "Sultanate", "Federation", "Principality", "Emirate"})


def _take_in_realms(tokens: Sequence[Token], marks: list[Mark], covering: list[Mark | None]) -> None:
    """Let "the Republic of Italy" be one name, and no "republic" that stands for another."""
    for position, token in enumerate(tokens):
        if token.text not in _REALMS or position + 2 >= len(tokens) or tokens[position + 1].low != "of":
            continue
        behind = position + 2 + (tokens[position + 2].low == "the")
        state = covering[behind] if behind < len(tokens) else None
        around = covering[position]
        if state is None or state.first > behind or "state" not in state.meanings or around is state:
            continue
        first = position if around is None else around.first
        whole = Mark(first, state.last, state.meanings, state.said, state.traits)
        marks[:] = sorted((*(m for m in marks if m.last <= first or m.first >= state.last), whole), key=_first_of)
        covering[first : state.last] = [whole] * (state.last - first)


def _first_of(mark: Mark) -> int:
    return mark.first


STATES = frozenset({"state", "capital", "group"})
_CARRIED = frozenset({"and", ",", "the", "all", "both", "out"})


def _carried(sentence: Sentence) -> Iterator[tuple[int, str, int]]:
    """Yield which marks are verbs that take a state out or in, with that and their form.

    As in "would pull Norway out of the treaty", "to get India into the convention".
    """
    for index, mark in enumerate(sentence.marks):
        if "carry" not in mark.meanings:
            continue
        states = 0
        for here in range(mark.last, min(mark.last + _CARRIED_WITHIN, len(sentence.tokens))):
            inside, low = sentence.covering[here], sentence.tokens[here].low
            named = inside is not None and not STATES.isdisjoint(inside.meanings)
            states += named
            if low == "out" and states:
                if sentence.words(here + 1, here + 2) == "of":
                    yield index, "leave", mark.form("carry")
                break
            if low in _INTO and states:
                if _is_a_treaty(sentence, here + 1):
                    yield index, "join", mark.form("carry")
                break
            if not named and low not in _CARRIED:
                break


_CARRIED_WITHIN = 12
_INTO = frozenset({"into", "within"})


def _is_a_treaty(sentence: Sentence, position: int) -> bool:
    """Tell of "the convention", "this treaty", "the Mine Ban Treaty"."""
    if position < len(sentence.tokens) and sentence.tokens[position].low in ("the", "this", "that"):
        position += 1
    mark = sentence.mark(position)
    return mark is not None and ("treaty" in mark.meanings or "treaty_word" in mark.meanings)


def _goes_on_behind_a_hyphen(tokens: Sequence[Token], last: int) -> bool:
    """Tell of "Ana Pérez" in "Ana Pérez-Ruiz": somebody else of a longer name."""
    if last + 1 >= len(tokens) or tokens[last].text != "-" or tokens[last].start != tokens[last - 1].end:
        return False
    return tokens[last + 1].text[:1].isupper() and tokens[last + 1].start == tokens[last].end


def _shells(sentence: Sentence) -> list[int]:
    """Marks of verbs that are counted where they stand, and so are none: "47,000 shells and bombs", "12 lives"."""
    units = {a.unit_at for a in sentence.amounts if a.unit_at is not None}
    if units:
        # "480,000 mines and shells"
        units |= {u + 2 for u in units if u + 2 < len(sentence.tokens) and sentence.tokens[u + 1].low in ("and", "or")}
    if not units:
        return []
    return [
        index
        for index, mark in enumerate(sentence.marks)
        if mark.first in units and "verb" in mark.meanings and sentence.tokens[mark.first].low in _COUNTED
    ]


_COUNTED = frozenset({"shells", "bombs", "pounds", "lives"})


_MONTHS = frozenset({"May", "March"})


def _months(sentence: Sentence) -> list[int]:
    """Marks of verbs that are months where they stand: "on 14 May the parliament gave its consent"."""
    dated = {p for d in sentence.dates for p in range(d.first, d.last) if sentence.tokens[p].text in _MONTHS}
    if not dated:
        return []
    return [i for i, mark in enumerate(sentence.marks) if mark.first in dated and mark.last - mark.first == 1]


_TELLING = {"say", "op"}
_DETERMINERS = frozenset({"a", "an", "the", "any", "each", "every", "no", "this", "that", "these", "those", "which"})


def _states(sentence: Sentence) -> list[int]:
    """Marks of verbs of telling that are nouns where they stand: "a state may withdraw", "twelve states"."""
    units = {a.unit_at for a in sentence.amounts}
    return [
        index
        for index, mark in enumerate(sentence.marks)
        if mark.traits.telling
        and mark.last - mark.first == 1
        and set(mark.meanings) == _TELLING
        and mark.form("say") in (0, 1)
        and mark.values("op") == ("announce",)
        and (mark.first in units or _is_a_noun(sentence.tokens, mark) or _is_described(sentence, mark))
    ]


def _is_a_noun(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether a determiner stands before the word, or a hyphen behind it ("state-owned")."""
    hyphened = mark.last < len(tokens) and tokens[mark.last].text == "-"
    return hyphened or (mark.first > 0 and tokens[mark.first - 1].low in _DETERMINERS)


def _is_described(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the Central African state", "a small island state": a determiner, and words that describe."""
    if sentence.tokens[mark.first].low != "state":
        return sentence.tokens[mark.first].low == "states" and _is_of_several(sentence, mark)
    before = sentence.mark(mark.first - 1) if mark.first else None
    if before is not None and "adj" in before.meanings:
        return True
    words = [t.low for t in sentence.tokens[max(0, mark.first - 4) : mark.first]]
    led = next((p for p in reversed(range(len(words))) if words[p] in _DETERMINERS), None)
    return led is not None and all(w.isalpha() and not w.endswith("s") for w in words[led + 1 :])


def _is_of_several(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Of the Gulf states, only Kuwait has joined": a name that describes, and no "that" behind."""
    tokens, first = sentence.tokens, mark.first
    behind = tokens[mark.last].low if mark.last < len(tokens) else "."
    if (
        behind in ("that", ":", "clearly", "explicitly", "plainly")
        or not first
        or not tokens[first - 1].text[0].isupper()
    ):
        return False
    return any(t.low in ("the", "these", "those", "other", "all") for t in tokens[max(0, first - 3) : first - 1])


_TREATIES = frozenset({"treaty", "treaty_word"})
_NAMES = _TREATIES | {"ignore", "person", "organisation", "company", "media", "programme"}


def _inside_a_name(date: TimeMention, sentence: Sentence) -> bool:
    """The 1997 of "the 1997 Ottawa Convention" dates the treaty, not the act."""
    around = sentence.mark(date.core_first)
    if around is not None and not _NAMES.isdisjoint(around.meanings):
        return True
    if _dates_a_long_name(date, sentence):
        return True
    behind = sentence.mark(date.last)
    if behind is None or behind.first != date.last or _TREATIES.isdisjoint(behind.meanings):
        return False
    if date.last - date.core_first != 1:
        return False
    if date.core_first and sentence.tokens[date.core_first - 1].low == "the":
        # "bound by the 1997 treaty"
        return True
    if date.limit is not None:
        return False
    return date.core_first == 0 or sentence.tokens[date.core_first - 1].low != "in"


def _dates_a_long_name(date: TimeMention, sentence: Sentence) -> bool:
    """Tell of "the Convention on … and on their Destruction of September 18, 1997", "struck in 1997"."""
    tokens, first = sentence.tokens, date.first
    led = tokens[first - 1].low if first else ""
    if led == "of" and first > 1 and date.first == date.core_first:
        named = sentence.mark(first - 2)
        return tokens[first - 2].text == "Destruction" or (named is not None and "treaty" in named.meanings)
    made = first - 1 if date.core_first > first else first - 2
    if made < 1 or tokens[made].low not in _MADE or (made != first - 1 and led != "in"):
        return False
    named = sentence.mark(made - 1)
    return named is not None and not _TREATIES.isdisjoint(named.meanings)


_MADE = frozenset({"struck", "agreed", "concluded", "drafted", "negotiated", "hammered"})


# Months that people are called by, too.
_GIVEN_MONTHS = frozenset({"Jan", "April", "May", "June", "August"})


def _is_a_given_name(date: TimeMention, sentence: Sentence) -> bool:
    """Tell of "Jan Egeland said", "the MP April Jones": a bare month, and behind it a name that nothing explains."""
    tokens, last = sentence.tokens, date.last
    if last - date.core_first != 1 or tokens[date.core_first].text not in _GIVEN_MONTHS or last >= len(tokens):
        return False
    behind = tokens[last].text
    named = behind[:1].isupper() and behind[1:].islower() and sentence.mark(last) is None
    return named and (date.limit is None or tokens[date.core_first].text == "Jan")


_SWALLOWING = frozenset({"pron", "treaty", "treaty_pair", "group", "ignore", "first", "oblige"})


def _swallowed(amount: QuantityMention, sentence: Sentence) -> bool:
    """A number inside a longer phrase that is no plain term ("the three countries") counts nothing."""
    around = sentence.mark(amount.number_at)
    return around is not None and not _SWALLOWING.isdisjoint(around.meanings)
