"""What every extraction engine promises."""

from typing import Protocol

from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument


class Engine(Protocol):
    """Draws claims from a text. Same text, same claims; every span is exact."""

    name: str

    def extract(self, document: TextDocument) -> tuple[Claim, ...]:
        """Return the claims of a text in order of their first evidence."""
        ...
