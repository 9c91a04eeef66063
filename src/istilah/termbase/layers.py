"""Which files make the termbase: the nearer layer hides the farther where keys are equal.

given (``-t``) > project > user > built-in. A layer is a list of files; where a file stands in two layers, as in a
checkout of ``istilah`` itself, the nearer one keeps it.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import IstilahError, Place
from istilah.files import is_file, is_folder, is_there
from istilah.formats import FORMATS
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.config import Settings

_CORE = "terms.toml"
_FOLDER = "glossary"

_MISSING = Text(
    id="termbase “{path}” tidak ada; periksa jalurnya (opsi -t atau pengaturan “termbase”)",
    en="termbase “{path}” does not exist; check the path (option -t or setting “termbase”)",
)
_BARREN = Text(id="folder “{path}” tidak memuat termbase ({known})", en="folder “{path}” holds no termbase ({known})")


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


def layers(settings: Settings, given: Iterable[Path], folder: Path, *, builtin: bool = True) -> tuple[Layer, ...]:
    """List the layers in force for someone who works in ``folder``, the nearest first; empty ones are left out.

    :raises IstilahError: a termbase named by option or setting does not exist.
    """
    found = (
        (LayerName.GIVEN, _expanded(given)),
        (LayerName.PROJECT, _project(settings, folder)),
        (LayerName.USER, _standard(user_folder())),
        (LayerName.BUILTIN, _standard(builtin_folder()) if builtin and settings.builtin else ()),
    )
    return tuple(_distinct(found))


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
    from platformdirs import user_config_path

    return user_config_path("istilah", appauthor=False)


def builtin_folder() -> Path:
    """Name the folder of the built-in termbase: inside the package, or the top of a checkout."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3]


def _distinct(found: Iterable[tuple[LayerName, Iterable[Path]]]) -> Iterator[Layer]:
    seen: set[Path] = set()
    for name, paths in found:
        new = tuple(dict.fromkeys(path for path in map(Path.absolute, paths) if path not in seen))
        seen.update(new)
        if new:
            yield Layer(name, new)


def _project(settings: Settings, folder: Path) -> tuple[Path, ...]:
    if settings.termbase:
        root = Path(settings.path).parent
        return _expanded(root / Path(path).expanduser() for path in settings.termbase)
    for here in (folder, *folder.parents):
        paths = _standard(here)
        if paths:
            return paths
    return ()


def _standard(folder: Path) -> tuple[Path, ...]:
    """List ``terms.toml`` and ``glossary/*.toml`` of a folder."""
    core, others = folder / _CORE, folder / _FOLDER
    return (*((core,) if is_file(core) else ()), *(sorted(others.glob("*.toml")) if is_folder(others) else ()))


def _expanded(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(file for path in paths for file in _files(path))


def _files(path: Path) -> Iterable[Path]:
    if is_folder(path):
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in FORMATS)
        if not files:
            raise IstilahError(_BARREN.fill(path=path, known=", ".join(FORMATS)), Place(str(path)))
        return files
    if not is_there(path):
        raise IstilahError(_MISSING.fill(path=path), Place(str(path)))
    return (path,)
