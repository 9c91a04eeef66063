r"""How a termbase of schema 1 is laid out: one order of fields, one way to write each value, concepts by their keys.

Nothing but the layout changes: every value stays as its author put it, and a comment stays with the line it belongs to.
A file laid out twice is the file laid out once.

>>> print(lay_out('schema=1\n[[concept]]\nen="state civil apparatus" # UU 20/2023\nid="aparatur sipil negara (ASN)"\n'))
schema = 1
<BLANKLINE>
[[concept]]
id = "aparatur sipil negara (ASN)"
en = "state civil apparatus"  # UU 20/2023
<BLANKLINE>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.formats.toml import CONCEPT_FIELDS, DESIGNATION_FIELDS, FILE_FIELDS, read
from istilah.formats.toml.positions import KEY, comments, where
from istilah.language.folding import plain
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.formats.toml.positions import Path, TomlComment

_WIDTH = 120
_PROSE = ("definition", "note", "example")
_INSIDE = (*DESIGNATION_FIELDS, "from", "to", *LANGUAGES)
"""The order of what stands inside a table: of a designation, a validity, a pair."""
_NAMED_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_PRINTABLE = 0x20
_DELETE = 0x7F


def lay_out(text: str) -> str:
    """Lay out a termbase without faults; what its values say does not change."""
    import tomli

    data = tomli.loads(text)
    remarks = _Remarks(text)
    keys = [plain(concept.key) for concept in read(text, "").concepts]
    lines = [*remarks.head(), *_fields(data, FILE_FIELDS, (), remarks)]
    for number in sorted(range(len(keys)), key=keys.__getitem__):
        path = ("concept", number)
        lines += ["", *remarks.before(path), f"[[concept]]{remarks.beside(path)}"]
        lines += _fields(data["concept"][number], CONCEPT_FIELDS, path, remarks)
    tail = remarks.tail()
    return "\n".join([*lines, *(["", *tail] if tail else []), ""])


class _Remarks:
    """The comments of a text, each with the statement it belongs to."""

    def __init__(self, text: str) -> None:
        self.alone: dict[Path, list[str]] = {}
        self.same: dict[Path, list[str]] = {}
        starts = _statements(where(text))
        self.first = next(iter(starts.values()), ())
        for comment in comments(text):
            self._place(comment, starts)

    def _place(self, comment: TomlComment, starts: Mapping[tuple[int, int], Path]) -> None:
        if comment.alone and (comment.next is None or comment.next in starts):
            owner = starts[comment.next] if comment.next else ()
            self.alone.setdefault(owner, []).append(comment.text)
            return
        owner = max(((at, path) for at, path in starts.items() if at <= comment.place), default=((0, 0), self.first))[1]
        (self.same if not comment.alone else self.alone).setdefault(owner, []).append(comment.text)

    def head(self) -> list[str]:
        """List the comments before everything else."""
        found = self.alone.pop(self.first, [])
        return [*found, ""] if found else []

    def tail(self) -> list[str]:
        """List the comments after everything else."""
        return self.alone.get((), [])

    def before(self, path: Path) -> list[str]:
        """List the lines of comment above a statement."""
        return self.alone.get(path, [])

    def beside(self, path: Path) -> str:
        """Make the end of the line of a statement."""
        return "".join(f"  {text}" for text in self.same.get(path, ()))


def _statements(places: Mapping[Path, tuple[int, int]]) -> dict[tuple[int, int], Path]:
    """Map the place of each statement (field of the file, header of a concept, field of a concept) to its path."""
    found: dict[Path, tuple[int, int]] = {}
    for path, at in places.items():
        owner = path[: 3 if path[0] == "concept" else 1]
        if path == ("concept", KEY):
            continue
        owner = owner[:-1] if owner[-1] == KEY else owner
        found[owner] = min(at, found.get(owner, at))
    return {at: path for path, at in sorted(found.items(), key=lambda item: item[1])}


def _fields(table: Mapping[str, object], order: tuple[str, ...], path: Path, remarks: _Remarks) -> Iterator[str]:
    for name in order:
        if name not in table or name == "concept":
            continue
        at = (*path, name)
        yield from remarks.before(at)
        lines = list(_field(name, table[name]))
        yield from (*lines[:-1], lines[-1] + remarks.beside(at))


def _field(name: str, value: object) -> Iterator[str]:
    if name in _PROSE and isinstance(value, dict) and value:
        yield from (f"{name}.{language} = {_inline(value[language])}" for language in LANGUAGES if language in value)
        return
    line = f"{name} = {_inline(value)}"
    if len(line) <= _WIDTH or not isinstance(value, list) or not value:
        yield line
        return
    yield f"{name} = ["
    yield from (f"    {_inline(item)}," for item in value)
    yield "]"


def _inline(value: object) -> str:
    r"""Write a value on one line, as TOML 1.0 wants of a table.

    >>> print(_inline({"short": ["BG"], "term": 'bagan "Gantt"'}))
    { term = "bagan \"Gantt\"", short = ["BG"] }
    """
    if isinstance(value, str):
        return f'"{"".join(map(_escaped, value))}"'
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{name} = {_inline(value[name])}" for name in _INSIDE if name in value)
        return f"{{ {inside} }}" if inside else "{}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _escaped(character: str) -> str:
    if character in _NAMED_ESCAPES:
        return _NAMED_ESCAPES[character]
    code = ord(character)
    return f"\\u{code:04X}" if code < _PRINTABLE or code == _DELETE else character
