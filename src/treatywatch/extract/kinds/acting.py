"""What the arms kinds ask of an act: whether it tells anything, who does it, at what stage."""

import itertools
import re
from dataclasses import replace

from treatywatch.extract.draft import Act
from treatywatch.extract.kinds.objects import item_owner
from treatywatch.extract.names import Mention, is_an_army, slug
from treatywatch.extract.reading import Mark
from treatywatch.extract.subjects import CREWS, UNITS
from treatywatch.extract.verbs import is_finite
from treatywatch.lang.pack import entities

_ACTS = frozenset({"make", "leave", "use", "supply", "hold", "acquire"})


def is_bare_noun(act: Act) -> bool:
    """Tell whether the act is a noun that nothing is said of: "the production of mines is a sore point"."""
    return (
        act.nominal and not act.scope.inner and not act.scope.negated and act.quantity() is None and act.time() is None
    )


def either_or(act: Act) -> bool:
    """Tell whether the act is one of a choice: "A, B and C are pursuing production or withdrawal"."""
    actor = act.actor()
    if actor is None or len(actor.ids) < 2:
        return False
    for mark in act.sentence.marks:
        if mark is act.mark or mark.first not in act.clause.tokens or not _ACTS & set(mark.values("noun")):
            continue
        low, high = sorted((mark, act.mark), key=lambda m: m.first)
        between = [t.low for t in act.sentence.tokens[low.last : high.first]]
        if "or" in between and len(between) <= 6:
            return not act.scope.negated
    return False


def doer(act: Act) -> Mention | None:
    """Return who does the act, None where the clause names nobody or only "its states parties"."""
    actor = _speaking_for_us(act) or _beyond_the_state(act, act.actor())
    if actor is None or actor.kind == "organisation":
        # "The Monitor said four countries had used them, among them X"
        actor = _named_of_many(act) or actor
    if actor is not None and actor.role == "adj" and _is_a_wars(act, actor):
        return None
    if actor is not None and actor.kind == "name" and _is_a_number(act, actor):
        return None
    if actor is not None and actor.role == "owner" and actor.pronoun is None and _is_a_mans_name(act, actor):
        # "Assad's army"
        actor = next((m for m in act.frame.mentions if m.kind == "body" and 0 < m.first - actor.last <= 2), actor)
    if actor is not None and actor.kind == "body" and _of_unknown(act, actor):
        return None
    if actor is None or actor.pronoun is None or actor.role != "owner":
        return actor
    behind = [act.sentence.mark(p) for p in range(actor.last, min(actor.last + 4, act.mark.first))]
    return None if any(m is not None and "member" in m.meanings for m in behind) else actor


def _is_a_wars(act: Act, actor: Mention) -> bool:
    """Tell of "The Lebanese civil war left mines": no state does what a war does."""
    return "war" in [t.low for t in act.sentence.tokens[actor.last : actor.last + 2]]


def _is_a_number(act: Act, actor: Mention) -> bool:
    """Tell of "Seven transfers were announced", "Seventy per cent of the land is": it opens its sentence, no name."""
    counted = any(a.first <= actor.first < a.last or a.number_at == actor.first for a in act.sentence.amounts)
    return counted or act.sentence.words(actor.last, actor.last + 2).lower().startswith(("per cent", "percent", "in "))


def _is_a_mans_name(act: Act, actor: Mention) -> bool:
    """Tell of "Assad's army": somebody's, and no house's."""
    if actor.kind in ("name", "person"):
        return True
    alone = actor.last - actor.first == 1 and not actor.states and "-" in actor.ids[0]
    return alone and actor.ids[0].endswith(f"-{act.sentence.tokens[actor.first].low}")


def _named_of_many(act: Act) -> Mention | None:
    """Return the named of "twelve states still produce mines, among them Iran and Myanmar"."""
    if act.nominal or act.frame.is_passive(act.clause, act.mark):
        return None
    states = [a for a in act.sentence.amounts if a.quantity.unit == "state" and a.last <= act.mark.first]
    crowd = [a for a in states if a.number_at in act.clause.tokens or a.last == act.clause.opener]
    if not crowd:
        return None
    for mention in act.frame.mentions:
        able = mention.kind == "state" and mention.first >= act.mark.last and mention.pronoun is None
        if able and (mention.prep == "namely" or is_example(act, mention)):
            return mention
    return None


