"""Bytes in, bytes out: reading a file that may be read, replacing one without a moment of half.

Only regular files are read, up to a limit, so that no pipe, device or endless file holds us up. Standard input and what
a shell hands over as an open file (``<(…)`` is ``/dev/fd/63``) are read too, for people name those on purpose.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from istilah.encoding import decode
from istilah.errors import Place, UnreadableError
from istilah.temporaries import ForeignError, swap
from istilah.text import Text

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

STDIN = "-"
MOST = 512_000_000
"""Bytes of the largest file that is read, unless the settings say otherwise."""
_LIMIT: ContextVar[int] = ContextVar("limit", default=MOST)
_PIECE = 1 << 16
_HANDED = re.compile(r"/dev/stdin|(?:/dev|/proc/self)/fd/(\d+)")
_READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that took the place of a file must not hold us up
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_MISSING = Text(
    id="berkas “{path}” tidak ada; periksa namanya atau foldernya",
    en="file “{path}” does not exist; check its name or folder",
)
_FOLDER = Text(
    id="“{path}” adalah folder, padahal yang diperlukan berkas", en="“{path}” is a folder where a file is needed"
)
_CLOSED = Text(id="berkas “{path}” tidak dapat dibaca: {reason}", en="file “{path}” cannot be read: {reason}")
_FULL = Text(
    id="berkas “{path}” tidak dapat ditulis ({reason}); isinya yang lama tidak berubah",
    en="file “{path}” cannot be written ({reason}); its old content is unchanged",
)
_GUARDED = Text(
    id="berkas “{path}” hanya dapat dibaca; izinkan penulisan (chmod +w) atau tulis ke berkas lain dengan -o",
    en="file “{path}” is read-only; allow writing (chmod +w) or write elsewhere with -o",
)
_OPEN = Text(
    id="berkas “{path}” sedang dibuka program lain (ada “{lock}”); tutup dahulu, lalu ulangi",
    en="file “{path}” is open in another program (there is “{lock}”); close it there and try again",
)

_KINDS = {
    stat.S_IFIFO: Text(id="pipa", en="a pipe"),
    stat.S_IFSOCK: Text(id="soket", en="a socket"),
    stat.S_IFCHR: Text(id="perangkat", en="a device"),
    stat.S_IFBLK: Text(id="perangkat", en="a device"),
}
_SPECIAL = Text(
    id="“{path}” adalah {kind}, bukan berkas biasa; simpan dahulu isinya sebagai berkas",
    en="“{path}” is {kind}, not a regular file; save its content as one first",
)
_UNFIT = Text(
    id="“{path}” adalah {kind}, bukan berkas biasa; tidak ditimpa",
    en="“{path}” is {kind}, not a regular file; left alone",
)
_LARGE = Text(
    id="berkas “{path}” lebih besar daripada {most} bita; bagi dahulu, atau naikkan pengaturan “max_file_size”",
    en="file “{path}” is larger than {most} bytes; split it, or raise the setting “max_file_size”",
)
_LINKED = Text(
    id="berkas “{path}” mempunyai {count} nama (tautan keras) yang akan terpisah; tulis ke berkas lain dengan -o",
    en="file “{path}” has {count} names (hard links) that would part; write elsewhere with -o",
)
_FOREIGN = Text(
    id="berkas “{path}” milik pengguna lain dan akan menjadi milik Anda; tulis ke berkas lain dengan -o",
    en="file “{path}” belongs to another user and would become yours; write elsewhere with -o",
)
_UNWRITTEN = Text(id="tidak dapat ditulis: {reason}", en="it cannot be written: {reason}")
_BUSY = Text(
    id="sedang ditulis program lain; tunggu sampai selesai, atau pilih nama lain",
    en="another program is writing it; wait until that is done, or choose another name",
)
_CHANGED = Text(
    id="berkas “{path}” berubah sejak dibaca; tidak ada yang ditimpa, ulangi perintahnya",
    en="file “{path}” has changed since it was read; nothing was overwritten, run the command again",
)


def read_text(path: Path | str) -> str:
    """Read a file, or standard input for ``-``.

    :raises UnreadableError: it does not exist, may not be read, or its encoding is uncertain.
    """
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path | str) -> bytes:
    """Read the bytes of a file, or of standard input for ``-``.

    :raises UnreadableError: as :func:`take`.
    """
    return take(path).data


class Stamp(NamedTuple):
    """By what a file is known to be the one that was read."""

    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, found: os.stat_result) -> Stamp:
        """Take the stamp of a file."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


