"""From the parts of a Word file to its document: all stories are walked over in order.

The source has a paragraph a line: the body first, each text box behind the paragraph to which it is anchored, then
footnotes, endnotes, headers and footers.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers._office.places import Room
from istilah.readers._office.relations import CORE
from istilah.readers._office.sheets import sure_pages
from istilah.readers._office.stitching import first_day, stitched
from istilah.readers.word.names import BODY
from istilah.readers.word.numbering import Numbering
from istilah.readers.word.pagination import COUNTS, saved
from istilah.readers.word.parts import WordParts
from istilah.readers.word.sections import give_sections, plainly_numbered
from istilah.readers.word.stories import StoryWalk, suppressions
from istilah.readers.word.styles import WordStyles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from istilah.model.document import Document
    from istilah.readers._office.packages import Package
    from istilah.readers.word.paragraphs import WordParagraph

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
    paragraphs: list[WordParagraph]
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
    pages = sure_pages(walk.paragraphs, counted, saved(parts.of_file(COUNTS)))
    return WordReading(parts, styles, walk.paragraphs, walk.source, pages)


def _others(parts: WordParts) -> Iterator[tuple[_Element, str, Room]]:
    for kind, room in _ROOMS.items():
        for name in parts.of_kind(kind):
            yield parts.tree(name), name, room


def read(reading: WordReading) -> Document:
    """Stitch the document together."""
    parts, paragraphs, source = reading.parts, reading.paragraphs, reading.source
    give_sections(paragraphs, source, Numbering(parts.one("numbering"), reading.styles), plainly_numbered(parts))
    day = _day(parts.of_file(CORE))
    return stitched(paragraphs, source, parts.package.path, day=day, pages=reading.pages)


def _day(properties: _Element | None) -> str:
    """Find the day on which the file was last changed, or else made."""
    found = [] if properties is None else list(properties.iterchildren(_MODIFIED, _CREATED))
    return first_day(sorted(found, key=lambda node: node.tag != _MODIFIED))
