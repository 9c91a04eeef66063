"""The list of cues in TOML: ``[part]``, patterns that have a name, and a table ``[[cue]]`` for each cue.

What is wrong in a row is a fault in its place, also an example that does not show its cue: who adds a row sees at once
whether it says what was meant.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from istilah.formats.toml.positions import KEY
from istilah.model.cues import MARKS, REACH, Cue, Role, composed, marked
from istilah.model.document import Span
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.formats.toml.positions import Path

Faults = list[tuple[tuple[str | int, ...], Text]]

FIELDS = tuple(field.name for field in fields(Cue))
"""What a row may say."""
_PATTERNS = ("before", "behind", "stretch")

_FIELD = Text(id="bidang “{name}” tidak dikenal; yang ada: {names}", en="unknown field “{name}”; there are: {names}")
_TABLES = Text(id="“{name}” harus berupa tabel [[{name}]]", en="“{name}” must be [[{name}]] tables")
_PARTS = Text(id="“part” harus berupa tabel teks", en="“part” must be a table of strings")
_STRING = Text(id="“{name}” harus berupa teks yang berisi", en="“{name}” must be a string that is not empty")
_SAID = Text(id="“{name}” harus berupa teks atau daftar teks", en="“{name}” must be a string or a list of strings")
_NUMBER = Text(id="“{name}” harus berupa bilangan bulat dari 0", en="“{name}” must be a whole number from 0")
_ROLE = Text(id="peran “{name}” tidak dikenal; yang ada: {names}", en="unknown role “{name}”; there are: {names}")
_NOTHING = Text(
    id="baris ini tidak menyebut apa pun; isi “before”, “behind”, atau “stretch”",
    en="this row says nothing; give “before”, “behind” or “stretch”",
)
_PART = Text(id="bagian “{name}” belum ada dalam [part]", en="there is no part “{name}” in [part]")
_PATTERN = Text(id="pola ini keliru: {reason}", en="this pattern is wrong: {reason}")
_MARKS = Text(id="contoh harus menandai satu bagian dengan ⟦ dan ⟧", en="an example must mark one stretch with ⟦ and ⟧")
_UNSHOWN = Text(id="contoh ini tidak memperlihatkan petunjuknya", en="this example does not show the cue")
_SHOWN = Text(id="contoh ini memperlihatkan petunjuknya juga", en="this example shows the cue as well")


def read_cues(data: Mapping[str, object]) -> tuple[tuple[Cue, ...], Faults]:
    """Read a list of cues, and tell what is wrong with it."""
    reader = _CueReader()
    for name in data.keys() - {"part", "cue"}:
        reader.fault((name, KEY), _FIELD.fill(name=name, names="part, cue"))
    parts = reader.parts(data.get("part", {}))
    rows = data.get("cue", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        reader.fault(("cue",), _TABLES.fill(name="cue"))
        return (), reader.faults
    return tuple(cue for n, row in enumerate(rows) for cue in reader.row(row, ("cue", n), parts)), reader.faults


class _CueReader:
    """Collects faults while it reads rows."""

    def __init__(self) -> None:
        self.faults: Faults = []

    def fault(self, at: Path, text: Text) -> None:
        self.faults.append((at, text))

    def parts(self, table: object) -> dict[str, str]:
        if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
            self.fault(("part",), _PARTS)
            return {}
        return table

    def row(self, row: dict[str, object], at: Path, parts: Mapping[str, str]) -> Iterator[Cue]:
        before = len(self.faults)
        for name in row.keys() - set(FIELDS):
            self.fault((*at, name, KEY), _FIELD.fill(name=name, names=", ".join(FIELDS)))
        role = row.get("role")
        if role not in set(Role):
            self.fault((*at, "role"), _ROLE.fill(name=role, names=", ".join(Role)))
        said = {name: self._said(row[name], (*at, name), parts) for name in _PATTERNS if name in row}
        if not said:
            self.fault(at, _NOTHING)
        numbers = {
            name: self._number(row.get(name, usual), (*at, name)) for name, usual in (("reach", REACH), ("gap", 0))
        }
        for name in ("example", "unlike"):
            self._example(row.get(name, ""), (*at, name), optional=name == "unlike")
        if len(self.faults) > before:
            return
        cue = Cue(**{**row, **said, **numbers, "role": Role(str(role))})  # type: ignore[arg-type]  # each was looked at
        self._tried(cue, at)
        yield cue

    def _said(self, value: object, at: Path, parts: Mapping[str, str]) -> str | tuple[str, ...]:
        if isinstance(value, list) and value and at[-1] != "stretch" and all(map(_is_said, value)):
            return tuple(value)
        if not isinstance(value, str) or not value:
            self.fault(at, _SAID.fill(name=at[-1]))
            return ""
        try:
            return composed(value, parts)
        except KeyError as error:
            self.fault(at, _PART.fill(name=error.args[0]))
            return ""

    def _number(self, value: object, at: Path) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.fault(at, _NUMBER.fill(name=at[-1]))
        return 0

    def _example(self, value: object, at: Path, *, optional: bool) -> None:
        if not isinstance(value, str) or not (value or optional):
            self.fault(at, _STRING.fill(name=at[-1]))
        elif value and [sign for sign in value if sign in MARKS] != list(MARKS):
            self.fault(at, _MARKS)

    def _tried(self, cue: Cue, at: Path) -> None:
        """Try a cue on its examples."""
        try:
            cue.compile()
        except (re.error, OverflowError, RecursionError) as error:
            self.fault(at, _PATTERN.fill(reason=error))
            return
        for name, text, expected in (("example", cue.example, _UNSHOWN), ("unlike", cue.unlike, _SHOWN)):
            prose, span = marked(text) if text else ("", Span(0, 0))
            if text and cue.shows(prose, span) != (name == "example"):
                self.fault((*at, name), expected)


def _is_said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