def is_example(act: Act, mention: Mention) -> bool:
    """Tell of one named of many: "… states, among them Iran", "including Iran"."""
    led = act.sentence.words(max(0, mention.first - 2), mention.first).lower()
    if act.sentence.words(mention.last, mention.last + 2).lower() == "among them":
        # "by several members, Austria and Switzerland among them"
        return True
    return mention.prep in ("including", "such as", "among") or led.endswith("among them")


_BESIDE = frozenset(
    {
        "its",
        "their",
        "rival",
        "rivals",
        "ally",
        "allies",
        "partner",
        "and",
        "the",
        "by",
        ",",
        "both",
        "as",
        "well",
        "or",
    }
)
_LED_BY = 2
_ACTING = frozenset({"organisation", "state", "body", "name"})


def beside(act: Act, actor: Mention) -> tuple[str, ...]:
    """Return who else of another sort does it: "both the government and UNITA", "by the army and by Islamic State"."""
    found: list[str] = []
    last = actor
    for mention in act.frame.mentions:
        if mention.first < last.last or mention.kind not in _ACTING or not _stands_beside(act, mention):
            continue
        between = [t.low for t in act.sentence.tokens[last.last : mention.first]]
        if between and (between[0] == "-" or {"'", "s", "’"}.issuperset(between)) and len(between) <= _LED_BY:
            # "by Assad's army", "by the Kurdish-led Syrian Democratic Forces"
            if last.ids[0] in found:
                found.remove(last.ids[0])
                found += mention.states or mention.ids[:1]
            last = mention
            continue
        if (
            not between
            or not (_BESIDE | CREWS).issuperset(between)
            or not (_goes_on(act, mention) or {"and", "by"} & {*between})
        ):
            break
        if mention.role == "prep" and mention.prep != "by":
            break
        if mention.role == "" and act.mark.first < mention.first:
            break
        found += mention.states or mention.ids[:1]
        last = mention
    return tuple(found)


def _stands_beside(act: Act, mention: Mention) -> bool:
    """Whether a name can go on with a list of those who act: "the Portuguese" can, "the Portuguese army's" cannot."""
    if mention.role != "adj":
        return mention.role in ("", "prep") and mention.pronoun is None
    tokens, last = act.sentence.tokens, mention.last
    people = mention.kind == "state" and tokens[mention.first - 1].low == "the" and last < len(tokens)
    if mention.kind == "state" and last < len(tokens) and tokens[last].low in UNITS | {"backers"}:
        # "UNITA rebels and Cuban troops laid mines"
        return not act.nominal and last < act.mark.first
    return people and (tokens[last].low in _BEHIND_A_PEOPLE or last == act.mark.first)


_BEHIND_A_PEOPLE = frozenset({",", "and", "all", "both", "have", "had", "each", "also"})


def _goes_on(act: Act, mention: Mention) -> bool:
    """Tell whether a list goes on behind a name and ends before the act: "the army, UNITA, the Cubans and X laid"."""
    behind = [t.low for t in act.sentence.tokens[mention.last : act.mark.first]]
    if behind[:1] != [] and behind[0] in CREWS:
        # "Government troops, UNITA rebels and their allies laid"
        behind = behind[1:]
    return not act.nominal and mention.last <= act.mark.first and "and" in behind and behind[:1] in ([","], ["and"])


def _beyond_the_state(act: Act, actor: Mention | None) -> Mention | None:
    """Return who really does it behind a state's name: "US company X", "Iran-backed Houthi rebels"."""
    if actor is None:
        return None if act.nominal or act.frame.is_passive(act.clause, act.mark) else _irregulars(act)
    if actor.kind == "state" and actor.role == "adj":
        return _proxies(act, actor) or actor
    if actor.kind == "body" and act.sentence.tokens[actor.first - 1].low == "same":
        return _same_army(act, actor)
    if actor.kind != "state" or not actor.whole:
        return actor
    tokens = act.sentence.tokens
    mark = act.sentence.mark(actor.last)
    made = mark is not None and "maker" in mark.meanings
    backed = (
        actor.last < len(tokens)
        and tokens[actor.last].text == "-"
        and tokens[actor.last].start == tokens[actor.last - 1].end
    )
    proxies = _proxies(act, actor) if backed else None
    if proxies is not None:
        return proxies
    if not made and not backed:
        return actor
    behind = [m for m in act.frame.mentions if 0 <= m.first - actor.last <= 3 and m.last <= act.mark.first and m.whole]
    return next((m for m in behind if m.kind != "state"), actor if made else None)


