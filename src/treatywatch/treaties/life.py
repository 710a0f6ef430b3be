"""A state's life in a treaty: acts in order of time, folded by the rules into spells of membership."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from treatywatch.model.time import interval
from treatywatch.model.treaty import Step
from treatywatch.treaties.entry import TreatyEntry
from treatywatch.treaties.rules import apply, last_day, say
from treatywatch.treaties.schema import Pack

_RANK = {"signature": 0, "consent": 1, "provisional": 2, "notice": 3, "notice_withdrawn": 4, "dissolved": 5}
ACTS = (*_RANK, "armed_conflict")
"""Kinds of acts that a life is made of."""
_DONE = {
    "ratification": "ratified: instrument deposited",
    "accession": "acceded: instrument deposited",
    "acceptance": "accepted: instrument deposited",
    "approval": "approved: instrument deposited",
    "succession": "notification of succession deposited",
    "accession or succession": "acceded or succeeded: instrument deposited",
    "consent to be bound": "notified its consent to be bound",
}


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a state or the record did on a date (EDTF): `effect` is the day that the record gives for it."""

    kind: str
    date: str
    effect: str | None = None
    how: str = ""
    until: str | None = None
    source: str = ""
    confidence: str = ""
    what: str = ""

    @property
    def day(self) -> str:
        """Return the last day that the date can mean: nothing takes effect before it is sure."""
        return last_day(self.date)


