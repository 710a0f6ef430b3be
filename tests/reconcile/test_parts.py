"""The parts of reconciling: amounts, origins, trust, words, packs."""

import datetime as dt

import pytest

from treatywatch.model.answer import Side
from treatywatch.model.claim import KINDS, Attribution, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.model.story import Story
from treatywatch.model.treaty import Record
from treatywatch.reconcile import explain, packs, reconcile, trust
from treatywatch.reconcile.compare import amounts_clash, item_relation
from treatywatch.reconcile.legal import after
from treatywatch.reconcile.origins import Origins
from treatywatch.reconcile.places import listed_at
from treatywatch.reconcile.statement import Statement, statements


def exact(number: float, unit: str = "item", **more: object) -> Quantity:
    return Quantity(number, number, unit, **more)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        pytest.param(exact(171, "state"), Quantity(160, None, "state"), False, id="looser-floor"),
        pytest.param(exact(171, "state"), exact(170, "state"), True, id="states-are-not-rounded"),
        pytest.param(exact(50_000), exact(54_000, approx=True), False, id="about"),
        pytest.param(exact(50_000), exact(60_000, approx=True), True, id="about-has-an-end"),
        pytest.param(exact(1_200_000), exact(1_214_000), False, id="rounded"),
        pytest.param(exact(1_200_000), exact(1_290_000), True, id="rounded-has-an-end"),
        pytest.param(Quantity(None, 300), exact(20), False, id="below-a-ceiling"),
        pytest.param(exact(5, "km"), exact(9, "EUR"), False, id="other-units"),
        pytest.param(exact(5, per="year"), exact(9, per="month"), False, id="other-periods"),
        pytest.param(exact(2, "km2"), exact(200, "ha"), False, id="areas"),
        pytest.param(Quantity(2_000_000, None, vague=True), exact(1_700_000), False, id="vague"),
    ],
)
def test_amounts_clash(left: Quantity, right: Quantity, clash: bool) -> None:
    assert amounts_clash(left, right) is clash
    assert amounts_clash(right, left) is clash


def test_items_relate() -> None:
    pairs = [("apm", "mine"), ("mine", "avm"), ("apm", "avm"), ("cm", "cm"), (None, "mine")]
    assert [item_relation(*pair) for pair in pairs] == ["part", "whole", "apart", "same", "same"]


def text(name: str, published: str | None = "2025-05-01", publisher: str | None = None) -> TextDocument:
    return TextDocument(name, name, name, "Chad destroyed 5 mines.", published=published, publisher=publisher)


def claim(doc: str, **slots: object) -> Claim:
    chosen = {"kind": "destruction", "actor": "TCD", "item": "apm", "modality": "occurred", **slots}
    return Claim(doc, doc, evidence=(Evidence(0, 22, "Chad destroyed 5 mines"),), **chosen)


def told(claims: list[Claim], texts: list[TextDocument]) -> tuple[Statement, ...]:
    return statements(claims, {one.text_id: one for one in texts})


def test_copies_have_one_origin() -> None:
    three = told([claim("a"), claim("b"), claim("c")], [text("a"), text("b"), text("c")])
    assert Origins(()).count(three) == 3
    assert Origins([Story("s", "a", ("a", "b"))]).count(three) == 2


def test_digest_is_no_second_voice_and_no_bridge() -> None:
    three = told([claim("a"), claim("b"), claim("digest")], [text("a"), text("b"), text("digest")])
    stories = [Story("s1", "a", ("a", "digest")), Story("s2", "b", ("b", "digest"))]
    assert Origins(stories).count(three) == 2
    assert Origins(stories).count(three[:1]) == 1


def test_one_speaker_through_one_outlet_on_one_day_is_one_origin() -> None:
    said = (Attribution("ana-lima", "wire"),)
    one_day = told([claim("a", attribution=said), claim("b", attribution=said)], [text("a"), text("b")])
    assert Origins(()).count(one_day) == 1
    two_days = told([claim("a", attribution=said), claim("b", attribution=said)], [text("a"), text("b", "2025-05-02")])
    assert Origins(()).count(two_days) == 2
    two_outlets = told(
        [claim("a", attribution=said), claim("b", attribution=(Attribution("ana-lima", "daily"),))],
        [text("a"), text("b")],
    )
    assert Origins(()).count(two_outlets) == 2


