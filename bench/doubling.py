"""Does time grow with the length of a text, or with its square? Each shape is read at 10, 20 and 40 thousand words.

    python bench/doubling.py [--words 10000]

Most shapes are one line without an end that a real text would have: one sentence, one word, one number, one list. A
text four times as long takes four times as long where time grows with the length, sixteen times with its square. Exit
status 1 tells of a shape whose time grew more than nine times, twice measured.
"""

import argparse
import sys
import time
from collections.abc import Callable

from treatywatch.extract.registry import engine
from treatywatch.lang.segment import sentences
from treatywatch.model.document import TextDocument
from treatywatch.triage.triggers import triage

HEAD = "Poland plans to leave the Ottawa Convention. "
STEPS = 3
# Below this many seconds a run says more about the machine than about the reader.
SHORT = 0.05
LIMIT = 9.0


def repeated(phrase: str) -> Callable[[int], str]:
    length = len(phrase.split())
    return lambda words: HEAD + f"{phrase} " * (words // length)


SHAPES: dict[str, Callable[[int], str]] = {
    "many sentences": repeated("Poland said on 3 June 2025 that it would produce 200,000 mines."),
    "many lines": lambda words: HEAD + "Poland makes 12 mines\n" * (words // 4),
    "one sentence of plain words": repeated("the quick report goes on about other things"),
    "one sentence of claims": repeated("Poland said that it would leave the treaty and produce 200,000 mines which"),
    "one list of states": repeated("Poland, Estonia, Latvia and"),
    "one list of verbs": repeated("produce and destroy and"),
    "one list of nouns": repeated("mines, mines and"),
    "nothing but 'that'": repeated("that"),
    "nothing but 'said'": repeated("Poland said"),
    "nothing but 'which'": repeated("mines which"),
    "nothing but 'while'": repeated("while Poland"),
    "nothing but commas": repeated(","),
    "open brackets": repeated("( mines"),
    "open quotation marks": repeated("“ mines"),
    "dashes": repeated("mines –"),
    "nothing but full stops": lambda words: HEAD + "." * 5 * words + "x",
    "nothing but quotation marks": lambda words: HEAD + '."' + '"' * 5 * words + "x",
    "abbreviations": repeated("Mr. Gen."),
    "initials": lambda words: HEAD + "A." * 2 * words,
    "names": repeated("Anna Maria Kowalska"),
    "one word": lambda words: HEAD + "a" * 6 * words,
    "one number": lambda words: HEAD + "7" * 6 * words,
    "one number with signs": lambda words: HEAD + "7," * 3 * words,
    "numbers of 40 digits": lambda words: HEAD + f"{'7' * 40} mines " * (words // 2),
    "groups of digits": repeated("200"),
    "groups of digits, per cent": lambda words: HEAD + "200 " * words + "percent",
    "number words": repeated("one hundred"),
    "scales": repeated("million"),
    "ranges": repeated("from 5 to 6 –"),
    "bounds": repeated("more than about up to"),
    "dates": repeated("3 June 2025"),
    "parts of dates": repeated("early late next the of"),
    "white space": lambda words: HEAD + " \n" * 5 * words + "x",
}


def extracted(text: str) -> None:
    engine().extract(TextDocument("t", "t", "0" * 64, text, published="2025-06-01"))


def segmented(text: str) -> None:
    list(sentences(text, 0, len(text), abbreviations=frozenset({"Mr", "Gen"})))


READERS = {"segment": segmented, "triage": triage, "extract": extracted}


def seconds(read: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def grown(read: Callable[[str], object], shape: Callable[[int], str], words: int) -> tuple[float, list[float]]:
    """Return how many times longer the longest text takes than the shortest, and the seconds of all."""
    spent = [seconds(read, shape(words * 2**n)) for n in range(STEPS)]
    return spent[-1] / max(spent[0], SHORT), spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=10_000, help="the first length; it is doubled twice")
    parser.add_argument("--only", default="", help="shapes whose name has this in it")
    options = parser.parse_args()
    extracted(HEAD)
    bad = []
    print(f"{'shape':32} {'reader':8} " + " ".join(f"{options.words * 2**n:>8}" for n in range(STEPS)) + "  growth")
    for name, shape in SHAPES.items():
        if options.only not in name:
            continue
        for reader, read in READERS.items():
            growth, spent = grown(read, shape, options.words)
            if growth > LIMIT:
                growth, spent = min((growth, spent), grown(read, shape, options.words))
            if growth > LIMIT:
                bad.append(f"{name} ({reader})")
            if reader == "extract" or growth > LIMIT:
                print(f"{name:32} {reader:8} " + " ".join(f"{s:7.2f}s" for s in spent) + f"  x{growth:.1f}", flush=True)
    print(f"growing with the square: {', '.join(bad) or 'none'}")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
