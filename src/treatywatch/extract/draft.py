"""A claim in the making: what a kind's rule found, before speaker, span and merging."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from treatywatch.extract.clause import Clause
from treatywatch.extract.discourse import Deed, Discourse, Said
from treatywatch.extract.names import Mention
from treatywatch.extract.quantities import QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.scope import Scope, is_nominal, scope
from treatywatch.extract.times import TimeMention
from treatywatch.extract.weapons import ITEM_OF, TREATY_OF
from treatywatch.model.claim import JOINING
from treatywatch.model.quantity import Quantity

_STANDINGS = frozenset({"membership", "membership_count"})
_LEAVING_STEPS = frozenset({"announce_withdrawal", "approve_withdrawal", "notify_withdrawal", "withdraw"})
_DEEDS = frozenset(
    {"transfer", "production", "stockpile", "use", "requirement", "position", "treaty_step", "destruction"}
    | {"membership", "funding"}
)
# So far, in code points, a deed is what "did the same" repeats.
_STILL_DONE = 200
_PAST = 2
# So many sentences after it was named, "the treaty" is that of the whole text again.
_FORGOTTEN = 9
# So many sentences after one was named, "these weapons" are those of the whole text again.
_WEAPON_FORGOTTEN = 2
_A_DAY = len("2025-12-27")


@dataclass(slots=True)
class Draft:
    """One reading of one act in one clause."""

    kind: str
    modality: str
    clause: Clause
    mark: Mark
    slots: dict[str, str | None]
    quantity: Quantity | None = None
    when: str | None = None
    duration: str | None = None
    span: tuple[int, int] | None = None
    own_speaker: bool = False
    """The claim's actor is the one who speaks (positions): no attribution is added for it."""
    speaker: str | None = None
    """Whose word it is where no verb of saying tells: who denies a thing says so."""
    note: str | None = None
    """What its claim says of itself."""


