"""Which rules of the kinds read which act of a sentence."""

import datetime as dt
from collections.abc import Callable, Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds import (
    appeals,
    clearance,
    counts,
    deadlines,
    echoes,
    harm,
    joining,
    leaving,
    making,
    members,
    money,
    needs,
    notices,
    positions,
    producers,
    programmes,
    provisions,
    stocks,
    transfers,
    using,
)
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.scope import is_nominal
from treatywatch.extract.topics import notice
from treatywatch.extract.verbs import is_in_a_name

Rule = Callable[[Act], Iterator[Draft]]

# What a verb or noun means, and the rules that read it. The order is that of the vocabulary.
_ACT_RULES: dict[str, tuple[Rule, ...]] = {
    "make": (making.make, money.handed, provisions.forbidden),
    "need": (needs.need,),
    "order": (needs.order, money.bought),
    "hold": (stocks.hold, provisions.forbidden),
    "acquire": (stocks.acquire, money.bought, provisions.forbidden),
    "destroy": (stocks.destroy, clearance.clearance),
    "supply": (transfers.supply, money.handed, provisions.forbidden),
    "receive": (transfers.receive, money.received),
    "ask": (needs.asked,),
    "producer": (producers.produces,),
    "use": (using.use, appeals.forbidden, provisions.forbidden),
    "leave": (leaving.leave, leaving.listed, appeals.appeal),
    "join": (joining.join, appeals.appeal),
    "sign": (joining.join,),
    "ratify": (joining.join,),
    "adopt": (joining.join,),
    "force": (joining.join,),
    "suspend": (joining.join,),
    "stay": (leaving.stay, appeals.appeal),
    "rethink": (appeals.appeal,),
    "ban": (provisions.rule,),
    "support": (positions.position,),
    "oppose": (positions.position,),
    "concern": (positions.position,),
    "kill": (harm.casualties,),
    "injure": (harm.casualties,),
    "casualty": (harm.casualties,),
    "contaminate": (clearance.clearance,),
    "clear": (clearance.clearance,),
    "remove": (clearance.clearance,),
    "deadline": (deadlines.deadline,),
    "fund": (money.funding,),
    "include": (programmes.programme,),
    "exclude": (programmes.programme,),
    "launch": (programmes.programme,),
    "finish": (programmes.programme,),
    "fortify": (programmes.programme,),
    "cost": (programmes.programme,),
}
# Acts that a ban names are what it forbids, not what anybody does.
_BANNABLE = frozenset({"make", "hold", "acquire", "supply", "use", "destroy"})


def _layer(name: str) -> Callable[[Sentence, Mark], bool]:
    return lambda _, mark: name in mark.meanings


def _operator(value: str) -> Callable[[Sentence, Mark], bool]:
    return lambda _, mark: value in mark.values("op")


def _is_counted_item(sentence: Sentence, mark: Mark) -> bool:
    return "item" in mark.meanings and bool(sentence.amounts)


def _may_own(sentence: Sentence, mark: Mark) -> bool:
    return "aux" in mark.meanings and stocks.may_own(sentence, mark)


def _is_left_open(sentence: Sentence, mark: Mark) -> bool:
    return "aux" in mark.meanings and echoes.is_left_open(sentence, mark)


def _is_notice(_: Sentence, mark: Mark) -> bool:
    nouns = mark.values("noun")
    return "notice" in nouns or ("leave" not in nouns and "notify" in mark.values("op"))


