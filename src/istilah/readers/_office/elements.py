"""What the writers of all formats do to XML elements alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold."""
_LINE_END = re.compile("\r\n?")


def as_xml(text: str) -> str:
    r"""Leave out what no XML may hold, and end lines in one way.

    >>> as_xml("KTP\0\r\n")
    'KTP\n'
    """
    return _NOT_XML.sub("", _LINE_END.sub("\n", text))


def inside(parent: _Element, tag: str, attributes: Mapping[str, str] | None = None) -> _Element:
    """Make the last child of an element."""
    child = parent.makeelement(tag, dict(attributes or {}))
    parent.append(child)
    return child


def remove(node: _Element) -> None:
    """Take an element out."""
    next(node.iterancestors()).remove(node)
