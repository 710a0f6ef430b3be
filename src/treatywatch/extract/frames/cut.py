"""Clauses: where one predicate's words end and another's begin."""

from dataclasses import dataclass, field
from itertools import pairwise

from treatywatch.extract.frames.marks import Mark, Sentence

PREDICATES = ("verb", "op", "say", "aux", "member", "have")
_OPENERS = ("comp", "rel", "sub", "coord")
_DASHES = frozenset({"—", "–", "-"})
_BREAKS = frozenset({";", ":", "(", ")", "[", "]", "；", "：", "（", "）"})
_OPENING = frozenset({"(", "[", "（"})
_CLOSING = frozenset({")", "]", "）"})
_COLONS = frozenset({":", "："})
_COMMAS = frozenset({",", "،", "、", "，"})
_APOSTROPHES = frozenset({"'", "’"})
_QUOTES = frozenset({"“", "”", "„", "«", "»", '"'})
# A noun right before a word for both "that" and "which" is described by it.
_DESCRIBED = (
    "noun",
    "treaty_word",
    "unit",
    "per",
    "programme",
    "programme_word",
    "kind_word",
    "body",
    "border",
    "item_word",
)
# The "and" of a list stands at most so many words behind its next member.
_LIST = 6
# An infinitive or participle alone carries no clause.
_INFINITE = frozenset({"inf", "part", "attributive"})
_FINITE = frozenset({"past", "pres", "fut", "cond"})
# An auxiliary and its verb stand nearer together.
_APART = 2
# So many commas may stand around what is set in behind a subject.
_SET_IN = 5
# An infinitive stands at most so many words before the end of its clause.
_FAR = 30
# The verb of a subordinate clause is among its last words, a full stop with them.
_END = 4
_SUBJECTS = ("state", "capital", "union", "person", "organisation", "company")
_NAMED = ("state", "adj", "capital", "group", "union", "person", "organisation", "company", "item", "treaty", "place")


@dataclass(slots=True, eq=False)
class Clause:
    """A clause: its tokens, kind (main comp rel sub coord aside), what it hangs on, and the word that opens it."""

    kind: str
    parent: "Clause | None"
    opener: Mark | None = None
    tokens: list[int] = field(default_factory=list)
    children: list["Clause"] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Return its first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """Return the token after its last one."""
        return self.tokens[-1] + 1


def is_predicate(sentence: Sentence, position: int) -> bool:
    """Tell whether a verb that can carry a clause starts at `position`."""
    mark = sentence.mark(position)
    if mark is None or mark.first != position or not mark.has(*PREDICATES):
        return False
    if mark.has("op") and not mark.has("verb", "say", "aux", "member") and _is_word(mark):
        return False
    if mark.has("noun") and mark.has("verb") and _is_led(sentence, position):
        # "con la ayuda de Japón"
        return False
    plain = mark.flags - ({"neg", "pass"} if "inf" in mark.flags else {"neg"})
    return not plain or not plain <= _INFINITE


def _is_led(sentence: Sentence, position: int) -> bool:
    """Tell of an article between a preposition and a word that may be a noun."""
    elided = position > 1 and sentence.tokens[position - 1].text in _APOSTROPHES
    first = position - 1 - elided
    article = sentence.mark(first) if first > 0 else None
    before = sentence.mark(first - 1) if first > 0 else None
    led = elided or (article is not None and article.has("article"))
    # "avec l'aide du Japon"
    return led and before is not None and before.has("prep")


def _is_word(mark: Mark) -> bool:
    """Tell of an operator whose pack tells verbs by their forms, and that has none: a noun, an adverb."""
    return "verbless" in mark.flags


def _is_noun_of_act(mark: Mark) -> bool:
    return mark.has("noun") and not mark.has("op", "say", "verb")


