"""Which files a command line means: files as they are named, folders with all they hold that a reader knows.

Folders are gone through in the order of names. What ``.gitignore`` leaves out, what is hidden, links to folders, and
pipes, sockets and devices are passed over; a file named by itself is taken whatever it is. ``exclude`` of the settings
holds for all.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.encoding import decode
from istilah.errors import ConfigError, IstilahError, Place, UnreadableError
from istilah.files import STDIN, is_file, is_folder, is_there, read_bytes
from istilah.readers import READERS
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_IGNORES = ".gitignore"
_PATTERN = Text(
    id="“{pattern}” bukan pola berkas yang sah; tulis seperti dalam .gitignore",
    en="“{pattern}” is not a valid pattern; write it as in .gitignore",
)


class Patterns(NamedTuple):
    """Patterns as in ``.gitignore``, and the folder from which they are seen."""

    folder: Path
    spec: GitIgnoreSpec

    def verdict(self, path: Path) -> bool | None:
        """Tell whether a path is meant (or excepted by ``!``); none where no pattern speaks of it."""
        return self.of(path, is_folder=is_folder(path))

    def of(self, path: Path, *, is_folder: bool) -> bool | None:
        """Do the same for a path of which it is known whether it is a folder."""
        if not self.spec.patterns or not path.is_relative_to(self.folder):
            return None
        inside = path.relative_to(self.folder).as_posix()
        return self.spec.check_file(f"{inside}/" if is_folder else inside).include


def patterns(folder: Path, lines: Iterable[str], source: str) -> Patterns:
    """Compile the patterns that the file ``source`` states, as seen from ``folder``.

    :raises ConfigError: one of them is no pattern.
    """
    return Patterns(folder, _spec([_compiled(line, source) for line in lines]))


def _spec(compiled: Iterable[GitIgnoreSpecPattern]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec(compiled, backend="simple")


def _compiled(line: str, source: str) -> GitIgnoreSpecPattern:
    from warnings import catch_warnings, simplefilter

    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        regex, include = GitIgnoreSpecPattern.pattern_to_regex(line)
        with catch_warnings():  # of what a set in brackets may mean in some later Python
            simplefilter("ignore")
            compiled = re.compile(swift(regex), re.DOTALL) if regex is not None else None
    except (ValueError, re.error, OverflowError, RecursionError):
        raise ConfigError(_PATTERN.fill(pattern=line), Place(source)) from None
    return GitIgnoreSpecPattern(compiled, include)


_STAR = r"\[\^/\]\*"
_BETWEEN_STARS = re.compile(rf"{_STAR}((?:\[\^/\](?!\*)|[^/])*?)(?={_STAR})")
_DEEPER = "(?:/.+)?"
_ANYWHERE = "^(?:.+/)?"


def swift(regex: str) -> str:
    """Make the expression of a pattern match in time: what stands between two stars is found once, and that holds.

    Whatever a pattern means, its first place is the best: a later one leaves less room for the rest. So no choice need
    be taken back, and ``*a*a*a*a*b`` takes no longer than ``*b``. The marks that are looked for hold a slash, which
    no set in brackets can.

    >>> swift("^[^/]*a[^/]*b[^/]*c$")
    '^(?>[^/]*?a)(?>[^/]*?b)[^/]*c$'
    """
    regex = _BETWEEN_STARS.sub(r"(?>[^/]*?\1)", regex)
    first, *rest = regex.split(_DEEPER)
    if not rest:
        return regex
    if first.startswith(_ANYWHERE):
        first = f"^(?>(?:.+?/)??{first.removeprefix(_ANYWHERE)}(?=/))"
    *middle, last = rest
    return "".join([first, *(f"(?>(?:/.+?)??{part}(?=/))" for part in middle), _DEEPER, last])


def drafts(named: Sequence[Path], exclude: Patterns) -> Iterator[Path]:
    """Go through the files meant by ``named``, each once, in a stable order."""
    found = (path for name in named for path in _meant(name, exclude) if not exclude.verdict(whole(path)))
    return _once(found) if len(named) > 1 else found  # in one folder nothing is found twice


def _once(paths: Iterable[Path]) -> Iterator[Path]:
    seen = set[str]()
    for path in paths:
        place = str(whole(path))
        if place not in seen:
            seen.add(place)
            yield path


def _meant(path: Path, exclude: Patterns) -> Iterator[Path]:
    if str(path) == STDIN or not is_folder(path):
        yield path
    else:
        yield from _inside(path, (exclude, *_above(whole(path))))


def whole(path: Path) -> Path:
    """Name a path from the root, as patterns need it; links stay as they are."""
    from os.path import abspath

    return Path(abspath(path))  # noqa: PTH100 -- Path.absolute keeps “..”


def _inside(folder: Path, ignored: tuple[Patterns, ...]) -> Iterator[Path]:
    """Go through a folder, however deep: what is still to do stands in a list, not in calls of calls."""
    waiting: list[tuple[Path, tuple[Patterns, ...] | None]] = [(folder, ignored)]
    while waiting:
        path, around = waiting.pop()
        if around is None:
            yield path
            continue
        try:
            around = (*around, *_own(whole(path)))
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except IstilahError as error:
            yield Path(error.place.path if error.place else path)  # whoever reads it will say why that cannot be
            continue
        except OSError:
            yield path  # as above
            continue
        waiting += _taken(path, entries, around)


def _taken(
    folder: Path, entries: Iterable[os.DirEntry[str]], ignored: tuple[Patterns, ...]
) -> Iterator[tuple[Path, tuple[Patterns, ...] | None]]:
    """Choose what of a folder is gone into (with what is ignored there) or examined."""
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        leads_on = _leads_on(entry)
        passed_over = entry.is_symlink() if leads_on else path.suffix.lower() not in READERS or _is_special(entry)
        if not passed_over and not _is_ignored(whole(path), ignored, is_folder=leads_on):
            yield path, ignored if leads_on else None


def _leads_on(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Tell pipes, sockets and devices from files, and from links that lead nowhere, of which a reader will tell."""
    try:
        return not entry.is_file() and is_there(entry.path)
    except OSError:  # as above
        return False


