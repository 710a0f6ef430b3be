"""What is said of one state and goes for another: "Finland did so in July", "Russia has not", "neither has Israel"."""

from collections.abc import Iterator

from treatywatch.extract.discourse import Said
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.acting import is_condition
from treatywatch.extract.kinds.matters import was_long_ago
from treatywatch.extract.kinds.shared import STEPS, last_said, said_before
from treatywatch.extract.kinds.steps import companions
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.model.claim import LEAVING
from treatywatch.model.time import lies_ahead

# How far back, in code points, the words may stand that an echo repeats.
_REACH = 450
_NEAR = 260
# Third person, past, participle.
_TOLD = (1, 2, 4)
_NOTS = frozenset({"not", "n't", "t"})
_SIGNS = frozenset(',.;:)—–”"')
_DO = frozenset({"has", "have", "had", "is", "are", "was", "were", "did", "does", "do", "will", "would"})
_NOR = frozenset({"nor", "neither"})
_JOINING = frozenset({"join", "ratify", "sign"})
_PARTIES = frozenset({"state", "body", "office"})
_ACTORS = _PARTIES | {"person"}


def echo(act: Act) -> Iterator[Draft]:
    """A step taken by another before: "followed suit on 8 May", "Helsinki did so in July"."""
    said = act.frame.discourse.step
    stance = act.frame.discourse.stance
    if is_condition(act) or _way_out(act) is not None:
        # "would join only if Azerbaijan did so"; "Estonia went in December" is told by `goes_out`.
        return
    urged = act.scope.has("urge") or _is_called_for(act)
    if urged and not act.scope.negated and _lacks_it(act):
        yield from _asked_to_join(act)
        return
    joining = act.frame.discourse.joining
    if _follows_who_joins(act):
        yield from _asked_to(act)
        return
    if act.scope.has("urge") and not act.scope.negated and joining is not None and _is_whole(act):
        greeted = any({"join", "ratify"} & set(m.values("noun")) for m in act.sentence.starting(range(act.mark.first)))
        near = greeted or 0 <= act.sentence.start - joining.at <= 2 * _REACH
        told = act.frame.told(act.clause, act.mark) or _encouraged(act)
        if (
            near
            and told is not None
            and told.kind == "state"
            and (said is None or said.slots.get("step") not in LEAVING | {"refuse_withdrawal"})
        ):
            # "applauded the ratification and called on Gabon to follow suit"
            yield from _asked_to(act)
            return
    gone = act.sentence.tokens[act.mark.last - 1].low in ("gone", "went", "goes", "going")
    if (
        stance is not None
        and not gone
        and not _does_a_deed(act)
        and (said is None or stance.at > said.at or _is_of_views(act))
    ):
        yield from _same_stance(act, stance)
        return
    if _does_another_thing(act):
        yield from _makes_too(act)
    elif said is not None and _is_of_the_step(act, said):
        yield from _same_step(act, said)


_GOES = frozenset({"go", "goes", "went", "gone", "going"})
_ING = 3


def _way_out(act: Act) -> Said | None:
    """Return the departure that "Estonia went two days after Christmas" tells, where a withdrawal is spoken of."""
    said, discourse = act.frame.discourse.step, act.frame.discourse
    if act.sentence.tokens[act.mark.first].low not in _GOES or act.mark.last - act.mark.first > 1 or not _is_whole(act):
        return None
    spoken = said is not None and said.slots.get("step") in LEAVING and 0 <= act.sentence.start - said.at <= _REACH
    fresh = discourse.leaving and min(discourse.treaty_silence, discourse.topic_age) <= 1 and not discourse.foreign
    treaty = said.slots.get("treaty") if said is not None and spoken else discourse.treaty or discourse.main_treaty
    if not (spoken or (fresh and act.time() is not None)) or treaty is None or act.scope.negated:
        return None
    slots: dict[str, str | None] = {"treaty": treaty, "step": "withdraw", "body": None}
    return Said(slots, None, act.sentence.start if said is None else said.at)


