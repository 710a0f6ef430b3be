"""Funding: money that a named payer gives."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.earlier import earlier
from treatywatch.extract.kinds.programmes import named
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import CURRENCIES, QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame

# Money that only one state has.
_NATIONAL = {
    "PLN": "POL",
    "NOK": "NOR",
    "SEK": "SWE",
    "DKK": "DNK",
    "CHF": "CHE",
    "GBP": "GBR",
    "UAH": "UKR",
    "JPY": "JPN",
    "KRW": "KOR",
    "CZK": "CZE",
    "HUF": "HUN",
    "AUD": "AUS",
    "CAD": "CAN",
    "NZD": "NZL",
    "TRY": "TUR",
    "RUB": "RUS",
    "PKR": "PAK",
    "LKR": "LKA",
    "AOA": "AGO",
    "AZN": "AZE",
    "GEL": "GEO",
    "IQD": "IRQ",
}
_PAYERS = ("state", "union", "organisation", "body", "office", "company", "name", "person")


def funding(act: Act) -> Iterator[Draft]:
    """Money that a named payer gives."""
    if _is_only_ahead(act) or _is_of_a_budget(act) or _is_of_unnamed_givers(act):
        return
    if act.nominal and act.sentence.tokens[act.mark.last - 1].low in _GIVER_NOUNS and _is_of_another_field(act):
        return
    amounts = act.amounts(CURRENCIES) or _amounts_behind(act)
    if act.scope.negated and _is_one_coin(act):
        amounts = []
    if not amounts:
        yield from _nothing(act) or _as_much(act) or _as_many_millions(act) or _without_sum(act)
    if not amounts or not _for_our_field(act) or _is_of_a_programme(act) or _only_puts_at(act, amounts):
        return
    if _lets_sell(act) or _is_raised(act):
        return
    amount = min(amounts, key=lambda a: abs(a.number_at - act.mark.first))
    payers = _payers(act, amount)
    if not payers:
        return
    act.frame.discourse.payer = payers
    modality = _modality(act)
    to = _paid(act, payers)
    told = "occurred" if not _PROMISING.isdisjoint(_words_of(act)) else modality
    for actor, paid in _shares(act, payers, amounts, amount):
        outer = act.clause.parent if act.clause.kind == "rel" else None
        when = act.when(told, clauses=() if outer is None else (outer,)) or _beside_the_sum(act, paid)
        yield _draft(act, modality, actor, to, paid, when)
        yield from _fallen_to(act, modality, actor, paid)
        for figure, time in earlier(act, paid, when):
            yield act.draft("funding", "occurred", {"actor": actor, "to": to}, figure, time)
    yield from _others(act, modality, to, amount)
    yield from _last_of_them(act, amount)
    yield from _again(act, payers, amount)
    yield from _rest(act, modality)
    yield from _parts(act, modality, payers, amount)


def _beside_the_sum(act: Act, paid: QuantityMention) -> str | None:
    """Return the time right behind a sum: "remains the main donor, with 15 million dollars last year"."""
    date = next((d for d in act.sentence.dates if 0 <= d.first - paid.last <= 1), None)
    return None if date is None else date.turned(act.published, future=False)


def _is_only_ahead(act: Act) -> bool:
    """Tell of "is going to spend", where "going to" is no payment."""
    behind = act.sentence.mark(act.mark.last)
    going = act.sentence.tokens[act.mark.first].low == "going"
    if "announce" in act.mark.values("op") and act.sentence.words(act.mark.last, act.mark.last + 1) in _PLANS:
        # "announced plans to allocate": what is planned tells it
        return True
    if going and behind is not None and "aux" in behind.meanings:
        return True
    return going and behind is not None and behind.form("verb") == 0 and "noun" not in behind.meanings


def _is_of_unnamed_givers(act: Act) -> bool:
    """Tell of "received 200 million from donors", "asked donors for 12 million": givers, but not who is named."""
    if not act.nominal or act.sentence.tokens[act.mark.last - 1].low not in ("donors", "contributors"):
        return False
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}
    return not before.isdisjoint(_TURNED_TO)


_TURNED_TO = frozenset({"from", "by", "asked", "asks", "asking", "urged", "to", "appealed", "told"})


def _is_of_a_budget(act: Act) -> bool:
    """Tell of "allocated 250 million in its budget", where another verb pays."""
    if not act.nominal or act.sentence.tokens[act.mark.first].low not in ("budget", "budgets"):
        return False
    before = {t.low for t in act.sentence.tokens[max(0, act.mark.first - _BUDGET_WITHIN) : act.mark.first]}
    gives = any(m.first < act.mark.first and "fund" in m.values("verb") for m in act.clause.marks(act.sentence))
    return gives and not before.isdisjoint(("in", "from", "of", "under"))


_BUDGET_WITHIN = 6


def _is_of_a_programme(act: Act) -> bool:
    """As in "its budget is 10 billion", right after a programme was spoken of: a cost, nobody's payment."""
    if "cost" in act.mark.values("noun") and _programme_before(act):
        # "East Shield has a budget of 10 billion zlotys"
        return True
    own = act.mark.first > 0 and act.sentence.tokens[act.mark.first - 1].low == "its"
    return own and "cost" in act.mark.values("noun") and act.frame.discourse.programme is not None


_SALES = frozenset({"sale", "sales", "export", "exports", "purchase", "deal", "contract"})
_LETTING = ("approv", "sign", "clear", "authori", "announc", "request", "offer", "grant")


def _lets_sell(act: Act) -> bool:
    """Tell of "approved the sale of mines for 42 million dollars": its price is the buyer's to pay."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith(_LETTING):
        return False
    return not _SALES.isdisjoint(t.low for t in tokens[last : last + 4])


_FAR_INTO = frozenset({"into", "towards", "toward", "aside"})
_INTO = frozenset({"into", "towards", "toward", "aside", "up", "in", "behind"})


def _only_puts_at(act: Act, amounts: Sequence[QuantityMention]) -> bool:
    """Tell of "put its cost at 90 million": no money is put into anything."""
    tokens = act.sentence.tokens
    if act.mark.last - act.mark.first > 1 or tokens[act.mark.first].low not in ("put", "puts", "putting"):
        return False
    if any(t.low in _INTO for a in amounts for t in tokens[a.last : a.last + 2]):
        return False
    # "would put $60 million over five years into clearing the park"
    return not any(tokens[p].low in _FAR_INTO for a in amounts for p in act.clause.tokens if p >= a.last)


def _programme_before(act: Act) -> bool:
    before = [m for m in act.clause.marks(act.sentence) if m.first < act.mark.first]
    return any(named(act.sentence, m, act.frame.discourse.programme) is not None for m in before)


def _draft(act: Act, modality: str, actor: str, to: str | None, paid: QuantityMention, when: str | None) -> Draft:
    quantity = paid.quantity
    if quantity.per is None and _is_yearly(act, paid):
        quantity = replace(quantity, per="year")
    return act.draft("funding", modality, {"actor": actor, "to": to}, quantity, when)


_YEARLY = frozenset({"each", "every", "per"})


def _is_yearly(act: Act, paid: QuantityMention) -> bool:
    """Tell of "spends 500,000 dollars of its own money on clearance each year"."""
    words = [act.sentence.tokens[p].low for p in act.clause.tokens if p >= paid.last]
    return "annually" in words or any(a in _YEARLY and b == "year" for a, b in itertools.pairwise(words))


_GOING_TO = frozenset(
    {"pledged", "promised", "agreed", "decided", "vowed", "undertaken", "committed", "pledges", "vows"}
)


def _is_to_pay(act: Act) -> bool:
    """Tell of "Spain to give 700,000 euros", "has pledged to raise its contribution"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if act.nominal or first < 2 or tokens[first - 1].low != "to":
        return False
    return tokens[first - 2].low in _GOING_TO or not act.clause.has_verb_before(act.sentence, first)


def _is_a_plan(act: Act) -> bool:
    """Tell of "has announced plans to allocate 812 million euros"."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]]
    return before[-1:] == ["to"] and not _PLANS.isdisjoint(before)


_PLANS = frozenset({"plan", "plans", "intention", "intentions", "intent", "proposal", "proposals"})


def _modality(act: Act) -> str:
    modality = act.scope.modality()
    if modality == "occurred" and (_is_to_pay(act) or _is_a_plan(act)):
        return "planned"
    if modality == "possible" and act.scope.has("able"):
        return "occurred"
    if modality == "planned" or not _PROMISING.isdisjoint(_words_of(act)):
        return "planned" if modality == "occurred" else modality
    thanks = _BEFORE_THANKS & {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}
    if act.nominal and thanks:
        # "thanks to a grant of 2 million dollars, the centre can go on"
        return "occurred"
    return modality


_PROMISING = frozenset({"pledge", "pledges", "pledged", "pledging", "promise", "promises", "promised", "promising"})
_BEFORE_THANKS = frozenset({"thanks", "with", "after", "following"})


def _words_of(act: Act) -> set[str]:
    return {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}


# --- no sum


def _nothing(act: Act) -> list[Draft]:
    """As in "Germany gave nothing", "has not paid a cent": a payer that pays no money, money being spoken of."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [t.low for t in tokens[last : last + 4]]
    none = behind[:1] == ["nothing"] or (behind[:1] in (["no"], ["not"]) and not _SMALL.isdisjoint(behind[1:]))
    small = behind[:1] in (["a"], ["any"], ["one"]) and not _SMALL.isdisjoint(behind[1:3])
    none = none or (act.scope.negated and (small or _is_one_coin(act)))
    payer = act.frame.subject(act.clause, act.mark.first)
    if act.nominal or not none or payer is None or payer.kind not in _MAY_PAY or not payer.whole:
        return []
    if not (act.frame.discourse.payer or _near_our_field(act)) or act.scope.has("urge", "possible"):
        return []
    payers = payer.states or payer.ids
    when = act.when("planned" if act.scope.has("would", "future") else "occurred")
    return [act.draft("funding", "denied", {"actor": p, "to": None}, None, when) for p in payers]


