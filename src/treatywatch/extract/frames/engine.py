"""Engine `frames.v1`: acts by the words of a pack, their slots by kind of word, case and nearness."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from treatywatch.extract.frames.act import Act, Draft, Frame
from treatywatch.extract.frames.amounts import amounts, leading_number
from treatywatch.extract.frames.cut import Clause, clauses
from treatywatch.extract.frames.discourse import Discourse, is_on_subject, survey
from treatywatch.extract.frames.kinds import arms, lands, steps
from treatywatch.extract.frames.marks import NAMING, Mark, Sentence, dateline, name_by_ban, read_sentence
from treatywatch.extract.frames.mentions import QUOTES, Mention, Mentioner, sayer, sayers
from treatywatch.extract.frames.rules import HAVING, Rule, rules_of
from treatywatch.extract.frames.scope import Scopes, is_act
from treatywatch.extract.frames.speech import Attributor, points_back
from treatywatch.extract.frames.times import Time, times
from treatywatch.extract.merge import merged
from treatywatch.extract.repeats import without_repeated_headlines
from treatywatch.extract.trust import EVEN, Named, Seen, Told, weighed
from treatywatch.extract.weapons import TREATY_OF
from treatywatch.lang.framed import FramePack, framed
from treatywatch.lang.segment import sentences
from treatywatch.model.claim import KEYS, LEAVING, Attribution, Claim
from treatywatch.model.document import Block, TextDocument
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence

# Who delivers what was ordered is named so many sentences behind at most.
_RECENT_ORDER = 2
# Who releases a text is named in so many sentences at its head; so many that say "we" make it a release.
_LEAD = 3
_RELEASE = 2
# So many questions that end their paragraphs make an interview.
_INTERVIEW = 3
# What a heading or a question announces is spoken of as if named so often.
_ANNOUNCED = 2
# Behind so many dialogue dashes two speak by turns; one of them asks so many times.
_TURNS, _ASKED = 4, 2
# A paragraph is labelled with its speaker by at most so many words, and so many are labelled so.
_NAME, _LABELLED = 6, 2
_TWO = 2
# What is shorter, or asks, moves the text no further.
_SENTENCE = 5
_LINE = 9
# A quotation names its speaker within so many sentences.
_QUOTED = 4
# What stands before weapons and is a year in which news is written counts none.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_EDGES = frozenset(',;:.—–-“”"«»„()「」、。，')
# What may be said of several weapons at once.
_LISTING = frozenset({"production", "requirement", "stockpile", "destruction", "transfer", "use"})
# What one state does and another does not.
_TOLD_OF_BOTH = frozenset({"production", "use"})
# What a word for "too" says of another.
_ECHOED = frozenset({"production", "use", "membership", "treaty_step", "position", "stockpile", "funding"})
# What one may be urged not to do with a weapon.
_UNWANTED = frozenset({"make", "use", "hold", "acquire", "order", "supply"})
_DIALOGUE = ("—", "–", "-")
_SAID_BY_NAME = tuple(layer for layer in NAMING if layer != "ignore")
# What is ignored as something else; other values only keep words from being read as what they look like.
_REAL = ("mine", "treaty", "leave", "state", "org", "party")
_HURT = ("kill", "injure")
# Steps that are themselves words in public: who takes them is no source for them. What is told of others by an answer
# that tells how they announced it is the word of who answers.
_ANNOUNCING = frozenset({"announce_withdrawal", "approve_withdrawal", "notify_withdrawal", "suspend", "ratify"})
_ANNOUNCED_DEEDS = frozenset({"treaty_step", "funding"})
_STANCES = ("support", "oppose", "concern")
# Behind whom a speaker turns to stands no second comma so near: "N N, the minister, …".
_TURNED = 6
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MAY_BE_EMPTY = frozenset({"body", "to", "place", "actor", "item"})
_NO_ACTOR = frozenset({"treaty_rule", "membership_count", "casualties", "clearance", "programme", "treaty_step"})


class FrameEngine:
    """The engine for every language but English, which it can read too."""

    name = "frames.v1"

    def extract(self, document: TextDocument, *, told: Sequence[tuple[int, int]] | None = None) -> tuple[Claim, ...]:
        """Return the claims of a text in order of their first evidence; boilerplate gives none.

        `told` are the spans that another engine has read: sentences whose acts all stand in them are not read for
        claims, and of the others only those are given whose actor or place a word of their clause names.

        Raises:
            UsageError: There is no pack for the text's language.
        """
        return tuple(claim for claim, probability in self.weighed(document, told=told) if probability >= EVEN)

    def weighed(
        self, document: TextDocument, *, told: Sequence[tuple[int, int]] | None = None
    ) -> list[tuple[Claim, float]]:
        """Return all claims that the words allow, each with the probability that it is right, as `extract` orders them.

        Raises:
            UsageError: There is no pack for the text's language.
        """
        reader = _Reader(document, framed(document.lang), told)
        claims = reader.read()
        return list(zip(claims, weighed(claims, reader.survey()), strict=True)) if claims else []

    def seen(self, document: TextDocument) -> Told:
        """Return how the engine sees a text, every sentence of it: what `trust.described` wants to know.

        Raises:
            UsageError: There is no pack for the text's language.
        """
        reader = _Reader(document, framed(document.lang), None)
        reader.watching = True
        reader.read()
        return reader.survey()


class _Reader:
    def __init__(self, document: TextDocument, pack: FramePack, spans: Sequence[tuple[int, int]] | None) -> None:
        self.document = document
        self.pack = pack
        self.spans = spans
        self.published = _day(document.published)
        self.plain = pack.plain(document.text)
        self.signs = {sign for pair in (*pack.quotes, *QUOTES) for sign in pair} | set(_DIALOGUE)
        """What stands around or before words that somebody else says."""
        self.claims: list[Claim] = []
        self.coming: Attribution | None = None
        self.told = 0
        """How many sentences with a verb have been read."""
        self.ours = False
        """The text says "we" in its own voice."""
        self.answering = False
        """The sentence is the first of an answer: it goes on about what was asked."""
        self.discourse = Discourse()
        self.seen: list[Seen] = []
        self.named: Counter[str] = Counter()
        """How often each treaty is named."""
        self.watching = False
        """Sentences without claims are noted too."""

    def survey(self) -> Told:
        """Return how the text was seen."""
        d = self.discourse
        return Told(self.seen, d.focus, d.main_treaty, self.named)

    def read(self) -> tuple[Claim, ...]:
        read = list(self._sentences())
        if not is_on_subject(read, pits=self.pack.pits):
            return ()
        self.discourse = survey(read)
        self.discourse.press = self.pack.home
        self.named = Counter(str(m.value("treaty")) for s in read for m in s.find("treaty"))
        self.mentioner = Mentioner(self.pack, self.discourse)
        self.mentioner.learn(read)
        self.attributor = Attributor(
            self.pack.quotes,
            self.document.text,
            drops_subject=self.pack.drops_subject,
            final=self.pack.order == "final",
        )
        asked = {s.start for s in read if _is_question(s) and self._ends_paragraph(s)}
        turns = self._asking_turns(read)
        asked |= turns
        labels = self._labels(read) or (self._once_labelled(read) if len(asked) >= _INTERVIEW else {})
        interview = len(asked) >= _INTERVIEW or bool(turns) or bool(labels)
        answering = next(iter(labels.values())) if len(set(labels.values())) == 1 else None
        self.discourse.author = not interview and self._is_speech(read)
        self.ours = not interview and sum(self._is_ours(s) for s in read) >= _RELEASE
        self.discourse.ours = self.ours and not self.discourse.author
        for index, sentence in enumerate(read):
            behind = read[index + 1 : index + 1 + _QUOTED]
            self.coming = self._coming(sentence, behind)
            self.attributor.told_behind = self._told_behind(sentence, behind)
            if interview:
                if sentence.start in asked:
                    self.discourse.interviewee = answering or self.discourse.first_person
                self.discourse.interviewee = labels.get(sentence.start, self.discourse.interviewee)
                was = self.discourse.asking
                self.discourse.asking = self._is_asked(sentence, read[index : index + _QUOTED], asked)
                self.answering = was and not self.discourse.asking
            self._sentence(sentence)
        kept = merged(without_repeated_headlines(self.claims))
        return tuple(sorted(kept, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.key, c.modality, c.id)))

    def _coming(self, s: Sentence, behind: Sequence[Sentence]) -> Attribution | None:
        """Who is named behind the later sentences of a quotation that begins in this one, as who says it."""
        self.discourse.speaking, self.discourse.firm = (), None
        if not self.attributor.opens(s) or _tags(s):
            return None
        last, closing = s, self.attributor.left_open(s)
        for later in behind:
            if "\n" in self.document.text[last.end : later.start]:
                return None
            last = later
            if closing and not any(token.text in closing for token in later.tokens):
                # The quotation goes on through it.
                continue
            if _tags(later, "say"):
                discourse = self.discourse.copy()
                mentions = Mentioner(self.pack, discourse).mentions(later)
                told = self.attributor.teller(later, clauses(later), mentions, discourse)
                self.discourse.speaking = sayers(later, mentions)
                who = sayer(later, mentions)
                self.discourse.firm = None if who is None else discourse.firms.get(who.ids[0])
                return told
        return None

    def _told_behind(self, s: Sentence, behind: Sequence[Sentence]) -> Attribution | None:
        """Whom a later sentence of the paragraph names as the source of this one: "This was said by N N"."""
        if _tags(s) or _is_question(s):
            return None
        last, crossed = s, False
        for later in behind:
            if "\n" in self.document.text[last.end : later.start]:
                if crossed or not points_back(later) or s.start == 0:
                    return None
                # "… were killed.¶This was said by N N": the paragraph before.
                crossed = True
            if points_back(later):
                mentions = Mentioner(self.pack, self.discourse.copy()).mentions(later)
                return self.attributor.source_of(later, clauses(later), mentions, self.discourse)
            if _tags(later):
                return None
            last = later
        return None

    def _asking_turns(self, read: Sequence[Sentence]) -> set[int]:
        """The sentences of who asks, where behind dialogue dashes two take turns and the one that says less asks."""
        turns: list[list[Sentence]] = []
        for s in read:
            if s.start == 0 or self.document.text[s.start - 1] in "\r\n":
                turns.append([])
            if turns:
                turns[-1].append(s)
        turns = [turn for turn in turns if turn[0].tokens and turn[0].tokens[0].text in _DIALOGUE]
        if len(turns) < _TURNS:
            return set()
        sides = turns[::2], turns[1::2]
        asking = [sum(any(map(_is_question, turn)) for turn in side) for side in sides]
        words = [sum(len(s.tokens) for turn in side for s in turn) for side in sides]
        who = 0 if asking[0] > asking[1] else 1
        if asking[who] < _ASKED or words[who] >= words[1 - who] or asking[0] == asking[1]:
            return set()
        return {s.start for turn in sides[who] for s in turn}

    def _once_labelled(self, read: Sequence[Sentence]) -> dict[int, str]:
        """Who answers, where the first answer alone begins with a name and a colon."""
        asked = next((index for index, s in enumerate(read) if _is_question(s) and self._ends_paragraph(s)), len(read))
        answer = next(iter(read[asked + 1 : asked + 2]), None)
        name = None if answer is None else _label(answer)
        if answer is None or name is None or any(m.first < len(name.split()) for m in answer.marks):
            return {}
        return {answer.start: self.mentioner.name_id(name)}

    def _labels(self, read: Sequence[Sentence]) -> dict[int, str]:
        """Who speaks in paragraphs that begin with a name and a colon, "N N: We have …", twice or more: ids by place.

        Who asks in most of its paragraphs, "Question: …", gives no answers.
        """
        heads = [s for s in read if s.start == 0 or self.document.text[s.start - 1] in "\r\n"]
        named = [(s, name) for s in heads if (name := _label(s)) is not None]
        said = Counter(name for _, name in named)
        ends = {s.start: self._asks_at_last(s, read) for s, _ in named}
        asking = Counter(name for s, name in named if ends[s.start])
        # Where the questions themselves have been taken for bylines, three answers tell.
        least = _LABELLED if sum(map(_is_question, read)) >= _ASKED else _LABELLED + 1
        kept = [(s, name) for s, name in named if said[name] >= least and 2 * asking[name] < said[name]]
        return {s.start: self.mentioner.name_id(name) for s, name in kept}

    def _asks_at_last(self, s: Sentence, read: Sequence[Sentence]) -> bool:
        """Tell whether the paragraph that a sentence begins ends in a question."""
        inside = (r for r in read if r.start >= s.start)
        last = next((r for r in inside if self._ends_paragraph(r)), s)
        return _is_question(last)

    def _is_asked(self, s: Sentence, here: Sequence[Sentence], asked: set[int]) -> bool:
        """Tell whether a sentence stands in a paragraph that ends in a question; `here` are it and those behind it."""
        for later in here:
            if later is not s and "\n" in self.document.text[s.end : later.start]:
                return False
            if later.start in asked:
                return True
        return False

    def _is_speech(self, read: Sequence[Sentence]) -> bool:
        """Tell of a text whose author says "I" outside quotations."""
        return any(
            any(m.says("pron", "i") for m in s.marks) and self.signs.isdisjoint(token.text for token in s.tokens)
            for s in read
        )

    def _is_ours(self, s: Sentence) -> bool:
        """Tell of a sentence outside quotations that says "we"."""
        told = any(m.says("pron", "we") or ("we" in m.flags and m.has("say", "verb")) for m in s.marks)
        return told and self.signs.isdisjoint(token.text for token in s.tokens) and not self.attributor.opens(s)

    def _ends_paragraph(self, s: Sentence) -> bool:
        return self.document.text[s.end : s.end + 1] in ("", "\n", "\r")

    def _sentences(self) -> Iterator[Sentence]:
        text = self.document.text
        blocks = self.document.blocks or (Block(0, len(text), "body"),)
        for block in blocks:
            if block.role == "boilerplate":
                continue
            wrapped = bool(self.document.blocks)
            spans = sentences(text, block.start, block.end, abbreviations=self.pack.abbreviations, wrapped=wrapped)
            for span in spans:
                yield read_sentence(text, span, block.role, self.pack)

    def _sentence(self, s: Sentence) -> None:
        if s.start and self.document.text[s.start - 1] in "\r\n":
            self._open_paragraph()
        self.discourse.before = self.discourse.treaty
        self.discourse.item_before = self.discourse.item if self.discourse.age("item") <= 1 else None
        name_by_ban(s, self.discourse.item_before)
        for mark in s.marks:
            self.discourse.notice(mark)
        self.discourse.told.update({str(m.value("treaty")) for m in s.find("treaty")})
        if s.role == "heading" or _is_question(s):
            self._announce(s)
        if s.role != "heading":
            programme = self.discourse.programme is not None
            acts = [mark for mark in s.marks if _rules_in(s, mark, programme=programme) and not self._is_told(s, mark)]
            if acts:
                self._measure(s)
            cut = clauses(s)
            self.discourse.quoting = self.attributor.opens(s) or self.discourse.interviewee is not None
            mentions = _without_addressed(s, self.mentioner.mentions(s))
            if self.discourse.author and not self.discourse.quoting:
                mentions = [self._authored(m) for m in mentions if not _is_addressed(s, m)]
            frame = Frame(
                s,
                cut,
                mentions,
                Scopes(s, cut, self.pack.order, self.pack.negation),
                self.discourse,
                self.published,
                self.pack.order,
                self.pack.drops_subject,
                self.pack.genitive_first,
                self.pack.genitive_last,
            )
            speech = self.attributor.speech(s, cut, mentions, self.discourse, self.coming)
            if self.told < _LEAD and self.discourse.voice is None:
                self.discourse.voice = _voice(s, mentions, ours=self.ours)
            self.told += _predicates(s)
            if self.discourse.voice is None and _begins_with_a_body(mentions):
                # "We" is rather the government that the text began with.
                self.ours = False
            subject = self.discourse.subject
            told = self._told(frame, speech) if acts and _asserts(s) else []
            told = told or self._gapped(frame, speech)
            self.claims += told
            if told or self.watching:
                self.seen.append(_seen(frame, subject))
            self._remember(s, cut, mentions)
        else:
            # A question of an interview, a heading over a part: what follows is about whom it names.
            self._remember(s, clauses(s), self.mentioner.mentions(s))
        self.discourse.turn(far=len(s.tokens) >= (_SENTENCE if _predicates(s) else _LINE) and not _is_question(s))

    def _open_paragraph(self) -> None:
        """Go back to what the text is about, but where a question is answered."""
        self.attributor.begin_paragraph()
        if not self.answering:
            self.discourse.come_back(once=True)
        self.discourse.opened = ""
        self.discourse.ages["paragraph"] = 0
        self._ask_on()

    def _announce(self, s: Sentence) -> None:
        """Note what a heading or a short question turns the text to: "And cluster munitions?"."""
        named = {str(m.value("treaty")) for m in s.find("treaty")}
        meant = named or {str(TREATY_OF.get(str(m.value("item")))) for m in s.find("item")}
        if len(meant) != 1 or len(s.tokens) > _LINE or (not named and any(m.has("treaty_word") for m in s.marks)):
            return
        treaty = meant.pop()
        if treaty not in TREATY_OF.values():
            return
        d = self.discourse
        d.treaty = treaty
        d.ages["treaty"] = d.ages["named"] = 0
        d.told[treaty] += _ANNOUNCED
        d.opened = None
        d.announced = treaty if _is_question(s) else None

    def _ask_on(self) -> None:
        """Go back to what an interview is about when its next question begins."""
        d = self.discourse
        if d.asking and d.announced is not None:
            if d.treaty == d.announced:
                d.come_back()
            d.announced = None

    def _told(self, frame: Frame, speech: dict[int, Attribution]) -> list[Claim]:
        """Return what a sentence claims."""
        drafts = list(_drafts(frame))
        if asks := _asks_from(frame.sentence):
            drafts = [draft for draft in drafts if draft.mark.first < asks]
        made = [(draft, self._claim(frame.sentence, draft, speech)) for draft in drafts]
        told = [(draft, claim) for draft, claim in made if claim is not None]
        for draft, claim in told:
            self._go_on_with(draft, claim)
        if self.spans is not None:
            told = [(draft, claim) for draft, claim in told if _is_named(claim, draft.clause, frame.mentions)]
        return _one_stance(told)

    def _go_on_with(self, draft: Draft, claim: Claim) -> None:
        """Note a step, a membership or a deed told of: the next sentence may say the same of another state."""
        told = (draft.kind, draft.slots, claim.modality)
        if claim.actor is not None and draft.kind in ("treaty_step", "membership"):
            self.discourse.last = told
            self.discourse.ages["last"] = 0
            if draft.slots.get("step") in LEAVING and claim.modality in ("occurred", "planned"):
                self.discourse.left.add(claim.actor)
        elif claim.actor is not None and draft.kind in ("use", "production", "requirement"):
            self.discourse.deed = told
            self.discourse.ages["deed"] = 0

    def _gapped(self, frame: Frame, speech: dict[int, Attribution]) -> list[Claim]:
        """Return what a sentence without a verb says of one more state: "Poland on 20 February."."""
        s = frame.sentence
        if self.spans is None and self.discourse.age("toll") <= 1 and not _is_question(s):
            self._measure(s)
            made = [self._claim(s, draft, speech) for draft in lands.counted_there(frame)]
            if any(made):
                return [claim for claim in made if claim is not None]
        if self.spans is not None or self.discourse.age("last") > 1 or _is_question(s) or not steps.is_gapped(frame):
            return []
        self._measure(s)
        made = [self._claim(s, draft, speech) for draft in steps.gapped(frame)]
        return [claim for claim in made if claim is not None]

    def _is_told(self, s: Sentence, mark: Mark) -> bool:
        """Tell whether another engine has read the words of a mark."""
        start, end = s.tokens[mark.first].start, s.tokens[mark.last - 1].end
        return any(first <= start and end <= last for first, last in self.spans or ())

    def _authored(self, mention: Mention) -> Mention:
        """Whom "I" and "we" mean in a speech: nobody whom it names, though "we" acts for the state that it is about."""
        if mention.pronoun == "i":
            return replace(mention, kind="state", ids=(), states=(), pronoun="author")
        if mention.pronoun == "we":
            home = (self.discourse.focus,) if self.discourse.focus else ()
            return replace(mention, kind="state", ids=home, states=home, pronoun="author")
        return mention

    def _measure(self, s: Sentence) -> None:
        """Find the times and amounts of a sentence in which something is done; those in names are neither."""
        found = times(s.tokens, self.plain, self.pack.code, self.published)
        line = dateline(s)
        found = [self._without_count(s, t) for t in found if not _counts(s, t) and not _ends_sentence(s, t)]
        s.times = [t for t in found if t.first >= line and not _names(s.mark(t.first)) and not _is_of_treaty(s, t)]
        taken = frozenset(p for t in s.times for p in range(t.first, t.last))
        counted = amounts(s, self.pack.code, taken, self.plain)
        s.amounts = [a for a in counted if not _names(s.mark(a.first)) and not _stands_for(s, a.first)]

    def _without_count(self, s: Sentence, time: Time) -> Time:
        """Leave the number behind a month to what it counts: "in March 1.2 million", "im März 5 Soldaten"."""
        at = time.last - 1
        if at <= time.first or time.open != "year" or _A_DAY.fullmatch(time.edtf or "") is None:
            return time
        token, behind = s.tokens[at], s.mark(time.last)
        if token.text.isdigit() or s.mark(at) is None:
            read = leading_number(self.plain[token.start : s.end], self.pack.code)
            more = read is not None and read != int(str(time.edtf)[-2:])
            # "On March 5 people gathered" is a day in English.
            counts = behind is not None and behind.says("unit", "person", "item", "state")
            if more or (counts and self.pack.code != "en"):
                return replace(time, last=at, edtf=str(time.edtf)[:7])
        return time

    def _remember(self, s: Sentence, cut: list[Clause], mentions: list[Mention]) -> None:
        """Note the first subject of a sentence: what leaves its subject unsaid goes on with it."""
        main = set(cut[0].tokens) if cut else set()
        self._note_maker([m for m in mentions if m.first in main and m.first not in s.quoted])
        for mention in mentions:
            acting = mention.kind in ("state", "body", "office", "person")
            if (
                mention.states
                and mention.may_act
                and not _of_a_body(s, mention)
                and mention.first in main
                and acting
                and mention.first not in s.quoted
                and not _of_those_there(mention, mentions)
            ):
                self._turn_to(mention)
                return
        teller = _teller(s, mentions)
        if teller is not None:
            self._turn_to(teller)
            return
        for mention in mentions:
            # "In Lithuania they speak of …", "in the Ukrainian ministry of defence they do not say".
            placed = mention.can_be("in") and not mention.adj and mention.pronoun is None and len(mention.states) == 1
            if placed and (mention.kind == "body" or (mention.kind == "state" and mention.first <= 1)):
                self._turn_to(mention)
                return
        named = [m for m in mentions if m.kind == "state" and m.pronoun is None and not m.can_be("in", "with", "by")]
        if any(m.says("verb", "supply", "fund", "give") and "pass" not in m.flags for m in s.marks):
            # "It gave Ukraine mines": whom something is given to is not whom the text goes on about.
            named = [m for m in named if not m.can_be("to")]
        named = [m for m in named if len(m.states) == 1 and not _of_a_body(s, m)]
        if len({m.states for m in named}) == 1:
            # "Lithuanian plans go farther."
            self._turn_to(named[0])
        elif not named and (place := _stage(s, mentions)) is not None:
            self._turn_to(place)

    def _note_maker(self, named: Sequence[Mention]) -> None:
        """Note the firm that a sentence is about: its first subject, where no state is."""
        self._note_seller(named)
        first = next((m for m in named if m.may_act and m.pronoun is None), None)
        self.discourse.armed = first.ids if first is not None and arms.is_armed(first) else ()
        self.discourse.ages["armed"] = 0
        able = [m for m in named if m.may_act and m.pronoun is None and m.kind in ("state", "body", "company")]
        if able and able[0].kind == "company":
            self.discourse.maker = able[0].ids
            self.discourse.ages["maker"] = 0
        elif able:
            self.discourse.maker = ()

    def _note_seller(self, named: Sequence[Mention]) -> None:
        """Note the one firm that is named right behind an order without its seller: "The contract goes to Belma"."""
        d = self.discourse
        firms = {m.ids[0] for m in named if m.kind == "company" and m.ids and m.pronoun is None}
        if d.ordered is not None and not d.ordered[1] and d.age("ordered") <= _RECENT_ORDER and len(firms) == 1:
            d.ordered = (d.ordered[0], tuple(firms))

    def _turn_to(self, mention: Mention) -> None:
        """Note whom the next sentences may be about; a state named by its name is a topic of its own."""
        self.discourse.subject = mention.states
        if mention.kind == "state" and mention.pronoun is None:
            self.discourse.ages["topic"] = 0

    def _told_otherwise(self, draft: Draft, said: Attribution) -> Attribution | None:
        """Who says that somebody announces what it does itself: who is quoted or answers, else nobody but the text."""
        step = draft.slots.get("step")
        deed = draft.kind == "funding" and draft.modality == "occurred" and draft.mark.has("say")
        around = self.attributor.floor.get(draft.mark.first)
        if around not in (None, said) and draft.kind in _ANNOUNCED_DEEDS and draft.modality != "denied":
            return around
        return None if deed or (draft.kind == "treaty_step" and step in _ANNOUNCING) else said

    def _claim(self, s: Sentence, draft: Draft, speech: dict[int, Attribution]) -> Claim | None:
        said = speech.get(draft.mark.first) if draft.speaker is None else Attribution(draft.speaker, None)
        slots = {k: v for k, v in draft.slots.items() if v is not None}
        if draft.kind == "position" and "actor" not in slots:
            if said is None or said.speaker is None:
                return None
            slots["actor"] = said.speaker
        if draft.as_we and said is not None and said.speaker is not None:
            slots["actor"] = said.speaker
        if said is not None and said.speaker == slots.get("actor") and said.speaker is not None:
            said = self._told_otherwise(draft, said)
        bought = draft.kind == "programme" and slots.get("aspect") == "cost" and slots.get("item")
        needed = (
            slot for slot in KEYS[draft.kind] if slot not in _MAY_BE_EMPTY and not (bought and slot == "programme")
        )
        if not all(slots.get(slot) for slot in needed):
            return None
        if draft.kind not in _NO_ACTOR and not slots.get("actor"):
            return None
        span = draft.span or _span(s, draft.clause, draft.mark.first)
        if span is None:
            return None
        attribution = () if said is None or draft.own_speaker or said.speaker is None else (said,)
        return Claim(
            text_id=self.document.text_id,
            doc=self.document.doc,
            kind=draft.kind,
            modality=draft.modality,
            evidence=(Evidence(*span, self.document.text[slice(*span)]),),
            quantity=draft.quantity,
            when=draft.when,
            duration=draft.duration,
            attribution=attribution,
            engine=FrameEngine.name,
            notes=("headline",) if s.role == "title" else (),
            **slots,
        )


def _seen(frame: Frame, subject: tuple[str, ...]) -> Seen:
    """Return a sentence with its mentions as the model of trust sees it."""
    s = frame.sentence
    named = tuple(
        Named(
            s.tokens[m.first].start,
            m.kind,
            (*m.ids, *m.states),
            m.roles,
            m.adj,
            m.pronoun is not None,
            m.assumed,
            m.may_act,
        )
        for m in frame.mentions
    )
    things = [thing for m in s.marks for thing in m.all("treaty", "item")]
    if any(m.says("verb", "leave") or m.says("noun", "leave") for m in s.marks):
        things.append("withdrawal")
    return Seen(
        start=s.start,
        end=s.end,
        words=len(s.tokens),
        clauses=len(frame.clauses),
        title=s.role == "title",
        quoted=bool(s.quoted),
        named=named,
        things=tuple(things),
        verbs=tuple(s.tokens[m.first].start for m in s.find("verb")),
        nouns=tuple(s.tokens[m.first].start for m in s.find("noun")),
        subject=subject,
    )


def _teller(s: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """Who says what a sentence quotes, and speaks for one state: "“We border on Russia”, said the minister N N"."""
    if not s.quoted or not any(m.has("say") and m.first not in s.quoted for m in s.marks):
        return None
    able = [m for m in mentions if m.first not in s.quoted and m.may_act and m.kind in ("person", "office", "body")]
    return able[0] if able and len(able[0].states) == 1 and not able[0].assumed else None


def _of_those_there(word: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell of "one" or "we" beside the one state that a sentence is in: "In Finland they are further"."""
    there = [m for m in mentions if m.kind == "state" and m.can_be("in") and not m.adj and m.pronoun is None]
    return word.pronoun == "we" and len(there) == 1 and len(there[0].states) == 1


