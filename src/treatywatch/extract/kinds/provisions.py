"""What a treaty itself says: what it forbids, its notice periods, exceptions and duties."""

from collections.abc import Iterable, Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.steps import treaty_rule
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.weapons import ITEM_OF, TREATY_OF

_FORBIDDEN_ACTS = frozenset({"make", "use", "hold", "acquire", "supply"})
_DURATIONS = (
    ("six", "P6M"),
    ("half", "P6M"),
    ("three", "P3M"),
    ("twelve", "P12M"),
    ("90", "P90D"),
    ("12", "P12M"),
    ("6", "P6M"),
)
_DUTIES = frozenset({"destroy", "clear", "remove"})
_REPORTING = frozenset({"report", "reports", "declare", "submit", "fence", "fenced", "marked", "assist", "help"})
_ANY_STATE = frozenset({"states", "countries", "members", "signatories", "parties", "state", "country", "member"})
_COVERING = frozenset(
    {"banned", "prohibited", "outlawed", "forbidden", "covered", "cover", "fall", "falls", "apply", "extend", "exempt"}
)
_WAR_LASTS = 5
_ARTICLES_LAST = 3
_WAR = frozenset({"conflict", "war", "wartime"})


def rule(act: Act) -> Iterator[Draft]:
    """What a treaty forbids."""
    treaty = _ruling_treaty(act)
    if treaty is None or _is_of_none(act):
        return
    item = act.frame.item(act.clause, act.mark)
    passive = act.frame.is_passive(act.clause, act.mark)
    if (item is None or act.nominal) and not _forbids_acts(act) and not passive:
        return
    code = act.item_code(item) if item is not None else ITEM_OF.get(treaty)
    if item is not None and "item" not in item.meanings and code != ITEM_OF.get(treaty) and treaty in ITEM_OF:
        # "Both instruments prohibit the use of the weapons concerned"
        code = ITEM_OF[treaty]
    if item is None and _forbids_it(act):
        treaty, code = _of_the_weapon(act, treaty)
    yield treaty_rule(act, treaty, "prohibits", modality="denied" if act.scope.negated else "occurred", item=code)
    spared = _spared(act)
    if spared is not None and not act.scope.negated and not passive:
        yield treaty_rule(act, treaty, "exception", item=spared)


def _spared(act: Act) -> str | None:
    """Return the weapon of "bans the use of anti-personnel mines, though not of anti-tank mines"."""
    tokens = act.sentence.tokens
    for mark in act.sentence.find("item", act.mark.last):
        here = mark.first
        while here and (tokens[here - 1].low in _OF_THINGS or _is_act_named(act, here - 1)):
            here -= 1
        led = [t.low for t in tokens[max(0, here - 2) : here]]
        if led[1:] == ["not"] and (led[0] in _BUTS or led[0] == ",") and mark.value("item") != "other":
            return mark.value("item")
    return None


def _is_act_named(act: Act, position: int) -> bool:
    mark = act.sentence.mark(position)
    return mark is not None and not _FORBIDDEN_ACTS.isdisjoint(mark.values("noun"))


_OF_THINGS = frozenset({"of", "the", "on", "for", "in", "those", "any", "their"})
_BUTS = frozenset({"but", "though", "although", "and", "yet"})


def _is_of_none(act: Act) -> bool:
    """Tell of "anti-tank mines, which no treaty forbids": said of treaties at large."""
    before = [t.low for t in act.sentence.tokens[max(0, act.mark.first - 2) : act.mark.first]]
    return before[:1] == ["no"] and before[1:] in (["treaty"], ["convention"], ["law"], ["agreement"])


_ACTS_WITHIN = 8


def _forbids_acts(act: Act) -> bool:
    """Tell whether acts are forbidden ("bans the use of"), or what was named before ("bans them")."""
    for position in (*act.clause.tokens, *range(act.mark.last, act.mark.last + _ACTS_WITHIN)):
        mark = act.sentence.mark(position) if position >= act.mark.last else None
        if mark is not None and not _FORBIDDEN_ACTS.isdisjoint(mark.values("noun") + mark.values("verb")):
            return True
    return act.sentence.tokens[min(act.mark.last, len(act.sentence.tokens) - 1)].low in _THEM or _forbids_it(act)


