"""Whose word it is: verbs of saying, "according to", quotations that run on."""

from collections.abc import Sequence

from treatywatch.extract.frames.act import tells_between
from treatywatch.extract.frames.cut import Clause
from treatywatch.extract.frames.discourse import Discourse
from treatywatch.extract.frames.marks import Mark, Sentence
from treatywatch.extract.frames.mentions import QUOTES, Mention, closings, is_capital
from treatywatch.extract.frames.scope import is_act
from treatywatch.lang.scripts import ONE_SIGN
from treatywatch.model.claim import Attribution

_SPEAKERS = frozenset({"person", "organisation", "company", "state", "body", "office", "union", "media", "name"})
_NAMES = ("organisation", "company", "programme", "media", "person", "treaty", "group")
_FINITE = frozenset({"past", "pres"})
_DASHES = frozenset("—–-")
_VOICES = frozenset({"person", "organisation", "office", "name", "state", "body"})
_COMMAS = frozenset(",،，")
# So many words name the house of an office.
_HOUSE = 10
_TITLES = frozenset("《〈")
_COLONS = (":", "：")
# Who says a quotation by a verb that we do not know stands so near to it, and leaves it so many words of the sentence.
_REACH, _WORDS = 6, 3
# The verb of saying stands so few words behind what is told of who speaks.
_TAIL = 2
# What points back to the sentences before stands among so many first words.
_HEAD = 3
_PERSONS = frozenset({"person", "name"})
_HOUSES = frozenset({"organisation", "media"})
_SOURCES = frozenset({"person", "organisation", "media", "office", "body", "company"})
_BREAKS = frozenset(',;:—–-«»„“”"')
# Longer ids are no codes of states.
_CODE = 3
# So many words stand between an office and the name of who holds it.
_APART = 3
_INDENT = 8