def clauses(sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence in order; every token belongs to exactly one."""
    return _Cutter(sentence).cut()


class _Cutter:
    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.n = len(sentence.tokens)
        self.verbs = [is_predicate(sentence, p) for p in range(self.n)]
        self.ahead = self._ahead()
        self.later = self._later()
        self.all: list[Clause] = []
        self.here = self._open("main", None, None)

    def cut(self) -> list[Clause]:
        position = 0
        while position < self.n:
            position = self._step(position)
        for clause in self.all:
            # One that another opener followed at once holds nothing: what hangs on it hangs on its parent.
            clause.children = [child for child in clause.children if child.tokens]
            while clause.parent is not None and not clause.parent.tokens:
                clause.parent = clause.parent.parent
            if clause.kind == "coord" and clause.tokens and self._is_description(clause):
                clause.kind = "rel"
        return [clause for clause in self.all if clause.tokens]

    def _is_description(self, clause: Clause) -> bool:
        """Tell of a participle behind a comma that describes what stands before it: "mines, delivered by France"."""
        mark = self.s.mark(clause.first)
        if (
            mark is None
            or not mark.flags >= {"attributive", "part"}
            or self.s.tokens[clause.first - 1].text not in _COMMAS
        ):
            return False
        return not any(self.verbs[p] for p in clause.tokens if p >= mark.last)

    def _ahead(self) -> list[bool]:
        """For each token, whether a predicate stands from it on up to the next sign or opener."""
        found = [False] * (self.n + 1)
        for position in range(self.n - 1, -1, -1):
            text = self.s.tokens[position].text
            opener = self._opener(position)
            closed = text in _COMMAS or text in _BREAKS or opener is not None
            if closed and text not in _BREAKS and self._in_list(position):
                closed = False
            if text in _OPENING and (end := self._closing(position)) is not None:
                # "Chile (12 million people) has …": what is set in is passed over.
                found[position] = found[end + 1]
                continue
            found[position] = self.verbs[position] or (found[position + 1] and not closed)
        return found

    def _closing(self, position: int) -> int | None:
        """The bracket that closes the one at a token."""
        return next((p for p in range(position + 1, self.n) if self.s.tokens[p].text in _CLOSING), None)

    def _later(self) -> list[bool]:
        """For each token, whether a predicate stands from it on up to the next break."""
        found = [False] * (self.n + 1)
        for position in range(self.n - 1, -1, -1):
            closed = self.s.tokens[position].text in _BREAKS
            found[position] = self.verbs[position] or (found[position + 1] and not closed)
        return found

    def _in_list(self, position: int) -> bool:
        """Tell whether a comma or an "and" stands between two names: "that Finland, Poland and Latvia leave"."""
        mark = self.s.mark(position)
        if mark is not None and not mark.has("coord"):
            return False
        before = self.s.mark(position - 1)
        after = self._past_article(position + 1 if mark is None else mark.last)
        if before is None or after is None or not before.has(*_NAMED) or not after.has(*_NAMED):
            return False
        source = self.s.mark(0)
        if mark is None and source is not None and source.has("according") and before.first - source.last <= 1:
            # "As Norway reported, Kenya and Laos …"
            return False
        # Names in different cases are no list.
        return not (before.flags and after.flags) or not before.flags.isdisjoint(after.flags)

    def _open(self, kind: str, parent: Clause | None, opener: Mark | None) -> Clause:
        clause = Clause(kind, parent, opener)
        if parent is not None:
            parent.children.append(clause)
        self.all.append(clause)
        self.here = clause
        return clause

    def _opener(self, position: int) -> Mark | None:
        mark = self.s.mark(position)
        if (
            mark is None
            or mark.first != position
            or not mark.has(*_OPENERS)
            or self._is_article(mark)
            or self._adds(mark)
        ):
            return None
        figures = (
            position > 0
            and mark.last < self.n
            and mark.has("coord")
            and all(self.s.tokens[p].text[0].isdigit() for p in (position - 1, mark.last))
        )
        # "between 2012 and 2015"
        others = figures or self._set_in(position, mark) or self._pairs(position, mark)
        return None if others or self._between_dashes(position, mark) else mark

    def _between_dashes(self, position: int, mark: Mark) -> bool:
        """Tell of a comparison set in between dashes: "Le Chili – comme le Laos – a posé …"."""
        if not mark.has("like") or position < 1 or self.s.tokens[position - 1].text not in _DASHES:
            return False
        end = next((p for p in range(mark.last, min(mark.last + _LIST, self.n)) if self._ends_part(p)), None)
        return end is not None and self.s.tokens[end].text in _DASHES and not any(self.verbs[position:end])

    def _ends_part(self, position: int) -> bool:
        return self.s.tokens[position].text in _DASHES or self.s.tokens[position].text in _BREAKS

    def _pairs(self, position: int, mark: Mark) -> bool:
        """Tell of the second word of "both … and" that else opens a clause: "sia la Finlandia che l'Estonia"."""
        after = self._past_article(mark.last)
        if not mark.has("comp", "rel") or after is None or not after.has(*_NAMED):
            return False
        for before in range(position - 1, max(-1, position - _LIST), -1):
            word = self.s.mark(before)
            if word is not None and word.says("like", "both"):
                return True
            if word is None or not word.has(*_NAMED, "article", "body", "prep"):
                return False
        return False

    def _set_in(self, position: int, mark: Mark) -> bool:
        """Tell of a "but" alone between commas, behind a subject that has no verb yet: "Peru, however, has signed"."""
        if not mark.says("coord", "but") or not 0 < position < mark.last < self.n:
            return False
        around = (self.s.tokens[position - 1].text, self.s.tokens[mark.last].text)
        if any(text not in _COMMAS for text in around):
            return False
        first = position - 1
        while first > 0 and not self._bounds(first - 1):
            first -= 1
        marks = [self.s.mark(p) for p in range(first, position)]
        named = any(m is not None and m.has(*_SUBJECTS, "body", "office", "pron") for m in marks)
        leads = any(self._verb_at(p) for p in (mark.last + 1, mark.last + 2))
        return (named or leads) and not any(self.verbs[first:position])

    def _bounds(self, position: int) -> bool:
        """Tell of a sign or of a word that opens a clause."""
        mark = self.s.mark(position)
        opens = mark is not None and mark.has("comp", "rel", "sub") and not mark.has("prep")
        return opens or self.s.tokens[position].text in (*_COMMAS, *_BREAKS)

    def _adds(self, mark: Mark) -> bool:
        """Tell of the "but also" between two names: "not only Laos but also Poland has …"."""
        if not mark.says("coord", "but") or mark.first == 0:
            return False
        comma = self.s.tokens[mark.first - 1].text in _COMMAS
        before, echo = self.s.mark(mark.first - 1 - comma), self.s.mark(mark.last)
        if before is None or echo is None or not before.has(*_NAMED) or not echo.has("echo"):
            return False
        after = self.s.mark(echo.last)
        return after is not None and after.has(*_NAMED)

    def _is_article(self, mark: Mark) -> bool:
        """Tell of ", die Konvention, …" in German: before a treaty the word is an article, not "which"."""
        if not mark.has("rel") or "final" not in mark.flags or self.s.tokens[mark.first].text not in _COMMAS:
            return False
        behind = self.s.mark(mark.last)
        named = behind is not None and behind.first == mark.last and behind.has("treaty", "treaty_word")
        return named and mark.last - mark.first > 1

    def _has_verb(self, clause: Clause) -> bool:
        return any(self.verbs[p] for p in clause.tokens)

    def _keep(self, position: int, end: int) -> int:
        self.here.tokens.extend(range(position, end))
        return end

    def _step(self, position: int) -> int:
        text = self.s.tokens[position].text
        if (text in _BREAKS and not (text == ":" and self._in_word(position))) or (
            text in _DASHES and self._spaced(position)
        ):
            return self._break(position, text)
        opener = self._opener(position)
        if text in _COMMAS and opener is None:
            return self._comma(position)
        if opener is not None:
            return self._opened(position, opener)
        mark = self.s.mark(position)
        if self.verbs[position] and mark is not None and self._is_second(position, mark):
            if self.here.kind == "sub":
                # "When Finland left protested the Red Cross" (Swedish): no comma closes the clause that comes first.
                self.here = self.all[0]
                return self._keep(position, mark.last)
            waiting = self._waiting()
            if waiting is not None:
                # "The law that allowed the withdrawal passed …": no comma closes the clause.
                self.here = waiting
        return self._keep(position, mark.last if mark is not None and mark.first == position else position + 1)

    def _is_second(self, position: int, mark: Mark) -> bool:
        """Tell of a finite verb in a relative clause that has its own, some words behind that."""
        fronted = self.here.kind == "sub" and not self.all[0].tokens and self._named_at(mark.last)
        if not (self.here.kind == "rel" or fronted):
            return False
        if mark.flags.isdisjoint(_FINITE) or not mark.flags.isdisjoint(_INFINITE):
            return False
        last = next((p for p in reversed(self.here.tokens) if self.verbs[p]), None)
        before = None if last is None else self.s.mark(last)
        if fronted and before is not None and not before.has("aux"):
            # "Medan Norge tvekar har Kenya …": no two finite verbs stand side by side in a clause.
            return True
        return last is not None and position - last > _APART

    def _named_at(self, position: int) -> bool:
        """Tell whether somebody is named at a token, an article aside."""
        mark = self._past_article(position)
        return mark is not None and mark.has(*_NAMED, "body", "office", "pron")

    def _names_behind(self, position: int) -> bool:
        """Tell whether somebody is named at a token, behind a "not only" too."""
        only = self.s.mark(position)
        first = only.last if only is not None and only.has("stop", "ignore") else position
        return self._named_at(first)

    def _in_word(self, position: int) -> bool:
        """Tell of a colon inside a word: "YK:lle"."""
        tokens = self.s.tokens
        if not 0 < position < self.n - 1:
            return False
        return tokens[position - 1].end == tokens[position].start and tokens[position].end == tokens[position + 1].start

    def _spaced(self, position: int) -> bool:
        tokens = self.s.tokens
        return (
            0 < position < self.n - 1
            and tokens[position - 1].end < tokens[position].start
            and tokens[position].end < tokens[position + 1].start
        )

    def _break(self, position: int, text: str) -> int:
        if text in ("(", "[", "（"):
            self._open("aside", self.here, None)
            return self._keep(position, position + 1)
        end = self._keep(position, position + 1)
        if text in (")", "]", "）"):
            if self.here.kind == "aside" and self.here.parent is not None:
                self.here = self.here.parent
        elif text in _DASHES:
            if self.ahead[end] and self._has_verb(self.here):
                self._open("coord", self.here, None)
        elif text not in _COLONS or not self._lists(end):
            self._open("main", self._leading(), None)
        return end

    def _leading(self) -> Clause:
        """The clause whose subject the one behind a colon goes on with: the last that hangs on no verb."""
        here = self.here
        while here.parent is not None and here.kind not in ("main", "coord"):
            here = here.parent
        return here

    def _lists(self, position: int) -> bool:
        """Tell of a name or number behind a colon, and no verb: "three states have gone: Estonia, Latvia, …"."""
        first = self.s.mark(position)
        if position >= self.n or not (self.s.tokens[position].text[0].isdigit() or (first and first.has(*_NAMED))):
            return False
        return not self.later[position]

    def _comma(self, position: int) -> int:
        end = self._keep(position, position + 1)
        if end >= self.n or self._opener(end) is not None or self._stays(position):
            return end
        if self._closes_relative(end) or self._awaits_participle(end):
            self.here = self.here.parent or self.here
            return end
        if self.here.kind in ("sub", "comp") and not self._has_verb(self.here) and self._ends_apposition(position):
            return end
        if self._has_verb(self.here) and self.here.kind in ("main", "coord") and self._subject_apposed(end):
            # "Norway said, Laos, a member since 2004, has laid mines"
            self._open("coord", self.here, None)
            return end
        waiting = self._waiting()
        if waiting is not None and self._makes_room(position, end):
            self.here = waiting
        elif self.ahead[end] and (self._has_verb(self.here) or self._closes_quote(position)):
            self._open("coord", self.here, None)
        return end

    def _makes_room(self, position: int, end: int) -> bool:
        """Tell whether the clause that waits around this one goes on behind the comma."""
        if self._closes_first(position) or (self.here.kind == "rel" and self._verb_at(end)):
            # "Norway, which borders on Russia, has decided …", though its own verb means nothing to us.
            return True
        if self.ahead[end] and (self._holds_infinitive() or self._is_fronted_purpose()):
            # "The decision to leave the convention, met with criticism" (German): the infinitive ends there.
            return True
        return self._has_verb(self.here) or (self.here.kind == "sub" and self._leads_on(end))

    def _leads_on(self, position: int) -> bool:
        """Tell of a verb ahead, or of a subject whose verb stands behind what is set in."""
        return self.ahead[position] or self._subject_apposed(position)

    def _stays(self, position: int) -> bool:
        """Tell of a comma that parts no clauses: between nouns or names, or around what is set in."""
        joint = self.s.mark(position + 1)
        if joint is not None and self._adds(joint):
            return True
        return self._lists_acts(position) or self._goes_on_listing(position) or self._closes_names(position)

    def _awaits_participle(self, position: int) -> bool:
        """Tell of the end of a relative clause between an auxiliary and its verb: "har Kenya, som …, köpt minor"."""
        here = self.here
        if here.kind != "rel" or here.parent is None or not self._has_verb(here):
            return False
        before = [m for p in here.parent.tokens if self.verbs[p] and (m := self.s.mark(p)) is not None]
        if not before or not before[-1].has("aux") or before[-1].first > here.first:
            return False
        verb = next((self.s.mark(p) for p in range(position, self.n) if self.verbs[p]), None)
        return verb is not None and verb.has("verb") and verb.flags.isdisjoint(_FINITE) and self.ahead[position]

    def _closes_first(self, position: int) -> bool:
        """Tell of the end of a clause that comes first, its verb unknown: "while Norway waits, Estonia, which …"."""
        last, after = self.s.mark(position - 1), self._past_article(position + 1)
        first = not self.all[0].tokens and self.here.kind in ("sub", "comp")
        if not first or self._has_verb(self.here) or after is None:
            return False
        object_ends = last is None or (last.flags == {"obj"} and self.s.mark(last.first - 1) is None)
        if not object_ends or not self.later[position] or not after.has("state", "capital", "body", "office"):
            return False
        named = [m for m in map(self.s.mark, self.here.tokens) if m is not None and m.has(*_SUBJECTS, "body", "pron")]
        return bool(named) and (not after.flags or not after.flags.isdisjoint({"subj", "gen"}))

    def _points_back(self, position: int, mark: Mark) -> bool:
        """Tell of a "that" right behind a weapon's name: "las minas que Washington le entregó"; not "… y que …"."""
        comma = self.s.tokens[position - 1].text in _COMMAS
        if mark.last - position > 1:
            return False
        before = self.s.mark(position - 1 - comma)
        layers = ("treaty", "treaty_word") if comma else ("item", "item_word")
        return before is not None and before.has(*layers) and not before.has("say", "op", "verb")

    def _closes_names(self, position: int) -> bool:
        """Tell of the second comma around names set between an auxiliary and its verb: "has, like the USA, not …"."""
        inside = [p for p in self.here.tokens if position - 2 * _LIST <= p < position]
        first = next((p for p in reversed(inside) if self.s.tokens[p].text in _COMMAS and self._leads(p)), None)
        verb = self.s.mark(position + 1) if self.verbs[position + 1] else self.s.mark(position + 2)
        if first is None or verb is None:
            return False
        between = [self.s.mark(p) for p in range(first + 1, position)]
        named = any(m is not None and m.has(*_NAMED) for m in between)
        return named and not any(self.verbs[p] for p in range(first + 1, position))

    def _leads(self, position: int) -> bool:
        """Tell of an auxiliary alone right before a comma."""
        mark = self.s.mark(position - 1)
        return mark is not None and mark.has("aux") and not mark.has("verb", "op", "say", "member")

    def _holds_infinitive(self) -> bool:
        marks = (self.s.mark(p) for p in self.here.tokens[-_FAR:])
        return self.here.kind in ("comp", "rel") and any(m is not None and "inf" in m.flags for m in marks)

    def _is_fronted_purpose(self) -> bool:
        """Tell of a clause at the head without a verb that we know: "To reassure Norway, Kenya has …"."""
        here = self.here
        return here.kind == "comp" and here.opener is not None and here.opener.first == 0 and not self._has_verb(here)

    def _ends_apposition(self, position: int) -> bool:
        """Tell of the comma behind a name or two words set in: "once the president, N N, has signed it"."""
        inside = [p for p in self.here.tokens[-_LIST - 1 :] if position - _LIST <= p < position]
        first = next((p for p in reversed(inside) if self.s.tokens[p].text in _COMMAS), None)
        between = [] if first is None else [self.s.tokens[p].text for p in range(first + 1, position)]
        return bool(between) and first != self.here.first and all(text[0].isupper() for text in between)

    def _verb_at(self, position: int) -> bool:
        mark = self.s.mark(position)
        return mark is not None and self.verbs[position] and not mark.flags.isdisjoint(_FINITE)

    def _goes_on_listing(self, position: int) -> bool:
        """Tell of a comma in a list of names that an "and" ends: "together with Austria, Belgium and Sweden"."""
        after = self.s.mark(position + 1)
        if after is None or not self._in_list(position):
            return False
        if self.here.kind == "sub" and self._has_verb(self.here):
            return False
        return self._and_a_name(after.last, _LIST)

    def _closes_relative(self, position: int) -> bool:
        """Tell of the second comma around a relative clause, behind which no verb of its own follows."""
        here = self.here
        if here.kind != "rel" or here.opener is None or self.ahead[position] or not self._has_verb(here):
            return False
        first = here.opener.first
        opened = any(self.s.tokens[p].text in _COMMAS for p in (first, first - 1) if p >= 0)
        return opened and here.parent is not None and not self._in_list(position - 1)

    def _lists_acts(self, position: int) -> bool:
        """Tell of a comma between nouns of acts that an "and" goes on with: "the use, storage and transfer of …"."""
        before, after = self.s.mark(position - 1), self._past_article(position + 1, but="noun")
        if before is None or after is None or not before.has("noun") or not after.has("noun"):
            return False
        behind = (self.s.mark(p) for p in range(after.last, after.last + _LIST))
        return any(m is not None and m.has("coord") for m in behind)

    def _closes_quote(self, position: int) -> bool:
        """Tell whether a quotation ends right before or behind a comma: what follows tells who says it."""
        tokens = self.s.tokens
        beside = [tokens[p].text for p in (position - 1, position + 1) if 0 <= p < self.n]
        return any(text in _QUOTES for text in beside) and any(t.text in _QUOTES for t in tokens[: position - 1])

    def _describes(self, position: int) -> bool:
        """Tell of a word for both "that" and "which", whether it describes the noun right before it."""
        last = position - 1
        while last >= 0 and not self.s.tokens[last].text[0].isalnum():
            last -= 1
        before = self.s.mark(last)
        near = [self.s.mark(p) for p in range(max(0, last - 2), last + 1)]
        # "the suspension that Ukraine lodged": an act is described, though its noun may also stand over another.
        telling = [m for m in near if m is not None and m.has("say", "op", "op_noun") and not _is_noun_of_act(m)]
        if last < 0 or telling or self._told_by(last + 1):
            return False
        if before is not None and before.has("depositary") and self._tells():
            # "has notified the UN that …"
            return False
        return (
            before is None
            or (before.has(*_DESCRIBED, *_NAMED) and not before.has("verb"))
            or (
                # "the five countries that have left"
                before.has("pron") and before.last - before.first > 1
            )
        )

    def _told_by(self, end: int) -> bool:
        """Tell whether all between a verb of telling and `end` only says to whom, when, where: no noun to describe."""
        inside = [p for p in self.here.tokens if p < end]
        told = [m for m in map(self.s.mark, inside) if m is not None and m.has("say", "op") and m.has(*PREDICATES)]
        told = [m for m in told if m.flags & (_FINITE | {"part"}) and "attributive" not in m.flags]
        if not told:
            return False
        behind = [p for p in inside if p >= told[-1].last]
        nouns = [p for p in behind if (m := self.s.mark(p)) is not None and m.first == p and m.has("article")]
        timed = {p for t in self.s.times for p in range(t.first - 1, t.last)}
        return all(p in timed or self._led_in(p) for p in nouns)

    def _led_in(self, position: int) -> bool:
        """Tell whether a preposition leads a noun phrase, small words between aside: "a todos los Estados"."""
        before = self.s.mark(position - 1)
        while before is not None and before.has("small") and not before.has("prep"):
            before = self.s.mark(before.first - 1)
        own = self.s.mark(position)
        return (before is not None and before.has("prep")) or (own is not None and own.has("prep"))

    def _subject_apposed(self, position: int) -> bool:
        """Tell of a subject, what is set in behind it, and its verb: "and the president, N N, signed"."""
        signs = [p for p in range(position, min(position + 5 * _LIST, self.n)) if not self._is_plain(p)]
        signs = [p for p in signs if self.s.tokens[p].text not in _APOSTROPHES]
        stop = next((i for i, p in enumerate(signs) if self.s.tokens[p].text not in _COMMAS), len(signs))
        signs = signs[: min(stop, _SET_IN)]
        if len(signs) < 2 or not self._names_subject(position, signs[0]):
            return False
        for first, last in pairwise(signs):
            opener = self._opener(first + 1) or self._opener(first)
            described = opener is not None and opener.has("rel")
            quiet = not any(self.verbs[p] or self._opener(p) is not None for p in range(first + 1, last))
            if not (quiet or described) or last - first > 2 * _LIST:
                return False
            if self._verb_near(last + 1):
                return True
        return False

    def _names_subject(self, first: int, last: int) -> bool:
        """Tell whether somebody is named, and no verb stands, up to a sign."""
        named = [self.s.mark(p) for p in range(first, last)]
        if any(self.verbs[p] or self._opener(p) is not None for p in range(first, last)):
            return False
        return any(m is not None and m.has("body", "office", "pron", *_SUBJECTS) for m in named)

    def _verb_near(self, position: int) -> bool:
        """Tell of a finite verb at most a few words on, no other name before it."""
        for p in range(position, min(position + _APART + 2, self.n)):
            mark = self.s.mark(p)
            if self._verb_at(p):
                return True
            if not self._is_plain(p) or (mark is not None and mark.has(*_NAMED, "body", "office", *_OPENERS)):
                return False
        return False

    def _contrasts(self, position: int, mark: Mark) -> bool:
        """Tell of "Norway hesitates, but Kenya has laid mines": the first verb is a word that we do not know."""
        comma = any(p >= 0 and self.s.tokens[p].text in _COMMAS for p in (position, position - 1))
        after = self._past_article(mark.last)
        if (
            not comma
            or not mark.says("coord", "but")
            or after is None
            or not after.has("body", "office", "pron", "adj", *_SUBJECTS)
        ):
            return False
        if after.has("state", "capital") and after.flags and "subj" not in after.flags:
            return False
        named = [p for p in self.here.tokens if (m := self.s.mark(p)) is not None and m.has("body", *_SUBJECTS)]
        subject = named and (not (first := self.s.mark(named[0])) or not first.flags or "subj" in first.flags)
        behind = [p for p in self.here.tokens if named and p > named[0] and self._is_plain(p)]
        return bool(subject) and any(self.s.mark(p) is None and self.s.tokens[p].text.islower() for p in behind)

    def _is_plain(self, position: int) -> bool:
        return self.s.tokens[position].text[0].isalnum()

    def _tells(self) -> bool:
        """Tell of a clause with a word for saying or notifying."""
        marks = (self.s.mark(p) for p in self.here.tokens)
        return any(m is not None and (m.has("say") or m.says("op", "notify", "announce")) for m in marks)

    def _joins_acts(self, mark: Mark) -> bool:
        """Tell of an "and" between two nouns of acts: "their use and transfer"."""
        before, after = self.s.mark(mark.first - 1), self._past_article(mark.last, but="noun")
        pair = [m for m in (before, after) if m is not None and m.has("noun") and not m.has("verb", "op", "say")]
        return len(pair) == 2

    def _lists_nouns(self, mark: Mark) -> bool:
        """Tell of a comma and an article between nouns of acts: "die Herstellung, die Lagerung und den Einsatz"."""
        before = self.s.mark(mark.first - 1)
        if self.s.tokens[mark.first].text not in _COMMAS or before is None or not before.has("noun"):
            return False
        joint = self.s.mark(mark.last + 1)
        return joint is not None and joint.has("coord") and not self.verbs[mark.last]

    def _lists_names(self, mark: Mark) -> bool:
        """Tell of a comma and an article in a list of names: "Russland, die USA und China"."""
        before, after = self.s.mark(mark.first - 1), self.s.mark(mark.last)
        if self.s.tokens[mark.first].text not in _COMMAS or before is None or after is None:
            return False
        if not before.has(*_NAMED) or not after.has(*_NAMED):
            return False
        return self._and_a_name(after.last, 2)

    def _and_a_name(self, position: int, reach: int) -> bool:
        """Tell whether a list ends soon: an "and", and within `reach` words behind it a name."""
        position = self._past_names(position)
        behind = [self.s.mark(p) for p in range(position, min(position + _LIST, self.n))]
        joint = next((i for i, m in enumerate(behind) if m is not None and m.has("coord")), None)
        return joint is not None and any(m is not None and m.has(*_NAMED) for m in behind[joint + 1 :][:reach])

    def _past_names(self, position: int) -> int:
        """Skip names behind their commas: ", China, India" in "the USA, China, India and Israel"."""
        while position < self.n and self.s.tokens[position].text in _COMMAS:
            after = self._past_article(position + 1)
            if after is None or not after.has(*_NAMED) or after.first - position > _APART + 1:
                break
            position = after.last
        return position

    def _ends_list(self, mark: Mark) -> bool:
        """Tell of the "and" before the last of three names or more: "by Russia, China and the USA"."""
        if not self._in_list(mark.first):
            return False
        last = self.s.mark(mark.first - 1)
        before = None if last is None else self.s.mark(last.first - 2)
        return (
            last is not None
            and self.s.tokens[last.first - 1].text in _COMMAS
            and before is not None
            and before.has(*_NAMED)
        )

    def _past_article(self, position: int, *, but: str = "") -> Mark | None:
        """The phrase at `position`, past an article unless that also means something in layer `but`."""
        mark = self.s.mark(position)
        return self.s.mark(mark.last) if mark is not None and mark.has("article") and not mark.has(but) else mark

    def _is_main(self, position: int) -> bool:
        """Tell whether the first finite verb up to the next sign stands far before it: no relative clause."""
        stop = position
        while stop < self.n and self.s.tokens[stop].text not in _COMMAS and self.s.tokens[stop].text not in _BREAKS:
            stop += 1
        finite = [p for p in range(position, stop) if self.verbs[p]]
        return bool(finite) and stop - finite[0] > _END

    def _goes_on(self, mark: Mark) -> bool:
        """Tell of a list in a relative clause whose articles look like its pronoun: "die den Kauf, die Lagerung …"."""
        listed = self.s.tokens[mark.first].text in _COMMAS
        return listed and self.here.kind == "rel" and len(self.here.tokens) > 1 and not self._has_verb(self.here)

    def _waiting(self) -> Clause | None:
        """The clause around this one that still lacks its verb, or that a fronted one makes room for."""
        clause = self.here
        while clause.kind in ("rel", "sub", "aside", "comp", "coord") and clause.parent is not None:
            clause = clause.parent
            if not self._has_verb(clause):
                return clause
        return None

    def _opened(self, position: int, mark: Mark) -> int:
        kind = next(layer for layer in _OPENERS if mark.has(layer))
        if kind == "comp" and (self._describes(position) if mark.has("rel") else self._points_back(position, mark)):
            kind = "rel"
        after = self.s.tokens[position].text in _COMMAS or self.s.tokens[position - 1].text in _COMMAS
        named = self._names_behind(mark.last) and self.later[mark.last]
        ahead = self.ahead[mark.last] or (kind == "comp" and (after or named) and self.later[mark.last])
        if kind in ("comp", "sub") and not ahead:
            ahead = self._subject_apposed(mark.last)
        if kind == "coord":
            ahead = ahead or self._subject_apposed(mark.last) or (after and named and not self._in_list(mark.first))
            complete = self._has_verb(self.here) or self._contrasts(position, mark)
            if not (ahead and complete) or self._joins_acts(mark) or self._ends_list(mark):
                return self._keep(position, mark.last)
            if after and self.here.kind in ("rel", "sub", "comp") and self.here.parent is not None:
                self._open("coord", self.here.parent, mark)
            else:
                self._open("coord", self.here, mark)
        elif (
            ahead
            or (after and (kind == "rel" or (kind == "comp" and "final" in mark.flags and not mark.has("rel"))))
            or (kind == "sub" and position == 0)
        ):
            if kind == "rel" and (
                position == 0 or any(lists(mark) for lists in (self._goes_on, self._lists_names, self._lists_nouns))
            ):
                return self._keep(position, mark.last)
            if kind == "rel" and "final" in mark.flags and self._is_main(mark.last):
                # "…, die EU steuerte 25 Millionen bei": an article, and its verb stands second.
                kind = "coord"
            self._open(kind, self.here, mark)
        return self._keep(position, mark.last)
