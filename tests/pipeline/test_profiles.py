"""What belongs to the state of a profile, and what its findings rest on."""

import datetime as dt
from pathlib import Path

import treatywatch
from treatywatch.model.answer import Side
from treatywatch.model.claim import Claim
from treatywatch.model.finding import Finding
from treatywatch.model.span import Evidence
from treatywatch.pipeline.contradictions import all_conflicts, doubted
from treatywatch.pipeline.profiles import profile_data
from treatywatch.pipeline.road import answer


def test_programme_of_the_state_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Warsaw needs anti-personnel mines. East Shield was launched in May 2024 and covers about 800 kilometres of "
        "border with Belarus.\nThree Baltic states, Finland, Latvia and Estonia, look on.\n"
    )
    watch = treatywatch.open(tmp_path / "t.db", today=dt.date(2026, 6, 1))
    watch.read(tmp_path / "a.txt")
    view = watch._view()
    answered = answer(view)
    poland = profile_data("POL", answered, view, on="2026-06-01")
    assert "east-shield" in poland.own
    assert "programme" in {one.question.key[0] for one in poland.answers}
    assert not profile_data("NOR", answered, view, on="2026-06-01").answers
    finland = profile_data("FIN", answered, view, on="2026-06-01")
    assert [one.type for one in finland.conflicts] == ["geography"]


def test_finding_on_a_doubtful_claim_is_low_and_no_conflict() -> None:
    one = Claim(
        "t", "t", "membership", "occurred", (Evidence(0, 4, "Chad"),), actor="TCD", treaty="apmbc", status="non_party"
    )
    sides = (Side("out", doc="t", text_id="t", claim_id=one.id, start=0, end=4, exact="Chad"), Side("in", source="row"))
    finding = Finding("f", "against_record", "apmbc", "r.v1", "1", "Chad is in.", sides, (one.id,))
    assert [found.sure for found in doubted([finding], {one.id})] == ["low"]
    assert [found.sure for found in doubted([finding], ())] == ["high"]
    assert all_conflicts((), [finding], [one], doubtful={one.id}) == ()
    assert len(all_conflicts((), [finding], [one])) == 1
