"""Units of measure and money: `packs/values/units.yml`, and their names in a language (`amounts.yml`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from treatywatch.lang.pack import read_yaml
from treatywatch.model.errors import PackError
from treatywatch.values.numbers_lexicon import Trie, Words
from treatywatch.values.numbers_pack import load_numbers, spelled
from treatywatch.values.scan import phrase, tokenize

CURRENCY, TEMPERATURE, AGE, DIMENSION = "currency", "temperature", "age", "dimension"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its English name, kind (length, currency, ...), factor to the base unit of its kind, ISO 4217 code."""

    name: str
    kind: str
    factor: Fraction = Fraction(1)
    iso: str = ""

    @property
    def group(self) -> str:
        """Return `currency`, `temperature`, `age` or `dimension` (all that is left)."""
        return self.kind if self.kind in (CURRENCY, TEMPERATURE, AGE) else DIMENSION


@dataclass(frozen=True, slots=True)
class Mark:
    """A way to write a unit: the unit, and what it multiplies the number by (MUSD: 1,000,000)."""

    unit: Unit
    scale: int = 1


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All units by name, their symbols as written and folded, how many parts make a greater unit."""

    units: Mapping[str, Unit]
    symbols: Trie[tuple[Mark, ...]]
    folded: Trie[tuple[Mark, ...]]
    behind: Trie[tuple[Mark, ...]]
    parts: Mapping[str, int]
    prefixed: Mapping[str, tuple[str, ...]]
    money: Mapping[str, int]
    apart: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnitPack:
    """The names of units in one language."""

    table: UnitTable
    words: Words
    names: Trie[tuple[Mark, ...]]
    marks: Trie[str]
    labels: Mapping[str, str]
    shared: Mapping[str, frozenset[str]]


@cache
def unit_table() -> UnitTable:
    """Return the units of `packs/values/units.yml`.

    Raises:
        PackError: The file is wrong.
    """
    place = resources.files("treatywatch") / "packs" / "values" / "units.yml"
    data = read_yaml(place)
    try:
        return _Table(data).compiled()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackError(f"{place}: {error}") from error


class _Table:
    """The unit file while it is compiled."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.units: dict[str, Unit] = {}
        self.symbols: Trie[tuple[Mark, ...]] = Trie()
        self.folded: Trie[tuple[Mark, ...]] = Trie()
        self.behind: Trie[tuple[Mark, ...]] = Trie()
        self.prefixed: dict[str, tuple[str, ...]] = {}
        self.words = frozenset(data.get("words") or [])
        self.never = frozenset(data.get("never") or [])

    def compiled(self) -> UnitTable:
        for name, row in self.data["units"].items():
            self._measure(name, row)
        for symbol, name in (self.data.get("also") or {}).items():
            self._symbol(symbol, Mark(self.units[name]), folded=False)
        for name, row in self.data["currencies"].items():
            self._currency(name, row)
        for name, symbols in self.data["plain"].items():
            unit = self.units.setdefault(name, Unit(name, CURRENCY))
            money = Unit(name, CURRENCY) if unit.kind != CURRENCY else unit
            self.units.setdefault(f"{name} of money", money)
            for symbol in symbols:
                self._symbol(symbol, Mark(money))
        behind_money = {letters: int(scale) for letters, scale in (self.data.get("money") or {}).items()}
        apart = frozenset(self.data.get("apart") or [])
        parts = {name: int(count) for name, count in self.data["parts"].items()}
        return UnitTable(self.units, self.symbols, self.folded, self.behind, parts, self.prefixed, behind_money, apart)

    def _measure(self, name: str, row: Mapping[str, Any]) -> None:
        label = row.get("label", name)
        factor = Fraction(row["factor"])
        self.units[name] = Unit(label, row["kind"], factor)
        self.prefixed[name] = tuple(row.get("prefixes", ()))
        for symbol in row.get("symbols", ()):
            self._symbol(symbol, Mark(self.units[name]))
        for symbol in row.get("after", ()):
            _put(self.behind, phrase(symbol), Mark(self.units[name]))
        power = 2 if "square" in row else 3 if "cube" in row else 1
        for prefix in row.get("prefixes", ()) if power == 1 else ("", *row.get("prefixes", ())):
            self._prefixed(name, row, prefix, factor, power)

    def _prefixed(self, name: str, row: Mapping[str, Any], prefix: str, factor: Fraction, power: int) -> None:
        size, letter = ("1", "") if not prefix else self.data["prefixes"][prefix]
        unit = Unit(with_prefix(name, prefix), row["kind"], factor * Fraction(size) ** power)
        unit = self.units.setdefault(unit.name, unit)
        if power == 1:
            for symbol in row.get("symbols", ()) if prefix else ():
                for written in ("µ", "u", "mc", "μ") if letter == "μ" else (letter,):
                    self._symbol(written + symbol, Mark(unit))
            return
        for sign in ("²", "2", "^2") if power == 2 else ("³", "3", "^3"):
            self._symbol(f"{letter}m{sign}", Mark(unit))
        self._symbol(f"{'sq' if power == 2 else 'cu'} {letter}m", Mark(unit))

    def _currency(self, name: str, row: list[str]) -> None:
        code, *symbols = row
        unit = self.units[name] = Unit(name, CURRENCY, iso=code)
        for symbol in symbols:
            self._symbol(symbol, Mark(unit))
        if code in self.words:
            return
        for written in (code, f"{code}$"):
            self._symbol(written, Mark(unit))
        for letter, scale in (("M", 10**6), ("K", 1000), ("T", 1000), ("BN", 10**9)):
            self._symbol(f"{letter}{code}", Mark(unit, scale), folded=False)

    def _symbol(self, symbol: str, mark: Mark, *, folded: bool = True) -> None:
        if symbol in self.never:
            return
        _put(self.symbols, exact(symbol), mark)
        if folded and symbol not in self.words:
            _put(self.folded, phrase(symbol), mark)


