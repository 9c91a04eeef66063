"""The parts of an OpenDocument text file: XML inside a package, or all in one flat file (``.fodt``).

Both give the same three trees: the content, the styles (with headers and footers), and the metadata.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import Place, UnreadableError
from istilah.readers._office.packages import Package, declared_as, parse, xml
from istilah.readers.opendocument.names import office
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_TYPE = "application/vnd.oasis.opendocument.text"
"""How the types of text documents, templates and master documents begin."""
_MANIFEST = "META-INF/manifest.xml"
_LOCKED = "encrypted-package"
_NO_TEXT = Text(
    id="ini bukan dokumen teks OpenDocument ({kind}); beri akhiran yang benar, atau simpan ulang sebagai .odt",
    en="this is no OpenDocument text ({kind}); give it the right suffix, or save it as .odt",
)
_ENCRYPTED = Text(
    id="dokumen ini disandikan; simpan ulang tanpa kata sandi",
    en="this document is encrypted; save it without a password",
)


class Trees(NamedTuple):
    """What is to be read, each part by its name; in a flat file all are one."""

    content: str
    styles: str
    meta: str
    by_name: dict[str, _Element]

    def roots(self, *names: str) -> list[_Element]:
        """Give the trees of these names, as far as there are any."""
        return [self.by_name[name] for name in names if name in self.by_name]


@dataclass(frozen=True)
class Packaged:
    """A file that is a package."""

    package: Package

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.package.data

    def trees(self) -> Trees:
        """Parse the parts.

        :raises UnreadableError: it is no text document, or broken, encrypted or hostile.
        """
        self._check()
        wanted = ("content.xml", *(name for name in ("styles.xml", "meta.xml") if name in self.package.names))
        trees = Trees("content.xml", "styles.xml", "meta.xml", {name: self.package.tree(name) for name in wanted})
        return _with_text(trees, self.package.path)

    def replaced(self, changed: Iterable[str], trees: Trees) -> Packaged:
        """Write the parts that have changed; all others stay as they are."""
        return Packaged(self.package.replaced({name: xml(trees.by_name[name]) for name in changed}))

    def _check(self) -> None:
        names, path = self.package.names, self.package.path
        if _LOCKED in names or (_MANIFEST in names and b":encryption-data" in self.package.part(_MANIFEST)):
            raise UnreadableError(_ENCRYPTED, Place(path))
        kind = self.package.part("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else _TYPE
        if not kind.startswith(_TYPE):
            raise UnreadableError(_NO_TEXT.fill(kind=kind or "?"), Place(path))


@dataclass(frozen=True)
class Flat:
    """A file that is one XML document."""

    data: bytes
    path: str

    def trees(self) -> Trees:
        """Parse the file.

        :raises UnreadableError: it is no text document, or broken or hostile.
        """
        return _with_text(Trees("", "", "", {"": parse(self.data, self.path, self.path)}), self.path)

    def replaced(self, changed: Iterable[str], trees: Trees) -> Flat:
        """Write the file."""
        return Flat(declared_as(self.data, xml(trees.by_name[""])), self.path) if changed else self


def _with_text(trees: Trees, path: str) -> Trees:
    root = trees.by_name[trees.content]
    if root.find(f"{office('body')}/{office('text')}") is None:
        body = root.find(f"{office('body')}/*")
        kind = str((root if body is None else body).tag).rpartition("}")[2]
        raise UnreadableError(_NO_TEXT.fill(kind=kind), Place(path))
    return trees
