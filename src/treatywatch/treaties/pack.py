"""Treaty packs: the folder `packs/treaties/<id>/`, read once, strictly, as text."""

import difflib
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from treatywatch.model.claim import TREATIES
from treatywatch.model.errors import PackError, UsageError
from treatywatch.treaties.order import check_order
from treatywatch.treaties.rows import Row, date_of, filled, one_of, read_yaml
from treatywatch.treaties.rules import NEEDS
from treatywatch.treaties.schema import CONFIDENCES, COUNTED, Count, Pack, Rule
from treatywatch.treaties.tables import read_corrections, read_events, read_facts, read_parties, read_procedures

_RULE_FIELDS = {"id", "article", "subject", "operator", "text", "from", "to", "confidence", "__line__"}


def root() -> Path:
    """Return the folder that holds the packs that ship with the program."""
    return Path(str(resources.files("treatywatch"))) / "packs" / "treaties"


@lru_cache(maxsize=64)
def load(treaty_id: str, *, place: Path | None = None) -> Pack:
    """Return the pack of a treaty, from `place` (a folder of packs) or from those that ship with the program.

    Raises:
        UsageError: No such treaty; the message offers the nearest ids.
        PackError: The pack is wrong; the message names file and row.
    """
    folder = (root() if place is None else place) / treaty_id
    if not re.fullmatch(r"[a-z0-9-]+", treaty_id) or not (folder / "treaty.yml").is_file():
        raise UsageError(f"no treaty {treaty_id!r}{nearest(treaty_id, available(place))}")
    return read(folder)


def available(place: Path | None = None) -> tuple[str, ...]:
    """Return the ids of the treaties that there are packs for, in the order of the claims vocabulary."""
    base = root() if place is None else place
    found = {path.parent.name for path in base.glob("*/treaty.yml")}
    return tuple(sorted(found, key=lambda t: (TREATIES.index(t) if t in TREATIES else len(TREATIES), t)))


def find_state(pack: Pack, text: str) -> str:
    """Return the ISO code that `text` (a code or an English name, any case) stands for.

    Raises:
        UsageError: No such state; the message offers the nearest names.
    """
    if text in pack.parties:
        return text
    names = {party.name.casefold(): party.state for party in pack.parties.values()}
    names |= {state.casefold(): state for state in pack.parties}
    wanted = text.strip().casefold()
    found = names.get(wanted) or _other_names().get(wanted)
    if found is not None and found in pack.parties:
        return found
    shown = [party.name for party in pack.parties.values()] + list(pack.parties)
    raise UsageError(f"no state {text!r} in {pack.id}{nearest(text, tuple(shown))}")


@lru_cache(maxsize=1)
def _other_names() -> Mapping[str, str]:
    """Return other English names of states, as news write them, by which only one state goes."""
    from treatywatch.lang.pack import read_yaml as read_names

    states = read_names(resources.files("treatywatch") / "packs" / "lang" / "en" / "names.yml")["state"]
    pairs = {(name.casefold(), code) for code, names in states.items() for name in names}
    shared = Counter(name for name, _ in pairs)
    return {name: code for name, code in pairs if shared[name] == 1}


def nearest(text: str, names: tuple[str, ...]) -> str:
    """Return the names nearest to `text` as the end of an error's line."""
    folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(text.casefold(), list(folded), n=3, cutoff=0.5)
    if close:
        return f"; did you mean {', '.join(folded[name] for name in close)}?"
    return f"; there are {', '.join(names)}" if len(names) <= 12 else "; use an ISO 3166-1 code such as POL"


def read(folder: Path) -> Pack:
    """Return the pack in `folder`.

    Raises:
        PackError: A file is missing or wrong; the message names file and row.
    """
    head = read_yaml(folder / "treaty.yml")
    path = folder / "treaty.yml"
    if not isinstance(head, dict):
        raise PackError(f"{path}:1: expected a mapping")
    for key in ("id", "name", "adopted", "opened", "depositary", "in_force", "coverage", "rules"):
        if not head.get(key):
            raise PackError(f"{path}:1: {key} is missing")
    if head["id"] != folder.name:
        raise PackError(f"{path}:1: id is {head['id']!r} but the folder is {folder.name!r}")
    pack = Pack(
        id=head["id"],
        name=head["name"],
        names=tuple(_shaped(head, "names", path)),
        adopted=_day(head, "adopted", path),
        opened=_day(head, "opened", path),
        depositary=head["depositary"],
        in_force=_day(head, "in_force", path),
        coverage=_day(head, "coverage", path),
        count_margin=int(_shaped(head, "count_margin", path)),
        items=tuple(_shaped(head, "items", path)),
        rules=_rules(head["rules"], path),
        parties=read_parties(folder / "parties.csv"),
        events=read_events(folder / "events.csv"),
        procedures=read_procedures(folder / "procedures.csv"),
        facts=read_facts(folder / "facts.csv"),
        notes={k: v for k, v in _shaped(head, "notes", path).items() if k != "__line__"},
        place=str(folder),
        memory=_memory(head, path),
        counts=_counts(_shaped(head, "counts", path), path),
        corrections=read_corrections(folder / "corrections.csv"),
    )
    check_order(pack, folder)
    return pack