_THEM = frozenset({"them", "their", "such"})
_IT = frozenset({"it", "this", "that"})


def _forbids_it(act: Act) -> bool:
    """Tell of "The convention forbids it to us", "does not allow us that": what has just been spoken of."""
    behind = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 3]]
    told = behind[1:] if behind[:1] == ["us"] else behind
    return bool(told) and told[0] in _IT and (len(told) == 1 or not told[1].isalpha() or told[1] in ("to", "for"))


def _of_the_weapon(act: Act, treaty: str) -> tuple[str, str | None]:
    """Return treaty and weapon of "The convention forbids it", where the weapon spoken of is another treaty's."""
    discourse = act.frame.discourse
    code, named = discourse.item, act.has_layer("treaty", after=False)
    other = next((t for t in sorted(discourse.treaties) if ITEM_OF.get(t) == code), None)
    if named is None and other is not None and code is not None and discourse.item_age <= _WAR_LASTS:
        return other, code
    return treaty, ITEM_OF.get(treaty)


def _ruling_treaty(act: Act) -> str | None:
    """Return the treaty that is the subject of "bans", or that "which bans" hangs on."""
    clause, discourse = act.clause, act.frame.discourse
    if act.mark.first and act.sentence.tokens[act.mark.first - 1].low == "it" and discourse.treaty_age <= 1:
        return discourse.treaty
    subject = _first_treaty(act, reversed([p for p in clause.tokens if p < act.mark.first])) or of_the_text(act)
    if subject is not None:
        return subject
    antecedent = _antecedent(act)
    if antecedent is not None:
        return act.treaty_of(antecedent)
    if act.frame.is_passive(clause, act.mark):
        behind = [p for p in clause.tokens if p >= act.mark.last]
        alone = discourse.treaty if _acts_alone_are_forbidden(act, behind) else None
        return _first_treaty(act, behind) or alone or of_all_parties(act, act.mark.first)
    return None


def _acts_alone_are_forbidden(act: Act, behind: list[int]) -> bool:
    """Tell of "Stockpiling is forbidden, as are production and transfer", right after the treaty was named."""
    before = act.sentence.starting(p for p in act.clause.tokens if p < act.mark.first)
    acts = any(not _FORBIDDEN_ACTS.isdisjoint(m.values("noun")) for m in before)
    others = {"by", "under", "in"} & {act.sentence.tokens[p].low for p in behind}
    named = any(m.kind == "state" for m in act.frame.mentions)
    return acts and not others and not named and act.frame.discourse.treaty_age <= 1


def of_the_text(act: Act) -> str | None:
    """Return the treaty of "The text prohibits", "Article 1 forbids", or of the clause that it goes on from."""
    clause, tokens, discourse = act.clause, act.sentence.tokens, act.frame.discourse
    while clause.kind == "coord" and clause.parent is not None:
        clause = clause.parent
    opening = [tokens[p].low for p in clause.tokens[:3]]
    opening = (
        opening[2:] if opening[:2] == ["according", "to"] else opening[1:] if opening[0] == "under" else opening[:2]
    )
    if opening[:1] == ["article"] and discourse.treaty_age <= _ARTICLES_LAST:
        return discourse.treaty
    return discourse.treaty if opening in _TEXTS and discourse.treaty_age <= 2 else None


_TEXTS = (["the", "text"], ["its", "text"], ["the", "document"], ["its", "provisions"], ["its", "rules"])


def _first_treaty(act: Act, positions: Iterable[int]) -> str | None:
    for position in positions:
        mark = act.sentence.mark(position)
        treaty = act.treaty_of(mark) if mark is not None else None
        if treaty is not None:
            return treaty
    return None


