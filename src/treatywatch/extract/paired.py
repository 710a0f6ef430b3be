"""Engine `paired.v1`: the grammar of a language, and the frames for passages in which the grammar is silent."""

from collections.abc import Iterator, Sequence

from treatywatch.extract.frames.engine import FrameEngine
from treatywatch.extract.registry import engine
from treatywatch.lang.pack import engine_of
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument


class PairedEngine:
    """Two engines that know a language in different ways; a claim carries the name of the one that found it."""

    name = "paired.v1"

    def extract(self, document: TextDocument) -> tuple[Claim, ...]:
        """Return the claims of `grammar.v1`, and of `frames.v1` where it found none, in order of their evidence.

        Other languages are read as by `packs.v1`.

        Raises:
            UsageError: There is no pack for the text's language.
        """
        if engine_of(document.lang) != "grammar.v1":
            return engine("packs.v1").extract(document)
        told = engine("grammar.v1").extract(document)
        if not told:
            # What the more careful engine finds nothing in is off the subject, or says nothing.
            return ()
        claims = (*told, *added(told, FrameEngine().extract(document, told=_spans(told))))
        return tuple(sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end, claim.id)))


def added(told: Sequence[Claim], more: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims that are new, and stand where nothing has been claimed: two readings of one passage are one."""
    keys = {claim.key for claim in told}
    taken = _spans(told)
    for claim in more:
        apart = all(span.end <= start or end <= span.start for span in claim.evidence for start, end in taken)
        if apart and claim.key not in keys:
            yield claim


def _spans(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for claim in claims for span in claim.evidence]
