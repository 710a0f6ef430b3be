"""How far a state is on its way out, and what has not come."""

from pathlib import Path

import pytest

from treatywatch.treaties.explain import explain
from treatywatch.treaties.schema import Fact
from treatywatch.treaties.stages import missing, next_step, stages


def reached(state: str, on: str, **more: str) -> list[str]:
    return [stage.name for stage in stages(state, "apmbc", on=on, **more) if stage.date is not None]


@pytest.mark.parametrize(
    ("state", "on", "wanted"),
    [
        pytest.param("EST", "2025-03-17", [], id="nothing-yet"),
        pytest.param("EST", "2025-03-18", ["announced"], id="announced"),
        pytest.param("EST", "2025-04-24", ["announced", "government"], id="government"),
        pytest.param("EST", "2025-06-04", ["announced", "government", "parliament"], id="parliament"),
        pytest.param("EST", "2025-06-13", ["announced", "government", "parliament", "head_of_state"], id="president"),
        pytest.param(
            "EST", "2025-06-27", ["announced", "government", "parliament", "head_of_state", "deposited"], id="deposited"
        ),
        pytest.param("FRA", "2025-12-01", [], id="not-on-its-way"),
        pytest.param("UKR", "2025-12-01", ["parliament", "head_of_state"], id="suspension-is-no-deposit"),
    ],
)
def test_rungs_reached(state: str, on: str, wanted: list[str]) -> None:
    assert reached(state, on) == wanted


def test_effect_is_reached_by_the_rule_alone() -> None:
    assert reached("EST", "2025-12-27", as_known_on="2025-06-27")[-1] == "in_effect"
    assert reached("EST", "2025-12-26", as_known_on="2025-06-27")[-1] == "deposited"


def test_what_comes_next_is_a_step_of_the_own_procedure() -> None:
    coming = next_step("EST", "apmbc", on="2025-04-24")
    assert coming is not None
    assert (coming.body, coming.stage) == ("Riigikogu", "parliament")
    assert next_step("EST", "apmbc", on="2025-06-27") is None
    assert next_step("FRA", "apmbc", on="2025-06-27") is None


def test_what_has_not_come_is_a_finding() -> None:
    found = [f for f in missing("apmbc", on="2025-07-30") if "Ukraine" in f.text and "'deposited'" in f.text]
    assert [(f.verdict, f.article, f.sure) for f in found] == [("missing_step", "20(2)", "medium")]
    assert not [f for f in missing("apmbc", on="2025-07-30") if "Estonia" in f.text]


def test_an_explanation_gives_every_date_its_article() -> None:
    lines = explain("POL", "apmbc", on="2026-02-19").lines
    assert lines[0] == "Poland is bound by the Ottawa Convention on 2026-02-19."
    assert any(line.startswith("2026-02-20 (still to come): withdrawal takes effect. Article 20(3)") for line in lines)
    assert all("Article" in line for line in lines[1:])


def test_who_left_is_told_what_still_binds() -> None:
    lines = explain("LTU", "apmbc", on="2026-01-01").lines
    assert any(line.startswith("Still party to:") and "CCW Amended Protocol II" in line for line in lines)
    assert any(line.startswith("Article 20(4)") for line in lines)


def test_what_was_written_from_memory_is_told_in_an_explanation() -> None:
    lines = explain("LTU", "ccm", on="2020-01-01").lines
    assert any("Article 16 (from memory, confidence low); recorded" in line for line in lines)
    assert not any("Article 15 (from memory" in line for line in lines)


def test_an_explanation_takes_the_facts_that_a_person_entered() -> None:
    war = Fact("POL", "armed_conflict", "2026-01-01", None, "20(3)", "war", None, "a person", "high")
    lines = explain("POL", "apmbc", on="2026-12-01", facts=[war]).lines
    assert lines[0].startswith("Poland is bound by")
    assert any("armed conflict 2026-01-01/.. (a person)" in line for line in lines)


def test_an_announcement_without_deposit_after_a_year_is_a_finding(packs: Path) -> None:
    path = packs / "apmbc" / "events.csv"
    text = path.read_text(encoding="utf-8")
    row = "X1,2025-03-18,FRA,announcement,France announced it,,,,,,,,https://example.org,,high"
    path.write_text(f"{text}{row}\n", encoding="utf-8")

    def told(on: str) -> list[str]:
        return [f.text for f in missing("apmbc", on=on, state="FRA", place=packs) if "'deposited'" in f.text]

    assert told("2026-03-17") == []
    assert told("2026-03-18") == [
        "France, apmbc: announced 2025-03-18, no step 'deposited' known after 12 months (by 2026-03-18); "
        "it is still to be expected."
    ]


def test_whoever_is_no_party_misses_no_step() -> None:
    assert missing("ccm", on="2026-02-01", state="POL") == ()


@pytest.mark.parametrize(
    ("slots", "date"),
    [
        pytest.param({"when": "2025-02-01"}, "2025-02-01", id="said"),
        pytest.param({"when": "2025-02-01", "modality": "planned"}, None, id="only-planned"),
        pytest.param({"when": "2026-02-01"}, None, id="still-to-come"),
        pytest.param({"when": "2025-02-01", "actor": "DEU"}, None, id="another-state"),
        pytest.param({}, None, id="no-date"),
    ],
)
def test_claims_fill_rungs_on_which_the_record_has_nothing(claim, slots: dict, date: str | None) -> None:
    base = {"treaty": "apmbc", "step": "announce_withdrawal", "actor": "FRA"}
    rungs = stages("FRA", "apmbc", on="2025-12-01", claims=[claim("treaty_step", **{**base, **slots})])
    assert ([r.date for r in rungs[:1]] or [None]) == [date]
    assert all(r.confidence == "low" and r.source.startswith("article a: ") for r in rungs if r.date is not None)


def test_the_record_comes_before_claims(claim) -> None:
    said = claim("treaty_step", treaty="apmbc", step="announce_withdrawal", actor="EST", when="2025-03-20")
    rungs = stages("EST", "apmbc", on="2025-12-01", claims=[said])
    assert (rungs[0].date, rungs[0].confidence) == ("2025-03-18", "high")


def test_the_next_step_is_seen_with_the_earlier_clock() -> None:
    assert next_step("EST", "apmbc", on="2025-12-01", as_known_on="2025-04-24").body == "Riigikogu"
