"""Value F1 of numbers and amounts on the Recognizers-Text Specs, per language, and words per second.

uv run python bench/values_numbers.py [--lang English] [--model NumberModel] [--errors 20] [--units]
"""

import argparse
import os
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from treatywatch.values.numbers import numbers
from treatywatch.values.numbers_pack import languages

SHARED = Path(os.environ.get("TREATYWATCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FOLDER = SHARED / "data" / "bench" / "recognizers-specs"
if not FOLDER.is_dir():
    print(f"skipped: the specs are not at {FOLDER}; TREATYWATCH_SHARED says where the shared folder is")
    sys.exit(0)
sys.path.insert(0, str(FOLDER))
import rt_specs  # noqa: E402

CODES = {
    "Arabic": "ar", "Chinese": "zh", "Dutch": "nl", "English": "en", "French": "fr", "German": "de", "Hindi": "hi",
    "Italian": "it", "Japanese": "ja", "Korean": "ko", "Portuguese": "pt", "Spanish": "es", "Swedish": "sv",
    "Turkish": "tr", "SpanishMexican": "es",
}  # fmt: skip
# The Specs write numbers with the decimal sign of the language's culture.
COMMAS = {"Dutch", "French", "German", "Italian", "Portuguese", "Spanish", "Swedish", "Turkish"}
# The better of Recognizers-Text for JavaScript (npm 1.3.1) and for Python (PyPI 1.0.2a2): value F1 on the cases each
# of them reads (neither has NumberRangeModel), with the run_* scripts beside the Specs. No figure: no such language.

PEERS = {
    ("Number", "ALL"): 71.8,
    ("Number", "Chinese"): 98.6,
    ("Number", "Dutch"): 19.5,
    ("Number", "English"): 76.5,
    ("Number", "French"): 55.8,
    ("Number", "German"): 20.6,
    ("Number", "Italian"): 15.7,
    ("Number", "Japanese"): 68.9,
    ("Number", "Korean"): 30.3,
    ("Number", "Portuguese"): 94.6,
    ("Number", "Spanish"): 92.8,
    ("Number", "Turkish"): 24.8,
    ("NumberWithUnit", "ALL"): 70.9,
    ("NumberWithUnit", "Chinese"): 87.6,
    ("NumberWithUnit", "Dutch"): 32.0,
    ("NumberWithUnit", "English"): 85.4,
    ("NumberWithUnit", "French"): 94.0,
    ("NumberWithUnit", "German"): 28.4,
    ("NumberWithUnit", "Italian"): 14.2,
    ("NumberWithUnit", "Japanese"): 55.6,
    ("NumberWithUnit", "Korean"): 0.9,
    ("NumberWithUnit", "Portuguese"): 89.1,
    ("NumberWithUnit", "Spanish"): 88.6,
    ("NumberWithUnit", "Turkish"): 11.5,
}
KIND = {"NumberModel": "cardinal", "OrdinalModel": "ordinal", "PercentModel": "percent", "NumberRangeModel": "range"}
AMOUNT = {
    "AgeModel": "age",
    "CurrencyModel": "currency",
    "DimensionModel": "dimension",
    "TemperatureModel": "temperature",
}


def shown(value, lang):
    """A number as the Specs write it: fifteen digits, `E` from 10^15 on."""
    if isinstance(value, int) and abs(value) < 10**15:
        return str(value)
    written = (
        f"{float(value):.15g}" if not isinstance(value, int) else f"{value:.15g}" if abs(value) < 1 << 1000 else ""
    )
    written = written.replace("e", "E")
    return written.replace(".", ",") if lang in COMMAS else written


def number_rows(case):
    for found in numbers(case["text"], CODES[case["lang"]], kinds=(KIND[case["model"]],), loose=True):
        yield found.start, found.end - 1, {"value": resolution(found, case["lang"])}


def resolution(found, lang):
    if found.relative:
        return found.relative
    if found.kind == "range":
        low = "" if found.low is None else shown(found.low, "")
        high = "" if found.high is None else shown(found.high, "")
        left = "(" if found.open_low or found.low is None else "["
        return f"{left}{low},{high}{')' if found.open_high or found.high is None else ']'}"
    return shown(found.value, lang) + ("%" if found.kind == "percent" else "")


def amount_rows(case):
    from treatywatch.values.units import amounts

    for found in amounts(case["text"], CODES[case["lang"]], kinds=(AMOUNT[case["model"]],), loose=True):
        value = None if found.value is None else shown(found.value, case["lang"])
        if found.parts > 1 and value is not None and case["model"] == "DimensionModel":
            value = repr(float(found.value))
        resolution = {"unit": found.label, "value": value}
        if found.currency:
            resolution["isoCurrency"] = found.currency
        yield found.start, found.end - 1, resolution


def predict(cases):
    predictions = {}
    for case in cases:
        rows = number_rows(case) if case["rec"] == "Number" else amount_rows(case)
        predictions[case["id"]] = {
            "pred": [dict(text=case["text"][a : b + 1], start=a, end=b, type="", res=r) for a, b, r in rows]
        }
    return predictions


def show_errors(cases, predictions, count):
    left = count
    for case in cases:
        predicted = rt_specs.strip_iso(case["rec"], predictions[case["id"]]["pred"], case["gold"])
        gold = {(b["start"], b["end"], rt_specs.key_res(case["rec"], b["res"])) for b in case["gold"]}
        ours = {(b["start"], b["end"], rt_specs.key_res(case["rec"], b["res"])) for b in predicted}
        if gold == ours or not left:
            continue
        left -= 1
        text = case["text"]
        print(f"{case['model'][:6]} {case['id'].split('/')[-1]:>4} {text[:140]!r}")
        for mark, rows in (("   -", gold - ours), ("   +", ours - gold)):
            for a, b, r in sorted(rows, key=str):
                print(mark, repr(text[a : b + 1]) if a is not None else None, [v for _, v in r or ()])


def table(cases, predictions):
    for row in rt_specs.score(cases, predictions):
        name, peer = f"{row['rec']:15s} {row['lang']:15s}", PEERS.get((row["rec"], row["lang"]), 0.0)
        span, value = 100 * row["spanF1"], 100 * row["valueF1"]
        print(f"{name} cases {row['cases']:5d}  span F1 {span:5.1f}  value F1 {value:5.1f}  best peer {peer:5.1f}")


def by_model(cases, predictions):
    for model in sorted({case["model"] for case in cases}):
        chosen = [case for case in cases if case["model"] == model]
        row = rt_specs.score(chosen, predictions)[0]
        span, value = 100 * row["spanF1"], 100 * row["valueF1"]
        print(f"   {model:18s} cases {row['cases']:5d}  span F1 {span:5.1f}  value F1 {value:5.1f}")


def repair(cases):
    """164 golds of the French file end one behind the end of the text; no exact span can meet them."""
    for case in cases:
        for row in case["gold"]:
            if row["end"] is not None and row["end"] >= len(case["text"]):
                row["end"] = len(case["text"]) - 1


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lang", nargs="*")
    options.add_argument("--model", nargs="*")
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--units", action="store_true")
    options.add_argument("--numbers", action="store_true")
    options.add_argument("--repaired", action="store_true", help="put gold that ends behind its text at the end")
    given = options.parse_args()
    recs = ["NumberWithUnit"] if given.units else ["Number"] if given.numbers else ["Number", "NumberWithUnit"]
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(FOLDER / "Specs.tar.gz") as archive:
            archive.extractall(folder, filter="data")
        root = next(path for path in Path(folder).rglob("Specs") if path.is_dir())
        cases = rt_specs.load(str(root), recs=recs, langs=given.lang, models=given.model)
    if given.repaired:
        repair(cases)
    cases = [case for case in cases if CODES[case["lang"]] in languages()]
    predict(list({(case["lang"], case["rec"]): case for case in cases}.values()))
    begun = time.process_time()
    predictions = predict(cases)
    spent = time.process_time() - begun
    words = sum(len(case["text"].split()) for case in cases)
    show_errors(cases, predictions, given.errors)
    if given.lang and len(given.lang) == 1:
        by_model(cases, predictions)
    table(cases, predictions)
    print(
        f"{words} words in {spent:.2f} s: {words / spent:,.0f} words/s, "
        f"{sum(len(case['text']) for case in cases) / spent:,.0f} characters/s"
    )


if __name__ == "__main__":
    main()