def with_prefix(name: str, prefix: str) -> str:
    """Return `Square meter` with `Kilo` as `Square kilometer`."""
    if not prefix:
        return name
    first, _, last = name.rpartition(" ") if name.startswith(("Square ", "Cubic ")) else ("", "", name)
    joined = prefix + last.lower()
    return f"{first} {joined.lower()}" if first else joined


def exact(symbol: str) -> tuple[str, ...]:
    """Return the tokens of a symbol as they are written, capitals and all."""
    tokens = tokenize(symbol)
    return tuple(symbol[start:end] for start, end in zip(tokens.start, tokens.end, strict=True))


def _put(trie: Trie[tuple[Mark, ...]], tokens: tuple[str, ...], mark: Mark) -> None:
    node = trie.at(tokens)
    if mark not in (node.value or ()):
        node.value = (*(node.value or ()), mark)


@cache
def load_units(code: str) -> UnitPack:
    """Return the names of units in a language.

    Raises:
        UsageError: There are no numbers for the language.
        PackError: A section of the file is wrong; the message names it.
    """
    data = load_numbers(code).data
    table = unit_table()
    words = Words(fold_accents=load_numbers(code).rules.accents)
    names: Trie[tuple[Mark, ...]] = Trie()
    for unit, written in _named(code, data, table):
        for one in spelled(written):
            tokens = words.written(phrase(one))
            words.learn(tokens)
            _put(names, tokens, Mark(unit))
    marks: Trie[str] = Trie()
    for mark, phrases in (data.get("unit_marks") or {}).items():
        for one in (one for written in phrases for one in spelled(written)):
            tokens = words.written(phrase(one))
            words.learn(tokens)
            marks.at(tokens).value = mark
    shared = {mark: frozenset(words) for mark, words in (data.get("unit_words") or {}).items()}
    return UnitPack(table, words, names, marks, data.get("labels") or {}, shared)


def _named(code: str, data: Mapping[str, Any], table: UnitTable) -> Iterator[tuple[Unit, str]]:
    """Return every unit with every name; a name with `~` stands for one with each prefix."""
    prefixes = data.get("prefixes") or {}
    for name, written in (data.get("units") or {}).items():
        if name not in table.units:
            raise PackError(f"{code}/amounts.yml: section units: no unit {name!r}")
        for one in written:
            if "~" not in one:
                yield table.units[name], one
                continue
            yield table.units[name], one.replace("~", "")
            for prefix in table.prefixed.get(name, ()):
                if prefix in prefixes:
                    yield table.units[with_prefix(name, prefix)], one.replace("~", prefixes[prefix])
