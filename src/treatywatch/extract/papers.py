"""What is said by a report, a letter or a bill: whose paper it is, and whose figures."""

from treatywatch.extract.names import Mention, slug
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.tellers import LINKING, SPEAKERS, said_behind, speaker_id
from treatywatch.extract.verbs import is_finite

_LONGEST_SUBJECT = 30
_SIGNS = frozenset({";", ":", '"', "“", "”", "»", "«", "—", "–"})
_BY = ("by", "from", "of", "for")
_BEHIND_A_PARTICIPLE = frozenset(
    {"out", "up", "by", "from", "on", "in", "to", "for", "with", "after", "last", "this", "at"}
)
_NEAR_OWNER = 4
_NEAR_AUTHOR = 6
_FULL = 2


def paper_before(frame: Frame, mark: Mark) -> str | None:
    """Return whose word it is where a paper tells: "A report commissioned by X estimates", "the bill says"."""
    s = frame.sentence
    end = said_behind(s, mark)
    if not end:
        return None
    head = _head(s, end)
    if head is None or any(m.first <= head.first < m.last for m in frame.mentions):
        # "the report" that stands for somebody named before is a mention.
        return None
    if head.last < end and s.tokens[head.last].text[:1].isupper():
        # "the NGO Airwars"
        return _house(s, head.last, end) or slug(s.words(head.last, head.last + 1))
    author = _owner(frame, head) or _author(frame, head, end)
    if author is not None or head.value("paper") not in ("paper", None):
        return author
    first = _start(s, head)
    if first and s.tokens[first].low == "s" and s.tokens[first - 1].text in ("'", "’"):
        # "The group's latest report says": of whom the sentence before was about
        before = frame.discourse.actor
        if before is not None and before.kind == "organisation" and before.ids:
            return before.ids[0]
        first += 1
    return slug(s.words(first + (s.tokens[first].low in _ARTICLES), head.last))


def paper_behind(frame: Frame, mark: Mark) -> str | None:
    """Return whose word it is in "…, says a study that X published", "…, finds a report by X"."""
    s = frame.sentence
    if not mark.first or s.tokens[mark.first - 1].text not in _SET_OFF or mark.form("say") not in (1, 2):
        return None
    first = mark.last + (mark.last < len(s.tokens) and s.tokens[mark.last].low in ("a", "an", "the"))
    head = next((m for m in s.starting(range(first, first + _DESCRIBED)) if "paper" in m.meanings), None)
    if first == mark.last or head is None or head.last == head.first or head.value("paper") == "seen":
        return None
    led = s.tokens[head.last].low if head.last < len(s.tokens) else ""
    if led[:1].isalpha() and led not in _TELLING_OF:
        # "said the motion was a gift"
        return None
    author = _author(frame, head, len(s.tokens))
    if author is None and led in ("that", "which"):
        behind = next((m for m in frame.mentions if m.first - head.last in (1, 2) and _writes(m)), None)
        author = None if behind is None else speaker_id(behind)
        author = author or _house(s, head.last + 1, len(s.tokens))
    return author or slug(s.words(first, head.last))


_SET_OFF = frozenset({",", '"', "”", "»"})
_DESCRIBED = 3
_TELLING_OF = frozenset({"that", "which", "published", "released", "carried", "commissioned", "seen", "obtained", *_BY})


def _head(s: Sentence, end: int) -> Mark | None:
    """Return the paper that is the subject of a verb of saying: it opens its part of the sentence."""
    opening = end
    while opening and end - opening < _LONGEST_SUBJECT and s.tokens[opening - 1].text not in _SIGNS:
        opening -= 1
    for mark in s.starting(range(opening, end)):
        if (
            ("paper" in mark.meanings or mark.value("pron") == "org")
            and _opens(s, mark, opening)
            and _reaches(s, mark, end)
        ):
            return mark
    return None


def _start(s: Sentence, head: Mark) -> int:
    """Return where the words that describe a paper begin, behind its article."""
    first = head.first
    while first and s.tokens[first - 1].text.isalpha() and s.tokens[first - 1].text.islower():
        if s.tokens[first - 1].low in _ARTICLES or "prep" in _meanings(s, first - 1):
            break
        first -= 1
    return first


_ARTICLES = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "this", "that", "another", "our", "one", "and", "but"}
)


def _meanings(s: Sentence, position: int) -> tuple[str, ...]:
    mark = s.mark(position)
    return () if mark is None else tuple(mark.meanings)