@dataclass(slots=True)
class Act:
    """All that a kind's rule may ask about one act: its sentence, clause, words, scope and actor."""

    frame: Frame
    clause: Clause
    mark: Mark
    published: dt.date | None = None
    _nominal: bool | None = None
    _scope: Scope | None = None
    _actor: tuple[Mention | None] | None = None

    def draft(
        self,
        kind: str,
        modality: str,
        slots: dict[str, str | None],
        quantity: Quantity | None = None,
        when: str | None = None,
        duration: str | None = None,
        *,
        span: tuple[int, int] | None = None,
        own_speaker: bool = False,
    ) -> Draft:
        """Return a claim in the making that rests on this act."""
        self._note(kind, modality, slots, when)
        self._note_matter(kind, modality, slots, when)
        self._note_deed(kind, modality, slots)
        if kind == "production":
            self.frame.discourse.output = quantity
        if kind == "destruction":
            self.frame.discourse.destroying = (self.sentence.start, slots.get("actor"), slots.get("item"), when)
        return Draft(kind, modality, self.clause, self.mark, slots, quantity, when, duration, span, own_speaker)

    def _note_deed(self, kind: str, modality: str, slots: dict[str, str | None]) -> None:
        """Note what another may be said to do too; a step counts before the stance told with it."""
        before = self.frame.discourse.deed
        told = before is not None and before.kind == "treaty_step" and before.at == self.sentence.start
        if kind == "stockpile" and before is not None and before.kind == "destruction":
            # "has destroyed its last mines. It had 1,080 of them. Croatia did the same"
            told = before.slots.get("actor") == slots.get("actor")
            if told and 0 <= self.sentence.start - before.at <= _STILL_DONE:
                return
            told = False
        judged = kind == "treaty_step" and self.nominal and before is not None and before.kind == "position"
        if kind == "funding" and before is not None and self.sentence.start - before.at < _STILL_DONE:
            # "ordered 5,000 mines for 2 million euros": what was paid for goes on being spoken of
            return
        if judged and before is not None and before.at == self.sentence.start:
            # "Belgium objects to Ukraine's suspension": its stance is what another may share
            return
        if kind == "position" and before is not None and before.kind != "position":
            self.frame.discourse.former = before
        if kind in _DEEDS and slots.get("actor") and not (kind == "position" and told):
            self.frame.discourse.tell(Deed(kind, modality, slots, self.sentence.start))

    def _note(self, kind: str, modality: str, slots: dict[str, str | None], when: str | None) -> None:
        """Note a step or a standing for the words behind that only echo it."""
        said = Said(slots, when, self.sentence.start)
        if kind == "treaty_step" and slots.get("actor"):
            if not self._only_dates(slots):
                self.frame.discourse.step = said
            if slots.get("step") in _LEAVING_STEPS:
                at, before = self.frame.discourse.exits
                before = before if at == self.sentence.start else ()
                together = tuple(dict.fromkeys((*before, str(slots["actor"]))))
                self.frame.discourse.exits = (self.sentence.start, together)
                self.frame.discourse.leavers[str(slots["actor"])] = None
        if kind == "requirement" and slots.get("actor"):
            self.frame.discourse.buyer = (str(slots["actor"]), self.sentence.start)
        self._note_signer(slots)
        if slots.get("step") in JOINING and slots.get("actor"):
            self.frame.discourse.joining = said
            joiners, state = self.frame.discourse.joiners, str(slots["actor"])
            if modality != "possible" or state not in joiners:
                # "became a party; it would also look at joining the other convention": the first is its decision
                joiners[state] = str(slots.get("treaty"))
        if slots.get("status") == "party" and slots.get("actor") and self._becomes_one():
            # "South Sudan became a party on Friday. Campaigners welcomed Juba's decision."
            self.frame.discourse.joiners[str(slots["actor"])] = str(slots.get("treaty"))
        if kind == "position":
            self.frame.discourse.stance = said
        if kind in _STANDINGS or slots.get("step") in JOINING:
            self.frame.discourse.standing = said

    def _note_signer(self, slots: dict[str, str | None]) -> None:
        if slots.get("actor") and (slots.get("step") == "sign" or slots.get("status") == "signatory"):
            self.frame.discourse.signers.add(str(slots["actor"]))

    def _becomes_one(self) -> bool:
        near = self.sentence.tokens[max(0, self.mark.first - 5) : self.mark.last]
        return any(t.low.startswith(("becam", "becom")) for t in near)

    def _note_matter(self, kind: str, modality: str, slots: dict[str, str | None], when: str | None) -> None:
        """Note what "the decision", "the bill" of this state is about; that it joined long ago tells nothing."""
        step, state = slots.get("step"), slots.get("actor")
        if kind != "treaty_step" or state is None:
            return
        if step in _LEAVING_STEPS:
            self.frame.discourse.matters[state] = "leave"
        elif step in JOINING and modality in ("planned", "possible", "occurred"):
            fresh = when is None or self.published is None or when.lstrip("./")[:4] >= str(self.published.year - 1)
            if fresh and not (modality == "occurred" and state in self.frame.discourse.matters):
                self.frame.discourse.matters[state] = "join"

    def _only_dates(self, slots: dict[str, str | None]) -> bool:
        """Tell of "left in December, six months after they had told the UN": the second step dates the first."""
        told = self.frame.discourse.step
        first = told is not None and told.at == self.sentence.start and told.slots.get("step") != slots.get("step")
        return first and self.clause.kind == "sub" and self.clause.opener > 0

    @property
    def scope(self) -> Scope:
        """Return the operators over the act; looked up once, for most acts are turned away before it is asked for."""
        if self._scope is None:
            self._scope = scope(self.sentence, self.clause, self.mark)
        return self._scope

    @property
    def sentence(self) -> Sentence:
        """Return the sentence that the act stands in."""
        return self.frame.sentence

    @property
    def nominal(self) -> bool:
        """Tell whether a noun names the act."""
        if self._nominal is None:
            self._nominal = is_nominal(self.sentence, self.clause, self.mark)
        return self._nominal

    def actor(self) -> Mention | None:
        """Return who does the act."""
        if self._actor is None:
            self._actor = (self.named_behind() or self.frame.actor(self.clause, self.mark),)
        return self._actor[0]

    def named_behind(self) -> Mention | None:
        """Return the state of "The most recent to join was Tonga"."""
        tokens, last = self.sentence.tokens, self.mark.last
        if not self.mark.first or tokens[self.mark.first - 1].low != "to" or tokens[0].low != "the":
            return None
        be = next((p for p in range(last, min(last + 4, len(tokens))) if tokens[p].low in ("was", "is", "were")), None)
        if be is None or any(m.whole and m.last <= self.mark.first for m in self.frame.mentions):
            return None
        return next((m for m in self.frame.mentions if m.first == be + 1 and m.kind == "state" and m.whole), None)

    def states(self) -> tuple[str, ...]:
        """Return the states that do the act, filled in from the document where the clause leaves them unsaid."""
        actor = self.actor()
        if actor is not None:
            if actor.states:
                return actor.states
            if actor.kind == "union":
                return actor.ids
            if actor.kind in ("organisation", "company", "media", "person"):
                return ()
        return self.implied_states()

    def may_imply(self) -> bool:
        """Tell whether the clause may leave its actor unsaid: a noun or a passive can, a verb with a subject cannot."""
        if self.clause.kind == "rel" or self.frame.told_unnamed(self.clause, self.mark) or self._is_of_any_who():
            return False
        if self.nominal:
            return not self._generic() and not self._anybody()
        if self.frame.is_passive(self.clause, self.mark):
            return True
        return not self._has_subject_words() and not self._nobodys()

    def _is_of_any_who(self) -> bool:
        """Tell of "States that join it", whoever they are."""
        words = [t.low for t in self.sentence.tokens[self.clause.first : self.clause.first + 2]]
        return len(words) > 1 and words[0] in _ANYBODY and words[1] in ("that", "who", "which")

    def _nobodys(self) -> bool:
        """Tell of "Nobody had left the treaty", "Some have left": whoever it is has no name."""
        before = [self.sentence.tokens[p].low for p in self.clause.tokens if p < self.mark.first]
        return bool(before) and before[0] in _WHOEVER

    def _anybody(self) -> bool:
        """Tell whether whoever does it is meant, and nobody: "A state deposits a notice"."""
        first = self.sentence.tokens[self.clause.first].low if self.clause.tokens else ""
        return first in ("a", "an", "any", "each", "every") and self.clause.first < self.mark.first

    def _generic(self) -> bool:
        before = self.sentence.tokens[self.mark.first - 1].low if self.mark.first else ""
        return before in ("a", "any", "every", "each") and self.scope.inner.isdisjoint({"announce", "intend"})

    def _has_subject_words(self) -> bool:
        """Some noun stands before the clause's first verb, though it names no actor that we know."""
        verb = self.clause.verb(self.sentence)
        if verb is None or self.mark.first < verb:
            return False
        words = [p for p in self.clause.tokens if p < verb and self.sentence.tokens[p].text.isalnum()]
        return len(words) > 1

    def implied_states(self) -> tuple[str, ...]:
        """Return the state that the document has in view, where the clause may leave its actor unsaid."""
        if not self.may_imply():
            return ()
        return self.frame.discourse.one_state()

    def item_code(self, mark: Mark) -> str | None:
        """Return the item code of a mark; words such as "these weapons" stand for the last one named."""
        d = self.frame.discourse
        if d.item_age > _WEAPON_FORGOTTEN and d.main_item is not None and mark.value("item") is None:
            return d.main_item
        return mark.value("item") or d.item or d.main_item

    # --- amounts and times

    def amounts(self, units: Iterable[str]) -> list[QuantityMention]:
        """Return the clause's amounts in one of these units."""
        wanted = set(units)
        return [a for a in self.sentence.amounts if a.number_at in self.clause.tokens and a.quantity.unit in wanted]

    def quantity(self, *, near: Mark | None = None) -> Quantity | None:
        """Return the amount of items that goes with the act."""
        item = near if near is not None else self.frame.item(self.clause, self.mark)
        found = [a for a in self.amounts(("item",)) if self._counts_items(a, item)]
        if not found:
            return None
        return min(found, key=lambda a: abs(a.number_at - self.mark.first)).quantity

    def _counts_items(self, amount: QuantityMention, item: Mark | None) -> bool:
        if self.mark.form("verb") in (0, 1) and amount.number_at < self.mark.first < (amount.unit_at or 0):
            # "Two Turkish companies make mines"
            return False
        if item is not None and (item.first <= amount.last + 4 and amount.first <= item.first):
            between = range(amount.last, item.first)
            return all(self.sentence.tokens[p].text not in (",", ";") for p in between)
        return amount.unit_at is not None and (item is None or abs(amount.first - item.first) < 12)

    def time(self, *, clauses: Sequence[Clause] = ()) -> TimeMention | None:
        """Return the time that stands nearest to the act in its clause, else in `clauses`."""
        for clause in (self.clause, *clauses):
            found = [d for d in self.sentence.dates if d.core_first in clause.tokens]
            found = [d for d in found if not self._is_of_an_exit(d) and not self._is_of_a_thing(d)]
            if len(found) > 1:
                # "according to the report, published this morning, 312 were killed in 2024"
                found = [d for d in found if not self._is_of_a_paper(d)] or found
            if found:
                return self._exactly(min(found, key=self._words_to), found)
        if self.sentence.dates:
            # "on the eastern and western borders between 1956 and 1959"
            beside = [c for c in self.frame.clauses if c.parent is self.clause and c.kind == "coord"]
            late = [p for c in beside if c.opener > self.mark.first and not self._tells(c) for p in c.tokens]
            found = [d for d in self.sentence.dates if d.core_first in late]
            if found:
                return found[0]
        if not self.sentence.dates:
            return None
        found = self._time_of_a_ban() or self._cleft_time() or self._same_time() or self._past_an_aside()
        found = found or self._since_then()
        return found[0] if found else None

    def _past_an_aside(self) -> list[TimeMention]:
        """Return the time of "acceded to the convention, which outlaws mines, in 2005": behind the second comma."""
        tokens, found = self.sentence.tokens, list[TimeMention]()
        for clause in self.frame.clauses:
            if clause.parent is not self.clause or clause.kind != "rel" or clause.first < self.mark.last:
                continue
            dates = [d for d in self.sentence.dates if d.core_first in clause.tokens]
            if len(dates) == 1 and tokens[dates[0].first - 1].text == "," and dates[0].first > clause.first + 1:
                found += dates
        return found

    def _since_then(self) -> list[TimeMention]:
        """Return the time of "has destroyed 97,000 since it began in 1994", "had 4,000 when it joined in 2003"."""
        if self.nominal or (self.mark.form("verb") not in _PAST_FORMS and self.mark.form("verb") >= 0):
            return []
        for clause in self.frame.clauses:
            if clause.parent is self.clause and clause.kind == "sub" and clause.first > self.mark.last:
                dates = [d for d in self.sentence.dates if d.core_first in clause.tokens and d.limit in (None, "in")]
                if self.sentence.tokens[clause.opener].low in _AT_THE_TIME and len(dates) == 1:
                    return dates
        return []

    def _exactly(self, date: TimeMention, found: Sequence[TimeMention]) -> TimeMention:
        """Return the day of "six months later, on 27 December", which says the same more exactly."""
        tokens = self.sentence.tokens
        if not date.relative or date.yearless:
            return date
        behind = (d for d in found if 0 < d.first - date.last + 1 <= _PAIRED + 1 and len(d.edtf or "") == _A_DAY)
        return next((d for d in behind if tokens[date.last].text == ","), date)

    def _tells(self, clause: Clause) -> bool:
        """Tell whether a clause has a verb, or an act, of its own."""
        return clause.verb(self.sentence) is not None or any(m.traits.said for m in clause.marks(self.sentence))

    def _is_of_a_thing(self, date: TimeMention) -> bool:
        """Tell of "has 3 km² left and a deadline of 2024", "left from the war of 1992": that thing's time."""
        tokens, first = self.sentence.tokens, date.first
        if first < _PAIRED or tokens[first - 1].low != "of" or date.limit is not None:
            return False
        thing = tokens[first - 2].low
        if thing == "deadline":
            return "deadline" not in self.mark.traits.said
        if thing in _PAPERS:
            # "according to a report of 2019"
            return True
        led = {t.low for t in tokens[max(0, first - 4) : first - 2]}
        return thing in _WARS and "from" in led

    def _same_time(self) -> list[TimeMention]:
        """Return the time of "in September 2003, on the same day that Athens ratified"."""
        outer = self.clause.parent
        if outer is None or self.clause.kind not in ("comp", "rel", "sub"):
            return []
        before = [t.low for t in self.sentence.tokens[max(0, self.clause.opener - 2) : self.clause.opener]]
        if before[:1] != ["same"] or before[-1] not in _SPANS:
            return []
        return [d for d in self.sentence.dates if d.core_first in outer.tokens]

    def _is_of_an_exit(self, date: TimeMention) -> bool:
        """Tell of "are building up stocks following their departure in December": the departure's time."""
        tokens = self.sentence.tokens
        for mark in self.sentence.starting(range(self.mark.last, date.core_first)):
            if "leave" not in mark.values("noun"):
                continue
            led = {t.low for t in tokens[max(self.mark.last, mark.first - _LED_WITHIN) : mark.first]}
            if not led.isdisjoint(("following", "after")):
                return True
        return False

    def _is_of_a_paper(self, date: TimeMention) -> bool:
        before = self.sentence.mark(date.first - 1)
        set_in = before is not None and before.first > 0 and self.sentence.tokens[before.first - 1].text == ","
        return set_in and before is not None and "seen" in before.values("paper")

    def _time_of_a_ban(self) -> list[TimeMention]:
        """Return the times behind "a treaty banning mines": a ban has none, so they are those of the act."""
        return [
            date
            for clause in self.frame.clauses
            if clause.parent is self.clause and clause.kind == "rel" and clause.first > self.mark.first
            for mark in (self.sentence.mark(clause.first),)
            if mark is not None and "ban" in mark.values("verb") and mark.form("verb") == 3
            for date in self.sentence.dates
            if date.core_first in clause.tokens
        ]

    def _cleft_time(self) -> list[TimeMention]:
        """Return the time of "It was in August 2010 that …"."""
        outer = self.clause.parent
        if self.clause.kind != "comp" or outer is None or self.sentence.tokens[outer.first].low != "it":
            return []
        told = any("say" in m.meanings for m in self.sentence.starting(outer.tokens))
        return [] if told else [d for d in self.sentence.dates if d.core_first in outer.tokens]

    def _words_to(self, date: TimeMention) -> int:
        """How many words lie between the act and a time; a time that another verb took, over an "and", is far."""
        if date.core_first >= self.mark.last:
            return date.core_first - self.mark.last
        if date.last > self.mark.first:
            return 0
        between = {t.low for t in self.sentence.tokens[date.last : self.mark.first]}
        set_in = "," in between and date.first > self.clause.first + 1
        return self.mark.first - date.last + (3 if "and" in between or set_in else 0)

    def when(self, modality: str, *, clauses: Sequence[Clause] = ()) -> str | None:
        """Return the EDTF time of the act; a month without a year takes the side that the modality asks for."""
        mention = self.time(clauses=clauses)
        if mention is None:
            return self._in_the_year()
        if modality == "occurred" and self._lasted(mention):
            return None
        ahead = modality in ("planned", "possible", "urged") and not self._is_of_the_decision(mention)
        if mention.weekday and modality == "planned" and self._lies_before(mention):
            return mention.next_week(self.published)
        told = mention.turned(self.published, future=ahead)
        return f"{told}/.." if told is not None and self._dates_a_since(mention) and "/" not in told else told

    def _lies_before(self, mention: TimeMention) -> bool:
        """Tell of "will vote on Thursday", "is to follow on Tuesday": the day belongs to what is to come."""
        tokens = self.sentence.tokens
        lows = [tokens[p].low for p in self.clause.tokens if p < self.mark.first]
        ahead = not _TO_COME.isdisjoint(lows[-_AHEAD_WITHIN:]) or lows[-2:] in (["is", "to"], ["are", "to"])
        if not ahead or mention.first < self.mark.first:
            return False
        between = self.sentence.starting(range(self.mark.last, mention.first))
        return not any("say" in m.meanings or m.form("verb") in _PAST_FORMS for m in between)

    def _is_of_the_decision(self, mention: TimeMention) -> bool:
        """Tell of "decided in January to donate its mines": the deciding is past."""
        tokens, verb = self.sentence.tokens, self.sentence.mark(mention.first - 1)
        verb = verb if verb is None or "prep" not in verb.meanings else self.sentence.mark(verb.first - 1)
        led = mention.last < len(tokens) and tokens[mention.last].low == "to"
        if led and "intent" in [t.low for t in tokens[max(0, mention.first - _PAIRED) : mention.core_first]]:
            # "signed a letter of intent in March to buy mines"
            return True
        return led and verb is not None and verb.form("op") == _PAST and mention.last < self.mark.first

    def _lasted(self, mention: TimeMention) -> bool:
        """Tell of "They lifted 26,000 of them in three years": how long it took, and not when."""
        words = [t.low for t in self.sentence.tokens[mention.first : mention.last]]
        spans = words[:1] in (["in"], ["within"]) and words[-1] in _LASTING and len(words) == _PAIRED + 1
        return spans and mention.relative and self.mark.form("verb") in _PAST_FORMS

    def _in_the_year(self) -> str | None:
        """Return the year that "during the year" speaks of: the one told last."""
        year = self.frame.discourse.year
        if year is None:
            return None
        words = self.sentence.words(self.clause.first, self.clause.last).lower()
        return year if any(said in words for said in _IN_THE_YEAR) else None

    def _dates_a_since(self, mention: TimeMention) -> bool:
        """Tell whether the time is that of "since the regime fell in December"."""
        tokens, first = self.sentence.tokens, mention.first
        if first > _PAIRED and tokens[first - 1].low == "of" and tokens[first - 2].low in _WARS:
            # "Since the war of 2020"
            return "since" in [t.low for t in tokens[max(0, first - _SINCE_WITHIN) : first - 2]]
        led = [t.low for t in tokens[max(self.mark.last, first - _SINCE_WITHIN) : max(self.mark.last, first)]]
        if mention.limit in (None, "in") and "since" in led:
            # "since its full-scale invasion of February 2022", "since independence in 1975"
            between = led[len(led) - led[::-1].index("since") :]
            if between and all(word.isalpha() or word in ("'", "’", "-") for word in between) and "and" not in between:
                return True
        if mention.core_first in self.clause.tokens:
            return False
        return any(
            mention.core_first in c.tokens and c.kind == "sub" and self.sentence.tokens[c.opener].low == "since"
            for c in self.frame.clauses
        )

    def treaty_age(self) -> float:
        """Return how many sentences ago a treaty was named; 0 where this sentence did so before the act."""
        named = any("treaty" in m.meanings for m in self.sentence.marks if m.last <= self.mark.first)
        return 0 if named else self.frame.discourse.treaty_age

    def has_layer(self, *layers: str, after: bool | None = None) -> Mark | None:
        """Return the first mark of one of these layers in the clause (before or after the act, if asked)."""
        for mark in self.clause.marks(self.sentence):
            if after is True and mark.first < self.mark.last:
                continue
            if after is False and mark.first >= self.mark.first:
                break
            if any(layer in mark.meanings for layer in layers):
                return mark
        return None

    def op_words(self, value: str) -> Mark | None:
        """Return the mark of one operator in the clause."""
        marks = self.clause.marks(self.sentence)
        return next((mark for mark in marks if value in mark.values("op")), None)

    def treaty(self, *, loose: bool = False) -> str | None:
        """Return the treaty that the act is about.

        The clause names it, or says "the treaty"; with `loose`, the one that the document speaks of will do.
        """
        named = self._named_treaty(self.clause)
        if named is not None:
            return named
        above: Clause | None = self.clause
        while above is not None and above.kind in ("rel", "part", "coord", "sub") and above.parent is not None:
            named = self._named_treaty(above.parent)
            if named is not None:
                return named
            above = above.parent if above.kind == "coord" else None
        return (self.frame.discourse.treaty or self.frame.discourse.main_treaty) if loose else None

    def _named_treaty(self, clause: Clause) -> str | None:
        best: tuple[int, str] | None = None
        for mark in clause.marks(self.sentence):
            treaty = self.treaty_of(mark)
            if treaty is not None and not only_compares(self.sentence, mark):
                behind = mark.first - self.mark.first
                distance = behind if behind > 0 else -2 * behind
                if best is None or distance < best[0]:
                    best = (distance, treaty)
        return None if best is None else best[1]

    def _treaty_spoken_of(self) -> str | None:
        """Return the treaty last named; what was named long ago gives way to that of the whole text."""
        d = self.frame.discourse
        if d.treaty is not None and d.main_treaty is not None and d.treaty_silence > _FORGOTTEN:
            return d.main_treaty
        return d.treaty or d.main_treaty

    def treaty_of(self, mark: Mark) -> str | None:
        """Return the treaty that a mark names or, as "the treaty", stands for."""
        if "treaty" in mark.meanings:
            return mark.value("treaty")
        if "treaty_pair" in mark.meanings or ("treaty_word" in mark.meanings and is_pair(self.frame, mark)):
            # The other one of the two is told by `twins`.
            return "apmbc"
        if "treaty_word" in mark.meanings and mark.value("treaty_word") == "one":
            described = _by_its_year(self.sentence, mark) or described_treaty(
                self.sentence, mark, self.frame.discourse.item
            )
            if described is not None or self._is_foreign(mark) or is_any_treaty(self.sentence, mark):
                return described
            if is_that_on_clusters(self.frame.discourse, self.sentence, mark):
                return "ccm"
            if is_back_on_the_main(self.frame.discourse, self.sentence, mark):
                return self.frame.discourse.main_treaty
            pointed = self.sentence.tokens[mark.first - 1].low if mark.first else ""
            # "the first country to abandon that convention"
            passing = self.frame.discourse.passing if pointed == "that" else None
            return passing or self._treaty_spoken_of()
        if "treaty_word" in mark.meanings and self._are_both(mark):
            return self._treaty_spoken_of()
        return self._treaty_spoken_of() if is_the_ban(self.sentence, mark) and not self._is_foreign(mark) else None

    def _are_both(self, mark: Mark) -> bool:
        """Tell of "both conventions", where only one has been named: that one is meant at least."""
        first = mark.first
        ours = self.frame.discourse.main_treaty in _PAIR and not self._is_foreign(mark)
        return ours and first > 0 and self.sentence.tokens[first - 1].low in ("both", "two")

    def _is_foreign(self, mark: Mark) -> bool:
        """Tell whether the treaty meant is none of ours: "the convention on violence", "the Istanbul treaty"."""
        if self.frame.discourse.foreign:
            return True
        tokens = self.sentence.tokens
        dated = any(date.core_first in (mark.last, mark.last + 1) for date in self.sentence.dates)
        behind = [t.low for t in tokens[mark.last : mark.last + 3]]
        if not dated and behind[:1] in (["on"], ["against"], ["between"]) and _OCCASIONS.isdisjoint(behind):
            return True
        return has_unknown_name(self.sentence, mark)


