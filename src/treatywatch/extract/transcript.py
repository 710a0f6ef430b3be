"""Interviews and hearings: who has the floor, by labels before paragraphs or by questions that stand alone."""

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from treatywatch.extract.discourse import Discourse, Known
from treatywatch.extract.names import Mention, slug
from treatywatch.extract.reading import Sentence

# "Kaunas:", "MR VAN ERKEL:", "QUESTION (Reuters):", "Jane Doe, Director of X:", "Senator DOE (Greens) (12:44):" at the
# start of a line.
_WORD = r"[A-ZÀ-Ž](?:[\w’'-]|\.(?= )){0,30}"
_LABEL = re.compile(
    rf"^[ \t]*(?P<name>{_WORD}(?: (?:{_WORD}|of|the|van|von|de|der|den|al|el|for)){{0,4}})"
    r"(?:, [^\n:.?!]{1,60})?(?: \([^)\n]{1,60}\)){0,3}:[ \t]+(?=\S)",
    re.MULTILINE,
)
# "R. KAUNAS (Minister of Defence). Colleagues, …", "Mr. DOE. Mr. President, …": as parliaments print their debates.
_NAME_IN_CAPITALS = r"[A-ZÀ-Ž][A-ZÀ-Ž’'-]{2,30}"
_DOTTED = re.compile(
    rf"^[ \t]*(?P<name>(?:(?:The|Mr|Mrs|Ms|Dr|Lord|Lady|Senator|Hon)\.? )?(?:[A-ZÀ-Ž][a-zà-ž]?\. ?)*"
    rf"(?:Mc|Mac|van |von |de )?{_NAME_IN_CAPITALS}(?: {_NAME_IN_CAPITALS}){{0,3}})"
    r"(?: \([^)\n]{1,80}\)){0,3}(?:\.| ?[—–])[ \t]+(?=[A-ZÀ-Ž\"“‘(\[])",
    re.MULTILINE,
)
# "Q    Thanks, John.": questions of a briefing bear a letter.
_QUESTION = re.compile(r"^[ \t]*(?P<name>Q)(?:[ \t]*[.:])?[ \t]+(?=[A-ZÀ-Ž\"“(\[])", re.MULTILINE)
# "Q. How many? A. Four thousand."
_LETTERED = re.compile(r"(?:^[ \t]*|(?<=[.?!”\"–—-] ))(?P<name>[QA])[.:][ \t]+(?=[A-ZÀ-Ž\"“\d])", re.MULTILINE)
# "Reporter: And exports? Lindqvist: None.", "– RK: In 1998.": labels within a line.
_WITHIN = re.compile(rf"(?<=[.?!”\"–—-] )(?P<name>{_WORD}(?: {_WORD}){{0,2}}):[ \t]+(?=[A-ZÀ-Ž\"“\d])")
# "Jane Doe: I joined …": a statement by one alone.
_ALONE = re.compile(r"(?:I|We|My|Our)\b")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "sir", "minister", "ambassador", "general", "president", "amb", "gen", "col"}
    | {"maj", "lt", "capt", "colonel", "major", "captain", "senator", "director", "deputy", "hon", "lord", "lady"}
    | {"baroness", "sen", "rep", "representative", "congressman", "congresswoman", "chair", "chairman", "chairperson"}
)
_STATES = frozenset({"state", "adj", "capital"})
# So many of one label make a speaker, so many questions an interview.
_FEWEST_OF_ONE = 2
_FEWEST_QUESTIONS = 3
# So many turns make a debate in which nobody asks.
_FEWEST_OF_A_DEBATE = 4
_LONGEST_QUESTION = 45
_FEWEST_ANSWERS = 2
# So many who make statements, and do not only ask, debate in a house of one state.
_DEBATING = 3
# Labels of who only asks.
_ASKING = frozenset(
    {"q", "question", "host", "interviewer", "journalist", "reporter", "moderator", "presenter", "anchor", "editor"}
    | {"correspondent", "press", "newsreader", "facilitator"}
)


