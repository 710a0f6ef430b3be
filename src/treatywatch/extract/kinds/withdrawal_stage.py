"""The stage that a withdrawal has reached: announced, approved, begun, notified, in effect, refused."""

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act
from treatywatch.extract.kinds.lapses import is_set_for
from treatywatch.extract.kinds.motions import would_do
from treatywatch.extract.kinds.steps import is_judged, outlook, wished_by_another
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark
from treatywatch.extract.scope import is_subject_noun
from treatywatch.extract.verbs import is_finite
from treatywatch.model.time import lies_ahead

APPROVERS = ("parliament", "government", "president")
_PAST = 2
_BODY_OF_WORD = (
    ("vote", "parliament"),
    ("ballot", "parliament"),
    ("bill", "parliament"),
    ("law", "parliament"),
    ("legislation", "parliament"),
    ("promulgat", "president"),
    ("decree", "president"),
)
# Steps that are taken before a state has left, at times of their own.
_BEFORE_LEAVING = frozenset({"announce_withdrawal", "approve_withdrawal", "notify_withdrawal", "begin_withdrawal"})


def stage(act: Act) -> tuple[str, str] | None:
    """Return (step, modality) of a withdrawal, None where nothing new is told of it."""
    scope = act.scope
    if _is_protested(act):
        return None
    if _is_open(act) and not scope.negated:
        return "withdraw", "possible"
    if is_expected_by_nobody(act) or would_do(act):
        return "withdraw", "possible" if would_do(act) else "denied"
    if _is_a_bill_that_fails(act):
        return "approve_withdrawal", "denied"
    if "deny" in scope.inner or "deny" in scope.outer:
        return ("approve_withdrawal" if _is_voted_down(act) else "announce_withdrawal"), "denied"
    if "refuse" in scope.outer and scope.has("would", "future") and not scope.negated:
        # "ruled out that his country would leave"
        return "refuse_withdrawal", "occurred"
    if _refused(act):
        return "refuse_withdrawal", "urged" if scope.has("urge") else "occurred"
    if scope.negated and scope.has("urge") and act.frame.told(act.clause, act.mark) is not None:
        # "appealed to Finland not to leave"
        return "refuse_withdrawal", "urged"
    if scope.negated:
        return _negated(act)
    return _formal(act) or _told(act)


def is_expected_by_nobody(act: Act) -> bool:
    """Tell of "No diplomat whom we asked expects it to leave the treaty"."""
    before = [t.low for t in act.sentence.tokens[: act.mark.first] if t.text[0].isalnum()]
    if not before or before[0] not in _NOBODY:
        return False
    return any(word.startswith(_EXPECTING) for word in before[-_EXPECTED_WITHIN:])


_NOBODY = frozenset({"no", "nobody", "none", "few", "neither", "hardly", "not"})
_EXPECTING = ("expect", "believ", "think", "foresee", "imagin", "predict", "anticipat", "reckon")
_EXPECTED_WITHIN = 6


def _is_protested(act: Act) -> bool:
    """Tell of "signed an open letter against Finland's departure": nothing is done by who departs."""
    before = act.sentence.tokens[max(0, act.mark.first - 4) : act.mark.first]
    words = {t.low for t in before}
    signed = any(t.low.startswith(("letter", "petition", "appeal", "statement")) for t in act.sentence.tokens)
    return act.nominal and "against" in words and signed


def _is_a_bill_that_fails(act: Act) -> bool:
    """Tell of "A bill to take the country out of the convention failed in parliament", "was thrown out"."""
    opening = {t.low for t in act.sentence.tokens[act.clause.first : act.mark.first]}
    if len(opening) > _OPENING or _BILLS.isdisjoint(opening):
        return False
    behind = [m for m in act.clause.marks(act.sentence) if m.first >= act.mark.last]
    return any("deny" in m.values("op") for m in behind)


_OPENING = 6


def _is_voted_down(act: Act) -> bool:
    """Tell whether a parliament refuses: "rejected a motion to leave", "voted down a bill that would …"."""
    outer = act.clause.parent
    above = () if outer is None or act.clause.kind not in ("rel", "comp") else act.frame.mentions_in(outer.tokens)
    return approving_body(act) == "parliament" or any(m.body == "parliament" for m in above)