def _day(row: Row, key: str, path: Path) -> str:
    value = date_of(row, key, f"{path}:1")
    if value is None or len(value) != 10:
        raise PackError(f"{path}:1: {key} is {row.get(key)!r}; a day is needed")
    return value


def _shaped(head: Mapping[str, Any], key: str, path: Path) -> Any:
    """Return what the head has under `key`, or nothing of the right shape; refuse another shape."""
    value = head.get(key)
    empty: Any
    if key == "notes":
        right, empty, wanted = isinstance(value, dict), {}, "a mapping of states to texts"
    elif key == "count_margin":
        right, empty, wanted = isinstance(value, str) and value.isdigit(), "0", "a whole number"
    elif key == "counts":
        right, empty, wanted = _list_of(value, dict), [], "a list of totals"
    else:
        right, empty, wanted = _list_of(value, str), [], "a list of texts"
    if not value:
        return empty
    if not right:
        raise PackError(f"{path}:1: {key} is {value!r:.60}; {wanted} is needed")
    return value


def _list_of(value: Any, sort: type) -> bool:
    return isinstance(value, list) and all(isinstance(each, sort) for each in value)


def _memory(head: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    named = tuple(_shaped(head, "memory", path))
    for key in named:
        if key not in head:
            raise PackError(f"{path}:1: memory names {key!r}, which is no key of this file")
    return named


def _counts(rows: Any, path: Path) -> tuple[Count, ...]:
    counts = []
    for row in rows:
        where = f"{path}:{row.get('__line__', 1)}"
        on, number = date_of(row, "on", where), filled(row, "number", where)
        if on is None or len(on) != 10 or not number.isdigit():
            raise PackError(f"{where}: a count needs a day in on and a whole number, not {row.get('on')!r}, {number!r}")
        what = one_of(row, "what", COUNTED, where)
        counts.append(Count(on, what, int(number), filled(row, "source", where), row.get("why", "")))
    return tuple(counts)


def _rules(rows: Any, path: Path) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for row in rows if isinstance(rows, list) else ():
        where = f"{path}:{row.get('__line__', 1)}" if isinstance(row, dict) else f"{path}:1"
        if not isinstance(row, dict):
            raise PackError(f"{where}: a rule is a mapping, not {row!r}")
        rules.append(_rule(row, where))
    ids = [rule.id for rule in rules]
    for rule_id in ids:
        if ids.count(rule_id) > 1:
            raise PackError(f"{path}:1: two rules with id {rule_id}")
    if not rules:
        raise PackError(f"{path}:1: no rules")
    return tuple(rules)


def _rule(row: Mapping[str, Any], where: str) -> Rule:
    for key in ("id", "article", "subject", "operator", "text"):
        filled(row, key, where)
    if row["operator"] not in NEEDS:
        raise PackError(f"{where}: unknown operator {row['operator']!r}{nearest(row['operator'], tuple(NEEDS))}")
    args = {k: v for k, v in row.items() if k not in _RULE_FIELDS}
    needed = NEEDS[row["operator"]] + (NEEDS[args["then"]] if args.get("then") in NEEDS else ())
    for name in needed:
        if not args.get(name):
            raise PackError(f"{where}: operator {row['operator']} needs {name}")
    for name in ("n", "months", "days", "years"):
        if name in args and not str(args[name]).isdigit():
            raise PackError(f"{where}: {name} is {args[name]!r}; a whole number is needed")
    first, last = date_of(row, "from", where), date_of(row, "to", where)
    if first is not None and last is not None and last < first:
        raise PackError(f"{where}: in force from {first} to {last} runs backwards")
    sure = one_of({"confidence": row.get("confidence", "high")}, "confidence", CONFIDENCES, where)
    return Rule(row["id"], row["article"], row["subject"], row["operator"], row["text"], args, first, last, sure)
