"""Deadlines for clearing mined land, and requests for more time."""

from collections.abc import Iterator

from treatywatch.extract.clause import Clause
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.clearance import cleared_place
from treatywatch.extract.kinds.stock_ends import missed, misses
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.times import TimeMention


def deadline(act: Act) -> Iterator[Draft]:
    """The time by which a state has to have cleared its land, or asks to."""
    if misses(act):
        yield from missed(act)
        return
    granted = _granted(act)
    place = granted.states[0] if granted is not None else cleared_place(act)
    if place is None or _is_before_it(act) or _is_of_something_else(act) or _is_of_somebody(act):
        return
    modality = act.scope.modality()
    asked = (
        act.scope.has("urge")
        or "urge" in act.scope.outer
        or "want" in act.sentence.words(act.clause.first, act.mark.first)
        or not _ASKING.isdisjoint(t.low for t in act.sentence.tokens[max(0, act.mark.first - _ASKED) : act.mark.first])
    )
    refused = asked and act.scope.negated and not act.scope.has("refuse")
    modality = "denied" if refused else "planned" if asked else "occurred" if modality == "denied" else modality
    when = _until(act, modality)
    if when is not None and "/" in when and ".." not in when and _is_moved(act):
        # "was extended from 2020 to 2025"
        when = when.partition("/")[2]
    if act.sentence.text[act.sentence.start : act.sentence.end].rstrip("\"'”’ ").endswith("?"):
        # "What was Chile's deadline?" asks for the time that the answer tells.
        act.frame.discourse.land = ("deadline", place, "", act.sentence.start)
    if when is None and not (asked and (refused or _is_for_years(act))) and not _is_missed(act):
        return
    act.frame.discourse.land = ("deadline", place, "", act.sentence.start)
    for state in (*_all_of_them(act, place), *_named_of_them(act, place)):
        slots: dict[str, str | None] = {"place": state, "actor": state, "aspect": "deadline", "item": None}
        yield act.draft("clearance", modality, slots, None, when)
        for other in _put_off(act, when):
            yield act.draft("clearance", "occurred", slots, None, other)
    for state, other in _and_others(act, place):
        slots = {"place": state, "actor": state, "aspect": "deadline", "item": None}
        yield act.draft("clearance", modality, slots, None, other)


_MISSING = frozenset(
    {"miss", "missed", "misses", "missing", "meet", "meets", "met", "meeting", "overrun", "overran", "breach"}
    | {"breached", "exceeded", "make", "made", "beat"}
)


def _is_missed(act: Act) -> bool:
    """Tell of "Ecuador missed its deadline", "will not meet the deadline for clearing its land"."""
    tokens, first = act.sentence.tokens, act.mark.first
    if not tokens[act.mark.last - 1].low.startswith("deadline"):
        return False
    return not _MISSING.isdisjoint(t.low for t in tokens[max(0, first - _CLOSE) : first])


def _is_before_it(act: Act) -> bool:
    """Tell of "was lifted in 2008, four years before the deadline", which is another time."""
    before = act.sentence.words(max(0, act.mark.first - 4), act.mark.first).lower().split()
    own = any(d.last == act.mark.first or 0 <= d.first - act.mark.last <= 1 for d in act.sentence.dates)
    earlier = "before" in before and not _SPANS.isdisjoint(before)
    return not own and (earlier or "ahead of" in " ".join(before))


_SPANS = frozenset({"years", "year", "months", "weeks", "days", "well", "long"})


def _is_moved(act: Act) -> bool:
    return any(t.low.startswith(_MOVED) for t in act.sentence.tokens) and "from" in [t.low for t in act.sentence.tokens]


_MOVED = ("move", "push", "put", "extend", "postpone", "delay", "shift", "prolong", "ran", "run", "expire", "laps")
_OVER = ("ran", "run", "expire", "laps", "end", "pass")
_THEN = frozenset(
    {"off", "back", "it", "then", "later", "again", "now", "finally", "and", "from", "first", "originally", "before"}
)


