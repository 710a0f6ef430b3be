"""Treaty packs: the folder `packs/treaties/<id>/`, read once, strictly, as text."""

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from treatywatch.model.claim import TREATIES
from treatywatch.model.errors import PackError, UsageError
from treatywatch.treaties.order import check_order
from treatywatch.treaties.rows import Row, date_of, filled, one_of, read_csv, read_yaml
from treatywatch.treaties.rules import NEEDS
from treatywatch.treaties.schema import (
    CONFIDENCES,
    CONSENTS,
    FACTS,
    PROCEDURE_STAGES,
    STAGES,
    Event,
    Fact,
    Pack,
    Party,
    ProcedureStep,
    Rule,
)

PARTY_COLUMNS = (
    *("state", "name", "signed", "consent", "consent_kind", "in_force", "basis", "recorded", "provisional"),
    *("notice", "effect", "reservations", "known", "note", "source", "notice_source", "confidence"),
)
EVENT_COLUMNS = (
    *("id", "date", "state", "stage", "what", "detail", "also", "disagreement", "for", "against", "abstain"),
    *("known", "source", "source2", "confidence"),
)
PROCEDURE_COLUMNS = ("state", "step", "body", "stage", "act", "detail", "source", "confidence")
FACT_COLUMNS = ("state", "kind", "from", "to", "article", "what", "known", "source", "confidence")
_RULE_FIELDS = {"id", "article", "subject", "operator", "text", "from", "to", "__line__"}
_STATE = re.compile(r"[A-Z]{3}")


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
        raise UsageError(f"no treaty {treaty_id!r}{_nearest(treaty_id, available(place))}")
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
    found = names.get(text.strip().casefold())
    if found is not None:
        return found
    shown = [party.name for party in pack.parties.values()] + list(pack.parties)
    raise UsageError(f"no state {text!r} in {pack.id}{_nearest(text, tuple(shown))}")


def _nearest(text: str, names: tuple[str, ...]) -> str:
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
        names=tuple(head.get("names") or ()),
        adopted=_day(head, "adopted", path),
        opened=_day(head, "opened", path),
        depositary=head["depositary"],
        in_force=_day(head, "in_force", path),
        coverage=_day(head, "coverage", path),
        count_margin=int(head.get("count_margin") or 0),
        items=tuple(head.get("items") or ()),
        rules=_rules(head["rules"], path),
        parties=_parties(folder / "parties.csv"),
        events=_events(folder / "events.csv"),
        procedures=_procedures(folder / "procedures.csv"),
        facts=_facts(folder / "facts.csv"),
        notes={k: v for k, v in (head.get("notes") or {}).items() if k != "__line__"},
        place=str(folder),
    )
    check_order(pack, folder)
    return pack


def _day(row: Row, key: str, path: Path) -> str:
    value = date_of(row, key, f"{path}:1")
    if value is None or len(value) != 10:
        raise PackError(f"{path}:1: {key} is {row.get(key)!r}; a day is needed")
    return value


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
        raise PackError(f"{where}: unknown operator {row['operator']!r}{_nearest(row['operator'], tuple(NEEDS))}")
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
    return Rule(row["id"], row["article"], row["subject"], row["operator"], row["text"], args, first, last)


def _parties(path: Path) -> dict[str, Party]:
    parties: dict[str, Party] = {}
    for line, row in read_csv(path, PARTY_COLUMNS):
        where = f"{path}:{line}"
        state = row["state"]
        if not _STATE.fullmatch(state):
            raise PackError(f"{where}: state is {state!r}; use an ISO 3166-1 code such as POL")
        if state in parties:
            raise PackError(f"{where}: second row of {state}; the first is in line {parties[state].row}")
        parties[state] = Party(
            state=state,
            name=filled(row, "name", where),
            signed=date_of(row, "signed", where),
            consent=date_of(row, "consent", where),
            consent_kind=one_of(row, "consent_kind", CONSENTS, where) if row["consent_kind"] else None,
            in_force=date_of(row, "in_force", where),
            basis=row["basis"],
            recorded=row["recorded"],
            provisional=date_of(row, "provisional", where),
            notice=date_of(row, "notice", where),
            effect=date_of(row, "effect", where),
            reservations=row["reservations"],
            known=date_of(row, "known", where),
            note=row["note"],
            source=filled(row, "source", where),
            notice_source=row["notice_source"],
            confidence=one_of(row, "confidence", CONFIDENCES, where),
            row=line,
        )
    return parties


def _events(path: Path) -> tuple[Event, ...]:
    events = []
    for line, row in read_csv(path, EVENT_COLUMNS):
        where = f"{path}:{line}"
        date = date_of(row, "date", where)
        if date is None:
            raise PackError(f"{where}: date is empty")
        also = tuple(row["also"].split(";")) if row["also"] else ()
        for other in also:
            date_of({"also": other}, "also", where)
        events.append(
            Event(
                id=filled(row, "id", where),
                date=date,
                state=row["state"] or None,
                stage=one_of(row, "stage", STAGES, where),
                what=filled(row, "what", where),
                detail=row["detail"],
                also=also,
                disagreement=row["disagreement"],
                votes=(row["for"], row["against"], row["abstain"]),
                known=date_of(row, "known", where),
                source=filled(row, "source", where),
                source2=row["source2"],
                confidence=one_of(row, "confidence", CONFIDENCES, where),
            )
        )
    return tuple(events)


def _procedures(path: Path) -> tuple[ProcedureStep, ...]:
    steps = []
    for line, row in read_csv(path, PROCEDURE_COLUMNS):
        where = f"{path}:{line}"
        if not row["step"].isdigit():
            raise PackError(f"{where}: step is {row['step']!r}; a whole number is needed")
        steps.append(
            ProcedureStep(
                row["state"],
                int(row["step"]),
                filled(row, "body", where),
                one_of(row, "stage", PROCEDURE_STAGES, where),
                filled(row, "act", where),
                row["detail"],
                filled(row, "source", where),
                one_of(row, "confidence", CONFIDENCES, where),
            )
        )
    return tuple(steps)


def _facts(path: Path) -> tuple[Fact, ...]:
    facts = []
    for line, row in read_csv(path, FACT_COLUMNS):
        where = f"{path}:{line}"
        first, last = date_of(row, "from", where), date_of(row, "to", where)
        if first is None or len(first) != 10:
            raise PackError(f"{where}: from is {row['from']!r}; a day is needed")
        if last is not None and last < first:
            raise PackError(f"{where}: from {first} to {last} runs backwards")
        facts.append(
            Fact(
                row["state"],
                one_of(row, "kind", FACTS, where),
                first,
                last,
                row["article"],
                row["what"],
                date_of(row, "known", where),
                filled(row, "source", where),
                one_of(row, "confidence", CONFIDENCES, where),
            )
        )
    return tuple(facts)
