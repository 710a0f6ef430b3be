"""The data that reconciling reads: groups of states, borders, words for soon and late, who belongs where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from treatywatch.model.errors import PackError

_OFFICIAL = re.compile(
    r"\b(minister|ministry|president|premier|secretary|government|speaker|ambassador|spokesman|spokeswoman"
    r"|spokesperson|chief of|commander|general staff|state body|marshal|commissioner|council)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A state in a group from one ISO date (or always) until another (excluded)."""

    state: str
    first: str = ""
    until: str = ""

    def on(self, day: str) -> bool:
        """Tell whether the state belongs to the group on the ISO date `day` ("" is the present)."""
        probe = day or "9999-12-31"
        return (not self.first or self.first <= probe) and (not self.until or probe < self.until)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of states: `one` says what a member is called; `loose` groups prove nothing."""

    id: str
    one: str
    names: tuple[str, ...]
    singular: tuple[str, ...]
    members: tuple[Member, ...]
    allowed: frozenset[str]
    loose: bool
    source: str
    confidence: str

    def states(self, day: str) -> tuple[str, ...]:
        """Return the members on `day`, sorted by name code."""
        return tuple(sorted(member.state for member in self.members if member.on(day)))


@dataclass(frozen=True, slots=True)
class Border:
    """The land border between `one` and `two`, in kilometres."""

    one: str
    two: str
    km: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """Words for how soon: at least and at most so many days from the statement; None is open."""

    id: str
    pattern: re.Pattern[str]
    least: int | None
    most: int | None


def load(*path: str) -> Any:
    """Return the YAML pack file at `path` below `packs/`, every scalar as text.

    Raises:
        PackError: There is no such file, or it is not YAML.
    """
    place = files("treatywatch").joinpath("packs", *path)
    try:
        return yaml.load(place.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except OSError as error:
        raise PackError(f"packs/{'/'.join(path)}: cannot be read; reinstall the package") from error
    except yaml.YAMLError as error:
        raise PackError(f"packs/{'/'.join(path)}: not YAML: {error}") from error


@cache
def groups() -> tuple[Group, ...]:
    """Return the groups of states of `packs/names/geography.yml`."""
    return tuple(_group(row) for row in load("names", "geography.yml"))


@cache
def borders() -> Mapping[frozenset[str], Border]:
    """Return the land borders of `packs/names/borders.yml` by the pair that they part."""
    pack = load("names", "borders.yml")
    found = {}
    for row in pack["borders"]:
        source, sure = row.get("source", pack["source"]), row.get("confidence", pack["confidence"])
        pair = frozenset((row["a"], row["b"]))
        if pair in found or len(pair) != 2:
            raise PackError(f"packs/names/borders.yml: {row['a']}-{row['b']} stands twice or is no pair")
        found[pair] = Border(row["a"], row["b"], int(row["km"]), source, sure)
    return found


@cache
def places() -> Mapping[str, str]:
    """Return code by lower-case English word for it: names and adjectives of states, names of parts of states."""
    words = {}
    for row in load("names", "state_words.yml"):
        for word in (*row["names"], *row.get("adjectives", ())):
            words[word.lower()] = row["id"]
    for part in load("names", "borders.yml")["parts"]:
        for word in part["names"]:
            words[word.lower()] = part["id"]
    return words


@cache
def state_names() -> Mapping[str, str]:
    """Return the English name of each state, by ISO code, and of each named part of a state."""
    found = {row["id"]: row["names"][0] for row in load("names", "state_words.yml")}
    found.update((part["id"], part["names"][0]) for part in load("names", "borders.yml")["parts"])
    return found


@cache
def part_of() -> Mapping[str, str]:
    """Return the state that a named part belongs to, by the part's id."""
    return {part["id"]: part["of"] for part in load("names", "borders.yml")["parts"]}


