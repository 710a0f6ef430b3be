"""Who is named beside a word for saying, and whom a pronoun or a surname stands for."""

import itertools
import re
from dataclasses import dataclass, field
from importlib import resources

from treatywatch.extract.quotation_english import is_inverted
from treatywatch.extract.quotation_words import Cue, Line, Word
from treatywatch.lang.pack import read_yaml

_DATA = read_yaml(resources.files("treatywatch") / "packs" / "quotations" / "names.yml")

Span = tuple[int, int]

_LONGEST = 22
_STOPS = frozenset(_DATA["stops"])
_OF_A_HOUSE = frozenset(_DATA["of_a_house"])
_LED = frozenset(_DATA["led"])
_HE = frozenset(_DATA["he"])
_THEY = frozenset(_DATA["they"])
_TITLES = frozenset(_DATA["titles"])
_SUFFIXES = frozenset(_DATA["suffixes"])
_LINKS = frozenset(_DATA["links"])
_NO_PEOPLE = frozenset(_DATA["no_people"])


@dataclass(slots=True)
class Known:
    """Whom the text has named so far, and who spoke last."""

    names: dict[str, str] = field(default_factory=dict)
    """A surname, and the full name that it is short for."""
    people: list[str] = field(default_factory=list)
    """Whom sentences told of, the last one last."""
    last: str = ""
    """Who spoke last."""

    def note(self, line: Line) -> None:
        """Remember the names of a line."""
        for first, last in _runs(line):
            names = _bare(line.words[first:last])
            if len(names) > 1 and len(names) <= _NAME and _is_person(line, first, last):
                self.names.setdefault([n for n in names if n.lower() not in _SUFFIXES][-1].lower(), " ".join(names))

    def turn(self, line: Line) -> None:
        """Remember whom a line was about: the person named at its head."""
        for first, last in _runs(line):
            names = _bare(line.words[first:last])
            if first >= _HEAD or line.words[first].quoted >= 0:
                break
            if names and names[-1].lower() in self.names and not _is_owner(line, last):
                self.people.append(self.names[names[-1].lower()])
                break

    def who(self, line: Line, source: Span | None, content: Span) -> str:
        """Return whose words they are: the full name, the person meant by "she", or the words as they stand."""
        if source is None:
            return self.last
        words = line.words[slice(*source)]
        low = words[0].low if len(words) == 1 else ""
        if low in _HE:
            return self._he(line, source, content)
        if low in _THEY or (low and source[0] in line.pronouns and len(low) <= _SHORT):
            return self.last
        return self._named(line, source) or as_written(words)

    def _he(self, line: Line, source: Span, content: Span) -> str:
        for first, last in reversed(_runs(line)):
            if last > source[0] or line.words[first].quoted >= 0 or content[0] <= first < content[1]:
                continue
            names = _bare(line.words[first:last])
            if names and names[-1].lower() in self.names and not _is_owner(line, last):
                return self.names[names[-1].lower()]
        return self.people[-1] if self.people else self.last

    def _named(self, line: Line, source: Span) -> str:
        """Return the person's name in "White House Press Secretary Stephanie Grisham", "the minister, Ana Ruiz"."""
        for first, last in _runs(line):
            if not source[0] <= first < source[1] or _is_owner(line, last):
                continue
            if first > source[0] and _is_of(line, first - 1):
                # "the office for the district of New York", "ein Sprecher des Auswärtigen Amts"
                continue
            names = _bare(line.words[first : min(last, source[1])])
            key = names[-1].lower() if names else ""
            if not _ends_name(line, min(last, source[1])) and last < source[1]:
                continue
            if key in self.names and (len(names) == 1 or self.names[key].split()[0] == names[0]):
                return self.names[key]
        first, last = source
        if last < len(line.words) - 1 and line.words[last].text == ",":
            # "said its director, Ana Ruiz"
            for begin, end in _runs(line):
                if begin == last + 1 and end - begin > 1 and _ends_name(line, end):
                    return " ".join(_bare(line.words[begin:end]))
        return ""

    def spoke(self, speaker: str) -> None:
        """Note who spoke."""
        if speaker:
            self.last = speaker
            if speaker in self.names.values():
                self.people.append(speaker)


_NAME, _HEAD, _SHORT = 4, 8, 3


def _is_of(line: Line, at: int) -> bool:
    """Tell of "of", "for", a genitive's article, or "su" behind one: the name that follows is not who speaks."""
    low = line.words[at].low
    return at in line.of or at in line.prep or low in _OF or low == "for" or (low in _OWN and at - 1 in line.of)


_OWN = frozenset(_DATA["own"])
_PLACED = frozenset(_DATA["placed"])


def _is_person(line: Line, first: int, last: int) -> bool:
    """Tell whether a name in capitals can be a person's: no "the" before it, and no noun behind."""
    if any(line.words[p].low in _NO_PEOPLE for p in range(max(first, last - 2), last)):
        return False
    titled = any(line.words[p].low in _TITLES for p in range(max(0, first - 1), last))
    before = line.words[first - 1].low if first else ""
    return (titled or before not in _PLACED) and _ends_name(line, last)