@dataclass(frozen=True, slots=True)
class Turn:
    """From `start` on somebody else has the floor: who is labelled `name`, or the one who `asks`."""

    start: int
    said_from: int
    name: str | None
    asks: bool


def labelled(text: str) -> list[Turn]:
    """Return the turns of a conversation whose paragraphs, or parts of a line, begin with who speaks."""
    found = list(_LABEL.finditer(text))
    dotted = list(_DOTTED.finditer(text))
    if sum(map(_is_of_a_member, dotted)) >= _FEWEST_OF_A_DEBATE:
        return _debate(text, _joined(dotted, found))
    asking_letter = list(_QUESTION.finditer(text))
    if len(asking_letter) >= _FEWEST_OF_ONE and found:
        found = _joined(found, asking_letter)
    if "?" in text:
        found = _joined(found, [*_LETTERED.finditer(text), *_WITHIN.finditer(text)])
    if not found:
        return []
    names = _in_full([match["name"] for match in found])
    ends = [match.start() for match in found[1:]] + [len(text)]
    spoken = [text[match.end() : end] for match, end in zip(found, ends, strict=True)]
    kept = _kept(names, spoken)
    turns = [(found[index], names[index], _before_a_question(spoken[index])) for index in kept]
    asking = _who_asks([(name, said) for _, name, said in turns])
    if asking is None:
        return []
    labelled_turns = [Turn(m.start(), m.end(), name, _key(name) in asking) for m, name, _ in turns]
    return _with_unlabelled(labelled_turns, text)


_GAP = re.compile(r"\n[ \t]*\n\s*")


def _before_a_question(said: str) -> str:
    """Return what is said up to a paragraph without a label that asks: "Your deadline is 2027. Will you make it?"."""
    parts = _GAP.split(said.strip())
    if len(parts) > 1 and _asks_alone(parts[-1]) and not _is_asked(parts[0]):
        return "\n\n".join(parts[:-1])
    return said


def _asks_alone(paragraph: str) -> bool:
    return _is_asked(paragraph) and len(paragraph.split()) <= _LONGEST_QUESTION


def _with_unlabelled(turns: Sequence[Turn], text: str) -> list[Turn]:
    """Return turns with those of paragraphs without labels: one that asks, and the answer behind it."""
    found: list[Turn] = []
    guest = next((turn.name for turn in turns if not turn.asks), None)
    host = next((turn.name for turn in turns if turn.asks), None)
    for turn, end in zip(turns, [*(t.start for t in turns[1:]), len(text)], strict=True):
        found.append(turn)
        asks = turn.asks
        starts = [m.end() for m in _GAP.finditer(text, turn.said_from, end)]
        for start, stop in itertools.pairwise([*starts, end]):
            now = _asks_alone(text[start:stop])
            if now != asks and (now or found[-1].asks) and guest is not None and text[start:stop].strip():
                found.append(Turn(start, start, host if now else guest, now))
                asks = now
    return found


def _is_of_a_member(label: re.Match[str]) -> bool:
    """Tell of "A. KAUNAS.", "KAUNAS (Social Democrats).", "Mr. DOE.", and not of "BACKGROUND.", "SOUTH KOREA —"."""
    return not label["name"].isupper() or bool({".", "("} & set(label.group().rstrip(" \t.—–")))


def _debate(text: str, found: Sequence[re.Match[str]]) -> list[Turn]:
    """Return the turns of a debate as a parliament prints it: whoever has a label speaks, and nobody only asks."""
    names = _in_full([match["name"] for match in found])
    return [
        Turn(match.start(), match.end(), name, _key(name) in _ASKING) for match, name in zip(found, names, strict=True)
    ]


