"""Kills a reading run with SIGKILL at random moments: the ledger must open, verify and go on to the same content.

    python bench/kill.py [--times 200] [--documents 150] [--seed 1]

Each round starts `treatywatch read` in a process of its own on a new ledger, kills it at a random moment of its work
(a run that has something to go on from is killed a second time, half of the time), verifies what it left, lets a run
go to its end and compares claims, conflicts and digest with those of an unbroken run. Exit status 1 tells of a
difference.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import treatywatch
from treatywatch.model.ids import digest

WORKER = """
import sys
import treatywatch
from treatywatch.pipeline.road import Examiner
watch = treatywatch.open(sys.argv[1])
Examiner(watch.settings)
import treatywatch.archive.blobs, treatywatch.ledger.writer, treatywatch.pipeline.batch, treatywatch.sources.folder
print("ready", flush=True)
watch.read(sys.argv[2])
print("done", flush=True)
"""
STATES = ("Poland", "Finland", "Estonia", "Latvia", "Lithuania")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        write_articles(folder, options.documents)
        begun = time.monotonic()
        started(Path(place) / "whole.db", folder).wait()
        lasted = time.monotonic() - begun
        whole = content(Path(place) / "whole.db")
        # Start-up is not work; what is left is known once a worker has said that it is ready.
        lasted = min(lasted, work_time(Path(place), folder))
        kept = [round_of(Path(place), number, folder, whole, lasted, moments) for number in range(options.times)]
    shares = [share for share in kept if share is not None]
    result = {
        "rounds": options.times,
        "same": len(shares),
        "killed_before_the_first_document": sum(share == 0 for share in shares),
        "killed_in_between": sum(0 < share < 1 for share in shares),
        "killed_after_the_last_document": sum(share == 1 for share in shares),
        "seconds_of_an_unbroken_run": round(lasted, 2),
    }
    print(json.dumps(result))
    return int(len(shares) < options.times)


def write_articles(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        state = STATES[number % len(STATES)]
        text = (
            f"{state} and the treaty, part {number}\n\n"
            f"{state} submitted its notice of withdrawal from the Ottawa Convention on {number % 28 + 1} June 2025.\n\n"
            f"{state} needs up to {number + 1},000 anti-personnel mines, the minister said.\n\n"
            + f"Report {number} goes on about other things that happened there. "
            * 20
        )
        (folder / f"n{number:04}.txt").write_text(text, encoding="utf-8")


def started(ledger: Path, folder: Path) -> "subprocess.Popen[str]":
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(ledger), str(folder)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    if worker.stdout is None or worker.stdout.readline() != "ready\n":
        raise RuntimeError("the reading process did not start")
    return worker


def work_time(place: Path, folder: Path) -> float:
    worker = started(place / "timed.db", folder)
    begun = time.monotonic()
    worker.communicate()
    return time.monotonic() - begun


def round_of(
    place: Path, number: int, folder: Path, whole: tuple[str, ...], lasted: float, moments: random.Random
) -> float | None:
    """Return the share of documents that the killed run left, or None if the end is not the same."""
    ledger = place / f"k{number}.db"
    for _ in range(moments.choice((1, 2))):
        worker = started(ledger, folder)
        time.sleep(moments.uniform(0, lasted))
        worker.kill()
        worker.communicate()
    share = 0.0
    if ledger.is_file():
        left = treatywatch.open(ledger).verify().counts
        if len({left.get(kind, 0) for kind in ("document", "done")}) != 1:
            print(f"round {number}: half a document was left: {left}", file=sys.stderr)
            return None
        share = left.get("done", 0) / len(list(folder.iterdir()))
    treatywatch.open(ledger).read(folder)
    if content(ledger) != whole:
        print(f"round {number}: another content than that of the unbroken run", file=sys.stderr)
        return None
    return share


def content(ledger: Path) -> tuple[str, ...]:
    """Return what a ledger says, after verifying it: its digest, its claims, its conflicts."""
    watch = treatywatch.open(ledger)
    watch.verify()
    claims = digest("\n".join(claim.id for claim in watch.claims()).encode())
    conflicts = digest("\n".join(f"{conflict.id} {conflict.why}" for conflict in watch.conflicts()).encode())
    return watch.content_digest(), claims, conflicts


if __name__ == "__main__":
    raise SystemExit(main())