_GOVERNED = frozenset({"the", "a", "an", "his", "her", "its", "their", "it", "him", "them"})


def _ends_name(line: Line, last: int) -> bool:
    """Tell whether what follows a name is no noun that it belongs to: "Middle East observers"."""
    if last >= len(line.words):
        return True
    word = line.words[last]
    if word.low.endswith("s") and last + 1 < len(line.words) and line.words[last + 1].low in _GOVERNED:
        # "Ada Hill runs the port"
        return True
    marked = last in line.aux or last in line.prep or last in line.of or last in line.joins or last in line.opens
    told = last in line.skipped or last in line.said or word.low.endswith("ed")
    return word.is_sign or marked or told or word.quoted >= 0 or word.text[0].isdigit()


def _is_owner(line: Line, last: int) -> bool:
    return line.words[last - 1].low.endswith(("'s", "s'"))


def _runs(line: Line) -> list[Span]:
    """Return the runs of words with capitals, the words that link them inside."""
    if line.runs is not None:
        return line.runs
    runs: list[Span] = []
    words, at = line.words, 0
    while at < len(words):
        if not words[at].is_capital or (at == 0 and len(words) > 1 and _is_plain(words[0])):
            at += 1
            continue
        end = at + 1
        while (
            end < len(words)
            and (
                words[end].is_capital
                or (words[end].low in _LINKS and end + 1 < len(words) and words[end + 1].is_capital)
            )
            and words[end].quoted == words[at].quoted
        ):
            end += 1
        runs.append((at, end))
        at = end
    line.runs = runs
    return runs


_COMMON = frozenset(_DATA["common"])


def _is_plain(word: Word) -> bool:
    return word.low in _COMMON


def _bare(words: list[Word]) -> list[str]:
    """Return a name without the titles before it and "Jr." behind."""
    names = [re.sub(r"['’]s?$", "", w.text) for w in words]
    while names and (names[0].lower() in _TITLES or names[0].lower() in _COMMON):
        names.pop(0)
    for index in range(len(names) - 2, -1, -1):
        if names[index].lower() in _TITLES:
            names = names[index + 1 :]
            break
    while names and names[-1].lower() in _SUFFIXES:
        names.pop()
    return names


def as_written(words: list[Word]) -> str:
    """Return words as the text has them, one blank where it has any."""
    return words[0].text + "".join([" " * (b.start > a.end) + b.text for a, b in itertools.pairwise(words)])


def before(line: Line, cue: Cue) -> Span | None:
    """Return who is named before a word for saying: "X, the minister, has said", "two people close to him said"."""
    words = line.words
    end = _back_over(line, cue.first if cue.helped is None else cue.helped)
    if end <= 0 or words[end - 1].quoted >= 0:
        return None
    if words[end - 1].text == ",":
        return None if cue.ing or is_inverted(line, cue) else _before_apposition(line, end - 1)
    if words[end - 1].is_sign and words[end - 1].text not in ")]":
        return None
    if end - 1 in line.relative:
        head = end - 1
        while head > 0 and (words[head - 1].text == "," or head - 1 in line.prep):
            head -= 1
        return _back(line, head)
    return _back(line, end)


def _back_over(line: Line, at: int) -> int:
    while at > 0 and (at - 1 in line.skipped or (at - 1 in line.aux and line.words[at - 1].low in _SKIPPED_AUX)):
        at -= 1
    return at


_SKIPPED_AUX = frozenset(_DATA["skipped_aux"])


def _before_apposition(line: Line, comma: int) -> Span | None:
    """Return who is named before "…, the lawyer of X," or, where nothing is set in, what stands before the comma."""
    words = line.words
    for place in range(comma - 1, max(-1, comma - _LONGEST), -1):
        if words[place].quoted >= 0 or words[place].text in ";:":
            break
        if words[place].text == ",":
            named = _back(line, place)
            if named is not None and not any(p in line.aux for p in range(*named)):
                return named
            break
    return None


def _back(line: Line, end: int) -> Span | None:
    """Return the words of a name or noun that end before `end`."""
    words = line.words
    first, depth = end, 0
    while first > 0 and end - first < _LONGEST:
        at = first - 1
        depth += (words[at].text in ")]") - (words[at].text in "([")
        if words[at].quoted >= 0 or (depth <= 0 and words[at].text not in "([" and _bounds(line, at)):
            break
        first = at
    while first < end and (words[first].low in _LED or first in line.joins or words[first].text in "-–—"):
        first += 1
    verbs = (p for p in range(first, end - 1) if p in line.aux and words[p].low not in _SKIPPED_AUX)
    if end - 1 in line.pronouns and any(verbs):
        first = end - 1
    return (first, end) if any(w.text[0].isalnum() for w in words[first:end]) else None


def _bounds(line: Line, at: int) -> bool:
    """Tell whether a name or noun begins behind `at`."""
    word = line.words[at]
    if word.is_sign and word.text not in "&'’$€%/-":
        return True
    if at in line.opens or at in line.that or at in line.said:
        return True
    return at in line.joins and (at == 0 or _carries(line, at))


