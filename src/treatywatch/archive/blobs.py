"""The archive: bytes under their SHA-256, written once and never changed."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from treatywatch.model.document import ArchivedDocument, RawDocument
from treatywatch.model.errors import LedgerError, TamperError
from treatywatch.model.ids import digest as digest_of

_DIGEST = re.compile(r"[0-9a-f]{64}")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOT_OURS = (errno.EROFS, errno.EACCES, errno.EPERM)
# Some file systems (FAT, many network shares) have no hard links.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
_DIGITS = "0123456789abcdef"


class BlobArchive:
    """Blobs at `root`/ab/abcd…; what was kept once is never written again."""

    def __init__(self, root: Path) -> None:
        """Use or make the folder `root`.

        Raises:
            LedgerError: It cannot be made.
        """
        self.root = root
        try:
            (root / "tmp").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._refused(error) from error

    def keep(self, raw: RawDocument) -> ArchivedDocument:
        """Store the bytes of `raw` unless they lie there already, and return where.

        Raises:
            LedgerError: Disk full or not writable; nothing half-written stays.
            TamperError: Something else lies under these bytes' digest.
        """
        digest = digest_of(raw.data)
        path = self._path(digest)
        try:
            held = path.stat().st_size if path.exists() else self._write(path, raw.data)
        except OSError as error:
            raise self._refused(error) from error
        if held != len(raw.data):
            raise TamperError(f"archive blob {path} has {held} bytes, not {len(raw.data)}; restore it from a backup")
        return ArchivedDocument(raw.doc, raw.place, digest, len(raw.data), raw.meta, raw.format)

    def open(self, digest: str) -> bytes:
        """Return the bytes kept under `digest`, checked against it.

        Raises:
            LedgerError: No such blob, or it cannot be read.
            TamperError: The bytes are no longer those that were kept.
        """
        if _DIGEST.fullmatch(digest) is None:
            raise LedgerError(f"not a SHA-256 digest: {digest[:80]!r}")
        path = self._path(digest)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LedgerError(f"archive blob {path} cannot be read: {error.strerror}; restore it") from error
        if digest_of(data) != digest:
            raise TamperError(f"archive blob {path} was changed: its bytes no longer have its digest; restore it")
        return data

    def digests(self) -> Iterator[str]:
        """Yield the digests of all blobs in order."""
        for first in _DIGITS:
            for second in _DIGITS:
                folder = self.root / (first + second)
                if folder.is_dir():
                    yield from sorted(name for name in os.listdir(folder) if _DIGEST.fullmatch(name))

    def verify(self) -> Iterator[str]:
        """Yield one line for every blob that is not what it was, and for every file that does not belong there."""
        for digest in self.digests():
            try:
                self.open(digest)
            except LedgerError as error:
                yield str(error)
        for path in sorted(self.root.rglob("*")):
            if path.is_file() and path != self._path(path.name):
                yield f"{path}: no blob of this archive; left over from a broken-off write, may be removed"

    def _path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest

    def _write(self, path: Path, data: bytes) -> int:
        temporary = self.root / "tmp" / f"{path.name}.{os.urandom(4).hex()}"
        path.parent.mkdir(exist_ok=True)
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o444)
            _place(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync(path.parent)
        return path.stat().st_size

    def _refused(self, error: OSError) -> LedgerError:
        if error.errno in _FULL:
            return LedgerError(
                f"the disk of the archive {self.root} is full; make room and run again, what was kept stays kept"
            )
        if error.errno in _NOT_OURS:
            return LedgerError(
                f"the archive {self.root} is not writable ({error.strerror}); change its rights or choose another"
            )
        return LedgerError(f"the archive {self.root} cannot be written: {error.strerror or error}")


def _place(temporary: Path, path: Path) -> None:
    """Give the written file its name; unlike a rename, a link never replaces what another writer put there."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if not path.exists():
            temporary.rename(path)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
