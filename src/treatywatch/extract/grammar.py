"""Engine `grammar.v1`: clauses, acts, and one rule per kind, on the words of a language pack."""

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from treatywatch.extract.attribution import Attributor, Speech
from treatywatch.extract.clauses import Clause, clauses, is_in_a_name
from treatywatch.extract.conditions import condition
from treatywatch.extract.discourse import Discourse
from treatywatch.extract.draft import Act, Draft, described_treaty
from treatywatch.extract.kinds import (
    appeals,
    clearance,
    deadlines,
    harm,
    making,
    money,
    needs,
    positions,
    producers,
    programmes,
    stocks,
    transfers,
    treaty,
    using,
)
from treatywatch.extract.mentioner import Mentioner
from treatywatch.extract.merge import merged
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence, read_sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.scope import is_nominal
from treatywatch.extract.times import TimeMention
from treatywatch.lang.pack import Pack, load
from treatywatch.lang.segment import sentences
from treatywatch.model.claim import KEYS, Attribution, Claim
from treatywatch.model.document import Block, TextDocument
from treatywatch.model.span import Evidence

Rule = Callable[[Act], Iterator[Draft]]

# Which rules read which act. The order is that of the vocabulary.
_VERB_RULES: dict[str, tuple[Rule, ...]] = {
    "make": (making.make, money.handed),
    "need": (needs.need,),
    "order": (needs.order, money.bought),
    "hold": (stocks.hold,),
    "acquire": (stocks.acquire, money.bought),
    "destroy": (stocks.destroy, clearance.clearance),
    "supply": (transfers.supply, money.handed),
    "receive": (transfers.receive, money.received),
    "ask": (needs.asked,),
    "producer": (producers.produces,),
    "use": (using.use, appeals.forbidden),
    "leave": (treaty.leave, treaty.listed),
    "join": (treaty.join, appeals.appeal),
    "sign": (treaty.join,),
    "ratify": (treaty.join,),
    "adopt": (treaty.join,),
    "force": (treaty.join,),
    "suspend": (treaty.join,),
    "stay": (treaty.stay, appeals.appeal),
    "rethink": (appeals.appeal,),
    "ban": (treaty.rule,),
    "support": (positions.position,),
    "oppose": (positions.position,),
    "concern": (positions.position,),
    "kill": (harm.casualties,),
    "injure": (harm.casualties,),
    "casualty": (harm.casualties,),
    "contaminate": (clearance.clearance,),
    "clear": (clearance.clearance,),
    "remove": (clearance.clearance,),
    "deadline": (deadlines.deadline,),
    "fund": (money.funding,),
    "include": (programmes.programme,),
    "exclude": (programmes.programme,),
    "launch": (programmes.programme,),
    "finish": (programmes.programme,),
    "fortify": (programmes.programme,),
    "cost": (programmes.programme,),
}


_WHERE = frozenset({"in", "inside", "across", "throughout", "near", "at", "within", "over", "around"})
_ITEM_OF = {"apmbc": "apm", "ccm": "cm"}
# Acts that a ban names are what it forbids, not what anybody does.
_BANNABLE = frozenset({"make", "hold", "acquire", "supply", "use", "destroy"})


class GrammarEngine:
    """The default engine. Languages without a pack give no claims."""

    name = "grammar.v1"

    def extract(self, document: TextDocument) -> tuple[Claim, ...]:
        """Return the claims of a text in order of their first evidence; boilerplate gives none."""
        pack = load(document.lang)
        return _Reader(document, pack).read()


