"""The date of a text: the side file's, the page's, or that of a line of its own."""

import pytest

BODY = "\n\nThe government in Warsaw said on Thursday that it would leave the convention within half a year.\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("Sun. May 25th, 2025", "2025-05-25", id="month first"),
        pytest.param("Published 12 March 2025", "2025-03-12", id="published"),
        pytest.param("2025-03-20", "2025-03-20", id="iso"),
        pytest.param("20.03.2025 14:05", "2025-03-20", id="dotted with time"),
        pytest.param("By A. Author | 22 January 2026, 07:40 | 4 min read", "2026-01-22", id="byline"),
        pytest.param("Posted on March 3, 2025 by Jane Doe", "2025-03-03", id="posted by"),
        pytest.param("Press release, Geneva, 4 April 2025", "2025-04-04", id="behind a place"),
        pytest.param("Updated 5 May 2025\nPublished 4 May 2025", "2025-05-04", id="published before updated"),
        pytest.param("VILNIUS, 18 March 2025 (Agency) - The parliament voted to leave.", "2025-03-18", id="wire"),
        pytest.param("Poland to leave the mine treaty on 20 February 2026", None, id="a headline's date"),
        pytest.param("The treaty was signed on 3 December 1997.", None, id="a sentence"),
        pytest.param("1 January 1970", None, id="placeholder"),
        pytest.param("31 February 2025", None, id="no such day"),
        pytest.param("2 June 2026", None, id="tomorrow"),
        pytest.param("03/04/2025", None, id="could be two days"),
    ],
)
def test_a_date_line_dates_an_undated_text(read, line, day):
    text = read(f"Headline of some length here\n\n{line}{BODY}")
    assert text.published == day
    assert any("dated by its line" in note for note in text.notes) == (day is not None)


def test_the_side_file_wins_over_the_line(read):
    text = read(f"2025-03-20{BODY}", published="2025-03-21")
    assert (text.published, text.notes) == ("2025-03-21", ())


@pytest.mark.parametrize(
    ("given", "says"),
    [("2026-06-02", "in the future"), ("1970-01-01", "before 1997"), ("spring", "not ISO 8601")],
)
def test_a_date_that_cannot_be_is_ignored_with_a_note(read, given, says):
    text = read(f"2025-03-20{BODY}", published=given)
    assert text.published == "2025-03-20"
    assert says in " ".join(text.notes)


def test_a_language_without_a_pack_knows_figures_only(read):
    assert read(f"20.03.2025{BODY}", lang="xx").published == "2025-03-20"
    assert read(f"20 March 2025{BODY}", lang="xx").published is None