def _is_ignored(path: Path, ignored: tuple[Patterns, ...], *, is_folder: bool) -> bool:
    """Ask the nearest patterns first: the first that speak of a path decide."""
    verdicts = (group.of(path, is_folder=is_folder) for group in reversed(ignored))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _above(folder: Path) -> tuple[Patterns, ...]:
    """Collect the patterns of the folders above, up to the top of the repository; outside of one, none."""
    tops = [parent for parent in (folder, *folder.parents) if is_there(parent / ".git")]
    if not tops:
        return ()
    between = [parent for parent in folder.parents if parent.is_relative_to(tops[0])]
    return tuple(group for parent in reversed(between) for group in _own(parent))


def _own(folder: Path) -> tuple[Patterns, ...]:
    """Read the patterns of a folder; those that are none fit nothing, as git has it.

    :raises UnreadableError: nobody knows what is to be left out, so the folder is better left alone.
    """
    path = folder / _IGNORES
    if not is_file(path):
        return ()
    return (Patterns(folder, _spec(_valid(_lines(path), str(path)))),)


def _valid(lines: Iterable[str], source: str) -> Iterator[GitIgnoreSpecPattern]:
    from contextlib import suppress

    for line in lines:
        with suppress(ConfigError):
            yield _compiled(line, source)


def _lines(path: Path) -> list[str]:
    data = read_bytes(path)
    try:
        return decode(data, str(path)).splitlines()
    except UnreadableError:
        # Git compares bytes: a name in an old encoding is the same here and on the disk.
        return data.decode(errors="surrogateescape").splitlines()
