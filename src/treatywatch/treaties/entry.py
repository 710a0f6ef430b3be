"""Entry into force: of the treaty by its nth deposit, of a state by its own."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from treatywatch.treaties.rules import apply, last_day, say
from treatywatch.treaties.schema import Pack, PackKey


@dataclass(frozen=True, slots=True)
class TreatyEntry:
    """When the treaty came into force by its own rule: `nth` is the day of the deciding deposit.

    `computed` is None where fewer deposits are known than the rule asks for; `in_force` is what the record has, or
    the computed day.
    """

    nth: str | None
    computed: str | None
    in_force: str | None
    article: str
    why: str


@lru_cache(maxsize=256)
def treaty_entry(key: PackKey) -> TreatyEntry:
    """Return the entry into force of a treaty from the deposits in its pack."""
    return _compute(key.pack)


def _compute(pack: Pack) -> TreatyEntry:
    rule = pack.rule("treaty_entry")
    assert rule is not None, "the loader refuses a pack without one"
    needed = int(rule.args["n"])
    required = set(rule.args.get("required") or ())
    deposits = sorted(deposit_days(pack))
    # Where deposits are known to be missing here, the pack says which one on record decided.
    nth = _nth(deposits, int(rule.args.get("on_record") or needed), required)
    if nth is None:
        return TreatyEntry(None, None, None, rule.article, "")
    computed = apply(rule.args["then"], dt.date.fromisoformat(nth), rule.args).isoformat()
    earliest = rule.args.get("not_before")
    computed = computed if earliest is None else max(computed, earliest)
    why = f"{say(rule.args['then'], rule.args)} {nth}, day of deposit no. {needed}"
    return TreatyEntry(nth, computed, pack.in_force, rule.article, why)


def deposit_days(pack: Pack) -> list[tuple[str, str]]:
    """Return day and state of every instrument of consent that counts towards the treaty's entry into force."""
    passed_over = {fact.state for fact in pack.facts if fact.kind == "not_counted"}
    return [
        (last_day(party.consent), party.state)
        for party in pack.parties.values()
        if party.consent is not None and party.consent_kind != "succession" and party.state not in passed_over
    ]


def _nth(deposits: list[tuple[str, str]], needed: int, required: set[str]) -> str | None:
    missing = set(required)
    for number, (day, state) in enumerate(deposits, start=1):
        missing.discard(state)
        if number >= needed and not missing:
            return day
    return None
