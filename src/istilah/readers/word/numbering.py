"""The numbers of headings, which stand nowhere in the text: *BAB II*, *2.1*.

A list (``w:num``) takes its levels from an abstract one, and all lists of one abstract list count together; a list may
have levels of its own, and begin anew where it is first used. All that is numbered counts, blank headings too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers._office.headings import LETTERS, UNSET, numeral, step
from istilah.readers.word.names import LEVEL, NUM_ID, P_STYLE, VAL, is_on, number, value, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from istilah.readers.word.styles import Numbered, WordStyles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SILENT = frozenset({"bullet", "none"})
"""Formats of levels that show no number."""
_PADDED = {
    "decimalZero": "01",
    "001, 002, 003, ...": "001",
    "0001, 0002, 0003, ...": "0001",
    "00001, 00002, 00003, ...": "00001",
}
"""Formats with digits that a number has at least."""
_FORMS = {"upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a", "decimal": "1"}
_FORMS |= _PADDED | dict.fromkeys(_SILENT, "")
_LARGEST = {**dict.fromkeys("Ii", 399), **dict.fromkeys("Aa", LETTERS * _LEVELS)}
"""The largest numbers that are not written in digits."""


class _Level(NamedTuple):
    format: str = "decimal"
    text: str = ""
    start: int = 0
    legal: bool = False
    """Whether all numbers in it are Arabic, as in *2.1* below *BAB II*."""
    restart: int = _LEVELS
    """How many levels above it let it begin anew."""
    style: str = ""
    """The style that is numbered on this level."""


class _List(NamedTuple):
    """A list: what it is counted by, its levels, and where some of them begin on its first use."""

    counter: str
    levels: list[_Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: _Element | None, styles: WordStyles) -> None:
        abstract = [] if root is None else root.findall(w("abstractNum"))
        lists = [] if root is None else root.findall(w("num"))
        self._styles = styles
        self._abstract = {node.get(w("abstractNumId"), ""): node for node in abstract}
        self._nodes = {node.get(NUM_ID, ""): node for node in lists}
        self._lists: dict[str, _List | None] = {}
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [UNSET] * _LEVELS)
        self._begun = set[tuple[str, int]]()

    def count(self, numbered: Numbered | None, style: str) -> str:
        """Count a paragraph, and give its number as it is printed; empty where it has none."""
        found = self._list(numbered.list) if numbered else None
        if not numbered or not found:
            return ""
        level = _level_of(numbered, style, found.levels)
        counts = self._counts[found.counter]
        step(counts, [each.start for each in found.levels], level)
        if level in found.starts and (numbered.list, level) not in self._begun:
            self._begun.add((numbered.list, level))
            counts[level] = found.starts[level]
        for below in range(level + 1, _LEVELS):
            if level < found.levels[below].restart:
                counts[below] = UNSET
        return _printed(counts, found.levels, level)

    def _list(self, name: str) -> _List | None:
        if name not in self._lists:
            self._lists[name] = self._read(name)
        return self._lists[name]

    def _read(self, name: str) -> _List | None:
        node = self._nodes.get(name)
        if node is None:
            return None
        abstract = self._abstract_of(node)
        if abstract is None:
            return None
        levels, starts = [_Level()] * _LEVELS, dict[int, int]()
        for at, level in _by_level(abstract, w("lvl")):
            levels[at] = _level(level)
        for at, override in _by_level(node, w("lvlOverride")):
            own, start = override.find(w("lvl")), override.find(w("startOverride"))
            levels[at] = levels[at] if own is None else _level(own)
            if start is not None:
                starts[at] = number(value(start), 1)
        return _List(abstract.get(w("abstractNumId"), ""), levels, starts)

    def _abstract_of(self, node: _Element | None) -> _Element | None:
        """Find the abstract list that has the levels of a list: its own, or that of the style to which it leads."""
        for _ in self._abstract:
            abstract = self._abstract.get(value(None if node is None else node.find(w("abstractNumId"))))
            link = None if abstract is None else abstract.find(w("numStyleLink"))
            if link is None:
                return abstract
            numbered = self._styles[value(link)].numbered
            node = self._nodes.get(numbered.list) if numbered else None
        return None


def _by_level(parent: _Element, tag: str) -> Iterator[tuple[int, _Element]]:
    for node in parent.iterchildren(tag):
        at = number(node.get(LEVEL), _LEVELS)
        if at < _LEVELS:
            yield at, node


def _level_of(numbered: Numbered, style: str, levels: list[_Level]) -> int:
    """Find the level of a paragraph: that which belongs to its style, where the style makes it a part of the list."""
    linked = {level.style: at for at, level in enumerate(levels) if level.style}
    if numbered.style or numbered.level < 0:
        of_style = linked.get(numbered.style or style, -1)
        if of_style >= 0:
            return of_style
    return min(max(numbered.level, 0), _LEVELS - 1)


def _level(node: _Element) -> _Level:
    # A format that only newer programs know stands beside the nearest that all know.
    form = next(node.iter(w("numFmt")), None)
    legal, restart = node.find(w("isLgl")), node.find(w("lvlRestart"))
    return _Level(
        "decimal" if form is None else form.get(w("format")) or value(form) or "decimal",
        value(node.find(w("lvlText"))),
        number(value(node.find(w("start"))), 0),
        legal is not None and is_on(legal),
        _LEVELS if restart is None else number(restart.get(VAL), _LEVELS),
        value(node.find(P_STYLE)),
    )


def _printed(counts: list[int], levels: list[_Level], level: int) -> str:
    """Write the number of a paragraph; a format that we cannot write gives none, for a wrong one would lead astray."""
    form, text = levels[level].format, levels[level].text
    if form == "bullet" or (form == "none" and "%" in text):
        return ""
    written = [_written(counts, levels, level, int(at) - 1) for at in _PLACE.findall(text)]
    if None in written:
        return ""
    numbers = iter(written)
    return _PLACE.sub(lambda _: next(numbers) or "", text).strip()


def _written(counts: list[int], levels: list[_Level], level: int, at: int) -> str | None:
    count = levels[at].start if counts[at] == UNSET else counts[at]
    form = levels[at].format
    if at != level and form in _SILENT:
        return None  # what becomes of the points around nothing, programs do not agree on
    return as_written(count, "decimal" if levels[level].legal and form not in _PADDED else form)


def as_written(count: int, form: str) -> str | None:
    """Write a number in one of Word's formats; ``None`` in one that we do not know.

    >>> [as_written(14, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "none", "chicago")]
    ['14', 'XIV', 'n', '14', '', None]
    """
    if form not in _FORMS:
        return None
    shape = _FORMS[form]
    fits = shape not in _LARGEST or 0 < count <= _LARGEST[shape]
    return numeral(count, shape if fits else "1")