def goes_out(act: Act) -> Iterator[Draft]:
    """A departure told by "went" alone: "Estonia went two days after Christmas, Finland a fortnight later"."""
    out = None if is_condition(act) else _way_out(act)
    actor = act.frame.subject(act.clause, act.mark.first)
    if (
        out is None
        or actor is None
        or actor.kind != "state"
        or actor.pronoun == "they"
        or act.scope.has("urge", "refuse")
    ):
        return
    under_way = act.mark.form("echo") == _ING and act.sentence.tokens[act.mark.first - 1].low in _BEING
    if not _is_told(act) and not under_way:
        return
    modality, when = _how_and_when(act, out)
    modality = "planned" if under_way and modality == "occurred" else modality
    if when is None and act.sentence.dates and act.time() is not None:
        return
    for state in actor.states:
        yield act.draft("treaty_step", modality, {**out.slots, "actor": state}, when=when)
    yield from _owners(act, out, modality)


def _does_a_deed(act: Act) -> bool:
    """Tell of "Mozambique declared itself free of mines, and Zambia did so in 2009": no stance is shared."""
    before = act.sentence.starting(range(act.mark.first))
    told = [m for m in before if m.form("verb") in _TOLD or {"clear", "destroy", "remove"} & set(m.values("verb"))]
    return bool(told) and not _OF_DEEDS.isdisjoint(told[-1].values("verb"))


_OF_DEEDS = frozenset({"clear", "destroy", "remove", "make", "use", "supply"})


def _is_of_the_step(act: Act, said: Said) -> bool:
    """Tell whether a step told not long ago is what the words echo."""
    near = 0 <= act.sentence.start - said.at <= _REACH
    return near and not _is_of_views(act) and not said_before(act) and _is_whole(act)


def _same_step(act: Act, said: Said) -> Iterator[Draft]:
    if act.scope.has("refuse") or (act.scope.negated and not _ends(act, said)):
        yield from _not_following(act, said)
        return
    if act.scope.has("urge"):
        yield from _asked_to(act)
        return
    if _is_weighed(act):
        yield from _weighed(act, said)
        return
    if not _is_told(act) or act.scope.negated or act.scope.has("urge") or _ends(act, said):
        return
    actor = act.frame.subject(act.clause, act.mark.first)
    if actor is None or actor.kind not in _PARTIES or not actor.states:
        return
    modality, when = _how_and_when(act, said)
    if _is_after_the_notice(said, when):
        said = Said({**said.slots, "step": "withdraw", "body": None}, None, said.at)
    if _says_it_too(act) and said.slots.get("step") in LEAVING:
        # "Poland made a similar announcement in March": it says that it will leave
        said = Said({**said.slots, "step": "announce_withdrawal", "body": None}, said.when, said.at)
        modality = "occurred" if modality == "planned" and not act.scope.has("future", "would") else modality
    for state in companions(act, actor.states):
        if state != said.slots.get("actor") or when != said.when:
            body = actor.body if said.slots.get("body") and actor.body else said.slots.get("body")
            yield act.draft("treaty_step", modality, {**said.slots, "actor": state, "body": body}, when=when)
    yield from _owners(act, said, modality)


_SAYINGS = frozenset({"announcement", "declaration", "pledge", "statement", "commitment"})


def _says_it_too(act: Act) -> bool:
    """Tell of "made a similar announcement", which says that something will be done."""
    return act.sentence.tokens[act.mark.last - 1].low in _SAYINGS


def _is_after_the_notice(said: Said, when: str | None) -> bool:
    """Tell of "They gave notice in June. Finland followed on 10 January": half a year on, one has left."""
    if said.slots.get("step") != "notify_withdrawal" or said.when is None or when is None:
        return False
    first, second = said.when[:7], when[:7]
    if len(first) < len("2025-06") or len(second) < len("2025-06") or "/" in first + second or "." in first + second:
        return False
    months = 12 * (int(second[:4]) - int(first[:4])) + int(second[5:]) - int(first[5:])
    return months >= _NOTICE


_NOTICE = 6


