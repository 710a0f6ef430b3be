"""A language pack as the frame engine reads it: phrases with flags and gaps, cases by endings, scripts of any kind.

A phrase is written as in every pack (`{a,b}` a choice, `*` at the end of a word any ending) and may go on with `|` and
flags, comma apart: the case roles of a name (`subj gen to in from by obj with about`), the tense or mood of a verb
(`past pres fut inf cond imp pass neg part`). ` … ` between words is a gap: the rest follows later in the clause.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from treatywatch.lang.lazy import LazyLexicon
from treatywatch.lang.lexicon import Entry
from treatywatch.lang.pack import (
    LEXICON_FILES,
    Entity,
    entities,
    entity_aliases,
    folder_of,
    phrase_lists,
    read_yaml,
)
from treatywatch.lang.phrases import Inflector, lemmas
from treatywatch.lang.scripts import ONE_SIGN, signs, without_marks
from treatywatch.lang.tokens import Token, tokenize
from treatywatch.model.errors import PackError

# Beside those that every engine reads: what numbers count.
_OWN_FILES = ("counts",)
# What the form of a lemma (`~verb`) says of it. The base may be an infinitive or a present; an -ing form carries no
# clause.
_FORM_FLAGS: dict[int, set[str]] = {1: {"pres"}, 2: {"past"}, 3: {"inf"}, 4: {"part"}}
_PARTICIPLE = 4
# The forms of "be" that make a participle a passive, and their tense.
_BE = (("{is,are}", "pres"), ("{was,were}", "past"), ("{been,being,be}", ""))


@dataclass(frozen=True, slots=True)
class FramePack:
    """One language, compiled.

    `order` is `initial` (what governs an act stands before it: most of Europe), `final` (behind it: Turkish, Japanese)
    or `free`. `negation` tells where "not" stands seen from its verb. `tails` maps a role to the endings that a name's
    stem may carry. `genitive_first`: a genitive stands before what it owns; `genitive_last`: never. `prefixes` are
    words written together with the next one (Arabic, Hebrew), longest first.
    """

    code: str
    lexicon: LazyLexicon
    order: str
    negation: str
    tails: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    abbreviations: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    entities: Mapping[str, Entity]
    drops_subject: bool
    capitals: bool
    genitive_first: bool = False
    genitive_last: bool = False
    pits: bool = True
    """The word for a mine may also mean a pit."""
    home: str | None = None
    """The state whose press writes in the language: that of "the army" in a text that names no state."""
    we: tuple[str, ...] = ()
    """The endings of the first person plural, where a verb alone says "we"."""
    we_too: tuple[str, ...] = ()
    """Those of them that are of the past as well as of the present: "firmamos"."""
    we_not: frozenset[str] = frozenset()
    """Words with such an ending that are no verbs."""
    nominative: tuple[tuple["re.Pattern[str]", str], ...] = ()
    """How a full name in another case reads in the nominative: pattern, replacement; the first that fits."""
    fold: Mapping[int, str] = field(default_factory=dict)
    """Signs that are as good as others: traditional Chinese and simplified, ё and е. Code point to sign."""

    def plain(self, text: str) -> str:
        """Return `text` in the signs that the pack writes, of the same length."""
        return text.translate(self.fold) if self.fold else text

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Return the tokens of `text[start:end]`; words of unspaced scripts sign by sign, clitics apart."""
        found = list(self._split(tokenize(text, start, end)))
        if not self.fold:
            return found
        return [Token(token.text, token.low.translate(self.fold), token.start, token.end) for token in found]

    def _split(self, tokens: Sequence[Token]) -> Iterator[Token]:
        for token in tokens:
            if ONE_SIGN.search(token.text):
                yield from signs(token)
            elif self.prefixes:
                yield from self._clitics(token)
            else:
                yield token

    def _clitics(self, token: Token) -> Iterator[Token]:
        """Set a word's clitics apart where the pack knows the word without them, and not with them."""
        low = without_marks(token.low).translate(self.fold)
        if not self.lexicon.knows(low):
            for prefix in self.prefixes:
                rest = low[len(prefix) :]
                if len(rest) > 2 and low.startswith(prefix) and self.lexicon.knows(rest):
                    cut = token.start + len(prefix)
                    if cut < token.end:
                        yield Token(token.text[: len(prefix)], prefix, token.start, cut)
                        yield Token(token.text[len(prefix) :], rest, cut, token.end)
                        return
        yield Token(token.text, low, token.start, token.end)

    def role_of_tail(self, tail: str) -> str:
        """Return the role that an ending gives a name, "" where none is known."""
        return next((role for ending, role in self.tails if tail == ending), "")


