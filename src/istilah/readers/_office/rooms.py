"""The parts of an office file, and what places in them are called: *“pakai KTPnya untuk”, halaman 3 dari 12*.

Nobody counts paragraphs, or tables; the words around something are found by a search in any office program. Where a
page is known it is named as these programs number pages themselves, from the first sheet on.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

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


def label(room: Room, note: int, table: int, *, is_paged: bool) -> Text:
    """Say where a paragraph stands; ``note`` and ``table`` are 0 where it has no number, or stands in none."""
    if table:
        return _joined(_ROW, is_paged=is_paged)
    names = NOTES if note else _UNNUMBERED
    return _joined(names.get(room) or _OTHERS.get(room), is_paged=is_paged)


@cache
def _joined(place: Text | None, *, is_paged: bool) -> Text:
    parts = [_WORDS, *filter(None, (place, _PAGE if is_paged else None))]
    return Text(", ".join(part.id for part in parts), ", ".join(part.en for part in parts))
