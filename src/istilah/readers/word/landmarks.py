"""Where in a Word file people look for something: *paragraf 14, 2.1 Latar Belakang*; *tabel 2, baris 3*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.document import BlockKind, Landmark
from istilah.readers.word.paragraphs import Look, Paragraph, Room
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.readers.word.numbering import Numbering
    from istilah.readers.word.paragraphs import Place

_LONGEST = 60
"""Characters of a heading that are enough to know it by."""
_PARAGRAPH = Text(id="paragraf {number}", en="paragraph {number}")
_ROW = Text(id="tabel {number}, baris {row}", en="table {number}, row {row}")
_NOTES = {
    Room.FOOTNOTE: Text(id="catatan kaki {number}", en="footnote {number}"),
    Room.ENDNOTE: Text(id="catatan akhir {number}", en="endnote {number}"),
}
_ROOMS = {
    Room.HEADER: Text(id="kepala halaman", en="page header"),
    Room.FOOTER: Text(id="kaki halaman", en="page footer"),
    Room.BOX: Text(id="kotak teks", en="text box"),
}


def landmarks(paragraphs: Iterable[Paragraph], numbering: Numbering) -> Iterator[Landmark]:
    """Give the place of each paragraph in words."""
    heading, line = "", 0
    for paragraph in paragraphs:
        if paragraph.place.room is Room.REMARK:
            continue
        line += 1
        if paragraph.kind is BlockKind.HEADING and paragraph.place.room is Room.BODY:
            heading = _heading(paragraph, numbering) or heading
        if paragraph.atoms:
            label = _label(paragraph.place, line)
            if heading and paragraph.place.room in {Room.BODY, Room.BOX}:
                label = Text(f"{label.id}, {heading}", f"{label.en}, {heading}")
            yield Landmark(paragraph.start, label)


def _heading(paragraph: Paragraph, numbering: Numbering) -> str:
    text = "".join(atom.text for atom in paragraph.atoms if atom.look is not Look.MUTE)
    number = numbering.label(paragraph.numbered, paragraph.style.id) if text.strip() else ""
    words = " ".join(f"{number} {text}".split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _label(place: Place, line: int) -> Text:
    if place.table:
        return _ROW.fill(number=place.table, row=place.line)
    if place.room in _NOTES:
        return _NOTES[place.room].fill(number=place.number)
    return _ROOMS.get(place.room) or _PARAGRAPH.fill(number=line)
