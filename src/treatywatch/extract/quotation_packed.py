"""What the pack of a language tells of a line's words, for quotations; every language but English."""

import re
from collections.abc import Iterator
from importlib import resources

from treatywatch.extract.frames.marks import Mark, read_sentence
from treatywatch.extract.quotation_words import Cue, Line
from treatywatch.lang.framed import FramePack
from treatywatch.lang.pack import read_yaml

_DATA = read_yaml(resources.files("treatywatch") / "packs" / "quotations" / "names.yml")


def read_packed(line: Line, text: str, pack: FramePack) -> Line:
    """Fill in what a language's pack tells of the words of a line."""
    if not line.words:
        return line
    sentence = read_sentence(text, (line.words[0].start, line.words[-1].end), "body", pack)
    places = {w.start: i for i, w in enumerate(line.words)}
    line.verb_second = pack.order == "free"
    line.drops = pack.drops_subject
    for mark in sentence.marks:
        first = places.get(sentence.tokens[mark.first].start)
        if first is None:
            continue
        end = sentence.tokens[mark.last - 1].end
        last = next((i for i in range(first + 1, len(line.words)) if line.words[i].start >= end), len(line.words))
        if line.is_free(first):
            _say(line, mark, first, last, bare=line.verb_second or pack.code == "zh")
        _place(line, mark, first, last)
        if mark.has("article") and pack.order == "initial":
            line.articles.add(first)
    line.according += [
        (at, at + 1)
        for at, word in enumerate(line.words)
        if word.low in _ACCORDING and word.quoted < 0 and not any(a <= at < b for a, b in line.according)
    ]
    line.cues = sorted((*line.cues, *_unknown(line, pack.code)), key=lambda cue: cue.first)
    line.said = {cue.first for cue in line.cues}
    return line


def _say(line: Line, mark: Mark, first: int, last: int, *, bare: bool) -> None:
    """Note a word for saying, or one for whose word it is."""
    if mark.has("say"):
        unsaid = not mark.flags.isdisjoint({"pass", "inf"})
        cue = Cue(first, last, bare=bare, dead=unsaid, unsaid=unsaid)
        line.cues.append(cue)
        if "part" in mark.flags:
            _complete(line, cue)
    elif mark.has("verb", "op") and _gives(line, first, last):
        line.cues.append(Cue(first, first + 1, dead=bool(mark.flags & {"pass", "inf", "neg"})))
        line.that[last - 1] = last
    if mark.has("according"):
        line.according.append((first + (line.words[first].text == ","), last))


def _place(line: Line, mark: Mark, first: int, last: int) -> None:
    """Note which small word a mark is."""
    if mark.has("comp"):
        # Some packs count the comma to it.
        comma = line.words[first].text == "," and not mark.has("rel")
        line.that[first + comma] = last
    if mark.has("sub", "rel", "comp"):
        line.opens.add(first)
    if mark.has("prep"):
        (line.of if mark.says("prep", "of") else line.prep).add(first)
    if mark.has("pron") and last - first == 1:
        line.pronouns.add(first)
    for layer, places in (("rel", line.relative), ("coord", line.joins), ("aux", line.aux)):
        if mark.has(layer):
            places.add(first)


# Prepositions of one word that a longer phrase of a pack may hide: "laut der Polizei".
_ACCORDING = frozenset(_DATA["according"])
_HELPING = frozenset(_DATA["helping"])


_THAT_WORDS = frozenset(_DATA["that_words"])
# How a past that tells something ends, where no list of verbs is long enough: only behind a quotation.
_PAST = dict(_DATA["past"])


def _gives(line: Line, first: int, last: int) -> bool:
    """Tell of a verb with its "that", which a pack takes for more than saying: "advirtió que"."""
    return last - first > 1 and line.words[last - 1].low in _THAT_WORDS


def _unknown(line: Line, code: str) -> Iterator[Cue]:
    """Yield verbs right behind a quotation that the pack does not list, by their ending: "—Ganamos —gritó X"."""
    ending = _PAST.get(code)
    for first, end in line.spans:
        at = end
        while at < len(line.words) and line.words[at].text in ",—–-":
            at += 1
        if ending is None or at == end or end <= first or not line.is_free(at):
            continue
        word = line.words[at]
        known = at in line.aux or at in line.joins or at in line.opens or any(c.first <= at < c.last for c in line.cues)
        if not known and word.text.islower() and len(word.text) > _SHORT and re.search(ending, word.low):
            yield Cue(at, at + 1, dead=True)


def past_verbs(line: Line, code: str) -> list[int]:
    """Return where in the text words behind a dash stand that end like a past: in a dialogue they say who speaks."""
    ending, words = _PAST.get(code), line.words
    if ending is None:
        return []
    behind = (words[at] for at in range(1, len(words)) if words[at - 1].text in "—–-")
    return [w.start for w in behind if w.text.islower() and len(w.text) > _SHORT and re.search(ending, w.low)]


def _complete(line: Line, cue: Cue) -> None:
    """Take the auxiliary into a cue that is a participle: "a déclaré"; one that has none far and near is no cue."""
    words, at = line.words, cue.first
    while at > 0 and words[at - 1].quoted < 0 and words[at - 1].text not in ",;:—–" and cue.first - at < _APART:
        at -= 1
        if words[at].low in _HELPING:
            if at + 1 == cue.first or at + 2 == cue.first:
                cue.first = at
            else:
                cue.helped = at
            return


_SHORT, _APART = 2, 24


def packed_start(line: Line, cue: Cue) -> int | None:
    """Return where what a verb of another language says begins: behind "that", near the verb and in its clause."""
    words, at = line.words, cue.last
    while at < min(len(words), cue.last + _NEAR):
        word = words[at]
        if word.quoted >= 0:
            return at if at == cue.last else None
        if at in line.that:
            return line.that[at] if line.that[at] < len(words) - 1 else None
        if word.text in ":：":
            return at + 1
        if word.text in ",，":
            if at + 1 in line.that:
                return line.that[at + 1]
            bare = cue.bare and line.verb_second and at + 1 not in line.opens and at + 1 not in line.joins
            return at + 1 if bare and len(words) - at > _FEW else None
        if word.is_sign or at in line.relative:
            return None
        at += 1
    return None


_NEAR, _FEW = 14, 4
