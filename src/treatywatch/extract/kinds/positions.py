"""Positions: a stance that somebody named takes in public."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from treatywatch.extract.clause import Clause
from treatywatch.extract.discourse import Deed
from treatywatch.extract.draft import Act, Draft, bans_a_thing
from treatywatch.extract.kinds.acting import is_example
from treatywatch.extract.kinds.matters import is_on_joining, was_long_ago
from treatywatch.extract.names import Mention, slug
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.scope import is_for_others

_STANCES = ("support", "oppose", "concern")
_MEMBERS = frozenset({"such as", "including", "like", "among", "led by"})
HOLDERS = ("person", "organisation", "state", "body", "office", "union", "name", "media")


def position(act: Act) -> Iterator[Draft]:
    """A stance told by its verb or noun: "condemned the decision", "expressed concern", "criticism from"."""
    stance: str | None = next((s for s in _STANCES if s in act.mark.values("verb") + act.mark.values("noun")), None)
    if stance is None or not (_verbish(act) or _is_noun_of_somebody(act)) or _takes_none(act):
        return
    asked = _asked(act) if act.scope.has("urge") else None
    if act.scope.has("urge") and asked is None:
        # "should condemn": not yet its stance.
        yield from _must_be(act, stance)
        return
    passive = _is_passive(act, stance)
    holder = asked or _holder(act, passive=passive)
    if holder is None and not passive and _is_in_ones_own_voice(act):
        barred = _to_bar(act)
        yield from _own_stance(act, stance) if barred is None else (taken(act, None, "oppose", barred),)
        return
    if holder is None or (holder.kind == "union" and _is_of_members(act, holder)):
        yield from _of_a_crowd(act, stance)
        return
    if _only_votes(act, holder):
        _note_the_topic(act)
        return
    side = _of_a_side(act, holder, stance, passive=passive)
    if side is not None:
        yield from side
        return
    missed = _stays_away(act) if stance == "concern" else None
    target = missed or _target(act, stance, passive=passive)
    if target is None or _is_no_stance(act, target) or _is_of_others(act, holder) or _tables(act, holder, target):
        return
    wants = {"leave", "support"} <= set(act.mark.values("verb"))
    if wants and target == "withdrawal" and holder.kind == "state":
        # "Finland wants out of the treaty": a step, told as such.
        return
    stance = "support" if missed is not None else _turned(act, stance, target)
    for actor in (*(holder.ids or holder.states), *_too(act)):
        yield taken(act, actor, stance, target)


def _takes_none(act: Act) -> bool:
    return _keeps_from_judging(act) or _shares_a_thing(act)


def _of_a_side(act: Act, holder: Mention, stance: str, *, passive: bool) -> Iterator[Draft] | None:
    """Return the stances of who rejects what others argue, or sides with them; None for a stance of its own."""
    argued = _argument(act) if stance == "oppose" else None
    if argued is not None:
        return _against_an_argument(act, holder, argued)
    sides = _is_backing(act) or _is_for_somebody(act) or _to_bar(act, holder) is not None
    return _siding(act, holder, stance) if sides and not passive else None


def _argument(act: Act) -> Clause | None:
    """Return what is argued in "rejected the argument that mines were of no use", "disputed the notion that"."""
    tokens, last = act.sentence.tokens, act.mark.last
    words = [t.low for t in tokens[last - 1 : last + 3]]
    if _ARGUED.isdisjoint(words):
        return None
    near = (c for c in act.frame.clauses if c.kind in ("comp", "rel") and 0 <= c.opener - last <= _PAIR)
    return next((c for c in near if tokens[c.opener].low == "that"), None)


_ARGUED = frozenset(
    {"argument", "claim", "notion", "idea", "suggestion", "contention", "assertion", "view", "arguments"}
)


def _against_an_argument(act: Act, holder: Mention, told: Clause) -> Iterator[Draft]:
    """The stance of who rejects an argument: the other way round than that speaks, where it speaks either way."""
    target = on_what(act, told.tokens)
    words = {act.sentence.tokens[p].low for p in told.tokens}
    judged = next((v for m in told.marks(act.sentence) if (v := m.value("appraise")) is not None), None)
    worthless = not words.isdisjoint(_WORTHLESS) or {"no", "use"} <= words or {"no", "longer"} <= words
    speaks = "oppose" if worthless else {"worry": "oppose", "cruel": "oppose"}.get(judged or "", judged)
    if target is None or speaks not in _FLIPPED or speaks == "concern":
        return
    negated = words.isdisjoint({"not", "never"}) == act.scope.negated
    stance = speaks if negated else _FLIPPED[speaks]
    for actor in holder.ids or holder.states:
        yield taken(act, actor, stance, target)


_WORTHLESS = frozenset(
    {"useless", "obsolete", "outdated", "unnecessary", "ineffective", "pointless", "worthless", "redundant", "inhumane"}
)


def _keeps_from_judging(act: Act) -> bool:
    """Tell of "declined to criticise Kyiv", "will not condemn it": no stance either way."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not tokens[first].low.startswith(_JUDGING) or act.mark.form("verb") < 0:
        return False
    led = {t.low for t in tokens[max(0, first - _PAIR - 1) : first]}
    return not led.isdisjoint(_SHRINKING)


def _shares_a_thing(act: Act) -> bool:
    """Tell of "did not share the figures": what is not shared must be a view, "did not share France's assessment"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if tokens[last - 1].low != "share":
        return False
    return _VIEWS.isdisjoint(t.low for t in tokens[last : last + _CHOSEN_WITHIN])


_VIEWS = frozenset(
    {"view", "views", "opinion", "assessment", "analysis", "reasoning", "logic", "conclusion", "conclusions", "reasons"}
    | {"thinking", "position", "approach", "enthusiasm", "optimism", "arguments", "argument"}
)
_JUDGING = ("critici", "condemn", "denounc", "rebuk", "deplor", "castigat", "slam")
_SHRINKING = frozenset(
    {"declined", "declines", "declining", "refused", "refuses", "refusing", "refuse", "decline", "avoided", "failed"}
    | {"stopped", "without", "reluctant", "unwilling", "hesitated", "not", "never", "t"}
)


def _is_backing(act: Act) -> bool:
    """Tell of "She had the backing of X": of a person, and of nothing that stands before."""
    return _is_had(act) and on_what(act, _before(act)) is None


def _with_them(act: Act, holder: Mention) -> Iterator[Draft]:
    """As in "She had the backing of X, who signed it in 1997": X takes the stance that was told last."""
    told = act.frame.discourse.stance
    if told is None or not 0 <= act.sentence.start - told.at <= _SIDED_WITHIN or act.scope.negated:
        return
    for actor in holder.ids or holder.states:
        if actor != told.slots.get("actor"):
            yield taken(act, actor, str(told.slots.get("stance")), str(told.slots.get("target")))


def _is_of_others(act: Act, holder: Mention) -> bool:
    """Tell of a crowd of many, and of "Allies have indicated that they understand it": "they" are who tell it."""
    if is_crowd_of_many(act, holder):
        return True
    above = act.clause.parent
    if holder.pronoun != "they" or act.clause.kind != "comp" or above is None:
        return False
    tells = next((m for m in above.marks(act.sentence) if "say" in m.meanings), None)
    return tells is not None and act.frame.subject(above, tells.first) is None


def _to_bar(act: Act, holder: Mention | None = None) -> str | None:
    """Return the weapon of "introduced a bill to bar the army from buying any", "tabled a motion to ban mines"."""
    tabled = act.sentence.tokens[act.mark.last - 1].low in _TABLING
    if not tabled or (holder is not None and holder.kind not in ("organisation", "person", "name")):
        return None
    behind = list(act.sentence.starting(range(act.mark.last, len(act.sentence.tokens))))
    if not any(m.form("verb") == 0 and "ban" in m.values("verb") for m in behind):
        return None
    named = next((m.value("item") for m in behind if m.value("item") not in (None, "other")), None)
    discourse = act.frame.discourse
    return named or (discourse.item if discourse.item_age <= _LEAVING_LASTS and discourse.item != "other" else None)


def _is_for_somebody(act: Act) -> bool:
    """Tell of "backed the minister", "sided with the government": with somebody, and nothing more."""
    tokens, here = act.sentence.tokens, act.mark.last
    if not {"support", "oppose"} & set(act.mark.values("verb")) or here + 1 >= len(tokens):
        return False
    here += tokens[here].low in ("the", "its", "their", "his", "her", "this")
    if _sided_with(act) is not None:
        return True
    mark = act.sentence.mark(here) or act.sentence.mark(act.mark.last)
    if mark is None or not (mark.value("pron") == "he" or {"body", "office", "person"} & set(mark.meanings)):
        return False
    last = mark.last
    while last < len(tokens) and tokens[last].text[:1].isupper() and tokens[last].text.isalpha():
        last += 1
    ends = last >= len(tokens) or not tokens[last].text[0].isalnum() or tokens[last].low in _GOING_ON | {"in", "on"}
    return ends and not (last < len(tokens) and tokens[last].text in ("'", "’", "-"))


def _sided_with(act: Act) -> tuple[str, str] | None:
    """Return stance and target of whoever by name is backed: "The League backs Boyd", "will fight her"."""
    told = act.frame.discourse.stances
    for mention in act.frame.mentions:
        near = 0 <= mention.first - act.mark.last <= 1 and mention.kind in ("person", "organisation", "name")
        if near and mention.ids and mention.pronoun in (None, "he") and _ends_at(act, mention.last):
            taken_by = sorted((stance, target) for actor, stance, target in told if actor == mention.ids[0])
            return taken_by[0] if len(taken_by) == 1 else None
    return None


def _siding(act: Act, holder: Mention, stance: str) -> Iterator[Draft]:
    """Give who "backed the minister" the stance of that side, who would bar the army from buying mines another."""
    if _is_backing(act):
        yield from _with_them(act, holder)
        return
    barred = _to_bar(act, holder)
    told = ("oppose", barred) if barred is not None else _sided_with(act) or _of_that_side(act)
    if told is None or stance == "concern":
        return
    turned = stance == "oppose" or act.scope.negated
    for actor in (*(holder.ids or holder.states), *_too(act)):
        yield taken(act, actor, _FLIPPED[told[0]] if turned else told[0], told[1])


def _of_that_side(act: Act) -> tuple[str, str] | None:
    """Return stance and target of a step or stance told last: a government that stays opposes the withdrawal."""
    discourse, here = act.frame.discourse, act.sentence.start
    if act.sentence.words(act.mark.last, act.mark.last + 1).lower() in ("him", "her", "them"):
        return None
    if (behind := _stays_as_told(act)) is not None:
        return behind
    step, stance = discourse.step, discourse.stance
    if stance is not None and not _may_govern(act, str(stance.slots.get("actor"))):
        stance = None
    if step is not None and 0 <= here - step.at <= _SIDED_WITHIN and (stance is None or stance.at <= step.at):
        if step.slots.get("step") == "refuse_withdrawal":
            return "oppose", "withdrawal"
        joins = step.slots.get("step") in ("accede", "ratify", "sign")
        return "support", str(step.slots.get("treaty")) if joins else "withdrawal"
    if stance is not None and 0 <= here - stance.at <= _SIDED_WITHIN:
        return str(stance.slots.get("stance")), str(stance.slots.get("target"))
    return None


def _may_govern(act: Act, actor: str) -> bool:
    """Tell whether a stance is a state's, or that of somebody who speaks for one."""
    return actor.isupper() or any(k[0] == actor and k[1] for k in act.frame.discourse.persons.values())


