"""A file written beside another and put in its place: nobody can plant it, a running program holds it, none is left.

The name is drawn at random and the file made exclusively, so no link that stands there already is written through; the
advisory lock on it lasts until it has taken its place. A temporary that nobody holds was left by a program that was
killed: whoever next writes in that folder clears it, if it is their own. (``atomicwrites`` is unmaintained, and no
library that we know of keeps owner and attributes or clears what is left behind; hence our own few lines.)

On Windows a new file takes its rights from the folder, and only the read-only mark is kept. A file that is open cannot
be deleted there, which does the work of the lock; names made with ``O_EXCL`` do not follow links. Extended attributes
are kept where Python can read them: on Linux.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # every use asks first

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = re.compile(r"\.istilah-[0-9a-f]{16}\.new")
_ALONE = os.O_CREAT | os.O_EXCL | os.O_WRONLY
_CAREFUL = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_PRIVATE = 0o600


class ForeignError(OSError):
    """A file whose owner we could not keep, for it is another's."""


def swap(path: Path, data: bytes, *, mode: int, last_look: Callable[[], None]) -> None:
    """Put a file with ``data`` in the place of ``path``, with its rights, or with ``mode`` where there is none yet.

    ``last_look`` is called just before, and may raise to leave everything as it is.

    :raises ForeignError: the file belongs to somebody else.
    :raises OSError: the file cannot be written; nothing has changed.
    """
    clear(path.parent)
    before = path.stat() if path.exists() else None
    file, beside = _made(path.parent, _PRIVATE if before else mode)
    try:
        try:
            _write(file, data)
            if before:
                _dress(file, beside, path, before)
            os.fsync(file)  # else a power cut might leave the new name without its content
            last_look()
            if fcntl:
                beside.replace(path)  # while it is held
        finally:
            os.close(file)
        if not fcntl:
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@cache  # once in a folder is enough for one run
def clear(folder: Path) -> None:
    """Remove what programs of ours that were killed have left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                _clear(Path(entry.path))


def _clear(path: Path) -> None:
    with suppress(OSError):
        file = os.open(path, os.O_RDONLY | _CAREFUL) if fcntl else None
        try:
            if file is None or _is_forgotten(file):
                path.unlink()
        finally:
            if file is not None:
                os.close(file)


def _is_forgotten(file: int) -> bool:
    found = os.fstat(file)
    if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or found.st_nlink != 1:
        return False
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return True


def _made(folder: Path, mode: int) -> tuple[int, Path]:
    """Make a temporary and hold it."""
    while True:
        path = folder / f".istilah-{os.urandom(8).hex()}.new"
        file = os.open(path, _ALONE | _CAREFUL, mode)
        if not fcntl:
            return file, path
        with suppress(OSError):  # some network folders have no locks; nobody clears there either
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file).st_nlink:
            return file, path
        os.close(file)  # cleared between the two calls


def _write(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


def _dress(file: int, beside: Path, path: Path, before: os.stat_result) -> None:
    """Give a temporary the owner, mode and attributes of what it replaces."""
    if not fcntl:
        beside.chmod(stat.S_IMODE(before.st_mode))
        return
    now = os.fstat(file)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.fchown(file, before.st_uid, before.st_gid)
        except OSError:
            if now.st_uid != before.st_uid:
                raise ForeignError from None
    os.fchmod(file, stat.S_IMODE(before.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(path):
                with suppress(OSError):  # security labels are the system's to set
                    os.setxattr(file, name, os.getxattr(path, name))
