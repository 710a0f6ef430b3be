"""Memory, load time and speed of every language pack, in one process, beside English in the same run.

    python bench/packs.py [--articles 14]

Reads articles of `eval/gold` in each language: the first tells how long the pack takes to load, a second turn how many
articles a second one core reads (processor time). At the end: what the process holds with all packs loaded.
"""

import argparse
import time
from pathlib import Path

from treatywatch.extract.registry import engine
from treatywatch.lang.pack import available, engine_of
from treatywatch.model.document import TextDocument

GOLD = Path(__file__).resolve().parents[1] / "eval" / "gold"
PAGE = 4096


def megabytes() -> float:
    """Return what the process holds in memory, in MB (10^6 bytes)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=14)
    most = parser.parse_args().articles
    speeds: dict[str, float] = {}
    codes = ["en", *(code for code in sorted(available()) if code != "en" and (GOLD / code).is_dir())]
    for code in codes:
        reader = engine(engine_of(code))
        # Set C is only ever measured as a whole: its articles end in 4.
        files = [f for f in sorted((GOLD / code).glob("*.txt")) if code == "en" or f.stem != f"{code}4"][:most]
        documents = [TextDocument(f.stem, f.stem, "0" * 64, f.read_text(encoding="utf-8"), code) for f in files]
        begun = time.process_time()
        reader.extract(documents[0])
        loaded = time.process_time() - begun
        for document in documents:
            reader.extract(document)
        begun = time.process_time()
        for document in documents:
            reader.extract(document)
        speeds[code] = len(documents) / (time.process_time() - begun)
        ratio = speeds[code] / speeds["en"]
        print(f"{code}  first {loaded:.2f} s  {speeds[code]:.0f} articles/s  {ratio:.2f} of English", flush=True)
    print(f"all packs loaded: {megabytes():.0f} MB")


if __name__ == "__main__":
    main()