# "left the treaty on the advice of its generals": when and why, and not what the treaty is on.
_OCCASIONS = frozenset(
    {
        "recommendation",
        "advice",
        "grounds",
        "basis",
        "eve",
        "stroke",
        "last",
        "first",
        "final",
        "very",
        "same",
        "new",
        "behalf",
        "occasion",
        "sidelines",
        "day",
        "morning",
    }
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "account", "orders", "request"}
)


def is_the_ban(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the ban", "that global ban": a treaty by what it does, and not "a ban on exports"."""
    tokens, first, last = sentence.tokens, mark.first, mark.last
    if "ban" not in mark.values("noun") or tokens[last - 1].low != "ban" or "treaty" in mark.meanings or not first:
        return False
    pointed = any(tokens[p].low in _POINTING for p in range(max(0, first - 2), first))
    return pointed and not bans_a_thing(sentence, last)


def bans_a_thing(sentence: Sentence, position: int) -> bool:
    """Tell of "the ban on exports", and not of "the ban on Tuesday", "the ban on the advice of"."""
    behind = [t.low for t in sentence.tokens[position : position + 3]]
    return behind[:1] in (["on"], ["of"], ["against"], ["for"]) and _OCCASIONS.isdisjoint(behind)


_POINTING = frozenset({"the", "this", "that"})
_PAIR = frozenset({"apmbc", "ccm"})
_BOTH = frozenset({"both", "two", "either", "neither", "these", "those", "any"})
_TOLD_OF_BOTH = frozenset({"treaty_step", "membership", "treaty_rule"})


def is_pair(frame: Frame, mark: Mark) -> bool:
    """Tell of "both conventions", "either of the two treaties", where both of ours have been named."""
    items = {m.value("item") for m in frame.sentence.find("item")}
    named = {*frame.discourse.treaties, *(m.value("treaty") for m in frame.sentence.find("treaty"))}
    named |= {"ccm"} if "cm" in items else set()
    named |= {"apmbc"} if {"apm", "mine"} & items else set()
    if not named.issuperset(_PAIR):
        return False
    # "both instruments" is one phrase of the pack
    before = {t.low for t in frame.sentence.tokens[max(0, mark.first - 4) : mark.last]}
    near = _BOTH if mark.value("treaty_word") == "many" else _BOTH & {"either", "neither"}
    return not before.isdisjoint(near)


def names_both(frame: Frame) -> bool:
    """Tell of "would not leave either of them", "signed neither", where both treaties of ours have been named."""
    if not _PAIR.issubset(frame.discourse.treaties):
        return False
    tokens = frame.sentence.tokens
    return any(
        token.low in ("either", "both", "neither")
        and ([t.low for t in tokens[p + 1 : p + 3]] == ["of", "them"] or _stands_alone(frame.sentence, p))
        for p, token in enumerate(tokens)
    )


def _stands_alone(sentence: Sentence, position: int) -> bool:
    """Tell of "to join both", "has signed neither": behind a verb of joining or leaving, and no noun behind."""
    behind = sentence.tokens[position + 1].text if position + 1 < len(sentence.tokens) else "."
    before = sentence.mark(position - 1) if position else None
    joins = before is not None and not _JOINED.isdisjoint(before.traits.said)
    return joins and (not behind.isalpha() or behind in ("and", "but", "at", "in", "as", "this", "next", "without"))


_JOINED = frozenset({"join", "sign", "ratify", "leave", "adopt"})


def twins(frame: Frame, drafts: Sequence[Draft]) -> list[Draft]:
    """Return what is told of the other of two treaties named in one breath: "stays in both conventions"."""
    if not any(d.kind in _TOLD_OF_BOTH and d.slots.get("treaty") == "apmbc" for d in drafts):
        return []
    pairs = [m for m in frame.sentence.marks if "treaty_pair" in m.meanings or "treaty_word" in m.meanings]
    named = any("treaty_pair" in m.meanings or is_pair(frame, m) for m in pairs) or names_both(frame)
    if named:
        frame.discourse.paired_at = frame.sentence.start
    elif not _repeats_a_pair(frame):
        return []
    told = {(d.kind, d.slots.get("actor"), d.slots.get("step"), d.slots.get("treaty")) for d in drafts}
    return [
        replace(d, slots={**d.slots, "treaty": "ccm"} | _other_item(d))
        for d in drafts
        if d.kind in _TOLD_OF_BOTH
        and d.slots.get("treaty") == "apmbc"
        and (d.kind, d.slots.get("actor"), d.slots.get("step"), "ccm") not in told
        and not any("treaty" in m.meanings for m in d.clause.marks(frame.sentence))
    ]


def _other_item(draft: Draft) -> dict[str, str | None]:
    """Return the weapon of the other treaty's rule: each bans its own."""
    return {"item": ITEM_OF["ccm"]} if draft.kind == "treaty_rule" and draft.slots.get("item") == "apm" else {}


def _repeats_a_pair(frame: Frame) -> bool:
    """Tell of "It should do so this year", right after two treaties were told of in one breath."""
    near = 0 < frame.sentence.start - frame.discourse.paired_at <= _STILL_DONE
    return near and any("echo" in m.meanings for m in frame.sentence.marks)


_AT_THE_TIME = frozenset({"since", "upon", "when"})
_TO_COME = frozenset({"will", "due", "expected", "scheduled", "shall"})
_AHEAD_WITHIN = 4
_LASTING = frozenset({"years", "months", "weeks", "days", "decades", "year"})
_PAST_FORMS = (2, 4)
_LED_WITHIN = 4
_SINCE_WITHIN = 8
_PAIRED = 2
_PAPERS = frozenset({"report", "study", "survey", "paper", "letter", "memo", "article", "book", "statement"})
_WARS = frozenset({"war", "conflict", "fighting", "invasion", "occupation", "uprising"})
_IN_THE_YEAR = ("during the year", "over the year", "in the course of the year", "throughout the year", "that year")
_SPANS = frozenset({"day", "month", "year", "week", "time"})
_ANYBODY = frozenset({"states", "countries", "governments", "parties", "members", "those", "nations"})
_WHOEVER = frozenset({"nobody", "none", "somebody", "someone", "everybody", "everyone", "anybody", "anyone", "some"})


def is_any_treaty(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "signed a border agreement", "a trade pact": none that has been spoken of."""
    near = [t.low for t in sentence.tokens[max(0, mark.first - 3) : mark.first]]
    article = next(
        (p for p in reversed(range(len(near))) if near[p] in ("a", "an", "the", "this", "that", "its")), None
    )
    return article is not None and near[article] in ("a", "an") and article < len(near) - 1


def has_unknown_name(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a name that no pack knows stands before a word for a treaty: "the Energy Charter Treaty"."""
    return (
        mark.first > 1 and sentence.tokens[mark.first - 1].text[:1].isupper() and sentence.mark(mark.first - 1) is None
    )


_YEARS = {"1997": "apmbc", "2008": "ccm"}


def _by_its_year(sentence: Sentence, mark: Mark) -> str | None:
    """Return the treaty of "the 1997 convention", "the 2008 treaty"."""
    return _YEARS.get(sentence.tokens[mark.first - 1].text) if mark.first else None


def described_treaty(sentence: Sentence, mark: Mark, item: str | None) -> str | None:
    """Return the treaty that a description tells: "a treaty banning landmines", "the convention that bans them"."""
    for position in range(mark.last, min(mark.last + 10, len(sentence.tokens))):
        other = sentence.mark(position)
        if other is None or other.first != position or "ban" not in other.values("verb"):
            continue
        if sentence.tokens[min(other.last, len(sentence.tokens) - 1)].low in ("them", "their", "its"):
            return {"cm": "ccm", "apm": "apmbc"}.get(item or "")
        for after in range(other.last, min(other.last + 8, len(sentence.tokens))):
            thing = sentence.mark(after)
            if thing is not None and "item" in thing.meanings:
                return {"cm": "ccm"}.get(str(thing.value("item")), "apmbc")
    return None


_OWN = ("of", "its", "own")
_COMPARING = frozenset({"unlike", "than"})


def only_compares(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Unlike the mine ban, it contains": the other treaty goes on being spoken of."""
    before = {t.low for t in sentence.tokens[max(0, mark.first - 2) : mark.first]}
    return not before.isdisjoint(_COMPARING)


def is_that_on_clusters(discourse: Discourse, sentence: Sentence, mark: Mark) -> bool:
    """Tell of "that convention", right after cluster munitions came up beside another treaty."""
    pointed = mark.first > 0 and sentence.tokens[mark.first - 1].low in ("that", "this")
    behind = [t.low for t in sentence.tokens[mark.last : mark.last + 3]]
    pointed = pointed or (len(behind) == len(_OWN) and behind[0] == "of" and behind[2] == "own")
    newer = discourse.item_age < discourse.treaty_age and discourse.item_age <= 1
    return pointed and discourse.item == "cm" and newer and discourse.treaty == "apmbc"


def is_back_on_the_main(discourse: Discourse, sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the convention", where the weapon of the text's own treaty was named after another treaty was."""
    main = discourse.main_treaty
    if main is None or discourse.treaty in (None, main) or discourse.foreign:
        return False
    newer = discourse.item_age < discourse.treaty_silence and discourse.item is not None
    pointed = mark.first > 0 and sentence.tokens[mark.first - 1].low in _BACK_TO
    return pointed and newer and TREATY_OF.get(str(discourse.item)) == main


_BACK_TO = frozenset({"the", "its", "a", "this"})