def _stays_as_told(act: Act) -> tuple[str, str] | None:
    """Return what "backed the government, which wants to stay in the treaty" tells behind itself."""
    behind = list(act.sentence.starting(range(act.mark.last, len(act.sentence.tokens))))
    for value, stance in (("stay", "oppose"), ("leave", "support")):
        if any(value in m.values("verb") for m in behind) and act.frame.discourse.leaving:
            return stance, "withdrawal"
    return None


_SIDED_WITHIN = 600


def _turned(act: Act, stance: str, target: str) -> str:
    """Return the stance that a "not", a refusal, "criticism of" or the scrapping of a weapon turns round."""
    if (act.scope.negated or _refuses_to(act) or _of_criticism(act)) and stance in ("support", "oppose"):
        stance = _FLIPPED[stance]
    return _FLIPPED[stance] if _is_on_scrapping(act, target) else stance


def _own_stance(act: Act, stance: str) -> Iterator[Draft]:
    """As in "We oppose the withdrawal," X said: the speaker's."""
    missed = _stays_away(act) if stance == "concern" else None
    if missed is not None:
        yield taken(act, None, "support", missed)
        return
    named = on_what(act, _behind(act))
    target = named or _objected(act)
    if named is None and target in (None, act.frame.discourse.item):
        target = _stood_by(act) or _of_the_norm(act)
    if target is not None and not _is_no_stance(act, target) and is_somebodys_word(act):
        yield taken(act, None, _turned(act, stance, target), target)


def _of_the_norm(act: Act) -> str | None:
    """Return the weapon of "to keep up the stigma attached to the weapon", however long ago that was named."""
    behind = next(act.sentence.starting(range(act.mark.last, act.mark.last + _PAIR)), None)
    norm = not {"stigma", "taboo", "norm"}.isdisjoint(
        t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]
    )
    return act.item_code(behind) if norm and behind is not None and "item_word" in behind.meanings else None


def _stood_by(act: Act) -> str | None:
    """Return what "it" or "this one" is behind the verb: "this ban", where bans are what is spoken of."""
    if not _is_on_it(act):
        return None
    one = act.sentence.words(act.mark.last + 1, act.mark.last + 2).lower() == "one"
    return act.frame.discourse.treaty if one else in_view(act)


def _is_on_it(act: Act) -> bool:
    """Tell of "I will go on making the case for it", "We stand by this one": what is spoken of stands right behind."""
    tokens, last = act.sentence.tokens, act.mark.last
    if last >= len(tokens) or tokens[last].low not in ("it", "this", "that", "them", "these"):
        return False
    return last + 1 >= len(tokens) or not tokens[last + 1].text.isalpha() or tokens[last + 1].low in _IT_GOES_ON


_IT_GOES_ON = frozenset(
    {"one", "wherever", "whenever", "because", "as", "and", "but", "with", "until", "for", "to", "in", "at", "when"}
    | {"all", "every", "now", "today", "then", "again", "too", "by", "if", "from", "so", "here", "completely", "fully"}
)


def _is_in_ones_own_voice(act: Act) -> bool:
    """Tell whether "we", "I" or "our party" stands for nobody known yet and is the verb's subject."""
    before = [m for m in act.clause.marks(act.sentence) if m.last <= act.mark.first]
    own = next((m for m in before if m.value("pron") in ("we", "i")), None)
    if own is None and before:
        return _is_of_a_nation(act) or _is_important(act)
    if own is None or act.sentence.tokens[own.last - 1].low in ("our", "my", "us", "me", "mine", "ours"):
        return False
    opening = [p for p in act.clause.tokens if act.sentence.tokens[p].text.isalnum()]
    return bool(opening) and own.first - opening[0] <= _FEW


def _is_of_a_nation(act: Act) -> bool:
    """Tell of "Africa's most populous nation stands behind this ban," its minister said: in quotation marks."""
    quoted = act.sentence.quoted
    inside = act.mark.first < len(quoted) and quoted[act.mark.first]
    before = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    return inside and not before.isdisjoint({"nation", "country", "people", "continent", "republic", "kingdom"})


def _is_important(act: Act) -> bool:
    """Tell of "It is important to keep up the stigma", "it remains our duty to condemn them"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if first < _FEW - 1 or tokens[first - 1].low != "to":
        return False
    led = [t.low for t in tokens[max(0, first - _IMPORTANT_WITHIN) : first - 1]]
    return "it" in led and not _BE.isdisjoint(led) and not _IMPORTANT.isdisjoint(led) and "not" not in led


_IMPORTANT_WITHIN = 8
_IMPORTANT = frozenset(
    {"important", "vital", "crucial", "essential", "necessary", "right", "imperative", "time", "duty", "urgent"}
    | {"responsibility", "obligation", "task", "indispensable", "paramount", "incumbent"}
)


def _note_the_topic(act: Act) -> None:
    """Note that a withdrawal is voted on."""
    if on_what(act, _behind(act)) == "withdrawal":
        act.frame.discourse.topic_age = 0


def _is_passive(act: Act, stance: str) -> bool:
    passive = act.frame.is_passive(act.clause, act.mark) and act.mark.form("verb") == 2
    # "was worried about the crumbling of the ban"
    worried = stance == "concern" and act.frame.agent(act.clause, act.mark) is None
    return _is_done_by(act) or (passive and not worried)


def _is_done_by(act: Act) -> bool:
    """Tell of "was praised by X and criticised by Y": the second of two passives."""
    tokens, last = act.sentence.tokens, act.mark.last
    by = last < len(tokens) and tokens[last].low == "by" and act.mark.form("verb") == 2
    parent = act.clause.parent
    if not by or act.clause.kind != "coord" or parent is None or act.mark.first - act.clause.first > 1:
        return False
    return any(tokens[p].low in _PASSIVE for p in parent.tokens)


_PASSIVE = frozenset({"was", "were", "been", "is", "are", "being"})


def _too(act: Act) -> tuple[str, ...]:
    """Return those of "The Red Cross regretted the decision, the ICRC too"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.first < act.mark.last or mention.kind not in HOLDERS or mention.kind == "name":
            continue
        first = mention.first - (tokens[mention.first - 1].low == "the")
        if tokens[first - 1].text == "," and tokens[min(mention.last, len(tokens) - 1)].low == "too":
            return mention.ids or mention.states
    return ()


def _must_be(act: Act, stance: str) -> Iterator[Draft]:
    """As in "The ban must be defended", X said: the stance of who says so."""
    if stance == "concern" or act.scope.negated or not is_somebodys_word(act):
        return
    if _OUGHT.isdisjoint(act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first):
        return
    passive = act.frame.is_passive(act.clause, act.mark)
    target = on_what(act, _before(act) if passive else _behind(act))
    if target is not None and not passive and _is_no_stance(act, target):
        return
    if target is not None and act.frame.agent(act.clause, act.mark) is None:
        yield taken(act, None, stance, target)


_OUGHT = frozenset({"should", "must", "ought", "need", "needs", "has", "have"})


def is_somebodys_word(act: Act) -> bool:
    """Tell whether anybody may be speaking: words of saying, a quotation, a conversation, a house that argues."""
    d, quoted = act.frame.discourse, act.sentence.quoted
    if d.floor is not None or d.of_opinion or (act.mark.first < len(quoted) and quoted[act.mark.first]):
        return True
    return any("say" in m.meanings or "according" in m.meanings for m in act.sentence.marks)


def _target(act: Act, stance: str, *, passive: bool) -> str | None:
    """Return what the stance is on: what stands behind its verb, of a passive before it, or what is spoken of."""
    noun = "verb" not in act.mark.meanings and act.mark.value("noun") in ("oppose", "concern")
    before = (
        passive
        or noun
        or _is_had(act)
        or "share" in {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}
        or (act.mark.form("verb") < 0 and "with" in act.sentence.words(act.mark.first, act.mark.last).lower())
    )
    if _of_criticism(act):
        told = act.frame.discourse.stance
        own = on_what(act, [p for p in act.clause.tokens if p >= act.mark.last])
        if own is None and told is not None and act.sentence.start - told.at <= _MISSED_WITHIN:
            # "rejected the criticism, arguing that the treaty …"
            return told.slots.get("target")
    target = on_what(act, _behind(act)) or (on_what(act, _before(act)) if before else None) or _in_its_words(act)
    target = target or _objected(act)
    if target is not None and _is_led_out(act, _behind(act)):
        return "withdrawal"
    if target is not None and "leave" in act.mark.values("verb") and stance == "support":
        # "has wanted out of the treaty since 2012"
        return "withdrawal"
    target = target or _same_as_before(act)
    consequent = stance == "concern" and _is_on_the_consequences(act)
    if target is None and (consequent or act.sentence.tokens[act.mark.last - 1].low == "share"):
        return in_view(act)
    return target or (_stood_by(act) if stance == "support" and is_somebodys_word(act) else None)


def _is_on_the_consequences(act: Act) -> bool:
    """Tell of "worried about the impact on countries such as Angola": of what is spoken of."""
    behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _CHOSEN_WITHIN]}
    return not behind.isdisjoint(_CONSEQUENCES)


_CONSEQUENCES = frozenset({"impact", "effect", "effects", "consequences", "implications", "repercussions", "fallout"})


def _is_led_out(act: Act, positions: list[int]) -> bool:
    """Tell of "favours following Finland out of the treaty", "the exodus from the mine ban"."""
    tokens = act.sentence.tokens
    for mark in act.sentence.starting(positions):
        first = mark.first - (mark.first > 0 and tokens[mark.first - 1].low in ("the", "this", "that"))
        if act.treaty_of(mark) is None or first < _PAIR:
            continue
        led = (tokens[first - 2].low, tokens[first - 1].low)
        if led == ("out", "of") or (led[1] == "from" and led[0] in _FLIGHTS):
            return True
    return False


_FLIGHTS = frozenset({"exodus", "flight", "retreat", "drift", "rush", "stampede", "walkout", "defection", "defections"})


def _in_its_words(act: Act) -> str | None:
    """Return what "fought the withdrawal", "attacked the bill" names within the verb's own phrase."""
    words = {t.low for t in act.sentence.tokens[act.mark.first + 1 : act.mark.last]}
    discourse = act.frame.discourse
    if not words.isdisjoint({"withdrawal", "exit"}) and discourse.treaty is not None:
        return "withdrawal"
    return discourse.bill_on if not words.isdisjoint(_ENACTING) else None


_ECHOED_WITHIN = 260


_MISSED_WITHIN = 240


def _is_missing(act: Act, mark: Mark) -> bool:
    """Tell of "has not joined", "remains outside the convention", and not of "was waiting outside the parliament"."""
    if "non_party" not in mark.values("member"):
        return False
    plain = mark.last - mark.first == 1 and act.sentence.tokens[mark.first].low == "outside"
    return not plain or any(act.treaty_of(m) for m in act.sentence.starting(range(mark.last, mark.last + 3)))


def _is_ahead(act: Act) -> bool:
    """Tell of "we'll regret this": not yet so."""
    near = {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}
    return not near.isdisjoint({"will", "ll", "'ll", "would", "may", "might"})


