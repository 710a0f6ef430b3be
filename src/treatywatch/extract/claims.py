"""From draft to claim: its span, its speakers, its condition and notes."""

import itertools

from treatywatch.extract.attribution import Speech
from treatywatch.extract.clause import Clause
from treatywatch.extract.conditions import condition
from treatywatch.extract.draft import Draft
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.tellers import speaker_id
from treatywatch.model.claim import KEYS, Attribution, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.span import Evidence

_EDGE_SIGNS = frozenset(',;:.—–-“”"«»()')
_JOINING = frozenset({"and", "but", "that", "or"})
_BINDING = frozenset({"undertakes", "undertook", "undertake", "obliged", "commits", "committed", "pledged", "agreed"})
_RULED = frozenset({"production", "stockpile", "transfer", "use"})
_LET = frozenset({"allowed", "permitted", "entitled", "authorised", "authorized"})
_MAY_BE_EMPTY = frozenset({"body", "to", "place", "actor", "item"})


def claim_of(document: TextDocument, frame: Frame, draft: Draft, speech: Speech, *, engine: str) -> Claim | None:
    """Return the claim of a draft, None where it answers no question or only tells what a rule forbids."""
    sentence = frame.sentence
    span = draft.span or _span(sentence, draft.clause, draft.mark)
    slots = _slots(frame, draft, speech)
    if draft.kind == "position" and slots is not None and _is_of_the_same_house(frame, slots):
        return None
    if span is None or slots is None or (draft.modality == "denied" and _is_under_a_rule(sentence, draft)):
        return None
    when = draft.when
    if when is None and draft.kind == "treaty_step" and draft.modality == "occurred":
        own = any(d.core_first in draft.clause.tokens for d in sentence.dates)
        when = None if own else frame.discourse.section_when
    said = () if draft.own_speaker else speech.over(draft.mark.first)
    if said and draft.kind == "membership" and draft.clause.kind == "rel" and _is_of_figures(frame):
        # "Russia, which never signed it, holds 26 million, according to the Monitor": the number is the Monitor's.
        said = ()
    if not said and draft.speaker is not None:
        said = (Attribution(draft.speaker, None),)
    if not said and draft.modality == "urged":
        urging = _who_urges(frame, draft)
        said = () if urging is None else (Attribution(urging, None),)
    return Claim(
        text_id=document.text_id,
        doc=document.doc,
        kind=draft.kind,
        modality=draft.modality,
        evidence=(Evidence(span[0], span[1], document.text[span[0] : span[1]]),),
        quantity=draft.quantity,
        when=when,
        duration=draft.duration,
        condition=condition(sentence, frame.clauses, draft.clause, draft.modality),
        attribution=tuple(speech.of(a, slots.get("actor")) for a in said if a.speaker is not None),
        engine=engine,
        notes=_notes(sentence, draft),
        **slots,
    )


def _is_of_figures(frame: Frame) -> bool:
    """Tell whether a sentence with an amount names its source by "according to", and nobody says anything."""
    marks = frame.sentence.marks
    source = any("according" in m.meanings for m in marks)
    told = any(m.form("say") in (1, 2) and frame.sentence.tokens[m.first].low != "estimated" for m in marks)
    return source and bool(frame.sentence.amounts) and not told


def _who_urges(frame: Frame, draft: Draft) -> str | None:
    """Return who asks for what is urged, where no verb of saying tells: "X called on Poland to stay"."""
    before = [m for m in frame.sentence.marks if m.first < draft.mark.first]
    urging = [m for m in before if "urge" in m.values("op") and m.form("op") >= 0]
    asking = [m for m in before if frame.sentence.tokens[m.first].low in _WISHING]
    for mark in reversed(urging or asking):
        clause = frame.clause_at(mark.first)
        pressing = next((m for m in frame.mentions if m.prep == "from" and 0 < m.first - mark.last <= _PAIR), None)
        if pressing is not None and frame.sentence.tokens[mark.first - 1].low == "under" and speaker_id(pressing):
            # "is under pressure from X to sign"
            return speaker_id(pressing)
        passive = mark in urging and frame.is_passive(clause, mark)
        who = frame.agent(clause, mark) if passive else frame.subject(clause, mark.first)
        if who is None or who.pronoun == "we" or speaker_id(who) in (None, draft.slots.get("actor")):
            continue
        if passive or who.last <= mark.first:
            return speaker_id(who)
    return None


