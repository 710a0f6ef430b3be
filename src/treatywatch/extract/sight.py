"""A sentence of the grammar as the model of trust sees it."""

from treatywatch.extract.draft import described_treaty
from treatywatch.extract.learned.wording import Wording
from treatywatch.extract.roles import Frame
from treatywatch.extract.trust import Named, Seen

_THINGS = ("treaty", "item")


def seen_of(frame: Frame, subject: tuple[str, ...], wording: Wording | None) -> Seen:
    """Return what `trust.described` looks at; `subject` is whom the sentence before was about."""
    s = frame.sentence
    named = tuple(
        Named(
            at=s.tokens[m.first].start,
            kind=m.kind,
            ids=(*m.ids, *m.states),
            roles=frozenset(role for role in (m.role, m.prep) if role),
            adj=m.role == "adj",
            pronoun=m.pronoun is not None,
            able=m.whole,
        )
        for m in (*frame.mentions, *frame.implied)
    )
    things = [value for mark in s.marks for layer in _THINGS for value in mark.values(layer)]
    described = (described_treaty(s, m, None) for m in s.find("treaty_word"))
    things += [treaty for treaty in described if treaty is not None]
    if any("leave" in mark.values(layer) for mark in s.marks for layer in ("verb", "noun")):
        things.append("withdrawal")
    return Seen(
        start=s.start,
        end=s.end,
        words=len(s.tokens),
        clauses=len(frame.clauses),
        title=s.role == "title",
        quoted=True in s.quoted,
        named=named,
        things=tuple(things),
        verbs=tuple(s.tokens[m.first].start for m in s.find("verb")),
        nouns=tuple(s.tokens[m.first].start for m in s.find("noun")),
        subject=subject,
        wording=wording,
    )