def _antecedent(act: Act) -> Mark | None:
    """Return the nearest treaty or state before a clause that hangs on another: what its "which" stands for."""
    clause = act.clause
    if clause.kind not in ("rel", "part", "coord") or clause.parent is None:
        return None
    for position in reversed([p for p in clause.parent.tokens if p < clause.opener]):
        mark = act.sentence.mark(position)
        if mark is None:
            continue
        if act.treaty_of(mark) is not None or "state" in mark.meanings or "capital" in mark.meanings:
            return mark
    return None


def rule_words(act: Act) -> Iterator[Draft]:
    """Notice periods, exceptions and duties."""
    aspect, treaty = act.mark.value("rule"), act.treaty(loose=True)
    if aspect is None or treaty is None:
        return
    duration = None
    if aspect == "exception" and (_only_cites(act) or _is_what_is_kept(act)):
        return
    if aspect == "notice_period":
        duration = _notice_period(act)
        applies = duration is not None and _ruled_by_treaty(act)
    else:
        kept = aspect == "exception" and (_at_war(act) or of_all_parties(act, act.mark.first) is not None)
        applies = _speaks_of_treaty(act) or kept
    if applies:
        yield treaty_rule(act, treaty, aspect, duration=duration)


def _is_what_is_kept(act: Act) -> bool:
    """Tell of "It kept 1,500 for training": a state's own stock, and no rule."""
    words = {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}
    who = act.frame.subject(act.clause, act.mark.first)
    owned = bool(act.amounts(("item",))) or (who is not None and bool(who.states))
    return "training" in words and owned and not act.scope.has("possible")


_LIMITING = frozenset({"not", "no", "cannot", "never", "except", "bound", "forbids", "bars", "t"})


def _only_cites(act: Act) -> bool:
    """Tell of "Under Article 20 the treaty may be denounced": an article is named that limits nothing here."""
    words = {t.low for t in act.sentence.tokens}
    here = {act.sentence.tokens[p].low for p in act.clause.tokens}
    cited = (
        act.sentence.tokens[act.mark.first].low == "article" and act.sentence.tokens[act.mark.last - 1].text.isdigit()
    )
    return cited and here.isdisjoint(_LIMITING) and words.isdisjoint(_WAR)


def _notice_period(act: Act) -> str | None:
    """Return the duration that the clause tells, else the one inside the phrase itself: "six months' notice"."""
    mark = act.has_layer("duration_word")
    told = mark.value("duration_word") if mark is not None else None
    if told is not None:
        return told
    low = act.sentence.words(act.mark.first, act.mark.last).lower()
    return next((code for word, code in _DURATIONS if word in low), None)


def _ruled_by_treaty(act: Act) -> bool:
    """A notice period is the treaty's where the text says so; "the withdrawal takes effect in six months" is a step."""
    if act.frame.owner(act.clause, act.mark) is not None:
        return False
    if act.sentence.tokens[act.clause.first].low == "it" and act.frame.discourse.treaty_age <= 1:
        # "It contains a six-month waiting period"
        return not any("leave" in m.values("noun") for m in act.sentence.marks if m.first < act.mark.first)
    named = any("treaty" in m.meanings or "treaty_word" in m.meanings for m in act.sentence.marks)
    if not named and act.frame.discourse.treaty_age > 1:
        return False
    for mark in act.sentence.marks:
        if "leave" not in mark.values("verb") + mark.values("noun") or "rule" in mark.meanings:
            continue
        before = act.sentence.tokens[mark.first - 1].low if mark.first else ""
        if before == "be" and act.scope.has("possible"):
            # "may be denounced at six months' notice"
            return True
        if mark.form("verb") in (1, 2):
            # "A member that wants out must give six months' notice"
            return mark.form("verb") == 1 and _of_anybody(act)
        if before in ("the", "its", "their", "s"):
            return False
        if before in ("a", "an", "any", "each", "every") or named or mark.first == 0:
            return True
        return _of_anybody(act)
    return named or _of_anybody(act)


def _of_anybody(act: Act) -> bool:
    """Tell of "Members that want to go must give six months' notice": no state is named, and whoever is a party is."""
    before = [t.low for t in act.sentence.tokens[: act.mark.first]]
    named = any(m.kind == "state" and m.pronoun is None for m in act.frame.mentions)
    return not named and not _ANY_STATE.isdisjoint(before)


