"""The settings of a project: ``[tool.istilah]`` in ``pyproject.toml``, or ``istilah.toml``.

>>> Settings().builtin
True
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from istilah.errors import ConfigError, Place
from istilah.files import is_file, read_bytes, read_text
from istilah.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FILE = "istilah.toml"
_PYPROJECT = "pyproject.toml"

_SYNTAX = Text(id="bukan TOML yang sah: {reason}", en="not valid TOML: {reason}")
_TABLE = Text(id="“{name}” harus berupa tabel [{name}]", en="“{name}” must be a table [{name}]")
_UNKNOWN = Text(
    id="pengaturan “{name}” tidak dikenal; mungkin maksudnya “{near}” (yang ada: {names})",
    en="unknown setting “{name}”; did you mean “{near}” (there are: {names})",
)
_TYPE = Text(id="pengaturan “{name}” harus berupa {expected}", en="setting “{name}” must be {expected}")
_RULES = Text(id="daftar kode atau nama aturan", en="a list of codes or names of rules")
_EXPECTED = {
    "termbase": Text(id="daftar jalur berkas", en="a list of paths"),
    "builtin": Text(id="true atau false", en="true or false"),
    "domain": Text(id="daftar nama ranah", en="a list of domain names"),
    "lang": Text(id="“id” atau “en”", en="“id” or “en”"),
    "limit": Text(id="bilangan bulat dari 1", en="a whole number from 1"),
    "select": _RULES,
    "ignore": _RULES,
    "per_file_ignores": Text(
        id="tabel pola berkas dan daftar aturan, misalnya “arsip/*” = [“EYD”]",
        en="a table of file patterns and lists of rules, such as “archive/*” = [“EYD”]",
    ),
    "known": Text(id="daftar singkatan", en="a list of short forms"),
    "audience": Text(id="“general” atau “specialist”", en="“general” or “specialist”"),
    "as_of": Text(id="tanggal, misalnya “2024-10-21”", en="a date such as “2024-10-21”"),
    "exclude": Text(id="daftar pola berkas", en="a list of file patterns"),
    "max_file_size": Text(id="ukuran dari 1 KB, misalnya “512 MB”", en="a size of 1 KB or more, such as “512 MB”"),
}
_SIZE = re.compile("[1-9][0-9]{0,8} [KMG]B")
_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


AudienceName = Literal["general", "specialist"]


class FileIgnores(NamedTuple):
    """Rules that are not obeyed in the files a pattern fits."""

    pattern: str
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.pattern}: {' '.join(self.rules)}"


class Settings(NamedTuple):
    """What a project decides; each field is a setting of the same name."""

    termbase: tuple[str, ...] = ()
    """Termbases of the project, relative to the file that names them; else ``terms.toml`` and ``glossary/``."""
    builtin: bool = True
    """Whether the built-in termbase takes part."""
    domain: tuple[str, ...] = ()
    """Domains whose concepts come first."""
    lang: Language | None = None
    """Language of the interface."""
    limit: int = 10
    """How many answers to give at most."""
    select: tuple[str, ...] = ()
    """Rules to obey, by code, by the beginning of codes, or by name; without any, all."""
    ignore: tuple[str, ...] = ()
    """Rules not to obey."""
    per_file_ignores: tuple[FileIgnores, ...] = ()
    """Rules not to obey in some files; patterns as in ``.gitignore``, seen from the file that names them."""
    known: tuple[str, ...] = ()
    """Short forms that need no explanation."""
    audience: AudienceName = "general"
    """Who reads the drafts."""
    as_of: str = ""
    """ISO date on which names are judged; else the document's own date, else today."""
    exclude: tuple[str, ...] = ()
    """Files not to examine; patterns as above."""
    max_file_size: str = "512 MB"
    """The largest file that is read: a whole number of KB, MB or GB."""
    path: str = ""
    """Where the settings were read; not a setting itself."""

    @property
    def most(self) -> int:
        """Bytes of the largest file that is read.

        >>> Settings(max_file_size="2 KB").most
        2000
        """
        number, _, unit = self.max_file_size.partition(" ")
        return int(number) * _UNITS[unit]


NAMES = tuple(name for name in Settings._fields if name != "path")


def find(folder: Path) -> Path | None:
    """Find the nearest configuration at or above ``folder``; ``istilah.toml`` goes before ``pyproject.toml``."""
    for here in (folder, *folder.parents):
        for name in (_FILE, _PYPROJECT):
            path = here / name
            if is_file(path) and (name == _FILE or _concerns_us(path)):
                return path
    return None


def _concerns_us(path: Path) -> bool:
    text = read_bytes(path)
    return b"istilah" in text and b"tool" in text and "istilah" in _table(_parsed(path), "tool", path)


def load(path: Path | None) -> Settings:
    """Read the settings from a file; without one, the defaults.

    :raises ConfigError: the file is not TOML, names an unknown setting, or gives one a wrong type.
    :raises UnreadableError: the file cannot be read.
    """
    if path is None:
        return Settings()
    data = _parsed(path)
    if path.name == _PYPROJECT:
        data = _table(_table(data, "tool", path), "istilah", path)
    return _settings(data, path)


def _parsed(path: Path) -> dict[str, object]:
    import tomli

    try:
        return tomli.loads(read_text(path))
    except tomli.TOMLDecodeError as error:
        raise ConfigError(_SYNTAX.fill(reason=error.msg), Place(str(path), error.lineno, error.colno)) from None
    except (RecursionError, ValueError) as error:  # tables nested without end, numbers of thousands of digits
        raise ConfigError(_SYNTAX.fill(reason=error), Place(str(path))) from None


def _table(data: dict[str, object], name: str, path: Path) -> dict[str, object]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(_TABLE.fill(name=name), Place(str(path)))
    return table


def _settings(table: dict[str, object], path: Path) -> Settings:
    for name, value in table.items():
        if name not in NAMES:
            near = get_close_matches(name, NAMES, 1, 0.0)[0]
            raise ConfigError(_UNKNOWN.fill(name=name, near=near, names=", ".join(NAMES)), _place(path, name))
        if not _fits(name, value):
            expected = _EXPECTED[name]
            text = _TYPE.fill(name=name, expected=expected)
            raise ConfigError(text, _place(path, name))
    known = {name: _frozen(value) for name, value in table.items()}
    return Settings(**known, path=str(path))  # type: ignore[arg-type]  # _fits has looked at each


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return tuple(FileIgnores(pattern, tuple(rules)) for pattern, rules in value.items())
    return tuple(value) if isinstance(value, list) else value


def _fits(name: str, value: object) -> bool:
    check = _CHECKS.get(name, _is_list)
    return check(value)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_table_of_lists(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_list, value.values()))


def is_date(value: object) -> bool:
    """Tell whether a value is a date as we write it.

    >>> [is_date(text) for text in ("2024-10-21", "2024-13-01", "21-10-2024", "")]
    [True, False, False, False]
    """
    from datetime import date

    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_CHECKS: dict[str, Callable[[object], bool]] = {
    "builtin": lambda value: isinstance(value, bool),
    "lang": lambda value: value in get_args(Language),
    "limit": lambda value: isinstance(value, int) and not isinstance(value, bool) and value > 0,
    "per_file_ignores": _is_table_of_lists,
    "audience": lambda value: value in get_args(AudienceName),
    "as_of": is_date,
    "max_file_size": lambda value: isinstance(value, str) and _SIZE.fullmatch(value) is not None,
}


def _place(path: Path, name: str) -> Place:
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if line.strip().startswith(name):
            return Place(str(path), number, 1)
    return Place(str(path))
