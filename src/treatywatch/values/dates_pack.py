"""The words of time of one language: `packs/lang/<code>/dates.yml`, compiled to one lexicon."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from treatywatch.lang.lexicon import Entry, Lexicon, Row
from treatywatch.lang.pack import read_yaml
from treatywatch.lang.tokens import Token
from treatywatch.model.errors import PackError, UsageError
from treatywatch.values.dates_words import plain, tokens_of

_CODE = re.compile(r"[a-z]{2,3}")
_GROUP = re.compile(r"\{([^{}]*)\}")
_MACRO = re.compile(r"<(\w+)>")
_SECTIONS = frozenset({
    "num", "num_join", "ord", "ord_many", "ord_mark", "ord_pre", "month", "month_mark", "weekday", "weekdays", "season",
    "holiday", "unit", "unit_join", "unit_shift", "amount", "plural", "shift", "the", "same", "day", "daypart",
    "dayparts", "clock", "ampm", "now", "part", "rest", "week_of", "way", "way_post", "from", "lasting",
    "every", "every_post", "often", "few", "and_half", "after_unit", "dur_join", "counter", "quarter", "half",
    "fiscal", "era", "decade_mark", "decade_pre", "century_mark", "year_mark", "day_mark", "date_mark",
    "date_pre", "day_pre", "hour_pre", "hour_lead", "hour_mark", "minute_mark", "second_mark", "before_hour",
    "after_hour", "past", "till", "plus", "minus", "limit", "limit_post", "than", "than_post", "open", "to",
    "close", "join", "around", "weak", "lead", "never", "counted", "counting", "street", "ahead", "behind", "passive",
})  # fmt: skip
# What tells of the side on which a time lies is looked up only where a time is open.
_VERBS = ("ahead", "behind", "passive")
# More ways to write one phrase than this is a mistake in the pack.
_MOST = 4000
# No phrase that tells past from future has more words.
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Verbs:
    """What tells whether a time lies ahead or behind: words and phrases, and endings of verbs."""

    words: Lexicon
    future: tuple[str, ...]
    past: tuple[str, ...]

    def get(self, tokens: Sequence[Token], position: int) -> Row | None:
        """Return (end, layer, value) of the longest phrase at a token; of two the one for the future."""
        window = tokens[position : position + _LONGEST_PHRASE]
        rows = self.words.rows(window, [token.low for token in window], 0)
        if not rows:
            return None
        end, layer, value = min(rows, key=_by_rank)
        return position + end, layer, value


def _by_rank(row: Row) -> tuple[int, bool, str]:
    """Put the longest first, what tells nothing before what tells something, the future before the past."""
    return -row[0], row[2] != "never", row[1]


@dataclass(frozen=True, slots=True)
class DatePack:
    """One language: the lexicon of its time words, and its settings (see the head of the English file)."""

    code: str
    words: Lexicon
    verbs: Verbs
    settings: Mapping[str, str]

    def is_on(self, name: str) -> bool:
        """Tell whether the pack sets `name` to `yes`."""
        return self.settings.get(name) == "yes"


@cache
def load_dates(code: str) -> DatePack:
    """Return the compiled time words of a language.

    Raises:
        UsageError: There are none for the language.
        PackError: The file is wrong; the message names file and section.
    """
    folder = resources.files("treatywatch") / "packs" / "lang" / code
    place = folder / "dates.yml"
    if _CODE.fullmatch(code) is None or not place.is_file():
        raise UsageError(f"no dates.yml for {code!r}; there is one for: {', '.join(date_languages())}")
    sections = read_yaml(place)
    if not isinstance(sections, dict):
        raise PackError(f"{place}: expected sections of values")
    settings = sections.pop("settings", {})
    macros = sections.pop("macros", {})
    words, verbs, accents = Lexicon(), Lexicon(), settings.get("accents") == "yes"
    for layer, value, phrase in _rows(sections, place):
        for written in spellings(phrase, macros, place):
            lexicon = verbs if layer in _VERBS else words
            lexicon.add(_tokens(written, accents=accents), Entry(layer, value))
    _compounds(words, sections, settings)
    future, past = (tuple(settings.get(name, "").split()) for name in ("future", "past"))
    return DatePack(code, words, Verbs(verbs, future, past), settings)


@cache
def date_languages() -> tuple[str, ...]:
    """Return the codes of the languages with time words, sorted."""
    folder = resources.files("treatywatch") / "packs" / "lang"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "dates.yml").is_file()))


def _rows(sections: Mapping[str, Any], place: Traversable) -> Iterator[tuple[str, str, str]]:
    for layer, values in sections.items():
        if layer not in _SECTIONS:
            raise PackError(f"{place}: no section is called {layer!r}; the head of the English file lists them")
        if not isinstance(values, dict):
            raise PackError(f"{place}: section {layer}: expected value to phrases")
        for value, phrases in values.items():
            if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
                raise PackError(f"{place}: section {layer}.{value}: expected a list of phrases")
            for phrase in phrases:
                yield layer, value, phrase


def spellings(phrase: str, macros: Mapping[str, str], place: object = "") -> list[str]:
    """Return every way to write `phrase`: `<name>` is a macro, `{a,b}` one of several, `{,a}` an option.

    Raises:
        PackError: Unknown macro, brace without its other half, or far too many ways.
    """
    try:
        written = [_MACRO.sub(lambda name: macros[name[1]], phrase)]
    except KeyError as error:
        raise PackError(f"{place}: {phrase!r}: no macro {error}") from error
    done: list[str] = []
    while written:
        here = written.pop()
        group = _GROUP.search(here)
        if group is None:
            done.append(here)
        else:
            written.extend(here[: group.start()] + way + here[group.end() :] for way in group[1].split(","))
        if len(written) + len(done) > _MOST:
            raise PackError(f"{place}: {phrase!r}: too many ways to write it")
    if any("{" in way or "}" in way for way in done):
        raise PackError(f"{place}: {phrase!r}: a brace without its other half")
    return done


def _tokens(written: str, *, accents: bool) -> list[str]:
    # The tokenizer takes the star of a stem for a sign of its own; the lexicon joins it again.
    return [plain(token.low, accents=accents) for token in tokens_of(written, accents=accents)]


def _compounds(words: Lexicon, sections: Mapping[str, Any], settings: Mapping[str, str]) -> None:
    """Add unit + link + ten as one word ("fünfundzwanzig") where the pack sets `unit_link`, with its ordinals."""
    accents = settings.get("accents") == "yes"
    numbers = {int(float(value)): phrases for value, phrases in sections.get("num", {}).items()}
    for link in settings.get("unit_link", "").split():
        for value in (ten + unit for ten in range(20, 100, 10) for unit in range(1, 10)):
            heads = [one + link for one in numbers.get(value % 10, [])]
            tens = value - value % 10
            for layer, tails in (("num", numbers.get(tens, [])), ("ord", sections.get("ord", {}).get(str(tens), []))):
                for written in (head + tail for head in heads for tail in tails):
                    words.add(_tokens(written, accents=accents), Entry(layer, str(value)))
