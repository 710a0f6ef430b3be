"""Properties of a state's life, whatever the dates."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.treaties.entry import treaty_entry
from treatywatch.treaties.life import Act, Life, live
from treatywatch.treaties.pack import available, load
from treatywatch.treaties.rules import apply
from treatywatch.treaties.schema import Pack, PackKey

PACKS = st.sampled_from([load(treaty) for treaty in available()])
DAYS = st.dates(dt.date(1968, 7, 1), dt.date(2060, 12, 31))
KINDS = st.sampled_from(("signature", "consent", "notice", "notice_withdrawn", "armed_conflict", "dissolved"))


@st.composite
def acts(draw: st.DrawFn) -> tuple[Act, ...]:
    found = []
    for kind, day, length in draw(st.lists(st.tuples(KINDS, DAYS, st.integers(0, 900)), max_size=6)):
        until = (day + dt.timedelta(days=length)).isoformat() if kind == "armed_conflict" and length % 2 else None
        found.append(Act(kind, day.isoformat(), how="accession" if kind == "consent" else "", until=until))
    return tuple(found)


def at(days: tuple[str, ...], statuses: tuple[str, ...], on: str) -> str:
    reached = [status for day, status in zip(days, statuses, strict=True) if day <= on]
    return reached[-1] if reached else "non_party"


def lived(pack: Pack, found: list[Act] | tuple[Act, ...]) -> Life:
    return live(pack, treaty_entry(PackKey(pack)), found)


@settings(deadline=None)
@given(PACKS, acts().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_a_life_does_not_hang_on_the_order_of_its_acts(pack: Pack, both: tuple[tuple[Act, ...], list[Act]]) -> None:
    found, mixed = both
    assert lived(pack, mixed) == lived(pack, found)


@settings(deadline=None)
@given(PACKS, acts())
def test_the_days_of_a_life_are_in_order(pack: Pack, found: tuple[Act, ...]) -> None:
    life = lived(pack, found)
    assert list(life.days) == sorted(set(life.days))
    assert len(life.days) == len(life.statuses)


@settings(deadline=None)
@given(PACKS, acts(), DAYS)
def test_nobody_is_party_before_entry_into_force(pack: Pack, found: tuple[Act, ...], on: dt.date) -> None:
    life = lived(pack, found)
    if at(life.days, life.statuses, on.isoformat()) == "party":
        assert on.isoformat() >= pack.in_force
        entered = [s.date for s in life.steps if s.what == "in force for the state" and s.date is not None]
        assert any(date <= on.isoformat() for date in entered)


@settings(deadline=None)
@given(PACKS, DAYS, DAYS, st.integers(0, 20_000))
def test_nobody_is_party_after_effect(pack: Pack, consent: dt.date, notice: dt.date, later: int) -> None:
    found = (Act("consent", consent.isoformat(), how="accession"), Act("notice", notice.isoformat()))
    life = lived(pack, found)
    for step in life.steps:
        if step.what == "withdrawal takes effect" and step.date is not None:
            on = (dt.date.fromisoformat(step.date) + dt.timedelta(days=later)).isoformat()
            assert at(life.days, life.statuses, on) == "withdrawn"


@settings(deadline=None)
@given(PACKS, DAYS, DAYS)
def test_notice_plus_period_is_monotone(pack: Pack, one: dt.date, other: dt.date) -> None:
    rule = pack.rule("withdrawal_effect")
    assert rule is not None
    early, late = sorted((one, other))
    assert apply(rule.operator, early, rule.args) <= apply(rule.operator, late, rule.args)
    assert apply(rule.operator, early, rule.args) > early
