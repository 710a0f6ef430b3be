"""How far a state is on its way out, and what has not come."""

import pytest

from treatywatch.treaties.explain import explain
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
    assert lines[0] == "Poland is bound by Ottawa Convention on 2026-02-19."
    assert any(line.startswith("2026-02-20 (still to come): withdrawal takes effect. Article 20(3)") for line in lines)
    assert all("Article" in line for line in lines[1:])


def test_who_left_is_told_what_still_binds() -> None:
    lines = explain("LTU", "apmbc", on="2026-01-01").lines
    assert any(line.startswith("Still party to:") and "CCW Amended Protocol II" in line for line in lines)
    assert any(line.startswith("Article 20(4)") for line in lines)