def _negated(act: Act) -> tuple[str, str] | None:
    if [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]] == ["nothing", "to"]:
        return None
    if act.scope.has("notify"):
        return "notify_withdrawal", "denied"
    if act.scope.has("approve"):
        return "approve_withdrawal", "denied"
    if act.mark.form("verb") == _ING and not act.nominal and _is_in_progress(act):
        # "We are not leaving": they stay.
        return "refuse_withdrawal", "occurred"
    return None if act.nominal else ("withdraw", "denied")


_ING = 3
_BE = frozenset({"am", "is", "are", "'re", "'m", "re", "m"})


def _is_in_progress(act: Act) -> bool:
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]]
    return before[-1:] == ["not"] and not _BE.isdisjoint(before)


def _formal(act: Act) -> tuple[str, str] | None:
    """Return the formal step: notified, in effect, approved."""
    scope = act.scope
    if _tells_the_depositary(act):
        return "notify_withdrawal", "occurred"
    if is_put_to_parliament(act):
        if scope.has("future", "would", "intend", "possible"):
            return "approve_withdrawal", "planned"
        return "announce_withdrawal", "occurred"
    if scope.has("notify") and _goes_to_parliament(act):
        return "announce_withdrawal", "occurred"
    if scope.has("notify") and is_awaited(act):
        return "notify_withdrawal", "planned"
    if scope.has("notify"):
        return "notify_withdrawal", "urged" if scope.has("urge") else _stage_modality(act, "notify")
    if scope.has("effect"):
        later = outlook(scope)
        return "withdraw", "planned" if later == "occurred" and _in_the_present(act) else later
    if scope.has("approve") and scope.has("urge") and (_still_has_to(act) or _is_put_by_its_own(act)):
        return "approve_withdrawal", "planned"
    if (scope.has("approve") or "approve" in scope.outer) and not scope.has("urge") and not _only_names_a_law(act):
        return "approve_withdrawal", _stage_modality(act, "approve")
    return ("approve_withdrawal", "occurred") if _is_agreed_by_a_house(act) else None


def _is_agreed_by_a_house(act: Act) -> bool:
    """Tell of "parliament agreed on Thursday to leave the treaty"."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = [t.low for t in tokens[max(0, first - _AGREED_WITHIN) : first]]
    if act.nominal or led[-1:] != ["to"] or "agreed" not in led or act.scope.has("future", "would", "possible", "urge"):
        return False
    actor = act.actor()
    return actor is not None and actor.body in ("parliament", "government")


_AGREED_WITHIN = 6


def _is_put_by_its_own(act: Act) -> bool:
    """Tell of "the government will ask parliament to approve the exit": its own state's bodies on both sides."""
    told = act.op_words("approve")
    bodies = [
        m for m in act.frame.mentions if told is not None and m.last <= told.first and m.kind in ("body", "office")
    ]
    asked = next((m for m in bodies if m.body == "parliament"), None)
    asking = next((m for m in bodies if m.body in ("government", "president")), None)
    return asked is not None and asking is not None and asking.first < asked.first and asking.states == asked.states


_LAWS = frozenset({"law", "bill", "act", "legislation", "decree", "resolution", "motion", "vote"})
_BEFORE_A_LAW = frozenset({"to", "with", "in", "about", "behind", "from", "under", "during", "around"})


def _only_names_a_law(act: Act) -> bool:
    """Tell of "a note attached to the bill on leaving": the law is named, and nothing is done with it."""
    approving = [m for m in act.clause.marks(act.sentence) if "approve" in m.values("op") and m.first < act.mark.first]
    tokens = act.sentence.tokens
    if len(approving) != 1 or tokens[approving[0].last - 1].low not in _LAWS or approving[0].first < _PAIR:
        return False
    led = [t.low for t in tokens[approving[0].first - _PAIR : approving[0].first]]
    return led[1] in ("the", "a", "this", "that") and led[0] in _BEFORE_A_LAW


_PAIR = 2


def _tells_the_depositary(act: Act) -> bool:
    """Tell of "informed the United Nations that it was pulling out"."""
    outer = act.clause.parent
    if act.clause.kind != "comp" or outer is None:
        return _is_told_without_that(act)
    over = [m for m in outer.marks(act.sentence) if m.first < act.clause.opener]
    told = any("notify" in m.values("op") and _gives_notice(act, m) for m in over)
    told = told or any("depositary" in m.meanings and _is_told(act, m) for m in over)
    plain = not any({"neg", "future", "would", "intend", "possible"} & set(m.values("op")) for m in over)
    return told and plain and any("depositary" in m.meanings for m in over)