def _put_off(act: Act, when: str | None) -> Iterator[str]:
    """Yield the other times of "was moved to 2019, and then to 2021", "was first 2009, then 2015"."""
    tokens = act.sentence.tokens
    dates = [d for d in act.sentence.dates if d.edtf is not None and d.first >= act.mark.first]
    if act.scope.has("urge") or "urge" in act.scope.outer:
        return
    for date in dates:
        first, _, last = str(date.edtf).partition("/")
        if date.edtf != when and last and first != ".." and (len(dates) == 1 or first.isdigit()):
            # "from 2020 to 2025", "back to 2030"
            yield first
            if len(dates) > 1 and last.isdigit():
                yield last
    words = [t.low for t in tokens]
    if len(dates) < _AT_LEAST or not (any(w.startswith(_MOVED) for w in words) or "first" in words):
        return
    for date in dates:
        led = words[max(0, date.first - 1) : date.core_first]
        around = words[max(0, date.first - 3) : dates[-1].first]
        over = "in" not in led or any(w.startswith(_OVER) for w in words[max(0, date.first - 3) : date.first])
        if "/" in str(date.edtf).removeprefix("../"):
            continue
        if date.edtf not in (None, when) and _is_set_in(act, date):
            # "The deadline for clearance, 1 March 2009, was extended until"
            yield str(date.edtf)
        elif date.edtf not in (None, when) and not _LEADS.isdisjoint(led) and not _THEN.isdisjoint(around) and over:
            yield str(date.edtf)


_SET_IN_WITHIN = 4


def _is_set_in(act: Act, date: TimeMention) -> bool:
    """Tell of "The deadline for clearance, 1 March 2009,": its day between commas."""
    tokens = act.sentence.tokens
    near = 0 < date.first - act.mark.last <= _SET_IN_WITHIN and date.last < len(tokens)
    return near and tokens[date.first - 1].text == "," and tokens[date.last].text == ","


_AT_LEAST = 2
_LEADS = frozenset({"was", "is", "to", "until", "till", "from", "in", "by", "on", "first", "then", "for", "originally"})


def _and_others(act: Act, place: str) -> Iterator[tuple[str, str]]:
    """As in "Angola was given until the end of 2030, and Chad until 2029"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        if mention.first < act.mark.last or mention.kind != "state" or mention.prep or mention.states == (place,):
            continue
        joined = tokens[mention.first - 1].low in ("and", ",", "but", ";", "while")
        date = next((d for d in act.sentence.dates if d.first == mention.last), None)
        if (
            joined
            and date is not None
            and date.edtf is not None
            and date.limit in ("until", "by")
            and len(mention.states) == 1
        ):
            yield mention.states[0], date.edtf


def _granted(act: Act) -> Mention | None:
    """Return who got it: "granted Angola an extension", "gave it until 2030"."""
    for position in range(max(0, act.mark.first - _CLOSE), act.mark.last):
        if act.sentence.tokens[position].low not in _GRANTING:
            continue
        for mention in act.frame.mentions:
            if mention.first == position + 1 and mention.states and mention.kind in ("state", "body", "office"):
                return mention
    return _given_time(act)


def _given_time(act: Act) -> Mention | None:
    """Return who got it in "The deadline was 2014, then 2022; last November they gave Ankara until 2025"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        led = tokens[mention.first - 1].low if mention.first else ""
        until = any(0 <= d.first - mention.last <= 1 and d.limit == "until" for d in act.sentence.dates)
        if led in _GRANTING and until and len(mention.states) == 1:
            return mention
    return None


def _is_of_somebody(act: Act) -> bool:
    """Tell of "our deadline" of a person whose country is not known."""
    near = [m for m in act.frame.mentions if m.role == "owner" and 0 <= act.mark.first - m.last <= 1]
    return bool(near) and near[-1].kind == "person" and not near[-1].states


_YEARS = frozenset({"years", "year", "months"})


def _is_for_years(act: Act) -> bool:
    """Tell of "would request three more years", "asked for a five-year extension"."""
    tokens = act.sentence.tokens
    near = range(max(0, act.mark.first - _CLOSE), min(act.mark.last + _CLOSE, len(tokens)))
    own = tokens[act.mark.last - 1].low in _YEARS
    counted = own or any(a.first in near for a in act.sentence.amounts) or act.has_layer("duration_word") is not None
    return counted and any(tokens[p].low in _YEARS for p in near)