@dataclass(frozen=True, slots=True)
class Life:
    """The days on which a state's status changed, and the steps that they were computed from."""

    days: tuple[str, ...]
    statuses: tuple[str, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Spell:
    consent: Act
    start: str | None
    notice: Act | None = None
    end: str | None = None


class _Fold:
    """Takes the acts of one state in order of time and remembers spells, steps and notes."""

    def __init__(self, pack: Pack, entry: TreatyEntry, conflicts: Sequence[Act]) -> None:
        self.pack = pack
        self.entry = entry
        self.conflicts = conflicts
        self.signed: str | None = None
        self.dissolved: str | None = None
        self.spells: list[_Spell] = []
        self.steps: list[Step] = []
        self.notes: list[str] = []

    def take(self, act: Act) -> None:
        """Apply one act."""
        {
            "signature": self._sign,
            "consent": self._consent,
            "provisional": self._provisional,
            "notice": self._notice,
            "notice_withdrawn": self._revoke,
            "dissolved": self._dissolve,
        }[act.kind](act)

    def _step(self, act: Act, what: str, subject: str) -> None:
        shown = f"{what}: {act.what}" if act.what else what
        self.steps.append(Step(act.date, shown, self.pack.article(subject), act.source, act.confidence))

    def _computed(self, date: str | None, what: str, article: str, why: str, confidence: str) -> None:
        self.steps.append(Step(date, what, article, why, confidence, computed=True))

    def _sign(self, act: Act) -> None:
        self.signed = self.signed or act.day
        rule = self.pack.rule("signature")
        if rule is not None and not rule.holds(act.day):
            self.notes.append(f"signed on {act.date}, when Article {rule.article} did not allow it")
        self._step(act, "signed", "signature")

    def _provisional(self, act: Act) -> None:
        self._step(act, "provisional application declared; not yet membership", "provisional")

    def _consent(self, act: Act) -> None:
        current = self.spells[-1] if self.spells else None
        self._step(act, _DONE.get(act.how, "consent deposited"), "consent")
        if current is not None and (current.end is None or act.day < current.end):
            self.notes.append(f"consent of {act.date} changes nothing: the state was already bound")
            return
        self.spells.append(_Spell(act, self._start(act)))

    def _start(self, act: Act) -> str | None:
        computed, article, why = self._entry_of(act)
        recorded = act.effect
        if recorded is not None and computed is not None and recorded != computed:
            self.notes.append(
                f"the record has entry into force on {recorded}, Article {article} gives {computed} ({why})"
            )
        start = recorded if recorded is not None and self.entry.in_force is not None else computed
        if start is None:
            self.notes.append("the treaty itself was not in force yet")
            return None
        if len(act.date) < 10:
            self.notes.append(f"the day of deposit is not on record ({act.date}); counted from the last it can be")
        if start == computed:
            self._computed(start, "in force for the state", article, why, act.confidence)
        else:
            self.steps.append(Step(start, "in force for the state", article, act.source, act.confidence))
        return start

    def _entry_of(self, act: Act) -> tuple[str | None, str, str]:
        rule = self.pack.rule("state_entry")
        assert rule is not None, "the loader refuses a pack without one"
        if self.entry.in_force is None or self.entry.nth is None:
            return None, rule.article, ""
        if act.how == "succession" and self.pack.rule("succession") is not None:
            return self._succession(act)
        by_deposit = rule.args.get("group") == "nth_deposit"
        if act.day <= self.entry.nth if by_deposit else act.day < self.entry.in_force:
            return self.entry.in_force, self.entry.article, self.entry.why
        day = apply(rule.operator, dt.date.fromisoformat(act.day), rule.args).isoformat()
        return max(day, self.entry.in_force), rule.article, f"{say(rule.operator, rule.args)} {act.day}"

    def _succession(self, act: Act) -> tuple[str, str, str]:
        article = self.pack.article("succession")
        if act.effect is not None:
            return act.effect, article, f"date of the State succession, notified {act.date}"
        self.notes.append(
            "the date of the State succession is not on record; bound from the notification at the latest"
        )
        return act.day, article, f"notification of {act.date}"

    def _notice(self, act: Act) -> None:
        self._step(act, "notice of withdrawal received by the depositary", "withdrawal_notice")
        spell = self.spells[-1] if self.spells else None
        bound = spell is not None and spell.start is not None and spell.start <= act.day
        if spell is None or not bound or (spell.end is not None and spell.end <= act.day):
            self.notes.append(f"notice of {act.date} has no effect: the state was not bound")
            return
        if spell.notice is not None:
            self.notes.append(f"notice of {act.date} changes nothing: an earlier one is running")
            return
        spell.notice = act
        spell.end = self._end(act)

    def _end(self, act: Act) -> str | None:
        rule = self.pack.rule("withdrawal_effect", act.day)
        if rule is None:
            self.notes.append(f"no rule on withdrawal was in force on {act.day}")
            return None
        computed = apply(rule.operator, dt.date.fromisoformat(act.day), rule.args).isoformat()
        why = f"{say(rule.operator, rule.args)} receipt on {act.day}"
        if act.effect is not None and act.effect > computed:
            # A notice may name a later day; an earlier one than the treaty allows is not believed.
            self.steps.append(Step(act.effect, "withdrawal takes effect", rule.article, act.source, act.confidence))
            self.notes.append(f"the record has effect on {act.effect}, Article {rule.article} gives {computed}")
            return act.effect
        if act.effect is not None and act.effect < computed:
            self.notes.append(
                f"{act.effect} was given as the day of effect; Article {rule.article} gives {computed} ({why})"
            )
        return self._barred(computed, rule.article, why, act)

    def _barred(self, computed: str, article: str, why: str, act: Act) -> str | None:
        bar = self.pack.rule("conflict_bar", computed)
        running = [c for c in self.conflicts if c.day <= computed and (c.until is None or c.until >= computed)]
        if bar is None or not running:
            self._computed(computed, "withdrawal takes effect", article, why, act.confidence)
            return computed
        last = self._last_end(running, chained=bar.args.get("until") == "no conflict")
        self._computed(computed, "notice period expires, but the state is in an armed conflict", article, why, "")
        what = "withdrawal takes effect at the end of the armed conflict"
        why = "; ".join(f"armed conflict {c.date}/{c.until or '..'} ({c.source})" for c in running)
        self._computed(last, what, bar.article, why, running[0].confidence)
        return last

    def _last_end(self, running: list[Act], *, chained: bool) -> str | None:
        """Return the day on which the conflicts end; where `chained`, one that began before that day counts on."""
        while True:
            ends = [conflict.until for conflict in running]
            last = None if None in ends else max(end for end in ends if end is not None)
            later = [c for c in self.conflicts if last is not None and c.day <= last and c not in running]
            later = [c for c in later if c.until is None or c.until > (last or "")]
            if not chained or not later:
                return last
            running += later

    def _revoke(self, act: Act) -> None:
        self._step(act, "notice of withdrawal taken back", "revocation")
        spell = self.spells[-1] if self.spells else None
        if spell is None or spell.notice is None or (spell.end is not None and spell.end <= act.day):
            self.notes.append(f"taking the notice back on {act.date} has no effect: none was running")
            return
        for number, step in enumerate(self.steps):
            if step.computed and (step.date or "9999") > act.day and "withdrawal" in step.what:
                self.steps[number] = Step(
                    step.date, f"{step.what} (void: notice taken back)", step.article, step.source, "", computed=True
                )
        spell.notice = None
        spell.end = None

    def _dissolve(self, act: Act) -> None:
        self.dissolved = act.day
        self._step(act, "the state ceased to exist", "succession")

    def status(self, day: str) -> str:
        """Return the status on an ISO day, from the dates gathered so far."""
        if self.dissolved is not None and self.dissolved <= day:
            return "non_party"
        left = False
        for spell in reversed(self.spells):
            if spell.start is not None and spell.start <= day and (spell.end is None or day < spell.end):
                return "party"
            if spell.consent.day <= day and (spell.start is None or day < spell.start):
                return "deposited"
            left = left or (spell.end is not None and spell.end <= day)
        if left:
            return "withdrawn"
        return "signatory" if self.signed is not None and self.signed <= day else "non_party"


def live(pack: Pack, entry: TreatyEntry, acts: Sequence[Act]) -> Life:
    """Return the life of one state from its acts, whatever order they come in."""
    conflicts = sorted(
        (act for act in acts if act.kind == "armed_conflict"), key=lambda a: (a.date, a.until or "", a.source)
    )
    fold = _Fold(pack, entry, conflicts)
    taken = [act for act in acts if act.kind in _RANK]
    for act in sorted(taken, key=lambda a: (a.day, _RANK[a.kind], a.date, a.how, a.source)):
        fold.take(act)
    days = {fold.signed, fold.dissolved} | {spell.consent.day for spell in fold.spells}
    days |= {spell.start for spell in fold.spells} | {spell.end for spell in fold.spells}
    ordered = sorted(day for day in days if day is not None)
    return Life(
        days=tuple(ordered),
        statuses=tuple(fold.status(day) for day in ordered),
        steps=tuple(sorted(fold.steps, key=_when)),
        notes=tuple(dict.fromkeys(fold.notes)),
    )


def _when(step: Step) -> str:
    if step.date is None:
        return "9999"
    first = interval(step.date).first
    return step.date if first is None else first.isoformat()
