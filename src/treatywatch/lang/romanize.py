"""Names across scripts and cases: one Latin spelling, and a skeleton that spellings of one name share.

"Косіняк-Камиш", "Kosiniakiem-Kamyszem" and "Kosinyak-Kamysh" have the consonants of "Kosiniak-Kamysz" in common; what a
case adds stands behind them. The Latin spelling is anyascii's (ISC licence, all of Unicode, a table).
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from anyascii import anyascii

# One letter for each sound that spellings differ in, longest first.
_SOUNDS = (
    ("shch", "s"), ("szcz", "s"), ("sch", "s"), ("tsch", "c"), ("dzh", "z"), ("sz", "s"), ("sh", "s"), ("cz", "c"),
    ("tch", "c"), ("ch", "h"), ("kh", "h"), ("zh", "z"), ("rz", "r"), ("ts", "c"), ("tz", "c"), ("ck", "k"),
    ("ph", "f"), ("th", "t"), ("gh", "g"), ("qu", "k"), ("q", "k"), ("w", "v"), ("j", "i"), ("y", "i"),
)  # fmt: skip
_VOWELS = re.compile("[aeiou]")
_DOUBLE = re.compile(r"(.)\1+")
_PART = re.compile(r"[^\W\d_]+")
# What a case may put behind a name: no more consonants than this ("-em", "-ovi", "-ego", "-ille").
_CASE_CONSONANTS = 2
_SHORTEST_STEM = 3


# Ukrainian as its passports write it (Cabinet of Ministers, resolution 55 of 2010); what begins a word has its own.
_UKRAINIAN = {
    "г": "h", "ґ": "g", "и": "y", "й": "i", "і": "i", "ї": "i", "є": "ie", "ю": "iu", "я": "ia", "х": "kh",
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "",
}  # fmt: skip
_FIRST = {"ї": "yi", "й": "y", "є": "ye", "ю": "yu", "я": "ya"}
# Belarusian as its passports write it (Ministry of Internal Affairs, 2008).
_BELARUSIAN = {
    "г": "h", "ґ": "g", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "ж": "zh", "ў": "u", "ы": "y", "э": "e",
    "ё": "io", "ю": "iu", "я": "ia", "й": "i", "і": "i", "ь": "",
}  # fmt: skip
_FIRST_BELARUSIAN = {"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"}
_RULES = {"uk": (_UKRAINIAN, _FIRST), "be": (_BELARUSIAN, _FIRST_BELARUSIAN)}
# Signs that only soften or part letters.
_SOFT = dict.fromkeys(map(ord, "ьъЬЪ"))
_MARKS = re.compile("['’ʼ]")
_WORD = re.compile(r"[^\W\d_]+")


def romanize(name: str, lang: str = "") -> str:
    """Return a name in ASCII letters, a Ukrainian or Belarusian one by its country's own rule."""
    if lang not in _RULES:
        return anyascii(name.translate(_SOFT))
    letters, first = _RULES[lang]
    return anyascii(_WORD.sub(lambda word: _by_rule(word.group(), letters, first), _MARKS.sub("", name)))


def _by_rule(word: str, letters: Mapping[str, str], first: Mapping[str, str]) -> str:
    low = word.lower()
    if letters is _UKRAINIAN:
        low = low.replace("зг", "zgh")
    return first.get(low[0], letters.get(low[0], low[0])) + "".join(letters.get(c, c) for c in low[1:])


@lru_cache(1 << 14)
def skeleton(word: str) -> str:
    """Return the consonants of one word of a name, sounds that spellings differ in as one; its first vowel stays."""
    plain = re.sub(r"[^a-z]", "", anyascii(word).lower())
    for sound, letter in _SOUNDS:
        plain = plain.replace(sound, letter)
    head, rest = plain[:1], plain[1:]
    return _DOUBLE.sub(r"\1", ("i" if head in "iy" else head) + _VOWELS.sub("", rest))


def skeletons(name: str) -> tuple[str, ...]:
    """Return the skeletons of the words of a name; parts that a hyphen joins count as words."""
    return tuple(found for word in _PART.findall(name) if (found := skeleton(word)))


def is_form_of(word: str, known: str) -> bool:
    """Tell whether the skeleton `word` is that of `known`, or of a case of it: endings come and go."""
    short, long = sorted((word, known), key=len)
    if short == long:
        return True
    # Lithuanian and Latvian end the nominative itself ("Nausėda", "Nausėdos"; "Donalds", "Donalda").
    fewest = len(long) - (_CASE_CONSONANTS if word == long else 1)
    return len(short) >= max(_SHORTEST_STEM, fewest) and long.startswith(short)


def alike(word: str, known: str) -> bool:
    """Tell whether two skeletons of a first name share most of their consonants in order: Uladzislau, Władysław."""
    best = [0] * (len(known) + 1)
    for letter in word:
        row = best[:]
        for at, other in enumerate(known):
            row[at + 1] = best[at] + 1 if letter == other else max(row[at], best[at + 1])
        best = row
    return best[-1] * 3 >= max(len(word), len(known)) * 2 - 1
