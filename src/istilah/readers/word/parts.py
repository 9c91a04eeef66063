"""Which parts a Word file has: the document, and what it is related to; the strict variant reads as the usual one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.errors import Place, UnreadableError
from istilah.readers._office.packages import Package, xml
from istilah.readers._office.relations import Related, RelatedParts
from istilah.readers.word.names import BODY, relation, w
from istilah.readers.word.strict import is_strict, strict, usual
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST = "word/document.xml"
_DIGITS = re.compile(r"(\d{1,9})")

_OTHER = Text(
    id="bagian “{part}” bukan naskah Word; berkasnya rusak atau akhirannya keliru",
    en="part “{part}” is no Word document: the file is damaged or wrongly named",
)


class WordParts(RelatedParts):
    """The parts of a Word file."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self._strict = set[str]()
        found = [name for kind, name in self.related("") if kind == relation("officeDocument")]
        self.document = found[0] if found else _FIRST
        self._of_document = self.related(self.document)

    def unpacked(self, name: str) -> bytes:
        """Give the bytes of a part with the usual names in it."""
        part = super().unpacked(name)
        if not is_strict(part):
            return part
        self._strict.add(name)
        return usual(part)

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

    def of_file(self, kind: str) -> _Element | None:
        """Give the tree of the one part to which the file itself is related in some way, if there is one."""
        names = [target for type_, target in self.related("") if type_ == kind and target in self.package.names]
        return self.tree(names[0]) if names else None

    def written(self, names: Iterable[str], added: Mapping[str, bytes] | None = None) -> Package:
        """Write the parts that were changed, and those that are new, each in the variant of its file."""
        changed = {**{name: xml(self.tree(name)) for name in names}, **(added or {})}
        new = () if self.document not in self._strict else changed.keys() - set(self.package.names)
        changed |= {name: strict(changed[name]) for name in (*(changed.keys() & self._strict), *new)}
        return self.package.replaced(changed)

    def with_part(self, kind: str, name: str) -> Mapping[str, bytes]:
        """Give the parts that have to change so that the document has a part of this kind and name."""
        return self.added(self.document, Related(relation(kind), name), f"{_CONTENT}.{kind}+xml")


def _naturally(name: str) -> list[tuple[int, str]]:
    """Order names as people count: header2 before header10."""
    return [(int(part), "") if part.isascii() and part.isdigit() else (0, part) for part in _DIGITS.split(name)]
