"""Casualties: people killed or hurt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.earlier import earlier
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import CURRENCIES, QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.times import TimeMention
from treatywatch.extract.weapons import HARM
from treatywatch.model.quantity import Quantity


def casualties(act: Act) -> Iterator[Draft]:
    """People killed or hurt by mines or cluster munitions: each number goes with the harm that stands nearest."""
    aspect = _harm(act)
    if act.sentence.tokens[act.mark.first].low == "lives" and not _takes_lives(act):
        return
    if _is_a_bare_toll(act) or _is_unknown(act) or _is_unhurt(act):
        return
    if aspect is None or not is_by_our_weapons(act) or act.scope.has("possible", "would", "future"):
        return
    if _is_a_share(act) or is_of_those(act) or _is_helped(act) or _is_not_one(act) or _accounting(act) is not None:
        return
    if _nobody(act):
        yield from _none_hurt(act, aspect)
        return
    yield from _hurt(act, aspect)


def _is_unhurt(act: Act) -> bool:
    """Tell of "The driver was unhurt", where no mine has gone off."""
    low = act.sentence.tokens[act.mark.last - 1].low
    away = act.sentence.tokens[act.mark.first].low.startswith(("get", "got", "escap"))
    return (low.startswith("un") or away) and low in _UNHARMED and not _just_went_off(act)


def _is_unknown(act: Act) -> bool:
    """Tell of "Nobody knows how many people mines have killed", "The dead included two nurses": no count."""
    tokens, first = act.sentence.tokens, act.mark.first
    words = [t.low for t in tokens[:first]]
    if "how" in words and words[words.index("how") + 1 : words.index("how") + 2] in (["many"], ["few"]):
        return True
    return act.nominal and tokens[min(act.mark.last, len(tokens) - 1)].low in ("included", "include", "includes")


def _is_a_bare_toll(act: Act) -> bool:
    """Tell of "the heaviest toll", which its verb tells the number of: only in "a toll of 51" it stands beside it."""
    tokens, last = act.sentence.tokens, act.mark.last
    bare = tokens[last - 1].low == "toll" and last - act.mark.first == 1
    return bare and [t.low for t in tokens[last : last + 1]] != ["of"]


def _hurt(act: Act, aspect: str) -> Iterator[Draft]:
    amount = _sufferers(act)
    quantity = _one_victim(act) or _that_one(act) if amount is None else replace(amount.quantity, unit="person")
    if quantity is None:
        yield from _listed(act, aspect, None)
        return
    if aspect != "total" and _joined_harm(act):
        aspect = "total"
    modality = "denied" if act.scope.negated else "occurred"
    place = harm_place(act, quantity)
    if place is None:
        return
    quantity = _yearly(act, quantity)
    act.frame.discourse.casualty_place = place
    said = act.frame.discourse.casualties
    if said is not None and (said[1] == act.sentence.start or _of_a_whole(act)) and said[0] != aspect:
        act.frame.discourse.harmed_both = act.sentence.start
    act.frame.discourse.casualties = (aspect, act.sentence.start)
    when = _harm_time(act, modality)
    if when is None and amount is None and _that_one(act) is not None and act.frame.discourse.stepped is not None:
        when = act.frame.discourse.stepped[1]
    slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
    yield act.draft("casualties", modality, slots, quantity, when)
    if amount is not None and amount.number_at > act.mark.first - 12:
        for figure, time in earlier(act, amount, when):
            yield act.draft("casualties", modality, slots, replace(figure, unit="person"), time)
    yield from _listed(act, aspect, when)


def _of_a_whole(act: Act) -> bool:
    """Tell of "Of the 38, eleven died": the others were hurt."""
    tokens = act.sentence.tokens
    return tokens[0].low == "of" and any(0 < a.first <= 2 for a in act.sentence.amounts)


_YEARLY_WORDS = ("each year", "every year", "annually", "yearly")


def _yearly(act: Act, quantity: Quantity) -> Quantity:
    """Return the rate of "about 100 people are still killed there each year"."""
    if quantity.per is not None:
        return quantity
    tokens, last = act.sentence.tokens, act.mark.last
    end = next((p for p in range(last, len(tokens)) if tokens[p].text in _STOPS), len(tokens))
    behind = act.sentence.words(last, end).lower()
    return replace(quantity, per="year") if behind.endswith(_YEARLY_WORDS) else quantity


_STOPS = frozenset({",", ".", ";", ":", "—", "–", "”", '"', "’", "(", "!"})


def _none_hurt(act: Act, aspect: str) -> Iterator[Draft]:
    blast = act.frame.discourse.blast if _just_went_off(act) else None
    own = any(m.states and m.prep for m in act.frame.mentions)
    place = blast[2] if blast is not None and not own else None
    place = place or harm_place(act, Quantity(0, 0, "person", None, False, False))
    if place is not None:
        slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
        when = _time_behind(act) or act.when("occurred") or (None if blast is None else blast[1])
        yield act.draft("casualties", "denied", slots, None, when)


def _time_behind(act: Act) -> str | None:
    """Return the time of "The mines laid there in the 1990s killed no one last year"."""
    if not _hurts_nobody(act):
        return None
    date = next((d for d in act.sentence.dates if act.mark.last <= d.first <= act.mark.last + 3), None)
    return None if date is None else date.turned(act.published, future=False)


_BLAST_WITHIN = 250


def _just_went_off(act: Act) -> bool:
    """Tell whether a mine was just said to go off."""
    blast = act.frame.discourse.blast
    if blast is not None and 0 <= act.sentence.start - blast[0] <= _BLAST_WITHIN:
        return True
    words = act.sentence.words(0, act.mark.first).lower()
    return any(w in words for w in _WENT_OFF) and any(
        m.value("item") not in (None, "other") for m in act.sentence.marks if m.last <= act.mark.first
    )


_WENT_OFF = (
    "ran over",
    "drove over",
    "set off",
    "triggered",
    "stepped on",
    "struck",
    " hit ",
    "went off",
    "exploded",
    "blew up",
    "detonated",
)


_NOBODY = frozenset({"no", "nobody", "none"})


def _nobody(act: Act) -> bool:
    """Tell of "No civilian has ever been injured by a mine here", "Not a single person has been hurt since 2020"."""
    led = act.sentence.words(max(0, act.mark.first - 4), act.mark.first).lower()
    if act.nominal and led.endswith(("not a single", "not one", "not one single", "not a single mine")):
        return True
    if act.nominal and "no" in [t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]]:
        # "No deaths were reported there", "There were no mine casualties in 2025"
        ahead = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
        if not _THERE_WERE.isdisjoint(ahead):
            return True
        behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 5]}
        return not behind.isdisjoint(("reported", "recorded", "registered"))
    if act.nominal or not act.clause.tokens or act.scope.has("possible", "would", "future", "urge"):
        return False
    if _hurts_nobody(act) or _is_unharmed(act):
        return True
    tokens, first = act.sentence.tokens, act.clause.first
    while first < act.mark.first and not tokens[first].text.isalnum():
        first += 1
    opening = next((d.last for d in act.sentence.dates if d.first == first), first)
    first = opening + 1 if opening < len(tokens) and tokens[opening].text == "," else opening
    while first < act.mark.first and tokens[first].low in _THANKS:
        # "Thanks to God nobody died"
        first += 1
    words = [t.low for t in tokens[first : first + 3]]
    none = words[:1] != [] and (words[0] in _NOBODY or words in (["not", "a", "single"], ["not", "one", "single"]))
    whole = act.frame.is_passive(act.clause, act.mark) or "kill" in act.mark.values("verb")
    # "nobody was hurt"
    whole = whole or tokens[act.mark.first - 1].low in ("was", "were", "been")
    people = words[:1] == ["nobody"] or words[:2] == ["no", "one"]
    people = people or any(m.value("victim") == "person" for m in act.sentence.starting(range(first, act.mark.first)))
    people = people or any(tokens[p].low in _PEOPLE for p in range(first, act.mark.first))
    said = act.frame.discourse.casualties
    counting = said is not None and 0 <= act.sentence.start - said[1] <= _GOING_ON_WITHIN
    asked = 0 <= act.sentence.start - act.frame.discourse.harm_spoken <= _BLAST_WITHIN
    told = counting or asked or _just_went_off(act) or act.has_layer("item") is not None
    whole = whole or tokens[act.mark.first].low == "died"
    return none and whole and people and told


_THANKS = frozenset(
    {"thanks", "thank", "to", "god", "heaven", "goodness", "luckily", "fortunately", "happily", "mercifully", "by", "a"}
    | {"miracle", "miraculously", "but", "and", "yet", "this", "time", ",", "however", "though", "so", "far", "praise"}
)


def _hurts_nobody(act: Act) -> bool:
    """Tell of "The mines killed no one last year", "injured nobody"."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]]
    if act.mark.form("verb") not in (1, 2) or act.frame.is_passive(act.clause, act.mark):
        return False
    return behind[:1] == ["nobody"] or behind[:2] == ["no", "one"] or (behind[:1] == ["no"] and behind[-1] in _PEOPLE)


