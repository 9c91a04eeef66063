"""Names of WordprocessingML (ISO/IEC 29500), written as lxml has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OFF = frozenset({"0", "false", "off"})
"""How a property says that it does not hold."""


def w(name: str) -> str:
    """Write a name of the main namespace out.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{_MAIN}}}{name}"


def relation(name: str) -> str:
    """Write the type of a relationship out."""
    return f"{OFFICE}/{name}"


VAL, ID, TYPE = w("val"), w("id"), w("type")
P, R, T = w("p"), w("r"), w("t")
P_PR, R_PR, P_STYLE, R_STYLE = w("pPr"), w("rPr"), w("pStyle"), w("rStyle")
OUTLINE, NUM_PR, NUM_ID, LEVEL = w("outlineLvl"), w("numPr"), w("numId"), w("ilvl")
BOLD, ITALIC, HIDDEN, TONGUE = w("b"), w("i"), w("vanish"), w("lang")
INSERTED, DELETED, MOVED_HERE, MOVED_AWAY = w("ins"), w("del"), w("moveTo"), w("moveFrom")
DELETED_TEXT = w("delText")
AUTHOR, DATE = w("author"), w("date")
TABLE, ROW, CELL = w("tbl"), w("tr"), w("tc")
TAB, BREAK = w("tab"), w("br")
BOX = w("txbxContent")
COMMENT, COMMENT_START, COMMENT_END = w("comment"), w("commentRangeStart"), w("commentRangeEnd")
COMMENT_MARK, FOOTNOTE_MARK, ENDNOTE_MARK = w("commentReference"), w("footnoteReference"), w("endnoteReference")
BODY, SECTION = w("body"), w("sectPr")


def value(node: _Element | None) -> str:
    """Give the ``w:val`` of a property; empty where there is no such property, or it has none."""
    return "" if node is None else node.get(VAL, "")


def is_on(node: _Element) -> bool:
    """Tell whether a property that may be switched off is on."""
    return node.get(VAL) not in OFF


def number(text: str | None, default: int) -> int:
    """Read a number, whatever stands there.

    >>> number("3", 0), number("tiga", 0), number(None, 9)
    (3, 0, 9)
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _DIGITS else default


_DIGITS = 10