def _gives_notice(act: Act, mark: Mark) -> bool:
    """Tell of "notified", "gave formal notice"."""
    words = [t.low for t in act.sentence.tokens[max(0, mark.first - 1) : mark.last]]
    return mark.form("op") == _PAST or not _GAVE.isdisjoint(words)


_GAVE = frozenset({"gave", "given", "served", "sent"})


def _is_told_without_that(act: Act) -> bool:
    """Tell of "told the United Nations in July it was quitting the treaty"."""
    first, tokens = act.mark.first, act.sentence.tokens
    if first < _SPOKEN or act.nominal or act.mark.form("verb") != _ING or tokens[first - 1].low not in ("was", "were"):
        return False
    if tokens[first - _PAIR].low not in ("it", "they"):
        return False
    before = [m for m in act.sentence.marks if m.last <= first - _PAIR and "depositary" in m.meanings]
    return any(_is_told(act, m) and first - m.last <= _SPOKEN + _PAIR for m in before)


_SPOKEN = 4


def _is_told(act: Act, depositary: Mark) -> bool:
    """Tell of "told the United Nations that": the verb of telling stands right before the depositary."""
    led = depositary.first - 1
    led -= act.sentence.tokens[led].low == "the"
    return led >= 0 and act.sentence.tokens[led].low == "told"


def is_put_to_parliament(act: Act) -> bool:
    """Tell of "would put the withdrawal to parliament", "will bring the exit before the house in May"."""
    tokens, first, last = act.sentence.tokens, act.mark.first, act.mark.last
    if not act.nominal or act.scope.negated or first < _PAIR or last + 1 >= len(tokens):
        return False
    puts = tokens[first - 1].low in _POINTING and not _PUTTING.isdisjoint(t.low for t in tokens[first - 3 : first - 1])
    if not puts or tokens[last].low not in ("to", "before"):
        return False
    behind = {t.low for t in tokens[last + 1 : last + 4]}
    return not behind.isdisjoint(_VOTES) or any(
        m.body == "parliament" and 0 < m.first - last <= _PAIR for m in act.frame.mentions
    )


_POINTING = frozenset({"the", "its", "their", "a", "this", "that", "s"})
_PUTTING = frozenset(
    {"put", "puts", "putting", "bring", "brings", "bringing", "brought", "take", "takes", "taking", "took", "taken"}
    | {
        "submit",
        "submits",
        "submitting",
        "submitted",
        "send",
        "sends",
        "sent",
        "sending",
        "lay",
        "lays",
        "refer",
        "refers",
    }
    | {"present", "presents", "presented", "referred"}
)
_VOTES = frozenset(
    {"vote", "parliament", "lawmakers", "mps", "deputies", "legislators", "senators", "house", "assembly"}
)


def _goes_to_parliament(act: Act) -> bool:
    """Tell of "submitted to parliament a bill to withdraw": a proposal, no notice to the depositary."""
    told = act.op_words("notify")
    if told is None or act.sentence.tokens[told.first].low in _NOTIFYING:
        return False
    tokens = act.sentence.tokens
    first = told.last if told.last < act.mark.first else act.clause.first
    bill = any(tokens[p].low in _BILLS for p in act.clause.tokens if first <= p < act.mark.first)
    return bill and act.has_layer("depositary") is None


_BILLS = frozenset({"bill", "law", "motion", "proposal", "resolution", "legislation", "draft", "amendment", "petition"})
_NOTIFYING = frozenset({"notify", "notifies", "notified", "notifying", "inform", "informed", "informs"})


def _told(act: Act) -> tuple[str, str] | None:
    """Return what is told of the withdrawal without a formal step: announced, begun, urged, meant, done."""
    scope = act.scope
    if act.nominal and act.frame.owner(act.clause, act.mark) is not None and is_set_for(act):
        return "withdraw", "planned"
    if not (scope.inner | scope.outer).isdisjoint({"announce", "recommend"}):
        return "announce_withdrawal", "occurred"
    if _begins(act):
        return "begin_withdrawal", outlook(scope)
    return _meant(act)


