"""Walks over files and folders in one order, without walking in circles."""

import os
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from treatywatch.model.document import Issue
from treatywatch.model.errors import UsageError

Report = Callable[[Issue], None]


def shown(path: Path | str) -> str:
    """Return a path as printable text: bytes that are no UTF-8 stand as escapes."""
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")


def roots_of(paths: Sequence[Path]) -> list[Path]:
    """Return `paths` as given, sorted by where they lead, each place once, those inside another left out.

    Raises:
        UsageError: One of them does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"{shown(path)}: no such file or folder; check the spelling")
    kept: dict[Path, Path] = {}
    last: Path | None = None
    for real, path in sorted((Path(os.path.realpath(path)), path) for path in paths):
        # Sorted by components, a folder comes right before what it holds.
        if last is not None and _reads(last, real):
            continue
        kept.setdefault(real, path)
        if last is None or not real.is_relative_to(last):
            last = real
    return list(kept.values())


def _reads(root: Path, path: Path) -> bool:
    """Tell whether a walk over `root` reaches `path`: it lies there and not in a hidden folder."""
    return path.is_relative_to(root) and not any(part.startswith(".") for part in path.relative_to(root).parts)


class Walk:
    """One walk over `roots`: every file once, sorted by path, links followed only where they lead out."""

    def __init__(self, roots: Sequence[Path], *, report: Report, exclude: Collection[Path] = ()) -> None:
        """Walk over `roots` (from `roots_of`) but leave out the files and folders `exclude`."""
        self._covered = [Path(os.path.realpath(root)) for root in roots]
        self._report = report
        self._exclude = {os.path.realpath(path) for path in exclude}
        self._hidden = 0

    def files(self, root: Path) -> Iterator[Path]:
        """Yield the files at or under `root`; what is passed over is reported."""
        self._hidden = 0
        yield from self._visit(root)
        if self._hidden:
            reason = f"{self._hidden} hidden files or folders (name begins with a dot) passed over"
            self._report(Issue(shown(root), "known", reason))

    def _visit(self, path: Path) -> Iterator[Path]:
        if os.path.realpath(path) in self._exclude:
            return
        try:
            mode = path.stat().st_mode
        except OSError as error:
            self._set_aside(path, f"cannot be read: {error.strerror}")
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(path)
        elif not stat.S_ISREG(mode):
            self._set_aside(path, "not a regular file (a pipe, socket or device)", "copy its content into a file")
        else:
            yield path

    def _folder(self, folder: Path) -> Iterator[Path]:
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            self._set_aside(folder, f"folder cannot be read: {error.strerror}", "give yourself the right to read it")
            return
        for name in names:
            path = folder / name
            if name.startswith("."):
                self._hidden += 1
            elif not path.is_symlink() or self._leads_out(path):
                yield from self._visit(path)

    def _leads_out(self, link: Path) -> bool:
        """Tell whether `link` leads to something that this walk does not read anyway, and claim it."""
        target = Path(os.path.realpath(link))
        if not target.exists():
            self._set_aside(link, "a link to nothing, or in a circle", "remove it or mend it")
            return False
        if any(_reads(root, target) for root in self._covered):
            self._report(Issue(shown(link), "known", f"a link to {shown(target)}, which is read under its own name"))
            return False
        if any(root.is_relative_to(target) for root in self._covered):
            self._set_aside(
                link, f"a link to {shown(target)}, a folder above one that is being read", "name it yourself"
            )
            return False
        self._covered.append(target)
        return True

    def _set_aside(self, path: Path, reason: str, advice: str = "") -> None:
        self._report(Issue(shown(path), "set_aside", reason, advice))