def _how_and_when(act: Act, said: Said) -> tuple[str, str | None]:
    """Return the modality and the time of a step that another has taken before."""
    promised = _is_promised(act)
    modality = "planned" if promised else act.scope.modality()
    announced = promised or act.scope.has("intend")
    if modality == "planned" and said.slots.get("step") == "announce_withdrawal" and announced:
        # "Fiji plans to follow": it has said so.
        modality = "occurred"
    when = act.when(modality)
    if modality == "occurred" and when is None and promised and act.clause.parent is not None:
        # "Finland announced on 1 April that it would": when it said so
        said_on = act.time(clauses=(act.clause.parent,))
        when = None if said_on is None else said_on.turned(act.published, future=False)
    if modality == "occurred" and lies_ahead(when, act.published):
        modality = "planned"
    return modality, when


def _does_another_thing(act: Act) -> bool:
    """Tell of "none has begun to produce mines, although Poland says that it will do so": no step is echoed."""
    last = last_said(act)
    so = act.sentence.tokens[act.mark.last - 1].low in ("so", "same", "likewise")
    return so and last is not None and STEPS.isdisjoint(last.values("verb"))


def _makes_too(act: Act) -> Iterator[Draft]:
    """What somebody will make: "although Poland has announced that it will do so"."""
    last = last_said(act)
    actor = act.frame.subject(act.clause, act.mark.first)
    if last is None or "make" not in last.values("verb") or actor is None or act.scope.negated:
        return
    item = act.frame.item(act.frame.clause_at(last.first), last)
    code = None if item is None else act.item_code(item)
    modality = act.scope.modality()
    if code in (None, "other") or modality in ("urged", "denied"):
        return
    for maker in actor.states if actor.kind in _PARTIES else actor.ids if actor.kind == "company" else ():
        aspect = "start" if modality == "planned" else "make"
        yield act.draft(
            "production", modality, {"actor": maker, "item": code, "aspect": aspect}, when=act.when(modality)
        )


def _is_told(act: Act) -> bool:
    """Tell whether it is told as done, or as what is to come: "Finland is to follow on 10 January"."""
    if act.clause.kind == "sub" and act.sentence.tokens[act.clause.opener].low in ("if", "unless"):
        return False
    if act.mark.form("echo") in _TOLD:
        return True
    if act.mark.form("echo") == 0 and _is_promised(act):
        return True
    ahead = act.scope.has("future", "intend")
    return act.mark.form("echo") == 0 and ahead and not act.scope.has("possible", "would")


def _is_promised(act: Act) -> bool:
    """Tell of "Finland announced on 1 April that it would do the same"."""
    above = act.clause.parent
    if act.clause.kind != "comp" or above is None or not act.scope.has("would") or act.scope.has("possible"):
        return False
    return any("say" in m.meanings for m in above.marks(act.sentence) if m.last <= act.clause.opener)


_WEIGHING = ("think", "toy", "consider", "weigh", "mull", "contemplat", "study", "discuss", "debat", "examin")


def _is_weighed(act: Act) -> bool:
    """Tell of "Romania may follow", "Greece is considering the same step"."""
    if act.scope.negated or act.scope.has("urge", "refuse") or act.scope.outer:
        return False
    weighs = act.sentence.tokens[act.mark.first].low.startswith(_WEIGHING)
    return weighs or (act.mark.form("echo") == 0 and act.scope.has("possible") and act.clause.kind in ("main", "coord"))


def _weighed(act: Act, said: Said) -> Iterator[Draft]:
    """The step told before, of who may take it too."""
    actor = act.frame.subject(act.clause, act.mark.first)
    if actor is None or actor.kind not in _PARTIES or _ends(act, said):
        return
    leaves = said.slots.get("step") in LEAVING | {"refuse_withdrawal"} or was_long_ago(act, said)
    step = "withdraw" if leaves else said.slots.get("step")
    for state in actor.states:
        if state != said.slots.get("actor"):
            body = None if leaves else said.slots.get("body")
            yield act.draft("treaty_step", "possible", {**said.slots, "actor": state, "step": step, "body": body})


_VIEWS = frozenset({"view", "concern", "worry", "assessment", "opinion", "point", "way", "likewise"})


def _is_of_views(act: Act) -> bool:
    """Tell of "shares that view", which repeats no step."""
    return not _VIEWS.isdisjoint(t.low for t in act.sentence.tokens[act.mark.first + 1 : act.mark.last])