def _meant(act: Act) -> tuple[str, str] | None:
    scope = act.scope
    if act.nominal and "against" in {t.low for t in act.sentence.tokens[max(0, act.mark.first - 3) : act.mark.first]}:
        # "a petition against the withdrawal"
        return None
    if scope.has("urge") and "intend" in scope.outer and act.clause.kind == "comp":
        # "proposed that the country should leave"
        return "announce_withdrawal", "occurred"
    if scope.has("intend") and _is_somebodys_plan(act):
        # "urged Ottawa to condemn Finland's decision to leave"
        return "announce_withdrawal", "occurred"
    if scope.has("urge") or "urge" in scope.outer or wished_by_another(act):
        return "withdraw", "urged"
    if scope.has("intend"):
        return "announce_withdrawal", "occurred"
    if scope.has("possible"):
        return "withdraw", "possible"
    if scope.has("future", "would") and not _is_subject(act):
        return ("announce_withdrawal", "occurred") if _is_made_public(act) else ("withdraw", "planned")
    return _bare(act)


def _says_behind(act: Act) -> Clause | None:
    """Return the clause that tells it from behind: "Denmark will pull out, the prime minister said"."""
    told = (c for c in act.frame.clauses if c.kind == "tag" and c.opener > act.mark.first)
    return next((c for c in told if any("say" in m.meanings for m in c.marks(act.sentence))), None)


def _is_made_public(act: Act) -> bool:
    """Tell whether a state says of itself, of no set day, that it will leave: "we will leave, the minister said"."""
    clause = (
        _says_behind(act) if act.clause.kind == "main" else act.clause.parent if act.clause.kind == "comp" else None
    )
    if clause is None or act.nominal or not act.scope.has("future", "would") or act.time() is not None:
        return False
    if any(c.kind == "sub" and c.connector == "if" for c in act.frame.clauses):
        return False
    if not any("say" in m.meanings for m in clause.marks(act.sentence)):
        return False
    teller, actor = act.frame.subject(clause), act.actor()
    if teller is None or actor is None or teller.kind not in _SPOKESMEN:
        return False
    named = {s for m in act.frame.mentions if m.kind == "state" for s in m.states}
    theirs = teller.states or (actor.states if named == set(actor.states) else ())
    return len(actor.states) == 1 and theirs == actor.states


_SPOKESMEN = frozenset({"person", "office", "body", "state"})


def _is_somebodys_plan(act: Act) -> bool:
    """Tell whether a noun for a plan, with its owner, stands right before: "Finland's decision to leave"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if first < 2 or tokens[first - 1].low != "to":
        return False
    plan = act.sentence.mark(first - 2)
    if plan is None or "intend" not in plan.values("op") or is_finite(act.sentence, plan.first):
        return False
    return any(m.role in ("owner", "adj") and 0 <= plan.first - m.last <= 3 for m in act.frame.mentions)


def _is_subject(act: Act) -> bool:
    """Tell whether a noun or -ing form names the act as its clause's subject."""
    return (act.nominal or act.mark.form("verb") == 3) and is_subject_noun(act.sentence, act.clause, act.mark)


def _begins(act: Act) -> bool:
    """Tell whether the withdrawal begins; as a subject it does only where its verb or an earlier one says so."""
    if not act.scope.has("process", "begin"):
        return False
    return not (_is_subject(act) and act.scope.ahead.isdisjoint({"process", "begin"}) and not _named_process(act))


def _stage_modality(act: Act, stage: str) -> str:
    """What stands before the word of the stage counts: "informed the UN of its plan to leave" has happened."""
    if act.clause.kind == "rel" and stage in act.scope.outer and not act.scope.has(stage):
        # "signed a decree by which it would pull out": signed it is.
        return "occurred"
    own = [m for m in act.sentence.marks if m.first in act.clause.tokens]
    first = next((m.first for m in own if stage in m.values("op")), act.mark.first)
    before = {v for m in own if m.first < first for v in m.values("op")}
    if act.clause.bare or is_subject_noun(act.sentence, act.clause, act.mark):
        before |= act.scope.inner - {stage, "intend"}
    if any(m.first == first and _is_ahead_of(act, m) for m in own):
        # "Passing a law to withdraw would take months"
        return "planned"
    if before & {"future", "would", "intend", "urge"}:
        return "planned"
    return "possible" if "possible" in before else "occurred"


