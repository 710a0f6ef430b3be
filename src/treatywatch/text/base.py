"""What every reader of a text format offers."""

import datetime as dt
from typing import Protocol

from treatywatch.model.document import ArchivedDocument, TextDocument


class TextReader(Protocol):
    """Reads archived bytes of one format; `name` is versioned and goes into the text's id."""

    name: str

    def read(self, archived: ArchivedDocument, data: bytes, *, today: dt.date) -> TextDocument:
        """Return the text of `data` with its blocks, dates checked against `today`, and the way back to the bytes.

        Raises:
            SetAside: The bytes hold no text that this reader can read.
        """
        ...
