"""No claim of the vocabulary stops the checks, however odd its dates."""

from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.model.claim import ASPECTS, ITEMS, MODALITIES, STEPS, TREATIES, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.treaties.check import check

WHENS = st.sampled_from(
    (
        *(None, "2025", "2025-08", "2025-08-20", "199X", "2024-06~", "../1995", "2026-02-20/..", "../..", "0001"),
        *("9999", "9999-12-31", "../0100", "2025-21", "2025-24", "1984/1986", "2023-08?", "2025-XX-XX"),
    )
)
ACTORS = st.sampled_from((None, "POL", "LTU", "UKR", "PRK", "USA", "MNE", "XXX", "belma", "EU", ""))
DURATIONS = st.sampled_from((None, "P6M", "P3Y", "P90D", "", "nonsense", "P0D", "P9999Y"))
PUBLISHED = st.sampled_from(
    (None, "2025-12-18", "2025-05-25", "1950-01-01", "9999-12-31", "2025-12-18T10:00:00Z", "2025-12", "May")
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(("treaty_step", "membership", "membership_count", "treaty_rule", "use", "production")))
    low = draw(st.one_of(st.none(), st.integers(0, 300)))
    start = draw(st.integers(0, 5))
    return Claim(
        text_id="a",
        doc="a",
        kind=kind,
        modality=draw(st.sampled_from(MODALITIES)),
        evidence=(Evidence(start, start + 3, "abc"),),
        actor=draw(ACTORS),
        treaty=draw(st.sampled_from((None, "kyoto", *TREATIES))),
        step=draw(st.sampled_from((None, *STEPS))),
        body=draw(st.sampled_from((None, "government", "parliament", "president", "court"))),
        status=draw(st.sampled_from((None, "party", "signatory", "non_party", "withdrawn"))),
        aspect=draw(st.sampled_from((None, "start", "make", *ASPECTS["treaty_rule"]))),
        item=draw(st.sampled_from((None, *ITEMS))),
        quantity=draw(st.sampled_from((None, Quantity(low, 300), Quantity(low, 300, approx=True)))),
        when=draw(WHENS),
        duration=draw(DURATIONS),
    )


@settings(deadline=None, max_examples=400)
@given(st.lists(claims(), max_size=4), PUBLISHED)
def test_checks_hold_for_every_claim(found: list[Claim], published: str | None) -> None:
    documents = {"a": TextDocument("a", "a", "x", "", published=published)}
    findings = check(found, documents)
    assert findings == check(found[::-1], documents)
    ids = {claim.id for claim in found}
    for finding in findings:
        assert finding.text
        assert "{" not in finding.text
        assert len(finding.sides) >= 2
        assert set(finding.claim_ids) <= ids
