"""Quotations in any text: what is said, in whose words, by whom; of any subject, in every language with a pack.

>>> from treatywatch import quotations
>>> text = "“We will stay,” said Ana Ruiz, the minister. She added that the costs would rise."
>>> [(q.kind, text[slice(*q.content)], text[slice(*q.source)], q.speaker) for q in quotations(text, "en")]
[('direct', '“We will stay,”', 'Ana Ruiz', 'Ana Ruiz'), ('indirect', 'the costs would rise', 'She', 'Ana Ruiz')]
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal

from treatywatch.extract import quotation_sources as sources
from treatywatch.extract.quotation_english import english_start, has_verb, read_english, tags
from treatywatch.extract.quotation_marks import Unit, spoken, units
from treatywatch.extract.quotation_packed import packed_start, past_verbs, read_packed
from treatywatch.extract.quotation_words import Cue, Line, line_of
from treatywatch.lang.framed import FramePack, framed

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text gives as somebody's. Spans are half-open code point offsets of the text as given.

    `content` is what is said: with its quotation marks where these open or close it, without "that". `cue` is the word
    for saying, `source` the words that name who says it ("she"); either is None where the text has none beside the
    content. `speaker` is who that is, in the words of the text: the fullest name given so far, the person a pronoun
    stands for, else the words of `source`; "" where nobody is named. `kind`: `direct` (all in quotation marks, or
    behind a dialogue dash), `indirect` (none of it), `mixed` (a part).
    """

    content: Span
    cue: Span | None
    source: Span | None
    speaker: str
    kind: Literal["direct", "indirect", "mixed"]


def quotation_languages() -> tuple[str, ...]:
    """Return the codes of the languages in which quotations can be read, sorted."""
    folder = resources.files("treatywatch") / "packs" / "lang"
    return tuple(sorted(e.name for e in folder.iterdir() if (e / "speech.yml").is_file()))


def quotations(text: str, lang: str) -> tuple[Quotation, ...]:
    """Return the quotations in `text`, left to right; none overlaps another.

    `lang` is a code that `quotation_languages()` lists. What is quoted inside a quotation is no item of its own; a
    quotation that its tag interrupts ("“We stay,” she said. “They go.”") is one for each unbroken piece. Titles, names
    and scare quotes are none, nor is what somebody did not say, or has yet to.

    Raises:
        UsageError: There is no pack for the language.
    """
    return tuple(_Reader(text, lang, framed(lang)).read())


@dataclass(slots=True)
class _Said:
    """A quotation by the words of its line."""

    first: int
    last: int
    cue: Cue | None
    source: Span | None


