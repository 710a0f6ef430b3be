import datetime as dt
from collections.abc import Callable

import pytest

from treatywatch.model.document import ArchivedDocument, DocumentMeta, TextDocument
from treatywatch.model.ids import digest
from treatywatch.text import registry

Read = Callable[..., TextDocument]


@pytest.fixture
def read() -> Read:
    def reading(data: bytes | str, *, place="in/a.txt", today="2026-06-01", format=None, **meta) -> TextDocument:
        raw = data.encode() if isinstance(data, str) else data
        archived = ArchivedDocument("a", place, digest(raw), len(raw), DocumentMeta(**meta), format)
        return registry.read(archived, raw, today=dt.date.fromisoformat(today))

    return reading