def _as_much(act: Act) -> list[Draft]:
    """As in "Qatar promised as much", "Oslo has given the same": the sum is that told before."""
    told, last = act.frame.discourse.told, act.mark.last
    behind = act.sentence.words(last, last + 2).lower()
    matches = act.sentence.tokens[act.mark.first].low in ("match", "matches", "matched")
    if behind.partition(" ")[0] in _POINTING and not matches:
        return []
    payer = act.frame.subject(act.clause, act.mark.first)
    if told is None or told.kind != "funding" or told.quantity is None or behind not in _SAME_SUM:
        return []
    if act.nominal or payer is None or payer.kind not in _MAY_PAY or act.scope.negated:
        return []
    modality = _modality(act)
    return [
        act.draft("funding", modality, {"actor": p, "to": told.slots.get("to")}, told.quantity, act.when(modality))
        for p in payer.states or payer.ids
    ]


def _as_many_millions(act: Act) -> list[Draft]:
    """As in "Australia has promised another four", "So far it has paid one": millions, as in the sum told before."""
    told, last = act.frame.discourse.told, act.mark.last
    payer = act.frame.subject(act.clause, act.mark.first)
    if told is None or told.kind != "funding" or told.quantity is None or payer is None or act.nominal:
        return []
    near = [a for a in act.sentence.amounts if 0 <= a.first - last <= 1 and a.quantity.unit == "item" and not a.ordinal]
    if not near or near[0].unit_at is not None or not _ends_there(act, near[0]) or payer.kind not in _MAY_PAY:
        return []
    low, high = near[0].quantity.low or 0, near[0].quantity.high
    if not 0 < low < _THOUSAND or (told.quantity.low or 0) < _MILLION or act.scope.negated:
        return []
    quantity = replace(near[0].quantity, low=low * _MILLION, high=high and high * _MILLION, unit=told.quantity.unit)
    modality, to = _modality(act), told.slots.get("to")
    return [
        act.draft("funding", modality, {"actor": p, "to": to}, quantity, act.when(modality))
        for p in payer.states or payer.ids
    ]


_THOUSAND = 1000
_POINTING = frozenset({"it", "this", "that"})
_SAME_SUM = frozenset(
    {
        "it",
        "this",
        "that",
        "it .",
        "that .",
        "it ,",
        "this .",
        "as much",
        "the same",
        "the like",
        "that much",
        "a similar",
        "an equal",
    }
)


def _is_one_coin(act: Act) -> bool:
    """Tell of "has not paid one dinar", "a single euro"."""
    return any(a.quantity.low == a.quantity.high == 1 and 0 <= a.first - act.mark.last <= 2 for a in _sums(act))


_SMALL = frozenset(
    {
        "money",
        "cent",
        "cents",
        "penny",
        "euro",
        "dollar",
        "funds",
        "funding",
        "contribution",
        "dinar",
        "dime",
        "kopeck",
        "centime",
    }
    | {
        "riyal",
        "rial",
        "dirham",
        "franc",
        "krone",
        "krona",
        "pound",
        "shilling",
        "rupee",
        "yen",
        "yuan",
        "zloty",
        "lira",
    }
)
_PAYING = frozenset(
    {"fund", "funds", "funded", "funding", "finance", "finances", "financed", "financing", "paid", "pays", "paying"}
    | {
        "pay",
        "cost",
        "costs",
        "tab",
        "foot",
        "foots",
        "footed",
        "footing",
        "bankroll",
        "bankrolled",
        "subsidised",
        "subsidized",
        "underwritten",
        "co-financed",
        "co-finances",
        "support",
    }
    | {"grants", "payments", "contributions", "contribution", "aid", "money", "assistance", "grant", "backing"}
)
_FROZEN = frozenset(
    {"froze", "frozen", "freezes", "freeze", "freezing", "suspended", "suspends", "suspend", "halted", "halts"}
    | {"ended", "ends", "stopped", "stops", "cancelled", "canceled", "cut", "withdrew", "withdrawn", "terminated"}
)
_HELD_BACK = frozenset({"funding", "grants", "payments", "contributions", "aid", "money", "support", "assistance"})
_FUNDING = frozenset({"fund", "funds", "funded", "funding", "finance", "finances", "financed", "financing"})
_GIVERS = ("state", "union", "organisation")
_MAY_PAY = (*_GIVERS, "body")
_NAMED_GIVERS = frozenset((*_MAY_PAY, "name", "company"))
_OF_A_STATE = frozenset({"state", "adj", "capital"})


def _without_sum(act: Act) -> Iterator[Draft]:
    """As in "funded by Germany and Switzerland", "with support from the EU", "is paying for deminers"."""
    words = _words_of(act)
    lately = bool(act.frame.discourse.payer) and act.frame.discourse.cleared_age <= _SPOKEN_WITHIN
    if act.nominal and act.scope.negated and not words.isdisjoint(_MONEY):
        yield from _has_none(act)
        return
    if act.nominal and words & {"donor", "donors", "backer", "backers", "funder", "funders"}:
        yield from _are_donors(act)
        return
    if not words.isdisjoint(_CUTTING) and (lately or _near_our_field(act)) and not act.nominal:
        yield from _changed(act)
        return
    if (
        (words.isdisjoint(_PAYING) and (act.nominal or words.isdisjoint(_BACKING)))
        or not _near_our_field(act)
        or (act.scope.has("urge", "possible", "would") and not (_is_called_on(act) or _is_said_to_come(act)))
    ):
        return
    giver = _named_giver(act) or _named_behind_a_colon(act)
    if giver is not None and act.sentence.tokens[act.clause.last - 1].text == ":" and _has_sums(act):
        # "London paid for the lot: it cost the government 44 million": the sum is told behind.
        return
    if giver is None:
        return
    modality = _modality_of_paying(act)
    act.frame.discourse.payer = giver.states or giver.ids
    for actor in giver.states or giver.ids:
        when = act.when(modality) if not act.nominal or modality == "denied" else None
        yield act.draft("funding", modality, {"actor": actor, "to": None}, None, when)


def _named_behind_a_colon(act: Act) -> Mention | None:
    """Return those named in "Three states paid for the clearance in 2025: Norway, Italy and France."."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.nominal or act.frame.subject(act.clause, act.mark.first) is not None:
        return None
    colon = next((p for p in range(last, len(tokens)) if tokens[p].text == ":"), None)
    if colon is None or not _pays_for_it(act):
        return None
    near = (m for m in act.frame.mentions if 0 < m.first - colon <= _CLOSE and m.kind in _MAY_PAY)
    found = next(near, None)
    return found if found is not None and len(tokens) - found.last <= 1 else None


_CLOSE = 2


def _modality_of_paying(act: Act) -> str:
    ceases = act.scope.has("cease") and (act.nominal or not _words_of(act).isdisjoint(("paying", "funding")))
    if act.scope.negated or act.scope.has("refuse") or (ceases and not act.scope.has("urge", "possible")):
        # "funding from Washington dried up", "stopped paying for the teams"
        return "denied"
    if act.scope.has("urge", "possible"):
        return act.scope.modality()
    if act.scope.has("future", "intend", "would") or _is_to_pay(act):
        return "planned"
    return "possible" if not act.nominal and _is_offered(act) else "occurred"


def _has_none(act: Act) -> Iterator[Draft]:
    """As in "Chad's government has no money for clearance", "has no demining budget of its own"."""
    tokens, first = act.sentence.tokens, act.mark.first
    has = next((p for p in reversed(act.clause.tokens) if p < first and tokens[p].low in ("has", "have", "had")), None)
    if has is None or not 0 < first - has <= _A_FEW or tokens[has + 1].low not in ("no", "not"):
        return
    payer = act.frame.subject(act.clause, has)
    if payer is None or payer.kind not in ("state", "body") or not payer.whole or not _near_our_field(act):
        return
    for actor in payer.states:
        yield act.draft("funding", "denied", {"actor": actor, "to": None}, None, act.when("occurred"))


def _are_donors(act: Act) -> Iterator[Draft]:
    """As in "The United States and Norway were the largest donors to mine action in 2021"."""
    tokens, first = act.sentence.tokens, act.mark.first
    be = next((p for p in reversed(act.clause.tokens) if p < first and tokens[p].low in _BEING), None)
    payer = None if be is None else act.frame.subject(act.clause, be)
    if be is None or payer is None or payer.kind not in _MAY_PAY or not payer.whole or first - be > _DONORS_WITHIN:
        return
    if act.scope.negated or not _for_our_field(act) or tokens[first - 1].low in ("no", "not"):
        return
    for actor in payer.states or payer.ids:
        yield act.draft("funding", "occurred", {"actor": actor, "to": None}, None, act.when("occurred"))


_BEING = frozenset({"is", "are", "was", "were", "remains", "remain", "remained", "been", "became", "become"})
_DONORS_WITHIN = 8


def _is_called_on(act: Act) -> bool:
    """Tell of "Japan should help to pay for clearance", "could fund the teams": somebody named, and no "would"."""
    return not act.nominal and not act.scope.negated and not act.scope.has("would") and act.mark.form("verb") >= 0


def _is_said_to_come(act: Act) -> bool:
    """Tell of "Italy said it would fund two more teams"."""
    said = act.scope.has("would") and not act.scope.has("urge", "possible") and "said" in act.scope.outer
    return said and _words_of(act).isdisjoint(_BACKING)


def _has_sums(act: Act) -> bool:
    return any(a.quantity.unit in CURRENCIES for a in act.sentence.amounts)


_OFFERED = frozenset({"offer", "offers", "offered", "offering"})


def _is_offered(act: Act) -> bool:
    """Tell of "did offer to foot the bill"."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]]
    return before[-1:] == ["to"] and before[0] in _OFFERED


_CUTTING = frozenset(
    {
        "cut",
        "cuts",
        "cutting",
        "reduce",
        "reduces",
        "reduced",
        "slash",
        "slashes",
        "slashed",
        "halve",
        "halves",
        "halved",
    }
    | {"resume", "resumes", "resumed", "restore", "restored", "continue", "continues", "continued", "maintained"}
    | {"renew", "renews", "renewed", "renewing", "extend", "extended"}
    | {
        "raise",
        "raises",
        "raised",
        "increase",
        "increases",
        "increased",
        "double",
        "doubles",
        "doubled",
        "trim",
        "trimmed",
    }
)