@cache
def framed(code: str) -> FramePack:
    """Return the compiled pack of a BCP 47 primary language code.

    Raises:
        UsageError: There is no pack for the language.
        PackError: A file of the pack is wrong; the message names file and section.
    """
    folder = folder_of(code)
    meta = read_yaml(folder / "meta.yml")
    if not isinstance(meta, dict):
        raise PackError(f"{folder / 'meta.yml'}: expected sections of values")
    inflector = Inflector(meta.get("verb_forms", []), meta.get("irregular", {}))
    fold = {ord(pair[0]): pair[1] for pair in meta.get("fold", [])}
    lexicon = LazyLexicon(fold)
    for name in (*LEXICON_FILES, *_OWN_FILES):
        _fill(lexicon, _file(folder, name), inflector)
    _add_entities(lexicon, code, folder / "aliases.yml")
    return FramePack(
        code=code,
        lexicon=lexicon,
        order=meta.get("order", "initial"),
        negation=meta.get("negation", "before"),
        tails=tuple((ending, role) for role, endings in meta.get("tails", {}).items() for ending in endings),
        prefixes=tuple(sorted(meta.get("prefixes", []), key=lambda p: (-len(p), p))),
        abbreviations=frozenset(meta.get("sentence", {}).get("abbreviations", [])),
        quotes=tuple((pair[0], pair[1]) for pair in meta.get("quotes", [])),
        entities=entities(),
        drops_subject=meta.get("drops_subject", "no") == "yes",
        capitals=meta.get("capitals", "yes") == "yes",
        genitive_first=meta.get("genitive") == "first",
        genitive_last=meta.get("genitive") == "last",
        pits=meta.get("pits", "yes") == "yes",
        home=meta.get("home"),
        we=tuple(meta.get("we", [])),
        we_too=tuple(meta.get("we_past", [])),
        we_not=frozenset(meta.get("we_not", [])),
        nominative=_patterns(folder / "meta.yml", meta.get("nominative", [])),
        fold=fold,
    )


def _file(folder: Traversable, name: str) -> Traversable:
    """Return a file of a pack: in a pack that two engines read, the frame engine's own where there is one."""
    own = folder / "frames" / f"{name}.yml"
    return own if own.is_file() else folder / f"{name}.yml"


def _patterns(place: Traversable, rows: Sequence[Sequence[str]]) -> tuple[tuple["re.Pattern[str]", str], ...]:
    try:
        return tuple((re.compile(pattern), form) for pattern, form in rows)
    except (re.error, ValueError) as error:
        raise PackError(f"{place}: nominative: {error}") from error


def _fill(lexicon: LazyLexicon, place: Traversable, inflector: Inflector) -> None:
    for layer, value, phrases in phrase_lists(place, read_yaml(place) or {}):
        try:
            _add(lexicon, Entry(layer, value), phrases, inflector)
        except PackError as error:
            raise PackError(f"{place}: section {layer}.{value}: {error}") from error


def _add(lexicon: LazyLexicon, meant: Entry, phrases: Sequence[Any], inflector: Inflector) -> None:
    # A pack that writes its verbs out by rule has no verb among the operators that are written plainly.
    wordy = {"verbless"} if inflector.has_rules and meant.layer == "op" else set()
    # Thousands of phrases mean the same.
    entries: dict[frozenset[str], Entry] = {}

    def entry(flags: frozenset[str]) -> Entry:
        known = entries.get(flags)
        if known is None:
            known = entries[flags] = replace(meant, flags=flags)
        return known

    for phrase in phrases:
        if not isinstance(phrase, str):
            raise PackError(f"{phrase!r} is no phrase")
        text, _, said = phrase.partition("|")
        given = {flag.strip() for flag in said.split(",") if flag.strip()}
        if "~" not in text:
            lexicon.note(" ".join(text.split()), entry(frozenset(given | wordy)))
            continue
        for written, form in _told(text, inflector):
            lexicon.note(written, entry(frozenset(given | form)))


def _told(phrase: str, inflector: Inflector) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield every form of a phrase with a lemma, and what it says: a past that may be a participle says nothing."""
    found: dict[str, set[int]] = {}
    for written, form in lemmas(phrase, inflector):
        found.setdefault(written, set()).add(form)
    for written, forms in found.items():
        told = [_FORM_FLAGS.get(form, set()) for form in forms]
        yield written, frozenset(told[0]) if len(told) == 1 else frozenset()
        if _PARTICIPLE in forms and not written.startswith("been"):
            for auxiliary, tense in _BE:
                yield f"{auxiliary} {written}", frozenset({"pass", tense} - {""})


def _add_entities(lexicon: LazyLexicon, code: str, place: Traversable) -> None:
    known = entities()
    aliases = read_yaml(place) if place.is_file() else {}
    for name, phrases in (aliases or {}).items():
        if name not in known or not isinstance(phrases, list):
            raise PackError(f"{place}: {name}: no entity of packs/names, or no list of names")
        _add(lexicon, Entry(known[name].type, name), phrases, Inflector([], {}))
    for kind, entity_id, names in entity_aliases(code):
        for name in names:
            lexicon.note(name, Entry(kind, entity_id))
