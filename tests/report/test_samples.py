import json
import os
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

SAMPLES = Path(str(files("treatywatch"))) / "packs" / "samples"
ARTICLES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))
SHARED = Path(os.environ.get("TREATYWATCH_SHARED", Path(__file__).parents[3] / "shared"))


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._skip += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._skip -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._skip else data


def words(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        reader = Words()
        reader.feed(text)
        text = reader.text
    return re.findall(r"[\w'’-]+", text.lower())


def runs(found: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(found[n : n + length]) for n in range(len(found) - length + 1)}


def test_there_are_at_least_twelve_articles_and_each_has_its_row() -> None:
    rows = [json.loads(line) for line in (SAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(ARTICLES) >= 12
    assert [row["doc"] for row in rows] == [path.stem for path in ARTICLES]
    assert all(re.match(r"https://[a-z-]+\.example\.org/", row["url"]) for row in rows)
    assert all(row["published"] and row["publisher"] and row["lang"] == "en" for row in rows)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_as_long_as_a_news_item(path: Path) -> None:
    assert 150 <= len(words(path)) <= 360


@pytest.mark.parametrize(
    ("origin", "copy"),
    [("s01.txt", "s02.txt"), ("s01.txt", "s03.html"), ("s01.txt", "s04.txt"), ("s06.txt", "s07.txt")],
)
def test_rewrites_share_words_with_their_agency(origin: str, copy: str) -> None:
    shared = runs(words(SAMPLES / origin), 5) & runs(words(SAMPLES / copy), 5)
    assert len(shared) > 0.4 * len(runs(words(SAMPLES / copy), 5))


def test_the_bundle_says_that_it_is_invented() -> None:
    assert "invented for demonstration" in (SAMPLES / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared folder with the seed articles is absent")
def test_nothing_is_copied_from_the_seed_articles() -> None:
    seeds = set[tuple[str, ...]]()
    for path in (SHARED / "seeds").glob("*.txt"):
        seeds |= runs(words(path), 9)
    for path in ARTICLES:
        assert not runs(words(path), 9) & seeds
