"""What one is said to do and another does too: "So does Vietnam", "as Lithuania did", "Russia has done so"."""

from collections.abc import Iterator

from treatywatch.extract.discourse import Deed
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.steps import gapped
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.subjects import UNITS
from treatywatch.extract.verbs import is_verb

# How far back, in code points, the deed may stand.
_NEAR = 260
_SIGNS = frozenset(',.;:)—–”"')
_PARTIES = frozenset({"state", "body", "office"})
_VOICES = _PARTIES | {"organisation", "person", "union"}
_REPEATED = frozenset({"production", "stockpile", "use", "destruction", "requirement", "transfer", "clearance"})
_FOLLOWED = frozenset({"destruction", "requirement", "transfer", "production", "clearance"})
_DO_SO = frozenset({"so", "same", "likewise"})
_DID = {
    "did": "occurred",
    "had": "occurred",
    "has": "occurred",
    "have": "occurred",
    "will": "planned",
    "would": "possible",
}
_SO_DO = frozenset({"do", "does", "is", "are", *_DID})
_TURNING = frozenset({"so", "as", "nor", "neither"})
_NOR = frozenset({"nor", "neither"})
_LEADING = frozenset({"and", "then", "the", "its", "our", "their", "all", "also", "but", "last", "same", "for"})
_LONGEST_GAP = 14
_AS = frozenset({"as", "like", "than"})
# So many words may stand between "so" and its verb: "So, on a far smaller scale, does Vietnam".
_SO_WITHIN = 10


