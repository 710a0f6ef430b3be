"""What one says is so and another says is not: denials, stays and leavings, members and outsiders, in and out."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from treatywatch.model.answer import Conflict
from treatywatch.reconcile import explain, packs
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.compare import item_relation
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.statement import Statement, thinned

RULE = "denial.v1"

# Acts that were done stay done; for what goes on, a denial half a year later may be a change.
_STATE_OF_THINGS = 180
# A government may think again; a plan and its denial within this time contradict each other.
_PLAN = 60
_STAY = 14
_MEMBER = 60
_LEAVING = ("announce_withdrawal", "begin_withdrawal", "approve_withdrawal", "notify_withdrawal", "withdraw")
_GOING_ON = {("production", "make"), ("stockpile", "hold"), ("membership", "")}
_EXACT_ITEMS = ("apm", "avm", "cm")

# Takes the denying and the affirming statement; gives the reason why both cannot hold, or None.
Judge = Callable[[Statement, Statement], str | None]


def denial_conflicts(statements: Sequence[Statement], actors: Actors) -> Iterator[Conflict]:
    """Yield a conflict for each pair of a statement and its contrary."""
    buckets: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        claim = one.claim
        subject = claim.programme if claim.kind == "programme" else actors.who(claim)
        buckets[claim.kind, subject or "", claim.treaty or claim.to or ""].append(one)
    for (kind, _, _), many in buckets.items():
        bucket = thinned(many)
        for judge, type_ in _JUDGES.get(kind, ((_denied, "modality"),)):
            yield from _pairs(bucket, judge, type_)


def _pairs(bucket: Sequence[Statement], judge: Judge, type_: str) -> Iterator[Conflict]:
    seen = set()
    for one, two in product(filter(_says_no, bucket), bucket):
        if one.id == two.id or not _other_voice(one, two):
            continue
        why = judge(one, two)
        mark = (one.claim.key, one.claim.modality, two.claim.key, two.claim.modality, one.claim.item, two.claim.item)
        if why is not None and mark not in seen:
            seen.add(mark)
            sides = (one.side(), two.side())
            yield conflict(type_, explain.question(one.claim), sides, why=why, rule=RULE)


def _says_no(one: Statement) -> bool:
    claim = one.claim
    contrary = claim.step == "refuse_withdrawal" or claim.status == "non_party"
    return claim.modality == "denied" or contrary or claim.aspect in ("none", "cease", "excludes")


def _maker_only(no: Statement, yes: Statement) -> bool:
    """Tell whether a maker in the first person denies what is said of its whole state."""
    words = packs.phrase("own_works", no.lang)
    made = no.claim.kind == "production" and no.claim.text_id != yes.claim.text_id
    return made and words is not None and words.search(no.words) is not None


def _other_voice(one: Statement, two: Statement) -> bool:
    if one.claim.text_id != two.claim.text_id:
        return True
    return one.speaker is not None and two.speaker is not None and one.speaker != two.speaker


def _denied(no: Statement, yes: Statement) -> str | None:
    mine, other = no.claim, yes.claim
    if mine.modality != "denied" or other.modality not in ("occurred", "planned") or not _same_slots(no, yes):
        return None
    # What a treaty itself did is denied by nobody; such a sentence denies something else.
    if mine.kind == "treaty_step" and mine.actor is None:
        return None
    if item_relation(other.item, mine.item) not in ("same", "part"):
        return None
    # Who rejects "that charge" speaks of the one in the same text.
    charge = packs.phrase("that_charge", no.lang)
    if charge is not None and charge.search(no.words) and mine.text_id != other.text_id:
        return None
    books = packs.phrase("makers_order", no.lang)
    if mine.aspect == "order" and books is not None and books.search(no.words):
        return None
    if _maker_only(no, yes):
        return None
    if mine.kind == "use" and not _one_event(no, yes):
        return None
    if not (_denial_of_plan(no, yes) if other.modality == "planned" else _denial_of_act(no, yes)):
        return None
    said = "has it planned" if other.modality == "planned" else "has it so"
    when = "" if other.when is None else f" ({explain.time(other.when)})"
    return f"{no.voice} has it as not so, {yes.voice} {said}{when}."


def _one_event(no: Statement, yes: Statement) -> bool:
    """Tell whether a denial of use may speak of the same use: in one text, at one time, or of any use ever."""
    never = packs.phrase("never", no.lang)
    if no.claim.text_id == yes.claim.text_id or (never is not None and never.search(no.words)):
        return True
    return no.when is not None and yes.when is not None and no.when.meets(yes.when)


def _same_slots(no: Statement, yes: Statement) -> bool:
    slots = ("aspect", "step", "body", "status", "place", "to")
    pairs = [(getattr(no.claim, slot), getattr(yes.claim, slot)) for slot in slots]
    return all(
        left == right or (slot == "place" and None in (left, right))
        for slot, (left, right) in zip(slots, pairs, strict=True)
    )


def _denial_of_plan(no: Statement, yes: Statement) -> bool:
    words = packs.phrase("no_plan", no.lang)
    gap = no.gap(yes)
    return words is not None and words.search(no.words) is not None and gap is not None and gap <= _PLAN


def _denial_of_act(no: Statement, yes: Statement) -> bool:
    words = packs.phrase("no_plan", no.lang)
    if words is not None and words.search(no.words):
        return False
    if no.when is not None and yes.when is not None and not no.when.meets(yes.when):
        return False
    if no.published is None:
        return no.when is not None and yes.when is not None
    if (yes.claim.kind, yes.claim.aspect or "") in _GOING_ON:
        gap = no.gap(yes)
        return gap is not None and gap <= _STATE_OF_THINGS
    done = yes.when.last if yes.when is not None else yes.published
    return done is not None and done <= no.published


def _stays(no: Statement, yes: Statement) -> str | None:
    if no.claim.step != "refuse_withdrawal" or yes.claim.step not in _LEAVING:
        return None
    gap = no.gap(yes)
    if {no.claim.modality, yes.claim.modality} - {"occurred", "planned"} or gap is None or gap > _STAY:
        return None
    return f"{no.voice} has it stay, {yes.voice} has it leave, {gap} days apart."


def _outside(no: Statement, yes: Statement) -> str | None:
    if (no.claim.status, yes.claim.status) != ("non_party", "party"):
        return None
    if {no.claim.modality, yes.claim.modality} != {"occurred"}:
        return None
    if no.when is not None and yes.when is not None:
        meet = no.when.meets(yes.when)
    else:
        gap = no.gap(yes)
        meet = no.when is None and yes.when is None and gap is not None and gap <= _MEMBER
    return f"{no.voice} has it outside, {yes.voice} has it as a party." if meet else None


def _no_stock(no: Statement, yes: Statement) -> str | None:
    if (no.claim.aspect, yes.claim.aspect) != ("none", "hold") or no.claim.item != yes.claim.item:
        return None
    if {no.claim.modality, yes.claim.modality} != {"occurred"} or no.claim.item not in _EXACT_ITEMS:
        return None
    if no.when is not None and yes.when is not None:
        meet = no.when.meets(yes.when)
    else:
        gap = no.gap(yes)
        meet = no.when is None and yes.when is None and gap is not None and gap <= _STATE_OF_THINGS
    return f"{no.voice} has no such stock, {yes.voice} has one." if meet else None


def _ceased(no: Statement, yes: Statement) -> str | None:
    if (no.claim.aspect, yes.claim.aspect) != ("cease", "make") or no.claim.item != yes.claim.item:
        return None
    if {no.claim.modality, yes.claim.modality} != {"occurred"} or no.claim.item not in _EXACT_ITEMS:
        return None
    made = yes.when.first if yes.when is not None else yes.published
    said = no.published
    if made is None or said is None or no.when is None or no.when.last is None or not no.when.last < made <= said:
        return None
    return f"{no.voice} has it stop in {explain.time(no.claim.when or '')}, {yes.voice} has it make them since."


def _left_out(no: Statement, yes: Statement) -> str | None:
    if (no.claim.aspect, yes.claim.aspect) not in (("excludes", "includes"), ("excludes", "area")):
        return None
    if yes.claim.modality not in ("occurred", "planned") or no.claim.modality != "occurred":
        return None
    items = no.claim.item is not None and no.claim.item == yes.claim.item and no.claim.item in _EXACT_ITEMS
    places = bool(_states(no.claim.place, no) & _states(yes.claim.place, yes))
    return f"{no.voice} leaves out what {yes.voice} takes in." if items or places else None


def _states(place: str | None, one: Statement) -> set[str]:
    """Return the states whose border or land a place names, without the one whose programme it is."""
    if place is None:
        return set()
    words = packs.places()
    found = {words[word] for word in re.findall(r"\w+", place.lower()) if word in words}
    home = packs.programme_homes().get(one.claim.programme or "")
    return found - {home}


_JUDGES: Mapping[str, tuple[tuple[Judge, str], ...]] = {
    "treaty_step": ((_denied, "modality"), (_stays, "modality")),
    "membership": ((_denied, "modality"), (_outside, "value")),
    "stockpile": ((_denied, "modality"), (_no_stock, "value")),
    "production": ((_denied, "modality"), (_ceased, "modality")),
    "programme": ((_denied, "modality"), (_left_out, "scope")),
    "position": (),
    # Exceptions and duties of a treaty are many; one aspect is no one thing to be denied.
    "treaty_rule": (),
}
