"""Which rules of the kinds read which act of a sentence."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds import (
    answers,
    appeals,
    as_well,
    attitudes,
    clearance,
    counts,
    deadlines,
    echoes,
    exits,
    harm,
    harm_echo,
    investing,
    joining,
    lapses,
    leaving,
    levels,
    making,
    members,
    money,
    needs,
    notices,
    opinions,
    origins,
    plain_clearing,
    positions,
    producers,
    programmes,
    provisions,
    shared,
    stock_ends,
    stocks,
    tolls,
    trailing,
    transfers,
    using,
)
from treatywatch.extract.quantities import CURRENCIES
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.scope import is_nominal
from treatywatch.extract.topics import notice
from treatywatch.extract.verbs import is_in_a_name

Rule = Callable[[Act], Iterator[Draft]]
Where = Callable[[Sentence, Mark], bool]

# What a verb or noun means, and the rules that read it. The order is that of the vocabulary.
_ACT_RULES: dict[str, tuple[Rule, ...]] = {
    "make": (making.make, trailing.as_now, money.handed, clearance.made_safe, provisions.forbidden, appeals.not_to),
    "need": (needs.need,),
    "order": (needs.order, money.bought, appeals.not_to),
    "hold": (stocks.hold, provisions.forbidden, plain_clearing.still_has_land),
    "exhaust": (stocks.used_up,),
    "acquire": (stocks.acquire, stocks.bought_from, money.bought, provisions.forbidden, appeals.not_to),
    "destroy": (stocks.destroy, clearance.clearance),
    "supply": (transfers.supply, money.handed, provisions.forbidden, clearance.given_back, appeals.not_to),
    "receive": (transfers.receive, money.received),
    "ask": (needs.asked,),
    "await": (needs.awaited,),
    "enquire": (needs.enquired, needs.requested),
    "producer": (producers.produces,),
    "use": (using.use, appeals.forbidden, provisions.forbidden, appeals.not_to),
    "level": (levels.level, clearance.land_level),
    "resume": (levels.again, levels.never_again),
    "user": (levels.users,),
    "strike": (using.struck,),
    "place": (using.placed,),
    "leave": (
        leaving.leave,
        leaving.still_needed,
        leaving.listed,
        clearance.left_over,
        stock_ends.has_left,
        appeals.appeal,
        appeals.called_for,
        appeals.moved,
        making.left_business,
    ),
    "join": (joining.join, joining.demanded, appeals.appeal, counts.joiner),
    "sign": (joining.join, joining.signed_by_all, counts.joiner),
    "ratify": (joining.join, joining.demanded, counts.joiner),
    "adopt": (joining.join,),
    "force": (joining.join,),
    "suspend": (joining.join,),
    "stay": (leaving.stay, appeals.appeal, clearance.minefields),
    "stay_on": (leaving.stays_on,),
    "rethink": (appeals.appeal,),
    "ban": (provisions.rule, appeals.to_end),
    "support": (positions.position,),
    "oppose": (positions.position,),
    "concern": (positions.position,),
    "kill": (harm.casualties,),
    "injure": (harm.casualties,),
    "casualty": (harm.casualties,),
    "contaminate": (clearance.clearance, using.mined_by),
    "remain": (clearance.clearance, stocks.left_in_store),
    "clear": (clearance.clearance, origins.left_by),
    "remove": (clearance.clearance, origins.left_by),
    "deadline": (deadlines.deadline,),
    "fund": (money.funding, transfers.promised),
    "comes": (money.comes, transfers.came_from),
    "arrive": (transfers.arrive, money.comes),
    "include": (programmes.programme, members.others_include, harm.share_of, clearance.accounted),
    "limb": (harm.limb,),
    "lose": (harm_echo.lost,),
    "gone": (stocks.gone,),
    "depot": (stocks.lying,),
    "exclude": (programmes.programme,),
    "launch": (programmes.programme,),
    "finish": (programmes.programme, trailing.rest_of_it, clearance.finished, stock_ends.finished),
    "fortify": (programmes.programme,),
    "cost": (
        programmes.programme,
        programmes.deal_worth,
        money.cost_whom,
        money.granted,
        money.at_a_cost,
        money.amounted,
    ),
}
# Acts that a ban names are what it forbids, not what anybody does.
_BANNABLE = frozenset({"make", "hold", "acquire", "supply", "use", "destroy"})


def _layer(name: str) -> Callable[[Mark], bool]:
    return lambda mark: name in mark.meanings


def _operator(value: str) -> Callable[[Mark], bool]:
    return lambda mark: value in mark.values("op")


def _is_counted(sentence: Sentence, _: Mark) -> bool:
    return bool(sentence.amounts)


def _opens_among_them(sentence: Sentence, _: Mark) -> bool:
    return len(sentence.tokens) > 1 and (sentence.tokens[0].low, sentence.tokens[1].low) == ("among", "them")


def _is_notice(mark: Mark) -> bool:
    nouns = mark.values("noun")
    return "notice" in nouns or ("leave" not in nouns and "notify" in mark.values("op"))


def _is_membership(mark: Mark) -> bool:
    return "join" in mark.values("noun") or "party" in mark.values("member")


def _is_toll(mark: Mark) -> bool:
    return not {"kill", "injure", "casualty"}.isdisjoint(mark.traits.said) or "paper" in mark.meanings


def _freezing(mark: Mark) -> bool:
    return not {"suspend", "leave", "finish", "fund"}.isdisjoint(mark.values("verb")) or "cease" in mark.values("op")


# Words that are no act by themselves, and the rules that read them nevertheless.
# The first condition asks what the words mean, the second where they stand.
_OTHER_RULES: tuple[tuple[Callable[[Mark], bool], Where | None, tuple[Rule, ...]], ...] = (
    (_layer("member"), None, (members.member, counts.ordinal)),
    (_layer("step_word"), notices.may_await, (notices.awaits,)),
    (_operator("effect"), lapses.may_take_effect, (lapses.took_effect,)),
    (_is_membership, lapses.may_lapse, (lapses.lapse,)),
    (_operator("approve"), None, (notices.approve, notices.approved_before)),
    (_layer("appraise"), None, (positions.appraised, attitudes.of_doing)),
    (_layer("stand"), None, (appeals.stand,)),
    (_layer("attitude"), None, (attitudes.felt,)),
    (_layer("camp"), None, (positions.camp,)),
    (_layer("item"), _is_counted, (clearance.mined_area,)),
    (_layer("item"), clearance.may_be_stirred, (clearance.stirred,)),
    (_layer("item"), shared.may_gap, (shared.gap,)),
    (_layer("item"), shared.may_follow, (shared.followed,)),
    (_layer("item"), None, (opinions.opined,)),
    (_operator("neg"), opinions.may_replace, (opinions.irreplaceable,)),
    (_operator("refuse"), opinions.may_replace, (opinions.irreplaceable,)),
    (_operator("recommend"), None, (leaving.recommend,)),
    (_layer("programme"), None, (programmes.part_of,)),
    (_operator("intend"), leaving.may_want_out, (leaving.wanted_out,)),
    (_operator("urge"), leaving.may_want_out, (leaving.wanted_out,)),
    (_operator("intend"), None, (needs.wanted, needs.taken_back)),
    (_operator("cease"), None, (appeals.to_end, levels.given_up, making.shut_down, making.shut_the_book)),
    (_is_toll, tolls.may_toll, (tolls.toll,)),
    (_operator("begin"), None, (levels.again, levels.never_again)),
    (_operator("refuse"), None, (needs.no_need, needs.unwanted)),
    (_operator("refuse"), levels.may_return, (levels.ruled_out,)),
    (_operator("neg"), None, (needs.no_need,)),
    (_operator("neg"), harm_echo.may_have_no_accident, (harm_echo.no_accident,)),
    (_operator("neg"), answers.says_no, (answers.no,)),
    (_operator("urge"), None, (appeals.come_back,)),
    (_operator("urge"), joining.may_put, (joining.put,)),
    (_operator("urge"), provisions.may_demand, (provisions.demanded,)),
    (_freezing, money.may_freeze, (money.frozen,)),
    (_layer("aux"), stocks.may_own, (stocks.own,)),
    (_layer("aux"), plain_clearing.may_have_land, (plain_clearing.has_land,)),
    (_layer("aux"), programmes.may_have, (programmes.has,)),
    (_layer("aux"), levels.may_lack, (levels.lacks,)),
    (_layer("aux"), echoes.is_left_open, (echoes.not_so,)),
    (_layer("aux"), echoes.says_yes, (echoes.is_so,)),
    (_layer("aux"), positions.may_favour, (positions.favours,)),
    (_layer("aux"), members.may_be_in, (members.is_in,)),
    (_layer("aux"), origins.may_tell_origin, (origins.told_by_origin,)),
    (_layer("aux"), shared.may_share, (shared.shared,)),
    (_layer("aux"), trailing.may_compare, (trailing.as_now,)),
    (_layer("aux"), shared.says_still, (shared.still,)),
    (_layer("aux"), _opens_among_them, (positions.of_them,)),
    (
        _layer("echo"),
        None,
        (
            echoes.goes_out,
            exits.out_after,
            echoes.echo,
            shared.same_deed,
            shared.with_number,
            harm.followed,
            transfers.follows,
            stocks.gone,
        ),
    ),
    (_layer("echo"), None, (appeals.all_asked, appeals.hoped)),
    (_operator("deny"), None, (using.denied, shared.denied, shared.untrue, notices.voted_down)),
    (_operator("would"), deadlines.may_take_until, (deadlines.takes_until,)),
    (_operator("future"), deadlines.may_take_until, (deadlines.takes_until,)),
    (_operator("possible"), deadlines.may_take_until, (deadlines.takes_until,)),
    (_operator("possible"), None, (leaving.no_option, money.weighed)),
    (_operator("possible"), transfers.may_have_customer, (transfers.customer,)),
    (_operator("possible"), provisions.may_permit, (provisions.permitted,)),
    (_layer("duration_word"), None, (provisions.allotted,)),
    (_operator("increase"), None, (making.scaled, money.lifted)),
    (_operator("able"), _is_counted, (making.capacity,)),
    (_layer("say"), stocks.may_put, (stocks.put_at,)),
    (_layer("say"), harm.may_count, (harm.counted,)),
    (_layer("aux"), harm_echo.may_be_none, (harm_echo.none_there,)),
    (_operator("intend"), echoes.ends_in_a_decision, (echoes.has_decided,)),
    (_operator("intend"), deadlines.may_redate, (deadlines.redated,)),
    (_layer("aux"), deadlines.may_be_realistic, (deadlines.realistic,)),
    (_is_notice, None, (notices.notice,)),
    (_layer("rule"), None, (provisions.rule_words,)),
)


def acts(frame: Frame, published: dt.date | None) -> Iterator[tuple[Act, tuple[Rule, ...]]]:
    """Yield the acts of a sentence, each with the rules that read it, in order of their words.

    What the words say the document is about is noted on the way, so that a rule knows what stands before its act.
    """
    sentence = frame.sentence
    home = {p: clause for clause in frame.clauses for p in clause.tokens}
    banned_in: dict[int, bool] = {}
    obliged = False
    for mark in sentence.marks:
        if mark.traits.noted:
            notice(frame.discourse, mark, sentence)
        if not mark.traits.read:
            continue
        others = _other_rules(sentence, mark)
        said = mark.traits.said
        by_noun, by_verb = _act_rules(mark)
        obliges = not obliged and "oblige" in mark.values("op")
        if not (others or by_noun or by_verb or obliges or "ban" in said):
            continue
        clause = home[mark.first]
        if id(clause) not in banned_in:
            banned_in[id(clause)] = _is_under_a_ban(sentence, clause)
        banned = banned_in[id(clause)]
        under = banned and not said.isdisjoint(_BANNABLE) and not _is_told_by_itself(sentence, mark)
        own = _of_a_states_ban(frame, clause, mark) if under else ()
        if own:
            yield Act(frame, clause, mark, published), own
        if under or _is_no_act(sentence, mark) or _is_asked(sentence, clause):
            continue
        banned_in[id(clause)] = banned or "ban" in said
        nominal = is_nominal(sentence, clause, mark)
        rules = (*(by_noun if nominal else by_verb), *others)
        if obliges:
            rules = (*rules, provisions.duty)
            obliged = True
        if rules:
            yield Act(frame, clause, mark, published, nominal), rules
    yield from _as_wholes(frame, published)


def _of_a_states_ban(frame: Frame, clause: Clause, mark: Mark) -> tuple[Rule, ...]:
    """Return the rule that reads what a state, and no treaty, forbids: it gives it up."""
    if not {"make", "supply"} & mark.traits.said or not transfers.is_a_states_ban(frame, clause, mark):
        return ()
    if "make" in mark.values("noun"):
        return (making.banned_by_a_state,)
    return (transfers.banned_by_a_state,) if "supply" in mark.traits.said else ()


def _act_rules(mark: Mark) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the rules that read a word where it names an act and where it tells one, worked out once for each word."""
    known = mark.traits.acts
    if known is None:
        verbs = ("verb", "noun") if mark.form("verb") < 0 else ("verb",)
        known = mark.traits.acts = (_rules_of(mark, ("noun",)), _rules_of(mark, verbs))
    return known


