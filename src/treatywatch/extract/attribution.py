"""Whose word it is: verbs of saying, "according to", quotations that run on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from treatywatch.extract.authors import authors_of
from treatywatch.extract.clause import Clause
from treatywatch.extract.names import Mention, slug
from treatywatch.extract.papers import paper_before, paper_behind
from treatywatch.extract.quantities import CURRENCIES
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.tellers import (
    ADVERBS,
    JOINTS,
    LINKING,
    OFFICIAL,
    PRIVATE,
    SKIPPED,
    SPEAKERS,
    acronym_behind,
    adjoining,
    apposed_before,
    crowd_before,
    house_before,
    house_behind,
    is_acronym,
    is_closed,
    outlet_before,
    said_behind,
    short_name_before,
    speaker_id,
)
from treatywatch.extract.verbs import is_finite, is_in_a_name
from treatywatch.lang.tokens import Token
from treatywatch.model.claim import Attribution

# So far behind its opening a straight quotation mark may still close.
_LONGEST_QUOTATION = 1500
_PARAGRAPH_ENDS = re.compile(r'\n[ \t]*\n|(?<=[.?!:"”])[ \t]*\n')
_QUOTE = re.compile('["“”«»„‘]')


@dataclass(slots=True)
class Speech:
    """Who speaks in which tokens of one sentence."""

    spans: list[tuple[frozenset[int], Attribution]] = field(default_factory=list)
    together: dict[Attribution, tuple[str, ...]] = field(default_factory=dict)
    """All who speak, where several do: "France and Britain insist"."""

    def of(self, said: Attribution, actor: str | None) -> Attribution:
        """Return whose word it is of several: who says it of himself."""
        return replace(said, speaker=actor) if actor in self.together.get(said, ()) else said

    def over(self, position: int) -> tuple[Attribution, ...]:
        """Return the speakers over the token at `position`, nearest first."""
        covering = [(len(tokens), said) for tokens, said in self.spans if position in tokens]
        covering.sort(key=lambda pair: pair[0])
        return tuple(dict.fromkeys(said for _, said in covering))


def _is_by_office(frame: Frame, mark: Mark) -> bool:
    """Tell whether words for a person who speaks for others stand before a verb of saying."""
    clause = frame.clause_at(mark.first)
    near = [m for m in frame.sentence.starting(p for p in clause.tokens if p < mark.first)]
    return any("office" in m.meanings for m in near)


_BY_OR_IN = frozenset({"by", "in", "on", "to"})
_POSSESSIVE = frozenset({"s", "'", "’", "'s", "’s"})
_ACCOUNTS = frozenset(
    {
        "count",
        "account",
        "accounts",
        "reckoning",
        "estimate",
        "estimates",
        "admission",
        "view",
        "opinion",
        "words",
        "tally",
    }
    | {"telling", "calculation", "calculations", "figures", "records", "eyes", "mind", "assessment", "judgement"}
    | {"judgment", "books", "numbers", "statistics", "data"}
)
# Verbs of what was said, one step back in time.
_SHIFTED = frozenset({"would", "could", "might", "had", "needed", "wanted", "was", "were", "ought"})
_WERE = frozenset({"was", "were"})


def _is_an_apostrophe(s: Sentence, position: int) -> bool:
    """Tell whether a sign that may close a quotation stands inside a word: "we’re"."""
    token = s.tokens[position]
    return (
        position + 1 < len(s.tokens)
        and s.tokens[position + 1].start == token.end
        and (s.tokens[position + 1].text.isalpha())
    )


def _is_intent(s: Sentence, position: int) -> bool:
    """Tell of "ready to", "going to" behind "were": what was thought then, in the words of who told it."""
    mark = s.mark(position)
    ahead = mark is not None and not {"intend", "able", "possible"}.isdisjoint(mark.values("op"))
    return ahead and mark is not None and s.tokens[mark.last - 1].low == "to"


# Participles that look like no participle.
_LIKE_ITS_BASE = frozenset(
    {"come", "become", "run", "put", "set", "cut", "hit", "let", "gone", "begun", "fought", "risen", "grown", "spread"}
)


def _is_done(s: Sentence, position: int) -> bool:
    """Tell of a participle behind "had"."""
    if position >= len(s.tokens):
        return False
    mark, low = s.mark(position), s.tokens[position].low
    return (
        low.endswith("ed")
        or low in _LIKE_ITS_BASE
        or low == "been"
        or (mark is not None and mark.form("verb") in (2, 4))
    )


class Attributor:
    """Follows speakers through a document; a quotation left open goes on in the next sentence."""

    def __init__(self) -> None:
        """Start with nobody speaking."""
        self._last: Attribution | None = None
        self._together: dict[Attribution, tuple[str, ...]] = {}
        self._open = False
        self._before: Frame | None = None
        self._told_before: Attribution | None = None
        self._by_office = False
        """Who told the sentence before is a person without a name: a spokesperson, a delegate."""
        self.waits = False
        """The quotation of this sentence goes on, and nobody has been said to speak yet."""
        self.office: str | None = None
        """Who is said to speak by an office alone: "the regional governor said"."""
        self.person: Mention | None = None
        """Who opens the sentence, by name, and speaks."""
        self.opened_at = 0
        """Where in the text the last quotation began."""
        self._unspoken = False
        """The sentence before closed a quotation of nobody who has been named yet."""
        self._nameless = False
        """The sentence before was quoted, and nobody has spoken yet."""
        self._published: str | None = None
        """Whose report was told of last: "the ICBL said in its annual report"."""
        self.names: Attribution | None = None
        """Who is said, behind a quotation that earlier sentences opened, to have spoken it."""

    @property
    def told(self) -> Attribution | None:
        """Return who told the sentence that was read last."""
        return self._told_before

    def goes_on(self, s: Sentence) -> bool:
        """Tell whether words of a quotation stand in a sentence that has not been read yet."""
        return self._open or _QUOTE.search(s.text, s.start, s.end) is not None

    def speech(self, frame: Frame) -> Speech:
        """Return who speaks in a sentence, and remember who spoke last."""
        s = frame.sentence
        speech = Speech(together=self._together)
        self._together.clear()
        ran_on = self._open
        self._forget_who_told()
        self._note_short_names(frame)
        quoted = self._quoted(s)
        told: Attribution | None = None
        tellers = self._tellers(frame)
        for mark, attribution, tokens in tellers:
            told = attribution
            spoken = {p for run in _runs(quoted) if _nearest(tellers, run) is mark for p in run}
            speech.spans.append((frozenset(tokens | spoken), attribution))
        floor = frame.discourse.floor
        if floor is not None and floor[0]:
            # An answer by nobody named is nobody's word.
            speech.spans.append((frozenset(range(len(s.tokens))), Attribution(floor[0], None)))
        told = told or (None if quoted else _note_label(frame, speech))
        own = self._by_own_account(frame)
        if own is not None:
            speech.spans.append((own[1] if told is not None else _part_of(s, min(own[1])), own[0]))
            told = told or own[0]
        told_on = self._goes_on(frame) if told is None and floor is None and not quoted else None
        if told_on is not None:
            speech.spans.append((frozenset(range(len(s.tokens))), told_on))
            self._told_before, self._before, self.waits = told_on, frame, False
            return speech
        self._by_office = self.person is None and bool(tellers) and _is_by_office(frame, tellers[-1][0])
        self._told_before = told
        if tellers and quoted and all(m.first in quoted for m, _, _ in tellers):
            # "“The minister has promised us so.”": whose quotation it is counts behind whom it tells of.
            around = self._last if ran_on else self._who_was_spoken_of(frame) or self._last
            if around is not None:
                speech.spans.append((frozenset(quoted | {-1}), around))
                self._told_before = around
        elif told is not None:
            self._last = told
            self.names = told if (ran_on and not self._open) or self._is_tag_alone(s) else None
        elif quoted:
            self._quote_on(frame, speech, quoted, ran_on=ran_on)
        if quoted and not ran_on:
            self.opened_at = s.tokens[min(quoted)].start
        self._wait(frame, quoted=bool(quoted), told=told is not None, ran_on=ran_on)
        self._before = frame
        return speech

    def _is_tag_alone(self, s: Sentence) -> bool:
        """Tell of "“… What are we waiting for?” | he asked.": what names who spoke the quotation before."""
        before = self._before
        if before is None or not self._nameless or len(s.tokens) > _LONGEST_TAG:
            return False
        return s.tokens[0].text[:1].islower() and any(before.sentence.quoted)

    def _quote_on(self, frame: Frame, speech: Speech, quoted: set[int], *, ran_on: bool) -> None:
        """Give a quotation without a verb of saying to who was spoken of, or spoke last."""
        speaker = self._last if ran_on else self._who_was_spoken_of(frame) or self._last
        if speaker is not None:
            speech.spans.append((frozenset(quoted), speaker))
            self._last = speaker

    def _wait(self, frame: Frame, *, quoted: bool, told: bool, ran_on: bool) -> None:
        """Note whether a quotation waits for its speaker: “We shall stay.” Minister X chose her words with care."""
        s = frame.sentence
        person = _person_of(frame) if self._unspoken and not quoted and not told and not s.opens_paragraph else None
        if person is not None and person.pronoun is None and person.first <= _OPENS_WITHIN:
            self.names = self._last = Attribution(person.ids[0], None)
        self._nameless = not told and quoted and self._last is None
        waited = not told and quoted and (self.waits or not ran_on)
        led = waited and not ran_on and self._who_was_spoken_of(frame) is not None
        self._unspoken = waited and not self._open and not led and (self._last is None or s.opens_paragraph or ran_on)
        self.waits = waited and (self._open or self._unspoken)

    def _forget_who_told(self) -> None:
        self.names = self.office = self.person = None

    def _note_short_names(self, frame: Frame) -> None:
        """Note by what one word the houses that a sentence names may be called: "the Sahel Mine Watch (SMW)"."""
        tokens = frame.sentence.tokens
        for mention in frame.mentions:
            if mention.kind not in _WITH_SHORT_NAMES or mention.pronoun is not None or len(mention.ids) != 1:
                continue
            first, last = mention.first, mention.last
            while first > 1 and tokens[first - 1].text[:1].isupper():
                # "Centre", of "the Kosovo Mine Action Centre"
                first -= 1
            name = mention.ids[0] if first == mention.first else slug(frame.sentence.words(first, last))
            if last - first > 1 and tokens[last - 1].text[:1].isupper():
                frame.discourse.short[tokens[last - 1].low] = name
            if last + 1 < len(tokens) and tokens[last].text == "(" and is_acronym(tokens[last + 1].text):
                frame.discourse.short[tokens[last + 1].low] = name

    def _tellers(self, frame: Frame) -> list[tuple[Mark, Attribution, set[int]]]:
        """Return the verbs of saying of a sentence, each with who speaks and the tokens of what is said."""
        found: list[tuple[Mark, Attribution, set[int]]] = []
        for mark in frame.sentence.marks:
            said = self._saying(frame, mark) if mark.traits.telling else None
            if said is not None:
                found.append((mark, *said))
        return found

    def _by_own_account(self, frame: Frame) -> tuple[Attribution, frozenset[int]] | None:
        """Return whose word it is by "by his count", "in her view", "by its own account", "by the army's reckoning"."""
        s = frame.sentence
        for mention in frame.mentions:
            if mention.role != "owner" or not mention.first or s.tokens[mention.first - 1].low not in _BY_OR_IN:
                the = mention.first > 1 and s.tokens[mention.first - 1].low == "the"
                if mention.role != "owner" or not the or s.tokens[mention.first - 2].low not in _BY_OR_IN:
                    continue
            behind = [t.low for t in s.tokens[mention.last : mention.last + 4] if t.low not in _POSSESSIVE]
            behind = behind[behind[:1] == ["own"] :]
            if not behind or behind[0] not in _ACCOUNTS:
                continue
            name = self._he(frame, None) if mention.pronoun == "he" and not mention.ids else speaker_id(mention)
            return None if name is None else (Attribution(name, None), frozenset(frame.clause_at(mention.first).tokens))
        return None

    def _goes_on(self, frame: Frame) -> Attribution | None:
        """Return who told the sentence before, where this one goes on with it: "X said … Work would begin in May."."""
        s = frame.sentence
        if self._told_before is None or not frame.clauses or s.opens_paragraph or self._has_notified():
            return None
        main = frame.clauses[0]
        verb = next((p for p in main.tokens if s.tokens[p].low == "ought"), main.verb(s))
        if verb is None or s.tokens[verb].low not in _SHIFTED or self._is_of_another_state(frame, main):
            return None
        if s.tokens[verb].low in _WERE and not _is_intent(s, verb + 1):
            return None
        if s.tokens[verb].low == "had" and not any(_is_done(s, p) for p in (verb + 1, verb + 2)):
            # "Finland had a million mines"
            return None
        return self._told_before

    def _is_of_another_state(self, frame: Frame, main: Clause) -> bool:
        """Tell of "Finland said that it would stay. Poland, which ratified it, had destroyed": no word of Finland's."""
        teller = "" if self._told_before is None else self._told_before.speaker or ""
        subject = frame.subject(main) if len(teller) == _A_CODE and teller.isupper() else None
        return subject is not None and subject.pronoun is None and bool(subject.states) and teller not in subject.states

    def _has_notified(self) -> bool:
        """Tell of "told the United Nations that it was leaving" before: an act, and nothing that goes on being told."""
        if self._before is None:
            return False
        s = self._before.sentence
        tells = (
            m for m in s.marks if "say" in m.meanings and s.tokens[m.first].low in ("told", "informed", "notified")
        )
        return any(
            m.value("organisation") in ("un", "UN") or s.words(k.last, k.last + 3).lower() in _DEPOSITARY
            for k in tells
            for m in s.starting(range(k.last, k.last + 2))
        )

    def _who_was_spoken_of(self, frame: Frame) -> Attribution | None:
        """Return the person that the sentence before was about: “X was blunt.”, and then only a quotation."""
        s, before = frame.sentence, self._before
        leading = _before_a_colon(frame) or _before_a_bracket(frame)
        if leading is not None:
            return Attribution(leading, None)
        if before is None or s.tokens[0].text not in _OPENING or s.opens_paragraph:
            return None
        person = _person_of(before)
        return None if person is None else Attribution(person.ids[0], None)

    def _quoted(self, s: Sentence) -> set[int]:
        if not self._open and _QUOTE.search(s.text, s.start, s.end) is None:
            s.quoted = [False] * len(s.tokens)
            return set()
        inside: set[int] = set()
        depth = self._open
        # "“… A paragraph ends.\n\n“The next goes on …”": the sign opens it once more.
        again = depth and s.opens_paragraph
        single = False
        for position, token in enumerate(s.tokens):
            if token.text == "‘" and not depth:
                depth = single = True
            elif token.text == "’" and single:
                single = _is_an_apostrophe(s, position)
                depth = single
            elif token.text == '"':
                depth = not depth or (again and not position)
            elif token.text in "“«„" and not depth:
                depth = True
            elif token.text in "”»":
                depth = False
            if depth:
                inside.add(position)
        # A straight quotation mark that never closes says nothing about the next sentence.
        self._open = depth and not single and (_closes(s) or not any(t.text == '"' for t in s.tokens))
        s.quoted = [p in inside for p in range(len(s.tokens))]
        return inside

    def _saying(self, frame: Frame, mark: Mark) -> tuple[Attribution, set[int]] | None:
        said = self._teller(frame, mark)
        if said is None or said[0].speaker is None:
            return said
        name = _in_full(frame.sentence, said[0].speaker)
        return said if name is None else (replace(said[0], speaker=name), said[1])

    def _teller(self, frame: Frame, mark: Mark) -> tuple[Attribution, set[int]] | None:
        if not _is_said(mark):
            return self._by_its_short_name(frame, mark) or _told_otherwise(frame, mark)
        clause = frame.clause_at(mark.first)
        heard = _heard_from(frame, mark)
        if heard is not None:
            return Attribution(heard, None), _said(frame, clause, mark) | set(range(mark.first))
        tag = clause.kind == "tag" or (mark.values("say") == ("that",) and _is_set_in(frame, mark))
        if _says_nothing(frame.sentence, mark, tag=tag) or _is_quoted(frame.sentence, mark):
            return None
        if _is_told_of(frame.sentence, mark):
            return _by_whom(frame, clause, mark)
        crowd = self._it_set_in(frame, mark) or self._without_mention(frame, mark)
        speaker = None if crowd is not None else self._speaker(frame, clause, mark)
        name = crowd or self._name(frame, clause, mark, speaker) or _office_before(frame, mark)
        authors = authors_of(frame.discourse, frame.sentence)
        if authors:
            # "“We recommend it,” it said", of a statement by four ministers
            name = authors[0]
        if speaker is not None and speaker.kind == "state" and _counts_its_own(frame, mark):
            return None
        if name is None:
            return None
        self._note_office(frame, clause, mark, speaker, name)
        tokens = _said_by(frame, clause, mark, speaker)
        if not tokens and not any(frame.sentence.quoted):
            return None
        self._note_report(frame, mark, speaker)
        said = Attribution(_as_head(frame, mark, speaker, name), _via(frame, mark))
        together = authors or _all_who_speak(frame, mark, speaker)
        if together:
            self._together[said] = together
        return said, tokens

    def _note_report(self, frame: Frame, mark: Mark, speaker: Mention | None) -> None:
        """Note whose report is told of: "the ICBL said in its annual report"."""
        if speaker is None or speaker.kind not in ("organisation", "union") or speaker.pronoun is not None:
            return
        behind = range(mark.last, min(mark.last + _REPORTED_WITHIN, len(frame.sentence.tokens)))
        if any(frame.sentence.tokens[p].low in _TEXTS for p in behind):
            self._published = speaker_id(speaker)

    def _without_mention(self, frame: Frame, mark: Mark) -> str | None:
        """Return who speaks that no mention names: a crowd, an unknown house, a paper, "she"."""
        if mark.first and frame.sentence.tokens[mark.first - 1].low in ("he", "she"):
            return self._by_office_before(frame, mark) or self._he(frame, mark)
        crowd = crowd_before(frame, mark) or outlet_before(frame, mark) or house_before(frame, mark)
        paper = None if crowd is not None else paper_before(frame, mark)
        if paper is not None:
            paper = self._whose_paper(frame, paper)
        if paper in _TEXTS and mark.first > 1 and frame.sentence.tokens[mark.first - 2].low in ("the", "this"):
            # "the statement said": whose it is
            paper = self._stood_for(frame, "it") or self._published or paper
        named = house_behind(frame, mark) or apposed_before(frame, mark) or paper_behind(frame, mark)
        return crowd or paper or named or self._by_short_name(frame, mark)

    def _whose_paper(self, frame: Frame, paper: str) -> str:
        """Return who told before, in "according to the Monitor. Its annual report found", whose "the agency's" is."""
        tokens = frame.sentence.tokens
        told = None if self._told_before is None else self._told_before.speaker
        if tokens[0].low in ("its", "their") and told is not None and not told.isupper() and paper.isupper():
            return told
        for position in range(len(tokens) - 3):
            owning = tokens[position].low == "the" and tokens[position + 2].text in ("'", "’")
            if owning and tokens[position + 1].low in _KINDS:
                return frame.discourse.short.get(tokens[position + 1].low, paper)
        return paper

    def _it_set_in(self, frame: Frame, mark: Mark) -> str | None:
        """Return who told before, in "Nigeria, it says, has cleared", "Turkey, they maintain, still holds"."""
        s = frame.sentence
        end = said_behind(s, mark)
        if not end or self._told_before is None or s.tokens[end - 1].low not in ("it", "they", "he", "she"):
            return None
        set_in = end > 1 and s.tokens[end - 2].text == "," and is_closed(s, mark)
        if s.tokens[end - 1].low in ("he", "she") or s.opens_paragraph:
            return None
        return self._told_before.speaker if set_in else None

    def _by_its_short_name(self, frame: Frame, mark: Mark) -> tuple[Attribution, set[int]] | None:
        """Return whose word it is by "according to the agency", "The group has also blamed": of a house named."""
        tokens = frame.sentence.tokens
        if "according" in mark.meanings:
            led = [t.low for t in tokens[mark.last : mark.last + 2]]
            name = frame.discourse.short.get(led[1]) if led[:1] == ["the"] and led[1:] and led[1] in _KINDS else None
            return None if name is None else (Attribution(name, None), set(range(len(tokens))))
        clause = frame.clause_at(mark.first)
        first = clause.first
        accuses = "accuse" in mark.values("op") and mark.form("op") >= 0 and first + 1 < mark.first
        if not accuses or tokens[first].low != "the" or tokens[first + 1].low not in _KINDS:
            return None
        if tokens[mark.first - 1].low in _ACCUSED - {"also", "repeatedly"}:
            return None
        word = tokens[first + 1].low
        house = frame.discourse.short.get(word) or (None if self._last is None else self._last.speaker)
        behind = set(range(mark.last, len(tokens)))
        return None if house is None or house.isupper() else (Attribution(house, None), behind)

    def _by_short_name(self, frame: Frame, mark: Mark) -> str | None:
        """Return who "the Forum" or "ANAMA" is that says so."""
        token = short_name_before(frame, mark)
        if token is None:
            return None
        return frame.discourse.short.get(token.low) or (slug(token.text) if is_acronym(token.text) else None)

    def _by_office_before(self, frame: Frame, mark: Mark) -> str | None:
        """Return who "he" is behind "The ministry's permanent secretary did not dispute this": nobody by name."""
        if self._before is None or frame.sentence.opens_paragraph:
            return None
        before = self._before
        if any(
            m.kind in ("person", "name")
            for f in (before, frame)
            for m in f.mentions
            if _is_named_before(f, m, frame, mark)
        ):
            return None
        s = before.sentence
        verb = next((p for p in range(min(len(s.tokens), _LONGEST_LABEL)) if is_finite(s, p)), None)
        head = s.mark(verb - 1) if verb else None
        if verb is None or head is None or "office" not in head.meanings or any(s.quoted[:verb]):
            return None
        first = head.first
        while first and s.tokens[first - 1].text.isalpha() and s.tokens[first - 1].text.islower():
            first -= 1
            if s.tokens[first].low in ("the", "a", "an", "s"):
                first += 1
                break
        return slug(s.words(first, head.last))

    def _he(self, frame: Frame, mark: Mark | None) -> str | None:
        """Return who "she" is, where no person is known: whom the sentence before was about, by a name of two words."""
        if self._before is None or (mark is not None and any(m.last == mark.first for m in frame.mentions)):
            return None
        person = _person_of(self._before) or _only_person(self._before)
        return None if person is None else person.ids[0]

    def _name(self, frame: Frame, clause: Clause, mark: Mark, speaker: Mention | None) -> str | None:
        """Return the id that a claim will name its speaker by."""
        if speaker is None:
            name = _unnamed(frame, clause, mark)
            if name in ("his-office", "her-office") and frame.discourse.last_person is not None:
                return frame.discourse.last_person[0]
            if name in _TEXTS:
                # "the statement said": whose it is
                return self._stood_for(frame, "it") or self._published or name
            if name in ("he", "she"):
                return None if self._last is None else self._last.speaker
            return self._stood_for(frame, name) if name in _STANDING_FOR else name
        owner = self._owner_of(frame, speaker)
        if owner is not None:
            return owner
        bare = speaker.last - speaker.first == 1
        follows = bare and (speaker.first == 0 or (clause.kind == "tag" and speaker.first in clause.tokens))
        if speaker.pronoun == "it" and _is_denied(frame, mark):
            return speaker_id(speaker)
        if speaker.pronoun == "it" and follows and speaker.whole and self._told_before is not None:
            # "X reported 3 deaths. It counted …", "…, it added": who reported.
            return self._told_before.speaker
        if speaker.pronoun == "it" and clause.kind == "tag" and speaker.whole:
            # "Belma is hiring. Poland will buy them, it said.": whom the sentence before was about.
            return self._stood_for(frame, "it") or speaker_id(speaker)
        if speaker.pronoun == "he" and not self._was_named(frame, speaker) and (self._by_office or self._is_by_name()):
            # "A spokesperson for X said … she said": who spoke last, not who was named longer ago.
            return None if self._told_before is None else self._told_before.speaker
        return speaker_id(speaker)

    def _owner_of(self, frame: Frame, speaker: Mention) -> str | None:
        """Return the union whose "its delegation announced" is: a body of it is no state's."""
        if speaker.kind != "body" or not speaker.first:
            return None
        near = (m for m in frame.mentions if m.last == speaker.first and m.role == "owner" and m.kind == "union")
        return next((m.ids[0] for m in near if m.ids), None)

    def _is_by_name(self) -> bool:
        """Tell whether who told the sentence before is called by a full name that no office went with."""
        if self._before is None or self._told_before is None:
            return False
        named = (m for m in self._before.mentions if m.full_name and m.kind == "name" and m.pronoun is None)
        return any(m.ids and m.ids[0] == self._told_before.speaker for m in named)

    def _was_named(self, frame: Frame, speaker: Mention) -> bool:
        """Tell whether this sentence or the one before names whom "he" is taken for."""
        if frame.sentence.opens_paragraph:
            return True
        near = (*frame.mentions, *(() if self._before is None else self._before.mentions))
        return any(m.pronoun is None and m.ids == speaker.ids for m in near)

    def _stood_for(self, frame: Frame, word: str | None) -> str | None:
        """Return who "it" or "the company" is that says so."""
        if word in _OF_A_HOUSE:
            before, company = frame.discourse.actor, frame.discourse.last_company
            if word not in _OF_A_MAKER and before is not None and before.kind == "organisation" and before.ids:
                # "the group said": an organisation's
                return before.ids[0]
            own = next((m for m in frame.mentions if m.whole and m.kind in _HOUSES and m.pronoun is None), None)
            if company is None and own is not None and own.ids and "-" in own.ids[0]:
                # "Group X will open a line, the company said"
                return own.ids[0]
            return None if company is None else company[0]
        if self._told_before is not None:
            return self._told_before.speaker
        crowd = _crowd_opening(self._before) if word == "they" else None
        if crowd is not None:
            return crowd
        before = frame.discourse.actor
        return before.ids[0] if before is not None and before.kind in _HOUSES and before.ids else None

    def _note_office(self, frame: Frame, clause: Clause, mark: Mark, speaker: Mention | None, name: str) -> None:
        """Note whether an office without a name speaks, or somebody by name who opens the sentence."""
        if speaker is not None and speaker.kind in ("person", "name") and speaker.pronoun is None and speaker.first < 2:
            self.person = None if _is_a_house_apposed(frame, speaker) else speaker
        elif speaker is None or speaker.kind in _BY_OFFICE or speaker.role == "owner":
            near = frame.sentence.starting(p for p in clause.tokens if p < mark.first)
            if any("office" in m.meanings and not _is_in_a_house(frame.sentence, m) for m in near):
                self.office = name

    def _speaker(self, frame: Frame, clause: Clause, mark: Mark) -> Mention | None:
        he = next((m for m in frame.mentions if m.last == mark.first and m.pronoun == "he" and m.whole), None)
        if he is not None and speaker_id(he):
            # "Norway and Sweden, he added, were members"
            return he
        near = adjoining(frame, mark)
        if near is not None:
            return near
        mover = _mover(frame, clause, mark)
        if mover is not None:
            return mover
        subject = frame.subject(clause, mark.first) or _described_before(frame, clause)
        if subject is not None and subject.first not in clause.tokens and _unnamed_subject(frame, clause, mark):
            # "Russia denies it, but researchers believe": theirs is the word.
            return None
        subject = _named_behind(frame, subject, mark) or subject or _author(frame, clause, mark)
        if subject is None or subject.last > mark.first:
            start = _past_article(frame.sentence, mark.last)
            behind = [
                m for m in frame.mentions if m.first in (mark.last, start) and m.whole and m.first in clause.tokens
            ]
            inverted = bool(behind) and behind[0].kind in SPEAKERS and not _is_telling(mark, frame.sentence)
            quoted = _follows_a_quotation(frame, mark) and any(frame.sentence.quoted)
            if frame.sentence.tokens[mark.first].low in _ADDRESSING and not quoted:
                # "Campaigners asked Latvia to come back"
                inverted = False
                subject = None if subject is not None and subject.first >= mark.last else subject
            inverted = inverted or (bool(behind) and frame.sentence.tokens[mark.first].low in ("said", "says"))
            described = _described_speaker(frame, clause, mark)
            if described is not None:
                return described
            subject = behind[0] if inverted else subject or _apposed_speaker(frame, clause, mark)
        subject = subject or _pronoun_before(frame, mark)
        if subject is not None and clause.kind == "main":
            subject = _at_the_end(frame, subject, mark)
        if subject is None or not (subject.kind in SPEAKERS or subject.full_name) or not speaker_id(subject):
            return None
        return subject