# Words that are no act by themselves, and the rules that read them nevertheless.
_OTHER_RULES: tuple[tuple[Callable[[Sentence, Mark], bool], tuple[Rule, ...]], ...] = (
    (_layer("member"), (members.member, counts.ordinal)),
    (_operator("approve"), (notices.approve,)),
    (_layer("appraise"), (positions.appraised,)),
    (_layer("stand"), (appeals.stand,)),
    (_is_counted_item, (clearance.mined_area,)),
    (_operator("recommend"), (leaving.recommend,)),
    (_layer("programme"), (programmes.part_of,)),
    (_operator("intend"), (needs.wanted,)),
    (_may_own, (stocks.own,)),
    (_is_left_open, (echoes.not_so,)),
    (_layer("echo"), (echoes.echo,)),
    (_operator("deny"), (using.denied,)),
    (_operator("increase"), (making.scaled,)),
    (_is_notice, (notices.notice,)),
    (_layer("rule"), (provisions.rule_words,)),
)
_OTHER_LAYERS = frozenset({"member", "op", "appraise", "stand", "item", "programme", "aux", "noun", "rule", "echo"})
_READ_LAYERS = _OTHER_LAYERS | {"verb"}


def acts(frame: Frame, published: dt.date | None) -> Iterator[tuple[Act, tuple[Rule, ...]]]:
    """Yield the acts of a sentence, each with the rules that read it, in order of their words.

    What the words say the document is about is noted on the way, so that a rule knows what stands before its act.
    """
    sentence = frame.sentence
    home = {p: clause for clause in frame.clauses for p in clause.tokens}
    banned_in: dict[int, bool] = {}
    obliged = False
    for mark in sentence.marks:
        notice(frame.discourse, mark, sentence)
        if _READ_LAYERS.isdisjoint(mark.meanings):
            continue
        clause = home[mark.first]
        if id(clause) not in banned_in:
            banned_in[id(clause)] = _is_under_a_ban(sentence, clause)
        banned = banned_in[id(clause)]
        said = set(mark.values("noun") + mark.values("verb"))
        if _is_no_act(sentence, mark) or (banned and not said.isdisjoint(_BANNABLE)):
            continue
        banned_in[id(clause)] = banned or "ban" in said
        rules = (*_act_rules(mark, nominal=is_nominal(sentence, clause, mark)), *_other_rules(sentence, mark))
        if not obliged and "oblige" in mark.values("op"):
            rules = (*rules, provisions.duty)
            obliged = True
        if rules:
            yield Act(frame, clause, mark, published), rules
    yield from _counts(frame, published)


def _act_rules(mark: Mark, *, nominal: bool) -> tuple[Rule, ...]:
    found: dict[Rule, None] = {}
    layers = ("noun",) if nominal else ("verb", "noun") if mark.form("verb") < 0 else ("verb",)
    for layer in layers:
        for value in mark.values(layer):
            for rule in _ACT_RULES.get(value, ()):
                found.setdefault(rule)
    return tuple(found)


def _other_rules(sentence: Sentence, mark: Mark) -> Iterator[Rule]:
    if not _OTHER_LAYERS.isdisjoint(mark.meanings):
        for applies, rules in _OTHER_RULES:
            if applies(sentence, mark):
                yield from rules


def _counts(frame: Frame, published: dt.date | None) -> Iterator[tuple[Act, tuple[Rule, ...]]]:
    """The numbers of states that clauses tell stand at no word of their own: each clause is read once for them."""
    if not frame.sentence.amounts:
        return
    for clause in frame.clauses:
        first = next(_marks_of(frame.sentence, clause), None)
        if first is not None:
            yield Act(frame, clause, first, published), (counts.count,)


def _is_no_act(sentence: Sentence, mark: Mark) -> bool:
    """Whether a mark is to be passed over: words to ignore, and verbs that are part of a name."""
    if "ignore" in mark.meanings:
        return True
    verb = mark.last - mark.first == 1 and "verb" in mark.meanings and "noun" not in mark.meanings
    return verb and is_in_a_name(sentence, mark.first)


def _is_under_a_ban(sentence: Sentence, clause: Clause) -> bool:
    """A clause joined to one that bans ("prohibits the use and stockpiling of …") is under the same ban."""
    if clause.kind not in ("coord", "aside") or clause.parent is None:
        return False
    return any("ban" in m.values("verb") for m in _marks_of(sentence, clause.parent) if m.first < clause.opener)


def _marks_of(sentence: Sentence, clause: Clause) -> Iterator[Mark]:
    inside = set(clause.tokens)
    return (mark for mark in sentence.marks if mark.first in inside)
