"""Looking ahead in a sentence: what stands around a sign or a joint decides whether a clause begins or ends there."""

from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.verbs import is_finite

_SIGNS = frozenset({",", ";", ":", "—"})
_TAG_SIGNS = frozenset({",", ";", ":", "("})
_TAG_ENDS = frozenset({",", ".", ";", ":", "”", '"', "“", "—", "–"})
_CLOSING = frozenset({'"', "”", "»"})
_LIST_SIGNS = frozenset({",", "and", "or"})
_LISTED_LAYERS = ("state", "item", "barrier", "capital", "noun", "body", "treaty", "organisation", "company")
_TELLING = frozenset({"told", "tell", "tells", "telling", "informed", "assured", "reminded"})


def finite_ahead(sentence: Sentence, position: int, *, fronted: bool) -> bool:
    """Tell whether a finite verb stands before the next sign; the commas of a list are none (see `is_list_comma`)."""
    for here in range(position, len(sentence.tokens)):
        token = sentence.tokens[here]
        if token.text in _SIGNS and not (token.text == "," and is_list_comma(sentence, here, fronted=fronted)):
            return token.text == "," and is_set_in(sentence, here)
        if is_finite(sentence, here):
            return True
    return False


def is_set_in(sentence: Sentence, comma: int) -> bool:
    """Tell whether what the comma opens is set in between a name and its verb: "Estonia, a member since 2004, has"."""
    tokens = sentence.tokens
    related = comma + 1 < len(tokens) and tokens[comma + 1].low in _RELATED
    listed = comma + 1 < len(tokens) and tokens[comma + 1].low in ("and", "or")
    if not comma or listed or not (related or tokens[comma - 1].text[:1].isupper()):
        return False
    rest = range(comma + 1, min(comma + (_RELATED_WITHIN if related else _SET_IN_WITHIN), len(tokens) - 1))
    for closing in rest:
        if tokens[closing].text == ",":
            if _verb_past_adverbs(sentence, closing + 1):
                return True
            if not related:
                return False
        if not related and is_finite(sentence, closing):
            return False
    return False


def _verb_past_adverbs(sentence: Sentence, position: int) -> bool:
    tokens = sentence.tokens
    while position + 1 < len(tokens) and (tokens[position].low in _ADVERBS or is_adverb(sentence, position)):
        position += 1
    return is_finite(sentence, position)


_SET_IN_WITHIN, _RELATED_WITHIN = 16, 26
_RELATED = frozenset({"which", "who", "whose", "where"})
_ADVERBS = frozenset({"also", "too", "now", "still", "already", "never", "then", "only", "again", "soon", "therefore"})


def noun_then_verb(sentence: Sentence, position: int) -> bool:
    """A noun phrase and its verb stand before the next sign or joint."""
    passed = False
    for here in range(position, min(position + 12, len(sentence.tokens))):
        token = sentence.tokens[here]
        if token.text == ",":
            if not passed and here > position and is_set_in(sentence, here):
                return True
            passed = True
        if token.text in (";", ":", ".") or (token.text == "," and here - position < 2):
            return False
        if token.text == "," and sentence.words(here + 1, here + 2).lower() == "of":
            # "citing U.S. and European officials, of having sent"
            return False
        mark = sentence.mark(here)
        if mark is not None and mark.first == here:
            if "rel" in mark.meanings or "sub" in mark.meanings or _is_told_to(sentence, mark):
                return False
            if here > position and is_finite(sentence, here):
                return True
    return False


