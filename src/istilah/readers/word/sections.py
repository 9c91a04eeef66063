"""Under which heading of a Word file something stands, a note where it is cited: *footnote 3, 2.1 Latar Belakang*."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind
from istilah.readers._office.paragraphs import Look
from istilah.readers._office.places import COUNTED, Room
from istilah.readers.word.names import ENDNOTE_MARK, FOOTNOTE_MARK, OFF, value, w
from istilah.readers.word.styles import BODY_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element

    from istilah.readers.word.numbering import Numbering
    from istilah.readers.word.paragraphs import WordParagraph
    from istilah.readers.word.parts import WordParts

_KINDS = {
    Room.FOOTNOTE: (FOOTNOTE_MARK, w("footnotePr"), "decimal"),
    Room.ENDNOTE: (ENDNOTE_MARK, w("endnotePr"), "lowerRoman"),
}
"""The mark of a note, what says how notes are numbered, and how they are if nothing does."""
_OWN_MARK = w("customMarkFollows")
_USUAL = {w("numFmt"): "decimal", w("numStart"): "1", w("numRestart"): "continuous"}


def give_sections(
    paragraphs: Iterable[WordParagraph], source: str, numbering: Numbering, numbered: Collection[Room]
) -> None:
    """Tell each paragraph its heading; notes stand on the page where they are cited.

    ``numbered`` names the notes that go by the numbers by which we count them; the others bear none.
    """
    heading, of_notes = "", dict[tuple[Room, int], tuple[str, int]]()
    for paragraph in paragraphs:
        room, note, *_ = place = paragraph.place
        if room in COUNTED:
            heading = _heading(paragraph, source, _number(paragraph, numbering)) or heading
            of_notes.update(dict.fromkeys(paragraph.notes, (heading, paragraph.page)))
            paragraph.section = heading
            continue
        paragraph.section, paragraph.page = of_notes.get((room, note), ("", 0))
        if note and room not in numbered:
            paragraph.place = place._replace(number=0)


def _number(paragraph: WordParagraph, numbering: Numbering) -> str:
    """Count a paragraph; what is hidden as a whole does not count, nor does what is computed."""
    is_seen = paragraph.stretches or not (paragraph.is_hidden or paragraph.joined)
    if not is_seen or not paragraph.numbered or paragraph.in_contents:
        return ""
    return numbering.count(paragraph.numbered, paragraph.style.id)


def _heading(paragraph: WordParagraph, source: str, number: str) -> str:
    if not _is_heading(paragraph):
        return ""
    seen = (piece for piece in paragraph.stretches if piece.look is not Look.MUTE)
    text = "".join(source[piece.start : piece.end] for piece in seen).split()
    return " ".join(filter(None, (number, *text))) if text else ""


def _is_heading(paragraph: WordParagraph) -> bool:
    """Tell whether a paragraph heads what follows: also one in a cell, but none in a text box."""
    if paragraph.place.room is not Room.BODY:
        return False
    return paragraph.kind is BlockKind.HEADING or (bool(paragraph.place.cell) and paragraph.level < BODY_TEXT)


def plainly_numbered(parts: WordParts) -> frozenset[Room]:
    """Tell which notes bear the numbers by which one counts them: 1, 2, 3 through the whole document."""
    main, settings = parts.main(), parts.one("settings")
    return frozenset(
        room
        for room, (mark, properties, usual) in _KINDS.items()
        if _is_plain(list(_said(main, settings, properties)), usual)
        and not any(node.get(_OWN_MARK, "0") not in OFF for node in main.iter(mark))
    )


def _said(main: _Element, settings: _Element | None, properties: str) -> Iterator[_Element]:
    everywhere = () if settings is None else settings.iterchildren(properties)
    for node in chain(everywhere, main.iter(properties)):
        yield from node.iterchildren(*_USUAL)


def _is_plain(said: list[_Element], usual: str) -> bool:
    forms = [value(node) for node in said if node.tag == w("numFmt")] or [usual]
    return set(forms) == {_USUAL[w("numFmt")]} and all(value(node) == _USUAL[str(node.tag)] for node in said)