def _stays_away(act: Act) -> str | None:
    """Return the treaty of "regrets that Egypt remains outside", "is not a party, and I regret this": who is for it."""
    discourse, tokens, last = act.frame.discourse, act.sentence.tokens, act.mark.last
    behind = _behind(act)
    if any(_is_missing(act, m) for m in act.sentence.starting(p for p in behind if p >= last)):
        return act.treaty() or discourse.treaty or discourse.main_treaty
    told = discourse.standing
    if told is None or told.slots.get("status") != "non_party" or _is_ahead(act):
        return None
    if act.sentence.start - told.at > _MISSED_WITHIN:
        return None
    words = {tokens[p].low for p in range(act.clause.first, act.mark.last + 2) if p < len(tokens)}
    rests = last >= len(tokens) or not tokens[last].text.isalpha() or tokens[last].low in ("it", "this", "that")
    return told.slots.get("treaty") if rests and not words.isdisjoint({"it", "this", "that", "which"}) else None


def _same_as_before(act: Act) -> str | None:
    """Return what the stance told right before was on: "The EU deplored the policy. Seoul welcomed it"."""
    told = act.frame.discourse.stance
    tokens, last = act.sentence.tokens, act.mark.last
    it = last < len(tokens) and tokens[last].low in ("it", "this", "that")
    it = it and (_ends_at(act, last + 1) or tokens[last + 1].low == "as")
    it = it or _is_about_it(act)
    done = _deed_told(act) if it or tokens[last - 1].low in ("it", "this", "that") else None
    if done is not None and (told is None or told.at < act.frame.discourse.deed_at()):
        # "Our army fired cluster shells. I was against that."
        return done
    if it and told is None and done is None:
        return _joined_lately(act)
    if told is None or not it or not 0 <= act.sentence.start - told.at <= _ECHOED_WITHIN:
        return None
    return told.slots.get("target")


def _is_about_it(act: Act) -> bool:
    """Tell of "congratulated Havana on it", "thanked the minister for this"."""
    tokens, last = act.sentence.tokens, act.mark.last
    for position in range(last + 1, min(last + _ABOUT_WITHIN, len(tokens) - 1)):
        led = tokens[position].low in ("on", "for", "over") and tokens[position + 1].low in ("it", "this", "that")
        if led and _ends_at(act, position + _PAIR):
            return True
    return False


_ABOUT_WITHIN = 5


def _joined_lately(act: Act) -> str | None:
    """Return the treaty that a bill just told of is to join: "The Front will vote against it"."""
    joined = act.frame.discourse.joining
    near = joined is not None and 0 <= act.sentence.start - joined.at <= _SIDED_WITHIN
    left = act.frame.discourse.topic_age <= _LEAVING_LASTS
    return joined.slots.get("treaty") if joined is not None and near and not left else None


def _deed_told(act: Act) -> str | None:
    """Return the weapon of what somebody has just been said to do with it, where no withdrawal is spoken of since."""
    deed = act.frame.discourse.deed
    if deed is None or deed.kind not in _DONE_WITH_WEAPONS or act.frame.discourse.topic_age <= 1:
        return None
    item = deed.slots.get("item")
    near = 0 <= act.sentence.start - deed.at <= _ECHOED_WITHIN and deed.modality != "denied"
    return item if near and item in ("apm", "avm", "mine", "cm") else None


def _ends_at(act: Act, position: int) -> bool:
    tokens = act.sentence.tokens
    return position >= len(tokens) or not tokens[position].text.isalpha()


def _refuses_to(act: Act) -> bool:
    """Tell of "will not support the bill": told as a refusal, and no plain "not"."""
    before = act.sentence.mark(act.mark.first - 1) if act.mark.first else None
    return before is not None and "refuse" in before.values("op") and act.sentence.tokens[before.last - 1].low == "not"


_CRITICISM = frozenset({"criticism", "criticisms", "objections", "complaints", "attacks", "critics", "concerns"})


def _of_criticism(act: Act) -> bool:
    """Tell of "rejected criticism of the suspension": in its favour."""
    rebuffed = act.sentence.tokens[act.mark.first].low.startswith(_REBUFFING)
    first = act.mark.first if rebuffed else act.mark.last
    behind = {t.low for t in act.sentence.tokens[first : act.mark.last + 3]}
    return not _CRITICISM.isdisjoint(behind) and "oppose" in act.mark.values("verb")


_REBUFFING = ("dismiss", "brush", "shrug", "wav", "rebuff")


_TABLING = frozenset({"motion", "bill", "amendment", "resolution", "proposal"})
_TABLING |= {"motions", "bills", "amendments", "resolutions", "proposals"}


def _tables(act: Act, holder: Mention, target: str) -> bool:
    """Tell of "tabled a bill on mines": only one to withdraw shows a stance, and only where no state tables it."""
    tabled = act.sentence.tokens[act.mark.last - 1].low in _TABLING
    return tabled and (target != "withdrawal" or holder.kind not in ("organisation", "person", "name"))


_SCRAPPED_LATELY = 2600


def _is_on_scrapping(act: Act, target: str) -> bool:
    """Tell of "cheered the news" that weapons are destroyed: for the news is against the weapon."""
    deed = act.frame.discourse.deed
    if deed is None or target not in ("apm", "avm", "mine", "cm"):
        return False
    scrapped = deed.kind == "destruction" or deed.slots.get("aspect") in ("cease", "none")
    behind = list(act.sentence.starting(_behind(act)))
    named = any("item" in m.meanings or "item_word" in m.meanings for m in behind)
    pointed = any("step_word" in m.meanings for m in behind)
    near = 0 <= act.sentence.start - deed.at <= _SCRAPPED_LATELY
    return scrapped and near and pointed and not named and deed.modality != "denied"


_CROWDS = frozenset({"countries", "states", "governments", "delegations", "members", "parties", "nations"})


def _of_a_crowd(act: Act, stance: str) -> Iterator[Draft]:
    """Those named of a crowd: "47 countries, including Austria and Mexico, expressed concern at the withdrawal"."""
    passive = act.frame.is_passive(act.clause, act.mark)
    near = [p for p in act.clause.tokens if (p > act.mark.last if passive else p < act.mark.first)]
    crowd = {act.sentence.tokens[p].low for p in near}
    _note_a_chorus(act, stance, crowd)
    target = on_what(act, _before(act) if passive else _behind(act)) or _objected(act)
    if _CROWDS.isdisjoint(crowd) or target is None or act.scope.negated or not _verbish(act):
        return
    act.frame.discourse.crowd = (stance, target, act.sentence.start)
    for mention in act.frame.mentions:
        if mention.kind == "state" and is_example(act, mention):
            for state in mention.states:
                yield taken(act, state, stance, target)


# Those who speak for a cause, by words of many: "Campaigners", "aid groups".
_CHORUS = frozenset(
    {"campaigners", "activists", "critics", "groups", "charities", "ngos", "opponents", "deminers", "survivors"}
    | {"organisations", "organizations", "supporters", "agencies", "lawyers", "experts", "doctors", "veterans"}
)
_CHORUS_LASTS = 200


def _note_a_chorus(act: Act, stance: str, crowd: set[str]) -> None:
    """Note that "Campaigners were dismayed", and at what."""
    if _CHORUS.isdisjoint(crowd) or act.scope.negated or act.clause.kind != "main" or not _verbish(act):
        return
    behind = [p for p in act.clause.tokens if p >= act.mark.last]
    target = on_what(act, _behind(act)) or (in_view(act) if len(behind) <= _PAIR else None)
    if target is not None:
        act.frame.discourse.chorus = (stance, target, act.sentence.start)


def chorus_voice(frame: Frame) -> Mark | None:
    """Return words of a quotation right behind "Campaigners were dismayed.", where somebody by name speaks them."""
    told, s = frame.discourse.chorus, frame.sentence
    if told is None or s.start <= told[2]:
        return None
    if s.start - told[2] > _CHORUS_LASTS or s.opens_paragraph or not any(s.quoted):
        return None
    closing = max(p for p, quoted in enumerate(s.quoted) if quoted)
    named = any(m.first > closing and (m.kind == "person" or m.full_name) and m.pronoun is None for m in frame.mentions)
    return next((m for m in s.marks if s.quoted[m.first]), None) if named else None


def of_the_chorus(act: Act) -> Iterator[Draft]:
    """As in "Campaigners were dismayed. “Factories are being reopened,” said X of Y": theirs is the stance too."""
    told = act.frame.discourse.chorus
    act.frame.discourse.chorus = None
    if told is not None:
        yield shown(act, None, told[0], told[1])


def _is_of_members(act: Act, union: Mention) -> bool:
    """Tell of "fourteen NATO members", which are not the alliance."""
    tokens = act.sentence.tokens
    return union.last < len(tokens) and tokens[union.last].low in _CROWDS


_CROWD_LASTS = 300


def of_them(act: Act) -> Iterator[Draft]:
    """Those named of a crowd that the sentence before told of: "Among them were Austria and Mexico"."""
    said = act.frame.discourse.crowd
    words = act.sentence.words(0, 2).lower()
    if said is None or words != "among them" or not 0 < act.sentence.start - said[2] <= _CROWD_LASTS:
        return
    for mention in act.frame.mentions:
        if mention.kind == "state" and mention.pronoun is None and mention.role != "adj":
            for state in mention.states:
                yield taken(act, state, said[0], said[1])
    act.frame.discourse.crowd = None


def _only_votes(act: Act, holder: Mention) -> bool:
    """Tell whether a body of state votes, which is a step and no stance: "413 MPs voted in favour, 15 against"."""
    paper = not _LAWS.isdisjoint(t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4])
    if holder.body == "parliament" and "deny" in act.mark.values("op") and holder.kind == "body" and paper:
        # "The Chamber of Deputies rejected a bill"
        return True
    if holder.body == "parliament" and not paper and _lasts(act):
        # "The parliament is against the treaty"
        return False
    if holder.body == "parliament":
        words = {t.low for t in act.sentence.tokens[act.mark.first - 1 : act.mark.last]}
        if words & _VOTING:
            return True
    presides = holder.kind == "person" or holder.body == "president"
    if presides and act.sentence.tokens[act.mark.first].low.startswith(FAVOURING):
        return False
    if _is_of_anothers_step(act, holder) or (not paper and _backs_a_thing(act, holder)):
        # "The Estonian government backs Finland's withdrawal"
        return False
    return holder.body in ("parliament", "government", "president") and "approve" in act.mark.values("op")


def _lasts(act: Act) -> bool:
    """Tell of a verb in the present: a stance, and no vote; headlines tell of votes so."""
    present = act.mark.form("verb") == 1 or act.sentence.tokens[act.mark.first].low in ("is", "are", "remains")
    return present and act.sentence.role != "title"


def _backs_a_thing(act: Act, holder: Mention) -> bool:
    """Tell of "The government backs the ban": no step of its own, where no law is spoken of."""
    if holder.body != "government" or not act.sentence.tokens[act.mark.first].low.startswith(FAVOURING):
        return False
    return any(
        {"treaty", "treaty_word", "item"} & set(m.meanings) or "ban" in m.values("noun")
        for m in act.sentence.starting(range(act.mark.last, act.mark.last + 4))
    )


