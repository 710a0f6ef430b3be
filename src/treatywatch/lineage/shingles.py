"""Signatures of texts: what lineage keeps of a document once its words have been read."""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex
from rensa import RMinHash

from treatywatch.lineage.quotes import quoted
from treatywatch.model.document import TextDocument
from treatywatch.model.ids import digest

WIDTH = 3
PERMUTATIONS = 128
SEED = 20260220
# Texts up to this many shingles are compared exactly; longer ones through an even sample of their shingles.
SAMPLE = 1024
# One phrase of five words in four is kept to look for passages that stand in another text.
PHRASE_BITS = 2

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_TOKEN = regex.compile(rf"(?P<run>[{_UNSPACED}][{_UNSPACED}\p{{M}}ー]*)|(?:(?![{_UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}])+")
# Scripts without spaces or with marks that are no letters; without them the plain pattern finds the same words, faster.
_SPECIAL = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u3040-\u9fff\ua66f-\uabff\uf900-\ufaff\ufe00-\ufe2f\U00020000-\U0003ffff]"
)
_PLAIN = re.compile(r"[^\W_]+")
_MASK = (1 << 64) - 1
_MIX = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Signature:
    """All that linking needs of one text: a few kilobytes, however long the text is.

    `sample` holds the 64-bit hashes of those shingles whose mixed hash begins with `bits` zero bits; `size` counts
    the tokens. `phrases` and `quotes` hold hashes of word runs, for passages and long quotations.
    """

    text_id: str
    published: str | None
    exact: str
    size: int
    bits: int
    sample: frozenset[int] = field(repr=False)
    phrases: "array[int]" = field(repr=False)
    quotes: frozenset[int] = field(repr=False)
    minhash: RMinHash = field(repr=False, compare=False)

    @property
    def order(self) -> tuple[str, str]:
        """Return the key that says which of two texts is the earlier; texts without a date come last."""
        return self.published or "9999-99-99", self.text_id


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares between 0 and 1: `jaccard` of the union, `contained` of the shorter text."""

    jaccard: float
    contained: float


def tokens(text: str) -> list[str]:
    """Return the words of `text`, folded; scripts without spaces give overlapping pairs of characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if _SPECIAL.search(folded) is None:
        return _PLAIN.findall(folded)
    found: list[str] = []
    for match in _TOKEN.finditer(folded):
        run = match["run"]
        if run is None or len(run) == 1:
            found.append(match[0])
        else:
            found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return found


def own_words(document: TextDocument) -> str:
    """Return the text without its boilerplate blocks: a shared footer makes no copy."""
    if not any(block.role == "boilerplate" for block in document.blocks):
        return document.text
    kept = [document.text[block.start : block.end] for block in document.blocks if block.role != "boilerplate"]
    return "\n".join(kept)


def sign(document: TextDocument) -> Signature:
    """Return the signature of `document`."""
    text = own_words(document)
    words = tokens(text)
    shingles = _runs(words, WIDTH)
    hashes, quotes = RMinHash.hash_token_sets([shingles, _quote_runs(text)])
    bits, sample = _sampled(frozenset(hashes))
    minhash = RMinHash(PERMUTATIONS, SEED)
    minhash.update(shingles)
    return Signature(
        text_id=document.text_id,
        published=document.published,
        exact=digest(" ".join(words).encode("utf-8", "surrogatepass")),
        size=len(words),
        bits=bits,
        sample=sample,
        phrases=array("Q", sorted(_phrases(hashes))),
        quotes=frozenset(quotes),
        minhash=minhash,
    )


def overlap(left: Signature, right: Signature) -> Overlap:
    """Return how much the two texts share, on the coarser of their two samples."""
    bits = max(left.bits, right.bits)
    mine, other = _thinned(left, bits), _thinned(right, bits)
    shorter = min(len(mine), len(other))
    if shorter == 0:
        return Overlap(0.0, 0.0)
    shared = len(mine & other)
    return Overlap(shared / (len(mine) + len(other) - shared), shared / shorter)


def _runs(words: Sequence[str], width: int) -> list[str]:
    return list(map(" ".join, zip(*(words[at:] for at in range(width)), strict=False)))


def _quote_runs(text: str) -> list[str]:
    return [run for words in quoted(text, tokens) for run in _runs(words, 8)]


def _phrases(hashes: Sequence[int]) -> set[int]:
    """Return hashes of phrases of five words, each made of the shingles at its two ends, chosen by the first."""
    limit = 1 << (64 - PHRASE_BITS)
    ends = zip(hashes, hashes[2:], strict=False)
    return {(one * 3 + two) & _MASK for one, two in ends if one * _MIX & _MASK < limit}


def _kept(value: int, bits: int) -> bool:
    return value * _MIX & _MASK < 1 << (64 - bits)


def _sampled(hashes: frozenset[int]) -> tuple[int, frozenset[int]]:
    bits = 0
    while len(hashes) > SAMPLE:
        bits += 1
        hashes = frozenset(value for value in hashes if _kept(value, bits))
    return bits, hashes


def _thinned(signature: Signature, bits: int) -> frozenset[int]:
    if signature.bits == bits:
        return signature.sample
    return frozenset(value for value in signature.sample if _kept(value, bits))
