"""Bytes in, bytes out: reading text whatever its encoding, replacing a file without a moment of half.

Indonesian offices still produce UTF-16 from spreadsheets and Latin-1 from old exports. A byte order mark, or zeros at
every other byte, settles the question; Latin-1 has no such sign and is never guessed: *é* read wrongly is worse than
an error.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from istilah.errors import Place, UnreadableError
from istilah.text import Text

STDIN = "-"
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
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
    id="berkas “{path}” hanya dapat dibaca; izinkan penulisan (chmod +w) atau kerjakan salinannya",
    en="file “{path}” is read-only; allow writing (chmod +w) or work on a copy",
)
_OPEN = Text(
    id="berkas “{path}” sedang dibuka program lain (ada “{lock}”); tutup dahulu, lalu ulangi",
    en="file “{path}” is open in another program (there is “{lock}”); close it there and try again",
)
_BYTES = Text(
    id="bita {byte} bukan UTF-8 dan pengodeannya tidak dapat dipastikan; simpan ulang sebagai UTF-8 "
    "(misalnya: iconv -f WINDOWS-1252 -t UTF-8)",
    en="byte {byte} is not UTF-8 and the encoding cannot be told for certain; save the file as UTF-8 "
    "(for example: iconv -f WINDOWS-1252 -t UTF-8)",
)


def read_text(path: Path | str) -> str:
    """Read a file, or standard input for ``-``.

    :raises UnreadableError: it does not exist, may not be read, or its encoding is uncertain.
    """
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path | str) -> bytes:
    """Read the bytes of a file, or of standard input for ``-``.

    :raises UnreadableError: it does not exist or may not be read.
    """
    if str(path) == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise UnreadableError(_MISSING.fill(path=path), Place(str(path))) from None
    except IsADirectoryError:
        raise UnreadableError(_FOLDER.fill(path=path), Place(str(path))) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnreadableError(_CLOSED.fill(path=path, reason=reason), Place(str(path))) from None


def decode(data: bytes, path: str, writing: Writing | None = None) -> str:
    """Turn the bytes of ``path`` into text; a byte order mark is obeyed and dropped.

    ``writing`` is how the text is known to be written, where that is not left to :func:`written`.

    :raises UnreadableError: the bytes are not text in an encoding that can be told for certain.

    >>> decode("Séjong".encode("utf-16"), "x")
    'Séjong'
    """
    encoding, mark, _ = writing or written(data)
    body = data.removeprefix(mark)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise UnreadableError(_BYTES.fill(byte=f"0x{body[error.start]:02X}"), place) from None


class Writing(NamedTuple):
    """How a text is written as bytes: its encoding, and the byte order mark before it."""

    encoding: str
    mark: bytes = b""
    otherwise: str = "strict"
    """The codec's way with characters that the encoding does not have."""

    def encode(self, text: str) -> bytes:
        r"""Turn text into bytes, so that ``written(data).encode(decode(data, path))`` is ``data``.

        >>> Writing("utf-16-le", b"\xff\xfe").encode("é")
        b'\xff\xfe\xe9\x00'
        """
        return self.mark + text.encode(self.encoding, self.otherwise)


def written(data: bytes) -> Writing:
    """Tell how a text was written."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Writing(encoding, mark)
    head = data[:512]
    if head and len(data) % 2 == 0 and 0 in head:
        if not any(head[0::2]):
            return Writing("utf-16-be")
        if not any(head[1::2]):
            return Writing("utf-16-le")
    return Writing("utf-8")


def replace(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` at once: a reader sees the old file or the new one, never a part.

    :raises UnreadableError: file or folder is read-only, the disk is full, or an office program has the file open; the
        old file is unchanged.
    """
    _refuse_guarded(path)
    path = path.resolve()  # of a link, what it leads to is replaced, not the link
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(data)
        with suppress(FileNotFoundError):  # a new file has no mode to keep
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UnreadableError(_FULL.fill(path=path, reason=error.strerror), Place(str(path))) from None


def _refuse_guarded(path: Path) -> None:
    """Refuse to replace what its owner guards: a read-only file, or one that an office program has open."""
    target = path.resolve()
    if target.exists() and not target.stat().st_mode & 0o222:
        raise UnreadableError(_GUARDED.fill(path=path), Place(str(path)))
    # Word names its lock after all but the first two letters, LibreOffice after the whole name.
    for lock in (f"~${target.name[2:]}", f"~${target.name}", f".~lock.{target.name}#"):
        if target.with_name(lock).exists():
            raise UnreadableError(_OPEN.fill(path=path, lock=lock), Place(str(path)))
