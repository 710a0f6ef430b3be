"""How long a cold start takes: `treatywatch --help`, and `treatywatch read` of the five seeds into a new ledger.

    python bench/start.py [--times 5]

Every time is that of a whole process, from its start to its end, median of `--times`. Where the seeds
(../shared/seeds, or TREATYWATCH_SHARED) are not there, five bundled samples are read in their place.
Exit status 1 tells that `read` took 3 seconds or more.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import resources
from pathlib import Path

SHARED = Path(os.environ.get("TREATYWATCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
WANTED = 3.0


def inputs() -> tuple[str, list[str]]:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if seeds:
        return f"{len(seeds)} seeds", [str(seed) for seed in seeds]
    samples = Path(str(resources.files("treatywatch"))) / "packs" / "samples"
    return "5 bundled samples (no seeds here)", [str(sample) for sample in sorted(samples.glob("s*.txt"))[:5]]


def seconds(arguments: list[str]) -> float:
    begun = time.perf_counter()
    program = [sys.executable, "-c", "from treatywatch.cli.main import main; main()"]
    subprocess.run([*program, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def reading(files: list[str]) -> float:
    with tempfile.TemporaryDirectory() as place:
        return seconds(["read", *files, "--ledger", f"{place}/cold.db"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    name, files = inputs()
    start = statistics.median(seconds(["--help"]) for _ in range(options.times))
    read = statistics.median(reading(files) for _ in range(options.times))
    print(f"treatywatch --help: {start:.2f} s; treatywatch read of {name}: {read:.2f} s (median of {options.times})")
    return int(read >= WANTED)


if __name__ == "__main__":
    sys.exit(main())
