"""Plain text: the text is the decoded file, character by character."""

import datetime as dt

from treatywatch.model.document import ArchivedDocument, TextDocument
from treatywatch.text.assemble import Reading, assemble
from treatywatch.text.decode import decode
from treatywatch.text.facts import Facts, settled
from treatywatch.text.pieces import pieces


class PlainReader:
    """Reads text files; code points are those of `Path.read_text(encoding="utf-8")`."""

    name = "plain.v1"

    def read(self, archived: ArchivedDocument, data: bytes, *, today: dt.date) -> TextDocument:
        """Return the decoded file with its paragraphs; a date line under the headline dates an undated one.

        Raises:
            SetAside: Empty or binary.
        """
        decoded = decode(data, item=archived.place)
        facts = settled(archived.meta, Facts(), today=today)
        found = Reading(
            self.name,
            decoded.text,
            decoded.runs,
            pieces(decoded.text),
            facts,
            tuple(decoded.notes),
            dated_by_line=True,
            headline_known=False,
        )
        return assemble(archived, found, today=today)