_ZERO = frozenset({"zero", "nil"})


def _changed(act: Act) -> Iterator[Draft]:
    """As in "Sweden cut its contribution by a third": it pays, and how much is not said."""
    payer = act.actor()
    if payer is None or payer.kind not in _MAY_PAY or not payer.whole or act.scope.has("urge", "possible"):
        return
    behind = {t.low for t in act.sentence.tokens[act.mark.last :]}
    none = act.scope.negated or not _ZERO.isdisjoint(behind)
    modality = "denied" if none else "planned" if act.scope.has("future", "intend") else "occurred"
    for actor in payer.states or payer.ids:
        yield act.draft("funding", modality, {"actor": actor, "to": None}, None, act.when(modality))


def weighed(act: Act) -> Iterator[Draft]:
    """As in "the EU is thinking of fifteen million euros for the Sahel"."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - last <= 2]
    payer = act.frame.subject(act.clause, act.mark.first)
    if not behind or payer is None or payer.kind not in _GIVERS or act.scope.negated or not _for_our_field(act):
        return
    if act.mark.form("op") < 1 and tokens[act.mark.last - 1].low not in (
        "of",
        "about",
        "over",
        "mulling",
        "considering",
    ):
        return
    payers = payer.states or payer.ids
    for actor in payers:
        yield _draft(act, "possible", actor, _paid(act, payers), behind[0], None)


def _named_giver(act: Act) -> Mention | None:
    tokens, last = act.sentence.tokens, act.mark.last
    while last < len(tokens) and (tokens[last].low in _PARTLY or tokens[last].low.endswith("ly")):
        last += 1
    behind = [m for m in act.frame.mentions if 0 <= m.first - last <= 2 and m.kind in _NAMED_GIVERS]
    led = tokens[last].low if last < len(tokens) else ""
    if "by" in (led, tokens[last - 1].low):
        payer = behind[0] if behind and (behind[0].prep == "by" or led != "by") else None
        if payer is None and behind and behind[0].role == "adj" and tokens[behind[0].first - 1].low == "the":
            # "paid for by the Dutch"
            ends = behind[0].last >= len(tokens) or not tokens[behind[0].last].text.isalpha()
            payer = behind[0] if ends else None
        return _taxpayers(act) or _governments(act) or payer
    behind = [m for m in behind if m.kind in _MAY_PAY]
    if act.nominal:
        owner = act.frame.owner(act.clause, act.mark) if act.scope.has("cease") else None
        # "announced an end to its funding"
        return behind[0] if behind and behind[0].prep == "from" else owner
    if not (_pays_for_clearing(act) or _pays_for_it(act)) or act.frame.is_passive(act.clause, act.mark):
        return None
    payer = act.actor()
    named = payer is not None and payer.kind in _MAY_PAY and (payer.whole or _is_an_institution(act, payer))
    return payer if named else None


def _is_an_institution(act: Act, payer: Mention) -> bool:
    """Tell of "The Algerian state has", "Colombia's congress has": what is a state's own acts for it."""
    tokens = act.sentence.tokens
    behind = [t.low for t in tokens[payer.last : payer.last + _A_FEW] if t.low not in ("'", "’", "s")]
    return payer.role in _OWNED and not _OWN_MONEY.isdisjoint(behind[:2])


_PARTLY = frozenset({"in", "part", "full", "most"})


def _taxpayers(act: Act) -> Mention | None:
    """Return the state of "is paid for by the Thai taxpayer", "financed by Norway's taxpayers"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        near = 0 <= mention.first - act.mark.last <= _A_FEW and mention.kind == "state" and mention.role in _OWNED
        if near and not _OWN_MONEY.isdisjoint(t.low for t in tokens[mention.last : mention.last + 3]):
            return mention
    return None


_OWNED = frozenset({"adj", "owner"})
_OWN_MONEY = frozenset(
    {"taxpayer", "taxpayers", "state", "government", "treasury", "budget", "congress", "parliament", "senate", "army"}
    | {"ministry", "ministries", "authorities", "embassy", "cabinet", "assembly", "council", "military", "agency"}
    | {"governments", "exchequer", "donors", "consulate", "ambassador", "navy", "people"}
)
_GOVERNING = frozenset({"by", "the", "governments", "government", "people", "kingdoms", "of"})


def _governments(act: Act) -> Mention | None:
    """Return the states of "financed by the Governments of Australia, Japan and Norway"."""
    last = act.mark.last
    behind = [m for m in act.frame.mentions if 0 < m.first - last <= _A_FEW and m.kind == "state" and m.prep == "of"]
    between = {t.low for t in act.sentence.tokens[last : behind[0].first]} if behind else set()
    return behind[0] if behind and _GOVERNING.issuperset(between) else None


def _pays_for_it(act: Act) -> bool:
    """Tell of "is paying for deminers", "foot the bill"; and of no one who pays "for" something else."""
    tokens, last = act.sentence.tokens, act.mark.last
    if tokens[last - 1].low in _BILLS:
        return True
    following = [t.low for t in tokens[last : last + 2]]
    if tokens[last - 1].low.startswith(("pay", "paid")) and not _SO_MUCH.isdisjoint(following[:1]):
        # "should pay more for mine action"
        last += 1 + (following[1:] == ["for"])
    behind = {t.low for t in tokens[last : last + _A_FEW + 2]}
    if tokens[last - 1].low in ("pay", "pays", "paid", "paying") and "of" in behind and not _SHARES.isdisjoint(behind):
        # "has paid about two thirds of it"
        return True
    works = any(_WORKS & m.traits.said for m in act.sentence.starting(range(last, last + _A_FEW + 2)))
    where = any(0 <= m.first - last <= 1 and m.states for m in act.frame.mentions)
    named = not _PAID_PEOPLE.isdisjoint(behind) or not _PAID_WORK.isdisjoint(behind)
    named = named or any(m.value("item") == "mine" for m in act.sentence.starting(range(last, last + _WORK_WITHIN)))
    return tokens[last - 1].low == "for" and (works or where or named)


_WORKS = frozenset({"clear", "remove", "destroy"})
_SHARES = frozenset(
    {"percent", "cent", "half", "third", "thirds", "quarter", "quarters", "most", "part", "share", "bulk", "much"}
)
_BILLS = frozenset({"bill", "tab", "cost", "costs"})
_SO_MUCH = frozenset({"more", "less", "half", "most", "all", "much", "for"})
_PAID_WORK = frozenset({"operations", "work", "works", "teams", "effort", "efforts", "deminers", "sappers", "courses"})
_PAID_PEOPLE = frozenset({"us", "them", "it", "him", "lot", "most", "half"})
_BACKING = frozenset({"support", "supports", "supported", "supporting"})


def _pays_for_clearing(act: Act) -> bool:
    """Tell of "financed all of these operations", "also support us", "supports the demining teams"."""
    tokens, last = act.sentence.tokens, act.mark.last
    word = tokens[last - 1].low
    if word not in _FUNDING and word not in _BACKING:
        return False
    if any("clear" in m.traits.said for m in act.sentence.starting(range(last, last + _WORK_WITHIN))):
        return True
    if not _CLEARING_CREWS.isdisjoint(t.low for t in tokens[last : last + _WORK_WITHIN]):
        # "has financed the training of 60 Lebanese deminers"
        return True
    behind = [t.low for t in tokens[last : last + _A_FEW]]
    ended = len(behind) < 2 or not behind[1].isalpha() or behind[1] in ("with", "and", "too", "as", "from", "in")
    return (behind[:1] != [] and behind[0] in _PAID_PEOPLE and ended) or not _PAID_WORK.isdisjoint(behind)


_WORK_WITHIN = 9
_CLEARING_CREWS = frozenset({"deminers", "sappers", "minefields", "demining", "clearance"})


def _near_our_field(act: Act) -> bool:
    """Tell whether clearing is what is paid for: it stands in the sentence or the one before."""
    if act.frame.discourse.cleared_age <= 1:
        return True
    works = any({"clear", "remove"} & set(m.values("noun") + m.values("verb")) for m in act.sentence.marks)
    words = [t.low for t in act.sentence.tokens]
    works = (
        works or not _CLEARING_CREWS.isdisjoint(words) or not _HELP_AGAINST_MINES.isdisjoint(itertools.pairwise(words))
    )
    if not works and not act.nominal and (_pays_for_clearing(act) or _pays_for_it(act)):
        return act.frame.discourse.cleared_age <= _SPOKEN_WITHIN
    works = works or any("destroy" in m.traits.said for m in act.sentence.marks)
    return works or any(m.value("organisation") in _CLEARERS for m in act.sentence.marks)


_HELP_AGAINST_MINES = frozenset(
    {
        ("mine", "action"),
        ("mine", "risk"),
        ("mine", "detection"),
        ("risk", "education"),
        ("mine", "victims"),
        ("mine", "awareness"),
        ("landmine", "victims"),
    }
    | {("mine", "survivors"), ("landmine", "survivors"), ("victim", "assistance"), ("mine", "casualties")}
)


def may_freeze(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word may hold back money: "froze its grants", "has suspended funding"."""
    if sentence.tokens[mark.first].low not in _FROZEN:
        return False
    behind = [t.low for t in sentence.tokens[mark.last : mark.last + _A_FEW]]
    return ("foreign" not in behind and not _HELD_BACK.isdisjoint(behind)) or _just_stops(sentence, mark)


