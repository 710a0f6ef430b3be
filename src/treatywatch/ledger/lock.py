"""One writer at a time: a lock file that the operating system frees when its holder dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from treatywatch.model.errors import LedgerError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Held for a whole run, so that a second writer is told at once and not somewhere in the middle."""

    def __init__(self, ledger: Path) -> None:
        """Stand beside `ledger` as `<name>-lock`; nothing is taken yet."""
        self._ledger = ledger
        self._file = Path(f"{ledger}-lock")
        self._handle: int | None = None

    def __enter__(self) -> "WriterLock":
        """Take the lock.

        Raises:
            LedgerError: Another process holds it, or the folder can not be written to.
        """
        handle = self._open()
        try:
            _take(handle)
        except OSError as error:
            holder = self._file.read_text(encoding="utf-8", errors="replace").strip()
            os.close(handle)
            who = f" (process {holder})" if holder else ""
            raise LedgerError(
                f"another treatywatch{who} is writing to {self._ledger}; wait until it is done and run again, "
                "or name another ledger (--ledger)"
            ) from error
        # Who holds it is a courtesy to the next writer; a full disk is told of where it matters.
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        self._handle = handle
        return self

    def _open(self) -> int:
        try:
            return os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise LedgerError(
                f"can not write beside {self._ledger} ({error.strerror}); make its folder, allow writing to it, "
                "or name another ledger (--ledger)"
            ) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Free the lock; the empty file stays, for removing it would let two writers in."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
