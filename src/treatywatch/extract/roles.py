"""Who does it, to what: subject, agent and object of an act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from treatywatch.extract.clauses import Clause, is_finite, is_verb
from treatywatch.extract.names import Discourse, Mention
from treatywatch.extract.reading import Mark, Sentence

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "get", "got", "gets"})
ACTORS = ("state", "union", "body", "office", "person", "company", "organisation", "media", "name")


@dataclass(slots=True)
class Frame:
    """A sentence ready for the kinds: its clauses, its mentions, and what the document has said before."""

    sentence: Sentence
    clauses: list[Clause]
    mentions: list[Mention]
    discourse: Discourse

    def clause_at(self, position: int) -> Clause:
        """Return the clause that the token at `position` belongs to."""
        for clause in self.clauses:
            if position in clause.tokens:
                return clause
        return self.clauses[0]

    def mentions_in(self, positions: Iterable[int]) -> list[Mention]:
        """Return the mentions that start at one of these tokens."""
        wanted = set(positions)
        return [m for m in self.mentions if m.first in wanted]

    # --- subjects

    def subject(self, clause: Clause, before: int | None = None) -> Mention | None:
        """Return the subject of a clause, taken over from the clause it hangs on where it has none of its own."""
        seen: set[int] = set()
        here: Clause | None = clause
        limit = before
        while here is not None and id(here) not in seen:
            seen.add(id(here))
            own = self._own_subject(here, limit)
            if own is not None:
                return own
            if here.kind == "rel":
                return self._antecedent(here)
            if here.kind == "tag":
                return None
            if here.kind == "comp" and self._has_other_subject(here):
                return None
            limit = None
            here = here.parent
        return None

    def _own_subject(self, clause: Clause, before: int | None) -> Mention | None:
        end = self._verb_at(clause)
        if before is not None and (end is None or before < end):
            end = before
        positions = [p for p in clause.tokens if end is None or p < end]
        candidates = [m for m in self.mentions_in(positions) if m.kind in ACTORS]
        whole = [m for m in candidates if m.whole]
        if whole:
            return whole[0]
        if clause.kind == "part" and clause.connector == "with":
            led = [m for m in candidates if m.prep == "with"]
            return led[0] if led else None
        owners = [m for m in candidates if m.role in ("owner", "adj")]
        if owners and end is not None and clause.kind in ("main", "comp", "coord", "sub"):
            return owners[0]
        return None

    def _verb_at(self, clause: Clause) -> int | None:
        for position in clause.tokens:
            if is_finite(self.sentence, position):
                return position
        for position in clause.tokens:
            mark = self.sentence.mark(position)
            if mark is not None and mark.first == position and is_verb(mark) and "prep" not in mark.meanings:
                return position
        return None

    def _has_other_subject(self, clause: Clause) -> bool:
        """A complement with a subject that is no actor ("that the landscape is evolving")."""
        verb = self._verb_at(clause)
        if verb is None:
            return False
        words = [p for p in clause.tokens if p < verb and self.sentence.tokens[p].text.isalpha()]
        return len(words) > 1

    def _antecedent(self, clause: Clause) -> Mention | None:
        if clause.parent is None:
            return None
        before = [m for m in self.mentions_in(clause.parent.tokens) if m.last <= clause.opener and m.kind in ACTORS]
        near = [m for m in before if clause.opener - m.last <= 2]
        if near:
            return near[-1]
        things = [p for p in clause.parent.tokens if p < clause.opener and self._thing(p)]
        if things and clause.opener - things[-1] <= 3:
            return None
        return None

    def _thing(self, position: int) -> bool:
        mark = self.sentence.mark(position)
        return mark is not None and any(
            layer in mark.meanings for layer in ("treaty", "treaty_word", "item", "item_word", "barrier", "programme")
        )

    # --- agents

    def agent(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return "by X" behind a passive or a noun."""
        for mention in self.mentions_in(p for p in clause.tokens if mark.last <= p < mark.last + 14):
            if mention.prep in ("by", "at the hands of"):
                return mention
        return None

    def owner(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return whose act a noun is: "Poland's production", "Finnish use", "its withdrawal"."""
        best: Mention | None = None
        for mention in self.mentions_in(p for p in clause.tokens if p < mark.first):
            if (
                mention.role in ("owner", "adj")
                and self._reaches(mention, mark)
                and not self._owned_thing(mention, mark)
            ):
                best = mention
        return best

    def _owned_thing(self, mention: Mention, mark: Mark) -> bool:
        """ "their export", "its use": the mines', not the states', where no weapon is named behind."""
        if mention.pronoun not in ("it", "they") or mention.last != mark.first:
            return False
        behind = [t.low for t in self.sentence.tokens[mark.last : mark.last + 1]]
        return behind != ["of"] and bool({"make", "use", "supply", "destroy", "acquire"} & set(mark.values("noun")))

    def _reaches(self, mention: Mention, mark: Mark) -> bool:
        """Only words that describe stand between an owner and the act that is its own."""
        if mark.first - mention.last > 9:
            return False
        for position in range(mention.last, mark.first):
            other = self.sentence.mark(position)
            token = self.sentence.tokens[position]
            if token.text in (",", ";", ":"):
                return False
            if other is None:
                continue
            if "prep" in other.meanings and token.low not in ("to", "of", "for"):
                return False
            if "aux" in other.meanings and token.low not in ("'", "s"):
                return False
            if is_finite(self.sentence, position) and "op" not in other.meanings and "noun" not in other.meanings:
                return False
        return True

    def place_of(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return the state in "in X" behind an act."""
        for mention in self.mentions_in(p for p in clause.tokens if mark.last <= p < mark.last + 12):
            if mention.prep in ("in", "inside", "within", "across", "on", "near", "around", "over", "at") and (
                mention.kind == "place" or (mention.kind == "state" and mention.prep not in ("on", "at"))
            ):
                return mention
        return None

    def told(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return X in "urged X to do", "enable X to do", "for X to do"."""
        best: Mention | None = None
        for mention in self.mentions_in(p for p in clause.tokens if p < mark.first):
            if mention.last < len(self.sentence.tokens) and self._leads_to(mention, mark):
                best = mention
        return best

    def _leads_to(self, mention: Mention, mark: Mark) -> bool:
        position = mention.last
        tokens = self.sentence.tokens
        accused = mention.first > 0 and _accuses(self.sentence, mention.first)
        if tokens[position].low not in ("to", "not", "from") and not accused:
            return False
        if accused and any(is_finite(self.sentence, p) for p in range(position, mark.first)):
            return False
        if mark.first - position > 10 or mention.first == 0:
            return False
        before = self.sentence.mark(mention.first - 1)
        if tokens[mention.first - 1].low in ("the", "both", "other"):
            before = self.sentence.mark(mention.first - 2)
        if mention.prep == "for" or accused:
            return True
        if mention.prep == "of" and mention.first > 1:
            # "the plans of Lithuania to produce"
            meant = self.sentence.mark(mention.first - 2)
            return meant is not None and "intend" in meant.values("op")
        return before is not None and (
            bool({"urge", "possible", "deny", "recommend"} & set(before.values("op"))) or is_verb(before)
        )

    def is_passive(self, clause: Clause, mark: Mark) -> bool:
        """Tell whether the verb stands in the passive."""
        form = mark.form("verb")
        if form not in (2, 4):
            return False
        here = mark.first - 1
        tokens = self.sentence.tokens
        while here >= 0 and here in clause.tokens and mark.first - here < 5:
            if tokens[here].low in _BE or tokens[here].text == "'":
                return True
            other = self.sentence.mark(here)
            if other is not None and "aux" in other.meanings:
                return False
            if not (
                tokens[here].low.endswith("ly")
                or tokens[here].low
                in (
                    "yet",
                    "not",
                    "also",
                    "already",
                    "now",
                    "still",
                    "so",
                    "far",
                    "ever",
                    "never",
                    "all",
                    "then",
                    "since",
                    "again",
                    "first",
                    "once",
                )
            ):
                break
            here -= 1
        # "mines laid by", "mines produced in": a participle behind its object.
        before = self.sentence.mark(mark.first - 1) if mark.first else None
        if (
            before is not None
            and any(x in before.meanings for x in ("item", "item_word", "noun"))
            and not any(
                is_finite(self.sentence, p) and p == mark.first
                for p in [mark.first]
                if clause.kind == "main" and self._first_verb_is(clause, mark)
            )
        ):
            return True
        return False

    def _first_verb_is(self, clause: Clause, mark: Mark) -> bool:
        return not any(is_finite(self.sentence, p) for p in clause.tokens if p < mark.first) and not any(
            is_finite(self.sentence, p) for p in clause.tokens if p >= mark.last
        )

    def actor(self, clause: Clause, mark: Mark) -> Mention | None:
        """Return who does the act: agent, owner, who is told to, subject; None where the clause does not say."""
        if self.told_unnamed(clause, mark):
            return None
        found = self._actor(clause, mark)
        return self._named_part(clause, mark, found)

    def _by_unnamed(self, mark: Mark, mention: Mention) -> bool:
        """ "by five states, namely X": the agent is named behind."""
        return any(t.low == "by" for t in self.sentence.tokens[mark.last : mention.first])

    def told_unnamed(self, clause: Clause, mark: Mark) -> bool:
        """ "encourage the remaining nations to join": whoever is told, no one is named."""
        if self._accused_unnamed(clause, mark):
            return True
        if mark.first == 0 or self.sentence.tokens[mark.first - 1].low != "to":
            return False
        for other in reversed(self.sentence.marks):
            if other.last > mark.first - 1 or other.first not in clause.tokens:
                continue
            noun = "intend" in other.values("op") and self.sentence.tokens[other.last].low == "of"
            if (
                noun
                or {"urge", "possible"} & set(other.values("op"))
                and any(e.form >= 0 for e in other.meanings["op"])
            ):
                between = range(other.last, mark.first - 1)
                words = [
                    p
                    for p in between
                    if self.sentence.tokens[p].text.isalpha() and not self.sentence.tokens[p].low.endswith("ly")
                ]
                named = any(m.first in between for m in self.mentions)
                return bool(words) and not named
        return False

    def _accused_unnamed(self, clause: Clause, mark: Mark) -> bool:
        """ "accuses its neighbour of laying": who is accused has no name."""
        for other in self.sentence.marks:
            if other.last > mark.first or other.first not in clause.tokens or "accuse" not in other.values("op"):
                continue
            return not any(other.last <= m.first <= other.last + 2 and m.role in ("", "prep") for m in self.mentions)
        return False

    def _named_part(self, clause: Clause, mark: Mark, found: Mention | None) -> Mention | None:
        """ "NATO countries, including the Baltic states, …": the named part stands for an unnamed whole."""
        if found is not None and found.kind != "union":
            return found
        if found is None:
            for mention in self.mentions:
                near = 0 <= mention.first - mark.last < 20
                if (
                    mention.prep in ("namely", "including")
                    and mention.kind == "state"
                    and near
                    and self._by_unnamed(mark, mention)
                ):
                    return mention
            return None
        for mention in self.mentions:
            if mention.prep in ("including", "such as") and mention.kind == "state" and mention.last <= mark.first:
                if clause.first <= mention.first or clause.kind in ("coord", "comp"):
                    return mention
        return found

    def _actor(self, clause: Clause, mark: Mark) -> Mention | None:
        verbal = mark.form("verb") >= 0 and "noun" not in mark.meanings
        if verbal and self.is_passive(clause, mark):
            return self.agent(clause, mark) or self._owner_of_object(clause, mark)
        if "noun" in mark.meanings:
            owner = self.owner(clause, mark) or self._of(clause, mark) or self.agent(clause, mark)
            if owner is not None:
                return owner
        return self.told(clause, mark) or self._decider(clause, mark) or self._lent_actor(clause) or self.subject(clause, mark.first)

    def _of(self, clause: Clause, mark: Mark) -> Mention | None:
        """ "the departures of Estonia and Latvia"."""
        if not {"leave", "join", "ratify"} & set(mark.values("noun")):
            return None
        behind = [
            m for m in self.mentions_in(p for p in clause.tokens if mark.last < p <= mark.last + 2) if m.prep == "of"
        ]
        return behind[0] if behind and behind[0].kind == "state" else None

    def _owner_of_object(self, clause: Clause, mark: Mark) -> Mention | None:
        """ "its mines were scrapped", "Poland's stocks were destroyed": the owner did it."""
        owners = [m for m in self.mentions_in(p for p in clause.tokens if p < mark.first) if m.role in ("owner", "adj")]
        things = [p for p in clause.tokens if p < mark.first and self._owned(p)]
        near = [m for m in owners if any(0 <= p - m.last <= 5 for p in things)]
        return near[0] if near else None

    def _owned(self, position: int) -> bool:
        mark = self.sentence.mark(position)
        return (
            mark is not None and mark.first == position and ("item" in mark.meanings or "hold" in mark.values("noun"))
        )

    def _decider(self, clause: Clause, mark: Mark) -> Mention | None:
        """ "an objection to Ukraine's decision to suspend": whose decision it is does it."""
        if mark.first < 2 or self.sentence.tokens[mark.first - 1].low != "to":
            return None
        meant = self.sentence.mark(mark.first - 2)
        if meant is None or "intend" not in meant.values("op") or is_finite(self.sentence, meant.first):
            return None
        return self.owner(clause, meant)

    def _lent_actor(self, clause: Clause) -> Mention | None:
        """ "enable Poland to stockpile and use": who is told to do the first act is told to do the second."""
        if not clause.bare or clause.parent is None:
            return None
        for position in reversed([p for p in clause.parent.tokens if p < clause.opener]):
            mark = self.sentence.mark(position)
            if mark is not None and mark.first == position and mark.form("verb") >= 0:
                return self.told(clause.parent, mark)
        return None

    # --- objects

    def item(self, clause: Clause, mark: Mark) -> Mark | None:
        """Return the weapon that the act is done to, where the sentence names it."""
        behind = self._item_behind(clause, mark)
        before = self._item_before(clause, mark)
        if "noun" in mark.meanings and before is not None and mark.first - before.last <= 1:
            return before
        if mark.form("verb") >= 0 and self.is_passive(clause, mark) and before is not None:
            return before
        if behind is not None:
            return behind
        if clause.kind == "rel" and clause.parent is not None:
            near = [
                m for m in self._items(clause.parent.tokens) if m.last <= clause.opener and clause.opener - m.last <= 3
            ]
            return near[-1] if near else None
        return before if "noun" in mark.meanings and before is not None and mark.first - before.last <= 4 else None

    def _items(self, positions: Iterable[int]) -> list[Mark]:
        wanted = sorted(set(positions))
        found: list[Mark] = []
        for position in wanted:
            mark = self.sentence.mark(position)
            if (
                mark is not None
                and mark.first == position
                and ("item" in mark.meanings or "item_word" in mark.meanings)
            ):
                found.append(mark)
        return found

    def _item_behind(self, clause: Clause, mark: Mark) -> Mark | None:
        for candidate in self._items(p for p in clause.tokens if mark.last <= p < mark.last + 22):
            if self._open_way(mark.last, candidate.first, clause):
                return candidate
            return None
        # "to produce, stockpile or lay mines": the object comes with the last verb.
        following = [
            c for c in self.clauses if c.parent is clause and c.kind == "coord" and c.bare and c.opener >= mark.last
        ]
        if following and following[0].opener - mark.last <= 6:
            found = self._items(following[0].tokens)
            return found[0] if found else None
        return None

    def _open_way(self, start: int, end: int, clause: Clause) -> bool:
        """No other act's verb stands between a verb and its object."""
        for position in range(start, end):
            if position not in clause.tokens:
                continue
            other = self.sentence.mark(position)
            if other is None or other.first != position:
                continue
            if is_finite(self.sentence, position) and "op" not in other.meanings and not self._in_verb_list(position):
                return False
        return True

    def _in_verb_list(self, position: int) -> bool:
        return position > 0 and self.sentence.tokens[position - 1].low in (",", "or", "and")

    def _item_before(self, clause: Clause, mark: Mark) -> Mark | None:
        found = self._items(p for p in clause.tokens if p < mark.first)
        return found[-1] if found else None

    def pronoun_object(self, mark: Mark) -> bool:
        """Tell whether "them", "any", "none of these" stands right behind the act."""
        behind = [t.low for t in self.sentence.tokens[mark.last : mark.last + 4]]
        if not behind:
            return False
        if behind[0] in ("them", "these", "those", "such", "any", "none", "some"):
            return True
        if behind[1:2] == ["them"] and behind[0] in ("out", "up", "down", "off", "over"):
            return True
        return "of" in behind and bool({"them", "these", "those"} & set(behind))


def _accuses(sentence: Sentence, position: int) -> bool:
    """ "accused Cambodia of laying": the accused does it."""
    before = sentence.mark(position - 1)
    if before is None and position > 1:
        before = sentence.mark(position - 2)
    return before is not None and "accuse" in before.values("op")


def mark_of(sentence: Sentence, layers: Sequence[str], positions: Iterable[int]) -> Mark | None:
    """Return the first mark among `positions` that has one of `layers`."""
    for position in sorted(positions):
        mark = sentence.mark(position)
        if mark is not None and mark.first == position and any(layer in mark.meanings for layer in layers):
            return mark
    return None
