import pytest

from treatywatch.report.dates import is_ahead, is_over, phrase, plain, short, stamp


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        pytest.param("2025-08-20", "on 20 August 2025", id="day"),
        pytest.param("2023-08", "in August 2023", id="month"),
        pytest.param("2026", "in 2026", id="year"),
        pytest.param("199X", "in the 1990s", id="decade"),
        pytest.param("1984/1986", "in the mid-1980s", id="middle-of-decade"),
        pytest.param("1984/1987", "between 1984 and 1987", id="near-miss-of-the-middle"),
        pytest.param("1990/1993", "in the early 1990s", id="early-decade"),
        pytest.param("2024-06~", "around June 2024", id="about"),
        pytest.param("2024-06?", "perhaps in June 2024", id="unsure"),
        pytest.param("2026-10/2026-12", "in late 2026", id="late-in-the-year"),
        pytest.param("2026-07/2026-12", "in the second half of 2026", id="half"),
        pytest.param("2026-10/2027-12", "between October 2026 and December 2027", id="near-miss-of-late"),
        pytest.param("../1995", "by 1995", id="open-start"),
        pytest.param("../199X", "until the 1990s", id="open-start-decade"),
        pytest.param("2026-02-20/..", "from 20 February 2026", id="open-end"),
        pytest.param("2025-21", "in spring 2025", id="season"),
        pytest.param("soon", "soon", id="not-edtf-comes-back"),
    ],
)
def test_a_date_as_a_phrase(edtf: str, words: str) -> None:
    assert phrase(edtf) == words


def test_short_forms() -> None:
    assert short("2025-08-20") == "20 Aug 2025"
    assert short("May 2025") == "May 2025"
    assert stamp("1984/1986") == "mid-1980s"
    assert stamp("2026-10/2026-12") == "late 2026"
    assert plain("2026-02-20/..") == "from 20 February 2026"


@pytest.mark.parametrize(
    ("when", "over", "ahead"),
    [
        pytest.param("2025-06", True, False, id="past"),
        pytest.param("2026", False, True, id="future"),
        pytest.param("2025", False, False, id="present-year"),
        pytest.param("2020/..", False, False, id="open-end-is-not-over"),
        pytest.param(None, False, False, id="no-date"),
    ],
)
def test_tense_follows_from_the_day_of_publication(when: str | None, over: bool, ahead: bool) -> None:
    assert (is_over(when, "2025-12-18"), is_ahead(when, "2025-12-18")) == (over, ahead)


def test_without_a_day_of_publication_nothing_is_over() -> None:
    assert not is_over("1990", None)
