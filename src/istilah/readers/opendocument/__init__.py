"""OpenDocument text: files, templates and flat XML (``.odt``, ``.ott``, ``.fodt``).

The source has a paragraph a line (:mod:`istilah.readers.opendocument.stories` tells in which order); words that spans
cut up are whole again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from istilah.readers._office.packages import Package, SinglePart
from istilah.readers._office.places import Room
from istilah.readers._office.sheets import sure_pages
from istilah.readers._office.stitching import first_day, stitched
from istilah.readers.opendocument import names as n
from istilah.readers.opendocument.mending import mend
from istilah.readers.opendocument.numbering import Outline
from istilah.readers.opendocument.pagination import saved
from istilah.readers.opendocument.parts import open_trees
from istilah.readers.opendocument.stories import OdfWalk
from istilah.readers.opendocument.styles import OdfStyles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.model.document import Document
    from istilah.model.finding import Edit
    from istilah.model.listed import Legend, Pair
    from istilah.readers.opendocument.parts import Trees

_FLAT = ".fodt"
_PAGES = {
    **{n.style(f"header{page}"): Room.HEADER for page in ("", "-left", "-first")},
    **{n.style(f"footer{page}"): Room.FOOTER for page in ("", "-left", "-first")},
}


@dataclass(frozen=True)
class OpenDocument:
    """An OpenDocument text file (:class:`~istilah.model.manuscript.Manuscript`)."""

    package: Package | SinglePart

    @cached_property
    def document(self) -> Document:
        """What is to be read in it.

        :raises UnreadableError: it is no text document, or broken, encrypted or hostile.
        """
        trees = open_trees(self.package)
        walk, counted = _walked(trees)
        pages = sure_pages(walk.paragraphs, counted, saved(trees.roots(trees.meta)))
        return stitched(walk.paragraphs, walk.source, self.package.path, day=_day(trees), pages=pages)

    @property
    def data(self) -> bytes:
        """The bytes of the file as it now is."""
        return self.package.data

    def mended(self, edits: Sequence[Edit]) -> OpenDocument:
        """Put in edits."""
        trees = open_trees(self.package)
        walk, _ = _walked(trees)
        if not edits or not walk.paragraphs:
            return self
        changed = mend(walk.paragraphs, walk.source, edits)
        return OpenDocument(self.package.replaced(trees.written(changed)))


def open_file(data: bytes, path: str) -> OpenDocument:
    """Open a file."""
    is_flat = PurePath(path).suffix.lower() == _FLAT
    return OpenDocument(SinglePart(data, path) if is_flat else Package(data, path))


def with_list(manuscript: OpenDocument, rows: Sequence[Pair], heading: str, head: Pair, legend: Legend) -> OpenDocument:
    """Put a list of short and full forms in, or refresh the one that is there."""
    from istilah.readers.opendocument import listing

    trees = open_trees(manuscript.package)
    if not listing.with_list(trees, rows, heading, head, legend):
        return manuscript
    return OpenDocument(manuscript.package.replaced(trees.written((trees.content,))))


def _walked(trees: Trees) -> tuple[OdfWalk, int]:
    """Walk over the body, and over the headers and footers of the pages; tell how many pages the body takes."""
    walk, pages = OdfWalk(), 0
    content, styles = trees.by_name[trees.content], trees.by_name.get(trees.styles)
    common = [group for root in trees.roots(trees.styles) for group in root.iterchildren(n.office("styles"))]
    automatic = n.office("automatic-styles")
    named = OdfStyles([*common, *content.iterchildren(automatic)])
    for body in content.iterfind(f"{n.office('body')}/{n.office('text')}"):
        pages = walk.over(
            body, trees.content, named, Room.BODY, Outline([*common, *content.iterchildren(automatic)], named)
        )
    if styles is not None:
        named = OdfStyles([*common, *styles.iterchildren(automatic)])
        for page in styles.iterfind(f"{n.office('master-styles')}/{n.style('master-page')}/*"):
            room = _PAGES.get(str(page.tag))
            if room and page.get(n.style("display")) != "false":
                walk.over(page, trees.styles, named, room, None)
    return walk, pages


def _day(trees: Trees) -> str:
    """Find the day on which the file was last changed, or else made."""
    roots = trees.roots(trees.meta)
    found = (root.find(f"{n.office('meta')}/{name}") for name in (n.DATE, n.MADE) for root in roots)
    return first_day(node for node in found if node is not None)
