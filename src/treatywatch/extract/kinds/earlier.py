"""Figures of an earlier time that a figure is set against: "down from 71 a year earlier", "1,172 in 2022"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act
from treatywatch.extract.quantities import QuantityMention
from treatywatch.model.quantity import Quantity

_OPENS = re.compile(r"(?:as against|against|down from|up from|compared (?:with|to)|(?:rise|increase|drop|fall) from)$")
_YEAR_BEFORE = re.compile(
    r"(?:the|a) (?:previous year|year (?:before|earlier|ago|prior)|prior year)|(?:twelve|12) months earlier"
)


def earlier(act: Act, amount: QuantityMention, when: str | None) -> Iterator[tuple[Quantity, str | None]]:
    """Yield the figures (with their times) of the same thing that `amount` is set against, in the unit of `amount`."""
    tokens = act.sentence.tokens
    for other in act.sentence.amounts:
        if other.first < amount.last or other is amount:
            continue
        before = " ".join(t.low for t in tokens[max(0, other.first - 2) : other.first])
        rising = before.endswith(" to") and tokens[amount.first - 1].low == "from"
        if not (_opens(before) or rising or (before.endswith("from") and _moves(act, amount))):
            continue
        between = [t.text for t in tokens[amount.last : other.first]]
        if between.count(")") > between.count("("):
            continue
        if other.unit_at is not None and other.quantity.unit != amount.quantity.unit:
            continue
        yield replace(other.quantity, unit=amount.quantity.unit, per=amount.quantity.per), _time(act, other, when)


_MOVING = frozenset(
    {"rose", "fell", "dropped", "grew", "climbed", "jumped", "declined", "decreased", "increased", "up"}
    | {"shrank", "shrunk", "sank", "slid", "rise", "risen", "fallen", "grown", "soared", "surged", "went", "down"}
)


_CUTTING = frozenset({"cut", "cuts", "reduced", "raised", "lowered", "trimmed", "slashed", "doubled", "tripled"})


def _moves(act: Act, amount: QuantityMention) -> bool:
    """Tell of "rose to 719 in 2024 from 380 in 2023"."""
    tokens = act.sentence.tokens
    before = {t.low for t in tokens[max(0, amount.first - 3) : amount.first]}
    cut = {t.low for t in tokens[max(0, amount.first - 8) : amount.first]}
    if tokens[amount.first - 1].low == "to" and not _CUTTING.isdisjoint(cut):
        # "has cut its budget to 48 million, from 61 million in 2025"
        return True
    return not _MOVING.isdisjoint(before)


def _opens(words: str) -> bool:
    return _OPENS.search(words) is not None


def _time(act: Act, amount: QuantityMention, when: str | None) -> str | None:
    tokens = act.sentence.tokens
    behind = " ".join(t.low for t in tokens[amount.number_at + 1 : amount.number_at + 9])
    if (
        when is not None
        and re.fullmatch(r"\d{4}", when[:4])
        and (match := _YEAR_BEFORE.search(behind))
        and match.start() < 22
    ):
        return str(int(when[:4]) - 1)
    near = [d for d in act.sentence.dates if 0 <= d.first - amount.last <= 2]
    return near[0].edtf if near else None
