"""The floors that extraction must not fall below, pinned to the digest of the gold that they were measured on."""

import datetime as dt
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
MEASURES = ("key precision", "key F1", "strict F1", "verbatim")
SLACK = 0.02
"""How far below the present figures a new floor is set; a quote that is not in the text is never borne with."""


@dataclass(slots=True)
class Floor:
    """The floor of one language and engine: digest of its corpus, least figures, and why they are what they are."""

    corpus: str = ""
    least: dict[str, float] = field(default_factory=dict)
    reasons: list[dict[str, str]] = field(default_factory=list)

    def faults(self, figures: Mapping[str, float], corpus: str) -> list[str]:
        """Return what is wrong with these figures, one line a fault and what to do about it."""
        if not self.corpus:
            return ["it has no floor yet; set one with --accept --reason TEXT"]
        found = []
        if self.corpus != corpus:
            found.append(
                f"the gold changed ({self.corpus[:12]} to {corpus[:12]}); --accept --reason TEXT if that is meant"
            )
        for measure in MEASURES:
            if figures[measure] < self.least[measure]:
                found.append(f"{measure} {figures[measure]:.3f} is below its floor {self.least[measure]:.2f}")
        return found

    def accept(self, figures: Mapping[str, float], corpus: str, *, reason: str) -> None:
        """Pin the floor to the gold as it is now; least figures stay, and are set where there were none."""
        self.least = self.least or _below(figures)
        self.corpus = corpus
        self._note("accept", reason)

    def lower(self, figures: Mapping[str, float], *, reason: str) -> None:
        """Let down every least figure that is not reached."""
        new = _below(figures)
        self.least = {m: new[m] if figures[m] < least else least for m, least in self.least.items()}
        self._note("lower", reason)

    def lift(self, figures: Mapping[str, float], *, reason: str) -> None:
        """Bring every least figure up to what is reached now, less the slack; none falls."""
        self.least = {measure: max(self.least[measure], least) for measure, least in _below(figures).items()}
        self._note("raise", reason)

    def _note(self, what: str, reason: str) -> None:
        figures = ", ".join(f"{measure} {least:.2f}" for measure, least in self.least.items())
        self.reasons.append({"on": dt.date.today().isoformat(), "what": what, "floors": figures, "reason": reason})


def _below(figures: Mapping[str, float]) -> dict[str, float]:
    # A verbatim share below 1 would mean an invented quote: that floor has no slack, however bad the figures.
    least = {measure: math.floor(round((figures[measure] - SLACK) * 100, 6)) / 100 for measure in MEASURES}
    return {measure: max(0.0, figure) for measure, figure in least.items()} | {"verbatim": 1.0}


def load(path: Path = FLOORS) -> dict[tuple[str, str], Floor]:
    """Return the floors by language and engine; none where there is no file.

    Raises:
        ValueError: The file is not JSON of the right form.
    """
    if not path.is_file():
        return {}
    written: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {
        (lang, engine): Floor(row["corpus"], row["floors"], row["reasons"])
        for lang, engines in written.items()
        for engine, row in engines.items()
    }


def save(floors: Mapping[tuple[str, str], Floor], path: Path = FLOORS) -> None:
    """Write the floors, sorted, readable in a diff."""
    written: dict[str, dict[str, Any]] = {}
    for (lang, engine), floor in sorted(floors.items()):
        row = {"corpus": floor.corpus, "floors": floor.least, "reasons": floor.reasons}
        written.setdefault(lang, {})[engine] = row
    path.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
