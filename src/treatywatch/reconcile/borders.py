"""Lengths of land borders that a text gives, against the table of borders."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from treatywatch.model.answer import Conflict, Side
from treatywatch.model.document import TextDocument
from treatywatch.reconcile import explain, packs
from treatywatch.reconcile.conflict import conflict
from treatywatch.reconcile.packs import Border
from treatywatch.reconcile.places import listed_at, named_in, sentences, word_pattern

RULE = "borders.v1"

# Tables differ by up to a tenth with the method of measuring; a writer rounds on top of that.
TOLERANCE = 0.15
_MILE = 1.609344
_NOT_THE_BORDER = (
    r"(?!\s*(?:fence|wall|barrier|section|stretch|segment|strip|zone|area|region|fortification|line|defen[cs]e|post|"
    r"crossing|guard|town|village|road))"
)
_LENGTH = (
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?)[\s\u00a0-]*"
    r"(?P<unit>km|kilomet(?:er|re)s?|miles?|mi)\b"
)
_ASIDE = r"(?:\s*\([^)]{1,30}\))?"
_ADJECTIVES = (
    r"(?:[\s-]+(?!of\b|along\b|stretch|section|segment|strip|part\b|portion|from\b|fence|wall|buffer)[\w'’-]+){0,4}?"
)
_NOUN = rf"\b(?:border|frontier|boundary)\b{_NOT_THE_BORDER}"
_TO = r"[^.;]{0,40}?\b(?:with|bordering|borders|separating (?:it|them) from|shared with|shares with|adjoining)\s+"

_OWN = re.compile(rf"{_LENGTH}{_ASIDE}{_ADJECTIVES}[\s-]+{_NOUN}(?P<to>{_TO})", re.IGNORECASE)
_OF = re.compile(
    rf"(?<!within )(?<!within about ){_LENGTH}{_ASIDE}\s+of\s+[^.;,]{{0,40}}?{_NOUN}(?P<to>{_TO})", re.IGNORECASE
)
_IS = re.compile(rf"{_NOUN}(?P<to>\s+with\s+)[^.;]{{3,80}}?{_LENGTH}", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:\b(?P<own>its|their|our|whose)|(?P<whose>\b[\w-]+(?: [\w-]+)?)['’]s?)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_COUNTRY = re.compile(r"\b(?:country|nation|state|republic|kingdom|federation)$", re.IGNORECASE)
_BETWEEN = re.compile(rf"{_LENGTH}{_ASIDE}{_ADJECTIVES}[\s-]+{_NOUN}(?P<to>\s+between\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measure:
    start: int
    end: int
    km: float
    home: str
    neighbours: tuple[str, ...]
    at_most: bool


def border_conflicts(document: TextDocument) -> Iterator[Conflict]:
    """Yield a conflict for each border with named neighbours whose length is over 15 % off the table; English only."""
    if document.lang.split("-")[0] != "en":
        return
    seen = set()
    for start, sentence in sentences(document):
        for measure in _measures(document, sentence):
            mark = (measure.home, measure.neighbours, round(measure.km))
            if mark not in seen:
                seen.add(mark)
                yield from _judged(document, start, measure)


def _measures(document: TextDocument, sentence: str) -> Iterator[_Measure]:
    for pattern, at_most in ((_OWN, False), (_OF, True), (_IS, False)):
        for match in pattern.finditer(sentence):
            neighbours = listed_at(sentence, match.end("to"))
            home = _home(document, sentence, match.start(), neighbours)
            if home is not None:
                yield _Measure(match.start(), _end(match, sentence), _km(match), home, tuple(neighbours), at_most)
    for match in _BETWEEN.finditer(sentence):
        pair = listed_at(sentence, match.end("to"))
        if len(pair) == 2 and _border(*pair) is not None:
            yield _Measure(match.start(), _end(match, sentence), _km(match), pair[0], (pair[1],), False)


def _end(match: re.Match[str], sentence: str) -> int:
    """Return where the last place named after the border ends."""
    places = [one.end() for one in word_pattern().finditer(sentence, match.end("to"), match.end("to") + 60)]
    return max([match.end(), *places])


def _home(document: TextDocument, sentence: str, start: int, neighbours: Sequence[str]) -> str | None:
    """Return the state whose border it is: its owner, else the one most named that borders on all neighbours."""
    owner = _OWNER.search(sentence, 0, start)
    named = [] if owner is None or owner["own"] else named_in(owner["whose"] or "")
    # "The district's 34-km border" is no state's border.
    if not neighbours or (owner is not None and owner["whose"] and not named and not _COUNTRY.search(owner["whose"])):
        return None
    if named:
        return named[-1] if all(_border(named[-1], one) is not None for one in neighbours) else None
    # Without "its" the state must stand in the sentence.
    for words in (sentence, document.text) if owner is not None else (sentence,):
        counts = Counter(packs.part_of().get(one, one) for one in named_in(words))
        fits = [state for state in counts if all(_border(state, one) is not None for one in neighbours)]
        best = sorted(fits, key=lambda state: (-counts[state], state))
        if best and (len(best) == 1 or counts[best[0]] > counts[best[1]]):
            return best[0]
    return None


def _border(one: str, two: str) -> Border | None:
    return packs.borders().get(frozenset((one, two)))


def _km(match: re.Match[str]) -> float:
    number = float(re.sub(r"[^\d.]", "", match["number"]))
    return number * _MILE if match["unit"].lower().startswith("mi") else number


def _judged(document: TextDocument, start: int, measure: _Measure) -> Iterator[Conflict]:
    table = [_border(measure.home, one) for one in dict.fromkeys(measure.neighbours)]
    known = [border for border in table if border is not None]
    total = sum(border.km for border in known)
    short = measure.km < total * (1 - TOLERANCE) and not measure.at_most
    if not known or not (short or measure.km > total * (1 + TOLERANCE)):
        return
    home = explain.name(measure.home)
    others = " and ".join(explain.name(one) for one in measure.neighbours)
    exact = document.text[start + measure.start : start + measure.end]
    said = Side(
        value=f"{measure.km:,.0f} km",
        doc=document.doc,
        text_id=document.text_id,
        start=start + measure.start,
        end=start + measure.end,
        exact=exact,
        published=document.published,
    )
    rows = ", ".join(f"{explain.name(one)} {_border(measure.home, one).km:,} km" for one in measure.neighbours)  # type: ignore[union-attr]
    source = f"Border lengths of {home}: {rows} ({known[0].source}; {known[0].confidence})"
    why = f"The borders of {home} with {others} add up to about {total:,} km, not {measure.km:,.0f} km."
    question = f"Is the border of {home} with {others} {measure.km:,.0f} km long?"
    yield conflict("geography", question, (said, Side(value=f"about {total:,} km", source=source)), why=why, rule=RULE)
