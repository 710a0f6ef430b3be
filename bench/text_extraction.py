"""F1 of word 4-grams and pages a second of our HTML reader beside plain trafilatura, on 181 real pages.

Pages and truth: scrapinghub/article-extraction-benchmark (MIT); the metric is its own: precision and recall of
4-grams, averaged over pages. Run: uv run python bench/text_extraction.py [FOLDER]
"""

import datetime as dt
import gzip
import json
import os
import re
import statistics
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from treatywatch.model.document import ArchivedDocument
from treatywatch.model.errors import SetAside
from treatywatch.model.ids import digest
from treatywatch.text.registry import read

SHARED = Path(os.environ.get("TREATYWATCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TODAY = dt.date(2026, 1, 1)


def pages(folder: Path) -> dict[str, bytes]:
    found = {}
    with tarfile.open(folder / "html.tar") as tar:
        for member in tar:
            handle = tar.extractfile(member)
            if handle is not None and member.name.endswith(".html.gz"):
                found[Path(member.name).name.removesuffix(".html.gz")] = gzip.decompress(handle.read())
    return found


def ours(data: bytes) -> str:
    archived = ArchivedDocument("page", "page.html", digest(data), len(data), format="html")
    try:
        text = read(archived, data, today=TODAY)
    except SetAside:
        return ""
    return "\n".join(text.text[b.start : b.end] for b in text.blocks if b.role in ("body", "heading"))


def plain(data: bytes) -> str:
    return trafilatura.extract(data.decode("utf-8"), include_comments=False) or ""


def precise(data: bytes) -> str:
    return trafilatura.extract(data.decode("utf-8"), include_comments=False, favor_precision=True) or ""


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def score(truth: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    precisions, recalls = [], []
    for key, text in truth.items():
        right, given = grams(text), grams(found[key])
        hits = (right & given).total()
        if given:
            precisions.append(hits / given.total())
        if right:
            recalls.append(hits / right.total())
    p, r = statistics.mean(precisions), statistics.mean(recalls)
    return p, r, 2 * p * r / (p + r)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data" / "bench" / "article-extraction"
    if not folder.is_dir():
        print(f"skipped: {folder} is not here; give the folder of the benchmark's pages")
        return
    rows = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    truth = {key: row.get("articleBody", "") for key, row in rows.items()}
    sources = pages(folder)
    readers: dict[str, Callable[[bytes], str]] = {
        "treatywatch": ours,
        "trafilatura": plain,
        "trafilatura, precision": precise,
    }
    for reader in readers.values():
        reader(next(iter(sources.values())))
    for name, reader in readers.items():
        begun = time.process_time()
        found = {key: reader(sources[key]) for key in truth}
        spent = time.process_time() - begun
        p, r, f1 = score(truth, found)
        print(f"{name:24} F1 {f1:.3f}  P {p:.3f}  R {r:.3f}  {len(truth) / spent:5.1f} pages/s")


if __name__ == "__main__":
    main()
