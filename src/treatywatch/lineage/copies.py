"""Copies of one text in another: exact, near, contained."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rensa import RMinHashLSH

from treatywatch.lineage.shingles import PERMUTATIONS, Overlap, Signature, overlap
from treatywatch.model.story import CopyLink

NEAR = 0.3
CONTAINED = 0.4
# Two rows a band: a pair that shares 0.3 of its shingles is met with 99.8 %, and verification is cheap.
BANDS = PERMUTATIONS // 2
# A text longer than its copy by more than this may hold other texts too.
LONGER = 1.25
# Below this many words only equal texts count: a headline is in every text on its subject.
LEAST = 30
# Passages carried by everybody are compared with the earliest texts that have them: bounded work, nothing lost.
EARLIEST = 32
LEAST_PHRASES = 3


def copy_links(signatures: Sequence[Signature]) -> tuple[CopyLink, ...]:
    """Return a link for each text that was taken from an earlier one; `signatures` come earliest first."""
    exact, distinct = _exact(signatures)
    pairs = sorted(set(_near(distinct)) | set(_passages(distinct)))
    near = (_judged(distinct[earlier], distinct[later]) for earlier, later in pairs)
    return (*exact, *(link for link in near if link is not None))


def _exact(signatures: Sequence[Signature]) -> tuple[list[CopyLink], list[Signature]]:
    first: dict[str, Signature] = {}
    links = []
    for signature in signatures:
        original = first.setdefault(signature.exact, signature)
        if original is not signature and signature.size > 0:
            links.append(CopyLink(original.text_id, signature.text_id, "exact", 1.0, "same words throughout"))
    return links, [signature for signature in first.values() if signature.size >= LEAST]


def _near(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    index = RMinHashLSH(threshold=NEAR, num_perm=PERMUTATIONS, num_bands=BANDS)
    for later, signature in enumerate(signatures):
        yield from ((earlier, later) for earlier in index.query(signature.minhash))
        index.insert(later, signature.minhash)


def _passages(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share several phrases: an embedded passage is too small a share for MinHash to see."""
    holders: dict[int, list[int]] = defaultdict(list)
    for later, signature in enumerate(signatures):
        shared: dict[int, int] = {}
        for phrase in signature.phrases:
            seen = holders[phrase]
            for earlier in seen:
                shared[earlier] = shared.get(earlier, 0) + 1
            if len(seen) < EARLIEST:
                seen.append(later)
        yield from ((earlier, later) for earlier, count in shared.items() if count >= LEAST_PHRASES)


def _judged(earlier: Signature, later: Signature) -> CopyLink | None:
    share = overlap(earlier, later)
    longer, shorter = max(earlier.size, later.size), min(earlier.size, later.size)
    if share.contained >= CONTAINED and longer > shorter * LONGER:
        return _link("contained", earlier, later, share)
    return _link("near", earlier, later, share) if share.jaccard >= NEAR else None


def _link(kind: str, earlier: Signature, later: Signature, share: Overlap) -> CopyLink:
    why = f"{share.jaccard:.0%} of all three-word runs in both, {share.contained:.0%} of the shorter text's"
    return CopyLink(earlier.text_id, later.text_id, kind, round(share.contained, 3), why)