class Copy(NamedTuple):
    """What was read from a file, and by what that is known again; standard input has nothing to be known by."""

    data: bytes
    stamp: Stamp | None = None


def limit(most: int) -> None:
    """Read no file of more than ``most`` bytes from here on."""
    _LIMIT.set(most)


def take(path: Path | str, name: str = "") -> Copy:
    """Read a file so that it can be replaced later, or standard input for ``-``; ``name`` is how it is told of.

    :raises UnreadableError: it does not exist, may not be read, is too large, or is neither a file nor handed over.
    """
    name = name or str(path)
    if str(path) == STDIN:
        return Copy(gathered(sys.stdin.buffer.read1, 0, name))  # type: ignore[union-attr]  # it is buffered
    with _opened(str(path), name) as file:
        found = os.fstat(file.fileno())
        if found.st_size > _LIMIT.get():
            raise _too_large(name)
        return Copy(gathered(file.read, found.st_size, name), Stamp.of(found))


def lines(path: str, name: str) -> Iterator[bytes]:
    """Go through the lines of a file, which may be larger than what is read whole, but none of its lines.

    :raises UnreadableError: as above.
    """
    import io

    with _opened(path, name) as file, io.BufferedReader(file) as stream:
        while line := stream.readline(_LIMIT.get() + 1):
            if len(line) > _LIMIT.get():
                raise _too_large(name)
            yield line


def whole_lines(path: Path) -> Iterator[bytes]:
    """Go through the lines of a file that somebody may have been stopped writing: but for half a line at its end.

    :raises UnreadableError: as above; a file that is not there has no lines.
    """
    for line in lines(str(path), str(path)) if is_there(path) else ():
        if line.endswith(b"\n"):
            yield line


class GrowingFile:
    """A file that is written on, piece by piece."""

    def __init__(self, file: io.FileIO, path: Path) -> None:
        self._file = file
        self._path = path

    def write(self, data: bytes) -> None:
        """Write a piece, to its last byte.

        :raises UnreadableError: there is no room for it.
        """
        with _unwritten(self._path):
            left = memoryview(data)
            while left:
                left = left[self._file.write(left) :]

    def secure(self) -> None:
        """Wait until what is written outlasts a power cut.

        :raises UnreadableError: it does not.
        """
        with _unwritten(self._path):
            os.fsync(self._file.fileno())


@contextmanager
def growing(path: Path, end: int) -> Iterator[GrowingFile]:
    """Open a file to be written on from byte ``end``: what stands behind is cut off, and nobody else writes meanwhile.

    :raises UnreadableError: it cannot be written, or another run is writing it.
    """
    with ExitStack() as stack:
        with _unwritten(path):
            file = stack.enter_context(path.open("ab", buffering=0))
            _hold(file.fileno())
            file.truncate(end)
        yield GrowingFile(file, path)


@contextmanager
def _unwritten(path: Path) -> Iterator[None]:
    try:
        yield
    except BlockingIOError:
        raise UnreadableError(_BUSY, Place(str(path))) from None
    except OSError as error:
        raise UnreadableError(_UNWRITTEN.fill(reason=error.strerror), Place(str(path))) from None


def _hold(file: int) -> None:
    """Keep other runs from a file, until it is closed or we are dead.

    :raises BlockingIOError: another one holds it.
    """
    if sys.platform != "win32":
        from fcntl import LOCK_EX, LOCK_NB, flock

        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:  # some network folders have no locks
            return


