"""Measure the treaty packs: rows against rules, totals, cases, and how fast standings are computed.

    uv run python bench/treaties.py [--on 2026-02-20] [--repeat 20]

Prints Markdown; exit status 1 if a pack does not hold or a bound is missed. "Warm" is after one run over all packs.
"Every day" writes the status of each of 197 states under nine treaties for each day from 1968-01-01 to 2030-12-31.
"""

import argparse
import datetime as dt
import random
import statistics
import sys
import time
from collections import Counter

from treatywatch.treaties import status as standing
from treatywatch.treaties.history import spells
from treatywatch.treaties.pack import available, load
from treatywatch.treaties.proof import prove

FIRST, LAST = "1968-01-01", "2030-12-31"


def proofs() -> bool:
    """Print how every pack agrees with its record, cases and published totals."""
    print("| pack | rows agree | dates and statuses agree | explained | not explained | cases pass | totals agree |")
    print("|---|---|---|---|---|---|---|")
    found = [prove(treaty) for treaty in available()]
    for p in found:
        passed = p.cases - len(p.failed)
        totals = sum(c.agrees for c in p.counts)
        print(
            f"| {p.treaty} | {p.rows_agree}/{p.rows} | {p.agree}/{p.compared} | {len(p.explained)} "
            f"| {len(p.unexplained)} | {passed}/{p.cases} | {totals}/{len(p.counts)} |"
        )
    print(
        f"| all | {sum(p.rows_agree for p in found)}/{sum(p.rows for p in found)} "
        f"| {sum(p.agree for p in found)}/{sum(p.compared for p in found)} | {sum(len(p.explained) for p in found)} "
        f"| {sum(len(p.unexplained) for p in found)} | {sum(p.cases - len(p.failed) for p in found)}"
        f"/{sum(p.cases for p in found)} | {sum(c.agrees for p in found for c in p.counts)}"
        f"/{sum(len(p.counts) for p in found)} |\n"
    )
    for p in found:
        for counted in p.counts:
            print(f"- {'equal' if counted.agrees else 'DIFFERS'}: {p.treaty}, {counted}")
        for text in p.explained:
            print(f"- explained: {p.treaty}, {text}")
    return all(p.holds for p in found) and sum(p.cases for p in found) >= 400


def one_day(on: str, repeat: int) -> bool:
    """Print how long the status of all states under all treaties takes on one day, cold and warm."""
    load.cache_clear()
    times, busy = [], []
    for _ in range(repeat + 1):
        start, since = time.perf_counter(), time.process_time()
        for treaty in available():
            if on >= load(treaty).adopted:
                for state in load(treaty).parties:
                    standing.status(state, treaty, on=on)
        times.append(time.perf_counter() - start)
        busy.append(time.process_time() - since)
    warm = times[1:]
    print(
        f"\n- one day ({on}), 197 states × 9 treaties: median {statistics.median(warm) * 1000:.1f} ms warm, "
        f"worst {max(warm) * 1000:.1f} ms of {repeat} ({statistics.median(busy[1:]) * 1000:.1f} ms of processor time); "
        f"{times[0] * 1000:.0f} ms cold, reading the packs"
    )
    return statistics.median(warm) < 0.050


def every_day() -> bool:
    """Print how long a whole history takes, with the status of every single day written out; check some of them."""
    standing.life_of.cache_clear()
    first = dt.date.fromisoformat(FIRST)
    days = (dt.date.fromisoformat(LAST) - first).days + 1
    rng, checked = random.Random(1), 0
    start, total, tally = time.perf_counter(), 0, Counter()
    for treaty in available():
        pack = load(treaty)
        for state in pack.parties:
            line: list[str] = []
            for spell in spells(pack, state, FIRST, LAST):
                end = dt.date.fromisoformat(spell.last)
                line += [spell.status] * ((end - first).days + 1 - len(line))
            total += len(line)
            tally.update(line[-1:])
            for place in (rng.randrange(days) for _ in range(5)):
                day = (first + dt.timedelta(days=place)).isoformat()
                if day >= pack.adopted:
                    checked += 1
                    if standing.status_in(pack, state, on=day).status != line[place]:
                        print(f"- WRONG: {state} {treaty} {day}")
                        return False
    took = time.perf_counter() - start
    print(
        f"- every day {FIRST} to {LAST}: {total:,} statuses written out in {took:.1f} s; {checked:,} of them, drawn at "
        f"random, are the same when asked for one by one"
    )
    return took < 60


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", default="2026-02-20")
    parser.add_argument("--repeat", type=int, default=20)
    chosen = parser.parse_args()
    start = time.perf_counter()
    held = [proofs(), one_day(chosen.on, chosen.repeat), every_day()]
    print(f"- all of it: {time.perf_counter() - start:.1f} s on one core")
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
