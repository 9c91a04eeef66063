"""From the parts of a Word file to its document: all stories walked in order, and prose stitched from their atoms.

The source has a paragraph a line: the body first, each text box behind the paragraph to which it is anchored, then
footnotes, endnotes, headers and footers. The paragraphs of a cell are one block, for a cell is one answer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import BlockKind, Comment
from istilah.readers._office.rooms import Room
from istilah.readers._office.sheets import parted, sure
from istilah.readers._prose import BREAK, Stitcher
from istilah.readers.word.landmarks import landmarks
from istilah.readers.word.names import BODY
from istilah.readers.word.notes import plainly_numbered
from istilah.readers.word.numbering import Numbering
from istilah.readers.word.pagination import saved
from istilah.readers.word.paragraphs import Look, Paragraph
from istilah.readers.word.parts import WordParts
from istilah.readers.word.stories import StoryWalk, suppressions
from istilah.readers.word.styles import WordStyles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from istilah.model.document import Document
    from istilah.readers._office.packages import Package

_MODIFIED = "{http://purl.org/dc/terms/}modified"
_CREATED = "{http://purl.org/dc/terms/}created"
_ROOMS = {
    "footnotes": Room.FOOTNOTE,
    "endnotes": Room.ENDNOTE,
    "header": Room.HEADER,
    "footer": Room.FOOTER,
}


class WordReading(NamedTuple):
    """What was found in a file: its parts, and its paragraphs in the order of the source."""

    parts: WordParts
    styles: WordStyles
    paragraphs: list[Paragraph]
    source: str
    pages: int
    """How many pages there are; 0 where that is not sure."""


def open_parts(package: Package) -> WordReading:
    """Walk over all that is to be read in a file.

    :raises UnreadableError: it is no Word document, or a broken one.
    """
    parts = WordParts(package)
    main = parts.main()
    styles = WordStyles(parts.one("styles"))
    walk = StoryWalk(styles, suppressions(parts.one("comments")), "".join(parts.of_kind("comments")[:1]))
    bodies = ((body, parts.document, Room.BODY) for body in islice(main.iterchildren(BODY), 1))
    counted, *_ = [walk.over(root, name, room) for root, name, room in (*bodies, *_others(parts))]
    inside = (each for each in walk.paragraphs if each.place.room is Room.BODY)
    stretches = (part for each in inside for part in parted(each.start, each.end, each.page, each.turns))
    pages = sure(counted, saved(parts.statistics()), stretches)
    return WordReading(parts, styles, walk.paragraphs, "".join(walk.source), pages)


def _others(parts: WordParts) -> Iterator[tuple[_Element, str, Room]]:
    for kind, room in _ROOMS.items():
        for name in parts.of_kind(kind):
            yield parts.tree(name), name, room


def read(reading: WordReading) -> Document:
    """Stitch the document together."""
    stitcher = Stitcher(reading.source)
    comments = []
    cell = row = 0
    for paragraph in reading.paragraphs:
        if paragraph.place.room is Room.REMARK:
            comments.append(_comment(paragraph, reading.source))
            continue
        if cell != paragraph.place.cell:
            stitcher.close(BlockKind.CELL, row)
        cell, row = paragraph.place.cell, paragraph.place.row
        if paragraph.stretches and not stitcher.is_empty():
            stitcher.put(BREAK, paragraph.start - 1, paragraph.start)
        _take(paragraph, stitcher)
        if not cell:
            stitcher.close(paragraph.kind, 0)
    stitcher.close(BlockKind.CELL, row)
    document = stitcher.document(reading.parts.package.path, comments, _date(reading.parts.properties()))
    numbering = Numbering(reading.parts.one("numbering"), reading.styles)
    found = landmarks(reading.paragraphs, numbering, reading.pages, plainly_numbered(reading.parts))
    return replace(document, landmarks=tuple(found))


def _comment(paragraph: Paragraph, source: str) -> Comment:
    return Comment(source[paragraph.start : paragraph.end], paragraph.start, paragraph.end)


def _take(paragraph: Paragraph, stitcher: Stitcher) -> None:
    """Take what is prose in a paragraph."""
    for start, end, look in paragraph.stretches:
        if look is Look.PLAIN or look is Look.STRESSED:
            stitcher.turn(stressed=look is Look.STRESSED)
        if look is Look.MUTE:
            stitcher.skip()
        elif look is Look.LINE_BREAK:
            stitcher.put("\n", start, end)
        else:
            stitcher.keep(start, end)
    stitcher.turn(stressed=False)


def _date(properties: _Element | None) -> str:
    """Find the day on which the file was last changed, or else made."""
    found: Iterable[_Element] = () if properties is None else properties.iterchildren(_MODIFIED, _CREATED)
    for node in sorted(found, key=lambda node: node.tag != _MODIFIED):
        try:
            return date.fromisoformat((node.text or "").strip()[:10]).isoformat()
        except ValueError:
            continue
    return ""
