"""The numbers of headings, which stand nowhere in the text: *BAB II*, *2.1*.

They come from the outline of a document (``text:outline-style``), which has a format for each level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from istilah.readers.headings import letter, roman
from istilah.readers.opendocument.names import number, style, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_LEVELS = 10


class _Level(NamedTuple):
    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    """How many levels its number shows: two in *2.1*."""
    start: int = 1


class Outline:
    """The numbering of headings, and how far each level has been counted."""

    def __init__(self, groups: Iterable[_Element]) -> None:
        self._levels = [_Level()] * _LEVELS
        self._counts: list[int | None] = [None] * _LEVELS
        for group in groups:
            for node in group.iterfind(f"{text('outline-style')}/{text('outline-level-style')}"):
                self._levels[_level(node, text("level"))] = _Level(
                    node.get(style("num-format"), ""),
                    node.get(style("num-prefix"), ""),
                    node.get(style("num-suffix"), ""),
                    number(node, text("display-levels"), 1),
                    number(node, text("start-value"), 1),
                )

    def label(self, heading: _Element) -> str:
        """Count a heading, and give its number as it is printed; empty where it has none."""
        at = _level(heading, text("outline-level"))
        if heading.get(text("is-list-header")) == "true" or not self._levels[at].format:
            return ""
        start = number(heading, text("start-value"), self._levels[at].start)
        before = None if heading.get(text("restart-numbering")) == "true" else self._counts[at]
        self._counts[at:] = [start if before is None else before + 1, *[None] * (_LEVELS - at - 1)]
        level = self._levels[at]
        shown = range(max(0, at + 1 - level.shown), at + 1)
        digits = ".".join(filter(None, (self._written(each) for each in shown)))
        return f"{level.prefix}{digits}{level.suffix}".strip()

    def _written(self, at: int) -> str:
        count = self._counts[at]
        return _numeral(self._levels[at].start if count is None else count, self._levels[at].format)


def _level(node: _Element, name: str) -> int:
    return min(max(number(node, name, 1), 1), _LEVELS) - 1


def _numeral(count: int, form: str) -> str:
    """Write a number as a level has it.

    >>> [_numeral(4, form) for form in ("1", "I", "i", "A", "a", "")]
    ['4', 'IV', 'iv', 'D', 'd', '']
    """
    if not form:
        return ""
    if form in "Ii":
        return _cased(roman(count), form)
    return _cased(letter(count), form) if form in "Aa" else str(count)


def _cased(numeral: str, form: str) -> str:
    return numeral.lower() if form.islower() else numeral
