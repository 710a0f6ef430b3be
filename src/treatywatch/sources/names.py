"""Names of documents: short, unique within a run, and the same whatever order the paths were given in."""

import hashlib
from array import array
from collections.abc import Iterable

_LONGEST = 200


class Names:
    """Hands out names that were not handed out before.

    It remembers 8 bytes of digest for each, not the names: a run over a million articles holds 32 MB.
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))
        self._used = 0

    def pick(self, candidates: Iterable[str]) -> str:
        """Return the first of `candidates` that is free, else the last with the first free number behind it."""
        last = "document"
        for candidate in candidates:
            last = clean(candidate) or last
            if self._take(last):
                return last
        number = 2
        while not self._take(f"{last}#{number}"):
            number += 1
        return f"{last}#{number}"

    def _take(self, name: str) -> bool:
        if 2 * self._used > len(self._slots):
            self._grow()
        key = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") or 1
        if not _put(self._slots, key):
            return False
        self._used += 1
        return True

    def _grow(self) -> None:
        old, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for key in old:
            if key:
                _put(self._slots, key)


def clean(name: str) -> str:
    """Return `name` without control characters and lone surrogates, at most 200 characters long."""
    shown = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else " " for c in shown).strip()[:_LONGEST]


def _put(slots: "array[int]", key: int) -> bool:
    place = key % len(slots)
    while slots[place]:
        if slots[place] == key:
            return False
        place = (place + 1) % len(slots)
    slots[place] = key
    return True
