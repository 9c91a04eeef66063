"""What the writers of Word and OpenDocument do to XML elements alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold."""


def holdable(text: str) -> str:
    r"""Leave out what no XML may hold.

    >>> holdable("KTP\0\n")
    'KTP\n'
    """
    return _NOT_XML.sub("", text)


def inside(parent: _Element, tag: str, attributes: Mapping[str, str] | None = None) -> _Element:
    """Make the last child of an element."""
    child = parent.makeelement(tag, dict(attributes or {}))
    parent.append(child)
    return child


def remove(node: _Element) -> None:
    """Take an element out."""
    next(node.iterancestors()).remove(node)