def _is_of_anothers_step(act: Act, holder: Mention) -> bool:
    near = (m for m in act.frame.mentions if 0 <= m.first - act.mark.last <= 1)
    other = next((m for m in near if m.role == "owner" and m.kind == "state" and m.pronoun is None), None)
    return other is not None and bool(holder.states) and set(other.states).isdisjoint(holder.states)


_LAWS = frozenset({"bill", "motion", "proposal", "amendment", "draft", "law", "resolution", "petition"})
# What a president may do without any act of his office.
FAVOURING = ("back", "support", "endors", "favour", "favor")


_VOTING = frozenset({"favour", "favor", "against", "vote", "voted", "votes"})


def _asked(act: Act) -> Mention | None:
    """Return who asks others to take the stance, for it is theirs first: "urged lawmakers to reject the bill"."""
    found = asking(act)
    holder = None if found is None else act.frame.subject(found[0], found[1].first)
    return holder if holder is not None and holder.kind in HOLDERS else None


def _objected(act: Act) -> str | None:
    """As in "lodged formal objections", "voted against it": on the withdrawal that is being spoken of."""
    discourse = act.frame.discourse
    words = act.sentence.words(act.mark.first, act.mark.last).lower()
    if not _DEALS.isdisjoint(words.split()):
        # "demanded that the contract be cancelled"
        return discourse.item if discourse.item_age <= _DEAL_LASTS else None
    if _is_alone(act) and is_on_joining(act) and discourse.joining is not None and not words.startswith(_BOUND):
        near = 0 <= act.sentence.start - discourse.joining.at <= _JOINED_WITHIN
        return discourse.joining.slots.get("treaty") if near else None
    if discourse.treaty is None or not (discourse.leaving or discourse.suspend_age <= _LEAVING_LASTS):
        worried = "concern" in act.mark.values("verb") and act.mark.form("verb") < 0 and _is_alone(act)
        worried = worried or (discourse.floor is not None and not _SIDES.isdisjoint(words.split()) and _is_alone(act))
        return discourse.item if worried and discourse.item_age <= _ALONE_LASTS else None
    if "objection" in words:
        return "withdrawal" if _topic_age(act) <= 6 else None
    it = act.sentence.words(act.mark.last, act.mark.last + 1).lower() in _IT
    if (act.scope.negated and not it) or not _is_alone(act) or words.startswith(_BOUND):
        return None
    return "withdrawal" if _topic_age(act) <= _ALONE_LASTS else None


# What is said of what has just been asked for: "I'm against."
_SIDES = frozenset({"against", "opposed", "disagree"})
_ALONE_LASTS = 2
_JOINED_WITHIN = 600
_DEALS = frozenset({"contract", "order", "deal", "purchase", "sale"})
# A purchase goes on being "the deal" for so many sentences.
_DEAL_LASTS = 6
# What is done to a rule or a right, and tells no stance on leaving where it is not named.
_BOUND = ("respect", "honour", "uph", "abid", "compl", "reaffirm")
_IT = frozenset({"it", "this", "that", "them"})


def _is_alone(act: Act) -> bool:
    """Tell whether only a pronoun, a time or a sign stands behind the verb: "voted against it in June"."""
    tokens, last = act.sentence.tokens, act.mark.last
    words = act.sentence.words(act.mark.first, last).lower()
    worried = "concern" in act.mark.values("verb")
    if act.mark.form("verb") < 0 and _SIDES.isdisjoint(words.split()) and "vote" not in words and not worried:
        return False
    if last < len(tokens) and tokens[last].low in _IT:
        last += 1
    if last >= len(tokens) or tokens[last].text in ".;,)" or tokens[last].low in _GOING_ON:
        return True
    return any(date.first <= last <= date.core_first for date in act.sentence.dates)


_GOING_ON = frozenset(
    {
        "then",
        "now",
        "today",
        "still",
        "again",
        "but",
        "and",
        "while",
        "though",
        "although",
        "because",
        "too",
        "as",
        "until",
    }
)
_MODAL = frozenset({"should", "must", "ought", "has", "have", "had", "need", "needs", "let"})


def asking(act: Act) -> tuple[Clause, Mark] | None:
    """Return the verb of asking over the act, with the clause that it stands in: the act's or the one over it."""
    for clause in (act.clause, act.clause.parent):
        if clause is None:
            continue
        for mark in act.sentence.starting(reversed([p for p in clause.tokens if p < act.mark.first])):
            if "urge" in mark.values("op") and act.sentence.tokens[mark.first].low not in _MODAL:
                return clause, mark
            if "intend" in mark.values("op") and is_for_others(act.sentence, mark):
                return clause, mark
    return None


_CHARGES = frozenset(
    [
        "charge",
        "charges",
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "claim",
        "claims",
        "report",
        "reports",
    ]
)


def _is_no_stance(act: Act, target: str) -> bool:
    """As in "denounces the convention" leaves it; "rejects the charge" answers an accusation."""
    if "leave" in act.mark.values("verb") and target not in ("withdrawal", "ihl", "apm", "avm", "mine", "cm"):
        return True
    if "refuse" in act.mark.values("op") and target == "withdrawal":
        # "has ruled out leaving": a step, told as such.
        return True
    if _defends_itself(act, target):
        return True
    if act.sentence.tokens[act.mark.first].low.startswith("respect") and target == "withdrawal":
        # "respected the Danish choice": neither for nor against it.
        return True
    if act.sentence.tokens[act.mark.first].low.startswith(("underst", "appreciat")) and not _of_a_choice(act):
        return True
    if (
        _stands_guard(act, target)
        or _warns_of_a_fact(act)
        or _fights_somebody(act)
        or _is_of_a_deed(act)
        or _is_in_a_heading(act)
    ):
        return True
    if act.sentence.tokens[act.mark.first].low.startswith("justif") and _is_of_what_stands_before(act):
        # "a move that they justify with the threat": a reason, told in passing.
        return True
    behind = {t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 5]}
    return bool(_CHARGES & behind) and "concern" not in act.mark.values("verb")


def _defends_itself(act: Act, target: str) -> bool:
    """Tell of "to defend the country with mines", and not of "defended the use of cluster munitions"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith("defend") or target not in ("apm", "avm", "mine", "cm"):
        return False
    near = act.sentence.starting(range(last, last + 3))
    return not any("item" in m.meanings or {"use", "make", "hold"} & set(m.values("noun")) for m in near)


def _is_in_a_heading(act: Act) -> bool:
    """Tell of a line without a verb, "Canada and the fight against landmines", and of "challenged the world to"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if tokens[first].low.startswith("challeng"):
        return "to" in {t.low for t in tokens[act.mark.last : act.mark.last + _CHOSEN_WITHIN]}
    verb = act.clause.verb(act.sentence)
    bare = verb is None or (verb == first and first > 0 and tokens[first - 1].low in _BEFORE_A_NOUN)
    return bare and act.sentence.is_headline


def _stands_guard(act: Act, target: str) -> bool:
    """Tell of "a brigade that will stand behind those mines": soldiers, and no stance."""
    words = [t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]]
    return target in _WEAPONS and words[:1] in (["stand"], ["stands"], ["stood"]) and words[-1] == "behind"


def _of_a_choice(act: Act) -> bool:
    """Tell of "understands Poland's decision to leave", and not of "understood that others would"."""
    near = act.sentence.starting(range(act.mark.last, act.mark.last + _CHOSEN_WITHIN))
    return any("step_word" in m.meanings or {"leave", "suspend"} & set(m.values("noun")) for m in near)


_CHOSEN_WITHIN = 5


def _is_of_a_deed(act: Act) -> bool:
    """Tell of "ruled out laying any", "does not dispute that it fired them", "rejected a bill": no stance."""
    tokens, last = act.sentence.tokens, act.mark.last
    behind = act.sentence.mark(last)
    if "refuse" in act.mark.values("op") and behind is not None and behind.form("verb") == _ING:
        return not {"use", "make", "acquire", "hold", "supply"}.isdisjoint(behind.values("verb"))
    if tokens[act.mark.first].low.startswith("disput"):
        told = next((c for c in act.frame.clauses if c.parent is act.clause and c.kind == "comp"), None)
        return told is not None and told.opener >= last
    if tokens[act.mark.first].low in ("speak", "speaks", "spoke") and tokens[last - 1].low == "for":
        # "Ana Mihalcea spoke for the Liberals"
        return any(m.kind in ("organisation", "name") and 0 <= m.first - last <= 1 for m in act.frame.mentions)
    return False


_ING = 3


def _fights_somebody(act: Act) -> bool:
    """Tell of "the army and groups fighting it": a war, and no debate."""
    low, before = act.sentence.tokens[act.mark.first].low, act.sentence.tokens[act.mark.first - 1].low
    return low == "fighting" and act.mark.first > 0 and before not in _BE


def _is_of_what_stands_before(act: Act) -> bool:
    """Tell of a relative clause, whether or not a word opens it: "a move that they take", "a move they take"."""
    first = act.mark.first
    contact = first > 1 and act.sentence.tokens[first - 1].low in ("they", "it", "he", "she")
    before = act.sentence.mark(first - 2) if contact else None
    return act.clause.kind == "rel" or (before is not None and "step_word" in before.meanings)


def _warns_of_a_fact(act: Act) -> bool:
    """Tell of "warned that Russia was laying mines": what another does is told, and no stance."""
    if not act.sentence.tokens[act.mark.first].low.startswith("warn"):
        return False
    told = next((c for c in act.frame.clauses if c.parent is act.clause and c.kind == "comp"), None)
    if told is None:
        return False
    verb = told.verb(act.sentence)
    uses = any("use" in m.values("verb") for m in told.marks(act.sentence))
    return uses and verb is not None and act.sentence.tokens[verb].low in _FACTS


_FACTS = frozenset({"is", "are", "was", "were", "has", "have", "had"})


def taken(act: Act, actor: str | None, stance: str, target: str) -> Draft:
    """Return the draft of a stance; without an actor it is its speaker's."""
    slots = {"actor": actor, "stance": stance, "target": target}
    if target == "withdrawal":
        # Who speaks for or against leaving speaks of leaving.
        act.frame.discourse.topic_age = 0
    return act.draft("position", "occurred", slots, None, None, own_speaker=True)


def shown(act: Act, actor: str | None, stance: str, target: str) -> Draft:
    """Return the draft of a stance that is only shown: nobody is said to do the same behind it."""
    slots = {"actor": actor, "stance": stance, "target": target}
    return Draft("position", "occurred", act.clause, act.mark, slots, own_speaker=True)


def _verbish(act: Act) -> bool:
    """A verb of stance, not the noun that looks like it ("the support of survivors", "to questions")."""
    low = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    form = act.mark.form("verb")
    if "verb" not in act.mark.meanings:
        return False
    if act.sentence.tokens[act.mark.first].low == "concerned" and _stands_behind_a_thing(act):
        return False
    if form < 0:
        return True
    if low in _BEFORE_A_NOUN or low == "-" or _is_an_adverb(act):
        # "Russian-backed separatists"
        return False
    return not (low == "to" and form != 0)


def _stands_behind_a_thing(act: Act) -> bool:
    """Tell of "the weapons concerned", "the states concerned": which of them, and no worry."""
    before = act.sentence.mark(act.mark.first - 1) if act.mark.first else None
    word = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    thing = before is not None and not {"item", "item_word", "treaty_word", "stop"}.isdisjoint(before.meanings)
    return (thing and word not in _BE) or word in (
        "parties",
        "countries",
        "governments",
        "areas",
        "authorities",
        "those",
    )


