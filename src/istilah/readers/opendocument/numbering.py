"""The numbers of headings, which stand nowhere in the text: *BAB II*, *2.1*.

Most come from the outline of a document (``text:outline-style``). A heading in a list has the number of its item: so
LibreOffice writes what it opened from Word. All items count, blank ones too, and a list may go on with another one.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers._office.headings import UNSET, numeral, step
from istilah.readers.opendocument.names import EXTENDED, H, P, number, style, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from istilah.readers.opendocument.styles import OdfStyles

_LEVELS = 10
_LIST, _ITEM, _LEVEL = text("list"), text("list-item"), text("level")
_IN_LISTS = frozenset({_LIST, _ITEM, text("list-header")})
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_START, _LIST_STYLE = text("start-value"), style("list-style-name")
_FORMAT, _LEGAL = f"{EXTENDED}num-list-format", f"{EXTENDED}is-legal"
_ARABIC_IN_LEGAL = frozenset("IiAa")
_NUMBER = re.compile(r"%(\d+)%((?:[^%]+(?=%))?)")
_NUMBERS = frozenset({text("outline-level-style"), text("list-level-style-number")})


class _Level(NamedTuple):
    format: str = ""
    text: str = ""
    """How its number is written: ``%1%.%2%``."""
    start: int = 1
    legal: bool = False
    """Whether all numbers in it are Arabic, as in *2.1* below *BAB II*."""
    numbers: bool = False
    """Whether it has numbers at all, be they shown or not, and no bullets."""


class Outline:
    """The numbering of headings, and how far each level has been counted."""

    def __init__(self, groups: Iterable[_Element], styles: OdfStyles) -> None:
        self._styles = styles
        self._outline, self._lists = [_Level()] * _LEVELS, dict[str, list[_Level]]()
        self._name = ""
        """What lists are called that the outline numbers."""
        for group in groups:
            for node in group.iterchildren(text("outline-style"), text("list-style")):
                levels = _levels(node)
                if node.tag == text("list-style"):
                    self._lists[node.get(style("name"), "")] = levels
                else:
                    self._outline = levels
                    self._name = node.get(style("name"), "")
        self._counts = [UNSET] * _LEVELS
        self._roots: dict[_Element, list[int]] = {}
        self._by_id: dict[str, list[int]] = {}
        self._by_style: dict[str, list[int]] = {}

    def label(self, node: _Element) -> str:
        """Count a paragraph, and give its number as it is printed; empty where it has none."""
        chain = list(_lists_around(node))
        name = _style_of(chain)
        if not chain or name == self._name:
            return self._of_heading(node) if node.tag == H else ""
        return self._of_item(node, chain, self._lists[name]) if name in self._lists else ""

    def _of_heading(self, heading: _Element) -> str:
        level = _level(heading, text("outline-level"))
        if heading.get(text("is-list-header")) == "true" or not self._is_of_outline(heading):
            return ""
        restart = heading.get(text("restart-numbering")) == "true"
        return _counted(
            self._counts, self._outline, level, _start(heading, self._outline[level].start, restart=restart)
        )

    def _is_of_outline(self, heading: _Element) -> bool:
        """Tell whether the style of a heading has a place in the outline: what is made from it has none by itself."""
        return self._styles.has_level(heading) and self._styles.said(heading, _LIST_STYLE) != ""

    def _of_item(self, node: _Element, chain: list[_Element], levels: list[_Level]) -> str:
        item = next(node.iterancestors())
        if item.tag != _ITEM or next(node.itersiblings(P, H, preceding=True), None) is not None:
            return ""  # what else is in an item has no number of its own
        level = min(len(chain), _LEVELS) - 1
        start = _start(item, levels[level].start, restart=item.get(_START) is not None)
        return _counted(self._counts_of(chain[-1]), levels, level, start)

    def _counts_of(self, root: _Element) -> list[int]:
        """Find what a list counts with: what the one had with which it goes on, or something of its own."""
        if root not in self._roots:
            name = root.get(text("style-name"), "")
            counts = self._by_id.get(root.get(text("continue-list"), ""))
            if counts is None and root.get(text("continue-numbering")) == "true":
                counts = self._by_style.get(name)
            self._roots[root] = self._by_style[name] = counts or [UNSET] * _LEVELS
            if root.get(_ID):
                self._by_id[root.get(_ID, "")] = self._roots[root]
        return self._roots[root]


def _lists_around(node: _Element) -> Iterator[_Element]:
    """Go through the lists in which a paragraph is, from the innermost."""
    inside = takewhile(lambda around: around.tag in _IN_LISTS, node.iterancestors())
    return (around for around in inside if around.tag == _LIST)


def _style_of(chain: Iterable[_Element]) -> str:
    return next(filter(None, (node.get(text("style-name")) for node in chain)), "")


def _start(node: _Element, usual: int, *, restart: bool) -> int | None:
    """Tell where something begins anew; nothing where it does not."""
    return number(node, _START, usual) if restart else None


def _counted(counts: list[int], levels: list[_Level], level: int, start: int | None) -> str:
    step(counts, [each.start for each in levels], level)
    if start is not None:
        counts[level] = start
    counts[level + 1 :] = [UNSET] * (_LEVELS - level - 1)
    if not levels[level].format:
        return ""
    return _NUMBER.sub(lambda match: _written(counts, levels, level, match), levels[level].text).strip()


def _written(counts: list[int], levels: list[_Level], level: int, match: re.Match[str]) -> str:
    """Write the number of a level; the point behind it goes with it where it has a number that it does not show."""
    at, behind = int(match[1]) - 1, match[2]
    if at > level:
        return ""
    form = levels[at].format
    if not form:
        return "" if levels[at].numbers else behind
    is_arabic = levels[level].legal and form in _ARABIC_IN_LEGAL
    return f"{numeral(counts[at], '1' if is_arabic else form)}{behind}"


def _levels(node: _Element) -> list[_Level]:
    found = {_level(child, _LEVEL): child for child in node if child.tag in _NUMBERS}
    formats = {at: child.get(style("num-format"), "") for at, child in found.items()}
    is_outline = node.tag == text("outline-style")
    return [_read(found[at], at, formats) if at in found else _Level(numbers=is_outline) for at in range(_LEVELS)]


def _read(node: _Element, at: int, formats: Mapping[int, str]) -> _Level:
    return _Level(
        formats[at], _text(node, at, formats), number(node, _START, 1), node.get(_LEGAL) == "true", numbers=True
    )


def _text(node: _Element, at: int, formats: Mapping[int, str]) -> str:
    """Say how the number of a level is written."""
    if node.get(_FORMAT):
        return node.get(_FORMAT, "")
    shown = range(max(0, at + 1 - number(node, text("display-levels"), 1)), at + 1)
    digits = ".".join(f"%{each + 1}%" for each in shown if formats.get(each))
    return f"{node.get(style('num-prefix'), '')}{digits}{node.get(style('num-suffix'), '')}"


def _level(node: _Element, name: str) -> int:
    return min(max(number(node, name, 1), 1), _LEVELS) - 1
