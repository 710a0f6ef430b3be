"""What the road makes of a ledger, with all stages in their places."""

import datetime as dt
import json
from pathlib import Path

import pytest

import treatywatch
from treatywatch.model.errors import LedgerError, UsageError

STORY = (
    "Warsaw gives notice\n\n"
    "Poland submitted its notice of withdrawal from the Ottawa Convention on 20 August 2025, the minister said. "
    "Poland needs up to 900,000 anti-personnel mines, the minister said. "
    "The army will lay them along the border with Belarus and with the Kaliningrad region in the years to come. "
    "Workers in three plants wait for the word to begin, and the unions ask for talks about shifts and pay.\n"
)
TEXTS = {
    "wire": STORY,
    "copy": STORY.replace("Warsaw gives notice", "Poland out of Ottawa"),
    "rival": "A look back\n\nPoland submitted its notice of withdrawal from the Ottawa Convention on 3 March 2024.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / f"{name}.txt").write_text(text)
    rows = [{"doc": name, "published": f"2025-09-0{number}"} for number, name in enumerate(TEXTS, 1)]
    (place / "meta.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return place


@pytest.fixture
def watch(tmp_path: Path, folder: Path) -> treatywatch.Treatywatch:
    watch = treatywatch.open(tmp_path / "t.db", today=dt.date(2026, 6, 1))
    watch.read(folder, meta=folder / "meta.jsonl")
    return watch


def test_copy_is_no_second_voice(watch: treatywatch.Treatywatch) -> None:
    answer = next(one for one in watch.answers() if one.question.key[:3] == ("treaty_step", "POL", "apmbc"))
    said = next(group for group in answer.values if any(side.doc == "wire" for side in group.sides))
    assert {side.doc for side in said.sides if side.doc} == {"wire", "copy"}
    assert sum(1 for side in said.sides if side.doc) == 2
    assert said.origins <= 2, "copy and wire are one origin, the record may be another"


def test_conflicts_name_words_and_record_once(watch: treatywatch.Treatywatch) -> None:
    conflicts = watch.conflicts()
    assert len({conflict.id for conflict in conflicts}) == len(conflicts)
    against = [one for one in conflicts if any(side.doc == "rival" for side in one.sides)]
    assert any(side.doc is None and side.source for one in against for side in one.sides)
    assert any(side.doc in ("wire", "copy") for one in against for side in one.sides)


def test_geography_is_checked_in_texts_without_claims(tmp_path: Path, folder: Path) -> None:
    (folder / "odd.txt").write_text("The Baltic states (Finland, Estonia and Latvia) met about landmines.\n")
    watch = treatywatch.open(tmp_path / "g.db", today=dt.date(2026, 6, 1))
    watch.read(folder)
    found = [one for one in watch.conflicts() if one.type == "geography"]
    assert [{side.doc for side in one.sides} for one in found] == [{"odd", None}]


def test_everything_is_the_same_in_any_order_and_in_halves(tmp_path: Path, folder: Path, watch) -> None:
    side = folder / "meta.jsonl"
    other = treatywatch.open(tmp_path / "other.db", today=dt.date(2026, 6, 1))
    for half in (["rival"], ["copy", "wire"]):
        other.read([folder / f"{name}.txt" for name in half], meta=side)
    assert other.content_digest() == watch.content_digest()
    assert list(other.claims()) == list(watch.claims())
    assert other.answers() == watch.answers()
    assert other.conflicts() == watch.conflicts()
    for form in ("md", "html", "json", "text"):
        assert other.profile("POL", format=form) == watch.profile("POL", format=form)


def test_as_known_on_shows_the_ledger_of_that_day(tmp_path: Path, folder: Path) -> None:
    now = dt.datetime(2025, 9, 10, tzinfo=dt.UTC)
    early = treatywatch.open(tmp_path / "k.db", today=now.date(), clock=lambda: now)
    early.read(folder / "wire.txt", meta=folder / "meta.jsonl")
    then = (list(early.claims()), early.answers(), early.conflicts())
    late = treatywatch.open(tmp_path / "k.db", today=now.date(), clock=lambda: now + dt.timedelta(days=30))
    late.read(folder, meta=folder / "meta.jsonl")
    assert list(late.claims()) != then[0]
    seen = late.as_known("2025-09-10")
    assert list(seen.claims()) == then[0]
    assert seen.conflicts() == then[2]


def test_profile_quotes_what_stands_in_the_documents(watch: treatywatch.Treatywatch) -> None:
    page = watch.profile("Poland", format="text")
    assert "20 August 2025" in page
    assert "900,000" in page
    assert "withheld" not in page.lower()


def test_api_refuses_what_there_is_not(watch: treatywatch.Treatywatch, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean Poland"):
        watch.profile("Polnd")
    with pytest.raises(UsageError, match="no report format"):
        watch.profile("Poland", format="pdf")
    with pytest.raises(UsageError, match="kinds are"):
        next(watch.claims(kind="nothing"))
    with pytest.raises(LedgerError, match="there is no ledger"):
        treatywatch.open(tmp_path / "none.db").conflicts()
    with pytest.raises(UsageError, match="not an ISO date"):
        watch.as_known("soon").conflicts()


def test_package_offers_its_public_names() -> None:
    assert treatywatch.open.__doc__ is not None
    assert {"open", "Treatywatch", "__version__"} <= set(treatywatch.__all__)
    with pytest.raises(AttributeError, match="no attribute 'close'"):
        treatywatch.close  # noqa: B018
