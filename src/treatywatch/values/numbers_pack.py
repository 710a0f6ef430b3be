"""The numbers of a language: `packs/lang/<code>/amounts.yml`, read as text and compiled once.

The head of the English file says what each section means.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

from treatywatch.lang.pack import read_yaml
from treatywatch.model.errors import PackError, UsageError
from treatywatch.values.numbers_lexicon import Sense, Trie, Words, merged
from treatywatch.values.scan import fold, phrase

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SENSES = {
    "cardinals": "card",
    "multiples": "multiple",
    "ordinals": "ordinal",
    "fractions": "parts",
    "parts": "part",
    "tails": "tail",
    "dozens": "times",
    "suffixes": "suffix",
}
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_GLUED = frozenset({"cardinals", "ordinals", "fractions", "parts", "tails"})


@dataclass(frozen=True, slots=True)
class Numerals:
    """How numbers are written in digits: the decimal sign, and the sign between groups."""

    decimal: str = "."
    group: str = ","
    # Whether a plain blank groups figures (400 737), or only a blank that never breaks, and "000", and several groups.
    blank: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """How number words are put together; the names are those of the section `rules`."""

    places: frozenset[int] = frozenset({100})
    room: Mapping[int, int] = None  # type: ignore[assignment]
    bare: frozenset[int] | None = None
    no_one: frozenset[int] = frozenset()
    inverted: bool = False
    tens_and: str = ""
    and_any: bool = False
    short_tail: bool = False
    square: bool = False
    chain: bool = False
    divide: str = ""
    mixed_bare: bool = False
    glue: bool = False
    positional: bool = False
    accents: bool = False
    bounded: bool = False
    percent_under: str = ""


@dataclass(frozen=True, slots=True)
class NumberPack:
    """One language's numbers: words, phrases of number, phrases of comparison."""

    code: str
    words: Words
    senses: Trie[Sense]
    numerals: Numerals
    rules: Rules
    ranges: Trie[str]
    approx: Trie[str]
    joins: Trie[str]
    followers: Trie[str]
    nones: Trie[str]
    names: Trie[str]
    counted: Trie[str]
    year_words: frozenset[str]
    data: Mapping[str, Any]


def spelled(text: str) -> Iterator[str]:
    """Return every writing of a phrase with choices: `{a,b} c` gives `a c` and `b c`."""
    parts = _CHOICE.split(text)
    choices = [[part] if at % 2 == 0 else part.split(",") for at, part in enumerate(parts)]
    for chosen in product(*choices):
        yield " ".join("".join(chosen).split())