def _is_unharmed(act: Act) -> bool:
    """Tell of "The passengers escaped unharmed", a mine having just gone off."""
    return act.sentence.tokens[act.mark.last - 1].low in _UNHARMED and _just_went_off(act)


_UNHARMED = frozenset(
    {"unharmed", "unhurt", "uninjured", "unscathed", "fright", "bruises", "injury", "injuries", "scratch"}
)


_THERE_WERE = frozenset({"were", "was", "are", "is", "been", "had", "has", "recorded", "reported", "saw", "registered"})
_PEOPLE = frozenset(
    {"person", "people", "civilian", "civilians", "soldier", "soldiers", "child", "children", "deminer"}
)


_HELP_WITHIN = 7
_HELPING = frozenset(
    f"{verb}{end}"
    for verb in ("fit", "help", "assist", "treat", "support", "train", "reach", "equip", "rehabilitat", "accompan")
    for end in ("", "s", "ed", "ing", "ted", "ting", "e", "es", "y", "ied", "ies", "ping", "ped", "ying")
) | {
    "cared",
    "cares",
    "care",
    "hosted",
    "hosts",
    "provided",
    "provides",
    "provide",
    "gave",
    "give",
    "gives",
    "given",
    "employs",
    "employed",
    "taught",
    "interviewed",
}


def _is_helped(act: Act) -> bool:
    """Tell of "fitted 2,700 survivors with artificial limbs": who is helped was hurt at some other time."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not act.nominal or tokens[act.mark.last - 1].low not in (
        "survivors",
        "victims",
        "amputees",
        "injured",
        "wounded",
    ):
        return False
    before = {tokens[p].low for p in act.clause.tokens if first - _HELP_WITHIN <= p < first}
    return not _HELPING.isdisjoint(before)


def _is_a_share(act: Act) -> bool:
    """Tell of "90% of all casualties were civilians": a share, and no count."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    return act.nominal and "of" in before and not {"%", "percent", "cent"}.isdisjoint(before)


def _is_not_one(act: Act) -> bool:
    """Tell of "Not one of the dead was a soldier": who they were, and no number."""
    before = act.sentence.words(max(0, act.mark.first - 4), act.mark.first).lower()
    return act.nominal and ("not one of" in before or "none of" in before or "not a single one of" in before)


_TAKING = frozenset({"claim", "claims", "claimed", "cost", "costs", "took", "taken", "take", "lost"})


def is_of_those(act: Act) -> bool:
    """Tell of "Of the victims, 1,890 died", where the number is of those who died."""
    words = [t.low for t in act.sentence.tokens[: act.mark.first]]
    return act.nominal and words in (["of", "the"], ["of", "these"], ["of", "those"], ["among", "the"], ["of", "all"])


_PART_WITHIN = 320


def part(act: Act) -> Iterator[Draft]:
    """As in "257 victims worldwide; 193 of them were in Ukraine": part of a count just given, by where they were."""
    yield from _persons_counted(act)
    discourse, tokens = act.frame.discourse, act.sentence.tokens
    said = discourse.casualties
    if said is None or not 0 <= act.sentence.start - said[1] <= _PART_WITHIN or act.scope.negated:
        return
    yield from _by_period(act, said[0])
    yield from _fatally(act, said)
    yield from _figure(act, said[0])
    yield from _in_all(act, said)
    for amount in act.amounts(("item", "person")):
        behind = [t.low for t in tokens[amount.number_at + 1 : amount.number_at + 5]]
        of_them = behind[:2] in (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"])
        if amount.ordinal or not of_them or behind[2:3] not in (["were"], ["was"], ["in"], ["occurred"], ["came"]):
            continue
        near = [
            m for m in act.frame.mentions if 0 < m.first - amount.number_at <= _IN_WITHIN and m.prep in ("in", "from")
        ]
        if near and near[0].kind in ("state", "place") and near[0].states not in ((), (discourse.casualty_place,)):
            slots: dict[str, str | None] = {"place": near[0].states[0], "aspect": said[0], "item": harm_item(act)}
            when = act.when("occurred") or discourse.casualty_when
            yield act.draft("casualties", "occurred", slots, replace(amount.quantity, unit="person"), when)


_ON_A_LIST = ("count", "regist", "record", "document", "log", "list", "name", "tall")
_SPOKEN_WITHIN = 250
_LED = 2


def _persons_counted(act: Act) -> Iterator[Draft]:
    """As in "Since 1996 we count 1,732 persons, and 603 of them died": victims, though no word says so."""
    tokens, discourse = act.sentence.tokens, act.frame.discourse
    amount = next(iter(act.amounts(("person",))), None)
    if amount is None or amount.ordinal or act.scope.negated:
        return
    led = [t.low for t in tokens[max(0, amount.first - _LED) : amount.first]]
    if not any(word.startswith(_ON_A_LIST) for word in led):
        return
    harmed = [m for m in act.sentence.marks if HARM & set(m.values("verb") + m.values("noun"))]
    behind = [t.low for m in harmed for t in tokens[max(0, m.first - _OF_THEM_WITHIN) : m.first]]
    spoken = 0 <= act.sentence.start - discourse.harm_spoken <= _SPOKEN_WITHIN
    if any(m.first in act.clause.tokens and m.first > amount.first for m in harmed) or not (
        spoken or {"them", "whom"} & set(behind)
    ):
        return
    quantity = replace(amount.quantity, unit="person")
    place = harm_place(act, quantity)
    if place is None:
        return
    discourse.casualty_place, discourse.casualties = place, ("total", act.sentence.start)
    slots: dict[str, str | None] = {"place": place, "aspect": "total", "item": harm_item(act)}
    yield act.draft("casualties", "occurred", slots, quantity, _harm_time(act, "occurred"))


_OF_THEM_WITHIN = 4


def _accounting(act: Act) -> Mark | None:
    """Return the verb of "Ukraine accounts for 300 of the casualties", which is read by itself."""
    before = act.sentence.starting(p for p in act.clause.tokens if p < act.mark.first) if act.nominal else ()
    return next((m for m in before if _accounts(act.sentence, m)), None)


def _accounts(sentence: Sentence, mark: Mark) -> bool:
    return sentence.tokens[mark.first].low.startswith("account") and "include" in mark.values("verb")


def share_of(act: Act) -> Iterator[Draft]:
    """As in "Syria alone accounted for 182 of them", "Ukraine accounts for 300 of the casualties, Syria for 182"."""
    tokens, said = act.sentence.tokens, act.frame.discourse.casualties
    behind = [a for a in act.amounts(("item", "person")) if 0 <= a.first - act.mark.last <= 1 and not a.ordinal]
    if act.nominal or not _accounts(act.sentence, act.mark) or not behind or act.scope.negated:
        return
    words = {t.low for t in tokens[behind[0].number_at : behind[0].last + _SHARE_WITHIN]}
    lately = said is not None and 0 <= act.sentence.start - said[1] <= _PART_WITHIN
    aspect = "killed" if words & _DEAD else "total" if words & _HARMED else said[0] if said and lately else None
    if aspect is None or not (lately or is_by_our_weapons(act)):
        return
    near = [m for m in act.frame.mentions if m.first in act.clause.tokens and m.last <= act.mark.first and m.states]
    place = near[-1].states[0] if near else act.frame.discourse.casualty_place
    shares = [(place, behind[0].quantity)]
    for mention in act.frame.mentions:
        led = tokens[mention.last].low if mention.last < len(tokens) else ""
        other = next((a for a in act.sentence.amounts if a.first == mention.last + 1), None)
        if mention.first >= behind[0].last and led == "for" and other is not None and len(mention.states) == 1:
            shares.append((mention.states[0], other.quantity))
    when = act.when("occurred") or (act.frame.discourse.casualty_when if lately else None)
    for where, quantity in shares:
        slots: dict[str, str | None] = {"place": where, "aspect": aspect, "item": harm_item(act)}
        if where is not None:
            yield act.draft("casualties", "occurred", slots, replace(quantity, unit="person"), when)


_SHARE_WITHIN = 5
_DEAD = frozenset({"dead", "deaths", "killed", "fatalities"})
_HARMED = frozenset({"casualties", "victims", "total"})


def _fatally(act: Act, said: tuple[str, int]) -> Iterator[Draft]:
    """As in "hurt 92 people, 14 of them fatally": so many of those counted died."""
    tokens, place = act.sentence.tokens, act.frame.discourse.casualty_place
    if place is None or said[1] != act.sentence.start:
        return
    for amount in act.amounts(("item", "person")):
        behind = [t.low for t in tokens[amount.last : amount.last + 3]]
        if behind in (["of", "them", "fatally"], ["of", "whom", "fatally"]) or behind[:1] == ["fatally"]:
            slots: dict[str, str | None] = {"place": place, "aspect": "killed", "item": harm_item(act)}
            when = act.when("occurred") or act.frame.discourse.casualty_when
            yield act.draft("casualties", "occurred", slots, replace(amount.quantity, unit="person"), when)


_ALL_BEHIND = (["in", "all"], ["in", "total"], ["altogether"], ["all", "told"], ["casualties", "in"], ["victims", "in"])


def _in_all(act: Act, said: tuple[str, int]) -> Iterator[Draft]:
    """As in "killed 188 people and injured 864, a total of 1,052", "1,052 in all": the dead and the hurt together."""
    tokens, place = act.sentence.tokens, act.frame.discourse.casualty_place
    if place is None or said[1] != act.sentence.start or said[0] == "total":
        return
    for amount in act.amounts(("item", "person")):
        led = [t.low for t in tokens[max(0, amount.first - 3) : amount.number_at]]
        behind = [t.low for t in tokens[amount.last : amount.last + 2]]
        whole = led[-2:] == ["total", "of"] or "total of" in act.sentence.words(amount.first, amount.number_at).lower()
        whole = whole or behind in _ALL_BEHIND or behind[:1] in _ALL_BEHIND
        if not any(a.last <= amount.first and _may_be_people(a) for a in act.sentence.amounts):
            # "killed 19,800 in all, and 45,000 more were wounded"
            continue
        if whole and not amount.ordinal and (amount.unit_at is None or amount.quantity.unit == "person"):
            slots: dict[str, str | None] = {"place": place, "aspect": "total", "item": harm_item(act)}
            when = act.when("occurred") or act.frame.discourse.casualty_when
            yield act.draft("casualties", "occurred", slots, replace(amount.quantity, unit="person"), when)


_FIGURES = frozenset({"figure", "number", "toll", "total", "count", "tally"})


def _figure(act: Act, aspect: str) -> Iterator[Draft]:
    """As in "In 2024 the figure was 49", "in 1996 it was more than 4,000", right after casualties were counted."""
    tokens, place = act.sentence.tokens, act.frame.discourse.casualty_place
    said, land = act.frame.discourse.casualties, act.frame.discourse.land
    if place is None or (land is not None and said is not None and land[3] > said[1] and land[2]):
        # "9,600 square kilometres remain suspect. In 2021 it was nearly 12,000"
        return
    for amount in act.amounts(("item", "person")):
        be = next((p for p in range(amount.first - 1, amount.first - _BEHIND_BE, -1) if _comes_to(act, p)), None)
        date = None if be is None else _date_around(act, be, amount)
        ends = amount.last >= len(tokens) or not tokens[amount.last].text.isalpha()
        ends = ends or any(d.first == amount.last for d in act.sentence.dates)
        if be is None or date is None or not ends or amount.unit_at is not None:
            continue
        ahead = max(act.clause.first, be - _FIGURE_WITHIN)
        figure = any(tokens[p].low in _FIGURES and tokens[p - 1].low in ("the", "that") for p in range(ahead + 1, be))
        figure = figure or any(t.low in ("it", "there") for t in tokens[max(ahead, be - 2) : be])
        if tokens[be - 1].low == "there" and any(HARM & m.traits.said for m in act.sentence.marks):
            # "In 2025 there were four, in which three soldiers died"
            continue
        others = any(
            m.states and m.kind in ("state", "place") and ahead <= m.first < be and m.pronoun is None
            for m in act.frame.mentions
        )
        weapon = next(act.sentence.find("item", ahead, amount.last), None)
        if figure and not others and weapon is None:
            slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
            when = date.turned(act.published, future=False)
            yield act.draft("casualties", "occurred", slots, replace(amount.quantity, unit="person"), when)


def _comes_to(act: Act, position: int) -> bool:
    return position > 0 and position in act.clause.tokens and act.sentence.tokens[position].low in _CAME_TO


def _date_around(act: Act, be: int, amount: QuantityMention) -> TimeMention | None:
    """Return the time right behind a number, else the one close before its verb."""
    dates = act.sentence.dates
    behind = next((d for d in dates if 0 <= d.first - amount.last <= 1), None)
    return behind or next((d for d in reversed(dates) if 0 <= be - d.last <= _DATE_WITHIN), None)


_FIGURE_WITHIN = 5
_DATE_WITHIN = 8
_BEHIND_BE = 4
_CAME_TO = frozenset({"was", "is", "were", "been", "stood", "reached", "hit"})
_PERIODS = frozenset({"during", "after", "before", "since", "between"})


def _by_period(act: Act, aspect: str) -> Iterator[Draft]:
    """As in "7,300 victims, 4,830 during the war and 2,470 after independence"."""
    tokens, place = act.sentence.tokens, act.frame.discourse.casualty_place
    harmed = any(HARM & m.traits.said for m in act.clause.marks(act.sentence))
    found = [a for a in act.sentence.amounts if a.unit_at is None and a.quantity.unit in ("item", "person")]
    found = [a for a in found if a.last < len(tokens) and tokens[a.last].low in _PERIODS and not a.ordinal]
    own = [a for a in found if a.number_at in act.clause.tokens]
    if len(found) < _AT_LEAST or place is None or harmed or act.clause.kind == "rel":
        return
    for amount in own:
        date = next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1), None)
        slots: dict[str, str | None] = {"place": place, "aspect": aspect, "item": harm_item(act)}
        told = replace(amount.quantity, unit="person")
        yield act.draft("casualties", "occurred", slots, told, None if date is None else date.edtf)


