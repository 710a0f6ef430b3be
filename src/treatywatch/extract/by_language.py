"""Engine `packs.v1`: each text is read by the engine that its language's pack names."""

from treatywatch.extract.registry import engine
from treatywatch.lang.pack import engine_of
from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument


class ByLanguage:
    """The default engine; a claim carries the name of the engine that found it."""

    name = "packs.v1"

    def extract(self, document: TextDocument) -> tuple[Claim, ...]:
        """Return the claims of a text in order of their first evidence.

        Raises:
            UsageError: There is no pack for the text's language.
        """
        return engine(engine_of(document.lang)).extract(document)
