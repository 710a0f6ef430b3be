"""Stories: texts that share one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treatywatch.lineage.copies import copy_links
from treatywatch.lineage.quotes import quote_links
from treatywatch.lineage.shingles import Signature, sign
from treatywatch.model.document import TextDocument
from treatywatch.model.ids import content_id
from treatywatch.model.story import CopyLink, Story


@dataclass(frozen=True, slots=True)
class Lineage:
    """Links between texts, and the families of two or more that they make; a text in no story stands alone."""

    links: tuple[CopyLink, ...]
    stories: tuple[Story, ...]


def link(texts: Iterable[TextDocument]) -> Lineage:
    """Return who took what from whom, in one pass over `texts` that keeps only their signatures.

    The direction is earlier to later by date of publication, then by text id; the order of `texts` does not matter.
    """
    # A text given twice is one text.
    signed = {signature.text_id: signature for signature in map(sign, texts)}
    signatures = sorted(signed.values(), key=lambda signature: signature.order)
    copies = copy_links(signatures)
    stories = _stories(signatures, copies)
    homes: dict[str, set[str]] = defaultdict(set)
    for story in stories:
        for text_id in story.members:
            homes[text_id].add(story.id)
    # Of a copy one need not say that it has the quotations too.
    quotes = (one for one in quote_links(signatures) if not homes[one.earlier] & homes[one.later])
    links = sorted((*copies, *quotes), key=lambda one: (one.later, one.earlier, one.kind))
    return Lineage(tuple(links), stories)


def _stories(signatures: Sequence[Signature], copies: Sequence[CopyLink]) -> tuple[Story, ...]:
    rank = {signature.text_id: at for at, signature in enumerate(signatures)}
    size = {signature.text_id: signature.size for signature in signatures}
    families = _Families(rank)
    for copy in copies:
        if copy.kind != "contained" or size[copy.earlier] >= size[copy.later]:
            families.join(copy.earlier, copy.later)
    digests = _digests(families, copies, size)
    members: dict[str, set[str]] = defaultdict(set)
    for text_id in rank:
        members[families.root(text_id)].add(text_id)
    for text_id, roots in digests.items():
        for root in roots:
            members[families.root(root)].add(text_id)
    stories = (_story(sorted(texts, key=rank.__getitem__)) for texts in members.values() if len(texts) > 1)
    return tuple(sorted(stories, key=lambda story: (rank[story.origin], story.id)))


def _digests(families: "_Families", copies: Sequence[CopyLink], size: Mapping[str, int]) -> dict[str, list[str]]:
    """Join each text with the one story it embeds; return those that embed several, which must not bridge them."""
    embedded: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        if copy.kind == "contained" and size[copy.earlier] < size[copy.later]:
            embedded[copy.later].add(families.root(copy.earlier))
    digests: dict[str, list[str]] = {}
    for text_id, roots in embedded.items():
        if len(roots - {families.root(text_id)}) > 1:
            digests[text_id] = sorted(roots)
    for text_id, roots in sorted(embedded.items()):
        if text_id not in digests:
            for root in sorted(roots):
                families.join(root, text_id)
    return digests


def _story(members: Sequence[str]) -> Story:
    return Story(content_id("sty", sorted(members)), members[0], tuple(sorted(members)))


class _Families:
    """Union-find whose root is the earliest text, so that the result does not hang on the order of links."""

    def __init__(self, rank: Mapping[str, int]) -> None:
        self._rank = rank
        self._above = {text_id: text_id for text_id in rank}

    def root(self, text_id: str) -> str:
        while self._above[text_id] != text_id:
            self._above[text_id] = self._above[self._above[text_id]]
            text_id = self._above[text_id]
        return text_id

    def join(self, one: str, two: str) -> None:
        top, low = sorted((self.root(one), self.root(two)), key=self._rank.__getitem__)
        self._above[low] = top
