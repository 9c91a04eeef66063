"""Compiled layers on disk, so that a start reads three pages and not twelve hundred concepts.

A compiled layer is a file named after its *content* (and the layout and version that made it), so it can never be
stale; a small manifest a layer says which one belongs to these files as they stood when last looked at (size, times,
inode), so that an ordinary start hashes nothing. Everything is made in a folder of its own and moved into place, so
forty processes may build the same layer at once, and one that is killed leaves nothing but that folder, which the next
one to compile sweeps away. A folder that cannot be written, a full disk, a damaged file: the layer is compiled in
memory, and the user sees only that it took a little longer.

**What is trusted.** Only what this user wrote: on POSIX a folder and files that belong to us, are no links, and that
nobody else may write. On Windows, where a file has no such bits, the cache lies in the user's own profile, whose access
list lets in nobody else but administrators.

**What damage is noticed.** Up to :data:`_WHOLE` bytes the whole file is summed at each start, and so are manifests and
kept texts: what passes is what was written, but for one accident in four thousand million. A larger file is asked row
by row, each with its sum, so that no wrong row is answered; damage in its index pages can still hide a row (a name is
then “not found”), or a row that was never there. ``istilah where --verify`` sums files of any size. Nothing here
withstands someone who may write as this user.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import sys
import time
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah import __version__
from istilah.files import own_folder
from istilah.termbase.store import FORMAT, DoubtedSegment, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.model.index import Index
    from istilah.termbase.layers import Layer
    from istilah.termbase.reading import Contents

_MAKER = f"{__version__}/{FORMAT}"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time stamp is trusted to change with the next write."""
_WHOLE = 4 << 20
"""Bytes up to which the whole file is verified at every start, in some two milliseconds; a larger one, as the built-in
layer, row by row."""
_ORPHANED = 3600
"""Seconds after which a compiled layer that no manifest names belongs to nobody who is still about to name it."""
_CAREFULLY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""How files are opened that somebody may have laid as a trap: a link, a pipe that never ends."""
_OTHERS = stat.S_IWGRP | stat.S_IWOTH

Stamp = tuple[str, int, int, int, int]


class _Manifest(NamedTuple):
    maker: str
    stamps: list[Stamp]
    taken: int
    name: str
    size: int
    checksum: int


def folder() -> Path:
    """Name the folder of compiled termbases."""
    return own_folder("cache")


def opened(layer: Layer) -> Segment | None:
    """Open the compiled layer if there is one that is whole and made from these very files."""
    manifest = _current(layer)
    return _segment(layer, manifest) if manifest else None


def compiled(layer: Layer, files: Contents, told: Callable[[int, int], None]) -> Segment:
    """Compile a layer of these ``files`` and keep the result if possible; ``told`` hears how much is done.

    :raises FaultyError: some of the files have faults.
    """
    from istilah.termbase.compiling import compiled_layer

    connection = compiled_layer(layer, files, told)
    # The cache is a convenience: the answer stands without it, also where SQLite cannot take the name of its folder.
    with suppress(OSError, sqlite3.Error, UnicodeError):
        _keep(layer, connection, _name(layer, files))
    return Segment(connection, lambda: connection)


def known(layer: Layer, files: Contents) -> Segment | None:
    """Open the compiled layer if it was made from files of the same content that were only touched since."""
    old = _manifest(layer)
    if old is None or old.name != _name(layer, files) or old.maker != _MAKER:
        return None
    manifest = old._replace(stamps=_stamps(layer.paths), taken=time.time_ns())
    with suppress(OSError):  # as above
        _write(layer, manifest)
    return _segment(layer, manifest)


def is_whole(layer: Layer) -> bool | None:
    """Verify the compiled layer to its last byte, whatever its size; ``None`` where there is none in force.

    A damaged one is deleted, so that it is compiled again.
    """
    manifest = _current(layer)
    if manifest is None:
        return None
    path = folder() / manifest.name
    with suppress(OSError), _trusted(path) as file:
        if _checksum(file) == (manifest.size, manifest.checksum):
            return True
    with suppress(OSError):
        path.unlink()
    return False


def kept(layers: Sequence[Layer], lists: Iterable[Path], name: str, make: Callable[[Index], str], index: Index) -> str:
    """Give what ``make`` derives from layers and word lists, from disk if these very files and program made it."""
    sources = [path for layer in layers for path in layer.paths] + [*lists]
    path = folder() / f"{_nickname(layers)}.{name}"
    stamp = _stamp(sources, make)
    with suppress(OSError, ValueError):
        was, data = _summed_up(path).split(b"\n", maxsplit=1)
        if was == stamp:
            return data.decode()
    text = make(index)
    now = time.time_ns()
    if any(_is_fresh(stamp, now) for stamp in _stamps(sources)):
        return text
    with suppress(OSError):  # the cache is a convenience
        _put(path, b"%b\n%b" % (stamp, text.encode()))
    return text


def _is_fresh(stamp: Stamp, taken: int) -> bool:
    """Tell whether a file may have changed again within the same tick of its time stamps."""
    _, _, modified, changed, _ = stamp
    return taken - max(modified, changed) < _SETTLED


def _stamp(sources: Iterable[Path], make: Callable[[Index], str]) -> bytes:
    """Say in a line which files something was derived from, and by which program."""
    rooms = ["language", *make.__module__.split(".")[1:2]]
    makers = (path for room in rooms for path in sorted((Path(__file__).parents[1] / room).glob("*.py")))
    return json.dumps([_MAKER, make.__module__, _stamps(sources), _stamps(makers)]).encode()


def _current(layer: Layer) -> _Manifest | None:
    """Give the manifest of a layer if it speaks of these very files."""
    manifest = _manifest(layer)
    if manifest is None or manifest.maker != _MAKER:
        return None
    try:
        stamps = _stamps(layer.paths)
    except OSError:  # whoever reads the files will say why that cannot be
        return None
    same = manifest.stamps == stamps and not any(_is_fresh(stamp, manifest.taken) for stamp in stamps)
    return manifest if same else None


def _segment(layer: Layer, manifest: _Manifest) -> Segment | None:
    path = folder() / manifest.name
    whole = manifest.size <= _WHOLE
    try:
        with _trusted(path) as file:
            size = os.fstat(file).st_size
            if size != manifest.size or (whole and _checksum(file) != (size, manifest.checksum)):
                return None
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return None
    return (Segment if whole else DoubtedSegment)(connection, lambda: _rebuilt(layer, path))


def _rebuilt(layer: Layer, path: Path) -> sqlite3.Connection:
    """Compile a layer anew whose file proved damaged, and heal the file."""
    from istilah.termbase.building import compiled_concepts
    from istilah.termbase.reading import contents, read

    files = contents(layer)
    connection = compiled_concepts(read(layer, files).concepts)
    with suppress(OSError, sqlite3.Error):  # as above
        path.unlink(missing_ok=True)
        _keep(layer, connection, _name(layer, files))
    return connection


def _keep(layer: Layer, connection: sqlite3.Connection, name: str) -> None:
    with _workshop() as shop:
        made = shop / name
        connection.execute("vacuum into ?", (str(made),))
        made.chmod(0o600)
        with _trusted(made) as file:
            size, checksum = _checksum(file)
        made.replace(folder() / name)
    _write(layer, _Manifest(_MAKER, _stamps(layer.paths), time.time_ns(), name, size, checksum))
    _sweep()


@contextmanager
def _workshop() -> Iterator[Path]:
    """Make a folder of our own inside the cache, gone afterwards; it is locked, so that nobody sweeps it away."""
    from shutil import rmtree
    from tempfile import mkdtemp

    _prepare()
    shop = Path(mkdtemp(_SHOP, ".", folder()))
    try:
        with _locked(shop):
            yield shop
    finally:
        rmtree(shop, ignore_errors=True)


_SHOP = ".new"


def _prepare() -> None:
    """Make the folder, or take from others the right to write into ours; nothing they left there passes for ours."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder().stat()
    if not _belongs_to_us(status):
        raise PermissionError(folder())
    if not _is_ours(status):
        folder().chmod(stat.S_IMODE(status.st_mode) & ~_OTHERS)