def _at_war(act: Act) -> bool:
    """Tell of the brake on withdrawal, in whatever clause: "a state engaged in armed conflict remains bound"."""
    words = {t.low for t in act.sentence.tokens}
    if act.frame.discourse.treaty_age > _WAR_LASTS or _WAR.isdisjoint(words):
        return False
    return "bound" in words or any("leave" in m.values("noun") + m.values("verb") for m in act.sentence.marks)


def _speaks_of_treaty(act: Act) -> bool:
    opening = act.sentence.tokens[act.clause.first].low
    if (act.frame.discourse.treaty_age <= 1 and opening == "it") or of_the_text(act) is not None:
        return True
    if opening == "article" and act.frame.discourse.treaty_age <= _ARTICLES_LAST:
        # "Article 3 permits parties to keep mines for training"
        return True
    if act.has_layer("treaty", "treaty_word") is not None:
        return True
    first = act.mark.first
    if first and act.sentence.tokens[first].low == "ban" and act.sentence.tokens[first - 1].low in ("the", "that"):
        # "The ban covers every mine"
        return act.frame.discourse.treaty_age <= _ARTICLES_LAST
    covering = _COVERING & {t.low for t in act.sentence.tokens[act.mark.first : act.mark.last]}
    named = act.has_layer("item") is not None or any("item" in m.meanings for m in act.sentence.marks)
    return bool(covering) and act.frame.discourse.treaty_age <= 2 and named


def duty(act: Act) -> Iterator[Draft]:
    """What a treaty obliges its parties to do."""
    obliging = act.op_words("oblige")
    if obliging is None:
        return
    treaty = _obliging_treaty(act, obliging) or _told_parties(act, obliging) or _done_in_time(act, obliging)
    treaty = treaty or _under_a_treaty(act)
    if treaty is None:
        return
    for span in _spans(act, obliging.first):
        yield treaty_rule(act, treaty, "duty", duration=span)


def _under_a_treaty(act: Act) -> str | None:
    """Return the treaty of "which it must destroy within four years under the convention"."""
    if act.has_layer("duration_word") is None:
        return None
    tokens = act.sentence.tokens
    for mark in act.clause.marks(act.sentence):
        led = {t.low for t in tokens[max(0, mark.first - _PAIR) : mark.first]}
        if "under" in led and "treaty" in mark.meanings:
            return act.treaty_of(mark)
        if "under" in led and "treaty_word" in mark.meanings:
            items = [TREATY_OF.get(str(m.value("item"))) for m in act.sentence.find("item", 0, mark.first)]
            return next((t for t in reversed(items) if t is not None), None) or act.treaty_of(mark)
    return None


def _spans(act: Act, start: int) -> list[str | None]:
    """Return each time that a duty has: "within four years … and within ten", which are two duties."""
    tokens = act.sentence.tokens
    found = {m.first: m.value("duration_word") for m in act.sentence.find("duration_word", start)}
    first = min(found, default=len(tokens))
    for position in range(first + 1, len(tokens)):
        span = _BARE_YEARS.get(tokens[position].low)
        led = tokens[position - 1].low in ("and", "within", "in")
        if span is not None and led and act.sentence.mark(position) is None and _ends_a_span(act, position + 1):
            found[position] = span
    return list(dict.fromkeys(found[p] for p in sorted(found))) or [None]


_BARE_YEARS = {"four": "P4Y", "4": "P4Y", "eight": "P8Y", "8": "P8Y", "ten": "P10Y", "10": "P10Y"}


def _ends_a_span(act: Act, position: int) -> bool:
    tokens = act.sentence.tokens
    return position >= len(tokens) or not tokens[position].text.isalnum() or tokens[position].low in ("to", "for")


