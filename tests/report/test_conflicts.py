import json

import pytest

from treatywatch.model.errors import UsageError
from treatywatch.report import conflicts
from treatywatch.report.base import ProfileData


def test_jsonl_names_place_and_words_of_each_side(data: ProfileData) -> None:
    rows = [json.loads(line) for line in conflicts.write(data.conflicts, data.documents, format="jsonl").splitlines()]
    dates = next(row for row in rows if row["id"] == "cfl-1")
    assert {"id", "question", "type", "why", "rule", "sides"} <= set(dates)
    for side in dates["sides"][:2]:
        document = data.documents[side["doc"]]
        assert document.text[side["start"] : side["end"]] == side["exact"]
    assert dates["sides"][2] == {"source": "depositary notification 7", "value": "2025-03-03"}


@pytest.mark.parametrize("format", ["text", "md"])
def test_both_sides_stand_in_text_and_markdown(data: ProfileData, format: str) -> None:
    shown = conflicts.write(data.conflicts, data.documents, format=format, claims=data.claims, width=200)
    for words in ("3 March 2025", "May 2024", "Ruritania gave notice in May 2024", "Northern Wire", "Anna Kowal"):
        assert words in shown
    assert shown.index("When did Ruritania") < shown.index("How many mines")


def test_no_conflict_is_said_so(data: ProfileData) -> None:
    assert "No two statements contradict each other." in conflicts.write((), data.documents)
    assert conflicts.write((), data.documents, format="jsonl") == ""


def test_an_unknown_format_is_refused(data: ProfileData) -> None:
    with pytest.raises(UsageError, match="no conflict format 'xml'; choose one of: text, md, jsonl"):
        conflicts.write(data.conflicts, data.documents, format="xml")