_LENT = frozenset({"backed", "led", "supported", "aligned", "allied", "armed", "funded", "sponsored"})
_IRREGULARS = frozenset(
    {"separatists", "rebels", "militants", "insurgents", "fighters", "militias", "militia", "forces", "mercenaries"}
    | {"groups", "gunmen", "guerrillas", "paramilitaries", "coalition", "troops", "fighter", "rebel"}
)


def _proxies(act: Act, state: Mention) -> Mention | None:
    """Return "Russian-backed separatists" under that name: it is not the state that acts."""
    tokens, last = act.sentence.tokens, state.last
    words = [t.low for t in tokens[last : last + 4]]
    if words[:1] != ["-"] or words[1:2] == [] or words[1] not in _LENT:
        return None
    end = next((last + k for k in (2, 3) if words[k : k + 1] and words[k] in _IRREGULARS), None)
    if end is None or tokens[last + 2].text[:1].isupper():
        return None
    name = slug(act.sentence.words(state.first, end + 1))
    return replace(state, last=end + 1, ids=(name,), kind="name", states=(), role="")


def _irregulars(act: Act) -> Mention | None:
    """Return who stands behind "Russian-backed separatists", "fighters of the Islamic State"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.first not in act.clause.tokens or mention.last > act.mark.first:
            continue
        if mention.role == "adj":
            found = _proxies(act, mention)
            if found is not None:
                return found
        led = [t.low for t in tokens[max(0, mention.first - 3) : mention.first]]
        if mention.kind == "organisation" and mention.prep == "of" and not (_IRREGULARS | _MEMBERS).isdisjoint(led):
            return replace(mention, role="", prep="")
    return None


_MEMBERS = frozenset({"members", "soldiers", "troops", "units", "men", "commanders", "cells"})


def _same_army(act: Act, body: Mention) -> Mention:
    """Return the army of "the same army's aircraft": the one that was last said to use a weapon."""
    last = next((user for user in reversed(act.frame.discourse.users) if is_an_army(user)), None)
    return body if last is None else replace(body, ids=(last,), kind="organisation", states=())


def _of_unknown(act: Act, body: Mention) -> bool:
    """Tell whether a body is that of a name we do not know: "soldiers of the North"."""
    behind = [m for m in act.frame.mentions if 0 < m.first - body.last <= 2 and m.kind == "name" and m.prep == "of"]
    return bool(behind)


def _speaking_for_us(act: Act) -> Mention | None:
    """Return the states of who is quoted, where "we" do it: "We have no mines," the Estonian minister said."""
    subject = [act.sentence.mark(p) for p in act.clause.tokens if p < act.mark.first]
    we = [m for m in subject if m is not None and m.value("pron") == "we" and act.sentence.tokens[m.first].low == "we"]
    quoted = act.sentence.quoted
    if act.nominal and act.frame.owner(act.clause, act.mark) is not None:
        # "We condemn Russia's use of mines"
        return None
    if not we or not (quoted[we[0].first] if quoted and any(quoted) else _is_told_behind(act, we[0])):
        return None
    for mention in act.frame.mentions:
        if (
            mention.kind in ("person", "office", "body")
            and mention.states
            and mention.whole
            and not (quoted and quoted[mention.first])
        ):
            return replace(mention, ids=mention.states, kind="state", pronoun="we")
    return _whose_speaker(act)


def _whose_speaker(act: Act) -> Mention | None:
    """Return the state of who is quoted and told only behind the name: "said Colonel X of the Malian army"."""
    for one, other in itertools.pairwise(act.frame.mentions):
        behind = 0 < other.first - one.last <= _OF_THE and other.prep in ("of", "from")
        if one.kind == "person" and behind and other.states and not act.sentence.quoted[one.first]:
            return replace(other, ids=other.states, kind="state", pronoun="we", prep="", role="")
    return None


_OF_THE = 2


def partners(act: Act) -> tuple[str, ...]:
    """Return who does it too: "Lithuania is to make mines together with Finland"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.kind not in ("state", "company", "name") or mention.first not in act.clause.tokens:
            continue
        led = [t.low for t in tokens[max(0, mention.first - 3) : mention.first] if t.low != "the"][-2:]
        if led[-1:] == ["with"] and led[0] in ("together", "jointly", "along"):
            return mention.states or mention.ids[:1]
    return ()