def _is_ahead_of(act: Act, stage: Mark) -> bool:
    """Tell whether a stage named by a verbal noun, the clause's subject, is said to lie ahead."""
    opens = not any(is_finite(act.sentence, p) for p in act.clause.tokens if p < stage.first)
    if stage.form("op") != _ING or not opens:
        return False
    behind = (m for m in act.clause.marks(act.sentence) if m.first > act.mark.first)
    return any({"future", "would"} & set(m.values("op")) for m in behind)


def _in_the_present(act: Act) -> bool:
    """Tell of "takes effect six months later", the present tense of what is to come, unless a past day is named."""
    for mark in act.sentence.marks:
        told = mark.form("op") in (0, 1) or act.sentence.tokens[mark.first].low in _COMES
        if mark.first in act.clause.tokens and "effect" in mark.values("op") and told:
            when = act.when("planned")
            return when is None or lies_ahead(when, act.published)
    return False


_COMES = frozenset({"becomes", "become", "takes", "comes", "enters"})


def _named_process(act: Act) -> bool:
    """Tell whether a verb stands before it: "began its withdrawal process"."""
    return act.clause.has_verb_before(act.sentence, act.mark.first)


def _refused(act: Act) -> bool:
    """A refusal stands before the act ("will not leave"); "exiting will not be easy" refuses nothing."""
    before = {
        v
        for m in act.sentence.marks
        if m.first in act.clause.tokens and m.first < act.mark.first
        for v in m.values("op")
    }
    if "refuse" in before:
        return True
    return "neg" in before and act.scope.negated and bool(before & {"intend", "future", "would", "possible"})


def _bare(act: Act) -> tuple[str, str] | None:
    """A verb tells of the act; a noun alone ("after its withdrawal") tells nothing new."""
    if act.nominal:
        if not _is_dated_departure(act) and not is_judged(act):
            return None
        ahead = any("future" in m.values("op") for m in act.sentence.marks if m.first > act.mark.last)
        return "withdraw", "planned" if ahead and act.clause.first == 0 else "occurred"
    form = act.mark.form("verb")
    if form == _ING and act.sentence.tokens[act.mark.first - 1].low in ("for", "over"):
        # "criticised Finland for leaving"
        return ("withdraw", "occurred") if act.frame.actor(act.clause, act.mark) is not None else None
    if form == _ING and _is_under_way(act):
        if "said" in act.scope.outer and act.time() is None:
            # "said it was pulling out"
            return "announce_withdrawal", "occurred"
        dated = act.time()
        if dated is not None and dated.limit == "since" and _is_what_was_notified(act):
            # "have notified the UN since June that they are leaving": the notice is what is told
            return None
        return ("withdraw", "planned") if dated is not None else ("begin_withdrawal", "occurred")
    told = form in (1, 2, 4) or (form == 0 and "noun" not in act.mark.meanings)
    return ("withdraw", "occurred") if told else None


def _is_what_was_notified(act: Act) -> bool:
    above = act.clause.parent
    return above is not None and any("notify" in m.values("op") for m in above.marks(act.sentence))


_BEING = frozenset({"is", "are", "am", "was", "were", "'re", "'m"})
_BESIDES = frozenset({"now", "also", "all", "both", "currently", "already"})


def _is_under_way(act: Act) -> bool:
    """Tell of "Poland and Finland are withdrawing"."""
    here = act.mark.first - 1
    while here > 0 and (act.sentence.tokens[here].low in _BESIDES or act.sentence.tokens[here].low.endswith("ly")):
        here -= 1
    return here >= 0 and act.sentence.tokens[here].low in _BEING


def _is_open(act: Act) -> bool:
    """Tell of "has not decided whether Romania should leave", "considers whether to leave"."""
    tokens = act.sentence.tokens
    before = [tokens[p].low for p in range(max(0, act.clause.first), act.mark.first)]
    # "will decide whether to leave": one phrase of the pack
    opened = "whether" in before or tokens[act.mark.first].low == "whether"
    return (opened and not act.nominal) or _awaits_a_decision(act)