def _rules_of(mark: Mark, layers: tuple[str, ...]) -> tuple[Rule, ...]:
    rules = (rule for layer in layers for value in mark.values(layer) for rule in _ACT_RULES.get(value, ()))
    return tuple(dict.fromkeys(rules))


def _other_rules(sentence: Sentence, mark: Mark) -> Sequence[Rule]:
    """Return the rules for words that are no act; which their meanings allow is worked out once."""
    known = mark.traits.rules
    if known is None:
        known = mark.traits.rules = tuple((where, rules) for means, where, rules in _OTHER_RULES if means(mark))
    if not known:
        return ()
    return [rule for where, rules in known if where is None or where(sentence, mark) for rule in rules]


def _as_wholes(frame: Frame, published: dt.date | None) -> Iterator[tuple[Act, tuple[Rule, ...]]]:
    """What no word of its own tells: "Iran also, and Turkey", numbers of states."""
    if not frame.sentence.marks or not frame.clauses:
        return
    if frame.discourse.signed is not None and joining.may_date(frame):
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (joining.dated,)
    if money.may_help(frame):
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (money.helped,)
    if investing.may_divest(frame):
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (investing.divested,)
    voice = positions.chorus_voice(frame)
    if voice is not None:
        yield Act(frame, frame.clause_at(voice.first), voice, published), (positions.of_the_chorus,)
    banning = provisions.banning_name(frame.sentence)
    if banning is not None:
        yield Act(frame, frame.clause_at(banning.first), banning, published), (provisions.named_for_its_ban,)
    if as_well.is_of_others(frame):
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (as_well.as_well,)
    yield from _counts(frame, published)