def _stage(s: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """The one state that a sentence in which nobody acts is about: "The situation is worst in Myanmar".

    So it is where the state is only presented: "A chapter is given to Lithuania".
    """
    named = [m for m in mentions if m.kind == "state" and len(m.states) == 1 and m.pronoun is None]
    if any(m.may_act and m.pronoun != "we" for m in mentions) or len(named) != 1 or named[0].adj:
        return None
    told = [m for m in s.marks if is_act(m) and "attributive" not in m.flags and m.first < named[0].first]
    hurt = [m for m in told if m.says("verb", *_HURT)]
    if len(hurt) < len(told) or named[0].can_be("about", "by", "from"):
        return None
    ends = len(s.tokens) - named[0].last <= 1
    return named[0] if named[0].can_be("in") and (ends or not hurt) else None


def _is_named(claim: Claim, clause: Clause, mentions: list[Mention]) -> bool:
    """Tell whether a name in its clause, and no pronoun, stands for who acts, or where."""
    who, inside = claim.actor or claim.place, set(clause.tokens)
    named = (m for m in mentions if m.pronoun is None and m.first in inside)
    return who is None or any(who in (*m.ids, *m.states) for m in named)


def _rules_in(s: Sentence, mark: Mark, *, programme: bool) -> tuple[Rule, ...]:
    """Return the rules for a mark; words for having are read only where a weapon is named."""
    rules = rules_of(mark, programme=programme)
    return () if rules == HAVING and not any(True for _ in s.find("item")) else rules


def _rules_under(act: Act, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules for an act, or for what somebody urges another not to do, or to stop doing."""
    if _UNWANTED.isdisjoint(act.mark.all("verb", "noun")):
        return rules
    if act.scope.over("urge") and act.scope.has("cease") and not act.urged_not:
        # "asks the United States to stop supplying them": told as a step too; "to stop buying them" is no order.
        lasting = act.mark.says("verb", "make", "supply") or act.mark.says("noun", "make", "supply")
        return (*rules, arms.unwanted) if lasting else (arms.unwanted,)
    return (arms.unwanted,) if act.urged_not else rules


def _drafts(frame: Frame) -> Iterator[Draft]:
    """Read every act of a sentence; of two readings of one act in one clause the first stays."""
    home = {p: clause for clause in frame.clauses for p in clause.tokens}
    seen: set[object] = set()
    for mark in frame.sentence.marks:
        rules = _rules_in(frame.sentence, mark, programme=frame.discourse.programme is not None)
        clause = home.get(mark.first)
        if not rules or clause is None or (_is_supposed(clause, frame.sentence) and not mark.has("rule")):
            continue
        act = Act(frame, clause, mark, frame.scopes.of(clause, mark), set(clause.tokens))
        if _is_either_or(act) or act.scope.has("instead"):
            continue
        rules = _rules_under(act, rules)
        for rule in rules:
            for draft in _with_others(act, _each_its_own(act, _each_weapon(act, rule(act)))):
                keys = tuple((k, draft.slots.get(k)) for k in KEYS[draft.kind])
                figure = draft.quantity if draft.kind in ("casualties", "clearance", "funding") else None
                key = (draft.kind, keys, id(clause), figure)
                if key not in seen:
                    seen.add(key)
                    yield draft


def _one_stance(made: list[tuple[Draft, Claim]]) -> list[Claim]:
    """Whose stance a verb tells in a sentence shows no other by a judgement: "is worried that this endangers …"."""
    told = {(c.actor, c.target) for d, c in made if c.kind == "position" and not d.mark.has("stand", "appraise")}
    return [
        claim
        for draft, claim in made
        if claim.kind != "position"
        or not draft.mark.has("stand", "appraise")
        or (claim.actor, claim.target) not in told
    ]


def _each_weapon(act: Act, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Say of every weapon of a list what is said of one: "mines and cluster munitions", each its own number."""
    listed: list[tuple[str, Quantity | None]] | None = None
    for draft in drafts:
        removed = draft.kind == "clearance" and draft.slots.get("aspect") == "removed"
        if (draft.kind not in _LISTING and not removed) or draft.slots.get("item") is None:
            yield draft
            continue
        if listed is None:
            listed = act.listed_items()
        counted = all(quantity is not None for _, quantity in listed)
        if len(listed) < 2 or draft.slots["item"] not in [item for item, _ in listed] or (removed and not counted):
            yield draft
            continue
        for item, quantity in listed:
            how_many = quantity if counted else draft.quantity if item == draft.slots["item"] else None
            yield replace(draft, slots={**draft.slots, "item": item}, quantity=how_many)


def _each_its_own(act: Act, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Give every actor of a row its own number: "Latvia has 10,000 mines and Finland 5,000"."""
    for draft in drafts:
        counted = draft.quantity is not None and draft.quantity.unit == "item"
        listed = draft.kind in _LISTING and counted and len(act.amounts("item")) > 1
        told = act.shared([a for a in act.s.amounts if a.quantity.unit == "item"]) if listed else []
        own = [(state, amount.quantity) for who, amount in told for state in who.states]
        if draft.slots.get("actor") not in [state for state, _ in own]:
            yield draft
            continue
        for state, quantity in own:
            yield replace(draft, slots={**draft.slots, "actor": state}, quantity=quantity)


def _with_excepted(act: Act, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Say of who is set against an actor by a "not" alone that it does not: "Finland makes mines, Estonia not"."""
    for draft in drafts:
        yield draft
        told = draft.kind == "membership" or (
            draft.kind in _TOLD_OF_BOTH and draft.slots.get("aspect") in (None, "make")
        )
        for state in act.excepted() if told else ():
            if state == draft.slots.get("actor"):
                continue
            slots = {**draft.slots, "actor": state}
            if draft.kind == "membership":
                yield replace(draft, slots={**slots, "status": "non_party"}, modality="occurred", when=None)
            else:
                yield replace(draft, slots=slots, modality="denied", quantity=None, when=None)


def _with_others(act: Act, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Say it of those too that words without a verb set behind the act."""
    yield from _with_limbs(act, _with_echoed(act, _with_excepted(act, drafts)))


def _with_limbs(act: Act, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Say of who is set behind an act with a day alone that it did it then: "… ratified it; Mauritius in 1997"."""
    limbs: list[tuple[tuple[str, ...], Time]] | None = None
    for draft in drafts:
        yield draft
        if draft.kind != "treaty_step" or not draft.slots.get("actor") or draft.slots.get("body"):
            continue
        limbs = list(act.limbs()) if limbs is None else limbs
        for states, day in limbs:
            when = act.dated(day, draft.modality)
            yield from (replace(draft, slots={**draft.slots, "actor": state}, when=when) for state in states)


def _with_echoed(act: Act, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Say of who is set behind an act by "too" that it does it, by "did" that it does: "…, Sweden too"."""
    echoed: list[tuple[tuple[str, ...], str]] | None = None
    for draft in drafts:
        yield draft
        if draft.kind not in _ECHOED or draft.slots.get("body") or not draft.slots.get("actor"):
            continue
        echoed = list(act.echoed()) if echoed is None else echoed
        for states, how in echoed:
            told = _echo(draft, how)
            if told is not None and draft.slots["actor"] not in states:
                yield from (replace(told, slots={**told.slots, "actor": state}) for state in states)


def _echo(draft: Draft, how: str) -> Draft | None:
    """Return what "too" says of another, or "did" after what was denied of the first."""
    if how == "too":
        return replace(draft, quantity=None)
    if draft.kind == "membership" and draft.slots.get("status") == "non_party":
        return replace(draft, slots={**draft.slots, "status": "party"})
    return None


def _is_either_or(act: Act) -> bool:
    """Tell of "consider production or leaving": neither is said of any one of them."""
    if not act.scope.over("possible", "intend") or act.scope.negated or act.scope.refused:
        return False
    said = set(act.mark.all("verb", "noun"))
    joints = [m for m in act.marks("coord") if m.says("coord", "or")]
    others = [m for m in act.marks("verb", "noun") if is_act(m) and said.isdisjoint(m.all("verb", "noun"))]
    return any(
        min(m.first, act.mark.first) < joint.first < max(m.first, act.mark.first) for joint in joints for m in others
    )


def _is_supposed(clause: Clause, s: Sentence) -> bool:
    """Tell whether a clause or one around it begins with "if", or tells what would have been if."""
    here: Clause | None = clause
    while here is not None:
        if here.opener is not None and here.opener.says("sub", "if") and not _is_past(here, s):
            return True
        here = here.parent if here.kind in ("coord", "comp", "rel") else None
    return _is_unreal(clause, s)


def _is_unreal(clause: Clause, s: Sentence) -> bool:
    """Tell of what would have been: "had Latvia stayed in the treaty, it could not have bought them"."""
    led = [c for c in clause.children if c.opener is not None and c.opener.says("sub", "if")]
    past = any(m.flags & {"past", "subj"} for c in led for m in s.find("aux", within=c.tokens))
    return past and any("cond" in m.flags for m in s.find("aux", within=clause.tokens))


def _is_past(clause: Clause, s: Sentence) -> bool:
    """Tell of a word for both "if" and "when" that it means "when": what it tells is past."""
    if clause.opener is None or not clause.opener.says("sub", "when"):
        return False
    verbs = [m for m in s.find("verb", "aux", "op", within=clause.tokens) if m.flags]
    return any("past" in m.flags for m in verbs) and not any("cond" in m.flags for m in verbs)


def _tags(s: Sentence, *layers: str) -> bool:
    """Tell whether a sentence names who says it; behind a dialogue dash only what follows a comma or dash does."""
    said = [m for m in s.marks if m.has(*(layers or ("say", "according")))]
    if not s.tokens or s.tokens[0].text not in _DIALOGUE:
        return bool(said)
    return any(s.tokens[m.first - 1].text in (",", *_DIALOGUE) for m in said if m.first > 1)


def _label(s: Sentence) -> str | None:
    """The words before a colon at the head of a paragraph, behind a dash or not, if they may be somebody's name."""
    first = 1 if s.tokens and s.tokens[0].text in (*_DIALOGUE, "•") else 0
    last = next((p for p, token in enumerate(s.tokens[: first + _NAME + 1]) if token.text in (":", "：")), 0)
    words = s.tokens[first:last]
    if len(words) < _TWO or last + 1 >= len(s.tokens) or not all(token.text[0].isalpha() for token in words):
        return None
    known = any(True for _ in s.find("verb", "say", "treaty", "item", "state", within=range(first, last)))
    return None if known else s.words(first, last)


def _is_addressed(s: Sentence, mention: Mention) -> bool:
    """Tell of whom a speaker turns to: "Mr Hall, I find it …"."""
    behind = s.tokens[mention.last].text if mention.last < len(s.tokens) else ""
    alone = mention.first == 0 or s.tokens[mention.first - 1].text == ","
    return mention.kind in ("person", "office", "name") and mention.pronoun is None and alone and behind in (",", "!")


def _without_addressed(s: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Leave out whom a sentence about a state turns to at its head: "Ms Hall, in February Poland left …"."""
    first = mentions[0] if mentions else None
    if first is None or first.first > 0 or first.states or not _is_addressed(s, first):
        return mentions
    signs = [token.text for token in s.tokens[first.last : first.last + _TURNED]]
    told = any(m.has("say", "according") or m.says("verb", *_STANCES) for m in s.marks)
    states = any(m.kind in ("state", "body") and m.may_act and m.pronoun is None for m in mentions[1:])
    return mentions[1:] if states and not told and signs.count(",") == 1 else mentions


def _is_question(s: Sentence) -> bool:
    return s.text[s.start : s.end].rstrip('"”’»)」』 ').endswith(("?", "？", "؟"))


def _asserts(s: Sentence) -> bool:
    """Tell of a sentence that asks nothing, or not from its first word."""
    return not _is_question(s) or _asks_from(s) > 0


def _asks_from(s: Sentence) -> int:
    """Return where a question begins that only ends a sentence, 0 where none does: "Belarus joined, pero ¿quién …?"."""
    return next((p for p, token in enumerate(s.tokens) if token.text == "¿"), 0) if _is_question(s) else 0


def _span(s: Sentence, clause: Clause, act: int) -> tuple[int, int] | None:
    """The clause, whole, without signs at its edges."""
    kept = [p for p in clause.tokens if s.tokens[p].text not in _EDGES or p == act]
    if not kept:
        return None
    first = kept[0]
    opener = s.mark(first)
    if opener is not None and opener.has("coord", "comp") and opener.last < act:
        first = opener.last
    return s.tokens[first].start, s.tokens[kept[-1]].end


def _names(mark: Mark | None) -> bool:
    if mark is None or not mark.has(*NAMING):
        return False
    return mark.has(*_SAID_BY_NAME) or mark.says("ignore", *_REAL)


def _is_of_treaty(s: Sentence, time: Time) -> bool:
    """Tell of a year that belongs to a treaty's name: "the convention of 1997"."""
    before = s.mark(time.first - 1)
    year = s.tokens[time.first].text.isdigit() and time.last - time.first == 1
    if not year or before is None:
        return False
    if before.has("prep") and not before.says("prep", "in") and before.says("prep", "of", "from"):
        before = s.mark(before.first - 1)
        return before is not None and before.has("treaty", "treaty_word")
    return False


def _stands_for(s: Sentence, position: int) -> bool:
    """Tell of a number in a pronoun: "both countries", "the two"; not in "the five countries that have left"."""
    mark = s.mark(position)
    if mark is None or not mark.has("pron"):
        return False
    behind = s.mark(mark.last)
    # "those five European states", "los tres millones"
    counts = behind is not None and (behind.has("rel", "unit", "vague") and s.tokens[behind.first].text[0].isalnum())
    return not counts


def _counts(s: Sentence, time: Time) -> bool:
    """Tell of a number like a year that counts: "1945 people were killed"."""
    if time.last - time.first != 1 or not s.tokens[time.first].text.isdigit():
        return False
    behind, before = s.mark(time.last), s.mark(time.first - 1)
    if behind is None:
        return False
    hurt = behind.says("verb", *_HURT) and (before is None or not before.has("prep"))
    # "1850 mines", but "in 2015 cluster bombs were dropped"
    few = behind.has("item") and not _FIRST_YEAR <= int(s.tokens[time.first].text) <= _LAST_YEAR
    return (
        behind.says("unit", "person", "item")
        or few
        or (hurt and time.first > 0 and s.tokens[time.first - 1].text != ",")
    )


def _ends_sentence(s: Sentence, time: Time) -> bool:
    """Tell of a number with its sentence's stop, where days are written so: "81 voted for, 18.", "DM22."."""
    last = len(s.tokens) - 1
    numeric = s.tokens[time.first].text.isdigit() and time.last - time.first <= 2 and time.first >= last - 1
    return numeric and len(s.tokens[time.first].text) <= 2 and s.tokens[last].text in (".", s.tokens[time.first].text)


def _of_a_body(s: Sentence, mention: Mention) -> bool:
    """Tell of a state that only says whose a firm or organisation beside it is: "the British organisation"."""
    before, behind = s.mark(mention.first - 1), s.mark(mention.last)
    if mention.can_be("gen") and behind is not None and behind.has("company"):
        # "Soome Forcit", Finland's Forcit
        return True
    return mention.adj and any(
        m is not None and (m.has("kind_word", "office") or m.says("pron", "org", "company")) for m in (before, behind)
    )


def _predicates(s: Sentence) -> bool:
    """Tell whether a sentence has a verb."""
    return any(m.has("verb", "op", "say", "aux", "member") for m in s.marks)


def _begins_with_a_body(mentions: Sequence[Mention]) -> bool:
    """Tell whether the first of a sentence that can be its subject is a house of a state."""
    return next((m.kind == "body" for m in mentions if m.may_act), False)


def _voice(s: Sentence, mentions: Sequence[Mention], *, ours: bool) -> str | None:
    """Return the only organisation that says or judges something in a sentence, outside quotation marks.

    In a text that says "we" (`ours`) it is the only one that does anything.
    """
    told = ours or any(m.has("say") or m.says("verb", "support", "oppose", "concern") for m in s.marks)
    able = [m for m in mentions if m.kind == "organisation" and m.may_act and m.ids and m.first not in s.quoted]
    able = [m for m in able if not arms.is_armed(m)]
    others = any(m.kind in ("person", "name") for m in mentions) or (ours and _begins_with_a_body(mentions))
    return able[0].ids[0] if told and not others and len({m.ids for m in able}) == 1 else None


def _day(text: str | None) -> dt.date | None:
    try:
        day = None if text is None else dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day is not None and 1800 <= day.year <= 2200 else None
