"""An amount with its bounds."""

from dataclasses import dataclass

Number = int | float


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount between `low` and `high` (either may be open), as written by the source.

    `unit` is `item`, `person`, `km`, `m2`, `state`, an ISO 4217 code, …; `per` is `year`, `month`, `day`
    or None; `approx` marks "about"; `vague` marks "millions", "several hundred thousand".
    """

    low: Number | None
    high: Number | None
    unit: str = "item"
    per: str | None = None
    approx: bool = False
    vague: bool = False

    def __post_init__(self) -> None:
        """Refuse a range that is empty or runs backwards."""
        if self.low is None and self.high is None:
            raise ValueError("a quantity needs a low or a high bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"quantity runs backwards: {self.low}..{self.high}")

    def as_dict(self) -> dict[str, object]:
        """Return the interchange form; false flags are left out."""
        shown: dict[str, object] = {"low": self.low, "high": self.high, "unit": self.unit, "per": self.per}
        if self.approx:
            shown["approx"] = True
        if self.vague:
            shown["vague"] = True
        return shown