def _same_stance(act: Act, said: Said) -> Iterator[Draft]:
    """Who takes the stance told before: "Switzerland lodged an objection; Austria and Belgium followed"."""
    told = act.mark.form("echo") in _TOLD or (_is_of_views(act) and act.sentence.tokens[act.mark.first - 1].low != "to")
    if not 0 <= act.sentence.start - said.at <= _NEAR or not _is_whole(act) or not told:
        return
    actor = act.frame.subject(act.clause, act.mark.first)
    if actor is None or actor.kind not in _PARTIES or not actor.states or act.scope.negated or act.scope.has("urge"):
        return
    for state in actor.states:
        if state != said.slots.get("actor"):
            yield act.draft("position", "occurred", {**said.slots, "actor": state}, own_speaker=True)


def _not_following(act: Act, said: Said) -> Iterator[Draft]:
    """Who will not leave as others have: "Norway has ruled out following suit"."""
    actor = act.frame.subject(act.clause, act.mark.first)
    if said.slots.get("step") not in LEAVING or actor is None or actor.kind not in _ACTORS:
        return
    if act.frame.told(act.clause, act.mark) is not None:
        # "Moscow warned Finland not to follow Lithuania's example"
        return
    for state in actor.states:
        if state != said.slots.get("actor"):
            slots = {"actor": state, "treaty": said.slots.get("treaty"), "step": "refuse_withdrawal", "body": None}
            yield act.draft("treaty_step", "occurred", slots)


def _encouraged(act: Act) -> Mention | None:
    """Return the state of "South Korea should be encouraged to follow", "is being urged to do the same"."""
    tokens, first = act.sentence.tokens, act.mark.first
    asking = act.sentence.mark(first - 2) if first > 2 and tokens[first - 1].low == "to" else None
    urged = asking is not None and "urge" in asking.values("op")
    asked = first > 2 and tokens[first - 1].low == "to" and (urged or tokens[first - 2].low in _WON_OVER)
    at = first - 2 if asking is None else asking.first
    if not asked or tokens[at - 1].low not in _BEING:
        return None
    near = [m for m in act.frame.mentions if m.whole and 0 <= at - m.last <= _PASSIVE_WITHIN]
    return near[-1] if near and near[-1].kind == "state" else None


_BEING = frozenset({"be", "been", "being", "is", "are", "was", "were"})
_PASSIVE_WITHIN = 3
_WON_OVER = frozenset({"persuaded", "convinced", "brought", "pushed", "pressed", "helped", "led"})


def _asked_to(act: Act) -> Iterator[Draft]:
    """Who is asked to take the step too: "we urge Tonga and Samoa to do the same"."""
    told = _encouraged(act) or act.frame.told(act.clause, act.mark) or act.frame.subject(act.clause, act.mark.first)
    said = act.frame.discourse.joining
    if told is None or told.kind not in _PARTIES or said is None:
        return
    # Who has not signed accedes.
    step = "accede" if said.slots.get("step") == "ratify" else said.slots.get("step")
    for state in told.states:
        yield act.draft("treaty_step", "urged", {**said.slots, "actor": state, "step": step})


def _lacks_it(act: Act) -> bool:
    """Tell whether the standing told last is that of one who has not joined."""
    standing, step = act.frame.discourse.standing, act.frame.discourse.step
    if standing is None or standing.slots.get("status") != "non_party" or (step is not None and step.at > standing.at):
        return False
    return 0 <= act.sentence.start - standing.at <= _NEAR and standing.slots.get("actor") is not None


def _asked_to_join(act: Act) -> Iterator[Draft]:
    """Who is asked to join, for he has not: "Morocco has not yet joined and should do so without delay"."""
    standing = act.frame.discourse.standing
    so = act.sentence.tokens[act.mark.last - 1].low in _LIKEWISE | _EXAMPLE
    listed = _listed_outside(act) if so and standing is not None and standing.at == act.sentence.start else ()
    if standing is not None and listed:
        for state in listed:
            asked = {"actor": state, "treaty": standing.slots.get("treaty"), "step": "accede"}
            yield act.draft("treaty_step", "urged", asked)
        return
    told = act.frame.told(act.clause, act.mark) or act.frame.subject(act.clause, act.mark.first)
    if standing is None or not so or told is None or standing.slots.get("actor") not in told.states:
        return
    for state in told.states:
        slots = {"actor": state, "treaty": standing.slots.get("treaty"), "step": "accede"}
        yield act.draft("treaty_step", "urged", slots)