def _opens(s: Sentence, head: Mark, opening: int) -> bool:
    """Tell whether nothing but words that describe stand before a paper, back to a sign or the beginning."""
    for position in range(head.first - 1, opening - 1, -1):
        token = s.tokens[position]
        if token.text == ",":
            return True
        if not (token.text[-1:].isalnum() or token.text in ("'", "’", "-")) or is_finite(s, position):
            return False
        if "prep" in _meanings(s, position):
            return False
        if {"comp", "coord", "sub"} & set(_meanings(s, position)):
            return True
    return True


def _reaches(s: Sentence, head: Mark, end: int) -> bool:
    """Tell whether a paper is the subject of what stands at `end`: no verb between them but one that describes it."""
    if head.last == end:
        return True
    if s.tokens[head.last].text == ",":
        return s.tokens[end - 1].text == ","
    between = range(head.last, end)
    if any(s.tokens[p].text in (",", "(", ")") for p in between):
        return False
    return not any(is_finite(s, p) and s.tokens[min(p + 1, end)].low not in _BEHIND_A_PARTICIPLE for p in between)


def _owner(frame: Frame, head: Mark) -> str | None:
    """Return whose paper it is: "the ministry's report", "its own study"."""
    for mention in frame.mentions:
        if mention.role == "owner" and 0 <= head.first - mention.last <= _NEAR_OWNER and mention.kind in SPEAKERS:
            between = frame.sentence.tokens[mention.last : head.first]
            if all(t.text.islower() or t.text in ("'", "’", "-") or t.text.isdigit() for t in between):
                return speaker_id(mention)
    return None


def _author(frame: Frame, head: Mark, end: int) -> str | None:
    """Return who wrote, ordered or signed a paper: "a study by X", "the letter, signed by X,"."""
    s = frame.sentence
    for position in range(head.last, min(end, head.last + _NEAR_AUTHOR)):
        if s.tokens[position].low not in _BY:
            continue
        before = s.mark(position - 1)
        if before is not None and "seen" in before.values("paper"):
            return None
        behind = next((m for m in frame.mentions if m.first > position and m.last <= end), None)
        if behind is not None and behind.first - position <= _NEAR_OWNER and _writes(behind):
            return speaker_id(behind)
        return _house(s, position + 1, end)
    return None


def _writes(mention: Mention) -> bool:
    return (mention.kind in SPEAKERS or mention.full_name) and mention.role != "adj"


def _house(s: Sentence, position: int, end: int) -> str | None:
    """Return a house that no pack knows, by its capitals: "by the RAND Corporation"."""
    while position < end and s.tokens[position].low in ("the", "a", "an"):
        position += 1
    last = position
    while last < end and (s.tokens[last].text[:1].isupper() or (last > position and s.tokens[last].low in LINKING)):
        last += 1
    while last > position and s.tokens[last - 1].low in LINKING:
        last -= 1
    return slug(s.words(position, last)) if last - position >= _FULL or s.words(position, last).isupper() else None


def figures_of(frame: Frame) -> str | None:
    """Return whose figures the sentences before gave: "The figures come from X", "(source: X)"."""
    for mark in frame.sentence.marks:
        if "figures" not in mark.meanings:
            continue
        behind = next((m for m in frame.mentions if 0 <= m.first - mark.last <= _NEAR_AUTHOR), None)
        held = None if behind is None or behind.kind not in ("office", "body") else _named_with(frame, behind)
        if held is not None:
            return held
        named = behind if behind is not None and (_writes(behind) or behind.role == "owner") else None
        if named is not None and named.kind in ("organisation", "person", "union", "company", "name", "media"):
            return speaker_id(named)
        name = _named(frame.sentence, mark.last)
        return name or (None if named is None else speaker_id(named))
    return None


def _named_with(frame: Frame, office: Mention) -> str | None:
    """Return the person in "by their commander, Major X"."""
    tokens, last = frame.sentence.tokens, office.last
    if last >= len(tokens) or tokens[last].text != ",":
        return None
    near = (m for m in frame.mentions if 0 < m.first - last <= _TITLED and (m.kind == "person" or m.full_name))
    named = next(near, None)
    return None if named is None else speaker_id(named)


_TITLED = 3


def _named(s: Sentence, position: int) -> str | None:
    """Return what a source without a name of its own is called: "the national mine action centre"."""
    for here in range(position, min(position + 5, len(s.tokens))):
        if s.tokens[here].low in ("s", "'s", "’s") or s.tokens[here].low in ("the", "a", "an", "its", "their"):
            position = here + 1
    last = position
    while (
        last < len(s.tokens)
        and s.tokens[last].text.isalpha()
        and "prep" not in _meanings(s, last)
        and not is_finite(s, last)
    ):
        last += 1
    return slug(s.words(position, last)) if last > position else None
