"""Parts of a package that lead to each other (Open Packaging Conventions): names may be any, their relationships tell.

A new part needs three things: its bytes, a relationship from the part that uses it, and its type in
``[Content_Types].xml``.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers._office.packages import Package, parse, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

_SCHEMAS = "http://schemas.openxmlformats.org/package/2006"
CORE = f"{_SCHEMAS}/relationships/metadata/core-properties"
"""How a package is related to what it says of itself."""
_RELATIONS = f"{_SCHEMAS}/relationships"
_OVERRIDE = f"{{{_SCHEMAS}/content-types}}Override"
_RELATION = f"{{{_RELATIONS}}}Relationship"
_TYPES = "[Content_Types].xml"


class Related(NamedTuple):
    """A relationship of a part: its type, and the name of the part to which it leads."""

    type: str
    target: str


class RelatedParts:
    """The parts of a package, each parsed when it is first asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._trees: dict[str, _Element] = {}

    def tree(self, name: str) -> _Element:
        """Give the tree of a part, the same one each time."""
        if name not in self._trees:
            self._trees[name] = parse(self.unpacked(name), name, self.package.path)
        return self._trees[name]

    def unpacked(self, name: str) -> bytes:
        """Give the bytes of a part as they are to be read."""
        return self.package.part(name)

    def trees(self) -> list[_Element]:
        """List the trees of the parts that were asked for."""
        return list(self._trees.values())

    def related(self, part: str) -> list[Related]:
        """List the relationships of a part, or of the package itself (``""``), within the package."""
        name = _relations_of(part)
        if name not in self.package.names:
            return []
        inner = (node for node in self.tree(name).iter(_RELATION) if node.get("TargetMode") != "External")
        return [Related(node.get("Type", ""), _whole(dirname(part), node.get("Target", ""))) for node in inner]

    def written(self, names: Iterable[str], added: Mapping[str, bytes] | None = None) -> Package:
        """Write the parts that were changed, and those that are new."""
        return self.package.replaced({**{name: xml(self._trees[name]) for name in names}, **(added or {})})

    def added(self, part: str, new: Related, content: str) -> Mapping[str, bytes]:
        """Give the parts that have to change so that ``part`` has a new one, whose type is ``content``."""
        types, relations = self.tree(_TYPES), _relations_of(part)
        types.append(types.makeelement(_OVERRIDE, {"PartName": f"/{new.target}", "ContentType": content}))
        root = self.tree(relations) if relations in self.package.names else _root()
        known = {node.get("Id") for node in root}
        unused = next(name for name in (f"rId{at}" for at in range(1, len(known) + 2)) if name not in known)
        root.append(root.makeelement(_RELATION, {"Id": unused, "Type": new.type, "Target": f"/{new.target}"}))
        return {_TYPES: xml(types), relations: xml(root)}


def _relations_of(part: str) -> str:
    return join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")


def _root() -> _Element:
    from lxml import etree

    return etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})


def _whole(folder: str, target: str) -> str:
    """Write the name of a part out that is seen from a folder.

    >>> _whole("word", "footnotes.xml"), _whole("word", "/word/header1.xml"), _whole("", "word/document.xml")
    ('word/footnotes.xml', 'word/header1.xml', 'word/document.xml')
    """
    return normpath(join("/", folder, target)).lstrip("/")
