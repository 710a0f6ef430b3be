"""Value F1 of dates on the Recognizers-Text specs. usage: python bench/values_dates.py [-e N] [-w] [LANG …]

LANG are codes (en fr …), all by default; -e N shows N wrong cases per language, -w measures words per second.
"""

import argparse
import datetime as dt
import os
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from treatywatch.values.dates_pack import date_languages
from treatywatch.values.dates_read import dates

SHARED = Path(os.environ.get("TREATYWATCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
HOME = SHARED / "data" / "bench" / "recognizers-specs"
if not HOME.is_dir():
    print(f"skipped: the specs are not at {HOME}; TREATYWATCH_SHARED says where the shared folder is")
    sys.exit(0)
LANGUAGES = {
    "Arabic": "ar", "Chinese": "zh", "Dutch": "nl", "English": "en", "French": "fr", "German": "de", "Hindi": "hi",
    "Italian": "it", "Japanese": "ja", "Korean": "ko", "Portuguese": "pt", "Spanish": "es", "Turkish": "tr",
}  # fmt: skip
REFERENCE = dt.datetime(2016, 11, 7)


def specs(folder: Path) -> Path:
    unpacked = folder / "Specs"
    if not unpacked.exists():
        with tarfile.open(HOME / "Specs.tar.gz") as archive:
            archive.extractall(folder, filter="data")
    return unpacked


def predicted(case: dict, code: str) -> list[dict]:
    reference = dt.datetime.fromisoformat(case["ref"]) if case["ref"] else REFERENCE
    found = []
    for value in dates(case["text"], code, reference):
        values = [{"timex": timex} for timex in value.timex]
        text = case["text"][value.start : value.end]
        kind = f"datetimeV2.{value.kind}"
        found.append(
            {"text": text, "start": value.start, "end": value.end - 1, "type": kind, "res": {"values": values}}
        )
    return found


def show(case: dict, made: list[dict]) -> None:
    gold = {(g["start"], g["end"], timexes(g)) for g in case["gold"]}
    ours = {(p["start"], p["end"], timexes(p)) for p in made}
    if gold == ours:
        return
    print(f"  {case['id'].split('/')[-1]} [{(case['ref'] or '')[:16]}] {case['text'][:230]}")
    for mark, rows in (("-", gold - ours), ("+", ours - gold)):
        for start, end, values in sorted(rows, key=str):
            piece = case["text"][start : end + 1] if start is not None else "?"
            print(f"      {mark} <{piece}> {' | '.join(sorted(map(str, values)))}")


def clipped(cases: list[dict]) -> list[dict]:
    """The cases with gold ends inside their text (381 of the French lie one past it)."""
    return [case | {"gold": [row | {"end": _inside(row, case)} for row in case["gold"]]} for case in cases]


def _inside(row: dict, case: dict) -> int | None:
    return None if row["end"] is None else min(row["end"], len(case["text"]) - 1)


def timexes(row: dict) -> frozenset:
    values = (row["res"] or {}).get("values") or []
    return frozenset(str(v.get("timex")) for v in values if isinstance(v, dict))


def speed(cases: list[dict], code: str) -> float:
    text = " ".join(case["text"] for case in cases)
    dates(text, code, REFERENCE)
    start = time.perf_counter()
    dates(text, code, REFERENCE)
    return len(text.split()) / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("langs", nargs="*")
    parser.add_argument("-e", "--errors", type=int, default=0)
    parser.add_argument("-s", "--skip", type=int, default=0)
    parser.add_argument("-w", "--words", action="store_true")
    asked = parser.parse_args()
    sys.path.insert(0, str(HOME))
    import rt_specs

    with tempfile.TemporaryDirectory() as folder:
        root = specs(Path("/tmp/specs") if Path("/tmp/specs/Specs").exists() else Path(folder))
        everything, made = [], {}
        for name, code in LANGUAGES.items():
            if code not in date_languages() or (asked.langs and code not in asked.langs):
                continue
            cases = rt_specs.load(str(root), recs=["DateTime"], langs=[name])
            shown = 0
            for case in clipped(cases):
                ours = predicted(case, code)
                made[case["id"]] = {"pred": ours}
                gold = {(g["start"], g["end"], timexes(g)) for g in case["gold"]}
                if gold != {(p["start"], p["end"], timexes(p)) for p in ours}:
                    shown += 1
                    if asked.skip < shown <= asked.skip + asked.errors:
                        show(case, ours)
            everything += cases
            if asked.words:
                print(f"{name:12s} {speed(cases, code):10,.0f} words/s")
    inside = {row["lang"]: row["valueF1"] for row in rt_specs.score(clipped(everything), made)}
    for row in rt_specs.score(everything, made):
        print(
            f"{row['lang']:12s} cases {row['cases']:5d}  span P {100 * row['spanP']:5.1f} R {100 * row['spanR']:5.1f}"
            f" F1 {100 * row['spanF1']:5.1f}  value F1 {100 * row['valueF1']:5.1f}"
            f"  (gold ends inside the text: {100 * inside[row['lang']]:5.1f})"
        )


if __name__ == "__main__":
    main()
