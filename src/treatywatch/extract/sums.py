"""Sums of money that go on without their currency: "cost 90 million euros so far; 303 million are planned"."""

from dataclasses import replace

from treatywatch.extract.quantities import CURRENCIES, QuantityMention
from treatywatch.extract.reading import Sentence
from treatywatch.lang.pack import coin

# Coins that several states have: whose it is, the states beside it tell.
_COINS = {"kroner": "Krone", "kronor": "Krone", "krone": "Krone", "crowns": "Krone", "francs": "Franc"}
_STATE_LAYERS = ("state", "adj", "capital")
# Smaller bare numbers count other things than money.
_LEAST = 1_000_000
_LEAST_GIVEN = 10_000
_STATES_KEPT = 4
# The currency named last is understood for so many sentences.
_LASTS = 1
_LASTS_FOR_GIVERS = 5
# What is done with weapons: numbers beside it count them.
_ARMS = frozenset({"hold", "destroy", "make", "use", "need", "order", "acquire", "remove", "kill", "injure"})
_COUNTING = frozenset({"item", "item_word"})


class Money:
    """Follows the currency that a document counts in."""

    def __init__(self) -> None:
        """Start without one."""
        self._unit: str | None = None
        self._age = 0
        self._states: list[str] = []

    def go_on(self, sentence: Sentence) -> None:
        """Give the sentence's bare millions the currency that was named before them."""
        self._age += 1
        # "Swiss grants last year:" / "- 6 million francs for Tajikistan": the states named last come second.
        self._states = list(dict.fromkeys((*_states(sentence), *self._states)))[:_STATES_KEPT]
        amounts = sentence.amounts
        for index, amount in enumerate(amounts):
            unit = _coin_behind(sentence, amount, self._states)
            if unit is not None:
                per = amount.quantity.per or _per_behind(sentence, amount.last + 1)
                amounts[index] = amount = replace(
                    amount, quantity=replace(amount.quantity, unit=unit, per=per), unit_at=amount.last
                )
            if amount.quantity.unit in CURRENCIES:
                self._unit, self._age = amount.quantity.unit, 0
            elif (ahead := _unit_ahead(sentence, amounts, index)) is not None:
                amounts[index] = replace(
                    amount, quantity=replace(amount.quantity, unit=ahead), unit_at=amount.number_at
                )
            elif self._unit is not None and self._age <= self._lasts(sentence) and _is_bare_sum(sentence, amount):
                amounts[index] = replace(
                    amount, quantity=replace(amount.quantity, unit=self._unit), unit_at=amount.number_at
                )
                self._age = 0

    def _lasts(self, sentence: Sentence) -> int:
        """Return for how many sentences the currency is understood: longer where the verb tells that money is given."""
        return _LASTS_FOR_GIVERS if _gives(sentence) else _LASTS


_GIVING = frozenset({"fund", "receive"})


def _gives(sentence: Sentence) -> bool:
    return any(not _GIVING.isdisjoint(m.values("verb")) for m in sentence.marks)


def _unit_ahead(sentence: Sentence, amounts: list[QuantityMention], index: int) -> str | None:
    """Return the currency of "from 20 million to 12 million dollars" for the first of the two."""
    if index + 1 >= len(amounts) or not _is_bare_sum(sentence, amounts[index]):
        return None
    following = amounts[index + 1]
    between = [t.low for t in sentence.tokens[amounts[index].last : following.first]]
    near = between in (["to"], [], ["in", "to"]) or "to" in [
        t.low for t in sentence.tokens[following.first : following.number_at]
    ]
    unit = following.quantity.unit
    return unit if near and unit in CURRENCIES and len(between) <= 2 else None


def _states(sentence: Sentence) -> list[str]:
    return [str(m.value(x)).split()[0] for m in sentence.marks for x in _STATE_LAYERS if x in m.meanings]


def _coin_behind(sentence: Sentence, amount: QuantityMention, states: list[str]) -> str | None:
    """Return the currency of "100 million kroner" beside, or soon after, a state that has such coins."""
    behind = sentence.tokens[amount.last].low if amount.last < len(sentence.tokens) else ""
    if behind not in _COINS or amount.quantity.unit != "item":
        return None
    return coin(_COINS[behind], states, "en")


_RATES = {("a", "year"): "year", ("per", "year"): "year", ("each", "year"): "year", ("every", "year"): "year"}
_RATES |= {("a", "month"): "month", ("per", "month"): "month", ("each", "month"): "month"}
_ALONE = {"annually": "year", "yearly": "year", "monthly": "month"}


def _per_behind(sentence: Sentence, position: int) -> str | None:
    """Return the period of "16 million francs a year"."""
    words = [t.low for t in sentence.tokens[position : position + 2]]
    return _ALONE.get(words[0] if words else "") or (_RATES.get((words[0], words[1])) if len(words) > 1 else None)


def _is_bare_sum(sentence: Sentence, amount: QuantityMention) -> bool:
    quantity, tokens = amount.quantity, sentence.tokens
    least = _LEAST_GIVEN if _gives(sentence) else _LEAST
    if quantity.unit != "item" or amount.unit_at is not None or max(quantity.low or 0, quantity.high or 0) < least:
        return False
    led = amount.last < len(tokens) and tokens[amount.last].low in ("on", "for")
    reach = amount.last + (0 if led and not _counts_before(sentence, amount) else 3)
    if quantity.vague or any(not _COUNTING.isdisjoint(m.meanings) for m in sentence.marks if m.first < reach):
        return False
    before = [m for m in sentence.marks if m.first < amount.first]
    if any(not _ARMS.isdisjoint(m.values("verb")) and m.last - m.first == 1 for m in before):
        return False
    return amount.last >= len(tokens) or not _is_counted(sentence, amount.last)


def _counts_before(sentence: Sentence, amount: QuantityMention) -> bool:
    """Tell whether weapons are named before a sum: only then "800 million for mines" may count them."""
    return any(not _COUNTING.isdisjoint(m.meanings) for m in sentence.marks if m.first < amount.first)


def _is_counted(sentence: Sentence, position: int) -> bool:
    """Tell whether a word that can be what is counted stands there: "5 million people"."""
    mark = sentence.mark(position)
    token = sentence.tokens[position]
    return token.text.isalpha() and mark is None and not any(d.first <= position < d.last for d in sentence.dates)
