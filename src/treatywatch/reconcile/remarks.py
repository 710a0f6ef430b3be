"""Sentences that matter as they stand, whatever was extracted from them: forecasts, "first", what is still to come.

A remark is found in the text alone; what it is about is taken from the claims beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from treatywatch.model.answer import Side
from treatywatch.model.claim import Attribution, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.span import Evidence
from treatywatch.reconcile import packs
from treatywatch.reconcile.actors import Actors
from treatywatch.reconcile.places import named_in, sentences
from treatywatch.reconcile.statement import SENTENCE, Statement, statements

# How many sentences back the matter of a sentence may stand.
_BACK = 2
_BODY = ("first_statement", "first_state")
_TITLE = ("headline_made", "headline_left")


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of `document` (kept without its words), of a `kind`; `since` is where the sentences before it begin.

    Kinds: `first_statement`, `first_state`, `horizon`, `headline_made`, `headline_left`, `pending.<stage>`.
    """

    kind: str
    document: TextDocument = field(repr=False)
    start: int
    end: int
    exact: str
    since: int

    @property
    def lang(self) -> str:
        """Return the document's language."""
        return self.document.lang.split("-")[0]

    @property
    def states(self) -> tuple[str, ...]:
        """Return the states that the sentence names, in order."""
        return tuple(dict.fromkeys(packs.part_of().get(one, one) for one in named_in(self.exact)))

    def side(self, value: str) -> Side:
        """Return the sentence as a side of a conflict."""
        return Side(
            value=value,
            doc=self.document.doc,
            text_id=self.document.text_id,
            start=self.start,
            end=self.end,
            exact=self.exact,
            published=self.document.published,
        )

    def beside(self, told: Sequence[Statement], kinds: Sequence[str]) -> list[Statement]:
        """Return the statements of these kinds that stand in the sentence or shortly before, the nearest first."""
        near = []
        for one in told:
            if one.claim.text_id == self.document.text_id and one.claim.kind in kinds:
                spans = [each for each in one.claim.evidence if each.start < self.end and self.since < each.end]
                if spans:
                    near.append((min(max(0, self.start - each.end) for each in spans), one.order, one))
        return [one for *_, one in sorted(near, key=lambda each: each[:2])]

    def as_statement(self, like: Claim, *, speaker: str | None = None, **slots: str | None) -> Statement:
        """Return the sentence as a statement on the matter of `like`, without its amounts and times."""
        claim = replace(
            like,
            evidence=(Evidence(self.start, self.end, self.exact),),
            attribution=() if speaker is None else (Attribution(speaker),),
            quantity=None,
            when=None,
            duration=None,
            condition=None,
            engine=SENTENCE,
            notes=(),
            **slots,  # type: ignore[arg-type]
        )
        return statements([claim], {self.document.text_id: self.document})[0]


def remarks(document: TextDocument) -> Iterator[Remark]:
    """Yield the sentences of a document that a check reads as they stand; none in a language without such words."""
    lang = document.lang.split("-")[0]
    head = replace(document, text="", offsets=())
    titles = [(block.start, block.end) for block in document.blocks if block.role == "title"]
    starts: list[int] = []
    for start, sentence in sentences(document):
        since = starts[-_BACK] if len(starts) >= _BACK else (starts[0] if starts else start)
        starts.append(start)
        blank = len(sentence) - len(sentence.lstrip())
        titled = any(first <= start < end for first, end in titles)
        before = document.text[since:start]
        for kind in _kinds(sentence, before, lang, titled=titled):
            yield Remark(kind, head, start + blank, start + len(sentence), sentence[blank:], since)


def _kinds(sentence: str, before: str, lang: str, *, titled: bool) -> Iterator[str]:
    for kind in _TITLE if titled else _BODY:
        if _says(kind, sentence, lang):
            yield kind
    if titled:
        return
    if _of_making(sentence, before, lang):
        yield "horizon"
    for stage, pattern in packs.table("pending", lang).items():
        if pattern.search(sentence):
            yield f"pending.{stage}"


def _of_making(sentence: str, before: str, lang: str) -> bool:
    """Tell whether a sentence says how soon something is made: the deed named last before the words, or first after."""
    soon = next((match for words in packs.horizons(lang) if (match := words.pattern.search(sentence))), None)
    if soon is None:
        return False
    deeds = [(match.start(), made) for made in (True, False) for match in _deeds(sentence, lang, made=made)]
    led = sorted(one for one in deeds if one[0] < soon.end())
    followed = sorted(one for one in deeds if one[0] >= soon.end())
    if led or followed:
        return led[-1][1] if led else followed[0][1]
    told = sorted((match.start(), made) for made in (True, False) for match in _deeds(before, lang, made=made))
    return bool(told) and told[-1][1]


def _deeds(text: str, lang: str, *, made: bool) -> Iterator[re.Match[str]]:
    pattern = packs.phrase("making" if made else "other_deeds", lang)
    return iter(()) if pattern is None else pattern.finditer(text)


def _says(name: str, sentence: str, lang: str) -> bool:
    pattern = packs.phrase(name, lang)
    return pattern is not None and pattern.search(sentence) is not None


def speaker_of(remark: Remark, told: Sequence[Statement]) -> str | None:
    """Return whose word a quoted sentence is: who last took a stance before it, else the only one who spoke."""
    if re.search(r"[\"“”„]", remark.exact) is None:
        return None
    stances = remark.beside(told, ("position",))
    if stances:
        return stances[0].claim.actor
    said = {one.speaker for one in remark.beside(told, tuple({one.claim.kind for one in told}))} - {None}
    return said.pop() if len(said) == 1 else None


def matter_of(remark: Remark, told: Sequence[Statement], actors: Actors) -> Statement | None:
    """Return the production that a sentence speaks of: the one told beside it, else its document's only one.

    A sentence that names states speaks of theirs.
    """
    own = [one for one in told if one.claim.text_id == remark.document.text_id and one.claim.kind == "production"]
    if remark.states:
        own = [one for one in own if actors.state(one.claim) in remark.states]
    near = remark.beside(own, ("production",))
    if near:
        return near[0]
    return own[0] if own and len({actors.state(one.claim) for one in own}) == 1 else None