class Attributor:
    """Follows speakers through a document; a quotation left open goes on in the next sentence."""

    def __init__(
        self, quotes: Sequence[tuple[str, str]], text: str, *, drops_subject: bool = False, final: bool = False
    ) -> None:
        """Start with nobody speaking; `quotes` are the language's pairs of quotation marks, `text` is the document.

        With `final` the verb of saying stands behind what is said.
        """
        self._drops_subject = drops_subject
        self._final = final
        self._text = text
        self._last: Attribution | None = None
        self._voice: Attribution | None = None
        """Who spoke last and was no state by its name alone."""
        self._silent = 0
        """How many sentences ago somebody spoke."""
        self._dashed = -1
        """Where the paragraph begins in which what follows a dialogue dash goes on."""
        self._signs = closings(pair for pair in (*quotes, *QUOTES) if not _no_speech(*pair, text))
        self._closing = ""
        """What closes the quotation that is open."""
        self.told_behind: Attribution | None = None
        """Whom a later sentence names as the source of the one that is read."""
        self._here: Mention | None = None
        """Who was last said to say something in the sentence."""
        self._paper: Mention | None = None
        """The organisation whose paper a text is about: the first that spoke, or one that spoke beside "report"."""
        self._chain: Attribution | None = None
        """Whose word the last sentence of the paragraph was."""
        self._named: Attribution | None = None
        """The one person that the last sentence of the paragraph named, who said nothing in it."""
        self.floor: dict[int, Attribution] = {}
        """Who speaks over the sentence's tokens, whomever they tell of as saying something: who answers, is quoted."""

    def speech(
        self,
        s: Sentence,
        clauses: list[Clause],
        mentions: list[Mention],
        discourse: Discourse,
        coming: Attribution | None = None,
    ) -> dict[int, Attribution]:
        """Return who speaks over which token of a sentence, and remember who spoke last.

        `coming` is whom a later sentence names as the speaker of a quotation that goes on over several.
        """
        ran_on = bool(self._closing) or self._dashed == self._paragraph(s)
        s.quoted = self._quoted(s, mentions, answers=discourse.interviewee is not None)
        self._note(coming or self._last)
        over: dict[int, Attribution] = {}
        self.floor = {}
        told = self._by_verbs(s, clauses, mentions, discourse, over)
        if discourse.interviewee is not None and not discourse.asking:
            self.floor = dict.fromkeys(range(len(s.tokens)), Attribution(discourse.interviewee, None))
            self._last = told or self._last
            return self.floor | over
        if told is None and discourse.asking:
            return over
        if told is None and coming is None:
            told = _beside(s, mentions)
            if told is not None:
                over.update(dict.fromkeys(s.quoted, told))
            elif s.tokens and s.tokens[-1].text in _COLONS:
                told = _introduced(s, mentions)
        self._silent = 0 if told is not None else self._silent + 1
        named = self._named if s.quoted and coming is None and not ran_on else None
        self._note(told or named or self._last)
        who = told or self._heard(discourse)
        self.floor = {} if who is None else dict.fromkeys(s.quoted, who)
        if told is None:
            over.update(self.floor)
        over = self._go_on(s, told, coming) or over
        self._named = None if told is not None or s.quoted else _only_person(mentions)
        if self.told_behind is not None and not over:
            over.update(dict.fromkeys(range(len(s.tokens)), self.told_behind))
        return over

    def _go_on(self, s: Sentence, told: Attribution | None, coming: Attribution | None) -> dict[int, Attribution]:
        """Who goes on speaking over a sentence whose verb tells that it is reported: "Bestellungen gebe es nicht"."""
        reported = any(s.find("reported")) and not any(m.says("pron", "i") for m in s.marks)
        spoken = self._chain if told is None and coming is None and reported else None
        self._chain = told or spoken
        return {} if spoken is None else dict.fromkeys(range(len(s.tokens)), spoken)

    def _by_verbs(
        self,
        s: Sentence,
        clauses: list[Clause],
        mentions: list[Mention],
        discourse: Discourse,
        over: dict[int, Attribution],
    ) -> Attribution | None:
        """Note over which tokens who speaks by the words for saying; return who does so last."""
        told: Attribution | None = None
        voiced = False
        self._here = None
        for mark in s.find("say", "according"):
            said = self._told(s, clauses, mark, mentions, discourse)
            if said is None:
                continue
            if mark.first in s.quoted and _told_inside(s, clauses, mark, mentions):
                # "“The firm says that …”": who is quoted gives the word of others.
                over.update(dict.fromkeys(_own_words(clauses, mark), said))
                continue
            told = said
            for position in _said(s, clauses, mark, mentions) - _of_the_sayer(clauses, mark, mentions):
                over.setdefault(position, told)
            meant = (p for p in s.quoted if mark.has("say") or not voiced or p > mark.first)
            over.update(dict.fromkeys(meant, told))
            voiced = voiced or mark.has("say")
        return told

    def begin_paragraph(self) -> None:
        """Note that a paragraph begins: what was told in reported speech has ended."""
        self._chain = self._named = None

    def opens(self, s: Sentence) -> bool:
        """Tell whether a quotation begins in a sentence, or is open in it."""
        first = s.tokens[0].text if s.tokens else ""
        dashed = first in _DASHES or self._dashed == self._paragraph(s)
        return bool(self._closing) or dashed or any(token.text in self._signs for token in s.tokens)

    def left_open(self, s: Sentence) -> str:
        """Return the signs that close the quotation which a sentence leaves open, "" where none is."""
        closing = self._closing
        for token in s.tokens:
            if closing and token.text in closing:
                closing = ""
            elif not closing and token.text in self._signs and token.text != '"':
                closing = self._signs[token.text]
        return closing

    def teller(
        self, s: Sentence, clauses: list[Clause], mentions: list[Mention], discourse: Discourse
    ) -> Attribution | None:
        """Return who speaks by the first verb of saying of a sentence that is still to be read."""
        if self._begins_with_dash(self._paragraph(s)):
            s.quoted = _spoken(s)[0]
        said = (self._told(s, clauses, mark, mentions, discourse) for mark in s.marks if mark.has("say"))
        return next((one for one in said if one is not None), None)

    def source_of(
        self, s: Sentence, clauses: list[Clause], mentions: list[Mention], discourse: Discourse
    ) -> Attribution | None:
        """Return whom a sentence names that points back: "Such data are given by the Monitor"."""
        told = self.teller(s, clauses, mentions, discourse)
        if told is not None:
            return told
        able = [m for m in mentions if m.kind in _SOURCES and m.ids and m.pronoun is None]
        return Attribution(able[0].ids[0], None) if able else None

    def _told(
        self, s: Sentence, clauses: list[Clause], mark: Mark, mentions: list[Mention], discourse: Discourse
    ) -> Attribution | None:
        if mark.says("according", "mine"):
            # "In my opinion": whoever speaks anyway does.
            return None
        if mark.says("according", "their") and discourse.age("group") <= 1:
            # "Austria and Belgium object. In their view …"
            return Attribution(discourse.group[0], None)
        if mark.has("according") and _names_nobody(s, mark):
            named = [m for m in mentions if m.last <= mark.first and m.kind in _PERSONS and m.pronoun is None]
            named = [m for m in named if m.may_act and m.ids and m.first not in s.quoted]
            return Attribution(named[-1].ids[0], None) if named else self._goes_on_speaking(discourse)
        speaker = self._fronted(s, mark, mentions) if self._final and mark.has("say") else None
        if speaker is None:
            speaker = self._saying(s, clauses, mark, mentions, discourse)
        if speaker is None and self._drops_subject and _goes_on(s, clauses, mark, mentions):
            return self._heard(discourse)
        outlet = _outlet(speaker, mentions)
        if outlet is not None and not mark.has("according"):
            # "told Reuters": whoever was last spoken of did.
            speaker = None if discourse.person is None else discourse.person[0]
        if speaker is None:
            return None
        return Attribution(speaker, _via(mark, mentions) or (outlet if outlet != speaker else None))

    def _saying(
        self, s: Sentence, clauses: list[Clause], mark: Mark, mentions: list[Mention], discourse: Discourse
    ) -> str | None:
        """Who says it by a verb or "according to"; "he", "the minister" and "the report" are those named before."""
        told = mark.has("according")
        who = self._source(s, mark, mentions) if told else _sayer(s, clauses, mark, mentions, self._here)
        self._here = who or self._here
        if mark.has("paper") and (who is None or who.kind == "state"):
            # "The report says" in one word.
            return self._publisher(discourse)
        if who is None:
            return None
        if who.kind == "organisation":
            who = self._of_paper(s, who, discourse)
        spoke = self._voice if self._voice is self._last and not self._silent else None
        if not told and who.pronoun == "he" and spoke is not None and not any(p < mark.first for p in s.quoted):
            # "…, said N N to her. He added …": who spoke in the sentence before.
            return spoke.speaker
        alone = who.kind == "office" and who.name is None and _is_code(speaker_id(who))
        held = self._holding(who, mentions, discourse) if alone else None
        return held or (self._unnamed(who, mentions, discourse) if alone and not told else None) or speaker_id(who)

    def _holding(self, office: Mention, mentions: Sequence[Mention], discourse: Discourse) -> str | None:
        """Who has been named as holding an office that stands without a name: "the minister said"."""
        held = discourse.holders.get(str(office.title))
        if held is None or not set(held[1]).isdisjoint(office.states):
            return None if held is None else held[0]
        if not held[1]:
            return held[0] if office.assumed or office.states == (discourse.focus,) else None
        # "Norway borders on Russia, and the prime minister says …": that of the state of the sentence.
        return held[0] if office.assumed and not _is_beside(office, mentions) else None

    def _unnamed(self, office: Mention, mentions: Sequence[Mention], discourse: Discourse) -> str | None:
        """Who spoke last, where nobody has been named as holding the office and that one holds no other."""
        others = {who for who, _ in discourse.holders.values()}
        voice = None if self._voice is None else self._voice.speaker
        free = office.assumed and office.title not in discourse.holders and voice not in others
        return voice if free and not _is_beside(office, mentions) else None

    def _fronted(self, s: Sentence, mark: Mark, mentions: list[Mention]) -> str | None:
        """Who stands before a comma far ahead of the verb at the end: "The minister, that …, said"."""
        if "pass" in mark.flags or mark.first in s.quoted:
            return None
        since = max((m.last for m in s.marks if m.last <= mark.first and m.has("say")), default=0)
        able = [m for m in mentions if since <= m.first < mark.first and m.kind in _SPEAKERS and m.ids and m.may_act]
        able = [m for m in able if m.first not in s.quoted and s.tokens[m.last].text in (",", "ise", "da", "de")]
        return speaker_id(able[0]) if able else None

    def _goes_on_speaking(self, discourse: Discourse) -> Attribution | None:
        """Whom "according to him", "as she added" means: who spoke last, or who was named since."""
        who = discourse.person
        if who is not None and (self._voice is None or 0 < discourse.age("person") <= self._silent):
            return Attribution(who[0], None)
        return self._voice or self._last

    def _heard(self, discourse: Discourse) -> Attribution | None:
        """Who goes on where nobody is named: who spoke last; if that is a state by its name, rather a person."""
        if self._last is None or not _is_code(self._last.speaker):
            return self._last
        named = None if discourse.person is None else Attribution(discourse.person[0], None)
        return self._voice or named or self._last

    def _note(self, told: Attribution | None) -> None:
        self._last = told
        if told is not None and not _is_code(told.speaker):
            self._voice = told

    def _of_paper(self, s: Sentence, house: Mention, discourse: Discourse) -> Mention:
        """The house whose paper a sentence goes on about, "the report": one that spoke, not one named since."""
        mark = s.mark(house.first)
        if house.pronoun is None:
            # An armed group publishes none.
            reporting = discourse.reporting is not None and discourse.reporting[0] == speaker_id(house)
            if reporting and (self._paper is None or any(s.find("paper"))):
                self._paper = house
            return house
        return self._paper if self._paper is not None and mark is not None and mark.has("paper") else house

    def _publisher(self, discourse: Discourse) -> str | None:
        """Whose report was last spoken of."""
        if self._paper is not None:
            return speaker_id(self._paper)
        return None if discourse.reporting is None else discourse.reporting[0]

    def _quoted(self, s: Sentence, mentions: Sequence[Mention], *, answers: bool) -> set[int]:
        inside: set[int] = set()
        closing = self._closing
        names = self._names(s) | {p for m in mentions if m.name for p in (m.name[0] - 1, *range(*m.name), m.name[1])}
        for position, token in enumerate(s.tokens):
            if position in names:
                continue
            if closing and token.text in closing:
                closing = ""
            elif not closing and token.text in self._signs:
                closing = self._signs[token.text]
            if closing:
                inside.add(position)
        # A straight quotation mark that never closes says nothing about the next sentence.
        self._closing = "" if '"' in closing else closing
        head = self._paragraph(s)
        dashed = bool(s.tokens) and s.tokens[0].text in _DASHES
        if answers and not dashed:
            return inside
        if dashed and (answers or not self._begins_with_dash(head)):
            inside.update(range(1, next((m.first for m in s.marks if m.has("say")), len(s.tokens))))
        elif dashed or self._dashed == head:
            spoken, goes_on = _spoken(s)
            self._dashed = head if goes_on else -1
            inside |= spoken
        return inside

    def _begins_with_dash(self, head: int) -> bool:
        return self._text[head : head + _INDENT].lstrip()[:1] in _DASHES

    def _paragraph(self, s: Sentence) -> int:
        return self._text.rfind("\n", 0, s.start) + 1

    def _names(self, s: Sentence) -> set[int]:
        """The tokens of names in quotation marks: "„Belma“ makes mines" quotes nobody."""
        inside: set[int] = set()
        for mark in s.marks:
            if not mark.has(*_NAMES) or not 0 < mark.first <= mark.last < len(s.tokens):
                continue
            for first, last in ((mark.first, mark.last - 1), (mark.first - 1, mark.last)):
                if s.tokens[last].text in self._signs.get(s.tokens[first].text, ""):
                    inside.update(range(first, last + 1))
        return inside

    def _source(self, s: Sentence, mark: Mark, mentions: list[Mention]) -> Mention | None:
        near = [m for m in mentions if m.kind in _SPEAKERS]
        if mark.says("prep", "to"):
            # "For Estonia the withdrawal takes effect in June" quotes nobody.
            near = [m for m in near if m.kind != "state" or is_capital(s, m)]
        near = [
            m
            for m in near
            if (0 <= m.first - mark.last <= 6 and not tells_between(s, mark.last, m.first))
            or 0 <= mark.first - m.last <= 4
            or m.first <= mark.first < m.last
        ]
        if mark.has("rel", "comp"):
            # "N N, according to whom …"
            near = [m for m in near if m.last <= mark.first]
        turned = -3 if mark.has("post") else 3
        near = [m for m in near if m.pronoun != "org"] or near
        near.sort(key=lambda m: abs(m.first - mark.last) if m.first >= mark.last else mark.first - m.last + turned)
        return near[0] if near else None