_REPORTED_WITHIN = 7


# What houses are called by the last word of their names.
_KINDS = frozenset(
    {"agency", "network", "group", "coalition", "campaign", "observatory", "institute", "centre", "center", "monitor"}
    | {
        "trust",
        "foundation",
        "forum",
        "committee",
        "association",
        "organisation",
        "organization",
        "charity",
        "alliance",
    }
)
# Those who speak by an office and no name: "the aide".
_NAMELESS = frozenset(
    {"aide", "official", "officials", "diplomat", "diplomats", "aides", "envoy", "officer", "adviser", "minister"}
    | {"prosecutor", "spokesman", "spokeswoman", "spokesperson", "delegate", "expert", "analyst", "engineer"}
)
_DESCRIBED_AS = (
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome) ((?:[A-Za-z][\w.’-]* ){1,4}%s)\b"
)
_PLAIN_WORD = re.compile(r"\b(?:of|in|at|by|for|with|who|said|told|and|or|from|to|that)\b")


def _in_full(s: Sentence, name: str) -> str | None:
    """Return what "the aide" was called where the text told of him first: "A congressional aide"."""
    if name not in _NAMELESS:
        return None
    found = [m for m in re.findall(_DESCRIBED_AS % name, s.text[: s.end]) if _PLAIN_WORD.search(m) is None]
    return slug(found[-1].replace("U.S.", "US")) if found else None


