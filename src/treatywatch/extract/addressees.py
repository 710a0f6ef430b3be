"""Who is told, allowed or accused to do an act: X in "urged X to join", "accused X of laying"."""

from treatywatch.extract.clause import Clause
from treatywatch.extract.names import Mention
from treatywatch.extract.parsed import Parsed
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_finite, is_verb

_TELLING = frozenset({"urge", "possible", "deny", "recommend", "oblige"})


_OPEN = frozenset({"whether", "how", "when"})


def told(parsed: Parsed, clause: Clause, mark: Mark) -> Mention | None:
    """Return X in "urged X to do", "enable X to do", "for X to do"."""
    best: Mention | None = None
    for mention in parsed.mentions_before(clause, mark):
        if mention.last < len(parsed.sentence.tokens) and _leads_to(parsed.sentence, mention, mark):
            best = mention
    return best


def _leads_to(sentence: Sentence, mention: Mention, mark: Mark) -> bool:
    """Whether what is told to a mention is the act."""
    if _is_asked_past_a_clause(sentence, mention, mark) or _is_asked_among_many(sentence, mention, mark):
        return True
    if mention.first == 0 or mark.first - mention.last > 10:
        return False
    if _is_asked_besides(sentence, mention, mark) or _is_taken_by(sentence, mention, mark):
        return True
    if _is_accused(sentence, mention.first):
        return not any(is_finite(sentence, p) for p in range(mention.last, mark.first))
    if sentence.tokens[mention.last].low not in ("to", "not", "from"):
        return False
    if mention.prep == "for":
        return True
    if mention.prep == "with" or sentence.tokens[mention.first - 1].low == "with":
        # "is in talks with Poland to buy": who talks would buy.
        return False
    if mention.prep == "of" and mention.first > 1:
        # "the plans of Lithuania to produce"
        meant = sentence.mark(mention.first - 2)
        return meant is not None and "intend" in meant.values("op")
    determined = sentence.tokens[mention.first - 1].low in _LEADING
    before = sentence.mark(mention.first - (2 if determined else 1))
    if before is not None and (not _TELLING.isdisjoint(before.values("op")) or is_verb(before)):
        return True
    return _is_asked_and_described(sentence, mention)


def _is_asked_and_described(sentence: Sentence, mention: Mention) -> bool:
    """Tell of "called upon its neighbours Vietnam and Laos to": words in lower case say who they are."""
    tokens = sentence.tokens
    for position in range(mention.first - 1, max(-1, mention.first - _DESCRIBED_BY), -1):
        other = sentence.mark(position)
        if other is not None and "urge" in other.values("op") and other.form("op") >= 0:
            return True
        owner = other is not None and "state" in other.meanings and tokens[other.last].text in ("'", "’")
        if tokens[position].text in ("'", "’") or owner:
            # "called on Syria's ally Russia to"
            continue
        if not tokens[position].text.islower() or (other is not None and "prep" in other.meanings):
            return False
    return False


_DESCRIBED_BY = 7


_LEADING = frozenset({"the", "both", "other", "its", "their", "our", "his", "her", "my"})


def _is_taken_by(sentence: Sentence, mention: Mention, mark: Mark) -> bool:
    """Tell of "It took the firm, X, only eight months to restart production": who needs the time does it."""
    opening = [t.low for t in sentence.tokens[max(0, mention.first - 5) : mention.first]]
    if "took" not in opening or "it" not in opening:
        return False
    return "to" in {t.low for t in sentence.tokens[max(mention.last, mark.first - 5) : mark.first]}


_SET_IN = 25
# "to follow suit and join"
_AND_MORE = 6


def _is_asked_past_a_clause(sentence: Sentence, mention: Mention, mark: Mark) -> bool:
    """Tell of "called on India, which is no party, to join": commas around what is set in."""
    tokens, first = sentence.tokens, mark.first
    if not 3 < first - mention.last <= _SET_IN or tokens[mention.last].text != "," or not mention.first:
        return False
    to = next((p for p in range(first - 1, max(mention.last, first - _AND_MORE), -1) if tokens[p].low == "to"), None)
    if to is None or tokens[to - 1].text != ",":
        return False
    before = sentence.mark(mention.first - 1)
    return before is not None and "urge" in before.values("op")


