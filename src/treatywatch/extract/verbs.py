"""Verbs: which words can be the verb of a clause, and where one stands that can carry it."""

from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.traits import VERB_LAYERS

_BE = frozenset({"be", "been", "being"})
_LEADING = frozenset({"has", "have", "had", "is", "are", "was", "were", "remains", "remain", "remained"})
# Phrases of membership that are verbs begin with these: "has been a party to", "remains in".
MEMBER_VERBS = frozenset(
    {"isn", "aren", "hasn", "haven", "didn", "has", "have", "is", "are", "remain", "remains", "did", "belongs", "never"}
    | {"stay", "stays", "stayed", "stand", "stands", "stood", "remained", "belong", "belonged", "sit", "sits", "sat"}
)
# Behind these stands a noun or an infinitive.
_BEFORE_NO_VERB = frozenset(
    {"to", "the", "a", "an", "of", "its", "their", "his", "her", "'s", "s", "having", "our", "my"}
)


_PHRASES = frozenset({"member", "echo"})
_PREPOSITIONS = frozenset({"in", "for", "with", "at", "by", "under", "from", "about", "without", "against", "into"})


def is_verb(mark: Mark | None) -> bool:
    """Tell whether a mark can be the verb of a clause."""
    if mark is None or mark.traits.verbal:
        return mark is not None
    # "has been a member", "made a similar announcement"
    return mark.last - mark.first > 1 and not _PHRASES.isdisjoint(mark.meanings)


def is_finite(sentence: Sentence, position: int) -> bool:
    """Tell whether a verb that can carry a clause stands at `position` (not after "to", no -ing form)."""
    finite = sentence.finite
    if finite is None:
        finite = sentence.finite = {mark.first for mark in sentence.marks if _is_finite(sentence, mark)}
    return position in finite


def _is_finite(sentence: Sentence, mark: Mark) -> bool:
    position = mark.first
    if is_in_a_name(sentence, position):
        return False
    if "op" in mark.meanings and mark.last - mark.first > 1 and sentence.tokens[position].low in _LEADING:
        # "has no plans to", "is due to": phrases that begin with the clause's verb.
        return True
    if not is_verb(mark) or _is_of_a_compound(sentence, mark):
        return False
    if position == 0 and sentence.tokens[0].low == "asked":
        # "Asked about production, the minister said"
        return False
    if mark.traits.aux:
        return sentence.tokens[position].low not in _BE
    if "member" in mark.meanings and mark.last - mark.first > 1 and mark.form("member") < 0:
        return sentence.tokens[position].low in MEMBER_VERBS
    if "echo" in mark.meanings and mark.form("echo") in (1, 2, 4) and not mark.traits.verbal:
        return True
    if not mark.traits.finite or (sentence.tokens[position].low == "states" and not _tells_that(sentence, mark.last)):
        return False
    if position == 0:
        return not _opens_an_office(sentence, mark)
    return not _only_describes(sentence, mark) and not _is_before_a_noun(sentence, position - 1)


def _tells_that(sentence: Sentence, position: int) -> bool:
    """Tell of "the report states that", and not of "several states, including Chile,"."""
    return position < len(sentence.tokens) and sentence.tokens[position].low in _BEHIND_STATES


_BEHIND_STATES = frozenset({"that", ":", '"', "“", "‘", "'", "clearly", "explicitly", "plainly", "only"})


def _is_of_a_compound(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Saudi-led forces": a participle behind a hyphen describes, and who is described is no verb."""
    at = mark.first - 1 if mark.form("verb") in (2, 4) else mark.first - 2 if "body" in mark.meanings else 0
    if at < 1 or sentence.tokens[at].text != "-":
        return False
    hyphen, behind = sentence.tokens[at], sentence.tokens[at + 1]
    return hyphen.end == behind.start and sentence.tokens[at - 1].end == hyphen.start


def _opens_an_office(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Commission spokesperson X said", where the commission is no verb."""
    behind = sentence.mark(mark.last)
    named = behind is not None and behind.first == mark.last and "office" in behind.meanings
    return named and mark.form("verb") == 0


def _only_describes(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the last party with declared stocks", "the line, run by X, is to open"."""
    before, form = sentence.tokens[mark.first - 1], mark.form("verb")
    if form in (2, 4) and before.low.endswith("ly") and _leads_in_a_name(sentence, mark):
        return True
    if before.low in _PREPOSITIONS:
        return form in (2, 4)
    done_by = mark.last < len(sentence.tokens) and sentence.tokens[mark.last].low == "by"
    return before.text == "," and form in (0, 2, 4) and done_by and "say" not in mark.meanings


def _leads_in_a_name(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "Privately owned Forcit expects", "the little known X has": it describes whose name follows."""
    tokens, led = sentence.tokens, mark.first - 2
    opens = led < 0 or tokens[led].low in _BEFORE_NO_VERB
    named = mark.last < len(tokens) and tokens[mark.last].text[:1].isupper()
    return opens and named and "say" not in mark.meanings


def _is_before_a_noun(sentence: Sentence, position: int) -> bool:
    """Tell whether a word that no finite verb follows stands at `position`: "to", a determiner, an adjective."""
    if sentence.tokens[position].low in _BEFORE_NO_VERB:
        return True
    following = sentence.mark(position + 1)
    if sentence.tokens[position].low in _PREPOSITIONS and following is not None and following.form("verb") in (0, 1):
        # "long in breach of its obligations"
        return True
    mark = sentence.mark(position)
    low = sentence.tokens[position].low
    # "the Iranians laid theirs": a people, and no adjective
    people = low.endswith("s") and not low.endswith("ss")
    return mark is not None and "adj" in mark.meanings and not people


def is_in_a_name(sentence: Sentence, position: int) -> bool:
    """A capital inside a sentence makes a verb's look-alike part of a name ("Northern Wire"); headlines are spared."""
    return (
        sentence.tokens[position].text[0].isupper()
        and position > 0
        and sentence.role != "title"
        and sentence.tokens[position - 1].text.isalpha()
    )


def is_bare(mark: Mark) -> bool:
    """Tell whether a verb needs what its neighbour has ("plans to"); "was withdrawn and destroyed" does not."""
    forms = {mark.form(layer) for layer in ("verb", "op", "say") if layer in mark.meanings}
    return "aux" not in mark.meanings and not forms.isdisjoint({0, 3})


def is_participle(sentence: Sentence, position: int) -> bool:
    """Tell whether an -ing form stands at `position`."""
    mark = sentence.mark(position)
    if mark is None:
        token = sentence.tokens[position] if position < len(sentence.tokens) else None
        return token is not None and token.low.endswith("ing") and len(token.low) > 5
    return (
        mark.first == position
        and "prep" not in mark.meanings
        and any(mark.form(layer) == 3 for layer in VERB_LAYERS if layer in mark.meanings)
    )
