"""Where treated drafts go: into their place, or with ``-o`` and ``--output-dir`` elsewhere, the originals untouched.

In a folder drafts keep the paths by which they were named, seen from where the user stands: ``bab/a.md`` goes to
``DIR/bab/a.md``, ``../surat/a.md`` to ``DIR/surat/a.md``. Nothing leads out of it, not even a link inside.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import IstilahError, Place
from istilah.files import STDIN, is_folder, is_handed_over, is_there, replace
from istilah.text import Text
from istilah.work.drafts import DraftSource
from istilah.work.manifests import is_manifest
from istilah.work.walk import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.files import Stamp

_IDLE = Text(
    id="-o dan --output-dir memerlukan sesuatu untuk ditulis: {options}",
    en="-o and --output-dir need something to write: {options}",
)
_TWO = Text(id="pilih salah satu: -o atau --output-dir", en="choose one: -o or --output-dir")
_SEVERAL = Text(
    id="-o memuat satu naskah saja, padahal ada {count}; gunakan --output-dir FOLDER",
    en="-o takes one draft, but there are {count}; use --output-dir FOLDER",
)
_FOLDER = Text(
    id="“{path}” adalah folder; sebut nama berkasnya, atau gunakan --output-dir",
    en="“{path}” is a folder; name the file, or use --output-dir",
)
_NO_FOLDER = Text(id="“{path}” bukan folder; pilih nama lain", en="“{path}” is no folder; choose another name")
_LISTED = Text(
    id="naskah yang terdaftar dalam berkas ini tidak diubah di tempatnya ({options}); gunakan --output-dir FOLDER",
    en="the drafts listed in this file are not changed in place ({options}); use --output-dir FOLDER",
)
_NAMELESS = Text(
    id="masukan standar belum bernama; sebut namanya dengan --stdin-filename",
    en="standard input has no name; give it one with --stdin-filename",
)
_CLASH = Text(
    id="“{path}” akan ditulis dua kali; kerjakan kedua naskah sendiri-sendiri",
    en="“{path}” would be written twice; treat the two drafts one at a time",
)
_SAME = Text(
    id="itu naskahnya sendiri; pilih folder lain, atau tinggalkan opsi ini",
    en="that is the draft itself; choose another folder, or leave the option out",
)
_ASTRAY = Text(
    id="tautan di sini menunjuk ke luar “{folder}”; tidak ditulis",
    en="a link here leads out of “{folder}”; not written",
)
_UNMADE = Text(id="folder “{path}” tidak dapat dibuat: {reason}", en="folder “{path}” cannot be made: {reason}")


Way = tuple[DraftSource, Path]
"""A draft, and where it goes."""


class Outputs(NamedTuple):
    """Where a run writes what it made of drafts."""

    file: Path | None = None
    folder: Path | None = None

    @property
    def elsewhere(self) -> bool:
        """Whether the drafts stay as they are, so that also one in which nothing changed has to be written."""
        return self.file is not None or self.folder is not None

    def check(self, named: Iterable[Path], *, writes: bool, options: str) -> None:
        """Make sure that the options make sense before any of the files ``named`` is read.

        :raises IstilahError: nothing is written at all without one of the ``options``, or the two contradict; or it
            would be written into a manifest.
        """
        manifest = next(filter(is_manifest, named), None)
        if writes and manifest and self.folder is None:
            raise IstilahError(_LISTED.fill(options=options), Place(str(manifest)))
        if self.elsewhere and not writes:
            raise IstilahError(_IDLE.fill(options=options))
        if self.file is not None and self.folder is not None:
            raise IstilahError(_TWO)
        if self.file is not None and is_folder(self.file):
            raise IstilahError(_FOLDER.fill(path=self.file), Place(str(self.file)))
        if self.folder is not None and is_there(self.folder) and not is_folder(self.folder):
            raise IstilahError(_NO_FOLDER.fill(path=self.folder), Place(str(self.folder)))

    def without_own(self, found: Iterable[Path], named: Sequence[Path]) -> Iterator[Path]:
        """Leave out what an earlier run has put into the folder, unless it is named."""
        own = whole(self.folder) if self.folder else None
        if own is None or whole(Path()).is_relative_to(own):
            return iter(found)
        return (path for path in found if path in named or not whole(path).is_relative_to(own))

    def prints(self, named: Iterable[Path]) -> bool:
        """Tell whether what is made of the drafts ``named`` goes to standard output."""
        return str(self.file) == STDIN if self.elsewhere else STDIN in map(str, named)

    def ways(self, found: Callable[[], Iterable[DraftSource]]) -> Iterator[Way]:
        """Say for each draft where it goes; drafts that go elsewhere are looked for twice, lest two meet there.

        :raises IstilahError: several drafts would go to one place, or one to itself.
        """
        if self.elsewhere:
            self._refuse_clashes(found())
        return ((draft, self._route(draft)) for draft in found())

    def _refuse_clashes(self, drafts: Iterable[DraftSource]) -> None:
        routes, count, twice = set[Path](), 0, None
        for draft in drafts:
            count += 1
            route = self._route(draft)
            if self.folder is not None and os.path.realpath(draft.place) == os.path.realpath(route):
                raise IstilahError(_SAME, Place(str(route)))
            twice = route if route in routes else twice
            routes.add(route)
        if self.file is not None and count > 1:
            raise IstilahError(_SEVERAL.fill(count=count))
        if twice:
            raise IstilahError(_CLASH.fill(path=twice), Place(str(twice)))

    def _route(self, draft: DraftSource) -> Path:
        if self.file is not None:
            return self.file
        if self.folder is not None:
            return self.folder / _below(draft.name)
        return Path(draft.place if is_handed_over(draft.place) else draft.name)

    def put(self, data: bytes, draft: DraftSource, route: Path, stamp: Stamp | None) -> None:
        """Write what was made of ``draft``.

        :raises IstilahError: that cannot be done; nothing has changed.
        """
        if not self.elsewhere:
            replace(route, data, stamp=stamp)
            return
        if self.folder is not None:
            _make_way(route, self.folder)
        replace(route, data, like=Path(draft.place))


def _below(name: str) -> Path:
    """Name a draft from inside a folder."""
    path = Path(name)
    if is_handed_over(path):
        raise IstilahError(_NAMELESS)
    here, place = whole(Path()), whole(path)
    if place.is_relative_to(here):
        return place.relative_to(here)
    return Path(*(part for part in Path(os.path.normpath(path)).parts if part not in {"..", path.anchor}))


def _make_way(route: Path, folder: Path) -> None:
    """Make the folders on the way to a file, none of them outside ``folder``."""
    inside = Path(os.path.realpath(folder))
    if not Path(os.path.realpath(route)).is_relative_to(inside):
        raise IstilahError(_ASTRAY.fill(folder=folder), Place(str(route)))
    try:
        route.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IstilahError(_UNMADE.fill(path=route.parent, reason=error.strerror), Place(str(route))) from None