_AT_LEAST = 2
_IN_WITHIN = 7


def _takes_lives(act: Act) -> bool:
    """Tell of "have claimed 1,200 lives"; lives are saved, too."""
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    return not _TAKING.isdisjoint(before[-6:]) and any(a.unit_at == act.mark.first for a in act.sentence.amounts)


def _harm(act: Act) -> str | None:
    values = set(act.mark.values("verb")) | set(act.mark.values("noun"))
    if "kill" in values:
        return "killed"
    if "injure" in values:
        return "injured"
    return "total" if "casualty" in values else None


def harm_item(act: Act) -> str:
    """Return the weapon that hurt them: named in the clause, else the one spoken of."""
    if _is_by_old_ordnance(act):
        return "other"
    item = act.has_layer("item")
    code = item.value("item") if item is not None else act.frame.discourse.item
    return "mine" if code is None or code == "other" else code


_SHELLS = frozenset({"shell", "bomb", "grenade", "shells", "bombs", "grenades", "rocket", "projectile", "torpedo"})
_OF_A_WAR = frozenset({"war", "wartime", "unexploded", "old", "wwii", "japanese", "rusty", "buried", "abandoned"})


def _is_by_old_ordnance(act: Act) -> bool:
    """Tell of "when a World War Two shell blew up under their cooking fire": no mine and no bomblet is named."""
    words = {t.low for t in act.sentence.tokens}
    if words.isdisjoint(_SHELLS) or words.isdisjoint(_OF_A_WAR):
        return False
    return all(m.value("item") in (None, "other") for m in act.sentence.marks) and "cluster" not in words


# --- times

_SAME_COUNT = frozenset({"them", "further", "another", "these", "those", "whom", "included", "including", "more"})


def _harm_time(act: Act, modality: str) -> str | None:
    """The clause's own time, else one in its sentence; a part of a count just given has that count's time."""
    discourse = act.frame.discourse
    joined = [c for c in act.frame.clauses if c.parent is act.clause and c.kind == "coord"]
    when = act.when(modality, clauses=[*joined, *act.frame.clauses])
    if when is not None and when.endswith("/..") and _is_since_it_began(act):
        when = discourse.casualty_when
    opening = [act.sentence.tokens[p].low for p in act.clause.tokens[:2]]
    if "whom" in opening and discourse.casualty_when is not None and act.time() is None:
        # "6,279 casualties in 2024, the most since 2020, of whom 1,945 were killed"
        return discourse.casualty_when
    perfect = not {"have", "has"}.isdisjoint(act.sentence.tokens[p].low for p in act.clause.tokens)
    if perfect and when is not None and act.published is not None and when[:4] > str(act.published.year):
        # "have lost feet in five years"
        return None
    own = any(d.core_first in act.clause.tokens for d in act.sentence.dates)
    if when is None and not own and (_SAME_COUNT & {t.low for t in act.sentence.tokens} or _is_of_the_year(act)):
        return discourse.casualty_when
    discourse.casualty_when = when
    return when


def _is_since_it_began(act: Act) -> bool:
    """Tell of "the most for the first time since its reports began in 1999": no time of who was hurt."""
    tokens = act.sentence.tokens
    began = (p for p in range(2, len(tokens)) if tokens[p].low in ("began", "started", "begun"))
    return any("since" in [t.low for t in tokens[max(0, p - _SINCE_WITHIN) : p]] for p in began)


_SINCE_WITHIN = 6
_YEARLY = 700
_OF_ALL_TIMES = frozenset({"since", "ever", "far", "total", "altogether", "always", "decades", "history", "war"})
_COUNTED_LEAST = 20


def _is_of_the_year(act: Act) -> bool:
    """Tell of a country's count in a report that gives a year's: "Myanmar suffered the highest toll, with 2,029"."""
    discourse = act.frame.discourse
    year, said = discourse.casualty_when, discourse.casualties
    if year is None or len(year) != _A_YEAR or said is None or act.sentence.dates:
        return False
    words = {t.low for t in act.sentence.tokens}
    opening = [t.low for t in act.sentence.tokens[:2]]
    counted = any((a.quantity.low or 0) >= _COUNTED_LEAST for a in act.sentence.amounts)
    part = opening in (["of", "the"], ["of", "these"], ["of", "those"])
    near = 0 <= act.sentence.start - said[1] <= _YEARLY
    return near and counted and (part or words.isdisjoint(_OF_ALL_TIMES))


