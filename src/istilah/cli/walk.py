"""Which files a command line means: files as they are named, folders with all they hold that a reader knows.

Folders are gone through in the order of names. What ``.gitignore`` leaves out, what is hidden, and links to folders are
passed over; a file named by itself is taken whatever it is. ``exclude`` of the settings holds for all.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.files import STDIN
from istilah.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pathspec import GitIgnoreSpec

_IGNORES = ".gitignore"


class Patterns(NamedTuple):
    """Patterns as in ``.gitignore``, and the folder from which they are seen."""

    folder: Path
    spec: GitIgnoreSpec

    def verdict(self, path: Path) -> bool | None:
        """Tell whether a path is meant (or excepted by ``!``); none where no pattern speaks of it."""
        if not path.is_relative_to(self.folder):
            return None
        inside = path.relative_to(self.folder).as_posix()
        return self.spec.check_file(f"{inside}/" if path.is_dir() else inside).include


def patterns(folder: Path, lines: Iterable[str]) -> Patterns:
    """Compile patterns that are seen from ``folder``."""
    from pathspec import GitIgnoreSpec

    return Patterns(folder, GitIgnoreSpec.from_lines(lines))


def drafts(named: Iterable[Path], exclude: Patterns) -> Iterator[Path]:
    """Go through the files meant by ``named``, each once, in a stable order."""
    seen: set[Path] = set()
    for path in (found for name in named for found in _meant(name, exclude)):
        place = whole(path)
        if place not in seen and not exclude.verdict(place):
            seen.add(place)
            yield path


def _meant(path: Path, exclude: Patterns) -> Iterator[Path]:
    if str(path) == STDIN or not path.is_dir():
        yield path
    else:
        yield from _inside(path, (exclude, *_above(whole(path))))


def whole(path: Path) -> Path:
    """Name a path from the root, as patterns need it; links stay as they are."""
    from os.path import abspath

    return Path(abspath(path))  # noqa: PTH100 -- Path.absolute keeps “..”


def _inside(folder: Path, ignored: tuple[Patterns, ...]) -> Iterator[Path]:
    ignored = (*ignored, *_own(whole(folder)))
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # whoever reads it will say why that cannot be
        return
    for path in entries:
        if path.name.startswith(".") or _is_ignored(whole(path), ignored):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _inside(path, ignored)
        elif path.suffix.lower() in READERS:
            yield path


def _is_ignored(path: Path, ignored: tuple[Patterns, ...]) -> bool:
    """Ask the nearest patterns first: the first that speak of a path decide."""
    verdicts = (group.verdict(path) for group in reversed(ignored))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _above(folder: Path) -> tuple[Patterns, ...]:
    """Collect the patterns of the folders above, up to the top of the repository; outside of one, none."""
    tops = [parent for parent in (folder, *folder.parents) if (parent / ".git").exists()]
    if not tops:
        return ()
    between = [parent for parent in folder.parents if parent.is_relative_to(tops[0])]
    return tuple(group for parent in reversed(between) for group in _own(parent))


def _own(folder: Path) -> tuple[Patterns, ...]:
    path = folder / _IGNORES
    if not path.is_file():
        return ()
    return (patterns(folder, path.read_text(encoding="utf-8", errors="replace").splitlines()),)