@contextmanager
def _opened(path: str, name: str) -> Iterator[io.FileIO]:
    """Open a file.

    :raises UnreadableError: as above.
    """
    try:
        with open(_descriptor(path, name), "rb", buffering=0) as file:
            _refuse_special(path, os.fstat(file.fileno()), name)
            yield file
    except FileNotFoundError:
        raise UnreadableError(_MISSING.fill(path=name), Place(name)) from None
    except IsADirectoryError:
        raise UnreadableError(_FOLDER.fill(path=name), Place(name)) from None
    except (OSError, ValueError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnreadableError(_CLOSED.fill(path=name, reason=reason), Place(name)) from None


def is_file(path: Path | str) -> bool:
    """Tell whether there is a regular file, without an error for names too long or out of reach."""
    return os.path.isfile(path)  # noqa: PTH113 -- Path.is_file raises for them


def is_folder(path: Path | str) -> bool:
    """Tell whether there is a folder, as above."""
    return os.path.isdir(path)  # noqa: PTH112 -- as above


def is_there(path: Path | str) -> bool:
    """Tell whether there is anything, as above."""
    return os.path.exists(path)  # noqa: PTH110 -- as above


def own_folder(kind: Literal["cache", "config"]) -> Path:
    """Name the folder where we keep files of a kind for this user.

    On Linux a glance at the environment nearly always tells; to import what knows the rest takes a tenth of a start.
    """
    if sys.platform == "linux":
        told = os.environ.get(f"XDG_{kind.upper()}_HOME")
        folder = Path(told or Path(os.environ.get("HOME", ""), f".{kind}"))
        if folder.is_absolute():
            return folder / "istilah"
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_path")("istilah", appauthor=False))


def is_handed_over(path: Path | str) -> bool:
    """Tell whether a name means what the shell has opened for this process: read once, and by no other process.

    >>> [is_handed_over(path) for path in ("-", "/dev/fd/63", "/dev/stdin", "a.md")]
    [True, True, True, False]
    """
    return str(path) == STDIN or _HANDED.fullmatch(str(path)) is not None


def _descriptor(path: str, name: str) -> int:
    handed = _HANDED.fullmatch(path)
    if handed:
        return os.dup(int(handed[1] or 0))
    _refuse_special(path, Path(path).stat(), name)  # opening a device may already do something
    return os.open(path, _READING)


def _refuse_special(path: str, found: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError
    kind = _KINDS.get(stat.S_IFMT(found.st_mode))
    if kind and not is_handed_over(path):
        raise UnreadableError(_SPECIAL.fill(path=name, kind=kind), Place(name))


def gathered(read: Callable[[int], bytes | None], size: int, name: str) -> bytes:
    """Read to the end, in one piece if the ``size`` is true.

    :raises UnreadableError: there is too much.
    """
    parts: list[bytes] = []
    total = 0
    while part := read(max(size + 1 - total, _PIECE)):
        parts.append(part)
        total += len(part)
        if total > _LIMIT.get():
            raise _too_large(name)
    return b"".join(parts)


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(_LARGE.fill(path=name, most=_LIMIT.get()), Place(name))


def replace(path: Path, data: bytes, *, stamp: Stamp | None = None, like: Path | None = None) -> None:
    """Write ``data`` to ``path`` at once: a reader sees the old file or the new one, never a part.

    With the ``stamp`` of what was read, a file that has changed since is left alone. A new file gets the rights of the
    file that it is ``like``.

    :raises UnreadableError: file or folder is read-only, the disk is full, an office program has the file open, it has
        other names or another owner, or it has changed; the old file is unchanged.
    """

    def last_look() -> None:
        if stamp and stamp != _stamp(path):
            raise UnreadableError(_CHANGED.fill(path=path), Place(str(path)))

    try:
        target = Path(os.path.realpath(path))  # of a link, what it leads to is replaced, not the link
        _refuse_guarded(path, target)
        swap(target, data, mode=_rights(like), last_look=last_look)
    except ForeignError:
        raise UnreadableError(_FOREIGN.fill(path=path), Place(str(path))) from None
    except OSError as error:
        raise UnreadableError(_FULL.fill(path=path, reason=error.strerror), Place(str(path))) from None


def _stamp(path: Path) -> Stamp | None:
    with suppress(OSError):
        return Stamp.of(path.stat())
    return None


def _rights(like: Path | None) -> int:
    """Give the mode of a new file before the user's mask; that of what it is ``like`` may be narrower."""
    with suppress(OSError):
        return like.stat().st_mode & 0o666 | 0o600 if like else 0o666
    return 0o666


def _refuse_guarded(path: Path, target: Path) -> None:
    """Refuse to replace what its owner guards: a read-only file, or one that an office program has open."""
    with suppress(OSError):
        _refuse_unfit(path, path.stat())
    # Word names its lock after all but the first two letters, LibreOffice after the whole name.
    for lock in (f"~${target.name[2:]}", f"~${target.name}", f".~lock.{target.name}#"):
        if is_there(target.with_name(lock)):
            raise UnreadableError(_OPEN.fill(path=path, lock=lock), Place(str(path)))


def _refuse_unfit(path: Path, found: os.stat_result) -> None:
    kind = _KINDS.get(stat.S_IFMT(found.st_mode))
    if kind:
        raise UnreadableError(_UNFIT.fill(path=path, kind=kind), Place(str(path)))
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError(_FOLDER.fill(path=path), Place(str(path)))
    if not found.st_mode & 0o222:
        raise UnreadableError(_GUARDED.fill(path=path), Place(str(path)))
    if found.st_nlink > 1:
        raise UnreadableError(_LINKED.fill(path=path, count=found.st_nlink), Place(str(path)))
