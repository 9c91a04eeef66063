"""What styles say of a text: a heading, a quotation, a caption; italics, bold, hidden.

LibreOffice hides most of it behind *automatic* styles: what a writer sets in italics has the style ``T3``, whose parent
may be *Emphasis*. So properties and meanings are looked for along the chain of parents. Names are those of LibreOffice
(*Quotations*, *Illustration*) and those that Indonesian writers make (*Kutipan Langsung*, *Keterangan Gambar*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import BlockKind
from istilah.readers._office.paragraphs import Look
from istilah.readers.opendocument.names import FORMATTING, STYLE_NAME, office, style, table, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_KINDS = (
    (re.compile(r"(?:intense |block )?quot(?:e|ations?)|kutipan.*"), BlockKind.QUOTE),
    (
        re.compile(r"caption.*|keterangan.*|illustration|table|drawing|figure|(?:judul )?(?:gambar|tabel)"),
        BlockKind.CAPTION,
    ),
    (re.compile(r"(?:sub)?(?:title|judul)(?: \d+)?|heading(?: \d+)?"), BlockKind.HEADING),
)
_ESCAPED = re.compile(r"_([0-9a-f]{2,5})_")
_HIGHEST = 0x10FFFF
_LEVEL = style("default-outline-level")
_AUTOMATIC = office("automatic-styles")
_PARAGRAPH, _TEXT = "paragraph", "text"
_ITALIC = {"normal": False, "italic": True, "oblique": True}
_HIDDEN = {"none": True, "true": False}
_INDONESIAN = frozenset({"id", "in"})
"""Codes of the language, the old one too."""
_NO_LANGUAGE = frozenset({"", "none", "zxx"})
_BOLD = {
    **dict.fromkeys(("normal", "100", "200", "300", "400", "500"), False),
    **dict.fromkeys(("600", "700", "800", "900", "bold"), True),
}


class OdfStyle(NamedTuple):
    """What a style says; ``None`` where it leaves that to others."""

    kind: BlockKind | None = None
    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    foreign: bool | None = None
    """Whether it is for text in another language, in a document that says it is Indonesian."""

    def over(self, other: OdfStyle) -> OdfStyle:
        """Say what this style says, and else what the other does."""
        return OdfStyle._make(theirs if own is None else own for own, theirs in zip(self, other, strict=True))

    @property
    def look(self) -> Look:
        """How text looks that it sets apart, or not."""
        return Look.STRESSED if self.italic or self.bold or self.foreign else Look.PLAIN


class OdfStyles:
    """All styles that hold in one part of a document."""

    def __init__(self, groups: Sequence[_Element]) -> None:
        self._nodes = {
            (node.get(style("family"), ""), node.get(style("name"), "")): node
            for group in groups
            for node in group.iterchildren(style("style"))
        }
        self._told: dict[tuple[str, str, str], str | None] = {}
        self._known: dict[tuple[str, str], OdfStyle] = {}
        self._spans: dict[tuple[str, OdfStyle], OdfStyle] = {}
        defaults = (node for group in groups for node in group.iterchildren(style("default-style")))
        paragraphs = (node for node in defaults if node.get(style("family")) == _PARAGRAPH)
        self._is_indonesian = any(_own(node).foreign is False for node in paragraphs)

    def of_paragraph(self, node: _Element) -> OdfStyle:
        """Say what a paragraph is.

        Only its own italics and bold count: those of *Caption* or *Title* set nothing apart inside them.
        """
        key = (_PARAGRAPH, node.get(STYLE_NAME, ""))
        found = self._resolved(key)
        if key in self._nodes and _is_automatic(self._nodes[key]):
            own = _own(self._nodes[key])
            return found._replace(italic=own.italic, bold=own.bold, foreign=self._foreign(own))
        return found._replace(italic=None, bold=None, foreign=None)

    def said(self, node: _Element, name: str) -> str | None:
        """Give what the style of a paragraph or table, or the first above it that says so, has in an attribute."""
        is_table = node.tag == table("table")
        family, own = ("table", node.get(table("style-name"))) if is_table else (_PARAGRAPH, node.get(STYLE_NAME))
        return self._said(family, own or "", name)

    def _said(self, family: str, style_name: str, name: str) -> str | None:
        """Ask a style, and its parents as long as they say nothing; a chain of any length, or a circle, has an end."""
        chain: dict[tuple[str, str, str], None] = {}
        said = None
        while (key := (family, style_name, name)) not in self._told and key not in chain:
            chain[key] = None
            node = self._nodes.get((family, style_name))
            said = self._asked(node, family, name) if node is not None else None
            if node is None or said is not None:
                break
            style_name = node.get(style("parent-style-name"), "")
        else:
            said = self._told.get(key)
        self._told |= dict.fromkeys(chain, said)
        return said

    @staticmethod
    def _asked(node: _Element, family: str, name: str) -> str | None:
        everything = (node, *node.iterchildren(style(f"{family}-properties")))
        return next((said for each in everything if (said := each.get(name)) is not None), None)

    def has_level(self, node: _Element) -> bool:
        """Tell whether the style that a writer gave a heading is the one for a level of the outline.

        LibreOffice has one for each; what is made from it has a level and no number.
        """
        key = (_PARAGRAPH, node.get(STYLE_NAME, ""))
        if key in self._nodes and _is_automatic(self._nodes[key]):
            key = (_PARAGRAPH, self._nodes[key].get(style("parent-style-name"), ""))
        if key not in self._nodes:
            return True
        level = self._nodes[key].get(_LEVEL)
        usual = (_PARAGRAPH, f"Heading_20_{level}")
        return bool(level) and (key == usual or usual not in self._nodes or self._nodes[usual].get(_LEVEL) != level)

    def of_span(self, node: _Element, around: OdfStyle) -> OdfStyle:
        """Say how a stretch of text looks that stands in another."""
        key = (node.get(STYLE_NAME, ""), around)
        if key not in self._spans:
            found = self._resolved((_TEXT, key[0]))
            self._spans[key] = found._replace(foreign=self._foreign(found)).over(around)
        return self._spans[key]

    def _foreign(self, said: OdfStyle) -> bool | None:
        return said.foreign if self._is_indonesian else None

    def _resolved(self, key: tuple[str, str]) -> OdfStyle:
        chain = []
        while key not in self._known and key in self._nodes:
            chain.append(key)
            self._known[key] = OdfStyle()  # a circle of parents ends here
            key = (key[0], self._nodes[key].get(style("parent-style-name"), ""))
        found = self._known.get(key, OdfStyle())
        for each in reversed(chain):
            self._known[each] = found = _own(self._nodes[each]).over(found)
        return found


def _is_automatic(node: _Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == _AUTOMATIC


def _own(node: _Element) -> OdfStyle:
    """Say what a style itself says."""
    properties = node.find(style("text-properties"))
    kind = _kind(node.get(style("display-name")) or node.get(style("name")) or "")
    if properties is None:
        return OdfStyle(kind)
    return OdfStyle(
        kind,
        _ITALIC.get(properties.get(f"{FORMATTING}font-style", "")),
        _BOLD.get(properties.get(f"{FORMATTING}font-weight", "")),
        _HIDDEN.get(properties.get(text("display"), "")),
        _is_foreign(properties.get(f"{FORMATTING}language", "")),
    )


def _is_foreign(language: str) -> bool | None:
    """Tell whether a language is another one; nothing where none is told (``zxx``: no language at all).

    >>> _is_foreign("en"), _is_foreign("id"), _is_foreign("zxx")
    (True, False, None)
    """
    return None if language in _NO_LANGUAGE else language not in _INDONESIAN


def _kind(name: str) -> BlockKind | None:
    """Tell what paragraphs of a style are.

    >>> _kind("Keterangan_20_Gambar")
    <BlockKind.CAPTION: 'caption'>
    """
    plain = _ESCAPED.sub(_character, name).lower()
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(plain)), None)


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16)
    return chr(code) if code <= _HIGHEST else escaped[0]
