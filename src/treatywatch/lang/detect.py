"""Which language a text is in: its script, then its commonest words, and the bundled model where those leave a doubt.

The model is py3langid 0.4's (measured in bench/RESULTS.md). It is loaded when it is first needed, for that takes half a
second and 100 MB, and small words decide most pages.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

# Scripts that one language of ours has for itself.
_OWN_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_WORD = re.compile(r"[^\W\d_]+")
# Of a page in a script of its own this share of the letters shows it: names stand in Latin letters in every script.
_OWN_SHARE = 0.2
_READ = 3_000
_FEWEST_LETTERS = 24
_FEWEST_WORDS = 8
_FEWEST_SIGNS = 12
# Small words decide where they make up this share of all, and so much more than those of the next language.
_COMMON_SHARE = 0.12
_LEAD = 1.5
_SAME = {"nb": "no", "nn": "no", "wuu": "zh", "yue": "zh", "iw": "he", "in": "id", "bs": "hr", "sh": "hr"}


@dataclass(frozen=True, slots=True)
class Detected:
    """A language by its primary code, and how sure that is (0 to 1)."""

    code: str
    share: float


def detect(text: str) -> Detected | None:
    """Return the language of `text` from its first 3,000 characters, None where they hold too few letters to tell."""
    sample = text[:_READ].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    own = next(((code, n) for code, script in _OWN_SCRIPTS if (n := len(script.findall(sample))) > 5), None)
    if own is not None and own[1] >= _OWN_SHARE * letters:
        return Detected(own[0], 1.0)
    if letters < _FEWEST_LETTERS:
        return None
    first, second = _by_common_words(words)
    if first[1] >= _COMMON_SHARE * len(words) and first[1] >= _LEAD * second[1] and first[1] >= 4:
        return Detected(first[0], 1.0)
    code, share = _model().classify(sample)
    return Detected(_SAME.get(code, code), float(share))


def is_foreign(text: str, code: str) -> bool:
    """Tell, at no cost to speak of, whether a paragraph may be in another language than `code`: none of its words."""
    sample = text[:_READ].lower()
    if any(own != code and len(script.findall(sample)) >= _FEWEST_SIGNS for own, script in _OWN_SCRIPTS):
        return True
    words = _WORD.findall(sample)
    common = _common().get(code)
    return common is not None and len(words) >= _FEWEST_WORDS and not any(word in common for word in words)


def primary(tag: str) -> str:
    """Return the primary code of a BCP 47 tag as our packs are named: `nb-NO` is `no`."""
    code = tag.replace("_", "-").split("-")[0].strip().lower()
    return _SAME.get(code, code)


def _by_common_words(words: list[str]) -> tuple[tuple[str, int], tuple[str, int]]:
    counted = Counter(words)
    found = Counter({code: sum(counted[word] for word in common) for code, common in _common().items()})
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[0], ranked[1]


@cache
def _common() -> dict[str, frozenset[str]]:
    place = resources.files("treatywatch") / "packs" / "lang" / "common.yml"
    rows = yaml.load(place.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return {code: frozenset(words) for code, words in rows.items()}


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
