"""Compares what the engine says of thirty real texts with what a reader judged; the texts are not in this repository.

    python eval/real_check.py [--texts FOLDER] [--new] [--write]

`eval/real-check.tsv` holds one judged claim a row (no text of others): `key` joins kind and key slots, `spans` are
offsets, `given` tells whether the engine gave it `before` the packs were mended, `after`, or `both`; `apart` rows are
of texts that were read once, after mending; `missed` rows were expected by the reader and not given. `--new` prints
claims that nobody judged as rows to be filled in, `--write` brings the column `given` up to the present engine and
appends them. The page docs/quality.md takes its section from the table alone: it is the same where the texts are
absent.
"""

import argparse
import csv
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from treatywatch.extract.registry import engine
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.triage.triggers import triage

TABLE = Path(__file__).parent / "real-check.tsv"
TEXTS = Path(__file__).parents[2] / "shared" / "data" / "real"
JUDGED = ("right", "wrong", "off-subject")
STRICT = {"modality", "quantity", "when"}
# Texts read whole to count what was missed.
_READ_WHOLE = {"006", "008", "014", "018", "094", "095", "096", "126", "130", "132"}

_TITLES = (
    ("before", "As first read"),
    ("after", "After mending, same texts"),
    ("apart", "Texts apart, with the mended pack"),
)
_SECTION = """## Reader's check of real texts

Thirty real texts on the subject (White House briefings, speeches in the German and Austrian parliaments, Swedish
government releases; all English and Swedish ones that gave a claim, the German ones drawn with a fixed seed), read on
2026-11-22. Reader: a second model session, not a human, who saw the claims with their surroundings and wrote down
`eval/real-check.tsv`, a row a claim, before anything was mended. *Right*: kind and key slots are what the text says.
*Strict*: modality, quantity and time are right as well. *Off the subject*: the words are about something else.
Speeches are harder than news: "we", "you" and "this weapon" stand for names, and irony and motions for acts. The
{off} texts of the sample that are off the subject, or near misses, gave no claim at all.

**After mending** are the same texts once the German pack, and after it the engine, were mended by class of fault, with
these texts in view: that table flatters. **Texts apart** are twelve more German speeches (drawn with a seed), read
once, when the pack was mended and the engine was not: what words alone can mend hardly carries over (they gave 37
claims before mending and 39 after, and nearly the same ones).
Most of what is wrong comes from guessing who is meant where a speaker says "we", or nobody at all.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as a reader judged it, or one that the reader missed."""

    doc: str
    lang: str
    sha256: str
    key: str
    modality: str
    spans: str
    given: str
    verdict: str
    faults: str
    reason: str

    @property
    def strict(self) -> bool:
        """Tell whether modality, quantity and time are right besides the key."""
        return self.verdict == "right" and not STRICT & set(self.faults.split(","))

    def at(self, when: str) -> bool:
        """Tell whether the engine gave the claim `before` or `after` mending, or in the texts `apart`."""
        return self.given == when or (self.given == "both" and when != "apart")

    def meets(self, other: "Row") -> bool:
        """Tell whether the other row says the same of the same words."""
        return (self.doc, self.key) == (other.doc, other.key) and _overlap(self.spans, other.spans)


def load(table: Path = TABLE) -> tuple[Row, ...]:
    """Return the rows of the table."""
    with table.open(encoding="utf-8", newline="") as lines:
        return tuple(Row(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def save(rows: Iterable[Row], table: Path = TABLE) -> None:
    """Write the table."""
    names = [field.name for field in fields(Row)]
    lines = ["\t".join(names), *("\t".join(asdict(row).values()) for row in rows)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    if not of:
        return (0.0, 1.0)
    z, p = 1.96, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return (max(0.0, middle - reach), min(1.0, middle + reach))


def section(rows: Sequence[Row] | None = None) -> str:
    """Return the section of docs/quality.md, from the table alone."""
    rows = load() if rows is None else rows
    parts = [_SECTION.format(off=28)]
    for when, title in _TITLES:
        if any(row.at(when) for row in rows):
            parts += [f"{title}:\n", *_table([row for row in rows if row.at(when)]), ""]
    parts += [*_missed(rows), *_faults([row for row in rows if row.at("before") or row.at("apart")])]
    return "\n".join(parts)


def _table(rows: Sequence[Row]) -> Iterator[str]:
    columns = ["", "texts", "claims", "right", "precision", "95 %", "strict", "off the subject", "share", "95 %"]
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for lang in [*sorted({row.lang for row in rows}), ""]:
        some = [row for row in rows if lang in ("", row.lang)]
        right, off = (sum(row.verdict == verdict for row in some) for verdict in ("right", "off-subject"))
        cells = [lang or "**all**", str(len({row.doc for row in some})), str(len(some)), str(right)]
        cells += [*_share(right, len(some)), str(sum(row.strict for row in some)), str(off), *_share(off, len(some))]
        yield f"| {' | '.join(cells)} |"


def _share(hits: int, of: int) -> tuple[str, str]:
    low, high = wilson(hits, of)
    return f"{hits / of:.2f}", f"{low:.2f}–{high:.2f}"


def _missed(rows: Sequence[Row]) -> Iterator[str]:
    missed = [row for row in rows if row.verdict == "missed"]
    if not missed:
        return
    kinds = Counter(row.key.split("|")[0] for row in missed)
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0])))
    docs = {row.doc for row in missed} | _READ_WHOLE
    found = sum(row.at("before") and row.verdict == "right" and row.doc in docs for row in rows)
    whole = found + len(missed)
    yield (
        f"Recall as first read, in ten of the texts (seeded draw) read whole: {found} of {whole} plain claims, "
        f"{found / whole:.2f}. Missed: {listed}.\n"
    )