_CALLING = frozenset({"called", "calls", "calling", "appealed", "appeals", "appealing", "pleaded", "call", "appeal"})


def _is_called_for(act: Act) -> bool:
    """Tell of "called in a message for all states that have not joined, among them Cuba, to do so"."""
    tokens, first = act.sentence.tokens, act.mark.first
    asked = first > 0 and tokens[first - 1].low == "to" and bool(_listed_outside(act))
    return asked and not _CALLING.isdisjoint(t.low for t in tokens[:first])


def _listed_outside(act: Act) -> tuple[str, ...]:
    """Return the states of "called on all that have not yet joined, among them Cuba and India, to do so"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        led = [t.low for t in tokens[max(0, mention.first - 3) : mention.first] if t.low not in ("them", "the")]
        close = 0 < act.mark.first - mention.last <= _LISTED_WITHIN
        if mention.kind == "state" and mention.pronoun is None and close and led[-1:] in (["among"], ["including"]):
            return mention.states
    return ()


_LISTED_WITHIN = 3
_LIKEWISE = frozenset({"so", "suit", "same", "likewise"})


def _ends(act: Act, said: Said) -> bool:
    """Tell whether what follows is no step of the state: a treaty enters into force, a suspension is its own."""
    return said.slots.get("step") in ("enter_into_force", "adopt", "suspend")


def _is_whole(act: Act) -> bool:
    """Tell whether "followed" says it all: a sign or a time stands behind, no object."""
    tokens, last = act.sentence.tokens, act.mark.last
    told_again = not _LIKE.isdisjoint(t.low for t in tokens[act.mark.first + 1 : last])
    if last < len(tokens) and tokens[last - 1].low in _CHOOSING and not told_again:
        # "Lithuania and Latvia have decided.", and not "have decided to buy"
        return not tokens[last].text.isalnum() or tokens[last].low in _ENDING | {"and", "but"}
    if act.mark.last - act.mark.first > 1 or last >= len(tokens) or tokens[last].text in _SIGNS:
        return True
    if tokens[last].low in _ENDING or follows_an_example(act):
        return True
    return any(date.first <= last + 1 and last <= date.core_first <= last + 2 for date in act.sentence.dates)


def follows_an_example(act: Act) -> bool:
    """Tell of "follow Yerevan's example", "follow the Cuban lead": what is followed is another state's step."""
    return bool(_of_the_example(act))


def _of_the_example(act: Act) -> tuple[str, ...]:
    """Return the states whose step is an example to be followed."""
    tokens, last = act.sentence.tokens, act.mark.last
    if not tokens[act.mark.first].low.startswith("follow"):
        return ()
    end = next((p for p in range(last, min(last + _EXAMPLE_WITHIN, len(tokens))) if tokens[p].low in _EXAMPLE), last)
    if end + 1 < len(tokens) and tokens[end + 1].low == "of":
        # "follow the example of Cuba"
        return next((m.states for m in act.frame.mentions if m.first in (end + 2, end + 3)), ())
    if end + 1 < len(tokens) and tokens[end + 1].low in ("on", "in"):
        return ()
    return next((m.states for m in act.frame.mentions if last <= m.first < end and m.states), ())


def _follows_who_joins(act: Act) -> bool:
    """Tell of "urged Azerbaijan to follow Yerevan's example", where Yerevan has been said to join."""
    matters = act.frame.discourse.matters
    asked = act.scope.has("urge") and not act.scope.negated
    return asked and any(matters.get(state) == "join" for state in _of_the_example(act))


_LIKE = frozenset({"same", "similar", "like", "identical"})
_CHOOSING = frozenset({"decided", "mind", "minds", "choice", "decision", "move"})
_EXAMPLE_WITHIN = 6
_EXAMPLE = frozenset({"example", "examples", "lead", "footsteps", "suit", "precedent"})
_ENDING = frozenset(
    {"suit", "later", "soon", "yesterday", "today", "before", "too", "now", "next", "without", "quickly"}
)