def may_demand(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the convention demands": a treaty right before it."""
    before = sentence.mark(mark.first - 1) if mark.first else None
    named = before is not None and ("treaty" in before.meanings or "treaty_word" in before.meanings)
    return named and sentence.tokens[mark.first].low.startswith("demand")


def demanded(act: Act) -> Iterator[Draft]:
    """As in "the reports that the convention demands every year"."""
    before = act.sentence.mark(act.mark.first - 1)
    treaty = None if before is None else act.treaty_of(before)
    if before is not None and "treaty" not in before.meanings and _is_a_point_of_a_list(act):
        # Each point of a list stands alone: its convention is that of the whole text.
        treaty = act.frame.discourse.main_treaty or treaty
    if treaty is not None and not act.scope.negated:
        yield treaty_rule(act, treaty, "duty")


def _is_a_point_of_a_list(act: Act) -> bool:
    text, start = act.sentence.text, act.sentence.start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return len(line) <= _NUMBER and not any(c.isalpha() for c in line) and text.find("\n", 0, start) >= 0


_NUMBER = 4
_GIVING = frozenset(
    {"give", "gives", "gave", "given", "giving", "grant", "grants", "granted", "allow", "allows", "allowed", "set"}
    | {"get", "gets", "got", "have", "has", "had", "leaves", "leave", "allots", "sets"}
)
_HAVING = frozenset({"have", "has", "had", "get", "gets", "got", "leaves", "leave"})
_DUTY_WITHIN = 3


def allotted(act: Act) -> Iterator[Draft]:
    """The time that a treaty gives for a duty: "It gives its members eight years to destroy their stocks"."""
    tokens, last = act.sentence.tokens, _behind_the_span(act)
    to = last < len(tokens) and tokens[last].low == "to"
    near = act.sentence.starting(range(last, last + _DUTY_WITHIN)) if to else ()
    if not any(not _DUTIES.isdisjoint(m.values("verb")) for m in near) and not (to and _is_to_finish(act)):
        return
    before = [tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    giving = next((p for p in act.clause.tokens if p < act.mark.first and tokens[p].low in _GIVING), None)
    if giving is None or act.scope.negated or not {"another", "extra", "more", "further"}.isdisjoint(before[-2:]):
        return
    if any(
        m.kind == "state" and m.pronoun is None and m.role != "adj" for m in act.frame.mentions_in(act.clause.tokens)
    ):
        return
    treaty = _first_treaty(act, [p for p in act.clause.tokens if p < giving])
    discourse = act.frame.discourse
    if act.clause.kind == "rel" and before[:1] == ["which"] and tokens[giving].low not in _HAVING:
        # "ratified the convention, which gives it eight years to destroy its stock"
        ruling = _antecedent(act)
        treaty = treaty or (None if ruling is None else act.treaty_of(ruling))
    if act.clause.kind == "coord" and act.clause.parent is not None and before[:1] != ["it"]:
        # "It forbids members to use them, and gives them eight years to destroy their stocks"
        root = act.clause.parent
        while root.kind == "coord" and root.parent is not None:
            root = root.parent
        above = root.tokens
        treaty = treaty or _first_treaty(act, above[:_SUBJECT_WITHIN])
        before = [tokens[above[0]].low, *before] if tokens[above[0]].low == "it" else before
    gives = before[:1] == ["it"] and tokens[giving].low not in _HAVING
    if treaty is None and (gives or not _ANYBODY.isdisjoint(before)):
        bound = not _MEMBERS.isdisjoint(before)
        lately = discourse.treaty_age <= _WAR_LASTS or (bound and not discourse.foreign)
        treaty = act.treaty() or (discourse.treaty or discourse.main_treaty if lately else None)
    if treaty is None:
        return
    for span in _spans(act, act.mark.first):
        yield treaty_rule(act, treaty, "duty", duration=span)


def _behind_the_span(act: Act) -> int:
    """Return where the "to" of "eight years to destroy them", "eight years in which to destroy them" stands."""
    last = act.mark.last
    led = [t.low for t in act.sentence.tokens[last : last + _DUTY_WITHIN]]
    return last + _PAIR if led in (["in", "which", "to"], ["within", "which", "to"]) else last


def _is_to_finish(act: Act) -> bool:
    """Tell of "You had ten years to finish", "ten years to get the job done": no other work is named."""
    words = [t.low for t in act.sentence.tokens[act.mark.last + 1 : act.mark.last + 1 + _WORK_WITHIN]]
    if not words or words[0] not in _FINISHING:
        return False
    behind = next((w for w in words[1:] if w not in _THE_WORK), "")
    return not behind[:1].isalnum()


_WORK_WITHIN = 6
_FINISHING = frozenset({"finish", "complete", "do", "comply", "get"})
_THE_WORK = frozenset({"it", "this", "that", "so", "the", "job", "work", "task", "done", "finished", "with"})
_MEMBERS = frozenset({"member", "members", "parties", "party", "signatories", "adherents", "newcomers", "newcomer"})
_ANYBODY = _ANY_STATE | {
    "you",
    "newcomers",
    "joiners",
    "governments",
    "each",
    "adherents",
    "party",
    "newcomer",
    "joiner",
}
_PERMITTING = ("permit", "allow", "let")
_KEEPING = frozenset({"retention", "retaining", "keeping", "keep", "retain", "hold"})


def may_permit(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a word is a verb of permitting, in the mouth of a treaty."""
    return sentence.tokens[mark.first].low.startswith(_PERMITTING) and mark.last - mark.first <= _PAIR


_PAIR = 2


def permitted(act: Act) -> Iterator[Draft]:
    """What a treaty leaves open: "Article 3 permits a state to keep some", "tank mines, which the treaty allows"."""
    tokens, last = act.sentence.tokens, act.mark.last
    if act.scope.negated:
        yield from _never_permitted(act)
        return
    if act.frame.is_passive(act.clause, act.mark) or tokens[act.mark.first].low in ("allowed", "permitted"):
        yield from _allowed_by(act)
    if act.nominal or act.frame.is_passive(act.clause, act.mark):
        return
    treaty = _permitting(act)
    if treaty is None:
        return
    behind = [p for p in act.clause.tokens if p >= last]
    kept = any(tokens[p].low in _KEEPING for p in behind)
    item = next((m for m in act.sentence.starting(behind) if m.value("item") not in (None, "other")), None)
    ends = last >= len(tokens) or not tokens[last].text.isalpha()
    if not kept and act.clause.kind == "rel" and ends and act.clause.opener:
        # "anti-tank mines, which the convention permits"
        before = act.sentence.starting(reversed(range(max(0, act.clause.opener - _NAMED_WITHIN), act.clause.opener)))
        item = next((m for m in before if m.value("item") not in (None, "other")), None)
        kept = item is not None or act.frame.discourse.item is not None
    if not kept and ends and act.clause.opener and tokens[act.clause.first].low == "as":
        # "keeps 54 mines for training, as the convention allows"
        above = list(act.sentence.starting(range(act.clause.opener)))
        kept = any("hold" in m.traits.said for m in above)
        item = next((m for m in above if m.value("item") not in (None, "other")), None)
    if kept:
        code = None if item is None else act.item_code(item)
        yield treaty_rule(act, treaty, "exception", item=code)


def _never_permitted(act: Act) -> Iterator[Draft]:
    """As in "Under the treaty, use of the weapon is never permitted"."""
    before = [p for p in act.clause.tokens if p < act.mark.first]
    acts = any(not _FORBIDDEN_ACTS.isdisjoint(m.values("noun")) for m in act.sentence.starting(before))
    led = {"is", "are", "be"} & {act.sentence.tokens[p].low for p in before[-3:]}
    treaty = _first_treaty(act, before) if acts and led else None
    if treaty is not None:
        yield treaty_rule(act, treaty, "prohibits", item=ITEM_OF.get(treaty))


def _allowed_by(act: Act) -> Iterator[Draft]:
    """As in "Exports for destruction are allowed by the convention"."""
    tokens, last = act.sentence.tokens, act.mark.last
    led = last < len(tokens) and tokens[last].low in ("by", "under")
    be = act.mark.first > 0 and tokens[act.mark.first - 1].low in (
        "are",
        "is",
        "be",
        "still",
        "expressly",
        "explicitly",
        "as",
    )
    treaty = _first_treaty(act, range(last, last + _DUTY_WITHIN)) if led and be else None
    if treaty is not None:
        item = next((m for m in act.sentence.find("item") if m.first < act.mark.first), None)
        yield treaty_rule(act, treaty, "exception", item=None if item is None else act.item_code(item))


_NAMED_WITHIN = 8


def _permitting(act: Act) -> str | None:
    """Return the treaty that permits: it, or an article of it, stands before the verb."""
    tokens, discourse = act.sentence.tokens, act.frame.discourse
    before = [p for p in act.clause.tokens if p < act.mark.first]
    treaty = _first_treaty(act, reversed(before))
    if treaty is None and act.clause.kind == "rel" and before and len(before) <= _PAIR:
        antecedent = _antecedent(act)
        treaty = None if antecedent is None else act.treaty_of(antecedent)
    if treaty is None and discourse.treaty_age <= _WAR_LASTS and "article" in {tokens[p].low for p in before}:
        treaty = discourse.treaty
    if treaty is None and discourse.treaty_age <= 1 and [tokens[p].low for p in before] == ["it"]:
        treaty = discourse.treaty
    return treaty


def _obliging_treaty(act: Act, obliging: Mark) -> str | None:
    """Return the treaty before "obliges", the one that "it obliges" means, or the one whose parties must."""
    if _is_for_one_state(act, obliging) or _is_for_the_treaty(act, obliging):
        return None
    treaty = _first_treaty(act, reversed([p for p in act.clause.tokens if p < obliging.first]))
    if treaty is None and act.clause.kind == "coord" and act.clause.parent is not None:
        # "The convention bans mines and requires states to destroy them"
        treaty = _first_treaty(act, act.clause.parent.tokens[:_SUBJECT_WITHIN])
    if treaty is None and _it_obliges(act, obliging):
        treaty = act.frame.discourse.treaty
    if treaty is None and act.has_layer("treaty", "treaty_word") is not None and act.has_layer("member") is not None:
        treaty = act.treaty()
    return treaty


def _is_for_the_treaty(act: Act, obliging: Mark) -> bool:
    """Tell of "the ban must be defended": what is to be done for it, and no rule of its own."""
    be = act.sentence.tokens[obliging.last].low if obliging.last < len(act.sentence.tokens) else ""
    near = act.sentence.starting(range(obliging.last + 1, obliging.last + 3))
    return be == "be" and any({"support", "oppose"} & set(m.values("verb")) for m in near)


def _is_for_one_state(act: Act, obliging: Mark) -> bool:
    """Tell of "As a party to the convention, Niger has to clear its land by 2028": its task, and no rule."""
    near = [m for m in act.frame.mentions if 0 <= obliging.first - m.last <= 1 and m.whole and m.pronoun is None]
    return any(m.kind == "state" for m in near) and act.sentence.tokens[obliging.first].low in ("has", "have", "must")


def _done_in_time(act: Act, obliging: Mark) -> str | None:
    """Return the treaty of "Stocks have to be destroyed within four years of joining the convention"."""
    if act.has_layer("duration_word") is None or any(m.kind == "state" for m in act.frame.mentions):
        return None
    near = act.sentence.starting(range(obliging.last, obliging.last + _DUTY_WITHIN))
    done = any(not _DUTIES.isdisjoint(m.values("verb")) and act.frame.is_passive(act.clause, m) for m in near)
    return act.treaty() if done else None


_SUBJECT_WITHIN = 5


def _told_parties(act: Act, obliging: Mark) -> str | None:
    """Return the treaty spoken of whose parties, all of them, are told to destroy, clear or report."""
    dutiful = any(
        not _DUTIES.isdisjoint(mark.values("verb") + mark.values("noun"))
        for mark in act.sentence.marks
        if obliging.first <= mark.first <= obliging.last + 12
    )
    reports = any(t.low in _REPORTING for t in act.sentence.tokens[obliging.last : obliging.last + 6])
    return of_all_parties(act, obliging.first) if dutiful or reports else None


def of_all_parties(act: Act, before: int) -> str | None:
    """Return the treaty of which a clause speaks of all parties or of any ("members", "a state", "under it")."""
    discourse = act.frame.discourse
    treaty = act.treaty() or (discourse.treaty if discourse.treaty_age <= 2 or of_a_list(act) else None)
    if treaty is None:
        return None
    if any(m.kind == "state" and m.pronoun is None and m.last <= before for m in act.frame.mentions):
        return None
    return treaty if _all_parties(act, before) else None


def _all_parties(act: Act, before: int) -> bool:
    tokens = act.sentence.tokens
    words = [tokens[p] for p in range(act.clause.first, before)]
    if of_a_list(act) or (act.clause.first and tokens[act.clause.first - 1].low == "under"):
        return True
    if words and words[0].low == "under":
        return True
    marks = act.sentence.find("member", act.clause.first, before)
    if any(mark.value("member") == "party" for mark in marks):
        return True
    if act.clause.kind in ("rel", "comp") and act.clause.opener > 1:
        # "A state that joins must destroy its stocks"
        words = [*tokens[act.clause.opener - 2 : act.clause.opener], *words]
    if any(w.low in _ANY_STATE for w in words):
        return True
    # "Each must destroy its stocks within four years"
    return words[:1] != [] and words[0].low in ("they", "each", "all")


_MODALS = frozenset({"may", "must", "shall", "have", "are", "cannot", "can", "will", "never", "not", "to"})


def of_a_list(act: Act) -> bool:
    """Tell of an item of a list that a line such as "States that join it:" leads in: "must destroy their stocks"."""
    discourse, tokens = act.frame.discourse, act.sentence.tokens
    opening = next((p for p, token in enumerate(tokens) if token.text[0].isalnum()), 0)
    if discourse.parties_listed is None or not (discourse.listed_to or tokens[opening].low in _MODALS):
        return False
    return not any(m.kind == "state" and m.whole and m.pronoun is None for m in act.frame.mentions)


def forbidden(act: Act) -> Iterator[Draft]:
    """What the parties of a treaty may not do: "members may not use, make or keep anti-personnel mines"."""
    if act.nominal or not act.scope.negated:
        return
    cannot = any(act.sentence.tokens[p].low == "cannot" for p in act.clause.tokens if p < act.mark.first)
    if not (
        cannot or act.scope.has("possible", "urge", "oblige") or (act.frame.discourse.listed_to and of_a_list(act))
    ):
        return
    treaty = of_all_parties(act, act.mark.first)
    item = act.frame.item(act.clause, act.mark)
    if treaty is None or item is None:
        return
    if act.item_code(item) != ITEM_OF.get(treaty) and not (treaty == "apmbc" and act.item_code(item) == "mine"):
        return
    yield treaty_rule(act, treaty, "prohibits", item=act.item_code(item))


def _it_obliges(act: Act, obliging: Mark) -> bool:
    tokens, first = act.sentence.tokens, obliging.first
    opens = tokens[act.clause.first].low if act.clause.tokens else ""
    if opens == "article" and first - act.clause.first <= _SUBJECT_WITHIN:
        # "Article 5 requires each State Party to clear its land"
        return act.frame.discourse.treaty_age <= _ARTICLES_LAST
    first -= first > 1 and tokens[first - 1].low in ("also", "further", "moreover", "therefore", "thus")
    if not first or act.frame.discourse.treaty_age > 1 or tokens[first - 1].low not in ("it", "text", "protocol"):
        return False
    first = obliging.first
    return tokens[first].low.startswith(("oblig", "requir", "commit"))


_BANNING = frozenset({"banning", "prohibiting", "outlawing"})


def banning_name(sentence: Sentence) -> Mark | None:
    """Return the name of a treaty that tells what it bans: "the treaty banning cluster munitions"."""
    return next(
        (m for m in sentence.find("treaty") if any(t.low in _BANNING for t in sentence.tokens[m.first : m.last])), None
    )


def named_for_its_ban(act: Act) -> Iterator[Draft]:
    """What is banned by a treaty that is named for it."""
    treaty = act.mark.value("treaty")
    if treaty in ("apmbc", "ccm"):
        yield treaty_rule(act, str(treaty), "prohibits", item="cm" if treaty == "ccm" else "apm")
