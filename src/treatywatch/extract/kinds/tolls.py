"""Tolls: a noun for people killed or hurt, a verb of number far behind it, and the number: "the toll fell to 41"."""

from collections.abc import Iterator
from dataclasses import replace

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.harm import harm_item, harm_place, is_by_our_weapons, is_of_those
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.times import TimeMention
from treatywatch.extract.weapons import HARM
from treatywatch.model.quantity import Quantity

_NUMBERED = frozenset({"number", "numbers", "toll", "count", "tally", "figure", "total"})
_COMES_TO = frozenset(
    {"was", "were", "is", "stood", "stands", "reached", "reaches", "hit", "totalled", "totaled", "numbered", "came"}
    | {"rose", "rises", "risen", "fell", "falls", "fallen", "dropped", "drops", "climbed", "climbs", "jumped", "grew"}
    | {"increased", "decreased", "declined", "went", "shrank", "sank", "soared", "doubled", "tripled", "halved"}
    | {"exceeded", "topped", "passed", "surpassed", "averaged", "amounted", "slid", "slipped", "surged", "remained"}
)
_OF_ALL = frozenset({"killed", "dead", "deaths", "fatalities", "lives"})
_HARMED = frozenset({"injured", "wounded", "maimed", "hurt", "injuries", "amputees"})
_VERB_WITHIN, _NUMBER_WITHIN = 16, 4
_TO, _FROM = frozenset({"to", "at"}), frozenset({"from"})
_BY_OR_FROM = _FROM | {"by"}


def may_toll(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word for a toll is followed by a verb of number: "Cambodia's landmine toll fell to 41"."""
    if not sentence.amounts:
        return False
    low = sentence.tokens[mark.last - 1].low
    own = low == "toll" or not HARM.isdisjoint(mark.values("noun") + mark.values("verb"))
    if own and (_verb_behind(sentence, mark) is not None or _right_behind(sentence, mark) is not None):
        return True
    return own and _is_put_at(sentence, mark)


def _is_put_at(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Official figures put the number of people maimed by mines since 1975 at 88,000"."""
    led = {t.low for t in sentence.tokens[max(0, mark.first - _PUT_WITHIN) : mark.first]}
    if _PUTTING.isdisjoint(led) or _NUMBERED.isdisjoint(led):
        return False
    return any(a.first > mark.last and sentence.tokens[a.first - 1].low == "at" for a in sentence.amounts)


_PUT_WITHIN = 10
_PUTTING = frozenset({"put", "puts", "putting"})


def _verb_behind(sentence: Sentence, mark: Mark) -> int | None:
    for position in range(mark.last, min(mark.last + _VERB_WITHIN, len(sentence.tokens))):
        if sentence.tokens[position].text in (";", ":", "."):
            return None
        if sentence.tokens[position].low in _COMES_TO:
            return position
    return None


def _right_behind(sentence: Sentence, mark: Mark) -> QuantityMention | None:
    """Return the number of "Ethiopia's toll, 18 in 2024, is"."""
    comma = mark.last < len(sentence.tokens) and sentence.tokens[mark.last].text == ","
    if not comma or sentence.tokens[mark.last - 1].low != "toll":
        return None
    return next((a for a in sentence.amounts if a.first == mark.last + 1 and a.unit_at is None), None)


def toll(act: Act) -> Iterator[Draft]:
    """As in "The number of people injured by mines in Chad rose from 34 in 2023 to 51 in 2024"."""
    verb, beside = _verb_behind(act.sentence, act.mark), _right_behind(act.sentence, act.mark)
    aspect = _aspect(act)
    if aspect is None or is_of_those(act) or not is_by_our_weapons(act):
        return
    if act.scope.has("possible", "would", "future") or any(a.unit_at == act.mark.first for a in act.sentence.amounts):
        # "1,983 deaths, of which 84 percent were": their number stands before
        return
    if verb is None and beside is None:
        verb = act.mark.last
    found = _told_beside(act, beside) if beside is not None else list(_figures(act, verb or 0))
    if not found:
        return
    place = harm_place(act, found[-1][0].quantity)
    if place is None:
        return
    discourse = act.frame.discourse
    discourse.casualty_place, discourse.casualties = place, (aspect, act.sentence.start)
    slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
    for amount, date in found:
        when = None if date is None else date.turned(act.published, future=False)
        discourse.casualty_when = when or discourse.casualty_when
        yield act.draft("casualties", "occurred", slots, _people(amount.quantity), when)


def _told_beside(act: Act, amount: QuantityMention) -> list[tuple[QuantityMention, TimeMention | None]]:
    return [(amount, next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 2), None))]


def _people(quantity: Quantity) -> Quantity:
    return replace(quantity, unit="person", per=quantity.per)


def _aspect(act: Act) -> str | None:
    tokens = act.sentence.tokens
    words = {t.low for t in tokens[max(0, act.mark.first - 8) : act.mark.last + 4]}
    counted = act.nominal or not _NUMBERED.isdisjoint(words)
    if not counted:
        return None
    dead, hurt = not _OF_ALL.isdisjoint(words) or "death" in words, not _HARMED.isdisjoint(words)
    if "casualty" in act.mark.values("noun") or dead == hurt:
        return "total"
    return "killed" if dead else "injured"


def _figures(act: Act, verb: int) -> Iterator[tuple[QuantityMention, TimeMention | None]]:
    """Yield the numbers behind the verb that are the toll, with the time of each."""
    tokens = act.sentence.tokens
    behind = [a for a in act.sentence.amounts if a.first > verb and _is_bare(act, a)]
    led = {a.first: tokens[a.first - 1].low for a in behind}
    plain = [a for a in behind if a.first - verb <= _NUMBER_WITHIN and led[a.first] not in _BY_OR_FROM]
    chosen = [a for a in behind if led[a.first] in _TO or led[a.first] in _FROM]
    chosen = [a for a in chosen if a.first - verb <= _VERB_WITHIN] or plain[:1]
    if not any(led[a.first] in _TO for a in chosen) and any(led[a.first] in _FROM for a in chosen):
        return
    dates = [d for d in act.sentence.dates]
    for amount in chosen:
        own = next((d for d in dates if 0 <= d.first - amount.last <= 2), None)
        spare = act.time() if own is None and led[amount.first] not in _FROM else None
        if spare is not None and len(chosen) > 1 and any(0 <= spare.first - a.last <= 2 for a in chosen):
            spare = None
        yield amount, own or spare


def _is_bare(act: Act, amount: QuantityMention) -> bool:
    tokens, last = act.sentence.tokens, amount.last
    if amount.ordinal or (amount.unit_at is not None and amount.quantity.unit != "person"):
        return False
    if any(d.first <= amount.first < d.last for d in act.sentence.dates):
        return False
    behind = tokens[last].low if last < len(tokens) else ""
    return behind not in ("%", "percent", "per", "times", "percentage")