def _owners(act: Act, said: Said, modality: str) -> Iterator[Draft]:
    """Those listed behind, each with its day: "Lithuania's parliament followed on 8 May, Estonia's on 4 June"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.first < act.mark.last or mention.kind != "state" or len(mention.states) != 1:
            continue
        behind = range(mention.last, mention.last + 5)
        date = next((t for t in act.sentence.dates if t.core_first in behind), None)
        if date is None or tokens[mention.last - 1].text in ("in", "on"):
            continue
        when, first = date.turned(act.published, future=False), act.when(modality)
        if modality == "occurred" and None not in (when, first) and str(when)[:7] < str(first)[:7]:
            # "Finland followed on 10 January, Poland in February": told in January, that to come
            when = date.turned(act.published, future=True)
        how = "planned" if modality == "occurred" and lies_ahead(when, act.published) else modality
        span = (tokens[mention.first].start, tokens[date.last - 1].end)
        yield act.draft("treaty_step", how, {**said.slots, "actor": mention.states[0]}, when=when, span=span)


def ends_in_a_decision(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Lithuania and Latvia have decided.": nothing behind the verb says on what."""
    tokens, last = sentence.tokens, mark.last
    if tokens[last - 1].low not in ("decided", "decide"):
        return False
    return last >= len(tokens) or tokens[last].text in _SIGNS


def has_decided(act: Act) -> Iterator[Draft]:
    """Who has decided as others have, where a departure has just been told: "Lithuania and Latvia have decided"."""
    said = act.frame.discourse.step
    if said is None or said.slots.get("step") not in LEAVING or act.scope.has("urge", "possible", "future", "would"):
        return
    near = 0 <= act.sentence.start - said.at <= _NEAR and not act.scope.negated and act.clause.kind in ("main", "coord")
    actor = act.frame.subject(act.clause, act.mark.first) if near else None
    if actor is None or actor.kind not in _PARTIES:
        return
    for state in actor.states:
        slots = {"actor": state, "treaty": said.slots.get("treaty"), "step": "announce_withdrawal", "body": None}
        yield act.draft("treaty_step", "occurred", slots)


def is_left_open(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether an auxiliary says "not" and nothing more, or stands turned round behind "nor"."""
    if sentence.tokens[mark.first].low not in _DO:
        return False
    before = sentence.tokens[mark.first - 1].low if mark.first else ""
    if _is_turned_past_words(sentence, mark):
        return True
    if before == "never" and (mark.last >= len(sentence.tokens) or sentence.tokens[mark.last].text in _SIGNS):
        # "Russia never did."
        return True
    return before in _NOR or _says_no_more(sentence, mark)


def _is_turned_past_words(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Nor, among its neighbours, has the Congo": commas around what is set in."""
    tokens, first = sentence.tokens, mark.first
    opens = first > 2 and tokens[0].low in _NOR and tokens[1].text == "," and tokens[first - 1].text == ","
    return opens and first <= _SET_IN


_SET_IN = 10


def _says_no_more(sentence: Sentence, mark: Mark) -> bool:
    tokens, here = sentence.tokens, mark.last
    if here < len(tokens) and tokens[here].text in ("'", "’"):
        here += 1
    if here >= len(tokens) or tokens[here].low not in _NOTS:
        return False
    here += 1
    while here < len(tokens) and tokens[here].low in ("yet", "either", "so"):
        here += 1
    return here >= len(tokens) or tokens[here].text in _SIGNS


_YES = frozenset({"is", "are", "has", "have", "did", "does", "do"})


def says_yes(sentence: Sentence, mark: Mark) -> bool:
    """Tell of an auxiliary that says it all: "Russia isn't bound by the convention and we are"."""
    tokens, last = sentence.tokens, mark.last
    if tokens[mark.first].low not in _YES or not mark.first or tokens[mark.first - 1].low in _NOR | {"so", "as"}:
        return False
    return last >= len(tokens) or tokens[last].text in _SIGNS


def is_so(act: Act) -> Iterator[Draft]:
    """A standing that another has not: "Laos is no party; Thailand is", "Russia isn't bound by it and we are"."""
    standing = act.frame.discourse.standing
    if standing is None or standing.slots.get("status") != "non_party" or act.scope.negated:
        return
    if not 0 <= act.sentence.start - standing.at <= _NEAR or not standing.slots.get("actor"):
        return
    found = [state for mention in _plain(act) for state in mention.states]
    discourse = act.frame.discourse
    if not found and act.sentence.tokens[act.mark.first - 1].low == "we" and discourse.focused:
        # said in the parliament that the text is about
        found = [discourse.focus or ""]
    for state in found:
        if state and state != standing.slots.get("actor"):
            slots = {"actor": state, "treaty": standing.slots.get("treaty"), "status": "party"}
            yield act.draft("membership", "occurred", slots)


def not_so(act: Act) -> Iterator[Draft]:
    """A standing that another lacks: "Ukraine is a party; Russia is not", "nor have China and India"."""
    standing, step = _standing(act), act.frame.discourse.step
    if _left_before(act) and step is not None and (standing is None or step.at >= standing.at):
        yield from _has_not_left(act, step)
        return
    if standing is None:
        return
    turned = act.mark.first > 0 and act.sentence.tokens[act.mark.first - 1].low in _NOR
    turned = turned or _is_turned_past_words(act.sentence, act.mark)
    too = "either" in [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 4]]
    lacked = standing.slots.get("status") == "non_party"
    if (turned or too) != (lacked or (turned and standing.slots.get("status") == "signatory")):
        return
    for mention in _turned(act) if turned else _plain(act):
        for state in mention.states:
            if state != standing.slots.get("actor"):
                slots = {"actor": state, "treaty": standing.slots.get("treaty"), "status": "non_party"}
                yield act.draft("membership", "occurred", slots)


