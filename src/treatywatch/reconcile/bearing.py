"""Whether the words that a machine rests a claim on bear it out well enough to be held against others.

A claim that is not borne out stays in the record and in its answers; it only proves nobody wrong.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from treatywatch.model.claim import Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.time import interval
from treatywatch.reconcile import packs
from treatywatch.reconcile.places import named_in, sentences, word_pattern
from treatywatch.reconcile.statement import day

# A day or month without its year means the nearest one: half a year off, another year is nearer.
_NEAREST = 183
# How far back a treaty may be named that a clause leaves unsaid.
_REACH = 400
_STATE = re.compile(r"[A-Z]{3}")
_OWN_DAY = re.compile(r"[’']s?\s+(?:own\s+)?(?:on|from)\s+(\d{1,2})\b")
# A word with a capital letter inside a sentence is part of a name: "Doctors Without Borders" deny nothing.
_IN_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_LEAVING = ("notify_withdrawal", "withdraw", "approve_withdrawal")


@dataclass(frozen=True, slots=True)
class _Words:
    """A claim, the words it rests on, the sentences they stand in, what comes before, and its document's claims.

    `years` stand in the document as headings of their own, as chronicles have them.
    """

    claim: Claim
    exact: str
    sentence: str
    before: str
    published: str | None
    lang: str
    others: tuple[Claim, ...]
    years: frozenset[str]

    def has(self, name: str, *, within: str | None = None) -> bool:
        """Tell whether a pattern of the language pack stands in the sentences, or in the words `within`."""
        pattern = packs.phrase(name, self.lang)
        return pattern is not None and pattern.search(self.sentence if within is None else within) is not None


def misread(claims: Sequence[Claim], document: TextDocument) -> frozenset[str]:
    """Return the ids of those `claims` of one document that its words do not bear out.

    A language without words in its pack gives none.
    """
    lang = document.lang.split("-")[0]
    if packs.phrase("negation", lang) is None:
        return frozenset()
    found = sorted(sentences(document))
    years = frozenset(re.findall(r"^\W*(\d{4})\W*$", document.text, re.MULTILINE))
    told = (_words(claim, claims, document, found, years=years) for claim in claims)
    return frozenset(words.claim.id for words in told if any(rule(words) for rule in _RULES))


def _words(
    claim: Claim,
    claims: Sequence[Claim],
    document: TextDocument,
    found: Sequence[tuple[int, str]],
    *,
    years: frozenset[str] = frozenset(),
) -> _Words:
    spans = [(one.start, one.end) for one in claim.evidence]
    held = [text for start, text in found if any(start < end and first < start + len(text) for first, end in spans)]
    first = min((start for start, text in found if spans[0][0] < start + len(text)), default=spans[0][0])
    exact = "\n".join(one.exact for one in claim.evidence)
    return _Words(
        claim,
        exact,
        " ".join(held) or exact,
        document.text[max(0, first - _REACH) : first],
        document.published,
        document.lang.split("-")[0],
        tuple(other for other in claims if other is not claim),
        years,
    )


def _no_denial(words: _Words) -> bool:
    """A denial needs a word that denies."""
    if words.claim.modality != "denied":
        return False
    # "Did not sign until May" is a signature in May.
    return words.has("not_until", within=words.exact) or not words.has("negation", within=_in_no_name(words.sentence))


def _in_no_name(sentence: str) -> str:
    return _IN_NAME.sub("", sentence)


def _other_kind(words: _Words) -> bool:
    """A need has words of needing, a count of states counts states."""
    pattern = packs.table("bears", words.lang).get(words.claim.kind)
    return pattern is not None and pattern.search(words.sentence) is None


def _other_treaty(words: _Words) -> bool:
    """The treaty meant is the one that the clause names, else the one named last before it."""
    claim, known = words.claim, packs.table("treaties", words.lang)
    treaty = claim.treaty or ""
    if claim.kind not in ("treaty_step", "membership", "membership_count") or treaty not in known:
        return False
    own = known[treaty]
    if own.search(words.exact) is not None:
        return False
    if words.has("named_treaty", within=words.exact):
        return True
    if own.search(words.sentence) is not None:
        return False
    last = {
        id_: max((one.end() for one in pattern.finditer(words.before)), default=-1) for id_, pattern in known.items()
    }
    return any(at > last[treaty] for id_, at in last.items() if id_ != treaty)


def _other_states(words: _Words) -> bool:
    """A clause speaks of the states that it names; which "all of them" are is too often misread."""
    actor = words.claim.actor or ""
    if words.claim.kind not in ("treaty_step", "membership", "use") or _STATE.fullmatch(actor) is None:
        return False
    named = {packs.part_of().get(one, one) for one in named_in(words.exact)}
    if actor not in named and words.has("those", within=words.exact):
        return True
    if not named or actor in named or words.has("stand_in", within=words.exact):
        return False
    return not any(actor in members and word.search(words.exact) for word, members in packs.stand_ins(words.lang))


def _guessed_year(words: _Words) -> bool:
    """A month whose year is not said is the nearest of its name."""
    when, published = words.claim.when, day(words.published)
    if when is None or published is None or "/" in when or not 7 <= len(when) <= 10:
        return False
    span = interval(when)
    if span.first is None or span.last is None or when[:4] in words.years or words.has("said_year"):
        return False
    to_come = (span.first - published).days
    # What is still ahead may be a year off, if it is told as ahead.
    return (published - span.last).days > _NEAREST or to_come > (2 * _NEAREST if words.has("ahead") else _NEAREST)


def _counted_day(words: _Words) -> bool:
    """A day that is counted from another one hangs on having found that one."""
    when = words.claim.when or ""
    if words.claim.kind != "treaty_step" or re.fullmatch(r"\d{4}-\d\d-\d\d", when) is None:
        return False
    if words.has("weekday"):
        return False
    return words.has("counted_day") and re.search(rf"\b{int(when[8:])}\b", words.sentence) is None


def _not_yet_out(words: _Words) -> bool:
    """An exit without a date is one only where it is told as done, and of the treaty by name."""
    claim = words.claim
    if claim.step != "withdraw" or claim.when is not None or claim.modality != "occurred":
        return False
    own = packs.table("treaties", words.lang).get(claim.treaty or "")
    if own is None or own.search(words.exact) is None or words.has("not_yet_out"):
        return True
    same = (one for one in words.others if (one.actor, one.treaty) == (claim.actor, claim.treaty))
    return any(_ahead(one, words.published) for one in same)


def _not_done(words: _Words) -> bool:
    """A step that is told without a date as still to be taken was not taken, nor is one planned without a word."""
    claim = words.claim
    if claim.step not in _LEAVING or claim.when is not None or claim.actor is None:
        return False
    if claim.modality == "occurred":
        return words.has("ahead", within=words.exact)
    if words.has("generic") or words.has("generic", within=words.before.rstrip().rpartition(". ")[2]):
        return claim.actor not in named_in(words.exact)
    return claim.modality == "planned" and not words.has("planned")


def _anothers_year(words: _Words) -> bool:
    """The year that follows the words for a step at once is the step's."""
    claim = words.claim
    step = packs.table("step_words", words.lang).get(claim.step or "")
    if step is None or claim.when is None or "/" in claim.when:
        return False
    said = re.search(rf"\b{step.pattern} (?:on|in|from) (?:[\w.]+ ){{0,2}}?(\d{{4}})\b", words.exact, re.IGNORECASE)
    return said is not None and said[1] != claim.when[:4]


