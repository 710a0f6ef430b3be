"""Why a claim of the second engine does not stand: words in its passage that the grammar would have stopped at."""

import re

from treatywatch.model.claim import Claim

# "Had Sweden gone on producing mines, …": told of what is not.
_UNREAL = re.compile(r"(?:Had|Were|Should) (?:it|he|she|they|we|the\b|[A-Z])")
_FOILS = {
    # What is given only tells of weapons, or finds them.
    "transfer": re.compile(
        r"\b(?:maps?|charts|records?|coordinates|footage|images|models|replicas|(?:mine|metal) detectors?"
        r"|(?:demining|clearing|detection) (?:equipment|machines?|gear|vehicles?|kits?)|prosthe\w+)\b"
    ),
    # What survivors need is no weapon.
    "requirement": re.compile(r"\b(?:legs?|limbs?|prosthe\w+|wheelchairs?|crutches|surgery|rehabilitation)\b"),
    # Land is cleared of other things, too.
    "clearance": re.compile(r"\b(?:forests?|jungle|trees|snow|debris|rubble|vegetation|woodland|rainforest|loggers)\b"),
    # "Lithuania's parties" are of its parliament.
    "membership": re.compile(r"(?:'s|’s|s'|s’) (?:\w+ )?parties\b"),
    # "should have left ten years ago": nobody did.
    "treaty_step": re.compile(r"\b(?:a|the|this|that) clusters? of\b|\b(?:should|ought to) (?:\w+ )?have \w+\b"),
    # Who is helped was hurt at some other time.
    "casualties": re.compile(
        r"\b(?:fit|help|assist|treat|train|rehabilitat|equip)\w* [^.;]{0,30}\b(?:survivors|amputees)\b"
    ),
}
_OF_TREATIES = frozenset({"treaty_step", "membership"})
_A_TREATY = re.compile(r"((?:[A-Z][\w-]+ )+)(?:Treaty|Convention|Charter|Pact|Accord)\b")
_OURS = re.compile(
    r"\b(?:Ottawa|Mine|Mines|Mine-Ban|Landmine|Land|Ban|Cluster|Munitions?|Oslo|Weapons|The|This|That)\b"
)
_FOUND = re.compile(r"\b(?:found|finds|find|discovered|discover)\b")
_CLEARED = re.compile(
    r"\b(?:clear|remov|destroy|defus|neutrali|dispos|deminer|sapper|engineer|team|crew|pyrotechnic)\w*", re.IGNORECASE
)


def is_foiled(claim: Claim) -> bool:
    """Tell whether the passage of a claim speaks of something else."""
    passage = " ".join(span.exact for span in claim.evidence)
    if _UNREAL.match(passage):
        return True
    foil = _FOILS.get(claim.kind)
    if foil is not None and foil.search(passage):
        return True
    if claim.kind in _OF_TREATIES:
        return _names_another_treaty(passage)
    return claim.aspect == "removed" and bool(_FOUND.search(passage)) and not _CLEARED.search(passage)


def _names_another_treaty(passage: str) -> bool:
    """Tell of "withdrew from the Energy Charter Treaty", where none of ours is named."""
    names = _A_TREATY.findall(passage)
    return bool(names) and not any(_OURS.search(name) for name in names)