def _joined(found: Sequence[re.Match[str]], others: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return labels of several kinds in the order of the text."""
    ends = {match.end() for match in found}
    return sorted([*found, *(m for m in others if m.end() not in ends)], key=lambda m: m.start())


def _kept(names: Sequence[str], spoken: Sequence[str]) -> list[int]:
    """Return which labels are a speaker's: of who speaks more than once, asks, answers, or speaks for himself."""
    counts = Counter(_key(name) for name in names)
    kept: list[int] = []
    for index, (name, said) in enumerate(zip(names, spoken, strict=True)):
        asked = index > 0 and _is_asked(spoken[index - 1])
        asks = _is_asked(said) and index + 1 < len(names)
        alone = _is_a_statement(name, said)
        if counts[_key(name)] >= _FEWEST_OF_ONE or asked or asks or alone:
            kept.append(index)
    return kept


def _key(name: str) -> str:
    """Return what tells speakers apart: "TOM ABERNATHY" goes on as "ABERNATHY"."""
    return name.rpartition(" ")[2].casefold()


def _is_a_statement(name: str, said: str) -> bool:
    """Tell of "Jane Doe: I joined in 2015", "Mr. Duarte: Mozambique has"."""
    words = name.casefold().split()
    return len(words) >= _FEWEST_OF_ONE and (_ALONE.match(said) is not None or words[0].strip(".") in _TITLES)


def _is_asked(said: str) -> bool:
    return said.rstrip(' \n\t"”–—-').endswith("?")


def _who_asks(turns: Sequence[tuple[str, str]]) -> frozenset[str] | None:
    """Return the labels of who asks; None where the turns are no conversation."""
    counts = Counter(_key(name) for name, _ in turns)
    asked: Counter[str] = Counter()
    for name, said in turns:
        asked[_key(name)] += _is_asked(said)
    named = {name for name in counts if name in _ASKING}
    asking = frozenset(name for name, times in asked.items() if 2 * times >= counts[name]) | named
    if not asking and len(counts) == _FEWEST_OF_ONE and sum(asked.values()) >= _FEWEST_QUESTIONS:
        # Of two who talk it is the one who asks more.
        asking = frozenset({max(sorted(counts), key=lambda name: asked[name] / counts[name])})
    if all(_is_a_statement(name, said) for name, said in turns):
        return asking if turns else None
    return asking if asking and asking != counts.keys() else None


def _in_full(names: Sequence[str]) -> list[str]:
    """Return labels with initials written out: "GM", where "Grace Mumba" has spoken first."""
    full = {"".join(word[0] for word in name.split()): name for name in reversed(names) if " " in name}
    return [full.get(name, name) if name.isupper() else name for name in names]


def alternating(text: str, read: Sequence[Sentence]) -> list[Turn]:
    """Return the turns of an interview without labels: paragraphs that only ask, and answers in the first person."""
    turns: list[Turn] = []
    if text.count("?") < _FEWEST_QUESTIONS:
        return turns
    answers = 0
    for paragraph in _paragraphs(text, read):
        first, last = paragraph[0], paragraph[-1]
        asks = text[first.start : last.end].rstrip('”"’ ').endswith("?")
        if asks and sum(len(s.tokens) for s in paragraph) <= _LONGEST_QUESTION:
            turns.append(Turn(first.start, first.start, None, asks=True))
        elif turns:
            mine = any(mark.value("pron") in ("we", "i") for s in paragraph for mark in s.marks)
            answers += mine and turns[-1].asks
            told = not mine and not turns[-1].asks and len(paragraph) == 1
            turns.append(Turn(first.start, first.start, None, asks=told))
    if sum(turn.asks for turn in turns) < _FEWEST_QUESTIONS or answers < _FEWEST_ANSWERS:
        return []
    return turns


def _paragraphs(text: str, read: Sequence[Sentence]) -> list[list[Sentence]]:
    found: list[list[Sentence]] = []
    for sentence in read:
        if found and "\n" not in text[found[-1][-1].end : sentence.start]:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def _is_host(sentence: Sentence, name: Mention) -> bool:
    """Tell of who asks: "N N met him in Harare", "N N spoke to the general", "interview by N N"."""
    tokens = sentence.tokens
    behind = [token.low for token in tokens[name.last : name.last + _HOSTING]]
    before = tokens[name.first - 1].low if name.first else ""
    if behind and behind[0] in _MEETING:
        rest = [token.low for token in tokens[name.last + 1 : name.last + 1 + _HOSTING]]
        return not rest[:1] or rest[0] not in ("by", "at", "in", "on", ",", ".", "about")
    return before == "by" and any(token.low in _QUESTIONED for token in tokens[: name.first])


def _is_spoken_with(sentence: Sentence, name: Mention) -> bool:
    """Tell of who answers: "We spoke with N N", "an interview with N N", "J D sat down with N N, who heads it".

    "He spoke to N N" names who asks.
    """
    tokens = sentence.tokens
    before = [token.low for token in tokens[max(0, name.first - _BEFORE_GUEST) : name.first]]
    with_whom = any(one in _TALK and other in ("with", "to", "for") for one, other in itertools.pairwise(before))
    if not with_whom and _ASKED.isdisjoint(before):
        return False
    behind = [token.text for token in tokens[name.last : name.last + 2]]
    presented = len(behind) > 1 and behind[0] == "," and behind[1].islower() and behind[1] not in _GOING_ON
    return not {"he", "she", "they"} & set(before) and (presented or not {"we", "i", "our"}.isdisjoint(before))


def _is_presented(sentence: Sentence, name: Mention) -> bool:
    """Tell of whom a sentence begins with: "N N is deputy head of …", "N N, 54, has run it since 2016"."""
    tokens = sentence.tokens
    opens = all(not token.text.isalpha() or token.low.strip(".") in _TITLES for token in tokens[: name.first])
    behind = tokens[name.last].low if name.last < len(tokens) else ""
    return opens and (behind == "," or behind in _PRESENTING)


# "spoke at length with the deputy head of the commission, N N"
_BEFORE_GUEST = 14
_TALK = frozenset(
    {"spoke", "speaks", "talked", "talks", "talk", "sat", "conversation", "interview", "speaking", "questions"}
    | {"spoken", "down", "chat", "call", "video", "phone"}
)
_ASKED = frozenset({"interviewed", "asked"})
_GOING_ON = frozenset({"and", "in", "on", "at", "about", "for", "before", "after", "as", "while"})
_PRESENTING = frozenset(
    {"is", "was", "has", "heads", "leads", "runs", "directs", "chairs", "coordinates", "serves", "works", "became"}
    | {"commands", "represents", "joined", "took", "oversees", "spent", "had", "retired", "answers", "represented"}
)
# Behind the name of who asks stand so few words that tell of it.
_HOSTING = 3
_MEETING = frozenset(
    {"met", "meets", "interviewed", "interviews", "spoke", "speaks", "talked", "talks", "asked", "asks", "questioned"}
    | {"sat", "caught", "put", "visited", "reached", "telephoned", "called", "joined"}
)
_QUESTIONED = frozenset({"interview", "interviewed", "questions", "conducted", "asked", "questioned"})


# Who is spoken with answers, rather than who is only presented.
_PRESENTED, _SPOKEN_WITH = 1, 2


class Floor:
    """Follows who has the floor through a document."""

    def __init__(self, text: str, turns: Sequence[Turn]) -> None:
        """Take the turns of a conversation, in order."""
        self.text = text
        self.turns = turns
        self._starts = [turn.start for turn in turns]
        self._answered = next((turn.start for turn in turns if not turn.asks), 0)
        """Where the first answer begins: before it a host introduces."""
        self._guest: Known | None = None
        self._met: Known | None = None
        """Who was named in full, last before the conversation begins."""
        self._introduced: Known | None = None
        """Who was said to answer, or presented in a sentence of his own."""
        self._rank = 0
        self._hosts: set[str] = set()
        """Who are said to have met the guest, or to have asked the questions."""
        self.home: str | None = None
        """The state named first, before the conversation begins."""

    def introduce(self, sentence: Sentence) -> None:
        """Note the state that an introduction names first: whose "we" are, where nothing tells more."""
        if self.home is None and self.turns and sentence.start < self._answered:
            named = next((m for m in sentence.marks if m.traits.names in _STATES), None)
            self.home = None if named is None else str(named.value(str(named.traits.names))).split()[0]

    def meet(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        """Note whom an introduction names in full: "Jane Doe has run it since 2016"."""
        if self.turns and sentence.start < self._answered:
            mentions = list(mentions)
            full = [m for m in mentions if m.full_name and m.pronoun is None and len(m.ids) == 1]
            hosts = [m for m in full if m.whole and _is_host(sentence, m)]
            self._hosts |= {m.ids[0] for m in hosts}
            named = [m for m in full if m.whole and m not in hosts]
            self._met = (named[0].ids[0], named[0].states) if named else self._met
            self._note_guest(_PRESENTED, next((m for m in named if _is_presented(sentence, m)), None), mentions)
            self._note_guest(_SPOKEN_WITH, next((m for m in full if _is_spoken_with(sentence, m)), None), mentions)
            if self._guest is None and named and sentence.start > self.turns[0].start:
                self._guest = self._met

    def _note_guest(self, rank: int, guest: Mention | None, mentions: Sequence[Mention]) -> None:
        """Note who answers, and whose "we" are: of the state that the same sentence names."""
        if guest is None or rank <= self._rank:
            return
        self._rank, self._introduced = rank, (guest.ids[0], guest.states)
        states = [m.states[0] for m in mentions if m.states]
        if not guest.states and len(set(states)) == 1:
            self.home = states[0]

    def turn_at(self, position: int) -> Turn | None:
        """Return the turn that the text at `position` belongs to, None before the first."""
        index = bisect.bisect_right(self._starts, position) - 1
        return self.turns[index] if index >= 0 else None

    def parted(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the spans of sentences without labels, for these are no part of what is said."""
        for start, end in spans:
            first = max(0, bisect.bisect_right(self._starts, start) - 1)
            for turn in self.turns[first : bisect.bisect_left(self._starts, end)]:
                if turn.start > start and any(sign.isalnum() for sign in self.text[start : turn.start]):
                    yield start, turn.start
                start = max(start, turn.said_from)
            if start < end:
                yield start, end

    def give(self, discourse: Discourse, position: int) -> None:
        """Note in the discourse who speaks at `position`, and who is spoken to."""
        turn = self.turn_at(position)
        if turn is None:
            return
        if self._debates():
            discourse.chamber = self.home or discourse.focus
        if self._guest is None:
            # Who is named last before the first question is asked.
            last = discourse.last_person
            self._guest = self._introduced or (self._met if last is None or last[0] in self._hosts else last)
        discourse.floor = discourse.asked = None
        guest = self._guest if turn.name is None else self._labelled(discourse, turn)
        if guest is None:
            return
        if not guest[1] and guest[0] not in discourse.houses:
            home = self.home if self.home is not None else discourse.focus if self._may_go_by(discourse) else None
            guest = guest[0], () if home is None else (home,)
        if turn.asks:
            discourse.asked = guest
        else:
            discourse.floor = guest

    def _may_go_by(self, discourse: Discourse) -> bool:
        """Tell whether who speaks is of the state that the text names most: one stands out, or a house debates."""
        return discourse.focused or self._debates()

    def _debates(self) -> bool:
        return len({_key(turn.name) for turn in self.turns if turn.name is not None and not turn.asks}) >= _DEBATING

    def _labelled(self, discourse: Discourse, turn: Turn) -> Known | None:
        """Return who answers: who bears the label of this turn, or of the next that answers."""
        name = next((t.name for t in self.turns if t.start >= turn.start and not t.asks), None)
        if name is None:
            return None
        words = [word for word in name.split() if word.strip(".").casefold() not in _TITLES]
        if not words:
            return self._guest or (slug(name), ())
        known = discourse.known(" ".join(words))
        if known is None and len(words[-1]) == 1:
            # "A:" answers for who was introduced.
            return self._guest or ("", ())
        if known is None:
            known = (slug(self._full_name(words)), ())
            discourse.know(" ".join(words), *known)
        return known

    def _full_name(self, words: Sequence[str]) -> str:
        """Return the name as the document writes it in full: "Joost van Erkel" for "VAN ERKEL"."""
        label = " ".join(words)
        match = re.search(rf"(?:[A-ZÀ-Ž][\w’'-]+ )+{re.escape(label)}\b", self.text, re.IGNORECASE)
        full = "" if match is None else match.group()
        return full if full and full[0].isupper() and not full.isupper() else label
