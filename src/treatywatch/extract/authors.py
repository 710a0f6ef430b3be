"""Statements of several states: who "the four countries" are that issue one, and whose word "it said" is behind it."""

from collections.abc import Sequence

from treatywatch.extract.discourse import Discourse
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Sentence

_PAPERS = frozenset({"statement", "declaration", "letter", "communique", "communiqué"})
_COUNTED = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ISSUING = frozenset({"state", "body", "office"})
# So many characters behind a joint statement "it said" still is its word.
_QUOTED_WITHIN = 1500
_ITS_WORD = frozenset({"it", "they", "statement", "declaration", "letter", "ministers", "communique"})


def note_authors(discourse: Discourse, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Note which states were named together, and whose a joint statement is."""
    for mention in mentions:
        if mention.kind == "state" and mention.pronoun is None and len(mention.states) > 1:
            discourse.groups[len(mention.states)] = mention.states
    tokens = sentence.tokens
    joint = next((p for p in range(1, len(tokens)) if tokens[p].low in _PAPERS and tokens[p - 1].low == "joint"), None)
    if joint is None:
        return
    named = [m for m in mentions if m.kind in _ISSUING and len(m.states) > 1 and m.role != "adj"]
    count = next((_COUNTED[t.low] for t in tokens[:joint] if t.low in _COUNTED), 0)
    authors = named[0].states if named else discourse.groups.get(count, ())
    if authors:
        discourse.authors, discourse.authored = authors, sentence.start


def authors_of(discourse: Discourse, sentence: Sentence) -> tuple[str, ...]:
    """Return the states whose joint statement goes on: “We recommend it,” it said."""
    if not discourse.authors or not 0 < sentence.start - discourse.authored <= _QUOTED_WITHIN:
        return ()
    tokens = sentence.tokens
    for mark in sentence.marks:
        if mark.first and mark.form("say") in (1, 2) and tokens[mark.first - 1].low in _ITS_WORD:
            return discourse.authors
    return ()