@cache
def horizons(lang: str = "en") -> tuple[Horizon, ...]:
    """Return the words for soon and late of `lang`; a language without them has none."""
    return tuple(
        Horizon(row["id"], re.compile(row["pattern"], re.IGNORECASE), _days(row.get("least")), _days(row.get("most")))
        for row in _words(lang).get("horizons", ())
    )


@cache
def phrase(name: str, lang: str = "en") -> re.Pattern[str] | None:
    """Return the pattern `name` of `packs/lang/<lang>/horizons.yml`, or None if the language has none."""
    pattern = _words(lang).get(name)
    return None if pattern is None else re.compile(pattern, re.IGNORECASE)


@cache
def table(name: str, lang: str = "en") -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of the table `name` of `packs/lang/<lang>/horizons.yml`; none if the language has none."""
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _words(lang).get(name, {}).items()}


@cache
def stand_ins(lang: str = "en") -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Return words that stand for states, with those states: names of groups, cities for their governments."""
    found = [
        (name, frozenset(m.state for m in one.members)) for one in groups() for name in (*one.names, *one.singular)
    ]
    if files("treatywatch").joinpath("packs", "lang", lang, "names.yml").is_file():
        cities = load("lang", lang, "names.yml").get("capital", {})
        found += [(city, frozenset((state,))) for state, all_ in cities.items() for city in all_]
    # "Baltic withdrawals" are those of the Baltic states.
    found += [(name.split()[0], members) for name, members in found if " " in name and name[0].isupper()]
    return tuple((re.compile(rf"\b{re.escape(name)}\b"), members) for name, members in dict.fromkeys(found))


@cache
def homes() -> Mapping[str, str]:
    """Return the state that companies and state bodies of the gazetteer belong to."""
    return {
        row["id"]: row["country"]
        for row in entities()
        if row.get("country") and (row["type"] == "company" or row.get("role", "").startswith("state body"))
    }


@cache
def at_home() -> Mapping[str, str]:
    """Return the state that each person, company, body and programme of the gazetteer belongs to, where it has one."""
    kinds = ("person", "company", "programme", "organisation")
    return {row["id"]: row["country"] for row in entities() if row.get("country") and row["type"] in kinds}


@cache
def programme_homes() -> Mapping[str, str]:
    """Return the state whose programme it is, by the programme's id."""
    return {row["id"]: row["country"] for row in entities() if row["type"] == "programme" and row.get("country")}


@cache
def officials() -> frozenset[str]:
    """Return the ids of persons and bodies that speak for a state, by their role in the gazetteer."""
    rows = (row for row in entities() if row["type"] in ("person", "organisation"))
    return frozenset(row["id"] for row in rows if _OFFICIAL.search(row.get("role", "")))


@cache
def entity_names() -> Mapping[str, str]:
    """Return the printed name of each gazetteer entry, by id."""
    return {row["id"]: row["name"] for row in entities()}


@cache
def entities() -> tuple[dict[str, Any], ...]:
    """Return the gazetteer's rows; none if the pack has no gazetteer."""
    if not files("treatywatch").joinpath("packs", "names", "entities.yml").is_file():
        return ()
    return tuple(load("names", "entities.yml"))


def _group(row: dict[str, Any]) -> Group:
    members = tuple(
        Member(one) if isinstance(one, str) else Member(one["state"], one.get("from", ""), one.get("until", ""))
        for one in row["members"]
    )
    return Group(
        row["id"],
        row["one"],
        tuple(row["names"]),
        tuple(row.get("singular", ())),
        members,
        frozenset(row.get("allowed", ())),
        row.get("loose") == "true",
        row["source"],
        row["confidence"],
    )


@cache
def _words(lang: str) -> dict[str, Any]:
    if not files("treatywatch").joinpath("packs", "lang", lang, "horizons.yml").is_file():
        return {}
    return dict(load("lang", lang, "horizons.yml"))


def _days(text: str | None) -> int | None:
    return None if text is None else int(text)