def _is_told_behind(act: Act, we: Mark) -> bool:
    """Tell of "We asked our allies for mines, President X said": words told without quotation marks."""
    tags = [c for c in act.frame.clauses if c.kind == "tag" and c.tokens]
    return any(c.first > we.first for c in tags)


def says_no_longer(act: Act) -> bool:
    """Tell of "will no longer use mines", which denies it."""
    ceased = act.op_words("cease")
    if ceased is None or ceased.first > act.mark.first or act.nominal:
        return False
    return act.sentence.words(ceased.first, ceased.last).lower() == "no longer"


def is_condition(act: Act) -> bool:
    """Tell whether the act stands in a condition: "if the government ordered them"."""
    opener = act.sentence.tokens[act.clause.opener].low
    return act.clause.kind == "sub" and (opener in ("if", "unless") or act.clause.connector == "if")


def is_unasserted(act: Act) -> bool:
    """Tell whether the act is only warned off ("urged X not to use") or describes a thing ("newly planted mines")."""
    if (
        "doubt" in act.scope.outer
        or (act.scope.negated and act.scope.has("urge"))
        or _is_attribute(act)
        or is_gerund_subject(act)
        or _is_left_untold(act)
    ):
        return True
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]]
    if (
        act.clause.kind == "rel"
        and before[-1:] == ["to"]
        and before[:2] in (["be", "asked"], ["be", "told"], ["be", "made"])
    ):
        # "the soldiers who'd be asked to fire them"
        return True
    return (
        (before[-1:] == ["to"] and before[-2:][0] in _LEARNING)
        or _is_topic(act)
        or _is_talked_about(act)
        or _is_of_a_plan_not_shared(act)
    )


_DECISIONS = frozenset({"decision", "plan", "plans", "proposal", "proposals", "move", "idea"})
_SHARED = frozenset(
    {"support", "supported", "approve", "back", "backed", "endorse", "share", "favour", "favor", "welcome"}
)
_PLANNED_WITHIN = 10


def _is_of_a_plan_not_shared(act: Act) -> bool:
    """Tell of "did not support the decision to send mines": who does not share a plan denies no act."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not act.scope.negated or act.mark.form("verb") != 0 or tokens[first - 1].low != "to":
        return False
    before = [t.low for t in tokens[max(0, first - _PLANNED_WITHIN) : first]]
    return not _DECISIONS.isdisjoint(before) and not _SHARED.isdisjoint(before)


_TALKS = frozenset({"talks", "negotiations", "discussions", "consultations", "debate", "debates", "negotiation"})
_ON = frozenset({"on", "about", "regarding", "over", "concerning"})
_TALKED_WITHIN = 12


def _is_talked_about(act: Act) -> bool:
    """Tell of "negotiations are underway regarding the production of mines": spoken of, and nothing is done."""
    if not act.nominal or act.scope.modality() != "occurred":
        return False
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first][-_TALKED_WITHIN:]
    led = next((n for n in reversed(range(len(before))) if before[n] in _ON), None)
    return led is not None and not _TALKS.isdisjoint(before[:led])


_TELLING = frozenset({"say", "confirm", "comment", "disclose", "reveal", "know", "ask", "asked", "tell"})


def _is_left_untold(act: Act) -> bool:
    """Tell of "refuses to say whether it exports mines"."""
    outer, opener = act.clause.parent, act.clause.opener
    if act.clause.kind != "comp" or outer is None or act.sentence.tokens[opener].low not in ("whether", "if"):
        return False
    return act.sentence.tokens[opener - 1].low in _TELLING


def _is_topic(act: Act) -> bool:
    """Tell of "whether it's landmine use or grain shipments": topics, of which nothing is told."""
    words = [t.low for t in act.sentence.tokens[act.clause.first : act.clause.first + 3]]
    return (
        act.nominal and words[:2] in (["whether", "it"], ["whether", "that"]) and words[2:] in (["is"], ["'"], ["was"])
    )


_LEARNING = frozenset({"training", "trained", "trains", "train", "learn", "learned", "learning", "taught"})


_FRESHLY = frozenset({"newly", "recently", "freshly", "previously", "locally", "domestically", "remotely"})


_DETERMINERS = frozenset(
    {"the", "a", "an", "some", "any", "all", "its", "their", "of", "with", "from", "no", "many", "more"}
)


def _is_attribute(act: Act) -> bool:
    item = act.frame.item(act.clause, act.mark)
    if act.mark.form("verb") not in (2, 4) or item is None or not 0 <= item.first - act.mark.last <= 4:
        return False
    tokens, before = act.sentence.tokens, act.mark.first - 1
    while before > 0 and tokens[before].low in _FRESHLY:
        before -= 1
    if tokens[before].low in ("all", "both", "each") and before and tokens[before - 1].low in ("have", "has", "had"):
        # "have all given Ukraine mines"
        return False
    counted = any(a.first <= before < a.last for a in act.sentence.amounts)
    if not counted and tokens[before].low not in _DETERMINERS and before == act.mark.first - 1:
        return False
    earlier = [p for p in act.clause.verbs(act.sentence) if p < act.mark.first]
    return bool(earlier) and "," not in [t.text for t in act.sentence.tokens[earlier[-1] : act.mark.first]]


def has_own_doer(act: Act) -> bool:
    """Tell whether a noun's own words say whose act it is: "Russia's use of mines", "the laying of mines by Russia"."""
    if not act.nominal:
        return False
    return (act.frame.owner(act.clause, act.mark) or act.frame.agent(act.clause, act.mark)) is not None