def _is_a_house_apposed(frame: Frame, name: Mention) -> bool:
    """Tell of "Tisza Arms, an ammunition maker in Szolnok, said": no person."""
    tokens, last = frame.sentence.tokens, name.last
    if last + 1 >= len(tokens) or tokens[last].text != "," or tokens[last + 1].low not in ("a", "an", "the"):
        return False
    ahead = (t.low for t in tokens[last + 2 : last + 2 + _CLOSE * 3])
    return not (_OF_A_HOUSE | _MAKERS).isdisjoint(ahead)


_MAKERS = frozenset(
    {"startup", "contractor", "supplier", "arsenal", "charity", "ngo", "agency", "newspaper", "organisation"}
)


_MAY_JOIN = frozenset({"company", "organisation"})


def _beside_it(frame: Frame, speaker: Mention, mark: Mark) -> Mention | None:
    """Return the second of "Orion Defence of Lapua and Turku-based Alfa Works said"."""
    other = next((m for m in frame.mentions if m.last == mark.first and m.first > speaker.last), None)
    if other is None or other.kind not in _MAY_JOIN or other.pronoun is not None or not other.whole:
        return None
    between = [t.low for t in frame.sentence.tokens[speaker.last : other.first]]
    return other if "and" in between and "," not in between else None