class _Reader:
    def __init__(self, text: str, lang: str, pack: FramePack) -> None:
        self.text = text
        self.english = lang == "en"
        self.pack = pack
        self.known = sources.Known()
        self.starts: dict[int, int | None] = {}
        """Where what each cue of the line at hand gives begins."""
        self.before: Quotation | None = None
        """The last quotation of the sentence before."""

    def read(self) -> Iterator[Quotation]:
        waiting: list[Span] = []
        more = {"tags": tags} if self.english else {}
        for unit in units(self.text, self.pack.quotes, self.pack.abbreviations, **more):
            line = self._line(unit)
            found = sorted(self._unit(line), key=lambda said: said.first)
            # Names are known from the sentence on that gives them.
            self.known.note(line)
            made = [self._quotation(line, said) for said in found]
            self.known.turn(line)
            for one in made:
                self.known.spoke(one.speaker)
            whole = None if made else _whole_line(line)
            if whole is not None and self.before is not None and self.before.kind != "indirect":
                # A quotation that fills its sentence is of whom the one before was.
                made = [replace(self.before, content=whole, kind="direct")]
            elif whole is not None and self.text[whole[1] - 1] not in _CLOSING:
                # "“One went.", and the next paragraph goes on: who says it is named there.
                waiting.append(whole)
                continue
            if made and made[0].kind == "direct":
                yield from (replace(made[0], content=content) for content in waiting)
            waiting = []
            self.before = made[-1] if made else None
            yield from made

    def _line(self, unit: Unit) -> Line:
        line = line_of(self.text, unit.start, unit.end, unit.regions, self.pack)
        if self.english:
            return read_english(line)
        line = read_packed(line, self.text, self.pack)
        if unit.opens and not unit.regions:
            starts = [line.words[c.first].start for c in line.cues] + past_verbs(line, self.pack.code)
            regions = spoken(self.text, unit.start, unit.end, starts)
            if regions:
                line = read_packed(line_of(self.text, unit.start, unit.end, regions, self.pack), self.text, self.pack)
        return line

    def _quotation(self, line: Line, said: _Said) -> Quotation:
        words = line.words
        first, last = said.first, said.last
        regions = {w.quoted for w in words[first:last]}
        content = words[first].start, words[last - 1].end
        kind: Literal["direct", "indirect", "mixed"] = "mixed"
        if regions == {-1}:
            kind = "indirect"
        elif len(regions) == 1:
            kind = "direct"
        speaker = self.known.who(line, said.source, (first, last))
        self.known.last = speaker or self.known.last
        source = None if said.source is None else (words[said.source[0]].start, words[said.source[1] - 1].end)
        cue = None if said.cue is None else (words[said.cue.first].start, words[said.cue.last - 1].end)
        return Quotation(content, cue, source, speaker, kind)

    def _unit(self, line: Line) -> list[_Said]:
        self.starts = {cue.first: self._begin(line, cue) for cue in line.cues}
        found: list[_Said] = []
        taken: set[int] = set()
        for said in (*self._direct(line), *_by_source(line), *self._tags(line), *self._told(line)):
            places = set(range(said.first, said.last))
            own = set(range(said.cue.first, said.cue.last)) if said.cue is not None else set()
            if taken & places or (own & taken) or not self._is_long(line, said):
                continue
            taken |= places
            found.append(said)
        return found

    def _is_long(self, line: Line, said: _Said) -> bool:
        number = line.words[said.first].quoted
        return said.last - said.first >= _FEWEST or (number >= 0 and line.regions[number].dash)

    # What stands in quotation marks.

    def _direct(self, line: Line) -> Iterator[_Said]:
        last: tuple[Cue | None, Span | None] | None = None
        for number, (first, end) in enumerate(line.spans):
            if end <= first:
                continue
            if _is_set_in(line, first):
                continue
            named = self._tag_behind(line, number) or self._tag_before(line, number)
            if named is None and last is not None and line.words[first - 1].text in ".,—–-":
                named = last
            if named is not None:
                last = named
                yield _Said(first, end, *named)

    def _tag_behind(self, line: Line, number: int) -> tuple[Cue | None, Span | None] | None:
        """Return the cue behind a quotation, and who is named beside it: "“…,” she said", "“…”, sagte X"."""
        first, end = line.spans[number]
        words = line.words
        stop = next((p for p in range(end, len(words)) if words[p].quoted >= 0), len(words))
        closed = words[end - 2].text in ",.?!…;—–-" or (end < len(words) and words[end].text in ",—–-")
        dash = line.regions[number].dash
        if not (closed or dash or _opens(line, first)):
            return None
        for cue in line.cues:
            if not end <= cue.first < min(stop, end + _REACH):
                continue
            if any(p in line.that for p in range(end, cue.first)):
                return None
            if cue.ing and not dash:
                return None
            named = self._beside(line, cue, end)
            near = min(cue.first, cue.first if named is None else named[0]) - end <= _FEWEST
            if named is None and not (line.drops and near):
                continue
            if near or _opens(line, first):
                return cue, named
        return None

    def _tag_before(self, line: Line, number: int) -> tuple[Cue | None, Span | None] | None:
        """Return the cue before a quotation: "She said: “…”", "X told reporters, “…”"."""
        first, _ = line.spans[number]
        words = line.words
        if first < 1:
            return None
        sign = words[first - 1].text
        begin = max((p + 1 for p in range(first) if words[p].quoted >= 0), default=0)
        near = [c for c in line.cues if begin <= c.first < first]
        if sign in ":：":
            cue = near[-1] if near else None
            if cue is None:
                named = sources.subject(line) if begin == 0 else None
                return None if named is None or self._is_list(line, number) else (None, named)
            return cue, self._named(line, cue)
        if sign == "," and near and near[-1].first >= first - _ASIDE:
            cue = near[-1]
            if any(p in line.aux and p not in line.skipped for p in range(cue.last, first)):
                return None
            return cue, self._named(line, cue)
        if near and near[-1].last == first and near[-1].dead and _whole(line, number):
            return near[-1], self._named(line, near[-1])
        return None

    def _is_list(self, line: Line, number: int) -> bool:
        first, end = line.spans[number]
        return end - first < _SENTENCE

    def _beside(self, line: Line, cue: Cue, begin: int) -> Span | None:
        """Return who is named between a quotation that ends before `begin` and the cue, or behind the cue."""
        led = line.words[cue.first - 1] if cue.first else None
        if cue.first == begin or (led is not None and led.is_sign and cue.first - 1 <= begin):
            return sources.behind(line, cue)
        named = sources.before(line, cue)
        if named is not None and named[0] >= begin:
            return named
        return sources.behind(line, cue) if led is not None and led.is_sign else None

    def _named(self, line: Line, cue: Cue) -> Span | None:
        """Return who a cue names, before it or behind; of a participle or a second verb, who the sentence is about."""
        named = sources.before(line, cue)
        if not self.english and (named is None or named[0] in line.prep or cue.first == 0):
            other = sources.behind(line, cue)
            return other if other is not None and not _is_place(line, other) else named
        if named is not None:
            return named
        if cue.first and line.words[cue.first - 1].text == "," and not cue.ing:
            return sources.behind(line, cue)
        earlier = [c for c in line.cues if c.first < cue.first]
        if earlier and not cue.ing:
            return sources.before(line, earlier[-1])
        if cue.first == 0 or (cue.ing and _leads(line, cue)):
            return _behind_its_comma(line, cue)
        return sources.subject(line, cue.first)

    # What stands without them.

    def _start(self, cue: Cue) -> int | None:
        return self.starts[cue.first]

    def _begin(self, line: Line, cue: Cue) -> int | None:
        """Return where the words begin that a cue gives without a sign."""
        if cue.dead:
            return None
        if cue.last < len(line.words) and line.words[cue.last].text in ":：":
            return cue.last + 1
        return english_start(line, cue) if self.english else packed_start(line, cue)

    def _told(self, line: Line) -> Iterator[_Said]:
        """Yield what follows a cue: "X said that …", "…, adding that …"."""
        ends = 0
        for cue in line.cues:
            start = self._start(cue) if cue.first >= ends else None
            if start is None or start >= len(line.words) - 1:
                continue
            ends = self._end(line, cue, start)
            while ends > start and line.words[ends - 1].text in ",;":
                ends -= 1
            last = ends
            if line.words[last - 1].text in ".!?" and line.words[last - 1].quoted < 0:
                last -= 1
            named = self._named(line, cue)
            if last > start and not _is_author(line, named):
                yield _Said(start, last, cue, named)

    def _end(self, line: Line, cue: Cue, start: int) -> int:
        """Return where what is told ends: with its sentence, or where somebody goes on to say more."""
        words = line.words
        ends = [first - 1 for first, _ in line.according if first > start and words[first - 1].text == ","]
        for place in range(start + _SENTENCE, len(words)):
            if words[place].low == "while" and words[place - 1].text == "," and words[place].quoted < 0:
                # "X said it would, while Y plans to": Y's plans are the writer's to tell.
                ends.append(place - 1)
        others = (c for c in line.cues if c.first > start and self._start(c) is not None)
        ends += next((turns for other in others if (turns := list(self._turns(line, cue, other, start)))), [])
        return min(ends, default=len(words))

    def _turns(self, line: Line, cue: Cue, other: Cue, start: int) -> Iterator[int]:
        """Yield where what a cue tells ends because another goes on: ", adding that", "and said", ", but Y said"."""
        words, led = line.words, other.first - 1
        while led > start and (led in line.skipped or words[led].low in ("also", "then", "later")):
            led -= 1
        if (other.ing and words[led].text == ",") or led in line.joins:
            yield led
        named = sources.before(line, other)
        if named is None or named[0] < start + _FEWEST:
            return
        joint = words[named[0] - 1]
        if joint.low in _APART and words[named[0] - 2].text == ",":
            # "X says that …, but Y said …"
            yield named[0] - 2
        elif joint.text == "," and _leads(line, cue):
            # "Arguing that …, X said …"
            yield named[0] - 1

    def _tags(self, line: Line) -> Iterator[_Said]:
        """Yield what stands before "…, officials said", and around "…, he said, …"."""
        words = line.words
        for cue in reversed(line.cues):
            tag = self._tag(line, cue)
            if tag is None:
                continue
            begin, end, named = tag
            first = 0
            while first < begin and (first in line.joins or words[first].is_sign) and words[first].quoted < 0:
                first += 1
            stop = begin if words[begin - 1].quoted >= 0 else begin - 1
            if _stands(line, first, stop, english=self.english):
                yield _Said(first, stop, cue, named)
            closed = end < len(words) and words[end].text == "," and named[1] <= cue.first
            if closed and _goes_on(line, end + 1, english=self.english):
                yield _Said(end + 1, len(words) - (words[-1].text in ".!?"), cue, named)

    def _tag(self, line: Line, cue: Cue) -> tuple[int, int, Span] | None:
        """Return where "officials said" behind a comma begins and ends, and who is named in it."""
        words = line.words
        passive = cue.first and words[cue.first - 1].low in _BE
        if cue.ing or passive or cue.unsaid or (self.english and cue.dead and not line.regions):
            return None
        named = sources.before(line, cue)
        begin, end = cue.first if named is None else named[0], cue.last
        if named is not None and begin > 1 and words[begin - 1].low in _AS:
            begin -= 1
        if begin < _FEWEST or not _is_comma(line, begin - 1):
            return None
        if named is None:
            named = sources.behind(line, cue)
            if named is None:
                return None
            end = named[1]
        closed = end < len(words) and words[end].text == ","
        if self._start(cue) is not None and not closed and self._gives_more(line, cue, named):
            return None
        apart = self.english and not any(w.text == "," for w in words[end:])
        if apart and _clause_behind(line, end) and has_verb(line, end, len(words)):
            return None
        return begin, end, named

    def _gives_more(self, line: Line, cue: Cue, named: Span) -> bool:
        """Tell whether what a cue gives stands behind it, not before."""
        led = any(p in line.that for p in range(cue.last, min(len(line.words), cue.last + _ASIDE)))
        return self.english or led or named[0] < cue.first


