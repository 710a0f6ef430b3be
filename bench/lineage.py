"""Measure near-copy recall, precision and speed on synthetic agency edits, beside datasketch if it is installed.

    uv run --with datasketch python bench/lineage.py [FOLDER of .txt] [--copies 8]

Each text of FOLDER (default: ../shared/data/real) is reprinted `--copies` times, as newspapers reprint agencies: cut,
embedded in an unrelated text, 5 to 20 % of its words changed, or several of these. A reprint is found when it shares
a story with its source; a wrong pair is two texts of one story that have no source in common.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from treatywatch.lineage import link
from treatywatch.lineage.shingles import tokens
from treatywatch.model.document import TextDocument

EDITS = ("cut", "embed", "change5", "change10", "change20", "cut+change10", "embed+change10", "embed+cut+change5")


def changed(words: list[str], share: float, rng: random.Random, vocabulary: list[str]) -> list[str]:
    """Replace, drop or double `share` of the words."""
    kept: list[str] = []
    for word in words:
        if rng.random() >= share:
            kept.append(word)
            continue
        act = rng.randrange(4)
        if act < 2:
            kept.append(rng.choice(vocabulary))
        elif act == 2:
            kept += [word, rng.choice(vocabulary)]
    return kept


def reprint(words: list[str], edit: str, rng: random.Random, host: list[str], vocabulary: list[str]) -> list[str]:
    for act in edit.split("+"):
        if act == "cut":
            words = words[: max(60, int(len(words) * rng.uniform(0.4, 0.8)))]
        elif act.startswith("change"):
            words = changed(words, int(act[6:]) / 100, rng, vocabulary)
    if "embed" in edit:
        at = rng.randrange(len(host))
        words = host[:at] + words + host[at:]
    return words


def build(folder: Path, copies: int) -> tuple[list[TextDocument], dict[str, str], dict[str, str]]:
    rng = random.Random(7)
    sources = [path.read_text(encoding="utf-8").split() for path in sorted(folder.glob("*.txt"))]
    sources = [words[:800] for words in sources if len(words) >= 120]
    vocabulary = sorted(word for words in sources for word in words)
    texts, parents, edits = [], {}, {}
    for number, words in enumerate(sources):
        for turn in range(copies + 1):
            edit = "source" if turn == 0 else EDITS[(turn - 1) % len(EDITS)]
            # Each host is its own text, of words as frequent as in the sources: a shared host would be a copy itself.
            host = rng.choices(vocabulary, k=rng.randrange(150, 500))
            made = words if turn == 0 else reprint(words, edit, rng, host, vocabulary)
            name = f"{number:04d}-{turn}"
            text = " ".join(made)
            texts.append(TextDocument(name, name, name, text, published=f"2025-01-{turn + 1:02d}"))
            parents[name] = f"s{number}"
            edits[name] = edit
    return texts, parents, edits


def ours(texts: list[TextDocument]) -> list[set[str]]:
    return [set(story.members) for story in link(texts).stories]


def theirs(texts: list[TextDocument]) -> list[set[str]]:
    from datasketch import MinHash, MinHashLSH

    index, families, shingles = MinHashLSH(threshold=0.3, num_perm=128), {}, {}
    for text in texts:
        words = tokens(text.text)
        runs = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
        minhash = MinHash(num_perm=128)
        minhash.update_batch([run.encode() for run in runs])
        family = {text.text_id}
        for other in index.query(minhash):
            if len(runs & shingles[other]) / len(runs | shingles[other]) >= 0.3:
                family |= families[other]
        for member in family:
            families[member] = family
        shingles[text.text_id] = runs
        index.insert(text.text_id, minhash)
    return [family for at, family in enumerate(families.values()) if at >= 0 and len(family) > 1]


def measure(name: str, find: Callable[[list[TextDocument]], list[set[str]]], world: tuple) -> float:
    texts, parents, edits = world
    start = time.perf_counter()
    stories = find(texts)
    seconds = time.perf_counter() - start
    together = {pair for story in {frozenset(s) for s in stories} for pair in combinations(sorted(story), 2)}
    wrong = sum(1 for one, two in together if parents[one] != parents[two])
    hit, total = defaultdict(int), defaultdict(int)
    for text_id, edit in edits.items():
        if edit != "source":
            total[edit] += 1
            hit[edit] += (f"{text_id[:4]}-0", text_id) in together
    recall = sum(hit.values()) / sum(total.values())
    rate = len(texts) / seconds
    print(f"{name}: recall {recall:.3f}  pair precision {1 - wrong / max(1, len(together)):.4f}  {rate:,.0f} texts/s")
    print("   " + "  ".join(f"{edit} {hit[edit] / total[edit]:.2f}" for edit in EDITS if total[edit]))
    return rate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared/data/real")
    parser.add_argument("--copies", type=int, default=8)
    args = parser.parse_args()
    if not args.folder.is_dir():
        print(f"skipped: {args.folder} is not here; give a folder of texts")
        return 0
    world = build(args.folder, args.copies)
    if not world[0]:
        print(f"no .txt files of 120 words or more in {args.folder}: give a folder of texts", file=sys.stderr)
        return 2
    print(f"{len(world[0])} texts")
    rate = measure("treatywatch", ours, world)
    try:
        import datasketch  # noqa: F401
    except ImportError:
        print("datasketch: not installed (uv run --with datasketch …)")
        return 0
    print(f"ratio texts/s, same run: {rate / measure('datasketch', theirs, world):.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
