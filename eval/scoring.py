"""Scores predicted claims against gold claims by the rules of the vocabulary (docs/reference/vocabulary.md).

A prediction matches a gold claim of its document when kind and key slots agree. A gold slot may hold a list: any of
its values is right, and a null among them says that none is right too. A gold `when` or `quantity` of null says that
there is none, and one invented is wrong; a gold slot that is left out is not scored. Each claim is used once. `key`
counts matches; `strict` also wants modality, quantity and when right.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from treatywatch.model.claim import KEYS

Row = Mapping[str, Any]
Rows = Sequence[Row]

SLOTS = ("modality", "quantity", "when", "speaker", "evidence")
STRICT = ("modality", "quantity", "when")

_NAMES = frozenset({"actor", "to", "place", "programme"})
# Shorter ids are codes of states; in a longer one, a part of the name is enough to know it by.
_LONGEST_CODE = 3
_SLACK = 0.011
_SLACK_IF_VAGUE = 0.5


@dataclass(slots=True)
class Tally:
    """Counts of one group of claims: key and strict matches, gold and predicted claims, slots right of slots scored."""

    hits: int = 0
    strict: int = 0
    gold: int = 0
    predicted: int = 0
    right: dict[str, int] = field(default_factory=dict)
    scored: dict[str, int] = field(default_factory=dict)

    def add(self, verdicts: Mapping[str, bool | None]) -> None:
        """Count one match with what its slots are: right, wrong, or None where the gold does not score them."""
        self.hits += 1
        self.strict += all(verdicts[slot] is not False for slot in STRICT)
        for slot, verdict in verdicts.items():
            if verdict is not None:
                self.right[slot] = self.right.get(slot, 0) + verdict
                self.scored[slot] = self.scored.get(slot, 0) + 1

    def figures(self, *, strict: bool = False) -> tuple[float, float, float]:
        """Return precision, recall and F1, each from 0 to 1."""
        hits = self.strict if strict else self.hits
        precision = share(hits, self.predicted)
        recall = share(hits, self.gold)
        return precision, recall, share(2 * precision * recall, precision + recall)

    def accuracy(self, slot: str) -> float:
        """Return the share of matches that have `slot` right, of those whose gold has it."""
        return share(self.right.get(slot, 0), self.scored.get(slot, 0))


@dataclass(slots=True)
class Scored:
    """Tallies by group (`all` holds everything), what was missed, and what was too much."""

    tallies: dict[str, Tally]
    missed: list[Row]
    extra: list[Row]


def share(part: float, whole: float) -> float:
    """Return `part` of `whole`, 0 where there is nothing."""
    return part / whole if whole else 0.0


def score(
    golds: Mapping[str, Rows], predictions: Mapping[str, Rows], *, groups: Callable[[Row], Sequence[str]]
) -> Scored:
    """Return the tallies of claims keyed by document; `groups` names those a claim counts in besides `all`.

    Predictions for documents without gold are not looked at.
    """
    scored = Scored({"all": Tally()}, [], [])

    def tallies(claim: Row) -> list[Tally]:
        return [scored.tallies.setdefault(group, Tally()) for group in ("all", *groups(claim))]

    for doc, gold in golds.items():
        predicted = predictions.get(doc, ())
        pairs = paired(gold, predicted)
        for claim in gold:
            for tally in tallies(claim):
                tally.gold += 1
        for claim in predicted:
            for tally in tallies(claim):
                tally.predicted += 1
        for number, other in pairs:
            verdicts = compared(gold[number], predicted[other])
            for tally in tallies(gold[number]):
                tally.add(verdicts)
        scored.missed += _without(gold, {number for number, _ in pairs})
        scored.extra += _without(predicted, {other for _, other in pairs})
    return scored


def paired(golds: Rows, predictions: Rows) -> list[tuple[int, int]]:
    """Return the positions of claims that match, each used once; those that agree on most slots choose first."""
    ranked = [
        (-sum(verdict is True for verdict in compared(gold, prediction).values()), number, other)
        for number, gold in enumerate(golds)
        for other, prediction in enumerate(predictions)
        if same_key(gold, prediction)
    ]
    chosen: dict[int, int] = {}
    for _, number, other in sorted(ranked):
        if number not in chosen and other not in chosen.values():
            chosen[number] = other
    return list(chosen.items())


def _without(claims: Rows, used: set[int]) -> list[Row]:
    return [claim for number, claim in enumerate(claims) if number not in used]


def compared(gold: Row, predicted: Row) -> dict[str, bool | None]:
    """Return for each of `SLOTS` whether it is right, None where the gold does not score it."""
    return {
        "modality": predicted.get("modality") in values(gold.get("modality")) if gold.get("modality") else None,
        "quantity": _same_quantity(gold, predicted),
        "when": _same_when(gold, predicted),
        "speaker": _same_speaker(gold, predicted),
        "evidence": _overlaps(gold, predicted),
    }


def same_key(gold: Row, predicted: Row) -> bool:
    """Tell whether both answer one question: the same kind, and key slots that agree."""
    if gold["kind"] != predicted.get("kind"):
        return False
    slots = KEYS[gold["kind"]]
    # Cleared land is known by its place or by its owner.
    if gold["kind"] == "clearance":
        slots = ("aspect",)
        if not _same_whereabouts(gold, predicted):
            return False
    return all(_same_slot(slot, gold.get(slot), predicted.get(slot)) for slot in slots)


def _same_whereabouts(gold: Row, predicted: Row) -> bool:
    said = [*values(predicted.get("place")), *values(predicted.get("actor"))]
    wanted = [gold[slot] for slot in ("place", "actor") if values(gold.get(slot))]
    return not wanted or any(same_name(value, said) for value in wanted)


def _same_slot(slot: str, gold: Any, predicted: Any) -> bool:
    if slot == "item":
        return not values(gold) or any(_same_item(value, predicted) for value in values(gold))
    if slot == "body":
        return not values(gold) or not values(predicted) or same_name(gold, predicted)
    if slot in _NAMES:
        return same_name(gold, predicted)
    return not values(gold) or predicted in values(gold)


def _same_item(gold: Any, predicted: Any) -> bool:
    # A text that says "mines" may mean either kind.
    return gold == predicted or {gold, predicted} in ({"mine", "apm"}, {"mine", "avm"})


def same_name(gold: Any, predicted: Any) -> bool:
    said = {_fold(value) for value in values(predicted)}
    if not said:
        return not values(gold) or None in values(gold)
    wanted = {_fold(value) for value in values(gold) if value is not None}
    return any(_is_part(one, other) for one in wanted for other in said)


def _is_part(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) > _LONGEST_CODE and (one in other or other in one)


def _fold(name: Any) -> str:
    """Case, accents and separators do not tell two names apart."""
    text = unicodedata.normalize("NFKD", str(name)).casefold()
    text = "".join(sign for sign in text if not unicodedata.combining(sign)).replace("ł", "l")
    return re.sub(r"[\W_]+", "-", text).strip("-")


def values(slot: Any) -> list[Any]:
    if slot is None:
        return []
    return slot if isinstance(slot, list) else [slot]


def _readings(slot: Any) -> list[Any]:
    return slot if isinstance(slot, list) else [slot]


def _same_quantity(gold: Row, predicted: Row) -> bool | None:
    if "quantity" not in gold:
        return None
    return any(_same_amount(reading, predicted.get("quantity")) for reading in _readings(gold["quantity"]))


def _same_amount(gold: Row | None, predicted: Row | None) -> bool:
    if not gold or not predicted:
        return not gold and not predicted
    slack = _SLACK_IF_VAGUE if gold.get("vague") else _SLACK
    bounds = all(_close(gold.get(end), predicted.get(end), slack) for end in ("low", "high"))
    unit = gold.get("unit") is None or gold.get("unit") == predicted.get("unit")
    return bounds and unit and (gold.get("per") or None) == (predicted.get("per") or None)


def _close(one: float | None, other: float | None, slack: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= slack * max(abs(one), abs(other))


def _same_when(gold: Row, predicted: Row) -> bool | None:
    if "when" not in gold:
        return None
    return any(days(reading) == days(predicted.get("when")) for reading in _readings(gold["when"]))


_DATE = re.compile(r"(\d{2,4}X{0,2})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
_UNREADABLE = -1


def days(edtf: str | None) -> tuple[int | None, int | None]:
    """Return the first and last day of an EDTF date (level 0 and 1) as YYYYMMDD; an open end is None.

    A month counts 31 days, for only equality is asked; qualifiers (`~`, `?`, `%`) count for nothing.
    """
    if edtf in (None, "", ".."):
        return None, None
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return days(first)[0], days(last)[1]
    match = _DATE.fullmatch(edtf.strip("~?%"))
    if match is None:
        return _UNREADABLE, _UNREADABLE
    year, month, day = match.groups()
    first, last = _SEASONS.get(month) or _range(month, 12)
    # A season runs over whole months.
    early, late = (1, 31) if month in _SEASONS else _range(day, 31)
    years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return years[0] * 10000 + first * 100 + early, years[1] * 10000 + last * 100 + late


def _range(part: str | None, last: int) -> tuple[int, int]:
    return (1, last) if part in (None, "XX") else (int(part), int(part))


def _same_speaker(gold: Row, predicted: Row) -> bool | None:
    if not gold.get("attribution"):
        return None
    wanted = [value for one in gold["attribution"] for value in values(one.get("speaker"))]
    said = [one["speaker"] for one in predicted.get("attribution") or () if one.get("speaker")]
    return not wanted or same_name(wanted, said)


def _overlaps(gold: Row, predicted: Row) -> bool | None:
    spans = [(one["start"], one["end"]) for one in gold.get("evidence") or () if "start" in one]
    if not spans:
        return None
    return any(
        one["start"] < end and start < one["end"] for one in predicted.get("evidence") or () for start, end in spans
    )


def verbatim(predictions: Mapping[str, Rows], texts: Mapping[str, str]) -> tuple[int, int]:
    """Return how many predicted spans hold their words letter by letter, of how many; a claim without any is wrong."""
    right = spans = 0
    for doc, claims in predictions.items():
        for claim in claims:
            for one in claim.get("evidence") or [{}]:
                spans += 1
                right += bool(one) and texts[doc][one["start"] : one["end"]] == one.get("exact") != ""
    return right, spans
