"""Clauses: where one predicate's words end and another's begin, and from whom a clause takes its subject."""

from treatywatch.extract import lookahead
from treatywatch.extract.clause import Clause, has_verb
from treatywatch.extract.name_syntax import is_owner, owner_length
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.traits import VERB_LAYERS
from treatywatch.extract.verbs import is_bare, is_finite, is_participle, is_verb

_DASHES = frozenset({"—", "–"})
_SIGNS = _DASHES | {",", "(", "[", ")", "]", ";", ":"}
# Before "that …" these things are described; behind them a participle describes too.
_DESCRIBED = ("treaty", "treaty_word", "item", "item_word", "maker", "state", "programme", "barrier")
_DESCRIBED_BY_PARTICIPLE = ("treaty", "treaty_word", "item", "programme")
_BEFORE_A_NAME = frozenset({"the", "a", "an", "its", "their", "both", "that"})
# Verbs with a listener behind them: no clause without "that" follows.
_ADDRESSING = frozenset(
    {
        "told",
        "tell",
        "tells",
        "urge",
        "urged",
        "urges",
        "ask",
        "asked",
        "asks",
        "assure",
        "assured",
        "assures",
        "remind",
    }
    | {"reminded", "reminds", "convince", "convinced", "convinces", "inform", "informed", "informs", "persuaded"}
)
_BEFORE_BOTH = frozenset({"from", "to", "in", "of", "by", "for", "with"})
_BEFORE_TIMES = frozenset({"since", "until", "before", "after"})
_BEFORE_NOUNS = frozenset({"after", "before", "during", "following", "despite", "amid", "since", "until"})
_BEHIND_TIMES = frozenset({"but", "and", ";", "while", "whereas", "."})
# What opens a description between commas, and the connector of its clause.
_OPENING_APPOSED = frozenset(
    {"a", "an", "the", "itself", "not", "also", "still", "one", "once", "long", "now", "among"}
)
_APPOSED = "apposed"
_ARTICLES = frozenset({"a", "an"})
_MANY = frozenset(
    {"states", "countries", "nations", "governments", "parties", "members", "groups", "companies", "firms", "allies"}
    | {"neighbours", "neighbors", "forces", "armies", "powers", "capitals", "signatories", "makers", "producers"}
)
_CROWDS = _MANY | {"state", "country", "nation", "government", "party", "those", "others", "all", "everyone"}
_WHICHEVER = frozenset({"every", "any", "each", "no", "another", "neither"})
_SEEING = frozenset(
    {"see", "seeing", "sees", "saw", "let", "lets", "help", "helps", "helped", "helping", "watch", "make"}
)
_FRONTING = frozenset(
    {"in", "on", "at", "by", "under", "after", "before", "with", "since", "when", "while", "as", "if"}
)
_BEHIND_SHOULD = frozenset({"be", "have", "not", "also", "never", "now", "then", "still", "in"})
_MODALS = frozenset({"would", "will", "could", "can", "may", "might", "should", "must"})
_BEFORE_A_BODY = frozenset({"the", "its", "their"})
_HAD = frozenset({"had", "has", "have"})
_LEFT_OPEN = frozenset({"not", "'", "’", "t", "n't", "yet", "either", "too"})
_FAR = 3
_SET_IN_WITHIN = 14
_ANSWERED = 5
ABOVE_ALL = frozenset({"notably", "especially", "particularly", "including", "namely", "among"})
_PLACES = frozenset({"state", "capital"})
_DONE, _ING = 2, 3
_OFFICES = frozenset({"office", "state", "person", "body"})
_DOING = _PLACES | {"pron"}
_OBJECTS = frozenset({"its", "their", "his", "her", "our", "them", "him", "us", "my", "your"})
_CARRYING = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would"})
_NOT_AT_AN_END = frozenset({"op", "say", "aux", "pron", "coord", "rel", "comp", "sub", "prep", "member"})
_TWO = 2
# Joints that without a verb behind them are plain words.
_WEAK_JOINTS = frozenset({"as", "so", "since", "but", "yet", "however"})
_BEHIND_PLAIN_AS = frozenset({"a", "an", "part", "well", "many", "much"})


