"""Kills a reading run with SIGKILL at random moments: the ledger must open, verify and go on to the same content.

    python bench/kill.py [--times 200] [--documents 150] [--seed 1]

Each round starts reading in a process of its own on a new ledger, kills it at a random moment of its work
(a run that has something to go on from is killed a second time, half of the time), verifies what it left, lets a run
go to its end and compares digest and claims (in every tenth round also conflicts) with those of an unbroken run. Exit
status 1 tells of a difference.
"""

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

import treatywatch
from treatywatch.model.ids import digest
from treatywatch.pipeline import batch as batches

# Small batches give a kill more places to fall between; the last is the size that is used.
BATCHES = (1, 8, 64)
# Answers follow from claims and texts; working them out takes longer than all the rest.
ANSWERS_EVERY = 10
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
        treatywatch.open(Path(place) / "whole.db").read(folder)
        lasted = work_time(Path(place) / "timed.db", folder)
        kept = [round_of(Path(place), number, folder, lasted, moments) for number in range(options.times)]
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


def started(ledger: Path, folder: Path, batch: int = 64) -> multiprocessing.Process:
    """Return a process that begins to read at this moment; forked, so that all it needs is loaded already."""
    ready, tell = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.get_context("fork").Process(target=work, args=(ledger, folder, batch, tell))
    worker.start()
    if not ready.poll(60):
        raise RuntimeError("the reading process did not start")
    return worker


def work(ledger: Path, folder: Path, batch: int, tell: Connection) -> None:
    batches._DOCUMENTS = batch
    tell.send("ready")
    treatywatch.open(ledger).read(folder)


def work_time(ledger: Path, folder: Path) -> float:
    worker = started(ledger, folder)
    begun = time.monotonic()
    worker.join()
    return time.monotonic() - begun


def round_of(place: Path, number: int, folder: Path, lasted: float, moments: random.Random) -> float | None:
    """Return the share of documents that the killed run left, or None if the end is not the same."""
    ledger = place / f"k{number}.db"
    for _ in range(moments.choice((1, 1, 2))):
        worker = started(ledger, folder, moments.choice(BATCHES))
        time.sleep(moments.uniform(0, lasted))
        worker.kill()
        worker.join()
    share = 0.0
    if ledger.is_file():
        left = treatywatch.open(ledger).verify().counts
        if left.get("document", 0) != left.get("done", 0):
            print(f"round {number}: half a document was left: {left}", file=sys.stderr)
            return None
        share = left.get("done", 0) / len(list(folder.iterdir()))
    treatywatch.open(ledger).read(folder)
    answers = number % ANSWERS_EVERY == 0
    if content(ledger, answers=answers) != content(place / "whole.db", answers=answers):
        print(f"round {number}: another content than that of the unbroken run", file=sys.stderr)
        return None
    return share


def content(ledger: Path, *, answers: bool) -> tuple[str, ...]:
    """Return what a ledger says, after verifying it: its digest, its claims and, if asked for, its conflicts."""
    watch = treatywatch.open(ledger)
    watch.verify()
    claims = digest("\n".join(claim.id for claim in watch.claims()).encode())
    conflicts = [f"{conflict.id} {conflict.why}" for conflict in watch.conflicts()] if answers else []
    return watch.content_digest(), claims, digest("\n".join(conflicts).encode())


if __name__ == "__main__":
    raise SystemExit(main())
