"""From the paragraphs of an office file to its document: prose, comments, and where people look for something.

The paragraphs of a cell are one block, for a cell is one answer. A place is called as people would search for it:
*“words to search for”, page 3 of 12, 2.1 Latar Belakang*.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind, Comment, Landmark
from istilah.readers._office.headings import shortened
from istilah.readers._office.paragraphs import Look
from istilah.readers._office.places import Room, label
from istilah.readers._prose import BREAK, Stitcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from istilah.model.document import Document
    from istilah.readers._office.paragraphs import OfficeParagraph


def stitched(paragraphs: Sequence[OfficeParagraph], source: str, path: str, *, day: str, pages: int) -> Document:
    """Stitch a document together; ``pages`` is how many it has, 0 where that is not sure."""
    stitcher = Stitcher(source)
    comments = []
    cell = row = 0
    for paragraph in paragraphs:
        place = paragraph.place
        if place.room is Room.REMARK:
            comments.append(Comment(source[paragraph.start : paragraph.end], paragraph.start, paragraph.end))
            continue
        if cell != place.cell:
            stitcher.close(BlockKind.CELL, row)
        cell, row = place.cell, place.row
        if not stitcher.is_empty() and paragraph.is_seen:
            stitcher.put(BREAK, paragraph.start - 1, paragraph.start)
        _take(paragraph, stitcher)
        if not cell:
            stitcher.close(paragraph.kind, 0)
    stitcher.close(BlockKind.CELL, row)
    return replace(stitcher.document(path, comments, day), landmarks=tuple(_landmarks(paragraphs, pages)))


def _take(paragraph: OfficeParagraph, stitcher: Stitcher) -> None:
    """Take what is prose in a paragraph."""
    for start, end, look, _, _ in paragraph.stretches:
        if look is Look.PLAIN or look is Look.STRESSED:
            stitcher.turn(stressed=look is Look.STRESSED)
        if look is Look.MUTE:
            stitcher.skip()
        elif look is Look.LINE_BREAK:
            stitcher.put("\n", start, end)
        elif start < end:
            stitcher.keep(start, end)
    stitcher.turn(stressed=False)


def _landmarks(paragraphs: Sequence[OfficeParagraph], pages: int) -> Iterator[Landmark]:
    """Give the places at which there is something, be it only a comment in the margin."""
    for paragraph, behind in zip_longest(paragraphs, islice(paragraphs, 1, None)):
        place = paragraph.place
        is_remarked = behind is not None and behind.place.room is Room.REMARK
        if place.room is not Room.REMARK and (paragraph.is_seen or is_remarked):
            said = label(place, is_paged=bool(paragraph.page and pages))
            section = shortened(paragraph.section)
            for start, page in ((paragraph.start, paragraph.page), *paragraph.turns):
                yield Landmark(start, said, place.number, place.line, page, pages, section)


def first_day(nodes: Iterable[_Element]) -> str:
    """Give the first date among some properties of a file (ISO 8601); empty where there is none."""
    for node in nodes:
        try:
            return date.fromisoformat((node.text or "").strip()[:10]).isoformat()
        except ValueError:
            continue
    return ""
