"""What was carried down the road already, so that reading it again does nothing."""

from treatywatch.ledger.chain import entry_of
from treatywatch.ledger.records import document_entry
from treatywatch.model.document import ArchivedDocument
from treatywatch.pipeline.batch import Batch


def is_done(batch: Batch, archived: ArchivedDocument, *, road: str) -> bool:
    """Tell whether the document was carried down `road` to its end, or waits for its transaction.

    The same bytes with the same metadata are known by their name, or by their place: a file that gets a longer name
    because a namesake has come into its folder is still the same file.
    """
    document = document_entry(archived)
    if batch.has(_marker(document.id, road)):
        return True
    for entry in batch.documents_of(archived.digest):
        same = (entry.payload["place"], entry.payload["meta"]) == (archived.place, document.payload["meta"])
        if same and batch.has(_marker(entry.id, road)):
            return True
    return False


def _marker(document: str, road: str) -> str:
    return entry_of("done", {"document": document, "road": road}).id
