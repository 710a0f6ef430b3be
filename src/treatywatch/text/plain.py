"""Plain text: the text is the decoded file, character by character."""

import datetime as dt

from treatywatch.model.document import ArchivedDocument, TextDocument
from treatywatch.model.ids import content_id
from treatywatch.text.boilerplate import mark
from treatywatch.text.cues import cues
from treatywatch.text.datelines import published
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
        found = pieces(decoded.text)
        facts = settled(archived.meta, Facts(), today=today)
        words = cues(facts.lang)
        line = None if facts.published else published(found, words, today=today)
        notes = [*decoded.notes, *facts.notes, *([] if line is None else [f"dated by its line {line[1]!r}"])]
        blocks = mark(found, words, title=archived.meta.title)
        headline = next((decoded.text[b.start : b.end] for b in blocks if b.role == "title"), None)
        return TextDocument(
            text_id=content_id("txt", [archived.digest, self.name, facts.ids()]),
            doc=archived.doc,
            digest=archived.digest,
            text=decoded.text,
            lang=facts.lang,
            published=facts.published if line is None else line[0],
            url=facts.url,
            publisher=facts.publisher,
            title=facts.title or headline,
            blocks=blocks,
            offsets=decoded.runs,
            reader=self.name,
            notes=tuple(notes),
        )
