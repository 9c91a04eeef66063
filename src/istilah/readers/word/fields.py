"""Fields of a Word file: what they compute is shown, but not all of it is prose.

A field is either one element (``w:fldSimple``) or spread over a story, between marks that say where it begins, where
its result does, and where it ends; fields nest. What a page number or a table of contents shows is *mute*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from istilah.readers.word.names import w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

FIELD_MARK = w("fldChar")
SIMPLE_FIELD = w("fldSimple")
INSTRUCTION = w("instrText")

_MUTE = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ", "LISTNUM"),
        *("TOC", "TOA", "TC", "TA", "INDEX", "XE", "RD", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "=", "BARCODE"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "REVNUM", "FILENAME", "FILESIZE"),
        *("NUMCHARS", "NUMWORDS", "DISPLAYBARCODE"),
    )
)
"""Fields whose result is a number, a date or a repetition of what stands elsewhere."""
_CONTENTS = "TOC"
_NAMELESS = "?"
_KIND = w("fldCharType")


@dataclass(slots=True)
class _Field:
    mute: bool = True
    instruction: str = ""
    name: str = ""


class Fields:
    """The fields of one part that are open where a walk over it has come to."""

    def __init__(self, marks: Iterable[_Element] = ()) -> None:
        self.mutes = 0
        """How many of them are mute."""
        self.contents = 0
        """How many of them are tables of contents."""
        self._open: list[_Field] = []
        self._ended = _ended(marks)

    def mark(self, node: _Element) -> None:
        """Pass the beginning, the middle or the end of a field."""
        kind = node.get(_KIND)
        if kind == "begin" and node in self._ended:
            self._open.append(_Field())
            self.mutes += 1
        elif kind == "separate" and self._open:
            self._show_result(self._open[-1])
        elif kind == "end" and self._open:
            field = self._open.pop()
            self.mutes -= field.mute
            self.contents -= field.name == _CONTENTS

    def _show_result(self, field: _Field) -> None:
        if not field.name:
            field.name = _name(field.instruction) or _NAMELESS
            field.mute = field.name in _MUTE
            self.mutes -= not field.mute
            self.contents += field.name == _CONTENTS

    def instruct(self, node: _Element) -> None:
        """Take in what a field is to compute."""
        if self._open and not self._open[-1].name:
            self._open[-1].instruction += node.text or ""


def is_mute(simple: _Element) -> bool:
    """Tell whether the result of a field of one element is no prose."""
    return _name(simple.get(w("instr"), "")) in _MUTE


def _name(instruction: str) -> str:
    r"""Name a field.

    >>> _name(' TOC \\o "1-3" '), _name("=SUM(ABOVE)"), _name("")
    ('TOC', '=', '')
    """
    word = (instruction.split() or [""])[0].upper()
    return "=" if word.startswith("=") else word


def _ended(marks: Iterable[_Element]) -> set[_Element]:
    """Find the beginnings of fields that have an end; others would silence all that follows."""
    opened: list[_Element] = []
    ended = set()
    for mark in marks:
        kind = mark.get(_KIND)
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            ended.add(opened.pop())
    return ended
