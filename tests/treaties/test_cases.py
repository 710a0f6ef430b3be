"""The packs' cases: enough of them, and their days worked out a second time without the program's arithmetic."""

from collections import Counter
from pathlib import Path

import pytest

from treatywatch.treaties.cases import SORTS, run_cases
from treatywatch.treaties.pack import available, load
from treatywatch.treaties.rows import read_yaml

# What the articles say, written down from their text and not from the packs: rule, unit, number.
PERIODS = {
    **dict.fromkeys(("AP-13", "AP-14", "CM-6", "CM-7"), ("first of month", 6)),
    **dict.fromkeys(("AP-19a", "CM-11a", "CW-3b", "CW-4b"), ("months", 6)),
    **dict.fromkeys(("AP-5", "CM-3"), ("months", 120)),
    **dict.fromkeys(("CW-6a", "CW-6p", "TP-6a", "AT-1a"), ("months", 12)),
    **dict.fromkeys(("BW-1b", "NP-5b"), ("months", 3)),
    **dict.fromkeys(("AP-6a", "CM-4a"), ("days", 180)),
    **dict.fromkeys(("CH-3b", "AT-4", "AT-6b", "TP-3"), ("days", 90)),
    **dict.fromkeys(("CH-1", "CH-6", "TP-7"), ("days", 30)),
    **dict.fromkeys(("BW-3", "NP-4"), ("days", 0)),
    "AP-4": ("months", 48),
    "CM-2": ("months", 96),
    "AP-6b": ("yearly", 430),
    "CM-4b": ("yearly", 430),
    "AT-1b": ("yearly", 531),
}


def length(year: int, month: int) -> int:
    leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def after(day: str, unit: str, number: int) -> str:
    year, month, date = (int(part) for part in day.split("-"))
    if unit == "yearly":
        due = divmod(number, 100)
        year, (month, date) = year + ((month, date) > due), due
    elif unit == "days":
        for _ in range(number):
            date += 1
            if date > length(year, month):
                year, month, date = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    else:
        for _ in range(number):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        date = 1 if unit == "first of month" else min(date, length(year, month))
    return f"{year:04}-{month:02}-{date:02}"


def rows(treaty: str) -> list[dict]:
    return [row for row in read_yaml(_path(treaty)) if "after" in row]


def _path(treaty: str) -> Path:
    return Path(load(treaty).place) / "cases.yml"


@pytest.mark.parametrize("treaty", available())
def test_every_case_comes_out_as_written(treaty: str) -> None:
    results = run_cases(load(treaty))
    assert [(r.name, r.wanted, r.got) for r in results if not r.holds] == []
    assert {result.sort for result in results} == set(SORTS)


def test_there_are_at_least_400() -> None:
    assert sum(len(run_cases(load(treaty))) for treaty in available()) >= 400


@pytest.mark.parametrize("treaty", available())
def test_no_case_is_written_twice(treaty: str) -> None:
    cells = Counter(
        str(sorted((k, str(v)) for k, v in row.items() if k not in ("name", "sort", "__line__")))
        for row in read_yaml(_path(treaty))
    )
    assert [text for text, count in cells.items() if count > 1] == []


@pytest.mark.parametrize("treaty", available())
def test_the_days_agree_with_another_way_of_counting(treaty: str) -> None:
    found = rows(treaty)
    assert found
    for row in found:
        assert (row["name"], after(row["after"], *PERIODS[row["rule"]])) == (row["name"], row["gives"])
