"""What a phrase of the pack can be, worked out once for each: most of what is asked of a mark is asked of every one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from treatywatch.lang.lexicon import Entry, Sense

Meanings = Mapping[str, tuple[Entry, ...]]

# Layers of verbs; forms that carry no clause are -ing, and words that have no forms.
VERB_LAYERS = ("verb", "op", "say", "via_verb")
_FINITE_LAYERS = (*VERB_LAYERS, "member")
_INFINITE = (3, -1)
_JOINTS = ("rel", "comp", "sub", "coord")
# What can open a clause that is said, where "that" is left out.
_SAID_STARTS = ("state", "adj", "pron", "capital", "group", "union", "company", "organisation", "noun", "body", "item")
# What a mark names, the first of its layers that is listed here.
STATE_LAYERS = ("state", "adj", "capital", "group", "union")
ENTITY_LAYERS = ("person", "organisation", "company", "media")
_NAMING = frozenset({*STATE_LAYERS, *ENTITY_LAYERS, "place", "office", "body", "maker", "pron"})
_NOTED = frozenset({"item", "treaty", "treaty_word", "programme", "programme_word"})
_TELLING = frozenset({"according", "say", "via_verb"})
# What tells what a text is about.
_SUBJECTS = frozenset({"treaty", "item", "organisation", "verb", "noun"})
_WORK = frozenset({"clear", "remove", "contaminate"})
_READ = frozenset(
    {
        "verb",
        "member",
        "op",
        "appraise",
        "stand",
        "attitude",
        "item",
        "programme",
        "aux",
        "noun",
        "rule",
        "echo",
        "camp",
    }
    | {"duration_word", "say"}
)


@dataclass(slots=True)
class Traits:
    """What holds of a phrase wherever it stands."""

    joint: bool
    """Joins or opens clauses."""
    said_start: bool
    participle: bool
    """A verb in -ing."""
    names: str | None
    """The layer of the state or other entity that it names."""
    naming: bool
    read: bool
    """Some rule may read it."""
    noted: bool
    """Names what a text can be about."""
    telling: bool
    verbal: bool
    """A verb; phrases of membership are verbs too where they have several words."""
    aux: bool
    finite: bool
    """Has a form that can carry a clause."""
    subject: bool
    """Can tell that a text is ours."""
    other_mine: bool
    """Another thing by the name of mine."""
    said: frozenset[str]
    """The values of its verbs and nouns."""
    works: bool
    """Speaks of clearing."""
    rules: tuple[Any, ...] | None = None
    """The rules for words that are no act, once they have been looked for, each with where it applies."""
    acts: tuple[Any, Any] | None = None
    """The rules for it as an act, once they have been looked for: those of a noun, those of a verb."""


def traits(sense: Sense) -> Traits:
    """Return what holds of a phrase with this meaning, worked out once."""
    known = sense.memo.get(_KEY)
    if isinstance(known, Traits):
        return known
    made = sense.memo[_KEY] = traits_of(sense.layers)
    return made


_KEY: Final = "traits"


def traits_of(meanings: Meanings) -> Traits:
    """Return what holds of a phrase with these meanings."""
    ops = {e.value for e in meanings.get("op", ())}
    ignored = {e.value for e in meanings.get("ignore", ())}
    said = frozenset(e.value for layer in ("verb", "noun") for e in meanings.get(layer, ()))
    forms = {layer: meanings[layer][0].form for layer in _FINITE_LAYERS if layer in meanings}
    names = next((x for x in (*STATE_LAYERS, *ENTITY_LAYERS) if x in meanings), None)
    return Traits(
        joint=any(x in meanings for x in _JOINTS),
        said_start=any(x in meanings for x in _SAID_STARTS),
        participle=forms.get("verb", -1) == 3,
        names=names,
        naming=not _NAMING.isdisjoint(meanings),
        read=not _READ.isdisjoint(meanings),
        noted=not _NOTED.isdisjoint(meanings) or "treaty" in ignored,
        telling=not _TELLING.isdisjoint(meanings) or "accuse" in ops,
        verbal="aux" in meanings
        or any(forms[layer] >= 0 for layer in VERB_LAYERS if layer in forms)
        or not ops.isdisjoint({"future", "would"}),
        aux="aux" in meanings,
        finite=not all(form in _INFINITE for form in forms.values()),
        subject=not _SUBJECTS.isdisjoint(meanings),
        other_mine="mine" in ignored,
        said=said,
        works=not _WORK.isdisjoint(said),
    )