_SENTENCE, _FEWEST, _REACH, _ASIDE = 4, 2, 26, 14
_APART = frozenset({"but", "and", "while", "although", "though", "aber", "während", "pero", "mientras", "ale", "a"})
_AS = frozenset({"as", "wie", "como", "jak", "som", "zoals", "kuten", "как", "як", "jako", "kā", "kaip", "nagu"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})


def _whole_line(line: Line) -> Span | None:
    """Return the quotation that fills a line."""
    if len(line.spans) != 1:
        return None
    first, last = line.spans[0]
    rest = [w for w in (*line.words[:first], *line.words[last:]) if not w.is_sign]
    if rest or last - first < _SENTENCE:
        return None
    return line.words[first].start, line.words[last - 1].end


_CLOSING = frozenset('”“"»«」』')


def _is_author(line: Line, named: Span | None) -> bool:
    """Tell of "I told him that …", "we think": who writes quotes nobody."""
    return named is not None and line.words[named[1] - 1].low in ("i", "we", "you")


def _opens(line: Line, first: int) -> bool:
    return not any(not w.is_sign for w in line.words[:first])


def _is_set_in(line: Line, first: int) -> bool:
    """Tell of quoted words that go on with a sentence: "has “corrected an injustice”", "the “green” campaign"."""
    if first == 0 or _opens(line, first) or any(line.words[p].quoted >= 0 for p in range(first)):
        return False
    led = line.words[first - 1]
    return not led.is_sign and not any(c.last == first for c in line.cues)