def _just_stops(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "The Japanese stopped.", "Oslo stopped in 2019": nothing behind but when."""
    if sentence.tokens[mark.first].low not in ("stopped", "stops"):
        return False
    dated = {p for d in sentence.dates for p in range(d.first, d.last)}
    rest = (p for p in range(mark.last, len(sentence.tokens)) if p not in dated)
    return all(
        sentence.tokens[p].low in ("in", "on", "altogether", "too", ".", "last", "paying", "giving") for p in rest
    )


def frozen(act: Act) -> Iterator[Draft]:
    """As in "then froze its grants", "has suspended funding for demining": a payer that pays no more."""
    actor = _nation(act) or act.frame.subject(act.clause, act.mark.first)
    if actor is None or actor.kind not in _MAY_PAY or act.scope.negated or _has_sums_of_its_own(act):
        return
    discourse = act.frame.discourse
    spoken = bool(discourse.payer) and discourse.cleared_age <= _SPOKEN_WITHIN
    if _just_stops(act.sentence, act.mark) and not (spoken and act.sentence.start - discourse.given_at <= _STILL_GIVEN):
        return
    if not (spoken or _near_our_field(act)) or act.scope.has("urge", "possible", "would"):
        return
    for payer in actor.states or actor.ids:
        yield act.draft("funding", "denied", {"actor": payer, "to": None}, None, act.when("occurred"))


_A_FEW = 4


def _has_sums_of_its_own(act: Act) -> bool:
    """Tell whether a sum stands behind the verb, in its clause: another rule reads it."""
    return any(a.first >= act.mark.last for a in act.amounts(CURRENCIES))


def _nation(act: Act) -> Mention | None:
    """Return who gives in "the Japanese have put in two million", "The Swiss stopped": a people, told by its "the"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.role != "adj" or not mention.first or not mention.states or mention.last > act.mark.first:
            continue
        between = tokens[mention.last : act.mark.first]
        if tokens[mention.first - 1].low == "the" and all(t.low in _BEFORE_GIVING for t in between):
            return mention
    return None


_BEFORE_GIVING = frozenset(
    {
        "have",
        "has",
        "had",
        "just",
        "also",
        "now",
        "already",
        "will",
        "would",
        "then",
        "only",
        "since",
        "recently",
        "too",
    }
)


# --- how much


def _amounts_behind(act: Act) -> list[QuantityMention]:
    """As in "supports the teams with €3 million": the amount stands in a part that hangs on the verb."""
    hanging = [
        c
        for c in act.frame.clauses
        if c.parent is act.clause and c.kind in ("comp", "part") and c.opener >= act.mark.last and not _pays(act, c)
    ]
    found = [
        a
        for a in act.sentence.amounts
        if a.quantity.unit in CURRENCIES
        and any(a.number_at in c.tokens for c in hanging)
        and a.first - act.mark.last <= 6
    ]
    if not found and act.clause.kind == "rel" and act.sentence.tokens[act.clause.opener].low in ("that", "which"):
        # "the 5 million dollars that it gave for clearance"
        giver = act.frame.subject(act.clause, act.mark.first)
        own = giver is not None and giver.first in act.clause.tokens
        found = [a for a in _sums(act) if own and act.clause.opener == a.last]
    if not found and act.nominal and act.sentence.tokens[act.mark.last - 1].low in _GIVER_NOUNS:
        # "Germany is the biggest donor: 28 million dollars last year"
        bare = {p for c in act.frame.clauses if c is not act.clause and not c.verbs(act.sentence) for p in c.tokens}
        found = [a for a in _sums(act) if a.number_at in bare and 0 < a.first - act.mark.last <= _DONORS_WITHIN]
    if not found and act.sentence.tokens[act.mark.last - 1].low.startswith("donor"):
        # "With 25 million euros, Germany was the largest donor"
        fronted = (c for c in act.frame.clauses if c.connector == "with" and c.first == 0)
        ahead = {p for c in fronted for p in c.tokens}
        found = [a for a in act.sentence.amounts if a.quantity.unit in CURRENCIES and a.number_at in ahead]
    return found


def _sums(act: Act) -> list[QuantityMention]:
    return [a for a in act.sentence.amounts if a.quantity.unit in CURRENCIES]


def _pays(act: Act, clause: Clause) -> bool:
    """Tell of "announced that her country will provide 600,000 euros", where the verb of paying is the other one."""
    return clause.kind == "comp" and any(_GIVING & set(m.values("verb")) for m in clause.marks(act.sentence))


def _shares(
    act: Act, payers: Sequence[str], amounts: Sequence[QuantityMention], nearest: QuantityMention
) -> Iterator[tuple[str, QuantityMention]]:
    """Who paid what: "X and Y … €2 million and €600,000 respectively" shares the amounts out."""
    words = {t.low for t in act.sentence.tokens}
    if len(payers) > 1 and len(payers) == len(amounts) and "respectively" in words:
        yield from zip(payers, sorted(amounts, key=lambda a: a.number_at), strict=True)
        return
    for actor in payers:
        yield actor, _parted(nearest, len(payers), words)


_EQUALLY = frozenset({"equal", "equally", "half", "halves", "evenly"})
_PARTED = frozenset({"parts", "shares", "share", "halves", "equally", "evenly", "part", "proportions"})


def _parted(paid: QuantityMention, among: int, words: set[str]) -> QuantityMention:
    """Return the part of each of "borne by Malawi and Japan in equal parts"."""
    if among <= 1 or _EQUALLY.isdisjoint(words) or _PARTED.isdisjoint(words):
        return paid
    low, high = paid.quantity.low, paid.quantity.high
    return replace(paid, quantity=replace(paid.quantity, low=low and low / among, high=high and high / among))


def _others(act: Act, modality: str, to: str | None, said: QuantityMention) -> Iterator[Draft]:
    """As in "…, and the United States $11.2 million", "Japan ($48 million)": a state right before another amount."""
    for amount in (*_sums(act), *_bare_sums(act, said)):
        if amount is said or (amount.number_at not in act.clause.tokens and _is_paid_otherwise(act, amount)):
            continue
        for mention in act.frame.mentions:
            between = [t.low for t in act.sentence.tokens[mention.last : amount.first]]
            named = mention.kind in _MAY_PAY_TOO and len(mention.ids) == 1 and not mention.prep
            if not named or mention.last > amount.first or not (not between or between in _NEXT):
                continue
            own = [d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1]
            when = own[0].edtf if own else act.when(modality)
            yield _draft(act, modality, mention.ids[0], to, amount, when)


def _last_of_them(act: Act, said: QuantityMention) -> Iterator[Draft]:
    """As in "ahead of Germany, which gave €68 million, and Japan": the last of those who gave, without a sum."""
    tokens = act.sentence.tokens
    if act.clause.kind != "rel":
        return
    for mention in act.frame.mentions:
        if mention.first <= said.last or mention.kind not in _MAY_BE_PAID or mention.role not in ("", "prep"):
            continue
        led = [t.low for t in tokens[max(0, mention.first - _LED_WITHIN) : mention.first] if t.low != "the"]
        joined = led[-2:] == [",", "and"] or led[-3:] == [",", "and", "to"]
        if joined and len(tokens) - mention.last <= 1:
            for actor in mention.states or mention.ids:
                yield act.draft("funding", "occurred", {"actor": actor, "to": None})


_LED_WITHIN = 4
_MAY_PAY_TOO = frozenset({"state", "union", "organisation", "name"})
_MAY_BE_PAID = _MAY_PAY_TOO | {"body"}
_NEXT = (
    *(["with"], ["another"], ["a", "further"], ["follows", "with"], ["followed", "with"], ["came", "next", "with"]),
    *(["comes", "next", "with"], ["comes", "second", "with"], ["came", "second", "with"], ["is", "next", "with"]),
)
_MILLION = 1_000_000


def _is_paid_otherwise(act: Act, amount: QuantityMention) -> bool:
    """Tell whether another verb of paying, or any but of ranking, tells a sum outside the act's clause."""
    home = next((c for c in act.frame.clauses if amount.number_at in c.tokens), None)
    return home is None or any(m.values("verb") and "echo" not in m.meanings for m in home.marks(act.sentence))


_LEAST_SUM = 10_000


def _bare_sums(act: Act, said: QuantityMention) -> Iterator[QuantityMention]:
    """As in "gave four million dollars last year, and Japan half a million", "28 million …, Japan with 2"."""
    for amount in act.sentence.amounts:
        low = amount.quantity.low or 0
        bare = amount.quantity.unit == "item" and amount.unit_at is None and not amount.ordinal
        if not bare or amount.first < said.last:
            continue
        if low >= _LEAST_SUM:
            yield replace(amount, quantity=replace(amount.quantity, unit=said.quantity.unit))
        elif 0 < low < _MILLION / 1000 and (said.quantity.low or 0) >= _MILLION and _ends_there(act, amount):
            high = amount.quantity.high
            millions = replace(amount.quantity, low=low * _MILLION, high=high and high * _MILLION)
            yield replace(amount, quantity=replace(millions, unit=said.quantity.unit))


def _ends_there(act: Act, amount: QuantityMention) -> bool:
    tokens = act.sentence.tokens
    return amount.last >= len(tokens) or not tokens[amount.last].text[0].isalpha() or tokens[amount.last].low == "and"


_LEADING = (
    ["("],
    [",", "with"],
    ["with"],
    ["accounting", "for"],
    ["giving"],
    ["contributing"],
    ["providing"],
    ["at"],
    ["for"],
)
_BEFORE_A_SUM = (*_LEADING, *_NEXT)
_GIVING = frozenset({"fund", "support", "supply"})
_DONORS = frozenset({"donor", "donors", "support", "funding", "contributions", "aid", "grants", "backing"})


def listed(act: Act) -> Iterator[Draft]:
    """As in "supported by Ireland (€1.1 million) and Norway (NOK 14 million)": payers with their sums right behind."""
    sentence = act.sentence
    tokens = sentence.tokens
    ending = {m.last: m for m in act.frame.mentions if m.kind in ("state", "union") and len(m.ids) == 1}
    sums = _sums(act)
    pairs = [
        (ending[amount.first - gap], amount)
        for amount in (*sums, *_bare_sums(act, sums[0]))
        for gap in range(1, _BRACKET + 1)
        if amount.first - gap in ending
        and ending[amount.first - gap].prep not in ("in", "to", "for", "into")
        and not _is_receiver(act, ending[amount.first - gap])
        and [t.low for t in tokens[amount.first - gap : amount.first]] in _BEFORE_A_SUM
    ]
    pairs += _ranked(act, [a for a in (*sums, *_bare_sums(act, sums[0])) if all(a is not told for _, told in pairs)])
    yield from _thanks_to(act)
    yield from _answered(act)
    if any(_GIVING & set(m.values("verb")) for m in sentence.marks):
        act.frame.discourse.given_at = sentence.start
    if not pairs or not (_for_our_field(act) or _is_ranked_on(act)):
        return
    gives = any(_GIVING & set(m.values("verb") + m.values("noun")) for m in sentence.marks)
    gives = gives or not _DONORS.isdisjoint(t.low for t in tokens)
    if not gives and not 0 < sentence.start - act.frame.discourse.given_at <= _STILL_GIVEN:
        return
    for mention, amount in pairs:
        yield _draft(act, "occurred", mention.ids[0], None, amount, act.when("occurred", clauses=act.frame.clauses))


_STILL_GIVEN = 300
_RANKS = frozenset(
    {
        "came",
        "comes",
        "was",
        "is",
        "remained",
        "remains",
        "became",
        "ranked",
        "second",
        "third",
        "fourth",
        "fifth",
        "first",
    }
    | {
        "next",
        "the",
        "largest",
        "biggest",
        "most",
        "generous",
        "top",
        "followed",
        "follows",
        "then",
        "with",
        "at",
        "on",
    }
    | {"a", "distant", "close", "again", "once", "more", "still", "by", "far", "stayed", "stays", "last", "in", "place"}
)


def _is_ranked_on(act: Act) -> bool:
    """Tell whether money for our field was spoken of right before."""
    given = 0 < act.sentence.start - act.frame.discourse.given_at <= _STILL_GIVEN
    return given and min(act.frame.discourse.cleared_age, act.frame.discourse.item_age) <= _SPOKEN_WITHIN


def _ranked(act: Act, amounts: Sequence[QuantityMention]) -> list[tuple[Mention, QuantityMention]]:
    """As in "The United States remained the largest with 324 million", "Germany came second with 85 million"."""
    tokens, found = act.sentence.tokens, []
    for amount in amounts:
        before = [m for m in act.frame.mentions if m.last < amount.first and m.kind in ("state", "union")]
        if (
            not before
            or before[-1].prep
            or len(before[-1].ids) != 1
            or tokens[amount.first - 1].low not in ("with", "at")
        ):
            continue
        between = {t.low for t in tokens[before[-1].last : amount.first]}
        if between <= _RANKS and not _is_receiver(act, before[-1]):
            found.append((before[-1], amount))
    return found


def _answered(act: Act) -> Iterator[Draft]:
    """As in "The answer came from the minister: 190 million kroner this year, of which 85 million goes to Ukraine"."""
    tokens, discourse = act.sentence.tokens, act.frame.discourse
    for amount in _sums(act):
        opens = tokens[amount.first - 1].text == ":" if amount.first else not act.sentence.opens_paragraph
        home = act.frame.clause_at(amount.number_at)
        if not opens or home.verbs(act.sentence) or _GIVING & {v for m in act.sentence.marks for v in m.values("noun")}:
            continue
        if min(discourse.cleared_age, discourse.item_age) > _FIELD_LASTS or not _is_answer(act, amount):
            continue
        named = [m for m in act.frame.mentions if m.last <= amount.first and m.kind in _GIVERS and m.whole and m.ids]
        # "Germany came second: 78 million euros"
        payers = (named[0].states or named[0].ids) if named else _of_currency(amount) or discourse.payer
        date = next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1), None)
        when = None if date is None else date.edtf
        for payer in payers:
            yield _draft(act, "occurred", payer, None, amount, when)
        yield from _parts(act, "occurred", payers, amount)
        return