_A_YEAR = 4


# --- numbers

_MEASURES = frozenset({"km", "mi", "km2", "m2", "ha", "ac", "t", "state"})


def _in_brackets(act: Act) -> QuantityMention | None:
    """Return the number of "Myanmar had the most casualties (2,140)"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not act.nominal or last >= len(tokens) or tokens[last].text != "(":
        return None
    bare = (a for a in act.sentence.amounts if a.first == last + 1 and a.unit_at is None and not a.ordinal)
    return next((a for a in bare if a.last < len(tokens) and tokens[a.last].text == ")"), None)


def _sufferers(act: Act) -> QuantityMention | None:
    """The number of people right before or behind the word of harm, or before "people" in its clause."""
    bracketed = _in_brackets(act)
    if bracketed is not None:
        return bracketed
    hurt = _object_of_both(act)
    if hurt is not None:
        return hurt
    best: tuple[int, QuantityMention] | None = None
    for amount in act.sentence.amounts:
        if _counts_harm(act, amount):
            return amount
        if (
            not (_may_be_people(amount) or _counts_members(act, amount))
            or not _may_reach(act, amount)
            or _is_a_part(act, amount)
            or _is_one_of_them(act, amount)
        ):
            continue
        distance = min(abs(amount.first - act.mark.last), abs(act.mark.first - amount.last))
        if amount.first <= act.mark.first < amount.last:
            distance = 0
        near = 9 if amount.quantity.unit == "person" else 4
        within = amount.first <= act.mark.first < amount.last
        if distance > near or (not within and _crosses_harm(act, amount)) or _is_an_age(act, amount):
            continue
        if best is None or distance < best[0]:
            best = (distance, amount)
    return None if best is None else best[1]


def _object_of_both(act: Act) -> QuantityMention | None:
    """Return the number of "injured or maimed 45,141 others", which both verbs count."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.nominal or act.mark.form("verb") != _PAST_FORM or act.frame.is_passive(act.clause, act.mark):
        return None
    if last >= len(tokens) or tokens[last].low not in ("or", "and"):
        return None
    other = act.sentence.mark(last + 1)
    if other is None or other.first != last + 1 or {"kill", "injure"}.isdisjoint(other.values("verb")):
        return None
    return next((a for a in act.sentence.amounts if 0 <= a.first - other.last <= 1 and _may_be_people(a)), None)


_PAST_FORM = 2


def _is_one_of_them(act: Act, amount: QuantityMention) -> bool:
    """Tell of "Three soldiers were wounded when one stepped on a mine": who did it, of those counted."""
    tokens = act.sentence.tokens
    alone = tokens[amount.first].low in _ONES and amount.last - amount.first == 1 and amount.unit_at is None
    apart = alone and amount.first > 0 and amount.first not in act.clause.tokens
    return apart and tokens[amount.first - 1].low in _LEADING_A_CAUSE


_ONES = frozenset({"one", "two", "another"})
_LEADING_A_CAUSE = frozenset({"when", "after", "as", "while", "because", "since", "once"})
_OF_THESE = (["of", "them"], ["of", "whom"])


def _is_a_part(act: Act, amount: QuantityMention) -> bool:
    """As in "31 people, eleven of them children, lost their lives": part of a count given before."""
    before = [t.low for t in act.sentence.tokens[max(0, amount.first - 2) : amount.first]]
    counted = 0 <= act.mark.first - amount.last <= 1 or amount.first <= act.mark.first < amount.last
    if before == ["among", "them"] or (before[-1:] == ["including"] and not counted):
        # "six people, among them two children, have died"
        return True
    behind = [t.low for t in act.sentence.tokens[amount.number_at + 1 : amount.number_at + 4]]
    if act.nominal and behind[:2] == ["of", "the"] and act.mark.first == amount.number_at + 3:
        # "Two of the dead were children"
        done = {v for m in act.clause.marks(act.sentence) for v in m.values("verb")}
        return done.isdisjoint(("kill", "injure"))
    if behind[:2] == ["of", "whom"] and not act.nominal and 0 < act.mark.first - amount.last <= _WHOM_WITHIN:
        # "78 victims, 21 of whom died"
        return "kill" not in act.mark.values("verb")
    if behind[:2] == ["of", "them"] and "kill" in act.mark.values("verb") and _tells_of_these(act, amount):
        # "Since 1996 we count 1,732 persons, and 603 of them died"
        return False
    if behind[:2] == ["of", "them"] and _has_its_own_time(act, amount):
        # "Fifteen of them died in the first half of this year"
        return False
    return behind[:2] in _OF_THESE and (behind[1] == "whom" or _has_been_counted(act, amount))


_WHOM_WITHIN = 4


def _tells_of_these(act: Act, amount: QuantityMention) -> bool:
    """Tell whether the verb stands right behind "603 of them", in a clause of its own."""
    between = [act.sentence.mark(p) for p in range(amount.number_at + 3, act.mark.first)]
    opens = amount.first in act.clause.tokens and amount.first - act.clause.first <= 1
    return not act.nominal and opens and all(m is not None and "aux" in m.meanings for m in between)


def _has_its_own_time(act: Act, amount: QuantityMention) -> bool:
    verb = not act.nominal and amount.last <= act.mark.first and "kill" in act.mark.values("verb")
    return verb and any(d.core_first in act.clause.tokens for d in act.sentence.dates)


def _has_been_counted(act: Act, amount: QuantityMention) -> bool:
    """Tell whether people were counted before "six of them": in the sentence or shortly before."""
    said = act.frame.discourse.casualties
    before = any(a.last <= amount.first and _may_be_people(a) and a.unit_at is not None for a in act.sentence.amounts)
    return before or (said is not None and 0 <= act.sentence.start - said[1] <= _PART_WITHIN)


def _may_be_people(amount: QuantityMention) -> bool:
    unit = amount.quantity.unit
    if unit in _MEASURES or unit in CURRENCIES or amount.ordinal:
        return False
    return not (unit == "item" and amount.unit_at is not None)


def _counts_harm(act: Act, amount: QuantityMention) -> bool:
    """Tell of "499 mine casualties", where the mines are not what is counted."""
    if amount.quantity.unit != "item" or amount.quantity.per is not None or amount.ordinal:
        return False
    if amount.unit_at is None:
        # "26 landmine and explosive remnant of war (ERW) casualties"
        causes = [t.low for t in act.sentence.tokens[amount.last : act.mark.first]]
        counted = causes != [] and "casualty" in act.mark.values("noun")
        return counted and _OTHER_CAUSES.issuperset(causes) and not _BARE_CAUSES.isdisjoint(causes)
    behind = act.sentence.mark(amount.unit_at)
    if behind is None or "casualty" not in act.mark.values("noun"):
        return False
    between = act.sentence.tokens[behind.last : act.mark.first]
    return behind.last <= act.mark.first and all(t.low in _OTHER_CAUSES for t in between)


_OTHER_CAUSES = frozenset(
    {
        "and",
        "or",
        "/",
        "(",
        ")",
        "explosive",
        "remnant",
        "remnants",
        "of",
        "war",
        "erw",
        "uxo",
        "unexploded",
        "ordnance",
    }
    | {
        "cluster",
        "munition",
        "munitions",
        "landmine",
        "landmines",
        "mine",
        "mines",
        "related",
        "-",
        "other",
        "ied",
        "ieds",
    }
)


_BARE_CAUSES = frozenset({"landmine", "mine", "landmines", "uxo", "erw", "ied", "ordnance"})


def _counts_members(act: Act, amount: QuantityMention) -> bool:
    """Tell of "eleven members of one family"."""
    behind = [t.low for t in act.sentence.tokens[amount.last - 1 : amount.last + 3]]
    return behind[:1] == ["members"] and not _GROUPS.isdisjoint(behind)


_OF_ITEMS = frozenset(
    {"mines", "landmines", "munitions", "bombs", "devices", "incidents", "accidents", "explosions", "blasts"}
)


_COUNTED_PLACES = frozenset(
    {"territories", "countries", "states", "areas", "provinces", "districts", "villages", "regions", "municipalities"}
    | {"communities", "communes", "towns", "counties", "oblasts", "governorates", "departments", "locations", "sites"}
)
_GROUPS = frozenset({"family", "village", "household", "school", "unit", "patrol", "convoy", "bus", "team", "class"})


def _may_reach(act: Act, amount: QuantityMention) -> bool:
    """No sign that ends a sentence part stands between, and the number counts no things."""
    low, high = sorted((act.mark.first, amount.first))
    if any(act.sentence.tokens[p].text in (";", "(", ")") for p in range(low, high)):
        return False
    if act.nominal and act.sentence.tokens[act.mark.first - 2].low == "to" and amount.last < act.mark.first - 1:
        # "clear the land within ten and to assist victims"
        return False
    counted = act.sentence.mark(amount.last)
    if counted is not None and counted.value("victim") == "animal":
        return False
    behind = [t.low for t in act.sentence.tokens[amount.last : amount.last + 2]]
    if not _GROUPS.isdisjoint(behind[:1]) and "of" in [t.low for t in act.sentence.tokens[: amount.first]]:
        # "Eight members of one family died"
        return False
    if amount.unit_at is None and not _COUNTED_PLACES.isdisjoint(behind[:1]):
        # "were recorded across 54 territories"
        return False
    # "4,325 injured by mines": who, and by what.
    return behind[:1] in (["by"], ["in"]) or amount.quantity.unit == "person" or _OF_ITEMS.isdisjoint(behind)


