"""The numbers of headings, which stand nowhere in the text: *BAB II*, *2.1*.

A list (``w:num``) takes its levels from an abstract one, and all lists of one abstract list count together. Only
headings are counted here: the numbers of other items are no places that people look for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers.headings import letter, roman
from istilah.readers.word.names import LEVEL, NUM_ID, P_STYLE, number, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element

    from istilah.readers.word.styles import Numbered

_LEVELS = 9
_UNSET = -1
_PLACE = re.compile(r"%([1-9])")
_LARGEST = 399
"""The largest number that is written in Roman numerals."""
_LETTERS = 26


class _Level(NamedTuple):
    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    """Whether all numbers in it are Arabic, as in *2.1* below *BAB II*."""


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: _Element | None) -> None:
        abstract = [] if root is None else root.findall(w("abstractNum"))
        lists = [] if root is None else root.findall(w("num"))
        self._abstract = {node.get(w("abstractNumId"), ""): node for node in abstract}
        self._lists = {node.get(NUM_ID, ""): value(node.find(w("abstractNumId"))) for node in lists}
        self._levels: dict[str, list[_Level]] = {}
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [_UNSET] * _LEVELS)

    def label(self, numbered: Numbered | None, style: str) -> str:
        """Count a heading, and give its number as it is printed; empty where it has none."""
        name = self._lists.get(numbered.list, "") if numbered else ""
        if not numbered or name not in self._abstract:
            return ""
        level = numbered.level if numbered.level >= 0 else self._level_of(name, style)
        counts = self._counts[name]
        levels = self._levels_of(name)
        level = min(level, _LEVELS - 1)
        counts[level] = levels[level].start if counts[level] == _UNSET else counts[level] + 1
        counts[level + 1 :] = [_UNSET] * (_LEVELS - level - 1)
        return _PLACE.sub(lambda match: _written(counts, levels, level, int(match[1]) - 1), levels[level].text).strip()

    def _levels_of(self, name: str) -> list[_Level]:
        if name not in self._levels:
            levels = [_Level()] * _LEVELS
            for node in self._abstract[name].findall(w("lvl")):
                at = number(node.get(LEVEL), _LEVELS)
                if at < _LEVELS:
                    levels[at] = _level(node)
            self._levels[name] = levels
        return self._levels[name]

    def _level_of(self, name: str, style: str) -> int:
        """Find the level that belongs to a style."""
        nodes = self._abstract[name].findall(w("lvl"))
        return next((number(node.get(LEVEL), 0) for node in nodes if value(node.find(P_STYLE)) == style), 0)


def _level(node: _Element) -> _Level:
    return _Level(
        value(node.find(w("numFmt"))) or "decimal",
        value(node.find(w("lvlText"))),
        number(value(node.find(w("start"))), 1),
        node.find(w("isLgl")) is not None,
    )


def _written(counts: list[int], levels: list[_Level], level: int, at: int) -> str:
    count = levels[at].start if counts[at] == _UNSET else counts[at]
    return as_written(count, "decimal" if levels[level].legal else levels[at].format)


def as_written(count: int, form: str) -> str:
    """Write a number in one of Word's formats.

    >>> [as_written(14, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "bullet")]
    ['14', 'XIV', 'n', '14', '']
    """
    if form in {"bullet", "none"}:
        return ""
    if form in {"upperRoman", "lowerRoman"} and 0 < count <= _LARGEST:
        return _cased(roman(count), form)
    if form in {"upperLetter", "lowerLetter"} and 0 < count <= _LETTERS * _LEVELS:
        return _cased(letter(count), form)
    return f"{count:02}" if form == "decimalZero" else str(count)


def _cased(text: str, form: str) -> str:
    return text if form.startswith("upper") else text.lower()