def _counts(frame: Frame, published: dt.date | None) -> Iterator[tuple[Act, tuple[Rule, ...]]]:
    """The numbers of states that clauses tell stand at no word of their own: each clause is read once for them."""
    if frame.sentence.marks and counts.may_become(frame.sentence):
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (counts.becomes,)
    if frame.discourse.asked_of_land is not None and frame.sentence.amounts and frame.sentence.marks:
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (clearance.answered,)
    deadlines.years_to_finish(frame)
    granting = deadlines.granting(frame)
    if granting is not None:
        yield Act(frame, granting[0], granting[1], published), (deadlines.granted_until,)
    redating = deadlines.redating(frame)
    if redating is not None:
        yield Act(frame, redating[0], redating[1], published), (deadlines.redated,)
    if not frame.sentence.amounts:
        return
    if frame.sentence.marks and making.may_speak_of(frame):
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (making.spoken_of,)
    if any(a.quantity.unit in CURRENCIES for a in frame.sentence.amounts) and frame.sentence.marks:
        yield Act(frame, frame.clauses[0], frame.sentence.marks[0], published), (money.listed,)
    for clause in frame.clauses:
        first = next(_marks_of(frame.sentence, clause), None)
        if first is not None:
            yield (
                Act(frame, clause, first, published),
                (
                    counts.count,
                    harm.part,
                    harm_echo.who_they_were,
                    harm_echo.ranked,
                    harm_echo.by_place,
                    clearance.part_of_land,
                    clearance.going_on,
                    transfers.in_all,
                    shared.second_amount,
                ),
            )


