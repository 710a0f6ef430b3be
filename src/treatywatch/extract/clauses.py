"""Clauses: where one predicate's words end and another's begin, and from whom a clause takes its subject."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from treatywatch.extract.reading import Mark, Sentence

VERBAL = ("verb", "aux", "say")
_DASHES = ("—", "–")


@dataclass(slots=True)
class Clause:
    """A clause. `tokens` are its token positions, without those of clauses set inside it.

    `kind`: main, comp (that …), rel (which …), sub (because …), coord (and …), part (…ing), aside (dashes, brackets).
    `parent` is the clause it depends on; for `coord` the clause it stands beside.
    """

    kind: str
    parent: "Clause | None"
    opener: int
    tokens: list[int] = field(default_factory=list)
    connector: str = ""
    fronted: bool = False
    bare: bool = False
    """A coordinated bare infinitive: what is said of its neighbour's verb ("plans to") is said of it too."""

    @property
    def first(self) -> int:
        """Return its first token."""
        return self.tokens[0] if self.tokens else self.opener

    @property
    def last(self) -> int:
        """Return the token after its last one."""
        return self.tokens[-1] + 1 if self.tokens else self.opener


def clauses(sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence in order of opening; every token belongs to exactly one."""
    return _Cutter(sentence).cut()


def is_verb(mark: Mark | None) -> bool:
    """Tell whether a mark can be the verb of a clause."""
    return mark is not None and (
        "aux" in mark.meanings
        or ("member" in mark.meanings and mark.last - mark.first > 1)
        or any(mark.form(layer) >= 0 for layer in ("verb", "op", "say", "via_verb"))
        or bool({"future", "would"} & set(mark.values("op")))
    )


def is_finite(sentence: Sentence, position: int) -> bool:
    """Tell whether a verb that can carry a clause stands at `position` (not after "to", no -ing form)."""
    mark = sentence.mark(position)
    if mark is None or mark.first != position or not is_verb(mark) or is_in_a_name(sentence, position):
        return False
    if "aux" in mark.meanings:
        return sentence.tokens[position].low not in ("be", "been", "being")
    if "member" in mark.meanings and mark.last - mark.first > 1 and mark.form("member") < 0:
        return sentence.tokens[position].low in (
            "has",
            "have",
            "is",
            "are",
            "remain",
            "remains",
            "did",
            "belongs",
            "never",
        )
    forms = {mark.form(layer) for layer in ("verb", "op", "say", "via_verb", "member") if layer in mark.meanings}
    if forms <= {3, -1}:
        return False
    before = sentence.tokens[position - 1].low if position else ""
    if before in ("to", "the", "a", "an", "of", "its", "their", "his", "her") or before in ("'s", "s"):
        return False
    return not (position and sentence.mark(position - 1) is not None and "adj" in sentence.mark(position - 1).meanings)  # type: ignore[union-attr]


def is_in_a_name(sentence: Sentence, position: int) -> bool:
    """A capital inside a sentence makes a verb's look-alike part of a name ("Northern Wire"); headlines are spared."""
    text = sentence.tokens[position].text
    return (
        position > 0
        and sentence.role != "title"
        and text[:1].isupper()
        and sentence.tokens[position - 1].text.isalpha()
    )


class _Cutter:
    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.n = len(sentence.tokens)
        self.all: list[Clause] = []
        self.stack: list[Clause] = []

    def cut(self) -> list[Clause]:
        self._open("main", None, 0)
        position = 0
        while position < self.n:
            position = self._step(position)
        return [c for c in self.all if c.tokens]

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
        token = self.s.tokens[position]
        if token.text == ",":
            return self._comma(position)
        if token.text in _DASHES and position and self.s.tokens[position - 1].end <= token.start:
            return self._dash(position)
        if token.text in ("(", "["):
            self._open("aside", self.top, position)
            return self._keep(position)
        if token.text in (")", "]"):
            end = self._keep(position)
            self._close("aside")
            return end
        if token.text in (";", ":"):
            self._keep(position)
            self._reset(position + 1)
            return position + 1
        mark = self.s.mark(position)
        if mark is not None and mark.first == position:
            return self._mark(position, mark)
        return self._keep(position)

    def _reset(self, position: int) -> None:
        """A semicolon or colon starts afresh; the first clause lends its subject."""
        self.stack = self.stack[:1]
        self._open("main", self.stack[0], position)
        self.stack = [self.stack[0], self.all[-1]]

    def _close(self, kind: str) -> None:
        if len(self.stack) > 1 and self.top.kind == kind:
            self.stack.pop()

    def _dash(self, position: int) -> int:
        if self._is_range(position):
            return self._keep(position)
        if any(c.kind == "aside" and c.connector == "dash" for c in self.stack):
            while self.top.connector != "dash":
                self.stack.pop()
            end = self._keep(position)
            self.stack.pop()
            return end
        self._open("aside", self.top, position, connector="dash")
        return self._keep(position)

    def _is_range(self, position: int) -> bool:
        tokens = self.s.tokens
        if position + 1 >= self.n:
            return True
        return tokens[position - 1].text[0].isdigit() and tokens[position + 1].text[0].isdigit()

    # --- commas

    def _comma(self, position: int) -> int:
        after = position + 1
        if after >= self.n or self._is_list_comma(position):
            return self._keep(position)
        if self._tag_ahead(after) and (self._has_verb(self.top) or position > 6):
            end = self._keep(position)
            self._open("tag", self.top, after)
            return end
        if self.top.kind == "tag":
            end = self._keep(position)
            self.stack.pop()
            return end
        if self._fronted_ends(after):
            self.stack = self.stack[:1]
            return self._keep(position)
        closed = self._comma_closes(position)
        end = self._keep(position)
        if closed:
            self.stack.pop()
            return end
        if self._is_participle(after) and self._has_verb(self.top):
            self._open("part", self.top, after)
        return end

    def _comma_closes(self, position: int) -> bool:
        """A comma ends a clause set in, once that has its verb and what waits outside still lacks one or goes on."""
        if len(self.stack) < 2:
            return False
        top = self.top
        following = self.s.mark(position + 1)
        if following is not None and "rel" in following.meanings:
            return False
        if top.kind == "sub" and top.fronted:
            return True
        if top.kind in ("rel", "part", "aside") and top.connector != "dash":
            parent = top.parent
            return self._has_verb(top) and parent is not None and not self._has_verb(parent)
        return False

    def _tag_ahead(self, position: int) -> bool:
        """ "…, its defence minister announced on Thursday, …": a speaker and a verb of saying, no "that" behind."""
        for here in range(position, min(position + 14, self.n)):
            token, mark = self.s.tokens[here], self.s.mark(here)
            if token.text in (",", ";", ":", "(") or (
                mark is not None and ("comp" in mark.meanings or "rel" in mark.meanings)
            ):
                return False
            if mark is None or mark.first != here:
                continue
            if "coord" in mark.meanings and here == position:
                return False
            if "say" in mark.meanings and is_finite(self.s, here) and here >= position:
                return self._tag_ends(mark.last)
            if is_finite(self.s, here) and "say" not in mark.meanings:
                return False
        return False

    def _tag_ends(self, position: int) -> bool:
        """Behind the verb come only a time, a listener or the end."""
        for here in range(position, min(position + 12, self.n)):
            token, mark = self.s.tokens[here], self.s.mark(here)
            if token.text in (",", ".", ";", ":", "”", '"', "“", "—", "–"):
                return True
            if mark is not None and ("comp" in mark.meanings or is_finite(self.s, here)):
                return False
        return True

    def _fronted_ends(self, after: int) -> bool:
        """ "While X had said that it could, this is …": the main clause that waited behind takes over."""
        return (
            len(self.stack) > 2
            and self.stack[1].kind == "sub"
            and self.stack[1].fronted
            and not self._has_verb(self.stack[0])
            and self._noun_then_verb(after)
        )

    def _is_list_comma(self, position: int) -> bool:
        before, after = self.s.mark(position - 1), self._next_mark(position + 1)
        if before is None or after is None:
            return False
        layers = ("state", "item", "barrier", "capital", "noun", "body", "treaty", "organisation", "company")
        same = any(layer in before.meanings and layer in after.meanings for layer in layers)
        if same and "state" in before.meanings and self.top.fronted and not self._list_goes_on(after):
            return False
        return same

    def _list_goes_on(self, mark: Mark) -> bool:
        if mark.last >= self.n:
            return False
        return self.s.tokens[mark.last].low in (",", "and", "or")

    def _next_mark(self, position: int) -> Mark | None:
        for here in range(position, min(position + 4, self.n)):
            mark = self.s.mark(here)
            if mark is not None and ("coord" not in mark.meanings):
                return mark
            if self.s.tokens[here].text in (",", "."):
                return None
        return None

    # --- words

    def _mark(self, position: int, mark: Mark) -> int:
        for layer, act in (
            ("rel", self._relative),
            ("comp", self._complement),
            ("sub", self._subordinate),
            ("coord", self._coordinate),
        ):
            if layer in mark.meanings and act(position, mark):
                break
        else:
            self._maybe_zero_that(position, mark)
            self._maybe_reduced(position, mark)
        for here in range(position, mark.last):
            self._keep(here)
        return mark.last

    def _relative(self, position: int, mark: Mark) -> bool:
        if position == 0:
            return False
        self._open("rel", self.top, position)
        return True

    def _complement(self, position: int, mark: Mark) -> bool:
        if self.s.tokens[position].low != "that" and not self._finite_ahead(mark.last):
            return False
        before = self.s.mark(position - 1)
        if before is not None and ("prep" in before.meanings or "sub" in before.meanings):
            return False
        following = self.s.mark(mark.last)
        if self.s.tokens[position].low == "that" and following is not None and following.form("verb") == 0:
            # "that work", "that use": a determiner before a noun.
            return False
        nouns = ("treaty", "treaty_word", "item", "item_word", "maker", "state", "programme", "barrier")
        if before is not None and any(layer in before.meanings for layer in nouns) and not self._told(before):
            self._open("rel", self.top, position)
            return True
        if not self._has_verb(self.top) and position > 0 and before is None:
            return False
        if self.s.tokens[position].low == "that" and not self._finite_ahead(mark.last):
            return False
        self._open("comp", self.top, position)
        return True

    def _subordinate(self, position: int, mark: Mark) -> bool:
        low = self.s.tokens[position].low
        verbless = not self._finite_ahead(mark.last) and not self._is_participle(mark.last)
        value = mark.value("sub")
        if low in ("as", "so", "since", "but", "yet", "however") and verbless:
            return False
        if (
            low == "as"
            and mark.last < self.n
            and self.s.tokens[mark.last].low in ("a", "an", "part", "well", "many", "much")
        ):
            return False
        if low == "yet" and position and self.s.tokens[position - 1].text != ",":
            return False
        if low in ("but", "yet"):
            return self._coordinate(position, mark)
        at_front = not self._has_verb(self.top)
        if verbless and not at_front:
            # "after the vote", "despite the ban": a phrase of the clause it stands in.
            return False
        clause = self._open("sub", self.top, position, connector=value or "")
        clause.fronted = at_front
        return True

    def _coordinate(self, position: int, mark: Mark) -> bool:
        if mark.value("coord") == "with":
            return self._absolute(position, mark)
        if not self._has_verb(self.top):
            return False
        after = mark.last
        while after < self.n and self._is_adverb(after):
            after += 1
        following = self.s.mark(after)
        verb_first = following is not None and following.first == after and self._can_head(following, after)
        if not verb_first and not self._noun_then_verb(after):
            return False
        beside = self.top
        if len(self.stack) > 1:
            self.stack.pop()
        clause = self._open("coord", beside, position)
        clause.bare = verb_first and following is not None and self._is_bare(following, beside)
        if not verb_first and beside.kind in ("rel", "part", "sub") and self.s.tokens[position - 1].text == ",":
            clause.parent = beside.parent or beside
        return True

    def _absolute(self, position: int, mark: Mark) -> bool:
        """ ", with officials in Riga stating that …", "with deployment phased"."""
        if position == 0 or self.s.tokens[position - 1].text != ",":
            return False
        self._open("part", self.top, position, connector="with")
        return True

    def _can_head(self, mark: Mark, position: int) -> bool:
        if "aux" in mark.meanings or {"future", "would"} & set(mark.values("op")):
            return True
        if not is_verb(mark):
            return False
        forms = {mark.form(layer) for layer in ("verb", "op", "say", "via_verb") if layer in mark.meanings}
        if "noun" in mark.meanings and forms <= {0, 1, 3}:
            # "use and production", "stockpiling or use": names of acts in a list.
            return self._verbs_before() and not self._noun_list(position)
        return True

    def _verbs_before(self) -> bool:
        return self._has_verb(self.top)

    def _noun_list(self, position: int) -> bool:
        before = self.s.mark(position - 2)
        return before is not None and ("noun" in before.meanings)

    def _is_bare(self, mark: Mark, beside: Clause) -> bool:
        forms = {mark.form(layer) for layer in ("verb", "op", "say") if layer in mark.meanings}
        if "aux" in mark.meanings:
            return False
        if 0 in forms or 3 in forms:
            return True
        # "was withdrawn and destroyed": a participle goes on with the auxiliary; nothing to lend.
        return False

    def _is_adverb(self, position: int) -> bool:
        token = self.s.tokens[position]
        return self.s.mark(position) is None and token.low.endswith("ly")

    def _noun_then_verb(self, position: int) -> bool:
        """A noun phrase and its verb stand before the next sign or joint."""
        for here in range(position, min(position + 12, self.n)):
            token = self.s.tokens[here]
            if token.text in (";", ":", ".") or (token.text == "," and here - position < 2):
                return False
            mark = self.s.mark(here)
            if mark is not None and mark.first == here:
                if "rel" in mark.meanings or "sub" in mark.meanings:
                    return False
                if here > position and is_finite(self.s, here):
                    return True
        return False

    def _finite_ahead(self, position: int) -> bool:
        for here in range(position, self.n):
            token = self.s.tokens[here]
            if token.text in (",", ";", ":", "—") and not (token.text == "," and self._is_list_comma(here)):
                return False
            if is_finite(self.s, here):
                return True
        return False

    def _is_participle(self, position: int) -> bool:
        mark = self.s.mark(position)
        if mark is None:
            token = self.s.tokens[position] if position < self.n else None
            return token is not None and token.low.endswith("ing") and len(token.low) > 5
        return (
            mark.first == position
            and "prep" not in mark.meanings
            and any(mark.form(layer) == 3 for layer in ("verb", "op", "say", "via_verb") if layer in mark.meanings)
        )

    def _told(self, whom: Mark) -> bool:
        """ "told Ukraine that …": whoever is told stands between the verb and what is said."""
        before = {t.low for t in self.s.tokens[max(0, whom.first - 2) : whom.first]}
        return not before.isdisjoint({"told", "tell", "tells", "telling", "informed", "assured", "reminded"})

    def _maybe_zero_that(self, position: int, mark: Mark) -> None:
        """ "said Poland would leave": a name right after a verb of saying, with a verb behind it, opens what is said."""
        starts = (
            "state",
            "adj",
            "pron",
            "capital",
            "group",
            "union",
            "company",
            "organisation",
            "noun",
            "body",
            "item",
        )
        if position == 0 or not any(layer in mark.meanings for layer in starts):
            return
        back = position - 1
        while back > 0 and self.s.tokens[back].low in ("the", "a", "an", "its", "their", "both", "that"):
            back -= 1
        before = self.s.mark(back)
        if before is None or "say" not in before.meanings or before.form("say") == 3:
            return
        if self.s.tokens[before.first].low in (
            "told",
            "tell",
            "tells",
            "urge",
            "urged",
            "urges",
            "ask",
            "asked",
            "asks",
        ):
            return
        if self._finite_ahead(mark.last) and before.first in self.top.tokens:
            self._open("comp", self.top, position)

    def _maybe_reduced(self, position: int, mark: Mark) -> None:
        """ "a treaty prohibiting their use": a participle right after a thing describes it."""
        if position == 0 or mark.form("verb") not in (3,):
            return
        before = self.s.mark(position - 1)
        if before is not None and any(x in before.meanings for x in ("treaty", "treaty_word", "item", "programme")):
            self._open("rel", self.top, position)

    def _has_verb(self, clause: Clause) -> bool:
        return any(is_finite(self.s, p) for p in clause.tokens) or (
            clause.kind in ("part", "sub", "coord", "rel") and any(is_verb(self.s.mark(p)) for p in clause.tokens)
        )


def show(sentence: Sentence, found: Sequence[Clause]) -> str:
    """Return the clauses one a line, for people who look into the grammar."""
    return "\n".join(
        f"{c.kind}{'*' if c.bare else ''}: {' '.join(sentence.tokens[p].text for p in c.tokens)}" for c in found
    )
