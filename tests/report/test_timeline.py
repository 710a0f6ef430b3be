import dataclasses
import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from treatywatch.report.axis import Axis
from treatywatch.report.base import ProfileData
from treatywatch.report.entries import LANES
from treatywatch.report.page import Footnote, Sentence, TimelineEntry
from treatywatch.report.profile import build
from treatywatch.report.timeline import WIDTH, picture

NOTE = Footnote(1, "record", source="x")
SVG = "{http://www.w3.org/2000/svg}"


def entry(first: str, last: str, label: str, lane: str = "Production", shape: str = "solid") -> TimelineEntry:
    return TimelineEntry(lane, f"{first}/{last}", first, last, label, shape, Sentence(label, (NOTE,)))


def labels(svg: str) -> list[tuple[float, float, float]]:
    """Return y, first and last x of every label, at 6 px a character."""
    found = []
    for node in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        if node.get("class") != "label":
            continue
        width = len(node.text or "") * 6.0
        x = float(node.get("x", "0"))
        start = x - width if node.get("text-anchor") == "end" else x
        found.append((float(node.get("y", "0")), start, start + width))
    return found


def test_a_picture_has_title_description_and_a_lane_for_each_kind(data: ProfileData) -> None:
    page = build(data)
    svg = picture(page.timeline, as_of=page.as_of, title="Timeline")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "tl-t tl-d"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    names = [node.text for node in root.iter(f"{SVG}text") if node.get("class") == "lanename"]
    assert names == ["On record", "Notice", "Production"]
    assert names == [lane for lane in LANES if lane in names]


def test_planned_things_are_hollow_and_records_have_a_lane_of_their_own(data: ProfileData) -> None:
    entries = {e.label: (e.lane, e.shape) for e in build(data).timeline}
    assert entries["3 Mar 2025 · notice deposited"] == ("On record", "record")
    assert entries["from 2026 · make up to 1.2 million a year"] == ("Production", "hollow")
    assert entries["mid-1980s · stop"] == ("Production", "solid")
    assert entries["3 Mar 2025 ×2"] == ("Notice", "solid")


def test_the_record_on_other_treaties_stands_in_the_list_only(data: ProfileData) -> None:
    other = dataclasses.replace(data.records[0], treaty="npt", step="sign", date="1968-07-01")
    page = build(dataclasses.replace(data, records=(*data.records, other)))
    assert [e.lane for e in page.timeline if e.when == "1968-07-01"] == ["Other treaties"]
    assert "1968" not in picture(page.timeline, as_of=page.as_of, title="t")


def test_labels_never_overlap_and_stay_in_the_picture() -> None:
    many = [
        entry(f"2025-{month:02}-{day:02}", f"2025-{month:02}-{day:02}", f"{day} thing that happened {month}")
        for month in range(1, 13)
        for day in (1, 3, 20)
    ]
    many += [
        entry("1984-01-01", "1986-12-31", "mid-1980s"),
        entry("", "1995-12-31", "by 1995"),
        entry("2026-01-01", "", "on"),
    ]
    found = labels(picture(many, as_of="2026-03-01", title="t"))
    assert len(found) == len(many)
    for number, (y, start, end) in enumerate(found):
        assert start >= 0
        assert end <= WIDTH
        for other_y, other_start, other_end in found[number + 1 :]:
            assert abs(y - other_y) >= 10 or end <= other_start or other_end <= start


@pytest.mark.parametrize(
    ("first", "last", "arrows"),
    [
        pytest.param("2025-01-01", "", 1, id="open-end"),
        pytest.param("", "2025-01-01", 1, id="open-start"),
        pytest.param("2020-01-01", "2024-12-31", 0, id="closed-range"),
    ],
)
def test_open_intervals_have_an_arrow(first: str, last: str, arrows: int) -> None:
    svg = picture([entry(first, last, "x"), entry("2019-01-01", "2019-01-01", "y")], as_of="2026-01-01", title="t")
    assert svg.count('class="arrow"') == arrows


def test_hostile_labels_are_inert() -> None:
    svg = picture([entry("2025-01-01", "2025-01-01", "<script>&\x00\"'")], as_of="2026-01-01", title="</title><b>")
    root = ElementTree.fromstring(svg)
    assert not [node for node in root.iter() if re.search("script|}b$", node.tag)]


def test_nothing_dated_is_no_picture() -> None:
    assert picture([], as_of="2026-01-01", title="t") == ""
    assert picture([entry("", "", "undated")], as_of="2026-01-01", title="t") == ""


def test_the_axis_runs_forward_and_gives_busy_years_more_room() -> None:
    days = [dt.date(1984, 5, 1), *(dt.date(2025, month, 1) for month in range(1, 13)), dt.date(2026, 2, 20)]
    axis = Axis(days, left=100, right=900)
    places = [axis.x(day) for day in days]
    assert places == sorted(places)
    assert 100 <= places[0] <= places[-1] <= 900
    assert axis.x(dt.date(2025, 12, 31)) - axis.x(dt.date(2025, 1, 1)) > 400
    assert any(tick.kind == "gap" and tick.label == "1985–2024" for tick in axis.ticks())
