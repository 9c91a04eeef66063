"""OpenDocument text: files, templates and flat XML (``.odt``, ``.ott``, ``.fodt``).

The source has a paragraph a line (:mod:`istilah.readers.opendocument.lines` tells in which order); words that spans cut
up are whole again. The paragraphs of a cell are one block, for a cell is one answer. A line break inside a paragraph
is a space in the source and the end of a line in the prose, so that no fix reaches across it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind, Comment, Landmark
from istilah.readers._office.headings import shortened
from istilah.readers._office.packages import Package
from istilah.readers._office.rooms import Room, label
from istilah.readers._office.sheets import parted, sure
from istilah.readers._prose import BREAK, Stitcher
from istilah.readers.opendocument import names as n
from istilah.readers.opendocument.lines import LineContext, OdfWalk, RunPlace
from istilah.readers.opendocument.mending import mend
from istilah.readers.opendocument.numbering import Outline
from istilah.readers.opendocument.pagination import saved
from istilah.readers.opendocument.parts import Flat, Packaged
from istilah.readers.opendocument.styles import OdfStyles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from istilah.model.document import Document
    from istilah.model.finding import Edit
    from istilah.model.listed import Legend, Pair
    from istilah.readers.opendocument.lines import OdfLine
    from istilah.readers.opendocument.parts import Trees

_FLAT = ".fodt"
_PAGES = {
    **{n.style(f"header{page}"): Room.HEADER for page in ("", "-left", "-first")},
    **{n.style(f"footer{page}"): Room.FOOTER for page in ("", "-left", "-first")},
}


@dataclass(frozen=True)
class OpenDocument:
    """An OpenDocument text file (:class:`~istilah.model.manuscript.Manuscript`)."""

    file: Packaged | Flat
    path: str

    @cached_property
    def document(self) -> Document:
        """What is to be read in it.

        :raises UnreadableError: it is no text document, or broken, encrypted or hostile.
        """
        trees = self.file.trees()
        walk, pages = _walked(trees)
        inside = (line for line in walk.lines if line.context.room is Room.BODY)
        stretches = (part for line in inside for part in parted(line.start, line.end, line.page, line.turns))
        return _read(walk, self.path, _date(trees), sure(pages, saved(trees.roots(trees.meta)), stretches))

    @property
    def data(self) -> bytes:
        """The bytes of the file as it now is."""
        return self.file.data

    def mended(self, edits: Sequence[Edit]) -> OpenDocument:
        """Put in edits."""
        if not edits:
            return self
        trees = self.file.trees()
        walk, _ = _walked(trees)
        changed = mend(walk.lines, "".join(walk.texts), edits)
        return replace(self, file=self.file.replaced(changed, trees))


def open_file(data: bytes, path: str) -> OpenDocument:
    """Open a file."""
    is_flat = PurePath(path).suffix.lower() == _FLAT
    return OpenDocument(Flat(data, path) if is_flat else Packaged(Package(data, path)), path)


def with_list(manuscript: OpenDocument, rows: Sequence[Pair], heading: str, head: Pair, legend: Legend) -> OpenDocument:
    """Put a list of short and full forms in, or refresh the one that is there."""
    from istilah.readers.opendocument import listing

    trees = manuscript.file.trees()
    if not listing.with_list(trees, rows, heading, head, legend):
        return manuscript
    return replace(manuscript, file=manuscript.file.replaced((trees.content,), trees))


def _walked(trees: Trees) -> tuple[OdfWalk, int]:
    """Walk over the body, and over the headers and footers of the pages; tell how many pages the body takes."""
    walk, pages = OdfWalk(), 0
    content, styles = trees.by_name[trees.content], trees.by_name.get(trees.styles)
    common = [group for root in trees.roots(trees.styles) for group in root.iterchildren(n.office("styles"))]
    automatic = n.office("automatic-styles")
    named = OdfStyles([*common, *content.iterchildren(automatic)])
    for body in content.iterfind(f"{n.office('body')}/{n.office('text')}"):
        pages = walk.over(
            body, trees.content, named, LineContext(), Outline([*common, *content.iterchildren(automatic)], named)
        )
    if styles is not None:
        named = OdfStyles([*common, *styles.iterchildren(automatic)])
        for page in styles.iterfind(f"{n.office('master-styles')}/{n.style('master-page')}/*"):
            room = _PAGES.get(str(page.tag))
            if room and page.get(n.style("display")) != "false":
                walk.over(page, trees.styles, named, LineContext(room), None)
    return walk, pages


def _read(walk: OdfWalk, path: str, day: str, pages: int) -> Document:
    """Stitch the document together."""
    stitcher = Stitcher("".join(walk.texts))
    comments: list[Comment] = []
    cell = row = 0
    for line in walk.lines:
        if cell != line.context.cell:
            stitcher.close(BlockKind.CELL, row)
        cell, row = line.context.cell, line.context.row
        if line.start < line.end and not stitcher.is_empty():
            stitcher.put(BREAK, line.start - 1, line.start)
        _take(line, stitcher)
        if not cell:
            stitcher.close(line.kind, 0)
        comments += _comments(line, stitcher.source)
    stitcher.close(BlockKind.CELL, row)
    return replace(stitcher.document(path, comments, day), landmarks=tuple(_landmarks(walk.lines, pages)))


def _take(line: OdfLine, stitcher: Stitcher) -> None:
    """Take what is prose in a paragraph."""
    for start, end, node, place, stressed in line.runs:
        stitcher.turn(stressed=stressed)
        if place >= RunPlace.MUTE:
            stitcher.skip()
        elif node.tag == n.LINE_BREAK and place is RunPlace.WHOLE:
            stitcher.put("\n", start, end)
        elif start < end:
            stitcher.keep(start, end)
    stitcher.turn(stressed=False)


def _comments(line: OdfLine, source: str) -> Iterator[Comment]:
    for start, end, _, place, _ in line.runs:
        if place is RunPlace.REMARK:
            yield Comment(source[start:end], start, end)


def _landmarks(lines: Sequence[OdfLine], pages: int) -> Iterator[Landmark]:
    """Give the place of each paragraph in words; ``pages`` is 0 where nothing sure is known of them."""
    for line in lines:
        if line.start < line.end:
            room, _, note, table, row, *_ = line.context
            said = label(room, note, table, is_paged=bool(line.page and pages))
            for start, page in ((line.start, line.page), *line.turns):
                yield Landmark(start, said, note, row, page, pages, shortened(line.section))


def _date(trees: Trees) -> str:
    """Find the day on which the file was last changed, or else made."""
    for name in (n.DATE, f"{n.META}creation-date"):
        for root in trees.roots(trees.meta):
            found = root.find(f"{n.office('meta')}/{name}")
            day = _day(found)
            if day:
                return day
    return ""


def _day(node: _Element | None) -> str:
    try:
        return "" if node is None else date.fromisoformat((node.text or "").strip()[:10]).isoformat()
    except ValueError:
        return ""