def _crosses_harm(act: Act, amount: QuantityMention) -> bool:
    """Another word of harm stands between: the number is its own."""
    low, high = sorted((act.mark.first, amount.number_at))
    between = [m for m in act.sentence.marks if low < m.first < high and m is not act.mark]
    return any(HARM & set(m.values("verb") + m.values("noun")) for m in between) and not _joined_harm(act)


_OF_AN_AGE = frozenset(
    {"boy", "girl", "child", "man", "woman", "son", "daughter", "youth", "teenager", "lad", "herder"}
)


def _is_an_age(act: Act, amount: QuantityMention) -> bool:
    words = [t.low for t in act.sentence.tokens[amount.last : amount.last + 3]]
    tokens, here = act.sentence.tokens, amount.first - 1
    numbered = {p for a in act.sentence.amounts for p in range(a.first, a.last)}
    while here > 0 and (here in numbered or tokens[here].low in ("and", ",", "to", "or", "between", "from")):
        here -= 1
    if tokens[here].low == "of" and here and tokens[here - 1].low in _OF_AN_AGE:
        # "a boy of twelve"
        return True
    if any(tokens[p].low in ("aged", "ages", "age") for p in range(max(0, here - 2), here + 1)):
        # "Two brothers, ages 9 and 11, were killed"
        return True
    return words[:1] == ["year"] or words[:2] in (["-", "year"], ["years", "old"], ["years", "of"])


def _joined_harm(act: Act) -> bool:
    """As in "killed or injured", "dead and wounded" with one number: the total."""
    tokens = act.sentence.tokens
    for joint_at, other_at in ((act.mark.last, act.mark.last + 1), (act.mark.first - 1, act.mark.first - 2)):
        joint = tokens[joint_at].low if 0 <= joint_at < len(tokens) else ""
        other = act.sentence.mark(other_at)
        if joint not in ("or", "and", "/") or other is None or other is act.mark:
            continue
        if {other.first, act.mark.first} & {a.unit_at for a in act.sentence.amounts} and _is_counted_apart(act, other):
            # "claimed 198 lives and injured 45 others"
            continue
        both = {"kill", "injure"} & set(other.values("verb") + other.values("noun"))
        if both and both != {"kill", "injure"} & set(act.mark.traits.said):
            # "injured or maimed" is no total
            return True
    return False


def _is_counted_apart(act: Act, other: Mark) -> bool:
    """Tell whether numbers stand at both words of harm, right before the first and right behind the second."""
    first, second = sorted((other, act.mark), key=lambda m: m.first)
    amounts = act.sentence.amounts
    return any(a.unit_at == first.first for a in amounts) and any(0 <= a.first - second.last <= 2 for a in amounts)


def _another(act: Act) -> bool:
    """Tell of "killed a fisherman and injured another in 2010"."""
    said, tokens, last = act.frame.discourse.casualties, act.sentence.tokens, act.mark.last
    if act.nominal or said is None or said[1] != act.sentence.start or last >= len(tokens):
        return False
    ends = last + 1 >= len(tokens) or not tokens[last + 1].text.isalpha() or tokens[last + 1].low in ("in", "on", "and")
    return tokens[last].low == "another" and ends


_LIMBS = frozenset(
    {"leg", "legs", "foot", "feet", "arm", "arms", "hand", "hands", "finger", "fingers", "eye", "eyes", "limb", "limbs"}
)
_LIMB_WITHIN = 5


