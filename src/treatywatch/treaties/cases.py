"""The cases that a pack proves its rules with: `cases.yml` beside the rules."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treatywatch.model.claim import claim_from_dict
from treatywatch.model.document import TextDocument
from treatywatch.model.errors import PackError, UsageError
from treatywatch.treaties.check import check
from treatywatch.treaties.deadlines import deadlines
from treatywatch.treaties.entry import treaty_entry
from treatywatch.treaties.known import as_known
from treatywatch.treaties.life import ACTS, Act, live
from treatywatch.treaties.rows import read_yaml
from treatywatch.treaties.rules import DATED, apply, next_yearly
from treatywatch.treaties.schema import Fact, Pack, PackKey, Rule
from treatywatch.treaties.status import status_in
from treatywatch.treaties.tables import fact_of

SORTS = ("positive", "negative", "edge")


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case of a rule: what was wanted, what came."""

    name: str
    rule: str
    sort: str
    wanted: str
    got: str

    @property
    def holds(self) -> bool:
        """Tell whether the case came out as it was written."""
        return self.wanted == self.got


def run_cases(pack: Pack) -> tuple[CaseResult, ...]:
    """Return the result of every case in the pack's `cases.yml`.

    Raises:
        PackError: The file is wrong; the message names file and row.
    """
    path = Path(pack.place) / "cases.yml"
    rules = {rule.id: rule for rule in pack.rules}
    results = []
    rows = read_yaml(path) or ()
    if not isinstance(rows, list | tuple):
        raise PackError(f"{path}:1: a list of cases is needed")
    for row in rows:
        if not isinstance(row, dict):
            raise PackError(f"{path}:1: a case is a mapping, not {row!r:.60}")
        where = f"{path}:{row.get('__line__', 1)}"
        rule = rules.get(row.get("rule", ""))
        if rule is None:
            raise PackError(f"{where}: no rule {row.get('rule')!r} in treaty.yml")
        if row.get("sort") not in SORTS:
            raise PackError(f"{where}: sort is {row.get('sort')!r}; use one of {', '.join(SORTS)}")
        try:
            wanted, got = _run(pack, rule, row)
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError, UsageError) as error:
            raise PackError(f"{where}: the case cannot be run ({error!r})") from error
        results.append(CaseResult(row["name"], rule.id, row["sort"], wanted, got))
    return tuple(results)


def _run(pack: Pack, rule: Rule, row: Mapping[str, Any]) -> tuple[str, str]:
    if "after" in row:
        return row["gives"], _counted(rule, row["after"])
    if "in_force_known_on" in row:
        found = treaty_entry(PackKey(as_known(pack, row["in_force_known_on"]))).computed
        return row["gives"], found or "not in force"
    if "holds_on" in row:
        return row["gives"], "yes" if rule.holds(row["holds_on"]) else "no"
    if "claim" in row:
        return row["gives"], _found(pack, row)
    if "due" in row:
        return row["gives"], _due(pack, row)
    if "state" in row:
        return row["gives"], _recorded(pack, row)
    return row["gives"], _lived(pack, row)


def _counted(rule: Rule, day: str) -> str:
    if rule.operator == "every_year":
        month, number = (int(part) for part in rule.args["month_day"].split("-"))
        return next_yearly(dt.date.fromisoformat(day), month, number).isoformat()
    operator = rule.operator if rule.operator in DATED else str(rule.args["then"])
    return apply(operator, dt.date.fromisoformat(day), rule.args).isoformat()


def _found(pack: Pack, row: Mapping[str, Any]) -> str:
    exact = row["claim"].get("quote", "the words of the case")
    base = {k: v for k, v in row["claim"].items() if k not in ("__line__", "quote")}
    base = {"doc": "case", "evidence": [{"start": 0, "end": len(exact), "exact": exact}], **base}
    claim = claim_from_dict(base, text_id="case", engine="case.v1")
    document = TextDocument("case", "case", "case", exact, published=row["published"])
    findings = check([claim], {"case": document}, place=Path(pack.place).parent)
    return ", ".join(sorted({finding.verdict for finding in findings})) or "nothing"


def _recorded(pack: Pack, row: Mapping[str, Any]) -> str:
    seen = as_known(pack, row.get("as_known_on"))
    return status_in(seen, row["state"], on=row["on"], facts=_facts(row)).status


def _due(pack: Pack, row: Mapping[str, Any]) -> str:
    place = Path(pack.place).parent
    found = deadlines(row["state"], on=row["on"], within=row["within"], treaty=pack.id, facts=_facts(row), place=place)
    return ", ".join(deadline.due for deadline in found if deadline.kind == row["due"]) or "nothing"


def _facts(row: Mapping[str, Any]) -> tuple[Fact, ...]:
    base = {"state": row["state"], "article": "", "what": "", "known": "", "to": "", "source": "case"}
    rows = [{**base, "confidence": "high", **fact} for fact in row.get("facts", ())]
    return tuple(fact_of(fact, "case") for fact in rows)


def _lived(pack: Pack, row: Mapping[str, Any]) -> str:
    acts = [
        Act(
            kind=act["kind"],
            date=act["date"],
            effect=act.get("effect"),
            how=act.get("how", ""),
            until=act.get("until"),
            source="case",
            confidence="high",
        )
        for act in row["acts"]
    ]
    for act in acts:
        if act.kind not in ACTS:
            raise ValueError(f"no act of kind {act.kind}")
    life = live(pack, treaty_entry(PackKey(pack)), acts)
    reached = [status for day, status in zip(life.days, life.statuses, strict=True) if day <= row["on"]]
    return reached[-1] if reached else "non_party"