class _Reader:
    def __init__(self, document: TextDocument, pack: Pack) -> None:
        self.document = document
        self.pack = pack
        self.published = _day(document.published)
        self.discourse = Discourse()
        self.mentioner = Mentioner(pack, self.discourse)
        self.attributor = Attributor()
        self.claims: list[Claim] = []

    def read(self) -> tuple[Claim, ...]:
        read = list(self._sentences())
        if not _on_subject(read):
            return ()
        if _digs(read):
            # Where pits are spoken of too, the bare word "mine" is nobody's weapon.
            for sentence in read:
                sentence.marks[:] = [_without_bare_mine(sentence, m) for m in sentence.marks]
        self._survey(read)
        for sentence in read:
            if sentence.role == "heading":
                self._section(sentence)
                for mark in sentence.marks:
                    self._notice(mark)
                continue
            self._sentence(sentence)
        kept = merged(_without_repeated_headlines(self.claims))
        return tuple(sorted(kept, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.key, c.modality, c.id)))

    def _sentences(self) -> Iterator[Sentence]:
        text = self.document.text
        blocks = self.document.blocks or (Block(0, len(text), "body"),)
        for block in blocks:
            if block.role == "boilerplate":
                continue
            begin = _after_dateline(text, block.start, block.end)
            for span in sentences(text, begin, block.end, abbreviations=self.pack.abbreviations):
                yield read_sentence(text, span, block.role, self.pack, published=self.published)

    def _section(self, sentence: Sentence) -> None:
        """A heading, or a sentence that is nothing but a date, dates what stands under it."""
        date = _bare_date(sentence)
        self.discourse.section_when = None
        if date is None or date.edtf is None:
            return
        if len(date.edtf) == 4:
            self.discourse.section_year = date.edtf
        elif date.yearless and self.discourse.section_year is not None:
            self.discourse.section_when = self.discourse.section_year + date.edtf[4:]
        else:
            self.discourse.section_when = date.edtf

    def _survey(self, read: Sequence[Sentence]) -> None:
        """What the document is about: its state, treaty and weapon."""
        states: Counter[str] = Counter()
        treaties: Counter[str] = Counter()
        items: Counter[str] = Counter()
        for index, sentence in enumerate(read):
            weight = 3 if index < 4 else 1
            for mark in sentence.marks:
                for layer in ("state", "adj", "capital"):
                    if layer in mark.meanings:
                        states[str(mark.value(layer))] += weight
                if "treaty" in mark.meanings:
                    treaties[str(mark.value("treaty"))] += weight
                if "item" in mark.meanings and mark.value("item") != "other":
                    items[str(mark.value("item"))] += weight
        self.discourse.focus = _foremost(states)
        self.discourse.main_treaty = _foremost(treaties)
        self.discourse.main_item = _foremost(items)
        focus = self.discourse.focus
        self.discourse.focused = focus is not None and 2 * states[focus] >= sum(states.values())
        self.discourse.proper = _proper(read)
        persons = {str(m.value("person")) for s in read for m in s.marks if "person" in m.meanings}
        for person in sorted(persons):
            entity = self.pack.entities[person]
            if entity.country and "former" not in entity.role.lower():
                self.discourse.holders.append((person, entity.country, entity.role.lower()))
        self.discourse.leaving = any("leave" in m.values("noun") for s in read for m in s.marks)
        self.discourse.common = frozenset(t.low for s in read for t in s.tokens if t.text.islower())

    def _sentence(self, sentence: Sentence) -> None:
        if sentence.start == 0 or "\n" in self.document.text[max(0, sentence.start - 2) : sentence.start]:
            # A new paragraph starts from what the document is about.
            self.discourse.subject = ()
            self._section(sentence)
        mentions = self.mentioner.mentions(sentence)
        frame = Frame(sentence, clauses(sentence), mentions, self.discourse)
        speech = self.attributor.speech(frame)
        self._remember(frame)
        drafts = [draft for act, rules in self._acts(frame) for rule in rules for draft in rule(act)]
        # A question asserts nothing.
        asks = sentence.text[sentence.start : sentence.end].rstrip('"”’» ').endswith("?")
        for draft in _without_weaker(drafts):
            claim = None if asks else self._claim(frame, draft, speech)
            if claim is not None:
                self.claims.append(claim)
        places = [m for m in mentions if m.prep in _WHERE and m.kind in ("state", "place") and m.states]
        self.discourse.place_age = 0 if places else self.discourse.place_age + 1
        self.discourse.place = places[-1].states[0] if places else self.discourse.place
        works = any(clearance.is_work(m) for m in sentence.marks)
        self.discourse.cleared_age = 0 if works else self.discourse.cleared_age + 1
        treaties = any("treaty" in m.meanings or "treaty_word" in m.meanings for m in sentence.marks)
        self.discourse.treaty_age = 0 if treaties else self.discourse.treaty_age + 1
        named = any(m.value("item") not in (None, "other") or "treaty" in m.meanings for m in sentence.marks)
        self.discourse.item_age = 0 if named else self.discourse.item_age + 1
        suspends = any("suspend" in m.values("verb") + m.values("noun") for m in sentence.marks)
        self.discourse.suspend_age = 0 if suspends else self.discourse.suspend_age + 1
        leaves = any("leave" in m.values("verb") + m.values("noun") for m in sentence.marks)
        self.discourse.topic_age = 0 if leaves and self.discourse.treaty else self.discourse.topic_age + 1

    def _acts(self, frame: Frame) -> Iterator[tuple[Act, tuple[Rule, ...]]]:
        home = {p: clause for clause in frame.clauses for p in clause.tokens}
        banned_in: dict[int, bool] = {}
        extra_done = False
        for mark in frame.sentence.marks:
            clause = home[mark.first]
            banned = banned_in.setdefault(id(clause), _under_a_ban(frame.sentence, clause))
            self._notice(mark, frame.sentence)
            if "ignore" in mark.meanings or (
                mark.last - mark.first == 1
                and "verb" in mark.meanings
                and "noun" not in mark.meanings
                and is_in_a_name(frame.sentence, mark.first)
            ):
                continue
            rules = _rules(mark, nominal=is_nominal(frame.sentence, clause, mark))
            if banned and _BANNABLE & set(mark.values("noun") + mark.values("verb")):
                continue
            banned_in[id(clause)] = banned or "ban" in mark.values("verb") + mark.values("noun")
            if "member" in mark.meanings:
                rules = (*rules, treaty.member, treaty.ordinal)
            if "approve" in mark.values("op"):
                rules = (*rules, treaty.approve)
            if "appraise" in mark.meanings:
                rules = (*rules, positions.appraised)
            if "stand" in mark.meanings:
                rules = (*rules, appeals.stand)
            if "item" in mark.meanings and frame.sentence.amounts:
                rules = (*rules, clearance.mined_area)
            if "recommend" in mark.values("op"):
                rules = (*rules, treaty.recommend)
            if "programme" in mark.meanings:
                rules = (*rules, programmes.part_of)
            if "intend" in mark.values("op"):
                rules = (*rules, needs.wanted)
            if "aux" in mark.meanings and stocks.may_own(frame.sentence, mark):
                rules = (*rules, stocks.own)
            if "deny" in mark.values("op"):
                rules = (*rules, using.denied)
            if "increase" in mark.values("op"):
                rules = (*rules, making.scaled)
            if "notice" in mark.values("noun") or (
                "notify" in mark.values("op") and "leave" not in mark.values("noun")
            ):
                rules = (*rules, treaty.notice)
            if "rule" in mark.meanings:
                rules = (*rules, treaty.rule_words)
            if not extra_done and "oblige" in mark.values("op"):
                rules = (*rules, treaty.duty)
                extra_done = True
            if rules:
                yield Act(frame, clause, mark, self.published), rules
        for clause in frame.clauses:
            first = next(iter(_marks_of(frame.sentence, clause)), None)
            if first is not None and frame.sentence.amounts:
                yield Act(frame, clause, first, self.published), (treaty.count,)

    def _notice(self, mark: Mark, sentence: Sentence | None = None) -> None:
        if "item" in mark.meanings and mark.value("item") != "other":
            self.discourse.item = mark.value("item")
        if "treaty" in mark.meanings:
            self.discourse.treaty = mark.value("treaty")
            self.discourse.foreign = False
            item = _ITEM_OF.get(str(mark.value("treaty")))
            if item is not None:
                self.discourse.item = item
        if "treaty_word" in mark.meanings and sentence is not None and self.discourse.treaty is None:
            described = described_treaty(sentence, mark, self.discourse.item)
            if described is not None:
                self.discourse.treaty, self.discourse.foreign = described, False
        if "treaty" in mark.values("ignore") or (sentence is not None and _is_foreign(sentence, mark)):
            self.discourse.treaty, self.discourse.foreign = None, True
            self.discourse.item_age = 99
        plan = None if sentence is None else programmes.named(sentence, mark)
        self.discourse.programme = plan or self.discourse.programme

    def _claim(self, frame: Frame, draft: Draft, speech: Speech) -> Claim | None:
        sentence = frame.sentence
        span = draft.span or _span(sentence, draft.clause, draft.mark)
        if span is None:
            return None
        when = draft.when
        if when is None and draft.kind == "treaty_step" and draft.modality == "occurred":
            when = self.discourse.section_when
        said = () if draft.own_speaker else speech.over(draft.mark.first)
        said = tuple(a for a in said if a.speaker is not None)
        notes = draft.notes
        if sentence.role == "title":
            notes = (*notes, "headline", *(("done",) if _is_perfect(sentence, draft.clause) else ()))
        if draft.modality == "denied" and _is_under_a_rule(sentence, draft):
            return None
        if _is_first(sentence, draft.clause):
            notes = (*notes, "first")
        slots = {k: v for k, v in draft.slots.items() if v is not None}
        if draft.kind == "position" and "actor" not in slots:
            # A stance without a holder of its own is its speaker's.
            speakers = [a.speaker for a in speech.over(draft.mark.first) if a.speaker is not None]
            if not speakers:
                return None
            slots["actor"] = speakers[0]
        if not _keyed(draft.kind, slots):
            return None
        return Claim(
            text_id=self.document.text_id,
            doc=self.document.doc,
            kind=draft.kind,
            modality=draft.modality,
            evidence=(Evidence(span[0], span[1], self.document.text[span[0] : span[1]]),),
            quantity=draft.quantity,
            when=when,
            duration=draft.duration,
            condition=condition(sentence, frame.clauses, draft.clause, draft.modality),
            attribution=_nearest(said),
            engine=GrammarEngine.name,
            notes=notes,
            **slots,  # type: ignore[arg-type]
        )

    def _remember(self, frame: Frame) -> None:
        main = frame.clauses[0] if frame.clauses else None
        subject = frame.subject(main) if main is not None else None
        if subject is not None and subject.pronoun is None:
            self.discourse.actor = subject
        if subject is not None and subject.states and subject.kind in ("state", "body", "office", "person"):
            self.discourse.subject = subject.states