def _is_asked_besides(sentence: Sentence, mention: Mention, mark: Mark) -> bool:
    """Tell of "urged the five to reverse course, and Norway to stay": a second one is asked, for another thing."""
    tokens = sentence.tokens
    if mention.role != "" or mark.first != mention.last + 1 or tokens[mention.last].low != "to":
        return False
    asked = any("urge" in m.values("op") and m.form("op") >= 0 for m in sentence.marks if m.last < mention.first)
    return asked and tokens[mention.first - 1].low in ("and", "but")


_ABOVE_ALL = frozenset({"particular", "notably", "especially", "particularly", "including", "namely", "first"})


def _is_asked_among_many(sentence: Sentence, mention: Mention, mark: Mark) -> bool:
    """Tell of "urges its neighbours, in particular Brazil and Argentina, to join"."""
    tokens, first = sentence.tokens, mark.first
    if mention.first < 3 or tokens[mention.first - 1].low not in _ABOVE_ALL or first - mention.last > 4:
        return False
    led = [t.low for t in tokens[mention.last : first]]
    asked = any("urge" in m.values("op") for m in sentence.marks if m.last < mention.first)
    return asked and led in ([",", "to"], ["to"], [",", "to", "also"], [",", "to", "consider"])


def _is_accused(sentence: Sentence, position: int) -> bool:
    """Whether the name at `position` is accused: "accused Cambodia of laying"; the accused does it."""
    before = sentence.mark(position - 1)
    if position > 1 and (before is None or sentence.tokens[position - 1].low in ("the", "its", "their")):
        before = sentence.mark(position - 2)
    return before is not None and "accuse" in before.values("op")


def told_unnamed(parsed: Parsed, clause: Clause, mark: Mark) -> bool:
    """Tell whether somebody without a name is told to do it: "encourage the remaining nations to join"."""
    if _is_accused_unnamed(parsed, clause, mark):
        return True
    tokens = parsed.sentence.tokens
    if mark.first == 0 or tokens[mark.first - 1].low != "to":
        return False
    for other in reversed(parsed.sentence.marks):
        if other.last > mark.first - 1 or other.first not in clause.tokens or not _tells(parsed.sentence, other):
            continue
        between = range(other.last, mark.first - 1)
        if mark.first > 1 and tokens[mark.first - 2].low in _OPEN:
            # "is considering whether to leave": who considers would leave.
            return False
        words = [p for p in between if tokens[p].text.isalpha() and not tokens[p].low.endswith("ly")]
        named = (m for m in parsed.mentions if m.first in between)
        return bool(words) and all(_owns_a_crowd(parsed.sentence, m) for m in named)
    return False


_CROWDS = frozenset({"neighbours", "neighbors", "friends", "partners", "allies", "colleagues", "neighbour", "peers"})


def _owns_a_crowd(sentence: Sentence, mention: Mention) -> bool:
    """Tell of "our" in "we ask our neighbours to come back"."""
    behind = sentence.tokens[mention.last].low if mention.last < len(sentence.tokens) else ""
    return mention.role == "owner" and mention.pronoun is not None and behind in _CROWDS


def _tells(sentence: Sentence, mark: Mark) -> bool:
    """Whether somebody is told something: by a verb ("urges"), or by a noun ("the plans of")."""
    if "intend" in mark.values("op") and sentence.tokens[mark.last].low == "of":
        return True
    return not {"urge", "possible"}.isdisjoint(mark.values("op")) and any(e.form >= 0 for e in mark.meanings["op"])


def _is_accused_unnamed(parsed: Parsed, clause: Clause, mark: Mark) -> bool:
    """Whether who is accused has no name: "accuses its neighbour of laying"."""
    for other in parsed.sentence.marks:
        if other.last > mark.first or other.first not in clause.tokens or "accuse" not in other.values("op"):
            continue
        return not any(other.last <= m.first <= other.last + 2 and m.role in ("", "prep") for m in parsed.mentions)
    return False
