"""A cheap look whether a text is on the subject; what is not is kept, and gives no claims."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from treatywatch.model.document import TextDocument
from treatywatch.model.errors import PackError

KINDS = ("friends", "strong", "weak", "company")
_NEVER = re.compile(r"(?!)")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Triage:
    """Whether a text is `relevant`, and `why`: the words that decided."""

    relevant: bool
    why: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language: one of `strong` suffices, `weak` needs `company`, `friends` count for nothing."""

    friends: re.Pattern[str] = _NEVER
    strong: re.Pattern[str] = _NEVER
    weak: re.Pattern[str] = _NEVER
    company: re.Pattern[str] = _NEVER


def triage(text: TextDocument | str, *, terms: Terms | None = None) -> Triage:
    """Tell whether `text` is on the subject by `terms`, which are those of its language where none are given.

    A language without terms passes: what we cannot judge we do not throw away.
    """
    words = text if isinstance(text, str) else text.text
    lang = "en" if isinstance(text, str) else text.lang
    known = terms_for(lang) if terms is None else terms
    if known is None:
        return Triage(True, f"no triage terms for {lang!r}")
    folded = _SPACE.sub(" ", words.lower().replace("’", "'"))
    strong = known.strong.search(folded)
    if strong is not None:
        return Triage(True, f"says {strong[0]!r}")
    weak = known.weak.search(folded)
    if weak is None:
        return Triage(False, "none of the subject's words")
    return _in_company(known.friends.sub(" ", folded), known)


@cache
def terms_for(lang: str) -> Terms | None:
    """Return the terms in `packs/lang/<lang>/triage.yml`, None where there are none.

    Raises:
        PackError: The file is wrong; the message names it and the row.
    """
    place = files("treatywatch") / "packs" / "lang" / lang / "triage.yml"
    if not lang.isalpha() or not place.is_file():
        return None
    try:
        # Nothing is guessed from the look of a value: `no` stays a word.
        rows = yaml.load(place.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise PackError(f"{place}: not YAML: {error}") from error
    if not isinstance(rows, dict) or set(rows) != set(KINDS):
        raise PackError(f"{place}: has {sorted(rows)}; it has the lists {', '.join(KINDS)}")
    return Terms(**{kind: _compiled(rows[kind], f"{place}: {kind}") for kind in KINDS})


def _in_company(folded: str, terms: Terms) -> Triage:
    weak = terms.weak.search(folded)
    if weak is None:
        return Triage(False, "only words that look like the subject's")
    for company in terms.company.finditer(folded):
        if company[0] != weak[0]:
            return Triage(True, f"says {weak[0]!r} with {company[0]!r}")
    return Triage(False, f"says {weak[0]!r}, but nothing else of the subject")


def _compiled(patterns: list[str], place: str) -> re.Pattern[str]:
    for number, pattern in enumerate(patterns):
        try:
            re.compile(pattern)
        except re.error as error:
            raise PackError(f"{place}[{number}]: not a regular expression: {error}") from error
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")
