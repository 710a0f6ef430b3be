"""What a document goes on speaking of: its treaty, weapon, programme, place, and how long ago each was named."""

from collections.abc import Sequence

from treatywatch.extract.discourse import Discourse
from treatywatch.extract.draft import (
    described_treaty,
    has_unknown_name,
    is_back_on_the_main,
    is_that_on_clusters,
    only_compares,
)
from treatywatch.extract.kinds import programmes
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.survey import gives_up_a_weapon, is_left_over
from treatywatch.extract.times import TimeMention
from treatywatch.extract.weapons import HARM, ITEM_OF

_WHERE = frozenset({"in", "inside", "across", "throughout", "near", "at", "within", "over", "around"})
_NEVER = 99
# Words and signs of an answer such as "I cannot."
_FRAGMENT = 4
_ACTING = frozenset({"state", "body", "office", "person"})


def section(discourse: Discourse, sentence: Sentence) -> None:
    """Date what stands under a heading, or under a sentence that is nothing but a date."""
    _section_of_a_state(discourse, sentence)
    discourse.section_firm = None
    date = _bare_date(sentence)
    discourse.section_when = None
    if date is None or date.edtf is None:
        return
    if len(date.edtf) == 4:
        discourse.section_year = date.edtf
    elif date.yearless and discourse.section_year is not None:
        discourse.section_when = discourse.section_year + date.edtf[4:]
    else:
        discourse.section_when = date.edtf


_LINE = 6


def _section_of_a_state(discourse: Discourse, sentence: Sentence) -> None:
    """Note a line that is nothing but a state's name; any other short line without a full stop ends its section."""
    tokens = sentence.tokens
    label = sentence.mark(0) if tokens else None
    if label is not None and "state" in label.meanings and tokens[min(label.last, len(tokens) - 1)].text == ":":
        # "GREECE: The Army will need", one of several
        discourse.section_state = str(label.value("state"))
        return
    if not tokens or len(tokens) > _LINE or tokens[-1].text in _ENDS or sentence.role == "title":
        return
    mark = next((m for m in sentence.marks if "state" in m.meanings), None)
    around = sentence.text[max(0, sentence.start - 1) : sentence.start], sentence.text[sentence.end : sentence.end + 1]
    if around not in (("\n", "\n"), ("", "\n")):
        return
    bare = mark is not None and all(mark.first <= p < mark.last or not t.text.isalpha() for p, t in enumerate(tokens))
    discourse.section_state = None
    if mark is not None and bare:
        state = str(mark.value("state"))
        discourse.section_state = discourse.casualty_place = discourse.place = state
        discourse.place_age = 0
        discourse.cleared = (state, sentence.start)


_ENDS = frozenset({".", "!", "?", ":", ";", ",", "”", '"', "’"})


def _bare_date(sentence: Sentence) -> TimeMention | None:
    if len(sentence.dates) != 1:
        return None
    date = sentence.dates[0]
    words = [p for p, token in enumerate(sentence.tokens) if token.text.isalpha() and not date.first <= p < date.last]
    return date if len(words) <= 1 else None


def notice(discourse: Discourse, mark: Mark, sentence: Sentence | None = None) -> None:
    """Note the weapon, treaty or programme that a mark names; `sentence` is None for a heading."""
    if not mark.traits.noted:
        return
    if "item" in mark.meanings and mark.value("item") != "other":
        discourse.item = mark.value("item")
    if "treaty" in mark.meanings and not (sentence is not None and only_compares(sentence, mark)):
        discourse.treaty, discourse.foreign, discourse.treaty_silence = mark.value("treaty"), False, 0
        discourse.passing = None
        discourse.named_at = -1 if sentence is None else sentence.start
        discourse.treaties.add(str(discourse.treaty))
        discourse.treaties_in_order.append(str(discourse.treaty))
        if sentence is None or not _is_in_passing(discourse, sentence, mark):
            discourse.item = ITEM_OF.get(str(discourse.treaty), discourse.item)
    if sentence is not None and "treaty_word" in mark.meanings:
        _notice_pointed(discourse, mark, sentence)
    named = sentence is not None and "treaty_word" in mark.meanings and has_unknown_name(sentence, mark)
    if named or "treaty" in mark.values("ignore"):
        discourse.treaty, discourse.foreign = None, True
        discourse.item_age = _NEVER
    plan = None if sentence is None else programmes.named(sentence, mark)
    if sentence is None and "programme" in mark.meanings:
        discourse.programme = mark.value("programme")
    if plan is not None and sentence is not None:
        discourse.programme, discourse.programme_at = plan, sentence.start