def _only_person(mentions: list[Mention]) -> Attribution | None:
    """Who is named by a name, where nobody else is."""
    named = {m.ids[0] for m in mentions if m.kind in ("person", "name") and m.ids and m.pronoun is None and m.may_act}
    return Attribution(named.pop(), None) if len(named) == 1 else None


def _no_speech(opening: str, closing: str, text: str) -> bool:
    """Tell of signs around titles, and of such as the text turns round."""
    return opening in _TITLES or opens_second(opening, closing, text)


def points_back(s: Sentence) -> bool:
    """Tell of "This was said by N N", "Such data are given in the report": it names who says what stands before it."""
    for mark in s.find("back"):
        behind = s.mark(mark.last)
        if mark.says("back", "next") and (mark.first or behind is None or not behind.has("say")):
            continue
        if mark.first <= _HEAD and (not mark.says("back", "it") or any(True for _ in s.find("say", "according"))):
            return True
    return False


def _spoken(s: Sentence) -> tuple[set[int], bool]:
    """What is spoken in a sentence behind a dialogue dash, and whether the next one goes on with it.

    What stands before the verb of saying is; behind it what follows one more dash, or the next sentence where a comma
    set it off.
    """
    tag = next((m for m in s.marks if m.has("say") and m.first > 1 and _is_set_off(s, m)), None)
    first = 1 if s.tokens[0].text in _DASHES else 0
    if tag is None:
        return set(range(first, len(s.tokens))), True
    again = next((p for p in range(tag.last, len(s.tokens)) if s.tokens[p].text in _DASHES), len(s.tokens))
    goes_on = again < len(s.tokens) or s.tokens[tag.first - 1].text == ","
    return {*range(first, tag.first), *range(again + 1, len(s.tokens))}, goes_on