def _takes_a_limb(act: Act) -> Quantity | None:
    """As in "took off a soldier's leg", "took both legs from his friend", "cost a farmer his foot": one is hurt."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [t.low for t in tokens[last : last + _LIMB_WITHIN]]
    limb = next((p for p, word in enumerate(behind) if word in _LIMBS), None)
    if limb is None or act.nominal or act.scope.negated or "," in behind[:limb]:
        return None
    return Quantity(1, 1, "person", None, False, False)


def limb(act: Act) -> Iterator[Draft]:
    """Injury by what is lost: "a mine took both legs from his best friend", "tore off a girl's arm"."""
    weapons = [m for m in act.sentence.marks if m.last <= act.mark.first and m.value("item") not in (None, "other")]
    discourse, words = act.frame.discourse, [act.sentence.tokens[p].low for p in act.clause.tokens]
    yield from _takes_people(act, weapons)
    it = words[:1] == ["it"] and discourse.item_age <= 1
    quantity = _takes_a_limb(act) if weapons or it else None
    if quantity is None or act.scope.has("possible", "would", "future", "urge"):
        return
    place = harm_place(act, quantity)
    if place is None and "there" in words and discourse.place is not None:
        place = discourse.place
    if place is not None:
        slots: dict[str, str | None] = {"place": place, "aspect": "injured", "item": harm_item(act)}
        discourse.casualty_place, discourse.casualties = place, ("injured", act.sentence.start)
        yield act.draft("casualties", "occurred", slots, quantity, _harm_time(act, "occurred"))


def _takes_people(act: Act, weapons: list[Mark]) -> Iterator[Draft]:
    """As in "the mines took three people before the fences went up"."""
    amount = next((a for a in act.amounts(("person",)) if a.first == act.mark.last and not a.ordinal), None)
    if amount is None or not weapons or weapons[-1].last != act.mark.first or not _takes(act):
        return
    quantity = replace(amount.quantity, unit="person")
    place = harm_place(act, quantity)
    if place is not None:
        slots: dict[str, str | None] = {"place": place, "aspect": "killed", "item": harm_item(act)}
        act.frame.discourse.casualty_place, act.frame.discourse.casualties = place, ("killed", act.sentence.start)
        yield act.draft("casualties", "occurred", slots, quantity, _harm_time(act, "occurred"))


def _takes(act: Act) -> bool:
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _TAKEN_WITHIN]]
    return act.sentence.tokens[act.mark.first].low in ("took", "take", "takes", "taken") and not (
        {"prisoner", "hostage", "captive", "part", "away", "to"} & {*behind}
    )


_TAKEN_WITHIN = 6
_STEPPED_WITHIN = 260
_THAT_ONE = frozenset({"he", "she"})
_THE_ONE = frozenset({"man", "woman", "boy", "girl", "victim", "farmer", "soldier", "child", "driver", "deminer"})


def _that_one(act: Act) -> Quantity | None:
    """As in "A man stepped on a mine there. He died before we could carry him down"."""
    stepped = act.frame.discourse.stepped
    if act.nominal or stepped is None or act.scope.negated or act.scope.has("possible", "would", "future"):
        return None
    if not 0 <= act.sentence.start - stepped[0] <= _STEPPED_WITHIN:
        return None
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "coord" and act.clause.parent is not None and len(words) <= 2:
        words = [act.sentence.tokens[p].low for p in act.clause.parent.tokens] + words
    one = words[:1] != [] and (words[0] in _THAT_ONE or (words[0] == "the" and words[1:2] and words[1] in _THE_ONE))
    return Quantity(1, 1, "person", None, False, False) if one else None


def _one_victim(act: Act) -> Quantity | None:
    """As in "killed a farmer", "a ranger lost a foot": one person, named by a word for people."""
    if _another(act):
        return Quantity(1, 1, "person", None, False, False)
    named = any("item" in m.meanings for m in act.sentence.marks)
    if act.nominal and _is_one_told_of(act):
        return Quantity(1, 1, "person", None, False, False)
    lost = {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last + 4]}
    lasts = 2 if _LIMBS_LOST.isdisjoint(lost) else _LIMBS_WITHIN
    if act.nominal or act.scope.negated or (act.frame.discourse.item_age > lasts and not named):
        return None
    if named and (_is_one_named(act) or _did_and_was_hurt(act)):
        return Quantity(1, 1, "person", None, False, False)
    for mark in act.sentence.marks:
        if mark.value("victim") != "person" or mark.first not in act.clause.tokens:
            continue
        reach = 7 if any("item" in m.meanings for m in act.sentence.marks) else 5
        low, high = (mark.last, act.mark.first) if mark.first < act.mark.first else (act.mark.last, mark.first)
        between = [act.sentence.tokens[p].low for p in act.clause.tokens if low <= p < high]
        if between[:1] == ["of"] and any(a.first == low + 1 for a in act.sentence.amounts):
            # "a boy of twelve"
            between = between[2:]
        before = [
            t.low
            for t in act.sentence.tokens[
                max(low if mark.first > act.mark.first else 0, mark.first - reach) : mark.first
            ]
        ]
        if (
            len(between) <= 6
            and {"a", "an", "the", "one", "his", "her", "their", "my", "our"} & set(before)
            and not {"to", "of", "that", ","} & set(between)
        ):
            return Quantity(1, 1, "person", None, False, False)
    return None


def _did_and_was_hurt(act: Act) -> bool:
    """Tell of "A shepherd stepped on a mine near the village on Friday and was killed": one, and two verbs."""
    tokens = act.sentence.tokens
    led = [t.low for t in tokens[max(0, act.mark.first - 2) : act.mark.first]]
    joined = led[-1:] == ["and"] or led in (["and", "was"], ["and", "later"], ["and", "then"], ["and", "both"])
    told = act.clause.parent if act.clause.kind == "coord" and act.clause.parent is not None else act.clause
    opening = told.tokens[:_OPENING_WITHIN]
    person = next((m for m in act.sentence.starting(opening) if m.value("victim") == "person"), None)
    if joined and opening and tokens[opening[0]].low in _THAT_ONE and not act.amounts(("person",)):
        # "He stepped on a mine and died on the spot."
        return True
    counted = any(a.first in opening for a in act.amounts(("person",)))
    if not joined or person is None or person.last > act.mark.first or counted:
        return False
    before = {tokens[p].low for p in opening if p < person.first}
    return not {"a", "an", "one", "the", "another"}.isdisjoint(before)


_OPENING_WITHIN = 5


def _is_one_told_of(act: Act) -> bool:
    """Tell of "reported its first mine victim in a decade", "one casualty"."""
    single = act.sentence.tokens[act.mark.last - 1].low in ("victim", "casualty", "fatality", "death")
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}
    reported = any("say" in m.meanings for m in act.clause.marks(act.sentence) if m.last <= act.mark.first)
    return single and reported and not {"first", "one", "only", "single"}.isdisjoint(before)


def _is_one_named(act: Act) -> bool:
    """Tell of "Colonel Tomas Aguilar was killed by a mine": who is hurt is called by name."""
    subject = act.frame.subject(act.clause, act.mark.first)
    behind = next((m for m in act.frame.mentions if 0 <= m.first - act.mark.last <= 1), None)
    if behind is not None and behind.kind == "person" and not act.frame.is_passive(act.clause, act.mark):
        # "The blast that killed Corporal Jean Mbarga"
        return behind.pronoun is None and not act.scope.negated
    if subject is None or not (subject.kind == "person" or subject.full_name) or subject.last > act.mark.first:
        return False
    if subject.pronoun not in (None, "he") or subject.role != "":
        return False
    hurt = act.frame.is_passive(act.clause, act.mark) or act.sentence.tokens[act.mark.first].low in ("died", "lost")
    # "Dragan Mitric, who lost his foot to a mine"
    here = subject.first in act.clause.tokens or (
        act.clause.kind == "rel" and act.sentence.tokens[act.clause.opener].low == "who"
    )
    return hurt and here and not act.scope.negated


# --- whose weapons

_DISTANT = 3
# Part of the name of those who count them ("Cluster Munition Monitor"), too.
_NAMING = frozenset({"mine", "landmine", "munition", "munitions"})


def is_by_our_weapons(act: Act) -> bool:
    """Tell whether a weapon of ours hurt them: named in the sentence, or spoken of, and no other cause told."""
    if any("mine" in m.values("ignore") for m in act.sentence.marks):
        return False
    near = act.has_layer("item") is not None
    if not near and act.has_layer("other_cause") is not None:
        return False
    if any("item" in m.meanings for m in act.sentence.marks) or _NAMING & {t.low for t in act.sentence.tokens}:
        return True
    if any("other_cause" in m.meanings for m in act.sentence.marks):
        return False
    discourse = act.frame.discourse
    if discourse.item_age <= _DISTANT or is_asked_for(act) or _goes_on_counting(act):
        return True
    counted = "casualty" in act.mark.values("noun")
    if _LIMBS_LOST & {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last + 4]}:
        # "On 14 August a boy of twelve lost his foot", in a letter on clearing
        return discourse.item_age <= _LIMBS_WITHIN
    return discourse.item_age <= (14 if counted else 10) and (discourse.casualty_place is not None or counted)


_LIMBS_LOST = frozenset(
    {"foot", "feet", "leg", "legs", "hand", "hands", "arm", "arms", "limb", "limbs", "toes", "fingers"}
)
_LIMBS_WITHIN = 14


_ASKED_WITHIN = 160


def is_asked_for(act: Act) -> bool:
    """Tell whether a question just asked for the victims: "And the human price? More than 1,500 have been killed"."""
    return 0 < act.sentence.start - act.frame.discourse.harm_asked <= _ASKED_WITHIN


def _goes_on_counting(act: Act) -> bool:
    """Tell of "In 2017 we had just three victims: a herd boy died", "Of these, nine died": of those just counted."""
    said = act.frame.discourse.casualties
    return said is not None and 0 <= act.sentence.start - said[1] <= _ASKED_WITHIN


# --- places

_WORLD = re.compile(
    r"\b(?:worldwide|globally|(?:across|around|throughout|in) the (?:world|globe)|global (?:total|casualties|toll))\b"
)
_IN = frozenset({"in", "across", "inside", "throughout", "within", "over", "near", "around", "at", "from", "for"})
_THERE = re.compile(
    r"\b(?:there|(?:that|the|this|her|his|our|my) (?:country|nation|state|region|territory|soil|compatriots))\b"
)


def harm_place(act: Act, quantity: Quantity) -> str | None:
    """Where: named in the clause, before it in the sentence, or the place that the text is at."""
    if _WORLD.search(_words(act, act.clause.tokens)):
        return "world"
    inside = [m for m in act.frame.mentions if m.first in act.clause.tokens and not _is_where_some_were(act, m)]
    found = (
        _had_by_a_state(act)
        or _on_a_side(act)
        or _ranked_one(act)
        or _of_victims(act)
        or _in_a_part(act, inside)
        or _where(inside, act.mark.first)
        or _where_named(act)
        or _owning(act, inside)
    )
    said = act.frame.discourse.casualties
    if found is None and said is not None and said[1] == act.sentence.start:
        # "In Laos 18 people lost their lives and 45 were wounded"
        found = act.frame.discourse.casualty_place
    if found is None:
        found = None if _is_too_many_for(act, quantity) else _still_counted_in(act)
    before = [m for m in act.frame.mentions if m.last <= act.mark.first]
    found = found or _where(before, act.mark.first) or _told_by_a_state(act) or _owning(act, before)
    if found is not None:
        return found
    joined = {
        p
        for c in act.frame.clauses
        if c.kind in ("coord", "sub") and c.parent is act.clause and not _says(act, c)
        for p in c.tokens
    }
    found = _where([m for m in act.frame.mentions if m.first in joined], act.mark.first)
    if found is not None:
        # "two were killed and three injured in southern Lebanon"
        return found
    if _WORLD.search(act.sentence.words(0, len(act.sentence.tokens)).lower()):
        return "world"
    return _place_in_view(act, inside, quantity)


_HAVING = frozenset(
    {
        "had",
        "has",
        "recorded",
        "records",
        "reported",
        "reports",
        "registered",
        "registers",
        "saw",
        "suffered",
        "suffers",
    }
    | {"counted", "counts", "logged", "documented", "experienced", "sustained"}
)
_HAD_WITHIN = 3


def _had_by_a_state(act: Act) -> str | None:
    """Return the state of "Myanmar had 1,003 victims last year, followed by 933 in Syria": who had them."""
    tokens, clause = act.sentence.tokens, act.clause
    if not act.nominal or not clause.tokens:
        return None
    for mention in act.frame.mentions:
        if mention.kind != "state" or len(mention.states) != 1 or not mention.whole or mention.last > act.mark.first:
            continue
        opens = mention.first in clause.tokens and mention.first - clause.first <= 1
        verb = next(
            (p for p in range(mention.last, min(mention.last + _HAD_WITHIN, len(tokens))) if tokens[p].low in _HAVING),
            None,
        )
        if not opens or verb is None or verb >= act.mark.first:
            continue
        comma = next((p for p in range(act.mark.last, len(tokens)) if tokens[p].text == ","), len(tokens))
        told = any(m.prep in _IN and verb < m.first < comma for m in act.frame.mentions)
        return None if told or comma == len(tokens) else mention.states[0]
    return None


_RANKS = frozenset({"worst", "hardest", "most", "highest", "heaviest", "largest", "second", "third", "next", "fourth"})
_OPENS_WITHIN = 4


def _ranked_one(act: Act) -> str | None:
    """Return the province of "Shan State was worst hit, with 312 casualties": it opens a ranking."""
    home = act.clause.parent if act.clause.parent is not None and act.clause.kind != "main" else act.clause
    low = {act.sentence.tokens[p].low for p in home.tokens}
    first = next((m for m in act.frame.mentions if m.first in home.tokens), None)
    if first is None or first.kind not in ("name", "place") or first.prep or not first.ids or _RANKS.isdisjoint(low):
        return None
    return first.ids[0] if home.tokens and first.first - home.tokens[0] <= _OPENS_WITHIN else None


def _on_a_side(act: Act) -> str | None:
    """Return the state of "killed 212 people on the Tajik side", where only one side is told of."""
    tokens = act.sentence.tokens
    sides = [
        m.states[0]
        for m in act.frame.mentions
        if m.first in act.clause.tokens
        and m.role == "adj"
        and len(m.states) == 1
        and tokens[m.last : m.last + 1]
        and tokens[m.last].low in _SIDE
    ]
    return sides[0] if len(set(sides)) == 1 else None


_SIDE = frozenset({"side", "bank", "half"})


def _of_victims(act: Act) -> str | None:
    """Return the state of "have maimed 150 Yemeni children", where no place is told."""
    if act.nominal or any(m.prep in _IN and m.first in act.clause.tokens for m in act.frame.mentions):
        return None
    counted = [a for a in act.sentence.amounts if a.unit_at is not None and a.quantity.unit == "person"]
    inside = (m for m in act.frame.mentions if m.role == "adj" and len(m.states) == 1)
    near = (m for m in inside if any(a.number_at < m.first and m.last <= (a.unit_at or 0) for a in counted))
    return next((m.states[0] for m in near if m.first >= act.mark.last), None)


_SIDES = frozenset(
    {"north", "south", "east", "west", "centre", "center", "north-east", "north-west", "south-east", "south-west"}
    | {
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "part",
        "parts",
        "province",
        "provinces",
        "region",
        "regions",
    }
    | {"interior", "far", "border", "borders", "districts", "district", "rest", "edge"}
)


def _in_a_part(act: Act, mentions: Sequence[Mention]) -> str | None:
    """Return the state of "killed 1,052 people in the north-east of Nigeria"."""
    tokens = act.sentence.tokens
    for mention in mentions:
        if mention.prep != "of" or mention.kind != "state" or len(mention.states) != 1:
            continue
        before = [t.low for t in tokens[max(0, mention.first - 6) : mention.first]]
        if not _IN.isdisjoint(before) and not _SIDES.isdisjoint(before):
            return mention.states[0]
    return None


def _is_where_some_were(act: Act, mention: Mention) -> bool:
    """Tell of "219 people were killed, nearly all of them in Ukraine and Syria", who are not all of them."""
    before = [t.low for t in act.sentence.tokens[max(0, mention.first - 4) : mention.first]]
    return "in" in before and any(w in ("them", "these", "whom", "half", "most") for w in before)


def _where_named(act: Act) -> str | None:
    """Return the place of "followed by Syria, where 404 people lost their lives and 611 were hurt"."""
    clause = act.clause.parent if act.clause.kind == "coord" and act.clause.parent is not None else act.clause
    if clause.kind != "rel" or act.sentence.tokens[clause.opener].low != "where":
        return None
    near = [m for m in act.frame.mentions if 0 <= clause.opener - m.last <= 1 and m.kind in ("state", "place")]
    return near[-1].states[0] if near and len(near[-1].states) == 1 else None


def _told_by_a_state(act: Act) -> str | None:
    """Return the state of "Azerbaijan says mines have killed 400 people"; its own, where no place is named."""
    parent = act.clause.parent
    if act.clause.kind != "comp" or parent is None or not _says(act, parent):
        return None
    teller = act.frame.subject(parent)
    plain = teller is not None and teller.kind == "state" and teller.pronoun is None and len(teller.states) == 1
    return teller.states[0] if teller is not None and plain else None


def _says(act: Act, clause: Clause) -> bool:
    return any("say" in m.meanings for m in clause.marks(act.sentence))


def _words(act: Act, positions: Sequence[int]) -> str:
    return " ".join(act.sentence.tokens[p].low for p in positions)


def _where(mentions: Sequence[Mention], here: int) -> str | None:
    near = [m for m in mentions if m.states and (m.kind == "place" or (m.kind == "state" and m.prep in _IN))]
    # "four peacekeepers from Bangladesh in Mali"
    near = [m for m in near if m.prep != "from"] or near
    return min(near, key=lambda m: abs(m.first - here)).states[0] if near else None


def _owning(act: Act, mentions: Sequence[Mention]) -> str | None:
    """As in "Myanmar recorded 1,003": the state is the place, unless a verb of harm makes it the doer."""
    if not act.nominal and act.mark.form("verb") >= 0 and not act.frame.is_passive(act.clause, act.mark):
        return None
    for mention in mentions:
        behind = act.sentence.mark(mention.last)
        if behind is not None and "location" in behind.meanings:
            # "near the Cambodian border": either side of it.
            continue
        plain = mention.pronoun is None or act.sentence.tokens[mention.first].low == "the"
        if mention.kind == "state" and len(mention.states) > 0 and plain and not mention.prep:
            return mention.states[0]
    return None


def _place_in_view(act: Act, inside: Sequence[Mention], quantity: Quantity) -> str | None:
    discourse = act.frame.discourse
    if _is_counted_everywhere(act):
        return "world"
    if discourse.section_state is not None and not any(m.states for m in inside if m.kind not in _COUNTERS):
        return discourse.section_state
    low = _words(act, range(len(act.sentence.tokens)))
    named = (
        any(m.states for m in act.frame.mentions if m.kind not in _COUNTERS)
        or _THERE.search(low) is not None
        or "national" in low.split()
    )
    if not named and (is_asked_for(act) or (quantity.low or 0) >= _WORLDLY):
        return _kept_by_a_government(act) or _asked_of(act) or "world"
    name = _unknown_place(act, inside) or _unknown_place(act, _before_it(act))
    here = _home_told(act) if "there" in low.split() else None
    home = here or (_home_of_victims(act, inside) if name is None and discourse.place_age >= 1 else None)
    if home is not None:
        return home
    spoken = discourse.subject
    cleared = _cleared_before(act) if name is None and "there" in low.split() else None
    told = discourse.cleared is not None and act.sentence.start - discourse.cleared[1] <= _RIGHT_BEFORE
    if cleared is not None and (told or len(spoken) != 1):
        # "Georgian sappers finished their last field in 2023. Nobody has been hurt there since"
        return cleared
    if name is None and len(spoken) == 1 and discourse.place_age >= 1 and _says_there(act, spoken, low):
        # "Angola is further behind. … there": the state spoken of, not the place of long ago.
        return spoken[0]
    if discourse.place is not None and name is None and (discourse.place_age < 1 or _THERE.search(low)):
        return discourse.place
    cleared = _cleared_before(act) if name is None else None
    if cleared is not None:
        return cleared
    if discourse.focused and discourse.focus is not None and (name is not None or discourse.casualty_place is None):
        return discourse.focus
    return name if name is not None else _place_spoken_of(act, low, quantity)


def _kept_by_a_government(act: Act) -> str | None:
    """Return the state of "The government's register of victims lists 12,193 people"."""
    kept = next((m for m in act.frame.mentions if m.body == "government" and len(m.states) == 1), None)
    return None if kept is None else kept.states[0]


def _asked_of(act: Act) -> str | None:
    """Return the state whose victims a question just asked for."""
    states = act.frame.discourse.one_state() if is_asked_for(act) else ()
    return states[0] if states else None


def _before_it(act: Act) -> list[Mention]:
    return [m for m in act.frame.mentions if m.last <= act.mark.first]


def _says_there(act: Act, spoken: tuple[str, ...], low: str) -> bool:
    """Tell whether "there" is in the state spoken of, which is none that only pays."""
    discourse = act.frame.discourse
    return "there" in low.split() and not (spoken == discourse.payer and discourse.casualty_place is not None)


_GOING_ON_WITHIN = 250


def _still_counted_in(act: Act) -> str | None:
    """Return the place of the count right before, in one paragraph, where a sentence names no state of its own."""
    said, s = act.frame.discourse.casualties, act.sentence
    if said is None or s.opens_paragraph or not 0 < s.start - said[1] <= _GOING_ON_WITHIN:
        return None
    if any(not {"state", "adj", "capital", "group", "place"}.isdisjoint(m.meanings) for m in s.marks):
        return None
    return act.frame.discourse.casualty_place


_EVERYWHERE = ("landmine-monitor", "munition-monitor", "munitions-monitor")
_EVERYWHERE_LEAST = 300


def _is_counted_everywhere(act: Act) -> bool:
    """Tell of what the Landmine Monitor counts, in a paragraph of its own that names no country."""
    if not act.sentence.opens_paragraph or any(m.states for m in act.frame.mentions if m.kind not in _COUNTERS):
        return False
    told = any(i.endswith(_EVERYWHERE) for m in act.frame.mentions for i in m.ids)
    return told and any((a.quantity.low or 0) >= _EVERYWHERE_LEAST for a in act.sentence.amounts)


def _cleared_before(act: Act) -> str | None:
    """Return Vietnam behind "teams that have cleared 310 acres in Quang Tri": "Two brothers were killed in March"."""
    cleared = act.frame.discourse.cleared
    near = cleared is not None and 0 <= act.sentence.start - cleared[1] <= _CLEARED_NEAR
    return cleared[0] if cleared is not None and near else None


_FEW_ANYWHERE, _FEW_AT_HOME = 200, 3000
_TOO_MANY_FOR_A_VILLAGE = 50


def _is_too_many_for(act: Act, quantity: Quantity) -> bool:
    """Tell whether so many can hardly have been hurt in the village where one was told of just before."""
    place, focus = act.frame.discourse.casualty_place, act.frame.discourse.focus
    village = place is not None and place.islower() and place != "world" and focus is not None
    return village and (quantity.low or 0) >= _TOO_MANY_FOR_A_VILLAGE


def _place_spoken_of(act: Act, low: str, quantity: Quantity) -> str | None:
    """Return the place that the text goes on counting in, or is about, where the number is not too large for it."""
    discourse = act.frame.discourse
    of_a_village = _is_too_many_for(act, quantity)
    if discourse.casualty_place is not None and not of_a_village:
        return discourse.casualty_place
    laid = _laid_there(act)
    if laid is not None:
        return laid
    states = (discourse.focus,) if discourse.focused and discourse.focus is not None else discourse.subject
    alone = len({state for states in discourse.peoples for state in states}) == 1
    alone = alone or of_a_village
    states = states or ((discourse.focus,) if alone and discourse.focus is not None else ())
    limit = _FEW_AT_HOME if discourse.focused or alone else _FEW_ANYWHERE
    if len(states) == 1 and ((quantity.low or 0) < limit or _THERE.search(low)):
        return states[0]
    if (quantity.low or quantity.high or 0) < _FEW and discourse.focus is not None:
        # "A pensioner died when a mine went off in his garage"
        return discourse.focus if any("item" in m.meanings for m in act.sentence.marks) else None
    return "world" if (quantity.low or quantity.high or 0) >= 100 else None


def _laid_there(act: Act) -> str | None:
    """Return where the mines lie that the state spoken of laid: who used them is not who was hurt."""
    discourse = act.frame.discourse
    deed, subject = discourse.deed, discourse.subject
    if deed is None or deed.kind != "use" or deed.slots.get("actor") not in subject:
        return None
    return deed.slots.get("place") or (discourse.cleared[0] if discourse.cleared is not None else None)


_CLEARED_NEAR = 300
_RIGHT_BEFORE = 160
_FEW = 10
# Who counts is no place.
_COUNTERS = frozenset({"organisation", "media", "person"})
_LATELY = 6
# No state has so many casualties that its name can be left out.
_WORLDLY = 4000


def _home_of_victims(act: Act, inside: Sequence[Mention]) -> str | None:
    """As in "fourteen Thai soldiers have been wounded since", with Thailand spoken of before."""
    lately = {s for states in act.frame.discourse.everybody[-_LATELY:] for s in states}
    numbers = {p for a in act.sentence.amounts for p in (a.last, a.first, a.number_at + 1)}
    for mention in inside:
        if len(mention.states) != 1:
            continue
        if mention.first in numbers and (mention.states[0] in lately or not lately):
            return mention.states[0]
        behind = act.sentence.tokens[mention.last].low if mention.last < len(act.sentence.tokens) else ""
        if mention.role == "adj" and behind in _AT_HOME and (mention.last <= act.mark.first or _is_hit(act, mention)):
            # "A Thai soldier lost his leg"
            return mention.states[0]
    return None


def _is_hit(act: Act, mention: Mention) -> bool:
    """Tell of "A mine killed a Thai soldier": who is hurt stands right behind the verb."""
    return not act.nominal and 0 <= mention.first - act.mark.last <= 2


# Who is hurt where he lives or serves, unless another place is told.
_AT_HOME = frozenset(
    {"soldier", "soldiers", "troops", "ranger", "rangers", "serviceman", "servicemen", "farmer", "farmers", "villager"}
    | {"villagers", "conscript", "conscripts", "paramilitary", "sapper", "sappers"}
)


def _home_told(act: Act) -> str | None:
    """Return whose soil "there" is on, behind a place that no pack knows: "near Constanta; two were hurt there"."""
    before = [m for m in act.frame.mentions if m.last <= act.mark.first]
    if _unknown_place(act, before) is None:
        return None
    own = next((m.states for m in before if m.kind in ("body", "office", "state") and len(m.states) == 1), None)
    return own[0] if own is not None else act.frame.discourse.focus


_PARTS = frozenset(
    {"edge", "outskirts", "city", "town", "village", "province", "region", "district", "suburbs", "centre"}
)
_CONTINENTS = frozenset({"europe", "asia", "africa", "america", "middle-east", "eastern-europe", "balkans"})


def _unknown_place(act: Act, inside: Sequence[Mention]) -> str | None:
    """As in "in Izium", "on the outskirts of Huambo": a place that no pack knows goes by its name."""
    for mention in inside:
        if mention.kind != "name" or not mention.ids or mention.ids[0] in _CONTINENTS:
            continue
        of_part = mention.prep == "of" and _PARTS & {
            t.low for t in act.sentence.tokens[max(0, mention.first - 3) : mention.first]
        }
        if of_part or mention.prep in ("in", "near", "at", "around", "outside"):
            return mention.ids[0]
    return None


_COUNTING = frozenset({"counted", "recorded", "registered", "documented", "logged", "tallied", "counts", "records"})
_LAST_COUNT = 500


def may_count(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word counts: "the Monitor counted 933 there"."""
    return bool(sentence.amounts) and sentence.tokens[mark.first].low in _COUNTING


