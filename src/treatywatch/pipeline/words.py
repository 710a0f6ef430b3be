"""What answering needs of the words of texts, taken while they pass: the texts themselves are not held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.reconcile.bearing import misread
from treatywatch.reconcile.borders import border_conflicts
from treatywatch.reconcile.grouping import mentions
from treatywatch.reconcile.remarks import Remark, remarks


class Words:
    """Heads of texts by `text_id`, sentences checked as they stand, ids of claims that their words do not bear out.

    Words are kept only of texts that name groups of states or borders.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Hold the texts against these claims."""
        self.documents: dict[str, TextDocument] = {}
        self.remarks: list[Remark] = []
        self.doubtful: set[str] = set()
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.text_id].append(claim)

    def passed(self, texts: Iterable[TextDocument]) -> Iterator[TextDocument]:
        """Pass texts on and note them; of two files with the same bytes the first by name stands for both."""
        for text in texts:
            held = self.documents.get(text.text_id)
            if held is None or text.doc < held.doc:
                self._note(text)
            yield text

    def _note(self, text: TextDocument) -> None:
        if text.text_id in self.documents:
            self.remarks = [one for one in self.remarks if one.document.text_id != text.text_id]
        wanted = next(chain(mentions(text), border_conflicts(text)), None) is not None
        self.documents[text.text_id] = replace(text, text=text.text if wanted else "", offsets=())
        self.remarks.extend(remarks(text))
        self.doubtful |= misread(self._claims[text.text_id], text)