def may_share(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an auxiliary may stand in "so does X" or "as X did"."""
    low = sentence.tokens[mark.first].low
    if low not in _SO_DO:
        return False
    ends = (low in _DID or _is_too(sentence, mark.last)) and _ends_there(sentence, mark.last)
    return _is_turned(sentence, mark) or ends


def _is_too(sentence: Sentence, position: int) -> bool:
    """Tell of the end of "Luxembourg does too", "Peru did likewise"."""
    behind = sentence.words(position, position + 2).lower()
    return behind.startswith(("too", "likewise")) or behind == "as well"


def _is_turned(sentence: Sentence, mark: Mark) -> bool:
    tokens, first = sentence.tokens, mark.first
    if first and tokens[first - 1].low in _TURNING:
        return True
    return tokens[0].low == "so" and first <= _SO_WITHIN and tokens[first - 1].text == ","


def _ends_there(sentence: Sentence, last: int) -> bool:
    tokens = sentence.tokens
    if last < len(tokens) and tokens[last].low == "done":
        # "as Estonia had done in June"
        last += 1
    if (
        last >= len(tokens)
        or tokens[last].text in _SIGNS
        or tokens[last].low in ("before", "already", "too", "likewise")
    ):
        return True
    return any(date.first <= last <= date.core_first for date in sentence.dates)


def shared(act: Act) -> Iterator[Draft]:
    """What another does too: "So does Vietnam", "as Lithuania did last year"."""
    deed, low = _deed_told(act), act.sentence.tokens[act.mark.first].low
    if deed is None or not 0 <= act.sentence.start - deed.at <= _NEAR or not _is_of_one_mind(act, deed):
        return
    found = _sharers(act)
    if not found and deed.kind == "use":
        yield from _groups_too(act, deed)
    refused = deed.modality == "denied"
    refused = refused or deed.slots.get("step") == "refuse_withdrawal"
    modality = deed.modality if refused else _DID.get(low, deed.modality)
    for mention in found[:1]:
        own = deed.kind == "position" or (mention.kind == "company" and deed.kind == "production")
        for state in mention.ids if own else mention.states:
            if state != _doer(deed):
                yield act.draft(
                    deed.kind,
                    modality,
                    _of_another(deed, state),
                    when=act.when(modality),
                    own_speaker=deed.kind == "position",
                )


def _deed_told(act: Act) -> Deed | None:
    """Return what was told last: what somebody did, or that a land was cleared as a whole."""
    deed, freed = act.frame.discourse.deed, act.frame.discourse.freed
    return freed if freed is not None and (deed is None or freed.at >= deed.at) else deed


def _doer(deed: Deed) -> str | None:
    return deed.slots.get("place") if deed.kind == "clearance" else deed.slots.get("actor")


def _of_another(deed: Deed, state: str) -> dict[str, str | None]:
    """Return what a deed says where another state does it: who clears land clears its own."""
    return {**deed.slots, "place" if deed.kind == "clearance" else "actor": state}


def _groups_too(act: Act, deed: Deed) -> Iterator[Draft]:
    """As in "So did at least ten armed groups, among them Boko Haram and JNIM": each that is named."""
    tokens = act.sentence.tokens
    if not _is_turned(act.sentence, act.mark):
        return
    led = next((p for p in range(act.mark.last, len(tokens)) if tokens[p].low in ("among", "including")), None)
    for mention in act.frame.mentions if led is not None else ():
        if led is not None and mention.first > led and mention.kind in ("organisation", "state"):
            for user in mention.states or mention.ids:
                yield act.draft("use", deed.modality, {**deed.slots, "actor": user}, when=act.when(deed.modality))


def _is_of_one_mind(act: Act, deed: Deed) -> bool:
    """Tell whether "so" goes with what is done, "nor" with what is not."""
    before = act.sentence.tokens[act.mark.first - 1].low if act.mark.first else ""
    if deed.slots.get("status") == "non_party" or deed.slots.get("step") == "refuse_withdrawal":
        # "will stay; so will Slovakia", "will not leave; nor will Slovakia"
        return True
    refused = deed.modality == "denied" or deed.slots.get("aspect") in ("none", "cease")
    return refused if before in _NOR else not refused and not act.scope.negated


def still(act: Act) -> Iterator[Draft]:
    """Who goes on with what another has given up: "Pakistan still does"."""
    deed, tokens = act.frame.discourse.deed, act.sentence.tokens
    ends = act.mark.last >= len(tokens) or not tokens[act.mark.last].text.isalpha()
    if deed is None or deed.kind != "production" or not ends or not 0 <= act.sentence.start - deed.at <= _NEAR:
        return
    whose = [m for m in act.frame.mentions if m.kind in _PARTIES and m.role == "" and m.last == act.mark.first - 1]
    aspect = "make" if deed.slots.get("aspect") == "cease" else deed.slots.get("aspect")
    for mention in whose[:1]:
        for state in mention.states:
            yield act.draft("production", "occurred", {**deed.slots, "actor": state, "aspect": aspect})


def says_still(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "still" stands before a "do" or "does" that says it all."""
    first = mark.first
    return sentence.tokens[first].low in ("do", "does") and first > 0 and sentence.tokens[first - 1].low == "still"


def _sharers(act: Act) -> list[Mention]:
    deed = act.frame.discourse.deed
    voices = _VOICES if deed is not None and deed.kind == "position" else _PARTIES
    if deed is not None and deed.kind == "production":
        # "So does Turkey's Roketsan"
        voices = _PARTIES | {"company"}
    near = [m for m in act.frame.mentions if m.kind in voices and (m.states or voices is _VOICES) and m.role == ""]
    used = deed is not None and deed.kind == "use"
    if _is_turned(act.sentence, act.mark):
        after = range(act.mark.last, act.mark.last + 2)
        turned = [m for m in near if m.first in after and _ends_there(act.sentence, m.last)]
        return turned or [m for m in act.frame.mentions if used and m.first in after and _is_of_units(act, m)]
    too = _is_too(act.sentence, act.mark.last) or (used and _did_alone(act))
    return [m for m in near if m.last == act.mark.first and (too or _is_compared(act, m.first))]


def _is_of_units(act: Act, mention: Mention) -> bool:
    """Tell of "and so did Russian aircraft"."""
    tokens, last = act.sentence.tokens, mention.last
    men = mention.role == "adj" and mention.states and last < len(tokens) and tokens[last].low in UNITS
    return bool(men) and _ends_there(act.sentence, last + 1)


def _did_alone(act: Act) -> bool:
    """Tell of "The army laid them. The Cubans did, and the South Africans did": nothing else is said of either."""
    low = act.sentence.tokens[act.mark.first].low
    return low == "did" and act.clause.verbs(act.sentence) == [act.mark.first] and not act.scope.negated


def _is_compared(act: Act, first: int) -> bool:
    """Tell whether "as" stands before a mention."""
    before = [t.low for t in act.sentence.tokens[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in _AS or (before[-1] == "the" and before[0] in _AS))


_THINGS = frozenset({"make", "use", "hold", "acquire", "supply", "destroy", "clear", "fund", "need"})
STEPS = frozenset({"leave", "join", "sign", "ratify", "suspend", "stay"})


# "its stockpile" is no verb.
_BEFORE_NOUNS = frozenset({"its", "their", "our", "his", "her", "the", "a", "of"})


def last_said(act: Act) -> Mark | None:
    """Return the last act told in the sentence before the words that echo it."""
    before = act.sentence.starting(range(act.mark.first))
    told = [m for m in before if not (_THINGS | STEPS).isdisjoint(m.values("verb")) and "say" not in m.meanings]
    told = [m for m in told if not m.first or act.sentence.tokens[m.first - 1].low not in _BEFORE_NOUNS]
    return told[-1] if told else None


_VERB_OF = {"production": "make", "use": "use", "stockpile": "hold", "destruction": "destroy", "clearance": "clear"}


def _says_another_verb(act: Act, deed: Deed) -> bool:
    """Tell of "has used them …; none makes any, although Poland will do so", where the nearer verb is repeated."""
    last = last_said(act)
    return last is not None and deed.kind in _VERB_OF and _VERB_OF[deed.kind] not in last.values("verb")


def said_before(act: Act) -> Deed | None:
    """Return the deed that "did so" repeats, where it was told later than any step on a treaty."""
    deed, step = _deed_told(act), act.frame.discourse.step
    if deed is None or deed.kind not in _REPEATED or (step is not None and deed.at <= step.at):
        return None
    near = 0 <= act.sentence.start - deed.at <= _NEAR
    if deed.kind in _FOLLOWED and near and _follows(act):
        return deed
    return deed if near and act.sentence.tokens[act.mark.last - 1].low in _DO_SO else None


_CHARGES = frozenset(
    {
        "it",
        "this",
        "that",
        "so",
        "charge",
        "charges",
        "accusation",
        "accusations",
        "wrongdoing",
        "report",
        "reports",
        "claim",
        "claims",
        "allegation",
        "allegations",
    }
)
_CHARGED_WITHIN = 4
_DENIABLE = frozenset({"transfer", "production"})


def denied(act: Act) -> Iterator[Draft]:
    """What somebody was just said to do and denies: "Ankara denied it"."""
    deed, tokens = act.frame.discourse.deed, act.sentence.tokens
    if deed is not None and deed.kind == "position" and deed.at == act.sentence.start:
        # "Tehran rejects that", which is a stance as well
        deed = act.frame.discourse.former
    if deed is None or deed.kind not in _DENIABLE or act.mark.form("op") < 0 or act.scope.negated:
        return
    behind = [tokens[p].low for p in act.clause.tokens if act.mark.last <= p < act.mark.last + 3]
    if act.mark.last < len(tokens) and _ends_there(act.sentence, act.mark.last + 1):
        # "Tehran rejects that": no clause follows
        behind.append(tokens[act.mark.last].low)
    behind += [t.low for t in tokens[act.mark.first + 1 : act.mark.last]]
    if _ends_there(act.sentence, act.mark.last):
        # "Rwanda gave the M23 mines, a charge Kigali rejects"
        behind += [t.low for t in tokens[max(0, act.mark.first - _CHARGED_WITHIN) : act.mark.first]]
    if _CHARGES.isdisjoint(behind) or not 0 <= act.sentence.start - deed.at <= _NEAR or deed.modality == "denied":
        return
    actor = act.frame.subject(act.clause, act.mark.first)
    if actor is not None and deed.slots.get("actor") in actor.states + actor.ids:
        draft = act.draft(deed.kind, "denied", dict(deed.slots))
        draft.speaker = str(deed.slots.get("actor"))
        yield draft


_LEAVING = frozenset({"withdraw", "announce_withdrawal", "begin_withdrawal", "notify_withdrawal", "approve_withdrawal"})


def untrue(act: Act) -> Iterator[Draft]:
    """What a state is said to plan and calls untrue: "Norway would be next to go. Oslo said this was untrue"."""
    step, outer = act.frame.discourse.step, act.clause.parent
    low = act.sentence.tokens[act.mark.last - 1].low
    subject = {act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first}
    if step is None or outer is None or low not in _UNTRUE or subject.isdisjoint({"this", "that", "it"}):
        return
    teller = act.frame.subject(outer)
    leaver = step.slots.get("actor")
    near = 0 <= act.sentence.start - step.at <= _NEAR and step.slots.get("step") in _LEAVING
    if teller is None or not near or leaver not in teller.states or act.scope.negated:
        return
    yield act.draft("treaty_step", "occurred", {**step.slots, "step": "refuse_withdrawal", "body": None})


_UNTRUE = frozenset({"untrue", "false", "baseless", "true", "nonsense", "incorrect", "unfounded", "wrong"})


def with_number(act: Act) -> Iterator[Draft]:
    """Who comes next in a ranking of stocks: "China follows with fewer than 5 million"."""
    deed, tokens = act.frame.discourse.deed, act.sentence.tokens
    if deed is None or deed.kind != "stockpile" or not 0 <= act.sentence.start - deed.at <= _NEAR:
        return
    if act.scope.negated or deed.slots.get("aspect") != "hold":
        return
    for amount in act.sentence.amounts:
        if amount.quantity.unit != "item" or amount.unit_at is not None or amount.first < act.mark.last:
            continue
        before = tokens[amount.first - 1].low == "with"
        near = [m for m in act.frame.mentions if m.kind == "state" and m.role == "" and m.last <= amount.first]
        gap = [t.low for t in tokens[near[-1].last : amount.first]] if near else []
        if before and near and (gap == ["with"] or near[-1].last <= act.mark.first):
            for state in near[-1].states:
                yield act.draft("stockpile", "occurred", {**deed.slots, "actor": state}, amount.quantity)


def _follows(act: Act) -> bool:
    """Tell of "Germany followed in 2015"."""
    low = act.sentence.tokens[act.mark.first].low
    return low in ("followed", "follow", "follows") and _ends_there(act.sentence, act.mark.last)


def same_deed(act: Act) -> Iterator[Draft]:
    """Who does what another was said to do: "Russia has done so since 2022"."""
    deed = said_before(act)
    actor = _who_says_it(act) or act.frame.subject(act.clause, act.mark.first)
    fights = deed is not None and deed.kind == "use" and actor is not None and actor.kind == "organisation"
    if deed is None or actor is None or not (fights or actor.kind in _PARTIES) or act.scope.negated:
        return
    if _says_another_verb(act, deed):
        return
    own = act.clause.kind != "sub" or actor.first in act.clause.tokens
    alone = act.mark.last - act.mark.first < 2 and not _follows(act)
    if not own or alone or act.scope.has("urge", "refuse", "possible"):
        return
    modality = act.scope.modality()
    for state in actor.states or (actor.ids[:1] if fights else ()):
        if state != _doer(deed):
            yield act.draft(deed.kind, modality, _of_another(deed, state), when=act.when(modality))
    for state, date in gapped(act):
        when = date.turned(act.published, future=False)
        yield act.draft(deed.kind, modality, _of_another(deed, state), when=when)


def _who_says_it(act: Act) -> Mention | None:
    """Return Peru in "Bulgaria said that it had destroyed its stock, Peru that it would do so by April"."""
    tokens, opener = act.sentence.tokens, act.clause.opener
    that = next(
        (p for p in range(act.mark.first, max(0, act.mark.first - _THAT_WITHIN), -1) if tokens[p].low == "that"), 0
    )
    if not that or tokens[that + 1].low not in ("it", "they"):
        return None
    near = [m for m in act.frame.mentions if m.last == that and m.kind == "state" and m.role == ""]
    joined = bool(near) and near[-1].first > 0 and tokens[near[-1].first - 1].low in (",", "and", ";", "while", "but")
    return near[-1] if joined and opener <= that else None


_THAT_WITHIN = 6


def may_gap(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a weapon opens a sentence without a verb: "And the cluster bombs in 2013"."""
    if len(sentence.tokens) > _LONGEST_GAP or sentence.is_headline or mark.value("item") in (None, "other"):
        return False
    led = all(t.low in _LEADING for t in sentence.tokens[: mark.first])
    return led and not any(is_verb(m) and m.form("verb") != 3 for m in sentence.marks)


def may_follow(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a weapon with a time of its own follows another: "its mines in 2004 and the cluster rockets in"."""
    led = [t.low for t in sentence.tokens[max(0, mark.first - _LED_BY) : mark.first]]
    if "and" not in led or mark.value("item") in (None, "other"):
        return False
    joint = mark.first - len(led) + led.index("and")
    dated = any(d.last == joint for d in sentence.dates)
    return dated and any(0 <= d.first - mark.last <= 1 for d in sentence.dates)


_LED_BY = 3


def followed(act: Act) -> Iterator[Draft]:
    """The deed of another weapon: "destroyed its mines in 2004 and the cluster rockets in 2011"."""
    deed, code = act.frame.discourse.deed, act.mark.value("item")
    if deed is None or deed.kind not in _GAPPED or code == deed.slots.get("item") or deed.at != act.sentence.start:
        return
    date = next((d for d in act.sentence.dates if 0 <= d.first - act.mark.last <= 1), None)
    when = None if date is None else date.turned(act.published, future=deed.modality == "planned")
    yield act.draft(deed.kind, deed.modality, {**deed.slots, "item": code}, act.quantity(near=act.mark), when)


def second_amount(act: Act) -> Iterator[Draft]:
    """The deed again, of so many more: "handed over 3,000 in the spring and 4,500 more in autumn"."""
    deed, sentence = act.frame.discourse.deed, act.sentence
    if deed is None or deed.at != sentence.start or deed.kind not in _GAPPED or deed.modality == "denied":
        return
    first = next((d for d in sentence.dates), None)
    for found in act.amounts(("item",)):
        led = [t.low for t in sentence.tokens[max(0, found.first - _LED_BY) : found.first]]
        date = next((d for d in sentence.dates if 0 <= d.first - found.last <= 1), None)
        joined = "and" in led and _ANOTHER.issuperset(led[led.index("and") :])
        if (
            joined
            and first is not None
            and first.last <= found.first
            and date is not None
            and found.unit_at is None
            and not found.ordinal
        ):
            when = date.turned(act.published, future=deed.modality == "planned")
            span = (sentence.tokens[found.first].start, sentence.tokens[date.last - 1].end)
            yield act.draft(deed.kind, deed.modality, dict(deed.slots), found.quantity, when, span=span)


_ANOTHER = frozenset({"and", "another", "a", "further", "then", "some", "about"})


def gap(act: Act) -> Iterator[Draft]:
    """The deed told last, of another weapon: "We destroyed our mines by 2003. And the cluster bombs in 2013"."""
    deed, code = act.frame.discourse.deed, act.mark.value("item")
    if deed is None or deed.kind not in _GAPPED or code == deed.slots.get("item") or deed.modality != "occurred":
        return
    time = act.time()
    if time is None or not 0 <= act.sentence.start - deed.at <= _NEAR or act.scope.negated:
        return
    if not all(t.low in _WITHIN_A_GAP or not t.text.isalpha() for t in act.sentence.tokens[act.mark.last : time.first]):
        return
    act.frame.imply(act.mark, *(str(deed.slots[slot]) for slot in ("actor", "to") if deed.slots.get(slot)))
    quantity = act.quantity(near=act.mark)
    yield act.draft(deed.kind, deed.modality, {**deed.slots, "item": code}, quantity, act.when(deed.modality))


_GAPPED = frozenset({"destruction", "production", "transfer", "use"})
_WITHIN_A_GAP = frozenset({"in", "too", "also", "followed", "only", "a", "year", "by", "already", "later", "back"})