_ASKING = frozenset(
    {
        "request",
        "requesting",
        "seek",
        "ask",
        "wants",
        "want",
        "wanted",
        "needs",
        "apply",
        "applying",
        "asked",
        "asks",
        "asking",
        "requested",
        "requests",
        "sought",
        "seeks",
        "seeking",
        "applied",
    }
)
_GRANTING = frozenset(
    {"granted", "gave", "given", "grants", "give", "gives", "granting", "giving", "allowed", "allows"}
)
# For so many sentences land goes on being spoken of.
_IN_VIEW = 5
_CLOSE, _ASKED = 5, 8


def _named_of_them(act: Act, place: str) -> list[str]:
    """Return the others named of "seven countries asked for extensions, among them Niger and Colombia"."""
    tokens = act.sentence.tokens
    led = next((p for p in act.clause.tokens if tokens[p].low in ("among", "including")), None)
    if led is None or led < act.mark.last:
        return []
    named = [m for m in act.frame.mentions if m.kind == "state" and m.first > led and m.pronoun is None]
    states = list(dict.fromkeys(s for m in named for s in m.states))
    return [s for s in states if s != place] if place in states else []


def _all_of_them(act: Act, place: str) -> tuple[str, ...]:
    """Return every state of "Peru and Ecuador have until 2028"."""
    subject = act.frame.subject(act.clause, act.mark.first)
    if subject is None or subject.kind != "state" or place not in subject.states:
        return (place,)
    return subject.states


# --- another date, where one has just been told


_NEAR = 350
_HOPED = frozenset({"realistic", "possible", "likely", "reachable", "feasible", "achievable", "nearer", "closer"})
_HOPED |= {"likelier", "honest", "plausible", "optimistic", "ambitious", "safer", "attainable", "better"}


