"""Where in a Word file people look for something: *“words to search for”, page 3 of 12, 2.1 Latar Belakang*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.document import BlockKind, Landmark
from istilah.readers._office.headings import shortened
from istilah.readers._office.rooms import Room, label
from istilah.readers.word.paragraphs import Look
from istilah.readers.word.styles import BODY_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from istilah.readers.word.numbering import Numbering
    from istilah.readers.word.paragraphs import Paragraph

_IN_SECTIONS = {Room.BODY, Room.BOX}


def landmarks(
    paragraphs: Iterable[Paragraph], numbering: Numbering, pages: int, numbered: Collection[Room]
) -> Iterator[Landmark]:
    """Give the place of each paragraph in words; ``pages`` is 0 where nothing sure is known of them.

    ``numbered`` names the notes that go by the numbers by which we count them.
    """
    heading, of_notes = "", dict[tuple[Room, int], tuple[str, int]]()
    for paragraph in paragraphs:
        room, note, table, row, *_ = paragraph.place
        if room in _IN_SECTIONS:
            heading = _heading(paragraph, _number(paragraph, numbering)) or heading
            of_notes.update(dict.fromkeys(paragraph.notes, (heading, paragraph.page)))
        if paragraph.stretches and room is not Room.REMARK:
            section, page = (heading, paragraph.page) if room in _IN_SECTIONS else of_notes.get((room, note), ("", 0))
            said = label(room, note if room in numbered else 0, table, is_paged=bool(page and pages))
            for start, turned in ((paragraph.start, page), *paragraph.turns):
                yield Landmark(start, said, note, row, turned, pages, section)


def _number(paragraph: Paragraph, numbering: Numbering) -> str:
    """Count a paragraph; what is hidden as a whole does not count, nor does what is computed."""
    is_seen = paragraph.stretches or not (paragraph.is_hidden or paragraph.joined)
    if not is_seen or not paragraph.numbered or paragraph.in_contents:
        return ""
    return numbering.count(paragraph.numbered, paragraph.style.id)


def _heading(paragraph: Paragraph, number: str) -> str:
    if not _is_heading(paragraph):
        return ""
    text = "".join(atom.text for atom in paragraph.atoms if atom.look is not Look.MUTE).split()
    return shortened(" ".join(filter(None, (number, *text)))) if text else ""


def _is_heading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph heads what follows: also one in a cell, but none in a text box."""
    if paragraph.place.room is not Room.BODY:
        return False
    return paragraph.kind is BlockKind.HEADING or (bool(paragraph.place.cell) and paragraph.level < BODY_TEXT)
