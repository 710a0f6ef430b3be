"""The error tree. Every error survives pickling and says what to do."""


class TreatywatchError(Exception):
    """Base of all errors that this package raises on purpose."""


class ItemError(TreatywatchError):
    """One item could not be processed; the run goes on and the issue log names it."""

    def __init__(self, reason: str, item: str = "", advice: str = "") -> None:
        """Keep a one-line `reason`, the `item` it happened to and what to do about it."""
        super().__init__(reason, item, advice)
        self.reason = reason
        self.item = item
        self.advice = advice

    def __str__(self) -> str:
        """Return the error as one line: item, reason, advice."""
        head = f"{self.item}: {self.reason}" if self.item else self.reason
        return f"{head} ({self.advice})" if self.advice else head


class SetAside(ItemError):
    """The item can never succeed as it is: a broken file, a quote that is not in the text."""


class Retry(ItemError):
    """The item may succeed later: a file that is being written, a busy database."""


class UsageError(TreatywatchError):
    """The caller asked for something that does not exist or makes no sense."""


class PackError(TreatywatchError):
    """A language, treaty or name pack is wrong; the message names file and row."""


class LedgerError(TreatywatchError):
    """The ledger cannot be opened, read or written; the message says what to do."""


class TamperError(LedgerError):
    """The ledger or the archive does not agree with its own hashes."""