_ANSWERS = frozenset({"answer", "figure", "reply", "sum", "number", "amount", "answered", "replied", "gave", "came"})


def _is_answer(act: Act, amount: QuantityMention) -> bool:
    """Tell whether a sum answers a question of who pays how much: alone behind one, or led in as an answer."""
    words = {t.low for t in act.sentence.tokens[: amount.first]}
    return not words.isdisjoint(_ANSWERS) if words else bool(act.frame.discourse.payer)


_WITH = frozenset({"with", "using", "thanks", "to"})


def _thanks_to(act: Act) -> Iterator[Draft]:
    """As in "With 6 million francs from Bern, the foundation will clear", "thanks to 2 million dollars from Japan"."""
    tokens = act.sentence.tokens
    for amount in act.sentence.amounts:
        led = tokens[amount.first - 1].low if amount.first else ""
        if amount.quantity.unit not in CURRENCIES or (led not in _WITH and amount.first > 2):
            continue
        giver = next((m for m in act.frame.mentions if 0 <= m.first - amount.last <= 2 and m.prep == "from"), None)
        between = {t.low for t in tokens[amount.last : giver.first]} if giver is not None else set()
        if giver is not None and giver.kind in _MAY_PAY and between <= {"from", "the"} and _is_ours(act, amount.last):
            for actor in giver.states or giver.ids:
                yield _draft(act, "occurred", actor, None, amount, None)


def _is_ours(act: Act, start: int) -> bool:
    return _for_our_field(act) or _goes_on(act, start)


def _is_receiver(act: Act, mention: Mention) -> bool:
    """Tell of "provided Cambodia with 2 million dollars": who gets it stands right behind the verb."""
    before = act.sentence.mark(mention.first - 1)
    return before is not None and before.form("verb") >= 0 and bool(_GIVING & set(before.values("verb")))


_BRACKET = 2


def _rest(act: Act, modality: str) -> Iterator[Draft]:
    """As in "Finland will pay 23 million euros and Lithuania the rest"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.first < act.mark.last or mention.kind not in ("state", "union") or mention.prep:
            continue
        behind = [t.low for t in tokens[mention.last : mention.last + 2]]
        if behind in (["the", "rest"], ["the", "remainder"]):
            for actor in mention.ids:
                yield act.draft("funding", modality, {"actor": actor, "to": None})
        elif behind in _MATCHES:
            # "Latvia gave 600,000, Lithuania as much"
            last = [a for a in (*_sums(act), *_bare_sums(act, _sums(act)[0])) if a.last <= mention.first]
            for actor in mention.ids if last else ():
                yield _draft(act, modality, actor, None, max(last, key=lambda a: a.first), act.when(modality))
        elif behind[:1] == ["nothing"]:
            # "Sweden gave 2 million and Finland nothing"
            for actor in mention.ids:
                yield act.draft("funding", "denied", {"actor": actor, "to": None}, None, act.when("occurred"))


_MATCHES = (
    *(["as", "much"], ["the", "same"]),
    *(["matched", "it"], ["matched", "this"], ["matched", "that"], ["matched", "the"], ["matches", "it"]),
)


def _fallen_to(act: Act, modality: str, actor: str, said: QuantityMention) -> Iterator[Draft]:
    """As in "cut its aid from 25 million dollars in 2023 to 11 million last year": both sums were paid."""
    tokens = act.sentence.tokens
    if "from" not in (tokens[said.first - 1].low, tokens[said.first].low):
        return
    for amount in act.amounts(CURRENCIES):
        if amount.first > said.last and "to" in (tokens[amount.first - 1].low, tokens[amount.first].low):
            date = next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1), None)
            when = None if date is None else date.turned(act.published, future=False)
            yield _draft(act, modality, actor, None, amount, when)


_AGAIN = frozenset({"but", "and", "only", "just", ",", "then", "after", "against"})


def _again(act: Act, payers: Sequence[str], said: QuantityMention) -> Iterator[Draft]:
    """As in "spent 310 million dollars in 2023 but only 90 million last year": the same payer at another time."""
    tokens = act.sentence.tokens
    own = [d for d in act.sentence.dates if 0 <= d.first - said.last <= _OWN_TIME]
    same = [a for a in act.sentence.amounts if a.quantity.unit == said.quantity.unit]
    for amount in (*same, *_bare_sums(act, said)):
        if amount.first <= said.last or not own or len(payers) != 1:
            continue
        date = next((d for d in act.sentence.dates if 0 <= d.first - amount.last <= 1), None)
        before = tokens[amount.first - 1].low
        if date is not None and before in _AGAIN and own[0].last <= amount.first:
            when = date.turned(act.published, future=False)
            yield _draft(act, "occurred", payers[0], None, amount, when)


_OWN_TIME = 4


def _parts(act: Act, modality: str, payers: Sequence[str], said: QuantityMention) -> Iterator[Draft]:
    """As in "€9 million will go to X and €7.5 million to Y": the same payer's other amounts, each with its receiver."""
    for amount in act.sentence.amounts:
        if amount is said or amount.first < said.first or amount.quantity.unit not in CURRENCIES:
            continue
        led = act.sentence.words(max(0, amount.first - 2), amount.first).lower()
        if led.endswith(("including", "of which")) and len(payers) == 1 and _is_for_arms(act, amount):
            # "1.1 billion euros for fortifications, including 800 million for mines"
            yield _draft(act, modality, payers[0], None, amount, act.when(modality))
            continue
        if _is_given_otherwise(act, amount):
            continue
        last = amount.last + (_OF_IT if act.sentence.words(amount.last, amount.last + _OF_IT) in _PARTS_OF_IT else 0)
        for mention in act.frame.mentions:
            if not mention.ids or len(payers) != 1 or not 0 <= mention.first - last <= _TO_WITHIN:
                continue
            if act.sentence.tokens[mention.first - 1].low == "to" or mention.prep == "to":
                yield _draft(act, modality, payers[0], mention.ids[0], amount, act.when(modality))
    yield from _as_much_again(act, modality, payers, said)


_OF_IT, _TO_WITHIN = 2, 2
_PARTS_OF_IT = frozenset({"of it", "of this", "of them", "of that", "of which"})


