"""What the styles of a document say of its paragraphs and runs.

Word keeps the English names of its own styles in every language (``heading 1`` though the menu says *Judul 1*); other
programs, and people, write Indonesian ones. A style takes from the one it is based on what it does not say itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import BlockKind
from istilah.readers._office.paragraphs import Look
from istilah.readers.word import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY_TEXT = 9
"""The outline level of what is no heading."""
_NAMES = (
    (
        BlockKind.HEADING,
        re.compile(r"(?:heading|title|subtitle|(?:toc|index) heading|sub ?judul|judul(?: toc)?|tajuk|bab)(?: ?\d)?"),
    ),
    (BlockKind.CAPTION, re.compile(r"(?:caption|keterangan)(?: (?:gambar|tabel))?|(?:judul|nama) (?:gambar|tabel)")),
    (BlockKind.QUOTE, re.compile(r"(?:intense )?quot(?:e|ation)s?|block (?:text|quotation)|kutipan(?: intens| blok)?")),
)
_EMPHATIC = {
    "strong": n.BOLD,
    "kuat": n.BOLD,
    "emphasis": n.ITALIC,
    "penekanan": n.ITALIC,
    "intense emphasis": n.ITALIC,
}
_CONTENTS = re.compile(r"toc [1-9]|table of figures|(?:isi|daftar isi) [1-9]")
_LEVEL = re.compile(r"(?:heading|judul) ?([1-9])")
_LOOKS = frozenset({n.BOLD, n.ITALIC, n.HIDDEN, n.TONGUE})
_NO_TONGUE = frozenset({"", "x-none", "zxx"})
"""What says nothing of the language of Latin letters."""
_INDONESIAN = ("id", "in")
"""How codes of the language begin, the old one too."""


class Numbered(NamedTuple):
    """Which list a paragraph belongs to, and on which level; a level below 0 is the list's own to say."""

    list: str
    level: int = -1
    style: str = ""
    """The style that makes it a part of the list; empty where the paragraph says so itself."""


class WordStyle(NamedTuple):
    """What a style makes of a paragraph or a run."""

    id: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = BODY_TEXT
    """The level of a heading from 0; a title has none."""
    numbered: Numbered | None = None
    looks: frozenset[str] = frozenset()
    """Which of bold, italic and hidden it is."""
    is_contents: bool = False
    """Whether it is for the entries of a table of contents."""


class WordStyles:
    """The styles of a document by their ids."""

    def __init__(self, root: _Element | None) -> None:
        nodes = [] if root is None else root.findall(n.w("style"))
        self._nodes = {node.get(n.w("styleId"), ""): node for node in nodes}
        self._known: dict[str, WordStyle] = {"": WordStyle()}
        default = [node for node in nodes if node.get(n.w("default")) == "1" and node.get(n.TYPE) == "paragraph"]
        tongue = None if root is None else root.find(f"{n.w('docDefaults')}/{n.w('rPrDefault')}/{n.R_PR}/{n.TONGUE}")
        is_indonesian = n.value(tongue).startswith(_INDONESIAN)
        # What is in another language is foreign only where the document says that it is Indonesian.
        self._telling = _LOOKS if is_indonesian else _LOOKS - {n.TONGUE}
        self.default = self[default[0].get(n.w("styleId"), "")] if default else WordStyle()

    def __getitem__(self, style: str) -> WordStyle:
        if style not in self._known:
            self._learn(style)
        return self._known[style]

    def looks(self, root: _Element) -> dict[_Element | None, Look]:
        """Tell how those runs of a part look that do not look plain."""
        found: dict[_Element | None, frozenset[str]] = defaultdict(frozenset)
        for node in root.iter(n.R_STYLE, *self._telling):
            properties = node.getparent()
            run = None if properties is None else properties.getparent()
            looks = found[run]
            found[run] = looks | self[n.value(node)].looks if node.tag == n.R_STYLE else _changed(looks, node)
        return {run: Look.HIDDEN if n.HIDDEN in looks else Look.STRESSED for run, looks in found.items() if looks}

    def heading(self, level: int) -> str:
        """Give the id of the style for headings of a level from 0; empty where there is none."""
        styles = (self[name] for name, node in self._nodes.items() if node.get(n.TYPE) == "paragraph")
        return next((style.id for style in styles if style.kind is BlockKind.HEADING and style.level == level), "")

    def _learn(self, style: str) -> None:
        chain, name = dict[str, None](), style
        while name not in self._known and name not in chain:
            chain[name] = None
            node = self._nodes.get(name)
            name = "" if node is None else n.value(node.find(n.w("basedOn")))
        for name in reversed(chain):
            node = self._nodes.get(name)
            base = self._known.get("" if node is None else n.value(node.find(n.w("basedOn"))), WordStyle())
            known = base._replace(id=name) if node is None else _style(name, node, base)
            self._known[name] = known._replace(looks=known.looks & self._telling)


def _style(style: str, node: _Element, base: WordStyle) -> WordStyle:
    name = n.value(node.find(n.w("name"))).casefold()
    properties = node.find(n.P_PR)
    kind, level = _kind(name, base), _level(name, base)
    outline = None if properties is None else properties.find(n.OUTLINE)
    if outline is not None:
        level = n.number(n.value(outline), BODY_TEXT)
        kind = outlined(kind, level) if not _named(name) else kind
    numbered = base.numbered if properties is None else numbering(properties.find(n.NUM_PR), base.numbered, style)
    contents = base.is_contents or bool(_CONTENTS.fullmatch(name))
    return WordStyle(style, kind, level, numbered, _looks(name, node.find(n.R_PR), base), contents)


def _named(name: str) -> BlockKind | None:
    return next((kind for kind, pattern in _NAMES if pattern.fullmatch(name)), None)


def _kind(name: str, base: WordStyle) -> BlockKind:
    return _named(name) or base.kind


def _level(name: str, base: WordStyle) -> int:
    match = _LEVEL.fullmatch(name)
    if match:
        return int(match[1]) - 1
    return BODY_TEXT if _named(name) else base.level


def outlined(kind: BlockKind, level: int) -> BlockKind:
    """Tell what a paragraph is that has an outline level of its own."""
    if level < BODY_TEXT:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind


def numbering(node: _Element | None, base: Numbered | None, style: str = "") -> Numbered | None:
    """Read which list a paragraph or a style belongs to, if what it is based on does not say it."""
    if node is None:
        return base
    of_base = base or Numbered("")
    name, level = n.value(node.find(n.NUM_ID)), node.find(n.LEVEL)
    return Numbered(name or of_base.list, of_base.level if level is None else n.number(n.value(level), 0), style)


def _looks(name: str, properties: _Element | None, base: WordStyle) -> frozenset[str]:
    looks = base.looks | {_EMPHATIC[name]} if name in _EMPHATIC else base.looks
    for node in () if properties is None else properties:
        looks = _changed(looks, node)
    return looks


def _changed(looks: frozenset[str], node: _Element) -> frozenset[str]:
    """Apply a property of a run to how it looks already; what is in no Indonesian looks foreign."""
    if node.tag not in _LOOKS or (node.tag == n.TONGUE and n.value(node) in _NO_TONGUE):
        return looks
    is_it = not n.value(node).startswith(_INDONESIAN) if node.tag == n.TONGUE else n.is_on(node)
    return looks | {node.tag} if is_it else looks - {node.tag}
