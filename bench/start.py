"""How long a cold start takes: `treatywatch --help`, and `treatywatch read` of the five seeds into a new ledger.

    python bench/start.py [--times 5]

Every time is that of a whole process, from its start to its end: the very first, when Python compiles every module,
and the median of `--times` more, with the bytecode that Python has kept. Where the seeds (../shared/seeds, or
TREATYWATCH_SHARED) are not there, five bundled samples are read in their place. Exit status 1 tells that `read` with
bytecode took 3 seconds or more.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
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


def seconds(arguments: list[str], *, kept: str) -> float:
    """Return how long a process takes; `kept` is the folder of Python's bytecode."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    program = [sys.executable, "-c", "from treatywatch.cli.main import main; main()"]
    begun = time.perf_counter()
    subprocess.run(
        [*program, *arguments], check=True, stdout=subprocess.DEVNULL, env={**settings, "PYTHONPYCACHEPREFIX": kept}
    )
    return time.perf_counter() - begun


def reading(files: list[str], *, kept: str) -> float:
    with tempfile.TemporaryDirectory() as place:
        return seconds(["read", *files, "--ledger", f"{place}/cold.db"], kept=kept)


def measure(name: str, once: Callable[[str], float], times: int) -> float:
    with tempfile.TemporaryDirectory() as kept:
        first = once(kept)
        usual = statistics.median(once(kept) for _ in range(times))
    print(f"treatywatch {name}: {usual:.2f} s (median of {times}); {first:.2f} s the very first time, without bytecode")
    return usual


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    name, files = inputs()
    measure("--help", lambda kept: seconds(["--help"], kept=kept), options.times)
    read = measure(f"read, {name}", lambda kept: reading(files, kept=kept), options.times)
    return int(read >= WANTED)


if __name__ == "__main__":
    sys.exit(main())