_PAIR = 2
_WISHING = frozenset(
    {"want", "wants", "wanted", "wish", "wishes", "like", "hopes", "hoped", "hope", "expects", "asked"}
)


def _is_of_the_same_house(frame: Frame, slots: dict[str, str]) -> bool:
    """Tell whether somebody only repeats the stance of the organisation that the sentence names him with."""
    stances, stance = frame.discourse.stances, (slots["stance"], slots["target"])
    house = frame.discourse.houses.get(slots["actor"])
    if house is not None and (house, *stance) in stances and any(m.ids == (house,) for m in frame.mentions):
        return True
    actor = slots["actor"]
    for person, states in frame.discourse.persons.values():
        # A minister's stance is his state's: who comes second repeats it.
        others = states if person == actor else (person,) if states == (actor,) else ()
        if any((other, *stance) in stances for other in others):
            return True
    stances.add((slots["actor"], *stance))
    return False


def _own_house(frame: Frame, draft: Draft) -> str | None:
    """Return the house that publishes a text with stances of its own: "Poland was right to leave"."""
    first = draft.mark.first
    quoted = first < len(frame.sentence.quoted) and frame.sentence.quoted[first]
    d = frame.discourse
    return d.publisher if d.of_opinion and d.floor is None and not quoted and frame.sentence.role != "title" else None


def _slots(frame: Frame, draft: Draft, speech: Speech) -> dict[str, str] | None:
    """The filled slots; None where one that the question needs is empty."""
    slots = {k: v for k, v in draft.slots.items() if v is not None}
    if draft.kind == "position" and "actor" not in slots:
        # A stance without a holder of its own is its speaker's.
        holder = next((a.speaker for a in speech.over(draft.mark.first) if a.speaker is not None), None)
        holder = holder or _own_house(frame, draft)
        if holder is None:
            return None
        slots["actor"] = holder
    if draft.kind in _OF_STATES and slots.get("actor") in _OF_MANY:
        # "UN chief urged states to halt their withdrawal": the house of who speaks, and no party to anything
        return None
    return slots if all(slots.get(s) for s in KEYS[draft.kind] if s not in _MAY_BE_EMPTY) else None


_OF_STATES, _OF_MANY = frozenset({"treaty_step", "membership"}), frozenset({"UN", "NATO"})


def _span(sentence: Sentence, clause: Clause, mark: Mark) -> tuple[int, int] | None:
    """The clause, whole, without signs at its edges; a clause with others set in it runs over them."""
    tokens = sentence.tokens
    positions = [p for p in clause.tokens if tokens[p].text not in _EDGE_SIGNS or p == mark.first]
    if not positions:
        return None
    first, last = positions[0], positions[-1]
    if tokens[first].low in _JOINING and first < mark.first:
        first += 1
    for amount in sentence.amounts:
        # "needs between three | and four million mines": a quote never breaks off inside its amount.
        if amount.first <= last < amount.last:
            last = amount.last - 1
    return tokens[first].start, tokens[last].end


def _is_under_a_rule(sentence: Sentence, draft: Draft) -> bool:
    """What the rule forbids, not what the state denies: "is bound by the treaty and may not produce or hold"."""
    tokens = [t.low for t in sentence.tokens[: draft.mark.first]]
    if draft.kind in _RULED and any(a == "not" and b in _LET for a, b in itertools.pairwise(tokens)):
        # "are not allowed to lay them"
        return True
    if draft.kind not in _RULED or not any(
        "treaty" in m.meanings or "treaty_word" in m.meanings for m in sentence.marks
    ):
        return False
    words = [t.low for t in sentence.tokens]
    if words[:1] == ["under"] and not _BINDING.isdisjoint(words):
        # "Under the treaty, Lithuania undertakes not to use, make or hold any"
        return True
    return any(a == "cannot" or (a in ("may", "must") and b == "not") for a, b in itertools.pairwise(words))


def _notes(sentence: Sentence, draft: Draft) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if sentence.role == "title":
        perfect = any(sentence.tokens[p].low in ("has", "have", "had") for p in draft.clause.tokens)
        notes = ("headline", "done") if perfect else ("headline",)
    first = any("first" in m.meanings and m.first in draft.clause.tokens for m in sentence.marks)
    notes = (*notes, "first") if first else notes
    return notes if draft.note is None else (*notes, draft.note)