def _awaits_a_decision(act: Act) -> bool:
    """Tell of "A decision on leaving the treaty is expected before the summer": not taken yet."""
    tokens, first = act.sentence.tokens, act.mark.first
    before = [t.low for t in tokens[max(0, first - 3) : first]]
    if "decision" not in before or before[-1:] not in (["on"], ["about"]):
        return False
    behind = {t.low for t in tokens[act.mark.last :]}
    return not behind.isdisjoint(_AWAITED)


_AWAITED = frozenset({"expected", "due", "awaited", "pending", "postponed", "delayed"})


_MUST = frozenset({"must", "has", "have", "needs", "need"})


def _still_has_to(act: Act) -> bool:
    """Tell of "parliament must still approve the withdrawal"."""
    told = act.op_words("approve")
    before = set() if told is None else {t.low for t in act.sentence.tokens[max(0, told.first - 4) : told.first]}
    return not _MUST.isdisjoint(before)


def is_awaited(act: Act) -> bool:
    """Tell of "will become official six months after Latvia notifies the United Nations"."""
    told, outer = act.op_words("notify"), act.clause.parent
    if told is None or told.form("op") not in (0, 1) or act.clause.kind != "sub" or outer is None:
        return False
    return any({"future", "would"} & set(m.values("op")) for m in outer.marks(act.sentence))


def _is_dated_departure(act: Act) -> bool:
    """Tell whether a day makes the noun tell of the act: "with the departures of Estonia and Latvia on 27 December"."""
    leaver = act.frame.actor(act.clause, act.mark)
    if leaver is None or not (_is_owned_by(act, leaver) or (leaver.prep == "of" and leaver.first >= act.mark.last)):
        return False
    return any(t.core_first in act.clause.tokens and 0 < t.core_first - act.mark.last < 10 for t in act.sentence.dates)


def _is_owned_by(act: Act, leaver: Mention) -> bool:
    """Tell of "following their formal departure from the treaty in December"."""
    tokens, first = act.sentence.tokens, act.mark.first
    near = leaver.role == "owner" and 0 <= first - leaver.last <= _PAIR
    led = [t.low for t in tokens[max(0, leaver.first - 1) : leaver.first]]
    return near and led in (["following"], ["after"], ["since"])


def stage_time(act: Act, step: str, modality: str) -> str | None:
    """Return when the step is taken; a step that is only told of may have its time in the clause that tells it."""
    if act.nominal and is_judged(act):
        # "condemned on Monday Finland's exit": the day is that of the judgement.
        return act.when(modality) if any(d.core_first > act.mark.first for d in act.sentence.dates) else None
    if step not in _BEFORE_LEAVING or act.clause.kind not in ("comp", "rel"):
        teller = _says_behind(act) if step == "announce_withdrawal" and act.clause.kind == "main" else None
        return act.when(modality) or (None if teller is None else _time_in(act, [teller]))
    outer = [act.clause.parent] if act.clause.parent is not None else []
    if step == "announce_withdrawal" and act.time() is not None:
        # "said it would leave in 2026": the year belongs to the leaving, the telling stands outside.
        return _time_in(act, outer)
    return act.when(modality, clauses=outer)


def _time_in(act: Act, clauses: list[Clause]) -> str | None:
    for clause in clauses:
        for date in act.sentence.dates:
            if date.core_first in clause.tokens:
                return date.turned(act.published, future=False)
    return None


def approving_body(act: Act) -> str | None:
    """Return which body of a state approves: who acts, who is named beside it, or whose act the word is."""
    if is_put_to_parliament(act):
        return "parliament"
    actor = act.actor()
    obliged = actor is not None and act.clause.kind in ("rel", "comp") and actor is act.frame.told(act.clause, act.mark)
    if actor is not None and actor.body in APPROVERS and not obliged:
        return actor.body
    tokens = set(act.clause.tokens)
    if act.clause.kind in ("rel", "comp") and act.clause.parent is not None:
        tokens |= set(act.clause.parent.tokens)
    for mention in act.frame.mentions:
        if mention.first in tokens and mention.body in APPROVERS and not (obliged and mention is actor):
            return mention.body
    told = [m for m in act.clause.marks(act.sentence) if "approve" in m.values("op")]
    words = " ".join(act.sentence.words(m.first, m.last).lower() for m in told)
    return next((body for start, body in _BODY_OF_WORD if start in words), None)