def test_values_are_ordered_by_origins_and_source() -> None:
    texts = {one.text_id: one for one in (text("a"), text("b"), text("c"))}
    claims = [claim("a", quantity=exact(5)), claim("b", quantity=exact(5)), claim("c", quantity=exact(900))]
    answer = reconcile(claims, documents=texts, stories=()).answers[0]
    assert [(value.value, value.origins) for value in answer.values] == [("5", 2), ("900", 1)]
    assert answer.values[0].reason == "2 independent origins; nobody is named for it"
    assert len(answer.conflicts) == 1
    copied = reconcile(claims, documents=texts, stories=(Story("s", "a", ("a", "b")),)).answers[0]
    assert {value.origins for value in copied.values} == {1}


def test_record_stands_first_and_shows_its_source() -> None:
    step = {"kind": "treaty_step", "item": None, "treaty": "ccm", "step": "ratify"}
    claims = [claim("a", **step, when="2013"), claim("b", **step, when="2011")]
    record = Record("TCD", "ccm", "ratify", "2013", "depositary, row 7", "high")
    texts = {one.text_id: one for one in (text("a"), text("b"))}
    answer = reconcile(claims, documents=texts, stories=(), records=[record]).answers[0]
    assert [value.value for value in answer.values] == ["2013", "2011"]
    assert [side.source for side in answer.values[0].sides] == [None, "depositary, row 7"]


def test_change_over_time_is_told() -> None:
    claims = [claim("a", quantity=exact(5), when="2024"), claim("b", quantity=exact(900), when="2025")]
    texts = {one.text_id: one for one in (text("a", "2024-12-30"), text("b", "2025-12-30"))}
    answer = reconcile(claims, documents=texts, stories=()).answers[0]
    assert answer.changes == ("Until 30 December 2024: 5, 2024. From 30 December 2025: 900, 2025.",)
    assert answer.conflicts == ()


def test_trust_knows_officials() -> None:
    sides = [Side("", doc="a", speaker=one) for one in (None, "ana-lima", "ministry-of-defence", "TCD")]
    assert [trust.kind_of(side, frozenset()).name for side in sides] == [
        "UNATTRIBUTED",
        "NAMED",
        "OFFICIAL",
        "OFFICIAL",
    ]
    assert trust.kind_of(Side(""), frozenset()) is trust.Source.RECORD


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_question_in_plain_english(kind: str) -> None:
    slots = {"treaty": "ccm", "step": "ratify", "status": "party", "aspect": None, "programme": "gate-line"}
    plain = claim("a", kind=kind, place="KHM", to="UKR", stance="support", target="apm", **slots)
    sentence = explain.question(plain)
    assert sentence.endswith("?")
    assert "{" not in sentence
    assert not sentence.startswith("What of") or kind in ("production", "requirement", "stockpile", "transfer",
                                                          "programme", "clearance", "casualties")  # fmt: skip


def test_values_read_as_people_write_them() -> None:
    shown = claim("a", quantity=exact(100_000, per="year", approx=True), when="2026-02-20/..", duration="P6M")
    assert explain.value(shown) == "about 100,000 a year, from 20 February 2026, 6 months"
    assert explain.amount(Quantity(None, 1_200_000)) == "up to 1,200,000"
    assert explain.time("../199X") == "by the 1990s"
    assert explain.name("no-such-person") == "No Such Person"


def test_periods_end_on_the_last_day_of_a_shorter_month() -> None:
    assert after(dt.date(2025, 8, 31), "P6M") == dt.date(2026, 2, 28)
    assert after(dt.date(2025, 8, 31), "six months") is None


def test_lists_of_neighbours() -> None:
    assert listed_at("Belarus and Russia's Kaliningrad Oblast, it", 0) == ["BLR", "RUS-kaliningrad"]
    assert listed_at("Belarus and along the coast", 0) == []


def test_packs_are_consistent() -> None:
    known = set(packs.state_names())
    for group in packs.groups():
        assert {member.state for member in group.members} | group.allowed <= known, group.id
        assert group.source
        assert group.confidence in ("high", "medium", "low")
    for border in packs.borders().values():
        assert {border.one, border.two} <= known
        assert border.km > 0
    assert all(rule.least is not None or rule.most is not None for rule in packs.horizons())
    assert packs.horizons("xx") == ()


def test_documents_and_claims_may_be_missing_or_odd() -> None:
    assert reconcile([], documents={}, stories=()).answers == ()
    lonely = claim("nowhere", quantity=exact(5))
    assert len(reconcile([lonely, lonely], documents={}, stories=()).answers) == 1
    odd = text("a", "not a date")
    assert reconcile([claim("a")], documents={"a": odd}, stories=()).conflicts == ()
