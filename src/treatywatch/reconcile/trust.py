"""Which value comes first: records, then more independent origins, then better sources. No value is hidden."""

import re
from collections.abc import Collection, Sequence
from enum import IntEnum

from treatywatch.model.answer import Side

_BODY = re.compile(r"\b(ministry|ministries|minister|government|parliament|president|army|armed-forces|military|mod)\b")


class Source(IntEnum):
    """Kinds of source, better ones higher."""

    UNATTRIBUTED = 0
    NAMED = 1
    OFFICIAL = 2
    RECORD = 3


_WORDS = {
    Source.UNATTRIBUTED: "nobody is named for it",
    Source.NAMED: "a named speaker says it",
    Source.OFFICIAL: "an official says it",
    Source.RECORD: "the depositary's record or timeline has it",
}


def kind_of(side: Side, officials: Collection[str]) -> Source:
    """Return what kind of source speaks for `side`."""
    if side.doc is None:
        return Source.RECORD
    if side.speaker is None:
        return Source.UNATTRIBUTED
    official = side.speaker in officials or side.speaker.isupper() or _BODY.search(side.speaker.lower())
    return Source.OFFICIAL if official else Source.NAMED


def rank(sides: Sequence[Side], origins: int, officials: Collection[str]) -> tuple[int, int, int]:
    """Return the key that sorts values best supported first."""
    best = max(kind_of(side, officials) for side in sides)
    return -int(best is Source.RECORD), -origins, -int(best)


def reason(sides: Sequence[Side], origins: int, officials: Collection[str]) -> str:
    """Return why the value stands where it does, as a clause for people."""
    best = max(kind_of(side, officials) for side in sides)
    count = f"{origins} independent origin{'' if origins == 1 else 's'}"
    return f"{count}; {_WORDS[best]}" if origins else _WORDS[best]