def _is_foreign(sentence: Sentence, mark: Mark) -> bool:
    """ "the Energy Charter Treaty": a treaty by a name that no pack knows."""
    if "treaty_word" not in mark.meanings or mark.first < 2:
        return False
    before = sentence.tokens[mark.first - 1]
    return before.text[:1].isupper() and sentence.mark(mark.first - 1) is None


def _under_a_ban(sentence: Sentence, clause: Clause) -> bool:
    """A clause joined to one that bans ("prohibits the use and stockpiling of …") is under the same ban."""
    if clause.kind not in ("coord", "aside") or clause.parent is None:
        return False
    return any("ban" in m.values("verb") for m in _marks_of(sentence, clause.parent) if m.first < clause.opener)


# "HELSINKI, June 19 (Agency) - ", "Warsaw, 20 August 2025 – ": where and when the story was filed.
_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Ž][A-ZÀ-Ž .’'/-]{2,40}|[A-ZÀ-Ž][\w .’'/-]{2,30}(?=,[^\n]{0,20}\d|\s*\())"
    r"(?:,[^\n()–—]{0,35})?(?:\([^)\n]{2,40}\)\s*)?\s*(?:[-–—]{1,2})\s+"
)


def _after_dateline(text: str, start: int, end: int) -> int:
    match = _DATELINE.match(text, start, min(end, start + 110))
    return start if match is None else match.end()