def _is_an_adverb(act: Act) -> bool:
    """Tell of "lead the way back": backed is what stands behind the verb."""
    tokens, last = act.sentence.tokens, act.mark.last
    if tokens[act.mark.first].low != "back" or last - act.mark.first > 1:
        return False
    return (
        last >= len(tokens)
        or not tokens[last].text.isalpha()
        or tokens[last].low in ("to", "in", "from", "into", "and")
    )


_BEFORE_A_NOUN = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "its",
        "their",
        "no",
        "any",
        "with",
        "from",
        "for",
        "his",
        "her",
        "s",
        "'",
        "’",
        "our",
        "my",
    }
)


def _is_noun_of_somebody(act: Act) -> bool:
    if "noun" not in act.mark.meanings:
        return False
    if _from(act) is not None:
        # "The move drew criticism from Norway"
        return True
    return act.frame.agent(act.clause, act.mark) is not None or _owner_of(act) is not None


def _owner_of(act: Act) -> Mention | None:
    """Return whose support it is: "Norway's support for the mine ban", "its firm commitment to the treaty"."""
    tokens, first = act.sentence.tokens, act.mark.first
    near = [m for m in act.frame.mentions if m.role == "owner" and 0 <= first - m.last <= _DESCRIBED_BY]
    if not near or near[-1].kind not in HOLDERS:
        return None
    plain = all(t.text.islower() or t.text in ("'", "’") for t in tokens[near[-1].last : first])
    return near[-1] if plain else None


_DESCRIBED_BY = 4


def _holder(act: Act, *, passive: bool) -> Mention | None:
    """Who takes the stance: the subject; of a passive or a noun, who stands behind "by" or "from"."""
    if passive or not _verbish(act):
        holder = _from(act) if not passive else None
        holder = holder or act.frame.agent(act.clause, act.mark) or _from(act)
        if holder is None and not passive:
            holder = _owner_of(act)
    else:
        holder = act.frame.subject(act.clause, act.mark.first)
        if holder is None and "noun" in act.mark.meanings:
            # "Opposition to the withdrawal came from the Greens"
            holder = _from(act)
        if act.clause.kind == "rel" and act.sentence.tokens[act.clause.opener].low == "whose":
            # "X, whose party had opposed the bill"
            inside = [m for m in act.frame.mentions_before(act.clause, act.mark) if m.whole]
            holder = inside[0] if inside else None
            if holder is not None and not (holder.ids or holder.states):
                # "X, whose lawmakers voted against the exit"
                holder = _whose(act)
    if act.clause.kind == "rel" and act.sentence.tokens[act.clause.opener].low == "who":
        holder = _of_a_house(act) or holder
    if holder is None or holder.kind not in HOLDERS or _owns_the_holder(act, holder) or _is_part_of(act, holder):
        return None
    if _opens_a_crowd(act, holder):
        return None
    holder = _members_own(act, holder)
    holder = _of_a_meeting(act, holder) or _members_party(act, holder) or holder
    short = holder.kind == "name" and "-" not in holder.ids[0] and not _goes_by_one_name(act, holder)
    return _apposed_to(act, holder) if short else holder


def _opens_a_crowd(act: Act, holder: Mention) -> bool:
    """Tell of "military analysts", "government critics": people, and not the body that opens their name."""
    behind = act.sentence.mark(holder.last)
    return holder.kind == "body" and holder.last > 0 and behind is not None and "crowd" in behind.meanings


def _goes_by_one_name(act: Act, name: Mention) -> bool:
    """Tell of "Oxfam condemned it": a word that the text never writes small, right before the verb of stance."""
    token = act.sentence.tokens[name.last - 1]
    near = name.role == "" and not name.prep and 0 <= act.mark.first - name.last <= _PAIR
    owned = name.first > 0 and act.sentence.tokens[name.first - 1].low in ("the", "a", "an")
    return near and not owned and token.low not in act.frame.discourse.common and len(token.text) > _FEW - 2


def _members_own(act: Act, holder: Mention) -> Mention:
    """Return who speaks of "We support the convention", said in a house that debates: that is not yet its state."""
    d = act.frame.discourse
    if holder.pronoun != "we" or d.chamber is None or d.floor is None or holder.ids != (d.chamber,):
        return holder
    return replace(holder, ids=(d.floor[0],), kind="person", states=d.floor[1])


_MEETINGS = frozenset({"meeting", "conference", "assembly", "commission", "committee", "council", "congress", "synod"})
_CHAIRS = frozenset({"president", "chair", "chairman", "chairwoman", "chairperson", "chief", "secretary"})
_MET_WITHIN = 12


def _of_a_meeting(act: Act, holder: Mention) -> Mention | None:
    """Return who "the President of the Review Conference" is: no head of state, but one of that name."""
    tokens, last = act.sentence.tokens, holder.last
    chairs = holder.kind == "office" and tokens[last - 1].low in _CHAIRS
    if not chairs or last + 1 >= len(tokens) or tokens[last].low != "of" or tokens[last + 1].low not in ("the", "this"):
        return None
    end = last + 2
    while end < len(tokens) and end - last < _MET_WITHIN and _is_in_a_title(tokens[end].text, tokens[end].low):
        end += 1
    if _MEETINGS.isdisjoint(t.low for t in tokens[last:end]):
        return None
    first = holder.first + (tokens[holder.first].low == "the")
    return Mention(holder.first, end, (slug(act.sentence.words(first, end)),), "organisation", ())


def _is_in_a_title(text: str, low: str) -> bool:
    return text[:1].isupper() or low in ("of", "the", "to")


def _members_party(act: Act, holder: Mention) -> Mention | None:
    """Return the party of "Czech lawmakers from the Pirate Party"."""
    if holder.kind not in ("body", "office") or holder.role != "":
        return None
    near = (m for m in act.frame.mentions if 0 < m.first - holder.last <= _PAIR and m.prep in ("from", "of"))
    return next((m for m in near if m.kind == "organisation"), None)


def _apposed_to(act: Act, name: Mention) -> Mention | None:
    """Return the person of "The Lutheran archbishop, Urmas Viilma, spoke": named between commas."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        named = mention.kind == "person" or mention.full_name
        if not named or mention.first <= name.last or mention.last >= act.mark.first:
            continue
        if tokens[mention.first - 1].text == "," and tokens[mention.last].text == ",":
            return mention
    return None


def _of_a_house(act: Act) -> Mention | None:
    """Return the person of "said X of the Liberals, who opposed the bill": who is told of, not his house."""
    near = [m for m in act.frame.mentions if m.last <= act.clause.opener and act.clause.opener - m.last <= 1]
    if not near or near[-1].kind != "organisation" or near[-1].prep not in ("of", "from", "for", "at"):
        return None
    before = [m for m in act.frame.mentions if 0 < near[-1].first - m.last <= _PAIR and m.whole]
    person = before[-1] if before else None
    return person if person is not None and (person.kind == "person" or person.full_name) else None


_PAIR = 2


def _is_part_of(act: Act, holder: Mention) -> bool:
    """Tell of "eight of them voted in favour": some of a party, and not the party."""
    tokens, first = act.sentence.tokens, act.clause.first
    if [t.low for t in tokens[first + 1 : first + 3]] in (["of", "them"], ["of", "its"], ["of", "their"]):
        return True
    return holder.pronoun == "they" and holder.first > 0 and tokens[holder.first - 1].low == "of"


def _whose(act: Act) -> Mention | None:
    """Return the party or group right before a "whose"."""
    near = [m for m in act.frame.mentions if 0 <= act.clause.opener - m.last <= 1]
    return near[-1] if near and near[-1].kind in ("organisation", "person") else None


def _owns_the_holder(act: Act, holder: Mention) -> bool:
    """Tell whether people without a name hold it, and who is named only owns them: "most of Lithuania's parties"."""
    if holder.role != "owner" or holder.kind != "state" or holder.last >= act.mark.first:
        return False
    return any(t.low in _PEOPLE for t in act.sentence.tokens[holder.last : min(holder.last + 4, act.mark.first)])


_PEOPLE = frozenset(
    {"parties", "party", "voters", "campaigners", "activists", "opposition", "critics", "public", "greens"}
)


def is_crowd_of_many(act: Act, holder: Mention) -> bool:
    """Tell whether a number opens the holder's name: "forty Nobel laureates" are nobody named."""
    return holder.kind == "name" and any(a.first <= holder.first < a.last for a in act.sentence.amounts)


def _from(act: Act) -> Mention | None:
    """Return whose criticism it is: "drew criticism from Norway", "was met with dismay in Dublin"."""
    tokens, behind = act.sentence.tokens, [m for m in act.frame.mentions if m.first >= act.mark.last]
    near = [m for m in behind if m.first - act.mark.last <= _FROM_WITHIN and m.prep in ("from", "by", "among")]
    if near:
        return near[0]
    came = any(tokens[p].low in _COMING for p in act.clause.tokens if p >= act.mark.last)
    caused = any(tokens[p].low in _CAUSING for p in act.clause.tokens if p < act.mark.last)
    if _is_had(act):
        # "has the backing of X"
        return next((m for m in behind if m.first - act.mark.last <= 1 and m.kind != "body"), None)
    if came:
        return next((m for m in behind if m.prep == "from" or _is_led_by_from(act, m)), None)
    return next((m for m in behind if caused and m.prep == "in" and m.kind == "state"), None)


def _is_had(act: Act) -> bool:
    """Tell of "has the backing of", "won the support of": what has it stands before."""
    tokens = act.sentence.tokens
    return tokens[act.mark.first].low in _HAVING and tokens[act.mark.last - 1].low == "of"


def _is_led_by_from(act: Act, mention: Mention) -> bool:
    """Tell of "came from the Left Party", where the verb has the "from"."""
    led = {t.low for t in act.sentence.tokens[max(0, mention.first - 2) : mention.first]}
    return "from" in led


_FROM_WITHIN = 6
_HAVING = frozenset(
    {"has", "have", "had", "enjoys", "enjoyed", "won", "wins", "with", "gained", "found", "got", "secured"}
)
_COMING = frozenset({"came", "comes", "come", "coming"})
_CAUSING = frozenset(
    {"met", "caused", "causing", "sparked", "provoked", "drew", "prompted", "triggered", "aroused", "stirred", "raised"}
    | {"causes", "sparks", "provokes", "draws", "prompts", "triggers", "greeted", "received", "led"}
)


def camp(act: Act) -> Iterator[Draft]:
    """Somebody named as one of a camp: "supporters of the move such as X", "critics, among them X, say"."""
    stance = act.mark.value("camp")
    if stance is None or act.scope.negated:
        return
    reach = range(act.mark.last, act.mark.last + 12)
    member = next((m for m in act.frame.mentions if m.first in reach and _is_named_member(act, m)), None)
    if member is None or member.kind not in HOLDERS:
        return
    target = on_what(act, range(act.mark.last, member.first)) or _of_the_debate(act)
    if target is None:
        return
    for actor in member.ids or member.states:
        yield taken(act, actor, stance, target)


def _is_named_member(act: Act, mention: Mention) -> bool:
    if mention.prep in _MEMBERS:
        return True
    before = act.sentence.words(max(0, mention.first - 3), mention.first).lower()
    return before.endswith(("such as", "among them", "including", "such as the", "among them the", "including the"))


