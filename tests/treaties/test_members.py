"""How many are bound, counted both ways."""

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.treaties.members import members


@pytest.mark.parametrize(
    ("treaty", "on", "party", "deposited", "withdrawn"),
    [
        pytest.param("apmbc", "2025-03-11", 164, 0, 0, id="before-the-165th"),
        pytest.param("apmbc", "2025-03-12", 164, 1, 0, id="165-deposited"),
        pytest.param("apmbc", "2025-06-25", 164, 2, 0, id="166-deposited"),
        pytest.param("apmbc", "2025-12-26", 166, 0, 0, id="166-in-force"),
        pytest.param("apmbc", "2025-12-27", 163, 0, 3, id="three-gone"),
        pytest.param("apmbc", "2026-02-20", 161, 0, 5, id="five-gone"),
        pytest.param("ccm", "2025-03-05", 112, 0, 0, id="ccm-before-the-first-exit"),
        pytest.param("ccm", "2025-03-06", 111, 0, 1, id="ccm-after-the-first-exit"),
        pytest.param("tpnw", "2026-01-01", 74, 0, 0, id="tpnw"),
        pytest.param("cwc", "2026-01-01", 193, 0, 0, id="cwc"),
    ],
)
def test_counts_of_a_day(treaty: str, on: str, party: int, deposited: int, withdrawn: int) -> None:
    found = members(treaty, on=on)
    assert (len(found.party), len(found.deposited), len(found.withdrawn)) == (party, deposited, withdrawn)
    everybody = found.party + found.deposited + found.signatory + found.withdrawn + found.non_party
    assert len(everybody) == len(set(everybody)) == 197


def test_the_count_as_it_was_known() -> None:
    known = members("apmbc", on="2026-02-20", as_known_on="2025-06-26")
    assert (len(known.party), len(known.withdrawn)) == (166, 0)


def test_what_does_not_fit_is_said() -> None:
    assert "published totals differ" in members("att", on="2025-01-01").note
    assert "PRK" in members("npt", on="2025-01-01").note
    assert members("apmbc", on="2025-01-01").note == ""
    assert "the record ends" in members("apmbc", on="2026-06-01").note


def test_a_day_before_the_treaty_is_refused() -> None:
    with pytest.raises(UsageError, match="before tpnw was adopted"):
        members("tpnw", on="2010-01-01")
