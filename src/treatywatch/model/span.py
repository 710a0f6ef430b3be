"""A place in a stored text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` (included) to `end` (excluded) of one stored text."""

    text_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that holds nothing."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Half-open code point range of the document's text and the exact text that stands there."""

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        """Refuse evidence whose words cannot fill its range."""
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise ValueError(f"evidence does not fill its span: {self.start}..{self.end} {self.exact!r}")