def _is_comma(line: Line, at: int) -> bool:
    """Tell of a comma, or of the sign behind it that closes a quotation set into the sentence."""
    words = line.words
    if words[at].quoted < 0:
        return words[at].text in ",，"
    first, last = line.spans[words[at].quoted]
    return at == last - 1 and words[at - 1].text == "," and not _opens(line, first) and first > 0


def _whole(line: Line, number: int) -> bool:
    """Tell whether a quotation is a sentence by itself: it ends with the line, and not as a word or two."""
    first, end = line.spans[number]
    return end - first > _SENTENCE and all(w.is_sign for w in line.words[end:])


def _leads(line: Line, cue: Cue) -> bool:
    return all(w.is_sign or w.low in ("in", "while", "by", "also") for w in line.words[: cue.first])


def _behind_its_comma(line: Line, cue: Cue) -> Span | None:
    """Return who is named behind "Arguing that …, "."""
    words = line.words
    for other in line.cues:
        if other.first > cue.last:
            named = sources.before(line, other)
            if named is not None and words[named[0] - 1].text == ",":
                return named
    for comma in range(len(words) - 1, cue.last, -1):
        if words[comma].text == "," and comma + 1 < len(words) and words[comma + 1].quoted < 0:
            named = sources.noun_at(line, comma + 1)
            if named is not None and named[1] < len(words) and named[1] in line.aux:
                return named
    return None


