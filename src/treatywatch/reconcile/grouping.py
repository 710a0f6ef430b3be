"""Which states a text counts into a group: "Baltic nations, such as …", "…, a NATO member"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from treatywatch.model.document import TextDocument
from treatywatch.reconcile import packs
from treatywatch.reconcile.packs import Group
from treatywatch.reconcile.places import code, sentences, state_pattern

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# "Future members" and "non-members" are none.
_NOT_QUITE = re.compile(
    r"(?:\b(?:non|anti|pro|ex)-|\b(?:former|future|aspiring|potential|prospective|candidate|would-be|hopeful|no|not|"
    r"neither|non|partner|-)\s+)$",
    re.IGNORECASE,
)
_WITH = re.compile(r"(\S+)\s+(?:and|or|&)\s+(?:the\s+)?(?:other\s+)?$")
_HYPHEN = re.compile(r"\w[-/–]$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A listing: `states` are said to belong to `group`; `whole` if the words give the group's full list."""

    document: TextDocument
    group: Group
    start: int
    end: int
    states: tuple[str, ...]
    also: frozenset[str] = frozenset()
    whole: bool = False
    number: int | None = None

    @property
    def exact(self) -> str:
        """Return the words of the listing."""
        return self.document.text[self.start : self.end]


def mentions(document: TextDocument) -> Iterator[Mention]:
    """Yield every listing of members of a known, fixed group; English only."""
    if document.lang.split("-")[0] != "en":
        return
    for start, sentence in sentences(document):
        if _names().search(sentence) is None:
            continue
        for pattern, whole in _patterns():
            for match in pattern.finditer(sentence):
                mention = _mention(document, start, sentence, match, whole)
                if mention is not None:
                    yield mention


def _mention(document: TextDocument, start: int, sentence: str, match: re.Match[str], whole: bool) -> Mention | None:
    group = _by_name()[" ".join(match["group"].split())]
    before = sentence[: match.start("group")]
    if group.loose or _NOT_QUITE.search(before) or _HYPHEN.search(before):
        return None
    found = match.groupdict()
    states = tuple(code(one) for one in re.findall(state_pattern(), found.get("list") or ""))
    also = _joined(before) if found.get("cue") else frozenset()
    number = _NUMBERS.index(found["number"].lower()) + 2 if found.get("number") else None
    if also is None or (whole and len(states) < 2):
        return None
    if found.get("apposed"):
        # "The Baltic states, Poland and Finland signed" adds states; only a number that fits says who is meant.
        if number != len(states):
            return None
        whole, number = number >= len(group.states(document.published or "")), None
    span = (start + match.start(), start + match.end())
    return Mention(document, group, *span, states, also=also, whole=whole, number=number)


def _joined(before: str) -> frozenset[str] | None:
    """Return states that are named together with the group, None if something unknown is."""
    match = _WITH.search(before)
    if match is None:
        return frozenset()
    word = match[1].strip(",")
    if word in _first_words():
        return frozenset(member.state for group in _first_words()[word] for member in group.members)
    states = re.findall(state_pattern(), before)
    return frozenset(code(one) for one in states) if states and before.rstrip().endswith(("and", "the", "or")) else None


@cache
def _by_name() -> dict[str, Group]:
    return {name: group for group in packs.groups() for name in (*group.names, *group.singular)}


@cache
def _first_words() -> dict[str, tuple[Group, ...]]:
    found: dict[str, tuple[Group, ...]] = {}
    for group in packs.groups():
        for word in {name.split()[0] for name in group.names}:
            found[word] = (*found.get(word, ()), group)
    return found


@cache
def _names() -> re.Pattern[str]:
    return re.compile(_either(tuple(_by_name())))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the patterns of listings, and whether each gives the group's whole list."""
    many = _either(tuple(name for group in packs.groups() for name in group.names))
    one = _either(tuple(name for group in packs.groups() for name in group.singular))
    state = rf"(?:the\s+)?(?:{state_pattern()})(?![\w’'-])"
    some = rf"(?P<list>{state}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+as\s+well\s+as\s+){state})*)"
    group = rf"(?<!\w)(?P<group>{many})(?!\w)"
    single = rf"(?P<group>{one})(?!\w)"
    numbers = "|".join(_NUMBERS)
    cue = r"(?P<cue>,?\s*\(?(?:such as|including|for example|for instance|e\.g\.|namely|notably|i\.e\.)[,:]?\s+)"
    like = r"(?P<cue>\s+like\s+)"
    opening = r"(?P<cue>\s*[–—(:]\s*|\s+-+\s+)"
    return (
        (re.compile(rf"(?:other\s+)?{group}{cue}{some}"), False),
        (re.compile(rf"(?:other\s+)?{group}{like}{some}"), False),
        (re.compile(rf"{group}{opening}{some}(?=\s*[–—);.]|\s+-|\s*,\s|\s*$)"), True),
        (re.compile(rf"{group}(?P<cue>\s+(?:of\s+)?){some}"), True),
        (re.compile(rf"(?P<list>{state}),?\s+and\s+(?:all\s+|many\s+|several\s+|some\s+)?other\s+{group}"), False),
        (re.compile(rf"(?P<list>{state})\s*,\s+(?:itself\s+|also\s+)?(?:an?|another)\s+(?:fellow\s+)?{single}"), False),
        (re.compile(rf"(?P<list>{state})\s+(?:is|remains)\s+(?:itself\s+|also\s+)?an?\s+{single}"), False),
        (re.compile(rf"(?P<list>{state})\s*,\s+(?:is\s+)?one\s+of\s+the\s+(?:{numbers})?\s*{group}"), False),
        (re.compile(rf"\b[Tt]he\s+(?P<number>{numbers})\s+{group}"), False),
        (re.compile(rf"\b(?P<number>{numbers}|{numbers.title()})\s+{group}(?P<apposed>\s*,\s+){some}"), False),
    )


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=lambda w: (-len(w), w)))