def may_redate(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether nothing but a time stands behind a word: "now they say 2030", "it now hopes for 2030"."""
    last = mark.last
    return any(d.first in (last, last + 1) and _ends_at(sentence, d.last) for d in sentence.dates)


def redating(frame: Frame) -> tuple[Clause, Mark] | None:
    """Return the clause and word of "now they say 2030", where a deadline has just been told."""
    told, sentence = frame.discourse.land, frame.sentence
    if sentence.dates and (done := _done_by(sentence)) is not None:
        home = next((c for c in frame.clauses if done.first in c.tokens), None)
        return None if home is None else (home, done)
    if not sentence.dates or told is None or told[0] not in _DUE or not 0 <= sentence.start - told[3] <= _NEAR:
        return None
    said = (m for m in sentence.marks if "say" in m.meanings and "op" not in m.meanings)
    mark = next((m for m in said if may_redate(sentence, m)), None) or _only_dated(sentence)
    if mark is None and _moved_on(sentence):
        mark = next(iter(sentence.marks), None)
    home = None if mark is None else next((c for c in frame.clauses if mark.first in c.tokens), None)
    return None if mark is None or home is None else (home, mark)


_JOB = frozenset({"job", "work", "task", "clearance", "demining", "clearing", "effort", "operation", "mission"})
_DONE = frozenset({"done", "finished", "completed", "over", "complete", "concluded", "ended", "finish", "behind"})
_UNTIL_DONE = frozenset({"to", "be", "will", "should", "must", "is", "are", "would", "it", "them", "fully", "due"})
_WISHING = frozenset(
    {"want", "wants", "wanted", "expects", "expect", "expected", "hopes", "hope", "likes", "like", "needs", "promises"}
    | {"intends", "plans", "believes", "thinks", "says", "said", "see", "sees", "have", "get", "reckons", "promised"}
)
_DONE_WITHIN = 4


def _done_by(sentence: Sentence) -> Mark | None:
    """Return a word of "wants the job done by 2020", "expects the work to be over in 2031"."""
    words = [t.low for t in sentence.tokens]
    at = next((p for p, word in enumerate(words) if word in _DONE and p > 1), None)
    date = None if at is None else next((d for d in sentence.dates if 0 <= d.first - at - 1 <= 1), None)
    told = None if at is None else sentence.mark(at)
    if at is None or date is None or date.edtf is None or (told is not None and "finish" in told.traits.said):
        # "wants the work finished by 2026" has its own word for it
        return None
    job = next((p for p in range(at - 1, max(0, at - _DONE_WITHIN - 1), -1) if words[p] in _JOB), None)
    if job is None or not _UNTIL_DONE.issuperset(words[job + 1 : at]):
        return None
    wished = not _WISHING.isdisjoint(words[max(0, job - _DONE_WITHIN) : job])
    marks = [m for m in sentence.marks if m.last <= date.first and m.last > job - _DONE_WITHIN]
    return marks[-1] if wished and marks else None


def _is_to_be_done(act: Act) -> Iterator[Draft]:
    """As in "25 square kilometres are still to be cleared, and the government wants the job done by 2020"."""
    told, start = act.frame.discourse.land, act.sentence.start
    date = next((d for d in reversed(act.sentence.dates) if d.edtf is not None), None)
    if told is None or date is None or not 0 <= start - told[3] <= _NEAR or act.scope.negated:
        return
    act.frame.discourse.land = ("deadline", told[1], "", start)
    slots: dict[str, str | None] = {"place": told[1], "actor": told[1], "aspect": "deadline", "item": None}
    yield act.draft("clearance", "planned", slots, None, date.edtf)


_MOVING = ("extend", "prolong", "mov", "postpon", "put", "push", "delay", "shift", "renew", "set")
_MOVED_WITHIN = 5


def _moved_on(sentence: Sentence) -> list[TimeMention]:
    """Return the times of "It was prolonged to 2019 and then again until this month"."""
    words = [t.low for t in sentence.tokens]
    opens = words[:1] in (["it"], ["this"], ["that"], ["they"]) or words[:2] in (["the", "date"], ["this", "date"])
    at = next((p for p, word in enumerate(words[:_MOVED_WITHIN]) if word.startswith(_MOVING)), None)
    if not opens or at is None or (_IS.isdisjoint(words[1:at]) and "been" not in words[1:at]):
        return []
    if any("item" in m.meanings for m in sentence.marks):
        return []
    led = {"to", "until", "till"}
    return [
        d
        for d in sentence.dates
        if d.edtf is not None and d.first > at and not led.isdisjoint(words[d.first - 1 : d.core_first + 1])
    ]


def _at_each(act: Act, dates: list[TimeMention]) -> Iterator[Draft]:
    told = act.frame.discourse.land
    if told is None or told[0] not in _DUE or act.scope.negated:
        return
    act.frame.discourse.land = ("deadline", told[1], "", act.sentence.start)
    slots: dict[str, str | None] = {"place": told[1], "actor": told[1], "aspect": "deadline", "item": None}
    for date in dates:
        yield act.draft("clearance", "occurred", slots, None, date.edtf)


_DUE = frozenset({"deadline", "due"})
_IT = frozenset({"it", "that", "this", "date", "one", "deadline", "ours"})
_IS = frozenset({"was", "is", "were", "became", "becomes", "be"})
_UP_TO = frozenset({"until", "till", "by"})
_YES = frozenset({"yes", "no", ",", "—", "–", "well", "so", "exactly", "right", "correct", '"', "“"})


_RUNNING = frozenset(
    {"runs", "run", "ran", "expires", "expired", "expire", "lapses", "lapsed", "ends", "ended", "lasts"}
)
_RUNS = frozenset({"out", "to", "until", "till", "on", "in", "at", "through", "up", "again", "now", "the", "end", "of"})
_RUNNER_WITHIN = 4


def _runs_to(sentence: Sentence) -> Mark | None:
    """Return a word of "The last one runs to the end of 2028", "It expires in 2027"."""
    words = [t.low for t in sentence.tokens]
    if "deadline" in words or any("deadline" in mark.values("noun") for mark in sentence.marks):
        return None
    at = next((p for p, word in enumerate(words) if word in _RUNNING), None)
    date = None if at is None else next((d for d in sentence.dates if d.first > at), None)
    if at is None or date is None or not _RUNS.issuperset(words[at + 1 : date.first]):
        return None
    subject = words[max(0, at - _RUNNER_WITHIN) : at]
    told = subject[-1:] != [] and (subject[-1] in _IT or "extension" in subject)
    return next((m for m in sentence.marks if m.last > at), None) if told and not date.relative else None


def _only_dated(sentence: Sentence) -> Mark | None:
    """Return a word of "First it was March 2012", "so now it is February 2028", "Yes, until 1 February 2018"."""
    tokens = sentence.tokens
    for mark in sentence.marks:
        subject = mark.first > 0 and tokens[mark.first - 1].low in _IT
        told = subject and tokens[mark.first].low in _IS and may_redate(sentence, mark)
        if (
            told
            and mark.last < len(tokens)
            and tokens[mark.last].text != ","
            and not any(d.relative for d in sentence.dates if d.first >= mark.last)
        ):
            return mark
    running = _runs_to(sentence)
    if running is not None:
        return running
    date = sentence.dates[0]
    until = not _UP_TO.isdisjoint(t.low for t in tokens[date.first : date.core_first + 1])
    plain = all(t.low in _YES | _UP_TO for t in tokens[: date.core_first])
    plain = plain and not any(t.text.isalpha() for t in tokens[date.last :])
    return next(iter(sentence.marks), None) if until and plain else None


def _ends_at(sentence: Sentence, position: int) -> bool:
    return position >= len(sentence.tokens) or not sentence.tokens[position].text.isalpha()


def redated(act: Act) -> Iterator[Draft]:
    """As in "Cambodia was to be mine-free by 2025; now it says 2030"."""
    if _done_by(act.sentence) is act.mark:
        yield from _is_to_be_done(act)
        return
    moved = _moved_on(act.sentence)
    if moved:
        yield from _at_each(act, moved)
        return
    if _only_dated(act.sentence) is act.mark:
        yield from _at_another_date(act, "occurred")
        return
    between = act.sentence.words(act.mark.last, next(d.first for d in act.sentence.dates if d.first >= act.mark.last))
    if between.lower() in ("", "for", "by", "on"):
        yield from _at_another_date(act, "planned")


def may_be_realistic(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a time stands before "would", "is" or "could": "2025 would be realistic"."""
    if not any(d.last == mark.first for d in sentence.dates):
        return False
    return not _HOPED.isdisjoint(t.low for t in sentence.tokens[mark.last : mark.last + 4])


def realistic(act: Act) -> Iterator[Draft]:
    """As in "With the money that we have, 2025 would be realistic"."""
    yield from _at_another_date(act, "possible")


def _at_another_date(act: Act, modality: str) -> Iterator[Draft]:
    told = act.frame.discourse.land
    if told is None or told[0] not in _DUE or not 0 <= act.sentence.start - told[3] <= _NEAR:
        return
    date = next((d for d in reversed(act.sentence.dates) if d.edtf is not None), None)
    if date is None or date.edtf is None or act.scope.negated or any("item" in m.meanings for m in act.sentence.marks):
        return
    act.frame.discourse.land = ("deadline", told[1], "", act.sentence.start)
    slots: dict[str, str | None] = {"place": told[1], "actor": told[1], "aspect": "deadline", "item": None}
    yield act.draft("clearance", modality, slots, None, date.edtf)


# --- how long the work would take

_LASTING = frozenset({"take", "last", "run", "continue", "drag", "need", "require"})
_WORK = frozenset({"work", "clearance", "demining", "job", "task", "clearing", "it", "this", "that", "process"})
_AHEAD = frozenset({"would", "will", "could", "may", "might", "likely", "expected", "set"})
_LASTS_WITHIN, _WORK_WITHIN = 3, 6


def may_take_until(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "would" or "will" may open "the work would take until 2046"."""
    ahead = {t.low for t in sentence.tokens[mark.last : mark.last + _LASTS_WITHIN]}
    if sentence.tokens[mark.first].low not in _AHEAD or _LASTING.isdisjoint(ahead):
        return False
    return any(d.limit in ("until", "by") and 0 < d.first - mark.last <= _WORK_WITHIN for d in sentence.dates)


def takes_until(act: Act) -> Iterator[Draft]:
    """As in "At current funding the work would take until 2046", land still to be cleared being spoken of."""
    tokens, discourse = act.sentence.tokens, act.frame.discourse
    told, subject = discourse.land, [t.low for t in tokens[max(0, act.mark.first - _WORK_WITHIN) : act.mark.first]]
    date = next((d for d in act.sentence.dates if d.first > act.mark.last), None)
    if date is None or _WORK.isdisjoint(subject) or act.scope.negated or act.scope.has("urge"):
        return
    near = told is not None and 0 <= act.sentence.start - told[3] <= _NEAR
    named = not {"clearance", "demining", "clearing"}.isdisjoint(subject)
    place = told[1] if told is not None and near else cleared_place(act) if named else None
    if place is None or any(m.traits.said & {"make", "leave", "join", "order"} for m in act.clause.marks(act.sentence)):
        return
    discourse.land = ("due", place, "", act.sentence.start)
    slots: dict[str, str | None] = {"place": place, "actor": place, "aspect": "cleared", "item": discourse.item}
    yield act.draft("clearance", "possible", slots, None, date.edtf)


# --- years that one has


def granting(frame: Frame) -> tuple[Clause, Mark] | None:
    """Return the verb of "the treaty gave Sudan until 1 April 2027", clearing being spoken of."""
    if not any(d.limit == "until" for d in frame.sentence.dates):
        return None
    works = any(m.traits.works for m in frame.sentence.marks)
    due = any("deadline" in m.traits.said for m in frame.sentence.marks)
    treaty = any({"treaty", "treaty_word"} & set(m.meanings) for m in frame.sentence.marks)
    if due or not (works or frame.discourse.cleared_age <= (_IN_VIEW if treaty else 1)):
        return None
    for mention in frame.mentions:
        verb = frame.sentence.mark(mention.first - 1) if mention.first else None
        until = any(0 <= d.first - mention.last <= 1 and d.limit == "until" for d in frame.sentence.dates)
        if verb is None or not until or len(mention.states) != 1:
            continue
        home = next((c for c in frame.clauses if verb.first in c.tokens), None)
        if frame.sentence.tokens[verb.last - 1].low in _GRANTING and home is not None:
            return home, verb
    return None


def granted_until(act: Act) -> Iterator[Draft]:
    """As in "the treaty gave Sudan until 1 April 2027"."""
    who = next((m for m in act.frame.mentions if m.first == act.mark.last), None)
    date = None if who is None else next((d for d in act.sentence.dates if 0 <= d.first - who.last <= 1), None)
    if who is None or date is None or act.scope.negated:
        return
    act.frame.discourse.land = ("deadline", who.states[0], "", act.sentence.start)
    slots: dict[str, str | None] = {"place": who.states[0], "actor": who.states[0], "aspect": "deadline", "item": None}
    yield act.draft("clearance", "occurred", slots, None, date.edtf)


_TO_DO = frozenset({"finish", "clear", "complete", "do"})
_YEARS_WITHIN = 3


def years_to_finish(frame: Frame) -> None:
    """Note whose time was told by "You had ten years to finish": an answer may tell until when."""
    tokens = [t.low for t in frame.sentence.tokens]
    at = next((p for p, word in enumerate(tokens) if word in _YEARS and tokens[p + 1 : p + 2] == ["to"]), None)
    if at is None or _TO_DO.isdisjoint(tokens[at + 2 : at + 2 + _YEARS_WITHIN]):
        return
    owner = frame.subject(frame.clauses[0]) if frame.clauses else None
    states = owner.states if owner is not None else ()
    states = states if len(states) == 1 else frame.discourse.one_state()
    d = frame.discourse
    if states and min(d.item_age, d.treaty_silence, d.cleared_age) <= _SHORT:
        frame.discourse.land = ("due", states[0], "", frame.sentence.start)


_CLEARING_WORDS = frozenset({"clearance", "clear", "demining", "mine", "mines", "article", "landmines", "contaminated"})


def _is_of_something_else(act: Act) -> bool:
    """A bare "deadline" or "extension" counts only where clearing is spoken of."""
    words = {t.low for t in act.sentence.tokens}
    led = {t.low for t in act.sentence.tokens[max(0, act.mark.first - _SORT_WITHIN) : act.mark.first]}
    if not led.isdisjoint({"stockpile", "stockpiles", "stock"}):
        # "the four-year stockpile deadline"
        return True
    said = {v for m in act.sentence.marks for v in m.values("verb") + m.values("noun")}
    if "destroy" in said and said.isdisjoint({"clear", "contaminate", "remove"}) and "article" not in words:
        # "missed its 2008 deadline, and got rid of its last mines in 2021": that for its stocks.
        return True
    if _runs_for_a_state(act) or (_is_owned(act) and _is_set_by_a_treaty(act)):
        return False
    lasts = _LONG if act.nominal and _is_owned(act) else _SHORT
    return not (_CLEARING_WORDS & words or act.frame.discourse.cleared_age <= lasts)


_SORT_WITHIN = 2


def _is_set_by_a_treaty(act: Act) -> bool:
    """Tell of "Its deadline under the Ottawa Convention has been moved": for clearing, where no stock is told of."""
    led = [t.low for t in act.sentence.tokens[act.mark.last : act.mark.last + 2]]
    treaty = next((m for m in act.sentence.find("treaty", act.mark.last, act.mark.last + 4)), None)
    return led[:1] in (["under"], ["of"], ["in"], ["by"]) and treaty is not None and treaty.value("treaty") == "apmbc"


def _runs_for_a_state(act: Act) -> bool:
    """Tell of "Somalia got an extension until 2027", "Ecuador missed its deadline", mines being spoken of."""
    discourse = act.frame.discourse
    if discourse.item_age > _SHORT or discourse.item not in ("apm", "mine", "cm"):
        return False
    time = act.time()
    timed = time is not None and (time.limit in ("until", "by") or 0 <= time.first - act.mark.last <= _DATED_WITHIN)
    owned = "deadline" in act.sentence.words(act.mark.first, act.mark.last).lower() and _is_owned(act)
    if time is not None and owned and any(t.low in _OVER_WORDS for t in act.sentence.tokens[act.mark.last :]):
        # "Its deadline under the latter ran out on 1 May 2021"
        return True
    timed = timed or _is_missed(act)
    subject = act.frame.subject(act.clause, act.mark.first)
    return timed and subject is not None and subject.kind == "state"


_OVER_WORDS = frozenset(
    {"ran", "runs", "expired", "expires", "lapsed", "lapses", "passed", "extended", "ended", "ends"}
)
_DATED_WITHIN = 3
_SHORT, _LONG = 3, 25


def _is_owned(act: Act) -> bool:
    """Tell of "Our deadline is 31 December 2025", "Zimbabwe's deadline", "now has until"."""
    first = act.mark.first
    owner = any(m.role == "owner" and 0 <= first - m.last <= _OWNED_WITHIN for m in act.frame.mentions)
    return owner or act.sentence.tokens[act.mark.last - 1].low == "until"


_OWNED_WITHIN = 3
_TO = frozenset({"to", "until", "by", "of", "on", "is", "was", ",", "till"})


def _only_lists(act: Act, clause: Clause) -> bool:
    """Tell of what stands behind a colon and tells times: "has been moved twice: from 2014 to 2019, and to 2023"."""
    tokens = act.sentence.tokens
    led = bool(clause.tokens) and clause.first > act.mark.last and tokens[clause.first - 1].text == ":"
    return led and not clause.verbs(act.sentence)


def _is_granted_then(act: Act, date: TimeMention) -> bool:
    """Tell of "Five more years were granted in November": when it was granted."""
    tokens = act.sentence.tokens
    return tokens[act.mark.last - 1].low in _YEARS and tokens[date.first - 1].low in _GRANTING


def _until(act: Act, modality: str) -> str | None:
    """The time that a deadline runs to, not the one when it was spoken of."""
    own = next((d for d in act.sentence.dates if d.last == act.mark.first and d.edtf is not None), None)
    if own is not None and not own.relative:
        # "missed its 2008 deadline"
        return own.edtf
    here: list[Clause] = [act.clause, *(c for c in act.frame.clauses if c.parent is act.clause)]
    here += [c for c in act.frame.clauses if c is not act.clause and _only_lists(act, c)]
    dates = [d for d in act.sentence.dates if any(d.core_first in c.tokens for c in here) and d.edtf is not None]
    if len(dates) == 1 and dates[0].limit in (None, "in") and _is_granted_then(act, dates[0]):
        return None
    if len(dates) < 2:
        return act.when(modality, clauses=here[1:])
    ahead = [d for d in dates if d.limit in ("until", "by") or act.sentence.tokens[max(0, d.first - 1)].low in _TO]
    return max((d.edtf or "" for d in (ahead or dates)), key=lambda edtf: edtf.strip("./"))