def stage(act: Act) -> str:
    """Return the act's modality; a headline's "X to do" is planned, and so is what is only approved or offered."""
    modality = act.scope.modality()
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 5) : act.mark.first]]
    if modality == "denied" and act.scope.negated and any(w in ("rule", "ruled", "ruling") for w in before):
        # "has not ruled out buying mines"
        return "possible"
    scope = act.scope
    if modality == "possible" and _is_ruled_out(act):
        return "denied"
    if (
        modality == "planned"
        and "would" in scope.ahead
        and not scope.has("future", "intend", "announce")
        and not ({"begin", "increase", "cease"} & scope.ahead)
    ):
        # "reviving production would be costly"
        return "possible"
    if modality in ("occurred", "planned") and before[-1:] == ["against"] and act.mark.form("verb") == 3:
        # "has decided against buying mines"
        return "denied"
    if modality != "occurred":
        return modality
    if _is_left_open(act) or _is_only_sought(act, before):
        return "possible"
    return "planned" if _is_headline_plan(act) or _is_granted(act) or _is_meant(act) or _is_announced(act) else modality


_SOUGHT = (
    ["applied", "to"],
    ["applying", "to"],
    ["bid", "to"],
    ["keen", "to"],
    ["interest", "in"],
    ["interested", "in"],
)
_IN_TALKS = frozenset({"talks", "negotiations", "discussions"})


def _is_only_sought(act: Act, before: list[str]) -> bool:
    """Tell of "has applied to make mines", "has held talks about exporting them", "authorised Ukraine to use them"."""
    if before[-2:] in _SOUGHT:
        return True
    if before[-1:] == ["to"]:
        return any(w.startswith(_PERMITTING) for w in before)
    if before[-1:] not in (["about"], ["on"], ["over"]) or act.mark.form("verb") != _ING:
        return False
    led = act.sentence.tokens[max(0, act.mark.first - _OPEN_WITHIN) : act.mark.first]
    return any(t.low in _IN_TALKS for t in led)


_OPEN = frozenset({"option", "options", "table", "possibility", "conceivable", "consideration", "discussion", "cards"})
_OPEN |= {"considered", "discussed", "weighed", "agenda", "thinkable", "imaginable"}
_OPEN_WITHIN = 16
_PERMITTING = ("authoris", "authoriz", "permitt")


