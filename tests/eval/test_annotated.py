"""Annotated articles: what is marked under a sentence becomes gold, and what cannot be read is told with its line."""

from pathlib import Path

import annotated
import pytest

TEXT = """@ a1 | 2025-06-20 | Baltic Courier
Riga votes to leave

Lawmakers voted to abandon the pact.
= treaty_step approve_withdrawal actor=LVA treaty=apmbc body=parliament when=2025-06-19
Estonia and Finland want 5,000 mines each.
= requirement need actor=EST+FIN item=apm|mine q=5000/-,item,~ by=jane-doe mod=possible

@ a2 | 2025-07-01 | Other
Nothing is claimed here.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    return tmp_path


def read(folder: Path, text: str) -> list[annotated.Article]:
    (folder / "en" / "t1.ann").write_text(text, encoding="utf-8")
    return annotated.articles("en", folder)


def test_text_is_put_together_from_its_lines(folder: Path) -> None:
    first, second = read(folder, TEXT)
    assert first.text == (
        "Riga votes to leave\n\nLawmakers voted to abandon the pact. Estonia and Finland want 5,000 mines each.\n"
    )
    assert (first.name, first.published, first.publisher) == ("a1", "2025-06-20", "Baltic Courier")
    assert (second.text, second.claims) == ("Nothing is claimed here.\n", [])


def test_marks_become_gold_with_exact_evidence(folder: Path) -> None:
    article = read(folder, TEXT)[0]
    vote, *wants = article.claims
    assert (vote["kind"], vote["step"], vote["actor"], vote["body"]) == (
        "treaty_step", "approve_withdrawal", "LVA", "parliament",
    )  # fmt: skip
    assert (vote["modality"], vote["when"], vote["quantity"]) == ("occurred", "2025-06-19", None)
    assert [want["actor"] for want in wants] == ["EST", "FIN"]
    assert wants[0]["item"] == ["apm", "mine"]
    assert wants[0]["quantity"] == {"low": 5000.0, "high": None, "unit": "item", "approx": True}
    assert (wants[0]["modality"], wants[0]["attribution"]) == ("possible", [{"speaker": "jane-doe"}])
    for claim in article.claims:
        (span,) = claim["evidence"]
        assert article.text[span["start"] : span["end"]] == span["exact"] != ""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("@ a1 | 2025 | x\n", r":1: not «@ name", id="head"),
        pytest.param("Text.\n", r":1: text before", id="no-head"),
        pytest.param("@ a1 | 2025-01-01 | x\n= use actor=RUS item=apm\n", r":2: a claim before", id="no-sentence"),
        pytest.param("@ a1 | 2025-01-01 | x\nA.\n= use RUS\n", r":3: not key=value: RUS", id="no-key"),
        pytest.param("@ a1 | 2025-01-01 | x\nA.\n= position\n", r":3: ", id="no-value"),
        pytest.param("@ a1 | 2025-01-01 | x\nA.\n= use actor=RUS q=many,item\n", r":3: ", id="no-number"),
        pytest.param("@ a1 | 2025-01-01 | x\n@ a1 | 2025-01-01 | x\n", r"used twice: a1", id="twice"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(folder: Path, text: str, wrong: str) -> None:
    with pytest.raises(annotated.AnnotationError, match=wrong):
        read(folder, text)


def test_all_that_is_kept_can_be_read() -> None:
    articles = annotated.articles("en")
    assert len(articles) >= 700
    assert sum(len(article.claims) for article in articles) > 10 * len(articles)


def test_files_are_numbered(folder: Path) -> None:
    assert [article.file for article in read(folder, TEXT)] == [1, 1]
    (folder / "en" / "more.ann").write_text(TEXT.replace("@ a", "@ b"), encoding="utf-8")
    with pytest.raises(annotated.AnnotationError, match=r"t1\.ann, t2\.ann"):
        annotated.articles("en", folder)