def _all_who_speak(frame: Frame, mark: Mark, speaker: Mention | None) -> tuple[str, ...]:
    """Return all who speak, where several do."""
    if speaker is None or len(speaker.ids) > 1:
        return () if speaker is None else speaker.ids
    beside = _beside_it(frame, speaker, mark) if speaker.kind in _MAY_JOIN else None
    return () if beside is None else (*speaker.ids, *beside.ids)


def _as_head(frame: Frame, mark: Mark, speaker: Mention | None, name: str) -> str:
    """Return what a speaker is called, the head of a house without a name by both."""
    if speaker is not None and _is_another_head(frame, speaker):
        name = frame.sentence.tokens[speaker.last - 1].low
    return _with_his_house(frame, mark, name)


def _is_another_head(frame: Frame, speaker: Mention) -> bool:
    """Tell of "the head of the country's mine action authority", which is nobody named before."""
    tokens, last = frame.sentence.tokens, speaker.last
    if speaker.kind not in ("person", "office") or not speaker.ids or last >= len(tokens) or tokens[last].low != "of":
        return False
    lower = all(t.text.islower() for t in tokens[speaker.first : last])
    return lower and tokens[last - 1].low in _HEADS and last - speaker.first <= _CLOSE


def _with_his_house(frame: Frame, mark: Mark, name: str) -> str:
    """Return "head-of-the-country-s-mine-action-centre" for the bare "head" of it that speaks."""
    if name not in _HEADS:
        return name
    tokens = frame.sentence.tokens
    first = next((p for p in range(mark.first - 1, -1, -1) if tokens[p].low == name), None)
    if first is None or tokens[first + 1].low != "of":
        return name
    last = first + 1
    while last < mark.first and not is_finite(frame.sentence, last) and tokens[last].text not in (",", '"', "”"):
        last += 1
    return slug(frame.sentence.words(first, last)) if last - first <= _LONGEST_OFFICE else name


_LONGEST_OFFICE = 10
_HEADS = frozenset(
    {"head", "director", "chief", "leader", "chairman", "chairwoman", "chair", "spokesman", "spokeswoman", "commander"}
    | {"spokesperson", "manager", "coordinator", "president", "secretary", "representative", "deputy", "founder"}
)


def _described_before(frame: Frame, clause: Clause) -> Mention | None:
    """Return X of "One bidder is X, a start-up in Kaunas with forty staff, which believes": beyond an apposition."""
    s, opener = frame.sentence, clause.opener
    if clause.kind != "rel" or opener < _FARTHEST_BACK or s.tokens[opener - 1].text != ",":
        return None
    comma = next((p for p in range(opener - 2, max(0, opener - _LONGEST_BETWEEN), -1) if s.tokens[p].text == ","), None)
    if comma is None or s.tokens[comma + 1].low not in ("a", "an", "the"):
        return None
    near = (m for m in frame.mentions if m.last == comma and m.kind in _NAMED and m.role != "owner")
    return next(near, None)


_FARTHEST_BACK, _LONGEST_BETWEEN = 4, 18
_NAMED = frozenset((*SPEAKERS, "name"))
_MOVED = frozenset(
    {"motion", "resolution", "bill", "petition", "proposal", "amendment", "appeal", "initiative", "letter"}
)


def _mover(frame: Frame, clause: Clause, mark: Mark) -> Mention | None:
    """Return whose motion it is that "urged the government to": "a motion by X", "a letter from X"."""
    s = frame.sentence
    if s.tokens[clause.opener].low not in ("that", "which") or mark.first - clause.opener > _CLOSE:
        return None
    for mention in frame.mentions:
        if mention.last <= clause.opener <= mention.last + 1 and mention.prep in ("by", "from", "of"):
            led = s.tokens[max(0, mention.first - _CLOSE - 1) : mention.first]
            if not _MOVED.isdisjoint(t.low for t in led) and speaker_id(mention):
                return mention
    return None


_CLOSE = 2


def _said_by(frame: Frame, clause: Clause, mark: Mark, speaker: Mention | None) -> set[int]:
    """Return the tokens of what somebody says, without those that only tell who speaks."""
    if _is_set_in(frame, mark):
        return set(range(len(frame.sentence.tokens)))
    tokens = _said(frame, clause, mark)
    return tokens if speaker is None else tokens - _description(frame, speaker, mark)


def _is_denied(frame: Frame, mark: Mark) -> bool:
    """Tell of "It denied doing so": who was accused speaks, and not who reported."""
    return "deny" in mark.values("op") or frame.sentence.tokens[mark.first].low in ("denies", "denied", "disputes")


def _description(frame: Frame, speaker: Mention, mark: Mark) -> set[int]:
    """Return the tokens that say who speaks: "Finland, which acceded in 2012, said that it would stay"."""
    near = (speaker.last, speaker.last + 1)
    for clause in frame.clauses:
        if clause.kind == "rel" and clause.opener in near and clause.opener < mark.first:
            return {p for p in clause.tokens if p < mark.first}
    return set()


def _part_of(s: Sentence, position: int) -> frozenset[int]:
    """Return the tokens around a position up to the next semicolons."""
    ends = [p for p, t in enumerate(s.tokens) if t.text == ";"]
    first = max((p for p in ends if p < position), default=-1) + 1
    return frozenset(range(first, min((p for p in ends if p > position), default=len(s.tokens))))


def _is_in_a_house(s: Sentence, mark: Mark) -> bool:
    """Tell of "Executive" in "the Yemen Executive Mine Action Centre": capitals on both sides."""
    around = s.tokens[max(0, mark.first - 1) : mark.last + 1]
    return mark.first > 0 and len(around) > mark.last - mark.first + 1 and all(t.text[:1].isupper() for t in around)


def _is_named_before(home: Frame, mention: Mention, frame: Frame, mark: Mark) -> bool:
    """Tell whether somebody is named, in the sentence before or ahead of a verb of saying."""
    return mention.pronoun is None and (home is not frame or mention.last < mark.first)


def _heard_from(frame: Frame, mark: Mark) -> str | None:
    """Return X of "…, delegates heard from X", "we learned from X that"."""
    tokens = frame.sentence.tokens
    if tokens[mark.first].low not in _HEARING or mark.last >= len(tokens) or tokens[mark.last].low != "from":
        return None
    speaker = next((m for m in frame.mentions if 0 < m.first - mark.last <= _CLOSE and m.kind in _NAMED), None)
    return None if speaker is None else speaker_id(speaker)


_HEARING = frozenset({"heard", "hear", "hears", "learned", "learnt", "learns", "know", "knows"})


def _past_article(s: Sentence, position: int) -> int:
    """Return the token behind "the" or "a", where one stands at `position`."""
    return position + (position < len(s.tokens) and s.tokens[position].low in ("the", "a", "an"))


def _is_set_in(frame: Frame, mark: Mark) -> bool:
    """Tell of "Myanmar, the report finds, recorded": who says so stands between commas."""
    s = frame.sentence
    end = said_behind(s, mark)
    if not end or not is_closed(s, mark):
        return False
    first = end
    while first and end - first <= _LONGEST_SPEAKER and s.tokens[first - 1].text != ",":
        if is_finite(s, first - 1) or not (s.tokens[first - 1].text[-1:].isalnum() or s.tokens[first - 1].text in "'’"):
            return False
        first -= 1
    return 1 < first < end


_LONGEST_SPEAKER = 8


def _is_said(mark: Mark) -> bool:
    """Tell of a plain verb of saying."""
    if "according" in mark.meanings or mark.value("say") == "quoted":
        return False
    if "accuse" in mark.values("op") and mark.form("op") >= 0:
        return False
    return "say" in mark.meanings or "via_verb" in mark.meanings


def _told_otherwise(frame: Frame, mark: Mark) -> tuple[Attribution, set[int]] | None:
    """Return who speaks by "according to", "accuses", "as saying"."""
    if "according" in mark.meanings:
        passive = mark.first > 0 and frame.sentence.tokens[mark.first - 1].low in _BE
        return None if passive else _source(frame, mark)
    return _quoted_by_others(frame, mark) if mark.value("say") == "quoted" else _accuser(frame, mark)


def _pronoun_before(frame: Frame, mark: Mark) -> Mention | None:
    """Return who "it" is in "In a statement carried by X it alleges"."""
    before = [m for m in frame.mentions if m.last == mark.first and m.pronoun in ("it", "he") and m.whole]
    return before[0] if before else None


def _says_nothing(sentence: Sentence, mark: Mark, *, tag: bool) -> bool:
    """Tell whether a verb of saying tells nothing: in a name, of an outlet, of what was "not disclosed".

    In a `tag` ("…, she reminded the house") no "that" is needed.
    """
    if is_in_a_name(sentence, mark.first) or ("say" not in mark.meanings and not _is_telling(mark, sentence)):
        return True
    estimated = mark.first > 0 and sentence.words(mark.first - 1, mark.last).lower() == "an estimated"
    if estimated or (mark.form("say") == 0 and _is_a_noun(sentence, mark)):
        return True
    if not _states_that(sentence, mark) or _is_of_a_sum(sentence, mark):
        return True
    if _is_no_telling(sentence, mark):
        return True
    if mark.values("say") == ("at",):
        return not _puts_at(sentence, mark)
    if mark.values("say") == ("read",):
        return not _reads_out(sentence, mark)
    if mark.values("say") == ("that",):
        behind = sentence.tokens[mark.last : mark.last + _TOLD_WITHIN]
        if mark.form("say") == 3 or not (tag or any(t.low == "that" for t in behind)):
            return True
    return mark.first > 0 and (
        sentence.tokens[mark.first - 1].low in ("not", "never", "neither", "nor") or _is_still_to_say(sentence, mark)
    )