def _of_the_debate(act: Act) -> str | None:
    """Return what critics without an object are critics of: the withdrawal, where it is being spoken of."""
    discourse = act.frame.discourse
    tokens, last = act.sentence.tokens, act.mark.last
    plain = last < len(tokens) and tokens[last].low != "of"
    return "withdrawal" if plain and discourse.leaving and discourse.treaty_age <= _LEAVING_LASTS else None


# --- what the stance is on


def in_view(act: Act) -> str | None:
    """Return what "it", "this", "them" stand for: what the sentence names before, what was told last, or is spoken of.

    A weapon that was destroyed or a treaty that nobody joined gives no answer.
    """
    own = on_what(act, range(act.clause.first)) or _said_of_it(act)
    if own is not None:
        return own
    discourse = act.frame.discourse
    deed, here = discourse.deed, act.sentence.start
    if deed is not None and 0 <= here - deed.at <= _ECHOED_WITHIN:
        return _of_deed(act, deed)
    if _topic_age(act) <= 1 and discourse.leaving:
        return "withdrawal"
    if discourse.treaty_silence <= 1 and discourse.treaty is not None:
        return discourse.treaty
    return discourse.item if discourse.item_age <= 1 and discourse.item != "other" else None


def _of_deed(act: Act, deed: Deed) -> str | None:
    """Return what "it" is where a deed was told right before: the weapon, the leaving of a treaty or the treaty."""
    if deed.kind in _DONE_WITH_WEAPONS or deed.slots.get("aspect") in ("hold", "acquire"):
        item = deed.slots.get("item")
        if deed.modality == "denied":
            item = act.frame.discourse.item if act.frame.discourse.item_age <= 1 else None
        return item if item in _WEAPONS else None
    if deed.kind == "position":
        return deed.slots.get("target")
    if deed.kind not in ("treaty_step", "membership") or deed.slots.get("status") == "non_party":
        return None
    leaves = deed.slots.get("step") in _OUT and deed.modality != "denied"
    return "withdrawal" if leaves else deed.slots.get("treaty")


_WEAPONS = ("apm", "avm", "mine", "cm")
_OUT = frozenset(
    {"announce_withdrawal", "approve_withdrawal", "begin_withdrawal", "notify_withdrawal", "withdraw", "suspend"}
)


def is_quoted(act: Act, position: int) -> bool:
    """Tell whether a token stands in quotation marks."""
    return position < len(act.sentence.quoted) and act.sentence.quoted[position]


def _said_of_it(act: Act) -> str | None:
    """Return the thing of ""I would do it again," she said of the purchase of mines"."""
    tokens = act.sentence.tokens
    for mark in act.sentence.starting(range(act.mark.last, len(tokens) - 1)):
        if "say" in mark.meanings and mark.last < len(tokens) and tokens[mark.last].low in ("of", "about"):
            return on_what(act, range(mark.last, len(tokens)))
    return None


def _behind(act: Act) -> list[int]:
    positions = [p for p in act.clause.tokens if p >= act.mark.last]
    later = [c for c in act.frame.clauses if c.parent is act.clause and c.opener > act.mark.first]
    for clause in later:
        if clause.kind == "part" and _opens_with_saying(act, clause):
            # "defended the decision, saying the army needed mines"
            continue
        if clause.kind == "rel" and _tells_of_people(act, clause):
            continue
        if clause.kind in ("comp", "rel", "part"):
            positions += clause.tokens
        elif clause.kind == "sub" and act.sentence.tokens[clause.opener].low in ("when", "after", "that"):
            # "spoke of a betrayal when Latvia left the treaty"
            positions += clause.tokens
    return positions


def _tells_of_people(act: Act, clause: Clause) -> bool:
    """Tell of "the pilgrims, whose road was cleared of mines", "thanked the soldiers who cleared mines"."""
    low = act.sentence.tokens[clause.opener].low
    cleared = low == "who" and any({"clear", "remove"} & set(m.values("verb")) for m in clause.marks(act.sentence))
    return low == "whose" or cleared


def _opens_with_saying(act: Act, clause: Clause) -> bool:
    mark = act.sentence.mark(clause.opener)
    return mark is not None and "say" in mark.meanings and mark.form("say") == _ING


def _before(act: Act) -> list[int]:
    own = [p for p in act.clause.tokens if p < act.mark.first]
    if act.clause.kind == "coord" and len(own) <= 1 and act.clause.parent is not None:
        # "The move was praised by X and criticised by Y"
        verb = act.clause.parent.verb(act.sentence)
        own = [p for p in act.clause.parent.tokens if verb is not None and p < verb] + own
    return own


_ABOUT_LEAVING = 3
# A decision to leave goes on being "the decision" for so many sentences.
_LEAVING_LASTS = 8


def on_what(act: Act, positions: Iterable[int]) -> str | None:
    """Return the narrowest thing among these words that a stance can be on."""
    found: dict[str, str] = {}
    for mark in act.sentence.starting(positions):
        for name, value in _things(act, mark):
            found.setdefault(name, value)
    for name in ("withdrawal", "ihl", "treaty", "joined", "item", "meant"):
        if name in found:
            return found[name]
    return _spoken_of(act, found["word"]) if "word" in found else None


def _topic_age(act: Act) -> int:
    """Return how many sentences ago a withdrawal or suspension was spoken of."""
    return min(act.frame.discourse.topic_age, act.frame.discourse.suspend_age)


_DONE_WITH_WEAPONS = frozenset({"transfer", "requirement", "production", "use"})
_JOINING_LASTS = 3000
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})


def _spoken_of(act: Act, before: str) -> str | None:
    """Return what "the decision" is on: a withdrawal that is being spoken of, else the weapon; not "the tax bill"."""
    discourse = act.frame.discourse
    joined = discourse.joining
    treaty = _of_who_joins(act)
    if treaty is not None:
        # "In March Poland left. Two days ago Lebanon joined. Austria welcomed the Lebanese decision."
        return treaty
    if joined is not None and is_on_joining(act):
        return joined.slots.get("treaty")
    spoken = discourse.leaving and discourse.topic_age <= _LEAVING_LASTS
    deed = discourse.deed
    if deed is not None and deed.kind in _DONE_WITH_WEAPONS and not spoken and discourse.item_age <= _ALONE_LASTS:
        near = 0 <= act.sentence.start - deed.at <= _ECHOED_WITHIN
        news = any(act.sentence.tokens[p].low == "news" for p in act.clause.tokens)
        if near and not news and (joined is None or joined.at < deed.at) and before in _POINTING:
            # "The US said that it would give shells to Ukraine. Canada spoke out against the decision."
            return deed.slots.get("item") or discourse.item
    lately = joined is not None and not was_long_ago(act, joined)
    if not spoken and joined is not None and lately and 0 <= act.sentence.start - joined.at <= _JOINING_LASTS:
        # "welcomed the news" that somebody joins
        return joined.slots.get("treaty")
    if not discourse.leaving and discourse.suspend_age > _LEAVING_LASTS:
        # Nobody leaves anything in this text: a change of policy is one on the weapon.
        return discourse.item if discourse.item_age <= _LEAVING_LASTS and before in _POINTING else None
    if discourse.treaty is not None and (_topic_age(act) <= _LEAVING_LASTS or discourse.item_age > 1):
        return "withdrawal"
    return discourse.item if discourse.item_age <= 1 and before in _POINTING else None


def _of_who_joins(act: Act) -> str | None:
    """Return the treaty of a decision by who is said to join it, and leaves none: "the Armenian decision"."""
    joiners, leavers = act.frame.discourse.joiners, act.frame.discourse.leavers
    for mention in act.frame.mentions:
        behind = next(act.sentence.starting(range(mention.last, mention.last + _WHOSE_WITHIN)), None)
        owned = mention.role in ("adj", "owner") and mention.first >= act.mark.last and len(mention.states) == 1
        if owned and behind is not None and "step_word" in behind.meanings and mention.states[0] not in leavers:
            return joiners.get(mention.states[0])
    return None


# "Juba's decision": two signs stand between.
_WHOSE_WITHIN = 3


def _things(act: Act, mark: Mark) -> Iterator[tuple[str, str]]:
    values = set(mark.values("verb") + mark.values("noun"))
    if {"leave", "suspend"} & values or _gives_up_a_treaty(act, mark) or _is_gone(act, mark):
        yield "withdrawal", "withdrawal"
    treaty = act.treaty_of(mark)
    if treaty is not None:
        yield "treaty", treaty
    if "item" in mark.meanings and mark.value("item") != "other":
        yield "item", str(mark.value("item"))
    elif "item_word" in mark.meanings and act.frame.discourse.item_age <= 1:
        yield "item", act.item_code(mark) or ""
    elif (
        {"make", "use"} & values or {"order", "supply", "acquire"} & set(mark.values("noun"))
    ) and act.frame.discourse.item is not None:
        yield "meant", act.frame.discourse.item
    if "ihl" in mark.meanings:
        yield "ihl", "ihl"
    yield from _joined(act, mark, values)
    if _is_the_ban(act, mark):
        yield "treaty", str(act.frame.discourse.treaty)
    if _is_the_bill(act, mark) and not is_on_joining(act):
        yield "withdrawal", "withdrawal"
    yield from _pointed_at(act, mark)


def _pointed_at(act: Act, mark: Mark) -> Iterator[tuple[str, str]]:
    """The treaty of the bill that the text is on, else the word that points at what is spoken of."""
    if _is_on_the_bill(act, mark):
        yield "treaty", str(act.frame.discourse.bill_on)
    elif "step_word" in mark.meanings and not _is_for_another_thing(act, mark):
        yield "word", _pointing_word(act, mark.first)


def _is_on_the_bill(act: Act, mark: Mark) -> bool:
    """Tell of "the bill", "this law" in a text on one that gives effect to a treaty."""
    tokens = act.sentence.tokens
    bill = act.frame.discourse.bill_on is not None and tokens[mark.last - 1].low in _ENACTING
    return bill and _pointing_word(act, mark.first) in _POINTING and not _is_for_another_thing(act, mark)


_ENACTING = frozenset({"bill", "law", "act", "motion", "legislation", "text", "draft"})


def _is_for_another_thing(act: Act, mark: Mark) -> bool:
    """Tell of "the minister's plan for cheaper trains": what it is for is named, and none of ours."""
    tokens, last = act.sentence.tokens, mark.last
    if last + 2 < len(tokens) and tokens[last].text == "," and tokens[last + 1].low in ("which", "that"):
        # "the bill, which cuts taxes on petrol"
        return not _names_ours(act, last + 1, len(tokens))
    if last + 1 >= len(tokens) or tokens[last].low != "for" or not tokens[last + 1].text.islower():
        return False
    if any(date.first <= last + 1 < date.last for date in act.sentence.dates):
        return False
    return not _names_ours(act, last + 1, min(last + 1 + _FOR_WITHIN, len(tokens)))


def _names_ours(act: Act, first: int, last: int) -> bool:
    behind = act.sentence.starting(range(first, last))
    return any(m.traits.noted or m.traits.naming or {"leave", "suspend", "ban"} & m.traits.said for m in behind)


_FOR_WITHIN = 6