def _is_set_off(s: Sentence, mark: Mark) -> bool:
    return s.tokens[mark.first - 1].text in _DASHES or s.tokens[mark.first - 1].text == ","


def _is_beside(office: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence names the state that an office is taken to be of, or a house of its."""
    named = (m for m in mentions if m.kind in ("state", "body") and m.pronoun is None and not m.assumed)
    return any(m.states == office.states for m in named)


def _is_code(speaker: str | None) -> bool:
    """Tell of a state, by its code."""
    return speaker is not None and len(speaker) <= _CODE and speaker.isupper()


def _names_nobody(s: Sentence, mark: Mark) -> bool:
    """Tell of "according to his words", and of "as was added" between commas, with nobody named in it."""
    if mark.says("according", "his", "their"):
        return True
    behind = s.mark(mark.last + 1)
    opens = mark.first == 0 or s.tokens[mark.first - 1].text in _BREAKS
    closes = mark.last < len(s.tokens) and s.tokens[mark.last].text == ","
    told = mark.last - mark.first > 1 and not mark.has("post", "rel", "comp", "pron")
    return opens and closes and told and (behind is None or not behind.has("rel"))


def opens_second(opening: str, closing: str, text: str) -> bool:
    """Tell whether a sign comes after the one that would close it: then the text turns the pair round."""
    first, last = text.find(opening), text.find(closing)
    return opening != closing and last >= 0 and (first < 0 or last < first) and {opening, closing} == {"«", "»"}


def _beside(s: Sentence, mentions: list[Mention]) -> Attribution | None:
    """Who stands beside a quotation in its sentence, whatever the verb: "“A shame”, sighs the ambassador N N"."""
    first = min(s.quoted, default=0)
    led = first > 0 and s.tokens[first - 1].text in _COLONS
    if not s.quoted or (len(s.quoted) + _WORDS > len(s.tokens) and not led):
        return None
    able = [m for m in mentions if m.kind in _VOICES and m.first not in s.quoted and m.may_act and m.ids]
    able = [m for m in able if not m.assumed and (m.pronoun is None or m.pronoun == "he")]
    last = max(s.quoted)
    near = [(min(abs(m.first - last - 1), abs(first - m.last)), m.first, m) for m in able]
    near = [row for row in near if row[0] <= _REACH]
    who = speaker_id(min(near, key=lambda row: row[:2])[2]) if near else None
    return None if who is None else Attribution(who, None)


def _introduced(s: Sentence, mentions: list[Mention]) -> Attribution | None:
    """Whom a sentence names that ends in a colon: what follows is their word."""
    able = [m for m in mentions if m.kind in ("person", "name", "office") and m.may_act and m.ids and not m.assumed]
    who = speaker_id(able[0]) if len({m.ids for m in able}) == 1 else None
    return None if who is None else Attribution(who, None)


def _outlet(speaker: str | None, mentions: list[Mention]) -> str | None:
    return speaker if any(m.kind == "media" and m.ids[:1] == (speaker,) for m in mentions) else None


def speaker_id(mention: Mention) -> str | None:
    """Return the id that a mention speaks under: the person or organisation, else the state."""
    return mention.ids[0] if mention.ids else None


def clause_at(clauses: list[Clause], position: int) -> Clause:
    """Return the clause that holds a token."""
    return next(clause for clause in clauses if position in clause.tokens)


def _sayer(
    s: Sentence, clauses: list[Clause], mark: Mark, mentions: list[Mention], before: Mention | None = None
) -> Mention | None:
    clause = clause_at(clauses, mark.first)
    inside = set(clause.tokens)
    own = [m for m in mentions if m.first in inside and m.kind in _SPEAKERS and (m.may_act or m.can_be("by"))]
    own = [m for m in own if m.kind != "name" or m.last - m.first > 1]
    if "pass" in mark.flags:
        # "It is reported that Russia …": nobody says who says it, but for "by".
        own = [m for m in own if m.can_be("by") and not m.can_be("gen")]
    if any(m.pronoun == "author" for m in own):
        return None
    if mark.first not in s.quoted:
        # Who is named inside a quotation does not say it.
        own = [m for m in own if m.first not in s.quoted]
    if ONE_SIGN.match(s.tokens[mark.first].text):
        # In Chinese who says it stands before the verb.
        own = [m for m in own if m.last <= mark.first]
    if not own and clause.kind == "coord" and before is not None:
        # "X said that Y has left, adding that …": who said the one says the other.
        return before
    if not own and clause.kind in ("coord", "rel") and clause.parent is not None:
        outer = set(clause.parent.tokens)
        own = [m for m in mentions if m.first in outer and m.kind in _SPEAKERS and m.may_act and m.first < mark.first]
        own = [m for m in own if mark.first in s.quoted or m.first not in s.quoted]
    if not own and mark.flags & _FINITE and "pass" not in mark.flags:
        # "In Stockholm they answered that …", "in the ministry they stress …"
        placed = [m for m in mentions if m.first in inside and m.can_be("in") and m.ids and not m.adj]
        placed = [m for m in placed if not _led_by_another(s, clause, m)]
        houses = [m for m in placed if m.kind in _HOUSES and min(m.first - clause.first, m.first - mark.last) <= _TAIL]
        near = [m for m in placed if m.first - clause.first <= 2 and (m.kind == "body" or is_capital(s, m))]
        own = near[:1] or houses
    # "The ministry's report shows …": it is the ministry's word, not that of the house named before.
    own = [m for m in own if m.pronoun != "org" or not _whose(m, own)]
    if not own:
        return None
    order = {"person": 0, "office": 1, "organisation": 1, "company": 1, "body": 2, "name": 2, "media": 3}
    if mark.says("op", "accuse") and all(m.first > mark.first for m in own):
        # "Accused the army the rebels of …": the first is who accuses.
        return min(own, key=lambda m: m.first)
    best = min(own, key=lambda m: (order.get(m.kind, 4) + min(abs(m.first - mark.first), 12) / 6, m.first))
    return _apposed(s, best, own) or _holder_of(s, best, own)


def _whose(paper: Mention, own: list[Mention]) -> bool:
    """Tell of a house that stands beside "the report": "the ministry's report", "the report of the ministry"."""
    houses = (m for m in own if m.kind in ("organisation", "body", "office", "company") and m.pronoun is None)
    return any(max(m.first - paper.last, paper.first - m.last) <= _TAIL for m in houses)


def _apposed(s: Sentence, office: Mention, own: list[Mention]) -> Mention | None:
    """Who holds an office, set in behind it: "the director of the centre, Brigadier N N, says"."""
    if office.kind != "office":
        return None
    named = (m for m in own if m.kind == "person" and m.pronoun is None and m.title is not None)
    behind = (m for m in named if 0 < m.first - office.last <= _HOUSE and s.tokens[m.first - 1].text in _COMMAS)
    return next((m for m in behind if not any(s.find("say", "verb", within=range(office.last, m.first)))), None)


def _holder_of(s: Sentence, office: Mention, own: list[Mention]) -> Mention:
    """Whom the name behind an office means with a word or two between: "said the director of the firm N N"."""
    if office.kind not in ("office", "body") or office.pronoun is not None:
        return office
    for m in own:
        near = m.kind in ("name", "person") and m.pronoun is None and 0 < m.first - office.last <= _APART
        if near and all(_is_owner(s, p) for p in range(office.last, m.first)):
            return m
    return office


def _is_owner(s: Sentence, position: int) -> bool:
    """Tell of a word that may say of whom an office is."""
    mark = s.mark(position)
    if mark is None:
        return s.tokens[position].text.isalpha()
    return not mark.has("verb", "say", "op", "coord", "comp", "rel", "prep", "aux")


def _led_by_another(s: Sentence, clause: Clause, place: Mention) -> bool:
    """Tell of a crowd, or of somebody whom we do not know, before a place: "the opposition in parliament says"."""
    words = [p for p in range(clause.first, place.first) if s.tokens[p].text[0].isalpha()]
    return any((m := s.mark(p)) is None or m.has("crowd") for p in words)


def _own_words(clauses: list[Clause], mark: Mark) -> set[int]:
    """The clause of a verb of saying, and what it says."""
    clause = clause_at(clauses, mark.first)
    inside = set(clause.tokens)
    for child in clause.children:
        if child.kind == "comp":
            _with_children(child, inside)
    return inside


def _told_inside(s: Sentence, clauses: list[Clause], mark: Mark, mentions: list[Mention]) -> bool:
    """Tell of a verb of saying that is itself quoted, not one set into the quotation: "“We go”, said X, “but …”"."""
    clause = clause_at(clauses, mark.first)
    inside = set(clause.tokens)
    voices = [m for m in mentions if m.first in inside and m.may_act and m.kind in ("person", "name", "office")]
    return any(child.kind == "comp" for child in clause.children) or not voices


def _goes_on(s: Sentence, clauses: list[Clause], mark: Mark, mentions: list[Mention]) -> bool:
    """Tell of a verb of saying that leaves unsaid who says it: whoever spoke last does ("Added that …")."""
    if mark.has("according") or not mark.flags & _FINITE or "pass" in mark.flags:
        return False
    clause = clause_at(clauses, mark.first)
    inside = set(clause.tokens) - s.quoted
    telling = any(child.kind == "comp" for child in clause.children) or bool(s.quoted)
    return telling and clause.kind == "main" and not any(m.first in inside and m.may_act for m in mentions)


def _said(s: Sentence, clauses: list[Clause], mark: Mark, mentions: list[Mention]) -> set[int]:
    """What hangs on the verb of saying; for a tag ("…, said X") what stands before it; else its own clause."""
    clause = clause_at(clauses, mark.first)
    tokens: set[int] = set()
    for child in clause.children:
        if child.kind in ("comp", "main", "coord", "sub") and (child.kind == "comp" or clause.tokens[0] < child.first):
            _with_children(child, tokens)
    deed = _deed(s, mark) and not _is_tag(clause, mark, mentions)
    plain = not any(child.kind == "comp" for child in clause.children) and not deed
    if plain and not _of_its_own(s, clause, mark) and not _only_describes(s, clause, mentions):
        tokens.update(range(len(s.tokens)))
    return tokens | set(clause.tokens)


def _only_describes(s: Sentence, clause: Clause, mentions: list[Mention]) -> bool:
    """Tell of "…, laid by the Houthis, who deny it", and not of "…, which the minister said too"."""
    inside = set(clause.tokens)
    named = any(m.may_act and m.kind in _SPEAKERS and m.first in inside for m in mentions)
    return clause.kind == "rel" and not named and not s.quoted


def _of_its_own(s: Sentence, clause: Clause, mark: Mark) -> bool:
    """Tell of a verb of saying with an act behind it in its clause: "has asked to move the deadline" is no tag."""
    if s.quoted or mark.has("according") or ONE_SIGN.match(s.tokens[mark.first].text):
        return False
    behind = range(mark.last, clause.last)
    return any(is_act(m) for m in s.find("verb", "noun", within=set(clause.tokens) & set(behind)))


def _of_the_sayer(clauses: list[Clause], mark: Mark, mentions: list[Mention]) -> set[int]:
    """What is told of who speaks, between its name and the verb: "Ukraine, which is a party, announced …"."""
    clause = clause_at(clauses, mark.first)
    aside: set[int] = set()
    for child in clause.children:
        if child.kind != "rel" or child.first > mark.first or mark.first - child.last > _TAIL:
            continue
        if any(m.may_act and m.kind in _SPEAKERS and 0 <= child.first - m.last <= 1 for m in mentions):
            _with_children(child, aside)
    return aside


def _deed(s: Sentence, mark: Mark) -> bool:
    """Tell of a word for saying that is a deed or stance as well, where nobody is quoted: "ratified", "criticised"."""
    return not s.quoted and mark.has("verb") and is_act(mark)


def _is_tag(clause: Clause, mark: Mark, mentions: list[Mention]) -> bool:
    """Tell of a verb at the head of a later clause with a person behind it: "…, announced the minister N N"."""
    behind = range(mark.last, clause.last)
    named = any(m.kind in ("person", "office") and m.may_act and m.first in behind for m in mentions)
    return named and clause.kind == "coord" and mark.first == clause.first


def _with_children(clause: Clause, tokens: set[int]) -> None:
    tokens.update(clause.tokens)
    for child in clause.children:
        _with_children(child, tokens)


def _via(mark: Mark, mentions: list[Mention]) -> str | None:
    return next((m.ids[0] for m in mentions if m.kind == "media" and 0 <= m.first - mark.last <= 8), None)
