"""A language pack: a folder of YAML in `packs/lang/<code>/`, read as text and compiled to one lexicon."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from treatywatch.lang.lazy import LazyLexicon
from treatywatch.lang.lexicon import Entry, Lexicon
from treatywatch.lang.phrases import Inflector, lemmas, readings
from treatywatch.model.errors import PackError, UsageError

# Every language has the same files. Each section of each is a layer: value to phrases.
LEXICON_FILES = ("names", "terms", "predicates", "operators", "speech", "clauses")

ENTITY_FILES = ("entities.yml", "groups.yml", "officials.yml")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, company, outlet or programme of the name packs."""

    id: str
    type: str
    name: str
    country: str | None
    role: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One language, compiled: lexicons, number signs, sentence rules, quotation marks, the entities by id.

    Numbers and times have lexicons of their own, for their words overlap with the rest.
    """

    code: str
    lexicon: LazyLexicon
    numbers: Lexicon
    times: Lexicon
    group: str
    decimal: str
    abbreviations: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    entities: Mapping[str, Entity]


_CODE = re.compile(r"[a-z]{2,40}(?:-[A-Za-z0-9]{2,8}){0,3}")


@cache
def load(code: str) -> Pack:
    """Return the compiled pack of a BCP 47 primary language code.

    Raises:
        UsageError: There is no pack for the language.
        PackError: A file of the pack is wrong; the message names file and section.
    """
    folder = folder_of(code)
    meta = read_yaml(folder / "meta.yml")
    if not isinstance(meta, dict):
        raise PackError(f"{folder / 'meta.yml'}: expected sections of values")
    try:
        inflector = Inflector(meta.get("verb_forms", []), meta.get("irregular", {}))
    except (re.error, IndexError, AttributeError) as error:
        raise PackError(f"{folder / 'meta.yml'}: verb_forms or irregular: {error}") from error
    lexicon = LazyLexicon()
    for name in LEXICON_FILES:
        _note(lexicon, folder / f"{name}.yml", inflector)
    numbers, times = Lexicon(), Lexicon()
    _fill(numbers, folder / "numbers.yml", inflector)
    _fill(times, folder / "times.yml", inflector)
    for kind, entity_id, names in entity_aliases(code):
        for name in names:
            lexicon.note(name, Entry(kind, entity_id))
    return Pack(
        code=code,
        lexicon=lexicon,
        numbers=numbers,
        times=times,
        group=meta.get("number", {}).get("group", ","),
        decimal=meta.get("number", {}).get("decimal", "."),
        abbreviations=frozenset(meta.get("sentence", {}).get("abbreviations", [])),
        quotes=tuple((pair[0], pair[1]) for pair in meta.get("quotes", [])),
        entities=entities(),
    )


@cache
def engine_of(code: str) -> str:
    """Return the versioned name of the engine that reads a language, as its pack says.

    Raises:
        UsageError: There is no pack for the language.
        PackError: The pack's `meta.yml` is wrong.
    """
    folder = folder_of(code)
    meta = read_yaml(folder / "meta.yml")
    if not isinstance(meta, dict):
        raise PackError(f"{folder / 'meta.yml'}: expected sections of values")
    return str(meta.get("engine", "grammar.v1"))


def folder_of(code: str) -> Traversable:
    """Return the folder of a language's pack.

    Raises:
        UsageError: There is none.
    """
    folder = resources.files("treatywatch") / "packs" / "lang" / code
    if _CODE.fullmatch(code) is None or not (folder / "meta.yml").is_file():
        raise UsageError(f"no language pack for {code!r}; packs: {', '.join(available())}")
    return folder


@cache
def available() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    folder = resources.files("treatywatch") / "packs" / "lang"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "meta.yml").is_file()))


def read_yaml(place: Traversable) -> Any:
    """Return the YAML in `place` with every scalar as text (a guessing loader turns the code `no` into False).

    Raises:
        PackError: The file is absent or not YAML.
    """
    try:
        return yaml.load(place.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (OSError, yaml.YAMLError) as error:
        raise PackError(f"{place}: {' '.join(str(error).split())}") from error


def _note(lexicon: LazyLexicon, place: Traversable, inflector: Inflector) -> None:
    entries: dict[tuple[str, str, int], Entry] = {}
    for layer, value, phrase in _phrases(place):
        try:
            for written, form in lemmas(phrase, inflector):
                lexicon.note(written, entries.setdefault((layer, value, form), Entry(layer, value, form)))
        except PackError as error:
            raise PackError(f"{place}: section {layer}.{value}: {error}") from error


def _fill(lexicon: Lexicon, place: Traversable, inflector: Inflector) -> None:
    for layer, value, phrase in _phrases(place):
        try:
            for tokens, form in readings(phrase, inflector):
                lexicon.add(tokens, Entry(layer, value, form))
        except PackError as error:
            raise PackError(f"{place}: section {layer}.{value}: {error}") from error


def _phrases(place: Traversable) -> Iterator[tuple[str, str, str]]:
    """Yield (layer, value, phrase) of every phrase of a file."""
    for layer, value, phrases in phrase_lists(place, read_yaml(place)):
        for phrase in phrases:
            if not isinstance(phrase, str):
                raise PackError(f"{place}: section {layer}.{value}: {phrase!r} is no phrase")
            yield layer, value, phrase


def phrase_lists(place: Traversable, sections: object) -> Iterator[tuple[str, str, list[Any]]]:
    """Yield (layer, value, phrases) of what stands in the file at `place`.

    Raises:
        PackError: It is not sections of values with a list of phrases each.
    """
    if not isinstance(sections, dict):
        raise PackError(f"{place}: expected sections of values")
    for layer, values in sections.items():
        if not isinstance(values, dict):
            raise PackError(f"{place}: section {layer}: expected value to phrases")
        for value, phrases in values.items():
            if not isinstance(phrases, list):
                raise PackError(f"{place}: section {layer}.{value}: expected a list of phrases")
            yield str(layer), str(value), phrases


@cache
def _entities() -> tuple[dict[str, Any], ...]:
    folder = resources.files("treatywatch") / "packs" / "names"
    return tuple(row for name in ENTITY_FILES for row in read_yaml(folder / name))


@cache
def entities() -> Mapping[str, Entity]:
    """Return the persons, organisations, companies, outlets and programmes that all languages share, by id."""
    return {row["id"]: _entity(row) for row in _entities()}


def entity_aliases(code: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (type, id, names) of every entity: its own name, and its aliases in English and in language `code`."""
    for row in _entities():
        aliases = row.get("aliases", {})
        found = (row["name"], *aliases.get("en", []), *(aliases.get(code, []) if code != "en" else []))
        yield row["type"], row["id"], tuple(name.replace("{", "").replace("}", "") for name in found)


def _entity(row: Mapping[str, Any]) -> Entity:
    return Entity(
        row["id"], row["type"], row["name"], row.get("country"), row.get("role", ""), row["source"], row["confidence"]
    )


@cache
def wars() -> tuple[tuple[str, str], ...]:
    """Return the pairs of states at war that the press tells of (`packs/names/wars.yml`)."""
    rows = read_yaml(resources.files("treatywatch") / "packs" / "names" / "wars.yml")["wars"]
    return tuple((row["states"][0], row["states"][1]) for row in rows)


def coin(name: str, states: Iterable[str | None], lang: str) -> str | None:
    """Return the ISO 4217 code that a coin's bare name ("Krone") means beside these states, in this language."""
    meant = _coins().get(name, {})
    named = next((meant[state] for state in states if state is not None and state in meant), None)
    return named or meant.get(lang) or meant.get("any")


@cache
def _coins() -> Mapping[str, Mapping[str, str]]:
    rows: Mapping[str, Mapping[str, str]] = read_yaml(resources.files("treatywatch") / "packs" / "names" / "coins.yml")
    return rows