def _day(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


_STRONG = frozenset({"apm", "avm", "cm"})


# In the name of those who count and clear them.
_SPEAKING = frozenset({"organisation", "verb", "noun"})
_COUNTED = frozenset({"landmine", "landmines", "mines", "munition", "mined", "demining"})


def _on_subject(read: Sequence[Sentence]) -> bool:
    """A treaty or a weapon of ours is named; the bare word "mine" alone names neither."""
    strong = weak = other = 0
    for sentence in read:
        for mark in sentence.marks:
            if "treaty" in mark.meanings or mark.value("item") in _STRONG:
                strong += 1
            elif mark.value("item") == "mine":
                bare = mark.last - mark.first == 1 and sentence.tokens[mark.first].low in ("mine", "mines")
                strong, weak = strong + (not bare), weak + bare
            elif _SPEAKING & mark.meanings.keys() and _COUNTED & {
                t.low for t in sentence.tokens[mark.first : mark.last]
            }:
                strong += 1
            elif "mine" in mark.values("ignore"):
                other += 1
    return strong > 0 and other <= strong


def _digs(read: Sequence[Sentence]) -> bool:
    """Pits, or mines at sea, are as much spoken of as the weapons by their full names."""
    marks = [m for s in read for m in s.marks]
    other = sum("mine" in m.values("ignore") for m in marks)
    named = sum(m.last - m.first > 1 and "item" in m.meanings or "treaty" in m.meanings for m in marks)
    return other > 0 and 2 * other >= named


def _without_bare_mine(sentence: Sentence, mark: Mark) -> Mark:
    if mark.last - mark.first == 1 and sentence.tokens[mark.first].low in ("mine", "mines") and "item" in mark.meanings:
        return Mark(mark.first, mark.last, {k: v for k, v in mark.meanings.items() if k != "item"})
    return mark


def _proper(read: Sequence[Sentence]) -> frozenset[str]:
    found: set[str] = set()
    for sentence in read:
        for position, token in enumerate(sentence.tokens[1:], start=1):
            before = sentence.tokens[position - 1].text
            if token.text[:1].isupper() and before[-1:].islower() and sentence.at[position] < 0:
                found.add(token.low)
    return frozenset(found)


def _bare_date(sentence: Sentence) -> TimeMention | None:
    if len(sentence.dates) != 1:
        return None
    date = sentence.dates[0]
    others = [
        p for p in range(len(sentence.tokens)) if not date.first <= p < date.last and sentence.tokens[p].text.isalpha()
    ]
    return date if len(others) <= 1 else None


def _foremost(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _marks_of(sentence: Sentence, clause: Clause) -> Iterator[Mark]:
    inside = set(clause.tokens)
    for mark in sentence.marks:
        if mark.first in inside:
            yield mark


def _rules(mark: Mark, *, nominal: bool) -> tuple[Rule, ...]:
    found: dict[Rule, None] = {}
    layers = ("noun",) if nominal else ("verb", "noun") if mark.form("verb") < 0 else ("verb",)
    for layer in layers:
        for value in mark.values(layer):
            for rule in _VERB_RULES.get(value, ()):
                found.setdefault(rule)
    return tuple(found)


def _span(sentence: Sentence, clause: Clause, mark: Mark) -> tuple[int, int] | None:
    """The clause, whole, without signs at its edges; a clause with others set in it runs over them."""
    tokens = sentence.tokens
    positions = [p for p in clause.tokens if tokens[p].text not in ',;:.—–-“”"«»()' or p == mark.first]
    if not positions:
        return None
    first, last = positions[0], positions[-1]
    if tokens[first].low in ("and", "but", "that", "or") and first < mark.first:
        first += 1
    return tokens[first].start, tokens[last].end


def _is_first(sentence: Sentence, clause: Clause) -> bool:
    return any("first" in m.meanings and m.first in clause.tokens for m in sentence.marks)


def _is_perfect(sentence: Sentence, clause: Clause) -> bool:
    return any(sentence.tokens[p].low in ("has", "have", "had") for p in clause.tokens)


_RULED = frozenset({"production", "stockpile", "transfer", "use"})


def _is_under_a_rule(sentence: Sentence, draft: Draft) -> bool:
    """ "is bound by the treaty and may not produce or hold": what the rule forbids, not what the state denies."""
    if draft.kind not in _RULED or not any(
        "treaty" in m.meanings or "treaty_word" in m.meanings for m in sentence.marks
    ):
        return False
    words = [t.low for t in sentence.tokens]
    return any(a in ("may", "must", "cannot") and (a == "cannot" or b == "not") for a, b in itertools.pairwise(words))


def _nearest(said: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    return said


def _keyed(kind: str, slots: dict[str, str]) -> bool:
    """A claim whose key is empty answers no question."""
    needed = [s for s in KEYS[kind] if s not in ("body", "to", "place", "actor", "item")]
    return all(slots.get(s) for s in needed)


# One clause can hold two figures of one thing: "62, against 71 the year before".
_FIGURES = frozenset({"casualties", "clearance", "funding"})


def _without_weaker(drafts: Sequence[Draft]) -> list[Draft]:
    """Two readings of one act in one clause: the first rule's stands; equal ones fold in the merge."""
    kept: list[Draft] = []
    seen: set[tuple[object, ...]] = set()
    for draft in drafts:
        figure = draft.quantity if draft.kind in _FIGURES else None
        slots = tuple(sorted((k, v or "") for k, v in draft.slots.items() if k in KEYS[draft.kind]))
        key = (draft.kind, slots, figure, id(draft.clause))
        if key in seen:
            continue
        seen.add(key)
        kept.append(draft)
    return kept


def _without_repeated_headlines(claims: Sequence[Claim]) -> list[Claim]:
    """A headline that the body repeats is no claim; one that goes further is."""
    body = [c for c in claims if "headline" not in c.notes]
    said = {(c.key, c.quantity) for c in body}
    about = {(c.kind, c.actor, c.item, c.treaty) for c in body}
    kept: list[Claim] = []
    for claim in claims:
        if "headline" not in claim.notes:
            kept.append(claim)
        elif "done" in claim.notes and claim.modality == "occurred" and _only_to_come(claim, body):
            kept.append(claim)
        elif (claim.key, claim.quantity) not in said and (
            claim.quantity is not None or (claim.kind, claim.actor, claim.item, claim.treaty) not in about
        ):
            kept.append(claim)
    return kept


def _only_to_come(claim: Claim, body: Sequence[Claim]) -> bool:
    """The headline says that it has happened, the body only that it will."""
    same = [c for c in body if c.key == claim.key]
    return bool(same) and all(c.modality in ("planned", "possible") for c in same)


def mention_of(frame: Frame, position: int) -> Mention | None:
    """Return the mention that covers a token."""
    return next((m for m in frame.mentions if m.first <= position < m.last), None)
