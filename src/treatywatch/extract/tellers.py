"""Who stands right before a verb of saying: somebody named, a report of theirs, or a crowd without a name."""

from collections.abc import Sequence

from treatywatch.extract.names import Mention, slug
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.verbs import is_finite

SPEAKERS = ("person", "organisation", "company", "state", "body", "office", "union", "media")
JOINTS = frozenset({"and", "but", ",", "as"})
SKIPPED = frozenset({"the", "a", "an", "two", "three", "several", "some", "its", "their", "local", "senior", "our"})
OFFICIAL = frozenset({"police", "officials", "authorities", "prosecutors", "sources", "diplomats", "investigators"})
PRIVATE = frozenset(
    {"campaigners", "residents", "witnesses", "villagers", "deminers", "analysts", "experts", "doctors", "activists"}
    | {"researchers", "observers", "historians", "lawyers", "critics", "economists", "survivors", "farmers"}
)


def speaker_id(mention: Mention) -> str | None:
    """Return the id that a mention speaks under: the person or organisation, else the state."""
    if mention.ids:
        return mention.ids[0]
    return mention.states[0] if mention.states else None


ADVERBS = frozenset(
    {"also", "later", "then", "has", "have", "had", "again", "since", "already", "repeatedly", "further", "today"}
    | {"now", "previously", "recently", "earlier", "publicly", "explicitly", "itself", "himself", "herself"}
)
_WORKED_WITHIN = 4


_HOUSES = frozenset({"body", "organisation", "company", "union"})


def adjoining(frame: Frame, mark: Mark) -> Mention | None:
    """Return who stands right before a verb of saying: "In a report released on Monday, X said", "X's report found"."""
    s = frame.sentence
    if "say" not in mark.meanings or mark.form("say") not in (0, 1, 2):
        return None
    end = mark.first
    while end and s.tokens[end - 1].low in ADVERBS:
        end -= 1
    if not end or not s.tokens[end - 1].text[-1:].isalnum():
        return None
    near = [m for m in frame.mentions if m.last <= end and m.kind in SPEAKERS and speaker_id(m)]
    if not near:
        return None
    last = near[-1]
    between = s.tokens[last.last : end]
    opens = last.first == 0 or s.tokens[last.first - 1].text == "," or _is_led_by_a_comma(s, last.first)
    if not between:
        if last.kind == "person" and last.whole and last.pronoun is None and len(near) > 1:
            # "the Foreign Office minister Baroness Hale told"
            opens = opens or (near[-2].last == last.first and near[-2].kind in _HOUSES)
        return last if opens and last.whole and last.pronoun is None else None
    if last.kind != "organisation" or len(between) > _WORKED_WITHIN or between[-1].low not in _WORKS_FOUND:
        return None
    plain = all(t.text.islower() or t.text in ("'", "’") or t.text.isdigit() for t in between)
    return last if plain and (opens or last.role == "owner") else None


def crowd_before(frame: Frame, mark: Mark) -> str | None:
    """Return who speaks right before the verb without a name: "two sources familiar with the matter told"."""
    s = frame.sentence
    if "say" not in mark.meanings or mark.form("say") not in (0, 1, 2):
        return None
    end = mark.first
    while end and s.tokens[end - 1].low in ADVERBS:
        end -= 1
    first = end
    while first and end - first < _LONGEST_SUBJECT and not _bounds(s, first - 1):
        first -= 1
    head = next((p for p in range(first, end) if s.tokens[p].low in _UNNAMED), None)
    if head is None or (head + 1 < end and s.tokens[head + 1].low not in _TELLING_MORE):
        return None
    named = [m for m in frame.mentions if first <= m.first < end]
    if any(is_finite(s, p) for p in range(head + 1, end - 1)):
        return None
    owner = next((m for m in named if m.role == "owner" and m.last <= head and m.kind in _HOUSES and m.ids), None)
    if owner is not None and s.tokens[head].low in _HIRED:
        # "Its researchers conclude"
        return owner.ids[0]
    while first < head and (s.tokens[first].low in SKIPPED or s.tokens[first].low in JOINTS):
        first += 1
    return _crowd_named(s, first, head, named)


def _crowd_named(s: Sentence, first: int, head: int, named: Sequence[Mention]) -> str | None:
    """Return what a crowd is called; "Latvian officials" are their state's, "administration officials" stand alone."""
    before = s.tokens[first:head]
    if any(not t.text.isalpha() for t in before):
        return None
    if named and s.tokens[head].low not in PRIVATE:
        if any(t.text[:1].isupper() for t in before if t is not s.tokens[0]) or any(m.first > head for m in named):
            return None
        if first == 0 and before and before[0].text[:1].isupper() and named[0].kind == "state":
            return None
    return slug(s.words(first, head + 1))


_HIRED = frozenset({"researchers", "experts", "deminers", "analysts", "lawyers"})
_LONGEST_SUBJECT = 12
_OPENING_CLAUSES = frozenset({"that", "but", "and", "while", "as", "though", "although", "whereas"})


def _bounds(s: Sentence, position: int) -> bool:
    token = s.tokens[position]
    return not token.text[-1:].isalnum() or token.low in _OPENING_CLAUSES


_TELLING_MORE = frozenset({"familiar", "with", "close", "briefed", "who", "seen", "obtained", "reviewed", "at"})


_UNNAMED = frozenset(
    {"sources", "source", "diplomats", "diplomat", "officials", "official", "aides", "insiders", "people", "papers"}
    | {"experts", "analysts", "campaigners", "activists", "researchers", "observers", "residents", "villagers"}
    | {"witnesses", "doctors", "deminers", "documents", "historians", "lawyers", "critics", "supporters", "opponents"}
    | {"economists", "veterans", "survivors", "farmers", "soldiers", "commanders", "engineers", "medics"}
)
_WORKS_FOUND = frozenset(
    {"report", "reports", "study", "data", "figures", "statistics", "survey", "database", "findings", "research"}
    | {"estimates", "analysis", "investigation", "update", "records"}
)


def _is_led_by_a_comma(s: Sentence, position: int) -> bool:
    if position < 2 or s.tokens[position - 1].low not in ("the", "a"):
        return False
    return s.tokens[position - 2].text in (",", '"', "”")
