"""Compiled layers on disk, so that a start reads three pages and not twelve hundred concepts.

A compiled layer is a file named after its *content* (and the layout and version that made it), so it can never be
stale; a small manifest a layer says which one belongs to these files as they stood when last looked at (size, time,
inode), so that an ordinary start hashes nothing. Everything is written beside and moved into place, so forty processes
may build the same layer at once. A folder that cannot be written, a full disk, a damaged file: the
layer is compiled in memory, and the user sees only that it took a little longer.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah import __version__
from istilah.errors import IstilahError
from istilah.files import replace
from istilah.termbase.store import FORMAT, Segment, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from istilah.model.concept import Concept
    from istilah.model.index import Index
    from istilah.termbase.layers import Layer
    from istilah.termbase.reading import Contents

_MAKER = f"{__version__}/{FORMAT}"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time stamp is trusted to change with the next write."""
_SMALL = 1_000_000
"""Bytes up to which the whole file is verified at every start (under a millisecond); above, SQLite's checks must do."""

Stamp = tuple[str, int, int, int]


class _Manifest(NamedTuple):
    maker: str
    stamps: list[Stamp]
    taken: int
    name: str
    size: int
    checksum: int


def folder() -> Path:
    """Name the folder of compiled termbases."""
    from platformdirs import user_cache_path

    return user_cache_path("istilah", appauthor=False)


def opened(layer: Layer) -> Segment | None:
    """Open the compiled layer if there is one that is whole and made from these very files."""
    stamps = _stamps(layer.paths)
    manifest = _manifest(layer)
    if manifest is None or manifest.maker != _MAKER or manifest.stamps != stamps:
        return None
    if any(_is_fresh(modified, manifest.taken) for _, _, modified, _ in stamps):
        return None
    return _segment(layer, manifest)


def compiled(layer: Layer, files: Contents, concepts: Iterable[Concept]) -> Segment:
    """Compile ``concepts``, which came from these ``files``, and keep the result if possible."""
    connection = build(concepts)
    # The cache is a convenience: the answer stands without it, also where SQLite cannot take the name of its folder.
    with suppress(OSError, IstilahError, sqlite3.Error, UnicodeError):
        _keep(layer, connection, _name(layer, files))
    return Segment(connection, lambda: connection)


def known(layer: Layer, files: Contents) -> Segment | None:
    """Open the compiled layer if it was made from files of the same content that were only touched since."""
    old = _manifest(layer)
    if old is None or old.name != _name(layer, files) or old.maker != _MAKER:
        return None
    manifest = old._replace(stamps=_stamps(layer.paths), taken=time.time_ns())
    with suppress(OSError, IstilahError):  # as above
        _write(layer, manifest)
    return _segment(layer, manifest)


def kept(layers: Sequence[Layer], name: str, make: Callable[[Index], str], index: Index) -> str:
    """Give what ``make`` derives from these layers, from disk if that came from these very files by this program."""
    path = folder() / f"{_checksum(layers)}.{name}"
    stamp = _stamp(layers, make)
    with suppress(OSError, ValueError, LookupError):
        was, checksum, data = path.read_bytes().split(b"\n", maxsplit=2)
        if was == stamp and int(checksum) == zlib.crc32(data):
            return data.decode()
    text = make(index)
    now = time.time_ns()
    if any(_is_fresh(modified, now) for layer in layers for _, _, modified, _ in _stamps(layer.paths)):
        return text
    with suppress(OSError, IstilahError):  # the cache is a convenience
        folder().mkdir(parents=True, exist_ok=True)
        replace(path, b"%b\n%d\n%b" % (stamp, zlib.crc32(text.encode()), text.encode()))
    return text


def _is_fresh(modified: int, taken: int) -> bool:
    """Tell whether a file may have changed again within the same tick of its time stamp."""
    return taken - modified < _SETTLED


def _stamp(layers: Iterable[Layer], make: Callable[[Index], str]) -> bytes:
    """Say in a line which files something was derived from, and by which program."""
    program = Path(__file__).parents[1]
    makers = (*sorted((program / "language").glob("*.py")), *sorted((program / "engine").glob("*.py")))
    stamps = [_stamps(layer.paths) for layer in layers]
    return json.dumps([_MAKER, make.__module__, stamps, _stamps(makers)]).encode()


def _segment(layer: Layer, manifest: _Manifest) -> Segment | None:
    path = folder() / manifest.name
    try:
        if path.stat().st_size != manifest.size:
            return None
        if manifest.size <= _SMALL and zlib.crc32(path.read_bytes()) != manifest.checksum:
            return None
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return None
    return Segment(connection, lambda: _rebuilt(layer, path))


def _rebuilt(layer: Layer, path: Path) -> sqlite3.Connection:
    from istilah.termbase.reading import contents, read

    path.unlink(missing_ok=True)
    return build(read(layer, contents(layer)).concepts)


def _keep(layer: Layer, connection: sqlite3.Connection, name: str) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / name
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        connection.execute("vacuum into ?", (str(beside),))
        data = beside.read_bytes()
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    stale = _manifest(layer)
    _write(layer, _Manifest(_MAKER, _stamps(layer.paths), time.time_ns(), name, len(data), zlib.crc32(data)))
    if stale is not None and stale.name != name:
        (folder() / stale.name).unlink(missing_ok=True)


def _name(layer: Layer, files: Contents) -> str:
    from hashlib import blake2b

    digest = blake2b(f"{_MAKER} {layer.name}".encode(), digest_size=16)
    for path, data in files:
        digest.update(f"\0{path}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return f"{digest.hexdigest()}.sqlite"


def _stamps(paths: Iterable[Path]) -> list[Stamp]:
    stats = ((path, path.stat()) for path in paths)
    return [(str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino) for path, stat in stats]


def _manifest(layer: Layer) -> _Manifest | None:
    try:
        manifest = _Manifest(*json.loads(_manifest_path(layer).read_bytes()))
        return manifest._replace(stamps=[(path, size, time, inode) for path, size, time, inode in manifest.stamps])
    except (OSError, ValueError, TypeError):
        return None


def _write(layer: Layer, manifest: _Manifest) -> None:
    replace(_manifest_path(layer), json.dumps(manifest).encode())


def _manifest_path(layer: Layer) -> Path:
    return folder() / f"{_checksum([layer])}.json"


def _checksum(layers: Iterable[Layer]) -> str:
    """Name a file after layers; others may share it, but the stamps inside tell them apart."""
    names = os.pathsep.join(name for layer in layers for name in (layer.name, *map(str, layer.paths)))
    return f"{zlib.crc32(os.fsencode(names)):08x}"