def _is_gone(act: Act, mark: Mark) -> bool:
    """Tell of "regretted that Latvia had gone", a withdrawal being spoken of."""
    if "echo" not in mark.meanings or act.sentence.tokens[mark.first].low not in ("gone", "went"):
        return False
    return act.frame.discourse.leaving and _topic_age(act) <= _ABOUT_LEAVING and mark.first > act.mark.last


def _joined(act: Act, mark: Mark, values: set[str]) -> Iterator[tuple[str, str]]:
    """The treaty of "applauded the ratification", "welcomed Juba's accession"."""
    said = act.frame.discourse.joining
    if said is not None and {"join", "ratify"} & values and mark is not act.mark and act.treaty_of(mark) is None:
        yield "joined", act.treaty() or str(said.slots.get("treaty"))


def _pointing_word(act: Act, position: int) -> str:
    """Return the word that points at what is spoken of: "the" in "the new policy"."""
    tokens = act.sentence.tokens
    before = position - 1
    if before > 0 and tokens[before].low in _NEWLY:
        before -= 1
    return tokens[before].low if before >= 0 else ""


_NEWLY = frozenset(
    {"new", "latest", "recent", "proposed", "planned", "whole", "same", "entire", "controversial", "sudden"}
)


def _is_the_ban(act: Act, mark: Mark) -> bool:
    """Tell of "We stand by the ban", right after its treaty was spoken of."""
    tokens, first, last = act.sentence.tokens, mark.first, mark.last
    if "ban" not in mark.values("noun") or not first or tokens[first - 1].low not in ("the", "this"):
        return False
    behind = tokens[last].low if last < len(tokens) else ""
    bare = not behind.isalpha() or behind in ("and", "but") or (behind == "on" and not bans_a_thing(act.sentence, last))
    return bare and act.frame.discourse.treaty is not None and act.frame.discourse.treaty_age <= _ALONE_LASTS


_BILLS = frozenset({"law", "bill", "act", "draft", "motion"})


def _is_the_bill(act: Act, mark: Mark) -> bool:
    """Tell whether "the bill" can only be that on the withdrawal, for it is what the document is about."""
    first = mark.first
    if "step_word" not in mark.meanings or act.sentence.tokens[first].low not in _BILLS or not first:
        return False
    last = mark.last
    bare = last >= len(act.sentence.tokens) or act.sentence.tokens[last].low not in ("on", "of", "to", "for")
    if act.frame.discourse.topic_age > _LEAVING_LASTS and act.frame.discourse.joining is not None:
        # "approved a bill to join the treaty … said it would vote against the bill"
        return False
    return bare and act.sentence.tokens[first - 1].low in ("the", "this") and act.frame.discourse.leaving


def _gives_up_a_treaty(act: Act, mark: Mark) -> bool:
    """As in "giving up the treaty", "abandoning the convention"."""
    if "cease" not in mark.values("op") or mark.form("op") < 0:
        return False
    following = (act.sentence.mark(p) for p in range(mark.last, mark.last + 4))
    return any(other is not None and act.treaty_of(other) is not None for other in following)


# --- judgements: "called the move a mistake", "the decision is regrettable, X said"

_FLIPPED = {"support": "oppose", "oppose": "support", "concern": "concern"}
# Of a weapon only these judge the weapon; "dangerous" is what it is.
_OF_WEAPONS = frozenset(["support", "cruel"])


def appraised(act: Act) -> Iterator[Draft]:
    """A judgement on a treaty, the leaving of one or a weapon, by its speaker or by who "calls" it so."""
    value = act.mark.value("appraise")
    if value is None or _is_a_number_needed(act):
        return
    verb = label(act)
    missed = _stays_away(act) if value == "worry" else None
    if missed is not None:
        yield taken(act, None, "support", missed)
        return
    words = act.sentence.words(act.mark.first, act.mark.last).lower().split()
    if verb is not None and not _CHARGING.isdisjoint(words):
        # "called the act a blatant violation of the treaty": a charge
        return
    target, actors = _judged_by(act, verb)
    if not actors:
        return
    betrayed = _betrayed(act) if value == "oppose" else None
    if betrayed is not None or (value == "oppose" and verb is None and _denies_itself(act)):
        # "called the bill a betrayal of the treaty": for the treaty; "It would be wrong to forbid ourselves a weapon"
        value, target = "support", betrayed or target
    echoed = verb is not None and target is not None and _is_it(act, verb)
    dealt = verb is not None and (_is_a_deal(act, verb) or echoed or _told_of_it(act, verb) is not None)
    if verb is None and target == _deed_told(act):
        # "That was wrong", of weapons that were fired
        said = {act.sentence.tokens[p].low for p in _before(act)}
        dealt = not said.isdisjoint({"it", "this", "that"}) and len(said) <= _FEW
    dealt = dealt or (verb is None and _is_a_choice(act))
    if target is None or not (dealt or _fits(act, value, target)):
        return
    stance = {"cruel": "oppose", "worry": "concern"}.get(value, value)
    stance = _FLIPPED[stance] if act.scope.negated != _is_rejected(act) else stance
    for actor in actors:
        yield taken(act, actor, stance, target)


def _judged_by(act: Act, verb: Mark | None) -> tuple[str | None, tuple[str | None, ...]]:
    """Return what is judged and by whom; the speaker fills the place of None, and nobody is no judgement."""
    if verb is not None:
        holder = act.frame.subject(act.frame.clause_at(verb.first), verb.first)
        named = holder is not None and holder.kind in HOLDERS
        return _labelled_thing(act, verb), (holder.ids or holder.states) if holder is not None and named else ()
    made = _who_errs(act) if act.sentence.tokens[act.mark.first].low in _MAKING else None
    if made is not None:
        return made, _thinkers(act)
    if _is_predicate(act):
        return _is_a_weapon(act) or _judged(act, _before(act)), _thinkers(act)
    return None, ()


def _denies_itself(act: Act) -> bool:
    """Tell of "wrong to forbid ourselves a weapon", "irresponsible to tie our hands", "foolish not to use them"."""
    words = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + _CHOSEN_WITHIN]]
    if words[:1] == ["not"] or words[:2] == ["to", "stay"] or words[:2] == ["to", "remain"]:
        return True
    return words[:1] == ["to"] and not _DENYING.isdisjoint(words) and not _OURSELVES.isdisjoint(words)


_DENYING = frozenset(
    {"forbid", "deny", "deprive", "tie", "bind", "limit", "restrict", "constrain", "renounce", "disarm"}
)
_OURSELVES = frozenset({"ourselves", "our", "itself", "themselves", "us", "its", "their", "oneself"})
_MAKING = frozenset({"make", "makes", "made", "making"})


def _who_errs(act: Act) -> str | None:
    """Return the withdrawal of "the country was making a mistake", "they are making the wrong choice", X said."""
    discourse = act.frame.discourse
    who = act.frame.subject(act.clause, act.mark.first)
    led = {act.sentence.tokens[p].low for p in _before(act)}
    states = (who is not None and bool(who.states)) or not led.isdisjoint({"country", "government", "they", "it"})
    near = discourse.leaving and _topic_age(act) <= _CALLED_LATELY and is_somebodys_word(act)
    return "withdrawal" if states and near else None


def _labelled_thing(act: Act, verb: Mark) -> str | None:
    """Return what "called it a mistake", "spoke of a sad day" judges."""
    target = _told_of_it(act, verb) or _judged(act, _labelled(act, verb)) or _of_a_step(act, verb)
    target = target or _related(act, verb)
    return in_view(act) if target is None and _speaks_of(act, verb) else target


def _is_a_choice(act: Act) -> bool:
    """Tell of "It is a dreadful decision": what somebody does with a weapon is judged, and no weapon."""
    own = {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}
    said = [act.sentence.tokens[p].low for p in _before(act)]
    return not own.isdisjoint(_CHOICES) and len(said) <= _FEW and not _POINTED.isdisjoint(said)


_CHOICES = frozenset({"decision", "step", "move", "choice", "mistake", "error", "blunder", "policy", "turn", "message"})


def _speaks_of(act: Act, verb: Mark) -> bool:
    """Tell of "spoke of “a sad day”": what is so called was told before."""
    tokens = act.sentence.tokens
    speaks = tokens[verb.first].low in _SPEAKING and tokens[verb.last - 1].low == "of"
    return speaks and act.mark.first - verb.last <= _PAIR


_SPEAKING = frozenset({"speak", "speaks", "spoke", "spoken", "speaking", "talk", "talks", "talked", "talking"})


def _labelled(act: Act, verb: Mark) -> list[int]:
    """Return the positions of what is labelled: "it" may stand in the verb's own phrase, "considers it"."""
    own = verb.last - verb.first > 1 and act.sentence.tokens[verb.last - 1].low == "it"
    return list(range(verb.last - own, act.mark.first))


def _told_of_it(act: Act, verb: Mark) -> str | None:
    """Return what "called it a sad irony that mines were back" judges: what the clause behind tells."""
    words = [act.sentence.tokens[p].low for p in _labelled(act, verb)]
    told = next((c for c in act.frame.clauses if c.kind == "comp" and 0 <= c.opener - act.mark.last <= _PAIR), None)
    return on_what(act, told.tokens) if words[:1] == ["it"] and told is not None else None


def _is_a_weapon(act: Act) -> str | None:
    """Return the weapon of "This is an inhumane weapon", "They are barbaric weapons"."""
    behind = act.sentence.mark(act.mark.last)
    before = {act.sentence.tokens[p].low for p in _before(act)}
    named = behind is not None and "item_word" in behind.meanings
    named = named or act.sentence.tokens[act.mark.last - 1].low in _THINGS_OF_WAR
    pointing = not before.isdisjoint({"this", "it", "these", "they", "that", "those"})
    return act.frame.discourse.item if named and pointing and act.frame.discourse.item != "other" else None


_THINGS_OF_WAR = frozenset({"weapon", "weapons", "device", "devices", "thing", "things", "invention"})


def _is_it(act: Act, verb: Mark) -> bool:
    """Tell of "Norway called it regrettable", of what another has just taken a stance on."""
    told = act.frame.discourse.stance
    words = {act.sentence.tokens[p].low for p in _labelled(act, verb)}
    if words <= {"it", "this", "that", "as"} and _deed_told(act) is not None:
        return True
    near = told is not None and 0 <= act.sentence.start - told.at <= _ECHOED_WITHIN
    return near and words <= {"it", "this", "that", "as"} and bool(words)


def _betrayed(act: Act) -> str | None:
    """Return the treaty of "a betrayal of the treaty", "an insult to the convention"."""
    tokens, last = act.sentence.tokens, act.mark.last
    words = {t.low for t in tokens[act.mark.first : last]}
    if words.isdisjoint({"betrayal", "insult", "attack", "blow"}):
        return None
    behind = list(act.sentence.starting(range(last, last + 4)))
    led = tokens[last - 1].low in ("to", "on") or (last < len(tokens) and tokens[last].low in ("of", "to", "on"))
    found = (act.treaty_of(m) for m in behind) if led and not act.frame.discourse.leaving else iter(())
    return next((t for t in found if t is not None), None)


_CHARGING = frozenset({"violation", "breach", "crime"})


def _of_a_step(act: Act, verb: Mark) -> str | None:
    """Return what a step amounts to that is judged behind it: "suspended it, a step that Norway calls unlawful"."""
    clause = act.frame.clause_at(verb.first)
    before = act.sentence.mark(clause.opener - 1) if clause.opener else None
    if clause.kind not in ("rel", "comp") or before is None or "step_word" not in before.meanings:
        return None
    told = act.sentence.starting(range(before.first))
    if any({"suspend", "leave"} & set(m.values("verb") + m.values("noun")) for m in told):
        return "withdrawal"
    return _judged(act, [before.first])