def _faults(rows: Sequence[Row]) -> Iterator[str]:
    faults = Counter(name for row in rows for name in row.faults.split(",") if name)
    listed = ", ".join(f"{name} {count}" for name, count in sorted(faults.items(), key=lambda one: (-one[1], one[0])))
    yield f"Faults by slot, as first read, with the texts apart (a claim may have several): {listed}.\n"


def present(folder: Path, docs: Iterable[str] | None = None) -> Iterator[tuple[Row, bool]]:
    """Yield what the engine gives now, unjudged, and whether its text is on the subject."""
    reads = engine()
    wanted = None if docs is None else set(docs)
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        side = json.loads(line)
        if wanted is not None and side["doc"] not in wanted:
            continue
        text = (folder / side["file"]).read_text(encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = TextDocument(side["doc"], side["doc"], digest, text, side["lang"], side.get("published"))
        for claim in reads.extract(document) if triage(document).relevant else ():
            yield _row(side["doc"], side["lang"], digest, claim), bool(side["on_topic"])


def _row(doc: str, lang: str, digest: str, claim: Claim) -> Row:
    spans = ";".join(f"{one.start}-{one.end}" for one in claim.evidence)
    return Row(doc, lang, digest, "|".join(claim.key), claim.modality, spans, "after", "?", "", "")


def _overlap(one: str, other: str) -> bool:
    ours, theirs = ([tuple(map(int, part.split("-"))) for part in s.split(";") if part] for s in (one, other))
    return any(a < d and c < b for a, b in ours for c, d in theirs)


def compare(judged: Sequence[Row], now: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the judged rows with `given` brought up to date, and the claims that nobody judged."""
    left, rows = list(now), []
    known = [row for row in judged if row.verdict != "missed"]
    # The same modality first, so that two readings of one key stay apart.
    found: dict[int, Row] = {}
    for alike in (True, False):
        for place, row in enumerate(known):
            for other in left if place not in found else ():
                if row.meets(other) and (not alike or row.modality == other.modality):
                    found[place] = other
                    left.remove(other)
                    break
    for place, row in enumerate(known):
        first, still = row.at("before"), place in found
        if row.at("apart"):
            # What was read once stays as it was read.
            rows.append(row)
            continue
        given = "both" if first and still else "before" if first else "after" if still else ""
        rows.append(replace(row, given=given))
    return [*rows, *(row for row in judged if row.verdict == "missed")], left


def _report(rows: Sequence[Row], new: Sequence[Row], off: int) -> Iterator[str]:
    rows = [row for row in rows if not row.at("apart")]
    yield "| | judged | still given | gone |\n| --- | --- | --- | --- |"
    for verdict in (*JUDGED, "?"):
        some = [row for row in rows if row.verdict == verdict]
        still = sum(row.at("after") for row in some)
        if some or verdict != "?":
            yield f"| {verdict} | {len(some)} | {still} | {len(some) - still} |"
    kept = [row for row in rows if row.at("after") and row.verdict in JUDGED]
    right = sum(row.verdict == "right" for row in kept)
    yield f"\nNew and unjudged: {len(new)}. Claims on off-subject texts: {off}."
    if kept:
        yield f"Precision among judged claims: {right}/{len(kept)} = {right / len(kept):.2f}."
    expected = {(row.doc, row.key) for row in rows if row.verdict == "missed"}
    met = sum((row.doc, row.key) in expected for row in (*new, *(row for row in rows if row.at("after"))))
    yield f"Of {len(expected)} claims missed at first, {met} are given now."


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how the present engine compares with the judged claims, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, default=TEXTS, help="folder with index.jsonl and the texts")
    parser.add_argument("--new", action="store_true", help="print unjudged claims as rows")
    parser.add_argument("--write", action="store_true", help="bring the table up to the present engine")
    options = parser.parse_args(arguments)
    if not (options.texts / "index.jsonl").is_file():
        print(f"{options.texts}: the real texts are not there; docs/quality.md is made from the table alone")
        return 0
    judged = load()
    digests = {row.doc: row.sha256 for row in judged}
    now, off = [], 0
    for row, on_topic in present(options.texts):
        off += not on_topic
        if row.doc in digests:
            if digests[row.doc] != row.sha256:
                print(f"{row.doc}: not the text that was judged")
                return 1
            now.append(row)
    rows, new = compare(judged, now)
    # What was read once, apart, is not kept up to date.
    once = {row.doc for row in judged if row.at("apart")}
    new = [row for row in new if row.doc not in once]
    print("\n".join(_report(rows, new, off)))
    if options.new:
        print("\n".join("\t".join(asdict(row).values()) for row in new))
    if options.write:
        save([*(row for row in rows if row.given or row.verdict == "missed"), *new])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
