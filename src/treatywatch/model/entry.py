"""An entry of the ledger."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One appended row; `payload` is JSON-ready, `known_at` (ISO 8601 UTC) the second clock.

    `kind`: `document`, `text`, `claim`, `copy_link`, `decision`, `issue`, `done`.
    `id` comes from content, so the same entry appended twice is one.
    """

    id: str
    kind: str
    payload: dict[str, Any] = field(repr=False)
    known_at: str = ""
    seq: int = 0
    previous: str = ""
    hash: str = ""