def _is_in_passing(discourse: Discourse, sentence: Sentence, mark: Mark) -> bool:
    """Tell of a treaty named only to say who has not signed it: the weapon spoken of stays what it was."""
    if discourse.item is not None and _is_set_in(sentence, mark):
        return True
    return discourse.item_age <= 1 and _is_signed_or_not(sentence, mark)


def _is_set_in(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Seoul, which has signed neither Ottawa nor Oslo, ordered 40,000 of them": a treaty named in passing."""
    tokens = sentence.tokens
    for here in range(mark.first - 1, max(0, mark.first - _SET_IN_WITHIN), -1):
        if tokens[here].low in ("which", "who"):
            return tokens[here - 1].text == ","
    return False


_SET_IN_WITHIN = 12


def _is_signed_or_not(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "which has signed neither Ottawa nor the cluster convention": said by the way, of who does something."""
    before = [t.low for t in sentence.tokens[max(0, mark.first - _BY_THE_WAY) : mark.first]]
    return not _SET_IN.isdisjoint(before) and not _STANDING.isdisjoint(before)


_BY_THE_WAY = 8
_SET_IN = frozenset({"which", "who"})
_STANDING = frozenset({"signed", "joined", "ratified", "party", "left", "quit", "member", "outside", "acceded", "in"})


def _notice_pointed(discourse: Discourse, mark: Mark, sentence: Sentence) -> None:
    """Note the treaty that "the treaty" or a description stands for."""
    if discourse.passing is not None and mark.first and sentence.tokens[mark.first - 1].low == "that":
        # "the first country to abandon that convention": the one spoken of before this paragraph.
        discourse.treaty = discourse.passing
    described = described_treaty(sentence, mark, discourse.item)
    if described is not None:
        discourse.treaties.add(described)
    if discourse.treaty is not None:
        discourse.pointed_at = sentence.start
    elif described is not None:
        discourse.treaty, discourse.foreign = described, False
    elif discourse.main_treaty is not None and not discourse.foreign and not has_unknown_name(sentence, mark):
        led = sentence.tokens[mark.first - 1].low if mark.first else ""
        if led in ("the", "this") and mark.value("treaty_word") == "one":
            # "Angola had signed the treaty?": the one that the text is about
            discourse.treaty, discourse.pointed_at = discourse.main_treaty, sentence.start
    if is_that_on_clusters(discourse, sentence, mark):
        discourse.treaty, discourse.treaty_silence = "ccm", 0
    elif is_back_on_the_main(discourse, sentence, mark):
        discourse.treaty, discourse.treaty_silence = discourse.main_treaty, 0


def remember_actor(frame: Frame) -> None:
    """Note the subject of a sentence's main clause: "it" in the next goes on with it."""
    subject = frame.subject(frame.clauses[0]) if frame.clauses else None
    if subject is None:
        return
    bare = frame.sentence.opens_paragraph and len(frame.sentence.tokens) <= _LABEL_WITHIN
    if bare and subject.kind == "company" and subject.first == 0 and frame.clauses[0].verb(frame.sentence) is None:
        frame.discourse.section_firm = (subject.ids[0], subject.states)
        frame.discourse.transfer = frame.discourse.seller = None
    if subject.pronoun is None:
        frame.discourse.actor = _maker_beside(frame, subject) or _told_of_last(frame) or subject
    if subject.states and subject.kind in _ACTING:
        quoted = subject.first < len(frame.sentence.quoted) and frame.sentence.quoted[subject.first]
        if not quoted:
            frame.discourse.narrated = None
        elif frame.discourse.narrated is None:
            # Behind the quotation the text goes on with what it spoke of before.
            frame.discourse.narrated = frame.discourse.subject
        frame.discourse.subject = subject.states


def _told_of_last(frame: Frame) -> Mention | None:
    """Return NATO of "All sides mined the lines; NATO did not": behind a semicolon another is spoken of."""
    last = next((c for c in reversed(frame.clauses) if c.kind == "main"), None)
    if last is None or last is frame.clauses[0] or frame.sentence.tokens[last.first - 1].text != ";":
        return None
    subject = frame.subject(last)
    return subject if subject is not None and subject.first in last.tokens and subject.pronoun is None else None


def _maker_beside(frame: Frame, subject: Mention) -> Mention | None:
    """Return MKE of "Turkey remains a party, and MKE ended production": a firm told of last goes on as "it"."""
    if subject.kind not in _ACTING or len(frame.clauses) < _PAIR:
        return None
    last = frame.clauses[-1]
    if last.kind != "coord" or last.parent is not frame.clauses[0]:
        return None
    firm = frame.subject(last)
    return firm if firm is not None and firm.kind == "company" and firm.whole and firm.first in last.tokens else None


_PAIR = 2
_LABEL_WITHIN = 9


def age(discourse: Discourse, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Count on, at the end of a sentence, how long ago each topic was last spoken of."""
    if _victims_are_asked_for(sentence):
        discourse.harm_asked = sentence.start
    if sentence.role == "heading":
        # A question above its answer: nothing is older for it.
        _land_is_asked_for(discourse, sentence)
        return
    if len(sentence.tokens) <= _FRAGMENT and not any(m.traits.noted for m in sentence.marks):
        # "They were not.": nothing is older for it.
        return
    d, marks = discourse, sentence.marks
    _lead_in(discourse, sentence)
    said = {value for m in marks for value in m.traits.said}
    where = _WHERE | {"on"} if "use" in said else _WHERE
    places = [m for m in mentions if m.prep in where and m.kind in ("state", "place") and m.states]
    if places:
        d.place = places[-1].states[0]
    armed = None if d.last_armed is None else d.last_armed[0]
    d.armed_age = _aged(d.armed_age, named=any(armed in m.ids for m in mentions))
    topical = [m for m in marks if m.traits.noted]
    treaty = any("treaty" in m.meanings for m in topical)
    item = any(m.value("item") not in (None, "other") for m in topical)
    mined = any(m.traits.works and "mine" in sentence.words(m.first, m.last).lower() for m in marks)
    if mined and d.item is None:
        d.item = "mine"
    item = item or mined or any(_points_at_the_weapon(sentence, m) for m in marks if "item_word" in m.meanings)
    years = [
        t.edtf for t in sentence.dates if t.limit in (None, "in") and t.edtf is not None and len(t.edtf) == _A_YEAR
    ]
    if years:
        d.year = years[0]
    _somebody_steps_on_one(d, sentence)
    _one_goes_off(d, sentence, mentions)
    _land_is_asked_for(d, sentence)
    if item and not HARM.isdisjoint(said):
        d.harm_spoken = sentence.start
    d.place_age = _aged(d.place_age, named=bool(places))
    d.cleared_age = _aged(d.cleared_age, named=any(m.traits.works for m in marks))
    spoken = treaty or any("treaty_word" in m.meanings for m in topical)
    d.treaty_silence = _aged(d.treaty_silence, named=spoken)
    d.item_age = _aged(d.item_age, named=treaty or item)
    d.stock_age = _aged(d.stock_age, named="hold" in said and any("hold" in m.values("noun") for m in marks))
    d.suspend_age = _aged(d.suspend_age, named="suspend" in said)
    leaving = "leave" in said and any(_tells_of_leaving(sentence, m) for m in marks)
    if leaving and sentence.text.endswith(("?", "?”", '?"'), 0, sentence.end):
        d.asked_at = sentence.start
    d.topic_age = _aged(d.topic_age, named=bool(d.treaty) and leaving)


def _tells_of_leaving(sentence: Sentence, mark: Mark) -> bool:
    leaves = "leave" in mark.traits.said and not gives_up_a_weapon(sentence, mark)
    return leaves and not is_left_over(sentence, mark)


_STEPPING = frozenset(
    {"stepped", "steps", "stepping", "trod", "walked", "drove", "hit", "triggered", "touched", "picked", "found", "set"}
    | {"detonated", "struck", "exploded", "handled", "ran", "rode", "knocked"}
)


def _somebody_steps_on_one(discourse: Discourse, sentence: Sentence) -> None:
    """Note that one person met a mine: "a man from the village stepped on a mine"."""
    that_one = bool(sentence.tokens) and sentence.tokens[0].low in ("he", "she")
    if not (that_one or any(m.value("victim") == "person" for m in sentence.marks)):
        return
    weapon = any(m.value("item") not in (None, "other") for m in sentence.marks)
    if weapon and any(t.low in _STEPPING for t in sentence.tokens):
        date = sentence.dates[0].edtf if sentence.dates else None
        discourse.stepped = (sentence.start, date)


_STILL_TO_DO = frozenset({"left", "remain", "remains", "remaining", "contaminated", "mined", "still", "ahead"})
_DONE = frozenset({"found", "removed", "lifted", "destroyed", "dug", "taken", "picked", "find", "defused"})
_AMOUNTS_ASKED = (["how", "much"], ["how", "many"], ["what", "mines"], ["how", "large"], ["how", "big"])


def _land_is_asked_for(discourse: Discourse, sentence: Sentence) -> None:
    """Note what a question wants to know: "How much is left?", "How many mines have you found?"."""
    if "?" not in sentence.text[sentence.start : sentence.end]:
        return
    words = [t.low for t in sentence.tokens]
    if not any(words[n : n + 2] in _AMOUNTS_ASKED for n in range(len(words))):
        return
    aspect = (
        "contaminated" if not _STILL_TO_DO.isdisjoint(words) else "removed" if not _DONE.isdisjoint(words) else None
    )
    if aspect is not None:
        discourse.asked_of_land = (aspect, sentence.start)


_VICTIMS = frozenset(
    {"victims", "casualties", "injured", "hurt", "killed", "wounded", "accidents", "deaths", "dead", "maimed", "died"}
    | {"lives", "suffered", "suffering", "casualty"}
)
_HUMAN, _PRICES = (
    frozenset({"human", "people", "villages", "villagers", "population", "civilians", "farmers"}),
    frozenset({"price", "cost", "toll", "costs", "side", "consequences", "and", "paid", "pay", "suffer"}),
)


def _victims_are_asked_for(sentence: Sentence) -> bool:
    """Tell of "And the human price?", "How many people have been hurt?": what follows counts those whom mines hit."""
    words = {t.low for t in sentence.tokens}
    if "?" not in words:
        return False
    return not _VICTIMS.isdisjoint(words) or not (_HUMAN.isdisjoint(words) or _PRICES.isdisjoint(words))


_GOING_OFF = frozenset({"exploded", "explodes", "detonated", "detonates", "blew", "went", "goes"})
_NEARBY = frozenset({"in", "near", "at", "around", "outside", "on"})


def _one_goes_off(discourse: Discourse, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Note that a mine went off: "a mine exploded in a garden. Nobody was hurt"."""
    words = [t.low for t in sentence.tokens]
    went = next((p for p, word in enumerate(words) if word in _GOING_OFF), None)
    if went is None or (
        words[went] in ("went", "goes", "blew") and words[went + 1 : went + 2] not in (["off"], ["up"])
    ):
        return
    if not any(m.value("item") not in (None, "other") and m.last <= went for m in sentence.marks):
        return
    near = [m for m in mentions if m.prep in _NEARBY and m.kind in ("name", "place", "state")]
    place = next((m.states[0] if m.states else m.ids[0] for m in near if m.states or m.ids), None)
    discourse.blast = (sentence.start, sentence.dates[0].edtf if sentence.dates else None, place)


def _points_at_the_weapon(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Our people know this weapon too well": it goes on being spoken of."""
    led = sentence.tokens[mark.first].low, sentence.tokens[mark.first - 1].low if mark.first else ""
    return not _THESE.isdisjoint(led)


_THESE = frozenset({"this", "these", "those", "such"})
_A_YEAR = 4
_PARTIES = frozenset({"states", "countries", "members", "parties", "signatories", "governments"})
_LISTING_LASTS = 900


def _lead_in(discourse: Discourse, sentence: Sentence) -> None:
    """Note a line that leads in a list of what parties do: "States that join it:"."""
    last = sentence.tokens[-1].text if sentence.tokens else ""
    if last == ":" and any(t.low in _PARTIES for t in sentence.tokens) and discourse.treaty is not None:
        discourse.parties_listed = sentence.start
        discourse.listed_to = len(sentence.tokens) > 1 and sentence.tokens[-2].low == "to"
    elif discourse.parties_listed is not None:
        first = next((t for t in sentence.tokens if t.text[0].isalnum()), None)
        far = sentence.start - discourse.parties_listed > _LISTING_LASTS
        if far or first is None or not first.text[0].islower():
            discourse.parties_listed, discourse.listed_to = None, False


_SHORT = 9


def turn_to(discourse: Discourse, sentence: Sentence) -> None:
    """Turn to the treaty on the weapon that a short question of an interview asks for: "And cluster munitions?"."""
    items = {m.value("item") for m in sentence.marks if m.value("item") not in (None, "other")}
    named = any("treaty" in m.meanings for m in sentence.marks)
    if named or len(items) != 1 or len(sentence.tokens) > _SHORT or discourse.treaty is None:
        return
    treaty = {"cm": "ccm", "apm": "apmbc"}.get(str(items.pop()))
    if treaty is not None and treaty != discourse.treaty:
        discourse.treaty, discourse.treaty_silence, discourse.passing = treaty, 0, None


def scene_of(mentions: Sequence[Mention]) -> str | None:
    """Return the state that the first sentence of a paragraph is set in: "Things look different in Myanmar."."""
    places = {m.states for m in mentions if m.prep in _INSIDE and m.kind == "state"}
    others = any(m.whole and m.states and m.kind in _ACTING and m.states not in places for m in mentions)
    place = next(iter(places), ())
    return place[0] if len(places) == 1 and len(place) == 1 and not others else None


_INSIDE = frozenset({"in", "inside", "across", "throughout"})


def _aged(sentences: int, *, named: bool) -> int:
    return 0 if named else sentences + 1
