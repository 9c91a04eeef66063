"""The names of OpenDocument (ISO/IEC 26300) that a reader of text has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
"""Where LibreOffice writes what the standard does not have yet."""
TEXT_NAMESPACE = f"{_URN}text:1.0"
DRAW = f"{{{_URN}drawing:1.0}}"
META = f"{{{_URN}meta:1.0}}"
MADE = f"{META}creation-date"
DATE = "{http://purl.org/dc/elements/1.1/}date"
FORMATTING = f"{{{_URN}xsl-fo-compatible:1.0}}"


def office(name: str) -> str:
    """Qualify a name of the office namespace."""
    return f"{{{_URN}office:1.0}}{name}"


def style(name: str) -> str:
    """Qualify a name of the style namespace."""
    return f"{{{_URN}style:1.0}}{name}"


def table(name: str) -> str:
    """Qualify a name of the table namespace."""
    return f"{{{_URN}table:1.0}}{name}"


def text(name: str) -> str:
    """Qualify a name of the text namespace.

    >>> text("p")
    '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p'
    """
    return f"{{{TEXT_NAMESPACE}}}{name}"


P = text("p")
H = text("h")
SPACES = text("s")
COUNT = text("c")
TAB = text("tab")
LINE_BREAK = text("line-break")
STYLE_NAME = text("style-name")
ANNOTATION = office("annotation")
ANNOTATION_END = office("annotation-end")
CONTROL, PLACE_HOLDER = f"{EXTENDED}content-control", f"{EXTENDED}showing-place-holder"
ANNOTATION_NAME = office("name")


def number(node: _Element, name: str, default: int) -> int:
    """Read an attribute that is a number of a few digits; nonsense is ``default``."""
    value = node.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= _DIGITS else default


_DIGITS = 4
