"""The words that give boilerplate away, from `packs/lang/<code>/boilerplate.yml`."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from treatywatch.model.errors import PackError

WHERE = ("line", "start", "inside", "end")
KINDS = ("related", "box", "bio", "list", "end", "comments")
# What may close a line that is otherwise a cue.
_CLOSING = r"[\s:.…!?>»→›+▸▶-]*"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A paragraph is boilerplate for `reason` where `pattern` is found; longer than `words` it is not looked at."""

    reason: str
    where: str
    pattern: re.Pattern[str]
    words: int = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A line that opens a section of boilerplate; `weak` cues only where no paragraph follows at once."""

    reason: str
    kind: str
    pattern: re.Pattern[str]
    weak: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of one language; empty ones for a language without a pack."""

    rules: tuple[Rule, ...] = ()
    sections: tuple[Section, ...] = ()
    reports: re.Pattern[str] = _NEVER
    addresses: re.Pattern[str] = _NEVER
    months: dict[str, int] = field(default_factory=dict)
    date_words: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()


@cache
def cues(lang: str) -> Cues:
    """Return the cues of `lang`.

    Raises:
        PackError: The file is wrong; the message names it and the row.
    """
    place = files("treatywatch") / "packs" / "lang" / lang / "boilerplate.yml"
    if not (lang.isalpha() and len(lang) <= 8) or not place.is_file():
        return Cues()
    try:
        # Nothing is guessed from the look of a value: `no` stays a word.
        rows = yaml.load(place.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise PackError(f"{place}: not YAML: {error}") from error
    return Cues(
        rules=tuple(_rule(row, f"{place}: rules[{n}]") for n, row in enumerate(rows.get("rules", ()))),
        sections=tuple(_section(row, f"{place}: sections[{n}]") for n, row in enumerate(rows.get("sections", ()))),
        reports=_compiled([rows.get("reports", "(?!)")], f"{place}: reports"),
        addresses=_compiled([rows.get("addresses", "(?!)")], f"{place}: addresses"),
        months=_months(rows.get("months", ())),
        date_words=frozenset([*rows.get("date_words", ()), *_weekdays(rows.get("weekdays", ()))]),
        updated=frozenset(rows.get("updated", ())),
    )


def _rule(row: dict[str, Any], place: str) -> Rule:
    where = row.get("where")
    if where not in WHERE:
        raise PackError(f"{place}: `where` is {where!r}; it is one of {', '.join(WHERE)}")
    closing = _CLOSING if where == "line" else ""
    words = row.get("words", "12")
    if not words.isdigit():
        raise PackError(f"{place}: `words` is {words!r}; it is a number")
    return Rule(_text(row, "reason", place), where, _compiled(row.get("patterns", ()), place, closing), int(words))


def _section(row: dict[str, Any], place: str) -> Section:
    kind = row.get("kind")
    if kind not in KINDS:
        raise PackError(f"{place}: `kind` is {kind!r}; it is one of {', '.join(KINDS)}")
    strong = _compiled(row.get("patterns", ()), place, _CLOSING)
    weak = _compiled(row["weak"], place, _CLOSING) if "weak" in row else _NEVER
    return Section(_text(row, "reason", place), kind, strong, weak)


def _compiled(patterns: list[str], place: str, closing: str = "") -> re.Pattern[str]:
    if not patterns:
        raise PackError(f"{place}: no patterns")
    try:
        return re.compile("(?:" + "|".join(patterns) + ")" + closing, re.IGNORECASE)
    except re.error as error:
        raise PackError(f"{place}: not a regular expression: {error}") from error


def _text(row: dict[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise PackError(f"{place}: no `{key}`")
    return value


def _months(names: list[str]) -> dict[str, int]:
    """Return month numbers by full name, by its first three letters, and for September its first four."""
    found: dict[str, int] = {}
    for number, name in enumerate(names, 1):
        found.update({name: number, name[:3]: number, name[:4]: number})
    return found


def _weekdays(names: list[str]) -> list[str]:
    return [short for name in names for short in (name, name[:3], name[:4], name[:5])]