@cache
def load_numbers(code: str) -> NumberPack:
    """Return the compiled numbers of a language.

    Raises:
        UsageError: There are no numbers for the language.
        PackError: A section of the file is wrong; the message names it.
    """
    place = resources.files("treatywatch") / "packs" / "lang" / code / "amounts.yml"
    if _CODE.fullmatch(code) is None or not place.is_file():
        raise UsageError(f"no numbers for {code!r}; languages: {', '.join(languages())}")
    data = read_yaml(place)
    if not isinstance(data, dict):
        raise PackError(f"{place}: expected sections")
    try:
        return _compile(code, data)
    except (ValueError, AttributeError, TypeError, KeyError, ZeroDivisionError) as error:
        raise PackError(f"{place}: {error}") from error


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have numbers, sorted."""
    folder = resources.files("treatywatch") / "packs" / "lang"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "amounts.yml").is_file()))


def _compile(code: str, data: Mapping[str, Any]) -> NumberPack:
    rules = _rules(data.get("rules") or {})
    words = Words(fold_accents=rules.accents)
    senses = _senses(data, rules, words)
    _glue(data, words)
    comparisons = dict(data.get("ranges") or {})
    joins = {"join": comparisons.pop("join", [])}
    marks = data.get("marks") or {}
    return NumberPack(
        code=code,
        words=words,
        senses=senses,
        numerals=_numerals(data.get("numerals") or {}),
        rules=rules,
        ranges=_texts({"ranges": comparisons}, "ranges", words),
        approx=_texts({"approx": {"approx": data.get("approx") or []}}, "approx", words),
        joins=_texts({"join": joins}, "join", words),
        followers=_texts(data, "followers", words),
        names=_names(data, words),
        counted=_texts({"fraction_of": {"after": data.get("fraction_of") or []}}, "fraction_of", words),
        nones=_texts({"none": {"none": marks.get("none") or []}}, "none", words),
        year_words=frozenset(map(fold, data.get("year_words") or [])),
        data=data,
    )


def _senses(data: Mapping[str, Any], rules: Rules, words: Words) -> Trie[Sense]:
    """Put every phrase that is part of a number into one trie."""
    senses: Trie[Sense] = Trie()
    for section, name in _SENSES.items():
        for value, written in _cells(data, section):
            # 10M is ten million, 10m is not.
            upper = section == "suffixes" and written[:1].isupper()
            sense = Sense(**{name: _value(value)}, marks=frozenset({"upper"} if upper else ()))  # type: ignore[arg-type]
            for tokens in _phrases([written]):
                _add(senses, words, tokens, sense)
                if rules.glue and section in _GLUED:
                    _learn_piece(words, tokens)
    for mark, written in _cells(data, "marks"):
        for tokens in _phrases([written]) if mark != "none" else ():
            _add(senses, words, tokens, Sense(marks=frozenset({mark})))
    for value, written in _cells(data, "relative"):
        for tokens in _phrases([written]):
            _add(senses, words, tokens, Sense(relative=value))
    for sign in _VULGAR:
        _add(senses, words, (sign,), Sense(part=Fraction(unicodedata.numeric(sign)).limit_denominator(10)))
    return senses


def _cells(data: Mapping[str, Any], section: str) -> Iterator[tuple[str, str]]:
    return ((value, written) for value, phrases in _rows(data, section) for written in phrases)


def _glue(data: Mapping[str, Any], words: Words) -> None:
    glue = data.get("glue") or {}
    words.pieces.update(fold(piece) for piece in glue.get("pieces", []))
    words.prefixes = tuple(fold(piece) for piece in glue.get("and", []))
    words.articles = tuple(fold(piece) for piece in glue.get("articles", []))
    words.endings = frozenset(fold(piece) for piece in glue.get("endings", []))
    words.learn(words.pieces | set(words.prefixes) | words.endings)


def _names(data: Mapping[str, Any], words: Words) -> Trie[str]:
    """Put the names that every language shares beside those of this one."""
    own = data.get("names") or {}
    shared = read_yaml(resources.files("treatywatch") / "packs" / "values" / "names.yml")
    return _texts({"names": own | {"before": [*own.get("before", []), *shared["before"]]}}, "names", words)


def _texts(data: Mapping[str, Any], section: str, words: Words) -> Trie[str]:
    trie: Trie[str] = Trie()
    for value, phrases in _rows(data, section):
        for tokens in map(words.written, _phrases(phrases)):
            words.learn(tokens)
            node = trie.at(tokens)
            node.value = node.value or value
    return trie


def _rows(data: Mapping[str, Any], section: str) -> Iterator[tuple[str, list[str]]]:
    for value, phrases in (data.get(section) or {}).items():
        if not isinstance(phrases, list):
            raise TypeError(f"section {section}.{value}: expected a list of phrases")
        yield value, phrases


def _phrases(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for written in phrases:
        for one in spelled(written):
            # `ott-` stands in glued words only.
            tokens = (fold(one),) if len(one) > 1 and one.endswith("-") and one[:-1].isalpha() else phrase(one)
            if not tokens:
                raise ValueError(f"empty phrase in {written!r}")
            yield tokens


def _add(senses: Trie[Sense], words: Words, tokens: tuple[str, ...], sense: Sense) -> None:
    tokens = words.written(tokens)
    words.learn(tokens)
    node = senses.at(tokens)
    node.value = merged(node.value, sense)


def _learn_piece(words: Words, tokens: tuple[str, ...]) -> None:
    if len(tokens) == 1:
        if tokens[0].endswith("*"):
            words.piece_stems.add(tokens[0][:-1])
        elif len(tokens[0]) > 1:
            words.pieces.add(tokens[0].removesuffix("-"))


def _value(text: str) -> int | Fraction:
    value = Fraction(text.replace("_", ""))
    return int(value) if value.denominator == 1 else value


def _numerals(data: Mapping[str, str]) -> Numerals:
    return Numerals(data.get("decimal", "."), data.get("group", ","), data.get("blank", "yes") == "yes")


def _rules(data: Mapping[str, Any]) -> Rules:
    flags = {name: data.get(name) == "yes" for name in _FLAGS}
    return Rules(
        places=_numbers(data.get("places", ["100"])),
        room={int(value): int(room) for value, room in (data.get("room") or {}).items()},
        bare=_numbers(data["bare"]) if "bare" in data else None,
        no_one=_numbers(data.get("no_one", [])),
        divide=data.get("divide", ""),
        tens_and=data.get("tens_and", ""),
        percent_under=data.get("percent_under", ""),
        **flags,
    )


_FLAGS = (
    "inverted", "and_any", "short_tail", "square", "chain", "mixed_bare", "glue", "positional", "accents",
    "bounded",
)  # fmt: skip


def _numbers(values: Iterable[str]) -> frozenset[int]:
    return frozenset(int(value) for value in values)
