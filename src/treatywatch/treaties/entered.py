"""Facts that a person enters in a file of their own: nothing here is guessed, and nothing wrong is passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from treatywatch.model.errors import PackError, UsageError
from treatywatch.treaties.pack import available, find_state, load, nearest
from treatywatch.treaties.rows import Row, read_csv
from treatywatch.treaties.rules import last_day
from treatywatch.treaties.schema import Fact, Pack
from treatywatch.treaties.tables import FACT_COLUMNS, fact_of

COLUMNS = ("treaty", *FACT_COLUMNS)
_ANY_TREATY = ("armed_conflict", "dissolved")
_EXTENDED = ("stockpile_destruction", "clearance")


def read_entered(path: Path, *, place: Path | None = None) -> tuple[Fact, ...]:
    """Return the facts of a person's CSV file with `COLUMNS`; `state` is an ISO code or an English name.

    `treaty` may be empty for an armed conflict and for the end of a state, which concern all treaties.

    Raises:
        PackError: The file is missing or a row is wrong; the message names file and row and says what to write.
    """
    facts: list[Fact] = []
    lines: list[int] = []
    for line, row in read_csv(path, COLUMNS):
        fact = _fact(row, f"{path}:{line}", place)
        if fact in facts:
            raise PackError(f"{path}:{line}: the same fact stands in line {lines[facts.index(fact)]}; remove one")
        facts.append(fact)
        lines.append(line)
    return tuple(each for fact in facts for each in (fact, *_carried(fact, place)))


def _carried(fact: Fact, place: Path | None) -> Iterator[Fact]:
    """Yield the same notice under each treaty that is denounced with the one it was given for."""
    if fact.kind not in ("notice", "notice_withdrawn"):
        return
    for treaty in available(place):
        rule = load(treaty, place=place).rule("parent_denunciation")
        if rule is not None and rule.args.get("of") == fact.treaty:
            yield replace(fact, treaty=treaty, article=rule.article)


def known_facts(facts: Sequence[Fact], day: str | None, treaty: str) -> tuple[Fact, ...]:
    """Return the facts that concern `treaty` and were known on `day` (all of them where None)."""
    own = (fact for fact in facts if fact.treaty in ("", treaty))
    return tuple(fact for fact in own if day is None or last_day(fact.known or fact.first) <= day)


def _fact(row: Row, where: str, place: Path | None) -> Fact:
    treaty, kind = row["treaty"], row["kind"]
    known = available(place)
    if treaty and treaty not in known:
        raise PackError(f"{where}: no treaty {treaty!r}{nearest(treaty, known)}")
    if not treaty and kind not in _ANY_TREATY:
        raise PackError(f"{where}: treaty is empty; a fact of kind {kind or '?'} belongs to one treaty")
    pack = load(treaty or known[0], place=place)
    try:
        state = find_state(pack, row["state"])
    except UsageError as error:
        raise PackError(f"{where}: {error}") from error
    fact = fact_of({**row, "state": state}, where)
    _check(fact, pack, where)
    return fact


def _check(fact: Fact, pack: Pack, where: str) -> None:
    if fact.kind == "not_counted":
        raise PackError(f"{where}: not_counted belongs into a pack's own facts.csv")
    if fact.treaty and fact.first < pack.adopted:
        raise PackError(f"{where}: from {fact.first} is before {pack.id} was adopted ({pack.adopted})")
    if fact.kind == "notice_withdrawn" and fact.last is not None:
        raise PackError(f"{where}: to is {fact.last}; a notice is taken back on one day, leave it empty")
    if fact.kind == "reservation" and not fact.what:
        raise PackError(f"{where}: what is empty; say what the reservation is about")
    if fact.kind == "extension":
        _check_extension(fact, pack, where)


def _check_extension(fact: Fact, pack: Pack, where: str) -> None:
    if fact.what not in _EXTENDED:
        raise PackError(f"{where}: what is {fact.what!r}; an extension is of {' or '.join(_EXTENDED)}")
    rule = pack.rule(fact.what)
    if rule is None:
        raise PackError(f"{where}: {pack.id} has no deadline for {fact.what}")
    if fact.last is None:
        raise PackError(f"{where}: to is empty; write the day to which the deadline was extended")
    if rule.args.get("extension", "none") == "none":
        raise PackError(f"{where}: Article {rule.article} of {pack.id} knows no extension of {fact.what}")
