"""The parts of an OpenDocument text file: XML inside a package, or all in one flat file (``.fodt``).

Both give the same three trees: the content, the styles (with headers and footers), and the metadata.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import Place, UnreadableError
from istilah.readers._office.packages import xml
from istilah.readers.opendocument.names import office
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from istilah.readers._office.packages import Package, SinglePart

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

    def written(self, names: Iterable[str]) -> dict[str, bytes]:
        """Give the parts of these names as they are now."""
        return {name: xml(self.by_name[name]) for name in names}

    def roots(self, *names: str) -> list[_Element]:
        """Give the trees of these names, as far as there are any."""
        return [self.by_name[name] for name in names if name in self.by_name]


def open_trees(package: Package | SinglePart) -> Trees:
    """Parse the parts.

    :raises UnreadableError: it is no text document, or broken, encrypted or hostile.
    """
    _check(package)
    names = ("", "", "") if "" in package.names else ("content.xml", "styles.xml", "meta.xml")
    wanted = dict.fromkeys((names[0], *(name for name in names if name in package.names)))
    trees = Trees(*names, {name: package.tree(name) for name in wanted})
    root = trees.by_name[trees.content]
    if root.find(f"{office('body')}/{office('text')}") is None:
        body = root.find(f"{office('body')}/*")
        kind = str((root if body is None else body).tag).rpartition("}")[2]
        raise UnreadableError(_NO_TEXT.fill(kind=kind), Place(package.path))
    return trees


def _check(package: Package | SinglePart) -> None:
    names, path = package.names, package.path
    if _LOCKED in names or (_MANIFEST in names and b":encryption-data" in package.part(_MANIFEST)):
        raise UnreadableError(_ENCRYPTED, Place(path))
    kind = package.part("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else _TYPE
    if not kind.startswith(_TYPE):
        raise UnreadableError(_NO_TEXT.fill(kind=kind or "?"), Place(path))