def _is_place(line: Line, span: Span) -> bool:
    return span[0] in line.prep


def _clause_behind(line: Line, at: int) -> bool:
    """Tell whether a clause of its own follows a tag, not one that says when or how: "…, he said as he left"."""
    words = line.words
    return at < len(words) and not (at in line.opens or at in line.prep or words[at].is_sign)


def _stands(line: Line, first: int, last: int, *, english: bool) -> bool:
    """Tell whether what stands before a tag can be said: a clause, no "On Monday"."""
    if last - first < _FEWEST or (last - first == _FEWEST and first in line.that):
        # "That said, …"
        return False
    if first in line.opens:
        comma = next((p for p in range(first, last) if line.words[p].text == ","), None)
        return comma is not None and (not english or has_verb(line, comma, last))
    if any(c.first == first and c.ing for c in line.cues):
        return False
    if first in line.prep:
        comma = next((p for p in range(first, last) if line.words[p].text == ","), None)
        return last - first > _SENTENCE and (not english or (comma is not None and has_verb(line, comma, last)))
    return has_verb(line, first, last) if english else last - first > _FEWEST


def _goes_on(line: Line, first: int, *, english: bool) -> bool:
    if first + 1 in line.opens or first in line.prep:
        return False
    return first < len(line.words) and first not in line.opens and first not in line.joins and (
        not english or has_verb(line, first, len(line.words))
    )  # fmt: skip


def _by_source(line: Line) -> Iterator[_Said]:
    """Yield what is told "according to" somebody."""
    words = line.words
    for first, last in line.according:
        source = sources.noun_at(line, last)
        if source is None:
            continue
        cue = Cue(first, last)
        end = len(words) - (words[-1].text in ".!?" and words[-1].quoted < 0)
        opens = all(w.is_sign for w in words[:first])
        comma = next((p for p in range(source[1], end) if words[p].text == ","), None)
        if opens and (comma is None or comma - source[1] > _ASIDE):
            source = sources.noun_alone(line, source)
        if opens:
            # "According to X, …"; some languages need no comma.
            begin = source[1] if comma is None or comma - source[1] > _ASIDE else comma + 1
            if end - begin >= _FEWEST:
                yield _Said(begin, end, cue, source)
            continue
        stop = first - 1 if words[first - 1].text in ",，" else first
        begin = 0
        while begin < stop and (begin in line.joins or words[begin].is_sign) and words[begin].quoted < 0:
            begin += 1
        if line.spans and line.spans[0] == (begin, stop):
            yield _Said(begin, stop, cue, source)
            continue
        spoken_in = {words[p].quoted for p in range(begin, stop)} - {-1}
        if any(not _is_set_in(line, line.spans[number][0]) for number in spoken_in) or stop - begin < _FEWEST + 1:
            continue
        yield _Said(begin, stop, cue, source)