def _carries(line: Line, at: int) -> bool:
    """Tell whether a verb stands before an "and" back to the last sign: then it joins clauses, not names."""
    for place in range(at - 1, -1, -1):
        if line.words[place].quoted >= 0:
            return True
        if line.words[place].is_sign and line.words[place].text not in "&'-":
            return False
        if place in line.aux or place in line.said:
            return True
    return False


def behind(line: Line, cue: Cue) -> Span | None:
    """Return who is named behind a word for saying: "“…,” said Ana Ruiz, the minister"."""
    return noun_at(line, cue.last)


_ADDRESSED = re.compile(r"^(?:\w{4,}(?:om|ам|ям|ům|ům)|jej|jemu|mu|im|ihm|ihr|ihnen|nam|uns)$")
_ONESELF = frozenset(_DATA["oneself"])


def noun_at(line: Line, first: int) -> Span | None:
    """Return the words of a name or noun that begin at `first`."""
    words, begin = line.words, first
    while first < len(words) and (first in line.skipped or (first == begin and words[first].low in _ONESELF)):
        first += 1
    if first >= len(words) or first in line.that or first in line.opens or first in line.joins:
        return None
    if not line.turning and first + 1 < len(words):
        if first in line.prep and first == begin:
            # "powiedziała w poniedziałek ministra"
            return noun_at(line, first + 2)
        if _ADDRESSED.search(words[first].low) and not words[first + 1].is_sign and words[first].text.islower():
            # "powiedział dziennikarzom premier"
            return noun_at(line, first + 1)
    if first in line.prep or not words[first].text[0].isalnum():
        return None
    last, housed = first, False
    while last < len(words) and last - first < _LONGEST and not (_stops(line, first, last, housed=housed)):
        housed = housed or words[last].low in _OF_A_HOUSE
        last += 1
    return (first, last) if last > first else None


def _stops(line: Line, first: int, last: int, *, housed: bool) -> bool:
    """Tell whether a name or noun that begins at `first` ends before `last`; `housed`: it is of some house's."""
    words, word = line.words, line.words[last]
    if word.quoted >= 0 or (word.is_sign and word.text not in "&'’-"):
        return True
    if last == first:
        return False
    if last in line.joins:
        return last + 1 >= len(words) or not words[last + 1].is_capital
    if last in line.opens or last in line.that or (last in line.aux and not word.is_capital):
        return True
    if last in line.prep and not (housed and word.low not in _STOPS):
        return not (words[last - 1].low in _OF_A_HOUSE and word.low in _AT_A_HOUSE)
    if last - first > 1 and last in line.articles and last - 1 not in line.of and last - 1 not in line.prep:
        # "dijo la ministra | el lunes"
        return True
    return word.low in _STOPS and not word.is_capital and word.low not in _AT_A_HOUSE


_AT_A_HOUSE = frozenset({"at", "with", "from", "for"})
_GENITIVE = re.compile(r"(?:ej|ego|ych|ich|iej|ów|ого|ої|ей|ых|их|ой|ích|ých|ého)$")
_OF = frozenset(_DATA["of"])


def noun_alone(line: Line, source: Span) -> Span:
    """Cut off the clause that follows a name without a comma: "laut dem Institut | stieg der Preis"."""
    words, (first, last) = line.words, source
    at = first
    while at < last - 1 and not words[at].is_capital and len(words[at].low) <= _SHORT:
        at += 1
    at += 1
    while at < last and (
        words[at].is_capital
        or _GENITIVE.search(words[at].low)
        or (words[at].low in _OF and at + 1 < last and words[at + 1].is_capital)
    ):
        at += 1
    return first, at


def subject(line: Line, before_at: int | None = None) -> Span | None:
    """Return what a sentence is about, by its opening: "X met them on Monday, saying …"."""
    words, first = line.words, 0
    stop = len(words) if before_at is None else before_at
    while first < len(words) and (words[first].quoted >= 0 or words[first].is_sign):
        first += 1
    line_ends = next((p for p in range(first, min(_HEAD, stop)) if words[p].text in "—–"), None)
    if line_ends is not None and words[first].text.isupper():
        # "WASHINGTON — Two guards …"
        first = line_ends + 1
    begins = [first, *(p + 1 for p in range(first, stop) if words[p].text == "," and words[p].quoted < 0)]
    found = [span for begin in begins if (span := _subject_at(line, begin)) is not None]
    acting = [span for span in found if span[1] < len(words) and span[1] in line.aux]
    return next(iter(acting or found), None)


def _subject_at(line: Line, first: int) -> Span | None:
    words = line.words
    while first < len(words) and words[first].low in _LED:
        first += 1
    if first >= len(words) or first in line.prep or first in line.opens or words[first].low.endswith("ing"):
        return None
    last = first
    while last < len(words) and last - first < _LONGEST and words[last].quoted < 0:
        word = words[last]
        if word.is_sign and word.text not in "&'’-":
            break
        if last > first and (last in line.aux or last in line.opens or last in line.prep or last in line.that):
            break
        if last > first and (first in line.pronouns or last in line.said):
            break
        last += 1
    return (first, last) if last > first else None
