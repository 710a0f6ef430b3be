"""Lineage: which text was taken from which."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopyLink:
    """`later` shares words with `earlier`.

    `kind`: `exact` (same text), `near` (MinHash or fingerprints), `contained` (most of the shorter stands in the
    longer), `quote` (a long quotation in both). `score` is the share (0–1) of the shorter text's shingles that
    stand in the other.
    """

    earlier: str
    later: str
    kind: str
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Texts that share one origin; `origin` is the earliest known of `members` (text ids, sorted)."""

    id: str
    origin: str
    members: tuple[str, ...]
