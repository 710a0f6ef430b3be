"""Which structures of sentences fail whatever the words: thousands of sentences made from crossed factors.

Usage: python eval/structures.py LANG [--sentences N] [--seed N] [--below SHARE] [--failing LEVEL]

`structures/<code>.yml` lists the levels of each factor: subjects, phrases set in front, adverbs, ends, and for each
kind verbs and objects. A sentence takes one level of each by lot; it is read right where a claim of the kind names the
state of its subject. The share of each level over all others tells what is broken: a level that fails with every verb
is a fault of structure and no lack of words. Wrong is a claim of the kind for somebody who only stands by.
"""

import argparse
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from treatywatch.extract.registry import engine
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument

STRUCTURES = Path(__file__).parent / "structures"
_DATE = "2026-03-05"
_FACTORS = ("subject", "front", "adverb", "end")
# What is needed and what is bought are told apart by the gold, not here.
_ALIKE = {"requirement": {"requirement", "stockpile"}}


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence behind its context, what it tells of whom, and the level of each factor."""

    text: str
    begins: int
    kind: str
    state: str
    levels: Mapping[str, str]


def languages(folder: Path = STRUCTURES) -> tuple[str, ...]:
    """Return the codes of the languages whose factors are listed, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.yml")))


def factors(lang: str, folder: Path = STRUCTURES) -> dict[str, Any]:
    """Return what the file of a language lists."""
    content: dict[str, Any] = yaml.safe_load((folder / f"{lang}.yml").read_text(encoding="utf-8"))
    return content


def made(content: Mapping[str, Any], count: int, seed: int) -> Iterator[Made]:
    """Yield so many sentences by lot; the same seed gives the same."""
    lot = random.Random(seed)
    for _ in range(count):
        kind = lot.choice(list(content["kinds"]))
        listed = content["kinds"][kind]
        name, state, adjective, capital = lot.choice(content["states"])
        fitting = [
            one for one in content["subjects"] if not any(word in one for word in listed.get("subjects_but", ()))
        ]
        levels = {factor: lot.choice(fitting if factor == "subject" else content[f"{factor}s"]) for factor in _FACTORS}
        if levels["front"] and levels["end"] and lot.random() < 0.5:
            levels["end"] = ""
        levels |= {"verb": lot.choice(listed["verbs"]), "object": lot.choice(listed["objects"])}
        subject = levels["subject"].format(S=name, A=adjective, C=capital)
        sentence = content["sentence"].format(**{**levels, "subject": subject})
        context = content["context"] + "\n\n"
        text = context + sentence[0].upper() + sentence[1:]
        yield Made(text, len(context), kind, state, levels)


def verdict(one: Made, claims: list[Claim], bystanders: frozenset[str]) -> tuple[bool, bool]:
    """Return whether what a sentence tells was found, and whether somebody who stands by was taken for who did it."""
    told = [c for c in claims if c.evidence[0].start >= one.begins and c.kind in _ALIKE.get(one.kind, {one.kind})]
    whose = {state for claim in told for state in (claim.actor, claim.place) if state is not None}
    return one.state in whose, not bystanders.isdisjoint(whose)


def shares(lang: str, count: int, seed: int) -> tuple[dict[tuple[str, str], list[int]], list[tuple[Made, bool, bool]]]:
    """Return for each level of each factor how many sentences there were, were right, were wrong; and each of them."""
    content = factors(lang)
    bystanders, read = frozenset(content["bystanders"]), engine("rules.v1" if lang == "en" else "packs.v1")
    counted: dict[tuple[str, str], list[int]] = {}
    each: list[tuple[Made, bool, bool]] = []
    for one in made(content, count, seed):
        document = TextDocument("made", "made", "-", one.text, published=_DATE, lang=lang)
        right, wrong = verdict(one, list(read.extract(document)), bystanders)
        each.append((one, right, wrong))
        kinds = [("all", ""), ("kind", one.kind)]
        for level in (*kinds, *((name, f"{one.kind} {v}" if name == "verb" else v) for name, v in one.levels.items())):
            tally = counted.setdefault(level, [0, 0, 0])
            tally[0] += 1
            tally[1] += right
            tally[2] += wrong
    return counted, each


def _worst_first(row: tuple[tuple[str, str], list[int]]) -> tuple[str, float]:
    (factor, _), (total, right, _) = row
    return factor, right / total


def main() -> None:
    """Print the shares of the levels, the worst of each factor first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lang", choices=languages())
    parser.add_argument("--sentences", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--below", type=float, default=0.9, help="print levels with a share below this")
    parser.add_argument("--failing", help="print sentences of a level whose name holds this that are not found")
    options = parser.parse_args()
    counted, each = shares(options.lang, options.sentences, options.seed)
    for (factor, level), (total, right, wrong) in sorted(
        counted.items(), key=lambda row: (row[0][0], row[1][1] / row[1][0])
    ):
        if factor in ("all", "kind") or right / total < options.below:
            print(f"{factor:8} {level:60} {total:5}  found {right / total:.2f}  wrong {wrong / total:.2f}")
    for one, right, _ in each if options.failing else ():
        if not right and any(options.failing in level for level in one.levels.values()):
            print(one.text[one.begins :])


if __name__ == "__main__":
    main()