def _is_left_open(act: Act) -> bool:
    """Tell of "Buying shells remains an option", "A purchase is on the table": neither done nor decided."""
    tokens = act.sentence.tokens
    if not (act.nominal or act.mark.form("verb") == _ING) or act.clause.has_verb_before(act.sentence, act.mark.first):
        return False
    verb = next((p for p in act.clause.verbs(act.sentence) if p >= act.mark.last), None)
    if verb is None or tokens[verb].low not in _STAYING:
        return False
    return not _OPEN.isdisjoint(tokens[p].low for p in act.clause.tokens if verb < p < verb + _OPEN_WITHIN // 2)


def _is_ruled_out(act: Act) -> bool:
    """Tell of "Exports are out of the question", "Buying them is not an option"."""
    open_at = act.op_words("possible")
    if open_at is None or open_at.first < act.mark.last:
        return False
    words = act.sentence.words(act.mark.last, open_at.last).lower()
    return words.endswith(_RULED_OUT)


_RULED_OUT = (
    "out of the question",
    "off the table",
    "off the agenda",
    "not an option",
    "no option",
    "no longer an option",
)
_ING = 3
_STAYING = frozenset({"is", "are", "remains", "remain", "was", "were", "remained", "stays", "stay", "has", "have"})


def ceased_since(act: Act, modality: str) -> bool:
    """Tell of "has not produced them since 1997", "had exported none since 1992": since then it has ceased to."""
    if modality != "denied" or not act.scope.negated or not act.sentence.dates:
        return False
    time = act.time()
    dated = [] if time is None else [t.low for t in act.sentence.tokens[max(0, time.core_first - 2) : time.core_first]]
    if dated[-1:] != ["since"] and dated != ["since", "the"]:
        return False
    led = {t.low for t in act.sentence.tokens[max(0, act.mark.first - _OPEN_WITHIN) : act.mark.first]}
    return not led.isdisjoint({"has", "have", "had", "hasn", "haven"})


def _is_announced(act: Act) -> bool:
    """Tell whether the act comes behind "said it would" taken as one phrase."""
    before = [m for m in act.sentence.find("op", 0, act.mark.first) if m.first in act.clause.tokens]
    return any(act.sentence.tokens[m.last - 1].low in ("will", "would") and m.last - m.first > 1 for m in before)


def _is_headline_plan(act: Act) -> bool:
    before = act.mark.first - 1
    start = act.sentence.mark(before)
    if start is not None and "begin" in start.values("op"):
        # "to start producing"
        before = start.first - 1
    if not act.sentence.is_headline:
        return False
    if act.nominal and not act.clause.has_verb_before(act.sentence, act.mark.first):
        # "Tender for mines to open in May"
        return _to_be_done(act)
    if before < 1 or act.sentence.tokens[before].low != "to":
        return False
    return not act.clause.has_verb_before(act.sentence, before)


def _to_be_done(act: Act) -> bool:
    """Tell whether "to" and a bare verb are all that is said of a headline's noun."""
    tokens = act.sentence.tokens
    led = next((p for p in act.clause.tokens if p >= act.mark.last and tokens[p].low == "to"), None)
    if led is None or any(is_finite(act.sentence, p) for p in act.clause.tokens if act.mark.last <= p < led):
        return False
    verb = act.sentence.mark(led + 1)
    return verb is not None and (verb.form("verb") == 0 or verb.form("op") == 0 or tokens[led + 1].low == "be")


def _is_meant(act: Act) -> bool:
    """Tell of "signed a letter of intent in March to buy mines"."""
    led = [t.low for t in act.sentence.tokens[max(0, act.mark.first - _OPEN_WITHIN // 2) : act.mark.first]]
    return led[-1:] == ["to"] and "intent" in led


def _is_granted(act: Act) -> bool:
    """Tell whether it is only granted: "approved the transfer", "authorised deliveries", "offered to give"."""
    near = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]]
    if act.nominal:
        return any(w.startswith(("approv", "authori", "greenlight", "licens", "licenc")) for w in near)
    return near[-2:] in (["offered", "to"], ["offers", "to"], ["agreed", "to"])


_NO_SUBJECTS = ("op", "aux", "coord", "sub", "comp", "rel", "prep")


def implied(act: Act) -> tuple[str, ...]:
    """Return the state in view, unless the clause names some other doer ("deminers destroyed")."""
    if any(act.sentence.tokens[p].low == "countries" for p in act.clause.tokens if p > act.mark.first):
        # "are made in few countries"
        return ()
    if not act.nominal and _is_done_by_several(act):
        return ()
    if act.nominal or act.frame.is_passive(act.clause, act.mark):
        return act.implied_states()
    return () if _has_unknown_subject(act) else act.implied_states()


_SEVERAL = frozenset({"countries", "states", "nations", "governments", "armies", "members", "allies"})


def _is_done_by_several(act: Act) -> bool:
    """Tell of "five EU countries plan to lay mines": some, and nobody says which."""
    tokens, inside = act.sentence.tokens, set(act.clause.tokens)
    verb = act.clause.verb(act.sentence)
    if act.frame.is_passive(act.clause, act.mark) or verb is None or verb > act.mark.first or not verb:
        return False
    return verb - 1 in inside and tokens[verb - 1].low in _SEVERAL and act.sentence.mark(verb - 1) is None


def _has_unknown_subject(act: Act) -> bool:
    dated = {p for d in act.sentence.dates for p in range(d.first, d.last)}
    before = [p for p in act.clause.tokens if p < act.mark.first]
    if "there" in [act.sentence.tokens[p].low for p in before]:
        return False
    for position in before:
        mark, token = act.sentence.mark(position), act.sentence.tokens[position]
        small = mark is not None and (
            any(layer in mark.meanings for layer in _NO_SUBJECTS)
            or mark.value("pron") in ("we", "it")
            or (mark.form("verb") == 0 and "noun" not in mark.meanings)
        )
        if token.text.isalpha() and not small and position not in dated and not token.low.endswith("ly"):
            return True
    return False


def is_gerund_subject(act: Act) -> bool:
    """Tell whether the act is what a sentence speaks of: "giving them mines undermines the treaty"."""
    if act.mark.form("verb") != 3 or act.nominal or act.clause.kind in ("coord", "part"):
        return False
    verb = act.clause.verb(act.sentence)
    led = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    # "By producing mines, X has broken its promise"
    return verb is not None and verb > act.mark.first and led not in _LEADING_A_DEED


_LEADING_A_DEED = frozenset({"by", "after", "since", "in", "while"})


def wanting(act: Act) -> tuple[str, ...]:
    """Return the states that need, order or buy."""
    actor = doer(act)
    if actor is None and _for_a_programme(act):
        return act.frame.discourse.one_state()
    if actor is None:
        opening = act.frame.mentions[0] if act.frame.mentions else None
        if act.nominal and opening is not None and opening.prep == "in" and opening.first == 1:
            # "In Lithuania, a tender for 20,000 mines was opened"
            return opening.states
        signed = _approved_by(act) or _where_signed(act) or _for_whom(act) or _passive_teller(act)
        if signed is None and act.nominal and act.sentence.tokens[act.clause.first].low == "a" and _is_invited(act):
            # "A tender for 30,000 mines announced in November drew two bids"
            return act.frame.discourse.one_state()
        return signed.states if signed is not None else implied(act)
    if actor.states and actor.kind != "company":
        return actor.states
    if actor.kind in ("name", "organisation") and actor.ids[0] not in entities() and _owner_before(act, actor):
        return _owner_before(act, actor)
    if actor.kind in ("name", "organisation") and _BUYING_FOR_A_STATE.search(
        act.sentence.words(actor.first, actor.last)
    ):
        # "The Centre for Defence Investments has ordered 20,000 of them"
        return act.frame.discourse.one_state()
    if actor.kind in ("company", "organisation", "media", "person"):
        return implied(act) if "noun" in act.mark.meanings else ()
    if actor.kind == "union":
        return actor.ids
    return implied(act)


def _is_invited(act: Act) -> bool:
    """Tell of a tender or contract for so many weapons, in a text that speaks of one state."""
    tokens, last = act.sentence.tokens, act.mark.last
    counted = any(a.first - last <= 1 for a in act.amounts(("item",)) if a.first >= last)
    return act.mark.first - act.clause.first <= _TWO and last < len(tokens) and tokens[last].low == "for" and counted


_TWO = 2
_BUYING_FOR_A_STATE = re.compile(
    r"\b(?:Defen[cs]e|Armaments?|Procurement|Mat[eé]riel|Acquisition|Logistics|Military)\b.*"
    r"\b(?:Cent(?:re|er)|Agency|Administration|Command|Investments?|Inspectorate|Directorate|Office|Authority)\b"
    r"|\b(?:Cent(?:re|er)|Agency|Office|Directorate) (?:for|of) .*(?:Defen[cs]e|Armaments?|Procurement|Military)"
)
_BUYERS = frozenset({"state", "body", "office"})


def _for_whom(act: Act) -> Mention | None:
    """Return the state of "bids for the supply of mines to the Irish army", "concluded between Helsinki and X"."""
    if not act.nominal:
        return None
    behind = [m for m in act.frame.mentions if m.first >= act.mark.last and m.kind in _BUYERS and m.states]
    return next((m for m in behind if m.prep == "between" or (m.prep in ("to", "for") and m.kind == "body")), None)


_SIGNED = frozenset({"signed", "placed", "awarded", "concluded", "opened", "launched", "inked", "announced"})


def _where_signed(act: Act) -> Mention | None:
    """Return the state of "A contract for mines was signed in Vilnius"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        near = mention.kind == "state" and mention.prep == "in" and mention.first > act.mark.last
        if near and not _SIGNED.isdisjoint(t.low for t in tokens[max(0, mention.first - 3) : mention.first]):
            return mention
    return None


def teller(act: Act) -> Mention | None:
    """Return the state whose office, or which itself, is the source of what the clause tells."""
    able = ("state", "body", "office", "person", "company", "organisation")
    tellers = [m for m in act.frame.mentions if m.kind in able and m.whole and len(m.states) == 1]
    told = [m for m in tellers if (said := act.sentence.mark(m.last)) is not None and "say" in said.meanings]
    return None if not told or told[0].first in act.clause.tokens else told[0]


_APPROVED = frozenset({"approved", "adopted", "endorsed", "backed", "drawn", "presented", "announced", "agreed"})
_APPROVED |= {"signed", "concluded", "awarded", "launched", "opened", "placed"}


def _approved_by(act: Act) -> Mention | None:
    """Return who "A plan to buy mines was approved by the Polish government" belongs to."""
    words = {act.sentence.tokens[p].low for p in act.clause.tokens if p >= act.mark.last}
    by = (m for m in act.frame.mentions if m.prep == "by" and m.first >= act.mark.last and m.kind in _BUYERS)
    return None if words.isdisjoint(_APPROVED) else next((m for m in by if m.states), None)


def _passive_teller(act: Act) -> Mention | None:
    """Return whose office says that "the first batch has been contracted"."""
    return teller(act) if act.frame.is_passive(act.clause, act.mark) else None


def _for_a_programme(act: Act) -> bool:
    """Tell of "East Shield will require 5 million mines": a programme needs what its state does."""
    if act.nominal:
        return False
    before = act.sentence.starting(p for p in act.clause.tokens if p < act.mark.first)
    return any("programme" in m.meanings for m in before)


def _owner_before(act: Act, actor: Mention) -> tuple[str, ...]:
    """Return the state whose office an unknown name is: "Estonia's Centre for Defence Investment"."""
    near = [m for m in act.frame.mentions if m.role in ("owner", "adj") and 0 <= actor.first - m.last <= 2]
    return near[-1].states if near else ()


def holders(act: Act) -> tuple[str, ...]:
    """Return who holds or gets rid of a stock."""
    actor = doer(act)
    passive = act.frame.is_passive(act.clause, act.mark)
    if passive and item_owner(act) and act.frame.agent(act.clause, act.mark) is None:
        return item_owner(act)
    if actor is None:
        place = act.frame.place_of(act.clause, act.mark) if act.nominal or passive else None
        return place.states if place is not None else implied(act) or _who_has_them(act)
    if actor.states:
        return actor.states
    firm = actor.kind == "company" or (actor.kind == "name" and actor.whole and "-" in actor.ids[0])
    return actor.ids if firm or actor.kind in ("union", "organisation") else ()


def _who_has_them(act: Act) -> tuple[str, ...]:
    """Return the state of "Latvia has bought 10,000 mines, which are being stored at Ādaži"."""
    outer = act.clause.parent if act.clause.kind == "rel" else None
    if outer is None or not act.frame.is_passive(act.clause, act.mark):
        return ()
    if any("destroy" in m.traits.said for m in outer.marks(act.sentence)):
        # "destroyed the mines which had been kept"
        return ()
    who = act.frame.subject(outer)
    return who.states if who is not None and who.kind in ("state", "body") and who.whole else ()
