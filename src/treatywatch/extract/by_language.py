"""Engines `packs.v1` and `quick.v1`: each text is read by the engine that its language's pack names."""

from collections.abc import Mapping
from dataclasses import replace

from treatywatch.extract.base import Engine
from treatywatch.extract.registry import engine
from treatywatch.lang.pack import available, engine_of
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument


class ByLanguage:
    """The default engine; a claim carries the name of the engine that found it."""

    name = "packs.v1"
    instead: Mapping[str, str] = {}
    """Engines that others read in place of."""

    def extract(self, document: TextDocument) -> tuple[Claim, ...]:
        """Return the claims of a text in order of their first evidence; paragraphs in another language by its pack.

        Raises:
            UsageError: There is no pack for the text's language.
        """
        claims = self._engine(document.lang).extract(_of_language(document, ""))
        for code in sorted({block.lang for block in document.blocks if block.lang} & set(available())):
            claims += self._engine(code).extract(_of_language(document, code))
        return tuple(sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end, claim.id)))

    def _engine(self, lang: str) -> Engine:
        named = engine_of(lang)
        return engine(self.instead.get(named, named))


class Quick(ByLanguage):
    """For many texts and little time: English by its rules alone, in a fraction of the time, and with fewer claims."""

    name = "quick.v1"
    instead: Mapping[str, str] = {"grammar.v1": "rules.v1"}


def _of_language(document: TextDocument, code: str) -> TextDocument:
    """Return the document with the paragraphs of one language alone, the document's own for an empty code."""
    if all(block.lang == code for block in document.blocks):
        return document
    blocks = tuple(b if b.lang == code else replace(b, role="boilerplate") for b in document.blocks)
    return replace(document, blocks=blocks, lang=code or document.lang)
