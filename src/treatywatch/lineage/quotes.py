"""Long quotations that stand in two texts: the same words were heard by both, the rest may be their own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from treatywatch.model.story import CopyLink

if TYPE_CHECKING:
    from treatywatch.lineage.shingles import Signature

# Shorter quotations ("absolutely a priority") are too common to say that two texts heard the same words.
LEAST_WORDS = 10
# A quotation that the whole press carries links each text to the earliest few, not to all others.
EARLIEST = 8

_MARKS = regex.compile(
    r"“([^“”]{20,1200})”|«([^«»]{20,1200})»|„([^„“”]{20,1200})[“”]|「([^「」]{8,600})」|『([^『』]{8,600})』"
    r"|(?<![\w])\"([^\"\n]{20,1200})\""
)


def quoted(text: str, tokens: Callable[[str], list[str]]) -> Iterator[list[str]]:
    """Yield the words of each quotation in `text` that is long enough to be recognised."""
    for match in _MARKS.finditer(text):
        words = tokens(next(group for group in match.groups() if group is not None))
        if len(words) >= LEAST_WORDS:
            yield words


def quote_links(signatures: Sequence["Signature"]) -> tuple[CopyLink, ...]:
    """Return a link for each pair of texts that share a long quotation; `signatures` come earliest first."""
    holders: dict[int, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for later, signature in enumerate(signatures):
        for run in signature.quotes:
            seen = holders[run]
            shared.update((earlier, later) for earlier in seen)
            if len(seen) < EARLIEST:
                seen.append(later)
    return tuple(_link(signatures[one], signatures[two], count) for (one, two), count in sorted(shared.items()))


def _link(earlier: "Signature", later: "Signature", count: int) -> CopyLink:
    shorter = min(len(earlier.quotes), len(later.quotes))
    return CopyLink(
        earlier.text_id,
        later.text_id,
        "quote",
        round(count / shorter, 3),
        f"{count + 7} words of quotation in both",
    )