def clauses(sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence in order of opening; every token belongs to exactly one."""
    return _Cutter(sentence).cut()


# "in and around 17 villages": two prepositions, and one place.
_TWO_PLACES = frozenset(
    (one, other)
    for one in ("in", "on", "at", "near", "inside", "along", "to", "around", "within", "across")
    for other in ("around", "near", "outside", "along", "behind", "beyond", "from", "across", "round", "under", "on")
)


class _Cutter:
    """Cuts one sentence: a walk over its tokens with a stack of the clauses that are open."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.n = len(sentence.tokens)
        self.all: list[Clause] = []
        self.stack: list[Clause] = []

    def cut(self) -> list[Clause]:
        main = self._open("main", None, 0)
        if self._opens_with_participle():
            self._open("part", main, 0).fronted = True
        position = 0
        while position < self.n:
            position = self._step(position)
        return [c for c in self.all if c.tokens]

    def _opens_with_participle(self) -> bool:
        """Tell of "Having destroyed its last mines in 2005, Tajikistan keeps none": a comma, then who does both."""
        if self.s.tokens[0].low != "having" and not is_participle(self.s, 0):
            return False
        comma = next((p for p in range(1, self.n) if self.s.tokens[p].text == "," or is_finite(self.s, p)), self.n)
        if comma + 1 >= self.n or self.s.tokens[comma].text != ",":
            return False
        behind = self.s.mark(comma + 1)
        named = behind is not None and not _DOING.isdisjoint(behind.meanings)
        return named and is_finite(self.s, behind.last if behind is not None else comma)

    @property
    def top(self) -> Clause:
        return self.stack[-1]

    def _open(self, kind: str, parent: Clause | None, position: int, *, connector: str = "") -> Clause:
        clause = Clause(kind, parent, position, connector=connector)
        self.all.append(clause)
        self.stack.append(clause)
        return clause

    def _keep(self, position: int) -> int:
        self.top.tokens.append(position)
        return position + 1

    def _step(self, position: int) -> int:
        """Give the token at `position` (a phrase: all its tokens) to a clause; return the next one."""
        text = self.s.tokens[position].text
        if text not in _SIGNS and text != "-":
            mark = self.s.covering[position]
            if mark is not None and mark.first == position:
                return self._mark(position, mark)
            self.top.tokens.append(position)
            return position + 1
        if text == ",":
            return self._comma(position)
        if (
            (text in _DASHES or (text == "-" and self._stands_free(position)))
            and position
            and self.s.tokens[position - 1].end <= self.s.tokens[position].start
        ):
            return self._dash(position)
        if text in ("(", "[", ")", "]", ";", ":"):
            return self._sign(position, text)
        mark = self.s.mark(position)
        if mark is not None and mark.first == position:
            return self._mark(position, mark)
        return self._keep(position)

    def _stands_free(self, position: int) -> bool:
        """Tell whether a hyphen has blanks on both sides, as wires write dashes."""
        if not 0 < position < self.n - 1:
            return False
        here, behind = self.s.tokens[position], self.s.tokens[position + 1]
        return self.s.tokens[position - 1].end < here.start and here.end < behind.start

    def _sign(self, position: int, text: str) -> int:
        if text in ("(", "["):
            self._open("aside", self.top, position)
        end = self._keep(position)
        if text in (")", "]"):
            self._close("aside")
        elif text in (";", ":"):
            self._reset(end)
        return end

    def _reset(self, position: int) -> None:
        """A semicolon or colon starts afresh; the first clause lends its subject."""
        self.stack = self.stack[:1]
        self._open("main", self.stack[0], position)
        self.stack = [self.stack[0], self.all[-1]]

    def _close(self, kind: str) -> None:
        if len(self.stack) > 1 and self.top.kind == kind:
            self.stack.pop()

    def _dash(self, position: int) -> int:
        if lookahead.is_range(self.s, position):
            return self._keep(position)
        if any(c.kind == "aside" and c.connector == "dash" for c in self.stack):
            while self.top.connector != "dash":
                self.stack.pop()
            end = self._keep(position)
            self.stack.pop()
            return end
        self._open("aside", self.top, position, connector="dash")
        return self._keep(position)

    # --- commas

    def _comma(self, position: int) -> int:
        after = position + 1
        if after >= self.n or self._joins_alike(position, after):
            return self._keep(position)
        if (
            lookahead.speech_tag_ahead(self.s, after)
            and (has_verb(self.s, self.top) or position > 6)
            and not self._goes_on_with(after)
            and not self._ends_a_name(position)
        ):
            end = self._keep(position)
            self._open("tag", self.top, after)
            return end
        if self.top.kind == "tag":
            return self._tag_closes(position)
        if self._fronted_ends(after):
            self.stack = self.stack[:1]
            return self._keep(position)
        if self.top.connector == _APPOSED:
            end = self._keep(position)
            self.stack.pop()
            return end
        apposed = self._is_apposed_noun(after)
        if apposed or self._is_apposed(after):
            end = self._keep(position)
            self._open("rel", self.top, after, connector=_APPOSED if apposed else "")
            return end
        if self._goes_on_in_a_list(after) or self._another_begins(after):
            return self._beside(position)
        closed = self._comma_closes(position)
        end = self._keep(position)
        if closed:
            self.stack.pop()
        elif is_participle(self.s, after) and has_verb(self.s, self.top):
            self._open("part", self.top, after)
        return end

    def _are_doings(self, before: int, after: int) -> bool:
        """Tell of "using, making or selling": verbs in -ing side by side, which share what is behind."""
        first, second = self.s.mark(before), self.s.mark(after)
        if first is None or second is None or first.last != before + 1 or second.first != after:
            return False
        return first.form("verb") == _ING == second.form("verb")

    def _joins_alike(self, comma: int, after: int) -> bool:
        """Tell whether a comma joins two things of one kind, or two doings."""
        listed = lookahead.is_list_comma(self.s, comma, fronted=self.top.fronted)
        return listed or self._are_doings(comma - 1, after)

    def _are_deeds(self, before: int, after: int) -> bool:
        """Tell of "the use, production, and transfer of": names of acts side by side."""
        first, second = self.s.mark(before), self.s.mark(after)
        if first is None or second is None or second.first != after or second.last >= self.n:
            return False
        return "noun" in first.meanings and "noun" in second.meanings and self.s.tokens[second.last].low == "of"

    def _beside(self, position: int) -> int:
        """Open a clause beside the one that the comma at `position` stands in."""
        end = self._keep(position)
        while self.top.kind == "comp" and len(self.stack) > 1 and self._names_a_state(end):
            # "France said it took note, Ireland called it regrettable": what Ireland says is not France's word.
            self.stack.pop()
        beside = self.top
        if len(self.stack) > 1:
            self.stack.pop()
        self._open("coord", beside, end)
        return end

    def _names_a_state(self, position: int) -> bool:
        mark = self.s.mark(position)
        return mark is not None and not {"state", "capital"}.isdisjoint(mark.meanings)

    def _tag_closes(self, position: int) -> int:
        end = self._keep(position)
        tag = self.stack.pop()
        if is_participle(self.s, end):
            # "X said, describing it as a mistake": X describes.
            self._open("part", tag, end)
        return end

    def _goes_on_in_a_list(self, after: int) -> bool:
        """Tell of "signed it in 1997, ratified in 1999 and scrapped its mines": a verb, and more of them behind."""
        mark = self.s.mark(after)
        if mark is None or mark.first != after or mark.form("verb") not in (1, 2) or "say" in mark.meanings:
            return False
        if self.top.kind not in ("main", "coord", "comp") or not has_verb(self.s, self.top):
            return False
        if not is_finite(self.s, after) or "noun" in mark.meanings or self._is_apposed(after):
            return False
        own = [m for p in self.top.tokens if is_finite(self.s, p) and (m := self.s.mark(p)) is not None]
        if not own or "aux" in own[0].meanings or own[0].form("verb") != mark.form("verb"):
            return False
        joint = next((p for p in range(mark.last, self.n) if self.s.tokens[p].low in ("and", "or", "but")), self.n)
        return joint + 1 < self.n and is_finite(self.s, joint + 1)

    def _another_begins(self, after: int) -> bool:
        """Tell of "X left in December, Y followed in January": a state and its verb right behind the comma."""
        mark = self.s.mark(after)
        if self._is_body_that_acts(after) or self._is_answer_that_goes_on(after):
            return True
        if mark is not None and self.s.tokens[after].low == "the" and mark.last == after + 1 < self.n:
            # "…, the Baltic states have left"
            after += 1
            mark = self.s.mark(after)
        if mark is None or mark.first != after or (_PLACES | {"group"}).isdisjoint(mark.meanings):
            return False
        # "Lithuania's did so": its parliament
        owner = is_owner(self.s, mark.last)
        last = mark.last + (owner_length(self.s, mark.last) if owner else 0)
        last = last if owner else self._past_another_state(last)
        verb = self.s.mark(last) if last < self.n else None
        if verb is None or verb.first != last or "say" in verb.meanings:
            return False
        if not ("echo" in verb.meanings if owner else is_finite(self.s, last)):
            return False
        plain = self.top.kind in ("main", "coord", "comp") and has_verb(self.s, self.top) and not self.top.fronted
        told = verb.form("verb") in (1, 2) or self._is_left_open(verb)
        return plain and self.s.tokens[self.top.first].low not in _FRONTING and told

    def _is_body_that_acts(self, position: int) -> bool:
        """Tell of "Parliament had voted for it in June, the president signed it, and": a body and its verb."""
        if self.top.kind not in ("main", "coord") or self.top.fronted or not has_verb(self.s, self.top):
            return False
        here = position + (self.s.tokens[position].low in _BEFORE_A_BODY)
        mark = self.s.mark(here) if here < self.n else None
        if mark is None or not (mark.first == here or mark.first == position) or mark.last >= self.n:
            return False
        body = "body" in mark.meanings or (mark.value("pron") == "he" and mark.last - mark.first > 1)
        verb = self.s.mark(mark.last)
        if not body or verb is None or verb.first != mark.last or "say" in verb.meanings:
            return False
        acts = verb.form("verb") in (1, 2) or verb.form("op") in (1, 2)
        return acts and is_finite(self.s, mark.last) and self.s.tokens[self.top.first].low not in _FRONTING

    def _is_answer_that_goes_on(self, position: int) -> bool:
        """Tell of "That is true, we signed in 1997": a short answer, and behind it what was done."""
        pronoun, opening = self.s.mark(position), [t.low for t in self.s.tokens[:_TWO]]
        if self.top.kind != "main" or position > _ANSWERED or opening[0] not in ("that", "this", "it"):
            return False
        if opening[1] not in _CARRYING or pronoun is None or pronoun.value("pron") not in ("we", "they"):
            return False
        verb = self.s.mark(pronoun.last)
        return verb is not None and verb.form("verb") == _DONE and is_finite(self.s, pronoun.last)

    def _past_another_state(self, position: int) -> int:
        """Return where "Laos and Vietnam" goes on behind its first state."""
        if position + 1 >= self.n or self.s.tokens[position].low not in ("and", "or"):
            return position
        here = position + 1 + (self.s.tokens[position + 1].low == "the")
        mark = self.s.mark(here)
        named = mark is not None and mark.first == here and not _PLACES.isdisjoint(mark.meanings)
        return mark.last if mark is not None and named else position

    def _is_left_open(self, verb: Mark) -> bool:
        """Tell of "…, Laos and Vietnam are not": an auxiliary that says "not", or nothing more."""
        if "aux" not in verb.meanings:
            return False
        here = verb.last
        behind = self.s.mark(here)
        if behind is not None and "echo" in behind.meanings and self.s.tokens[verb.first].low in _HAD:
            # "…, Guinea-Bissau had done so in 2010"
            return True
        if behind is not None and behind.first == here and self.s.tokens[verb.first].low in _HAD:
            # "Finland has left, Poland has left, the Baltic states have left"
            return "leave" in behind.values("verb") and behind.form("verb") == _DONE
        while here < self.n and self.s.tokens[here].low in _LEFT_OPEN:
            here += 1
        return here >= self.n or not self.s.tokens[here].text.isalnum()

    def _goes_on_with(self, after: int) -> bool:
        """Tell of "Moscow, which never joined, has denied it": the verb is that of the clause that waits."""
        waiting = self.top.parent
        return (
            self.top.kind == "rel"
            and waiting is not None
            and is_finite(self.s, after)
            and not has_verb(self.s, waiting)
        )

    def _ends_a_name(self, comma: int) -> bool:
        """Tell of "Norway's foreign minister, Espen Barth Eide, announced": what is told behind is the name's own."""
        quoted = bool(self.s.quoted) and self.s.quoted[comma - 1]
        if quoted or has_verb(self.s, self.top) or not is_finite(self.s, comma + 1):
            return False
        inside = [p for p in self.top.tokens if self.s.tokens[p].text == ","]
        if any(lookahead.is_set_in(self.s, p) for p in inside):
            # "Estonia, along with four other states, admitted"
            return True
        if not inside or not self.s.tokens[comma - 1].text[:1].isupper():
            return False
        named = self.s.mark(inside[-1] - 1)
        return named is not None and not _OFFICES.isdisjoint(named.meanings)

    def _is_apposed(self, after: int) -> bool:
        """Tell whether a participle between commas describes: "the convention, signed in Oslo in 2008, has been"."""
        mark = self.s.mark(after)
        if mark is None or mark.first != after or has_verb(self.s, self.top):
            return False
        if mark.form("verb") not in (2, 4) and mark.form("op") not in (2, 4):
            return False
        before = self.s.mark(after - 2)
        if before is None or not any(x in before.meanings for x in _DESCRIBED):
            return False
        comma = next((p for p in range(mark.last, self.n) if self.s.tokens[p].text == ","), self.n)
        if any(is_finite(self.s, p) for p in range(mark.last, comma)):
            return False
        return any(is_finite(self.s, p) for p in range(comma + 1, min(comma + 4, self.n)))

    def _is_apposed_noun(self, after: int) -> bool:
        """Tell whether words without a verb describe a state: "Germany, a party since 2009, has"; "X, itself no …,"."""
        if self.s.tokens[after].low not in _OPENING_APPOSED:
            return False
        before = self.s.mark(after - 2)
        if before is None or "state" not in before.meanings:
            return False
        if has_verb(self.s, self.top):
            return False
        comma = next((p for p in range(after, self.n) if self.s.tokens[p].text == ","), self.n)
        if comma == self.n or any(is_finite(self.s, p) for p in range(after, comma)):
            return False
        return any(is_finite(self.s, p) for p in range(comma + 1, min(comma + 4, self.n)))

    def _comma_closes(self, position: int) -> bool:
        """A comma ends a clause set in, once that has its verb and what waits outside still lacks one or goes on."""
        if len(self.stack) < 2:
            return False
        top = self.top
        following = self.s.mark(position + 1)
        if following is not None and "rel" in following.meanings:
            return False
        if top.kind in ("sub", "part") and top.fronted:
            return True
        if top.kind == "rel" and is_participle(self.s, top.opener) and self._time_starts(position + 1):
            # "left the treaty banning mines, six months after": the time is the main clause's.
            return True
        if top.kind == "coord" and self._goes_on_behind(position + 1):
            return True
        if top.kind in ("rel", "comp") and self._asked_to(self._past_examples(position + 1)):
            # "urged Russia, which is no party, to join": what is asked is the main clause's.
            return True
        if top.kind == "part" and top.connector != "with" and self.s.tokens[position + 1].low == "of":
            # "was accused by X, citing Y, of having sent": behind "of" the main clause goes on.
            return True
        if top.kind in ("rel", "part", "aside") and top.connector != "dash":
            parent = top.parent
            return has_verb(self.s, top) and parent is not None and not has_verb(self.s, parent)
        return False

    def _past_examples(self, after: int) -> int:
        """Return what stands behind "in particular India and Pakistan,", else `after`."""
        if self.s.tokens[after].low not in ABOVE_ALL and self.s.words(after, after + 2).lower() != "in particular":
            return after
        ahead = range(after + 1, min(after + _SET_IN_WITHIN, self.n))
        return next((p for p in ahead if self.s.tokens[p].low == "to" and self.s.tokens[p - 1].text == ","), after)

    def _asked_to(self, after: int) -> bool:
        """Tell whether "to" and a bare verb stand behind a comma, and a verb of asking before the clause set in."""
        if after + 1 >= self.n or self.s.tokens[after].low != "to" or not has_verb(self.s, self.top):
            return False
        verb, parent = self.s.mark(after + 1), self.top.parent
        if verb is None or verb.first != after + 1 or 0 not in (verb.form("verb"), verb.form("echo")) or parent is None:
            return False
        return any("urge" in m.values("op") for m in parent.marks(self.s) if m.first < self.top.opener)

    def _is_asked_of_many(self, position: int) -> bool:
        """Tell of "urged all states that have not done so to join": what is asked is the main clause's."""
        opener = self.top.opener
        if self.top.kind not in ("rel", "comp") or len(self.stack) < _TWO or not opener:
            return False
        before = self.s.mark(position - 1)
        if self.s.tokens[opener - 1].low not in _CROWDS or (before is not None and "op" in before.meanings):
            return False
        return self._asked_to(position)

    def _goes_on_behind(self, after: int) -> bool:
        """Tell of "Moscow, which never joined and makes mines, has used them": the verb is that of who waits."""
        waiting = self.stack[-2]
        described = self.top.parent is not None and self.top.parent.kind == "rel"
        told = has_verb(self.s, self.top) or self.s.tokens[self.top.opener].low == "nor"
        return described and told and is_finite(self.s, after) and not has_verb(self.s, waiting)

    def _time_starts(self, position: int) -> bool:
        mark = self.s.mark(position)
        if mark is not None and ("duration_word" in mark.meanings or mark.value("sub") == "when"):
            return True
        return any(date.first == position for date in self.s.dates)

    def _fronted_ends(self, after: int) -> bool:
        """Tell whether the main clause that waited behind takes over: "While X had said that it could, this is …"."""
        return (
            len(self.stack) > 2
            and self.stack[1].kind == "sub"
            and self.stack[1].fronted
            and not has_verb(self.s, self.stack[0])
            and lookahead.noun_then_verb(self.s, after)
        )

    # --- words

    def _mark(self, position: int, mark: Mark) -> int:
        if mark.traits.aux and self._waits_for(position):
            self.stack.pop()
        if self.s.tokens[position].low == "to" and self._is_asked_of_many(position):
            self.stack.pop()
        if not (mark.traits.joint and self._joint(position, mark)) and position:
            if mark.traits.said_start:
                self._maybe_zero_that(position, mark)
            if mark.traits.participle:
                self._maybe_reduced(position)
            self._maybe_contact(position, mark)
        self.top.tokens.extend(range(position, mark.last))
        return mark.last

    def _waits_for(self, position: int) -> bool:
        """Tell of "the mines that we had in store were blown up": the verb is that of the clause around."""
        top = self.top
        if top.kind != "rel" or top.parent is None or top.parent is not self.stack[-2] or position - top.opener < _FAR:
            return False
        if self.s.tokens[position].low not in _CARRYING or has_verb(self.s, top.parent):
            return False
        before = self.s.mark(position - 1)
        plain = before is None or not _NOT_AT_AN_END.intersection(before.meanings)
        return plain and self.s.tokens[position - 1].text.isalnum() and any(is_finite(self.s, p) for p in top.tokens)

    def _joint(self, position: int, mark: Mark) -> bool:
        """Open the clause that a joint opens where it stands, if it does."""
        if any(d.first < position < d.last for d in self.s.dates):
            # "the day before yesterday"
            return False
        meanings = mark.meanings
        return (
            ("rel" in meanings and self._relative(position, mark))
            or ("comp" in meanings and self._complement(position, mark))
            or ("sub" in meanings and self._subordinate(position, mark))
            or ("coord" in meanings and self._coordinate(position, mark))
        )

    def _relative(self, position: int, mark: Mark) -> bool:
        if position == 0:
            return False
        hanging = self.top
        if hanging.kind == "aside" and hanging.parent is not None and len(hanging.tokens) == 1:
            # "the convention – which bans mines – is": it describes what stands before the dash.
            hanging = hanging.parent
        if self._is_second_which(position):
            # "Russia, which never joined and which uses mines": both describe the same
            self.stack.pop()
            hanging = self.top
        opened = self._open("rel", hanging, position)
        led = self.s.mark(position - 1)
        behind_a_comma = position > 1 and self.s.tokens[position - _TWO].text == ","
        preposed = led is not None and ("prep" in led.meanings or self.s.tokens[position - 1].low == "without")
        if behind_a_comma and preposed and hanging.tokens[-1:] == [position - 1]:
            # "the Liberals, without whom none can govern, oppose it"
            hanging.tokens.pop()
            opened.tokens.insert(0, position - 1)
        return True

    def _is_second_which(self, position: int) -> bool:
        """Tell of "which … and which …", "who … but who …": a relative clause beside the one before."""
        top, tokens = self.top, self.s.tokens
        if top.kind != "rel" or len(self.stack) < _TWO or tokens[position - 1].low not in ("and", "but", "or"):
            return False
        return tokens[top.opener].low == tokens[position].low and has_verb(self.s, top)

    def _complement(self, position: int, mark: Mark) -> bool:
        kind = self._kind_of_that(position, mark)
        if kind is not None:
            self._open(kind, self.top, position)
        return kind is not None

    def _kind_of_that(self, position: int, mark: Mark) -> str | None:
        """Return what a "that" (or "whether", …) opens: a clause that is said, one that describes, or none."""
        is_that = self.s.tokens[position].low == "that"
        before, following = self.s.mark(position - 1), self.s.mark(mark.last)
        ahead = self._finite_ahead(self._past_what_is_set_in(mark.last))
        if is_that and position == 0 and following is not None and "aux" in following.meanings:
            # "That is true, we signed in 1997"
            return None
        if (not is_that and not ahead) or (
            before is not None and ("prep" in before.meanings or "sub" in before.meanings)
        ):
            return None
        if is_that and following is not None and following.form("verb") == 0:
            # "that work", "that use": a determiner before a noun.
            return None
        if (
            is_that
            and following is not None
            and "step_word" in following.meanings
            and not (following.last < self.n and is_finite(self.s, following.last))
        ):
            # "We regretted that decision"
            return None
        if (
            before is not None
            and any(x in before.meanings for x in _DESCRIBED)
            and not lookahead.is_told(self.s, before)
        ):
            return "rel"
        if ahead and is_that and (self._is_one_of_many(position) or self._is_thing_told_of(position, mark.last)):
            return "rel"
        if ahead and is_that and self._is_crowd(position - 1) and is_finite(self.s, mark.last):
            # "by any of the five states that have left", "on every state that is still outside"
            return "rel"
        if not ahead or (before is None and position > 0 and not has_verb(self.s, self.top)):
            return None
        return "comp"

    def _is_crowd(self, position: int) -> bool:
        low = self.s.tokens[position].low
        return low in _MANY or (low in _CROWDS and position > 0 and self.s.tokens[position - 1].low in _WHICHEVER)

    def _past_what_is_set_in(self, position: int) -> int:
        """Return the token behind the commas of "added that, according to X, it had", else `position`."""
        if position >= self.n or self.s.tokens[position].text != ",":
            return position
        inside = range(position + 1, min(position + _SET_IN_WITHIN, self.n))
        return next((p + 1 for p in inside if self.s.tokens[p].text == ","), position)

    def _is_one_of_many(self, position: int) -> bool:
        """Tell whether "that" describes a crowd: "are among the governments that object"."""
        before = [t.low for t in self.s.tokens[max(0, position - 4) : position]]
        return "among" in before[:-1] and before[-1].endswith("s")

    def _is_thing_told_of(self, position: int, behind: int) -> bool:
        """Tell of "with a country that is no party": "that" has its verb right behind it, and a noun before."""
        if position < _TWO or not is_finite(self.s, behind) or self.s.mark(position - 1) is not None:
            return False
        return self.s.tokens[position - _TWO].low in _ARTICLES and self.s.tokens[position - 1].text.islower()

    def _subordinate(self, position: int, mark: Mark) -> bool:
        verbless = not self._finite_ahead(mark.last) and not is_participle(self.s, mark.last)
        verbless = verbless or self._is_only_a_noun(position, mark)
        if self._is_weak_joint(position, mark, verbless=verbless):
            return False
        if self.s.tokens[position].low in ("but", "yet"):
            return self._coordinate(position, mark)
        at_front = not has_verb(self.s, self.top)
        if verbless and not at_front:
            # "after the vote", "despite the ban": a phrase of the clause it stands in.
            return False
        clause = self._open("sub", self.top, position, connector=mark.value("sub") or "")
        clause.fronted = at_front
        return True

    def _is_only_a_noun(self, position: int, mark: Mark) -> bool:
        """Tell of "came back after the ceasefire and laid it": the verb behind "and" is that of the main clause."""
        if self.s.tokens[position].low not in _BEFORE_NOUNS or not has_verb(self.s, self.top):
            return False
        verb = next((p for p in range(mark.last, self.n) if is_finite(self.s, p)), None)
        return verb is not None and verb - 1 > mark.last and self.s.tokens[verb - 1].low == "and"

    def _is_weak_joint(self, position: int, mark: Mark, *, verbless: bool) -> bool:
        """Tell whether a joint is a plain word where it stands: "as part of", "so far", "has yet to"."""
        low = self.s.tokens[position].low
        if low == "should" and position and self._has_a_subject_before(position, mark.last):
            return True
        if low == "so" and mark.last < self.n and self.s.tokens[mark.last].low == "far":
            return True
        if low in _BEFORE_TIMES and self._is_only_a_time(mark.last):
            return True
        if low == "as" and mark.last < self.n and self.s.tokens[mark.last].low in _BEHIND_PLAIN_AS:
            return True
        if low == "yet" and position and self.s.tokens[position - 1].text != ",":
            return True
        if low == "since" and position and self.s.tokens[position - 1].low in ("has", "have", "had"):
            return True
        return verbless and low in _WEAK_JOINTS

    def _has_a_subject_before(self, position: int, behind: int) -> bool:
        """Tell of "they should leave", "the work, which began late, should be over", not "should they leave, …"."""
        verb = behind < self.n and self.s.tokens[behind].low in _BEHIND_SHOULD
        return verb or self.s.tokens[position - 1].text.isalnum()

    def _is_only_a_time(self, position: int) -> bool:
        """Tell of "since 2022 but": a time, and nothing else, stands behind the joint."""
        date = next((d for d in self.s.dates if d.first <= position < d.last), None)
        if date is None:
            return False
        if date.last >= self.n or self.s.tokens[date.last].low in _BEHIND_TIMES:
            return True
        # "Since 1996 mines have killed 614 people": a time that opens its sentence without a comma.
        return position == 1 and self.s.tokens[date.last].text.isalpha() and not is_finite(self.s, date.last)

    def _finite_ahead(self, position: int) -> bool:
        return lookahead.finite_ahead(self.s, position, fronted=self.top.fronted)

    def _coordinate(self, position: int, mark: Mark) -> bool:
        if mark.value("coord") == "with":
            return self._absolute(position, mark)
        if not has_verb(self.s, self.top):
            return False
        after = mark.last
        if after < self.n and (self.s.tokens[position - 1].low, self.s.tokens[after].low) in _TWO_PLACES:
            return False
        before = position - 1 - (self.s.tokens[position - 1].text == ",")
        if self._are_doings(before, after) or self._are_deeds(before, after):
            return False
        while after < self.n and lookahead.is_adverb(self.s, after):
            after += 1
        following = self.s.mark(after)
        if self._joins_names(position, after):
            return False
        verb_first = following is not None and following.first == after and self._can_head(following, after)
        if not verb_first and not lookahead.noun_then_verb(self.s, after) and not self._owner_does_so(after):
            return False
        if not verb_first and self._ends_what_is_set_in(after):
            return False
        beside = self.top
        if len(self.stack) > 1:
            self.stack.pop()
        clause = self._open("coord", beside, position)
        clause.bare = verb_first and following is not None and is_bare(following)
        self._hang(clause, beside, position, following if verb_first else None, after)
        return True

    def _ends_what_is_set_in(self, after: int) -> bool:
        """Tell of "X, which has signed neither the one nor the other, ordered mines": the verb is that of X."""
        opener = self.top.opener
        set_in = self.top.kind == "rel" and opener > 0 and self.s.tokens[opener - 1].text == ","
        return set_in and not self._finite_ahead(after)

    def _hang(self, clause: Clause, beside: Clause, position: int, verb: Mark | None, after: int) -> None:
        """Hang a clause behind "and" on another than the one beside it, where it cannot go on with that."""
        if verb is not None:
            if self._outgrows(beside, verb) or self._cannot_share(beside, verb, position):
                clause.parent = beside.parent
        elif self._is_anothers_word(beside, position, after):
            clause.parent = (beside.parent.parent if beside.parent is not None else None) or self.all[0]
        elif beside.kind in ("rel", "part", "sub") and self.s.tokens[position - 1].text == ",":
            clause.parent = beside.parent or beside

    def _owner_does_so(self, position: int) -> bool:
        """Tell of "and Finland's did so in June": whose parliament, and a verb that repeats what was told."""
        mark = self.s.mark(position)
        if mark is None or mark.first != position or "state" not in mark.meanings or not is_owner(self.s, mark.last):
            return False
        verb = self.s.mark(mark.last + owner_length(self.s, mark.last))
        return verb is not None and "echo" in verb.meanings

    def _joins_names(self, position: int, after: int) -> bool:
        """Tell of "in talks with Lithuania and Poland on": two states behind one preposition."""
        before, behind = self.s.mark(position - 1), self.s.mark(after)
        if before is None or behind is None or behind.first != after or before.first < 1:
            return False
        if not all(any(x in m.meanings for x in ("state", "capital")) for m in (before, behind)):
            return False
        if self.s.tokens[before.first - 1].low in _SEEING:
            # "would like to see Zimbabwe and Kenya join"
            return True
        following = behind.last
        if self.s.tokens[before.first - 1].low in _BEFORE_BOTH and self.s.tokens[following : following + 1]:
            # "buy them from Poland and Finland or make them at home"
            verb = self.s.mark(following + 1)
            goes_on = self.s.tokens[following].low == "or" and verb is not None and verb.form("verb") == 0
            if goes_on:
                return True
        ends = following >= self.n or is_finite(self.s, following) or self.s.tokens[following].text in ("'", "’")
        return self.s.tokens[before.first - 1].low in ("with", "between") and not ends

    def _cannot_share(self, beside: Clause, verb: Mark, position: int) -> bool:
        """Tell of "wanted to know where the mines would come from, and urged": no past behind a modal verb."""
        if beside.kind not in ("rel", "comp", "sub") or self.s.tokens[position - 1].text != ",":
            return False
        first = next((p for p in beside.tokens if is_finite(self.s, p)), None)
        past = 2 in (verb.form("verb"), verb.form("op"), verb.form("say")) and "aux" not in verb.meanings
        return past and first is not None and self.s.tokens[first].low in _MODALS

    def _is_anothers_word(self, beside: Clause, position: int, after: int) -> bool:
        """Tell of "have said that they will stay, and Norway remains a party": what Norway does is not their word."""
        if beside.kind != "comp" or self.s.tokens[position - 1].text != "," or not self._names_a_state(after):
            return False
        parent = beside.parent
        if parent is None or not any("say" in m.meanings for m in parent.marks(self.s)):
            return False
        opening = [self.s.tokens[p].low for p in beside.tokens[:2]]
        own = bool({"they", "it", "he", "she", "we"} & set(opening))
        state = self.s.mark(after)
        verb = None if state is None else self.s.mark(state.last)
        return own and verb is not None and verb.form("verb") == 1

    def _outgrows(self, beside: Clause, verb: Mark) -> bool:
        """Tell whether a finite verb cannot go on with the participle beside it: "a ban covering X but ratified it"."""
        opening = self.s.mark(beside.first)
        if beside.kind != "rel" or beside.parent is None or opening is None or opening.form("verb") != 3:
            return False
        return "aux" in verb.meanings or verb.form("verb") in (1, 2)

    def _absolute(self, position: int, mark: Mark) -> bool:
        """Open a clause after ", with": "with officials in Riga stating that …", "with deployment phased"."""
        if position == 0:
            return self._opening_absolute(position)
        behind = self.s.mark(position + 1)
        if self.s.tokens[position - 1].text != "," or (behind is not None and "rel" in behind.meanings):
            # "the Greens, with whom they govern, fought it": what opens is a relative clause
            return False
        self._open("part", self.top, position, connector="with")
        return True

    def _opening_absolute(self, position: int) -> bool:
        """Open a clause that begins its sentence: "With the withdrawal complete, the army …"."""
        comma = next((p for p in range(position, self.n) if self.s.tokens[p].text == ","), self.n)
        if comma < self.n and not self._finite_ahead(position + 1) and lookahead.noun_then_verb(self.s, comma + 1):
            self._open("sub", self.top, position, connector="with").fronted = True
            return True
        return False

    def _can_head(self, mark: Mark, position: int) -> bool:
        """Tell whether a verb right behind "and" heads a clause of its own."""
        if "aux" in mark.meanings or {"future", "would"} & set(mark.values("op")):
            return True
        if not is_verb(mark):
            return False
        forms = {mark.form(layer) for layer in VERB_LAYERS if layer in mark.meanings}
        if "noun" in mark.meanings and forms <= {0, 1, 3}:
            # "use and production", "stockpiling or use": names of acts in a list.
            # "use, production, and transfer": behind a comma too
            comma = position > _FAR and self.s.tokens[position - 2].text == ","
            before = self.s.mark(position - (3 if comma else 2))
            return has_verb(self.s, self.top) and not (before is not None and "noun" in before.meanings)
        return True

    def _maybe_zero_that(self, position: int, mark: Mark) -> None:
        """Open what is said without "that": a name between a verb of saying and a verb ("said Poland would leave")."""
        back = position - 1
        while back > 0 and self.s.tokens[back].low in _BEFORE_A_NAME:
            back -= 1
        dated = next((d for d in self.s.dates if d.first <= back < d.last), None)
        if dated is not None and dated.first:
            # "said in March they would leave"
            back = dated.first - 1
            if back and self.s.tokens[back].low in ("on", "in"):
                back -= 1
        before = self._told_listener(self.s.mark(back))
        if before is None or "say" not in before.meanings or before.form("say") == 3:
            return
        if self.s.tokens[before.first].low in _ADDRESSING and before.last > back:
            return
        if before.value("say") == "that" and "verb" in before.meanings and mark.traits.names is None:
            # "regrets the withdrawal of five states and remains convinced": what is regretted is a thing
            return
        if self._finite_ahead(mark.last) and before.first in self.top.tokens:
            self._open("comp", self.top, position)

    def _told_listener(self, mark: Mark | None) -> Mark | None:
        """Return the verb of "told Reuters the firm can make them", where `mark` names who was told; else `mark`."""
        if mark is None or "media" not in mark.meanings:
            return mark
        verb = self.s.mark(mark.first - 1)
        return verb if verb is not None and self.s.tokens[verb.first].low in _ADDRESSING else mark

    def _maybe_contact(self, position: int, mark: Mark) -> None:
        """Open what describes a thing without "that": "the 1,812 mines Croatia had kept were", "the mines it laid"."""
        if _DOING.isdisjoint(mark.meanings) or mark.last >= self.n or not is_finite(self.s, mark.last):
            return
        before = self.s.mark(position - 1)
        if before is None or before.value("item") is None or self.top.kind not in ("main", "comp", "coord"):
            return
        if mark.value("pron") is None and has_verb(self.s, self.top):
            # "bought mines, Poland said": only a pronoun goes on so surely.
            return
        waits = any(is_finite(self.s, p) for p in range(mark.last + 1, self.n))
        if has_verb(self.s, self.top) or (waits and self.s.tokens[mark.first].low not in _OBJECTS):
            self._open("rel", self.top, position)

    def _maybe_reduced(self, position: int) -> None:
        """Open the clause of a participle right after what it describes: "a treaty prohibiting their use"."""
        before = self.s.mark(position - 1)
        if before is not None and any(x in before.meanings for x in _DESCRIBED_BY_PARTICIPLE):
            self._open("rel", self.top, position)
