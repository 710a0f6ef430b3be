"""Ids as names to print."""

import re
from collections.abc import Iterable, Mapping

from treatywatch.report.inert import line

TREATIES = {
    "apmbc": ("Ottawa Convention", "Anti-personnel mines, 1997"),
    "ccm": ("Convention on Cluster Munitions", "Dublin and Oslo, 2008"),
    "ccw": ("Convention on Certain Conventional Weapons", "1980"),
    "ccw-ap2": ("Amended Protocol II", "Mines and booby-traps, CCW, 1996"),
    "cwc": ("Chemical Weapons Convention", "1993"),
    "btwc": ("Biological Weapons Convention", "1972"),
    "npt": ("Non-Proliferation Treaty", "Nuclear weapons, 1968"),
    "att": ("Arms Trade Treaty", "2013"),
    "tpnw": ("Treaty on the Prohibition of Nuclear Weapons", "2017"),
}
ITEMS = {
    "apm": "anti-personnel mines",
    "avm": "anti-vehicle mines",
    "mine": "mines",
    "cm": "cluster munitions",
    "other": "other arms or works",
}
_SMALL = {"and", "for", "of", "the", "to", "in", "on", "de", "der", "van", "von"}


class Names:
    """Gives names to ids: from `known`, else from the id's own words."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Keep the names that the caller knows."""
        self._known = known

    def show(self, id: str | None) -> str:
        """Return the name of an actor, speaker, place or programme; `pawel-zalewski` gives `Pawel Zalewski`."""
        if not id:
            return ""
        if id in self._known:
            return self._known[id]
        if id.isupper() or " " in id or not id.islower():
            return id
        return " ".join(w if w in _SMALL and n else w.capitalize() for n, w in enumerate(id.split("-")))

    def treaty(self, id: str | None) -> str:
        """Return a treaty's name with its article."""
        return f"the {TREATIES[id][0]}" if id in TREATIES else f"the treaty {id or '(not named)'}"


def listed(words: Iterable[str], *, most: int = 3) -> str:
    """Return words as a list in English: `A`, `A and B`, `A, B and C`, `A, B, C and 2 others`."""
    all_words = list(dict.fromkeys(w for w in words if w))
    if len(all_words) <= 1:
        return "".join(all_words)
    if len(all_words) > most:
        rest = len(all_words) - most
        return f"{', '.join(all_words[:most])} and {rest} other{'s' if rest > 1 else ''}"
    return f"{', '.join(all_words[:-1])} and {all_words[-1]}"


def counted(count: int, noun: str) -> str:
    """Return `one quote`, `four quotes`, `12 quotes`."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    shown = words[count] if count < len(words) else str(count)
    many = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{shown} {noun if count == 1 else many}"


def article(text: str) -> str:
    """Return an article as packs give it, bare numbers with the word: `20(2)` gives `Article 20(2)`."""
    shown = line(text)
    return f"Article {shown}" if re.match(r"\d|[IVX]+\b", shown) else shown


def sentence_case(text: str) -> str:
    """Return text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