def _related(act: Act, verb: Mark) -> str | None:
    """Return the weapon of "anti-vehicle mines, which the army regards as indispensable"."""
    clause, tokens = act.frame.clause_at(verb.first), act.sentence.tokens
    opener = clause.opener
    if clause.kind != "rel" or opener >= len(tokens) or tokens[opener].low not in ("which", "that"):
        return None
    near = list(act.sentence.find("item", max(0, opener - _RELATED_WITHIN), opener))
    code = near[-1].value("item") if near else None
    return None if code == "other" else code


# "leaves anti-tank mines alone, which the army …"
_RELATED_WITHIN = 8


_DEALT = frozenset(
    {"order", "contract", "deal", "purchase", "sale", "delivery", "transfer", "production", "return", "comeback", "use"}
    | {"reintroduction", "laying", "export", "exports", "revival", "sales", "deliveries", "orders", "acquisition"}
)


def _is_a_deal(act: Act, verb: Mark) -> bool:
    """Tell of "called the purchase a mistake": what is done with weapons is judged."""
    return any(act.sentence.tokens[p].low in _DEALT for p in range(verb.last, act.mark.first))


def _is_a_number_needed(act: Act) -> bool:
    """Tell of "a million mines will be needed": how many, and no stance."""
    counted = any(a.first < act.mark.first and a.number_at in act.clause.tokens for a in act.amounts(("item",)))
    return counted and act.sentence.tokens[act.mark.last - 1].low in ("needed", "necessary")


# "reject the notion that …": the thing rejected stands right behind its verb.
_REJECTED_WITHIN = 5


def _is_rejected(act: Act) -> bool:
    """Tell whether somebody rejects the judgement: "we must reject the notion that these weapons are necessary"."""
    outer = act.clause.parent
    if (
        outer is None
        or act.clause.kind not in ("comp", "rel")
        or any("say" in m.meanings for m in outer.marks(act.sentence))
    ):
        return False
    return any(
        "oppose" in m.values("verb") and m.form("verb") >= 0
        for m in outer.marks(act.sentence)
        if 0 <= act.clause.opener - m.last <= _REJECTED_WITHIN
    )


def _thinkers(act: Act) -> tuple[str | None, ...]:
    """As in "remains convinced that the convention is vital": who thinks so; the speaker fills the place of None."""
    parent = act.clause.parent
    opening = act.frame.mentions[0] if act.frame.mentions else None
    if opening is not None and opening.prep == "for" and opening.first <= _PAIR and opening.kind in HOLDERS:
        # "For X, leaving is a mistake."
        if opening.pronoun in ("we", "i"):
            return (None,)
        return opening.ids or opening.states
    if act.clause.kind != "comp" or parent is None:
        return (None,)
    if any("say" in m.values("say") for m in act.sentence.marks if m.first in parent.tokens):
        return (None,)
    thinks = act.sentence.tokens[act.clause.opener - 1].low in _THINKING
    if not thinks and any("say" in m.meanings for m in act.sentence.marks if m.first in parent.tokens):
        return (None,)
    holder = act.frame.subject(parent)
    if holder is None or holder.kind not in HOLDERS or holder.kind == "name" or holder.pronoun == "we":
        return (None,)
    return holder.ids or holder.states


_THINKING = frozenset({"convinced", "persuaded", "certain", "sure", "confident"})


def label(act: Act) -> Mark | None:
    """The verb of "called X a mistake", "described X as hasty"."""
    near = {id(act.clause), id(act.clause.parent)}
    for mark in reversed([m for m in act.sentence.marks if "label" in m.meanings and m.last <= act.mark.first]):
        if act.mark.first - mark.last <= 22 and id(act.frame.clause_at(mark.first)) in near:
            return mark
    return None


_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "remain", "remains", "remained", "seems", "constitutes", "represents"}
)


def _is_predicate(act: Act) -> bool:
    """As in "the decision was wrong": only words that describe stand between the verb and the judgement."""
    here = act.mark.first - 1
    while here in act.clause.tokens and act.mark.first - here <= 6:
        low = act.sentence.tokens[here].low
        if low in _BE:
            return True
        mark = act.sentence.mark(here)
        if mark is not None and ("item" in mark.meanings or mark.form("verb") >= 0):
            return False
        here -= 1
    return False


def _judged(act: Act, positions: list[int]) -> str | None:
    """What is judged: its name, or "it", "this", "them" while a withdrawal is being spoken of."""
    marks = [m for p in positions if (m := act.sentence.mark(p)) is not None and m.first == p]
    values = {v for m in marks if "step_word" not in m.meanings for v in m.values("noun") + m.values("verb")}
    cleared = {v for m in marks for v in m.values("verb") if act.sentence.tokens[m.first].low == "return"}
    if (values - cleared) & {"clear", "remove", "destroy", "casualty", "ban", "fund", "contaminate"}:
        return None
    target = on_what(act, positions)
    if target is not None:
        here = "suspend" in values or "leave" in values
        fresh = here or _topic_age(act) <= _ABOUT_LEAVING or act.frame.discourse.leaving
        return target if target != "withdrawal" or fresh else None
    words = {act.sentence.tokens[p].low for p in positions}
    weapon = act.frame.discourse.item
    fresh = act.frame.discourse.item_age <= min(1, _topic_age(act)) and weapon != "other"
    if fresh and "them" in words and len(words) <= _FEW and label(act) is not None:
        # "Landmines are back. The ministry calls them indispensable."
        return weapon
    they = "they" in words and len(words) <= _PAIR + 1 and not _is_said_of_another(act)
    if fresh and they and is_somebodys_word(act):
        # "They are of no use to us," X said.
        return weapon
    pointing = words & _POINTED and len(words) <= _FEW
    if pointing and label(act) is not None and act.frame.discourse.topic_age > _CALLED_LATELY:
        told = act.frame.discourse.stance
        if told is not None and 0 <= act.sentence.start - told.at <= _ECHOED_WITHIN:
            # "The EU deplored the new policy. Norway called it regrettable."
            return told.slots.get("target")
    return _pointed_out(act, positions) if pointing else None


def _pointed_out(act: Act, positions: list[int]) -> str | None:
    """Return what "it", "this" or "that" stands for that is judged: a withdrawal, what was done with weapons, other."""
    discourse = act.frame.discourse
    if _said_of_leaving(act):
        return "withdrawal"
    behind = act.sentence.words(act.mark.last, act.mark.last + 1).lower()
    if behind not in _EMPTY_IT and _deed_told(act) is not None:
        return _deed_told(act)
    lately = _CALLED_LATELY if discourse.leaving and label(act) is not None else 1
    if discourse.topic_age <= lately:
        return "withdrawal"
    if label(act) is not None or act.clause.kind == "sub" or not is_somebodys_word(act):
        return None
    return in_view(act) if _is_pointed_at(act, positions) and behind not in _EMPTY_IT else None


# "It would be irresponsible to tie our hands": "it" stands for what follows.
_EMPTY_IT = frozenset({"for", "to", "that", "if", "when", "how", "of"})


def _is_pointed_at(act: Act, positions: list[int]) -> bool:
    """Tell whether "it", "this" stands alone among these words: "that date" points at a date."""
    tokens = act.sentence.tokens
    return any(tokens[p].low in _POINTED and stands_alone(act, p) for p in positions)


def stands_alone(act: Act, position: int) -> bool:
    """Tell of the "that" of "that worries me", "I regret that,", and not of "that date"."""
    tokens, behind = act.sentence.tokens, position + 1
    if tokens[position].low in ("it", "them", "they") or behind >= len(tokens) or behind == act.mark.first:
        return True
    mark = act.sentence.mark(behind)
    led = mark is not None and ("aux" in mark.meanings or "op" in mark.meanings or mark.form("verb") >= 0)
    return led or not tokens[behind].text.isalpha() or tokens[behind].low in _IT_GOES_ON


_POINTED = frozenset({"it", "this", "them", "that", "these"})
_FEW = 5
# "Amnesty called it a step backwards": the withdrawal told of so many sentences ago.
_CALLED_LATELY = 3


def _is_said_of_another(act: Act) -> bool:
    """Tell of ""They are worthless," the minister said of the bonds": no weapon is meant."""
    tokens = act.sentence.tokens
    for mark in act.sentence.starting(range(act.mark.last, len(tokens) - 1)):
        if "say" in mark.meanings and mark.last < len(tokens) and tokens[mark.last].low in ("of", "about"):
            behind = act.sentence.starting(range(mark.last, len(tokens)))
            return not any("item" in m.meanings or "item_word" in m.meanings for m in behind)
    return False


def _said_of_leaving(act: Act) -> bool:
    """Tell of ""It is a mistake," X said of Finland's decision to leave"."""
    tokens = act.sentence.tokens
    for mark in act.sentence.starting(range(act.mark.last, len(tokens) - 1)):
        if "say" in mark.meanings and mark.last < len(tokens) and tokens[mark.last].low in ("of", "about"):
            rest = act.sentence.starting(range(mark.last, len(tokens)))
            return any("leave" in m.values("noun") + m.values("verb") for m in rest)
    return False


def _fits(act: Act, value: str, target: str) -> bool:
    if target in _WEAPONS:
        vile = "cruel" in act.mark.values("appraise")
        return (vile or value in _OF_WEAPONS) and act.frame.discourse.item is not None
    return value != "cruel" or act.sentence.tokens[act.mark.last - 1].low in _DISGRACES


_DISGRACES = frozenset({"disgrace", "outrage", "affront", "shame", "scandal"})


# --- "I am for leaving"


def may_favour(sentence: Sentence, mark: Mark) -> bool:
    """Tell of a form of "be" with "for" right behind it, and a treaty or a step on one close by."""
    tokens, here = sentence.tokens, mark.last
    if tokens[mark.first].low not in _IS:
        return False
    while here < len(tokens) and (tokens[here].low in _STRONGLY or tokens[here].low.endswith("ly")):
        here += 1
    if here >= len(tokens) or tokens[here].low != "for":
        return False
    near = list(sentence.starting(range(here + 1, here + 4)))
    return any({"leave", "stay", "ban"} & set(m.values("verb") + m.values("noun")) for m in near)


_IS = frozenset({"is", "are", "am", "was", "were", "m", "re"})
_STRONGLY = frozenset({"all", "very", "much", "not", "still", "also", "quite", "dead"})


def favours(act: Act) -> Iterator[Draft]:
    """As in "I am for leaving this treaty", "The mayor is all for staying in"."""
    holder = act.frame.subject(act.clause, act.mark.first)
    behind = list(act.sentence.starting(range(act.mark.last, act.mark.last + 7)))
    stays = any("stay" in m.values("verb") for m in behind)
    target = "withdrawal" if stays else on_what(act, range(act.mark.last, act.mark.last + 8))
    negated = any(act.sentence.tokens[p].low == "not" for p in range(act.mark.last, act.mark.last + 2))
    if holder is None or holder.kind not in HOLDERS or target is None:
        return
    stance = "oppose" if stays != negated else "support"
    for actor in holder.ids or holder.states:
        yield taken(act, actor, stance, target)
