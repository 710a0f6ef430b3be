"""What the rules and the record find about claims: a case and its near miss."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from treatywatch.model.claim import Claim, claim_from_dict
from treatywatch.model.document import TextDocument
from treatywatch.model.finding import Finding
from treatywatch.treaties.check import check

SHARED = Path(os.environ.get("TREATYWATCH_SHARED") or Path(__file__).parents[3] / "shared")
Finds = Callable[..., tuple[Finding, ...]]
Make = Callable[..., Claim]


def step(actor: str | None, name: str, when: str | None = None, **slots: Any) -> dict[str, Any]:
    return {"kind": "treaty_step", "actor": actor, "step": name, "when": when, **slots}


def count(low: int | None, high: int | None, status: str = "party", **slots: Any) -> dict[str, Any]:
    amount = {"low": low, "high": high, "unit": "state", "approx": slots.pop("approx", False)}
    return {"kind": "membership_count", "status": status, "quantity": amount, **slots}


def member(actor: str, status: str, **slots: Any) -> dict[str, Any]:
    return {"kind": "membership", "actor": actor, "status": status, **slots}


@pytest.mark.parametrize(
    ("slots", "published", "verdict", "rule"),
    [
        pytest.param(
            step("POL", "announce_withdrawal", "2025-03-19"),
            "2025-03-20",
            "against_record",
            "step_date.v1",
            id="announced-one-day-late",
        ),
        pytest.param(
            step("POL", "announce_withdrawal", "2024-06"),
            "2025-12-18",
            "against_record",
            "step_date.v1",
            id="announced-before-anybody",
        ),
        pytest.param(
            step("POL", "begin_withdrawal", "2023-08"),
            "2025-12-18",
            "against_record",
            "step_date.v1",
            id="begun-before-announced",
        ),
        pytest.param(
            step("POL", "notify_withdrawal", "2025-08-15"),
            "2025-12-18",
            "against_record",
            "step_date.v1",
            id="notice-on-another-day",
        ),
        pytest.param(
            step("LTU", "approve_withdrawal", "2025-05-09", body="parliament"),
            "2025-12-18",
            "against_record",
            "step_date.v1",
            id="vote-one-day-late",
        ),
        pytest.param(
            step("POL", "ratify", "2015"), "2025-12-18", "against_record", "step_date.v1", id="ratified-in-another-year"
        ),
        pytest.param(
            step("POL", "sign", "1999"), "2025-12-18", "against_record", "step_date.v1", id="signed-in-another-year"
        ),
        pytest.param(
            step(None, "enter_into_force", "1998"),
            "2025-12-18",
            "against_record",
            "step_date.v1",
            id="treaty-in-force-too-early",
        ),
        pytest.param(
            step(None, "adopt", "1996"), "2025-12-18", "against_record", "step_date.v1", id="treaty-adopted-too-early"
        ),
        pytest.param(
            step("FIN", "withdraw", "2024-07"),
            "2026-01-20",
            "against_record",
            "step_date.v1",
            id="left-in-another-year",
        ),
        pytest.param(
            step("LTU", "withdraw", "2025-05-08"),
            "2026-01-20",
            "premature",
            "step_date.v1",
            id="left-on-the-day-of-the-vote",
        ),
        pytest.param(
            step("POL", "withdraw", "2026-02-26", modality="planned"),
            "2025-12-18",
            "impossible",
            "exit_date.v1",
            id="another-day-than-notice-plus-period",
        ),
        pytest.param(
            step("LTU", "withdraw", "2025-11-08", modality="planned"),
            "2025-07-01",
            "impossible",
            "exit_date.v1",
            id="counted-from-the-vote",
        ),
        pytest.param(
            step("POL", "withdraw", "2025-07", modality="planned"),
            "2025-05-25",
            "impossible",
            "exit_date.v1",
            id="before-a-notice-of-today-could-take-effect",
        ),
        pytest.param(
            step("LTU", "withdraw", "2025-11-08", modality="planned"),
            "2025-05-08",
            "impossible",
            "exit_date.v1",
            id="counted-from-the-vote-of-the-day",
        ),
        pytest.param(step("EST", "withdraw"), "2025-06-10", "premature", "membership.v1", id="has-left-after-the-vote"),
        pytest.param(
            member("EST", "withdrawn"), "2025-07-10", "premature", "membership.v1", id="withdrawn-while-the-period-runs"
        ),
        pytest.param(
            member("UKR", "withdrawn"), "2025-12-10", "premature", "membership.v1", id="withdrawn-without-notice"
        ),
        pytest.param(member("LTU", "party"), "2026-02-01", "against_record", "membership.v1", id="party-after-effect"),
        pytest.param(member("USA", "party"), "2025-12-18", "against_record", "membership.v1", id="never-a-party"),
        pytest.param(
            member("FRA", "non_party"), "2025-12-18", "against_record", "membership.v1", id="a-party-said-to-be-none"
        ),
        pytest.param(count(120, 120), "2025-05-25", "wrong_count", "party_count.v1", id="too-few"),
        pytest.param(count(170, None), "2025-05-25", "wrong_count", "party_count.v1", id="more-than-there-are"),
        pytest.param(count(163, 163), "2025-05-25", "wrong_count", "party_count.v1", id="one-short"),
        pytest.param(
            {"kind": "treaty_rule", "aspect": "notice_period", "duration": "P3Y"},
            "2025-12-18",
            "against_record",
            "notice_period.v1",
            id="three-years-of-notice",
        ),
        pytest.param(
            step("UKR", "suspend", "2025-07-18"), "2025-12-18", "no_such_act", "suspension.v1", id="suspension"
        ),
        pytest.param(
            {"kind": "use", "actor": "FRA", "item": "apm", "treaty": None},
            "2025-12-18",
            "prohibited_to_party",
            "prohibited_act.v1",
            id="use-by-a-party",
        ),
    ],
)
def test_found(finds: Finds, claim: Make, slots: dict[str, Any], published: str, verdict: str, rule: str) -> None:
    found = finds(claim(**{"treaty": "apmbc", **slots}), published=published)
    assert [(finding.verdict, finding.rule) for finding in found] == [(verdict, rule)]
    said, *others = found[0].sides
    assert (said.doc, said.exact is not None) == ("a", True)
    assert others[-1].doc is None
    assert others[-1].source


@pytest.mark.parametrize(
    ("slots", "published"),
    [
        pytest.param(step("POL", "announce_withdrawal", "2025-03-18"), "2025-03-20", id="the-day-of-the-statement"),
        pytest.param(step("POL", "announce_withdrawal", "2025-03"), "2025-12-20", id="its-month"),
        pytest.param(
            step("POL", "announce_withdrawal", "2025-03-07"), "2025-03-20", id="an-earlier-announcement-on-record"
        ),
        pytest.param(step("POL", "announce_withdrawal", "2025-03-20"), "2025-03-20", id="said-again-two-days-later"),
        pytest.param(step("UKR", "announce_withdrawal", "2025-06"), "2025-12-18", id="a-decree-is-an-announcement"),
        pytest.param(step("LVA", "begin_withdrawal", "2025-03"), "2025-12-18", id="begun-with-the-announcement"),
        pytest.param(step("EST", "begin_withdrawal"), "2025-12-18", id="no-date-no-check"),
        pytest.param(step("POL", "notify_withdrawal", "2025-08"), "2025-12-18", id="notice-in-its-month"),
        pytest.param(step("POL", "notify_withdrawal", "2025-08-05"), "2025-12-18", id="the-president-denounced"),
        pytest.param(
            step("POL", "approve_withdrawal", "2025-06-26", body="parliament"), "2025-12-18", id="another-day-on-record"
        ),
        pytest.param(step("UKR", "notify_withdrawal", "2025-07-18"), "2025-12-18", id="a-declaration-called-notice"),
        pytest.param(step("POL", "ratify", "2012"), "2025-12-18", id="ratified-in-its-year"),
        pytest.param(step("POL", "ratify", "2013"), "2025-12-18", id="entry-into-force-called-ratification"),
        pytest.param(step("FIN", "accede", "2011"), "2025-12-18", id="the-parliament-came-first"),
        pytest.param(step(None, "adopt", "1997-09"), "2025-12-18", id="adopted-in-its-month"),
        pytest.param(step(None, "sign", "1997"), "2025-12-18", id="signed-in-its-year"),
        pytest.param(step("POL", "enter_into_force", "1999"), "2025-12-18", id="the-treaty-itself-came-into-force"),
        pytest.param(step("POL", "withdraw", "2026-02-20", modality="planned"), "2025-12-18", id="notice-plus-period"),
        pytest.param(step("POL", "withdraw", "2026-02", modality="planned"), "2025-12-18", id="its-month-again"),
        pytest.param(step("POL", "withdraw", "2026-02-26", modality="possible"), "2025-12-18", id="only-possible"),
        pytest.param(
            step("POL", "withdraw", "2025-12", modality="planned"), "2025-05-25", id="a-plan-before-the-notice"
        ),
        pytest.param(step("POL", "withdraw", "2026-02-20"), "2026-02-21", id="took-effect"),
        pytest.param(step("LTU", "withdraw"), "2025-12-27", id="has-left-on-the-day"),
        pytest.param(step("EST", "withdraw", notes=["headline"]), "2025-06-10", id="a-headline-in-the-present"),
        pytest.param(
            step("LTU", "approve_withdrawal", "2025-04", body="parliament"),
            "2025-12-18",
            id="a-committee-of-parliament",
        ),
        pytest.param(step("POL", "refuse_withdrawal", "2020"), "2025-12-18", id="refusal-is-no-step"),
        pytest.param(member("FRA", "signatory", treaty="ccm"), "2025-03-20", id="a-party-called-signatory"),
        pytest.param(member("POL", "non_party", treaty="ccm"), "2025-03-20", id="not-a-party"),
        pytest.param(member("POL", "withdrawn", modality="planned"), "2025-12-18", id="not-yet"),
        pytest.param(member("POL", "party"), "2025-12-18", id="still-a-party"),
        pytest.param(member("POL", "withdrawn"), "2026-09-01", id="the-record-ends-before"),
        pytest.param(member("LTU", "party", when="2003/2025"), "2026-02-01", id="was-a-party"),
        pytest.param(member("PRK", "party", treaty="npt"), "2025-02-01", id="contested"),
        pytest.param(count(164, 164), "2025-05-25", id="in-force"),
        pytest.param(count(165, 165), "2025-05-25", id="deposited"),
        pytest.param(count(160, None), "2025-03-20", id="more-than-160"),
        pytest.param(count(160, 160, approx=True), "2025-03-20", id="about-160"),
        pytest.param(count(133, 133, "signatory"), "2025-03-20", id="signatories"),
        pytest.param(count(164, 164, "signatory"), "2025-03-20", id="parties-called-signatories"),
        pytest.param(count(4, 4), "2025-03-20", id="four-of-them"),
        pytest.param(count(5, 5, "withdrawn"), "2025-12-18", id="five-are-leaving"),
        pytest.param(count(116, 116, treaty="att"), "2025-12-18", id="the-portal-counts-one-more"),
        pytest.param(count(32, 32, "non_party"), "2025-06-16", id="outside"),
        pytest.param(
            {"kind": "treaty_rule", "aspect": "notice_period", "duration": "P6M"}, "2025-12-18", id="six-months"
        ),
        pytest.param(
            {"kind": "treaty_rule", "aspect": "notice_period", "duration": "P180D"},
            "2025-12-18",
            id="six-months-in-days",
        ),
        pytest.param(
            {"kind": "treaty_rule", "aspect": "notice_period", "duration": "P1Y", "treaty": "tpnw"},
            "2025-12-18",
            id="twelve-months",
        ),
        pytest.param(
            {"kind": "use", "actor": "RUS", "item": "apm", "treaty": None}, "2025-12-18", id="use-by-a-state-outside"
        ),
        pytest.param(
            {"kind": "production", "aspect": "make", "actor": "FRA", "item": "mine", "treaty": None},
            "2025-12-18",
            id="mines-of-any-kind",
        ),
        pytest.param(
            {
                "kind": "production",
                "aspect": "start",
                "actor": "POL",
                "item": "apm",
                "modality": "planned",
                "treaty": None,
            },
            "2025-12-18",
            id="a-plan",
        ),
        pytest.param(
            {"kind": "production", "aspect": "cease", "actor": "POL", "item": "apm", "treaty": None},
            "2025-12-18",
            id="ceasing",
        ),
        pytest.param(step("XKX", "withdraw", "2020"), "2025-12-18", id="no-row-no-check"),
    ],
)
def test_left_alone(finds: Finds, claim: Make, slots: dict[str, Any], published: str) -> None:
    assert finds(claim(**{"treaty": "apmbc", **slots}), published=published) == ()


def test_notice_and_effect_of_one_document_have_to_fit(finds: Finds, claim: Make) -> None:
    start = claim("treaty_step", actor="POL", treaty="apmbc", step="notify_withdrawal", when="2025-08-20")
    end = claim(
        "treaty_step", at=20, actor="POL", treaty="apmbc", step="withdraw", when="2026-03-20", modality="planned"
    )
    found = {finding.rule: finding for finding in finds(start, end, published="2025-12-18")}
    own = found["notice_arithmetic.v1"]
    assert (own.verdict, own.article, own.sure) == ("impossible", "20(3)", "high")
    assert [side.value for side in own.sides] == ["2025-08-20", "2026-03-20", "2026-02-20"]
    assert set(own.claim_ids) == {start.id, end.id}


def test_a_beginning_between_announcement_and_notice_is_no_notice(finds: Finds, claim: Make) -> None:
    start = claim("treaty_step", actor="POL", treaty="apmbc", step="begin_withdrawal", when="2025-03")
    end = claim(
        "treaty_step", at=20, actor="POL", treaty="apmbc", step="withdraw", when="2026-02-20", modality="planned"
    )
    assert finds(start, end, published="2025-12-18") == ()


def test_a_beginning_too_early_cannot_end_when_it_is_said_to(finds: Finds, claim: Make) -> None:
    start = claim("treaty_step", actor="FIN", treaty="apmbc", step="begin_withdrawal", when="2024-01")
    end = claim(
        "treaty_step", at=20, actor="FIN", treaty="apmbc", step="withdraw", when="2026-01-10", modality="planned"
    )
    rules = {finding.rule for finding in finds(start, end, published="2025-12-18")}
    assert rules == {"notice_arithmetic.v1", "step_date.v1"}


def test_a_state_without_record_is_held_to_the_period_that_the_document_states(finds: Finds, claim: Make) -> None:
    start = claim("treaty_step", actor="ESP", treaty="apmbc", step="begin_withdrawal", when="2024-01-10")
    end = claim(
        "treaty_step", at=20, actor="ESP", treaty="apmbc", step="withdraw", when="2025-12-20", modality="planned"
    )
    assert finds(start, end, published="2025-01-18") == ()
    stated = claim("treaty_rule", at=40, treaty="apmbc", aspect="notice_period", duration="P6M")
    assert {finding.rule for finding in finds(start, end, stated, published="2025-01-18")} == {"notice_arithmetic.v1"}


def test_a_document_that_has_the_right_exit_as_well_is_only_doubted(finds: Finds, claim: Make) -> None:
    start = claim("treaty_step", actor="POL", treaty="apmbc", step="notify_withdrawal", when="2025-08-20")
    right = claim(
        "treaty_step", at=20, actor="POL", treaty="apmbc", step="withdraw", when="2026-02-20", modality="planned"
    )
    stray = claim("treaty_step", at=40, actor="POL", treaty="apmbc", step="withdraw", when="2025-02")
    assert [(f.rule, f.sure) for f in finds(start, right, stray, published="2025-12-18")] == [("step_date.v1", "low")]
    assert {f.rule for f in finds(start, stray, published="2025-12-18")} == {"step_date.v1", "notice_arithmetic.v1"}


def test_days_at_the_end_of_the_calendar_stop_nothing(finds: Finds, claim: Make) -> None:
    start = claim("treaty_step", actor="UKR", treaty="apmbc", step="notify_withdrawal", when="9999")
    end = claim(
        "treaty_step", at=20, actor="UKR", treaty="apmbc", step="withdraw", when="9999-12-31", modality="planned"
    )
    assert finds(start, end, published="9999-12-31") == ()


def test_words_on_four_states_make_one_finding(finds: Finds, claim: Make) -> None:
    claims = [
        claim("treaty_step", actor=state, treaty="apmbc", step="announce_withdrawal", when="2025-03-19")
        for state in ("POL", "EST", "LVA", "LTU")
    ]
    found = finds(*claims, published="2025-03-20")
    assert len(found) == 1
    assert set(found[0].claim_ids) == {one.id for one in claims}
    assert "Estonia, Latvia, Lithuania, Poland" in found[0].text


def test_order_of_the_claims_does_not_matter(claim: Make) -> None:
    claims = [
        claim("treaty_step", actor="POL", treaty="apmbc", step="begin_withdrawal", when="2023-08"),
        claim(
            "treaty_step", at=20, actor="POL", treaty="apmbc", step="withdraw", when="2026-02-20", modality="planned"
        ),
        claim("membership_count", at=40, treaty="apmbc", status="party", quantity={"low": 120, "high": 120}),
    ]
    documents = {"a": TextDocument("a", "a", "x", "", published="2025-12-18")}
    assert check(claims, documents) == check(claims[::-1], documents)
    assert len(check(claims, documents)) == 3


def test_a_finding_uses_only_what_was_known(claim: Make) -> None:
    said = claim("treaty_step", actor="POL", treaty="apmbc", step="notify_withdrawal", when="2025-08-15")
    documents = {"a": TextDocument("a", "a", "x", "", published="2025-08-18")}
    assert check([said], documents, as_known_on="2025-08-19") == ()
    assert len(check([said], documents, as_known_on="2025-08-20")) == 1


def test_a_claim_of_an_unknown_document_is_not_dated_by_us(claim: Make) -> None:
    said = claim("membership", actor="USA", treaty="apmbc", status="party")
    assert check([said], {}) == ()


def one(value: Any) -> Any:
    """Return the first of the answers that gold lets pass."""
    return next((item for item in value if item is not None), None) if isinstance(value, list) else value


@pytest.mark.skipif(not (SHARED / "eval" / "gold-seeds.jsonl").is_file(), reason="no shared seeds")
def test_gold_claims_of_the_seeds_give_what_people_found_and_nothing_else() -> None:
    rows = [json.loads(line) for line in (SHARED / "eval" / "gold-seeds.jsonl").read_text("utf-8").splitlines()]
    heads = [json.loads(line) for line in (SHARED / "eval" / "meta-seeds.jsonl").read_text("utf-8").splitlines()]
    documents = {h["doc"]: TextDocument(h["doc"], h["doc"], "x", "", published=h["published"]) for h in heads}
    claims = []
    for row in rows:
        flat = {key: value if key in ("evidence", "attribution") else one(value) for key, value in row.items()}
        flat["attribution"] = [{key: one(value) for key, value in a.items()} for a in row.get("attribution", ())]
        claims.append(claim_from_dict(flat, text_id=row["doc"], engine="gold"))
    found = [(f.verdict, f.rule, tuple(s.doc for s in f.sides)) for f in check(claims, documents)]
    assert sorted(found, key=str) == sorted(
        [
            ("against_record", "step_date.v1", ("000", None)),
            ("against_record", "step_date.v1", ("004", None)),
            ("impossible", "notice_arithmetic.v1", ("000", "000", None)),
        ],
        key=str,
    )


def test_an_exception_that_rests_on_memory_says_so(claim, finds) -> None:
    said = claim("transfer", aspect="supply", actor="DEU", to="UKR", item="cm", when="2020-05-01")
    (found,) = finds(said, published="2020-06-01")
    assert "Article 3(6)-(7) (from memory) excepts: " in found.text


@pytest.mark.parametrize(("treaty", "sure"), [("apmbc", "high"), ("ccm", "medium")])
def test_a_missing_clause_is_as_sure_as_its_rule(treaty: str, sure: str, claim, finds) -> None:
    (found,) = finds(claim("treaty_step", treaty=treaty, step="suspend", actor="FRA"), published="2025-08-01")
    assert (found.verdict, found.sure) == ("no_such_act", sure)