def _not_dozens(words: _Words) -> bool:
    """Dozens are twelves."""
    quantity = words.claim.quantity
    whole = quantity is not None and quantity.unit in ("item", "state", "person") and not quantity.vague
    if quantity is None or not whole or not words.has("dozens", within=words.exact):
        return False
    return any(number is not None and number % 12 != 0 for number in (quantity.low, quantity.high))


def _count_to_come(words: _Words) -> bool:
    """A count that will be reached is none yet."""
    claim = words.claim
    return claim.kind == "membership_count" and claim.modality == "occurred" and words.has("ahead", within=words.exact)


def _count_of_the_past(words: _Words) -> bool:
    """Where a text tells of several counts, one without a day may be that of any day."""
    claim = words.claim
    if claim.kind != "membership_count" or claim.when is not None:
        return False
    return any(one.key == claim.key and one.quantity != claim.quantity for one in words.others)


def _will_not(words: _Words) -> bool:
    """What somebody said that he will not do was not done by that."""
    claim = words.claim
    acts = ("use", "production", "transfer", "stockpile", "requirement")
    contrary = claim.aspect in ("cease", "none")
    told = claim.modality in ("occurred", "planned") and claim.kind in acts and not contrary
    return told and words.has("not_to_be", within=words.exact)


def _not_worldwide(words: _Words) -> bool:
    """Victims of the whole world are told as such where a state is spoken of just before."""
    if words.claim.kind != "casualties" or words.claim.place != "world" or words.has("worldwide"):
        return False
    return bool(named_in(f"{words.before} {words.sentence}")) and not words.has("worldwide", within=words.before)


def _ahead(one: Claim, published: str | None) -> bool:
    """Tell whether a claim has the exit still to come, or its actor still inside."""
    if one.kind == "membership":
        return one.status == "party" and one.modality == "occurred" and one.when is None
    return one.step == "withdraw" and one.modality in ("planned", "possible")


def _leaves_after_all(words: _Words) -> bool:
    """Who stays until a day, or is told to leave in the same text, does not refuse to leave."""
    claim = words.claim
    if claim.step != "refuse_withdrawal" or claim.modality == "urged":
        return False
    same = (one for one in words.others if (one.actor, one.treaty) == (claim.actor, claim.treaty))
    leaves = any(one.step in _LEAVING and one.modality in ("occurred", "planned") for one in same)
    return leaves or words.has("until")


def _counts_votes(words: _Words) -> bool:
    """Members who vote on a bill are no members of a treaty."""
    return words.claim.kind == "membership_count" and words.has("votes", within=words.exact)


def _bound_as_wish(words: _Words) -> bool:
    """Who says that he cannot be bound is bound."""
    return words.claim.kind == "membership" and words.has("not_bound_as_wish")


def _anothers_date(words: _Words) -> bool:
    """A day that follows another state's name ("…, followed by Chad's on 3 May") is that state's."""
    claim = words.claim
    if claim.kind != "treaty_step" or claim.when is None or _STATE.fullmatch(claim.actor or "") is None:
        return False
    for match in word_pattern().finditer(words.exact):
        owned = _OWN_DAY.match(words.exact, match.end())
        if owned is not None and claim.when.endswith(f"-{int(owned[1]):02d}"):
            return named_in(match[0]) != [claim.actor]
    return False


_RULES: tuple[Callable[[_Words], bool], ...] = (
    _no_denial,
    _other_kind,
    _other_treaty,
    _other_states,
    _guessed_year,
    _counted_day,
    _not_done,
    _anothers_year,
    _not_dozens,
    _count_to_come,
    _count_of_the_past,
    _will_not,
    _not_worldwide,
    _not_yet_out,
    _leaves_after_all,
    _counts_votes,
    _bound_as_wish,
    _anothers_date,
)
