"""Which files make the termbase: the nearer layer hides the farther where keys are equal.

given (``-t``) > project > user > built-in. A layer is a list of files, found in folders of any depth; where a file
stands in two layers, as in a checkout of ``istilah`` itself, the nearer one keeps it.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import IstilahError, Place, UnreadableError
from istilah.files import is_file, is_folder, is_there, own_folder
from istilah.formats import FORMATS
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from istilah.config import Settings

_CORE = "terms.toml"
_FOLDER = "glossary"
WORDS = "words"
"""Name of a folder that holds word lists and no termbase, at whatever depth."""

_MISSING = Text(
    id="termbase “{path}” tidak ada; periksa jalurnya (opsi -t atau pengaturan “termbase”)",
    en="termbase “{path}” does not exist; check the path (option -t or setting “termbase”)",
)
_BARREN = Text(id="folder “{path}” tidak memuat termbase ({known})", en="folder “{path}” holds no termbase ({known})")

_CLOSED = Text(
    id="folder “{path}” tidak dapat dibuka: {reason}; periksa izinnya",
    en="folder “{path}” cannot be opened: {reason}; check its permissions",
)


class LayerName(StrEnum):
    """Where a layer comes from, the nearest first."""

    GIVEN = "given"
    PROJECT = "project"
    USER = "user"
    BUILTIN = "builtin"


class Layer(NamedTuple):
    """The files of one layer, in a stable order."""

    name: LayerName
    paths: tuple[Path, ...]


class LayersInForce(NamedTuple):
    """What is in force where someone works, the nearest first."""

    layers: tuple[Layer, ...]
    words: tuple[Path, ...]
    """Folders of word lists; ours belong to the program and are always among them."""


def in_force(settings: Settings, given: Iterable[Path], folder: Path, *, builtin: bool = True) -> LayersInForce:
    """Find the layers and word lists in force for someone who works in ``folder``; empty layers are left out.

    :raises IstilahError: a termbase named by option or setting does not exist.
    """
    found = {
        LayerName.GIVEN: _expanded(given),
        LayerName.PROJECT: _project(settings, folder),
        LayerName.USER: _standard(user_folder()),
        LayerName.BUILTIN: _standard(builtin_folder()),
    }
    words = dict.fromkeys(path.absolute() for each in found.values() for path in each.words)
    if not (builtin and settings.builtin):
        found.pop(LayerName.BUILTIN)
    return LayersInForce(tuple(_distinct(found)), tuple(words))


def parted(found: Iterable[Layer], *, named: bool) -> tuple[tuple[Layer, ...], tuple[Layer, ...]]:
    """Part the layers that someone answers for (those ``named``, else the project's and the user's) from the others.

    Where nobody has a termbase of their own, the first part is all there is.
    """
    every = tuple(found)
    own = {LayerName.GIVEN} if named else {LayerName.PROJECT, LayerName.USER}
    answered = tuple(layer for layer in every if layer.name in own) or every
    return answered, tuple(layer for layer in every if layer not in answered)


def user_folder() -> Path:
    """Name the folder of the user's own termbase and nothing else."""
    return own_folder("config")


def builtin_folder() -> Path:
    """Name the folder of the built-in termbase: inside the package, or the top of a checkout."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3]


class _Found(NamedTuple):
    """Termbases, and the folders of word lists beside them."""

    files: tuple[Path, ...] = ()
    words: tuple[Path, ...] = ()

    @classmethod
    def together(cls, parts: Iterable[_Found]) -> _Found:
        every = tuple(parts)
        return cls(tuple(f for part in every for f in part.files), tuple(w for part in every for w in part.words))


def _distinct(found: Mapping[LayerName, _Found]) -> Iterator[Layer]:
    seen: set[Path] = set()
    for name, (files, _) in found.items():
        new = tuple(dict.fromkeys(path for path in map(Path.absolute, files) if path not in seen))
        seen.update(new)
        if new:
            yield Layer(name, new)


def _project(settings: Settings, folder: Path) -> _Found:
    if settings.termbase:
        root = Path(settings.path).parent
        return _expanded(root / Path(path).expanduser() for path in settings.termbase)
    for here in (folder, *folder.parents):
        found = _standard(here)
        if found.files or found.words:
            return found
    return _Found()


def _standard(folder: Path) -> _Found:
    """Find ``terms.toml`` of a folder and all that stands in ``glossary/``, however deep."""
    core, others = folder / _CORE, folder / _FOLDER
    below = _walked(others, (".toml",)) if is_folder(others) else _Found()
    return _Found.together((_single(core) if is_file(core) else _Found(), below))


def _expanded(paths: Iterable[Path]) -> _Found:
    return _Found.together(map(_named, paths))


def _named(path: Path) -> _Found:
    if is_folder(path):
        found = _walked(path, FORMATS)
        if not found.files:
            raise IstilahError(_BARREN.fill(path=path, known=", ".join(FORMATS)), Place(str(path)))
        return found
    if not is_there(path):
        raise IstilahError(_MISSING.fill(path=path), Place(str(path)))
    return _single(path)


def _single(path: Path) -> _Found:
    """Take a file by itself; its word lists stand beside it, or in the glossary beside it."""
    beside = (path.parent / WORDS, path.parent / _FOLDER / WORDS)
    return _Found((path,), tuple(folder for folder in beside if is_folder(folder)))


def _walked(folder: Path, suffixes: Collection[str]) -> _Found:
    """Find the termbases in a folder, files before folders; hidden folders hold none, nor do those of word lists."""
    files: list[Path] = []
    words: list[Path] = []
    for place, inside, names in os.walk(folder, onerror=_closed):
        words += (Path(place, name) for name in inside if name == WORDS)
        inside[:] = sorted(name for name in inside if name != WORDS and not name.startswith("."))
        files += (Path(f"{place}{os.sep}{name}") for name in sorted(names) if _suffix(name) in suffixes)
    return _Found(tuple(files), tuple(words))


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 -- every start asks this of hundreds of files


def _closed(error: OSError) -> None:
    raise UnreadableError(_CLOSED.fill(path=error.filename, reason=error.strerror), Place(str(error.filename)))
