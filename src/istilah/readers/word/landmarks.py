"""Where in a Word file people look for something: *paragraf 14, 2.1 Latar Belakang*; *tabel 2, baris 3*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.document import BlockKind, Landmark
from istilah.readers.headings import shortened
from istilah.readers.rooms import Room, label
from istilah.readers.word.paragraphs import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.readers.word.numbering import Numbering
    from istilah.readers.word.paragraphs import Paragraph

_IN_SECTIONS = {Room.BODY, Room.BOX}


def landmarks(paragraphs: Iterable[Paragraph], numbering: Numbering) -> Iterator[Landmark]:
    """Give the place of each paragraph in words."""
    heading, line, of_notes = "", 0, dict[tuple[Room, int], str]()
    for paragraph in paragraphs:
        if paragraph.place.room is Room.REMARK:
            continue
        line += 1
        if paragraph.kind is BlockKind.HEADING and paragraph.place.room is Room.BODY:
            heading = _heading(paragraph, numbering) or heading
        of_notes.update(dict.fromkeys(paragraph.notes, heading))
        if paragraph.stretches:
            room, number, table, row, *_ = paragraph.place
            section = heading if room in _IN_SECTIONS else of_notes.get((room, number), "")
            yield Landmark(paragraph.start, *label(room, number, table, row, line), section)


def _heading(paragraph: Paragraph, numbering: Numbering) -> str:
    text = "".join(atom.text for atom in paragraph.atoms if atom.look is not Look.MUTE)
    number = numbering.label(paragraph.numbered, paragraph.style.id) if text.strip() else ""
    return shortened(" ".join(f"{number} {text}".split()))