def _as_much_again(act: Act, modality: str, payers: Sequence[str], said: QuantityMention) -> Iterator[Draft]:
    """As in "provided €1 million to MAG and the same sum to HALO"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        before = [t.low for t in tokens[max(0, mention.first - 4) : mention.first]]
        same = before[-1:] in (["to"], ["for"]) and before[-3:-2] == ["same"] and before[-2] in ("sum", "amount")
        if same and mention.first > said.last and mention.ids and len(payers) == 1:
            yield _draft(act, modality, payers[0], mention.ids[0], said, act.when(modality))


def _is_given_otherwise(act: Act, amount: QuantityMention) -> bool:
    """Tell of "X has allocated 7 million, and Y provided 2 million to Z", where another verb gives it."""
    home = next((c for c in act.frame.clauses if amount.number_at in c.tokens), None)
    if home is None or home is act.clause:
        return False
    verb = home.verb(act.sentence)
    return verb is not None and home.kind != "rel" and act.frame.subject(home, verb) is not act.actor()


def _is_for_arms(act: Act, amount: QuantityMention) -> bool:
    return next(act.sentence.find("item", amount.last, amount.last + 5), None) is not None


# --- who


def _payers(act: Act, amount: QuantityMention) -> tuple[str, ...]:
    payer = _donor(act) or (None if act.nominal else _nation(act)) or act.actor() or _whose_sum(act, amount)
    if payer is not None and payer.kind in _PAYERS:
        return _payer_ids(act, payer, amount)
    if payer is None and act.nominal:
        # "with a donation of 2 million dollars from South Korea"
        giver = next((m for m in act.frame.mentions if m.prep == "from" and 0 <= m.first - amount.last <= 2), None)
        giver = giver or _named_behind(act)
        return () if giver is None else giver.states or giver.ids
    if payer is not None or act.nominal:
        return ()
    if _is_the_state(act):
        return _of_currency(amount) or _home(act)
    home = act.frame.discourse.focus if act.frame.discourse.focused else None
    if home is not None and act.sentence.opens_paragraph and act.frame.is_passive(act.clause, act.mark):
        # A new paragraph: "EUR 5 million will be donated to Ukraine" by whom the text is about.
        return () if any(home in m.states for m in act.frame.mentions) else (home,)
    if act.frame.discourse.payer:
        return act.frame.discourse.payer
    goes = act.sentence.tokens[act.mark.first].low in ("go", "goes", "went", "going", "gone")
    return _of_currency(amount) if goes or act.frame.is_passive(act.clause, act.mark) else ()


_TREASURY = frozenset({"state", "treasury", "taxpayer", "taxpayers", "exchequer"})


def _is_the_state(act: Act) -> bool:
    """Tell of "The state put in 80 million manats", "the treasury pays"."""
    before = [t.low for t in act.sentence.tokens[: act.mark.first] if t.low not in _BEFORE_GIVING]
    return len(before) > 1 and before[-1] in _TREASURY and before[-2] == "the"


def _home(act: Act) -> tuple[str, ...]:
    """Return the state that is at home in the text: of who has the floor, else the one that it is about."""
    discourse = act.frame.discourse
    if discourse.floor is not None and discourse.floor[1]:
        return discourse.floor[1]
    return (discourse.focus,) if discourse.focused and discourse.focus is not None else ()


def _whose_sum(act: Act, amount: QuantityMention) -> Mention | None:
    """Return the payer of "Iceland's 40 million went to victims' groups"."""
    if amount.last > act.mark.first:
        return None
    tokens = act.sentence.tokens
    near = [m for m in act.frame.mentions if m.role == "owner" and 0 <= amount.first - m.last <= 2]
    return next((m for m in near if tokens[amount.first - 1].low in ("s", "'", "’", "its", "their")), None)


def _named_behind(act: Act) -> Mention | None:
    """Return the payer of "Funding from the Emirates rose to 4 million", "the budget of Azerbaijan is 60 million"."""
    budget = act.sentence.tokens[act.mark.last - 1].low in ("budget", "contribution", "spending", "grant", "donation")
    for mention in act.frame.mentions:
        near = 0 <= mention.first - act.mark.last <= 2 and mention.kind in _MAY_PAY
        if near and (mention.prep == "from" or (budget and mention.prep == "of")):
            return mention
    return None


_FRIENDS = frozenset(
    {
        "friend",
        "partner",
        "supporter",
        "helper",
        "benefactor",
        "friends",
        "partners",
        "supporters",
        "sponsor",
        "payer",
    }
)
_GIVER_NOUNS = _FRIENDS | {
    *("donor", "contributor", "backer", "funder", "donors", "contributors", "backers", "funders"),
}


def _donor(act: Act) -> Mention | None:
    """Return who "is the biggest donor to mine action in Iraq"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not act.nominal or tokens[act.mark.last - 1].low not in _GIVER_NOUNS:
        return None
    be = next((p for p in act.clause.tokens if p < first and tokens[p].low in ("is", "was", "remains", "became")), None)
    return None if be is None or _is_of_another_field(act) else act.frame.subject(act.clause, be)


def _is_of_another_field(act: Act) -> bool:
    """Tell of "the biggest partner in trade", "its main supporter in the war": not in clearing, nor in a country."""
    tokens, last = act.sentence.tokens, act.mark.last
    friend = tokens[last - 1].low in _FRIENDS
    if not friend or last + 1 >= len(tokens) or tokens[last].low not in ("in", "for", "of", "on", "to"):
        return False
    behind = range(last + 1, last + 4)
    named = any(m.first in behind for m in act.frame.mentions)
    return not named and not any(m.traits.works or "item" in m.meanings for m in act.sentence.starting(behind))


def _payer_ids(act: Act, payer: Mention, amount: QuantityMention) -> tuple[str, ...]:
    if payer.kind == "person":
        return payer.states or _of_currency(amount)
    if payer.kind not in ("state", "body", "office"):
        return payer.ids if payer.kind != "name" or "-" in payer.ids[0] else _house(act, payer)
    if payer.kind != "state" and not _names_its_state(act, payer):
        floor = act.frame.discourse.floor
        return _of_currency(amount) or (floor[1] if floor is not None and floor[1] else payer.states)
    return payer.states


def _house(act: Act, mention: Mention) -> tuple[str, ...]:
    """Return who pays where "Slovenia's ITF" or "the FSD" does: the state that owns it, else a name in capitals."""
    owner = next((m for m in act.frame.mentions if m.role == "owner" and 0 < mention.first - m.last <= _A_FEW), None)
    if owner is not None and owner.states:
        return owner.states
    return mention.ids if act.sentence.tokens[mention.first].text.isupper() else ()


def _names_its_state(act: Act, mention: Mention) -> bool:
    """As in "the Latvian cabinet" names its state; "the cabinet" is that of whoever is in view."""
    marks = [m for m in act.sentence.marks if mention.first <= m.first < mention.last]
    return any(not _OF_A_STATE.isdisjoint(m.meanings) for m in marks)


def _of_currency(amount: QuantityMention) -> tuple[str, ...]:
    """The state whose money it is."""
    state = _NATIONAL.get(amount.quantity.unit)
    return () if state is None else (state,)


# --- what for

# Money for mine action goes on being spoken of for so many sentences.
_FIELD_LASTS = 2
_FIELD_FRESH = 4


def _is_given(act: Act) -> bool:
    word = act.sentence.tokens[act.mark.first].low
    return word.startswith(
        (
            "giv",
            "gave",
            "provid",
            "contribut",
            "donat",
            "pledg",
            "donor",
            "backer",
            "funder",
            "largest",
            "put",
            "promis",
            "allocat",
            "grant",
        )
    )


_SPOKEN_WITHIN = 25
_PURPOSES = frozenset({"for", "towards", "toward", "on", "to", "into"})
_OURS = frozenset({"us", "it", "this", "them", "our", "my", "that", "him", "her"})


def _behind(act: Act) -> int:
    """Where the words behind the act's sum begin."""
    sums = [a.last for a in act.amounts(CURRENCIES) if a.first >= act.mark.last]
    return sums[0] if sums else act.mark.last


def _goes_on(act: Act, start: int) -> bool:
    """Tell whether clearing has been what the text is about, and the money is for nothing else."""
    if act.frame.discourse.cleared_age > _SPOKEN_WITHIN:
        return False
    tokens = act.sentence.tokens
    named = {p for m in act.frame.mentions for p in range(m.first, m.last)}
    dated = {p for d in act.sentence.dates for p in range(d.first, d.last)}
    for position in range(start, len(tokens) - 1):
        if tokens[position].low not in _PURPOSES or position in dated or position not in act.clause.tokens:
            continue
        if (
            tokens[position + 1].low in ("the", "that", "this")
            and tokens[min(position + 2, len(tokens) - 1)].low in _TASKS
        ):
            continue
        behind = position + (2 if tokens[position + 1].low in ("the", "both", "new", "our", "more") else 1)
        if behind < len(tokens) and tokens[behind].low in _GEAR:
            continue
        if tokens[position + 1].low not in _OURS and behind not in named:
            return False
    return True


def _is_paid(act: Act) -> bool:
    """Tell of money that is paid to those who tell of it: "the Treasury pays us half a million a year"."""
    return act.sentence.tokens[act.mark.first].low.startswith(("pay", "paid"))


def _is_spent_on_it(act: Act) -> bool:
    """Tell of "has spent 44 million pounds on it", clearing being spoken of."""
    tokens = act.sentence.tokens
    on = next((p for p in range(act.mark.last, len(tokens) - 1) if tokens[p].low == "on"), None)
    if on is None:
        # "The government spent 40 million dollars in 2025.", right behind what it does for clearance
        return act.frame.discourse.cleared_age <= 1 and tokens[act.mark.first].low in ("spent", "spends")
    task = tokens[on + 1].low in ("that", "the", "this", "such") and not _TASKS.isdisjoint(
        t.low for t in tokens[on + 2 : on + 4]
    )
    return task or tokens[on + 1].low in ("it", "this", "them")