def _is_told_to(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a name ends a list of those told to do a thing: "asked Latvia and Poland to return"."""
    if "state" not in mark.meanings or mark.last >= len(sentence.tokens) or sentence.tokens[mark.last].low != "to":
        return False
    verb = sentence.mark(mark.last + 1)
    return verb is not None and verb.form("verb") == 0


def is_list_comma(sentence: Sentence, position: int, *, fronted: bool) -> bool:
    """Tell whether the comma at `position` joins two things of one kind.

    In a clause set in front (`fronted`) states on both sides may be its last word and the next clause's subject.
    """
    before, after = sentence.mark(position - 1), _next_mark(sentence, position + 1)
    if before is None or after is None:
        return False
    same = any(layer in before.meanings and layer in after.meanings for layer in _LISTED_LAYERS)
    if same and fronted and "state" in before.meanings:
        listed = after.last < len(sentence.tokens) and sentence.tokens[after.last].low in _LIST_SIGNS
        return listed and not is_set_in(sentence, after.last)
    return same


def _next_mark(sentence: Sentence, position: int) -> Mark | None:
    for here in range(position, min(position + 4, len(sentence.tokens))):
        mark = sentence.mark(here)
        if mark is not None and "coord" not in mark.meanings:
            return mark
        if sentence.tokens[here].text in (",", "."):
            return None
    return None


def speech_tag_ahead(sentence: Sentence, position: int) -> bool:
    """Tell whether a speaker and a verb of saying come, no "that" behind: "…, its minister announced, …"."""
    if position < len(sentence.tokens) and sentence.tokens[position].low in _GOING_ON:
        # "Denmark is the largest donor, having pledged …"
        return False
    for here in range(position, min(position + 14, len(sentence.tokens))):
        token, mark = sentence.tokens[here], sentence.mark(here)
        if token.text in _TAG_SIGNS or (mark is not None and ("comp" in mark.meanings or "rel" in mark.meanings)):
            return False
        if mark is None or mark.first != here:
            continue
        if here == position and ("coord" in mark.meanings or token.low in _HAVE):
            # "X, including Y, have expressed interest": the verb goes on with X.
            return False
        if is_finite(sentence, here) and not _describes_an_office(sentence, mark):
            if _describes_a_paper(sentence, here):
                continue
            if here == position and _describes_what_was_told(sentence, mark):
                return False
            said = sentence.mark(mark.last) if token.low in _HAVE else None
            if said is not None and said.first == mark.last and said.form("say") >= _PARTICIPLE:
                # "…, its chief executive has said"
                mark = said
            ends = _tag_ends(sentence, mark.last) or _is_behind_a_quotation(sentence, position, mark)
            return "say" in mark.meanings and ends
    return False


def _is_behind_a_quotation(sentence: Sentence, position: int, mark: Mark) -> bool:
    """Tell of "“…,” X said when asked about it": what stands behind the verb only tells when or why."""
    behind = sentence.mark(mark.last)
    return sentence.tokens[position].text in _CLOSING and (behind is None or "comp" not in behind.meanings)


def _describes_a_paper(sentence: Sentence, position: int) -> bool:
    """Tell of "…, figures released by X show", where the first verb only tells whose they are."""
    before = sentence.mark(position - 1) if position else None
    led = position + 1 < len(sentence.tokens) and sentence.tokens[position + 1].low in ("by", "on", "in", "last")
    return led and before is not None and "paper" in before.meanings


def _describes_an_office(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "plant spokeswoman X said", where the plant is no verb."""
    behind = sentence.mark(mark.last)
    return mark.form("verb") == 0 and behind is not None and behind.first == mark.last and "office" in behind.meanings


_GOING_ON = frozenset({"having", "including"})
_HAVE = frozenset({"has", "have", "had"})
_PARTICIPLE = 2


def _describes_what_was_told(sentence: Sentence, mark: Mark) -> bool:
    """Tell of "the suspension, announced on 18 July, has no basis": a verb goes on behind the comma."""
    if mark.form("say") not in (2, 4) or (
        not any(d.first <= mark.last < d.last for d in sentence.dates)
        and (mark.last >= len(sentence.tokens) or sentence.tokens[mark.last].low not in ("on", "by", "in"))
    ):
        return False
    comma = next((p for p in range(mark.last, len(sentence.tokens)) if sentence.tokens[p].text == ","), -1)
    return comma > 0 and any(is_finite(sentence, p) for p in range(comma + 1, min(comma + 3, len(sentence.tokens))))


def _tag_ends(sentence: Sentence, position: int) -> bool:
    """Behind the verb come only a time, a listener or the end."""
    for here in range(position, min(position + 12, len(sentence.tokens))):
        token, mark = sentence.tokens[here], sentence.mark(here)
        if token.text in _TAG_ENDS:
            return True
        if mark is not None and ("comp" in mark.meanings or is_finite(sentence, here)):
            return False
    return True


def is_adverb(sentence: Sentence, position: int) -> bool:
    """Tell whether an adverb in -ly stands at `position`."""
    token = sentence.tokens[position]
    return sentence.mark(position) is None and token.low.endswith("ly")


def is_told(sentence: Sentence, whom: Mark) -> bool:
    """Tell whether `whom` stands between the verb of saying and what is said: "told Ukraine that …"."""
    before = {t.low for t in sentence.tokens[max(0, whom.first - 2) : whom.first]}
    return not before.isdisjoint(_TELLING)


def is_range(sentence: Sentence, position: int) -> bool:
    """Tell whether the dash at `position` joins two numbers, or ends the sentence."""
    tokens = sentence.tokens
    if position + 1 >= len(tokens):
        return True
    return tokens[position - 1].text[0].isdigit() and tokens[position + 1].text[0].isdigit()