@contextmanager
def _locked(shop: Path) -> Iterator[None]:
    """Hold a folder until we are done with it or dead.

    :raises OSError: somebody living holds it.
    """
    if sys.platform == "win32":  # a folder in which a file is open cannot be deleted there
        yield
        return
    from fcntl import LOCK_EX, LOCK_NB, flock

    held = os.open(shop, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        flock(held, LOCK_EX | LOCK_NB)
        yield
    finally:
        os.close(held)


def _sweep() -> None:
    """Delete what those have left who were killed, and compiled layers that no manifest names any more."""
    from shutil import rmtree

    for shop in folder().glob(f".*{_SHOP}"):
        with suppress(OSError), _locked(shop):
            rmtree(shop, ignore_errors=True)
    named = {manifest.name for path in folder().glob("*.json") if (manifest := _read(path))}
    for path in folder().glob("*.sqlite"):
        with suppress(OSError):
            if path.name not in named and time.time() - path.lstat().st_mtime > _ORPHANED:
                path.unlink()


@contextmanager
def _trusted(path: Path) -> Iterator[int]:
    """Open a file of the cache.

    :raises OSError: it is not there, is a link, or somebody else could have written it.
    """
    if not _is_ours(folder().stat()):
        raise PermissionError(folder())
    file = os.open(path, os.O_RDONLY | _CAREFULLY)
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode) or not _is_ours(status):
            raise PermissionError(path)
        yield file
    finally:
        os.close(file)