_PAST = (2, 4)
_LENDING = frozenset({"support", "fund", "supply", "oppose"})


def _is_no_act(sentence: Sentence, mark: Mark) -> bool:
    """Whether a mark is to be passed over: words to ignore, and verbs that are part of a name."""
    if "ignore" in mark.meanings or sentence.words(mark.first - 1, mark.last).lower() == "technical survey":
        # "Non-technical survey has confirmed 12 square kilometres of mined land"
        return True
    verb = mark.last - mark.first == 1 and "verb" in mark.meanings and "noun" not in mark.meanings
    if verb and mark.form("verb") in _PAST and not _LENDING.isdisjoint(mark.traits.said) and mark.first > 1:
        before = sentence.tokens[mark.first - 1]
        if before.text == "-" and before.end == sentence.tokens[mark.first].start:
            # "Iran-backed", "Saudi-funded", which tell whose they are
            return True
    if mark.form("verb") == _ING and not _OPPOSED.isdisjoint(mark.traits.said) and _is_opposed(sentence, mark):
        return True
    return verb and is_in_a_name(sentence, mark.first)


_MODALS = frozenset({"would", "will", "could", "may", "might", "can", "shall"})


_ING = 3
_OPPOSED = frozenset({"supply", "make", "use", "acquire", "hold"})


