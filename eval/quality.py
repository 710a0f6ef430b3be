"""Figures of extraction, as lines for a terminal and as the page docs/quality.md."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import real_check
from corpus import HELD_OUT, Corpus
from floors import MEASURES, SLACK, Floor
from scoring import SLOTS, Scored, Tally, share
from sentences import SHORT

from treatywatch.lang.pack import engine_of

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"

_HEAD = """# Quality of extraction

<!-- Made by eval/gate.py (`make eval`); change the code, not this page. -->

How well claims are found, measured on articles of our own whose claims were labelled by hand, blind to the rules
(`eval/gold`, [vocabulary](reference/vocabulary.md)). Of the English sets, C, E, H, I and K are held out: they are only
measured, and neither rules were mended by them nor models taught them. All others were in view while rules were
improved, or, set J, taught to the models ([why](decisions/2026-11-24-learnt-wording.md)). H, I and K are plain
newspaper prose and what else the press prints, by writers who knew neither rules nor older gold. In every other
language sets A, B and D were in view while its pack was improved ([why](decisions/2026-11-22-set-b-opened.md); D was
measured once before); set C (one article) was written by annotators who saw no rules, and is only measured. **The held
out rows say most of texts that nobody has seen yet**; with some thirty claims a language a C figure moves by three
points a claim, so look at them together. Real texts fare worse: see the [reader's check](#readers-check-of-real-texts)
below, and an earlier one of the English engine ([quality-real.md](quality-real.md)). The gold articles are invented;
names, dates and procedures follow the record.

- **key**: a claim is found when kind and key slots agree (who, what treaty, which step, …).
- **strict**: modality, quantity and time must be right as well.
- **slots**: the share right among found claims whose gold has the slot; *evidence*: the span overlaps a gold span.
- **verbatim**: the share of spans that hold their words letter by letter. Anything below 1 is a defect.

P is precision (of what is given, how much is right), R recall (of what is there, how much is found), F1 their
harmonic mean. `make eval` fails when a figure falls below its floor, or when the gold is not the one that the floor
was measured on.
"""

_SHORT_HEAD = """## Short texts

One to three sentences each, written to try plain wordings kind by kind (`eval/sentences`), a quarter of them near
misses. All were in view while rules were improved: they say what is covered, not how unseen texts are read.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What an engine scored on the gold of a language; `right` of `spans` quotes stand letter by letter."""

    corpus: Corpus
    engine: str
    scored: Scored
    right: int
    spans: int

    @property
    def figures(self) -> Mapping[str, float]:
        """Return the figures that have floors."""
        key = self.scored.tallies["all"].figures()
        strict = self.scored.tallies["all"].figures(strict=True)
        # An engine that gives nothing has invented nothing.
        quoted = share(self.right, self.spans) if self.spans else 1.0
        return dict(zip(MEASURES, (key[0], key[2], strict[2], quoted), strict=True))

    def groups(self) -> Iterator[tuple[str, Tally]]:
        """Yield the groups by name: all, then kinds, then sets."""
        yield "all", self.scored.tallies["all"]
        yield from sorted((name, tally) for name, tally in self.scored.tallies.items() if name != "all")


def as_text(one: Measured, *, misses: bool = False) -> str:
    """Return the figures as lines for a terminal."""
    gold = one.corpus
    size = f"{len(gold.texts)} documents, {gold.words} words, {gold.claims} claims"
    lines = [f"{gold.lang} {one.engine}: {size}, sha256 {gold.digest[:12]}"]
    for name, tally in one.groups():
        head = f"  {name:<22} gold {tally.gold:4} predicted {tally.predicted:4}"
        key, strict = tally.figures(), tally.figures(strict=True)
        lines.append(f"{head}  key {_prf(key)}  strict {_prf(strict)}  {_slots(tally)}")
    lines.append(f"  verbatim {one.right}/{one.spans}")
    if misses:
        for what, claims in (("missed", one.scored.missed), ("too much", one.scored.extra)):
            lines += [f"{what} {json.dumps(claim, ensure_ascii=False)}" for claim in claims]
    return "\n".join(lines)


def _prf(figures: tuple[float, float, float]) -> str:
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*figures)


def _slots(tally: Tally) -> str:
    return " ".join(f"{slot} {tally.right[slot]}/{tally.scored[slot]}" for slot in SLOTS if slot in tally.scored)


def page(measured: Sequence[tuple[Measured, Floor]]) -> str:
    """Return the page with the figures of every language and engine."""
    return "\n".join(
        [
            _HEAD,
            *_overview([one for one, _ in measured if one.engine != SHORT]),
            *_short([one for one, _ in measured if one.engine == SHORT]),
            real_check.section(),
            *(_section(one, floor) for one, floor in measured),
        ]
    )


def _overview(measured: Sequence[Measured]) -> Iterator[str]:
    """One row a language, what was in view beside what is held out, and the sums."""
    yield "## All languages\n"
    columns = ["", "documents", "claims", "key P", "key R", "key F1", "strict F1", "held out: claims", "P", "R", "F1"]
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    held: list[Tally] = []
    for one in measured:
        tallies = one.scored.tallies
        apart = sorted(HELD_OUT) if one.corpus.lang == "en" else ["C"]
        kept = _sum([tallies.get(f"set {name}", Tally()) for name in apart])
        held.append(kept)
        cells = [_name(one), str(len(one.corpus.texts)), str(one.corpus.claims)]
        strict = f"{tallies['all'].figures(strict=True)[2]:.3f}"
        cells = [*cells, *_three(tallies["all"]), strict, str(kept.gold), *_three(kept)]
        yield f"| {' | '.join(cells)} |"
    usual = [one for one in measured if one.engine == engine_of(one.corpus.lang)]
    for name, some in (("all", usual), ("all but English", [m for m in usual if m.corpus.lang != "en"])):
        whole = _sum([one.scored.tallies["all"] for one in some])
        kept = _sum([tally for one, tally in zip(measured, held, strict=True) if one in some])
        cells = [name, str(sum(len(one.corpus.texts) for one in some)), str(whole.gold), *_three(whole)]
        cells += [f"{whole.figures(strict=True)[2]:.3f}", str(kept.gold), *_three(kept)]
        yield f"| **{cells[0]}** | {' | '.join(cells[1:])} |"
    yield ""


def _name(one: Measured) -> str:
    lang = one.corpus.lang
    return lang if one.engine == engine_of(lang) else f"{lang}, {one.engine}"


def _short(measured: Sequence[Measured]) -> Iterator[str]:
    """One row a language of short texts; nothing where no language has any."""
    if not measured:
        return
    yield _SHORT_HEAD
    yield "|  | texts | claims | key P | key R | key F1 | strict F1 |\n|" + " --- |" * 7
    for one in measured:
        tally = one.scored.tallies["all"]
        cells = [one.corpus.lang, str(len(one.corpus.texts)), str(tally.gold), *_three(tally)]
        yield f"| {' | '.join(cells)} | {tally.figures(strict=True)[2]:.3f} |"
    yield ""


def _three(tally: Tally) -> list[str]:
    return [f"{value:.3f}" for value in tally.figures()] if tally.gold else ["–"] * 3


def _sum(tallies: Sequence[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.hits += tally.hits
        whole.strict += tally.strict
        whole.gold += tally.gold
        whole.predicted += tally.predicted
    return whole


def _section(one: Measured, floor: Floor) -> str:
    gold = one.corpus
    parts = [f"## {gold.lang}, {one.engine}\n"]
    parts.append(f"{len(gold.texts)} documents, {gold.words:,} words, {gold.claims} claims.")
    parts.append(f"Digest of the gold (SHA-256 over texts, gold and side files): `{gold.digest}`.\n")
    parts.append("| figure | now | floor |\n| --- | --- | --- |")
    parts += [f"| {name} | {value:.3f} | {floor.least.get(name, 0):.2f} |" for name, value in one.figures.items()]
    parts.append(f"\nVerbatim: {one.right} of {one.spans} spans. Floors are set {SLACK:.0%} below what was measured.\n")
    parts += _tables(one)
    parts.append("\nFloors, and why they are what they are:\n")
    parts += [f"- {row['on']}, {row['what']} ({row['floors']}): {row['reason']}" for row in floor.reasons]
    return "\n".join(parts) + "\n"


def _tables(one: Measured) -> Iterator[str]:
    columns = ["", "gold", "given", "key P", "key R", "key F1", "strict P", "strict R", "strict F1", *SLOTS]
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for name, tally in one.groups():
        values = [*tally.figures(), *tally.figures(strict=True)]
        cells = [name, str(tally.gold), str(tally.predicted), *(f"{value:.3f}" for value in values)]
        cells += [f"{tally.accuracy(slot):.3f}" if slot in tally.scored else "–" for slot in SLOTS]
        yield f"| {' | '.join(cells)} |"
