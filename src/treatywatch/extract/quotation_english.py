"""English as quotations ask for it: its verbs of saying, and where what they say begins."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from treatywatch.extract.quotation_words import WORD, Cue, Line
from treatywatch.lang.pack import read_yaml

_DATA = read_yaml(resources.files("treatywatch") / "packs" / "quotations" / "english.yml")

_ADVERBS = frozenset(_DATA["adverbs"])
_NOT = frozenset(_DATA["not"])
_PREP = frozenset(_DATA["prep"])
_TIMES = frozenset(_DATA["times"])
_PERIODS = frozenset(_DATA["periods"])
_PRONOUNS = frozenset(_DATA["pronouns"])
_STARTS = frozenset(_DATA["starts"])
_OPENERS = frozenset(_DATA["openers"])
_RELATIVE = frozenset({"who", "which"})
_AUX = frozenset(_DATA["aux"])
_CONTRACTED = re.compile(r"^(?:he|she|it|they|we|i|you|there|that|who)'(?:s|d|ll|re|ve|m)$")


def _forms(base: str) -> Iterator[str]:
    """Yield the forms of an English verb that can tell something; the base among them."""
    yield base
    if base in _DATA["forms"]:
        yield from _DATA["forms"][base]
    elif base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    elif base.endswith(("sh", "ch", "ss")):
        yield from (base + "es", base + "ed", base + "ing")
    elif base.endswith("y") and base[-2] not in "aeiou":
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    else:
        yield from (base + "s", base + "ed", base + "ing")


@cache
def _english() -> dict[str, tuple[str, str]]:
    """Return for every form of a verb of saying its class and base; a verb is of the first class that names it."""
    found: dict[str, tuple[str, str]] = {}
    classes = (("bare", "bare"), ("weak", "weak"), ("that", "that"), ("that", "telling"), ("quote", "quoting"))
    for name, section in classes:
        for base in _DATA[section]:
            for form in _forms(base):
                found.setdefault(form, (name, base))
    return found


# What is a noun as often as a verb of saying: only behind a pronoun or name, or with "that" behind it.
_NOUNS = frozenset(_DATA["nouns"])
_BEFORE_NOUNS = frozenset(_DATA["before_nouns"])


def read_english(line: Line) -> Line:
    """Fill in what English tells of the words of a line."""
    known, words = _english(), line.words
    line.turning = True
    kinds = _kinds(line)
    for at, word in enumerate(words):
        low = word.low
        if word.quoted >= 0 or word.is_sign:
            continue
        behind = words[at + 1].low if at + 1 < len(words) else ""
        phrase = _DATA["phrases"].get(f"{low} {behind}")
        cue = _english_cue(line, at, phrase) if phrase is not None or low in known else None
        if cue is not None:
            line.cues.append(cue)
            line.said.add(at)
        if low == "according" and behind == "to":
            line.according.append((at, at + 2))
        if low == "that":
            line.that[at] = at + 1
        for listed, places in kinds:
            if low in listed:
                places.add(at)
        if low.endswith("ly") and not word.is_capital:
            line.skipped.add(at)
        if is_verb(line, at):
            line.aux.add(at)
    return line


def _kinds(line: Line) -> tuple[tuple[frozenset[str], set[int]], ...]:
    return (
        (_OPENERS, line.opens),
        (_RELATIVE, line.relative),
        (_JOINTS, line.joins),
        (_PREP, line.prep),
        (_GENITIVE, line.of),
        (_PRONOUNS, line.pronouns),
        (_ADVERBS, line.skipped),
    )


_JOINTS = frozenset({"and", "but", "or"})
_GENITIVE = frozenset({"of"})


def _english_cue(line: Line, at: int, phrase: str | None) -> Cue | None:
    words, low = line.words, line.words[at].low
    before = words[at - 1].low if at else ""
    if before == "worth" or (words[at].is_capital and at and not words[at - 1].is_sign):
        # "worth noting", "the United States"
        return None
    if phrase is not None:
        dead = phrase == "quote"
        return Cue(at, at + 2, bare=not dead, ing=low.endswith("ing"), dead=dead or _is_not(line, at), weak=True)
    if _is_noun(line, at) or _describes(low, before):
        return None
    kind, base = _english()[low]
    led = low == base and before in ("to", "the")
    # "went on to say", "tried to suggest"
    still = led and before == "to" and at > 1 and words[at - 2].low in _STILL_SAID
    passive = before in _BE and not low.endswith("ing")
    unsaid = passive or (not still if led else _is_not(line, at))
    return Cue(
        at,
        at + 1,
        bare=kind != "quote",
        tells=base in _DATA["telling"],
        ing=low.endswith("ing"),
        dead=unsaid or kind == "quote",
        unsaid=unsaid,
        weak=kind != "bare",
    )


def _is_noun(line: Line, at: int) -> bool:
    """Tell of "his claim that", "two reports of": a noun, though a verb of saying looks so."""
    words = line.words
    if words[at].low not in _NOUNS:
        return False
    before = words[at - 1].low if at else ""
    behind = words[at + 1].low if at + 1 < len(words) else ""
    if before in _BEFORE_NOUNS | _PREP | _GENITIVE or behind in ("of", "to", "for"):
        return True
    return behind != "that" and not _leads(line, at)


def _describes(low: str, before: str) -> bool:
    """Tell of "of alleged victims", "the most telling"."""
    if before not in _BEFORE_NOUNS | _PREP | _GENITIVE | _DEGREES:
        return False
    return low.endswith("ed") or (low.endswith("ing") and before not in _BEFORE_ING)


_DEGREES = frozenset({"most", "more", "very"})
_BEFORE_ING = frozenset({"by", "in", "after", "before", "as"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_STILL_SAID = frozenset(_DATA["still_said"])


def _leads(line: Line, at: int) -> bool:
    """Tell of a noun-like verb that stands like a verb: behind a name, a pronoun or a mark, or with a clause behind."""
    before = line.words[at - 1] if at else None
    if before is None:
        return False
    told = before.low in _PRONOUNS or before.quoted >= 0 or before.low in _ADVERBS
    after = line.words[at + 1].low if at + 1 < len(line.words) else ""
    told = told or (line.words[at].low.endswith("s") and after in _STARTS | {"the", "a", "an"})
    past = line.words[at].low.endswith(("ed", "thought", "saying", "ing"))
    named = before.is_capital and line.words[at].low.endswith("s")
    turned = line.words[at].low in _TURNED and line.words[at + 1 : at + 2] != [] and line.words[at + 1].is_capital
    comma = at > 1 and before.text == "," and (past or turned)
    return told or named or comma or (past and not before.is_sign)


def _is_not(line: Line, at: int) -> bool:
    for place in range(at - 1, max(-1, at - 4), -1):
        low = line.words[place].low
        if low in _NOT or low.endswith("n't"):
            return True
        if low not in _ADVERBS and not low.endswith("ly"):
            return False
    return False


def is_verb(line: Line, at: int) -> bool:
    """Tell of an English word that carries a clause, by its form: an auxiliary, a past, a short form."""
    word = line.words[at]
    low = word.low
    if low in _AUX or _CONTRACTED.match(low) is not None or low.endswith("n't"):
        return True
    return low.endswith("ed") and len(low) > 4 and not word.is_capital


def has_verb(line: Line, first: int, last: int) -> bool:
    """Tell whether a clause can stand in these words."""
    return any(p in line.aux or p in line.pronouns for p in range(first, min(last, len(line.words))))


def english_start(line: Line, cue: Cue) -> int | None:
    """Return where what an English verb says begins: behind "that", whom it is told to, when and where it was."""
    words, size = line.words, len(line.words)
    at = _past_times(line, cue.last)
    if at >= size:
        return None
    if words[at].low == "that" and at + 1 < size:
        return _behind_that(line, cue, at)
    if words[at].quoted >= 0:
        return at if words[at - 1].quoted != words[at].quoted else None
    far = _that_ahead(line, at, cue)
    if far is not None and (cue.tells or not has_verb(line, _past_adjunct(line, at), far)):
        return far
    if cue.first and (words[cue.first - 1].quoted >= 0 or is_inverted(line, cue)):
        return None
    if cue.tells and words[at].low not in _PREP:
        at = _past_addressee(line, at)
    at = _past_times(line, _past_adjunct(line, at))
    return at if at < size and words[at].quoted < 0 and _is_clause_at(line, cue, at) else None


def _behind_that(line: Line, cue: Cue, at: int) -> int | None:
    words = line.words
    if words[at + 1].low in _STRICT or (words[at + 1].low.endswith("ed") and not words[at + 1].is_capital):
        # "said that would be wrong", but "two reports that accused"
        return None if cue.weak else at
    return at + 1 if at + _SHORTEST < len(words) else None


def _is_clause_at(line: Line, cue: Cue, at: int) -> bool:
    """Tell whether a clause that a verb can give without "that" begins at `at`."""
    words, size, low = line.words, len(line.words), line.words[at].low
    if low == "whether" and not cue.weak:
        return True
    if words[at].is_sign or low in _PREP | _OPENERS | _JOINTS | _GENITIVE or low == "to":
        return False
    if _CONTRACTED.match(low):
        return True
    if low in _STARTS:
        return at + 1 < size and not words[at + 1].is_sign and (low in _PRONOUNS or has_verb(line, at + 1, size))
    if cue.weak:
        return low in _BEFORE_NOUNS and _is_clause(line, at)
    limit = next((p for p in range(at, size) if words[p].text in ",;"), size)
    if words[cue.first].low in _PLAIN:
        if _is_present(line, at):
            return True
        limit = size
    limit = min(limit, at + _LOOK)
    return any(words[p].quoted >= 0 for p in range(at, limit)) or has_verb(line, at + 1, limit)


_PLAIN = frozenset({"said", "say", "says", "saying", "told", "tell", "tells", "telling", "believe"})


def is_inverted(line: Line, cue: Cue) -> bool:
    """Tell of "…, said Ana Ruiz, the minister": behind the verb stands who says it, and no clause."""
    words, at = line.words, cue.last
    if line.turning and words[cue.first].low not in _TURNED:
        return False
    if not cue.first or words[cue.first - 1].text not in ",—–" or at >= len(words):
        return False
    if words[at].low in _STARTS or at in line.prep or at in line.of or at in line.that or words[at].is_sign:
        return False
    if at in line.opens or any(at < p for p in line.that if not any(w.is_sign for w in words[at:p])):
        return False
    told = has_verb(line, 0, cue.first - 1)
    while at < len(words) and not words[at].is_sign and words[at].quoted < 0:
        if at in line.aux and not words[at].is_capital and (words[at].low in _STRICT or not told):
            return at in line.prep
        if at in line.prep or at in line.opens or at in line.that:
            return True
        at += 1
    return at > cue.last


def tags(text: str) -> bool:
    """Tell of English words behind a quotation that say whose it is: a name or pronoun, and a verb of saying."""
    known = _english()
    for count, found in enumerate(WORD.finditer(text)):
        if found[0].lower() in known and found[0].islower():
            return count > 0
        if count > _NAMED or (not found[0][0].isupper() and found[0].lower() not in _PRONOUNS):
            return False
    return False


_NAMED = 5
_TURNED = frozenset(_DATA["turned"])


def _is_clause(line: Line, at: int) -> bool:
    """Tell of "the decision would not change": an auxiliary follows a noun, before any sign or "that"."""
    for place in range(at + 1, min(at + _NOUN, len(line.words))):
        word = line.words[place]
        if word.is_sign or word.quoted >= 0 or place in line.opens or place in line.that:
            return False
        if word.low in _STRICT:
            return True
    return False


def _is_present(line: Line, at: int) -> bool:
    """Tell of "the case highlights that": article, noun, a word in -s, and what such a verb governs."""
    words = line.words[at : at + 4]
    if len(words) < 4 or words[0].low not in _BEFORE_NOUNS or any(w.is_sign for w in words[:3]):
        return False
    governed = words[3].low in _BEFORE_NOUNS or words[3].low in _PREP or words[3].low in ("to", "that")
    return words[2].low.endswith("s") and not words[1].low.endswith("s") and governed


_NOUN = 9
_STRICT = frozenset(_DATA["strict"])


_SHORTEST, _LOOK, _FAR = 2, 40, 24
_SAID_TO = ("sa", "expla", "announc", "confirm", "complain", "suggest", "writ", "wrote", "admit", "made", "point")


def _that_ahead(line: Line, at: int, cue: Cue) -> int | None:
    """Return where a clause behind a "that" further on begins: "told a crowd on the lawn that …"."""
    words = line.words
    if words[at].low == "to" and not words[cue.first].low.startswith(_SAID_TO):
        return None
    led = words[at].low in _PREP or words[at].low in _TIMES or words[at].low in ("this", "last", "earlier")
    if not (cue.tells or led):
        return None
    for place in range(at, min(at + _FAR, len(words) - _SHORTEST)):
        word = words[place]
        if word.quoted >= 0 or word.text in ",;:—–" or place in line.said:
            return None
        if word.low == "that" and words[place - 1].low not in _PREP:
            return place + 1
    return None


def _past_times(line: Line, at: int) -> int:
    words = line.words
    while at < len(words) and words[at].quoted < 0:
        low = words[at].low
        led = low in ("this", "last", "on", "late", "early", "earlier", "next", "that")
        behind = words[at + 1].low if at + 1 < len(words) else ""
        if led and (behind in _PERIODS or behind in _TIMES) and behind not in ("may",):
            at += 2
        elif (low in _TIMES and low not in ("may", "march", "last", "early", "late")) or (
            words[at].text.isdigit() and at and words[at - 1].low in _TIMES
        ):
            at += 1
        else:
            break
    return at


def _past_adjunct(line: Line, at: int) -> int:
    """Return where "in the release" ends."""
    words = line.words
    if at >= len(words) or words[at].low not in ("in", "at", "on", "during", "after", "to", "via", "through", "before"):
        return at
    place = at + 1
    if (
        words[at].low == "to"
        and place < len(words)
        and not (words[place].is_capital or words[place].low in _BEFORE_NOUNS or words[place].low in _ADDRESSED)
    ):
        # "decided to put"
        return at
    if place < len(words) and words[place].low in ("a", "an", "the", "his", "her", "its", "their", "this"):
        place += 1
    begin = place
    while place < len(words) and words[place].quoted < 0 and not words[place].is_sign and place - begin < _ADJUNCT:
        word = words[place]
        if place > begin and (
            word.low in _STARTS or word.low in ("the", "a", "an", "his", "her", "its", "their", "no")
        ):
            return place
        if place > begin and word.is_capital and not words[place - 1].is_capital:
            return place
        place += 1
    return at


_ADJUNCT = 5
_ADDRESSED = frozenset(_DATA["addressed"])


def _past_addressee(line: Line, at: int) -> int:
    """Return where whom it is told to ends: "told police", "told The Hill", "told the court", "told them"."""
    words, size = line.words, len(line.words)
    if at >= size or words[at].quoted >= 0 or words[at].is_sign:
        return at
    led = words[at].low in _ARTICLES
    place = at + led
    if place < size and words[place].is_capital:
        while place < size and (words[place].is_capital or (words[place].low in ("of", "and") and not led)):
            place += 1
        return place
    if not led or words[at].low == "her":
        return at + 1
    while place < size and not words[place].is_sign and place - at < _ADJUNCT:
        if words[place].is_capital or words[place].low in _STARTS | _ARTICLES:
            return place
        place += 1
    return min(at + 2, size)


_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
