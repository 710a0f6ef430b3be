"""A language pack as the frame engine reads it: phrases with flags and gaps, cases by endings, scripts of any kind.

A phrase is written as in every pack (`{a,b}` a choice, `*` at the end of a word any ending) and may go on with `|` and
flags, comma apart: the case roles of a name (`subj gen to in from by obj with about`), the tense or mood of a verb
(`past pres fut inf cond imp pass neg part`). ` … ` between words is a gap: the rest follows later in the clause.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from treatywatch.lang.lexicon import Entry, Lexicon
from treatywatch.lang.pack import LEXICON_FILES, Entity, entities, entity_aliases, folder_of, read_yaml
from treatywatch.lang.phrases import Inflector, expand, readings
from treatywatch.lang.tokens import Token, fold, tokenize
from treatywatch.model.errors import PackError

GAP = "…"
# Beside those that every engine reads: what numbers count.
_OWN_FILES = ("counts",)
# Scripts that set no space between words: each sign is a token of its own.
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
# What the form of a lemma (`~verb`) says of it: an -ing form carries no clause.
_FORM_FLAGS: dict[int, set[str]] = {3: {"inf"}}
_ONE_SIGN = re.compile(f"[{_UNSPACED}]")
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]"
)


@dataclass(frozen=True, slots=True)
class FramePack:
    """One language, compiled.

    `order` is `initial` (what governs an act stands before it: most of Europe), `final` (behind it: Turkish, Japanese)
    or `free`. `negation` tells where "not" stands seen from its verb. `tails` maps a role to the endings that a name's
    stem may carry. `prefixes` are words written together with the next one (Arabic, Hebrew), longest first.
    """

    code: str
    lexicon: Lexicon
    order: str
    negation: str
    tails: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    abbreviations: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    entities: Mapping[str, Entity]
    drops_subject: bool
    capitals: bool

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Return the tokens of `text[start:end]`; words of unspaced scripts sign by sign, clitics apart."""
        return list(self._split(tokenize(text, start, end)))

    def _split(self, tokens: Sequence[Token]) -> Iterator[Token]:
        for token in tokens:
            if _ONE_SIGN.search(token.text):
                yield from _signs(token)
            elif self.prefixes:
                yield from self._clitics(token)
            else:
                yield token

    def _clitics(self, token: Token) -> Iterator[Token]:
        """Set a word's clitics apart where the pack knows the word without them, and not with them."""
        low = _plain(token.low)
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


def _signs(token: Token) -> Iterator[Token]:
    start = 0
    for match in _ONE_SIGN.finditer(token.text):
        if match.start() > start:
            yield _piece(token, start, match.start())
        yield _piece(token, match.start(), match.end())
        start = match.end()
    if start < len(token.text):
        yield _piece(token, start, len(token.text))


def _piece(token: Token, start: int, end: int) -> Token:
    return Token(token.text[start:end], fold(token.text[start:end]), token.start + start, token.start + end)


def _plain(word: str) -> str:
    """Take vowel points, stretching and invisible signs off a word."""
    return _MARKS.sub("", word)


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
    lexicon = Lexicon()
    for name in (*LEXICON_FILES, *_OWN_FILES):
        _fill(lexicon, folder / f"{name}.yml", inflector)
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
    )


def _fill(lexicon: Lexicon, place: Traversable, inflector: Inflector) -> None:
    sections = read_yaml(place) or {}
    if not isinstance(sections, dict):
        raise PackError(f"{place}: expected sections of values")
    for layer, values in sections.items():
        if not isinstance(values, dict):
            raise PackError(f"{place}: section {layer}: expected value to phrases")
        for value, phrases in values.items():
            if not isinstance(phrases, list):
                raise PackError(f"{place}: section {layer}.{value}: expected a list of phrases")
            try:
                _add(lexicon, Entry(str(layer), str(value)), phrases, inflector)
            except PackError as error:
                raise PackError(f"{place}: section {layer}.{value}: {error}") from error


def _add(lexicon: Lexicon, meant: Entry, phrases: Sequence[Any], inflector: Inflector) -> None:
    flags: dict[tuple[str, int], set[str]] = {}
    # A pack that writes its verbs out by rule has no verb among the operators that are written plainly.
    wordy = {"verbless"} if inflector.has_rules and meant.layer == "op" else set()
    for phrase in phrases:
        if not isinstance(phrase, str):
            raise PackError(f"{phrase!r} is no phrase")
        text, _, said = phrase.partition("|")
        given = {flag.strip() for flag in said.split(",") if flag.strip()}
        for plain in expand(text):
            if "~" not in plain:
                flags.setdefault((plain, -1), set()).update(given | wordy)
                continue
            for tokens, form in readings(plain, inflector):
                flags.setdefault((" ".join(tokens), form), set()).update(given | _FORM_FLAGS.get(form, set()))
    for (plain, form), said_of in flags.items():
        head, *rest = [tuple(split_words(part)) for part in plain.split(GAP)]
        if not head:
            raise PackError(f"phrase {plain!r} has no words")
        stem = len(fold(head[-1])) - 1 if head[-1].endswith("*") else 0
        behind = tuple(fold(word) for part in rest for word in part)
        lexicon.add(head, replace(meant, form=form, flags=frozenset(said_of), rest=behind, stem=stem))


def split_words(phrase: str) -> list[str]:
    """Return the tokens of a phrase as a text in this language would have them, a `*` kept on its word."""
    joined: list[str] = []
    pieces = [
        piece for token in tokenize(phrase) for piece in (_signs(token) if _ONE_SIGN.search(token.text) else (token,))
    ]
    for token in pieces:
        if token.text == "*" and joined:
            joined[-1] += "*"
        else:
            joined.append(_MARKS.sub("", token.text))
    return [word for word in joined if word]


def _add_entities(lexicon: Lexicon, code: str, place: Traversable) -> None:
    known = entities()
    aliases = read_yaml(place) if place.is_file() else {}
    for name, phrases in (aliases or {}).items():
        if name not in known or not isinstance(phrases, list):
            raise PackError(f"{place}: {name}: no entity of packs/names, or no list of names")
        _add(lexicon, Entry(known[name].type, name), phrases, Inflector([], {}))
    for kind, entity_id, names in entity_aliases(code):
        for name in names:
            words = split_words(name)
            if words:
                lexicon.add(words, Entry(kind, entity_id))