def counted(act: Act) -> Iterator[Draft]:
    """Casualties without a word for them, while they are being counted: "the Monitor counted 933 in Syria"."""
    discourse = act.frame.discourse
    said = discourse.casualties
    if said is None or not 0 <= act.sentence.start - said[1] <= _LAST_COUNT or act.scope.negated:
        return
    if any(HARM & set(m.values("verb") + m.values("noun")) for m in act.sentence.marks):
        return
    behind = [a for a in act.amounts(("item",)) if a.unit_at is None and a.first >= act.mark.last and not a.ordinal]
    for amount in behind:
        place = _counted_in(act, amount)
        if place is not None and (amount.quantity.low or 0) > _FEWEST:
            slots: dict[str, str | None] = {"place": place, "aspect": said[0], "item": harm_item(act)}
            when = _harm_time(act, "occurred") or discourse.casualty_when
            yield act.draft("casualties", "occurred", slots, replace(amount.quantity, unit="person"), when)


def _counted_in(act: Act, amount: QuantityMention) -> str | None:
    tokens = act.sentence.tokens
    words = " ".join(t.low for t in tokens[amount.last : amount.last + 5])
    if _WORLD.match(words):
        return "world"
    if words.startswith("there"):
        return act.frame.discourse.casualty_place
    near = [m for m in act.frame.mentions if 0 < m.first - amount.last <= 2 and m.states and m.prep in _IN]
    ahead = [m for m in act.frame.mentions if m.last <= act.mark.first and m.states and m.prep in _IN]
    place = (near or ahead)[:1]
    return place[0].states[0] if place else None


