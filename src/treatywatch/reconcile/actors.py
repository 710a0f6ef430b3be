"""Who acts, when a state, its army and its ministry are one, and when a maker stands for its state."""

import re
from collections.abc import Iterable, Mapping

from treatywatch.model.claim import Claim
from treatywatch.reconcile import packs

_STATE = re.compile(r"[A-Z]{3}")
_BODY = re.compile(r"\b(military|army|forces|navy|air-force|government|ministry|defence|defense|state|authorities)\b")
# A state's need, stock or step is the same when its army or ministry is named; a company's is not.
_STATE_ACTS = ("requirement", "stockpile", "treaty_step", "membership", "destruction", "use")


class Actors:
    """Reads actors through the `homes` of companies and state bodies (id → ISO code)."""

    def __init__(self, claims: Iterable[Claim], homes: Mapping[str, str]) -> None:
        """Note who makes or gives munitions: such an actor is never taken for its state."""
        self._homes = homes
        self._makers = {
            claim.actor
            for claim in claims
            if claim.kind in ("production", "transfer") and claim.actor and not _STATE.fullmatch(claim.actor)
        }

    def who(self, claim: Claim) -> str:
        """Return the actor that the claim's question is about; a state body gives its state."""
        actor = claim.actor or ""
        if claim.kind in _STATE_ACTS and actor not in self._makers:
            return self._homes.get(actor) or state_of_body(actor) or actor
        return actor

    def state(self, claim: Claim) -> str:
        """Return the state that the actor is or belongs to, or the actor itself where that is unknown."""
        return self._homes.get(claim.actor or "", claim.actor or "")

    def place(self, claim: Claim) -> str:
        """Return where land is cleared: the place, else the state that clears it."""
        return (claim.place or claim.actor or "").casefold()


def state_of_body(actor: str) -> str | None:
    """Return the state that an unlisted body names in its own name: `finnish-armed-forces` is FIN."""
    first, _, rest = actor.partition("-")
    return packs.places().get(first) if _BODY.search(rest) else None
