"""Which rules of the kinds read which act."""

from collections.abc import Callable, Iterator

from treatywatch.extract.frames.act import Act, Draft
from treatywatch.extract.frames.kinds import arms, lands, programmes, standing, steps, transfers, views
from treatywatch.extract.frames.marks import Mark

Rule = Callable[[Act], Iterator[Draft]]

_ACTS: dict[str, tuple[Rule, ...]] = {
    "leave": (steps.leave, standing.gone),
    "drop": (steps.left_behind,),
    "enter": (steps.entered,),
    "follow": (steps.follow,),
    "same": (steps.same,),
    "stay": (steps.stay, standing.remaining),
    "remain": (standing.remaining,),
    "lose": (standing.lost,),
    "join": (steps.join, standing.counted),
    "sign": (steps.join, standing.counted),
    "ratify": (steps.join, standing.counted),
    "adopt": (steps.join,),
    "force": (steps.join,),
    "suspend": (steps.join,),
    "ban": (standing.ban,),
    "make": (arms.make,),
    "reach": (arms.reached,),
    "need": (arms.need,),
    "order": (arms.order, transfers.bought),
    "hold": (arms.hold, standing.remaining),
    "lack": (arms.hold,),
    "acquire": (arms.acquire, transfers.bought),
    "destroy": (arms.destroy,),
    "supply": (transfers.supply, lands.given),
    "receive": (transfers.receive, transfers.paid, lands.more_years),
    "use": (arms.use,),
    "support": (views.position, arms.rejected),
    "oppose": (views.position, arms.rejected),
    "agree": (views.agreed,),
    "disagree": (views.agreed,),
    "concern": (views.position,),
    "kill": (lands.harm,),
    "injure": (lands.harm,),
    "casualty": (lands.harm,),
    "contaminate": (lands.clearance,),
    "clear": (lands.clearance, lands.whole),
    "remove": (lands.taken_out, lands.whole),
    "deadline": (lands.deadline,),
    "fund": (lands.fund, lands.compared),
    "donor": (lands.donor,),
    "include": (programmes.programme, standing.remaining, standing.left_out),
    "exclude": (programmes.programme, standing.left_out),
    "launch": (programmes.programme,),
    "finish": (programmes.programme, lands.done),
    "fortify": (programmes.programme,),
    "cost": (programmes.programme, programmes.purchase),
}
_LAYERS: dict[str, Rule] = {
    "member": standing.member,
    "rule": standing.rule_word,
    "provide": standing.unforeseen,
    "programme": programmes.served,
    "border": programmes.bordered,
    "appraise": views.judged,
    "stand": views.phrase,
    "have": arms.have,
}
_OPERATORS: dict[str, tuple[Rule, ...]] = {
    "notify": (steps.notice,),
    "approve": (steps.approve, lands.granted),
    "effect": (steps.effect,),
    "oblige": (standing.duty,),
    "recommend": (steps.recommend, lands.granted),
    "refuse": (steps.refuse, arms.deny, arms.likewise),
    "cease": (steps.dropped,),
    "begin": (arms.resumed,),
    "deny": (arms.deny, steps.dropped),
    "announce": (steps.recommend, lands.granted),
    "intend": (lands.granted, arms.likewise),
    "possible": (steps.unwilling, arms.likewise),
}


# Verbs that may be no act of their own where they work on another: "signed the law on leaving".
_ALSO_OPERATORS = frozenset({
    "force", "launch", "other", "sign", "ratify", "adopt", "support", "include", "exclude",
})  # fmt: skip


# What words for having are read for: nothing, in a sentence that names no weapon.
HAVING: tuple[Rule, ...] = (arms.have,)
# What borders and words for "about" are read for: nothing, in a text that has named no programme.
_BORDERS: tuple[Rule, ...] = (programmes.bordered,)


def rules_of(mark: Mark, *, programme: bool) -> tuple[Rule, ...]:
    """Return the rules that read an act, in the order of the vocabulary; `programme`: the text has named one so far."""
    if mark.rules is None:
        mark.rules = _rules(mark)
    return () if mark.rules == _BORDERS and not programme else mark.rules


def _rules(mark: Mark) -> tuple[Rule, ...]:
    if mark.has("ignore") and not mark.says("noun", "order"):
        # A framework contract is no treaty of ours, and an order.
        # "The border with Russia" names no actor, but where a programme lies.
        return _BORDERS if mark.says("ignore", "state") else ()
    found: dict[Rule, None] = {}
    for value in mark.all("verb", "noun"):
        for rule in _ACTS.get(value, ()):
            found.setdefault(rule)
    if not _LAYERS.keys().isdisjoint(mark.values):
        found |= {rule: None for layer, rule in _LAYERS.items() if mark.has(layer)}
    if mark.says("prep", "about"):
        found.setdefault(programmes.bordered)
    if mark.says("verb", "supply") and mark.says("op", "notify"):
        # "handed over the instrument"
        found.setdefault(steps.handed)
    if set(mark.all("verb", "noun")) <= _ALSO_OPERATORS:
        for value in mark.all("op", "op_noun"):
            for rule in _OPERATORS.get(value, ()):
                found.setdefault(rule)
    return tuple(found)