def _left_before(act: Act) -> bool:
    """Tell whether a departure has just been told."""
    step = act.frame.discourse.step
    if step is None or not 0 <= act.sentence.start - step.at <= _NEAR:
        return False
    return step.slots.get("step") in LEAVING and step.slots.get("actor") is not None


def _has_not_left(act: Act, step: Said) -> Iterator[Draft]:
    """As in "Poland has left; Norway has not, and will not": who stays, and who says so."""
    refused = act.sentence.tokens[act.mark.first].low in ("will", "would")
    for mention in _plain(act):
        for state in mention.states:
            if state != step.slots.get("actor"):
                told = ("refuse_withdrawal", "occurred") if refused else ("withdraw", "denied")
                slots = {"actor": state, "treaty": step.slots.get("treaty"), "step": told[0], "body": None}
                yield act.draft("treaty_step", told[1], slots)


def _standing(act: Act) -> Said | None:
    """Return the standing told just before, or that of the many who "have joined it" in the same sentence."""
    said = act.frame.discourse.standing
    if said is not None and 0 <= act.sentence.start - said.at <= _NEAR:
        return said
    joined = any(
        not _JOINING.isdisjoint(mark.values("verb")) or mark.value("member") == "party"
        for mark in act.sentence.marks
        if mark.last <= act.mark.first
    )
    treaty = act.treaty(loose=True) if joined and act.frame.discourse.treaty_age <= 1 else None
    return None if treaty is None else Said({"treaty": treaty, "status": "party"}, None, act.sentence.start)


_FEW = frozenset({"those", "few", "ones", "countries", "states", "handful", "nations", "governments", "some"})


def _among_those(act: Act) -> list[Mention]:
    """Return the states of "India and Israel are among those that have not", "one of the few that do not"."""
    outer, opener = act.clause.parent, act.clause.opener
    if act.clause.kind not in ("comp", "rel") or outer is None or act.mark.first - opener > 1:
        return []
    led = [t.low for t in act.sentence.tokens[max(0, opener - 5) : opener]]
    if not led or led[-1] not in _FEW or {"among", "amongst", "of"}.isdisjoint(led):
        return []
    found = act.frame.subject(outer)
    return [found] if found is not None and found.kind == "state" and found.last < opener else []


def _plain(act: Act) -> list[Mention]:
    listed = _among_those(act)
    if listed:
        return listed
    found = act.frame.subject(act.clause, act.mark.first)
    if found is None or found.last > act.mark.first or act.mark.first - found.last > 2 or found.kind not in _PARTIES:
        return []
    return [found]


def _turned(act: Act) -> list[Mention]:
    return [m for m in act.frame.mentions if m.kind == "state" and act.mark.last <= m.first <= act.mark.last + 1]
