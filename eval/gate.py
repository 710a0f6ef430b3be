"""Measures extraction on the gold, writes docs/quality.md, and fails below the floors in eval/floors.json.

    python eval/gate.py [--engine NAME] [--misses]
    python eval/gate.py --accept --reason TEXT    the gold is meant to be as it is now
    python eval/gate.py --raise --reason TEXT     bring the floors up to the present figures, less the slack
    python eval/gate.py --lower --reason TEXT     let the floors down to the present figures, less the slack

Exit status 1: a figure is below its floor, the gold changed, or a language pack has no gold.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

import corpus
import floors
import quality
import sentences
from corpus import Corpus, CorpusError
from scoring import Row, Scored, score, verbatim

from treatywatch.lang import pack


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every language and engine, and return the exit status."""
    options = _options(arguments)
    known = floors.load()
    asked = sorted({*known, *((lang, pack.engine_of(lang)) for lang in corpus.languages() if lang in pack.available())})
    asked = sorted({*asked, *((lang, sentences.SHORT) for lang in sentences.languages())})
    asked = [(lang, engine) for lang, engine in asked if options.engine in (None, engine)]
    faults = [f"{lang}: the language pack has no gold in eval/gold" for lang in _without_gold()]
    if not asked:
        faults.append(f"nothing to measure for engine {options.engine}; see extract/registry.py and eval/gold")
    measured = []
    for lang, engine in asked:
        try:
            one = measure(lang, engine)
        except CorpusError as error:
            faults.append(f"{lang} {engine}: {error}")
            continue
        floor = known.setdefault((lang, engine), floors.Floor())
        if _change(floor, one, options):
            floors.save(known)
        print(quality.as_text(one, misses=options.misses))
        faults += [f"{lang} {engine}: {fault}" for fault in floor.faults(one.figures, one.corpus.digest)]
        measured.append((one, floor))
    # Half a page would pass for the whole.
    if len(measured) == len(asked) and options.engine is None:
        quality.PAGE.write_text(quality.page(measured), encoding="utf-8")
    for fault in faults:
        print(f"gate: {fault}", file=sys.stderr)
    return int(bool(faults))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", help="only this engine; docs/quality.md is not written")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was too much")
    parser.add_argument("--accept", action="store_true", help="pin the floors to the gold as it is now")
    parser.add_argument("--lower", action="store_true", help="let the floors down where they are not reached")
    parser.add_argument("--raise", dest="lift", action="store_true", help="bring the floors up to the present figures")
    parser.add_argument("--reason", default="", help="why; kept in eval/floors.json")
    options = parser.parse_args(arguments)
    if (options.accept or options.lower or options.lift) and not options.reason.strip():
        parser.error("--accept, --raise and --lower need --reason TEXT")
    return options


def measure(lang: str, engine: str) -> quality.Measured:
    """Return the figures of an engine on the gold of a language, or of the usual one on its short texts.

    Raises:
        CorpusError: The gold is not whole.
    """
    if engine == sentences.SHORT:
        gold = sentences.load(lang)
        found = sentences.predictions(gold)
    else:
        gold = corpus.load(lang)
        found = corpus.predictions(gold, engine)
    right, spans = verbatim(found, gold.texts)
    return quality.Measured(gold, engine, _scored(gold, found), right, spans)


def _scored(gold: Corpus, found: dict[str, list[Row]]) -> Scored:
    return score(gold.golds, found, groups=lambda row: (f"kind {row['kind']}", f"set {gold.set_of[row['doc']]}"))


def _change(floor: floors.Floor, one: quality.Measured, options: argparse.Namespace) -> bool:
    before = len(floor.reasons)
    if options.accept:
        floor.accept(one.figures, one.corpus.digest, reason=options.reason)
    if options.lower and floor.least:
        floor.lower(one.figures, reason=options.reason)
    if options.lift and floor.least:
        floor.lift(one.figures, reason=options.reason)
    return len(floor.reasons) > before


def _without_gold() -> Iterator[str]:
    having = corpus.languages()
    return (lang for lang in pack.available() if lang not in having)


if __name__ == "__main__":
    raise SystemExit(main())