def _is_no_telling(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "declined to confirm the shipment", "around pipelines and army posts", "argued for leaving"."""
    low = sentence.tokens[mark.first].low
    if low in ("confirm", "say", "disclose", "reveal"):
        return sentence.words(mark.first - 2, mark.first).lower() in _SILENT
    if low == "posts":
        return sentence.words(mark.first - 1, mark.first).lower() in _POSTED
    return low.startswith("argu") and _is_pleading(sentence, mark)


_SILENT = frozenset({"declined to", "declining to", "refused to", "refusing to"})


def _is_still_to_say(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Angola should declare its stock", "ought to report": nothing has been said yet."""
    before = sentence.tokens[mark.first - 1].low
    if before == "to" and mark.first > 1:
        return mark.form("say") == 0 and sentence.tokens[mark.first - 2].low in (
            "ought",
            "needs",
            "need",
            "has",
            "have",
        )
    return before in ("should", "must", "ought", "shall")


def _states_that(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the report states that", "“…,” it states": no "other states", "requires states to destroy"."""
    if sentence.tokens[mark.first].low != "states":
        return True
    behind = sentence.tokens[mark.last] if mark.last < len(sentence.tokens) else None
    ends = behind is None or behind.low in ("that", ":", "in", "on") or not behind.text[0].isalnum()
    before = sentence.tokens[mark.first - 1].low if mark.first else ""
    return ends and before not in _OTHER_STATES


_OTHER_STATES = frozenset(
    {
        "other",
        "all",
        "these",
        "those",
        "many",
        "some",
        "several",
        "few",
        "most",
        "member",
        "neighbouring",
        "any",
        "both",
    }
    | {
        "neighboring",
        "baltic",
        "gulf",
        "arab",
        "african",
        "pacific",
        "island",
        "more",
        "signatory",
        "remaining",
        "affected",
    }
)
_GIVING_WORDS = frozenset(
    {"pledge", "pledges", "pledged", "pledging", "promise", "promises", "promised", "promising", "add", "added", "adds"}
)


def _is_of_a_sum(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "has pledged a further €1 million", "added 500,000 pounds": money, and nothing that is told."""
    if sentence.tokens[mark.first].low not in _GIVING_WORDS:
        return False
    near = (a for a in sentence.amounts if 0 <= a.first - mark.last <= _SUM_WITHIN)
    return any(a.quantity.unit in CURRENCIES for a in near) and not any(
        t.low in ("that", "to") for t in sentence.tokens[mark.last : mark.last + 1]
    )


_SUM_WITHIN = 4


def _puts_at(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "put the army's needs at around 90,000": an amount stands behind an "at" close behind the verb."""
    near = range(mark.last + 1, min(mark.last + _PUT_WITHIN, len(sentence.tokens)))
    ats = [p for p in near if sentence.tokens[p].low == "at" and sentence.words(p + 1, p + 2) not in ("least", "most")]
    return any(0 <= a.number_at - p <= _NEAR for p in ats for a in sentence.amounts)


_PUT_WITHIN = 12


def _reads_out(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "“…,” the statement read", "“…,” reads the letter": a quotation, and a paper that holds it."""
    near = sentence.starting((mark.first - 1, mark.last, mark.last + 1))
    return any(sentence.quoted[: mark.first]) and any("paper" in m.meanings for m in near)


def _is_pleading(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "argued last week for quitting both": a stance, and nothing that is told."""
    last = next((d.last for d in sentence.dates if d.first == mark.last), mark.last)
    return last < len(sentence.tokens) and sentence.tokens[last].low in ("for", "against")


_TOLD_WITHIN = 7


def _is_a_noun(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "X's latest report found", "a new claim", "an estimated ten": no verb, though one looks so."""
    if mark.first and sentence.tokens[mark.first - 1].low in _BEFORE_A_NOUN:
        return True
    led = [t.low for t in sentence.tokens[max(0, mark.first - 2) : mark.first]]
    if led[-1:] == ["in"] or (led[:1] and led[0] in _ONE_OF_A_KIND and led[-1].isalpha()):
        # "in answer to a further question"
        return True
    before = sentence.mark(mark.first - 1) if mark.first else None
    named = before is not None and not {"union", "place"}.isdisjoint(before.meanings)
    if named and sentence.tokens[mark.first].low == "state":
        # "the last European Union state to join", "in Kayah state"
        return True
    behind = sentence.mark(mark.last)
    return behind is not None and behind.first == mark.last and behind.form("say") in (1, 2)


_POSTED = frozenset(
    {"army", "military", "border", "guard", "police", "command", "observation", "security", "and", "trading"}
)
_ONE_OF_A_KIND = frozenset({"a", "an", "another", "any", "no"})
_BEFORE_A_NOUN = frozenset(
    {"the", "a", "an", "my", "our", "its", "their", "his", "her", "s", "'s", "’s", "latest", "new", "annual"}
)


def _counts_its_own(frame: Frame, mark: Mark) -> bool:
    """Tell of "Myanmar recorded 1,003 casualties": it had them, and tells nothing."""
    low = frame.sentence.tokens[mark.first].low
    behind = range(mark.last, mark.last + _COUNTED_WITHIN)
    harmed = any(a.number_at in behind and a.quantity.unit == "person" for a in frame.sentence.amounts)
    return low.startswith("record") and (
        harmed or any("casualty" in m.values("noun") for m in frame.sentence.starting(behind))
    )


_COUNTED_WITHIN = 6


def _runs(quoted: set[int]) -> list[list[int]]:
    """Return the quotations of a sentence, each the positions that it covers."""
    found: list[list[int]] = []
    for position in sorted(quoted):
        if found and found[-1][-1] == position - 1:
            found[-1].append(position)
        else:
            found.append([position])
    return found


def _nearest(tellers: Sequence[tuple[Mark, Attribution, set[int]]], run: Sequence[int]) -> Mark:
    """Return the verb of saying nearest to a quotation; one inside it tells of others."""

    def distance(mark: Mark) -> int:
        if run[0] <= mark.first <= run[-1]:
            return 1000
        return run[0] - mark.last if mark.last <= run[0] else mark.first - run[-1]

    return min((mark for mark, _, _ in tellers), key=distance)


_A_CODE = 3
_DEPOSITARY = frozenset({"the united nations", "the un secretary-general", "the secretary-general", "the depositary"})
_OPENING = frozenset('"“«„')
_LONGEST_TAG = 8
_OPENS_WITHIN = 3


def _note_label(frame: Frame, speech: Speech) -> Attribution | None:
    """Note and return whose word stands behind a colon."""
    found = _labelled(frame)
    if found is None:
        return None
    speech.spans.append((found[1], found[0]))
    return found[0]


def _labelled(frame: Frame) -> tuple[Attribution, frozenset[int]] | None:
    """Return whose word stands behind a colon: "Bosnia's delegate, Amra Hodžić: mines have killed 617 people"."""
    s = frame.sentence
    colon = next((p for p in range(1, min(len(s.tokens), _LONGEST_LEAD)) if s.tokens[p].text == ":"), None)
    if colon is None:
        return None
    told = frozenset(range(colon, len(s.tokens)))
    if any(is_finite(s, p) for p in range(colon)):
        person = _person_of(frame) if any(is_finite(s, p) for p in range(colon + 1, len(s.tokens))) else None
        leads = person is not None and person.last <= colon and person.pronoun is None
        return (Attribution(person.ids[0], None), told) if person is not None and leads else None
    if colon > _LONGEST_LABEL:
        return None
    named = next((m for m in frame.mentions if m.last == colon or _is_bracketed(s, m, colon)), None)
    if named is None or not _is_labelling(s, named) or not speaker_id(named):
        return None
    return Attribution(str(speaker_id(named)), None), told


def _is_labelling(s: Sentence, mention: Mention) -> bool:
    """Tell of whose word can stand behind a colon: a person's, or that of a house that opens the sentence."""
    opens = mention.first <= (s.tokens[0].low == "the")
    return mention.kind == "person" or mention.full_name or (opens and mention.kind in _LABELLING)


_LABELLING = frozenset({"organisation", "body", "office", "media"})
_LONGEST_LEAD = 26


def _is_bracketed(s: Sentence, mention: Mention, colon: int) -> bool:
    """Tell of "X (Greens):"."""
    behind = s.tokens[mention.last].text if mention.last < colon else ""
    return behind == "(" and s.tokens[colon - 1].text == ")" and colon - mention.last <= _SAID_BRACKETS


_LONGEST_LABEL = 14
_SAID_BRACKETS = 6


def _before_a_colon(frame: Frame) -> str | None:
    """Return who is spoken of before the colon that leads to a quotation: "X does not hesitate: “…”"."""
    tokens = frame.sentence.tokens
    colon = next((p for p in range(len(tokens) - 1) if tokens[p].text == ":" and tokens[p + 1].text in _OPENING), None)
    if colon is None:
        return None
    label = next((m for m in frame.mentions if m.last == colon and m.first <= 1 and m.kind in _STATED), None)
    if label is not None and speaker_id(label):
        # "Finland: “We cannot look away.”"
        return speaker_id(label)
    near = [m for m in frame.mentions if m.last <= colon and (m.kind in ("person", "organisation") or m.full_name)]
    near = [m for m in near if m.ids and (m.whole or m.prep == "for")]
    return near[0].ids[0] if near else None


_STATED = frozenset({"state", "union"})


def _before_a_bracket(frame: Frame) -> str | None:
    """Return whom the words before a bracketed quotation are about: "X opposed the motion (“a mine cannot …”)"."""
    tokens = frame.sentence.tokens
    led = next((p for p in range(2, len(tokens) - 1) if tokens[p].text == "(" and tokens[p + 1].text in _OPENING), None)
    person = None if led is None else _person_of(frame)
    return person.ids[0] if person is not None and led is not None and person.last <= led else None


def _person_of(frame: Frame) -> Mention | None:
    """Return the person whom a sentence's main clause is about."""
    subject = frame.subject(frame.clauses[0]) if frame.clauses else None
    subject = subject or _behind_a_participle(frame)
    if subject is None or not subject.ids:
        return None
    named = subject.kind == "person" or subject.full_name
    return subject if named else None


def _behind_a_participle(frame: Frame) -> Mention | None:
    """Return X of "Opening the debate, X pointed to the east", "Asked about it, X was blunt"."""
    s = frame.sentence
    if not s.tokens[0].low.endswith(("ing", "ed")):
        return None
    for mention in frame.mentions:
        if (
            0 < mention.first < mention.last < len(s.tokens)
            and s.tokens[mention.first - 1].text == ","
            and mention.whole
        ):
            return mention if is_finite(s, mention.last) or s.tokens[mention.last].low.endswith("ed") else None
    return None


def _only_person(frame: Frame) -> Mention | None:
    """Return who alone is named in full: "The programme has a new head, Jane Doe."."""
    named = [m for m in frame.mentions if m.pronoun is None and (m.kind == "person" or _is_a_persons(frame, m))]
    return named[0] if len(named) == 1 else None


def _is_a_persons(frame: Frame, mention: Mention) -> bool:
    """Tell of a full name between commas or at the end, which says who somebody is."""
    tokens = frame.sentence.tokens
    return mention.full_name and mention.whole and mention.first > 0 and tokens[mention.first - 1].text == ","


def _closes(s: Sentence) -> bool:
    """Tell whether a straight quotation mark left open closes further on in its paragraph, or opens the next one."""
    end = s.text.find('"', s.end, s.end + _LONGEST_QUOTATION)
    if end < 0:
        return False
    if s.text[end - 1].isspace():
        between = s.text[s.end : end]
        return s.text[end - 1] == "\n" and len(between.strip().split("\n")) == 1 and s.text[end + 1 : end + 2].isalpha()
    return _PARAGRAPH_ENDS.search(s.text, s.end - 1, end) is None


def _named_behind(frame: Frame, subject: Mention | None, mark: Mark) -> Mention | None:
    """Return the person named behind an office that nobody is known to hold: "The mayor of X, Y Z, wrote"."""
    if subject is None or speaker_id(subject) is not None or subject.kind != "office":
        return None
    between = [m for m in frame.mentions if subject.last <= m.first and m.last <= mark.first and m.whole]
    named = [m for m in between if m.kind == "person" or m.full_name]
    return named[-1] if named else None


_AUTHORS = frozenset({"organisation", "body", "office", "union", "company"})
_LISTS = frozenset(
    {"list", "table", "figures", "data", "records", "tally", "statistics", "documents", "register", "chart"}
)
_WORKS = frozenset({"report", "study", "analysis", "investigation", "survey", "statement", "briefing", "researchers"})


def _author(frame: Frame, clause: Clause, mark: Mark) -> Mention | None:
    """Return whose report it is: "A report by X found that", "…, say researchers of X"."""
    behind = clause.kind == "tag" and mark.first == clause.first
    for mention in frame.mentions:
        near = mark.last < mention.first <= mark.last + _NEAR if behind else mention.first < mark.first
        if not near or mention.first not in clause.tokens or mention.prep not in ("by", "from", "of", "at"):
            continue
        before = {t.low for t in frame.sentence.tokens[max(0, mention.first - _NEAR) : mention.first]}
        if mention.kind == "organisation" and not _WORKS.isdisjoint(before):
            return mention
        if mention.kind in _AUTHORS and not _LISTS.isdisjoint(before):
            return mention
    return None


_NEAR = 5
_ADDRESSING = frozenset({"asked", "asks", "ask", "urged", "urges", "urge"})


def _follows_a_quotation(frame: Frame, mark: Mark) -> bool:
    return mark.first > 0 and frame.sentence.tokens[mark.first - 1].text in (",", '"', "”", "»")


_STANDING_FOR = frozenset({"it", "they", "company", "firm", "group", "manufacturer", "producer", "maker"})
_TEXTS = frozenset({"statement", "report", "study", "document", "press-release", "survey", "paper", "letter"})
_OF_A_HOUSE = _STANDING_FOR - {"it", "they"}
_OF_A_MAKER = frozenset({"company", "firm", "manufacturer", "producer", "maker"})
_HOUSES = frozenset({"organisation", "company", "name", "body"})
_WITH_SHORT_NAMES = frozenset({"organisation", "company", "name"})
_BE = frozenset({"is", "are", "was", "were", "been", "be"})


def _is_told_of(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "is thought to have", "it was announced", "is put at": whom it is told of does not tell it."""
    if mark.value("say") == "put":
        return True
    if mark.last - mark.first > 1 or mark.form("say") not in (2, 4) or mark.first < 1:
        return False
    before = mark.first - 1
    # "was also found to have used them"
    before -= before > 0 and (sentence.tokens[before].low in ADVERBS or sentence.tokens[before].low.endswith("ly"))
    return sentence.tokens[before].low in _BE


def _unnamed(frame: Frame, clause: Clause, mark: Mark) -> str | None:
    """Return what a speaker is called whom no mention names."""
    if clause.kind == "tag":
        # Behind "“…," the tag begins with the closing sign.
        first = next((p for p in clause.tokens if frame.sentence.tokens[p].text[:1].isalnum()), clause.first)
        name = _house(frame, clause) or _named_before(frame, clause, mark) or _plain_speaker(frame, first)
        return name or _capital_speaker(frame, first)
    told = clause.kind in ("main", "coord", "sub") and mark.form("say") in (0, 1, 2)
    if frame.sentence.tokens[mark.first].low == "states":
        # "requires states to destroy"
        return None
    return _unnamed_subject(frame, clause, mark) if told else None


def _source(frame: Frame, mark: Mark) -> tuple[Attribution, set[int]] | None:
    """Return who is named behind "according to", for the whole sentence."""
    behind = frame.sentence.tokens[mark.last].low if mark.last < len(frame.sentence.tokens) else ""
    if behind in ("cent", "capita") or any(a.first <= mark.first < a.last for a in frame.sentence.amounts):
        # "100,000 mines per year": a rate, no source.
        return None
    everything = set(range(len(frame.sentence.tokens)))
    speaker = _mention_behind(frame, mark)
    if speaker is not None:
        speaker = _holder_behind(frame, speaker)
        speaker = _maker_ahead(frame, mark, speaker) or speaker
    if speaker is not None and speaker.kind in ("body", "office") and _is_a_bare_crowd(frame.sentence, speaker):
        # "according to two officials with knowledge of the talks"
        speaker = None
    if behind and frame.sentence.tokens[mark.first].low == "citing" and not _is_cited(frame, mark, speaker):
        # "citing the threat from Russia": a reason, no source.
        return None
    if speaker is not None and speaker.role in ("adj", "prep", "") and speaker.kind == "state":
        # "according to the Syrian Observatory for Human Rights"
        behind_it = frame.sentence.tokens[speaker.last : speaker.last + 1]
        named = _capital_speaker(frame, speaker.first) if behind_it and behind_it[0].text[:1].isupper() else None
        if named is not None:
            return Attribution(named, None), everything
    name = _state_meant(frame, speaker) if speaker is not None else _owning_name(frame, mark)
    name = name or _plain_speaker(frame, mark.last)
    name = name or _capital_speaker(frame, _past_an_owner(frame, mark.last))
    name = name or acronym_behind(frame.sentence, mark.last)
    ends = () if name is None else (name.partition("-")[0], name.rpartition("-")[2])
    if not _PAPERS.isdisjoint(ends):
        # "according to data submitted": nobody's word, unless it is told whose they are.
        name = _whose_data(frame, mark.last)
    elif not _WORKS.isdisjoint(ends):
        # "according to a study by X"
        name = _whose_data(frame, mark.last) or name
    return None if name is None else (Attribution(name, None), everything)


def _state_meant(frame: Frame, speaker: Mention) -> str | None:
    """Return whose ministry it is in "Ukrainian land is mined, according to the Economy Ministry": the one named."""
    others = {m.states for m in frame.mentions if m.kind == "state" and m.pronoun is None and len(m.states) == 1}
    assumed = speaker.kind in ("body", "office") and speaker.ids in ((), speaker.states) and len(speaker.states) == 1
    if not assumed or len(others) != 1 or speaker.states in others:
        return speaker_id(speaker)
    owned = any(m.last in (speaker.first, speaker.first - 1) and m.role in ("owner", "adj") for m in frame.mentions)
    return speaker_id(speaker) if owned else others.pop()[0]


def _maker_ahead(frame: Frame, mark: Mark, speaker: Mention) -> Mention | None:
    """Return X of "X shipped 20,000 mines, according to the company"."""
    if speaker.pronoun != "company":
        return None
    ahead = (m for m in frame.mentions if m.last <= mark.first and m.pronoun is None and m.kind in ("company", "name"))
    return next((m for m in ahead if m.whole and m.ids), None)


def _whose_data(frame: Frame, position: int) -> str | None:
    """Return who stands behind "the data of", "official figures from"."""
    tokens = frame.sentence.tokens
    led = next(
        (p for p in range(position, min(position + 5, len(tokens))) if tokens[p].low in ("of", "from", "by")), None
    )
    if led is None:
        return None
    behind = next((m for m in frame.mentions if m.first in (led + 1, led + 2) and m.kind in SPEAKERS), None)
    capitals = _capital_speaker(frame, led + 1)
    return capitals or (None if behind is None else speaker_id(behind))


def _owning_name(frame: Frame, mark: Mark) -> str | None:
    """Return the name that no pack knows in "according to Amnesty's report"."""
    owners = (m for m in frame.mentions if m.first == mark.last and m.kind == "name" and m.role == "owner")
    return next((m.ids[0] for m in owners if m.ids), None)


def _is_a_bare_crowd(s: Sentence, mention: Mention) -> bool:
    return mention.last - mention.first == 1 and _is_a_crowd(s, mention.first)


def _holder_behind(frame: Frame, speaker: Mention) -> Mention:
    """Return the person named behind a description: "according to its director, Rasa Petkutė"."""
    if speaker.kind == "person" or (speaker.role != "owner" and speaker.kind != "office"):
        return speaker
    for mention in frame.mentions:
        near = speaker.last < mention.first <= speaker.last + _DESCRIBED_WITHIN and mention.whole
        if near and (mention.kind == "person" or mention.full_name):
            between = frame.sentence.tokens[speaker.last : mention.first]
            plain = all(t.text.islower() or t.text in (",", "'", "’", "-") for t in between)
            return mention if plain and sum(t.text == "," for t in between) <= 1 else speaker
    return speaker


_PAPERS = frozenset({"data", "figures", "estimates", "statistics", "documents", "information"})


def _past_an_owner(frame: Frame, position: int) -> int:
    """Return the token behind "the South's" in "according to the South's Joint Chiefs of Staff"."""
    tokens = frame.sentence.tokens
    for here in range(position, min(position + 4, len(tokens))):
        if tokens[here].low == "s" and here and tokens[here - 1].text in ("'", "’"):
            return here + 1
        if tokens[here].low in ("'s", "’s"):
            return here + 1
    return position


_CITED = frozenset({"person", "organisation", "company", "office", "body", "union", "media"})


def _is_cited(frame: Frame, mark: Mark, speaker: Mention | None) -> bool:
    return speaker is not None and speaker.kind in _CITED and speaker.first - mark.last <= _CITED_WITHIN


_CITED_WITHIN = 4


def _accuser(frame: Frame, mark: Mark) -> tuple[Attribution, set[int]] | None:
    """Return who accuses, for what stands behind."""
    clause = frame.clause_at(mark.first)
    tokens = frame.sentence.tokens
    # "Both have been accused of it": by nobody named
    passive = tokens[mark.first - 1].low in _ACCUSED and mark.form("op") in (2, 4)
    passive = passive or (tokens[mark.last : mark.last + 1] != [] and tokens[mark.last].low == "by")
    accuser = frame.agent(clause, mark) if passive else frame.subject(clause, mark.first)
    behind = {p for p in clause.tokens if p >= mark.last}
    name = speaker_id(accuser) if accuser is not None else None
    return None if name is None else (Attribution(name, None), behind)


_ACCUSED = frozenset({"been", "was", "were", "is", "are", "being", "repeatedly", "also", "both", "widely", "stands"})


def _is_quoted(s: Sentence, mark: Mark) -> bool:
    """Tell of "was quoted", "quotes X as saying": other words tell who says it."""
    if mark.value("say") != "quoting":
        return False
    passive = mark.first > 0 and s.tokens[mark.first - 1].low in _BE
    return passive or any(m.value("say") == "quoted" for m in s.marks if m.first >= mark.last)


def _quoted_by_others(frame: Frame, mark: Mark) -> tuple[Attribution, set[int]] | None:
    """Return X in "The paper quotes X as saying", "X was quoted by the paper as saying"."""
    clause = frame.clause_at(mark.first)
    tokens, before = frame.sentence.tokens, [m for m in frame.sentence.marks if m.first > 0 and m.last <= mark.first]
    quoting = [m for m in before if m.value("say") == "quoting" or "according" in m.meanings]
    passive = [m for m in quoting if tokens[m.first - 1].low in _BE]
    if passive:
        near = [m for m in frame.mentions if m.last == passive[-1].first - 1 and m.whole]
        speaker = near[0] if near else frame.subject(clause, passive[-1].first)
    else:
        quoted = (m for m in frame.mentions if m.last == mark.first and (m.kind in SPEAKERS or m.kind == "name"))
        speaker = next(quoted, None)
    name = None if speaker is None else speaker_id(speaker)
    return None if name is None else (Attribution(name, None), _said(frame, clause, mark))


_DOUBTED = frozenset({"questioned", "challenged", "disputed", "contested"})


def _by_whom(frame: Frame, clause: Clause, mark: Mark) -> tuple[Attribution, set[int]] | None:
    if frame.sentence.tokens[mark.first].low in _DOUBTED:
        # "has been questioned by lawmakers": what they doubt is no word of theirs
        return None
    speaker = frame.agent(clause, mark)
    name = None if speaker is None else speaker_id(speaker)
    return None if name is None else (Attribution(name, None), _said(frame, clause, mark) | set(clause.tokens))


def _at_the_end(frame: Frame, subject: Mention, mark: Mark) -> Mention:
    """Return who speaks behind the last comma, the sentence's own verb before it: "…, X's service believes"."""
    tokens = frame.sentence.tokens
    if any(t.text.isalpha() for t in tokens[mark.last :]) or subject.last > mark.first:
        return subject
    comma = next((p for p in range(mark.first - 1, subject.last, -1) if tokens[p].text == ","), None)
    if comma is None or not any(is_finite(frame.sentence, p) for p in range(subject.last, comma)):
        return subject
    near = [m for m in frame.mentions if comma < m.first < mark.first and m.role in ("", "owner")]
    return near[0] if near else subject


_DESCRIBED_WITHIN = 10


def _described_speaker(frame: Frame, clause: Clause, mark: Mark) -> Mention | None:
    """Return who is named behind a description: "…, said its legal adviser, Farida Benhamou"."""
    s = frame.sentence
    opening = next((p for p in clause.tokens if s.tokens[p].text.isalpha()), clause.first)
    if clause.kind != "tag" or mark.first != opening or mark.form("say") not in (1, 2):
        return None
    for mention in frame.mentions:
        if not mark.last < mention.first <= mark.last + _DESCRIBED_WITHIN or mention.pronoun is not None:
            continue
        named = mention.kind == "person" or mention.full_name
        between = s.tokens[mark.last : mention.first]
        if named and mention.whole and not any(is_finite(s, p) for p in range(mark.last, mention.first)):
            plain = all(t.low.isalpha() or t.text in (",", "-", "'") for t in between)
            apart = sum(t.text == "," for t in between) <= 1
            return mention if plain and apart else None
    return None


_APPOSED_WITHIN = 14


def _apposed_speaker(frame: Frame, clause: Clause, mark: Mark) -> Mention | None:
    """Return who speaks between commas: "…, its defence minister, Tore Sandvik, said"."""
    tokens = frame.sentence.tokens
    if clause.kind != "tag" or mark.first != clause.first or not mark.first or tokens[mark.first - 1].text != ",":
        return None
    for mention in reversed(frame.mentions):
        if mention.last >= mark.first or mention.kind not in ("person", "office", "organisation"):
            continue
        near = mark.first - mention.last <= _APPOSED_WITHIN and tokens[mention.last].text == ","
        between = range(mention.last, mark.first)
        return mention if near and not any(is_finite(frame.sentence, p) for p in between) else None
    return None


def _office_before(frame: Frame, mark: Mark) -> str | None:
    """Return the office that speaks, where nobody is known to hold it: "The minister denied that"."""
    near = (m for m in frame.mentions if m.last == mark.first and m.kind == "office" and m.whole and not m.ids)
    office = next(near, None)
    if office is None:
        return None
    return slug(frame.sentence.words(_past_article(frame.sentence, office.first), office.last))


def _house(frame: Frame, clause: Clause) -> str | None:
    """Return the state whose agency without a name speaks: "the country's Centre for Defence Investments said"."""
    owners = [m for m in frame.mentions if m.role == "owner" and (m.states or m.ids) and m.first in clause.tokens]
    if owners and owners[0].pronoun in ("it", "they") and len(frame.clauses) > 1:
        # "The European Union will pay …, its delegation announced"
        about = frame.subject(frame.clauses[0])
        if about is not None and about.whole and speaker_id(about):
            return speaker_id(about)
    owners = [m for m in owners if m.states]
    if owners and owners[0].pronoun == "he" and owners[0].ids:
        # "his office said"
        return owners[0].ids[0]
    if owners and owners[0].kind in ("organisation", "company") and owners[0].ids:
        return owners[0].ids[0]
    return owners[0].states[0] if owners else None


def _named_before(frame: Frame, clause: Clause, mark: Mark) -> str | None:
    """Return the name right before the verb: "the regional governor, Oleh Syniehubov, said"."""
    near = [m for m in frame.mentions if 0 <= mark.first - m.last <= 1 and m.first >= clause.first and m.ids]
    named = [m for m in near if m.kind == "person" or m.full_name]
    return named[-1].ids[0] if named else None


def _lists_on(tokens: Sequence[Token], position: int) -> bool:
    """Tell of the comma in "the Foreign, Commonwealth and Development Office": capitals, "and", capitals behind it."""
    if position + 4 >= len(tokens) or tokens[position].text != ",":
        return False
    capitals = all(tokens[p].text[:1].isupper() for p in (position + 1, position + 3, position + 4))
    return capitals and tokens[position + 2].low in ("and", "&") and tokens[position + 4].text in _OFFICES


_OFFICES = frozenset({"Office", "Ministry", "Department", "Agency", "Committee", "Commission", "Council"})


def _links(tokens: Sequence[Token], position: int) -> bool:
    """Tell of "for the" in "the Institute for the Study of War"."""
    here = position
    while here < len(tokens) and here - position <= 1 and tokens[here].low in LINKING:
        here += 1
    return here > position and here < len(tokens) and tokens[here].text[:1].isupper()


def _capital_speaker(frame: Frame, position: int) -> str | None:
    """Return a body that no pack knows, by its capitals: "the Joint Chiefs of Staff in Seoul reported"."""
    tokens = frame.sentence.tokens
    while position < len(tokens) and tokens[position].low in SKIPPED:
        position += 1
    last = position
    while last < len(tokens) and (
        tokens[last].text[:1].isupper() or (last > position and (_links(tokens, last) or _lists_on(tokens, last)))
    ):
        last += 1
    return slug(frame.sentence.words(position, last)) if last - position > 1 else None


_PEOPLE = ("s", "people", "men", "women", "police", "report", "memorandum", "study", "video", "survey", "paper")


def _unnamed_subject(frame: Frame, clause: Clause, mark: Mark) -> str | None:
    """Return who speaks without a name as a clause's subject: "independent researchers believe that"."""
    before = [p for p in clause.tokens if p < mark.first]
    while before and frame.sentence.tokens[before[-1]].low in _BETWEEN:
        before.pop()
    comma = next((i for i, p in enumerate(before) if frame.sentence.tokens[p].text == ","), None)
    if comma is not None and comma <= _FRONTED:
        # "In Spain, a subsidiary of X says"
        before = before[comma:]
    while before and frame.sentence.tokens[before[0]].low in JOINTS:
        before.pop(0)
    if not before or before[-1] - before[0] >= _SHORT_SUBJECT:
        return None
    inside = [m for m in frame.mentions if before[0] <= m.first < mark.first]
    if inside:
        return _crowd_of(frame, before[0], inside)
    words = [p for p in before if frame.sentence.tokens[p].text.isalpha()]
    last = frame.sentence.tokens[words[-1]].low if words else ""
    head = frame.sentence.mark(words[-1]) if words else None
    if head is not None and not {"item", "item_word", "treaty", "treaty_word"}.isdisjoint(head.meanings):
        # "Cluster munitions claimed 257 victims"
        return None
    people = last.endswith(_PEOPLE) or (bool(words) and _is_a_crowd(frame.sentence, words[-1]))
    people = people or (last in _OF_A_HOUSE and len(words) > 1 and frame.sentence.tokens[words[0]].low == "the")
    if not people or len(words) != len(before):
        return None
    return _plain_speaker(frame, words[0])


def _crowd_of(frame: Frame, position: int, inside: Sequence[Mention]) -> str | None:
    """Return who speaks in "Police in Kharkiv said", "Sources in the ministry told", "Residents of Kherson say"."""
    if frame.sentence.tokens[position].low in SKIPPED:
        position += 1
    head = frame.sentence.tokens[position].low
    owner = inside[0]
    if owner.role == "owner" and owner.kind in ("organisation", "company") and owner.ids:
        # "X's chief executive said"
        return owner.ids[0] if all(m.kind == "office" and not m.ids for m in inside[1:]) else None
    if head in _ARMS and owner.kind in ("company", "name") and owner.prep == "of" and owner.ids and len(inside) == 1:
        # "a subsidiary of Nexter says"
        return owner.ids[0]
    if len(inside) == 1 and inside[0].kind == "office" and not inside[0].ids:
        # "A spokesman said", of the company spoken of
        house = frame.discourse.actor
        return house.ids[0] if house is not None and house.kind in _EMPLOYERS and house.ids else None
    if (
        len(inside) != 1
        or inside[0].first - position > _CLOSE_BEHIND
        or inside[0].prep not in ("in", "of", "at", "from")
    ):
        return None
    if inside[0].kind == "organisation" and head in PRIVATE | OFFICIAL:
        return inside[0].ids[0]
    if head in _OF_A_STATE and inside[0].states:
        return inside[0].states[0]
    return head if _is_a_crowd(frame.sentence, position) else None


_ARMS = frozenset({"subsidiary", "unit", "arm", "branch", "affiliate", "division", "spokesman", "spokeswoman"})
_EMPLOYERS = frozenset({"organisation", "company"})
_BY_OFFICE = _EMPLOYERS | {"office"}


def _crowd_opening(frame: Frame | None) -> str | None:
    """Return who "they" are behind "Prosecutors in Kharkiv opened a case"."""
    if frame is None:
        return None
    tokens = frame.sentence.tokens
    first = next((p for p in range(min(2, len(tokens))) if _is_a_crowd(frame.sentence, p)), None)
    if first is None:
        return None
    near = next((m for m in frame.mentions if first < m.first <= first + _CLOSE_BEHIND and m.states), None)
    return near.states[0] if near is not None and tokens[first].low in _OF_A_STATE else tokens[first].low


_OF_A_STATE = OFFICIAL - {"sources", "diplomats"}
_CLOSE_BEHIND = 3
_SHORT_SUBJECT = 5
_FRONTED = 3
_BETWEEN = frozenset({"has", "have", "had", "since", "also", "later", "now", "further", "then", "already", "still"})


def _plain_speaker(frame: Frame, position: int) -> str | None:
    """Return what a speaker without a name is called: "the regional prosecutor", "two administration officials"."""
    words: list[str] = []
    for here in range(position, min(position + 6, len(frame.sentence.tokens))):
        token, mark = frame.sentence.tokens[here], frame.sentence.mark(here)
        if (token.low in SKIPPED or token.low in ADVERBS) and not words:
            continue
        if not token.text.isalpha() or (mark is not None and ("say" in mark.meanings or "prep" in mark.meanings)):
            break
        if is_finite(frame.sentence, here):
            # "…, has said": no name
            break
        words.append(token.text)
    opening = position == 0 and len(words) == 1 and _is_a_crowd(frame.sentence, 0)
    return slug(" ".join(words)) if words and (words[-1][0].islower() or opening) else None


def _is_a_crowd(sentence: Sentence, position: int) -> bool:
    mark = sentence.mark(position)
    return mark is not None and "crowd" in mark.meanings


def _is_telling(mark: Mark, sentence: Sentence) -> bool:
    return sentence.tokens[mark.first].low in ("told", "tells", "telling", "confirmed", "said")


def _mention_behind(frame: Frame, mark: Mark) -> Mention | None:
    tokens = frame.sentence.tokens
    for mention in frame.mentions:
        if mention.full_name and mention.first == mark.last and mention.role != "owner":
            # "according to X of Y"
            return mention
        if mention.kind == "office" and tokens[min(mention.last, len(tokens) - 1)].low in _PAPERS:
            # "according to official figures"
            return None
        if 0 <= mention.first - mark.last <= 6 and mention.kind in SPEAKERS and mention.prep != "to":
            if mention.kind != "person" and any(t.text == "," for t in tokens[mark.last : mention.first]):
                # "according to two officials, Riga would buy"
                return None
            return mention
    return None


def _said(frame: Frame, clause: Clause, mark: Mark) -> set[int]:
    """The clauses that hang on the verb; for a tag at the end ("…, X said") what stands before it."""
    if clause.kind == "tag":
        return set() if _is_of_another_time(frame, clause, mark) else _said_around(frame, mark)
    tokens: set[int] = set()
    hanging = [clause]
    for other in frame.clauses:
        if other.parent in hanging and other is not clause and other.opener > mark.first:
            if other.kind in ("coord", "main") and other.parent is clause and clause.kind == "main":
                if all(frame.sentence.tokens[p].low in JOINTS for p in other.tokens):
                    # "said that … and that …"
                    hanging.append(other)
                elif _counts_on(frame, mark, other) or _is_still_said(frame, mark, other):
                    # "counted 312 people killed and 700 injured"
                    tokens.update(other.tokens)
                continue
            if other.kind == "coord" and _goes_its_own_way(frame, other):
                continue
            if other.connector == "while" and frame.sentence.tokens[other.opener - 1].text == ",":
                # "X said it would, while Y plans to": Y's plans are the writer's to tell.
                continue
            hanging.append(other)
            tokens.update(other.tokens)
    if clause.kind == "rel" and frame.sentence.tokens[clause.opener].low in _WHICH and mark.first - clause.opener > 1:
        # "six million mines, which the Monitor estimates": what is told of stands before.
        tokens.update(range(max(0, clause.opener - _TOLD_BEFORE), clause.opener))
    tokens |= _behind_a_colon(frame, mark.last)
    # "highlighted the possibility of supplying Ukraine": what is said can be a phrase of the same clause.
    tokens.update(p for p in clause.tokens if p >= mark.first)
    return tokens | _said_before(frame, clause, mark, tokens)


def _goes_its_own_way(frame: Frame, other: Clause) -> bool:
    """Tell of ", and Portugal's government has taken the same line": that is another's, and the writer's to tell."""
    s = frame.sentence
    echo = any("echo" in m.meanings for m in other.marks(s))
    if not echo or not other.opener or s.tokens[other.opener - 1].text != ",":
        return False
    verb = other.verb(s)
    own = None if verb is None else frame.subject(other, verb)
    return own is not None and own.first in other.tokens and own.pronoun is None


def _behind_a_colon(frame: Frame, position: int) -> set[int]:
    """Return the tokens behind a colon, where what is said goes on: "X says business is good: the plant will make"."""
    tokens = frame.sentence.tokens
    if frame.sentence.quoted and any(frame.sentence.quoted):
        return set()
    colon = next((p for p in range(position, len(tokens)) if tokens[p].text == ":"), None)
    if colon is None or any(tokens[p].text == ";" for p in range(position, colon)):
        return set()
    return set(range(colon, len(tokens)))


def _said_before(frame: Frame, clause: Clause, mark: Mark, tokens: set[int]) -> set[int]:
    """Return what is said before the verb, where too little stands behind it: "As X said, …", "…, X has announced"."""
    behind = [t for t in tokens if t >= mark.last]
    that = mark.last < len(frame.sentence.tokens) and frame.sentence.tokens[mark.last].low == "that"
    if not that and _is_as_said(frame, clause):
        return set(range(len(frame.sentence.tokens)))
    told = clause.kind == "coord" and any(
        c.kind == "comp" and c.parent is clause and c.opener == mark.last and c.verb(frame.sentence) is not None
        for c in frame.clauses
    )
    if told:
        # "Malaysia has destroyed 500, and Thailand says it will follow": only that is Thailand's word
        return set()
    short = (len(behind) <= 3 and not that) or _is_tag(frame, clause, mark) or paper_behind(frame, mark) is not None
    return set(range(mark.first)) if short and not _is_opened_by_its_speaker(frame, clause) else set()


def _is_of_another_time(frame: Frame, clause: Clause, mark: Mark) -> bool:
    """Tell of "…, X told parliament, a day after Y said": Y's word is not what stands before."""
    before = [m for m in clause.marks(frame.sentence) if m.last <= mark.first]
    told = next((m for m in before if "say" in m.meanings and m.form("say") >= 0), None)
    if told is None:
        return False
    return not {"after", "before", "when"}.isdisjoint(t.low for t in frame.sentence.tokens[told.last : mark.first])


def _said_around(frame: Frame, mark: Mark) -> set[int]:
    """The whole sentence; of "“It is a dark day,” said X, after Poland left" not what stands behind the tag."""
    quoted, everything = frame.sentence.quoted, set(range(len(frame.sentence.tokens)))
    if quoted and any(quoted[: mark.first]):
        return {p for p in everything if p < mark.last or quoted[p] or not _is_beside(frame, mark, p)}
    return everything


def _is_beside(frame: Frame, mark: Mark, position: int) -> bool:
    """Tell whether a token behind "“…,” X said" stands in a clause that says when, or who X is."""
    clause = frame.clause_at(position)
    while clause.parent is not None and clause.opener > mark.first and clause.kind not in ("sub", "rel"):
        clause = clause.parent
    if clause.kind == "rel" and any("say" in m.meanings for m in clause.marks(frame.sentence)):
        # "said X, who pointed out that"
        return False
    return clause.opener > mark.first and clause.kind in ("sub", "rel")


_WHICH = frozenset({"which", "that", "whom", "who"})
_TOLD_BEFORE = 5
_SHORT_COUNT = 4
_COUNTING = ("count", "record", "report", "document", "register", "log", "tall")


def _counts_on(frame: Frame, mark: Mark, other: Clause) -> bool:
    """Tell whether a joined part only goes on with numbers, and names nobody else."""
    if not frame.sentence.tokens[mark.first].low.startswith(_COUNTING) and len(other.tokens) > _SHORT_COUNT:
        return False
    counted = any(a.number_at in other.tokens for a in frame.sentence.amounts)
    return counted and not any(m.whole and m.first in other.tokens for m in frame.mentions)


_SAID_STILL = frozenset({"is", "are", "will", "would", "can", "could", "may", "might", "must", "should", "had"})


def _is_still_said(frame: Frame, mark: Mark, other: Clause) -> bool:
    """Tell of "told Reuters the firm can make them and is preparing for": the second is told too."""
    s = frame.sentence
    past = mark.form("say") == 2 and not any(
        s.tokens[p].low in ("has", "have") for p in (mark.first - 1, mark.first - 2)
    )
    behind = other.opener + 1
    led = s.tokens[other.opener].low in ("and", "but") and behind < len(s.tokens)
    said = any(is_finite(s, p) for p in range(mark.last, other.opener))
    return past and led and said and s.tokens[behind].low in _SAID_STILL


def _is_opened_by_its_speaker(frame: Frame, clause: Clause) -> bool:
    """Tell of "Norway, which remains a party, has urged them to reconsider": nothing before the verb is said."""
    opening = next((m for m in frame.mentions if m.first <= 1), None)
    described = any(c.kind == "rel" and c.parent is clause for c in frame.clauses)
    return clause.kind == "main" and described and opening is not None and opening.whole


def _is_as_said(frame: Frame, clause: Clause) -> bool:
    """Tell of "As X said last week, Y has no plans": what is said stands around the clause."""
    return clause.kind == "sub" and frame.sentence.tokens[clause.opener].low == "as" and clause.parent is not None


def _is_tag(frame: Frame, clause: Clause, mark: Mark) -> bool:
    tokens = frame.sentence.tokens
    if mark.last < len(tokens) and tokens[mark.last].low == "that":
        return False
    if clause.kind == "rel" and tokens[clause.opener].low == "where":
        # "has used them in Ukraine, where X documented 13 types"
        return False
    rest = [p for p in range(mark.last, len(tokens)) if tokens[p].text.isalpha()]
    return mark.first > 6 and len(rest) <= 6 and any(t.text in ',”"»' for t in tokens[: mark.first])


def _via(frame: Frame, mark: Mark) -> str | None:
    for mention in frame.mentions:
        if mention.kind == "media" and 0 <= mention.first - mark.last <= 10:
            return mention.ids[0]
    return None