def _is_ours(status: os.stat_result) -> bool:
    return _belongs_to_us(status) and (sys.platform == "win32" or not status.st_mode & _OTHERS)


def _belongs_to_us(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def _checksum(file: int) -> tuple[int, int]:
    """Sum up a file, and count its bytes."""
    size = checksum = 0
    while data := os.read(file, 1 << 20):
        size, checksum = size + len(data), zlib.crc32(data, checksum)
    return size, checksum


def _name(layer: Layer, files: Contents) -> str:
    from hashlib import blake2b

    digest = blake2b(f"{_MAKER} {layer.name}".encode(), digest_size=16)
    for path, data in files:
        digest.update(f"\0{path}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return f"{digest.hexdigest()}.sqlite"


def _stamps(paths: Iterable[Path]) -> list[Stamp]:
    stats = ((path, path.stat()) for path in paths)
    return [(str(path), s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino) for path, s in stats]


def _manifest(layer: Layer) -> _Manifest | None:
    return _read(_manifest_path(layer))


def _read(path: Path) -> _Manifest | None:
    try:
        manifest = _Manifest(*json.loads(_summed_up(path)))
    except (OSError, ValueError, TypeError):
        return None
    return manifest._replace(stamps=[tuple(stamp) for stamp in manifest.stamps])  # type: ignore[misc]  # we wrote them


def _write(layer: Layer, manifest: _Manifest) -> None:
    _put(_manifest_path(layer), json.dumps(manifest).encode())


def _manifest_path(layer: Layer) -> Path:
    return folder() / f"{_nickname([layer])}.json"


def _nickname(layers: Iterable[Layer]) -> str:
    """Name a file after layers; others may share it, but the stamps inside tell them apart."""
    names = os.pathsep.join(name for layer in layers for name in (layer.name, *map(str, layer.paths)))
    return f"{zlib.crc32(os.fsencode(names)):08x}"


def _put(path: Path, data: bytes) -> None:
    """Write a file beneath its sum."""
    with _workshop() as shop:
        made = shop / path.name
        made.touch(0o600)
        made.write_bytes(b"%d\n%b" % (zlib.crc32(data), data))
        made.replace(path)


def _summed_up(path: Path) -> bytes:
    """Read a file that begins with its sum.

    :raises OSError: it cannot be trusted.
    :raises ValueError: it is not what was written.
    """
    with _trusted(path) as file, open(file, "rb", closefd=False) as stream:
        checksum, data = stream.read().split(b"\n", maxsplit=1)
    if checksum != b"%d" % zlib.crc32(data):
        raise ValueError(path)
    return data