_GEAR = frozenset({"dogs", "detectors", "machines", "equipment", "training", "signs", "salaries", "drones", "robots"})
_TASKS = frozenset(
    {
        "fund",
        "programme",
        "program",
        "project",
        "appeal",
        "account",
        "scheme",
        "operation",
        "task",
        "tasks",
        "job",
        "work",
        "effort",
        "efforts",
        "problem",
        "field",
        "purpose",
    }
)
_TOLD_WORK = frozenset(
    {"destruction", "disposal", "demolition", "accession", "ratification", "survey", "surveys", "marking", "removal"}
    | {"demilitarisation", "demilitarization", "work", "works", "operation", "operations", "training", "clearing"}
)
_SPENDING = frozenset({"said", "spent", "spend", "announced", "spends", "spending"})


_CLEARERS = frozenset(
    {"halo-trust", "mines-advisory-group", "unmas", "norwegian-peoples-aid", "norwegian-people-s-aid"}
)


# What money is for that is not for mines, whatever was spoken of before.
_OTHER_PURPOSES = frozenset(
    {
        "compensation",
        "damages",
        "ransom",
        "fine",
        "bail",
        "rent",
        "food",
        "agriculture",
        "wheat",
        "energy",
        "gas",
        "economic",
        "hospitals",
        "hospital",
        "schools",
        "school",
        "clinics",
        "roads",
        "bridges",
        "water",
        "elections",
        "culture",
        "housing",
        "budgetary",
    }
)


def _names_our_field(act: Act) -> bool:
    for mark in act.sentence.marks:
        if any(layer in mark.meanings for layer in ("item", "treaty", "programme", "barrier")):
            return True
        if mark.value("organisation") in _CLEARERS:
            return True
        if {"clear", "casualty"} & set(mark.values("noun")):
            return True
        if "clear" in mark.values("verb") and act.frame.discourse.item_age <= _FIELD_FRESH:
            # "has pledged 300 million kroner to help clear it"
            return True
    return False


def _serves_what_was_told(act: Act) -> bool:
    """Tell of "for the destruction", "to the legal work", "towards the survey": what the text was about."""
    if act.frame.discourse.item in (None, "other") or act.frame.discourse.item_age > _SPOKEN_WITHIN:
        return False
    tokens = act.sentence.tokens
    for position in act.clause.tokens:
        behind = [t.low for t in tokens[position + 1 : position + 4]]
        if tokens[position].low not in _PURPOSES or behind[:1] == [] or behind[0] not in _POINTED_AT:
            continue
        if not _TOLD_WORK.isdisjoint(behind[1:]):
            return True
    return False


_POINTED_AT = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})


def _for_our_field(act: Act) -> bool:
    if _names_our_field(act):
        return True
    if any(token.low in _OTHER_PURPOSES for token in act.sentence.tokens):
        return False
    if any(token.low in _CLEARING_CREWS or token.low == "detectors" for token in act.sentence.tokens):
        return True
    discourse = act.frame.discourse
    if discourse.cleared_age <= _FIELD_LASTS and _is_given(act):
        return True
    if _serves_what_was_told(act):
        return True
    if _goes_on(act, _behind(act)) and (_is_given(act) or _is_spent_on_it(act) or _is_paid(act)):
        return True
    if discourse.item_age <= 2 and act.sentence.tokens[act.mark.first].low not in _SPENDING:
        return True
    return bool(discourse.payer) and discourse.item is not None


def _paid(act: Act, payers: tuple[str, ...]) -> str | None:
    given = _given_to(act)
    if given is not None and given.states != payers:
        return given.states[0]
    for mention in act.frame.mentions:
        if (
            mention.first > act.mark.first
            and mention.prep in ("to", "for", "in")
            and mention.ids
            and mention.ids != payers
            and not _is_beyond(act, mention)
            and not _is_of_a_part(act, mention)
        ):
            return mention.states[0] if mention.kind in ("state", "body") and mention.states else mention.ids[0]
    mark = act.has_layer("programme")
    return None if mark is None else mark.value("programme")


def _given_to(act: Act) -> Mention | None:
    """Return the state of "has given Iraq 5 million euros"."""
    if act.nominal:
        return None
    near = [m for m in act.frame.mentions if 0 <= m.first - act.mark.last <= 1 and m.whole and m.states and not m.prep]
    return next((m for m in near if any(0 <= a.first - m.last <= 1 for a in _sums(act))), None)


def _is_beyond(act: Act, mention: Mention) -> bool:
    """Tell of "to Norway, which has given 32 million, and to Britain": that goes on behind the clause it is set in."""
    tokens, first = act.sentence.tokens, mention.first
    led = next((p for p in range(first, max(0, first - 2), -1) if tokens[p].low == mention.prep), first)
    before = [t.low for t in tokens[max(0, led - 2) : led]]
    # "to Norway, which contributed 24 million, to Japan, which": thanked in turn
    thanked = before[-1:] == [","] and mention.prep == "to" and not _THANKING.isdisjoint(t.low for t in tokens[:led])
    return act.clause.kind == "rel" and (before == [",", "and"] or thanked)


_THANKING = frozenset({"gratitude", "thanks", "thank", "thanked", "thanking", "grateful", "indebted", "appreciation"})


def _is_of_a_part(act: Act, mention: Mention) -> bool:
    """Tell of "gave 12 million, 4 million of it to Cambodia": where only the second sum goes."""
    behind = [a for a in _sums(act) if act.mark.last <= a.first < mention.first]
    return len(behind) > 1 and act.sentence.words(behind[-1].last, behind[-1].last + _OF_IT) in _PARTS_OF_IT


# --- by other words


def handed(act: Act) -> Iterator[Draft]:
    """As in "sent 4 million kroner", "makes 7 million euros available": a verb of giving with money for its object."""
    behind = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - act.mark.last <= 4]
    if not behind:
        return
    if "make" in act.mark.values("verb"):
        words = {t.low for t in act.sentence.tokens[behind[0].last : behind[0].last + 3]}
        if "available" not in words:
            return
    yield from funding(act)


def received(act: Act) -> Iterator[Draft]:
    """As in "Mines Advisory Group receives five million from …": the giver is named behind, or was before."""
    amounts = act.amounts(CURRENCIES)
    receiver = act.frame.subject(act.clause, act.mark.first)
    taker = receiver.ids[0] if receiver is not None and receiver.ids else None
    if not amounts or not _for_our_field(act):
        return
    led = "by" if act.sentence.tokens[act.mark.last - 1].low in _HANDED else "from"
    giver = next((m for m in act.frame.mentions if m.first >= act.mark.last and m.prep in (led, "from")), None)
    if giver is None and taker is None:
        return
    payers = act.frame.discourse.payer if giver is None else giver.states or giver.ids
    modality = _modality(act)
    before = [] if giver is None else [t.low for t in act.sentence.tokens[max(0, giver.first - 4) : giver.first]]
    partly = before[-3:-1] == ["of", "it"] and before[:1] != ["all"]
    for actor in payers:
        if actor != taker and partly:
            yield act.draft("funding", modality, {"actor": actor, "to": taker}, None, act.when(modality))
        elif actor != taker:
            yield _draft(act, modality, actor, taker, amounts[0], act.when(modality))


_HANDED = frozenset({"given", "granted", "supplied", "awarded", "allocated"})


def comes(act: Act) -> Iterator[Draft]:
    """As in "of which 20 million come from Denmark": the payer stands behind."""
    amounts = act.amounts(CURRENCIES)
    near = [m for m in act.frame.mentions if 0 <= m.first - act.mark.last <= 2]
    near = [m for m in near if ":" not in [t.text for t in act.sentence.tokens[act.mark.last : m.first]]]
    giver = next((m for m in near if m.prep == "from" or act.sentence.tokens[act.mark.last - 1].low == "from"), None)
    giver = giver or next((m for m in near if act.sentence.tokens[act.mark.last - 1].low == "by"), None)
    if giver is None or giver.kind not in _PAYERS or not (amounts or _is_of_money(act) or _is_of_paid_work(act)):
        return
    if not _is_ours(act, act.mark.last):
        return
    modality = _modality(act)
    givers = giver.states or giver.ids
    ahead = [a for a in amounts if a.last <= act.mark.first] or amounts
    words = {t.low for t in act.sentence.tokens}
    paid = _parted(ahead[-1], len(givers), words).quantity if ahead else None
    for actor in givers:
        yield act.draft("funding", modality, {"actor": actor, "to": None}, paid, act.when(modality))


_MONEY = frozenset(
    {
        "bill",
        "cost",
        "costs",
        "expense",
        "expenses",
        "price",
        "budget",
        "money",
        "funding",
        "funds",
        "cash",
        "contribution",
        "contributions",
        "financing",
        "grants",
    }
)


def _is_of_paid_work(act: Act) -> bool:
    """Tell of "The deminers are paid by the OSCE", whose dogs another pays."""
    return not (_CLEARING_CREWS | _PAID_WORK).isdisjoint(
        act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first
    )


def _is_of_money(act: Act) -> bool:
    """Tell of "Half of the budget comes from Norway", "The money came from Tokyo"."""
    return not _MONEY.isdisjoint(act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first)


_FOR = frozenset({"for", "worth", "at", "totalling", "costing", "spending", "of"})


def cost_whom(act: Act) -> Iterator[Draft]:
    """As in "the programme cost the British government 44 million pounds": who paid stands behind."""
    near = [m for m in act.frame.mentions if 0 <= m.first - act.mark.last <= 1 and m.kind in ("state", "body", "union")]
    if act.nominal or not near or near[0].role == "owner":
        return
    sums = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - near[0].last <= 1]
    if not sums or not (_for_our_field(act) or _goes_on(act, sums[0].last)) or act.scope.negated:
        return
    modality = _modality(act)
    for payer in near[0].states or near[0].ids:
        yield _draft(act, modality, payer, None, sums[0], act.when(modality))


def at_a_cost(act: Act) -> Iterator[Draft]:
    """As in "Germany destroyed 500,000 cluster munitions at a cost of about 40 million euros"."""
    behind = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - act.mark.last <= 1]
    led = act.sentence.words(max(0, act.mark.first - 2), act.mark.first).lower() == "at a"
    if not act.nominal or not led or not behind or act.scope.negated or not _for_our_field(act):
        return
    payer = act.frame.subject(act.clause, act.mark.first)
    if payer is None or payer.kind not in ("state", "body") or not payer.whole:
        return
    modality = _modality(act)
    for state in payer.states:
        yield _draft(act, modality, state, None, behind[0], act.when(modality))