# --- lists

# In a list of states a smaller number behind "with" may count anything.
_FEWEST = 5
_REACH = 400


def followed(act: Act) -> Iterator[Draft]:
    """The list goes on in a sentence of its own: "Syria followed (902), then Afghanistan (644)"."""
    discourse = act.frame.discourse
    if discourse.casualties is None or not 0 < act.sentence.start - discourse.casualties[1] <= _REACH:
        return
    if not any(HARM & set(m.values("verb") + m.values("noun")) for m in act.sentence.marks):
        yield from _listed(act, discourse.casualties[0], discourse.casualty_when)


def _listed(act: Act, aspect: str, when: str | None) -> Iterator[Draft]:
    """As in "the most casualties were in Myanmar (1,003), Syria (933) and Ukraine (580)": one claim a state."""
    for mention in _apart(act):
        number = _bracketed(act, mention[1])
        if number is None:
            continue
        yield act.draft(
            "casualties",
            "occurred",
            {"place": mention[0], "aspect": aspect, "item": harm_item(act)},
            replace(number, unit="person"),
            when or _harm_time(act, "occurred"),
        )


def _apart(act: Act) -> Iterator[tuple[str, int]]:
    for mark in act.sentence.marks:
        if "state" in mark.meanings:
            yield str(mark.value("state")), mark.last
    for mention in act.frame.mentions:
        # "ahead of Antioquia with 13"
        if mention.kind in ("name", "place") and mention.ids and mention.first > act.mark.last:
            yield mention.states[0] if mention.states else mention.ids[0], mention.last


def _bracketed(act: Act, position: int) -> Quantity | None:
    tokens = act.sentence.tokens
    if position + 1 < len(tokens) and tokens[position].text == "," and tokens[position + 1].low == "with":
        # "Myanmar, with 2,029, was hit hardest"
        position += 1
    if position < len(tokens) and tokens[position].low == "with":
        # "ahead of Syria with 933"
        told = (a for a in act.sentence.amounts if a.first == position + 1 and a.unit_at is None and _may_be_people(a))
        return next((a.quantity for a in told if not _is_an_age(act, a) and (a.quantity.low or 0) >= _FEWEST), None)
    if position < len(tokens) and tokens[position].low in ("followed", "came"):
        # "Syria followed (902)"
        position += 1
    if position >= len(tokens) or tokens[position].text != "(":
        return None
    for amount in act.sentence.amounts:
        if amount.first == position + 1 and amount.unit_at is None and tokens[amount.last : amount.last + 1]:
            return amount.quantity if tokens[amount.last].text == ")" else None
    return None
