"""Which parts a Word package has: found by their relationships, for names may be any.

A new part needs three things: its bytes, a relationship from the document, and its type in ``[Content_Types].xml``.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import Place, UnreadableError
from istilah.readers._office.packages import Package, parse, xml
from istilah.readers.word.names import BODY, relation, w
from istilah.readers.word.strict import is_strict, strict, usual
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_EXTENDED = relation("extended-properties")
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST = "word/document.xml"
_DIGITS = re.compile(r"(\d{1,9})")

_OTHER = Text(
    id="bagian “{part}” bukan naskah Word; berkasnya rusak atau akhirannya keliru",
    en="part “{part}” is no Word document: the file is damaged or wrongly named",
)


class Related(NamedTuple):
    """A relationship of a part: its type, and the name of the part to which it leads."""

    type: str
    target: str


class Parts:
    """The parts of a Word package, each parsed when it is first asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._trees: dict[str, _Element] = {}
        self._strict = set[str]()
        found = [name for kind, name in self._related("") if kind == relation("officeDocument")]
        self.document = found[0] if found else _FIRST
        self._of_document = self._related(self.document)

    def tree(self, name: str) -> _Element:
        """Give the tree of a part, the same one each time."""
        if name not in self._trees:
            self._trees[name] = parse(self._unpacked(name), name, self.package.path)
        return self._trees[name]

    def _unpacked(self, name: str) -> bytes:
        part = self.package.part(name)
        if not is_strict(part):
            return part
        self._strict.add(name)
        return usual(part)

    def trees(self) -> list[_Element]:
        """List the trees of the parts that were asked for."""
        return list(self._trees.values())

    def main(self) -> _Element:
        """Give the tree of the document itself.

        :raises UnreadableError: it is something else.
        """
        root = self.tree(self.document)
        if root.tag == w("document") and root.find(BODY) is not None:
            return root
        raise UnreadableError(_OTHER.fill(part=self.document), Place(self.package.path))

    def of_kind(self, kind: str) -> list[str]:
        """List the parts to which the document is related in some way: ``"footnotes"``, ``"header"``."""
        names = {name for type_, name in self._of_document if type_ == relation(kind)} & set(self.package.names)
        return sorted(names, key=_naturally)

    def one(self, kind: str) -> _Element | None:
        """Give the tree of the one part of a kind, if there is one."""
        names = self.of_kind(kind)
        return self.tree(names[0]) if names else None

    def properties(self) -> _Element | None:
        """Give the tree of what the file says of itself, if it says anything."""
        return self._of_package(_CORE)

    def statistics(self) -> _Element | None:
        """Give the tree of what the program counted that saved the file, if it says anything."""
        return self._of_package(_EXTENDED)

    def _of_package(self, kind: str) -> _Element | None:
        names = [name for found, name in self._related("") if found == kind and name in self.package.names]
        return self.tree(names[0]) if names else None

    def written(self, names: Iterable[str], added: Mapping[str, bytes] | None = None) -> Package:
        """Write the parts that were changed, and those that are new."""
        changed = {**{name: xml(self._trees[name]) for name in names}, **(added or {})}
        new = () if self.document not in self._strict else changed.keys() - set(self.package.names)
        changed |= {name: strict(changed[name]) for name in (*(changed.keys() & self._strict), *new)}
        return self.package.replaced(changed)

    def added(self, kind: str, name: str) -> Mapping[str, bytes]:
        """Give the parts that have to change so that the document has a part of this kind and name."""
        types, relations = self.tree("[Content_Types].xml"), self._relations_of(self.document)
        override = types.makeelement(f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", f"{_CONTENT}.{kind}+xml")
        types.append(override)
        root = self.tree(relations) if relations in self.package.names else _root()
        known = {node.get("Id") for node in root}
        related = root.makeelement(f"{{{_RELATIONS}}}Relationship")
        related.set("Id", next(new for new in (f"rId{at}" for at in range(1, len(known) + 2)) if new not in known))
        related.set("Type", relation(kind))
        related.set("Target", f"/{name}")
        root.append(related)
        return {"[Content_Types].xml": xml(types), relations: xml(root)}

    @staticmethod
    def _relations_of(part: str) -> str:
        return join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")

    def _related(self, part: str) -> list[Related]:
        name = self._relations_of(part)
        if name not in self.package.names:
            return []
        nodes = self.tree(name).iter(f"{{{_RELATIONS}}}Relationship")
        inner = (node for node in nodes if node.get("TargetMode") != "External")
        return [Related(node.get("Type", ""), _whole(dirname(part), node.get("Target", ""))) for node in inner]


def _root() -> _Element:
    from lxml import etree

    return etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})


def _whole(folder: str, target: str) -> str:
    """Write the name of a part out that is seen from a folder.

    >>> _whole("word", "footnotes.xml"), _whole("word", "/word/header1.xml"), _whole("", "word/document.xml")
    ('word/footnotes.xml', 'word/header1.xml', 'word/document.xml')
    """
    return normpath(join("/", folder, target)).lstrip("/")


def _naturally(name: str) -> list[tuple[int, str]]:
    """Order names as people count: header2 before header10."""
    return [(int(part), "") if part.isascii() and part.isdigit() else (0, part) for part in _DIGITS.split(name)]
