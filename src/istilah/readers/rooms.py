"""The parts of an office file, and what places in them are called: *paragraf 14*; *tabel 2, baris 3*."""

from __future__ import annotations

from enum import StrEnum

from istilah.text import Text


class Room(StrEnum):
    """What part of a document a paragraph belongs to."""

    BODY = "body"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"
    BOX = "box"
    REMARK = "remark"


_PARAGRAPH = Text(id="paragraf {number}", en="paragraph {number}")
_ROW = Text(id="tabel {number}, baris {row}", en="table {number}, row {row}")
NOTES = {
    Room.FOOTNOTE: Text(id="catatan kaki {number}", en="footnote {number}"),
    Room.ENDNOTE: Text(id="catatan akhir {number}", en="endnote {number}"),
}
"""The rooms in which paragraphs go by the number of their note, and what that is called."""
_OTHERS = {
    Room.HEADER: Text(id="kepala halaman", en="page header"),
    Room.FOOTER: Text(id="kaki halaman", en="page footer"),
    Room.BOX: Text(id="kotak teks", en="text box"),
}


def label(room: Room, note: int, table: int, row: int, paragraph: int) -> tuple[Text, int, int]:
    """Say where a paragraph stands: the text, and the values of its ``number`` and ``row``.

    ``note``, ``table`` and ``paragraph`` are counted over the document, ``row`` in its table, all from 1; 0 is none.
    """
    if table:
        return _ROW, table, row
    if room in NOTES:
        return NOTES[room], note, 0
    return _OTHERS.get(room, _PARAGRAPH), paragraph, 0