_GRANTS = frozenset({"grant", "donation", "contribution", "aid", "assistance", "gift"})


def granted(act: Act) -> Iterator[Draft]:
    """As in "the grant for clearance, which amounts to 1.9 billion yen, was signed": whose money it is pays."""
    tokens, last = act.sentence.tokens, act.mark.last
    sums = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - last <= 1]
    words = {t.low for t in tokens[: act.mark.first]}
    signed = any(t.low in ("signed", "exchanged", "agreed") for t in tokens)
    if act.nominal or not sums or _GRANTS.isdisjoint(words) or not signed or not _for_our_field(act):
        return
    for payer in _of_currency(sums[0]):
        when = next(
            (d.turned(act.published, future=False) for d in act.sentence.dates if d.last <= act.mark.first), None
        )
        yield _draft(act, "occurred", payer, None, sums[0], when)


_GIVEN_HELP = _GRANTS | frozenset({"support", "help", "backing", "share", "part", "funding", "spending", "payments"})


def amounted(act: Act) -> Iterator[Draft]:
    """As in "the United Kingdom, whose support for the same period amounted to 12 million pounds"."""
    tokens, clause = act.sentence.tokens, act.clause
    sums = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - act.mark.last <= _A_FEW - 1]
    ahead = [p for p in clause.tokens if p < act.mark.first]
    help_at = next((p for p in ahead if tokens[p].low in _GIVEN_HELP), None)
    if act.nominal or not sums or help_at is None or act.scope.negated or not (_for_our_field(act) or _is_open(act)):
        return
    payer = _whose(act, help_at)
    if payer is None or payer.kind not in _MAY_PAY:
        return
    modality = _modality(act)
    for actor in payer.states or payer.ids:
        yield _draft(act, modality, actor, None, sums[0], act.when(modality))


def lifted(act: Act) -> Iterator[Draft]:
    """As in "parliament raised Norway's support for clearance to 400 million kroner": whose support it is pays."""
    tokens, last = act.sentence.tokens, act.mark.last
    yield from _collected(act)
    sums = [a for a in act.amounts(CURRENCIES) if a.first >= last and "to" in _just_before(act, a)]
    help_at = next((p for p in act.clause.tokens if last <= p < last + _OWNED_WITHIN and _is_help(tokens[p].low)), None)
    refused = not _REFUSED.isdisjoint(t.low for t in tokens[max(0, act.mark.first - 2) : act.mark.first])
    if act.nominal or not sums or help_at is None or refused or not _for_our_field(act):
        return
    payer = _whose(act, help_at)
    if payer is None or payer.kind not in _MAY_PAY or payer.first < last:
        return
    modality = _modality(act)
    payers = payer.states or payer.ids
    for actor in payers:
        yield _draft(act, modality, actor, _paid(act, payers), sums[0], act.when(modality))


def _collected(act: Act) -> Iterator[Draft]:
    """As in "Folk in X have done their bit: a sponsored walk raised £8,400 for HALO": those spoken of gave it."""
    tokens, last = act.sentence.tokens, act.mark.last
    sums = [a for a in act.amounts(CURRENCIES) if 0 <= a.first - last <= 1]
    if act.nominal or not sums or tokens[act.mark.first].low not in ("raised", "raises") or act.scope.negated:
        return
    taker = next((m for m in act.frame.mentions if 0 < m.first - sums[0].last <= _CLOSE and m.prep == "for"), None)
    if taker is None or taker.kind != "organisation" or not taker.ids:
        return
    ahead = [m for m in act.frame.mentions if m.last <= act.mark.first and m.pronoun is None and m.ids]
    giver = next((m for m in ahead if m.whole and m.first in act.clause.tokens), None) or next(iter(ahead), None)
    modality = _modality(act)
    for actor in giver.ids[:1] if giver is not None else ():
        yield _draft(act, modality, actor, taker.ids[0], sums[0], act.when(modality))


def _is_raised(act: Act) -> bool:
    """Tell of "last summer's sponsored walk raised £8,400": the walk is sponsored by nobody named before."""
    behind = (t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _OWNED_WITHIN])
    return act.sentence.tokens[act.mark.first].low == "sponsored" and not {"raised", "raises"}.isdisjoint(behind)


_OWNED_WITHIN = 7
_REFUSED = frozenset({"not", "never", "no", "n't", "refused"})


def _is_help(low: str) -> bool:
    return low in _GIVEN_HELP or low in ("contribution", "contributions", "aid", "assistance")


def _just_before(act: Act, amount: QuantityMention) -> set[str]:
    return {t.low for t in act.sentence.tokens[max(0, amount.first - 3) : amount.first]}


def _is_open(act: Act) -> bool:
    return act.frame.discourse.cleared_age <= _SPOKEN_WITHIN


def _whose(act: Act, position: int) -> Mention | None:
    """Return the owner of a noun: "X, whose support", "X's support"."""
    tokens, opener = act.sentence.tokens, act.clause.opener
    before = [m for m in act.frame.mentions if m.last <= position]
    if opener < len(tokens) and tokens[opener].low == "whose" and opener < position:
        near = [m for m in before if opener - 2 <= m.last <= opener]
        return near[-1] if near else None
    near = [m for m in before if m.role in _OWNED and position - m.last <= _A_FEW]
    return near[-1] if near else None


_SIGNING = frozenset(
    {"placed", "signed", "awarded", "concluded", "agreed", "inked", "struck", "announced", "places", "signs", "awards"}
)


def _priced_order(act: Act) -> Iterator[Draft]:
    """As in "placed a $210 million order with Tomer", "signed a 35 million euro contract with Rheinmetall"."""
    tokens, first = act.sentence.tokens, act.mark.first
    price = [a for a in act.amounts(CURRENCIES) if 0 <= first - a.last <= 1]
    before = {tokens[p].low for p in act.clause.tokens if first - _ORDER_WITHIN <= p < first}
    buyer = act.frame.subject(act.clause, first)
    if not price or before.isdisjoint(_SIGNING) or buyer is None or buyer.kind not in ("state", "body"):
        return
    if act.scope.negated or not _for_our_field(act):
        return
    seller = next((m for m in act.frame.mentions if m.first >= act.mark.last and m.kind in ("company", "name")), None)
    modality = _modality(act)
    for state in buyer.states:
        yield _draft(act, modality, state, None if seller is None else seller.ids[0], price[0], act.when(modality))


_ORDER_WITHIN = 9


def bought(act: Act) -> Iterator[Draft]:
    """As in "plans to buy anti-tank mines for 85 million euros": what a state pays for a purchase."""
    if act.nominal or "noun" in act.mark.meanings:
        yield from _priced_order(act)
    amounts = [a for a in act.amounts(CURRENCIES) if a.first >= act.mark.last]
    named = act.frame.item(act.clause, act.mark) is not None or act.frame.pronoun_object(act.mark)
    item = act.frame.item(act.clause, act.mark)
    ours = item is not None and item.value("item") not in (None, "other")
    fresh = ours or act.frame.discourse.item_age <= _FIELD_LASTS
    if not amounts or not named or act.scope.negated or not fresh:
        return
    amount = amounts[0]
    before = {t.low for t in act.sentence.tokens[max(0, amount.first - 2) : amount.first]}
    actor = act.actor()
    if actor is None or actor.kind not in ("state", "body") or not before & _FOR:
        return
    modality = _modality(act)
    for state in actor.states:
        yield _draft(act, modality, state, None, amount, act.when(modality))


_HELPED = frozenset(
    {"helped", "helps", "help", "supported", "supports", "assisted", "assists", "backed", "paid", "gave"}
)
_STILL_DO = frozenset({"does", "do", "did", "still"})
_HELP_ENDS = frozenset({"until", "till", "since", "from", "in", "for", "too", "as", "also", "before", "and", "but"})
_IN_A_ROW = 2
_SHORT = 14


def may_help(frame: Frame) -> bool:
    """Tell whether a short sentence behind one of money says that others helped too."""
    told, sentence = frame.discourse.told, frame.sentence
    if told is None or told.kind != "funding" or len(sentence.tokens) > _SHORT or _has_money(sentence):
        return False
    return any(t.low in _HELPED for t in sentence.tokens)


def _has_money(sentence: Sentence) -> bool:
    return any(a.quantity.unit in CURRENCIES for a in sentence.amounts)


def helped(act: Act) -> Iterator[Draft]:
    """As in "Japan helped until 2016, and Italy still does", in a list of who pays."""
    told, sentence = act.frame.discourse.told, act.sentence
    if told is None:
        return
    led = False
    for clause in act.frame.clauses:
        verb = next((p for p in clause.tokens if sentence.tokens[p].low in _HELPED), None)
        led = led or verb is not None
        does = next((p for p in clause.tokens if sentence.tokens[p].low in _STILL_DO), None) if led else None
        at = verb if verb is not None else does
        payer = None if at is None else _just_ahead(act, at)
        while at is not None and at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].low in _STILL_DO:
            at += 1
        if at is None or payer is None or not _ends_there_or_dated(act, at + 1):
            continue
        yield from _one_more(act, clause, payer, told.slots.get("to"))


def _one_more(act: Act, clause: Clause, payer: Mention, to: str | None) -> Iterator[Draft]:
    date = next((d for d in act.sentence.dates if d.core_first in clause.tokens), None)
    when = None if date is None else date.turned(act.published, future=False)
    for state in payer.states:
        yield act.draft("funding", "occurred", {"actor": state, "to": to}, None, when)


def _just_ahead(act: Act, position: int) -> Mention | None:
    """Return the state right before a verb."""
    near = [m for m in act.frame.mentions if m.kind == "state" and m.whole and 0 <= position - m.last <= _IN_A_ROW]
    return near[-1] if near and near[-1].pronoun is None else None


def _ends_there_or_dated(act: Act, position: int) -> bool:
    tokens = act.sentence.tokens
    return position >= len(tokens) or not tokens[position].text.isalpha() or tokens[position].low in _HELP_ENDS
