"""The parts of an office file, and what places in them are called: *“pakai KTPnya untuk”, halaman 3 dari 12*.

Nobody counts paragraphs, or tables; the words around something are found by a search in any office program. Where a
page is known it is named as these programs number pages themselves, from the first sheet on.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

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


class OfficePlace(NamedTuple):
    """Where a paragraph stands."""

    room: Room = Room.BODY
    number: int = 0
    """Number of the note, if it bears one."""
    table: int = 0
    line: int = 0
    """Number of the row in its table."""
    row: int = 0
    """Number of the row among all rows of the document."""
    cell: int = 0
    is_item: bool = False
    """Whether it is in an element that makes a list of it."""


_WORDS = Text(id="“{words}”", en="“{words}”")
_PAGE = Text(id="halaman {page} dari {pages}", en="page {page} of {pages}")
_ROW = Text(id="baris {row} dalam tabel", en="row {row} of a table")
NOTES = {
    Room.FOOTNOTE: Text(id="catatan kaki {number}", en="footnote {number}"),
    Room.ENDNOTE: Text(id="catatan akhir {number}", en="endnote {number}"),
}
"""The rooms in which paragraphs go by the number of their note, and what that is called."""
COUNTED = frozenset({Room.BODY, Room.BOX})
"""The rooms in which what is numbered counts for the sections, and whose pages are known."""
_UNNUMBERED = {
    Room.FOOTNOTE: Text(id="catatan kaki", en="footnote"),
    Room.ENDNOTE: Text(id="catatan akhir", en="endnote"),
}
_OTHERS = {
    Room.HEADER: Text(id="kepala halaman", en="page header"),
    Room.FOOTER: Text(id="kaki halaman", en="page footer"),
    Room.BOX: Text(id="kotak teks", en="text box"),
}


def label(place: OfficePlace, *, is_paged: bool) -> Text:
    """Say where a paragraph stands."""
    if place.table:
        return _joined(_ROW, is_paged=is_paged)
    names = NOTES if place.number else _UNNUMBERED
    return _joined(names.get(place.room) or _OTHERS.get(place.room), is_paged=is_paged)


@cache
def _joined(place: Text | None, *, is_paged: bool) -> Text:
    parts = [_WORDS, *filter(None, (place, _PAGE if is_paged else None))]
    return Text(", ".join(part.id for part in parts), ", ".join(part.en for part in parts))