def _is_opposed(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Spain opposed sending the weapons": a stance, and nothing that Spain does."""
    before = next(
        (m for m in sentence.starting(range(max(0, mark.first - 4), mark.first)) if m.last == mark.first), None
    )
    return before is not None and "oppose" in before.values("verb") and "refuse" not in before.values("op")


def _is_told_by_itself(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Berlin, a signatory to the ban, would not provide them": a verb with a modal of its own."""
    tokens, first = sentence.tokens, mark.first
    if mark.form("verb") != 0 or not first:
        return False
    led = first - 1
    while led and (tokens[led].low in ("not", "never", "also", "t", "'", "’") or tokens[led].low.endswith("ly")):
        led -= 1
    around = sentence.mark(led)
    return tokens[led].low in _MODALS or (around is not None and tokens[around.first].low in _MODALS)


def _is_what_members_may_not(sentence: Sentence, clause: Clause) -> bool:
    """Tell of "prohibits countries that have joined it from using, making or selling them"."""
    parent = clause.parent
    if (
        clause.kind != "rel"
        or parent is None
        or "ban" not in {v for m in _marks_of(sentence, parent) for v in m.values("verb")}
    ):
        return False
    for position in clause.tokens:
        behind = sentence.mark(position + 1) if sentence.tokens[position].low == "from" else None
        if behind is not None and behind.form("verb") == _DOING:
            return True
    return False


_DOING = 3


def _is_under_a_ban(sentence: Sentence, clause: Clause) -> bool:
    """A clause joined to one that bans ("prohibits the use and stockpiling of …") is under the same ban."""
    if _is_what_members_may_not(sentence, clause):
        return True
    if clause.kind == "part" and clause.parent is not None and clause.opener:
        # "bars its members from using, stockpiling, producing or transferring mines"
        listed = sentence.tokens[clause.opener - 1].text == "," or sentence.tokens[clause.opener].text == ","
        return listed and _is_of_the_ban(sentence, clause)
    if (
        clause.kind == "coord"
        and clause.parent is not None
        and clause.parent.kind == "part"
        and clause.verb(sentence) is None
    ):
        return _is_of_the_ban(sentence, clause)
    if clause.kind not in ("coord", "aside") or clause.parent is None:
        return False
    position = clause.verb(sentence)
    verb = None if position is None or clause.kind != "coord" else sentence.mark(position)
    if verb is not None and "aux" in verb.meanings:
        # "was the first to ban the weapon and had destroyed its mines by 1997"
        return False
    return any("ban" in m.values("verb") for m in _marks_of(sentence, clause.parent) if m.first < clause.opener)


def _is_of_the_ban(sentence: Sentence, clause: Clause) -> bool:
    """Tell of an act behind the first of a list in -ing that a ban governs: "from using, making or selling"."""
    outer = clause.parent
    while outer is not None and outer.kind in ("part", "coord") and outer.verb(sentence) is None:
        outer = outer.parent
    if outer is None:
        return False
    bans = [m for m in _marks_of(sentence, outer) if "ban" in m.values("verb") and m.first < clause.opener]
    if not bans:
        return False
    between = sentence.tokens[bans[-1].last : clause.opener]
    return "from" in [t.low for t in between] or any(t.low.endswith("ing") for t in between[:2])


_OPEN_QUESTIONS = frozenset({"how", "whether"})


def _is_asked(sentence: Sentence, clause: Clause) -> bool:
    """Tell of "The question is when the ministry will order them", "Asked whether it used any": not told."""
    before = [t.low for t in sentence.tokens[max(0, clause.opener - 2) : clause.opener]]
    first = sentence.tokens[0].low
    opens = clause.kind == "comp" and "," not in [t.text for t in sentence.tokens[: clause.opener]]
    opens = opens and sentence.tokens[-1].text != "?"
    if opens and (first == "asked" or (clause.opener == 0 and first in _OPEN_QUESTIONS)):
        # "How long it will keep them is a matter of debate", "Asked whether it makes any, the minister said"
        return True
    return (
        clause.kind in ("sub", "comp")
        and len(before) > 1
        and before[0] in ("question", "questions")
        and before[1] in ("is", "remains", "was", "are")
    )


def _marks_of(sentence: Sentence, clause: Clause) -> Iterator[Mark]:
    inside = set(clause.tokens)
    return (mark for mark in sentence.marks if mark.first in inside)
